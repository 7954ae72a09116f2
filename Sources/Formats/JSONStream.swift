internal import CSimdJSON
internal import Glibc
internal import JSONText

/// Streams NDJSON, one array of any size, one object, API pages, or any sequence of these, in bounded memory.
///
/// A line is tried as a whole first, which is the fast way for NDJSON; otherwise borders of values are found by a
/// scanner that knows strings and brackets only. A record that
/// is not UTF-8 is read as Windows-1252 where it may be that, else its bad bytes become U+FFFD; see ``repaired``.
package final class JSONStream {
  /// Sizes in bytes.
  package struct Limits: Sendable {
    package var whole = 4 << 20
    package var record = 256 << 20
    package var depth = 256
    package init() {}
  }

  private enum Context {
    case top
    /// Inside an array: of the top level (nil) or of that member.
    case array(String?)
    /// Inside a streamed object, behind a member.
    case object
  }

  private let source: any ByteSource
  private let streamed: Set<String>
  private let limits: Limits
  private let index = JSONIndex()
  /// Small enough that text, tokens and what is made of them lie in the processor's second cache together.
  private let buffer = ByteBuffer(capacity: 1 << 18)
  private var at = 0
  private var atEnd = false
  private var line = 1
  private var record = 0
  private var context: [Context] = []
  private var sawLines = false
  /// Whole lines of the buffer whose tokens were found together, from `at` of the time on; nil where there are none.
  private var block: (start: Int, end: Int)?
  /// Up to here in the buffer lines are parsed one by one, because together they failed.
  private var singleUntil = 0
  private var repair: [UInt8] = []
  /// What was done to the last piece where it held bytes that were not UTF-8.
  package enum Repair: Sendable { case windows1252, replaced }
  package private(set) var repaired: Repair?

  /// `streamed` names the arrays of a page that may be too large to hold.
  package init(_ source: any ByteSource, streaming streamed: Set<String> = [], limits: Limits = Limits()) {
    self.source = source
    self.streamed = streamed
    self.limits = limits
  }

  package func next() throws -> JSONPiece? {
    repaired = nil
    while true {
      try skipSpace()
      guard try available() else {
        return context.isEmpty ? nil : tornEnd()
      }
      switch context.last ?? .top {
      case .top: return try topValue()
      case .array(let name):
        let byte = buffer.base[at]
        if byte == UInt8(ascii: "]") {
          at += 1
          context.removeLast()
          continue
        }
        if byte == UInt8(ascii: ",") {
          at += 1
          continue
        }
        return try element(of: name)
      case .object:
        if let piece = try memberOrEnd() { return piece }
      }
    }
  }

  // MARK: Bytes

  /// Moves what is left to the front and reads more; false at the end of the input.
  private func more() throws -> Bool {
    guard !atEnd else { return false }
    block = nil
    if at > 0 {
      singleUntil = max(0, singleUntil - at)
      buffer.removeFirst(at)
      at = 0
    }
    let before = buffer.count
    try buffer.fill(minimum: (1 << 16) + JSONIndex.padding) { space in
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[..<(space.count - JSONIndex.padding)]))
    }
    if buffer.count == before { atEnd = true }
    return !atEnd
  }

  private func available() throws -> Bool {
    while at >= buffer.count {
      guard try more() else { return false }
    }
    return true
  }

  private func skipSpace() throws {
    while try available() {
      switch buffer.base[at] {
      case 0x0A: line += 1
      case 0x20, 0x09, 0x0D: break
      case 0xEF where line == 1 && record == 0:
        guard try have(3), buffer.base[at + 1] == 0xBB, buffer.base[at + 2] == 0xBF else { return }
        at += 2
      default: return
      }
      at += 1
    }
  }

  /// Makes sure that `count` bytes follow, unless the input ends before.
  private func have(_ count: Int) throws -> Bool {
    while buffer.count - at < count {
      guard try more() else { return false }
    }
    return true
  }

  private func slice(_ length: Int) -> UnsafeRawBufferPointer {
    buffer.reserve(JSONIndex.padding)
    return UnsafeRawBufferPointer(start: buffer.base + at, count: length)
  }

  /// Leaves `length` bytes behind and counts their lines.
  private func consume(_ length: Int) {
    var rest = slice(length)
    while let start = rest.baseAddress, let found = memchr(start, 0x0A, rest.count) {
      line += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - start + 1)...])
    }
    at += length
  }

  // MARK: Values

  private func topValue() throws -> JSONPiece? {
    if let piece = nextOfBlock() { return piece }
    if buffer.base[at] == UInt8(ascii: "[") {
      at += 1
      context.append(.array(nil))
      return try next()
    }
    if let length = try lineLength(), let piece = wholeLine(length) { return piece }
    guard let length = try valueLength(limit: limits.whole) else {
      if buffer.base[at] == UInt8(ascii: "{"), let piece = try streamedObject() { return piece }
      guard let length = try valueLength(limit: limits.record) else { return try unfinished() }
      return parsed(length)
    }
    return parsed(length)
  }

  /// NDJSON, once a line proved to be it: all whole lines in the buffer are indexed in one go. Nil where this way does
  /// not serve, be it that a line is broken; the other ways then begin at the same place.
  private func nextOfBlock() -> JSONPiece? {
    guard sawLines, buffer.base[at] == UInt8(ascii: "{"), at >= singleUntil, beginBlock(), let block else { return nil }
    // A value that goes over several lines is none here, as where lines are parsed one by one.
    guard index.nextPlace == at - block.start,
      let node = index.next(buffer.base + block.start, maximumDepth: limits.depth), endsLine(block.start + node.end),
      memchr(buffer.base + at, 0x0A, block.start + node.end - at) == nil
    else {
      singleUntil = block.end
      self.block = nil
      return nil
    }
    record += 1
    let place = JSONPlace(line: line, record: record)
    at = block.start + node.end
    return .value(node, place)
  }

  /// Whether nothing but a line end follows: a line with more on it is no value, whatever its first part is.
  @inline(__always)
  private func endsLine(_ end: Int) -> Bool {
    var end = end
    while buffer.base[end] == 0x0D || buffer.base[end] == 0x20 || buffer.base[end] == 0x09 { end += 1 }
    return buffer.base[end] == 0x0A
  }

  private func beginBlock() -> Bool {
    if let block, at < block.end { return true }
    block = nil
    buffer.reserve(JSONIndex.padding)
    var end = buffer.count
    while end > at, buffer.base[end - 1] != 0x0A { end -= 1 }
    guard end > at else { return false }
    guard index.begin(UnsafeRawBufferPointer(start: buffer.base + at, count: end - at)) else {
      singleUntil = end
      return false
    }
    block = (at, end)
    return true
  }

  /// Bytes up to the next line end (or the end of input), or nil when the line is longer than may be tried whole.
  private func lineLength() throws -> Int? {
    var searched = 0
    while true {
      let rest = buffer.count - at
      if let found = memchr(buffer.base + at + searched, 0x0A, rest - searched) {
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - UnsafePointer(buffer.base + at)
      }
      searched = rest
      if rest > limits.whole { return nil }
      guard try more() else { return buffer.count - at }
    }
  }

  /// The line as one value; nil where it is not one and might be the beginning of a longer text.
  private func wholeLine(_ length: Int) -> JSONPiece? {
    let text = slice(length)
    do throws(JSONSyntaxError) {
      let node = try index.parse(text, maximumDepth: limits.depth)
      sawLines = true
      return accept(node, length)
    } catch {
      if error.reason == .utf8, let node = repairedNode(text) {
        sawLines = true
        return accept(node, length)
      }
      guard sawLines else { return nil }
      if at + length >= buffer.count && atEnd { return torn(length) }
      return reject(error, length)
    }
  }

  private func accept(_ node: JSONNode, _ length: Int) -> JSONPiece {
    record += 1
    let place = JSONPlace(line: line, record: record)
    at += length  // the line end that follows is counted by skipSpace
    return .value(node, place)
  }

  private func reject(_ error: JSONSyntaxError, _ length: Int) -> JSONPiece {
    record += 1
    let place = JSONPlace(line: line, record: record)
    let text = slice(length)
    consume(length)
    return .broken(error, place, text)
  }

  private func torn(_ length: Int) -> JSONPiece {
    let place = JSONPlace(line: line, record: record + 1)
    let text = slice(length)
    at += length
    context.removeAll()
    return .torn(place, text)
  }

  private func tornEnd() -> JSONPiece { torn(0) }

  /// Length of the value that starts here, found by its brackets; nil when it does not end within `limit`.
  private func valueLength(limit: Int) throws -> Int? {
    var scan = df_scan()
    var scanned = 0
    while true {
      let rest = buffer.count - at - scanned
      let end = df_scan_value(&scan, buffer.base + at + scanned, rest)
      if end >= 0 { return scanned + end }
      scanned += rest
      if scanned > limit { return nil }
      guard try more() else { return scan.scalar != 0 ? scanned : nil }
    }
  }

  private func unfinished() throws -> JSONPiece {
    guard !atEnd else { return torn(buffer.count - at) }
    throw JSONLimitError(line: line, limit: limits.record)
  }

  private func parsed(_ length: Int) -> JSONPiece {
    guard length > 0 else { return stray() }
    record += 1
    let place = JSONPlace(line: line, record: record)
    let text = slice(length)
    defer { consume(length) }
    switch node(text) {
    case .success(let node): return .value(node, place)
    case .failure(let error): return .broken(error, place, text)
    }
  }

  /// A bracket or comma where no value can start: one byte is skipped so that reading goes on.
  private func stray() -> JSONPiece { reject(JSONSyntaxError(reason: .syntax, offset: 0), 1) }

  private func node(_ text: UnsafeRawBufferPointer) -> Result<JSONNode, JSONSyntaxError> {
    do throws(JSONSyntaxError) {
      return .success(try index.parse(text, maximumDepth: limits.depth))
    } catch {
      if error.reason == .utf8, let node = repairedNode(text) { return .success(node) }
      return .failure(error)
    }
  }

  private func repairedNode(_ text: UnsafeRawBufferPointer) -> JSONNode? {
    let windows = WindowsText.isLikely(text)
    repair = windows ? WindowsText.utf8(text) : Array(String(decoding: text, as: UTF8.self).utf8)
    let length = repair.count
    repair.append(contentsOf: [UInt8](repeating: 0x20, count: JSONIndex.padding))
    let node = repair.withUnsafeBytes { bytes in
      try? index.parse(UnsafeRawBufferPointer(rebasing: bytes[..<length]), maximumDepth: limits.depth)
    }
    repaired = node == nil ? nil : windows ? .windows1252 : .replaced
    return node
  }

  // MARK: Pages too large to hold

  private func element(of name: String?) throws -> JSONPiece {
    guard let length = try valueLength(limit: limits.record) else { return try unfinished() }
    let piece = parsed(length)
    guard let name, case .value(let node, let place) = piece else { return piece }
    return .element(of: name, node, place)
  }

  /// Starts streaming the object here if one of its arrays may be streamed and it has no id of its own (then it is a
  /// record that happens to be large). Everything up to that array is still in the buffer.
  private func streamedObject() throws -> JSONPiece? {
    var place = at + 1
    while let name = nextName(&place) {
      if name == "id" { return nil }
      if streamed.contains(name), place < buffer.count, buffer.base[place] == UInt8(ascii: "[") {
        at += 1
        context.append(.object)
        return try next()
      }
      var scan = df_scan()
      let end = df_scan_value(&scan, buffer.base + place, buffer.count - place)
      guard end > 0 else { return nil }
      place += end
    }
    return nil
  }

  /// Reads `"name" :` from the buffer and leaves `place` at the value.
  private func nextName(_ place: inout Int) -> String? {
    func skip() {
      while place < buffer.count, [0x20, 0x09, 0x0A, 0x0D, 0x2C].contains(buffer.base[place]) { place += 1 }
    }
    skip()
    guard place < buffer.count, buffer.base[place] == UInt8(ascii: "\"") else { return nil }
    var scan = df_scan()
    let end = df_scan_value(&scan, buffer.base + place, buffer.count - place)
    guard end >= 2 else { return nil }
    let raw = UnsafeRawBufferPointer(start: buffer.base + place + 1, count: end - 2)
    place += end
    while place < buffer.count, [0x20, 0x09, 0x0A, 0x0D].contains(buffer.base[place]) { place += 1 }
    guard place < buffer.count, buffer.base[place] == UInt8(ascii: ":") else { return nil }
    place += 1
    while place < buffer.count, [0x20, 0x09, 0x0A, 0x0D].contains(buffer.base[place]) { place += 1 }
    return JSONNode.unescaped(raw)
  }

  private func memberOrEnd() throws -> JSONPiece? {
    switch buffer.base[at] {
    case UInt8(ascii: ","):
      at += 1
      return nil
    case UInt8(ascii: "}"):
      at += 1
      context.removeLast()
      return nil
    case UInt8(ascii: "\""): break
    default: return stray()
    }
    guard let nameLength = try valueLength(limit: 1 << 16) else { return try unfinished() }
    let name = JSONNode.unescaped(UnsafeRawBufferPointer(rebasing: slice(nameLength)[1..<(nameLength - 1)]))
    consume(nameLength)
    try skipSpace()
    guard try available(), buffer.base[at] == UInt8(ascii: ":") else { return stray() }
    at += 1
    try skipSpace()
    guard try available() else { return tornEnd() }
    if streamed.contains(name), buffer.base[at] == UInt8(ascii: "[") {
      at += 1
      context.append(.array(name))
      return nil
    }
    guard let length = try valueLength(limit: limits.record) else { return try unfinished() }
    guard case .value(let node, let place) = parsed(length) else { return stray() }
    record -= 1
    return .member(name, node, place)
  }
}
