import Foundation
import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("What a draft offers")
struct DraftOffersTests {
  private func target(_ desk: String, _ statuses: [StatusDefinition]? = nil, _ containers: [Container] = []) throws
    -> DraftTarget
  {
    DraftTarget(
      desk: desk, statuses: statuses, containers: containers, vocabulary: try StatusVocabulary.builtIn(desk))
  }

  private func container(_ id: String, _ label: String) -> Container {
    Container(key: "h:container:\(id)", id: id, label: label, kind: "pipeline")
  }

  /// Two pipelines with a stage of the same name.
  private func pipelines() -> SourceProfile {
    let statuses = [
      (status("1", "New", .new, scope: "p1"), 3), (status("1", "New", .new, scope: "p2"), 2),
      (status("9", "Packed", .open, scope: "p2"), 1),
    ]
    var profile = DraftTests.profile("hubspot", statuses)
    profile.containers = [container("p1", "Returns"), container("p2", "Wholesale")]
    return profile
  }

  @Test func oneLabelInTwoScopesGetsTwoLabelsWhereTheTargetHasNoScopes() throws {
    let text = try MappingDraft.draft(from: pipelines(), to: try target("zendesk", []))
    #expect(text.contains("to: { create: \"Returns: New\", category: new }"))
    #expect(text.contains("to: { create: \"Wholesale: New\", category: new }"))
    #expect(text.contains("to: { create: Packed, category: open }"), "a label of one scope alone stays as it is")
    let mapper = Mapper(
      try MappingFile(yaml: text, file: "m.yaml"), source: pipelines().statuses, target: [],
      targetVocabulary: try StatusVocabulary.builtIn("zendesk"))
    let made = pipelines().statuses.compactMap { mapper.decide($0).value?.id }
    #expect(Set(made).count == 3)
    let byHand = try MappingDraft.draft(from: pipelines(), to: try target("freshdesk", []))
    #expect(byHand.contains("# or: to: { create: \"Returns: New\", category: new }   once it was created by hand"))
  }

  @Test func aTargetWithScopesGetsTheScopeOfTheSameName() throws {
    let there = [
      status("11", "New", .new, scope: "t1"), status("12", "New", .new, scope: "t2"),
      status("13", "Other", .open, scope: "t2"),
    ]
    let text = try MappingDraft.draft(
      from: pipelines(), to: try target("hubspot", there, [container("t2", "wholesale"), container("t1", "Returns")]))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    func to(_ scope: String) -> MappingTarget? {
      file.statuses.first { $0.from.scope == scope && $0.from.label == "New" }?.to
    }
    #expect(to("p1")?.choice == .use("11") && to("p1")?.scope == "t1")
    #expect(to("p2")?.choice == .use("12") && to("p2")?.scope == "t2")
    #expect(file.containers.rules.map(\.to.choice) == [], "no ticket names its container here")
  }

  @Test func aDeskThatCannotCreateOffersThreeWays() throws {
    let profile = DraftTests.profile(
      "zendesk",
      [
        (status("2", "Open", .open), 3), (status("8", "Escalated", .open), 2), (status("9", "In repair", .open), 1),
      ])
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    #expect(text.contains("# or: to: { create: Escalated, category: open }   once it was created by hand"))
    #expect(text.contains("# or: one with others: the merge into open below, which leaves a trace"))
    #expect(text.contains("# or: leave \"?\": its tickets stay blocked and are not written"))
    let merges = text.split(separator: "\n").filter { $0.contains("{ into: { use: open }") }
    #expect(merges.count == 1, "one merge of all of them, not one for each\n\(text)")
    let ready = text.replacing("  # - { into:", with: "  - { into:")
    let merge = try #require(try MappingFile(yaml: ready, file: "m.yaml").merges.first)
    #expect(merge.from.map(\.id) == ["2", "8", "9"] && merge.trace == .tag)
  }

  @Test func everyLineSaysWhyAndHowSure() throws {
    let profile = DraftTests.profile(
      "freshdesk",
      [
        (status("2", "Open", .open), 3), (status("6", "En attente", .unknown), 2), (status("7", "Fermé", .unknown), 1),
        (status("8", "Résolu", .unknown), 1),
      ])
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    #expect(text.contains("to: { use: open }   # same label; confidence: high"))
    #expect(text.contains("# label \"En attente\" means pending or hold (fr): please choose; confidence: low\n"))
    #expect(text.contains("from: { id: \"2\", label: Open, tickets: 3, lastUse: \"2024-05-04\" }"))
    #expect(text.contains("# for example ticket 1, 2, 3"))
    for line in text.split(separator: "\n") where line.contains("    to: ") && !line.contains("# or:") {
      #expect(line.contains("confidence: "), "\(line)")
    }
  }

