import TicketModel

/// Proposes a target for each status in use, best evidence first, never the same target twice.
struct StatusProposer {
  let source: SourceProfile
  let target: DraftTarget
  let labels: LabelBook
  let categories: SourceCategories
  /// The file that is brought up to date: its targets are taken.
  let existing: MappingFile?
  var entries: [DraftEntry] = []
  var merges: [String] = []
  /// Defined statuses that only histories have and for which the target has no like.
  private(set) var historyLeft: [(name: StatusHistory.Name, use: SourceProfile.Use)] = []

  private(set) var known: [StatusDefinition] = []
  /// Of the target's statuses.
  private(set) var scopes: Set<String> = []
  private(set) var language: String?
  private var targetLanguage: String?
  /// Index into ``known`` by index into the statuses in use, and why.
  private(set) var chosen: [Int: Proposal] = [:]
  private(set) var taken: [Int: Int] = [:]
  /// Targets that the existing file uses for statuses that no ticket has, by index into ``known``.
  private(set) var occupied: Set<Int> = []
  /// Statuses that the existing file speaks of.
  private var settled: Set<Int> = []
  /// Where a status would have gone, had it not been taken.
  private(set) var wanted: [Int: (target: Int, why: String)] = [:]
  var created: Set<String> = []
  private(set) var items: [DraftStatus] = []
  /// Who could be merged into each target, by index into ``known``.
  var members: [Int: [Int]] = [:]

  /// How sure a proposal is.
  enum Confidence: String { case high, medium, low, none }

  struct Proposal {
    var target: Int
    var why: String
    var confidence: Confidence
  }

  init(
    source: SourceProfile, target: DraftTarget, labels: LabelBook, sourceVocabulary: StatusVocabulary?,
    existing: MappingFile? = nil
  ) {
    self.source = source
    self.target = target
    self.labels = labels
    self.existing = existing
    categories = SourceCategories(sourceVocabulary)
  }

  mutating func run() {
    let inUse = source.draftStatuses
    let targets = TargetStatuses(
      pulled: target.statuses, vocabulary: target.vocabulary, containers: target.containers)
    known = targets.known.filter(canBeProposed)
    scopes = Set(known.compactMap(\.scope))
    if scopes.count > 1, !inUse.contains(where: { targetScope(of: $0.status) != nil }) { known = oncePerID(known) }
    // All of a desk's labels are one language, those no ticket carries included.
    language = labels.language(of: (source.statuses + inUse.map(\.status)).map(\.label))
    targetLanguage = labels.language(of: known.map(\.label))
    // Statuses in use choose first; those that only histories have take what is left.
    items = inUse.map { $0.weighed(by: categories, labels, language) }
    takeWhatIsWritten()
    propose(items.indices)
    let past = source.historyDefined
    items += past.map { DraftStatus($0.status, SourceProfile.Use()).weighed(by: categories, labels, language) }
    propose(inUse.count..<items.count)
    for index in inUse.indices { entries.append(entry(index)) }
    for (index, past) in zip(items.indices.suffix(past.count), past) { entries += historyEntry(index, past.use) }
    merges = mergeLines()
    if source.withoutStatus.tickets > 0 { entries.append(withoutStatus()) }
  }

  /// Where nothing says which scope a ticket comes to, a status that several scopes have is written without one: the
  /// ticket's container decides.
  private func oncePerID(_ statuses: [StatusDefinition]) -> [StatusDefinition] {
    var seen: Set<ExactText> = []
    return statuses.compactMap { status in
      let id = status.id ?? status.label
      let same = statuses.filter { id.isExactly($0.id ?? $0.label) }
      guard Set(same.map(\.scope)).count > 1, Set(same.map(\.category)).count == 1 else { return status }
      guard seen.insert(ExactText(id)).inserted else { return nil }
      var anywhere = status
      anywhere.scope = nil
      return anywhere
    }
  }

