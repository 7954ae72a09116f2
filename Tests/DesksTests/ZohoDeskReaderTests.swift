import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Zoho Desk reader") struct ZohoDeskReaderTests {
  private func read(_ input: MemoryInput, timeZone: String? = nil) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zohoDesk.read)
    try read(input, ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  private func files(_ files: [(String, String)]) -> MemoryInput {
    MemoryInput(files.map { (name: $0.0, request: nil, bytes: Array($0.1.utf8)) })
  }

  private static let labels =
    "Ticket Id,Department Id,Contact Id,Email,Subject,Description,Status,Created Time,Ticket Number,Tags\n"
  private static let names =
    "id,departmentId,contactId,email,subject,description,status,createdTime,ticketNumber,tags\n"
  private static let row =
    "700100000000000501,700100000000000101,700100000000000301,a@example.com,\"A, \"\"b\"\"\",Hello,Open,"
    + "2024-07-01 10:00:00,7,\"x,y\"\n"

  @Test func twoHeaderRowsAreNoTicket() throws {
    let sink = try read(files([("Cases__1.csv", Self.labels + Self.names + Self.row)]))
    let ticket = try #require(sink.tickets.first)
    #expect(sink.tickets.count == 1)
    #expect(ticket.key == "zoho-desk:ticket:700100000000000501")
    #expect(ticket.number == "7")
    #expect(ticket.subject == "A, \"b\"")
    #expect(ticket.status == TicketStatus(id: nil, label: "Open", category: .open))
    #expect(ticket.tags == ["x", "y"] && ticket.extras["tags"] == "x,y")
    #expect(ticket.messages.map(\.key) == ["zoho-desk:message:700100000000000501/description"])
    #expect(ticket.createdAt == "2024-07-01T10:00:00Z")
    #expect(sink.codes().contains("zoneAssumed"))
    #expect(sink.leaves["Cases__1.csv"]?.dropped == ["header": 10])
    #expect(sink.leaves["Cases__1.csv"]?.total == 20)
  }

  @Test func oneHeaderRowOfEitherSortReadsTheSame() throws {
    let both = try read(files([("Cases__1.csv", Self.labels + Self.names + Self.row)])).tickets
    #expect(try read(files([("Cases__1.csv", Self.names + Self.row)])).tickets == both)
    #expect(try read(files([("Cases__1.csv", Self.labels + Self.row)])).tickets == both)
  }

  @Test func theOlderLabelsNameTheNumberRequestId() throws {
    let sink = try read(
      files([
        (
          "Cases__1.csv",
          "ID,Department,Contact ID,Subject,Status,Ticket Owner,Request Id,Ticket Closed Time\n"
            + "700100000000000501,Support,700100000000000301,S,Closed,Ana,7,2024-07-01 10:00:00\n"
        )
      ]), timeZone: "Europe/Paris")
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.id == "700100000000000501" && ticket.number == "7")
    #expect(ticket.container == NamedReference(id: nil, label: "Support", kind: "department"))
    #expect(ticket.assignee == nil && ticket.extras["assigneeId"] == "Ana")
    #expect(ticket.closedAt == "2024-07-01T08:00:00Z")
  }

  @Test func zonesAreMindedOnEveryDayOfTheYear() throws {
    for (local, utc) in [
      ("2024-01-31 23:59:59", "2024-01-31T22:59:59Z"), ("2024-02-29 00:00:00", "2024-02-28T23:00:00Z"),
      ("2024-03-31 01:59:59", "2024-03-31T00:59:59Z"), ("2024-03-31 03:00:00", "2024-03-31T01:00:00Z"),
      ("2024-06-30 12:00:00", "2024-06-30T10:00:00Z"), ("2024-10-27 02:30:00", "2024-10-27T00:30:00Z"),
      ("2024-12-31 23:30:00", "2024-12-31T22:30:00Z"),
    ] {
      let text = Self.labels + Self.names + Self.row.replacing("2024-07-01 10:00:00", with: local)
      #expect(try read(files([("Cases__1.csv", text)]), timeZone: "Europe/Paris").tickets.first?.createdAt == utc)
    }
    for wrong in [
      "2024-02-30 10:00:00", "0001-01-01 00:00:00", "2024-04-31 10:00:00", "2024-13-01 10:00:00", "yesterday",
    ] {
      let text = Self.labels + Self.names + Self.row.replacing("2024-07-01 10:00:00", with: wrong)
      let ticket = try #require(try read(files([("Cases__1.csv", text)])).tickets.first)
      #expect(ticket.createdAt == nil && ticket.extras["createdTime"] == .string(wrong))
    }
  }

  @Test func aThreadThatRepeatsTheDescriptionIsTheOpeningWhateverTheOrderOfFiles() throws {
    let cases = ("Cases__1.csv", Self.labels + Self.names + Self.row)
    let threads = (
      "Threads__1.csv",
      "id,ticketId,createdTime,threadStatus,content,isPrivate,fromEmailAddress,receipients,hasAttach,threadType\n"
        + "700100000000000701,700100000000000501,2024-07-01 10:00:00,EMAIL INCOMING,"
        + "Hello,false,A@Example.com,s@acme.example.com,true,reply\n"
        + "700100000000000702,700100000000000501,2024-07-01 11:00:00,EMAIL OUTGOING,"
        + "Hello,true,bo@acme.example.com,a@example.com,false,reply\n"
    )
    let people = (
      "Agents__1.csv",
      "id,firstName,lastName,email,status,isConfirmed,createdTime,role,profile,isPortalUser\n"
        + "700100000000000201,Bo,Bell,bo@acme.example.com,ACTIVE,true,2022-01-01 08:00:00,AGENT,Agent,false\n"
    )
    for order in [[cases, threads, people], [threads, people, cases], [people, cases, threads]] {
      let messages = try read(files(order)).records(.tickets).flatMap {
        ($0["messages"]?.array ?? []).compactMap { $0.object.map(Message.init(json:)) }
      }
      let opening = try #require(messages.first { $0.id == "700100000000000701" })
      #expect(opening.key == "zoho-desk:message:700100000000000501/description" && opening.kind == .description)
      let second = try #require(messages.first { $0.id == "700100000000000702" })
      #expect(second.key == "zoho-desk:message:700100000000000702" && second.visibility == .internal)
      #expect(second.author == "zoho-desk:person:700100000000000201" && second.direction == "out")
      // Told by the ticket, whose contact has that address.
      #expect(opening.author == "zoho-desk:person:700100000000000301")
    }
  }

  @Test func idsThatASpreadsheetRoundedAreRefused() throws {
    let sink = try read(
      files([("Cases__1.csv", Self.labels + Self.names + "7.001E+17,1,2,,S,,Open,,,\n" + Self.row)]))
    #expect(sink.tickets.map(\.id) == ["700100000000000501"])
    #expect(sink.findings.contains { $0.code == "idLostDigits" && $0.line == 3 && $0.severity == .error })
    #expect(sink.records(.other("rows")).count == 1)
  }

  @Test func secretsAreWrittenNowhere() throws {
    let sink = try read(
      files([
        ("Cases__1.csv", "Password," + Self.labels + "password," + Self.names + "hunter2," + Self.row),
        ("Contacts__1.csv", "id,lastName,crmContactId,isEndUser,apiKey\n700100000000000301,A,,true,hunter2\n"),
        ("Tasks__1.csv", "id,subject,token\n1,s,hunter2\n"),
        (
          "api_v1_contacts.json",
          #"{"data":[{"id":"700100000000000302","lastName":"B","isEndUser":true,"x":{"accessToken":"hunter2"}}]}"#
        ),
      ]))
    #expect(sink.records.allSatisfy { !JSONValue.object($0.json).text.contains("hunter2") })
    #expect(sink.leaves.values.reduce(0) { $0 + ($1.dropped["secret"] ?? 0) } == 4)
  }

  @Test func shortRowsAreOddOnlyWhereTheFileEnds() throws {
    let short = "700100000000000502,700100000000000101,700100000000000301,,T,,Closed\n"
    let shorter = "700100000000000503,70010\n"
    let all = try read(
      files([("Cases__1.csv", Self.labels + Self.names + short + Self.row + short.replacing("502", with: "504"))]))
    #expect(all.tickets.map(\.id).sorted() == ["700100000000000501", "700100000000000502", "700100000000000504"])
    let cut = try read(files([("Cases__1.csv", Self.labels + Self.names + short + Self.row + shorter)]))
    #expect(cut.tickets.count == 2 && cut.codes().contains("tornFile"))
    let contacts = "id,lastName,crmContactId,isEndUser,language\n1,A,,true\n2,B,,true\n"
    #expect(try read(files([("Contacts__1.csv", contacts)])).records(.people).count == 2)
  }

  @Test func labelsOfStatusesAreTheirIdentity() throws {
    let rows = ["Open", "open", "Open ", "On Hold", ""].enumerated().map { number, label in
      Self.row.replacing("501", with: "50\(number + 1)").replacing(",Open,", with: ",\(label),")
    }
    let sink = try read(files([("Cases__1.csv", Self.labels + Self.names + rows.joined())]))
    #expect(sink.tickets.map { $0.status?.label } == ["Open", "open", "Open ", "On Hold", nil])
    #expect(sink.tickets.map { $0.status?.category } == [.open, .unknown, .unknown, .hold, nil])
    #expect(sink.records(.statuses).count == 4)
  }

  @Test func theTypeOfAStatusStandsBesideItsLabel() throws {
    let page = """
      {"data":[{"id":"1329983000000410241","ticketNumber":"100","departmentId":"5","contactId":"6",
      "status":"Waiting","statusType":"On Hold","threadCount":"2","commentCount":"0",
      "cf":{"cf_a":"x"},"customFields":{"A":"x"},"isArchived":true}],"count":7}
      """
    let sink = try read(MemoryInput("tickets.json", page, url: "https://desk.zoho.com/api/v1/tickets?from=1"))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.status == TicketStatus(id: nil, label: "Waiting", category: .hold))
    #expect(ticket.state == .archived)
    #expect(ticket.fields == ["cf_a": "x"])
    #expect(ticket.extras["customFields"] == ["A": "x"] && ticket.extras["threadCount"] == "2")
    let status = try #require(sink.records(.statuses).first)
    #expect(status["nativeCategory"] == "On Hold" && status["categoryFrom"] == "declared")
    #expect(sink.completeness.contains { $0.collection == "tickets" && $0.claimed == 7 && $0.state == "partial" })
    #expect(sink.codes().contains("threadsAbsent"))
  }

  @Test func otherModulesAreKeptWhole() throws {
    let sink = try read(files([("Tasks__1.csv", "id,subject,status,contactId,departmentId\n1,s,Open,2,3\n")]))
    #expect(sink.tickets.isEmpty)
    #expect(
      sink.records(.other("csvTasks")) == [
        ["id": "1", "subject": "s", "status": "Open", "contactId": "2", "departmentId": "3"]
      ])
  }

  private static let api = "https://desk.zoho.com/api/v1"

  private func replies(_ replies: [(String, String)]) -> MemoryInput {
    MemoryInput(
      replies.map { path, text in
        ("a.har", RecordedRequest(method: "GET", url: Self.api + path), Array(text.utf8))
      })
  }

  private static let ticket =
    #"{"id":"700100000000000501","ticketNumber":"7","status":"Open","statusType":"Open","departmentId":"700100000000000101"}"#

  @Test func theIDBesideACommentersNameIsTheAuthor() throws {
    let comment =
      #"{"id":"700100000000000061","commentedTime":"2024-01-03T00:00:00.000Z","isPublic":false,"content":"c","#
      + #""commenterId":"700100000000000020","commenter":{"name":"Ada O","type":"AGENT","email":"ada@d.test"}}"#
    let thread =
      #"{"id":"700100000000000062","direction":"out","content":"t","responderId":"700100000000000020","#
      + #""author":{"name":"Blueprint","type":"SYSTEM"}}"#
    let sink = try read(
      replies([
        ("/tickets", #"{"data":[\#(Self.ticket)]}"#),
        ("/tickets/700100000000000501/comments", #"{"data":[\#(comment)]}"#),
        ("/tickets/700100000000000501/threads", #"{"data":[\#(thread)]}"#),
      ]))
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.author) == ["zoho-desk:person:700100000000000020", nil])
    #expect(messages.map(\.authorText) == [nil, "Blueprint"])
    let person = try #require(sink.records(.people).first.map(Person.init(json:)))
    #expect(person.id == "700100000000000020" && person.name == "Ada O" && person.role == .agent)
  }

  @Test(arguments: ["", "/content", "/content?orgId=1"])
  func bytesFindTheirAttachmentHoweverItsAddressIsWritten(_ end: String) throws {
    let path = "/tickets/700100000000000501/threads/700100000000000062/attachments/700100000000000900"
    var input = replies([(path + end, "x")])
    input.all[0].mediaType = "image/png"
    let sink = try read(input)
    #expect(sink.files["zoho-desk:attachment:700100000000000900"] == [UInt8(ascii: "x")])
  }

  @Test func recordsWithoutAnIDFromSeveralRepliesAreAllKept() throws {
    let metrics = (501...503).map { ("/tickets/700100000000000\($0)/metrics", #"{"firstResponseTime":"01:00 hrs"}"#) }
    let sink = try read(replies(metrics))
    let ids = sink.records.map(\.head.id)
    #expect(Set(ids).count == 3 && ids[0] == "a.har#/api/v1/tickets/700100000000000501/metrics#1")
  }

  @Test func aContactIsKnownByItsAddressWhicheverReplyComesFirst() throws {
    let thread =
      #"{"id":"700100000000000062","direction":"in","content":"t","fromEmailAddress":"eva@cust.test","visibility":"public","#
      + #""author":{"name":"Eva","type":"END_USER","email":"eva@cust.test"},"isContentTruncated":true}"#
    let contact = #"{"id":"700100000000000030","lastName":"X","email":"eva@cust.test","accountId":null}"#
    let all = [
      ("/tickets", #"{"data":[\#(Self.ticket)]}"#),
      ("/tickets/700100000000000501/threads", #"{"data":[\#(thread)]}"#),
      ("/contacts/700100000000000030", contact), ("/organizationFields", #"{"data":[]}"#),
    ]
    for order in [all, all.reversed()] {
      let sink = try read(replies(order))
      let message = try #require(sink.tickets.flatMap(\.messages).first)
      #expect(message.author == "zoho-desk:person:700100000000000030")
      #expect(sink.codes().contains("messageCut"))
    }
  }

  @Test func departmentsHaveTheirNamesWhateverElseIsInTheFolder() throws {
    let sink = try read(
      files([
        ("api_v1_a_tickets_search.json", #"{"data":[\#(Self.ticket)]}"#),
        ("api_v1_departments.json", #"{"data":[{"id":"700100000000000101","name":"Sup","isEnabled":true}]}"#),
        ("api_v1_organizationFields.json", #"{"data":[{"apiName":"a","displayLabel":"A","allowedValues":[]}]}"#),
      ]))
    #expect(sink.tickets.map(\.container?.label) == ["Sup"])
  }

  @Test(
    "Bodies of replies are told by their files' names, whatever a browser or a tool wrote behind them",
    arguments: ["", " (1)", "_page1", ".p2", "_response", "-export", " copy 2"])
  func namesOfBodies(_ tail: String) throws {
    let contacts = #"{"data":[{"id":"700100000000000301","lastName":"B","email":"b@example.com"}],"count":5}"#
    let sink = try read(
      files([
        ("departments\(tail).json", #"{"data":[{"id":"700100000000000101","name":"Sup"}]}"#),
        ("contacts\(tail).json", contacts), ("tickets\(tail).json", #"{"data":[\#(Self.ticket)]}"#),
      ]))
    #expect(sink.tickets.map(\.container?.label) == ["Sup"])
    #expect(sink.records(.people).compactMap { $0.text("id") } == ["700100000000000301"])
    #expect(sink.completeness.first { $0.collection == "contacts" }?.claimed == 5)
    // What hangs below a ticket is none.
    let metrics = #"{"id":"700100000000000501","status":"Open"}"#
    let other = try read(files([("tickets_700100000000000501_metrics\(tail).json", metrics)]))
    #expect(other.tickets.isEmpty)
  }

  @Test(
    "What a table's header says goes before words of its file's name",
    arguments: ["tickets without comments.csv", "tickets of all agents.csv", "my accounts.csv", "export.csv"])
  func namesOfTables(_ name: String) throws {
    let sink = try read(files([(name, Self.labels + Self.names + Self.row)]))
    #expect(sink.tickets.map(\.id) == ["700100000000000501"])
  }

  @Test func anEmptyBackupIsNoError() throws {
    let sink = try read(files([("Cases__1.csv", Self.labels + Self.names), ("Threads__1.csv", "")]))
    #expect(sink.tickets.isEmpty && sink.findings.allSatisfy { $0.severity != .error })
  }

  @Test("A contact on two pages is one, and what a search counts is not the account")
  func contactsOfPages() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.zohoDesk.read)
    func contacts(_ ids: [Int], _ more: String) -> [UInt8] {
      let items = ids.map { #"{"id":"70010000000000030\#($0)","lastName":"N\#($0)","email":"n\#($0)@example.com"}"# }
      return Array("{\"data\":[\(items.joined(separator: ","))]\(more)}".utf8)
    }
    let base = "https://desk.zoho.com/api/v1/contacts"
    try read(
      MemoryInput([
        ("a.har", RecordedRequest(method: "GET", url: base + "/search?email=n1"), contacts([1, 2], ",\"count\":2")),
        ("a.har", RecordedRequest(method: "GET", url: base + "?from=0"), contacts([2], "")),
      ]), ReadOptions(account: "x"), sink)
    let told = try #require(sink.completeness.first { $0.collection == "contacts" })
    #expect(told.read == 2 && told.claimed == 2 && told.state == "unproven")
  }

  /// Ten tickets, or as many as are wanted, from that number on.
  private static func page(_ first: Int, _ count: Int, _ more: String = "") -> String {
    let items = (first..<(first + count)).map { number in
      ticket.replacing("700100000000000501", with: "70010000000000\(1000 + number)")
    }
    return #"{"data":[\#(items.joined(separator: ","))]\#(more)}"#
  }

  @Test(
    "Pages that never came make a list partial, however its addresses count; one that ended proves no more than itself",
    arguments: [
      ([("/tickets?from=0&limit=2", page(0, 2)), ("/tickets?from=4&limit=2", page(4, 1))], true, false),
      ([("/tickets?from=0&limit=2", page(0, 2))], true, false),
      ([("/tickets?from=2&limit=2", page(2, 1))], true, false),
      ([("/tickets?limit=2&from=0", page(0, 2)), ("/tickets?from=2&limit=2", page(2, 1))], false, true),
      ([("/tickets?from=1&limit=2", page(0, 2)), ("/tickets?from=3&limit=2", page(2, 1))], false, true),
      ([("/tickets?limit=2", page(0, 2)), ("/tickets?from=2&limit=2", "")], false, true),
      ([("/tickets?limit=1", page(0, 1)), ("/tickets?from=0&limit=50", page(0, 2))], false, true),
      // A connection test, and what is open in one department: the whole list holds both.
      ([("/tickets?from=0&limit=50", page(0, 7)), ("/tickets?limit=5&sortBy=-modifiedTime", page(0, 5))], false, true),
      ([("/tickets?limit=2&status=Open", page(0, 2)), ("/tickets?limit=50", page(0, 7))], false, true),
      ([("/tickets?limit=2", page(0, 2)), ("/tickets?limit=50&status=Open", page(0, 7))], true, false),
      ([("/tickets", page(0, 10))], false, false),
      ([("/tickets?from=0", page(0, 7)), ("/tickets?from=10", "")], false, false),
      ([("/tickets/search?limit=2", page(0, 2, #","count":2"#))], false, false),
      ([("/tickets/search?limit=2", page(0, 2, #","count":3"#))], true, false),
      ([("/tickets/700100000000000501/threads?from=50&limit=50", #"{"data":[]}"#)], false, false),
    ] as [([(String, String)], Bool, Bool)])
  func pages(_ given: (replies: [(String, String)], cut: Bool, ended: Bool)) throws {
    let sink = try read(replies(given.replies))
    let told = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect((told.state == "partial") == given.cut)
    #expect((told.why == "its list came to an end, and nothing counts what the list leaves out") == given.ended)
    let isTold = sink.codes().contains("pagesMissing")
    #expect(isTold == (given.cut && told.claimed == nil))
  }

  @Test(
    "What the API counts is what it claims",
    arguments: [
      ("/ticketsCount", 2, "complete"), ("/ticketsCount?orgId=9", 3, "partial"), ("/ticketsCount", 1, "unproven"),
      ("/ticketsCount?departmentId=5", 2, "unproven"), ("/ticketsCount?departmentId=5", 3, "partial"),
    ])
  func counts(_ given: (path: String, count: Int, state: String)) throws {
    let list = ("/tickets?from=0&limit=50", Self.page(0, 2))
    let sink = try read(replies([list, (given.path, #"{"count":\#(given.count)}"#)]))
    let told = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(told.claimed == given.count && told.state == given.state)
    #expect(sink.records(.other("apiCount")) == [["count": .number(given.count)]])
    #expect(!sink.codes().contains("unknownRecord"))
  }

  @Test("What hangs below a record, or is no record that we model, makes no ticket and no person")
  func below() throws {
    let ticket = "/tickets/700100000000000501"
    let task = #"{"id":"700100000000000801","subject":"t","status":"Not Started","ticketId":"700100000000000501"}"#
    let follower = #"{"id":"700100000000000020","firstName":"Ada","lastName":"O","email":"ada@d.test"}"#
    let product = #"{"id":"700100000000000840","productName":"P"}"#
    let entry =
      #"{"id":"700100000000000831","secondsSpent":"9","ownerId":"700100000000000020","executedTime":null,"#
      + #""parent":{"id":"700100000000000801","type":"tasks"}}"#
    let all = [
      ("/tickets", #"{"data":[\#(Self.ticket)]}"#), (ticket + "/tasks", #"{"data":[\#(task)]}"#),
      (ticket + "/followers", #"{"data":[\#(follower)]}"#),
      ("/tickets/700100000000000502/followers", #"{"data":[\#(follower)]}"#),
      ("/contacts/700100000000000030/products", #"{"data":[\#(product)]}"#),
      ("/tasks/700100000000000801/timeEntry", #"{"data":[\#(entry)]}"#),
      ("/tickets/archivedTickets?departmentId=1", #"{"data":[{"id":"700100000000000503"}]}"#),
    ]
    let sink = try read(replies(all))
    #expect(sink.tickets.map(\.id) == ["700100000000000501", "700100000000000503"])
    #expect(sink.tickets.flatMap(\.messages).isEmpty && sink.records(.people).isEmpty)
    #expect(sink.records(.statuses).map { $0.text("label") } == ["Open"])
    // One agent follows two tickets: which, the address alone tells.
    #expect(sink.records(.other("apiRecords")).count == 4)
    #expect(Set(sink.records.filter { $0.head.collection == .other("apiRecords") }.map(\.head.id)).count == 4)
    #expect(sink.codes().contains("unknownRecord"))
  }

  @Test("Fields are of the module that was asked for, and only those of tickets define statuses")
  func modules() throws {
    func field(_ name: String, _ values: String) -> String {
      #"{"data":[{"id":"1","apiName":"\#(name)","displayLabel":"L","type":"Picklist","allowedValues":[\#(values)]}]}"#
    }
    let sink = try read(
      replies([
        ("/organizationFields?module=tickets", field("status", #"{"value":"Waiting","statusType":"On Hold"}"#)),
        ("/organizationFields?module=tasks", field("status", #"{"value":"Not Started"}"#)),
        ("/organizationFields?module=contacts", field("cf_type", #"{"value":"a"}"#)),
        ("/organizationFields?module=accounts", field("cf_type", #"{"value":"b"}"#)),
      ]))
    #expect(
      sink.records(.fields).compactMap { $0.text("key") } == [
        "zoho-desk:field:ticket/status", "zoho-desk:field:person/cf_type", "zoho-desk:field:organization/cf_type",
      ])
    #expect(sink.records(.statuses).map { $0.text("label") } == ["Waiting"])
    #expect(sink.records(.other("apiField")).count == 1)
  }

  @Test("A status of several types has that of its list, else none, whichever ticket comes first")
  func severalTypes() throws {
    func ticket(_ number: Int, _ status: String, _ type: String) -> String {
      #"{"id":"70010000000000050\#(number)","ticketNumber":"\#(number)","status":"\#(status)","statusType":"\#(type)","#
        + #""departmentId":"700100000000000101"}"#
    }
    let fields =
      #"{"data":[{"apiName":"status","displayLabel":"S","type":"Picklist","allowedValues":[{"value":"Waiting","#
      + #""statusType":"On Hold"}]}]}"#
    let tickets = [
      ticket(1, "Waiting", "Open"), ticket(2, "X", "Closed"), ticket(3, "X", "Open"), ticket(4, "Y", "Odd"),
    ]
    for order in [tickets, tickets.reversed()] {
      let sink = try read(
        replies([
          ("/tickets", #"{"data":[\#(order.joined(separator: ","))]}"#),
          ("/organizationFields?module=tickets", fields),
        ]))
      let read = sink.tickets.sorted { $0.id < $1.id }
      #expect(read.map { $0.status?.category } == [.hold, .closed, .open, .unknown])
      #expect(read.map { $0.extras["statusType"] } == ["Open", nil, nil, "Odd"])
      let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
      #expect(statuses.map(\.label) == ["Waiting", "X", "Y"])
      #expect(statuses.map(\.category) == [.hold, .unknown, .unknown])
      #expect(statuses[1].extras == ["statusTypes": ["Closed", "Open"]])
      #expect(sink.codes().isSuperset(of: ["statusListedOtherwise", "statusOfSeveralTypes"]))
      let untold = sink.findings.filter { $0.code == "statusTypeUnknown" }.map(\.what)
      #expect(untold == ["1 statuses come without their type: Y"])
    }
  }

  @Test("A ticket of an address that is no contact has the same requester in replies as in a backup")
  func strangers() throws {
    let row = Self.row.replacing("700100000000000301,a@", with: ",A@")
    let page = Self.ticket.dropLast() + #","contactId":null,"email":"A@example.com","description":"d"}"#
    for sink in [
      try read(files([("Cases__1.csv", Self.labels + Self.names + row)])),
      try read(replies([("/tickets", #"{"data":[\#(page)]}"#)])),
    ] {
      let ticket = try #require(sink.tickets.first)
      #expect(ticket.requester == "zoho-desk:person:mail/a@example.com")
      #expect(ticket.messages.map(\.author) == [ticket.requester] && ticket.extras["email"] == "A@example.com")
    }
  }

  @Test("Of two contacts with one address the one whose ticket it is wrote the thread")
  func sharedAddress() throws {
    let contacts = (
      "Contacts__1.csv",
      "id,lastName,email,crmContactId,isEndUser\n700100000000000301,A,a@example.com,,true\n"
        + "700100000000000302,B,A@example.com,,true\n"
    )
    let other = Self.row.replacing("000501,", with: "000502,").replacing("000301,a@", with: "000309,b@")
    let cases = ("Cases__1.csv", Self.labels + Self.names + Self.row + other)
    func thread(_ id: Int, _ ticket: Int, _ direction: String) -> String {
      "70010000000000070\(id),700100000000000\(ticket),2024-07-02 10:00:00,EMAIL \(direction),t,false,a@example.com\n"
    }
    let threads = (
      "Threads__1.csv",
      "id,ticketId,createdTime,threadStatus,content,isPrivate,fromEmailAddress\n" + thread(1, 501, "INCOMING")
        + thread(2, 501, "OUTGOING") + thread(3, 502, "INCOMING")
    )
    for order in [[contacts, cases, threads], [threads, cases, contacts]] {
      for beside in [true, false] {
        var input = files(order)
        input.staysReadable = beside
        let messages = try read(input).records(.tickets).flatMap { $0["messages"]?.array ?? [] }
          .compactMap { $0.object.map(Message.init(json:)) }.filter { $0.kind != .description }
          .sorted { $0.key < $1.key }
        #expect(messages.map(\.author) == ["zoho-desk:person:700100000000000301", nil, nil])
        #expect(messages.map(\.authorText) == [nil, "a@example.com", "a@example.com"])
      }
    }
  }

  @Test("Times of people and companies are read as those of tickets, and told where they are not")
  func timesOfContacts() throws {
    let head = "id,lastName,email,crmContactId,isEndUser,createdTime\n"
    func read(_ time: String) throws -> CollectingSink {
      try self.read(files([("Contacts__1.csv", head + "700100000000000301,A,a@example.com,,true,\(time)\n")]))
    }
    let person = try #require(try read("11 Jun 2024 03:45 PM").records(.people).first.map(Person.init(json:)))
    #expect(person.createdAt == "2024-06-11T15:45:00Z" && person.extras["createdTime"] == "11 Jun 2024 03:45 PM")
    let odd = try read("06/11/2024 03:45 PM")
    #expect(odd.records(.people).first?["createdAt"] == nil && odd.codes().contains("dateNotRead"))
  }

  @Test(
    "Who wrote is told by the author's own address first; a mailbox that a reply left from is nobody",
    arguments: [
      (#"{"name":"Ada","type":"AGENT","email":"ada@d.test"}"#, "out", "s@d.test", "20", nil),
      (#"{"name":"Ada","type":"AGENT","email":"new@d.test"}"#, "out", "s@d.test", "mail/new@d.test", nil),
      (#"{"name":"Ada","type":"AGENT"}"#, "out", "s@d.test", nil, "Ada"),
      (#"{"name":"Bot","type":"SYSTEM"}"#, "out", "s@d.test", nil, "Bot"),
      (#"{"name":"Eva","type":"END_USER"}"#, "in", "eva@c.test", "30", nil),
      (#"{"name":"Eva","type":"END_USER","email":"eva@c.test"}"#, "in", "", "30", nil),
      ("null", "in", "X <x@c.test>", "mail/x@c.test", nil), ("null", "out", "ada@d.test", "20", nil),
      // Ada is a contact as well.
      (#"{"type":"END_USER","email":"ada@d.test"}"#, "in", "ada@d.test", "31", nil),
      (#"{"type":"AGENT","email":"ada@d.test"}"#, "out", "ada@d.test", "20", nil),
    ] as [(String, String, String, String?, String?)])
  func authors(_ given: (author: String, direction: String, from: String, wanted: String?, text: String?)) throws {
    func id(_ number: String) -> String { "7001000000000000" + number }
    let thread =
      #"{"id":"\#(id("62"))","direction":"\#(given.direction)","content":"t","fromEmailAddress":"\#(given.from)","#
      + #""author":\#(given.author)}"#
    let agents = #"{"data":[{"id":"\#(id("20"))","lastName":"O","emailId":"Ada@d.test","roleId":"1"}]}"#
    let contacts = [("30", "eva@c.test"), ("31", "ada@d.test")].map {
      #"{"id":"\#(id($0.0))","lastName":"X","email":"\#($0.1)","isEndUser":true}"#
    }
    let all = [
      ("/tickets", #"{"data":[\#(Self.ticket)]}"#), ("/tickets/700100000000000501/threads/\(id("62"))", thread),
      ("/agents", agents), ("/contacts", #"{"data":[\#(contacts.joined(separator: ","))]}"#),
    ]
    for order in [all, all.reversed()] {
      let sink = try read(replies(order))
      let message = try #require(sink.tickets.flatMap(\.messages).first)
      let wanted = given.wanted.map { $0.hasPrefix("mail") ? $0 : id($0) }
      #expect(message.author == wanted.map { "zoho-desk:person:" + $0 } && message.authorText == given.text)
      // Whoever is known by the address alone is a record too.
      #expect(sink.records(.people).contains { $0.text("id") == wanted } == (wanted != nil))
    }
  }

  @Test("Of a contact and an agent with one address the direction of a thread tells who wrote it")
  func agentsWhoAreContacts() throws {
    let agents = (
      "Agents__1.csv",
      "id,firstName,lastName,email,status,isConfirmed,createdTime,role,profile,isPortalUser\n"
        + "700100000000000201,A,O,a@example.com,ACTIVE,true,2022-01-01 08:00:00,AGENT,Agent,false\n"
    )
    let contacts = (
      "Contacts__1.csv", "id,lastName,email,crmContactId,isEndUser\n700100000000000301,A,A@example.com,,true\n"
    )
    let threads = (
      "Threads__1.csv",
      "id,ticketId,createdTime,threadStatus,content,isPrivate,fromEmailAddress\n"
        + ["INCOMING", "OUTGOING"].enumerated().map { number, direction in
          "70010000000000070\(number),700100000000000501,2024-07-02 10:00:00,EMAIL \(direction),t,false,a@example.com\n"
        }.joined()
    )
    for order in [[agents, contacts], [contacts, agents]] {
      let sink = try read(files(order + [("Cases__1.csv", Self.labels + Self.names + Self.row), threads]))
      let messages = sink.tickets.flatMap(\.messages).filter { $0.kind == .reply }
      #expect(messages.map(\.author) == ["zoho-desk:person:700100000000000301", "zoho-desk:person:700100000000000201"])
    }
  }

  @Test("Pictures that the desk stores for a body are listed once, and get their bytes")
  func pictures() throws {
    let api = "https://desk.zoho.com/api/v1/threads/700100000000000062/inlineImages/edbsn1?et=1&ha=2"
    let view = "https://desk.zoho.com/support/ImageDisplay?downloadType=uploadedFile&fileName=1.png&blockId=b5"
    let body = [api, view, view, "https://files.example.test/logo.png"]
      .map { #"<img src=\"\#($0.replacing("&", with: "&amp;"))\">"# }.joined()
    let thread =
      #"{"id":"700100000000000062","direction":"in","content":"\#(body)","contentType":"text/html","author":null}"#
    var input = replies([("/tickets/700100000000000501/threads/700100000000000062", thread)])
    var image = MemoryInput("a.har", "x", url: api).all[0]
    image.mediaType = "image/png"
    input.all.append(image)
    let sink = try read(input)
    let files = sink.tickets.flatMap(\.messages).flatMap(\.attachments)
    #expect(files.map(\.url) == [api, view] && files.map(\.appearsAs) == [[api], [view]])
    #expect(files.allSatisfy { $0.inline && $0.missing != nil } && Set(files.map(\.key)).count == 2)
    #expect(sink.files[api] != nil)
  }

  @Test(
    "A file of a backup that somebody named is told by the last word of its name, else by its header",
    arguments: [
      ("acme Cases__1.csv", true), ("Backup_2024-05-01_Cases__1.csv", true), ("acme-cases__1 (1).csv", true),
      ("Cases_1714550000.csv", true), ("Cases__1 - Kopie.csv", true), ("Anfragen__1.csv", true),
      ("TaskComments__1.csv", false),
    ])
  func namesOfFiles(_ given: (name: String, isTickets: Bool)) throws {
    let comments = "id,comment,commentedBy,entityId\n1,c,2,3\n"
    let sink = try read(files([(given.name, given.isTickets ? Self.labels + Self.names + Self.row : comments)]))
    #expect(sink.tickets.count == (given.isTickets ? 1 : 0))
    #expect(sink.codes().contains("notModelled") != given.isTickets)
  }

  @Test("A recording that is cut before its first reply ends is partial, and says so")
  func cutEarly() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.zohoDesk.read)
    try read(NoDocument(), ReadOptions(), sink)
    #expect(sink.findings.map(\.code) == ["torn"])
    #expect(sink.completeness.map(\.state) == ["partial"])
  }

  private struct NoDocument: ExportInput {
    func heads(limit: Int) throws -> [DocumentHead] { [] }

    func forEachDocument(_ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void) throws {
      try trouble(InputTrouble(kind: "torn", file: "a.har", what: "the recording ends in the middle"))
    }
  }
}
