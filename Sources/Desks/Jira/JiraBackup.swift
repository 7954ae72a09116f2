import DeskKit
import Formats
import JSONText
import TicketModel

/// A site backup: `entities.xml`, one element for each row of each table, values as attributes or, where they are long
/// or have lines, as child elements of the same name.
///
/// Tables stand in alphabetical order, so that a comment comes long before its issue. A first pass learns definitions
/// (statuses, fields, people: small tables) and, on disk where they are many, which issue each group of changes belongs
/// to and which comments are internal; the second pass puts every row as a part of its issue.
final class JiraBackup {
  let reader: JiraReader
  let tables = JiraTables()
  let parts: JiraTicketParts
  private(set) var isBackup = false
  private var skippedFiles = 0
  private var storedFiles = 0
  private var strippedIn: Set<String> = []
  /// Documents with tables, and with the tables of apps.
  private var names: Set<String> = []
  private var objects: Set<String> = []

  init(_ reader: JiraReader) throws {
    self.reader = reader
    parts = JiraTicketParts(reader.sink)
  }

  // MARK: Documents

  /// Whether the document is a file of the backup that is no table: an attachment, an avatar.
  func takes(_ document: ExportDocument) throws -> Bool {
    guard isBackup, document.request == nil else { return false }
    let path = document.name.split(separator: "/").map(String.init)
    guard let last = path.last else { return false }
    let mayBeExport = [".xml", ".json"].contains(where: last.lowercased().hasSuffix)
    guard !mayBeExport || path.contains("attachments") else { return false }
    guard path.contains("attachments") || path.contains("data") || path.contains("logos") || path.contains("avatars")
    else { return false }
    let id = last.prefix { $0.isASCII && $0.isNumber }
    // `data/attachments/KEY/10000/KEY-1/10003`; thumbnails and pictures of people are made anew by any desk.
    if path.contains("attachments"), !id.isEmpty, id.count == last.count || last.dropFirst(id.count).first == "_" {
      storedFiles += 1
      try reader.sink.attachment(
        key: Jira.key("attachment", String(id)), mediaType: document.mediaType, bytes: document.bytes)
    } else {
      skippedFiles += 1
    }
    return true
  }

  /// XML that is neither tables nor what the issue navigator writes.
  func isForeign(_ name: String, _ start: [UInt8]) -> Bool {
    guard Jira.form(of: name, start: start) == .backup else { return false }
    return !names.contains(name) && !objects.contains(name)
  }

  private func isTables(_ document: ExportDocument) -> Bool {
    document.request == nil && document.name.lowercased().hasSuffix(".xml")
  }

  /// Looked at before the first pass: is it a file of tables?
  func note(_ head: DocumentHead) {
    if Jira.isBackup(head) { names.insert(head.name) }
    if head.start.holds("www.atlassian.com/ao") { objects.insert(head.name) }
  }

  /// The first pass.
  func learn(_ input: any ExportInput) throws {
    isBackup = !names.isEmpty || !objects.isEmpty
    guard isBackup else { return }
    try input.forEachDocument(
      { document in
        guard names.contains(document.name) || objects.contains(document.name) else { return }
        do {
          let source = try XMLSieve(document.bytes)
          let xml = try XMLReader(source, file: document.name)
          if objects.contains(document.name) {
            try JiraObjects.learn(xml, tables)
          } else {
            try xml.forEachElement { element, _ in try tables.learn(element) }
          }
        } catch let error as InputError where !error.isLimit {
          // The second pass tells where it is damaged.
        }
      }, trouble: { _ in })
    try tables.images.close()
  }

  /// The second pass, one file.
  func read(_ document: ExportDocument) throws {
    let sieve = try XMLSieve(document.bytes)
    var walked = document
    walked.bytes = sieve
    let isObjects = sieve.start.holds("www.atlassian.com/ao")
    if isObjects {
      try JiraObjects(self).read(walked)
    } else {
      var walk = SourceWalk(walked, sink: reader.sink)
      let rows = JiraRows(self)
      try walk.xml(outside: { _, _, leaves, count in
        if leaves > 0 { count.dropped["date of the backup", default: 0] += leaves }
      }) {
        element, place, leaves in
        var row = JiraRow(element)
        let before = reader.kept
        try rows.take(&row, place)
        let total = element.leaves
        let kept = min(reader.kept - before, total - row.secrets)
        leaves.kept += kept
        leaves.mapped += total - row.secrets - kept
        if row.secrets > 0 { leaves.dropped["secret", default: 0] += row.secrets }
      }
      if !walk.isWhole { reader.torn = true }
    }
    try tell(sieve, document.name)
  }

  private func tell(_ sieve: XMLSieve, _ file: String) throws {
    guard sieve.removed > 0, strippedIn.insert(file).inserted else { return }
    try reader.sink.finding(
      Finding(
        .warning, "controlCharacters", file: file,
        what: "\(sieve.removed) characters that XML does not allow", did: "replaced each by a space and read on"))
  }

  func finish() throws {
    try parts.flush()
    guard isBackup else { return }
    for group in tables.groups() { try reader.sink.put(group) }
    let several = tables.memberships.values.count { $0.count > 1 && !$0.isDefault }
    if several > 0 {
      try reader.sink.finding(
        Finding(
          .warning, "severalOrganizations",
          what: "\(several) people are members of several organizations, none of which is their default",
          did: "used the first of each; all stand in data/other"))
    }
    if skippedFiles > 0 {
      try reader.sink.finding(
        Finding(
          .info, "filesNotRead",
          what: "\(skippedFiles) files of the backup are pictures of people and projects or thumbnails",
          did: "left them out; they are no part of issues"))
    }
    guard tables.attachments > 0 else { return }
    reader.sink.completeness(
      Completeness(
        collection: "attachments", claimed: tables.attachments, read: min(storedFiles, tables.attachments),
        state: storedFiles >= tables.attachments ? "complete" : "partial",
        why: storedFiles >= tables.attachments
          ? nil : "the backup lists files whose bytes are not in it; export it with attachments"))
  }
}

/// One row of a table: attributes and child elements alike, taken by name.
struct JiraRow {
  let table: String
  private(set) var values = JSONObject()
  /// Leaves that are secrets and go nowhere.
  private(set) var secrets = 0

  init(_ element: XMLElement) {
    table = element.name
    for (name, value) in element.attributes { add(name, value) }
    for child in element.children { add(child.name, child) }
    let text = element.text
    if text.contains(where: { !$0.isWhitespace }) { add("text", text) }
  }

  private mutating func add(_ name: String, _ value: String) {
    guard !value.isEmpty else { return }
    values[values[name] == nil ? name : name + "~"] = .string(value)
  }

  private mutating func add(_ name: String, _ child: XMLElement) {
    guard child.attributes.isEmpty, child.children.first(where: { _ in true }) == nil else {
      var nested = JiraRow(child).values
      nested["element"] = nil
      values[values[name] == nil ? name : name + "~"] = .object(nested)
      return
    }
    let text = child.text
    // Blank text is no leaf, and says nothing either.
    if text.contains(where: { !$0.isWhitespace }) { add(name, text) }
  }

  func peek(_ name: String) -> String? { values[name]?.string }

  mutating func take(_ name: String) -> String? {
    guard let text = values[name]?.string else { return nil }
    values[name] = nil
    return text
  }

  mutating func drop(_ name: String) {
    guard let value = values[name] else { return }
    secrets += value.leaves
    values[name] = nil
  }

  mutating func keep(_ name: String, _ text: String) { values[name] = .string(text) }
}
