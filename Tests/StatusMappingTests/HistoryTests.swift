import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("Histories go through the same table")
struct HistoryTests {
  let open = status("1", "Open", .open)
  let wait = status("3", "Waiting", .pending)
  let done = status("4", "Done", .solved)

  private func mapper(_ more: String = "") throws -> Mapper {
    try Given(
      """
      statuses:
        - { from: { id: 1 }, to: { use: o, category: open } }
        - { from: { id: 3 }, to: ? }
        - { from: { id: 4 }, to: { use: s, category: solved } }
      \(more)
      """, source: [open, wait, done]
    ).mapper()
  }

  private func ticket(_ number: Int, _ sides: [(JSONValue, JSONValue)]) -> Ticket {
    var ticket = Ticket(key: "a:ticket:\(number)", id: "\(number)")
    ticket.createdAt = "2024-01-0\(number)T00:00:00Z"
    ticket.status = TicketStatus(id: "1", label: "Open", category: .open)
    ticket.events = sides.map { ["field": "status", "from": $0.0, "to": $0.1] } + [["field": "type", "to": "Task"]]
    return ticket
  }

  private func side(_ id: String?, _ label: String?) -> JSONValue {
    ["id": .optional(id), "label": .optional(label), "scope": .null]
  }

  private func kept(_ mapper: Mapper, _ id: String?, _ label: String?) -> String? {
    let name = StatusHistory.Name(id: id, label: label)
    guard case .text(let text, _) = mapper.history(name, MappingFacts(status: nil)) else { return nil }
    return text
  }

  @Test func aKnownStatusGoesThroughItsLine() throws {
    let name = StatusHistory.Name(id: "4", label: "Done")
    guard case .mapped(let status) = try mapper().history(name, MappingFacts(status: nil)) else {
      Issue.record("not mapped")
      return
    }
    #expect(status.id == "s")
    #expect(try kept(mapper(), "3", "Waiting") == "Waiting", "undecided: kept as text")
    #expect(try kept(mapper(), nil, "Done") == nil, "a label alone names the one status that has it")
  }

  @Test func whatOnlyHistoriesKnowIsMappedOnlyByALine() throws {
    #expect(try kept(mapper(), "9", "Parked") == "Parked")
    #expect(try kept(mapper(), nil, "Parked") == "Parked")
    let told = try mapper("  - { from: { id: 9, label: Parked, category: hold }, to: { use: h, category: hold } }")
    #expect(kept(told, "9", "Parked") == nil)
  }

  @Test func idsAndNamesThatDisagreeAreNotDecided() throws {
    #expect(try kept(mapper(), "4", "Open") == "Open", "the id is Done's, the label Open's")
    #expect(try kept(mapper(), "77", "Done") == "Done", "nobody has that id")
    #expect(try kept(mapper(), "4", "Finished") == nil, "a former name: the id decides")
  }

  @Test func checkCountsAndReportsThem() throws {
    var check = MappingCheck(try mapper())
    check.add(ticket(1, [(side("1", "Open"), side("4", "Done")), (side("4", "Open"), side("9", "Parked"))]))
    check.add(ticket(2, [(side("4", "Finished"), side("1", "Open")), (side("9", "Parked"), "Nowhere")]))
    #expect(check.history.history.sides == 8)
    #expect(check.history.mapped == 4 && check.history.text == 4)
    #expect(
      check.history.problems.map(\.description) == [
        "histories call a status 9 \"Parked\" (2 tickets from 2024-01-01 on, last use 2024-01-02, such as 1, 2), which "
          + "no ticket has and nothing defines; a line under `statuses` maps it, else it is kept as text",
        "histories call a status \"Nowhere\" (1 ticket from 2024-01-02 on, last use 2024-01-02, such as 2), which "
          + "no ticket has and nothing defines; a line under `statuses` maps it, else it is kept as text",
        "histories call a status 4 \"Finished\" (1 ticket from 2024-01-02 on, last use 2024-01-02, such as 2); 4 is "
          + "\"Done\" now: taken for its former name",
        "histories call a status 4 \"Open\" (1 ticket from 2024-01-01 on, last use 2024-01-01, such as 1); by its id "
          + "it is 4 \"Done\", by its label 1 \"Open\"; it is kept as text there",
      ])
    #expect(check.json["history"]?["text"] == 4)
    #expect(check.json["history"]?["names"]?.array?.count == 6)
    #expect(!check.isBlocked, "histories never block")
  }

  @Test func statusesOfHistoriesAloneAreListedApart() {
    var profile = SourceProfile(desk: "zendesk", statuses: [open, done])
    profile.add(ticket(1, [(side("1", "Open"), side("9", "Parked"))]))
    #expect(profile.historyOnly.map(\.name) == [StatusHistory.Name(id: "9", label: "Parked")])
    #expect(profile.statuses.count == 2)
  }
}
