/// Gives any export's text as valid UTF-8 without a byte order mark.
///
/// UTF-16 is transcoded. Otherwise the bytes are taken for UTF-8, and those that are not are read as Windows-1252, one
/// by one, so that a stray byte does not spoil the rest of a file. ``trouble`` then says so.
package final class DecodedSource: ByteSource {
  private let source: any ByteSource
  private let file: String
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  /// Unread bytes are `input[at..<end]`.
  private var at = 0
  private var end = 0
  /// Up to here the input is known to be whole UTF-8 sequences; a read may end inside one of them.
  private var checked = 0
  private var atEnd = false
  private var output: [UInt8] = []
  private var outputAt = 0
  private var started = false
  private var lines = 0
  private var replaced = 0
  private var firstLine = 0
  /// The text ends within a character, all else of it being UTF-8.
  private var endsInside = false

  package private(set) var encoding: TextEncoding = .utf8

  package init(_ source: any ByteSource, file: String) {
    self.source = source
    self.file = file
  }

  /// Once everything was read: what had to be guessed, or nil.
  package var trouble: InputTrouble? {
    guard replaced > 0 else { return source.trouble }
    if endsInside { return Self.endsInside(file, line: firstLine) }
    let what =
      encoding == .utf8
      ? "\(replaced) bytes are not UTF-8 (the first in line \(firstLine)); they were read as Windows-1252"
      : "\(replaced) code units are not \(encoding.rawValue) (the first in line \(firstLine)); they became U+FFFD"
    return InputTrouble(kind: "encoding", file: file, what: what)
  }

  static func endsInside(_ file: String, line: Int) -> InputTrouble {
    InputTrouble(
      kind: "torn", file: file,
      what: "the file ends inside a character (line \(line)); the rest of it is missing. Export it again")
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    if !started { try start() }
    while true {
      if outputAt < output.count { return given(to: buffer) }
      let count = encoding == .utf8 ? try utf8(into: buffer) : try utf16()
      if count > 0 { return count }
      if outputAt >= output.count, atEnd, at == end { return 0 }
    }
  }

  private func start() throws {
    started = true
    while end < 4, !atEnd { try fill() }
    let (found, mark) = TextEncoding.detect(input[..<end])
    encoding = found
    at = mark
    checked = mark
  }

  private func fill() throws {
    if at > 0 {
      input.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        base.copyMemory(from: base + at, byteCount: end - at)
      }
      end -= at
      checked = max(0, checked - at)
      at = 0
    }
    let count = try input.withUnsafeMutableBytes {
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[end...]))
    }
    end += count
    if count == 0 { atEnd = true }
  }

  private func given(to buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, output.count - outputAt)
    output.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[outputAt..<outputAt + count]))
    }
    outputAt += count
    return count
  }

  /// Reads to where the bytes are wanted, as long as they are valid; what follows them goes to `input`.
  private func direct(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try source.read(into: buffer)
    if count == 0 { atEnd = true }
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    let valid = UTF8Text.valid(bytes, from: 0)
    (at, checked, end) = (0, 0, count - valid)
    // With room to read on behind the beginning of a sequence.
    if input.count < end + 4 { input = [UInt8](repeating: 0, count: end + 4) }
    input.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[valid...])) }
    if replaced == 0 { lines += Lines.count(UnsafeRawBufferPointer(rebasing: bytes[..<valid])) }
    return valid
  }

  /// Copies valid bytes straight through; leaves a replacement in `output` and returns 0 where one is not.
  private func utf8(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if at == end {
      if atEnd { return 0 }
      if buffer.count >= 1 << 12 {
        let count = try direct(into: buffer)
        if count > 0 || end == 0 { return count }
      } else {
        try fill()
      }
    }
    if checked <= at {
      checked = input.withUnsafeBytes { UTF8Text.valid(UnsafeRawBufferPointer(rebasing: $0[..<end]), from: at) }
    }
    if checked > at {
      let count = min(checked - at, buffer.count)
      input.withUnsafeBytes {
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count]))
      }
      at += count
      if replaced == 0 { lines += Lines.count(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
    guard at < end else { return 0 }
    let kind = input.withUnsafeBytes { UTF8Text.sequence(UnsafeRawBufferPointer(rebasing: $0[..<end]), at: at) }
    if kind == 0, !atEnd {
      try fill()
      return 0
    }
    note()
    if kind == 0, replaced == 1 {
      endsInside = true
      at = end
      return 0
    }
    output.removeAll(keepingCapacity: true)
    outputAt = 0
    UTF8Text.append(WindowsText.scalar(input[at]), to: &output)
    at += 1
    return 0
  }

  private func note() {
    if replaced == 0 { firstLine = lines + 1 }
    replaced += 1
  }

  /// Turns whole code points into `output`; always returns 0.
  private func utf16() throws -> Int {
    if end - at < 4, !atEnd { try fill() }
    output.removeAll(keepingCapacity: true)
    outputAt = 0
    while end - at >= 2 {
      let unit = self.unit(at)
      if UTF16.isLeadSurrogate(unit) {
        if end - at < 4, !atEnd { break }
        if end - at >= 4, UTF16.isTrailSurrogate(self.unit(at + 2)) {
          let pair = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(self.unit(at + 2) & 0x3FF)
          UTF8Text.append(pair, to: &output)
          at += 4
          continue
        }
      }
      at += 2
      if UTF16.isSurrogate(unit) {
        note()
        UTF8Text.append(0xFFFD, to: &output)
      } else {
        if unit == 0x0A { lines += 1 }
        UTF8Text.append(UInt32(unit), to: &output)
      }
    }
    if atEnd, end - at == 1 {
      note()
      UTF8Text.append(0xFFFD, to: &output)
      at = end
    }
    return 0
  }

  private func unit(_ at: Int) -> UInt16 {
    encoding == .utf16LittleEndian
      ? UInt16(input[at]) | UInt16(input[at + 1]) << 8 : UInt16(input[at]) << 8 | UInt16(input[at + 1])
  }
}

enum Lines {
  /// Line feeds.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int {
    ByteSearch.count(0x0A, in: bytes)
  }
}
