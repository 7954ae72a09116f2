import DeskKit
import JSONText
import TicketModel

/// Gathers what rows say of issues until it is much, then puts it: rows of one issue often follow one another, and one
/// part with ten changes costs far less than ten parts.
final class JiraTicketParts {
  private struct Part {
    var lists: [String: [JSONValue]] = [:]
    var fields = JSONObject()
    var form: NamedReference?
    var organization: String?
    /// Members of `extras` that are lists of what rows say beside the model.
    var extras: [String: [JSONValue]] = [:]
  }

  private let sink: any RecordSink
  private var parts: [String: Part] = [:]
  private var waiting = 0
  private static let limit = 4096
  /// Rows are mostly short; long texts fill the memory before there are many.
  private var bytes = 0
  private static let byteLimit = 4 << 20

  init(_ sink: any RecordSink) { self.sink = sink }

  func add(_ list: String, _ value: JSONObject, to issue: String, bytes size: Int = 64) throws {
    parts[issue, default: Part()].lists[list, default: []].append(.object(value))
    try count(size)
  }

  func add(_ list: String, text: String, to issue: String) throws {
    parts[issue, default: Part()].lists[list, default: []].append(.string(text))
    try count(text.utf8.count)
  }

  func addExtra(_ name: String, _ value: JSONObject, to issue: String) throws {
    guard !value.isEmpty else { return }
    parts[issue, default: Part()].extras[name, default: []].append(.object(value))
    try count(64)
  }

  func addField(_ name: String, _ value: JSONValue, isMulti: Bool, to issue: String) throws {
    // Several values of a field that should have one come apart in the merge, which tells.
    if !isMulti, let known = parts[issue]?.fields[name], known != value { try flush() }
    var part = parts[issue] ?? Part()
    if isMulti {
      let known = part.fields[name]?.array ?? []
      part.fields[name] = .array(known + [value])
    } else {
      part.fields[name] = value
    }
    parts[issue] = part
    try count(64)
  }

  func add(form: NamedReference, to issue: String) throws {
    parts[issue, default: Part()].form = form
    try count(64)
  }

  /// Of several organizations that share an issue the first is the ticket's.
  func add(organization: String, to issue: String) throws {
    let known = parts[issue]?.organization
    if known.map({ SourceKey.idPrecedes(organization, $0) }) ?? true {
      parts[issue, default: Part()].organization = organization
    }
    try count(64)
  }

  private func count(_ size: Int) throws {
    waiting += 1
    bytes += size
    if waiting >= Self.limit || bytes >= Self.byteLimit { try flush() }
  }

  func flush() throws {
    for (issue, part) in parts.sorted(by: { $0.key < $1.key }) {
      var record: JSONObject = ["key": .string(Jira.key("ticket", issue)), "id": .string(issue)]
      for (name, values) in part.lists.sorted(by: { $0.key < $1.key }) {
        record.append(name, .array(JiraTicketParts.inOrder(values, of: name)))
      }
      record.put("form", part.form)
      record.put("organization", part.organization.map { Jira.key("organization", $0) })
      if !part.fields.isEmpty { record.append("fields", .object(ordered(part.fields))) }
      if !part.extras.isEmpty {
        var extras = JSONObject()
        for (name, values) in part.extras.sorted(by: { $0.key < $1.key }) {
          extras.append(name, .array(JiraTicketParts.sorted(values)))
        }
        record.append("extras", .object(extras))
      }
      try sink.put(RecordHead(.tickets, id: issue, partial: true), record)
    }
    parts.removeAll(keepingCapacity: true)
    waiting = 0
    bytes = 0
  }

  /// As the model has them, each once: rows of a file that is given twice come twice.
  private static func inOrder(_ values: [JSONValue], of list: String) -> [JSONValue] {
    let times = ["messages": "createdAt", "events": "at", "timeEntries": "startedAt"]
    guard values.count > 1 else { return values }
    guard let time = times[list] else { return sorted(values) }
    var known: Set<JSONValue> = []
    return values.filter { known.insert($0).inserted }.sorted { left, right in
      let moments = (left[time]?.string ?? "~", right[time]?.string ?? "~")
      if moments.0 != moments.1 { return moments.0 < moments.1 }
      let ids = (left["id"]?.string ?? left["key"]?.string ?? "", right["id"]?.string ?? right["key"]?.string ?? "")
      return SourceKey.idPrecedes(ids.0, ids.1)
    }
  }

  private func ordered(_ fields: JSONObject) -> JSONObject {
    var result = JSONObject()
    for (name, value) in fields.sorted().members {
      result.append(name, value.array.map { .array(JiraTicketParts.sorted($0)) } ?? value)
    }
    return result
  }

  /// The same order wherever a part was cut; a value said twice stands once.
  private static func sorted(_ values: [JSONValue]) -> [JSONValue] {
    var known: Set<JSONValue> = []
    return values.filter { known.insert($0).inserted }.sorted {
      $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
  }
}
