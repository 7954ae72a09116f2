import DeskKit
import Formats
import JSONText
import TicketModel

/// Turns rows of `Cases__1.csv`, or of a list view's CSV, into canonical tickets, from the cells' bytes straight to the
/// bytes of the line: no value is held as a Swift string on the way. Not Sendable; made anew for each file.
final class ZohoDeskTicketRows: ZohoDeskRowWriter {
  /// A coding key for its names alone, which the compiler spells out; to print a case asks the runtime, for longer than
  /// a hundred rows take.
  enum Role: Int, CaseIterable, CodingKey {
    case id, ticketNumber, subject, description, status, statusType, priority, classification, channel, departmentId,
      layoutId, productId, contactId, contactName, createdBy, assigneeId, teamId, accountId, tags, category,
      subCategory, createdTime, modifiedTime, closedTime, dueDate, toAddress, slaName, happinessRating, resolution,
      language, email, threadCount, commentCount
  }

  private let context: ZohoDeskContext
  private let columns: ZohoDeskColumns
  private let clock: ZohoDeskClock
  private let places: [Int]
  private let cells: ZohoDeskCells
  private let writer: JSONWriter
  private let people: ZohoDeskDirectory
  private let words: ZohoDeskWords
  private let facts: RecordFacts
  /// Where the archive is told the ticket's status.
  private let statusFact: ByteBuffer
  private let id = ByteBuffer(capacity: 64)
  /// The cell that holds the ticket's public number.
  private var number: Role?
  /// One row of labels and no column of numbers: what it calls a ticket's id may be the number.
  private let mayBeNumber: Bool

  /// `labelled`: the columns are named by labels alone, not by the API's names.
  init(
    _ columns: ZohoDeskColumns, _ cells: ZohoDeskCells, context: ZohoDeskContext, clock: ZohoDeskClock, labelled: Bool
  ) {
    self.columns = columns
    places = columns.places
    self.cells = cells
    self.context = context
    self.clock = clock
    words = context.words
    facts = context.facts
    statusFact = facts.status
    writer = context.writer
    people = context.people
    mayBeNumber = labelled && columns.places[Role.ticketNumber.rawValue] < 0
  }

  static let roles = Role.allCases.map(\.stringValue)

  @inline(__always)
  private func cell(_ role: Role) -> UnsafeRawBufferPointer? { cells[places[role.rawValue]] }

  @inline(__always)
  private func isFilled(_ role: Role) -> Bool { cells.isFilled(places[role.rawValue]) }

  @inline(__always)
  private func take(_ role: Role) { cells.take(places[role.rawValue]) }

  /// Writes the ticket to the sink; false where the row names none.
  func write(_ leaves: inout LeafCount) throws -> Bool {
    guard readIdentity() else { return false }
    let dropped = context.dropSecrets(cells, columns)
    if dropped > 0 { leaves.dropped["secret", default: 0] += dropped }
    writer.out.removeAll()
    context.kept = 0
    facts.reset()
    try writeLine()
    leaves.kept += context.kept
    leaves.mapped += cells.leaves - dropped - context.kept
    let head = RecordHeadBytes(
      .tickets, id: id.bytes, updatedAt: facts.updatedAt.bytes,
      joined: context.companions?.didJoin ?? false)
    if let companions = context.companions, companions.isTangled {
      try context.sink.put(head.head, json: writer.out.bytes)
      try companions.putApart(ticket: id.bytes)
    } else {
      try context.sink.put(head, json: writer.out.bytes, facts: facts)
    }
    return true
  }

  /// The long id alone: a ticket known by its number never comes with messages beside it.
  var ticket: UnsafeRawBufferPointer? {
    guard let long = cell(.id), !(mayBeNumber && long.count < 15), ZohoDeskText.isID(long) else { return nil }
    return long
  }

  /// The long id is what every form shares; a file that has only the number goes by that.
  private func readIdentity() -> Bool {
    id.removeAll()
    number = cell(.ticketNumber) == nil ? nil : .ticketNumber
    if let long = cell(.id), !(mayBeNumber && long.count < 15) {
      if ZohoDeskText.isID(long) {
        id.append(long)
        take(.id)
        return true
      }
      _ = lost(long)
    }
    let role = number ?? .id
    guard let short = cell(role), ZohoDeskText.isID(short) else { return false }
    if ZohoDeskText.isDigits(short), short.count >= 15 {
      // A label such as `Request Id` above long ids.
      number = nil
      take(role)
    } else {
      number = role
      id.append("number/" as StaticString)
      context.tally.byNumber += 1
    }
    id.append(short)
    return true
  }

