import DeskKit
import Formats
import JSONText
import StatusMapping
import TestKit
import Testing
import TicketModel

@Suite("Column maps: what a status belongs to")
struct ColumnMapScopeTests {
  private static let csv = "Nr,Wo,Status,Mehr\n1,Support,Neu,x\n2,Returns,Neu,y\n3,Support,Zu,z\n4,,Neu,\n"

  private func read(_ desk: String, _ uses: [String], _ text: String = csv) throws -> CollectingSink {
    let columns = zip(["Nr", "Wo", "Status", "Mehr"], uses).map { "      - { column: \($0), use: \($1) }\n" }.joined()
    let map = try ColumnMapFile(yaml: "deskferry: 1\ntables:\n  - columns:\n" + columns, file: "m.yaml")
    let input = MemoryInput("t.csv", text)
    try ColumnMapCheck.run(map, input)
    let sink = CollectingSink()
    let card = DeskCard(id: desk, name: desk)
    try ColumnMapReader(map, card: card, options: ReadOptions(), sink: sink).read(input)
    return sink
  }

  @Test(
    "One label in two of them stays two; where a ticket lies in one, its column says it",
    arguments: [
      ("hubspot", "statusScope", "pipeline"), ("hubspot", "container", "pipeline"),
      ("freshservice", "statusScope", "workspace"), ("freshservice", "container", "workspace"),
    ])
  func containers(_ desk: String, _ use: String, _ kind: String) throws {
    let sink = try read(desk, ["ticketID", use, "status", "extra"])
    #expect(sink.tickets.map(\.status?.scope) == ["Support", "Returns", "Support", nil])
    #expect(sink.tickets.map(\.container?.label) == ["Support", "Returns", "Support", nil])
    #expect(sink.tickets.map(\.container?.kind) == [kind, kind, kind, nil])
    #expect(sink.records(.statuses).count == 4)
    #expect(sink.leaves["t.csv"]?.mapped == 11 && sink.leaves["t.csv"]?.kept == 3)
    #expect(!sink.codes().contains("statusScopeUntold"))
    #expect(
      sink.findings.contains { $0.what == "nothing tells the category of the status \"Zu\" of Support (used 1 times)" })
  }

  @Test("Where it is the type of a ticket, the type's column says it", arguments: ["statusScope", "type"])
  func types(_ use: String) throws {
    let sink = try read("vivantio", ["ticketID", use, "status", "extra"])
    #expect(sink.tickets.map(\.status?.scope) == ["Support", "Returns", "Support", nil])
    #expect(sink.tickets.map(\.type?.label) == ["Support", "Returns", "Support", nil])
    #expect(sink.tickets.allSatisfy { $0.container == nil })
  }

  @Test func theMapsWordCountsBeforeTheDesks() throws {
    let sink = try read("hubspot", ["ticketID", "statusScope", "status", "container"])
    #expect(sink.tickets.map(\.status?.scope) == ["Support", "Returns", "Support", nil])
    #expect(sink.tickets.map(\.container?.label) == ["x", "y", "z", nil])
    #expect(sink.tickets.first?.container?.kind == "other")
    // On any desk, for an account whose statuses are told apart so.
    let zendesk = try read("zendesk", ["ticketID", "statusScope", "status", "extra"])
    #expect(zendesk.tickets.map(\.status?.scope) == ["Support", "Returns", "Support", nil])
    #expect(zendesk.tickets.allSatisfy { $0.container == nil })
  }

  @Test(
    "Without a column for it that is said",
    arguments: [
      ("hubspot", "extra", "pipeline"), ("vivantio", "extra", "ticket type"),
      // A queue has a lifecycle and is none.
      ("request-tracker", "container", "lifecycle"),
    ])
  func untold(_ desk: String, _ use: String, _ words: String) throws {
    let sink = try read(desk, ["ticketID", use, "status", "extra"])
    #expect(sink.tickets.allSatisfy { $0.status?.scope == nil })
    let finding = try #require(sink.findings.first { $0.code == "statusScopeUntold" })
    #expect(
      finding.what
        == "4 tickets have a status, which on this desk belongs to a \(words), and no column says to which")
    #expect(finding.did.hasSuffix("write use: statusScope there"))
  }

  @Test func whereThereIsOneSetNothingIsSaid() throws {
    #expect(!(try read("zendesk", ["ticketID", "container", "status", "extra"]).codes().contains("statusScopeUntold")))
    #expect(!(try read("hubspot", ["ticketID", "extra", "subject", "extra"]).codes().contains("statusScopeUntold")))
  }

  private func draft(_ desk: String?, _ text: String) throws -> ColumnMapText.Table {
    var skipped: [String] = []
    return try #require(
      try ColumnMapDraft(desk.map { DeskCard(id: $0, name: $0) }).draft(MemoryInput("t.csv", text), skipped: &skipped)
        .tables.first)
  }

  @Test(
    "The number that people see is no id where the desk has another",
    arguments: [
      ("TicketNumber", "nable-msp", .number), ("DisplayId", "vivantio", .number),
      ("Display ID", "vivantio", .number), ("Ticket#", "zammad", .number), ("Ticketnummer", "zammad", .number),
      ("Ticket ID", "zammad", .ticketID),
      ("Ticketnummer", "hubspot", .ticketID), ("TicketNumber", nil, .ticketID),
    ] as [(String, String?, ColumnMapFile.Use)])
  func numbers(_ header: String, _ desk: String?, _ use: ColumnMapFile.Use) throws {
    var card = desk.map { DeskCard(id: $0, name: $0) }
    card?.numberIsID = desk == "hubspot"
    var skipped: [String] = []
    let text = "\(header),Subject,Status\n1001,a,Open\n1002,b,Closed\n1003,c,Open\n"
    let draft = try ColumnMapDraft(card).draft(MemoryInput("t.csv", text), skipped: &skipped)
    #expect(draft.tables.first?.columns.first?.use == use)
  }

  @Test(
    "Beside the number that people see the other column is the id, in whatever order they stand",
    arguments: [
      ("TicketId", "TicketNumber", "nable-msp"), ("Ticket Id", "Ticket Number", "nable-msp"),
      ("Id", "DisplayId", "vivantio"), ("ID", "Display ID", "vivantio"), ("ID", "Ticket#", "zammad"),
    ], [1, 2])
  func numberBesideID(_ headers: (String, String, String), _ rowsEach: Int) throws {
    var card = DeskCard(id: headers.2, name: headers.2)
    card.numberIsID = false
    for isFirst in [true, false] {
      let names = isFirst ? [headers.0, headers.1] : [headers.1, headers.0]
      let rows = (0..<6).map { row in
        let id = "0000000\(row / rowsEach)-0000-4000-8000-000000000000"
        let number = "\(1000 + row / rowsEach)"
        return (isFirst ? [id, number] : [number, id]).joined(separator: ",") + ",a,Open\n"
      }
      var skipped: [String] = []
      let text = names.joined(separator: ",") + ",Subject,Status\n" + rows.joined()
      let draft = try ColumnMapDraft(card).draft(MemoryInput("t.csv", text), skipped: &skipped)
      let columns = try #require(draft.tables.first?.columns)
      #expect(columns.first { $0.name == headers.0 }?.use == .ticketID)
      #expect(columns.first { $0.name == headers.1 }?.use == .number)
    }
  }

  @Test(
    "Header words of many languages propose it for the desks that have it",
    arguments: [
      "Ticket-ID,Betreff,Pipeline,Ticketstatus,Erstellt am\n1,a,Support,Neu,24.12.2025\n2,b,Returns,Neu,25.12.2025\n",
      "ID,Asunto,Canalización,Estado,Creado\n1,a,Support,Nuevo,24.12.2025\n2,b,Returns,Nuevo,25.12.2025\n",
      "ID,件名,パイプライン,ステータス,作成日\n1,a,Support,新規,2025-12-24\n2,b,Returns,新規,2025-12-25\n",
    ])
  func drafted(_ text: String) throws {
    let known = try draft("hubspot", text).columns[2]
    #expect(known.use == .statusScope)
    #expect(
      known.evidence.contains(
        "a status of HubSpot Service Hub belongs to a pipeline: one label in two of them is two statuses"))
    let other = try draft("zendesk", text).columns[2]
    #expect(other.use == .container && !other.isRequired)
    let unknown = try draft(nil, text).columns[2]
    #expect(unknown.use == nil && unknown.isRequired)
  }

  @Test func aDraftSaysWhereNoColumnTellsIt() throws {
    let text = "Ticket ID,Subject,Status,Type\n1,a,New,Incident\n2,b,New,Change\n"
    let hubspot = try draft("hubspot", text)
    #expect(
      hubspot.evidence.last
        == "a status of HubSpot Service Hub belongs to a pipeline, and no column seems to say to which:"
        + " write use: statusScope at the one that does")
    let vivantio = try draft("vivantio", text)
    #expect(vivantio.evidence.count == 1 && vivantio.columns[3].use == .type)
    #expect(vivantio.columns[3].evidence.last?.contains("belongs to a ticket type") == true)
    #expect(try draft(nil, text).evidence.count == 1)
  }
}

@Suite("Column maps: numbers")
struct ColumnMapNumberTests {
  @Test("Where the number people know is the id, either tells both", arguments: ["ticketID", "number"], [true, false])
  func numbers(_ use: String, _ isID: Bool) throws {
    let map = try ColumnMapFile(
      yaml: "deskferry: 1\ntables:\n  - columns:\n      - { column: Nr, use: \(use) }\n", file: "m.yaml")
    var card = DeskCard(id: "zendesk", name: "Zendesk")
    card.numberIsID = isID
    let sink = CollectingSink()
    try ColumnMapReader(map, card: card, options: ReadOptions(), sink: sink).read(MemoryInput("t.csv", "Nr,A\n7,x\n"))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.id == (isID || use == "ticketID" ? "7" : "number/7"))
    #expect(ticket.number == (isID || use == "number" ? "7" : nil))
    #expect(sink.codes().contains("idFromNumber") == (!isID && use == "number"))
  }
}
