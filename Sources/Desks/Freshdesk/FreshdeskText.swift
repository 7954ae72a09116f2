extension Freshdesk {
  /// HTML as far as a desk needs it: the vendor stores bodies as HTML and rewrites the mark-up it is given.
  enum HTML {
    static func escaped(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        default: result.unicodeScalars.append(scalar)
        }
      }
      return result
    }

    /// Plain text as HTML that shows the same lines.
    static func fromPlain(_ text: String) -> String {
      escaped(text).replacing("\r\n", with: "\n").replacing("\n", with: "<br>")
    }

    /// The words of an HTML text, one space between them: what survives any rewriting of the mark-up.
    static func words(_ html: String) -> String {
      plain(html).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// What a reader sees: no tags, no scripts and styles, entities resolved, a line for each block.
    static func plain(_ html: String) -> String {
      var result: [UInt8] = []
      var rest = Array(html.utf8)[...]
      // Behind the last `>` no `<` can start a tag; asking anew each time would be quadratic.
      let lastClose = rest.lastIndex(of: UInt8(ascii: ">")) ?? -1
      while let byte = rest.first {
        if byte == UInt8(ascii: "<"), rest.startIndex < lastClose, let tag = tag(rest) {
          rest = rest.dropFirst(tag.length)
          if tag.name == "script" || tag.name == "style" { rest = skip(rest, until: tag.name) }
          if blocks.contains(tag.name) { result.append(UInt8(ascii: "\n")) }
        } else if byte == UInt8(ascii: "&"), let (text, length) = entity(rest) {
          result.append(contentsOf: text.utf8)
          rest = rest.dropFirst(length)
        } else {
          result.append(byte)
          rest = rest.dropFirst()
        }
      }
      return String(decoding: result, as: UTF8.self)
    }

    private static let blocks: Set<String> = [
      "p", "/p", "div", "/div", "br", "br/", "li", "/li", "tr", "/tr", "td", "/td", "th", "/th", "hr", "table",
      "blockquote", "/blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "ul",
      "ol", "pre", "/pre",
    ]

    /// The tag at the front; nil where the `<` is text.
    private static func tag(_ bytes: ArraySlice<UInt8>) -> (name: String, length: Int)? {
      let second = bytes.dropFirst().first ?? 0
      if bytes.starts(with: Array("<!--".utf8)) {
        return ("!--", length(bytes, through: Array("-->".utf8)) ?? bytes.count)
      }
      let letter = (second | 0x20) >= UInt8(ascii: "a") && (second | 0x20) <= UInt8(ascii: "z")
      guard letter || second == UInt8(ascii: "/") || second == UInt8(ascii: "!") || second == UInt8(ascii: "?"),
        let end = bytes.firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      let name = bytes[(bytes.startIndex + 1)..<end].prefix { byte in
        byte != UInt8(ascii: " ") && byte != 10 && byte != 9 && byte != 13
      }
      return (String(decoding: name, as: UTF8.self).lowercased(), end - bytes.startIndex + 1)
    }

    /// What follows the closing tag of a script or style; nothing where there is none.
    private static func skip(_ bytes: ArraySlice<UInt8>, until name: String) -> ArraySlice<UInt8> {
      let wanted = Array("</\(name)".utf8)
      var rest = bytes
      while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
        rest = rest[open...]
        if rest.prefix(wanted.count).elementsEqual(wanted, by: { $0 == $1 || $0 | 0x20 == $1 }) {
          return rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
        }
        rest = rest.dropFirst()
      }
      return rest.dropFirst(rest.count)
    }

    private static func length(_ bytes: ArraySlice<UInt8>, through end: [UInt8]) -> Int? {
      guard bytes.count >= end.count else { return nil }
      for start in bytes.startIndex...(bytes.endIndex - end.count) where bytes[start...].starts(with: end) {
        return start - bytes.startIndex + end.count
      }
      return nil
    }

    private static let named: [String: String] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
    ]

    private static func entity(_ bytes: ArraySlice<UInt8>) -> (String, Int)? {
      let window = bytes.dropFirst().prefix(10)
      guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return nil }
      let name = String(decoding: window[..<end], as: UTF8.self)
      let length = end - bytes.startIndex + 1
      if let text = named[name] { return (text, length) }
      guard name.hasPrefix("#") else { return nil }
      let hex = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
      let code = hex ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
      return code.flatMap(Unicode.Scalar.init).map { (String(Character($0)), length) }
    }
  }
}

extension Freshdesk {
  /// The words of a body, by which bodies are compared: the vendor rewrites the mark-up it is given.
  package static func words(_ html: String) -> String { HTML.words(html) }

  /// Plain text as the HTML that is sent for it.
  package static func html(plain text: String) -> String { HTML.fromPlain(text) }
}
