import DeskKit
import JSONText
import TicketModel

extension Zammad.Reader {
  func ticket(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let id = record["id"]?.idText, !id.isEmpty else { return try keep("record", record, context) }
    try lists.ticket(id)
    var fields = SourceFields(record)
    fields.skip("id")
    var ticket = Ticket(key: Zammad.key(.ticket, id), id: id)
    ticket.number = fields.id("number")
    ticket.subject = fields.text("title")
    try status(&ticket, &fields, context)
    choices(&ticket, &fields)
    people(&ticket, &fields)
    ticket.createdAt = time("created_at", &fields)
    ticket.updatedAt = time("updated_at", &fields)
    ticket.closedAt = time("close_at", &fields)
    ticket.firstResponseAt = time("first_response_at", &fields)
    ticket.sla = sla(&fields)
    if let tags = fields["tags"]?.array, tags.allSatisfy({ $0.string != nil }) {
      ticket.tags = fields.texts("tags") ?? []
    }
    try added("Ticket", &fields, into: &ticket.fields, context, key: ticket.key)
    if let count = fields["article_count"]?.int { try lists.claims(articles: count, of: id) }
    ticket.extras = fields.rest
    try sink.put(ticket)
    return fields.leaves
  }

  // MARK: choices

  private func status(_ ticket: inout Ticket, _ fields: inout SourceFields, _ context: Context) throws {
    let id = fields.id("state_id")
    let said = fields["state"]?.string
    guard id != nil || said?.isEmpty == false else { return }
    let own = id.flatMap { names.states[$0]?.name ?? names.metState($0) }
    if let said, let own, said != own {
      try tell(
        "state/\(id ?? "")/\(said)", "labelDiffers", context, key: ticket.key,
        what: "state \(id ?? "") is \"\(said)\" here and \"\(own)\" by its definition",
        did: "took the id with the label of its definition, kept the other name in extras")
    } else if said != nil {
      fields.skip("state")
    }
    let fixed = id.flatMap { names.fixedState($0) }
    let label = own ?? said ?? fixed ?? id ?? ""
    let from: TicketStatus.LabelSource = own != nil || said != nil ? .source : fixed != nil ? .default : .id
    let status = used(id, label, from: from)
    ticket.status = status
    // A removed ticket is one that nobody is shown any more.
    if status.category == .deleted { ticket.state = .deleted }
  }

  private func choices(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    let priority = fields.id("priority_id")
    ticket.priority = names.priority(priority, name: fields["priority"]?.string)
    if fields["priority"]?.string == ticket.priority?.label { fields.skip("priority") }
    if let type = fields.text("type") { ticket.type = names.type(ofTicket: type) }
    if let channel = fields["create_article_type_id"]?.idText {
      ticket.channel = names.channel(channel, name: fields["create_article_type"]?.string)
      fields.skip("create_article_type_id")
      if fields["create_article_type"]?.string == ticket.channel?.label { fields.skip("create_article_type") }
    }
  }

  private func people(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    if let group = fields.id("group_id") {
      ticket.group = Zammad.key(.group, group)
      if fields["group"]?.string == names.groups[group] { fields.skip("group") }
    }
    if let customer = fields.id("customer_id") { ticket.requester = Zammad.key(.person, customer) }
    // User 1, whose name is "-", owns what nobody owns.
    if let owner = fields["owner_id"]?.idText, owner != "1" {
      ticket.assignee = Zammad.key(.person, owner)
      fields.skip("owner_id")
    }
    if let organization = fields.id("organization_id") {
      ticket.organization = Zammad.key(.organization, organization)
      if fields["organization"]?.string == names.organizations[organization] { fields.skip("organization") }
    }
    if let maker = fields.id("created_by_id") { ticket.submitter = Zammad.key(.person, maker) }
  }

  private func sla(_ fields: inout SourceFields) -> JSONObject {
    var targets: [JSONValue] = []
    for (metric, name) in [
      ("firstResponse", "first_response_escalation_at"), ("update", "update_escalation_at"),
      ("resolution", "close_escalation_at"),
    ] {
      if let due = time(name, &fields) { targets.append(["metric": .string(metric), "dueAt": .string(due)]) }
    }
    return targets.isEmpty ? [:] : ["clock": "unknown", "targets": .array(targets)]
  }

  func time(_ name: String, _ fields: inout SourceFields) -> String? {
    guard let text = fields[name]?.string, let time = times.stated(text, name) else { return nil }
    fields.skip(name)
    return time
  }

  /// Values of attributes that the account added.
  func added(
    _ object: String, _ fields: inout SourceFields, into values: inout JSONObject, _ context: Context, key: String
  ) throws {
    for name in (names.attributes[object] ?? []).sorted() {
      guard let value = fields[name], !value.isAbsent else { continue }
      if names.types[name] == "integer", value.string?.contains(",") == true {
        try tell(
          "decimal/\(name)", "decimalComma", context, key: key,
          what: "\(name) holds \"\(value.string?.prefix(40) ?? "")\" where a number was expected",
          did: "kept the text as it is")
      }
      values[name] = value
      fields.skip(name)
    }
  }

  // MARK: parts that come by themselves

