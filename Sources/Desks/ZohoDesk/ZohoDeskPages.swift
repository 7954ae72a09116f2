import DeskKit
import Formats
import JSONText
import TicketModel

/// Recorded replies of API v1: lists in `{"data":[…]}`, single records bare.
struct ZohoDeskPages {
  let context: ZohoDeskContext
  var sink: any RecordSink { context.sink }

  enum Shape: String {
    case ticket, thread, comment, event, tag, attachment, timeEntry, contact, account, agent, department, team, field,
      count, error, other
  }

  init(_ context: ZohoDeskContext, _ options: ReadOptions) { self.context = context }

  func read(_ document: ExportDocument) throws {
    let place = Place(document)
    var walk = SourceWalk(document, sink: sink)
    var number = 0
    var total: Int?
    // An empty page is a reply without a body (204).
    var isList = true
    try walk.json(streaming: ["data"]) { piece, at, leaves in
      switch piece {
      case .element(_, let value):
        number += 1
        try take(value, place, at, "\(at.fallbackID)/\(number)", &leaves)
      case .member(let name, let value): total = page([name: value], place, &leaves) ?? total
      case .value(let value):
        if let name = ["data", "teams"].first(where: { value[$0]?.array != nil }), let items = value[name]?.array {
          var rest = value.object ?? JSONObject()
          rest[name] = nil
          total = page(rest, place, &leaves) ?? total
          number += items.count
          try list(items, place, at, &leaves)
        } else {
          isList = false
          try take(value, place, at, at.fallbackID, &leaves)
        }
      }
    }
    if !walk.isWhole { context.tally.torn.insert(place.collection ?? "other") }
    if isList, walk.isWhole, let url = document.request?.url, let collection = place.collection {
      context.tally.lists.add(url, of: collection, records: number, total: total)
    }
    for offset in context.clock.times.offsets.sorted() { sink.offset(offset) }
  }

  /// Counters of a page say what its list holds.
  private func page(_ rest: JSONObject, _ place: Place, _ leaves: inout LeafCount) -> Int? {
    let count = JSONValue.object(rest).leaves
    if count > 0 { leaves.dropped["page counter", default: 0] += count }
    let total = rest["count"]?.int
    if let total, let collection = place.collection {
      context.tally.claim(total, of: collection, isAll: !place.isSearch)
    }
    return total
  }

  private func list(
    _ items: [JSONValue], _ place: Place, _ at: ExportPlace, _ leaves: inout LeafCount
  ) throws {
    let objects = items.compactMap(\.object)
    if let ticket = place.ticket, !objects.isEmpty, objects.count == items.count,
      objects.allSatisfy({ shape($0, place) == .tag })
    {
      return try tags(objects, ticket, &leaves)
    }
    for (index, item) in items.enumerated() { try take(item, place, at, "\(at.fallbackID)/\(index + 1)", &leaves) }
  }

  private func take(
    _ value: JSONValue, _ place: Place, _ at: ExportPlace, _ id: String, _ leaves: inout LeafCount
  ) throws {
    guard value.leaves > 0 else { return }
    guard let whole = value.object else {
      leaves.kept += value.leaves
      return try sink.put(RecordHead(.other("values"), id: id), ["value": value])
    }
    let object = ZohoDeskPages.withoutSecrets(whole)
    let dropped = value.leaves - JSONValue.object(object).leaves
    if dropped > 0 { leaves.dropped["secret", default: 0] += dropped }
    let shape = shape(object, place)
    if shape == .count, let counted = place.counted, let count = object["count"]?.idText.flatMap({ Int($0) }) {
      context.tally.claim(count, of: counted.collection, isAll: counted.isAll)
    }
    var fields = SourceFields(object)
    if try put(shape, &fields, place) {
      leaves += fields.leaves
      // Those are counted by the ticket they are of, a ticket by its id.
      if [.event, .thread, .comment, .ticket].contains(shape) { return }
      let collection = ZohoDeskPages.collection(shape)
      context.tally.listed.insert(collection)
      return try context.listed.count(object["id"]?.idText ?? id, of: collection)
    }
    leaves.kept += JSONValue.object(object).leaves
    let word = shape == .other ? "records" : shape.rawValue
    let name = "api" + word.prefix(1).uppercased() + word.dropFirst()
    // Of records of no kind that we know two calls may number alike.
    let own = object["id"]?.idText
    let kept = own.map { at.id(ofKept: object, own: $0, isKnown: shape != .other) } ?? id
    try sink.put(RecordHead(.other(name), id: kept), object)
    try tell(shape, place, name)
  }

