public import TicketModel

/// What the columns of an export's tables hold, as a person wrote it down: YAML, scalars read as text, errors with
/// line and column.
///
/// ```yaml
/// deskferry: 1
/// tables:
///   - file: tickets.csv
///     rows: tickets
///     columns:
///       - { column: Nummer, use: ticketID }
///       - { column: Erstellt, use: created, format: DD.MM.YYYY hh:mm }
/// ```
public struct ColumnMapFile: Sendable {
  /// What a row is.
  public enum Rows: String, Sendable, CaseIterable { case tickets, messages, people, ignore }
  /// What a column holds.
  public enum Use: String, Sendable, CaseIterable {
    case ticketID, number, externalID, subject, description, status, statusID
    /// What a status lives in, such as its pipeline: one label in two of them is two statuses.
    case statusScope
    case priority, priorityID, type, channel, container, product, language, url, tags, cc, attachments, resolution
    case requesterID, requesterName, requesterFirstName, requesterLastName, requesterAddress, requesterPhone
    case assigneeID, assigneeName, assigneeAddress, group, organization, organizationID
    case created, updated, firstResponse, solved, closed, due, deleted
    case message, comments, messageID, messageAuthorID, messageAuthorName, messageAuthorAddress, messageCreated,
      messageVisibility, messageAttachments
    /// A custom field, into `fields` under the header.
    case field
    /// Into `extras` under the header.
    case extra

    /// Several columns of a table may hold it.
    var isRepeatable: Bool {
      switch self {
      case .message, .comments, .field, .extra, .tags, .cc, .attachments, .messageAttachments: true
      default: false
      }
    }

    public var isTime: Bool {
      switch self {
      case .created, .updated, .firstResponse, .solved, .closed, .due, .deleted, .messageCreated: true
      default: false
      }
    }
  }

  public struct Column: Sendable {
    public var name: String
    public var place: MappingPlace
    /// Nil while it is open (`?`).
    public var use: Use?
    /// An open column that must not stay open.
    public var isRequired = false
    /// Of a time; nil where none was written, and while it is open.
    public var format: String?
    public var formatPlace: MappingPlace?
    public var formatIsOpen = false
    /// What an open question offers, in the words of the draft.
    public var choices: [String] = []
    /// `,` or `.`: the value is a number written so.
    public var decimal: String?
    /// Between tags, addresses, files or packed comments.
    public var separator: String?
    /// How one packed comment is written: `{time};{author};{text}`.
    public var entry: String?
    /// Texts are HTML.
    public var isHTML = false
    public var visibility: Message.Visibility?
    /// Cells that mean public, and cells that mean internal.
    public var publicWords: [String] = []
    public var internalWords: [String] = []
    /// Our category by the exact label of a status.
    public var categories: [String: StatusCategory] = [:]
  }

  public struct Table: Sendable {
    public var place: MappingPlace
    /// A name inside the export, `*` for any part of one; nil for the only table.
    public var file: String?
    public var rows: Rows
    /// Nobody has said yet what a row is.
    public var rowsAreOpen = false
    /// Rows that the header takes: 0, 1 or 2.
    public var headerRows = 1
    /// Of month names, such as `de`.
    public var language: String?
    public var columns: [Column] = []
  }

  public var file: String
  public var desk: String?
  public var tables: [Table]

  public init(yaml: String, file: String) throws(MappingError) {
    self.file = file
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(
        MappingPlace(file: file, line: 1, column: 1),
        "the file is empty; draft one with deskferry read --draft-columns \(file) EXPORT.csv")
    }
    let table = try root.table("a column map", ["deskferry", "desk", "tables"])
    let version = try table.required("deskferry", "write `deskferry: 1`").text("`deskferry`")
    guard version == "1" else {
      throw try table.required("deskferry", "").failure("`deskferry` must be 1, not `\(version)`; write 1")
    }
    desk = try table.text("desk")
    tables = []
    for view in try table.required("tables", "list the export's tables").items("`tables`") {
      tables.append(try Table(view))
    }
    guard !tables.isEmpty else { throw root.failure("`tables` is empty; list the export's tables") }
  }
}

extension ColumnMapFile.Table {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a table", ["file", "rows", "header", "language", "columns"])
    place = view.place
    file = try table.text("file")
    rows = .tickets
    if let word = table["rows"], word.isUndecided {
      rowsAreOpen = true
    } else if let word = table["rows"] {
      rows = try word.word("`rows`", of: ColumnMapFile.Rows.self, ColumnMapFile.Rows.allCases.map(\.rawValue))
    }
    if let header = table["header"] {
      guard let count = Int(try header.text("`header`")), (0...2).contains(count) else {
        throw header.failure("`header` must be 0, 1 or 2: how many rows name the columns; write one of the three")
      }
      headerRows = count
    }
    language = try table.text("language")
    var seen: Set<String> = []
    var holder: [ColumnMapFile.Use: String] = [:]
    for item in try table.items("columns") {
      let column = try ColumnMapFile.Column(item)
      guard seen.insert(column.name).inserted else {
        throw item.failure("the column `\(column.name)` is listed twice; keep one")
      }
      if let use = column.use, !use.isRepeatable, let other = holder.updateValue(column.name, forKey: use) {
        throw item.failure("`\(other)` and `\(column.name)` are both `\(use.rawValue)`; keep it at one of them")
      }
      columns.append(column)
    }
  }
}

extension ColumnMapFile.Column {
  private static let keys = [
    "column", "use", "required", "format", "choices", "decimal", "separator", "entry", "text", "visibility", "public",
    "internal", "categories",
  ]

  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a column", Self.keys)
    place = view.place
    name = try table.required("column", "write its header").text("`column`")
    let use = try table.required("use", "write what it holds, or ?")
    if !use.isUndecided {
      self.use = try use.word("`use`", of: ColumnMapFile.Use.self, ColumnMapFile.Use.allCases.map(\.rawValue))
    }
    isRequired = try table.flag("required") ?? false
    choices = try table.texts("choices")
    if let format = table["format"] {
      formatPlace = format.place
      formatIsOpen = format.isUndecided
      if !formatIsOpen { self.format = try format.text("`format`") }
    }
    if let mark = table["decimal"], !mark.isUndecided {
      let text = try mark.text("`decimal`")
      guard text == "," || text == "." else {
        throw mark.failure("`decimal` must be \",\" or \".\", not `\(text)`; write one of the two in quotes")
      }
      decimal = text
    }
    separator = try table.text("separator")
    if let separator, separator.isEmpty {
      throw view.failure("`separator` is empty; write what stands between the values, such as \",\"")
    }
    entry = try table.text("entry")
    if let entry, !entry.contains("{text}") {
      throw view.failure("`entry` must hold {text}; write for example \"{time};{author};{text}\"")
    }
    if let kind = table["text"] {
      isHTML = try kind.word("`text`", of: TextKind.self, ["html", "plain"]) == .html
    }
    if let word = table["visibility"], !word.isUndecided {
      visibility = try word.word("`visibility`", of: Message.Visibility.self, ["public", "internal", "unknown"])
    }
    publicWords = try table.texts("public")
    internalWords = try table.texts("internal")
    if let list = table["categories"] {
      for (label, category) in try list.table("`categories`", []).entries where !category.isUndecided {
        categories[label] = try StatusCategory(category)
      }
    }
  }

  private enum TextKind: String { case html, plain }
}
