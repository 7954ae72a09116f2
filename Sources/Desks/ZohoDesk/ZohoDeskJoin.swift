import DeskKit
import Formats
import JSONText

/// Reads tickets, threads and comments side by side, so that each ticket is written once, with all its messages.
///
/// It asks that tickets come by ascending ids, each once, which ``isInOrder(_:)`` makes sure of beforehand. Messages
/// had better come in the order of their tickets; one that does not is handed to the archive as a part of its ticket,
/// as all are where files are read one after the other, and the archive joins the two. So the order of messages
/// decides how fast it goes, never what comes out.
final class ZohoDeskJoin {
  struct Document {
    /// Its place in the export.
    let at: Int
    let kind: ZohoDeskNames.Kind
    let document: ExportDocument
  }

  private let context: ZohoDeskContext
  private var documents: [Document] = []
  private var lastTicket: UInt64 = 0

  init(_ context: ZohoDeskContext) { self.context = context }

  /// A look at the tickets alone, file by file, before anything is written. It also learns of people and mailboxes what
  /// threads must know from the first on. False where tickets do not ascend, or go by anything but plain numbers.
  func isInOrder(_ document: ExportDocument) throws -> Bool {
    try look(at: document) { tickets in
      guard let id = tickets.ticket, let number = ZohoDeskDirectory.number(id), number > lastTicket else {
        return false
      }
      lastTicket = number
      try tickets.learnPeople()
      return true
    }
  }

  /// Goes through the rows of a file of tickets and writes none; false where `body` says so, which ends it.
  private func look(at document: ExportDocument, _ body: (ZohoDeskTicketRows) throws -> Bool) throws -> Bool {
    do {
      var unused = LeafCount()
      var rows = try ZohoDeskRows(document.bytes, file: document.name, &unused)
      let cells = ZohoDeskCells()
      let tickets = ZohoDeskTicketRows(
        ZohoDeskColumns(.tickets, rows), cells, context: context, clock: context.clock, labelled: rows.isLabelled)
      while try rows.next(cells, &unused) {
        guard try body(tickets) else { return false }
      }
    } catch let error as InputError where !error.isLimit {
      // The same rows will be read again up to here, and the damage told then.
    }
    return true
  }

  func add(_ document: ExportDocument, _ kind: ZohoDeskNames.Kind, at: Int) {
    documents.append(Document(at: at, kind: kind, document: document))
  }

  /// `forEachTicketFile` gives the files of tickets once more. That is asked for only where a thread comes apart from its
  /// ticket: to tell whether it is the opening, the openings of all tickets must be known, which take memory.
  func run(_ forEachTicketFile: ((ExportDocument) throws -> Void) throws -> Void) throws {
    func learnOpenings() throws {
      try forEachTicketFile { document in
        _ = try look(at: document) { tickets in
          tickets.learnOpening()
          return true
        }
      }
    }
    documents.sort { $0.at < $1.at }
    let tickets = ZohoDeskLane(.tickets, documents, context)
    let lanes = [ZohoDeskLane(.threads, documents, context), ZohoDeskLane(.comments, documents, context)]
    let companions = try ZohoDeskCompanions(lanes, context)
    context.companions = companions
    defer { context.companions = nil }
    try tickets.advance()
    while let ticket = tickets.ticket {
      try companions.putMessages(before: ticket, first: learnOpenings)
      try tickets.write()
      try tickets.advance()
    }
    try companions.putMessages(before: nil, first: learnOpenings)
    let files = ([tickets] + lanes).flatMap(\.files).sorted { $0.at < $1.at }
    for (_, file) in files { try file.close() }
  }
}

