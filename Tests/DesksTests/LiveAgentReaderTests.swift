import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("LiveAgent reader")
struct LiveAgentReaderTests {
  private func read(_ documents: [(String, String)], url: String? = nil) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.liveAgent.read)
    let input = MemoryInput(
      documents.map { ($0.0, url.map { RecordedRequest(method: "GET", url: $0) }, Array($0.1.utf8)) })
    try read(input, ReadOptions(account: "acme", timeZone: "Europe/Berlin"), sink)
    return sink
  }

  static let ticket = #"""
    {"id":"t1","owner_contactid":"c1","owner_email":"ann@example.com","owner_name":"Ann","departmentid":"d1","status":"A","code":"AAA-1","date_created":"2025-07-01 10:00:00"}
    """#

  @Test func lettersAreStatusesAndTimesAreTheAccounts() throws {
    let sink = try read([("tickets.json", "[\(Self.ticket)]")])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.status == TicketStatus(id: "A", label: "Answered", labelFrom: .default, category: .pending))
    #expect(ticket.createdAt == "2025-07-01T08:00:00Z")
    #expect(ticket.number == "AAA-1")
    #expect(sink.records(.people).first.map(Person.init(json:))?.address == "ann@example.com")
  }

  @Test func answeredAndOpenStayTwoAndAnUnknownLetterIsItsOwn() throws {
    let others = ["C", "?"].map {
      Self.ticket.replacing("\"t1\"", with: "\"t\($0)\"").replacing("\"A\"", with: "\"\($0)\"")
    }
    let sink = try read([("tickets.json", "[\(([Self.ticket] + others).joined(separator: ","))]")])
    #expect(sink.tickets.map(\.status?.category) == [.pending, .open, .unknown])
    #expect(sink.records(.statuses).count == 3)
    #expect(sink.codes().contains("unknownStatus"))
  }

  @Test func partsBecomeOneMessageAndFilesAreDescribedInStrings() throws {
    let file =
      #"[[\"name\",\"value\"],[\"id\",\"f1\"],[\"name\",\"a.txt\"],[\"size\",\"3\"],[\"download_url\",\"/x/f1/view\"]]"#
    let group = #"""
      [{"id":"g1","type":"3","userid":"c1","datecreated":"2025-07-01 10:00:00","messages":[
        {"id":"p1","type":"M","format":"H","message":"<p>Hi</p>"},
        {"id":"p2","type":"Q","format":"T","message":"> before"},
        {"id":"p3","type":"F","format":"J","message":"FILE"}]},
       {"id":"g2","type":"U","messages":[{"id":"p4","type":"N","format":"T","message":"ours"}]}]
      """#.replacing("FILE", with: file)
    let sink = try read([("tickets_t1_messages.json", group)])
    let messages = try #require(sink.tickets.first).messages
    #expect(messages.map(\.key) == ["liveagent:message:t1/description", "liveagent:message:g2"])
    #expect(messages[0].body == MessageBody(html: "<p>Hi</p>"))
    #expect(messages[0].visibility == .public && messages[1].visibility == .internal)
    #expect(messages[0].attachments.first?.url == "https://acme.ladesk.com/x/f1/download")
    #expect(messages[0].attachments.first?.size == 3)
    // The quoted part is not merged into the text, and not lost.
    #expect(messages[0].extras["messages"]?.array?.contains { $0["message"]?.string == "> before" } == true)
  }

  @Test func aTableIsRefusedWithTheTwoCommands() throws {
    let error = #expect(throws: InputError.self) { try read([("tickets.csv", "Betreff,Status\na,b\n")]) }
    #expect(error?.nextStep.contains("deskferry read --draft-columns M.yaml") == true)
    #expect(error?.nextStep.contains("deskferry read --columns M.yaml EXPORT.csv --desk liveagent") == true)
  }
}

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

  @Test func timeEntriesBelongToTheirTickets() throws {
    let sink = try read(
      #"{"value":[{"TicketId":"g","StartTime":"2026-01-05T10:00:00Z","EndTime":"2026-01-05T11:30:00Z","Description":"fuser","timeActualHrs":1.50}]}"#
    )
    let entry = try #require(sink.tickets.first?.timeEntries.first)
    #expect(entry["seconds"] == 5400)
    #expect(entry["extras"]?["timeActualHrs"] == .number("1.50"))
  }
}

@Suite("Vivantio reader")
struct VivantioReaderTests {
  private func read(_ documents: [(String, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.vivantio.read)
    try read(MemoryInput(documents.map { ($0.0, nil, Array($0.1.utf8)) }), ReadOptions(timeZone: "UTC"), sink)
    return sink
  }

  static func ticket(_ id: Int, _ more: String) -> String {
    "{\"Id\":\(id),\"DisplayId\":\"I-\(id)\",\"Title\":\"t\",\"OpenDate\":\"0001-01-01T00:00:00\",\(more)}"
  }

  @Test func aRefusalWithStatus200IsAFindingAndNoData() throws {
    let sink = try read([
      (
        "Ticket_SelectById_9.json",
        #"{"Successful":false,"ErrorMessages":[{"Type":"ItemNotFound","Message":"no"}],"Item":null}"#
      )
    ])
    #expect(sink.tickets.isEmpty)
    let finding = try #require(sink.findings.first { $0.code == "refusedCall" })
    #expect(finding.what == "the reply to Ticket/SelectById says Successful: false: ItemNotFound no")
    #expect(sink.leaves["Ticket_SelectById_9.json"]?.total == 3)
  }

  @Test func statusesOfTwoTicketTypesStayTwoAndYearOneIsNoDate() throws {
    let one = Self.ticket(1, #""RecordTypeId":11,"StatusId":5,"StatusName":"Open","StatusType":1"#)
    let two = Self.ticket(2, #""RecordTypeId":54,"StatusId":5,"StatusName":"Open","StatusType":"OnHold""#)
    let odd = Self.ticket(3, #""RecordTypeId":54,"StatusId":6,"StatusName":"Odd","StatusType":3"#)
    let sink = try read([("Ticket_Select.json", #"{"Successful":true,"Results":[\#(one),\#(two),\#(odd)]}"#)])
    #expect(sink.tickets.map(\.status?.category) == [.open, .hold, .unknown])
    #expect(sink.records(.statuses).count == 3)
    #expect(sink.tickets.allSatisfy { $0.createdAt == nil && $0.extras["OpenDate"] != nil })
  }

  @Test func passwordsAreDropped() throws {
    let sink = try read([
      ("UserSelectAll.json", #"{"Successful":true,"Results":[{"Id":1,"Name":"A","PasswordHash":"$2b$planted"}]}"#)
    ])
    #expect(sink.leaves["UserSelectAll.json"]?.dropped["secret"] == 1)
    #expect(!sink.records.contains { "\($0.json)".contains("planted") })
  }

  @Test func postsThatOnlyAskAreReadingCalls() {
    func isReading(_ path: String) -> Bool {
      Desk.vivantio.isReadingCall(RecordedRequest(method: "POST", url: "https://w.vivantio.com/api/" + path))
    }
    #expect(isReading("Ticket/SelectById?id=1") && isReading("Configuration/UserSelectAll"))
    #expect(!isReading("Ticket/Insert") && !isReading("Ticket/Close") && !isReading("File/AttachmentUpload"))
  }
}
