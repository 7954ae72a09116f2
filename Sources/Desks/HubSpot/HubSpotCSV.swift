import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension HubSpot {
  /// Which column of a ticket CSV holds which property. Headers are labels in the account's language, or internal
  /// names; labels are known where the export holds the properties, else those of an English account are tried.
  struct Columns {
    private static let english: [String: [String]] = [
      "hs_object_id": ["Record ID", "Ticket ID"], "subject": ["Ticket name"], "content": ["Ticket description"],
      "hs_pipeline": ["Pipeline"], "hs_pipeline_stage": ["Ticket status"], "hs_ticket_priority": ["Priority"],
      "hs_ticket_category": ["Category"], "source_type": ["Source"], "createdate": ["Create date"],
      "hs_lastmodifieddate": ["Last modified date"], "closed_date": ["Close date"],
      "hubspot_owner_id": ["Ticket owner"], "hubspot_team_id": ["HubSpot team"],
    ]
    static let contactIDs = ["Associated Contact IDs", "Associated contact IDs"]
    static let contacts = ["Associated Contact", "Associated contact"]
    static let companyIDs = ["Associated Company IDs", "Associated company IDs"]

    private let names: [String: [String]]
    let context: Context

    init(_ context: Context) {
      self.context = context
      var names: [String: [String]] = [:]
      for (property, labels) in Columns.english {
        let own = [property, context.properties[property]?.label].compactMap(\.self)
        names[property] = own + labels
      }
      names["hs_object_id", default: []].insert("hs_ticket_id", at: 1)
      self.names = names
    }

    /// Whether a header is one of tickets: those of contacts, companies and deals begin with `Record ID` as well.
    func areOfTickets(_ header: [String]) -> Bool {
      let own = ["subject", "content", "hs_pipeline_stage"].flatMap { names[$0] ?? [] }
      let others = ["hs_pipeline", "hs_ticket_id", "hs_ticket_priority", "Ticket ID", "Ticket owner"]
      let known = Set((own + others).map { $0.lowercased() })
      return header.contains { known.contains($0.lowercased()) }
    }

    func column(_ property: String, in row: SourceRow) -> String? {
      names[property]?.first { row.peek($0) != nil }
    }

    /// The internal name of a column that has no place of its own; nil where the header is no property we know.
    func property(_ header: String) -> String? {
      if context.properties[header] != nil { return header }
      return context.namesByLabel[header] ?? nil
    }
  }
}

extension HubSpot.Reader {
  mutating func readTable(_ document: ExportDocument) throws {
    var walk = SourceWalk(document, sink: sink)
    var reader = self
    let columns = HubSpot.Columns(context)
    var nameless = 0
    var rounded = 0
    var others = 0
    var areOfTickets = true
    let keeper = walk
    try walk.table { first, _ in
      areOfTickets = columns.areOfTickets(first)
      return 1
    } _: { row, leaves in
      if !areOfTickets, columns.column("hs_object_id", in: row) != nil {
        others += 1
        return try keeper.keep(row, &leaves)
      }
      if let id = columns.column("hs_object_id", in: row).flatMap({ row.peek($0) }), !id.allSatisfy(\.isNumber) {
        rounded += 1
        return try keeper.keep(row, &leaves)
      }
      guard let column = columns.column("hs_object_id", in: row), let id = row.take(column) else {
        nameless += 1
        return try keeper.keep(row, &leaves)
      }
      try reader.row(&row, id, columns)
      row.count(in: &leaves)
    }
    if !walk.isWhole { reader.torn = true }
    try reader.times.report(to: sink, file: document.name)
    if others > 0 {
      try sink.finding(
        Finding(
          .warning, "notTickets", file: document.name,
          what: "\(others) rows of a CSV that has no column of tickets, such as \"Ticket name\" or \"Ticket status\"",
          did: "kept their cells in data/other/rows; contacts and companies are read from API replies"))
    }
    if rounded > 0 {
      try sink.finding(
        Finding(
          .error, "idLostDigits", file: document.name,
          what: "\(rounded) rows whose ticket id is no whole number, such as a spreadsheet writes (4.09229E+11)",
          did: "kept their cells in data/other/rows; give the file as HubSpot exported it, not saved again"))
    }
    if nameless > 0 {
      try sink.finding(
        Finding(
          .error, "noTicketID", file: document.name,
          what: "\(nameless) rows without a ticket id (expected a column \"Ticket ID\" or hs_object_id)",
          did: "kept their cells in data/other/rows; export again with that column, or with internal names"))
    }
    self = reader
  }

