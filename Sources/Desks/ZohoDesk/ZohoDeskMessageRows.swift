import DeskKit
import Formats
import JSONText
import TicketModel

/// Turns rows of `Threads__1.csv` into messages, each a part of its ticket; see ``ZohoDeskTicketRows``.
final class ZohoDeskThreadRows: ZohoDeskMessageWriter {
  enum Role: Int, CaseIterable, CodingKey {
    case id, ticketId, createdTime, threadStatus, content, isPrivate, fromEmailAddress, receipients, to, cc, bcc,
      hasAttach, threadType
  }

  private let context: ZohoDeskContext
  private let columns: ZohoDeskColumns
  private let clock: ZohoDeskClock
  private let places: [Int]
  private let cells: ZohoDeskCells
  private let writer: JSONWriter
  private let words: ZohoDeskWords
  private let threads: PartAccount
  private let messageTime: ByteBuffer
  private let statuses = ZohoDeskThreadStatuses()
  private var known: (record: Int, names: (ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer)?) = (-1, nil)

  init(
    _ columns: ZohoDeskColumns, _ cells: ZohoDeskCells, context: ZohoDeskContext, clock: ZohoDeskClock
  ) {
    self.columns = columns
    places = columns.places
    self.cells = cells
    self.context = context
    self.clock = clock
    writer = context.writer
    words = context.words
    threads = context.threads
    messageTime = context.messageTime
  }

  static let roles = Role.allCases.map(\.stringValue)

  @inline(__always)
  private func cell(_ role: Role) -> UnsafeRawBufferPointer? { cells[places[role.rawValue]] }

  @inline(__always)
  private func written(_ role: Role) -> (bytes: UnsafeRawBufferPointer, quotesDoubled: Bool)? {
    cells.written(places[role.rawValue])
  }

  @inline(__always)
  private func take(_ role: Role) { cells.take(places[role.rawValue]) }

  /// False where the row is no thread of a ticket: without its own id or the ticket's.
  func write(_ leaves: inout LeafCount) throws -> Bool {
    guard let (ticket, id) = names else { return false }
    guard !isDraft else { return try putDraft(&leaves) }
    context.beginPart(ticket: ticket)
    _ = try writeMessage(ticket, id, &leaves)
    try context.endPart(ticket: ticket)
    return true
  }

  var ticket: UnsafeRawBufferPointer? {
    return isDraft ? nil : names?.ticket
  }

  func append(_ leaves: inout LeafCount) throws -> ZohoDeskMessagePlace? {
    guard let (ticket, id) = names else { return nil }
    let isOpening = try writeMessage(ticket, id, &leaves)
    return isOpening ? nil : ZohoDeskMessagePlace(createdAt: messageTime.bytes, id: id)
  }

  /// Asked for twice: which ticket it is, and when it is written.
  private var names: (ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer)? {
    if known.record != cells.record { known = (cells.record, readNames()) }
    return known.names
  }

  private func readNames() -> (ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer)? {
    guard let ticket = cell(.ticketId), let id = cell(.id), ZohoDeskText.isID(ticket), ZohoDeskText.isID(id) else {
      return nil
    }
    return (ticket, id)
  }

  private var isDraft: Bool { cell(.threadStatus).map { statuses[$0].isDraft } ?? false }

  /// Writes the message alone; true where it is the ticket's opening.
  private func writeMessage(
    _ ticket: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer, _ leaves: inout LeafCount
  ) throws -> Bool {
    take(.ticketId)
    take(.id)
    let dropped = context.dropSecrets(cells, columns)
    if dropped > 0 { leaves.dropped["secret", default: 0] += dropped }
    let keptBefore = context.kept
    let isOpening = isOpening(ticket)
    try writeMembers(ticket, id, isOpening)
    let kept = context.kept - keptBefore
    context.kept = keptBefore
    leaves.kept += kept
    leaves.mapped += cells.leaves - dropped - kept
    try threads.count(id, of: ticket)
    return isOpening
  }

