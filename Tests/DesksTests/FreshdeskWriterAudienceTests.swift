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

  private func context(_ push: SmallFreshdeskPush, _ mapped: MappedTicket, _ client: SandboxClient) -> StepContext {
    StepContext(
      key: mapped.ticket.key, externalID: mapped.externalID, targetID: push.target, stepIDs: push.parts, ids: push.ids,
      intendedAt: Timestamp.text(epoch: client.clock.now), file: { $0 })
  }

  /// An interrupted plan wrote it; before the next one its readers changed.
  @Test(arguments: [false, true]) func aMessageIsFoundWhoeverReadsIt(inOtherWords: Bool) async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    for (key, now) in [("zendesk:message:2", Message.Visibility.internal), ("zendesk:message:3", .public)] {
      mapped.visibility[key] = now
      if inOtherWords { mapped.ticket.messages[key.hasSuffix("2") ? 1 : 2].body = MessageBody(html: "other words") }
      let step = try #require(writer.compile(mapped).steps.first { $0.id == "message:" + key })
      var context = context(push, mapped, client)
      context.stepIDs["message:" + key] = nil
      context.inOtherWords = inOtherWords
      guard case .found(let result) = try await writer.find(step, of: context, over: client) else {
        Issue.record("\(key) would be written a second time")
        continue
      }
      #expect(result.id == push.parts["message:" + key])
    }
  }

  /// A ticket is found that another plan made, with the opening message elsewhere: there it stays, once.
  @Test(arguments: [true, false]) func theOpeningStaysWhereItWasPut(wasPublic: Bool) async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let first = "zendesk:message:1", part = "message:zendesk:message:1"
    mapped.visibility[first] = wasPublic ? .public : .internal
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    let before = try await bodies(client), put = push.parts[part]
    #expect((put == "description") == wasPublic)
    mapped.visibility[first] = wasPublic ? .internal : .public
    var script = writer.compile(mapped)
    var lookUp = context(push, mapped, client)
    (lookUp.targetID, lookUp.stepIDs) = (nil, [:])
    guard case .found(let result) = try await writer.find(script.steps[0], of: lookUp, over: client) else {
      Issue.record("the ticket is there")
      return
    }
    #expect(result.partIDs[part] == put)
    script.steps = script.steps.filter { $0.id == part }
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    #expect(try await bodies(client) == before)
    let shown = try await push.shown(writer.compile(mapped))
    #expect(shown[part + ".visibility"] == (wasPublic ? "public" : "internal"))
    #expect(shown[part + ".kind"] == (wasPublic ? "description" : "note"))
    #expect(shown[part + ".file:zendesk:attachment:1"] != nil)

    // Nor does an edit put it anywhere else, or before other readers.
    mapped.ticket.messages[0].body = MessageBody(html: "edited")
    let edit = writer.compileUpdate(mapped, changed: [part + ".body"], added: [])
    #expect(edit.steps.count == 1)
    let description = try await client.state()["tickets"]?.array?.last?["description"]
    try await push.run(edit, externalID: mapped.externalID, at: client.clock.now)
    #expect(try await bodies(client) == before)
    #expect(try await client.state()["tickets"]?.array?.last?["description"] == description)
  }

  /// Killed between the two calls, so that nobody knows where the message stands.
  @Test(arguments: [true, false]) func theOpeningIsNotWrittenBesideItsNote(isThere: Bool) async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let first = "zendesk:message:1", part = "message:zendesk:message:1"
    mapped.visibility[first] = .internal
    var script = writer.compile(mapped)
    if !isThere { script.steps.removeAll { $0.about == first } }
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    let note = push.parts.removeValue(forKey: part)
    let before = try await client.state()["tickets"]?.array?.last?["description"]
    mapped.visibility[first] = .public
    let edit = writer.compileUpdate(mapped, changed: [part + ".body"], added: [])
    try await push.run(edit, externalID: mapped.externalID, at: client.clock.now)
    #expect(push.parts[part] == note)
    let after = try await client.state()["tickets"]?.array?.last?["description"]
    #expect((after == before) == isThere)
  }

  @Test func theAuthorOfANoteStaysAndNothingIsWrittenForThat() async throws {
    let client = SandboxClient()
    var (_, writer, mapped) = try await prepared(client)
    mapped.ticket.messages[1].author = Self.ada
    let author = writer.compileUpdate(mapped, changed: [Self.answer + ".author"], added: [])
    #expect(author.steps.isEmpty)
    #expect(author.losses.contains { $0.path == Self.answer + ".author" && $0.perhaps })
    let edit = writer.compileUpdate(mapped, changed: [Self.answer + ".author", Self.answer + ".body"], added: [])
    #expect(edit.steps.map(\.id).prefix(2) == ["message:zendesk:message:2", "inline:zendesk:message:2"])
    #expect(edit.losses.contains { $0.path == Self.answer + ".author" && $0.perhaps })
    let added = writer.compileUpdate(mapped, changed: [Self.answer + ".author"], added: ["zendesk:message:2"])
    #expect(added.losses.contains { $0.path == Self.answer + ".author" && $0.perhaps } == false)
  }

  /// The message stands in the description, and would be a note today.
  @Test func addressesAreChangedWhereTheMessageStands() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    mapped = pointing(mapped)
    var script = writer.compile(mapped)
    script.steps.removeAll { $0.kind == .link }
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    mapped.visibility["zendesk:message:1"] = .internal
    var links = writer.compile(mapped)
    links.steps = links.steps.filter { $0.kind == .link && $0.about == "zendesk:message:1" }
    #expect(links.steps.map(\.call) == ["PUT /conversations/{id}"])
    let other = try await client.ticket()
    push.ids["zendesk:ticket:13"] = String(other)
    try await push.run(links, externalID: mapped.externalID, at: client.clock.now)
    let tickets = try await client.state()["tickets"]?.array ?? []
    #expect(tickets.contains { $0["description"]?.string?.contains("/a/tickets/\(other)") == true })
  }
}
