import DeskKit
import JSONText
import Testing
import TicketModel

@testable import Migration

@Suite("Comparing") struct ComparisonTests {
  private func facets(_ values: [String: String]) -> Facets {
    var facets = Facets()
    for (path, value) in values { facets[path] = value }
    return facets
  }

  @Test func lossesAndDifferencesAreTheSameSet() {
    let intended = facets(["subject": "A", "priority": "normal", "createdAt": "2024", "due": "x"])
    let losses = [
      FacetLoss("priority", .approximated, expected: "high", reason: ""),
      FacetLoss("createdAt", .dropped, volatile: true, reason: ""),
      FacetLoss("due", .dropped, reason: ""),
    ]
    let good = facets(["subject": "A", "priority": "high", "createdAt": "2026"])
    #expect(FacetComparison.differences(intended: intended, losses: losses, shown: good).isEmpty)
  }

  @Test func eachDirectionIsSeen() {
    let intended = facets(["subject": "A", "priority": "normal"])
    let losses = [FacetLoss("priority", .approximated, expected: "high", reason: "")]
    func kinds(_ shown: [String: String]) -> [String: FacetDifference.Kind] {
      let found = FacetComparison.differences(intended: intended, losses: losses, shown: facets(shown))
      return Dictionary(uniqueKeysWithValues: found.map { ($0.path, $0.kind) })
    }
    #expect(kinds(["subject": "B", "priority": "high"]) == ["subject": .unannounced])
    #expect(kinds(["subject": "A", "priority": "normal"]) == ["priority": .lossNotFound])
    #expect(kinds(["subject": "A", "priority": "low"]) == ["priority": .wrongValue])
    #expect(kinds(["subject": "A", "priority": "high", "tags": "x"]) == ["tags": .unannounced])
    #expect(kinds(["priority": "high"]) == ["subject": .unannounced])
  }

  @Test func mappingLossesJoinTheDesks() {
    var script = RecordScript(key: "k", kind: .ticket)
    script.intended["status"] = "open"
    script.losses = [FacetLoss("priority", .dropped, expected: "50", reason: "default")]
    RecordCompiler.announce(
      [
        MappingLoss(path: "priority", sourceValue: "Urgent", kind: .dropped, reason: "not mapped"),
        MappingLoss(path: "type", sourceValue: "Question", kind: .dropped, reason: "not mapped"),
      ], in: &script)
    #expect(script.intended["priority"] == "Urgent")
    #expect(script.intended["type"] == "Question")
    #expect(script.losses.map(\.path).sorted() == ["priority", "type"])
    #expect(script.losses.first { $0.path == "priority" }?.expected == "50")
    var shown = Facets()
    shown["status"] = "open"
    shown["priority"] = "50"
    let found = FacetComparison.differences(intended: script.intended, losses: script.losses, shown: shown)
    #expect(found.isEmpty)
  }

  @Test func changesThatMoveByThemselvesDoNotCount() {
    var card = DeskCard(id: "x", name: "X")
    card.volatileFacets = ["updatedAt", "message:*.createdAt"]
    let delta = DeltaRules(card: card)
    let changed = delta.changed(
      now: ["updatedAt": "2", "subject": "b", "message:a:message:1.createdAt": "2", "new": "1"],
      then: ["updatedAt": "1", "subject": "a", "message:a:message:1.createdAt": "1", "gone": "1"])
    #expect(changed == ["subject", "new", "gone"])
  }

  @Test func pathsAreCountedBySort() {
    #expect(DeltaRules.pattern("message:zendesk:message:1.5.body") == "message:*.body")
    #expect(DeltaRules.pattern("message:m.file:zendesk:attachment:5") == "message:*.file:*")
    #expect(DeltaRules.pattern("link:relatesTo:zendesk:ticket:5") == "link:relatesTo:*")
    #expect(DeltaRules.pattern("field:cf_1") == "field:cf_1")
  }

  @Test func formulasAreNeutralised() {
    #expect(
      IDsList.row(["=1+1", "a,b", "say \"x\"", "plain", "-5", ""]) == "'=1+1,\"a,b\",\"say \"\"x\"\"\",plain,'-5,")
  }

  @Test func recordsDifferByPath() {
    var paths: [String] = []
    let a: JSONValue = [
      "id": "1", "tags": [], "status": ["label": "Open"],
      "messages": [["key": "m:1", "body": ["html": "x"]], ["key": "m:2", "body": ["html": "y"]]],
    ]
    let b: JSONValue = [
      "id": "1", "status": ["label": "Closed"],
      "messages": [["key": "m:2", "body": ["html": "z"]], ["key": "m:1", "body": ["html": "x"]]],
    ]
    ArchiveDiff.differences(a, b, at: "", &paths)
    #expect(paths.sorted() == ["messages[m:2].body.html", "status.label"])
  }
}
