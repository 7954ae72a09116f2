import Archive
import ArgumentParser
import DeskKit
import JSONText
import Reports

struct PullCommand: ReportingCommand {
  static let title = "pull"
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Fetches a desk through its API into an archive.",
    discussion: """
      Every reply is recorded (without secrets) before it is read, so that nothing is fetched twice: interrupted, it
      goes on from its last page when it is run again.

        DESKFERRY_REQUEST_TRACKER_TOKEN=… deskferry pull request-tracker --site https://rt.acme.example -o rt.bag

      Credentials: DESKFERRY_<DESK>_TOKEN, _USER, _PASSWORD in the environment, or --credentials FILE. The recording
      lies beside the archive (NAME.recording) unless --record says otherwise, and can be read again at any time.
      """)

  @Argument(help: "The desk's id; see deskferry desks.")
  var desk: String
  @Option(help: ArgumentHelp("Its address, such as https://rt.acme.example.", valueName: "url"))
  var site: String
  @Option(name: [.customShort("o"), .customLong("output")], help: "The archive to write.")
  var destination: String
  @Option(help: ArgumentHelp("Where to record, or where an interrupted pull recorded.", valueName: "folder"))
  var record: String?
  @Option(help: "The account's name, where the replies do not say it; else the host's.")
  var account: String?
  @Flag(help: "Replace an existing archive.")
  var force = false
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let site = try SiteConnection.checked(site)
    let answer = try await PullJob(
      desk: try DeskChoice.named(desk), site: site, destination: destination, record: record, account: account,
      force: force
    ).run(credentials, pace, progress)
    let summary = answer.read.summary
    var text = answer.resumed ? "Went on with the recording that was there.\n" : ""
    text += ArchiveReport.text(summary)
    text += "Wrote \(VisibleText.line(destination)), recorded in \(VisibleText.line(answer.recording)), in "
    text += Figures.duration(answer.read.seconds) + ".\n"
    return CommandResult(
      exit: ReadJob.exit(summary, strict: false), text: text, summary: ArchiveReport.json(summary),
      findings: summary.findings, findingsTotal: summary.findingsTotal, files: [destination, answer.recording])
  }
}
