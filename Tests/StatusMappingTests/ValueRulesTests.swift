import JSONText
import StatusMapping
import Testing
import TicketModel

/// What a file says of a source with two containers, two groups and a field with options.
private struct Source {
  var names = SourceNames(
    containers: [
      Container(key: "a:container:500", id: "500", label: "Returns", kind: "pipeline"),
      Container(key: "a:container:600", id: "600", label: "Wholesale", kind: "pipeline"),
    ],
    groups: [
      AgentGroup(key: "a:group:31", id: "31", name: "Workshop"), AgentGroup(key: "a:group:32", id: "32", name: "Sales"),
    ], fields: [Self.field])

  static let field: FieldDefinition = {
    var field = FieldDefinition(
      key: "a:field:ticket/cf", id: "cf", of: "ticket", label: "Region", type: "select", nativeType: nil)
    field.options = [.init(id: "n", label: "North"), .init(id: "s", label: "South")]
    return field
  }()

  static func ticket(_ change: (inout Ticket) -> Void) -> Ticket {
    var ticket = Ticket(key: "a:ticket:1", id: "1")
    ticket.status = TicketStatus(id: "2", label: "Open", category: .open)
    change(&ticket)
    return ticket
  }

  func mapper(_ lines: String, target: [StatusDefinition]? = nil) throws -> Mapper {
    let head = "deskferry: 1\nfrom: { desk: a }\nto: { desk: b }\n"
    return Mapper(
      try MappingFile(yaml: head + lines, file: "m.yaml"), source: [status("2", "Open", .open)], target: target,
      names: names)
  }

  /// With a line for the status of every ticket.
  func check(_ lines: String, _ tickets: [Ticket]) throws -> MappingCheck {
    var check = MappingCheck(
      try mapper("statuses: [ { from: { id: \"2\" }, to: { use: o, category: open } } ]\n" + lines))
    for ticket in tickets { check.add(ticket) }
    return check
  }
}

@Suite("The rules for values")
struct ValueRulesTests {
  private let source = Source()
  private let filed = Source.ticket { $0.container = NamedReference(id: "500", label: "Returns", kind: "pipeline") }
  private let grouped = Source.ticket { $0.group = "a:group:31" }
  private let regional = Source.ticket { $0.fields = ["cf": "n"] }

  @Test("A container whose label is on another id now blocks, as a status does")
  func swapped() throws {
    let check = try source.check(
      """
      containers:
        - { from: { id: "500", label: Wholesale }, to: { use: "71" } }
        - { from: { id: "600", label: Returns }, to: { use: "72" } }
      """, [filed])
    #expect(check.isBlocked && check.blockedTickets == 1)
    let told =
      "containers: 500 was \"Wholesale\" when this was written and is \"Returns\" now; \"Wholesale\" is now 600; "
      + "correct the label, or leave it out, if the same one is meant, or the id"
    #expect(check.blocking.map(\.reason) == ["m.yaml:6:13: " + told])
    let renamed = check.problems.filter { $0.kind == .renamed }
    #expect(renamed.map(\.place?.line) == [6, 7] && renamed.first?.message == told)
    #expect(renamed.allSatisfy { $0.blocks && check.blocks($0) })
  }

