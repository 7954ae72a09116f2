import DeskKit
import Foundation
import JSONText
import Testing
import TestKit
import TicketModel

@testable import Migration

@Suite("Plan and push") struct PlanTests {
  let folder: TestFolder
  let clock = FakeClock()
  let desk: SimulatedDesk
  init() throws {
    folder = try TestFolder()
    desk = SimulatedDesk(clock: clock)
  }

  func ticket(_ number: Int, status: String = "open") -> Ticket {
    var ticket = Ticket(key: "zendesk:ticket:\(number)", id: String(number))
    ticket.number = String(number)
    ticket.subject = "Ticket \(number)"
    ticket.status = TicketStatus(
      id: status, label: status, category: ["open": .open, "solved": .solved][status] ?? .unknown)
    ticket.requester = "zendesk:person:1"
    ticket.messages = [
      Message(
        key: "zendesk:message:\(number)/description", id: nil, author: "zendesk:person:1", visibility: .public,
        kind: .description, body: MessageBody(text: "hello \(number)"))
    ]
    return ticket
  }

  func source(_ tickets: [Ticket]) -> MemorySource {
    var source = MemorySource()
    source.tickets = tickets
    source.people = [Scenario.person(1), Scenario.person(2)]
    return source
  }

  func inputs(_ source: MemorySource, mails: Bool = false) throws -> MigrationInputs {
    var writer = SimulatedWriter()
    writer.mails = mails
    return Scenario.inputs(source, mapper: try Scenario.mapper(), writer: writer)
  }

  @discardableResult
  func plan(_ inputs: MigrationInputs, _ name: String = "P") throws -> PlanReader {
    _ = try Planner.plan(inputs, ledgerPath: folder.path + "/ledger", to: folder.path + "/" + name)
    return try PlanReader(at: folder.path + "/" + name)
  }

