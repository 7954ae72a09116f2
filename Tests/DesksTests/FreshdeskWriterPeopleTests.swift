import DeskKit
import Desks
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

/// Contacts and companies: lost answers, strangers with the same address, people without a record.
extension FreshdeskWriterTests {
  @Test func lostContactsAndCompaniesAreFound() async throws {
    for number in 1...2 {
      let client = SandboxClient(lost: [number: true])
      _ = try await prepared(client)
      let state = try await client.state()
      #expect(state["contacts"]?.array?.count == 1)
      #expect(state["companies"]?.array?.count == 1)
    }
  }

  @Test func aStrangerWithTheSameAddressIsJoinedAndNeverRemoved() async throws {
    let client = SandboxClient()
    let made = try await client.json("POST", "/contacts", ["name": "Ada", "email": "ada.lind@customer.example"])
    let (writer, script) = try await adasContact(client)
    var push = SmallFreshdeskPush(writer: writer, exchange: client, folder: folder)
    try await push.run(script, externalID: "acme/\(Self.ada)", at: client.clock.now)
    let id = try #require(made.body["id"]?.idText)
    #expect(push.target == id)
    guard case .kept = try await writer.remove(.person, targetID: id, over: client) else {
      Issue.record("a contact that somebody else made was removed")
      return
    }
    #expect(try await client.json("GET", "/contacts/\(id)").body["deleted"] == nil)
  }

  /// Refuses the first new contact as a duplicate.
  private final class FirstIsTaken: Exchange {
    let next: any Exchange
    private let refused = Mutex(false)
    init(_ next: any Exchange) { self.next = next }
    func send(_ call: HTTPCall) async throws -> HTTPReply {
      guard call.method == "POST", call.url.hasSuffix("/contacts") else { return try await next.send(call) }
      let first = refused.withLock { done in
        defer { done = true }
        return !done
      }
      return first ? HTTPReply(status: 409) : try await next.send(call)
    }
  }

  @Test func aContactInTheTrashIsTakenOutAgain() async throws {
    let client = SandboxClient()
    let made = try await client.json("POST", "/contacts", ["name": "Ada", "email": "ada.lind@customer.example"])
    let id = try #require(made.body["id"]?.idText)
    _ = try await client.json("DELETE", "/contacts/\(id)")
    let pulled = try await client.pulled().records(.people).map(Person.init(json:)).first { $0.id == id }
    let (writer, script) = try await adasContact(client)
    #expect(writer.standing(of: try #require(pulled)) == .gone)
    var push = SmallFreshdeskPush(writer: writer, exchange: FirstIsTaken(client), folder: folder)
    try await push.run(script, externalID: "acme/\(Self.ada)", at: client.clock.now)
    #expect(push.target == id)
    expectExactlyAnnounced(script, try await push.shown(script))
    #expect(try await writer.remove(.person, targetID: id, over: client) == .removed)
  }

  /// Ada before and after, as the source has her.
  private func adas(_ change: (inout Person) -> Void = { _ in }) -> (Person, TargetPerson) {
    var ada = Person(key: Self.ada, id: "1", role: .endUser, name: "Ada Lind")
    ada.emails = [
      .init(address: "ada.lind@customer.example", primary: true),
      .init(address: "ada@home.example", primary: false),
    ]
    ada.phones = ["+47 22 00 00 00", "+47 90 00 00 00"]
    ada.tags = ["vip"]
    ada.notes = "Calls on Fridays."
    change(&ada)
    return (
      ada, TargetPerson(key: ada.key, address: ada.address?.lowercased(), name: ada.name, role: .endUser)
    )
  }

