import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  private static let listParameters: Set<String> = [
    "filter", "requester_id", "email", "unique_external_id", "company_id", "updated_since", "order_by", "order_type",
    "include", "page", "per_page",
  ]

  func allow(_ names: Set<String>, _ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) {
    let unknown = target.query.keys.filter { !names.contains($0) }.sorted()
    guard unknown.isEmpty else {
      throw Freshdesk.SandboxRefusal(
        fields: unknown.map {
          Freshdesk.SandboxFieldError(
            field: $0, message: "Unexpected/invalid field in request", code: "invalid_field")
        })
    }
  }

  func included(_ allowed: Set<String>, _ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) -> Set<
    String
  > {
    let names = Set((target.query["include"] ?? "").split(separator: ",").map(String.init))
    guard names.isSubset(of: allowed) else {
      throw .invalid(
        "include", "It should be one of these values: '\(allowed.sorted().joined(separator: ", "))'", "invalid_value")
    }
    return names
  }

  func time(_ name: String, _ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) -> Int? {
    guard let text = target.query[name] else { return nil }
    guard let reading = Timestamp.iso(text), let seconds = Timestamp.epoch(reading.text) else {
      throw .invalid(name, "It should be in the combined date and time ISO8601 format", "invalid_value")
    }
    return seconds
  }

  /// Only the last 30 days unless `updated_since` is given; neither spam nor trash unless `filter` asks.
  func listTickets(_ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    try allow(Self.listParameters, target)
    let include = try included(["requester", "stats", "company", "description"], target)
    let since = try time("updated_since", target)
    let filter = target.query["filter"]
    if let filter, !["new_and_my_open", "watching", "spam", "deleted"].contains(filter) {
      throw .invalid(
        "filter", "It should be one of these values: 'new_and_my_open,watching,spam,deleted'", "invalid_value")
    }
    if let company = target.query["company_id"], Int(company).flatMap({ companies[$0] }) == nil {
      throw .invalid("company_id", "There is no company matching the given company_id", "invalid_value")
    }
    var found = tickets.values.filter { ticket in
      guard ticket.deleted == (filter == "deleted"), ticket.spam == (filter == "spam"),
        ticket.createdAt <= now() - configuration.listLag
      else { return false }
      if filter == "watching" || (filter == "new_and_my_open" && ticket.status != 2) { return false }
      if let since { return ticket.updatedAt >= since }
      return ticket.createdAt >= now() - 30 * 86_400
    }
    if let id = target.query["requester_id"] { found.removeAll { String($0.requesterID) != id } }
    if let email = target.query["email"]?.lowercased() {
      found.removeAll { person($0.requesterID)?.addresses.contains(email) != true }
    }
    if let external = target.query["unique_external_id"] {
      found.removeAll { person($0.requesterID)?.members["unique_external_id"]?.string != external }
    }
    if let company = target.query["company_id"] {
      found.removeAll { $0.members["company_id"]?.idText != company }
    }
    try order(&found, target)
    return try page(found.map { ticketJSON($0, target, .listed, include: include) }, target, ceiling: 300)
  }

  private func order(
    _ tickets: inout [Freshdesk.SandboxTicket], _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) {
    let by = target.query["order_by"] ?? "created_at"
    let type = target.query["order_type"] ?? "desc"
    guard ["created_at", "due_by", "updated_at", "status"].contains(by) else {
      throw .invalid(
        "order_by", "It should be one of these values: 'created_at,due_by,updated_at,status'",
        "invalid_value")
    }
    guard ["asc", "desc"].contains(type) else {
      throw .invalid("order_type", "It should be one of these values: 'asc,desc'", "invalid_value")
    }
    func rank(_ ticket: Freshdesk.SandboxTicket) -> Int {
      switch by {
      case "updated_at": ticket.updatedAt
      case "status": ticket.status
      default: ticket.createdAt
      }
    }
    tickets.sort { left, right in
      let order = (rank(left), left.id) < (rank(right), right.id)
      return type == "asc" ? order : !order && left.id != right.id
    }
  }

  func showTicket(
    _ ticket: Freshdesk.SandboxTicket, _ target: Freshdesk.SandboxTarget
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    try allow(["include"], target)
    let include = try included(["conversations", "requester", "company", "stats"], target)
    return ok(ticketJSON(ticket, target, .one, include: include))
  }

  // MARK: Search

  /// `query="cf_x:'a' AND (no parentheses here) status:2 OR priority:4"`, 30 a page, ten pages, minutes behind.
  func search(_ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    try allow(["query", "page"], target)
    guard let query = target.query["query"], query.hasPrefix("\""), query.hasSuffix("\""), query.count > 2,
      query.utf8.count <= 514
    else {
      throw .invalid("query", "It should be a String in double quotes, of at most 512 characters", "invalid_value")
    }
    let number = try positive("page", target, default: 1)
    guard number <= 10 else {
      throw .invalid(
        "page", "You cannot access tickets beyond the 10th page. Please provide a smaller page number.",
        "invalid_value")
    }
    let text = String(query.dropFirst().dropLast())
    var alternatives: [[(Freshdesk.SandboxTicket) -> Bool]] = []
    for alternative in text.components(" OR ") {
      var terms: [(Freshdesk.SandboxTicket) -> Bool] = []
      for term in alternative.components(" AND ") { terms.append(try condition(term)) }
      alternatives.append(terms)
    }
    let found = tickets.values
      .filter { !$0.deleted && !$0.spam && $0.updatedAt <= now() - configuration.searchLag }
      .filter { ticket in alternatives.contains { terms in terms.allSatisfy { $0(ticket) } } }
      .sorted { $0.id > $1.id }
    let shown = found.dropFirst((number - 1) * 30).prefix(30).map { ticket -> JSONValue in
      ticketJSON(ticket, target, .listed, include: ["description"])
    }
    return ok(["results": .array(Array(shown)), "total": .number(found.count)])
  }

  private func condition(
    _ term: String
  ) throws(Freshdesk.SandboxRefusal) -> (Freshdesk.SandboxTicket) -> Bool {
    guard let colon = term.firstIndex(of: ":") else {
      throw .invalid(
        "query", "The query is not in the format (ticket_field:integer OR ticket_field:'string')",
        "invalid_value")
    }
    let name = term[..<colon].trimmed
    var value = term[term.index(after: colon)...].trimmed
    let comparison = value.first == ">" || value.first == "<" ? value.removeFirst() : ":"
    if value.hasPrefix("'"), value.hasSuffix("'"), value.count >= 2 { value = String(value.dropFirst().dropLast()) }
    let native: Set = [
      "agent_id", "group_id", "priority", "status", "tag", "type", "due_by", "fr_due_by", "created_at", "updated_at",
    ]
    guard native.contains(name) || configuration.fields.contains(where: { $0.name == name }) else {
      throw .invalid(name, "Unexpected/invalid field in request", "invalid_field")
    }
    if name == "status", !configuration.statuses.contains(where: { String($0.id) == value }) {
      throw .invalid(
        "status",
        "It should be one of these values: '\(configuration.statuses.map { String($0.id) }.joined(separator: ","))'",
        "invalid_value")
    }
    return { ticket in
      switch name {
      case "tag": ticket.members["tags"]?.array?.contains { $0.string == value } ?? false
      case "status": String(ticket.status) == value
      case "agent_id": ticket.members["responder_id"]?.idText == value
      case "created_at", "updated_at":
        Freshdesk.Sandbox.compare(name == "created_at" ? ticket.createdAt : ticket.updatedAt, comparison, value)
      case "group_id", "priority", "type": ticket.members[name]?.idText == value
      default: ticket.members["custom_fields"]?[name]?.idText == value
      }
    }
  }

  /// Days are compared from their first second, and include it.
  private static func compare(_ seconds: Int, _ comparison: Character, _ day: String) -> Bool {
    guard let start = Timestamp.epoch(day) else { return false }
    switch comparison {
    case ">": return seconds >= start
    case "<": return seconds < start + 86_400
    default: return seconds >= start && seconds < start + 86_400
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
  fileprivate func components(_ separator: String) -> [String] {
    var result: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      result.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return result + [String(rest)]
  }
}
