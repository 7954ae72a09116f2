/// A container, priority, type, channel, group, field or option that a person must make at the target before its
/// tickets can be written; afterwards its id is written with `use`.
public struct ValueCreation: Sendable, Hashable, CustomStringConvertible {
  /// `group`, `option of field cf_region` …
  public var what: String
  /// Exactly as it must be called.
  public var label: String
  /// The source's values that need it, as they are called.
  public var sources: [String]

  /// `group "Workshop": for 31 "Workshop", 32 "Sales"`
  public var description: String { "\(what) \"\(label)\": for " + sources.joined(separator: ", ") }

  static func all(of file: MappingFile) -> [ValueCreation] {
    var all: [ValueCreation] = []
    func add(_ what: String, _ target: MappingTarget?, _ source: String) {
      guard case .create(let label) = target?.choice else { return }
      guard let same = all.firstIndex(where: { $0.what == what && Fold.label($0.label) == Fold.label(label) }) else {
        return all.append(ValueCreation(what: what, label: label, sources: [source]))
      }
      if !all[same].sources.contains(source) { all[same].sources.append(source) }
    }
    for (name, rules) in file.valueLists {
      let what = singular(name)
      for rule in rules.rules { add(what, rule.to, rule.from.described) }
      add(what, rules.otherwise, "all others")
    }
    for field in file.fields { add("field", field.to, field.label.map { "\(field.from) \"\($0)\"" } ?? field.from) }
    return all
  }

  /// One of a list: `priority` of `priorities`.
  static func singular(_ list: String) -> String {
    if list.hasPrefix("options of") { return "option" + list.dropFirst("options".count) }
    switch list {
    case "priorities": return "priority"
    case "security": return "security level"
    default: return String(list.dropLast())
    }
  }

  /// Why tickets wait for it.
  static func reason(_ what: String, _ label: String) -> String {
    "\(what) \"\(label)\" must be made at the target first; then write its id with `use:`"
  }
}