  @Test func accentsAndCaseOnlyPropose() throws {
    let profile = DraftTests.profile("freshdesk", [(status("9", "RÉSOLU", .solved), 1)])
    let there = [status("4", "Resolu", .solved)]
    let text = try MappingDraft.draft(from: profile, to: try target("freshdesk", there))
    #expect(text.contains("to: { use: \"4\", label: Resolu }   # same label"))
  }

  @Test func statusesOfHistoriesAloneStandAsComments() throws {
    var profile = SourceProfile(desk: "zendesk", statuses: [status("1", "Open", .open)])
    var ticket = Ticket(key: "z:ticket:5", id: "5")
    ticket.status = TicketStatus(id: "1", label: "Open", category: .open)
    ticket.updatedAt = "2020-02-02T00:00:00Z"
    ticket.events = [["field": "status", "from": ["id": "7", "label": "Lost # and found"], "to": ["id": "1"]]]
    profile.add(ticket)
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    #expect(
      text.contains(
        "  # - { from: { id: \"7\", label: \"Lost # and found\", category: \"?\" }, to: \"?\" }   # in the history of "
          + "1 ticket from 2020-02-02 on, last use 2020-02-02, such as 5\n"))
    #expect(try MappingFile(yaml: text, file: "m.yaml").statuses.count == 1)
    let written = text.replacing("  # - { from: { id: \"7\"", with: "  - { from: { id: \"7\"")
    let again = try MappingDraft.draft(
      from: profile, to: try target("request-tracker"), existing: try MappingFile(yaml: written, file: "m.yaml"))
    #expect(again == written, "known to histories: not marked as gone")
  }

  @Test func aShippedStatusOfHistoriesHasItsCategory() throws {
    var profile = SourceProfile(desk: "zendesk", statuses: [status("1", "Open", .open)])
    var ticket = Ticket(key: "z:ticket:5", id: "5")
    ticket.status = TicketStatus(id: "1", label: "Open", category: .open)
    ticket.events = [["field": "status", "from": ["id": "pending"], "to": ["id": "77"]]]
    profile.add(ticket)
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    #expect(text.contains("  # - { from: { id: pending, category: pending }, to: \"?\" }"), "\(text)")
    #expect(text.contains("  # - { from: { id: \"77\", category: \"?\" }, to: \"?\" }"), "\(text)")
  }

  @Test func aStatusThatNoTicketHasAnyMoreIsMappedForItsHistory() throws {
    let open = status("1", "Open", .open)
    var profile = SourceProfile(
      desk: "zendesk", statuses: [status("2", "Resolved", .solved), open, status("3", "Shelf", .hold)])
    var ticket = Ticket(key: "z:ticket:5", id: "5")
    ticket.status = TicketStatus(id: "1", label: "Open", category: .open)
    ticket.events = [
      ["field": "status", "from": ["id": "2"], "to": ["id": "1"]],
      ["field": "status", "from": ["id": "3"], "to": ["id": "2"]],
    ]
    profile.add(ticket)
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.statuses.map(\.from.id) == ["1", "2"])
    #expect(file.statuses.last?.to.choice == .use("resolved"))
    #expect(text.contains("# only in the history of 1 ticket, such as 5"))
    #expect(text.contains("  # - { from: { id: \"3\", label: Shelf, category: \"?\" }, to: \"?\" }"))
  }

  @Test func aNewerArchiveBringsCountsUpToDateAndNothingElse() throws {
    let open = status("2", "Open", .open)
    let old = DraftTests.profile("freshdesk", [(open, 2)])
    let first = try MappingDraft.draft(from: old, to: try target("request-tracker"))
    let edited =
      first.replacing("to: { use: open }   # same label", with: "to: { use: open } # tickets: 2, as agreed")
      + "merges: [ { into: { use: resolved }, trace: tag, because: \"tickets: 2\",\n"
      + "  from: [ { id: '4', tickets: '2' }, { id: \"5\", label: Closed } ] } ]\n"
    let new = DraftTests.profile("freshdesk", [(open, 12), (status("4", "Resolved", .solved), 5)])
    let text = try MappingDraft.draft(
      from: new, to: try target("request-tracker"), existing: try MappingFile(yaml: edited, file: "m.yaml"))
    let wanted =
      edited
      .replacing(
        "# How freshdesk (acme) becomes request-tracker: 2 tickets.",
        with: "# How freshdesk (acme) becomes request-tracker: 17 tickets."
      )
      .replacing(
        "label: Open, tickets: 2, lastUse: \"2024-05-03\"", with: "label: Open, tickets: 12, lastUse: \"2024-05-09\""
      )
      .replacing("tickets: '2'", with: "tickets: '5'")
      .replacing("  from: [ { id: '4'", with: "# gone: the source has no such status any more\n  from: [ { id: '4'")
    #expect(
      text.replacing("# gone: the source has no such status any more\n", with: "")
        == wanted.replacing("# gone: the source has no such status any more\n", with: ""))
  }
}
