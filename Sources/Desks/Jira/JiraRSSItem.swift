import DeskKit
import Formats
import JSONText
import TicketModel

/// The elements of an item, taken by name; a name that comes several times stays whole unless it is taken as a list.
struct JiraRSSItem {
  private var elements: [(name: String, element: XMLElement)]
  private var taken: Set<Int> = []
  /// Texts that stay beside what was made of them.
  var originals = JSONObject()

  init(_ element: XMLElement) { elements = element.children.map { ($0.name, $0) } }

  private func index(_ name: String) -> Int? {
    elements.indices.first { elements[$0].name == name && !taken.contains($0) }
  }

  func element(_ name: String) -> XMLElement? { index(name).map { elements[$0].element } }

  mutating func takeElement(_ name: String) -> XMLElement? {
    guard let at = index(name) else { return nil }
    taken.insert(at)
    return elements[at].element
  }

  func peek(_ name: String) -> String? {
    guard let element = element(name) else { return nil }
    let text = element.text
    return text.contains { !$0.isWhitespace } ? text : nil
  }

  mutating func text(_ name: String) -> String? {
    guard let text = peek(name), let at = index(name), elements[at].element.attributes.isEmpty else { return nil }
    taken.insert(at)
    return text
  }

  /// Takes the element, of which so many leaves are mapped. Where it holds more than that, all of it stays beside.
  mutating func skip(_ name: String, leaves: Int = .max) {
    guard let at = index(name) else { return }
    taken.insert(at)
    if elements[at].element.leaves > leaves { originals[name] = JiraRSSTree.value(elements[at].element) }
  }

  /// Keeps the text although it was used.
  mutating func keepWhole(_ name: String) {
    guard let text = peek(name) else { return }
    originals[name] = .string(text)
    skip(name)
  }

  /// Pictures and descriptions of what is defined once stand at every issue.
  mutating func keepOnce(_ collection: String, _ name: String, _ id: String, _ reader: JiraReader) {
    guard let element = element(name) else { return }
    var object = JiraRSSTree.object(element)
    if object["id"] == nil { object["id"] = .string(id) }
    let before = reader.kept
    reader.once(collection, object)
    reader.kept = before + element.leaves
    skip(name)
  }

  /// Everything not taken.
  var rest: JSONObject {
    var rest = JSONObject()
    for (index, entry) in elements.enumerated() where !taken.contains(index) && entry.element.leaves > 0 {
      let value = JiraRSSTree.value(entry.element)
      guard let known = rest[entry.name] else {
        rest[entry.name] = value
        continue
      }
      rest[entry.name] = .array((known.array ?? [known]) + [value])
    }
    return rest
  }
}

/// XML as JSON, for what is kept as it was: attributes and elements by name, text as `text`.
enum JiraRSSTree {
  static func value(_ element: XMLElement) -> JSONValue {
    let object = object(element)
    if object.count == 1, let text = object["text"] { return text }
    return .object(object)
  }

  static func object(_ element: XMLElement) -> JSONObject {
    var object = JSONObject()
    for (name, value) in element.attributes where !value.isEmpty { object[name] = .string(value) }
    for child in element.children where child.leaves > 0 {
      let value = value(child)
      let name = object[child.name] == nil || object[child.name]?.array != nil ? child.name : child.name
      if let known = object[name] {
        object[name] = .array((known.array ?? [known]) + [value])
      } else {
        object[name] = value
      }
    }
    let text = element.text
    if text.contains(where: { !$0.isWhitespace }) { object[object["text"] == nil ? "text" : "text~"] = .string(text) }
    return object
  }

  /// Attributes and texts of the elements right inside, which is all that a list of comments or files should hold.
  static func plainLeaves(_ list: XMLElement) -> Int {
    list.children.reduce(0) { sum, child in
      let text = child.text.contains { !$0.isWhitespace } ? 1 : 0
      return sum + text + child.attributes.count { !$0.value.isEmpty }
    }
  }

  /// `2021-09-24` of `Fri, 24 Sep 2021 00:00:00 -0700`; nil where the clock is not midnight.
  static func day(_ text: String) -> String? {
    guard text.contains(" 00:00:00"), let range = text.firstRange(of: " 00:00:00"),
      let read = Timestamp.rfc822(text[..<range.lowerBound] + " 00:00:00 +0000")
    else { return nil }
    return String(read.text.prefix(10))
  }
}

extension String {
  /// Without white space at its ends.
  var withoutOuterSpace: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension JiraReader {
  /// Someone of whom a form tells the id and perhaps the name. Without a name there is nothing to make a record of.
  func namedPerson(_ written: String, _ name: String?) -> String {
    let id = userKeys[written] ?? userKeys[written.lowercased()] ?? written
    let key = Jira.key("person", id)
    guard let name else { return key }
    know(Person(key: key, id: id, name: name))
    return key
  }
}
