import Crypto
import DeskKit
import Desks
import Foundation
import HTTP
import JSONText
import TestKit
import Testing
import TicketModel

enum SHA {
  static func hex(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
  }
}

/// Each trap of a real Request Tracker, and every step of the writer against it. One after the other: mails are
/// counted.
@Suite(
  "A real Request Tracker", .serialized,
  .enabled(if: RequestTrackerServer.isInstalled, "Debian's request-tracker5 packages are not installed"),
  .timeLimit(.minutes(5)))
struct RequestTrackerServerTests {
  static let dora = "zendesk:person:1"
  static let bob = "zendesk:person:2"
  static let noMail = "zendesk:person:3"

  /// A ticket with a bit of everything. `id` keeps keys apart.
  static func ticket(_ id: String, status: String, queue: String = "3", push: inout SmallPush) async throws
    -> MappedTicket
  {
    var ticket = Ticket(key: "zendesk:ticket:\(id)", id: id)
    ticket.subject = "Überschrift \(id): \"quotes\" & <tags>"
    ticket.createdAt = "2019-03-04T05:06:07Z"
    ticket.updatedAt = "2019-03-09T00:00:00Z"
    ticket.requester = dora
    ticket.submitter = dora
    ticket.messages = try messages(id, push)
    var mapped = MappedTicket(
      ticket: ticket, externalID: push.externalID(ticket.key), status: TargetValue(id: status))
    mapped.container = TargetValue(id: queue)
    for message in ticket.messages { mapped.visibility[message.key] = message.visibility }
    if push.ids[dora] == nil {
      _ = try await push.person("Dora Doe", "dora-\(id.filter(\.isNumber))@cust.example", key: dora)
    }
    mapped.people[dora] = TargetPerson(
      key: dora, id: nil, address: push.ids[dora], name: "Dora Doe", role: .endUser)
    mapped.people[bob] = TargetPerson(
      key: bob, id: "bob", address: "bob@desk.example", name: "Bob Agent", role: .agent)
    push.ids[bob] = "bob"
    return mapped
  }

  static func messages(_ id: String, _ push: SmallPush) throws -> [Message] {
    var opening = Message(
      key: "zendesk:message:\(id)/description", id: nil, author: dora, createdAt: "2019-03-04T05:06:07Z",
      visibility: .public, kind: .description, body: MessageBody(text: "It is broken.\n\nReally — 日本語"))
    opening.attachments = [
      try push.file("zendesk:attachment:\(id)1", "日本語.txt", Array("hello".utf8), type: "text/plain")
    ]
    let reply = Message(
      key: "zendesk:message:\(id)2", id: "\(id)2", author: bob, createdAt: "2019-03-05T05:06:07.250Z",
      visibility: .public, kind: .reply, body: MessageBody(html: "<p>Try <b>this</b> &amp; that</p>"))
    let note = Message(
      key: "zendesk:message:\(id)3", id: "\(id)3", author: bob, createdAt: "2019-03-05T06:06:07Z",
      visibility: .internal, kind: .note, body: MessageBody(text: "0"))
    return [opening, reply, note]
  }

  // MARK: created as it was

