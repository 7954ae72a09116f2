package import Migration

/// What a push would do, for people: on the terminal, and as one HTML file to send to a customer.
package enum PlanReport {
  package static func text(_ plan: PlanSummary) -> String {
    var text = "What a push would do\n" + OutcomeReport.text(plan.outcomes)
    text += groups("Blocked, until a person decides", plan.blocked)
    text += list("Faults of the mapping", plan.faultsAlone)
    text += numbered(Self.toCreate, plan.statusesToCreate)
    text += groups("In conflict: changed on both sides, left alone", plan.conflicts)
    text += groups("Skipped", plan.skipped)
    text += groups("Tickets of merged statuses", plan.merges)
    text += groups("Tickets whose category changes", plan.crossings)
    text += losses(plan)
    text += history(plan)
    text += "The push\n" + effort(plan).map { "  \($0.0): \($0.1)\n" }.joined()
    text += list("The target is not ready", plan.notReady)
    text += list("Agents who would need a seat", plan.seats)
    text += list("Before the push, at the target", plan.checklist)
    return text
  }

  static let toCreate =
    "To be made at the target by hand, exactly so and in this order; then pull the target and plan again"

  private static func numbered(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return title + "\n" + lines.enumerated().map { "  \($0 + 1). \(VisibleText.line($1))\n" }.joined()
  }

  private static func groups(_ title: String, _ groups: [BlockedGroup]) -> String {
    guard !groups.isEmpty else { return "" }
    return "\(title): \(Figures.count(groups.reduce(0) { $0 + $1.count }))\n"
      + groups.map { "  \(Figures.count($0.count)) \(VisibleText.line($0.reason))\n" + samples($0) }.joined()
  }

  private static func samples(_ group: BlockedGroup) -> String {
    let use = use(group)
    return use.isEmpty ? "" : "    " + use + "\n"
  }

  /// `such as 102, 103 (zendesk:ticket:102 …), from 2023-01-02 on, last use 2023-05-20`
  private static func use(_ group: BlockedGroup) -> String {
    var parts: [String] = []
    let names = group.numbers.isEmpty ? group.samples : group.numbers
    if !names.isEmpty {
      parts.append("such as " + names.prefix(5).map(VisibleText.line).joined(separator: ", "))
    }
    if let first = group.firstUse { parts.append("from \(first.prefix(10)) on") }
    if let last = group.lastUse { parts.append("last use \(last.prefix(10))") }
    return parts.joined(separator: ", ")
  }

  /// Status changes of the past.
  private static func history(_ plan: PlanSummary) -> String {
    guard plan.historyMapped + plan.historyText > 0 else { return "" }
    var text = "Statuses in histories: \(Figures.count(plan.historyMapped)) through the mapping, "
    text += "\(Figures.count(plan.historyText)) kept as text\n"
    return text + plan.historyRemarks.map { "  " + VisibleText.line($0) + "\n" }.joined()
  }

  private static func losses(_ plan: PlanSummary) -> String {
    guard !plan.losses.isEmpty else { return "Losses: none\n" }
    var text = "Losses: \(Figures.count(plan.lossesTotal)), exactly those that verify will find\n"
    for (reason, groups) in byReason(plan.losses) {
      text += "  \(VisibleText.line(reason))\n"
      for group in groups {
        text += "    \(counted(group)) \(VisibleText.line(group.path)): \(group.kind), "
        text += "such as " + group.samples.prefix(2).map(VisibleText.line).joined(separator: ", ") + "\n"
      }
    }
    return text
  }

  /// `1 ticket`, `4,000 tickets`, `2 people`; of parts of tickets also how many: `12 tickets (24 times)`
  private static func counted(_ group: LossGroup) -> String {
    let times = group.count > group.inRecords ? " (\(Figures.counted(group.count, "time")))" : ""
    return records(group) + times
  }

  private static func records(_ group: LossGroup) -> String {
    let one = group.records == "people" ? "person" : String(group.records.dropLast())
    return Figures.counted(group.inRecords, one, group.records)
  }

  /// In the order in which the reasons first appear.
  private static func byReason(_ losses: [LossGroup]) -> [(String, [LossGroup])] {
    var order: [String] = []
    var groups: [String: [LossGroup]] = [:]
    for loss in losses {
      if groups[loss.reason] == nil { order.append(loss.reason) }
      groups[loss.reason, default: []].append(loss)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  /// Calls, bytes, time and mails.
  private static func effort(_ plan: PlanSummary) -> [(String, String)] {
    [
      ("calls", Figures.count(plan.calls)), ("to send", Figures.bytes(plan.bytes)),
      ("time at the given rate", plan.seconds.map { "about " + Figures.duration(Double($0)) } ?? "unknown"),
      ("mails the target would send", Figures.count(plan.mails)),
    ]
  }

  private static func list(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    return title + "\n" + lines.map { "  - " + VisibleText.line($0) + "\n" }.joined()
  }

  /// - Parameters:
  ///   - title: such as `acme.plan`.
  ///   - facts: name and value, shown at the top: archive, target, site, tool version.
  package static func html(_ plan: PlanSummary, title: String, facts: [(String, String)]) -> String {
    var body: [HTML] = [
      .element("h1", title), .table(["", ""], facts.map { [$0.0, $0.1] }),
      .element("h2", "What a push would do"), OutcomeReport.html(plan.outcomes),
      .table(["The push", ""], effort(plan).map { [$0.0, $0.1] }),
    ]
    body += htmlGroups("Blocked, until a person decides", plan.blocked)
    body += htmlList("Faults of the mapping", plan.faultsAlone)
    body += htmlList(Self.toCreate, plan.statusesToCreate, "ol")
    body += htmlGroups("In conflict: changed on both sides, left alone", plan.conflicts)
    body += htmlGroups("Skipped", plan.skipped)
    body += htmlGroups("Tickets of merged statuses", plan.merges)
    body += htmlGroups("Tickets whose category changes", plan.crossings)
    body.append(.element("h2", "Losses: \(Figures.count(plan.lossesTotal))"))
    if !plan.losses.isEmpty {
      body.append(.element("p", "Exactly these differences will be found when everything is read back."))
      body.append(
        .table(
          ["Why", "Records", "Part", "How", "Count", "Such as"],
          plan.losses.map {
            [
              $0.reason, records($0), $0.path, $0.kind, Figures.count($0.count),
              $0.samples.prefix(3).joined(separator: ", "),
            ]
          }, figures: [4]))
    }
    body += htmlList(
      "Statuses in histories: \(Figures.count(plan.historyMapped)) through the mapping, "
        + "\(Figures.count(plan.historyText)) kept as text", plan.historyRemarks)
    body += htmlList("The target is not ready", plan.notReady)
    body += htmlList("Agents who would need a seat", plan.seats)
    body += htmlList("Before the push, at the target", plan.checklist)
    return HTML.page(title: title, body)
  }

  private static func htmlGroups(_ title: String, _ groups: [BlockedGroup]) -> [HTML] {
    guard !groups.isEmpty else { return [] }
    return [
      .element("h2", title),
      .table(
        ["Reason", "Records", "Such as"],
        groups.map { [$0.reason, Figures.count($0.count), use($0)] },
        figures: [1]),
    ]
  }

  private static func htmlList(_ title: String, _ lines: [String], _ tag: StaticString = "ul") -> [HTML] {
    guard !lines.isEmpty else { return [] }
    return [.element("h2", title), .element(tag, [], lines.map { .element("li", $0) })]
  }
}
