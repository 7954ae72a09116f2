import TicketModel

/// Proposes a target for each status in use, best evidence first, never the same target twice.
struct StatusProposer {
  let source: SourceProfile
  let target: DraftTarget
  let labels: LabelBook
  let sourceVocabulary: StatusVocabulary?
  var entries: [DraftEntry] = []
  var merges: [String] = []
  /// Defined statuses that only histories have and for which the target has no like.
  private(set) var historyLeft: [(name: StatusHistory.Name, use: SourceProfile.Use)] = []

  private(set) var known: [StatusDefinition] = []
  private var language: String?
  private var targetLanguage: String?
  /// Index into ``known`` by index into the statuses in use, and why.
  private var chosen: [Int: Proposal] = [:]
  private(set) var taken: [Int: Int] = [:]
  /// Where a status would have gone, had it not been taken.
  private var wanted: [Int: (target: Int, why: String)] = [:]
  private var created: Set<String> = []
  private(set) var items: [(status: StatusDefinition, use: SourceProfile.Use)] = []
  /// Who could be merged into each target, by index into ``known``.
  private var members: [Int: [Int]] = [:]

  /// How sure a proposal is.
  enum Confidence: String { case high, medium, low, none }

  private struct Proposal {
    var target: Int
    var why: String
    var confidence: Confidence
  }

  init(source: SourceProfile, target: DraftTarget, labels: LabelBook, sourceVocabulary: StatusVocabulary?) {
    self.source = source
    self.target = target
    self.labels = labels
    self.sourceVocabulary = sourceVocabulary
  }

  mutating func run() {
    items = source.statusesInUse
    known = TargetStatuses(pulled: target.statuses, vocabulary: target.vocabulary).known.filter(canBeProposed)
    // All of a desk's labels are one language, those no ticket carries included.
    language = labels.language(of: (source.statuses + items.map(\.status)).map(\.label))
    targetLanguage = labels.language(of: known.map(\.label))
    // Statuses in use choose first; those that only histories have take what is left.
    let inUse = items.count
    let past = source.historyDefined
    propose(0..<inUse)
    items += past.map { ($0.status, SourceProfile.Use()) }
    propose(inUse..<items.count)
    for index in items.indices.dropLast(past.count) { entries.append(entry(index)) }
    for (index, past) in zip(items.indices.suffix(past.count), past) { entries += historyEntry(index, past.use) }
    merges = mergeLines()
    if source.withoutStatus.tickets > 0 { entries.append(withoutStatus()) }
  }

  /// Best evidence first.
  private mutating func propose(_ range: Range<Int>) {
    pass(range, .high, sameLabel)
    pass(range, .high, usualOfBoth)
    pass(range, .medium, sameMeaning)
    noteDefaults(range)
  }

  /// Not what is switched off, another spelling of a status, or a status that the product keeps to itself.
  private func canBeProposed(_ status: StatusDefinition) -> Bool {
    guard status.active != false, let vocabulary = target.vocabulary else { return status.active != false }
    let entry = vocabulary.statuses.first { StatusIdentity($0.definition) == StatusIdentity(status) }
    return entry.map { $0.spellingOf == nil && vocabulary.canBeReached($0) } ?? true
  }

  /// One kind of evidence for every status that has no target yet.
  private mutating func pass(
    _ range: Range<Int>, _ confidence: Confidence, _ evidence: (StatusDefinition) -> (candidates: [Int], why: String)
  ) {
    for index in range where chosen[index] == nil {
      let (candidates, why) = evidence(items[index].status)
      if let free = candidates.first(where: { taken[$0] == nil }), candidates.count == 1 || why == "same label" {
        chosen[index] = Proposal(target: free, why: why, confidence: confidence)
        taken[free] = index
      } else if let first = candidates.first, candidates.count == 1, wanted[index] == nil {
        wanted[index] = (first, why)
      }
    }
  }

  private func agrees(_ status: StatusDefinition, _ other: StatusDefinition) -> Bool {
    status.category != .unknown && status.category == other.category
  }

  private func sameLabel(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    let fitting = known.indices.filter {
      Fold.bare(known[$0].label) == Fold.bare(status.label) && agrees(status, known[$0])
    }
    // Of several scopes the one of the same name; otherwise a person must say which.
    let scoped = fitting.filter { known[$0].scope == targetScope(of: status) }
    return (scoped.isEmpty && fitting.count > 1 ? [] : scoped.isEmpty ? fitting : Array(scoped.prefix(1)), "same label")
  }

