import DeskKit
import GRDB
import Synchronization
import TicketModel

/// Rebuilds a lost ledger from the external ids at the target, so that nothing is written twice.
package struct LedgerRebuilder: Sendable {
  private let given: RunIngredients
  private let inFlightLimit: Int
  private let attempts: Int

  package init(_ given: RunIngredients, inFlight: Int = 4, attempts: Int = 8) {
    self.given = given
    inFlightLimit = min(max(inFlight, 1), 8)
    self.attempts = attempts
  }

  /// Looks every record of the plan up at the target: its id, which of its messages are there, and what it shows.
  /// Records already in the ledger are left as they are.
  ///
  /// `outcomes`: `create` put back, `same` in the ledger already, `skipped` not at the target, `failed` not readable.
  /// An external id found twice is a finding and counts as `differing`; only the first record is ours. Afterwards a
  /// push of this plan goes on where the lost ledger was, and `plan` makes new plans.
  package func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> RunSummary {
    try given.checkFresh()
    let context = try RunContext(given, attempts: attempts, report: progress)
    // Whoever held the lost ledger may have died just now, and no later than that.
    let began = given.pace.now()
    let found = try await targetIDs(context)
    let runs = try given.ledger.beginRebuild(
      plan: given.plan.digest, at: given.plan.path, tool: given.inputs.toolVersion,
      time: Moment.text(given.pace.now()))
    let linked = LinkedRecords()
    for pushed in Pushed.allCases {
      context.tally.begin("rebuild " + pushed.rawValue, total: found.count)
      let changes = try given.plan.changes(pushed)
      try await inFlight(inFlightLimit) {
        while let change = try changes.next() {
          if found[change.key] != nil { return change }
          if change.writes { context.tally.add(pushed.rawValue, .skipped) }
        }
        return nil
      } _: { change in
        guard let id = found[change.key] else { return }
        context.tally.add(pushed.rawValue, try await adopt(change, id, pushed, context, runs, began, linked))
        context.tally.step()
      }
    }
    // A link can be looked for once both its ends are known.
    let ends = linked.changes
    context.tally.begin("rebuild links", total: ends.count)
    var rest = ends.makeIterator()
    try await inFlight(inFlightLimit) {
      rest.next()
    } _: { change in
      if let id = found[change.key] { try await adoptLinks(change, id, context, runs, began) }
      context.tally.step()
    }
    try given.ledger.endRebuild(plan: given.plan.digest)
    try given.plan.mark(runs.plan)
    return context.tally.summary
  }

  private func targetIDs(_ context: RunContext) async throws -> [String: String] {
    let prefix = given.ledger.account + "/"
    let found = Mutex<[String: String]>([:])
    try await given.inputs.writer.eachExternalID(prefix: prefix, over: given.exchange) { _, external, id in
      guard external.hasPrefix(prefix) else { return }
      let key = String(external.dropFirst(prefix.count))
      let first = found.withLock { found -> String? in
        if let first = found[key] { return first }
        found[key] = id
        return nil
      }
      guard let first, first != id else { return }
      context.find(
        "externalIDTwice", key, "\(first) and \(id) at the target both carry its external id", did: "took \(first)")
      context.tally.differs()
    }
    return found.withLock { $0 }
  }

  private func adopt(
    _ change: PlannedChange, _ id: String, _ pushed: Pushed, _ context: RunContext, _ runs: RebuildRuns,
    _ began: Double, _ linked: LinkedRecords
  ) async throws -> Outcome {
    do {
      var known = try given.ledger.record(change.key)
      if known?.isHalfAdopted == true {
        try given.ledger.forget(change.key)
        known = nil
      }
      let isKnown = known?.targetID != nil
      if isKnown, change.outcome == .create { try given.ledger.claim(change.key, for: runs.plan) }
      if isKnown, known?.state == .written || known?.state == .open, pushed == .tickets { linked.add(change) }
      if isKnown, known?.state == .open { try await settleOpen(change, id, pushed, context, runs.plan, began) }
      if !isKnown { try await adoptRecord(change, id, pushed, context, runs, began, linked) }
      if change.outcome == .update { try await adoptUpdate(change, id, pushed, context, runs.plan, began) }
      return isKnown ? .same : .create
    } catch let refused as StepRefused {
      let error = refused.error
      context.find(error.code.rawValue, change.key, "\(error.call): \(error.detail)", did: "left it unread")
      return .failed
    } catch let stale as StalePlan {
      context.find("notCompiled", change.key, "\(id) carries its external id, but \(stale.reason)", did: "left it out")
      return .failed
    } catch is EarlierWords {
      // Taken as it is, the next push would write those messages once more.
      try given.ledger.forget(change.key)
      context.find(
        "earlierWords", change.key, "\(id) has messages that an earlier plan wrote in other words than this one has",
        did: "left it out; rebuild with the plan that wrote them first, then with this one")
      return .failed
    }
  }

  private func adoptRecord(
    _ change: PlannedChange, _ id: String, _ pushed: Pushed, _ context: RunContext, _ runs: RebuildRuns,
    _ began: Double, _ linked: LinkedRecords
  ) async throws {
    var planned = change
    planned.outcome = .create
    planned.digest = nil
    let (record, _) = try context.compile(planned, pushed, found: id)
    let run = change.outcome == .create ? runs.plan : runs.earlier
    try given.ledger.adopt(change.key, pushed.kind, targetID: id, in: run)
    var missing = try await settle(record.ownSteps, "", change, record, id, context, began)
    // A plan that does not create the record met all its messages but those it adds.
    let added = change.outcome == .create ? nil : change.added
    if let added, missing.contains(where: { $0.kind == .message && !added.contains($0.about ?? "") }) {
      throw EarlierWords()
    }
    try settleValues(&missing, change, id, context)
    try given.ledger.adopted(change.key, script: Digest.script(record.script))
    guard missing.isEmpty else {
      return context.find(
        "unfinished", change.key, "\(id) lacks some of its parts", did: "the next push adds them", .info)
    }
    try given.ledger.written(change.key, sent: Digest.facets(record.effective))
    guard record.linkSteps.isEmpty else { return linked.add(change) }
    try await RebuildReading(given: given, context: context, run: run).read(record, change)
  }

  /// Messages that another plan wrote in other words are looked for once those are known that have the same words.
  ///
  /// - Returns: the steps of which the target shows nothing.
  private func settle(
    _ steps: [WriteStep], _ scope: String, _ change: PlannedChange, _ record: CompiledRecord, _ id: String,
    _ context: RunContext, _ began: Double
  ) async throws -> [WriteStep] {
    func missing(of steps: [WriteStep], inOtherWords: Bool = false) async throws -> [WriteStep] {
      var missing: [WriteStep] = []
      for step in steps {
        let scope = StepRunner.scope(of: step, in: scope, added: change.added)
        if inOtherWords, step.kind != .message || scope != "" {
          missing.append(step)
        } else if try await !settle(step, scope, record, id, context, began, inOtherWords: inOtherWords) {
          missing.append(step)
        }
      }
      return missing
    }
    return try await missing(of: missing(of: steps), inOtherWords: true)
  }

  /// Where all messages are there, the push came to the ticket's own values, its status for one: if the target shows
  /// others, somebody has set them since, and they are not set back.
  private func settleValues(
    _ missing: inout [WriteStep], _ change: PlannedChange, _ id: String, _ context: RunContext
  ) throws {
    guard !missing.contains(where: { $0.kind == .message }) else { return }
    for step in missing where step.kind == .update && step.about == nil {
      try given.ledger.finish(
        step.id, of: change.key, scope: "", result: StepResult(id: nil), creates: false, part: nil)
      context.find(
        "shownOtherwise", change.key, "\(id) does not show what \(step.id) would set: set since by somebody, or never",
        did: "left it so; verify compares it, and a plan with --theirs-lose sets it", .info)
      missing.removeAll { $0.id == step.id }
    }
  }

  /// The ledger is from the middle of a push, which went on: what that did must not be done again.
  private func settleOpen(
    _ change: PlannedChange, _ id: String, _ pushed: Pushed, _ context: RunContext, _ run: LedgerRun, _ began: Double
  ) async throws {
    let isUpdate = try change.outcome == .update && given.ledger.update(change.key, plan: run.plan) != nil
    guard isUpdate || change.outcome == .create else { return }
    let (record, update) = try context.compile(change, pushed, found: id)
    let (steps, scope) = isUpdate ? (update?.steps ?? [], "u\(run.plan)") : (record.ownSteps, "")
    _ = try await settle(steps, scope, change, record, id, context, began)
  }

  private func adoptLinks(
    _ change: PlannedChange, _ id: String, _ context: RunContext, _ runs: RebuildRuns, _ began: Double
  ) async throws {
    var planned = change
    planned.outcome = .create
    planned.digest = nil
    do {
      guard let state = try given.ledger.record(change.key)?.state, state == .written || state == .open else { return }
      let (record, _) = try context.compile(planned, .tickets, found: id)
      for step in record.linkSteps { _ = try await settle(step, "", record, id, context, began) }
      // Of one that is open, the push goes on.
      guard state == .written else { return }
      let run = change.outcome == .create ? runs.plan : runs.earlier
      try await RebuildReading(given: given, context: context, run: run).read(record, change)
    } catch let refused as StepRefused {
      let error = refused.error
      context.find(error.code.rawValue, change.key, "\(error.call): \(error.detail)", did: "left its links unread")
    } catch let stale as StalePlan {
      context.find(
        "notCompiled", change.key, "\(id) carries its external id, but \(stale.reason)", did: "left its links")
    }
  }

  /// What the plan's update of a record has done already must not be done again.
  private func adoptUpdate(
    _ change: PlannedChange, _ id: String, _ pushed: Pushed, _ context: RunContext, _ run: LedgerRun, _ began: Double
  ) async throws {
    guard try given.ledger.update(change.key, plan: run.plan) == nil else { return }
    let (record, script) = try context.compile(change, pushed, found: id)
    let missing = try await settle(script?.steps ?? [], "u\(run.plan)", change, record, id, context, began)
    guard missing.isEmpty else { return }
    try given.ledger.adoptUpdate(change.key, in: run)
    try await RebuildReading(given: given, context: context, run: run).readUpdated(record, change)
  }

  /// Records a step as done if the target shows that it was.
  private func settle(
    _ step: WriteStep, _ scope: String, _ record: CompiledRecord, _ id: String, _ context: RunContext,
    _ began: Double, inOtherWords: Bool = false
  ) async throws -> Bool {
    if try given.ledger.step(step.id, of: record.key, scope: scope)?.state == .done { return true }
    let archive = given.inputs.archive
    var parts = try given.ledger.record(record.key)?.parts ?? [:]
    // Of an update, one that was found as part of the whole record: whether it has the new words already.
    if scope != "" { parts[StepRunner.part(of: step)] = nil }
    var lookUp = StepContext(
      key: record.key, externalID: record.externalID, targetID: step.kind == .create ? nil : id,
      stepIDs: parts, ids: try context.ids(step.needs), intendedAt: "1970-01-01T00:00:00Z",
      file: { archive.file($0) })
    lookUp.inOtherWords = inOtherWords
    try given.ledger.intend(step.id, of: record.key, scope: scope, at: 0)
    let found = try await context.runner.lookUp(step, scope, lookUp, since: began, orInOtherWords: false)
    if found != nil { return true }
    if step.kind == .create {
      try given.ledger.finish(
        step.id, of: record.key, scope: scope, result: StepResult(id: id), creates: true, part: nil)
      return true
    }
    try given.ledger.refuse(step.id, of: record.key, scope: scope, detail: "not found when the ledger was rebuilt")
    return false
  }
}

/// Tickets put back whose links are still to be looked for.
private final class LinkedRecords: Sendable {
  private let list = Mutex<[PlannedChange]>([])
  var changes: [PlannedChange] { list.withLock { $0 } }
  func add(_ change: PlannedChange) { list.withLock { $0.append(change) } }
}

/// Messages that must be at the target were not found there.
private struct EarlierWords: Error {}
