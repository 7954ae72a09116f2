import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("What map check counts")
struct MappingCheckTests {
  private func ticket(_ number: Int, _ change: (inout Ticket) -> Void = { _ in }) -> Ticket {
    var ticket = Ticket(key: "a:ticket:\(number)", id: "\(number)")
    ticket.number = "N-\(number)"
    ticket.createdAt = "2020-01-0\(number)T00:00:00Z"
    ticket.updatedAt = "2021-01-0\(number)T00:00:00Z"
    ticket.status = TicketStatus(id: "2", label: "Open", category: .open)
    change(&ticket)
    return ticket
  }

  private func check(_ lines: String, _ tickets: [Ticket], source: [StatusDefinition] = []) throws -> MappingCheck {
    let open = "statuses: [ { from: { id: 2 }, to: { use: o, category: open } } ]\n"
    var check = MappingCheck(try Given(open + lines, source: source).mapper())
    for ticket in tickets { check.add(ticket) }
    return check
  }

  @Test func aContainerOrSecurityLevelWithoutALineBlocks() throws {
    let filed = ticket(1) { $0.container = NamedReference(id: "7", label: "Billing", kind: "queue") }
    #expect(try check("", [filed]).blocking.map(\.section) == ["containers"])
    #expect(try check("containers: [ { from: { id: 7 }, to: { use: b } } ]", [filed]).blocking.isEmpty)
    let secret = ticket(2) { $0.security = NamedReference(id: "1", label: "Staff") }
    #expect(try check("", [secret]).blocking.map(\.section) == ["security"])
    let urgent = ticket(3) { $0.priority = Choice(id: "4", label: "Urgent") }
    let lost = try check("", [urgent])
    #expect(!lost.isBlocked && lost.lines.map(\.state) == [.mapped, .unmapped], "a loss, not a block")
  }

  @Test func whatBlocksHasCountNumbersDatesAndLastUse() throws {
    let odd = (1...5).map { number in
      ticket(number) { $0.status = TicketStatus(id: "9", label: "Odd", category: .hold) }
    }
    let check = try check("", odd + [ticket(6)])
    let line = try #require(check.blocking.first)
    #expect(line.use.tickets == 5 && line.use.samples == ["N-1", "N-2", "N-3"])
    #expect(line.use.firstUse == "2020-01-01T00:00:00Z" && line.use.lastUse == "2021-01-05T00:00:00Z")
    #expect(line.use.described == "5 tickets from 2020-01-01 on, last use 2021-01-05, such as N-1, N-2, N-3")
    #expect(line.json["firstUse"] == "2020-01-01T00:00:00Z" && line.json["samples"]?.array?.count == 3)
    #expect(check.blockedTickets == 5 && check.tickets == 6)
  }

  @Test func aClockThatChangesIsOnItsLine() throws {
    var from = status("2", "Open", .open)
    from.slaClock = "running"
    var to = status("o", "open", .open)
    to.slaClock = "paused"
    var check = MappingCheck(
      try Given("statuses: [ { from: { id: 2 }, to: { use: o } } ]", source: [from], target: [to]).mapper())
    check.add(ticket(1))
    #expect(check.lines.first?.clockChange == ClockChange(from: "running", to: "paused"))
    #expect(check.lines.first?.json["slaClock"]?["to"] == "paused")
  }

  @Test func groupsAreCalledAsTheMappingCallsThem() throws {
    let grouped = ticket(1) { $0.group = "a:group:5" }
    let check = try check("groups: [ { from: { id: 5, label: Workshop }, to: ? } ]", [grouped])
    #expect(check.blocking.map(\.source) == ["5 \"Workshop\""])
    #expect(check.blocking.first?.reason?.contains("groups: 5 \"Workshop\" is undecided") == true)
  }
}
