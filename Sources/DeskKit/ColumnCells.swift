import Foundation
import JSONText
import StatusMapping

/// The cells of one row; what is taken is mapped, the rest kept under its header.
struct RowCells {
  let cells: [String]
  private let bound: BoundTable
  private var taken: Set<Int> = []

  init(_ cells: [String], _ bound: BoundTable) {
    self.cells = cells
    self.bound = bound
  }

  private func cell(_ at: Int) -> String? {
    guard at < cells.count, !cells[at].isEmpty, !taken.contains(at) else { return nil }
    return cells[at]
  }

  func peek(_ use: ColumnMapFile.Use) -> String? { bound.at(use).flatMap { cell($0.at) } }
  func peek(_ column: BoundTable.Column) -> String? { cell(column.at) }

  mutating func take(_ use: ColumnMapFile.Use) -> String? { bound.at(use).flatMap { take($0) } }
  mutating func take(_ column: BoundTable.Column) -> String? {
    guard let text = cell(column.at) else { return nil }
    taken.insert(column.at)
    return text
  }

  /// Puts a taken cell back: its text says more than what was made of it.
  mutating func keep(_ column: BoundTable.Column) { taken.remove(column.at) }

  /// The columns of that use that hold something in this row.
  func all(_ use: ColumnMapFile.Use) -> [BoundTable.Column] {
    bound.columns.filter { $0.map.use == use && cell($0.at) != nil }
  }

  /// Takes away what another row holds as well, in the same columns.
  mutating func drop(likeIn other: [String]) {
    for (at, text) in cells.enumerated() where at < other.count && other[at] == text { taken.insert(at) }
  }

  /// Puts back what says otherwise than another row of the same ticket: only one of them can be the ticket's.
  mutating func keep(unlike other: [String], among columns: [BoundTable.Column]) {
    for column in columns where column.at < cells.count && column.at < other.count {
      if cells[column.at] != other[column.at] { taken.remove(column.at) }
    }
  }

  /// What nobody took, under its header.
  var extras: JSONObject {
    var extras = JSONObject()
    for (at, text) in cells.enumerated() where !text.isEmpty && !taken.contains(at) {
      extras.append(at < bound.names.count ? bound.names[at] : "column \(at + 1)", .string(text))
    }
    return extras
  }
}

/// A person as a cell names them: `Ann <ann@example.com>`, an address alone, or a name.
struct NamedAddress {
  var name: String?
  var address: String?

  init() {}

  init(_ text: String) {
    guard let open = text.lastIndex(of: "<"), let close = text.lastIndex(of: ">"), open < close else {
      if Self.isAddress(text) { address = text } else { name = text }
      return
    }
    let inner = text[text.index(after: open)..<close].trimmingCharacters(in: .whitespaces)
    guard Self.isAddress(inner) else {
      name = text
      return
    }
    address = inner
    let before = text[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
    name = before.isEmpty ? nil : before
  }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
  }
}

/// One comment of several in a cell.
struct PackedComment {
  var time: String?
  var author: String?
  var text: String

  static func all(_ cell: String?, _ column: ColumnMapFile.Column) -> [PackedComment] {
    guard let cell else { return [] }
    let parts = column.separator.map { cell.components(separatedBy: $0) } ?? [cell]
    return parts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }.map { part in
      column.entry.flatMap { PackedComment(part, entry: $0) } ?? PackedComment(text: part)
    }
  }

  private init(text: String) { self.text = text }

  /// Cuts along `{time};{author};{text}`; nil where the text is not written so.
  private init?(_ whole: String, entry: String) {
    text = ""
    var rest = Substring(whole)
    var form = Substring(entry)
    var name: Substring?
    func literal(_ form: inout Substring) -> Substring {
      let literal = form.prefix { $0 != "{" }
      form = form.dropFirst(literal.count)
      return literal
    }
    while true {
      let between = literal(&form)
      if let wanted = name {
        // The last part takes what is left.
        let end =
          between.isEmpty ? (form.isEmpty ? rest.endIndex : rest.startIndex) : rest.firstRange(of: between)?.lowerBound
        guard let end else { return nil }
        set(wanted, String(rest[..<end]))
        rest = rest[end...]
      }
      guard rest.hasPrefix(between) else { return nil }
      rest = rest.dropFirst(between.count)
      guard form.first == "{", let close = form.firstIndex(of: "}") else { break }
      name = form[form.index(after: form.startIndex)..<close]
      form = form[form.index(after: close)...]
    }
    guard rest.isEmpty, !text.isEmpty else { return nil }
  }

  private mutating func set(_ name: Substring, _ value: String) {
    switch name {
    case "time": time = value
    case "author": author = value
    case "text": text = value
    default: break
    }
  }
}
