import DeskKit
import Foundation
import JSONText
import TicketModel

/// The backup's times, `YYYY-MM-DD HH:MM:SS` without a zone, made canonical on bytes. Anything else goes the long way.
///
/// Offsets of the given zone are worked out once a day of the calendar; a day near a change of the clock is not cached.
final class ZohoDeskClock {
  private let zone: TimeZone?
  private(set) var times: SourceTimes
  private var assumed = 0
  private var days: [Int: (epoch: Int, offset: Int)] = [:]

  init(timeZone: String?) {
    zone = timeZone.flatMap(TimeZone.init(identifier:))
    times = SourceTimes(timeZone: timeZone)
  }

  /// Writes `"key":"…Z"`; false where the text must stay in `extras`: it is no time, or one as people's settings write
  /// it (`11 Jun 2024 03:45 PM`), as list views and spreadsheets have them.
  func write(
    _ key: StaticString, _ bytes: UnsafeRawBufferPointer, column: @autoclosure () -> String, to writer: JSONWriter,
    fact: ByteBuffer? = nil
  ) -> Bool {
    if let clock = ZohoDeskClock.parse(bytes), let offset = offset(clock) {
      writer.key(key)
      let out = writer.out
      let start = out.count
      out.append(UInt8(ascii: "\""))
      if offset.seconds == 0 {
        out.append(UnsafeRawBufferPointer(rebasing: bytes[..<10]))
        out.append(UInt8(ascii: "T"))
        out.append(UnsafeRawBufferPointer(rebasing: bytes[11...]))
        out.append(UInt8(ascii: "Z"))
      } else {
        out.append(Timestamp.text(epoch: offset.midnight + clock.second - offset.seconds))
      }
      fact?.append(UnsafeRawBufferPointer(rebasing: out.bytes[(start + 1)...]))
      out.append(UInt8(ascii: "\""))
      return true
    }
    let source = String(decoding: bytes, as: UTF8.self)
    guard let text = times.cell(source, column()) else { return false }
    writer.key(key)
    writer.string(text)
    fact?.append(text)
    return Timestamp.iso(source) != nil
  }

  func text(_ text: String, column: String) -> String? { times.iso(text, column) }

  /// The same of a cell, which may be as people's settings write it; see ``write(_:_:column:to:fact:)``.
  func cell(_ text: String, column: String) -> (time: String, isFound: Bool)? {
    times.cell(text, column).map { ($0, Timestamp.iso(text) != nil) }
  }

  /// Tells what was strange about a file's times, and forgets it.
  func report(to sink: any RecordSink, file: String) throws {
    if assumed > 0 { times.assumeZone(of: assumed) }
    assumed = 0
    try times.report(to: sink, file: file)
  }

  /// Nil on a day whose offset changes, or whose neighbours' does.
  private func offset(_ clock: (day: Int, second: Int)) -> (midnight: Int, seconds: Int)? {
    guard let zone else {
      assumed += 1
      return (0, 0)
    }
    if let known = days[clock.day] { return (known.epoch, known.offset) }
    let day = clock.day
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let year = String(day / 10_000)
    guard year.count == 4, let midnight = Timestamp.epoch("\(year)-\(two(day / 100 % 100))-\(two(day % 100))") else {
      return nil
    }
    func offset(_ seconds: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
    let before = offset(midnight - 86_400)
    guard before == offset(midnight), before == offset(midnight + 86_400), before == offset(midnight + 2 * 86_400)
    else { return nil }
    if days.count > 20_000 { days.removeAll() }
    days[day] = (midnight, before)
    return (midnight, before)
  }

  /// The months of 31 days, January in the lowest bit.
  private static let months31 = 0b1010_1101_0101

  /// `2024-01-08 09:15:00` exactly, of a year from 1000 on; the 29th of February is left to `Timestamp`.
  @inline(__always)
  private static func parse(_ bytes: UnsafeRawBufferPointer) -> (day: Int, second: Int)? {
    guard bytes.count == 19, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[0] != 48
    else { return nil }
    func two(_ at: Int) -> Int? {
      let tens = bytes[at] &- 48
      let ones = bytes[at &+ 1] &- 48
      return tens <= 9 && ones <= 9 ? Int(tens) &* 10 &+ Int(ones) : nil
    }
    guard let century = two(0), let year = two(2), let month = two(5), let day = two(8), let hour = two(11),
      let minute = two(14), let second = two(17), month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= 30 && month != 2 || day == 31 && months31 >> (month - 1) & 1 == 1, hour < 24, minute < 60,
      second < 60
    else { return nil }
    return ((century * 100 + year) * 10_000 + month * 100 + day, hour * 3600 + minute * 60 + second)
  }
}
