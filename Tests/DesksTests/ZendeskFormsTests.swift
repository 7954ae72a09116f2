import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Zendesk reader: XML and CSV") struct ZendeskFormsTests {
  private func read(_ input: MemoryInput, timeZone: String? = nil) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input, ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  static let xml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tickets type="array" count="1">
      <ticket>
        <nice-id type="integer">42</nice-id>
        <id type="integer">900042</id>
        <subject>Broken &amp; bent</subject>
        <description>It broke.</description>
        <created-at type="datetime">2012-03-04T05:06:07+02:00</created-at>
        <updated-at type="datetime">2012-03-05T05:06:07Z</updated-at>
        <solved-at type="datetime" nil="true"></solved-at>
        <status-id type="integer">6</status-id>
        <priority-id type="integer">3</priority-id>
        <ticket-type-id type="integer">2</ticket-type-id>
        <requester-id type="integer">7</requester-id>
        <current-tags>one two</current-tags>
        <comments type="array">
          <comment>
            <author-id type="integer">7</author-id>
            <value>It broke.</value>
            <is-public type="boolean">true</is-public>
            <created-at type="datetime">2012-03-04T03:06:07Z</created-at>
          </comment>
          <comment>
            <author-id type="integer">8</author-id>
            <value>Noted, &lt;b&gt;thanks&lt;/b&gt;</value>
            <is-public type="boolean">false</is-public>
            <created-at type="datetime">2012-03-04T04:00:00Z</created-at>
          </comment>
        </comments>
        <ticket-field-entries type="array">
          <ticket-field-entry>
            <ticket-field-id type="integer">1234567890123456789</ticket-field-id>
            <value>1,50</value>
          </ticket-field-entry>
        </ticket-field-entries>
        <weird-new-thing>kept</weird-new-thing>
      </ticket>
    </tickets>
    """

  @Test func theXMLExportReads() throws {
    for chunk in [1, 13, Int.max] {
      let sink = try read(MemoryInput("Tickets/Tickets0.xml", ZendeskFormsTests.xml, chunk: chunk))
      let ticket = try #require(sink.tickets.first)
      #expect(ticket.key == "zendesk:ticket:42")
      #expect(ticket.subject == "Broken & bent")
      #expect(ticket.status == TicketStatus(id: "hold", label: "On-hold", labelFrom: .default, category: .hold))
      #expect(ticket.priority?.level == "high")
      #expect(ticket.type?.kind == "incident")
      #expect(ticket.createdAt == "2012-03-04T03:06:07Z")
      #expect(sink.offsets == ["+02:00"])
      #expect(ticket.tags == ["one", "two"])
      #expect(ticket.fields["1234567890123456789"] == "1,50")
      #expect(ticket.messages.map(\.kind) == [.description, .note])
      #expect(ticket.messages[1].body.text == "Noted, <b>thanks</b>")
      #expect(ticket.messages[1].visibility == .internal)
      #expect(ticket.messages[1].key.hasPrefix("zendesk:message:42/"))
      #expect(ticket.extras["weird-new-thing"] == "kept")
      #expect(ticket.extras["status-id"] == 6 && ticket.extras["current-tags"] == "one two")
      #expect(ticket.extras.names.allSatisfy { !$0.contains("_") })
      #expect(ticket.extras["id"] == 900042)
      #expect(sink.codes().isSuperset(of: ["categoryOnlyStatus", "unverifiedCodes"]))
    }
  }

  @Test func xmlNamesStayAsTheVendorWritesThem() throws {
    let user = """
      <users type="array"><user><id>7</id><name>N</name><email>a@b.example</email><last-login>2012</last-login>
      <own_name>x</own_name><own-name>y</own-name><settings><time-mode>24</time-mode></settings></user></users>
      """
    let person = try #require(try read(MemoryInput("Users0.xml", user)).records(.people).first)
    #expect(person["extras"]?["last-login"] == "2012")
    #expect(person["extras"]?["settings"] == ["time-mode": "24"])
    // Two names that differ in this alone are not told apart any more.
    #expect(person["extras"]?["own_name"] == ["x", "y"])
    let comment = ZendeskFormsTests.xml.replacing("<value>It broke.", with: "<via-id>4</via-id><value><b>It</b> broke.")
    let message = try read(MemoryInput("Tickets0.xml", comment)).tickets.first?.messages.first
    #expect(message?.extras["via-id"] == "4")
    #expect(message?.extras["value"] != nil && message?.extras["body"] == nil)
    let entry = try read(MemoryInput("Entries0.xml", "<entries><entry><hit-count>3</hit-count></entry></entries>"))
    #expect(entry.records(.other("entry")).first?["hit-count"] == "3")
  }

  /// 14 texts of the ticket, 8 of its comments, 2 of its field entry, and 21 attributes.
  @Test("Comments of the XML come in any order; the opening is the one with the ticket's time and words")
  func xmlCommentsInOrder() throws {
    func comment(_ day: Int, _ text: String) -> String {
      "<comment><author-id>1</author-id><created-at>2021-01-0\(day)T00:00:00Z</created-at>"
        + "<is-public type=\"boolean\">true</is-public><value>\(text)</value></comment>"
    }
    for (order, expected) in [
      ([comment(3, "last"), comment(2, "next"), comment(1, "d")], ["d", "next", "last"]),
      ([comment(1, "d"), comment(3, "last"), comment(2, "next")], ["d", "next", "last"]),
      // A note that was dated back.
      ([comment(1, "d"), comment(2, "x")].map { $0.replacing("2021-01-02", with: "2020-12-31") }, ["d", "x"]),
    ] {
      let text =
        "<tickets><ticket><nice-id>1</nice-id><description>d</description><created-at>2021-01-01T00:00:00Z</created-at>"
        + "<comments type=\"array\">\(order.joined())</comments></ticket></tickets>"
      let messages = try #require(try read(MemoryInput("Tickets0.xml", text)).tickets.first?.messages)
      #expect(messages.map(\.body.text) == expected)
      #expect(messages.map(\.kind) == [.description] + expected.dropFirst().map { _ in Message.Kind.reply })
    }
  }

  @Test("Equal comments of the XML are as many messages, with the same keys in every export")
  func equalComments() throws {
    func comment(_ isPublic: Bool, file: Int? = nil) -> String {
      let files = file.map { "<attachments type=\"array\"><attachment><id>\($0)</id></attachment></attachments>" }
      return "<comment><author-id>1</author-id><created-at>2021-01-01T00:00:00Z</created-at>"
        + "<is-public type=\"boolean\">\(isPublic)</is-public><value>done</value>\(files ?? "")</comment>"
    }
    let equal = [comment(false), comment(true, file: 7), comment(true, file: 5), comment(false)]
    var told: [[String: String]] = []
    for order in [equal, equal.reversed()] {
      let text =
        "<tickets><ticket><nice-id>1</nice-id><description>d</description><created-at>2020-01-01T00:00:00Z</created-at>"
        + "<comments type=\"array\"><comment><value>d</value><created-at>2020-01-01T00:00:00Z</created-at></comment>"
        + "\(order.joined())</comments></ticket></tickets>"
      let messages = try #require(try read(MemoryInput("Tickets0.xml", text)).tickets.first?.messages)
      told.append(
        Dictionary(
          messages.map { ($0.key, $0.visibility.rawValue + ($0.attachments.first?.id ?? "")) }, uniquingKeysWith: +))
    }
    #expect(told[0].values.sorted() == ["internal", "internal", "public5", "public7", "unknown"])
    #expect(told[0] == told[1])
    // What stands alone has the hash of author, time and words.
    #expect(told[0].keys.count { $0.wholeMatch(of: /zendesk:message:1\/[0-9a-f]{16}/) != nil } == 4)
  }

  @Test func xmlLeavesAddUp() throws {
    let sink = try read(MemoryInput("Tickets0.xml", ZendeskFormsTests.xml))
    let attributes = ZendeskFormsTests.xml.matches(of: /(type|nil|count)="/).count
    let texts = ZendeskFormsTests.xml.matches(of: />[^<>\s][^<>]*</).count
    #expect(sink.leaves["Tickets0.xml"]?.total == attributes + texts)
  }

  @Test func aTornXMLFileGivesWhatWasWhole() throws {
    let second = ZendeskFormsTests.xml.replacing("</tickets>", with: "<ticket><nice-id>43</nice-id><subj")
    let sink = try read(MemoryInput("Tickets0.xml", second))
    #expect(sink.tickets.map(\.id) == ["42"])
    #expect(sink.codes().contains("tornFile"))
    #expect(sink.completeness.first?.state == "partial")
  }

  static let csv = """
    Summation column,Id,Requester,Requester id,Requester external id,Requester email,Submitter,Subject,Tags,Status,\
    Priority,Via,Ticket Type,Created at,Updated at,Solved at,Resolution time,Plan [list]
    1,77,Zoë Lee,501,-,zoe@example.com,Sam,"Two
    lines",vip refund,On-hold,High,Mail,Incident,2024-03-31 02:30,2024-04-01 10:00,,12,Gold
    1,78,Ann,502,,ann@example.com,Sam,Plain,,Waiting!,-,Web form,-,2024-01-05 12:00,2024-01-05 12:00,-,,
    """

  @Test func theTicketsCSVReads() throws {
    let sink = try read(MemoryInput("tickets.csv", ZendeskFormsTests.csv), timeZone: "Europe/Paris")
    #expect(sink.tickets.map(\.id) == ["77", "78"])
    let first = sink.tickets[0]
    #expect(first.subject == "Two\nlines")
    #expect(first.status == TicketStatus(id: "hold", label: "On-hold", category: .hold))
    // 02:30 does not exist in Paris on that day; it moves forward.
    #expect(first.createdAt == "2024-03-31T01:30:00Z")
    #expect(first.updatedAt == "2024-04-01T08:00:00Z")
    #expect(first.solvedAt == nil)
    #expect(first.requester == "zendesk:person:501")
    #expect(first.fields["Plan [list]"] == "Gold")
    #expect(first.extras["Resolution time"] == "12")
    #expect(first.messages == [])
    // A status we do not know is its own status; nothing is guessed.
    #expect(sink.tickets[1].status == TicketStatus(id: nil, label: "Waiting!", category: .unknown))
    #expect(sink.tickets[1].priority == nil)
    #expect(sink.tickets.map(\.channel?.kind) == ["email", "form"])
    #expect(sink.records(.people).count == 2)
  }

  @Test("A dash is no value in any column")
  func csvDashes() throws {
    let sink = try read(
      MemoryInput("t.csv", "Summation column,Id,Status,Resolution time,Amount [int],Kind [list]\n1,7,Open,-,-,k\n"))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.fields == ["Kind [list]": "k"])
    #expect(ticket.extras == ["Summation column": "1"])
    #expect(sink.leaves["t.csv"]?.dropped == ["dash for no value": 2])
    #expect(sink.leaves["t.csv"]?.total == 6)
  }

  @Test func csvTimesWithoutAZoneAreSaid() throws {
    let sink = try read(MemoryInput("tickets.csv", ZendeskFormsTests.csv))
    #expect(sink.tickets[0].createdAt == "2024-03-31T02:30:00Z")
    #expect(sink.codes().contains("zoneAssumed"))
    let cells = 17 + 14  // non-empty cells of the two rows
    #expect(sink.leaves["tickets.csv"]?.total == cells)
  }

  @Test func severalAccountsInOneInputAreSaid() throws {
    let page = Array(#"{"tickets":[]}"#.utf8)
    let input = MemoryInput([
      ("a", RecordedRequest(method: "GET", url: "https://one.zendesk.com/api/v2/tickets.json"), page),
      ("b", RecordedRequest(method: "GET", url: "https://two.zendesk.com/api/v2/tickets.json"), page),
    ])
    #expect(try read(input).codes().contains("severalAccounts"))
  }

  @Test func recordedDownloadsAreFilesWhateverTheyHold() throws {
    let site = "https://acme.zendesk.com"
    let page = #"{"users":[{"id":7,"name":"Ann","email":"ann@acme.example"}],"count":1,"next_page":null}"#
    let sink = try read(
      MemoryInput([
        ("r.har", RecordedRequest(method: "GET", url: site + "/api/v2/users.json"), Array(page.utf8)),
        ("r.har", RecordedRequest(method: "GET", url: site + "/attachments/token/a/?name=log.txt"), Array("x\n".utf8)),
        ("r.har", RecordedRequest(method: "GET", url: site + "/attachments/token/b/?name=p.json"), Array(page.utf8)),
      ]))
    #expect(sink.records(.people).count == 1)
    #expect(sink.files.count == 2)
    #expect(sink.files[site + "/attachments/token/b/?name=p.json"] == Array(page.utf8))
    #expect(sink.findings.isEmpty)
  }

  @Test func detectionTellsWhyAndWhose() throws {
    let detect = Desk.zendesk.detect
    let xml = detect(MemoryInput("x.xml", ZendeskFormsTests.xml).heads(limit: 9))
    #expect((xml?.confidence ?? 0) >= 90)
    let line = detect(MemoryInput("t.json", ZendeskReaderTests.line).heads(limit: 9))
    #expect(line?.account == "acme")
    #expect(detect(MemoryInput("x.json", #"{"helpdesk_ticket":{"display_id":1}}"#).heads(limit: 9)) == nil)
    #expect((detect(MemoryInput("t.csv", ZendeskFormsTests.csv).heads(limit: 9))?.confidence ?? 0) >= 90)
  }
}

@Suite("Zendesk reader: what strangers send") struct ZendeskStrangeInputTests {
  private func read(_ input: MemoryInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input, ReadOptions(account: "acme"), sink)
    return sink
  }

  private static let header = "Summation column,Id,Requester,Subject,Status,Via,Region [list],Region [list]"

  @Test(arguments: [",", ";", "\t"]) func aCSVIsKnownWhateverSeparatesIt(_ separator: String) throws {
    let text = Self.header.replacing(",", with: separator) + "\n"
    let head = DocumentHead(name: "stdin", request: nil, start: Array(text.utf8))
    #expect(Desk.zendesk.detect([head]) != nil)
    let row = ["1", "7", "Kim", "Hello", "Open", "Mail", "", "emea"].joined(separator: separator)
    // By content too: standard input has no ending.
    let sink = try read(MemoryInput("stdin", text + row + "\n"))
    #expect(sink.tickets.map(\.id) == ["7"])
    #expect(sink.tickets.first?.fields["Region [list]~8"] == "emea")
  }

  @Test func aRepeatedHeaderIsNoTicketAndACutRowIsSaid() throws {
    let row = "1,7,Kim,Hello,Open,Mail,a,b\n"
    let sink = try read(MemoryInput("t.csv", Self.header + "\n" + row + Self.header + "\n1,8,Kim,He"))
    #expect(sink.tickets.map(\.id) == ["7"])
    #expect(sink.leaves["t.csv"]?.dropped == ["repeated header": 8])
    #expect(sink.codes().contains("tornFile"))
    let short = try read(MemoryInput("t.csv", Self.header + "\n1,8,Kim,Short\n" + row))
    #expect(short.tickets.map(\.id) == ["8", "7"])
    #expect(!short.codes().contains("tornFile"))
  }

  @Test func aShortRowBeforeATornOneIsRead() throws {
    let sink = try read(MemoryInput("t.csv", Self.header + "\n1,8,Kim,Short\n1,9,Kim,\"never closed,Open\n"))
    #expect(sink.tickets.map(\.id) == ["8"])
    #expect(sink.codes().contains("tornFile"))
  }

  @Test func doubtfulLocalTimesAreSaid() throws {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    let text = "Summation column,Id,Created at,Updated at\n1,7,2023-03-26 02:30,2023-10-29 02:30\n"
    try read(MemoryInput("t.csv", text), ReadOptions(account: "acme", timeZone: "Europe/Berlin"), sink)
    #expect(sink.tickets.first?.createdAt == "2023-03-26T01:30:00Z")
    #expect(sink.tickets.first?.updatedAt == "2023-10-29T00:30:00Z")
    #expect(sink.codes().isSuperset(of: ["timeOccursTwice", "timeDoesNotExist"]))
  }

  @Test("Dates that a spreadsheet wrote are read where the file shows how, and told where it does not")
  func datesOfASpreadsheet() throws {
    let header = "Summation column,Id,Created at,Updated at\n1,7,08/01/2025 15:00,"
    let sure = try read(MemoryInput("t.csv", header + "28/01/2025 21:07\n"))
    #expect(sure.tickets.first?.createdAt == "2025-01-08T15:00:00Z")
    #expect(sure.tickets.first?.updatedAt == "2025-01-28T21:07:00Z")
    #expect(sure.tickets.first?.extras["Created at"] == "08/01/2025 15:00")
    #expect(sure.codes().contains("dayOrder") && !sure.codes().contains("dateNotRead"))
    let doubtful = try read(MemoryInput("t.csv", header + "09/01/2025 21:07\n"))
    #expect(doubtful.tickets.first?.createdAt == nil && doubtful.codes().contains("dateNotRead"))
  }

  @Test func windows1252IsReadAsWhatItIs() throws {
    var bytes = Array(#"{"id":1,"requester_id":2,"subject":"Gr"#.utf8)
    bytes += [0xFC, 0xDF] + Array(#"e"}"#.utf8)
    let sink = try read(MemoryInput([("t.json", nil, bytes + [0x0A] + bytes)]))
    #expect(sink.tickets.map(\.subject) == ["Grüße", "Grüße"])
    #expect(sink.findings.filter { $0.code == "encoding" }.count == 1)
  }

  @Test func filesOfAnyTypeAreFiles() throws {
    let url = "https://acme.zendesk.com/attachments/token/t/?name=a.json"
    let sink = try read(MemoryInput("a.har", "hello", url: url))
    #expect(sink.files[url] == Array("hello".utf8))
    #expect(sink.findings == [])
  }

  @Test func membersOfTheWrongKindAreKept() throws {
    let line = #"""
      {"id":8,"requester_id":3,"follower_ids":5,"email_cc_ids":{"a":1},"brand_id":{"b":1},"problem_id":[2],\#
      "comments":[{"id":{"x":1},"author_id":[9],"public":"yes","body":{"t":1},"attachments":[{"file_name":"n"}]},"str"]}
      """#.replacing("\n", with: "")
    let sink = try read(MemoryInput("t.json", line))
    let text = try #require(sink.records(.tickets).first.map { JSONValue.object($0).text })
    for leaf in [#""follower_ids":5"#, #"{"a":1}"#, #"{"b":1}"#, "[2]", #"{"x":1}"#, "[9]", "yes", #"{"t":1}"#, "str"] {
      #expect(text.contains(leaf), "\(leaf)")
    }
    #expect(text.contains(#"{"file_name":"n"}"#))
  }

  @Test func commentsOnPagesCountAndMergesInThemAreLinks() throws {
    let sink = try read(
      MemoryInput([
        ("tickets.json", nil, Array(#"{"id":3,"requester_id":2,"tags":["closed_by_merge"],"description":"b"}"#.utf8)),
        (
          "tickets_3_comments.json", nil,
          Array(
            #"{"comments":[{"id":4,"author_id":2,"body":"This request was closed and merged into request #77","public":false,"created_at":"2020-01-01T00:00:00Z"}],"count":1}"#
              .utf8)
        ),
      ]))
    #expect(!sink.codes().contains("commentsAbsent"))
    #expect(sink.tickets.flatMap(\.links) == [LinkToTicket(kind: "mergedInto", ticket: "zendesk:ticket:77")])
  }
}
