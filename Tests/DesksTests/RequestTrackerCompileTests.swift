import DeskKit
import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

@testable import Desks

/// What the writer decides without any server.
@Suite("Request Tracker writer") struct RequestTrackerCompileTests {
  typealias RT = RequestTracker

  static func writer(_ historyAs: WriterOptions.HistoryAs = .comments, external: Bool = true) -> RT.Writer {
    var target = TargetInventory()
    var queue = Container(key: "request-tracker:container:1", id: "1", label: "General", kind: "queue")
    queue.extras = ["Lifecycle": "default", "AdminCc": ["boss"]]
    target.containers = [queue]
    func field(_ id: String, _ label: String) -> FieldDefinition {
      FieldDefinition(key: id, id: id, of: "ticket", label: label, type: "text", nativeType: "Freeform")
    }
    target.fields = external ? [field("2", "External ID")] : []
    return RT.Writer(WriterOptions(site: "https://rt.example.com", historyAs: historyAs, target: target))
  }

  static func mapped(_ status: String, queue: String? = "1") -> MappedTicket {
    var ticket = Ticket(key: "zendesk:ticket:1", id: "1")
    ticket.subject = "s"
    ticket.createdAt = "2019-03-04T05:06:07Z"
    ticket.solvedAt = "2019-03-05T05:06:07.5Z"
    var mapped = MappedTicket(
      ticket: ticket, externalID: "acme/zendesk:ticket:1", status: TargetValue(id: status, category: .solved))
    mapped.container = queue.map { TargetValue(id: $0) }
    return mapped
  }

  @Test("the default lifecycle lets a ticket be made resolved, and rejected only by a step that stamps the date")
  func routes() {
    let resolved = Self.writer().compile(Self.mapped("resolved"))
    #expect(resolved.steps.map(\.id) == ["create"])
    #expect(resolved.steps[0].payload["fields"]?["Resolved"] == "2019-03-05 05:06:07")
    #expect(resolved.losses.first { $0.path == "solvedAt" }?.expected == "2019-03-05T05:06:07Z")
    let rejected = Self.writer().compile(Self.mapped("rejected"))
    #expect(rejected.steps.map(\.id) == ["create", "status"])
    #expect(rejected.steps[0].payload["fields"]?["Status"] == "new")
    #expect(rejected.steps[0].payload["fields"]?["Resolved"] == nil)
    #expect(rejected.losses.first { $0.path == "solvedAt" }?.volatile == true)
    #expect(rejected.steps[0].mails == 1, "the queue's own AdminCc is told of every new ticket")
    let replies = Self.writer(.replies).compile(Self.mapped("resolved"))
    #expect(replies.steps.map(\.id) == ["create", "status"])
  }

  @Test("compiling twice gives the same, and dates cross the wire without T and Z")
  func pure() {
    let writer = Self.writer()
    #expect(writer.compile(Self.mapped("resolved")).steps == writer.compile(Self.mapped("resolved")).steps)
    #expect(RT.Wire.sent("2019-03-04T05:06:07.25Z") == "2019-03-04 05:06:07")
    #expect(RT.Wire.sent("2019-03-04") == "2019-03-04 00:00:00")
    #expect(RT.Wire.time("1970-01-01T00:00:00Z") == nil)
  }

  @Test("a priority that the mapping leaves out is sent as the lowest, so that what will be shown is known")
  func unmappedPriority() {
    var mapped = Self.mapped("open")
    #expect(Self.writer().compile(mapped).intended["priority"] == nil)
    mapped.ticket.priority = Choice(id: "urgent", label: "Urgent")
    let script = Self.writer().compile(mapped)
    #expect(script.intended["priority"] == "0")
    #expect(script.steps[0].payload["fields"]?["Priority"] == "0")
  }

