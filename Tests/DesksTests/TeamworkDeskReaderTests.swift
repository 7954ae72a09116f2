import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Teamwork Desk, reading")
struct TeamworkDeskReaderTests {
  private func read(_ documents: [(String, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(documents.map { ($0.0, nil, Array($0.1.utf8)) })
    let read = try #require(Desk.teamworkDesk.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  private func messages(_ sink: CollectingSink) -> [Message] {
    sink.records(.tickets).flatMap { $0.records("messages", as: Message.self) }
  }

  static let messages =
    #"{"messages":[{"id":3,"ticket":{"id":5,"type":"tickets"},"threadType":"note","textBody":"c","#
    + #""createdAt":"2025-01-01T00:00:00Z","createdBy":{"id":7,"type":"users"}},"#
    + #"{"id":2,"ticket":{"id":5,"type":"tickets"},"threadType":"message","textBody":"b","#
    + #""createdAt":"2025-01-03T00:00:00Z","createdBy":{"id":7,"type":"users"}},"#
    + #"{"id":1,"ticket":{"id":5,"type":"tickets"},"threadType":"message","textBody":"a","#
    + #""createdAt":"2025-01-02T00:00:00Z","createdBy":{"id":7,"type":"customers"}}]}"#

  private func ticket(_ count: Int) -> String {
    #"{"ticket":{"id":5,"subject":"A","inbox":{"id":1,"type":"inboxes"},"status":{"id":9,"type":"ticketstatuses"},"#
      + #""messageCount":\#(count)}}"#
  }

  @Test("The oldest message opens the ticket where all that it counts are here, whichever file comes first")
  func opening() throws {
    let documents = [("t.json", ticket(2)), ("m.json", Self.messages)]
    for documents in [documents, documents.reversed()] {
      let found = messages(try read(documents)).sorted { ($0.id ?? "") < ($1.id ?? "") }
      #expect(found.map(\.key) == ["5/description", "2", "3"].map { "teamwork-desk:message:" + $0 })
      #expect(found.map(\.visibility) == [.public, .public, .internal])
      #expect(found.map(\.direction) == ["in", "out", nil])
    }
    let partly = messages(try read([("t.json", ticket(3)), ("m.json", Self.messages)]))
    #expect(partly.allSatisfy { $0.kind != .description })
  }

  @Test("What a table or version 1 names is what alone has that name where ids are told")
  func byLabel() throws {
    let lists = #"""
      {"ticketstatuses":[{"id":9,"name":"Waiting on customer","code":"waiting"},{"id":10,"name":"Twice"},\#
      {"id":11,"name":"Twice"}],"ticketpriorities":[{"id":1,"name":"High"}]}
      """#
    let rows = "Ticket ID,Subject,Status,Priority\n5,s,Waiting on customer,high\n6,s,Twice,Low\n"
    let given = [("lists.json", lists), ("t.csv", rows)]
    for documents in [given, given.reversed()] {
      let sink = try read(documents)
      #expect(sink.tickets.map(\.status?.id) == ["9", nil])
      #expect(sink.tickets.map(\.priority?.id) == ["1", nil])
      #expect(sink.tickets.map(\.priority?.label) == ["High", "Low"])
      let told = sink.findings.filter { $0.code == "statusMatchedByLabel" }
      #expect(told.map(\.did) == ["took it for the status 9, which alone has that name in the others"])
    }
  }

  @Test("A note does not stand for a message that the ticket counts", arguments: [(2, "unproven"), (3, "partial")])
  func notesAreNotCounted(_ given: (count: Int, state: String)) throws {
    let sink = try read([("t.json", ticket(given.count)), ("m.json", Self.messages)])
    #expect(messages(sink).count == 3)
    let told = try #require(sink.completeness.first { $0.collection == "ticketMessages" })
    #expect(told.claimed == given.count && told.read == 2 && told.state == given.state)
    #expect(sink.codes().contains("messagesMissing") == (given.state == "partial"))
  }

  @Test("A forward stands for a message that the ticket may count, and opens none")
  func forwards() throws {
    let forward = Self.messages.replacing("\"note\"", with: "\"forward\"")
    for count in [2, 3] {
      let sink = try read([("t.json", ticket(count)), ("m.json", forward)])
      let told = try #require(sink.completeness.first { $0.collection == "ticketMessages" })
      #expect(told.read == 3 && told.state == "unproven" && !sink.codes().contains("messagesMissing"))
      #expect(messages(sink).filter { $0.kind == .description }.map(\.id) == ["1"])
    }
  }

  @Test("A message as old as its ticket opens it, whatever else is missing", arguments: [true, false])
  func asOldAsTheTicket(_ isAsOld: Bool) throws {
    let made = isAsOld ? "2025-01-02T00:00:00Z" : "2025-01-01T00:00:00Z"
    let ticket = ticket(9).replacing("\"id\":5", with: "\"createdAt\":\"\(made)\",\"id\":5")
    let sink = try read([("t.json", ticket), ("m.json", Self.messages)])
    #expect(messages(sink).filter { $0.kind == .description }.map(\.id) == (isAsOld ? ["1"] : []))
    let thread = #"{"id":1,"type":"message","body":"a","createdAt":"2025-01-02T00:00:00Z"}"#
    let v1 = try read([
      (
        "t.json",
        #"{"ticket":{"id":5,"subject":"A","inboxId":1,"createdAt":"\#(made)","numThreads":9,"threads":[\#(thread)]}}"#
      )
    ])
    #expect(messages(v1).map(\.kind) == [isAsOld ? .description : .reply])
  }

  @Test("Files that were downloaded are those of the ticket")
  func downloads() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.teamworkDesk.read)
    var input = MemoryInput([
      (
        "d", RecordedRequest(method: "GET", url: "https://a.teamwork.com/desk/api/v2/tickets/5/files/91/download"),
        Array("png".utf8)
      )
    ])
    input.all[0].mediaType = "image/png"
    try read(input, ReadOptions(), sink)
    #expect(sink.files == ["teamwork-desk:attachment:91": Array("png".utf8)])
  }

  @Test("A message may come as the vendor's own client has it")
  func clientShapes() throws {
    let text =
      #"{"messages":[{"id":2,"ticket":{"id":5,"type":"tickets"},"threadType":"message","message":"<p>b</p>","#
      + #""emailMessageId":"<x@y.example>"},{"id":3,"ticket":{"id":5},"threadType":"eventInfo","textBody":"merged"}]}"#
    let sink = try read([("m.json", text)])
    let message = try #require(messages(sink).first)
    #expect(messages(sink).count == 1 && sink.tickets.flatMap(\.events).count == 1)
    #expect(message.body.html == "<p>b</p>" && message.messageID == "<x@y.example>")
  }

  @Test("Lists are known however their names are written", arguments: ["timelogs", "timeLogs", "timeLog"])
  func timeLogs(_ name: String) throws {
    let log = #"{"id":7,"ticket":{"id":5,"type":"tickets"},"hours":1,"minutes":30}"#
    let list = name == "timeLog" ? log : "[\(log)]"
    #expect(try read([("t.json", "{\"\(name)\":\(list)}")]).tickets.flatMap(\.timeEntries).count == 1)
  }

  @Test("A contact that says only that it is one is an address", arguments: ["contacts", "email"])
  func contacts(_ type: String) throws {
    let text =
      #"{"customers":[{"id":5,"firstName":"Ann","email":"","contacts":[{"id":55,"type":"contacts"}]}],"#
      + #""included":{"contacts":[{"id":55,"type":"\#(type)","value":"ann@x.example","isMain":true}]}}"#
    let person = try #require(try read([("c.json", text)]).records(.people).map(Person.init(json:)).first)
    #expect(person.emails.map(\.address) == ["ann@x.example"])
  }

  @Test("A custom field says its kind", arguments: ["kind", "fieldType"])
  func customFields(_ name: String) throws {
    let text = #"{"included":{"customfields":[{"id":61,"name":"Cost","\#(name)":"number"}]}}"#
    let field = try #require(try read([("t.json", text)]).records(.fields).first)
    #expect(field.text("type") == "decimal" && field.text("nativeType") == "number")
  }

  @Test("Users and customers of one number are two people")
  func people() throws {
    let authors = messages(try read([("t.json", ticket(2)), ("m.json", Self.messages)])).compactMap(\.author)
    #expect(Set(authors) == ["teamwork-desk:person:users/7", "teamwork-desk:person:customers/7"])
  }

  @Test(
    "What stands for nobody is nobody, and stays as it was",
    arguments: [
      #"0"#, #""0""#, #"null"#, #"{"Int64":0,"Valid":false}"#, #"{"Int64":7,"Valid":false}"#, #"{"id":0,"email":""}"#,
    ])
  func nobody(_ value: String) throws {
    let text = #"{"ticket":{"id":5,"subject":"A","inboxId":1,"agent":\#(value),"createdAt":"0001-01-01T00:00:00Z"}}"#
    let sink = try read([("t.json", text)])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.assignee == nil && ticket.createdAt == nil)
    #expect(ticket.extras.text("createdAt") == "0001-01-01T00:00:00Z")
    #expect((ticket.extras["agent"] == nil) == (value == "null"))
  }

  @Test("One label of two statuses stays two; a word that two statuses have is none of them")
  func statuses() throws {
    let text =
      #"{"tickets":[{"id":1,"subject":"A","inbox":{"id":1},"status":{"id":77}},"#
      + #"{"id":2,"subject":"B","inbox":{"id":1},"status":{"id":78}},{"id":3,"subject":"C","inboxId":1,"status":"Closed"}],"#
      + #""included":{"ticketstatuses":[{"id":77,"name":"Closed","code":"x"},{"id":78,"name":"Closed","code":"y"}]}}"#
    let sink = try read([("t.json", text)])
    #expect(sink.tickets.sorted { $0.id < $1.id }.map(\.status?.id) == ["77", "78", nil])
    #expect(sink.records(.statuses).count == 2)
  }

  @Test("A ticket that calls a status otherwise than its definition is told, and the definition's category counts")
  func namesOfOneStatus() throws {
    let text =
      #"{"tickets":[{"id":1,"subject":"A","inbox":{"id":1},"status":{"id":3,"name":"Closed","code":"closed"}},"#
      + #"{"id":2,"subject":"B","inbox":{"id":1},"status":{"id":3}}],"included":{"ticketstatuses":["#
      + #"{"id":3,"name":"Waiting on customer","code":"waiting"}]}}"#
    let sink = try read([("t.json", text)])
    let statuses = sink.tickets.sorted { $0.id < $1.id }.compactMap(\.status)
    #expect(statuses.map(\.label) == ["Closed", "Waiting on customer"])
    #expect(statuses[0].category == statuses[1].category && statuses[0].category != .closed)
    let finding = try #require(sink.findings.first { $0.code == "labelDiffers" })
    #expect(finding.what == "the status 3 is called \"Closed\", \"Waiting on customer\"")
  }

  @Test("Planted secrets reach no record")
  func secrets() throws {
    let text = #"{"user":{"id":9,"email":"r@example.com","authToken":{"hash":"planted-1"},"csrfToken":"planted-2"}}"#
    let sink = try read([("me.json", text)])
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("planted-".utf8)) })
    #expect(sink.leaves.values.first?.dropped["secret"] == 2)
  }
}
