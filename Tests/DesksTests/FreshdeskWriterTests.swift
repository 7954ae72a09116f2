import DeskKit
import Desks
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

/// What the target shows must be what was meant, apart from the announced losses, and each of these must be there.
func expectExactlyAnnounced(_ script: RecordScript, _ shown: Facets) {
  let losses = Dictionary(script.losses.map { ($0.path, $0) }) { $1 }
  for path in Set(script.intended.paths).union(shown.paths).union(losses.keys).sorted()
  where !Freshdesk.card.volatileFacets.contains(path) {
    guard let loss = losses[path] else {
      #expect(shown[path] == script.intended[path], "\(path) was not announced")
      continue
    }
    #expect(shown[path] != script.intended[path], "\(path): announced and not found: \(loss.reason)")
    if !loss.volatile { #expect(shown[path] == loss.expected, "\(path): not as announced") }
  }
}

@Suite("Freshdesk writer") struct FreshdeskWriterTests {
  let folder: URL
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("freshdesk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func file(_ key: String, _ name: String, _ bytes: [UInt8]) throws -> TicketFile {
    let hash = Checksum.sha256(bytes)
    try Data(bytes).write(to: folder.appendingPathComponent(hash))
    var file = TicketFile(key: key, id: nil, name: name, mediaType: "text/plain", size: bytes.count)
    file.sha256 = hash
    file.path = hash
    return file
  }

  static let ada = "zendesk:person:1"
  static let mira = "zendesk:person:2"
  static let gone = "zendesk:person:3"

  func message(
    _ id: String, _ kind: Message.Kind, _ author: String?, _ visibility: Message.Visibility, _ html: String
  ) -> Message {
    Message(
      key: "zendesk:message:\(id)", id: id, author: author, createdAt: "2021-03-0\(id)T10:00:00Z",
      visibility: visibility, kind: kind, body: MessageBody(html: html))
  }

  /// A ticket with all that can be lost, and its people as a plan would have them.
  func sample(_ agentID: String) throws -> MappedTicket {
    var ticket = Ticket(key: "zendesk:ticket:12", id: "12")
    ticket.subject = "Parcel 77 <is> late & wet"
    ticket.requester = Self.ada
    ticket.assignee = Self.mira
    ticket.organization = "zendesk:organization:5"
    ticket.createdAt = "2021-03-01T10:00:00Z"
    ticket.solvedAt = "2021-03-05T10:00:00Z"
    ticket.tags = ["late", "a, very long tag that nobody needed to be this long"]
    ticket.cc = [Recipient(address: "Bo@customer.example"), Recipient(address: "not an address")]
    ticket.links = [LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:13")]
    ticket.events = [["key": "zendesk:event:1", "field": "status"]]
    var opening = message("1", .description, Self.ada, .public, "<p>Where is it?</p>")
    opening.attachments = [try file("zendesk:attachment:1", "größe.txt", Array("0".utf8))]
    var image = try file("zendesk:attachment:2", "shot.png", [UInt8](repeating: 7, count: 9000))
    image.inline = true
    image.appearsAs = ["https://acme.zendesk.com/attachments/token/x"]
    var answer = message(
      "2", .reply, Self.mira, .public, "<div>On its way<img src=\"https://acme.zendesk.com/attachments/token/x\"></div>"
    )
    answer.attachments = [image, try file("zendesk:attachment:3", "empty.txt", [])]
    var lostFile = TicketFile(key: "zendesk:attachment:4", id: "4", name: "lost.pdf", missing: "410 at the source")
    lostFile.sha256 = nil
    var note = message("3", .note, Self.gone, .internal, "0")
    note.attachments = [lostFile]
    var again = message("4", .reply, Self.ada, .public, "Still &lt;not&gt; here")
    again.direction = "in"
    var plain = message("5", .note, nil, .internal, "")
    plain.body = MessageBody(text: "a < b\r\nand\tc")
    ticket.messages = [opening, answer, note, again, plain]
    var mapped = MappedTicket(
      ticket: ticket, externalID: "acme/zendesk:ticket:12",
      status: TargetValue(id: "9", label: "Rejected", category: .closed))
    mapped.priority = TargetValue(id: "4")
    mapped.type = TargetValue(id: "Incident")
    mapped.group = TargetValue(id: "71002")
    mapped.container = TargetValue(id: "72001")
    mapped.organizationName = "Northwind"
    mapped.fields = [
      ("77", "cf_region", "APAC"), ("78", "cf_renewal", "2024-05-06T07:08:09Z"), ("79", "cf_vip", true),
      ("80", "cf_amount", .number("12.50")),
    ]
    mapped.people = [
      Self.ada: TargetPerson(key: Self.ada, address: "Ada.Lind@customer.example", name: "Ada Lind", role: .endUser),
      Self.mira: TargetPerson(
        key: Self.mira, id: agentID, address: "mira.vogel@sandbox.example", name: "Mira Vogel", role: .agent),
      Self.gone: TargetPerson(key: Self.gone, address: "left@acme.example", name: "Left Long Ago", role: .agent),
    ]
    for message in ticket.messages { mapped.visibility[message.key] = message.visibility }
    return mapped
  }

  func agent(_ client: SandboxClient, _ email: String) async throws -> String {
    let found = try await client.json("GET", "/agents?email=\(email)").body.array?.first?["id"]?.idText
    return try #require(found)
  }

  func prepared(
    _ client: SandboxClient, multipleCompanies: Bool = true
  ) async throws -> (SmallFreshdeskPush, any DeskWriter, MappedTicket) {
    let make = try #require(Desk.freshdesk.writer)
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    let agentID = try await agent(client, "mira.vogel@sandbox.example")
    var push = SmallFreshdeskPush(writer: writer, exchange: client, folder: folder, ids: [Self.mira: agentID])
    var northwind = Organization(key: "zendesk:organization:5", id: "5", name: "Northwind")
    northwind.domains = ["nw.example"]
    northwind.notes = "Pays late"
    let company = try #require(writer.compile(northwind, externalID: "acme/zendesk:organization:5"))
    try await push.run(company, externalID: "acme/zendesk:organization:5", at: client.clock.now)
    expectExactlyAnnounced(company, try await push.shown(company))
    var ada = Person(key: Self.ada, id: "1", role: .endUser, name: "Ada Lind")
    ada.emails = [
      .init(address: "Ada.Lind@customer.example", primary: true), .init(address: "al@customer.example", primary: false),
    ]
    ada.phones = ["+46 1", "+46 2", "+46 3"]
    ada.organization = northwind.key
    ada.locale = "sv"
    ada.active = true
    let mapped = try sample(agentID)
    let target = try #require(mapped.people[Self.ada])
    let contact = try #require(writer.compile(ada, as: target, externalID: "acme/\(Self.ada)"))
    push.target = nil
    try await push.run(contact, externalID: "acme/\(Self.ada)", at: client.clock.now)
    expectExactlyAnnounced(contact, try await push.shown(contact))
    push.target = nil
    push.parts = [:]
    return (push, writer, mapped)
  }

  @Test func whatItShowsIsWhatWasAnnounced() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let before = try await client.state()["mails"]?.array?.count ?? 0
    let script = writer.compile(mapped)
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
    let state = try await client.state()
    let ticket = try #require(state["tickets"]?.array?.first)
    #expect(ticket["status"]?.int == 9)
    #expect(ticket["custom_fields"]?["cf_original_created_at"]?.string == "2021-03-01T10:00:00Z")
    #expect(ticket["conversations"]?.array?.map { $0["private"]?.bool } == [false, true, false, true])
    #expect(ticket["conversations"]?.array?.map { $0["source"]?.int } == [2, 2, 2, 2])
    let mails = (state["mails"]?.array?.count ?? 0) - before
    #expect(mails == script.steps.reduce(0) { $0 + $1.mails })
    #expect(state["refused"]?.int == 0)
    // Compiling is pure: the same again, to the byte.
    #expect(writer.compile(mapped).steps == script.steps)
    #expect(writer.compile(mapped).losses == script.losses)
  }

  /// Bodies that point into the old desk: at a picture, at tickets that were written, that was not, and at itself.
  func pointing(_ mapped: MappedTicket) -> MappedTicket {
    var mapped = mapped
    mapped.addresses = TicketAddresses(card: Desk.zendesk.card, account: "acme")
    mapped.ticket.messages[0].body = MessageBody(
      html: "<p>As in <a href='https://acme.zendesk.com/agent/tickets/13?x=1&amp;y=2#c'>the other</a>, see "
        + "https://acme.zendesk.com/hc/sv/requests/13. Not https://acme.zendesk.com/agent/tickets/130x</p>")
    mapped.ticket.messages[2].body = MessageBody(
      text: "like https://acme.zendesk.com/api/v2/tickets/99.json,\nthis one: https://acme.zendesk.com/tickets/12")
    return mapped
  }

  @Test(arguments: [false, true]) func addressesInBodiesAreThoseOfTheTarget(answersLost: Bool) async throws {
    let client = SandboxClient(
      lost: answersLost ? Dictionary(uniqueKeysWithValues: (3...7).map { ($0, true) }) : [:])
    var (push, writer, mapped) = try await prepared(client)
    mapped = pointing(mapped)
    var script = writer.compile(mapped)
    let links = script.steps.filter { $0.kind == .link }
    let other = "zendesk:ticket:13", gone = "zendesk:ticket:99"
    #expect(links.map(\.needs) == [[other], [gone], [mapped.ticket.key]])
    #expect(script.intended["message:zendesk:message:1.link:" + other] == other)
    #expect(script.intended["message:zendesk:message:2.inline:zendesk:attachment:2"] == "in the body")
    // As the engine does: links last, and none to a ticket that is not written, which the plan announces.
    script.steps.removeAll { $0.kind == .link }
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    push.ids[other] = String(try await client.ticket())
    var last = script
    last.steps = links.filter { $0.needs != [gone] }
    try await push.run(last, externalID: mapped.externalID, at: client.clock.now)
    var record = writer.compile(mapped)
    record.losses.append(FacetLoss("message:zendesk:message:3.link:" + gone, .dropped, reason: "not written"))
    expectExactlyAnnounced(record, try await push.shown(record))

    let ticket = try #require(try await client.state()["tickets"]?.array?.first { $0["status"]?.int == 9 })
    let description = try #require(ticket["description"]?.string)
    let site = "https://acme.freshdesk.com"
    let new = try #require(push.ids[other])
    #expect(description.contains("<a href='\(site)/a/tickets/\(new)'>the other</a>"))
    #expect(
      description.contains("<a href=\"\(site)/a/tickets/\(new)\">https://acme.zendesk.com/hc/sv/requests/13</a>. Not"))
    #expect(description.contains("Not https://acme.zendesk.com/agent/tickets/130x"))
    let bodies = ticket["conversations"]?.array?.compactMap { $0["body"]?.string } ?? []
    let file = try #require(push.parts["file:zendesk:attachment:2"])
    #expect(bodies[0].contains("<img src=\"\(site)/helpdesk/attachments/\(file)\">"))
    #expect(bodies[1].contains("<a href=\"https://acme.zendesk.com/api/v2/tickets/99.json\">"))
    #expect(
      bodies[1].contains("<a href=\"\(site)/a/tickets/\(push.target ?? "")\">https://acme.zendesk.com/tickets/12<"))

    // Written again as a whole, a message keeps the new addresses.
    let update = writer.compileUpdate(
      mapped, changed: ["message:zendesk:message:3.body", "message:zendesk:message:1.body"], added: [])
    var again = update
    again.steps.removeAll { $0.kind == .link }
    try await push.run(again, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(record, try await push.shown(record))
  }

  @Test func aPictureThatIsNotWrittenKeepsItsOldAddressAndTheListSaysSo() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    mapped.ticket.messages[1].attachments[0].path = nil
    mapped.ticket.messages[1].attachments[0].missing = "404 at the source"
    let script = writer.compile(mapped)
    let path = "message:zendesk:message:2.inline:zendesk:attachment:2"
    #expect(script.losses.contains { $0.path == path && $0.kind == .dropped })
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
  }

  @Test func withoutMultipleCompaniesToo() async throws {
    var configuration = Freshdesk.SandboxConfiguration()
    configuration.multipleCompanies = false
    let client = SandboxClient(configuration)
    var (push, writer, mapped) = try await prepared(client)
    let script = writer.compile(mapped)
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
  }

  /// Each writing call of the ticket once with its answer lost before, and once after the effect.
  @Test(arguments: [true, false]) func lostAnswersLoseAndDoubleNothing(after: Bool) async throws {
    for number in 3...8 {
      let client = SandboxClient(lost: [number: after])
      var (push, writer, mapped) = try await prepared(client)
      let script = writer.compile(mapped)
      try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
      expectExactlyAnnounced(script, try await push.shown(script))
      let tickets = try await client.state()["tickets"]?.array ?? []
      #expect(tickets.count == 1)
      #expect(tickets.first?["conversations"]?.array?.count == 4)
    }
  }

  @Test func somebodyElsesAnswerShows() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let script = writer.compile(mapped)
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    #expect(try await push.shown(script)["messages"] == "4")
    _ = try await client.json("POST", "/tickets/\(push.target ?? "")/notes", ["body": "and me", "private": false])
    #expect(try await push.shown(script)["messages"] == "5")
  }

  @Test func anInternalOpeningIsNeverTheDescription() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    mapped.visibility["zendesk:message:1"] = .internal
    let script = writer.compile(mapped)
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
    let ticket = try #require(try await client.state()["tickets"]?.array?.first)
    #expect(ticket["description_text"]?.string == "The first message is in the notes.")
    #expect(ticket["conversations"]?.array?.count == 5)
  }

  @Test func filesPastTheLimitAreAnnounced() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let big = [UInt8](repeating: 1, count: 11 * 1_048_576)
    mapped.ticket.messages[1].attachments.append(try file("zendesk:attachment:8", "big.bin", big))
    mapped.ticket.messages[3].attachments = [
      try file("zendesk:attachment:9", "bigger.bin", big), try file("zendesk:attachment:10", "small.txt", [1]),
    ]
    let script = writer.compile(mapped)
    let lost = script.losses.filter { $0.reason.contains("20 MB") }.map(\.path)
    #expect(lost == ["message:zendesk:message:4.file:zendesk:attachment:9"])
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
  }

  @Test func updatesRestoresRemovesAndListsAgain() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    let former = try await push.shown(writer.compile(mapped))
    let before = push.target
    mapped.ticket.subject = "Parcel 77 has come"
    mapped.status = TargetValue(id: "3")
    mapped.ticket.messages[2].body = MessageBody(html: "1")
    mapped.ticket.messages.append(message("6", .note, Self.mira, .internal, "Done"))
    mapped.visibility["zendesk:message:6"] = .internal
    let record = writer.compile(mapped)
    let changed: Set = [
      "subject", "status", "message:zendesk:message:3.body", "message:zendesk:message:6.body",
      "message:zendesk:message:6.visibility",
    ]
    let update = writer.compileUpdate(mapped, changed: changed, added: ["zendesk:message:6"])
    #expect(update.steps.map(\.id) == ["message:zendesk:message:3", "message:zendesk:message:6", "update"])
    try await push.run(update, externalID: mapped.externalID, at: client.clock.now)
    #expect(push.target == before)
    expectExactlyAnnounced(record, try await push.shown(record))
    var values: [String: String?] = [:]
    for path in ["subject", "status"] { values.updateValue(former[path], forKey: path) }
    let restore = writer.compileRestore(key: record.key, kind: .ticket, former: values)
    try await push.run(restore, externalID: mapped.externalID, at: client.clock.now)
    let restored = try await push.shown(record)
    #expect(restored["subject"] == former["subject"])
    #expect(restored["status"] == "9")
    let seen = Mutex<[String]>([])
    try await writer.eachExternalID(prefix: "acme/", over: client) { kind, external, _ in
      seen.withLock { $0.append("\(kind.rawValue) \(external)") }
    }
    #expect(
      seen.withLock { $0.sorted() } == [
        "organization acme/zendesk:organization:5", "person acme/zendesk:person:1", "ticket acme/zendesk:ticket:12",
      ])
    let id = try #require(push.target)
    #expect(try await writer.remove(.ticket, targetID: id, over: client) == .removed)
    #expect(try await writer.remove(.ticket, targetID: id, over: client) == .alreadyGone)
    let none = try await writer.show(.ticket, targetID: id, script: record, messages: [:], ids: [:], over: client)
    #expect(none == nil)
    #expect(writer.url(.ticket, targetID: "7") == "https://acme.freshdesk.com/a/tickets/7")
  }

  @Test func aTargetThatCannotHoldItBlocks() async throws {
    let client = SandboxClient()
    let make = try #require(Desk.freshdesk.writer)
    var inventory = try await client.inventory()
    let mapped = try sample("1")
    inventory.fields.removeAll { $0.id == "cf_source_ticket_id" }
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: inventory))
    #expect(writer.externalIDPlace == nil)
    #expect(writer.compile(mapped).blocked == ["the target has no custom field cf_source_ticket_id"])
    #expect(writer.compile(mapped).steps.isEmpty)
    let blind = make(WriterOptions(site: "https://acme.freshdesk.com"))
    #expect(blind.externalIDPlace?.contains("not checked") == true)
    #expect(blind.unchecked.count == 1 && blind.unchecked[0].contains(Freshdesk.externalIDField))
    #expect(blind.unchecked[0].contains("Admin > Workflows > Ticket fields"))
    let replies = make(
      WriterOptions(site: "https://acme.freshdesk.com", historyAs: .replies, target: try await client.inventory()))
    #expect(replies.compile(mapped).blocked.first?.contains("mails every reply") == true)
    var wrong = mapped
    wrong.fields.append(("99", "cf_order_number", "twelve"))
    wrong.fields.append(("98", "cf_none", "x"))
    let good = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    #expect(
      good.compile(wrong).blocked == [
        "field cf_order_number takes numbers, not \"twelve\"", "the target has no custom field cf_none",
      ])
  }

  @Test func aRatingThatWasNeverGivenIsNotCalledOne() {
    for (score, words) in [("unoffered", "never asked"), ("offered", "gave none"), ("good", "customer's survey")] {
      var ticket = Ticket(key: "zendesk:ticket:1", id: "1")
      ticket.satisfaction = ["score": .string(score)]
      let mapped = MappedTicket(ticket: ticket, externalID: "acme/zendesk:ticket:1", status: TargetValue(id: "2"))
      let script = Freshdesk.Writer(options: WriterOptions(site: "https://acme.freshdesk.com")).compile(mapped)
      #expect(script.losses.first { $0.path == "satisfaction" }?.reason.contains(words) == true, "\(score)")
    }
  }
}
