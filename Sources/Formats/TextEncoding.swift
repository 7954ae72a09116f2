/// The encodings that exports come in.
package enum TextEncoding: String, Sendable, Hashable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "windows-1252"

  /// Told by a byte order mark, or by where the zero bytes of the first two ASCII characters lie; else UTF-8, whose
  /// invalid bytes ``DecodedSource`` reads as Windows-1252.
  package static func detect(_ start: some RandomAccessCollection<UInt8>) -> (encoding: TextEncoding, mark: Int) {
    let bytes = Array(start.prefix(4))
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    guard bytes.count == 4 else { return (.utf8, 0) }
    if bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return (.utf16LittleEndian, 0) }
    if bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return (.utf16BigEndian, 0) }
    return (.utf8, 0)
  }

  /// The start of a text as UTF-8 without a byte order mark where it is UTF-16 or has a mark; else as it is.
  package static func readable(_ start: [UInt8]) -> [UInt8] {
    let (encoding, mark) = detect(start)
    guard mark > 0 || encoding != .utf8 else { return start }
    return (try? DecodedSource(MemorySource(start), file: "").all(limit: 4 * start.count + 4)) ?? start
  }
}

/// Windows-1252, which every byte is valid in: the five that have no character stand for the C1 controls.
enum WindowsText {
  /// Bytes 0x80 to 0x9F; https://encoding.spec.whatwg.org/index-windows-1252.txt
  private static let high: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D,
    0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Whether a text that is not UTF-8 is likely Windows-1252: not one of its characters is a longer UTF-8 sequence, and
  /// no byte is one that Windows-1252 leaves undefined, or FE and FF, which text hardly has.
  static func isLikely(_ text: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    while at < text.count {
      let length = UTF8Text.sequence(text, at: at)
      if length > 1 { return false }
      if length < 1, [0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF].contains(text[at]) { return false }
      at += 1
    }
    return true
  }

  static func scalar(_ byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? UInt32(high[Int(byte) - 0x80]) : UInt32(byte)
  }

  static func utf8(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for byte in bytes { UTF8Text.append(scalar(byte), to: &result) }
    return result
  }
}

enum UTF8Text {
  /// Writes a Unicode scalar value where there is room for four bytes; returns how many it took.
  static func put(_ scalar: UInt32, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80:
      bytes[0] = UInt8(scalar)
      return 1
    case ..<0x800:
      bytes[0] = 0xC0 | UInt8(scalar >> 6)
      bytes[1] = tail(0)
      return 2
    case ..<0x10000:
      bytes[0] = 0xE0 | UInt8(scalar >> 12)
      bytes[1] = tail(6)
      bytes[2] = tail(0)
      return 3
    default:
      bytes[0] = 0xF0 | UInt8(scalar >> 18)
      bytes[1] = tail(12)
      bytes[2] = tail(6)
      bytes[3] = tail(0)
      return 4
    }
  }

  /// `scalar` must be a Unicode scalar value.
  static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4) { room in
      guard let start = room.baseAddress else { return }
      bytes.append(contentsOf: room.prefix(put(scalar, to: start)))
    }
  }

  /// What stands at `at`: a whole sequence of so many bytes, the beginning of one that goes on past the end (0), or
  /// none (-1).
  @inline(__always)
  static func sequence(_ bytes: UnsafeRawBufferPointer, at: Int) -> Int {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return -1
    }
    for step in 1..<length {
      guard at + step < bytes.count else { return 0 }
      let byte = bytes[at + step]
      if step == 1 ? (byte < low || byte > high) : (byte < 0x80 || byte > 0xBF) { return -1 }
    }
    return length
  }

  /// The end, without a sequence at it that wants more bytes.
  private static func wholeSequences(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    let count = bytes.count
    for back in 1...3 where count - back >= start {
      let byte = bytes[count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? count - back : count
    }
    return count
  }

  /// How many of the leading bytes are whole valid sequences.
  static func valid(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var at = start
    let count = bytes.count
    // Nearly always all of it is, but for a sequence that the end cuts.
    let whole = wholeSequences(bytes, from: start)
    if ByteSearch.isUTF8(UnsafeRawBufferPointer(rebasing: bytes[start..<whole])) { return whole }
    while at < count {
      while at + 8 <= count, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
        at += 8
      }
      guard at < count else { break }
      let length = sequence(bytes, at: at)
      if length <= 0 { break }
      at += length
    }
    return at
  }
}
