import Foundation
import Testing

@testable import Formats

@Suite("Temporary files lie beside the output") struct ScratchTests {
  private static let fixtures = SandboxRun.example.deletingLastPathComponent().deletingLastPathComponent()

  /// A site backup keeps its tables on disk while it is read, and standard input is copied there first.
  @Test("nothing is written into the machine's folder for temporary files")
  func beside() throws {
    try Scratch.with { folder in
      let nowhere = ["TMPDIR": "/nonexistent/folder"]
      let backup = Self.fixtures.appendingPathComponent("jira/backup/input").path
      let read = try CommandRunner.run("read", backup, "-o", "site.bag", environment: nowhere, in: folder)
      #expect([0, 3].contains(read.exit), "\(read.error)")
      let table = Self.fixtures.appendingPathComponent("jira/backup/input/entities.xml")
      let piped = try CommandRunner.run(
        list: ["read", "-", "--desk", "jira", "-o", "piped.bag"], environment: nowhere, in: folder, input: table)
      #expect([0, 3].contains(piped.exit), "\(piped.error)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["piped.bag", "site.bag"])
    }
  }

  @Test(
    "the folder of a file",
    arguments: [
      ("acme.bag", "."), ("out/acme.bag", "out"), ("/acme.bag", "/"), ("/data/out/acme.bag/", "/data/out"),
    ])
  func folder(_ output: String, _ folder: String) {
    #expect(ScratchFolder.folder(of: output) == folder)
  }

  @Test("where there is no room, the error says where room is needed")
  func noRoom() throws {
    let error = #expect(throws: InputError.self) {
      try ScratchFolder.$besideOutput.withValue("/nonexistent/folder") { _ = try UnnamedFile("a table") }
    }
    #expect(error?.nextStep == "Make room in /nonexistent/folder, or write into a folder with free space.")
  }
}
