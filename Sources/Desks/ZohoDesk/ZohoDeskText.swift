import Formats
import JSONText
import TicketModel

/// Small judgements about texts, on bytes.
enum ZohoDeskText {
  @inline(__always)
  static func isDigits(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard !bytes.isEmpty, bytes.count < 30 else { return false }
    for byte in bytes where byte &- 48 > 9 { return false }
    return true
  }

  /// `9E+17`: an id that went through a spreadsheet and lost its digits.
  static func lostDigits(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 3, bytes.count < 30, bytes[0] &- 48 <= 9 else { return false }
    var exponent = false
    for byte in bytes {
      switch byte {
      case 48...57, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "+"): continue
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        if exponent { return false }
        exponent = true
      default: return false
      }
    }
    return exponent
  }

  /// `3,75` and the like: digits around one comma.
  static func hasDecimalComma(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count > 2, bytes.count < 30, let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return false }
    let before = UnsafeRawBufferPointer(rebasing: bytes[..<comma])
    return isDigits(before.first == UInt8(ascii: "-") ? UnsafeRawBufferPointer(rebasing: before[1...]) : before)
      && isDigits(UnsafeRawBufferPointer(rebasing: bytes[(comma + 1)...]))
  }

  static func lostDigits(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { lostDigits(UnsafeRawBufferPointer($0)) }
  }

  /// An id of a record: no digits lost, nothing but letters, digits, `-` and `_`.
  @inline(__always)
  static func isID(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if isDigits(bytes) { return true }
    guard !bytes.isEmpty, bytes.count < 100, !lostDigits(bytes) else { return false }
    for byte in bytes {
      let letter = byte | 0x20
      guard byte &- 48 <= 9 || letter &- 97 <= 25 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else {
        return false
      }
    }
    return true
  }

  static func isID(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isID(UnsafeRawBufferPointer($0)) }
  }

  /// Long enough to be the id of a record rather than a ticket's number.
  static func isLong(_ id: String) -> Bool { id.utf8.count >= 15 && id.utf8.allSatisfy { $0 &- 48 <= 9 } }

  /// Whether a text whose kind is not told holds mark-up: a tag or a character reference.
  static func isHTML(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "<"), at < bytes.count {
        let next = bytes[at]
        let name = next == UInt8(ascii: "/") && at + 1 < bytes.count ? bytes[at + 1] : next
        if (name | 0x20) &- 97 <= 25 || next == UInt8(ascii: "!") { return true }
      } else if byte == UInt8(ascii: "&") {
        var end = at
        while end < bytes.count, end - at < 9, isReference(bytes[end]) { end += 1 }
        if end > at + 1, end < bytes.count, bytes[end] == UInt8(ascii: ";") { return true }
      }
    }
    return false
  }

  static func isHTML(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isHTML(UnsafeRawBufferPointer($0)) }
  }

  private static func isReference(_ byte: UInt8) -> Bool {
    byte &- 48 <= 9 || (byte | 0x20) &- 97 <= 25 || byte == UInt8(ascii: "#")
  }

  /// One address and nothing else.
  @inline(__always)
  static func isPlainAddress(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "@"): at += 1
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "\\"), 0...0x20:
        return false
      default: continue
      }
    }
    return at == 1 && bytes.count > 2 && bytes.count < 320
  }

  static func isPlainAddress(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isPlainAddress(UnsafeRawBufferPointer($0)) }
  }

  /// `a@example.com, "B, C"<b@example.com>; D <d@example.com>`
  static func recipients(_ text: String) -> [Recipient] {
    var parts: [String] = []
    var part = ""
    var quoted = false
    for character in text {
      if character == "\"" { quoted.toggle() }
      if !quoted, character == "," || character == ";" {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return (parts + [part]).compactMap(recipient)
  }

  static func recipient(_ text: String) -> Recipient? {
    let blank: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" }
    func trimmed(_ text: Substring) -> String {
      var text = text
      while let first = text.first, blank(first) { text.removeFirst() }
      while let last = text.last, blank(last) { text.removeLast() }
      return String(text)
    }
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
      let address = trimmed(text[...])
      return address.isEmpty ? nil : Recipient(address: address)
    }
    let name = trimmed(text[..<open])
    let address = trimmed(text[text.index(after: open)..<close])
    return Recipient(address: address.isEmpty ? nil : address, name: name.isEmpty ? nil : name)
  }

  /// 64 bits of several texts, told apart by their hashes' order; never 0.
  static func hash(_ texts: UnsafeRawBufferPointer...) -> UInt64 {
    var hashes = texts.map(KeyHash.of)
    return hashes.withUnsafeMutableBytes { KeyHash.of(UnsafeRawBufferPointer($0)) }
  }
}
