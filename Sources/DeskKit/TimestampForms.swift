import Foundation

extension Timestamp {
  /// Milliseconds since 1970 as canonical text, the fraction only where there is one. Nil for 0 and below: a vendor's
  /// zero is no time.
  package static func text(epochMilliseconds: Int) -> String? {
    guard epochMilliseconds > 0 else { return nil }
    let whole = text(epoch: epochMilliseconds / 1000)
    let rest = epochMilliseconds % 1000
    guard rest > 0 else { return whole }
    let digits = String(rest)
    return "\(whole.dropLast()).\(String(repeating: "0", count: 3 - digits.count))\(digits)Z"
  }

  /// RFC 822 / RFC 5322 section 3.3, as feeds and mails have it: `Wed, 2 Oct 2002 13:00:00 +0200`, the day of the week
  /// and the seconds optional, `GMT`, `UT`, `Z` and North American zone names understood.
  package static func rfc822(_ text: String) -> Reading? {
    var words = text.split(separator: " ").map(String.init)
    if let first = words.first, first.hasSuffix(",") { words.removeFirst() }
    guard words.count >= 4, let day = Int(words[0]), (1...31).contains(day),
      let month = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .firstIndex(of: words[1].lowercased().prefix(3).description),
      let year = year(words[2])
    else { return nil }
    let zones = [
      "GMT": "Z", "UT": "Z", "UTC": "Z", "Z": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
      "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
    ]
    let zone = words.count > 4 ? zones[words[4].uppercased()] ?? words[4] : ""
    let clock = words[3].split(separator: ":").map { $0.count == 1 ? "0\($0)" : String($0) }.joined(separator: ":")
    return iso("\(year)-\(two(month + 1))-\(two(day))T\(clock)\(zone)")
  }

  /// Two-digit years as RFC 5322 section 4.3 has them.
  private static func year(_ text: String) -> String? {
    guard let number = Int(text), number >= 0 else { return nil }
    switch text.count {
    case 2: return String(number < 50 ? 2000 + number : 1900 + number)
    case 4: return text
    default: return nil
    }
  }
}
