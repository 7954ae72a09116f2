import Archive
import ArgumentParser
import JSONText
import Reports

struct CheckCommand: ReportingCommand {
  static let title = "check"
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves that an archive is sound.",
    discussion: """
      Compares every file with its checksum, every record with its schema, and every reference with the record it
      names. Ends with 6 when anything is wrong; a single flipped byte is enough.

        deskferry check acme.bag
        deskferry check acme.bag --quick        # names and sizes only
      """)

  @Argument(help: "The archive.")
  var archive: String
  @Flag(help: "Compare names and sizes only.")
  var quick = false
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    progress.show("checking \(archive)")
    let findings = try ArchiveCheck.run(archive, quick: quick)
    let name = VisibleText.line(archive)
    guard findings.isEmpty else {
      return CommandResult(
        exit: .unsound,
        text: "\(name) is not sound: \(Figures.counted(findings.count, "problem")).\n"
          + FindingsReport.text(findings, total: findings.count, samples: 10),
        summary: ["sound": false, "quick": .bool(quick), "problems": .number(findings.count)], findings: findings)
    }
    return CommandResult(
      text: "\(name) is sound (\(quick ? "names and sizes" : "checksums, schemas and references")).\n",
      summary: ["sound": true, "quick": .bool(quick), "problems": 0])
  }
}
