import Foundation
import Reports
import StatusMapping
import Testing
import TicketModel

@Suite("A mapping as a page")
struct MappingPageTests {
  /// Mapped, merged, crossing and open lines, one with a hostile label.
  static func check() throws -> MappingCheck {
    let yaml = """
      deskferry: 1
      from: { desk: freshdesk, account: acme }
      to: { desk: request-tracker }
      statuses:
        - { from: { id: "2", label: Open }, to: { use: open } }
        - { from: { id: "3", label: Pending }, to: { use: stalled } }
        - { from: { id: "9", label: "<script>alert(1)</script>" }, to: "?" }
      merges:
        - { into: { use: resolved }, from: [ { id: "4" }, { id: "5" } ], trace: tag, acrossCategories: true, because: agreed }
      """
    let statuses = [
      StatusDefinition(id: "2", label: "Open", category: .open, categoryFrom: .declared),
      StatusDefinition(id: "3", label: "Pending", category: .pending, categoryFrom: .declared),
      StatusDefinition(id: "4", label: "Resolved", category: .solved, categoryFrom: .declared),
      StatusDefinition(id: "5", label: "Closed", category: .closed, categoryFrom: .declared),
      StatusDefinition(id: "9", label: "<script>alert(1)</script>", category: .hold, categoryFrom: .declared),
    ]
    let mapper = Mapper(
      try MappingFile(yaml: yaml, file: "acme.map.yaml"), source: statuses,
      targetVocabulary: try StatusVocabulary.builtIn("request-tracker"))
    var check = MappingCheck(mapper)
    for (number, status) in (statuses + [statuses[0]]).enumerated() {
      var ticket = Ticket(key: "freshdesk:ticket:\(number)", id: "\(number)")
      ticket.number = "\(number)"
      ticket.status = TicketStatus(id: status.id, label: status.label, category: status.category)
      check.add(ticket)
    }
    return check
  }

  @Test("Both sides stand as columns, each decision is a line in its colour")
  func drawing() throws {
    let check = try Self.check()
    let page = MappingPage.html(check, from: "freshdesk (acme)", to: "request-tracker", file: "acme.map.yaml")
    let lines = check.lines.filter { $0.section == "statuses" }
    #expect(lines.count == 5)
    #expect(page.components(separatedBy: "<path").count - 1 == lines.count)
    // Five sources; open, stalled, resolved and the open question.
    #expect(page.components(separatedBy: "<rect").count - 1 == 5 + 4)
    #expect(page.components(separatedBy: "stroke=\"#b3261e\"").count - 1 == 2, "the open line and its box")
    #expect(page.contains("1 ticket of 6 tickets blocked"))
    #expect(page.contains("stroke=\"#b06000\"") && page.contains("stroke=\"#2f6f4f\""))
  }

  @Test("What is to be made by hand and how the SLA clock changes stand on the page")
  func toMake() throws {
    var open = StatusDefinition(id: "2", label: "Open", category: .open, categoryFrom: .declared, slaClock: "running")
    open.publicLabel = "<b>We are on it</b>"
    let parked = StatusDefinition(id: "7", label: "Parked", category: .hold, categoryFrom: .declared)
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: freshdesk }
        to: { desk: request-tracker }
        statuses:
          - { from: { id: "2" }, to: { use: open } }
          - { from: { id: "7" }, to: { create: parked, category: hold } }
        """, file: "m.yaml")
    let there = StatusDefinition(id: "open", label: "open", category: .open, categoryFrom: .default, slaClock: "paused")
    var check = MappingCheck(
      Mapper(
        file, source: [open, parked], target: [there], targetVocabulary: try StatusVocabulary.builtIn("request-tracker")
      ))
    var ticket = Ticket(key: "freshdesk:ticket:1", id: "1")
    ticket.createdAt = "2020-02-03T10:00:00Z"
    ticket.status = TicketStatus(id: "2", label: "Open", category: .open)
    check.add(ticket)
    let page = MappingPage.html(check, from: "a", to: "b", file: "m.yaml")
    #expect(page.contains("SLA clock running to paused") && page.contains("2020-02-03"))
    #expect(page.contains("<li>&quot;parked&quot;: category hold; for 7 &quot;Parked&quot;</li>"), "\(page)")
    #expect(!page.contains("<b>We"))
  }

  @Test("No label becomes markup, and nothing runs or loads")
  func harmless() throws {
    let page = MappingPage.html(try Self.check(), from: "<a>", to: "<b>", file: "<c>.yaml")
    #expect(!page.contains("<script") && !page.contains("<a>") && !page.contains("<c>"))
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }
}
