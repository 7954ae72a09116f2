import DeskKit
import JSONText

/// A row with what is known of its columns.
struct JiraCells {
  private(set) var row: SourceRow
  let layout: JiraCSVLayout
  private var beside = JSONObject()

  init(_ row: SourceRow, _ layout: JiraCSVLayout) {
    self.row = row
    self.layout = layout
  }

  func peek(_ role: JiraHeaders.Role) -> String? { layout.header(role).flatMap { row.peek($0) } }

  func peekAll(_ role: JiraHeaders.Role) -> [String] {
    var copy = row
    return layout.header(role).map { copy.takeAll($0) } ?? []
  }

  func peekAll(header: String) -> [String] {
    var copy = row
    return copy.takeAll(header)
  }

  mutating func take(_ role: JiraHeaders.Role) -> String? { layout.header(role).flatMap { row.take($0) } }

  mutating func takeAll(_ role: JiraHeaders.Role) -> [String] { layout.header(role).map { row.takeAll($0) } ?? [] }

  mutating func takeAll(header: String) -> [String] { row.takeAll(header) }

  /// A time as the exporter's settings wrote it, which stays beside what was read from it.
  mutating func time(_ role: JiraHeaders.Role, _ reader: JiraReader, dayOnly: Bool = false) -> String? {
    guard let name = layout.header(role), let text = row.peek(name) else { return nil }
    return layout.time(text, name, reader, dayOnly: dayOnly)
  }

  /// Keeps cells that could not be taken apart.
  mutating func keep(_ name: String, _ values: [JSONValue], _ reader: JiraReader) {
    beside[name] = .array(values)
    reader.kept += values.count - 1
  }

  /// What is left, by header.
  var rest: JSONObject {
    var rest = row.rest
    for (name, value) in beside.members { rest[rest[name] == nil ? name : name + "~"] = value }
    return rest
  }
}
