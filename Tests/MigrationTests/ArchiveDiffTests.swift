import Archive
import DeskKit
import Migration
import TestKit
import Testing
import TicketModel

@Suite("Archives") struct ArchiveDiffTests {
  let folder: TestFolder
  init() throws { folder = try TestFolder() }

  private func archive(_ name: String, _ source: MemorySource) throws -> ArchiveReader {
    let path = folder.path + "/" + name
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: "zendesk", account: "acme"), options: ArchiveOptions(toolVersion: "test"))
    for ticket in source.tickets { try writer.put(ticket) }
    for person in source.people { try writer.put(person) }
    _ = try writer.finish()
    return try ArchiveReader(at: path)
  }

  @Test func exactlyWhatDiffersIsTold() throws {
    var random = SeededRandom(7)
    var source = MemorySource()
    source.people = [Scenario.person(1)]
    source.tickets = (1...12).map { Scenario.ticket($0, of: 12, 1, &random) }
    let a = try archive("a.bag", source)
    source.tickets[2].subject = "renamed"
    source.tickets[10].messages = []
    let removed = source.tickets.remove(at: 5)
    var added = removed
    added.key = "zendesk:ticket:100"
    added.id = "100"
    source.tickets.append(added)
    let b = try archive("b.bag", source)
    var entries: [DiffEntry] = []
    let table = try ArchiveDiff.run(a: a, b: b) { entries.append($0) }
    #expect(table["tickets", .create] == 1)
    #expect(table["tickets", .only] == 1)
    let updated = entries.filter { $0.outcome == .update }
    #expect(updated.first { $0.key == "zendesk:ticket:3" }?.paths == ["subject"])
    #expect(Set(updated.map(\.key)).isSubset(of: ["zendesk:ticket:3", "zendesk:ticket:11"]))
    #expect(entries.first { $0.outcome == .create }?.key == "zendesk:ticket:100")
    #expect(entries.first { $0.outcome == .only }?.key == removed.key)
    #expect(table["people", .same] == 1)
    let same = try ArchiveDiff.run(a: a, b: a) { _ in Issue.record("an archive differs from itself") }
    #expect(same.total(.same) == 12 + 1 + same["messages", .same])
  }

  @Test func fractionsOfASecondAreComparedAsTimes() throws {
    func sources(_ end: String) -> MemorySource {
      var source = MemorySource()
      var ticket = Ticket(key: "zendesk:ticket:1", id: "1")
      ticket.createdAt = "2025-03-04T09:15:00\(end)"
      ticket.subject = "2025-03-04T09:15\(end)"
      source.tickets = [ticket]
      return source
    }
    let whole = try archive("w.bag", sources("Z"))
    for (name, end, paths) in [
      ("x.bag", ".0Z", ["subject"]), ("y.bag", ".000Z", ["subject"]), ("z.bag", ".010Z", ["createdAt", "subject"]),
    ] {
      var entries: [DiffEntry] = []
      _ = try ArchiveDiff.run(a: whole, b: try archive(name, sources(end))) { entries.append($0) }
      #expect(entries.first?.paths.sorted() == paths)
    }
  }

  /// The same plan and push from an archive on disk, joined to people whom the target has already.
  @Test func anArchiveIsPlannedPushedAndVerified() async throws {
    var random = SeededRandom(3)
    var source = MemorySource()
    source.people = [Scenario.person(1), Scenario.person(2)]
    source.tickets = (1...20).map { Scenario.ticket($0, of: 20, 2, &random) }
    var target = MemorySource()
    var there = Scenario.person(2)
    there.id = "77"
    there.key = "simulated:person:77"
    target.people = [there]
    var known = Ticket(key: "simulated:ticket:5", id: "5")
    known.subject = "theirs"
    target.tickets = [known]
    var inputs = Scenario.inputs(MemorySource(), mapper: try Scenario.mapper(), writer: SimulatedWriter())
    inputs.archive = try archive("a.bag", source)
    inputs.target = try archive("t.bag", target)
    let summary = try Planner.plan(inputs, ledgerPath: folder.path + "/ledger", to: folder.path + "/P")
    #expect(summary.outcomes["people", .create] == 1)
    #expect(summary.outcomes["people", .same] == 1)
    #expect(summary.outcomes["tickets", .only] == 1)
    let clock = FakeClock()
    let desk = SimulatedDesk(clock: clock)
    let exchange = SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults())
    let given = RunIngredients(
      inputs: inputs, plan: try PlanReader(at: folder.path + "/P"),
      ledger: try Ledger(at: folder.path + "/ledger", account: "acme", site: "https://desk.example"),
      exchange: exchange, pace: RunPace(clock: clock, now: { clock.seconds }, seed: 1))
    let pushed = try await PushEngine(given, options: PushOptions(withoutBlocked: true)).run()
    #expect(pushed.outcomes["tickets", .create] == summary.outcomes["tickets", .create])
    #expect(pushed.failed == 0)
    #expect(try await Verifier(given).run().differing == 0)
    #expect(try await PushEngine(given, options: PushOptions(withoutBlocked: true)).run().written == 0)
    let undone = try await Undoer(given).run()
    #expect(undone.outcomes["tickets", .only] == summary.outcomes["tickets", .create])
    #expect(desk.tickets.isEmpty)
    #expect(desk.people.isEmpty)
  }
}
