/// 64-bit hashes of keys, the same in every run; two among a million keys collide with a chance of 3 in 100 million.
public enum KeyHash {
  @inlinable @inline(__always)
  static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  @inlinable @inline(__always)
  public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: bytes.count)
    var at = 0
    while at &+ 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self), 0xE703_7ED1_A0B4_28DB)
      at &+= 8
    }
    var tail: UInt64 = 0
    if at < bytes.count {
      if at > 0 {
        // The last eight bytes, some of which were hashed already.
        tail = bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self)
      } else {
        for byte in bytes { tail = tail &<< 8 | UInt64(byte) }
      }
    }
    hash = mix(hash ^ tail, 0x8EBC_6AF0_9C88_C6E3)
    hash = mix(hash, 0x5899_65CC_7537_4CC3 ^ hash)
    return hash == 0 ? 1 : hash
  }

  public static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }
}

/// A set of hashes in eight bytes each at three quarters full; 0 is never a member (``KeyHash`` gives none).
public struct HashSet64 {
  @usableFromInline var slots: [UInt64] = []
  @usableFromInline var used = 0
  public var count: Int { @inlinable get { used } }

  public init() {}

  /// True where it was not in the set.
  @inlinable @inline(__always)
  public mutating func insert(_ hash: UInt64) -> Bool {
    if (used &+ 1) &* 4 > slots.count &* 3 { grow() }
    return place(hash)
  }

  @inlinable @inline(__always)
  mutating func place(_ hash: UInt64) -> Bool {
    let mask = slots.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[at]
      if slot == hash { return false }
      if slot == 0 {
        slots[at] = hash
        used &+= 1
        return true
      }
      at = (at &+ 1) & mask
    }
  }

  @inlinable @inline(__always)
  public func contains(_ hash: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let mask = slots.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      if slots[at] == hash { return true }
      at = (at &+ 1) & mask
    }
    return false
  }

  public func forEach(_ body: (UInt64) -> Void) { for hash in slots where hash != 0 { body(hash) } }

  @usableFromInline mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: Swift.max(1024, old.count * 2))
    used = 0
    for hash in old where hash != 0 { _ = place(hash) }
  }
}

/// Numbers by hashes, in sixteen bytes an entry at three quarters full. For hashes that are spread already, which a
/// dictionary would hash again.
public struct HashMap64 {
  @usableFromInline var slots: [(hash: UInt64, value: UInt64)] = []
  @usableFromInline var used = 0
  public var count: Int { @inlinable get { used } }

  public init() {}

  /// Hash 0 stands for a free slot, so it goes by 1.
  @inlinable @inline(__always)
  func slot(of hash: UInt64) -> Int {
    let mask = slots.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at].hash != hash, slots[at].hash != 0 { at = (at &+ 1) & mask }
    return at
  }

  public subscript(hash: UInt64) -> UInt64? {
    @inlinable @inline(__always) get {
      guard used > 0 else { return nil }
      let hash = max(1, hash)
      let found = slots[slot(of: hash)]
      return found.hash == hash ? found.value : nil
    }
  }

  @inlinable public mutating func set(_ hash: UInt64, _ value: UInt64) {
    if (used &+ 1) &* 4 > slots.count &* 3 { grow() }
    let hash = max(1, hash)
    let at = slot(of: hash)
    if slots[at].hash == 0 { used &+= 1 }
    slots[at] = (hash, value)
  }

  @usableFromInline mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: Swift.max(64, old.count * 2))
    for entry in old where entry.hash != 0 { slots[slot(of: entry.hash)] = entry }
  }
}
