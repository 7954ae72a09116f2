/// FNV-1a in 64 bits (draft-eastlake-fnv): the same value in every run and on every machine, unlike `Hasher`. For short
/// texts, and where what comes out may be written down. Not for keys that somebody might choose to collide.
package struct FNVHash: Sendable {
  package var value: UInt64

  /// - Parameter seed: mixed into the beginning; 0 is plain FNV-1a.
  @inlinable @inline(__always)
  package init(seed: UInt64 = 0) { value = seed ^ 0xcbf2_9ce4_8422_2325 }

  @inlinable @inline(__always)
  package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  @inlinable @inline(__always)
  package mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  @inlinable @inline(__always)
  package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = FNVHash()
    hash.add(bytes)
    return hash.value
  }
}
