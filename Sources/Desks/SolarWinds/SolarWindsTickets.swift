import DeskKit
import JSONText
import StatusMapping
import TicketModel

extension SolarWinds.Reader {
  mutating func incident(_ record: JSONObject, _ origin: Origin, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let number = top.id("number")
    guard let id = try top.id("id") ?? number.map({ try self.id(ofNumber: $0) }) else { return }
    var ticket = Ticket(key: SolarWinds.key(.ticket, id), id: id)
    ticket.number = number
    ticket.subject = top.text("name")
    ticket.createdAt = top.time("created_at")
    ticket.updatedAt = top.time("updated_at")
    ticket.dueAt = top.time("due_at")
    ticket.solvedAt = top.time("resolved_at")
    ticket.closedAt = top.time("closed_at")
    if let state = top.text("state") { ticket.status = status(state) }
    if let priority = top.text("priority") { ticket.priority = self.priority(priority) }
    if let origin = top.text("origin") { ticket.channel = channel(origin) }
    type(&ticket, top)
    try people(&ticket, &top)
    try places(&ticket, &top)
    categories(&ticket, &top)
    opening(&ticket, &top)
    try parts(&ticket, &top)
    for message in ticket.messages { ticket.attachments.tieImages(of: message.body.html, SolarWinds.isSame) }
    outcome(&ticket, &top)
    links(&ticket, top)
    ticket.url = top.text("href_account_domain") ?? top.text("url")
    ticket.tags = tags(&top)
    try customFields(&ticket, top)
    if let count = top["number_of_comments"]?.idText.flatMap({ Int($0) }) { try comments.claim(count, of: id) }
    ticket.extras = top.rest
    ticket.putInOrder()
    account(top, &leaves)
    try came.count(id, of: "tickets")
    try sink.put(ticket)
  }

  mutating func account(_ fields: SourceFields, _ leaves: inout LeafCount) {
    noteTimes(of: fields)
    leaves += fields.leaves
  }

  mutating func noteTimes(of fields: SourceFields) {
    for offset in fields.offsets.sorted() { sink.offset(offset) }
    if fields.unreadTimes > 0 { counted["dateNotRead", default: 0] += fields.unreadTimes }
  }

  /// A form without ids knows the number alone.
  mutating func id(ofNumber number: String) throws -> String {
    if let id = try known.values(for: "number/\(number)").first { return id }
    counted["numberOnly", default: 0] += 1
    return "number/\(number)"
  }

  // MARK: Values

  /// States have a name and nothing else; an account makes its own.
  func status(_ state: String) -> TicketStatus {
    let entry = vocabulary?.statuses.first { $0.label == state }
    return TicketStatus(id: nil, label: state, category: entry?.category ?? .unknown)
  }

  func priority(_ label: String) -> Choice {
    Choice(id: nil, label: label, level: vocabulary?.priorities.first { $0.label == label }?.meaning)
  }

  private func channel(_ origin: String) -> Choice {
    Choice(id: origin, label: origin, kind: vocabulary?.channels.first { $0.id == origin }?.meaning)
  }

  /// The flag stays in `extras`; as a type it tells requests of the catalogue from incidents.
  private func type(_ ticket: inout Ticket, _ top: SourceFields) {
    guard let isRequest = top["is_service_request"]?.bool else { return }
    let entry = vocabulary?.types.first { $0.id == (isRequest ? "service_request" : "incident") }
    ticket.type = entry.map { Choice(id: $0.id, label: $0.label, kind: $0.meaning) }
  }

  /// Category and subcategory by name as fields; what else is said of them stays beside.
  private func categories(_ ticket: inout Ticket, _ top: inout SourceFields) {
    for name in ["category", "subcategory"] {
      if let text = top.text(name) {
        ticket.fields[name] = .string(text)
      } else if let label = top[name]?["name"]?.string {
        ticket.fields[name] = .string(label)
      }
    }
  }

  private func opening(_ ticket: inout Ticket, _ top: inout SourceFields) {
    let plain = top.text("description_no_html")
    guard let text = top.text("description") ?? plain else { return }
    var body = SolarWinds.Wire.body(text)
    if let plain, plain != text { body = MessageBody(html: text, text: plain) }
    var message = Message(
      key: SolarWinds.key(.message, "\(ticket.id)/description"), id: nil, author: ticket.requester,
      createdAt: ticket.createdAt, visibility: .public, kind: .description, body: body)
    if message.author == nil { message.authorText = ticket.requesterText }
    message.channel = ticket.channel
    ticket.messages = [message]
  }

  private func tags(_ top: inout SourceFields) -> [String] {
    if let texts = top.texts("tags") { return texts }
    return top["tags"]?.array?.compactMap { $0["name"]?.string } ?? []
  }