  @Test func aContactFollowsTheSourceAndGoesBack() async throws {
    let client = SandboxClient()
    let make = try #require(Desk.freshdesk.writer)
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    func script(_ change: (inout Person) -> Void = { _ in }) throws -> RecordScript {
      let (ada, target) = adas(change)
      return try #require(writer.compile(ada, as: target, externalID: "acme/\(Self.ada)"))
    }
    let before = try script()
    var push = SmallFreshdeskPush(writer: writer, exchange: client, folder: folder)
    try await push.run(before, externalID: "acme/\(Self.ada)", at: client.clock.now)
    let former = try await push.shown(before)
    // Everything changed, or is gone.
    let after = try script {
      $0.name = "Ada Berg"
      $0.emails = [.init(address: "ada.lind@customer.example", primary: true)]
      $0.phones = ["+47 22 11 11 11"]
      $0.tags = []
      $0.notes = nil
    }
    let changed: Set<String> = ["name", "emails", "phone", "tags", "notes"]
    let update = try #require(writer.compileUpdate(of: after, changed: changed))
    #expect(update.steps.map(\.call) == ["PUT /contacts/{id}"] && update.steps.first?.mails == 0)
    try await push.run(update, externalID: "acme/\(Self.ada)", at: client.clock.now)
    expectExactlyAnnounced(after, try await push.shown(after))
    // One facet alone sends nothing else.
    let one = try #require(writer.compileUpdate(of: after, changed: ["phone"]))
    #expect(one.steps.first?.payload["fields"]?.object?.members.map(\.0) == ["phone", "mobile"])
    #expect(writer.compileUpdate(of: after, changed: ["locale"])?.steps == [])
    // What tells who somebody is stays, and is announced.
    let moved = try script {
      $0.emails = [.init(address: "ada.berg@customer.example", primary: true)]
      $0.phones = []
    }
    let kept = try #require(writer.compileUpdate(of: moved, changed: ["email", "organization", "phone"]))
    #expect(kept.steps.first?.payload["fields"]?.object?.members.map(\.0) == ["phone", "mobile"])
    #expect(Set(kept.losses.filter(\.volatile).map(\.path)) == ["email", "organization"])
    // A text that cannot be taken apart again is not given back by halves.
    let half = writer.compileRestore(
      key: Self.ada, kind: .person, former: ["phone": "+1 555, ext 5", "name": "Ada"])
    #expect(half.steps.first?.payload["fields"]?.object?.members.map(\.0) == ["name"])
    var values: [String: String?] = [:]
    for path in changed { values.updateValue(former[path], forKey: path) }
    let restore = writer.compileRestore(key: Self.ada, kind: .person, former: values)
    try await push.run(restore, externalID: "acme/\(Self.ada)", at: client.clock.now)
    expectExactlyAnnounced(before, try await push.shown(before))
  }

  @Test func aCompanyFollowsTheSourceAndGoesBack() async throws {
    let client = SandboxClient()
    let make = try #require(Desk.freshdesk.writer)
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    var company = Organization(key: "zendesk:organization:5", id: "5", name: "Harbour Bikes")
    company.domains = ["harbour.example"]
    let before = try #require(writer.compile(company, externalID: "acme/zendesk:organization:5"))
    var push = SmallFreshdeskPush(writer: writer, exchange: client, folder: folder)
    try await push.run(before, externalID: "acme/zendesk:organization:5", at: client.clock.now)
    let former = try await push.shown(before)
    company.name = "Harbour Cycles"
    company.domains = ["cycles.example", "harbour.example"]
    let after = try #require(writer.compile(company, externalID: "acme/zendesk:organization:5"))
    let update = try #require(writer.compileUpdate(of: after, changed: ["name", "domains"]))
    try await push.run(update, externalID: "acme/zendesk:organization:5", at: client.clock.now)
    expectExactlyAnnounced(after, try await push.shown(after))
    let restore = writer.compileRestore(
      key: company.key, kind: .organization, former: ["name": former["name"], "domains": former["domains"]])
    try await push.run(restore, externalID: "acme/zendesk:organization:5", at: client.clock.now)
    expectExactlyAnnounced(before, try await push.shown(before))
  }

  private func adasContact(_ client: SandboxClient) async throws -> (any DeskWriter, RecordScript) {
    let make = try #require(Desk.freshdesk.writer)
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    var ada = Person(key: Self.ada, id: "1", role: .endUser, name: "Ada Lind")
    ada.emails = [.init(address: "ada.lind@customer.example", primary: true)]
    let target = TargetPerson(key: Self.ada, address: "ada.lind@customer.example", name: "Ada Lind", role: .endUser)
    return (writer, try #require(writer.compile(ada, as: target, externalID: "acme/\(Self.ada)")))
  }

  @Test func peopleWithoutARecordAreAnnounced() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    let nobody = "zendesk:person:99"
    mapped.ticket.externalID = "crm-1"
    mapped.ticket.requester = nobody
    mapped.ticket.assignee = nobody
    mapped.ticket.cc = [Recipient(address: nil, person: nobody), Recipient(address: nil, name: "Bo")]
    mapped.ticket.messages[1].author = nobody
    mapped.ticket.messages[2].author = nobody + "8"
    let script = writer.compile(mapped)
    #expect(script.intended["assignee"] == nobody && script.intended["requester"] == nobody)
    #expect(script.losses.contains { $0.path == "sourceExternalID" && $0.kind == .dropped })
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    expectExactlyAnnounced(script, try await push.shown(script))
    let ticket = try #require(try await client.state()["tickets"]?.array?.first)
    let note = ticket["conversations"]?.array?[1]["body"]?.string
    #expect(note?.contains("by an unknown author (\(nobody)8)") == true)
    // The contact that came into being with the ticket goes with it.
    let requester = try #require(ticket["requester_id"]?.idText)
    #expect(try await writer.remove(.ticket, targetID: push.target ?? "", over: client) == .removed)
    #expect(try await client.json("GET", "/contacts/\(requester)").body["deleted"]?.bool == true)
  }

