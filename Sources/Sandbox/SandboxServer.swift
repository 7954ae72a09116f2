package import DeskKit
package import HTTP
import JSONText
import Synchronization

package struct SandboxServerOptions: Sendable {
  /// 0 for any free port.
  package var port: Int
  package var faults: FaultSpec?
  package var seed: UInt64
  /// The pause before each of the four pieces of a slow answer.
  package var slowness: Duration
  package init(port: Int = 0, faults: FaultSpec? = nil, seed: UInt64 = 1, slowness: Duration = .milliseconds(150)) {
    self.port = port
    self.faults = faults
    self.seed = seed
    self.slowness = slowness
  }
}

/// A desk's sandbox on a port of 127.0.0.1, with faults drawn from a seed.
///
/// Beside the desk's own API, and never faulty: `GET /__deskferry/state` (everything it holds), `GET /__deskferry/log`
/// (every call, what was answered, whether it took effect, which fault struck), `GET` and `POST /__deskferry/faults`
/// (`POST` takes a ``FaultSpec`` as text, empty for none, and `?seed=7`), `GET /__deskferry/health`.
package final class SandboxServer: Sendable {
  private let server: LoopbackServer
  private let options: SandboxServerOptions

  package init(sandbox: any DeskSandbox, options: SandboxServerOptions = SandboxServerOptions()) {
    self.options = options
    let stage = SandboxStage(sandbox, faults: options.faults, seed: options.seed)
    let slowness = options.slowness
    server = LoopbackServer { call in
      if call.url.hasPrefix("/__deskferry/") { return LoopbackServer.Answer(await stage.control(call)) }
      let (reply, fault) = await stage.handle(call)
      switch fault {
      case .lostBefore, .lostAfter: return LoopbackServer.Answer(reply, .lost)
      case .half: return LoopbackServer.Answer(reply, .half)
      case .slow: return LoopbackServer.Answer(reply, .slow(slowness))
      case .busyHint, .busyBare, .errorBefore, .errorAfter, nil: return LoopbackServer.Answer(reply)
      }
    }
  }

  /// Starts listening and returns the port.
  package func start() async throws -> Int { try server.start(port: options.port) }

  /// Closes the port and every connection.
  package func stop() async { server.stop() }
}

/// The same sandbox and the same faults without a socket. Forms arrive as the bytes they would have on the wire.
package struct SandboxExchange: Exchange {
  private let stage: SandboxStage

  package init(sandbox: any DeskSandbox, faults: FaultSpec? = nil, seed: UInt64 = 1) {
    stage = SandboxStage(sandbox, faults: faults, seed: seed)
  }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    try Task.checkCancellation()
    let inner = try Self.onTheWire(call)
    if inner.url.hasPrefix("/__deskferry/") { return await stage.control(inner) }
    let (reply, fault) = await stage.handle(inner)
    switch fault {
    case .lostBefore, .lostAfter: throw failure(call, "the connection was closed without an answer")
    case .half: throw failure(call, "the connection was closed in the middle of the answer")
    case .slow, .busyHint, .busyBare, .errorBefore, .errorAfter, nil: return reply
    }
  }

  private func failure(_ call: HTTPCall, _ detail: String) -> HTTPFailure {
    HTTPFailure(effect: .unknown, call: Redaction.standard.call(call), detail: detail)
  }

  private static func onTheWire(_ call: HTTPCall) throws -> HTTPCall {
    var inner = call
    if let address = WebAddress(call.url) { inner.url = address.rest }
    do {
      if case .form(let parts) = call.body {
        let (bytes, type) = try MultipartForm.encode(parts)
        inner.body = .bytes(bytes, type: type)
      }
    } catch {
      throw HTTPFailure(
        effect: .none, call: Redaction.standard.call(call), detail: "a file of the form cannot be read: \(error)",
        permanent: true)
    }
    if case .bytes(_, let type) = inner.body { inner.headers.append(("Content-Type", type)) }
    return inner
  }
}

