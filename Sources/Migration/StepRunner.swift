import DeskKit
import HTTP
import Synchronization
import TicketModel

/// A step that the desk refuses for good. It concerns one record; the run goes on.
struct StepRefused: Error {
  var step: String
  var error: DeskError
}

/// A call whose answer was lost may still arrive; whoever has other records to go on with comes back to this one.
struct StepDeferred: Error {}

/// When calls of this run whose answer was lost were over, in seconds since 1970.
final class LostAnswers: Sendable {
  private let times = Mutex<[String: Double]>([:])

  subscript(step: String) -> Double? {
    get { times.withLock { $0[step] } }
    set { times.withLock { $0[step] = newValue } }
  }
}

/// Takes one step exactly once, whatever happens to answers and processes in between.
///
/// The rules: the intent is on disk before the call; an answer is on disk before anything else is done; what may have
/// happened is looked up before it is repeated, now or on the next run.
struct StepRunner: Sendable {
  let writer: any DeskWriter
  let exchange: any Exchange
  let ledger: Ledger
  let pace: RunPace
  let attempts: Int
  /// A desk goes on with a call whose sender is gone, so nothing is repeated before these have passed.
  let limits: CallLimits
  let tally: RunTally
  let hook: PushHook
  /// Long waits are thrown as ``StepDeferred``.
  var defers = false
  let lost = LostAnswers()

  /// - Parameter scope: which script of the record the step is of, see ``LedgerSchema``.
  func run(_ step: WriteStep, scope: String, context: StepContext) async throws -> StepResult {
    let known = try ledger.step(step.id, of: context.key, scope: scope)
    if let known, known.state == .done { return StepResult(id: known.result) }
    var context = context
    context.intendedAt = Moment.text(known?.intendedAt ?? pace.now())
    if let result = try await resolve(step, scope, context) { return result }
    return try await perform(step, scope, context, unsure: known?.state == .intent)
  }

  /// Finds out about a step whose answer never came; nil also where it was never begun.
  func resolve(_ step: WriteStep, _ scope: String, _ context: StepContext) async throws -> StepResult? {
    guard let known = try ledger.step(step.id, of: context.key, scope: scope), known.state == .intent else {
      return nil
    }
    let over = try lost[name(step, scope, context)] ?? over(known)
    return try await lookUp(step, scope, context, since: over)
  }

  /// Takes a message that is at the target already, with the same words or the same date, for this step's doing, where
  /// the ledger does not know that it was ever begun.
  func meet(_ step: WriteStep, _ scope: String, _ context: StepContext) async throws -> Bool {
    let state = try ledger.step(step.id, of: context.key, scope: scope)?.state
    guard state != .done, state != .intent, context.stepIDs[StepRunner.part(of: step)] == nil else { return false }
    for inOtherWords in [false, true] {
      var context = context
      context.inOtherWords = inOtherWords
      guard case .found(let result) = try await find(step, context) else { continue }
      try ledger.intend(step.id, of: context.key, scope: scope, at: pace.now())
      try record(step, scope, context, result, wrote: false)
      return true
    }
    return false
  }

  private func name(_ step: WriteStep, _ scope: String, _ context: StepContext) -> String {
    "\(context.key) \(scope) \(step.id)"
  }

  /// Seconds since 1970 by which the call of an earlier process was over: it held the ledger until it died, so that was
  /// before the next run began. How long the call waited for its turn after the intent, nobody knows any more.
  func over(_ step: LedgerStep) throws -> Double {
    min(pace.now(), try ledger.nextRun(after: step.attemptedAt) ?? .infinity)
  }

  /// Waits until no call of the record's other scripts can arrive any more: it would undo what this one writes.
  func settle(_ key: String, before scope: String) async throws {
    for step in try ledger.openSteps(key, but: scope) {
      let due = try over(step) + limits.longest.seconds
      if defers, due - pace.now() > 2 { throw StepDeferred() }
      try await pause(until: due)
    }
  }

  /// - Parameter unsure: an earlier attempt may have arrived after all that we allow for.
  private func perform(_ step: WriteStep, _ scope: String, _ context: StepContext, unsure: Bool) async throws
    -> StepResult
  {
    var attempt = 0
    var unsure = unsure
    while true {
      attempt += 1
      try await hook(.beforeIntent, context.key)
      try ledger.intend(step.id, of: context.key, scope: scope, at: pace.now())
      try await hook(.intentWritten, context.key)
      do {
        tally.called()
        let result = try await writer.perform(step, of: context, over: exchange)
        try await hook(.answered, context.key)
        try record(step, scope, context, result)
        try await hook(step.kind == .create ? .created : .recorded, context.key)
        return result
      } catch {
        let error = try DeskError(ofCall: error)
        if unsure, error.retry == .never, error.code != .unauthorized,
          let result = try await lookUp(step, scope, context, since: pace.now() - limits.longest.seconds)
        {
          // Refused because it is there already: the desk was at it longer than any desk should be.
          return result
        }
        let unknown = try await wait(after: error, step, scope, context, attempt: attempt)
        guard unknown else { continue }
        unsure = true
        let over = pace.now()
        lost[name(step, scope, context)] = over
        if let result = try await lookUp(step, scope, context, since: over) { return result }
      }
    }
  }

  /// The name under which the ledger keeps the id that a step gives.
  static func part(of step: WriteStep) -> String {
    step.kind == .message ? "message:" + (step.about ?? step.id) : step.id
  }

