import Synchronization

/// A clock that never sleeps: whoever waits moves the time on.
package final class FakeClock: Clock, Sendable {
  package struct Instant: InstantProtocol, Sendable {
    package var offset: Duration
    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private let offset = Mutex<Duration>(.zero)
  /// Seconds since 1970 at the start.
  private let start: Double

  package init(start: Double = 1_750_000_000) { self.start = start }

  package var now: Instant { Instant(offset: offset.withLock { $0 }) }
  package var minimumResolution: Duration { .milliseconds(1) }
  /// Seconds since 1970.
  package var seconds: Double {
    let passed = offset.withLock { $0 }
    return start + Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
  }

  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    offset.withLock { $0 = max($0, deadline.offset) }
  }

  package func advance(by duration: Duration) { offset.withLock { $0 += duration } }
}
