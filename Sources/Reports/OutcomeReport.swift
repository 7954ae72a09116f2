package import Migration

/// The table of outcomes: a line per kind of record, a column per outcome, with its sign.
package enum OutcomeReport {
  /// Columns that would only hold zeros are left out, except for the four that a reader looks for.
  package static func text(_ outcomes: OutcomeTable) -> String {
    let columns = shown(outcomes)
    var table = TextTable([("", .left)] + columns.map { ("\($0.sign) \(words($0))", .right) })
    for kind in outcomes.kinds {
      table.add([kind] + columns.map { Figures.count(outcomes[kind, $0]) })
    }
    return table.text()
  }

  package static func html(_ outcomes: OutcomeTable) -> HTML {
    let columns = shown(outcomes)
    return .table(
      [""] + columns.map { "\($0.sign) \(words($0))" },
      outcomes.kinds.map { kind in [kind] + columns.map { Figures.count(outcomes[kind, $0]) } },
      figures: Set(1...max(1, columns.count)))
  }

  private static func shown(_ outcomes: OutcomeTable) -> [Outcome] {
    Outcome.allCases.filter { outcome in
      [.same, .create, .update, .blocked].contains(outcome) || outcomes.total(outcome) > 0
    }
  }

  static func words(_ outcome: Outcome) -> String { outcome == .only ? "only there" : outcome.rawValue }
}