  @Test("every value without a place is announced, and so are people of whom there is no record")
  func everyLoss() {
    var mapped = Self.mapped("open")
    let nobody = "zendesk:person:9"
    mapped.ticket.solvedAt = nil
    mapped.ticket.externalID = "crm-1"
    mapped.ticket.form = NamedReference(id: "7", label: "Returns")
    (mapped.ticket.brand, mapped.ticket.product, mapped.ticket.language) = ("b", "p", "sv")
    (mapped.ticket.satisfaction, mapped.ticket.sla) = (["score": "good"], ["policy": "gold"])
    (mapped.ticket.resolution, mapped.ticket.timeEntries) = (["id": "done"], [["minutes": 1]])
    mapped.ticket.sideConversations = [["key": "x"]]
    mapped.ticket.organization = "zendesk:organization:4"
    (mapped.ticket.requester, mapped.ticket.assignee, mapped.ticket.followers) = (nobody, nobody, [nobody])
    mapped.ticket.cc = [
      Recipient(address: nil, person: nobody), Recipient(address: "bo@x.example"), Recipient(address: nil, name: "Bo"),
    ]
    mapped.ticket.messages = [
      Message(
        key: "zendesk:message:1", id: "1", author: nobody, createdAt: "2019-03-04T05:06:07Z", visibility: .internal,
        kind: .note, body: MessageBody(text: "hello"))
    ]
    mapped.visibility = ["zendesk:message:1": .internal]
    let script = Self.writer().compile(mapped)
    let expected = [
      "sourceExternalID": "crm-1", "form": "Returns", "brand": "b", "product": "p", "language": "sv",
      "satisfaction": "good", "sla": "present", "resolution": "done", "timeEntries": "1", "sideConversations": "1",
      "organization": "zendesk:organization:4", "requester": nobody, "assignee": nobody, "followers": nobody,
    ]
    for (path, value) in expected {
      #expect(script.intended[path] == value)
      #expect(script.losses.first { $0.path == path }?.kind == .dropped, "\(path)")
    }
    #expect(script.intended["cc"] == "Bo, bo@x.example, zendesk:person:9")
    #expect(script.losses.first { $0.path == "cc" }?.expected == "bo@x.example")
    #expect(script.intended["message:zendesk:message:1.author"] == nobody)
    #expect(script.losses.contains { $0.path == "message:zendesk:message:1.author" })
    let note = script.steps.first { $0.kind == .message }?.payload["fields"]?["Content"]?.string
    #expect(note?.hasPrefix("[Written by an unknown author (zendesk:person:9) on 2019") == true)
  }

  @Test("a date before 1970 is not sent, and said")
  func earlyDates() {
    var mapped = Self.mapped("open")
    (mapped.ticket.createdAt, mapped.ticket.solvedAt) = ("1969-12-31T23:59:59Z", nil)
    let script = Self.writer().compile(mapped)
    #expect(script.steps[0].payload["fields"]?["Created"] == nil)
    #expect(script.losses.first { $0.path == "createdAt" }?.volatile == true)
  }

  @Test("what cannot be written is blocked with a reason")
  func blocked() {
    #expect(Self.writer(external: false).compile(Self.mapped("open")).blocked.count == 1)
    #expect(Self.writer(external: false).externalIDPlace == nil)
    #expect(Self.writer().compile(Self.mapped("open", queue: nil)).blocked.first?.contains("no queue") == true)
    #expect(Self.writer().compile(Self.mapped("nonesuch")).blocked.first?.contains("no status \"nonesuch\"") == true)
    var traced = Self.mapped("open")
    traced.addedTags = ["was-pending"]
    #expect(Self.writer().compile(traced).blocked.first?.contains("trace") == true)
  }

  @Test("a message that the mapping does not let through is announced, not written")
  func unwritten() {
    var mapped = Self.mapped("open")
    mapped.ticket.messages = [
      Message(key: "zendesk:message:9", id: "9", visibility: .unknown, kind: .note, body: MessageBody(text: "secret"))
    ]
    let script = Self.writer().compile(mapped)
    #expect(!script.steps.contains { $0.kind == .message })
    #expect(script.losses.contains { $0.path == "message:zendesk:message:9.body" && $0.kind == .dropped })
  }

