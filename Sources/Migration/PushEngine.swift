import DeskKit
import Synchronization
import TicketModel

/// Applies a plan: exactly what it says, exactly once, however often it is started.
///
/// Order: organizations, people, tickets with their messages, links. One call at a time for each record, several
/// tickets at once. A cancelled or killed run leaves a consistent ledger; run again to go on.
package struct PushEngine: Sendable {
  private let given: RunIngredients
  private let options: PushOptions

  package init(_ given: RunIngredients, options: PushOptions = PushOptions()) {
    self.given = given
    self.options = options
  }

  /// - Throws: ``StalePlan``, ``LedgerLost``, ``BlockedPlan``, ``NotificationsBlocked``, ``NothingSelected``,
  ///   ``LimitHit``, ``AuthFailure``, ``TemporaryFailure``, cancellation. What concerns single records is in the
  ///   summary instead.
  package func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> RunSummary {
    try given.checkFresh()
    try given.checkLedger()
    try checkAllowed()
    let selection = try Selection(given.plan, options)
    let context = try RunContext(given, attempts: options.attempts, report: progress)
    let time = Moment.text(given.pace.now())
    guard given.plan.summary.writes else {
      try given.plan.forEachChange { kind, change in
        context.pass(kind, change)
      }
      return context.tally.summary
    }
    let run = try given.ledger.beginPush(
      plan: given.plan.digest, revision: given.plan.header.ledgerRevision, tool: given.inputs.toolVersion, at: time)
    // Nothing is written before this is on disk: a ledger that knows nothing of the plan is then known to be lost.
    try given.plan.mark(run)
    let work = PushWork(context: context, run: run, options: options, selection: selection)
    do {
      for pushed in Pushed.allCases { try await work.push(pushed) }
    } catch var limit as LimitHit {
      limit.summary = context.tally.summary
      throw limit
    }
    try await PushLinks(context: context, run: run, options: options, selection: selection).run()
    return context.tally.summary
  }

  private func checkAllowed() throws {
    let summary = given.plan.summary
    guard summary.notReady.isEmpty else {
      throw BlockedPlan(reasons: summary.notReady, records: summary.outcomes.total(.create), canGoWithout: false)
    }
    if summary.isBlocked && !options.withoutBlocked {
      let reasons = summary.blocked.map { "\($0.reason) (\($0.count))" } + summary.faultsAlone
      throw BlockedPlan(reasons: Array(reasons.prefix(10)), records: summary.blockedTotal, canGoWithout: true)
    }
    if summary.mails > 0 && !options.allowNotifications { throw NotificationsBlocked(mails: summary.mails) }
  }
}

extension RunContext {
  /// A record that the plan does not write; a conflict is told again, since it is not at the target as the source has it.
  func pass(_ kind: String, _ change: PlannedChange) {
    tally.add(kind, change.outcome, messages: change.messages)
    guard change.outcome == .conflict else { return }
    find("conflict", change.key, change.why.joined(separator: "; "), did: "left it as it is there", .warning)
  }
}

/// Which records a push is about (`--only`, `--sample`).
struct Selection: Sendable {
  /// Nil for all.
  private(set) var keys: Set<String>?

  init(_ plan: PlanReader, _ options: PushOptions) throws {
    guard options.only != nil || options.sample != nil else { return }
    if let only = options.only { try Selection.check(only, plan) }
    var keys = options.only ?? []
    var needs: Set<String> = []
    let candidates =
      options.sample == nil
      ? 0 : plan.summary.outcomes["tickets", .create] + plan.summary.outcomes["tickets", .update]
    var seen = 0
    let tickets = try plan.changes(.tickets)
    while let change = try tickets.next() {
      if let sample = options.sample, change.writes, candidates > 0 {
        // Every time another whole share of the sample is passed, the ticket is in it: spread evenly over all.
        if (seen + 1) * sample / candidates > seen * sample / candidates || sample >= candidates {
          keys.insert(change.key)
        }
        seen += 1
      }
      if keys.contains(change.key) { needs.formUnion(change.needs) }
    }
    let people = try plan.changes(.people)
    while let change = try people.next() {
      if keys.contains(change.key) || needs.contains(change.key) { needs.formUnion(change.needs) }
    }
    self.keys = keys.union(needs)
  }

  /// - Throws: ``NothingSelected`` for keys that no record of the plan has.
  private static func check(_ only: Set<String>, _ plan: PlanReader) throws {
    var unknown = only
    try plan.forEachChange { _, change in unknown.remove(change.key) }
    guard unknown.isEmpty else { throw NothingSelected(names: unknown.sorted()) }
  }

  func contains(_ key: String) -> Bool { keys?.contains(key) ?? true }
}

/// One push of records of one kind after another.
struct PushWork: Sendable {
  var context: RunContext
  let run: LedgerRun
  let options: PushOptions
  let selection: Selection

