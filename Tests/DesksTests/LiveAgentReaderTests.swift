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

  // MARK: Openings

  private static func group(_ id: String, _ hour: Int, _ letter: String = "3") -> String {
    #"{"id":"\#(id)","type":"\#(letter)","datecreated":"2025-01-31 \#(hour):00:00","#
      + #""messages":[{"id":"p\#(id)","type":"M","format":"T","message":"m"}]}"#
  }

  /// The ids of all messages that stand as an opening.
  private func openings(_ pages: [(query: String, groups: [String])]) throws -> [String?] {
    let sink = CollectingSink()
    let read = try #require(Desk.liveAgent.read)
    let base = "https://acme.ladesk.com/api/v3/tickets/t1/messages"
    let input = MemoryInput(
      pages.enumerated().map {
        (
          "m\($0)", RecordedRequest(method: "GET", url: base + $1.query),
          Array("[\($1.groups.joined(separator: ","))]".utf8)
        )
      })
    try read(input, ReadOptions(account: "acme", timeZone: "UTC"), sink)
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.allSatisfy { ($0.kind == .description) == $0.key.hasSuffix("/description") })
    return messages.filter { $0.kind == .description }.map(\.id)
  }

  @Test("The earliest message opens the ticket, whatever the order of the list")
  func openingByTime() throws {
    #expect(try openings([("", [Self.group("g2", 12, "4"), Self.group("g1", 10)])]) == ["g1"])
    #expect(try openings([("", [Self.group("g1", 10), Self.group("g2", 12)])]) == ["g1"])
    // What happened is nobody's message, and of two at one time the source's order decides.
    let events = [Self.group("e", 9, "T"), Self.group("g9", 10), Self.group("g1", 10)]
    #expect(try openings([("", events)]) == ["g9"])
    #expect(try openings([("?_sortDir=DESC", [Self.group("g2", 12), Self.group("g1", 10)])]) == ["g1"])
    #expect(try openings([("?_sortDir=DESC", [Self.group("g1", 10)])]) == ["g1"])
  }

  @Test("A page that lacks the oldest messages opens nothing")
  func openingsOfPages() throws {
    let newest = ("?_perPage=2&_page=1", [Self.group("g5", 15), Self.group("g4", 14)])
    let middle = ("?_perPage=2&_page=2", [Self.group("g3", 13), Self.group("g2", 12)])
    let oldest = ("?_perPage=2&_page=3", [Self.group("g1", 11)])
    #expect(try openings([newest]) == [])
    #expect(try openings([newest, middle]) == [])
    #expect(try openings([newest, oldest]) == [])
    #expect(try openings([oldest, newest, middle]) == ["g1"])
    #expect(try openings([("?_perPage=1&_sortDir=DESC", [Self.group("g5", 15)])]) == [])
    // Oldest first, the first page is enough; one that comes again in another size changes nothing.
    let first = ("?_perPage=2&_page=1", [Self.group("g1", 11), Self.group("g2", 12)])
    #expect(try openings([first]) == ["g1"])
    #expect(try openings([("?_perPage=2&_page=2", [Self.group("g3", 13)]), first]) == ["g1"])
    #expect(try openings([("?_perPage=2&_page=2", [Self.group("g3", 13)])]) == [])
    #expect(try openings([("?_from=2&_to=4", [Self.group("g3", 13)])]) == [])
  }

  @Test("A saved list without a page size is whole unless it is as long as a page may be")
  func openingsOfSavedLists() throws {
    func newestFirst(_ count: Int) throws -> [String?] {
      let groups = (0..<count).map { Self.group("g\(count - $0)", 10 + count - $0) }
      let sink = try read([("tickets_t1_messages.json", "[\(groups.joined(separator: ","))]")])
      return sink.tickets.flatMap(\.messages).filter { $0.kind == .description }.map(\.id)
    }
    #expect(try newestFirst(3) == ["g1"])
    #expect(try newestFirst(11) == ["g1"])
    #expect(try newestFirst(10) == [])
  }

  @Test func aDeletedMessageIsNotPublic() throws {
    let groups = [Self.group("g1", 10), Self.group("g2", 11)]
    let deleted = groups[1].replacing("\"type\"", with: "\"status\":\"D\",\"type\"")
    let sink = try read([("tickets_t1_messages.json", "[\(groups[0]),\(deleted)]")])
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.visibility) == [.public, .internal] && messages.last?.extras["status"] == "D")
    #expect(sink.findings.filter { $0.code == "deletedMessages" }.count == 1)
  }

  @Test("Messages stand in order: the opening, then by time")
  func order() throws {
    let groups = [Self.group("g3", 13), Self.group("e", 10, "S"), Self.group("g1", 11)]
    let sink = try read([("tickets_t1_messages.json", "[\(groups.joined(separator: ","))]")])
    #expect(sink.tickets.flatMap(\.messages).map(\.id) == ["g1", "e", "g3"])
  }

  @Test(
    "A record without an id is kept",
    arguments: [
      Self.ticket.replacing("\"t1\"", with: "null"), #"{"id":"","firstname":"lost"}"#,
      #"{"id":null,"name":"lost","email":"l@x.example","role":"agent"}"#, #"{"department_id":null,"name":"lost"}"#,
      #"{"conversation_id":null,"date_from":"x"}"#, #"{"conversationid":null,"status":"N"}"#,
    ])
  func withoutID(_ record: String) throws {
    let sink = try read([("x.json", "[\(record)]")])
    #expect(sink.records.map(\.head.collection) == [.other("records")])
    #expect(sink.codes().contains("unknownRecord"))
    #expect(sink.leaves["x.json"]?.total == (try JSONIndex.value(of: Array(record.utf8)).leaves))
  }

  @Test("A message without an id is known by author, time and words")
  func messageWithoutID() throws {
    let group = Self.group("g1", 10).replacing("\"id\":\"g1\"", with: "\"id\":\"\"")
    let sink = try read([("tickets_t1_messages.json", "[\(group)]")])
    let message = try #require(sink.tickets.first?.messages.first)
    #expect(message.id == nil && message.body.text == "m")
    #expect(message.key.wholeMatch(of: /liveagent:message:t1\/[0-9a-f]{16}/) != nil)
  }

  @Test func aReplyOfAnotherTypeIsAFile() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.liveAgent.read)
    var input = MemoryInput([("a", RecordedRequest(method: "GET", url: "https://cdn.example.com/f4"), [0x89, 0x50])])
    input.all[0].mediaType = "image/png"
    try read(input, ReadOptions(account: "acme"), sink)
    #expect(sink.files == ["https://cdn.example.com/f4": [0x89, 0x50]] && sink.findings.isEmpty)
  }

  // MARK: Names

  @Test(
    "Names of departments and tags are learnt from every envelope",
    arguments: [
      "[ROW]", #"{"response":{"rows":[ROW]}}"#, #"{"response":{"status":"OK","departments":[ROW]}}"#,
      #"{"data":[ROW]}"#,
    ])
  func names(_ envelope: String) throws {
    let ticket = Self.ticket.replacing("\"status\"", with: "\"tags\":[\"g1\"],\"status\"")
    let department = #"{"department_id":"d1","name":"Support","agent_ids":[]}"#
    let tag = #"{"id":"g1","name":"vip","is_public":"Y","is_archived":"N"}"#
    let sink = try read([
      ("tickets.json", "[\(ticket)]"), ("departments.json", envelope.replacing("ROW", with: department)),
      ("tags.json", envelope.replacing("ROW", with: tag)),
    ])
    #expect(sink.tickets.map { $0.container?.label } == ["Support"])
    #expect(sink.tickets.map(\.tags) == [["vip"]])
  }

  @Test(
    "An attribute is of the ticket in its address",
    arguments: [
      ("tickets_t1_attributes_note.json", nil), ("a", "https://acme.ladesk.com/api/v3/tickets/t1/attributes/note"),
    ])
  func attributes(_ name: String, _ url: String?) throws {
    let sink = try read([(name, #"{"id":"7","name":"note","value":"call back"}"#)], url: url)
    #expect(sink.tickets.map(\.id) == ["t1"])
    #expect(sink.tickets.first?.extras == ["attributes/note": ["id": "7", "name": "note", "value": "call back"]])
    #expect(sink.leaves[name]?.kept == 3 && sink.findings.isEmpty)
    // Without an address nobody knows whose it is.
    #expect(try read([("note.json", #"{"name":"note","value":"x"}"#)]).records(.other("records")).count == 1)
  }

  @Test("Rows of the SLA log are of their ticket, calls are no tickets")
  func rowsOfOtherGrids() throws {
    let log = #"{"id":"900","conversationid":"t1","code":"AAA-1","departmentid":"d1","levelid":"2","status":"F"}"#
    let call = #"{"conversationid":"t1","status":"F","departmentid":"d2","datecreated":"2024-02-02 00:00:00"}"#
    for envelope in ["[ROW]", #"{"cursor":"x","rows":[ROW]}"#] {
      let sink = try read(
        [("a", envelope.replacing("ROW", with: log))], url: "https://acme.ladesk.com/api/v3/grid/tickets/sla")
      #expect(sink.tickets.map(\.id) == ["t1"] && sink.tickets.first?.status == nil)
      #expect(sink.tickets.first?.extras["slaLog/900"]?["levelid"] == "2")
      #expect(sink.records.allSatisfy { $0.head.partial || $0.head.collection != .tickets })
    }
    let url = "https://acme.ladesk.com/api/v3/calls?_perPage=10"
    for row in [call, call.replacing("{\"conv", with: "{\"id\":\"c1\",\"conv")] {
      let sink = try read([("a", "[\(row)]")], url: url)
      #expect(sink.tickets.isEmpty && sink.codes() == ["unknownRecord"])
    }
  }

  @Test("A first record longer than the start is known by what is to be seen of it")
  func longFirstRecord() {
    let group =
      #"[{"id":"g1","type":"4","user_full_name":"A","sort_order":1,"datecreated":"2025-07-01","messages":[{"message":""#
    func confidence(_ text: String) -> Int {
      Desk.liveAgent.detect([DocumentHead(name: "x.json", request: nil, start: Array(text.utf8))])?.confidence ?? 0
    }
    let long = String(repeating: "x", count: 9000)
    #expect(confidence(group + long) == 88)
    #expect(confidence(#"[{"department_id":"d","agent_ids":[],"name":""# + long) == 0)
    #expect(confidence(#""conversationid","departmentid""#) == 0)
  }

  @Test func aDecimalCommaInAFieldIsTold() throws {
    let ticket = Self.ticket.replacing(
      "\"status\"", with: #""custom_fields":[{"code":"price","value":"3,75"}],"status""#)
    let sink = try read([("tickets.json", "[\(ticket),\(ticket)]")])
    #expect(sink.tickets.first?.fields == ["price": "3,75"])
    let finding = try #require(sink.findings.first { $0.code == "decimalComma" })
    #expect(finding.what == "1 values look like numbers with a decimal comma")
  }
}
