package import DeskKit
import JSONText
import TicketModel

extension Freshdesk.Writer {
  /// Facets of contacts and companies that a call can change, and the fields of each.
  private static func places(_ kind: RecordKind) -> [(facet: String, fields: [String])] {
    switch kind {
    case .person:
      [
        ("name", ["name"]), ("emails", ["other_emails"]), ("phone", ["phone", "mobile"]), ("notes", ["description"]),
        ("tags", ["tags"]),
      ]
    case .organization: [("name", ["name"]), ("domains", ["domains"]), ("notes", ["description"])]
    default: []
    }
  }

  /// Fields that hold lists; the others are emptied with null.
  private static let lists: Set<String> = ["other_emails", "tags", "domains"]

  private static func call(_ kind: RecordKind) -> String {
    kind == .person ? "PUT /contacts/{id}" : "PUT /companies/{id}"
  }

  /// What tells who somebody is stays: their address, which tickets and other people's contacts hang on, and their
  /// company. The target's is left, and that is announced.
  private static let kept: [(facet: String, reason: String)] = [
    ("email", "the address by which the desk knows a contact is changed by hand"),
    ("organization", "the company of a contact that is there is changed by hand"),
  ]

  package func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript? {
    guard let create = script.steps.first(where: { $0.id == "create" }) else { return nil }
    let fields = create.payload["fields"]?.object ?? JSONObject()
    var sent = JSONObject()
    for (facet, names) in Self.places(script.kind) where changed.contains(facet) {
      for name in names { sent[name] = fields[name] ?? (Self.lists.contains(name) ? [] : .null) }
    }
    var update = script
    for (facet, reason) in Self.kept where script.kind == .person && changed.contains(facet) {
      update.leave(facet, because: reason)
    }
    return setting(sent, in: update, id: "update")
  }

  private func setting(_ fields: JSONObject, in script: RecordScript, id: String) -> RecordScript {
    script.setting(fields, id: id, call: Self.call(script.kind), bytes: JSONValue.object(fields).bytes.count)
  }

  /// Whether a contact or company shows what an update would set.
  func shows(_ fields: JSONObject, _ record: JSONObject) -> Bool {
    fields.members.allSatisfy { name, wanted in
      let found = record[name] ?? .null
      if Self.lists.contains(name) {
        func texts(_ value: JSONValue) -> [String] {
          (value.array ?? []).compactMap { $0.string?.lowercased() }.sorted()
        }
        return texts(found) == texts(wanted)
      }
      return (found.idText ?? "") == (wanted.idText ?? "")
    }
  }

  /// One or two numbers that stand for themselves: what cannot be told apart again is not given back.
  private static func numbers(_ text: String) -> [String]? {
    let parts = text.isEmpty ? [] : text.split(separator: ", ", omittingEmptySubsequences: false).map(String.init)
    let areNumbers = parts.allSatisfy { part in
      part.count(where: \.isNumber) > 4 && !part.contains { $0.isLetter || $0 == "," }
    }
    return parts.count < 2 || parts.count == 2 && areNumbers ? parts : nil
  }

  /// Contacts and companies as they were.
  func restoreOther(key: String, kind: RecordKind, _ former: [String: String?]) -> RecordScript {
    var script = RecordScript(key: key, kind: kind)
    var fields = JSONObject()
    for (facet, names) in Self.places(kind) {
      guard let value = former[facet] else { continue }
      if names.count > 1 {
        guard let parts = Self.numbers(value ?? "") else { continue }
        for (place, name) in names.enumerated() { fields[name] = .optional(place < parts.count ? parts[place] : nil) }
      } else if let name = names.first {
        let parts = (value ?? "").split(separator: ", ").map(String.init)
        fields[name] = Self.lists.contains(name) ? .strings(parts) : .optional(value)
      }
      script.intended[facet] = value
    }
    return setting(fields, in: script, id: "restore")
  }
}
