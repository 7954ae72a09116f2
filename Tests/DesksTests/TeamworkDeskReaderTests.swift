import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Teamwork Desk, reading")
struct TeamworkDeskReaderTests {
  private func read(_ documents: [(String, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(documents.map { ($0.0, nil, Array($0.1.utf8)) })
    let read = try #require(Desk.teamworkDesk.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  private func messages(_ sink: CollectingSink) -> [Message] {
    sink.records(.tickets).flatMap { $0.records("messages", as: Message.self) }
  }

  static let messages =
    #"{"messages":[{"id":3,"ticket":{"id":5,"type":"tickets"},"threadType":"note","textBody":"c","#
    + #""createdAt":"2025-01-01T00:00:00Z","createdBy":{"id":7,"type":"users"}},"#
    + #"{"id":2,"ticket":{"id":5,"type":"tickets"},"threadType":"message","textBody":"b","#
    + #""createdAt":"2025-01-03T00:00:00Z","createdBy":{"id":7,"type":"users"}},"#
    + #"{"id":1,"ticket":{"id":5,"type":"tickets"},"threadType":"message","textBody":"a","#
    + #""createdAt":"2025-01-02T00:00:00Z","createdBy":{"id":7,"type":"customers"}}]}"#

  private func ticket(_ count: Int) -> String {
    #"{"ticket":{"id":5,"subject":"A","inbox":{"id":1,"type":"inboxes"},"status":{"id":9,"type":"ticketstatuses"},"#
      + #""messageCount":\#(count)}}"#
  }

  @Test("The oldest message opens the ticket where all that it counts are here, whichever file comes first")
  func opening() throws {
    let documents = [("t.json", ticket(2)), ("m.json", Self.messages)]
    for documents in [documents, documents.reversed()] {
      let found = messages(try read(documents)).sorted { ($0.id ?? "") < ($1.id ?? "") }
      #expect(found.map(\.key) == ["5/description", "2", "3"].map { "teamwork-desk:message:" + $0 })
      #expect(found.map(\.visibility) == [.public, .public, .internal])
      #expect(found.map(\.direction) == ["in", "out", nil])
    }
    let partly = messages(try read([("t.json", ticket(3)), ("m.json", Self.messages)]))
    #expect(partly.allSatisfy { $0.kind != .description })
  }

  @Test("Users and customers of one number are two people")
  func people() throws {
    let authors = messages(try read([("t.json", ticket(2)), ("m.json", Self.messages)])).compactMap(\.author)
    #expect(Set(authors) == ["teamwork-desk:person:users/7", "teamwork-desk:person:customers/7"])
  }

  @Test(
    "What stands for nobody is nobody, and stays as it was",
    arguments: [
      #"0"#, #""0""#, #"null"#, #"{"Int64":0,"Valid":false}"#, #"{"Int64":7,"Valid":false}"#, #"{"id":0,"email":""}"#,
    ])
  func nobody(_ value: String) throws {
    let text = #"{"ticket":{"id":5,"subject":"A","inboxId":1,"agent":\#(value),"createdAt":"0001-01-01T00:00:00Z"}}"#
    let sink = try read([("t.json", text)])
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.assignee == nil && ticket.createdAt == nil)
    #expect(ticket.extras.text("createdAt") == "0001-01-01T00:00:00Z")
    #expect((ticket.extras["agent"] == nil) == (value == "null"))
  }

  @Test("One label of two statuses stays two; a word that two statuses have is none of them")
  func statuses() throws {
    let text =
      #"{"tickets":[{"id":1,"subject":"A","inbox":{"id":1},"status":{"id":77}},"#
      + #"{"id":2,"subject":"B","inbox":{"id":1},"status":{"id":78}},{"id":3,"subject":"C","inboxId":1,"status":"Closed"}],"#
      + #""included":{"ticketstatuses":[{"id":77,"name":"Closed","code":"x"},{"id":78,"name":"Closed","code":"y"}]}}"#
    let sink = try read([("t.json", text)])
    #expect(sink.tickets.sorted { $0.id < $1.id }.map(\.status?.id) == ["77", "78", nil])
    #expect(sink.records(.statuses).count == 2)
  }

  @Test("Planted secrets reach no record")
  func secrets() throws {
    let text = #"{"user":{"id":9,"email":"r@example.com","authToken":{"hash":"planted-1"},"csrfToken":"planted-2"}}"#
    let sink = try read([("me.json", text)])
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("planted-".utf8)) })
    #expect(sink.leaves.values.first?.dropped["secret"] == 2)
  }
}
