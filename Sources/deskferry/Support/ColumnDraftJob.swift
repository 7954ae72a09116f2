import DeskKit
import Formats
import Foundation
import JSONText
import Reports
import StatusMapping

/// Drafts a column map: the work of `read --draft-columns`.
struct ColumnDraftJob {
  var paths: [String]
  /// A desk's id or `auto`, which nobody finds out here.
  var desk: String
  var destination: String
  var force: Bool
  /// Of its tables, where they do not say it.
  var encoding: String?

  func run() throws -> CommandResult {
    guard force || !FileManager.default.fileExists(atPath: destination) else {
      throw CommandFailure(
        .error, "\(destination) is there already.", next: "choose another name, or add --force to replace it.")
    }
    var skipped: [String] = []
    let input = try ReadJob.input(try ExportOpener.open(paths), encoding)
    let known = desk == "auto" ? nil : try DeskChoice.named(desk).card
    let draft = try ColumnMapDraft(known).draft(input, skipped: &skipped)
    guard !draft.tables.isEmpty else {
      throw CommandFailure(
        .error, "there is no CSV in it.",
        next: "a column map is for tables; deskferry read EXPORT -o OUT.bag reads the rest.")
    }
    let data = Data(draft.yaml.utf8)
    let made = FileManager.default.createFile(
      atPath: destination, contents: data, attributes: [.posixPermissions: 0o600])
    guard made else { throw CommandFailure(.error, "\(destination) cannot be written.", next: "check the folder.") }
    return CommandResult(text: text(draft, skipped), summary: summary(draft, skipped), files: [destination])
  }

  private func text(_ draft: ColumnMapText, _ skipped: [String]) -> String {
    var text = ""
    for table in draft.tables {
      text += VisibleText.line(table.file) + "\n"
      var sheet = TextTable([("Column", .left), ("Use", .left), ("For example", .left)], widest: 40)
      if table.rows == nil { text += "  What a row is must be decided.\n" }
      for column in table.columns {
        let format = column.options.first { $0.key == "format" }.map { ", \($0.value)" } ?? ""
        sheet.add([column.name, (column.use?.rawValue ?? "?") + format, column.examples.first ?? ""])
      }
      text += sheet.text()
    }
    for name in skipped { text += "Left out, no CSV: \(VisibleText.line(name))\n" }
    let required = draft.required.count
    text += "Wrote \(VisibleText.line(destination)). Look at every line"
    text += required > 0 ? "; \(Figures.counted(required, "column")) must be decided.\n" : ".\n"
    let paths = paths.map { $0.contains(" ") ? "'\($0)'" : $0 }.joined(separator: " ")
    let encoding = encoding.map { " --encoding \($0)" } ?? ""
    text +=
      VisibleText.line(
        "Next: deskferry read --columns \(destination) \(paths) --desk \(draft.desk ?? "ID")\(encoding) -o OUT.bag")
      + "\n"
    return text
  }

  private func summary(_ draft: ColumnMapText, _ skipped: [String]) -> JSONObject {
    let tables = draft.tables.map { table -> JSONValue in
      let columns = table.columns.map { column -> JSONValue in
        var object: JSONObject = ["column": .string(column.name), "use": .optional(column.use?.rawValue)]
        for (key, value) in column.options { object[key] = value == "?" ? .null : .string(value) }
        if column.isRequired { object["required"] = true }
        object["evidence"] = .strings(column.evidence)
        return .object(object)
      }
      return [
        "file": .string(table.file), "rows": .optional(table.rows?.rawValue), "language": .optional(table.language),
        "columns": .array(columns),
      ]
    }
    return [
      "tables": .array(tables), "skipped": .strings(skipped), "required": .number(draft.required.count),
      "open": .number(draft.tables.flatMap(\.columns).count { $0.use == nil }),
    ]
  }

  /// A column map as a person left it.
  static func load(_ path: String) throws -> ColumnMapFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        .error, "the column map \(path) cannot be read.",
        next: "draft one with deskferry read --draft-columns \(path) EXPORT.csv")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw CommandFailure(.error, "the column map \(path) is not UTF-8 text.", next: "save it as UTF-8.")
    }
    return try ColumnMapFile(yaml: text, file: path)
  }
}
