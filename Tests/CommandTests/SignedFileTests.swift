import Foundation
import Testing

/// Files behind addresses that a signature or a token opens, and no recording may keep.
@Suite("Signed addresses of files") struct SignedFileTests {
  private func attachments(_ archive: String, in folder: URL) throws -> [[String: Any]] {
    let data = try String(contentsOf: folder.appendingPathComponent("\(archive)/data/tickets.ndjson"), encoding: .utf8)
    return try data.split(separator: "\n").flatMap { line -> [[String: Any]] in
      let ticket = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let messages = ticket["messages"] as? [[String: Any]] ?? []
      return messages.flatMap { $0["attachments"] as? [[String: Any]] ?? [] }
        + (ticket["attachments"] as? [[String: Any]] ?? [])
    }
  }

  @Test("What a pull downloads is tied to its ticket, and the recording holds no signature of the call")
  func pulled() throws {
    try SandboxRun.with { run in
      let file = run.folder.appendingPathComponent("note.txt")
      try "what was sent".write(to: file, atomically: true, encoding: .utf8)
      try run.ticket(withFile: file)
      let pull = try run.tool("pull", "freshdesk", "--site", run.site, "-o", "again.bag", "--json")
      #expect(pull.exit == 0, "\(pull.out)\(pull.error)")
      let found = try attachments("again.bag", in: run.folder)
      #expect(found.count == 1)
      let path = try #require(found.first?["path"] as? String)
      let bytes = try Data(contentsOf: run.folder.appendingPathComponent("again.bag/\(path)"))
      #expect(bytes == Data("what was sent".utf8))
      #expect(found.first?["missing"] == nil && !pull.out.contains("attachmentNotListed"))
      // The recording alone gives the same.
      let read = try run.tool("read", "again.recording", "--desk", "freshdesk", "-o", "read.bag")
      #expect(read.exit == 0, "\(read.error)")
      #expect(try attachments("read.bag", in: run.folder).first?["path"] as? String == path)
    }
  }

  @Test("Two inline pictures that only a token tells apart get each their own bytes")
  func tokens() throws {
    try Scratch.with { folder in
      let place = "https://attachment.freshdesk.com/inline/attachment?token=eyJhbGciOiJIUzI1NiJ9."
      let body = "<img src='\(place)one'><img src='\(place)two'>"
      let ticket = """
        {"id":1,"requester_id":5,"subject":"s","status":2,"description":"\(body)"}
        """
      func entry(_ url: String, _ type: String, _ text: String) -> [String: Any] {
        [
          "request": ["method": "GET", "url": url],
          "response": ["status": 200, "content": ["mimeType": type, "text": text]],
        ]
      }
      let entries = [
        entry("https://acme.freshdesk.com/api/v2/tickets/1", "application/json", ticket),
        entry(place + "one", "image/png", "first picture"), entry(place + "two", "image/png", "the second picture"),
      ]
      try JSONSerialization.data(withJSONObject: ["log": ["version": "1.2", "entries": entries]]).write(
        to: folder.appendingPathComponent("desk.har"))
      let read = try CommandRunner.run("read", "desk.har", "--desk", "freshdesk", "-o", "a.bag", "--json", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      let found = try attachments("a.bag", in: folder)
      let texts = try found.map { file in
        let path = try #require(file["path"] as? String)
        return try String(contentsOf: folder.appendingPathComponent("a.bag/\(path)"), encoding: .utf8)
      }
      #expect(texts == ["first picture", "the second picture"])
      #expect(!read.out.contains("attachmentNotListed"))
    }
  }
}
