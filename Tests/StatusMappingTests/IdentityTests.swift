import JSONText
import StatusMapping
import Testing
import TicketModel

/// `é` may be one code point or two. Swift takes both for one text; as the label of a status without an id they are two
/// statuses, as the source has them.
@Suite("Identity is byte by byte")
struct IdentityTests {
  let composed = status(nil, "R\u{E9}solu", .solved)
  let decomposed = status(nil, "Re\u{301}solu", .solved)

  @Test func twoSpellingsAreTwoStatuses() {
    #expect(StatusIdentity(composed) != StatusIdentity(decomposed))
    #expect(Set([StatusIdentity(composed), StatusIdentity(decomposed)]).count == 2)
    #expect(MappingFacts.Value(id: nil, label: composed.label) != MappingFacts.Value(id: nil, label: decomposed.label))
    #expect(StatusHistory.Name(id: nil, label: composed.label) != StatusHistory.Name(id: nil, label: decomposed.label))
  }

  @Test func aLineNamesOneOfThem() throws {
    let mapper = try Given(
      "statuses: [ { from: { label: \"\(decomposed.label)\" }, to: { use: s } } ]",
      source: [composed, decomposed], target: [status("s", "done", .solved)]
    ).mapper()
    #expect(mapper.decide(decomposed).value?.id == "s")
    #expect(mapper.decide(composed).value == nil)
    #expect(mapper.problems.contains { $0.kind == .unmapped && $0.sources == [StatusIdentity(composed)] })
  }

  @Test func theyAreCountedAndDraftedApart() throws {
    let profile = DraftTests.profile("freshdesk", [(composed, 1), (decomposed, 2)])
    #expect(profile.statusesInUse.map(\.use.tickets) == [2, 1])
    let text = try MappingDraft.draft(from: profile, to: DraftTarget(desk: "b"))
    #expect(try MappingFile(yaml: text, file: "m.yaml").statuses.count == 2)
  }

  @Test func valuesToo() throws {
    let mapper = try Given(
      "types: [ { from: { label: \"\(composed.label)\" }, to: { use: t } } ]"
    ).mapper()
    func type(_ label: String) -> MappedValue? {
      var facts = MappingFacts(status: nil)
      facts.type = MappingFacts.Value(id: nil, label: label)
      return mapper.type(facts)?.value
    }
    #expect(type(composed.label)?.id == "t" && type(decomposed.label) == nil)
  }
}
