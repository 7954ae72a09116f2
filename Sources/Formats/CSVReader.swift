internal import CSimdJSON
internal import Glibc

/// How a CSV is read. The standard values guess what differs from one vendor to the next.
package struct CSVOptions: Sendable, Hashable {
  /// `,` `;` or tab; nil to tell it from the first records (or an Excel `sep=` line).
  package var separator: UInt8?
  package var limits: InputLimits
  package init(separator: UInt8? = nil, limits: InputLimits = .standard) {
    self.separator = separator
    self.limits = limits
  }
}

/// One record of a CSV; its cells lie in the reader's buffer and are valid until the next call of
/// ``CSVReader/next()``. Any number of cells, whatever the header says: ragged records are for the caller to judge.
package struct CSVRow {
  fileprivate let buffer: CSVCells
  /// The line the record begins in, from 1.
  package let line: Int
  /// From 1, the header included, blank lines not.
  package let record: Int

  package var count: Int {
    @inline(__always) get { buffer.cells.count }
  }

  /// The cell's bytes, UTF-8, quotes taken away and `""` made `"`.
  @inline(__always)
  package func bytes(at index: Int) -> UnsafeRawBufferPointer {
    precondition(index >= 0 && index < count, "the record has no such cell")
    return buffer.cells[index]
  }

  package func text(at index: Int) -> String { String(decoding: bytes(at: index), as: UTF8.self) }

  /// Nil where the record has no such cell, `""` where it is empty.
  package func text(ifAt index: Int) -> String? { index < count ? text(at: index) : nil }

  @inline(__always)
  package func isEmpty(at index: Int) -> Bool { bytes(at: index).isEmpty }

  /// Cells that hold something: the leaves of the record.
  package var leaves: Int { buffer.leaves }

  package var texts: [String] { (0..<count).map { text(at: $0) } }
}

/// Reads CSV as RFC 4180 has it and as it is found: any line ends, quoted line ends, `""`, a byte order mark, UTF-16,
/// blank lines (skipped), text after a closing quote (kept), quotes inside an unquoted cell (kept).
///
/// Memory is one record and a read buffer. Not Sendable.
package struct CSVReader {
  /// The record at hand, for readers in a hurry.
  package let raw: CSVCells
  private let decoded: DecodedSource
  package let separator: UInt8

  /// Reads the first bytes, to tell the separator. `file` is the name inside the export.
  package init(_ source: any ByteSource, file: String, options: CSVOptions = CSVOptions()) throws {
    decoded = DecodedSource(source, file: file)
    raw = CSVCells(decoded, file: file, limit: options.limits.maximumRecordBytes)
    separator = try raw.start(options.separator)
  }

  /// The next record, or nil at the end. Throws ``InputError`` where a quote is never closed.
  @inline(__always)
  package mutating func next() throws -> CSVRow? {
    guard try raw.nextRecord() else { return nil }
    raw.undoubleAll()
    return CSVRow(buffer: raw, line: raw.recordLine, record: raw.record)
  }

  /// The same for readers in a hurry: goes to the next record, whose cells are ``cells`` or, as they are written,
  /// those of ``raw``; false at the end.
  @inline(__always)
  package mutating func advance() throws -> Bool { try raw.nextRecord() }

  /// The cells of the record at hand. Valid until the next one is asked for, and only as long as the reader lives.
  package var cells: UnsafeBufferPointer<UnsafeRawBufferPointer> {
    raw.undoubleAll()
    return raw.cells
  }

  /// Cells of the record at hand that hold something.
  package var leaves: Int { raw.leaves }

  /// As ``CSVRow/line`` and ``CSVRow/record``.
  package var line: Int { raw.recordLine }
  package var record: Int { raw.record }

  /// Once everything was read: what had to be guessed about the encoding.
  package var trouble: InputTrouble? { decoded.trouble }
}