/// The messages that other files hold of the ticket being written.
final class ZohoDeskCompanions {
  private struct Entry {
    /// In the context's output.
    let bytes: Range<Int>
    /// Nil where it takes a merge to tell.
    let place: ZohoDeskMessagePlace?

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      guard let left = left.place, let right = right.place else { return false }
      return left < right
    }
  }

  private let lanes: [ZohoDeskLane]
  private let context: ZohoDeskContext
  private let scratch = ByteBuffer(capacity: 1 << 14)
  private var entries: [Entry] = []
  private var ids: [UInt64] = []
  private var hasPut = false
  /// Messages of the ticket that were taken out of it again, by their places in ``scratch``.
  private var apart: [Range<Int>] = []

  /// Lanes are at their first row afterwards.
  init(_ lanes: [ZohoDeskLane], _ context: ZohoDeskContext) throws {
    self.lanes = lanes
    self.context = context
    for lane in lanes { try lane.advance() }
  }

  /// Whether the last ticket holds messages of other files.
  var didJoin: Bool { !entries.isEmpty && apart.isEmpty }

  /// Whether the messages of the last ticket are not its members, but still to be put, see ``putApart(ticket:)``.
  var isTangled: Bool { !apart.isEmpty }

  /// Puts messages whose ticket was not written when they came as parts of it; nil: all that are left. Calls `first`
  /// before the first of all.
  func putMessages(before ticket: UInt64?, first: () throws -> Void) throws {
    for lane in lanes {
      while let other = lane.ticket, ticket.map({ other < $0 }) ?? true {
        if !hasPut { try first() }
        hasPut = true
        try lane.write()
        try lane.advance()
      }
    }
  }

  /// Appends the ticket's messages behind its description, in their order. Where one of them may be the description
  /// itself, came twice, or has no plain place, all of them are left to be put apart.
  func append(to ticket: UnsafeRawBufferPointer) throws {
    entries.removeAll(keepingCapacity: true)
    apart.removeAll(keepingCapacity: true)
    guard let ticket = ZohoDeskDirectory.number(ticket) else { return }
    let start = context.out.count
    for lane in lanes {
      while lane.ticket == ticket {
        let before = context.out.count
        let place = try lane.append()
        let comma = context.out.base[before] == UInt8(ascii: ",") ? 1 : 0
        entries.append(Entry(bytes: (before + comma)..<context.out.count, place: place))
        try lane.advance()
      }
    }
    guard arePlain else { return takeOut(from: start) }
    context.facts.messages += entries.count
    if !isSorted { sort(from: start) }
  }

  private var arePlain: Bool {
    ids.removeAll(keepingCapacity: true)
    for entry in entries {
      guard let place = entry.place else { return false }
      ids.append(place.id)
    }
    guard ids.count > 1 else { return true }
    ids.sort()
    return zip(ids, ids.dropFirst()).allSatisfy { $0 != $1 }
  }

  private var isSorted: Bool { zip(entries, entries.dropFirst()).allSatisfy { !Entry.precedes($1, $0) } }

  private func sort(from start: Int) {
    entries.sort(by: Entry.precedes)
    let first = entries.reduce(Int.max) { min($0, $1.bytes.lowerBound) }
    moveAside(from: first)
    context.out.truncate(to: first)
    for (at, entry) in entries.enumerated() {
      if at > 0 { context.out.append(UInt8(ascii: ",")) }
      context.out.append(aside(entry.bytes, first))
    }
  }

  private func takeOut(from start: Int) {
    moveAside(from: start)
    context.out.truncate(to: start)
    apart = entries.map { ($0.bytes.lowerBound - start)..<($0.bytes.upperBound - start) }
  }

  private func moveAside(from start: Int) {
    scratch.removeAll()
    scratch.append(UnsafeRawBufferPointer(rebasing: context.out.bytes[start...]))
  }

  private func aside(_ bytes: Range<Int>, _ start: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: scratch.bytes[(bytes.lowerBound - start)..<(bytes.upperBound - start)])
  }

  /// Puts the messages that were taken out as parts of the ticket, which was put before.
  func putApart(ticket: UnsafeRawBufferPointer) throws {
    for bytes in apart {
      context.beginPart(ticket: ticket)
      context.out.append(aside(bytes, 0))
      try context.endPart(ticket: ticket)
    }
  }
}
