import DeskKit
import Desks
import JSONText
import TestKit
import Testing
import TicketModel

/// Updates of tickets whose messages changed their audience or their place, or whose people are gone.
extension FreshdeskWriterTests {
  private static let answer = "message:zendesk:message:2"

  private func bodies(_ client: SandboxClient) async throws -> [String] {
    let tickets = try await client.state()["tickets"]?.array ?? []
    return tickets.flatMap { $0["conversations"]?.array ?? [] }.compactMap { $0["body"]?.string }
  }

  @Test func whatBecameInternalIsNotWrittenIntoWhatIsPublic() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    let before = try await bodies(client)
    mapped.ticket.messages[1].visibility = .internal
    mapped.ticket.messages[1].body = MessageBody(html: "secret")
    mapped.visibility["zendesk:message:2"] = .internal
    let changed: Set = [Self.answer + ".visibility", Self.answer + ".body"]
    let update = writer.compileUpdate(mapped, changed: changed, added: [])
    #expect(update.steps.isEmpty)
    #expect(changed.isSubset(of: update.losses.filter { $0.volatile && $0.perhaps }.map(\.path)))

    // Also where the plan took a public note for one of its internal ones.
    mapped.ticket.messages[2].body = MessageBody(html: "secret too")
    let edit = writer.compileUpdate(mapped, changed: ["message:zendesk:message:3.body"], added: [])
    #expect(edit.steps.map(\.call) == ["PUT /conversations/{id}"])
    push.parts["message:zendesk:message:3"] = push.parts[Self.answer]
    let refused = await #expect(throws: DeskError.self) {
      try await push.run(edit, externalID: mapped.externalID, at: client.clock.now)
    }
    #expect(refused?.detail.contains("is public") == true)
    #expect(try await bodies(client) == before)
  }

  /// The description stays that of the message that came first, whichever comes first now.
  @Test(arguments: ["internal", "gone", "later"]) func theDescriptionStays(_ change: String) async throws {
    let client = SandboxClient()
    let (_, writer, original) = try await prepared(client)
    var mapped = original
    var changed: Set = ["messages"], added: Set<String> = []
    switch change {
    case "internal":
      mapped.visibility["zendesk:message:1"] = .internal
      changed.formUnion(["message:zendesk:message:1.visibility", "message:zendesk:message:1.kind"])
    case "gone":
      mapped.ticket.messages.removeFirst()
      changed.formUnion([Self.answer + ".kind", "message:zendesk:message:1.body"])
    default:
      mapped.ticket.messages.insert(message("6", .reply, Self.ada, .public, "earlier"), at: 0)
      mapped.visibility["zendesk:message:6"] = .public
      added = ["zendesk:message:6"]
      changed.formUnion(["message:zendesk:message:6.body", "message:zendesk:message:1.kind"])
    }
    let update = writer.compileUpdate(mapped, changed: changed, added: added)
    #expect(update.steps.isEmpty)
    #expect(update.losses.contains { $0.path == "messages" && $0.perhaps })
  }

  @Test func whoIsGoneFromTheSourceIsTakenOff() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    mapped.ticket.assignee = nil
    mapped.ticket.organization = nil
    mapped.priority = nil
    let update = writer.compileUpdate(mapped, changed: ["assignee", "organization", "priority"], added: [])
    try await push.run(update, externalID: mapped.externalID, at: client.clock.now)
    let ticket = try #require(try await client.state()["tickets"]?.array?.first { $0["status"]?.int == 9 })
    #expect(ticket["responder_id"]?.idText == nil && ticket["company_id"]?.idText == nil)
    #expect(ticket["priority"]?.int == 1)
    expectExactlyAnnounced(writer.compile(mapped), try await push.shown(writer.compile(mapped)))
  }
}
