/// One growable run of bytes, reused from record to record: output on the hot path costs no allocation.
///
/// A class so that writers can share it; never Sendable, one owner on one thread.
public final class ByteBuffer {
  public private(set) var base: UnsafeMutablePointer<UInt8>
  public private(set) var capacity: Int
  public private(set) var count = 0

  public init(capacity: Int = 1 << 16) {
    self.capacity = Swift.max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The bytes written so far; valid until the next change.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }
  public var string: String { String(decoding: bytes, as: UTF8.self) }
  public var array: [UInt8] { Array(bytes) }

  @inline(__always)
  public func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private func grow(_ more: Int) {
    let wanted = Swift.max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
    capacity = wanted
  }

  @inline(__always)
  public func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  public func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    reserve(length)
    (base + count).update(from: start, count: length)
    count &+= length
  }

  /// The same where ``reserve(_:)`` has made the room already.
  @inline(__always)
  public func appendUnchecked(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  @inline(__always)
  public func appendUnchecked(_ start: UnsafePointer<UInt8>, _ length: Int) {
    (base + count).update(from: start, count: length)
    count &+= length
  }

  @inline(__always)
  public func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  @inline(__always)
  public func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  public func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  public func append(contentsOf bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  public func removeAll() { count = 0 }

  /// Forgets everything after `length` bytes.
  public func truncate(to length: Int) { count = Swift.min(count, length) }

  /// Drops the first `length` bytes and moves the rest down.
  public func removeFirst(_ length: Int) {
    let rest = count - length
    if rest > 0 { base.update(from: base + length, count: rest) }
    count = rest
  }

  /// Lets `body` write into free space of at least `minimum` bytes and adds as many as it says it wrote.
  public func fill(minimum: Int, _ body: (UnsafeMutableRawBufferPointer) throws -> Int) rethrows {
    reserve(minimum)
    count += try body(UnsafeMutableRawBufferPointer(start: base + count, count: capacity - count))
  }
}
