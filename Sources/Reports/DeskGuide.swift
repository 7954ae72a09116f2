package import DeskKit

/// `Docs/desks.md`: what is read from each desk, from what, what a form cannot tell, and what the desk lets a move do.
/// Written from the cards, so that it says what the program does.
package enum DeskGuide {
  package static func markdown(_ desks: [Desk]) -> String {
    let sorted = desks.sorted { $0.card.name.lowercased() < $1.card.name.lowercased() }
    var text = """
      # Desks

      Written by `deskferry desks --markdown` from the cards in the code; a test compares the two. Facts are marked
      *verified* (seen by a test of ours, or stated by the vendor), *read* (in public sources) or *unverified*.

      | Desk | Id | read | pull | push | sandbox |
      | --- | --- | :---: | :---: | :---: | :---: |

      """
    for desk in sorted {
      let roles = [desk.read != nil, desk.pull != nil, desk.writer != nil, desk.sandbox != nil]
      text += "| \(desk.card.name) | `\(desk.card.id)` | \(roles.map { $0 ? "yes" : "–" }.joined(separator: " | ")) |\n"
    }
    for desk in sorted { text += section(desk.card) }
    return text
  }

  private static func section(_ card: DeskCard) -> String {
    var text = "\n## \(card.name)\n"
    if !card.reads.isEmpty { text += "\nRead from:\n\n" + bullets(card.reads) }
    if !card.cannotTell.isEmpty { text += "\nWhat a form cannot tell:\n\n" + bullets(card.cannotTell) }
    let facts = facts(card)
    if !facts.isEmpty {
      text += "\n| For writing | | Mark | Source |\n| --- | --- | --- | --- |\n"
      for fact in facts { text += "| \(fact.name) | \(fact.value) | \(fact.mark.rawValue) | \(cell(fact.source)) |\n" }
    }
    if !card.checklist.isEmpty { text += "\nBefore a push into it, by hand:\n\n" + bullets(card.checklist) }
    return text
  }

  private static func bullets(_ lines: [String]) -> String { lines.map { "- \($0)\n" }.joined() }
  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// One fact of a card in words.
  package struct Line: Sendable {
    package var name: String
    package var value: String
    package var mark: DeskCard.Mark
    package var source: String
  }

  /// What the card states about writing.
  package static func facts(_ card: DeskCard) -> [Line] {
    func line<Value>(_ name: String, _ fact: DeskCard.Fact<Value>?, _ words: (Value) -> String) -> Line? {
      fact.map { Line(name: name, value: words($0.value), mark: $0.mark, source: $0.source) }
    }
    func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
    let all: [Line?] = [
      line("created date of tickets can be set", card.ticketCreatedAtSettable, yes),
      line("created date of messages can be set", card.messageCreatedAtSettable, yes),
      line("author of messages can be set", card.messageAuthorSettable, yes),
      line("private notes", card.privateNotes, yes),
      line("custom statuses", card.customStatuses) { $0.rawValue },
      line("files of one ticket", card.attachmentBytesPerTicket) { Figures.bytes($0) },
      line("one file", card.attachmentBytesPerFile) { Figures.bytes($0) },
      line("characters of a tag", card.tagLength) { Figures.count($0) },
      line("calls a minute", card.callsPerMinute) { Figures.count($0) },
      line("deletion", card.deletion) { $0.rawValue },
    ]
    return all.compactMap { $0 }
  }
}
