/// 64-bit hashes of keys, the same in every run; two among a million keys collide with a chance of 3 in 100 million.
enum KeyHash {
  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  @inline(__always)
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
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

  static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }
}

/// A set of hashes in eight bytes each at three quarters full; 0 is never a member (``KeyHash`` gives none).
struct HashSet64 {
  private var slots: [UInt64] = []
  private(set) var count = 0

  /// True where it was not in the set.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if (count &+ 1) &* 4 > slots.count &* 3 { grow() }
    return place(hash)
  }

  @inline(__always)
  private mutating func place(_ hash: UInt64) -> Bool {
    let mask = slots.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[at]
      if slot == hash { return false }
      if slot == 0 {
        slots[at] = hash
        count &+= 1
        return true
      }
      at = (at &+ 1) & mask
    }
  }

  func contains(_ hash: UInt64) -> Bool {
    guard !slots.isEmpty else { return false }
    let mask = slots.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at] != 0 {
      if slots[at] == hash { return true }
      at = (at &+ 1) & mask
    }
    return false
  }

  func forEach(_ body: (UInt64) -> Void) { for hash in slots where hash != 0 { body(hash) } }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: Swift.max(1024, old.count * 2))
    count = 0
    for hash in old where hash != 0 { _ = place(hash) }
  }
}

/// How often each hash came. A class, because it owns its memory; one owner, one thread.
final class HashCounts {
  /// Hash and uses lie together, so that an entry is one place in memory; a hash of 0 is a free slot.
  private struct Slot {
    var hash: UInt64 = 0
    var uses: UInt32 = 0
  }

  private var slots: UnsafeMutablePointer<Slot>
  /// Slots less one; their number is a power of two, so that a hash masked by this is always a slot.
  private var mask: Int
  private(set) var count = 0

  init() {
    mask = 1023
    slots = .allocate(capacity: 1024)
    slots.initialize(repeating: Slot(), count: 1024)
  }

  deinit { slots.deallocate() }

  /// True where it came for the first time.
  @inline(__always)
  func add(_ hash: UInt64, _ more: UInt32 = 1) -> Bool {
    if (count &+ 1) &* 4 > (mask &+ 1) &* 3 { grow() }
    return place(hash, more)
  }

  /// A quarter of the slots is free, so this ends.
  @inline(__always)
  private func place(_ hash: UInt64, _ more: UInt32) -> Bool {
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      if slots[at].hash == hash {
        slots[at].uses &+= more
        return false
      }
      if slots[at].hash == 0 {
        slots[at] = Slot(hash: hash, uses: more)
        count &+= 1
        return true
      }
      at = (at &+ 1) & mask
    }
  }

  subscript(hash: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at].hash != 0 {
      if slots[at].hash == hash { return Int(slots[at].uses) }
      at = (at &+ 1) & mask
    }
    return 0
  }

  private func grow() {
    let old = slots
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    slots = .allocate(capacity: oldCount * 2)
    slots.initialize(repeating: Slot(), count: oldCount * 2)
    count = 0
    for index in 0..<oldCount where old[index].hash != 0 { _ = place(old[index].hash, old[index].uses) }
    old.deallocate()
  }
}

/// How often each of a few texts came, such as the statuses in use.
struct TextCounts {
  private var places: [UInt64: Int] = [:]
  private(set) var entries: [(text: [UInt8], count: Int)] = []

  mutating func add(_ text: UnsafeRawBufferPointer) {
    let hash = KeyHash.of(text)
    if let place = places[hash] {
      entries[place].count += 1
    } else {
      places[hash] = entries.count
      entries.append((Array(text), 1))
    }
  }
}
