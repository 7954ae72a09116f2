import Foundation
import Formats
import HTTP
import Testing

@Suite("Secrets") struct SecretsTests {
  @Test(arguments: [
    ("https://u:p@a.example/x?token=abc&page=2#f", "https://[redacted]@a.example/x?token=[redacted]&page=2#f"),
    ("/x?page=2&api_key=abc;apiKey=d", "/x?page=2&api_key=[redacted];apiKey=[redacted]"),
    ("/x?X-Amz-Signature=ab%20c&status=open", "/x?X-Amz-Signature=[redacted]&status=open"),
    ("/x?access%5Ftoken=abc", "/x?access%5Ftoken=[redacted]"), ("/x?page_token=abc", "/x?page_token=abc"),
    ("/plain", "/plain"), ("/x#access_token=abc", "/x#access_token=[redacted]"),
    ("/x?q=swordfish42", "/x?q=[redacted]"), ("/swordfish42/y", "/[redacted]/y"),
  ]) func urlsLoseThem(_ url: String, _ expected: String) {
    #expect(Redaction(secrets: ["swordfish42"]).url(url) == expected)
  }

  @Test("A recording keeps signed addresses apart, and nothing of the secrets in use")
  func recordedAddresses() {
    let redaction = Redaction(secrets: ["swordfish-swordfish"])
    let url = "https://a.example/f?X-Amz-Signature=0123456789abcdef0123&Expires=5"
    let recorded = redaction.recordedURL(url)
    #expect(recorded.firstMatch(of: /X-Amz-Signature=\[redacted:[0-9a-f]{8}\]&Expires=5$/) != nil)
    #expect(recorded != redaction.recordedURL(url.replacing("cdef", with: "cdee")))
    #expect(RecordedAddress.traced(recorded) == RecordedAddress.traced(url))
    for url in ["/x?api_key=swordfish-swordfish", "/x?api_key=swordfish%2Dswordfish", "/x?token=short"] {
      #expect(redaction.recordedURL(url).hasSuffix("=[redacted]"), "\(url)")
    }
  }

  @Test(arguments: [
    ("Authorization: Basic YWJjOmRlZg==\nnext", "Authorization: [redacted]\nnext"),
    ("sent Bearer abcdef123456 to it", "sent Bearer [redacted] to it"), ("the token expired", "the token expired"),
    ("{\"password\":\"a \\\"b\",\"x\":1}", "{\"password\":\"[redacted]\",\"x\":1}"),
    ("api_key=abc status=400 code: 422", "api_key=[redacted] status=400 code: 422"),
    ("it is swordfish42!", "it is [redacted]!"), ("an a/bc c%2Fdd value", "an [redacted] [redacted] value"),
  ]) func textsLoseThem(_ text: String, _ expected: String) {
    #expect(Redaction(secrets: ["swordfish42", "a/bc", "c/dd"]).text(text) == expected)
  }

  @Test func errorsAndFailuresShowNone() async throws {
    let site = try SiteExchange(
      site: "https://a.example", credentials: Credentials(token: "tok-1234567"), styles: [.bearer],
      next: FakeExchange { _ in HTTPReply(status: 200) })
    do {
      _ = try await site.send(HTTPCall("GET", "/x?token=planted", actingAs: "who@example.com"))
      Issue.record("acted as somebody unknown")
    } catch {
      #expect(!"\(error)".contains("planted"))
      #expect("\(error)".contains("no token of who@example.com"))
    }
    #expect("\(Credentials(user: "u", token: "planted", password: "planted2"))".contains("planted") == false)
  }
}

@Suite("Credentials") struct CredentialsTests {
  private let yaml = """
    # comment
    sites:
      https://acme.example.com:
        user: agent@example.com
        token: 0123456789012345678
        people:
          Ann@example.com: { token: yes }
      https://acme.example.com/rt: { token: inner }
    """

  private func header(_ site: String, _ styles: [AuthStyle], _ given: Credentials, _ call: HTTPCall) async throws
    -> String?
  {
    let exchange = FakeExchange {
      HTTPReply(status: 200, headers: $0.headers + [("url", $0.url), ("foreign", "\($0.isForeign)")])
    }
    let reply = try await SiteExchange(site: site, credentials: given, styles: styles, next: exchange).send(call)
    #expect(reply.header("foreign") == (reply.header("Authorization") == nil ? "true" : "false"))
    return reply.header("Authorization").map { "\(reply.header("url") ?? "") \($0)" }
  }

