import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// Forms that are neither wrong nor usual: replies wrapped once more, members left out, dates as people write them.
@Suite("Odd forms of replies and tables")
struct OddFormsTests {
  private func read(
    _ desk: Desk, _ documents: [(String, String?, String)], timeZone: String? = "UTC"
  ) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(desk.read)
    let input = MemoryInput(
      documents.map { name, url, text in
        (name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
      })
    try read(input, ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  private func confidence(_ desk: Desk, _ name: String, _ text: String) -> Int {
    desk.detect([DocumentHead(name: name, request: nil, start: Array(text.utf8))])?.confidence ?? 0
  }

  @Test("Rows of commas alone are none", arguments: [",,", ",,,", "\n,,,\n\n,,,"])
  func emptyRows(_ end: String) throws {
    let text = "Number,State,Title,Site\n50,New,A,B\n51,New,C,D\n\(end)"
    let sink = try read(.solarWinds, [("incidents.csv", nil, text)])
    #expect(sink.tickets.map(\.number) == ["50", "51"])
    #expect(sink.codes().isDisjoint(with: ["tornFile", "noTicketID"]) && sink.records(.other("rows")).isEmpty)
  }

  static let exports: [(desk: String, name: String, one: String, around: String)] = [
    (
      "freshdesk", "Tickets0.xml",
      "<helpdesk-ticket><display-id type=\"integer\">NUMBER</display-id><subject>aBADb</subject>"
        + "<description-html>x</description-html><status type=\"integer\">2</status></helpdesk-ticket>",
      "helpdesk-tickets"
    ),
    (
      "zendesk", "tickets.xml", "<ticket><nice-id type=\"integer\">NUMBER</nice-id><subject>aBADb</subject></ticket>",
      "tickets"
    ),
    (
      "solarwinds", "incidents.xml",
      "<incident><id type=\"integer\">NUMBER</id><name>aBADb</name><state>New</state></incident>", "incidents"
    ),
  ]

  @Test("One character that XML does not allow is a space, not the end of the file", arguments: exports)
  func controlCharacters(_ given: (desk: String, name: String, one: String, around: String)) throws {
    let desk = try #require(DeskList.named(given.desk))
    for bad in ["\u{8}", "&#8;", "&#x1F;"] {
      let records = ["1", "2"].map { given.one.replacing("NUMBER", with: $0).replacing("BAD", with: bad) }
      let text = "<\(given.around) type=\"array\">\(records.joined())</\(given.around)>"
      let sink = try read(desk, [(given.name, nil, text)])
      #expect(sink.tickets.map(\.subject) == ["a b", "a b"])
      let told = sink.findings.filter { $0.code == "controlCharacters" }
      #expect(told.map(\.what) == ["2 characters that XML does not allow"] && !sink.codes().contains("tornFile"))
    }
  }

  /// A ticket of each desk whose last change is as given.
  static let changed: [(desk: String, ticket: String)] = [
    ("freshdesk", #"[{"id":7,"subject":"s","status":2,"requester_id":5,"updated_at":"TIME"}]"#),
    (
      "liveagent",
      #"[{"id":"t","code":"A","departmentid":"d","owner_contactid":"c","status":"N","date_changed":"TIME"}]"#
    ),
    ("vivantio", #"{"Successful":true,"Results":[{"Id":1,"DisplayId":"I-1","Title":"t","LastModifiedDate":"TIME"}]}"#),
    ("nable-msp", #"{"value":[{"TicketId":"g","TicketTitle":"x","TicketStatusName":"New","UpdatedDate":"TIME"}]}"#),
    ("solarwinds", #"[{"id":5,"number":50,"name":"A","state":"New","updated_at":"TIME"}]"#),
    ("teamwork-desk", #"{"ticket":{"id":5,"subject":"A","inboxId":1,"updatedAt":"TIME"}}"#),
  ]

  @Test("A time that cannot be read is told, zeros are none", arguments: changed)
  func unreadableTimes(_ given: (desk: String, ticket: String)) throws {
    let desk = try #require(DeskList.named(given.desk))
    for (time, isTold) in [
      ("2025-13-45T10:00:00Z", true), ("/Date(1738317600000)/", true), ("0001-01-01T00:00:00", false),
      ("0000-00-00 00:00:00", false), ("", false), ("2025-12-24T10:00:00Z", false),
    ] {
      let sink = try read(desk, [("t.json", nil, given.ticket.replacing("TIME", with: time))])
      #expect(sink.codes().contains("dateNotRead") == isTold, "\(time)")
      #expect((sink.tickets.first?.updatedAt != nil) == time.hasPrefix("2025-12"), "\(time)")
    }
  }

  @Test("Half of a UTF-16 pair is told, once for each file")
  func loneSurrogates() throws {
    func told(_ text: String) throws -> [String] {
      let sink = try read(.freshdesk, [("t.json", nil, text)])
      return sink.findings.filter { $0.code == "loneSurrogate" }.map(\.what)
    }
    func ticket(_ subject: String) -> String { #"{"id":7,"status":2,"requester_id":5,"subject":"\#(subject)"}"# }
    for half in [#"\ud83d"#, #"a\ud83d b"#, #"\uDE00"#, #"\ud83d\ud83d\ude00"#, #"\ud83d\\ude00"#, #"\\\ud83d"#] {
      #expect(
        try told("[\(ticket(half)),\(ticket("x"))]") == ["1 records hold half of a UTF-16 pair, which is no character"],
        "\(half)")
    }
    for whole in [#"\ud83d\ude00"#, #"\\ud83d"#, #"\u00e9\n"#, "😀", #"\ud7ff\ue000"#] {
      #expect(try told("[\(ticket(whole))]").isEmpty, "\(whole)")
    }
  }

  @Test(
    "What a browser recorded beside an API's replies is no damage", arguments: DeskList.all.filter { $0.read != nil })
  func browserRecordings(_ desk: Desk) throws {
    let files = [
      ("/", "text/html", "<!DOCTYPE html><p>x<br>"), ("/a.js", "application/javascript", "(function(){})();"),
      ("/a.css", "text/css", "a{b:c}\n.d{e:f}"), ("/1.png", "image/png", "\u{1}PNG\r\n"),
      ("/a.woff2", "font/woff2", "wOF2\u{2}"), ("/i.svg", "image/svg+xml", "<svg><path d=\"M0\"/></svg>"),
    ]
    var input = MemoryInput([])
    input.all = files.map { path, type, text in
      let request = RecordedRequest(method: "GET", url: "https://desk.example.com" + path)
      return .init(name: "a.har", request: request, mediaType: type, bytes: Array(text.utf8))
    }
    let sink = CollectingSink()
    let read = try #require(desk.read)
    try read(input, ReadOptions(account: "acme"), sink)
    #expect(sink.codes().isDisjoint(with: ["notJSON", "tornFile", "unreadableFile"]))
    #expect(sink.completeness.allSatisfy { $0.why?.contains("damaged") != true })
    #expect(sink.records(.other("records")).isEmpty && sink.records(.other("path")).isEmpty)
  }

  @Test("Zendesk: an XML export without tickets is known by its root")
  func emptyTickets() {
    #expect(confidence(.zendesk, "t.xml", "<?xml version=\"1.0\"?>\n<tickets type=\"array\" count=\"0\"/>") >= 75)
    #expect(confidence(.zendesk, "t.xml", "<helpdesk-tickets type=\"array\" count=\"0\"/>") == 0)
  }

  @Test("HubSpot: an owner of name and address is the assignee")
  func ownerByAddress() throws {
    let text = """
      Ticket ID,Ticket name,Ticket status,Ticket owner
      1,a,New,Ann Agent (Ann@x.example)
      2,b,New,Ann Agent
      """
    let sink = try read(.hubspot, [("t.csv", nil, text)])
    #expect(sink.tickets.map(\.assignee) == ["hubspot:person:mail/ann@x.example", nil])
    #expect(sink.tickets.map { $0.fields["hubspot_owner_id"] } == [nil, "Ann Agent"])
    #expect(sink.tickets[0].extras["ownerText"] == "Ann Agent (Ann@x.example)")
    #expect(sink.records(.people).map { $0.text("name") } == ["Ann Agent"])
    #expect(sink.leaves["t.csv"]?.total == 8)
  }

  // MARK: Freshdesk

  @Test("Freshdesk: groups with no more than a name are groups where groups were asked for")
  func namedOnly() throws {
    let base = "https://acme.freshdesk.com/api/v2/"
    let sink = try read(
      .freshdesk,
      [
        ("g.json", base + "groups", #"[{"id":31,"name":"Workshop"}]"#),
        ("p.json", base + "products", #"[{"id":41,"name":"Lamp"}]"#),
      ])
    #expect(sink.records(.groups).map { $0.text("key") } == ["freshdesk:group:31"])
    #expect(sink.records(.containers).map { $0.text("key") } == ["freshdesk:container:41"])
  }

  @Test("Freshdesk: a ticket with its conversations is not taken for Freshservice's")
  func withConversations() throws {
    let text =
      #"{"id":7,"subject":"S","status":2,"priority":1,"source":1,"requester_id":5,"custom_fields":{},"fr_due_by":null,"conversations":[{"id":1,"incoming":true,"support_email":null}]}"#
    #expect(confidence(.freshservice, "ticket.json", text) < confidence(.freshdesk, "ticket.json", text))
    #expect(
      confidence(.freshservice, "c.json", #"{"conversations":[{"id":1,"incoming":true,"support_email":null}]}"#) > 80)
  }

  @Test(
    "Doubts are told: what is neither private nor public, and numbers with a comma",
    arguments: [Desk.freshdesk, .freshservice])
  func doubts(_ desk: Desk) throws {
    let ticket =
      #"{"id":7,"subject":"S","status":2,"priority":1,"source":2,"requester_id":5,"custom_fields":{"price":"3,75"},"conversations":[{"id":1,"body_text":"x","incoming":false,"user_id":5}]}"#
    let sink = try read(
      desk, [("t.json", nil, desk.card.id == "freshdesk" ? "[\(ticket)]" : "{\"tickets\":[\(ticket)]}")])
    #expect(sink.codes().contains("visibilityUnknown"))
    #expect(sink.codes().contains("decimalComma"))
  }

  @Test("A row that names no ticket is an error, since it is not migrated")
  func rowsOfNoTicket() throws {
    let freshdesk = "Ticket ID,Subject,Status,Priority,Source\n,Lost,Open,Low,Email\n"
    #expect(
      try read(.freshdesk, [("tickets.csv", nil, freshdesk)]).findings.contains {
        $0.code == "noTicketID" && $0.severity == .error
      })
    let jira =
      "Summary,Issue key,Issue id,Status,Created\nKept,HLP-1,1,Open,1/Mar/25 3:42 PM\nLost,,,Open,1/Mar/25 3:42 PM\n"
    #expect(
      try read(.jira, [("issues.csv", nil, jira)]).findings.contains {
        $0.code == "unreadableRecord" && $0.severity == .error
      })
  }

  @Test("Jira CSV: a comment without time and author is a comment")
  func bareComment() throws {
    let text = "Summary,Issue key,Issue id,Status,Created,Comment\nS,HLP-1,1,Open,1/Mar/25 3:42 PM,no separator\n"
    let ticket = try #require(try read(.jira, [("issues.csv", nil, text)]).tickets.first)
    #expect(ticket.messages.map(\.body.text) == ["no separator"])
    #expect(ticket.messages.first?.visibility == .unknown)
    #expect(ticket.messages.first?.createdAt == nil)
  }

  @Test("HubSpot: a mail that was not sent is nobody's outside", arguments: ["SCHEDULED", "FAILED", "SENT"])
  func unsentMail(_ status: String) throws {
    let base = "https://api.hubapi.com/crm/v3/objects/"
    let mail =
      #"{"id":"9","properties":{"hs_email_direction":"EMAIL","hs_email_status":"\#(status)","hs_email_text":"x","hs_timestamp":"2025-01-01T00:00:00Z"},"associations":{"tickets":{"results":[{"id":"1","type":"email_to_ticket"}]}}}"#
    let sink = try read(.hubspot, [("e.json", base + "emails?associations=tickets", "{\"results\":[\(mail)]}")])
    let shown = sink.tickets.flatMap(\.messages).map(\.visibility)
    #expect(shown == [status == "SENT" ? .public : .internal])
    #expect(sink.codes().contains("mailsNotSent") == (status != "SENT"))
  }

  static let ticket = #"{"id":12,"subject":"S","status":3,"priority":2,"source":1,"requester_id":5,"custom_fields":{}}"#

  @Test("Freshdesk: pages that a tool wrapped as data hold tickets", arguments: ["data", "results"])
  func wrapped(_ name: String) throws {
    let sink = try read(.freshdesk, [("t.json", nil, #"{"\#(name)":[\#(Self.ticket)],"page":1}"#)])
    #expect(sink.tickets.map(\.id) == ["12"])
    #expect(!sink.codes().contains("unknownRecord"))
  }

  @Test("Freshdesk: what was asked for tells what came")
  func byAddress() throws {
    let base = "https://acme.freshdesk.com/api/v2/"
    let agent = #"[{"id":81,"contact":{"name":"Ole","email":"ole@example.net"}}]"#
    let field = #"[{"id":1,"name":"status","type":"default_status","choices":{"6":["Waiting","x"]}}]"#
    let status = #"[{"id":3,"status":6,"requester_id":5,"subject":"s"}]"#
    for named in [true, false] {
      let sink = try read(
        .freshdesk,
        [
          ("tickets.json", named ? base + "tickets?page=1" : nil, status),
          ("agents_1.json", named ? base + "agents?page=1" : nil, agent),
          ("ticket_fields.json", named ? base + "ticket_fields" : nil, field),
        ])
      #expect(sink.records(.people).map { $0.text("name") } == ["Ole"])
      #expect(sink.tickets.first?.status?.label == "Waiting")
      #expect(!sink.codes().contains("unknownRecord"))
    }
  }

  @Test("Freshdesk: an export without tickets is known by its names")
  func emptyExport() {
    #expect(confidence(.freshdesk, "Tickets0.json", "[]\n") >= 50)
    #expect(confidence(.freshdesk, "Other0.json", "[]\n") < 50)
    #expect(confidence(.freshdesk, "Tickets0.json", "[1]") < 50)
  }

  // MARK: Dates in tables

  @Test(
    "A date as people write it is a time where it leaves no doubt, and said where it does",
    arguments: [
      ("14/Jul/25 3:42 PM", "2025-07-14T13:42:00Z", false), ("Jul 14, 2025 03:42 PM", "2025-07-14T13:42:00Z", false),
      ("25/12/2024 10:00", "2024-12-25T09:00:00Z", false), ("2025-07-14 15:42:00", "2025-07-14T13:42:00Z", false),
      ("5/6/2024 10:00", nil, true), ("soon", nil, true), ("N/A", nil, false),
      ("0000-00-00 00:00:00", nil, false), ("-", nil, false),
    ])
  func dates(_ given: (text: String, time: String?, told: Bool)) throws {
    let header = ["Ticket ID,Subject,Created time", "Ticket ID,Ticket name,Create date", "Number,Title,Created At"]
    for (desk, header) in zip([Desk.freshdesk, .hubspot, .solarWinds], header) {
      let sink = try read(desk, [("t.csv", nil, header + "\n1,s,\"\(given.text)\"\n")], timeZone: "Europe/Paris")
      let ticket = try #require(sink.tickets.first)
      #expect(ticket.createdAt == given.time, "\(desk.card.id)")
      #expect(sink.codes().contains("dateNotRead") == given.told, "\(desk.card.id)")
      // None of these texts is found again in the moment it stands for.
      let column = String(header.split(separator: ",")[2])
      #expect(ticket.extras.text(column) == given.text, "\(desk.card.id)")
    }
  }

  // MARK: Others

  @Test("Zendesk: whose the first comment is, its own page says, and not the ticket's submitter")
  func firstAuthor() throws {
    let base = "https://acme.zendesk.com/api/v2/"
    let tickets =
      #"{"tickets":[{"id":1,"raw_subject":"s","description":"d","status":"open","requester_id":7,"submitter_id":8},"#
      + #"{"id":2,"raw_subject":"s","description":"e","status":"open","requester_id":7,"submitter_id":8}],"#
      + #""next_page":null}"#
    let comments =
      #"{"comments":[{"id":5,"author_id":7,"body":"d","public":true,"created_at":"2024-01-01T00:00:00Z"}],"count":1}"#
    let documents: [(String, String?, String)] = [
      ("t.json", base + "tickets.json", tickets), ("c.json", base + "tickets/1/comments.json", comments),
    ]
    for order in [documents, documents.reversed()] {
      let sink = try read(.zendesk, order)
      // What was made of a description has no id, and gives way to the message itself in the archive.
      func authors(_ id: String) -> Set<String> {
        let messages = sink.tickets.filter { $0.id == id }.flatMap(\.messages)
        let real = messages.filter { $0.id != nil }
        return Set((real.isEmpty ? messages : real).compactMap(\.author))
      }
      #expect(authors("1") == ["zendesk:person:7"])
      // No page says it: the submitter is the author.
      #expect(authors("2") == ["zendesk:person:8"])
    }
    // A page that does not begin at the beginning tells nothing of the first comment.
    let later = ("c.json", base + "tickets/1/comments.json?page=2", comments)
    let authors = try read(.zendesk, [documents[0], later]).tickets.filter { $0.id == "1" }.flatMap(\.messages)
      .filter { $0.kind == .description || $0.key.hasSuffix("/description") }.compactMap(\.author)
    #expect(authors == ["zendesk:person:8"])
  }

  @Test(
    "A reply without tickets says that there are none",
    arguments: [
      ("zendesk", "https://acme.zendesk.com/api/v2/tickets.json", #"{"tickets":[],"count":0,"next_page":null}"#),
      ("hubspot", "https://api.hubapi.com/crm/v3/objects/tickets", #"{"results":[]}"#),
      ("zoho-desk", "https://desk.zoho.com/api/v1/tickets", #"{"data":[]}"#),
      ("solarwinds", "https://api.samanage.com/incidents.json", "[]"),
      ("freshdesk", "https://acme.freshdesk.com/api/v2/tickets", "[]"),
      ("liveagent", "https://acme.ladesk.com/api/v3/tickets", "[]"),
      ("nable-msp", "https://api.mspmanager.com/odata/ticketsview", #"{"value":[]}"#),
      ("vivantio", "https://webservices-na01.vivantio.com/api/Ticket/Select", #"{"Successful":true,"Results":[]}"#),
      ("zammad", "https://z.example.com/api/v1/tickets?page=1&per_page=50", "[]"),
      ("redmine", "https://r.example.com/issues.json", #"{"issues":[],"total_count":0,"offset":0,"limit":25}"#),
      ("jira", "https://a.atlassian.net/rest/api/3/search/jql", #"{"issues":[],"isLast":true}"#),
      ("teamwork-desk", "https://acme.teamwork.com/desk/api/v2/tickets.json", #"{"tickets":[]}"#),
    ])
  func none(_ given: (desk: String, url: String, text: String)) throws {
    let desk = try #require(DeskList.named(given.desk))
    let sink = try read(desk, [("r.json", given.url, given.text)])
    #expect(sink.completeness.filter { $0.collection == "tickets" }.map(\.read) == [0])
    #expect(!sink.findings.contains { $0.severity == .error })
  }

  @Test("Zendesk: ticket events hold comments and changes, as audits do")
  func ticketEvents() throws {
    let text =
      #"{"ticket_events":[{"id":50,"ticket_id":3,"timestamp":1704067200,"created_at":"2024-01-01T00:00:00Z","#
      + #""updater_id":8,"via":"Web form","event_type":"Audit","child_events":["#
      + #"{"id":51,"via":"Web form","event_type":"Comment","type":"Comment","author_id":7,"body":"hi","public":false,"#
      + #""attachments":[]},{"id":52,"event_type":"Change","status":"solved","previous_value":"open"},"#
      + #"{"id":53,"event_type":"Change","assignee_id":9,"previous_value":null},"#
      + #"{"id":54,"event_type":"Create","subject":"s","priority":"low"}]}],"end_of_stream":true,"count":1}"#
    let url = "https://acme.zendesk.com/api/v2/incremental/ticket_events.json?include=comment_events"
    let sink = try read(.zendesk, [("e.json", url, text)])
    let ticket = try #require(sink.tickets.first)
    let message = try #require(ticket.messages.first)
    #expect(ticket.messages.count == 1)
    #expect(message.author == "zendesk:person:7" && message.visibility == .internal)
    #expect(message.createdAt == "2024-01-01T00:00:00Z")
    let changes = ticket.events.map { "\($0.text("field") ?? "") \($0["to"]?["id"]?.string ?? $0["to"]?.idText ?? "")" }
    #expect(changes == ["status solved", "assignee 9", "Create ", "audit "])
    #expect(ticket.events.allSatisfy { $0.text("actor") == "zendesk:person:8" })
    #expect(try sink.leaves.values.reduce(0) { $0 + $1.total } == JSONIndex.value(of: Array(text.utf8)).leaves)
    #expect(sink.leaves.values.allSatisfy { $0.mapped >= 0 && $0.kept >= 0 })
  }

  @Test("HubSpot: a list of one ticket's threads says in its address whose they are")
  func threads() throws {
    let base = "https://api.hubapi.com/conversations/v3/conversations/threads"
    let ticket = #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"}}"#
    let thread = #"{"results":[{"id":"90","status":"OPEN","inboxId":"1","originalChannelId":"1002"}]}"#
    let message =
      #"{"results":[{"id":"m","conversationsThreadId":"90","type":"COMMENT","createdAt":"2024-01-01T00:00:00Z","#
      + #""createdBy":"A-1","text":"x"}]}"#
    let sink = try read(
      .hubspot,
      [
        ("t.json", "https://api.hubapi.com/crm/v3/objects/tickets/5", ticket),
        ("m.json", base + "/90/messages", message), ("h.json", base + "?limit=9&associatedTicketId=5", thread),
      ])
    #expect(sink.tickets.flatMap(\.messages).map(\.key) == ["hubspot:message:threads/m"])
  }

  @Test("HubSpot: a row that names its one contact with the address tells who that is")
  func contact() throws {
    let csv =
      "Ticket ID,Ticket name,Associated Contact IDs,Associated Contact\n1,s,7,Mia Sorel (mia@example.com)\n"
      + "2,s,8;9,Ann (a@example.com);Bo\n3,s,10,Nobody\n"
    let people = try read(.hubspot, [("t.csv", nil, csv)]).records(.people).map(Person.init(json:))
    #expect(people.map(\.key) == ["hubspot:person:contacts/7"])
    #expect(people.first?.name == "Mia Sorel")
    #expect(people.first?.emails.map(\.address) == ["mia@example.com"])
  }

  @Test("Jira: pages that a tool wrapped once more hold issues")
  func wrappedIssues() throws {
    let issue = #"{"id":"10","key":"A-1","fields":{"summary":"s","issuetype":{"id":"1","name":"Bug"}}}"#
    let page = #"{"issues":[\#(issue)],"startAt":0,"maxResults":50,"total":1}"#
    for text in [#"{"data":\#(page)}"#, #"{"data":[\#(page)],"ok":true}"#, #"{"data":[\#(issue)]}"#] {
      let sink = try read(.jira, [("p.json", nil, text)])
      #expect(sink.tickets.map(\.id) == ["10"])
      #expect(try sink.leaves.values.reduce(0) { $0 + $1.total } == JSONIndex.value(of: Array(text.utf8)).leaves)
    }
    #expect(try read(.jira, [("p.json", nil, #"{"what":"ever"}"#)]).codes().contains("unknownRecord"))
  }

  @Test("Zoho Desk: a counter of threads beside no threads is told, whatever other counter there is")
  func counters() throws {
    let base = "Ticket Id,Department Id,Subject,Status,Created Time,Ticket Number,Thread Count"
    let names = "id,departmentId,subject,status,createdTime,ticketNumber,threadCount"
    let row = "700100000000000501,700100000000000101,s,Open,2024-01-01 10:00:00,101,2"
    for (more, count) in [("", ""), (",Comment Count", ",0")] {
      let csv =
        base + more + "\n" + names + (more.isEmpty ? "" : ",commentCount") + "\n" + row + count + "\n"
      let sink = try read(.zohoDesk, [("Cases__1.csv", nil, csv)])
      #expect(sink.tickets.map(\.id) == ["700100000000000501"])
      #expect(sink.codes().contains("threadsAbsent"))
      #expect(sink.completeness.first { $0.collection == "threads" }?.claimed == 2)
    }
  }

  @Test("Vivantio: a refusal is one in whatever way it is written", arguments: ["false", "\"false\"", "\"False\""])
  func refusal(_ no: String) throws {
    let url = "https://webservices-na01.vivantio.com/api/Ticket/Select"
    let text = #"{"Successful":\#(no),"ErrorMessages":[{"Type":"Unknown","Message":"m"}],"Results":[{"Id":1}]}"#
    let sink = try read(.vivantio, [("r.json", url, text)])
    #expect(sink.tickets.isEmpty)
    #expect(sink.codes().contains("refusedCall"))
  }

  @Test(
    "Records of kinds that are not known stay apart where two calls number alike",
    arguments: [
      ("zammad", "https://z.example.com/api/v1/", "macros", "slas"),
      ("vivantio", "https://webservices-na01.vivantio.com/api/", "Location/SelectList", "Asset/Select"),
      ("liveagent", "https://acme.ladesk.com/api/v3/", "groups", "slas"),
      ("solarwinds", "https://api.samanage.com/", "mobiles.json", "purchase_orders.json"),
      ("redmine", "https://r.example.com/", "queries.json", "documents.json"),
    ])
  func unknownKinds(_ given: (desk: String, base: String, one: String, other: String)) throws {
    let desk = try #require(DeskList.named(given.desk))
    let id = given.desk == "vivantio" ? "Id" : "id"
    let sink = try read(
      desk, [given.one, given.other].map { ("r.har", given.base + $0, #"[{"\#(id)":1,"word":"\#($0)"}]"#) })
    let heads = sink.records.map(\.head).filter { $0.collection.name.hasPrefix("other/") }
    #expect(heads.count == 2)
    #expect(Set(heads.map { $0.collection.name + " " + $0.id }).count == 2)
  }

  @Test("SolarWinds: XML pages without incidents are its own")
  func emptyXML() {
    let text = "<?xml version=\"1.0\"?>\n<incidents type=\"array\"/>\n"
    #expect(confidence(.solarWinds, "incidents.xml", text) >= 50)
  }
}
