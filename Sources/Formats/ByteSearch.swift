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

  @inline(__always)
  package static func equal(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count, let a = left.baseAddress, let b = right.baseAddress else {
      return left.count == right.count
    }
    return memcmp(a, b, left.count) == 0
  }

  private static func find(_ needle: UnsafePointer<UInt8>, _ count: Int, _ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress else { return nil }
    let found = df_find(start.assumingMemoryBound(to: UInt8.self), bytes.count, needle, count)
    return found < 0 ? nil : found
  }
}
