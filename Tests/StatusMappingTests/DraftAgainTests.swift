import Foundation
import JSONText
import StatusMapping
import Testing
import TicketModel

/// A mapping that a person has laid out in some way of their own, drafted again on an archive that has more.
@Suite("Drafting again")
struct DraftAgainTests {
  private static let head = "deskferry: 1\nfrom: { desk: freshdesk, account: acme }\nto: { desk: zendesk }\n"
  private static let two = "statuses:\n  - { from: { id: \"2\" }, to: { use: open } }\n"

  /// Whole files by what is odd in them.
  private static let layouts: [(name: String, text: String)] = [
    ("one section, which gets more", head + two),
    ("the last section gets more", head + two + "groups:\n  - { from: { id: \"31\" }, to: { use: \"901\" } }\n"),
    ("the last list is nothing", head + two + "priorities: ~\n"),
    ("lists that are nothing", head + two + "types: ~   # none\ngroups: null\npriorities:\nskip: {}\n"),
    ("a comment in place of a list", head + two + "priorities: # none yet\n# mine\nskip: {}\n"),
    ("empty brackets", head + two + "types: []   # none\ngroups:\n  [ ]\npriorities: [\n  ]\n"),
    ("the end is marked", head + two + "...\n"),
    ("begin and end are marked", "---\n" + head + two + "merges:\npriorities: ~\n...\n# after the end\n"),
    (
      "all in brackets",
      "{ deskferry: 1, from: {desk: freshdesk, account: acme}, to: {desk: zendesk}, types: ~,\n"
        + "  statuses: [ {from: {id: \"2\"}, to: {use: open}} ] }\n"
    ),
    ("no end of the last line", head + "statuses:\n  - { from: { id: \"2\" }, to: { use: open } }"),
    ("dashes at the margin", head + "statuses:\n- { from: { id: \"2\" }, to: { use: open } }\n# end\npriorities:\n"),
    ("a dash alone", head + "statuses:\n  -\n    from: { id: \"2\", label: Gone }\n    to: { use: open }\n"),
    ("an anchor", head + "statuses: &all\n  - { from: { id: \"2\" }, to: { use: open } }\ntypes: &none [ ]\n"),
    (
      "a text that looks like an entry",
      head + "statuses:\n  - because: |\n      - from: fake\n        text\n    from: { id: \"2\", label: Was }\n"
        + "    to: { use: open }\nskip: { states: [ spam ] }\n"
    ),
    ("all further right", (head + two).split(separator: "\n").map { "  " + $0 }.joined(separator: "\n") + "\n"),
    (
      "brackets over several lines",
      head + "containers: [ { otherwise: { use: \"1\" } } ]\nstatuses: [ {from: {id: \"2\"}, to: {use: open}}, # a ]\n"
        + "  {from: {id: \"3\", label: \"x ] y\"}, to: {use: pending}} ]\n"
    ),
    (
      "renamed in brackets",
      head + two + "priorities: [ { from: { id: \"1\", label: A }, to: { use: low } },\n"
        + "  { from: { id: \"2\", label: B }, to: { use: normal } } ]\n"
    ),
  ]

  static let profile: SourceProfile = {
    let statuses = [
      status("2", "Open", .open), status("3", "Pending", .pending), status("4", "Resolved", .solved),
    ]
    var profile = SourceProfile(
      desk: "freshdesk", account: "acme", statuses: statuses,
      groups: [AgentGroup(key: "freshdesk:group:31", id: "31", name: "Workshop")])
    for (number, status) in statuses.enumerated() {
      var ticket = Ticket(key: "freshdesk:ticket:\(number)", id: "\(number)")
      ticket.status = TicketStatus(id: status.id, label: status.label, category: status.category)
      ticket.priority = Choice(id: "\(number + 1)", label: ["Low", "Medium", "High"][number])
      ticket.type = Choice(id: nil, label: number == 0 ? "Question" : "Problem")
      ticket.group = number == 0 ? "freshdesk:group:31" : "freshdesk:group:32"
      ticket.fields = ["cf_region": "north"]
      profile.add(ticket)
    }
    return profile
  }()

  private static func again(_ text: String) throws -> String {
    try MappingDraft.draft(
      from: profile, to: DraftTarget(desk: "zendesk", vocabulary: try StatusVocabulary.builtIn("zendesk")),
      existing: try MappingFile(yaml: text, file: "m.yaml"))
  }

  private static func layout(_ name: String) throws -> String {
    try #require(layouts.first { $0.name == name }).text
  }

  @Test("New lines stand in their own list", arguments: layouts.map(\.name))
  func own(_ name: String) throws {
    let once = try Self.again(Self.layout(name))
    let file = try MappingFile(yaml: once, file: "m.yaml")
    #expect(Set(file.statuses.map(\.from.id)) == ["2", "3", "4"], "\(once)")
    #expect(Set(file.priorities.rules.map(\.from.id)) == ["1", "2", "3"], "\(once)")
    #expect(Set(file.types.rules.map(\.from.label)) == ["Question", "Problem"], "\(once)")
    #expect(Set(file.groups.rules.map(\.from.id)) == ["31", "32"], "\(once)")
    #expect(file.fields.map(\.from) == ["cf_region"], "\(once)")
    #expect(file.channels.isEmpty && file.containers.rules.isEmpty, "\(once)")
    #expect(file.statuses.first { $0.from.id == "2" }?.to.choice == .use("open"))
  }

  @Test("A second time changes nothing", arguments: layouts.map(\.name))
  func twice(_ name: String) throws {
    let once = try Self.again(Self.layout(name))
    #expect(try Self.again(once) == once)
  }

