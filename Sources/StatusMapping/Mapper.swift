public import TicketModel

/// A mapping file held against the source's statuses and the target's: decides for each ticket, and knows what a
/// person must still settle.
///
/// What it guarantees: two statuses become one only inside a written merge; a category changes only where the mapping
/// says so; what is undecided, unmapped or contradictory is never given a value.
public struct Mapper: Sendable {
  public let file: MappingFile
  /// Everything found when the file was held against both sides, in the order of the file.
  public let problems: [MappingProblem]
  /// Statuses that must be made at the target before their tickets can be written, in the order to make them.
  public let creations: [StatusCreation]
  /// Other things that must be made at the target first: groups, containers, fields …
  public let valueCreations: [ValueCreation]
  /// As the mapping was held against them.
  public let source: [StatusDefinition]
  let rules: [StatusIdentity: [CompiledRule]]
  let compiled: [CompiledRule]
  let targets: TargetStatuses
  let sharing: SharedTargets
  /// The longest tag that the target takes, in characters.
  let longestTag: Int
  let names: SourceNames
  /// See ``MappingCompiler``.
  let valueProblems: [MappingPlace: MappingProblem]
  let movedValues: [String: [String: MappingProblem]]
  /// The tags that merges leave as traces, each with the statuses it stands for.
  let statusTags: [String: [StatusIdentity]]
  /// Fields of the target that cannot hold the traces of values, and why.
  let lostFields: [String: String]

  /// - Parameters:
  ///   - source: the statuses that the source defines or its tickets carry.
  ///   - target: the target's statuses as pulled; nil where nothing was pulled (an empty target).
  ///   - targetVocabulary: the target's defaults and abilities; nil for a desk we have none of.
  ///   - targetContainers: as pulled; they tell which scope's statuses a ticket there can have.
  ///   - targetFields: as pulled; nil where nothing was pulled.
  ///   - longestTag: the longest tag that the target takes, in characters; 60 where it is not known.
  ///   - names: what the source calls its containers, groups, fields and options now.
  public init(
    _ file: MappingFile, source: [StatusDefinition] = [], target: [StatusDefinition]? = nil,
    targetVocabulary: StatusVocabulary? = nil, targetContainers: [Container] = [],
    targetFields: [FieldDefinition]? = nil, longestTag: Int? = nil, names: SourceNames = SourceNames()
  ) {
    self.file = file
    self.source = source
    self.longestTag = longestTag ?? StatusTrace.usualLimit
    targets = TargetStatuses(pulled: target, vocabulary: targetVocabulary, containers: targetContainers)
    self.names = names
    var compiler = MappingCompiler(
      file: file, source: source, targets: targets, longestTag: self.longestTag, names: names)
    compiler.targetFields = targetFields
    compiler.run()
    problems = compiler.problems
    creations = StatusCreation.inOrder(compiler.creations)
    valueCreations = ValueCreation.all(of: file)
    valueProblems = compiler.valueProblems
    movedValues = compiler.movedValues
    compiled = compiler.rules
    lostFields = compiler.lostFields
    statusTags = compiler.rules.reduce(into: [:]) { tags, rule in
      for tag in rule.traces.tags { tags[tag, default: []].append(rule.source) }
    }
    sharing = SharedTargets(file)
    var rules: [StatusIdentity: [CompiledRule]] = [:]
    // Lines with a condition are asked first, in the order of the file.
    for rule in compiler.rules where !rule.when.isEmpty { rules[rule.source, default: []].append(rule) }
    for rule in compiler.rules where rule.when.isEmpty { rules[rule.source, default: []].append(rule) }
    self.rules = rules
  }

  /// Whether a person must decide before everything can be written.
  public var isBlocked: Bool { problems.contains(where: \.blocks) }

  /// Faults of the file that stand whatever the tickets are; other problems block only through tickets.
  public var faults: [MappingProblem] {
    let kinds: Set<MappingProblem.Kind> = [.fold, .duplicate, .ambiguous, .traceCollision]
    return problems.filter { $0.blocks && kinds.contains($0.kind) }
  }

  public var unknownVisibility: Message.Visibility { file.visibility.unknown }
  public var people: PeopleRules { file.people }

  public func status(_ facts: MappingFacts) -> Decision<MappedStatus> {
    status(facts, category: facts.statusCategory)
  }

  /// The target status of a ticket. Never `dropped`.
  ///
  /// - Parameter category: the source status's category as the source gives it.
  public func status(_ facts: MappingFacts, category: StatusCategory) -> Decision<MappedStatus> {
    unambiguous(table(facts, category: category), facts)
  }

