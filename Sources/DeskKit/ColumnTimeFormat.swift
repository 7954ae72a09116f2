package import Foundation

/// How a table writes its times: `DD.MM.YYYY hh:mm`, `MMM DD, YYYY`, `iso`, `epoch` or `epochMilliseconds`.
///
/// Letters between single quotes stand for themselves, as all other characters do; a space stands for any white space.
/// `YYYY YY MM DD hh mm ss` are digits (a leading zero may be missing), `MMM` a month's name, short or long, `f` a
/// fraction, `a` a half of the day, `Z` an offset, `EEE` a day of the week, which says nothing.
package struct ColumnTimeFormat: Sendable, Hashable {
  private enum Part: Hashable {
    case year, shortYear, month, monthName, day, hour, minute, second, fraction, half, offset, weekday, space
    case literal(Character)
  }
  private enum Kind: Hashable {
    case iso, epoch, epochMilliseconds
    case parts([Part])
  }

  package let text: String
  private let kind: Kind
  private let language: String?

  /// Nil where the text is no format: it must at least name year, month and day.
  package init?(_ text: String, language: String? = nil) {
    self.text = text
    self.language = language
    switch text {
    case "iso": kind = .iso
    case "epoch": kind = .epoch
    case "epochMilliseconds": kind = .epochMilliseconds
    default:
      guard let parts = Self.parts(text) else { return nil }
      kind = .parts(parts)
    }
  }

  private static let tokens: [(String, Part)] = [
    ("YYYY", .year), ("YY", .shortYear), ("MMMM", .monthName), ("MMM", .monthName), ("MM", .month), ("DD", .day),
    ("hh", .hour), ("mm", .minute), ("ss", .second), ("EEEE", .weekday), ("EEE", .weekday), ("f", .fraction),
    ("a", .half), ("Z", .offset),
  ]

  private static func parts(_ text: String) -> [Part]? {
    var parts: [Part] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == "'" {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: "'") else { return nil }
        parts += rest[..<end].map { $0.isWhitespace ? .space : .literal($0) }
        rest = rest[rest.index(after: end)...]
      } else if let (token, part) = tokens.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else if first.isASCII, first.isLetter {
        return nil
      } else {
        parts.append(first.isWhitespace ? .space : .literal(first))
        rest.removeFirst()
      }
    }
    guard parts.contains(.day), parts.contains(.month) || parts.contains(.monthName),
      parts.contains(.year) || parts.contains(.shortYear)
    else { return nil }
    return parts
  }

  /// Whether a moment of the day is told.
  package var hasClock: Bool {
    if case .parts(let parts) = kind { parts.contains(.hour) } else { true }
  }

  /// Nil where the text is not written so, or names a day that does not exist.
  package func read(_ text: String, zone: TimeZone?) -> Timestamp.Reading? {
    switch kind {
    case .iso: return Timestamp.iso(text, zone: zone)
    case .epoch: return Int(text).flatMap { $0 > 0 ? Timestamp.Reading(text: Timestamp.text(epoch: $0)) : nil }
    case .epochMilliseconds:
      return Int(text).flatMap(Timestamp.text(epochMilliseconds:)).map { Timestamp.Reading(text: $0) }
    case .parts(let parts): return read(text, parts, zone)
    }
  }

  /// Whether a text is how a program writes that there is no time: `0`, `0000-00-00 00:00:00`, year 1, or a dash.
  package static func isZero(_ text: String) -> Bool {
    let numbers = text.split { !($0.isASCII && $0.isNumber) }
    guard !numbers.isEmpty else { return ["-", "–", "—"].contains(text) }
    if numbers.allSatisfy({ $0.allSatisfy { $0 == "0" } }) { return true }
    return numbers.prefix(3).contains { $0 == "0001" || $0 == "0000" }
  }

  private struct Clock {
    var year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0
    var fraction = "", offset = ""
    /// Added to hours below 12; nil without a half of the day.
    var half: Int?
  }

  private func read(_ text: String, _ parts: [Part], _ zone: TimeZone?) -> Timestamp.Reading? {
    var rest = Substring(text)
    var clock = Clock()
    for part in parts {
      guard take(part, &rest, &clock) else { return nil }
    }
    guard rest.allSatisfy(\.isWhitespace) else { return nil }
    if let half = clock.half {
      guard (1...12).contains(clock.hour) else { return nil }
      clock.hour = clock.hour % 12 + half
    }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let year = String(repeating: "0", count: max(0, 4 - String(clock.year).count)) + "\(clock.year)"
    let day = "\(year)-\(two(clock.month))-\(two(clock.day))"
    guard parts.contains(.hour) else { return Timestamp.iso(day) }
    let time = "\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second))\(clock.fraction)"
    return Timestamp.iso("\(day)T\(time)\(clock.offset)", zone: zone)
  }

  private func take(_ part: Part, _ rest: inout Substring, _ clock: inout Clock) -> Bool {
    switch part {
    case .year: return Self.number(&rest, 4...4, &clock.year)
    case .shortYear:
      var short = 0
      guard Self.number(&rest, 2...2, &short) else { return false }
      clock.year = short < 70 ? 2000 + short : 1900 + short
      return true
    case .month: return Self.number(&rest, 1...2, &clock.month)
    case .day: return Self.number(&rest, 1...2, &clock.day)
    case .hour: return Self.number(&rest, 1...2, &clock.hour)
    case .minute: return Self.number(&rest, 2...2, &clock.minute)
    case .second: return Self.number(&rest, 2...2, &clock.second)
    case .fraction:
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      clock.fraction = "." + digits
      rest = rest.dropFirst(digits.count)
      return !digits.isEmpty
    case .monthName:
      let word = ColumnMonths.word(at: rest)
      guard let month = ColumnMonths.month(word, language: language) else { return false }
      clock.month = month
      rest = rest.dropFirst(word.count)
      return true
    case .weekday:
      rest = rest.dropFirst(ColumnMonths.word(at: rest).count)
      return true
    case .half:
      guard let (length, half) = Self.half(rest) else { return false }
      clock.half = half
      rest = rest.dropFirst(length)
      return true
    case .offset:
      let text = rest.prefix { !$0.isWhitespace && $0 != ")" }
      guard !text.isEmpty else { return false }
      clock.offset = ["UTC", "GMT", "Z", "z"].contains(String(text)) ? "Z" : String(text)
      rest = rest.dropFirst(text.count)
      return true
    case .space:
      guard rest.first?.isWhitespace == true else { return false }
      rest = rest.drop(while: \.isWhitespace)
      return true
    case .literal(let character):
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }
  }

  private static func number(_ rest: inout Substring, _ digits: ClosedRange<Int>, _ value: inout Int) -> Bool {
    let run = rest.prefix { $0.isASCII && $0.isNumber }.prefix(digits.upperBound)
    guard run.count >= digits.lowerBound, let number = Int(run) else { return false }
    value = number
    rest = rest.dropFirst(run.count)
    return true
  }

  /// Length and hours to add of `AM`, `p.m.`, `午後` and the like.
  static func half(_ text: Substring) -> (length: Int, hours: Int)? {
    let halves = [
      ("a.m.", 0), ("p.m.", 12), ("am", 0), ("pm", 12), ("午前", 0), ("午後", 12), ("上午", 0), ("下午", 12), ("오전", 0),
      ("오후", 12),
    ]
    let lower = text.prefix(4).lowercased()
    return halves.first { lower.hasPrefix($0.0) }.map { ($0.0.count, $0.1) }
  }
}

