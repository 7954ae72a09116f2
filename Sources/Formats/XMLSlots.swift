/// Finds the known children of an element in one pass: each name has a slot, all others are in ``rest``.
///
/// For elements as most are in exports of records: children with one run of text each, or with elements, and no
/// attributes but the `type` and `nil` of Rails. Made once per shape and reused; children live as long as the record
/// they were found in. Not Sendable.
package final class XMLSlots {
  package struct Child {
    package enum Content: UInt8 {
      /// Nothing inside but a line break and white space, or `nil="true"`.
      case absent
      /// One run of text.
      case text
      /// Elements, with nothing but white space between them.
      case elements
      /// Anything else: other attributes, text beside elements.
      case odd
    }
    /// What the attribute `type` says.
    package enum Mark: UInt8 { case none, integer, boolean, array, decimal, other }

    let at: Int
    let start: Int
    let length: Int
    package let name: Int32
    package let content: Content
    package let mark: Mark
  }

  private let names: [String: Int16]
  private var tree: XMLTree?
  /// Slot by the number a name has in the tree; -1: not one of ours, -2: not looked up yet.
  private var slots: [Int16] = []
  private var plainNames: [String?] = []
  private var typeName: Int32 = -1
  private var nilName: Int32 = -1
  private var known: [Child?]
  /// Children whose name is not known, in order.
  package private(set) var rest: [Child] = []
  /// Every child in order, the known ones with their slot, others with -1.
  package private(set) var all: [(slot: Int, child: Child)] = []

  /// `names` as they are written, hyphens as underscores.
  package init(_ names: [String]) {
    self.names = Dictionary(names.enumerated().map { ($1, Int16($0)) }) { first, _ in first }
    known = Array(repeating: nil, count: names.count)
  }

  @inline(__always)
  package subscript(slot: Int) -> Child? { known[slot] }

  /// False where the element is not of that sort: attributes of its own, text between its children, a name that comes
  /// twice.
  package func fill(_ element: XMLElement) -> Bool {
    if tree !== element.tree { begin(element.tree) }
    for index in known.indices { known[index] = nil }
    rest.removeAll(keepingCapacity: true)
    all.removeAll(keepingCapacity: true)
    let tree = element.tree
    return tree.nodes.withUnsafeBufferPointer { nodes in
      var index = element.at + 1
      let end = nodes[element.at].next
      while index < end {
        let node = nodes[index]
        switch node.kind {
        case .attribute: if node.name != typeName, node.name != nilName { return false }
        case .text: if !isBlank(tree.base + node.start, node.length) { return false }
        case .element: if !take(nodes, index, tree) { return false }
        }
        index = node.next
      }
      return true
    }
  }

  private func begin(_ tree: XMLTree) {
    self.tree = tree
    slots = []
    plainNames = []
    typeName = tree.number(of: "type")
    nilName = tree.number(of: "nil")
  }

  private func slot(_ name: Int32, _ tree: XMLTree) -> Int {
    while slots.count <= Int(name) { slots.append(-2) }
    if slots[Int(name)] == -2 { slots[Int(name)] = names[tree.names[Int(name)].replacing("-", with: "_")] ?? -1 }
    return Int(slots[Int(name)])
  }

  private func take(_ nodes: UnsafeBufferPointer<XMLTree.Node>, _ at: Int, _ tree: XMLTree) -> Bool {
    let child = child(nodes, at, tree)
    let slot = slot(child.name, tree)
    if slot >= 0 {
      guard known[slot] == nil else { return false }
      known[slot] = child
    } else {
      guard !rest.contains(where: { $0.name == child.name }) else { return false }
      rest.append(child)
    }
    all.append((slot, child))
    return true
  }

  private func child(_ nodes: UnsafeBufferPointer<XMLTree.Node>, _ at: Int, _ tree: XMLTree) -> Child {
    var content = Child.Content.absent
    var mark = Child.Mark.none
    var isNil = false
    var isOdd = false
    var text: XMLTree.Node?
    var index = at + 1
    let end = nodes[at].next
    while index < end {
      let node = nodes[index]
      switch node.kind {
      case .attribute:
        if node.name == typeName {
          mark = XMLSlots.mark(tree.base + node.start, node.length)
        } else if node.name == nilName {
          isNil = node.length == 4
        } else {
          isOdd = true
        }
      case .text:
        if content == .elements || text != nil {
          if !isBlank(tree.base + node.start, node.length) { isOdd = true }
        } else {
          text = node
        }
      case .element:
        if let text, !isBlank(tree.base + text.start, text.length) { isOdd = true }
        content = .elements
      }
      index = node.next
    }
    if content != .elements, let text, text.length > 0, !isIndent(tree.base + text.start, text.length) {
      content = .text
    }
    if isNil, content != .absent { isOdd = true }
    if mark == .array, content == .text {
      if let text, isBlank(tree.base + text.start, text.length) { content = .absent } else { isOdd = true }
    }
    return Child(
      at: at, start: text?.start ?? 0, length: content == .text ? text?.length ?? 0 : 0, name: nodes[at].name,
      content: isOdd ? .odd : content, mark: mark)
  }

  private static func mark(_ start: UnsafePointer<UInt8>, _ length: Int) -> Child.Mark {
    func isEqual(_ text: StaticString) -> Bool {
      guard text.utf8CodeUnitCount == length else { return false }
      for index in 0..<length where text.utf8Start[index] != start[index] { return false }
      return true
    }
    switch length {
    case 0: return .none
    case 5: return isEqual("array") ? .array : isEqual("float") ? .decimal : .other
    case 7:
      return isEqual("integer") ? .integer : isEqual("boolean") ? .boolean : isEqual("decimal") ? .decimal : .other
    default: return .other
    }
  }

  /// What stands between the two tags of an element that has nothing inside, where they are in two lines.
  @inline(__always)
  private func isIndent(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    (start[0] == 0x0A || start[0] == 0x0D) && isBlank(start, length)
  }

  @inline(__always)
  private func isBlank(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for index in 0..<length where start[index] > 0x20 { return false }
    return true
  }

  // MARK: Of children

  /// The text, entities resolved; empty unless the content is text.
  @inline(__always)
  package func bytes(_ child: Child) -> UnsafeRawBufferPointer {
    guard let tree, child.length > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: tree.base + child.start, count: child.length)
  }

  package func string(_ child: Child) -> String { String(decoding: bytes(child), as: UTF8.self) }

  /// The name with underscores for hyphens.
  package func name(_ child: Child) -> String {
    let number = Int(child.name)
    while plainNames.count <= number { plainNames.append(nil) }
    if let known = plainNames[number] { return known }
    let name = (tree?.names[number] ?? "").replacing("-", with: "_")
    plainNames[number] = name
    return name
  }

  package func element(_ child: Child) -> XMLElement? { tree.map { XMLElement(tree: $0, at: child.at) } }
}
