import TicketModel

/// Proposes a target for each status in use, best evidence first, never the same target twice.
struct StatusProposer {
  let source: SourceProfile
  let target: DraftTarget
  let labels: LabelBook
  let sourceVocabulary: StatusVocabulary?
  var entries: [DraftEntry] = []
  var merges: [String] = []

  private var known: [StatusDefinition] = []
  private var language: String?
  private var targetLanguage: String?
  /// Index into ``known`` by index into the statuses in use, and why.
  private var chosen: [Int: (target: Int, why: String)] = [:]
  private var taken: [Int: Int] = [:]
  /// Where a status would have gone, had it not been taken.
  private var wanted: [Int: (target: Int, why: String)] = [:]
  private var created: Set<String> = []
  private var items: [(status: StatusDefinition, use: SourceProfile.Use)] = []

  init(source: SourceProfile, target: DraftTarget, labels: LabelBook, sourceVocabulary: StatusVocabulary?) {
    self.source = source
    self.target = target
    self.labels = labels
    self.sourceVocabulary = sourceVocabulary
  }

  mutating func run() {
    items = source.statusesInUse
    known = TargetStatuses(pulled: target.statuses, vocabulary: target.vocabulary).known.filter { $0.active != false }
    language = labels.language(of: items.map(\.status.label))
    targetLanguage = labels.language(of: known.map(\.label))
    pass(sameLabel)
    pass(defaultOfBoth)
    pass(sameMeaning)
    for index in items.indices { entries.append(entry(index)) }
    if source.withoutStatus.tickets > 0 { entries.append(withoutStatus()) }
  }

  /// One kind of evidence for every status that has no target yet.
  private mutating func pass(_ evidence: (StatusDefinition) -> (candidates: [Int], why: String)) {
    for index in items.indices where chosen[index] == nil {
      let (candidates, why) = evidence(items[index].status)
      if let free = candidates.first(where: { taken[$0] == nil }), candidates.count == 1 || why == "same label" {
        chosen[index] = (free, why)
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
      Fold.label(known[$0].label) == Fold.label(status.label) && agrees(status, known[$0])
    }
    // Of several scopes the one of the same name; otherwise a person must say which.
    let scoped = fitting.filter { known[$0].scope == status.scope }
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
    return (fitting, "label \"\(status.label)\" means \(meaning.meaning) (\(language), as in \(meaning.sources))")
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
      entry.evidence = choice.why
    } else if let label = creatable(status) {
      entry.to = YAMLText.table([("create", label), ("category", status.category.rawValue)])
      entry.evidence = "keeps it apart: the target has none of this name"
      created.insert(Fold.label(label))
      entry.notes = alternatives(status)
    } else {
      explain(index, &entry)
    }
    return entry
  }

  /// A label under which the target can create the status, or nil where it cannot.
  private func creatable(_ status: StatusDefinition) -> String? {
    guard let vocabulary = target.vocabulary, vocabulary.customStatuses == .creatable,
      status.category != .unknown, vocabulary.creatableCategories?.contains(status.category) ?? true
    else { return nil }
    let labels = [status.label] + (status.scope.map { ["\($0): \(status.label)"] } ?? [])
    return labels.first { label in
      let folded = Fold.label(label)
      return label.count <= vocabulary.longestLabel ?? .max && !created.contains(folded)
        && !known.contains { Fold.label($0.label) == folded }
    }
  }

  private func from(_ status: StatusDefinition, _ use: SourceProfile.Use) -> String {
    var entries: [(String, String?)] = [("scope", status.scope), ("id", status.id), ("label", status.label)]
    if status.category == .unknown { entries.append(("category", "?")) }
    return YAMLText.table(entries).dropLast(2) + ", tickets: \(use.tickets) }"
  }

  private func reference(_ status: StatusDefinition) -> [(String, String?)] {
    let id = status.id ?? status.label
    return [("use", id), ("label", id == status.label ? nil : status.label), ("scope", status.scope)]
  }

