import Foundation
import Testing

/// Which comment of a Zendesk ticket is its opening message, over all of `read`: a comment on a page that lacks the
/// opening one must never take its place.
@Suite("read: the opening message of a Zendesk ticket")
struct ZendeskOpeningTests {
  private static let ticket = #"""
    "id":601,"subject":"call","description":"Caller says printer is broken.\n\nBye","status":"open","requester_id":901,\#
    "submitter_id":900,"via":{"channel":"phone"},"created_at":"2021-01-01T00:00:00Z","tags":[],"custom_fields":[]
    """#
  private static let first = #"""
    {"id":1,"type":"Comment","author_id":900,"body":"Caller says *printer* is broken.\n\nBye",\#
    "html_body":"<p>Caller says <b>printer</b> is broken.</p>","public":false,"created_at":"2021-01-01T00:00:00Z"}
    """#
  private static let second = #"""
    {"id":2,"type":"Comment","author_id":901,"body":"thanks","html_body":"<p>thanks</p>","public":true,\#
    "created_at":"2021-01-02T00:00:00Z"}
    """#
  private static let third = #"""
    {"id":3,"type":"Comment","author_id":901,"body":"third","public":true,"created_at":"2021-01-03T00:00:00Z"}
    """#
  private static let list = "{\"tickets\":[{\(ticket),\"updated_at\":\"2021-01-05T00:00:00Z\"}]}"

  /// `key|id|author|visibility|text` of each message, without the desk's prefixes.
  private func messages(_ files: [(name: String, text: String)], _ folder: URL) throws -> [String] {
    let export = folder.appendingPathComponent("export")
    try? FileManager.default.removeItem(at: export)
    try FileManager.default.createDirectory(at: export, withIntermediateDirectories: true)
    for file in files {
      try file.text.write(to: export.appendingPathComponent(file.name), atomically: true, encoding: .utf8)
    }
    let read = try CommandRunner.run(
      "read", "export", "--desk", "zendesk", "--account", "acme", "--force", "-o", "a.bag", in: folder)
    #expect(read.exit == 0, "\(read.error)\(read.out)")
    #expect(try CommandRunner.run("check", "a.bag", in: folder).exit == 0)
    let data = try Data(contentsOf: folder.appendingPathComponent("a.bag/data/tickets.ndjson"))
    let ticket = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let list = try #require(ticket["messages"] as? [[String: Any]])
    return list.map { message in
      let text = (message["body"] as? [String: Any])?["text"] as? String
      return [message["key"], message["id"], message["author"], message["visibility"], text]
        .map { ($0 as? String ?? "-").replacingOccurrences(of: "\n", with: " ") }.joined(separator: "|")
        .replacingOccurrences(of: "zendesk:message:", with: "").replacingOccurrences(of: "zendesk:person:", with: "")
    }
  }

  private func page(_ comments: String..., more: String = "\"meta\":{\"has_more\":false}") -> String {
    "{\"comments\":[\(comments.joined(separator: ","))],\(more)}"
  }

  /// The files in both orders of their names give the same.
  private func both(_ one: String, _ other: String, _ name: String = "tickets_601_comments") throws -> [String] {
    var found: [[String]] = []
    try Scratch.with { folder in
      found.append(try messages([("a_tickets.json", one), ("b_\(name).json", other)], folder))
      found.append(try messages([("b_tickets.json", one), ("a_\(name).json", other)], folder))
    }
    #expect(found.first == found.last)
    return found.first ?? []
  }

  private static let guess = "601/description|-|900|unknown|Caller says printer is broken.  Bye"
  private static let opening = "601/description|1|900|internal|Caller says *printer* is broken.  Bye"

  @Test("A first comment that the ticket does not contradict opens it: later by seconds, longer than the description")
  func firstParagraph() throws {
    try Scratch.with { folder in
      for description in [#""Caller says""#, "null", #""""#] {
        let ticket = Self.ticket.replacingOccurrences(
          of: #""Caller says printer is broken.\n\nBye""#, with: description)
        let first = Self.first.replacingOccurrences(of: "T00:00:00Z", with: "T00:00:11Z")
        let found = try messages([("tickets.json", "{\(ticket),\"comments\":[\(first),\(Self.second)]}\n")], folder)
        #expect(found.count == 2, "\(found)")
        #expect(found.first?.contains("601/description|1|") == true, "\(found)")
      }
    }
  }

  @Test func aPageWithoutTheOpeningCommentLeavesTheDescription() throws {
    #expect(try both(Self.list, page(Self.second)) == [Self.guess, "2|2|901|public|thanks"])
    let newest =
      #""meta":{"has_more":true},"links":{"next":"https://acme.zendesk.com/api/v2/tickets/601/comments.json?page%5Bafter%5D=x&sort=-created_at"}"#
    #expect(try both(Self.list, page(Self.second, more: newest)) == [Self.guess, "2|2|901|public|thanks"])
    #expect(
      try both(Self.list, page(Self.third, Self.second))
        == [Self.guess, "2|2|901|public|thanks", "3|3|901|public|third"])
  }

  @Test func theOpeningCommentIsFoundInWhateverOrder() throws {
    #expect(try both(Self.list, page(Self.first, Self.second)) == [Self.opening, "2|2|901|public|thanks"])
    #expect(try both(Self.list, page(Self.second, Self.first)) == [Self.opening, "2|2|901|public|thanks"])
    try Scratch.with { folder in
      for names in [("a", "c"), ("c", "a")] {
        let found = try messages(
          [
            ("b_tickets.json", Self.list), ("\(names.0)_tickets_601_comments.json", page(Self.first)),
            ("\(names.1)_tickets_601_comments.json", page(Self.second, Self.third)),
          ], folder)
        #expect(found == [Self.opening, "2|2|901|public|thanks", "3|3|901|public|third"])
      }
    }
  }

  @Test func aDescriptionThatTheCommentDoesNotRepeatIsNeitherMixedInNorLost() throws {
    let other = Self.first.replacingOccurrences(of: "Caller says *printer* is broken.\\n\\nBye", with: "0")
    #expect(try both(Self.list, page(other)) == ["601/description|1|900|internal|0"])
    try Scratch.with { folder in
      _ = try messages([("tickets.json", Self.list), ("tickets_601_comments.json", page(other))], folder)
      let text = try String(contentsOf: folder.appendingPathComponent("a.bag/data/tickets.ndjson"), encoding: .utf8)
      #expect(text.contains(#""description":"Caller says printer is broken."#))
    }
  }

  @Test func commentsInsideTicketsThatBeginLater() throws {
    func line(_ comments: String..., updated: String) -> String {
      "{\(Self.ticket),\"updated_at\":\"\(updated)\",\"comments\":[\(comments.joined(separator: ","))]}\n"
    }
    let late = line(Self.second, Self.third, updated: "2021-01-09T00:00:00Z")
    #expect(
      try both(line(Self.first, Self.second, updated: "2021-01-02T00:00:00Z"), late, "more")
        == [Self.opening, "2|2|901|public|thanks", "3|3|901|public|third"])
    #expect(
      try both(Self.list, late, "more") == [Self.guess, "2|2|901|public|thanks", "3|3|901|public|third"])
    #expect(
      try both(Self.list, line(Self.first, updated: "2020-01-01T00:00:00Z"), "more") == [Self.opening])
  }

  @Test func anEmptyOrRefusedExportIsTold() throws {
    try Scratch.with { folder in
      let cases: [(text: String, code: String?)] = [
        ("", "emptyFile"), (#"{"error":"Couldn't authenticate you"}"#, "errorReply"),
        (#"{"id":null,"subject":"x","requester_id":1,"status":"open"}"#, "recordWithoutID"), (#"{"tickets":[]}"#, nil),
      ]
      for (text, code) in cases {
        try text.write(to: folder.appendingPathComponent("a.json"), atomically: true, encoding: .utf8)
        let read = try CommandRunner.run(
          "read", "a.json", "--desk", "zendesk", "--account", "acme", "--force", "-o", "a.bag", "--json",
          code == nil ? "--force" : "--strict", in: folder)
        #expect(read.exit == (code == nil ? 0 : 3), "\(text)")
        let findings = try read.object()["findings"] as? [[String: Any]]
        let codes = try #require(findings).compactMap { $0["code"] as? String }
        #expect(codes == (code.map { [$0] } ?? []), "\(text)")
      }
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("none"), withIntermediateDirectories: true)
      let read = try CommandRunner.run(
        "read", "none", "--desk", "zendesk", "--account", "acme", "--strict", "-o", "b.bag", in: folder)
      #expect(read.exit == 3 && read.out.contains("emptyInput"))
    }
  }

  @Test func anIDWithAControlCharacterHasItsPlace() throws {
    try Scratch.with { folder in
      let lines = ["\\u001b[31m", "=1", "b"].map {
        #"{"id":"\#($0)","requester_id":1,"status":"open","via":{"channel":"caf\u00e9"}}"#
      }
      try lines.joined(separator: "\n").write(
        to: folder.appendingPathComponent("a.json"), atomically: true, encoding: .utf8)
      #expect(
        try CommandRunner.run(
          "read", "a.json", "--desk", "zendesk", "--account", "acme", "-o", "a.bag", in: folder
        ).exit == 0)
      let check = try CommandRunner.run("check", "a.bag", in: folder)
      #expect(check.exit == 0, "\(check.out)")
      let text = try String(contentsOf: folder.appendingPathComponent("a.bag/data/tickets.ndjson"), encoding: .utf8)
      #expect(text.contains(#""channel":{"id":"café""#))
      #expect(!text.contains(#"u00e9"#))
    }
  }
}
