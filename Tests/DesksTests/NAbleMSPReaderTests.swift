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

  @Test("A customer that a ticket names is the one of exactly that name")
  func customers() throws {
    func organizations(_ customers: [(String, String)]) throws -> [String?] {
      let rows = customers.map { #"{"CustomerId":"\#($0)","Name":"\#($1)"}"# }.joined(separator: ",")
      let sink = CollectingSink()
      let read = try #require(Desk.nableMSP.read)
      let ticket = #"{"TicketId":"g","TicketTitle":"x","TicketStatusName":"New","CustomerName":"Acme"}"#
      let other = #"{"LocationId":"l","CustomerId":"c9","Name":"Acme"}"#
      let input = MemoryInput(
        [("ticketsview.json", ticket), ("customers.json", rows), ("Locations.json", other)].map {
          ($0, nil, Array(#"{"value":[\#($1)]}"#.utf8))
        })
      try read(input, ReadOptions(), sink)
      return sink.tickets.map(\.organization)
    }
    let named = "nable-msp:organization:name/Acme"
    #expect(try organizations([("c1", "Acme"), ("c2", "Acme Ltd")]) == ["nable-msp:organization:c1"])
    #expect(try organizations([("c1", "Acme"), ("c2", "Acme")]) == [named])
    #expect(try organizations([("c1", "acme")]) == [named])
  }

  @Test(
    "The entity set says what its rows are, not their members",
    arguments: [
      ("Locations", #"{"LocationId":"l","City":"Berlin","CustomerId":"c","CustomerName":"A"}"#, "locations"),
      ("ServiceItems", #"{"ServiceItemId":"s","CustomerId":"c","CustomerName":"A"}"#, "serviceitems"),
      ("assets", #"{"AssetId":"a","CustomerId":"c","CustomerName":"A"}"#, "assets"),
      ("invoices", #"{"InvoiceId":"i","TicketId":"g","TicketTitle":"T","Amount":3.5}"#, "invoices"),
    ])
  func entitySets(_ set: String, _ row: String, _ wanted: String) throws {
    let page = #"{"@odata.context":"https://api.mspmanager.com/odata/$metadata#\#(set)","value":[\#(row)]}"#
    let sink = try read(page)
    #expect(sink.records.map(\.head.collection) == [.other(wanted)])
    #expect(sink.codes().contains("unknownRecord") == ["assets", "invoices"].contains(wanted))
  }

  @Test("Tickets of a set whose name is not known are tickets where they have the marks of one")
  func otherViews() throws {
    let row = #"{"TicketId":"g","TicketTitle":"T","TicketStatusName":"New","CreatedDate":"2024-01-02T04:00:00Z"}"#
    for (set, tickets) in [
      ("ArchivedTicketsView", 1), ("TicketSLAView", 0), ("TicketStatusHistory", 0), ("invoices", 0),
    ] {
      let sink = try read(#"{"@odata.context":"x/$metadata#\#(set)","value":[\#(row)]}"#)
      #expect(sink.tickets.count == tickets, "\(set)")
    }
  }

  @Test(
    "The set is what the context ends in",
    arguments: ["tickets(g)/customfields", "ticketscustomfields(Name,Value)", "Collection(Acme.Field)"])
  func contexts(_ set: String) throws {
    let page =
      #"{"@odata.context":"https://api.mspmanager.com/odata/$metadata#\#(set)","value":[\#(Self.field("EU"))]}"#
    #expect(try read(page).tickets.map(\.fields) == [["Region": "EU"]])
  }

  @Test func aTimeEntryWithATitleIsATimeEntry() throws {
    let row =
      #"{"TicketId":"g","TicketTitle":"T","TicketStatusName":"New","StartTime":"2024-01-02T04:00:00Z","timeActualHrs":1}"#
    let page = #"{"@odata.context":"x/$metadata#tickettimeentriesview","value":[\#(row)]}"#
    let sink = try read(page)
    #expect(sink.tickets.map { $0.timeEntries.count } == [1] && sink.records(.statuses).isEmpty)
  }

  @Test("A list of which as many came as it counts is whole, whatever address its next page has")
  func countedPages() throws {
    func codes(_ count: Int) throws -> Set<String> {
      let base = "https://api.mspmanager.com/odata/contacts"
      let sink = CollectingSink()
      let read = try #require(Desk.nableMSP.read)
      let input = MemoryInput(
        ["?$top=1", "?$top=1&$skip=1"].enumerated().map { number, query in
          let rest = number == 0 ? #","@odata.count":\#(count),"@odata.nextLink":"\#(base)?$skiptoken=x""# : ""
          let row = #"{"ContactId":"c\#(number)","LastName":"A"}"#
          return (
            "a.har", RecordedRequest(method: "GET", url: base + query), Array(#"{"value":[\#(row)]\#(rest)}"#.utf8)
          )
        })
      try read(input, ReadOptions(), sink)
      return sink.codes()
    }
    #expect(try codes(2) == [])
    #expect(try codes(3) == ["pagesMissing"])
  }

  @Test("A description is mark-up where it has tags")
  func descriptions() throws {
    let rows = ["<p>a <b>b</b></p>", "1 < 2"].map {
      #"{"TicketId":"g","TicketTitle":"x","TicketStatusName":"New","TicketDescription":"\#($0)"}"#
    }
    let bodies = try read("{\"value\":[\(rows.joined(separator: ","))]}").tickets.flatMap(\.messages).map(\.body)
    #expect(bodies == [MessageBody(html: "<p>a <b>b</b></p>"), MessageBody(text: "1 < 2")])
  }

  @Test func aFirstRecordLongerThanTheStartIsKnownByItsMembers() {
    let start =
      #"{"value":[{"TicketID":"g","TicketTitle":"x","TicketStatusName":"New","TicketDescription":""#
      + String(repeating: "x", count: 9000)
    let found = Desk.nableMSP.detect([DocumentHead(name: "x.json", request: nil, start: Array(start.utf8))])
    #expect(found?.confidence == 92)
  }

  @Test func aDecimalCommaInAFieldIsTold() throws {
    let sink = try read("{\"value\":[\(Self.field("3,75"))]}")
    #expect(sink.tickets.first?.fields == ["Region": "3,75"])
    #expect(sink.codes().contains("decimalComma"))
  }
}
