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

  init(sink: any RecordSink, context: ZendeskContext) {
    self.sink = sink
    self.context = context
  }

  static let statuses = [
    "0": "new", "1": "open", "2": "pending", "3": "solved", "4": "closed", "5": "deleted", "6": "hold",
  ]
  static let priorities = ["1": "low", "2": "normal", "3": "high", "4": "urgent"]
  static let types = ["1": "question", "2": "incident", "3": "problem", "4": "task"]

  /// Counts how many records of each collection the file held, and returns whether it was whole.
  func read(_ document: ExportDocument, counts: inout [String: Int]) throws -> Bool {
    var walk = SourceWalk(document, sink: sink)
    try walk.xml { element, place, leaves in
      let markers = RailsXML.markers(in: element)
      let array = try put(RailsXML.members(element), named: element.name, file: place.file, leaves: &leaves)
      leaves.mapped += markers
      counts[array, default: 0] += 1
    }
    return walk.isWhole
  }

  private func put(
    _ source: JSONObject, named name: String, file: String, leaves: inout LeafCount
  ) throws -> String {
    switch name {
    case "ticket":
      if let (ticket, count) = ticket(source) {
        try sink.put(ticket)
        leaves += count
        return "tickets"
      }
    case "user":
      if let (person, count) = person(source) {
        try sink.put(person)
        leaves += count
        return "users"
      }
    case "organization":
      if let (organization, count) = ZendeskRecords.organization(source) {
        try sink.put(organization)
        leaves += count
        return "organizations"
      }
    case "group":
      if let (group, count) = ZendeskRecords.group(source) {
        try sink.put(group)
        leaves += count
        return "groups"
      }
    default: break
    }
    leaves.kept += JSONValue.object(source).leaves
    let id = source["id"]?.idText ?? "\(file)#\(leaves.kept)"
    try sink.put(RecordHead(.other(name), id: id), source)
    return "other/" + name
  }

  private func person(_ source: JSONObject) -> (Person, LeafCount)? {
    guard let (read, count) = ZendeskRecords.person(source) else { return nil }
    var person = read
    // Classic role numbers: 0 end user, 2 admin, 4 agent (unverified, so only where the word is absent).
    if person.role == .unknown, let code = source["roles"]?.idText {
      person.role = ["0": .endUser, "2": .admin, "4": .agent][code] ?? .unknown
    }
    return (person, count)
  }

  private func ticket(_ source: JSONObject) -> (Ticket, LeafCount)? {
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
    var kept = takeComments(&fields, &ticket)
    if let problem = fields.id("problem_id") {
      ticket.links.append(LinkToTicket(kind: "incidentOf", ticket: ZendeskRecords.key(.ticket, problem)))
    }
    ticket.extras = fields.rest
    kept += JSONValue.object(ticket.extras).leaves
    var count = LeafCount()
    count.kept = kept
    count.mapped = JSONValue.object(source).leaves - kept
    return (ticket, count)
  }

  private func takeChoices(_ fields: inout SourceFields, _ ticket: inout Ticket) {
    if let code = fields.id("status_id") {
      let name = ZendeskXML.statuses[code]
      ticket.status =
        name.map { context.describe(name: $0, custom: nil) } ?? TicketStatus(id: code, label: code, labelFrom: .id)
      if name == "deleted" { ticket.state = .deleted }
      fields.keep("status_id", .string(code))
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

  private func takeComments(_ fields: inout SourceFields, _ ticket: inout Ticket) -> Int {
    var kept = 0
    let items = fields["comments"]?.array ?? []
    let comments = items.compactMap(\.object)
    let described = fields.text("description")
    for comment in comments {
      let first = ticket.messages.isEmpty
      ticket.messages.append(message(comment, ticket: ticket.id, isDescription: first, kept: &kept))
    }
    if comments.isEmpty {
      context.commentsAreAbsent()
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

  private func message(_ source: JSONObject, ticket: String, isDescription: Bool, kept: inout Int) -> Message {
    var api = source
    // The same comment in the API's words.
    if let value = api["value"] {
      api["body"] = value
      api["value"] = nil
    }
    if let shown = api["is_public"] {
      api["public"] = shown
      api["is_public"] = nil
    }
    for (index, file) in (api["attachments"]?.array ?? []).enumerated() {
      guard var object = file.object, case .array(var files)? = api["attachments"] else { continue }
      for (old, new) in [("filename", "file_name"), ("url", "content_url")] where object[old] != nil {
        object[new] = object[old]
        object[old] = nil
      }
      files[index] = .object(object)
      api["attachments"] = .array(files)
    }
    return ZendeskComments.message(api, ticket: ticket, isDescription: isDescription, kept: &kept)
  }
}