  @Test("What a person wrote stands as it stood", arguments: layouts.map(\.name))
  func kept(_ name: String) throws {
    let text = try Self.layout(name)
    let once = try Self.again(text)
    var rest = Substring(once)
    // Marks that stand for nothing give way to a list.
    for word in text.split(whereSeparator: \.isWhitespace) where !["~", "null", "~,", "]", "[]"].contains(word) {
      let range = try #require(rest.range(of: word), "lost: \(word)\n\(once)")
      rest = rest[range.upperBound...]
    }
  }

  @Test("Lines end as they did")
  func carriageReturns() throws {
    for name in ["the last list is nothing", "empty brackets", "no end of the last line"] {
      let once = try Self.again(Self.layout(name).replacing("\n", with: "\r\n"))
      #expect(!once.replacing("\r\n", with: "").contains { $0 == "\n" || $0 == "\r" }, "\(once)")
      #expect(try Self.again(once) == once)
    }
  }

  @Test("Where a list stands for two, nothing is added and the file is refused")
  func refused() throws {
    let shared = Self.head + "priorities: &low [ { from: { id: \"1\" }, to: { use: low } } ]\ntypes: *low\n" + Self.two
    let error = #expect(throws: MappingError.self) { try Self.again(shared) }
    #expect(
      error?.description.hasPrefix("m.yaml:4:1: `priorities` cannot be brought up to date as it is written here")
        == true,
      "\(error?.description ?? "")")
    #expect(error?.message.contains("nothing was changed; draft into another file") == true)
  }

  @Test("Values whose names are on other ids now are marked, once")
  func marks() throws {
    let written =
      Self.head + Self.two + """
        priorities:
          - { from: { id: "1", label: Medium }, to: { use: low } }   # mine
          - { from: { id: "2", label: "2" }, to: { use: normal } }
        groups: [ { from: { id: "31", label: Bench }, to: { use: "1" } }, { from: { id: "7", label: Workshop }, to: ? },
          { from: { id: "8", label: Old }, to: ? } ]

        """
    let once = try Self.again(written)
    #expect(
      once.contains(
        """
          # renamed: 1 was "Medium" when this was written and is "Low" now; "Medium" is now 2
          - { from: { id: "1", label: Medium }, to: { use: low } }   # mine
          - { from: { id: "2", label: "2" }
        """), "\(once)")
    #expect(
      once.contains(
        """
        # renamed: 31 was "Bench" when this was written and is "Workshop" now
        # gone: the source has no such group any more; its label is on 31 now
        # gone: the source has no such group any more
        groups: [
        """), "\(once)")
    #expect(try Self.again(once) == once)
  }

  @Test("What tickets call by several names is one line, and no name is held against it")
  func severalNames() throws {
    var profile = SourceProfile(desk: "zendesk", statuses: [])
    for (number, label) in ["Hoch", "High", "High", nil, "9"].enumerated() {
      var ticket = Ticket(key: "z:ticket:\(number)", id: "\(number)")
      ticket.priority = Choice(id: "9", label: label)
      ticket.type = Choice(id: "1", label: label == nil ? nil : "Bug")
      profile.add(ticket)
    }
    let target = DraftTarget(desk: "freshdesk", vocabulary: try StatusVocabulary.builtIn("freshdesk"))
    let text = try MappingDraft.draft(from: profile, to: target)
    let file = try MappingFile(yaml: text, file: "m.yaml")
    #expect(file.priorities.rules.map(\.from.id) == ["9"] && file.priorities.rules.first?.from.label == nil, "\(text)")
    #expect(
      text.contains("  - from: { id: \"9\", tickets: 5 }") && text.contains("# tickets call it \"High\", \"Hoch\""))
    #expect(text.contains("  - from: { id: \"1\", label: Bug, tickets: 5 }"))
    #expect(try MappingDraft.draft(from: profile, to: target, existing: file) == text)
  }

  @Test("One label with and without ids is counted apart again")
  func countsApart() throws {
    var profile = SourceProfile(desk: "jira", statuses: [])
    for (number, id) in ["1", "1", nil, "2"].enumerated() {
      var ticket = Ticket(key: "j:ticket:\(number)", id: "\(number)")
      ticket.status = TicketStatus(id: id, label: "Open", category: .open)
      profile.add(ticket)
    }
    let target = DraftTarget(desk: "freshdesk", vocabulary: try StatusVocabulary.builtIn("freshdesk"))
    let text = try MappingDraft.draft(from: profile, to: target)
    let again = try MappingDraft.draft(
      from: profile, to: target, existing: try MappingFile(yaml: text, file: "m.yaml"))
    #expect(again == text)
  }

  @Test("A mapping of other desks or another account is refused")
  func otherPair() throws {
    func refusal(_ old: String, _ new: String) throws -> String? {
      let text = (Self.head + Self.two).replacing(old, with: new)
      return #expect(throws: MappingError.self) { try Self.again(text) }?.description
    }
    #expect(
      try refusal("desk: freshdesk", "desk: zendesk")
        == "m.yaml:2:1: this maps from zendesk, but the archive holds freshdesk; give another file, or correct `from:`")
    #expect(
      try refusal("account: acme", "account: other")
        == "m.yaml:2:1: this maps from the account other, but the archive holds acme; give another file, or correct "
        + "`from:`")
    #expect(
      try refusal("to: { desk: zendesk", "to: { desk: redmine")
        == "m.yaml:3:1: this maps to redmine, but the draft is to be for zendesk; give another file, or correct `to:`")
  }
}
