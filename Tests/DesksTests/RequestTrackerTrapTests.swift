import Archive
import DeskKit
import Desks
import Foundation
import HTTP
import JSONText
import StatusMapping
import Synchronization
import TestKit
import Testing
import TicketModel

extension RequestTrackerServerTests {
  // MARK: what the server itself does

  @Test("the server's traps are what the writer is built around")
  func serverTraps() async throws {
    let server = try RequestTrackerServer.shared()
    let made = try await server.call(
      "POST", "/ticket", ["Queue": "3", "Subject": "traps", "Status": "open", "Created": "2019-03-04T05:06:07Z"])
    #expect(made.status == 201)
    let id = try #require(made.json["id"]?.idText)
    var ticket = try await server.call("GET", "/ticket/\(id)").json
    #expect(ticket["Created"]?.string == "1970-01-01T00:00:00Z", "an ISO date is taken and stored as 1970")
    #expect(ticket["Resolved"]?.string == "1970-01-01T00:00:00Z", "an unset date reads as 1970")
    let refused = try await server.call("PUT", "/ticket/\(id)", ["Status": "nonesuch"])
    #expect(refused.status == 200, "a refusal is a 200")
    #expect(refused.json.array?.first?.string?.contains("nonesuch") == true)
    let ignored = try await server.call("PUT", "/ticket/\(id)", ["Created": "2019-03-04 05:06:07"])
    #expect(ignored.status == 200 && ignored.json.array == [], "a PUT of Created does nothing and says so by silence")
    let choice = try await server.call("PUT", "/ticket/\(id)", ["CustomFields": ["3": "no such choice"]])
    #expect(choice.status == 200)
    _ = try await server.call("PUT", "/ticket/\(id)", ["Status": "resolved"])
    let reply: JSONValue = ["Content": "hello", "ContentType": "text/plain"]
    #expect(try await server.call("POST", "/ticket/\(id)/correspond", reply).status == 201)
    ticket = try await server.call("GET", "/ticket/\(id)").json
    #expect(ticket["Status"]?.string == "open", "a reply reopens")
    let name: JSONValue = ["FileName": "日本語.txt", "FileType": "text/plain", "FileContent": "aGVsbG8="]
    let file = try await server.call(
      "POST", "/ticket/\(id)/comment", ["Content": "x", "ContentType": "text/plain", "Attachments": [name]])
    #expect(file.status == 500, "a file name outside Latin-1 in JSON is a 500")
    let empty: JSONValue = ["FileName": "e.bin", "FileType": "text/plain", "FileContent": ""]
    let none = try await server.call(
      "POST", "/ticket/\(id)/comment", ["Content": "x", "ContentType": "text/plain", "Attachments": [empty]])
    #expect(none.status == 400, "an empty file is refused")
    let page = try await server.call("GET", "/tickets?query=id%3E0&per_page=500")
    #expect(page.json["per_page"]?.int == 100, "pages hold 100 at most")
  }

