public import JSONText
public import TicketModel

/// What statuses are called in the histories of tickets, counted. A history may name statuses that exist no more, old
/// names of those that do, and ids and labels that do not belong together.
public struct StatusHistory: Sendable {
  /// One side of a status change, as the history has it.
  public struct Name: Sendable, Hashable, CustomStringConvertible {
    public var scope: String?
    /// Nil where the history gives labels only.
    public var id: String?
    public var label: String?
    /// The history gives one bare value, which may be an id or a label; it stands in ``label``.
    public var isBare: Bool
    public init(scope: String? = nil, id: String?, label: String?, isBare: Bool = false) {
      self.scope = scope
      self.id = id
      self.label = label
      self.isBare = isBare
    }
    public static func == (left: Name, right: Name) -> Bool {
      left.isBare == right.isBare && left.id.isExactly(right.id) && left.label.isExactly(right.label)
        && left.scope.isExactly(right.scope)
    }
    public func hash(into hasher: inout Hasher) {
      for part in [scope, id, label] { hasher.combine(part.map(ExactText.init)) }
    }
    public var identity: StatusIdentity { StatusIdentity(scope: scope, id: id, label: label) }
    public var description: String { identity.description }
    /// What is written where no status can be named.
    public var text: String { label ?? id ?? "" }
  }

  /// What a name means beside the statuses that exist.
  public enum Reading: Sendable, Hashable {
    /// This status.
    case status(StatusDefinition)
    /// This status by its id, under a label that no status has now: its former name.
    case formerLabel(StatusDefinition)
    /// The id is one status's, the label another's: not to be decided.
    case contradiction(byID: StatusDefinition, byLabel: StatusDefinition)
    /// The id is nobody's, the label is this status's.
    case otherID(StatusDefinition)
    /// Several statuses have the label, and there is no id.
    case ambiguous([StatusDefinition])
    /// No status has the id or the label: only histories know it.
    case only
  }

  /// How often each name is used; `tickets` counts tickets, not changes.
  public private(set) var uses: [Name: SourceProfile.Use] = [:]
  /// Sides of status changes seen.
  public private(set) var sides = 0

  public init() {}

  public mutating func add(_ ticket: Ticket) {
    var names: Set<Name> = []
    for event in ticket.events {
      for name in StatusHistory.names(of: event) {
        sides += 1
        names.insert(name)
      }
    }
    for name in names { uses[name, default: SourceProfile.Use()].add(ticket) }
  }

  /// The sides of a status change, from first; none for other events.
  public static func names(of event: JSONObject) -> [Name] {
    guard event["field"]?.string == "status" else { return [] }
    return ["from", "to"].compactMap { event[$0] }.compactMap { side in
      if let object = side.object {
        let name = Name(scope: object.text("scope"), id: object.text("id"), label: object.text("label"))
        return name.id == nil && name.label == nil ? nil : name
      }
      return side.idText.map { Name(id: nil, label: $0, isBare: true) }
    }
  }

  /// What a name means among these statuses. Labels are compared exactly: this is identity, not a proposal.
  public static func reading(_ name: Name, among statuses: [StatusDefinition]) -> Reading {
    let inScope = statuses.filter { name.scope == nil || $0.scope == nil || $0.scope.isExactly(name.scope) }
    if name.isBare, let byID = inScope.first(where: { $0.id != nil && $0.id.isExactly(name.label) }) {
      return .status(byID)
    }
    let byLabel = inScope.filter { $0.label.isExactly(name.label) }
    guard let id = name.id else {
      if byLabel.count > 1 { return .ambiguous(byLabel) }
      return byLabel.first.map(Reading.status) ?? .only
    }
    if let byID = inScope.first(where: { id.isExactly($0.id) }) {
      guard let label = name.label, !label.isExactly(byID.label), label != id, byID.label != id else {
        return .status(byID)
      }
      return byLabel.first.map { .contradiction(byID: byID, byLabel: $0) } ?? .formerLabel(byID)
    }
    guard let first = byLabel.first else { return .only }
    if byLabel.count > 1 { return .ambiguous(byLabel) }
    // A status without an id is known by its label alone.
    return first.id == nil ? .status(first) : .otherID(first)
  }

  /// Every name with what it means, most tickets first.
  public func names(against statuses: [StatusDefinition]) -> [(name: Name, use: SourceProfile.Use, reading: Reading)] {
    uses.map { ($0.key, $0.value, StatusHistory.reading($0.key, among: statuses)) }.sorted { left, right in
      if left.1.tickets != right.1.tickets { return left.1.tickets > right.1.tickets }
      return left.0.identity.sortText < right.0.identity.sortText
    }
  }
}

/// What a history's status becomes at the target.
public enum HistoryDecision: Sendable, Hashable {
  case mapped(MappedStatus)
  /// Kept as it was called, and why; nothing is guessed.
  case text(String, reason: String)
}

