import Foundation
import HTTP
import Synchronization
import Testing

/// A server that allows so many calls in any window, by one of the ways in which vendors count.
private final class LimitedServer: Exchange {
  enum Counting: Sendable, CaseIterable { case fixedWindow, slidingWindow, tokenBucket }
  private struct State {
    var times: [Double] = []
    var tokens: Double
    var last = 0.0
    var refused = 0
    var accepted = 0
  }
  private let limit: Int
  private let counting: Counting
  private let clock: VirtualClock
  private let state: Mutex<State>

  init(limit: Int, counting: Counting, clock: VirtualClock) {
    self.limit = limit
    self.counting = counting
    self.clock = clock
    state = Mutex(State(tokens: 1))
  }

  var refused: Int { state.withLock { $0.refused } }
  var accepted: Int { state.withLock { $0.accepted } }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    let now = Double(clock.now.offset.components.seconds) + Double(clock.now.offset.components.attoseconds) / 1e18
    return state.withLock { state in
      let (left, reset) = count(&state, now)
      guard left >= 0 else {
        state.refused += 1
        return HTTPReply(status: 429, headers: [("Retry-After", String(Int(reset.rounded(.up))))])
      }
      state.accepted += 1
      let headers = [
        ("X-Limit", String(limit)), ("X-Remaining", String(left)), ("X-Reset", String(Int(reset.rounded(.up)))),
      ]
      return HTTPReply(status: 200, headers: headers.map { (name: $0.0, value: $0.1) })
    }
  }

  /// What is left after this call, below zero where it is refused, and the seconds until the window ends.
  private func count(_ state: inout State, _ now: Double) -> (left: Int, reset: Double) {
    switch counting {
    case .fixedWindow: state.times.removeAll { Int($0 / 60) != Int(now / 60) }
    case .slidingWindow: state.times.removeAll { $0 <= now - 60 }
    case .tokenBucket:
      state.tokens = min(max(2, Double(limit) / 60), state.tokens + (now - state.last) * Double(limit) / 60)
      state.last = now
      guard state.tokens >= 1 else { return (-1, 1) }
      state.tokens -= 1
      return (limit / 2, 60)
    }
    let reset =
      counting == .fixedWindow ? 60 - now.truncatingRemainder(dividingBy: 60) : 60 - (now - (state.times.first ?? now))
    guard state.times.count < limit else { return (-1, reset) }
    state.times.append(now)
    return (limit - state.times.count, reset)
  }
}

@Suite("Pacing") struct PaceTests {
  private static let headers = RateHeaders(limit: "X-Limit", remaining: "X-Remaining", reset: "X-Reset")

