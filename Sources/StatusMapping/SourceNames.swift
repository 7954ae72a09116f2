public import TicketModel

/// What the source calls its containers, groups, fields and options now, by id: a name that changed since a mapping was
/// written is noticed by it. Empty where an archive does not define them.
public struct SourceNames: Sendable {
  /// By list, such as `groups`, in the source's order.
  private var lists: [String: [MappingFacts.Value]] = [:]
  private var labels: [String: [String: String]] = [:]

  public init(containers: [Container] = [], groups: [AgentGroup] = [], fields: [FieldDefinition] = []) {
    add("containers", containers.map { MappingFacts.Value(id: $0.id, label: $0.label) })
    add("groups", groups.map { MappingFacts.Value(id: $0.id, label: $0.name) })
    let own = fields.filter { $0.of == "ticket" }
    add("fields", own.map { MappingFacts.Value(id: $0.id, label: $0.label) })
    for field in own {
      add(MappingFile.optionList(of: field.id), field.options.map { MappingFacts.Value(id: $0.id, label: $0.label) })
    }
  }

  /// Adds what the list does not have by id.
  mutating func add(_ list: String, _ values: [MappingFacts.Value]) {
    for value in values {
      guard let id = value.id, labels[list]?[id] == nil else { continue }
      lists[list, default: []].append(value)
      labels[list, default: [:]][id] = value.label ?? id
    }
  }

  func known(_ list: String) -> [MappingFacts.Value] { lists[list] ?? [] }

  /// The label of an id; the id itself where it has none, nil where the source does not define it.
  func label(_ id: String, in list: String) -> String? { labels[list]?[id] }

  enum Change: Hashable {
    /// The id has another label now; `elsewhere` is the id that has the old one.
    case renamed(now: String, elsewhere: String?)
    /// The id is gone and its label is on this one.
    case moved(to: String)
    case gone
  }

  /// What became of the value that a line names; nil where nothing did, or nothing can be said.
  func change(of from: SourceValue, in list: String) -> Change? {
    guard let id = from.plainID, let values = lists[list] else { return nil }
    let others = values.filter { $0.id != id && from.label != nil && $0.label == from.label }
    guard let found = values.first(where: { $0.id == id && (from.scope == nil || $0.scope == from.scope) }) else {
      return others.first?.id.map { .moved(to: $0) } ?? .gone
    }
    guard SourceNames.isRenamed(from, now: found.label) else { return nil }
    // Two forms of an account may write one name with other letters; that matters only where two such names are apart.
    if others.isEmpty, Fold.bare(from.label ?? "") == Fold.bare(found.label ?? "") { return nil }
    return .renamed(now: found.label ?? "", elsewhere: others.first?.id)
  }

  /// Whether a value with the line's id is called differently now. A label that is the id itself is none: the export
  /// that the line was drafted from, or this one, gives no labels.
  static func isRenamed(_ from: SourceValue, now label: String?) -> Bool {
    guard let id = from.plainID, let written = from.label, let label else { return false }
    return written != label && written != id && label != id
  }

  static func renamed(_ list: String, _ from: SourceValue, now: String, elsewhere: String?) -> String {
    let written = from.label ?? ""
    let other = elsewhere.map { "; \"\(written)\" is now \($0)" } ?? ""
    return "\(list): \(from.plainID ?? "") was \"\(written)\" when this was written and is \"\(now)\" now\(other); "
      + "correct the label, or leave it out, if the same one is meant, or the id"
  }
}

extension SourceValue {
  /// The id alone, where a group is named by its whole key.
  var plainID: String? { id.map { SourceKey($0)?.id ?? $0 } }
}

extension MappingFile {
  /// What the options of a field are called in messages.
  static func optionList(of field: String) -> String { "options of field \(field)" }

  /// Every list of values with what it is called in messages, options of fields too.
  var valueLists: [(name: String, rules: ValueRules)] {
    MappingFile.valueSections.map { ($0.0, self[keyPath: $0.1]) }
      + fields.map { (MappingFile.optionList(of: $0.from), $0.options) }
  }
}

extension SourceProfile.Value {
  /// Without a label where tickets do not agree on one.
  var name: MappingFacts.Value {
    otherLabels.isEmpty ? value : MappingFacts.Value(scope: value.scope, id: value.id)
  }
}