  @Test("Groups, fields and options too")
  func swappedElsewhere() throws {
    let groups = try source.check("groups: [ { from: { id: \"31\", label: Sales }, to: { use: \"1\" } } ]", [grouped])
    #expect(groups.blocking.first?.reason?.contains("groups: 31 was \"Sales\" when") == true)
    let keyed = try source.check(
      "groups: [ { from: { id: \"a:group:31\", label: Sales }, to: { use: \"1\" } } ]", [])
    #expect(keyed.problems.contains { $0.message.contains("groups: 31 was \"Sales\" when") })
    let field = try source.check("fields: [ { from: { id: cf, label: Area }, to: { use: f } } ]", [regional])
    #expect(field.blocking.first?.reason?.contains("fields: cf was \"Area\" when") == true)
    let option = try source.check(
      "fields: [ { from: cf, to: { use: f }, options: [ { from: { id: n, label: South }, to: { use: x } } ] } ]",
      [regional])
    #expect(
      option.blocking.first?.reason?.contains(
        "options of field cf: n was \"South\" when this was written and is \"North\" now; \"South\" is now s") == true)
  }

  @Test("What only tickets tell is noticed by the tickets")
  func swappedPriorities() throws {
    let urgent = Source.ticket { $0.priority = Choice(id: "4", label: "Urgent") }
    let check = try source.check(
      "priorities: [ { from: { id: \"4\", label: Low }, to: { use: l } } ]", [urgent, urgent])
    #expect(check.blockedTickets == 2 && check.isBlocked)
    #expect(
      check.problems.filter { $0.kind == .renamed }.map(\.message) == [
        "priorities: 4 was \"Low\" when this was written and is \"Urgent\" now; correct the label, or leave it out, if the same one is "
          + "meant, or the id"
      ])
    let right = try source.check("priorities: [ { from: { id: \"4\", label: Urgent }, to: { use: l } } ]", [urgent])
    #expect(!right.isBlocked)
  }

  @Test("A label whose id is gone is asked for before anything takes its tickets")
  func moved() throws {
    let check = try source.check(
      "groups: [ { from: { id: \"9\", label: Workshop }, to: { use: \"1\" } }, { otherwise: { use: \"2\" } } ]",
      [grouped])
    #expect(check.blockedTickets == 1)
    #expect(
      check.blocking.first?.reason?.hasPrefix(
        "m.yaml:5:19: groups: 9 \"Workshop\" is gone and its label is on 31 now; write that id") == true)
  }

  @Test("A label that is the id was none: the export gave no labels")
  func noLabels() throws {
    let mapper = try Given(
      "statuses: [ { from: { id: \"6\", label: \"6\" }, to: { use: p, category: pending } } ]",
      source: [status("6", "Waiting", .pending)]
    ).mapper()
    #expect(!mapper.problems.contains { $0.kind == .renamed } && mapper.blocks.isEmpty)
    let groups = try source.check("groups: [ { from: { id: \"31\", label: \"31\" }, to: { use: \"1\" } } ]", [grouped])
    #expect(!groups.isBlocked)
  }

  @Test("Two lines for one value block, whatever they say")
  func twice() throws {
    let bike = Source.ticket { $0.type = Choice(id: nil, label: "Bike") }
    let check = try source.check(
      """
      types:
        - { from: { label: Bike }, to: { use: x } }
        - { from: { label: Bike }, to: { use: y } }
      fields: [ { from: cf, to: { drop: true } }, { from: cf, to: { use: f } } ]
      """, [bike, regional])
    #expect(
      check.faults.map(\.description) == [
        "m.yaml:7:13: types: \"Bike\" already has a line at m.yaml:6:13; keep one",
        "m.yaml:8:45: field cf already has a line at m.yaml:8:11; keep one",
      ])
    #expect(check.blockedTickets == 2 && check.isBlocked)
    #expect(try source.check("types: [ { from: Bike, to: { use: x } } ]", [bike]).isBlocked == false)
  }

  @Test("The same condition twice, in whatever order it is written")
  func sameCondition() throws {
    let lines = """
      statuses:
        - { from: { id: "2" }, when: { tag: [ x, y ], state: active }, to: { use: o, category: open } }
        - { from: { id: "2" }, when: { state: active, tag: [ y, x ] }, to: { use: p, category: open } }
        - { from: { id: "2" }, to: { use: q, category: open } }
      types:
        - { from: a, when: { tag: x }, to: { use: t } }
        - { from: a, when: { tag: x }, to: { use: u } }
        - { from: a, when: { tag: z }, to: { use: v } }
      """
    let mapper = try source.mapper(lines)
    #expect(
      mapper.problems.filter { $0.kind == .duplicate }.map(\.description) == [
        "m.yaml:6:13: status 2 \"Open\" already has a line with the same `when` at m.yaml:5:13; keep one",
        "m.yaml:10:13: types: a already has a line with the same `when` at m.yaml:9:13; keep one",
      ])
  }

  @Test("What must be made first blocks, as it will block the plan, and is listed")
  func toMake() throws {
    let check = try source.check(
      """
      groups:
        - { from: { id: "31", label: Workshop }, to: { create: Newgroup } }
        - { from: { id: "32", label: Sales }, to: { create: newgroup } }
      fields: [ { from: cf, to: { create: Region } } ]
      """, [grouped, regional])
    #expect(check.isBlocked && check.blockedTickets == 2)
    #expect(
      check.blocking.map(\.reason) == [
        "group \"Newgroup\" must be made at the target first; then write its id with `use:`",
        "field \"Region\" must be made at the target first; then write its id with `use:`",
      ])
    #expect(
      check.mapper.valueCreations.map(\.description) == [
        "group \"Newgroup\": for 31 \"Workshop\", 32 \"Sales\"", "field \"Region\": for cf",
      ])
    #expect(check.problems.contains { $0.kind == .sharedValue && $0.message.contains("share one target") })
    let option = try source.check(
      "fields: [ { from: cf, to: { use: f }, options: [ { from: n, to: { create: Nord } } ] } ]", [regional])
    #expect(
      option.blocking.map(\.reason) == [
        "option of field cf \"Nord\" must be made at the target first; then write its id with `use:`"
      ])
  }

  @Test("A status to be made blocks as well")
  func statusToMake() throws {
    var check = MappingCheck(
      try source.mapper("statuses: [ { from: { id: \"2\" }, to: { create: Busy, category: open } } ]"))
    check.add(Source.ticket { _ in })
    #expect(check.blocking.map(\.reason) == ["status \"Busy\" must be made at the target first; pull it again then"])
  }

  @Test("A container that `otherwise` chose decides the statuses there are, with a container or without")
  func scopes() throws {
    let target = [status("o", "Open", .open, scope: "desk"), status("n", "New", .new, scope: "default")]
    let lines = "containers: [ { otherwise: { use: default } } ]\nstatuses: [ { from: { id: \"2\" }, to: { use: o } } ]"
    let mapper = try source.mapper(lines, target: target)
    for ticket in [filed, Source.ticket { _ in }] {
      let reason = mapper.status(MappingFacts(ticket: ticket)).reason
      #expect(reason?.contains("choose one of default") == true, "\(reason ?? "mapped")")
    }
  }

  @Test("A merge needs a reason", arguments: ["\"\"", "\"  \"", "?", "\"?\"", "who agreed", "Who  agreed"])
  func reasons(_ word: String) throws {
    let mapper = try Given(
      "merges: [ { into: { use: o, category: open }, from: [ { id: a }, { id: b } ], trace: tag, because: \(word) } ]",
      source: [status("a", "A", .open), status("b", "B", .open)]
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:4:100: the merge has no reason; write who agreed to it, or why it is right, as `because:`"
      ])
    #expect(mapper.decide(status("a", "A", .open)).value == nil)
  }

  @Test("Without a reason nothing is shown to customers")
  func publicReason() {
    for word in ["\"\"", "?", "\" \""] {
      #expect(throws: MappingError.self) {
        try source.mapper("visibility: { unknown: public, because: \(word) }")
      }
    }
  }

  @Test("A condition on what the source neither defines nor uses is said")
  func conditions() throws {
    let lines = """
      types:
        - { from: a, when: { container: nope }, to: { use: t } }
        - { from: b, when: { group: Workshop }, to: { use: t } }
        - { from: c, when: { field: { cg: n } }, to: { use: t } }
        - { from: d, when: { container: [ Returns, "600", "9" ], group: "31", field: { cf: n } }, to: { use: t } }
      """
    let other = Source.ticket { $0.container = NamedReference(id: "9", label: nil, kind: "pipeline") }
    let problems = try source.check(lines, [other]).problems.filter { $0.kind == .conditionUnknown }
    #expect(
      problems.map(\.description) == [
        "m.yaml:6:5: `when` asks for container nope, which the source does not have; known are 500 \"Returns\", "
          + "600 \"Wholesale\"",
        "m.yaml:7:5: `when` asks for group Workshop, which the source does not have; known are 31 \"Workshop\", "
          + "32 \"Sales\"",
        "m.yaml:8:5: `when` asks for field cg, which the source does not have; known are cf \"Region\"",
      ])
    #expect(problems.allSatisfy { !$0.blocks })
    #expect(try !source.check(lines, []).problems.contains { $0.kind == .conditionUnknown }, "no ticket, no word")
  }

  @Test("A status to be made that is called as a shipped one is said")
  func takenLabel() throws {
    let mapper = try Given(
      """
      statuses:
        - { from: { id: "2" }, to: { use: "2" } }
        - { from: { id: "8" }, to: { create: OPEN, category: open } }
      """, source: [status("2", "Open", .open), status("8", "Busy", .open)],
      vocabulary: try StatusVocabulary.builtIn("freshdesk")
    ).mapper()
    let said = mapper.problems.filter { $0.kind == .labelTaken }
    #expect(said.map(\.place?.line) == [6] && said.first?.message.contains("2 \"Open\"") == true)
  }

  @Test("Groups are called by name, also where no line names them")
  func groupNames() throws {
    let check = try source.check("groups: [ { otherwise: { use: \"1\" } } ]", [grouped])
    #expect(check.lines.filter { $0.section == "groups" }.map(\.source) == ["31 \"Workshop\""])
  }

  @Test("Days that no month has are refused", arguments: ["2015-02-31", "2015-02-29", "2015-04-31", "1900-02-29"])
  func days(_ day: String) throws {
    #expect(throws: MappingError.self) { try source.mapper("skip: { before: \(day) }") }
    #expect(try source.mapper("skip: { before: 2016-02-29 }").file.skip.before == "2016-02-29")
  }
}
