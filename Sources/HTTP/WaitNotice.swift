import Synchronization

/// Tells that a server does not answer, so that whoever waits for it does not take the run for hung: from the second
/// failure in a row on, at most every half minute.
package final class WaitNotice: Exchange {
  private struct State {
    var failures = 0
    var told: Duration?
  }

  private static let pause: Duration = .seconds(30)
  private let next: any Exchange
  private let ticker: Ticker
  private let tell: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// - Parameter tell: gets the reason, such as `it answers with status 503`.
  package init(_ next: any Exchange, ticker: Ticker = .continuous, tell: @escaping @Sendable (String) -> Void) {
    self.next = next
    self.ticker = ticker
    self.tell = tell
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    do {
      let reply = try await next.send(call)
      if reply.status == 429 || reply.status >= 500 {
        failed("it answers with status \(reply.status)")
      } else {
        state.withLock { $0.failures = 0 }
      }
      return reply
    } catch let failure as HTTPFailure {
      if !failure.permanent { failed(failure.detail) }
      throw failure
    }
  }

  private func failed(_ why: String) {
    let now = ticker.now()
    let due = state.withLock { state in
      state.failures += 1
      if state.failures < 2 { return false }
      if let told = state.told, now - told < Self.pause { return false }
      state.told = now
      return true
    }
    if due { tell(why) }
  }
}
