import Testing

@testable import deskferry

@Suite("Exit codes")
struct CommandExitTests {
  @Test("Numbers never change their meaning")
  func numbers() {
    let expected: [CommandExit: Int32] = [
      .done: 0, .error: 1, .usage: 2, .incomplete: 3, .differences: 4, .temporary: 5, .unsound: 6, .denied: 7,
      .limit: 8, .blocked: 10, .ledgerInUse: 11, .stale: 12, .interrupted: 130,
    ]
    #expect(Dictionary(uniqueKeysWithValues: CommandExit.allCases.map { ($0, $0.rawValue) }) == expected)
  }

  @Test("Where several apply, 7 comes first, then 12, 11, 8, 10, 6, 3, 4")
  func precedence() {
    let order: [CommandExit] = [
      .denied, .stale, .ledgerInUse, .limit, .blocked, .unsound, .incomplete, .differences,
    ]
    for (index, status) in order.enumerated() {
      #expect(CommandExit.of(Array(order[index...].reversed())) == status)
    }
    #expect(CommandExit.of([]) == .done)
    #expect(Set(CommandExit.precedence + [.done]) == Set(CommandExit.allCases))
  }

  @Test("Progress says how far, how fast and how long")
  func progress() {
    #expect(
      ProgressLine.text(120, of: 240, "tickets", seconds: 40)
        == "[##########..........] 50 %  120 of 240 tickets  3.0/s  40 s left")
    #expect(ProgressLine.text(1500, of: nil, "records", seconds: 10) == "1,500 records  150/s")
    #expect(ProgressLine.text(0, of: 10, "tickets", seconds: 0) == "[....................] 0 %  0 of 10 tickets")
  }

  @Test("Rates are read with their unit", arguments: [("300/min", 300.0), ("5/s", 300), ("60", 60), ("600/h", 10)])
  func rates(_ text: String, _ perMinute: Double) {
    #expect(PaceOptions.Rate(argument: text)?.perMinute == perMinute)
  }

  @Test("What is no rate is refused", arguments: ["", "x", "0", "-5/min", "5/day", "1/2/3", "inf/min"])
  func noRates(_ text: String) { #expect(PaceOptions.Rate(argument: text) == nil) }

  @Test("Keys may be ticket ids of the source")
  func keys() throws {
    #expect(
      try PushCommand.keys("17, zendesk:person:4", desk: "zendesk") == ["zendesk:ticket:17", "zendesk:person:4"])
    #expect(throws: CommandFailure.self) { try PushCommand.keys(" , ", desk: "zendesk") }
  }

  @Test("The ledger lies beside the archive, named after the target's host")
  func ledger() {
    #expect(
      PlanSession.ledgerPath(site: "https://acme.freshdesk.com", archive: "/x/acme.bag")
        == "/x/acme.freshdesk.com.ledger")
    #expect(PlanSession.ledgerPath(site: "http://127.0.0.1:8091", archive: "/x/a.bag") == "/x/127.0.0.1-8091.ledger")
  }
}
