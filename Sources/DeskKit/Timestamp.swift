package import Foundation

/// Canonical times: `YYYY-MM-DDThh:mm:ss[.fraction as given]Z`, or `YYYY-MM-DD` where only a day is known.
package enum Timestamp {
  /// What is strange about a time that was read; each is worth a finding once.
  package enum Remark: String, Sendable { case zoneAssumed, occursTwice, doesNotExist }

  package struct Reading: Sendable, Hashable {
    package var text: String
    package var remark: Remark?
    /// The offset as written (`+02:00`), for `desk.json`.
    package var offset: String?
  }

  /// True for `2021-01-05T12:59:00Z` exactly: the hot path copies such a token as it is.
  @inline(__always)
  package static func isCanonical(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
      bytes[16] == 0x3A, bytes[19] == 0x5A
    else { return false }
    return bytes[0] != 0x30 || bytes[1] != 0x30  // year 00xx is a vendor's zero
  }

  /// ISO 8601 / RFC 3339 (`T` or a space, `Z`, `+0200`, `+02:00` or nothing, seconds optional), or a day alone. Nil for
  /// anything else, for year 1 and before, and for days that do not exist. Zone-less times are in `zone`, UTC if nil.
  package static func iso(_ text: String, zone: TimeZone? = nil) -> Reading? {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4), year > 1, scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
      let day = scanner.number(2), (1...12).contains(month), day >= 1, day <= daysIn(month, year)
    else { return nil }
    if scanner.isAtEnd { return Reading(text: date(year, month, day)) }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "), let hour = scanner.number(2),
      scanner.skip(":"), let minute = scanner.number(2), hour < 24, minute < 60
    else { return nil }
    let second = scanner.skip(":") ? scanner.number(2) : 0
    guard let second, second < 61 else { return nil }
    let fraction = scanner.fraction()
    _ = scanner.skip(" ")
    let clock = (year, month, day, hour, minute, min(second, 59))
    if scanner.isAtEnd { return local(clock, fraction, zone: zone) }
    guard let (seconds, written) = scanner.offset(), scanner.isAtEnd else { return nil }
    return Reading(
      text: render(epoch(clock) - seconds, fraction: fraction), offset: seconds == 0 ? nil : written)
  }

  /// Seconds since 1970 as canonical text.
  package static func text(epoch seconds: Int) -> String { render(seconds, fraction: "") }

  /// Seconds since 1970 of a canonical time or day; nil for other texts.
  package static func epoch(_ text: String) -> Int? {
    var scanner = DigitScanner(text)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
      let day = scanner.number(2)
    else { return nil }
    guard scanner.skip("T") else { return epoch((year, month, day, 0, 0, 0)) }
    guard let hour = scanner.number(2), scanner.skip(":"), let minute = scanner.number(2), scanner.skip(":"),
      let second = scanner.number(2)
    else { return nil }
    return epoch((year, month, day, hour, minute, second))
  }

  /// A zone-less time. One that occurs twice takes the earlier, one that does not exist moves forward.
  package static func local(
    _ clock: (Int, Int, Int, Int, Int, Int), _ fraction: String = "", zone: TimeZone?
  ) -> Reading {
    let naive = epoch(clock)
    guard let zone else { return Reading(text: render(naive, fraction: fraction), remark: .zoneAssumed) }
    func offset(at seconds: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
    let candidates = Set([offset(at: naive - 86_400), offset(at: naive + 86_400)])
    let fitting = candidates.map { naive - $0 }.filter { naive - offset(at: $0) == $0 }.sorted()
    switch fitting.count {
    case 0:
      // In the gap: the offset before it carries the clock past it.
      let moved = naive - offset(at: naive - 86_400)
      return Reading(text: render(moved, fraction: fraction), remark: .doesNotExist)
    case 1: return Reading(text: render(fitting[0], fraction: fraction))
    default: return Reading(text: render(fitting[0], fraction: fraction), remark: .occursTwice)
    }
  }

  // Days from the civil calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
  private static func epoch(_ c: (Int, Int, Int, Int, Int, Int)) -> Int {
    let y = c.1 <= 2 ? c.0 - 1 : c.0
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (c.1 + (c.1 > 2 ? -3 : 9)) + 2) / 5 + c.2 - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    return days * 86_400 + c.3 * 3_600 + c.4 * 60 + c.5
  }

  private static func render(_ seconds: Int, fraction: String) -> String {
    let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    let rest = seconds - days * 86_400
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let day = dayOfYear - (153 * mp + 2) / 5 + 1
    let clock = (year, month, day, rest / 3600, rest / 60 % 60, rest % 60)
    return (0...9999).contains(year) ? written(clock, fraction) : spelled(clock, fraction)
  }

  /// Every record has times: written in place, without a text for each of their parts.
  private static func written(_ c: (Int, Int, Int, Int, Int, Int), _ fraction: String) -> String {
    String(unsafeUninitializedCapacity: 20 + fraction.utf8.count) { out in
      func put(_ value: Int, at place: Int, then mark: UInt8) {
        out[place] = UInt8(0x30 + value / 10)
        out[place + 1] = UInt8(0x30 + value % 10)
        out[place + 2] = mark
      }
      put(c.0 / 100, at: 0, then: 0)
      put(c.0 % 100, at: 2, then: UInt8(ascii: "-"))
      put(c.1, at: 5, then: UInt8(ascii: "-"))
      put(c.2, at: 8, then: UInt8(ascii: "T"))
      put(c.3, at: 11, then: UInt8(ascii: ":"))
      put(c.4, at: 14, then: UInt8(ascii: ":"))
      put(c.5, at: 17, then: UInt8(ascii: "Z"))
      var at = 19
      for byte in fraction.utf8 {
        out[at] = byte
        at += 1
      }
      out[at] = UInt8(ascii: "Z")
      return at + 1
    }
  }

  private static func spelled(_ c: (Int, Int, Int, Int, Int, Int), _ fraction: String) -> String {
    "\(date(c.0, c.1, c.2))T\(two(c.3)):\(two(c.4)):\(two(c.5))\(fraction)Z"
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + "\(digits)-\(two(month))-\(two(day))"
  }

  static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func daysIn(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

private struct DigitScanner {
  private var rest: Substring.UTF8View
  init(_ text: String) { rest = Substring(text).utf8 }
  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(_ digits: Int) -> Int? {
    var value = 0
    guard rest.count >= digits else { return nil }
    for byte in rest.prefix(digits) {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    rest = rest.dropFirst(digits)
    return value
  }

  mutating func skip(_ character: Character) -> Bool {
    guard let byte = character.asciiValue, rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// `.123` as given, or "".
  mutating func fraction() -> String {
    guard let first = rest.first, first == UInt8(ascii: ".") || first == UInt8(ascii: ",") else { return "" }
    let digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
    rest = rest.dropFirst(1 + digits.count)
    return digits.isEmpty ? "" : "." + String(decoding: digits, as: UTF8.self)
  }

  /// `Z`, `UTC`, `+02:00`, `+0200` or `+02`, in seconds east, with its text.
  mutating func offset() -> (Int, String)? {
    let written = String(decoding: rest, as: UTF8.self)
    if ["Z", "z", "UTC", "GMT"].contains(written) {
      rest = rest.dropFirst(rest.count)
      return (0, written)
    }
    let negative = skip("-")
    guard negative || skip("+"), let hours = number(2) else { return nil }
    _ = skip(":")
    let minutes = rest.isEmpty ? 0 : number(2)
    guard let minutes, hours < 24, minutes < 60 else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return (negative ? -seconds : seconds, written)
  }
}
