import ArgumentParser
import JSONText
import Migration
import Reports

struct UndoCommand: ReportingCommand {
  static let title = "undo"
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes back what a plan wrote.",
    discussion: """
      Removes exactly what we created, and gives records we changed their former values. What others have touched since,
      the people whom that speaks of, and what the desk does not let go is left and listed. Without --yes it only says what it would do.

        deskferry undo acme.plan
        deskferry undo acme.plan --yes

      It can be interrupted and run again. Afterwards a new plan may create the records again.
      """)

  @Argument(help: "The plan.")
  var plan: String
  @Flag(help: "Yes, do it.")
  var yes = false
  @Flag(help: "Accept the mails that the target may send when values change back.")
  var allowNotifications = false
  @OptionGroup var credentials: CredentialsOptions
  @OptionGroup var pace: PaceOptions
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let session = try PlanSession(plan)
    let undoer = Undoer(try session.ingredients(credentials, pace), allowNotifications: allowNotifications)
    let counts = try undoer.counts()
    let question = Self.words(counts)
    let planned: JSONValue = [
      "created": Self.object(counts.created), "updated": Self.object(counts.updated), "mails": .number(counts.mails),
    ]
    guard yes || !(counts.created.isEmpty && counts.updated.isEmpty) else {
      return CommandResult(text: question, summary: ["wouldUndo": planned])
    }
    guard yes else {
      return CommandResult(
        exit: .blocked,
        text: question + "Nothing was done. To go ahead: deskferry undo \(VisibleText.line(plan)) --yes"
          + (counts.mails > 0 ? " --allow-notifications\n" : "\n"),
        summary: ["wouldUndo": planned])
    }
    let run = try await undoer.run { progress.show($0) }
    var text = question + FindingsReport.text(run.findings, total: run.findingsTotal, samples: 10)
    let removed = run.outcomes.kinds.filter { $0 != "messages" }.reduce(0) { $0 + run.outcomes[$1, .only] }
    text += "Removed \(Figures.counted(removed, "record")), restored "
    text += "\(Figures.counted(run.outcomes.total(.update), "record")) in \(Figures.duration(run.seconds)).\n"
    if run.differing > 0 {
      text += "\(Figures.counted(run.differing, "record")) could not be taken back (exit 3): see above.\n"
    }
    var summary = run.json.object ?? [:]
    summary["wouldUndo"] = planned
    return CommandResult(
      exit: run.differing > 0 ? .incomplete : .done, text: text, summary: summary, findings: run.findings,
      findingsTotal: run.findingsTotal, files: [session.plan.header.ledgerPath])
  }

  private static func words(_ counts: Undoer.Counts) -> String {
    func list(_ kinds: [String: Int]) -> String {
      kinds.filter { $0.value > 0 }.sorted { $0.key < $1.key }
        .map { Figures.counted($0.value, $0.key == "people" ? "person" : String($0.key.dropLast()), $0.key) }
        .joined(separator: ", ")
    }
    let created = list(counts.created)
    let updated = list(counts.updated)
    if created.isEmpty, updated.isEmpty { return "This plan has nothing at the target to take back.\n" }
    let mails = "The target may send \(Figures.counted(counts.mails, "mail")) when values change back.\n"
    return
      "To remove: \(created.isEmpty ? "nothing" : created). To restore: \(updated.isEmpty ? "nothing" : updated).\n"
      + (counts.mails > 0 ? mails : "")
  }

  private static func object(_ counts: [String: Int]) -> JSONValue {
    var object = JSONObject()
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { object[kind] = .number(count) }
    return .object(object)
  }
}
