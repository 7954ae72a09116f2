import DeskKit
import Formats
import JSONText
import TicketModel

/// The XML account export: the API's first version in Rails XML, one `<ticket>` after another (facts, section a).
///
/// It holds the status's category only, as a number. The number tables below are those of the classic API and were
/// found in no vendor page; the reader says so once in a finding.
struct ZendeskXML {
  private let sink: any RecordSink
  private let context: ZendeskContext
  private let claims: ZendeskClaims
  private let identities: ZendeskIdentities

  init(sink: any RecordSink, context: ZendeskContext, claims: ZendeskClaims, identities: ZendeskIdentities) {
    self.sink = sink
    self.context = context
    self.claims = claims
    self.identities = identities
  }

  static let statuses = [
    "0": "new", "1": "open", "2": "pending", "3": "solved", "4": "closed", "5": "deleted", "6": "hold",
  ]
  static let priorities = ["1": "low", "2": "normal", "3": "high", "4": "urgent"]
  static let types = ["1": "question", "2": "incident", "3": "problem", "4": "task"]

  /// Counts how many records of each collection the file held, and returns whether it was whole.
  func read(_ document: ExportDocument, counts: inout [String: Int]) throws -> Bool {
    var walk = SourceWalk(document, sink: sink)
    var held = 0
    try walk.xml(outside: { root, attributes, outside, leaves in
      leaves.mapped += outside
      // The root of a file may count its records (facts, section a).
      guard Self.roots.contains(root), let told = attributes.first(where: { $0.name == "count" })?.value,
        let count = Int(told)
      else { return }
      claims.root(root, counts: count, held: held)
      leaves.mapped -= 1
      leaves.kept += 1
      let head = RecordHead(.other("pages"), id: "\(document.name)#\(root)")
      try sink.put(head, ["file": .string(document.name), "@count": .string(told)])
    }) { element, place, leaves in
      let markers = RailsXML.markers(in: element)
      let names = ZendeskXMLNames(element)
      let array = try put(RailsXML.members(element), element.name, names, file: place.file, leaves: &leaves)
      leaves.mapped += markers
      // A zip may lie beside what was unpacked from it. Tickets are counted by their ids anyway.
      let isNew = array == "tickets" || claims.isNew(array, element.child("id")?.text)
      counts[array, default: 0] += isNew ? 1 : 0
      held += 1
    }
    return walk.isWhole
  }

  private static let roots: Set<String> = ["tickets", "users", "organizations", "groups"]

  private func put(
    _ source: JSONObject, _ name: String, _ names: ZendeskXMLNames, file: String, leaves: inout LeafCount
  ) throws -> String {
    switch name {
    case "ticket":
      if let (ticket, count) = ticket(source, names) {
        try sink.put(ticket)
        leaves += count
        return "tickets"
      }
    case "user":
      if let (read, count) = person(source) {
        var person = read
        person.extras = names.vendors(person.extras)
        context.sawValues(person.fields)
        try sink.put(person)
        leaves += count
        return "users"
      }
    case "organization":
      if let (read, count) = ZendeskRecords.organization(source) {
        var organization = read
        organization.extras = names.vendors(organization.extras)
        context.sawValues(organization.fields)
        try sink.put(organization)
        leaves += count
        return "organizations"
      }
    case "group":
      if let (read, count) = ZendeskRecords.group(source) {
        var group = read
        group.extras = names.vendors(group.extras)
        try sink.put(group)
        leaves += count
        return "groups"
      }
    default: break
    }
    leaves.kept += JSONValue.object(source).leaves
    let id = source["id"]?.idText ?? "\(file)#\(leaves.kept)"
    try sink.put(RecordHead(.other(name), id: id), names.vendors(source))
    return "other/" + name
  }

  private func person(_ source: JSONObject) -> (Person, LeafCount)? {
    guard let (read, count) = ZendeskRecords.person(source) else { return nil }
    var person = identities.completed(read)
    // Classic role numbers: 0 end user, 2 admin, 4 agent (unverified, so only where the word is absent).
    if person.role == .unknown, let code = source["roles"]?.idText {
      person.role = ["0": .endUser, "2": .admin, "4": .agent][code] ?? .unknown
    }
    return (person, count)
  }

