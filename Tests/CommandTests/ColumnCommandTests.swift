import Foundation
import Testing

/// `read --draft-columns` and `read --columns`, as a person would use them.
@Suite("Column maps on the command line")
struct ColumnCommandTests {
  private static let french = """
    Numéro de ticket;Sujet;Statut;Date de création
    T-1;Imprimante;Ouvert;03/04/2025
    T-2;Facture;Fermé;05/06/2025

    """

  @Test(
    "Draft, be asked, decide, read; for a desk without a CSV form of its own too", arguments: ["vivantio", "zendesk"])
  func journey(_ desk: String) throws {
    try Scratch.with { folder in
      let csv = folder.appendingPathComponent("billets.csv")
      try Data(Self.french.utf8).write(to: csv)
      let draft = try CommandRunner.run("read", "--draft-columns", "m.yaml", "billets.csv", in: folder)
      #expect(draft.exit == 0, "\(draft.error)")
      #expect(draft.out.contains("1 column must be decided"))
      let asked = try CommandRunner.run(
        "read", "--columns", "m.yaml", "billets.csv", "--desk", desk, "-o", "a.bag", in: folder)
      #expect(asked.exit == 10)
      #expect(asked.error.contains("the column \"Date de création\" of billets.csv"))
      #expect(asked.error.contains("03/04/2025 · 05/06/2025"))
      let map = folder.appendingPathComponent("m.yaml")
      let text = try String(contentsOf: map, encoding: .utf8)
      try Data(text.replacingOccurrences(of: "format: \"?\"", with: "format: DD/MM/YYYY").utf8).write(to: map)
      let read = try CommandRunner.run(
        "read", "--columns", "m.yaml", "billets.csv", "--desk", desk, "-o", "a.bag", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      #expect(try CommandRunner.run("check", "a.bag", in: folder).exit == 0)
      let tickets = try String(
        contentsOf: folder.appendingPathComponent("a.bag/data/tickets.ndjson"), encoding: .utf8)
      #expect(tickets.contains("\"createdAt\":\"2025-04-03\""))
      let (status, told) = try FixtureTests.checkLeaves(folder.appendingPathComponent("a.bag"), csv)
      #expect(status == 0, "\(told)")
    }
  }

  @Test("A CSV in the encoding of its language is drafted and read once somebody names it")
  func namedEncoding() throws {
    try Scratch.with { folder in
      let text = "Номер;Тема;Статус\n7;Принтер;Новая\n8;Счёт;Закрыта\n"
      let bytes = try #require(text.data(using: .windowsCP1251))
      try bytes.write(to: folder.appendingPathComponent("ru.csv"))
      let unknown = try CommandRunner.run(
        "read", "--draft-columns", "m.yaml", "ru.csv", "--encoding", "cp-nothing", in: folder)
      #expect(unknown.exit == 2)
      #expect(unknown.error.contains("there is no encoding \"cp-nothing\""))
      let draft = try CommandRunner.run(
        "read", "--draft-columns", "m.yaml", "ru.csv", "--desk", "redmine", "--encoding", "windows-1251", in: folder)
      #expect(draft.exit == 0, "\(draft.error)")
      #expect(draft.out.contains("--desk redmine --encoding windows-1251 -o OUT.bag"))
      let read = try CommandRunner.run(
        "read", "--columns", "m.yaml", "ru.csv", "--encoding", "windows-1251", "-o", "a.bag", "--json", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      let statuses = try #require(try read.summary()["statuses"] as? [[String: Any]])
      #expect(statuses.compactMap { $0["label"] as? String }.sorted() == ["Закрыта", "Новая"])
      let findings = try #require(try read.object()["findings"] as? [[String: Any]])
      #expect(!findings.contains { $0["code"] as? String == "encoding" })
    }
  }

  @Test(
    "Of files read in a named encoding those that are UTF-8 stay it; what is no text is told", arguments: [false, true])
  func namedEncodingOfSomeFiles(_ isTorn: Bool) throws {
    try Scratch.with { folder in
      let export = folder.appendingPathComponent("in")
      try FileManager.default.createDirectory(at: export, withIntermediateDirectories: true)
      func table(_ subject: String, _ numbers: Range<Int>) -> String {
        "ID,Subject,Status,Requester,Created at\n"
          + numbers.map { "\($0),\(subject),Open,Ann,2024-01-01T00:00:00Z\n" }.joined()
      }
      var spreadsheet = try #require(table("Привет", 1..<5001).data(using: .shiftJIS))
      if isTorn { spreadsheet.append(contentsOf: Array("5001,".utf8) + [0x84]) } else { spreadsheet[60_000] = 0xFF }
      try spreadsheet.write(to: export.appendingPathComponent("a.csv"))
      try Data(table("Привет", 6001..<6003).utf8).write(to: export.appendingPathComponent("b.csv"))
      let read = try CommandRunner.run(
        "read", "in", "--desk", "zendesk", "--encoding", "shift_jis", "-o", "a.bag", "--json", in: folder)
      #expect(read.exit == (isTorn ? 3 : 0), "\(read.error)")
      let findings = try #require(try read.object()["findings"] as? [[String: Any]])
      let codes = Set(findings.compactMap { $0["code"] as? String })
      #expect(codes.isSuperset(of: ["alreadyUTF8", isTorn ? "torn" : "encoding"]), "\(codes)")
      let tickets = try String(
        contentsOf: folder.appendingPathComponent("a.bag/data/tickets.ndjson"), encoding: .utf8)
      #expect(tickets.components(separatedBy: "\"Привет\"").count - 1 >= 5001)
    }
  }

  @Test("A translated CSV read by a map is what the desk's reader makes of the same rows, pipelines too")
  func sameAsTheDesksReader() throws {
    try Scratch.with { folder in
      let rows = "1,a,Support,Neu,2024-01-02T03:04:00Z\n2,b,Returns,Neu,2024-01-02T03:05:00Z\n"
      let own = "Ticket ID,Ticket name,Pipeline,Ticket status,Create date\n"
      try Data((own + rows).utf8).write(to: folder.appendingPathComponent("own.csv"))
      let german = "Ticket-ID,Betreff,Pipeline,Status,Erstellungsdatum\n"
      try Data((german + rows).utf8).write(to: folder.appendingPathComponent("de.csv"))
      let draft = try CommandRunner.run(
        "read", "--draft-columns", "m.yaml", "de.csv", "--desk", "hubspot", in: folder)
      #expect(draft.exit == 0 && draft.out.contains("--desk hubspot"), "\(draft.error)")
      // The draft names the desk.
      let mapped = try CommandRunner.run("read", "--columns", "m.yaml", "de.csv", "-o", "de.bag", "--json", in: folder)
      #expect(mapped.exit == 0, "\(mapped.error)")
      let statuses = try #require(try mapped.summary()["statuses"] as? [[String: Any]])
      #expect(statuses.compactMap { $0["scope"] as? String } == ["Returns", "Support"])
      _ = try CommandRunner.run("read", "own.csv", "--desk", "hubspot", "-o", "own.bag", in: folder)
      let diff = try CommandRunner.run("diff", "own.bag", "de.bag", in: folder)
      #expect(diff.exit == 0, "\(diff.out)")
    }
  }

  @Test("What is missing is said with the next step")
  func refusals() throws {
    try Scratch.with { folder in
      try Data(Self.french.utf8).write(to: folder.appendingPathComponent("b.csv"))
      let unknown = try CommandRunner.run("read", "b.csv", "-o", "a.bag", in: folder)
      #expect(unknown.exit == 1)
      #expect(unknown.error.contains("deskferry read --draft-columns M.yaml"))
      #expect(unknown.error.contains("deskferry read --columns M.yaml"))
      let refused = try CommandRunner.run("read", "b.csv", "--desk", "nable-msp", "-o", "a.bag", in: folder)
      #expect(refused.exit == 1)
      #expect(refused.error.contains("--desk nable-msp"))
      _ = try CommandRunner.run("read", "--draft-columns", "m.yaml", "b.csv", in: folder)
      let again = try CommandRunner.run("read", "--draft-columns", "m.yaml", "b.csv", in: folder)
      #expect(again.exit == 1 && again.error.contains("--force"))
      let noDesk = try CommandRunner.run("read", "--columns", "m.yaml", "b.csv", "-o", "a.bag", in: folder)
      #expect(noDesk.exit == 2 && noDesk.error.contains("--desk ID"))
      #expect(try CommandRunner.run("read", "b.csv", in: folder).exit == 2)
    }
  }
}
