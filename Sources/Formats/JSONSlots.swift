/// Finds the known members of an object in one pass: each name has a slot, all others are in ``rest``.
///
/// Made once per shape and reused. A perfect hash over length and the first eight bytes picks the slot, so a member
/// costs a few nanoseconds however many names are known. Not Sendable; nodes live as long as their index.
package final class JSONSlots {
  private let names: [StaticString]
  private let table: UnsafeMutablePointer<Int16>
  private let seed: UInt64
  private let prefixes: UnsafeMutablePointer<UInt64>
  private let lengths: UnsafeMutablePointer<Int>
  private let slots: UnsafeMutablePointer<JSONNode?>
  /// Members whose name is not known, and earlier members of a repeated name, in order.
  package private(set) var rest: [(name: UnsafeRawBufferPointer, value: JSONNode)] = []

  private static let size = 1024

  package init(_ names: [StaticString]) {
    self.names = names
    slots = .allocate(capacity: names.count)
    slots.initialize(repeating: nil, count: names.count)
    table = .allocate(capacity: JSONSlots.size)
    table.initialize(repeating: -1, count: JSONSlots.size)
    var seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    while !JSONSlots.place(names, seed, table) {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 | 1
    }
    self.seed = seed
    prefixes = .allocate(capacity: names.count)
    lengths = .allocate(capacity: names.count)
    for (index, name) in names.enumerated() {
      let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      (prefixes + index).initialize(to: JSONSlots.prefix(bytes))
      (lengths + index).initialize(to: bytes.count)
    }
  }

  deinit {
    slots.deallocate()
    table.deallocate()
    prefixes.deallocate()
    lengths.deallocate()
  }

  private static func place(_ names: [StaticString], _ seed: UInt64, _ table: UnsafeMutablePointer<Int16>) -> Bool {
    table.update(repeating: -1, count: size)
    for (index, name) in names.enumerated() {
      let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      let at = hash(prefix(bytes), bytes, seed)
      guard table[at] < 0 else { return false }
      table[at] = Int16(index)
    }
    return true
  }

  /// The first eight bytes as a number, shorter names padded with zero, without reading past the name.
  @inline(__always)
  private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
    if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
    var word: UInt64 = 0
    for index in 0..<name.count { word |= UInt64(name[index]) << UInt64(index * 8) }
    return word
  }

  @inline(__always)
  private static func hash(_ prefix: UInt64, _ name: UnsafeRawBufferPointer, _ seed: UInt64) -> Int {
    let last = name.count > 0 ? UInt64(name[name.count &- 1]) : 0
    let middle = name.count > 8 ? UInt64(name[8]) : 0
    let mixed = (prefix ^ (UInt64(name.count) << 56) ^ (last << 40) ^ (middle << 17)) &* seed
    return Int(truncatingIfNeeded: mixed >> 54)
  }

  @inline(__always)
  private func find(_ name: UnsafeRawBufferPointer) -> Int {
    let prefix = JSONSlots.prefix(name)
    let index = Int(table[JSONSlots.hash(prefix, name, seed)])
    guard index >= 0, prefixes[index] == prefix, lengths[index] == name.count else { return -1 }
    // Up to eight bytes the prefix is the whole name.
    guard name.count > 8 else { return index }
    return JSONNode.equal(name, names[index]) ? index : -1
  }

  /// Forgets the last object and takes the members of this one.
  package func fill(_ object: JSONNode) {
    slots.update(repeating: nil, count: names.count)
    rest.removeAll(keepingCapacity: true)
    for (name, value) in object.members {
      let index = find(name)
      guard index >= 0 else {
        rest.append((name, value))
        continue
      }
      if let earlier = slots[index] { rest.append((name, earlier)) }
      slots[index] = value
    }
  }

  /// The member of the name at that place of the list given to `init`; nil where it is absent or null.
  @inline(__always)
  package subscript(slot: Int) -> JSONNode? {
    guard let node = slots[slot], !node.isNull else { return nil }
    return node
  }

  /// Whether the member is there at all, null or not.
  package func has(_ slot: Int) -> Bool { slots[slot] != nil }
}
