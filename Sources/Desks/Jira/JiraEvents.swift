import DeskKit
import JSONText
import TicketModel

extension JiraReader {
  /// The changes of one history entry: one event each, because every field may change by itself.
  func events(_ history: JSONObject, actor known: String? = nil) -> [JSONObject] {
    var fields = SourceFields(history)
    guard let items = fields.array("items") else { return [] }
    let group = fields.id("id") ?? ""
    let at = changeTime(&fields)
    let actor = personMember("author", &fields) ?? known
    var rest = extras(fields)
    if !group.isEmpty {
      rest["group"] = .string(group)
      kept += 1
    }
    return items.enumerated().compactMap { index, item in
      guard let object = item.object else {
        kept += item.leaves
        return ["key": .string("\(Jira.id):event:\(group)/\(index)"), "extras": ["item": item]]
      }
      return event(object, group: group, at: at, actor: actor, rest: rest)
    }
  }

  private func changeTime(_ fields: inout SourceFields) -> String? {
    // Bulk fetches give milliseconds, the others texts.
    if let stamp = fields["created"]?.int, let text = Timestamp.text(epochMilliseconds: stamp) {
      return text
    }
    return time("created", &fields)
  }

  private func event(
    _ item: JSONObject, group: String, at: String?, actor: String?, rest: JSONObject
  ) -> JSONObject {
    var fields = SourceFields(item)
    let name = fields["field"]?.string ?? ""
    let field = fields.text("fieldId") ?? fieldID(name, isCustom: fields["fieldtype"]?.string == "custom")
    let from = side("from", "fromString", of: field, &fields)
    let to = side("to", "toString", of: field, &fields)
    if field == name { fields.skip("field") }
    var extras = extras(fields)
    for (name, value) in rest.members where extras[name] == nil { extras.append(name, value) }
    return JiraEvents.event(
      group: group, name: name, field: field, from: from, to: to, at: at, actor: actor, extras: extras)
  }

  /// Where a change names its field by the name alone, which tells the id if one field has it.
  private func fieldID(_ name: String, isCustom: Bool) -> String {
    guard isCustom, let ids = issueFieldIDs[name] ?? fieldIDs[name], ids.count == 1 else { return name }
    return ids.first ?? name
  }

  private func side(_ id: String, _ label: String, of field: String, _ fields: inout SourceFields) -> JSONValue? {
    let (id, label) = (fields.id(id), fields.id(label))
    if field == "status" { statusLore.noteHistory(id: id, label: label) }
    return JiraEvents.side(id: id, label: label, field: field)
  }
}

/// How a change becomes an event, the same from every form.
enum JiraEvents {
  /// `{id, label, scope}` for what has both; a text for what has one.
  static func side(id: String?, label: String?, field: String) -> JSONValue? {
    switch (id, label) {
    case (nil, nil): nil
    case (let id?, nil) where field != "status": .string(id)
    case (nil, let label?) where field != "status": .string(label)
    default: ["id": .optional(id), "label": .optional(label ?? id), "scope": .null]
    }
  }

  /// The key is made of what all forms have: the number of the change and what was changed, never a position.
  static func event(
    group: String, name: String, field: String, from: JSONValue?, to: JSONValue?, at: String?, actor: String?,
    actorText: String? = nil, extras: JSONObject
  ) -> JSONObject {
    let told = [name, from?.text ?? "", to?.text ?? "", group.isEmpty ? at ?? "" : ""].joined(separator: "\n")
    var event: JSONObject = [
      "key": .string("\(Jira.id):event:\(group)/\(Checksum.sha256(Array(told.utf8)).prefix(16))")
    ]
    event.put("at", at)
    event.put("actor", actor)
    event.put("actorText", actorText)
    event.put("field", field.isEmpty ? nil : field)
    event.put("from", value: from)
    event.put("to", value: to)
    event.put("extras", extras)
    return event
  }

  /// Oldest first, as the model has them.
  static func sorted(_ events: [JSONObject]) -> [JSONObject] {
    events.sorted { left, right in
      let times = (left.text("at") ?? "~", right.text("at") ?? "~")
      return times.0 != times.1 ? times.0 < times.1 : (left.text("key") ?? "") < (right.text("key") ?? "")
    }
  }
}

/// The kinds of links between issues that the model has a word for; every other is a relation, its own words in extras.
enum JiraLinks {
  static func kind(_ name: String?, _ words: String?, outward: Bool) -> String {
    let name = (name ?? "").lowercased()
    let words = (words ?? "").lowercased()
    if name.contains("duplicate") || words.contains("duplicate") {
      // There is no word for the other side: the duplicate carries the link.
      return outward && !words.contains("by") ? "duplicateOf" : "relatesTo"
    }
    if name == "blocks" || words == "blocks" || words == "is blocked by" { return outward ? "blocks" : "blockedBy" }
    if name == "problem/incident" { return outward ? "problemOf" : "incidentOf" }
    return "relatesTo"
  }
}
