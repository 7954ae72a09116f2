import ArgumentParser
import JSONText
import Migration
import Reports

struct IDsCommand: ReportingCommand {
  static let title = "ids"
  static let configuration = CommandConfiguration(
    commandName: "ids",
    abstract: "Lists old and new numbers of everything a plan wrote, as CSV.",
    discussion: """
      One line a record: source number, key, target id, number, URL. For redirects, for the customer's own lists, and
      for finding a ticket again.

        deskferry ids acme.plan -o ids.csv
      """)

  @Argument(help: "The plan.")
  var plan: String
  @Option(name: [.customShort("o"), .customLong("output")], help: "The CSV file to write.")
  var destination: String
  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let session = try PlanSession(plan)
    let file = try OutputFile(destination)
    let count = try IDsList.write(
      plan: session.plan, ledger: try session.ledger(), archive: session.inputs.archive,
      writer: session.inputs.writer
    ) { line in
      file.buffer.append(line + "\r\n")
      try file.spill()
    }
    try file.close()
    return CommandResult(
      text: "Wrote \(Figures.counted(count, "record")) to \(VisibleText.line(destination)).\n",
      summary: ["records": .number(count)], files: [destination])
  }
}
