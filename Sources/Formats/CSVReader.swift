import Glibc

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
  fileprivate let buffer: CSVBuffer
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
  private let buffer: CSVBuffer
  private let decoded: DecodedSource
  package let separator: UInt8

  /// Reads the first bytes, to tell the separator. `file` is the name inside the export.
  package init(_ source: any ByteSource, file: String, options: CSVOptions = CSVOptions()) throws {
    decoded = DecodedSource(source, file: file)
    buffer = CSVBuffer(decoded, file: file, limit: options.limits.maximumRecordBytes)
    separator = try buffer.start(options.separator)
  }

  /// The next record, or nil at the end. Throws ``InputError`` where a quote is never closed.
  @inline(__always)
  package mutating func next() throws -> CSVRow? {
    guard try buffer.nextRecord() else { return nil }
    return CSVRow(buffer: buffer, line: buffer.recordLine, record: buffer.record)
  }

  /// The same for readers in a hurry: goes to the next record, whose cells are ``cells``; false at the end.
  @inline(__always)
  package mutating func advance() throws -> Bool { try buffer.nextRecord() }

  /// The cells of the record at hand. Valid until the next one is asked for, and only as long as the reader lives.
  package var cells: UnsafeBufferPointer<UnsafeRawBufferPointer> {
    @inline(__always) get { buffer.cells }
  }

  /// Cells of the record at hand that hold something.
  package var leaves: Int { buffer.leaves }

  /// As ``CSVRow/line`` and ``CSVRow/record``.
  package var line: Int { buffer.recordLine }
  package var record: Int { buffer.record }

  /// Once everything was read: what had to be guessed about the encoding.
  package var trouble: InputTrouble? { decoded.trouble }
}

/// The bytes around the current record and where its cells lie in them.
///
/// A record is scanned where it lies; if the buffer ends first, more is read and it is scanned again, so nothing but
/// whole records needs state. The buffer at least doubles each time, which keeps that linear.
private final class CSVBuffer {
  private struct Cell {
    var start: Int
    var end: Int
    /// Holds `""` still, or text after its closing quote.
    var escaped: Bool
  }

  private let source: any ByteSource
  private let file: String
  private let limit: Int
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity = 1 << 18
  private var end = 0
  private var at = 0
  private var atEnd = false
  private var separator = UInt8(ascii: ",")
  private var pattern: UInt64 = 0
  private var places: UnsafeMutablePointer<Cell>
  private var placeCount = 0
  private var placeCapacity = 64
  private var spans: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private var line = 1

  /// The cells of the current record, quotes taken away. They lie in `base`, which moves only when the next record is
  /// looked for.
  private(set) var cells = UnsafeBufferPointer<UnsafeRawBufferPointer>(start: nil, count: 0)
  private(set) var leaves = 0
  private(set) var recordLine = 1
  private(set) var record = 0

  init(_ source: any ByteSource, file: String, limit: Int) {
    self.source = source
    self.file = file
    self.limit = limit
    base = .allocate(capacity: capacity)
    places = .allocate(capacity: placeCapacity)
    spans = .allocate(capacity: placeCapacity)
  }

  deinit {
    base.deallocate()
    places.deallocate()
    spans.deallocate()
  }

  func start(_ wanted: UInt8?) throws -> UInt8 {
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
    pattern = UInt64(separator) &* 0x0101_0101_0101_0101
    return separator
  }

  /// Shows the cells of a record that was found whole.
  private func show() {
    leaves = 0
    for index in 0..<placeCount {
      var cell = places[index]
      if cell.escaped { cell.end = unescape(cell) }
      if cell.end > cell.start { leaves &+= 1 }
      let span = UnsafeRawBufferPointer(start: base + cell.start, count: cell.end &- cell.start)
      (spans + index).initialize(to: span)
    }
    cells = UnsafeBufferPointer(start: spans, count: placeCount)
  }

