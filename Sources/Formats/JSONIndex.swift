public import CSimdJSON
public import JSONText

#if canImport(Glibc)
  public import Glibc
#else
  public import Darwin
#endif

/// Where and why a JSON text is not JSON.
package struct JSONSyntaxError: Error, Sendable, Hashable {
  package enum Reason: String, Sendable { case syntax, utf8, depth, size }
  package var reason: Reason
  /// In bytes from the start of the text.
  package var offset: Int
}

/// One parsed JSON text: a flat index over the source bytes, reused from text to text.
///
/// Not Sendable. Nodes point into the bytes given to ``parse(_:maximumDepth:)`` and are valid until the next call.
package final class JSONIndex {
  private let index: OpaquePointer

  package init() {
    guard let index = df_index_new() else { fatalError("out of memory") }
    self.index = index
  }

  deinit { df_index_free(index) }

  /// How many readable bytes must follow the text.
  package static let padding = DF_PADDING

  /// `bytes` must be followed by ``padding`` readable bytes and stay in place while nodes are used.
  package func parse(_ bytes: UnsafeRawBufferPointer, maximumDepth: Int = 256) throws(JSONSyntaxError) -> JSONNode {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count > 0 else {
      throw JSONSyntaxError(reason: .syntax, offset: 0)
    }
    let result = df_index_make(index, base, bytes.count, UInt32(maximumDepth))
    if result.code != 0 {
      let reason: JSONSyntaxError.Reason =
        switch Int(result.code) {
        case DF_ERROR_UTF8: .utf8
        case DF_ERROR_DEPTH: .depth
        case DF_ERROR_SIZE, DF_ERROR_MEMORY: .size
        default: .syntax
        }
      throw JSONSyntaxError(reason: reason, offset: Int(result.offset))
    }
    return JSONNode(df_index_nodes(index), source: base)
  }

  /// Finds the tokens of several values that follow one another; false where the bytes cannot be taken together (then
  /// each is to be parsed by itself, which tells what is wrong). The same demands on `bytes` as ``parse(_:maximumDepth:)``.
  func begin(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count > 0 else { return false }
    return df_index_begin(index, base, bytes.count).code == 0
  }

  /// Where in those bytes the next value begins; nil after the last.
  var nextPlace: Int? { df_index_more(index) != 0 ? Int(df_index_place(index)) : nil }

  /// The next of those values; nil where it is not JSON. `base` is the start of the bytes given to ``begin(_:)``.
  func next(_ base: UnsafePointer<UInt8>, maximumDepth: Int) -> JSONNode? {
    guard df_index_next(index, UInt32(maximumDepth)).code == 0 else { return nil }
    return JSONNode(df_index_nodes(index), source: base)
  }

  /// Parses a text of which no padded copy exists yet, wholly into a value.
  package static func value(of bytes: [UInt8], maximumDepth: Int = 256) throws(JSONSyntaxError) -> JSONValue {
    let padded = bytes + [UInt8](repeating: 0x20, count: padding)
    let index = JSONIndex()
    var failure: JSONSyntaxError?
    let value = padded.withUnsafeBytes { buffer -> JSONValue in
      do throws(JSONSyntaxError) {
        return try index.parse(UnsafeRawBufferPointer(rebasing: buffer[..<bytes.count]), maximumDepth: maximumDepth)
          .value
      } catch {
        failure = error
        return .null
      }
    }
    if let failure { throw failure }
    return value
  }
}

