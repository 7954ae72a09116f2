import DeskKit
import TestKit
import Testing
import TicketModel

@testable import Migration

/// People who changed at the source since they were written.
extension PlanTests {
  /// The target as pulled now.
  private func pulled() -> MemorySource {
    var target = MemorySource(desk: "simulated")
    target.people = desk.people.map { item in
      var person = Person(
        key: "simulated:person:\(item.id)", id: item.id, role: .endUser, name: item.values["name"])
      person.emails = [Person.Email(address: item.values["email"] ?? "", primary: true)]
      return person
    }
    target.tickets = desk.tickets.map { item in
      var ticket = Ticket(key: "simulated:ticket:\(item.id)", id: item.id)
      ticket.externalID = item.externalID
      ticket.subject = item.values["subject"]
      return ticket
    }
    return target
  }

  /// What the desk has of the first person; two people are made in either order.
  private var ada: [String: String]? {
    desk.people.first { $0.values["email"] == "person1@example.com" }?.values
  }

  /// Pushes one ticket, then makes a plan of a source in which its requester is called otherwise.
  private func renamed(freshPull: Bool, _ edit: (SimulatedDesk) -> Void = { _ in }) async throws
    -> (inputs: MigrationInputs, plan: PlanReader)
  {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    edit(desk)
    var later = source([ticket(1)])
    later.version = 2
    later.people[0].name = "Ada Lind"
    var second = try inputs(later)
    if freshPull { second.target = pulled() }
    return (second, try plan(second, "P2"))
  }

  @Test(arguments: [true, false]) func aPersonFollowsTheSource(_ freshPull: Bool) async throws {
    let (inputs, plan) = try await renamed(freshPull: freshPull)
    #expect(plan.summary.outcomes["people", .update] == 1 && plan.summary.outcomes["tickets", .update] == 0)
    let calls = desk.writes
    let summary = try await push(inputs, plan)
    #expect(summary.outcomes["people", .update] == 1 && desk.writes == calls + 1)
    #expect(ada == ["email": "person1@example.com", "name": "Ada Lind"])
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
    _ = try await push(inputs, plan)
    #expect(desk.writes == calls + 1, "a second push writes nothing")
    let undone = try await Undoer(given(inputs, plan)).run()
    #expect(undone.differing == 0 && undone.outcomes["people", .update] == 1)
    #expect(ada?["name"] == "Person 1", "as it was")
    #expect(desk.tickets.count == 1, "what the first plan made stays")
  }

  @Test func whoDidNotChangeIsTheSame() async throws {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    var second = try inputs(source([ticket(1)]))
    second.target = pulled()
    let plan = try plan(second, "P2")
    #expect(plan.summary.outcomes["people", .same] == 2 && !plan.summary.writes)
  }

  @Test func whomOthersChangedAtTheTargetStaysAsTheyAreThere() async throws {
    let (inputs, plan) = try await renamed(freshPull: true) { desk in
      if let id = desk.people.first(where: { $0.values["email"] == "person1@example.com" })?.id {
        desk.othersEditPerson(id) { $0.values["name"] = "Ada, whom we know" }
      }
    }
    let summary = try await push(inputs, plan)
    #expect(summary.outcomes["people", .conflict] == 1)
    #expect(summary.findings.map(\.code) == ["changedAtTarget"])
    #expect(desk.people.contains { $0.values["name"] == "Ada, whom we know" })
  }

  /// Who was there before is joined, and never changed.
  @Test func othersPeopleAreNeverUpdated() async throws {
    var theirs = MemorySource(desk: "simulated")
    theirs.people = [Scenario.person(1)]
    theirs.people[0].id = "77"
    var first = try inputs(source([ticket(1)]))
    first.target = theirs
    _ = try plan(first, "P1")
    var later = source([ticket(1)])
    later.version = 2
    later.people[0].name = "Ada Lind"
    var second = try inputs(later)
    second.target = theirs
    let plan = try plan(second, "P2")
    #expect(plan.summary.outcomes["people", .update] == 0 && plan.summary.outcomes["people", .same] == 1)
  }

  /// Two people who swap addresses: each would be taken for the other at the target.
  @Test func whoIsSomebodyElseNowIsForAPerson() async throws {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    var later = source([ticket(1)])
    later.version = 2
    let addresses = later.people.map(\.emails)
    later.people[0].emails = addresses[1]
    later.people[1].emails = addresses[0]
    var second = try inputs(later)
    second.target = pulled()
    let plan = try plan(second, "P2")
    #expect(plan.summary.outcomes["people", .conflict] == 2)
    #expect(plan.summary.conflicts.first?.reason.contains("what tells who it is belongs to") == true)
    let people = desk.people
    _ = try await push(second, plan)
    #expect(desk.people == people)
  }

  /// A colleague's value that an undo of a later plan gave back is not taken away by the undo of an earlier one.
  @Test func whatWasTheirsSurvivesBothUndos() async throws {
    let (inputs, plan) = try await renamed(freshPull: false)
    _ = try await push(inputs, plan)
    let id = try #require(desk.people.first { $0.values["name"] == "Ada Lind" }?.id)
    desk.othersEditPerson(id) { $0.values["name"] = "A colleague's" }
    var third = source([ticket(1)])
    third.version = 3
    third.people[0].name = "Ada Berg"
    var last = try self.inputs(third)
    last.options.theirsLose = true
    let later = try self.plan(last, "P3")
    _ = try await push(last, later)
    #expect(desk.people.contains { $0.values["name"] == "Ada Berg" })
    _ = try await Undoer(given(last, later)).run()
    #expect(desk.people.contains { $0.values["name"] == "A colleague's" })
    let undone = try await Undoer(given(inputs, plan)).run()
    #expect(desk.people.contains { $0.values["name"] == "A colleague's" })
    #expect(undone.findings.map(\.code) == ["notRestored"])
  }

  @Test func aRebuiltLedgerKnowsTheUpdate() async throws {
    let (inputs, plan) = try await renamed(freshPull: true)
    _ = try await push(inputs, plan)
    let writes = desk.writes
    try loseLedger(folder.path + "/ledger")
    _ = try await LedgerRebuilder(given(inputs, plan)).run()
    let summary = try await push(inputs, plan)
    #expect(summary.failed == 0 && desk.writes == writes, "what was done is found and not done again")
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }
}
