import Foundation
import Testing

@Suite("Mapping what products ship, without an archive")
struct MapDefaultsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("One command writes the file that lies ready, and never over another")
  func writes() throws {
    try inFolder { folder in
      let arguments = ["map", "--defaults", "zendesk", "--to", "freshdesk", "-o", "route.yaml"]
      let result = try CommandRunner.run(list: arguments + ["--json"], in: folder)
      #expect(result.exit == 0, "\(result.error)")
      #expect(try result.summary()["statuses"] as? Int == 6)
      #expect(try result.summary()["undecided"] as? Int == 1)
      let file = folder.appendingPathComponent("route.yaml")
      let written = try String(contentsOf: file, encoding: .utf8)
      let ready = Self.root.appendingPathComponent("Mappings/routes/zendesk--freshdesk.yaml")
      #expect(try String(contentsOf: ready, encoding: .utf8) == written)
      #expect(try CommandRunner.run(list: arguments, in: folder).exit == 0, "the same file again")
      try Data((written + "# mine\n").utf8).write(to: file)
      let refused = try CommandRunner.run(list: arguments, in: folder)
      #expect(refused.exit == 2 && refused.error.contains("route.yaml is there already"))
      #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("# mine\n"))
    }
  }

  @Test(
    "An archive or a desk, and a desk that is known",
    arguments: [
      [], ["acme.bag", "--defaults", "zendesk"], ["--defaults", "nonesuch"],
      ["--defaults", "zendesk", "--target", "t.bag"], ["--defaults", "zendesk", "--html", "m.html"],
    ])
  func usage(_ more: [String]) throws {
    try inFolder { folder in
      let result = try CommandRunner.run(list: ["map"] + more + ["--to", "freshdesk", "-o", "m.yaml"], in: folder)
      #expect(result.exit == 2, "\(result.error)")
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("m.yaml").path))
    }
  }

  @Test("An account is drafted into a copy of what lies ready")
  func draftsInto() throws {
    try inFolder { folder in
      let ready = Self.root.appendingPathComponent("Mappings/routes/zendesk--freshdesk.yaml")
      let copy = folder.appendingPathComponent("shop.map.yaml")
      try FileManager.default.copyItem(at: ready, to: copy)
      let read = try CommandRunner.run(
        list: ["read", "--desk", "zendesk", SandboxRun.example.path, "-o", "shop.bag"], in: folder)
      #expect(read.exit == 0 || read.exit == 3, "\(read.error)")
      let drafted = try CommandRunner.run(
        list: ["map", "shop.bag", "--to", "freshdesk", "-o", "shop.map.yaml"], in: folder)
      #expect(drafted.exit == 0, "\(drafted.error)")
      let text = try String(contentsOf: copy, encoding: .utf8)
      #expect(text.contains("  - from: { id: solved, label: Solved }\n    to: { use: \"4\", label: Resolved }"))
      #expect(text.contains("# new since the last draft"), "what the account has besides\n\(text)")
      #expect(text.contains("priorities:") && text.contains("skip:"))
    }
  }
}
