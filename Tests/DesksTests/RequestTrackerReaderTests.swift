import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

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

  @Test("the recording gives the expected canonical records")
  func golden() throws {
    let sink = try Self.read(try Self.open())
    let lines = sink.records.map { $0.head.collection.name + "\t" + JSONValue.object($0.json).text }.sorted()
    let path = Self.fixture.appendingPathComponent("expected/records.tsv").path
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["DESKFERRY_RECORD_GOLDENS"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("goldens were recorded; look at them and run again without the switch")
    }
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    for (found, wanted) in zip(lines, expected.split(separator: "\n").map(String.init)) { #expect(found == wanted) }
    #expect(text == expected)
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
    let rules = sink.records(.other("lifecycles")).map { Self.count($0["rules"] ?? .null) }.reduce(0, +)
    #expect(sink.leaves.values.reduce(0) { $0 + $1.total } == total + rules)
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
    // Parts of a message keep the order in which they came; everything else is the same.
    let backward = try lines(MemoryInput(documents.reversed(), chunk: 7))
    #expect(backward.count == forward.count)
    #expect(backward.filter { !$0.hasPrefix("tickets") } == forward.filter { !$0.hasPrefix("tickets") })
    #expect(backward.map(\.utf8.count) == forward.map(\.utf8.count))
    #expect(try lines(MemoryInput(documents, chunk: 1)) == forward)
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
