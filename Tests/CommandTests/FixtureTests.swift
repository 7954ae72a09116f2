import Foundation
import Testing

/// Every `Fixtures/<desk>/<case>`, read by the built tool as a person would read it.
@Suite("Fixtures")
struct FixtureTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let fixtures = root.appendingPathComponent("Fixtures")

  struct Case: Sendable, CustomTestStringConvertible {
    var desk: String
    var name: String
    var folder: URL { FixtureTests.fixtures.appendingPathComponent("\(desk)/\(name)") }
    var input: URL { folder.appendingPathComponent("input") }
    var testDescription: String { "\(desk)/\(name)" }
  }

  static let all: [Case] = names(fixtures).flatMap { desk in
    names(fixtures.appendingPathComponent(desk)).map { Case(desk: desk, name: $0) }
  }
  static let zendesk = all.filter { $0.desk == "zendesk" }

  /// The one case whose input is damaged on purpose.
  private static let damaged = "unpleasant"

  @Test("Each says where it comes from, and reads into a sound archive", arguments: all)
  func everyFixtureReads(_ given: Case) throws {
    #expect(FileManager.default.fileExists(atPath: given.folder.appendingPathComponent("PROVENANCE.md").path))
    try Scratch.with { folder in
      let result = try read(given, to: "a.bag", in: folder)
      #expect(result.exit == (given.name == Self.damaged ? 3 : 0), "\(result.error)")
      #expect(try CommandRunner.run("check", "a.bag", in: folder).exit == 0)
    }
  }

  @Test("The archive is the expected one, byte for byte", arguments: zendesk.filter { $0.name != "demo" })
  func goldens(_ given: Case) throws {
    try Scratch.with { folder in
      _ = try read(given, to: "a.bag", in: folder)
      let data = folder.appendingPathComponent("a.bag/data")
      let expected = given.folder.appendingPathComponent("expected/data")
      if ProcessInfo.processInfo.environment["DESKFERRY_RECORD_GOLDENS"] != nil {
        try? FileManager.default.removeItem(at: expected)
        try FileManager.default.createDirectory(
          at: expected.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: data, to: expected)
        Issue.record("recorded \(given.testDescription): look at it, then run without DESKFERRY_RECORD_GOLDENS")
        return
      }
      // `desk.json` carries the version of the tool; its figures are compared by the leaf check.
      let wanted = Self.files(expected).filter { $0 != "desk.json" }
      #expect(Self.files(data).filter { $0 != "desk.json" } == wanted)
      #expect(!wanted.isEmpty)
      for name in wanted {
        let made = try Data(contentsOf: data.appendingPathComponent(name))
        #expect(made == (try Data(contentsOf: expected.appendingPathComponent(name))), "\(name)")
      }
    }
  }

  @Test("Read twice, and from a packed folder, records are the same", arguments: zendesk)
  func sameInputSameBytes(_ given: Case) throws {
    try Scratch.with { folder in
      _ = try read(given, to: "a.bag", in: folder)
      _ = try read(given, to: "b.bag", in: folder)
      let tar = Process()
      tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      tar.arguments = ["tar", "czf", folder.appendingPathComponent("packed.tar.gz").path, "-C", given.input.path, "."]
      try tar.run()
      tar.waitUntilExit()
      #expect(tar.terminationStatus == 0)
      _ = try CommandRunner.run("read", "packed.tar.gz", "-o", "c.bag", in: folder)
      func bytes(_ bag: String, _ name: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent("\(bag)/\(name)"))
      }
      #expect(try bytes("a.bag", "manifest-sha256.txt") == bytes("b.bag", "manifest-sha256.txt"))
      #expect(try bytes("a.bag", "data/tickets.ndjson") == bytes("c.bag", "data/tickets.ndjson"))
    }
  }

  @Test("A walk that shares no code with the reader finds every leaf", arguments: zendesk.filter { $0.name != damaged })
  func everyLeafIsAccountedFor(_ given: Case) throws {
    try Scratch.with { folder in
      _ = try read(given, to: "a.bag", in: folder)
      let (status, text) = try Self.checkLeaves(folder.appendingPathComponent("a.bag"), given.input)
      #expect(status == 0, "\(text)")
    }
  }

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(
    "Every leaf of every recording is accounted for", .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set")
  )
  func everyLeafOfTheRecordings() throws {
    let root = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("zendesk")
    // Test cases of another tool nest requests and replies in a way the script does not know.
    let names = Self.files(root).filter { $0.hasSuffix(".json") && !$0.hasPrefix("nango") }
    #expect(names.count > 200)
    try Scratch.with { folder in
      for name in names {
        let file = root.appendingPathComponent(name)
        let result = try CommandRunner.run(
          "read", "--desk", "zendesk", file.path, "-o", "a.bag", "--force", in: folder)
        #expect(result.exit == 0, "\(name): \(result.error)")
        let (status, text) = try Self.checkLeaves(folder.appendingPathComponent("a.bag"), file)
        #expect(status == 0, "\(name): \(text)")
      }
    }
  }

  private func read(_ given: Case, to bag: String, in folder: URL) throws -> CommandRunner.Result {
    try CommandRunner.run("read", "--desk", given.desk, given.input.path, "-o", bag, in: folder)
  }

  static func checkLeaves(_ bag: URL, _ export: URL) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appendingPathComponent("Tests/Scripts/check_leaves.py").path, bag.path, export.path,
    ]
    let out = Pipe()
    process.standardOutput = out
    process.standardError = out
    try process.run()
    let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static func names(_ folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { name in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }.sorted()
  }

  /// Paths of all files below the folder, sorted.
  private static func files(_ folder: URL) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []).filter { name in
      var isFolder: ObjCBool = false
      let path = folder.appendingPathComponent(name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }.sorted()
  }
}
