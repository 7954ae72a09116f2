import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("HubSpot, reading")
struct HubSpotReaderTests {
  private func read(_ documents: [(String, String?, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(
      documents.map { name, url, text in
        (name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
      })
    let read = try #require(Desk.hubspot.read)
    try read(input, ReadOptions(timeZone: "Europe/Paris"), sink)
    return sink
  }

  private func messages(_ sink: CollectingSink) -> [String] {
    sink.records(.tickets).flatMap { ticket in
      (ticket["messages"]?.array ?? []).map { "\(ticket.text("id") ?? "") \($0["key"]?.string ?? "")" }
    }.sorted()
  }

  static let ticket = #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"}}"#
  static let note = #"{"id":"7","properties":{"hs_note_body":"n","hs_timestamp":"2024-05-01T03:00:00Z"}}"#
  static let noteOfTwo =
    #"{"id":"7","properties":{"hs_note_body":"n"},"associations":{"tickets":{"results":[{"id":"5","type":"x"},"#
    + #"{"id":"6","type":"x"}]}}}"#
  static let ticketWithNote =
    #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"},"#
    + #""associations":{"notes":{"results":[{"id":"7","type":"ticket_to_note"}]}}}"#

  @Test("Notes join their ticket from either side, whichever file comes first")
  func joins() throws {
    let page = "https://api.hubapi.com/crm/v4/objects/tickets/5/associations/notes"
    let association = #"{"results":[{"toObjectId":"7","associationTypes":[{"typeId":227}]}]}"#
    let forms: [[(String, String?, String)]] = [
      [("t.json", nil, Self.ticketWithNote), ("n.json", nil, Self.note)],
      [("t.json", nil, Self.ticket), ("n.json", nil, Self.note), ("a.json", page, association)],
    ]
    for form in forms {
      for documents in [form, form.reversed()] {
        #expect(messages(try read(documents)) == ["5 hubspot:message:notes/7"])
      }
    }
    #expect(
      messages(try read([("n.json", nil, Self.noteOfTwo)])) == [
        "5 hubspot:message:notes/7", "6 hubspot:message:notes/7",
      ]
    )
  }

  @Test("A note of no ticket is kept whole, and said")
  func loose() throws {
    let sink = try read([("t.json", nil, Self.ticket), ("n.json", nil, Self.note)])
    #expect(sink.records(.other("notes")).count == 1)
    #expect(sink.codes().contains("notOfATicket"))
  }

  @Test("A stage that no pipeline defines keeps its id; one label in two pipelines stays two statuses")
  func stages() throws {
    let pipelines =
      #"{"results":[{"id":"8","label":"P","stages":[{"id":"81","label":"New","metadata":{"ticketState":"OPEN"}}]},"#
      + #"{"id":"9","label":"Q","stages":[{"id":"91","label":"New","metadata":{"ticketState":"CLOSED"}}]}]}"#
    func ticket(_ id: String, _ pipeline: String, _ stage: String) -> String {
      #"{"id":"\#(id)","properties":{"hs_pipeline":"\#(pipeline)","hs_pipeline_stage":"\#(stage)","subject":"A"}}"#
    }
    let text = [ticket("1", "8", "81"), ticket("2", "9", "91"), ticket("3", "9", "81")].joined(separator: "\n")
    let sink = try read([("t.ndjson", nil, text), ("pipelines.json", nil, pipelines)])
    let statuses = sink.tickets.sorted { $0.id < $1.id }.compactMap(\.status)
    #expect(statuses.map(\.label) == ["New", "New", "81"])
    #expect(statuses.map(\.scope) == ["8", "9", "9"])
    #expect(statuses.map(\.category) == [.open, .closed, .unknown])
    #expect(statuses.map(\.labelFrom) == [.source, .source, .id])
  }

  @Test("Pipelines of deals are no statuses of tickets")
  func deals() throws {
    let text =
      #"{"results":[{"id":"default","label":"Sales","stages":[{"id":"won","label":"Won","metadata":"#
      + #"{"isClosed":"true","probability":"1.0"}}]}]}"#
    let sink = try read([("p.json", nil, text)])
    #expect(sink.records(.statuses).isEmpty)
    #expect(sink.records(.other("pipelines-deals")).count == 1)
  }

  @Test("Dates of a CSV are those of the given zone")
  func csv() throws {
    let text = "Ticket ID,Ticket name,Pipeline,Ticket status,Create date\n5,A,P,Waiting,2024-07-01 10:00\n"
    let ticket = try #require(try read([("t.csv", nil, text)]).tickets.first)
    #expect(ticket.createdAt == "2024-07-01T08:00:00Z")
    #expect(ticket.status == TicketStatus(scope: "P", id: nil, label: "Waiting"))
    #expect(ticket.extras.text("Create date") == "2024-07-01 10:00")
  }

  static let thread =
    #"{"id":"30","status":"OPEN","inboxId":"1","threadAssociations":{"associatedTicketId":"5"},"#
    + #""originalChannelId":"1002"}"#

  @Test(
    "A mail that is perhaps a thread's message too is told, and left",
    arguments: [
      ("2024-05-01T03:00:00.123Z", "INCOMING", "Other words than those of the mail", true),
      ("2024-05-01T03:07:00Z", "INCOMING", "The  printer\\nis on fire, please come", true),
      ("2024-05-01T03:00:00Z", "OUTGOING", "The printer is on fire, please come", false),
      ("2024-05-01T03:07:00Z", "INCOMING", "Other words than those of the mail", false),
    ])
  func twins(_ given: (at: String, direction: String, text: String, told: Bool)) throws {
    let mail =
      #"{"id":"7","properties":{"hs_email_direction":"INCOMING_EMAIL","hs_timestamp":"2024-05-01T03:00:00Z","#
      + #""hs_email_text":"The printer is on fire, please come"},"#
      + #""associations":{"tickets":{"results":[{"id":"5","type":"x"}]}}}"#
    let message =
      #"{"id":"m1","type":"MESSAGE","conversationsThreadId":"30","createdAt":"\#(given.at)","direction":"#
      + #""\#(given.direction)","text":"\#(given.text)","createdBy":"V-1","senders":[],"recipients":[]}"#
    let documents: [(String, String?, String)] = [
      ("t.json", nil, Self.ticket), ("m.json", nil, mail), ("h.json", nil, Self.thread), ("c.json", nil, message),
    ]
    for order in [documents, documents.reversed()] {
      let sink = try read(order)
      #expect(messages(sink) == ["5 hubspot:message:emails/7", "5 hubspot:message:threads/m1"])
      let told = sink.findings.filter { $0.code == "mailTwice" }
      #expect(told.compactMap(\.key) == (given.told ? ["hubspot:message:emails/7"] : []))
    }
  }

  @Test("What tickets name and the export does not hold is told, by kind, and makes the messages partial")
  func absent() throws {
    let ticket =
      #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"},"associations":{"#
      + #""emails":{"results":[{"id":"8","type":"x"},{"id":"9","type":"x"},{"id":"9","type":"y"}]},"#
      + #""notes":{"results":[{"id":"7","type":"x"}]},"conversations":{"results":[{"id":"30","type":"x"}]},"#
      + #""contacts":{"results":[{"id":"1","type":"x"}]}}}"#
    let page = #"{"results":[\#(ticket)]}"#
    let alone = try read([("tickets-1.json", nil, page), ("tickets-2.json", nil, page)])
    #expect(
      alone.findings.filter { $0.code.hasSuffix("Absent") }.map(\.what) == [
        "tickets name 2 emails, the export holds 0", "tickets name 1 notes, the export holds 0",
        "tickets name 1 threads, the export holds messages of 0",
      ])
    let told = alone.completeness.first { $0.collection == "messages" }
    #expect(told?.claimed == 4 && told?.read == 0 && told?.state == "partial")
    let mail = #"{"id":"8","properties":{"hs_email_text":"m"}}"#
    let message = #"{"id":"m1","type":"MESSAGE","conversationsThreadId":"30","text":"t"}"#
    let others: [(String, String?, String)] = [
      ("e.json", nil, mail), ("n.json", nil, Self.note), ("c.json", nil, message),
    ]
    let some = try read([("tickets.json", nil, page)] + others)
    #expect(some.findings.filter { $0.code.hasSuffix("Absent") }.map(\.code) == ["emailsAbsent"])
    #expect(some.completeness.first { $0.collection == "messages" }?.read == 3)
    let rest = #"{"id":"9","properties":{"hs_email_text":"m"}}"#
    let all = try read([("tickets.json", nil, page), ("e2.json", nil, rest)] + others)
    #expect(!all.findings.contains { $0.code.hasSuffix("Absent") })
    #expect(all.completeness.first { $0.collection == "messages" }?.state == "unproven")
  }

  @Test("A record that comes on two pages counts once, in findings and against what a search claims")
  func sightings() throws {
    let page = #"{"total":2,"results":[\#(Self.ticket)]}"#
    let sink = try read([
      ("t1.json", nil, page), ("t2.json", nil, page), ("n1.json", nil, Self.note), ("n2.json", nil, Self.note),
    ])
    let told = sink.findings.map(\.what)
    #expect(told.contains("1 tickets carry a stage that no pipeline of this export defines"))
    #expect(told.contains("1 notes are associated with no ticket of this export"))
    let tickets = sink.completeness.first { $0.collection == "tickets" }
    #expect(tickets?.claimed == 2 && tickets?.read == 1 && tickets?.state == "partial")
  }

  @Test(
    "A file that ends too early makes its desk partial",
    arguments: [
      ("t.json", #"{"results":[\#(ticket),{"id":"6","prop"#),
      ("t.csv", "Ticket ID,Ticket name,Pipeline,Ticket status\n5,A,P,New\n6,\"B"),
    ])
  func torn(_ given: (name: String, text: String)) throws {
    let sink = try read([(given.name, nil, given.text)])
    #expect(sink.codes().contains("tornFile") && sink.tickets.map(\.id) == ["5"])
    let told = sink.completeness.first { $0.collection == "tickets" }
    #expect(told?.state == "partial" && told?.why == "a file is damaged or cut")
  }

  @Test("Rows of contacts and ids that a spreadsheet rounded make no tickets")
  func otherRows() throws {
    let contacts = "Record ID,First Name,Email\n5,Ann,ann@example.com\n"
    let tickets = "Ticket ID,Ticket name,Associated Contact\n4.09229E+11,A,\n4.09229E+11,B,\n7,C,Eva X (Eva@x.test)\n"
    let sink = try read([("contacts.csv", nil, contacts), ("tickets.csv", nil, tickets)])
    #expect(sink.tickets.map(\.id) == ["7"])
    #expect(sink.tickets.map(\.requester) == ["hubspot:person:mail/eva@x.test"])
    #expect(sink.records(.other("rows")).count == 3)
    #expect(sink.codes().isSuperset(of: ["notTickets", "idLostDigits"]))
  }

  private static let api = "https://api.hubapi.com"

  @Test("A message that a list cut gets its whole text from the reply for it, whichever comes first")
  func originals() throws {
    func message(_ id: String) -> String {
      #"{"id":"\#(id)","type":"MESSAGE","conversationsThreadId":"30","text":"short \#(id)","truncationStatus":"TRUNCATED"}"#
    }
    let threads = Self.api + "/conversations/v3/conversations/threads/30/messages"
    let documents: [(String, String?, String)] = [
      ("a.har", nil, Self.ticket), ("a.har", nil, Self.thread),
      ("a.har", threads, #"{"results":[\#(message("m1")),\#(message("m2")),\#(message("m3"))]}"#),
      ("a.har", threads + "/m1/original-content", #"{"text":"long m1","richText":"<p>long m1</p>"}"#),
      ("a.har", threads + "/m2/original-content", #"{"text":"long m2","richText":""}"#),
    ]
    for order in [documents, documents.reversed()] {
      let sink = try read(order)
      let found = sink.tickets.flatMap(\.messages).sorted { $0.key < $1.key }
      #expect(found.map(\.body.text) == ["long m1", "long m2", "short m3"])
      #expect(found.map(\.body.html) == ["<p>long m1</p>", nil, nil])
      #expect(found.first?.extras.text("cutText") == "short m1")
      let cut = sink.findings.filter { $0.code == "messageCut" }
      #expect(cut.map(\.key) == ["hubspot:message:threads/m3"])
      #expect(sink.records(.other("originalContent")).count == 2)
    }
  }

  @Test("Records without an id from several replies of one recording are all kept")
  func nameless() throws {
    let reply = #"{"results":[{"a":"1"},{"a":"2"}]}"#
    let sink = try read([
      ("a.har", Self.api + "/crm/v3/foo/1", reply), ("a.har", Self.api + "/crm/v3/foo/2", reply),
      ("a.har", Self.api + "/crm/v3/foo/2", #"{"results":[{"a":"3"}]}"#), ("t.json", nil, Self.ticket),
    ])
    let ids = sink.records.filter { $0.head.collection == .other("foo") }.map(\.head.id)
    #expect(ids.count == 5 && Set(ids).count == 5)
  }

  @Test("Associations of version 3 join by the address of the call, errors and further pages are told")
  func associations() throws {
    let ends = Self.api + "/crm/v3/objects/tickets/5/associations/contacts"
    let batch = Self.api + "/crm/v3/objects/emails/batch/read"
    let sink = try read([
      ("a.har", nil, Self.ticket), ("a.har", ends, #"{"results":[{"id":"101","type":"ticket_to_contact"}]}"#),
      (
        "a.har", Self.api + "/crm/v4/objects/tickets/5/associations/notes",
        #"{"results":[{"toObjectId":7}],"paging":{"next":{"after":"x"}}}"#
      ),
      (
        "a.har", batch,
        #"{"results":[{"id":"8","properties":{"hs_email_text":"m"}}],"numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND"}]}"#
      ),
    ])
    #expect(sink.tickets.compactMap(\.requester) == ["hubspot:person:contacts/101"])
    #expect(sink.records(.other("contacts")).isEmpty)
    #expect(sink.records(.other("errors")).map { $0.text("category") } == ["OBJECT_NOT_FOUND"])
    #expect(sink.codes().isSuperset(of: ["associationsCut", "batchErrors", "notesAbsent"]))
  }

  @Test("A list that goes on is partial although another list of messages ends")
  func endings() throws {
    let note = #"{"results":[\#(Self.noteOfTwo)],"paging":{"next":{"after":"8"}}}"#
    let mail = #"{"results":[{"id":"8","properties":{"hs_email_text":"m"}}]}"#
    let sink = try read([("t.json", nil, Self.ticket), ("notes.json", nil, note), ("emails.json", nil, mail)])
    #expect(sink.completeness.first { $0.collection == "messages" }?.state == "partial")
  }

  @Test(
    "Who wrote an e-mail is told by its address first",
    arguments: [
      ("INCOMING_EMAIL", "EVA@cust.test", "hubspot:person:contacts/101", nil),
      ("INCOMING_EMAIL", "second@cust.test", "hubspot:person:contacts/101", nil),
      ("INCOMING_EMAIL", "Stranger@else.test", "hubspot:person:mail/stranger@else.test", nil),
      ("INCOMING_EMAIL", "shared@cust.test", nil, "Jo Doe"),
      ("EMAIL", "own@desk.test", "hubspot:person:users/9", nil), ("EMAIL", "support@desk.test", nil, "Jo Doe"),
    ] as [(String, String, String?, String?)])
  func authors(_ given: (direction: String, from: String, author: String?, text: String?)) throws {
    func contact(_ id: String, _ address: String, _ more: String) -> String {
      #"{"id":"\#(id)","properties":{"firstname":"A","email":"\#(address)","hs_additional_emails":"\#(more)"}}"#
    }
    let contacts = [
      contact("101", "eva@cust.test", "second@cust.test"), contact("102", "shared@cust.test", ""),
      contact("103", "Shared@cust.test", ""),
    ].joined(separator: ",")
    let owner = #"{"results":[{"id":"70","userId":9,"email":"own@desk.test","firstName":"Own","archived":false}]}"#
    let mail =
      #"{"id":"8","properties":{"hs_email_direction":"\#(given.direction)","hs_email_text":"m","hs_email_headers":"#
      + #""{\"from\":{\"email\":\"\#(given.from)\"}}","hs_email_from_firstname":"Jo","hs_email_from_lastname":"Doe"},"#
      + #""associations":{"tickets":{"results":[{"id":"5","type":"x"}]}}}"#
    let documents: [(String, String?, String)] = [
      ("t.json", nil, Self.ticket), ("contacts.json", nil, #"{"results":[\#(contacts)]}"#),
      ("owners.json", nil, owner), ("emails.json", nil, mail),
    ]
    for order in [documents, documents.reversed()] {
      let message = try #require(try read(order).tickets.flatMap(\.messages).first)
      #expect(message.author == given.author && message.authorText == given.text)
    }
  }

  @Test("Values that a property takes at one time are events of their own, the same on every page")
  func events() throws {
    let ticket =
      #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"},"propertiesWithHistory":{"#
      + #""hs_pipeline_stage":[{"value":"1","timestamp":"2024-01-05T00:00:00Z"},"#
      + #"{"value":"2","timestamp":"2024-01-05T00:00:00Z"},{"value":"3","timestamp":"2024-01-04T00:00:00Z"}]}}"#
    let sink = try read([("a.json", nil, #"{"results":[\#(ticket)]}"#), ("b.json", nil, ticket)])
    let keys = sink.records(.tickets).map { ($0["events"]?.array ?? []).compactMap { $0["key"]?.string } }
    #expect(keys.count == 2 && keys[0] == keys[1] && Set(keys[0]).count == 3)
    #expect(keys[0].contains("hubspot:event:5/hs_pipeline_stage/2024-01-04T00:00:00Z"))
    // The stage the ticket has is that of its pipeline, although the history does not say so.
    let scopes = (sink.records(.tickets)[0]["events"]?.array ?? []).compactMap { event in
      event["to"]?["id"]?.string == "1" ? event["to"]?["scope"]?.string : nil
    }
    #expect(scopes == ["0"])
  }

  @Test(
    "Times of a CSV: milliseconds as the API has them; zeros are absent, what is no time stays and is told",
    arguments: [
      ("1704164645678", "2024-01-02T03:04:05.678Z", false), ("0", nil, false), ("0000-00-00", nil, false),
      ("-", nil, false), ("not a date", nil, true), ("03/04/2024", nil, true), ("20240102", nil, true),
    ])
  func cells(_ given: (text: String, time: String?, told: Bool)) throws {
    let sink = try read([("t.csv", nil, "hs_object_id,hs_pipeline_stage,createdate\n5,1,\(given.text)\n")])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.createdAt == given.time)
    #expect(ticket.extras.text("createdate") == given.text)
    #expect(sink.codes().contains("dateNotRead") == given.told)
  }

  @Test("Tickets that are associated with each other are linked, whichever of them says so")
  func links() throws {
    func ticket(_ id: String, _ more: String) -> String {
      #"{"id":"\#(id)","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"}\#(more)}"#
    }
    let inside = #","associations":{"tickets":{"results":[{"id":"6","type":"ticket_to_ticket"}]}}"#
    let page = Self.api + "/crm/v4/objects/tickets/5/associations/tickets"
    let forms: [[(String, String?, String)]] = [
      [("a.json", nil, ticket("5", inside)), ("b.json", nil, ticket("6", ""))],
      [
        ("a.json", nil, ticket("5", "")), ("b.json", nil, ticket("6", "")),
        ("a.har", page, #"{"results":[{"toObjectId":6,"associationTypes":[{"typeId":452}]}]}"#),
      ],
    ]
    for form in forms {
      let links = try read(form).tickets.map(\.links)
      #expect(links.map { $0.map(\.ticket) } == [["hubspot:ticket:6"], ["hubspot:ticket:5"]])
      #expect(links.joined().allSatisfy { $0.kind == "relatesTo" })
    }
  }

  @Test("A number with a decimal comma is told in replies too, once for each ticket")
  func decimalCommas() throws {
    let page = #"{"results":[{"id":"5","properties":{"hs_pipeline_stage":"1","subject":"1,5","price":"3,75"}}]}"#
    let sink = try read([("tickets-1.json", nil, page), ("tickets-2.json", nil, page)])
    #expect(sink.tickets.first?.fields == ["price": "3,75"])
    #expect(
      sink.findings.filter { $0.code == "decimalComma" }.map(\.what) == [
        "1 values look like numbers with a decimal comma"
      ])
  }

  @Test("Stages that were asked for by themselves name the statuses of their pipeline")
  func stagesAlone() throws {
    let stages =
      #"{"results":[{"id":"1","label":"Neu","displayOrder":0,"metadata":{"ticketState":"OPEN"}},"#
      + #"{"id":"4","label":"Zu","displayOrder":1,"metadata":{"ticketState":"CLOSED"}}]}"#
    let sink = try read([
      ("t.json", nil, Self.ticket), ("a.har", Self.api + "/crm/v3/pipelines/tickets/0/stages", stages),
      ("a.har", Self.api + "/crm/v3/pipelines/deals/0/stages", #"{"results":[{"id":"9","label":"Won"}]}"#),
    ])
    #expect(sink.tickets.map(\.status) == [TicketStatus(scope: "0", id: "1", label: "Neu", category: .open)])
    let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    #expect(statuses.map(\.label) == ["Neu", "Zu"] && statuses.map(\.category) == [.open, .closed])
    #expect(sink.records(.other("stages")).count == 3)
  }

  @Test(
    "What a label of the shipped pipeline means, it means in that one only",
    arguments: [("Support Pipeline", StatusCategory.new), ("0", .new), ("Returns", .unknown), ("", .unknown)])
  func labelsOfPipelines(_ given: (pipeline: String, category: StatusCategory)) throws {
    let sink = try read([("t.csv", nil, "Ticket ID,Pipeline,Ticket status\n5,\(given.pipeline),New\n")])
    #expect(sink.tickets.map { $0.status?.category } == [given.category])
  }

  @Test("A stage that a table names is the one of that name in its pipeline, if that is one; it is told")
  func stagesByLabel() throws {
    let pipelines = #"""
      {"results":[{"id":"7","label":"Returns","stages":[{"id":"70","label":"New","metadata":{"ticketState":"OPEN"}},\#
      {"id":"71","label":"Sent","metadata":{}},{"id":"72","label":"Sent","metadata":{}}]}]}
      """#
    let sink = try read([
      ("t.csv", nil, "Ticket ID,Pipeline,Ticket status\n5,Returns,New\n6,Returns,Sent\n7,7,72\n"),
      ("a.har", Self.api + "/crm/v3/pipelines/tickets", pipelines),
    ])
    #expect(sink.tickets.map(\.status?.id) == ["70", nil, "72"])
    let told = sink.findings.filter { $0.code == "statusMatchedByLabel" }
    #expect(told.map(\.did) == ["took it for the status 70 of the pipeline 7, which alone has that name in the others"])
  }

  @Test(
    "Records of objects that go by a number are no tickets, contacts or companies",
    arguments: [
      ("2-123456", #""hs_pipeline":"7","hs_pipeline_stage":"8","subject":"A""#),
      ("0-970", #""firstname":"A","lastname":"B""#),
      ("2-123456", #""name":"A","domain":"a.test""#),
    ])
  func numberedObjects(_ given: (type: String, properties: String)) throws {
    let objects = #"{"results":[{"id":"5","properties":{\#(given.properties)}}]}"#
    let sink = try read([
      ("a.har", Self.api + "/crm/v3/objects/\(given.type)?limit=10", objects),
      ("a.har", Self.api + "/crm/objects/2026-03/0-5", #"{"results":[{"id":"6","properties":{"subject":"A"}}]}"#),
    ])
    #expect(sink.tickets.map(\.id) == ["6"] && sink.records(.people).isEmpty && sink.records(.organizations).isEmpty)
    #expect(sink.records(.other(given.type)).count == 1)
    #expect(sink.codes().contains("notModelled"))
  }

  @Test("An actor that is an address is the person of that address, whichever reply comes first")
  func addressActors() throws {
    func message(_ id: String, _ address: String) -> String {
      #"{"id":"\#(id)","type":"MESSAGE","conversationsThreadId":"30","text":"t","createdBy":"E-\#(address)"}"#
    }
    let contacts = ["1:bob@x.test", "2:two@x.test", "3:two@x.test"].map { pair in
      let parts = pair.split(separator: ":")
      return #"{"id":"\#(parts[0])","properties":{"firstname":"A","email":"\#(parts[1])"}}"#
    }
    let messages = [message("m1", "Bob@x.test"), message("m2", "Carol@x.test"), message("m3", "two@x.test")]
    let documents: [(String, String?, String)] = [
      ("t.json", nil, Self.ticket), ("h.json", nil, Self.thread),
      ("c.json", nil, #"{"results":[\#(messages.joined(separator: ","))]}"#),
      ("contacts.json", nil, #"{"results":[\#(contacts.joined(separator: ","))]}"#),
      ("actors.json", nil, #"{"results":[{"id":"E-Bob@x.test","name":"Bob","email":"Bob@x.test","type":"EMAIL"}]}"#),
    ]
    for order in [documents, documents.reversed()] {
      let sink = try read(order)
      let authors = sink.tickets.flatMap(\.messages).sorted { $0.key < $1.key }.map(\.author)
      #expect(
        authors == [
          "hubspot:person:contacts/1", "hubspot:person:mail/carol@x.test", "hubspot:person:actors/E-two@x.test",
        ])
      let people = Set(sink.records(.people).compactMap { $0.text("id") })
      #expect(people == ["contacts/1", "contacts/2", "contacts/3", "mail/carol@x.test"])
    }
  }

  @Test(
    "Queries by either sort of path, by name or number, are reading calls; what writes is none",
    arguments: [
      ("POST", "/crm/v3/objects/tickets/search", true), ("POST", "/crm/objects/2026-03/tickets/search", true),
      ("POST", "/crm/v3/objects/0-5/search?x=1", true), ("POST", "/crm/objects/2026-03/notes/batch/read", true),
      ("POST", "/crm/v3/associations/ticket/note/batch/read", true),
      ("POST", "/crm/associations/2026-03/tickets/notes/batch/read", true),
      ("POST", "/crm/v4/associations/0-5/0-46/batch/read", true),
      ("POST", "/crm/v3/properties/tickets/batch/read", true),
      ("POST", "/crm/v3/objects/tickets", false), ("POST", "/crm/v3/objects/tickets/batch/create", false),
      ("POST", "/crm/v3/objects/tickets/batch/read-only", false), ("PATCH", "/crm/v3/objects/tickets/search", false),
      ("POST", "/crm/v3/objects/tickets/merge", false),
    ])
  func queries(_ given: (method: String, path: String, reads: Bool)) {
    for url in [Self.api + given.path, given.path] {
      #expect(Desk.hubspot.isReadingCall(RecordedRequest(method: given.method, url: url)) == given.reads)
    }
  }

  @Test(
    "Batches of associations join by names and numbers, dated or not",
    arguments: [
      "/crm/v3/associations/ticket/note/batch/read", "/crm/associations/2026-03/tickets/notes/batch/read",
      "/crm/v4/associations/0-5/0-46/batch/read",
    ])
  func batchesOfAssociations(_ path: String) throws {
    let reply = #"{"status":"COMPLETE","results":[{"from":{"id":"5"},"to":[{"id":"7","type":"ticket_to_note"}]}]}"#
    let sink = try read([("t.json", nil, Self.ticket), ("n.json", nil, Self.note), ("a.har", Self.api + path, reply)])
    #expect(messages(sink) == ["5 hubspot:message:notes/7"])
  }

  @Test("Engagements of the older API are of the ticket whose list they stand in, those of later kinds too")
  func olderEngagements() throws {
    func engagement(_ id: Int, _ type: String, _ tickets: String) -> String {
      #"{"engagement":{"id":\#(id),"type":"\#(type)","timestamp":1704164645678},"associations":{"ticketIds":[\#(tickets)]},"#
        + #""metadata":{"body":"b"}}"#
    }
    let page = [engagement(1, "NOTE", ""), engagement(2, "WHATS_APP", "5"), engagement(3, "CONVERSATION_SESSION", "5")]
    let sink = try read([
      ("t.json", nil, Self.ticket),
      (
        "a.har", Self.api + "/engagements/v1/engagements/associated/TICKET/5/paged?limit=100",
        #"{"results":[\#(page.joined(separator: ","))],"hasMore":false,"offset":3}"#
      ),
    ])
    #expect(messages(sink) == ["5 hubspot:message:communications/2", "5 hubspot:message:notes/1"])
    #expect(sink.records(.other("engagements")).count == 1)
    #expect(!sink.codes().contains("notOfATicket"))
    #expect(sink.codes().isSuperset(of: ["notModelled", "visibilityUnknown"]))
  }

  @Test("A batch that was answered in part makes what it asked for partial")
  func batchInPart() throws {
    let request = RecordedRequest(method: "POST", url: Self.api + "/crm/v3/objects/notes/batch/read")
    let input = TroubledInput(
      input: MemoryInput("t.json", Self.ticket),
      trouble: InputTrouble(kind: "partialReply", file: "a.har", what: "x: status 207", request: request))
    let sink = CollectingSink()
    let read = try #require(Desk.hubspot.read)
    try read(input, ReadOptions(), sink)
    #expect(sink.findings.filter { $0.code == "partialReply" }.map(\.severity) == [.error])
    #expect(sink.completeness.first { $0.collection == "messages" }?.state == "partial")
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "unproven")
  }

  private struct TroubledInput: ExportInput {
    let input: MemoryInput
    let trouble: InputTrouble

    func heads(limit: Int) throws -> [DocumentHead] { input.heads(limit: limit) }

    func forEachDocument(
      _ body: (ExportDocument) throws -> Void, trouble tell: (InputTrouble) throws -> Void
    ) throws {
      try input.forEachDocument(body, trouble: tell)
      try tell(trouble)
    }
  }

  @Test("A page of objects with few properties is recognised by what is around them; other desks' replies are not")
  func detection() {
    func detect(_ text: String) -> Int? {
      Desk.hubspot.detect([DocumentHead(name: "tickets.json", request: nil, start: Array(text.utf8))])?.confidence
    }
    let object = #""createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z""#
    #expect(detect(#"{"results":[{"id":"5","properties":{"subject":"A"},\#(object),"archived":false}]}"#) ?? 0 >= 50)
    #expect(detect(#"{"tickets":[{"id":5,"subject":"A",\#(object),"state":"active"}]}"#) == nil)
  }

  @Test("Planted secrets reach no record")
  func secrets() throws {
    let sink = try read([("app.json", nil, #"{"id":"1","settings":{"client_secret":"planted-1","name":"x"}}"#)])
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("planted-1".utf8)) })
    #expect(sink.leaves.values.first?.dropped["secret"] == 1)
  }
}

@Suite("Pairs on disk")
struct JoinTableTests {
  @Test("Pairs are found the same in memory and on disk", arguments: [64, 4_096, 1 << 20])
  func same(_ memory: Int) throws {
    let table = JoinTable(memory: memory)
    var wanted: [String: Set<String>] = [:]
    var random = SeededRandom(7)
    for _ in 0..<3_000 {
      let key = "k\(random.below(700))"
      let value = "v\(random.below(5))"
      wanted[key, default: []].insert(value)
      try table.add(key, value)
    }
    try table.close()
    for (key, values) in wanted { #expect(try table.values(for: key) == values.sorted()) }
    #expect(try table.values(for: "k") == [])
    #expect(try table.values(for: "zz") == [])
  }
}
