import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What the forms of one Freshdesk account say alike, and what each says of its own.
@Suite("Freshdesk forms") struct FreshdeskFormsTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/freshdesk")

  private func read(_ name: String, timeZone: String? = nil) throws -> CollectingSink {
    let path = Self.fixtures.appendingPathComponent("\(name)/input").path
    let sink = CollectingSink()
    let read = try #require(Desk.freshdesk.read)
    try read(ExportOpener.open([path]), ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  private func read(text: String, name: String, timeZone: String? = nil) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.freshdesk.read)
    try read(MemoryInput(name, text), ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  @Test func theExportSaysTheSameInJSONAndXML() throws {
    let json = try read("account-export-json")
    let xml = try read("account-export-xml")
    #expect(json.tickets.map(\.json) == xml.tickets.map(\.json))
    for name in ["people", "organizations", "groups", "statuses"] {
      func records(_ sink: CollectingSink) -> Set<String> {
        Set(sink.records.filter { $0.head.collection.name == name }.map { JSONValue.object($0.json).text })
      }
      #expect(records(json) == records(xml) && !records(json).isEmpty, "\(name)")
    }
    #expect(json.findings == [] && xml.findings == [])
  }

  @Test func notesPicturesAndFieldsOfAnExport() throws {
    let ticket = try #require(try read("account-export-xml").tickets.first { $0.id == "101" })
    #expect(ticket.messages.map(\.kind) == [.description, .system, .reply, .note])
    #expect(ticket.messages.map(\.visibility) == [.public, .internal, .public, .internal])
    #expect(ticket.createdAt == "2023-10-29T00:30:00Z" && ticket.firstResponseAt == "2023-10-29T08:00:00Z")
    #expect(ticket.fields == ["kite_model": "Falcon 3", "wind": "7.50", "damaged": true])
    let picture = try #require(ticket.messages.first?.attachments.first)
    #expect(picture.inline && picture.appearsAs.count == 1)
    #expect(picture.missing == "not in the export; its link was good until 2023-10-29T17:20:00Z")
  }

  @Test func numberAndNameThatDisagreeAreSaidOnce() throws {
    let sink = try read("api-v1")
    let findings = sink.findings.filter { $0.code == "numberAndNameDisagree" }
    #expect(
      findings.map(\.what) == Array(repeating: "status 4 is named Open, but that is the name of status 2", count: 2))
    let statuses = sink.tickets.compactMap(\.status)
    #expect(Set(statuses.map { "\($0.id ?? "") \($0.label) \($0.category)" }) == ["4 Open solved", "2 Otevřený open"])
    let hours = sink.tickets.flatMap(\.timeEntries).compactMap { $0["seconds"]?.int }
    #expect(hours == [1188])
    // The agent's number is that of the user, whom tickets name.
    #expect(sink.records(.people).compactMap { $0["id"]?.string }.sorted() == ["501", "601"])
  }

  @Test func timesOfATableAreOfTheGivenZone() throws {
    let utc = try read("csv")
    #expect(utc.codes() == ["zoneAssumed"])
    let local = try read("csv", timeZone: "Europe/Stockholm")
    #expect(local.codes() == ["timeOccursTwice", "timeDoesNotExist"])
    #expect(local.tickets.map(\.createdAt) == ["2023-10-29T00:30:00Z", "2023-11-01T09:00:00Z", "2024-03-31T01:30:00Z"])
    #expect(local.tickets.map(\.status?.category) == [.pending, .open, .unknown])
    #expect(local.tickets.map(\.requester?.isEmpty) == [false, nil, false])
    #expect(local.tickets[1].requesterText == "Sami")
  }

  @Test(
    "The dates of a table that leave no doubt say how the others are to be read",
    arguments: [
      ("28/01/2025 21:07", "04/02/2025 12:08", "2025-01-08T10:00:00Z", "2025-02-04T07:08:00Z"),
      ("01/28/2025 21:07", "04/02/2025 12:08", "2025-08-01T10:00:00Z", "2025-04-02T07:08:00Z"),
      // Neither is proven, or both are.
      ("2025-01-28 21:07", "04/02/2025 12:08", nil, nil),
      ("28/01/2025 21:07", "01/28/2025 12:08", nil, "2025-01-28T07:08:00Z"),
    ] as [(String, String, String?, String?)])
  func dayOrder(_ telling: String, _ updated: String, _ created: String?, _ read: String?) throws {
    let header = "Ticket ID,Subject,Status,Created time,Last update time\n"
    let rows = "1,One,Open,08/01/2025 15:00,\(updated)\n2,01/28/2025,Open,\(telling),\(telling)\n"
    let sink = try self.read(text: header + rows, name: "tickets.csv", timeZone: "Asia/Karachi")
    #expect(sink.tickets[0].createdAt == created && sink.tickets[0].updatedAt == read)
    #expect(sink.codes().contains("dayOrder") == (created != nil))
    #expect(sink.codes().contains("dateNotRead") == (created == nil))
    #expect(sink.tickets[0].extras["Created time"] == "08/01/2025 15:00")
  }

  @Test func aContactIDThatIsAnAddressIsTheAddress() throws {
    let table = """
      Ticket ID,Subject,Status,Created time,Full name,Email,Contact ID
      1,One,Open,2026-01-02 03:04:05,Ann Client,ann@example.com,ann@example.com
      2,Two,Open,2026-01-02 03:04:05,Bo Client,bo@example.com,77
      3,Three,Open,2026-01-02 03:04:05,Cy Client,,cy@example.com
      4,Four,Open,2026-01-02 03:04:05,Di Client,di@example.com,+31 20 1234567

      """
    let sink = try read(text: table, name: "tickets.csv")
    #expect(
      sink.tickets.map(\.requester)
        == ["mail/ann@example.com", "77", "mail/cy@example.com", "mail/di@example.com"].map { "freshdesk:person:" + $0 }
    )
    #expect(sink.tickets.map { $0.extras["Contact ID"]?.string } == [nil, nil, nil, "+31 20 1234567"])
    let people = sink.records(.people).map(Person.init(json:))
    #expect(people.map(\.address) == ["ann@example.com", "bo@example.com", "cy@example.com", "di@example.com"])
  }

  @Test func tablesOfFormerYearsAreRecognised() throws {
    let table = """
      Ticket Id,Subject,Status,Requester Name,Requester Email,Created Time,Due by Time,Last Updated Time,Agent interactions
      37,Late,Resolved,Ann Client,ann@example.com,2014-06-20 05:10:11,2014-06-23 05:10:11,2014-06-21 05:10:11,1

      """
    let head = DocumentHead(name: "tickets.csv", request: nil, start: Array(table.utf8))
    #expect(Desk.freshdesk.detect([head])?.confidence ?? 0 >= 80)
    let ticket = try #require(try read(text: table, name: "tickets.csv").tickets.first)
    #expect(ticket.id == "37" && ticket.requester == "freshdesk:person:mail/ann@example.com")
    #expect(ticket.createdAt == "2014-06-20T05:10:11Z" && ticket.updatedAt == "2014-06-21T05:10:11Z")
    #expect(ticket.dueAt == "2014-06-23T05:10:11Z" && ticket.status?.label == "Resolved")
  }

  @Test func archivedTicketsAreToldByWrapperAddressAndFile() throws {
    let ticket = "{\"display_id\":1,\"subject\":\"a\",\"status\":5,\"requester_id\":2}"
    #expect(try read(text: "[{\"archive_ticket\":\(ticket)}]", name: "a.json").tickets.map(\.state) == [.archived])
    #expect(
      try read(text: "[{\"helpdesk_ticket\":\(ticket)}]", name: "ArchiveTickets0.json").tickets.map(\.state)
        == [.archived])
    #expect(
      try read(text: "[{\"helpdesk_ticket\":\(ticket)}]", name: "Tickets0.json").tickets.map(\.state) == [.active])
    let sink = CollectingSink()
    let body = "{\"id\":1,\"subject\":\"a\",\"status\":5,\"requester_id\":2,\"description\":\"<p>x</p>\"}"
    let read = try #require(Desk.freshdesk.read)
    try read(
      MemoryInput("r.json", body, url: "https://acme.freshdesk.com/api/v2/tickets/archived/1"), ReadOptions(), sink)
    #expect(sink.tickets.map(\.state) == [.archived])
  }

  @Test func secretsStayOut() throws {
    let sink = try read("unpleasant")
    let all = sink.records.map { JSONValue.object($0.json).text }.joined()
    #expect(!all.contains("planted"))
    #expect(all.contains("is a field of the account's own"))
    #expect(sink.leaves["Users0.json"]?.dropped == ["secret": 3])
    #expect(sink.leaves["Groups0.json"]?.dropped == ["secret": 1])
  }

  @Test func numbersBehindFieldNamesAreTheAccounts() throws {
    func names(_ fields: String, account: String = "null") throws -> [String] {
      let text = "{\"helpdesk_ticket\":{\"display_id\":1,\"account_id\":\(account),\"custom_field\":{\(fields)}}}"
      return try read(text: text, name: "t.json").tickets[0].fields.names
    }
    #expect(try names("\"region_160548\":\"a\",\"line_2_160548\":\"b\"") == ["region", "line_2"])
    #expect(try names("\"region_160548\":\"a\",\"other\":\"b\"") == ["region_160548", "other"])
    #expect(try names("\"line_2\":\"a\"") == ["line_2"])
    #expect(try names("\"region_77\":\"a\"", account: "77") == ["region"])
  }

  @Test func linksSayWhenTheyEnd() throws {
    func missing(_ url: String) throws -> String? {
      let text = """
        {"helpdesk_ticket":{"display_id":1,"description":"x","description_html":"<p>x</p>","attachments":[{"id":5,\
        "content_file_name":"a","attachment_url":"\(url)"}]}}
        """
      return try read(text: text, name: "t.json").tickets[0].messages[0].attachments[0].missing
    }
    let end = "not in the export; its link was good until "
    #expect(try missing("https://x.example.com/a?Expires=1700000000") == end + "2023-11-14T22:13:20Z")
    #expect(
      try missing("https://x.example.com/a?X-Amz-Date=20240301T100000Z&X-Amz-Expires=300") == end
        + "2024-03-01T10:05:00Z")
    #expect(try missing("https://x.example.com/a?Expires=soon") == nil)
    #expect(try missing("https://x.example.com/a") == nil)
  }

  /// Ordinary tickets of an XML export are read a quick way. An attribute that nobody knows sends them the long one.
  @Test func theQuickWayThroughXMLSaysWhatTheLongWaySays() throws {
    var random = SeededRandom(7)
    var text = ""
    for number in 1...300 { text += RandomTicket.xml(number, &random) }
    func read(_ tickets: String) throws -> CollectingSink {
      let all = "<?xml version=\"1.0\"?>\n<helpdesk-tickets type=\"array\">\n\(tickets)</helpdesk-tickets>\n"
      return try self.read(text: all, name: "Tickets0.xml")
    }
    let quick = try read(text)
    let long = try read(text.replacingOccurrences(of: "<helpdesk-ticket>", with: "<helpdesk-ticket zz=\"1\">"))
    #expect(quick.tickets.count == 300 && long.tickets.count == 300)
    for (one, other) in zip(quick.records(.tickets), long.records(.tickets)) {
      var other = other
      #expect(other["extras"]?["@zz"] == "1")
      var extras = other["extras"]?.object ?? [:]
      extras["@zz"] = nil
      other["extras"] = .object(extras)
      #expect(JSONValue.object(one).text == JSONValue.object(other).text)
    }
    #expect(quick.findings == long.findings && !quick.findings.isEmpty)
    #expect(
      quick.records(.statuses).map { JSONValue.object($0).text }
        == long.records(.statuses).map { JSONValue.object($0).text })
    #expect(quick.offsets == long.offsets)
    #expect(quick.completeness == long.completeness)
    let (mine, theirs) = (quick.leaves["Tickets0.xml"], long.leaves["Tickets0.xml"])
    #expect(mine?.mapped == theirs?.mapped && (mine?.kept ?? 0) + 300 == theirs?.kept)
  }
}

