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
