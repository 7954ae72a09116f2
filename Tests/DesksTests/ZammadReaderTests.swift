import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

/// Replies in the documented shapes, written by hand; and a pull from an exchange that answers with them.
@Suite("Zammad reader") struct ZammadReaderTests {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/zammad")

  static func open(_ name: String) throws -> any ExportInput {
    try ExportOpener.open([fixtures.appendingPathComponent("\(name)/input").path])
  }

  static func read(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zammad.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  /// Messages of a ticket from all its parts, by key.
  static func messages(_ sink: CollectingSink, _ ticket: String) -> [Message] {
    sink.tickets.filter { $0.id == ticket }.flatMap(\.messages).sorted { $0.createdAt ?? "" < $1.createdAt ?? "" }
  }

  @Test("Articles are messages: the first opens the ticket, internal ones stay internal, authors are those meant")
  func articles() throws {
    let sink = try Self.read(try Self.open("har"))
    let talk = Self.messages(sink, "1")
    #expect(
      talk.map(\.key) == [
        "zammad:message:1/description", "zammad:message:12", "zammad:message:13", "zammad:message:14",
      ])
    #expect(talk.map(\.visibility) == [.public, .public, .internal, .public])
    #expect(talk.map(\.kind) == [.description, .reply, .note, .call])
    #expect(talk.map(\.direction) == ["in", "out", nil, nil])
    #expect(talk.last?.author == "zammad:person:2", "written down for her")
    #expect(talk.first?.to.map(\.address) == ["desk@example.org", "bo@example.org"])
    #expect(talk.first?.to.first?.name == "Desk, the")
    let picture = try #require(talk.first?.attachments.first)
    #expect(picture.inline && picture.appearsAs == ["/api/v1/ticket_attachment/1/11/501?view=inline"])
    #expect(picture.mediaType == "image/png" && sink.files["zammad:attachment:501"]?.count == picture.size)
  }

  @Test("States mean what their type means, each for itself")
  func states() throws {
    let sink = try Self.read(try Self.open("har"))
    func category(_ label: String) -> String? {
      sink.records(.statuses).first { $0["label"]?.string == label }?["category"]?.string
    }
    #expect(category("waiting on vendor") == "open" && category("closed - no answer") == "closed")
    #expect(category("pending close") == "pending" && category("removed") == "deleted")
    #expect(sink.records(.statuses).count == 9)
    // Another site's types may have other numbers: the shipped states tell which they are.
    let odd = """
      [{"id":1,"name":"closed","state_type_id":21,"ignore_escalation":true},
       {"id":2,"name":"parked","state_type_id":21,"ignore_escalation":true},
       {"id":3,"name":"strange","state_type_id":99,"ignore_escalation":false}]
      """
    let other = try Self.read(MemoryInput("ticket_states.json", odd)).records(.statuses)
    #expect(other.map { $0["category"]?.string } == ["closed", "closed", "unknown"])
  }

