package import Foundation

extension Timestamp {
  /// How day and month follow one another where both are numbers, which only the account's settings tell.
  package enum DayOrder: String, Sendable, Hashable { case dayMonth, monthDay }

  /// A date as people's settings write it, without a zone: `14/Jul/25 3:42 PM`, `14/juil./25 15:42`, `2025年7月14日 15:42`,
  /// `6/21/2025 16:14`, `14.07.2025`, `14-Jul-2025 15:42:01`, `Jul 14, 2025 3:42 PM`.
  ///
  /// Month words of some forty languages are known, long and short, with and without a dot. Of two numbers that could
  /// both be the month (`6/7/2025`) `order` decides; nil leaves such a date alone, because guessing would invent a
  /// date. A text with midnight or no clock gives a day if `dayOnly` says that the column means days.
  package static func locale(
    _ text: String, order: DayOrder? = nil, zone: TimeZone? = nil, dayOnly: Bool = false
  ) -> Reading? {
    guard let (day, clock) = LocaleDate.parse(text, order: order), LocaleDate.exists(day) else { return nil }
    let date = "\(LocaleDate.padded(day.year, 4))-\(LocaleDate.padded(day.month, 2))-\(LocaleDate.padded(day.day, 2))"
    guard let clock, !(dayOnly && clock == LocaleDate.Clock()) else { return Reading(text: date) }
    return local((day.year, day.month, day.day, clock.hour, clock.minute, clock.second), zone: zone)
  }

  /// The order that a column's dates prove: one of them has a number above 12 in one place. Nil where none does.
  package static func dayOrder(of texts: some Sequence<String>) -> DayOrder? {
    for text in texts {
      guard let (first, second) = LocaleDate.leadingNumbers(text) else { continue }
      if first > 12, second <= 12 { return .dayMonth }
      if second > 12, first <= 12 { return .monthDay }
    }
    return nil
  }
}

/// The parts of a date as words and numbers.
enum LocaleDate {
  struct Day: Equatable { var year = 0, month = 0, day = 0 }
  struct Clock: Equatable { var hour = 0, minute = 0, second = 0 }

  private enum Part: Equatable {
    case number(Int, digits: Int)
    case word(String)
    /// A number that says it is a month: `7月`.
    case month(Int)
  }

  static func parse(_ text: String, order: Timestamp.DayOrder?) -> (Day, Clock?)? {
    let folded = fold(text)
    guard folded.utf8.count <= 64 else { return nil }
    let (dateText, clockText) = split(folded)
    guard let day = day(parts(dateText), order) else { return nil }
    guard let clockText else { return (day, nil) }
    guard let clock = clock(clockText) else { return nil }
    return (day, clock)
  }

