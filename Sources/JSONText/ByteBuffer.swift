#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One growable run of bytes, reused from record to record: output on the hot path costs no allocation.
///
/// A class so that writers can share it; never Sendable, one owner on one thread.
public final class ByteBuffer {
  // Read from outside under the names below; the bodies of these few functions are seen by other modules, so that an
  // append costs no call.
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var room: Int
  @usableFromInline var used = 0

  public init(capacity: Int = 1 << 16) {
    room = Swift.max(capacity, 64)
    start = ByteBuffer.memory(room, from: nil)
  }

  deinit { free(start) }

  /// From the C library, which makes a large run of bytes longer without touching it again. Without memory the process
  /// ends, as it did in Swift's own `allocate` before: an error thrown here would need memory to be told, and every
  /// `append` of the hot path would have to throw.
  private static func memory(_ count: Int, from old: UnsafeMutablePointer<UInt8>?) -> UnsafeMutablePointer<UInt8> {
    guard let bytes = realloc(old, count) else { fatalError("out of memory: no room for \(count) bytes") }
    return bytes.assumingMemoryBound(to: UInt8.self)
  }

  @inlinable @inline(__always) public var base: UnsafeMutablePointer<UInt8> { start }
  @inlinable @inline(__always) public var capacity: Int { room }
  @inlinable @inline(__always) public var count: Int { used }
  /// The bytes written so far; valid until the next change.
  @inlinable @inline(__always)
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: used) }
  public var string: String { String(decoding: bytes, as: UTF8.self) }
  public var array: [UInt8] { Array(bytes) }

  @inlinable @inline(__always)
  public func reserve(_ more: Int) {
    if used &+ more > room { grow(more) }
  }

  @usableFromInline @inline(never)
  func grow(_ more: Int) {
    let wanted = Swift.max(room * 2, used + more)
    start = ByteBuffer.memory(wanted, from: start)
    room = wanted
  }

  @inlinable @inline(__always)
  public func append(_ byte: UInt8) {
    reserve(1)
    start[used] = byte
    used &+= 1
  }

  @inlinable @inline(__always)
  public func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (start + used).update(from: bytes, count: length)
    used &+= length
  }

  /// The same where ``reserve(_:)`` has made the room already.
  @inlinable @inline(__always)
  public func appendUnchecked(_ byte: UInt8) {
    start[used] = byte
    used &+= 1
  }

  @inlinable @inline(__always)
  public func appendUnchecked(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    (start + used).update(from: bytes, count: length)
    used &+= length
  }

  @inlinable @inline(__always)
  public func appendUnchecked(_ text: StaticString) { appendUnchecked(text.utf8Start, text.utf8CodeUnitCount) }

  @inlinable @inline(__always)
  public func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  @inlinable @inline(__always)
  public func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  public func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// The number's digits.
  public func append(decimal number: UInt64) {
    var rest = number
    var digits = 1
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    reserve(digits)
    rest = number
    for place in stride(from: digits - 1, through: 0, by: -1) {
      start[used + place] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
    used += digits
  }

  public func append(contentsOf bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  @inlinable @inline(__always) public func removeAll() { used = 0 }

  /// Forgets everything after `length` bytes.
  public func truncate(to length: Int) { used = Swift.min(used, length) }

  /// Drops the first `length` bytes and moves the rest down.
  public func removeFirst(_ length: Int) {
    let rest = used - length
    if rest > 0 { start.update(from: start + length, count: rest) }
    used = rest
  }

  /// Lets `body` write into free space of at least `minimum` bytes and adds as many as it says it wrote.
  @inlinable @inline(__always)
  public func fill(minimum: Int, _ body: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
    reserve(minimum)
    used += try body(UnsafeMutableRawBufferPointer(start: start + used, count: room - used))
  }
}