/// A sandbox, its faults and its log.
final class SandboxStage: Sendable {
  private static let keptLogEntries = 200_000

  private struct Log {
    var entries: [JSONValue] = []
    var calls = 0
  }

  private let sandbox: any DeskSandbox
  private let dice: FaultDice
  private let log = Mutex(Log())

  init(_ sandbox: any DeskSandbox, faults: FaultSpec?, seed: UInt64) {
    self.sandbox = sandbox
    dice = FaultDice(spec: faults, seed: seed)
  }

  /// The reply as it should arrive, and the fault that struck; for lost ones the reply is what was never heard.
  func handle(_ call: HTTPCall) async -> (HTTPReply, Fault?) {
    let fault = dice.draw()
    let reply: HTTPReply
    var tookEffect = true
    switch fault {
    case .lostBefore, .errorBefore:
      reply = Self.problem(503, "Service Unavailable")
      tookEffect = false
    case .busyHint:
      reply = HTTPReply(status: 429, headers: [("Retry-After", "1")])
      tookEffect = false
    case .busyBare:
      reply = HTTPReply(status: 429)
      tookEffect = false
    case .errorAfter:
      _ = await sandbox.handle(call)
      reply = Self.problem(502, "Bad Gateway")
    case .lostAfter, .slow, .half, nil: reply = await sandbox.handle(call)
    }
    note(call, reply, fault, tookEffect)
    return (reply, fault)
  }

  func control(_ call: HTTPCall) async -> HTTPReply {
    let path = call.url.prefix { $0 != "?" }
    switch (call.method, path) {
    case ("GET", "/__deskferry/health"): return Self.json(["ok": true])
    case ("GET", "/__deskferry/state"):
      return HTTPReply(status: 200, headers: [("Content-Type", "application/json")], body: await sandbox.state())
    case ("GET", "/__deskferry/log"):
      let (entries, calls) = log.withLock { ($0.entries, $0.calls) }
      return Self.json(["calls": .number(calls), "entries": .array(entries)])
    case ("GET", "/__deskferry/faults"): return Self.json(dice.json)
    case ("POST", "/__deskferry/faults"): return setFaults(call)
    default: return Self.problem(404, "known here: state, log, faults, health")
    }
  }

  private func setFaults(_ call: HTTPCall) -> HTTPReply {
    var text = ""
    if case .bytes(let bytes, _) = call.body { text = String(decoding: bytes, as: UTF8.self) }
    let seed = call.url.split(separator: "seed=").dropFirst().first.flatMap { UInt64($0.prefix { $0.isNumber }) }
    do {
      dice.set(text.isEmpty ? nil : try FaultSpec(text), seed: seed)
      return Self.json(dice.json)
    } catch {
      return Self.problem(400, "\(error)")
    }
  }

  private func note(_ call: HTTPCall, _ reply: HTTPReply, _ fault: Fault?, _ tookEffect: Bool) {
    var size = 0
    if case .bytes(let bytes, _) = call.body { size = bytes.count }
    log.withLock { log in
      log.calls += 1
      if log.entries.count >= Self.keptLogEntries { log.entries.removeFirst(Self.keptLogEntries / 2) }
      log.entries.append([
        "number": .number(log.calls), "method": .string(call.method),
        "url": .string(Redaction.standard.url(call.url)), "requestBytes": .number(size),
        "status": .number(reply.status), "handled": .bool(tookEffect), "fault": .optional(fault?.rawValue),
      ])
    }
  }

  private static func json(_ value: JSONValue) -> HTTPReply {
    HTTPReply(status: 200, headers: [("Content-Type", "application/json")], body: value.bytes)
  }

  private static func problem(_ status: Int, _ text: String) -> HTTPReply {
    let body: JSONValue = ["error": .string(text)]
    return HTTPReply(status: status, headers: [("Content-Type", "application/json")], body: body.bytes)
  }
}
