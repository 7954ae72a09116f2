import DeskKit
import JSONText
import TicketModel

extension HubSpot.Reader {
  mutating func ticket(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id") else { return }
    var properties = SourceFields(top.object("properties") ?? JSONObject())
    var ticket = Ticket(key: HubSpot.key(.ticket, id), id: id)
    var extras = JSONObject()
    for name in ["hs_object_id", "hs_ticket_id"] where properties[name]?.idText == id { properties.skip(name) }
    ticket.number = id
    ticket.subject = properties.text("subject")
    ticketTimes(&ticket, &top, &properties, &extras)
    try status(&ticket, &properties)
    choices(&ticket, &properties)
    try ticketPeople(&ticket, record, &properties)
    opening(&ticket, &properties)
    if top.flag("archived") == true {
      // Deleting a ticket is called archiving; it waits in the recycling bin.
      ticket.state = .deleted
      ticket.deletedAt = time("archivedAt", &top, &extras)
    }
    ticket.url = top.text("url")
    ticket.fields = properties.rest
    for (name, value) in ticket.fields.members where DecimalComma.isOne(value.string ?? "") {
      try note("decimalComma", "\(id)/\(name)")
    }
    ticket.links = try context.associated("tickets", with: id).map {
      LinkToTicket(kind: "relatesTo", ticket: HubSpot.key(.ticket, $0))
    }
    if let history = top.object("propertiesWithHistory") {
      ticket.events = events(history, of: ticket)
    }
    try truncated(record, key: ticket.key)
    for (name, value) in top.rest.members { extras.append(name, value) }
    ticket.extras = extras
    ticket.putInOrder()
    count(top, &leaves)
    try sink.put(ticket)
  }

  /// The record's own account: what was taken is mapped, what is left is in `extras`.
  mutating func count(_ fields: SourceFields, _ leaves: inout LeafCount) {
    for offset in fields.offsets.sorted() { sink.offset(offset) }
    leaves += fields.leaves
  }

  /// A time whose text is found again in the canonical one; any other form of it is kept beside it.
  mutating func time(_ name: String, _ fields: inout SourceFields, _ extras: inout JSONObject) -> String? {
    guard let value = fields[name], let (text, isExact) = HubSpot.Wire.time(value) else { return nil }
    fields.skip(name)
    if !isExact { extras[name] = value }
    return text
  }

  /// The property is what imports may set; the record's own time is when HubSpot made it. Both stay where they differ.
  mutating func time(
    _ property: String, _ properties: inout SourceFields, or name: String, _ top: inout SourceFields,
    _ extras: inout JSONObject
  ) -> String? {
    let own = time(property, &properties, &extras)
    guard let own else { return time(name, &top, &extras) }
    if let value = top[name], HubSpot.Wire.time(value)?.text == own { _ = time(name, &top, &extras) }
    return own
  }

  private mutating func ticketTimes(
    _ ticket: inout Ticket, _ top: inout SourceFields, _ properties: inout SourceFields, _ extras: inout JSONObject
  ) {
    ticket.createdAt = time("createdate", &properties, or: "createdAt", &top, &extras)
    ticket.updatedAt = time("hs_lastmodifieddate", &properties, or: "updatedAt", &top, &extras)
    ticket.closedAt = time("closed_date", &properties, &extras)
    ticket.firstResponseAt = time("first_agent_reply_date", &properties, &extras)
  }

  private mutating func status(_ ticket: inout Ticket, _ properties: inout SourceFields) throws {
    let pipeline = properties.id("hs_pipeline")
    if let pipeline {
      ticket.container = NamedReference(id: pipeline, label: context.pipelines[pipeline]?.label, kind: "pipeline")
    }
    guard let stage = properties.id("hs_pipeline_stage") else { return }
    let status = context.status(pipeline: pipeline, stage: stage)
    ticket.status = status
    if status.labelFrom == .id { try note("unnamedStage", ticket.id) }
    let state = context.pipelines[status.scope ?? ""]?.stages.first { $0.id == stage }?.state
    let isClosed = properties["hs_is_closed"]?.string
    if let state, let isClosed, (state == "CLOSED") != (isClosed == "true") {
      try note("closedDiffers", ticket.id)
    }
  }

  private func choices(_ ticket: inout Ticket, _ properties: inout SourceFields) {
    if let value = properties.text("hs_ticket_priority") {
      let known = context.choice("hs_ticket_priority", value)
      ticket.priority = Choice(id: value, label: known.label, level: known.meaning)
    }
    if let value = properties.text("source_type") {
      let known = context.choice("source_type", value)
      ticket.channel = Choice(id: value, label: known.label, kind: known.meaning)
    }
    // Several categories have no place as one type; they stay a field.
    if let value = properties["hs_ticket_category"]?.string, !value.isEmpty, !value.contains(";") {
      properties.skip("hs_ticket_category")
      let known = context.choice("hs_ticket_category", value)
      ticket.type = Choice(id: value, label: known.label, kind: known.meaning)
    }
  }

  /// The first contact is who asks; HubSpot ranks companies, not contacts, so the record's own order is all there is.
  private func ticketPeople(
    _ ticket: inout Ticket, _ record: JSONObject, _ properties: inout SourceFields
  ) throws {
    let listed = record["associations"]?["contacts"]?["results"]?.array?.compactMap { $0["id"]?.idText } ?? []
    var contacts: [String] = []
    for id in listed + (try context.associated("contacts", with: ticket.id)) where !contacts.contains(id) {
      contacts.append(id)
    }
    ticket.requester = HubSpot.Context.contact(contacts.first)
    ticket.followers = contacts.dropFirst().compactMap { HubSpot.Context.contact($0) }
    let companies = try context.associated("companies", with: ticket.id)
    let primary = properties["hs_primary_company_id"]?.idText
    let company = companies.first { $0 == primary } ?? companies.first
    ticket.organization = company.map { HubSpot.key(.organization, $0) }
    ticket.assignee = context.owner(properties.id("hubspot_owner_id"))
    ticket.group = properties.id("hubspot_team_id").map { HubSpot.key(.group, $0) }
  }