  func given(_ inputs: MigrationInputs, _ plan: PlanReader) throws -> RunIngredients {
    let exchange = SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults())
    let clock = clock
    return RunIngredients(
      inputs: inputs, plan: plan,
      ledger: try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example"),
      exchange: exchange, pace: RunPace(clock: clock, now: { clock.seconds }, seed: 1))
  }

  func push(_ inputs: MigrationInputs, _ plan: PlanReader, _ options: PushOptions = PushOptions()) async throws
    -> RunSummary
  {
    try await PushEngine(given(inputs, plan), options: options).run()
  }

  @Test func aPlanOpensNoConnectionAndMakesNoLedger() throws {
    let plan = try plan(inputs(source([ticket(1), ticket(2, status: "strange")])))
    #expect(plan.summary.outcomes["tickets", .create] == 1)
    #expect(plan.summary.outcomes["tickets", .blocked] == 1)
    #expect(plan.summary.outcomes["messages", .create] == 1)
    #expect(plan.summary.outcomes["messages", .blocked] == 1)
    #expect(plan.summary.outcomes["people", .create] == 2)
    #expect(plan.summary.blocked.first?.samples == ["zendesk:ticket:2"])
    #expect(desk.writes == 0)
    #expect(!Ledger.exists(at: folder.path + "/ledger"))
  }

  @Test func aPlanHoldsNoBodies() throws {
    let path = folder.path + "/P"
    try plan(inputs(source([ticket(1)])))
    for name in ["plan.json"] + Pushed.files {
      let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
      #expect(!text.contains("hello"), "\(name)")
      let mode = try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test func aPersonOfAnOrganizationThatNobodyKnowsComesWithoutIt() async throws {
    var source = source([ticket(1)])
    source.people[0].organization = "zendesk:organization:404"
    source.people[1].organization = "zendesk:organization:5"
    source.organizations = [Organization(key: "zendesk:organization:5", id: "5", name: "Skipped here")]
    var writer = SimulatedWriter()
    writer.wantsOrganizations = true
    let inputs = Scenario.inputs(source, mapper: try Scenario.mapper(), writer: writer)
    let plan = try plan(inputs)
    // The one is unknown and announced, the other is there and not written, which a person must look at.
    #expect(plan.summary.outcomes["people", .create] == 1)
    #expect(plan.summary.outcomes["people", .blocked] == 1)
    #expect(plan.summary.losses.first { $0.path == "organization" }?.samples == ["zendesk:person:1"])
    #expect(plan.summary.blocked.map(\.reason) == ["needs zendesk:organization:5, which is not written"])
    let summary = try await push(inputs, plan, PushOptions(withoutBlocked: true))
    #expect(summary.failed == 0)
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }

  @Test func whatVerifyListsIsWhatThePlanLists() async throws {
    var one = ticket(1)
    one.type = Choice(id: "question", label: "Question")
    one.links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:999")]
    let inputs = try inputs(source([one, ticket(2)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let lists = plan.path + "/verify"
    #expect(try await Verifier(given(inputs, plan)).run(listsIn: lists).differing == 0)
    var announced: Set<String> = []
    try plan.forEachLoss { announced.insert(($0.text("key") ?? "") + " " + ($0.text("path") ?? "")) }
    #expect(announced.contains("zendesk:ticket:1 type"))
    #expect(announced.contains("zendesk:ticket:1 link:relatesTo:zendesk:ticket:999"))
    #expect(try pairs(lists + "/losses.ndjson") == announced)
    #expect(try pairs(lists + "/differences.ndjson") == [])

    let second = try #require(desk.tickets.first { $0.values["subject"] == "Ticket 2" }?.id)
    desk.othersEdit(second) { $0.values["subject"] = "somebody's" }
    #expect(try await Verifier(given(inputs, plan)).run(listsIn: lists).differing == 1)
    #expect(try pairs(lists + "/losses.ndjson") == announced.union(["zendesk:ticket:2 subject"]))
    #expect(try pairs(lists + "/differences.ndjson") == ["zendesk:ticket:2 subject"])
  }

  private func pairs(_ path: String) throws -> Set<String> {
    var pairs: Set<String> = []
    let lines = try LineReader(path)
    while let line = try lines.next() { pairs.insert((line.text("key") ?? "") + " " + (line.text("path") ?? "")) }
    return pairs
  }

  @Test func aPlansTimeKnowsThatCreatesAreSlower() throws {
    var inputs = try inputs(source((1...40).map { ticket($0) }))
    inputs.card.callsPerMinute = .init(100, .verified, "test")
    // 40 creates and 40 readings at 80 a minute; and two people.
    #expect(try plan(inputs, "P1").summary.seconds == 63)
    inputs.card.callLimits = .init([.init(call: "POST /tickets", path: "/tickets", share: 0.25)], .verified, "test")
    // 40 creates at 20 a minute.
    #expect(try plan(inputs, "P2").summary.seconds == 123)
    inputs.options.callsPerMinute = 100
    // A named rate: 25 creates a minute.
    #expect(try plan(inputs, "P3").summary.seconds == 99)
    inputs.options.share = 0.5
    inputs.options.callsPerMinute = 50
    #expect(try plan(inputs, "P4").summary.seconds == 197)
  }

  @Test func theSamePlanTwiceIsTheSameBytes() throws {
    let inputs = try inputs(source([ticket(1), ticket(2)]))
    #expect(try plan(inputs, "P1").digest == plan(inputs, "P2").digest)
  }

  @Test func blockedRecordsAndMailsWantAWord() async throws {
    let blocked = try inputs(source([ticket(1), ticket(2, status: "strange")]))
    let first = try plan(blocked)
    await #expect(throws: BlockedPlan.self) { try await push(blocked, first) }
    #expect(desk.writes == 0)
    let summary = try await push(blocked, first, PushOptions(withoutBlocked: true))
    #expect(summary.outcomes["tickets", .create] == 1)
    #expect(summary.outcomes["tickets", .blocked] == 1)
  }

  @Test func mailsArePlannedAsTheyAreSent() async throws {
    var one = ticket(1)
    var reply = one.messages[0]
    reply.key = "zendesk:message:9"
    reply.kind = .reply
    one.messages.append(reply)
    let inputs = try inputs(source([one]), mails: true)
    let plan = try plan(inputs)
    #expect(plan.summary.mails == 1)
    await #expect(throws: NotificationsBlocked(mails: 1)) { try await push(inputs, plan) }
    _ = try await push(inputs, plan, PushOptions(allowNotifications: true))
    #expect(desk.mails == 1)
  }

  @Test func whateverChangedSinceMakesThePlanStale() async throws {
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    var other = inputs
    var moved = source([ticket(1)])
    moved.version = 7
    other.archive = moved
    await #expect(throws: StalePlan.self) { try await push(other, plan) }
    other = inputs
    other.toolVersion = "next"
    await #expect(throws: StalePlan.self) { try await push(other, plan) }
    other = inputs
    other.options.theirsLose = true
    await #expect(throws: StalePlan.self) { try await push(other, plan) }
    let changes = folder.path + "/P/" + Pushed.tickets.changes
    try (String(contentsOfFile: changes, encoding: .utf8) + "\n").write(
      toFile: changes, atomically: true, encoding: .utf8)
    await #expect(throws: StalePlan.self) { try await push(inputs, plan) }
    #expect(desk.writes == 0)
  }

  @Test func aSampleTakesItsPeopleAlong() async throws {
    let inputs = try inputs(source((1...6).map { ticket($0) }))
    let plan = try plan(inputs)
    let first = try await push(inputs, plan, PushOptions(sample: 2))
    #expect(first.outcomes["tickets", .create] == 2)
    #expect(desk.people.count == 1)
    let only = try await push(inputs, plan, PushOptions(only: ["zendesk:ticket:1"]))
    #expect(only.outcomes["tickets", .create] + only.outcomes["tickets", .same] == 1)
    let rest = try await push(inputs, plan)
    #expect(rest.outcomes["tickets", .create] + rest.outcomes["tickets", .same] == 6)
    #expect(desk.tickets.count == 6)
    #expect(desk.people.count == 2)
  }

  @Test func aLostLedgerIsRebuilt() async throws {
    let inputs = try inputs(source([ticket(1, status: "solved"), ticket(2)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let writes = desk.writes
    for name in ["ledger", "ledger-wal", "ledger-shm"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    // A new ledger knows nothing: going on would write everything once more.
    let lost = LedgerLost(plan: plan.path, ledger: folder.path + "/ledger")
    await #expect(throws: lost) { try await push(inputs, plan) }
    #expect(throws: lost) { try Undoer(given(inputs, plan)).counts() }
    await #expect(throws: lost) { try await Verifier(given(inputs, plan)).run() }
    #expect(desk.writes == writes)
    let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
    #expect(rebuilt.differing == 0)
    #expect(rebuilt.outcomes["tickets", .create] == 2)
    #expect(rebuilt.outcomes["people", .create] == 2)
    let again = try await push(inputs, plan)
    #expect(again.written == 0)
    #expect(desk.writes == writes)
    let next = try self.plan(inputs, "P2")
    #expect(next.summary.outcomes["tickets", .same] == 2)
    let verified = try await Verifier(given(inputs, plan)).run()
    #expect(verified.differing == 0)
  }

  @Test func idsListOldAndNew() async throws {
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let given = try given(inputs, plan)
    var lines: [String] = []
    try IDsList.write(plan: plan, ledger: given.ledger, archive: inputs.archive, writer: inputs.writer) {
      lines.append($0)
    }
    #expect(lines[0] == "source number,key,target id,number,URL")
    let id = try #require(desk.tickets.first?.id)
    #expect(lines[1] == "1,zendesk:ticket:1,\(id),\(id),https://desk.example/ticket/\(id)")
    #expect(lines.count == 4)
  }

  @Test func verifySeesWhatSomebodyChanged() async throws {
    let inputs = try inputs(source([ticket(1), ticket(2)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let id = try #require(desk.tickets.first?.id)
    desk.othersEdit(id) { $0.letters[0].body = "something else" }
    let summary = try await Verifier(given(inputs, plan)).run()
    #expect(summary.differing == 1)
    #expect(summary.outcomes["tickets", .same] == 1)
    #expect(summary.findings.map(\.code) == ["unannounced"])
  }

  @Test func tooManyErrorsStopTheRun() async throws {
    // The desk refuses a second person with one address; their tickets then lack a requester.
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    let taken = HTTPCallMaker.person("person1@example.com")
    _ = desk.handle(taken)
    let limit = await #expect(throws: LimitHit.self) {
      try await push(inputs, plan, PushOptions(maximumErrors: 0, inFlight: 1))
    }
    #expect(limit?.summary.findings.map(\.code) == ["invalid"])
    #expect(limit?.summary.outcomes["people", .failed] == 1)
    // The one that was refused is not there.
    #expect(try Undoer(given(inputs, plan)).counts().created["people"] == nil)
    let summary = try await push(inputs, plan)
    #expect(summary.outcomes["people", .failed] == 1)
    #expect(summary.outcomes["tickets", .failed] == 1)
    #expect(summary.findings.map(\.code) == ["invalid", "needMissing"])
  }

  @Test func mailsOfAnUndoWantAWord() async throws {
    let first = try inputs(source([ticket(1)]), mails: true)
    _ = try await push(first, plan(first, "P1"), PushOptions(allowNotifications: true))
    var later = source([ticket(1, status: "solved")])
    later.version = 2
    let second = try inputs(later, mails: true)
    let change = try plan(second, "P2")
    _ = try await push(second, change, PushOptions(allowNotifications: true))
    #expect(desk.tickets.first?.values["status"] == "done")
    #expect(try Undoer(given(second, change)).counts().mails == 1)
    await #expect(throws: NotificationsBlocked(mails: 1, of: "undo")) { try await Undoer(given(second, change)).run() }
    #expect(desk.tickets.first?.values["status"] == "done")
    _ = try await Undoer(given(second, change), allowNotifications: true).run()
    #expect(desk.tickets.first?.values["status"] == "open")
    #expect(try Undoer(given(second, change)).counts().mails == 0, "given back already")
  }

  @Test func whatWasNotCheckedStandsFirstOnTheList() throws {
    let inputs = try inputs(source([ticket(1)]))
    var blind = inputs
    var writer = SimulatedWriter()
    writer.unchecked = ["whether there is a field"]
    blind.writer = writer
    #expect(try plan(blind, "P1").summary.checklist.first == "whether there is a field")
    #expect(try plan(inputs, "P2").summary.checklist == inputs.card.checklist)
  }
}
