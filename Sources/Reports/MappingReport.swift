package import StatusMapping

/// What a mapping leaves open, for the terminal.
package enum MappingReport {
  /// What blocks with how often it is used, what must be made at the target, what histories say, then remarks.
  package static func text(_ check: MappingCheck) -> String {
    var text = ""
    let blocking = check.blocking
    var said: Set<String> = []
    for line in blocking {
      let reason = line.reason ?? "\(line.section): \(line.source) is not decided"
      // One fault may block several lines.
      if said.insert(reason).inserted { text += "! " + VisibleText.line(reason) + "\n" }
      text += "    " + VisibleText.line(line.use.described) + "\n"
    }
    let told = Set(blocking.compactMap(\.reason))
    for problem in check.mapper.problems where !told.contains(problem.description) && problem.kind != .merge {
      guard said.insert(problem.description).inserted else { continue }
      text += (check.blocks(problem) ? "! " : "  ") + VisibleText.line(problem.description) + "\n"
    }
    return text + tally("Merged, as written", check.tally.merges)
      + tally("Changing category, as written", check.tally.crossings) + creations(check.mapper.creations)
      + history(check.history)
  }

  private static func tally(_ title: String, _ entries: [(what: String, use: SourceProfile.Use)]) -> String {
    guard !entries.isEmpty else { return "" }
    return title + "\n"
      + entries.map { "  \(Figures.counted($0.use.tickets, "ticket")): \(VisibleText.line($0.what))\n" }.joined()
  }

  private static func creations(_ creations: [StatusCreation]) -> String {
    guard !creations.isEmpty else { return "" }
    return PlanReport.toCreate + ":\n"
      + creations.enumerated().map { "  \($0 + 1). \(VisibleText.line($1.description))\n" }.joined()
  }

  private static func history(_ check: HistoryCheck) -> String {
    guard check.history.sides > 0 else { return "" }
    var text = "Statuses in histories: \(Figures.count(check.mapped)) through the mapping, "
    text += "\(Figures.count(check.text)) kept as text\n"
    return text + check.problems.map { "  " + VisibleText.line($0.description) + "\n" }.joined()
  }
}
