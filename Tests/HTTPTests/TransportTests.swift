import Foundation
import HTTP
import Sandbox
import Testing

@Suite("The wire") struct TransportTests {
  private func transport(_ change: (inout TransportOptions) -> Void = { _ in }) -> CurlTransport {
    var options = TransportOptions()
    change(&options)
    return CurlTransport(options: options)
  }

  private func failure(_ body: () async throws -> Void) async throws -> HTTPFailure {
    do {
      try await body()
    } catch let failure as HTTPFailure {
      return failure
    }
    throw CredentialsError("expected a failure, but the call succeeded")
  }

  @Test func connectionsAreKeptAlive() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200, body: Array("ok".utf8))) }
    let wire = transport()
    for number in 0..<20 { #expect(try await wire.send(HTTPCall("GET", "\(server.base)/\(number)")).status == 200) }
    #expect(server.received.count == 20)
    #expect(server.server.connectionsAccepted == 1)
  }

  @Test func manyCallsAtOnceAreAllAnsweredByAtMostAsManyConnectionsAsAllowed() async throws {
    let server = try TestServer { .init(HTTPReply(status: 200, body: Array($0.url.utf8))) }
    let wire = transport { $0.connectionsPerHost = 4 }
    let bodies = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<100 {
        group.addTask {
          String(decoding: try await wire.send(HTTPCall("GET", "\(server.base)/n\(number)")).body, as: UTF8.self)
        }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(bodies == Set((0..<100).map { "/n\($0)" }))
    #expect(server.server.connectionsAccepted <= 4)
  }

  @Test func methodHeadersAndBodyArriveAsGiven() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 201, headers: [("X-Seen", "yes")])) }
    let wire = transport()
    let call = HTTPCall(
      "PUT", "\(server.base)/a?b=%C3%A4", headers: [("X-One", "1")],
      body: .bytes(Array("{\"a\":0}".utf8), type: "application/json"))
    let reply = try await wire.send(call)
    #expect(reply.status == 201)
    #expect(reply.header("x-seen") == "yes")
    let seen = try #require(server.received.first)
    #expect(seen.method == "PUT")
    #expect(seen.url == "/a?b=%C3%A4")
    #expect(seen.header("X-One") == "1")
    #expect(seen.body == .bytes(Array("{\"a\":0}".utf8), type: "application/json"))
    #expect(seen.header("Expect") == nil)
    _ = try await wire.send(HTTPCall("POST", "\(server.base)/empty"))
    #expect(server.received.last?.header("Content-Length") == "0")
    _ = try await wire.send(HTTPCall("DELETE", "\(server.base)/gone"))
    #expect(server.received.last?.method == "DELETE")
  }

  @Test func filesOfAFormComeFromDiskWithTheirNamesInUTF8() async throws {
    let scratch = try Scratch()
    let content = String(repeating: "0123456789", count: 100_000)
    let path = try scratch.write("big.bin", content)
    let empty = try scratch.write("empty.txt", "")
    let server = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let parts: [HTTPCall.FormPart] = [
      .init(name: "ticket[subject]", content: .bytes(Array("Grüße".utf8))),
      .init(name: "files[]", fileName: "Übersicht 漢字.pdf", type: "application/pdf", content: .file(path: path)),
      .init(name: "files[]", fileName: "a\"b.txt", content: .file(path: empty)),
      .init(name: "nothing", content: .bytes([])),
    ]
    _ = try await transport().send(HTTPCall("POST", "\(server.base)/upload", body: .form(parts)))
    guard case .bytes(let bytes, let type)? = server.received.first?.body else {
      Issue.record("no body came")
      return
    }
    let got = try MultipartForm.parse(bytes, type: type)
    #expect(got.map(\.name) == ["ticket[subject]", "files[]", "files[]", "nothing"])
    #expect(got.map(\.fileName) == [nil, "Übersicht 漢字.pdf", "a\"b.txt", nil])
    #expect(got[0].text == "Grüße")
    #expect(got[1].text == content)
    #expect(got[1].type == "application/pdf")
    #expect(got[2].bytes.isEmpty)
    #expect(got[3].bytes.isEmpty)
    let same = try MultipartForm.encode(parts)
    #expect(try MultipartForm.parse(same.bytes, type: same.type).map(\.bytes) == got.map(\.bytes))
  }

  @Test func aFormWithAnUnreadableFileSendsNothing() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let part = HTTPCall.FormPart(name: "f", fileName: "x", content: .file(path: "/nowhere/at/all"))
    let failed = try await failure {
      _ = try await transport().send(HTTPCall("POST", "\(server.base)/upload", body: .form([part])))
    }
    #expect(failed.effect == .none)
    #expect(failed.permanent)
    #expect(failed.detail.contains("/nowhere/at/all"))
    #expect(server.received.isEmpty)
  }

  @Test func redirectsToAnotherHostCarryNoCredentials() async throws {
    let storage = try TestServer { _ in .init(HTTPReply(status: 200, body: Array("file".utf8))) }
    let desk = try TestServer { call in
      let to = call.url == "/here" ? "/there" : "\(storage.base)/stored"
      return .init(HTTPReply(status: 302, headers: [("Location", to)]))
    }
    let port = try #require(WebAddress(storage.base)?.port)
    let wire = transport { $0.trustedPrivateHosts = ["127.0.0.1:\(port)"] }
    let site = try SiteExchange(
      site: desk.base, credentials: Credentials(token: "tok-secret-1"), styles: [.bearer], next: wire)
    let call = HTTPCall("GET", "/here", headers: [("X-Api-Key", "other-secret"), ("Accept", "*/*")])
    #expect(try await site.send(call).body == Array("file".utf8))
    #expect(desk.received.map { $0.header("Authorization") } == ["Bearer tok-secret-1", "Bearer tok-secret-1"])
    let arrived = try #require(storage.received.first)
    #expect(arrived.header("Authorization") == nil)
    #expect(arrived.header("X-Api-Key") == nil)
    #expect(arrived.header("Accept") == "*/*")
  }

  @Test func redirectsIntoThePrivateNetworkAreRefused() async throws {
    let inner = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let desk = try TestServer { _ in .init(HTTPReply(status: 302, headers: [("Location", "\(inner.base)/admin")])) }
    let failed = try await failure { _ = try await transport().send(HTTPCall("GET", "\(desk.base)/file")) }
    #expect(failed.permanent)
    #expect(failed.detail.contains("private network"))
    #expect(inner.received.isEmpty)
  }

  @Test func redirectsOfWritesAreNotFollowedAndLoopsEnd() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 307, headers: [("Location", "/again")])) }
    let wire = transport()
    #expect(try await wire.send(HTTPCall("POST", "\(server.base)/write")).status == 307)
    #expect(server.received.count == 1)
    let failed = try await failure { _ = try await wire.send(HTTPCall("GET", "\(server.base)/loop")) }
    #expect(failed.detail == "more than 5 redirects")
    #expect(server.received.count == 7)
  }

  @Test(arguments: [
    "http://127.0.0.1:PORT/x", "http://localhost:PORT/x", "http://[::1]:PORT/x",
  ]) func foreignCallsDoNotReachThisMachine(_ url: String) async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let port = try #require(WebAddress(server.base)?.port)
    var call = HTTPCall("GET", url.replacingOccurrences(of: "PORT", with: String(port)))
    call.isForeign = true
    let failed = try await failure { [call] in _ = try await transport().send(call) }
    #expect(failed.effect == .none && failed.permanent)
    #expect(server.received.isEmpty)
    #expect(server.server.connectionsAccepted == 0)
  }

  /// As text these are names, for the resolver they are this machine: only the check of the address that is connected
  /// to can tell.
  @Test(arguments: ["2130706433", "0x7f000001", "127.1"])
  func foreignCallsAreJudgedByTheResolvedAddress(_ name: String) async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let port = try #require(WebAddress(server.base)?.port)
    let address = try #require(WebAddress("https://\(name):\(port)/x"))
    #expect(!address.isPrivateLiteral)
    var call = HTTPCall("GET", address.text)
    call.isForeign = true
    let failed = try await failure { [call] in _ = try await transport().send(call) }
    #expect(failed.detail.contains("private network"))
    #expect(server.server.connectionsAccepted == 0)
  }

  @Test func plainHTTPIsForLoopbackOnly() async throws {
    let failed = try await failure { _ = try await transport().send(HTTPCall("GET", "http://example.com/a")) }
    #expect(failed.effect == .none && failed.permanent)
    #expect(failed.detail == "http:// is accepted for this machine only (loopback); use https://example.com")
    let named = try await failure { _ = try await transport().send(HTTPCall("GET", "https://u:pa55word@example.com/")) }
    #expect(!"\(named)".contains("pa55word"))
  }

  @Test func failuresSayWhetherTheCallMayHaveHadAnEffect() async throws {
    let refused = try await failure { _ = try await transport().send(HTTPCall("POST", "http://127.0.0.1:1/x")) }
    #expect(refused.effect == .none)
    let server = try TestServer { call in
      .init(HTTPReply(status: 200, body: Array(repeating: 65, count: 10_000)), call.url == "/half" ? .half : .lost)
    }
    let wire = transport()
    let lost = try await failure { _ = try await wire.send(HTTPCall("POST", "\(server.base)/lost?api_key=abc123")) }
    #expect(lost.effect == .unknown && !lost.permanent)
    #expect(lost.call == "POST /lost?api_key=[redacted]")
    let half = try await failure { _ = try await wire.send(HTTPCall("POST", "\(server.base)/half")) }
    #expect(half.effect == .unknown)
  }

  /// libcurl would send a request again by itself when a kept-alive connection ends without an answer.
  @Test func aWriteWhoseAnswerIsLostOnAKeptAliveConnectionIsSentOnce() async throws {
    let server = try TestServer { call in .init(HTTPReply(status: 200), call.method == "POST" ? .lost : .whole) }
    let wire = transport()
    for _ in 0..<5 {
      _ = try await wire.send(HTTPCall("GET", "\(server.base)/warm"))
      let lost = try await failure { _ = try await wire.send(HTTPCall("POST", "\(server.base)/write")) }
      #expect(lost.effect == .unknown)
    }
    #expect(server.received.filter { $0.method == "POST" }.count == 5)
  }

  @Test func deadlinesEndACall() async throws {
    // The whole answer would take a minute: a test that waits for it is told from one that a busy machine held up.
    let server = try TestServer { _ in .init(HTTPReply(status: 200), .slow(.seconds(15))) }
    let start = ContinuousClock.now
    let wire = transport { $0.requestTimeout = .milliseconds(200) }
    let failed = try await failure { _ = try await wire.send(HTTPCall("GET", "\(server.base)/slow")) }
    #expect(failed.effect == .unknown)
    #expect(ContinuousClock.now - start < .seconds(50))
    let total = transport { $0.totalTimeout = .milliseconds(200) }
    let late = try await failure { _ = try await total.send(HTTPCall("GET", "\(server.base)/slow")) }
    #expect(late.effect == .unknown)
  }

  @Test func repliesBeyondTheLimitAreRefused() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200, body: Array(repeating: 66, count: 100_001))) }
    let wire = transport { $0.maximumReplyBytes = 100_000 }
    let failed = try await failure { _ = try await wire.send(HTTPCall("GET", "\(server.base)/big")) }
    #expect(failed.permanent)
    #expect(failed.detail == "the reply is larger than the limit of 100000 bytes")
  }

  @Test func compressedRepliesAreDecodedAndTheirLimitCountsWhatComesOut() async throws {
    // `python3 -c "import gzip; gzip.compress(b'a'*1000, mtime=0)"`
    let packed: [UInt8] = [
      31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 75, 76, 28, 5, 163, 96, 20, 12, 119, 0, 0, 3, 218, 56, 154, 232, 3, 0, 0,
    ]
    let server = try TestServer { _ in
      .init(HTTPReply(status: 200, headers: [("Content-Encoding", "gzip")], body: packed))
    }
    #expect(try await transport().send(HTTPCall("GET", server.base)).body == Array(repeating: 97, count: 1000))
    let small = transport { $0.maximumReplyBytes = 999 }
    let failed = try await failure { _ = try await small.send(HTTPCall("GET", server.base)) }
    #expect(failed.permanent)
  }

  @Test func aCancelledTaskEndsAtOnce() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200), .slow(.seconds(15))) }
    let wire = transport()
    let task = Task { try await wire.send(HTTPCall("GET", "\(server.base)/slow")) }
    try await Task.sleep(for: .milliseconds(100))
    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(ContinuousClock.now - start < .seconds(50))
  }

  @Test func headersCannotSmuggleARequest() async throws {
    let server = try TestServer { _ in .init(HTTPReply(status: 200)) }
    let call = HTTPCall("GET", server.base, headers: [("X-Name", "a\r\nX-Evil: 1")])
    let failed = try await failure { _ = try await transport().send(call) }
    #expect(failed.effect == .none)
    #expect(server.received.isEmpty)
  }
}
