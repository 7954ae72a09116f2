import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  static let ticketRules: [String: Freshdesk.SandboxRule] = [
    "name": .text(max: 255), "requester_id": .integer, "email": .text(max: nil), "phone": .text(max: 255),
    "facebook_id": .text(max: 255), "twitter_id": .text(max: 255), "unique_external_id": .text(max: 255),
    "subject": .text(max: 255), "type": .text(max: nil), "status": .integer, "priority": .integer,
    "description": .text(max: nil), "responder_id": .integer, "custom_fields": .object, "due_by": .time,
    "email_config_id": .integer, "fr_due_by": .time, "group_id": .integer, "product_id": .integer,
    "source": .integer, "tags": .texts, "company_id": .integer, "internal_agent_id": .integer,
    "internal_group_id": .integer, "parent_id": .integer, "related_ticket_ids": .integers, "cc_emails": .emails,
  ]
  /// Copied people cannot be changed once a ticket exists, nor can its place among parents and trackers.
  static let updateRules = ticketRules.filter { !["cc_emails", "parent_id", "related_ticket_ids"].contains($0.key) }

  func routeTickets(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget, _ path: [String]
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    if path.count == 1 {
      switch call.method {
      case "GET": return try listTickets(target)
      case "POST": return try createTicket(call, target)
      default: throw .wrongMethod(call.method, allowed: ["GET", "POST"])
      }
    }
    guard let id = Int(path[1]), let ticket = tickets[id] else { throw .notFound }
    if path.count == 2 {
      switch call.method {
      case "GET": return try showTicket(ticket, target)
      case "PUT": return try updateTicket(ticket, call, target)
      case "DELETE": return try trash(ticket)
      default: throw .wrongMethod(call.method, allowed: ["GET", "PUT", "DELETE"])
      }
    }
    switch (call.method, path[2]) {
    case ("GET", "conversations"):
      guard !ticket.deleted else { throw .notFound }
      return try page(ticket.conversations.compactMap { conversations[$0] }.map { entry($0, target) }, target)
    case ("POST", "notes"): return try addNote(ticket, call, target)
    case ("POST", "reply"): return try addReply(ticket, call, target)
    case ("PUT", "restore"):
      guard ticket.deleted else { throw .notFound }
      tickets[id]?.deleted = false
      return HTTPReply(status: 204)
    default: throw .notFound
    }
  }

  private func createTicket(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    let input = try Freshdesk.SandboxInput(call)
    var check = Freshdesk.SandboxCheck(input, rules: Self.ticketRules)
    let whole = check.errors.isEmpty
    for name in ["subject", "description"] { check.require(name) }
    let identified = ["requester_id", "email", "phone", "facebook_id", "twitter_id", "unique_external_id"]
      .contains { check.members[$0]?.isAbsent == false }
    if whole, !identified {
      check.add(
        "requester_id", "One of requester_id, phone, email, twitter_id, facebook_id, unique_external_id is mandatory",
        "missing_field")
    }
    if check.text("phone") != nil, check.text("email") == nil, check.int("requester_id") == nil {
      check.require("name")
    }
    checkValues(&check, status: check.int("status") ?? 2, before: nil)
    checkSize(input, already: 0, &check)
    try check.finish()
    let associated = try relate(check)
    let requester = try requester(check)
    let time = now()
    lastTicket += 1
    var ticket = Freshdesk.SandboxTicket(
      id: lastTicket, members: JSONObject(), createdAt: time, updatedAt: time, statusUpdatedAt: 0)
    ticket.requesterID = requester
    ticket.associated = associated.ids
    ticket.associationType = associated.type
    ticket.members = [
      "priority": 1, "source": 2, "subject": "", "cc_emails": [], "tags": [],
      "company_id": check.members["company_id"] ?? contacts[requester]?.members["company_id"] ?? .null,
    ]
    ticket.files = store(input.files)
    apply(check, to: &ticket)
    // Recorded: plain text is put into a `div` when a ticket is made, and stays as it is when one is changed.
    ticket.members["description"] = .string(wrapped(check.text("description") ?? ""))
    tickets[ticket.id] = ticket
    mailAbout(created: ticket)
    let reply = ticketJSON(ticket, target, .full(form: input.isForm))
    return ok(reply, status: 201, headers: [("Location", "\(target.origin)/api/v2/tickets/\(ticket.id)")])
  }

  private func updateTicket(
    _ ticket: Freshdesk.SandboxTicket, _ call: HTTPCall, _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard !ticket.deleted, !ticket.spam else { throw .wrongMethod("PUT", allowed: ["GET"]) }
    let input = try Freshdesk.SandboxInput(call)
    guard !input.members.isEmpty || !input.files.isEmpty else {
      throw Freshdesk.SandboxRefusal(400, code: "missing_params", message: "Specify values for at least one field")
    }
    var check = Freshdesk.SandboxCheck(input, rules: Self.updateRules)
    for name in ["subject", "description"] where check.members[name] != nil { check.require(name) }
    checkValues(&check, status: check.int("status") ?? ticket.status, before: ticket)
    checkSize(input, already: bytes(of: ticket), &check)
    try check.finish()
    var changed = ticket
    if ["requester_id", "email", "phone", "unique_external_id"].contains(where: { check.members[$0] != nil }) {
      changed.requesterID = try requester(check)
    }
    changed.files += store(input.files)
    apply(check, to: &changed)
    changed.updatedAt = now()
    tickets[ticket.id] = changed
    mailAbout(changed: changed, before: ticket)
    return ok(ticketJSON(changed, target, .full(form: false)))
  }

  /// Moves checked members into the ticket.
  private func apply(_ check: Freshdesk.SandboxCheck, to ticket: inout Freshdesk.SandboxTicket) {
    let elsewhere: Set = [
      "requester_id", "email", "name", "phone", "twitter_id", "facebook_id", "unique_external_id", "status",
      "custom_fields", "parent_id", "related_ticket_ids",
    ]
    for (name, value) in check.members.members where !elsewhere.contains(name) { ticket.members[name] = value }
    var custom = ticket.members["custom_fields"]?.object ?? JSONObject()
    for field in configuration.fields where custom[field.name] == nil { custom[field.name] = .null }
    for (name, value) in check.members["custom_fields"]?.object?.members ?? JSONObject().members {
      custom[name] = value.string == "" ? .null : value
    }
    ticket.members["custom_fields"] = .object(custom)
    setStatus(check.int("status") ?? ticket.status, of: &ticket)
  }

  func setStatus(_ status: Int, of ticket: inout Freshdesk.SandboxTicket) {
    guard status != ticket.status || ticket.statusUpdatedAt == 0 else { return }
    ticket.status = status
    ticket.statusUpdatedAt = now()
    ticket.resolvedAt = status == 4 || status == 5 ? (ticket.resolvedAt ?? now()) : nil
    ticket.closedAt = status == 5 ? now() : nil
  }

  /// The vendor puts the descriptions and notes it is given inside a `div`.
  func wrapped(_ html: String) -> String { html.hasPrefix("<div") ? html : "<div>\(html)</div>" }

  private func trash(_ ticket: Freshdesk.SandboxTicket) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard !ticket.deleted else { throw .notFound }
    tickets[ticket.id]?.deleted = true
    tickets[ticket.id]?.updatedAt = now()
    return HTTPReply(status: 204)
  }

  private func relate(
    _ check: Freshdesk.SandboxCheck
  ) throws(Freshdesk.SandboxRefusal) -> (ids: [Int], type: Int?) {
    if let parent = check.int("parent_id") {
      guard tickets[parent]?.deleted == false else {
        throw .invalid("parent_id", "There is no ticket matching the given parent_id", "invalid_value")
      }
      tickets[parent]?.associationType = 1
      return ([parent], 2)
    }
    let related = check.members["related_ticket_ids"]?.array?.compactMap(\.int) ?? []
    guard related.allSatisfy({ tickets[$0]?.deleted == false }) else {
      throw Freshdesk.SandboxRefusal(
        400, code: "cannot_create_tracker",
        message: "Tracker ticket can't be created as related_ticket_ids are invalid")
    }
    return (related, related.isEmpty ? nil : 3)
  }

  /// The person a ticket is for; unknown addresses and external ids become contacts.
  private func requester(_ check: Freshdesk.SandboxCheck) throws(Freshdesk.SandboxRefusal) -> Int {
    if let id = check.int("requester_id") {
      guard person(id) != nil else {
        throw .invalid("requester_id", "There is no contact matching the given requester_id", "invalid_value")
      }
      return id
    }
    let email = check.text("email")?.lowercased()
    if let email {
      guard Freshdesk.SandboxRule.isAddress(email) else {
        throw .invalid("email", "It should be in the 'valid email address' format", "invalid_value")
      }
      if let known = everyone.first(where: { $0.addresses.contains(email) }) { return known.id }
    }
    for name in ["unique_external_id", "phone", "twitter_id", "facebook_id"] {
      guard let value = check.text(name) else { continue }
      if let known = everyone.first(where: { $0.members[name]?.string == value }) { return known.id }
    }
    let name =
      check.text("name") ?? email.map { String($0.prefix { $0 != "@" }) }
      ?? check.text("unique_external_id") ?? ""
    var contact = Freshdesk.SandboxPerson(id: newID(), name: name, email: email, at: now())
    for member in ["unique_external_id", "phone", "twitter_id", "facebook_id"] {
      if let value = check.text(member) { contact.members[member] = .string(value) }
    }
    contacts[contact.id] = contact
    return contact.id
  }

  var everyone: [Freshdesk.SandboxPerson] {
    (agents.values + contacts.values.filter { !$0.deleted }).sorted { $0.id < $1.id }
  }

  func person(_ id: Int) -> Freshdesk.SandboxPerson? {
    agents[id] ?? contacts[id].flatMap { $0.deleted ? nil : $0 }
  }

  // MARK: Mail

  private func mailAbout(created ticket: Freshdesk.SandboxTicket) {
    mail(person(ticket.requesterID)?.email, "new ticket", ticket.id)
    for address in ticket.members["cc_emails"]?.array ?? [] { mail(address.string, "new ticket, copied", ticket.id) }
    mail(ticket.members["responder_id"]?.int.flatMap { agents[$0]?.email }, "ticket assigned", ticket.id)
  }

  private func mailAbout(changed ticket: Freshdesk.SandboxTicket, before: Freshdesk.SandboxTicket) {
    if ticket.status != before.status, ticket.status == 4 || ticket.status == 5 {
      mail(person(ticket.requesterID)?.email, ticket.status == 4 ? "ticket resolved" : "ticket closed", ticket.id)
    }
    let responder = ticket.members["responder_id"]?.int
    if responder != before.members["responder_id"]?.int {
      mail(responder.flatMap { agents[$0]?.email }, "ticket assigned", ticket.id)
    }
  }

  func mail(_ address: String?, _ why: String, _ ticket: Int?) {
    guard let address else { return }
    mails.append(Freshdesk.SandboxMail(to: address, why: why, ticket: ticket))
  }
}
