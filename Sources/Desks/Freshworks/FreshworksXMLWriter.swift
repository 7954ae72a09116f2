import DeskKit
import Formats
import JSONText

extension Freshworks {
  /// Writes what stands in XML as the JSON that ``RailsXML`` would make of it, without a value in between.
  final class XMLWriter {
    let out = ByteBuffer()
    let writer: JSONWriter
    let facts = RecordFacts()
    let desk: [UInt8]
    /// Leaves that went to `extras`.
    var kept = 0
    private unowned let reader: Reader
    private var offsets: Set<UInt64> = []

    init(_ reader: Reader) {
      self.reader = reader
      writer = JSONWriter(out)
      desk = Array(reader.flavour.desk.utf8)
    }

    func begin() {
      out.removeAll()
      facts.reset()
      kept = 0
    }

    // MARK: Texts and keys

    /// The text of a member that is one; nil where there is none.
    @inline(__always)
    func text(_ child: XMLSlots.Child?, _ slots: XMLSlots) throws(Unusual) -> UnsafeRawBufferPointer? {
      guard let child, child.content != .absent else { return nil }
      guard child.content == .text, child.mark == .none || child.mark == .other else { throw Unusual() }
      return slots.bytes(child)
    }

    /// An id of letters and digits, whatever type is claimed.
    @inline(__always)
    func id(_ child: XMLSlots.Child?, _ slots: XMLSlots) throws(Unusual) -> UnsafeRawBufferPointer? {
      guard let child, child.content != .absent else { return nil }
      guard child.content == .text, child.mark != .boolean, child.mark != .array else { throw Unusual() }
      let bytes = slots.bytes(child)
      for byte in bytes where !(byte &- 48 <= 9 || (byte | 0x20) &- 97 <= 25) { throw Unusual() }
      return bytes
    }

    @inline(__always)
    func flag(_ child: XMLSlots.Child?, _ slots: XMLSlots) throws(Unusual) -> Bool? {
      guard let child, child.content != .absent else { return nil }
      guard child.content == .text, child.mark == .boolean else { throw Unusual() }
      let bytes = slots.bytes(child)
      if bytes.count == 4, bytes[0] == UInt8(ascii: "t"), bytes[3] == UInt8(ascii: "e") { return true }
      if bytes.count == 5, bytes[0] == UInt8(ascii: "f"), bytes[4] == UInt8(ascii: "e") { return false }
      throw Unusual()
    }

    func member(_ name: StaticString, _ text: UnsafeRawBufferPointer?) {
      guard let text else { return }
      writer.key(name)
      writer.string(utf8: text)
    }

    /// `"requester":"freshdesk:person:51"`
    func key(
      _ name: StaticString, _ kind: StaticString, _ id: UnsafeRawBufferPointer?, _ end: StaticString = "",
      reference: Bool = true
    ) {
      guard let id else { return }
      writer.key(name)
      out.append(UInt8(ascii: "\""))
      let start = out.count
      out.append(contentsOf: desk)
      out.append(kind)
      out.append(id)
      out.append(end)
      if reference { facts.reference(UnsafeRawBufferPointer(rebasing: out.bytes[start...])) }
      out.append(UInt8(ascii: "\""))
    }

    /// A word that needs no escapes.
    func plain(_ text: StaticString) {
      writer.begin()
      out.append(UInt8(ascii: "\""))
      out.append(text)
      out.append(UInt8(ascii: "\""))
    }

    func cached(_ name: StaticString, _ json: [UInt8]) {
      writer.key(name)
      json.withUnsafeBytes { writer.raw($0) }
    }

    // MARK: Times

    /// Writes the member and returns the canonical text's place in the buffer; nil where there is no time.
    func time(
      _ name: StaticString, _ child: XMLSlots.Child?, _ slots: XMLSlots
    ) throws(Unusual) -> Range<Int>? {
      guard let child, child.content != .absent else { return nil }
      guard child.content == .text, child.mark == .none || child.mark == .other else { throw Unusual() }
      writer.key(name)
      out.append(UInt8(ascii: "\""))
      let start = out.count
      try time(slots.bytes(child))
      out.append(UInt8(ascii: "\""))
      return start..<(out.count - 1)
    }

    /// `2023-10-29T02:30:00+02:00` as UTC; other forms, and what is to be said of them, are for the long way.
    private func time(_ text: UnsafeRawBufferPointer) throws(Unusual) {
      if Timestamp.isCanonical(text), Self.clock(text) != nil { return out.append(text) }
      guard text.count == 25, let clock = Self.clock(text), text[22] == UInt8(ascii: ":"),
        text[19] == UInt8(ascii: "+") || text[19] == UInt8(ascii: "-"), let hours = Self.two(text, 20),
        let minutes = Self.two(text, 23), hours < 24, minutes < 60
      else { throw Unusual() }
      var offset: UInt64 = 0
      for index in 19..<25 { offset = offset << 8 | UInt64(text[index]) }
      if !offsets.contains(offset) {
        // Noted once, by whoever notes offsets.
        guard reader.times.iso(String(decoding: text, as: UTF8.self), "") != nil else { throw Unusual() }
        offsets.insert(offset)
      }
      let sign = text[19] == UInt8(ascii: "-") ? -1 : 1
      write(clock, minutes: clock.hour * 60 + clock.minute - sign * (hours * 60 + minutes), second: text)
    }

