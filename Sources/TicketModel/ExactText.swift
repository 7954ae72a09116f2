/// Text that is the same only byte by byte, as identities are. Swift's `==` takes a letter with an accent and the same
/// letter composed for one text, so that two labels of a source would become one.
package struct ExactText: Hashable, Sendable {
  package let text: String
  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool { left.text.isExactly(right.text) }
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension String {
  package func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
  /// False where the other is absent.
  package func isExactly(_ other: String?) -> Bool { other.map { isExactly($0) } ?? false }
}

extension Optional where Wrapped == String {
  /// Two that are absent are the same.
  package func isExactly(_ other: String?) -> Bool { map { $0.isExactly(other) } ?? (other == nil) }
}

extension ExactText: Comparable {
  /// By bytes: an order that does not change with the machine.
  package static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
