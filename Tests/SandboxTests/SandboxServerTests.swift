import DeskKit
import Foundation
import HTTP
import JSONText
import Sandbox
import Synchronization
import Testing

/// Counts writes and echoes.
private final class CountingSandbox: DeskSandbox {
  let writes = Mutex<[String]>([])
  let credentials = ["token": "x"]
  func handle(_ call: HTTPCall) async -> HTTPReply {
    if call.method != "GET" { writes.withLock { $0.append(call.url) } }
    var text = "\(call.method) \(call.url)"
    if case .bytes(let bytes, let type) = call.body { text += " \(type.prefix { $0 != ";" }) \(bytes.count)" }
    return HTTPReply(status: 200, headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
  }
  func state() async -> [UInt8] {
    JSONValue.object(["writes": .strings(writes.withLock { $0 })]).bytes
  }
}

@Suite("The sandbox server") struct SandboxServerTests {
  private func served(
    _ spec: String? = nil, seed: UInt64 = 1, _ body: (String, CountingSandbox, CurlTransport) async throws -> Void
  ) async throws {
    let sandbox = CountingSandbox()
    let faults = try spec.map { try FaultSpec($0) }
    let options = SandboxServerOptions(faults: faults, seed: seed, slowness: .milliseconds(20))
    let server = SandboxServer(sandbox: sandbox, options: options)
    let port = try await server.start()
    try await body("http://127.0.0.1:\(port)", sandbox, CurlTransport(options: TransportOptions()))
    await server.stop()
  }

  @Test func callsReachTheSandboxWithTheirBytes() async throws {
    try await served { base, sandbox, wire in
      let form = HTTPCall.Body.form([.init(name: "a", content: .bytes(Array("b".utf8)))])
      let reply = try await wire.send(HTTPCall("POST", "\(base)/api/x?y=1", body: form))
      #expect(String(decoding: reply.body, as: UTF8.self).hasPrefix("POST /api/x?y=1 multipart/form-data "))
      let direct = try await SandboxExchange(sandbox: sandbox).send(HTTPCall("POST", "\(base)/api/x?y=1", body: form))
      #expect(String(decoding: direct.body, as: UTF8.self).hasPrefix("POST /api/x?y=1 multipart/form-data "))
    }
  }

  @Test(arguments: [("lost-before", false), ("lost-after", true), ("half", true)])
  func lostAnswersAreRealOnTheWire(_ fault: String, _ tookEffect: Bool) async throws {
    try await served("\(fault)@2") { base, sandbox, wire in
      _ = try await wire.send(HTTPCall("POST", "\(base)/one"))
      await #expect { try await wire.send(HTTPCall("POST", "\(base)/two")) } throws: {
        ($0 as? HTTPFailure)?.effect == .unknown
      }
      _ = try await wire.send(HTTPCall("POST", "\(base)/three"))
      let expected = tookEffect ? ["/one", "/two", "/three"] : ["/one", "/three"]
      #expect(sandbox.writes.withLock { $0 } == expected)
    }
  }

  @Test(
    arguments: [
      ("429-hint", 429, "1", 0), ("429-bare", 429, nil, 0), ("5xx-before", 503, nil, 0), ("5xx-after", 502, nil, 1),
      ("slow", 200, nil, 1),
    ] as [(String, Int, String?, Int)])
  func otherFaultsAnswerAsTheySay(_ fault: String, _ status: Int, _ retryAfter: String?, _ writes: Int) async throws {
    try await served("\(fault)@1") { base, sandbox, wire in
      let reply = try await wire.send(HTTPCall("POST", "\(base)/one"))
      #expect(reply.status == status)
      #expect(reply.header("Retry-After") == retryAfter)
      #expect(sandbox.writes.withLock { $0.count } == writes)
    }
  }

  @Test func theSameSeedStrikesTheSameCallsWithAndWithoutASocket() async throws {
    func fates(_ seed: UInt64, _ exchange: any Exchange, _ base: String) async -> [String] {
      var fates: [String] = []
      for number in 0..<200 {
        let reply = try? await exchange.send(HTTPCall("POST", "\(base)/\(number)"))
        fates.append(reply.map { String($0.status) } ?? "lost")
      }
      return fates
    }
    let spec = "lost=0.1,429=0.1,5xx=0.1"
    var overWire: [String] = []
    try await served(spec, seed: 7) { base, _, wire in overWire = await fates(7, wire, base) }
    let faults = try FaultSpec(spec)
    let within = await fates(
      7, SandboxExchange(sandbox: CountingSandbox(), faults: faults, seed: 7), "http://127.0.0.1")
    let other = await fates(8, SandboxExchange(sandbox: CountingSandbox(), faults: faults, seed: 8), "http://127.0.0.1")
    #expect(overWire == within)
    #expect(within != other)
    for kind in ["lost", "429", "503", "502", "200"] { #expect(within.contains(kind), "no \(kind) in 200 calls") }
    let lost = within.filter { $0 == "lost" }.count
    #expect((8...35).contains(lost), "\(lost) of 200 lost, expected about 20")
  }

  @Test func stateLogAndFaultsCanBeInspectedAndAreNeverFaulty() async throws {
    try await served("lost=1") { base, _, wire in
      _ = try? await wire.send(HTTPCall("POST", "\(base)/one?token=abcdef"))
      func text(_ path: String) async throws -> String {
        let reply = try await wire.send(HTTPCall("GET", "\(base)/__deskferry/\(path)"))
        #expect(reply.status == 200)
        return String(decoding: reply.body, as: UTF8.self)
      }
      #expect(try await text("health") == "{\"ok\":true}")
      #expect(try await text("state").hasPrefix("{\"writes\":["))
      let log = try await text("log")
      #expect(log.contains("\"url\":\"/one?token=[redacted]\""))
      #expect(log.contains("\"fault\":\"lost-"))
      #expect(try await text("faults").contains("\"faults\":\"lost=1\""))
      let set = try await wire.send(HTTPCall("POST", "\(base)/__deskferry/faults?seed=3"))
      #expect(String(decoding: set.body, as: UTF8.self).contains("\"seed\":\"3\""))
      #expect(try await wire.send(HTTPCall("POST", "\(base)/two")).status == 200)
      let bad = HTTPCall("POST", "\(base)/__deskferry/faults", body: .bytes(Array("nope=1".utf8), type: "text/plain"))
      #expect(try await wire.send(bad).status == 400)
    }
  }

  @Test(arguments: [
    ("nope=1", "unknown fault `nope`"), ("lost=2", "with a part from 0 to 1"), ("lost", "expected name=part"),
    ("lost=0.6,429=0.6", "add up to 1.2"), ("half@0", "a call's number"),
  ]) func wrongFaultsAreExplained(_ text: String, _ message: String) {
    do {
      _ = try FaultSpec(text)
      Issue.record("accepted \(text)")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
    }
  }

  @Test func brokenRequestsHaveNoEffect() async throws {
    try await served { base, sandbox, _ in
      let port = try #require(WebAddress(base)?.port)
      let request = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n12345"
      let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      let connected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      #expect(connected == 0)
      #expect(send(socket, request, request.utf8.count, 0) == request.utf8.count)
      shutdown(socket, Int32(SHUT_WR))
      var byte: UInt8 = 0
      #expect(recv(socket, &byte, 1, 0) == 0, "a request that broke off must not be answered")
      close(socket)
      #expect(sandbox.writes.withLock { $0 } == [])
    }
  }
}