  /// What a person has decided stands: its targets are not proposed to others.
  private mutating func takeWhatIsWritten() {
    guard let existing else { return }
    for (index, item) in items.enumerated() where existing.speaks(of: item) { settled.insert(index) }
    let lines = existing.statuses.map { ($0.from, $0.when, $0.to) }
    let merged = existing.merges.flatMap { merge in merge.from.map { ($0, merge.when, merge.into) } }
    for (from, when, to) in lines + merged {
      let index = items.firstIndex { from.means($0.value) && (when.askedCategories?.contains($0.given) ?? true) }
      switch to.choice {
      case .use(let id): take(id, to.scope, for: index)
      case .create(let label): created.insert((to.scope ?? "") + Fold.label(label))
      case .undecided, .drop, .tag: break
      }
    }
  }

  private mutating func take(_ id: String, _ scope: String?, for index: Int?) {
    for place in known.indices where id.isExactly(known[place].id ?? known[place].label) {
      guard scope == nil || known[place].scope == nil || known[place].scope == scope else { continue }
      if let index { taken[place] = taken[place] ?? index } else { occupied.insert(place) }
    }
  }

  func isFree(_ place: Int) -> Bool { taken[place] == nil && !occupied.contains(place) }

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
    for index in range where chosen[index] == nil && !settled.contains(index) {
      let (candidates, why) = evidence(items[index].status)
      guard rivals(of: index).isEmpty else {
        if candidates.count == 1, wanted[index] == nil { wanted[index] = (candidates[0], why) }
        continue
      }
      if let free = candidates.first(where: isFree), candidates.count == 1 || why == "same label" {
        chosen[index] = Proposal(target: free, why: why, confidence: confidence)
        taken[free] = index
      } else if let first = candidates.first, candidates.count == 1, wanted[index] == nil {
        wanted[index] = (first, why)
      }
    }
  }

  /// The same label in other scopes, where the target keeps them in one set: none of them is more right than the
  /// others, whatever their order.
  func rivals(of index: Int) -> [Int] {
    let item = items[index].status
    guard let scope = item.scope else { return [] }
    let folded = Fold.label(item.label)
    return items.indices.filter { other in
      let status = items[other].status
      return status.scope != scope && status.category == item.category && Fold.label(status.label) == folded
        && targetScope(of: status) == targetScope(of: item)
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
    let usual = categories.vocabulary?.usualTarget(status.category)
    let isUsual = usual?.label == status.label && (usual?.id == status.id || usual?.id == nil)
    let defaults = items.count {
      $0.status.category == status.category && categories.shipped($0.status)?.category == status.category
    }
    return isUsual || defaults == 1 ? defaultOfBoth(status) : ([], "")
  }

  private func defaultOfBoth(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let entry = categories.shipped(status), entry.category == status.category,
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
      if let only = candidates.first, candidates.count == 1, !isFree(only) { wanted[index] = (only, why) }
    }
  }

  /// The labels mean the same in their languages, and the categories agree. A status that its product uses for several
  /// categories means nothing certain, whatever it is called.
  private func sameMeaning(_ status: StatusDefinition) -> (candidates: [Int], why: String) {
    guard let language, let meaning = labels.certainStatus(status.label, language: language),
      categories.shipped(status)?.also.isEmpty != false
    else { return ([], "") }
    let fitting = known.indices.filter { index in
      guard agrees(status, known[index]), let targetLanguage, targetAlso(index).isEmpty else { return false }
      return labels.certainStatus(known[index].label, language: targetLanguage)?.meaning == meaning.meaning
    }
    return (fitting, "label \"\(status.label)\" means \(meaning.meaning) (\(language))")
  }

  /// The categories that the target's product uses a status for besides its own.
  func targetAlso(_ place: Int) -> [StatusCategory] {
    target.vocabulary?.entry(id: known[place].id, label: known[place].label)?.also ?? []
  }

  // MARK: Entries

  private mutating func entry(_ index: Int) -> DraftEntry {
    let item = items[index]
    var entry = DraftEntry(from: from(item), to: "\"?\"", value: item.value)
    entry.when = item.when
    entry.category = item.given
    if let choice = chosen[index] {
      entry.to = YAMLText.table(reference(known[choice.target]))
      entry.evidence = evidence(choice.why, choice.confidence, index, choice.target)
      entry.notes = alternatives(index)
    } else if let label = creatable(item.status) {
      entry.to = YAMLText.table(creation(label, item.status))
      entry.evidence = evidence("keeps it apart: the target has none of this name", .high, index, nil)
      entry.notes = alternatives(index)
      created.insert((targetScope(of: item.status) ?? "") + Fold.label(label))
      if let want = wanted[index] { offerShared(index, want.target, &entry) }
    } else {
      explain(index, &entry)
    }
    if !item.use.samples.isEmpty {
      entry.notes.append("for example ticket " + item.use.samples.joined(separator: ", "))
    }
    return entry
  }

  /// The same label in other scopes, as one with them.
  private mutating func offerShared(_ index: Int, _ place: Int, _ entry: inout DraftEntry) {
    guard !rivals(of: index).isEmpty else { return }
    offerMerge(index, into: place)
    entry.notes.append(
      "or: one with the same label of other scopes: the merge into \(StatusIdentity(known[place])) below")
  }

  /// Why, what speaks against being sure, and how sure that leaves it.
  private func evidence(_ why: String, _ confidence: Confidence, _ index: Int, _ place: Int?) -> String {
    let item = items[index]
    var parts = [why]
    var confidence = confidence
    if let reading = item.reading, let native = item.coarse {
      parts.append(
        "category by its label, which means \(reading.meaning) (\(reading.language)); \(native.name) alone is "
          + item.choices.list)
      confidence = reading.strength == .default && confidence != .low ? .medium : .low
    }
    var doubts: [String] = []
    if !item.also.isEmpty { doubts.append("\"\(item.status.label)\" is used for \(item.also.list) too") }
    if let place, !targetAlso(place).isEmpty {
      doubts.append("the target's \"\(known[place].label)\" is used for \(targetAlso(place).list) too")
    }
    if !doubts.isEmpty { confidence = .low }
    return (parts + doubts).joined(separator: "; ") + "; confidence: \(confidence.rawValue)"
  }

  /// A status that only histories have gets a line where the target has its like, else it is kept as text.
  private mutating func historyEntry(_ index: Int, _ use: SourceProfile.Use) -> [DraftEntry] {
    let item = items[index]
    guard let choice = chosen[index] else {
      let status = item.status
      historyLeft.append((StatusHistory.Name(scope: status.scope, id: status.id, label: status.label), use))
      return []
    }
    var entry = DraftEntry(from: from(item), to: YAMLText.table(reference(known[choice.target])), value: item.value)
    entry.category = item.given
    entry.evidence = evidence(choice.why, choice.confidence, index, choice.target)
    entry.notes = ["only in the history of \(use.described)"]
    return [entry]
  }

  private func from(_ item: DraftStatus) -> String {
    let status = item.status
    var entries: [(String, String?)] = [("scope", status.scope), ("id", status.id), ("label", status.label)]
    if status.category == .unknown || item.coarse != nil {
      entries.append(("category", status.category == .unknown ? "?" : status.category.rawValue))
    }
    guard !source.isShipped else { return YAMLText.table(entries) }
    let evidence = item.use.lastUse.map { ", lastUse: \"\($0.prefix(10))\"" } ?? ""
    return YAMLText.table(entries).dropLast(2) + ", tickets: \(item.use.tickets)\(evidence) }"
  }

  private func withoutStatus() -> DraftEntry {
    var entry = DraftEntry(
      from: "{ none: true, category: \"?\", tickets: \(source.withoutStatus.tickets) }", to: "\"?\"",
      value: MappingFacts.Value(id: nil))
    entry.evidence = "tickets without any status: please choose; confidence: none"
    return entry
  }
}

extension [StatusCategory] {
  /// `new, open or hold`
  var list: String {
    guard let last, count > 1 else { return first?.rawValue ?? "" }
    return dropLast().map(\.rawValue).joined(separator: ", ") + " or " + last.rawValue
  }
}
