import JSONText

/// How a push goes about it; never what is written.
package struct PushOptions: Sendable {
  /// Only these records (and the people and organizations their tickets need); nil for all.
  package var only: Set<String>?
  /// So many tickets, spread evenly over all; nil for all.
  package var sample: Int?
  package var newestFirst: Bool
  package var allowNotifications: Bool
  package var withoutBlocked: Bool
  /// The run stops once more records than this failed; nil for no limit.
  package var maximumErrors: Int?
  /// Tickets worked on at once, 1 to 8; one call at a time for each.
  package var inFlight: Int
  /// Attempts of a call that fails without effect before the run gives up for now.
  package var attempts: Int

  package init(
    only: Set<String>? = nil, sample: Int? = nil, newestFirst: Bool = false, allowNotifications: Bool = false,
    withoutBlocked: Bool = false, maximumErrors: Int? = nil, inFlight: Int = 4, attempts: Int = 8
  ) {
    self.only = only
    self.sample = sample
    self.newestFirst = newestFirst
    self.allowNotifications = allowNotifications
    self.withoutBlocked = withoutBlocked
    self.maximumErrors = maximumErrors
    self.inFlight = min(max(inFlight, 1), 8)
    self.attempts = max(attempts, 1)
  }
}

/// Time and chance, handed in so that tests need neither.
package struct RunPace: Sendable {
  private var wait: @Sendable (Duration) async throws -> Void
  /// Seconds since 1970.
  package var now: @Sendable () -> Double
  /// Spreads back-offs; the same seed waits the same.
  package var seed: UInt64

  package init(clock: some Clock<Duration>, now: @escaping @Sendable () -> Double, seed: UInt64) {
    wait = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
    self.now = now
    self.seed = seed
  }

  /// The time that passes here, and a seed from the system.
  package static var real: RunPace {
    RunPace(clock: ContinuousClock(), now: WallClock.seconds, seed: UInt64.random(in: .min ... .max))
  }

  func sleep(_ duration: Duration) async throws {
    try Task.checkCancellation()
    if duration > .zero { try await wait(duration) }
  }

  /// 1, 2, 4 … at most 60 seconds, spread by half, the same for the same seed, call and attempt.
  func backOff(_ call: String, attempt: Int) -> Duration {
    let base = Double(1 << min(max(attempt - 1, 0), 6))
    var text = FNVHash(seed: seed)
    text.add(call.utf8)
    let hash = (text.value ^ UInt64(attempt)) &* 0x9E37_79B9_7F4A_7C15
    let spread = Double(hash >> 40) / Double(1 << 24)
    return .milliseconds(Int(min(base, 60) * 1000 * (0.5 + spread)))
  }
}

/// Where a push is; a test may throw from a hook to stand for a process that dies there, or die (``KillPoint``).
package enum PushMoment: String, Sendable, CaseIterable {
  /// `created` is `recorded` for the step that makes the record: between a ticket and its messages.
  case beforeIntent, intentWritten, answered, created, recorded, beforeShown, shown
  case beforeRemoval, removed, removalRecorded
}

package typealias PushHook = @Sendable (PushMoment, String) async throws -> Void

/// How far a run has come.
package struct RunProgress: Sendable, Hashable {
  package var doing: String
  package var done: Int
  package var total: Int
  package var failed: Int
  package var calls: Int
  package var seconds: Double
  /// Records that wait until a call whose answer was lost can no longer arrive.
  package var waiting: Int
  package var callsPerMinute: Double { seconds > 0 ? Double(calls) * 60 / seconds : 0 }
  /// Nil before anything is done.
  package var secondsLeft: Double? { done > 0 ? seconds / Double(done) * Double(total - done) : nil }
}
