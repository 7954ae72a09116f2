import JSONText
/// How often each hash came. A class, because it owns its memory; one owner, one thread.
final class HashCounts {
  /// Hash and uses lie together, so that an entry is one place in memory; a hash of 0 is a free slot.
  private struct Slot {
    var hash: UInt64 = 0
    var uses: UInt32 = 0
    /// See ``HashCounts/mark(_:)``.
    var isMarked = false
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

  subscript(hash: UInt64) -> Int { find(hash).map { Int(slots[$0].uses) } ?? 0 }

  /// Hashes that came are marked, others are not.
  @inline(__always)
  func mark(_ hash: UInt64) {
    if let at = find(hash) { slots[at].isMarked = true }
  }

  func isMarked(_ hash: UInt64) -> Bool { find(hash).map { slots[$0].isMarked } ?? false }

  @inline(__always)
  private func find(_ hash: UInt64) -> Int? {
    var at = Int(truncatingIfNeeded: hash) & mask
    while slots[at].hash != 0 {
      if slots[at].hash == hash { return at }
      at = (at &+ 1) & mask
    }
    return nil
  }

  /// Looks where the hash will be looked for. Memory is slow, but answers many questions at a time: asked for all hashes
  /// of a batch before any of them is counted, it costs a fraction. The result means nothing and must be used.
  @inline(__always)
  func touch(_ hash: UInt64) -> UInt64 { slots[Int(truncatingIfNeeded: hash) & mask].hash }

  private func grow() {
    let old = slots
    let oldCount = mask + 1
    mask = oldCount * 2 - 1
    slots = .allocate(capacity: oldCount * 2)
    slots.initialize(repeating: Slot(), count: oldCount * 2)
    count = 0
    for index in 0..<oldCount where old[index].hash != 0 {
      _ = place(old[index].hash, old[index].uses)
      if old[index].isMarked { mark(old[index].hash) }
    }
    old.deallocate()
  }
}

/// A list of hashes that grows without being moved. One owner, one thread.
final class HashList {
  private static let room = 1 << 12
  private var chunks: [UnsafeMutablePointer<UInt64>] = []
  private var last: UnsafeMutablePointer<UInt64>?
  private var used = HashList.room

  deinit { for chunk in chunks { chunk.deallocate() } }

  @inline(__always)
  func append(_ hash: UInt64) {
    if used == HashList.room { grow() }
    last?[used] = hash
    used &+= 1
  }

  private func grow() {
    let chunk = UnsafeMutablePointer<UInt64>.allocate(capacity: HashList.room)
    chunk.initialize(repeating: 0, count: HashList.room)
    chunks.append(chunk)
    last = chunk
    used = 0
  }

  /// In pieces of a few hundred.
  func forEach(_ body: (UnsafeBufferPointer<UInt64>) -> Void) {
    for (index, chunk) in chunks.enumerated() {
      let count = index == chunks.count - 1 ? used : HashList.room
      for start in stride(from: 0, to: count, by: 512) {
        body(UnsafeBufferPointer(start: chunk + start, count: min(512, count - start)))
      }
    }
  }
}

/// In how many records each of a few texts came, such as the statuses in use.
struct TextCounts {
  private var places = HashMap64()
  private(set) var entries: [(text: [UInt8], count: Int, last: Int)] = []

  /// `record`: of several times in one record only the first counts.
  mutating func add(_ text: UnsafeRawBufferPointer, of record: Int) {
    let hash = KeyHash.of(text)
    if let place = places[hash].map(Int.init) {
      guard entries[place].last != record else { return }
      entries[place].count += 1
      entries[place].last = record
    } else {
      places.set(hash, UInt64(entries.count))
      entries.append((Array(text), 1, record))
    }
  }
}
