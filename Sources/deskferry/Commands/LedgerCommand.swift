import ArgumentParser
import JSONText
import Migration
import Reports

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Works on the ledger, which knows what has been written.",
    subcommands: [LedgerRebuildCommand.self])
}

struct LedgerRebuildCommand: ReportingCommand {
  static let title = "ledger rebuild"
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: "Rebuilds a lost ledger from what is at the target.",
    discussion: """
      Looks up every record of the plan by the external id it carries at the target, and which of its messages are
      there. Afterwards a push goes on where it was, without doubling anything. Ends with 3 when a record could not be
      read, or two carry the same external id: look at them before you push.

        deskferry ledger rebuild acme.plan
      """)

  @Argument(help: "The plan.")
  var plan: String
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let session = try PlanSession(plan)
    let run = try await LedgerRebuilder(try session.ingredients(credentials, pace)).run { progress.show($0) }
    var text = FindingsReport.text(run.findings, total: run.findingsTotal, samples: 10)
    text += "Put back \(Figures.counted(run.outcomes.total(.create), "record")), "
    text += "\(Figures.count(run.outcomes.total(.same))) were in the ledger already, "
    text += "\(Figures.count(run.outcomes.total(.skipped))) are not at the target.\n"
    return CommandResult(
      exit: run.failed + run.differing > 0 ? .incomplete : .done, text: text, summary: run.json.object ?? [:],
      findings: run.findings,
      findingsTotal: run.findingsTotal, files: [session.plan.header.ledgerPath])
  }
}
