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
  /// The example of `make demo` is judged by what the demo prints.
  static let withGoldens = all.filter { $0.testDescription != "zendesk/demo" }

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

  @Test("The archive is the expected one, byte for byte", arguments: withGoldens)
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
      #expect(!wanted.isEmpty || given.name == "empty")
      for name in wanted {
        let made = try Data(contentsOf: data.appendingPathComponent(name))
        #expect(made == (try Data(contentsOf: expected.appendingPathComponent(name))), "\(name)")
      }
    }
  }

  @Test("Read twice, and from a packed folder, records are the same", arguments: all)
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
      _ = try CommandRunner.run("read", "--desk", given.desk, "packed.tar.gz", "-o", "c.bag", in: folder)
      // An export may hold no tickets: then there is no such file in either.
      func bytes(_ bag: String, _ name: String) -> Data? {
        FileManager.default.contents(atPath: folder.appendingPathComponent("\(bag)/\(name)").path)
      }
      #expect(bytes("a.bag", "manifest-sha256.txt") != nil)
      #expect(bytes("a.bag", "manifest-sha256.txt") == bytes("b.bag", "manifest-sha256.txt"))
      #expect(bytes("a.bag", "data/tickets.ndjson") == bytes("c.bag", "data/tickets.ndjson"))
    }
  }

  @Test("A walk that shares no code with the reader finds every leaf", arguments: all.filter { $0.name != damaged })
  func everyLeafIsAccountedFor(_ given: Case) throws {
    try Scratch.with { folder in
      _ = try read(given, to: "a.bag", in: folder)
      let (status, text) = try Self.checkLeaves(folder.appendingPathComponent("a.bag"), given.input)
      #expect(status == 0, "\(text)")
    }
  }

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]
  static let recorded = recordings.map { names(URL(fileURLWithPath: $0)) } ?? []

  /// Every recorded file is read by itself: its desk is known or not certain but never another, every leaf is
  /// accounted for, and nothing stops the reading.
  @Test(
    "Every leaf of every recording is accounted for",
    .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"),
    arguments: recorded)
  func everyLeafOfTheRecordings(_ desk: String) throws {
    let root = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent(desk)
    let names = Self.files(root).filter { name in
      // The reply bodies of cassettes lie beside them once more, as they are of another recorder.
      [".json", ".xml", ".csv", ".zip", ".rss", ".yaml", ".yml"].contains { name.hasSuffix($0) }
    }
    #expect(!names.isEmpty)
    try Scratch.with { folder in
      var pairs = ""
      for (number, name) in names.enumerated() {
        let file = root.appendingPathComponent(name)
        let bag = "\(number).bag"
        let result = try CommandRunner.run("read", "--desk", desk, file.path, "-o", bag, in: folder)
        #expect([0, 3].contains(result.exit), "\(name): \(result.error)")
        guard [0, 3].contains(result.exit) else { continue }
        pairs += "\(folder.appendingPathComponent(bag).path)\t\(file.path)\n"
      }
      let list = folder.appendingPathComponent("pairs.tsv")
      try pairs.write(to: list, atomically: true, encoding: .utf8)
      let (status, text) = try Self.checkLeaves(["--pairs", list.path])
      #expect(status == 0, "\(text)")
    }
  }

  private func read(_ given: Case, to bag: String, in folder: URL) throws -> CommandRunner.Result {
    try CommandRunner.run("read", "--desk", given.desk, given.input.path, "-o", bag, in: folder)
  }

  static func checkLeaves(_ bag: URL, _ export: URL) throws -> (Int32, String) {
    try checkLeaves([bag.path, export.path])
  }

  static func checkLeaves(_ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", root.appendingPathComponent("Tests/Scripts/check_leaves.py").path] + arguments
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
