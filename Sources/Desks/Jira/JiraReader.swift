import DeskKit
import Formats
import Foundation
import JSONText
import StatusMapping
import TicketModel

/// Reads every form in which Jira gives its issues: REST pages (v2, v3, servicedeskapi), site backups, the issue
/// navigator's XML and CSV, and webhook bodies.
final class JiraReader {
  let options: ReadOptions
  let sink: any RecordSink
  let zone: TimeZone?
  let vocabulary: StatusVocabulary?
  var times: SourceTimes
  /// Leaves that went to `extras` or `data/other` so far; what a record does not add here, it mapped.
  var kept = 0
  var counts: [String: Int] = [:]
  var claims: [String: Int] = [:]
  var torn = false
  /// Small tables: what is defined, and who is named.
  var users: [JSONObject: (key: String?, kept: Int)] = [:]
  var keptOnce: [String: Set<JSONObject>] = [:]
  var definedStatuses: Set<StatusDefinition> = []
  let statusLore = JiraStatusLore()
  var knownPeople: Set<Person> = []
  var knownContainers: Set<Container> = []
  var fieldNames: [String: String] = [:]
  var fieldOptions: [String: [String: FieldDefinition.Option]] = [:]
  var fieldsPut: Set<String> = []
  var knownFields: Set<FieldDefinition> = []
  /// What fields of the service desk are, such as `sd-request-participants`, by their ids.
  var portalFields: [String: String] = [:]
  /// Ids of fields by their names: of a list of fields, and of the issue that is being read. Old replies name the field
  /// of a change by its name alone.
  var fieldIDs: [String: Set<String>] = [:]
  var issueFieldIDs: [String: Set<String>] = [:]
  /// Keys of people by the user names that XML and CSV of Data Center have.
  var userKeys: [String: String] = [:]
  private var hasUserNames = false
  /// Members of groups whose pages came, by the group's name, or by its id.
  var groupMembers: [GroupName: Set<String>] = [:]
  var groupNames: [String: String] = [:]
  /// Issue ids of the keys that recorded addresses name.
  var issueIDs: [String: String] = [:]
  /// Ids of the issues of CSVs by their keys, by which such files name one another.
  let issueKeys = JiraIssueKeys()
  /// Statuses known by their labels alone.
  let labels = JiraLabels()
  /// CSVs stand beside forms that tell the ids of statuses.
  var hasIDsBesideCSV = false
  /// Only replies hold requests of the portal, whose statuses give way to those that other forms tell.
  private(set) var hasReplies = false
  /// Images that comments on pages of their own show.
  let images = JiraImages()
  /// Files of comments that came on pages of their own.
  var commentFiles: [(ticket: String, comment: String, file: TicketFile)] = []
  let tally = JiraTally()
  var nextPages = JiraNextPages()
  /// Values of own fields such as `3,75`.
  var decimalCommas = 0
  /// Rows of an app's table of organizations, whose columns are not known.
  var organizationsOfApps = 0
  /// Files that are nothing that Jira exports.
  var foreign: [String] = []
  /// Records of pages whose issue is known by its key alone.
  var partsOfNone = 0
  /// Writing failed where nothing can be thrown; told as soon as it can be.
  var failure: (any Error)?

  init(options: ReadOptions, sink: any RecordSink) throws {
    self.options = options
    self.sink = sink
    zone = options.timeZone.flatMap(TimeZone.init(identifier:))
    times = SourceTimes(timeZone: options.timeZone)
    vocabulary = try StatusVocabulary.builtIn(Jira.id)
  }

  static func read(_ input: any ExportInput, options: ReadOptions, sink: any RecordSink) throws {
    let reader = try JiraReader(options: options, sink: sink)
    let backup = try JiraBackup(reader)
    try reader.lookAhead(input, backup)
    try reader.issueKeys.learn(input)
    try backup.learn(input)
    if reader.hasUserNames { reader.userKeys.merge(backup.tables.userKeys) { known, _ in known } }
    try input.forEachDocument({ try reader.read($0, backup: backup) }, trouble: { try reader.tell($0) })
    try backup.finish()
    try reader.finish(isBackup: backup.isBackup)
  }

  // MARK: Documents

