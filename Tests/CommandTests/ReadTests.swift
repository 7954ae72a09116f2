import Foundation
import Testing

@Suite("read and inspect")
struct ReadTests {
  private static let export = #"""
    {"id":1,"subject":"One","status":"open","requester_id":7,"submitter_id":7,"assignee_id":null,"created_at":"2023-01-01T00:00:00Z","updated_at":"2023-01-02T00:00:00Z","tags":["a"],"comments":[{"id":11,"author_id":7,"body":"Hello","public":true,"created_at":"2023-01-01T00:00:00Z"}]}
    {"id":2,"subject":"Two\u001b[31m","status":"solved","requester_id":7,"submitter_id":7,"assignee_id":null,"created_at":"2023-01-01T00:00:00Z","updated_at":"2023-01-03T00:00:00Z","tags":[],"comments":[]}

    """#

  @Test("An export becomes an archive; inspect of both says the same")
  func reading() throws {
    try Scratch.with { folder in
      try Self.export.write(to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let read = try CommandRunner.run(
        "read", "tickets.json", "--account", "acme", "-o", "a.bag", "--json", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      #expect(read.error == "")
      let object = try read.object()
      #expect(object["files"] as? [String] == ["a.bag"])
      let summary = try read.summary()
      let counts = try #require(summary["counts"] as? [String: Any])
      #expect(counts["tickets"] as? Int == 2)
      #expect(counts["messages"] as? Int == 1)
      let statuses = try #require(summary["statuses"] as? [[String: Any]])
      #expect(statuses.compactMap { $0["label"] as? String }.sorted() == ["Open", "Solved"])
      let leaves = try #require(summary["leaves"] as? [String: Any])
      let parts = ["mapped", "kept", "dropped"].compactMap { leaves[$0] as? Int }
      #expect(parts.reduce(0, +) == leaves["total"] as? Int)
      for path in ["a.bag", "tickets.json"] {
        let inspected = try CommandRunner.run("inspect", path, "--json", in: folder)
        let seen = try #require(try inspected.summary()["counts"] as? [String: Any])
        #expect(seen["tickets"] as? Int == 2)
        #expect(seen["messages"] as? Int == 1)
      }
    }
  }

  @Test("Recorded replies that are no data stand among what is complete or not")
  func otherReplies() throws {
    func entry(_ path: String, _ status: Int, _ text: String, _ method: String = "GET") -> String {
      let request = #"{"method":"\#(method)","url":"https://acme.zendesk.com/api/v2/\#(path)","headers":[]}"#
      let content = #"{"mimeType":"application/json","text":\#(text)}"#
      let response = #"{"status":\#(status),"headers":[],"content":\#(content)}"#
      return #"{"startedDateTime":"2024-01-01T00:00:00Z","request":\#(request),"response":\#(response)}"#
    }
    let page = entry("tickets.json", 200, #""{\"tickets\":[{\"id\":1,\"subject\":\"a\",\"status\":\"open\"}]}""#)
    try Scratch.with { folder in
      for (name, entries, line) in [
        ("all", [page], nil),
        (
          "writes", [page, entry("tickets/1.json", 200, #""{}""#, "PUT")], ["complete", "1 to calls that read nothing"]
        ),
        (
          "refused", [page, entry("users.json", 429, #""""#), entry("groups.json", 403, #""""#)],
          ["partial", "1 with status 403, 1 with status 429"]
        ),
      ] as [(String, [String], [String]?)] {
        let har = #"{"log":{"version":"1.2","entries":["# + entries.joined(separator: ",") + "]}}"
        try har.write(to: folder.appendingPathComponent("\(name).har"), atomically: true, encoding: .utf8)
        let read = try CommandRunner.run(
          "read", "\(name).har", "--desk", "zendesk", "-o", "\(name).bag", "--json", in: folder)
        #expect(read.exit == 0, "\(read.error)")
        let told = try #require(try read.summary()["completeness"] as? [[String: Any]])
        let replies = told.first { $0["collection"] as? String == "replies" }
        #expect(replies?["state"] as? String == line?[0])
        #expect((replies?["why"] as? String)?.hasSuffix(line?[1] ?? "") == (line.map { _ in true }))
        if line != nil { #expect(replies?["claimed"] as? Int == (name == "refused" ? 3 : 1)) }
      }
    }
  }

  @Test("An input of which nothing is the desk's ends with 3; a stray file beside an export does not")
  func nothingOfTheDesks() throws {
    try Scratch.with { folder in
      func read(_ desk: String, _ files: [(String, String)]) throws -> (exit: Int32, codes: Set<String>) {
        let name = "in-\(UUID().uuidString)"
        let input = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
        for (file, text) in files {
          try text.write(to: input.appendingPathComponent(file), atomically: false, encoding: .utf8)
        }
        let run = try CommandRunner.run("read", name, "--desk", desk, "-o", "\(name).bag", "--json", in: folder)
        let findings = try run.object()["findings"] as? [[String: Any]] ?? []
        return (run.exit, Set(findings.compactMap { $0["code"] as? String }))
      }
      let note = ("notes.doc", "\u{1}\u{2}none")
      for desk in ["zoho-desk", "redmine", "vivantio"] {
        let alone = try read(desk, [note])
        #expect(alone.exit == 3 && alone.codes.isSuperset(of: ["unknownFile", "nothingRead"]), "\(desk): \(alone)")
      }
      for tickets in ["{\"data\":[]}", #"{"data":[{"id":"700100000000000501","ticketNumber":"1","status":"Open"}]}"#] {
        let beside = try read("zoho-desk", [note, ("tickets.json", tickets)])
        #expect(beside.exit == 0 && !beside.codes.contains("nothingRead"), "\(beside)")
      }
    }
  }

  @Test("A status that a form tells by its label alone is the one that another form defines so")
  func statusesByLabel() throws {
    try Scratch.with { folder in
      let export = folder.appendingPathComponent("in")
      try FileManager.default.createDirectory(at: export, withIntermediateDirectories: true)
      let table = "Ticket ID,Subject,Status,Created time,Due by Time\n1,a,Closed,2024-01-01 00:00:00,\n2,b,Odd,,\n"
      try table.write(to: export.appendingPathComponent("t.csv"), atomically: true, encoding: .utf8)
      let page = #"[{"id":3,"subject":"c","status":5,"requester_id":7,"fr_escalated":false,"spam":false}]"#
      try page.write(to: export.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let read = try CommandRunner.run("read", "in", "--desk", "freshdesk", "-o", "a.bag", "--json", in: folder)
      let findings = try #require(try read.object()["findings"] as? [[String: Any]])
      #expect(findings.contains { $0["code"] as? String == "statusMatchedByLabel" }, "\(findings)")
      let statuses = try String(
        contentsOf: folder.appendingPathComponent("a.bag/data/statuses.ndjson"), encoding: .utf8)
      #expect(statuses.components(separatedBy: "\"Closed\"").count == 2 && statuses.contains("\"Odd\""))
    }
  }

  @Test("A spreadsheet's own file is refused, also where the desk is named; beside a CSV it is an error")
  func workbooks() throws {
    try Scratch.with { folder in
      let export = folder.appendingPathComponent("in")
      try FileManager.default.createDirectory(at: export, withIntermediateDirectories: true)
      for (name, bytes) in [
        ("a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1]), ("b.xlsx", [0x50, 0x4B, 3, 4]),
      ]
        as [(String, [UInt8])]
      {
        try Data(bytes).write(to: export.appendingPathComponent(name))
      }
      for desk in ["auto", "zendesk", "freshdesk", "freshservice", "solarwinds", "redmine", "request-tracker"] {
        let read = try CommandRunner.run("read", "in", "--desk", desk, "-o", "a.bag", in: folder)
        #expect(read.exit == 1 && read.error.contains("save it as CSV first"), "\(desk): \(read.error)")
      }
      try "Number,Title,State\n50,A,New\n".write(
        to: export.appendingPathComponent("c.csv"), atomically: true, encoding: .utf8)
      let read = try CommandRunner.run("read", "in", "--desk", "solarwinds", "-o", "a.bag", "--json", in: folder)
      #expect(read.exit == 3, "\(read.error)")
      let findings = try #require(try read.object()["findings"] as? [[String: Any]])
      #expect(findings.count { $0["code"] as? String == "spreadsheetFile" } == 2)
    }
  }

  @Test("A backup that begins with hundreds of attached files is known by what comes after them")
  func manyAttachedFiles() throws {
    try Scratch.with { folder in
      let files = folder.appendingPathComponent("backup/data/attachments/A/10000/A-1")
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
      for number in 0..<220 {
        try "x".write(to: files.appendingPathComponent("\(number)"), atomically: false, encoding: .utf8)
      }
      try "<entity-engine-xml><Issue id=\"1\" key=\"A-1\" summary=\"s\"/></entity-engine-xml>".write(
        to: folder.appendingPathComponent("backup/entities.xml"), atomically: true, encoding: .utf8)
      let read = try CommandRunner.run("read", "backup", "-o", "a.bag", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      #expect(read.out.contains("Read as Jira Service Management"))
    }
  }

  @Test("JSON that a shell wrote as UTF-16 reads as in UTF-8, what defines the statuses too")
  func wideText() throws {
    try Scratch.with { folder in
      let fields =
        #"[{"id":1,"name":"status","type":"default_status","label_for_customers":"Status","choices":{"9":["Waiting for parts","Waiting"]}}]"#
      let tickets = #"[{"id":1,"requester_id":5,"subject":"Žluť 😀","status":9,"description":"x"}]"#
      for (encoding, mark) in [
        (String.Encoding.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]), (.utf8, []),
      ] {
        let input = folder.appendingPathComponent("in-\(encoding.rawValue)")
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
        for (name, text) in [("ticket_fields.json", fields), ("tickets.json", tickets)] {
          let bytes = Data(mark.map(UInt8.init)) + (text.data(using: encoding) ?? Data())
          try bytes.write(to: input.appendingPathComponent(name))
        }
        let read = try CommandRunner.run(
          "read", "in-\(encoding.rawValue)", "--desk", "freshdesk", "-o", "\(encoding.rawValue).bag", "--json",
          in: folder)
        #expect(read.exit == 0, "\(read.out)")
        let statuses = try #require(try read.summary()["statuses"] as? [[String: Any]])
        #expect(statuses.first { $0["id"] as? String == "9" }?["label"] as? String == "Waiting for parts")
        let data = try String(
          contentsOf: folder.appendingPathComponent("\(encoding.rawValue).bag/data/tickets.ndjson"), encoding: .utf8)
        #expect(data.contains("Žluť 😀"))
      }
    }
  }

  @Test("Of a named desk, what is damaged from its beginning on is an archive without tickets, and exit 3")
  func damagedFromTheBeginning() throws {
    try Scratch.with { folder in
      let har = #"{"log":{"entries":[{"request":{"method":"GET","url":"https://acme.freshdesk.com/api/v2/tic"#
      for (name, text) in [("cut.har", har), ("Tickets0.xml", ""), ("Tickets1.xml", "<?xml version=\"1.0\"?>\n")] {
        try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
        let read = try CommandRunner.run(
          "read", name, "--desk", "freshdesk", "-o", "\(name).bag", "--json", in: folder)
        #expect(read.exit == 3, "\(name): \(read.error)")
        let findings = try #require(try read.object()["findings"] as? [[String: Any]])
        #expect(findings.contains { ["torn", "tornFile"].contains($0["code"] as? String) }, "\(name)")
      }
      let unnamed = try CommandRunner.run("read", "cut.har", "-o", "x.bag", in: folder)
      #expect(unnamed.exit == 1 && unnamed.error.contains("ends in the middle"))
    }
  }

  @Test("Offsets from UTC that the source wrote are noted in desk.json")
  func offsets() throws {
    try Scratch.with { folder in
      try Self.export.replacingOccurrences(of: "00:00:00Z", with: "02:00:00+02:00").write(
        to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let read = try CommandRunner.run("read", "tickets.json", "--account", "acme", "-o", "a.bag", in: folder)
      #expect(read.exit == 0, "\(read.error)")
      let desk = try Data(contentsOf: folder.appendingPathComponent("a.bag/data/desk.json"))
      let object = try #require(try JSONSerialization.jsonObject(with: desk) as? [String: Any])
      #expect(object["offsetsSeen"] as? [String] == ["+02:00"])
    }
  }

  @Test("An archive is not replaced by accident, and nothing is left behind")
  func existing() throws {
    try Scratch.with { folder in
      try Self.export.write(to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let arguments = ["read", "tickets.json", "--account", "acme", "-o", "a.bag"]
      #expect(try CommandRunner.run(list: arguments, in: folder).exit == 0)
      let again = try CommandRunner.run(list: arguments, in: folder)
      #expect(again.exit == 1)
      #expect(again.out == "")
      #expect(again.error.contains("--force"))
      #expect(try CommandRunner.run(list: arguments + ["--force"], in: folder).exit == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["a.bag", "tickets.json"])
    }
  }

  @Test("What no desk knows is refused, with the next step")
  func unknown() throws {
    try Scratch.with { folder in
      try "nothing of the sort".write(
        to: folder.appendingPathComponent("letter.txt"), atomically: true, encoding: .utf8)
      let result = try CommandRunner.run("read", "letter.txt", "-o", "a.bag", in: folder)
      #expect(result.exit == 1)
      #expect(result.error.contains("no desk recognises this (looked at 1 document)"))
      #expect(result.error.contains("--desk ID"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.bag").path))
      let named = try CommandRunner.run("read", "letter.txt", "--desk", "nonesuch", "-o", "a.bag", in: folder)
      #expect(named.exit == 2)
      #expect(named.error.contains("there is no desk \"nonesuch\"; known are "))
    }
  }

  @Test("A recording of which nothing can be read says why, reply by reply")
  func nothingReadable() throws {
    func entry(_ status: Int, _ content: String) -> String {
      #"{"request":{"method":"GET","url":"https://acme.zendesk.com/api/v2/tickets.json?token=abc"},"#
        + #""response":{"status":\#(status),"content":{"mimeType":"application/json"\#(content)}}}"#
    }
    try Scratch.with { folder in
      let refusal = entry(401, #","text":"{}""#), bare = entry(200, #","size":900"#)
      try #"{"log":{"version":"1.2","entries":[\#(refusal),\#(bare)]}}"#.write(
        to: folder.appendingPathComponent("a.har"), atomically: true, encoding: .utf8)
      let result = try CommandRunner.run("read", "a.har", "-o", "a.bag", in: folder)
      #expect(result.exit == 1)
      #expect(result.error.contains("a.har: GET https://acme.zendesk.com/api/v2/tickets.json"))
      #expect(result.error.contains("status 401, not data"))
      #expect(result.error.contains("saved without its body"))
      #expect(result.error.contains("Next: of a recording, save it again"))
      #expect(!result.error.contains("token=abc"))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.bag").path))
    }
  }

  @Test("A time zone that does not exist is refused, not taken for UTC")
  func zone() throws {
    try Scratch.with { folder in
      try Self.export.write(to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let result = try CommandRunner.run("read", "tickets.json", "--timezone", "Nowhere/Bad", "-o", "a.bag", in: folder)
      #expect(result.exit == 2)
      #expect(result.error.contains("there is no time zone \"Nowhere/Bad\""))
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("a.bag").path))
    }
  }

  @Test("Lines that cannot be read end with 3; with --strict doubts do too")
  func incomplete() throws {
    try Scratch.with { folder in
      let torn = Self.export + "{\"id\":3,\"subject\":\"Torn\n"
      try torn.write(to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let result = try CommandRunner.run(
        "read", "tickets.json", "--account", "acme", "-o", "a.bag", "--json", in: folder)
      #expect(result.exit == 3)
      let findings = try #require(try result.object()["findings"] as? [[String: Any]])
      let error = try #require(findings.first { $0["severity"] as? String == "error" })
      #expect((error["where"] as? [String: Any])?["file"] as? String == "tickets.json")
      try Self.export.write(to: folder.appendingPathComponent("sound.json"), atomically: true, encoding: .utf8)
      let strict = try CommandRunner.run(
        "read", "sound.json", "--account", "acme", "-o", "b.bag", "--strict", in: folder)
      #expect(strict.exit == 3)
    }
  }

  @Test("What is printed for people holds no control characters of strangers")
  func visible() throws {
    try Scratch.with { folder in
      let export = Self.export.replacingOccurrences(of: "\"status\":\"open\"", with: "\"status\":\"o\\u001b[31m\"")
      try export.write(to: folder.appendingPathComponent("tickets.json"), atomically: true, encoding: .utf8)
      let result = try CommandRunner.run("read", "tickets.json", "--account", "acme", "-o", "a.bag", in: folder)
      #expect(!result.out.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    }
  }
}

/// A folder of a test's own.
enum Scratch {
  static func with(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
