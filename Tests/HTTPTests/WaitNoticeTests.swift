import HTTP
import Synchronization
import Testing

@Suite("Waiting is told") struct WaitNoticeTests {
  /// Calls with the given pauses in seconds before each; what was told.
  private func told(after pauses: [Int], _ answer: @escaping @Sendable (Int) throws -> HTTPReply) async throws
    -> [String]
  {
    let clock = VirtualClock()
    let told = Mutex<[String]>([])
    let number = Mutex(0)
    let exchange = WaitNotice(
      FakeExchange { _ in
        try answer(
          number.withLock {
            $0 += 1
            return $0
          })
      }, ticker: Ticker(clock)
    ) { why in told.withLock { $0.append(why) } }
    for pause in pauses {
      try await clock.sleep(until: clock.now.advanced(by: .seconds(pause)), tolerance: nil)
      _ = try? await exchange.send(HTTPCall("GET", "/tickets"))
    }
    return told.withLock { $0 }
  }

  private static let down = HTTPFailure(effect: .none, call: "GET /tickets", detail: "Couldn't connect to server")

  @Test func fromTheSecondFailureOnAtMostEveryHalfMinute() async throws {
    let lines = try await told(after: [1, 1, 10, 10, 15, 1]) { _ in throw Self.down }
    #expect(lines == ["Couldn't connect to server", "Couldn't connect to server"])
  }

  @Test func oneLostAnswerIsNoWait() async throws {
    let lines = try await told(after: [1, 1, 1, 1, 1]) { number in
      if number % 2 == 1 { throw Self.down }
      return HTTPReply(status: 404)
    }
    #expect(lines.isEmpty)
  }

  @Test func aBusyServerIsNamedByItsStatus() async throws {
    let lines = try await told(after: [1, 1]) { _ in HTTPReply(status: 503) }
    #expect(lines == ["it answers with status 503"])
  }

  @Test func whatCannotBeMendedIsNotWaitedFor() async throws {
    let lines = try await told(after: [1, 1, 1]) { _ in
      throw HTTPFailure(effect: .none, call: "GET /tickets", detail: "certificate", permanent: true)
    }
    #expect(lines.isEmpty)
  }
}
