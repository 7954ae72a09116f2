public import CSimdJSON

/// Finds the known members of an object in one pass: each name has a slot, all others are in ``rest``.
///
/// Made once per shape and reused. A perfect hash over length and the first eight bytes picks the slot, so a member
/// costs a few nanoseconds however many names are known. Not Sendable; nodes live as long as their index.
@usableFromInline
package final class JSONSlots {
  private let names: [StaticString]
  private let table: UnsafeMutablePointer<Int16>
  private let seed: UInt64
  private let prefixes: UnsafeMutablePointer<UInt64>
  private let lengths: UnsafeMutablePointer<Int>
  @usableFromInline package let slots: UnsafeMutablePointer<UnsafePointer<df_node>?>
  /// The text that the nodes point into; nil before the first object.
  @usableFromInline package private(set) var source: UnsafePointer<UInt8>?
  /// Members with leaves whose name is not known, and earlier members of a repeated name, in order.
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
  private static func prefix(_ name: UnsafeRawBufferPointer) -> UInt64 {
    if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
    var word: UInt64 = 0
    for index in 0..<name.count { word |= UInt64(name[index]) << UInt64(index * 8) }
    return word
  }

  /// The same of a name in a ``JSONIndex``: behind its text 64 bytes are readable, so eight are from any place in it.
  @inline(__always)
  private static func indexedPrefix(_ start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    let word = start.loadUnaligned(as: UInt64.self)
    return count >= 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1)
  }

  @inline(__always)
  private static func hash(_ prefix: UInt64, _ name: UnsafeRawBufferPointer, _ seed: UInt64) -> Int {
    // Up to eight bytes the prefix is the whole name; a longer one has a last and a ninth byte.
    let start = name.baseAddress.unsafelyUnwrapped
    let last = name.count > 8 ? UInt64(start.load(fromByteOffset: name.count &- 1, as: UInt8.self)) : 0
    let middle = name.count > 8 ? UInt64(start.load(fromByteOffset: 8, as: UInt8.self)) : 0
    let mixed = (prefix ^ (UInt64(truncatingIfNeeded: name.count) &<< 56) ^ (last &<< 40) ^ (middle &<< 17)) &* seed
    return Int(truncatingIfNeeded: mixed &>> 54)
  }

  @inline(__always)
  private func find(_ name: UnsafeRawBufferPointer) -> Int {
    let prefix = JSONSlots.indexedPrefix(name.baseAddress.unsafelyUnwrapped, name.count)
    let index = Int(table[JSONSlots.hash(prefix, name, seed)])
    guard index >= 0, prefixes[index] == prefix, lengths[index] == name.count else { return -1 }
    guard name.count > 8 else { return index }
    return JSONNode.equal(name, names[index]) ? index : -1
  }

  /// Forgets the last object and takes the members of this one.
  package func fill(_ object: JSONNode) {
    slots.update(repeating: nil, count: names.count)
    rest.removeAll(keepingCapacity: true)
    source = object.source
    for (name, value) in object.members {
      let index = find(name)
      guard index >= 0 else {
        if value.leaves > 0 { rest.append((name, value)) }
        continue
      }
      if let earlier = slots[index] {
        let earlier = JSONNode(earlier, source: object.source)
        if earlier.leaves > 0 { rest.append((name, earlier)) }
      }
      slots[index] = value.node
    }
  }

  /// The member of the name at that place of the list given to `init`; nil where it is absent or null.
  @inlinable @inline(__always)
  package subscript(slot: Int) -> JSONNode? {
    guard let node = slots[slot], let source else { return nil }
    let value = JSONNode(node, source: source)
    return value.isNull ? nil : value
  }

  /// Whether the member is there at all, null or not.
  package func has(_ slot: Int) -> Bool { slots[slot] != nil }
}
