import JSONText

/// Cuts the elements of one array out of a JSON text of any size, one at a time, or the values of a text that holds
/// several, one after another. Looks at borders only; whether an element is JSON is for its parser to say.
struct JSONElements {
  enum Ending: Equatable { case whole, torn(line: Int) }

  /// Names that lead from the root object to the array; nil for a sequence of values.
  private let path: [[UInt8]]?
  private let limit: Int

  private var depth = 0
  /// How many names of the path the open containers follow; the array itself counts.
  private var matched = 0
  private var inString = false
  private var escaped = false
  private var name: [UInt8] = []
  private var pending: [UInt8] = []
  private var capturing = false
  private var tooLong = false
  private var line = 1
  private var elementLine = 1
  private let element = ByteBuffer()

  init(path: [String]?, limit: Int) {
    self.path = path?.map { Array($0.utf8) }
    self.limit = limit
  }

  /// Calls `body` with each object or array and the line it begins in; nil bytes for one longer than the limit.
  mutating func forEach(
    in source: any ByteSource, _ body: (UnsafeRawBufferPointer?, Int) throws -> Void
  ) throws -> Ending {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { break }
      try take(UnsafeRawBufferPointer(rebasing: chunk[..<count]), body)
    }
    return depth == 0 && !inString ? .whole : .torn(line: line)
  }

  /// The depth at which an element begins.
  private var elementDepth: Int { path.map { $0.count + 1 } ?? 0 }
  private var inTarget: Bool { path.map { matched == $0.count } ?? true }

  private mutating func take(
    _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer?, Int) throws -> Void
  ) throws {
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte == 0x0A { line += 1 }
      if inString {
        inside(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        inString = true
        name.removeAll(keepingCapacity: true)
      case UInt8(ascii: ":"): if depth == matched + 1 { pending = name }
      case UInt8(ascii: ","): if depth == matched + 1 { pending.removeAll(keepingCapacity: true) }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if inTarget, depth == elementDepth, !capturing {
          capturing = true
          tooLong = false
          elementLine = line
          start = index
          element.removeAll()
        } else {
          descend(byte)
        }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { continue }
        depth -= 1
        if capturing, depth == elementDepth {
          keep(UnsafeRawBufferPointer(rebasing: bytes[start...index]))
          capturing = false
          try body(tooLong ? nil : element.bytes, elementLine)
        } else if let path, !path.isEmpty, matched > 0, depth == matched {
          matched -= 1
        }
      default: break
      }
    }
    if capturing { keep(UnsafeRawBufferPointer(rebasing: bytes[start...])) }
  }

  private mutating func inside(_ byte: UInt8) {
    if escaped {
      escaped = false
    } else if byte == UInt8(ascii: "\\") {
      escaped = true
    } else if byte == UInt8(ascii: "\"") {
      inString = false
      return
    }
    if !capturing, name.count < 64 { name.append(byte) }
  }

  private mutating func descend(_ byte: UInt8) {
    guard let path, !capturing, depth == matched + 1, matched < path.count, pending == path[matched] else { return }
    let wanted = matched + 1 == path.count ? UInt8(ascii: "[") : UInt8(ascii: "{")
    if byte == wanted { matched += 1 }
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer) {
    guard !tooLong else { return }
    if element.count + bytes.count > limit {
      tooLong = true
      element.removeAll()
    } else {
      element.append(bytes)
    }
  }
}