  static func exists(_ day: Day) -> Bool {
    guard day.year > 1, day.year < 10_000, (1...12).contains(day.month), day.day >= 1 else { return false }
    let leap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
    return day.day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][day.month - 1]
  }

  static func padded(_ number: Int, _ count: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  /// The two numbers before a year of four or two digits: `6/21/2025`.
  static func leadingNumbers(_ text: String) -> (Int, Int)? {
    let found = parts(split(fold(text)).date)
    guard found.count == 3, case .number(let first, let digits) = found[0], case .number(let second, _) = found[1],
      digits < 3
    else { return nil }
    return (first, second)
  }

  /// Lower case, narrow and hard spaces as spaces, digits of other scripts as ours, marks of direction taken out.
  private static func fold(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x0307: continue
      case 0xA0, 0x2009, 0x202F, 0x3000, 0x09: result.unicodeScalars.append(" ")
      case 0x660...0x669: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x660 + 48)))
      case 0x6F0...0x6F9: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x6F0 + 48)))
      case 0x966...0x96F: result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0x966 + 48)))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Date and clock: the clock begins at the number before the first colon, or at a word for its half beside it.
  private static func split(_ text: String) -> (date: Substring, clock: Substring?) {
    guard let colon = text.firstIndex(of: ":") else { return splitAtDots(text) }
    var start = colon
    while start > text.startIndex, text[text.index(before: start)].isNumber { start = text.index(before: start) }
    let before = text[..<start]
    var trimmed = before
    while trimmed.last == " " { trimmed.removeLast() }
    // No such word ends in a digit, as most dates do.
    guard trimmed.utf8.last.map(isDigit) != true else { return (before, text[start...]) }
    for half in halves.keys {
      if trimmed.hasSuffix(half), trimmed.count > half.count {
        let at = trimmed.index(trimmed.endIndex, offsetBy: -half.count)
        let previous = trimmed.index(before: at)
        if trimmed[previous].isLetter, half.unicodeScalars.allSatisfy({ $0.value < 0x250 }) { continue }
        return (text[..<at], text[at...])
      }
    }
    return (before, text[start...])
  }

  /// `14.07.2025 15.42`, `14/jul/25 15.42`: the last word is a clock if a whole date stands before it.
  private static func splitAtDots(_ text: String) -> (date: Substring, clock: Substring?) {
    guard let space = text.lastIndex(of: " ") else { return (text[...], nil) }
    let last = text[text.index(after: space)...]
    let numbers = last.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(numbers.count), numbers.allSatisfy({ (1...2).contains($0.count) && Int($0) != nil }),
      numbers.dropFirst().allSatisfy({ $0.count == 2 }), parts(text[..<space]).count >= 3
    else { return (text[...], nil) }
    return (text[..<space], last)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 <= 9 }

  /// Words for the halves of the day: true for the second.
  private static let halves: [String: Bool] = [
    "am": false, "pm": true, "a.m.": false, "p.m.": true, "a. m.": false, "p. m.": true, "上午": false, "下午": true,
    "午前": false, "午後": true, "오전": false, "오후": true, "ص": false, "م": true, "öö": false, "ös": true, "π.μ.": false,
    "μ.μ.": true, "πμ": false, "μμ": true, "de.": false, "du.": true, "dop.": false, "odp.": true, "sa": false,
    "ch": true, "dp.": false, "pd": false, "md": true, "fm": false, "em": true, "ap.": false, "ip.": true,
    "vorm.": false, "nachm.": true, "ก่อนเที่ยง": false, "หลังเที่ยง": true, "לפנה״צ": false, "אחה״צ": true,
    "lúc sa": false, "lúc ch": true, "mad": false, "i.": true, "f.": false, "e.": true,
  ]

  private static func clock(_ text: Substring) -> Clock? {
    var rest = text.filter { $0 != "," }
    let second = takeHalf(&rest)
    let numbers = rest.split { $0 == ":" || $0 == "." }.map { $0.filter { $0 != " " } }
    guard (2...3).contains(numbers.count) else { return nil }
    let values = numbers.compactMap { Int($0) }
    guard values.count == numbers.count else { return nil }
    var clock = Clock(hour: values[0], minute: values[1], second: values.count > 2 ? values[2] : 0)
    guard clock.minute < 60, clock.second < 61, clock.hour < 24 else { return nil }
    clock.second = min(clock.second, 59)
    if let second {
      guard clock.hour <= 12 else { return clock }
      clock.hour = clock.hour % 12 + (second ? 12 : 0)
    }
    return clock
  }

  private static let longestFirst = halves.sorted { ($1.key.count, $0.key) < ($0.key.count, $1.key) }

  /// Looking for every word costs more than all the rest; most clocks have none, or one of two at their end.
  private static func takeHalf(_ text: inout String) -> Bool? {
    let bare = text.utf8.reversed().drop { "amp".utf8.contains($0) }
    if bare.allSatisfy({ isDigit($0) || ": ".utf8.contains($0) }) {
      let word = text.utf8.count - bare.count
      if word == 0 { return nil }
      if word == 2, text.hasSuffix("am") || text.hasSuffix("pm") {
        let isSecond = text.hasSuffix("pm")
        text.removeLast(2)
        return isSecond
      }
    }
    for (word, isSecond) in longestFirst {
      guard let range = text.firstRange(of: word) else { continue }
      text.removeSubrange(range)
      return isSecond
    }
    return nil
  }

  private static func parts(_ text: Substring) -> [Part] {
    var result: [Part] = []
    var digits = ""
    var word = ""
    func flush() {
      if !digits.isEmpty { result.append(.number(Int(digits) ?? -1, digits: digits.count)) }
      while word.last == "." { word.removeLast() }
      if word == "月" || word == "월", case .number(let month, _)? = result.last {
        result[result.count - 1] = .month(month)
      } else if !word.isEmpty, !fillers.contains(word) {
        result.append(.word(word))
      }
      (digits, word) = ("", "")
    }
    for character in text {
      if character.isASCII, character.isNumber {
        if !word.isEmpty { flush() }
        digits.append(character)
      } else if character.isLetter || character == "." && !word.isEmpty || character == "'" && !word.isEmpty {
        if !digits.isEmpty { flush() }
        word.append(character)
      } else {
        flush()
      }
    }
    flush()
    return result
  }

  /// Words around a date that are no month.
  private static let fillers: Set<String> = [
    "de", "del", "d", "di", "of", "at", "the", "um", "à", "a", "às", "kl", "th", "st", "nd", "rd", "г", "р", "年", "月",
    "日", "klo", "년", "월", "일", "tháng", "ngày", "lúc", "de la", "م", "e", "o",
  ]

  private static func day(_ parts: [Part], _ order: Timestamp.DayOrder?) -> Day? {
    var found = parts
    // A day of the week may come first: `mon 14/jul/25`.
    if found.count == 4, case .word = found[0] { found.removeFirst() }
    guard found.count == 3 else { return nil }
    switch (found[0], found[1], found[2]) {
    case (.number(let day, let dayDigits), .word(let name), .number(let year, let digits)):
      guard let month = month(name) else { return nil }
      // `2025/jul/14`
      if dayDigits == 4, digits <= 2 { return Day(year: day, month: month, day: year) }
      return full(year, digits).map { Day(year: $0, month: month, day: day) }
    case (.number(let day, let dayDigits), .month(let month), .number(let year, let digits)):
      if dayDigits == 4 { return Day(year: day, month: month, day: year) }
      return full(year, digits).map { Day(year: $0, month: month, day: day) }
    case (.word(let name), .number(let day, _), .number(let year, let digits)):
      guard let month = month(name), let year = full(year, digits) else { return nil }
      return Day(year: year, month: month, day: day)
    case (.number(let first, let firstDigits), .number(let second, _), .number(let third, let thirdDigits)):
      if firstDigits == 4 { return Day(year: first, month: second, day: third) }
      guard let year = full(third, thirdDigits) else { return nil }
      if first > 12, second <= 12 { return Day(year: year, month: second, day: first) }
      if second > 12, first <= 12 { return Day(year: year, month: first, day: second) }
      if first == second { return Day(year: year, month: first, day: second) }
      switch order {
      case .dayMonth: return Day(year: year, month: second, day: first)
      case .monthDay: return Day(year: year, month: first, day: second)
      case nil: return nil
      }
    default: return nil
    }
  }

  /// Two digits as desks write them: the desk is younger than its dates are old.
  private static func full(_ year: Int, _ digits: Int) -> Int? {
    switch digits {
    case 4: year
    case 2: year < 70 ? 2000 + year : 1900 + year
    default: nil
    }
  }
}
