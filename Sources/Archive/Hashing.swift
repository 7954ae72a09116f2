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
    while at < bytes.count {
      tail = tail << 8 | UInt64(bytes[at])
      at &+= 1
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

/// How often each hash came.
struct HashCounts {
  private var hashes: [UInt64] = []
  private var uses: [UInt32] = []
  private(set) var count = 0

  /// True where it came for the first time.
  @inline(__always)
  mutating func add(_ hash: UInt64, _ more: UInt32 = 1) -> Bool {
    if (count &+ 1) &* 4 > hashes.count &* 3 { grow() }
    return place(hash, more)
  }

  @inline(__always)
  private mutating func place(_ hash: UInt64, _ more: UInt32) -> Bool {
    let mask = hashes.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while true {
      if hashes[at] == hash {
        uses[at] &+= more
        return false
      }
      if hashes[at] == 0 {
        hashes[at] = hash
        uses[at] = more
        count &+= 1
        return true
      }
      at = (at &+ 1) & mask
    }
  }

  subscript(hash: UInt64) -> Int {
    guard !hashes.isEmpty else { return 0 }
    let mask = hashes.count &- 1
    var at = Int(truncatingIfNeeded: hash) & mask
    while hashes[at] != 0 {
      if hashes[at] == hash { return Int(uses[at]) }
      at = (at &+ 1) & mask
    }
    return 0
  }

  private mutating func grow() {
    let old = (hashes, uses)
    hashes = [UInt64](repeating: 0, count: Swift.max(1024, old.0.count * 2))
    uses = [UInt32](repeating: 0, count: hashes.count)
    count = 0
    for (index, hash) in old.0.enumerated() where hash != 0 { _ = place(hash, old.1[index]) }
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
