public import JSONText
import TicketModel

extension Mapper {
  /// The container of a ticket. `otherwise` also takes tickets without one. Nil: the ticket has none and the mapping
  /// says nothing of that.
  public func container(_ facts: MappingFacts) -> Decision<MappedValue>? {
    decide(file.containers, facts.container, facts, otherwiseForNone: true)
  }
  public func priority(_ facts: MappingFacts) -> Decision<MappedValue>? {
    decide(file.priorities, facts.priority, facts)
  }
  public func type(_ facts: MappingFacts) -> Decision<MappedValue>? { decide(file.types, facts.type, facts) }
  public func channel(_ facts: MappingFacts) -> Decision<MappedValue>? { decide(file.channels, facts.channel, facts) }
  /// Groups are named by id, or by the whole key.
  public func group(_ facts: MappingFacts) -> Decision<MappedValue>? { decide(file.groups, facts.group, facts) }
  /// A ticket with a security level is blocked (`unmapped`) until the mapping names the level.
  public func security(_ facts: MappingFacts) -> Decision<MappedValue>? { decide(file.security, facts.security, facts) }

  /// A field's value in the target's terms, options mapped one by one.
  public func field(_ id: String, value: JSONValue) -> Decision<MappedField> {
    guard let rule = file.fields.first(where: { $0.from == id }) else {
      if let problem = movedValues["fields"]?[id] { return .undecided(reason: problem.description) }
      return .unmapped(reason: "field \(id) is not in the mapping")
    }
    if let problem = valueProblems[rule.place] { return .undecided(reason: problem.description) }
    let because = rule.because.map { ", because: \($0)" } ?? ""
    switch rule.to.choice {
    case .undecided:
      return .undecided(reason: "\(rule.to.place): field \(id) is undecided; write its target in place of ?")
    case .drop: return .dropped(reason: "field \(id) is dropped by the mapping" + because)
    case .tag(let tag):
      return .mapped(.tags(MapperTags.tags(tag, value)))
    case .use(let target):
      return options(rule, value).map { .use(field: target, value: $0) }
    case .create(let label):
      return options(rule, value).map { .create(label: label, value: $0) }
    }
  }

  private func options(_ rule: FieldRule, _ value: JSONValue) -> Decision<JSONValue> {
    guard !rule.options.isEmpty else { return .mapped(value) }
    if case .array(let items) = value {
      var mapped: [JSONValue] = []
      for item in items {
        switch options(rule, item) {
        case .mapped(let value): mapped.append(value)
        case .dropped: continue
        case let other: return other
        }
      }
      return .mapped(.array(mapped))
    }
    let text = value.idText ?? value.bool.map { $0 ? "true" : "false" }
    guard let text else { return .mapped(value) }
    let facts = MappingFacts(status: nil)
    let decision = decide(rule.options, MappingFacts.Value(id: text, label: text), facts)
    if let option = decision?.value, option.creates {
      let what = ValueCreation.singular(MappingFile.optionList(of: rule.from))
      return .undecided(reason: ValueCreation.reason(what, option.label ?? ""))
    }
    return (decision ?? .mapped(MappedValue(id: text))).map { .string($0.id ?? text) }
  }

  /// Why a field's value cannot be told from another at the target: its option shares one with others. Nil where it can.
  public func sharedOption(_ id: String, value: JSONValue) -> String? {
    guard let rule = file.fields.first(where: { $0.from == id }), !rule.options.isEmpty else { return nil }
    if case .array(let items) = value { return items.lazy.compactMap { sharedOption(id, value: $0) }.first }
    guard let text = value.idText ?? value.bool.map({ $0 ? "true" : "false" }) else { return nil }
    return decide(rule.options, MappingFacts.Value(id: text, label: text), MappingFacts(status: nil))?.value?.shared
  }

  func decide(
    _ section: ValueRules, _ value: MappingFacts.Value?, _ facts: MappingFacts, otherwiseForNone: Bool = false
  ) -> Decision<MappedValue>? {
    if let rule = section.rule(value, facts) {
      if let problem = problem(rule, value, section.section) { return .undecided(reason: problem.description) }
      let name = called(value, section.section, rule)
      let decision = resolve(rule.to, section, value, name, rule.trace, rule.because)
      guard rule.trace == nil, value != nil else { return unambiguous(decision, section.section, facts) }
      let sharing = section.section == "options" ? SharedTargets(section) : sharing
      return noting(sharing.reason(section.section, rule.to), decision)
    }
    if let id = value?.id, let problem = movedValues[section.section]?[id] {
      return .undecided(reason: problem.description)
    }
    if let otherwise = section.otherwise, value != nil || otherwiseForNone {
      let decision = resolve(otherwise, section, value, called(value, section.section, nil), nil, nil)
      return value == nil ? decision : noting(SharedTargets.otherwise(section.section, otherwise), decision)
    }
    guard let value else { return nil }
    let name = called(value, section.section, nil) ?? value.described
    return .unmapped(reason: "\(section.section): \(name) is not in the mapping")
  }

