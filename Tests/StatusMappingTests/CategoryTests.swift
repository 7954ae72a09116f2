import JSONText
import StatusMapping
import Testing
import TicketModel

/// One status whose tickets come with two categories, as Zendesk's closed tickets keep the status of solved ones.
@Suite("One status, several categories")
struct SeveralCategoriesTests {
  let solved = status("4", "Solved", .solved)
  let targets = [status("r", "Resolved", .solved), status("c", "Closed", .closed)]

  private func ticket(_ number: Int, _ category: StatusCategory) -> Ticket {
    var ticket = Ticket(key: "a:ticket:\(number)", id: "\(number)")
    ticket.number = "\(number)"
    ticket.status = TicketStatus(id: "4", label: "Solved", category: category)
    return ticket
  }

  private func check(_ lines: String) throws -> MappingCheck {
    var check = MappingCheck(try Given(lines, source: [solved], target: targets).mapper())
    for (number, category) in [(1, .solved), (2, .closed), (3, .closed)] as [(Int, StatusCategory)] {
      check.add(ticket(number, category))
    }
    return check
  }

  @Test func oneLineForBothBlocksThoseItWouldChange() throws {
    let check = try check("statuses: [ { from: { id: 4 }, to: { use: r } } ]")
    #expect(check.blockedTickets == 2 && check.blocking.map(\.category) == [.closed])
    #expect(check.blocking.first?.reason?.contains("line of their own with `when: { category: closed }`") == true)
    #expect(check.lines.map(\.use.tickets) == [2, 1] && check.lines.map(\.category) == [.closed, .solved])
  }

  @Test func aLineForOneCategoryGivesItsTicketsATargetOfTheirOwn() throws {
    let check = try check(
      """
      statuses:
        - { from: { id: 4 }, when: { category: closed }, to: { use: c } }
        - { from: { id: 4 }, to: { use: r } }
      """)
    #expect(!check.isBlocked && check.mapper.blocks.isEmpty)
    #expect(check.lines.map(\.target) == ["c \"Closed\"", "r \"Resolved\""])
    #expect(check.lines.map(\.crossesCategory) == [false, false] && check.tally.crossings.isEmpty)
    let restorer = StatusRestorer(check.mapper)
    for id in ["c", "r"] { #expect(restorer.original(id: id) == .status(StatusIdentity(solved))) }
  }

  @Test func onlyTheTicketsThatChangeAreCountedAndWhoTheyJoinIsSaid() throws {
    let check = try check("statuses: [ { from: { id: 4 }, to: { use: r }, acrossCategories: true } ]")
    #expect(!check.isBlocked)
    #expect(check.lines.map(\.crossesCategory) == [true, false], "one line for each category")
    #expect(check.crossings.map(\.use.tickets) == [2])
    let change = try #require(check.tally.crossings.first)
    #expect(change.use.tickets == 2 && change.what.contains("from closed to solved"))
    #expect(change.what.contains("where 1 that is solved of the same status go too: nothing tells them apart"))
  }

  @Test func aConditionThatIsNoCategoryIsRefused() {
    #expect(throws: MappingError.self) {
      try Given("statuses: [ { from: { id: 4 }, when: { category: closd }, to: { use: c } } ]").mapper()
    }
  }

  private func profile() -> SourceProfile {
    var profile = SourceProfile(desk: "zendesk", account: "acme", statuses: [solved])
    for (number, category) in [(1, .solved), (2, .closed), (3, .closed)] as [(Int, StatusCategory)] {
      profile.add(ticket(number, category))
    }
    return profile
  }

  @Test func aDraftHasALineForEach() throws {
    let target = DraftTarget(desk: "freshdesk", vocabulary: try StatusVocabulary.builtIn("freshdesk"))
    let text = try MappingDraft.draft(from: profile(), to: target)
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.statuses.map(\.when) == [[], [WhenTest(.category, ["closed"])]])
    #expect(text.contains("{ id: \"4\", label: Solved, tickets: 1 }"))
    #expect(text.contains("{ id: \"4\", label: Solved, tickets: 2 }\n    when: { category: closed }"))
    #expect(try MappingDraft.draft(from: profile(), to: target, existing: file) == text)
    var more = profile()
    more.add(ticket(4, .closed))
    let again = try MappingDraft.draft(from: more, to: target, existing: file)
    #expect(again.contains("tickets: 3 }\n    when: { category: closed }"), "each line counts its own tickets")
    #expect(again.contains("{ id: \"4\", label: Solved, tickets: 1 }"))
  }

  @Test func aMergeOfThemTakesOnlyTheTicketsOfItsCategory() throws {
    var profile = profile()
    var plain = ticket(9, .closed)
    plain.status = TicketStatus(id: "closed", label: "Closed", category: .closed)
    profile.add(plain)
    let text = try MappingDraft.draft(
      from: profile, to: DraftTarget(desk: "freshdesk", vocabulary: try StatusVocabulary.builtIn("freshdesk")))
    let line = try #require(text.split(separator: "\n").first { $0.contains("into: { use: \"5\"") })
    let merge = try #require(
      try MappingFile(
        yaml: "deskferry: 1\nfrom: { desk: zendesk }\nto: { desk: freshdesk }\nmerges:\n  " + line.dropFirst(4),
        file: "m.yaml"
      ).merges.first)
    #expect(merge.when == [WhenTest(.category, ["closed"])] && Set(merge.from.map(\.id)) == ["4", "closed"])
  }
}