  /// Their contact of an earlier push has an address still.
  @Test func whoIsGoneFromTheSourceGetsNoMail() async throws {
    let client = SandboxClient()
    var (push, writer, mapped) = try await prepared(client)
    mapped.people[Self.ada] = nil
    mapped.ticket.assignee = nil
    mapped.ticket.cc = []
    let script = writer.compile(mapped)
    #expect(script.steps.allSatisfy { $0.mails == 0 })
    try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
    #expect(try await client.state()["mails"]?.array?.count == 1, "that of the contact itself")
    expectExactlyAnnounced(script, try await push.shown(script))
    // Another ticket of theirs is the same stranger's.
    mapped.externalID = "acme/zendesk:ticket:14"
    mapped.ticket.key = "zendesk:ticket:14"
    push.target = nil
    push.parts = [:]
    try await push.run(writer.compile(mapped), externalID: mapped.externalID, at: client.clock.now)
    #expect(Set(try await client.state()["tickets"]?.array?.map { $0["requester_id"]?.int } ?? []).count == 1)
    #expect(try await client.state()["mails"]?.array?.count == 1)
  }

  @Test func onlyAgentsOfTheTargetAreAssigned() async throws {
    let client = SandboxClient()
    let (_, writer, sample) = try await prepared(client)
    for (role, sent) in [(Person.Role.endUser, false), (.agent, true), (.admin, true)] {
      var mapped = sample
      mapped.people[Self.mira]?.roleThere = role
      let script = writer.compile(mapped)
      #expect((script.steps.first?.payload["info"]?["assignee"] != nil) == sent)
      #expect(script.losses.contains { $0.path == "assignee" && $0.kind == .dropped } != sent)
    }
  }

  @Test func peopleWithoutRecordsAreMadeOnSight() async throws {
    let client = SandboxClient()
    let make = try #require(Desk.freshdesk.writer)
    let writer = make(WriterOptions(site: "https://acme.freshdesk.com", target: try await client.inventory()))
    let cases: [(requester: String?, text: String?, person: TargetPerson?)] = [
      (
        "a:person:mail/eve@x.example", nil,
        TargetPerson(key: "a:person:mail/eve@x.example", address: "eve@x.example", name: nil, role: .unknown)
      ),
      ("a:person:9", nil, TargetPerson(key: "a:person:9", address: nil, name: "No Mail", role: .agent)),
      (nil, "Somebody", nil), (nil, nil, nil),
    ]
    for (index, given) in cases.enumerated() {
      var ticket = Ticket(key: "a:ticket:\(index)", id: "\(index)")
      ticket.requester = given.requester
      ticket.requesterText = given.text
      var later = message("2", .reply, given.requester, .public, "More")
      later.authorText = given.text
      ticket.messages = [message("1", .description, given.requester, .public, "Hello"), later]
      ticket.messages[0].authorText = given.text
      var mapped = MappedTicket(ticket: ticket, externalID: "acme/a:ticket:\(index)", status: TargetValue(id: "5"))
      if let key = given.requester { mapped.people[key] = given.person }
      for message in ticket.messages { mapped.visibility[message.key] = .public }
      let script = writer.compile(mapped)
      var push = SmallFreshdeskPush(writer: writer, exchange: client, folder: folder)
      try await push.run(script, externalID: mapped.externalID, at: client.clock.now)
      expectExactlyAnnounced(script, try await push.shown(script))
    }
    #expect(try await client.state()["contacts"]?.array?.count == 4)
  }
}
