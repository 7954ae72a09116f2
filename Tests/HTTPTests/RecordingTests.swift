import Formats
import Foundation
import HTTP
import JSONText
import Synchronization
import Testing

@Suite("Recordings") struct RecordingTests {
  private let secret = "tok_4f9a8b7c6d5e4f3a2b1c"
  private let password = "correct horse battery staple"

  private var credentials: Credentials {
    Credentials(
      user: "agent@example.com", token: secret, password: password, people: ["a@example.com": "tok_person_1234567890"])
  }

  private func json(_ path: String) throws -> JSONValue {
    try JSONIndex.value(of: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func nothingSecretReachesTheDisk() async throws {
    let scratch = try Scratch()
    let styles: [AuthStyle] = [.basicUserToken, .basicPassword]
    let redaction = credentials.redaction(styles: styles)
    let recording = try Recording(at: scratch.path + "/r", redaction: redaction)
    let secret = secret
    let wire = FakeExchange { call in
      HTTPReply(
        status: 200,
        headers: [
          ("Content-Type", "application/json"), ("Set-Cookie", "session=c00kie-planted"),
          ("Location", "https://acme.example.com/next?access_token=planted-access&page=2"),
        ], body: Array("{\"echo\":\"\(secret)\",\"subject\":\"kept\"}".utf8))
    }
    let site = try SiteExchange(
      site: "https://acme.example.com", credentials: credentials, styles: styles,
      next: RecordingExchange(wire, into: recording))
    let basic = Data("agent@example.com/token:\(secret)".utf8).base64EncodedString()
    for query in [
      "token=planted-token", "api_key=planted-key&page=1", "password=planted-pass", "access_token=planted-acc",
    ] {
      _ = try await site.send(HTTPCall("GET", "/x?\(query)", headers: [("Cookie", "sid=planted-cookie")]))
    }
    _ = try await site.send(HTTPCall("GET", "/me", actingAs: "A@example.com"))
    let form = "grant_type=password&username=kept-user&password=planted-form&client_secret=planted-client"
    _ = try await site.send(
      HTTPCall("POST", "/oauth", body: .bytes(Array(form.utf8), type: "application/x-www-form-urlencoded")))
    let login = "{\"user\":\"kept-login\",\"password\":\"planted-json\",\"apiKey\": \"planted-api\"}"
    _ = try await site.send(HTTPCall("POST", "/login", body: .bytes(Array(login.utf8), type: "application/json")))
    for closed in [false, true] {
      if closed { try recording.close() }
      let all = try scratch.everything()
      for text in ["planted", secret, "tok_person", basic, "c00kie", "Authorization", "horse battery"] {
        #expect(!all.contains(text), "\(text) was written")
      }
      for text in ["kept-user", "kept-login", "\"subject\\\":\\\"kept", "page=1", "page=2"] {
        #expect(all.contains(text), "\(text) is missing")
      }
    }
  }

  @Test func filesAreHAROfLimitedSizeAndOfTheirOwnerOnly() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/r"
    let recording = try Recording(at: folder, redaction: .standard, maximumFileBytes: 40_000)
    let body = Array(String(repeating: "x", count: 5000).utf8)
    for number in 0..<30 {
      let reply = HTTPReply(status: 200, headers: [("Content-Type", "text/plain")], body: body)
      try recording.add(HTTPCall("GET", "https://a.example/\(number)"), reply, startedAt: 1_700_000_000, seconds: 0.25)
    }
    #expect(try names(folder).contains { $0.hasSuffix(".har.journal") })
    try recording.close()
    let files = try names(folder).filter { $0.hasSuffix(".har") }
    #expect(files.count > 3)
    #expect(try !names(folder).contains { $0.hasSuffix(".journal") || $0.hasSuffix(".partial") })
    var urls: [String] = []
    for file in files {
      let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
      #expect((facts[.size] as? Int ?? 0) <= 40_000)
      #expect(facts[.posixPermissions] as? Int == 0o600)
      let log = try json("\(folder)/\(file)")["log"]
      #expect(log?["version"]?.string == "1.2")
      #expect(log?["creator"]?["name"]?.string == "deskferry")
      for entry in log?["entries"]?.array ?? [] {
        urls.append(entry["request"]?["url"]?.string ?? "")
        #expect(entry["startedDateTime"]?.string == "2023-11-14T22:13:20Z")
        #expect(entry["time"]?.int == 250)
        #expect(entry["response"]?["content"]?["text"]?.string?.utf8.count == 5000)
      }
    }
    #expect(urls == (0..<30).map { "https://a.example/\($0)" })
    let facts = try FileManager.default.attributesOfItem(atPath: folder)
    #expect(facts[.posixPermissions] as? Int == 0o700)
  }

  @Test func largeAndBinaryBodiesLieBesideOnceAndComeBackByteForByte() async throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/r"
    let recording = try Recording(at: folder, redaction: .standard)
    let bodies: [(String, String, [UInt8])] = [
      ("small", "application/json", Array("{\"a\":\"ü\\u0000\"}".utf8)),
      ("large", "application/json", Array(repeating: 65, count: 65_537)),
      ("edge", "application/json", Array(repeating: 65, count: 65_536)),
      ("binary", "image/png", [0x89, 0x50, 0, 255]), ("same", "image/png", [0x89, 0x50, 0, 255]),
      ("latin", "text/plain; charset=iso-8859-1", [0x47, 0x72, 0xFC]), ("empty", "text/plain", []),
    ]
    for (name, type, body) in bodies {
      let reply = HTTPReply(status: 200, headers: [("Content-Type", type)], body: body)
      try recording.add(HTTPCall("GET", "https://a.example/\(name)"), reply, startedAt: 0, seconds: 0)
    }
    #expect(try names(folder + "/bodies").count == 3)
    for closed in [false, true] {
      if closed { try recording.close() }
      let replay = try ReplayExchange(from: folder)
      for (name, _, body) in bodies {
        #expect(try await replay.send(HTTPCall("GET", "https://a.example/\(name)")).body == body, "\(name)")
      }
    }
  }

