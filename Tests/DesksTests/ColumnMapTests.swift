import DeskKit
import Formats
import Foundation
import JSONText
import StatusMapping
import TestKit
import Testing
import TicketModel

@Suite("Column maps: drafting")
struct ColumnMapDraftTests {
  static func draft(_ text: String, _ name: String = "t.csv") throws -> ColumnMapText.Table {
    var skipped: [String] = []
    let draft = try ColumnMapDraft().draft(MemoryInput(name, text), skipped: &skipped)
    return try #require(draft.tables.first)
  }

  private func use(_ table: ColumnMapText.Table, _ column: String) -> String? {
    table.columns.first { $0.name == column }.map { $0.use?.rawValue ?? "?" }
  }

  private func option(_ table: ColumnMapText.Table, _ column: String, _ key: String) -> String? {
    table.columns.first { $0.name == column }?.options.first { $0.key == key }?.value
  }

  @Test(arguments: [
    ("de", "Ticket-Nummer;Betreff;Status;Priorität;Erstellt am;Bearbeiter", "9;Hallo;Offen;Hoch;24.12.2025 09:15;Omar"),
    ("fr", "Numéro de ticket;Sujet;Statut;Priorité;Date de création;Assigné à", "9;Salut;Ouvert;Haute;24/12/2025;Omar"),
    (
      "es", "Número de ticket;Asunto;Estado;Prioridad;Fecha de creación;Asignado a",
      "9;Hola;Abierto;Alta;24/12/2025;Omar"
    ),
    ("ja", "ID;件名;ステータス;優先度;作成日;担当者", "9;こんにちは;新規;高;2025年12月24日;鈴木"),
    ("pt-BR", "Número;Assunto;Status;Prioridade;Criado em;Agente", "9;Olá;Aberto;Alta;24/12/2025;Omar"),
  ])
  func headersOfManyLanguages(_ language: String, _ header: String, _ row: String) throws {
    let second = row.replacing("9;", with: "10;").replacing("24", with: "03")
    let table = try Self.draft("\(header)\n\(row)\n\(second)\n")
    #expect(table.language == language)
    #expect(
      table.columns.map { $0.use?.rawValue ?? "?" } == [
        "ticketID", "subject", "status", "priority", "created", "assigneeName",
      ])
    #expect(table.columns.allSatisfy { !$0.evidence.isEmpty })
  }

  @Test func aDayAboveTwelveTellsTheOrderAndIsTheEvidence() throws {
    let table = try Self.draft("ID,Created\n1,03/04/2025 10:00\n2,24/04/2025 11:00\n")
    #expect(option(table, "Created", "format") == "DD/MM/YYYY hh:mm")
    #expect(
      table.columns[1].evidence.contains(
        "format: 1 of 2 values, such as 24/04/2025 11:00, cannot be MM/DD/YYYY hh:mm"))
  }

  @Test func datesThatCouldBeBothStayOpen() throws {
    let rows = (1...12).map { "\($0),03/0\($0 % 9 + 1)/2025" }.joined(separator: "\n")
    let table = try Self.draft("ID,Created\n\(rows)\n")
    #expect(use(table, "Created") == "created")
    #expect(option(table, "Created", "format") == "?")
    #expect(table.columns[1].choices == ["DD/MM/YYYY", "MM/DD/YYYY"])
  }

  @Test func aColumnWrittenAlikeIsAWitness() throws {
    let table = try Self.draft("ID,Created,Updated\n1,03/04/2025,24/04/2025\n2,05/04/2025,06/04/2025\n")
    #expect(option(table, "Created", "format") == "DD/MM/YYYY")
    #expect(
      table.columns[1].evidence.last == "as in \"Updated\", which is written alike and can be read in one way only")
  }

  @Test(arguments: [
    ("2025-12-24T09:15:00Z", ["iso"]), ("24. Dezember 2025 09:15", ["DD. MMM YYYY hh:mm"]),
    ("14/Jul/25 3:42 PM", ["DD/MMM/YY hh:mm a"]), ("Dec 24, 2025", ["MMM DD, YYYY"]),
    ("Mi., 24.12.2025, 09:15 Uhr", ["EEE, DD.MM.YYYY, hh:mm 'Uhr'"]), ("2025年12月24日 午後3:05", ["YYYY年MM月DD日 ahh:mm"]),
    ("24/12/2025 09:15:03 +0200", ["DD/MM/YYYY hh:mm:ss Z"]), ("12.5", []), ("hello", []), ("99/99/2025", []),
    ("1 de enero de 2025", ["DD 'de' MMM 'de' YYYY"]),
  ])
  func formatsOfOneTime(_ text: String, _ formats: [String]) {
    #expect(ColumnTimeGuess.formats(of: text, language: nil) == formats)
  }

  @Test func formatsReadWhatTheySay() throws {
    let format = try #require(ColumnTimeFormat("DD.MM.YYYY hh:mm a"))
    #expect(format.read("3.4.2025 12:05 am", zone: .gmt)?.text == "2025-04-03T00:05:00Z")
    #expect(format.read("31.02.2025 01:00 pm", zone: .gmt) == nil)
    #expect(format.read("3.4.2025 13:05 pm", zone: .gmt) == nil)
    #expect(ColumnTimeFormat("DD. MMMM YYYY", language: "de")?.read("3. März 2025", zone: .gmt)?.text == "2025-03-03")
    #expect(ColumnTimeFormat("YYYY-MM") == nil && ColumnTimeFormat("whenever") == nil)
    #expect(ColumnTimeFormat("epoch")?.read("1766567700", zone: nil)?.text == "2025-12-24T09:15:00Z")
  }

  @Test func severalColumnsLikeAnIDAreAsked() throws {
    let table = try Self.draft("Gespräch,Schlüssel,Betreff\n17,K-1,a\n18,K-2,b\n")
    #expect(table.columns.map(\.isRequired) == [true, true, false])
    let one = try Self.draft("Xyzzy,Betreff,Text\n17,a,hallo\n18,b,ja\n")
    #expect(use(one, "Xyzzy") == "ticketID")
  }

  @Test func theLastWordOfAHeaderSaysWhat() throws {
    let table = try Self.draft(
      "Issue key,Issue id,Assignee Id,Requester E-mail,Assignee Name,Description\nK-1,10,x7,a@example.com,Ann,\nK-2,11,x8,b@example.com,Bo,\n"
    )
    #expect(
      table.columns.map { $0.use?.rawValue ?? "?" } == [
        "number", "ticketID", "assigneeID", "requesterAddress", "assigneeName", "description",
      ])
  }

  @Test func packedCommentsAreSeen() throws {
    let table = try Self.draft(
      "ID,Comment,Comment\n1,14/Jul/25 3:42 PM;u1;Hi; you,\n2,15/Jul/25 9:00 AM;u2;Ok,15/Jul/25 9:01 AM;u1;Bye\n")
    #expect(table.columns.map(\.name) == ["ID", "Comment", "Comment~3"])
    #expect(table.columns.dropFirst().allSatisfy { $0.use == .comments })
    #expect(option(table, "Comment", "entry") == "{time};{author};{text}")
    #expect(option(table, "Comment", "format") == "DD/MMM/YY hh:mm a")
  }

  @Test func twoRowsOfHeadersAndNone() throws {
    let two = try Self.draft(
      "Ticket Id,Subject,Created Time,Status\nid,subject,createdTime,status\n12,Hi,2025-01-02 10:00:00,Open\n")
    #expect(two.headerRows == 2 && two.columns.map(\.name) == ["id", "subject", "createdTime", "status"])
    #expect(two.columns.map { $0.use?.rawValue ?? "?" } == ["ticketID", "subject", "created", "status"])
    let none = try Self.draft("17123,Hello,ann@example.com\n17124,World,bo@example.com\n")
    #expect(none.headerRows == 0 && none.columns.map(\.name) == ["column 1", "column 2", "column 3"])
  }

  @Test func tablesOfOtherThingsAreNoTickets() throws {
    let text = "Id,Account Name,Fax\n17123,Hafen,1\n17124,Nord,2\n"
    let table = try Self.draft(text)
    #expect(table.rows == nil)
    var skipped: [String] = []
    let input = MemoryInput("accounts.csv", text)
    let map = try ColumnMapFile(yaml: ColumnMapDraft().draft(input, skipped: &skipped).yaml, file: "m.yaml")
    let blocked = #expect(throws: ColumnMapBlocked.self) { try ColumnMapCheck.run(map, input) }
    #expect(
      blocked?.description.hasSuffix(
        "what a row of accounts.csv is, is open; its columns are \"Id\", \"Account Name\", \"Fax\"."
          + " Write rows: tickets, messages, people or ignore.") == true)
  }

  @Test func countsAreNotComments() throws {
    let table = try Self.draft("ID,Subject,Comments\n1,a,5\n2,b,0\n")
    #expect(use(table, "Comments") == "field")
  }

  @Test func numbersWithADecimalComma() throws {
    let clear = try Self.draft("ID;Aufwand Netto\n1;3,75\n2;0,5\n")
    #expect(option(clear, "Aufwand Netto", "decimal") == ",")
    let doubtful = try Self.draft("ID;Aufwand Netto\n1;1,234\n2;2,500\n")
    #expect(use(doubtful, "Aufwand Netto") == "field" && option(doubtful, "Aufwand Netto", "decimal") == nil)
  }

  @Test("Zeros among times stand for none; what cannot be read is asked for")
  func zeroTimes() throws {
    func created(_ values: String...) throws -> ColumnMapText.Column {
      let rows = values.enumerated().map { "\($0),s,\($1)\n" }.joined()
      return try #require(try Self.draft("ID,Subject,Created\n" + rows).columns.last)
    }
    let mySQL = try created("2024-01-02 03:04:05", "0000-00-00 00:00:00", "01/01/0001")
    #expect(mySQL.use == .created && mySQL.options.map(\.value) == ["iso"])
    let epoch = try created("1704164645", "0", "1704264645")
    #expect(epoch.use == .created && epoch.options.map(\.value) == ["epoch"])
    let mixed = try created("2024-01-02 03:04:05", "31/31/2024", "")
    #expect(mixed.use == nil && mixed.isRequired)
    let odd = try created("1704164645", "17", "18")
    #expect(odd.use == nil && odd.isRequired)
    let none = try created("0000-00-00", "-", "")
    #expect(none.use == .extra && !none.isRequired)
    let words = try created("yes", "no", "perhaps so")
    #expect(words.use == nil && !words.isRequired)
  }

  @Test("Who may see a message is asked, with the words of the column", arguments: ["Privat", "Sichtbarkeit"])
  func visibility(_ header: String) throws {
    let table = try Self.draft(
      "Ticketnummer;Betreff;Nachricht;\(header)\n1;a;x;ja\n1;a;y;nein\n2;b;z;ja\n")
    let column = try #require(table.columns.last)
    #expect(column.use == nil && column.isRequired)
    #expect(column.evidence.contains { $0.hasSuffix("internal: [ … ]; they are ja, nein") })
    // A ticket has no readers of its own.
    let tickets = try Self.draft("Ticketnummer;Betreff;Erstellt am;\(header)\n1;a;24.12.2025;ja\n2;b;25.12.2025;ja\n")
    #expect(tickets.columns.last?.isRequired == false)
  }

  @Test("A customer is a person or a company: asked, unless the values or the rows tell")
  func customers() throws {
    func customer(_ text: String) throws -> ColumnMapText.Column {
      try #require(try Self.draft(text).columns.first { $0.name == "Customer" })
    }
    let named = try customer("Ticket ID,Subject,Customer\n1,a,ACME Ltd\n2,b,Foo GmbH\n")
    #expect(named.use == nil && named.isRequired)
    #expect(named.evidence.last?.hasSuffix("write use: requesterName or organization") == true)
    let address = try customer("Ticket ID,Subject,Customer\n1,a,Ann <ann@example.com>\n2,b,bo@example.com\n")
    #expect(address.use == .requesterAddress)
    let author = try customer("Ticket ID,Subject,Customer,Message\n1,a,Ann,x\n1,a,Bo,y\n2,b,Bo,z\n")
    #expect(author.use == .messageAuthorName)
  }

  @Test func aGuessedEncodingIsSaid() throws {
    var skipped: [String] = []
    let bytes = Array("Ticket ID,Subject\n1,".utf8) + [0xCD, 0xEE, 0xE2] + Array("\n2,b\n".utf8)
    let draft = try ColumnMapDraft().draft(MemoryInput([("t.csv", nil, bytes)]), skipped: &skipped)
    #expect(draft.tables.first?.evidence.contains { $0.hasSuffix("draft again with --encoding NAME") } == true)
  }

  @Test func whatChangesFromRowToRowIsTheMessages() throws {
    let table = try Self.draft(
      "Ticketnummer;Betreff;Kunde;Erstellt am;Nachricht\n1;a;Ines;24.12.2025;x\n1;a;Kim;25.12.2025;y\n2;b;Ola;26.12.2025;z\n"
    )
    #expect(table.rows == .messages)
    #expect(
      table.columns.map { $0.use?.rawValue ?? "?" } == [
        "ticketID", "subject", "messageAuthorName", "messageCreated", "message",
      ])
  }

  @Test func aDraftIsAColumnMapWhateverItsHeadersHold() throws {
    let text = "ID,\"a: \"\"b\"\" # c\",\u{202E}x,no,?\n1,v,w,x,y\n2,v,w,x,z\n"
    var skipped: [String] = []
    let draft = try ColumnMapDraft().draft(MemoryInput("odd \"name\".csv", text), skipped: &skipped)
    let map = try ColumnMapFile(yaml: draft.yaml, file: "m.yaml")
    #expect(map.tables[0].columns.map(\.name) == ["ID", "a: \"b\" # c", "\u{202E}x", "no", "?"])
    #expect(map.tables[0].file == "odd \"name\".csv")
  }
}

