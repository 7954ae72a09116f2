import FoundationEssentials

extension RequestTracker {
  /// File names as they cross the wire.
  ///
  /// A name outside Latin-1 in JSON is a 500, a Latin-1 one is stored broken, `0` is taken for missing. As UTF-8 in a
  /// multipart form a name arrives whole, except that quotes, backslashes and control characters mean something
  /// there; those names, and ones that already look encoded, go as an RFC 2047 word, which RT keeps as it is and
  /// mail programs and this reader decode.
  enum FileName {
    static func sent(_ name: String) -> String {
      let risky = name.unicodeScalars.contains { scalar in
        scalar.value < 0x20 || scalar.value == 0x7F || "\"\\/%;<>".unicodeScalars.contains(scalar)
      }
      let padded = name.first?.isWhitespace ?? true || name.last?.isWhitespace ?? true
      guard risky || padded || name == "0" || name.contains("=?") else { return name }
      return encoded(name)
    }

    /// What RT can hold: it takes everything up to a slash or backslash for a folder and drops it.
    static func kept(_ name: String) -> String { String(name.map { $0 == "/" || $0 == "\\" ? "_" : $0 }) }

    /// Words of whole characters, each short enough to be a legal encoded word, in the Q encoding: base64 has slashes,
    /// which RT takes for folders.
    static func encoded(_ name: String) -> String {
      var words: [String] = []
      var part = ""
      for scalar in name.unicodeScalars {
        var encoded = ""
        for byte in String(scalar).utf8 {
          let isPlain =
            byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
          let hex = String(byte, radix: 16, uppercase: true)
          encoded += isPlain ? String(Character(Unicode.Scalar(byte))) : "=" + (hex.count == 1 ? "0" : "") + hex
        }
        if part.count + encoded.count > 60 {
          words.append("=?UTF-8?Q?\(part)?=")
          part = ""
        }
        part += encoded
      }
      words.append("=?UTF-8?Q?\(part)?=")
      return words.joined(separator: " ")
    }

    /// Resolves encoded words (B and Q, UTF-8 and Latin-1); other text stays, white space between two words goes.
    static func decoded(_ name: String) -> String {
      guard name.contains("=?") else { return name }
      var result = ""
      var rest = Substring(name)
      var afterWord = false
      while let start = rest.firstRange(of: "=?") {
        let between = rest[..<start.lowerBound]
        guard let (text, end) = word(rest[start.lowerBound...]) else {
          result += rest[..<start.upperBound]
          rest = rest[start.upperBound...]
          afterWord = false
          continue
        }
        if !(afterWord && between.allSatisfy(\.isWhitespace)) { result += between }
        result += text
        rest = rest[end...]
        afterWord = true
      }
      return result + rest
    }

    /// One encoded word at the front of `text`.
    private static func word(_ text: Substring) -> (String, Substring.Index)? {
      let parts = text.dropFirst(2).split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].first == "=" else { return nil }
      let bytes: [UInt8]?
      switch parts[1].lowercased() {
      case "b": bytes = Data(base64Encoded: String(parts[2])).map(Array.init)
      case "q": bytes = quotedPrintable(parts[2])
      default: bytes = nil
      }
      guard let bytes else { return nil }
      let end = text.index(after: parts[3].startIndex)
      switch parts[0].lowercased() {
      case "utf-8", "us-ascii": return (String(decoding: bytes, as: UTF8.self), end)
      case "iso-8859-1":
        var latin = ""
        for byte in bytes { latin.unicodeScalars.append(Unicode.Scalar(byte)) }
        return (latin, end)
      default: return nil
      }
    }

    private static func quotedPrintable(_ text: Substring) -> [UInt8] {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "="), rest.count >= 2,
          let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
          bytes.append(value)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
        }
      }
      return bytes
    }
  }
}
