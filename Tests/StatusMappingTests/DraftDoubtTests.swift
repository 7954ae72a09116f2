import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("What a draft is not sure of")
struct DraftDoubtTests {
  private func target(_ desk: String, _ statuses: [StatusDefinition]? = nil) throws -> DraftTarget {
    DraftTarget(desk: desk, statuses: statuses, vocabulary: try StatusVocabulary.builtIn(desk))
  }

  private func line(_ text: String, after from: String) throws -> Substring {
    let lines = text.split(separator: "\n")
    let index = try #require(lines.firstIndex { $0.contains(from) }, "\(text)")
    return lines[index + 1]
  }

  @Test func oneLabelInSeveralScopesIsNobodysByOrder() throws {
    let scopes = ["p1", "p2", "p3"]
    let profile = DraftTests.profile("acme-desk", scopes.map { (status("9" + $0, "Closed", .closed, scope: $0), 1) })
    let text = try MappingDraft.draft(from: profile, to: try target("freshdesk"))
    for scope in scopes {
      let to = try line(text, after: "scope: \(scope)")
      #expect(to.contains("\"?\"   # same label in several scopes") && to.contains("confidence: low"))
      #expect(text.contains("# or: to: { create: \"\(scope): Closed\", category: closed }"))
    }
    #expect(!text.contains("confidence: high"))
    let merge = try #require(text.split(separator: "\n").first { $0.contains("into: { use: \"5\"") })
    #expect(scopes.allSatisfy { merge.contains("scope: \($0)") }, "one written merge of them all")
  }

  @Test func oneLabelInSeveralScopesGetsDistinctOnesWhereTheyCanBeMade() throws {
    let profile = DraftTests.profile(
      "acme-desk", ["p1", "p2"].map { (status("9" + $0, "Open", .open, scope: $0), 1) })
    let text = try MappingDraft.draft(from: profile, to: try target("zendesk"))
    for scope in ["p1", "p2"] {
      #expect(try line(text, after: "scope: \(scope)").contains("{ create: \"\(scope): Open\", category: open }"))
    }
    #expect(text.contains("{ into: { use: open, label: Open }, from: [ { scope: p1"), "or the written merge")
  }