extension Mapper {
  /// Takes one side of a status change through the same table as the status of a ticket.
  ///
  /// - Parameter facts: of the ticket whose history it is, for conditions.
  public func history(_ name: StatusHistory.Name, _ facts: MappingFacts) -> HistoryDecision {
    let status: StatusDefinition
    switch StatusHistory.reading(name, among: source) {
    case .status(let found), .formerLabel(let found): status = found
    case .contradiction(let byID, let byLabel):
      return .text(
        name.text, reason: "the id is that of \(StatusIdentity(byID)), the label that of \(StatusIdentity(byLabel))")
    case .otherID(let found):
      return .text(name.text, reason: "the label is that of \(StatusIdentity(found)), the id is nobody's")
    case .ambiguous(let found):
      return .text(
        name.text, reason: "it may be any of " + found.map { "\(StatusIdentity($0))" }.joined(separator: ", "))
    case .only:
      guard rules[name.identity] != nil else { return .text(name.text, reason: "only histories know it") }
      // A line of the mapping speaks for it; what category it had nobody tells but that line.
      status = StatusDefinition(
        scope: name.scope, id: name.id, label: name.text, category: .unknown, categoryFrom: .unknown)
    }
    var then = facts
    then.status = StatusIdentity(status)
    then.statusCategory = status.category
    switch table(then, category: status.category) {
    case .mapped(let mapped): return .mapped(mapped)
    case .undecided(let reason), .unmapped(let reason), .dropped(let reason):
      return .text(name.text, reason: reason)
    }
  }
}

/// Takes the histories of tickets through a mapping and counts: what map check and plan say of them.
public struct HistoryCheck: Sendable {
  public let mapper: Mapper
  public private(set) var history = StatusHistory()
  /// Sides of status changes that have a status at the target, and those kept as text.
  public private(set) var mapped = 0
  public private(set) var text = 0
  /// Why names are kept as text: the first reason met.
  public private(set) var reasons: [StatusHistory.Name: String] = [:]

  public init(_ mapper: Mapper) { self.mapper = mapper }

  public mutating func add(_ ticket: Ticket) {
    guard !ticket.events.isEmpty else { return }
    history.add(ticket)
    let facts = MappingFacts(ticket: ticket)
    for event in ticket.events {
      for name in StatusHistory.names(of: event) {
        switch mapper.history(name, facts) {
        case .mapped: mapped += 1
        case .text(_, let reason):
          text += 1
          if reasons[name] == nil { reasons[name] = reason }
        }
      }
    }
  }

  /// Names and ids that do not agree with the statuses that exist, and statuses only histories know. None blocks.
  public var problems: [MappingProblem] {
    history.names(against: mapper.source).compactMap { name, use, reading in
      let called = "histories call a status \(name) (\(use.described))"
      let kept = reasons[name] == nil ? "" : "; it is kept as text there"
      func problem(_ kind: MappingProblem.Kind, _ what: String) -> MappingProblem {
        MappingProblem(kind, nil, called + what, blocks: false, sources: [name.identity])
      }
      switch reading {
      case .status: return nil
      case .formerLabel(let now):
        return problem(
          .historyRenamed, "; \(now.id ?? "") is \"\(now.label)\" now: taken for its former name")
      case .contradiction(let byID, let byLabel):
        return problem(
          .historyInconsistent,
          "; by its id it is \(StatusIdentity(byID)), by its label \(StatusIdentity(byLabel))" + kept)
      case .otherID(let byLabel):
        return problem(
          .historyInconsistent, "; no status has that id, and the label is that of \(StatusIdentity(byLabel))" + kept)
      case .ambiguous(let all):
        let list = all.map { "\(StatusIdentity($0))" }.joined(separator: ", ")
        return problem(.historyInconsistent, "; that may be any of \(list)" + kept)
      case .only:
        guard reasons[name] != nil else { return nil }
        return problem(
          .historyOnly,
          ", which no ticket has and nothing defines; a line under `statuses` maps it, "
            + "else it is kept as text")
      }
    }
  }

  public var json: JSONObject {
    let names = history.names(against: mapper.source).map { name, use, _ in
      var entry: JSONObject = [
        "scope": .optional(name.scope), "id": .optional(name.id), "label": .optional(name.label),
        "tickets": .number(use.tickets), "samples": .strings(use.samples),
        "state": reasons[name] == nil ? "mapped" : "text",
      ]
      entry.put("firstUse", use.firstUse)
      entry.put("lastUse", use.lastUse)
      entry.put("reason", reasons[name])
      return JSONValue.object(entry)
    }
    return [
      "sides": .number(history.sides), "mapped": .number(mapped), "text": .number(text), "names": .array(names),
    ]
  }
}
