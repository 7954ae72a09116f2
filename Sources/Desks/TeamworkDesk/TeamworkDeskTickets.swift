import DeskKit
import JSONText
import StatusMapping
import TicketModel

extension TeamworkDesk.Reader {
  typealias Wire = TeamworkDesk.Wire

  mutating func ticket(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id") else { return }
    var ticket = Ticket(key: TeamworkDesk.key(.ticket, id), id: id)
    ticket.number = id
    ticket.subject = top.text("subject")
    ticket.createdAt = top.time("createdAt")
    ticket.updatedAt = top.time("updatedAt")
    if let external = Wire.reference(top["externalId"])?.id, top["externalId"]?.object == nil {
      top.skip("externalId")
      ticket.externalID = external
    }
    values(&ticket, &top)
    state(&ticket, &top)
    try people(&ticket, &top)
    containers(&ticket, &top)
    ticket.cc = recipients(&top, ["cc", "CC"])
    tags(&ticket, &top)
    customFields(&ticket, top)
    try threads(&ticket, &top)
    try files(&ticket, &top)
    if let other = Wire.reference(top["mergedToId"])?.id {
      ticket.links.append(LinkToTicket(kind: "mergedInto", ticket: TeamworkDesk.key(.ticket, other)))
    }
    rating(&ticket, top)
    ticket.extras = top.rest
    ticket.putInOrder()
    account(top, &leaves)
    try came.count(id, of: "tickets")
    // Where the threads themselves stand in the ticket they are what it has.
    let count = record["threads"]?.array == nil ? record["numThreads"]?.idText : nil
    for text in [record["messageCount"]?.idText, count] {
      if let number = text.flatMap({ Int($0) }) { try messages.claim(number, of: id) }
    }
    try sink.put(ticket)
  }

  // MARK: Values

  /// Taken where nothing is lost by it; what more an object says stays in `extras`.
  private func skip(_ name: String, _ top: inout SourceFields) {
    guard let value = top[name], Wire.isBare(value), Wire.reference(value) != nil else { return }
    // A word is its own label; numbers stand in keys and ids.
    top.skip(name)
  }

  private mutating func values(_ ticket: inout Ticket, _ top: inout SourceFields) {
    if let status = context.status(top["status"]) {
      ticket.status = status
      if let id = status.id, status.labelFrom == .source { statusNames[id, default: []].insert(status.label) }
      skip("status", &top)
    }
    let vocabulary = context.vocabulary
    if let found = context.choice(top["priority"], .ticketpriorities, vocabulary?.priorities) {
      ticket.priority = Choice(id: found.id, label: found.label, level: found.meaning)
      skip("priority", &top)
    }
    if let found = context.choice(top["type"], .tickettypes, vocabulary?.types) {
      ticket.type = Choice(id: found.id, label: found.label, kind: found.meaning)
      skip("type", &top)
    }
    if let found = context.choice(top["source"], .ticketsources, vocabulary?.channels) {
      ticket.channel = Choice(id: found.id, label: found.label, kind: found.meaning)
      skip("source", &top)
    }
  }

  /// Where the record is; spam is a status here, and stays one.
  private func state(_ ticket: inout Ticket, _ top: inout SourceFields) {
    ticket.deletedAt = top.time("deletedAt")
    if top["state"]?.string == "deleted" || ticket.deletedAt != nil {
      ticket.state = .deleted
    } else if ticket.status?.category == .spam {
      ticket.state = .spam
    } else if top["archivedAt"]?.string.flatMap({ Timestamp.iso($0) }) != nil || top["state"]?.string == "archived" {
      ticket.state = .archived
    }
  }

  private func containers(_ ticket: inout Ticket, _ top: inout SourceFields) {
    let name = top["inboxId"] != nil ? "inboxId" : "inbox"
    if let inbox = Wire.reference(top[name])?.id {
      let label = top.text("inboxName") ?? top[name]?["name"]?.string ?? context.names[.inboxes]?[inbox]?.name
      ticket.container = NamedReference(id: inbox, label: label, kind: "inbox")
      skip(name, &top)
    }
  }

  private mutating func tags(_ ticket: inout Ticket, _ top: inout SourceFields) {
    if let texts = top.texts("tags") {
      ticket.tags = texts
      return
    }
    // References stay in `extras`, as their names stand elsewhere.
    ticket.tags = (top["tags"]?.array ?? []).compactMap { item in
      item["name"]?.string ?? Wire.reference(item).flatMap { context.names[.tags]?[$0.id]?.name }
    }
    if ticket.tags.count < top["tags"]?.array?.count ?? 0 { counted["unnamedTags", default: 0] += 1 }
  }

