import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// API pages as they are recorded: lists of bare tickets, comments ticket by ticket, downloads among them.
@Suite("Zendesk reader: recorded pages") struct ZendeskPagesTests {
  static let site = "https://acme.zendesk.com"

  private func read(_ documents: [(url: String, asked: String?, text: String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    let input = MemoryInput(
      documents.map {
        (
          name: "a.har", request: RecordedRequest(method: "GET", url: $0.url, asked: $0.asked),
          bytes: Array($0.text.utf8)
        )
      })
    try read(input, ReadOptions(account: "acme", timeZone: nil), sink)
    return sink
  }

  static let tickets = """
    {"tickets":[{"id":7,"requester_id":1,"status":"closed","tags":["closed_by_merge"],"description":"Again"}]}
    """
  static let comments = """
    {"comments":[{"id":70,"author_id":1,"body":"Again","public":true,"created_at":"2024-01-01T00:00:00Z"},\
    {"id":71,"author_id":2,"body":"This request was closed and merged into request #5 \\"Once\\".","public":false,\
    "created_at":"2024-01-02T00:00:00Z"}]}
    """

  @Test func aMergeIsFoundThoughItsCommentsComeApart() throws {
    for backwards in [false, true] {
      let pages: [(url: String, asked: String?, text: String)] = [
        (Self.site + "/api/v2/tickets.json", nil, Self.tickets),
        (Self.site + "/api/v2/tickets/7/comments.json", nil, Self.comments),
      ]
      let sink = try read(backwards ? pages.reversed() : pages)
      #expect(sink.tickets.flatMap(\.links) == [LinkToTicket(kind: "mergedInto", ticket: "zendesk:ticket:5")])
      #expect(!sink.codes().contains("commentsAbsent"))
      #expect(sink.completeness.allSatisfy { $0.why?.contains("not part of this form") != true })
    }
  }

  @Test func aSentenceAboutMergingIsNoMergeWithoutTheTag() throws {
    let sink = try read([
      (Self.site + "/api/v2/tickets.json", nil, Self.tickets.replacing("closed_by_merge", with: "other")),
      (Self.site + "/api/v2/tickets/7/comments.json", nil, Self.comments),
    ])
    #expect(sink.tickets.flatMap(\.links).isEmpty)
  }

  @Test(
    "What belongs to the pages of a browser is noted, and a page where data was asked for is a warning",
    arguments: [
      ("/agent/", "text/html; charset=utf-8", Finding.Severity.info), ("/x.js", "application/javascript", .info),
      ("/x.woff2", "font/woff2", .info), ("/i.svg", "image/svg+xml", .info),
      ("/beacon", "text/plain;charset=UTF-8", .info),
      ("/api/v2/users.json", "text/html", .warning), ("/attachments/token/a/?name=a.html", "text/html", nil),
      ("/system/photos/1/a.png", "image/png", nil), ("/api/v2/channels/voice/calls/1/recording", "audio/mpeg", nil),
    ] as [(String, String, Finding.Severity?)])
  func pages(_ path: String, _ type: String, _ severity: Finding.Severity?) throws {
    var input = MemoryInput([
      ("a.har", RecordedRequest(method: "GET", url: Self.site + "/api/v2/tickets.json"), Array(Self.tickets.utf8)),
      ("a.har", RecordedRequest(method: "GET", url: Self.site + path), Array("<p>Please sign in".utf8)),
    ])
    input.all[1].mediaType = type
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input, ReadOptions(account: "acme", timeZone: nil), sink)
    #expect(sink.findings.first { $0.code == "otherReply" }?.severity == severity)
    #expect(sink.files.count == (severity == nil ? 1 : 0))
  }

  @Test func aDownloadIsAFileWhateverItHolds() throws {
    let file = #"{"tickets":[{"id":99,"requester_id":1}]}"#
    let direct = Self.site + "/attachments/token/abc/?name=a.json"
    let asked = Self.site + "/attachments/token/def/?name=b.json"
    let sink = try read([(direct, nil, file), ("https://files.example/1", asked, file)])
    #expect(sink.tickets.isEmpty)
    #expect(sink.files == [direct: Array(file.utf8), asked: Array(file.utf8)])
    #expect(sink.findings.isEmpty)
  }

  @Test func picturesThatNoAttachmentListsAreListed() throws {
    let html = #"""
      <p><img src=\"https://acme.zendesk.com/attachments/token/one/?name=a.png\"> \#
      <img alt='x' src='/attachments/token/two/?name=b.png'><img src='/attachments/token/two/?name=b.png'> \#
      <a href='/attachments/token/three/?name=c.pdf'>c</a></p>
      """#
    let listed = #"""
      ,"attachments":[{"id":5,"content_url":"https://acme.zendesk.com/attachments/token/one/?name=a.png"}]
      """#
    for files in [listed, ""] {
      let comment = #"{"id":70,"author_id":1,"html_body":"\#(html)","public":true\#(files)}"#
      let apart = try read([
        (Self.site + "/api/v2/tickets.json", nil, #"{"tickets":[{"id":7,"requester_id":1,"status":"open"}]}"#),
        (Self.site + "/api/v2/tickets/7/comments.json", nil, #"{"comments":[\#(comment)]}"#),
      ])
      let within = try read([
        ("tickets.json", nil, #"{"tickets":[{"id":7,"requester_id":1,"status":"open","comments":[\#(comment)]}]}"#)
      ])
      let found = apart.tickets.flatMap(\.messages).flatMap(\.attachments)
      #expect(
        found.map(\.key).sorted()
          == [
            files.isEmpty ? "zendesk:attachment:token/one" : "zendesk:attachment:5", "zendesk:attachment:token/two",
          ].sorted())
      #expect(found.allSatisfy { $0.inline && !$0.appearsAs.isEmpty })
      #expect(found == within.tickets.flatMap(\.messages).flatMap(\.attachments))
    }
  }

  /// Comments 1 and 2 show what attachment 5 of the first is, 3 and 4 a picture that no attachment lists.
  @Test func picturesThatRepliesQuoteAreListedOnce() throws {
    func comment(_ id: Int, _ token: String, _ files: String = "") -> String {
      #"""
      {"id":\#(id),"author_id":1,"public":true,"created_at":"2024-01-01T00:00:0\#(id)Z","attachments":[\#(files)],
      "html_body":"<img src=\"https://acme.zendesk.com/attachments/token/\#(token)/?name=a.png\">"}
      """#
    }
    let file = #"{"id":5,"size":9,"content_url":"https://acme.zendesk.com/attachments/token/abc/?name=a.png"}"#
    let comments = [comment(2, "abc"), comment(1, "abc", file), comment(4, "zzz"), comment(3, "zzz")]
    let ticket = #"{"id":7,"requester_id":1,"status":"open","comments":[\#(comments.joined(separator: ","))]}"#
    // A second ticket begins anew.
    let other = ticket.replacing(#"{"id":7"#, with: #"{"id":8"#)
    let sink = try read([("tickets.json", nil, "\(ticket)\n\(other)\n")])
    for ticket in sink.tickets {
      let keys = ticket.messages.map { $0.attachments.map { $0.key.dropFirst("zendesk:attachment:".count) } }
      #expect(keys == [["5"], [], ["token/zzz"], []])
    }
    #expect(sink.tickets.count == 2)
  }

  @Test(
    "A page is no proof that it holds the opening comment",
    arguments: [
      ("", "", true), ("?page[size]=100&sort=created_at", "", true), ("?page%5Bafter%5D=x", "", false),
      ("?page=2", "", false), ("?page[before]=x", "", false), ("?sort=-created_at", "", true),
      ("?sort=-created_at", #","meta":{"has_more":true}"#, false), ("?sort_order=desc&page=2", "", false),
      ("", #","meta":{"has_more":true},"links":{"next":"https://a.zendesk.com/x?sort=-created_at"}"#, false),
      ("", #","previous_page":"https://acme.zendesk.com/api/v2/tickets/7/comments.json?page=1""#, false),
    ])
  func whereAPageStands(_ query: String, _ more: String, _ opens: Bool) throws {
    // The ticket denies nothing: only the page can say where it stands.
    let ticket = #"{"tickets":[{"id":7,"requester_id":1,"status":"open"}]}"#
    let comment = #"{"id":70,"author_id":1,"body":"a","public":true,"created_at":"2024-01-02T00:00:00Z"}"#
    let pages: [(url: String, asked: String?, text: String)] = [
      (Self.site + "/api/v2/tickets.json", nil, ticket),
      (Self.site + "/api/v2/tickets/7/comments.json" + query, nil, #"{"comments":[\#(comment)]\#(more)}"#),
    ]
    for pages in [pages, pages.reversed()] {
      let kinds = try read(pages).tickets.flatMap(\.messages).map(\.kind)
      #expect(kinds == [opens ? .description : .reply])
    }
    // A ticket that is older, and says other words, denies it.
    let other = ticket.replacing("\"status\"", with: #""created_at":"2024-01-01T00:00:00Z","description":"b","status""#)
    let denied = try read([(pages[0].url, nil, other), pages[1]])
    #expect(denied.tickets.flatMap(\.messages).map(\.id) == [nil, "70"])
    #expect(denied.tickets.flatMap(\.messages).map(\.kind) == [.description, .reply])
    #expect(denied.codes().contains("openingAbsent"))
  }

  @Test func aTicketOnTwoPagesIsCountedOnce() throws {
    let one = #"{"tickets":[{"id":1,"requester_id":1,"status":"open"},{"id":2,"requester_id":1,"status":"open"}]}"#
    let two = one.replacing("\"id\":1,", with: "\"id\":3,\"custom_status_id\":5,")
    let sink = try read([(Self.site + "/api/v2/tickets.json", nil, one), (Self.site + "/a/b.json", nil, two)])
    let texts = sink.findings.map(\.what).filter { $0.contains("tickets") }
    #expect(
      texts == [
        "2 of 3 tickets carry only a status category, no custom status", "3 tickets came without comments",
      ])
  }

  @Test func commentsOfWhichNothingSaysTheTicketAreTold() throws {
    let comments = #"{"comments":[{"id":1,"author_id":5,"body":"hi","public":true}],"count":1}"#
    func read(_ name: String) throws -> CollectingSink {
      let sink = CollectingSink()
      let read = try #require(Desk.zendesk.read)
      try read(MemoryInput([(name, nil, Array(comments.utf8))]), ReadOptions(account: "acme"), sink)
      return sink
    }
    let sink = try read("x.json")
    #expect(sink.codes().contains("ticketUnknown") && sink.records(.other("comments")).count == 1)
    for name in ["tickets_33_comments.json", "ticket_33_comments.json", "saved/ticket-33-comments.json"] {
      let known = try read(name)
      #expect(!known.codes().contains("ticketUnknown") && known.tickets.map(\.id) == ["33"], "\(name)")
    }
  }

  @Test func ticketsOfTheFirstAPIAreToldRatherThanTakenForCommentPages() throws {
    let text = #"[{"nice_id":1,"status_id":1,"subject":"x","comments":[{"author_id":2,"value":"x","is_public":true}]}]"#
    let sink = try read([("\(Self.site)/tickets.json", nil, text)])
    #expect(sink.tickets.isEmpty && sink.codes().contains("recordWithoutID"))
    #expect(sink.records(.other("tickets")).count == 1 && sink.records(.other("comments")).isEmpty)
  }
}
