/// Writes compact JSON into a ``ByteBuffer``: raw UTF-8, and only the escapes that RFC 8259 demands.
///
/// Commas are placed by looking at the last byte, so there is no state to keep in step.
public struct JSONWriter {
  public let out: ByteBuffer

  @inlinable public init(_ out: ByteBuffer) { self.out = out }

  /// A comma unless a value may stand here already: at the start, or behind `{`, `[`, `:` or a line end.
  /// Makes room for `more` bytes beside it.
  @inlinable @inline(__always)
  func comma(andRoomFor more: Int) {
    out.reserve(more &+ 1)
    let count = out.count
    guard count > 0 else { return }
    let last = out.base[count &- 1]
    // `{` and `[` differ in one bit; every other byte that can end a value asks for a comma.
    if last | 0x20 == 0x7B || last == UInt8(ascii: ":") || last == 0x0A { return }
    out.appendUnchecked(UInt8(ascii: ","))
  }

  @inlinable @inline(__always) public func beginObject() {
    comma(andRoomFor: 1)
    out.appendUnchecked(UInt8(ascii: "{"))
  }
  @inlinable @inline(__always) public func endObject() { out.append(UInt8(ascii: "}")) }
  @inlinable @inline(__always) public func beginArray() {
    comma(andRoomFor: 1)
    out.appendUnchecked(UInt8(ascii: "["))
  }
  @inlinable @inline(__always) public func endArray() { out.append(UInt8(ascii: "]")) }

  /// A member's name known at compile time; must need no escapes.
  @inlinable @inline(__always)
  public func key(_ name: StaticString) {
    comma(andRoomFor: name.utf8CodeUnitCount &+ 3)
    out.appendUnchecked(UInt8(ascii: "\""))
    out.appendUnchecked(name.utf8Start, name.utf8CodeUnitCount)
    out.appendUnchecked(UInt8(ascii: "\""))
    out.appendUnchecked(UInt8(ascii: ":"))
  }

  // A literal is to take the one above, which is many times faster.
  @_disfavoredOverload
  public func key(_ name: String) {
    string(name)
    out.append(UInt8(ascii: ":"))
  }

  @inlinable @inline(__always) public func null() {
    comma(andRoomFor: 4)
    out.appendUnchecked("null" as StaticString)
  }
  @inlinable @inline(__always) public func bool(_ flag: Bool) {
    comma(andRoomFor: 5)
    out.appendUnchecked(flag ? "true" as StaticString : "false")
  }
  /// A number token that is already valid JSON.
  public func number(_ token: String) {
    comma(andRoomFor: 0)
    out.append(token)
  }
  public func number(_ value: Int) {
    comma(andRoomFor: 20)
    if value < 0 { out.appendUnchecked(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var unit: UInt = 1
    while rest / unit >= 10 { unit *= 10 }
    while unit > 0 {
      out.appendUnchecked(UInt8(truncatingIfNeeded: 48 + rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  /// A value known at compile time; must need no escapes.
  @inlinable @inline(__always)
  public func string(_ text: StaticString) {
    assert(!text.description.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") })
    comma(andRoomFor: text.utf8CodeUnitCount &+ 2)
    out.appendUnchecked(UInt8(ascii: "\""))
    out.appendUnchecked(text.utf8Start, text.utf8CodeUnitCount)
    out.appendUnchecked(UInt8(ascii: "\""))
  }

  @_disfavoredOverload
  public func string(_ text: String) {
    comma(andRoomFor: 0)
    var text = text
    text.withUTF8 { quoted(UnsafeRawBufferPointer($0)) }
  }

  /// Bytes of valid UTF-8 that are not escaped yet.
  public func string(utf8: UnsafeRawBufferPointer) {
    comma(andRoomFor: 0)
    quoted(utf8)
  }

  /// Any bytes that are one complete JSON value already.
  @inlinable @inline(__always)
  public func raw(_ json: UnsafeRawBufferPointer) {
    comma(andRoomFor: json.count)
    guard let start = json.baseAddress else { return }
    out.appendUnchecked(start.assumingMemoryBound(to: UInt8.self), json.count)
  }

  /// The same, or several members, known at compile time: `"tags":[]` or `[],"fields":{`.
  @inlinable @inline(__always)
  public func raw(_ json: StaticString) {
    comma(andRoomFor: json.utf8CodeUnitCount)
    out.appendUnchecked(json)
  }

  private func quoted(_ text: UnsafeRawBufferPointer) {
    out.append(UInt8(ascii: "\""))
    escapedBody(text)
    out.append(UInt8(ascii: "\""))
  }

  /// Places the comma a following value needs; for callers that write the value's bytes themselves.
  @inlinable @inline(__always) public func begin() { comma(andRoomFor: 0) }

  /// The inside of a string, escaped, without its quotes.
  public func escapedBody(_ text: UnsafeRawBufferPointer) {
    var start = 0
    var index = 0
    while index < text.count {
      // Eight bytes at once, as long as none of them asks for an escape.
      if index + 8 <= text.count {
        let marks = JSONWriter.escapes(
          UInt64(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
        guard marks != 0 else {
          index += 8
          continue
        }
        index += marks.trailingZeroBitCount >> 3
      } else if JSONWriter.endsPlain(text) {
        break
      }
      let byte = text[index]
      defer { index += 1 }
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      out.append(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      escape(byte)
      start = index + 1
    }
    out.append(UnsafeRawBufferPointer(rebasing: text[start...]))
  }

  /// Whether none of the last eight bytes asks for an escape; false where there are fewer.
  @inline(__always)
  private static func endsPlain(_ text: UnsafeRawBufferPointer) -> Bool {
    text.count >= 8
      && escapes(UInt64(littleEndian: text.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self))) == 0
  }

  /// The high bit of each of the eight bytes that is below 0x20, a quote or a backslash. A carry may set it for bytes
  /// above such a one as well, never for one below: the lowest is right.
  @inline(__always)
  private static func escapes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let slashes = word ^ (ones &* 0x5C)
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)) & (ones &* 0x80)
  }

  private func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): out.append("\\\"" as StaticString)
    case UInt8(ascii: "\\"): out.append("\\\\" as StaticString)
    case 0x0A: out.append("\\n" as StaticString)
    case 0x0D: out.append("\\r" as StaticString)
    case 0x09: out.append("\\t" as StaticString)
    case 0x08: out.append("\\b" as StaticString)
    case 0x0C: out.append("\\f" as StaticString)
    default:
      let hex: StaticString = "0123456789abcdef"
      out.append("\\u00" as StaticString)
      out.append(hex.utf8Start[Int(byte >> 4)])
      out.append(hex.utf8Start[Int(byte & 15)])
    }
  }

  public func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .number(let token): number(token)
    case .string(let text): string(text)
    case .array(let items):
      beginArray()
      for item in items { self.value(item) }
      endArray()
    case .object(let object):
      beginObject()
      for (name, member) in object.members {
        key(name)
        self.value(member)
      }
      endObject()
    }
  }
}

extension JSONValue {
  /// Compact JSON text.
  public var text: String {
    let buffer = ByteBuffer(capacity: 256)
    JSONWriter(buffer).value(self)
    return buffer.string
  }

  public var bytes: [UInt8] {
    let buffer = ByteBuffer(capacity: 256)
    JSONWriter(buffer).value(self)
    return buffer.array
  }
}
