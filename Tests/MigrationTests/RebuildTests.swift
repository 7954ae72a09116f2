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
  func pushTwice() async throws -> (inputs: MigrationInputs, plan: PlanReader) {
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

  func reply(_ key: Int, _ text: String, date: String?) -> Message {
    Message(
      key: "zendesk:message:\(key)", id: nil, author: "zendesk:person:1", createdAt: date, visibility: .public,
      kind: .reply, body: MessageBody(text: text))
  }

  /// A pushed ticket whose replies say something else in the source by now; the plan of that is not pushed.
  private func reworded(_ dates: [String?]) async throws -> (
    first: (inputs: MigrationInputs, plan: PlanReader), second: (inputs: MigrationInputs, plan: PlanReader)
  ) {
    func ticket(_ text: String, _ subject: String) -> Ticket {
      var ticket = self.ticket(1)
      ticket.subject = subject
      ticket.messages += dates.enumerated().map { reply(70 + $0, "\(text) \($0)", date: $1) }
      return ticket
    }
    let first = try inputs(source([ticket("before", "old")]))
    let firstPlan = try plan(first, "P1")
    _ = try await push(first, firstPlan)
    var later = source([ticket("after", "new")])
    later.version = 2
    let second = try inputs(later)
    let plan = try plan(second, "P2")
    #expect(plan.summary.outcomes["tickets", .update] == 1)
    try loseLedger(folder.path + "/ledger")
    return ((first, firstPlan), (second, plan))
  }

  @Test("A message whose words are others now is known by its date and not written again, nor by a later plan")
  func otherWords() async throws {
    let (_, second) = try await reworded(["2024-01-02T03:04:05Z", "2024-01-02T03:04:06Z"])
    let rebuilt = try await LedgerRebuilder(given(second.inputs, second.plan)).run()
    #expect(rebuilt.findings.isEmpty && rebuilt.failed == 0)
    #expect(try await push(second.inputs, second.plan).failed == 0)
    #expect(desk.tickets.map(\.letters.count) == [3] && desk.tickets[0].values["subject"] == "new")
    var third = second.inputs.archive as? MemorySource
    third?.tickets[0].subject = "newest"
    third?.version = 3
    let inputs = try inputs(#require(third))
    _ = try await push(inputs, plan(inputs, "P3"))
    #expect(desk.tickets.map(\.letters.count) == [3] && desk.tickets[0].values["subject"] == "newest")
  }

  @Test("Where the date does not tell either, nothing is written until the plan that wrote them was asked")
  func nothingTells() async throws {
    let (first, second) = try await reworded(["2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"])
    let rebuilt = try await LedgerRebuilder(given(second.inputs, second.plan)).run()
    #expect(rebuilt.findings.map(\.code) == ["earlierWords"] && rebuilt.failed == 1)
    let pushed = try await push(second.inputs, second.plan)
    #expect(pushed.failed == 1 && desk.tickets.map(\.letters.count) == [3])
    try loseLedger(folder.path + "/ledger")
    #expect(try await LedgerRebuilder(given(first.inputs, first.plan)).run().findings.isEmpty)
    #expect(try await LedgerRebuilder(given(second.inputs, second.plan)).run().findings.isEmpty)
    #expect(try await push(second.inputs, second.plan).failed == 0)
    #expect(desk.tickets.map(\.letters.count) == [3] && desk.tickets[0].values["subject"] == "new")
  }

  @Test("A plan whose messages a later one reworded finds them, and writes none again")
  func rebuiltWithTheOlderPlan() async throws {
    let (first, second) = try await reworded(["2024-01-02T03:04:05Z", nil])
    _ = try await LedgerRebuilder(given(first.inputs, first.plan)).run()
    _ = try await LedgerRebuilder(given(second.inputs, second.plan)).run()
    _ = try await push(second.inputs, second.plan)
    // As if the new words had been written: the simulated desk lets nobody change a message.
    desk.othersEdit(desk.tickets[0].id) { $0.letters[1].body = "after 0" }
    try loseLedger(folder.path + "/ledger")
    let rebuilt = try await LedgerRebuilder(given(first.inputs, first.plan)).run()
    #expect(rebuilt.failed == 0)
    _ = try await push(first.inputs, first.plan)
    #expect(desk.tickets.map(\.letters.count) == [3])
  }

  /// The ticket gets a reply and a subject; whatever the first plan came to do, the second does the rest, once.
  @Test("An update that was interrupted is ended by the next plan", arguments: 1...14, ["same", "reworded"])
  func interruptedUpdate(_ moment: Int, _ words: String) async throws {
    let first = try inputs(source([ticket(1)]))
    _ = try await push(first, plan(first, "P1"))
    func grown(_ text: String, version: Int) throws -> MigrationInputs {
      var ticket = ticket(1)
      ticket.subject = "moved"
      ticket.messages.append(reply(71, text, date: "2024-01-02T03:04:05Z"))
      var later = source([ticket])
      later.version = version
      return try inputs(later)
    }
    let second = try grown("same", version: 2)
    let interrupted = try plan(second, "P2")
    do { try await dyingPush(second, interrupted, life: moment) } catch is SimulatedDeath {}
    let third = try grown(words, version: 3)
    let last = try plan(third, "P3")
    #expect(last.summary.conflicts.isEmpty && last.summary.outcomes["tickets", .create] == 0)
    let pushed = try await push(third, last)
    #expect(pushed.failed == 0 && pushed.conflicts == 0, "\(pushed.findings)")
    #expect(desk.tickets.map(\.letters.count) == [2] && desk.tickets[0].values["subject"] == "moved")
    if words == "same" { #expect(try await Verifier(given(third, last)).run().differing == 0) }
    let again = try plan(third, "P4")
    #expect(try await push(third, again).written == 0 && desk.tickets.map(\.letters.count) == [2])
  }

  @Test("A rebuild that was interrupted is not ended by that of another plan")
  func twoRebuilds() async throws {
    let first = try inputs(source([ticket(1)]))
    let firstPlan = try plan(first, "P1")
    _ = try await push(first, firstPlan)
    var grown = ticket(2)
    grown.messages += [reply(71, "a", date: nil), reply(72, "b", date: nil)]
    var later = source([ticket(1), grown])
    later.version = 2
    let second = try inputs(later)
    let secondPlan = try plan(second, "P2")
    _ = try await push(second, secondPlan)
    try loseLedger(folder.path + "/ledger")
    await #expect(throws: SimulatedDeath.self) { try await dyingRebuild(second, secondPlan, life: 12) }
    _ = try await LedgerRebuilder(given(first, firstPlan)).run()
    await #expect(throws: LedgerLost(plan: secondPlan.path, ledger: folder.path + "/ledger", .halfRebuilt)) {
      try await push(first, firstPlan)
    }
    _ = try await LedgerRebuilder(given(second, secondPlan)).run()
    #expect(try await push(second, secondPlan).written == 0)
    #expect(desk.tickets.map(\.letters.count).sorted() == [1, 3])
  }

  @Test("A rebuild that dies anywhere is gone on with; nothing is pushed before", arguments: 1...40)
  func dies(at moment: Int) async throws {
    var tickets = [ticket(1), ticket(2)]
    tickets[0].messages.append(reply(71, "yes", date: nil))
    tickets[0].links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:2")]
    let inputs = try inputs(source(tickets))
    let plan = try plan(inputs)
    _ = try await push(inputs, plan)
    let writes = desk.writes
    try loseLedger(folder.path + "/ledger")
    var died = false
    do { try await dyingRebuild(inputs, plan, life: moment) } catch is SimulatedDeath { died = true }
    if died {
      await #expect(throws: LedgerLost.self) { try await push(inputs, plan) }
      let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
      #expect(rebuilt.findings.isEmpty)
    }
    let again = try await push(inputs, plan)
    #expect(again.written == 0 && again.findings.isEmpty && desk.writes == writes)
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }

  /// Whose process dies after so many moments.
  private func dying(_ inputs: MigrationInputs, _ plan: PlanReader, _ life: Int) throws -> RunIngredients {
    var given = try given(inputs, plan)
    let exchange = SimulatedExchange(desk, clock: clock, seed: 1, faults: SimulatedFaults())
    exchange.revive(life: life)
    given.exchange = exchange
    return given
  }

  private func dyingPush(_ inputs: MigrationInputs, _ plan: PlanReader, life: Int) async throws {
    _ = try await PushEngine(dying(inputs, plan, life)).run()
  }

  private func dyingRebuild(_ inputs: MigrationInputs, _ plan: PlanReader, life: Int) async throws {
    _ = try await LedgerRebuilder(dying(inputs, plan, life)).run()
  }

  @Test("A ledger from a backup made in the middle of a push is refused until it was put right", arguments: 1...30)
  func olderLedger(_ moment: Int) async throws {
    var tickets = [ticket(1), ticket(2)]
    tickets[0].messages += (71...73).map { reply($0, "yes \($0)", date: nil) }
    tickets[0].links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:2")]
    let inputs = try inputs(source(tickets))
    let plan = try plan(inputs)
    let ledger = folder.path + "/ledger"
    do { try await dyingPush(inputs, plan, life: moment) } catch is SimulatedDeath {}
    try FileManager.default.copyItem(atPath: ledger, toPath: ledger + ".backup")
    _ = try await push(inputs, plan)
    let writes = desk.writes
    try loseLedger(ledger)
    try FileManager.default.copyItem(atPath: ledger + ".backup", toPath: ledger)
    await #expect(throws: LedgerLost(plan: plan.path, ledger: ledger, .older)) { try await push(inputs, plan) }
    let rebuilt = try await LedgerRebuilder(given(inputs, plan)).run()
    #expect(rebuilt.failed == 0)
    let again = try await push(inputs, plan)
    #expect(again.findings.isEmpty && desk.writes == writes, "\(desk.writes - writes) more")
    #expect(desk.tickets.map(\.letters.count).sorted() == [1, 4] && desk.people.count == 2)
    #expect(try await Verifier(given(inputs, plan)).run().differing == 0)
  }

  /// - Parameter body: what the target shows of message 71 when the ledger comes from its backup.
  private func restored(_ ledger: String, body: String) throws {
    for index in desk.tickets.indices {
      desk.othersEdit(desk.tickets[index].id) { item in
        for letter in item.letters.indices where item.letters[letter].body.hasSuffix("before") {
          item.letters[letter].body = item.letters[letter].body.replacing("before", with: body)
        }
      }
    }
    try loseLedger(ledger)
    try FileManager.default.copyItem(atPath: ledger + ".backup", toPath: ledger)
  }

  @Test("Nor does it double messages that a later plan reworded since", arguments: 1...16)
  func olderLedgerAndOtherWords(_ moment: Int) async throws {
    var first = ticket(1)
    first.messages.append(reply(71, "before", date: "2024-01-02T03:04:05Z"))
    let inputs = try inputs(source([first]))
    let plan = try plan(inputs)
    let ledger = folder.path + "/ledger"
    do { try await dyingPush(inputs, plan, life: moment) } catch is SimulatedDeath {}
    try FileManager.default.copyItem(atPath: ledger, toPath: ledger + ".backup")
    _ = try await push(inputs, plan)
    try restored(ledger, body: "after")
    #expect(try await LedgerRebuilder(given(inputs, plan)).run().failed == 0)
    _ = try await push(inputs, plan)
    #expect(desk.tickets.map(\.letters.count) == [2])
  }

  @Test("Nor where the message came with an update that the backup does not know")
  func olderLedgerAndAnUpdateInOtherWords() async throws {
    let inputs = try inputs(source([ticket(1)]))
    _ = try await push(inputs, plan(inputs, "P1"))
    let ledger = folder.path + "/ledger"
    try FileManager.default.copyItem(atPath: ledger, toPath: ledger + ".backup")
    var grown = ticket(1)
    grown.messages.append(reply(71, "before", date: "2024-01-02T03:04:05Z"))
    var later = source([grown])
    later.version = 2
    var second = try self.inputs(later)
    second.options.theirsLose = true
    let update = try plan(second, "P2")
    _ = try await push(second, update)
    #expect(desk.tickets.map(\.letters.count) == [2])
    try restored(ledger, body: "after")
    #expect(try await LedgerRebuilder(given(second, update)).run().failed == 0)
    _ = try await push(second, update)
    #expect(desk.tickets.map(\.letters.count) == [2])
  }
}