  private func tell(_ shape: Shape, _ place: Place, _ name: String) throws {
    let (code, what): (String, String)
    switch shape {
    case .error: (code, what) = ("errorReply", "an error reply, not data")
    case .other:
      context.tally.others = ((context.tally.others?.count ?? 0) + 1, context.tally.others?.file ?? place.file)
      return
    case .count, .field: return
    case .tag where place.ticket == nil: return
    default: (code, what) = ("ticketUnknown", "a \(shape.rawValue) whose ticket neither it nor its address names")
    }
    try sink.finding(
      Finding(.warning, code, file: place.file, what: what, did: "kept it whole in data/other/\(name)"))
  }

  private func put(_ shape: Shape, _ fields: inout SourceFields, _ place: Place) throws -> Bool {
    let records = ZohoDeskRecords(context)
    switch shape {
    case .ticket: return try records.ticket(&fields)
    case .thread: return try records.thread(&fields, place.ticket)
    case .comment: return try records.comment(&fields, place.ticket)
    case .event: return try records.event(&fields, place.ticket)
    case .attachment: return try records.attachment(&fields, place.ticket)
    case .timeEntry: return try records.timeEntry(&fields, place.ticket)
    case .contact: return try records.person(&fields, .endUser)
    case .agent: return try records.person(&fields, .agent)
    case .account: return try records.account(&fields)
    case .department: return try records.department(&fields)
    case .team: return try records.team(&fields)
    case .field: return try records.field(&fields, place.module)
    case .tag, .count, .error, .other: return false
    }
  }

  /// Tags of one ticket: names are the ticket's, the rest is kept there.
  private func tags(_ objects: [JSONObject], _ ticket: String, _ leaves: inout LeafCount) throws {
    var names: [String] = []
    var rest: [JSONValue] = []
    for object in objects {
      var fields = SourceFields(ZohoDeskPages.withoutSecrets(object))
      if let name = fields.text("name") { names.append(name) }
      leaves += fields.leaves
      if !fields.rest.isEmpty { rest.append(.object(fields.rest)) }
    }
    let part: JSONObject = [
      "key": .string(ZohoDesk.key("ticket", ticket)), "id": .string(ticket), "tags": .strings(names),
      "extras": ["ticketTags": .array(rest)],
    ]
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
  }

  static func collection(_ shape: Shape) -> String {
    switch shape {
    case .account: "organizations"
    case .department: "containers"
    case .contact: "contacts"
    case .timeEntry: "timeEntries"
    case .team: "groups"
    default: shape.rawValue + "s"
    }
  }

  static func withoutSecrets(_ object: JSONObject) -> JSONObject {
    var result = JSONObject()
    for (name, value) in object.members where !ZohoDeskNames.isSecret(name) {
      result.append(name, withoutSecrets(value))
    }
    return result
  }

  private static func withoutSecrets(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object): .object(withoutSecrets(object))
    case .array(let items): .array(items.map(withoutSecrets))
    default: value
    }
  }

  // MARK: Downloads

  /// `…/attachments/1/content`, or an image, a sound or another reply that is no text: the bytes of a file.
  static func isDownload(_ url: String, _ mediaType: String?) -> Bool {
    let path = url.split(separator: "?").first.map(String.init) ?? url
    if path.hasSuffix("/content") { return path.contains("/attachments/") }
    guard let type = mediaType?.lowercased(), !type.contains("json") else { return false }
    return path.contains("/attachments/") || !type.isEmpty && !type.hasPrefix("text/") && !type.contains("xml")
  }

  /// What names a picture of a body that the desk stores: its path, or what `/support/ImageDisplay` is asked for. Nil
  /// for addresses of anything else.
  static func picture(_ url: String) -> String? {
    let address = CallAddress(url)
    guard address.host?.hasPrefix("desk.zoho.") == true else { return nil }
    let parts = address.segments
    if parts.contains("inlineImages") { return address.path }
    guard parts.last == "ImageDisplay" else { return nil }
    return address.value("blockId").map { "\($0)/\(address.value("fileName") ?? "")" } ?? url
  }

  /// The key of the attachment that the address leads to. Lists name it with or without `/content`, whole or below the
  /// site, so only its id is sure to be the same.
  static func attachment(_ url: String) -> String? {
    let parts = CallAddress(url).segments
    guard let at = parts.lastIndex(of: "attachments"), at + 1 < parts.count, ZohoDeskText.isID(parts[at + 1]) else {
      return nil
    }
    return ZohoDesk.key("attachment", parts[at + 1])
  }
}

extension ZohoDeskPages {
  /// What the address of a reply tells; of a bare file its name, in which tools write the address
  /// (`threads--api_v1_tickets_123_threads.json`).
  struct Place {
    let file: String
    let ticket: String?
    /// The last word of the path, if it is one of a list that we know: what hangs below a ticket is no ticket.
    let word: String?
    /// Of a list of fields: whose they are.
    let module: String?
    /// The collection that it counts, as `/ticketsCount` and `/contacts/count` do, and whether it counts all of it.
    let counted: (collection: String, isAll: Bool)?
    /// It answers a search, which counts what it finds.
    let isSearch: Bool