/// A value inside a ``JSONIndex``. Cheap to copy; escapes and numbers are as written until asked for.
@usableFromInline
package struct JSONNode {
  @usableFromInline
  package enum Kind: UInt8 { case null, falseValue, trueValue, number, string, array, object }

  @usableFromInline package let node: UnsafePointer<df_node>
  @usableFromInline package let source: UnsafePointer<UInt8>

  @inlinable @inline(__always)
  package init(_ node: UnsafePointer<df_node>, source: UnsafePointer<UInt8>) {
    self.node = node
    self.source = source
  }

  @inlinable
  package var kind: Kind {
    // The index writes these seven kinds and no other, in the order of the enum.
    @inline(__always) get { Kind(rawValue: UInt8(truncatingIfNeeded: node.pointee.info & 7)).unsafelyUnwrapped }
  }
  /// Scalars within, other than null and "".
  @inlinable
  package var leaves: Int {
    @inline(__always) get { Int(node.pointee.info &>> 4) }
  }
  /// The offset behind the value's last byte, from the start of the text that was parsed.
  var end: Int { Int(node.pointee.start) + Int(node.pointee.length) + (kind == .string ? 1 : 0) }
  /// Whether the bytes are not in normal form: a string with escapes that we would not write, white space between the
  /// tokens.
  @inlinable
  package var isLoose: Bool {
    @inline(__always) get { node.pointee.info & 8 != 0 }
  }
  @inlinable
  package var isNull: Bool {
    @inline(__always) get { node.pointee.info & 7 == 0 }
  }
  /// The token as written; of a string, what stands between the quotes.
  @inlinable
  package var raw: UnsafeRawBufferPointer {
    @inline(__always) get {
      UnsafeRawBufferPointer(start: source + Int(node.pointee.start), count: Int(node.pointee.length))
    }
  }
  @inlinable
  package var bool: Bool? {
    switch kind {
    case .trueValue: true
    case .falseValue: false
    default: nil
    }
  }

  /// The text of a string, escapes resolved; lone surrogates become U+FFFD. Nil for other kinds.
  package var string: String? {
    guard kind == .string else { return nil }
    return JSONNode.unescaped(raw)
  }

  /// A string or a number's token; nil for "" and other kinds.
  package var idText: String? {
    switch kind {
    case .string: raw.isEmpty ? nil : string
    case .number: String(decoding: raw, as: UTF8.self)
    default: nil
    }
  }

  package var value: JSONValue {
    switch kind {
    case .null: return .null
    case .falseValue: return .bool(false)
    case .trueValue: return .bool(true)
    case .number: return .number(String(decoding: raw, as: UTF8.self))
    case .string: return .string(JSONNode.unescaped(raw))
    case .array: return .array(elements.map(\.value))
    case .object:
      var object = JSONObject()
      for (name, node) in members { JSONNode.add(JSONNode.unescaped(name), node.value, to: &object) }
      return .object(object)
    }
  }

  /// A name that comes again takes the new value (RFC 8259 leaves it open, parsers agree on the last); the earlier one
  /// is not lost but stays under `name~1`, `name~2`, ….
  private static func add(_ name: String, _ value: JSONValue, to object: inout JSONObject) {
    if let earlier = object[name] {
      var number = 1
      while object["\(name)~\(number)"] != nil { number += 1 }
      object.append("\(name)~\(number)", earlier)
      object[name] = value
    } else {
      object.append(name, value)
    }
  }

  @inlinable
  package var elements: Elements {
    @inline(__always) get {
      Elements(next: node + 1, end: kind == .array ? node + Int(node.pointee.next) : node + 1, source: source)
    }
  }
  @inlinable
  package var members: Members {
    @inline(__always) get {
      Members(next: node + 1, end: kind == .object ? node + Int(node.pointee.next) : node + 1, source: source)
    }
  }

  /// The last member of that name; names are compared as written, so escaped names are not found here.
  package subscript(name: StaticString) -> JSONNode? {
    var found: JSONNode?
    for (member, node) in members where JSONNode.equal(member, name) { found = node }
    return found
  }

  @inlinable @inline(__always)
  package static func equal(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
    guard bytes.count == text.utf8CodeUnitCount, let start = bytes.baseAddress else {
      return bytes.count == text.utf8CodeUnitCount
    }
    return memcmp(start, text.utf8Start, bytes.count) == 0
  }

  /// Whether two tokens are written alike.
  @inlinable @inline(__always)
  package func sameToken(as other: JSONNode) -> Bool {
    let a = raw, b = other.raw
    guard a.count == b.count, let start = a.baseAddress, let otherStart = b.baseAddress else {
      return a.count == b.count
    }
    return memcmp(start, otherStart, a.count) == 0
  }

  @usableFromInline
  package struct Elements: Sequence, IteratorProtocol {
    @usableFromInline package var at: UnsafePointer<df_node>
    @usableFromInline package let end: UnsafePointer<df_node>
    @usableFromInline package let source: UnsafePointer<UInt8>

    @inlinable @inline(__always)
    package init(next: UnsafePointer<df_node>, end: UnsafePointer<df_node>, source: UnsafePointer<UInt8>) {
      at = next
      self.end = end
      self.source = source
    }

    @inlinable @inline(__always)
    package mutating func next() -> JSONNode? {
      guard at < end else { return nil }
      defer { at += Int(at.pointee.next) }
      return JSONNode(at, source: source)
    }
  }

  @usableFromInline
  package struct Members: Sequence, IteratorProtocol {
    @usableFromInline package var at: UnsafePointer<df_node>
    @usableFromInline package let end: UnsafePointer<df_node>
    @usableFromInline package let source: UnsafePointer<UInt8>

    @inlinable @inline(__always)
    package init(next: UnsafePointer<df_node>, end: UnsafePointer<df_node>, source: UnsafePointer<UInt8>) {
      at = next
      self.end = end
      self.source = source
    }

    @inlinable @inline(__always)
    package mutating func next() -> (name: UnsafeRawBufferPointer, value: JSONNode)? {
      guard at < end else { return nil }
      let name = JSONNode(at, source: source)
      let value = JSONNode(at + 1, source: source)
      at += 1 + Int(at[1].next)
      return (name.raw, value)
    }
  }

  /// Resolves the escapes of a raw token. Lone surrogates become U+FFFD.
  package static func unescaped(_ raw: UnsafeRawBufferPointer) -> String {
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var units: [UInt16] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(raw.count)
    func flush() {
      guard !units.isEmpty else { return }
      bytes.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
      units.removeAll()
    }
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      guard byte == UInt8(ascii: "\\"), index + 1 < raw.count else {
        flush()
        bytes.append(byte)
        index += 1
        continue
      }
      let escape = raw[index + 1]
      if escape == UInt8(ascii: "u"), index + 5 < raw.count {
        let hex = String(decoding: raw[(index + 2)..<(index + 6)], as: UTF8.self)
        units.append(UInt16(hex, radix: 16) ?? 0xFFFD)
        index += 6
        continue
      }
      flush()
      switch escape {
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "t"): bytes.append(0x09)
      default: bytes.append(escape)
      }
      index += 2
    }
    flush()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  /// Writes a raw string token in normal form: raw UTF-8, only the escapes JSON demands. Returns false where it held a
  /// lone surrogate, which is written as U+FFFD.
  @discardableResult
  package func token(_ raw: UnsafeRawBufferPointer) -> Bool {
    guard let start = raw.baseAddress, memchr(start, 0x5C, raw.count) != nil else {
      quotedPlain(raw)
      return true
    }
    return resolved(raw)
  }

  /// The same for a string node, which knows whether it holds escapes.
  @inlinable @inline(__always)
  @discardableResult
  package func token(_ node: JSONNode) -> Bool {
    guard node.isLoose else {
      quotedPlain(node.raw)
      return true
    }
    return resolved(node.raw)
  }

  /// Between quotes what needs no escapes, such as a number's token.
  @inlinable @inline(__always)
  package func quotedPlain(_ raw: UnsafeRawBufferPointer) {
    out.reserve(raw.count &+ 3)
    begin()
    out.appendUnchecked(UInt8(ascii: "\""))
    if let start = raw.baseAddress { out.appendUnchecked(start.assumingMemoryBound(to: UInt8.self), raw.count) }
    out.appendUnchecked(UInt8(ascii: "\""))
  }

  @usableFromInline @inline(never)
  package func resolved(_ raw: UnsafeRawBufferPointer) -> Bool {
    begin()
    out.append(UInt8(ascii: "\""))
    defer { out.append(UInt8(ascii: "\"")) }
    guard let base = raw.baseAddress else { return true }
    let start = base.assumingMemoryBound(to: UInt8.self)
    var whole = true
    out.fill(minimum: raw.count + 8) { space in
      let target = space.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
      let written = df_normalize(start, raw.count, target)
      if written < 0 { whole = false }
      return Swift.max(written, 0)
    }
    guard !whole else { return true }
    var text = JSONNode.unescaped(raw)
    text.withUTF8 { escapedBody(UnsafeRawBufferPointer($0)) }
    return false
  }

  /// Any value in normal form: compact, member order kept. Returns false where a string held a lone surrogate.
  @discardableResult
  package func node(_ node: JSONNode) -> Bool {
    // Most of what is kept needs nothing done to it.
    if node.kind == .array || node.kind == .object, !node.isLoose {
      raw(node.raw)
      return true
    }
    var whole = true
    switch node.kind {
    case .string: return token(node)
    case .null, .trueValue, .falseValue, .number: raw(node.raw)
    case .array:
      beginArray()
      for element in node.elements where !self.node(element) { whole = false }
      endArray()
    case .object:
      beginObject()
      for (name, value) in node.members {
        if !token(name) { whole = false }
        out.append(UInt8(ascii: ":"))
        if !self.node(value) { whole = false }
      }
      endObject()
    }
    return whole
  }
}
