import DeskKit
import Formats
import JSONText
import TicketModel

/// The tickets CSV: an index of the account without descriptions, comments or files (facts, section a).
struct ZendeskCSV {
  private let sink: any RecordSink
  private let context: ZendeskContext
  private var times: SourceTimes

  /// `order`: of day and month in its dates, where it is known.
  init(sink: any RecordSink, context: ZendeskContext, timeZone: String?, order: Timestamp.DayOrder?) {
    self.sink = sink
    self.context = context
    times = SourceTimes(timeZone: timeZone)
    times.order = order
  }

  /// Returns whether the file was whole.
  mutating func read(_ document: ExportDocument, counts: inout [String: Int]) throws -> Bool {
    var walk = SourceWalk(document, sink: sink)
    let keeper = walk
    try walk.table { row, leaves in
      if try put(row, leaves: &leaves) {
        counts["tickets", default: 0] += 1
        return
      }
      try keeper.keep(row, &leaves)
      try sink.finding(
        Finding(
          .warning, "unreadableRecord", file: row.place.file, line: row.place.line, record: row.place.record,
          what: "a row without an Id", did: "kept its cells in data/other/rows"))
    }
    try times.report(to: sink, file: document.name)
    return walk.isWhole
  }

  /// `Region [list]`, or the second column of that name, `Region [list]~8`.
  private static func isCustom(_ name: String) -> Bool {
    guard name.contains(" ["), let end = name.lastIndex(of: "]") else { return false }
    let rest = name[end...].dropFirst()
    return rest.isEmpty || rest.first == "~" && rest.dropFirst().allSatisfy(\.isNumber)
  }

  private mutating func put(_ row: SourceRow, leaves: inout LeafCount) throws -> Bool {
    let cells = row.rest
    let total = cells.count
    var fields = ZendeskCells(cells)
    guard let id = fields.take("Id") else { return false }
    context.begin(ticket: id)
    var ticket = Ticket(key: ZendeskRecords.key(.ticket, id), id: id)
    ticket.number = id
    ticket.subject = fields.take("Subject")
    takeChoices(&fields, &ticket)
    takeTimes(&fields, &ticket)
    ticket.requesterText = fields.take("Requester")
    let person = takeRequester(&fields, &ticket)
    if let tags = fields.take("Tags") {
      ticket.tags = tags.split(separator: " ").map(String.init)
      if ticket.tags.count > 1 { fields.keep("Tags", tags) }
    }
    if let score = fields.take("Satisfaction Score") { ticket.satisfaction = ["score": .string(score)] }
    for (name, value) in fields.rest.members where ZendeskCSV.isCustom(name) {
      ticket.fields[name] = value
      _ = fields.take(name)
    }
    ticket.extras = fields.rest
    context.sawFields(ticket.fields)
    context.categoryAlone()
    context.commentsAreAbsent(described: false)
    let dashes = cells.values.count { $0.string == "-" }
    if dashes > 0 { leaves.dropped["dash for no value", default: 0] += dashes }
    leaves.kept += ticket.extras.count
    leaves.mapped += total - ticket.extras.count - dashes
    try sink.put(ticket, tellsState: false)
    if let person { try sink.put(person) }
    return true
  }

  private func takeChoices(_ fields: inout ZendeskCells, _ ticket: inout Ticket) {
    if let status = fields.take("Status") {
      let name = status.lowercased() == "on-hold" ? "hold" : status.lowercased()
      let known = ZendeskVocabulary.statuses.contains { $0.name == name }
      ticket.status = TicketStatus(
        id: known ? name : nil, label: status, category: known ? ZendeskVocabulary.category(name) : .unknown)
      if name == "deleted" { ticket.state = .deleted }
    }
    if let priority = fields.take("Priority") {
      ticket.priority = Choice(
        id: priority.lowercased(), label: priority, level: ZendeskVocabulary.priorityLevel(priority.lowercased()))
    }
    if let type = fields.take("Ticket type") {
      ticket.type = Choice(id: type.lowercased(), label: type, kind: ZendeskVocabulary.typeKind(type.lowercased()))
    }
    if let via = fields.take("Via") {
      // `Web form`, `Closed ticket`
      let name = via.lowercased().replacing(" ", with: "_")
      ticket.channel = Choice(id: nil, label: via, kind: ZendeskVocabulary.channelKind(name == "mail" ? "email" : name))
    }
  }

  static let timeColumns = ["Created at", "Updated at", "Solved at", "Due date"]

  private mutating func takeTimes(_ fields: inout ZendeskCells, _ ticket: inout Ticket) {
    let paths: [WritableKeyPath<Ticket, String?>] = [\.createdAt, \.updatedAt, \.solvedAt, \.dueAt]
    for (path, name) in zip(paths, Self.timeColumns) {
      guard let text = fields.peek(name), let time = times.cell(text, name) else { continue }
      ticket[keyPath: path] = time
      // What a spreadsheet wrote otherwise is not found again in the moment it stands for.
      if Timestamp.iso(text) != nil { _ = fields.take(name) }
    }
  }

  /// The row names its requester by id, address and name: enough for a record of the person.
  private func takeRequester(_ fields: inout ZendeskCells, _ ticket: inout Ticket) -> Person? {
    let address = fields.take("Requester email")
    guard let id = fields.take("Requester id") else {
      guard let address else { return nil }
      let key = ZendeskRecords.key(.person, "mail/" + address.lowercased())
      ticket.requester = key
      var person = Person(key: key, id: "mail/" + address.lowercased(), name: ticket.requesterText)
      person.emails = [Person.Email(address: address, primary: true)]
      return person
    }
    ticket.requester = ZendeskRecords.key(.person, id)
    var person = Person(key: ZendeskRecords.key(.person, id), id: id, name: ticket.requesterText)
    if let address { person.emails = [Person.Email(address: address, primary: true)] }
    person.externalID = fields.take("Requester external id")
    return person
  }
}

/// A row's cells by header, found without regard to case (older files write `Ticket Type`). `-` means no value.
struct ZendeskCells {
  private var cells: JSONObject
  init(_ cells: JSONObject) { self.cells = cells }

  private func name(_ wanted: String) -> String? {
    cells.names.first { $0.lowercased() == wanted.lowercased() }
  }

  func peek(_ wanted: String) -> String? { name(wanted).flatMap { cells.text($0) } }

  mutating func take(_ wanted: String) -> String? {
    guard let name = name(wanted), let text = cells.text(name) else { return nil }
    cells[name] = nil
    return text == "-" ? nil : text
  }

  mutating func keep(_ name: String, _ text: String) { cells[name] = .string(text) }

  /// What nobody took and says something.
  var rest: JSONObject {
    var rest = JSONObject()
    for (name, value) in cells.members where value.string != "-" { rest.append(name, value) }
    return rest
  }
}
