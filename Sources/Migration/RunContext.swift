import DeskKit
import GRDB
package import HTTP
import StatusMapping
import TicketModel

/// Everything a push, verify, undo or rebuild works with.
package struct RunIngredients: Sendable {
  package var inputs: MigrationInputs
  package var plan: PlanReader
  package var ledger: Ledger
  /// Authenticated and paced; it never repeats a call that writes.
  package var exchange: any Exchange
  package var pace: RunPace
  /// Those that the exchange's transport keeps.
  package var limits: CallLimits
  /// For tests only, see ``KillPoint``.
  package var hook: PushHook

  package init(
    inputs: MigrationInputs, plan: PlanReader, ledger: Ledger, exchange: any Exchange, pace: RunPace = .real,
    limits: CallLimits = CallLimits(), hook: @escaping PushHook = { _, _ in }
  ) {
    self.inputs = inputs
    self.plan = plan
    self.ledger = ledger
    self.exchange = exchange
    self.pace = pace
    self.limits = limits
    self.hook = hook
  }

  /// - Throws: ``StalePlan`` where what the plan was made with is not what is here now.
  func checkFresh() throws {
    let header = plan.header
    guard header.site == inputs.site, ledger.site == header.site else {
      throw StalePlan("it is for \(header.site), not for \(inputs.site)")
    }
    guard header.targetDesk == inputs.card.id else {
      throw StalePlan("it is for a \(header.targetDesk) desk, not for \(inputs.card.id)")
    }
    guard try ledger.account == inputs.account(), header.account == ledger.account else {
      throw StalePlan("it is for the account \(header.account)")
    }
    guard header.toolVersion == inputs.toolVersion else {
      throw StalePlan("it was made by version \(header.toolVersion), and this is \(inputs.toolVersion)")
    }
    guard header.mappingDigest == inputs.mappingDigest() else { throw StalePlan("the mapping was changed since") }
    guard try header.archiveDigest == inputs.archive.digest() else { throw StalePlan("the archive is another now") }
    guard try header.targetDigest == inputs.target?.digest() else {
      throw StalePlan("the target's archive is another now")
    }
    guard header.options == inputs.options else { throw StalePlan("it was made with other options") }
    try plan.checkFiles()
  }
}

extension RunIngredients {
  /// - Throws: ``LedgerLost`` where the plan was pushed before and this ledger knows nothing of it, or only half.
  func checkLedger() throws {
    func lost(_ reason: LedgerLost.Reason) -> LedgerLost { LedgerLost(plan: plan.path, ledger: ledger.path, reason) }
    if let other = try ledger.halfRebuilt() { throw LedgerLost(plan: other, ledger: ledger.path, .halfRebuilt) }
    guard let lastRun = plan.lastRun else { return }
    if try ledger.planID(plan.digest) == nil { throw lost(.unknown) }
    if try ledger.lastRun() < lastRun { throw lost(.older) }
  }

  /// - Throws: ``StalePlan`` unless this plan is the last that wrote here and is not undone, ``NotPushed`` where it may
  ///   still be pushed, ``LedgerLost``.
  func checkNewest() throws {
    try checkLedger()
    let newest = try ledger.queue.unsafeRead { try Ledger.newestPlan($0) }
    if newest?.digest == plan.digest { return }
    if try ledger.planID(plan.digest) == nil {
      guard plan.summary.writes else { return }
      guard try ledger.revision() == plan.header.ledgerRevision else {
        throw StalePlan("another plan wrote through the ledger since")
      }
      throw NotPushed(plan: plan.path)
    }
    throw StalePlan("it was undone, or another plan wrote since")
  }
}

/// A record that cannot go on; the run does.
struct RecordTrouble: Error {
  var code: String
  var what: String
}

/// The parts that push, verify, undo and rebuild share.
struct RunContext: Sendable {
  let given: RunIngredients
  let compiler: RecordCompiler
  var runner: StepRunner
  let tally: RunTally
  let delta: DeltaRules

  var ledger: Ledger { given.ledger }
  var plan: PlanReader { given.plan }
  var inputs: MigrationInputs { given.inputs }

  init(_ given: RunIngredients, attempts: Int, report: @escaping @Sendable (RunProgress) -> Void) throws {
    self.given = given
    compiler = try RecordCompiler(given.inputs)
    tally = RunTally(given.pace, report: report)
    delta = DeltaRules(card: given.inputs.card)
    runner = StepRunner(
      writer: given.inputs.writer, exchange: given.exchange, ledger: given.ledger, pace: given.pace,
      attempts: attempts, limits: given.limits, tally: tally, hook: given.hook)
  }

  /// Compiles a planned record again. - Throws: ``StalePlan`` if it is no longer the plan's.
  ///
  /// - Parameter found: its id at the target where that is known from elsewhere than the ledger.
  func compile(
    _ change: PlannedChange, _ pushed: Pushed, found: String? = nil
  ) throws -> (CompiledRecord, update: RecordScript?) {
    let json = try inputs.archive.object(at: change.place)
    let compiled = try compiler.compile(pushed.collection, json) { id in
      try found == id || ledger.record(change.key)?.made(id) == true
    }
    guard json.text("key") == change.key, case .ready(let record) = compiled else {
      throw StalePlan("\(change.key) is not what was planned")
    }
    var update: RecordScript?
    if change.outcome == .update || change.isLeft {
      update = compiler.update(record, changed: Set(change.changed), added: change.added)
    }
    if let digest = change.digest, Digest.script(update ?? record.script) != digest {
      throw StalePlan("\(change.key) compiles to something else than was planned")
    }
    return (record, update)
  }

