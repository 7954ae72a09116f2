import Archive
import ArgumentParser
import DeskKit
import Foundation
import JSONText
import Reports

struct InspectCommand: ReportingCommand {
  static let title = "inspect"
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is in an archive or an export.",
    discussion: """
      Counts, the statuses in use with how many tickets carry each, the range of dates, whether the export is complete
      and why that may be unknown, how its leaves were used, and findings by kind:

        deskferry inspect acme.bag
        deskferry inspect acme-zendesk-export.zip --json | jq .summary.statuses

      An export is read into a temporary archive that is removed again. Opens no network connection.
      """)

  @Argument(help: "An archive, or what `deskferry read` takes.")
  var path: String
  @Option(help: ArgumentHelp("The desk an export is from, where that cannot be told.", valueName: "id"))
  var desk = "auto"
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    var origin = ""
    let summary: ArchiveSummary
    if Self.isArchive(path) {
      summary = try ArchiveReader(at: path).summary()
    } else {
      let place = FileManager.default.temporaryDirectory.appendingPathComponent("deskferry-" + UUID().uuidString)
      try FileManager.default.createDirectory(
        at: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: place) }
      let answer = try ReadJob(
        paths: [path], desk: desk, attachments: .none, force: false,
        destination: place.appendingPathComponent("export.bag").path
      ).run(progress)
      origin = ReadCommand.origin(answer.choice)
      summary = answer.summary
    }
    return CommandResult(
      exit: ReadJob.exit(summary, strict: false), text: origin + ArchiveReport.text(summary),
      summary: ArchiveReport.json(summary), findings: summary.findings, findingsTotal: summary.findingsTotal)
  }

  /// A folder with a bag declaration; whether it is sound is for `check` to say.
  static func isArchive(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/bagit.txt")
  }
}
