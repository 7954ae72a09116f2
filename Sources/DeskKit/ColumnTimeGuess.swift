/// Which formats a time may be written in, told from its text alone. Which of them it is, many values tell together.
package enum ColumnTimeGuess {
  /// Every format that reads the text, `iso` alone where it is that. Empty where it is no time.
  package static func formats(of text: String, language: String?) -> [String] {
    if text.first?.isNumber == true, Timestamp.iso(text) != nil { return ["iso"] }
    guard text.count <= 48, text.contains(where: { $0.isASCII && $0.isNumber }) else { return [] }
    let runs = Runs(text)
    guard let (dates, used) = dates(runs, language), let clock = clock(runs, from: used) else { return [] }
    return dates.map { $0 + clock }.filter { ColumnTimeFormat($0, language: language)?.read(text, zone: nil) != nil }
  }

  /// Digits and what stands around them: `literals` is one longer than `numbers`.
  private struct Runs {
    var literals: [Substring] = []
    var numbers: [Substring] = []
    init(_ text: String) {
      var rest = Substring(text)
      while true {
        let literal = rest.prefix { !($0.isASCII && $0.isNumber) }
        literals.append(literal)
        rest = rest.dropFirst(literal.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty { return }
        numbers.append(digits)
        rest = rest.dropFirst(digits.count)
      }
    }
  }

  /// Formats of the date, and how many numbers it takes.
  private static func dates(_ runs: Runs, _ language: String?) -> ([String], Int)? {
    let n = runs.numbers
    if let words = wordDate(runs, language) { return words }
    guard n.count >= 3, let lead = lead(runs.literals[0]), isPlain(runs.literals[1]), isPlain(runs.literals[2]) else {
      return nil
    }
    let (a, b) = (quoted(runs.literals[1]), quoted(runs.literals[2]))
    guard n[1].count <= 2 else { return nil }
    if n[0].count == 4, n[2].count <= 2 { return ([lead + "YYYY\(a)MM\(b)DD"], 3) }
    guard n[0].count <= 2 else { return nil }
    if n[2].count == 4 { return ([lead + "DD\(a)MM\(b)YYYY", lead + "MM\(a)DD\(b)YYYY"], 3) }
    guard n[2].count == 2, !runs.literals[1].contains(":") else { return nil }
    var formats = [lead + "DD\(a)MM\(b)YY", lead + "MM\(a)DD\(b)YY"]
    if n[0].count == 2 { formats.append(lead + "YY\(a)MM\(b)DD") }
    return (formats, 3)
  }

  /// With the month in letters: `24. Dezember 2025`, `Dec 24, 2025`, `14/Jul/25`.
  private static func wordDate(_ runs: Runs, _ language: String?) -> ([String], Int)? {
    let n = runs.numbers
    guard n.count >= 2 else { return nil }
    if let (before, after) = month(in: runs.literals[1], language), let lead = lead(runs.literals[0]) {
      if n[0].count == 4, n[1].count <= 2 { return ([lead + "YYYY\(before)MMM\(after)DD"], 2) }
      guard n[0].count <= 2, n[1].count == 4 || n[1].count == 2 else { return nil }
      return ([lead + "DD\(before)MMM\(after)\(n[1].count == 4 ? "YYYY" : "YY")"], 2)
    }
    if let (before, after) = month(in: runs.literals[0], language), n[0].count <= 2, n[1].count == 4,
      isPlain(runs.literals[1])
    {
      return ([before + "MMM\(after)DD\(quoted(runs.literals[1]))YYYY"], 2)
    }
    return nil
  }

  /// What stands before and after the month's name in a literal.
  private static func month(in literal: Substring, _ language: String?) -> (before: String, after: String)? {
    var at = literal.startIndex
    while at < literal.endIndex {
      guard literal[at].isLetter else {
        at = literal.index(after: at)
        continue
      }
      let word = ColumnMonths.word(at: literal[at...])
      let end = literal.index(at, offsetBy: word.count)
      if ColumnMonths.month(word, language: language) != nil {
        return (quoted(literal[..<at]), quoted(literal[end...]))
      }
      at = end
    }
    return nil
  }

  /// Before the first number: nothing, or a day of the week.
  private static func lead(_ literal: Substring) -> String? {
    guard !literal.isEmpty else { return "" }
    let word = ColumnMonths.word(at: literal)
    guard !word.isEmpty else { return nil }
    return "EEE" + quoted(literal.dropFirst(word.count))
  }

  /// Between the numbers of a date: `.`, `/`, `-`, spaces, or the signs that East Asian dates use.
  private static func isPlain(_ literal: Substring) -> Bool {
    !literal.isEmpty && literal.count <= 3
      && literal.allSatisfy { "./-, ".contains($0) || $0.isWhitespace || "年月日년월일".contains($0) }
  }

  /// What follows the date; nil where it is no time of day.
  private static func clock(_ runs: Runs, from start: Int) -> String? {
    let n = runs.numbers
    guard n.count > start else { return tail(runs.literals[start], clock: false) }
    guard n.count >= start + 2, n[start].count <= 2, n[start + 1].count == 2, let lead = separator(runs.literals[start])
    else { return nil }
    var text = lead + "hh" + quoted(runs.literals[start + 1]) + "mm"
    guard [":", ".", "h", "時", "时", "시 "].contains(runs.literals[start + 1]) else { return nil }
    var next = start + 2
    if n.count > next, [":", "."].contains(runs.literals[next]), n[next].count == 2 {
      text += quoted(runs.literals[next]) + "ss"
      next += 1
      if n.count > next, runs.literals[next] == "." {
        text += ".f"
        next += 1
      }
    }
    return offset(runs, next).map { text + $0 }
  }

  /// `+02:00` takes two numbers, `+0200` one, `UTC` none.
  private static func offset(_ runs: Runs, _ next: Int) -> String? {
    let literal = runs.literals[next]
    let left = runs.numbers.count - next
    guard left > 0 else { return tail(literal, clock: true) }
    guard let sign = literal.last, sign == "+" || sign == "-", runs.literals.last?.isEmpty == true, left <= 2 else {
      return nil
    }
    return quoted(literal.dropLast()) + "Z"
  }

  private static func tail(_ literal: Substring, clock: Bool) -> String? {
    let words = literal.drop(while: \.isWhitespace)
    let space = String(repeating: " ", count: literal.count > words.count ? 1 : 0)
    if words.isEmpty { return "" }
    if words == "日" || words == "일" || words == "." { return quoted(literal) }
    guard clock else { return nil }
    if let (length, _) = ColumnTimeFormat.half(words), words.count == length { return space + "a" }
    if ["UTC", "GMT", "Z"].contains(String(words)) { return space + "Z" }
    return words == "Uhr" ? space + "'Uhr'" : nil
  }

  /// Between date and time: a space, a comma, `T`, a word, or a half of the day that comes first.
  private static func separator(_ literal: Substring) -> String? {
    guard !literal.isEmpty, literal.count <= 8 else { return nil }
    var text = ""
    var rest = literal
    while let first = rest.first {
      if let (length, _) = ColumnTimeFormat.half(rest), !first.isASCII {
        text += "a"
        rest = rest.dropFirst(length)
      } else {
        text += quoted(rest.prefix(1))
        rest.removeFirst()
      }
    }
    return text.replacing("''", with: "")
  }

  /// A literal as a format writes it: ASCII letters between quotes, one space for any white space.
  private static func quoted(_ literal: Substring) -> String {
    var text = ""
    for character in literal {
      if character.isWhitespace {
        if !text.hasSuffix(" ") { text += " " }
      } else if character.isASCII, character.isLetter {
        text += "'\(character)'"
      } else {
        text.append(character)
      }
    }
    return text.replacing("''", with: "")
  }
}
