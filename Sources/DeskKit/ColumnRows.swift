import Foundation
import JSONText
import StatusMapping
import TicketModel

/// The rows of one table, each turned into what it tells of a ticket, or of a person.
final class ColumnRows {
  private let bound: BoundTable
  private let file: String
  private let reader: ColumnMapReader
  /// The row before, where it told of the same ticket: what it said need not be said again.
  private var before: (id: String, cells: [String])?
  private var oddTimes: [String: (count: Int, sample: String, format: String)] = [:]
  private var commas: [String: (count: Int, sample: String)] = [:]
  private var numbersOnly = 0
  /// Ids of other records that lost their last digits.
  private var rounded: (count: Int, sample: String?) = (0, nil)
  /// Tickets with a status of which no column tells what it lives in.
  private let withoutScope = PartAccount()
  /// Cells that say who may see a message in words that the map does not have.
  private var oddWords: [String: (count: Int, words: [String])] = [:]
  /// Rows of a ticket that an earlier row told of, and that say something else.
  private var further = 0
  private var toldFields = false
  /// Messages of the ticket at hand that have neither id nor time, in the order of the file.
  private var unplaced: [String: Int] = [:]
  /// How often messages of the ticket at hand were said that have no id.
  private var equal: [String: Int] = [:]

  private let scope: ColumnScope?
  /// The column that says what a status lives in: the one the map names, else the one where the desk has it.
  private let scopeUse: ColumnMapFile.Use?

  init(_ bound: BoundTable, file: String, reader: ColumnMapReader) {
    self.bound = bound
    self.file = file
    self.reader = reader
    scope = ColumnScope(reader.pages.choices.scopeKind)
    scopeUse = [.statusScope, scope?.place].compactMap(\.self).first { bound.at($0) != nil }
  }

  /// False where the row does not say whom it is about, or says it with digits lost.
  func take(_ row: SourceRow, _ leaves: inout LeafCount) throws -> Bool {
    try tellFields()
    var cells = RowCells(row.cells, bound)
    guard roundedID(cells) == nil else { return false }
    if bound.table.rows == .people {
      guard try person(&cells) else { return false }
    } else {
      guard try ticket(&cells, row.place) else { return false }
    }
    let kept = cells.extras.count
    leaves.kept += kept
    leaves.mapped += row.leaves - kept
    return true
  }

  /// The id of the row's own record, where a spreadsheet took its last digits: other rows may have the same.
  func roundedID(_ row: SourceRow) -> String? { roundedID(RowCells(row.cells, bound)) }

  private func roundedID(_ cells: RowCells) -> String? {
    let own: [ColumnMapFile.Use] = bound.table.rows == .people ? [.requesterID] : [.ticketID, .number]
    return own.compactMap { cells.peek($0) }.first(where: RoundedNumber.isOne)
  }

  /// An id of another record; one that was rounded is nobody's and its cell stays.
  private func other(_ use: ColumnMapFile.Use, _ cells: inout RowCells) -> String? {
    guard let text = cells.peek(use) else { return nil }
    guard !RoundedNumber.isOne(text) else {
      rounded = (rounded.count + 1, rounded.sample ?? text)
      return nil
    }
    return cells.take(use)
  }

  /// The address in a cell with the name beside it. Only the cell of a bare address says no more than that.
  private func mailbox(_ use: ColumnMapFile.Use, _ cells: inout RowCells) -> NamedAddress {
    guard let text = cells.peek(use) else { return NamedAddress() }
    let found = NamedAddress(text)
    if found.address == text { _ = cells.take(use) }
    return found
  }

  private func tellFields() throws {
    guard !toldFields else { return }
    toldFields = true
    for column in bound.columns where column.map.use == .field {
      let name = column.map.name
      try reader.put(
        FieldDefinition(
          key: "\(reader.pages.desk):field:ticket/\(name)", id: name, of: "ticket", label: name,
          type: column.map.decimal == nil ? "text" : "decimal", nativeType: nil))
    }
  }

  // MARK: People

