import CSimdJSON
import Glibc

// Text, CDATA, comments, references and characters; the rest of the scanner is in XMLScanner.swift.
extension XMLScanner {
  func text() throws {
    if let found = memchr(base + at, Int32(UInt8(ascii: "<")), end - at) {
      let stop = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      try text(to: stop)
      return
    }
    if end - at < 1 << 15, try more() { return }
    // A long text is given in parts, cut where no reference, line end or `]]>` can be cut.
    var cut = end
    while !atEnd, cut > at, !XMLScanner.isLetter(base[cut - 1]) { cut -= 1 }
    if let mark = lastAmpersand(before: cut) { cut = mark }
    if cut == at {
      try wantMore(limits.maximumRecordBytes)
    } else {
      try text(to: cut)
    }
  }

  /// References are short; one that may go on past `cut` begins in the 16 bytes before it.
  private func lastAmpersand(before cut: Int) -> Int? {
    if atEnd { return nil }
    for place in stride(from: cut - 1, through: max(at, cut - 16), by: -1) {
      if base[place] == UInt8(ascii: ";") { return nil }
      if base[place] == UInt8(ascii: "&") { return place }
    }
    return nil
  }

  /// Tells the text from `at` to `stop`.
  private func text(to stop: Int) throws {
    if open.isEmpty {
      for place in at..<stop where !XMLScanner.isSpace(base[place]) { throw Unusual() }
      at = stop
      return
    }
    while at < stop {
      var run = at
      while true {
        run += df_plain_text(base + run, stop - run)
        guard run < stop, base[run] == UInt8(ascii: "]") || base[run] == 0xEF else { break }
        // Only `]]>` and the two code points that are no characters are errors.
        if base[run] == 0xEF {
          try checkCharacters(run, min(stop, run + 3))
        } else if stop - run > 2, base[run + 1] == UInt8(ascii: "]"), base[run + 2] == UInt8(ascii: ">") {
          break
        }
        run += 1
      }
      if run > at { reader.text(base + at, run - at) }
      at = run
      guard at < stop else { return }
      switch base[at] {
      case UInt8(ascii: "&"):
        at = try reference(at, stop) { reader.text($0, $1) }
        noteMendedReferences()
      case 0x0D:
        if at + 1 >= stop || base[at + 1] != 0x0A { newline() }
        at += 1
      case UInt8(ascii: "]"): throw Unusual()
      default: try mend(at)
      }
    }
  }

  /// The five entities and character references; gives the bytes and returns the offset behind the `;`.
  func reference(_ start: Int, _ stop: Int, _ give: (UnsafePointer<UInt8>, Int) -> Void) throws -> Int {
    guard let found = memchr(base + start, Int32(UInt8(ascii: ";")), min(stop - start, 16)) else { throw Unusual() }
    let close = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
    var scalar = try XMLScanner.scalar(UnsafeBufferPointer(start: base + start + 1, count: close - start - 1))
    var next = close + 1
    if !XMLScanner.isCharacter(scalar) { try mend(&scalar, &next, stop) }
    give(scratch, UTF8Text.put(scalar, to: scratch))
    return next
  }

  /// XML 1.0, production 2.
  private static func isCharacter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// A reference to what is no character: the two halves of a UTF-16 pair are one, a half alone is U+FFFD, all else a
  /// space.
  private func mend(_ scalar: inout UInt32, _ next: inout Int, _ stop: Int) throws {
    guard reader.mends else { throw Unusual() }
    guard (0xD800..<0xE000).contains(scalar) else {
      scalar = 0x20
      mendedReferences += 1
      return
    }
    if scalar < 0xDC00, next < stop, base[next] == UInt8(ascii: "&"),
      let found = memchr(base + next, Int32(UInt8(ascii: ";")), min(stop - next, 16))
    {
      let close = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      let low = try XMLScanner.scalar(UnsafeBufferPointer(start: base + next + 1, count: close - next - 1))
      if (0xDC00..<0xE000).contains(low) {
        scalar = 0x10000 + ((scalar - 0xD800) << 10) + (low - 0xDC00)
        next = close + 1
        return
      }
    }
    scalar = 0xFFFD
    mendedReferences += 1
  }

  /// Of a tag only once it is read for good: one that the buffer cuts is read again.
  func noteMendedReferences() {
    guard mendedReferences > 0 else { return }
    reader.mended += mendedReferences
    mendedReferences = 0
  }

