import DeskKit
import JSONText
import TicketModel

extension TeamworkDesk.Reader {
  enum Said {
    case message(Message)
    /// Rows about what happened, which the desk lists among the messages.
    case event(JSONObject)
  }

  private func put(_ name: String, _ part: JSONObject, in ticket: String) throws {
    var record: JSONObject = ["key": .string(TeamworkDesk.key(.ticket, ticket)), "id": .string(ticket)]
    record.append(name, .array([.object(part)]))
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), record)
  }

  mutating func looseMessage(_ found: Found, _ leaves: inout LeafCount) throws {
    let record = found.record
    let id = record["id"]?.idText ?? ""
    guard let ticket = try Wire.reference(record["ticket"])?.id ?? found.ticket ?? context.ticket(of: .messages, id)
    else {
      counted["homelessMessages", default: 0] += 1
      return try keep(found, &leaves)
    }
    if TeamworkDesk.Context.isCounted(record) { try messages.count(id, of: ticket) }
    let opens = try context.opens(record, id, ticket: ticket)
    let said = try message(record, of: ticket, opens: opens)
    let extras: JSONValue
    switch said {
    case .message(let message):
      extras = .object(message.extras)
      try put("messages", message.json, in: ticket)
    case .event(let event):
      extras = event["extras"] ?? .null
      try put("events", event, in: ticket)
    }
    if let event = statusEvent(record) { try put("events", event, in: ticket) }
    leaves.kept += extras.leaves
    leaves.mapped += JSONValue.object(record).leaves - extras.leaves
  }

  /// Words for rows about what happened, which may carry a text of the desk's own.
  private static let happenings: Set<String> = ["completedTask", "merged", "eventInfo"]

  private static func hasText(_ record: JSONObject) -> Bool {
    ["htmlBody", "textBody", "body", "message"].contains { record[$0]?.string?.isEmpty == false }
  }

  /// One thread of v1 or message of v2. `opens` for the ticket's first one.
  mutating func message(_ record: JSONObject, of ticket: String, opens: Bool) throws -> Said {
    let type = record["threadType"]?.string ?? record["type"]?.string ?? "message"
    // A word that is not known, with a text, is something that somebody wrote.
    let isKnown = ["message", "note", "forward", "messages"].contains(type)
    guard isKnown || !Self.happenings.contains(type) && Self.hasText(record) else {
      return .event(try happened(record, type))
    }
    if !isKnown { counted["threadType", default: 0] += 1 }
    var fields = SourceFields(record)
    let id = fields.id("id")
    let isDraft = fields["isDraft"]?.bool == true
    let (visibility, kind): (Message.Visibility, Message.Kind) =
      switch type {
      case "note": (.internal, .note)
      // It went to somebody else; whether the customer saw it nothing says.
      case "forward": (.unknown, .forward)
      case _ where !isKnown: (.unknown, .note)
      default: (isDraft ? .internal : .public, .reply)
      }
    var message = Message(
      key: TeamworkDesk.key(.message, opens ? "\(ticket)/description" : id ?? ""), id: id,
      createdAt: fields.time("createdAt"), visibility: visibility, kind: opens ? .description : kind,
      body: body(&fields))
    message.updatedAt = fields.time("updatedAt")
    try author(&message, &fields, isNote: type == "note")
    message.messageID = fields.text("emailMessageId")
    message.to = recipients(&fields, ["to"])
    message.cc = recipients(&fields, ["cc"])
    message.bcc = recipients(&fields, ["bcc"])
    if Wire.reference(fields["ticket"])?.id == ticket, Wire.isBare(fields["ticket"]) { fields.skip("ticket") }
    message.attachments = try attachments(&fields)
    message.tieImages()
    noteTimes(of: fields)
    message.extras = fields.rest
    try self.visibility.note(message)
    return .message(message)
  }

  private func body(_ fields: inout SourceFields) -> MessageBody {
    let text = fields.text("textBody")
    if let html = fields.text("htmlBody") { return MessageBody(html: html, text: text) }
    guard let body = fields.text("body") ?? (text == nil ? fields.text("message") : nil) else {
      return MessageBody(text: text)
    }
    if fields["editMethod"]?.string == "markdown" {
      return MessageBody(text: text, markupFormat: "markdown", markupSource: .string(body))
    }
    guard MessageBody.looksLikeHTML(body) else {
      // Two texts that differ are both kept.
      if let text, text != body { fields.keep("textBody", .string(text)) }
      return MessageBody(text: body)
    }
    return MessageBody(html: body, text: text)
  }

  private mutating func author(_ message: inout Message, _ fields: inout SourceFields, isNote: Bool) throws {
    let customer = Wire.reference(fields["createdByCustomerId"])?.id
    let collection = customer != nil ? "customers" : "users"
    message.author = try person(&fields, "createdBy", collection)
    if message.author == nil, let id = customer ?? Wire.reference(fields["createdByUserId"])?.id {
      message.author = TeamworkDesk.key(.person, "\(collection)/\(id)")
    }
    if !isNote, let author = message.author { message.direction = author.contains(":customers/") ? "in" : "out" }
  }

  // MARK: Files

  private func attachments(_ fields: inout SourceFields) throws -> [TicketFile] {
    var files: [TicketFile] = []
    for name in ["attachments", "files"] {
      for item in fields[name]?.array ?? [] {
        guard let id = Wire.reference(item)?.id else { continue }
        // The list itself stays in `extras`.
        files.append(try file((item.object?.count ?? 0) > 3 ? item.object : nil, id))
      }
    }
    return files
  }

  /// What a file is, told where it is attached or by the replies for files.
  func file(_ told: JSONObject?, _ id: String) throws -> TicketFile {
    var file = TicketFile(key: TeamworkDesk.key(.attachment, id), id: id)
    guard let known = try told ?? context.object(.files, id) else {
      file.missing = "the export names the file by its number alone"
      return file
    }
    func text(_ names: String...) -> String? {
      names.lazy.compactMap { known[$0]?.string }.first { !$0.isEmpty }
    }
    file.name = text("filename", "fileName", "name")
    file.mediaType = text("mimeType", "contentType")
    file.size = known["size"]?.int
    file.url = text("downloadURL", "downloadUrl", "downloadurl", "url", "link")
    file.inline = text("disposition")?.contains("inline") == true || known["isInline"]?.bool == true
    file.contentID = text("contentId", "cid")
    file.createdAt = text("createdAt").flatMap { Timestamp.iso($0)?.text }
    return file
  }

  // MARK: What happened

  private mutating func happened(_ record: JSONObject, _ type: String) throws -> JSONObject {
    var fields = SourceFields(record)
    var event: JSONObject = ["key": .string("\(TeamworkDesk.id):event:messages/\(fields.id("id") ?? "")")]
    event.put("at", fields.time("createdAt"))
    event.put("actor", try person(&fields, "createdBy", "users"))
    event.append("field", .string(type))
    noteTimes(of: fields)
    event.put("extras", fields.rest)
    return event
  }

  /// A thread of v1 tells which status the ticket had after it; the word stays in its `extras`.
  func statusEvent(_ record: JSONObject) -> JSONObject? {
    guard let status = context.status(record["newTicketStatus"]), let id = record["id"]?.idText else { return nil }
    var event: JSONObject = ["key": .string("\(TeamworkDesk.id):event:messages/\(id)/status")]
    event.put("at", record["createdAt"]?.string.flatMap { Timestamp.iso($0)?.text })
    event.append("field", "status")
    event.append("to", ["id": .optional(status.id), "label": .string(status.label)])
    return event
  }

  mutating func activity(_ found: Found, _ leaves: inout LeafCount) throws {
    let record = found.record
    let id = record["id"]?.idText ?? ""
    guard
      let ticket = try Wire.reference(record["ticket"])?.id ?? found.ticket ?? context.ticket(of: .ticketactivities, id)
    else { return try keep(found, &leaves) }
    var fields = SourceFields(record)
    fields.skip("id")
    var event: JSONObject = ["key": .string("\(TeamworkDesk.id):event:\(id)")]
    event.put("at", fields.time("createdAt"))
    event.put("actor", try person(&fields, "createdBy", "users"))
    let type = fields["eventType"]?.string ?? "activity"
    if let status = context.status(fields["status"]), type == "status" {
      event.append("field", "status")
      event.append("to", ["id": .optional(status.id), "label": .string(status.label)])
    } else if let agent = Wire.reference(fields["targetAgent"])?.id {
      event.append("field", "assignee")
      event.append("to", .string(TeamworkDesk.key(.person, "users/\(agent)")))
    } else if let inbox = Wire.reference(fields["inbox"])?.id, let old = Wire.reference(fields["oldInbox"])?.id {
      event.append("field", "container")
      event.append("from", ["id": .string(old), "label": .optional(context.names[.inboxes]?[old]?.name)])
      event.append("to", ["id": .string(inbox), "label": .optional(context.names[.inboxes]?[inbox]?.name)])
    } else {
      event.append("field", .string(type))
    }
    noteTimes(of: fields)
    let rest = fields.rest
    event.put("extras", rest)
    leaves.kept += JSONValue.object(rest).leaves
    leaves.mapped += JSONValue.object(record).leaves - JSONValue.object(rest).leaves
    try put("events", event, in: ticket)
  }

  mutating func timeLog(_ found: Found, _ leaves: inout LeafCount) throws {
    let record = found.record
    let id = record["id"]?.idText ?? ""
    guard let ticket = try Wire.reference(record["ticket"])?.id ?? found.ticket ?? context.ticket(of: .timelogs, id)
    else { return try keep(found, &leaves) }
    var fields = SourceFields(record)
    fields.skip("id")
    var entry: JSONObject = ["key": .string("\(TeamworkDesk.id):timeEntry:\(id)")]
    entry.put("author", try person(&fields, fields["user"] != nil ? "user" : "createdBy", "users"))
    entry.put("startedAt", fields.time("date") ?? fields.time("createdAt"))
    // Hours and minutes stay readable beside the seconds made of them.
    if let seconds = fields["seconds"]?.int {
      entry.put("seconds", seconds)
    } else if fields["hours"]?.int != nil || fields["minutes"]?.int != nil {
      entry.put("seconds", (fields["hours"]?.int ?? 0) * 3600 + (fields["minutes"]?.int ?? 0) * 60)
    }
    entry.put("billable", fields.flag("billable") ?? fields.flag("isBillable"))
    entry.put("note", fields.text("description"))
    noteTimes(of: fields)
    let rest = fields.rest
    entry.put("extras", rest)
    leaves.kept += JSONValue.object(rest).leaves
    leaves.mapped += JSONValue.object(record).leaves - JSONValue.object(rest).leaves
    try put("timeEntries", entry, in: ticket)
  }
}
