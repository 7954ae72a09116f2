import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import TestKit
import Testing
import TicketModel

/// A real Redmine, pulled from. Making its database takes most of the time.
@Suite(
  "A real Redmine", .serialized,
  .enabled(
    if: RedmineServer.isInstalled, "Debian's redmine packages are not installed, or this is not root's machine"),
  .timeLimit(.minutes(5)))
struct RedmineServerTests {
  @Test("A whole desk is pulled: notes, private notes, changes, closed issues, files, people")
  func pullReadsAWholeDesk() async throws {
    let server = try RedmineServer.started()
    let issue = try await server.fill()
    let kept = KeepingExchange(try server.exchange(), site: server.site)
    let pull = try #require(Desk.redmine.pull)
    try await pull(PullSession(exchange: kept, site: server.site, since: nil, progress: { _, _ in }))
    let sink = CollectingSink()
    let read = try #require(Desk.redmine.read)
    let input = kept.input
    #expect(Desk.redmine.detect(input.heads(limit: 50))?.confidence ?? 0 >= 90)
    try read(input, ReadOptions(), sink)

    // The list gives the ticket too, without its journals.
    let ticket = try #require(sink.tickets.filter { $0.id == issue }.max { $0.messages.count < $1.messages.count })
    #expect(ticket.status?.label == "Closed - duplicate" && ticket.status?.category == .closed)
    #expect(ticket.messages.map(\.visibility) == [.public, .public, .internal])
    #expect(ticket.messages.map(\.kind) == [.description, .reply, .note])
    #expect(ticket.messages.last?.body.text == "Grüße — do not tell 🤫")
    let file = try #require(ticket.messages.first?.attachments.first)
    #expect(file.inline && file.name == "日本語.txt" && sink.files[file.key] == Array("hello".utf8))
    let change = try #require(ticket.events.first { $0["field"] == "status" })
    #expect(change["from"]?["label"] == "New" && change["to"]?["label"] == "Closed - duplicate")
    #expect(ticket.fields["2"] == "Router" && ticket.closedAt != nil)
    let tickets = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(tickets.state == "complete" && tickets.claimed == 1 && tickets.read == 1, "closed issues are asked for too")
    let carol = try #require(sink.records(.people).map(Person.init(json:)).first { $0.name == "Carol Customer" })
    #expect(carol.address == "carol@desk.example" && carol.active == true && ticket.requester == carol.key)
    #expect(sink.leaves.values.allSatisfy { $0.dropped["secret"] == nil }, "no reply with keys is asked for")
    #expect(!sink.codes().contains("unknownRecord"))
  }

  @Test("A wrong key stops the pull at once")
  func wrongKey() async throws {
    let server = try RedmineServer.started()
    let pull = try #require(Desk.redmine.pull)
    let exchange = try server.exchange(key: "0000000000000000000000000000000000000000")
    await #expect(throws: DeskError.self) {
      try await pull(PullSession(exchange: exchange, site: server.site, since: nil, progress: { _, _ in }))
    }
  }
}

/// The server of `Tests/Servers/redmine.sh` on a free loopback port; its guard stops it and deletes its folder when this
/// process is gone.
struct RedmineServer: Sendable {
  let site: String
  let credentials: [String: String]

  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Servers/redmine.sh").path
  /// Debian's Redmine keeps a link to each instance in a folder of root's.
  static let isInstalled =
    geteuid() == 0
    && (try? RequestTrackerServer.run(["present"], folder: "/nonexistent", script: script).status) == 0

  private static let only = Result { try start() }
  static func started() throws -> RedmineServer { try only.get() }

  private static func start() throws -> RedmineServer {
    let folder = NSTemporaryDirectory() + "deskferry-redmine-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let port = try RequestTrackerServer.freePort()
    for verb in [["install"], ["start", String(port)], ["guard", String(getpid())], ["seed"]] {
      let result = try RequestTrackerServer.run(verb, folder: folder, script: script)
      guard result.status == 0 else {
        throw RequestTrackerServer.ServerTrouble("\(verb.joined(separator: " ")): \(result.output)")
      }
    }
    var credentials: [String: String] = [:]
    for line in try String(contentsOfFile: folder + "/credentials.env", encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { credentials[String(parts[0])] = parts[1].trimmingCharacters(in: ["'"]) }
    }
    return RedmineServer(site: "http://127.0.0.1:\(port)", credentials: credentials)
  }

  func exchange(key: String? = nil) throws -> any Exchange {
    try SiteExchange(
      site: site, credentials: Credentials(token: key ?? credentials["RM_KEY_ADMIN"]),
      styles: Desk.redmine.authentication, next: CurlTransport(options: TransportOptions()))
  }

  /// One closed issue of Carol's with a file, a reply, a private note and a change of status; gives its id.
  func fill() async throws -> String {
    let upload = try await call(
      "POST", "/uploads.json?filename=%E6%97%A5%E6%9C%AC%E8%AA%9E.txt", as: "CAROL",
      .bytes(Array("hello".utf8), type: "application/octet-stream"))
    let token = try #require(upload["upload"]?["token"])
    let made = try await call(
      "POST", "/issues.json", as: "CAROL",
      [
        "issue": [
          "project_id": 1, "tracker_id": 3, "subject": "Überschrift", "description": "see !日本語.txt!",
          "uploads": [["token": token, "filename": "日本語.txt", "content_type": "text/plain"]],
          "custom_fields": [["id": 2, "value": "Router"]],
        ]
      ])
    let id = try #require(made["issue"]?["id"]?.idText)
    for change: JSONValue in [
      ["notes": "We look at it."], ["notes": "Grüße — do not tell 🤫", "private_notes": true], ["status_id": 11],
    ] { _ = try await call("PUT", "/issues/\(id).json", as: "ALICE", ["issue": change]) }
    return id
  }

  private func call(_ method: String, _ path: String, as who: String, _ json: JSONValue) async throws -> JSONValue {
    try await call(method, path, as: who, .bytes(json.bytes, type: "application/json"))
  }

  private func call(_ method: String, _ path: String, as who: String, _ body: HTTPCall.Body) async throws -> JSONValue {
    let reply = try await exchange(key: credentials["RM_KEY_" + who]).send(HTTPCall(method, path, body: body))
    guard (200..<300).contains(reply.status) else {
      throw RequestTrackerServer.ServerTrouble("\(method) \(path): \(reply.status)")
    }
    return RequestTrackerServer.json(reply.body)
  }
}
