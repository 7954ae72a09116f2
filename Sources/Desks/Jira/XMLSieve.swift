import Formats

/// Takes characters out of an XML text that XML 1.0 does not allow, which backups of old sites hold in pasted texts:
/// control characters, plain or written as `&#x8;`. Each becomes one space. What a browser says before the XML that it
/// shows ("This XML file does not appear to have any style information …") is left out.
final class XMLSieve: ByteSource {
  /// The first bytes, as they came.
  let start: [UInt8]
  private(set) var removed = 0
  /// Text before the first `<`.
  private(set) var foreword: String?
  private let source: PeekedSource
  private var held: [UInt8] = []
  private var ready: [UInt8] = []
  private var at = 0
  private var ended = false
  private let isText: Bool
  private var hasBegun = false
  /// Before the root, and there inside a comment.
  private var isHead = true
  private var inComment = false

  init(_ source: any ByteSource) throws {
    self.source = try PeekedSource(source, count: 1 << 16)
    start = self.source.start
    // Two-byte encodings are full of zeros that mean something.
    isText = !start.prefix(4).contains(0) && !start.starts(with: [0xFF, 0xFE]) && !start.starts(with: [0xFE, 0xFF])
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard isText else { return try source.read(into: buffer) }
    while at >= ready.count {
      if ended { return 0 }
      try fill()
    }
    let count = min(buffer.count, ready.count - at)
    ready.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
    at += count
    return count
  }

  private func fill() throws {
    var bytes = held
    let offset = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: 1 << 16))
    let count = try bytes.withUnsafeMutableBytes {
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[offset...]))
    }
    bytes.removeLast(bytes.count - offset - count)
    ended = count == 0
    held = []
    if !hasBegun { skipForeword(&bytes) }
    if isHead { mendComments(&bytes) }
    // A reference cut by the end of the block waits for the rest.
    if !ended, held.isEmpty, let sign = bytes.suffix(12).lastIndex(of: UInt8(ascii: "&")),
      !bytes[sign...].contains(UInt8(ascii: ";"))
    {
      held = Array(bytes[sign...])
      bytes.removeSubrange(sign...)
    }
    clean(&bytes)
    ready = bytes
    at = 0
  }

  private func skipForeword(_ bytes: inout [UInt8]) {
    hasBegun = true
    guard let first = bytes.firstIndex(of: UInt8(ascii: "<")) else { return }
    let before = bytes[..<first].drop { [0xEF, 0xBB, 0xBF].contains($0) }
    guard before.contains(where: { $0 > 0x20 }) else { return }
    foreword = String(decoding: before, as: UTF8.self)
    bytes.removeSubrange(..<first)
  }

  /// The comment above the tables lists the site's settings, among them switches of Java such as `--add-opens`, and two
  /// dashes are not allowed within a comment: all but the first of a row become spaces.
  private func mendComments(_ bytes: inout [UInt8]) {
    var at = 0
    while at < bytes.count, isHead {
      if !inComment {
        if bytes[at...].starts(with: "<!--".utf8) {
          inComment = true
          at += 4
        } else if bytes[at] == UInt8(ascii: "<"), at + 3 < bytes.count {
          // Declarations stand above the root as well.
          isHead = [UInt8(ascii: "?"), UInt8(ascii: "!")].contains(bytes[at + 1])
          at += 1
        } else if bytes[at] == UInt8(ascii: "<"), !ended {
          break
        } else {
          at += 1
        }
        continue
      }
      let dashes = bytes[at...].prefix { $0 == UInt8(ascii: "-") }.count
      // What the row of dashes ends in is in the next block.
      if dashes > 0, at + dashes == bytes.count, !ended { break }
      if dashes >= 2 {
        let closes = at + dashes < bytes.count && bytes[at + dashes] == UInt8(ascii: ">")
        let wrong = closes ? at..<(at + dashes - 2) : (at + 1)..<(at + dashes)
        for index in wrong { bytes[index] = 0x20 }
        removed += wrong.count
        if closes { inComment = false }
      }
      at += max(1, dashes)
    }
    guard at < bytes.count, isHead else { return }
    held = Array(bytes[at...])
    bytes.removeSubrange(at...)
  }

  private func clean(_ bytes: inout [UInt8]) {
    // What is left of references whose first character became the space; there are few.
    var rests: [Range<Int>] = []
    bytes.withUnsafeMutableBufferPointer { space in
      var index = 0
      while index < space.count {
        let byte = space[index]
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
          space[index] = 0x20
          removed += 1
        } else if byte == UInt8(ascii: "&"), index + 3 < space.count, space[index + 1] == UInt8(ascii: "#") {
          if let end = forbidden(space, index) {
            space[index] = 0x20
            removed += 1
            rests.append(index + 1..<end)
          }
        }
        index += 1
      }
    }
    close(rests, in: &bytes)
  }

  /// Takes the ranges out in one go, however many there are.
  private func close(_ rests: [Range<Int>], in bytes: inout [UInt8]) {
    guard let first = rests.first else { return }
    var end = first.lowerBound
    for (number, rest) in rests.enumerated() {
      let next = number + 1 < rests.count ? rests[number + 1].lowerBound : bytes.count
      for index in rest.upperBound..<next {
        bytes[end] = bytes[index]
        end += 1
      }
    }
    bytes.removeLast(bytes.count - end)
  }

  /// Where the reference at `start` ends, if it names a character that XML does not allow.
  private func forbidden(_ space: UnsafeMutableBufferPointer<UInt8>, _ start: Int) -> Int? {
    var end = start + 2
    while end < space.count, end - start < 12, space[end] != UInt8(ascii: ";") { end += 1 }
    guard end < space.count, space[end] == UInt8(ascii: ";") else { return nil }
    var digits = String(decoding: space[(start + 2)..<end], as: UTF8.self)
    let isHex = digits.first == "x"
    if isHex { digits.removeFirst() }
    guard let code = UInt32(digits, radix: isHex ? 16 : 10) else { return nil }
    let isAllowed =
      code == 9 || code == 10 || code == 13 || (0x20...0xD7FF).contains(code) || (0xE000...0xFFFD).contains(code)
      || (0x10000...0x10FFFF).contains(code)
    return isAllowed ? nil : end + 1
  }
}
