import DeskKit
import JSONText
import TicketModel

extension Freshdesk.Reader {
  mutating func ticket(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    // In API v1 `id` is internal and `display_id` the number everybody knows; in v2 they are one.
    let id = leaves.id("display_id") ?? leaves.id("id") ?? ""
    var ticket = Ticket(key: Freshdesk.key("ticket", id), id: id)
    ticket.number = id
    ticket.subject = leaves.text("subject")
    state(&ticket, &leaves)
    readChoices(&ticket, &leaves)
    people(&ticket, &leaves, &count)
    times(&ticket, &leaves)
    fields(&ticket, &leaves)
    ticket.tags = leaves.texts("tags")
    if let product = leaves.id("product_id") {
      ticket.container = NamedReference(id: product, label: nil, kind: "brand")
    }
    opening(&ticket, &leaves)
    if let included = leaves.peek("conversations")?.array, included.allSatisfy({ $0.object != nil }) {
      for entry in included {
        var inner = Freshdesk.Leaves(entry.object ?? JSONObject())
        ticket.messages.append(message(&inner, ticket: id))
        inner.count(in: &count)
      }
      leaves.drop("conversations")
    }
    links(&ticket, &leaves)
    try embedded(&leaves, &count)
    ticket.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(ticket)
  }

  private func state(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    let spam = leaves.flag("spam") ?? false
    let deleted = leaves.flag("deleted") ?? false
    let archived = leaves.flag("archived") ?? false
    ticket.state = deleted ? .deleted : spam ? .spam : archived ? .archived : .active
  }

  private mutating func readChoices(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    // API v1 names things beside their numbers; the two may disagree, so that the name stays visible in extras.
    let names = ["status", "priority", "source"].map { leaves.peek($0 + "_name")?.string }
    if let status = leaves.id("status") { ticket.status = choices.status(status, name: names[0]) }
    if let priority = leaves.id("priority") { ticket.priority = choices.priority(priority, name: names[1]) }
    if let source = leaves.id("source") { ticket.channel = choices.source(source, name: names[2]) }
    if let type = leaves.text("type") ?? leaves.text("ticket_type") { ticket.type = choices.type(type) }
    if let form = leaves.id("form_id") { ticket.form = NamedReference(id: form, label: nil) }
  }

  private func people(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) {
    ticket.requester = leaves.id("requester_id").map { Freshdesk.key("person", $0) }
    ticket.assignee = leaves.id("responder_id").map { Freshdesk.key("person", $0) }
    ticket.group = leaves.id("group_id").map { Freshdesk.key("group", $0) }
    ticket.organization = leaves.id("company_id").map { Freshdesk.key("organization", $0) }
    // The ticket's own list; `cc_emails` may also hold those of the latest reply.
    let own = leaves.texts("ticket_cc_emails")
    let all = leaves.texts("cc_emails")
    var seen: Set<String> = []
    for text in own + all where seen.insert(text).inserted { ticket.cc.append(Freshdesk.recipient(text)) }
  }

  private mutating func times(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    ticket.createdAt = time("created_at", &leaves)
    ticket.updatedAt = time("updated_at", &leaves)
    ticket.dueAt = time("due_by", &leaves)
    guard var stats = leaves.nested("stats") else { return }
    ticket.firstResponseAt = time("first_responded_at", &stats)
    ticket.solvedAt = time("resolved_at", &stats)
    ticket.closedAt = time("closed_at", &stats)
    leaves.put("stats", back: stats)
  }