  @Test(arguments: [50, 200, 700, 6000], [true, false])
  func theRateIsReachedAndHardlyEverExceeded(_ limit: Int, _ withHeaders: Bool) async throws {
    for counting in LimitedServer.Counting.allCases {
      let workers = 4
      let clock = VirtualClock(participants: workers)
      let server = LimitedServer(limit: limit, counting: counting, clock: clock)
      let pace = Pace(callsPerMinute: Double(limit), headers: withHeaders ? Self.headers : nil)
      let paced = PacedExchange(server, pace: pace, ticker: Ticker(clock))
      let minutes = limit > 1000 ? 1 : 10
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<workers {
          group.addTask {
            let random = SharedRandom(seed: UInt64(worker))
            while clock.now.offset < .seconds(60 * minutes) {
              _ = try await paced.send(HTTPCall("GET", "/"))
              // Work between calls, now and then a long one.
              let pause = random.unit() < 0.02 ? 0.3 : 0.001 * random.unit()
              try await clock.sleep(until: clock.now.advanced(by: .seconds(pause)), tolerance: nil)
            }
            clock.leave()
          }
        }
        try await group.waitForAll()
      }
      let reached = Double(server.accepted) / Double(limit * minutes)
      let share = Double(server.refused) / Double(server.accepted + server.refused)
      #expect(reached >= 0.98, "\(counting): \(reached) of \(limit) a minute")
      #expect(share <= 0.001, "\(counting): \(server.refused) of \(server.accepted) refused")
    }
  }

  @Test func aShareOfTheLimitFollowsWhatTheServerSays() async throws {
    let clock = VirtualClock()
    let server = LimitedServer(limit: 400, counting: .fixedWindow, clock: clock)
    let paced = PacedExchange(server, pace: Pace(limitPerMinute: 200, headers: Self.headers), ticker: Ticker(clock))
    #expect(abs(paced.callsPerMinute - 160) < 0.01)
    while clock.now.offset < .seconds(600) { _ = try await paced.send(HTTPCall("GET", "/")) }
    #expect(abs(paced.callsPerMinute - 320) < 0.01)
    #expect((3140...3210).contains(server.accepted), "\(server.accepted)")
    #expect(server.refused == 0)
  }

  /// A server like Freshdesk's: a fixed window for the account, and smaller allowances for some calls in it.
  private final class ClassLimits: Sendable {
    let limit: Int
    let used = Mutex<(window: Int, calls: [String: Int], refused: Int, accepted: [String: Int])>((-1, [:], 0, [:]))
    init(limit: Int) { self.limit = limit }

    func answer(_ call: HTTPCall, at now: Double) -> HTTPReply {
      used.withLock { state in
        if Int((now + 17) / 60) != state.window { (state.window, state.calls) = (Int((now + 17) / 60), [:]) }
        let kind = call.method + " " + call.url
        let allowed = ["POST /tickets": limit * 2 / 5, "PUT /tickets/7": limit * 2 / 5, "GET /tickets": limit / 4]
        guard state.calls.values.reduce(0, +) < limit, state.calls[kind, default: 0] < allowed[kind] ?? limit else {
          state.refused += 1
          let wait = 60 - (now + 17).truncatingRemainder(dividingBy: 60)
          return HTTPReply(status: 429, headers: [("Retry-After", String(Int(wait.rounded(.up))))])
        }
        state.calls[kind, default: 0] += 1
        state.accepted[kind, default: 0] += 1
        return HTTPReply(status: 200, headers: [("X-Limit", String(limit))])
      }
    }
  }

  @Test(arguments: [200, 400, 700], [0.8, 1.0])
  func callsWithAnAllowanceOfTheirOwnWaitForThat(_ limit: Int, _ share: Double) async throws {
    let workers = 4
    let clock = VirtualClock(participants: workers)
    let limits = ClassLimits(limit: limit)
    let server = FakeExchange { call in
      let now = clock.now.offset.components
      return limits.answer(call, at: Double(now.seconds) + Double(now.attoseconds) / 1e18)
    }
    // The card says 400; the server's headers correct it.
    var pace = Pace(limitPerMinute: min(limit, 400), share: share, headers: RateHeaders(limit: "X-Limit"))
    pace.classes = [
      CallClass(method: "POST", path: "/tickets", share: 0.4),
      CallClass(method: "PUT", path: "/tickets/{id}", share: 0.4),
      CallClass(method: "GET", path: "/tickets", share: 0.25),
    ]
    let paced = PacedExchange(server, pace: pace, ticker: Ticker(clock))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          while clock.now.offset < .seconds(1200) {
            // Nine creates for one reading: far more than the allowance.
            for _ in 0..<9 { _ = try await paced.send(HTTPCall("POST", "/tickets")) }
            _ = try await paced.send(HTTPCall("GET", "/tickets/7"))
          }
          clock.leave()
        }
      }
      try await group.waitForAll()
    }
    let (_, _, refused, accepted) = limits.used.withLock { $0 }
    let total = accepted.values.reduce(refused, +)
    #expect(Double(refused) <= 0.001 * Double(total), "\(refused) of \(total) refused")
    let created = Double(accepted["POST /tickets"] ?? 0)
    #expect(created >= 0.97 * Double(limit) * 0.4 * share * 20, "\(created) creates in 20 minutes at \(limit)")
  }

  @Test func onlyCallsOfTheClassWaitForIt() async throws {
    let post = CallClass(method: "POST", path: "/api/v2/tickets", share: 0.4)
    #expect(post.holds(HTTPCall("POST", "/api/v2/tickets?x=1")))
    #expect(post.holds(HTTPCall("POST", "https://a.example/api/v2/tickets")))
    #expect(!post.holds(HTTPCall("POST", "/api/v2/tickets/7/notes")))
    #expect(!post.holds(HTTPCall("GET", "/api/v2/tickets")))
    let put = CallClass(method: "PUT", path: "/api/v2/tickets/{id}", share: 0.4)
    #expect(put.holds(HTTPCall("PUT", "/api/v2/tickets/7")))
    #expect(!put.holds(HTTPCall("PUT", "/api/v2/conversations/7")))
    let clock = VirtualClock()
    let moments = Mutex<[Double]>([])
    let server = FakeExchange { _ in
      moments.withLock { $0.append(Double(clock.now.offset.components.seconds)) }
      return HTTPReply(status: 200)
    }
    var pace = Pace(callsPerMinute: 6000)
    pace.limit = 60
    pace.classes = [CallClass(method: "POST", path: "/t", share: 0.1)]
    let paced = PacedExchange(server, pace: pace, ticker: Ticker(clock))
    for method in ["POST", "GET", "GET", "POST", "GET"] { _ = try await paced.send(HTTPCall(method, "/t")) }
    // A named rate leaves the class its whole allowance: 6 a minute.
    #expect(moments.withLock { $0 } == [0, 0, 0, 10, 10])
  }

  @Test func aRefusalMakesEverybodyWait() async throws {
    let clock = VirtualClock(participants: 3)
    let moments = Mutex<[Double]>([])
    let server = FakeExchange { _ in
      let now = Double(clock.now.offset.components.seconds)
      let number = moments.withLock { moments -> Int in
        moments.append(now)
        return moments.count
      }
      return number == 5 ? HTTPReply(status: 429, headers: [("Retry-After", "30")]) : HTTPReply(status: 200)
    }
    let paced = PacedExchange(server, pace: Pace(callsPerMinute: 60), ticker: Ticker(clock))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<4 { _ = try? await paced.send(HTTPCall("GET", "/")) }
          clock.leave()
        }
      }
    }
    let all = moments.withLock { $0 }
    #expect(all.count == 12)
    #expect(all[4] >= 4 && all[4] < 5)
    #expect(all[5] >= 34, "the sixth call left at \(all[5])")
    #expect(all[11] <= 42, "slots lost by the pause are not waited for")
  }

  @Test func whatIsLeftIsSharedOutUntilTheWindowEnds() async throws {
    let clock = VirtualClock()
    let moments = Mutex<[Double]>([])
    let server = FakeExchange { _ in
      moments.withLock { $0.append(Double(clock.now.offset.components.seconds)) }
      return HTTPReply(status: 200, headers: [("X-Limit", "600"), ("X-Remaining", "2"), ("X-Reset", "20")])
    }
    let paced = PacedExchange(server, pace: Pace(callsPerMinute: 600, headers: Self.headers), ticker: Ticker(clock))
    for _ in 0..<3 { _ = try await paced.send(HTTPCall("GET", "/")) }
    #expect(moments.withLock { $0 } == [0, 10, 20])
  }
}

