import TicketModel

/// Holds a mapping file against both sides and collects what is wrong with it.
struct MappingCompiler {
  let file: MappingFile
  let source: [StatusDefinition]
  let targets: TargetStatuses
  var rules: [CompiledRule] = []
  var problems: [MappingProblem] = []
  var creations: [StatusCreation] = []
  let longestTag: Int
  let names: SourceNames
  /// What is wrong with a line of values, by the place of its `from` (of a field: its line): its tickets are blocked.
  var valueProblems: [MappingPlace: MappingProblem] = [:]
  /// Values without a line whose label a line has that speaks of an id which is gone: list to id.
  var movedValues: [String: [String: MappingProblem]] = [:]
  let categories: SourceCategories
  /// As pulled; nil where nothing was.
  var targetFields: [FieldDefinition]?
  /// See ``Mapper/lostFields``.
  var lostFields: [String: String] = [:]

  init(
    file: MappingFile, source: [StatusDefinition], targets: TargetStatuses, longestTag: Int, names: SourceNames
  ) {
    self.file = file
    self.source = source
    self.targets = targets
    self.longestTag = longestTag
    self.names = names
    categories = SourceCategories(desk: file.fromDesk)
  }

  mutating func run() {
    for rule in file.statuses {
      add(rule.from, when: rule.when, to: rule.to, merge: nil, place: rule.place)
    }
    for (index, merge) in file.merges.enumerated() {
      for from in merge.from { add(from, when: merge.when, to: merge.into, merge: index, place: merge.place) }
    }
    checkNames()
    checkDuplicates()
    checkFolds()
    checkCategories()
    checkReach()
    checkTraces()
    checkTraceFields()
    checkUnmapped()
    checkReasons()
    noteMerges()
    noteTakenLabels()
    checkValues()
    problems.sort { left, right in
      switch (left.place, right.place) {
      case (let a?, let b?): a < b
      case (_?, nil): true
      default: false
      }
    }
  }

  private mutating func add(
    _ from: SourceValue, when: [WhenTest], to: MappingTarget, merge: Int?, place: MappingPlace
  ) {
    let identity = resolve(from)
    var rule = CompiledRule(
      source: identity, when: when, writtenCategory: from.category, target: nil,
      acrossCategories: to.acrossCategories, merge: merge, traces: [], place: from.place)
    if let merge { rule.traces = [StatusTrace.of(identity, file.merges[merge].trace, limit: longestTag)] }
    rule.mergePlace = merge.map { file.merges[$0].place }
    let definition = source.first { StatusIdentity($0) == identity }
    rule.sourceClock = definition?.slaClock ?? "unknown"
    rule.possible = definition.map(categories.possible) ?? []
    if let creation = targets.creation(to) { note(creation, for: definition, identity) }
    rules.append(rule)
    let index = rules.count - 1
    if to.choice == .undecided {
      block(index, .undecided, at: to.place, "status \(identity) is undecided; write its target in place of ?")
      return
    }
    do {
      let (target, remarks) = try targets.resolve(to)
      rules[index].target = target
      for remark in remarks where merge == nil || isFirst(index, of: merge) {
        problems.append(MappingProblem(remark.kind, to.place, remark.message, blocks: false, sources: [identity]))
      }
    } catch {
      block(index, error.kind, at: to.place, error.message)
    }
  }

  /// One status to be made, whoever needs it.
  private mutating func note(
    _ creation: StatusCreation, for definition: StatusDefinition?, _ identity: StatusIdentity
  ) {
    var creation = creation
    creation.publicLabel = creation.publicLabel ?? definition?.publicLabel
    creation.order = definition?.order
    creation.sources = [identity]
    let same = creations.firstIndex { $0.label.isExactly(creation.label) && $0.scope.isExactly(creation.scope) }
    guard let same else { return creations.append(creation) }
    if !creations[same].sources.contains(identity) { creations[same].sources.append(identity) }
  }

  private func isFirst(_ index: Int, of merge: Int?) -> Bool {
    rules.firstIndex { $0.merge == merge } == index
  }

  /// Says why nothing may be written through a line. The first reason stays.
  mutating func block(_ index: Int, _ kind: MappingProblem.Kind, at place: MappingPlace, _ message: String) {
    block([index], kind, at: place, message)
  }

  mutating func block(_ indices: [Int], _ kind: MappingProblem.Kind, at place: MappingPlace, _ message: String) {
    for index in indices where rules[index].blocked == nil { rules[index].blocked = "\(place): \(message)" }
    var sources: [StatusIdentity] = []
    for index in indices where !sources.contains(rules[index].source) { sources.append(rules[index].source) }
    // One wrong target of a merge is one problem, not one for each of its statuses.
    let same = problems.firstIndex { $0.kind == kind && $0.place == place && $0.message == message }
    if let same {
      problems[same].sources += sources.filter { !problems[same].sources.contains($0) }
    } else {
      problems.append(MappingProblem(kind, place, message, blocks: true, sources: sources))
    }
  }

  mutating func remark(
    _ kind: MappingProblem.Kind, at place: MappingPlace?, _ message: String, _ sources: [StatusIdentity]
  ) {
    problems.append(MappingProblem(kind, place, message, blocks: false, sources: sources))
  }

  /// The source status a line means: by scope and id, by label only where one side has no id.
  func resolve(_ from: SourceValue) -> StatusIdentity {
    if from.isNone { return StatusIdentity(scope: from.scope, id: nil, label: nil) }
    let written = StatusIdentity(scope: from.scope, id: from.id, label: from.label)
    if let exact = source.first(where: { StatusIdentity($0) == written }) { return StatusIdentity(exact) }
    let candidates = candidates(for: from)
    return candidates.count == 1 ? StatusIdentity(candidates[0]) : written
  }

  /// Statuses a line may mean where nothing fits exactly: the same id in another scope if no scope is written, or the
  /// same label where the line or the status has no id.
  func candidates(for from: SourceValue) -> [StatusDefinition] {
    let inScope = source.filter { from.scope == nil || $0.scope.isExactly(from.scope) }
    guard let id = from.id else { return inScope.filter { $0.label.isExactly(from.label) } }
    let byID = inScope.filter { id.isExactly($0.id) }
    if !byID.isEmpty { return byID }
    guard let label = from.label else { return [] }
    return inScope.filter { $0.id == nil && $0.label.isExactly(label) }
  }
}
