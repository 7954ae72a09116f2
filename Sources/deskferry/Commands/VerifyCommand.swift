import ArgumentParser
import JSONText
import Migration
import Reports

struct VerifyCommand: ReportingCommand {
  static let title = "verify"
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Reads back what a plan wrote and compares it, field by field.",
    discussion: """
      What differs from the source must be what the plan announced as lost: no more and no less. Anything else is
      listed, and the command ends with 6. All differences from the source are in PLAN/verify/losses.ndjson, to be
      compared with the announced ones in PLAN/losses; what is not as announced in PLAN/verify/differences.ndjson.
      Records of which the plan writes nothing are counted and not read.

        deskferry verify acme.plan
      """)

  @Argument(help: "The plan.")
  var plan: String
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let session = try PlanSession(plan)
    guard Ledger.exists(at: session.plan.header.ledgerPath) || !session.plan.summary.writes else {
      if session.plan.wasPushed { throw LedgerLost(plan: plan, ledger: session.plan.header.ledgerPath) }
      throw CommandFailure(
        .unsound, "nothing of this plan has been written yet (there is no ledger \(session.plan.header.ledgerPath)).",
        next: "deskferry push \(plan)")
    }
    let run = try await Verifier(try session.ingredients(credentials, pace)).run(
      listsIn: plan + "/verify", progress: { progress.show($0) })
    let planned = session.plan.summary
    let missing = run.outcomes.total(.skipped) - skipped(planned)
    var text =
      OutcomeReport.text(run.outcomes) + FindingsReport.text(run.findings, total: run.findingsTotal, samples: 10)
    let sound = run.differing == 0 && missing <= 0
    if run.differing > 0 {
      text += "\(Figures.counted(run.differing, "record")) \(run.differing == 1 ? "differs" : "differ") "
      text += "from what the plan said (exit 6).\n"
    }
    if missing > 0 {
      text += "\(Figures.counted(missing, "record")) of the plan \(missing == 1 ? "is" : "are") "
      text += "not written yet (exit 6): "
      text += "deskferry push \(VisibleText.line(plan)) writes them, or says why it left them\n"
    }
    if sound {
      text += "All as announced: \(Figures.counted(run.outcomes.total(.same) - run.unread, "record")) read back, "
      text += "\(Figures.counted(planned.lossesTotal, "loss", "losses")) and no other difference.\n"
    }
    if run.unread > 0 {
      text += "\(Figures.counted(run.unread, "record")) not read: this plan writes nothing of "
      text += "\(run.unread == 1 ? "it" : "them").\n"
    }
    var summary = run.json.object ?? [:]
    let found = plan + "/verify/losses.ndjson", differences = plan + "/verify/differences.ndjson"
    summary["lossesFile"] = .string(found)
    summary["differencesFile"] = .string(differences)
    summary["notWritten"] = .number(max(0, missing))
    return CommandResult(
      exit: sound ? .done : .unsound, text: text, summary: summary, findings: run.findings,
      findingsTotal: run.findingsTotal, files: [found, differences])
  }

  /// Skipped by the plan itself, counted as the verifier counts: records, not messages.
  private func skipped(_ plan: PlanSummary) -> Int {
    plan.outcomes.kinds.filter { $0 != "messages" }.reduce(0) { $0 + plan.outcomes[$1, .skipped] }
  }
}
