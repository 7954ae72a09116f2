import ArgumentParser
import DeskKit
import Desks
import JSONText
import Reports

struct DesksCommand: ReportingCommand {
  static let title = "desks"
  static let configuration = CommandConfiguration(
    commandName: "desks",
    abstract: "Lists the help desks Deskferry knows, and what it can do with each.",
    discussion: """
      "read" takes the desk's exports and recordings, "pull" fetches from its API, "push" writes into it, "sandbox"
      rehearses against an imitation of it on this machine. Below the table stand the limits that matter for a move:

        deskferry desks
        deskferry desks --json | jq '.summary.desks[] | select(.push) | .id'
        deskferry desks --markdown > Docs/desks.md
      """)

  @Flag(help: "The same as a page in Markdown, which is how Docs/desks.md is made.")
  var markdown = false

  @OptionGroup var common: OutputOptions

  func perform(_ progress: ProgressLine) async throws -> CommandResult {
    let cards = DeskList.all
    let summary: JSONObject = ["desks": .array(cards.map(Self.summary))]
    if markdown { return CommandResult(text: DeskGuide.markdown(cards), summary: summary) }
    var table = TextTable([
      ("Desk", .left), ("Name", .left), ("read", .left), ("pull", .left), ("push", .left), ("sandbox", .left),
    ])
    for desk in cards {
      func mark(_ can: Bool) -> String { can ? "yes" : "-" }
      table.add([
        desk.card.id, desk.card.name, mark(desk.read != nil), mark(desk.pull != nil), mark(desk.writer != nil),
        mark(desk.sandbox != nil),
      ])
    }
    let text = table.text(indent: 0) + "\n" + cards.map(Self.details).joined()
    return CommandResult(text: text, summary: summary)
  }

  private static func details(_ desk: Desk) -> String {
    let card = desk.card
    var text = "\(card.name) (\(card.id))\n"
    for line in card.reads { text += "  reads: \(line)\n" }
    for line in card.cannotTell { text += "  cannot tell: \(line)\n" }
    for fact in DeskGuide.facts(card) { text += "  \(fact.name): \(fact.value) (\(fact.source))\n" }
    return text
  }

  private static func summary(_ desk: Desk) -> JSONValue {
    [
      "id": .string(desk.card.id), "name": .string(desk.card.name), "read": .bool(desk.read != nil),
      "pull": .bool(desk.pull != nil), "push": .bool(desk.writer != nil), "sandbox": .bool(desk.sandbox != nil),
      "reads": .strings(desk.card.reads), "cannotTell": .strings(desk.card.cannotTell),
    ]
  }
}
