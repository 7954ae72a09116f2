package import TicketModel

/// Lists of recipients as mails and their writers have them: `"Doe, Jo" <jo@example.com>; b@example.com`.
package enum AddressList {
  /// Cut at commas and semicolons outside quotes and angle brackets; bare addresses may stand apart by a blank only. What
  /// holds no `@` is a name.
  package static func recipients(_ text: String) -> [Recipient] {
    var parts: [String] = []
    var part = ""
    var quoted = false
    var depth = 0
    for character in text {
      switch character {
      case "\"": quoted.toggle()
      case "<" where !quoted: depth += 1
      case ">" where !quoted: depth = max(0, depth - 1)
      default: break
      }
      if character == "," || character == ";", !quoted, depth == 0 {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    return parts.flatMap(some)
  }

  private static func some(_ part: String) -> [Recipient] {
    let text = trim(part[...])
    guard !text.isEmpty else { return [] }
    guard let open = text.lastIndex(of: "<"), text.last == ">" else {
      let words = text.split(whereSeparator: \.isWhitespace)
      if words.allSatisfy({ $0.contains("@") }) { return words.map { Recipient(address: String($0)) } }
      return [text.contains("@") ? Recipient(address: String(text)) : Recipient(address: nil, name: String(text))]
    }
    let name = trim(text[..<open]).filter { $0 != "\"" }
    let address = text[text.index(after: open)...].dropLast()
    return [Recipient(address: String(address), name: name.isEmpty ? nil : name)]
  }

  private static func trim(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return text
  }
}
