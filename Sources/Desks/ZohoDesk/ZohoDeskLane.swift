import Formats

/// The rows of all files of one kind, in the order of the files, one row at a time.
final class ZohoDeskLane {
  private let kind: ZohoDeskNames.Kind
  private let context: ZohoDeskContext
  private var documents: ArraySlice<ZohoDeskJoin.Document>
  private var file: ZohoDeskFile?
  /// Those begun, with their places in the export.
  private(set) var files: [(at: Int, file: ZohoDeskFile)] = []
  /// The ticket that the row at hand is or belongs to: 0 where its id is not a plain number, nil at the end.
  private(set) var ticket: UInt64?

  init(_ kind: ZohoDeskNames.Kind, _ documents: [ZohoDeskJoin.Document], _ context: ZohoDeskContext) {
    self.kind = kind
    self.context = context
    self.documents = documents.filter { $0.kind == kind }[...]
  }

  /// Goes to the next row. What names no ticket (a draft, a row that cannot be read) is written on the way.
  func advance() throws {
    while let file = try file ?? opened() {
      while try file.next() {
        if let id = file.ticket {
          ticket = ZohoDeskDirectory.number(id) ?? 0
          return
        }
        try file.write()
      }
      self.file = nil
    }
    ticket = nil
  }

  private func opened() throws -> ZohoDeskFile? {
    guard let next = documents.popFirst() else { return nil }
    let opened = try ZohoDeskFile(kind, next.document, context)
    files.append((next.at, opened))
    file = opened
    return opened
  }

  /// Writes the row at hand as a record, or part of one, of its own.
  func write() throws { try file?.write() }

  /// Writes the message at hand into the ticket that is being written.
  func append() throws -> ZohoDeskMessagePlace? { try file?.append() }
}

/// Where a message stands among those of its ticket: by time, then by id, as everywhere in an archive.
///
/// Only of what can be told at a glance: a time to the second, as canonical text, and an id that is a number.
struct ZohoDeskMessagePlace: Comparable {
  /// The characters of the time down to the second, as numbers that compare as they do.
  private let time: (UInt64, UInt64, UInt64)
  let id: UInt64

  init?(createdAt: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) {
    // `2024-01-08T09:15:00Z`; a fraction or a day alone is longer or shorter. The three words overlap in five bytes.
    guard createdAt.count == 20, let number = ZohoDeskDirectory.number(id) else { return nil }
    func word(_ at: Int) -> UInt64 {
      UInt64(bigEndian: createdAt.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    time = (word(0), word(8), word(12))
    self.id = number
  }

  static func < (left: Self, right: Self) -> Bool {
    left.time == right.time ? left.id < right.id : left.time < right.time
  }

  static func == (left: Self, right: Self) -> Bool { left.time == right.time && left.id == right.id }
}
