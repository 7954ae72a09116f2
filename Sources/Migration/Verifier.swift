import DeskKit
import TicketModel

/// Reads every record of which a plan says something back and compares it, field by field, with that: those that it
/// writes, and those that it announces it cannot bring up to date. What an earlier plan wrote and this one leaves as it
/// is, others may have gone on working on.
package struct Verifier: Sendable {
  private let given: RunIngredients
  private let inFlightLimit: Int
  private let attempts: Int

  package init(_ given: RunIngredients, inFlight: Int = 4, attempts: Int = 8) {
    self.given = given
    inFlightLimit = min(max(inFlight, 1), 8)
    self.attempts = attempts
  }

  /// `outcomes`: `same` as announced, `failed` differs, `skipped` not written by this plan yet; the others as planned.
  /// `differing` counts the records that differ (exit 6).
  ///
  /// - Parameters:
  ///   - folder: gets `losses.ndjson`, every facet in which the target differs from the source, and
  ///     `differences.ndjson`, those that the plan does not say so; see ``VerifyLists``.
  ///   - each: every difference from the plan, with the record's key; called from several tasks.
  /// - Throws: ``StalePlan``, ``LedgerLost``, ``NotPushed``, ``AuthFailure``, ``TemporaryFailure``, cancellation.
  package func run(
    listsIn folder: String? = nil, progress: @escaping @Sendable (RunProgress) -> Void = { _ in },
    each: @escaping @Sendable (String, FacetDifference) -> Void = { _, _ in }
  ) async throws -> RunSummary {
    try given.checkFresh()
    try given.checkNewest()
    let context = try RunContext(given, attempts: attempts, report: progress)
    let lost = try given.plan.lostLinks()
    let lists = try folder.map(VerifyLists.init)
    for pushed in Pushed.allCases {
      let outcomes = given.plan.summary.outcomes
      context.tally.begin(
        "verify " + pushed.rawValue, total: outcomes[pushed.rawValue, .create] + outcomes[pushed.rawValue, .update])
      let changes = try given.plan.changes(pushed)
      try await inFlight(inFlightLimit) {
        while let change = try changes.next() {
          if change.writes || change.isLeft { return change }
          context.tally.add(pushed.rawValue, change.outcome)
          if change.outcome == .same { context.tally.passes() }
        }
        return nil
      } _: { change in
        let outcome = try await verify(change, pushed, lost[change.key] ?? [], context, lists, each)
        context.tally.add(pushed.rawValue, outcome)
        if outcome == .failed { context.tally.differs() }
        context.tally.step()
      }
    }
    try lists?.close()
    return context.tally.summary
  }

  private func verify(
    _ change: PlannedChange, _ pushed: Pushed, _ lostLinks: [String], _ context: RunContext,
    _ lists: VerifyLists?, _ each: @Sendable (String, FacetDifference) -> Void
  ) async throws -> Outcome {
    guard let known = try given.ledger.record(change.key), known.targetID != nil else { return .skipped }
    if change.outcome == .update, try !isUpdated(change.key) { return .skipped }
    let (record, update) = try context.compile(change, pushed)
    if known.state == .open {
      context.find("unfinished", change.key, "not all of it is written", did: "compared it all the same", .warning)
    }
    let shown: Facets?
    do {
      shown = try await context.show(record.speaking(of: update?.losses.map(\.path) ?? []), known)
    } catch let refused as StepRefused {
      context.find("unreadable", change.key, refused.error.detail, did: "counted it as differing")
      return .failed
    }
    guard let shown else {
      context.find("goneAtTarget", change.key, "it is no longer at the target", did: "counted it as differing")
      try lists?.gone(change.key)
      return .failed
    }
    let losses = Verifier.losses(record, update, change, lostLinks)
    // Messages that others wrote stay, also where the rest was overridden.
    let others = try theirs(change.key).filter { $0.hasPrefix("message") && shown[$0] != nil }
    let differences = FacetComparison.differences(
      intended: record.script.intended, losses: losses, shown: shown,
      ignored: { context.delta.isVolatile($0) || others.contains($0) })
    try lists?.add(change.key, record.script.intended, losses, shown, differences)
    for difference in differences {
      each(change.key, difference)
      context.find(
        difference.kind.rawValue, change.key, Verifier.text(difference), did: "counted it as differing")
    }
    return differences.isEmpty ? .same : .failed
  }

  private func isUpdated(_ key: String) throws -> Bool { try update(key) != nil }

  private func theirs(_ key: String) throws -> Set<String> { try update(key)?.theirs ?? [] }

  private func update(_ key: String) throws -> Ledger.Update? {
    guard let plan = try given.ledger.planID(given.plan.digest) else { return nil }
    return try given.ledger.update(key, plan: plan)
  }

  /// What was announced: of the whole record, for an update by what it said of the changed parts, and links.
  static func losses(
    _ record: CompiledRecord, _ update: RecordScript?, _ change: PlannedChange, _ lostLinks: [String]
  ) -> [FacetLoss] {
    var losses = record.script.losses
    if let update {
      let changed = Set(change.changed)
      let newer = update.losses.filter { changed.contains($0.path) || $0.perhaps }
      let paths = Set(newer.map(\.path))
      losses = losses.filter { !paths.contains($0.path) } + newer
    }
    return losses
      + lostLinks.map { FacetLoss($0, .dropped, reason: "the ticket it is linked to is not written") }
  }

  static func text(_ difference: FacetDifference) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "nothing" }
    let shown = quoted(difference.shown)
    switch difference.kind {
    case .unannounced: return "\(difference.path): expected \(quoted(difference.intended)), the target shows \(shown)"
    case .lossNotFound: return "\(difference.path): a loss was announced, but the target shows \(shown) as the source"
    case .wrongValue: return "\(difference.path): announced \(quoted(difference.expected)), the target shows \(shown)"
    }
  }
}
