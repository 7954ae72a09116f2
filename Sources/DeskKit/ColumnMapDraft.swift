package import Formats
package import StatusMapping

/// Drafts a column map: proposals with their evidence, from the words of the headers and from the values. What cannot
/// be proposed stays open.
package struct ColumnMapDraft {
  private let words: ColumnWords
  private let labels: LabelBook
  private let desk: StatusVocabulary?
  private let numberIsID: Bool

  /// `card`: whose export it is, where somebody says so.
  package init(_ card: DeskCard? = nil) throws {
    desk = try card.flatMap { try StatusVocabulary.builtIn($0.id) }
    numberIsID = card?.numberIsID ?? true
    words = try ColumnWords.builtIn()
    labels = try LabelBook.builtIn()
  }

  /// Every table of the export; other files are left out and named in `skipped`.
  package func draft(_ input: any ExportInput, skipped: inout [String]) throws -> ColumnMapText {
    var text = ColumnMapText()
    text.desk = desk?.desk
    var others: [String] = []
    try input.forEachDocument { document in
      guard document.request == nil, Self.isTable(document.name) else {
        others.append(document.name)
        return
      }
      text.tables.append(try draft(document))
    } trouble: { trouble in
      others.append(trouble.file)
    }
    skipped = others
    return text
  }

  /// By its name; standard input has none and is taken for one.
  package static func isTable(_ name: String) -> Bool { name == "stdin" || PageReading.looksLikeTable(name) }

  private func draft(_ document: ExportDocument) throws -> ColumnMapText.Table {
    var table = try SourceTable(document.bytes, file: document.name)
    var unused = LeafCount()
    try table.start(headers: Self.headerRows, &unused)
    let headers = table.headerTexts.last ?? []
    var columns = table.names.enumerated().map { at, name in
      ColumnStatistics(name: name, header: at < headers.count && !headers[at].isEmpty ? headers[at] : name)
    }
    let hasHeader = !table.headerTexts.isEmpty
    var sample: [[Int]] = []
    while let row = try table.next(&unused) {
      if sample.count < ColumnStatistics.sampleLimit { sample.append(row.cells.map { $0.isEmpty ? 0 : $0.hashValue }) }
      while columns.count < row.cells.count { columns.append(ColumnStatistics(name: "column \(columns.count + 1)")) }
      for at in columns.indices { columns[at].add(at < row.cells.count ? row.cells[at] : "") }
    }
    var result = ColumnMapText.Table(file: document.name)
    let trouble = table.trouble.flatMap { $0.kind == "encoding" ? $0.what : nil }
    result.headerRows = table.headerTexts.count
    let languages = hasHeader ? words.languages(of: columns.map(\.header)) : []
    let language = ColumnProposer.language(languages)
    result.language = language == "en" ? nil : language
    let rows = columns.map(\.rows).max() ?? 0
    result.evidence = [
      "\(document.name): \(rows) rows, separated by \(Self.shown(table.separator))"
        + (hasHeader
          ? ", headers in \(languages.isEmpty ? "no known language" : languages.joined(separator: ", "))" : "")
    ]
    if let trouble { result.evidence.append("\(trouble); if letters are wrong here, draft again with --encoding NAME") }
    if result.headerRows == 2 { result.evidence.append("two rows of headers; the second one names the columns") }
    if !hasHeader { result.evidence.append("the first row looks like data, so the columns have no names") }
    var proposer = ColumnProposer(
      columns, words: words, labels: labels, languages: languages, sample: sample, desk: desk, numberIsID: numberIsID)
    result.columns = proposer.propose()
    result.evidence += proposer.remarks
    // Tables of other things have ids and times as well; what makes a ticket is that it is about something.
    let ofTickets: Set<ColumnMapFile.Use> = [.subject, .status, .priority]
    if !result.columns.contains(where: { $0.use.map(ofTickets.contains) ?? false }) {
      result.rows = nil
      result.evidence.append("no subject, status or priority: what a row is must be decided")
    }
    if proposer.idRepeats, result.columns.contains(where: { $0.use == .message }) { result.rows = .messages }
    return result
  }

  private static func headerRows(_ first: [String], _ second: [String]?) -> Int {
    if isData(first) { return 0 }
    guard let second, second.count == first.count, second.count >= 4, first != second else { return 1 }
    // Labels for people above names for programs: `Ticket Id` above `id`, `Created Time` above `createdTime`.
    let filled = second.filter { !$0.isEmpty }
    let names = filled.count {
      $0.first?.isLowercase == true && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") }
    }
    let labels = first.count { $0.first?.isLowercase != true }
    return names == filled.count && Set(filled).count == filled.count && filled.count * 2 > first.count
      && labels * 2 > first.count ? 2 : 1
  }

  /// A first row with a date, an address or a number of its own names no columns.
  private static func isData(_ cells: [String]) -> Bool {
    cells.contains { cell in
      ColumnStatistics.isAddress(cell) || cell.utf8.count > 4 && ColumnStatistics.isInteger(cell)
        || !ColumnTimeGuess.formats(of: cell, language: nil).isEmpty
    }
  }

  private static func shown(_ separator: UInt8) -> String {
    separator == 0x09 ? "tabs" : String(UnicodeScalar(separator))
  }
}
