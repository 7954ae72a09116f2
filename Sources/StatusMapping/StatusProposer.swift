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
    known = TargetStatuses(pulled: target.statuses, vocabulary: target.vocabulary).known.filter { $0.active != false }
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
    pass(range, .high, defaultOfBoth)
    pass(range, .medium, sameMeaning)
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

  private func defaultOfBoth(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let vocabulary = target.vocabulary,
      let entry = sourceVocabulary?.entry(id: status.id, label: status.label), entry.category == status.category
    else { return ([], "") }
    let defaults = vocabulary.statuses.filter { $0.category == status.category && !$0.onlyAsLabelled }
    guard defaults.count == 1, let wanted = defaults.first else { return ([], "") }
    let fitting = known.indices.filter {
      (known[$0].id ?? known[$0].label) == (wanted.id ?? wanted.label) && agrees(status, known[$0])
    }
    return (fitting, "default of both for \(status.category.rawValue)")
  }

  /// The labels mean the same in their languages, and the categories agree.
  private func sameMeaning(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let language, let meaning = certainMeaning(status.label, language) else { return ([], "") }
    let fitting = known.indices.filter { index in
      guard agrees(status, known[index]), let targetLanguage else { return false }
      return certainMeaning(known[index].label, targetLanguage)?.meaning == meaning.meaning
    }
    return (fitting, "label \"\(status.label)\" means \(meaning.meaning) (\(language))")
  }

  private func certainMeaning(_ label: String, _ language: String) -> LabelBook.Reading? {
    let readings = labels.status(label, language: language)
    guard Set(readings.map(\.meaning)).count == 1, let first = readings.first, first.strength != .weak else {
      return nil
    }
    return first
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
    let evidence = use.lastUse.map { ", lastUse: \"\($0.prefix(10))\"" } ?? ""
    return YAMLText.table(entries).dropLast(2) + ", tickets: \(use.tickets)\(evidence) }"
  }

  // MARK: Making a status at the target

  /// A label under which the target can create the status, or nil where it cannot.
  private func creatable(_ status: StatusDefinition) -> String? {
    guard let vocabulary = target.vocabulary, vocabulary.customStatuses == .creatable,
      status.category != .unknown, vocabulary.creatableCategories?.contains(status.category) ?? true
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

  /// Where the target has scopes, that of the same name as the source's: pipelines are containers on both sides.
  private func targetScope(of status: StatusDefinition) -> String? {
    guard let scope = status.scope else { return nil }
    let scopes = Set(known.compactMap(\.scope))
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
      if let ambiguous = meaning(status), ambiguous.contains(" or ") { entry.evidence = ambiguous }
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
    for place in fitting where known[place].category == status.category { members[place, default: []].append(index) }
    for place in fitting where known[place].category == status.category && taken[place] != nil {
      lines.append("or: one with others: the merge into \(StatusIdentity(known[place])) below, which leaves a trace")
    }
    return lines
  }

  /// Where the target has nothing of the category: what is nearest, as a written change or a written merge.
  private mutating func offerNearest(_ index: Int, _ entry: inout DraftEntry) {
    let category = items[index].status.category
    guard !known.contains(where: { $0.category == category }), let nearest = StatusProposer.nearest[category],
      let place = known.firstIndex(where: { $0.category == nearest })
    else { return }
    if let first = taken[place] {
      entry.notes.append(
        "the target has no \(category.rawValue); \(StatusIdentity(known[place])) is nearest and proposed for "
          + "\(StatusIdentity(items[first].status)): see the merge below")
    } else {
      let target = YAMLText.table(reference(known[place])).dropLast(2) + ", acrossCategories: true }"
      entry.notes.append("or: to: \(target)   \(nearest.rawValue): the target has no \(category.rawValue)")
    }
    offerMerge(index, into: place)
  }

  private static let nearest: [StatusCategory: StatusCategory] = [
    .new: .open, .open: .new, .pending: .hold, .hold: .pending, .solved: .closed, .closed: .solved,
    .cancelled: .closed, .spam: .deleted, .deleted: .spam,
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
        + "trace: tag, " + (crosses ? "acrossCategories: true, " : "") + "because: who agreed }"
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