  private func read(_ document: ExportDocument, backup: JiraBackup) throws {
    if let url = document.request.map({ $0.asked ?? $0.url }), Jira.isDownload(url, mediaType: document.mediaType) {
      return try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
    }
    if try backup.takes(document) { return }
    let peeked = try PeekedSource(document.bytes, count: 1 << 14)
    var document = document
    document.bytes = peeked
    defer { times = SourceTimes(timeZone: options.timeZone) }
    let start = TextEncoding.readable(peeked.start)
    if start != peeked.start, Jira.form(of: document.name, start: start) == .json {
      document.bytes = DecodedSource(peeked, file: document.name)
    }
    if document.request == nil, Jira.isForeign(document.name, start) || backup.isForeign(document.name, start) {
      return foreign.append(document.name)
    }
    switch Jira.form(of: document.name, start: start) {
    case .backup: try backup.read(document)
    case .rss: try JiraRSS(self).read(document)
    case .csv: try JiraCSV(self).read(document)
    case .json: try readJSON(document)
    }
    try times.report(to: sink, file: document.name)
  }

  private func tell(_ trouble: InputTrouble) throws {
    if trouble.severity == .error { torn = true }
    try sink.finding(trouble)
  }

  /// What must be known before the first record is written: which keys recorded addresses use, and which sort of
  /// reply the input has.
  private func lookAhead(_ input: any ExportInput, _ backup: JiraBackup) throws {
    var wanted: Set<String> = []
    var portal: Set<String> = []
    var forms: Set<Jira.Form> = []
    var hasCommentPages = false
    defer { if failure == nil { do { try images.close() } catch { failure = error } } }
    try input.forEachHead { head in
      func holds(_ text: String) -> Bool { head.start.holds(text) }
      // Bare pages name the issue in their own links.
      let address = head.request?.url ?? (holds("\"self\"") ? String(decoding: head.start, as: UTF8.self) : "")
      if let issue = JiraPages.issue(in: address), !Jira.isNumber(issue) { wanted.insert(issue) }
      if address.contains("/comment") { hasCommentPages = true }
      if tally.comments == nil, JiraPages.comment(in: address) != nil { tally.comments = [] }
      if head.request != nil || !Jira.isForeign(head.name, head.start) {
        forms.insert(head.request == nil ? Jira.form(of: head.name, start: head.start) : .json)
      }
      if holds("com.atlassian.servicedesk") || holds("\"clauseNames\"") { portal.insert(head.name) }
      backup.note(head)
      issueKeys.note(head)
    }
    hasIDsBesideCSV = forms.contains(.csv) && forms.count > 1
    if hasIDsBesideCSV { tally.expectTwins() }
    hasReplies = forms.contains(.json)
    hasUserNames = forms.contains(.csv) || forms.contains(.rss)
    let resolvesNames = hasUserNames && forms.contains(.json)
    guard !wanted.isEmpty || !portal.isEmpty || resolvesNames || hasCommentPages else { return }
    try input.forEachDocument(
      { document in
        guard Jira.form(of: document.name, start: []) == .json,
          !wanted.isEmpty || resolvesNames || hasCommentPages || portal.contains(document.name)
        else { return }
        let place = JiraPages.Place(document, ids: [:])
        let stream = JSONStream(document.bytes, streaming: JiraPages.arrays)
        while let piece = try stream.next() {
          switch piece {
          case .value(let node, _), .element(_, let node, _):
            learnIDs(node.value, wanted)
            learnPortalFields(node.value)
            if resolvesNames { learnUserNames(node.value) }
            if hasCommentPages { try learnImages(node.value, place) }
          default: continue
          }
        }
      }, trouble: { _ in })
  }

  private func learnIDs(_ value: JSONValue, _ wanted: Set<String>) {
    for issue in [value, value["issue"] ?? .null] + (value["issues"]?.array ?? []) + (value["values"]?.array ?? []) {
      let key = issue["key"]?.string ?? issue["issueKey"]?.string
      guard let key, wanted.contains(key), let id = issue["id"]?.idText ?? issue["issueId"]?.idText else { continue }
      if issue["fields"] != nil || issue["issueKey"] != nil || issue["self"]?.string?.contains("/issue/") == true {
        issueIDs[key] = id
      }
    }
  }

