import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("What the target lets one do")
struct TargetRulesTests {
  let open = status("2", "Open", .open)
  let wait = status("6", "Waiting on Customer", .pending)

  /// Lifecycle `strict`: new -> open -> done; `parked` is never reached.
  private var strict: [StatusDefinition] {
    [("new", true, ["open"]), ("open", false, ["done"]), ("done", false, ["open"]), ("parked", false, ["open"])].map {
      var definition = status($0.0, $0.0, .open, scope: "strict")
      definition.extras["mayStart"] = .bool($0.1)
      definition.extras["mayBecome"] = .strings($0.2)
      return definition
    }
  }

  private func queue(_ id: String, _ lifecycle: String) -> Container {
    var container = Container(key: "rt:container:\(id)", id: id, label: nil, kind: "queue")
    container.extras["Lifecycle"] = .string(lifecycle)
    return container
  }

  @Test func aStatusThatNoTicketReachesNamesTheMissingStep() throws {
    let mapper = try Given(
      "statuses: [ { from: { id: 2 }, to: { use: parked, scope: strict } } ]", source: [open], target: strict
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:4:21: no new ticket comes to target status parked (scope strict): tickets start as new and come to "
          + "new, open, done; what is missing is a step to parked from one of these; change that at the target and "
          + "pull it again, or choose another status"
      ])
    #expect(mapper.decide(open).value == nil)
    var check = MappingCheck(mapper)
    var ticket = Ticket(key: "a:ticket:7", id: "7")
    ticket.status = TicketStatus(id: "2", label: "Open", category: .open)
    check.add(ticket)
    #expect(check.blocking.map(\.use.samples) == [["7"]], "the tickets are listed")
    let reached = try Given(
      "statuses: [ { from: { id: 2 }, to: { use: done, scope: strict } } ]", source: [open], target: strict
    ).mapper()
    #expect(reached.decide(open).value?.id == "done")
  }

  @Test func whereNothingTellsTheRulesThatIsSaid() throws {
    let jira = try #require(try StatusVocabulary.builtIn("jira"))
    let mapper = try Given(
      "statuses: [ { from: { id: 2 }, to: { use: \"10001\" } } ]", source: [open],
      target: [status("10001", "In Progress", .open)], vocabulary: jira
    ).mapper()
    #expect(
      mapper.problems.map(\.description) == [
        "Jira Service Management moves tickets only along its workflows, and nothing pulled tells them: whether a ticket "
          + "comes to 10001 \"In Progress\" is known only when it is written"
      ])
    #expect(mapper.decide(open).value?.id == "10001")
    let rt = try #require(try StatusVocabulary.builtIn("request-tracker"))
    let known = try Given("statuses: [ { from: { id: 2 }, to: { use: open } } ]", source: [open], vocabulary: rt)
      .mapper()
    #expect(known.problems.isEmpty, "the product's own lifecycle tells")
    let elsewhere = try Given(
      "statuses: [ { from: { id: 2 }, to: { use: open, scope: strict } } ]", source: [open],
      target: strict.filter { $0.id != "open" }, vocabulary: rt
    ).mapper()
    #expect(
      elsewhere.blocks == [
        "m.yaml:4:36: lifecycle strict has no status open; choose one of new, done, parked"
      ])
  }

  @Test func theContainerDecidesTheScope() throws {
    let rt = try #require(try StatusVocabulary.builtIn("request-tracker"))
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: a }
        to: { desk: request-tracker }
        containers:
          - { from: { id: a }, to: { use: "1" } }
          - { from: { id: b }, to: { use: "2" } }
        statuses: [ { from: { id: 2 }, to: { use: open, scope: strict } } ]
        """, file: "m.yaml")
    let mapper = Mapper(
      file, source: [open], target: strict + [status("open", "open", .open, scope: "default")], targetVocabulary: rt,
      targetContainers: [queue("1", "strict"), queue("2", "default")])
    #expect(mapper.decide(open) { $0.container = .init(id: "a") }.value?.scope == "strict")
    #expect(
      mapper.decide(open) { $0.container = .init(id: "b") }
        == .undecided(
          reason: "m.yaml:7:21: container 2 has the statuses of lifecycle default, target status open (scope strict) "
            + "is one of strict; choose one of default, or another container"))
  }

  @Test func pipelinesAreTheirOwnScopes() throws {
    let stages = [status("1", "New", .open, scope: "p1"), status("1", "New", .open, scope: "p2")]
    let mapper = try Given(
      """
      containers: [ { from: { id: a }, to: { use: p1 } }, { from: { id: b }, to: { use: p2 } } ]
      statuses: [ { from: { id: 2 }, to: { use: "1" } } ]
      """, source: [open], target: stages
    ).mapper()
    #expect(mapper.decide(open) { $0.container = .init(id: "a") }.value?.scope == "p1")
    #expect(mapper.decide(open) { $0.container = .init(id: "b") }.value?.scope == "p2")
  }

  @Test func whatMustBeMadeIsListedInOrder() throws {
    let rt = try #require(try StatusVocabulary.builtIn("request-tracker"))
    var first = status("7", "Parked", .hold)
    first.publicLabel = "On our shelf"
    let lines = """
      statuses:
        - { from: { id: 7 }, to: { create: Parked, category: hold } }
        - { from: { id: 6 }, to: { create: Waiting on Customer, category: pending, publicLabel: Your turn, scope: desk } }
        - { from: { id: 2 }, to: { create: In work, category: open } }
      """
    let before = try Given(lines, source: [first, wait, open], target: [], vocabulary: rt).mapper()
    #expect(
      before.creations.map(\.description) == [
        "\"In work\": category open; for 2 \"Open\"",
        "\"Parked\": category hold; customers read \"On our shelf\"; for 7 \"Parked\"",
        "\"Waiting on Customer\": category pending; lifecycle desk; customers read \"Your turn\"; for 6 \"Waiting on "
          + "Customer\"",
      ])
    let made = [status("in work", "in work", .open), status("parked", "parked", .hold)]
    let after = try Given(lines, source: [first, wait, open], target: made, vocabulary: rt).mapper()
    #expect(after.creations.map(\.label) == ["Waiting on Customer"], "the others are there: their ids are read again")
    #expect(after.decide(open).value?.id == "in work")
    let solarwinds = StatusVocabulary.CustomStatuses.fixed
    var fixed = rt
    fixed.customStatuses = solarwinds
    #expect(try Given(lines, source: [open], target: [], vocabulary: fixed).mapper().creations.isEmpty)
  }

  @Test func aTargetRenamedSinceIsReported() throws {
    let line = "statuses: [ { from: { id: 2 }, to: { use: o, label: In work } } ]"
    let renamed = try Given(line, source: [open], target: [status("o", "Working", .open)]).mapper()
    #expect(
      renamed.problems.map(\.description) == [
        "m.yaml:4:36: target status o was \"In work\" when this was written and is \"Working\" now; correct the label if "
          + "the same status is meant"
      ])
    #expect(renamed.decide(open).value?.id == "o")
    let moved = try Given(
      line, source: [open], target: [status("o", "Working", .open), status("p", "in work", .open)]
    ).mapper()
    #expect(moved.problems.map(\.kind) == [.targetRenamed] && moved.decide(open).value == nil)
  }

  @Test func theClocksChangeIsKnownOnlyWhereBothSidesTell() throws {
    func clock(_ source: String, _ target: String) throws -> ClockChange? {
      var from = status("2", "Open", .open)
      from.slaClock = source
      var to = status("o", "open", .open)
      to.slaClock = target
      let mapper = try Given("statuses: [ { from: { id: 2 }, to: { use: o } } ]", source: [from], target: [to]).mapper()
      #expect(mapper.problems.contains { $0.kind == .slaClock } == (mapper.decide(from).value?.clockChange != nil))
      return mapper.decide(from).value?.clockChange
    }
    #expect(try clock("running", "paused") == ClockChange(from: "running", to: "paused"))
    #expect(try clock("running", "running") == nil)
    #expect(try clock("unknown", "paused") == nil)
    #expect(try clock("paused", "unknown") == nil)
  }

  @Test func valuesThatShareATargetSaySo() throws {
    let mapper = try Given(
      """
      priorities:
        - { from: { id: "4", label: Urgent }, to: { use: "100" } }
        - { from: { id: "3", label: High }, to: { use: "100" } }
        - { from: { id: "1", label: Low }, to: { use: "0" } }
      types:
        - { from: { id: a }, to: { use: t }, trace: tag }
        - { from: { id: b }, to: { use: t }, trace: tag }
      channels: [ { otherwise: { use: email } } ]
      fields:
        - { from: cf, to: { use: f }, options: [ { from: x, to: { use: z } }, { from: y, to: { use: z } } ] }
        - { from: cg, to: { use: g }, options: [ { from: x, to: { use: z } } ] }
      """
    ).mapper()
    var facts = MappingFacts(status: nil)
    facts.priority = .init(id: "4", label: "Urgent")
    #expect(mapper.priority(facts)?.value?.shared == "priorities: 4 \"Urgent\" and 3 \"High\" share one target")
    facts.priority = .init(id: "1", label: "Low")
    #expect(mapper.priority(facts)?.value?.shared == nil)
    facts.type = .init(id: "a")
    #expect(mapper.type(facts)?.value?.shared == nil, "the trace tells them apart")
    facts.channel = .init(id: "7", label: "Fax")
    #expect(mapper.channel(facts)?.value?.shared != nil)
    #expect(mapper.sharedOption("cf", value: "x") == "options: x and y share one target")
    #expect(mapper.sharedOption("cf", value: ["y"]) != nil)
    #expect(mapper.sharedOption("cg", value: "x") == nil)
  }

  @Test func aTagFitsTheTarget() throws {
    let scope = "a very long name of a pipeline"
    let two = [status("1", "New", .open, scope: scope), status("1", "New", .open, scope: scope + " again")]
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: a }
        to: { desk: b }
        merges:
          - into: { use: o, category: open }
            from: [ { scope: \(scope), id: 1 }, { scope: \(scope) again, id: 1 } ]
            trace: tag
            because: x
        """, file: "m.yaml")
    let mapper = Mapper(file, source: two, longestTag: 32)
    let tags = two.compactMap { mapper.decide($0).value?.traces.first }
    #expect(Set(tags).count == 2)
    for tag in tags {
      guard case .tag(let text) = tag else { continue }
      #expect(text.count <= 32 && text.hasPrefix("df-status"), "\(text)")
    }
  }
}
