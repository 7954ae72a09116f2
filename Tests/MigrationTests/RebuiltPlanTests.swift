import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Migration

/// What later plans, undo and verify make of a ledger that was rebuilt, and of records that they do not write.
extension PlanTests {
  @Test("Rebuilt with an older plan only, the next one finds what a later plan had added")
  func rebuiltWithoutTheLaterPlan() async throws {
    let (second, _) = try await pushTwice()
    let first = try inputs(source([ticket(1), ticket(2)]))
    try loseLedger(folder.path + "/ledger")
    _ = try await LedgerRebuilder(given(first, PlanReader(at: folder.path + "/P1"))).run()
    let next = try plan(second, "P3")
    let pushed = try await push(second, next)
    #expect(pushed.failed == 0 && pushed.written == 0, "\(pushed.findings)")
    #expect(desk.tickets.map(\.letters.count).sorted() == [1, 2])
    #expect(try await Verifier(given(second, next)).run().differing == 0)
  }

  @Test("A record that was put back as older is its own plan's once that is rebuilt with, and goes with its undo")
  func claimedByItsPlan() async throws {
    let (second, plan) = try await pushTwice()
    let first = (try inputs(source([ticket(1), ticket(2)])), try PlanReader(at: folder.path + "/P1"))
    try loseLedger(folder.path + "/ledger")
    for (inputs, plan) in [(second, plan), first, (second, plan)] {
      _ = try await LedgerRebuilder(given(inputs, plan)).run()
    }
    _ = try await Undoer(given(second, plan)).run()
    #expect(try Undoer(given(first.0, first.1)).counts().created == ["tickets": 2, "people": 2])
    #expect(try await Undoer(given(first.0, first.1)).run().differing == 0)
    #expect(desk.tickets.isEmpty && desk.people.isEmpty)
  }

  @Test("What others had set before a rebuild is theirs: no later plan sets it back unasked")
  func othersValuesBeforeARebuild() async throws {
    let (second, plan) = try await pushTwice()
    let id = try #require(desk.tickets.first { $0.letters.count == 2 }?.id)
    desk.othersEdit(id) { $0.values["status"] = "done" }
    try loseLedger(folder.path + "/ledger")
    _ = try await LedgerRebuilder(given(second, plan)).run()
    var third = try #require(second.archive as? MemorySource)
    for index in third.tickets.indices { third.tickets[index].subject = "another" }
    third.version = 3
    let inputs = try inputs(third)
    let pushed = try await push(inputs, self.plan(inputs, "P3"))
    #expect(pushed.conflicts == 1 && pushed.findings.first?.what.contains("status") == true, "\(pushed.findings)")
    #expect(desk.tickets.first { $0.id == id }?.values["status"] == "done")
    #expect(desk.tickets.filter { $0.values["subject"] == "another" }.count == 1)
  }

  @Test("verify says which records it did not read, and reads those that a plan announces it leaves")
  func whatVerifyReads() async throws {
    var ticket = ticket(1)
    ticket.messages.append(reply(71, "before", date: "2024-01-02T03:04:05Z"))
    let first = try inputs(source([ticket, self.ticket(2)]))
    _ = try await push(first, plan(first, "P1"))
    ticket.messages[1] = reply(71, "after", date: "2024-01-02T03:04:05Z")
    var later = source([ticket, self.ticket(2)])
    later.version = 2
    let second = try inputs(later)
    let left = try plan(second, "P2")
    #expect(left.summary.outcomes["tickets", .same] == 2)
    _ = try await push(second, left)
    let verified = try await Verifier(given(second, left)).run(listsIn: folder.path + "/verify")
    #expect(verified.differing == 0 && verified.unread == 3)
    func pairs(_ path: String) throws -> Set<String> {
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      return Set(
        try lines.map { line in
          let object = try #require(try JSONIndex.value(of: Array(line.utf8)).object)
          return "\(object["key"]?.string ?? "") \(object["path"]?.string ?? "")"
        })
    }
    let announced = try pairs(folder.path + "/P2/losses/tickets.ndjson")
    #expect(announced.contains { $0.hasSuffix("71.body") })
    #expect(try pairs(folder.path + "/verify/losses.ndjson") == announced)
  }
}
