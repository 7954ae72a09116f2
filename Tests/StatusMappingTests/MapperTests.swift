import JSONText
import StatusMapping
import Testing
import TicketModel

/// A mapping from `a` to `b` with these lines, against these statuses.
struct Given {
  var yaml: String
  var source: [StatusDefinition] = []
  var target: [StatusDefinition]?
  var vocabulary: StatusVocabulary?

  init(
    _ lines: String, source: [StatusDefinition] = [], target: [StatusDefinition]? = nil,
    vocabulary: StatusVocabulary? = nil
  ) {
    yaml = "deskferry: 1\nfrom: { desk: a }\nto: { desk: b }\n" + lines
    self.source = source
    self.target = target
    self.vocabulary = vocabulary
  }
  func mapper() throws -> Mapper {
    Mapper(
      try MappingFile(yaml: yaml, file: "m.yaml"), source: source, target: target, targetVocabulary: vocabulary)
  }
}

func status(_ id: String?, _ label: String, _ category: StatusCategory, scope: String? = nil) -> StatusDefinition {
  StatusDefinition(scope: scope, id: id, label: label, category: category, categoryFrom: .declared)
}

extension Mapper {
  /// The decision for a ticket in that status.
  func decide(
    _ status: StatusDefinition, _ change: (inout MappingFacts) -> Void = { _ in }
  ) -> Decision<MappedStatus> {
    var facts = MappingFacts(status: StatusIdentity(status), category: status.category)
    change(&facts)
    return self.status(facts)
  }
  var blocks: [String] { problems.filter(\.blocks).map(\.description) }
}

@Suite("The rules of a mapping")
struct MapperTests {
  let open = status("2", "Open", .open)
  let busy = status("8", "In work", .open)
  let wait = status("3", "Pending", .pending)
  let targets = [status("o", "open", .open), status("p", "waiting", .pending), status("s", "done", .solved)]

