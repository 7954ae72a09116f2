import Archive
import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What several calls say of one ticket, as the archive has it in the end, whichever came first.
@Suite("Zendesk reader: one ticket of several calls") struct ZendeskMergeTests {
  private static let api = "https://acme.zendesk.com/api/v2/"

  private func tickets(_ pages: [(path: String, text: String)]) throws -> [Ticket] {
    let folder = try TestFolder()
    let writer = try ArchiveWriter(
      at: folder.path + "/a.bag", identity: DeskIdentity(desk: "zendesk", account: "acme"),
      options: ArchiveOptions(force: true, toolVersion: "test"))
    let read = try #require(Desk.zendesk.read)
    try read(input(pages), ReadOptions(account: "acme"), writer)
    _ = try writer.finish()
    let file = URL(fileURLWithPath: folder.path + "/a.bag/data/tickets.ndjson")
    return try Data(contentsOf: file).split(separator: 10).map { line in
      Ticket(json: try #require(try JSONIndex.value(of: Array(line)).object))
    }
  }

  private func input(_ pages: [(path: String, text: String)]) -> MemoryInput {
    MemoryInput(pages.map { ("a.har", RecordedRequest(method: "GET", url: Self.api + $0.path), Array($0.text.utf8)) })
  }

  private func collect(_ pages: [(path: String, text: String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input(pages), ReadOptions(account: "acme"), sink)
    let leaves = try pages.reduce(0) { $0 + (try JSONIndex.value(of: Array($1.text.utf8)).leaves) }
    #expect(sink.leaves["a.har"]?.total == leaves)
    return sink
  }

  private static func ticket(_ more: String, updated: String = "2021-01-02T00:00:00Z") -> String {
    #"{"tickets":[{"id":1,"requester_id":5,"updated_at":"\#(updated)",\#(more)}]}"#
  }

  @Test("Of two rows with one updated_at the one generated later counts, though it says less")
  func generatedLater() throws {
    let solved = #""status":"solved","custom_status_id":70,"tags":["a","b"],"generated_timestamp":1609545600"#
    let closed = #""status":"closed","custom_status_id":71,"tags":["a"],"generated_timestamp":1609999999"#
    let pages = [
      ("incremental/tickets.json?start_time=0", Self.ticket(solved)),
      ("incremental/tickets.json?start_time=1609545600", Self.ticket(closed)),
    ]
    for pages in [pages, pages.reversed()] {
      let ticket = try #require(try tickets(pages).first)
      #expect(ticket.status?.id == "71" && ticket.tags == ["a"])
      #expect(ticket.extras["generated_timestamp"] == 1_609_999_999)
      #expect(ticket.updatedAt == "2021-01-02T00:00:00Z")
    }
    // An update of somebody later than both says more than either.
    let open = Self.ticket(#""status":"open","custom_status_id":72"#, updated: "2021-01-02T00:00:01Z")
    #expect(try tickets(pages + [("tickets/1.json", open)]).first?.status?.id == "72")
  }

  private static let deleted = #"""
    {"deleted_tickets":[{"id":1,"subject":"s","description":"Help","actor":{"id":35,"name":"J"},\#
    "deleted_at":"2021-01-03T00:00:00Z","previous_state":"open"}],"count":1}
    """#.replacing("\n", with: "")

  @Test(
    "A deleted ticket is deleted, unless it changed afterwards",
    arguments: [
      ("2021-01-02T00:00:00Z", Ticket.State.deleted), ("2021-01-03T00:00:00Z", .deleted),
      ("2021-01-04T00:00:00Z", .active),
    ])
  func deletion(_ updated: String, _ state: Ticket.State) throws {
    let list = Self.ticket(#""status":"open","description":"Help","generated_timestamp":1609999999"#, updated: updated)
    let pages = [("incremental/tickets/cursor.json?start_time=0", list), ("deleted_tickets.json", Self.deleted)]
    for pages in [pages, pages.reversed()] {
      let ticket = try #require(try tickets(pages).first)
      #expect(ticket.state == state && ticket.deletedAt == "2021-01-03T00:00:00Z")
      #expect(ticket.messages.map(\.body.text) == ["Help"])
      #expect(ticket.updatedAt == updated && ticket.status?.id == "open")
    }
  }

  @Test func theWordsOfADeletedTicketAreItsOpening() throws {
    let alone = try collect([("deleted_tickets.json", Self.deleted)])
    let message = try #require(alone.tickets.first?.messages.first)
    #expect(message.key == "zendesk:message:1/description" && message.kind == .description)
    #expect(message.body.text == "Help" && message.visibility == .unknown && message.author == nil)
    #expect(alone.tickets.first?.extras["description"] == nil)
    #expect(alone.findings.filter { $0.code == "visibilityUnknown" }.map { $0.what.prefix(2) } == ["1 "])
    // The comment itself knows better.
    let comment = #"{"id":9,"author_id":5,"body":"Help","public":true,"created_at":"2021-01-01T00:00:00Z"}"#
    let list = Self.ticket(#""status":"open","comments":[\#(comment)]"#)
    let both = try tickets([("tickets.json", list), ("deleted_tickets.json", Self.deleted)])
    #expect(both.first?.messages.map(\.id) == ["9"])
    #expect(both.first?.messages.map(\.visibility) == [.public])
    let sink = try collect([("tickets.json", list), ("deleted_tickets.json", Self.deleted)])
    #expect(!sink.codes().contains("visibilityUnknown"))
  }

  @Test(
    "A rating listed apart says when it was given; another one of the ticket's own stays",
    arguments: [
      ("null", "good", "thx"), (#"{"id":3,"score":"good"}"#, "good", "thx"), (#"{"score":"bad"}"#, "bad", nil),
    ])
  func ratings(_ own: String, _ score: String, _ comment: String?) throws {
    func rating(_ id: Int, _ score: String, _ comment: String, _ day: Int) -> String {
      #"""
      {"id":\#(id),"requester_id":5,"ticket_id":1,"score":"\#(score)","comment":"\#(comment)",\#
      "created_at":"2021-01-0\#(day)T00:00:00Z","updated_at":"2021-01-0\#(day)T00:00:00Z"}
      """#
    }
    let page = #"{"satisfaction_ratings":[\#(rating(3, "good", "thx", 4)),\#(rating(2, "bad", "no", 3))],"count":2}"#
    let list = Self.ticket(#""status":"open","satisfaction_rating":\#(own)"#)
    for pages in [
      [("tickets.json", list), ("satisfaction_ratings.json", page)],
      [("satisfaction_ratings.json", page), ("tickets.json", list)],
    ] {
      let sink = try collect(pages)
      let told = try #require(sink.tickets.first).satisfaction
      #expect(told.text("score") == score && told.text("comment") == comment)
      #expect(told.text("at") == (comment == nil ? nil : "2021-01-04T00:00:00Z"))
      #expect(sink.records(.other("satisfaction_ratings")).count == 2)
    }
  }

  @Test func sideConversationsAreWithTheirTicket() throws {
    let list = #"""
      {"side_conversations":[{"id":"8566","ticket_id":1,"subject":"Help","preview_text":"p","state":"open",\#
      "participants":[{"user_id":20,"name":"G","email":"g@ex.example"}],"created_at":"2021-01-01T00:00:00Z"}],"count":1}
      """#
    let me = #"{"user_id":20,"name":"G","email":"g@ex.example"}"#
    let other = #"{"user_id":null,"name":"X","email":"x@ex.example"}"#
    let file = #"{"id":"f1","file_name":"a.txt","size":3,"content_url":"https://acme.zendesk.com/x","inline":false}"#
    func event(
      _ day: Int, _ type: String, _ from: String, _ to: String, _ text: String, _ files: String = ""
    ) -> String {
      #"""
      {"id":"e\#(day)","side_conversation_id":"8566","ticket_id":1,"type":"\#(type)","actor":\#(from),"message":{\#
      "subject":"Help","preview_text":"p","body":"\#(text)","html_body":"<p>\#(text)</p>","from":\#(from),\#
      "to":[\#(to)],"attachments":[\#(files)]},"via":"support","created_at":"2021-01-0\#(day)T00:00:00Z"}
      """#
    }
    let closed = #"{"id":"e3","side_conversation_id":"8566","ticket_id":1,"updates":{"state":"closed"}}"#
    let group = #"{"support_group_id":8,"name":"Second line","user_id":null}"#
    let events = [
      event(2, "reply", other, "\(me),\(group)", "yes"), event(1, "create", me, other, "please", file), closed,
    ]
    let pages = [
      ("tickets.json", Self.ticket(#""status":"open""#)), ("tickets/1/side_conversations.json", list),
      ("tickets/1/side_conversations/8566/events.json", #"{"events":[\#(events.joined(separator: ","))]}"#),
    ]
    for pages in [pages, pages.reversed()] {
      let ticket = try #require(try tickets(pages).first)
      #expect(ticket.messages.isEmpty && ticket.sideConversations.count == 1)
      let conversation = try #require(ticket.sideConversations.first)
      #expect(conversation.text("key") == "zendesk:sideConversation:8566" && conversation.text("subject") == "Help")
      let messages = conversation["messages"]?.array?.compactMap { $0.object.map(Message.init(json:)) } ?? []
      #expect(messages.map(\.body.text) == ["please", "yes"])
      #expect(messages.map(\.author) == ["zendesk:person:20", nil])
      #expect(messages.map(\.from) == ["g@ex.example", "x@ex.example"])
      #expect(messages.map(\.authorText) == [nil, "X"])
      #expect(messages.allSatisfy { $0.visibility == .internal })
      #expect(messages.map { $0.to.map(\.address) } == [["x@ex.example"], ["g@ex.example", nil]])
      #expect(messages.first?.attachments.map(\.key) == ["zendesk:attachment:f1"])
      #expect(messages.last?.extras["message"]?["to"]?.array?.count == 2)
    }
    let sink = try collect(pages)
    #expect(sink.records(.other("side_conversations")).count == 1)
    #expect(sink.records(.other("events")).map { $0.text("id") } == ["e3"])
  }
}