@Suite("Column maps: reading")
struct ColumnMapReaderTests {
  private func read(
    _ yaml: String, _ documents: [(String, String)], desk: String = "zendesk", zone: String? = "Europe/Berlin"
  ) throws -> CollectingSink {
    let map = try ColumnMapFile(yaml: "deskferry: 1\n" + yaml, file: "m.yaml")
    let input = MemoryInput(documents.map { ($0.0, nil, Array($0.1.utf8)) })
    try ColumnMapCheck.run(map, input)
    let sink = CollectingSink()
    try ColumnMapReader(map, card: DeskCard(id: desk, name: desk), options: ReadOptions(timeZone: zone), sink: sink)
      .read(input)
    return sink
  }

  private func tickets(_ columns: String) -> String {
    "tables:\n  - columns:\n" + columns.split(separator: "\n").map { "      - { \($0) }\n" }.joined()
  }

  static let german = """
    Nr;Betreff;Status;Erstellt;Kunde;Mail;Bearbeiter;Gruppe;Text;Aufwand;Tags;Rest
    1;Drucker;Offen;24.12.2025 09:15;Ines;Ines@example.com;Omar;Technik;"Er druckt
    nicht";3,75;a,b;r
    2;VPN;open;bald;Kim;;Greta;Technik;;1.234,5;a;
    """

