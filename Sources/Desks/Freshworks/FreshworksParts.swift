import DeskKit
import JSONText
import TicketModel

extension Freshworks.Reader {
  /// Of a ticket that the record itself or the address it came from names. An address counts more: it holds the
  /// ticket's public number, a record may hold the internal one.
  private func ticketID(_ fields: inout SourceFields) -> String? {
    guard let id = Freshworks.ticketID(in: place) else { return fields.id("ticket_id") ?? parentID(&fields) }
    if fields["ticket_id"]?.idText == id { fields.skip("ticket_id") }
    return id
  }

  /// Freshservice's tasks and time entries as the vendor's own client has them. Other parents are no tickets.
  private func parentID(_ fields: inout SourceFields) -> String? {
    guard fields["parent_type"]?.string == "Ticket", let id = fields.id("parent_id") else { return nil }
    doubts.namedByParent += 1
    return id
  }

  func timeEntry(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let ticket = ticketID(&fields), let id = fields.id("id") else { return false }
    var entry: JSONObject = ["key": .string("\(flavour.desk):timeEntry:\(id)")]
    entry.put("author", (fields.id("agent_id") ?? fields.id("user_id")).map { key("person", $0) })
    entry.put("startedAt", time("executed_at", &fields))
    // The text stays readable beside the seconds made of it.
    if let seconds = Self.seconds(fields) { entry.append("seconds", .number(seconds)) }
    entry.put("billable", fields.flag("billable"))
    entry.put("note", fields.text("note"))
    entry.put("extras", extras(fields))
    try put(part: ["timeEntries": [.object(entry)]], of: ticket)
    return true
  }

  /// `01:15` of API v2, hours and minutes; `0.25` of API v1, hours.
  private static func seconds(_ fields: SourceFields) -> Int? {
    if let text = fields["time_spent"]?.string {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hours = parts[0], let minutes = parts[1], hours < 1_000_000 else { return nil }
      return hours * 3600 + minutes * 60
    }
    guard let text = fields["timespent"]?.idText else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ Int($0) }), (0..<1_000_000).contains(whole) else {
      return nil
    }
    let fraction = parts.count == 2 ? parts[1].prefix(9) : ""
    guard fraction.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    var scale = 1
    for _ in fraction { scale *= 10 }
    // Five minutes are 0.08333333333333333 hours.
    return whole * 3600 + ((Int(fraction) ?? 0) * 3600 + scale / 2) / scale
  }

  /// A ticket may be rated often: its newest rating is its satisfaction, each is whole in its `extras`.
  func rating(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let ticket = ticketID(&fields) else { return false }
    let whole = fields.rest
    var rating = JSONObject()
    if let ratings = fields["ratings"]?.object { rating.put("score", ratings["default_question"]?.idText) }
    if let score = fields.id("overall_rating") { rating.put("score", score) }
    rating.put("comment", fields.text("feedback"))
    let at = time("created_at", &fields)
    rating.put("at", at)
    kept += JSONValue.object(whole).leaves
    let id = whole["id"]?.idText ?? String(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))
    let extras: JSONObject = ["satisfaction_ratings/\(id)": .object(whole)]
    try put(part: ["satisfaction": .object(rating), "extras": .object(extras)], of: ticket, at: at)
    return true
  }

  /// `{"watcher_ids": […]}`: the agents who follow a ticket, which only the address names.
  func watchers(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let ticket = ticketID(&fields), let ids = fields.ids("watcher_ids") else { return false }
    var part: JSONObject = ["followers": .strings(ids.map { key("person", $0) })]
    let rest = extras(fields)
    if !rest.isEmpty { part.append("extras", ["watchers": .object(rest)]) }
    try put(part: part, of: ticket)
    return true
  }

  /// An entry of a ticket's history. What happened is a sentence in the account's language: kept as it is.
  func activity(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let ticket = ticketID(&fields) else { return false }
    let hash = Checksum.sha256(JSONValue.object(object).bytes).prefix(16)
    var event: JSONObject = ["key": .string("\(flavour.desk):event:\(ticket)/\(fields.id("id") ?? String(hash))")]
    event.put("at", time("created_at", &fields))
    if let actor = fields.object("actor") {
      var inner = SourceFields(actor)
      event.put("actor", inner.id("id").map { key("person", $0) })
      event.put("actorText", inner.text("name"))
      if !inner.rest.isEmpty { fields.keep("actor", .object(inner.rest)) }
    }
    event.put("field", "activity")
    event.put("to", fields.text("content"))
    event.put("extras", extras(fields))
    try put(part: ["events": [.object(event)]], of: ticket)
    return true
  }

  /// Requested items, tasks, approvals: whole in the ticket's `extras`, each under its own name, so that pages add up.
  func part(_ object: JSONObject, _ name: String) throws -> Bool {
    var fields = SourceFields(object)
    guard let ticket = ticketID(&fields) else { return false }
    let id = object["id"]?.idText ?? String(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))
    try put(part: ["extras": .object(["\(name)/\(id)": .object(extras(fields))])], of: ticket)
    return true
  }
}
