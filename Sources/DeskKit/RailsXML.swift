package import Formats
package import JSONText

/// XML as Ruby on Rails writes it: hyphenated tags, `type="integer|datetime|boolean|array"`, `nil="true"` for null.
///
/// Turned into the JSON that the same vendor's API would send: hyphens become underscores, arrays lose their inner tag,
/// booleans become booleans. Integers and decimals become number tokens only if they are written as JSON writes them.
package enum RailsXML {
  package static func value(_ element: XMLElement) -> JSONValue {
    let attributes = element.attributes
    let type = attributes.first { $0.name == "type" }?.value
    if attributes.contains(where: { $0.name == "nil" && $0.value == "true" }),
      element.children.first(where: { _ in true }) == nil
    {
      return others(attributes).map { .object($0) } ?? .null
    }
    let hasChildren = element.children.first { _ in true } != nil
    if type == "array" { return .array(element.children.map(value)) }
    if hasChildren { return .object(members(element, attributes)) }
    let scalar = scalar(isIndent(element.text) ? "" : element.text, type: type)
    guard var object = others(attributes) else { return scalar }
    object["text"] = scalar
    return .object(object)
  }

  /// The children of a record element by name. A name that comes twice becomes an array.
  package static func members(
    _ element: XMLElement, _ attributes: [(name: String, value: String)]? = nil
  ) -> JSONObject {
    var object = others(attributes ?? element.attributes) ?? JSONObject()
    for child in element.children {
      let name = child.name.replacing("-", with: "_")
      let value = value(child)
      guard let earlier = object[name] else {
        object[name] = value
        continue
      }
      object[name] = repeated(earlier, value, isArray: child.attribute("type") == "array")
    }
    let text = element.text
    if text.contains(where: { !$0.isWhitespace }) { object["text"] = .string(text) }
    return object
  }

  private static func repeated(_ earlier: JSONValue, _ value: JSONValue, isArray: Bool) -> JSONValue {
    if case .array(let items) = earlier, !isArray { return .array(items + [value]) }
    return .array([earlier, value])
  }

  /// Attributes that are not markers of type, as `@name`.
  private static func others(_ attributes: [(name: String, value: String)]) -> JSONObject? {
    var object = JSONObject()
    for (name, value) in attributes where name != "type" && name != "nil" { object["@" + name] = .string(value) }
    return object.isEmpty ? nil : object
  }

  private static func scalar(_ text: String, type: String?) -> JSONValue {
    switch type {
    case "boolean" where text == "true": .bool(true)
    case "boolean" where text == "false": .bool(false)
    case "integer", "decimal", "float":
      isNumber(text) ? .number(text) : .string(text)
    default: .string(text)
    }
  }

  /// What stands between the two tags of an element that has nothing inside, where they are in two lines.
  private static func isIndent(_ text: String) -> Bool {
    (text.utf8.first == 0x0A || text.utf8.first == 0x0D) && text.utf8.allSatisfy { $0 <= 0x20 }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard (try? JSONIndex.value(of: Array(text.utf8)))?.numberText == text else { return false }
    return true
  }

  /// How many leaves of the element are only markers of type, which the value's own type now says.
  package static func markers(in element: XMLElement) -> Int {
    var count = element.attributes.count { ($0.name == "type" || $0.name == "nil") && !$0.value.isEmpty }
    for child in element.children { count += markers(in: child) }
    return count
  }
}