  /// What the comments of a page show, and the files there are, under every name that the issue has here.
  private func learnImages(_ value: JSONValue, _ place: JiraPages.Place) throws {
    guard let object = value.object else { return }
    var issues = [place.issue, place.issueKey].compactMap(\.self)
    if object["fields"] != nil {
      issues = [object["id"]?.idText, object["key"]?.string].compactMap(\.self)
      for file in object["fields"]?["attachment"]?.array ?? [] { try learn(file: file, of: issues) }
    } else if let arrays = JiraPages.arrays(in: object, url: place.url) {
      let here = place.refined(by: object)
      for item in arrays.flatMap({ object[$0]?.array ?? [] }) { try learnImages(item, here) }
    } else if let body = object["body"] {
      for issue in issues { try images.note(body: body, of: issue) }
    } else {
      try learn(file: value, of: issues)
    }
  }

  private func learn(file: JSONValue, of issues: [String]) throws {
    guard let name = file["filename"]?.string, let id = file.object.flatMap(attachmentID) else { return }
    for issue in issues { try images.note(file: id, named: name, of: issue) }
  }

  /// Data Center tells both names of a person: the key that stays, and the user name, which is all that other forms have.
  private func learnUserNames(_ value: JSONValue) {
    switch value {
    case .array(let items): for item in items { learnUserNames(item) }
    case .object(let object):
      for member in object.values { learnUserNames(member) }
      guard object["accountId"] == nil, object["displayName"] != nil || object["emailAddress"] != nil,
        let name = object["name"]?.string, let key = object["key"]?.string
      else { return }
      userKeys[name] = key
    default: return
    }
  }

  private func learnPortalFields(_ value: JSONValue) {
    for field in value["values"]?.array ?? value.array ?? [value] {
      guard let id = field["id"]?.string else { continue }
      learnPortalField(id, field["schema"]?["custom"]?.string)
      if field["clauseNames"] != nil, let name = field["name"]?.string { fieldIDs[name, default: []].insert(id) }
    }
    // Asked for with `expand=schema`, issues and their pages say it too.
    for holder in [value] + (value["issues"]?.array ?? []) {
      for (id, type) in (holder["schema"]?.object ?? [:]).members { learnPortalField(id, type["custom"]?.string) }
    }
  }

  private func learnPortalField(_ id: String, _ type: String?) {
    guard let type, id.hasPrefix("customfield_"), let kind = type.split(separator: ":").last, kind.hasPrefix("sd-")
    else { return }
    portalFields[id] = String(kind)
  }

  // MARK: JSON

  private func readJSON(_ document: ExportDocument) throws {
    if let request = document.request { nextPages.came(JiraPages.address(of: request)) }
    let place = JiraPages.Place(document, ids: issueIDs)
    var page = JSONObject()
    var first: String?
    var count = 0
    var walk = SourceWalk(document, sink: sink)
    try walk.json(streaming: JiraPages.arrays) { piece, at, leaves in
      switch piece {
      case .value(let value): try account(value, &leaves) { try top(value, place, at) }
      case .element(let array, let value):
        if first == nil { first = array }
        count += 1
        let here = place.refined(by: page)
        try account(value, &leaves) { try element(value, of: array, here, at) }
      case .member(let name, let value): page[name] = value
      }
    }
    if !walk.isWhole { torn = true }
    guard !page.isEmpty else { return }
    var leaves = LeafCount()
    try account(.object(page), &leaves) {
      let at = ExportPlace(file: document.name, record: 0)
      try envelope(page, of: first, count: count, at, place.refined(by: page))
    }
    sink.leaves(leaves, file: document.name)
  }

  /// Whatever `body` does not keep of the value, it mapped.
  func account(_ value: JSONValue, _ leaves: inout LeafCount, _ body: () throws -> Void) rethrows {
    let before = kept
    try body()
    let total = value.leaves
    let here = min(kept - before, total)
    leaves.kept += here
    leaves.mapped += total - here
  }

