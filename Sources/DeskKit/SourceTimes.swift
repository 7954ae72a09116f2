import Foundation
import TicketModel

/// Turns the times of one document into canonical ones and remembers what was strange about them, to be told once.
///
/// A text that is no time gives nil, so that it stays where it was (`extras`). Year 1 and other zeros give nil too.
package struct SourceTimes {
  private let zone: TimeZone?
  /// Offsets other than UTC that were read, as written, for `desk.json`.
  package private(set) var offsets: Set<String> = []
  private var assumed = 0
  private var strange: [(column: String, text: String, reading: Timestamp.Reading)] = []
  private var strangeTotal = 0
  private var unread = 0
  /// What decides between day/month and month/day until the next report: nothing, unless the file's own dates do.
  package var order: Timestamp.DayOrder?
  private var ordered = 0

  /// `timeZone`: IANA name for times without an offset; nil reads them as UTC, with a finding.
  package init(timeZone: String?) { zone = timeZone.flatMap(TimeZone.init(identifier:)) }

  /// ISO 8601 with or without offset, with `T` or a space; or a day alone.
  package mutating func iso(_ text: String, _ column: String) -> String? {
    note(Timestamp.iso(text, zone: zone), text, column)
  }

  /// A time in a cell: ISO 8601, or as people's settings write it where a month's name or a year in front leaves no
  /// doubt. Numbers that may be day and month in either order are none without an ``order``; ``report(to:file:)`` tells
  /// either.
  package mutating func cell(_ text: String, _ column: String) -> String? {
    if let time = iso(text, column) ?? note(Timestamp.locale(text, order: nil, zone: zone), text, column) {
      return time
    }
    if let order, let time = note(Timestamp.locale(text, order: order, zone: zone), text, column) {
      ordered += 1
      return time
    }
    if Self.saysSomething(text) { unread += 1 }
    return nil
  }

  /// A time of an API: ISO 8601. Of texts that are none, but say something, ``report(to:file:)`` tells.
  package mutating func stated(_ text: String, _ column: String) -> String? {
    let time = iso(text, column)
    if time == nil, Self.saysSomething(text) { unread += 1 }
    return time
  }

  /// Zeros and year 1 stand for no time at all; `-` and the like for an empty cell.
  static func saysSomething(_ text: String) -> Bool {
    text.contains { $0.isLetter || $0.isNumber && $0 != "0" } && !text.hasPrefix("000")
      && !none.contains(text.lowercased())
  }

  private static let none: Set<String> = ["n/a", "na", "nil", "none", "null"]

  /// What a desk's own format was read to; nil stays nil.
  package mutating func note(_ reading: Timestamp.Reading?, _ text: String, _ column: String) -> String? {
    guard let reading else { return nil }
    if let offset = reading.offset { offsets.insert(offset) }
    switch reading.remark {
    case .zoneAssumed: assumed += 1
    case .occursTwice, .doesNotExist:
      strangeTotal += 1
      if strange.count < 100 { strange.append((column, text, reading)) }
    case nil: break
    }
    return reading.text
  }

  /// Counts zone-less times that a reader in a hurry turned into canonical ones itself, as UTC.
  package mutating func assumeZone(of times: Int) { assumed += times }

  /// A zone-less clock of a desk's own format.
  package mutating func local(_ clock: (Int, Int, Int, Int, Int, Int), _ text: String, _ column: String) -> String? {
    note(Timestamp.local(clock, zone: zone), text, column)
  }

  /// Tells what was strange, and forgets it.
  package mutating func report(to sink: any RecordSink, file: String) throws {
    if assumed > 0 {
      try sink.finding(
        Finding(
          .warning, "zoneAssumed", file: file, what: "\(assumed) times carry no time zone",
          did: "read them as UTC; give --timezone with the zone of the account"))
    }
    if unread > 0 {
      try sink.finding(
        Finding(
          .warning, "dateNotRead", file: file,
          what: "\(unread) dates could be day/month or month/day, or are in a form that is not known",
          did: "left them in extras as they are; export with ISO dates or names of months"))
    }
    if let order, ordered > 0 {
      let words = order == .dayMonth ? "day/month" : "month/day"
      try sink.finding(
        Finding(
          .info, "dayOrder", file: file, what: "\(ordered) dates could be day/month or month/day",
          did: "read them as \(words), as the other dates of the file are that have a number above 12"))
    }
    for (column, text, reading) in strange {
      let twice = reading.remark == .occursTwice
      try sink.finding(
        Finding(
          .warning, twice ? "timeOccursTwice" : "timeDoesNotExist", file: file,
          what: "\(column): \(text) \(twice ? "occurs twice" : "does not exist") in the given time zone",
          did: "took \(reading.text), \(twice ? "the earlier" : "moved forward")"))
    }
    if strangeTotal > strange.count {
      try sink.finding(
        Finding(
          .warning, "timeOccursTwice", file: file,
          what: "\(strangeTotal - strange.count) more times fall into a change of the clock",
          did: "read them the same way"))
    }
    for offset in offsets.sorted() { sink.offset(offset) }
    self = SourceTimes(zone: zone)
  }

  private init(zone: TimeZone?) { self.zone = zone }
}

extension Timestamp {
  /// Whether the text of a time is found again in what was read from it: ISO 8601 that names its offset, or a day.
  package static func isFound(_ text: String) -> Bool { iso(text).map { $0.remark == nil } ?? false }

  /// The same where a clock without a zone is taken for UTC, as whoever looks for it does.
  package static func isFound(_ text: String, in time: String) -> Bool { iso(text)?.text == time }
}
