import DeskKit
import Foundation
import Testing

@Suite("Dates in people's settings") struct TimestampLocaleTests {
  static let dates: [(text: String, read: String?)] = [
    ("14/Jul/25 3:42 PM", "2025-07-14T15:42:00Z"), ("22/Sep/25 9:26 AM", "2025-09-22T09:26:00Z"),
    ("10/Jan/24 12:00 AM", "2024-01-10T00:00:00Z"), ("10/Jan/24 12:30 PM", "2024-01-10T12:30:00Z"),
    ("14/juil./25 15:42", "2025-07-14T15:42:00Z"), ("04/März/25 11:52", "2025-03-04T11:52:00Z"),
    ("17/mar/26 10:00 AM", "2026-03-17T10:00:00Z"), ("05/ago/26 10:33 AM", "2026-08-05T10:33:00Z"),
    ("03/dez/25", "2025-12-03"), ("14/lip/25 15:42", "2025-07-14T15:42:00Z"),
    ("14/июл/25 15:42", "2025-07-14T15:42:00Z"),
    ("14/temmuz/25 15:42", "2025-07-14T15:42:00Z"), ("14/七月/25 3:42 下午", "2025-07-14T15:42:00Z"),
    ("2025年7月14日 15:42", "2025-07-14T15:42:00Z"), ("14/7月/25 午後 3:42", "2025-07-14T15:42:00Z"),
    ("14/ม.ค./25 15:42", "2025-01-14T15:42:00Z"), ("14/يوليو/25 3:42 م", "2025-07-14T15:42:00Z"),
    ("14/ιουλ/25 3:42 μ.μ.", "2025-07-14T15:42:00Z"), ("14-Jul-2025 15:42:01", "2025-07-14T15:42:01Z"),
    ("Jul 14, 2025 3:42 PM", "2025-07-14T15:42:00Z"), ("July 14, 2025", "2025-07-14"),
    ("6/21/2025 16:14", "2025-06-21T16:14:00Z"), ("21/6/2025 16:14", "2025-06-21T16:14:00Z"),
    ("14.07.2025 15.42", "2025-07-14T15:42:00Z"), ("14.7.2025 klo 15.42", "2025-07-14T15:42:00Z"),
    ("14. Juli 2025 15:42", "2025-07-14T15:42:00Z"), ("14 de julio de 2025 15:42", "2025-07-14T15:42:00Z"),
    ("7/7/2025", "2025-07-07"), ("14/7/2025", "2025-07-14"),
    // Two readings, no reading.
    ("6/7/2025 16:14", nil), ("31/Feb/25 10:00", nil), ("32/Jan/25", nil), ("14/Foo/25 10:00", nil),
    ("14/listopad/25", nil), ("", nil), ("hello", nil), ("12", nil), ("14/Jul/25 25:00", nil), ("14/Jul/25 10:61", nil),
    ("0001-01-01", nil), ("14/Jul", nil),
  ]

  @Test("As they are written", arguments: dates.indices) func reads(_ index: Int) {
    let given = TimestampLocaleTests.dates[index]
    #expect(Timestamp.locale(given.text)?.text == given.read, "\(given.text)")
  }

  @Test func theOrderOfNumbersIsTakenFromOtherDates() {
    #expect(Timestamp.dayOrder(of: ["6/7/2025 16:14", "6/21/2025 1:00"]) == .monthDay)
    #expect(Timestamp.dayOrder(of: ["6/7/2025", "21/6/2025"]) == .dayMonth)
    #expect(Timestamp.dayOrder(of: ["6/7/2025", "14/Jul/25"]) == nil)
    #expect(Timestamp.locale("6/7/2025 16:14", order: .monthDay)?.text == "2025-06-07T16:14:00Z")
    #expect(Timestamp.locale("6/7/2025 16:14", order: .dayMonth)?.text == "2025-07-06T16:14:00Z")
  }

  @Test func aZoneIsApplied() throws {
    let oslo = try #require(TimeZone(identifier: "Europe/Oslo"))
    #expect(Timestamp.locale("14/Jul/25 3:42 PM", zone: oslo)?.text == "2025-07-14T13:42:00Z")
    #expect(Timestamp.locale("14/Jul/25 3:42 PM")?.remark == .zoneAssumed)
    #expect(Timestamp.locale("30/Mar/25 2:30 AM", zone: oslo)?.remark == .doesNotExist)
    #expect(Timestamp.locale("14/Jul/25", zone: oslo)?.remark == nil)
  }

  @Test func aColumnOfDaysGivesDays() {
    #expect(Timestamp.locale("14/Jul/25 12:00 AM", dayOnly: true)?.text == "2025-07-14")
    #expect(Timestamp.locale("14/Jul/25 1:00 AM", dayOnly: true)?.text == "2025-07-14T01:00:00Z")
  }
}
