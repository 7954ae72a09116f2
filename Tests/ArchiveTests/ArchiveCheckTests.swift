import DeskKit
import Foundation
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Archive

@Suite("Checking an archive")
struct ArchiveCheckTests {
  private func makeBag(_ scratch: Scratch) throws -> String {
    let writer = try makeWriter(scratch.at("a.bag"))
    for ticket in manyTickets(10) { try writer.put(ticket) }
    for person in people(0..<5) { try writer.put(person) }
    try writer.attachment(
      url: "https://acme.example/a/3", mediaType: "text/plain", bytes: MemorySource(Array("hi".utf8)))
    _ = try writer.finish()
    return scratch.at("a.bag")
  }

  private func files(of bag: String) throws -> [String] {
    var walk = DiskWalk(bag)
    var files: [String] = []
    while let file = try walk.next() { files.append(file) }
    return files
  }

  @Test func whatWeWriteIsSound() throws {
    let scratch = try Scratch()
    let bag = try makeBag(scratch)
    #expect(try ArchiveCheck.run(bag, quick: true) == [])
    #expect(try ArchiveCheck.run(bag, quick: false) == [])
  }

  @Test func oneFlippedByteInAnyFileIsFoundAndNamed() throws {
    let scratch = try Scratch()
    let bag = try makeBag(scratch)
    for file in try files(of: bag) {
      let path = bag + "/" + file
      let before = try Disk.readAll(path)
      var damaged = before
      guard !damaged.isEmpty else { continue }
      damaged[damaged.count / 2] ^= 1
      try damaged.withUnsafeBytes { try Disk.save($0, to: path) }
      let found = try ArchiveCheck.run(bag, quick: false)
      let named = found.contains { $0.severity == .error && ($0.file == file || file == "tagmanifest-sha256.txt") }
      #expect(named, "\(file): \(found.map(\.what))")
      try before.withUnsafeBytes { try Disk.save($0, to: path) }
    }
    #expect(try ArchiveCheck.run(bag, quick: false) == [])
  }

