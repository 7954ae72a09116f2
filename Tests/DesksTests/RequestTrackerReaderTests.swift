import DeskKit
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Desks

/// The recorded replies of a real server, read without one.
@Suite("Request Tracker reader") struct RequestTrackerReaderTests {
  static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/request-tracker/small-desk")

  static func read(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.requestTracker.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  static func open() throws -> any ExportInput {
    try ExportOpener.open([fixture.appendingPathComponent("input/replies.har").path])
  }

  @Test(
    "a message finds its ticket whether the table of transactions fits into memory or not", arguments: [1 << 20, 64])
  func placement(_ memory: Int) throws {
    let table = RequestTracker.Placement(memory: memory)
    for id in 0..<500 {
      for _ in 0...1 {
        try table.add(String(id), ticket: String(id / 3), type: id % 2 == 0 ? "Comment" : "Correspond")
      }
    }
    try table.close()
    for id in (0..<500).reversed() {
      let place = try #require(try table.place(of: String(id)))
      #expect(place.ticket == String(id / 3))
      #expect(place.type == (id % 2 == 0 ? "Comment" : "Correspond"))
    }
    #expect(try table.place(of: "500") == nil)
    #expect(try table.place(of: "") == nil)
    #expect(try table.place(of: "1 2") == nil)
  }

  @Test("tickets, messages, files, times and links are where they belong")
  func records() throws {
    let sink = try Self.read(try Self.open())
    let ticket = try #require(sink.tickets.first { $0.id == "1" && $0.subject != nil })
    #expect(ticket.externalID == "acme/zendesk:ticket:1")
    #expect(ticket.tags == ["vip", "fire"] && ticket.fields["3"] == "Router")
    #expect(ticket.status == TicketStatus(scope: "desk", id: "resolved", label: "resolved", category: .solved))
    #expect(ticket.createdAt == "2019-03-04T05:06:07Z" && ticket.solvedAt == "2019-03-05T06:07:08Z")
    #expect(ticket.dueAt == nil)
    #expect(ticket.requester == "request-tracker:person:dora@cust.example" && ticket.assignee == nil)
    let talk = try #require(sink.tickets.first { $0.id == "1" && $0.subject == nil })
    #expect(talk.messages.map(\.key).first == "request-tracker:message:1/description")
    #expect(talk.messages.map(\.visibility) == [.public, .internal])
    #expect(talk.messages[1].body.html == "<p>call the <b>brigade</b></p>")
    #expect(talk.messages[1].author == "request-tracker:person:alice")
    let file = try #require(talk.messages[1].attachments.first)
    #expect(file.name == "日本語.txt" && sink.files[file.key] == Array("hello".utf8))
    #expect(talk.timeEntries.first?["seconds"] == 300)
    let other = try #require(sink.tickets.first { $0.id == "2" && $0.subject != nil })
    #expect(other.links == [LinkToTicket(kind: "relatesTo", ticket: "request-tracker:ticket:1")])
    #expect(other.status?.scope == "default" && other.status?.category == .pending)
    let events = try #require(sink.tickets.first { $0.id == "2" && $0.subject == nil }).events
    let change = try #require(events.first { $0["field"] == "status" })
    #expect(change["to"]?["id"] == "stalled" && change["to"]?["scope"] == "default")
    #expect(sink.codes() == ["otherReply"], "the 404 is told")
    #expect(sink.completeness.first { $0.collection == "tickets" }?.claimed == 2)
  }

  @Test("mapped, kept and dropped leaves add up to those of each reply, counted here on their own")
  func leaves() throws {
    let sink = try Self.read(try Self.open())
    var total = 0
    var files = 0
    try Self.open().forEachDocument(
      { document in
        guard document.request?.url.contains("/REST/2.0/") == true else { return }
        var bytes: [UInt8] = []
        bytes = try CollectingSink.all(document.bytes)
        let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
        let wanted = Self.count(try JSONIndex.value(of: text))
        #expect(sink.leaves[document.name]?.total == nil || wanted > 0)
        total += wanted
        files += 1
      }, trouble: { _ in })
    #expect(files > 25)
    // The rules of a lifecycle are taken out of a page of HTML, which has no leaves.
    #expect(sink.records(.other("lifecycles")).count == 1)
    #expect(sink.leaves.values.reduce(0) { $0 + $1.total } == total)
  }

  /// Scalars other than null and "", counted without the model's help.
  private static func count(_ value: JSONValue) -> Int {
    switch value {
    case .null: 0
    case .string(let text): text.isEmpty ? 0 : 1
    case .bool, .number: 1
    case .array(let items): items.map(count).reduce(0, +)
    case .object(let object): object.members.map { count($0.1) }.reduce(0, +)
    }
  }

  @Test("the order of replies does not matter")
  func order() throws {
    var documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])] = []
    try Self.open().forEachDocument(
      { documents.append(($0.name, $0.request, try CollectingSink.all($0.bytes))) }, trouble: { _ in })
    func lines(_ input: MemoryInput) throws -> [String] {
      let sink = try Self.read(input)
      return sink.records.map { $0.head.collection.name + JSONValue.object($0.json).text }.sorted()
    }
    let forward = try lines(MemoryInput(documents))
    #expect(try lines(MemoryInput(documents.reversed(), chunk: 7)) == forward)
    #expect(try Self.talk(MemoryInput(documents + documents)) == Self.talk(MemoryInput(documents)), "once is enough")
    #expect(try lines(MemoryInput(documents, chunk: 1)) == forward)
  }

  private static func talk(_ input: MemoryInput) throws -> [[Message]] {
    try read(input).tickets.filter { $0.subject == nil }.map(\.messages)
  }

  @Test("damaged and odd replies: nothing is lost, secrets are, contradictions are told")
  func unpleasant() throws {
    let folder = Self.fixture.deletingLastPathComponent().appendingPathComponent("unpleasant/input")
    let sink = try Self.read(try ExportOpener.open([folder.path]))
    let all = sink.records.map { JSONValue.object($0.json).text }.joined() + sink.findings.map(\.what).joined()
    #expect(!all.contains("planted-secret"))
    #expect(sink.leaves.values.compactMap { $0.dropped["secret"] }.reduce(0, +) == 2)
    let open = sink.records(.statuses).filter { $0["label"] == "open" }
    #expect(Set(open.compactMap { $0["scope"]?.string }) == ["desk", "strict"])
    let talk = try #require(sink.tickets.first { $0.id == "11" && !$0.messages.isEmpty })
    #expect(talk.messages.map(\.kind) == [.description, .note, .reply])
    #expect(
      talk.messages[0].body.text?.hasPrefix("first text, bad byte \u{FFFD}") == true, "the lower number is the body")
    #expect(talk.messages[0].attachments.map(\.name) == ["", "pic.png"])
    #expect(talk.messages[0].author == "request-tracker:person:departed")
    #expect(talk.timeEntries.count == 1 && talk.events.count == 2, "a page that comes twice counts once")
    for text in ["a transaction without a number", "an unknown call", "of a transaction that did not come", "kept"] {
      #expect(all.contains(text) || all.contains(Data(text.utf8).base64EncodedString()), "\(text)")
    }
    #expect(sink.codes().isSuperset(of: ["tornFile", "unreadableReply", "unknownRecord"]))
    #expect(sink.records(.fields).first?["label"] == "Price", "known by what tickets call it")
    let mixed = try #require(sink.records(.people).map(Person.init(json:)).first { $0.id == "nomail2" })
    #expect(mixed.address == "mixed.case@example.org" && mixed.extras["EmailAddress"] == "Mixed.Case@Example.org")
    #expect(sink.completeness.contains { $0.collection == "messages" && $0.state == "partial" })
  }

  @Test("bytes that are not UTF-8 do not lose the reply")
  func damaged() throws {
    var bytes = Array(#"{"id":9,"Name":"Q","Lifecycle":"default","Description":"Gr_e"}"#.utf8)
    bytes[try #require(bytes.firstIndex(of: UInt8(ascii: "_")))] = 0xFC
    let sink = try Self.read(
      MemoryInput([("q", .init(method: "GET", url: "https://rt.example.com/REST/2.0/queue/9"), bytes)]))
    #expect(sink.codes() == ["notUTF8"])
    #expect(sink.records(.containers).first?["extras"]?["Description"] == "Gr\u{FFFD}e")
  }

  @Test("replies are recognised, other desks' are not")
  func detection() throws {
    let heads = try Self.open().heads(limit: 10)
    let found = try #require(Desk.requestTracker.detect(heads))
    #expect(found.confidence >= 80 && found.account == "rt.example.com")
    let other = DocumentHead(
      name: "tickets.json", request: .init(method: "GET", url: "https://a.zendesk.com/api/v2/tickets.json"),
      start: Array(#"{"tickets":[]}"#.utf8))
    #expect(Desk.requestTracker.detect([other]) == nil)
  }

  private static let site = "https://rt.example.com/REST/2.0"

  private static func reply(_ path: String, _ json: String) -> (
    name: String, request: RecordedRequest?, bytes: [UInt8]
  ) {
    let text = json.replacingOccurrences(of: "@", with: site).replacingOccurrences(of: "(at)", with: "@")
    return (path, .init(method: "GET", url: site + path), Array(text.utf8))
  }

  /// As clients read that ask for no fields: lists name records, each of which comes in a reply of its own.
  private static let oneByOne: [(path: String, json: String)] = [
    ("/tickets?query=id%3E0", #"{"count":1,"total":1,"items":[{"type":"ticket","id":"5","_url":"@/ticket/5"}]}"#),
    (
      "/ticket/5",
      #"{"id":5,"Subject":"No dial tone","Status":"open","Queue":{"type":"queue","id":"1","_url":"@/queue/1"},"Created":"2026-02-01T08:00:00Z","_hyperlinks":[{"ref":"self","type":"ticket","id":5,"_url":"@/ticket/5"}]}"#
    ),
    (
      "/ticket/5/history",
      #"{"count":3,"total":3,"page":1,"items":[{"type":"transaction","id":"40","_url":"@/transaction/40"},{"type":"transaction","id":"41","_url":"@/transaction/41"},{"type":"transaction","id":"42","_url":"@/transaction/42"}]}"#
    ),
    (
      "/transaction/40",
      #"{"id":40,"Type":"Create","Created":"2026-02-01T08:00:00Z","Creator":{"type":"user","id":"dora","_url":"@/user/dora"},"Object":{"type":"ticket","id":"5","_url":"@/ticket/5"},"_hyperlinks":[{"ref":"self","type":"transaction","id":40,"_url":"@/transaction/40"}]}"#
    ),
    (
      "/transaction/41",
      #"{"id":41,"Type":"Comment","Created":"2026-02-01T09:00:00Z","Creator":{"type":"user","id":"alice","_url":"@/user/alice"},"Object":{"type":"ticket","id":"5","_url":"@/ticket/5"},"_hyperlinks":[{"ref":"self","type":"transaction","id":41,"_url":"@/transaction/41"}]}"#
    ),
    (
      "/transaction/42",
      #"{"id":42,"Type":"Status","Field":"Status","OldValue":"new","NewValue":"open","Created":"2026-02-01T09:00:01Z","Creator":{"type":"user","id":"alice","_url":"@/user/alice"},"Object":{"type":"ticket","id":"5","_url":"@/ticket/5"},"_hyperlinks":[{"ref":"self","type":"transaction","id":42,"_url":"@/transaction/42"}]}"#
    ),
    (
      "/attachment/60",
      #"{"id":60,"ContentType":"text/plain","Content":"VGhlIHBob25lIGlzIGRlYWQu\n","TransactionId":{"type":"transaction","id":"40","_url":"@/transaction/40"},"_hyperlinks":[{"ref":"self","type":"attachment","id":60,"_url":"@/attachment/60"}]}"#
    ),
  ]

  @Test("transactions that come one by one are messages and events, in any order, with and without their addresses")
  func transactionsOneByOne() throws {
    let replies = Self.oneByOne.map { Self.reply($0.path, $0.json) }
    for documents in [replies, replies.reversed(), replies.map { ($0.name, nil, $0.bytes) }] {
      let sink = try Self.read(MemoryInput(documents))
      let talk = try #require(sink.tickets.first { $0.id == "5" && !$0.messages.isEmpty })
      #expect(talk.messages.map(\.kind) == [.description, .note])
      #expect(talk.messages.map(\.visibility) == [.public, .internal])
      #expect(talk.messages.map(\.author) == ["request-tracker:person:dora", "request-tracker:person:alice"])
      #expect(talk.messages.map(\.createdAt) == ["2026-02-01T08:00:00Z", "2026-02-01T09:00:00Z"])
      #expect(talk.messages[0].body.text == "The phone is dead.")
      #expect(talk.events.count == 1 && talk.events[0]["to"]?["id"] == "open")
      #expect(sink.records(.other("transaction")).isEmpty && sink.records(.other("attachments")).isEmpty)
      guard documents.allSatisfy({ $0.request != nil }) else { continue }
      #expect(sink.completeness.first { $0.collection == "history" }?.state == "complete")
      let short = documents.filter { $0.name != "/transaction/41" }
      let missing = try Self.read(MemoryInput(short))
      #expect(missing.completeness.first { $0.collection == "history" }?.state == "partial")
    }
  }

  @Test("a page that names a next one, which did not come, where rights hide how many there are")
  func nextPages() throws {
    func page(_ query: String, _ page: Int, _ ids: [Int], next: Bool) -> (String, RecordedRequest?, [UInt8]) {
      let items = ids.map { #"{"type":"ticket","id":"\#($0)","_url":"@/ticket/\#($0)"}"# }.joined(separator: ",")
      let more = next ? #","next_page":"@/tickets?query=\#(query)&page=\#(page + 1)""# : ""
      let reply = Self.reply(
        "/tickets?query=\(query)&page=\(page)",
        #"{"count":\#(ids.count),"page":\#(page),"total":null,"pages":null,"items":[\#(items)]\#(more)}"#)
      return (reply.name, reply.request, reply.bytes)
    }
    func ticket(_ id: Int) -> (String, RecordedRequest?, [UInt8]) {
      let reply = Self.reply("/ticket/\(id)", #"{"type":"ticket","id":\#(id),"Subject":"s"}"#)
      return (reply.name, reply.request, reply.bytes)
    }
    let first = page("id%3E0", 1, [7], next: true)
    for (rest, state) in [
      ([], "partial"), ([page("id%3E0", 2, [8], next: false), ticket(8)], "unproven"),
      // Whoever goes on behind the highest number asks for no second page.
      ([page("id%3E7", 1, [], next: false)], "unproven"), ([page("id%3E3", 1, [], next: false)], "partial"),
      ([page("Status%3D'new'", 2, [], next: false)], "partial"),
    ] {
      let sink = try Self.read(MemoryInput([first] + rest + [ticket(7)]))
      let isCut = state == "partial"
      #expect(sink.completeness.first { $0.collection == "tickets" }?.state == state)
      #expect(sink.codes().contains("ticketsMissing") == isCut)
      #expect(
        sink.completeness.filter { ["history", "messages"].contains($0.collection) }.allSatisfy {
          $0.state == "partial"
        })
    }
  }

  @Test("tickets that lists name and that did not come are told")
  func namedTickets() throws {
    func list(_ queue: String, _ ids: ClosedRange<Int>, total: String) -> (String, RecordedRequest?, [UInt8]) {
      let items = ids.map { #"{"type":"ticket","id":"\#($0)","_url":"@/ticket/\#($0)"}"# }.joined(separator: ",")
      return Self.reply("/tickets?query=Queue='\(queue)'", #"{"page":1,"total":\#(total),"items":[\#(items)]}"#)
    }
    for lists in [[list("A", 1...6, total: "6"), list("B", 7...10, total: "4")], [list("A", 1...10, total: "null")]] {
      for (came, state) in [(6, "partial"), (10, "unproven")] {
        let tickets = (1...came).map { Self.reply("/ticket/\($0)", #"{"type":"ticket","id":\#($0),"Subject":"s"}"#) }
        let sink = try Self.read(MemoryInput(lists + tickets))
        let told = sink.completeness.first { $0.collection == "tickets" }
        #expect(told?.state == state && told?.claimed == 10 && told?.read == came)
        #expect(sink.codes().contains("ticketsMissing") == (state == "partial"))
      }
    }
  }

  @Test("tickets without a text have no opening message, however many there are")
  func noText() throws {
    var replies: [(name: String, request: RecordedRequest?, bytes: [UInt8])] = []
    for id in 1...1_100 {
      replies.append(Self.reply("/ticket/\(id)", #"{"type":"ticket","id":\#(id),"Subject":"s"}"#))
      replies.append(
        Self.reply(
          "/ticket/\(id)/history",
          #"{"total":1,"page":1,"items":[{"type":"transaction","id":"\#(5000 + id)","Type":"Create","Data":"d","#
            + #""Created":"2026-02-01T08:00:00Z","Creator":{"type":"user","id":"dora","_url":"@/user/dora"}}]}"#))
    }
    let transaction = #""TransactionId":{"type":"transaction","id":"5001","_url":"@/transaction/5001"}"#
    replies.append(
      Self.reply(
        "/attachment/60", #"{"id":60,"Parent":"0","ContentType":"text/plain","Content":"dA==\n",\#(transaction)}"#))
    // The text of the first comes long after the others were written.
    let messages = try Self.read(MemoryInput(replies)).tickets.flatMap(\.messages)
    #expect(Set(messages.map(\.key)) == ["request-tracker:message:1/description"])
    #expect(messages.compactMap(\.body.text) == ["t"])
    #expect(messages.contains { $0.author == "request-tracker:person:dora" && $0.createdAt == "2026-02-01T08:00:00Z" })
    let created = try Self.read(MemoryInput(replies)).tickets.filter { $0.extras["create"] != nil }
    #expect(Set(created.map(\.id)).count == 1_099)
  }

  @Test("groups that watch a ticket are no people, names hold commas, pictures stand where the text shows them")
  func mail() throws {
    let user = #"{"type":"user","id":"bob","_url":"@/user/bob"}"#
    let group = #"{"type":"group","id":"27","_url":"@/group/27"}"#
    func part(_ id: Int, _ type: String, _ content: String, _ headers: String, name: String = "") -> String {
      #"{"id":\#(id),"Parent":"\#(id == 60 ? 0 : 60)","ContentType":"\#(type)","Filename":"\#(name)","Content":"\#(content)","#
        + #""Headers":"\#(headers)","TransactionId":{"type":"transaction","id":"40","_url":"@/transaction/40"}}"#
    }
    let replies = [
      ("/ticket/5", #"{"type":"ticket","id":5,"Subject":"s","AdminCc":[\#(group),\#(user)],"Cc":[\#(group)]}"#),
      ("/ticket/5/history", #"{"total":1,"page":1,"items":[{"type":"transaction","id":"40","Type":"Create"}]}"#),
      (
        "/attachment/60",
        part(
          60, "multipart/related", "",
          #"To: \"Support, ACME\" <Help(at)acme.example>, bob(at)x.example\nCc: a(at)x.example"#)
      ),
      ("/attachment/61", part(61, "text/html", "PHA+c2VlIDxpbWcgc3JjPSJjaWQ6aW1nMUAwMSI+PC9wPg==", "")),
      (
        "/attachment/62",
        part(62, "image/png", "iVBO", #"Content-Disposition: inline\nContent-ID: <img1(at)01>"#, name: "a.png")
      ), ("/attachment/63", part(63, "image/png", "iVBP", "Content-Disposition: attachment", name: "b.png")),
    ].map { Self.reply($0.0, $0.1) }
    let sink = try Self.read(MemoryInput(replies))
    let ticket = try #require(sink.tickets.first { $0.subject == "s" && !$0.extras.isEmpty })
    #expect(ticket.followers == ["request-tracker:person:bob"] && ticket.cc.isEmpty)
    #expect(
      ticket.extras["AdminCc"] == [["type": "group", "id": "27"]] && ticket.extras["Cc"] == ticket.extras["AdminCc"])
    let message = try #require(sink.tickets.flatMap(\.messages).first)
    #expect(message.to.map(\.address) == ["help@acme.example", "bob@x.example"])
    #expect(message.to.map(\.name) == ["Support, ACME", nil])
    #expect(message.attachments.map(\.inline) == [true, false])
    #expect(message.attachments.map(\.contentID) == ["img1@01", nil])
    #expect(message.attachments.map(\.appearsAs) == [["cid:img1@01"], []])
    let total = try replies.reduce(0) { try $0 + Self.count(JSONIndex.value(of: $1.bytes)) }
    #expect(sink.leaves.values.reduce(0) { $0 + $1.total } == total)
  }

  @Test("values of a select field, as texts or with their category")
  func options() throws {
    let json =
      #"{"id":3,"Name":"Product","Type":"Select","MaxValues":"1","Values":["T",{"name":"A","category":""},{"name":"B","#
      + #""category":"Hardware"},{"odd":1}]}"#
    let sink = try Self.read(MemoryInput([Self.reply("/customfield/3", json)]))
    let field = try #require(sink.records(.fields).first)
    #expect(field["options"]?.array?.map { $0["label"]?.string } == ["T", "A", "B"])
    #expect(field["extras"]?["Values"] == [["name": "B", "category": "Hardware"], ["odd": 1]])
    #expect(try sink.leaves.values.reduce(0) { $0 + $1.total } == Self.count(JSONIndex.value(of: Array(json.utf8))))
  }

  @Test("the histories of tickets that did not come did not come either")
  func historiesOfMissingTickets() throws {
    let whole = Self.oneByOne.map { Self.reply($0.path, $0.json) }
    let list = Self.reply("/tickets?query=id%3E1", #"{"count":0,"total":2,"items":[]}"#)
    for (documents, state) in [(whole, "complete"), (whole + [list], "partial")] {
      let sink = try Self.read(MemoryInput(documents.map { ($0.name, $0.request, $0.bytes) }))
      let told = sink.completeness.filter { ["history", "messages"].contains($0.collection) }
      #expect(told.map(\.state) == [state, state])
    }
  }

  @Test("a list asked for with fields is data, not only names")
  func listWithFields() throws {
    let list = Self.reply(
      "/tickets?query=id%3E0&fields=Subject,Status,Queue,Owner,Created",
      #"{"count":2,"total":2,"items":[{"type":"ticket","id":"7","_url":"@/ticket/7","Subject":"Toner","Status":"new","Created":"2026-03-01T10:00:00Z","Queue":{"type":"queue","id":"3","_url":"@/queue/3","Name":"Supplies"},"Owner":{"type":"user","id":"alice","_url":"@/user/alice","RealName":"Alice Agent","EmailAddress":"Alice(at)example.com"}},{"type":"ticket","id":"8","_url":"@/ticket/8"}]}"#
    )
    for request in [list.request, nil] {
      let sink = try Self.read(MemoryInput([("list", request, list.bytes)]))
      let ticket = try #require(sink.tickets.first)
      #expect(sink.tickets.count == 1 && ticket.id == "7" && ticket.subject == "Toner")
      #expect(ticket.status?.id == "new" && ticket.createdAt == "2026-03-01T10:00:00Z")
      #expect(ticket.container?.id == "3" && ticket.container?.label == "Supplies")
      #expect(ticket.assignee == "request-tracker:person:alice" && ticket.extras.isEmpty)
      let person = try #require(sink.records(.people).map(Person.init(json:)).first)
      #expect(person.name == "Alice Agent" && person.address == "alice@example.com")
      #expect(person.extras["EmailAddress"] == "Alice@example.com")
      #expect(sink.leaves.values.reduce(0) { $0 + $1.total } == 20)
      #expect(sink.completeness.first { $0.collection == "tickets" }?.claimed == 2)
    }
  }
}
