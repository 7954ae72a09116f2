public import JSONText
public import TicketModel

/// Counts what a mapping does to the tickets of an archive: what blocks, merges, crosses categories, line by line.
///
/// Feed it every ticket, then read it. Memory follows the number of lines, not of tickets.
public struct MappingCheck: Sendable {
  public enum State: String, Sendable, Hashable {
    case mapped, merged, undecided, unmapped, dropped
  }
  /// One line of the mapping, or one value that no line names.
  public struct Line: Sendable, Hashable {
    public var section: String
    public var place: MappingPlace?
    public var source: String
    /// Empty where there is none.
    public var target: String
    public var state: State
    /// Of statuses: the source's category and the target's, where there is one.
    public var category: StatusCategory?
    public var targetCategory: StatusCategory?
    public var crossesCategory: Bool
    /// How the SLA clock changes, where that is known.
    public var clockChange: ClockChange?
    /// Why tickets of this line are blocked or lose the value.
    public var reason: String?
    /// The target must be made first.
    public var creates = false
    public var use = SourceProfile.Use()
    fileprivate var orderText: ExactText {
      ExactText([source, target, category?.rawValue ?? ""].joined(separator: "\u{1}"))
    }
    /// Tickets of this line cannot be written.
    public var blocks: Bool {
      guard use.tickets > 0, !creates else { return use.tickets > 0 }
      switch state {
      case .undecided: return true
      case .unmapped: return ["statuses", "containers", "security"].contains(section)
      case .mapped, .merged, .dropped: return false
      }
    }
  }

  public let mapper: Mapper
  public private(set) var tickets = 0
  public private(set) var blockedTickets = 0
  /// Tickets left out, by reason.
  public private(set) var skipped: [String: Int] = [:]
  private var found: [ExactText: Line] = [:]
  /// What becomes of the statuses in histories.
  public private(set) var history: HistoryCheck
  /// What merges and changes of category touch.
  public private(set) var tally: StatusTally
  /// Problems of the file that only the tickets show.
  private var valueProblems: [MappingProblem] = []
  private var conditions: ConditionCheck

  public init(_ mapper: Mapper) {
    self.mapper = mapper
    history = HistoryCheck(mapper)
    tally = StatusTally(mapper)
    conditions = ConditionCheck(mapper.file, mapper.names)
  }

  public mutating func add(_ ticket: Ticket) {
    if let reason = mapper.skip(ticket) {
      skipped[reason, default: 0] += 1
      return
    }
    tickets += 1
    history.add(ticket)
    let facts = MappingFacts(ticket: ticket)
    conditions.add(facts)
    var blocked = addStatus(facts, ticket)
    for (section, decision, value) in valueDecisions(facts) {
      guard let decision else { continue }
      let target = decision.value.map { ($0.creates ? "create " : "") + ($0.id ?? "a tag") } ?? ""
      let name = mapper.called(value, section, value.flatMap { mapper.rule(section, $0, facts) }) ?? "none"
      let missing = decision.value.flatMap { $0.creates ? $0.label : nil }
        .map { ValueCreation.reason(ValueCreation.singular(section), $0) }
      if case .undecided = decision, let value { note(section, value, facts) }
      if count(
        section, name, target, state(decision), reason: decision.reason ?? missing, creates: missing != nil,
        ticket: ticket)
      {
        blocked = true
      }
    }
    for (field, value) in ticket.fields.members where !value.isAbsent {
      let decision = mapper.field(field, value: value)
      let target = decision.value.map(MappingCheck.described) ?? ""
      var missing: String?
      if case .create(let label, _) = decision.value { missing = ValueCreation.reason("field", label) }
      if count(
        "fields", field, target, state(decision), reason: decision.reason ?? missing, creates: missing != nil,
        ticket: ticket)
      {
        blocked = true
      }
    }
    if blocked { blockedTickets += 1 }
  }

  /// What only tickets tell of a line: that its value is called differently now.
  private mutating func note(_ section: String, _ value: MappingFacts.Value, _ facts: MappingFacts) {
    guard let rule = mapper.rule(section, value, facts), let problem = mapper.problem(rule, value, section),
      !mapper.problems.contains(problem), !valueProblems.contains(problem)
    else { return }
    valueProblems.append(problem)
  }

  private func valueDecisions(_ facts: MappingFacts)
    -> [(String, Decision<MappedValue>?, MappingFacts.Value?)]
  {
    [
      ("containers", mapper.container(facts), facts.container), ("priorities", mapper.priority(facts), facts.priority),
      ("types", mapper.type(facts), facts.type), ("channels", mapper.channel(facts), facts.channel),
      ("groups", mapper.group(facts), facts.group), ("security", mapper.security(facts), facts.security),
    ]
  }

  private static func described(_ field: MappedField) -> String {
    switch field {
    case .use(let field, _): field
    case .create(let label, _): "create \(label)"
    case .tags: "tags"
    }
  }

  private func state<Value>(_ decision: Decision<Value>) -> State {
    switch decision {
    case .mapped: .mapped
    case .undecided: .undecided
    case .unmapped: .unmapped
    case .dropped: .dropped
    }
  }

  private mutating func addStatus(_ facts: MappingFacts, _ ticket: Ticket) -> Bool {
    let identity = facts.status ?? StatusIdentity(id: nil, label: nil)
    let decision = mapper.status(facts)
    let rule = mapper.rule(for: identity, facts)
    let merged = decision.value?.merged == true
    let category = ticket.status.map { rule?.category(of: $0.category) ?? $0.category }
    if let status = decision.value { tally.add(ticket, status) }
    let missing = decision.value.flatMap { $0.creates ? $0 : nil }
      .map { "status \"\($0.label ?? $0.id)\" must be made at the target first; pull it again then" }
    return count(
      "statuses", identity.description, decision.value.map(MappingCheck.described) ?? "",
      merged ? .merged : state(decision), place: rule?.place, reason: decision.reason ?? missing,
      creates: missing != nil,
      change: (decision.value?.crossesCategory ?? false, decision.value?.clockChange),
      categories: (category, decision.value?.category), ticket: ticket)
  }

