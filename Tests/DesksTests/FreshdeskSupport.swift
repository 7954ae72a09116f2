import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import Testing
import TicketModel

/// A clock that tests move by hand.
final class HandClock: Sendable {
  private let seconds: Mutex<Int>
  init(_ start: Int = 1_780_000_000) { seconds = Mutex(start) }
  var now: Int { seconds.withLock { $0 } }
  func advance(_ by: Int) { seconds.withLock { $0 += by } }
}

/// The sandbox without a socket: adds credentials, sends forms as bytes, and can lose answers.
final class SandboxClient: Exchange {
  let sandbox: Freshdesk.Sandbox
  let clock: HandClock
  private let authorization: String
  /// Numbers of writing calls, from 1, whose answer is lost; true: after the effect.
  private let lost: Mutex<[Int: Bool]>
  private let writes = Mutex(0)

  init(
    _ configuration: Freshdesk.SandboxConfiguration = .init(), perMinute: Int = 0, clock: HandClock = HandClock(),
    lost: [Int: Bool] = [:]
  ) {
    self.clock = clock
    self.lost = Mutex(lost)
    sandbox = Freshdesk.Sandbox(
      SandboxOptions(seed: 7, callsPerMinute: perMinute), configuration: configuration, now: { clock.now })
    authorization = "Basic " + Data("\(sandbox.credentials["token"] ?? ""):X".utf8).base64EncodedString()
  }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    var call = call
    call.headers.append(("Authorization", authorization))
    if case .form(let parts) = call.body {
      let (bytes, type) = try MultipartForm.encode(parts)
      call.body = .bytes(bytes, type: type)
    }
    guard call.method != "GET" else { return await sandbox.handle(call) }
    let number = writes.withLock {
      $0 += 1
      return $0
    }
    let fate = lost.withLock { $0[number] }
    if fate == false { throw HTTPFailure(effect: .unknown, call: call.method, detail: "lost before") }
    let reply = await sandbox.handle(call)
    if fate == true { throw HTTPFailure(effect: .unknown, call: call.method, detail: "lost after") }
    return reply
  }

  func json(
    _ method: String, _ path: String, _ body: JSONValue? = nil
  ) async throws -> (status: Int, body: JSONValue, reply: HTTPReply) {
    var call = HTTPCall(method, "/api/v2" + path)
    if let body { call.body = .bytes(body.bytes, type: "application/json") }
    let reply = try await send(call)
    return (reply.status, reply.body.isEmpty ? .null : try JSONIndex.value(of: reply.body), reply)
  }

  func form(_ path: String, _ parts: [HTTPCall.FormPart]) async throws -> (status: Int, body: JSONValue) {
    let reply = try await send(HTTPCall("POST", "/api/v2" + path, body: .form(parts)))
    return (reply.status, reply.body.isEmpty ? .null : try JSONIndex.value(of: reply.body))
  }

  func state() async throws -> JSONValue { try JSONIndex.value(of: await sandbox.state()) }

  /// A plain ticket's id.
  func ticket(_ more: JSONObject = [:]) async throws -> Int {
    var body: JSONObject = [
      "subject": "Parcel is late", "description": "Where is it?", "email": "ada.lind@customer.example",
    ]
    for (name, value) in more.members { body[name] = value }
    let made = try await json("POST", "/tickets", .object(body))
    return try #require(made.body["id"]?.int, "\(made.body.text)")
  }

  /// What the account looks like to a plan: pulled and read.
  func inventory() async throws -> TargetInventory {
    let sink = try await pulled()
    var inventory = TargetInventory()
    inventory.statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    inventory.fields = sink.records(.fields).map(FieldDefinition.init(json:))
    inventory.groups = sink.records(.groups).map(AgentGroup.init(json:))
    inventory.containers = sink.records(.containers).map(Container.init(json:))
    return inventory
  }

  func pulled() async throws -> CollectingSink {
    let recorder = Recorder(next: self)
    let pull = try #require(Desk.freshdesk.pull)
    try await pull(
      PullSession(exchange: recorder, site: "https://acme.freshdesk.com", since: nil, progress: { _, _ in }))
    let read = try #require(Desk.freshdesk.read)
    let sink = CollectingSink()
    try read(MemoryInput(recorder.documents), ReadOptions(account: "acme"), sink)
    return sink
  }
}

/// Keeps replies to reading calls, as a recording would.
final class Recorder: Exchange {
  private let next: any Exchange
  private let kept = Mutex<[(name: String, request: RecordedRequest?, bytes: [UInt8])]>([])
  init(next: any Exchange) { self.next = next }

  var documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])] { kept.withLock { $0 } }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    let reply = try await next.send(call)
    if call.method == "GET", reply.status == 200 {
      let url = call.url.contains("://") ? call.url : "https://acme.freshdesk.com" + call.url
      kept.withLock {
        $0.append(("reply-\($0.count).json", RecordedRequest(method: "GET", url: url), reply.body))
      }
    }
    return reply
  }
}

/// A push in small: each step once, looked up after a lost answer, as the engine does it.
struct SmallFreshdeskPush {
  let writer: any DeskWriter
  let exchange: any Exchange
  let folder: URL
  var ids: [String: String] = [:]
  var parts: [String: String] = [:]
  var target: String?

  mutating func run(_ script: RecordScript, externalID: String, at time: Int) async throws {
    #expect(script.blocked == [])
    for step in script.steps {
      for need in step.needs { #expect(ids[need] != nil, "\(step.id) waits for \(need)") }
      let context = StepContext(
        key: script.key, externalID: externalID, targetID: target, stepIDs: parts, ids: ids,
        intendedAt: Timestamp.text(epoch: time), file: { [folder] in folder.appendingPathComponent($0).path })
      let result = try await take(step, context)
      if step.kind == .create { target = result.id }
      parts.merge(result.partIDs) { $1 }
      if step.kind == .message { parts["message:\(step.about ?? "")"] = result.id }
    }
    ids[script.key] = target
  }

  private func take(_ step: WriteStep, _ context: StepContext) async throws -> StepResult {
    while true {
      do {
        return try await writer.perform(step, of: context, over: exchange)
      } catch let error as DeskError where error.retry == .lookFirst {
        if case .found(let result) = try await writer.find(step, of: context, over: exchange) { return result }
      }
    }
  }

  func shown(_ script: RecordScript) async throws -> Facets {
    let messages = parts.filter { $0.key.hasPrefix("message:") }
    let facets = try await writer.show(
      script.kind, targetID: target ?? "", script: script,
      messages: Dictionary(uniqueKeysWithValues: messages.map { (String($0.key.dropFirst(8)), $0.value) }), ids: ids,
      over: exchange)
    return try #require(facets)
  }
}
