/// A column map being drafted: proposals with their evidence, written as YAML that teaches.
public struct ColumnMapText: Sendable {
  public struct Column: Sendable {
    public var name: String
    /// Nil: open.
    public var use: ColumnMapFile.Use?
    public var isRequired = false
    /// Further keys in order: `format`, `separator` ….
    public var options: [(key: String, value: String)] = []
    public var choices: [String] = []
    /// Why, a line each.
    public var evidence: [String] = []
    public var examples: [String] = []
    public init(name: String) { self.name = name }
  }
  public struct Table: Sendable {
    public var file: String
    /// Nil: open.
    public var rows: ColumnMapFile.Rows? = .tickets
    public var headerRows = 1
    public var language: String?
    public var evidence: [String] = []
    public var columns: [Column] = []
    public init(file: String) { self.file = file }
  }
  /// Whose export it is; nil where nobody has said so.
  public var desk: String?
  public var tables: [Table] = []
  public init() {}

  /// Columns that must be decided before the map can be used.
  public var required: [Column] {
    tables.flatMap(\.columns).filter {
      $0.isRequired || $0.use != nil && $0.options.contains { $0.value == "?" && $0.key == "format" }
    }
  }

  public var yaml: String {
    var lines = [
      "# Which column of the export holds what: a draft. Nothing here is decided until you have looked at it.",
      "#",
      "# use: one of " + ColumnMapFile.Use.allCases.prefix(20).map(\.rawValue).joined(separator: " "),
      "#   " + ColumnMapFile.Use.allCases.dropFirst(20).prefix(19).map(\.rawValue).joined(separator: " "),
      "#   " + ColumnMapFile.Use.allCases.dropFirst(39).map(\.rawValue).joined(separator: " "),
      "# A ? is open: please decide. Open columns are kept in the ticket's extras under their header; those marked",
      "# required: true, and a format: ?, must be decided before the export is read.",
      "# format: from YYYY YY MM MMM DD hh mm ss a (AM, PM) Z (offset) EEE (weekday), or iso, epoch, epochMilliseconds",
      "# statusScope: what a status belongs to, such as a pipeline, where one label in two of them is two statuses",
      "# messageVisibility: with the words of its cells, as in public: [ yes ], internal: [ no ]",
      "deskferry: 1",
    ]
    if let desk { lines.append("desk: \(desk)") }
    lines.append("tables:")
    for table in tables { lines += Self.lines(table) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ table: Table) -> [String] {
    var lines = table.evidence.map { "  # " + YAMLText.comment($0) }
    lines.append("  - file: \(YAMLText.scalar(table.file))")
    lines.append("    rows: \(table.rows?.rawValue ?? "\"?\"")   # tickets, messages, people or ignore")
    lines.append("    header: \(table.headerRows)")
    if let language = table.language { lines.append("    language: \(YAMLText.scalar(language))") }
    lines.append("    columns:")
    for column in table.columns {
      lines += column.evidence.map { "      # " + YAMLText.comment($0) }
      if !column.examples.isEmpty {
        lines.append("      # for example: " + YAMLText.comment(column.examples.joined(separator: " · ")))
      }
      lines.append("      - " + entry(column))
    }
    return lines
  }

  private static func entry(_ column: Column) -> String {
    var parts = ["column: \(YAMLText.scalar(column.name))", "use: \(column.use?.rawValue ?? "\"?\"")"]
    if column.isRequired { parts.append("required: true") }
    for (key, value) in column.options {
      parts.append("\(key): \(value == "?" ? "\"?\"" : YAMLText.scalar(value))")
    }
    if !column.choices.isEmpty {
      parts.append("choices: [ " + column.choices.map(YAMLText.scalar).joined(separator: ", ") + " ]")
    }
    return "{ " + parts.joined(separator: ", ") + " }"
  }
}