  private func writeLine() throws {
    let out = writer.out
    writer.beginObject()
    writer.key("key")
    out.append("\"zoho-desk:ticket:" as StaticString)
    out.append(id.bytes)
    out.append("\",\"id\":\"" as StaticString)
    out.append(id.bytes)
    out.append(UInt8(ascii: "\""))
    if let number { text("number", number) }
    text("subject", .subject)
    writer.raw("\"state\":\"active\"")
    writeStatus()
    writeChoices()
    try writePeople()
    writeTags()
    writeFields()
    time("createdAt", .createdTime, facts.createdAt)
    time("updatedAt", .modifiedTime, facts.updatedAt)
    time("closedAt", .closedTime)
    time("dueAt", .dueDate)
    try writeMessages()
    try writeRest()
    writer.endObject()
  }

  // MARK: Members

  private func text(_ key: StaticString, _ role: Role) {
    guard let bytes = cell(role) else { return }
    context.text(key, bytes)
    take(role)
  }

  private func time(_ key: StaticString, _ role: Role, _ fact: ByteBuffer? = nil) {
    guard let bytes = cell(role) else { return }
    if clock.write(key, bytes, column: role.stringValue, to: writer, fact: fact) { take(role) }
  }

  private func writeStatus() {
    writer.key("status")
    guard let label = cell(.status) else {
      writer.null()
      context.tally.withoutStatus += 1
      return
    }
    let start = writer.out.count
    words.writeStatus(label, type: cell(.statusType), to: writer)
    statusFact.append(UnsafeRawBufferPointer(rebasing: writer.out.bytes[start...]))
    take(.status)
    if cell(.statusType) != nil { take(.statusType) }
  }

  private func writeChoices() {
    if let label = cell(.priority) {
      writer.key("priority")
      words.writePriority(label, to: writer)
      take(.priority)
    }
    if let label = cell(.classification) {
      writer.key("type")
      words.writeType(label, to: writer)
      take(.classification)
    }
    if let label = cell(.channel) {
      writer.key("channel")
      words.writeChannel(label, to: writer)
      take(.channel)
    }
    named("container", .departmentId, kind: "department")
    named("form", .layoutId, kind: nil)
    text("product", .productId)
  }

  /// `{"id","label"}`: newer backups have the id, older ones may have the name.
  private func named(_ key: StaticString, _ role: Role, kind: StaticString?) {
    guard let bytes = cell(role) else { return }
    let isID = ZohoDeskText.isDigits(bytes)
    guard isID || !lost(bytes) else { return }
    writer.key(key)
    writer.beginObject()
    writer.key("id")
    if isID { writer.text(utf8: bytes) } else { writer.null() }
    writer.key("label")
    if !isID {
      writer.text(utf8: bytes)
    } else if let label = kind == nil ? nil : context.department(bytes) {
      writer.string(label)
    } else {
      writer.null()
    }
    if let kind {
      writer.key("kind")
      writer.string(kind)
    }
    writer.endObject()
    take(role)
  }

  /// An id that a spreadsheet rounded says nothing any more; it is counted and kept.
  private func lost(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard ZohoDeskText.lostDigits(bytes) else { return false }
    context.tally.lostDigits += 1
    return true
  }

  private func reference(_ key: StaticString, _ prefix: StaticString, _ role: Role) {
    guard let bytes = cell(role) else { return }
    guard ZohoDeskText.isDigits(bytes) else {
      _ = lost(bytes)
      return
    }
    context.key(key, prefix, bytes, reference: true)
    take(role)
  }

  private func writePeople() throws {
    let email = cell(.email)
    if let contact = cell(.contactId), ZohoDeskText.isDigits(contact) {
      context.key("requester", "zoho-desk:person:", contact, reference: true)
      take(.contactId)
      // Beside their threads tickets teach ahead, but for what lists of contacts must have told before.
      if let email, context.companions == nil || people.hasContacts {
        try people.contact(contact, address: email, of: cell(.id))
      }
    } else if let email, case .person(let key) = try people.sender(email, outgoing: false) {
      // No contact, but an address: the address stays in extras as well.
      if let contact = cell(.contactId) { _ = lost(contact) }
      context.person("requester", key)
    }
    text("requesterText", .contactName)
    reference("submitter", "zoho-desk:person:", .createdBy)
    reference("assignee", "zoho-desk:person:", .assigneeId)
    reference("group", "zoho-desk:group:", .teamId)
    reference("organization", "zoho-desk:organization:", .accountId)
  }

