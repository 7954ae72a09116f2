package import HTTP
import JSONText
import Synchronization

/// The process dies here: nothing after it happens until the next run.
package struct SimulatedDeath: Error {
  package init() {}
}

/// How often a simulated network and desk go wrong; each between 0 and 1, per call.
package struct SimulatedFaults: Sendable {
  package var lostBefore = 0.0
  package var lostAfter = 0.0
  package var refused = 0.0
  package var tooMany = 0.0
  package var brokenBefore = 0.0
  package var brokenAfter = 0.0
  package var torn = 0.0
  package var slow = 0.0
  /// The sender hears nothing, gives up or dies, and the desk carries it out afterwards.
  package var late = 0.0
  package var othersTicket = 0.0
  package init() {}

  package static func all(_ rate: Double) -> SimulatedFaults {
    var faults = SimulatedFaults()
    (faults.lostBefore, faults.lostAfter, faults.refused, faults.tooMany) = (rate, rate, rate, rate)
    (faults.brokenBefore, faults.brokenAfter, faults.torn, faults.slow) = (rate, rate, rate, rate)
    faults.late = rate
    faults.othersTicket = rate / 4
    return faults
  }
}

/// Carries calls to a simulated desk and loses some. What happens to a call depends on the seed, the call and how often
/// it was made before, not on the order of tasks.
///
/// A late call arrives at most ``CallLimits/longest`` after it was sent. That is what networks and desks can do: whatever
/// the sender does, it has sent its last byte by the deadline; a gateway or a desk that has been given a request by then
/// drops it within the settling time or has it done. Most late calls come much sooner, but every third comes at the very
/// last moment, so that an engine that waits any shorter is seen.
package final class SimulatedExchange: Exchange {
  private struct State {
    var counts: [String: UInt64] = [:]
    /// Moments left to live; nil for ever.
    var life: Int?
    var dead = false
    var moments = 0
    /// Calls still under way: when they arrive, in seconds since 1970.
    var underWay: [(at: Double, call: HTTPCall)] = []
    var late = 0
  }
  private let desk: SimulatedDesk
  private let clock: FakeClock
  private let seed: UInt64
  private let faults: SimulatedFaults
  private let limits: CallLimits
  private let state = Mutex(State())
  /// One call reaches the desk at a time, and none before those that were due earlier.
  private let delivery = Mutex(())

  package init(
    _ desk: SimulatedDesk, clock: FakeClock, seed: UInt64, faults: SimulatedFaults, limits: CallLimits = CallLimits()
  ) {
    self.desk = desk
    self.clock = clock
    self.seed = seed
    self.faults = faults
    self.limits = limits
  }

  /// A new process, which dies after so many moments.
  package func revive(life: Int?) {
    state.withLock {
      $0.life = life
      $0.dead = false
    }
  }

  /// Calls that the desk has not carried out yet and that may still change something. Whatever is gone stays so, whoever
  /// removes it again; and a link may be there already because the other ticket has made the same one.
  package var underWay: [String] {
    state.withLock {
      $0.underWay.map { $0.call.method + " " + $0.call.url }.filter {
        !$0.hasPrefix("DELETE") && !$0.hasSuffix("/links")
      }
    }
  }
  /// Calls that were late, ever.
  package var late: Int { state.withLock { $0.late } }

  /// A moment at which the process may die.
  package func moment() throws {
    let dead = state.withLock { state -> Bool in
      state.moments += 1
      if let life = state.life {
        state.life = life - 1
        if life <= 0 { state.dead = true }
      }
      return state.dead
    }
    if dead { throw SimulatedDeath() }
  }

  /// Lets all calls arrive that are still under way.
  package func arrive() { delivery.withLock { _ in arrive(by: .infinity) } }

  /// Earliest first, as they would.
  private func arrive(by time: Double) {
    let due = state.withLock { state in
      let due = state.underWay.filter { $0.at <= time }
      state.underWay.removeAll { $0.at <= time }
      return due
    }
    for (at, call) in due.sorted(by: { $0.at < $1.at }) { _ = desk.handle(call, at: at) }
  }

  private func carry(_ call: HTTPCall) -> HTTPReply {
    delivery.withLock { _ in
      arrive(by: clock.seconds)
      return desk.handle(call)
    }
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    try moment()
    // Other records' turn, as while a real call is under way.
    await Task.yield()
    var random = SeededRandom(draw(call))
    clock.advance(by: .milliseconds(50))
    let name = call.method + " " + call.url
    if random.chance(faults.othersTicket) { desk.othersTicket("someone else's") }
    if random.chance(faults.slow) { clock.advance(by: .seconds(20)) }
    if random.chance(faults.refused) { throw HTTPFailure(effect: .none, call: name, detail: "connection refused") }
    if random.chance(faults.lostBefore) { throw HTTPFailure(effect: .unknown, call: name, detail: "timed out") }
    if random.chance(faults.tooMany) {
      return HTTPReply(status: 429, headers: random.chance(0.5) ? [(name: "Retry-After", value: "7")] : [])
    }
    if random.chance(faults.brokenBefore) { return HTTPReply(status: 503) }
    if call.method != "GET", random.chance(faults.late) { throw try await loseTrack(of: call, &random) }
    let reply = carry(call)
    try moment()
    await Task.yield()
    if random.chance(faults.brokenAfter) { return HTTPReply(status: 502) }
    if random.chance(faults.lostAfter) { throw HTTPFailure(effect: .unknown, call: name, detail: "connection reset") }
    if random.chance(faults.torn) { return HTTPReply(status: reply.status, body: Array(reply.body.dropLast())) }
    return reply
  }

  /// The sender gives up at once (a connection that breaks, a gateway without patience), when the deadline is over, or
  /// dies meanwhile.
  private func loseTrack(of call: HTTPCall, _ random: inout SeededRandom) async throws -> HTTPFailure {
    let longest = limits.longest.seconds
    let lateness = [Double(1 + random.below(8)), longest * Double(random.below(100)) / 100, longest][random.below(3)]
    let arrival = clock.seconds + lateness
    state.withLock {
      $0.underWay.append((arrival, call))
      $0.late += 1
    }
    try moment()
    await Task.yield()
    if random.chance(0.3) { clock.advance(by: limits.deadline) }
    return HTTPFailure(
      effect: .unknown, call: call.method + " " + call.url, detail: "no answer, and the desk is still at work")
  }

  private func draw(_ call: HTTPCall) -> UInt64 {
    var text = call.method + call.url
    if case .bytes(let bytes, _) = call.body { text += String(decoding: bytes, as: UTF8.self) }
    var hash = FNVHash(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    hash.add(text.utf8)
    let count = state.withLock { state -> UInt64 in
      state.counts[text, default: 0] += 1
      return state.counts[text] ?? 0
    }
    return hash.value &+ count &* 0xD1B5_4A32_D192_ED03
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
