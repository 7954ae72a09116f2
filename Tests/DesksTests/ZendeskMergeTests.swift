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
}
