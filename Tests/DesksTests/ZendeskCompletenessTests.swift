import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// What is called complete, partial or unproven, and why: a count is a claim only for what was asked for.
@Suite("Zendesk reader: what is complete") struct ZendeskCompletenessTests {
  static let site = "https://acme.zendesk.com/api/v2/"

  /// Documents by path below `/api/v2/`, or by file name where that has an ending and no slash before it.
  private func read(_ documents: [(place: String, text: String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    let input = MemoryInput(
      documents.map { place, text in
        let isFile = place.hasPrefix("file:")
        let name = isFile ? String(place.dropFirst(5)) : "a.har"
        return (name, isFile ? nil : RecordedRequest(method: "GET", url: Self.site + place), Array(text.utf8))
      })
    try read(input, ReadOptions(account: "acme", timeZone: nil), sink)
    return sink
  }

  private func told(_ sink: CollectingSink, _ collection: String) -> Completeness? {
    sink.completeness.first { $0.collection == collection }
  }

  static func ticket(_ id: Int, _ more: String = #","comments":[]"#) -> String {
    #"{"id":\#(id),"requester_id":1,"status":"open","description":"d\#(id)","created_at":"2021-01-01T00:00:00Z"\#(more)}"#
  }

  static func page(_ name: String, _ records: [String], _ more: String) -> String {
    "{\"\(name)\":[\(records.joined(separator: ","))],\(more)}"
  }

  static let two = page("tickets", [ticket(1), ticket(2)], #""count":2,"next_page":null"#)

  static func user(_ id: Int) -> String { #"{"id":\#(id),"name":"n","email":"u\#(id)@x.example","role":"end-user"}"# }

  @Test(
    "A count is a claim for all tickets only where all were asked for",
    arguments: [
      ("tickets.json", true), ("tickets", true), ("tickets.json?page=1&per_page=100&include=users", true),
      ("tickets.json?page%5Bsize%5D=100&sort=-updated_at", true), ("file:tickets.json", true),
      ("incremental/tickets.json?start_time=0", true), ("incremental/tickets.json?start_time=1", true),
      ("incremental/tickets.json?start_time=1700000000", false), ("incremental/tickets.json", false),
      ("organizations/5/tickets.json", false), ("views/5/tickets.json", false), ("users/7/tickets/requested", false),
      ("tickets/show_many.json?ids=1,2", false), ("tickets/recent.json", false), ("problems.json", false),
      ("tickets.json?external_id=7", false), ("tickets.json?filter%5Bx%5D=1", false),
    ])
  func whatWasAskedFor(_ place: String, _ isWhole: Bool) throws {
    let more = place.hasPrefix("incremental") ? #","end_of_stream":true}"# : "}"
    let sink = try read([(place, Self.two.dropLast() + more)])
    let tickets = try #require(told(sink, "tickets"))
    #expect(tickets.state == (isWhole ? "complete" : "unproven"), "\(tickets)")
    #expect(tickets.claimed == (isWhole ? 2 : nil))
    #expect(isWhole || tickets.why?.contains("part") == true)
  }

  @Test func aPageThatNamesWhereItStandsNeedsNoRequest() throws {
    let more = #""count":2,"next_page":null,"previous_page":"\#(Self.site)views/5/tickets.json?page=1""#
    let text = Self.page("tickets", [Self.ticket(1), Self.ticket(2)], more)
    #expect(told(try read([("file:p.json", text)]), "tickets")?.state == "unproven")
  }

  @Test func partsOfTheUsersProveNothingButTheWholeListDoes() throws {
    let part = Self.page("users", [Self.user(1), Self.user(2)], #""count":2"#)
    let some = try read([("groups/5/users.json", part), ("users.json?role=agent", part)])
    #expect(told(some, "people")?.state == "unproven")
    let whole = Self.page("users", [Self.user(1), Self.user(2), Self.user(3)], #""count":3"#)
    let all = try read([("groups/5/users.json", part), ("users.json", whole)])
    #expect(told(all, "people") == Completeness(collection: "people", claimed: 3, read: 3, state: "complete"))
  }

  @Test func moreThanWasClaimedIsNotComplete() throws {
    let text = Self.page("users", [Self.user(1), Self.user(2), Self.user(3)], #""count":2"#)
    let people = try #require(told(try read([("file:users.json", text)]), "people"))
    #expect(people.state == "unproven")
    #expect(people.claimed == 2 && people.read == 3)
    // The same record twice is one.
    let again = Self.page("users", [Self.user(1), Self.user(2)], #""count":2"#)
    let twice = try #require(told(try read([("users.json", again), ("users.json?page=1", again + " ")]), "people"))
    #expect(twice == Completeness(collection: "people", claimed: 2, read: 2, state: "complete"))
  }

  @Test func aTicketThatCameTwiceHidesNone() throws {
    let bare = (1...2).map { Self.ticket($0, "") }
    let sink = try read([
      ("tickets.json?page=1", Self.page("tickets", bare, #""count":3"#)),
      ("tickets.json?page=2", Self.page("tickets", [bare[1]], #""count":3"#)),
    ])
    let tickets = try #require(told(sink, "tickets"))
    #expect(tickets.state == "partial" && tickets.claimed == 3 && tickets.read == 2)
    let finding = try #require(sink.findings.first { $0.code == "fewerThanClaimed" })
    #expect(finding.severity == .warning)
    #expect(finding.what == "the source counts 3 tickets, 2 came")
  }

  @Test func aMissingPageConcernsItsOwnCollection() throws {
    let next = #""count":9,"next_page":"\#(Self.site)tickets.json?page=2""#
    let sink = try read([
      ("tickets.json", Self.page("tickets", [Self.ticket(1)], next)),
      ("users.json", Self.page("users", [Self.user(1)], #""count":1,"next_page":null"#)),
      ("groups.json", Self.page("groups", [#"{"id":5,"name":"g"}"#], #""count":1,"next_page":null"#)),
    ])
    #expect(told(sink, "tickets")?.state == "partial")
    #expect(told(sink, "people")?.state == "complete")
    #expect(told(sink, "groups")?.state == "complete")
  }

  @Test(
    "Pages saved without their address",
    arguments: [
      // Numbered: each is told by its neighbours.
      (
        #""count":2,"next_page":"%tickets.json?page=2","previous_page":null"#,
        #""count":2,"next_page":null,"previous_page":"%tickets.json?page=1""#, "complete", "partial"
      ),
      // Cursors: the end of the list is told, not which page is which.
      (
        #""after_url":"%incremental/tickets/cursor?cursor=A","end_of_stream":false"#, #""end_of_stream":true"#,
        "unproven", "partial"
      ),
      (
        #""meta":{"has_more":true},"links":{"next":"%tickets?page[after]=A"}"#,
        #""meta":{"has_more":false},"links":{}"#,
        "unproven", "partial"
      ),
    ])
  func savedPages(_ first: String, _ last: String, _ both: String, _ alone: String) throws {
    let pages = [first, last].enumerated().map { at, more in
      ("file:p\(at).json", Self.page("tickets", [Self.ticket(at + 1)], more.replacing("%", with: Self.site)))
    }
    for pages in [pages, pages.reversed()] { #expect(told(try read(pages), "tickets")?.state == both) }
    #expect(told(try read([pages[0]]), "tickets")?.state == alone)
  }

  // MARK: Comments, ticket by ticket

  static func comment(_ id: Int, _ more: String = "") -> String {
    #"{"id":\#(id),"author_id":1,"body":"c\#(id)","public":true,"created_at":"2021-01-01T00:00:00Z"\#(more)}"#
  }

  @Test func aPageThatCountsMoreCommentsThanCameIsSaid() throws {
    let list = Self.page("tickets", [Self.ticket(1, ""), Self.ticket(2, "")], #""count":2"#)
    for told in [#""count":9,"next_page":null"#, #""next_page":null"#] {
      // The ticket's own counter says the same.
      let tickets = told.hasPrefix("\"count") ? list : list.replacing("\"id\":1,", with: #""id":1,"comment_count":9,"#)
      let pages = [
        ("tickets.json", tickets),
        ("tickets/1/comments.json", Self.page("comments", [Self.comment(10), Self.comment(11)], told)),
        ("tickets/2/comments.json", Self.page("comments", [Self.comment(12)], #""count":1"#)),
      ]
      for pages in [pages, pages.reversed()] {
        let sink = try read(pages)
        let finding = try #require(sink.findings.first { $0.code == "commentsCut" })
        #expect(finding.key == "zendesk:ticket:1")
        #expect(finding.what == "1 ticket(s) have fewer comments than the source counts: 1 (2 of 9)")
        let comments = try #require(self.told(sink, "comments"))
        #expect(comments.state == "partial" && comments.read == 3)
        #expect(comments.claimed == 10)
      }
    }
  }

  @Test func twoPagesThatOverlapAreNotMoreComments() throws {
    let list = Self.page("tickets", [Self.ticket(1, "")], #""count":1"#)
    func pages(_ last: Int) -> [(place: String, text: String)] {
      [
        ("tickets.json", list),
        ("tickets/1/comments.json", Self.page("comments", [Self.comment(10), Self.comment(11)], #""count":3"#)),
        (
          "tickets/1/comments.json?page=2",
          Self.page("comments", [Self.comment(11), Self.comment(last)], #""count":3"#)
        ),
      ]
    }
    #expect(try read(pages(11)).findings.map(\.what).contains { $0.hasSuffix("1 (2 of 3)") })
    let whole = try read(pages(12))
    #expect(!whole.codes().contains("commentsCut"))
    #expect(
      told(whole, "comments") == Completeness(collection: "comments", claimed: 3, read: 3, state: "complete"))
  }

  @Test func aMissingPageOfCommentsNamesItsTicket() throws {
    let next = #""meta":{"has_more":true},"links":{"next":"\#(Self.site)tickets/1/comments?page%5Bafter%5D=x"}"#
    let sink = try read([
      ("tickets.json", Self.page("tickets", [Self.ticket(1, "")], #""count":1"#)),
      ("tickets/1/comments", Self.page("comments", [Self.comment(10)], next)),
    ])
    let finding = try #require(sink.findings.first { $0.code == "commentsCut" })
    #expect(finding.what.hasSuffix("1 (1, a page is missing)"))
    #expect(told(sink, "comments")?.state == "partial")
    #expect(told(sink, "tickets")?.state == "complete")
  }

  @Test func aTicketThatCountsMoreCommentsThanItHoldsIsSaid() throws {
    let held = #","comment_count":3,"comments":[\#(Self.comment(10))]"#
    let sink = try read([("file:t.json", Self.ticket(1, held) + "\n" + Self.ticket(2, #","comment_count":0"#))])
    let finding = try #require(sink.findings.first { $0.code == "commentsCut" })
    #expect(finding.key == "zendesk:ticket:1")
    #expect(told(sink, "tickets")?.state == "partial")
    // What the ticket lacks may come on a page.
    let page = Self.page("comments", [Self.comment(11), Self.comment(12)], #""count":3"#)
    let both = try read([("file:t.json", Self.ticket(1, held)), ("tickets/1/comments.json?page=2", page)])
    #expect(!both.codes().contains("commentsCut"))
    // An empty list beside a counter of comments is no list of all.
    let empty = try read([("file:t.json", Self.ticket(1, #","comment_count":5,"comments":[]"#))])
    #expect(empty.findings.first { $0.code == "commentsCut" }?.what.hasSuffix("1 (0 of 5)") == true)
  }

  @Test("Comments that came through audits or ticket events count", arguments: ["audits", "ticket_events"])
  func commentsOfEvents(_ form: String) throws {
    let comment = Self.comment(10).dropLast()
    let audits = #"""
      {"audits":[{"id":5,"ticket_id":1,"created_at":"2021-01-01T00:00:00Z","author_id":1,"events":[\#
      {"id":6,"type":"Create","field_name":"status","value":"new"},\#(comment),"type":"Comment"}]}],"count":1}
      """#
    let events = #"""
      {"ticket_events":[{"id":5,"ticket_id":1,"timestamp":1609459200,"updater_id":1,"child_events":[\#
      {"id":6,"event_type":"Create","status":"new"},\#(comment),"event_type":"Comment"}]}],"end_of_stream":true}
      """#
    let page = form == "audits" ? audits : events
    let list = Self.page("tickets", [Self.ticket(1, "")], #""count":1,"next_page":null"#)
    for names in [("a.json", "b.json"), ("b.json", "a.json")] {
      let documents = [("file:" + names.0, list), ("file:" + names.1, page)]
      let sink = try read(documents.sorted { $0.0 < $1.0 })
      #expect(!sink.codes().contains("commentsAbsent"), "\(sink.findings)")
      #expect(!sink.codes().contains("openingAbsent"))
      #expect(told(sink, "tickets")?.state == "complete")
      #expect(told(sink, "comments")?.read == 1)
      // Audits are counted by ticket.
      #expect(told(sink, "audits")?.state != "complete")
      #expect(!sink.codes().contains("visibilityUnknown"))
    }
  }

  @Test("Pages one a line, of which none says which one it is", arguments: [(4, "complete"), (5, "partial")])
  func pagesInOneFile(_ count: Int, _ state: String) throws {
    let next = ["\"\(Self.site)tickets.json?page=2\"", "\"\(Self.site)tickets.json?page=3\"", "null"]
    let records = [[Self.ticket(1), Self.ticket(2)], [Self.ticket(3)], [Self.ticket(4)]]
    let pages = zip(records, next).map { records, next in
      Self.page("tickets", records, #""next_page":\#(next),"previous_page":null,"count":\#(count)"#)
    }
    let tickets = try #require(told(try read([("file:pages.json", pages.joined(separator: "\n"))]), "tickets"))
    #expect(tickets.state == state && tickets.claimed == count && tickets.read == 4, "\(tickets)")
    let cut = try #require(told(try read([("file:pages.json", pages[..<2].joined(separator: "\n"))]), "tickets"))
    #expect(cut.state == "partial")
  }

  // MARK: XML

  @Test(
    "The root of an XML file counts its records",
    arguments: [
      ([9], [2], "partial", 9), ([2], [2], "complete", 2), ([2, 1], [2, 1], "complete", 3),
      // Each file counts all.
      ([3, 3], [2, 1], "complete", 3), ([3, 2], [2, 2], "partial", 5), ([3, 3], [3, 2], "partial", 6),
    ])
  func rootsCount(_ counts: [Int], _ held: [Int], _ state: String, _ claimed: Int) throws {
    var id = 0
    let files = zip(counts, held).enumerated().map { number, pair -> (String, String) in
      let tickets = (0..<pair.1).map { _ -> String in
        id += 1
        return "<ticket><nice-id>\(id)</nice-id><comments type=\"array\"><comment><author-id>1</author-id>"
          + "<value>v</value><is-public type=\"boolean\">true</is-public></comment></comments></ticket>"
      }
      let text = "<tickets type=\"array\" count=\"\(pair.0)\">\(tickets.joined())</tickets>"
      return ("file:Tickets/Tickets\(number).xml", text)
    }
    let sink = try read(files)
    let tickets = try #require(told(sink, "tickets"))
    #expect(tickets.state == state && tickets.claimed == claimed, "\(tickets)")
    #expect(sink.codes().contains("fewerThanClaimed") == (state == "partial"))
    #expect(sink.records(.other("pages")).compactMap { $0.text("@count") } == counts.map(String.init))
  }

  @Test("Files that are whole lack nothing, though several hold the same records", arguments: [1, 2, 3])
  func theSameFilesAgain(_ times: Int) throws {
    func record(_ name: String, _ id: Int) -> String { "<\(name)><id>\(id)</id><name>n</name></\(name)>" }
    let files = [
      ("Users0.xml", "<users type=\"array\" count=\"2\">\(record("user", 1))\(record("user", 2))</users>"),
      ("Users1.xml", "<users type=\"array\" count=\"1\">\(record("user", 3))</users>"),
      (
        "Tickets0.xml",
        "<tickets type=\"array\" count=\"1\"><ticket><nice-id>9</nice-id><comments type=\"array\"><comment>"
          + "<value>v</value><is-public>true</is-public></comment></comments></ticket></tickets>"
      ),
    ]
    let given = (0..<times).flatMap { turn in files.map { ("file:\(turn)/\($0)", $1) } }
    let users = Self.page("users", [1, 2, 3].map(Self.user), #""count":3,"next_page":null"#)
    for sink in [try read(given), try read(given + [("users.json", users)])] {
      for (name, count) in [("people", 3), ("tickets", 1)] {
        let found = try #require(told(sink, name))
        #expect(found.state == "complete" && found.read == count && found.claimed == count, "\(found)")
      }
      #expect(!sink.codes().contains("fewerThanClaimed"))
    }
  }

  // MARK: What a person must hear of

  @Test func messagesThatDoNotSayWhoMaySeeThemAreSaid() throws {
    let silent = Self.comment(10).replacing("\"public\":true,", with: "")
    let inside = Self.ticket(1, #","comments":[\#(silent),\#(Self.comment(11))]"#)
    let finding = try read([("file:t.json", inside)]).findings.first { $0.code == "visibilityUnknown" }
    #expect(finding?.what == "1 message(s) say neither public nor internal")
    #expect(finding?.severity == .warning)
    // A description that stands for a comment that did not come says nothing either.
    let bare = Self.ticket(1, "") + "\n" + Self.ticket(2, "") + "\n" + inside
    let all = try read([("file:t.json", bare + "\n" + Self.ticket(3, "").replacing("d3", with: ""))])
    #expect(all.findings.contains { $0.what.hasPrefix("2 message(s) say neither") }, "\(all.findings)")
    // With the comment beside it nothing is unknown.
    let page = Self.page("comments", [Self.comment(10)], #""count":1"#)
    let told = try read([("file:t.json", Self.ticket(1, "")), ("tickets/1/comments.json", page)])
    #expect(!told.codes().contains("visibilityUnknown"))
    let apart = try read([
      ("file:t.json", Self.ticket(1, "")), ("tickets/1/comments.json", page.replacing("\"public\":true,", with: "")),
    ])
    #expect(apart.findings.contains { $0.what.hasPrefix("1 message(s) say neither") })
  }

  @Test func numbersWithACommaStayTextAndAreSaid() throws {
    let fields = #","custom_fields":[{"id":1,"value":"3,75"},{"id":2,"value":"1,2,3"},{"id":3,"value":"-0,5"}]"#
    let user = Self.user(1).dropLast() + #","user_fields":{"size":"1,80","x":"a,b"}}"#
    let line = Self.ticket(1, fields + #","comments":[]"#)
    let sink = try read([("file:t.json", line + "\n" + line), ("file:users.json", String(user))])
    let finding = try #require(sink.findings.first { $0.code == "decimalComma" })
    #expect(finding.what == "3 value(s) look like numbers with a decimal comma")
    #expect(sink.tickets.first?.fields["1"] == "3,75")
    let xml = try read([("file:Tickets0.xml", ZendeskFormsTests.xml)])
    #expect(xml.codes().contains("decimalComma"))
    let csv = "Summation column,Id,Length [txt],Status\n1,7,\"2,50\",Open\n"
    #expect(try read([("file:t.csv", csv)]).codes().contains("decimalComma"))
    #expect(try !read([("file:t.csv", csv.replacing("2,50", with: "2,501"))]).codes().contains("decimalComma"))
  }
}
