import DeskKit
import Foundation
import JSONText
import StatusMapping
import TestKit
import Testing
import TicketModel

@testable import Migration

/// What the mapping itself loses is in the plan's loss list, and `verify` finds exactly that.
@Suite("Losses of the mapping") struct MappingLossTests {
  let folder: TestFolder
  let clock = FakeClock()
  let desk: SimulatedDesk
  init() throws {
    folder = try TestFolder()
    desk = SimulatedDesk(clock: clock)
  }

  private func mapper() throws -> Mapper {
    func status(_ id: String, _ category: StatusCategory, _ clock: String) -> StatusDefinition {
      StatusDefinition(id: id, label: id, category: category, categoryFrom: .declared, slaClock: clock)
    }
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: zendesk, account: acme }
        to: { desk: simulated }
        statuses:
          - { from: { id: open }, to: { use: open } }
          - { from: { id: waiting }, to: { use: waiting } }
          - { from: { id: solved }, to: { use: done } }
          - { from: { id: odd }, to: ? }
          - { from: { id: parked }, to: { create: Parked, category: hold } }
        priorities:
          - { from: { id: p1, label: Urgent }, to: { use: high } }
          - { from: { id: p2, label: High }, to: { use: high } }
          - { from: { id: p3, label: Low }, to: { use: low } }
        """, file: "losses.yaml")
    return Mapper(
      file,
      source: [
        status("open", .open, "running"), status("waiting", .pending, "running"), status("solved", .solved, "unknown"),
        status("odd", .hold, "paused"), status("parked", .hold, "paused"),
      ],
      target: [
        status("open", .open, "running"), status("waiting", .pending, "paused"), status("done", .solved, "stopped"),
      ])
  }

  private func ticket(_ number: Int, _ status: String, priority: String? = nil) -> Ticket {
    var ticket = Ticket(key: "zendesk:ticket:\(number)", id: String(number))
    ticket.number = "N\(number)"
    ticket.subject = "Ticket \(number)"
    ticket.createdAt = "2024-01-0\(number)T10:00:00Z"
    ticket.updatedAt = "2024-02-0\(number)T10:00:00Z"
    ticket.status = TicketStatus(
      id: status, label: status,
      category: ["open": .open, "waiting": .pending, "solved": .solved][status] ?? .hold)
    ticket.priority = priority.map { Choice(id: $0, label: ["p1": "Urgent", "p2": "High"][$0] ?? "Low") }
    return ticket
  }

  private func source(_ tickets: [Ticket], version: Int = 1) -> MemorySource {
    var source = MemorySource()
    source.tickets = tickets
    source.version = version
    return source
  }

  private func inputs(_ source: MemorySource) throws -> MigrationInputs {
    Scenario.inputs(source, mapper: try mapper(), writer: SimulatedWriter())
  }

  private func plan(_ inputs: MigrationInputs, _ name: String = "P") throws -> PlanReader {
    _ = try Planner.plan(inputs, ledgerPath: folder.path + "/ledger", to: folder.path + "/" + name)
    return try PlanReader(at: folder.path + "/" + name)
  }

  private func given(_ inputs: MigrationInputs, _ plan: PlanReader) throws -> RunIngredients {
    let clock = clock
    return RunIngredients(
      inputs: inputs, plan: plan,
      ledger: try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example"),
      exchange: SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults()),
      pace: RunPace(clock: clock, now: { clock.seconds }, seed: 1))
  }

  private func announced(_ plan: PlanReader) throws -> Set<String> {
    var losses: Set<String> = []
    try plan.forEachLoss { losses.insert(($0.text("key") ?? "") + " " + ($0.text("path") ?? "")) }
    return losses
  }

  private func found(_ plan: PlanReader) throws -> Set<String> {
    var losses: Set<String> = []
    let lines = try LineReader(plan.path + "/verify/losses.ndjson")
    while let line = try lines.next() { losses.insert((line.text("key") ?? "") + " " + (line.text("path") ?? "")) }
    return losses
  }

  @Test func theClocksChangeIsAnnouncedCountedAndFound() async throws {
    let inputs = try inputs(
      source([ticket(1, "waiting"), ticket(2, "open"), ticket(3, "solved"), ticket(4, "waiting")]))
    let plan = try plan(inputs)
    let clocks = try #require(plan.summary.losses.first { $0.path == "slaClock" })
    #expect(clocks.count == 2 && clocks.samples == ["zendesk:ticket:1", "zendesk:ticket:4"])
    #expect(clocks.reason == "the SLA clock is running in status waiting and paused in waiting")
    #expect(plan.summary.losses.filter { $0.path == "slaClock" }.count == 1, "nothing is said of what is not known")
    _ = try await PushEngine(given(inputs, plan), options: PushOptions()).run()
    #expect(try await Verifier(given(inputs, plan)).run(listsIn: plan.path + "/verify").differing == 0)
    #expect(try announced(plan).contains("zendesk:ticket:1 slaClock"))
    #expect(try found(plan) == announced(plan))

    // Somebody takes the ticket out of the status that pauses the clock: that loss is gone, and verify says so.
    let id = try #require(desk.tickets.first { $0.values["subject"] == "Ticket 1" }?.id)
    desk.othersEdit(id) { $0.values["status"] = "open" }
    let summary = try await Verifier(given(inputs, plan)).run(listsIn: plan.path + "/verify")
    #expect(summary.differing == 1)
    #expect(Set(summary.findings.map(\.code)) == ["unannounced", "lossNotFound"])
    #expect(try !found(plan).contains("zendesk:ticket:1 slaClock"))
  }

  @Test func theClockNeverMakesADeltaOfItsOwn() async throws {
    let first = try inputs(source([ticket(1, "waiting")]))
    let plan1 = try plan(first, "P1")
    _ = try await PushEngine(given(first, plan1), options: PushOptions()).run()
    #expect(try plan(first, "P2").summary.outcomes["tickets", .same] == 1)
    let later = try inputs(source([ticket(1, "open")], version: 2))
    let plan3 = try plan(later, "P3")
    #expect(plan3.summary.outcomes["tickets", .update] == 1)
    #expect(!plan3.summary.losses.contains { $0.path == "slaClock" })
    _ = try await PushEngine(given(later, plan3), options: PushOptions()).run()
    #expect(try await Verifier(given(later, plan3)).run().differing == 0)
  }

  @Test func prioritiesThatShareATargetAreLossesThatVerifyFinds() async throws {
    let inputs = try inputs(
      source([ticket(1, "open", priority: "p1"), ticket(2, "open", priority: "p2"), ticket(3, "open", priority: "p3")]))
    let plan = try plan(inputs)
    let shared = try #require(plan.summary.losses.first { $0.path == "priority" })
    #expect(shared.reason == "priorities: p1 \"Urgent\" and p2 \"High\" share one target")
    #expect(shared.count == 2 && shared.kind == "approximated")
    _ = try await PushEngine(given(inputs, plan), options: PushOptions()).run()
    #expect(try await Verifier(given(inputs, plan)).run(listsIn: plan.path + "/verify").differing == 0)
    #expect(try found(plan) == announced(plan))
  }

  /// A merge without a trace at the target: the ledger names the source's ticket, the archive its status.
  @Test func anArchiveTraceIsRestoredFromArchiveAndLedger() async throws {
    let merged = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: zendesk, account: acme }
        to: { desk: simulated }
        merges:
          - { into: { use: open, category: open }, from: [ { id: open }, { id: reopened } ], trace: archive, because: agreed }
        """, file: "merged.yaml")
    let mapper = Mapper(merged)
    let tickets = [ticket(1, "open"), ticket(2, "reopened"), ticket(3, "open")].map { ticket in
      var ticket = ticket
      ticket.status?.category = .open
      return ticket
    }
    let source = source(tickets)
    let inputs = Scenario.inputs(source, mapper: mapper, writer: SimulatedWriter())
    let plan = try plan(inputs)
    _ = try await PushEngine(given(inputs, plan), options: PushOptions()).run()
    #expect(Set(desk.tickets.compactMap { $0.values["status"] }) == ["open"])
    let ledger = try given(inputs, plan).ledger
    let ids = try ledger.targetIDs(tickets.map(\.key))
    #expect(
      plan.summary.merges.map(\.reason) == ["open, reopened become one, open, because: agreed"]
        && plan.summary.merges.map(\.count) == [3])
    let restorer = StatusRestorer(mapper)
    for item in desk.tickets {
      #expect(
        restorer.original(id: "open") == .inArchive([.init(id: "open", label: nil), .init(id: "reopened", label: nil)]))
      let key = try #require(ids.first { $0.value == item.id }?.key)
      var found: String?
      try source.each(.tickets) { json, _ in if json.text("key") == key { found = Ticket(json: json).status?.id } }
      let number = try #require(item.values["subject"]?.last)
      #expect(found == (number == "2" ? "reopened" : "open"))
    }
    #expect(desk.tickets.count == 3)
  }

  @Test func thePlanCountsChangesOfCategory() throws {
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: zendesk, account: acme }
        to: { desk: simulated }
        statuses: [ { from: { id: waiting }, to: { use: open, category: open, acrossCategories: true } } ]
        """, file: "across.yaml")
    let inputs = Scenario.inputs(
      source([ticket(1, "waiting"), ticket(2, "waiting")]), mapper: Mapper(file), writer: SimulatedWriter())
    let crossings = try plan(inputs).summary.crossings
    #expect(crossings.map(\.reason) == ["status waiting changes from pending to open, as open"])
    #expect(crossings.map(\.count) == [2] && crossings.map(\.numbers) == [["N1", "N2"]])
    // Blocked for another reason: the change is counted all the same.
    var filed = ticket(3, "waiting")
    filed.container = NamedReference(id: "7", label: "Billing", kind: "queue")
    let blocked = Scenario.inputs(source([filed]), mapper: Mapper(file), writer: SimulatedWriter())
    let summary = try plan(blocked, "B").summary
    #expect(summary.blockedTotal == 1 && summary.crossings.map(\.count) == [1])
    #expect(try PlanReader(at: folder.path + "/P").summary.crossings == crossings)
  }

  /// A fault of the file is told by the plan as by `map check`, though no ticket meets it today.
  @Test func aFaultWithoutTicketsIsForAPersonToo() async throws {
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: zendesk, account: acme }
        to: { desk: simulated }
        statuses:
          - { from: { id: open }, to: { use: open, category: open } }
          - { from: { id: held }, to: { use: waiting, category: hold } }
          - { from: { id: parked }, to: { use: waiting, category: hold } }
        """, file: "fault.yaml")
    let inputs = Scenario.inputs(source([ticket(1, "open")]), mapper: Mapper(file), writer: SimulatedWriter())
    let plan = try plan(inputs)
    #expect(plan.summary.blockedTotal == 0 && plan.summary.isBlocked)
    #expect(plan.summary.faultsAlone.count == 1)
    #expect(plan.summary.faultsAlone.first?.contains("would become one with held") == true)
    #expect(try PlanReader(at: folder.path + "/P").summary == plan.summary)
    let twice = Scenario.inputs(
      source([ticket(1, "open"), ticket(2, "held")]), mapper: Mapper(file), writer: SimulatedWriter())
    let shown = try self.plan(twice, "B").summary
    #expect(shown.blockedTotal == 1 && shown.mappingFaults.count == 1 && shown.faultsAlone == [])
    let given = try given(inputs, plan)
    await #expect(throws: BlockedPlan.self) { _ = try await PushEngine(given, options: PushOptions()).run() }
  }

  @Test func whatBlocksNamesTicketsAndDatesAndWhatToMake() throws {
    var one = ticket(1, "open")
    one.events = [
      ["field": "status", "from": ["id": "gone", "label": "Gone"], "to": ["id": "open", "label": "open"]]
    ]
    let plan = try plan(inputs(source([one, ticket(2, "odd"), ticket(3, "odd"), ticket(4, "parked")])))
    let odd = try #require(plan.summary.blocked.first { $0.reason.contains("odd") })
    #expect(odd.count == 2 && odd.numbers == ["N2", "N3"])
    #expect(odd.firstUse == "2024-01-02T10:00:00Z" && odd.lastUse == "2024-02-03T10:00:00Z")
    #expect(plan.summary.statusesToCreate == ["\"Parked\": category hold; for parked"])
    #expect(plan.summary.historyMapped == 1 && plan.summary.historyText == 1)
    #expect(plan.summary.historyRemarks.count == 1)
    let again = try PlanReader(at: folder.path + "/P").summary
    #expect(again == plan.summary && again.blocked.contains(odd), "the saved plan tells the same")
  }
}