  private func opening(_ ticket: inout Ticket, _ properties: inout SourceFields) {
    guard let content = properties.text("content") else { return }
    let isHTML = MessageBody.looksLikeHTML(content)
    var message = Message(
      key: HubSpot.key(.message, "\(ticket.id)/description"), id: nil, author: ticket.requester,
      createdAt: ticket.createdAt, visibility: .public, kind: .description,
      body: MessageBody(html: isHTML ? content : nil, text: isHTML ? nil : content))
    message.channel = ticket.channel
    ticket.messages = [message]
  }

  /// Lists of associations that HubSpot cut: the rest is at the address it names.
  private mutating func truncated(_ record: JSONObject, key: String) throws {
    for (name, list) in record["associations"]?.object?.members ?? JSONObject().members
    where list["paging"]?["next"] != nil {
      try sink.finding(
        Finding(
          .warning, "associationsCut", key: key, what: "the list of its \(name) goes on elsewhere",
          did: "joined what was listed; fetch /crm/v4/objects/tickets/{id}/associations/\(name) as well"))
    }
  }

  // MARK: History

  private func events(_ history: JSONObject, of ticket: Ticket) -> [JSONObject] {
    var events: [JSONObject] = []
    let pipelines = Self.ordered(history["hs_pipeline"])
    for (name, versions) in history.members {
      var previous: JSONValue = .null
      let versions = Self.ordered(versions)
      let stamps = Dictionary(grouping: versions.map { $0["timestamp"]?.idText ?? "" }) { $0 }
      for version in versions {
        var fields = SourceFields(version)
        let stamp = fields["timestamp"]?.idText ?? ""
        var key = "\(HubSpot.id):event:\(ticket.id)/\(name)/\(stamp)"
        // Workflows write several values at one time.
        if (stamps[stamp]?.count ?? 0) > 1 { key += "/" + Checksum.sha256(JSONValue.object(version).bytes).prefix(16) }
        var event: JSONObject = ["key": .string(key)]
        var extras = JSONObject()
        if let (text, isExact) = HubSpot.Wire.time(fields["timestamp"]) {
          event.put("at", text)
          if isExact { fields.skip("timestamp") }
        }
        event.put("actor", context.user(fields.id("updatedByUserId")))
        event.append("field", .string(Self.canonicalName(name)))
        let value = fields["value"] ?? .null
        fields.skip("value")
        let to = changed(name, value, at: stamp, pipelines, now: ticket.status)
        if !previous.isNull { event.append("from", previous) }
        if !to.isNull { event.append("to", to) }
        previous = to
        if Self.canonicalName(name) != name { extras.append("property", .string(name)) }
        for (name, value) in fields.rest.members { extras.append(name, value) }
        event.put("extras", extras)
        events.append(event)
      }
    }
    return events.sorted { left, right in
      let times = (left.text("at") ?? "", right.text("at") ?? "")
      return times.0 == times.1 ? (left.text("key") ?? "") < (right.text("key") ?? "") : times.0 < times.1
    }
  }

  /// Oldest first, as far as the times tell; HubSpot lists the newest first.
  private static func ordered(_ versions: JSONValue?) -> [JSONObject] {
    let items = (versions?.array ?? []).compactMap(\.object)
    let times = items.map { HubSpot.Wire.time($0["timestamp"])?.text ?? "" }
    return items.indices.sorted { times[$0] == times[$1] ? $0 > $1 : times[$0] < times[$1] }.map { items[$0] }
  }

  private func changed(
    _ name: String, _ value: JSONValue, at stamp: String, _ pipelines: [JSONObject], now current: TicketStatus?
  ) -> JSONValue {
    guard let text = value.idText else { return .null }
    switch name {
    case "hs_pipeline_stage":
      // A stage's pipeline is that of the moment, where the history of pipelines came along.
      let at = HubSpot.Wire.time(.string(stamp))?.text ?? ""
      let then = pipelines.last { (HubSpot.Wire.time($0["timestamp"])?.text ?? "") <= at }?["value"]?.idText
      // Without it the stage that the ticket has now is still the one of its pipeline.
      let pipeline = then ?? (current?.id == text ? current?.scope : nil)
      let status = context.status(pipeline: pipeline, stage: text)
      return ["id": .string(text), "label": .string(status.label), "scope": .optional(status.scope)]
    case "hs_pipeline":
      return ["id": .string(text), "label": .optional(context.pipelines[text]?.label)]
    case "hubspot_owner_id": return .optional(context.owner(text))
    case "hs_ticket_priority", "hs_ticket_category", "source_type":
      return ["id": .string(text), "label": .optional(context.choice(name, text).label)]
    default: return value
    }
  }

  private static func canonicalName(_ name: String) -> String {
    switch name {
    case "hs_pipeline_stage": "status"
    case "hs_pipeline": "container"
    case "hubspot_owner_id": "assignee"
    case "hs_ticket_priority": "priority"
    case "hs_ticket_category": "type"
    case "source_type": "channel"
    default: name
    }
  }
}