  /// Where the ledger keeps a step of an update: a message is written once, whichever plan does it.
  static func scope(of step: WriteStep, in scope: String, added: [String]) -> String {
    step.kind == .message && step.about.map(added.contains) == true ? "" : scope
  }

  private func record(
    _ step: WriteStep, _ scope: String, _ context: StepContext, _ result: StepResult, wrote: Bool = true
  ) throws {
    try ledger.finish(
      step.id, of: context.key, scope: scope, result: result, creates: step.kind == .create,
      part: StepRunner.part(of: step))
    if wrote { tally.wrote() }
    for remark in result.remarks {
      tally.find(
        Finding(
          .warning, "refusedPart", key: context.key, what: "\(step.call): \(remark)",
          did: "went on; verify will show the difference"))
      tally.leaves()
    }
  }

  /// Waits as the desk asks. True where the step may have happened.
  private func wait(
    after error: DeskError, _ step: WriteStep, _ scope: String, _ context: StepContext, attempt: Int
  ) async throws -> Bool {
    if error.code == .unauthorized {
      try ledger.refuse(step.id, of: context.key, scope: scope, detail: error.detail)
      throw AuthFailure(call: error.call, detail: error.detail)
    }
    guard error.retry != .never else {
      try ledger.refuse(step.id, of: context.key, scope: scope, detail: error.detail)
      throw StepRefused(step: step.id, error: error)
    }
    guard attempt < attempts else {
      throw TemporaryFailure(call: error.call, detail: error.detail, attempts: attempt)
    }
    switch error.retry {
    case .never: return false
    case .after(let duration): try await pace.sleep(duration)
    case .backoff: try await pace.sleep(pace.backOff(step.id + context.key, attempt: attempt))
    case .lookFirst: return true
    }
    return false
  }

  /// Finds out whether a step happened whose answer never came. Nil: it did not, and never will.
  ///
  /// It looks again and again, and believes the desk only when even a call that came as late as can be would show. Most
  /// calls whose answer was lost show at once, so those who defer look twice.
  ///
  /// - Parameter over: seconds since 1970 by which the call was over for its sender.
  /// - Parameter orInOtherWords: a message is looked for by its date too before it counts as absent.
  func lookUp(
    _ step: WriteStep, _ scope: String, _ context: StepContext, since over: Double, orInOtherWords: Bool = true
  ) async throws -> StepResult? {
    var patience = 2.0
    let began = pace.now()
    while true {
      let asked = pace.now()
      var due = over + limits.longest.seconds
      switch try await find(step, context) {
      case .found(let result):
        try record(step, scope, context, result)
        return result
      case .absent: break
      case .notYet(let lag): due += lag.seconds
      }
      if asked > due { return orInOtherWords ? try await findInOtherWords(step, scope, context) : nil }
      if defers, asked - began >= 2 { throw StepDeferred() }
      try await pause(until: min(due, asked + patience))
      patience = min(patience * 2, 60)
    }
  }

  /// The message may have been written by a plan that had other words for it.
  private func findInOtherWords(_ step: WriteStep, _ scope: String, _ context: StepContext) async throws -> StepResult?
  {
    guard step.kind == .message, !context.inOtherWords else { return nil }
    var context = context
    context.inOtherWords = true
    guard case .found(let result) = try await find(step, context) else { return nil }
    try record(step, scope, context, result)
    tally.find(
      Finding(
        .warning, "earlierWords", key: context.key,
        what: "\(step.about ?? step.id) stands there in the words that an interrupted plan had for it",
        did: "left them; verify shows the difference, and the next plan speaks of it"))
    return result
  }

  private func find(_ step: WriteStep, _ context: StepContext) async throws -> LookUp {
    try await patiently(step.id + context.key) { try await writer.find(step, of: context, over: exchange) }
  }

  private func pause(until due: Double) async throws {
    let left = due - pace.now()
    guard left >= 0 else { return }
    // A person would wonder about those only.
    let isLong = left > 5
    if isLong { tally.waits(1) }
    defer { if isLong { tally.waits(-1) } }
    try await pace.sleep(.milliseconds(Int(left * 1000) + 1))
  }

  /// A call without effect, repeated until it is answered.
  func patiently<R>(_ name: String, _ call: () async throws -> R) async throws -> R {
    var attempt = 0
    while true {
      attempt += 1
      tally.called()
      let error: DeskError
      do { return try await call() } catch let thrown { error = try DeskError(ofCall: thrown) }
      if error.code == .unauthorized { throw AuthFailure(call: error.call, detail: error.detail) }
      if error.retry == .never { throw StepRefused(step: name, error: error) }
      guard attempt < attempts else {
        throw TemporaryFailure(call: error.call, detail: error.detail, attempts: attempt)
      }
      if case .after(let duration) = error.retry {
        try await pace.sleep(duration)
      } else {
        try await pace.sleep(pace.backOff(name, attempt: attempt))
      }
    }
  }
}

extension DeskError {
  /// Writers may let a failure of the exchange through; anything else is thrown on.
  init(ofCall error: any Error) throws {
    if let error = error as? DeskError {
      self = error
      return
    }
    guard let failure = error as? HTTPFailure, !failure.permanent else { throw error }
    self.init(
      .unavailable, failure.effect == .none ? .backoff : .lookFirst, call: failure.call, detail: failure.detail)
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

enum Moment {
  /// Canonical UTC, whole seconds, rounded down so that nothing made since is missed.
  static func text(_ seconds: Double) -> String { Timestamp.text(epoch: Int(seconds.rounded(.down))) }
}