  /// The script of an update that also writes what somebody else changed (`--theirs-lose`), as far as the desk lets us.
  func overriding(
    _ theirs: Set<String>, _ record: CompiledRecord, _ change: PlannedChange, _ planned: RecordScript
  ) -> RecordScript {
    let changed = Set(change.changed)
    let whole = theirs.filter { !$0.hasPrefix("message") && !Facets.isLink($0) }.union(changed)
    guard whole != changed, let script = compiler.update(record, changed: whole, added: change.added) else {
      return planned
    }
    // What can only be announced as lost is not written.
    let lost = Set(script.losses.map(\.path)).subtracting(planned.losses.map(\.path))
    let rest = whole.subtracting(lost.subtracting(changed))
    return compiler.update(record, changed: rest, added: change.added) ?? planned
  }

  /// Target ids of records by source key: written by us, or there before.
  func ids(_ keys: [String]) throws -> [String: String] {
    var ids = try ledger.targetIDs(keys)
    for key in keys where ids[key] == nil { ids[key] = compiler.people.joinedID(key) }
    return ids
  }

  /// What the target shows of a record now; nil if it is not there.
  func show(_ record: CompiledRecord, _ known: LedgerRecord) async throws -> Facets? {
    guard let targetID = known.targetID else { return nil }
    var needs: Set<String> = []
    for step in record.script.steps { needs.formUnion(step.needs) }
    if let mapped = record.mapped { needs.formUnion(mapped.people.values.map(\.key)) }
    let ids = try ids(needs.sorted())
    let messages = known.messages
    let facets = try await runner.patiently("show " + record.key) {
      try await inputs.writer.show(
        known.kind, targetID: targetID, script: record.script, messages: messages, ids: ids, over: given.exchange)
    }
    return facets.map { withClock($0, record) }
  }

  /// The SLA clock is that of the status the target shows, where the record speaks of it.
  private func withClock(_ facets: Facets, _ record: CompiledRecord) -> Facets {
    let speaks = record.script.intended[Facets.slaClock] != nil
    guard speaks, let status = facets["status"] else { return facets }
    var facets = facets
    facets[Facets.slaClock] = inputs.mapper.targetClock(status, scope: record.mapped?.status.scope)
    return facets
  }

  /// Runs steps one after another.
  ///
  /// - Parameter added: messages that are written once, whichever plan comes to it: their steps are of the record's
  ///   creation, so that a later plan finds what an interrupted one may have written.
  func run(_ steps: [WriteStep], scope: String, of record: CompiledRecord, added: [String] = []) async throws {
    for step in steps {
      let scope = StepRunner.scope(of: step, in: scope, added: added)
      try Task.checkCancellation()
      let context = try stepContext(step, record)
      if let missing = step.needs.first(where: { context.ids[$0] == nil && $0 != record.key }) {
        throw RecordTrouble(code: "needMissing", what: "\(step.call) needs \(missing), which is not at the target")
      }
      if step.kind != .create && context.targetID == nil {
        throw RecordTrouble(code: "notCreated", what: "\(step.call) comes before the record was created")
      }
      let result = try await runner.run(step, scope: scope, context: context)
      if step.kind == .create, result.id == nil, try ledger.place(record.key).targetID == nil {
        throw RecordTrouble(code: "noID", what: "\(step.call) gave no id")
      }
    }
  }

  /// Messages that an interrupted update may have added are known by their ids before the record is compared.
  func resolve(_ added: [String], _ steps: [WriteStep], of record: CompiledRecord) async throws {
    for step in steps where StepRunner.scope(of: step, in: "u", added: added) == "" {
      _ = try await runner.resolve(step, "", try stepContext(step, record))
    }
  }

  /// Takes messages that are there already for those that the plan would add. False: none is.
  func meet(_ added: [String], _ steps: [WriteStep], of record: CompiledRecord) async throws -> Bool {
    var met = false
    for step in steps where StepRunner.scope(of: step, in: "u", added: added) == "" {
      if try await runner.meet(step, "", try stepContext(step, record)) { met = true }
    }
    return met
  }

  private func stepContext(_ step: WriteStep, _ record: CompiledRecord) throws -> StepContext {
    let place = try ledger.place(record.key), archive = inputs.archive
    return StepContext(
      key: record.key, externalID: record.externalID, targetID: place.targetID, stepIDs: place.parts,
      ids: try ids(step.needs + step.wants), intendedAt: Moment.text(given.pace.now()), file: { archive.file($0) })
  }

  func find(_ code: String, _ key: String, _ what: String, did: String, _ severity: Finding.Severity = .error) {
    tally.find(Finding(severity, code, key: key, what: what, did: did))
  }
}

/// Runs `body` for what `next` gives, up to `limit` at a time; the first error stops the rest.
func inFlight<Element: Sendable>(
  _ limit: Int, _ next: () throws -> Element?, _ body: @escaping @Sendable (Element) async throws -> Void
) async throws {
  if limit == 1 {
    while let element = try next() {
      try Task.checkCancellation()
      try await body(element)
    }
    return
  }
  try await withThrowingTaskGroup(of: Void.self) { group in
    var running = 0
    while let element = try next() {
      if running == limit {
        try await group.next()
        running -= 1
      }
      try Task.checkCancellation()
      group.addTask { try await body(element) }
      running += 1
    }
    try await group.waitForAll()
  }
}