  @Test func aPullStartedAgainGoesOnFromItsLastPage() async throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/r"
    let asked = Mutex<[String]>([])
    let wire = FakeExchange { call in
      asked.withLock { $0.append(call.url) }
      let page = Int(call.url.split(separator: "=").last ?? "") ?? 0
      if page == 4 { return HTTPReply(status: 503) }
      return HTTPReply(status: 200, headers: [("Content-Type", "text/plain")], body: Array("page \(page)".utf8))
    }
    func pages(_ range: ClosedRange<Int>) async throws -> [String] {
      let recording = try Recording(at: folder, redaction: .standard, maximumFileBytes: 1500)
      let exchange = ResumingExchange(RecordingExchange(wire, into: recording), from: recording)
      var bodies: [String] = []
      for page in range {
        let reply = try await exchange.send(HTTPCall("GET", "https://a.example/t?page=\(page)"))
        bodies.append(String(decoding: reply.body, as: UTF8.self))
      }
      #expect(recording.alreadyRecorded("https://a.example/t?page=1"))
      #expect(!recording.alreadyRecorded("https://a.example/t?page=4"))
      #expect(!recording.isComplete)
      return bodies
    }
    #expect(try await pages(1...4) == ["page 1", "page 2", "page 3", ""])
    // A crash in the middle of a line.
    let journal = try #require(try names(folder).last { $0.hasSuffix(".journal") })
    let file = try #require(FileHandle(forWritingAtPath: "\(folder)/\(journal)"))
    try file.seekToEnd()
    try file.write(contentsOf: Data("{\"startedDateTime\":\"2023-11-14T22:13:20Z\",\"ti".utf8))
    try file.close()
    asked.withLock { $0 = [] }
    #expect(try await pages(1...6) == ["page 1", "page 2", "page 3", "", "page 5", "page 6"])
    #expect(asked.withLock { $0 } == (4...6).map { "https://a.example/t?page=\($0)" })
    let recording = try Recording(at: folder, redaction: .standard)
    try recording.markComplete()
    #expect(recording.isComplete)
    var entries = 0
    for name in try names(folder) where name.hasSuffix(".har") {
      entries += try json("\(folder)/\(name)")["log"]?["entries"]?.array?.count ?? 0
    }
    #expect(entries == 7)
  }

  @Test func twoRunsCannotWriteOneFolder() throws {
    let scratch = try Scratch()
    let first = try Recording(at: scratch.path, redaction: .standard)
    #expect(throws: RecordingError.self) { try Recording(at: scratch.path, redaction: .standard) }
    #expect(first.path == scratch.path)
  }

  @Test func addressesThatDifferOnlyInASecretAreNeverAnsweredFromDisk() throws {
    let scratch = try Scratch()
    let recording = try Recording(at: scratch.path, redaction: .standard)
    let call = HTTPCall("GET", "https://a.example/x?token=one-secret")
    try recording.add(call, HTTPReply(status: 200, body: Array("one".utf8)), startedAt: 0, seconds: 0)
    #expect(try recording.reply(to: HTTPCall("GET", "https://a.example/x?token=two-secret")) == nil)
    #expect(try recording.reply(to: call) == nil)
  }

  @Test func replayAnswersRepeatedCallsInTheirOrderAndNeverGoesOut() async throws {
    let scratch = try Scratch()
    let recording = try Recording(at: scratch.path, redaction: .standard)
    let call = HTTPCall("GET", "https://a.example/job")
    for text in ["queued", "done"] {
      try recording.add(call, HTTPReply(status: 200, body: Array(text.utf8)), startedAt: 0, seconds: 0)
    }
    func query(_ text: String) -> HTTPCall {
      HTTPCall("POST", "https://a.example/query", body: .bytes(Array(text.utf8), type: "application/json"))
    }
    for text in ["{\"p\":1}", "{\"p\":2}"] {
      try recording.add(query(text), HTTPReply(status: 200, body: Array(text.utf8)), startedAt: 0, seconds: 0)
    }
    let replay = try ReplayExchange(from: scratch.path)
    for text in ["queued", "done", "done"] {
      #expect(String(decoding: try await replay.send(call).body, as: UTF8.self) == text)
    }
    #expect(String(decoding: try await replay.send(query("{\"p\":2}")).body, as: UTF8.self) == "{\"p\":2}")
    await #expect { try await replay.send(HTTPCall("GET", "https://a.example/other")) } throws: {
      ($0 as? HTTPFailure)?.permanent == true
    }
  }
}
