import DeskKit
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

@testable import Migration

/// Single late calls, each at the worst moment.
@Suite("Late calls") struct LateCallTests {
  let folder: TestFolder
  let clock = FakeClock()
  let desk: SimulatedDesk

  init() throws {
    folder = try TestFolder()
    desk = SimulatedDesk(clock: clock)
  }

  private func inputs(linked: Bool = false) throws -> MigrationInputs {
    var source = MemorySource()
    source.people = [Scenario.person(1)]
    for number in 1...2 {
      var ticket = Ticket(key: "zendesk:ticket:\(number)", id: String(number))
      ticket.subject = "Ticket \(number)"
      ticket.status = TicketStatus(id: "pending", label: "Pending", category: .pending)
      ticket.requester = "zendesk:person:1"
      source.tickets.append(ticket)
    }
    if linked { source.tickets[0].links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:2")] }
    return Scenario.inputs(source, mapper: try Scenario.mapper(), writer: SimulatedWriter())
  }

  private func push(
    _ inputs: MigrationInputs, over exchange: any Exchange, limits: CallLimits = CallLimits(),
    hook: @escaping PushHook = { _, _ in }
  ) async throws -> RunSummary {
    let path = folder.path + "/P"
    if !Disk.exists(path) { _ = try Planner.plan(inputs, ledgerPath: folder.path + "/ledger", to: path) }
    let clock = clock
    let given = RunIngredients(
      inputs: inputs, plan: try PlanReader(at: path),
      ledger: try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example"),
      exchange: exchange, pace: RunPace(clock: clock, now: { clock.seconds }, seed: 1), limits: limits,
      hook: hook)
    return try await PushEngine(given, options: PushOptions(inFlight: 1)).run()
  }

  @Test(arguments: ["POST /people", "POST /tickets", "PUT /tickets"])
  func aCallThatArrivesAtTheLastMomentIsNotMadeTwice(_ which: String) async throws {
    let exchange = OneLateCall(desk, clock, which, after: CallLimits().longest)
    let summary = try await push(inputs(), over: exchange)
    #expect(exchange.struck && summary.failed == 0 && summary.undone == 0)
    #expect(desk.people.count == 1 && desk.tickets.count == 2)
    #expect(exchange.made[which] == (which == "POST /people" ? 1 : 2))
  }

  @Test func othersAreWrittenWhileALostCallMayStillArrive() async throws {
    let exchange = OneLateCall(desk, clock, "POST /tickets", after: CallLimits().longest)
    let began = clock.seconds
    let clock = clock
    let times = Mutex<[String: Double]>([:])
    let summary = try await push(inputs(), over: exchange) { moment, key in
      if moment == .created { times.withLock { $0[key] = clock.seconds - began } }
    }
    #expect(summary.failed == 0 && desk.tickets.count == 2 && exchange.made["POST /tickets"] == 2)
    // Found by a look-up, the first has no such moment; what counts is that the second did not wait for it.
    let second = try #require(times.withLock { $0["zendesk:ticket:2"] })
    #expect(second < 10)
    #expect(clock.seconds - began >= CallLimits().longest.seconds)
  }

  /// What the tests above are worth: with ten seconds of patience the same call comes twice.
  @Test func lessPatienceMakesTheCallTwice() async throws {
    let exchange = OneLateCall(desk, clock, "POST /tickets", after: .seconds(11))
    _ = try await push(inputs(), over: exchange, limits: CallLimits(deadline: .zero, settling: .seconds(10)))
    _ = try await exchange.send(HTTPCall("GET", "/all"))
    #expect(exchange.made["POST /tickets"] == 3)
    #expect(desk.tickets.count == 3)
  }

  /// What the process that died had sent arrives while the next one is at work.
  @Test func aCallThatOutlivesItsSenderIsNotMadeTwice() async throws {
    let exchange = OneLateCall(desk, clock, "POST /tickets", after: CallLimits().longest, deadly: true)
    await #expect(throws: SimulatedDeath.self) { try await push(inputs(), over: exchange) }
    clock.advance(by: .seconds(1))
    // Killed once more on the way: the time that has passed counts.
    let began = clock.seconds
    await #expect(throws: SimulatedDeath.self) {
      try await push(inputs(), over: exchange) { moment, _ in if moment == .recorded { throw SimulatedDeath() } }
    }
    #expect(clock.seconds - began < CallLimits().longest.seconds + SimulatedDesk.searchLag + 62)
    let summary = try await push(inputs(), over: exchange)
    #expect(summary.failed == 0 && desk.tickets.count == 2 && exchange.made["POST /tickets"] == 2)
  }