  /// The default of a category, for the only one of the source's defaults of it that is in use, or the usual one. Of
  /// several others none is more fitting than the next: a person says.
  private func usualOfBoth(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    let usual = sourceVocabulary?.usualTarget(status.category)
    let isUsual = usual?.label == status.label && (usual?.id == status.id || usual?.id == nil)
    let defaults = items.count {
      $0.status.category == status.category
        && sourceVocabulary?.entry(id: $0.status.id, label: $0.status.label)?.category == status.category
    }
    return isUsual || defaults == 1 ? defaultOfBoth(status) : ([], "")
  }

  private func defaultOfBoth(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let entry = sourceVocabulary?.entry(id: status.id, label: status.label), entry.category == status.category,
      let wanted = target.vocabulary?.usualTarget(status.category)
    else { return ([], "") }
    let fitting = known.indices.filter { index in
      // Ids that are each account's own, or that the product does not fix, count by their label.
      let isSame =
        wanted.id == nil || wanted.onlyAsLabelled
        ? known[index].label == wanted.label : known[index].id == wanted.id
      return isSame && agrees(status, known[index])
    }
    return (fitting, "default of both for \(status.category.rawValue)")
  }

  /// Where the other defaults of a category would have gone, for the merge that they would need.
  private mutating func noteDefaults(_ range: Range<Int>) {
    for index in range where chosen[index] == nil && wanted[index] == nil {
      let (candidates, why) = defaultOfBoth(items[index].status)
      if let only = candidates.first, candidates.count == 1, taken[only] != nil { wanted[index] = (only, why) }
    }
  }

  /// The labels mean the same in their languages, and the categories agree. A status that its product uses for several
  /// categories means nothing certain, whatever it is called.
  private func sameMeaning(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let language, let meaning = labels.certainStatus(status.label, language: language),
      sourceVocabulary?.entry(id: status.id, label: status.label)?.also.isEmpty != false
    else { return ([], "") }
    let fitting = known.indices.filter { index in
      guard agrees(status, known[index]), let targetLanguage,
        target.vocabulary?.entry(id: known[index].id, label: known[index].label)?.also.isEmpty != false
      else { return false }
      return labels.certainStatus(known[index].label, language: targetLanguage)?.meaning == meaning.meaning
    }
    return (fitting, "label \"\(status.label)\" means \(meaning.meaning) (\(language))")
  }

  private mutating func entry(_ index: Int) -> DraftEntry {
    let (status, use) = items[index]
    var entry = DraftEntry(
      from: from(status, use), to: "\"?\"",
      value: MappingFacts.Value(scope: status.scope, id: status.id, label: status.label))
    if let choice = chosen[index] {
      entry.to = YAMLText.table(reference(known[choice.target]))
      entry.evidence = "\(choice.why); confidence: \(choice.confidence.rawValue)"
      entry.notes = alternatives(index)
    } else if let label = creatable(status) {
      entry.to = YAMLText.table(creation(label, status))
      entry.evidence = "keeps it apart: the target has none of this name; confidence: \(Confidence.high.rawValue)"
      created.insert((targetScope(of: status) ?? "") + Fold.label(label))
      entry.notes = alternatives(index)
    } else {
      explain(index, &entry)
    }
    if !use.samples.isEmpty { entry.notes.append("for example ticket " + use.samples.joined(separator: ", ")) }
    return entry
  }

  /// A status that only histories have gets a line where the target has its like, else it is kept as text.
  private mutating func historyEntry(_ index: Int, _ use: SourceProfile.Use) -> [DraftEntry] {
    let status = items[index].status
    guard let choice = chosen[index] else {
      historyLeft.append((StatusHistory.Name(scope: status.scope, id: status.id, label: status.label), use))
      return []
    }
    var entry = DraftEntry(
      from: from(status, SourceProfile.Use()), to: YAMLText.table(reference(known[choice.target])),
      value: MappingFacts.Value(scope: status.scope, id: status.id, label: status.label))
    entry.evidence = "\(choice.why); confidence: \(choice.confidence.rawValue)"
    entry.notes = ["only in the history of \(use.described)"]
    return [entry]
  }

  private func from(_ status: StatusDefinition, _ use: SourceProfile.Use) -> String {
    var entries: [(String, String?)] = [("scope", status.scope), ("id", status.id), ("label", status.label)]
    if status.category == .unknown { entries.append(("category", "?")) }
    guard !source.isShipped else { return YAMLText.table(entries) }
    let evidence = use.lastUse.map { ", lastUse: \"\($0.prefix(10))\"" } ?? ""
    return YAMLText.table(entries).dropLast(2) + ", tickets: \(use.tickets)\(evidence) }"
  }

