import Archive
import ArgumentParser
import JSONText
import Migration
import Reports

struct DiffCommand: ReportingCommand {
  static let title = "diff"
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compares two archives, record by record.",
    discussion: """
      + is only in B, - only in A, * in both and different, with the parts that differ. Ends with 4 when there are
      differences, with 0 when there are none.

        deskferry diff monday.bag tuesday.bag
      """)

  @Argument(help: "One archive.")
  var a: String
  @Argument(help: "Another.")
  var b: String
  @OptionGroup var common: OutputOptions

  private static let listed = 1000
  private static let printed = 50

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    var entries: [DiffEntry] = []
    var total = 0
    let outcomes = try ArchiveDiff.run(a: try ArchiveReader(at: a), b: try ArchiveReader(at: b)) { entry in
      total += 1
      if entries.count < Self.listed { entries.append(entry) }
      if total & 255 == 0 {
        try Task.checkCancellation()
        progress.show("\(Figures.count(total)) differences")
      }
    }
    var text = OutcomeReport.text(outcomes)
    for entry in entries.prefix(Self.printed) { text += Self.line(entry) }
    if total > Self.printed { text += "  … and \(Figures.count(total - Self.printed)) more; --json lists 1,000\n" }
    text += total == 0 ? "No differences.\n" : "\(Figures.counted(total, "record")) differ (exit 4).\n"
    return CommandResult(
      exit: total == 0 ? .done : .differences, text: text,
      summary: [
        "outcomes": outcomes.json, "differing": .number(total), "entries": .array(entries.map(Self.json)),
      ])
  }

  private static func line(_ entry: DiffEntry) -> String {
    let paths = entry.paths.isEmpty ? "" : ": " + entry.paths.prefix(8).joined(separator: ", ")
    let more = entry.paths.count > 8 ? " and \(entry.paths.count - 8) more" : ""
    return "  \(entry.outcome.sign) " + VisibleText.cut(VisibleText.line(entry.key + paths + more), to: 180) + "\n"
  }

  private static func json(_ entry: DiffEntry) -> JSONValue {
    [
      "kind": .string(entry.kind), "key": .string(entry.key), "outcome": .string(entry.outcome.rawValue),
      "paths": .strings(entry.paths),
    ]
  }
}
