package import Archive
import DeskKit
import JSONText
import TicketModel

/// One record in which two archives differ.
package struct DiffEntry: Sendable, Hashable {
  /// `tickets`, `people`, …
  package var kind: String
  package var key: String
  /// `create` only in B, `only` only in A, `update` in both and different.
  package var outcome: Outcome
  /// Of an update: paths that differ, `messages[zendesk:message:5].body.html`.
  package var paths: [String]
}

/// Compares two archives record by record, walking both in their common order: memory stays flat.
package enum ArchiveDiff {
  static let collections: [Collection] = [.tickets, .people, .organizations, .groups, .containers]

  /// Calls `each` for every record that is not the same. `messages` are counted beside `tickets`.
  package static func run(
    a: ArchiveReader, b: ArchiveReader, each: (DiffEntry) throws -> Void
  ) throws -> OutcomeTable {
    var table = OutcomeTable()
    for collection in collections { try compare(collection, a.path, b.path, &table, each) }
    return table
  }

  private static func compare(
    _ collection: Collection, _ a: String, _ b: String, _ table: inout OutcomeTable, _ each: (DiffEntry) throws -> Void
  ) throws {
    let kind = collection.name
    table.add(kind, .same, 0)
    if collection == .tickets { table.add("messages", .same, 0) }
    let left = try CollectionLines(a, kind), right = try CollectionLines(b, kind)
    var first = try left.next(), second = try right.next()
    while first != nil || second != nil {
      switch (first, second) {
      case (let one?, let two?) where idOf(one) == idOf(two):
        try both(one, two, kind, &table, each)
        (first, second) = (try left.next(), try right.next())
      case (let one?, let two) where two == nil || SourceKey.idPrecedes(idOf(one), idOf(two ?? [:])):
        try single(one, .only, kind, &table, each)
        first = try left.next()
      case (_, let two?):
        try single(two, .create, kind, &table, each)
        second = try right.next()
      default: return
      }
    }
  }

  private static func idOf(_ object: JSONObject) -> String { object.text("id") ?? "" }
  private static func messages(_ object: JSONObject) -> [JSONValue] { object["messages"]?.array ?? [] }

  private static func single(
    _ object: JSONObject, _ outcome: Outcome, _ kind: String, _ table: inout OutcomeTable,
    _ each: (DiffEntry) throws -> Void
  ) throws {
    table.add(kind, outcome)
    if kind == "tickets" { table.add("messages", outcome, messages(object).count) }
    try each(DiffEntry(kind: kind, key: object.text("key") ?? "", outcome: outcome, paths: []))
  }

  private static func both(
    _ a: JSONObject, _ b: JSONObject, _ kind: String, _ table: inout OutcomeTable, _ each: (DiffEntry) throws -> Void
  ) throws {
    let (a, b) = kind == "tickets" ? matched(a, b) : (a, b)
    if kind == "tickets" { compareMessages(messages(a), messages(b), &table) }
    var paths: [String] = []
    differences(.object(a), .object(b), at: "", &paths)
    table.add(kind, paths.isEmpty ? .same : .update)
    guard !paths.isEmpty else { return }
    try each(DiffEntry(kind: kind, key: b.text("key") ?? "", outcome: .update, paths: paths))
  }

  /// A message of which one form does not know the id stands under the key of the one that it is.
  private static func matched(_ a: JSONObject, _ b: JSONObject) -> (JSONObject, JSONObject) {
    let (left, right) = (messages(a).compactMap(\.object), messages(b).compactMap(\.object))
    let twins = MessageTwins.twins(left, right)
    func renamed(_ ticket: JSONObject, _ messages: [JSONObject], _ twins: [String: String]) -> JSONObject {
      guard !twins.isEmpty else { return ticket }
      var ticket = ticket
      ticket["messages"] = .array(
        messages.map { message in
          var message = message
          if let twin = message.text("key").flatMap({ twins[$0] }) { message["key"] = .string(twin) }
          return .object(message)
        })
      return ticket
    }
    return (renamed(a, left, twins.ofA), renamed(b, right, twins.ofB))
  }

  private static func compareMessages(_ a: [JSONValue], _ b: [JSONValue], _ table: inout OutcomeTable) {
    guard let left = keyed(a), let right = keyed(b) else { return }
    for (key, message) in left {
      guard let other = right[key] else {
        table.add("messages", .only)
        continue
      }
      var paths: [String] = []
      differences(message, other, at: "", &paths)
      table.add("messages", paths.isEmpty ? .same : .update)
    }
    table.add("messages", .create, right.keys.count { left[$0] == nil })
  }

  /// Elements by their `key`; nil if one has none or two have the same.
  private static func keyed(_ items: [JSONValue]) -> [String: JSONValue]? {
    var result: [String: JSONValue] = [:]
    for item in items {
      guard let key = item["key"]?.string, result.updateValue(item, forKey: key) == nil else { return nil }
    }
    return result
  }

  /// Adds the paths in which two values differ. An absent member equals null, "" and empty lists.
  static func differences(_ a: JSONValue, _ b: JSONValue, at path: String, _ paths: inout [String]) {
    switch (a, b) {
    case (.object(let left), .object(let right)):
      var names = left.names
      for name in right.names where left[name] == nil { names.append(name) }
      for name in names {
        let inner = path.isEmpty ? name : path + "." + name
        differences(left[name] ?? .null, right[name] ?? .null, at: inner, &paths)
      }
    case (.array(let left), .array(let right)):
      if let left = keyed(left), let right = keyed(right), !left.isEmpty || !right.isEmpty {
        for key in Set(left.keys).union(right.keys).sorted() {
          differences(left[key] ?? .null, right[key] ?? .null, at: "\(path)[\(key)]", &paths)
        }
      } else if left != right {
        paths.append(path)
      }
    default: if a != b && !(a.isAbsent && b.isAbsent) && !isSameMoment(a, b) { paths.append(path) }
    }
  }

  /// Forms of one account write fractions of a second in different lengths: `.0Z`, `.000Z` and `Z` are one time.
  private static func isSameMoment(_ a: JSONValue, _ b: JSONValue) -> Bool {
    guard let left = a.string.flatMap(moment), let right = b.string.flatMap(moment) else { return false }
    return left == right
  }

  /// A canonical time without zeros at the end of its fraction; nil for any other text.
  private static func moment(_ text: String) -> Substring? {
    let bytes = Array(text.utf8.prefix(40))
    guard (20..<40).contains(bytes.count), bytes.last == UInt8(ascii: "Z"), bytes[10] == UInt8(ascii: "T"),
      bytes[4] == UInt8(ascii: "-"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      bytes.count == 20 || bytes[19] == UInt8(ascii: ".")
    else { return nil }
    var moment = text.dropLast()
    guard moment.utf8.count > 19 else { return moment }
    while moment.utf8.last == UInt8(ascii: "0") { moment.removeLast() }
    if moment.utf8.last == UInt8(ascii: ".") { moment.removeLast() }
    return moment
  }
}

/// The lines of one collection, over all its parts.
private final class CollectionLines {
  private var parts: [String]
  private var reader: LineReader?

  init(_ archive: String, _ name: String) throws {
    let single = archive + "/data/" + name + ".ndjson"
    let folder = archive + "/data/" + name
    parts = Disk.exists(single) ? [single] : Disk.names(in: folder).map { folder + "/" + $0 }
    parts.reverse()
  }

  func next() throws -> JSONObject? {
    while true {
      if let object = try reader?.next() { return object }
      guard let part = parts.popLast() else { return nil }
      reader = try LineReader(part)
    }
  }
}
