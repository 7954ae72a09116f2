/// Writes YAML scalars and flow tables as a person would, never as something YAML would read as a number, a date or
/// a boolean.
enum YAMLText {
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last, first.isLetter, last.isLetter || last.isNumber else {
      return false
    }
    guard text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" || $0 == "." }),
      !text.contains("  ")
    else { return false }
    let typed: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    return !typed.contains(text.lowercased())
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        // Controls, and the marks that reorder text on screens, are shown as what they are.
        let isHidden = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        if isHidden || (0x2028...0x2029).contains(scalar.value) || scalar.value == 0xFEFF {
          let hex = String(scalar.value, radix: 16, uppercase: true)
          let wide = hex.count > 4
          result += (wide ? "\\U" : "\\u") + String(repeating: "0", count: (wide ? 8 : 4) - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// `{ id: "6", label: Waiting }`, leaving out what is nil.
  static func table(_ entries: [(String, String?)]) -> String {
    let parts = entries.compactMap { name, value in value.map { "\(name): \(scalar($0))" } }
    return "{ " + parts.joined(separator: ", ") + " }"
  }

  /// One line of a comment: what would end it or hide in it is taken out.
  static func comment(_ text: String) -> String {
    String(
      text.map { $0.isNewline ? " " : $0 }.filter { character in
        character.unicodeScalars.allSatisfy {
          $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
      })
  }
}
