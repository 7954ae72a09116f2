import DeskKit
import GRDB
import Synchronization
import TicketModel

/// Takes back what a plan wrote: removes what it created, newest first, and gives updated records their former values.
///
/// Only what the ledger says we made, and only where the target still shows it as we left it; the rest is listed. Run
/// again after an interruption to go on. Afterwards a new plan may create the records again.
package struct Undoer: Sendable {
  private let given: RunIngredients
  private let inFlightLimit: Int
  private let attempts: Int
  private let allowNotifications: Bool

  package init(_ given: RunIngredients, inFlight: Int = 4, attempts: Int = 8, allowNotifications: Bool = false) {
    self.given = given
    self.allowNotifications = allowNotifications
    inFlightLimit = min(max(inFlight, 1), 8)
    self.attempts = attempts
  }

  /// What an undo would remove and restore, for the question before it.
  package struct Counts: Sendable, Hashable {
    package var created: [String: Int] = [:]
    package var updated: [String: Int] = [:]
    /// Mails that the target may send because values change back.
    package var mails = 0
  }

  /// - Throws: ``LedgerLost``.
  package func counts() throws -> Counts {
    try given.checkLedger()
    var counts = Counts()
    guard let plan = try given.ledger.planID(given.plan.digest) else { return counts }
    try given.plan.forEachChange { kind, change in
      guard let known = try given.ledger.record(change.key) else { return }
      if known.plan == plan {
        // One that was refused, or never sent, is not there.
        let sent = try known.targetID != nil || !given.ledger.openSteps(change.key, but: "none").isEmpty
        if sent { counts.created[kind, default: 0] += 1 }
      } else if let update = try given.ledger.update(change.key, plan: plan), update.state != "restored" {
        counts.updated[kind, default: 0] += 1
        guard let kind = Pushed(rawValue: kind)?.kind else { return }
        let script = given.inputs.writer.compileRestore(
          key: change.key, kind: kind, former: update.former.settable(added: change.added))
        counts.mails += script.steps.reduce(0) { $0 + $1.mails }
      }
    }
    return counts
  }

  /// `outcomes`: `only` removed, `update` restored, `conflict` left because somebody changed it, `failed` could not be
  /// taken back. `differing` counts the last two (exit 3); findings list them. People and organizations that a ticket
  /// left at the target speaks of are left with it.
  ///
  /// - Throws: ``StalePlan``, ``LedgerLost``, ``NotificationsBlocked``, ``AuthFailure``, ``TemporaryFailure``, cancellation.
  package func run(progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) async throws -> RunSummary {
    try given.checkFresh()
    let mails = try counts().mails
    if mails > 0, !allowNotifications { throw NotificationsBlocked(mails: mails, of: "undo") }
    let context = try RunContext(given, attempts: attempts, report: progress)
    let time = Moment.text(given.pace.now())
    guard
      let run = try given.ledger.beginUndo(plan: given.plan.digest, tool: given.inputs.toolVersion, at: time)
    else { return context.tally.summary }
    try given.plan.mark(run)
    let needed = NeededKeys()
    for pushed in Pushed.allCases.reversed() {
      let outcomes = given.plan.summary.outcomes
      context.tally.begin(
        "undo " + pushed.rawValue, total: outcomes[pushed.rawValue, .create] + outcomes[pushed.rawValue, .update])
      let changes = try given.plan.changes(pushed, reversed: true)
      try await inFlight(inFlightLimit) {
        while let change = try changes.next() { if change.writes { return change } }
        return nil
      } _: { change in
        try await take(change, pushed, context, run, needed)
        context.tally.step()
      }
    }
    try given.ledger.endUndo(run)
    return context.tally.summary
  }

  private func take(
    _ change: PlannedChange, _ pushed: Pushed, _ context: RunContext, _ run: LedgerRun, _ needed: NeededKeys
  ) async throws {
    guard let known = try given.ledger.record(change.key) else { return }
    let outcome: Outcome?
    do {
      if pushed != .tickets, known.plan == run.plan, known.state != .removing,
        let user = needed.user(of: change.key)
      {
        context.find(
          "neededByOther", change.key, "\(user), which is left at the target, speaks of it",
          did: "left it at the target; once that is gone, this undo run again takes it away", .warning)
        outcome = .conflict
      } else if known.plan == run.plan {
        outcome = try await remove(change, known, pushed, context, run)
      } else if let update = try given.ledger.update(change.key, plan: run.plan), update.state != "restored" {
        outcome = try await restore(change, known, update, pushed, context, run)
      } else {
        outcome = nil
      }
    } catch let refused as StepRefused {
      let error = refused.error
      context.find(
        error.code.rawValue, change.key, "\(error.call) was refused: \(error.detail)", did: "left it at the target")
      outcome = .failed
    } catch let trouble as RecordTrouble {
      context.find(trouble.code, change.key, trouble.what, did: "left it at the target")
      outcome = .failed
    }
    guard let outcome else { return }
    context.tally.add(pushed.rawValue, outcome)
    guard outcome == .conflict || outcome == .failed else { return }
    context.tally.differs()
    if try given.ledger.record(change.key) != nil { needed.add(try context.compile(change, pushed).0) }
  }

  private func remove(
    _ change: PlannedChange, _ known: LedgerRecord, _ pushed: Pushed, _ context: RunContext, _ run: LedgerRun
  ) async throws -> Outcome? {
    let (record, _) = try context.compile(change, pushed)
    guard let id = try await targetID(record, known, context) else {
      try given.ledger.removed(known, targetID: nil, in: run, kept: nil)
      return nil
    }
    if let shown = known.shown, known.state == .done || known.state == .written {
      if let now = try await context.show(record, known) {
        // Of one that was read before its links, links are not known.
        let moved = try moved(now, since: shown, record, context)
          .filter { known.state == .done || !Facets.isLink($0) }
        guard moved.isEmpty else { return left(change, id, moved, context) }
      }
      try given.ledger.beginRemoval(change.key)
    }
    try await given.hook(.beforeRemoval, change.key)
    let removal = try await context.runner.patiently("remove " + change.key) {
      try await given.inputs.writer.remove(pushed.kind, targetID: id, over: given.exchange)
    }
    try await given.hook(.removed, change.key)
    var kept: String?
    if case .kept(let why) = removal { kept = why }
    try given.ledger.removed(known, targetID: id, in: run, kept: kept)
    context.tally.wrote()
    try await given.hook(.removalRecorded, change.key)
    guard let kept else { return .only }
    context.find("kept", change.key, "the target keeps \(id): \(kept)", did: "forgot it; it is no longer ours")
    return .failed
  }

  /// What others changed, in whatever the target shows. Links to tickets that this undo has removed went away by our own
  /// hand; parts that only a later plan wrote, since undone, are not looked for.
  private func moved(
    _ now: Facets, since shown: [String: String], _ record: CompiledRecord, _ context: RunContext
  ) throws -> Set<String> {
    let spoken = Set(record.script.intended.paths + record.script.losses.map(\.path))
    // A later plan's version was the last to be read back: it may have asked for less, or for more.
    let updated = try given.ledger.wasUpdated(record.key)
    return try context.delta.changed(now: Digest.facets(shown: now), then: shown).filter { path in
      if updated, spoken.contains(path) ? shown[path] == nil : now[path] == nil { return false }
      if record.means(path, now) { return false }
      guard Facets.isLink(path), now[path] == nil else { return true }
      let key = Facets.linkedTicket(path) ?? ""
      let other = try given.ledger.record(key)
      return other != nil && other?.state != .removing
    }
  }

  private func left(_ change: PlannedChange, _ id: String, _ moved: Set<String>, _ context: RunContext) -> Outcome {
    let paths = moved.sorted().prefix(10).joined(separator: ", ")
    context.find(
      "changedAtTarget", change.key, "\(id) was changed at the target since we wrote it: \(paths)",
      did: "left it as it is there", .warning)
    return .conflict
  }

  /// The record's id; of one whose creation was never answered, by looking it up.
  private func targetID(_ record: CompiledRecord, _ known: LedgerRecord, _ context: RunContext) async throws -> String?
  {
    if let id = known.targetID { return id }
    guard let create = record.script.steps.first(where: { $0.kind == .create }),
      let step = try given.ledger.step(create.id, of: record.key, scope: ""), step.state == .intent
    else { return nil }
    let archive = given.inputs.archive
    let ids = try context.ids(create.needs)
    let lookUp = StepContext(
      key: record.key, externalID: record.externalID, targetID: nil, ids: ids,
      intendedAt: Moment.text(step.intendedAt), file: { archive.file($0) })
    return try await context.runner.lookUp(
      create, "", lookUp, since: try context.runner.over(step))?.id
  }

  private func restore(
    _ change: PlannedChange, _ known: LedgerRecord, _ update: Ledger.Update, _ pushed: Pushed, _ context: RunContext,
    _ run: LedgerRun
  ) async throws -> Outcome {
    guard !update.isAdopted else {
      throw RecordTrouble(
        code: "notRestored",
        what: "the ledger was rebuilt, so that nobody knows what the target showed before the update")
    }
    let (compiled, _) = try context.compile(change, pushed)
    let former = update.former
    let record = compiled.speaking(of: former.values.keys)
    let scope = "r\(run.plan)"
    try await context.runner.settle(change.key, before: scope)
    guard let before = try await context.show(record, known) else {
      throw RecordTrouble(code: "goneAtTarget", what: "it is no longer at the target")
    }
    if let shown = known.shown, known.state == .done, try !given.ledger.hasSteps(change.key, scope: scope) {
      // What was theirs when we updated the record stays theirs; that is no reason not to take our own values back.
      // What this version of the record does not have was not asked for, and is not missing.
      let moved = try moved(before, since: shown, compiled, context).filter { shown[$0] != Reading.theirs }
      guard moved.isEmpty else { return left(change, known.targetID ?? "", moved, context) }
    }
    // Not what is so already, and not where somebody else's value stands.
    let wanted = former.settable(added: change.added) {
      before[$0] != $1 && known.shown?[$0] != Reading.theirs
    }
    let script = given.inputs.writer.compileRestore(key: change.key, kind: pushed.kind, former: wanted)
    try await context.run(script.steps, scope: scope, of: record)
    guard let now = try await context.show(record, known) else {
      throw RecordTrouble(code: "goneAtTarget", what: "it is no longer at the target")
    }
    let remaining = former.values.filter { path, value in now[path] != value && !context.delta.isVolatile(path) }
    var shown = Digest.facets(shown: now)
    for path in update.theirs { shown[path] = Reading.theirs }
    let gone = change.added.filter { key in !now.paths.contains { $0.hasPrefix("message:\(key).") } }
    // What stays as the update left it was sent by it.
    var sent = update.sentBefore
    for path in remaining.keys { sent[path] = known.sent[path] }
    try given.ledger.restored(change.key, in: run, sent: sent, shown: shown, without: gone)
    guard !remaining.isEmpty else { return .update }
    context.find(
      "notRestored", change.key, "not given back: " + remaining.keys.sorted().prefix(10).joined(separator: ", "),
      did: "restored the rest", .warning)
    return .failed
  }
}

/// People and organizations of which records speak that an undo leaves at the target: they stay with them.
private final class NeededKeys: Sendable {
  private let users = Mutex<[String: String]>([:])

  func add(_ record: CompiledRecord) {
    var keys = Set(record.script.steps.flatMap { $0.needs + $0.wants })
    if let mapped = record.mapped { keys.formUnion(mapped.people.values.map(\.key)) }
    users.withLock { users in
      for key in keys where users[key] == nil && key != record.key { users[key] = record.key }
    }
  }

  /// A record that speaks of this one; nil if none is left.
  func user(of key: String) -> String? { users.withLock { $0[key] } }
}

extension Ledger {
  /// Whether any plan changed the record after it was created.
  func wasUpdated(_ key: String) throws -> Bool {
    try queue.unsafeRead {
      try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM updates WHERE key = ?)", arguments: [key]) ?? false
    }
  }

  /// From here on the record is not looked at again before it is removed: it may be gone already.
  func beginRemoval(_ key: String) throws {
    try queue.write {
      try $0.execute(sql: "UPDATE records SET state = 'removing' WHERE key = ?", arguments: [key])
    }
  }
}