  private func writeMembers(
    _ ticket: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer, _ isOpening: Bool
  ) throws {
    let status = cell(.threadStatus)
    let meaning = status.map { statuses[$0] }
    writer.beginObject()
    context.messageKey(ticket: ticket, id: isOpening ? nil : id)
    context.text("id", id)
    let isOutgoing = meaning?.isOutgoing ?? false
    let isIncoming = meaning?.isIncoming ?? false
    if let from = cell(.fromEmailAddress) {
      if try context.sender(from, outgoing: isOutgoing, of: ticket) { take(.fromEmailAddress) }
    }
    if let status, let length = meaning?.channelLength, length > 0 {
      writer.key("channel")
      words.writeChannel(UnsafeRawBufferPointer(rebasing: status[..<length]), to: writer)
    }
    if isOutgoing != isIncoming {
      writer.key("direction")
      writer.string(isOutgoing ? "out" as StaticString : "in")
    }
    messageTime.removeAll()
    if let created = cell(.createdTime),
      clock.write("createdAt", created, column: "createdTime", to: writer, fact: messageTime)
    {
      take(.createdTime)
    }
    let isKnown = writeVisibility()
    if !isKnown { try context.unknown(ticket: ticket, id: isOpening ? nil : id) }
    writer.key("kind")
    writeKind(isOpening)
    let content = written(.content)
    context.body(content, isHTML: true)
    if content != nil { take(.content) } else { context.tally.threadsWithoutText += 1 }
    writeRecipients()
    if let attached = cell(.hasAttach), JSONNode.equal(attached, "true") { context.tally.attachmentsElsewhere += 1 }
    context.extras(cells, columns)
    writer.endObject()
  }

  /// Whether the thread is what the ticket's description shows: the same text at the same time.
  private func isOpening(_ ticket: UnsafeRawBufferPointer) -> Bool {
    guard let created = cell(.createdTime), written(.content) != nil else { return false }
    if let opening = context.opening {
      guard let time = opening.created, ByteSearch.equal(created, time), let text = opening.cells[opening.text],
        let content = cell(.content)
      else { return false }
      return ByteSearch.equal(content, text)
    }
    guard let content = cell(.content) else { return false }
    return context.openings.contains(ZohoDeskText.hash(ticket, created, content))
  }

  /// False where it is not known.
  private func writeVisibility() -> Bool {
    writer.key("visibility")
    let isPrivate = cell(.isPrivate)
    if let isPrivate, JSONNode.equal(isPrivate, "true") {
      writer.string("internal")
    } else if let isPrivate, JSONNode.equal(isPrivate, "false") {
      writer.string("public")
    } else {
      writer.string("unknown")
      return false
    }
    take(.isPrivate)
    return true
  }

  private func writeKind(_ isOpening: Bool) {
    let type = cell(.threadType)
    if isOpening { return writer.string("description") }
    if let type, JSONNode.equal(type, "reply") {
      take(.threadType)
    } else if let type, JSONNode.equal(type, "forward") {
      take(.threadType)
      return writer.string("forward")
    } else if let type, ZohoDeskThreadStatuses.holds(type, "forward") {
      return writer.string("forward")
    }
    writer.string("reply")
  }

  private func writeRecipients() {
    writeRecipients("to", cell(.receipients) == nil ? .to : .receipients)
    writeRecipients("cc", .cc)
    writeRecipients("bcc", .bcc)
  }

  private func writeRecipients(_ key: StaticString, _ role: Role) {
    guard let bytes = cell(role) else { return }
    if context.recipients(key, bytes) { take(role) }
  }

  /// A draft was never sent, so it is no message; it is kept whole.
  private func putDraft(_ leaves: inout LeafCount) throws -> Bool {
    let record = context.whole(cells, columns)
    let id = record["id"]?.string ?? ""
    leaves.dropped.merge(["secret": cells.leaves - record.count].filter { $0.value > 0 }, uniquingKeysWith: +)
    leaves.kept += record.count
    try context.sink.put(RecordHead(.other("drafts"), id: id), record)
    context.tally.drafts += 1
    return true
  }
}

/// Turns rows of `Comments__1.csv` into internal or public notes, each a part of its ticket.
final class ZohoDeskCommentRows: ZohoDeskMessageWriter {
  enum Role: Int, CaseIterable, CodingKey {
    case id, entityId, comment, commentedBy, isPublic, commentedTime, modifiedTime
  }

  private let context: ZohoDeskContext
  private let columns: ZohoDeskColumns
  private let clock: ZohoDeskClock
  private let places: [Int]
  private let cells: ZohoDeskCells
  private let writer: JSONWriter
  private let comments: PartAccount
  private let messageTime: ByteBuffer

