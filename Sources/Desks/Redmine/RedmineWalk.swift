import DeskKit
import Formats
import JSONText
import TicketModel

extension Redmine {
  /// What one reply says about the list it is a page of.
  struct Pages {
    var total: Int?
    var offset: Int?
    /// Kinds that came in a list rather than alone.
    var listed: Set<String> = []

    mutating func note(_ name: String, _ value: JSONValue) {
      guard let number = value.int ?? value.string.flatMap({ Int($0) }) else { return }
      if name == "total_count" { total = number } else if name == "offset" { offset = number }
    }
  }
}

extension Redmine.Reader {
  typealias Take = (_ kind: String, JSONObject, ExportPlace, inout LeafCount) throws -> Void

  static let counters: Set<String> = ["total_count", "offset", "limit"]
  /// What replies are wrapped in; other members beside these are kept as unknown.
  static let envelopes: Set<String> = [
    "issues", "issue", "users", "user", "groups", "group", "projects", "project", "trackers", "issue_statuses",
    "issue_priorities", "time_entry_activities", "document_categories", "custom_fields", "memberships", "membership",
    "versions", "version", "issue_categories", "issue_category", "time_entries", "time_entry", "relations", "relation",
    "roles", "role", "queries", "news", "wiki_pages", "wiki_page", "attachment", "files", "results",
  ]
  static let arrays: Set<String> = ["issues", "users", "projects", "time_entries", "memberships", "versions"]

  /// Gives every record of a reply, JSON or XML, with its kind; false where the file is damaged.
  func walk(
    _ document: ExportDocument, _ sink: any RecordSink, _ pages: inout Redmine.Pages, _ take: Take
  ) throws -> Bool {
    let peeked = try PeekedSource(document.bytes, count: 1024)
    var again = document
    again.bytes = peeked
    var walk = SourceWalk(again, sink: sink)
    let first = peeked.start.first { $0 > 0x20 && $0 < 0x80 && $0 != 0 }
    var noted = pages
    if first == UInt8(ascii: "<") {
      try xml(&walk, peeked.start, &noted, take)
    } else {
      try walk.json(streaming: Self.arrays) { piece, place, leaves in
        switch piece {
        case .value(let value): try page(value, place, &leaves, &noted, take)
        case .element(let name, let value): try listed(name, value, place, &leaves, &noted, take)
        case .member(let name, let value): try member(name, value, place, &leaves, &noted, take)
        }
      }
    }
    pages.total = noted.total
    pages.offset = noted.offset
    pages.listed.formUnion(noted.listed)
    return walk.isWhole
  }

  private func page(
    _ value: JSONValue, _ place: ExportPlace, _ leaves: inout LeafCount, _ pages: inout Redmine.Pages, _ take: Take
  ) throws {
    guard let object = value.object else {
      guard value.leaves > 0 else { return }
      return try take("record", ["value": value], place, &leaves)
    }
    if object["errors"]?.array != nil || object["error"] != nil { return try take("error", object, place, &leaves) }
    if Self.isIssue(object) { return try take("issue", object, place, &leaves) }
    let isEnvelope =
      object["id"] == nil
      && (object.isEmpty
        || object.members.contains { Self.envelopes.contains($0) && ($1.array != nil || $1.object != nil) })
    guard isEnvelope else {
      return try take(Self.isUser(object) ? "user" : "record", object, place, &leaves)
    }
    for (name, value) in object.members { try member(name, value, place, &leaves, &pages, take) }
  }

  /// One member of a reply: a list, a single record or a counter.
  private func member(
    _ name: String, _ value: JSONValue, _ place: ExportPlace, _ leaves: inout LeafCount,
    _ pages: inout Redmine.Pages, _ take: Take
  ) throws {
    if Self.counters.contains(name) {
      pages.note(name, value)
      leaves.dropped["page counter", default: 0] += value.leaves
    } else if let items = value.array {
      pages.listed.insert(Self.singular(name))
      for (index, item) in items.enumerated() {
        var at = place
        at.record = index + 1
        try listed(name, item, at, &leaves, &pages, take)
      }
    } else if let object = value.object {
      try take(name, object, place, &leaves)
    } else if value.leaves > 0 {
      try take("record", [name: value], place, &leaves)
    }
  }

  private func listed(
    _ name: String, _ value: JSONValue, _ place: ExportPlace, _ leaves: inout LeafCount,
    _ pages: inout Redmine.Pages, _ take: Take
  ) throws {
    pages.listed.insert(Self.singular(name))
    guard let object = value.object else {
      guard value.leaves > 0 else { return }
      return try take("record", [name: value], place, &leaves)
    }
    try take(Self.singular(name), object, place, &leaves)
  }

  static func isIssue(_ object: JSONObject) -> Bool {
    object["id"] != nil && object["tracker"]?.object != nil && object["status"]?.object != nil
  }

  private static func isUser(_ object: JSONObject) -> Bool {
    object["id"] != nil && object["login"] != nil && object["firstname"] != nil
  }

  // MARK: XML

  /// `<issues total_count="3" offset="0" limit="25" type="array">` or one record as the root.
  private func xml(
    _ walk: inout SourceWalk, _ start: [UInt8], _ pages: inout Redmine.Pages, _ take: Take
  ) throws {
    var noted = pages
    if Redmine.Wire.rootIsArray(start) {
      try walk.xml(
        outside: { root, attributes, count, leaves in
          for (name, value) in attributes where Self.counters.contains(name) { noted.note(name, .string(value)) }
          noted.listed.insert(Self.singular(root))
          let counters = attributes.count { Self.counters.contains($0.name) && !$0.value.isEmpty }
          leaves.dropped["page counter", default: 0] += counters
          leaves.mapped += count - counters
        },
        { element, place, leaves in
          leaves.mapped += Redmine.Wire.markers(in: element)
          guard let object = Redmine.Wire.value(element).object else {
            let text = Redmine.Wire.value(element)
            guard text.leaves > 0 else { return }
            return try take(element.name == "error" ? "error" : "record", [element.name: text], place, &leaves)
          }
          try take(element.name, object, place, &leaves)
        })
    } else {
      try walk.xml(named: ["*"]) { element, place, leaves in
        leaves.mapped += Redmine.Wire.markers(in: element)
        let value = Redmine.Wire.value(element)
        // A root that no reply of Redmine's has is some other desk's, or a feed.
        let isKnown = Self.envelopes.contains(element.name) || element.name.hasPrefix("error")
        try take(isKnown ? element.name : "record", value.object ?? ["value": value], place, &leaves)
      }
    }
    pages = noted
  }
}

extension Redmine.Wire {
  /// Whether the root of an XML reply is marked as a list.
  static func rootIsArray(_ start: [UInt8]) -> Bool {
    var rest = String(decoding: start.filter { $0 != 0 }, as: UTF8.self)[...]
    while let open = rest.firstIndex(of: "<") {
      let tag = rest[rest.index(after: open)...].prefix { $0 != ">" }
      if let first = tag.first, first != "?", first != "!" {
        return tag.contains("type=\"array\"") || tag.contains("type='array'")
      }
      rest = rest[tag.endIndex...]
    }
    return false
  }
}
