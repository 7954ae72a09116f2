import Archive
import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// What Freshdesk and Freshservice have in common.
@Suite("Freshworks: both products") struct FreshworksTests {
  private func read(_ desk: Desk, _ input: MemoryInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(desk.read)
    try read(input, ReadOptions(account: "acme"), sink)
    return sink
  }

  private func read(_ desk: Desk, _ name: String, _ text: String) throws -> CollectingSink {
    try read(desk, MemoryInput(name, text))
  }

  @Test("An own field with the name of one of the vendor's stands beside it")
  func ownFieldsWithVendorNames() throws {
    let xml = try read(
      .freshservice, "Tickets_0.xml",
      """
      <helpdesk-tickets type="array"><helpdesk-ticket><display-id type="integer">1</display-id>
      <description-html>x</description-html><status type="integer">2</status><category>Theirs</category>
      <custom_field><category_99999>Ours</category_99999><floor_99999>3</floor_99999></custom_field>
      </helpdesk-ticket></helpdesk-tickets>
      """)
    let json = try read(
      .freshservice, "tickets.json",
      """
      {"tickets":[{"id":1,"requester_id":5,"subject":"s","status":2,"category":"Theirs",
      "custom_fields":{"category":"Ours","floor":"3"}}]}
      """)
    let fields: JSONObject = ["category": "Theirs", "custom_fields/category": "Ours", "floor": "3"]
    #expect(xml.tickets.map(\.fields) == [fields] && json.tickets.map(\.fields) == [fields])
    // Also where the vendor's own is empty: one name is one field in all tickets.
    let alone = try read(
      .freshservice, "t.json",
      """
      {"tickets":[{"id":1,"requester_id":5,"subject":"s","status":2,"custom_fields":{"impact":"Huge"}}]}
      """)
    #expect(alone.tickets.map(\.fields) == [["custom_fields/impact": "Huge"]])
    let definitions = try read(
      .freshservice, "f.json",
      """
      {"ticket_fields":[{"id":1,"name":"category","label":"Category","field_type":"default_category"},
      {"id":2,"name":"category","label":"Our category","field_type":"custom_dropdown"}]}
      """)
    #expect(definitions.records(.fields).map { $0.text("id") } == ["category", "custom_fields/category"])
  }

