import CZlib

/// What a gzip holds (RFC 1952), several members one behind the other as one. Not Sendable: one owner, one thread.
///
/// libarchive gives up a whole block where a gzip is cut inside it; this gives every byte that can still be known, and
/// says in ``damage`` why there are no more.
final class GzipSource: ByteSource {
  private let source: any ByteSource
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  /// zlib keeps the address.
  private let stream: UnsafeMutablePointer<z_stream>
  /// Bytes taken from the source.
  private(set) var packed = 0
  private(set) var damage: String?
  private var isOver = false
  /// Behind a member, where another may begin.
  private var isBetween = false

  init(_ source: any ByteSource) {
    self.source = source
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    if df_gzip_begin(stream) != Z_OK { damage = "out of memory" }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Ends at damage as at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while !isOver, damage == nil, !buffer.isEmpty {
      if stream.pointee.avail_in == 0, try !refill() { return 0 }
      if isBetween, !beginsMember() { return 0 }
      let count = unpack(into: buffer)
      if count > 0 { return count }
    }
    return 0
  }

  private func refill() throws -> Bool {
    let count = try source.read(into: input)
    packed += count
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_in = UInt32(count)
    guard count == 0 else { return true }
    isOver = true
    if !isBetween { damage = "it ends before its check sum" }
    return false
  }

  /// What is no member is padding, as gzip(1) has it.
  private func beginsMember() -> Bool {
    isBetween = false
    guard stream.pointee.next_in.pointee == 0x1F, inflateReset(stream) == Z_OK else {
      isOver = true
      return false
    }
    return true
  }

  private func unpack(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let room = min(buffer.count, 1 << 30)
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: Bytef.self)
    stream.pointee.avail_out = UInt32(room)
    switch inflate(stream, Z_NO_FLUSH) {
    case Z_STREAM_END: isBetween = true
    // Z_BUF_ERROR: it wants more input.
    case Z_OK, Z_BUF_ERROR: break
    default: damage = stream.pointee.msg.map { String(cString: $0) } ?? "it cannot be unpacked"
    }
    return room - Int(stream.pointee.avail_out)
  }
}
