import ArgumentParser
import Foundation
import JSONText
import Migration
import Reports

struct PushCommand: ReportingCommand {
  static let title = "push"
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Writes a plan into the target: exactly what it says, exactly once.",
    discussion: """
      Ctrl-C, kill and power cuts are safe: run the same command again and it goes on where it was. A second push of a
      plan that is done writes nothing. Blocked plans and mail that the target would send want a word of yours:

        deskferry push acme.plan
        deskferry push acme.plan --sample 20 --allow-notifications     # 20 tickets first, spread over all
        deskferry push acme.plan --rate 100/min

      Credentials: DESKFERRY_<DESK>_TOKEN, _USER, _PASSWORD in the environment, or --credentials FILE.
      """)

  @Argument(help: "The plan.")
  var plan: String
  @Option(
    help: ArgumentHelp(
      "Only these: ticket numbers or keys with commas, or a file with one a line.", valueName: "keys|file"))
  var only: String?
  @Option(help: ArgumentHelp("Only so many tickets, spread evenly over all.", valueName: "N"))
  var sample: Int?
  @Flag(help: "Newest tickets first.")
  var newestFirst = false
  @Flag(help: "Accept the mails that the target will send (the plan counts them).")
  var allowNotifications = false
  @Flag(help: "Push the rest of a plan that is blocked in part.")
  var withoutBlocked = false
  @Option(help: ArgumentHelp("Stop when more records than this have failed.", valueName: "N"))
  var maxErrors: Int?
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func validate() throws {
    if let sample, sample < 1 { throw ValidationError("--sample wants a number from 1.") }
    if let maxErrors, maxErrors < 0 { throw ValidationError("--max-errors wants a number from 0.") }
  }

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let session = try PlanSession(plan)
    let options = PushOptions(
      only: try only.map { try Self.keys($0, desk: session.plan.header.sourceDesk) }, sample: sample,
      newestFirst: newestFirst, allowNotifications: allowNotifications, withoutBlocked: withoutBlocked,
      maximumErrors: maxErrors)
    let engine = PushEngine(try session.ingredients(credentials, pace), options: options)
    let run: RunSummary
    do {
      run = try await engine.run { progress.show($0) }
    } catch let limit as LimitHit {
      return stopped(limit, session.plan.header.ledgerPath)
    }
    var statuses: [CommandExit] = []
    if run.failed > 0 || run.conflicts > 0 || run.undone > 0 { statuses.append(.incomplete) }
    return CommandResult(
      exit: .of(statuses), text: text(run), summary: run.json.object ?? [:], findings: run.findings,
      findingsTotal: run.findingsTotal, files: [session.plan.header.ledgerPath])
  }

  /// What failed until the limit was reached, which is what the person needs to look at.
  private func stopped(_ limit: LimitHit, _ ledger: String) -> CommandResult {
    let run = limit.summary
    var summary = run.json.object ?? [:]
    summary["error"] = .string(limit.description)
    return CommandResult(
      exit: .limit,
      text: OutcomeReport.text(run.outcomes) + FindingsReport.text(run.findings, total: run.findingsTotal)
        + limit.description + "\n",
      summary: summary, findings: run.findings, findingsTotal: run.findingsTotal, files: [ledger])
  }

  private func text(_ run: RunSummary) -> String {
    var text = OutcomeReport.text(run.outcomes) + FindingsReport.text(run.findings, total: run.findingsTotal)
    if run.written > 0 {
      text += "Wrote \(Figures.counted(run.written, "change")) with \(Figures.counted(run.calls, "call")) in "
      text += Figures.duration(run.seconds) + ".\n"
    } else if run.failed + run.conflicts + run.undone > 0 {
      text += "Wrote nothing.\n"
    } else {
      text += "Wrote nothing: all that this plan writes is at the target.\n"
    }
    if run.failed > 0 {
      text += "\(Figures.counted(run.failed, "record")) could not be written (exit 3): see above; "
      text += "run again to try \(run.failed == 1 ? "it" : "them") again.\n"
    }
    if run.conflicts > 0 {
      text += "\(Figures.counted(run.conflicts, "record")) in conflict with the target "
      text += "\(run.conflicts == 1 ? "was" : "were") left as \(run.conflicts == 1 ? "it is" : "they are") there "
      text += "(exit 3): see above. "
      text += "Pushing again does not change that; deskferry plan --theirs-lose would write ours.\n"
    }
    if run.failed + run.conflicts == 0, run.undone > 0 {
      text += "\(Figures.counted(run.undone, "part")) of records could not be written (exit 3): see above.\n"
    } else if run.failed + run.conflicts == 0 {
      text += "Next: deskferry verify \(VisibleText.line(plan))\n"
    }
    return text
  }

  /// Keys as written in archives, or ticket ids of the source, from the argument or from a file that it names.
  static func keys(_ text: String, desk: String) throws -> Set<String> {
    var list = text
    if FileManager.default.fileExists(atPath: text) { list = try String(contentsOfFile: text, encoding: .utf8) }
    let keys = list.split { $0 == "," || $0.isNewline }.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }.map { $0.contains(":") ? $0 : "\(desk):ticket:\($0)" }
    guard !keys.isEmpty else {
      throw CommandFailure(.usage, "--only names no record.", next: "give ticket ids or keys, such as --only 17,18")
    }
    return Set(keys)
  }
}
