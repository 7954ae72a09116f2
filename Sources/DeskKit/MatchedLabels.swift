package import TicketModel

/// Statuses that one form tells by their label alone, and for which others give the id (contracts, section 1): told once
/// for each label.
package final class MatchedLabels {
  private var matched: [ExactText: Set<String>] = [:]

  package init() {}

  /// `id` with what it lives in, where that says which it is.
  package func note(_ label: String, _ id: String) { matched[ExactText(label), default: []].insert(id) }

  package var findings: [Finding] {
    matched.sorted { $0.key < $1.key }.flatMap { label, ids in
      ids.sorted().map { id in
        Finding(
          .info, "statusMatchedByLabel", what: "one form tells a status by its name \"\(label.text)\" alone",
          did: "took it for the status \(id), which alone has that name in the others")
      }
    }
  }
}