/// Names of months in the languages that exports come in, as the system's locale data has them.
enum ColumnMonths {
  private static let languages = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "hu", "ro", "bg", "ru", "uk", "el",
    "tr", "da", "nb", "sv", "fi", "et", "lv", "lt", "he", "ar", "fa", "id", "ms", "vi", "th", "ca", "eu", "gl", "is",
  ]

  /// Month by folded word, by language.
  private static let words: [String: [String: Int]] = {
    var result: [String: [String: Int]] = [:]
    for language in languages {
      var calendar = Calendar(identifier: .gregorian)
      calendar.locale = Locale(identifier: language)
      var months: [String: Int] = [:]
      for list in [
        calendar.monthSymbols, calendar.shortMonthSymbols, calendar.standaloneMonthSymbols,
        calendar.shortStandaloneMonthSymbols,
      ] where list.count == 12 {
        for (index, name) in list.enumerated() {
          let word = fold(Substring(name))
          if word.contains(where: \.isLetter) { months[word] = index + 1 }
        }
      }
      if language == "en" { months["sept"] = 9 }
      result[language] = months
    }
    return result
  }()

  /// Of any language: a word that means two months means none.
  private static let any: [String: Int] = {
    var result: [String: Set<Int>] = [:]
    for months in words.values { for (word, month) in months { result[word, default: []].insert(month) } }
    return result.compactMapValues { $0.count == 1 ? $0.first : nil }
  }()

  static func fold(_ word: Substring) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }

  /// Letters and a full stop behind them.
  static func word(at text: Substring) -> Substring {
    let letters = text.prefix { $0.isLetter }
    let next = text.dropFirst(letters.count).first
    return next == "." ? text.prefix(letters.count + 1) : letters
  }

  static func month(_ word: Substring, language: String?) -> Int? {
    let folded = fold(word)
    guard !folded.isEmpty else { return nil }
    if let language, let month = words[language]?[folded] ?? words[String(language.prefix(2))]?[folded] { return month }
    return words["en"]?[folded] ?? any[folded]
  }
}
