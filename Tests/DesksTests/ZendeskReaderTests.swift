import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Zendesk reader: JSON") struct ZendeskReaderTests {
  private func read(_ input: MemoryInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input, ReadOptions(account: "acme"), sink)
    return sink
  }

  static let line = """
    {"url":"https://acme.zendesk.com/api/v2/tickets/35436.json","id":35436,"external_id":null,\
    "via":{"channel":"web","source":{"from":{},"to":{},"rel":null}},"created_at":"2023-09-09T23:52:05Z",\
    "updated_at":"2023-09-10T01:00:00Z","type":"incident","subject":"Help, my \\"printer\\" is on fire!",\
    "raw_subject":"Help, my \\"printer\\" is on fire!","description":"The fire is very colorful.","priority":"high",\
    "status":"open","recipient":"support@acme.example","requester_id":20978392,"submitter_id":76872,\
    "assignee_id":235323,"organization_id":509974,"group_id":98738,"follower_ids":[235323],"email_cc_ids":[1,2],\
    "problem_id":9873764,"tags":["enterprise","other_tag"],"custom_status_id":123,"brand_id":7,\
    "custom_fields":[{"id":27642,"value":"745"},{"id":27648,"value":7205759403792793601},{"id":9,"value":null}],\
    "fields":[{"id":27642,"value":"745"},{"id":27648,"value":7205759403792793601},{"id":9,"value":null}],\
    "satisfaction_rating":{"id":1234,"score":"good","comment":"Great support!"},"surprise":{"new":[1.50,"x"]},\
    "comments":[\
    {"id":2,"type":"Comment","author_id":235323,"body":"note","html_body":"<p>note</p>","plain_body":"note",\
    "public":false,"attachments":[],"created_at":"2023-09-10T00:00:00Z","via":{"channel":"web"}},\
    {"id":1,"type":"Comment","author_id":20978392,"body":"The fire is very colorful.",\
    "html_body":"<p>The fire</p><img src=\\"https://acme.zendesk.com/attachments/token/abc/?name=a.png\\">",\
    "plain_body":"The fire is very colorful.","public":true,"created_at":"2023-09-09T23:52:05Z","via":{"channel":"web"},\
    "attachments":[{"id":498483,"file_name":"crash.log","content_url":"https://acme.zendesk.com/attachments/token/zz/",\
    "content_type":"text/plain","size":2532,"inline":false}]}]}
    """

  @Test func aTicketLineKeepsEverything() throws {
    let sink = try read(MemoryInput("tickets.json", ZendeskReaderTests.line + "\n"))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.key == "zendesk:ticket:35436")
    #expect(ticket.subject == "Help, my \"printer\" is on fire!")
    #expect(ticket.status == TicketStatus(id: "123", label: "123", labelFrom: .id, category: .open))
    #expect(ticket.priority?.level == "high")
    #expect(ticket.requester == "zendesk:person:20978392")
    #expect(ticket.cc.map(\.person) == ["zendesk:person:1", "zendesk:person:2"])
    #expect(ticket.fields["27648"] == .number("7205759403792793601"))
    #expect(ticket.links == [LinkToTicket(kind: "incidentOf", ticket: "zendesk:ticket:9873764")])
    #expect(ticket.satisfaction.text("score") == "good")
    #expect(ticket.extras["surprise"] == ["new": [.number("1.50"), "x"]])
    #expect(ticket.extras["raw_subject"] == nil)
    #expect(ticket.extras["fields"] == nil)
    #expect(ticket.extras["description"] == nil)
  }

  @Test func theEarliestCommentIsTheDescription() throws {
    let sink = try read(MemoryInput("tickets.json", ZendeskReaderTests.line))
    let messages = try #require(sink.tickets.first?.messages)
    #expect(messages.map(\.key) == ["zendesk:message:35436/description", "zendesk:message:2"])
    #expect(messages.map(\.kind) == [.description, .note])
    #expect(messages.map(\.visibility) == [.public, .internal])
    #expect(messages[0].id == "1")
    #expect(messages[0].attachments.map(\.key) == ["zendesk:attachment:498483", "zendesk:attachment:token/abc"])
    #expect(messages[0].attachments[1].inline)
  }

  @Test("A comment from before the ticket does not stand for the one that opened it, nor double it")
  func aCommentFromBeforeTheTicket() throws {
    let line = Self.line.replacingOccurrences(of: "2023-09-10T00:00:00Z", with: "2023-09-08T10:00:00Z")
    let sink = try read(MemoryInput("tickets.json", line))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.messages.map(\.key) == ["zendesk:message:35436/description", "zendesk:message:2"])
    #expect(ticket.messages.map(\.id) == ["1", "2"])
    #expect(ticket.messages.map(\.kind) == [.description, .note])
    #expect(ticket.extras["description"] == nil)
    #expect(!sink.codes().contains("openingAbsent"))
  }

  @Test func leavesAddUp() throws {
    let sink = try read(MemoryInput("tickets.json", ZendeskReaderTests.line))
    let source = try JSONIndex.value(of: Array(ZendeskReaderTests.line.utf8))
    #expect(sink.leaves["tickets.json"]?.total == source.leaves)
    #expect(sink.leaves["tickets.json"]?.dropped == [:])
  }

  /// The same three records as NDJSON, one array, a page, a pretty page, with a BOM and in single bytes.
  @Test(arguments: ["ndjson", "array", "page", "pretty", "bom", "utf16"]) func everyShapeReadsAlike(_ shape: String)
    throws
  {
    let lines = (1...3).map { #"{"id":\#($0),"requester_id":9,"subject":"S\#($0) é","status":"new","comments":[]}"# }
    let text =
      switch shape {
      case "ndjson": lines.joined(separator: "\n")
      case "array": "[" + lines.joined(separator: ",\n") + "]"
      case "page": #"{"tickets":["# + lines.joined(separator: ",") + #"],"next_page":null,"count":3}"#
      case "pretty": "{\n \"count\": 3,\n \"tickets\": [\n" + lines.joined(separator: ",\n\n") + "\n]\n}\n"
      default: "\u{FEFF}" + lines.joined(separator: "\r\n")
      }
    var bytes = Array(text.utf8)
    if shape == "utf16" { bytes = Array(try #require(text.data(using: .utf16LittleEndian))) }
    for chunk in [1, 7, Int.max] {
      let sink = try read(MemoryInput([("tickets.json", nil, bytes)], chunk: chunk))
      #expect(sink.tickets.map(\.subject) == ["S1 é", "S2 é", "S3 é"], "\(shape), chunk \(chunk)")
      #expect(sink.findings.allSatisfy { $0.severity != .error })
    }
  }

  @Test func customStatusesAreKnownWhereverTheyStand() throws {
    let input = MemoryInput([
      ("a-tickets.json", nil, Array(#"{"id":1,"requester_id":2,"status":"pending","custom_status_id":55}"#.utf8)),
      (
        "z-statuses.json", nil,
        Array(#"{"custom_statuses":[{"id":55,"status_category":"pending","agent_label":"Waiting on parts"}]}"#.utf8)
      ),
    ])
    let sink = try read(input)
    #expect(sink.tickets.first?.status == TicketStatus(id: "55", label: "Waiting on parts", category: .pending))
    #expect(sink.records(.statuses).count == 1)
  }

  @Test func deletedTicketsKeepTheVendorsWord() throws {
    let sink = try read(MemoryInput("t.json", #"{"id":1,"requester_id":2,"status":"deleted","custom_status_id":55}"#))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.state == .deleted)
    #expect(ticket.status?.id == "deleted")
    #expect(ticket.status?.category == .deleted)
    #expect(ticket.extras["custom_status_id"] == 55)
  }

  @Test func commentsPagesBecomePartsOfTheirTicket() throws {
    let page = #"{"comments":[{"id":11,"author_id":3,"body":"hi","public":true,"created_at":"2024-01-01T00:00:00Z"}]}"#
    let sink = try read(
      MemoryInput("p.json", page, url: "https://acme.zendesk.com/api/v2/tickets/33/comments.json?page%5Bsize%5D=100"))
    let record = try #require(sink.records.first { $0.head.collection == .tickets })
    #expect(record.head.partial)
    #expect(record.json["messages"]?.array?.first?["key"] == "zendesk:message:33/description")
    let later = try read(
      MemoryInput("p.json", page, url: "https://acme.zendesk.com/api/v2/tickets/33/comments.json?page%5Bafter%5D=abc"))
    #expect(later.tickets.first?.messages.first?.key == "zendesk:message:11")
  }

  @Test func auditsBecomeEventsAndMessages() throws {
    let page = #"""
      {"audits":[{"id":5,"ticket_id":33,"created_at":"2023-01-02T03:04:05Z","author_id":8,"via":{"channel":"web"},
      "events":[{"id":6,"type":"Change","field_name":"status","previous_value":"new","value":"open"},
      {"id":7,"type":"Comment","body":"x","public":false,"author_id":8}]}],"count":1}
      """#
    let sink = try read(MemoryInput("audits.json", page))
    let part = try #require(sink.tickets.first)
    let change = try #require(part.events.first { $0.text("field") == "status" })
    #expect(change["from"]?["label"] == "New")
    #expect(change["to"]?["id"] == "open")
    #expect(change.text("actor") == "zendesk:person:8")
    #expect(part.messages.first?.key == "zendesk:message:7")
    #expect(part.messages.first?.createdAt == "2023-01-02T03:04:05Z")
  }

  @Test func brokenLinesAreSkippedAndSaid() throws {
    let text =
      #"{"id":1,"requester_id":2}"# + "\n{\"id\":2,,}\n" + #"{"id":3,"requester_id":2}"# + "\n" + #"{"id":4,"req"#
    let sink = try read(MemoryInput("t.json", text))
    #expect(sink.tickets.map(\.id) == ["1", "3"])
    let broken = try #require(sink.findings.first { $0.code == "unreadableRecord" })
    #expect(broken.line == 2)
    let torn = try #require(sink.findings.first { $0.code == "tornFile" })
    #expect(torn.line == 4)
    #expect(sink.completeness.first?.state == "partial")
  }

  @Test func loneSurrogatesAndBadBytesAreRepairedAndSaid() throws {
    let text = #"{"id":1,"requester_id":2,"subject":"a\ud83d b"}"#
    let sink = try read(MemoryInput("t.json", text))
    #expect(sink.tickets.first?.subject == "a\u{FFFD} b")
    #expect(sink.tickets.first?.extras["originalEscapes"] == [#"a\ud83d b"#])
    #expect(sink.codes().contains("loneSurrogate"))
    var bytes = Array(#"{"id":1,"requester_id":2,"subject":"a"#.utf8)
    bytes += [0xFF] + Array("b\"}".utf8)
    let repaired = try read(MemoryInput([("t.json", nil, bytes)]))
    #expect(repaired.tickets.first?.subject == "a\u{FFFD}b")
    #expect(repaired.codes().contains("invalidUTF8"))
  }

  @Test func mergedAndFollowUpTicketsAreLinked() throws {
    let merged = #"""
      {"id":1,"requester_id":2,"tags":["closed_by_merge"],"comments":[{"id":3,"body":"hello","created_at":"2020-01-01T00:00:00Z"},{"id":4,"body":"This request was closed and merged into request #77 \"x\".","created_at":"2020-01-02T00:00:00Z"}]}
      """#
    let sink = try read(MemoryInput("t.json", merged))
    #expect(sink.tickets.first?.links == [LinkToTicket(kind: "mergedInto", ticket: "zendesk:ticket:77")])
    let followUp =
      #"{"id":1,"requester_id":2,"via":{"channel":"web","source":{"from":{"ticket_id":12},"rel":"follow_up"}}}"#
    let second = try read(MemoryInput("t.json", followUp))
    #expect(second.tickets.first?.links == [LinkToTicket(kind: "followUpOf", ticket: "zendesk:ticket:12")])
  }

  /// Every prefix of an export either reads or says where it broke; none crashes.
  @Test func everyPrefixFailsCleanly() throws {
    let bytes = Array(
      (ZendeskReaderTests.line + "\n" + #"{"users":[{"id":2,"name":"Zoë 🎉","email":"z@x.example"}]}"#).utf8)
    for length in stride(from: 0, to: bytes.count, by: 3) {
      let sink = try read(MemoryInput([("t.json", nil, Array(bytes[..<length]))], chunk: 5))
      #expect(sink.tickets.count <= 1)
      if sink.tickets.isEmpty, length > 1 { #expect(!sink.findings.isEmpty || sink.records.isEmpty) }
    }
  }
}

@Suite("Zendesk reader: recordings") struct ZendeskRecordingTests {
  static let folder = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(.enabled(if: folder != nil, "DESKFERRY_RECORDINGS names no folder"))
  func everyRecordingReads() throws {
    let root = try #require(ZendeskRecordingTests.folder) + "/zendesk"
    let input = try ExportOpener.open([root])
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(input, ReadOptions(), sink)
    #expect(sink.findings.filter { $0.severity == .error } == [])
    #expect(sink.tickets.count > 1_000)
  }

  /// Facts of the recording, counted by a program that shares no code with ours (see recordings/README).
  @Test(.enabled(if: folder != nil, "DESKFERRY_RECORDINGS names no folder"))
  func theIncrementalExportHasItsCounts() throws {
    let path = try #require(ZendeskRecordingTests.folder) + "/zendesk/zenpy/TicketsIncrementalTest.test_pagination.json"
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    try read(try ExportOpener.open([path]), ReadOptions(), sink)
    var byID: [String: Ticket] = [:]
    for ticket in sink.tickets { byID[ticket.id] = ticket }
    #expect(byID.count == 1_001)
    #expect(byID.values.count { $0.state == .deleted } == 516)
    #expect(byID.values.count { $0.status?.category == .new } == 485)
  }
}
