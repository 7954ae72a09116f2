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
}
