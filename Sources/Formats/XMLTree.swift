import JSONText

/// The nodes of one record element, flat in one block that is used again for the next: no allocation per node.
final class XMLTree {
  struct Node {
    enum Kind: UInt8 { case element, attribute, text }
    var kind: Kind
    var name: Int32
    /// Of attributes and texts: where the value lies in `bytes`.
    var start: Int
    var length: Int
    /// The index after this node and all within.
    var next: Int
  }

  var nodes: [Node] = []
  /// Values, one after another. Grown by hand, as appending byte runs to an array costs more.
  private(set) var base: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1 << 16)
  private var capacity = 1 << 16
  private(set) var count = 0
  private(set) var names: [String] = []
  private var nameTexts: [UnsafeRawBufferPointer] = []
  /// Numbers of names by their hash; -1 where there is none.
  private var slots: [Int32] = []

  deinit {
    base.deallocate()
    for text in nameTexts { text.deallocate() }
  }

  func removeAll() {
    nodes.removeAll(keepingCapacity: true)
    count = 0
  }

  func append(_ start: UnsafePointer<UInt8>, _ length: Int) {
    if count + length > capacity {
      let wanted = max(capacity * 2, count + length)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
      larger.update(from: base, count: count)
      base.deallocate()
      base = larger
      capacity = wanted
    }
    (base + count).update(from: start, count: length)
    count += length
  }

  /// A number for the name; the same name always gets the same.
  func number(of name: String) -> Int32 {
    var name = name
    return name.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  func number(of name: UnsafeRawBufferPointer) -> Int32 {
    if names.count * 2 >= slots.count { growSlots() }
    let mask = slots.count - 1
    var slot = XMLTree.hash(name) & mask
    while slots[slot] >= 0 {
      if ByteSearch.equal(nameBytes(slots[slot]), name) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    let number = Int32(names.count)
    names.append(String(decoding: name, as: UTF8.self))
    let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, name.count), alignment: 1)
    kept.copyMemory(from: name)
    nameTexts.append(UnsafeRawBufferPointer(start: kept.baseAddress, count: name.count))
    slots[slot] = number
    return number
  }

  /// Valid as long as the tree.
  @inline(__always)
  func nameBytes(_ number: Int32) -> UnsafeRawBufferPointer { nameTexts[Int(number)] }

  private func growSlots() {
    slots = Array(repeating: -1, count: max(256, slots.count * 2))
    for (number, text) in nameTexts.enumerated() {
      var slot = XMLTree.hash(text) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// Names are short.
  @inline(__always)
  private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
    Int(truncatingIfNeeded: KeyHash.of(name) >> 1)
  }
}

/// An element of a record, valid only while the body of ``XMLReader/forEachElement(named:_:)`` runs. Cheap to copy.
package struct XMLElement {
  let tree: XMLTree
  let at: Int

  /// As written, with its prefix where it has one.
  package var name: String { tree.names[Int(tree.nodes[at].name)] }

  /// Values with entities resolved, in the order they are written; namespace declarations are not among them.
  package var attributes: [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    var index = at + 1
    let end = tree.nodes[at].next
    while index < end, tree.nodes[index].kind == .attribute {
      result.append((tree.names[Int(tree.nodes[index].name)], value(index)))
      index += 1
    }
    return result
  }

  /// Nil where it is not there; `""` where it is empty.
  package func attribute(_ name: String) -> String? {
    var index = at + 1
    let end = tree.nodes[at].next
    while index < end, tree.nodes[index].kind == .attribute {
      if tree.names[Int(tree.nodes[index].name)] == name { return value(index) }
      index += 1
    }
    return nil
  }

  /// The elements right inside, in order.
  package var children: Children { Children(tree: tree, at: at + 1, end: tree.nodes[at].next) }

  /// The first element of that name right inside.
  package func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// The text right inside (not that of elements inside), CDATA included, white space as it is.
  package var text: String {
    var found: Int?
    var joined: String?
    eachText { index in
      if let first = found {
        joined = (joined ?? value(first)) + value(index)
      } else {
        found = index
      }
    }
    return joined ?? found.map { value($0) } ?? ""
  }

  /// The bytes of ``text`` where it is one run, as it is unless elements stand between; nil where it is several.
  package var textBytes: UnsafeRawBufferPointer? {
    var found: UnsafeRawBufferPointer?
    var runs = 0
    eachText { index in
      runs += 1
      found = bytes(index)
    }
    return runs > 1 ? nil : found ?? UnsafeRawBufferPointer(start: tree.base, count: 0)
  }

  /// Non-empty attribute values and texts that are not blank, all the way down.
  package var leaves: Int {
    var total = 0
    for index in at..<tree.nodes[at].next {
      switch tree.nodes[index].kind {
      case .attribute: if tree.nodes[index].length > 0 { total += 1 }
      case .text: if bytes(index).contains(where: { $0 > 0x20 }) { total += 1 }
      case .element: break
      }
    }
    return total
  }

  private func eachText(_ body: (Int) -> Void) {
    var index = at + 1
    let end = tree.nodes[at].next
    while index < end {
      if tree.nodes[index].kind == .text { body(index) }
      index = tree.nodes[index].next
    }
  }

  private func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: tree.base + tree.nodes[index].start, count: tree.nodes[index].length)
  }

  private func value(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  package struct Children: Sequence, IteratorProtocol {
    let tree: XMLTree
    var at: Int
    let end: Int

    package mutating func next() -> XMLElement? {
      while at < end {
        let found = at
        at = tree.nodes[found].next
        if tree.nodes[found].kind == .element { return XMLElement(tree: tree, at: found) }
      }
      return nil
    }
  }
}

/// Where a record element stands.
package struct XMLPlace: Sendable, Hashable {
  /// The line in which its start tag ends, from 1.
  package var line: Int
  package var column: Int
  /// From 1, among the elements given to the body.
  package var record: Int
}