  @Test(
    "file names survive encoding and decoding",
    arguments: ["日本語.txt", "a\"b.txt", "0", " x ", "=?UTF-8?B?b2Q=?=", "100%;.txt", "😀 \u{1}.png", ""])
  func fileNames(_ name: String) {
    let sent = RT.FileName.sent(name)
    #expect(sent != "0" && !sent.contains("\"") && !sent.contains("/"))
    if sent != name || !name.contains("=?") { #expect(RT.FileName.decoded(sent) == name) }
    for word in RT.FileName.encoded(name).split(separator: " ") { #expect(word.utf8.count <= 75) }
  }

  @Test("encoded words of others are read: B and Q, UTF-8 and Latin-1; broken ones stay as they are")
  func encodedWords() {
    #expect(RT.FileName.decoded("=?UTF-8?B?5pel5pys6KqeLnR4dA==?=") == "日本語.txt")
    #expect(RT.FileName.decoded("=?iso-8859-1?Q?Gr=FC=DFe?= =?utf-8?q?_=C3=BC?=.pdf") == "Grüße ü.pdf")
    #expect(RT.FileName.decoded("=?x?B?%%?= a") == "=?x?B?%%?= a")
  }

  @Test(
    "addresses that the server would refuse are not sent",
    arguments: [
      ("Dora@Cust.Example", "dora@cust.example"), ("a b@x", nil), ("a@b@c", nil), ("@x", nil), ("x", nil),
      ("ü@x.example", nil), (".a@x.example", nil),
    ])
  func addresses(_ given: String, _ wanted: String?) { #expect(RT.address(given) == wanted) }

  @Test("subjects are one line of at most 200 bytes, cut between characters")
  func subjects() {
    #expect(RT.Text.subject("a\r\nb\nc") == "a b c")
    let long = RT.Text.subject(String(repeating: "ü", count: 150))
    #expect(long == String(repeating: "ü", count: 100))
  }

  @Test("TicketSQL strings and addresses are quoted")
  func quoting() {
    #expect(RT.Wire.quoted(#"o'neil\"#) == #"'o\'neil\\'"#)
    #expect(RT.Wire.unescaped(RT.Wire.escaped("a b/ü+&%")) == "a b/ü+&%")
  }

  @Test("a refused call is classified by its status")
  func refusals() {
    func kind(_ status: Int, _ headers: [(name: String, value: String)] = []) -> DeskError {
      RT.Refusal.error(.init(status: status, headers: headers), call: "POST /ticket")
    }
    #expect(kind(401).code == .unauthorized && kind(403).code == .forbidden && kind(412).code == .conflict)
    #expect(kind(500).retry == .lookFirst && kind(400).retry == .never)
    #expect(kind(429, [("Retry-After", "7")]).retry == .after(.seconds(7)))
  }
}

/// A later status of a ticket that may be anywhere by then: the writer looks and walks.
@Suite("Request Tracker writer: the way to a status") struct RequestTrackerWalkTests {
  typealias RT = RequestTracker

  /// One ticket whose status changes only as its lifecycle allows.
  final class WalkingTicket: Exchange {
    static let ways = ["new": ["open"], "open": ["review", "dropped"], "review": ["resolved"], "resolved": ["open"]]
    private let state: Mutex<(status: String, asked: [String])>

    init(_ status: String) { state = Mutex((status, [])) }
    var asked: [String] { state.withLock { $0.asked } }
    var status: String { state.withLock { $0.status } }

    func send(_ call: HTTPCall) async throws -> HTTPReply {
      guard call.url.hasSuffix("/ticket/7") else { return HTTPReply(status: 404) }
      if call.method == "PUT", case .bytes(let bytes, _) = call.body,
        let wanted = try JSONIndex.value(of: bytes)["Status"]?.string
      {
        state.withLock {
          $0.asked.append(wanted)
          // Refusals come with 200 too.
          if Self.ways[$0.status]?.contains(wanted) == true { $0.status = wanted }
        }
        return HTTPReply(status: 200, body: Array(#"["said something"]"#.utf8))
      }
      let shown: JSONValue = [
        "id": "7", "Status": .string(status), "Queue": ["id": "1", "type": "queue"],
      ]
      return HTTPReply(status: 200, body: shown.bytes)
    }
  }

  static func writer() -> RT.Writer {
    var target = TargetInventory()
    var queue = Container(key: "request-tracker:container:1", id: "1", label: "General", kind: "queue")
    queue.extras = ["Lifecycle": "careful"]
    target.containers = [queue]
    for (id, phase) in [
      ("new", "initial"), ("open", "active"), ("review", "active"), ("resolved", "inactive"), ("dropped", "inactive"),
    ] {
      var status = StatusDefinition(scope: "careful", id: id, label: id, category: .unknown, categoryFrom: .unknown)
      status.nativeCategory = phase
      status.extras["mayStart"] = .bool(id == "new")
      status.extras["mayBecome"] = .strings(WalkingTicket.ways[id] ?? [])
      target.statuses.append(status)
    }
    return RT.Writer(WriterOptions(site: "https://rt.example.com", target: target))
  }

  private func walk(_ from: String, to status: String) async throws -> WalkingTicket {
    let ticket = WalkingTicket(from)
    let step = WriteStep(
      id: "status", kind: .update, call: "PUT /ticket/{id}", payload: ["status": .string(status)])
    let context = StepContext(
      key: "zendesk:ticket:1", externalID: "a", targetID: "7", intendedAt: "2024-01-01T00:00:00Z", file: { $0 })
    _ = try await Self.writer().perform(step, of: context, over: ticket)
    return ticket
  }

  @Test("every status between is taken, from wherever the ticket is by then")
  func between() async throws {
    #expect(try await walk("new", to: "resolved").asked == ["open", "review", "resolved"])
    #expect(try await walk("review", to: "resolved").asked == ["resolved"])
    #expect(try await walk("resolved", to: "review").asked == ["open", "review"])
    #expect(try await walk("resolved", to: "resolved").asked == ["resolved"])
  }

  @Test("where there is no way the server is asked once, and its refusal is seen though it says 200")
  func noWay() async throws {
    await #expect(throws: DeskError.self) { try await walk("dropped", to: "resolved") }
    await #expect(throws: DeskError.self) { try await walk("open", to: "new") }
  }
}