  private func ticket(_ source: JSONObject, _ names: ZendeskXMLNames) -> (Ticket, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("nice_id") ?? fields.id("id") else { return nil }
    context.begin(ticket: id)
    context.categoryAlone()
    var ticket = Ticket(key: ZendeskRecords.key(.ticket, id), id: id)
    ticket.number = id
    ticket.externalID = fields.id("external_id")
    ticket.subject = fields.text("subject")
    takeChoices(&fields, &ticket)
    takePeople(&fields, &ticket)
    ticket.createdAt = fields.time("created_at")
    ticket.updatedAt = fields.time("updated_at")
    ticket.solvedAt = fields.time("solved_at")
    ticket.dueAt = fields.time("due_date")
    context.offsets.formUnion(fields.offsets)
    takeFields(&fields, &ticket)
    context.sawFields(ticket.fields)
    var kept = takeComments(&fields, &ticket, names)
    if let problem = fields.id("problem_id") {
      ticket.links.append(LinkToTicket(kind: "incidentOf", ticket: ZendeskRecords.key(.ticket, problem)))
    }
    ticket.extras = names.vendors(fields.rest)
    kept += JSONValue.object(ticket.extras).leaves
    var count = LeafCount()
    count.kept = kept
    count.mapped = JSONValue.object(source).leaves - kept
    return (ticket, count)
  }

  private func takeChoices(_ fields: inout SourceFields, _ ticket: inout Ticket) {
    if let code = fields["status_id"]?.idText {
      let name = ZendeskXML.statuses[code]
      ticket.status =
        name.map { context.describe(name: $0, custom: nil) } ?? TicketStatus(id: code, label: code, labelFrom: .id)
      if name == "deleted" { ticket.state = .deleted }
    }
    if let code = fields["priority_id"]?.idText, let name = ZendeskXML.priorities[code] {
      ticket.priority = Choice(
        id: name, label: name.prefix(1).uppercased() + name.dropFirst(), level: ZendeskVocabulary.priorityLevel(name))
    }
    if let code = fields["ticket_type_id"]?.idText, let name = ZendeskXML.types[code] {
      ticket.type = Choice(
        id: name, label: name.prefix(1).uppercased() + name.dropFirst(), kind: ZendeskVocabulary.typeKind(name))
    }
  }

  private func takePeople(_ fields: inout SourceFields, _ ticket: inout Ticket) {
    ticket.requester = fields.id("requester_id").map { ZendeskRecords.key(.person, $0) }
    ticket.submitter = fields.id("submitter_id").map { ZendeskRecords.key(.person, $0) }
    ticket.assignee = fields.id("assignee_id").map { ZendeskRecords.key(.person, $0) }
    ticket.group = fields.id("group_id").map { ZendeskRecords.key(.group, $0) }
    ticket.organization = fields.id("organization_id").map { ZendeskRecords.key(.organization, $0) }
    if let tags = fields.text("current_tags") {
      ticket.tags = tags.split(separator: " ").map(String.init)
      // The text as it was: a leaf is a leaf, and tags split at spaces cannot be joined again for certain.
      if ticket.tags.count > 1 { fields.keep("current_tags", .string(tags)) }
    }
  }

  private func takeFields(_ fields: inout SourceFields, _ ticket: inout Ticket) {
    guard let entries = fields["ticket_field_entries"]?.array else { return }
    var odd = false
    for entry in entries {
      guard let id = entry["ticket_field_id"]?.idText else {
        odd = true
        continue
      }
      ticket.fields[id] = entry["value"] ?? .null
      if entry.object?.count != 2 { odd = true }
    }
    if !odd { fields.skip("ticket_field_entries") }
  }

