import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Freshservice reader") struct FreshserviceReaderTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/freshservice")

  private func read(_ name: String) throws -> CollectingSink {
    try read(ExportOpener.open([Self.fixtures.appendingPathComponent("\(name)/input").path]))
  }

  private func read(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.freshservice.read)
    try read(input, ReadOptions(account: "orchard"), sink)
    return sink
  }

  @Test func oneNumberIsAnotherStatusInAnotherWorkspace() throws {
    let sink = try read("api-pages")
    let statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    let six = statuses.filter { $0.id == "6" }
    #expect(six.map { "\($0.scope ?? "") \($0.label)" } == ["2 On Hold", "3 Awaiting Delivery"])
    #expect(statuses.filter { $0.label == "On Hold" }.map(\.scope) == ["2", "3"])
    let tickets = sink.tickets.filter { $0.subject != nil }
    #expect(Set(tickets.compactMap { $0.container?.label }) == ["IT", "Field"])
    #expect(tickets.first { $0.id == "13" }?.status?.label == "Awaiting Delivery")
  }

  @Test func partsOfATicketAreJoinedByTheirAddress() throws {
    let sink = try read("api-pages")
    let parts = sink.records.filter { $0.head.collection == .tickets && $0.head.partial }
    #expect(Set(parts.map(\.head.id)) == ["12", "13"])
    let items = parts.compactMap { $0.json["extras"]?["requested_items/1101"] }
    #expect(items.map { $0["service_item_name"]?.string } == ["Gloves"])
    #expect(parts.compactMap { $0.json["timeEntries"]?.array?.first?["seconds"]?.int } == [1800])
    #expect(parts.flatMap { $0.json["events"]?.array ?? [] }.compactMap { $0["actorText"]?.string }.count == 2)
    // Without an address nobody knows whose it is.
    let alone = try read(MemoryInput("x.json", "{\"requested_items\":[{\"id\":5,\"quantity\":1}]}"))
    #expect(alone.codes() == ["ticketNotNamed"])
    #expect(alone.records.map(\.head.collection.name) == ["other/requested_items"])
    let named = try read(MemoryInput("tickets/7/requested_items.json", "{\"requested_items\":[{\"id\":5}]}"))
    #expect(named.codes() == [] && named.tickets.map(\.id) == ["7"])
  }

  @Test("Without an address a parent that is a ticket is the ticket, and is told")
  func parents() throws {
    func parts(_ parent: String, _ list: String) throws -> CollectingSink {
      try read(
        MemoryInput(
          "x.json",
          #"{"\#(list)":[{"id":5,"agent_id":7,"time_spent":"01:00","executed_at":"2026-01-05T10:00:00Z","title":"t","#
            + #""description":"d","status":1,"timer_running":false,"parent_id":589,"parent_type":"\#(parent)"}]}"#))
    }
    for list in ["time_entries", "tasks"] {
      let sink = try parts("Ticket", list)
      #expect(sink.tickets.map(\.id) == ["589"] && sink.codes() == ["ticketByParent"])
      #expect(try parts("Change", list).codes() == ["ticketNotNamed"])
    }
  }

  @Test("A requester of id and name is a person, unless a record of their own came")
  func namedRequesters() throws {
    func ticket(_ id: Int, _ requester: String, _ more: String = "") -> String {
      "<helpdesk-ticket><display-id type=\"integer\">\(id)</display-id>\(requester)<status type=\"integer\">2</status>"
        + "<description-html>x</description-html>\(more)</helpdesk-ticket>"
    }
    func named(_ id: Int, _ name: String) -> String {
      "<requester-id type=\"integer\">\(id)</requester-id><requester-name>\(name)</requester-name>"
    }
    let tickets =
      "<helpdesk-tickets type=\"array\">" + ticket(1, named(900, "Re &amp; Q")) + ticket(2, named(900, "Re &amp; Q"))
      // A ticket read the long way, and one without a name.
      + ticket(3, named(901, "Nur Name"), "<type>x</type>")
      + ticket(4, "<requester-id type=\"integer\">902</requester-id>") + "</helpdesk-tickets>"
    let users = "<users type=\"array\"><user><id type=\"integer\">900</id><name>Re Q.</name></user></users>"
    for withUsers in [false, true] {
      let files = [("Tickets_0.xml", tickets)] + (withUsers ? [("Users.xml", users)] : [])
      let sink = try read(MemoryInput(files.map { ($0.0, nil, Array($0.1.utf8)) }))
      let people = sink.records(.people).map { "\($0.text("id") ?? "") \($0.text("name") ?? "")" }
      #expect(people.sorted() == [withUsers ? "900 Re Q." : "900 Re & Q", "901 Nur Name"])
      #expect(sink.tickets.map(\.requester).compactMap { $0 }.count == 4)
      #expect(sink.tickets[0].extras.text("requester_name") == "Re & Q", "what the ticket says stays with it")
    }
  }

  @Test func theExportKeepsWhatIsDeletedAndDropsSecrets() throws {
    let sink = try read("xml-export")
    #expect(sink.tickets.map(\.state) == [.active, .deleted])
    #expect(sink.tickets.map(\.id) == ["41", "42"])
    #expect(sink.tickets[0].fields["asset_tag"] == "PR-0042")
    #expect(sink.tickets[0].organization == "freshservice:organization:41")
    #expect(sink.tickets[0].messages.map(\.visibility) == [.public, .public, .internal])
    let all = sink.records.map { JSONValue.object($0.json).text }.joined()
    #expect(!all.contains("planted"))
    #expect(sink.leaves["Users.xml"]?.dropped == ["secret": 1])
  }

  @Test func emptyPagesAreAnAnswer() throws {
    for text in ["{\"tickets\":[]}", "[]", ""] {
      let sink = try read(MemoryInput("t.json", text))
      #expect(sink.findings == [] && sink.tickets.isEmpty)
      #expect(sink.completeness.contains { $0.collection == "tickets" && $0.read == 0 })
    }
  }

  @Test func isNotTakenForFreshdeskNorTheOtherWayRound() throws {
    for (desk, other) in [(Desk.freshservice, Desk.freshdesk), (.freshdesk, .freshservice)] {
      let folder = Self.fixtures.deletingLastPathComponent().appendingPathComponent(desk.card.id)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let heads = try ExportOpener.open([folder.appendingPathComponent("\(name)/input").path]).heads(limit: 50)
        let own = desk.detect(heads)?.confidence ?? 0
        #expect(own >= 50, "\(name)")
        #expect((other.detect(heads)?.confidence ?? 0) <= own - 15, "\(name)")
      }
    }
  }

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(.enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func everyRecordingIsAccountedFor() throws {
    let folder = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("freshservice")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    #expect(names.count > 10)
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      let sink = try read(MemoryInput([(name, nil, bytes)]))
      #expect(sink.leaves[name]?.total == (try JSONIndex.value(of: bytes).leaves), "\(name)")
      #expect(sink.codes().isSubset(of: ["ticketNotNamed"]), "\(name)")
    }
  }
}
