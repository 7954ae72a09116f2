import StatusMapping
import Testing
import TicketModel

/// The fourteen desks, by id.
let vocabularyDesks = [
  "freshdesk", "freshservice", "hubspot", "jira", "liveagent", "nable-msp", "redmine", "request-tracker",
  "solarwinds", "teamwork-desk", "vivantio", "zammad", "zendesk", "zoho-desk",
]

@Suite("Facts of the vocabularies")
struct VocabularyFactsTests {
  private func vocabulary(_ desk: String) throws -> StatusVocabulary {
    try #require(try StatusVocabulary.builtIn(desk))
  }

  @Test(arguments: vocabularyDesks) func holdTogether(_ desk: String) throws {
    let vocabulary = try vocabulary(desk)
    let identities = vocabulary.statuses.map { StatusIdentity($0.definition) }
    #expect(Set(identities).count == identities.count)
    let natives = Dictionary(uniqueKeysWithValues: vocabulary.nativeCategories.map { ($0.name, $0) })
    for status in vocabulary.statuses {
      #expect(status.category != .unknown && !status.source.isEmpty && !status.why.isEmpty)
      if let native = status.nativeCategory {
        let category = try #require(natives[native], "\(desk): \(status.label) has a category that is not listed")
        #expect(category.covers.contains(status.category), "\(desk): \(status.label)")
      }
      if let other = status.spellingOf {
        let main = try #require(vocabulary.statuses.first { $0.label == other && $0.spellingOf == nil })
        #expect(main.category == status.category)
      }
    }
    let ids = Set(vocabulary.statuses.map { $0.id ?? $0.label })
    for step in vocabulary.transitions.steps + vocabulary.transitions.never {
      #expect(Set(step.to ?? []).isSubset(of: ids))
      if case .statuses(let from) = step.from { #expect(Set(from).isSubset(of: ids)) }
    }
    #expect((vocabulary.categoryChange.value == .noCategory) == vocabulary.nativeCategories.isEmpty)
    // What is not known is said to be unverified, with what was read in vain.
    let limits = vocabulary.limits
    let unknown = [
      (limits.count.value == nil, limits.count.mark, limits.count.source),
      (limits.label.value == nil, limits.label.mark, limits.label.source),
      (limits.unique.value == nil, limits.unique.mark, limits.unique.source),
      (vocabulary.categoryChange.value == nil, vocabulary.categoryChange.mark, vocabulary.categoryChange.source),
      (vocabulary.publicLabels.value == nil, vocabulary.publicLabels.mark, vocabulary.publicLabels.source),
      (vocabulary.clockRule.value == nil, vocabulary.clockRule.mark, vocabulary.clockRule.source),
      (vocabulary.transitions.rule.value == nil, vocabulary.transitions.rule.mark, vocabulary.transitions.rule.source),
    ].filter(\.0)
    #expect(unknown.allSatisfy { $0.1 == .unverified && !$0.2.isEmpty }, "\(desk)")
    #expect(vocabulary.targets.count >= 1)
  }

  @Test func jiraSpellsThreeCategoriesInThreeWays() throws {
    let jira = try vocabulary("jira")
    for (words, name) in [
      // The REST key, the other interfaces' words, the name, the id.
      (["new", "TODO", "NEW", "To Do", "2"], "new"),
      (["indeterminate", "IN_PROGRESS", "In Progress", "4"], "indeterminate"),
      (["done", "DONE", "Done", "3"], "done"),
    ] {
      for word in words { #expect(jira.nativeCategory(word)?.name == name) }
    }
    #expect(jira.nativeCategory("nonesuch") == nil)
    #expect(jira.customStatuses == .creatable && jira.customStatusesHow?.contains("workflow") == true)
    #expect(jira.reach("Closed") == .workflow)
    #expect(jira.limits.label.value == .atMost(255))
  }

  @Test func zendeskKeepsClosedToTheSystem() throws {
    let zendesk = try vocabulary("zendesk")
    #expect(zendesk.creatableCategories == [.new, .open, .pending, .hold, .solved])
    #expect(zendesk.limits.count.value == .atMost(300) && zendesk.limits.perCategory?.value == .atMost(100))
    #expect(zendesk.longestLabel == 48 && zendesk.categoryChange.value == .no)
    #expect(zendesk.reach("closed") == .through(["closed"]))
    #expect(zendesk.reach("35436") == .through(["35436"]))
    #expect(zendesk.allows(from: "open", to: "new") == false)
    #expect(zendesk.allows(from: "closed", to: "open") == false)
    #expect(zendesk.allows(from: nil, to: "new") == true)
    guard case .never = zendesk.reach("deleted") else {
      Issue.record("a ticket cannot be created as deleted")
      return
    }
    #expect(!zendesk.targets.contains { $0.id == "deleted" })
    #expect(zendesk.entry(id: "hold", label: nil)?.publicLabel == "Open")
  }

  @Test func requestTrackersDefaultLifecycle() throws {
    let tracker = try vocabulary("request-tracker")
    #expect(tracker.reach("resolved") == .through(["resolved"]))
    #expect(tracker.reach("stalled") == .through(["new", "stalled"]))
    #expect(tracker.reach("rejected", scope: "default") == .through(["new", "rejected"]))
    #expect(tracker.reach("stalled", scope: "wholesale") == .unknown)
    #expect(tracker.reach("waiting") == .unknown)
    #expect(tracker.allows(from: nil, to: "stalled") == false)
  }

  @Test func liveAgentsLettersAreClosed() throws {
    let agent = try vocabulary("liveagent")
    #expect(agent.customStatuses == .fixed && agent.limits.count.value == .atMost(11))
    guard case .never = agent.reach("L") else {
      Issue.record("no call is known that closes for good")
      return
    }
    #expect(agent.reach("I") == .through(["A", "I"]))
    #expect(agent.reach("W") == .through(["W"]))
  }

  @Test func whatNobodyTellsIsUnknown() throws {
    let manager = try vocabulary("nable-msp")
    #expect(manager.limits.label.value == nil && manager.transitions.rule.value == nil)
    #expect(manager.reach("New") == .unknown && manager.allows(from: nil, to: "New") == nil)
    #expect(
      manager.nativeCategories.map(\.name) == [
        "New", "Assigned", "In Progress", "Waiting", "Completed", "Reviewed", "Invoiced",
      ])
    #expect(manager.nativeCategory("waiting")?.category == nil)
  }

  @Test(arguments: [
    (
      "count: { value: many, source: s, mark: read }", "8:21: `value` cannot be `many`; write a number, none or unknown"
    ),
    ("cuont: { value: 3, source: s, mark: read }", "8:5: unknown key `cuont` in `limits`"),
    ("count: { value: 3, mark: read }", "8:12: `count` lacks `source`; write where the fact was read"),
  ]) func aBrokenLimitNamesItsPlace(_ line: String, _ message: String) {
    let yaml = """
      deskferry: 1
      desk: x
      name: X
      statuses:
        custom: { value: byHand, source: s, mark: read }
        listed: { value: true, source: s, mark: read }
        limits:
          \(line)
      """
    let error = #expect(throws: MappingError.self) { try StatusVocabulary(yaml: yaml, file: "x.yaml") }
    #expect(error?.description.hasPrefix("x.yaml:" + message) == true, "\(String(describing: error))")
  }

  /// What a product keeps to itself blocks, whoever writes it; where only the site knows, that is said once.
  @Test func whatNoTicketComesToBlocks() throws {
    let gone = status("9", "Gone", .deleted)
    let mapper = try Given(
      "statuses: [ { from: { id: 9 }, to: { use: deleted } } ]", source: [gone],
      vocabulary: try vocabulary("zendesk")
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:4:21: Zendesk as shipped lets no new ticket come to deleted: missing is creating a ticket as deleted, or "
          + "a step into it; choose another status"
      ])
    let open = status("2", "Open", .open)
    let wait = status("3", "Wait", .pending)
    let jira = try Given(
      """
      statuses: [ { from: { id: 2 }, to: { use: Waiting for support } },
        { from: { id: 3 }, to: { use: Waiting for customer } } ]
      """, source: [open, wait], vocabulary: try vocabulary("jira")
    ).mapper()
    #expect(jira.blocks.isEmpty)
    let said = jira.problems.filter { $0.kind == .transitionsUnknown }
    #expect(said.count == 1 && !said[0].blocks)
    #expect(
      said[0].message.contains("comes to Waiting for support, Waiting for customer is known only when"), "\(said)")
  }

  /// A default without an id of its own is written by its label, and found by it once the target was pulled.
  @Test func aDefaultWithoutAnIDIsFoundByItsLabelOncePulled() throws {
    let open = status("2", "Open", .open)
    let line = "statuses: [ { from: { id: 2 }, to: { use: Waiting for support } } ]"
    let there = [status("10041", "Waiting for support", .open), status("10042", "Waiting for Support", .open)]
    let mapper = try Given(line, source: [open], target: there, vocabulary: try vocabulary("jira")).mapper()
    #expect(mapper.blocks.isEmpty && mapper.decide(open).value?.id == "10041")
    let twice = there + [status("10043", "Waiting for support", .open)]
    let unsure = try Given(line, source: [open], target: twice, vocabulary: try vocabulary("jira")).mapper()
    #expect(unsure.decide(open).value == nil, "two of one label: a person says which")
  }
}