  @Test func aDefaultWithTwoMeaningsIsNeverCertain() throws {
    for (from, to, label) in [
      ("zoho-desk", "zendesk", "On Hold"), ("request-tracker", "freshdesk", "stalled"),
      ("nable-msp", "zendesk", "Waiting"),
      ("zammad", "zendesk", "closed"), ("zendesk", "zammad", "Closed"),
    ] {
      let text = try #require(try MappingDraft.defaults(from: from, to: to))
      let file = try MappingFile(yaml: text, file: "m.yaml")
      let rule = try #require(file.statuses.first { ($0.from.label ?? $0.from.id) == label })
      let written = text.line(rule.to.place.line)
      #expect(
        written.contains("confidence: low") || written.contains("confidence: none"), "\(from) to \(to)\n\(written)")
      #expect(rule.to.choice == .undecided || written.contains("is used for"), "\(written)")
    }
  }

  @Test func reviewedAndInvoicedAreForAPersonToSay() throws {
    let text = try #require(try MappingDraft.defaults(from: "nable-msp", to: "zendesk"))
    for label in ["Reviewed", "Invoiced"] {
      let to = try line(text, after: "{ label: \(label) }")
      #expect(!to.contains("confidence: high") && !to.contains("{ use: closed"), "\(to)")
    }
  }

  @Test func targetsOfThePersonsLinesAreTaken() throws {
    let written = """
      deskferry: 1
      from: { desk: zendesk }
      to: { desk: freshdesk }
      statuses: [ { from: { id: "88", label: Abandoned }, to: { use: "7" } } ]
      priorities: [ { from: { id: p }, to: { use: "1" } } ]
      """
    var profile = DraftTests.profile(
      "zendesk", [(status("hold", "On-hold", .hold), 1), (status("pending", "Pending", .pending), 1)])
    var low = Ticket(key: "a:ticket:90", id: "90")
    low.priority = Choice(id: "low", label: "Low", level: "low")
    profile.add(low)
    let text = try MappingDraft.draft(
      from: profile, to: try target("freshdesk"), existing: try MappingFile(yaml: written, file: "m.yaml"))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.statuses.first { $0.from.id == "hold" }?.to.choice == .undecided, "\(text)")
    #expect(file.statuses.first { $0.from.id == "pending" }?.to.choice == .use("3"))
    #expect(file.priorities.rules.first { $0.from.id == "low" }?.to.choice == .undecided)
    let mapper = Mapper(file, source: profile.statuses, targetVocabulary: try StatusVocabulary.builtIn("freshdesk"))
    #expect(!mapper.problems.contains { $0.kind == .fold })
  }

  @Test func aPulledZendeskStillHasClosed() throws {
    let pulled = [status("11", "Open", .open), status("12", "Solved", .solved)]
    let closed = status("5", "Closed", .closed)
    let text = try MappingDraft.draft(
      from: DraftTests.profile("freshdesk", [(closed, 1)]), to: try target("zendesk", pulled))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.statuses.first?.to.choice == .use("closed"), "\(text)")
    let mapper = Mapper(
      file, source: [closed], target: pulled, targetVocabulary: try StatusVocabulary.builtIn("zendesk"))
    #expect(mapper.decide(closed).value?.id == "closed")
    let open = Given("statuses: [ { from: { id: 2 }, to: { use: open } } ]", source: [status("2", "Open", .open)])
    let other = Mapper(
      try MappingFile(yaml: open.yaml, file: "m.yaml"), source: open.source, target: pulled,
      targetVocabulary: try StatusVocabulary.builtIn("zendesk"))
    #expect(other.isBlocked, "the others are listed under ids of their own")
  }

  @Test func aLabelTooLongOrBlankGetsAnotherOffered() throws {
    let long = String(repeating: "waiting ", count: 20)
    let profile = DraftTests.profile(
      "acme-desk", [(status("8", long, .open), 1), (status("9", "  ", .hold), 1), (status("10", long + "!", .open), 1)])
    let text = try MappingDraft.draft(from: profile, to: try target("zendesk"))
    #expect(text.contains("it cannot be created as it is called: its own has 160 characters, zendesk takes 48"))
    #expect(text.contains("its own label is blank"))
    #expect(text.contains("# or: to: { create: Status 9, category: hold }"))
    let offers = text.split(separator: "\n").filter {
      $0.contains("# or: to: { create: \"waiting") || $0.contains("# or: to: { create: waiting")
    }
    #expect(offers.count == 2)
    for offer in offers {
      let label = try #require(offer.split(separator: "create: ").last?.split(separator: ", category").first)
      #expect(label.filter { $0 != "\"" }.count <= 48, "\(label)")
    }
  }

  @Test(arguments: ["\"\"", "\"  \"", "\"\\t\\n\""])
  func aBlankLabelCannotBeCreated(_ label: String) {
    #expect(throws: MappingError.self) {
      try Given("statuses: [ { from: { id: 2 }, to: { create: \(label), category: open } } ]").mapper()
    }
  }

  /// Where two or more statuses that go on, or have ended, find one status of their sort at most, the merge is named.
  @Test(arguments: [("freshdesk", "vivantio"), ("teamwork-desk", "vivantio"), ("zendesk", "vivantio")])
  func theMergeThatItWouldNeedIsNamed(_ from: String, _ to: String) throws {
    let text = try #require(try MappingDraft.defaults(from: from, to: to))
    #expect(text.contains("  # - { into: { use: Pending }"), "\(text)")
    #expect(!text.split(separator: "\n").contains { $0.contains("into: { use: Pending }") && $0.contains("Closed") })
  }
}