  private func person(_ cells: inout RowCells) throws -> Bool {
    let mail = mailbox(.requesterAddress, &cells)
    let address = mail.address
    guard let id = cells.take(.requesterID) ?? address.map({ "mail/" + $0.lowercased() }) else { return false }
    var person = Person(key: reader.key(.person, id), id: id, role: .unknown, name: personName(&cells) ?? mail.name)
    if let address { person.emails = [Person.Email(address: address, primary: true)] }
    if let phone = cells.take(.requesterPhone) { person.phones = [phone] }
    person.organization = try reader.organization(id: other(.organizationID, &cells), name: cells.take(.organization))
    person.locale = cells.take(.language)
    person.createdAt = time(.created, &cells)
    person.updatedAt = time(.updated, &cells)
    for column in cells.all(.field) { person.fields[column.map.name] = value(column, &cells) }
    person.extras = cells.extras
    try reader.put(person)
    return true
  }

  private func personName(_ cells: inout RowCells) -> String? {
    if let name = cells.take(.requesterName) { return name }
    let parts = [ColumnMapFile.Use.requesterFirstName, .requesterLastName].compactMap { cells.peek($0) }
    // Two cells make one name; the cells stay as they were.
    if parts.count == 1 {
      for use in [ColumnMapFile.Use.requesterFirstName, .requesterLastName] { _ = cells.take(use) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  // MARK: Tickets

  /// Of a further row of one ticket: the first row has told the rest.
  private func messagesAlone(_ ticket: Ticket) -> Ticket {
    var partial = Ticket(key: ticket.key, id: ticket.id)
    partial.messages = ticket.messages.filter { $0.kind != .description }
    return partial
  }

  private func ticket(_ cells: inout RowCells, _ place: ExportPlace) throws -> Bool {
    let number = cells.take(.number)
    let isID = reader.numberIsID
    guard let id = cells.take(.ticketID) ?? number.map({ isID ? $0 : "number/" + $0 }) else { return false }
    if id.hasPrefix("number/") { numbersOnly += 1 }
    let isAnother = before?.id != id
    // A ticket's row that comes again brings the same messages; each row of messages is one.
    if isAnother || bound.table.rows != .messages { equal.removeAll() }
    var ticket = Ticket(key: reader.key(.ticket, id), id: id)
    ticket.number = number ?? (isID ? id : nil)
    takeTimes(&cells, &ticket)
    try takePeople(&cells, &ticket)
    try takeStatus(&cells, &ticket, isAnother: isAnother)
    takeChoices(&cells, &ticket)
    takeTexts(&cells, &ticket)
    for column in cells.all(.field) { ticket.fields[column.map.name] = value(column, &cells) }
    try takeMessages(&cells, &ticket)
    // What the row before said of the same ticket is in the archive already; what it says otherwise is kept.
    if !isAnother, let before {
      cells.keep(unlike: before.cells, among: ticketColumns)
      cells.drop(likeIn: before.cells)
      ticket = messagesAlone(ticket)
    }
    before = (id, cells.cells)
    let rest = cells.extras
    if bound.table.rows == .messages, !ticket.messages.isEmpty {
      ticket.messages[ticket.messages.count - 1].extras = rest
    } else if isAnother {
      ticket.extras = rest
    } else if !rest.isEmpty {
      try reader.keep(rest, of: id, as: "\(file)#\(place.record)")
      further += 1
    }
    putInFileOrder(&ticket.messages, isAnother: isAnother)
    if isAnother || !ticket.messages.isEmpty {
      try reader.put(ticket, partial: !isAnother || !tellsTickets, isAnother: tellsTickets && isAnother)
    }
    return true
  }

  /// Nothing but their place in the file tells in which order messages without id and time were written; the archive
  /// keeps those of one ticket, whose rows follow one another, in this order.
  private func putInFileOrder(_ messages: inout [Message], isAnother: Bool) {
    if isAnother { unplaced.removeAll() }
    for index in messages.indices where messages[index].id == nil && messages[index].createdAt == nil {
      guard messages[index].kind != .description else { continue }
      let place = unplaced[messages[index].key] ?? unplaced.count
      unplaced[messages[index].key] = place
      messages[index].extras["fileOrder"] = .number(place)
    }
  }

  private static let ofMessages: Set<ColumnMapFile.Use> = [
    .message, .comments, .messageID, .messageAuthorID, .messageAuthorName, .messageAuthorAddress,
    .messageCreated, .messageVisibility, .messageAttachments, .ticketID, .number,
  ]
  private var ticketColumns: [BoundTable.Column] {
    bound.columns.filter { column in column.map.use.map { !Self.ofMessages.contains($0) } ?? false }
  }

  /// Whether rows say more of a ticket than a message of it.
  private var tellsTickets: Bool {
    bound.table.rows == .tickets
      || bound.columns.contains { [.subject, .status, .created, .description].contains($0.map.use) }
  }

  private func takeTimes(_ cells: inout RowCells, _ ticket: inout Ticket) {
    ticket.createdAt = time(.created, &cells)
    ticket.updatedAt = time(.updated, &cells)
    ticket.firstResponseAt = time(.firstResponse, &cells)
    ticket.solvedAt = time(.solved, &cells)
    ticket.closedAt = time(.closed, &cells)
    ticket.dueAt = time(.due, &cells)
    ticket.deletedAt = time(.deleted, &cells)
    if ticket.deletedAt != nil { ticket.state = .deleted }
  }

  private func takePeople(_ cells: inout RowCells, _ ticket: inout Ticket) throws {
    let mail = mailbox(.requesterAddress, &cells)
    let name = personName(&cells) ?? mail.name
    ticket.requesterText = name
    let organization = try reader.organization(id: other(.organizationID, &cells), name: cells.take(.organization))
    ticket.organization = organization
    let phone = cells.peek(.requesterPhone)
    ticket.requester = try reader.person(
      id: other(.requesterID, &cells), name: name, address: mail.address, phone: phone, role: .unknown)
    if ticket.requester != nil { _ = cells.take(.requesterPhone) }
    let assignee = mailbox(.assigneeAddress, &cells)
    ticket.assignee = try reader.person(
      id: other(.assigneeID, &cells), name: cells.peek(.assigneeName) ?? assignee.name, address: assignee.address,
      phone: nil, role: .agent)
    // A name alone is no person; it stays in the extras.
    if ticket.assignee != nil { _ = cells.take(.assigneeName) }
    if let group = cells.take(.group) { ticket.group = try reader.group(group) }
    for column in cells.all(.cc) {
      let parts = values(column, &cells)
      let found = parts.map(NamedAddress.init)
      ticket.cc += found.map { Recipient(address: $0.address, name: $0.name) }
      // Of `Ann <ann@example.com>` the cell stays.
      if zip(parts, found).contains(where: { $1.address != nil && $1.address != $0 }) { cells.keep(column) }
    }
  }

  private func takeStatus(_ cells: inout RowCells, _ ticket: inout Ticket, isAnother: Bool) throws {
    let id = cells.take(.statusID)
    let label = cells.take(.status)
    // A further row's status is not the ticket's.
    guard isAnother, label != nil || id != nil else { return }
    let place = scopeUse.flatMap { cells.peek($0) }
    let categories = bound.at(.status)?.map.categories ?? bound.at(.statusID)?.map.categories ?? [:]
    ticket.status = try reader.pages.choices.status(
      of: ticket.key, scope: place, id: id, label: label, declared: categories[label ?? id ?? ""], from: .mapping,
      exactly: true)
    if scope != nil, scopeUse == nil { try withoutScope.count(ticket.key, of: "tickets") }
  }

  private func takeChoices(_ cells: inout RowCells, _ ticket: inout Ticket) {
    let choices = reader.pages.choices
    ticket.priority = choices.priority(id: cells.take(.priorityID), label: cells.take(.priority))
    ticket.type = choices.type(id: nil, label: cells.take(use(of: .type)))
    ticket.channel = choices.channel(id: nil, label: cells.take(.channel))
    let container = use(of: .container)
    let kind = container == scopeUse ? scope?.kind : nil
    ticket.container = cells.take(container).map { NamedReference(id: nil, label: $0, kind: kind ?? "other") }
    if ticket.status?.scope != nil { _ = cells.take(.statusScope) }
    ticket.product = cells.take(.product)
    ticket.language = cells.take(.language)
    ticket.url = cells.take(.url)
    ticket.externalID = cells.take(.externalID)
  }

  /// What statuses live in is the ticket's container or type as well, where the desk has it so and no column of its own
  /// says it.
  private func use(of place: ColumnMapFile.Use) -> ColumnMapFile.Use {
    scope?.place == place && bound.at(place) == nil ? .statusScope : place
  }

  private func takeTexts(_ cells: inout RowCells, _ ticket: inout Ticket) {
    ticket.subject = cells.take(.subject)
    if let text = cells.take(.resolution) {
      ticket.resolution = ["text": .string(text)]
      ticket.resolution.put("at", ticket.solvedAt)
    }
    for column in cells.all(.tags) { ticket.tags += values(column, &cells) }
    for column in cells.all(.attachments) {
      ticket.attachments += values(column, &cells).map { Self.file($0, ticket.id, reader) }
    }
  }

  /// The values in a cell. One with several stays as well, because its text is found in none of them.
  private func values(_ column: BoundTable.Column, _ cells: inout RowCells) -> [String] {
    guard let text = cells.peek(column) else { return [] }
    let values = split(text, column.map.separator)
    if values == [text] { _ = cells.take(column) }
    return values
  }

  private func split(_ text: String, _ separator: String?) -> [String] {
    guard let separator else { return [text] }
    return text.components(separatedBy: separator).map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      .filter { !$0.isEmpty }
  }

  private static func file(_ text: String, _ owner: String, _ reader: ColumnMapReader) -> TicketFile {
    let id = "\(owner)/\(Checksum.sha256(Array(text.utf8)).prefix(16))"
    let isAddress = text.hasPrefix("http://") || text.hasPrefix("https://")
    var file = TicketFile(key: reader.key(.attachment, id), id: nil, missing: "a table holds no files")
    if isAddress { file.url = text } else { file.name = text }
    return file
  }

  // MARK: Messages

  private func takeMessages(_ cells: inout RowCells, _ ticket: inout Ticket) throws {
    for column in cells.all(.description).prefix(1) {
      var message = Message(
        key: reader.key(.message, ticket.id + "/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: column.map.visibility ?? .public, kind: .description,
        body: body(cells.take(column), column))
      if ticket.requester == nil { message.authorText = ticket.requesterText }
      ticket.messages.append(message)
    }
    try takeOwnMessage(&cells, &ticket)
    for column in cells.all(.comments) {
      for entry in PackedComment.all(cells.peek(column), column.map) {
        ticket.messages.append(packed(entry, column, ticket.id))
      }
    }
  }

  private static let ofWriting: [ColumnMapFile.Use] = [
    .messageID, .messageAuthorID, .messageAuthorName, .messageAuthorAddress, .messageCreated, .messageAttachments,
  ]

  /// The message that is the row, or its texts beside those of the ticket.
  private func takeOwnMessage(_ cells: inout RowCells, _ ticket: inout Ticket) throws {
    var columns: [BoundTable.Column?] = cells.all(.message)
    // A mail with nothing but a file has no text, and its row is a message all the same.
    if columns.isEmpty, bound.table.rows == .messages, Self.ofWriting.contains(where: { cells.peek($0) != nil }) {
      columns = [bound.at(.message)]
    }
    guard !columns.isEmpty else { return }
    let mail = mailbox(.messageAuthorAddress, &cells)
    let name = cells.take(.messageAuthorName) ?? mail.name
    let author = try reader.person(
      id: other(.messageAuthorID, &cells), name: name, address: mail.address, phone: nil, role: .unknown)
    let at = time(.messageCreated, &cells)
    let visibility = visibility(&cells)
    let id = other(.messageID, &cells)
    let files = cells.all(.messageAttachments).flatMap { values($0, &cells) }
    for (number, column) in columns.enumerated() {
      let text = column.flatMap { cells.take($0) }
      let seen = visibility ?? column?.map.visibility ?? .unknown
      let said = text ?? files.joined(separator: "\n")
      let own = (number == 0 ? id : nil) ?? hash(ticket.id, author ?? name, at, said, seen)
      var message = Message(
        key: reader.key(.message, own), id: number == 0 ? id : nil, author: author, createdAt: at, visibility: seen,
        kind: seen == .public ? .reply : .note, body: body(text, column))
      message.authorText = name
      if number == 0 { message.attachments = files.map { Self.file($0, own, reader) } }
      ticket.messages.append(message)
    }
  }

  /// Times of tables often have minutes only: what one person says twice in one of them is two messages, and what only
  /// agents see is never the same as what customers see.
  private func hash(
    _ ticket: String, _ author: String?, _ at: String?, _ body: String, _ seen: Message.Visibility
  ) -> String {
    var text = "\(author ?? "")\n\(at ?? "")\n\(body)"
    if seen == .internal { text += "\ninternal" }
    equal[text, default: 0] += 1
    if let turn = equal[text], turn > 1 { text += "\n\(turn)" }
    return "\(ticket)/\(Checksum.sha256(Array(text.utf8)).prefix(16))"
  }

  private func body(_ text: String?, _ column: BoundTable.Column?) -> MessageBody {
    column?.map.isHTML == true ? MessageBody(html: text) : MessageBody(text: text)
  }

  /// A cell that holds several: their text is in the messages, the cell stays as it was.
  private func packed(_ entry: PackedComment, _ column: BoundTable.Column, _ ticket: String) -> Message {
    let at = entry.time.flatMap { time($0, column) }
    let seen = column.map.visibility ?? .unknown
    var message = Message(
      key: reader.key(.message, hash(ticket, entry.author, at, entry.text, seen)), id: nil, createdAt: at,
      visibility: seen, kind: seen == .public ? .reply : .note, body: body(entry.text, column))
    message.authorText = entry.author
    return message
  }

  private func visibility(_ cells: inout RowCells) -> Message.Visibility? {
    guard let column = bound.at(.messageVisibility), let text = cells.peek(.messageVisibility) else { return nil }
    // The word itself stays: ours is only its meaning.
    if column.map.publicWords.contains(text) { return .public }
    if column.map.internalWords.contains(text) { return .internal }
    var odd = oddWords[column.map.name] ?? (0, [])
    odd.count += 1
    if odd.words.count < 5, !odd.words.contains(text) { odd.words.append(text) }
    oddWords[column.map.name] = odd
    return .unknown
  }

  // MARK: Values

  /// A time by its format. Unless its text still says the same, the cell is kept as well.
  private func time(_ use: ColumnMapFile.Use, _ cells: inout RowCells) -> String? {
    guard let column = bound.at(use), let text = cells.peek(use) else { return nil }
    let time = time(text, column)
    if time == text { _ = cells.take(use) }
    return time
  }

  private func time(_ text: String, _ column: BoundTable.Column) -> String? {
    guard let format = column.format else { return nil }
    let time = reader.pages.times.note(format.read(text, zone: reader.zone), text, column.map.name)
    // A zero is how programs write that there is no time.
    guard time == nil, !ColumnTimeFormat.isZero(text) else { return time }
    var odd = oddTimes[column.map.name] ?? (0, text, format.text)
    odd.count += 1
    oddTimes[column.map.name] = odd
    return nil
  }

  private func value(_ column: BoundTable.Column, _ cells: inout RowCells) -> JSONValue? {
    guard let text = cells.peek(column) else { return nil }
    if let mark = column.map.decimal, let number = Self.number(text, decimal: mark) {
      if number == text { _ = cells.take(column) }
      return .number(number)
    }
    if ColumnStatistics.isCommaNumber(text) {
      var comma = commas[column.map.name] ?? (0, text)
      comma.count += 1
      commas[column.map.name] = comma
    }
    _ = cells.take(column)
    return .string(text)
  }

  /// As JSON writes it; nil where it is no number written with that mark.
  static func number(_ text: String, decimal: String) -> String? {
    let group: Character = decimal == "," ? "." : ","
    let parts = text.split(separator: Character(decimal), omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    let groups = whole.split(separator: group, omittingEmptySubsequences: false)
    guard groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    let sign = whole.hasPrefix("-") ? "-" : ""
    let digits = groups.joined().drop { $0 == "-" }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 1 || digits.first != "0"
    else { return nil }
    guard parts.count == 2 else { return sign + digits }
    guard !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return "\(sign)\(digits).\(parts[1])"
  }

  // MARK: What was odd

  func report() throws {
    let sink = reader.pages.sink
    for (name, odd) in oddTimes.sorted(by: { $0.key < $1.key }) {
      try sink.finding(
        Finding(
          .warning, "timeNotAsTheMapSays", file: file,
          what: "\(odd.count) cells of \"\(name)\" are not written as \(odd.format), such as \(odd.sample)",
          did: "kept them in extras without a time"))
    }
    for (name, odd) in oddWords.sorted(by: { $0.key < $1.key }) {
      try sink.finding(
        Finding(
          .warning, "visibilityWordUnknown", file: file,
          what: "\(odd.count) cells of \"\(name)\" are neither a public nor an internal word of the column map: "
            + odd.words.map { "\"\($0)\"" }.joined(separator: ", "),
          did: "left those messages unknown; list the words in public: [ … ] or internal: [ … ]"))
    }
    let scopeless = try withoutScope.parts(of: "tickets")
    if scopeless > 0, let words = scope?.words {
      try sink.finding(
        Finding(
          .warning, "statusScopeUntold", file: file,
          what: "\(scopeless) tickets have a status, which on this desk belongs to a \(words), and no column says to"
            + " which",
          did: "took one label for one status; if a column says it, write use: statusScope there"))
    }
    for (name, comma) in commas.sorted(by: { $0.key < $1.key }) {
      try sink.finding(
        Finding(
          .warning, "decimalComma", file: file,
          what: "\(comma.count) cells of \"\(name)\" look like numbers with a decimal comma, such as \(comma.sample)",
          did: "left them text; write decimal: \",\" in the column map to read them as numbers"))
    }
    if let sample = rounded.sample {
      try sink.finding(
        Finding(
          .error, "idLostDigits", file: file,
          what: "\(rounded.count) ids were rounded by a spreadsheet, such as \(sample)",
          did: "kept them as text; give the file as it was exported, not saved again"))
    }
    if numbersOnly > 0 {
      try sink.finding(
        Finding(
          .warning, "idFromNumber", file: file, what: "\(numbersOnly) rows have a number and no id",
          did: "used number/<number> as the ticket's id; other forms of the account may know it by another"))
    }
    if further > 0 {
      try sink.finding(
        Finding(
          .warning, "furtherRows", file: file,
          what: "\(further) rows are about the ticket of the row before and say something else of it",
          did: "kept the first row for the ticket and the others' cells in data/other/furtherRows;"
            + " if a row is a message, write rows: messages and use: message"))
    }
    try reportOpen()
    if !bound.unlisted.isEmpty {
      try sink.finding(
        Finding(
          .info, "columnsNotInMap", file: file,
          what: "the column map does not list \(bound.unlisted.map { "\"\($0)\"" }.joined(separator: ", "))",
          did: "kept their cells in extras"))
    }
  }

  /// Columns of which a person was to say what they are.
  private func reportOpen() throws {
    let open = bound.columns.filter { $0.map.use == nil }.map { "\"\($0.map.name)\"" }
    guard !open.isEmpty else { return }
    var lacking: [String] = []
    if bound.table.rows == .tickets {
      if bound.at(.created) == nil { lacking.append("when a ticket was created") }
      let asking: [ColumnMapFile.Use] = [.requesterID, .requesterName, .requesterFirstName, .requesterAddress]
      if !asking.contains(where: { bound.at($0) != nil }) { lacking.append("who asked") }
    }
    let unsaid = lacking.isEmpty ? "" : "; no other column says \(lacking.joined(separator: " or "))"
    try reader.pages.sink.finding(
      Finding(
        .warning, "columnsOpen", file: file,
        what: "the column map leaves open what \(open.joined(separator: ", ")) hold\(unsaid)",
        did: "kept their cells in extras; write in `use` what each is, or use: extra"))
  }
}