  private static func described(_ status: MappedStatus) -> String {
    let name = StatusIdentity(scope: status.scope, id: status.id, label: status.label).description
    return (status.creates ? "create " : "") + name
  }

  private mutating func count(
    _ section: String, _ source: String, _ target: String, _ state: State, place: MappingPlace? = nil,
    reason: String?, creates: Bool = false, change: (crosses: Bool, clock: ClockChange?) = (false, nil),
    categories: (StatusCategory?, StatusCategory?) = (nil, nil), ticket: Ticket
  ) -> Bool {
    // Tickets of one status may come with several categories; each is looked at by itself.
    let parts = [section, source, target, state.rawValue, place.map { "\($0.line):\($0.column)" } ?? ""]
    let key = ExactText((parts + [categories.0?.rawValue ?? ""]).joined(separator: "\u{1}"))
    var line =
      found[key]
      ?? Line(
        section: section, place: place, source: source, target: target, state: state, category: categories.0,
        targetCategory: categories.1, crossesCategory: change.crosses, clockChange: change.clock, reason: reason)
    line.creates = creates
    line.use.add(ticket)
    found[key] = line
    return line.blocks
  }

  static let sections = [
    "statuses", "containers", "priorities", "types", "channels", "groups", "security", "fields",
  ]

  /// Every line that a ticket went through, by section, most tickets first.
  public var lines: [Line] {
    found.values.sorted { left, right in
      let sections = MappingCheck.sections
      let order = (sections.firstIndex(of: left.section) ?? 0, sections.firstIndex(of: right.section) ?? 0)
      if order.0 != order.1 { return order.0 < order.1 }
      if left.use.tickets != right.use.tickets { return left.use.tickets > right.use.tickets }
      return left.orderText < right.orderText
    }
  }

  public var faults: [MappingProblem] { mapper.faults }
  public var blocking: [Line] { lines.filter(\.blocks) }
  public var merges: [Line] { lines.filter { $0.state == .merged } }
  public var crossings: [Line] { lines.filter(\.crossesCategory) }
  /// A person must decide something (exit code 10).
  public var isBlocked: Bool { !faults.isEmpty || blockedTickets > 0 }

  /// What a person should know or settle: of the file, then of histories.
  public var problems: [MappingProblem] {
    mapper.problems + ticketProblems + history.problems
  }
  /// What only tickets show of the file.
  public var ticketProblems: [MappingProblem] { valueProblems + conditions.problems }

  /// Whether a problem keeps tickets that were seen from being written; one of a status that none carries does not.
  public func blocks(_ problem: MappingProblem) -> Bool {
    guard problem.blocks, isBlocked else { return false }
    if problem.sources.isEmpty || faults.contains(problem) { return true }
    let waiting = Set(blocking.map(\.source))
    return problem.sources.contains { waiting.contains($0.description) }
  }

  private static func json(_ entry: (what: String, use: SourceProfile.Use)) -> JSONValue {
    ["what": .string(entry.what), "tickets": .number(entry.use.tickets), "samples": .strings(entry.use.samples)]
  }

  /// For `--json`.
  public var json: JSONObject {
    [
      "tickets": .number(tickets), "blockedTickets": .number(blockedTickets),
      "skipped": .object(
        skipped.sorted { $0.key < $1.key }.reduce(into: JSONObject()) { $0.append($1.key, .number($1.value)) }),
      "lines": .array(lines.map { .object($0.json) }),
      "problems": .array(problems.map { .object($0.json) }),
      "creations": .array(mapper.creations.map { .object($0.json) }),
      "valueCreations": .array(mapper.valueCreations.map { .object($0.json) }),
      "history": .object(history.json), "merges": .array(tally.merges.map(MappingCheck.json)),
      "crossings": .array(tally.crossings.map(MappingCheck.json)),
    ]
  }
}

extension MappingCheck.Line {
  public var json: JSONObject {
    var json: JSONObject = [
      "section": .string(section), "source": .string(source), "target": .string(target),
      "state": .string(state.rawValue), "blocks": .bool(blocks), "crossesCategory": .bool(crossesCategory),
      "tickets": .number(use.tickets), "samples": .strings(use.samples),
    ]
    json.put("category", category?.rawValue)
    json.put("targetCategory", targetCategory?.rawValue)
    json.put("firstUse", use.firstUse)
    json.put("lastUse", use.lastUse)
    if let clockChange { json["slaClock"] = ["from": .string(clockChange.from), "to": .string(clockChange.to)] }
    json.put("reason", reason)
    json.put("line", place?.line)
    json.put("column", place?.column)
    return json
  }
}

extension StatusCreation {
  public var json: JSONObject {
    var json: JSONObject = [
      "label": .string(label), "category": .string(category.rawValue), "statuses": .strings(sources.map(\.description)),
    ]
    json.put("publicLabel", publicLabel)
    json.put("scope", scope)
    return json
  }
}

extension ValueCreation {
  public var json: JSONObject {
    ["what": .string(what), "label": .string(label), "sources": .strings(sources)]
  }
}

extension MappingProblem {
  public var json: JSONObject {
    var json: JSONObject = [
      "kind": .string(kind.rawValue), "message": .string(message), "blocks": .bool(blocks),
      "statuses": .strings(sources.map(\.description)),
    ]
    json.put("file", place?.file)
    json.put("line", place?.line)
    json.put("column", place?.column)
    return json
  }
}
