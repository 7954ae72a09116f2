import Crypto
import JSONText

/// A file of the payload: where it lies in the bag, how long it is and its SHA-256 in hex.
struct FileEntry: Sendable, Hashable {
  var path: String
  var size: Int
  var digest: String
}

/// A file written once from front to back and hashed on the way.
final class HashedFile {
  let diskPath: String
  private(set) var size = 0
  private let descriptor: Int32
  private var hasher = SHA256()
  private var open = true
  /// Up to here the file system has set space aside.
  private var reserved = 0

  init(_ diskPath: String) throws {
    self.diskPath = diskPath
    descriptor = try Disk.create(diskPath)
  }

  deinit { if open { Disk.closeFile(descriptor) } }

  func write(_ bytes: UnsafeRawBufferPointer) throws {
    hasher.update(bufferPointer: bytes)
    if size + bytes.count >= HashedFile.step / 4 { reserve(size + bytes.count) }
    try Disk.write(bytes, to: descriptor, path: diskPath)
    size += bytes.count
  }

  private static let step = 8 << 20

  /// A file that proves to be large gets its space in large steps: cheaper than block by block with each write (a fifth
  /// of what writing costs).
  private func reserve(_ end: Int) {
    reserved = max(reserved, size)
    while reserved < end {
      Disk.reserve(descriptor, from: reserved, HashedFile.step)
      reserved += HashedFile.step
    }
  }

  /// Syncs, closes and returns the SHA-256 in hex.
  func finish(sync: Bool = true) throws -> String {
    if reserved > size { try Disk.cut(descriptor, to: size, path: diskPath) }
    if sync { try Disk.sync(descriptor, path: diskPath) }
    close()
    return Hex.text(hasher.finalize())
  }

  func close() {
    if open { Disk.closeFile(descriptor) }
    open = false
  }
}

enum Hex {
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// SHA-256 of the bytes that `body` hands over.
  static func digest(_ body: (_ take: (UnsafeRawBufferPointer) -> Void) throws -> Void) rethrows -> String {
    var hasher = SHA256()
    try body { hasher.update(bufferPointer: $0) }
    return text(hasher.finalize())
  }

  /// SHA-256 of bytes in memory.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> String {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return text(hasher.finalize())
  }
}

/// Reads a file through one reused buffer and hands out runs of it that lie in one piece.
///
/// Always followed by 64 readable bytes, as the JSON index wants.
final class BlockReader {
  private let descriptor: Int32
  private let path: String
  private let block: Int
  private let buffer: ByteBuffer
  private var at = 0
  /// In bytes from the start of the file.
  private(set) var offset = 0

  init(_ path: String, block: Int = 1 << 18) throws {
    self.path = path
    self.block = block
    descriptor = try Disk.openForReading(path)
    buffer = ByteBuffer(capacity: block + 64)
  }

  deinit { Disk.closeFile(descriptor) }

  /// False where the file ends before `count` more bytes.
  @inline(__always)
  func has(_ count: Int) throws -> Bool {
    if buffer.count &- at >= count { return true }
    return try refill(count)
  }

  private func refill(_ count: Int) throws -> Bool {
    buffer.removeFirst(at)
    at = 0
    while buffer.count < count {
      let wanted = max(block, count - buffer.count)
      buffer.reserve(wanted + 64)
      var got = 0
      try buffer.fill(minimum: wanted + 64) { space in
        got = try Disk.read(
          descriptor, into: UnsafeMutableRawBufferPointer(rebasing: space[..<wanted]), path: path)
        return got
      }
      if got == 0 { break }
    }
    buffer.reserve(64)
    return buffer.count >= count
  }

  /// The next `count` bytes, which ``has(_:)`` must have found; valid until it is called again.
  @inline(__always)
  func take(_ count: Int) -> UnsafeRawBufferPointer {
    let bytes = UnsafeRawBufferPointer(start: buffer.base + at, count: count)
    at &+= count
    offset &+= count
    return bytes
  }

  /// All bytes read ahead; valid until ``has(_:)`` is called again.
  func takeAll() -> UnsafeRawBufferPointer { take(buffer.count &- at) }

  /// The next line without its newline; nil at the end. A last line without a newline is a line too.
  func line() throws -> UnsafeRawBufferPointer? {
    var searched = 0
    while true {
      let rest = UnsafeRawBufferPointer(start: buffer.base + at, count: buffer.count - at)
      if let found = newline(in: rest, from: searched) {
        let line = take(found)
        _ = take(1)
        return line
      }
      searched = rest.count
      guard try has(rest.count + 1) else {
        let rest = buffer.count - at
        return rest == 0 ? nil : take(rest)
      }
    }
  }

  private func newline(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    return Scan.first(UInt8(ascii: "\n"), in: base + start, bytes.count - start).map { $0 + start }
  }
}
