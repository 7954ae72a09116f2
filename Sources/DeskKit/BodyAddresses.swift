/// Addresses in the body of a message: values of `href` and `src`, and what stands bare in its text.
package enum BodyAddresses {
  /// Every address of an HTML text, entities resolved, in order: of attributes and in the text.
  package static func all(_ html: String) -> [String] {
    guard html.utf8.contains(UInt8(ascii: ":")) else { return [] }
    let bytes = Array(html.utf8)
    var found: [String] = []
    for token in tokens(bytes) {
      switch token {
      case .text(let range): found += bare(bytes, range).map { decoded(bytes[$0]) }
      case .tag(let tag): found += tag.values.map { decoded(bytes[$0]) }
      }
    }
    return found
  }

  /// Addresses of the pictures that an HTML text shows, entities resolved, in order.
  package static func images(_ html: String) -> [String] {
    let bytes = Array(html.utf8)
    var found: [String] = []
    for case .tag(let tag) in tokens(bytes) where tag.name == "img" { found += tag.values.map { decoded(bytes[$0]) } }
    return found
  }

  /// Every address in plain text.
  package static func inText(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bare(bytes, 0..<bytes.count).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// The HTML with those values of `href` and `src` changed for which there is another; all else stays as it was.
  package static func rewritten(_ html: String, _ replacement: (String) -> String?) -> String {
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var copied = 0
    for case .tag(let tag) in tokens(bytes) {
      for value in tag.values {
        guard let new = replacement(decoded(bytes[value])) else { continue }
        let quoted = value.lowerBound > 0 && isQuote(bytes[value.lowerBound - 1])
        result += bytes[copied..<value.lowerBound]
        let text = Array(escaped(new).utf8)
        result += quoted ? text : [UInt8(ascii: "\"")] + text + [UInt8(ascii: "\"")]
        copied = value.upperBound
      }
    }
    guard copied > 0 else { return html }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// The HTML with bare addresses made links to themselves, where wanted; its words stay the same.
  package static func linked(_ html: String, _ wanted: (String) -> Bool) -> String {
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    var copied = 0
    var depth = 0
    for token in tokens(bytes) {
      switch token {
      case .tag(let tag) where ["a", "script", "style"].contains(tag.name):
        depth = max(0, depth + (tag.closes ? -1 : 1))
      case .text(let range) where depth == 0:
        for address in bare(bytes, range) where wanted(decoded(bytes[address])) {
          result += bytes[copied..<address.lowerBound]
          result += Array("<a href=\"".utf8) + bytes[address] + Array("\">".utf8) + bytes[address] + Array("</a>".utf8)
          copied = address.upperBound
        }
      default: break
      }
    }
    guard copied > 0 else { return html }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  // MARK: Scanning

  private struct Tag {
    var name: String
    var closes: Bool
    /// Of `href` and `src`, without quotes.
    var values: [Range<Int>] = []
    var end: Int
  }

  private enum Token {
    case text(Range<Int>)
    case tag(Tag)
  }

  /// One pass: a tag that never ends makes the rest text, so that no input is slow.
  private static func tokens(_ bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var text = 0
    var at = 0
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard open + 1 < bytes.count, isLetter(bytes[open + 1]) || bytes[open + 1] == UInt8(ascii: "/") else {
        at = open + 1
        continue
      }
      guard let tag = tag(bytes, from: open + 1) else { break }
      if text < open { tokens.append(.text(text..<open)) }
      tokens.append(.tag(tag))
      (text, at) = (tag.end, tag.end)
    }
    if text < bytes.count { tokens.append(.text(text..<bytes.count)) }
    return tokens
  }

  private static func tag(_ bytes: [UInt8], from start: Int) -> Tag? {
    let closes = bytes[start] == UInt8(ascii: "/")
    var at = closes ? start + 1 : start
    let name = word(bytes, &at, until: "/>")
    var tag = Tag(name: name, closes: closes, end: 0)
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: ">") {
        tag.end = at + 1
        return tag
      }
      if isSpace(bytes[at]) || bytes[at] == UInt8(ascii: "/") {
        at += 1
        continue
      }
      let first = at
      let attribute = word(bytes, &at, until: "=/>")
      skipSpace(bytes, &at)
      guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
        if at == first { at += 1 }
        continue
      }
      at += 1
      skipSpace(bytes, &at)
      guard let value = value(bytes, &at) else { return nil }
      if attribute == "href" || attribute == "src" { tag.values.append(value) }
    }
    return nil
  }

  private static func value(_ bytes: [UInt8], _ at: inout Int) -> Range<Int>? {
    guard at < bytes.count else { return nil }
    if isQuote(bytes[at]) {
      let start = at + 1
      guard let end = bytes[start...].firstIndex(of: bytes[at]) else { return nil }
      at = end + 1
      return start..<end
    }
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), bytes[at] != UInt8(ascii: ">") { at += 1 }
    return start..<at
  }

  private static func word(_ bytes: [UInt8], _ at: inout Int, until ends: String) -> String {
    let start = at
    while at < bytes.count, !isSpace(bytes[at]), !ends.utf8.contains(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self).lowercased()
  }

  private static func skipSpace(_ bytes: [UInt8], _ at: inout Int) {
    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
  }

  /// Where addresses stand in text: up to white space, a quote or an escaped bracket, without closing punctuation.
  private static func bare(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var at = range.lowerBound
    while let letter = bytes[at..<range.upperBound].firstIndex(where: { $0 | 0x20 == UInt8(ascii: "h") }) {
      at = letter + 1
      let rest = bytes[letter..<range.upperBound]
      guard starts(rest, "https://") || starts(rest, "http://") else { continue }
      var end = letter
      while end < range.upperBound, !isSpace(bytes[end]), !"\"'<>`".utf8.contains(bytes[end]) {
        if bytes[end] == UInt8(ascii: "&"), endsAddress(bytes[end..<range.upperBound]) { break }
        end += 1
      }
      while end > letter, ".,;:!?)]}*".utf8.contains(bytes[end - 1]) { end -= 1 }
      found.append(letter..<end)
      at = max(end, letter + 1)
    }
    return found
  }

  private static func endsAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    ["&lt;", "&gt;", "&quot;", "&nbsp;", "&#39;"].contains { starts(bytes, $0) }
  }

  private static func starts(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool {
    bytes.prefix(text.utf8.count).elementsEqual(text.utf8) { $0 == $1 || $0 | 0x20 == $1 }
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
