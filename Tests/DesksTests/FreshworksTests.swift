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
}