@Suite("Retrying") struct RetryTests {
  private func run(
    _ call: HTTPCall, policy: RetryPolicy = RetryPolicy(), replies: [Result<HTTPReply, HTTPFailure>]
  ) async -> (Result<HTTPReply, any Error>, calls: Int, waited: Duration) {
    let clock = VirtualClock()
    let calls = Mutex(0)
    let wire = FakeExchange { _ in
      let number = calls.withLock { count -> Int in
        count += 1
        return count
      }
      return try replies[min(number, replies.count) - 1].get()
    }
    let exchange = RetryingExchange(wire, policy: policy, ticker: Ticker(clock, wallClock: { 1_000_000_000 }), seed: 1)
    let result: Result<HTTPReply, any Error>
    do { result = .success(try await exchange.send(call)) } catch { result = .failure(error) }
    return (result, calls.withLock { $0 }, clock.now.offset)
  }

  private func reply(_ status: Int, _ retryAfter: String? = nil) -> Result<HTTPReply, HTTPFailure> {
    .success(HTTPReply(status: status, headers: retryAfter.map { [("Retry-After", $0)] } ?? []))
  }

  @Test func readingCallsAreRepeatedUntilTheyWork() async throws {
    let lost = HTTPFailure(effect: .unknown, call: "GET /", detail: "lost")
    let ran = await run(HTTPCall("GET", "/"), replies: [reply(503), .failure(lost), reply(429), reply(200)])
    #expect(try ran.0.get().status == 200)
    #expect(ran.calls == 4)
    // 0.25...0.5, 0.5...1 and 1...2 seconds
    #expect(ran.waited >= .milliseconds(1750) && ran.waited <= .milliseconds(3500))
  }

  @Test(arguments: [("7", 7.0), ("Sun, 09 Sep 2001 01:46:50 GMT", 10.0), ("0", 0.0)])
  func retryAfterIsObeyed(_ text: String, _ seconds: Double) async throws {
    let ran = await run(HTTPCall("GET", "/"), replies: [reply(429, text), reply(200)])
    #expect(try ran.0.get().status == 200)
    #expect(ran.waited >= .seconds(seconds) && ran.waited <= .seconds(seconds + 0.25))
  }

  @Test func writesAreNeverRepeatedUnlessTheCardCallsThemQueries() async throws {
    let once = await run(HTTPCall("POST", "/tickets"), replies: [reply(503), reply(200)])
    #expect(try once.0.get().status == 503)
    #expect(once.calls == 1)
    let policy = RetryPolicy(readingCalls: ["POST /Ticket/Select"])
    let query = HTTPCall("POST", "https://a.example/Ticket/SelectAll")
    #expect(await run(query, policy: policy, replies: [reply(503), reply(200)]).calls == 2)
    #expect(await run(HTTPCall("POST", "/Ticket/Add"), policy: policy, replies: [reply(503)]).calls == 1)
  }

  @Test func attemptsDeadlineAndPermanentFailuresEndIt() async throws {
    var policy = RetryPolicy()
    policy.attempts = 3
    #expect(await run(HTTPCall("GET", "/"), policy: policy, replies: [reply(500)]).calls == 3)
    policy.totalDeadline = .seconds(20)
    let late = await run(HTTPCall("GET", "/"), policy: policy, replies: [reply(429, "21")])
    #expect(try late.0.get().status == 429)
    #expect(late.calls == 1)
    let refused = HTTPFailure(effect: .none, call: "GET /", detail: "certificate", permanent: true)
    #expect(await run(HTTPCall("GET", "/"), replies: [.failure(refused)]).calls == 1)
    #expect(await run(HTTPCall("GET", "/"), replies: [reply(404)]).calls == 1)
  }
}
