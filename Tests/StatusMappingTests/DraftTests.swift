import Foundation
import JSONText
import StatusMapping
import Testing
import TicketModel

@Suite("Drafts")
struct DraftTests {
  private static func ticket(_ number: Int, _ status: StatusDefinition, container: String? = nil) -> Ticket {
    var ticket = Ticket(key: "a:ticket:\(number)", id: "\(number)")
    ticket.status = TicketStatus(
      scope: status.scope, id: status.id, label: status.label, category: status.category)
    ticket.updatedAt = "2024-05-0\(number % 9 + 1)T00:00:00Z"
    ticket.container = container.map { NamedReference(id: $0, label: "Queue \($0)", kind: "queue") }
    return ticket
  }

  static func profile(_ desk: String, _ statuses: [(StatusDefinition, Int)]) -> SourceProfile {
    var profile = SourceProfile(desk: desk, account: "acme", statuses: statuses.map(\.0))
    var number = 0
    for (status, count) in statuses {
      for _ in 0..<count {
        number += 1
        profile.add(ticket(number, status))
      }
    }
    return profile
  }

  private func defaults(_ desk: String) throws -> [StatusDefinition] {
    try #require(try StatusVocabulary.builtIn(desk)).statuses.map(\.definition)
  }

  private func target(_ desk: String, _ statuses: [StatusDefinition]? = nil) throws -> DraftTarget {
    DraftTarget(desk: desk, statuses: statuses, vocabulary: try StatusVocabulary.builtIn(desk))
  }