  func push(_ pushed: Pushed) async throws {
    let outcomes = context.plan.summary.outcomes
    let total = outcomes[pushed.rawValue, .create] + outcomes[pushed.rawValue, .update]
    context.tally.begin(pushed.rawValue, total: selection.keys == nil ? total : min(total, selection.keys?.count ?? 0))
    let changes = try context.plan.changes(pushed, reversed: options.newestFirst && pushed == .tickets)
    let waiting = Mutex<[PlannedChange]>([])
    var quick = self
    quick.context.runner.defers = true
    let work = quick
    try await inFlight(options.inFlight) {
      while let change = try changes.next() {
        guard change.writes else {
          context.pass(pushed.rawValue, change)
          continue
        }
        if selection.contains(change.key) { return change }
      }
      return nil
    } _: { change in
      do {
        try await work.push(change, pushed)
        context.tally.step()
      } catch is StepDeferred {
        waiting.withLock { $0.append(change) }
      }
    }
    // Those with a call whose answer was lost: while the others were written, most of them have waited long enough.
    var rest = waiting.withLock { $0 }[...]
    try await inFlight(options.inFlight) {
      rest.popFirst()
    } _: { change in
      try await push(change, pushed)
      context.tally.step()
    }
  }

  private func push(_ change: PlannedChange, _ pushed: Pushed) async throws {
    do {
      let outcome = change.outcome == .update ? try await update(change, pushed) : try await create(change, pushed)
      let messages = outcome == change.outcome ? change.messages : [outcome: change.messages.values.reduce(0, +)]
      context.tally.add(pushed.rawValue, outcome, messages: messages)
    } catch let refused as StepRefused {
      let error = refused.error
      try fail(change, pushed, error.code.rawValue, "\(error.call) was refused: \(error.detail)")
    } catch let trouble as RecordTrouble {
      try fail(change, pushed, trouble.code, trouble.what)
    }
  }

  private func fail(_ change: PlannedChange, _ pushed: Pushed, _ code: String, _ what: String) throws {
    context.find(code, change.key, what, did: "left it unfinished; the next push of this plan tries again")
    context.tally.add(pushed.rawValue, .failed, messages: [.failed: change.messages.values.reduce(0, +)])
    if let limit = options.maximumErrors, context.tally.failed > limit {
      throw LimitHit(what: "More than \(limit) records failed")
    }
  }

  private func create(_ change: PlannedChange, _ pushed: Pushed) async throws -> Outcome {
    let known = try context.ledger.record(change.key)
    if let known, known.state != .open { return .same }
    let (record, _) = try context.compile(change, pushed)
    try context.ledger.begin(change.key, pushed.kind, script: Digest.script(record.script), in: run)
    try await context.run(record.ownSteps, scope: "", of: record)
    try context.ledger.written(change.key, sent: Digest.facets(record.effective))
    if record.linkSteps.isEmpty { try await Reading(context: context, run: run).read(record, pending: false) }
    return .create
  }

  private func update(_ change: PlannedChange, _ pushed: Pushed) async throws -> Outcome {
    guard let known = try context.ledger.record(change.key), known.targetID != nil else {
      throw RecordTrouble(code: "notCreated", what: "it is to be updated but is not in the ledger")
    }
    let begun = try context.ledger.update(change.key, plan: run.plan)
    if begun != nil && known.state != .open { return .same }
    let (record, planned) = try context.compile(change, pushed)
    guard let planned else { throw StalePlan("\(change.key) cannot be updated") }
    let scope = "u\(run.plan)"
    try await context.runner.settle(change.key, before: scope)
    try await context.resolve(change.added, planned.steps, of: record)
    if begun == nil, try await !begin(change, record, planned) { return .conflict }
    let theirs = try context.ledger.update(change.key, plan: run.plan)?.theirs ?? []
    let script = context.overriding(theirs, record, change, planned)
    try await context.run(script.steps, scope: scope, of: record, added: change.added)
    var sent = record.effective
    for loss in script.losses { sent[loss.path] = loss.volatile ? nil : loss.expected }
    try context.ledger.written(change.key, sent: Digest.facets(sent))
    if record.linkSteps.isEmpty {
      try await Reading(context: context, run: run).read(
        record.speaking(of: change.changed), pending: false)
    }
    return .update
  }

