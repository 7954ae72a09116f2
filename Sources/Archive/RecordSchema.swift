import Formats
import JSONText

/// A JSON Schema made ready for judging many records: the part of 2020-12 that our schemas use.
///
/// Known keywords: type, properties, required, additionalProperties (false), items, enum (strings and null), pattern
/// (those of ``ArchiveSchemas``), $ref into $defs. A test holds it against the `jsonschema` package.
final class RecordSchema {
  private var types: Set<String>?
  private var properties: [(name: [UInt8], schema: RecordSchema)] = []
  private var required: [[UInt8]] = []
  private var isClosed = false
  private var items: RecordSchema?
  private var values: [[UInt8]]?
  private var nullAllowed = false
  private var pattern: TextPattern?

  struct UnknownKeyword: Error { var name: String }

  /// By collection. Throws ``UnknownKeyword`` where a schema uses what this validator does not know.
  static func byCollection() throws -> [String: RecordSchema] {
    var result: [String: RecordSchema] = [:]
    for (collection, schema) in ArchiveSchemas.all { result[collection] = try RecordSchema(schema) }
    return result
  }

  convenience init(_ schema: JSONValue) throws {
    var made: [String: RecordSchema] = [:]
    try self.init(schema, definitions: schema["$defs"]?.object ?? [:], &made)
  }

  private init(_ schema: JSONValue, definitions: JSONObject, _ made: inout [String: RecordSchema]) throws {
    for (keyword, value) in schema.object?.members ?? JSONObject().members {
      switch keyword {
      case "$schema", "$id", "$defs", "title": break
      case "type": types = Set(value.array?.compactMap(\.string) ?? [value.string ?? ""])
      case "required": required = value.array?.compactMap { $0.string.map { Array($0.utf8) } } ?? []
      case "additionalProperties" where value == false: isClosed = true
      case "items": items = try RecordSchema.make(value, definitions, &made)
      case "enum":
        values = value.array?.compactMap { $0.string.map { Array($0.utf8) } }
        nullAllowed = value.array?.contains(.null) ?? false
      case "pattern":
        guard let text = value.string, let known = TextPattern(text) else { throw UnknownKeyword(name: value.text) }
        pattern = known
      case "properties":
        for (name, property) in value.object?.members ?? JSONObject().members {
          properties.append((Array(name.utf8), try RecordSchema.make(property, definitions, &made)))
        }
      default: throw UnknownKeyword(name: keyword)
      }
    }
  }

  private static func make(
    _ schema: JSONValue, _ definitions: JSONObject, _ made: inout [String: RecordSchema]
  ) throws -> RecordSchema {
    guard let name = schema["$ref"]?.string?.dropFirst("#/$defs/".count).description else {
      return try RecordSchema(schema, definitions: definitions, &made)
    }
    if let known = made[name] { return known }
    guard let definition = definitions[name] else { throw UnknownKeyword(name: "$ref " + name) }
    let schema = try RecordSchema(definition, definitions: definitions, &made)
    made[name] = schema
    return schema
  }

  /// What is wrong, as a path and a sentence; nil where nothing is. The first problem is enough.
  func problem(in node: JSONNode) -> String? { problem(in: node, path: { "" }) }

  private func problem(in node: JSONNode, path: () -> String) -> String? {
    if let types, !types.contains(where: { RecordSchema.fits($0, node) }) {
      return "\(RecordSchema.place(path())): \(types.sorted().joined(separator: " or ")) expected, "
        + "\(RecordSchema.shown(node)) found"
    }
    if let values, !isListed(node, in: values) {
      let known = values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
      return "\(RecordSchema.place(path())): one of \(known) expected, \(RecordSchema.shown(node)) found"
    }
    switch node.kind {
    case .string:
      if let pattern, !pattern.matches(node) {
        return "\(RecordSchema.place(path())): \(pattern.what) expected, \(RecordSchema.shown(node)) found"
      }
    case .object: return problem(inMembers: node, path)
    case .array:
      guard let items else { return nil }
      for (index, element) in node.elements.enumerated() {
        if let problem = items.problem(in: element, path: { path() + "/" + String(index) }) { return problem }
      }
    default: break
    }
    return nil
  }