  @Test("The time by which a first answer is due is a target, whichever way it is spelled")
  func firstResponseDue() throws {
    let xml = try ["frDueBy", "fr-due-by"].map {
      try read(
        .freshdesk, "Tickets0.xml",
        """
        <helpdesk-tickets type="array"><helpdesk-ticket><display-id type="integer">1</display-id>
        <description-html>x</description-html><\($0) type="datetime">2024-03-05T10:00:00+05:30</\($0)>
        </helpdesk-ticket></helpdesk-tickets>
        """)
    }
    let json = try ["frDueBy", "fr_due_by"].map {
      let ticket = #"{"id":1,"requester_id":5,"status":2,"subject":"s","\#($0)":"2024-03-05T04:30:00Z"}"#
      return try read(.freshdesk, "t.json", "[\(ticket)]")
    }
    for ticket in (xml + json).flatMap(\.tickets) {
      #expect(
        ticket.sla == [
          "clock": "unknown", "targets": [["metric": "firstResponse", "dueAt": "2024-03-05T04:30:00Z"]],
        ])
      #expect(ticket.extras == [:])
    }
    #expect((xml + json).flatMap(\.tickets).count == 4)
  }

  @Test func aPictureThatOnlyATextKnowsSaysWhyItIsMissing() throws {
    let url = "https://attachment.freshdesk.com/inline/attachment?token=abc"
    let ticket = #"{"id":1,"requester_id":5,"status":2,"subject":"s","description":"<img src=\"\#(url)\">"}"#
    let files = try read(.freshdesk, "t.json", "[\(ticket)]").tickets.flatMap(\.messages).flatMap(\.attachments)
    #expect(files.map(\.missing) == ["not in the export; only the address in the text is known"])
  }

  @Test("What a list of tickets was not asked for is missing from it, and said")
  func listsThatHide() throws {
    func why(_ desk: Desk, _ queries: [String]) throws -> String? {
      let ticket = #"{"id":1,"requester_id":5,"status":2,"subject":"s","workspace_id":2}"#
      let input = MemoryInput(
        queries.map {
          let url = "https://acme.\(desk.card.id).com/api/v2/tickets\($0)"
          return ("a.har", RecordedRequest(method: "GET", url: url), Array(#"{"tickets":[\#(ticket)]}"#.utf8))
        })
      return try read(desk, input).completeness.first { $0.collection == "tickets" }?.why
    }
    let days = "the list of tickets was asked for without updated_since, so that it holds 30 days only"
    let primary = "workspace_id, so that it holds the primary workspace only"
    #expect(try why(.freshservice, ["?page=1"]) == days + ", and " + primary)
    #expect(try why(.freshservice, ["?page=1&workspace_id=0"]) == days)
    #expect(
      try why(.freshservice, ["?updated_since=2015-01-01"]) == "the list of tickets was asked for without " + primary)
    let rest = "neither the API nor an export gives totals, and lists of tickets leave out archived ones"
    #expect(try why(.freshservice, ["?updated_since=2015-01-01&workspace_id=0", "?page=1"]) == rest)
    #expect(try why(.freshservice, ["?filter=spam"]) == rest)
  }

  @Test("A note that stands twice in its ticket is one", arguments: ["notes", "conversations"])
  func twiceInOneRecord(_ list: String) throws {
    let note = #"{"id":73,"body":"b","private":true,"incoming":false,"created_at":"2024-01-01T00:00:00Z"}"#
    let other = note.replacing("\"b\"", with: "\"c\"").replacing("73", with: "74")
    let text = #"[{"id":7,"requester_id":5,"subject":"s","status":2,"\#(list)":[\#(note),\#(note),\#(other)]}]"#
    let sink = try read(.freshdesk, "t.json", text)
    let whole = sink.records.filter { $0.head.collection == .tickets && !$0.head.partial }.map { Ticket(json: $0.json) }
    #expect(whole.map { $0.messages.map(\.id) } == [["73", "74"]])
    // Two that differ are merged, so the second goes the way of those of another page.
    let again = sink.records.filter(\.head.partial).map { Ticket(json: $0.json) }
    #expect(again.map { $0.messages.map(\.id) } == [["73"]])
    #expect(sink.completeness.first { $0.collection == "messages" }?.read == 2)
  }

  @Test("White space between two tags in two lines is nothing")
  func indentsAreNoValues() throws {
    let ticket = """
      <helpdesk-ticket><display-id type="integer">1</display-id><description-html>x</description-html>
      <status type="integer">2</status><custom_field>
          </custom_field><product-name>
      </product-name>%</helpdesk-ticket>
      """
    // By the quick way, and by the long one, which an attribute asks for.
    for more in ["", "<odd of=\"this\">1</odd>"] {
      let text = "<helpdesk-tickets type=\"array\">\(ticket.replacing("%", with: more))</helpdesk-tickets>"
      let extras = try #require(try read(.freshdesk, "Tickets0.xml", text).tickets.first).extras
      #expect(extras["custom_field"] == nil && extras["product_name"] == nil)
      #expect(extras.isEmpty == more.isEmpty)
    }
  }

  @Test func deletedSpamIsStillSpam() throws {
    let json = """
      [{"helpdesk_ticket":{"display_id":1,"status":2,"description_html":"x","spam":true,"deleted":true}}]
      """
    let xml = """
      <helpdesk-tickets type="array"><helpdesk-ticket><display-id type="integer">1</display-id>
      <description-html>x</description-html><status type="integer">2</status><spam type="boolean">true</spam>
      <deleted type="boolean">true</deleted></helpdesk-ticket></helpdesk-tickets>
      """
    for (name, text) in [("Tickets0.json", json), ("Tickets0.xml", xml)] {
      let ticket = try #require(try read(.freshdesk, name, text).tickets.first)
      #expect(ticket.state == .deleted && ticket.extras["spam"] == true, "\(name)")
    }
  }

  @Test("Every rating of a ticket is kept, the newest counts")
  func severalRatings() throws {
    func rating(_ id: Int, _ day: Int, _ text: String) -> String {
      """
      {"id":\(id),"survey_id":1,"user_id":7,"agent_id":8,"ticket_id":1,"feedback":"\(text)",
      "created_at":"2025-03-0\(day)T10:00:00Z","ratings":{"default_question":\(day)}}
      """
    }
    let text = "[\(rating(5, 6, "Bad first, and a long story")),\(rating(6, 7, "Great"))]"
    let sink = try read(.freshdesk, "satisfaction_ratings.json", text)
    let parts = sink.records(.tickets)
    #expect(
      parts.compactMap { $0["extras"]?.object?.names.first } == ["satisfaction_ratings/5", "satisfaction_ratings/6"])
    #expect(parts[0]["extras"]?["satisfaction_ratings/5"]?["feedback"] == "Bad first, and a long story")
    let heads = sink.records.filter { $0.head.collection == .tickets }.map(\.head.updatedAt)
    #expect(heads == ["2025-03-06T10:00:00Z", "2025-03-07T10:00:00Z"], "the merge takes the newer")
    let leaves = try #require(sink.leaves["satisfaction_ratings.json"])
    #expect(leaves.total == (try JSONIndex.value(of: Array(text.utf8)).leaves))
  }

  @Test(
    "Hours with a fraction are seconds",
    arguments: [
      ("\"0.08333333333333333\"", 300), ("0.3333333333333333", 1200), ("\"1.25\"", 4500), ("2", 7200),
    ])
  func hours(_ given: (timespent: String, seconds: Int)) throws {
    let text = """
      [{"time_entry":{"id":1,"ticket_id":4,"timespent":\(given.timespent),"billable":true,"user_id":5}}]
      """
    let parts = try read(.freshdesk, "time_entries.json", text).records(.tickets)
    #expect(parts.compactMap { $0["timeEntries"]?.array?.first?["seconds"]?.int } == [given.seconds])
  }

  @Test("Who began by writing to the requester is not the requester")
  func outboundMail() throws {
    let json = """
      [{"id":1,"requester_id":5,"responder_id":8,"subject":"s","status":2,"source":10,"description":"<p>x</p>"},
      {"id":2,"requester_id":5,"responder_id":8,"subject":"s","status":2,"source":1,"description":"<p>x</p>"}]
      """
    let csv = """
      Ticket ID,Subject,Status,Source,Contact ID,Description,Created time,Due by Time
      1,s,Open,Outbound Email,5,x,2025-01-01 10:00:00,
      2,s,Open,Email,5,x,2025-01-01 10:00:00,
      """
    func ticket(_ id: Int, _ source: Int) -> String {
      """
      <helpdesk-ticket><display-id type="integer">\(id)</display-id><description-html>x</description-html>
      <requester-id type="integer">5</requester-id><status type="integer">2</status>
      <source type="integer">\(source)</source></helpdesk-ticket>
      """
    }
    let xml = "<helpdesk-tickets type=\"array\">\(ticket(1, 10))\(ticket(2, 1))</helpdesk-tickets>"
    for (name, text) in [("tickets.json", json), ("tickets.csv", csv), ("Tickets0.xml", xml)] {
      let openings = try read(.freshdesk, name, text).tickets.flatMap(\.messages)
      #expect(openings.map(\.author) == [nil, "freshdesk:person:5"], "\(name)")
      #expect(openings.map(\.direction) == ["out", "in"], "\(name)")
    }
    // 10 is Slack at Freshservice.
    let other = try read(.freshservice, "t.json", "{\"tickets\":\(json)}").tickets.flatMap(\.messages)
    #expect(other.map(\.direction) == ["in", "in"])
  }

  @Test("A status is called as the form that knows most calls it, whichever came first")
  func namesOfStatuses() throws {
    func ticket(_ id: Int, _ status: Int, _ name: String?) -> (String, String) {
      let said = name.map { #","status_name":"\#($0)""# } ?? ""
      return ("\(id).json", #"[{"id":\#(id),"requester_id":5,"subject":"s","status":\#(status)\#(said)}]"#)
    }
    let given = [
      ticket(1, 6, nil), ticket(2, 6, "Waiting"), ticket(3, 6, "Asked"), ticket(4, 5, nil), ticket(5, 5, "Shut"),
    ]
    for files in [given, given.reversed()] {
      let sink = try read(.freshdesk, MemoryInput(files.map { ($0, RecordedRequest?.none, Array($1.utf8)) }))
      let told = sink.records(.statuses).map(StatusDefinition.init(json:)).map { "\($0.id ?? "") \($0.label)" }
      #expect(told == ["5 Shut", "6 Asked"])
    }
  }

  private static let fields = #"""
    [{"id":1,"name":"status","label":"Status","label_for_customers":"Status","type":"default_status",\#
    "choices":{"2":["Open","Open"],"5":["Closed","Closed"],"6":["Waiting","Waiting"],"7":["Waiting","Waiting"]}}]
    """#

  private static let rows = """
    Ticket ID,Subject,Status,Priority,Source,Created time,Last update time
    1,s,Closed,Low,Phone,2025-01-01 10:00:00,2025-01-02 10:00:00
    2,s,Closed,Low,Phone,2025-01-01 10:00:00,2025-01-02 10:00:00
    3,s,Waiting,Low,Phone,2025-01-01 10:00:00,2025-01-02 10:00:00
    4,s,Elsewhere,Low,Phone,2025-01-01 10:00:00,2025-01-02 10:00:00

    """

  @Test("A status that a table names is the one of that name where another form tells its number")
  func statusByLabel() throws {
    let page = #"""
      [{"id":1,"requester_id":5,"subject":"s","status":2,"priority":1,"source":3,"updated_at":"2025-01-01T10:00:00Z"},\#
      {"id":4,"requester_id":5,"subject":"s","status":2,"priority":1,"source":3,"updated_at":"2026-01-01T10:00:00Z"}]
      """#
    let given = [("ticket_fields.json", Self.fields), ("tickets.json", page), ("tickets.csv", Self.rows)]
    for files in [given, given.reversed()] {
      let folder = try TestFolder()
      let writer = try ArchiveWriter(
        at: folder.path + "/a.bag", identity: DeskIdentity(desk: "freshdesk", account: "acme"),
        options: ArchiveOptions(toolVersion: "test"))
      let read = try #require(Desk.freshdesk.read)
      let input = MemoryInput(files.map { ($0, RecordedRequest?.none, Array($1.utf8)) })
      try read(input, ReadOptions(account: "acme", timeZone: "UTC"), writer)
      _ = try writer.finish()
      var tickets: [Ticket] = []
      let archive = try ArchiveReader(at: folder.path + "/a.bag")
      try archive.forEach(.tickets) { json, _ in tickets.append(Ticket(json: json)) }
      // Two are called `Waiting`: nothing tells which it is. 4 is open since.
      #expect(tickets.map(\.status?.id) == ["5", "5", nil, "2"])
      #expect(tickets.map(\.status?.label) == ["Closed", "Closed", "Waiting", "Open"])
      #expect(tickets.allSatisfy { $0.priority?.id == "1" && $0.channel?.id == "3" })
      var statuses: [StatusDefinition] = []
      try archive.forEach(.statuses) { json, _ in statuses.append(StatusDefinition(json: json)) }
      #expect(statuses.map { $0.id ?? "=" + $0.label } == ["2", "5", "6", "7", "=Waiting"])
      let sink = CollectingSink()
      try read(input, ReadOptions(account: "acme", timeZone: "UTC"), sink)
      #expect(sink.findings.filter { $0.code == "statusMatchedByLabel" }.count == 1)
      #expect(sink.leaves["tickets.csv"]?.total == 28)
    }
    // Alone it knows no numbers.
    let alone = try read(.freshdesk, "tickets.csv", Self.rows)
    #expect(alone.tickets.map(\.status?.label) == ["Closed", "Closed", "Waiting", "Elsewhere"])
    #expect(alone.tickets.allSatisfy { $0.status?.id == nil && $0.priority?.id == nil && $0.channel?.id == nil })
  }

  @Test(
    "A list of deleted tickets, or of spam, says so of those that do not say it themselves",
    arguments: [
      ("filter=deleted", "", Ticket.State.deleted), ("updated_since=2015-01-01&filter=deleted", "", .deleted),
      ("filter=deleted", #","spam":false"#, .deleted), ("filter=spam", "", .spam),
      ("filter=deleted", #","deleted":false"#, .active), ("filter=spam", #","deleted":true"#, .deleted),
      ("filter=new_and_my_open", "", .active), ("updated_since=2015-01-01", "", .active),
    ])
  func listedStates(_ query: String, _ more: String, _ state: Ticket.State) throws {
    let ticket = #"{"id":1,"requester_id":5,"responder_id":null,"subject":"s","status":2\#(more)}"#
    for (desk, text) in [(Desk.freshdesk, "[\(ticket)]"), (.freshservice, "{\"tickets\":[\(ticket)]}")] {
      let url = "https://acme.\(desk.card.id).com/api/v2/tickets?\(query)"
      #expect(try read(desk, MemoryInput("a.har", text, url: url)).tickets.map(\.state) == [state])
    }
  }

  @Test("A list with the clocks of Freshworks and a name is Freshservice's", arguments: [0, 40_000])
  func sparseTickets(_ length: Int) throws {
    let ticket = #"""
      {"tickets":[{"cc_emails":[],"fr_escalated":true,"spam":false,"priority":2,"requester_id":14,"source":1,"status":2,\#
      "id":1,"type":"Incident","due_by":"2021-11-22T16:58:45Z","fr_due_by":"2021-11-22T16:58:45Z",\#
      "description":"\#(String(repeating: "x", count: length))"}]}
      """#
    let head = DocumentHead(name: "tickets.json", request: nil, start: Array(ticket.utf8.prefix(16_384)))
    #expect((Desk.freshservice.detect([head])?.confidence ?? 0) >= 70)
    #expect((Desk.freshdesk.detect([head])?.confidence ?? 0) < 50)
    #expect((Desk.zendesk.detect([head])?.confidence ?? 0) < 50)
  }

  @Test("What pages count and where they go on is held against what came")
  func pages() throws {
    func ticket(_ id: Int) -> String { "{\"id\":\(id),\"requester_id\":5,\"subject\":\"s\",\"status\":2}" }
    func tickets(_ sink: CollectingSink) throws -> Completeness {
      try #require(sink.completeness.first { $0.collection == "tickets" })
    }
    let search = try read(
      .freshdesk, "search.json", "{\"total\":3,\"results\":[\(ticket(1)),\(ticket(2)),\(ticket(2))]}")
    var told = try tickets(search)
    #expect(told.claimed == 3 && told.read == 2 && told.state == "partial")
    #expect(search.codes() == ["pagesMissing"])
    told = try tickets(try read(.freshservice, "f.json", "{\"tickets\":[\(ticket(1))],\"total\":1}"))
    #expect(told.claimed == 1 && told.read == 1 && told.state == "unproven")
    // The header of a recorded page names the next one: it came, or it did not.
    let url = "https://acme.freshdesk.com/api/v2/tickets?include=requester,stats&page="
    for isThere in [true, false] {
      let pages = isThere ? [1, 2] : [1]
      var input = MemoryInput(
        pages.map { ("a.har", RecordedRequest(method: "GET", url: "\(url)\($0)"), Array("[\(ticket($0))]".utf8)) })
      input.all[0].paging = ["link": "<\(url)0>; rel=\"prev\", <\(url)2>; rel=\"next\""]
      let sink = try read(.freshdesk, input)
      #expect(try tickets(sink).state == (isThere ? "unproven" : "partial"))
      #expect(sink.codes() == (isThere ? [] : ["pagesMissing"]))
    }
    let activities = try read(
      .freshservice, "tickets/4/activities.json",
      """
      {"activities":[{"id":1,"content":"c"}],"next_page_url":"/api/v2/tickets/4/activities?page=2"}
      """)
    #expect(activities.completeness.first { $0.collection == "events" }?.state == "partial")
  }

  /// One picture in the description, quoted by two replies.
  @Test(
    "A picture that replies quote is listed where it stands first",
    arguments: [
      ("https://attachment.freshdesk.com/inline/attachment?token=eyJ0.abc", false),
      ("https://cdn.freshdesk.com/data/helpdesk/attachments/production/62/original/a.png?1425", true),
    ])
  func quotedPictures(_ url: String, _ isListed: Bool) throws {
    let file = "{\"id\":62,\"name\":\"a.png\",\"size\":10,\"attachment_url\":\"https://s3.example/62\"}"
    let body = "<p>x <img src=\\\"\(url)\\\"></p>"
    func reply(_ id: Int) -> String {
      """
      {"id":\(id),"body":"<blockquote>\(body)</blockquote>","incoming":false,"private":false,"ticket_id":1,
      "created_at":"2024-03-0\(id)T09:00:00Z"}
      """
    }
    let ticket = """
      "id":1,"requester_id":5,"subject":"s","status":2,"description":"\(body)","attachments":[\(isListed ? file : "")]
      """
    let sink = try read(.freshdesk, "t.json", "{\(ticket),\"conversations\":[\(reply(3)),\(reply(2))]}")
    let messages = try #require(sink.tickets.first).messages
    #expect(messages.map(\.attachments.count) == [1, 0, 0])
    let shown = try #require(messages.first?.attachments.first)
    #expect(shown.inline && shown.appearsAs == [url] && shown.size == (isListed ? 10 : nil))
    // Without its description in the file the first reply is where it stands.
    let later = try read(
      .freshdesk, "t.json",
      """
      {"id":1,"requester_id":5,"subject":"s","status":2,"conversations":[\(reply(3)),\(reply(2))]}
      """)
    #expect(later.tickets.first?.messages.map { "\($0.id ?? "") \($0.attachments.count)" } == ["2 1", "3 0"])
    // A conversation apart lists what it shows; the merge of the archive knows the others.
    let apart = try read(.freshdesk, "conversations.json", "[\(reply(2)),\(reply(3))]")
    #expect(apart.tickets.flatMap(\.messages).map(\.attachments.count) == [1, 1])
  }

  @Test func aPictureOfAnXMLExportIsListedOnce() throws {
    let picture = "&lt;img src=\"https://acme.freshservice.com/attachments/7\"&gt;"
    func note(_ id: Int) -> String {
      """
      <helpdesk-note><id type="integer">\(id)</id><body>x</body><body-html>\(picture)</body-html>
      <created-at type="datetime">2024-03-0\(id)T09:00:00Z</created-at></helpdesk-note>
      """
    }
    let xml = """
      <helpdesk-tickets type="array"><helpdesk-ticket><display-id type="integer">1</display-id>
      <description-html>x</description-html><status type="integer">2</status>
      <helpdesk-notes type="array">\(note(2))\(note(3))</helpdesk-notes></helpdesk-ticket></helpdesk-tickets>
      """
    let messages = try #require(try read(.freshservice, "Tickets_0.xml", xml).tickets.first).messages
    #expect(messages.map(\.attachments.count) == [0, 1, 0])
  }

  @Test func aMessageWithoutATimeComesLast() throws {
    let sink = try read(
      .freshdesk, "t.json",
      """
      {"id":1,"requester_id":5,"subject":"s","status":2,"description":"<p>x</p>","conversations":[
      {"id":2,"body":"b","incoming":false,"private":false,"created_at":null},
      {"id":3,"body":"b","incoming":false,"private":false,"created_at":"2024-03-05T09:00:00Z"}]}
      """)
    #expect(sink.tickets.first?.messages.map(\.id) == [nil, "3", "2"])
  }

  @Test("A list of Freshservice is not taken for one of Freshdesk")
  func listsOfTheCousin() {
    func sure(_ columns: String) -> Int? {
      let text = "\(columns)\n12,Printer,Open\n"
      let head = DocumentHead(name: "tickets.csv", request: nil, start: Array(text.utf8))
      return Desk.freshdesk.detect([head])?.confidence
    }
    let both = "Ticket ID,Subject,Status,Priority,Source,Created Time,Due by Time,Resolution Status,Agent interactions"
    #expect(sure(both) ?? 0 >= 80)
    #expect(sure(both + ",Urgency,Impact,Department,Sub-Category") ?? 100 <= 40)
    #expect(sure(both + ",Department") ?? 0 >= 80, "an account's own column")
  }

  @Test(
    "The vendor's own fields are of the global workspace and name the statuses of all others",
    arguments: [nil, "/ticket_form_fields", "/ticket_form_fields?workspace_id=0", "/ticket_form_fields?workspace_id=2"])
  func statusesOfTheGlobalWorkspace(_ path: String?) throws {
    func ticket(_ workspace: Int, _ status: Int) -> String {
      "{\"id\":\(workspace)\(status),\"requester_id\":5,\"subject\":\"s\",\"status\":\(status),\"workspace_id\":\(workspace)}"
    }
    let form = """
      {"ticket_fields":[{"id":1,"workspace_id":1,"name":"status","label":"Status","field_type":"default_status",
      "default_field":true,"choices":[{"id":2,"value":"Open"},{"id":6,"value":"Work In Progress"}]}]}
      """
    let tickets = "{\"tickets\":[\(ticket(2, 6)),\(ticket(2, 2)),\(ticket(3, 6)),\(ticket(3, 11))]}"
    let call = path.map { RecordedRequest(method: "GET", url: "https://acme.freshservice.com/api/v2\($0)") }
    let sink = try read(
      .freshservice, MemoryInput([("f.json", call, Array(form.utf8)), ("t.json", nil, Array(tickets.utf8))]))
    let labels = sink.tickets.map(\.status?.label)
    #expect(labels.prefix(2) == ["Work In Progress", "Open"] && labels[3] == "11")
    // The call says whose the form is; of another workspace nothing is known then but that there is one.
    let names = path?.hasSuffix("=2") == true
    #expect(labels[2] == (names ? "6" : "Work In Progress"))
    #expect(sink.codes().contains("workspaceFormMissing"))
    let used = Set(sink.tickets.compactMap { $0.status.map { "\($0.scope ?? "")/\($0.id ?? "")" } })
    let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    #expect(used.isSubset(of: statuses.map { "\($0.scope ?? "")/\($0.id ?? "")" }))
    #expect(statuses.first { $0.scope == "2" && $0.id == "6" }?.label == "Work In Progress")
  }

  @Test("A status is named by the form of its own workspace")
  func statusesOfOtherWorkspaces() throws {
    func ticket(_ workspace: Int) -> String {
      "{\"id\":\(workspace),\"requester_id\":5,\"subject\":\"s\",\"status\":6,\"workspace_id\":\(workspace)}"
    }
    let form = """
      {"ticket_fields":[{"id":1,"workspace_id":null,"name":"status","label":"Status","field_type":"default_status",
      "choices":[{"id":6,"value":"Waiting for IT"}]}]}
      """
    let two = """
      {"workspaces":[{"id":2,"name":"IT","primary":true},{"id":3,"name":"HR","primary":false}]}
      """
    func labels(_ files: [(String, String)]) throws -> (labels: [String?], codes: Set<String>) {
      let sink = try read(.freshservice, MemoryInput(files.map { ($0.0, nil, Array($0.1.utf8)) }))
      return (sink.tickets.map(\.status?.label), sink.codes())
    }
    let tickets = ("tickets.json", "{\"tickets\":[\(ticket(2)),\(ticket(3))]}")
    let told = try labels([("form.json", form), tickets, ("workspaces.json", two)])
    #expect(told.labels == ["Waiting for IT", "6"] && told.codes == ["workspaceFormMissing"])
    // Each its own form, or no more than one workspace that is known of.
    let own = ("own.json", form.replacing("null", with: "3").replacing("IT", with: "HR"))
    let each = try labels([("form.json", form), own, tickets, ("workspaces.json", two)])
    #expect(each.labels == ["Waiting for IT", "Waiting for HR"] && each.codes == [])
    let one = try labels([("form.json", form), ("tickets.json", "{\"tickets\":[\(ticket(2))]}")])
    #expect(one.labels == ["Waiting for IT"] && one.codes == [])
  }

  private func statuses(_ fields: String) throws -> [StatusDefinition] {
    try read(.freshdesk, "ticket_fields.json", fields).records(.statuses).map(StatusDefinition.init(json:))
  }

  @Test("Whether a status stops the clock and is in use, where the fields say so")
  func clocksOfStatuses() throws {
    let admin = """
      [{"id":1,"name":"status","label":"Status","label_for_customers":"Status","type":"default_status","choices":[
      {"id":2,"value":"Open","label_for_customers":"Being Processed","stop_sla_timer":false,"deleted":false},
      {"id":9,"value":"Parked","label_for_customers":"Waiting","stop_sla_timer":true,"deleted":true}]}]
      """
    let old = """
      [{"ticket_field":{"id":1,"name":"status","label":"Status","field_type":"default_status","choices":[
      {"status_id":2,"name":"Open","customer_display_name":"Being Processed","stop_sla_timer":false,"deleted":false},
      {"status_id":9,"name":"Parked","customer_display_name":"Waiting","stop_sla_timer":true,"deleted":true}]}}]
      """
    for text in [admin, old] {
      let statuses = try statuses(text)
      #expect(statuses.map(\.slaClock) == ["running", "paused"])
      #expect(statuses.map(\.active) == [true, false])
      #expect(statuses.map(\.publicLabel) == ["Being Processed", "Waiting"])
    }
    let today = """
      [{"id":1,"name":"status","label":"Status","label_for_customers":"Status","type":"default_status",
      "choices":{"2":["Open","Being Processed"]}}]
      """
    let told = try statuses(today)
    #expect(told.map(\.slaClock) == ["unknown"] && told.map(\.active) == [nil])
  }

  /// Replies to calls below a ticket or to none that is modelled, by path.
  private func replies(_ replies: [(path: String, text: String)]) throws -> CollectingSink {
    let site = "https://acme.freshdesk.com/api/v2/"
    return try read(
      .freshdesk,
      MemoryInput(
        replies.map { ("a.har", RecordedRequest(method: "GET", url: site + $0.path), Array($0.text.utf8)) }))
  }

  @Test func watchersAndSummaryBelongToTheirTicket() throws {
    let sink = try replies([
      ("tickets/4/watchers", "{\"watcher_ids\":[601,602]}"),
      ("tickets/4/summary", "{\"id\":77,\"body\":\"<p>s</p>\",\"body_text\":\"s\",\"ticket_id\":4}"),
      ("contacts?state=blocked&page=1", "[{\"id\":8,\"name\":\"B\",\"email\":\"b@x.example\",\"mobile\":null}]"),
    ])
    #expect(sink.findings == [])
    #expect(sink.tickets.map(\.id) == ["4", "4"] && sink.tickets.allSatisfy(\.messages.isEmpty))
    #expect(sink.tickets[0].followers == ["freshdesk:person:601", "freshdesk:person:602"])
    #expect(sink.tickets[1].extras["summary/77"]?["body_text"] == "s")
    #expect(sink.records(.people).map { $0["suspended"] } == [true])
    #expect(sink.leaves["a.har"]?.total == 2 + 4 + 3)
    let nowhere = try read(.freshdesk, "watchers.json", "{\"watcher_ids\":[601]}")
    #expect(nowhere.codes() == ["ticketNotNamed"])
    #expect(nowhere.records.map(\.head.collection.name) == ["other/watchers"])
  }

  @Test("Unknown records of several kinds do not share their ids")
  func unknownKinds() throws {
    let sink = try replies([
      ("scenario_automations", "[{\"id\":1,\"name\":\"Mark\",\"description\":\"A\",\"private\":false}]"),
      ("email/mailboxes", "[{\"id\":1,\"name\":\"Box\",\"support_email\":\"b@x.example\"}]"),
      ("solutions/categories/7", "{\"id\":1,\"name\":\"S\",\"description\":\"E\",\"visible_in_portals\":[1]}"),
      ("discussions/categories", "[{\"id\":1,\"name\":\"F\",\"description\":\"D\"}]"),
      ("products", "[{\"id\":1,\"name\":\"P\",\"description\":\"D\"}]"),
    ])
    #expect(
      sink.records.filter { $0.head.collection != .statuses }.map(\.head.collection.name) == [
        "other/scenario_automations", "other/email_mailboxes", "other/solutions_categories",
        "other/discussions_categories", "containers",
      ])
    let saved = try read(.freshdesk, "export/forums_2.json", "[{\"id\":1,\"title\":\"t\"}]")
    #expect(saved.records.map(\.head.collection.name) == ["other/forums"])
  }

  @Test func aTableNobodyKnowsIsKeptWithItsColumnsAndIsNotRead() throws {
    let sink = try read(.freshservice, "t.csv", "Foo,Bar\n1,AAA\n2,BBB\n")
    let rows = sink.records.filter { $0.head.collection.name == "other/rows" }.map(\.json)
    #expect(rows.map { $0["columns"] } == [["Foo", "Bar"], ["Foo", "Bar"]])
    #expect(rows.map { $0["cells"] } == [["1", "AAA"], ["2", "BBB"]])
    #expect(sink.findings.map(\.severity) == [.error] && sink.codes() == ["unknownTable"])
  }

  @Test func aDecimalCommaInATableIsSaid() throws {
    let header = "Ticket ID,Subject,Status,Created time,Amount"
    let sink = try read(.freshdesk, "tickets.csv", "\(header)\n1,s,Open,,\"3,75\"\n2,s,Open,,4\n")
    #expect(sink.codes() == ["decimalComma"])
    #expect(sink.tickets.map { $0.extras["Amount"] } == ["3,75", "4"])
  }

  @Test("What stands beside a page's list is read where it is a list, and kept where it is no counter")
  func besideTheList() throws {
    func page(_ size: Int) -> String {
      let text = String(repeating: "x", count: size)
      return """
        {"tickets":[{"id":1,"requester_id":5,"subject":"\(text)","status":2}],"total":1,"note":"kept",
        "requesters":[{"id":5,"first_name":"Ann","primary_email":"ann@example.com"}]}
        """
    }
    // Whole, and streamed.
    for size in [1, 5 << 20] {
      let sink = try read(.freshservice, "page.json", page(size))
      #expect(sink.records(.people).map { $0.text("name") } == ["Ann"], "\(size)")
      #expect(sink.records(.other("pages")).map { $0["note"] } == ["kept"], "\(size)")
      #expect(sink.leaves["page.json"]?.dropped == ["page counter": 1])
      #expect(sink.leaves["page.json"]?.total == 9)
    }
  }

}
