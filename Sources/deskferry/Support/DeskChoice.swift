import DeskKit
import Desks
import Formats
import Reports

/// Which desk an export is from: asked of each desk, believed only where one is sure and no other comes near.
enum DeskChoice {
  /// Documents looked at; a folder of thousands of recorded pages tells no more than its first ones.
  static let headsLooked = 200
  struct Candidate: Sendable {
    var desk: Desk
    var detection: Detection?
  }

  /// `wanted` is a desk's id or `auto`.
  static func choose(_ wanted: String, for input: any ExportInput) throws -> Candidate {
    if wanted != "auto" {
      let desk = try named(wanted)
      guard desk.read != nil else {
        throw CommandFailure(
          .error, "Deskferry cannot read exports of \(desk.card.name).", next: "deskferry desks lists what it can.")
      }
      let heads = try headsOrNone(of: input)
      try refuseWorkbook(heads)
      return Candidate(desk: desk, detection: desk.detect(heads))
    }
    let heads = try input.heads(limit: headsLooked)
    if heads.isEmpty { throw try unread(input) }
    try refuseWorkbook(heads)
    let guess = DeskGuess(heads)
    if guess.candidates.isEmpty, heads.count == headsLooked {
      // A backup may begin with thousands of attached files; what tells comes after them.
      let others = try pages(of: input)
      if !others.isEmpty { return try decide(DeskGuess(others), documents: heads.count + others.count) }
    }
    let tables = heads.filter { ColumnMapDraft.isTable($0.name) }.count
    return try decide(guess, documents: heads.count, tables: tables)
  }

  /// Of an input that is damaged from its beginning on, none: who named the desk gets the reader's word on the damage.
  private static func headsOrNone(of input: any ExportInput) throws -> [DocumentHead] {
    do { return try input.heads(limit: headsLooked) } catch let error as InputError where !error.isLimit { return [] }
  }

  /// An input without a document: why none of what it holds is one.
  private static func unread(_ input: any ExportInput) throws -> CommandFailure {
    var troubles: [InputTrouble] = []
    var count = 0
    try input.forEachDocument({ _ in }) { trouble in
      count += 1
      if troubles.count < 5 { troubles.append(trouble) }
    }
    guard !troubles.isEmpty else {
      return CommandFailure(
        .error, "there is nothing to read in it.",
        next: "check the path; an export still zipped, or a folder with its files, is fine.")
    }
    let more = count > troubles.count ? "\n  and \(Figures.count(count - troubles.count)) more" : ""
    return CommandFailure(
      .error,
      "nothing in it can be read:" + troubles.map { "\n  \($0.file): \($0.what)" }.joined() + more,
      next: "of a recording, save it again with the replies' content, from a session that may read them.")
  }

  /// An `.xlsx` that was named is a ZIP of XML; others are seen by how they begin. One that lies beside an export may
  /// be a file of a ticket's.
  private static func refuseWorkbook(_ heads: [DocumentHead]) throws {
    let isNamed = heads.contains { $0.name == "xl/workbook.xml" || $0.name.hasSuffix(".xlsx/xl/workbook.xml") }
    let isAll = !heads.isEmpty && heads.allSatisfy { ExportDocument.isWorkbook($0.name, start: $0.start) }
    guard isNamed || isAll else { return }
    throw CommandFailure(.error, "a spreadsheet's own file is not read.", next: "save it as CSV first.")
  }

  private struct Enough: Error {}

  /// Heads of the first documents that are named as texts of records are.
  private static func pages(of input: any ExportInput) throws -> [DocumentHead] {
    var found: [DocumentHead] = []
    do {
      try input.forEachHead { head in
        let name = head.name.lowercased()
        guard !name.contains("attachments/"),
          [".xml", ".json", ".ndjson", ".csv"].contains(where: name.hasSuffix)
        else { return }
        found.append(head)
        if found.count == headsLooked { throw Enough() }
      }
    } catch is Enough {}
    return found
  }

  static func decide(_ guess: DeskGuess, documents: Int, tables: Int = 0) throws -> Candidate {
    if let certain = guess.certain { return Candidate(desk: certain.desk, detection: certain.detection) }
    guard !guess.candidates.isEmpty else {
      throw CommandFailure(
        .error, "no desk recognises this (looked at \(Figures.counted(documents, "document"))).",
        next: tables > 0
          ? "its headers may be translated or chosen by somebody. \(PageReading.tableAdvice(desk: "ID"))"
          : "name the desk with --desk ID if you know it; deskferry desks lists them and the forms they read.")
    }
    let list = guess.candidates.map { candidate in
      "\n  \(candidate.desk.card.id): \(candidate.detection.confidence) %, \(candidate.detection.because)"
    }.joined()
    throw CommandFailure(
      .error, "it is not certain which desk this is from:" + list, next: "say which with --desk ID.")
  }

  static func named(_ id: String) throws -> Desk {
    if let desk = DeskList.named(id) { return desk }
    let known = DeskList.all.map(\.card.id).joined(separator: ", ")
    throw CommandFailure(.usage, "there is no desk \"\(id)\"; known are \(known).", next: "deskferry desks")
  }
}
