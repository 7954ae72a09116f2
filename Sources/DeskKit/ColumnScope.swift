import StatusMapping

/// What the statuses of a desk live in, such as a pipeline: one label in two of them is two statuses.
struct ColumnScope {
  /// As the desk's vocabulary names it: `pipeline`, `workspace`, `lifecycle`, `ticketType`.
  let kind: String

  /// Nil where the desk has one set of statuses.
  init?(_ kind: String?) {
    guard let kind else { return nil }
    self.kind = kind
  }

  /// The use of a column that tells it on this desk whatever the map says: where a ticket lies in one of them, or is of
  /// one of them. Nil where it is no part of a ticket.
  var place: ColumnMapFile.Use? {
    switch kind {
    case "pipeline", "workspace", "department", "project", "queue", "inbox", "brand": .container
    case "ticketType": .type
    default: nil
    }
  }

  /// `ticket type`
  var words: String { kind.map { $0.isUppercase ? " " + $0.lowercased() : String($0) }.joined() }
}
