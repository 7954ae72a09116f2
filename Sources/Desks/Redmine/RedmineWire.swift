import DeskKit
import Formats
import JSONText

extension Redmine {
  /// What Redmine sends: addresses, and XML that says the same as its JSON.
  enum Wire {
    /// The attachment that a download gives: `…/attachments/download/12/screen.png`.
    static func downloadedAttachment(_ url: String) -> String? {
      let path = CallAddress(url).path
      guard let mark = path.firstRange(of: "/attachments/download/") else { return nil }
      let id = path[mark.upperBound...].prefix { $0 != "/" }
      return !id.isEmpty && id.utf8.allSatisfy({ (48...57).contains($0) }) ? String(id) : nil
    }

    // MARK: XML

    /// An element as the JSON reply has it. Redmine writes references as attributes (`<project id="1" name="Support"/>`)
    /// and marks lists by `type="array"`; values carry no type, so known numbers and flags are turned by name.
    static func value(_ element: XMLElement) -> JSONValue {
      if element.attribute("type") == "array" { return .array(element.children.map(value)) }
      var object = JSONObject()
      for (name, text) in element.attributes where name != "type" { object[name] = scalar(text, name) }
      var hasChildren = false
      for child in element.children {
        hasChildren = true
        put(value(child), child.name, into: &object)
      }
      let text = element.text
      guard object.isEmpty else {
        if !hasChildren, text.contains(where: { !$0.isWhitespace }) { object["value"] = .string(text) }
        return .object(object)
      }
      return text.contains(where: { !$0.isWhitespace }) ? scalar(text, element.name) : .null
    }

    private static func put(_ value: JSONValue, _ name: String, into object: inout JSONObject) {
      guard let earlier = object[name] else {
        object[name] = value
        return
      }
      if case .array(let items) = earlier {
        object[name] = .array(items + [value])
      } else {
        object[name] = .array([earlier, value])
      }
    }

    /// Attributes that only mark a list; each is a leaf that the value's own shape now says.
    static func markers(in element: XMLElement) -> Int {
      var count = element.attribute("type")?.isEmpty == false ? 1 : 0
      for child in element.children { count += markers(in: child) }
      return count
    }

    private static let flags: Set<String> = [
      "is_closed", "is_private", "private_notes", "admin", "is_public", "inherit_members", "is_default", "active",
      "is_required", "is_filter", "searchable", "multiple", "visible", "inherited", "assignable",
    ]
    private static let numbers: Set<String> = [
      "id", "issue_id", "issue_to_id", "delay", "done_ratio", "estimated_hours", "total_estimated_hours", "spent_hours",
      "total_spent_hours", "hours", "filesize", "min_length", "max_length", "status", "total_count", "offset", "limit",
      "project_id",
    ]

    private static func scalar(_ text: String, _ name: String) -> JSONValue {
      if flags.contains(name), text == "true" || text == "false" { return .bool(text == "true") }
      guard numbers.contains(name), let value = try? JSONIndex.value(of: Array(text.utf8)), value.numberText == text
      else {
        return .string(text)
      }
      return value
    }
  }
}