  @Test func readsLikeThis() throws {
    let profile = Self.profile(
      "freshdesk",
      [
        (status("5", "Closed", .closed), 1), (status("2", "Open", .open), 3), (status("4", "Resolved", .solved), 2),
        (status("9", "En panne", .unknown), 1),
      ])
    let text = try MappingDraft.draft(from: profile, to: try target("request-tracker"))
    let start = try #require(text.range(of: "statuses:\n"))
    let end = try #require(text.range(of: "\n# messages"))
    #expect(
      text[start.lowerBound..<end.lowerBound] == """
        statuses:
          - from: { id: "2", label: Open, tickets: 3, lastUse: "2024-05-05" }
            to: { use: open }   # same label; confidence: high
            # for example ticket 2, 3, 4
          - from: { id: "4", label: Resolved, tickets: 2, lastUse: "2024-05-07" }
            to: { use: resolved }   # same label; confidence: high
            # for example ticket 5, 6
          - from: { id: "5", label: Closed, tickets: 1, lastUse: "2024-05-02" }
            to: "?"   # category closed only: please choose; confidence: low
            # the target has no closed; resolved is nearest and proposed for 4 "Resolved": see the merge below
            # or: to: { create: Closed, category: closed }   once it was created by hand and the target pulled again
            # or: leave "?": its tickets stay blocked and are not written
            # for example ticket 1
          - from: { id: "9", label: En panne, category: "?", tickets: 1, lastUse: "2024-05-08" }
            to: "?"   # the source does not tell its category: please choose; confidence: none
            # write its category in `from` as well
            # or: to: { use: new }   new
            # or: to: { use: stalled }   pending
            # or: to: { use: rejected }   cancelled
            # or: to: { use: deleted }   deleted
            # or: to: { create: En panne, category: "?" }   once it was created by hand and the target pulled again
            # or: leave "?": its tickets stay blocked and are not written
            # for example ticket 7

        # To make several statuses one, take the # from a line below, name in it only those you mean, and remove
        # their lines above. The trace tells them apart later.
        merges:
          # - { into: { use: resolved }, from: [ { id: "4", label: Resolved }, { id: "5", label: Closed } ], trace: tag, acrossCategories: true, because: "?" }

        """)
    let file = try MappingFile(yaml: text, file: "draft.yaml")
    #expect(file.fromAccount == "acme" && file.statuses.count == 4)
  }

  @Test func proposalsNeverFold() throws {
    let desks = ["zendesk", "freshdesk", "request-tracker"]
    for from in desks {
      for to in desks where from != to {
        let statuses = try defaults(from)
        let text = try MappingDraft.draft(
          from: Self.profile(from, statuses.map { ($0, 2) }), to: try target(to))
        let mapper = Mapper(
          try MappingFile(yaml: text, file: "draft.yaml"), source: statuses,
          targetVocabulary: try StatusVocabulary.builtIn(to))
        let kinds = Set(mapper.problems.filter(\.blocks).map(\.kind))
        #expect(kinds.isSubset(of: [.undecided, .cannotCreate]), "\(from) to \(to)\n\(text)")
        var targets: [String: StatusIdentity] = [:]
        for status in statuses {
          guard let mapped = mapper.decide(status).value else { continue }
          #expect(targets.updateValue(StatusIdentity(status), forKey: mapped.id) == nil, "\(from) to \(to)\n\(text)")
          #expect(mapped.category == status.category)
        }
        #expect(targets.count >= 3, "\(from) to \(to) proposes too little\n\(text)")
      }
    }
  }

  @Test func theSecondOfTwoIsAskedAndTheMergeIsReady() throws {
    let profile = Self.profile(
      "freshdesk", [(status("3", "Pending", .pending), 4), (status("8", "pending", .pending), 1)])
    let text = try MappingDraft.draft(
      from: profile, to: try target("freshdesk", [status("3", "Pending", .pending)]))
    #expect(
      text.contains(
        "to: \"?\"   # same label, but 3 \"Pending\" is proposed for 3 \"Pending\" already"))
    let ready = text.replacing("  # - { into:", with: "  - { into:")
    let merge = try #require(try MappingFile(yaml: ready, file: "m.yaml").merges.first)
    #expect(merge.from.map(\.id) == ["3", "8"] && merge.into.choice == .use("3"))
  }

  @Test func whatAPersonWroteSurvives() throws {
    let open = status("2", "Open", .open)
    let wait = status("6", "Waiting", .pending)
    // The counts are the draft's: they follow the archive. Everything else is the person's.
    let written = """
      # our mapping, agreed on Monday
      deskferry: 1
      from: { desk: freshdesk }
      to: { desk: request-tracker }
      statuses:
          # this one first
          - { from: { id: "2", label: Open, tickets: 3 },   to: { use: open } }   # yes
          - from: { id: "7", label: Gone }
            to: ?
            # ask Anna

      # skip nothing
      skip: { states: [ ] }
      containers: [ { from: { id: "1" }, to: { use: "9" } } ]   # one queue
      """
    var profile = Self.profile("freshdesk", [(open, 3), (wait, 2)])
    profile.add(Self.ticket(90, open, container: "1"))
    profile.add(Self.ticket(91, open, container: "2"))
    let existing = try MappingFile(yaml: written, file: "m.yaml")
    let once = try MappingDraft.draft(from: profile, to: try target("request-tracker"), existing: existing)
    var rest = once.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let kept = written.replacing("tickets: 3 }", with: "tickets: 5 }")
    for line in kept.split(separator: "\n", omittingEmptySubsequences: false) where !line.contains("containers") {
      let index = try #require(rest.firstIndex(of: line), "lost: \(line)\n\(once)")
      rest = rest[(index + 1)...]
    }
    #expect(once.contains("    # gone: the source has no such status any more\n    - from: { id: \"7\", label: Gone }"))
    #expect(once.contains("      # ask Anna\n    # new since the last draft\n    - from: { id: \"6\", label: Waiting"))
    #expect(once.contains("}, to: { use: \"9\" } } ]   # one queue"))
    let again = try MappingFile(yaml: once, file: "m.yaml")
    #expect(again.statuses.map(\.from.id) == ["2", "7", "6"])
    #expect(again.containers.rules.map(\.from.id) == ["2", "1"])
    #expect(try MappingDraft.draft(from: profile, to: try target("request-tracker"), existing: again) == once)
  }

  @Test func aRenamedStatusIsMarked() throws {
    let written = """
      deskferry: 1
      from: { desk: freshdesk }
      to: { desk: request-tracker }
      statuses:
        - { from: { id: "2", label: Old }, to: { use: open } }
      """
    let text = try MappingDraft.draft(
      from: Self.profile("freshdesk", [(status("2", "New name", .open), 1)]), to: try target("request-tracker"),
      existing: try MappingFile(yaml: written, file: "m.yaml"))
    #expect(text.contains("  # renamed: 2 was \"Old\" when this was written and is \"New name\" now\n  - { from"))
  }

  @Test func aMarkGoesOnceItIsSettled() throws {
    let written = """
      deskferry: 1
      from: { desk: freshdesk }
      to: { desk: request-tracker }
      statuses:
        # renamed: ask Ann
        - { from: { id: "2", label: Old }, to: { use: open } }   # mine
        - { from: { id: "7", label: Gone }, to: { use: stalled } }
      """
    let now = [(status("2", "New name", .open), 1), (status("6", "Old", .open), 0)]
    func again(_ text: String, _ statuses: [(StatusDefinition, Int)]) throws -> String {
      try MappingDraft.draft(
        from: Self.profile("freshdesk", statuses), to: try target("request-tracker"),
        existing: try MappingFile(yaml: text, file: "m.yaml"))
    }
    let once = try again(written, now)
    let mark = "# renamed: 2 was \"Old\" when this was written and is \"New name\" now"
    #expect(once.contains("  # renamed: ask Ann\n  \(mark); \"Old\" is now 6\n  - { from"), "\(once)")
    #expect(once.contains("  # gone: the source has no such status any more\n  - { from: { id: \"7\""), "\(once)")
    #expect(try again(once, now) == once)
    // Another reading of the same line takes the place of the first.
    let other = try again(once, Array(now.prefix(1)))
    #expect(other.contains("  # renamed: ask Ann\n  \(mark)\n  - { from"), "\(other)")
    // Settled: the label corrected, the status back.
    let settled = once.replacing("label: Old }", with: "label: New name }")
    let clean = try again(settled, now + [(status("7", "Gone", .pending), 1)])
    #expect(!clean.contains("when this was written") && !clean.contains("any more"), "\(clean)")
    #expect(clean.contains("  # renamed: ask Ann\n  - { from: { id: \"2\", label: New name }"), "\(clean)")
    // Where a person wrote on, the line is the person's.
    let noted = once.replacing("is now 6\n", with: "is now 6 - Ann: keep it\n").replacing(
      "any more\n", with: "any more; Ann now\n")
    let kept = try again(noted, now)
    #expect(kept.contains("is now 6 - Ann: keep it\n") && kept.contains("any more; Ann now\n"), "\(kept)")
  }

  @Test func hostileLabelsStayText() throws {
    let labels = [
      "a: b # c", "no", "\"} , {", "line\nbreak", "1e5", "\u{202E}evil", " ? ", "&a", "*x", "- y", "%", "日本",
    ]
    let statuses = labels.enumerated().map { (status("\($0.offset + 50)", $0.element, .open), 1) }
    let text = try MappingDraft.draft(from: Self.profile("zendesk", statuses), to: try target("zendesk", []))
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(Set(file.statuses.compactMap(\.from.label)) == Set(labels))
    #expect(!text.contains("\u{202E}"))
    #expect(file.statuses.allSatisfy { if case .create = $0.to.choice { true } else { false } })
  }

  @Test func checkCountsWhatBlocks() throws {
    let open = status("2", "Open", .open)
    let busy = status("8", "Busy", .open)
    let unused = status("9", "Unused", .open)
    var check = MappingCheck(
      try Given(
        """
        statuses: [ { from: { id: 2 }, to: { use: o, category: open } }, { from: { id: 8 }, to: ? } ]
        """, source: [open, busy, unused]
      ).mapper())
    for number in 1...3 { check.add(Self.ticket(number, open)) }
    #expect(!check.isBlocked)
    check.add(Self.ticket(4, busy))
    check.add(Ticket(key: "a:ticket:5", id: "5", state: .spam))
    #expect(check.isBlocked && check.blockedTickets == 1 && check.tickets == 4)
    #expect(check.skipped == ["state spam": 1])
    #expect(check.lines.map(\.use.tickets) == [3, 1])
    #expect(check.blocking.map(\.source) == ["8 \"Busy\""])
    #expect(check.json["lines"]?.array?.first?["tickets"] == 3)
    check.add(Self.ticket(6, unused))
    #expect(check.blocking.map(\.state) == [.undecided, .unmapped])
  }
}
