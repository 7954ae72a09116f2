import JSONText
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
  private var places = HashMap64()
  private(set) var entries: [(text: [UInt8], count: Int)] = []

  mutating func add(_ text: UnsafeRawBufferPointer) {
    let hash = KeyHash.of(text)
    if let place = places[hash] {
      entries[Int(place)].count += 1
    } else {
      places.set(hash, UInt64(entries.count))
      entries.append((Array(text), 1))
    }
  }
}
