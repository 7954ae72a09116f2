import Synchronization

/// What a vendor calls its rate headers; any of them may be missing.
package struct RateHeaders: Sendable, Hashable {
  /// Calls allowed in one window.
  package var limit: String?
  /// Calls left in the current window.
  package var remaining: String?
  /// When the window ends: seconds from now, seconds since 1970, or a date.
  package var reset: String?

  package init(limit: String? = nil, remaining: String? = nil, reset: String? = nil) {
    self.limit = limit
    self.remaining = remaining
    self.reset = reset
  }
}

/// Calls that the server counts apart, with an allowance smaller than the account's.
package struct CallClass: Sendable, Hashable {
  package var method: String
  /// Parts of the path; those in braces stand for anything.
  private var parts: [String]
  /// Of the account's calls.
  package var share: Double

  /// - Parameter path: `/api/v2/tickets/{id}`; a call is of the class only if its whole path fits.
  package init(method: String, path: String, share: Double) {
    self.method = method
    parts = path.split(separator: "/").map(String.init)
    self.share = min(max(share, 0.001), 1)
  }

  package func holds(_ call: HTTPCall) -> Bool {
    guard call.method == method, !call.isForeign else { return false }
    var path = call.url.prefix { $0 != "?" && $0 != "#" }
    if let scheme = path.firstRange(of: "://") { path = path[scheme.upperBound...].drop { $0 != "/" } }
    let given = path.split(separator: "/")
    return given.count == parts.count
      && zip(parts, given).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && $0.hasSuffix("}")) }
  }
}

/// How fast calls may leave.
package struct Pace: Sendable {
  package var callsPerMinute: Double
  /// What the rate headers' limit is multiplied with; nil where a person named the rate, which then stands.
  package var share: Double?
  package var headers: RateHeaders?
  /// The window in which the server counts.
  package var window: Duration = .seconds(60)
  /// Calls with an allowance of their own, as shares of `limit`.
  package var classes: [CallClass] = []
  /// The account's calls per minute as far as known before the server says; nil leaves classes alone until then.
  package var limit: Double?

  /// A share of what the desk allows.
  package init(limitPerMinute: Int, share: Double = 0.8, headers: RateHeaders? = nil) {
    self.share = min(max(share, 0.001), 1)
    limit = Double(max(1, limitPerMinute))
    callsPerMinute = Double(max(1, limitPerMinute)) * min(max(share, 0.001), 1)
    self.headers = headers
  }

  /// The rate a person named (`--rate 300/min`).
  package init(callsPerMinute: Double, headers: RateHeaders? = nil) {
    self.callsPerMinute = max(0.01, callsPerMinute)
    self.headers = headers
  }

  /// The rate of a class: its share of the limit, of which `share` is used.
  func callsPerMinute(of callClass: CallClass, limit: Double) -> Double { limit * callClass.share * (share ?? 1) }
}