  /// Makes a space of the control character at `place`, or U+FFFD of U+FFFE and U+FFFF.
  func mend(_ place: Int) throws {
    guard reader.mends else { throw Unusual() }
    reader.mended += 1
    if base[place] == 0xEF { base[place + 2] = 0xBD } else { base[place] = 0x20 }
  }

  private static func scalar(_ name: UnsafeBufferPointer<UInt8>) throws -> UInt32 {
    func named(_ text: StaticString) -> Bool {
      guard name.count == text.utf8CodeUnitCount, let start = name.baseAddress else { return false }
      return memcmp(start, text.utf8Start, name.count) == 0
    }
    if named("lt") { return 0x3C }
    if named("gt") { return 0x3E }
    if named("amp") { return 0x26 }
    if named("quot") { return 0x22 }
    if named("apos") { return 0x27 }
    guard name.count > 1, name[0] == UInt8(ascii: "#") else { throw Unusual() }
    let isHex = name[1] == UInt8(ascii: "x")
    let digits = name[(isHex ? 2 : 1)...]
    guard !digits.isEmpty, digits.allSatisfy({ isHex ? isHexDigit($0) : (48...57).contains($0) }),
      let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
    else { throw Unusual() }
    return scalar
  }

  // MARK: Characters

  /// Control characters and the two that are none stop it (XML 1.0, production 2), where they are not to be mended; the
  /// bytes are valid UTF-8.
  func checkCharacters(_ from: Int, _ to: Int) throws {
    var place = from
    while place < to {
      place += df_plain_text(base + place, to - place)
      guard place < to else { return }
      let byte = base[place]
      if byte < 0x20, byte != 0x0D { try mend(place) }
      if byte == 0xEF, to - place > 2, base[place + 1] == 0xBF, base[place + 2] >= 0xBE { try mend(place) }
      place += 1
    }
  }

  /// The end of the ASCII name that begins at `start`, which may be nothing.
  @inline(__always)
  func nameEnd(_ start: Int, _ limit: Int) -> Int {
    var place = start
    guard place < limit, XMLScanner.kinds[Int(base[place])] == 2 else { return place }
    while place < limit, XMLScanner.kinds[Int(base[place])] != 0 { place += 1 }
    // A name goes on with a colon or a letter that is not ASCII: not plain.
    return place < limit && (base[place] == UInt8(ascii: ":") || base[place] >= 0x80) ? start : place
  }

  /// 2: may begin a name, 1: may go on in one, 0: neither.
  private static let kinds: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    if isLetter(byte) && !(48...57).contains(byte) || byte == UInt8(ascii: "_") { return 2 }
    return isLetter(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") ? 1 : 0
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
  /// A letter or digit of ASCII.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20) && byte >= 65
  }
  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...102).contains(byte | 0x20) && byte >= 65
  }

  // MARK: Comments, instructions, CDATA

  func comment() throws {
    // Reading on moves the bytes: what holds is how far behind `at` it ends.
    let length = try find("--", skip: 4, limit: limits.maximumXMLTagBytes) - at
    while end - at < length + 3 { try wantMore(limits.maximumXMLTagBytes) }
    let close = at + length
    guard base[close + 2] == UInt8(ascii: ">") else { throw Unusual() }
    try checkCharacters(at + 4, close)
    at = close + 3
    reader.passed()
  }

  func instruction() throws {
    let close = try find("?>", skip: 2, limit: limits.maximumXMLTagBytes)
    let name = nameEnd(at + 2, close)
    guard name > at + 2, name == close || XMLScanner.isSpace(base[name]) else { throw Unusual() }
    // `<?xml …` anywhere but at the start is an error, other names that begin so are reserved.
    guard name - at < 5 || (base[at + 2] | 0x20) != UInt8(ascii: "x") else { throw Unusual() }
    try checkCharacters(name, close)
    at = close + 2
    reader.passed()
  }

  func characterData() throws {
    let close = try find("]]>", skip: 9, limit: limits.maximumRecordBytes)
    try checkCharacters(at + 9, close)
    var from = at + 9
    while from < close {
      var stop = close
      if let found = memchr(base + from, 0x0D, close - from) {
        stop = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(base)
      }
      if stop > from { reader.text(base + from, stop - from) }
      from = stop
      guard from < close else { break }
      // CR LF and CR alone are line feeds.
      if from + 1 >= close || base[from + 1] != 0x0A { newline() }
      from += 1
    }
    if at + 9 == close { reader.text(base + close, 0) }
    at = close + 3
  }

  func newline() {
    var feed: UInt8 = 0x0A
    reader.text(&feed, 1)
  }
}
