import StatusMapping
import Testing
import TicketModel

@Suite("Mapping files")
struct MappingFileTests {
  static let whole = """
    deskferry: 1
    from: { desk: freshdesk, account: acme }
    to:   { desk: request-tracker }
    containers: [ { from: { id: "77", label: Billing }, to: { use: "3", label: Billing } }, { otherwise: { use: "1", label: Support } } ]
    statuses:
      - { from: { id: "6", label: Waiting on Customer, tickets: 1204 }, to: { create: Waiting on Customer, category: pending } }
      - { from: { id: "3", label: Pending, tickets: 310 }, when: { container: "77" }, to: { use: stalled, scope: strict } }
      - { from: { id: 7205759403792793601 }, to: ? }   # still to be settled
    merges:
      - { into: { use: resolved }, from: [ { id: "4" }, { id: "5" } ], trace: tag, because: customer agreed }
    visibility: { unknown: internal }
    people: { match: address, fallbackAgent: no, departed: placeholder, table: [ { from: a@b.example, to: { use: 6 } } ] }
    fields: [ { from: cf_region, to: { use: Region, options: [ { from: eu, to: { use: Europe } } ] }, because: asked for } ]
    skip:   { states: [ spam, deleted ], before: 2015-01-01, tags: [] }
    """

  @Test func readsEverySection() throws {
    let file = try MappingFile(yaml: Self.whole, file: "m.yaml")
    #expect(file.fromDesk == "freshdesk" && file.fromAccount == "acme" && file.toDesk == "request-tracker")
    #expect(file.containers.rules.map(\.to.choice) == [.use("3")])
    #expect(file.containers.otherwise?.choice == .use("1"))
    #expect(file.statuses.map(\.from.id) == ["6", "3", "7205759403792793601"])
    #expect(file.statuses.map(\.to.choice) == [.create("Waiting on Customer"), .use("stalled"), .undecided])
    #expect(file.statuses[1].when == [WhenTest(.container, ["77"])])
    #expect(file.statuses[1].to.scope == "strict")
    #expect(file.statuses[2].to.place == MappingPlace(file: "m.yaml", line: 8, column: 46))
    #expect(file.merges[0].from.map(\.id) == ["4", "5"] && file.merges[0].trace == .tag)
    #expect(file.people.fallbackAgent == "no")
    #expect(file.people.table[0].to.choice == .use("6"))
    #expect(file.fields[0].options.rules[0].to.choice == .use("Europe"))
    #expect(file.skip.before == "2015-01-01")
  }
}

@Suite("Mapping file errors")
struct MappingFileErrorTests {
  static let head = "deskferry: 1\nfrom: { desk: freshdesk }\nto: { desk: request-tracker }\n"

  static let cases: [(yaml: String, error: String)] = [
    ("", "m.yaml:1:1: the file is empty; draft one with `deskferry map`"),
    (
      "deskferry: 2\n",
      "m.yaml:1:12: format `2` is not known to this version; write `deskferry: 1` or update"
    ),
    ("deskferry: 1\nto: { desk: x }\n", "m.yaml:1:1: a mapping file lacks `from`; write `from: { desk: … }`"),
    (
      head + "statusses: []\n",
      "m.yaml:4:1: unknown key `statusses` in a mapping file; did you mean `statuses`? Known are deskferry, from, to, "
        + "containers, statuses, merges, visibility, priorities, types, channels, groups, security, people, fields, skip"
    ),
    (
      head + "statuses:\n  - { form: { id: 1 }, to: ? }\n",
      "m.yaml:5:7: unknown key `form` in a status; did you mean `from`? Known are from, when, to, acrossCategories, "
        + "because"
    ),
    (
      head + "statuses:\n  - { from: { id: 1 }, to: closed }\n",
      "m.yaml:5:28: a target must be { use: … }, { create: … } or ?, not `closed`; write one of them"
    ),
    (
      head + "statuses:\n  - { from: { id: 1 }, to: { use: a, create: b } }\n",
      "m.yaml:5:28: a target needs exactly one of `use`, `create`, found `use` and `create`; keep one"
    ),
    (
      head + "statuses:\n  - { from: { id: 1 }, to: { use: a, category: soved } }\n",
      "m.yaml:5:48: `category` cannot be `soved`; did you mean `solved`? Known are new, open, pending, hold, solved, "
        + "closed, cancelled, spam, deleted"
    ),
    (
      head + "statuses:\n  - { from: { tickets: 3 }, to: ? }\n",
      "m.yaml:5:13: `from` names nothing; write its `id`, or its `label` where the source gives no id"
    ),
    (
      head + "merges:\n  - { into: { use: a }, from: [ { id: 1 } ], trace: tag, because: x }\n",
      "m.yaml:5:31: a merge needs two statuses or more, found 1; use `statuses` for one"
    ),
    (
      head + "merges:\n  - { into: { use: a }, from: [ { id: 1 }, { id: 2 } ], trace: tag }\n",
      "m.yaml:5:5: a merge lacks `because`; write who agreed to the merge, or why it is right"
    ),
    (
      head + "merges:\n  - { into: { use: a }, from: [ { id: 1 }, { id: 2 } ], trace: tags, because: x }\n",
      "m.yaml:5:64: `trace` cannot be `tags`; did you mean `tag`? Known are tag, field, archive"
    ),
    (
      head + "visibility: { unknown: public }\n",
      "m.yaml:4:24: `unknown: public` shows messages to customers; write `because: …` beside it"
    ),
    (
      head + "skip: { before: 2015-13-01 }\n",
      "m.yaml:4:17: `before` must be a day such as 2015-01-31, not `2015-13-01`; write it that way"
    ),
    (
      head + "skip: { states: [ span ] }\n",
      "m.yaml:4:19: a state cannot be `span`; did you mean `spam`? Known are active, archived, spam, deleted"
    ),
    (
      head + "containers: { from: 1 }\n",
      "m.yaml:4:13: `containers` must be a list, but this is a table; write `- ` before each entry, or [ ]"
    ),
    (head + "to: { desk: again }\n", "m.yaml:3:1: `to` written twice in one table; keep one"),
    (head + "statuses: [ }\n", "m.yaml:4:13: did not find expected node content; correct the YAML here"),
  ]

  @Test(arguments: cases.indices) func saysWhereAndWhatNext(_ index: Int) throws {
    let (yaml, expected) = Self.cases[index]
    let error = #expect(throws: MappingError.self) { try MappingFile(yaml: yaml, file: "m.yaml") }
    #expect(error?.description == expected)
  }

  @Test func columnsCountScalarsAndTextsKeepQuestionMarks() throws {
    let yaml = Self.head + "statuses:\n  - { from: { id: 1, label: \"Vu: ?, é?\" }, because: \"was: ?\", to: ? }\n"
    let file = try MappingFile(yaml: yaml, file: "m.yaml")
    #expect(file.statuses[0].from.label == "Vu: ?, é?")
    #expect(file.statuses[0].because == "was: ?")
    #expect(file.statuses[0].to.choice == .undecided)
    #expect(file.statuses[0].to.place.column == 67)
  }

  @Test func readsWindowsLineEnds() throws {
    let yaml = (Self.head + "statuses:\n  - from: { id: 1 }\n    to: ?\n").replacing("\n", with: "\r\n")
    #expect(try MappingFile(yaml: yaml, file: "m.yaml").statuses[0].to.choice == .undecided)
  }
}
