import ArgumentParser
import DeskKit
import Foundation
import HTTP
import JSONText
import Migration
import Reports
import StatusMapping

struct PlanCommand: ReportingCommand {
  static let title = "plan"
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what a push would do, and saves exactly that.",
    discussion: """
      Decides for every record what would happen: = same, + create, * change, - only at the target, . skipped,
      ~ conflict, ! blocked. Lists what would be lost and why, how many calls and mails, how long it would take, and
      what to switch off at the target first. Nothing is written to the target, and with --target no connection is
      opened; without it the target is pulled first.

        deskferry plan acme.bag --map acme.map.yaml --target target.bag --site https://acme.freshdesk.com \\
            -o acme.plan --html acme.html

      Ends with 10 when a person must decide something; the plan is saved all the same.
      """)

  @Argument(help: "The source's archive.")
  var archive: String
  @Option(name: .customLong("map"), help: "The mapping file.")
  var mapping: String
  @Option(help: "The target's archive, as pulled.")
  var target: String?
  @Flag(help: "Nothing is at the target yet.")
  var emptyTarget = false
  @Option(help: ArgumentHelp("The target's address, such as https://acme.freshdesk.com.", valueName: "url"))
  var site: String
  @Option(name: [.customShort("o"), .customLong("output")], help: "The plan to write, a folder.")
  var destination: String
  @Option(help: "Messages as replies (like the original conversation) or comments (which never reopen or mail).")
  var historyAs: WriterOptions.HistoryAs = .comments
  @Flag(help: "Records changed on both sides are written as the source has them.")
  var theirsLose = false
  @Option(help: "Ticket numbers: keep the old ones, where the desk can, or take new ones.")
  var numbers: TicketNumbers = .new
  @Option(help: "The ledger; else the target's host with .ledger, beside the archive.")
  var ledger: String?
  @Option(help: "Also write the report as one HTML file.")
  var html: String?
  @Option(help: ArgumentHelp("Also write records and losses as CSV into this folder.", valueName: "folder"))
  var csv: String?
  @Flag(help: "End with 4 when there is something to write.")
  var exitCode = false
  @Flag(help: "Replace an existing plan.")
  var force = false
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func validate() throws {
    if target != nil, emptyTarget { throw ValidationError("--target and --empty-target exclude each other.") }
  }

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let site = try SiteConnection.checked(site)
    let file = try MappingFile(yaml: MappingLoad.text(of: mapping), file: mapping)
    let desk = try DeskChoice.named(file.toDesk)
    var files = [destination]
    var target = target
    if target == nil, !emptyTarget {
      let pulled = destination + ".target.bag"
      let answer = try await PullJob(desk: desk, site: site, destination: pulled, force: true).run(
        credentials, pace, progress)
      files += [pulled, answer.recording]
      target = pulled
    }
    let options = PlanOptions(
      historyAs: historyAs, theirsLose: theirsLose, keepNumbers: numbers == .keep,
      peopleWithTokens: try peopleWithTokens(desk, site), callsPerMinute: try pace.pace(for: desk)?.callsPerMinute,
      share: pace.share)
    let inputs = try PlanSession.inputs(
      archive: PlanSession.absolute(archive), mapping: PlanSession.absolute(mapping),
      target: target.map(PlanSession.absolute), site: site, options: options, desk: desk)
    let ledgerPath = PlanSession.absolute(ledger ?? PlanSession.ledgerPath(site: site, archive: archive))
    let summary = try Planner.plan(inputs, ledgerPath: ledgerPath, to: destination, replace: force) { kind, count in
      progress.show("planning \(kind): \(Figures.count(count))")
    }
    files += try reports(summary, site: site)
    return CommandResult(
      exit: exit(summary), text: PlanReport.text(summary) + closing(summary), summary: json(summary), files: files)
  }

  /// With the files that hold every single loss, which the summary only counts.
  private func json(_ summary: PlanSummary) -> JSONObject {
    var json = summary.json
    json["lossFiles"] = .strings(PlanReader.lossFiles.map { destination + "/" + $0 })
    return json
  }

  /// Whose own tokens the credentials hold; none without a credentials file.
  private func peopleWithTokens(_ desk: Desk, _ site: String) throws -> Set<String> {
    let known = try Credentials.load(
      desk: desk.card.id, site: site, file: credentials.credentials,
      environment: ProcessInfo.processInfo.environment)
    return Set(known.people.keys)
  }

  private func exit(_ summary: PlanSummary) -> CommandExit {
    var statuses: [CommandExit] = []
    if summary.isBlocked || !summary.notReady.isEmpty { statuses.append(.blocked) }
    if exitCode, summary.writes { statuses.append(.differences) }
    return .of(statuses)
  }

  private func closing(_ summary: PlanSummary) -> String {
    var text = "Saved as \(VisibleText.line(destination)); nothing was written to the target.\n"
    if summary.isBlocked || !summary.notReady.isEmpty {
      text += "A person must decide the above (exit 10); then plan again.\n"
    } else if summary.writes {
      text += "Next: deskferry push \(VisibleText.line(destination))"
      text += summary.mails > 0 ? " --allow-notifications\n" : "\n"
    } else {
      text += "A push would write nothing.\n"
    }
    return text
  }

  private func reports(_ summary: PlanSummary, site: String) throws -> [String] {
    var files: [String] = []
    if let html {
      let page = PlanReport.html(
        summary, title: "Plan: \(URL(fileURLWithPath: destination).lastPathComponent)",
        facts: [
          ("From", URL(fileURLWithPath: archive).lastPathComponent), ("To", HTML.address(site)),
          ("Mapping", URL(fileURLWithPath: mapping).lastPathComponent), ("Deskferry", ToolVersion.current),
        ])
      try OutputFile.write(page, to: html)
      files.append(html)
    }
    if let csv { files += try PlanSheets.write(PlanReader(at: destination), to: csv) }
    return files
  }
}

enum TicketNumbers: String, ExpressibleByArgument, CaseIterable, Sendable { case keep, new }

extension WriterOptions.HistoryAs: ExpressibleByArgument {}
