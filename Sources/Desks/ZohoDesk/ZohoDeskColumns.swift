import DeskKit
import Formats
import JSONText

/// The columns of one large file, looked up by name once: a row is then read by position.
struct ZohoDeskColumns {
  enum Use { case role, extra, field, secret }

  struct Entry {
    /// The API's name where it has one, else the header's text; unique in the file.
    let name: String
    let use: Use
    /// `"name":`, ready to be written.
    let json: [UInt8]
  }

  private(set) var entries: [Entry] = []
  /// The place of each role, -1 where the file lacks it.
  private(set) var places: [Int]
  /// The tenant's own columns, with their labels.
  private(set) var custom: [(name: String, label: String)] = []

  /// - Parameters:
  ///   - roles: API names in the order of the roles.
  ///   - labels: the first header row, `names` the one that names the columns; the same where there is one row.
  ///   - unknownAreFields: a column we do not know is one of the tenant's own, as in tickets.
  init(kind: ZohoDeskNames.Kind, roles: [String], labels: [String], names: [String], unknownAreFields: Bool) {
    places = [Int](repeating: -1, count: roles.count)
    var seen: Set<String> = []
    for (at, cell) in names.enumerated() {
      let known = ZohoDeskNames.api(cell, in: kind)
      var name = known ?? (cell.isEmpty ? "column \(at + 1)" : cell)
      let isFirst = seen.insert(name).inserted
      if !isFirst {
        name += "~\(at + 1)"
        seen.insert(name)
      }
      var use = Use.extra
      if ZohoDeskNames.isSecret(cell) {
        use = .secret
      } else if isFirst, let known, let role = roles.firstIndex(of: known) {
        use = .role
        places[role] = at
      } else if known == nil, !cell.isEmpty, unknownAreFields || ZohoDeskNames.isCustom(cell) {
        use = .field
        custom.append((name, at < labels.count ? labels[at] : name))
      }
      entries.append(Entry(name: name, use: use, json: ZohoDeskColumns.key(name)))
    }
  }

  /// Of a large file, once its header was read.
  init(_ kind: ZohoDeskNames.Kind, _ rows: ZohoDeskRows?) {
    let roles =
      switch kind {
      case .threads: ZohoDeskThreadRows.roles
      case .comments: ZohoDeskCommentRows.roles
      default: ZohoDeskTicketRows.roles
      }
    self.init(
      kind: kind, roles: roles, labels: rows?.header.first ?? [], names: rows?.names ?? [],
      unknownAreFields: kind == .tickets && rows?.isLabelled ?? false)
  }

  static func key(_ name: String) -> [UInt8] { JSONValue.string(name).bytes + [UInt8(ascii: ":")] }
}

/// The cells of the row at hand, by position, and which of them found a place in the record. Reused row by row.
final class ZohoDeskCells {
  private var cells: [UnsafeRawBufferPointer] = []
  private var taken: [Bool] = []
  private(set) var line = 0
  private(set) var record = 0
  /// Bytes of a row that was held back, in place of the reader's.
  private let copy = ByteBuffer(capacity: 1 << 12)

  var count: Int { cells.count }

  /// Cells that hold something.
  private(set) var leaves = 0

  func fill(_ row: CSVRow) {
    begin(line: row.line, record: row.record)
    for index in 0..<row.count { add(row.bytes(at: index)) }
  }

  func fill(_ row: ZohoDeskHeldRow) {
    begin(line: row.line, record: row.record)
    copy.removeAll()
    for cell in row.cells { copy.append(contentsOf: cell) }
    var start = 0
    for cell in row.cells {
      add(UnsafeRawBufferPointer(rebasing: copy.bytes[start..<(start + cell.count)]))
      start += cell.count
    }
  }

  private func begin(line: Int, record: Int) {
    cells.removeAll(keepingCapacity: true)
    taken.removeAll(keepingCapacity: true)
    leaves = 0
    self.line = line
    self.record = record
  }

  @inline(__always)
  private func add(_ cell: UnsafeRawBufferPointer) {
    cells.append(cell)
    taken.append(false)
    if !cell.isEmpty { leaves &+= 1 }
  }

  /// The cell there, or nil where it is empty or there is none.
  @inline(__always)
  subscript(at: Int) -> UnsafeRawBufferPointer? {
    guard at >= 0, at < cells.count, !cells[at].isEmpty else { return nil }
    return cells[at]
  }

  @inline(__always)
  func isTaken(_ at: Int) -> Bool { taken[at] }

  /// The cell needs no place in `extras`.
  @inline(__always)
  func take(_ at: Int) { taken[at] = true }

  var texts: [String] { cells.map { String(decoding: $0, as: UTF8.self) } }
}

/// A row kept until it is known what follows it: a short one at the very end of a file was cut there.
struct ZohoDeskHeldRow {
  let cells: [[UInt8]]
  let line: Int
  let record: Int

  init(_ row: CSVRow) {
    cells = (0..<row.count).map { Array(row.bytes(at: $0)) }
    line = row.line
    record = row.record
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
    guard let first = try reader.next() else { return }
    header = [first.texts]
    guard let second = try reader.next() else { return }
    let texts = second.texts
    if ZohoDeskTable.headerRows(header[0], texts) == 2 {
      header.append(texts)
      leaves.dropped["header", default: 0] += second.leaves
    } else {
      waiting = ZohoDeskHeldRow(second)
    }
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
    while let row = try following() {
      if isHeader(row) {
        leaves.dropped["repeated header", default: 0] += row.leaves
        continue
      }
      // Only where nothing follows was the file cut; elsewhere a short row is merely odd.
      guard let before = held else {
        if mayBeCut(row.count) {
          held = ZohoDeskHeldRow(row)
          continue
        }
        cells.fill(row)
        note(cells)
        return true
      }
      held = nil
      shortRows.insert(before.cells.count)
      if mayBeCut(row.count) { held = ZohoDeskHeldRow(row) } else { waiting = ZohoDeskHeldRow(row) }
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

  /// The next row of the file; nil at its end and where it is damaged.
  private mutating func following() throws -> CSVRow? {
    guard failure == nil else { return nil }
    do {
      return try reader.next()
    } catch let error as InputError where !error.isLimit {
      failure = error
      return nil
    }
  }

  /// Where the file's own rows are short, so may the last one be.
  private func mayBeCut(_ count: Int) -> Bool { count < names.count && !shortRows.contains(count) }

  private mutating func release(_ row: ZohoDeskHeldRow, to cells: ZohoDeskCells) -> Bool {
    cells.fill(row)
    note(cells)
    return true
  }

  private mutating func note(_ cells: ZohoDeskCells) {
    guard cells.count > names.count else { return }
    long = ((long?.rows ?? 0) + 1, max(long?.cells ?? 0, cells.count), long?.line ?? cells.line)
  }

  private func isHeader(_ row: CSVRow) -> Bool {
    for cells in header where row.count == cells.count {
      guard let first = cells.first, row.bytes(at: 0).elementsEqual(first.utf8) else { continue }
      if row.texts == cells { return true }
    }
    return false
  }
}