  private func fields(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    let name = leaves.peek("custom_fields")?.object != nil ? "custom_fields" : "custom_field"
    guard let custom = leaves.take(name)?.object else { return }
    for (name, value) in custom.members where !value.isAbsent { ticket.fields.append(name, value) }
    ticket.externalID = custom[Freshdesk.externalIDField]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func opening(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    let files = attachments("attachments", &leaves)
    // In API v1 and exports `description` is the plain text and `description_html` the mark-up; in v2 the other way.
    let old = leaves.peek("description_html")?.string != nil
    let html = old ? leaves.text("description_html") : leaves.text("description")
    let text = old ? leaves.text("description") : leaves.text("description_text")
    guard html != nil || text != nil else {
      // A list without descriptions: the files, if any, are of the ticket.
      ticket.attachments = files
      return
    }
    var message = Message(
      key: Freshdesk.key("message", "\(ticket.id)/description"), id: nil, author: ticket.requester,
      createdAt: ticket.createdAt, visibility: .public, kind: .description, body: MessageBody(html: html, text: text))
    message.direction = "in"
    message.channel = ticket.channel
    message.attachments = files
    message.to = leaves.texts("to_emails").map(Freshdesk.recipient)
    ticket.messages = [message]
  }

  private func links(_ ticket: inout Ticket, _ leaves: inout Freshdesk.Leaves) {
    let kinds = [1: "parentOf", 2: "childOf", 3: "relatesTo", 4: "relatesTo"]
    guard let kind = leaves.peek("association_type")?.int.flatMap({ kinds[$0] }),
      let others = leaves.peek("associated_tickets_list")?.array, others.allSatisfy({ $0.idText != nil })
    else { return }
    leaves.mark("associated_tickets_list")
    ticket.links = others.compactMap(\.idText).map {
      LinkToTicket(kind: kind, ticket: Freshdesk.key("ticket", $0))
    }
  }

  /// Requester and company that a list was asked to include: records of their own, as far as they go.
  private mutating func embedded(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    if var inner = leaves.nested("requester") {
      if inner.peek("id")?.idText != nil {
        try contact(&inner, &count, partial: true)
      } else {
        leaves.put("requester", back: inner)
      }
    }
    if var inner = leaves.nested("company") {
      if inner.peek("id")?.idText != nil {
        try company(&inner, &count)
      } else {
        leaves.put("company", back: inner)
      }
    }
  }

  func attachments(_ name: String, _ leaves: inout Freshdesk.Leaves) -> [TicketFile] {
    guard let items = leaves.peek(name)?.array, items.allSatisfy({ $0["id"]?.idText != nil }) else { return [] }
    leaves.mark(name)
    return items.compactMap(\.object).map { item in
      var rest = Freshdesk.Leaves(item)
      let id = rest.id("id") ?? ""
      var file = TicketFile(
        key: Freshdesk.key("attachment", id), id: id, name: rest.text("name"), mediaType: rest.text("content_type"))
      for size in ["size", "file_size"] where rest.peek(size)?.int != nil { file.size = rest.take(size)?.int }
      file.url = rest.text("attachment_url")
      if let created = rest.peek("created_at")?.string, let reading = Timestamp.iso(created) {
        rest.mark("created_at")
        file.createdAt = reading.text
      }
      file.extras = rest.extras
      return file
    }
  }

  // MARK: Conversations

  mutating func conversation(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    guard let ticket = leaves.id("ticket_id") else { return }
    let message = message(&leaves, ticket: ticket)
    leaves.count(in: &count)
    let part: JSONObject = [
      "key": .string(Freshdesk.key("ticket", ticket)), "id": .string(ticket),
      "messages": [.object(message.json)],
    ]
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
  }

  private mutating func message(_ leaves: inout Freshdesk.Leaves, ticket: String) -> Message {
    let id = leaves.id("id")
    if leaves.peek("ticket_id")?.idText == ticket { leaves.mark("ticket_id") }
    let isPrivate = leaves.flag("private")
    let incoming = leaves.flag("incoming")
    let source = leaves.id("source")
    var message = Message(
      key: Freshdesk.key(
        "message", id ?? "\(ticket)/\(Checksum.sha256(JSONValue.object(leaves.object).bytes).prefix(16))"),
      id: id, author: leaves.id("user_id").map { Freshdesk.key("person", $0) },
      createdAt: time("created_at", &leaves),
      visibility: isPrivate.map { $0 ? .internal : .public } ?? .unknown,
      kind: Freshdesk.messageKind(source, incoming: incoming),
      body: MessageBody(html: leaves.text("body"), text: leaves.text("body_text")))
    message.updatedAt = time("updated_at", &leaves)
    message.direction = incoming.map { $0 ? "in" : "out" }
    if let source {
      message.channel = Choice(
        id: source, label: Freshdesk.conversationSources[source]?.label,
        kind: Freshdesk.conversationSources[source]?.kind)
    }
    message.from = leaves.text("from_email")
    message.to = leaves.texts("to_emails").map(Freshdesk.recipient)
    message.cc = leaves.texts("cc_emails").map(Freshdesk.recipient)
    message.bcc = leaves.texts("bcc_emails").map(Freshdesk.recipient)
    message.attachments = attachments("attachments", &leaves)
    message.extras = leaves.extras
    return message
  }

  // MARK: Parts of tickets

  mutating func timeEntry(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    guard let ticket = leaves.id("ticket_id"), let id = leaves.id("id") else { return }
    var entry: JSONObject = ["key": .string("\(Freshdesk.id):timeEntry:\(id)")]
    entry.put("author", leaves.id("agent_id").map { Freshdesk.key("person", $0) })
    entry.put("startedAt", time("executed_at", &leaves))
    let parts = leaves.peek("time_spent")?.string?.split(separator: ":").map { Int($0) } ?? []
    if parts.count == 2, let hours = parts[0], let minutes = parts[1] {
      entry.append("seconds", .number(hours * 3600 + minutes * 60))
    }
    entry.put("billable", leaves.flag("billable"))
    entry.put("note", leaves.text("note"))
    // `00:15` stays readable beside the seconds made of it.
    entry.put("extras", leaves.extras)
    leaves.count(in: &count)
    let part: JSONObject = [
      "key": .string(Freshdesk.key("ticket", ticket)), "id": .string(ticket), "timeEntries": [.object(entry)],
    ]
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
  }

  mutating func rating(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    guard let ticket = leaves.id("ticket_id") else { return }
    var rating = JSONObject()
    if var ratings = leaves.nested("ratings") {
      rating.put("score", ratings.id("default_question"))
      leaves.put("ratings", back: ratings)
    }
    rating.put("comment", leaves.text("feedback"))
    rating.put("at", time("created_at", &leaves))
    let rest = leaves.extras
    leaves.count(in: &count)
    var part: JSONObject = [
      "key": .string(Freshdesk.key("ticket", ticket)), "id": .string(ticket), "satisfaction": .object(rating),
    ]
    if !rest.isEmpty { part["extras"] = ["satisfaction_rating": .object(rest)] }
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
  }
}

extension Freshdesk {
  static let conversationSources: [String: (label: String, kind: String)] = [
    "0": ("Reply", "email"), "2": ("Note", "other"), "5": ("Tweet", "social"), "6": ("Survey", "other"),
    "7": ("Facebook post", "social"), "8": ("Forwarded e-mail", "email"), "9": ("Phone", "phone"),
    "11": ("E-commerce", "other"),
  ]

  static func messageKind(_ source: String?, incoming: Bool?) -> Message.Kind {
    switch source {
    case "2": incoming == true ? .reply : .note
    case "8": .forward
    case "9": .call
    case nil: incoming == true ? .reply : .note
    default: .reply
    }
  }

  /// `Rachel <rachel@example.com>` or an address alone.
  static func recipient(_ text: String) -> Recipient {
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
      return Recipient(address: text)
    }
    let address = String(text[text.index(after: open)..<close])
    var name = text[..<open]
    while let last = name.last, last == " " || last == "\"" { name.removeLast() }
    while let first = name.first, first == " " || first == "\"" { name.removeFirst() }
    return Recipient(address: address, name: name.isEmpty ? nil : String(name))
  }
}
