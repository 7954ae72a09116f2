import ArgumentParser
import Foundation
import JSONText
import Reports

struct DemoCommand: ReportingCommand {
  static let title = "demo"
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Shows the whole journey on a shipped example, against a sandbox on this machine.",
    discussion: """
      Reads a small Zendesk export, pulls what is in a Freshdesk sandbox, maps, plans, pushes, verifies, pushes again
      (which writes nothing), lists old and new numbers, and undoes it all. Each command is shown as you would type it
      with its real output. Nothing outside 127.0.0.1 is contacted.

        deskferry demo
        deskferry demo --keep my-demo         # keeps archive, plan, ledger and reports to look at
      """)

  @Option(help: ArgumentHelp("Work in this new folder and keep it.", valueName: "folder"))
  var keep: String?
  @Option(help: ArgumentHelp("The example: a folder with input/ and demo.map.yaml.", valueName: "folder"))
  var fixture: String?
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let example = try DemoFolder.example(fixture)
    let folder = try DemoFolder(keep: keep, example: example)
    defer { folder.removeIfTemporary() }
    let journey = DemoJourney(folder: folder, quiet: common.json)
    let answer = try await journey.run()
    let kept = keep.map { "Everything is in \(VisibleText.line($0)).\n" } ?? ""
    let failed = answer.filter { !$0.asExpected }
    let verdict =
      failed.isEmpty
      ? "The whole journey ran as it should: \(answer.count) steps.\n"
      : "Not as expected: " + failed.map(\.command).joined(separator: "; ") + "\n"
    return CommandResult(
      exit: failed.isEmpty ? .done : .error, text: "\n" + verdict + kept,
      summary: [
        "steps": .array(
          answer.map {
            [
              "command": .string($0.command), "exit": .number($0.exit), "asExpected": .bool($0.asExpected),
            ]
          })
      ], files: keep.map { [$0] } ?? [])
  }
}
