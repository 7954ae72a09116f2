import Glibc

/// Text in an encoding that somebody named, as UTF-8; converted by iconv (POSIX.1-2017), which knows a few hundred.
///
/// What says by its first bytes that it is Unicode stays as it is, and so does UTF-8 with letters beyond ASCII. Bytes
/// that are no character of the encoding become U+FFFD. ``trouble`` says either.
package final class ConvertedSource: ByteSource {
  private let source: any ByteSource
  private let file: String
  private let encoding: String
  private let converter: iconv_t
  /// The bytes of its shortest character.
  private let unit: Int
  /// Unread bytes are `input[at..<end]`, of which those up to `ready` can be converted.
  private var input = [UInt8](repeating: 0, count: 1 << 16)
  private var at = 0
  private var ready = 0
  private var end = 0
  private var atEnd = false
  private var hasStarted = false
  /// All is converted that needs to be.
  private var isConverted = false
  /// Nil as long as all of it is ASCII.
  private var isUnicode: Bool?
  private var isUTF8 = false
  /// Converted text not yet given is `output[outputAt..<outputEnd]`.
  private var output = [UInt8](repeating: 0, count: 1 << 16)
  private var outputAt = 0
  private var outputEnd = 0
  private var lines = 0
  private var replaced = 0
  private var firstLine = 0
  private var endsInside = false

  private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Nil where nobody knows an encoding of that name.
  package init?(_ source: any ByteSource, file: String, from encoding: String) {
    guard let converter = Self.converter(encoding) else { return nil }
    self.source = source
    self.file = file
    self.encoding = encoding
    self.converter = converter
    unit = Self.unit(converter)
  }

  deinit { iconv_close(converter) }

  /// Whether there is an encoding of that name.
  package static func knows(_ encoding: String) -> Bool {
    guard let converter = converter(encoding) else { return false }
    iconv_close(converter)
    return true
  }

  /// Programs write the larger encoding under the name of the smaller; https://encoding.spec.whatwg.org/#names-and-labels
  private static let larger = [
    "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "gb2312": "GB18030", "gbk": "GB18030",
    "euc-kr": "CP949", "iso-8859-1": "CP1252", "latin1": "CP1252",
  ]

  private static func converter(_ encoding: String) -> iconv_t? {
    // Not iconv's own suffixes, such as //IGNORE, which would lose characters in silence.
    let isName = encoding.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || "-_.:".utf8.contains($0)
    }
    guard isName, !encoding.isEmpty else { return nil }
    let converter = iconv_open("UTF-8", larger[encoding.lowercased()] ?? encoding)
    return converter == iconv_t(bitPattern: -1) ? nil : converter
  }

  /// In all that build on ASCII one byte of it is a character; wider ones ask for more.
  private static func unit(_ converter: iconv_t) -> Int {
    var text: [CChar] = [0x41, 0, 0, 0]
    var room = [CChar](repeating: 0, count: 16)
    for count in [1, 2] {
      let wantsMore = text.withUnsafeMutableBufferPointer { text in
        room.withUnsafeMutableBufferPointer { room in
          var (from, to) = (text.baseAddress, room.baseAddress)
          var (rest, left) = (count, room.count)
          let result = iconv(converter, &from, &rest, &to, &left)
          let wantsMore = result == Int(bitPattern: UInt.max) && errno == EINVAL
          iconv(converter, nil, nil, nil, nil)
          return wantsMore
        }
      }
      if !wantsMore { return count }
    }
    return 4
  }

  /// Once everything was read: what was read otherwise than somebody said, or nil.
  package var trouble: InputTrouble? {
    if endsInside { return DecodedSource.endsInside(file, line: firstLine) }
    if replaced > 0 {
      return InputTrouble(
        kind: "encoding", file: file,
        what: "\(replaced) bytes are no characters of \(encoding) (the first in line \(firstLine)); they became U+FFFD")
    }
    guard isUTF8, !["utf-8", "utf8"].contains(encoding.lowercased()) else { return nil }
    return InputTrouble(kind: "alreadyUTF8", file: file, what: "the file is UTF-8, not \(encoding)")
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    while outputAt == outputEnd {
      if at == ready, !atEnd { try fill() }
      if isConverted { return isUnicode == true ? try asItIs(into: buffer) : 0 }
      convert()
    }
    let count = min(buffer.count, outputEnd - outputAt)
    output.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[outputAt..<outputAt + count]))
    }
    outputAt += count
    return count
  }

  private func asItIs(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard at < end else { return try source.read(into: buffer) }
    let count = min(buffer.count, end - at)
    input.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
    at += count
    return count
  }

  /// Reads on until there is no more room, so that it does not matter in which pieces the bytes come.
  private func fill() throws {
    guard isUnicode != true else { return }
    input.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress, at > 0 else { return }
      base.copyMemory(from: base + at, byteCount: end - at)
    }
    end -= at
    at = 0
    while end < input.count, !atEnd {
      let count = try input.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[end...]))
      }
      end += count
      if count == 0 { atEnd = true }
    }
    ready = isUnicode == nil ? decide() : end
  }

  /// Desks export UTF-8, so of several files some may need no conversion. Letters of other encodings hardly ever happen
  /// to be UTF-8, and the first ones settle it. Returns up to where the input can be converted.
  private func decide() -> Int {
    if !hasStarted {
      hasStarted = true
      let (found, mark) = TextEncoding.detect(input[..<end])
      if mark > 0 || found != .utf8 {
        isUnicode = true
        return end
      }
    }
    guard let first = input[..<end].firstIndex(where: { $0 >= 0x80 }) else { return end }
    let (valid, isCut) = input.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      let valid = UTF8Text.valid(text, from: 0)
      return (valid, valid < end && UTF8Text.sequence(text, at: valid) == 0)
    }
    if valid == first, isCut, !atEnd { return first }
    isUTF8 = valid > first && (valid == end || isCut)
    isUnicode = isUTF8
    return end
  }

  /// Fills `output` as far as it goes.
  private func convert() {
    outputAt = 0
    let isLast = at == ready || isUnicode == true
    let count = isLast ? 0 : ready - at
    var rest = count
    // A replacement has room behind it.
    var room = output.count - Self.replacement.count
    let problem = input.withUnsafeMutableBytes { input in
      output.withUnsafeMutableBytes { output -> Int32 in
        var from = input.baseAddress.map { ($0 + at).assumingMemoryBound(to: CChar.self) }
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        // Without input it gives what it kept, to join it with the next character.
        let result = isLast ? iconv(converter, nil, nil, &to, &room) : iconv(converter, &from, &rest, &to, &room)
        return result == Int(bitPattern: UInt.max) ? errno : 0
      }
    }
    at += count - rest
    outputEnd = output.count - Self.replacement.count - room
    if replaced == 0 { countLines() }
    if isLast { isConverted = true }
    switch problem {
    case EINVAL where !atEnd: ready = at
    case EINVAL, EILSEQ: replace(atTheEnd: problem == EINVAL)
    default: break
    }
  }

  private func countLines() {
    lines += output.withUnsafeBytes { Lines.count(UnsafeRawBufferPointer(rebasing: $0[..<outputEnd])) }
  }

  /// What the end cuts, all else of it being text, is missing; anything else is no character.
  private func replace(atTheEnd isCut: Bool) {
    if replaced == 0 { firstLine = lines + 1 }
    if isCut, replaced == 0 {
      endsInside = true
      at = ready
      return
    }
    let count = min(unit, ready - at)
    replaced += count
    at += count
    output.replaceSubrange(outputEnd..<outputEnd + Self.replacement.count, with: Self.replacement)
    outputEnd += Self.replacement.count
  }
}
