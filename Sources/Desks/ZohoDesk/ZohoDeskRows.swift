import DeskKit
import Formats
import JSONText

/// The cells of the row at hand, by position, and which of them found a place in the record. Reused row by row.
final class ZohoDeskCells {
  /// They lie in the reader of the ``ZohoDeskRows`` that filled this, which keeps them until it is asked for the next
  /// row, or in ``own``.
  private var cells = UnsafeBufferPointer<UnsafeRawBufferPointer>(start: nil, count: 0)
  /// One for each cell; `capacity` of them.
  private var taken: UnsafeMutablePointer<Bool>
  private var capacity = 64
  private(set) var line = 0
  private(set) var record = 0
  /// Cells that hold something.
  private(set) var leaves = 0
  /// Cells of a row that was held back, and their bytes.
  private var own: UnsafeMutableBufferPointer<UnsafeRawBufferPointer> = .allocate(capacity: 0)
  private let copy = ByteBuffer(capacity: 1 << 12)
  /// Where the cells lie in a reader, so that quotes written twice are made one where a cell is asked for.
  private var source: CSVCells?
  /// For each of its cells whether that is still to be done.
  private var doubled: UnsafePointer<Bool>?

  init() { taken = .allocate(capacity: capacity) }

  deinit {
    taken.deallocate()
    own.deallocate()
  }

  var count: Int { cells.count }

  @inline(__always)
  func fill(_ reader: CSVReader) {
    let raw = reader.raw
    if source !== raw { source = raw }
    doubled = raw.doubledCells
    show(raw.cells, leaves: raw.leaves, line: raw.recordLine, record: raw.record)
  }

  func fill(_ row: ZohoDeskHeldRow) {
    (source, doubled) = (nil, nil)
    copy.removeAll()
    for cell in row.cells { copy.append(contentsOf: cell) }
    own.deallocate()
    own = .allocate(capacity: row.cells.count)
    var start = 0
    for (at, cell) in row.cells.enumerated() {
      own.initializeElement(
        at: at, to: UnsafeRawBufferPointer(rebasing: copy.bytes[start..<(start + cell.count)]))
      start += cell.count
    }
    show(
      UnsafeBufferPointer(own), leaves: row.cells.count { !$0.isEmpty }, line: row.line, record: row.record)
  }

  @inline(__always)
  private func show(_ cells: UnsafeBufferPointer<UnsafeRawBufferPointer>, leaves: Int, line: Int, record: Int) {
    self.cells = cells
    self.leaves = leaves
    self.line = line
    self.record = record
    if cells.count > capacity { grow() }
    taken.initialize(repeating: false, count: cells.count)
  }

  /// Of a row whose bytes are to go.
  func clear() {
    (source, doubled) = (nil, nil)
    show(UnsafeBufferPointer(start: nil, count: 0), leaves: 0, line: 0, record: 0)
  }

  private func grow() {
    taken.deallocate()
    capacity = 2 * cells.count
    taken = .allocate(capacity: capacity)
  }

  /// The cell there, or nil where it is empty or there is none.
  @inline(__always)
  subscript(at: Int) -> UnsafeRawBufferPointer? {
    guard at >= 0, at < cells.count, !cells[at].isEmpty else { return nil }
    if let doubled, doubled[at] { source?.undouble(at) }
    return cells[at]
  }

  /// Whether the cell there holds something.
  @inline(__always)
  func isFilled(_ at: Int) -> Bool { at >= 0 && at < cells.count && !cells[at].isEmpty }

  /// The same as it is written, for what goes straight on: with each quote in it twice where `quotesDoubled` says so.
  @inline(__always)
  func written(_ at: Int) -> (bytes: UnsafeRawBufferPointer, quotesDoubled: Bool)? {
    guard isFilled(at) else { return nil }
    return (cells[at], doubled.map { $0[at] } ?? false)
  }

  @inline(__always)
  func isTaken(_ at: Int) -> Bool { at < cells.count && taken[at] }

  /// The cell needs no place in `extras`.
  @inline(__always)
  func take(_ at: Int) {
    precondition(at >= 0 && at < cells.count, "the row has no such cell")
    taken[at] = true
  }

  var texts: [String] { (0..<count).map { self[$0].map { String(decoding: $0, as: UTF8.self) } ?? "" } }
}

/// A row kept until it is known what follows it: a short one at the very end of a file was cut there.
struct ZohoDeskHeldRow {
  let cells: [[UInt8]]
  let line: Int
  let record: Int

  init(_ reader: CSVReader) {
    cells = reader.cells.map { Array($0) }
    line = reader.line
    record = reader.record
  }

  init(cells: [String], line: Int, record: Int) {
    self.cells = cells.map { Array($0.utf8) }
    self.line = line
    self.record = record
  }
}