  @Test("History, tags, links, mentions and time are parts of their tickets")
  func parts() throws {
    let sink = try Self.read(try Self.open("har"))
    let parts = sink.tickets.filter { $0.id == "1" }
    let changes = parts.flatMap(\.events).filter { $0["field"] == "status" }
    #expect(changes.map { $0["to"]?["label"]?.string } == ["open", "closed - no answer"])
    #expect(parts.flatMap(\.tags) == ["vip", "it is, all"])
    #expect(parts.flatMap(\.followers) == ["zammad:person:4"])
    #expect(parts.flatMap(\.links) == [LinkToTicket(kind: "parentOf", ticket: "zammad:ticket:2")])
    #expect(parts.flatMap(\.timeEntries).first?["seconds"] == nil, "the unit is the account's own")
    let merged = sink.tickets.filter { $0.id == "2" }.flatMap(\.links)
    #expect(merged.contains(LinkToTicket(kind: "mergedInto", ticket: "zammad:ticket:1")))
    let fields = try #require(sink.tickets.first { $0.id == "1" && $0.subject != nil }).fields
    #expect(fields["product"] == "router" && fields["serial"]?.numberText == "9007199254740993")
    let messages = try #require(sink.completeness.first { $0.collection == "messages" })
    #expect(messages.claimed == 6 && messages.read == 6 && messages.state == "complete")
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "complete")
  }

  @Test("Expanded lists and a ticket with all its assets give the same ticket and messages")
  func forms() throws {
    let one = Self.messages(try Self.read(try Self.open("har")), "1")
    let sink = try Self.read(try Self.open("expanded"))
    let other = Self.messages(sink, "1")
    #expect(one.map(\.key) == other.map(\.key) && one.map(\.body) == other.map(\.body))
    #expect(one.map(\.visibility) == other.map(\.visibility) && one.map(\.kind) == other.map(\.kind))
    #expect(one.map(\.author) == other.map(\.author))
    let ticket = try #require(sink.tickets.first { $0.id == "1" && $0.subject != nil })
    #expect(ticket.status?.id == "9" && ticket.status?.label == "closed - no answer")
    #expect(Self.messages(sink, "2").map(\.key) == ["zammad:message:2/description"], "known from article_ids")
  }

  @Test("Secrets go no further; a flag that is a word hides; labels that contradict are told")
  func unpleasant() throws {
    let sink = try Self.read(try Self.open("unpleasant"))
    let all = sink.records.map { JSONValue.object($0.json).text }.joined() + sink.findings.map(\.what).joined()
    #expect(!all.contains("planted-secret"))
    #expect(sink.leaves["users.json"]?.dropped["secret"] == 3)
    #expect(Self.messages(sink, "901").map(\.visibility) == [.internal, .unknown, .internal])
    #expect(sink.tickets.first { $0.id == "901" && $0.subject != nil }?.status?.label == "on hold")
    #expect(sink.codes().isSuperset(of: ["labelDiffers", "ticketUnknown", "tornFile", "notUTF8", "errorReply"]))
    let held = sink.records(.statuses).filter { $0["label"] == "on hold" }
    #expect(held.map { $0["category"]?.string } == ["open", "pending"])
    #expect(sink.tickets.first { $0.id == "905" }?.state == .deleted)
  }

  @Test("A pull asks for every page and every part, and what it records is read as a whole desk")
  func pull() async throws {
    let desk = try PagedZammad(Self.open("har"), tickets: 201)
    let pull = try #require(Desk.zammad.pull)
    let site = "https://zammad.example.com"
    try await pull(PullSession(exchange: desk, site: site, since: nil, progress: { _, _ in }))
    let asked = desk.asked
    #expect(asked.filter { $0.hasPrefix("/api/v1/tickets?") }.map { String($0.suffix(20)) }.count == 3)
    #expect(asked.contains("/api/v1/tickets?page=3&per_page=100"))
    #expect(asked.count { $0.contains("/by_ticket/") } == 201)
    #expect(asked.contains("/api/v1/ticket_attachment/1/11/501") && asked.contains("/api/v1/ticket_history/200"))
    #expect(asked.count { $0.hasSuffix("/time_accountings") } == 1, "only where time was noted")
    let sink = try Self.read(desk.recorded(site))
    #expect(Set(sink.tickets.map(\.id)).count == 201)
    let tickets = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(tickets.state == "complete" && tickets.read == 201)

    let refused = PagedZammad(status: 401)
    await #expect(throws: DeskError.self) {
      try await pull(PullSession(exchange: refused, site: site, since: nil, progress: { _, _ in }))
    }
    let later = try PagedZammad(Self.open("har"), tickets: 3)
    let since = "2026-03-04T12:00:00Z"
    try await pull(PullSession(exchange: later, site: site, since: since, progress: { _, _ in }))
    #expect(later.asked.filter { $0.contains("/by_ticket/") } == ["/api/v1/ticket_articles/by_ticket/1"])
  }

  private static func replies(_ replies: [(String, String)]) -> MemoryInput {
    MemoryInput(
      replies.map { path, text in
        let request = RecordedRequest(method: "GET", url: "https://zammad.example.com/api/v1" + path)
        return ("a.har", request, Array(text.utf8))
      })
  }

  private static func ticket(_ id: Int, _ more: String = "") -> String {
    #"{"id":\#(id),"number":"\#(id)","title":"t","state_id":2,"group_id":1\#(more)}"#
  }

  private static func article(_ id: Int, sender: String, _ body: String = "", files: String = "[]") -> String {
    #"{"id":\#(id),"ticket_id":5,"sender":"\#(sender)","content_type":"text/html","internal":false,"#
      + #""body":"\#(body.replacing("\"", with: "\\\""))","attachments":\#(files)}"#
  }

  @Test("Pictures of bodies are files, which Zammad leaves out of its lists")
  func pictures() throws {
    let image = "/api/v1/ticket_attachment/5/9/17?view=inline"
    let body =
      #"see <img src="\#(image)"> <img src="/api/v1/ticket_attachment/5/9/18"> <a href="/api/v1/ticket_attachment/5/9/19">x</a>"#
    let articles = [
      Self.article(9, sender: "Customer", body, files: #"[{"id":18,"filename":"a.png","size":"4"}]"#),
      Self.article(10, sender: "Agent", #"> <img src="\#(image)">"#),
    ]
    let input = Self.replies([("/ticket_articles/by_ticket/5", "[\(articles.joined(separator: ","))]")])
    let files = Self.messages(try Self.read(input), "5").map(\.attachments)
    #expect(files.map { $0.map(\.id) } == [["18", "17"], []])
    #expect(files[0].map(\.inline) == [true, true])
    #expect(files[0].map(\.appearsAs) == [["/api/v1/ticket_attachment/5/9/18"], [image]])
  }

  @Test(
    "A list that was asked for more than a page may hold, or that lacks what others have, proves nothing",
    arguments: [
      ("/tickets?page=1&per_page=100", 3, 0, "complete"), ("/tickets?page=1&per_page=500", 99, 0, "complete"),
      ("/tickets?page=1&per_page=500", 100, 0, "unproven"), ("/users?page=1&per_page=500", 100, 0, "complete"),
      ("/tickets?page=1&per_page=100", 3, 1, "unproven"),
    ])
  func wholeLists(_ given: (path: String, rows: Int, others: Int, state: String)) throws {
    let isUsers = given.path.hasPrefix("/users")
    let rows = (1...given.rows).map {
      isUsers ? #"{"id":\#($0),"login":"u\#($0)","firstname":"F"}"# : Self.ticket($0)
    }
    let others = (0..<given.others).map { ("/tickets/\(1000 + $0)", Self.ticket(1000 + $0)) }
    let sink = try Self.read(Self.replies([(given.path, "[\(rows.joined(separator: ","))]")] + others))
    let told = sink.completeness.first { $0.collection == (isUsers ? "people" : "tickets") }
    #expect(told?.state == given.state && told?.read == given.rows + given.others)
  }

  @Test(
    "An empty page ends a list; a total is a claim",
    arguments: [
      ([("/tickets?page=1&per_page=10", 3), ("/tickets?page=2&per_page=10", 0)], nil, "complete"),
      ([("/tickets?page=1&per_page=2", 2), ("/tickets?page=2&per_page=2", 0)], nil, "complete"),
      ([("/tickets?page=1&per_page=2", 2), ("/tickets?page=3&per_page=2", 0)], nil, "unproven"),
      ([("/tickets?page=1&per_page=10", 3)], 5, "partial"), ([("/tickets?page=1&per_page=10", 3)], 3, "complete"),
    ] as [([(String, Int)], Int?, String)])
  func endsOfLists(_ given: (pages: [(path: String, rows: Int)], total: Int?, state: String)) throws {
    var replies = given.pages.map { page in
      (page.path, "[" + (0..<page.rows).map { Self.ticket($0 + 1) }.joined(separator: ",") + "]")
    }
    if let total = given.total {
      replies.append(("/tickets/search?query=*&only_total_count=true", #"{"total_count":\#(total)}"#))
    }
    let told = try Self.read(Self.replies(replies)).completeness.first { $0.collection == "tickets" }
    #expect(told?.state == given.state && told?.read == given.pages.map(\.rows).reduce(0, +))
    if given.state == "partial" { #expect(told?.claimed == given.total) }
  }

  @Test("A total beside a search's records, articles that tickets of assets count, links of two kinds")
  func envelopes() throws {
    let search = #"{"records":[\#(Self.ticket(1)),\#(Self.ticket(2))],"total_count":5}"#
    let found = try Self.read(Self.replies([("/tickets/search?query=*&with_total_count=true&per_page=2", search)]))
    let tickets = found.completeness.first { $0.collection == "tickets" }
    #expect(tickets?.state == "partial" && tickets?.claimed == 5 && tickets?.read == 2)

    let full =
      #"{"record_ids":[1],"assets":{"Ticket":{"1":\#(Self.ticket(1, #","article_count":2"#))}},"total_count":1}"#
    let asked = try Self.read(Self.replies([("/tickets?page=1&per_page=50&full=true", full)]))
    let messages = asked.completeness.first { $0.collection == "messages" }
    #expect(messages?.state == "partial" && messages?.claimed == 2 && messages?.read == 0)

    let links = ["parent", "normal"].map { #"{"link_type":"\#($0)","link_object":"Ticket","link_object_value":6}"# }
    let linked = try Self.read(
      Self.replies([
        ("/links?link_object=Ticket&link_object_value=5", #"{"links":[\#(links.joined(separator: ","))],"assets":{}}"#)
      ]))
    #expect(Set(linked.tickets.flatMap(\.extras.names)).count == 2)
  }

  @Test("Records that have no place are kept under the name of their call")
  func otherCalls() throws {
    let macro = #"{"id":1,"name":"Close","perform":{}}"#
    let sink = try Self.read(Self.replies([("/macros/1", macro), ("/calendars", "[\(macro)]")]))
    #expect(sink.records(.other("macros")).count == 1 && sink.records(.other("calendars")).count == 1)
    #expect(!sink.codes().contains("unknownRecord"))
    let odd = try Self.read(Self.replies([("/tickets/7", macro)]))
    #expect(odd.codes().contains("unknownRecord") && odd.records(.other("records")).count == 1)
  }

  @Test("What the system sends by itself is in no count of articles")
  func countedArticles() throws {
    func told(_ count: Int, _ senders: String...) throws -> Completeness {
      let articles = senders.enumerated().map { Self.article($0 + 9, sender: $1) }
      let sink = try Self.read(
        Self.replies([
          ("/tickets?page=1&per_page=100", "[\(Self.ticket(5, ",\"article_count\":\(count)"))]"),
          ("/ticket_articles/by_ticket/5", "[\(articles.joined(separator: ","))]"),
        ]))
      return try #require(sink.completeness.first { $0.collection == "messages" })
    }
    let cut = try told(2, "Customer", "System")
    #expect(cut.state == "partial" && cut.claimed == 3 && cut.read == 2)
    let whole = try told(1, "Customer", "System")
    #expect(whole.state == "complete" && whole.claimed == 2 && whole.read == 2)
  }

  @Test("A time that is none is told, a zero is not")
  func unreadTimes() throws {
    func codes(_ time: String) throws -> Set<String> {
      try Self.read(Self.replies([("/tickets/1", Self.ticket(1, #","created_at":"\#(time)""#))])).codes()
    }
    #expect(try codes("2025-13-45T10:00:00Z").contains("dateNotRead"))
    for time in ["0000-00-00", "2025-01-05T10:00:00Z"] { #expect(try !codes(time).contains("dateNotRead")) }
  }

  @Test("Other desks' replies are not taken for Zammad's")
  func detection() throws {
    func detect(_ text: String) -> Int? {
      Desk.zammad.detect([DocumentHead(name: "x.json", request: nil, start: Array(text.utf8))])?.confidence
    }
    #expect(detect(#"{"tickets":[{"id":1,"subject":"a","status":"open","group_id":1}]}"#) == nil)
    #expect(detect(#"{"users":[{"id":5,"login":"a","firstname":"A","lastname":"B","mail":"a@example.com"}]}"#) == nil)
    #expect(try Desk.redmine.detect(Self.open("har").heads(limit: 100)) == nil)
  }
}

/// Answers as the recording of a fixture does, with as many tickets as asked for: pages of no more than 100.
final class PagedZammad: Exchange {
  private let replies: [String: [UInt8]]
  private let tickets: [JSONValue]
  private let status: Int
  private let log = Mutex<[(url: String, body: [UInt8])]>([])

  init(status: Int) {
    replies = [:]
    tickets = []
    self.status = status
  }

  init(_ input: any ExportInput, tickets count: Int) throws {
    var replies: [String: [UInt8]] = [:]
    var listed: [JSONValue] = []
    try input.forEachDocument(
      { document in
        let url = (document.request?.url ?? "").replacing("https://zammad.example.com", with: "")
        let bytes = try CollectingSink.all(document.bytes)
        replies[url] = bytes
        if url.hasPrefix("/api/v1/tickets?") { listed = try JSONIndex.value(of: bytes).array ?? [] }
      }, trouble: { _ in })
    for id in listed.count..<max(count, listed.count) {
      listed.append(["id": .number(id + 1), "number": .string("\(id)"), "title": "x", "state_id": 1, "group_id": 1])
    }
    self.replies = replies
    tickets = listed
    status = 200
  }

  var asked: [String] { log.withLock { $0.map(\.url) } }

  func recorded(_ site: String) -> MemoryInput {
    MemoryInput(
      log.withLock { log in
        log.enumerated().map { ("reply-\($0)", .init(method: "GET", url: site + $1.url), $1.body) }
      })
  }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    #expect(call.method == "GET")
    guard status == 200 else { return HTTPReply(status: status) }
    let body = answer(call.url)
    log.withLock { $0.append((call.url, body)) }
    return HTTPReply(status: 200, body: body)
  }

  private func answer(_ url: String) -> [UInt8] {
    let address = CallAddress(url)
    if address.path == "/api/v1/tickets" {
      let page = address.value("page").flatMap { Int($0) } ?? 1
      let size = min(100, address.value("per_page").flatMap { Int($0) } ?? 100)
      return JSONValue.array(Array(tickets.dropFirst((page - 1) * size).prefix(size))).bytes
    }
    if let known = replies[url] { return known }
    if address.path.hasSuffix("/tags") { return Array(#"{"tags":[]}"#.utf8) }
    if address.path.contains("/ticket_history/") { return Array(#"{"history":[],"assets":{}}"#.utf8) }
    if address.path.hasSuffix("/links") { return Array(#"{"links":[],"assets":{}}"#.utf8) }
    if address.path.hasSuffix("/mentions") { return Array(#"{"mentions":[]}"#.utf8) }
    return Array("[]".utf8)
  }
}
