import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import TestKit
import TicketModel

/// A real Request Tracker on a free loopback port, its data in a temporary folder, started once for all suites; its
/// guard stops it and deletes the folder when this process is gone.
struct RequestTrackerServer: Sendable {
  let site: String
  let folder: String
  let credentials: [String: String]

  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Servers/request-tracker.sh").path

  /// Whether Debian's packages are on this machine; without them the suites are skipped.
  static let isInstalled = (try? run(["present"], folder: "/nonexistent").status) == 0

  private static let started = Mutex<Result<RequestTrackerServer, any Error>?>(nil)

  static func shared() throws -> RequestTrackerServer {
    try started.withLock { known in
      if known == nil { known = Result { try start() } }
      return try known?.get() ?? start()
    }
  }

  private static func start() throws -> RequestTrackerServer {
    let folder = NSTemporaryDirectory() + "deskferry-rt-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let port = try freePort()
    for verb in [["install"], ["start", String(port)], ["guard", String(getpid())], ["seed"]] {
      let result = try run(verb, folder: folder)
      guard result.status == 0 else { throw ServerTrouble("\(verb.joined(separator: " ")): \(result.output)") }
    }
    var credentials: [String: String] = [:]
    for line in try String(contentsOfFile: folder + "/credentials.env", encoding: .utf8).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { credentials[String(parts[0])] = parts[1].trimmingCharacters(in: ["'"]) }
    }
    return RequestTrackerServer(site: "http://127.0.0.1:\(port)", folder: folder, credentials: credentials)
  }

  struct ServerTrouble: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  @discardableResult
  static func run(
    _ arguments: [String], folder: String, script: String = script
  ) throws -> (status: Int32, output: String) {
    let log = NSTemporaryDirectory() + "deskferry-rt-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).log"
    defer { unlink(log) }
    // Not Foundation's Process: it waits on a descriptor that the server, which outlives the script, inherits.
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let environment = ProcessInfo.processInfo.environment.merging(["DESK_DATA": folder]) { $1 }
    var words = (["/bin/bash", script] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/bash", &actions, nil, &words, &variables) == 0 else {
      throw ServerTrouble("cannot start \(script)")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let output = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    return (status == 0 ? 0 : 1, output)
  }

  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(descriptor, raw, size) == 0 && getsockname(descriptor, raw, &size) == 0
      }
    }
    guard bound else { throw ServerTrouble("no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// As the administrator; alice and bob have tokens of their own.
  func exchange() throws -> any Exchange {
    let people = ["alice@desk.example": "RT_TOKEN_ALICE", "bob@desk.example": "RT_TOKEN_BOB"]
    let credentials = Credentials(
      token: credentials["RT_TOKEN_ROOT"], people: people.compactMapValues { self.credentials[$0] })
    return try SiteExchange(
      site: site, credentials: credentials, styles: Desk.requestTracker.authentication,
      next: CurlTransport(options: TransportOptions()))
  }

  func mails() throws -> Int {
    Int(try Self.run(["mails"], folder: folder).output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  /// Raw calls, for what the server does with something our writer would never send.
  func call(_ method: String, _ path: String, _ json: JSONValue? = nil) async throws -> (status: Int, json: JSONValue) {
    var call = HTTPCall(method, "/REST/2.0" + path)
    if let json { call.body = .bytes(json.bytes, type: "application/json") }
    let reply = try await exchange().send(call)
    return (reply.status, Self.json(reply.body))
  }

  static func json(_ bytes: [UInt8]) -> JSONValue {
    guard let value = try? JSONIndexValue.parse(bytes) else { return .null }
    return value
  }
}

/// Keeps the replies to reading calls, as a recording would.
final class KeepingExchange: Exchange {
  let next: any Exchange
  let site: String
  private let kept = Mutex<[(url: String, bytes: [UInt8])]>([])

  init(_ next: any Exchange, site: String) {
    self.next = next
    self.site = site
  }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    let reply = try await next.send(call)
    if call.method == "GET", reply.status == 200 {
      kept.withLock { $0.append((site + call.url, reply.body)) }
    }
    return reply
  }

  var input: MemoryInput {
    MemoryInput(
      kept.withLock { all in
        all.enumerated().map { index, entry in
          ("reply-\(index)", .init(method: "GET", url: entry.url), entry.bytes)
        }
      })
  }
}

/// Loses the answer of one call after it has had its effect.
final class LosingExchange: Exchange {
  let next: any Exchange
  private let armed = Mutex<Bool>(true)
  init(_ next: any Exchange) { self.next = next }

  func send(_ call: HTTPCall) async throws -> HTTPReply {
    let reply = try await next.send(call)
    let lose =
      call.method != "GET"
      && armed.withLock { was in
        defer { was = false }
        return was
      }
    if lose { throw HTTPFailure(effect: .unknown, call: "\(call.method) \(call.url)", detail: "lost on purpose") }
    return reply
  }
}