  @Test func aTicketByTheMap() throws {
    let sink = try read(
      tickets(
        """
        column: Nr, use: ticketID
        column: Betreff, use: subject
        column: Status, use: status
        column: Erstellt, use: created, format: DD.MM.YYYY hh:mm
        column: Kunde, use: requesterName
        column: Mail, use: requesterAddress
        column: Bearbeiter, use: assigneeName
        column: Gruppe, use: group
        column: Text, use: description
        column: Aufwand, use: field, decimal: ","
        column: Tags, use: tags, separator: ","
        column: Rest, use: ?
        """), [("t.csv", Self.german)])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.key == "zendesk:ticket:1" && ticket.subject == "Drucker")
    // 09:15 in Berlin.
    #expect(ticket.createdAt == "2025-12-24T08:15:00Z")
    #expect(ticket.requester == "zendesk:person:mail/ines@example.com")
    #expect(ticket.assignee == nil && ticket.extras["Bearbeiter"] == "Omar")
    #expect(ticket.group == "zendesk:group:name/Technik")
    #expect(ticket.messages.map(\.body.text) == ["Er druckt\nnicht"])
    #expect(ticket.messages.first?.kind == .description)
    #expect(ticket.fields["Aufwand"] == .number("3.75") && ticket.extras["Aufwand"] == "3,75")
    #expect(ticket.tags == ["a", "b"] && ticket.extras["Tags"] == "a,b")
    #expect(ticket.extras["Rest"] == "r")
    let second = sink.tickets[1]
    #expect(second.createdAt == nil && second.extras["Erstellt"] == "bald")
    #expect(second.fields["Aufwand"] == .number("1234.5"))
    #expect(second.requester == nil && second.requesterText == "Kim")
    #expect(sink.records(.people).count == 1)
    // The desk's own word has its category, a word of another language has none until somebody says so.
    #expect(sink.tickets.map(\.status?.category) == [.unknown, .open])
    #expect(sink.codes().isSuperset(of: ["unknownStatus", "timeNotAsTheMapSays"]))
    #expect(sink.leaves["t.csv"]?.total == 21)
  }

  @Test func categoriesWrittenInTheMapCount() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: Status, use: status, categories: { Offen: open, Parkt: hold }"),
      [("t.csv", "Nr,Status\n1,Offen\n2,Parkt\n3,Anders\n")])
    #expect(sink.tickets.map(\.status?.category) == [.open, .hold, .unknown])
    #expect(sink.records(.statuses).map { $0.text("categoryFrom") } == ["unknown", "mapping", "mapping"])
  }

  @Test func decimalCommasWithoutAWordStayTextAndAreSaid() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: Preis, use: field"), [("t.csv", "Nr;Preis\n1;3,75\n2;19\n")])
    #expect(sink.tickets.map { $0.fields["Preis"] } == ["3,75", "19"])
    let finding = try #require(sink.findings.first { $0.code == "decimalComma" })
    #expect(finding.what == "1 cells of \"Preis\" look like numbers with a decimal comma, such as 3,75")
  }

  @Test func severalRowsATicketAreItsMessages() throws {
    let yaml = """
      tables:
        - rows: messages
          columns:
            - { column: Ticket, use: ticketID }
            - { column: Betreff, use: subject }
            - { column: Wer, use: messageAuthorName }
            - { column: Wann, use: messageCreated, format: iso }
            - { column: Sicht, use: messageVisibility, public: [ ja ], internal: [ nein ] }
            - { column: Was, use: message }
      """
    let text = """
      Ticket,Betreff,Wer,Wann,Sicht,Was,Rest
      7,Hallo,Ines,2025-01-01T10:00:00Z,ja,eins,r1
      7,Hallo,Omar,2025-01-01T11:00:00Z,nein,zwei,r2
      8,Anders,Kim,2025-01-02T10:00:00Z,?,drei,
      """
    let sink = try read(yaml, [("m.csv", text)])
    #expect(sink.tickets.map(\.id) == ["7", "7", "8"])
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.body.text) == ["eins", "zwei", "drei"])
    #expect(messages.map(\.visibility) == [.public, .internal, .unknown])
    #expect(messages.map(\.authorText) == ["Ines", "Omar", "Kim"])
    #expect(messages.map { $0.extras["Rest"] } == ["r1", "r2", nil])
    #expect(Set(messages.map(\.key)).count == 3)
    #expect(sink.completeness.map(\.read) == [2, 3])
  }

  @Test func packedCommentsAreCutAsTheMapSays() throws {
    let sink = try read(
      tickets(
        """
        column: Nr, use: ticketID
        column: Verlauf, use: comments, separator: "|", entry: "{time};{author};{text}", format: DD.MM.YYYY hh:mm
        """),
      [("t.csv", "Nr,Verlauf\n1,24.12.2025 10:00;Omar;hallo; du | ohne Form\n")])
    let messages = try #require(sink.tickets.first).messages
    #expect(messages.map(\.body.text) == ["hallo; du", "ohne Form"])
    #expect(messages[0].authorText == "Omar" && messages[0].createdAt == "2025-12-24T09:00:00Z")
    #expect(sink.tickets[0].extras["Verlauf"] != nil)
  }

  @Test(
    "Columns that the map leaves open are told",
    arguments: [
      ("?", "?", "leaves open what \"Am\", \"Wer\" hold; no other column says when a ticket was created or who asked"),
      ("?", "requesterName", "leaves open what \"Am\" hold; no other column says when a ticket was created"),
      ("created, format: iso", "?", "leaves open what \"Wer\" hold; no other column says who asked"),
      ("extra", "extra", nil),
    ])
  func openColumnsAreTold(_ time: String, _ person: String, _ what: String?) throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: Am, use: \(time)\ncolumn: Wer, use: \(person)"),
      [("t.csv", "Nr,Am,Wer\n1,2025-12-24T10:00:00Z,Ines\n")])
    let findings = sink.findings.filter { $0.code == "columnsOpen" }
    #expect(findings.map(\.what) == (what.map { ["the column map " + $0] } ?? []))
    #expect(findings.allSatisfy { $0.severity == .warning })
    #expect(sink.leaves["t.csv"]?.total == 3)
  }

  @Test func openQuestionsBlockWithColumnAndValues() throws {
    let yaml = tickets(
      """
      column: Nr, use: ticketID
      column: Erstellt, use: created, format: "?", choices: [ DD/MM/YYYY, MM/DD/YYYY ]
      column: Mehr, use: ?, required: true
      """)
    let blocked = #expect(throws: ColumnMapBlocked.self) {
      try read(yaml, [("t.csv", "Nr,Erstellt,Mehr\n1,03/04/2025,x\n2,05/06/2025,y\n")])
    }
    #expect(
      blocked?.questions == [
        "m.yaml:5:51: how the column \"Erstellt\" of t.csv writes its times is open; it holds, for example, "
          + "03/04/2025 · 05/06/2025. Write format: \"DD/MM/YYYY\" or format: \"MM/DD/YYYY\".",
        "m.yaml:6:9: the column \"Mehr\" of t.csv is open and must be decided; it holds, for example, x · y. "
          + "Write what it is in `use`, or use: extra to keep it as it is.",
      ])
  }

  @Test func withoutAnIDNothingIsRead() throws {
    let blocked = #expect(throws: ColumnMapBlocked.self) {
      try read(tickets("column: A, use: subject\ncolumn: B, use: ?"), [("t.csv", "A,B\nx,1\n")])
    }
    #expect(
      blocked?.description
        == "m.yaml:3:5: no column of t.csv says which ticket a row is about. Open are \"B\" (1). "
        + "Write use: ticketID or number at the one that does.")
  }

  @Test func mistakesNameTheirPlace() throws {
    func message(_ yaml: String, _ text: String = "Nr,A\n1,x\n") -> String? {
      #expect(throws: MappingError.self) { try read(yaml, [("t.csv", text)]) }?.description
    }
    #expect(
      message(tickets("column: Nr, use: ticketId"))?.hasPrefix(
        "m.yaml:4:28: `use` cannot be `ticketId`; did you mean `ticketID`?") == true)
    #expect(
      message(tickets("column: Nummer, use: ticketID"))
        == "m.yaml:4:9: t.csv has no column `Nummer`; its columns are `Nr`, `A`")
    #expect(
      message(tickets("column: Nr, use: ticketID\ncolumn: A, use: created"))
        == "m.yaml:5:9: `A` holds times, so it needs `format`; write iso, or for example DD.MM.YYYY hh:mm")
    #expect(
      message(tickets("column: Nr, use: ticketID\ncolumn: A, use: created, format: dd.mm.yy"))?.hasPrefix(
        "m.yaml:5:44: `dd.mm.yy` is no format of times") == true)
    #expect(
      message(tickets("column: Nr, use: ticketID\ncolumn: A, use: ticketID"))
        == "m.yaml:5:9: `Nr` and `A` are both `ticketID`; keep it at one of them")
    #expect(
      message(tickets("column: Nr, use: ticketID\ncolumn: A, use: comments, entry: \"{time};{text}\""))
        == "m.yaml:5:9: `A` holds times, so it needs `format`; write iso, or for example DD.MM.YYYY hh:mm")
    #expect(message("tables: []") == "m.yaml:1:1: `tables` is empty; list the export's tables")
  }

  @Test(
    "A status is told by the desk's very word, or by its id",
    arguments: [
      ("zoho-desk", "Open", StatusCategory.open), ("zoho-desk", "open", .unknown), ("zoho-desk", "Open ", .unknown),
      ("zendesk", "open", .open), ("zendesk", "OPEN", .unknown), ("hubspot", "1", .unknown),
    ])
  func exactWords(_ desk: String, _ label: String, _ category: StatusCategory) throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: S, use: status"), [("t.csv", "Nr,S\n1,\(label)\n")], desk: desk)
    #expect(sink.tickets.map(\.status?.label) == [label])
    #expect(sink.tickets.map(\.status?.category) == [category])
  }

  @Test("Tickets are counted, not their rows, wherever these stand")
  func countsOfTickets() throws {
    let yaml = """
      tables:
        - rows: messages
          columns:
            - { column: Nr, use: ticketID }
            - { column: S, use: status }
            - { column: Was, use: message, visibility: public }
      """
    let sink = try read(yaml, [("m.csv", "Nr,S,Was\n1,Zu,a\n1,Zu,b\n2,Zu,c\n1,Zu,d\n1,Auf,e\n")])
    let findings = sink.findings.filter { $0.code == "unknownStatus" }.map(\.what)
    #expect(findings == ["nothing tells the category of the status \"Zu\" (used 2 times)"])
    #expect(sink.completeness.map(\.read) == [2, 5])
    #expect(sink.records(.statuses).compactMap { $0.text("label") } == ["Zu"])
  }

  @Test("What the words for who may see a message mean must be said")
  func visibilityWords() throws {
    func yaml(_ words: String) -> String {
      """
      tables:
        - rows: messages
          columns:
            - { column: Nr, use: ticketID }
            - { column: Was, use: message }
            - { column: Privat, use: messageVisibility\(words) }
      """
    }
    let text = "Nr,Was,Privat\n1,a,ja\n1,b,nein\n1,c,vielleicht\n1,d,\n"
    let blocked = #expect(throws: ColumnMapBlocked.self) { try read(yaml(""), [("m.csv", text)]) }
    #expect(
      blocked?.description
        == "m.yaml:7:9: which words of the column \"Privat\" of m.csv mean public, and which internal, is open; it holds, "
        + "for example, ja · nein · vielleicht. Write them in public: [ … ] and internal: [ … ], or use: extra.")
    let sink = try read(yaml(", public: [ nein ], internal: [ ja ]"), [("m.csv", text)])
    #expect(sink.tickets.flatMap(\.messages).map(\.visibility) == [.internal, .public, .unknown, .unknown])
    #expect(
      sink.findings.first { $0.code == "visibilityWordUnknown" }?.what
        == "1 cells of \"Privat\" are neither a public nor an internal word of the column map: \"vielleicht\"")
    let unknown = try #require(sink.findings.first { $0.code == "visibilityUnknown" })
    #expect(unknown.what.hasPrefix("2 messages say neither public nor internal"))
  }

  @Test("Equal rows of messages are as many messages, and what only agents see is none that customers see")
  func equalMessages() throws {
    let yaml = """
      tables:
        - rows: messages
          columns:
            - { column: Nr, use: ticketID }
            - { column: Was, use: message }
            - { column: Privat, use: messageVisibility, public: [ nein ], internal: [ ja ] }
      """
    let text = "Nr,Was,Privat\n1,ok,nein\n1,ok,nein\n1,ok,ja\n2,ok,ja\n"
    let keys = try [text, text].map { text in
      try read(yaml, [("m.csv", text)]).tickets.flatMap(\.messages).map(\.key)
    }
    #expect(Set(keys[0]).count == 4 && keys[0] == keys[1])
  }

  @Test("The messages of a ticket's row that comes again are the same")
  func rowsOfOneTicket() throws {
    let yaml = tickets("column: Nr, use: ticketID\ncolumn: Tag, use: extra\ncolumn: Was, use: message")
    let sink = try read(yaml, [("t.csv", "Nr,Tag,Was\n1,a,ok\n1,b,ok\n")])
    #expect(Set(sink.tickets.flatMap(\.messages).map(\.key)).count == 1)
  }

  @Test func zeroTimesAreAbsentAndNoSurprise() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: Zu, use: closed, format: DD.MM.YYYY"),
      [("t.csv", "Nr;Zu\n1;24.12.2025\n2;00.00.0000\n3;01.01.0001\n4;0\n")])
    #expect(sink.tickets.map(\.closedAt) == ["2025-12-24", nil, nil, nil])
    #expect(sink.tickets.map { $0.extras["Zu"] } == ["24.12.2025", "00.00.0000", "01.01.0001", "0"])
    #expect(!sink.codes().contains("timeNotAsTheMapSays"))
  }

  @Test("A row with a message's id, author, time or file is a message, with a text or without")
  func messagesWithoutText() throws {
    let yaml = """
      tables:
        - rows: messages
          columns:
            - { column: Nr, use: ticketID }
            - { column: Id, use: messageID }
            - { column: Was, use: message, visibility: public }
            - { column: Wer, use: messageAuthorName }
            - { column: Datei, use: messageAttachments, separator: "|" }
      """
    let text = "Nr,Id,Was,Wer,Datei\n1,m1,hallo,,\n1,m2,,,a.pdf|b.pdf\n1,,,Ann,\n1,,,,c.pdf\n1,,,,d.pdf\n2,,,,\n"
    let sink = try read(yaml, [("m.csv", text)])
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.id) == ["m1", "m2", nil, nil, nil])
    #expect(messages.map(\.body.text) == ["hallo", nil, nil, nil, nil])
    #expect(messages.map { $0.attachments.map(\.name) } == [[], ["a.pdf", "b.pdf"], [], ["c.pdf"], ["d.pdf"]])
    #expect(messages[2].authorText == "Ann")
    #expect(Set(messages.map(\.key)).count == 5)
    #expect(!sink.codes().contains("furtherRows"))
  }

  @Test func aMessagesCellsStayWhereThereIsNoMessage() throws {
    let sink = try read(
      tickets(
        "column: Nr, use: ticketID\ncolumn: Id, use: messageID\ncolumn: Wer, use: messageAuthorName\ncolumn: Was, use: message"
      ), [("t.csv", "Nr,Id,Wer,Was\n1,m1,Ann,\n")])
    #expect(sink.tickets.first?.messages.isEmpty == true)
    #expect(sink.tickets.first?.extras["Id"] == "m1" && sink.tickets.first?.extras["Wer"] == "Ann")
  }

  @Test func namesStandBesideAddressesAndAreNone() throws {
    let sink = try read(
      tickets(
        """
        column: Nr, use: ticketID
        column: Kunde, use: requesterAddress
        column: Wer, use: assigneeAddress
        column: Cc, use: cc, separator: ","
        """),
      [("t.csv", "Nr;Kunde;Wer;Cc\n1;Ines <ines@example.com>;System;Eva X <eva@example.com>, bo@example.com\n")])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.requester == "zendesk:person:mail/ines@example.com" && ticket.requesterText == "Ines")
    #expect(ticket.assignee == nil && ticket.extras["Wer"] == "System")
    #expect(ticket.cc.map(\.address) == ["eva@example.com", "bo@example.com"])
    #expect(ticket.cc.map(\.name) == ["Eva X", nil])
    #expect(ticket.extras["Kunde"] != nil && ticket.extras["Cc"] != nil)
    #expect(sink.records(.people).map { $0.text("name") } == ["Ines"])
  }

  @Test("Who is known by an address in a table of people is that person", arguments: [["a", "z"], ["z", "a"]])
  func peopleByAddress(_ names: [String]) throws {
    let yaml = """
      tables:
        - file: \(names[0]).csv
          rows: people
          columns: [ { column: Id, use: requesterID }, { column: Mail, use: requesterAddress } ]
        - file: \(names[1]).csv
          columns: [ { column: Nr, use: ticketID }, { column: Von, use: requesterAddress } ]
      """
    let people = "Id,Mail\n7,Ann@example.com\n8,two@example.com\n9,two@example.com\n"
    let rows = "Nr,Von\n1,ann@example.com\n2,two@example.com\n"
    let files = [("\(names[0]).csv", people), ("\(names[1]).csv", rows)].sorted { $0.0 < $1.0 }
    let sink = try read(yaml, files)
    #expect(sink.tickets.map(\.requester) == ["zendesk:person:7", "zendesk:person:mail/two@example.com"])
  }

  @Test func idsThatASpreadsheetRoundedAreRefused() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: Wer, use: assigneeID"),
      [("t.csv", "Nr,Wer\n4.09229E+11,1\n4.09229E+11,2\n409229446355,\"5,1E+17\"\n12E5,3\n")])
    #expect(sink.tickets.map(\.id) == ["409229446355", "12E5"])
    #expect(sink.records(.other("rows")).count == 2)
    #expect(sink.tickets.first?.assignee == nil && sink.tickets.first?.extras["Wer"] == "5,1E+17")
    let lost = sink.findings.filter { $0.code == "idLostDigits" }
    #expect(lost.map(\.severity) == [.error, .error, .error])
    #expect(lost.last?.what == "1 ids were rounded by a spreadsheet, such as 5,1E+17")
  }

  @Test func severalColumnsOfTagsAndFiles() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: T, use: tags\ncolumn: T~3, use: tags\ncolumn: F, use: attachments"),
      [("t.csv", "Nr,T,T,F\n1,a,b,x.pdf\n")])
    #expect(sink.tickets.first?.tags == ["a", "b"] && sink.tickets.first?.extras.isEmpty == true)
  }

  @Test func furtherRowsOfATicketLoseNothing() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: A, use: subject"), [("t.csv", "Nr,A,B\n1,x,p\n1,x,q\n1,x,q\n")])
    #expect(sink.tickets.count == 1)
    #expect(sink.records(.other("furtherRows")).count == 1)
    #expect(
      sink.leaves["t.csv"]
        == {
          var c = LeafCount(); c.mapped = 7; c.kept = 2; return c
        }())
    #expect(sink.codes().contains("furtherRows"))
  }

  @Test func peopleInATableOfTheirOwnAndFilesWithoutATable() throws {
    let yaml = """
      tables:
        - file: "kontakte*.csv"
          rows: people
          columns:
            - { column: Id, use: requesterID }
            - { column: Vorname, use: requesterFirstName }
            - { column: Nachname, use: requesterLastName }
            - { column: Mail, use: requesterAddress }
            - { column: Firma, use: organization }
      """
    let sink = try read(
      yaml,
      [
        ("kontakte_1.csv", "Id,Vorname,Nachname,Mail,Firma\n5,Ines,Duarte,ines@example.com,Hafen\n,Ohne,Alles,,\n"),
        ("mehr.csv", "A,B\n1,2\n"),
      ])
    let person = try #require(sink.records(.people).first.map(Person.init(json:)))
    #expect(person.id == "5" && person.name == "Ines Duarte" && person.address == "ines@example.com")
    #expect(person.organization == "zendesk:organization:name/Hafen")
    #expect(sink.codes().isSuperset(of: ["unreadableRecord", "noTableInMap"]))
    // A record that is not read, as in a desk's own forms.
    #expect(sink.findings.first { $0.code == "unreadableRecord" }?.severity == .error)
    #expect(sink.findings.first { $0.code == "noTableInMap" }?.severity == .error)
    #expect(sink.records(.other("rows")).count == 2)
  }

  @Test func rowsLongerThanTheHeaderLoseNothing() throws {
    let sink = try read(
      tickets("column: Nr, use: ticketID\ncolumn: column 3, use: field"), [("t.csv", "Nr,A\n1,x,y,z\n2,x\n")])
    #expect(sink.tickets[0].fields["column 3"] == "y" && sink.tickets[0].extras["column 4"] == "z")
    #expect(sink.leaves["t.csv"]?.total == 6)
  }

  @Test func anEmptyTableIsZeroTickets() throws {
    #expect(try read(tickets("column: Nr, use: ticketID"), [("t.csv", "Nr,A\n")]).tickets.isEmpty)
    #expect(try read(tickets("column: Nr, use: ticketID"), [("t.csv", "")]).tickets.isEmpty)
  }

  @Test func aTornTableGivesWhatWasWhole() throws {
    let sink = try read(tickets("column: Nr, use: ticketID"), [("t.csv", "Nr,A\n1,x\n2,\"y\n")])
    #expect(sink.tickets.map(\.id) == ["1"])
    #expect(sink.codes().contains("tornFile"))
    #expect(sink.completeness.first?.state == "partial")
  }
}
