import Foundation

/// A clock without its type: time since some start, and sleep. Tests hand in one that does not sleep.
package struct Ticker: Sendable {
  /// Time passed since the ticker was made.
  package let now: @Sendable () -> Duration
  /// Throws when the task is cancelled.
  package let sleep: @Sendable (Duration) async throws -> Void
  /// Seconds since 1970, for `Retry-After` dates and rate headers that name a moment.
  package let wallClock: @Sendable () -> Double

  package init(
    _ clock: some Clock<Duration>,
    wallClock: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
  ) {
    let start = clock.now
    now = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: .zero) }
    self.wallClock = wallClock
  }

  package static var continuous: Ticker { Ticker(ContinuousClock()) }
}

/// Reads what servers say about when to come back.
package enum ComeBack {
  /// `Retry-After`: seconds, or an HTTP date. Nil where it is neither; never negative.
  package static func delay(_ text: String?, now: Double) -> Duration? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    if let seconds = Double(text), seconds.isFinite {
      return .seconds(min(max(0, seconds), 7 * 86_400))
    }
    guard let moment = HTTPDate.seconds(text) else { return nil }
    return .seconds(min(max(0, moment - now), 7 * 86_400))
  }

  /// A rate header's reset: seconds from now, seconds since 1970, or an ISO or HTTP date.
  package static func reset(_ text: String?, now: Double) -> Duration? {
    guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    if let seconds = Double(text), seconds > 1_000_000_000 { return .seconds(max(0, seconds - now)) }
    if let date = ISO8601DateFormatter().date(from: text) { return .seconds(max(0, date.timeIntervalSince1970 - now)) }
    return delay(text, now: now)
  }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that RFC 9110 lets servers send.
package enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Seconds since 1970, or nil where the text is no HTTP date.
  package static func seconds(_ text: String) -> Double? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let time = words[4].split(separator: ":").compactMap { Int($0) }
    guard time.count == 3, (1...31).contains(day), (1970...9999).contains(year) else { return nil }
    return Double(days(year, month + 1, day) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2])
  }

  /// Days since 1970-01-01 in the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
