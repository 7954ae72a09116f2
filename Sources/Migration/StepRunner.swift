import DeskKit
import HTTP
import TicketModel

/// A step that the desk refuses for good. It concerns one record; the run goes on.
struct StepRefused: Error {
  var step: String
  var error: DeskError
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
  let tally: RunTally
  let hook: PushHook

  /// No call takes effect later than this many seconds after it began; a desk's lag is counted from there.
  static let longestCall = 300.0

  /// A desk goes on with a call whose sender is gone, and a gateway gives up on one that the desk is still at. So that
  /// it shows nothing yet is believed only this many seconds after the call was over for us.
  static let settling = 10.0

  /// - Parameter scope: which script of the record the step is of, see ``LedgerSchema``.
  func run(_ step: WriteStep, scope: String, context: StepContext) async throws -> StepResult {
    let known = try ledger.step(step.id, of: context.key, scope: scope)
    if let known, known.state == .done { return StepResult(id: known.result) }
    var context = context
    context.intendedAt = Moment.text(known?.intendedAt ?? pace.now())
    if let known, known.state == .intent {
      // When the call took effect is not known, only that it was over by then.
      let over = min(pace.now(), known.attemptedAt + StepRunner.longestCall)
      if let result = try await lookUp(step, scope, context, since: over) { return result }
    }
    return try await perform(step, scope, context)
  }

  private func perform(_ step: WriteStep, _ scope: String, _ context: StepContext) async throws -> StepResult {
    var attempt = 0
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
      } catch let error as DeskError {
        let unknown = try await wait(after: error, step, scope, context, attempt: attempt)
        guard unknown else { continue }
        if let result = try await lookUp(step, scope, context, since: pace.now()) { return result }
      } catch let failure as HTTPFailure {
        let error = try DeskError(failure)
        let unknown = try await wait(after: error, step, scope, context, attempt: attempt)
        guard unknown else { continue }
        if let result = try await lookUp(step, scope, context, since: pace.now()) { return result }
      }
    }
  }

  private func record(_ step: WriteStep, _ scope: String, _ context: StepContext, _ result: StepResult) throws {
    let part = step.kind == .message ? "message:" + (step.about ?? step.id) : step.id
    try ledger.finish(
      step.id, of: context.key, scope: scope, result: result, creates: step.kind == .create, part: part)
    tally.wrote()
    for remark in result.remarks {
      tally.find(
        Finding(
          .warning, "refusedPart", key: context.key, what: "\(step.call): \(remark)",
          did: "went on; verify will show the difference"))
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

  /// Finds out whether a step happened whose answer never came. Nil: it did not, for certain.
  ///
  /// - Parameter attempted: seconds since 1970 by which the call was over; the desk's lag counts from there.
  func lookUp(_ step: WriteStep, _ scope: String, _ context: StepContext, since attempted: Double) async throws
    -> StepResult?
  {
    while true {
      let asked = pace.now()
      let answer = try await patiently(step.id + context.key) {
        try await writer.find(step, of: context, over: exchange)
      }
      var lag = step.kind.adds ? StepRunner.settling : 0
      switch answer {
      case .found(let result):
        try record(step, scope, context, result)
        return result
      case .absent: break
      case .notYet(let wanted): lag += wanted.seconds
      }
      // Asked after the lag had passed and still not seen: it is not there.
      let due = attempted + lag
      if asked >= due { return nil }
      try await pace.sleep(.milliseconds(Int((due - asked) * 1000) + 1))
    }
  }

  /// A call without effect, repeated until it is answered.
  func patiently<R>(_ name: String, _ call: () async throws -> R) async throws -> R {
    var attempt = 0
    while true {
      attempt += 1
      tally.called()
      let error: DeskError
      do { return try await call() } catch let failure as DeskError { error = failure } catch let failure as HTTPFailure
      {
        error = try DeskError(failure)
      }
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
  /// For writers that let a failure of the exchange through.
  init(_ failure: HTTPFailure) throws {
    if failure.permanent { throw failure }
    self.init(
      .unavailable, failure.effect == .none ? .backoff : .lookFirst, call: failure.call, detail: failure.detail)
  }
}

extension WriteStep.Kind {
  /// Done twice, it is there twice; the others change nothing the second time.
  var adds: Bool {
    switch self {
    case .create, .message, .file: true
    case .update, .link: false
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

enum Moment {
  /// Canonical UTC, whole seconds, rounded down so that nothing made since is missed.
  static func text(_ seconds: Double) -> String { Timestamp.text(epoch: Int(seconds.rounded(.down))) }
}