    private typealias Clock = (year: Int, month: Int, day: Int, hour: Int, minute: Int)

    private static func clock(_ text: UnsafeRawBufferPointer) -> Clock? {
      guard text[4] == 0x2D, text[7] == 0x2D, text[10] == 0x54, text[13] == 0x3A, text[16] == 0x3A,
        let century = two(text, 0), let year = two(text, 2), let month = two(text, 5), let day = two(text, 8),
        let hour = two(text, 11), let minute = two(text, 14), let second = two(text, 17)
      else { return nil }
      let whole = century * 100 + year
      guard whole > 1, (1...12).contains(month), day >= 1, day <= days(month, whole), hour < 24, minute < 60,
        second < 60
      else { return nil }
      return (whole, month, day, hour, minute)
    }

    @inline(__always)
    private static func two(_ text: UnsafeRawBufferPointer, _ at: Int) -> Int? {
      let (tens, ones) = (text[at] &- 48, text[at + 1] &- 48)
      return tens <= 9 && ones <= 9 ? Int(tens) * 10 + Int(ones) : nil
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
      switch month {
      case 4, 6, 9, 11: 30
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      default: 31
      }
    }

    /// `minutes` of the day may lie in the day before or after.
    private func write(_ clock: Clock, minutes: Int, second: UnsafeRawBufferPointer) {
      var (year, month, day, _, _) = clock
      var minutes = minutes
      if minutes < 0 {
        minutes += 1440
        day -= 1
        if day == 0 {
          month = month == 1 ? 12 : month - 1
          if month == 12 { year -= 1 }
          day = Self.days(month, year)
        }
      } else if minutes >= 1440 {
        minutes -= 1440
        day += 1
        if day > Self.days(month, year) {
          day = 1
          month = month == 12 ? 1 : month + 1
          if month == 1 { year += 1 }
        }
      }
      out.reserve(20)
      pair(year / 100)
      pair(year % 100)
      out.append(0x2D)
      pair(month)
      out.append(0x2D)
      pair(day)
      out.append(0x54)
      pair(minutes / 60)
      out.append(0x3A)
      pair(minutes % 60)
      out.append(0x3A)
      out.append(second[17])
      out.append(second[18])
      out.append(UInt8(ascii: "Z"))
    }

    @inline(__always)
    private func pair(_ number: Int) {
      out.append(UInt8(48 + number / 10))
      out.append(UInt8(48 + number % 10))
    }

    // MARK: What is left

    /// One member of `extras` or `fields` by its own name.
    func value(_ child: XMLSlots.Child, _ slots: XMLSlots, name: String?, counts: Bool) throws(Unusual) {
      switch child.content {
      case .absent: return
      case .text:
        let name = name ?? slots.name(child)
        if Freshworks.secrets.contains(name) { throw Unusual() }
        writer.key(name)
        scalar(child, slots)
        if counts, slots.bytes(child).contains(where: { $0 > 0x20 }) { kept += 1 }
      case .elements:
        guard let element = slots.element(child) else { throw Unusual() }
        let value = RailsXML.value(element)
        guard value.leaves > 0 else { return }
        let name = name ?? slots.name(child)
        guard Freshworks.withoutSecrets([name: value]).dropped == 0 else { throw Unusual() }
        writer.key(name)
        writer.value(value)
        if counts { kept += element.leaves - RailsXML.markers(in: element) }
      case .odd: throw Unusual()
      }
    }

    private func scalar(_ child: XMLSlots.Child, _ slots: XMLSlots) {
      let bytes = slots.bytes(child)
      switch child.mark {
      case .boolean where bytes.elementsEqual("true".utf8): writer.bool(true)
      case .boolean where bytes.elementsEqual("false".utf8): writer.bool(false)
      case .integer, .decimal:
        if Self.isWhole(bytes)
          || (try? JSONIndex.value(of: Array(bytes)))?.numberText?.utf8.elementsEqual(bytes) == true
        {
          writer.raw(bytes)
        } else {
          writer.string(utf8: bytes)
        }
      default: writer.string(utf8: bytes)
      }
    }

    private static func isWhole(_ bytes: UnsafeRawBufferPointer) -> Bool {
      guard let first = bytes.first, first != 48 || bytes.count == 1 else { return false }
      return bytes.allSatisfy { $0 &- 48 <= 9 }
    }
  }
}