  /// What the target shows otherwise than right after our last writing, by nobody's hand but others'.
  private func movedByOthers(
    _ now: Facets, since shown: [String: String], _ record: CompiledRecord, _ known: LedgerRecord,
    _ change: PlannedChange
  ) throws -> Set<String> {
    // An interrupted update of an earlier plan was our own hand, and so are messages written since.
    let ours = try context.ledger.openUpdatePaths(record.key)
    let fresh = known.parts.keys.filter { $0.hasPrefix("message:") }.map { $0 + "." }.filter { prefix in
      !shown.keys.contains { $0.hasPrefix(prefix) }
    }
    // A message that has another place in the conversation now, or other readers, is not found where it was.
    let turned = change.changed.filter {
      $0.hasPrefix("message:") && ($0.hasSuffix(".kind") || $0.hasSuffix(".visibility"))
    }
    .map { $0.prefix(through: $0.lastIndex(of: ".") ?? $0.startIndex) }
    let effective = record.effective
    return context.delta.changed(now: Digest.facets(shown: now), then: shown).filter { path in
      if ours.contains(path) || record.means(path, now) || fresh.contains(where: path.hasPrefix) { return false }
      // What this version of the record does not ask for is not missing: the source has it no more, or it is lost.
      return now[path] != nil || effective[path] != nil && !turned.contains(where: path.hasPrefix)
    }
  }

  /// Whether the target shows messages otherwise than at the last reading.
  private func hasOtherMessages(_ now: Facets, _ known: LedgerRecord) -> Bool {
    guard let shown = known.shown else { return true }
    return context.delta.changed(now: Digest.facets(shown: now), then: shown).contains { $0.hasPrefix("message") }
  }

  /// Looks at the record once more before it is changed. False: somebody changed it at the target.
  private func begin(
    _ change: PlannedChange, _ record: CompiledRecord, _ planned: RecordScript
  ) async throws -> Bool {
    let asked = record.speaking(of: change.changed)
    guard var known = try context.ledger.record(change.key), var now = try await context.show(asked, known) else {
      context.find("goneAtTarget", change.key, "it is no longer at the target", did: "left it", .warning)
      return false
    }
    // A plan that this ledger knows nothing of, an older copy or a rebuilt one, may have written them.
    if hasOtherMessages(now, known), try await context.meet(change.added, planned.steps, of: record) {
      known = try context.ledger.record(change.key) ?? known
      now = try await context.show(asked, known) ?? now
    }
    var theirs: Set<String> = []
    if let shown = known.shown {
      let moved = try movedByOthers(now, since: shown, record, known, change)
      guard moved.isEmpty || context.inputs.options.theirsLose else {
        let what = "changed at the target since we wrote it: \(moved.sorted().prefix(10).joined(separator: ", "))"
        context.find("changedAtTarget", change.key, what, did: "left it as it is there", .warning)
        return false
      }
      theirs = moved
    }
    let former = FormerValues(of: theirs.union(change.changed), in: now)
    try context.ledger.beginUpdate(change.key, in: run, former: former, sentBefore: known.sent, theirs: theirs)
    return true
  }
}

/// Reads a written record back and keeps what the target shows.
struct Reading: Sendable {
  let context: RunContext
  let run: LedgerRun
  /// In place of a hash: never what the target shows.
  static let theirs = "theirs"

  /// - Parameter pending: links are still to come.
  func read(_ record: CompiledRecord, pending: Bool, lost: [String] = []) async throws {
    guard let known = try context.ledger.record(record.key) else { return }
    guard let facets = try await context.show(record, known) else {
      throw RecordTrouble(code: "goneAtTarget", what: "it is not at the target right after it was written")
    }
    try await context.given.hook(.beforeShown, record.key)
    var shown = Digest.facets(shown: facets)
    if let before = known.shown {
      // Read before; only links of other records can have changed it by our hand. Anything else is somebody's change,
      // which must stay visible as one.
      shown = before.filter { !Facets.isLink($0.key) }.merging(shown.filter { Facets.isLink($0.key) }) { $1 }
    }
    // What somebody else wrote and this update could not override stays theirs.
    let theirs = try context.ledger.update(record.key, plan: run.plan)?.theirs ?? []
    for path in theirs {
      if shown[path] != known.sent[path] { shown[path] = Reading.theirs }
    }
    var sent = known.sent
    // Found where an interrupted plan had written it in other words, or for other readers: a later plan speaks of it.
    sent = sent.filter { path, hash in
      !path.hasPrefix("message:") || ![".body", ".visibility", ".kind"].contains(where: path.hasSuffix)
        || theirs.contains(path) || shown[path] == nil
        || shown[path] == hash
    }
    // A link that was never made was never sent, so that a later plan makes it when the other end is there.
    for path in lost { sent[path] = nil }
    if known.script != Digest.script(record.script), known.plan != run.plan, try !hasUpdate(record.key) {
      // Begun by an earlier plan and finished by this one: what the target does not show was not written by us.
      sent = sent.filter { shown[$0.key] == $0.value }
    }
    try context.ledger.shown(record.key, shown, sent: sent, state: pending ? .written : .done, in: run)
    try await context.given.hook(.shown, record.key)
  }

  private func hasUpdate(_ key: String) throws -> Bool { try context.ledger.update(key, plan: run.plan) != nil }
}