  /// What the table says of a status, whatever tags the ticket has.
  func table(_ facts: MappingFacts, category: StatusCategory) -> Decision<MappedStatus> {
    let identity = facts.status ?? StatusIdentity(id: nil, label: nil)
    guard let rule = rule(for: identity, facts) else {
      if rules[identity] != nil {
        return .unmapped(reason: "no line for status \(identity) fits this ticket; add one without `when`")
      }
      return .unmapped(reason: "status \(identity) is not in the mapping; add a line for it under `statuses`")
    }
    let decision = rule.decide(category)
    // `otherwise` also files tickets that have no container.
    guard case .mapped(let status) = decision, let id = container(facts)?.value?.id else { return decision }
    return inScope(of: id, status, rule)
  }

  /// A target with scopes: the container decides which statuses there are.
  private func inScope(of container: String, _ status: MappedStatus, _ rule: CompiledRule) -> Decision<MappedStatus> {
    guard let scope = targets.scope(ofContainer: container) else { return .mapped(status) }
    if let problem = targets.problem(status, inScope: scope, container: container) {
      return .undecided(reason: "\(rule.place): \(problem)")
    }
    var status = status
    status.scope = status.scope ?? (targets.hasScopes ? scope : nil)
    return .mapped(status)
  }

  /// The SLA clock of a target status; nil where it is not known.
  public func targetClock(_ id: String, scope: String? = nil) -> String? { targets.clock(id, scope: scope) }

  /// The line that speaks for a ticket, for reports.
  func rule(for identity: StatusIdentity, _ facts: MappingFacts) -> CompiledRule? {
    rules[identity]?.first { $0.when.allSatisfy { $0.holds(for: facts) } }
  }

  /// What may be shown of a message: it is written public only if the source says public to everyone, or the mapping
  /// says so of messages whose audience is not known.
  public func visibility(_ message: Message) -> Message.Visibility {
    switch message.visibility {
    case .internal: .internal
    case .public: message.audience == nil ? .public : unknownVisibility
    case .unknown: unknownVisibility
    }
  }

  /// Why a ticket is not to be written at all; nil if it is.
  public func skip(_ ticket: Ticket) -> String? {
    if file.skip.states.contains(ticket.state) { return "state \(ticket.state.rawValue)" }
    if let before = file.skip.before, let created = ticket.createdAt, created < before {
      return "created before \(before)"
    }
    if let tag = file.skip.tags.first(where: ticket.tags.contains) { return "tag \(tag)" }
    return nil
  }
}

/// One source status of one line, resolved against both sides.
struct CompiledRule: Sendable {
  var source: StatusIdentity
  var when: [WhenTest]
  /// The category a person gave the source status: where the source gives none, or none as exact.
  var writtenCategory: StatusCategory?
  /// The categories that the status may have by what the source says of it; see ``SourceCategories/possible(_:)``.
  var possible: [StatusCategory] = []
  var target: ResolvedTarget?
  var acrossCategories: Bool
  /// Index into the file's merges; nil for a line of `statuses`.
  var merge: Int?
  var mergePlace: MappingPlace?
  var traces: [Trace]
  var place: MappingPlace
  /// The SLA clock in the source's status.
  var sourceClock = "unknown"
  /// Why nothing may be written through this line.
  var blocked: String?

  /// The category of a ticket that comes with this one: a person's more exact word for the status goes before what
  /// the source's covers.
  func category(of ticket: StatusCategory) -> StatusCategory {
    guard let writtenCategory else { return ticket }
    guard ticket != .unknown else { return writtenCategory }
    return possible.contains(writtenCategory) && possible.contains(ticket) ? writtenCategory : ticket
  }

  func decide(_ category: StatusCategory) -> Decision<MappedStatus> {
    guard blocked == nil, let target else {
      return .undecided(reason: blocked ?? "\(place): status \(source) has no target; write one")
    }
    let known = self.category(of: category)
    let crosses = known != target.category
    guard known != .unknown else {
      return .undecided(reason: "\(place): " + MappingCompiler.unknownSourceCategory(source))
    }
    guard !crosses || acrossCategories else {
      return .undecided(reason: "\(place): " + MappingCompiler.categoryChange(self, known, target))
    }
    var status = MappedStatus(
      id: target.id, label: target.label, scope: target.scope, category: target.category, merged: merge != nil,
      traces: traces, crossesCategory: crosses, creates: target.creates,
      clockChange: ClockChange(sourceClock, target.slaClock))
    status.mergePlace = mergePlace
    status.sourceCategory = known
    return .mapped(status)
  }
}

/// A target status that a line names, found at the target or about to be created.
struct ResolvedTarget: Sendable, Hashable {
  var id: String
  var label: String?
  var scope: String?
  var category: StatusCategory
  var slaClock: String
  var creates: Bool

  /// A nil scope means any: it cannot be told apart from the same id in one scope.
  func isSame(as other: ResolvedTarget) -> Bool {
    let name = creates ? Fold.label(id) : id
    let otherName = other.creates ? Fold.label(other.id) : other.id
    return name == otherName && creates == other.creates
      && (scope == other.scope || scope == nil || other.scope == nil)
  }
  var described: String {
    StatusIdentity(scope: scope, id: id, label: label).description
  }
}
