import JSONText
package import TicketModel

/// Parts of a ticket that many targets have no place for, as the texts by which facets and losses speak of them.
extension Ticket {
  /// The same thing as the container, which the mapping speaks of.
  package func isContainer(_ text: String?) -> Bool {
    guard let text, let container else { return false }
    return text == container.id || text == container.label || text.hasSuffix(":\(container.id ?? "?")")
  }

  /// The customer's rating; `present` where there is one without a score.
  package var ratingText: String? { satisfaction["score"]?.idText ?? (satisfaction.isEmpty ? nil : "present") }

  package var resolutionText: String? {
    resolution["label"]?.string ?? resolution["id"]?.idText ?? (resolution.isEmpty ? nil : "present")
  }
}