  private func partial(_ ticket: String, _ members: JSONObject) throws {
    var json: JSONObject = ["key": .string(Zammad.key(.ticket, ticket)), "id": .string(ticket)]
    for (name, value) in members.members { json[name] = value }
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), json)
  }

  func tags(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let ticket = context.ticket, let tags = record["tags"] else { return try unplaced("tags", record, context) }
    var count = LeafCount()
    count.mapped = tags.leaves
    if tags.leaves > 0 { try partial(ticket, ["tags": tags]) }
    return count
  }

  private func unplaced(_ kind: String, _ record: JSONObject, _ context: Context) throws -> LeafCount {
    if JSONValue.object(record).leaves > 0 {
      try tell(
        "unplaced/\(kind)/\(context.place.file)", "ticketUnknown", context, key: nil,
        what: "\(kind) whose reply does not say of which ticket, and whose address is not recorded",
        did: "kept them in data/other/\(Self.plurals[kind] ?? kind); record replies with their addresses (HAR)")
    }
    var record = record
    // Several may stand in one reply.
    let text = JSONValue.object(record).text
    if record["id"] == nil { record["id"] = .string(context.place.fallbackID + "/" + text.prefix(200)) }
    try sink.put(RecordHead(.other(Self.plurals[kind] ?? kind), id: record["id"]?.idText ?? text), record)
    var count = LeafCount()
    count.kept = JSONValue.object(record).leaves - 1
    return count
  }

  /// `link_type` says what the other one is to the ticket asked for (app/models/link.rb, `Link.list`).
  func link(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    let type = record["link_type"]?.string ?? ""
    guard let ticket = context.ticket, let other = record["link_object_value"]?.idText,
      record["link_object"]?.string == "Ticket"
    else {
      guard let ticket = context.ticket else { return try unplaced("link", record, context) }
      let other = "\(record["link_object"]?.string ?? "")/\(record["link_object_value"]?.idText ?? "")"
      try partial(ticket, ["extras": .object(["link/\(other)/\(type)": .object(record)])])
      var count = LeafCount()
      count.kept = JSONValue.object(record).leaves
      return count
    }
    let kind = ["parent": "childOf", "child": "parentOf"][type] ?? "relatesTo"
    let link = LinkToTicket(kind: kind, ticket: Zammad.key(.ticket, other))
    try partial(
      ticket, ["links": [.object(link.json)], "extras": .object(["link/Ticket/\(other)/\(type)": .object(record)])])
    var count = LeafCount()
    count.kept = JSONValue.object(record).leaves
    return count
  }

  /// Who is mentioned follows the ticket.
  func mention(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard record["mentionable_type"]?.string == "Ticket", let ticket = record["mentionable_id"]?.idText,
      let user = record["user_id"]?.idText
    else { return try keep("mention", record, context) }
    let name = "mention/\(record["id"]?.idText ?? user)"
    try partial(
      ticket, ["followers": [.string(Zammad.key(.person, user))], "extras": .object([name: .object(record)])])
    var count = LeafCount()
    count.kept = JSONValue.object(record).leaves
    return count
  }

  /// The unit is each account's own (minutes, hours …), so no seconds are made of it.
  func timeAccounting(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let ticket = record["ticket_id"]?.idText, let id = record["id"]?.idText else {
      return try keep("time_accounting", record, context)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    fields.skip("ticket_id")
    var entry: JSONObject = ["key": .string("\(Zammad.id):time:\(id)")]
    if let author = fields.id("created_by_id") { entry["author"] = .string(Zammad.key(.person, author)) }
    entry.put("startedAt", time("created_at", &fields))
    entry["extras"] = .object(fields.rest)
    try partial(ticket, ["timeEntries": [.object(entry)]])
    return fields.leaves
  }

  // MARK: history

  private static let fields = [
    "state": "status", "owner": "assignee", "customer": "requester", "title": "subject", "tag": "tags",
  ]
  /// Attributes whose values are records, with the kind of key where the model has one.
  private static let relations: Set<String> = ["state", "priority", "group", "owner", "customer", "organization"]

  func history(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    let object = record["object"]?.string
    let related = record["related_object"]?.string == "Ticket" ? record["related_o_id"]?.idText : nil
    guard let id = record["id"]?.idText,
      let ticket = (object == "Ticket" ? record["o_id"]?.idText : related) ?? context.ticket
    else { return try keep("history", record, context) }
    var fields = SourceFields(record)
    fields.skip("id")
    let type = record["type"]?.string ?? ""
    let attribute = fields.text("attribute")
    var event: JSONObject = [
      "key": .string("\(Zammad.id):event:\(id)"), "at": .optional(time("created_at", &fields)),
      "actor": .optional(fields.id("created_by_id").map { Zammad.key(.person, $0) }),
      "field": .string(attribute.map { Self.fields[$0] ?? $0 } ?? type),
    ]
    let isChoice = attribute.map(Self.relations.contains) ?? false
    event["from"] = side("from", isChoice, &fields)
    event["to"] = side("to", isChoice, &fields)
    var extras = fields.rest
    if let attribute, Self.fields[attribute] != nil { extras["attribute"] = .string(attribute) }
    event["extras"] = .object(extras)
    var members: JSONObject = ["events": [.object(event)]]
    if type == "merged_into", let target = record["id_to"]?.idText {
      members["links"] = [.object(LinkToTicket(kind: "mergedInto", ticket: Zammad.key(.ticket, target)).json)]
    }
    try partial(ticket, members)
    return fields.leaves
  }

  private func side(_ name: String, _ isChoice: Bool, _ fields: inout SourceFields) -> JSONValue {
    let value = fields["value_" + name]
    let id = fields["id_" + name]?.idText
    guard isChoice else {
      fields.skip("value_" + name)
      guard let id else { return value ?? .null }
      fields.skip("id_" + name)
      return ["id": .string(id), "label": value ?? .null, "scope": .null]
    }
    guard id != nil || value?.isAbsent == false else { return .null }
    fields.skip("value_" + name)
    fields.skip("id_" + name)
    return ["id": .optional(id), "label": value ?? .null, "scope": .null]
  }
}
