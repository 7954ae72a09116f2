import DeskKit
import Foundation
import Testing
import TestKit
import TicketModel

@testable import Migration

/// What others did at the target between our runs.
extension PlanTests {
  @Test(arguments: [true, false]) func whateverOthersTouchedIsLeftByAnUndo(_ message: Bool) async throws {
    let inputs = try inputs(source([ticket(1), ticket(2)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let id = try #require(desk.tickets.first?.id)
    // Things of which the source says nothing.
    desk.othersEdit(id) {
      if message {
        $0.letters.append(
          SimulatedDesk.Letter(id: "901", author: nil, visibility: "public", body: "a customer's answer", madeAt: 0))
      } else {
        $0.values["assignee"] = "alice@example.com"
      }
    }
    let summary = try await Undoer(given(inputs, plan)).run()
    #expect(desk.tickets.map(\.id) == [id])
    #expect(summary.outcomes["tickets", .conflict] == 1)
    // Its requester stays with it, and is listed; the other person goes.
    #expect(desk.people.map { $0.values["email"] } == ["person1@example.com"])
    #expect(summary.findings.map(\.code) == ["changedAtTarget", "neededByOther"])
    #expect(summary.differing == 2)
    #expect(try Undoer(given(inputs, plan)).counts().created == ["tickets": 1, "people": 1])
    // Once the other's change is gone, the rest can go.
    desk.othersEdit(id) {
      $0.values["assignee"] = nil
      $0.letters.removeAll { $0.id == "901" }
    }
    let rest = try await Undoer(given(inputs, plan)).run()
    #expect(rest.differing == 0)
    #expect(desk.tickets.isEmpty && desk.people.isEmpty)
  }

  @Test func whateverOthersTouchedIsNotUpdated() async throws {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    let id = try #require(desk.tickets.first?.id)
    desk.othersEdit(id) { $0.values["assignee"] = "alice@example.com" }
    var later = source([ticket(1, status: "solved")])
    later.version = 2
    let second = try inputs(later)
    let summary = try await push(second, plan(second, "P2"))
    #expect(summary.outcomes["tickets", .conflict] == 1)
    #expect(summary.findings.map(\.code) == ["changedAtTarget"])
    #expect(summary.findings.first?.what.contains("assignee") == true)
    #expect(desk.tickets.first?.values["status"] == "open")
  }

  /// A customer's answer came, and the source has news too: `--theirs-lose` writes ours and leaves the answer.
  private func override(_ edit: (inout SimulatedDesk.Item) -> Void) async throws
    -> (inputs: MigrationInputs, plan: PlanReader)
  {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    desk.othersEdit(try #require(desk.tickets.first?.id), edit)
    var later = source([ticket(1, status: "solved")])
    later.version = 2
    var second = try inputs(later)
    second.options.theirsLose = true
    let plan = try plan(second, "P2")
    let summary = try await push(second, plan)
    #expect(summary.outcomes["tickets", .update] == 1 && summary.conflicts == 0)
    return (second, plan)
  }

  @Test func whatTheirsLoseOverridesIsOursAgain() async throws {
    let (inputs, plan) = try await override { $0.values["subject"] = "alice was here" }
    #expect(desk.tickets.map { $0.values["subject"] } == ["Ticket 1"])
    #expect(desk.tickets.map { $0.values["status"] } == ["done"])
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
    // Undo gives back what stood there before, ours or not.
    #expect(try await Undoer(given(inputs, plan)).run().differing == 0)
    #expect(desk.tickets.map { $0.values["subject"] } == ["alice was here"])
  }

  @Test func aForeignMessageStaysForeignAfterTheirsLose() async throws {
    let (inputs, plan) = try await override {
      $0.letters.append(
        SimulatedDesk.Letter(id: "901", author: nil, visibility: "public", body: "a customer's answer", madeAt: 0))
    }
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
    #expect(try await Undoer(given(inputs, plan)).run().differing == 0)
    #expect(desk.tickets.map { $0.values["status"] } == ["open"])
    // The ticket itself has somebody else's words in it and is not taken away.
    let first = try self.inputs(source([ticket(1)]))
    let created = try PlanReader(at: folder.path + "/P1")
    let undone = try await Undoer(given(first, created)).run()
    #expect(undone.outcomes["tickets", .conflict] == 1)
    #expect(desk.tickets.count == 1)
  }

  @Test func laterPlansThatWroteNothingDoNotKeepAnUndo() async throws {
    let first = try inputs(source([ticket(1)]))
    let created = try plan(first, "P1")
    _ = try await push(first, created)
    desk.othersEdit(try #require(desk.tickets.first?.id)) { $0.values["assignee"] = "alice@example.com" }
    var later = source([ticket(1, status: "solved")])
    later.version = 2
    let second = try inputs(later)
    let idle = try plan(second, "P2")
    #expect(try await push(second, idle).conflicts == 1)
    let undone = try await Undoer(given(first, created)).run()
    #expect(undone.outcomes["tickets", .conflict] == 1)
    await #expect(throws: StalePlan.self) { try await push(second, idle) }
    #expect(try Undoer(given(first, created)).counts().updated.isEmpty)
  }

  /// The source lost a message and has it back: it was at the target all the time, and nobody changed it there.
  @Test func aMessageThatWasGoneAtTheSourceKeepsNoUndo() async throws {
    func version(_ number: Int, gone: Bool) throws -> MigrationInputs {
      var ticket = ticket(1)
      ticket.subject = "version \(number)"
      if !gone { ticket.messages.append(reply(71, "yes", date: nil)) }
      var archive = source([ticket])
      archive.version = number
      return try inputs(archive)
    }
    var pushed: [(MigrationInputs, PlanReader)] = []
    for (index, gone) in [false, true, false].enumerated() {
      let inputs = try version(index + 1, gone: gone)
      let plan = try plan(inputs, "P\(index)")
      #expect(try await push(inputs, plan).conflicts == 0)
      pushed.append((inputs, plan))
    }
    for (inputs, plan) in pushed.reversed() {
      let undone = try await Undoer(given(inputs, plan)).run()
      #expect(undone.differing == 0, "\(undone.findings)")
    }
    #expect(desk.tickets.isEmpty && desk.people.isEmpty)
  }

  @Test func anUndoGivesLongTextsBackWhole() async throws {
    let long = String(repeating: "a subject past 120 bytes ", count: 6)
    func version(_ number: Int, _ subject: String) throws -> (MigrationInputs, PlanReader) {
      var ticket = ticket(1)
      ticket.subject = subject
      var archive = source([ticket])
      archive.version = number
      let inputs = try inputs(archive)
      return (inputs, try plan(inputs, "P\(number)"))
    }
    let first = try version(1, long)
    _ = try await push(first.0, first.1)
    let second = try version(2, "short")
    _ = try await push(second.0, second.1)
    #expect(desk.tickets.map { $0.values["subject"] } == ["short"])
    #expect(try await Undoer(given(second.0, second.1)).run().differing == 0)
    #expect(desk.tickets.map { $0.values["subject"] } == [long])
  }

  @Test func aRecordThatIsGoneAtTheTargetIsAConflict() async throws {
    var inputs = try inputs(source([ticket(1), ticket(2), ticket(3)]))
    let first = try plan(inputs, "P1")
    _ = try await push(inputs, first)
    func pulled(_ tickets: [Ticket]) -> MemorySource {
      var target = MemorySource()
      target.tickets = tickets
      return target
    }
    let there = desk.tickets.map { item -> Ticket in
      var ticket = Ticket(key: "simulated:ticket:" + item.id, id: item.id)
      ticket.subject = item.values["subject"]
      return ticket
    }
    // A target's archive from before the push cannot tell.
    inputs.target = pulled([])
    #expect(try plan(inputs, "P2").summary.outcomes["tickets", .same] == 3)
    var deleted = there[1]
    deleted.state = .deleted
    inputs.target = pulled([there[0], deleted])
    let summary = try plan(inputs, "P3").summary
    #expect(summary.outcomes["tickets", .conflict] == 2)
    #expect(summary.outcomes["tickets", .same] == 1)
    #expect(summary.conflicts.allSatisfy { $0.reason.hasPrefix("gone at the target") })
    let pushed = try await push(inputs, PlanReader(at: folder.path + "/P3"))
    #expect(pushed.written == 0)
    #expect(pushed.findings.map(\.code) == ["conflict", "conflict"])
    #expect(pushed.conflicts == 2, "their messages are not counted beside them")
  }

  @Test func onlyWantsRecordsThatThereAre() async throws {
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    let only: Set = ["zendesk:ticket:1", "zendesk:ticket:99"]
    await #expect(throws: NothingSelected(names: ["zendesk:ticket:99"])) {
      try await push(inputs, plan, PushOptions(only: only))
    }
    #expect(desk.writes == 0)
  }

  @Test func verifyOfWhatWasNeverPushedSaysSo() async throws {
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    await #expect(throws: NotPushed(plan: plan.path)) { try await Verifier(given(inputs, plan)).run() }
  }

  @Test func anExternalIDThatIsThereTwiceIsNoSuccess() async throws {
    let inputs = try inputs(source([ticket(1)]))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    _ = desk.handle(HTTPCallMaker.ticket(external: "acme/zendesk:ticket:1"))
    for name in ["ledger", "ledger-wal", "ledger-shm"] {
      try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
    }
    let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
    #expect(rebuilt.differing == 1)
    #expect(rebuilt.findings.map(\.code) == ["externalIDTwice"])
  }

  @Test func lossesAreCountedByTicketToo() throws {
    var one = ticket(1)
    for number in 2...3 {
      var reply = one.messages[0]
      reply.key = "zendesk:message:\(number)"
      reply.kind = .reply
      one.messages.append(reply)
    }
    let summary = try plan(inputs(source([one, ticket(2)]))).summary
    let stamps = try #require(summary.losses.first { $0.path == "message:*.createdAt" })
    #expect(stamps.count == 4)
    #expect(stamps.inRecords == 2)
  }
}