  private mutating func customFields(_ ticket: inout Ticket, _ top: SourceFields) {
    for name in ["fields", "customFields", "customfields"] {
      for item in top[name]?.array ?? [] {
        guard let object = item.object, let value = object["value"], value.leaves > 0 else { continue }
        let field = Wire.reference(object["customfield"] ?? object["customField"])?.id ?? object["name"]?.string
        guard let field = field ?? object["id"]?.idText, ticket.fields[field] == nil else { continue }
        if DecimalComma.isOne(value.string ?? "") { counted["decimalComma", default: 0] += 1 }
        ticket.fields[field] = value
      }
    }
  }

  private func rating(_ ticket: inout Ticket, _ top: SourceFields) {
    guard let rating = top["happinessRating"]?.object, Wire.reference(rating["optionId"]) != nil else { return }
    ticket.satisfaction.put("score", rating["name"]?.string)
    ticket.satisfaction.put("comment", rating["comment"]?.string.flatMap { $0.isEmpty ? nil : $0 })
  }

  func recipients(_ top: inout SourceFields, _ names: [String]) -> [Recipient] {
    var found: [Recipient] = []
    for name in names where top[name] != nil {
      let some = Wire.recipients(top[name])
      found += some
      // Bare addresses are all there is; anything else stays as it was.
      if let texts = top[name]?.array?.map(\.string), texts.count == some.count, texts == some.map(\.address) {
        top.skip(name)
      }
    }
    return found
  }

  // MARK: People

  private mutating func people(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    ticket.requester = try person(&top, "customer", "customers")
    ticket.assignee = try person(&top, top["assignedTo"] != nil ? "assignedTo" : "agent", "users")
    for name in ["createdByUser", "createdBy"] where ticket.submitter == nil {
      ticket.submitter = try person(&top, name, "users")
    }
    let company = ["company", "companies_id"].first { Wire.reference(top[$0]) != nil }
    if let company, let id = Wire.reference(top[company])?.id {
      ticket.organization = TeamworkDesk.key(.organization, id)
      if let object = top[company]?.object, object["name"] != nil {
        var inner = LeafCount()
        try self.company(object, &inner)
        top.skip(company)
      } else {
        skip(company, &top)
      }
    }
    ticket.followers = (top["followers"]?.array ?? []).compactMap { Wire.reference($0) }
      .map { TeamworkDesk.key(.person, "\($0.type == "customers" ? "customers" : "users")/\($0.id)") }
  }

  // MARK: Threads inside the ticket

  private mutating func threads(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    // References are joined from the messages' side; they stay in `extras`.
    guard let threads = top["threads"]?.array, threads.allSatisfy({ $0["id"] != nil }) else { return }
    top.skip("threads")
    let objects = threads.compactMap(\.object)
    // Newest first, usually; the times decide. Replies that are not all here leave the opening one open, unless one is
    // as old as the ticket.
    let counted = objects.filter(TeamworkDesk.Context.isMessage)
    let claimed = top["numThreads"]?.int ?? objects.count
    let first = counted.min { left, right in
      TeamworkDesk.Context.order(left, left["id"]?.idText ?? "")
        < TeamworkDesk.Context.order(right, right["id"]?.idText ?? "")
    }
    for object in objects {
      let time = object["createdAt"]?.string.flatMap { Timestamp.iso($0) }?.text
      let isAsOld = time != nil && time == ticket.createdAt
      let opens = object == first && (isAsOld || objects.count >= claimed)
      switch try message(object, of: ticket.id, opens: opens) {
      case .message(let message): ticket.messages.append(message)
      case .event(let event): ticket.events.append(event)
      }
      if let event = statusEvent(object) { ticket.events.append(event) }
      try messages.count(object["id"]?.idText ?? "", of: ticket.id)
    }
  }

  private func files(_ ticket: inout Ticket, _ top: inout SourceFields) throws {
    for item in top["files"]?.array ?? [] {
      guard let id = Wire.reference(item)?.id else { continue }
      ticket.attachments.append(try file(item.object?["filename"] != nil ? item.object : nil, id))
    }
  }
}