  @Test func messagesOfOneKeyAreNamed() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    var ticket = manyTickets(1)[0]
    let message = Message(
      key: "m", id: nil, author: nil, createdAt: nil, visibility: .public, kind: .reply, body: MessageBody(text: "a"))
    ticket.messages = [message, message]
    try writer.put(RecordHead(.tickets, id: ticket.id), ticket.json)
    _ = try writer.finish()
    #expect(try ArchiveCheck.run(scratch.at("a.bag"), quick: false).contains { $0.code == "duplicateRecord" })
  }

  @Test(arguments: [true, false])
  func missingShortAndExtraFilesAreNamed(_ quick: Bool) throws {
    let scratch = try Scratch()
    let bag = try makeBag(scratch)
    for file in try files(of: bag) {
      let path = bag + "/" + file
      let before = try Disk.readAll(path)
      try FileManager.default.removeItem(atPath: path)
      let found = try ArchiveCheck.run(bag, quick: quick)
      #expect(found.contains { $0.code == "missingFile" && $0.file == file }, "\(file): \(found.map(\.what))")
      try before.withUnsafeBytes { try Disk.save($0, to: path) }
    }
    let people = bag + "/data/people.ndjson"
    let before = try Disk.readAll(people)
    try before.dropLast().withUnsafeBytes { try Disk.save($0, to: people) }
    #expect(try ArchiveCheck.run(bag, quick: quick).map(\.file).first == "data/people.ndjson")
    try before.withUnsafeBytes { try Disk.save($0, to: people) }
    for extra in ["note.txt", "schema/x.json", "data/extra.ndjson", "data/attachments/aa/bb/cc", "data/a"] {
      let path = bag + "/" + extra
      try Disk.makeFolder(try #require(Disk.parent(of: path)))
      try before.withUnsafeBytes { try Disk.save($0, to: path) }
      let found = try ArchiveCheck.run(bag, quick: quick).filter { $0.severity == .error }
      #expect(found.map(\.code) == ["extraFile"], "\(extra)")
      #expect(found.map(\.file) == [extra])
      try FileManager.default.removeItem(atPath: path)
    }
    #expect(try ArchiveCheck.run(bag, quick: quick) == [])
  }

  /// Changes a file and makes the manifests fit again, so that only the contents are wrong.
  private func rewrite(_ bag: String, _ file: String, _ change: (String) -> String) throws {
    let old = try Disk.readAll(bag + "/" + file)
    let new = Array(change(String(decoding: old, as: UTF8.self)).utf8)
    try new.withUnsafeBytes { try Disk.save($0, to: bag + "/" + file) }
    func digest(_ path: String) throws -> String { try HashedFile.digest(of: bag + "/" + path) }
    func replaceLine(_ list: String, _ path: String, _ value: String) throws {
      let lines = try text(bag + "/" + list).split(separator: "\n").map {
        $0.hasSuffix("  " + path) ? value + "  " + path : String($0)
      }
      let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
      try bytes.withUnsafeBytes { try Disk.save($0, to: bag + "/" + list) }
    }
    try replaceLine("manifest-sha256.txt", file, try digest(file))
    try replaceLine("sizes.txt", file, String(new.count))
    let info = try text(bag + "/bag-info.txt").split(separator: "\n").map { line -> String in
      guard line.hasPrefix("Payload-Oxum: "), let parts = line.split(separator: " ").last?.split(separator: "."),
        let octets = Int(parts[0])
      else { return String(line) }
      return "Payload-Oxum: \(octets - old.count + new.count).\(parts[1])"
    }
    let bytes = Array((info.joined(separator: "\n") + "\n").utf8)
    try bytes.withUnsafeBytes { try Disk.save($0, to: bag + "/bag-info.txt") }
    for tag in ["manifest-sha256.txt", "sizes.txt", "bag-info.txt"] {
      try replaceLine("tagmanifest-sha256.txt", tag, try digest(tag))
    }
  }

  @Test(arguments: [
    ("data/unresolved.ndjson", "acme:person:9", "acme:person:8", ["notUnresolved", "danglingReference"]),
    ("data/tickets.ndjson", "\"state\":\"active\"", "\"state\":\"somewhere\"", ["badRecord"]),
    ("data/tickets.ndjson", "\"subject\":\"Ticket 3\"", "\"subjects\":\"Ticket 3\"", ["badRecord"]),
    ("data/tickets.ndjson", "\"id\":\"4\",\"subject\"", "\"id\":\"40\",\"subject\"", ["notInOrder"]),
    ("data/statuses.ndjson", "\"id\":\"2\"", "\"id\":\"22\"", ["undefinedStatus"]),
    ("data/desk.json", "\"messages\":20", "\"messages\":21", ["countDiffers"]),
  ])
  func wrongContentsAreFound(_ file: String, _ from: String, _ to: String, _ codes: [String]) throws {
    let scratch = try Scratch()
    let bag = try makeBag(scratch)
    try rewrite(bag, file) { text in
      text.range(of: from).map { text.replacingCharacters(in: $0, with: to) } ?? text
    }
    let found = Set(try ArchiveCheck.run(bag, quick: false).map(\.code))
    #expect(!found.isDisjoint(with: codes), "\(found)")
    #expect(try ArchiveCheck.run(bag, quick: true) == [])
  }

  @Test func bagItAndJSONSchemaAcceptIt() throws {
    guard let python = pythonWithPackages() else {
      print("skipped: no python with bagit and jsonschema (DESKFERRY_PYTHON or .venv/bin/python, see make deps)")
      return
    }
    let scratch = try Scratch()
    let bag = try makeBag(scratch)
    let script = """
      import bagit, json, sys, glob, jsonschema
      bag = bagit.Bag(sys.argv[1]); bag.validate()
      names = ["containers","fields","findings","groups","organizations","people","statuses","tickets","unresolved"]
      lines = 0
      for name in names:
          schema = json.load(open(f"{sys.argv[1]}/schema/{name}.schema.json"))
          jsonschema.Draft202012Validator.check_schema(schema)
          judge = jsonschema.Draft202012Validator(schema)
          for file in glob.glob(f"{sys.argv[1]}/data/{name}.ndjson"):
              for line in open(file):
                  judge.validate(json.loads(line)); lines += 1
      print(lines)
      """
    let (status, output) = try run(python, ["-c", script, bag])
    #expect(status == 0, "\(output)")
    #expect(output.hasSuffix("19\n"), "\(output)")
  }

  /// Our validator and the outside one agree on records damaged at random.
  @Test func ourSchemaCheckAgreesWithJSONSchema() throws {
    guard let python = pythonWithPackages() else { return }
    let scratch = try Scratch()
    let schemaText = try #require(ArchiveSchemas.all.first { $0.collection == "tickets" }).schema.text
    let schema = try #require(try RecordSchema.byCollection()["tickets"])
    let index = JSONIndex()
    var lines: [String] = []
    var verdicts: [Bool] = []
    var generator = SeededRandom(5)
    let values: [JSONValue] = [
      nil, "", "text", 5, .number("1.0"), .number("1.5"), true, [], ["x"], [:], ["id": 7], "2024-01-01", "active",
      "acme:person:1", "acme:ticket:2", [["key": "acme:message:1"]], "2024-01-01T00:00:00.Z",
    ]
    for number in 0..<600 {
      var object = manyTickets(3)[number % 3].json
      let names = RecordShape.ticket.memberOrder + ["unknown"]
      object[names.randomElement(using: &generator) ?? "id"] = values.randomElement(using: &generator)
      if Bool.random(using: &generator), var first = object["messages"]?.array?.first?.object {
        let name = RecordShape.message.memberOrder.randomElement(using: &generator) ?? "id"
        first[name] = values.randomElement(using: &generator)
        object["messages"] = [.object(first)]
      }
      let bytes = JSONValue.object(object).bytes
      let padded = bytes + [UInt8](repeating: 32, count: JSONIndex.padding)
      let problem = try padded.withUnsafeBytes {
        schema.problem(in: try index.parse(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count])))
      }
      lines.append(String(decoding: bytes, as: UTF8.self))
      verdicts.append(problem == nil)
    }
    try lines.joined(separator: "\n").write(toFile: scratch.at("lines"), atomically: true, encoding: .utf8)
    try schemaText.write(toFile: scratch.at("schema"), atomically: true, encoding: .utf8)
    let script = """
      import json, sys, jsonschema
      judge = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
      print("".join("1" if judge.is_valid(json.loads(line)) else "0" for line in open(sys.argv[2])))
      """
    let (status, output) = try run(python, ["-c", script, scratch.at("schema"), scratch.at("lines")])
    #expect(status == 0, "\(output)")
    let theirs = output.filter { $0 == "0" || $0 == "1" }.map { $0 == "1" }
    #expect(Set(verdicts) == [true, false])
    for (index, verdict) in verdicts.enumerated() where index < theirs.count {
      #expect(verdict == theirs[index], "\(lines[index])")
    }
    #expect(theirs.count == verdicts.count)
  }

  private func pythonWithPackages() -> String? {
    if let given = ProcessInfo.processInfo.environment["DESKFERRY_PYTHON"] { return given }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let local = "/" + root + "/.venv/bin/python"
    return FileManager.default.isExecutableFile(atPath: local) ? local : nil
  }

  private func run(_ tool: String, _ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