  @Test func theFileWinsAndItsScalarsAreText() throws {
    let scratch = try Scratch()
    let file = try scratch.write("c.yaml", yaml)
    let environment = ["DESKFERRY_REQUEST_TRACKER_TOKEN": "from-env", "DESKFERRY_REQUEST_TRACKER_USER": "root"]
    func load(_ site: String) throws -> Credentials {
      try Credentials.load(desk: "request-tracker", site: site, file: file, environment: environment)
    }
    let own = try load("https://ACME.example.com/")
    #expect(own.token == "0123456789012345678")
    #expect(own.user == "agent@example.com")
    #expect(own.people == ["ann@example.com": "yes"])
    #expect(try load("https://acme.example.com/rt").token == "inner")
    #expect(try load("https://acme.example.com/rt").user == nil)
    #expect(try load("https://other.example.com").token == "from-env")
    #expect(try load("https://acme.example.com:8443").user == "root")
  }

  @Test(arguments: [
    ("sites: { https://a.example: { tokn: planted } }", "unknown key `tokn`"), ("sites: [", "not valid YAML"),
    ("- a", "expected `sites:"), ("sites: { nosite: { token: planted } }", "expected a site such as"),
    ("sites: { https://a.example: { people: { x: planted } } }", "expected `<address>: { token: … }`"),
  ]) func mistakesAreExplainedWithoutShowingSecrets(_ text: String, _ message: String) throws {
    let scratch = try Scratch()
    let file = try scratch.write("c.yaml", text)
    do {
      _ = try Credentials.load(desk: "d", site: "https://a.example", file: file, environment: [:])
      Issue.record("accepted")
    } catch {
      #expect("\(error)".contains(message), "\(error)")
      #expect(!"\(error)".contains("planted"))
      #expect("\(error)".contains("c.yaml"))
    }
  }

  @Test func aFileThatOthersCanReadIsRefused() throws {
    let scratch = try Scratch()
    let file = try scratch.write("c.yaml", yaml, mode: 0o640)
    #expect {
      try Credentials.load(desk: "d", site: "https://a.example", file: file, environment: [:])
    } throws: {
      "\($0)".contains("mode 640, expected 600); run: chmod 600")
    }
  }

  @Test func eachStyleIsWhatItsDeskExpects() async throws {
    let given = Credentials(user: "u@e.x", token: "tok", password: "pw", people: ["Ann@e.x": "anns"])
    func basic(_ text: String) -> String { "https://a.example/x Basic " + Data(text.utf8).base64EncodedString() }
    let site = "https://a.example/"
    let call = HTTPCall("GET", "/x")
    #expect(try await header(site, [.basicPassword], given, call) == basic("u@e.x:pw"))
    #expect(try await header(site, [.basicUserToken], given, call) == basic("u@e.x/token:tok"))
    #expect(try await header(site, [.basicTokenX], given, call) == basic("tok:X"))
    #expect(try await header(site, [.tokenHeader], given, call) == "https://a.example/x token tok")
    #expect(try await header(site, [.bearer], given, call) == "https://a.example/x Bearer tok")
    var acting = call
    acting.actingAs = "ann@E.x"
    #expect(try await header(site, [.tokenHeader], given, acting) == "https://a.example/x token anns")
    let onlyPassword = Credentials(user: "u@e.x", password: "pw")
    #expect(try await header(site, [.tokenHeader, .basicPassword], onlyPassword, call) == basic("u@e.x:pw"))
    #expect(throws: CredentialsError.self) {
      try SiteExchange(
        site: site, credentials: onlyPassword, styles: [.bearer], next: FakeExchange { _ in HTTPReply(status: 200) })
    }
  }

  @Test(arguments: [
    "https://evil.example/x", "https://a.example.evil.example/x", "http://a.example/x", "https://a.example:444/x",
    "https://A.EXAMPLE.:443/x",
  ]) func otherOriginsGetNothing(_ url: String) async throws {
    let given = Credentials(token: "tok")
    #expect(
      try await header("https://a.example", [.bearer], given, HTTPCall("GET", url, headers: [("X-Key", "k")])) == nil)
    #expect(try await header("https://a.example", [.bearer], given, HTTPCall("GET", "HTTPS://A.example:443/y")) != nil)
  }

  @Test(arguments: ["http://desk.example", "ftp://a.example", "a.example", "https://u:p@a.example", "https://"])
  func wrongSitesAreRefused(_ site: String) {
    #expect(throws: CredentialsError.self) {
      try SiteExchange(
        site: site, credentials: Credentials(), styles: [], next: FakeExchange { _ in HTTPReply(status: 200) })
    }
  }
}