  /// Beyond all bounds: then at least nothing is reported as refused that is there.
  @Test func aRepetitionThatIsRefusedIsLookedUp() async throws {
    let exchange = OneLateCall(desk, clock, "POST /people", after: nil)
    let summary = try await push(inputs(), over: exchange)
    #expect(exchange.made["POST /people"] == 2)
    #expect(summary.failed == 0 && summary.outcomes["people", .create] == 1)
    #expect(desk.people.count == 1 && desk.tickets.count == 2)
  }

  @Test func aLinkThatIsRefusedIsNoCompleteSuccess() async throws {
    let exchange = SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults())
    let desk = desk
    let summary = try await push(inputs(linked: true), over: exchange) { moment, key in
      guard moment == .shown, key == "zendesk:ticket:2" else { return }
      for item in desk.tickets where item.values["subject"] == "Ticket 2" {
        _ = desk.handle(HTTPCall("DELETE", "/tickets/" + item.id))
      }
    }
    #expect(summary.failed == 0 && summary.undone > 0)
    #expect(summary.json.object?["undone"]?.int == summary.undone)
  }

  @Test func aRunThatBeganLaterEndedAllBeforeIt() throws {
    let ledger = try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example")
    for second in [100, 400] {
      _ = try ledger.beginPush(plan: "p", revision: 0, tool: "1", at: Timestamp.text(epoch: second))
    }
    #expect(try ledger.nextRun(after: 100.2) == 401)
    #expect(try ledger.nextRun(after: 99.9) == 101)
    #expect(try ledger.nextRun(after: 400) == nil)
  }
}

/// Loses the first call of one sort and lets it arrive later; nil: just before it is made again.
private final class OneLateCall: Exchange {
  private let desk: SimulatedDesk
  private let clock: FakeClock
  private let which: String
  private let after: Duration?
  private let deadly: Bool
  private let state = Mutex<(made: [String: Int], call: HTTPCall?, at: Double)>(([:], nil, 0))

  init(_ desk: SimulatedDesk, _ clock: FakeClock, _ which: String, after: Duration?, deadly: Bool = false) {
    (self.desk, self.clock, self.which, self.after, self.deadly) = (desk, clock, which, after, deadly)
  }

  /// Calls by method and first part of the path.
  var made: [String: Int] { state.withLock { $0.made } }
  var struck: Bool { made[which] != nil }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    clock.advance(by: .milliseconds(50))
    let name = call.method + " /" + (call.url.split { $0 == "/" || $0 == "?" }.first ?? "")
    let now = clock.seconds
    let (lose, due, at) = state.withLock { state -> (Bool, HTTPCall?, Double) in
      state.made[name, default: 0] += 1
      if name == which, state.made[name] == 1 {
        state.call = call
        state.at = after.map { now + $0.seconds } ?? .infinity
        return (true, nil, now)
      }
      guard let late = state.call, state.at <= now || (after == nil && name == which) else {
        return (false, nil, now)
      }
      state.call = nil
      return (false, late, min(state.at, now))
    }
    if let due { _ = desk.handle(due, at: at) }
    guard lose else { return desk.handle(call) }
    if deadly { throw SimulatedDeath() }
    throw HTTPFailure(effect: .unknown, call: name, detail: "connection reset")
  }
}