  @Test func twoSourcesNeverShareATargetOutsideAMerge() throws {
    let mapper = try Given(
      """
      statuses:
        - { from: { id: 2 }, to: { use: o } }
        - { from: { id: 8 }, to: { use: o } }
      """, source: [open, busy], target: targets
    ).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:6:13: status 8 \"In work\" would become one with 2 \"Open\" (m.yaml:5:13) at the target, o \"open\"; "
          + "choose another target, or write one merge of them all under `merges`"
      ])
    for source in [open, busy] { #expect(mapper.decide(source).value == nil) }
  }

  @Test func conditionsDoNotMakeAFoldRight() throws {
    let mapper = try Given(
      """
      statuses:
        - { from: { id: 2 }, to: { use: o } }
        - { from: { id: 8 }, when: { tag: x }, to: { use: o } }
      """, source: [open, busy], target: targets
    ).mapper()
    #expect(mapper.problems.contains { $0.kind == .fold && $0.blocks })
  }

  @Test func aTargetWithoutScopeMeetsThatOfAnyScope() throws {
    let scoped = [status("o", "open", .open, scope: "x"), status("o", "open", .open, scope: "y")]
    func mapper(_ first: String, _ second: String) throws -> Mapper {
      try Given(
        "statuses:\n  - { from: { id: 2 }, to: { use: o\(first) } }\n  - { from: { id: 8 }, to: { use: o\(second) } }",
        source: [open, busy], target: scoped
      ).mapper()
    }
    #expect(try mapper(", scope: x", ", scope: y").blocks.isEmpty)
    #expect(try mapper(", scope: x", "").problems.contains { $0.kind == .fold })
    #expect(try mapper(", scope: x", ", scope: x").problems.contains { $0.kind == .fold })
  }

  @Test func aWrittenMergeIsTracedAndNamed() throws {
    let mapper = try Given(
      "merges:\n  - { into: { use: o }, from: [ { id: 2 }, { id: 8 } ], trace: tag, because: agreed }",
      source: [open, busy], target: targets
    ).mapper()
    #expect(mapper.blocks.isEmpty)
    #expect(mapper.decide(open).value?.traces == [.tag("df-status-2")])
    #expect(mapper.decide(busy).value?.traces == [.tag("df-status-8")])
    #expect(mapper.decide(busy).value?.merged == true)
    #expect(
      mapper.problems.map(\.description) == [
        "m.yaml:5:5: 2 \"Open\", 8 \"In work\" become one, o \"open\", because: agreed"
      ])
  }

  @Test func aCategoryChangesOnlyWhereWritten() throws {
    func mapper(_ extra: String) throws -> Mapper {
      try Given(
        "statuses:\n  - { from: { id: 2 }, to: { use: s\(extra) } }", source: [open], target: targets
      ).mapper()
    }
    let refused = try mapper("")
    #expect(
      refused.blocks == [
        "m.yaml:5:13: status 2 \"Open\" is open, target s \"done\" is solved; choose another target, or write "
          + "`acrossCategories: true`"
      ])
    #expect(refused.decide(open).value == nil)
    let allowed = try mapper(", acrossCategories: true")
    #expect(allowed.blocks.isEmpty)
    #expect(allowed.decide(open).value?.crossesCategory == true)
  }

  /// The rule holds for the ticket's own category too, where nothing was known of the status when the file was read.
  @Test func aTicketsOwnCategoryIsKeptToo() throws {
    func decision(_ extra: String) throws -> Decision<MappedStatus> {
      try Given("statuses:\n  - { from: { id: 2 }, to: { use: s\(extra) } }", target: targets).mapper().decide(open)
    }
    #expect(
      try decision("")
        == .undecided(
          reason: "m.yaml:5:13: status 2 is open, target s \"done\" is solved; choose another target, or write "
            + "`acrossCategories: true`"))
    #expect(try decision(", acrossCategories: true").value?.crossesCategory == true)
  }

  @Test func unknownCategoriesBlockOnEitherSide() throws {
    let odd = status("9", "Odd", .unknown)
    let line = "statuses:\n  - { from: { id: 9 }, to: { use: o, acrossCategories: true } }"
    let mapper = try Given(line, source: [odd], target: targets).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:5:13: the source does not tell the category of status 9 \"Odd\"; write `category:` in its `from`"
      ])
    #expect(mapper.decide(odd).value == nil)
    let told = try Given(
      "statuses:\n  - { from: { id: 9, category: open }, to: { use: o } }", source: [odd], target: targets
    ).mapper()
    #expect(told.decide(odd).value?.id == "o")

    let unknown = [status("o", "open", .unknown)]
    let other = try Given("statuses:\n  - { from: { id: 2 }, to: { use: o } }", source: [open], target: unknown)
      .mapper()
    #expect(other.blocks == ["m.yaml:5:28: the category of target status o is not known; write `category:` beside it"])
    #expect(other.decide(open).value == nil)
  }

  @Test func neitherSidesCategoryCanBeTalkedAway() throws {
    let source = try Given(
      "statuses:\n  - { from: { id: 2, category: solved }, to: { use: s } }", source: [open], target: targets
    ).mapper()
    #expect(source.decide(open).value == nil)
    #expect(source.problems.contains { $0.kind == .categoryContradicted && $0.blocks })
    let target = try Given(
      "statuses:\n  - { from: { id: 2 }, to: { use: s, category: open } }", source: [open], target: targets
    ).mapper()
    #expect(target.decide(open).value == nil)
    #expect(target.problems.contains { $0.kind == .categoryContradicted && $0.blocks })
  }

  @Test func unmappedAndUndecidedBlock() throws {
    let mapper = try Given("statuses:\n  - { from: { id: 2 }, to: ? }", source: [open, wait], target: targets).mapper()
    #expect(
      mapper.blocks == [
        "m.yaml:5:28: status 2 \"Open\" is undecided; write its target in place of ?",
        "status 3 \"Pending\" is not in the mapping; add a line for it under `statuses`",
      ])
    #expect(
      mapper.decide(open)
        == .undecided(reason: "m.yaml:5:28: status 2 \"Open\" is undecided; write its target in place of ?"))
    #expect(
      mapper.decide(wait)
        == .unmapped(reason: "status 3 \"Pending\" is not in the mapping; add a line for it under `statuses`"))
  }

  @Test func identityIsScopeAndIDNotLabel() throws {
    let one = status("1", "New", .open, scope: "returns")
    let two = status("1", "New", .open, scope: "wholesale")
    let mapper = try Given(
      """
      statuses:
        - { from: { scope: returns, id: 1 }, to: { use: o } }
        - { from: { scope: wholesale, id: 1 }, to: { create: "Wholesale: New", category: open } }
      """, source: [one, two], target: targets
    ).mapper()
    #expect(mapper.decide(one).value?.id == "o")
    #expect(mapper.decide(two).value?.id == "Wholesale: New" && mapper.decide(two).value?.creates == true)
    let unclear = try Given(
      "statuses:\n  - { from: { id: 1 }, to: { use: o } }", source: [one, two], target: targets
    ).mapper()
    #expect(unclear.problems.contains { $0.kind == .ambiguous && $0.blocks })
    for status in [one, two] { #expect(unclear.decide(status).value == nil) }
  }

  @Test func aRenamedStatusMustBeSettled() throws {
    let now = [status("3", "Waiting", .pending), status("9", "Pending", .pending)]
    let mapper = try Given(
      "statuses:\n  - { from: { id: 3, label: Pending }, to: { use: p } }", source: now, target: targets
    ).mapper()
    #expect(
      mapper.blocks.first
        == "m.yaml:5:13: status 3 was \"Pending\" when this was written and is \"Waiting\" now; \"Pending\" is now 9; "
        + "correct the label if the same status is meant, or the id")
    #expect(mapper.decide(now[0]).value == nil && mapper.decide(now[1]).value == nil)
    let moved = try Given(
      "statuses:\n  - { from: { id: 3, label: Pending }, to: { use: p } }", source: [now[1]], target: targets
    ).mapper()
    #expect(moved.problems.contains { $0.kind == .renamed && $0.blocks })
  }

  /// Two forms of an account write one name with other letters; only where both names are there are they two.
  @Test func anotherSpellingOfOneNameIsNoRename() throws {
    let line = "statuses:\n  - { from: { id: 3, label: Pending }, to: { use: p } }"
    let now = status("3", "PENDING", .pending)
    let mapper = try Given(line, source: [now], target: targets).mapper()
    #expect(!mapper.problems.contains { $0.kind == .renamed } && mapper.decide(now).value?.id == "p")
    let both = try Given(line, source: [now, status("9", "Pending", .pending)], target: targets).mapper()
    #expect(both.problems.contains { $0.kind == .renamed && $0.blocks })
  }

  @Test func labelsServeWhereOneSideHasNoID() throws {
    let bare = status(nil, "Pending", .pending)
    let mapper = try Given(
      "statuses:\n  - { from: { id: 3, label: Pending }, to: { use: p } }", source: [bare], target: targets
    ).mapper()
    #expect(mapper.decide(bare).value?.id == "p")
    #expect(mapper.problems.map(\.kind) == [.matchedByLabel])
    #expect(mapper.blocks.isEmpty)
    let otherCase = status(nil, "pending", .pending)
    let strict = try Given(
      "statuses:\n  - { from: { label: Pending }, to: { use: p } }", source: [otherCase], target: targets
    ).mapper()
    #expect(strict.decide(otherCase).value == nil)
  }

  @Test func firstFittingConditionDecides() throws {
    let mapper = try Given(
      """
      statuses:
        - { from: { id: 2 }, to: { use: o } }
        - { from: { id: 2 }, when: { container: [ "77", "78" ], tag: vip }, to: { use: p, acrossCategories: true } }
        - { from: { id: 2 }, when: { field: { cf_a: "1" } }, to: { use: s, acrossCategories: true } }
      """, source: [open], target: targets
    ).mapper()
    #expect(mapper.blocks.isEmpty)
    #expect(mapper.decide(open).value?.id == "o")
    #expect(mapper.decide(open) { $0.container = .init(id: "78") }.value?.id == "o")
    #expect(
      mapper.decide(open) {
        $0.container = .init(id: "78")
        $0.tags = ["vip"]
      }.value?.id == "p")
    #expect(mapper.decide(open) { $0.fields = ["cf_a": 1] }.value?.id == "s")
    let only = try Given(
      "statuses:\n  - { from: { id: 2 }, when: { tag: x }, to: { use: o } }", source: [open], target: targets
    ).mapper()
    #expect(
      only.decide(open)
        == .unmapped(reason: "no line for status 2 \"Open\" fits this ticket; add one without `when`"))
  }

  @Test func oneStatusHasOneLineWithoutCondition() throws {
    let mapper = try Given(
      "statuses:\n  - { from: { id: 2 }, to: { use: o } }\n  - { from: { id: 2 }, to: { use: p } }",
      source: [open], target: targets
    ).mapper()
    #expect(mapper.problems.contains { $0.kind == .duplicate && $0.blocks })
    #expect(mapper.decide(open).value == nil)
  }
}
