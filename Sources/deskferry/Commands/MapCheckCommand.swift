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
    var check = MappingCheck(load.mapper)
    try load.archive.forEach(.tickets) { json, _ in
      check.add(Ticket(json: json))
      if check.tickets & 1023 == 0 {
        try Task.checkCancellation()
        progress.show("checking \(Figures.count(check.tickets)) tickets")
      }
    }
    return CommandResult(
      exit: check.isBlocked ? .blocked : .done, text: text(check), summary: check.json,
      findings: load.mapper.problems.map(Self.finding))
  }

  private func text(_ check: MappingCheck) -> String {
    var text = ""
    for problem in check.mapper.problems {
      text += (problem.blocks ? "! " : "  ") + VisibleText.line(problem.description) + "\n"
    }
    var table = TextTable([("", .left), ("", .left), ("From", .left), ("To", .left), ("Tickets", .right), ("", .left)])
    for line in check.lines {
      table.add([
        line.blocks ? "!" : "", line.section, line.source, line.target.isEmpty ? "-" : line.target,
        Figures.count(line.use.tickets), line.state == .mapped ? line.reason ?? "" : note(line),
      ])
    }
    if !table.isEmpty { text += table.text(indent: 0) }
    for (reason, count) in check.skipped.sorted(by: { $0.key < $1.key }) {
      text += "Skipped: \(Figures.counted(count, "ticket")), \(VisibleText.line(reason))\n"
    }
    let name = VisibleText.line(mapping)
    guard check.isBlocked else { return text + "\(name) is ready: nothing is left for a person to decide.\n" }
    return text + "\(name) leaves something open: \(Figures.counted(check.blockedTickets, "ticket")) of "
      + "\(Figures.count(check.tickets)) blocked; settle the lines with ! and check again (exit 10).\n"
  }

  private func note(_ line: MappingCheck.Line) -> String {
    let words = line.state.rawValue + (line.crossesCategory ? ", crosses category" : "")
    return words + (line.reason.map { ": " + $0 } ?? "")
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
