import DeskKit
import Foundation
import TestKit
import Testing
import TicketModel

@testable import Migration

/// A ledger is lost after an incremental push.
extension PlanTests {
  func loseLedger(_ place: String) throws {
    for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: place + end) }
  }

  /// Two tickets, then one message more on the first; both plans are pushed.
  private func pushTwice() async throws -> (inputs: MigrationInputs, plan: PlanReader) {
    let first = try inputs(source([ticket(1), ticket(2)]))
    _ = try await push(first, plan(first, "P1"))
    var grown = ticket(1)
    var reply = grown.messages[0]
    reply.key = "zendesk:message:77"
    reply.kind = .reply
    grown.messages.append(reply)
    var later = source([grown, ticket(2)])
    later.version = 2
    let second = try inputs(later)
    let plan = try plan(second, "P2")
    #expect(plan.summary.outcomes["tickets", .update] == 1)
    _ = try await push(second, plan)
    return (second, plan)
  }

  @Test(arguments: [1, 2]) func aRebuiltUpdateIsNotDoneAgain(_ rebuilds: Int) async throws {
    let (inputs, plan) = try await pushTwice()
    let writes = desk.writes
    try loseLedger(folder.path + "/ledger")
    for _ in 0..<rebuilds {
      let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
      #expect(rebuilt.differing == 0 && rebuilt.findings.isEmpty)
    }
    let again = try await push(inputs, plan)
    #expect(again.written == 0 && desk.writes == writes)
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }

  /// Its tickets were there before the plan: undo takes none of them away, and says that it cannot give back what was.
  @Test func undoOfARebuiltUpdateRemovesNothing() async throws {
    let (inputs, plan) = try await pushTwice()
    try loseLedger(folder.path + "/ledger")
    _ = try await LedgerRebuilder(given(inputs, plan)).run()
    #expect(try Undoer(given(inputs, plan)).counts().created.isEmpty)
    let undone = try await Undoer(given(inputs, plan)).run()
    #expect(desk.tickets.count == 2 && desk.people.count == 2)
    #expect(undone.differing == 1)
    #expect(undone.findings.map(\.code) == ["notRestored"])
    // What stands for the plans before it does not keep a new plan from being pushed.
    var later = source([ticket(1), ticket(2), ticket(3)])
    later.version = 3
    let third = try self.inputs(later)
    let next = try await push(third, self.plan(third, "P3"))
    #expect(next.failed == 0 && desk.tickets.count == 3)
  }

  /// Each ticket links to the one before it and to the one after it, whichever is found first.
  @Test func linksAreFoundWhicheverEndComesFirst() async throws {
    let tickets = (1...9).map { number in
      var ticket = ticket(number)
      if number < 9 {
        ticket.links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:\(number + 1)")]
      }
      if number == 9 { ticket.links = [LinkToTicket(kind: "duplicateOf", ticket: "zendesk:ticket:1")] }
      return ticket
    }
    let inputs = try inputs(source(tickets))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let writes = desk.writes
    try loseLedger(folder.path + "/ledger")
    let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
    #expect(rebuilt.differing == 0 && rebuilt.findings.isEmpty)
    let again = try await push(inputs, plan)
    #expect(again.findings.isEmpty && again.differing == 0 && desk.writes == writes)
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }

  /// Lost between plan and push: the update is still to be done, once.
  @Test func anUpdateThatWasNotPushedYetIsPushedAfterTheRebuild() async throws {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    var later = source([ticket(1, status: "solved")])
    later.version = 2
    let second = try inputs(later)
    let plan = try plan(second, "P2")
    try loseLedger(folder.path + "/ledger")
    _ = try await LedgerRebuilder(given(second, plan)).run()
    let pushed = try await push(second, plan)
    #expect(pushed.failed == 0 && pushed.conflicts == 0)
    #expect(desk.tickets.map { $0.values["status"] } == ["done"])
  }
}