  private func takeComments(
    _ fields: inout SourceFields, _ ticket: inout Ticket, _ names: ZendeskXMLNames
  ) -> Int {
    var kept = 0
    let items = fields["comments"]?.array ?? []
    let comments = items.compactMap(\.object)
    let described = fields.text("description")
    for (at, comment) in Self.inOrder(comments, opening: described, at: ticket.createdAt).enumerated() {
      let message = message(comment, names, ticket: ticket.id, isDescription: at == 0, kept: &kept)
      if message.visibility == .unknown { context.sawUnknownVisibility() }
      ticket.messages.append(message)
    }
    if comments.isEmpty {
      context.commentsAreAbsent(described: described != nil)
      if let described {
        var message = Message(
          key: ZendeskRecords.key(.message, ticket.id + "/description"), id: nil, author: ticket.submitter,
          createdAt: ticket.createdAt, visibility: .unknown, kind: .description, body: MessageBody(text: described))
        message.extras = [:]
        ticket.messages = [message]
      }
    } else {
      context.commentsAreHere()
      fields.skip("comments")
      let odd = items.filter { $0.object == nil }
      if !odd.isEmpty { fields.keep("comments", .array(odd)) }
      if let described, ticket.messages[0].body.text != described { fields.keep("description", .string(described)) }
    }
    return kept
  }

  /// The opening one first: that with the ticket's own time and words, else the earliest. Nothing says that the file has
  /// them in order of time; those of one second stay as they stand.
  private static func inOrder(_ comments: [JSONObject], opening: String?, at created: String?) -> [JSONObject] {
    var placed = comments.map { comment in
      var fields = SourceFields(comment)
      return (comment: comment, time: fields.time("created_at"))
    }
    placed = placed.indices.sorted { left, right in
      guard let one = placed[left].time, let other = placed[right].time, one != other else {
        return (placed[left].time == nil) == (placed[right].time == nil) ? left < right : placed[left].time != nil
      }
      return one.prefix { $0 != "Z" } < other.prefix { $0 != "Z" }
    }.map { placed[$0] }
    let first = placed.firstIndex { $0.time == created && $0.comment["value"]?.string == opening }
    if let first, opening != nil { placed.insert(placed.remove(at: first), at: 0) }
    return placed.map(\.comment)
  }

  private func message(
    _ source: JSONObject, _ names: ZendeskXMLNames, ticket: String, isDescription: Bool, kept: inout Int
  ) -> Message {
    // The same comment in the API's words.
    var names = names
    var api = names.renamed(source, [("value", "body"), ("is_public", "public")])
    if let files = api["attachments"]?.array {
      api["attachments"] = .array(
        files.map { file in
          guard let object = file.object else { return file }
          return .object(names.renamed(object, [("filename", "file_name"), ("url", "content_url")]))
        })
    }
    var message = ZendeskComments.message(api, ticket: ticket, isDescription: isDescription, kept: &kept)
    message.extras = names.vendors(message.extras)
    for index in message.attachments.indices {
      message.attachments[index].extras = names.vendors(message.attachments[index].extras)
    }
    return message
  }
}

/// The names that one element's parts have in the file: ``RailsXML`` writes `_` for `-`, and a comment is turned into
/// the API's words to be read. What is kept gets its own name back.
struct ZendeskXMLNames {
  /// Names that have a `_` of their own.
  private var underscored: Set<String> = []
  /// By the API's name, the file's.
  private var replaced: [String: String] = [:]

  init(_ element: XMLElement) { look(at: element) }

  private mutating func look(at element: XMLElement) {
    for child in element.children {
      let name = child.name
      if name.utf8.contains(UInt8(ascii: "_")) { underscored.insert(name) }
      look(at: child)
    }
  }

  mutating func renamed(_ source: JSONObject, _ names: [(String, String)]) -> JSONObject {
    var object = source
    for (old, new) in names {
      guard let value = object[old] else { continue }
      object[new] = value
      object[old] = nil
      replaced[new] = old
    }
    return object
  }

  func vendors(_ object: JSONObject) -> JSONObject {
    var result = JSONObject()
    for (name, value) in object.members { result[vendors(name, in: result)] = vendors(value) }
    return result
  }

  private func vendors(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let object): .object(vendors(object))
    case .array(let items): .array(items.map(vendors))
    default: value
    }
  }

  private func vendors(_ name: String, in taken: JSONObject) -> String {
    let own = replaced[name] ?? name
    // An attribute's name was never changed.
    guard !own.hasPrefix("@"), !underscored.contains(own) else { return own }
    let vendors = own.replacing("_", with: "-")
    return taken[vendors] == nil ? vendors : own
  }
}
