import DeskKit
import HTTP
import JSONText

// Agents, groups and ticket fields: read only here, since making them is an admin's work in the product.
extension Freshdesk.Sandbox {
  func routeAgents(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget, _ path: [String]
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard call.method == "GET" else { throw .wrongMethod(call.method, allowed: ["GET"]) }
    let sorted = agents.values.sorted { $0.id < $1.id }
    if path.count == 1 {
      try allow(["email", "mobile", "phone", "state", "page", "per_page"], target)
      let email = target.query["email"]?.lowercased()
      return try page(sorted.filter { email == nil || $0.email == email }.map(agentJSON), target)
    }
    let wanted = path[1] == "me" ? sorted.first : Int(path[1]).flatMap { agents[$0] }
    guard path.count == 2, let wanted else { throw .notFound }
    return ok(agentJSON(wanted))
  }

  func agentJSON(_ agent: Freshdesk.SandboxPerson) -> JSONValue {
    let created = JSONValue.string(Timestamp.text(epoch: agent.createdAt))
    return [
      "available": true, "occasional": false, "id": .number(agent.id), "ticket_scope": 1, "created_at": created,
      "updated_at": created, "last_active_at": nil, "available_since": nil, "type": "support_agent",
      "contact": [
        "active": true, "email": .optional(agent.email), "job_title": nil, "language": "en", "last_login_at": nil,
        "mobile": nil, "name": .string(agent.name), "phone": nil, "time_zone": "Eastern Time (US & Canada)",
        "created_at": created, "updated_at": created,
      ],
      "deactivated": false, "signature": nil, "focus_mode": true,
    ]
  }

  func routeGroups(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget, _ path: [String]
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard call.method == "GET" else { throw .wrongMethod(call.method, allowed: ["GET"]) }
    if path.count == 1 { return try page(configuration.groups.map(groupJSON), target) }
    guard path.count == 2, let group = configuration.groups.first(where: { String($0.id) == path[1] }) else {
      throw .notFound
    }
    return ok(groupJSON(group))
  }

  private func groupJSON(_ group: Freshdesk.SandboxConfiguration.Named) -> JSONValue {
    [
      "id": .number(group.id), "name": .string(group.name), "description": nil, "escalate_to": nil,
      "unassigned_for": nil, "business_hour_id": nil, "group_type": "support_agent_group",
      "agent_ids": .array(agents.keys.sorted().map { .number($0) }), "auto_ticket_assign": 0,
      "created_at": "2024-01-08T08:00:00Z", "updated_at": "2024-01-08T08:00:00Z",
    ]
  }

  /// All fields, or those of one `type`; the shape of `choices` depends on the field, as at the vendor.
  func listFields(_ target: Freshdesk.SandboxTarget) -> HTTPReply {
    func map(_ pairs: [(String, Int)]) -> JSONValue {
      .object(pairs.reduce(into: JSONObject()) { $0[$1.0] = .number($1.1) })
    }
    let statuses = configuration.statuses.reduce(into: JSONObject()) {
      $0[String($1.id)] = [.string($1.label), .string($1.publicLabel)]
    }
    var fields: [(name: String, label: String, choices: JSONValue?)] = [
      ("requester", "Search a requester", nil), ("subject", "Subject", nil),
      ("ticket_type", "Type", .strings(configuration.types)),
      ("source", "Source", map(configuration.sources.map { ($0.label, $0.id) })),
      ("status", "Status", .object(statuses)),
      ("priority", "Priority", map([("Low", 1), ("Medium", 2), ("High", 3), ("Urgent", 4)])),
      ("group", "Group", map(configuration.groups.map { ($0.name, $0.id) })),
      ("agent", "Agent", map(agents.values.sorted { $0.id < $1.id }.map { ($0.name, $0.id) })),
      ("product", "Product", map(configuration.products.map { ($0.name, $0.id) })),
      ("description", "Description", nil),
    ]
    if configuration.multipleCompanies { fields.append(("company", "Company", nil)) }
    var list: [JSONValue] = []
    for field in fields {
      let required = ["requester", "subject", "status", "priority", "description"].contains(field.name)
      list.append(
        fieldJSON(
          field.name, field.label, "default_\(field.name)", list.count, choices: field.choices,
          required: (agents: required, closure: false)))
    }
    for field in configuration.fields {
      list.append(
        fieldJSON(
          field.name, field.label, field.type, list.count,
          choices: field.choices.isEmpty ? nil : .strings(field.choices),
          required: (agents: false, closure: field.requiredForClosure)))
    }
    if let type = target.query["type"] { list.removeAll { $0["type"]?.string != type } }
    return ok(.array(list))
  }

  private func fieldJSON(
    _ name: String, _ label: String, _ type: String, _ index: Int, choices: JSONValue?,
    required: (agents: Bool, closure: Bool)
  ) -> JSONValue {
    var json: JSONObject = [
      "id": .number(82_000_001 + index), "name": .string(name), "label": .string(label), "description": nil,
      "position": .number(index + 1), "required_for_closure": .bool(required.closure),
      "required_for_agents": .bool(required.agents), "type": .string(type),
      "default": .bool(type.hasPrefix("default_")), "customers_can_edit": false, "customers_can_filter": false,
      "label_for_customers": .string(label), "required_for_customers": false, "displayed_to_customers": false,
      "created_at": "2024-01-08T08:00:00Z", "updated_at": "2024-01-08T08:00:00Z",
    ]
    if let choices { json["choices"] = choices }
    return .object(json)
  }
}