/// Tickets as an export has them, with every oddity that the quick way must tell from the ordinary.
private enum RandomTicket {
  static func xml(_ number: Int, _ random: inout SeededRandom) -> String {
    func pick(_ choices: [String]) -> String { choices[Int.random(in: 0..<choices.count, using: &random)] }
    func maybe(_ text: String, _ chance: Int = 4) -> String {
      Int.random(in: 0..<chance, using: &random) == 0 ? text : ""
    }
    func time() -> String {
      let day = "20\(pick(["19", "20", "24"]))-\(pick(["01-01", "02-28", "02-29", "03-31", "06-30", "12-31", "10-27"]))"
      let clock = pick(["00:00:00", "00:59:59", "02:30:00", "12:00:00", "23:30:00"])
      return day + "T" + clock + pick(["Z", "+00:00", "+02:00", "-07:00", "+05:30", "+13:00", "-11:00", "", ".250Z"])
    }
    func note(_ id: Int) -> String {
      let body = pick([
        "Hello &amp; welcome", "created_by:5", "  ", "𝄞 נ \u{202E}x",
        "&lt;img src=\"https://a.freshdesk.com/attachments/7\"&gt;",
      ])
      let source = pick(["0", "2", "4", "8", "77"])
      let times = "<created-at type=\"datetime\">\(time())</created-at><updated-at>\(time())</updated-at>"
      let file =
        "<attachment><id type=\"integer\">\(id)9</id><content-file-name>a &lt;b&gt;.txt</content-file-name>"
        + "<content-file-size type=\"integer\">\(pick(["0", "812", "01", "x"]))</content-file-size>"
        + "<attachment-url>https://x.example.com/a?\(pick(["a=1", "Expires=1700000000&amp;b=2"]))</attachment-url>"
        + maybe("<width type=\"integer\">3</width>") + "</attachment>"
      return "<helpdesk-note><body>\(body)</body><body-html>&lt;p&gt;\(body)&lt;/p&gt;</body-html>\(times)"
        + "<deleted type=\"boolean\">\(pick(["false", "false", "true"]))</deleted><id type=\"integer\">\(id)</id>"
        + maybe("<incoming type=\"boolean\">\(pick(["true", "false", "perhaps"]))</incoming>", 2)
        + maybe("<private type=\"boolean\">\(pick(["true", "false"]))</private>", 2)
        + "<source type=\"integer\">\(source)</source><user-id type=\"integer\">\(pick(["5", "6"]))</user-id>"
        + maybe("<support-email>help@example.com</support-email>") + maybe("<from-email>x@example.com</from-email>", 9)
        + "<attachments type=\"array\">\(maybe(file))</attachments></helpdesk-note>"
    }
    let notes = (0..<Int.random(in: 0..<4, using: &random)).map { note(number * 10 + $0) }.joined()
    let fields = pick([
      "<region_160548>North</region_160548><price_160548 type=\"decimal\">1.10</price_160548>",
      "<region_160548 nil=\"true\"/><price_160548 type=\"decimal\">3,75</price_160548>",
      "<region>a</region><open type=\"boolean\">true</open><count type=\"integer\">007</count>", "", "\n    ",
      "<category>Own</category><blank>\n  </blank><blank2>  </blank2>",
    ])
    return "<helpdesk-ticket>\n" + maybe("<account-id type=\"integer\">160548</account-id>", 2)
      + "<cc-email><cc-emails type=\"array\">\(maybe("<cc-email>c@example.com</cc-email>"))</cc-emails></cc-email>"
      + "<created-at type=\"datetime\">\(time())</created-at><deleted type=\"boolean\">\(pick(["true", "false"]))</deleted>"
      + "<delta type=\"boolean\">true</delta><description>Text \(number)</description>"
      + "<description-html>\(pick(["&lt;p&gt;Text&lt;/p&gt;", ""]))</description-html>"
      + "<display-id type=\"integer\">\(number)</display-id>" + maybe("<due-by>\(time())</due-by>", 2)
      + maybe("<email-config-id type=\"integer\" nil=\"true\"/>") + maybe("<group-id type=\"integer\">31</group-id>")
      + "<id type=\"integer\">\(600 + number)</id>" + maybe("<owner-id type=\"integer\">41</owner-id>")
      + "<priority type=\"integer\">\(pick(["1", "2", "9"]))</priority>"
      + maybe("<priority-name>\(pick(["Low", "High", "Odd"]))</priority-name>")
      + maybe("<requester-id type=\"integer\">51</requester-id>", 2) + maybe("<requester-name>Noor</requester-name>")
      + "<source type=\"integer\">\(pick(["1", "1", "1", "10"]))</source>"
      + maybe("<source-name>\(pick(["Email", "E-Mail"]))</source-name>")
      + "<spam type=\"boolean\">\(pick(["false", "false", "true"]))</spam>"
      + "<status type=\"integer\">\(pick(["2", "4", "8"]))</status>"
      + maybe("<status-name>\(pick(["Open", "Resolved", "Own"]))</status-name>", 2)
      + "<subject>\(pick(["A &amp; B", "   ", "", "two\nlines"]))</subject>"
      + maybe("<ticket-type>Question</ticket-type>")
      + maybe("<to-email>\(pick(["to@example.com", "To &lt;to@example.com&gt;"]))</to-email>", 2)
      + maybe("<to_emails><to_email>t1@example.com</to_email><to_email>t2@example.com</to_email></to_emails>", 6)
      + maybe("<new-thing><a>1</a><b nil=\"true\"/><c>\n</c></new-thing>") + maybe("<bare>\n</bare>")
      + maybe("<subject>twice</subject>", 20)
      + maybe("<password-hash>planted</password-hash>", 20) + maybe("text between", 20)
      + "<updated-at type=\"datetime\">\(time())</updated-at><notes type=\"array\">\(notes)</notes>"
      + "<tags type=\"array\">\(maybe("<tag><name>t &amp; u</name></tag>", 2))\(maybe("<tag>bare</tag>", 9))</tags>"
      + "<custom_field>\(fields)</custom_field></helpdesk-ticket>\n"
  }
}