  @Test("a refusal inside a 200 is an error of the step")
  func refusedInside200() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("301", status: "open", push: &push)
    // Carol is no agent and may not own tickets: the queue's form does not offer her, so it is known beforehand.
    mapped.people[Self.bob] = TargetPerson(
      key: Self.bob, id: "carol", address: "carol@desk.example", name: "Carol", role: .agent)
    push.ids[Self.bob] = "carol"
    mapped.ticket.assignee = Self.bob
    let script = push.writer.compile(mapped)
    #expect(script.losses.contains { $0.path == "assignee" })
    _ = try await push.perform(script)
    // Who lost the right since is told by the answer only.
    let owner = WriteStep(
      id: "owner", kind: .update, call: "PUT", needs: [Self.bob], payload: ["owner": .string(Self.bob)])
    do {
      let asked = push.context(mapped.ticket.key, script, target: push.ids[mapped.ticket.key])
      _ = try await push.writer.perform(owner, of: asked, over: push.exchange)
      Issue.record("expected a refusal")
    } catch let error as DeskError {
      #expect(error.code == .invalid && error.retry == .never)
      #expect(error.detail.contains("the owner is Nobody, not carol"))
    }
    let status = WriteStep(id: "status", kind: .update, call: "PUT", payload: ["status": "nonesuch"])
    let context = push.context(mapped.ticket.key, script, target: push.ids[mapped.ticket.key])
    await #expect(throws: DeskError.self) { try await push.writer.perform(status, of: context, over: push.exchange) }
  }

  @Test("wrong and missing credentials are told apart from refusals")
  func credentials() async throws {
    let server = try RequestTrackerServer.shared()
    let push = try await SmallPush(server)
    let wrong = try SiteExchange(
      site: server.site, credentials: Credentials(token: "1-14-00000000000000000000000000000000"),
      styles: Desk.requestTracker.authentication, next: CurlTransport(options: TransportOptions()))
    let step = WriteStep(
      id: "create", kind: .create, call: "POST /ticket", payload: ["fields": ["Queue": "3", "Subject": "x"]])
    let context = push.context("zendesk:ticket:1", RecordScript(key: "zendesk:ticket:1", kind: .ticket), target: nil)
    do {
      _ = try await push.writer.perform(step, of: context, over: wrong)
      Issue.record("expected 401")
    } catch let error as DeskError {
      #expect(error.code == .unauthorized && error.retry == .never)
    }
  }

  // MARK: lost answers

  @Test("a step whose answer was lost is found again; one that never happened is not")
  func findsByExternalID() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("o'neil \"310\" \\", status: "resolved", push: &push)
    // Two messages alike: the second must not be taken for the first.
    let twin = mapped.ticket.messages[2]
    var second = twin
    second.key = "zendesk:message:3109"
    mapped.ticket.messages.append(second)
    mapped.visibility[second.key] = .internal
    mapped.ticket.assignee = Self.bob
    mapped.ticket.links = [LinkToTicket(kind: "relatesTo", ticket: nil, url: "https://example.com/x")]
    let script = push.writer.compile(mapped)
    var target: String?
    var done: [String: String] = [:]
    for step in script.steps {
      let context = push.context(script.key, script, target: target, steps: done)
      let before = try await push.writer.find(step, of: context, over: push.exchange)
      guard case .absent = before else {
        Issue.record("\(step.id) was found before it was made: \(before)")
        continue
      }
      let losing = LosingExchange(push.exchange)
      do {
        _ = try await push.writer.perform(step, of: context, over: losing)
        Issue.record("the answer of \(step.id) should have been lost")
      } catch let error as DeskError {
        #expect(error.retry == .lookFirst)
      }
      guard case .found(let result) = try await push.writer.find(step, of: context, over: push.exchange) else {
        Issue.record("\(step.id) was not found again")
        continue
      }
      if step.kind == .create { target = result.id }
      if let id = result.id { done[step.id] = id }
    }
    #expect(done["message:\(twin.key)"] != done["message:\(second.key)"])
    push.ids[script.key] = target
    var messages: [String: String] = [:]
    for step in script.steps where step.kind == .message { messages[step.about ?? ""] = done[step.id] }
    #expect(SmallPush.differences(script, try #require(try await push.show(script, messages: messages))) == [])
    let listed = Mutex<[String: String]>([:])
    try await push.writer.eachExternalID(prefix: "acme/zendesk:ticket:o'neil", over: push.exchange) { _, external, id in
      listed.withLock { $0[external] = id }
    }
    #expect(listed.withLock { $0 } == [mapped.externalID: try #require(target)])
  }

  @Test("users that we made are found by what their comments say, those left behind by an undo are not")
  func rebuildFindsUsers() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var keys: [String] = []
    for number in 1...2 {
      var person = Person(key: "zendesk:person:re'build\(number)", id: "rebuild\(number)", role: .endUser)
      person.emails = [Person.Email(address: "rebuild\(number)@example.com", primary: true)]
      let target = TargetPerson(key: person.key, address: person.address, name: nil, role: .endUser)
      let script = try #require(push.writer.compile(person, as: target, externalID: "acme/" + person.key))
      let done = try await push.perform(script)
      if number == 2 { _ = try await push.writer.remove(.person, targetID: done.id, over: push.exchange) }
      keys.append(done.id)
    }
    let listed = Mutex<[String: String]>([:])
    try await push.writer.eachExternalID(prefix: "acme/zendesk:person:re'", over: push.exchange) { kind, external, id in
      if kind == .person { listed.withLock { $0[external] = id } }
    }
    #expect(listed.withLock { $0 } == ["acme/zendesk:person:re'build1": keys[0]])
  }

  // MARK: undo

  @Test("removing sets the status deleted; a lifecycle without it keeps the ticket, users are disabled")
  func removeSetsTheStatusDeleted() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    let mapped = try await Self.ticket("320", status: "resolved", push: &push)
    let script = push.writer.compile(mapped)
    let done = try await push.perform(script)
    #expect(try await push.writer.remove(.ticket, targetID: done.id, over: push.exchange) == .removed)
    #expect(try await push.writer.remove(.ticket, targetID: done.id, over: push.exchange) == .alreadyGone)
    #expect(try await push.show(script, messages: done.messages) == nil)
    let create = try #require(script.steps.first)
    let again = try await push.writer.find(
      create, of: push.context(script.key, script, target: nil), over: push.exchange)
    guard case .absent = again else { throw RequestTrackerServer.ServerTrouble("a removed ticket was found") }

    let strict = try await Self.ticket("321", status: "new", queue: "4", push: &push)
    let kept = try await push.perform(push.writer.compile(strict))
    guard case .kept(let why) = try await push.writer.remove(.ticket, targetID: kept.id, over: push.exchange) else {
      throw RequestTrackerServer.ServerTrouble("the lifecycle strict has no status deleted")
    }
    #expect(why.contains("external id was taken off"))
    let user = try #require(push.ids[Self.dora])
    guard case .kept = try await push.writer.remove(.person, targetID: user, over: push.exchange) else {
      throw RequestTrackerServer.ServerTrouble("users are kept")
    }
    #expect(try await server.call("GET", "/user/\(user)").json["Disabled"]?.string == "1")
    // A new push after the undo may make the same person again.
    _ = try await push.person("Dora Doe", user, key: Self.dora)
    #expect(push.ids[Self.dora] == user)
    #expect(try await server.call("GET", "/user/\(user)").json["Disabled"]?.string == "0")
  }

  @Test("an update changes what changed and adds new messages only; a restore gives former values back")
  func updates() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("330", status: "open", push: &push)
    var done = try await push.perform(push.writer.compile(mapped))
    mapped.ticket.subject = "another subject"
    mapped.ticket.dueAt = "2020-02-03T04:05:06Z"
    mapped.status = TargetValue(id: "on hold")
    let new = Message(
      key: "zendesk:message:3309", id: "3309", author: Self.dora, createdAt: "2019-03-07T00:00:00Z",
      visibility: .internal, kind: .note, body: MessageBody(text: "one more"))
    mapped.ticket.messages.append(new)
    mapped.visibility[new.key] = .internal
    let script = push.writer.compileUpdate(
      mapped, changed: ["subject", "dueAt", "status", "message:\(new.key).visibility", "message:\(new.key).body"],
      added: [new.key])
    #expect(script.steps.map(\.id) == ["quiet", "update", "message:\(new.key)", "status", "people"])
    done.messages.merge(try await push.perform(script).messages) { $1 }
    let full = push.writer.compile(mapped)
    #expect(SmallPush.differences(full, try #require(try await push.show(full, messages: done.messages))) == [])
    try await alone(&mapped, &push, done.messages)
    let restore = push.writer.compileRestore(
      key: script.key, kind: .ticket, former: ["subject": "old", "status": "open", "dueAt": "2019-01-01T00:00:00Z"])
    _ = try await push.perform(restore)
    let ticket = try await server.call("GET", "/ticket/\(done.id)").json
    #expect(ticket["Subject"]?.string == "old" && ticket["Status"]?.string == "open")
    #expect(ticket["Due"]?.string == "2019-01-01T00:00:00Z")
  }

  /// Somebody is copied, then nobody any more, and the source forgets who asked.
  private func alone(_ mapped: inout MappedTicket, _ push: inout SmallPush, _ messages: [String: String]) async throws {
    mapped.ticket.cc = [Recipient(address: "copied@example.com", name: nil, person: nil)]
    for cc in [mapped.ticket.cc, []] {
      mapped.ticket.cc = cc
      let script = push.writer.compileUpdate(mapped, changed: ["cc"], added: [])
      _ = try await push.perform(script)
      let full = push.writer.compile(mapped)
      let shown = try #require(try await push.show(full, messages: messages))
      #expect(shown["cc"] == cc.first?.address)
      #expect(SmallPush.differences(full, shown) == [])
    }
    let before = try await push.show(push.writer.compile(mapped), messages: messages)?["requester"]
    var forgotten = mapped
    if let requester = mapped.ticket.requester { forgotten.people[requester] = nil }
    let script = push.writer.compileUpdate(forgotten, changed: ["requester"], added: [])
    _ = try await push.perform(script)
    #expect(before != nil)
    #expect(try await push.show(push.writer.compile(mapped), messages: messages)?["requester"] == before)
  }

  // MARK: pull

  @Test("a pulled desk becomes a sound archive, with the rules of its lifecycles")
  func pullToArchive() async throws {
    let server = try RequestTrackerServer.shared()
    var push = try await SmallPush(server)
    var mapped = try await Self.ticket("340", status: "closed - duplicate", push: &push)
    mapped.ticket.solvedAt = "2019-03-08T01:02:03Z"
    mapped.ticket.tags = ["b", "a"]
    let id = try await push.perform(push.writer.compile(mapped)).id
    let keeping = KeepingExchange(try server.exchange(), site: server.site)
    let pull = try #require(Desk.requestTracker.pull)
    try await pull(PullSession(exchange: keeping, site: server.site, since: nil, progress: { _, _ in }))
    #expect(try #require(Desk.requestTracker.detect(keeping.input.heads(limit: 20))).confidence >= 80)
    let path = NSTemporaryDirectory() + "deskferry-rt-\(UInt32.random(in: 0...UInt32.max)).bag"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: "request-tracker"), options: ArchiveOptions(toolVersion: "test"))
    let read = try #require(Desk.requestTracker.read)
    try read(keeping.input, ReadOptions(), writer)
    _ = try writer.finish()
    let archive = try ArchiveReader(at: path)
    var found: Ticket?
    try archive.forEach(.tickets) { json, _ in if json.text("id") == id { found = Ticket(json: json) } }
    let ticket = try #require(found)
    #expect(ticket.externalID == "acme/zendesk:ticket:340")
    #expect(ticket.status == TicketStatus(scope: "desk", id: "closed - duplicate", label: "closed - duplicate"))
    #expect(ticket.container == NamedReference(id: "3", label: "Support", kind: "queue"))
    #expect(ticket.createdAt == "2019-03-04T05:06:07Z" && ticket.solvedAt == "2019-03-08T01:02:03Z")
    #expect(ticket.dueAt == nil, "an unset date is absent")
    #expect(ticket.tags.sorted() == ["a", "b"])
    #expect(ticket.messages.map(\.kind) == [.description, .note, .note])
    #expect(ticket.messages[0].body.text == "It is broken.\n\nReally — 日本語")
    let file = try #require(ticket.messages[0].attachments.first)
    #expect(file.name == "日本語.txt" && file.sha256 == SHA.hex(Array("hello".utf8)))
    let statuses = try archive.statuses().filter { $0.scope == "strict" }
    #expect(statuses.first { $0.id == "triaged" }?.extras["mayBecome"] == ["in progress", "cancelled"])
    #expect(statuses.filter { $0.extras["mayStart"] == true }.map(\.id) == ["new"])
    #expect(statuses.first { $0.id == "done" }?.nativeCategory == "inactive")
  }
}
