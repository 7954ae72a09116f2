/// Text from tickets, made safe to show on a terminal.
///
/// Subjects and names come from strangers: an escape sequence could repaint the screen, a bidi override could make
/// `gpj.exe` read as `exe.jpg`. Such characters are shown instead of obeyed.
package enum VisibleText {
  /// `text` on one line: control, bidi and invisible tag characters are replaced by visible stand-ins.
  package static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { standIn(for: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let standIn = standIn(for: scalar) {
        result.append(contentsOf: standIn.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same for text of several lines: line feeds stay.
  package static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
  }

  /// Nil where the character may be shown as it is.
  private static func standIn(for scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      "<U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4, with: "0") + ">"
    default: nil
    }
  }

  /// How many terminal cells the text takes: 2 for East Asian wide characters and emoji, 0 for combining marks.
  package static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.isASCII { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch first.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// The text cut to so many cells, with `…` where something is missing.
  package static func cut(_ text: String, to cells: Int) -> String {
    guard width(text) > cells else { return text }
    var result = ""
    var used = 1
    for character in text {
      let wide = width(of: character)
      guard used + wide <= cells else { break }
      used += wide
      result.append(character)
    }
    return result + "…"
  }
}

extension String {
  func leftPadded(to length: Int, with pad: Character = " ") -> String {
    count >= length ? self : String(repeating: pad, count: length - count) + self
  }
}
