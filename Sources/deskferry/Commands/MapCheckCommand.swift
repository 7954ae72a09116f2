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

        deskferry map check acme.map.yaml acme.bag --target target.bag --html acme.map.html
      """)

  @Argument(help: "The mapping file.")
  var mapping: String
  @Argument(help: "The source's archive.")
  var archive: String
  @Option(help: "The target's archive, as pulled.")
  var target: String?
  @Option(help: ArgumentHelp("Also write a page that shows both sides with lines between them.", valueName: "file"))
  var html: String?
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let load = try MappingLoad(mapping: mapping, archive: archive, target: target)
    let check = try load.check(progress)
    if let html { try load.writePage(check, to: html) }
    return CommandResult(
      exit: check.isBlocked ? .blocked : .done, text: text(check), summary: check.json,
      findings: Self.findings(check),
      files: [html].compactMap { $0 })
  }

  private func text(_ check: MappingCheck) -> String {
    var text = MappingReport.text(check)
    for problem in check.ticketProblems where !problem.blocks { text += "  \(VisibleText.line(problem.description))\n" }
    text += toMake(check.mapper.valueCreations)
    var table = TextTable([("", .left), ("", .left), ("From", .left), ("To", .left), ("Tickets", .right), ("", .left)])
    for line in check.lines {
      table.add([
        line.blocks ? "!" : "", line.section, line.source, line.target.isEmpty ? "-" : line.target,
        Figures.count(line.use.tickets), note(line),
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

  private func toMake(_ creations: [ValueCreation]) -> String {
    guard !creations.isEmpty else { return "" }
    return "To be made at the target by hand, exactly so; then write their ids with `use:` in the mapping:\n"
      + creations.enumerated().map { "  \($0 + 1). \(VisibleText.line($1.description))\n" }.joined()
  }

  /// Reasons stand above, with their places.
  private func note(_ line: MappingCheck.Line) -> String {
    let state = line.state == .mapped ? "" : line.state.rawValue
    let clock = line.clockChange.map { "SLA clock \($0)" } ?? ""
    let missing = line.creates ? "to be made first" : ""
    return [state, missing, line.crossesCategory ? "changes category" : "", clock].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// All problems, then what blocks lines for other reasons, such as the tickets themselves.
  private static func findings(_ check: MappingCheck) -> [Finding] {
    var told = Set(check.problems.map(\.description))
    let lines = check.blocking.compactMap { line -> Finding? in
      guard let reason = line.reason, told.insert(reason).inserted else { return nil }
      return Finding(.error, "mappingBlocked", what: reason, did: "Its tickets stay blocked.")
    }
    return check.problems.map { finding($0, blocks: check.blocks($0)) } + lines
  }

  static func finding(_ problem: MappingProblem, blocks: Bool) -> Finding {
    Finding(
      blocks ? .error : .warning,
      "mapping" + problem.kind.rawValue.prefix(1).uppercased()
        + problem.kind.rawValue.dropFirst(), file: problem.place?.file, line: problem.place?.line,
      column: problem.place?.column, what: problem.message,
      did: blocks ? "Its tickets stay blocked." : "")
  }
}
