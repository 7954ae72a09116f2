package import Formats
package import StatusMapping

/// A column map with questions that a person must answer before the export can be read.
package struct ColumnMapBlocked: Error, Sendable, CustomStringConvertible {
  /// Each with its place in the map, and with values of the column.
  package var questions: [String]
  package var description: String {
    questions.count == 1
      ? questions[0] : "\(questions.count) questions are open:\n  " + questions.joined(separator: "\n  ")
  }
}

/// A table of the map put to one document: which column of the file is which of the map.
struct BoundTable {
  struct Column {
    var map: ColumnMapFile.Column
    var at: Int
    var format: ColumnTimeFormat?
  }
  var table: ColumnMapFile.Table
  var columns: [Column]
  /// Unique names by position.
  var names: [String]
  /// Names that the map does not list.
  var unlisted: [String]
  private let first: [ColumnMapFile.Use: Int]

  init(_ table: ColumnMapFile.Table, names: [String], file: String) throws(MappingError) {
    self.table = table
    self.names = names
    var columns: [Column] = []
    for column in table.columns {
      guard let at = names.firstIndex(of: column.name) ?? BoundTable.beyond(column.name, names.count) else {
        throw MappingError(
          column.place,
          "\(file) has no column `\(column.name)`; its columns are \(names.map { "`\($0)`" }.joined(separator: ", "))")
      }
      columns.append(Column(map: column, at: at, format: try BoundTable.format(column, table.language)))
    }
    self.columns = columns
    first = Dictionary(
      columns.enumerated().compactMap { index, column in column.map.use.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let listed = Set(table.columns.map(\.name))
    unlisted = names.filter { !listed.contains($0) }
  }

  /// `column 47` of a header with 46 names: rows may have more cells than the header.
  private static func beyond(_ name: String, _ count: Int) -> Int? {
    guard name.hasPrefix("column "), let number = Int(name.dropFirst(7)), number > count else { return nil }
    return number - 1
  }

  private static func format(_ column: ColumnMapFile.Column, _ language: String?) throws(MappingError)
    -> ColumnTimeFormat?
  {
    guard let use = column.use, use.isTime || use == .comments, !column.formatIsOpen else { return nil }
    guard let text = column.format else {
      if use == .comments, column.entry?.contains("{time}") != true { return nil }
      throw MappingError(
        column.place, "`\(column.name)` holds times, so it needs `format`; write iso, or for example DD.MM.YYYY hh:mm")
    }
    guard let format = ColumnTimeFormat(text, language: language) else {
      throw MappingError(
        column.formatPlace ?? column.place,
        "`\(text)` is no format of times; write YYYY MM DD hh mm ss MMM a Z in the order they stand,"
          + " other letters between ' quotes, or iso, epoch, epochMilliseconds")
    }
    return format
  }

  /// The names of the columns, each once, as ``SourceTable`` gives them.
  static func unique(_ header: [String]) -> [String] {
    var seen: Set<String> = []
    return header.enumerated().map { at, cell in
      let name = cell.isEmpty ? "column \(at + 1)" : cell
      return seen.insert(name).inserted ? name : "\(name)~\(at + 1)"
    }
  }

  func at(_ use: ColumnMapFile.Use) -> Column? { first[use].map { columns[$0] } }
}

extension ColumnMapFile {
  /// The table for a file of the export: by its name, its last part, or a pattern; the only table for the only file.
  func table(for name: String, isOnly: Bool) -> Table? {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    if let exact = tables.first(where: { $0.file == name || $0.file == last }) { return exact }
    if let fitting = tables.first(where: { $0.file.map { ColumnMapFile.matches(last, $0) } ?? false }) {
      return fitting
    }
    if isOnly, tables.count == 1 { return tables[0] }
    return tables.first { $0.file == nil }
  }

  /// `*` stands for any part.
  static func matches(_ name: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return name == pattern }
    guard name.hasPrefix(parts[0]) else { return false }
    var rest = name.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.hasSuffix(parts[parts.count - 1])
  }
}

/// Holds a map against an export before anything is read.
package enum ColumnMapCheck {
  /// Throws ``ColumnMapBlocked`` where a person must decide, ``MappingError`` where map and export do not fit.
  package static func run(_ map: ColumnMapFile, _ input: any ExportInput) throws {
    var questions: [String] = []
    let names = try tables(of: input)
    try input.forEachDocument { document in
      guard names.contains(document.name), let table = map.table(for: document.name, isOnly: names.count == 1),
        table.rows != .ignore
      else { return }
      questions += try Self.questions(table, document)
    } trouble: { _ in
    }
    guard questions.isEmpty else { throw ColumnMapBlocked(questions: questions) }
  }

  static func tables(of input: any ExportInput) throws -> Set<String> {
    var names: Set<String> = []
    try input.forEachDocument { document in
      if document.request == nil, ColumnMapDraft.isTable(document.name) { names.insert(document.name) }
    } trouble: { _ in
    }
    return names
  }

  private static func questions(_ table: ColumnMapFile.Table, _ document: ExportDocument) throws -> [String] {
    var source = try SourceTable(document.bytes, file: document.name)
    var unused = LeafCount()
    try source.start(headers: { _, _ in table.headerRows }, &unused)
    var rows: [[String]] = []
    var waiting = 200
    while waiting > 0, let row = try? source.next(&unused) {
      rows.append(row.cells)
      waiting -= 1
    }
    let names = table.headerRows > 0 ? source.names : BoundTable.unique(rows.first.map { $0.map { _ in "" } } ?? [])
    // An empty export has no columns to ask about.
    guard !names.isEmpty else { return [] }
    let bound = try BoundTable(table, names: names, file: document.name)
    if table.rowsAreOpen {
      let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
      return [
        "\(table.place): what a row of \(document.name) is, is open; its columns are \(shown)\(names.count > 8 ? ", …" : "")."
          + " Write rows: tickets, messages, people or ignore."
      ]
    }
    let questions = open(bound, document.name, rows)
    return questions.isEmpty ? identity(bound, document.name, rows) : questions
  }

  private static func open(_ bound: BoundTable, _ file: String, _ rows: [[String]]) -> [String] {
    bound.columns.compactMap { column in
      let values = samples(column.at, rows)
      let shown = "the column \"\(column.map.name)\" of \(file)"
      let holds = values.isEmpty ? "it is empty in the first rows" : "it holds, for example, \(values)"
      if column.map.use == nil, column.map.isRequired {
        return "\(column.map.place): \(shown) is open and must be decided; \(holds). Write what it is in `use`,"
          + " or use: extra to keep it as it is."
      }
      if let use = column.map.use, use.isTime || use == .comments, column.map.formatIsOpen {
        let choices = column.map.choices.map { "format: \"\($0)\"" }
        let next = choices.isEmpty ? "its format, such as DD/MM/YYYY" : choices.joined(separator: " or ")
        return "\(column.map.formatPlace ?? column.map.place): how \(shown) writes its times is open; \(holds)."
          + " Write \(next)."
      }
      if column.map.use == .messageVisibility, column.map.publicWords + column.map.internalWords == [], !values.isEmpty
      {
        return "\(column.map.place): which words of \(shown) mean public, and which internal, is open; \(holds)."
          + " Write them in public: [ … ] and internal: [ … ], or use: extra."
      }
      return nil
    }
  }

  /// Without an id a row is nobody's.
  private static func identity(_ bound: BoundTable, _ file: String, _ rows: [[String]]) -> [String] {
    let wanted: [ColumnMapFile.Use] =
      bound.table.rows == .people ? [.requesterID, .requesterAddress] : [.ticketID, .number]
    guard !bound.columns.contains(where: { $0.map.use.map(wanted.contains) ?? false }) else { return [] }
    let open = bound.columns.filter { $0.map.use == nil }.prefix(6).map { column in
      "\"\(column.map.name)\" (\(samples(column.at, rows)))"
    }
    let of = open.isEmpty ? "" : " Open are \(open.joined(separator: ", "))."
    return [
      "\(bound.table.place): no column of \(file) says \(bound.table.rows == .people ? "whom" : "which ticket") a row"
        + " is about.\(of) Write use: \(wanted.map(\.rawValue).joined(separator: " or ")) at the one that does."
    ]
  }

  private static func samples(_ at: Int, _ rows: [[String]]) -> String {
    var found: [String] = []
    for row in rows where at < row.count && !row[at].isEmpty && !found.contains(row[at]) {
      found.append(row[at])
      if found.count == 3 { break }
    }
    return found.map { $0.count > 60 ? $0.prefix(60) + "…" : $0 }.joined(separator: " · ")
  }
}
