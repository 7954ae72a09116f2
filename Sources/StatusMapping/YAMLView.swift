import TicketModel
import Yams

/// A YAML node that knows its file, read as text: `6`, `no` and 19-digit ids are never typed.
struct YAMLView {
  /// Stands for a bare `?`, which YAML itself would take for the start of a complex key.
  static let undecidedMark: Character = "\u{E03F}"

  let node: Node
  let file: String

  static func compose(_ yaml: String, file: String) throws(MappingError) -> YAMLView? {
    do {
      return try Yams.compose(yaml: bareQuestionMarks(in: yaml), .basic).map { YAMLView(node: $0, file: file) }
    } catch let error as YamlError {
      throw MappingError(error, file: file)
    } catch {
      throw MappingError(MappingPlace(file: file, line: 1, column: 1), "not readable as YAML: \(error)")
    }
  }

  var place: MappingPlace {
    MappingPlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
  func failure(_ message: String) -> MappingError { MappingError(place, message) }

  /// An unquoted `null`, `~` or nothing at all: as if the key were not there.
  var isAbsent: Bool {
    guard case .scalar(let scalar) = node, scalar.style == .any || scalar.style == .plain else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }
  var isUndecided: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.string == "?" || scalar.string == String(YAMLView.undecidedMark)
  }
  var isList: Bool { if case .sequence = node { true } else { false } }
  var isTable: Bool { if case .mapping = node { true } else { false } }
  /// What the node is, for messages.
  private var kind: String {
    switch node {
    case .scalar: "text"
    case .mapping: "a table"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  func text(_ what: String) throws(MappingError) -> String {
    guard case .scalar(let scalar) = node else {
      throw failure("\(what) must be text, but this is \(kind); write one value")
    }
    return scalar.string
  }

  /// One text or a list of texts.
  func texts(_ what: String) throws(MappingError) -> [String] {
    guard isList else { return [try text(what)] }
    var result: [String] = []
    for item in try items(what) { result.append(try item.text(what)) }
    return result
  }

  func flag(_ what: String) throws(MappingError) -> Bool {
    switch try text(what).lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    case let other: throw failure("\(what) must be true or false, not `\(other)`; write one of the two")
    }
  }

  /// One of a closed set of words; anything else proposes the nearest.
  func word<Value: RawRepresentable>(_ what: String, of type: Value.Type, _ known: [String])
    throws(MappingError) -> Value where Value.RawValue == String
  {
    let text = try text(what)
    if let value = Value(rawValue: text), known.contains(text) { return value }
    throw failure("\(what) cannot be `\(text)`; \(Nearest.advice(for: text, among: known))")
  }

  func items(_ what: String) throws(MappingError) -> [YAMLView] {
    guard case .sequence(let sequence) = node else {
      throw failure("\(what) must be a list, but this is \(kind); write `- ` before each entry, or [ ]")
    }
    return sequence.map { YAMLView(node: $0, file: file) }
  }

  /// A table whose keys are all among `known`.
  func table(_ what: String, _ known: [String]) throws(MappingError) -> YAMLTable {
    guard case .mapping(let mapping) = node else {
      throw failure("\(what) must be a table, but this is \(kind); write { \(known.first ?? "key"): … }")
    }
    var entries: [(key: String, value: YAMLView)] = []
    for (keyNode, valueNode) in mapping {
      let key = YAMLView(node: keyNode, file: file)
      let name = try key.text("a key of \(what)")
      guard known.contains(name) || known.isEmpty else {
        throw key.failure("unknown key `\(name)` in \(what); \(Nearest.advice(for: name, among: known))")
      }
      entries.append((name, YAMLView(node: valueNode, file: file)))
    }
    return YAMLTable(what: what, view: self, entries: entries)
  }
}

extension YAMLView {
  /// The values of a table by key, each with the place of its key.
  func keyedViews() throws(MappingError) -> [String: (key: MappingPlace, value: YAMLView)] {
    guard case .mapping(let mapping) = node else { return [:] }
    var result: [String: (key: MappingPlace, value: YAMLView)] = [:]
    for (keyNode, valueNode) in mapping {
      let key = YAMLView(node: keyNode, file: file)
      result[try key.text("a key")] = (key.place, YAMLView(node: valueNode, file: file))
    }
    return result
  }
}

struct YAMLTable {
  let what: String
  let view: YAMLView
  let entries: [(key: String, value: YAMLView)]

