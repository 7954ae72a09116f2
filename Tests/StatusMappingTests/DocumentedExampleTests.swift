import Foundation
import Testing

// example
import StatusMapping
import TicketModel

/// Two statuses of a Freshdesk account and where they go in Request Tracker.
func mapTwoStatuses() throws -> [String] {
  let yaml = """
    deskferry: 1
    from: { desk: freshdesk, account: acme }
    to: { desk: request-tracker }
    statuses:
      - { from: { id: "3", label: Pending }, to: { use: stalled } }
      - { from: { id: "8", label: Waiting on vendor }, to: ? }
    """
  let file = try MappingFile(yaml: yaml, file: "acme.map.yaml")
  let source = [
    StatusDefinition(id: "3", label: "Pending", category: .pending, categoryFrom: .default),
    StatusDefinition(id: "8", label: "Waiting on vendor", category: .hold, categoryFrom: .mapping),
  ]
  let mapper = Mapper(
    file, source: source, targetVocabulary: try StatusVocabulary.builtIn("request-tracker"))
  return source.map { status in
    let facts = MappingFacts(status: StatusIdentity(status), category: status.category)
    switch mapper.status(facts) {
    case .mapped(let target): return "\(status.label) becomes \(target.id)"
    case .undecided(let reason), .unmapped(let reason), .dropped(let reason): return reason
    }
  }
}
// end of example

@Suite("The documented example")
struct DocumentedExampleTests {
  @Test func saysWhatTheDocumentSays() throws {
    #expect(
      try mapTwoStatuses() == [
        "Pending becomes stalled",
        "acme.map.yaml:6:56: status 8 \"Waiting on vendor\" is undecided; write its target in place of ?",
      ])
  }

  @Test func isTheOneInTheDocument() throws {
    let here = URL(filePath: #filePath)
    let code = try String(contentsOf: here, encoding: .utf8)
    let start = try #require(code.range(of: "// example\n"))
    let end = try #require(code.range(of: "// end of example"))
    let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let document = try String(contentsOf: root.appending(path: "Docs/status-mapping.md"), encoding: .utf8)
    #expect(document.contains("```swift\n" + code[start.upperBound..<end.lowerBound] + "```"))
    for line in try mapTwoStatuses() { #expect(document.contains(line)) }
  }
}
