import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  private static let noteRules: [String: Freshdesk.SandboxRule] = [
    "body": .text(max: nil), "private": .flag, "incoming": .flag, "user_id": .integer, "notify_emails": .emails,
  ]
  private static let replyRules: [String: Freshdesk.SandboxRule] = [
    "body": .text(max: nil), "from_email": .text(max: nil), "user_id": .integer, "cc_emails": .emails,
    "bcc_emails": .emails,
  ]

  /// Private unless told otherwise; mails nobody but `notify_emails`.
  func addNote(
    _ ticket: Freshdesk.SandboxTicket, _ call: HTTPCall, _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard !ticket.deleted, !ticket.spam else { throw .wrongMethod("POST", allowed: ["GET"]) }
    let input = try Freshdesk.SandboxInput(call)
    var check = Freshdesk.SandboxCheck(input, rules: Self.noteRules)
    check.require("body")
    if let user = check.int("user_id"), person(user) == nil {
      check.add("user_id", "There is no contact matching the given user_id", "invalid_value")
    }
    checkSize(input, already: bytes(of: ticket), &check)
    try check.finish()
    var note = Freshdesk.SandboxConversation(
      id: newID(), ticket: ticket.id, body: wrapped(check.text("body") ?? ""),
      isPrivate: check.members["private"]?.bool ?? true, incoming: check.members["incoming"]?.bool ?? false,
      user: check.int("user_id") ?? owner, source: 2, createdAt: now(), updatedAt: now())
    note.to = check.texts("notify_emails")
    note.files = store(input.files)
    add(note, to: ticket)
    for address in note.to { mail(address, "note", ticket.id) }
    return ok(created(note, target), status: 201)
  }

  /// A reply goes to the requester by mail; only agents may write one.
  func addReply(
    _ ticket: Freshdesk.SandboxTicket, _ call: HTTPCall, _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard !ticket.deleted, !ticket.spam else { throw .wrongMethod("POST", allowed: ["GET"]) }
    let input = try Freshdesk.SandboxInput(call)
    var check = Freshdesk.SandboxCheck(input, rules: Self.replyRules)
    check.require("body")
    if let user = check.int("user_id"), agents[user] == nil {
      check.add("user_id", "There is no agent matching the given user_id", "invalid_value")
    }
    checkSize(input, already: bytes(of: ticket), &check)
    try check.finish()
    var reply = Freshdesk.SandboxConversation(
      id: newID(), ticket: ticket.id, body: wrapped(check.text("body") ?? ""), isPrivate: false, incoming: false,
      user: check.int("user_id") ?? owner, source: 0, createdAt: now(), updatedAt: now())
    reply.to = [person(ticket.requesterID)?.email].compactMap(\.self)
    reply.cc = check.texts("cc_emails")
    reply.bcc = check.texts("bcc_emails")
    reply.files = store(input.files)
    add(reply, to: ticket)
    for address in reply.to + reply.cc + reply.bcc { mail(address, "reply", ticket.id) }
    return ok(created(reply, target), status: 201)
  }

  private func add(_ entry: Freshdesk.SandboxConversation, to ticket: Freshdesk.SandboxTicket) {
    var ticket = ticket
    conversations[entry.id] = entry
    ticket.conversations.append(entry.id)
    ticket.updatedAt = now()
    if !entry.isPrivate, !entry.incoming, ticket.firstRespondedAt == nil { ticket.firstRespondedAt = now() }
    // The vendor reopens on a customer's answer; that it does so for notes is not documented, so we rehearse it.
    if entry.incoming, ticket.status != 2 { setStatus(2, of: &ticket) }
    tickets[ticket.id] = ticket
  }

  /// Whose key it is.
  private var owner: Int { agents.keys.min() ?? 0 }

  /// Only notes can be edited or removed, not replies.
  func routeConversation(_ call: HTTPCall, _ id: Int?) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard let id, var entry = conversations[id], let ticket = tickets[entry.ticket] else { throw .notFound }
    switch call.method {
    case "DELETE":
      tickets[ticket.id]?.conversations.removeAll { $0 == id }
      conversations[id] = nil
      return HTTPReply(status: 204)
    case "PUT":
      guard entry.source == 2 else { throw .wrongMethod("PUT", allowed: ["DELETE"]) }
      let input = try Freshdesk.SandboxInput(call)
      var check = Freshdesk.SandboxCheck(input, rules: ["body": .text(max: nil)])
      if input.files.isEmpty { check.require("body") }
      checkSize(input, already: bytes(of: ticket), &check)
      try check.finish()
      if let body = check.text("body") { entry.body = wrapped(body) }
      entry.files += store(input.files)
      entry.updatedAt = now()
      entry.editedBy = owner
      conversations[id] = entry
      tickets[ticket.id]?.updatedAt = now()
      return ok(self.entry(entry, Freshdesk.SandboxTarget(call)))
    default: throw .wrongMethod(call.method, allowed: ["PUT", "DELETE"])
    }
  }
}
