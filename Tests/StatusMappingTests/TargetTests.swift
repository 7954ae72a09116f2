import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("Targets and values")
struct TargetTests {
  let open = status("2", "Open", .open)

  @Test func whatTheTargetListsIsAllThereIs() throws {
    let freshdesk = try #require(try StatusVocabulary.builtIn("freshdesk"))
    let mapper = try Given(
      "statuses:\n  - { from: { id: 2 }, to: { use: Open, category: open } }", source: [open],
      target: [status("2", "Open", .open)], vocabulary: freshdesk
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:5:28: target status Open is not known; \"Open\" is the label of 2: write `use: 2`"
      ])
  }

  /// Also where nothing was pulled: the label of a shipped status that has an id is no status of its own.
  @Test func aShippedLabelIsNoSecondStatus() throws {
    let freshdesk = try #require(try StatusVocabulary.builtIn("freshdesk"))
    let mapper = try Given(
      "statuses:\n  - { from: { id: 2 }, to: { use: Open, category: open } }", source: [open], vocabulary: freshdesk
    ).mapper()
    #expect(mapper.blocks.first?.contains("\"Open\" is the label of 2: write `use: 2`") == true)
    #expect(mapper.decide(open).value == nil)
  }

  @Test func anUnseenStatusOfADeskThatListsNoneNeedsItsCategory() throws {
    let rt = try #require(try StatusVocabulary.builtIn("request-tracker"))
    func mapper(_ extra: String) throws -> Mapper {
      try Given(
        "statuses:\n  - { from: { id: 2 }, to: { use: in progress, scope: strict\(extra) } }", source: [open],
        target: [], vocabulary: rt
      ).mapper()
    }
    #expect(try mapper("").problems.contains { $0.kind == .targetNotSeen && $0.blocks })
    let told = try mapper(", category: open")
    #expect(told.blocks.isEmpty)
    #expect(told.problems.map(\.kind) == [.targetNotSeen, .transitionsUnknown])
    #expect(told.decide(open).value?.scope == "strict")
    let stalled = try Given(
      "statuses:\n  - { from: { id: 3 }, to: { use: stalled, scope: strict } }",
      source: [status("3", "Pending", .pending)], vocabulary: rt
    ).mapper()
    #expect(stalled.decide(status("3", "Pending", .pending)).value?.id == "stalled")
  }

  @Test func aDeskThatCannotCreateSaysWhatToDo() throws {
    let rt = try #require(try StatusVocabulary.builtIn("request-tracker"))
    let wait = status("6", "Waiting on Customer", .pending)
    let line = "statuses:\n  - { from: { id: 6 }, to: { create: Waiting on Customer, category: pending } }"
    let before = try Given(line, source: [wait], target: [], vocabulary: rt).mapper()
    #expect(
      before.blocks == [
        "m.yaml:5:28: Request Tracker cannot create \"Waiting on Customer\" through its API; create it by hand with "
          + "category pending, pull the target again, or write a merge into an existing status; where a pull does not "
          + "show it, name it with `use:` and its `category:`"
      ])
    let made = status("waiting on customer", "waiting on customer", .pending, scope: "desk")
    let after = try Given(line, source: [wait], target: [made], vocabulary: rt).mapper()
    #expect(after.decide(wait).value?.id == "waiting on customer" && after.decide(wait).value?.creates == false)
  }

  @Test func zendeskCreatesButNotClosed() throws {
    let zendesk = try #require(try StatusVocabulary.builtIn("zendesk"))
    let done = status("5", "Filed", .closed)
    let mapper = try Given(
      "statuses:\n  - { from: { id: 5 }, to: { create: Filed, category: closed } }", source: [done], target: [],
      vocabulary: zendesk
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:5:28: Zendesk cannot create a status of category closed, only of new, open, pending, hold, solved; "
          + "choose one of these or an existing status"
      ])
  }

  @Test func valuesContainersAndFields() throws {
    let mapper = try Given(
      """
      containers: [ { from: { id: "77" }, to: { use: "3", label: Billing } }, { otherwise: { use: "1" } } ]
      priorities:
        - { from: { id: "4" }, to: { use: "100" }, trace: tag }
        - { from: { id: "3" }, to: { use: "100" }, trace: tag }
      types: [ { from: { label: Lead }, to: { drop: true }, because: unused } ]
      channels: [ { from: { id: "1" }, to: ? } ]
      security: [ { from: { id: "10" }, to: { use: internal } } ]
      fields:
        - { from: cf_region, to: { use: Region }, options: [ { from: eu, to: { use: Europe } }, { from: xx, to: ? } ] }
        - { from: cf_flag, to: { tag: "flag-{value}" } }
      """
    ).mapper()
    var facts = MappingFacts(status: nil)
    #expect(mapper.container(facts)?.value?.id == "1")
    #expect(mapper.priority(facts) == nil)
    facts.container = .init(id: "77", label: "Billing")
    facts.priority = .init(id: "3", label: "High")
    facts.type = .init(id: nil, label: "Lead")
    facts.channel = .init(id: "1")
    facts.security = .init(id: "11", label: "Secret")
    #expect(mapper.container(facts)?.value == MappedValue(id: "3", label: "Billing"))
    #expect(mapper.priority(facts)?.value?.traces == [.tag("df-priority-3")])
    #expect(mapper.type(facts) == .dropped(reason: "types: \"Lead\" is dropped by the mapping, because: unused"))
    #expect(
      mapper.channel(facts)
        == .undecided(reason: "m.yaml:9:38: channels: 1 is undecided; write its target in place of ?"))
    #expect(mapper.security(facts) == .unmapped(reason: "security: 11 \"Secret\" is not in the mapping"))
    #expect(mapper.field("cf_region", value: "eu").value == .use(field: "Region", value: "Europe"))
    #expect(mapper.field("cf_region", value: ["eu"]).value == .use(field: "Region", value: ["Europe"]))
    #expect(mapper.field("cf_region", value: "xx").value == nil)
    #expect(mapper.field("cf_region", value: "us") == .unmapped(reason: "options: us is not in the mapping"))
    #expect(mapper.field("cf_flag", value: true).value == .tags(["flag-true"]))
    #expect(mapper.field("cf_none", value: 1) == .unmapped(reason: "field cf_none is not in the mapping"))
  }

  @Test func visibilityAndSkipping() throws {
    let quiet = try Given("").mapper()
    let loud = try Given(
      "visibility: { unknown: public, because: all are }\nskip: { states: [], before: 2015-01-01, tags: [ old ] }"
    )
    .mapper()
    var message = Message(key: "a:message:1", id: nil, visibility: .unknown, kind: .reply, body: MessageBody())
    #expect(quiet.visibility(message) == .internal && loud.visibility(message) == .public)
    message.visibility = .public
    message.audience = NamedReference(id: "1", label: "Agents")
    #expect(quiet.visibility(message) == .internal)
    message.audience = nil
    #expect(quiet.visibility(message) == .public)
    message.visibility = .internal
    #expect(loud.visibility(message) == .internal)
    for state in [Ticket.State.spam, .deleted] {
      #expect(quiet.skip(Ticket(key: "a:ticket:1", id: "1", state: state)) == "state \(state.rawValue)")
      #expect(loud.skip(Ticket(key: "a:ticket:1", id: "1", state: state)) == nil)
    }
    var ticket = Ticket(key: "a:ticket:1", id: "1")
    ticket.createdAt = "2014-12-31T23:59:59Z"
    #expect(quiet.skip(ticket) == nil && loud.skip(ticket) == "created before 2015-01-01")
    ticket.createdAt = "2015-01-01T00:00:00Z"
    #expect(loud.skip(ticket) == nil)
    ticket.tags = ["old"]
    #expect(loud.skip(ticket) == "tag old")
  }
}
