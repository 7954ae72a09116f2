internal import CSimdJSON

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Finding bytes in bytes, at the speed of the C library's memmem.
package enum ByteSearch {
  /// The offset of the first occurrence, or nil.
  @inline(__always)
  package static func offset(of needle: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
    find(needle.utf8Start, needle.utf8CodeUnitCount, bytes)
  }

  package static func offset(of needle: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = needle.baseAddress else { return nil }
    return find(start.assumingMemoryBound(to: UInt8.self), needle.count, bytes)
  }

  package static func offset(of byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
    return UnsafeRawPointer(found) - start
  }

  @inline(__always)
  package static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count, let a = left.baseAddress, let b = right.baseAddress else {
      return left.count == right.count
    }
    return memcmp(a, b, left.count) == 0
  }

  /// How many bytes both begin with alike.
  package static func commonPrefix(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
    let count = min(left.count, right.count)
    var at = 0
    while at &+ 8 <= count {
      let one = UInt64(littleEndian: left.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let other = UInt64(littleEndian: right.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      if one != other { return at &+ (one ^ other).trailingZeroBitCount / 8 }
      at &+= 8
    }
    while at < count, left[at] == right[at] { at &+= 1 }
    return at
  }

  package static func count(_ byte: UInt8, in bytes: UnsafeRawBufferPointer) -> Int {
    guard let start = bytes.baseAddress else { return 0 }
    return df_count(start.assumingMemoryBound(to: UInt8.self), bytes.count, byte)
  }

  /// Whether all of the bytes are valid UTF-8.
  static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress else { return true }
    return df_validate_utf8(start.assumingMemoryBound(to: UInt8.self), bytes.count) != 0
  }

  private static func find(_ needle: UnsafePointer<UInt8>, _ count: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress else { return nil }
    let found = df_find(start.assumingMemoryBound(to: UInt8.self), bytes.count, needle, count)
    return found < 0 ? nil : found
  }
}

extension [UInt8] {
  /// Whether the bytes of `text` stand in these. The standard library's search is hundreds of times slower, which counts
  /// where the first 64 KiB of every document are looked at for a dozen words.
  package func holds(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { needle in
      withUnsafeBytes { ByteSearch.offset(of: UnsafeRawBufferPointer(needle), in: $0) != nil }
    }
  }
}

extension StringProtocol {
  /// Whether `text` stands in this text, byte by byte: no canonical equivalence, and much faster than `contains`.
  package func holds(_ text: String) -> Bool { offset(of: text) != nil }

  /// Where `text` begins, byte by byte.
  package func start(of text: String) -> Index? {
    offset(of: text).map { utf8.index(utf8.startIndex, offsetBy: $0) }
  }

  private func offset(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { needle in
      let needle = UnsafeRawBufferPointer(needle)
      if let found = utf8.withContiguousStorageIfAvailable({
        ByteSearch.offset(of: needle, in: UnsafeRawBufferPointer($0))
      }) {
        return found
      }
      return Array(utf8).withUnsafeBytes { ByteSearch.offset(of: needle, in: $0) }
    }
  }
}