  private mutating func row(_ row: inout SourceRow, _ id: String, _ columns: HubSpot.Columns) throws {
    func take(_ property: String) -> String? {
      guard let column = columns.column(property, in: row) else { return nil }
      return row.take(column)
    }
    func takeAny(_ names: [String]) -> String? {
      for name in names { if let text = row.take(name) { return text } }
      return nil
    }
    var ticket = Ticket(key: HubSpot.key(.ticket, id), id: id)
    ticket.number = id
    if row.peek("hs_ticket_id") == id { _ = row.take("hs_ticket_id") }
    ticket.subject = take("subject")
    try rowStatus(&ticket, pipeline: take("hs_pipeline"), stage: take("hs_pipeline_stage"))
    for property in ["hs_ticket_priority", "hs_ticket_category", "source_type"] {
      guard let value = take(property) else { continue }
      choice(value, of: property, &ticket)
    }
    for (property, path) in [
      ("createdate", \Ticket.createdAt), ("hs_lastmodifieddate", \Ticket.updatedAt), ("closed_date", \Ticket.closedAt),
    ] {
      guard let column = columns.column(property, in: row), let text = row.peek(column) else { continue }
      // Exports of internal values may give milliseconds since 1970, as the API does.
      guard let time = HubSpot.Wire.milliseconds(text) ?? times.cell(text, column) else { continue }
      ticket[keyPath: path] = time
      _ = row.take(column)
      // The text of a time without an offset is not found in the moment it stands for.
      if !Timestamp.isFound(text) { ticket.extras[column] = .string(text) }
    }
    if let owner = take("hubspot_owner_id") { try assign(owner, &ticket) }
    if let team = take("hubspot_team_id") { ticket.fields["hubspot_team_id"] = .string(team) }
    try rowPeople(&ticket, ids: takeAny(HubSpot.Columns.contactIDs), names: takeAny(HubSpot.Columns.contacts))
    if let text = takeAny(HubSpot.Columns.companyIDs) {
      let companies = HubSpot.Wire.list(text)
      ticket.organization = companies.first.map { HubSpot.key(.organization, $0) }
      if companies.count > 1 { ticket.extras["associatedCompanyIDs"] = .string(text) }
    }
    if let content = take("content") {
      var message = Message(
        key: HubSpot.key(.message, "\(id)/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: Self.body(content))
      message.channel = ticket.channel
      ticket.messages = [message]
    }
    for (header, value) in row.rest.members {
      if DecimalComma.isOne(value.string ?? "") { try note("decimalComma", "\(id)/\(header)") }
      if let name = columns.property(header), ticket.fields[name] == nil {
        ticket.fields[name] = value
      } else {
        ticket.extras[ticket.extras[header] == nil ? header : header + " (column)"] = value
      }
    }
    try came(id, in: "tickets")
    try sink.put(ticket, tellsState: false)
  }

  /// A cell holds a label or an id, as whoever exported chose; labels are looked up where pipelines are known.
  private mutating func rowStatus(_ ticket: inout Ticket, pipeline: String?, stage: String?) throws {
    let known = pipeline.flatMap { text in
      context.pipelines[text] ?? only(context.pipelines.values.filter { $0.label == text })
    }
    if let pipeline {
      let isID = known?.id == pipeline || pipeline.allSatisfy(\.isNumber)
      ticket.container = NamedReference(
        id: known?.id ?? (isID ? pipeline : nil), label: known?.label ?? (isID ? nil : pipeline), kind: "pipeline")
    }
    guard let stage else { return }
    let scope = known?.id ?? pipeline
    let labelled = only((known?.stages ?? []).filter { $0.label == stage })
    if let found = known?.stages.first(where: { $0.id == stage }) ?? labelled {
      ticket.status = context.status(pipeline: scope, stage: found.id)
      if found.id != stage { matched.note(stage, "\(found.id) of the pipeline \(scope ?? "")") }
    } else if stage.allSatisfy(\.isNumber) {
      ticket.status = context.status(pipeline: scope, stage: stage)
      if ticket.status?.labelFrom == .id { try note("unnamedStage", ticket.id) }
    } else {
      // Other pipelines may mean anything by the labels of the shipped one.
      let isShipped = known == nil && scope.map(HubSpot.Context.isShipped) == true
      let category = isShipped ? context.vocabulary?.statuses.first { $0.label == stage }?.category : nil
      ticket.status = TicketStatus(scope: scope, id: nil, label: stage, category: category ?? .unknown)
    }
  }

  private func only<T>(_ items: [T]) -> T? { items.count == 1 ? items[0] : nil }

  private func choice(_ value: String, of property: String, _ ticket: inout Ticket) {
    let options = context.properties[property]?.options ?? [:]
    let vocabulary =
      property == "hs_ticket_priority"
      ? context.vocabulary?.priorities
      : property == "source_type" ? context.vocabulary?.channels : context.vocabulary?.types
    let isID = options[value] != nil || vocabulary?.contains { $0.id == value } == true
    // Labels come as the account spells them, ours as the product did once: `Product Issue`, `Product issue`.
    let id =
      isID
      ? value
      : only(options.filter { $0.value == value }.map(\.key))
        ?? vocabulary?.first { $0.label.lowercased() == value.lowercased() }?.id
    let known = id.map { context.choice(property, $0) }
    var choice = Choice(id: id, label: isID ? known?.label : value)
    switch property {
    case "hs_ticket_priority":
      choice.level = known?.meaning
      ticket.priority = choice
    case "source_type":
      choice.kind = known?.meaning
      ticket.channel = choice
    default:
      choice.kind = known?.meaning
      if value.contains(";") { ticket.fields[property] = .string(value) } else { ticket.type = choice }
    }
  }

  /// An id; a name or address that the export's owners have; or `Mia Sorel (mia@example.com)`, which is a person.
  private func assign(_ owner: String, _ ticket: inout Ticket) throws {
    if owner.allSatisfy(\.isNumber) {
      ticket.assignee = context.owner(owner)
    } else if let id = context.ownersByText[owner] ?? nil {
      ticket.assignee = context.owner(id)
      ticket.extras["ownerText"] = .string(owner)
    } else if let known = named(owner), let address = known.emails.first?.address {
      if let id = context.ownersByText[address] ?? nil {
        ticket.assignee = context.owner(id)
      } else {
        let id = "mail/" + address.lowercased()
        var person = Person(key: HubSpot.key(.person, id), id: id, role: .agent, name: known.name)
        person.emails = known.emails
        try sink.put(person)
        ticket.assignee = person.key
      }
      ticket.extras["ownerText"] = .string(owner)
    } else {
      ticket.fields["hubspot_owner_id"] = .string(owner)
    }
  }

  private func rowPeople(_ ticket: inout Ticket, ids: String?, names: String?) throws {
    let contacts = HubSpot.Wire.list(ids)
    // Which of several names belongs to which id nothing says.
    if let names, contacts.count == 1, let known = named(names) {
      let id = "contacts/" + contacts[0]
      var person = Person(key: HubSpot.key(.person, id), id: id, role: .endUser, name: known.name)
      person.emails = known.emails
      try sink.put(person)
    }
    ticket.requester = HubSpot.Context.contact(contacts.first)
    if contacts.isEmpty, let names, let known = named(names), let address = known.emails.first?.address {
      let id = "mail/" + address.lowercased()
      var person = Person(key: HubSpot.key(.person, id), id: id, role: .endUser, name: known.name)
      person.emails = known.emails
      try sink.put(person)
      ticket.requester = person.key
    }
    ticket.followers = contacts.dropFirst().compactMap { HubSpot.Context.contact($0) }
    if let ids, contacts.count > 1 { ticket.extras["associatedContactIDs"] = .string(ids) }
    ticket.requesterText = names
  }

  /// `Mia Sorel (mia@example.com)`; nil for anything else.
  private func named(_ text: String) -> (name: String, emails: [Person.Email])? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), !text.contains(";") else { return nil }
    let address = text[text.index(after: open)...].dropLast()
    let name = text[..<open].split(separator: " ").joined(separator: " ")
    guard address.contains("@"), !address.contains(where: \.isWhitespace), !name.isEmpty else { return nil }
    return (name, [.init(address: String(address), primary: true)])
  }
}