    init(_ document: ExportDocument) {
      file = document.name
      let path = document.request?.url ?? document.name
      let bare = path.split(separator: "?").first.map(String.init) ?? path
      let parts = bare.split { "/_-. ".contains($0) }.map(String.init)
      let after = zip(parts, parts.dropFirst()).first {
        $0.0.lowercased() == "tickets" && ZohoDeskText.isLong($0.1)
      }
      ticket = after?.1
      var words = parts.filter { Int($0) == nil && !ZohoDeskText.isLong($0) }.map { $0.lowercased() }
        .filter { !["json", "page", "all"].contains($0) }
      if document.request == nil {
        // Of files: `contacts (1).json`, `agents_page1.json`, `tickets-export.json`.
        while let last = words.last, Place.tails.contains(last) || !last.allSatisfy(\.isLetter) { words.removeLast() }
      }
      func known(_ word: String?) -> String? {
        let word = word.flatMap { Place.sameAs[$0] ?? $0 }
        return word.flatMap { Place.words[$0] == nil ? nil : $0 }
      }
      isSearch = words.last == "search"
      word = known(isSearch ? words.dropLast().last : words.last)
      let request = document.request.map { CallAddress($0.url) }
      module = request?.value("module")?.lowercased()
      let list = words.last == "ticketscount" ? "tickets" : words.last == "count" ? known(words.dropLast().last) : nil
      // Of a bare file nobody knows what its address asked for.
      let isOfAll = request?.query.allSatisfy { $0.name == "orgId" } ?? false
      counted = list.flatMap { Place.words[$0] }.map { (ZohoDeskPages.collection($0), isOfAll) }
    }

    private static let words: [String: Shape] = [
      "tickets": .ticket, "threads": .thread, "conversations": .thread, "comments": .comment, "history": .event,
      "tags": .tag, "attachments": .attachment, "timeentry": .timeEntry, "contacts": .contact, "accounts": .account,
      "agents": .agent, "departments": .department, "teams": .team, "organizationfields": .field,
    ]
    /// What people and tools write behind the name of a list.
    private static let tails: Set<String> = [
      "copy", "data", "export", "list", "ndjson", "jsonl", "reply", "response", "result", "results", "txt",
    ]
    private static let sameAs = [
      "archivedtickets": "tickets", "associatedtickets": "tickets", "contactsbyids": "contacts",
      "agentsbyids": "agents", "departmentsbyids": "departments", "latestthread": "threads",
    ]

    /// What the address leads to.
    var shape: Shape? { word.flatMap { Place.words[$0] } }
    var collection: String? { shape.map(ZohoDeskPages.collection) }
  }

  /// Told by members that only that sort of record has; else by the address.
  func shape(_ object: JSONObject, _ place: Place) -> Shape {
    let names = Set(object.names)
    func has(_ all: String...) -> Bool { names.isSuperset(of: all) }
    func hasOne(_ some: String...) -> Bool { !names.isDisjoint(with: some) }
    if has("errorCode", "message") { return .error }
    if object.count == 1, has("count"), place.counted != nil { return .count }
    if let type = object["type"]?.string, hasOne("commenter", "commentedTime") || hasOne("direction", "summary") {
      if type == "comment" { return .comment }
      if type == "thread" { return .thread }
    }
    if has("eventName"), hasOne("eventTime", "eventInfo") { return .event }
    if has("ticketNumber"), hasOne("statusType", "contactId", "departmentId") { return .ticket }
    if has("commentedTime"), hasOne("commenterId", "commenter", "isPublic") { return .comment }
    if hasOne("isDescriptionThread", "responderId", "fromEmailAddress") || has("direction", "canReply") {
      return .thread
    }
    if hasOne("secondsSpent", "executedTime"), hasOne("ownerId", "requestId", "parent") { return .timeEntry }
    if has("lastName"), hasOne("zohoCRMContact", "isEndUser", "accountId", "isAnonymous") { return .contact }
    if has("accountName"), has("id") { return .account }
    if has("lastName"), hasOne("emailId", "rolePermissionType", "roleId") { return .agent }
    if has("name"), hasOne("sanitizedName", "nameInCustomerPortal", "chatStatus") { return .department }
    if has("tagType") || has("name", "ticketCount") { return .tag }
    if has("apiName", "displayLabel") { return .field }
    if has("name", "departmentId"), hasOne("agents", "derivedAgents") { return .team }
    if has("href", "name"), hasOne("size", "previewurl") { return .attachment }
    guard has("id"), let shape = place.shape, shape != .event else { return .other }
    // A list of conversations holds comments too; what belongs to a thread has addresses below the thread's own.
    if shape == .thread, place.word != "threads" || !hasOne("content", "summary", "direction", "channel") {
      return .other
    }
    return shape
  }
}
