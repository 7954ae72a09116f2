import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import Testing
import TestKit
import TicketModel

enum JSONIndexValue {
  static func parse(_ bytes: [UInt8]) throws -> JSONValue { try JSONIndex.value(of: bytes) }
}

/// A small push: compile, perform, show, as the engine does it but without ledger and retries.
struct SmallPush {
  let server: RequestTrackerServer
  let writer: any DeskWriter
  let exchange: any Exchange
  /// Target ids by source key.
  var ids: [String: String] = [:]
  var folder: String
  var mails = 0

  init(_ server: RequestTrackerServer, historyAs: WriterOptions.HistoryAs = .comments) async throws {
    self.server = server
    exchange = try server.exchange()
    let target = try await Self.inventory(server)
    let make = try #require(Desk.requestTracker.writer)
    writer = make(WriterOptions(site: server.site, historyAs: historyAs, target: target))
    folder = server.folder + "/files-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private static let pulled = Mutex<TargetInventory?>(nil)

  /// What the seed made; pulled once, since no test changes it.
  private static func inventory(_ server: RequestTrackerServer) async throws -> TargetInventory {
    if let known = pulled.withLock({ $0 }) { return known }
    let sink = try await pull(server)
    var target = TargetInventory()
    target.statuses = sink.records(.statuses).map(StatusDefinition.init(json:))
    target.containers = sink.records(.containers).map(Container.init(json:))
    target.fields = sink.records(.fields).map(FieldDefinition.init(json:))
    let found = target
    pulled.withLock { $0 = found }
    return target
  }

  static func pull(_ server: RequestTrackerServer, since: String? = nil) async throws -> CollectingSink {
    let keeping = KeepingExchange(try server.exchange(), site: server.site)
    let pull = try #require(Desk.requestTracker.pull)
    try await pull(PullSession(exchange: keeping, site: server.site, since: since, progress: { _, _ in }))
    let sink = CollectingSink()
    let read = try #require(Desk.requestTracker.read)
    try read(keeping.input, ReadOptions(), sink)
    return sink
  }

  /// An attachment whose bytes lie in the push's folder as the archive would have them.
  func file(_ key: String, _ name: String, _ bytes: [UInt8], type: String = "application/octet-stream") throws
    -> TicketFile
  {
    var file = TicketFile(key: key, id: nil, name: name, mediaType: type, size: bytes.count)
    file.sha256 = SHA.hex(bytes)
    file.path = "data/" + (file.sha256 ?? "")
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + (file.sha256 ?? "")))
    return file
  }

  func context(_ key: String, _ script: RecordScript, target: String?, steps: [String: String] = [:]) -> StepContext {
    let folder = folder
    return StepContext(
      key: key, externalID: externalID(key), targetID: target, stepIDs: steps, ids: ids,
      intendedAt: "2020-01-01T00:00:00Z",
      file: { folder + "/" + $0.dropFirst("data/".count) })
  }

  func externalID(_ key: String) -> String { "acme/" + key }

  /// Performs a script; returns the record's id and those of its messages by source key.
  mutating func perform(_ script: RecordScript, only kinds: Set<WriteStep.Kind>? = nil) async throws -> (
    id: String, messages: [String: String]
  ) {
    #expect(script.blocked == [])
    var steps: [String: String] = [:]
    var messages: [String: String] = [:]
    var target = ids[script.key]
    for step in script.steps where kinds?.contains(step.kind) ?? true {
      let result = try await writer.perform(
        step, of: context(script.key, script, target: target, steps: steps), over: exchange)
      #expect(result.remarks == [])
      if step.kind == .create { target = result.id }
      ids[script.key] = target
      if let id = result.id { steps[step.id] = id }
      if let about = step.about, step.kind == .message { messages[about] = result.id }
      mails += step.mails
    }
    return (try #require(target), messages)
  }

  mutating func person(_ name: String, _ address: String?, key: String, agent: Bool = false, token: Bool = false)
    async throws -> TargetPerson
  {
    var person = Person(key: key, id: key, role: agent ? .agent : .endUser, name: name)
    if let address { person.emails = [.init(address: address, primary: true)] }
    let target = TargetPerson(
      key: key, address: address, name: name, role: person.role, hasToken: token)
    let script = try #require(writer.compile(person, as: target, externalID: externalID(key)))
    let id = try await perform(script).id
    let shown = try await writer.show(.person, targetID: id, script: script, messages: [:], ids: ids, over: exchange)
    #expect(Self.differences(script, try #require(shown)) == [])
    return target
  }

  func show(_ script: RecordScript, messages: [String: String]) async throws -> Facets? {
    try await writer.show(
      .ticket, targetID: try #require(ids[script.key]), script: script, messages: messages, ids: ids, over: exchange)
  }

  /// What `verify` would complain about: anything shown that was neither intended nor announced, and the other way
  /// round.
  static func differences(_ script: RecordScript, _ shown: Facets) -> [String] {
    var problems: [String] = []
    let losses = Dictionary(script.losses.map { ($0.path, $0) }) { first, _ in first }
    if losses.count != script.losses.count { problems.append("a path is announced twice") }
    for path in Set(script.intended.paths + shown.paths + script.losses.map(\.path)).sorted() {
      let (wanted, found) = (script.intended[path], shown[path])
      guard let loss = losses[path] else {
        if wanted != found { problems.append("\(path): wanted \(wanted ?? "nil"), shown \(found ?? "nil")") }
        continue
      }
      if loss.volatile {
        if wanted == found { problems.append("\(path): announced as lost, shown all the same") }
      } else if loss.expected != found {
        problems.append("\(path): announced \(loss.expected ?? "nil"), shown \(found ?? "nil")")
      } else if loss.expected == wanted {
        problems.append("\(path): announced though nothing is lost")
      }
    }
    return problems
  }
}
