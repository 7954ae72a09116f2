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

  @Test("What tickets name and the export does not hold is told, by kind, and makes the messages partial")
  func absent() throws {
    let ticket =
      #"{"id":"5","properties":{"hs_pipeline":"0","hs_pipeline_stage":"1","subject":"A"},"associations":{"#
      + #""emails":{"results":[{"id":"8","type":"x"},{"id":"9","type":"x"},{"id":"9","type":"y"}]},"#
      + #""notes":{"results":[{"id":"7","type":"x"}]},"conversations":{"results":[{"id":"30","type":"x"}]},"#
      + #""contacts":{"results":[{"id":"1","type":"x"}]}}}"#
    let page = #"{"results":[\#(ticket)]}"#
    let alone = try read([("tickets-1.json", nil, page), ("tickets-2.json", nil, page)])
    #expect(
      alone.findings.filter { $0.code.hasSuffix("Absent") }.map(\.what) == [
        "tickets name 2 emails, the export holds 0", "tickets name 1 notes, the export holds 0",
        "tickets name 1 threads, the export holds messages of 0",
      ])
    let told = alone.completeness.first { $0.collection == "messages" }
    #expect(told?.claimed == 4 && told?.read == 0 && told?.state == "partial")
    let mail = #"{"id":"8","properties":{"hs_email_text":"m"}}"#
    let message = #"{"id":"m1","type":"MESSAGE","conversationsThreadId":"30","text":"t"}"#
    let others: [(String, String?, String)] = [
      ("e.json", nil, mail), ("n.json", nil, Self.note), ("c.json", nil, message),
    ]
    let some = try read([("tickets.json", nil, page)] + others)
    #expect(some.findings.filter { $0.code.hasSuffix("Absent") }.map(\.code) == ["emailsAbsent"])
    #expect(some.completeness.first { $0.collection == "messages" }?.read == 3)
    let rest = #"{"id":"9","properties":{"hs_email_text":"m"}}"#
    let all = try read([("tickets.json", nil, page), ("e2.json", nil, rest)] + others)
    #expect(!all.findings.contains { $0.code.hasSuffix("Absent") })
    #expect(all.completeness.first { $0.collection == "messages" }?.state == "unproven")
  }

  @Test("A record that comes on two pages counts once, in findings and against what a search claims")
  func sightings() throws {
    let page = #"{"total":2,"results":[\#(Self.ticket)]}"#
    let sink = try read([
      ("t1.json", nil, page), ("t2.json", nil, page), ("n1.json", nil, Self.note), ("n2.json", nil, Self.note),
    ])
    let told = sink.findings.map(\.what)
    #expect(told.contains("1 tickets carry a stage that no pipeline of this export defines"))
    #expect(told.contains("1 notes are associated with no ticket of this export"))
    let tickets = sink.completeness.first { $0.collection == "tickets" }
    #expect(tickets?.claimed == 2 && tickets?.read == 1 && tickets?.state == "partial")
  }

  @Test(
    "A file that ends too early makes its desk partial",
    arguments: [
      ("t.json", #"{"results":[\#(ticket),{"id":"6","prop"#),
      ("t.csv", "Ticket ID,Ticket name,Pipeline,Ticket status\n5,A,P,New\n6,\"B"),
    ])
  func torn(_ given: (name: String, text: String)) throws {
    let sink = try read([(given.name, nil, given.text)])
    #expect(sink.codes().contains("tornFile") && sink.tickets.map(\.id) == ["5"])
    let told = sink.completeness.first { $0.collection == "tickets" }
    #expect(told?.state == "partial" && told?.why == "a file is damaged or cut")
  }

  @Test(
    "Times of a CSV: milliseconds as the API has them; zeros are absent, what is no time stays and is told",
    arguments: [
      ("1704164645678", "2024-01-02T03:04:05.678Z", false), ("0", nil, false), ("0000-00-00", nil, false),
      ("-", nil, false), ("not a date", nil, true), ("03/04/2024", nil, true), ("20240102", nil, true),
    ])
  func cells(_ given: (text: String, time: String?, told: Bool)) throws {
    let sink = try read([("t.csv", nil, "hs_object_id,hs_pipeline_stage,createdate\n5,1,\(given.text)\n")])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.createdAt == given.time)
    #expect(ticket.extras.text("createdate") == given.text)
    #expect(sink.codes().contains("dateNotRead") == given.told)
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