  @Test(
    "is created in every status of a lifecycle that allows it, with its dates and its creator",
    arguments: [
      "new", "awaiting triage", "open", "waiting on customer", "on hold", "resolved", "closed", "closed - duplicate",
      "rejected",
    ])
  func createsWithDatesAndCreator(status: String) async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    let id = "10" + String(status.utf8.reduce(0) { $0 &+ Int($1) })
    var mapped = try await Self.ticket(id, status: status, push: &push)
    if ["resolved", "closed", "closed - duplicate", "rejected"].contains(status) {
      mapped.ticket.solvedAt = "2019-03-08T01:02:03Z"
    }
    mapped.ticket.dueAt = "2019-04-01T00:00:00Z"
    mapped.ticket.tags = ["vip", "zwei wörter"]
    mapped.priority = TargetValue(id: "50")
    mapped.fields = [
      (source: "f1", target: "3", value: "Router"), (source: "f2", target: "Occurred", value: "2019-03-04T05:06:07Z"),
    ]
    let before = try server.mails()
    let script = push.writer.compile(mapped)
    #expect(script.steps.first?.payload["fields"]?["Status"]?.string == status)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    #expect(try server.mails() - before == push.mails)
    #expect(push.mails == 0)
  }

  @Test("what has no place is announced and nothing else differs; what others put there afterwards shows")
  func lossesAndForeignHands() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("210", status: "open", push: &push)
    let nobody = "zendesk:person:99"
    (mapped.ticket.externalID, mapped.ticket.brand, mapped.ticket.satisfaction) = ("crm-1", "b", ["score": "good"])
    (mapped.ticket.requester, mapped.ticket.assignee, mapped.ticket.organization) = (nobody, nobody, nobody)
    mapped.ticket.cc = [Recipient(address: nil, person: nobody)]
    if let last = mapped.ticket.messages.indices.last { mapped.ticket.messages[last].author = nobody }
    let script = push.writer.compile(mapped)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    _ = try await server.call("PUT", "/ticket/\(done.id)", ["Owner": "bob", "Due": "2031-01-01 00:00:00"])
    let touched = try #require(try await push.show(script, messages: done.messages))
    #expect(touched["assignee"] == "bob@desk.example" && touched["dueAt"] == "2031-01-01T00:00:00Z")
  }

  @Test("a user who came by another way meanwhile is joined, and never disabled by us")
  func joinsNamesakes() async throws {
    let server = try RequestTrackerServer.shared()
    let push = try await SmallPush(server)
    let address = "late@cust.example"
    _ = try await server.call("POST", "/user", ["Name": "latecomer", "EmailAddress": .string(address)])
    var person = Person(key: "zendesk:person:77", id: "77", role: .endUser, name: "Late")
    person.emails = [.init(address: address, primary: true)]
    let target = TargetPerson(key: person.key, address: address, name: "Late", role: .endUser)
    let script = try #require(push.writer.compile(person, as: target, externalID: push.externalID(person.key)))
    let result = try await push.writer.perform(
      script.steps[0], of: push.context(person.key, script, target: nil), over: push.exchange)
    #expect(result.id == "latecomer" && result.remarks.count == 1)
    _ = try await push.writer.remove(.person, targetID: "latecomer", over: push.exchange)
    #expect(try await server.call("GET", "/user/latecomer").json["Disabled"]?.idText != "1")
  }

  @Test("a user follows the source and goes back")
  func usersFollow() async throws {
    var push = try await SmallPush(RequestTrackerServer.shared())
    let key = "zendesk:person:follow\(UInt32.random(in: 0...UInt32.max))"
    func script(_ name: String, _ address: String, _ phones: [String], active: Bool? = nil) throws -> RecordScript {
      var person = Person(key: key, id: key, role: .endUser, name: name)
      person.emails = [.init(address: address, primary: true)]
      person.phones = phones
      person.active = active
      let target = TargetPerson(key: key, address: address, name: name, role: .endUser)
      return try #require(push.writer.compile(person, as: target, externalID: push.externalID(key)))
    }
    let number = UInt32.random(in: 0...UInt32.max)
    let before = try script("Ada Lind", "ada.lind\(number)@customer.example", ["+47 22 00 00 00"])
    let id = try await push.perform(before).id
    func shown(_ script: RecordScript) async throws -> Facets {
      try #require(
        try await push.writer.show(
          .person, targetID: id, script: script, messages: [:], ids: push.ids, over: push.exchange))
    }
    let after = try script("Ada Bjørk", "ada.lind\(number)@customer.example", [], active: false)
    let changed: Set<String> = ["name", "phone", "active"]
    let former = try await shown(after)
    let update = try #require(push.writer.compileUpdate(of: after, changed: changed))
    #expect(update.steps.map(\.call) == ["PUT /user/{id}"])
    let step = try #require(update.steps.first)
    func found() async throws -> Bool {
      let context = push.context(key, update, target: id)
      if case .found = try await push.writer.find(step, of: context, over: push.exchange) { return true }
      return false
    }
    #expect(try await !found())
    _ = try await push.perform(update)
    #expect(try await found(), "a rebuilt ledger sees that it was done")
    #expect(SmallPush.differences(after, try await shown(after)) == [])
    #expect(push.writer.compileUpdate(of: after, changed: ["locale"])?.steps == [])
    var values: [String: String?] = [:]
    for path in changed { values.updateValue(path == "phone" ? "+47 22 00 00 00" : former[path], forKey: path) }
    _ = try await push.perform(push.writer.compileRestore(key: key, kind: .person, former: values))
    #expect(SmallPush.differences(before, try await shown(before)) == [])
    let moved = try script("Ada Lind", "ada.berg\(number)@customer.example", [])
    let kept = try #require(push.writer.compileUpdate(of: moved, changed: ["email"]))
    #expect(kept.steps == [] && kept.losses.contains { $0.path == "email" && $0.volatile })
  }

  @Test("comments added to a resolved ticket neither reopen it nor touch its resolved date")
  func commentsKeepTheResolvedDate() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("201", status: "resolved", push: &push)
    mapped.ticket.solvedAt = "2019-03-08T01:02:03Z"
    let script = push.writer.compile(mapped)
    let done = try await push.perform(script)
    let ticket = try await server.call("GET", "/ticket/\(done.id)").json
    #expect(ticket["Status"]?.string == "resolved")
    #expect(ticket["Resolved"]?.string == "2019-03-08T01:02:03Z")
    #expect(ticket["Creator"]?["id"]?.string == "dora-201@cust.example")
  }

  @Test("replies are replayed before the last status, and the lost resolved date is announced")
  func repliesThenStatus() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server, historyAs: .replies)
    var mapped = try await Self.ticket("202", status: "closed", push: &push)
    mapped.ticket.solvedAt = "2019-03-08T01:02:03Z"
    let before = try server.mails()
    let script = push.writer.compile(mapped)
    #expect(script.losses.contains { $0.path == "solvedAt" && $0.volatile })
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    #expect(shown["message:zendesk:message:2022.visibility"] == "public")
    #expect(try server.mails() - before == push.mails)
  }

  @Test(
    "a lifecycle that allows one step at a time is walked",
    arguments: [
      ("new", []), ("triaged", ["triaged"]), ("done", ["triaged", "in progress", "pending approval", "done"]),
      ("cancelled", ["cancelled"]),
    ])
  func strictLifecycle(status: String, walk: [String]) async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    let mapped = try await Self.ticket("21\(walk.count)\(status.utf8.count)", status: status, queue: "4", push: &push)
    let before = try server.mails()
    let script = push.writer.compile(mapped)
    #expect(script.steps.compactMap { $0.payload["status"]?.string } == walk)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    #expect(try server.mails() - before == push.mails)
  }

  @Test("a status that no new ticket can reach blocks, and so does one of another lifecycle")
  func unreachable() async throws {
    var push = try await SmallPush(try RequestTrackerServer.shared())
    let mapped = try await Self.ticket("220", status: "on hold", queue: "4", push: &push)
    #expect(push.writer.compile(mapped).blocked.first?.contains("has no status \"on hold\"") == true)
  }

  @Test("a message made with its author's token keeps the author")
  func aTokenOfTheirOwnKeepsTheAuthor() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("230", status: "open", push: &push)
    mapped.people[Self.bob]?.hasToken = true
    mapped.ticket.assignee = Self.bob
    let before = try server.mails()
    let script = push.writer.compile(mapped)
    #expect(!script.losses.contains { $0.path == "message:zendesk:message:2302.author" })
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(shown["message:zendesk:message:2302.author"] == "bob@desk.example")
    #expect(shown["assignee"] == "bob@desk.example")
    #expect(SmallPush.differences(script, shown) == [])
    #expect(try server.mails() - before == 0)
    #expect(push.mails == 0)
  }

  @Test("an owner without a token gets the one mail that is announced; customers get none")
  func ownerMail() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("231", status: "resolved", push: &push)
    mapped.ticket.assignee = Self.bob
    mapped.ticket.cc = [Recipient(address: "copied@cust.example"), Recipient(address: nil, person: Self.dora)]
    let before = try server.mails()
    let script = push.writer.compile(mapped)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    #expect(push.mails == 1)
    #expect(try server.mails() - before == 1)
  }

  // MARK: odd records

  @Test("odd bodies, files, subjects and people arrive, or are announced")
  func oddities() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("240", status: "open", push: &push)
    mapped.people[Self.noMail] = try await push.person("No Mail", nil, key: Self.noMail)
    mapped.ticket.requester = Self.noMail
    mapped.ticket.subject = "two\nlines " + String(repeating: "ü", count: 200)
    let names = [
      "Grüße.pdf", "a\"b\\c/d.txt", "0", " padded ", "=?UTF-8?B?b2RkPw==?=", "100%.txt", "semi;colon.txt",
      String(repeating: "länge ", count: 30) + ".txt", "😀.png",
    ]
    // A create and a comment keep file names differently.
    for (index, name) in names.enumerated() {
      for message in 0...1 {
        mapped.ticket.messages[message].attachments.append(
          try push.file(
            "zendesk:attachment:24\(message)\(index)", name, Array("content \(message)\(index)\r\n".utf8),
            type: "text/plain"))
      }
    }
    mapped.ticket.attachments = [
      try push.file("zendesk:attachment:249", "own.bin", [1, 2, 3]),
      TicketFile(key: "zendesk:attachment:248", id: nil, name: "gone.bin", missing: "404"),
    ]
    mapped.ticket.messages[2].attachments = [
      try push.file("zendesk:attachment:250", "empty.bin", []),
      try push.file("zendesk:attachment:251", "latin.txt", [0x47, 0x72, 0xFC, 0xDF, 0x65, 13, 10], type: "text/plain"),
      try push.file("zendesk:attachment:252", "utf16.txt", [0xFF, 0xFE, 0x61, 0, 0x62, 0], type: "text/plain"),
      try push.file(
        "zendesk:attachment:253", "mail.eml", Array("Subject: x\r\n\r\nbody\r\n".utf8), type: "message/rfc822"),
      try push.file(
        "zendesk:attachment:254", "page.html", Array("<meta charset=iso-8859-1>Gr\u{FC}".utf8), type: "text/html"),
      try push.file("zendesk:attachment:255", "zero.txt", Array("0".utf8), type: "text/plain"),
      try push.file(
        "zendesk:attachment:256", "photo.png", (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31) },
        type: "image/png"),
    ]
    let big = Message(
      key: "zendesk:message:2409", id: "2409", author: nil, createdAt: nil, visibility: .internal, kind: .note,
      body: MessageBody(text: String(repeating: "200 kB of text. ", count: 12_500)))
    let zero = Message(
      key: "zendesk:message:2408", id: "2408", author: nil, createdAt: nil, visibility: .internal, kind: .note,
      body: MessageBody(text: "0"))
    mapped.ticket.messages += [zero, big]
    for message in mapped.ticket.messages { mapped.visibility[message.key] = message.visibility }
    let script = push.writer.compile(mapped)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
    #expect(shown["message:zendesk:message:2408.body"] == "0")
    #expect(shown["requester"] == "No Mail")
    #expect(script.losses.contains { $0.path == "message:zendesk:message:2403.file:zendesk:attachment:250" })
  }

  @Test("an internal opening message is never part of the create")
  func internalOpening() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("260", status: "open", push: &push)
    mapped.visibility["zendesk:message:260/description"] = .internal
    let script = push.writer.compile(mapped)
    #expect(script.steps.first?.payload["fields"]?["Content"] == nil)
    let done = try await push.perform(script)
    let shown = try #require(try await push.show(script, messages: done.messages))
    #expect(SmallPush.differences(script, shown) == [])
  }

  @Test("links both ways, and a merged pair that refers to the other")
  func links() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var first = try await Self.ticket("271", status: "open", push: &push)
    var second = try await Self.ticket("272", status: "closed", push: &push)
    first.ticket.links = [
      LinkToTicket(kind: "parentOf", ticket: "zendesk:ticket:272"),
      LinkToTicket(kind: "mergedInto", ticket: "zendesk:ticket:272"),
    ]
    second.ticket.links = [
      LinkToTicket(kind: "childOf", ticket: "zendesk:ticket:271"),
      LinkToTicket(kind: "relatesTo", ticket: "zendesk:ticket:271"),
      LinkToTicket(kind: "blockedBy", ticket: "zendesk:ticket:271"),
      LinkToTicket(kind: "relatesTo", ticket: nil, url: "https://example.com/a?b=c"),
    ]
    let before = try server.mails()
    let scripts = [push.writer.compile(first), push.writer.compile(second)]
    var messages: [[String: String]] = []
    for script in scripts {
      messages.append(try await push.perform(script, only: [.create, .message, .update]).messages)
    }
    for script in scripts { _ = try await push.perform(script, only: [.link]) }
    // Doing it again changes nothing and is no error.
    for script in scripts { _ = try await push.perform(script, only: [.link]) }
    for (script, messages) in zip(scripts, messages) {
      let shown = try #require(try await push.show(script, messages: messages))
      #expect(SmallPush.differences(script, shown) == [])
    }
    #expect(try server.mails() - before == push.mails)
  }
}
