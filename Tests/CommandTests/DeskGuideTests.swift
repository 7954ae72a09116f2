import Foundation
import Testing

/// The page about desks says what the program says.
@Suite("Docs/desks.md")
struct DeskGuideTests {
  @Test("It is what `deskferry desks --markdown` writes")
  func isUpToDate() throws {
    let page = FixtureTests.root.appendingPathComponent("Docs/desks.md")
    let made = try CommandRunner.run("desks", "--markdown")
    #expect(made.exit == 0)
    #expect(
      made.out == (try String(contentsOf: page, encoding: .utf8)),
      "run: deskferry desks --markdown > Docs/desks.md")
  }
}