/// Spaces calls evenly, for all who share it.
///
/// A token bucket that holds next to nothing: calls leave 1 % slower than the rate, and 0.8 % of a window may be caught
/// up after a delay, so that no window of the server's ever sees more than the rate, and 0.98 of it is reached. After a
/// 429, and when the headers say that nothing is left, everybody waits. Calls of a class with an allowance of its own
/// wait for that first, while others go ahead.
package final class PacedExchange: Exchange {
  fileprivate struct State {
    var interval: Duration
    /// When the next call may leave, by the ticker.
    var nextSlot: Duration = .zero
    var pausedUntil: Duration = .zero
    var refusedInARow = 0
    /// Counts pauses: slots given out before the last one are void.
    var pauses = 0
    /// By the pace's classes; an interval of zero is no limit.
    var classes: [(interval: Duration, nextSlot: Duration)] = []
  }

  private let next: any Exchange
  private let pace: Pace
  private let ticker: Ticker
  private let catchUp: Duration
  private let state: Mutex<State>

  package init(_ next: any Exchange, pace: Pace, ticker: Ticker = .continuous) {
    self.next = next
    self.pace = pace
    self.ticker = ticker
    catchUp = pace.window * 0.008
    var first = State(interval: Self.interval(pace.callsPerMinute))
    first.classes = pace.classes.map { _ in (.zero, .zero) }
    if let limit = pace.limit { first.setClasses(pace, limit: limit) }
    state = Mutex(first)
  }

  /// The rate in use, as corrected by what the server said.
  package var callsPerMinute: Double {
    state.withLock { 60 / $0.interval.inSeconds / 0.99 }
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    if let index = pace.classes.firstIndex(where: { $0.holds(call) }) { try await waitForClass(index) }
    try await waitForSlot()
    let reply = try await next.send(call)
    note(reply)
    return reply
  }

  /// The account's slot is taken only when the class lets the call go, so that nobody waits for it.
  private func waitForClass(_ index: Int) async throws {
    let now = ticker.now()
    let slot = state.withLock { state in
      let slot = max(state.classes[index].nextSlot, now - catchUp)
      state.classes[index].nextSlot = slot + state.classes[index].interval
      return slot
    }
    if slot > now { try await ticker.sleep(slot - now) }
  }

  fileprivate static func interval(_ callsPerMinute: Double) -> Duration {
    .seconds(60 / callsPerMinute / 0.99)
  }

  private func waitForSlot() async throws {
    while true {
      let now = ticker.now()
      let (slot, pauses) = state.withLock { state in
        let slot = max(state.nextSlot, now - catchUp, state.pausedUntil)
        state.nextSlot = slot + state.interval
        return (slot, state.pauses)
      }
      if slot > now { try await ticker.sleep(slot - now) }
      // A pause that began while we slept takes our slot away.
      if state.withLock({ $0.pauses == pauses }) { return }
    }
  }

  private func note(_ reply: HTTPReply) {
    let now = ticker.now()
    let wall = ticker.wallClock()
    func number(_ name: String?) -> Double? {
      name.flatMap { reply.header($0) }.flatMap { Double($0) }.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }
    let limit = number(pace.headers?.limit)
    let remaining = number(pace.headers?.remaining)
    let reset = ComeBack.reset(pace.headers?.reset.flatMap { reply.header($0) }, now: wall)
    let retryAfter = ComeBack.delay(reply.header("retry-after"), now: wall)
    state.withLock { state in
      if reply.status == 429 {
        state.refusedInARow += 1
        let guess = Duration.seconds(min(60, 1 << min(state.refusedInARow - 1, 6)))
        state.pause(until: now + (retryAfter ?? guess), now: now)
        return
      }
      state.refusedInARow = 0
      if let limit, limit >= 1 { state.setClasses(pace, limit: limit * 60 / pace.window.inSeconds) }
      if reply.status == 503, let retryAfter { state.pause(until: now + retryAfter, now: now) }
      if let limit, limit >= 1, let share = pace.share {
        let perMinute = limit * share * 60 / pace.window.inSeconds
        state.interval = Self.interval(perMinute)
      }
      guard let remaining else { return }
      state.stretch(remaining: remaining, reset: reset, limit: limit, now: now, window: pace.window)
    }
  }
}

extension PacedExchange.State {
  fileprivate mutating func setClasses(_ pace: Pace, limit: Double) {
    for (index, callClass) in pace.classes.enumerated() {
      classes[index].interval = PacedExchange.interval(pace.callsPerMinute(of: callClass, limit: limit))
    }
  }

  fileprivate mutating func pause(until moment: Duration, now: Duration) {
    guard moment > pausedUntil else { return }
    pausedUntil = moment
    // The slots given out are void, the calls that left are not.
    nextSlot = max(moment, now + interval)
    pauses += 1
  }

  /// Others use the account too: when little is left of the window, what is left must last until it ends.
  fileprivate mutating func stretch(
    remaining: Double, reset: Duration?, limit: Double?, now: Duration, window: Duration
  ) {
    guard let reset, reset <= window * 2 else {
      // No word on when: one slot of patience, and Retry-After says the rest.
      if remaining < 1 { nextSlot = max(nextSlot, now + interval * 2) }
      return
    }
    if remaining < 1 { return pause(until: now + reset, now: now) }
    let few = limit.map { remaining < $0 / 10 } ?? (remaining < 10)
    if few, reset.inSeconds / remaining > interval.inSeconds * 1.2 {
      nextSlot = max(nextSlot, now + .seconds(reset.inSeconds / remaining))
    }
  }
}
