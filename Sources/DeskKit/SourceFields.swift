package import JSONText

/// The members of a source record being turned into a canonical one: what is taken is mapped, what is left is kept.
///
/// Taking a value of the wrong type takes nothing, so it ends in ``rest`` (and the record's `extras`) as it was.
package struct SourceFields {
  private var object: JSONObject
  private let total: Int
  /// The offsets that times taken so far carried, other than UTC, as written.
  package private(set) var offsets: Set<String> = []
  /// How many texts that were to be times are none, and stayed.
  package private(set) var unreadTimes = 0

  package init(_ object: JSONObject) {
    self.object = object
    total = JSONValue.object(object).leaves
  }

  /// Everything not taken, absent values left out: the record's `extras`.
  package var rest: JSONObject {
    var rest = JSONObject()
    for (name, value) in object.members where value.leaves > 0 { rest.append(name, value) }
    return rest
  }

  /// The account of this record so far: whatever is not in ``rest`` is mapped.
  package var leaves: LeafCount {
    var count = LeafCount()
    count.kept = JSONValue.object(object).leaves
    count.mapped = total - count.kept
    return count
  }

  package subscript(name: String) -> JSONValue? { object[name] }

  package mutating func text(_ name: String) -> String? {
    guard case .string(let text)? = object[name] else { return nil }
    object[name] = nil
    return text.isEmpty ? nil : text
  }

  /// An id, which vendors send as a number or as a string.
  package mutating func id(_ name: String) -> String? {
    guard let text = object[name]?.idText else { return nil }
    object[name] = nil
    return text
  }

  package mutating func flag(_ name: String) -> Bool? {
    guard case .bool(let flag)? = object[name] else { return nil }
    object[name] = nil
    return flag
  }

  package mutating func integer(_ name: String) -> Int? {
    guard let value = object[name]?.int else { return nil }
    object[name] = nil
    return value
  }

  /// An array of nothing but non-empty strings.
  package mutating func texts(_ name: String) -> [String]? {
    guard let items = object[name]?.array else { return nil }
    let texts = items.compactMap(\.string)
    guard texts.count == items.count else { return nil }
    object[name] = nil
    return texts
  }

  /// An array of nothing but ids.
  package mutating func ids(_ name: String) -> [String]? {
    guard let items = object[name]?.array else { return nil }
    let ids = items.compactMap(\.idText)
    guard ids.count == items.count else { return nil }
    object[name] = nil
    return ids
  }

  /// A time with an offset, or a day; anything else stays.
  package mutating func time(_ name: String) -> String? {
    guard case .string(let text)? = object[name] else { return nil }
    guard let reading = Timestamp.iso(text), reading.remark == nil else {
      if SourceTimes.saysSomething(text) { unreadTimes += 1 }
      return nil
    }
    object[name] = nil
    if let offset = reading.offset { offsets.insert(offset) }
    return reading.text
  }

  package mutating func object(_ name: String) -> JSONObject? {
    guard case .object(let member)? = object[name] else { return nil }
    object[name] = nil
    return member
  }

  package mutating func array(_ name: String) -> [JSONValue]? {
    guard case .array(let items)? = object[name] else { return nil }
    object[name] = nil
    return items
  }

  /// Takes a member that needs no place of its own, because what it says is already said elsewhere in the record.
  package mutating func skip(_ name: String) { object[name] = nil }

  /// Puts back what turned out to need keeping.
  package mutating func keep(_ name: String, _ value: JSONValue) { object[name] = value }
}
