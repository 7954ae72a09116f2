import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  enum TicketView {
    /// The reply to a create or update; a create sent as a form leaves `association_type` out.
    case full(form: Bool)
    case one
    case listed
  }

  private static let numbers = [
    "email_config_id", "group_id", "responder_id", "company_id", "product_id", "internal_agent_id",
    "internal_group_id",
  ]

  /// A ticket as replies show it: the names recorded from real accounts.
  func ticketJSON(
    _ ticket: Freshdesk.SandboxTicket, _ target: Freshdesk.SandboxTarget, _ view: TicketView,
    include: Set<String> = []
  ) -> JSONValue {
    let members = ticket.members
    let cc = members["cc_emails"] ?? []
    var json: JSONObject = [
      "cc_emails": cc, "fwd_emails": [], "reply_cc_emails": cc, "ticket_cc_emails": cc, "fr_escalated": false,
      "spam": .bool(ticket.spam),
    ]
    for name in Self.numbers { json[name] = members[name] ?? .null }
    json["priority"] = members["priority"]
    json["requester_id"] = .number(ticket.requesterID)
    json["source"] = members["source"]
    json["status"] = .number(ticket.status)
    json["subject"] = members["subject"]
    json["support_email"] = .null
    json["to_emails"] = .null
    json["id"] = .number(ticket.id)
    json["type"] = members["type"] ?? .null
    json["due_by"] = members["due_by"] ?? .string(Timestamp.text(epoch: ticket.createdAt + 3 * 86_400))
    json["fr_due_by"] = members["fr_due_by"] ?? .string(Timestamp.text(epoch: ticket.createdAt + 86_400))
    json["is_escalated"] = false
    json["custom_fields"] = members["custom_fields"] ?? [:]
    json["created_at"] = .string(Timestamp.text(epoch: ticket.createdAt))
    json["updated_at"] = .string(Timestamp.text(epoch: ticket.updatedAt))
    json["tags"] = members["tags"] ?? []
    json["nr_due_by"] = .null
    json["nr_escalated"] = false
    if ticket.deleted { json["deleted"] = true }
    addDetails(of: ticket, target, view, include, to: &json)
    return .object(json)
  }

  private func addDetails(
    of ticket: Freshdesk.SandboxTicket, _ target: Freshdesk.SandboxTarget, _ view: TicketView, _ include: Set<String>,
    to json: inout JSONObject
  ) {
    let attached = JSONValue.array(ticket.files.compactMap { fileJSON($0, target) })
    let description = ticket.members["description"]?.string ?? ""
    switch view {
    case .full(let form):
      if ticket.hasForm { json["form_id"] = 81_000_001 }
      if !ticket.associated.isEmpty {
        if !form { json["association_type"] = ticket.associationType.map { .number($0) } ?? .null }
        json["associated_tickets_list"] = .array(ticket.associated.map { .number($0) })
      }
    case .one:
      json["association_type"] = ticket.associationType.map { .number($0) } ?? .null
      json["source_additional_info"] = .null
      if !ticket.associated.isEmpty {
        json["associated_tickets_list"] = .array(ticket.associated.map { .number($0) })
      }
    case .listed:
      if ticket.hasForm { json["form_id"] = 81_000_001 }
      json["association_type"] = ticket.associationType.map { .number($0) } ?? .null
      json["associated_tickets_count"] = ticket.associated.isEmpty ? .null : .number(ticket.associated.count)
    }
    if case .listed = view, !include.contains("description") {
    } else {
      json["description"] = .string(description)
      json["description_text"] = .string(Freshdesk.HTML.words(description))
    }
    if case .listed = view {} else { json["attachments"] = attached }
    addIncluded(of: ticket, target, include, to: &json)
  }

  private func addIncluded(
    of ticket: Freshdesk.SandboxTicket, _ target: Freshdesk.SandboxTarget, _ include: Set<String>,
    to json: inout JSONObject
  ) {
    if include.contains("stats") {
      func time(_ seconds: Int?) -> JSONValue { seconds.map { .string(Timestamp.text(epoch: $0)) } ?? .null }
      json["stats"] = [
        "agent_responded_at": time(ticket.firstRespondedAt), "requester_responded_at": nil,
        "first_responded_at": time(ticket.firstRespondedAt), "status_updated_at": time(ticket.statusUpdatedAt),
        "reopened_at": nil, "resolved_at": time(ticket.resolvedAt), "closed_at": time(ticket.closedAt),
        "pending_since": nil,
      ]
    }
    if include.contains("requester"), let person = person(ticket.requesterID) {
      json["requester"] = [
        "id": .number(person.id), "name": .string(person.name), "email": .optional(person.email),
        "mobile": person.members["mobile"] ?? .null, "phone": person.members["phone"] ?? .null,
      ]
    }
    if include.contains("company"), let company = ticket.members["company_id"]?.int.flatMap({ companies[$0] }) {
      json["company"] = ["id": .number(company.id), "name": .string(company.name)]
    }
    if include.contains("conversations") {
      // At most ten, whatever there are: the rest is only in the paged list.
      json["conversations"] = .array(
        ticket.conversations.prefix(10).compactMap { conversations[$0] }.map { entry($0, target) })
    }
  }

  /// A conversation as lists show it.
  func entry(_ entry: Freshdesk.SandboxConversation, _ target: Freshdesk.SandboxTarget) -> JSONValue {
    [
      "body": .string(entry.body), "body_text": .string(Freshdesk.HTML.words(entry.body)), "id": .number(entry.id),
      "incoming": .bool(entry.incoming), "private": .bool(entry.isPrivate), "user_id": .number(entry.user),
      "support_email": nil, "source": .number(entry.source), "category": .number(entry.isPrivate ? 2 : 3),
      "to_emails": .strings(entry.to), "from_email": nil, "cc_emails": .strings(entry.cc),
      "bcc_emails": entry.source == 0 ? .strings(entry.bcc) : nil, "email_failure_count": nil,
      "outgoing_failures": nil, "thread_id": nil, "thread_message_id": nil,
      "created_at": .string(Timestamp.text(epoch: entry.createdAt)),
      "updated_at": .string(Timestamp.text(epoch: entry.updatedAt)),
      "last_edited_at": entry.editedBy == nil ? nil : .string(Timestamp.text(epoch: entry.updatedAt)),
      "last_edited_user_id": entry.editedBy.map { .number($0) } ?? .null,
      "attachments": .array(entry.files.compactMap { fileJSON($0, target) }), "automation_id": nil,
      "automation_type_id": nil, "auto_response": false, "ticket_id": .number(entry.ticket), "threading_type": nil,
      "delivery_details": ["failed_emails": [], "pending_emails": []], "source_additional_info": nil,
    ]
  }

  /// A conversation as the reply to its creation shows it: fewer members.
  func created(_ entry: Freshdesk.SandboxConversation, _ target: Freshdesk.SandboxTarget) -> JSONValue {
    var json: JSONObject = [
      "body": .string(entry.body), "body_text": .string(Freshdesk.HTML.words(entry.body)), "id": .number(entry.id),
      "incoming": .bool(entry.incoming), "private": .bool(entry.isPrivate), "user_id": .number(entry.user),
      "support_email": nil, "ticket_id": .number(entry.ticket), "to_emails": .strings(entry.to),
      "created_at": .string(Timestamp.text(epoch: entry.createdAt)),
      "updated_at": .string(Timestamp.text(epoch: entry.updatedAt)),
      "attachments": .array(entry.files.compactMap { fileJSON($0, target) }),
    ]
    if entry.source == 0 {
      json["from_email"] = .string("support@sandbox.example")
      json["replied_to"] = .strings(entry.to)
      json["cc_emails"] = .strings(entry.cc)
      json["bcc_emails"] = .strings(entry.bcc)
    }
    return .object(json)
  }

  /// Everything the account holds, for tests and people; nothing here is the vendor's shape.
  package func state() async -> [UInt8] {
    let target = Freshdesk.SandboxTarget(HTTPCall("GET", "/"))
    let tickets = tickets.values.sorted { $0.id < $1.id }.map { ticket -> JSONValue in
      guard var json = ticketJSON(ticket, target, .one, include: ["stats"]).object else { return .null }
      json["deleted"] = .bool(ticket.deleted)
      json["attachments"] = held(ticket.files)
      json["conversations"] = .array(
        ticket.conversations.compactMap { conversations[$0] }.map { one in
          var shown = entry(one, target).object ?? JSONObject()
          shown["attachments"] = held(one.files)
          return .object(shown)
        })
      return .object(json)
    }
    let state: JSONObject = [
      "desk": .string(Freshdesk.id), "tickets": .array(tickets),
      "contacts": .array(
        contacts.values.sorted { $0.id < $1.id }.map { contact in
          var shown = contactJSON(contact).object ?? JSONObject()
          shown["deleted"] = .bool(contact.deleted)
          return .object(shown)
        }),
      "companies": .array(companies.values.sorted { $0.id < $1.id }.map(companyJSON)),
      "agents": .array(agents.values.sorted { $0.id < $1.id }.map(agentJSON)),
      "mails": .array(
        mails.map {
          ["to": .string($0.to), "why": .string($0.why), "ticket": $0.ticket.map { .number($0) } ?? .null]
        }),
      "calls": .object(
        calls.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0.append($1.key, .number($1.value)) }),
      "refused": .number(refusals),
    ]
    return JSONValue.object(state).bytes
  }

  /// Makes a ticket one of those from before ticket forms; for tests against replies recorded of such.
  package func forgetForm(of id: Int) { tickets[id]?.hasForm = false }

  private func held(_ ids: [Int]) -> JSONValue {
    .array(
      ids.compactMap { files[$0] }.map { file in
        [
          "id": .number(file.id), "name": .string(file.name), "content_type": .string(file.type),
          "size": .number(file.bytes.count), "sha256": .string(Checksum.sha256(file.bytes)),
        ]
      })
  }
}