  private func problem(inMembers node: JSONNode, _ path: () -> String) -> String? {
    var found = 0
    for (name, value) in node.members {
      if required.contains(where: { RecordSchema.equal($0, name) }) { found += 1 }
      guard let property = properties.first(where: { RecordSchema.equal($0.name, name) }) else {
        if isClosed { return "\(RecordSchema.place(path())): no member \(JSONNode.unescaped(name)) is known here" }
        continue
      }
      let problem = property.schema.problem(in: value) { path() + "/" + JSONNode.unescaped(name) }
      if let problem { return problem }
    }
    guard found < required.count else { return nil }
    let missing = required.first { wanted in !node.members.contains { RecordSchema.equal(wanted, $0.name) } }
    return missing.map { "\(RecordSchema.place(path())): \(String(decoding: $0, as: UTF8.self)) is missing" }
  }

  private static func equal(_ name: [UInt8], _ raw: UnsafeRawBufferPointer) -> Bool {
    name.withUnsafeBytes { Scan.equal($0, raw) }
  }

  private func isListed(_ node: JSONNode, in values: [[UInt8]]) -> Bool {
    switch node.kind {
    case .null: nullAllowed
    case .string: values.contains { RecordSchema.equal($0, node.raw) }
    default: false
    }
  }

  private static func fits(_ type: String, _ node: JSONNode) -> Bool {
    switch node.kind {
    case .null: type == "null"
    case .trueValue, .falseValue: type == "boolean"
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    case .number: type == "number" || type == "integer" && isWhole(node.raw)
    }
  }

  private static func isWhole(_ token: UnsafeRawBufferPointer) -> Bool {
    if token.allSatisfy({ $0 == UInt8(ascii: "-") || $0 &- 48 <= 9 }) { return true }
    guard let number = Double(String(decoding: token, as: UTF8.self)) else { return false }
    return number == number.rounded()
  }

  private static func place(_ path: String) -> String { path.isEmpty ? "/" : path }

  private static func shown(_ node: JSONNode) -> String {
    let text = String(decoding: node.raw.prefix(40), as: UTF8.self)
    let more = node.raw.count > 40 ? "…" : ""
    return node.kind == .string ? "\"\(text)\(more)\"" : text + more
  }
}

/// The patterns of our schemas, by hand: no regular expressions are needed to judge a million records.
enum TextPattern {
  case time, digest, path
  /// A key of one kind.
  case key(String)

  init?(_ pattern: String) {
    switch pattern {
    case ArchiveSchemas.timePattern: self = .time
    case ArchiveSchemas.digestPattern: self = .digest
    case ArchiveSchemas.pathPattern: self = .path
    default:
      guard pattern.hasPrefix("^[^:]+:"), pattern.hasSuffix(":") else { return nil }
      self = .key(String(pattern.dropFirst("^[^:]+:".count).dropLast()))
    }
  }

  var what: String {
    switch self {
    case .time: "a time such as 2024-05-01T09:30:00Z or a day"
    case .digest: "64 hexadecimal digits"
    case .path: "data/attachments/ab/cd/<sha256>"
    case .key(let kind): "a key such as desk:\(kind):id"
    }
  }

  func matches(_ node: JSONNode) -> Bool {
    if node.raw.contains(UInt8(ascii: "\\")) {
      var text = node.string ?? ""
      return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
    }
    return matches(node.raw)
  }

  func matches(_ text: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .time: return TextPattern.isTime(text)
    case .digest: return text.count == 64 && text.allSatisfy(TextPattern.isHex)
    case .path:
      let start = "data/attachments/".utf8
      guard text.count == 87, text.prefix(17).elementsEqual(start), text[19] == 0x2F, text[22] == 0x2F else {
        return false
      }
      return text[17...18].allSatisfy(TextPattern.isHex) && text[20...21].allSatisfy(TextPattern.isHex)
        && text[23...].allSatisfy(TextPattern.isHex)
    case .key(let kind):
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
      return text[(colon + 1)...].starts(with: Array(kind.utf8) + [UInt8(ascii: ":")])
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool { byte &- 48 <= 9 || (byte >= 97 && byte <= 102) }

  private static func isTime(_ text: UnsafeRawBufferPointer) -> Bool {
    let shape = Array("0000-00-00T00:00:00".utf8)
    guard text.count == 10 || text.count >= 20 else { return false }
    for index in 0..<min(text.count, 19) {
      let fits = shape[index] == 48 ? text[index] &- 48 <= 9 : text[index] == shape[index]
      if !fits { return false }
    }
    if text.count == 10 { return true }
    guard text[text.count - 1] == UInt8(ascii: "Z") else { return false }
    if text.count == 20 { return true }
    return text[19] == UInt8(ascii: ".") && text.count > 21 && text[20..<(text.count - 1)].allSatisfy { $0 &- 48 <= 9 }
  }
}