  // MARK: Making a status at the target

  /// A label under which the target can create the status, or nil where it cannot.
  private func creatable(_ status: StatusDefinition) -> String? {
    guard let vocabulary = target.vocabulary, vocabulary.customStatuses == .creatable,
      status.category != .unknown, status.category != .deleted,
      vocabulary.creatableCategories?.contains(status.category) ?? true
    else { return nil }
    return freeLabel(status)
  }

  /// Its own label, or `Returns: New` where that is taken: two scopes of one label stay two statuses.
  private func freeLabel(_ status: StatusDefinition) -> String? {
    let longest = target.vocabulary?.longestLabel ?? .max
    let scope = targetScope(of: status)
    let scoped = status.scope.map { source.name(ofScope: $0) + ": " + status.label }
    let isShared = items.contains {
      $0.status.scope != status.scope && Fold.label($0.status.label) == Fold.label(status.label)
    }
    let labels = isShared && scope == nil ? [scoped].compactMap { $0 } : [status.label] + [scoped].compactMap { $0 }
    return labels.first { label in
      let folded = Fold.label(label)
      return label.count <= longest && !created.contains((scope ?? "") + folded)
        && !known.contains { Fold.label($0.label) == folded && (scope == nil || $0.scope == scope) }
    }
  }

  private func creation(_ label: String, _ status: StatusDefinition) -> [(String, String?)] {
    [
      ("create", label), ("category", status.category == .unknown ? "?" : status.category.rawValue),
      ("scope", targetScope(of: status)),
    ]
  }

  /// Where the target has scopes, that of the same name as the source's: pipelines are containers on both sides. A
  /// source without scopes gets the target's only one.
  private func targetScope(of status: StatusDefinition) -> String? {
    let scopes = Set(known.compactMap(\.scope))
    guard let scope = status.scope else { return scopes.count == 1 ? scopes.first : nil }
    if scopes.contains(scope) { return scope }
    let name = Fold.bare(source.name(ofScope: scope))
    return target.containers.first { scopes.contains($0.id) && Fold.bare($0.label ?? $0.id) == name }?.id
  }

  private func reference(_ status: StatusDefinition) -> [(String, String?)] {
    let id = status.id ?? status.label
    return [("use", id), ("label", id == status.label ? nil : status.label), ("scope", status.scope)]
  }

  // MARK: What is for a person to decide

  /// Why there is no proposal, and what a person can choose from.
  private mutating func explain(_ index: Int, _ entry: inout DraftEntry) {
    let status = items[index].status
    var confidence = Confidence.none
    if let want = wanted[index], let first = taken[want.target] {
      entry.evidence =
        "\(want.why), but \(StatusIdentity(known[want.target])) is proposed for "
        + "\(StatusIdentity(items[first].status)) already"
      offerMerge(index, into: want.target)
      confidence = .low
    } else if status.category == .unknown {
      let meaning = meaning(status)
      entry.evidence = meaning ?? "the source does not tell its category: please choose"
      if meaning != nil { confidence = .low }
      entry.notes.append("write its category in `from` as well")
    } else {
      entry.evidence = "category \(status.category.rawValue) only: please choose"
      offerNearest(index, &entry)
      confidence = .low
    }
    entry.evidence = (entry.evidence ?? "") + "; confidence: \(confidence.rawValue)"
    entry.notes += alternatives(index)
    if target.vocabulary?.customStatuses != .creatable {
      entry.notes.append("or: leave \"?\": its tickets stay blocked and are not written")
    }
  }

  /// `label "En attente" means pending or hold (fr)`
  private func meaning(_ status: StatusDefinition) -> String? {
    guard let language else { return nil }
    let readings = labels.status(status.label, language: language)
    guard !readings.isEmpty else { return nil }
    let categories = StatusCategory.allCases.filter { category in readings.contains { $0.category == category } }
    let list = categories.map(\.rawValue).joined(separator: " or ")
    return "label \"\(status.label)\" means \(list) (\(language)): please choose"
  }

