import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("HubSpot, reading")
struct HubSpotReaderTests {
  private func read(_ documents: [(String, String?, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(
      documents.map { name, url, text in
        (name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
      })
    let read = try #require(Desk.hubspot.read)
    try read(input, ReadOptions(timeZone: "Europe/Paris"), sink)
    return sink
  }

  private func messages(_ sink: CollectingSink) -> [String] {
    sink.records(.tickets).flatMap { ticket in
      (ticket["messages"]?.array ?? []).map { "\(ticket.text("id") ?? "") \($0["key"]?.string ?? "")" }
    }.sorted()
  }

  static let ticket = #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"}}"#
  static let note = #"{"id":"7","properties":{"hs_note_body":"n","hs_timestamp":"2024-05-01T03:00:00Z"}}"#
  static let noteOfTwo =
    #"{"id":"7","properties":{"hs_note_body":"n"},"associations":{"tickets":{"results":[{"id":"5","type":"x"},"#
    + #"{"id":"6","type":"x"}]}}}"#
  static let ticketWithNote =
    #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"},"#
    + #""associations":{"notes":{"results":[{"id":"7","type":"ticket_to_note"}]}}}"#

  @Test("Notes join their ticket from either side, whichever file comes first")
  func joins() throws {
    let page = "https://api.hubapi.com/crm/v4/objects/tickets/5/associations/notes"
    let association = #"{"results":[{"toObjectId":"7","associationTypes":[{"typeId":227}]}]}"#
    let forms: [[(String, String?, String)]] = [
      [("t.json", nil, Self.ticketWithNote), ("n.json", nil, Self.note)],
      [("t.json", nil, Self.ticket), ("n.json", nil, Self.note), ("a.json", page, association)],
    ]
    for form in forms {
      for documents in [form, form.reversed()] {
        #expect(messages(try read(documents)) == ["5 hubspot:message:notes/7"])
      }
    }
    #expect(
      messages(try read([("n.json", nil, Self.noteOfTwo)])) == [
        "5 hubspot:message:notes/7", "6 hubspot:message:notes/7",
      ]
    )
  }

  @Test("A note of no ticket is kept whole, and said")
  func loose() throws {
    let sink = try read([("t.json", nil, Self.ticket), ("n.json", nil, Self.note)])
    #expect(sink.records(.other("notes")).count == 1)
    #expect(sink.codes().contains("notOfATicket"))
  }

  @Test("A stage that no pipeline defines keeps its id; one label in two pipelines stays two statuses")
  func stages() throws {
    let pipelines =
      #"{"results":[{"id":"8","label":"P","stages":[{"id":"81","label":"New","metadata":{"ticketState":"OPEN"}}]},"#
      + #"{"id":"9","label":"Q","stages":[{"id":"91","label":"New","metadata":{"ticketState":"CLOSED"}}]}]}"#
    func ticket(_ id: String, _ pipeline: String, _ stage: String) -> String {
      #"{"id":"\#(id)","properties":{"hs_pipeline":"\#(pipeline)","hs_pipeline_stage":"\#(stage)","subject":"A"}}"#
    }
    let text = [ticket("1", "8", "81"), ticket("2", "9", "91"), ticket("3", "9", "81")].joined(separator: "\n")
    let sink = try read([("t.ndjson", nil, text), ("pipelines.json", nil, pipelines)])
    let statuses = sink.tickets.sorted { $0.id < $1.id }.compactMap(\.status)
    #expect(statuses.map(\.label) == ["New", "New", "81"])
    #expect(statuses.map(\.scope) == ["8", "9", "9"])
    #expect(statuses.map(\.category) == [.open, .closed, .unknown])
    #expect(statuses.map(\.labelFrom) == [.source, .source, .id])
  }

  @Test("Pipelines of deals are no statuses of tickets")
  func deals() throws {
    let text =
      #"{"results":[{"id":"default","label":"Sales","stages":[{"id":"won","label":"Won","metadata":"#
      + #"{"isClosed":"true","probability":"1.0"}}]}]}"#
    let sink = try read([("p.json", nil, text)])
    #expect(sink.records(.statuses).isEmpty)
    #expect(sink.records(.other("pipelines-deals")).count == 1)
  }

  @Test("Dates of a CSV are those of the given zone")
  func csv() throws {
    let text = "Ticket ID,Ticket name,Pipeline,Ticket status,Create date\n5,A,P,Waiting,2024-07-01 10:00\n"
    let ticket = try #require(try read([("t.csv", nil, text)]).tickets.first)
    #expect(ticket.createdAt == "2024-07-01T08:00:00Z")
    #expect(ticket.status == TicketStatus(scope: "P", id: nil, label: "Waiting"))
    #expect(ticket.extras.text("Create date") == "2024-07-01 10:00")
  }

  static let thread =
    #"{"id":"30","status":"OPEN","inboxId":"1","threadAssociations":{"associatedTicketId":"5"},"#
    + #""originalChannelId":"1002"}"#

  @Test(
    "A mail that is perhaps a thread's message too is told, and left",
    arguments: [
      ("2024-05-01T03:00:00.123Z", "INCOMING", "Other words than those of the mail", true),
      ("2024-05-01T03:07:00Z", "INCOMING", "The  printer\\nis on fire, please come", true),
      ("2024-05-01T03:00:00Z", "OUTGOING", "The printer is on fire, please come", false),
      ("2024-05-01T03:07:00Z", "INCOMING", "Other words than those of the mail", false),
    ])
  func twins(_ given: (at: String, direction: String, text: String, told: Bool)) throws {
    let mail =
      #"{"id":"7","properties":{"hs_email_direction":"INCOMING_EMAIL","hs_timestamp":"2024-05-01T03:00:00Z","#
      + #""hs_email_text":"The printer is on fire, please come"},"#
      + #""associations":{"tickets":{"results":[{"id":"5","type":"x"}]}}}"#
    let message =
      #"{"id":"m1","type":"MESSAGE","conversationsThreadId":"30","createdAt":"\#(given.at)","direction":"#
      + #""\#(given.direction)","text":"\#(given.text)","createdBy":"V-1","senders":[],"recipients":[]}"#
    let documents: [(String, String?, String)] = [
      ("t.json", nil, Self.ticket), ("m.json", nil, mail), ("h.json", nil, Self.thread), ("c.json", nil, message),
    ]
    for order in [documents, documents.reversed()] {
      let sink = try read(order)
      #expect(messages(sink) == ["5 hubspot:message:emails/7", "5 hubspot:message:threads/m1"])
      let told = sink.findings.filter { $0.code == "mailTwice" }
      #expect(told.compactMap(\.key) == (given.told ? ["hubspot:message:emails/7"] : []))
    }
  }

  @Test("A page of objects with few properties is recognised by what is around them; other desks' replies are not")
  func detection() {
    func detect(_ text: String) -> Int? {
      Desk.hubspot.detect([DocumentHead(name: "tickets.json", request: nil, start: Array(text.utf8))])?.confidence
    }
    let object = #""createdAt":"2026-01-02T03:04:05Z","updatedAt":"2026-01-02T03:04:05Z""#
    #expect(detect(#"{"results":[{"id":"5","properties":{"subject":"A"},\#(object),"archived":false}]}"#) ?? 0 >= 50)
    #expect(detect(#"{"tickets":[{"id":5,"subject":"A",\#(object),"state":"active"}]}"#) == nil)
  }

  @Test("Planted secrets reach no record")
  func secrets() throws {
    let sink = try read([("app.json", nil, #"{"id":"1","settings":{"client_secret":"planted-1","name":"x"}}"#)])
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("planted-1".utf8)) })
    #expect(sink.leaves.values.first?.dropped["secret"] == 1)
  }
}

@Suite("Pairs on disk")
struct JoinTableTests {
  @Test("Pairs are found the same in memory and on disk", arguments: [64, 4_096, 1 << 20])
  func same(_ memory: Int) throws {
    let table = JoinTable(memory: memory)
    var wanted: [String: Set<String>] = [:]
    var random = SeededRandom(7)
    for _ in 0..<3_000 {
      let key = "k\(random.below(700))"
      let value = "v\(random.below(5))"
      wanted[key, default: []].insert(value)
      try table.add(key, value)
    }
    try table.close()
    for (key, values) in wanted { #expect(try table.values(for: key) == values.sorted()) }
    #expect(try table.values(for: "k") == [])
    #expect(try table.values(for: "zz") == [])
  }
}
