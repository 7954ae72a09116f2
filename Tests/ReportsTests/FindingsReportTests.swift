import Reports
import Testing
import TicketModel

@Suite("Findings, grouped")
struct FindingsReportTests {
  @Test("Errors first, then by frequency, with samples and what was left out")
  func groups() {
    var findings = (1...5).map {
      Finding(.info, "unknownKey", file: "tickets.json", line: $0, what: "Key x is new.", did: "Kept in extras.")
    }
    findings.append(Finding(.error, "badLine", file: "tickets.json", line: 9, column: 4, what: "Torn.", did: ""))
    let text = FindingsReport.text(findings, total: 7, samples: 2)
    #expect(
      text == """
        Findings: 7
          error badLine: 1
            tickets.json:9:4: Torn.
          info unknownKey: 5
            tickets.json:1: Key x is new. Kept in extras.
            tickets.json:2: Key x is new. Kept in extras.
            … and 3 more
          … and 1 more, all in the archive's data/findings.ndjson

        """)
    #expect(FindingsReport.text([], total: 0) == "")
  }

  @Test("Positions in files that have records instead of lines")
  func places() {
    let finding = Finding(
      .warning, "x", key: "zendesk:ticket:1", file: "Tickets0.xml", record: 7, what: "A\u{1B}B", did: "")
    #expect(FindingsReport.line(finding) == "Tickets0.xml, record 7 zendesk:ticket:1: A\u{241B}B")
  }

  @Test("What is the matter and what was done are kept apart")
  func parts() {
    let finding = Finding(.warning, "x", what: "not JSON, 3 bytes", did: "skipped it")
    #expect(FindingsReport.line(finding) == "not JSON, 3 bytes; skipped it")
  }
}