  /// Free targets of the same category (all free ones where it is not known), creating one by hand, and a written
  /// merge into those of the category that others use.
  private mutating func alternatives(_ index: Int) -> [String] {
    let status = items[index].status
    let fitting = known.indices.filter { place in
      chosen[index]?.target != place
        && (status.category == .unknown || known[place].category == status.category
          || known[place].category == .unknown)
    }
    let free = fitting.filter { taken[$0] == nil }.prefix(chosen[index] == nil ? 8 : 3)
    var lines = free.map { place in
      "or: to: \(YAMLText.table(reference(known[place])))   \(known[place].category.rawValue)"
    }
    if let vocabulary = target.vocabulary, vocabulary.customStatuses == .byHand, chosen[index] == nil {
      let label = freeLabel(status) ?? status.label
      lines.append(
        "or: to: \(YAMLText.table(creation(label, status)))   once it was created by hand and the target pulled again")
    }
    guard chosen[index] == nil, status.category != .unknown else { return lines }
    if let across = createdAcross(status) { lines.append(across) }
    for place in fitting where known[place].category == status.category { members[place, default: []].append(index) }
    for place in fitting where known[place].category == status.category && taken[place] != nil {
      lines.append("or: one with others: the merge into \(StatusIdentity(known[place])) below, which leaves a trace")
    }
    return lines
  }

  /// Where the target has nothing of the category: what is nearest, as a written change or a written merge.
  private mutating func offerNearest(_ index: Int, _ entry: inout DraftEntry) {
    let category = items[index].status.category
    guard !known.contains(where: { $0.category == category }), let place = nearest(category) else { return }
    let nearest = known[place]
    if let first = taken[place] {
      entry.notes.append(
        "the target has no \(category.rawValue); \(StatusIdentity(nearest)) is nearest and proposed for "
          + "\(StatusIdentity(items[first].status)): see the merge below")
    } else {
      let target = YAMLText.table(reference(nearest)).dropLast(2) + ", acrossCategories: true }"
      entry.notes.append(
        "or: to: \(target)   \(nearest.category.rawValue): the target has no \(category.rawValue)")
    }
    offerMerge(index, into: place)
  }

  /// Kept apart in the nearest category that the target can create, where it cannot create this one.
  private func createdAcross(_ status: StatusDefinition) -> String? {
    guard let vocabulary = target.vocabulary, let able = vocabulary.creatableCategories, status.category != .deleted,
      vocabulary.customStatuses == .creatable, !able.contains(status.category),
      let other = StatusProposer.nearest[status.category]?.first(where: able.contains), let label = freeLabel(status)
    else { return nil }
    let create = YAMLText.table([("create", label), ("category", other.rawValue), ("scope", targetScope(of: status))])
    return "or: to: \(create.dropLast(2)), acrossCategories: true }   keeps it apart; "
      + "no \(status.category.rawValue) can be created"
  }

  /// The target's status of the nearest category that it has.
  private func nearest(_ category: StatusCategory) -> Int? {
    for other in StatusProposer.nearest[category] ?? [] {
      let fitting = known.indices.filter { known[$0].category == other }
      let usual = target.vocabulary?.usualTarget(other)
      if let place = fitting.first(where: { usual != nil && known[$0].label == usual?.label }) ?? fitting.first {
        return place
      }
    }
    return nil
  }

  private static let nearest: [StatusCategory: [StatusCategory]] = [
    .new: [.open], .open: [.new], .pending: [.hold, .open], .hold: [.pending, .open], .solved: [.closed],
    .closed: [.solved], .cancelled: [.closed, .solved], .spam: [.deleted, .cancelled, .closed, .solved],
    .deleted: [.spam, .cancelled, .closed, .solved],
  ]

  private mutating func offerMerge(_ index: Int, into place: Int) {
    if members[place]?.contains(index) != true { members[place, default: []].append(index) }
  }

  /// One ready merge for each target that several statuses fit, whoever it is proposed for among them.
  private func mergeLines() -> [String] {
    members.sorted { $0.key < $1.key }.compactMap { place, fitting in
      let all = ([taken[place]].compactMap { $0 } + fitting).reduce(into: [Int]()) { list, index in
        if !list.contains(index) { list.append(index) }
      }
      guard all.count > 1 else { return nil }
      let statuses = all.map { items[$0].status }
      let list = statuses.map { YAMLText.table([("scope", $0.scope), ("id", $0.id), ("label", $0.label)]) }
      let crosses = statuses.contains { $0.category != known[place].category }
      return "{ into: \(YAMLText.table(reference(known[place]))), from: [ \(list.joined(separator: ", ")) ], "
        + "trace: tag, " + (crosses ? "acrossCategories: true, " : "") + "because: \"?\" }"
    }
  }

  private func withoutStatus() -> DraftEntry {
    var entry = DraftEntry(
      from: "{ none: true, category: \"?\", tickets: \(source.withoutStatus.tickets) }", to: "\"?\"",
      value: MappingFacts.Value(id: nil))
    entry.evidence = "tickets without any status: please choose; confidence: none"
    return entry
  }
}
