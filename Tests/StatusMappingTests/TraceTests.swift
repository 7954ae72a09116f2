import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("Traces that would be misread")
struct TraceTests {
  let solved = status("4", "Resolved", .solved)
  let done = status("5", "Done", .solved)
  let open = status("2", "Open", .open)
  let targets = [status("s", "done", .solved), status("o", "open", .open)]

  private func mapper(
    _ trace: String, _ more: String = "", fields: [String]? = nil
  ) throws -> Mapper {
    let given = Given(
      """
      statuses: [ { from: { id: 2 }, to: { use: o } } ]
      merges: [ { into: { use: s }, from: [ { id: 4 }, { id: 5 } ], trace: \(trace), because: agreed } ]
      \(more)
      """)
    return Mapper(
      try MappingFile(yaml: given.yaml, file: "m.yaml"), source: [solved, done, open], target: targets,
      targetFields: fields?.map {
        FieldDefinition(key: "b:field:ticket/\($0)", id: $0, of: "ticket", label: nil, type: "text", nativeType: nil)
      })
  }

  @Test(arguments: ["df-status-5", "DF-Status-5", "vip df-status-5", "df-status-99", "df-statuslabel-x"])
  func aTagOfAnEarlierMoveBlocksTheMergedTicket(_ tag: String) throws {
    let mapper = try mapper("tag")
    let decision = mapper.decide(solved) { $0.tags = ["x", tag] }
    #expect(decision.value == nil)
    #expect(decision.reason?.contains("has the tag \(tag) already") == true)
    #expect(decision.reason?.contains("`trace: { field: … }` or `trace: archive`") == true)
  }

  @Test func itsOwnTraceAndOtherTagsAreNoMatter() throws {
    let mapper = try mapper("tag")
    for tags in [["df-status-4"], ["df-statuspage", "status-5"], []] {
      let mapped = try #require(mapper.decide(solved) { $0.tags = tags }.value)
      let original = StatusRestorer(mapper).original(id: mapped.id, tags: tags + ["df-status-4"])
      #expect(original == .status(StatusIdentity(solved)))
    }
  }

  @Test func aTicketOutsideOfTheMergeIsNotReadAsOneOfIt() throws {
    let mapper = try mapper("tag")
    let decision = mapper.decide(open) { $0.tags = ["df-status-5"] }
    #expect(decision.reason?.contains("read as the trace of 5 \"Done\"") == true)
    #expect(mapper.decide(open) { $0.tags = ["df-status-99"] }.value?.id == "o", "a trace of no merge of this mapping")
  }

  @Test(arguments: ["{ field: f }", "archive"])
  func theWayOutIsAnotherTrace(_ trace: String) throws {
    #expect(try mapper(trace).decide(solved) { $0.tags = ["df-status-5"] }.value?.id == "s")
  }

  @Test func historiesAreReadWhateverTagsTheTicketHas() throws {
    var facts = MappingFacts(status: StatusIdentity(open), category: .open)
    facts.tags = ["df-status-5"]
    guard case .mapped(let status) = try mapper("tag").history(StatusHistory.Name(id: "4", label: "Resolved"), facts)
    else {
      Issue.record("kept as text")
      return
    }
    #expect(status.id == "s")
  }

  @Test func aFieldThatSomethingElseWritesBlocks() throws {
    let mapper = try mapper("{ field: f }", "fields: [ { from: cf_region, to: { use: f } } ]")
    #expect(mapper.problems.contains { $0.kind == .traceCollision && $0.blocks })
    #expect(
      mapper.decide(solved).reason?.contains(
        "field f would hold the trace of this line and the source's field cf_region") == true)
    #expect(mapper.decide(open).value?.id == "o")
    #expect(MappingCheck(mapper).isBlocked, "whatever the tickets are")
  }

  @Test func aFieldThatTheTargetLacksBlocks() throws {
    #expect(try mapper("{ field: f }", fields: ["g"]).decide(solved).reason?.contains("no ticket field f") == true)
    #expect(try mapper("{ field: f }", fields: ["f"]).decide(solved).value?.id == "s")
    #expect(try mapper("{ field: f }").decide(solved).value?.id == "s", "nothing was pulled")
  }

  @Test func tracesOfValuesAreHeldToTheSame() throws {
    let mapper = try mapper(
      "archive",
      """
      types:
        - { from: { id: 1 }, to: { use: t }, trace: tag }
        - { from: { id: 2 }, to: { use: t }, trace: { field: f } }
      """, fields: ["g"])
    func type(_ id: String, _ tags: [String]) -> Decision<MappedValue>? {
      var facts = MappingFacts(status: nil)
      facts.type = MappingFacts.Value(id: id)
      facts.tags = tags
      return mapper.type(facts)
    }
    #expect(type("1", [])?.value?.id == "t" && type("1", ["df-type-1"])?.value?.id == "t")
    #expect(type("1", ["df-type-2"])?.reason?.contains("beside the trace df-type-1 of types") == true)
    #expect(type("2", [])?.reason?.contains("no ticket field f") == true)
  }
}
