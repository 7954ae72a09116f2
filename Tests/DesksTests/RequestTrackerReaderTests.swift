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
}
