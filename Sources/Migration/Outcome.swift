package import JSONText

/// What becomes of one record (contracts, section 7).
package enum Outcome: String, Sendable, CaseIterable, Hashable {
  case same, create, update, only, skipped, conflict, blocked, failed

  package var sign: String {
    switch self {
    case .same: "="
    case .create: "+"
    case .update: "*"
    case .only: "-"
    case .skipped: "."
    case .conflict: "~"
    case .blocked: "!"
    case .failed: "x"
    }
  }
}

/// Counts by kind (`tickets`, `messages`, `people`, …) and outcome.
package struct OutcomeTable: Sendable, Hashable {
  package private(set) var kinds: [String] = []
  private var counts: [String: [Outcome: Int]] = [:]

  package init() {}

  package subscript(kind: String) -> [Outcome: Int] { counts[kind] ?? [:] }
  package subscript(kind: String, outcome: Outcome) -> Int { counts[kind]?[outcome] ?? 0 }

  package mutating func add(_ kind: String, _ outcome: Outcome, _ count: Int = 1) {
    if counts[kind] == nil {
      kinds.append(kind)
      counts[kind] = [:]
    }
    counts[kind]?[outcome, default: 0] += count
  }

  package mutating func add(_ kind: String, _ other: [Outcome: Int]) {
    for outcome in Outcome.allCases {
      if let count = other[outcome], count > 0 { add(kind, outcome, count) }
    }
  }

  package func total(_ outcome: Outcome) -> Int { counts.values.reduce(0) { $0 + ($1[outcome] ?? 0) } }

  /// `{tickets: {same, create, …}, messages: …}`, every outcome named, in the order the kinds were first counted.
  package var json: JSONValue {
    var object = JSONObject()
    for kind in kinds {
      var row = JSONObject()
      for outcome in Outcome.allCases { row.append(outcome.rawValue, .number(self[kind, outcome])) }
      object.append(kind, .object(row))
    }
    return .object(object)
  }

  init(json: JSONObject) {
    for (kind, row) in json.members {
      add(kind, .same, 0)
      for outcome in Outcome.allCases { add(kind, outcome, row[outcome.rawValue]?.int ?? 0) }
    }
  }
}