  /// The line that speaks for a value of a section; nil where none does, or `otherwise`.
  func rule(_ section: String, _ value: MappingFacts.Value, _ facts: MappingFacts) -> ValueRule? {
    MappingFile.valueSections.first { $0.0 == section }.flatMap { file[keyPath: $0.1].rule(value, facts) }
  }

  /// Tickets name groups by key only; the mapping's label, else the source's, is what people know.
  func called(_ value: MappingFacts.Value?, _ section: String, _ rule: ValueRule?) -> String? {
    guard section == "groups", let value, let id = value.id else { return value?.described }
    if let rule, rule.from.label != nil { return rule.from.described }
    return names.label(id, in: section).map { StatusIdentity(id: id, label: $0).description } ?? value.described
  }

  /// Why a line may not speak for a value: what was found of the line, or that the ticket's value is called differently
  /// now. Tickets name groups and options by id alone.
  func problem(_ rule: ValueRule, _ value: MappingFacts.Value?, _ section: String) -> MappingProblem? {
    if !valueProblems.isEmpty, let problem = valueProblems[rule.from.place] { return problem }
    guard let value, let id = value.id, id == rule.from.id, section != "groups", section != "options",
      names.label(id, in: section) == nil, let now = value.label, SourceNames.isRenamed(rule.from, now: now),
      Fold.bare(rule.from.label ?? "") != Fold.bare(now)
    else { return nil }
    return MappingProblem(
      .renamed, rule.from.place, SourceNames.renamed(section, rule.from, now: now, elsewhere: nil), blocks: true)
  }

  private func noting(_ shared: String?, _ decision: Decision<MappedValue>) -> Decision<MappedValue> {
    decision.map { value in
      var value = value
      if value.id != nil { value.shared = shared }
      return value
    }
  }

  private func resolve(
    _ target: MappingTarget, _ section: ValueRules, _ value: MappingFacts.Value?, _ name: String?,
    _ trace: MergeRule.TraceKind?, _ because: String?
  ) -> Decision<MappedValue> {
    let name = name ?? "none"
    var traces: [Trace] = []
    switch (trace, value) {
    case (.tag?, let value?): traces = [.tag(StatusTrace.value(section.section, value, limit: longestTag))]
    case (.field(let field)?, _?) where lostFields[field] != nil:
      return .undecided(reason: lostFields[field] ?? "")
    case (.field(let field)?, let value?): traces = [.field(name: field, value: value.label ?? value.id ?? "")]
    case (.archive?, _): traces = [.archive]
    default: break
    }
    switch target.choice {
    case .undecided:
      return .undecided(
        reason: "\(target.place): \(section.section): \(name) is undecided; write its target in place of ?")
    case .drop:
      let reason = because.map { ", because: \($0)" } ?? ""
      return .dropped(reason: "\(section.section): \(name) is dropped by the mapping" + reason)
    case .tag(let tag): return .mapped(MappedValue(id: nil, traces: traces + [.tag(tag)]))
    case .use(let id):
      return .mapped(MappedValue(id: id, label: target.label, scope: target.scope, traces: traces))
    case .create(let label):
      return .mapped(MappedValue(id: label, label: label, scope: target.scope, creates: true, traces: traces))
    }
  }
}

enum MapperTags {
  /// `{value}` in the tag stands for the value; without it the tag alone marks that there was one.
  static func tags(_ tag: String, _ value: JSONValue) -> [String] {
    switch value {
    case .array(let items): return items.flatMap { tags(tag, $0) }
    case .null, .bool(false): return []
    case .bool(true): return [tag.replacing("{value}", with: "true")]
    default:
      guard let text = value.idText else { return [] }
      return [tag.replacing("{value}", with: text)]
    }
  }
}

extension ValueRules {
  /// Lines with a condition are asked first, in the order of the file.
  func rule(_ value: MappingFacts.Value?, _ facts: MappingFacts) -> ValueRule? {
    rules.first { !$0.when.isEmpty && $0.fits(value, facts) }
      ?? rules.first { $0.when.isEmpty && $0.fits(value, facts) }
  }
}

extension ValueRule {
  func fits(_ value: MappingFacts.Value?, _ facts: MappingFacts) -> Bool {
    guard when.allSatisfy({ $0.holds(for: facts) }) else { return false }
    guard let value else { return from.isNone }
    guard !from.isNone, from.scope == nil || from.scope.isExactly(value.scope) else { return false }
    if let id = from.id, value.id != nil {
      return value.isNamed(id) && (id.isExactly(value.id) || from.label == nil)
    }
    return from.label != nil && value.label.isExactly(from.label)
  }
}

extension MappingFacts.Value {
  var described: String { StatusIdentity(scope: scope, id: id, label: label).description }
}

extension Decision {
  func map<Other: Sendable>(_ transform: (Value) -> Other) -> Decision<Other> {
    switch self {
    case .mapped(let value): .mapped(transform(value))
    case .undecided(let reason): .undecided(reason: reason)
    case .unmapped(let reason): .unmapped(reason: reason)
    case .dropped(let reason): .dropped(reason: reason)
    }
  }
}