  /// Why there is no proposal, and what a person can choose from.
  private mutating func explain(_ index: Int, _ entry: inout DraftEntry) {
    let (status, use) = items[index]
    if let want = wanted[index], let first = taken[want.target] {
      entry.evidence =
        "\(want.why), but \(StatusIdentity(known[want.target])) is proposed for "
        + "\(StatusIdentity(items[first].status)) already"
      addMerge(index, into: want.target)
    } else if status.category == .unknown {
      entry.evidence = meaning(status) ?? "the source does not tell its category: please choose"
      entry.notes.append("write its category in `from` as well")
    } else {
      entry.evidence = "category \(status.category.rawValue) only: please choose"
      if let ambiguous = meaning(status), ambiguous.contains(" or ") { entry.evidence = ambiguous }
      offerNearest(index, &entry)
    }
    entry.notes += alternatives(status)
    entry.notes.append(
      "last use \(use.lastUse.map { String($0.prefix(10)) } ?? "unknown"), for example ticket "
        + use.samples.joined(separator: ", "))
  }

  /// `label "En attente" means pending or hold (fr)`
  private func meaning(_ status: StatusDefinition) -> String? {
    guard let language else { return nil }
    let readings = labels.status(status.label, language: language)
    var categories: [String] = []
    for category in readings.compactMap(\.category?.rawValue) where !categories.contains(category) {
      categories.append(category)
    }
    guard let sources = readings.first?.sources else { return nil }
    let list = categories.joined(separator: " or ")
    return "label \"\(status.label)\" means \(list) (\(language), as in \(sources)): please choose"
  }

  /// Free targets of the same category (all free ones where it is not known), and creating one by hand.
  private func alternatives(_ status: StatusDefinition) -> [String] {
    let free = known.indices.filter { index in
      guard taken[index] == nil else { return false }
      return status.category == .unknown || known[index].category == status.category
        || known[index].category == .unknown
    }
    var lines = free.prefix(8).map { index in
      let category = known[index].category
      return "or: to: \(YAMLText.table(reference(known[index])))   \(category.rawValue)"
    }
    if let vocabulary = target.vocabulary, vocabulary.customStatuses == .byHand {
      let category = status.category == .unknown ? "?" : status.category.rawValue
      let create = YAMLText.table([("create", status.label), ("category", category)])
      lines.append("or: to: \(create)   once it was created by hand and the target pulled again")
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
      addMerge(index, into: place)
    } else {
      let target = YAMLText.table(reference(known[place])).dropLast(2) + ", acrossCategories: true }"
      entry.notes.append("or: to: \(target)   \(nearest.rawValue): the target has no \(category.rawValue)")
    }
  }

  private static let nearest: [StatusCategory: StatusCategory] = [
    .new: .open, .open: .new, .pending: .hold, .hold: .pending, .solved: .closed, .closed: .solved,
    .cancelled: .closed, .spam: .deleted, .deleted: .spam,
  ]

  /// The merge that would be needed, where several statuses fit one target.
  private mutating func addMerge(_ index: Int, into target: Int) {
    guard let first = taken[target] else { return }
    let members = [first, index].map { items[$0].status }
    let list = members.map { YAMLText.table([("scope", $0.scope), ("id", $0.id), ("label", $0.label)]) }
    let crosses = members.contains { $0.category != known[target].category }
    merges.append(
      "{ into: \(YAMLText.table(reference(known[target]))), from: [ \(list.joined(separator: ", ")) ], trace: tag, "
        + (crosses ? "acrossCategories: true, " : "") + "because: who agreed }")
  }

  private func withoutStatus() -> DraftEntry {
    var entry = DraftEntry(
      from: "{ none: true, category: \"?\", tickets: \(source.withoutStatus.tickets) }", to: "\"?\"",
      value: MappingFacts.Value(id: nil))
    entry.evidence = "tickets without any status: please choose"
    return entry
  }
}
