import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("N-able MSP Manager reader")
struct NAbleMSPReaderTests {
  private func read(_ text: String) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.nableMSP.read)
    try read(MemoryInput("ticketsview.json", text), ReadOptions(), sink)
    return sink
  }

  @Test func stagesAfterCompletionStayThree() throws {
    let rows = ["Complete", "Completed", "Reviewed", "Invoiced", "Parti"].enumerated().map { code, name in
      "{\"TicketId\":\"g\(code)\",\"TicketTitle\":\"x\",\"TicketStatusCode\":\(code),\"TicketStatusName\":\"\(name)\"}"
    }
    let sink = try read("{\"value\":[\(rows.joined(separator: ","))]}")
    #expect(sink.tickets.map(\.status?.label) == ["Complete", "Completed", "Reviewed", "Invoiced", "Parti"])
    #expect(sink.tickets.map(\.status?.category) == [.solved, .solved, .solved, .solved, .unknown])
    #expect(sink.records(.statuses).count == 5)
  }

  @Test("One number under two names is one status, is told, and its category is not the first record's")
  func twoNamesOfOneStatus() throws {
    func row(_ name: String) -> String {
      #"{"TicketId":"\#(name)","TicketTitle":"x","TicketStatusCode":3,"TicketStatusName":"\#(name)"}"#
    }
    for names in [["In Progress", "Working on it"], ["Working on it", "In Progress"]] {
      let sink = try read("{\"value\":[\(names.map(row).joined(separator: ","))]}")
      let categories = Dictionary(uniqueKeysWithValues: sink.tickets.map { ($0.id, $0.status?.category) })
      #expect(categories == ["In Progress": .open, "Working on it": .unknown])
      let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
      #expect(statuses.map { "\($0.id ?? "") \($0.label) \($0.category)" } == ["3 In Progress unknown"])
      #expect(
        sink.findings.filter { $0.code == "labelDiffers" }.map(\.what) == [
          "the status 3 is called \"In Progress\", \"Working on it\""
        ])
    }
  }

  @Test func timeEntriesBelongToTheirTickets() throws {
    let sink = try read(
      #"{"value":[{"TicketId":"g","StartTime":"2026-01-05T10:00:00Z","EndTime":"2026-01-05T11:30:00Z","Description":"fuser","timeActualHrs":1.50}]}"#
    )
    let entry = try #require(sink.tickets.first?.timeEntries.first)
    #expect(entry["seconds"] == 5400)
    #expect(entry["extras"]?["timeActualHrs"] == .number("1.50"))
  }

  private static func field(_ value: String, _ more: String = "") -> String {
    #"{"TicketId":"g","Name":"Region","Value":"\#(value)"\#(more)}"#
  }

  @Test("Two rows of one custom field are two values, one row that comes twice is one")
  func rowsOfOneField() throws {
    func merged(_ rows: [String]) throws -> [JSONObject] {
      try read("{\"value\":[\(rows.joined(separator: ","))]}").tickets.map(\.fields)
    }
    #expect(try merged([Self.field("EU"), Self.field("US")]) == [["Region": ["EU"]], ["Region": ["US"]]])
    #expect(try merged([Self.field("EU"), Self.field("EU")]) == [["Region": "EU"], ["Region": "EU"]])
    let sink = try read("{\"value\":[\(Self.field("EU", #","Id":1"#)),\(Self.field("US", #","Id":2"#))]}")
    #expect(sink.tickets.map { $0.extras["customField Region"] } == [[["Id": 1]], [["Id": 2]]])
    #expect(sink.leaves["ticketsview.json"]?.total == 8)
  }

  @Test(
    "A record without an id is kept",
    arguments: [
      #"{"TicketId":null,"TicketTitle":"lost"}"#, #"{"TicketId":"","StartTime":"x","timeActualHrs":1}"#,
      #"{"TicketId":null,"Name":"n","Value":"lost"}"#, #"{"TicketId":"g","Name":null,"Value":"lost"}"#,
      #"{"ContactId":null,"EmailAddress":"lost@x.example"}"#, #"{"CustomerId":null,"CustomerName":"lost"}"#,
    ])
  func withoutID(_ record: String) throws {
    let sink = try read("{\"value\":[\(record)]}")
    #expect(sink.records.filter { $0.head.collection == .other("records") }.count == 1 && sink.records.count == 1)
    #expect(sink.codes() == ["unknownRecord"])
    #expect(sink.leaves["ticketsview.json"]?.kept == (try JSONIndex.value(of: Array(record.utf8)).leaves))
  }

  @Test("Records without an id of our knowing stay as many as they are, on one page and in one recording")
  func recordsOfManyReplies() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.nableMSP.read)
    let base = "https://api.mspmanager.com/odata/Locations"
    let input = MemoryInput(
      [["A", "B"], ["C"]].enumerated().map { number, names in
        let rows = names.map { #"{"LocationId":"\#($0)"}"# }.joined(separator: ",")
        return (
          "a.har", RecordedRequest(method: "GET", url: "\(base)?$skip=\(number)"), Array("{\"value\":[\(rows)]}".utf8)
        )
      })
    try read(input, ReadOptions(), sink)
    let ids = sink.records.filter { $0.head.collection == .other("locations") }.map(\.head.id)
    #expect(ids.count == 3 && Set(ids).count == 3)
  }

  @Test func aDecimalCommaInAFieldIsTold() throws {
    let sink = try read("{\"value\":[\(Self.field("3,75"))]}")
    #expect(sink.tickets.first?.fields == ["Region": "3,75"])
    #expect(sink.codes().contains("decimalComma"))
  }
}