  private func outcome(_ ticket: inout Ticket, _ top: inout SourceFields) {
    ticket.resolution.put("label", top.text("resolution_type"))
    ticket.resolution.put("text", top.text("resolution"))
    if let answer = top.text("customer_satisfaction_response") {
      ticket.satisfaction.append("comment", .string(answer))
    }
    if let score = top.flag("is_customer_satisfied") { ticket.satisfaction.append("score", .bool(score)) }
    // The whole lists stay in `extras`.
    let names = top["associated_sla_names"]?.array ?? []
    if !names.isEmpty { ticket.sla.append("policy", names.count == 1 ? names[0] : .array(names)) }
    let violations = SolarWinds.Wire.items(top["sla_violations"])
    if !violations.isEmpty {
      let targets = violations.map { violation -> JSONValue in
        ["metric": violation["violation_type"] ?? violation["name"] ?? .null, "breached": true]
      }
      ticket.sla.append("targets", .array(targets))
    }
  }

  private func links(_ ticket: inout Ticket, _ top: SourceFields) {
    for other in SolarWinds.Wire.items(top["incidents"]) {
      guard let id = other["id"]?.idText else { continue }
      ticket.links.append(LinkToTicket(kind: "relatesTo", ticket: SolarWinds.key(.ticket, id)))
    }
  }

  /// Values by the field's id, where it is told; the list itself stays in `extras`.
  private mutating func customFields(_ ticket: inout Ticket, _ top: SourceFields) throws {
    for item in SolarWinds.Wire.items(top["custom_fields_values"]) {
      guard let name = item["custom_field_id"]?.idText ?? item["name"]?.idText, let value = item["value"],
        value.leaves > 0
      else { continue }
      if DecimalComma.isOne(value.string ?? "") { try came.count("\(ticket.id)/\(name)", of: "decimalComma") }
      ticket.fields[ticket.fields[name] == nil ? name : "custom/" + name] = value
    }
  }

  // MARK: People and places

  private mutating func people(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    if let requester = try person(&top, "requester", .unknown) {
      ticket.requester = requester.key
      ticket.requesterText = requester.text
    } else if let address = top.text("requester_email") {
      ticket.requester = try addressed(address)
    }
    ticket.submitter = try person(&top, "created_by", .unknown)?.key
    if let assignee = top["assignee"]?.object, SolarWinds.Wire.flag(assignee["is_user"]) == false {
      ticket.group = try assignedGroup(&top, assignee)
    } else if let assignee = try person(&top, "assignee", .agent) {
      ticket.assignee = assignee.key
      if let text = assignee.text { ticket.fields["assignee"] = .string(text) }
    } else if let address = top.text("assignee_email") {
      ticket.assignee = try addressed(address)
    }
    for item in top["cc"]?.array ?? [] {
      if let text = item.string { ticket.cc += AddressList.recipients(text) }
      if let address = item["email"]?.string {
        ticket.cc.append(Recipient(address: address, name: item["name"]?.string))
      }
    }
  }

  private mutating func places(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    for (name, collection, kind) in [("site", "sites", "other"), ("department", "departments", "department")] {
      if let text = top.text(name) {
        ticket.fields[name] = .string(text)
        continue
      }
      guard let object = top[name]?.object, let label = object["name"]?.string else { continue }
      guard let id = object["id"]?.idText else {
        ticket.fields[name] = .string(label)
        continue
      }
      top.skip(name)
      var leaves = LeafCount()
      try place(object, collection, kind, &leaves)
      if kind == "department" || ticket.container == nil {
        if let site = ticket.container?.label { ticket.fields["site"] = .string(site) }
        ticket.container = NamedReference(id: "\(collection)/\(id)", label: label, kind: kind)
      }
    }
  }

  // MARK: What belongs to it

  private mutating func parts(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    for item in takeItems(&top, "comments") {
      ticket.messages.append(try message(item, of: ticket.id))
    }
    for item in takeItems(&top, "audits") { ticket.events.append(try event(item, of: ticket.id)) }
    ticket.attachments = takeItems(&top, "attachments").map { file($0, of: ticket.id) }
    if top["time_tracks"] != nil {
      let items = SolarWinds.Wire.items(top["time_tracks"])
      // Short forms list only where to ask for them.
      if items.contains(where: { $0["minutes_parsed"] != nil || $0["minutes"] != nil }) {
        for item in takeItems(&top, "time_tracks") { ticket.timeEntries.append(try timeEntry(item)) }
      }
    }
  }

  /// The objects of a list, taken; whatever else stands in it stays.
  func takeItems(_ fields: inout SourceFields, _ name: String) -> [JSONObject] {
    let items = SolarWinds.Wire.items(fields[name])
    guard !items.isEmpty else { return [] }
    let others = (fields[name]?.array ?? []).filter { $0.object == nil && $0.leaves > 0 }
    fields.skip(name)
    if !others.isEmpty { fields.keep(name, .array(others)) }
    return items
  }
}