  /// Takes the quotes out where they lie: the cell only gets shorter. Its bytes begin after the opening quote. Returns
  /// where they end.
  private func unescape(_ cell: Cell) -> Int {
    let quote = UInt8(ascii: "\"")
    var from = cell.start
    var to = cell.start
    func move(_ count: Int) {
      if to != from { memmove(base + to, base + from, count) }
      to += count
      from += count
    }
    while let found = memchr(base + from, Int32(quote), cell.end - from) {
      let place = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      let isDoubled = place + 1 < cell.end && base[place + 1] == quote
      move(place - from + (isDoubled ? 1 : 0))
      from += 1
      // A quote alone closes; what follows is kept as it is.
      if !isDoubled { break }
    }
    move(cell.end - from)
    return to
  }

  /// Finds the next record that is not a blank line.
  func nextRecord() throws -> Bool {
    cells = UnsafeBufferPointer(start: nil, count: 0)
    while true {
      while at < end, base[at] == 0x0A || base[at] == 0x0D {
        if base[at] == 0x0A || at + 1 >= end || base[at + 1] != 0x0A { line += 1 }
        at += 1
      }
      if at < end { break }
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

  /// Cuts one record into cells; nil if it does not end inside the buffer.
  private func scan() -> Int? {
    placeCount = 0
    var position = at
    let end = self.end
    let base = self.base
    while true {
      var cell = Cell(start: position, end: position, escaped: false)
      if position < end, base[position] == UInt8(ascii: "\"") {
        guard let stop = quoted(&cell, from: position + 1) else { return nil }
        position = stop
      } else {
        position = plain(from: position)
        cell.end = position
      }
      if position == end, !atEnd { return nil }
      append(cell)
      if position == end { return position }
      let byte = base[position]
      position += 1
      if byte == separator { continue }
      if byte == 0x0D {
        // A line feed that is not there yet is skipped as a blank line's, uncounted, later.
        if position < end {
          if base[position] == 0x0A { position += 1 }
        } else if !atEnd {
          return nil
        }
      }
      line += 1
      return position
    }
  }

  /// The offset of the next separator or line end, or the end of the buffer. Eight bytes at a time: a byte is zero in
  /// `word ^ pattern` where it is the one looked for.
  @inline(__always)
  private func plain(from start: Int) -> Int {
    var position = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawPointer(base)
    while position &+ 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let a = word ^ pattern
      let b = word ^ 0x0A0A_0A0A_0A0A_0A0A
      let c = word ^ 0x0D0D_0D0D_0D0D_0D0D
      // Borrows make bytes above a hit unsure, never those below: the lowest one is right.
      let hit = ((a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c) & highs
      if hit != 0 { return position &+ hit.trailingZeroBitCount >> 3 }
      position &+= 8
    }
    while position < end {
      let byte = base[position]
      if byte == separator || byte == 0x0A || byte == 0x0D { return position }
      position &+= 1
    }
    return end
  }

  /// From after the opening quote to the separator or line end; nil if it does not end inside the buffer.
  private func quoted(_ cell: inout Cell, from start: Int) -> Int? {
    cell.start = start
    guard let found = ByteSearch.closingQuote(base + start, end - start) else { return nil }
    let quote = start + found.at
    if quote + 1 == end, !atEnd { return nil }
    line &+= found.lineEnds
    let stop = plain(from: quote + 1)
    // Text behind the closing quote is kept.
    cell.escaped = !found.isPlain || stop > quote + 1
    cell.end = stop > quote + 1 ? stop : quote
    return stop
  }

  @inline(__always)
  private func append(_ cell: Cell) {
    if placeCount == placeCapacity { growPlaces() }
    (places + placeCount).initialize(to: cell)
    placeCount &+= 1
  }

  private func growPlaces() {
    let larger = UnsafeMutablePointer<Cell>.allocate(capacity: placeCapacity * 2)
    larger.update(from: places, count: placeCount)
    places.deallocate()
    places = larger
    placeCapacity *= 2
    spans.deallocate()
    spans = .allocate(capacity: placeCapacity)
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
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
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