  /// What threads must know of all tickets from the first on, learnt from the row at hand.
  /// While tickets are written it is learnt as well, but where they are written beside their threads that is too late.
  func learnPeople() throws {
    if let contact = cell(.contactId), ZohoDeskText.isDigits(contact), let email = cell(.email) {
      try people.contact(contact, address: email, of: cell(.id))
    }
    if isFilled(.description), let address = cell(.toAddress), ZohoDeskText.isPlainAddress(address) {
      people.learn(mailbox: address)
    }
  }

  /// Notes the opening message of the row at hand, for threads that come apart from their tickets.
  func learnOpening() {
    guard let id = cell(.id), let created = cell(.createdTime), let description = cell(.description) else { return }
    _ = context.openings.insert(ZohoDeskText.hash(id, created, description))
  }

  private func writeTags() {
    writer.key("tags")
    writer.beginArray()
    if let bytes = cell(.tags) {
      var count = 0
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
        var part = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        start = end + 1
        while part.first == 0x20 { part = UnsafeRawBufferPointer(rebasing: part[1...]) }
        while part.last == 0x20 { part = UnsafeRawBufferPointer(rebasing: part[..<(part.count - 1)]) }
        guard !part.isEmpty else { continue }
        writer.text(utf8: part)
        count += 1
      }
      // The text as it was: tags split at commas cannot be joined again for certain.
      if count == 1 { take(.tags) }
    }
    writer.endArray()
  }

  private func writeFields() {
    writer.key("fields")
    writer.beginObject()
    text("category", .category)
    text("subCategory", .subCategory)
    if !columns.custom.isEmpty {
      for (index, entry) in columns.entries.enumerated() where entry.use == .field {
        guard let bytes = cells[index] else { continue }
        if ZohoDeskText.hasDecimalComma(bytes) { context.tally.decimalCommas += 1 }
        writer.begin()
        writer.out.append(columns.member(index))
        writer.text(utf8: bytes)
        cells.take(index)
      }
    }
    writer.endObject()
  }

  /// The opening message: the description, from the contact.
  private func writeMessages() throws {
    writer.key("messages")
    writer.beginArray()
    if let description = cells.written(places[Role.description.rawValue]) {
      facts.messages += 1
      writer.beginObject()
      context.messageKey(ticket: id.bytes, id: nil)
      if let contact = cell(.contactId), ZohoDeskText.isDigits(contact) {
        context.key("author", "zoho-desk:person:", contact, reference: true)
      } else if let email = cell(.email),
        case .person(let key) = try people.sender(email, outgoing: false)
      {
        context.person("author", key)
      }
      if facts.createdAt.count > 0 { context.text("createdAt", facts.createdAt.bytes) }
      writer.key("visibility")
      writer.string("public")
      writer.key("kind")
      writer.string("description")
      context.body(description, isHTML: false)
      if let address = cell(.toAddress) {
        if context.recipients("to", address) { take(.toAddress) }
        if context.companions == nil, ZohoDeskText.isPlainAddress(address) { people.learn(mailbox: address) }
      }
      writer.endObject()
      take(.description)
      // For a thread that comes apart from its ticket; beside each other they are compared.
      if context.companions == nil, let created = cell(.createdTime), let description = cell(.description) {
        _ = context.openings.insert(ZohoDeskText.hash(id.bytes, created, description))
      }
    }
    if let companions = context.companions {
      context.opening = ZohoDeskOpening(
        cells: cells, created: cell(.createdTime), text: places[Role.description.rawValue])
      try companions.append(to: id.bytes)
      context.opening = nil
    }
    writer.endArray()
    writer.raw("\"attachments\":[],\"events\":[],\"links\":[]")
  }

  private func writeRest() throws {
    object("sla", "policy", .slaName)
    object("satisfaction", "score", .happinessRating)
    writer.raw("\"timeEntries\":[],\"sideConversations\":[]")
    object("resolution", "text", .resolution)
    text("language", .language)
    try claim()
    context.extras(cells, columns)
  }

  private func object(_ key: StaticString, _ member: StaticString, _ role: Role) {
    guard let bytes = cell(role) else { return }
    writer.key(key)
    writer.beginObject()
    context.text(member, bytes)
    writer.endObject()
    take(role)
  }

  /// The counters stay in `extras`; their sums tell what the export should hold.
  private func claim() throws {
    // An export may hold the one column without the other.
    let threads = cell(.threadCount), comments = cell(.commentCount)
    try context.claim(
      threads: threads.map(ZohoDeskTicketRows.number), comments: comments.map(ZohoDeskTicketRows.number), of: id.bytes)
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard ZohoDeskText.isDigits(bytes), bytes.count < 10 else { return 0 }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
  }
}
