import Foundation
import Testing

/// `deskferry map` into a file that a person has edited: it is replaced only by one that says everything it said.
@Suite("Drafting into a file that is there")
struct MapAgainTests {
  /// A folder with the example read as `shop.bag`.
  private func withArchive(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let read = try CommandRunner.run(
      list: ["read", "--desk", "zendesk", SandboxRun.example.path, "-o", "shop.bag"], in: folder)
    #expect(read.exit == 0 || read.exit == 3, "\(read.error)")
    try body(folder)
  }

  private func write(_ text: String, _ folder: URL) throws -> URL {
    let file = folder.appendingPathComponent("m.yaml")
    try Data(text.utf8).write(to: file)
    return file
  }

  private func map(_ folder: URL, to: String = "freshdesk") throws -> CommandRunner.Result {
    try CommandRunner.run("map", "shop.bag", "--to", to, "-o", "m.yaml", in: folder)
  }

  @Test("A short file gets what it lacks, in the right lists, once")
  func short() throws {
    try withArchive { folder in
      let head = "deskferry: 1\nfrom: { desk: zendesk }\nto: { desk: freshdesk }\n"
      let file = try write(head + "statuses:\n  - { from: { id: open }, to: { use: \"2\" } }\n", folder)
      #expect(try map(folder).exit == 0)
      let once = try String(contentsOf: file, encoding: .utf8)
      let statuses = try #require(once.range(of: "statuses:"))
      let next = try #require(once.range(of: "\ncontainers:"))
      let marker = "    # new since the last draft\n".dropFirst(2)
      #expect(once[statuses.upperBound..<next.lowerBound].contains(marker), "\(once)")
      #expect(!once[next.upperBound...].contains(marker), "whole sections are no additions\n\(once)")
      #expect(try map(folder).exit == 0)
      #expect(try String(contentsOf: file, encoding: .utf8) == once)
    }
  }

  @Test(
    "A file for other desks, or one that cannot be brought up to date, stays as it is",
    arguments: [
      (
        "from: { desk: freshdesk }\nto: { desk: freshdesk }\n",
        "this maps from freshdesk, but the archive holds zendesk"
      ),
      (
        "from: { desk: zendesk }\nto: { desk: redmine }\n", "this maps to redmine, but the draft is to be for freshdesk"
      ),
      (
        "from: { desk: zendesk }\nto: { desk: freshdesk }\npriorities: &none [ ]\nstatuses: *none\n",
        "cannot be brought up to date as it is written here"
      ),
    ])
  func refused(_ lines: String, _ message: String) throws {
    try withArchive { folder in
      let text = "deskferry: 1\n" + lines
      let file = try write(text, folder)
      let result = try map(folder)
      #expect(result.exit == 1 && result.error.contains(message), "\(result.error)")
      #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
  }

  @Test("What must be made by hand is listed, and keeps the mapping from being ready")
  func toMake() throws {
    try withArchive { folder in
      let draft = try map(folder)
      #expect(draft.exit == 0, "\(draft.error)")
      let file = folder.appendingPathComponent("m.yaml")
      let text = try String(contentsOf: file, encoding: .utf8)
      let groups = try #require(text.range(of: "\ngroups:\n"))
      let undecided = try #require(text.range(of: "to: \"?\"", range: groups.upperBound..<text.endIndex))
      try Data(text.replacingCharacters(in: undecided, with: "to: { create: Depot }").utf8).write(to: file)
      let check = try CommandRunner.run("map", "check", "m.yaml", "shop.bag", in: folder)
      #expect(check.exit == 10 && check.out.contains("  1. group \"Depot\": for "), "\(check.out)")
      #expect(check.out.contains("! group \"Depot\" must be made at the target first; then write its id with `use:`"))
      #expect(check.out.contains("to be made first"))
      let json = try CommandRunner.run("map", "check", "m.yaml", "shop.bag", "--json", in: folder).summary()
      #expect((json["valueCreations"] as? [[String: Any]])?.first?["label"] as? String == "Depot")
    }
  }
}
