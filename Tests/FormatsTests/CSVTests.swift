import Glibc
import JSONText
import TestKit
import Testing

@testable import Formats

@Suite("CSV") struct CSVTests {
  static func rows(_ bytes: [UInt8], chunk: Int = .max, separator: UInt8? = nil) throws -> [[String]] {
    var reader = try CSVReader(
      MemorySource(bytes, chunk: chunk), file: "t.csv", options: CSVOptions(separator: separator))
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.texts) }
    return rows
  }
  static func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
    ("a\tb, c\n1\t2, 3\n", [["a", "b, c"], ["1", "2, 3"]]),
    ("sep=;\na;b,c,d\n", [["a", "b,c,d"]]),
    ("\"a\",\"b \"\"q\"\"\"\n\"x\ny\",\"\"\n", [["a", "b \"q\""], ["x\ny", ""]]),
    ("a,b\n\n\n1\n1,2,3\n,\n", [["a", "b"], ["1"], ["1", "2", "3"], ["", ""]]),
    ("a,b\n\"x\"y,z\"w\"\n", [["a", "b"], ["xy", "z\"w\""]]),
    ("a,b\n\"x\"\"\",\"\"\"\"\n", [["a", "b"], ["x\"", "\""]]),
    ("one\ntwo\n", [["one"], ["two"]]),
    ("", []), ("\n\r\n", []), ("a,", [["a", ""]]), ("\"a\"", [["a"]]),
  ]) func reads(_ text: String, _ expected: [[String]]) throws {
    #expect(try Self.rows(text) == expected)
    for chunk in [1, 2, 3, 7] { #expect(try Self.rows(Array(text.utf8), chunk: chunk) == expected) }
  }

  @Test func placesAreThoseOfTheRecordsStart() throws {
    var reader = try CSVReader(
      MemorySource(Array("a,b\r\n\r\n\"x\r\ny\rz\n\",2\n3,4\n".utf8)), file: "t.csv")
    var places: [[Int]] = []
    while let row = try reader.next() { places.append([row.line, row.record, row.leaves]) }
    #expect(places == [[1, 1, 2], [3, 2, 2], [7, 3, 2]])
  }

  @Test func aTornQuoteNamesItsRecord() throws {
    var reader = try CSVReader(MemorySource(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8)), file: "Cases.csv")
    #expect(try reader.next()?.texts == ["a", "b"])
    #expect(try reader.next()?.texts == ["1", "2"])
    let error = #expect(throws: InputError.self) { _ = try reader.next() }
    #expect(
      error?.description
        == "Cases.csv, line 3, record 3: the record has a quoted cell that is never closed; the file is torn. What came before was read. Export the file again, or close the quote."
    )
  }

  @Test func aRecordPastTheLimitIsHarm() throws {
    var options = CSVOptions()
    options.limits.maximumRecordBytes = 1 << 18
    let text = "a,b\n1,\"" + String(repeating: "x", count: 1 << 21)
    var reader = try CSVReader(MemorySource(Array(text.utf8)), file: "t.csv", options: options)
    #expect(try reader.next()?.count == 2)
    let error = #expect(throws: InputError.self) { _ = try reader.next() }
    #expect(error?.isLimit == true)
    #expect(error?.line == 2)
  }

  @Test func longCellsGrowTheBuffer() throws {
    let long = String(repeating: "0123456789\n", count: 100_000)
    let rows = try Self.rows("a,b\n1,\"\(long)\"\n2,3\n")
    #expect(rows == [["a", "b"], ["1", long], ["2", "3"]])
  }

  @Test func windows1252IsReadWithARemark() throws {
    var reader = try CSVReader(
      MemorySource(Array("n\nM".utf8) + [0xFC] + Array("ller \u{80}".utf8).dropLast(2) + [0x80, 0x0A]), file: "t.csv")
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.texts) }
    #expect(rows == [["n"], ["Müller €"]])
    #expect(reader.trouble?.kind == "encoding")
    #expect(
      reader.trouble?.what == "2 bytes are not UTF-8 (the first in line 2); they were read as Windows-1252")
  }

  /// Random tables, written by the few lines below and read in chunks of any size.
  @Test func whatIsWrittenIsRead() throws {
    let seed = UInt64(bitPattern: Int64(time(nil)))
    var random = SeededRandom(seed)
    let alphabet = ["a", "b", "\"", ",", ";", "\t", "\n", "\r\n", "é", "漢", " ", "0123456789", "\"\""]
    for turn in 0..<1500 {
      let separator = [",", ";", "\t"].randomElement(using: &random) ?? ","
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let width = Int.random(in: 1...6, using: &random)
      let table = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
        }
      }
      var text = ""
      for row in table {
        let cells = row.map { cell -> String in
          let mustQuote = row.count == 1 || cell.unicodeScalars.contains { "\",;\t\r\n".unicodeScalars.contains($0) }
          guard mustQuote || Bool.random(using: &random) else { return cell }
          return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        text += cells.joined(separator: separator) + end
      }
      let chunk = Int.random(in: 1...20, using: &random)
      let read = try Self.rows(Array(text.utf8), chunk: chunk, separator: separator.utf8.first)
      #expect(read == table, "seed \(seed), turn \(turn)")
    }
  }

  /// The numbers were counted with another program's CSV reader. `Cases__1.csv` really has one cell more a record than
  /// its header names.
  @Test(.enabled(if: Shared.recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func sharedExportsHaveTheCellsAnotherReaderCounts() throws {
    let path = try #require(Shared.recordings)
    var widths: [String: [Int: Int]] = [:]
    try ExportOpener.open([path]).forEachDocument { document in
      guard document.name.hasSuffix(".csv") else { return }
      var reader = try CSVReader(document.bytes, file: document.name)
      while let row = try reader.next() { widths[document.name, default: [:]][row.count, default: 0] += 1 }
    } trouble: { _ in
    }
    let expected: [String: [Int: Int]] = [
      "jira/jira-to-codearts-req/jira.csv": [67: 3],
      "jira/planeso-jira-migration/Jira.csv": [56: 23],
      "zoho-desk/dszp-zoho-desk-viewer/Accounts__1.csv": [21: 10],
      "zoho-desk/dszp-zoho-desk-viewer/Agents__1.csv": [11: 7],
      "zoho-desk/dszp-zoho-desk-viewer/Cases__1.csv": [46: 2, 47: 50],
      "zoho-desk/dszp-zoho-desk-viewer/Comments__1.csv": [8: 17],
      "zoho-desk/dszp-zoho-desk-viewer/Contacts__1.csv": [32: 18, 33: 2],
      "zoho-desk/dszp-zoho-desk-viewer/Departments__1.csv": [7: 5],
      "zoho-desk/dszp-zoho-desk-viewer/Threads__1.csv": [20: 67],
      "zoho-desk/dszp-zoho-desk-viewer/TimeEntry__1.csv": [17: 12],
    ]
    for (name, counts) in expected { #expect(widths[name] == counts, "\(name)") }
  }
}
