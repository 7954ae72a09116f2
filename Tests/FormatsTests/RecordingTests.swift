import FoundationEssentials
import Glibc
import JSONText
import Testing

@testable import Formats

@Suite("Recordings") struct RecordingTests {
  static func har(_ entries: String...) -> String {
    "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"t\"},\"entries\":[" + entries.joined(separator: ",\n")
      + "]}}"
  }

  static func entry(
    _ url: String, method: String = "GET", status: Int = 200, content: String,
    at: String = "2024-02-08T18:44:51.5+01:00"
  ) -> String {
    """
    {"startedDateTime":"\(at)","request":{"method":"\(method)","url":"\(url)"},\
    "response":{"status":\(status),"headers":[],"content":\(content)}}
    """
  }

  @Test func harGivesRepliesOnceAndListsTheRest() throws {
    let scratch = try Scratch()
    let page = Self.entry(
      "https://a.example/t.json?page=1&api_key=hush",
      content: #"{"mimeType":"application/json; charset=utf-8","text":"{\"a\":1}"}"#)
    let path = try scratch.write(
      "acme.har",
      Self.har(
        page, page,
        Self.entry("https://a.example/moved", status: 302, content: "{}"),
        Self.entry("https://a.example/t.json", method: "POST", content: #"{"text":"{}"}"#),
        Self.entry("https://a.example/gone", status: 404, content: "{}"),
        Self.entry("https://a.example/some", status: 207, content: #"{"text":"{}"}"#),
        Self.entry(
          "https://a.example/logo", content: #"{"mimeType":"image/png","encoding":"base64","text":"iVBORw=="}"#),
        Self.entry("https://a.example/lost", content: #"{"size":12}"#)))
    let all = try Everything(path)
    #expect(
      all.documents == [
        Opened(
          name: "acme.har",
          request: RecordedRequest(method: "GET", url: "https://a.example/t.json?page=1&api_key=REDACTED"),
          recordedAt: "2024-02-08T17:44:51.5Z", mediaType: "application/json", bytes: Array(#"{"a":1}"#.utf8)),
        Opened(
          name: "acme.har", request: RecordedRequest(method: "GET", url: "https://a.example/logo"),
          recordedAt: "2024-02-08T17:44:51.5Z", mediaType: "image/png", bytes: [0x89, 0x50, 0x4E, 0x47]),
      ])
    #expect(all.trouble.map(\.kind) == ["otherReply", "otherReply", "otherReply", "partialReply", "unreadable"])
    #expect(all.error == nil)
  }

  /// `@pollyjs/adapter-node-http` leaves a packed body in the pieces in which it came.
  @Test func piecesOfPollysBodiesAreJoined() throws {
    let packed = try #require(Base64.decode(Self.packed))
    let pieces = [Array(packed[..<7]), Array(packed[7...])]
    func hex(_ bytes: [UInt8]) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    func array(_ texts: [String]) -> String { #"[\"\#(texts.joined(separator: #"\",\""#))\"]"# }
    let scratch = try Scratch()
    let path = try scratch.write(
      "recording.har",
      Self.har(
        Self.entry(
          "https://a.example/new",
          content: #"{"encoding":"base64","text":"\#(array(pieces.map { Data($0).base64EncodedString() }))"}"#),
        Self.entry("https://a.example/old", content: #"{"_isBinary":true,"text":"\#(array(pieces.map(hex)))"}"#),
        Self.entry("https://a.example/plain", content: #"{"text":"[\"ab\",\"cd\"]"}"#)))
    let all = try Everything(path)
    #expect(all.documents.map(\.bytes) == [packed, packed, Array(#"["ab","cd"]"#.utf8)] && all.trouble.isEmpty)
  }

  @Test func aRedirectedDownloadKnowsWhichAddressWasAskedFor() throws {
    let scratch = try Scratch()
    func moved(_ from: String, to place: String, inHeader: Bool) -> String {
      let header = inHeader ? #"{"name":"Location","value":"\#(place)"}"# : ""
      let beside = inHeader ? "" : place
      return #"{"request":{"method":"GET","url":"\#(from)"},"response":{"status":302,"headers":[\#(header)],"#
        + #""redirectURL":"\#(beside)","content":{}}}"#
    }
    let path = try scratch.write(
      "acme.har",
      Self.har(
        moved("https://a.example/file/1?token=hush", to: "https://a.example/next", inHeader: false),
        moved("https://a.example/next", to: "https://cdn.example/x?token=q", inHeader: true),
        Self.entry("https://cdn.example/x?token=q", content: #"{"text":"one"}"#),
        Self.entry("https://cdn.example/y", content: #"{"text":"two"}"#)))
    let all = try Everything(path)
    #expect(all.documents.map(\.text) == ["one", "two"])
    #expect(
      all.documents.map(\.request) == [
        RecordedRequest(
          method: "GET", url: "https://cdn.example/x?token=REDACTED", asked: "https://a.example/file/1?token=REDACTED"),
        RecordedRequest(method: "GET", url: "https://cdn.example/y"),
      ])
  }

  @Test func ourRecordingReadsBodiesBesideItAndItsJournal() throws {
    let scratch = try Scratch()
    let digest = String(repeating: "ab", count: 32)
    try scratch.write("bodies/" + digest, "big")
    try scratch.write(
      "0001.har",
      Self.har(
        Self.entry("/1", content: "{\"_file\":\"bodies/\(digest)\"}"),
        Self.entry("/2", content: #"{"_file":"bodies/../secret"}"#)))
    try scratch.write(
      "0002.har.journal",
      Self.entry("/3", content: #"{"text":"three"}"#) + "\n" + Self.entry("/4", content: #"{"text":"fo"#).dropLast(8))
    let all = try Everything(scratch.path)
    #expect(all.documents.map(\.text) == ["big", "three"])
    #expect(all.trouble.map(\.kind) == ["unreadable", "torn"])
  }

  @Test func tornHarGivesWhatIsWholeAndSaysSo() throws {
    let scratch = try Scratch()
    let whole = Self.har(
      Self.entry("/1", content: #"{"text":"one"}"#), Self.entry("/2", content: #"{"text":"two"}"#))
    let path = try scratch.write("a.har", String(whole.dropLast(20)))
    let all = try Everything(path)
    #expect(all.documents.map(\.text) == ["one"])
    #expect(all.error == nil)
    #expect(all.trouble.map(\.kind) == ["torn"])
    #expect(all.trouble.first?.what.contains("line 2") == true)
  }

  /// `{"a":1}` as gzip, packed by another program.
  static let packed = "H4sIAAAAAAAC/6tWSlSyMqwFAK+sG1YHAAAA"

  @Test func vcrCassettesInYAML() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "tickets.yml",
      """
      ---
      http_interactions:
      - request:
          method: get
          uri: https://user:pw@a.example/t?token=x
        response:
          status: {code: 200, message: OK}
          headers:
            Content-Type: [application/json]
            Content-Encoding:
            - gzip
          body:
            encoding: ASCII-8BIT
            string: !binary |-
              \(Self.packed)
        recorded_at: Thu, 08 Feb 2024 17:44:51 GMT
      - request: {method: get, uri: "https://a.example/u"}
        response:
          status: {code: 200, message: OK}
          headers: {}
          body: {encoding: UTF-8, string: "[1.10]"}
      recorded_with: VCR 6
      """)
    let all = try Everything(path)
    #expect(all.documents.map(\.text) == [#"{"a":1}"#, "[1.10]"])
    #expect(all.documents.first?.request?.url == "https://a.example/t?token=REDACTED")
    #expect(all.documents.first?.recordedAt == "2024-02-08T17:44:51Z")
    #expect(all.documents.first?.mediaType == "application/json")
    #expect(all.trouble.isEmpty)
  }

  @Test func betamaxCassettes() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "c.json",
      """
      {"http_interactions":[{"recorded_at":"2024-02-08T17:44:51","request":{"method":"GET","uri":"https://a.example/t"},
      "response":{"status":{"code":200},"headers":{"Content-Encoding":["gzip"]},
      "body":{"string":"","encoding":"utf-8","base64_string":"\(Self.packed)"}}}],"recorded_with":"betamax/0.8.1"}
      """)
    let all = try Everything(path)
    #expect(all.documents.map(\.text) == [#"{"a":1}"#])
    #expect(all.documents.first?.recordedAt == "2024-02-08T17:44:51Z")
  }

  @Test func recordedTestCasesGiveOnlyTheVendorsPart() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "t.test.json",
      """
      {"output":{"id":"1"},"nango":{"batchSave":{}},"api":{"get":{"/t":{"response":{"id":7205759403792793601,"v":1.10},
      "status":200,"headers":{"date":"Wed, 06 May 2026 09:59:39 GMT","content-type":"application/json"},
      "request":{"params":{"page[size]":"100","q":"a b"}}}},"post":{"/t":{"response":{},"status":201,"request":{}}}}}
      """)
    let all = try Everything(path)
    #expect(all.documents.map(\.text) == [#"{"id":7205759403792793601,"v":1.10}"#])
    #expect(all.documents.first?.request?.url == "/t?page[size]=100&q=a%20b")
    #expect(all.documents.first?.recordedAt == "2026-05-06T09:59:39Z")
    #expect(all.trouble.map(\.kind) == ["otherReply"])
  }

  @Test func deepYAMLIsRefused() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "x.yml", "http_interactions:\n" + String(repeating: "[", count: 200_000))
    let all = try Everything(path)
    #expect(all.error?.isLimit == true)
  }

  @Test(arguments: [1, 2, 3, 7, 100_000]) func elementsDoNotDependOnChunks(_ chunk: Int) throws {
    let text = #"{"x":{"log":[1]},"log":{"a":["e",{"entries":[0]}],"entries":[{"b":"]}\""},[1,[2]],3,{"c":{}}],"z":1}}"#
    var elements = JSONElements(path: ["log", "entries"], limit: 100)
    var found: [String] = []
    let ending = try elements.forEach(in: MemorySource(Array(text.utf8), chunk: chunk)) { bytes, _ in
      found.append(String(decoding: try #require(bytes), as: UTF8.self))
    }
    #expect(found == [#"{"b":"]}\""}"#, "[1,[2]]", #"{"c":{}}"#])
    #expect(ending == .whole)
  }

  @Test(.enabled(if: Shared.recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func opensAllSharedRecordings() throws {
    let path = try #require(Shared.recordings)
    let all = try Everything(path)
    #expect(all.error == nil)
    #expect(all.documents.count > 500)
    // Every reply with a JSON type is JSON once its body is unpacked.
    for document in all.documents where document.mediaType == "application/json" && !document.bytes.isEmpty {
      #expect(throws: Never.self, "\(document.name)") { try JSONIndex.value(of: document.bytes) }
    }
    let others = all.trouble.filter { $0.kind != "otherReply" }
    #expect(others.isEmpty, "\(others)")
    // One cassette, counted by hand: 117 pages of an incremental export.
    let pages = all.documents.filter { $0.name.hasSuffix("TicketsIncrementalTest.test_pagination.json") }
    #expect(pages.count > 100)
    let heads = try ExportOpener.open([path]).heads(limit: 10_000)
    #expect(heads.map(\.name) == all.documents.map(\.name))
  }

  @Test("A long `key` lets somebody in, a short one is a ticket's")
  func keysInAddresses() {
    let key = String(repeating: "0123456789abcdef", count: 3).prefix(40)
    #expect(!RecordedAddress.scrubbed("https://rm.example/issues.json?key=\(key)&limit=5").contains(key))
    for url in ["https://a.example/x?key=AB-12", "https://a.example/x?keys=\(key)"] {
      #expect(RecordedAddress.scrubbed(url) == url)
    }
  }

  @Test("Signed addresses stay apart without their signatures, and are the same however they were taken out")
  func tracesOfSecrets() {
    let first = "https://a.example/f?token=eyJhbGciOiJIUzI1NiJ9.one&size=2"
    let second = "https://a.example/f?token=eyJhbGciOiJIUzI1NiJ9.two&size=2"
    for url in [first, second] {
      let scrubbed = RecordedAddress.scrubbed(url)
      #expect(!scrubbed.contains("eyJ") && scrubbed.hasSuffix("&size=2"))
      #expect(RecordedAddress.scrubbed(scrubbed) == scrubbed)
      #expect(RecordedAddress.traced(url) != nil && RecordedAddress.traced(url) == RecordedAddress.traced(scrubbed))
    }
    #expect(RecordedAddress.scrubbed(first) != RecordedAddress.scrubbed(second))
    // A short one could be guessed from a trace; without one nothing tells two addresses apart.
    #expect(RecordedAddress.scrubbed("https://a.example/f?token=ab1") == "https://a.example/f?token=REDACTED")
    for url in ["https://a.example/f?token=ab1", "https://a.example/f?token=REDACTED", "https://a.example/f?x=1", "/f"]
    {
      #expect(RecordedAddress.traced(url) == nil, "\(url)")
    }
  }

}
