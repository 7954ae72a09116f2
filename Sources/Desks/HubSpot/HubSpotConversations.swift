import DeskKit
import JSONText
import TicketModel

extension HubSpot.Reader {
  /// A thread is kept whole: its messages go to its ticket, and it tells which one that is.
  mutating func thread(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    let id = record["id"]?.idText ?? ""
    if try context.tickets(of: "threads", id).isEmpty { try note("loose/threads", id) }
    try keep(record, as: "threads", id, &leaves)
  }

  mutating func threadMessage(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    guard let id = record["id"]?.idText, let thread = record["conversationsThreadId"]?.idText else { return }
    try context.came("threads", thread)
    let tickets = try context.tickets(of: "threads", thread)
    guard !tickets.isEmpty else {
      try note("loose/messages", id)
      return try keep(record, as: "messages", id, &leaves)
    }
    switch record["type"]?.string {
    case "MESSAGE", "COMMENT", "WELCOME_MESSAGE":
      var top = SourceFields(record)
      let message = try self.message(&top, id: id)
      leaves += top.leaves
      try put(message, in: tickets)
    default: try event(record, id: id, tickets, &leaves)
    }
  }

  private mutating func message(_ top: inout SourceFields, id: String) throws -> Message {
    let type = top["type"]?.string
    let (visibility, kind): (Message.Visibility, Message.Kind) =
      switch type {
      case "COMMENT": (.internal, .note)
      case "WELCOME_MESSAGE": (.public, .system)
      default: (.public, .reply)
      }
    top.skip("id")
    var extras = JSONObject()
    var message = Message(
      key: HubSpot.key(.message, "threads/\(id)"), id: id, visibility: visibility, kind: kind, body: MessageBody())
    message.createdAt = time("createdAt", &top, &extras)
    message.updatedAt = time("updatedAt", &top, &extras)
    message.subject = top.text("subject")
    message.body = MessageBody(html: top.text("richText"), text: top.text("text"))
    message.direction = Self.direction(top["direction"]?.string)
    if let channel = top.id("channelId") { message.channel = Choice(id: channel, label: nil) }
    message.author = try speaker(top["createdBy"]?.string)
    message.inReplyTo = top.text("inReplyToId")
    try people(&message, top)
    let items = top["attachments"]?.array ?? []
    message.attachments = items.compactMap { self.file($0.object) }
    switch top["truncationStatus"]?.string {
    case "TRUNCATED", "TRUNCATED_TO_MOST_RECENT_REPLY":
      if let whole = try context.original(of: id) {
        // What the list cut stays beside it.
        extras["cutText"] = message.body.text.map { .string($0) }
        extras["cutRichText"] = message.body.html.map { .string($0) }
        let html = whole["richText"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        message.body = MessageBody(html: html, text: whole["text"]?.string.flatMap { $0.isEmpty ? nil : $0 })
        break
      }
      try sink.finding(
        Finding(
          .warning, "messageCut", key: message.key, what: "HubSpot cut this message short",
          did: "kept what it gave; fetch its original-content as well"))
    default: break
    }
    message.tieImages()
    for (name, value) in top.rest.members { extras.append(name, value) }
    message.extras = extras
    return message
  }

  /// Whoever an actor is; of one who is known by the address alone no other record need come.
  private func speaker(_ id: String?) throws -> String? {
    guard let id, let key = try context.actor(id) else { return nil }
    if key.hasPrefix(HubSpot.key(.person, "mail/")) {
      try putStranger(String(id.dropFirst(2)), name: nil)
    }
    return key
  }

  /// Senders and recipients stay in `extras` whole; their addresses are taken from there.
  private func people(_ message: inout Message, _ top: SourceFields) throws {
    func address(_ value: JSONValue) -> String? {
      let identifier = value["deliveryIdentifier"]
      return identifier?["type"]?.string == "HS_EMAIL_ADDRESS" ? identifier?["value"]?.string : nil
    }
    let sender = top["senders"]?.array?.first
    message.from = sender.flatMap(address)
    if message.author == nil { message.authorText = sender?["name"]?.string ?? message.from }
    for value in top["recipients"]?.array ?? [] {
      guard let found = address(value) else { continue }
      let person = try value["actorId"]?.string.flatMap { $0.hasPrefix("E-") ? nil : try context.actor($0) }
      let recipient = Recipient(address: found, name: value["name"]?.string, person: person)
      switch value["recipientField"]?.string {
      case "CC": message.cc.append(recipient)
      case "BCC": message.bcc.append(recipient)
      default: message.to.append(recipient)
      }
    }
  }

  private func file(_ item: JSONObject?) -> TicketFile? {
    guard let item, item["type"]?.string == "FILE", let id = item["fileId"]?.idText else { return nil }
    var file = (try? attachment(id)) ?? TicketFile(key: HubSpot.key(.attachment, id), id: id)
    file.name = item["name"]?.string ?? file.name
    file.url = item["url"]?.string ?? file.url
    if file.url != nil { file.missing = nil }
    return file
  }

  /// Assignments and changes of the thread itself: not the ticket's status, so named after the thread.
  private mutating func event(
    _ record: JSONObject, id: String, _ tickets: [String], _ leaves: inout LeafCount
  ) throws {
    var top = SourceFields(record)
    top.skip("id")
    var extras = JSONObject()
    var event: JSONObject = ["key": .string("\(HubSpot.id):event:threads/\(id)")]
    event.put("at", time("createdAt", &top, &extras))
    event.put("actor", try speaker(top["createdBy"]?.string))
    switch top["type"]?.string {
    case "THREAD_STATUS_CHANGE":
      event.append("field", "threadStatus")
      event.put("to", value: top["newStatus"])
      top.skip("newStatus")
    case "ASSIGNMENT":
      event.append("field", "threadAssignee")
      event.put("from", value: try context.actor(top["assignedFrom"]?.string).map { .string($0) })
      event.put("to", value: try context.actor(top["assignedTo"]?.string).map { .string($0) })
    case "THREAD_INBOX_CHANGE":
      event.append("field", "threadInbox")
      event.put("from", value: top["fromInboxId"])
      event.put("to", value: top["toInboxId"])
      top.skip("fromInboxId")
      top.skip("toInboxId")
    case let type: event.append("field", .string(type ?? "threadMessage"))
    }
    for (name, value) in top.rest.members { extras.append(name, value) }
    event.put("extras", extras)
    leaves += top.leaves
    for ticket in tickets {
      let part: JSONObject = [
        "key": .string(HubSpot.key(.ticket, ticket)), "id": .string(ticket), "events": [.object(event)],
      ]
      try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
    }
  }

  // MARK: Inboxes and actors

  func inbox(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    var container = Container(
      key: HubSpot.key(.container, "inboxes/\(id)"), id: "inboxes/\(id)", label: top.text("name"), kind: "inbox")
    container.extras = top.rest
    leaves += top.leaves
    try sink.put(container)
  }

  /// Whoever speaks in a thread. Agents and visitors are records of their own where the export has those.
  func actor(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    guard let key = try context.actor(id), let source = SourceKey(key) else { return }
    let role: Person.Role =
      switch top["type"]?.string {
      case "AGENT": .agent
      case "VISITOR", "EMAIL": .endUser
      case "BOT", "INTEGRATOR", "LLM", "SYSTEM": .system
      default: .unknown
      }
    var person = Person(key: key, id: source.id, role: role, name: top.text("name"))
    if let address = top.text("email") { person.emails = [.init(address: address, primary: true)] }
    top.keep("id", .string(id))
    // The same person may be an owner or contact, whose own members these must not hide.
    person.extras = ["actor": .object(top.rest)]
    leaves += top.leaves
    try sink.put(person)
  }
}