/// The bytes around the current record and where its cells lie in them.
///
/// A record is cut where it lies; if the buffer ends first, more is read and it is cut again, so nothing but whole
/// records needs state. The buffer at least doubles each time, which keeps that linear.
package final class CSVCells {
  private let source: any ByteSource
  private let file: String
  private let limit: Int
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 18
  private var end = 0
  private var at = 0
  private var atEnd = false
  private var separator = UInt8(ascii: ",")
  private var places: UnsafeMutablePointer<df_csv_cell>
  private var placeCount = 0
  private var placeCapacity = 64
  private var spans: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private var doubled: UnsafeMutablePointer<Bool>
  private var hasDoubled = false
  private var line = 1

  /// The cells of the current record, quotes around them taken away; those that ``isDoubled(_:)`` hold two for each
  /// quote inside. They lie in `base`, which moves only when the next record is looked for.
  package private(set) var cells = UnsafeBufferPointer<UnsafeRawBufferPointer>(start: nil, count: 0)
  package private(set) var leaves = 0
  package private(set) var recordLine = 1
  package private(set) var record = 0

  init(_ source: any ByteSource, file: String, limit: Int) {
    self.source = source
    self.file = file
    self.limit = limit
    base = CSVCells.bytes(capacity)
    places = .allocate(capacity: placeCapacity)
    spans = .allocate(capacity: placeCapacity)
    doubled = .allocate(capacity: placeCapacity)
  }

  /// Followed by what may be looked at, and is not taken for more than it is.
  private static func bytes(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + DF_PADDING)
    (bytes + capacity).initialize(repeating: 0, count: DF_PADDING)
    return bytes
  }

  deinit {
    base.deallocate()
    places.deallocate()
    spans.deallocate()
    doubled.deallocate()
  }

  fileprivate func start(_ wanted: UInt8?) throws -> UInt8 {
    try fill()
    let head = UnsafeRawBufferPointer(start: base, count: min(end, 1 << 16))
    if let directed = CSVSniffer.directive(head) {
      separator = directed.separator
      at = directed.length
      line = 2
    } else {
      separator = CSVSniffer.separator(head)
    }
    if let wanted { separator = wanted }
    return separator
  }

  /// Shows the cells of a record that was found whole.
  private func show() {
    leaves = 0
    hasDoubled = false
    for index in 0..<placeCount {
      var cell = places[index]
      let flags = Int(cell.flags)
      if flags & DF_CSV_TAIL != 0 { cell.end = unescape(cell.start, cell.end) }
      let isDoubled = flags == DF_CSV_DOUBLED
      if isDoubled { hasDoubled = true }
      (doubled + index).initialize(to: isDoubled)
      let count = cell.end &- cell.start
      if count > 0 { leaves &+= 1 }
      (spans + index).initialize(to: UnsafeRawBufferPointer(start: base + cell.start, count: count))
    }
    cells = UnsafeBufferPointer(start: spans, count: placeCount)
  }

  /// Whether the quotes inside that cell are still written twice. Such a cell is not empty, either way.
  @inline(__always)
  package func isDoubled(_ index: Int) -> Bool { hasDoubled && index < placeCount && doubled[index] }

  /// The same for all cells at once; nil where none is. Valid as ``cells`` are.
  package var doubledCells: UnsafePointer<Bool>? { hasDoubled ? UnsafePointer(doubled) : nil }

  /// Makes one of each two quotes of that cell, which must be doubled.
  package func undouble(_ index: Int) {
    precondition(isDoubled(index), "the cell has no doubled quotes")
    let start = places[index].start
    let end = unescape(start, places[index].end)
    spans[index] = UnsafeRawBufferPointer(start: base + start, count: end - start)
    doubled[index] = false
  }

  fileprivate func undoubleAll() {
    guard hasDoubled else { return }
    for index in 0..<placeCount where doubled[index] { undouble(index) }
    hasDoubled = false
  }

  /// Takes the quotes out where they lie: the cell only gets shorter. Its bytes begin after the opening quote. Returns
  /// where they end.
  private func unescape(_ start: Int, _ end: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    var from = start
    var to = start
    func move(_ count: Int) {
      if to != from { memmove(base + to, base + from, count) }
      to += count
      from += count
    }
    while let found = memchr(base + from, Int32(quote), end - from) {
      let place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      let isDoubled = place + 1 < end && base[place + 1] == quote
      move(place - from + (isDoubled ? 1 : 0))
      from += 1
      // A quote alone closes; what follows is kept as it is.
      if !isDoubled { break }
    }
    move(end - from)
    return to
  }

  /// Finds the next record that is not a blank line.
  fileprivate func nextRecord() throws -> Bool {
    hasDoubled = false
    cells = UnsafeBufferPointer(start: nil, count: 0)
    while true {
      while at < end, base[at] == 0x0A || base[at] == 0x0D, !mayGoOn {
        if base[at] == 0x0A || at + 1 >= end || base[at + 1] != 0x0A { line += 1 }
        at += 1
      }
      if at < end, !mayGoOn { break }
      if atEnd { return false }
      try fill()
    }
    recordLine = line
    record += 1
    while true {
      if let next = scan() {
        at = next
        show()
        return true
      }
      if atEnd { throw unclosed() }
      line = recordLine
      try fill()
    }
  }

  /// A carriage return is all there is: the line feed that belongs to it may follow.
  private var mayGoOn: Bool { at + 1 == end && base[at] == 0x0D && !atEnd }

  /// Cuts one record into cells; nil if it does not end inside the buffer.
  private func scan() -> Int? {
    while true {
      var found = df_csv_record(cells: places, room: placeCapacity, count: 0, lines: 0)
      let next = df_csv_cut(base, at, end, atEnd ? 1 : 0, separator, &found)
      if next == DF_CSV_ROOM {
        growPlaces()
        continue
      }
      guard next >= 0 else { return nil }
      placeCount = found.count
      line &+= found.lines
      return next
    }
  }

  private func growPlaces() {
    placeCapacity *= 2
    places.deallocate()
    places = .allocate(capacity: placeCapacity)
    spans.deallocate()
    spans = .allocate(capacity: placeCapacity)
    doubled.deallocate()
    doubled = .allocate(capacity: placeCapacity)
  }

  /// Moves the current record to the front and reads until the buffer is full or the input ends.
  private func fill() throws {
    if at > 0 {
      base.update(from: base + at, count: end - at)
      end -= at
      at = 0
    }
    if end * 2 > capacity {
      guard end < limit else {
        throw InputError(
          file: file, line: recordLine, record: record, what: "a record of more than \(limit) bytes",
          nextStep: "Probably a quote is never closed; look at that line.", isLimit: true)
      }
      let larger = CSVCells.bytes(capacity * 2)
      larger.update(from: base, count: end)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    while end < capacity {
      let count = try source.read(into: UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end))
      if count == 0 {
        atEnd = true
        return
      }
      end += count
    }
  }

  private func unclosed() -> InputError {
    InputError(
      file: file, line: recordLine, record: record,
      what: "the record has a quoted cell that is never closed; the file is torn",
      nextStep: "What came before was read. Export the file again, or close the quote.")
  }
}
