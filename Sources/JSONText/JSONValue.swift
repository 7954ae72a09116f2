/// A JSON value that loses nothing: number tokens stay text (19-digit ids and `1.10` survive), members keep their order.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The token as it stood in the source, such as `1.10` or `7205759403792793601`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

/// The members of a JSON object, in the order they were written. A repeated name keeps its last value.
public struct JSONObject: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  public private(set) var names: [String] = []
  public private(set) var values: [JSONValue] = []

  public init() {}

  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (name, value) in elements { self[name] = value }
  }

  public var isEmpty: Bool { names.isEmpty }
  public var count: Int { names.count }

  /// Reading an absent name gives nil; writing nil removes the member.
  public subscript(name: String) -> JSONValue? {
    get { names.firstIndex(of: name).map { values[$0] } }
    set {
      guard let index = names.firstIndex(of: name) else {
        if let newValue {
          names.append(name)
          values.append(newValue)
        }
        return
      }
      if let newValue {
        values[index] = newValue
      } else {
        names.remove(at: index)
        values.remove(at: index)
      }
    }
  }

  /// Adds a member without looking for an earlier one of that name; the caller knows there is none.
  public mutating func append(_ name: String, _ value: JSONValue) {
    names.append(name)
    values.append(value)
  }

  public var members: Zip2Sequence<[String], [JSONValue]> { zip(names, values) }

  /// The same members ordered by name (bytewise), for comparing.
  public func sorted() -> JSONObject {
    var result = JSONObject()
    for (name, value) in members.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
      result.append(name, value)
    }
    return result
  }
}

extension JSONValue {
  public var isNull: Bool { self == .null }

  /// Null, `""`, `[]` and `{}` say nothing; they never count as leaves and never win a merge.
  public var isAbsent: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let object): object.isEmpty
    case .bool, .number: false
    }
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  public var numberText: String? { if case .number(let text) = self { text } else { nil } }
  public var int: Int? { numberText.flatMap { Int($0) } }

  /// A string, or a number's token: vendors send ids as either. Nil for `""`.
  public var idText: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let text): text
    default: nil
    }
  }

  public subscript(name: String) -> JSONValue? { object?[name] }

  /// How many leaves the value holds: scalars other than null and the empty string.
  public var leaves: Int {
    switch self {
    case .null: 0
    case .string(let text): text.isEmpty ? 0 : 1
    case .bool, .number: 1
    case .array(let items): items.reduce(0) { $0 + $1.leaves }
    case .object(let object): object.values.reduce(0) { $0 + $1.leaves }
    }
  }

  public static func number(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  public static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(nilLiteral: ()) { self = .null }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }
}