/// A vendor's category that covers several of ours is evidence: what it is exactly, a label or a person says.
@Suite("Categories that cover several")
struct WideCategoriesTests {
  private func stage(_ id: String, _ label: String, _ native: String, _ category: StatusCategory) -> StatusDefinition {
    var stage = status(id, label, category, scope: "66")
    stage.nativeCategory = native
    return stage
  }

  private func draft(_ stages: [StatusDefinition], to desk: String = "zendesk") throws -> String {
    try MappingDraft.draft(
      from: DraftTests.profile("hubspot", stages.map { ($0, 1) }),
      to: DraftTarget(desk: desk, vocabulary: try StatusVocabulary.builtIn(desk)))
  }

  private func mapper(_ line: String, _ stage: StatusDefinition) throws -> Mapper {
    let yaml = "deskferry: 1\nfrom: { desk: hubspot }\nto: { desk: zendesk }\nstatuses:\n  - \(line)"
    return Mapper(
      try MappingFile(yaml: yaml, file: "m.yaml"), source: [stage],
      targetVocabulary: try StatusVocabulary.builtIn("zendesk"))
  }

  @Test func aDraftAsksAndOffersEachOfThem() throws {
    let text = try draft([stage("7", "Waiting on customer reply", "OPEN", .open)])
    #expect(
      text.contains(
        "to: \"?\"   # category only: OPEN can be new, open, pending or hold: please choose; confidence: none"))
    #expect(text.contains("label: Waiting on customer reply, category: \"?\""))
    for category in ["new", "open", "pending", "hold"] {
      #expect(text.contains("# or: to: { create: Waiting on customer reply, category: \(category) }"))
    }
    #expect(text.contains("# or: to: { use: pending, label: Pending }   with category: pending in its `from`"))
    #expect(!text.contains("{ use: solved"), "outside of what OPEN covers")
  }

  @Test func aKnownLabelIsProposedWithoutBeingCertain() throws {
    let text = try draft([stage("8", "Closed", "CLOSED", .closed)])
    let line = try #require(text.split(separator: "\n").first { $0.contains("to: { use: closed") })
    #expect(line.contains("category by its label") && line.contains("confidence: medium"))
    #expect(text.contains("label: Closed, category: closed,"))
    #expect(!text.contains("confidence: high"))
  }

  @Test func whatTheProductShipsStaysCertain() throws {
    let text = try MappingDraft.draft(
      from: DraftTests.profile(
        "hubspot", try #require(try StatusVocabulary.builtIn("hubspot")).statuses.map { ($0.definition, 1) }),
      to: DraftTarget(desk: "zendesk", vocabulary: try StatusVocabulary.builtIn("zendesk")))
    #expect(text.contains("to: { use: closed, label: Closed }   # same label; confidence: high"))
  }

  @Test func aPersonsMoreExactWordIsTheCategory() throws {
    let waiting = stage("7", "Waiting on customer reply", "OPEN", .open)
    let exact = try mapper("{ from: { scope: 66, id: 7, category: pending }, to: { use: pending } }", waiting)
    #expect(exact.blocks.isEmpty)
    let mapped = try #require(exact.decide(waiting).value)
    #expect(mapped.category == .pending && !mapped.crossesCategory && mapped.sourceCategory == .pending)
    let unsaid = try mapper("{ from: { scope: 66, id: 7 }, to: { use: pending } }", waiting)
    #expect(unsaid.blocks.first?.contains("write `category: pending` in its `from` if that is what it is") == true)
    let wrong = try mapper("{ from: { scope: 66, id: 7, category: solved }, to: { use: solved } }", waiting)
    #expect(wrong.problems.contains { $0.kind == .categoryContradicted && $0.blocks })
  }

  @Test func aTargetsWideCategoryMayBeSaidMoreExactlyToo() throws {
    let yaml = """
      deskferry: 1
      from: { desk: a }
      to: { desk: hubspot }
      statuses: [ { from: { id: 3 }, to: { use: "7", scope: "66", category: pending } } ]
      """
    let pending = status("3", "Pending", .pending)
    let mapper = Mapper(
      try MappingFile(yaml: yaml, file: "m.yaml"), source: [pending],
      target: [stage("7", "Waiting on customer reply", "OPEN", .open)],
      targetVocabulary: try StatusVocabulary.builtIn("hubspot"))
    #expect(mapper.blocks.isEmpty && mapper.decide(pending).value?.category == .pending)
  }
}