  /// Nil where the key is absent or holds nothing.
  subscript(_ key: String) -> YAMLView? {
    entries.first { $0.key == key }.flatMap { $0.value.isAbsent ? nil : $0.value }
  }
  func required(_ key: String, _ nextStep: String) throws(MappingError) -> YAMLView {
    guard let value = self[key] else { throw view.failure("\(what) lacks `\(key)`; \(nextStep)") }
    return value
  }
  func text(_ key: String) throws(MappingError) -> String? {
    guard let value = self[key] else { return nil }
    return try value.text("`\(key)`")
  }
  func texts(_ key: String) throws(MappingError) -> [String] {
    guard let value = self[key] else { return [] }
    return try value.texts("`\(key)`")
  }
  func flag(_ key: String) throws(MappingError) -> Bool? {
    guard let value = self[key] else { return nil }
    return try value.flag("`\(key)`")
  }
  func items(_ key: String) throws(MappingError) -> [YAMLView] {
    guard let value = self[key] else { return [] }
    return try value.items("`\(key)`")
  }
}

extension MappingError {
  init(_ error: YamlError, file: String) {
    let next = "correct the YAML here"
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(MappingPlace(file: file, line: mark.line, column: mark.column), "\(problem); \(next)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "`\($0)`" }.joined(separator: ", ")
      self.init(
        MappingPlace(file: file, line: context.mark.line, column: context.mark.column),
        "\(keys) written twice in one table; keep one")
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let start = before.lastIndex { $0.isNewline }.map { before.index(after: $0) } ?? before.startIndex
      let column = before[start...].unicodeScalars.count + 1
      self.init(MappingPlace(file: file, line: line, column: column), "\(problem); save the file as UTF-8 text")
    default:
      self.init(MappingPlace(file: file, line: 1, column: 1), "not readable as YAML: \(error); \(next)")
    }
  }
}

/// Proposes the known word nearest to a mistyped one.
enum Nearest {
  static func advice(for text: String, among known: [String]) -> String {
    let list = known.joined(separator: ", ")
    let best = known.map { ($0, distance(text.lowercased(), $0.lowercased())) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, text.count / 3) else { return "known are \(list)" }
    return "did you mean `\(best.0)`? Known are \(list)"
  }

  /// Edit distance (insert, remove, replace, swap of neighbours).
  static func distance(_ left: String, _ right: String) -> Int {
    let a = Array(left), b = Array(right)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var rows = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

/// People write `to: ?` without quotes. YAML reads a bare `?` as the start of a complex key, so it is swapped for
/// a mark of the same width before parsing; places and columns stay what they were.
func bareQuestionMarks(in yaml: String) -> String {
  let mark = UInt8(ascii: "?")
  guard yaml.utf8.contains(mark) else { return yaml }
  return lines(of: yaml).map { $0.utf8.contains(mark) ? marked($0) : $0 }.joined(separator: "\n")
}

/// Split at line feeds alone: a carriage return before one stays at the end of its line.
func lines(of text: String) -> [String] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
}

private func marked(_ line: String) -> String {
  var characters = Array(line)
  var quote: Character?
  for index in characters.indices {
    let character = characters[index]
    let before = index == 0 ? " " : characters[index - 1]
    if let open = quote {
      if character == open { quote = nil }
    } else if (character == "\"" || character == "'") && " \t,:[{".contains(before) {
      quote = character
    } else if character == "#" && (before == " " || before == "\t") {
      break
    } else if character == "?", isBareValue(characters, at: index) {
      characters[index] = YAMLView.undecidedMark
    }
  }
  return String(characters)
}

/// A `?` that is all there is between a colon and the end of the value.
private func isBareValue(_ line: [Character], at index: Int) -> Bool {
  var before = index - 1
  while before >= 0, line[before] == " " || line[before] == "\t" { before -= 1 }
  guard before >= 0, line[before] == ":", before < index - 1 else { return false }
  var after = index + 1
  while after < line.count, line[after] == " " || line[after] == "\t" || line[after] == "\r" { after += 1 }
  return after == line.count || ",}]#".contains(line[after]) && (line[after] != "#" || after > index + 1)
}
