import Glibc

/// Closes its descriptor when the last owner goes.
final class OwnedDescriptor {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Nil where it cannot be opened; `errno` says why.
  static func opening(_ path: String, followLinks: Bool) -> OwnedDescriptor? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followLinks ? 0 : O_NOFOLLOW))
    return number < 0 ? nil : OwnedDescriptor(number)
  }

  var status: stat? {
    var result = stat()
    return fstat(number, &result) == 0 ? result : nil
  }

  /// Up to `count` bytes from the start; does not move the position.
  func start(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      used = max(0, pread(number, buffer.baseAddress, count, 0))
    }
  }
}

/// The bytes of a regular file; keeps its own position, so two sources may share a descriptor.
final class FileSource: ByteSource {
  private let descriptor: OwnedDescriptor
  private let name: String
  private var at: off_t = 0

  init(_ descriptor: OwnedDescriptor, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    while true {
      let count = pread(descriptor.number, buffer.baseAddress, buffer.count, at)
      if count >= 0 {
        at += off_t(count)
        return count
      }
      guard errno == EINTR else {
        throw InputError(
          file: name, what: "reading failed: \(systemError(errno))",
          nextStep: "Check the disk and the permissions, then read again.")
      }
    }
  }
}

/// What the system says about an error number.
func systemError(_ number: Int32) -> String { String(cString: strerror(number)) }

/// The first bytes of a source, looked at and then given again as if nobody had.
package final class PeekedSource: ByteSource {
  package let start: [UInt8]
  private var at = 0
  private let rest: any ByteSource

  /// Reads up to `count` bytes at once.
  package init(_ source: any ByteSource, count: Int) throws {
    rest = source
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = try bytes.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
      }
      if more == 0 { break }
      filled += more
    }
    bytes.removeLast(count - filled)
    start = bytes
  }

  package var trouble: InputTrouble? { rest.trouble }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard at < start.count else { return try rest.read(into: buffer) }
    let count = min(buffer.count, start.count - at)
    start.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count])) }
    at += count
    return count
  }
}

extension ByteSource {
  /// Everything that is left, or nil once it is more than `limit` bytes.
  func all(limit: Int) throws -> [UInt8]? {
    var bytes: [UInt8] = []
    var filled = 0
    while true {
      if filled == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: Swift.max(1 << 16, Swift.min(filled, limit - filled + 1))))
      }
      let more = try bytes.withUnsafeMutableBytes {
        try read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
      }
      if more == 0 { break }
      filled += more
      if filled > limit { return nil }
    }
    bytes.removeLast(bytes.count - filled)
    return bytes
  }
}

/// Copies what cannot be read twice (standard input, a pipe) into an unnamed file that only we can open, so that it
/// can be looked at before it is read, and memory stays flat.
enum Spool {
  static func copy(_ input: Int32, name: String, limit: Int) throws -> OwnedDescriptor {
    let spooled = try UnnamedFile(name, orElse: "Or give the file by its name.")
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var total = 0
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(input, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw InputError(file: name, what: "reading failed: \(systemError(errno))", nextStep: "Try again.")
      }
      if count == 0 { return spooled.descriptor }
      guard total + count <= limit else {
        throw InputError(
          file: name, what: "more than \(limit) bytes came", nextStep: "Give the file by its name.", isLimit: true)
      }
      try buffer.withUnsafeBytes { try spooled.write(UnsafeRawBufferPointer(rebasing: $0[..<count]), at: total) }
      total += count
    }
  }
}
