import Synchronization

/// When reading calls are made again.
package struct RetryPolicy: Sendable {
  /// Calls in all, the first one included.
  package var attempts = 7
  /// From the first call to the start of the last.
  package var totalDeadline: Duration = .seconds(900)
  /// Doubles from attempt to attempt.
  package var firstDelay: Duration = .milliseconds(500)
  package var maximumDelay: Duration = .seconds(60)
  /// Which calls only read. Repeating anything else could write twice, so nothing else is repeated.
  package var isReading: @Sendable (HTTPCall) -> Bool = { $0.method == "GET" || $0.method == "HEAD" }

  package init() {}

  /// GET, HEAD, and what a desk's card says is a query, as `METHOD path-prefix`.
  package init(readingCalls: [String]) {
    isReading = { call in
      if call.method == "GET" || call.method == "HEAD" { return true }
      let path = WebAddress(call.url)?.rest ?? call.url
      return readingCalls.contains { "\(call.method) \(path)".hasPrefix($0) }
    }
  }
}

/// Repeats reading calls that met 408, 429, 5xx or no answer: after `Retry-After` where the server names it, else after
/// a delay that doubles, with jitter. What is left of the last attempt, reply or failure, is handed on as it is.
package struct RetryingExchange: Exchange {
  private let next: any Exchange
  private let policy: RetryPolicy
  private let ticker: Ticker
  private let random: SharedRandom

  package init(
    _ next: any Exchange, policy: RetryPolicy = RetryPolicy(), ticker: Ticker = .continuous,
    seed: UInt64 = .random(in: 0...UInt64.max)
  ) {
    self.next = next
    self.policy = policy
    self.ticker = ticker
    random = SharedRandom(seed: seed)
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    guard policy.isReading(call) else { return try await next.send(call) }
    let start = ticker.now()
    var attempt = 1
    while true {
      let result = try await outcome(of: call)
      guard attempt < policy.attempts, let wait = wait(after: result, attempt: attempt),
        ticker.now() - start + wait <= policy.totalDeadline
      else { return try result.get() }
      try await ticker.sleep(wait)
      attempt += 1
    }
  }

  /// Cancellation is thrown on; a failure becomes a value.
  private func outcome(of call: HTTPCall) async throws -> Result<HTTPReply, HTTPFailure> {
    do {
      return .success(try await next.send(call))
    } catch let failure as HTTPFailure {
      return .failure(failure)
    }
  }

  /// Nil where repeating would not help.
  private func wait(after result: Result<HTTPReply, HTTPFailure>, attempt: Int) -> Duration? {
    switch result {
    case .failure(let failure): return failure.permanent ? nil : backoff(attempt)
    case .success(let reply):
      guard Self.isTemporary(reply.status) else { return nil }
      let asked = ComeBack.delay(reply.header("retry-after"), now: ticker.wallClock())
      // A little later than asked, so that callers who were all told the same do not come at once.
      return asked.map { $0 + .milliseconds(Int(random.unit() * 250)) } ?? backoff(attempt)
    }
  }

  private static func isTemporary(_ status: Int) -> Bool {
    status == 408 || status == 429 || (500...599).contains(status) && status != 501 && status != 505
  }

  private func backoff(_ attempt: Int) -> Duration {
    let full = min(policy.firstDelay * (1 << min(attempt - 1, 20)), policy.maximumDelay)
    return full * (0.5 + random.unit() / 2)
  }
}

/// SplitMix64 behind a lock: the same seed gives the same numbers.
package final class SharedRandom: Sendable {
  private let state: Mutex<UInt64>

  package init(seed: UInt64) { state = Mutex(seed) }

  package func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// From 0 up to, but not including, 1.
  package func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
