import Archive
import ArgumentParser
import DeskKit
import JSONText
import Reports
import StatusMapping
import TicketModel

struct MapCheckCommand: ReportingCommand {
  static let title = "map check"
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what a mapping still leaves open.",
    discussion: """
      Holds the mapping against the archive and, with --target, against what was pulled from the target: statuses
      without a line, lines that are still ?, two statuses that would become one, categories that would change. Ends
      with 10 while a person must still decide something.

        deskferry map check acme.map.yaml acme.bag --target target.bag
      """)

  @Argument(help: "The mapping file.")
  var mapping: String
  @Argument(help: "The source's archive.")
  var archive: String
  @Option(help: "The target's archive, as pulled.")
  var target: String?
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let load = try MappingLoad(mapping: mapping, archive: archive, target: target)
    let tickets = MapCheckCommand.tickets(try load.archive.summary())
    let problems = load.mapper.problems
    let blocking = problems.filter(\.blocks)
    var text = ""
    for problem in problems {
      let count = problem.sources.reduce(0) { $0 + tickets[$1, default: 0] }
      text += (problem.blocks ? "! " : "  ") + VisibleText.line(problem.description)
      text += count > 0 ? " (\(Figures.counted(count, "ticket")))\n" : "\n"
    }
    text +=
      blocking.isEmpty
      ? "\(VisibleText.line(mapping)) is ready: nothing is left for a person to decide.\n"
      : "\(Figures.counted(blocking.count, "decision")) open; lines with ! block their tickets (exit 10).\n"
    return CommandResult(
      exit: blocking.isEmpty ? .done : .blocked, text: text,
      summary: ["problems": .number(problems.count), "blocking": .number(blocking.count)],
      findings: problems.map(MapCheckCommand.finding))
  }

  /// How many tickets carry each status.
  static func tickets(_ summary: ArchiveSummary) -> [StatusIdentity: Int] {
    Dictionary(
      summary.statuses.map { (StatusIdentity(scope: $0.scope, id: $0.id, label: $0.label), $0.tickets) },
      uniquingKeysWith: +)
  }

  static func finding(_ problem: MappingProblem) -> Finding {
    Finding(
      problem.blocks ? .error : .warning,
      "mapping" + problem.kind.rawValue.prefix(1).uppercased()
        + problem.kind.rawValue.dropFirst(), file: problem.place?.file, line: problem.place?.line,
      column: problem.place?.column, what: problem.message,
      did: problem.blocks ? "Its tickets stay blocked." : "")
  }
}