  init(
    _ columns: ZohoDeskColumns, _ cells: ZohoDeskCells, context: ZohoDeskContext, clock: ZohoDeskClock
  ) {
    self.columns = columns
    places = columns.places
    self.cells = cells
    self.context = context
    self.clock = clock
    writer = context.writer
    comments = context.comments
    messageTime = context.messageTime
  }

  static let roles = Role.allCases.map(\.stringValue)

  @inline(__always)
  private func cell(_ role: Role) -> UnsafeRawBufferPointer? { cells[places[role.rawValue]] }

  @inline(__always)
  private func written(_ role: Role) -> (bytes: UnsafeRawBufferPointer, quotesDoubled: Bool)? {
    cells.written(places[role.rawValue])
  }

  @inline(__always)
  private func take(_ role: Role) { cells.take(places[role.rawValue]) }

  func write(_ leaves: inout LeafCount) throws -> Bool {
    guard let (ticket, id) = names else { return false }
    context.beginPart(ticket: ticket)
    try writeMessage(ticket, id, &leaves)
    try context.endPart(ticket: ticket)
    return true
  }

  var ticket: UnsafeRawBufferPointer? {
    return names?.ticket
  }

  func append(_ leaves: inout LeafCount) throws -> ZohoDeskMessagePlace? {
    guard let (ticket, id) = names else { return nil }
    try writeMessage(ticket, id, &leaves)
    return ZohoDeskMessagePlace(createdAt: messageTime.bytes, id: id)
  }

  private var names: (ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer)? {
    guard let ticket = cell(.entityId), let id = cell(.id), ZohoDeskText.isID(ticket), ZohoDeskText.isID(id) else {
      return nil
    }
    return (ticket, id)
  }

  private func writeMessage(
    _ ticket: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer, _ leaves: inout LeafCount
  ) throws {
    take(.entityId)
    take(.id)
    let dropped = context.dropSecrets(cells, columns)
    if dropped > 0 { leaves.dropped["secret", default: 0] += dropped }
    let keptBefore = context.kept
    try writeMembers(ticket, id)
    let kept = context.kept - keptBefore
    context.kept = keptBefore
    leaves.kept += kept
    leaves.mapped += cells.leaves - dropped - kept
    try comments.count(id, of: ticket)
  }

  private func writeMembers(_ ticket: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer) throws {
    writer.beginObject()
    context.messageKey(ticket: ticket, id: id)
    context.text("id", id)
    if let author = cell(.commentedBy) {
      if ZohoDeskText.isDigits(author) {
        context.key("author", "zoho-desk:person:", author, reference: true)
      } else {
        context.text("authorText", author)
        if ZohoDeskText.lostDigits(author) { context.tally.lostDigits += 1 }
      }
      take(.commentedBy)
    }
    messageTime.removeAll()
    time("createdAt", .commentedTime, messageTime)
    time("updatedAt", .modifiedTime)
    writer.key("visibility")
    let isKnown = writeVisibility()
    if !isKnown { try context.unknown(ticket: ticket, id: id) }
    writer.key("kind")
    writer.string("note")
    let comment = written(.comment)
    context.body(comment, isHTML: false)
    if comment != nil { take(.comment) }
    context.extras(cells, columns)
    writer.endObject()
  }

  private func time(_ key: StaticString, _ role: Role, _ fact: ByteBuffer? = nil) {
    guard let bytes = cell(role) else { return }
    if clock.write(key, bytes, column: role.stringValue, to: writer, fact: fact) { take(role) }
  }

  /// Comments are internal unless they say otherwise; false where it is not known.
  private func writeVisibility() -> Bool {
    guard let isPublic = cell(.isPublic) else {
      let isAbsent = columns.places[Role.isPublic.rawValue] < 0
      writer.string(isAbsent ? "unknown" as StaticString : "internal")
      return !isAbsent
    }
    if JSONNode.equal(isPublic, "true") {
      writer.string("public")
      take(.isPublic)
    } else if JSONNode.equal(isPublic, "false") {
      writer.string("internal")
      take(.isPublic)
    } else {
      writer.string("unknown")
      return false
    }
    return true
  }
}