  private func top(_ value: JSONValue, _ place: JiraPages.Place, _ at: ExportPlace) throws {
    guard let object = value.object else {
      if value.leaves > 0 { try keepOther("values", ["value": value], at) }
      return
    }
    // Tools that fetch pages wrap them once more.
    if object["id"] == nil, object["data"]?.object != nil || object["data"]?.array?.first?.object != nil {
      var rest = object
      rest["data"] = nil
      for page in object["data"]?.array ?? [object["data"] ?? .null] { try top(page, place, at) }
      return try envelope(rest, of: nil, count: 0, at, place)
    }
    guard let arrays = JiraPages.arrays(in: object, url: place.url), !arrays.isEmpty else {
      return try element(value, of: "", place, at)
    }
    let here = place.refined(by: object)
    var rest = JSONObject()
    for (name, member) in object.members {
      if arrays.contains(name), let items = member.array {
        if try clocks(items, here) { continue }
        for item in items { try element(item, of: name, here, at) }
      } else {
        rest.append(name, member)
      }
    }
    try envelope(rest, of: arrays.first, count: arrays.first.flatMap { object[$0]?.array?.count } ?? 0, at, here)
  }

  /// What a page says beside its records: totals, the next page, names of fields.
  private func envelope(
    _ page: JSONObject, of array: String?, count: Int, _ at: ExportPlace, _ place: JiraPages.Place
  ) throws {
    var page = page
    try learnNames(&page)
    if let array {
      let name = JiraPages.collection(of: array, place)
      if name == "tickets", let total = page["total"]?.int {
        claims["tickets"] = max(claims["tickets"] ?? 0, total)
        try tally.queries.claim(total, of: place.query)
      }
      if let list = JiraTally.List.allCases.first(where: { $0.collection == name }), let issue = place.issue {
        try tally.note(list, total: page["total"]?.int, of: issue)
      }
      nextPages.note(page, place, of: array, count: count, collection: name ?? "tickets")
    }
    guard JSONValue.object(page).leaves > 0 else { return }
    var record: JSONObject = ["file": .string(at.file)]
    for (name, value) in page.members where value.leaves > 0 { record[name == "file" ? "file_" : name] = value }
    kept += JSONValue.object(page).leaves
    try sink.put(
      RecordHead(.other("pages"), id: "\(at.fallbackID)/\(Checksum.sha256(JSONValue.object(record).bytes).prefix(16))"),
      record)
  }

  // MARK: Keeping

  /// A record that has no place in the model, whole under the vendor's name.
  func keepOther(_ name: String, _ object: JSONObject, _ at: ExportPlace) throws {
    let leaves = JSONValue.object(object).leaves
    guard leaves > 0 else { return }
    kept += leaves
    counts["other/" + name, default: 0] += 1
    let own = object["id"]?.idText ?? object["accountId"]?.idText ?? object["name"]?.idText
    let hash = Checksum.sha256(JSONValue.object(object).bytes).prefix(16)
    try sink.put(RecordHead(.other(name), id: own.map { "\($0)/\(hash)" } ?? at.fallbackID + "/\(hash)"), object)
  }

  /// The same for what is repeated in every record, such as the description of a status: put once for each wording.
  func keepOnce(_ name: String, _ object: JSONObject) throws {
    let leaves = JSONValue.object(object).leaves
    guard leaves > 0 else { return }
    kept += leaves
    guard keptOnce[name, default: []].insert(object).inserted else { return }
    let hash = Checksum.sha256(JSONValue.object(object).bytes).prefix(16)
    let id = object["id"]?.idText ?? object["key"]?.idText ?? object["name"]?.idText
    try sink.put(RecordHead(.other(name), id: id.map { "\($0)/\(hash)" } ?? String(hash)), object)
  }

  /// Description first, then by time, then by id.
  static func inOrder(_ messages: [Message]) -> [Message] {
    messages.sorted { left, right in
      let opening = (left.kind == .description, right.kind == .description)
      if opening.0 != opening.1 { return opening.0 }
      let times = (left.createdAt ?? "~", right.createdAt ?? "~")
      if times.0 != times.1 { return times.0 < times.1 }
      return SourceKey.idPrecedes(left.id ?? left.key, right.id ?? right.key)
    }
  }

  /// What was not taken: the record's `extras`, counted.
  func extras(_ fields: SourceFields) -> JSONObject {
    let rest = fields.rest
    kept += JSONValue.object(rest).leaves
    for offset in fields.offsets { sink.offset(offset) }
    return rest
  }
}
