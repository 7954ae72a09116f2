/// Which targets of values have more than one source: written by a person, allowed, and announced as a loss of the
/// source's label unless a trace keeps it.
struct SharedTargets: Sendable {
  /// By section, then target: the sources, as they are called.
  private var sources: [String: [TargetChoice: [String]]] = [:]

  init(_ file: MappingFile) {
    for (_, path) in MappingFile.valueSections { add(file[keyPath: path]) }
  }

  /// Of one list alone, such as the options of a field.
  init(_ section: ValueRules) { add(section) }

  private mutating func add(_ section: ValueRules) {
    let name = section.section
    for rule in section.rules where rule.trace == nil {
      switch rule.to.choice {
      case .use, .create: break
      case .undecided, .drop, .tag: continue
      }
      let source = rule.from.described
      if sources[name]?[rule.to.choice]?.contains(source) != true {
        sources[name, default: [:]][rule.to.choice, default: []].append(source)
      }
    }
  }

  /// Nil where the target has one source.
  func reason(_ section: String, _ target: MappingTarget) -> String? {
    guard let all = sources[section]?[target.choice], all.count > 1 else { return nil }
    return "\(section): \(all.joined(separator: " and ")) share one target"
  }

  /// `otherwise` takes whatever comes.
  static func otherwise(_ section: String, _ target: MappingTarget) -> String? {
    switch target.choice {
    case .use, .create: "\(section): every value without a line of its own shares one target"
    case .undecided, .drop, .tag: nil
    }
  }
}
