import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Freshdesk reader") struct FreshdeskReaderTests {
  private static let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/freshdesk/api-pages")

  private func read(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.freshdesk.read)
    try read(input, ReadOptions(account: "acme"), sink)
    return sink
  }

  private func documents(
    below folder: URL
  ) throws -> [(name: String, request: RecordedRequest?, bytes: [UInt8])] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    return try names.sorted().map {
      ($0, nil, Array(try Data(contentsOf: folder.appendingPathComponent($0))))
    }
  }

  /// Counted by a walk that shares nothing with the reader.
  private func leaves(_ value: Any) -> Int {
    switch value {
    case let object as [String: Any]: object.values.reduce(0) { $0 + leaves($1) }
    case let list as [Any]: list.reduce(0) { $0 + leaves($1) }
    case let text as String: text.isEmpty ? 0 : 1
    case is NSNull: 0
    default: 1
    }
  }

  private func expectEveryLeaf(
    _ sink: CollectingSink, of documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])]
  ) throws {
    for document in documents {
      let raw = try JSONSerialization.jsonObject(with: Data(document.bytes), options: .fragmentsAllowed)
      #expect(sink.leaves[document.name]?.total == leaves(raw), "\(document.name)")
    }
  }

  /// The archive's own records of a fixture, as the suite of all desks compares them byte for byte.
  private func expected(_ name: String) throws -> [JSONObject] {
    let file = Self.fixture.appendingPathComponent("expected/data/\(name).ndjson")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap {
      try JSONIndex.value(of: Array($0.utf8)).object
    }
  }

  @Test func theFixtureReadsAsExpected() throws {
    let input = try documents(below: Self.fixture.appendingPathComponent("input"))
    for chunk in [1, 7, Int.max] {
      let sink = try read(MemoryInput(input, chunk: chunk))
      #expect(sink.findings == [])
      try expectEveryLeaf(sink, of: input)
      // What no two pages tell of, so that the archive has nothing to merge.
      for name in ["organizations", "groups", "containers", "fields", "statuses"] {
        let made = sink.records.filter { $0.head.collection.name == name }.map { JSONValue.object($0.json).text }
        #expect(made.sorted() == (try expected(name)).map { JSONValue.object($0).text }.sorted(), "\(name)")
      }
      let tickets = try expected("tickets").map(Ticket.init(json:))
      #expect(Set(sink.tickets.map(\.id)) == Set(tickets.map(\.id)))
      for message in tickets.flatMap(\.messages) {
        #expect(sink.tickets.contains { $0.messages.contains(message) }, "\(message.key)")
      }
    }
  }

  /// Every text and number of the input, times and ids in their canonical form, is somewhere in what was read.
  @Test func nothingIsLost() throws {
    let input = try documents(below: Self.fixture.appendingPathComponent("input"))
    let sink = try read(MemoryInput(input))
    let all = sink.records.map { JSONValue.object($0.json).text }.joined(separator: "\n")
    func visit(_ value: JSONValue) {
      switch value {
      case .object(let object): object.values.forEach(visit)
      case .array(let items): items.forEach(visit)
      case .string(let text) where !text.isEmpty:
        let canonical = Timestamp.iso(text)?.text ?? text
        let parts =
          canonical.contains("<") && canonical.contains("@") ? canonical.split(separator: " <") : [canonical[...]]
        for part in parts {
          let wanted = JSONValue.string(String(part.filter { $0 != ">" || parts.count == 1 })).text.dropFirst()
            .dropLast()
          #expect(all.contains(wanted), "\(text)")
        }
      case .number(let token): #expect(all.contains(token), "\(token)")
      default: break
      }
    }
    for document in input { visit(try JSONIndex.value(of: document.bytes)) }
  }

  @Test func noTwoStatusesBecomeOne() throws {
    let sink = try read(MemoryInput(try documents(below: Self.fixture.appendingPathComponent("input"))))
    let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    #expect(statuses.map(\.id) == ["2", "3", "4", "5", "8", "6"])
    #expect(statuses.first { $0.id == "8" }?.category == .unknown)
    #expect(statuses.first { $0.id == "6" }?.category == .pending)
    #expect(statuses.filter { $0.publicLabel == "Being Processed" }.map(\.label) == ["Open", "At the Workshop"])
    let ticket = try #require(sink.tickets.first { $0.id == "12" && $0.type != nil })
    #expect(ticket.status == TicketStatus(id: "8", label: "At the Workshop", category: .unknown))
    #expect(ticket.externalID == "acme/zendesk:ticket:7")
  }

  @Test func withoutTicketFieldsTheDefaultsAreSaidToBeDefaults() throws {
    let sink = try read(
      MemoryInput(
        "tickets.json",
        """
        [{"id":1,"subject":"a","status":4,"requester_id":2,"fr_due_by":null},
        {"id":2,"subject":"b","status":6,"requester_id":2},{"id":3,"subject":"c","status":7,"requester_id":2}]
        """))
    #expect(
      sink.tickets.map(\.status) == [
        TicketStatus(id: "4", label: "Resolved", labelFrom: .default, category: .solved),
        TicketStatus(id: "6", label: "6", labelFrom: .id, category: .unknown),
        TicketStatus(id: "7", label: "7", labelFrom: .id, category: .unknown),
      ])
  }

  @Test func damageIsAFindingAndTheRestIsRead() throws {
    let torn = try read(
      MemoryInput("tickets.json", "[{\"id\":1,\"subject\":\"a\",\"status\":4,\"requester_id\":2},{\"id\":2,"))
    #expect(torn.codes() == ["tornFile"])
    #expect(torn.tickets.count == 1)
    let error = try read(
      MemoryInput(
        "e.json",
        "{\"description\":\"Validation failed\",\"errors\":[{\"field\":\"a\",\"message\":\"b\",\"code\":\"c\"}]}"))
    #expect(error.codes() == ["errorReply"])
    let old = try read(MemoryInput("v1.json", "{\"helpdesk_ticket\":{\"display_id\":4,\"subject\":\"x\"}}"))
    #expect(old.codes() == [])
    #expect(old.tickets.map(\.id) == ["4"])
    let nameless = try read(MemoryInput("v1.json", "{\"helpdesk_ticket\":{\"subject\":\"x\"}}"))
    #expect(nameless.codes() == ["noID"])
    #expect(nameless.records.map(\.head.collection.name) == ["other/tickets"])
  }

  @Test func knowsItsOwn() throws {
    let detect = Desk.freshdesk.detect
    let heads = MemoryInput(try documents(below: Self.fixture.appendingPathComponent("input"))).heads(limit: 10)
    #expect(detect(heads).map { $0.confidence >= 50 } == true)
    let named = detect([
      DocumentHead(
        name: "r.json", request: RecordedRequest(method: "GET", url: "https://acme.freshdesk.com/api/v2/agents"),
        start: Array("[]".utf8))
    ])
    #expect(named?.account == "acme")
    #expect(detect([DocumentHead(name: "x.json", request: nil, start: Array("{\"a\":1}".utf8))]) == nil)
    let zendesk = "{\"tickets\":[{\"id\":1,\"requester_id\":2,\"status\":\"open\",\"subject\":\"x\"}]}"
    #expect(detect([DocumentHead(name: "z.json", request: nil, start: Array(zendesk.utf8))]) == nil)
  }

  @Test func whatWasPushedIsPulledAgain() async throws {
    let client = SandboxClient()
    let external = JSONValue.string("acme/zendesk:ticket:1")
    let id = try await client.ticket(["custom_fields": ["cf_source_ticket_id": external], "status": 8])
    let file = SandboxPart.part("n.txt", Array("note".utf8))
    let body = SandboxPart.text("body", "Look")
    #expect(try await client.form("/tickets/\(id)/notes", [body, file]).status == 201)
    for _ in 0..<3 { _ = try await client.ticket() }
    _ = try await client.json("DELETE", "/tickets/\(id + 3)")
    let sink = try await client.pulled()
    #expect(sink.findings == [])
    #expect(Set(sink.tickets.map(\.id)).count == 4)
    let whole = try #require(sink.tickets.first { $0.id == String(id) && !$0.messages.isEmpty })
    #expect(whole.externalID == "acme/zendesk:ticket:1")
    #expect(whole.status?.label == "On Hold")
    #expect(sink.tickets.first { $0.id == String(id + 3) }?.state == .deleted)
    let notes = sink.tickets.flatMap(\.messages).filter { $0.kind == .note }
    #expect(notes.map(\.visibility) == [.internal])
    let url = try #require(notes.first?.attachments.first?.url)
    #expect(sink.files[url] == Array("note".utf8))
    #expect(sink.records(.statuses).count == 8)
    #expect(sink.records(.people).contains { $0["role"]?.string == "agent" })
  }

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(.enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func everyRecordingIsAccountedFor() throws {
    let folder = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("freshdesk")
    let input = try documents(below: folder)
    let sink = try read(MemoryInput(input))
    try expectEveryLeaf(sink, of: input)
    // A v1 reply to a change, which is no record.
    #expect(
      sink.findings.filter { $0.code == "unknownRecord" }.map(\.file) == [
        "legitscript-freshdesk_ruby/update_ticket.json"
      ])
    #expect(!sink.codes().contains("notJSON"))
    let custom = sink.tickets.filter { $0.status?.id == "8" }
    #expect(custom.count >= 12)
    #expect(custom.allSatisfy { $0.status?.label == "xyz test status" && $0.status?.category == .unknown })
    // One account each: a file that names two statuses with one customer label keeps both.
    let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    #expect(Set(statuses.compactMap(\.id)).isSuperset(of: ["2", "3", "4", "5", "6", "7", "8"]))
  }
}

enum SandboxPart {
  static func part(_ name: String, _ bytes: [UInt8]) -> HTTPCall.FormPart {
    .init(name: "attachments[]", fileName: name, type: "text/plain", content: .bytes(bytes))
  }
  static func text(_ name: String, _ text: String) -> HTTPCall.FormPart {
    .init(name: name, content: .bytes(Array(text.utf8)))
  }
}