/// One large CSV read row by row: header found, repeated headers skipped, a last row that was cut told from others.
struct ZohoDeskRows {
  private var reader: CSVReader
  private let file: String
  /// The rows of the header as the file has them.
  private(set) var header: [[String]] = []
  /// How the first row of it begins, and the last: nearly no row of data begins like either.
  private var starts: (UInt64, UInt64) = (0, 0)
  private var columnCount = 0
  /// A row of data that was read ahead.
  private var waiting: ZohoDeskHeldRow?
  private var held: ZohoDeskHeldRow?
  /// What is wrong with the rest of the file.
  private var failure: InputError?
  /// How many cells the short rows so far had.
  private var shortRows: Set<Int> = []
  /// The last row, where it has fewer cells than the header and than any row before.
  private var cut: ZohoDeskHeldRow?
  /// Rows with more cells than the header has columns, and the place of the first.
  private var long: (rows: Int, cells: Int, line: Int)?

  init(_ source: any ByteSource, file: String, _ leaves: inout LeafCount) throws {
    reader = try CSVReader(source, file: file)
    self.file = file
    guard try reader.advance() else { return }
    addHeader()
    guard try reader.advance() else { return }
    let texts = ZohoDeskRows.texts(reader)
    if ZohoDeskTable.headerRows(header[0], texts) == 2 {
      addHeader()
      leaves.dropped["header", default: 0] += reader.leaves
    } else {
      waiting = ZohoDeskHeldRow(reader)
    }
  }

  private mutating func addHeader() {
    header.append(ZohoDeskRows.texts(reader))
    let start = ZohoDeskRows.start(reader)
    starts = (header.count == 1 ? start : starts.0, start)
    columnCount = reader.cells.count
  }

  /// Length and first bytes of the first cell.
  @inline(__always)
  private static func start(_ reader: CSVReader) -> UInt64 {
    if reader.raw.isDoubled(0) { reader.raw.undouble(0) }
    guard let cell = reader.raw.cells.first else { return 0 }
    return cell.prefix(7).reduce(UInt64(truncatingIfNeeded: cell.count)) { $0 << 8 | UInt64($1) }
  }

  private static func texts(_ reader: CSVReader) -> [String] {
    reader.cells.map { String(decoding: $0, as: UTF8.self) }
  }

  var names: [String] { header.last ?? [] }

  /// One row of labels alone names the columns.
  var isLabelled: Bool { header.count == 1 && names.first != "id" }

  /// What is only known once all was read.
  struct Ending {
    let cut: ZohoDeskHeldRow?
    let long: (rows: Int, cells: Int, line: Int)?
    /// What had to be guessed about the encoding.
    let trouble: InputTrouble?
  }
  var ending: Ending { Ending(cut: cut, long: long, trouble: reader.trouble) }

  /// Puts the next row of data into `cells`; false at the end.
  mutating func next(_ cells: ZohoDeskCells, _ leaves: inout LeafCount) throws -> Bool {
    if let row = waiting {
      waiting = nil
      if !mayBeCut(row.cells.count) { return release(row, to: cells) }
      held = row
    }
    while try following() {
      if isHeader {
        leaves.dropped["repeated header", default: 0] += reader.leaves
        continue
      }
      let count = reader.raw.cells.count
      // Only where nothing follows was the file cut; elsewhere a short row is merely odd.
      guard let before = held else {
        if mayBeCut(count) {
          held = ZohoDeskHeldRow(reader)
          continue
        }
        cells.fill(reader)
        note(cells)
        return true
      }
      held = nil
      shortRows.insert(before.cells.count)
      if mayBeCut(count) { held = ZohoDeskHeldRow(reader) } else { waiting = ZohoDeskHeldRow(reader) }
      return release(before, to: cells)
    }
    if let failure {
      // The row held back is whole; only what follows it is damaged.
      if let before = held.take() { return release(before, to: cells) }
      throw failure
    }
    cut = held
    held = nil
    return false
  }

  /// Goes to the next row of the file; false at its end and where it is damaged.
  @inline(__always)
  private mutating func following() throws -> Bool {
    // Asked for each row: `== nil` would copy the error, which is large.
    if case .some = failure { return false }
    do {
      return try reader.advance()
    } catch let error as InputError where !error.isLimit {
      failure = error
      return false
    }
  }

  /// Where the file's own rows are short, so may the last one be.
  private func mayBeCut(_ count: Int) -> Bool { count < columnCount && !shortRows.contains(count) }

  private mutating func release(_ row: ZohoDeskHeldRow, to cells: ZohoDeskCells) -> Bool {
    cells.fill(row)
    note(cells)
    return true
  }

  private mutating func note(_ cells: ZohoDeskCells) {
    guard cells.count > columnCount else { return }
    long = ((long?.rows ?? 0) + 1, max(long?.cells ?? 0, cells.count), long?.line ?? cells.line)
  }

  private var isHeader: Bool {
    let start = ZohoDeskRows.start(reader)
    guard start == starts.0 || start == starts.1 else { return false }
    return header.contains(ZohoDeskRows.texts(reader))
  }
}
