import TicketModel

// MARK: Making a status at the target

extension StatusProposer {
  /// A label under which the target can create the status, or nil where it cannot.
  func creatable(_ status: StatusDefinition) -> String? {
    guard canCreate(status.category) else { return nil }
    return freeLabel(status)
  }

  private func canCreate(_ category: StatusCategory) -> Bool {
    guard let vocabulary = target.vocabulary, vocabulary.customStatuses == .creatable, category != .unknown,
      category != .deleted
    else { return false }
    return vocabulary.creatableCategories?.contains(category) ?? true
  }

  private var longest: Int { target.vocabulary?.longestLabel ?? .max }

  /// Its own label, or `Returns: New` where that is taken: two scopes of one label stay two statuses.
  private func freeLabel(_ status: StatusDefinition) -> String? {
    let scoped = status.scope.map { source.name(ofScope: $0) + ": " + status.label }
    let isShared = items.contains {
      $0.status.scope != status.scope && Fold.label($0.status.label) == Fold.label(status.label)
    }
    let labels =
      isShared && targetScope(of: status) == nil
      ? [scoped].compactMap { $0 } : [status.label] + [scoped].compactMap { $0 }
    return Fold.label(status.label).isEmpty ? nil : labels.first { isFree($0, status) }
  }

  private func isFree(_ label: String, _ status: StatusDefinition) -> Bool {
    let scope = targetScope(of: status)
    let folded = Fold.label(label)
    return label.count <= longest && !created.contains((scope ?? "") + folded)
      && !known.contains { Fold.label($0.label) == folded && (scope == nil || $0.scope == scope) }
  }

  /// A label to offer, and why it is not the status's own where that cannot be.
  private func offered(_ status: StatusDefinition) -> (label: String, why: String?) {
    if let label = freeLabel(status) { return (label, nil) }
    if Fold.label(status.label).isEmpty {
      return ("Status \(status.id ?? "without a label")", "its own label is blank")
    }
    guard status.label.count > longest else { return (status.label, nil) }
    let marks = ["…"] + (2...9).map { "… \($0)" }
    let short = marks.lazy.map { status.label.prefix(longest - $0.count) + $0 }.first { isFree(String($0), status) }
    return (
      short.map(String.init) ?? String(status.label.prefix(longest)),
      "its own has \(status.label.count) characters, \(target.desk) takes \(longest)"
    )
  }

  func creation(
    _ label: String, _ status: StatusDefinition, _ category: StatusCategory? = nil
  ) -> [(String, String?)] {
    let category = category ?? status.category
    return [
      ("create", label), ("category", category == .unknown ? "?" : category.rawValue),
      ("scope", targetScope(of: status)),
    ]
  }

  /// Where the target has scopes, that of the same name as the source's: pipelines are containers on both sides. A
  /// source without scopes gets the target's only one.
  func targetScope(of status: StatusDefinition) -> String? {
    guard let scope = status.scope else { return scopes.count == 1 ? scopes.first : nil }
    if scopes.contains(scope) { return scope }
    let name = Fold.bare(source.name(ofScope: scope))
    return target.containers.first { scopes.contains($0.id) && Fold.bare($0.label ?? $0.id) == name }?.id
  }

  func reference(_ status: StatusDefinition) -> [(String, String?)] {
    let id = status.id ?? status.label
    return [("use", id), ("label", id == status.label ? nil : status.label), ("scope", status.scope)]
  }
}

// MARK: What is for a person to decide

extension StatusProposer {
  /// Why there is no proposal, and what a person can choose from.
  mutating func explain(_ index: Int, _ entry: inout DraftEntry) {
    let item = items[index]
    var confidence = Confidence.low
    if let want = wanted[index], !rivals(of: index).isEmpty {
      entry.evidence = "\(want.why) in several scopes, and the target has one set: please choose"
      offerMerge(index, into: want.target)
      if !isFree(want.target) || known[want.target].category != item.status.category {
        entry.notes.append("or: one with others: the merge into \(StatusIdentity(known[want.target])) below")
      }
    } else if let want = wanted[index] {
      let first = taken[want.target].map { "is proposed for \(items[$0].identity)" } ?? "has a line"
      entry.evidence = "\(want.why), but \(StatusIdentity(known[want.target])) \(first) already"
      offerMerge(index, into: want.target)
    } else if item.status.category == .unknown {
      let (why, isHint) = unknown(item)
      entry.evidence = why
      confidence = isHint ? .low : .none
      entry.notes.append("write its category in `from` as well")
    } else {
      entry.evidence = reason(item)
      offerNearest(index, &entry)
    }
    entry.evidence = (entry.evidence ?? "") + "; confidence: \(confidence.rawValue)"
    entry.notes += alternatives(index)
    if target.vocabulary?.customStatuses != .creatable {
      entry.notes.append("or: leave \"?\": its tickets stay blocked and are not written")
    }
  }

  /// What is known of a status whose category is not, and whether a word hints at it.
  private func unknown(_ item: DraftStatus) -> (String, Bool) {
    let meaning = meaning(item.status)
    guard let native = item.coarse else {
      return (meaning ?? "the source does not tell its category: please choose", meaning != nil)
    }
    let only = "category only: \(native.name) can be \(native.covers.list)"
    return (only + (meaning.map { ", " + $0 } ?? ": please choose"), meaning != nil)
  }

  private func reason(_ item: DraftStatus) -> String {
    guard canCreate(item.status.category), let why = offered(item.status).why else {
      let also = item.also.isEmpty ? "" : ", used for \(item.also.list) too"
      return "category \(item.status.category.rawValue) only\(also): please choose"
    }
    return "it cannot be created as it is called: \(why): please choose"
  }

  /// `label "En attente" means pending or hold (fr)`
  private func meaning(_ status: StatusDefinition) -> String? {
    guard let language else { return nil }
    let readings = labels.status(status.label, language: language)
    guard !readings.isEmpty else { return nil }
    let categories = StatusCategory.allCases.filter { category in readings.contains { $0.category == category } }
    return "label \"\(status.label)\" means \(categories.map(\.rawValue).joined(separator: " or ")) (\(language)): "
      + "please choose"
  }

  /// Free targets that fit (all free ones where nothing tells the category), creating one, and a written merge into
  /// those of the category that others use.
  mutating func alternatives(_ index: Int) -> [String] {
    let item = items[index]
    let isOpen = chosen[index] == nil
    var lines = Array(offers(index).prefix(isOpen ? 8 : 3))
    guard isOpen else { return lines }
    let isMade = creatable(item.status) != nil
    if !isMade { lines += creations(item) }
    guard item.status.category != .unknown else { return lines }
    if let across = createdAcross(item.status) { lines.append(across) }
    for place in known.indices where known[place].category == item.status.category && !(isMade && isFree(place)) {
      offerMerge(index, into: place)
      guard !isFree(place), taken[place].map({ items[$0].identity }) != item.identity else { continue }
      let line = "or: one with others: the merge into \(StatusIdentity(known[place])) below"
      if wanted[index]?.target != place || rivals(of: index).isEmpty { lines.append(line + ", which leaves a trace") }
    }
    return lines
  }

  /// The free targets, those of the status's own category first.
  private func offers(_ index: Int) -> [String] {
    let item = items[index]
    let free = known.indices.filter { chosen[index]?.target != $0 && isFree($0) }
    let own = free.filter { known[$0].category == item.status.category }
    return (own + free.filter { known[$0].category != item.status.category }).compactMap { offer($0, item) }
  }

  /// A free target that fits the status in one of the categories it may have; nil where it does not.
  private func offer(_ place: Int, _ item: DraftStatus) -> String? {
    let category = known[place].category
    let own = item.status.category
    let there = YAMLText.table(reference(known[place]))
    if own == .unknown ? item.choices.isEmpty : category == own || category == .unknown {
      return "or: to: \(there)   \(category.rawValue)"
    }
    if (item.choices + item.also).contains(category) {
      return "or: to: \(there)   with category: \(category.rawValue) in its `from`"
    }
    guard own != .unknown, targetAlso(place).contains(own) else { return nil }
    return "or: to: \(there.dropLast(2)), category: \(own.rawValue) }   the target uses it for that too"
  }

  /// Made by hand, or through the API where only its label or category keeps it from being proposed.
  private func creations(_ item: DraftStatus) -> [String] {
    let (label, why) = offered(item.status)
    let shortened = why.map { "   " + $0 } ?? ""
    let choices = item.status.category == .unknown ? item.choices : [item.status.category]
    switch target.vocabulary?.customStatuses {
    case .byHand:
      return (choices.isEmpty ? [.unknown] : choices).map { category in
        "or: to: \(YAMLText.table(creation(label, item.status, category)))   once it was created by hand and the target "
          + "pulled again" + (why.map { "; " + $0 } ?? "") + stated(category, item)
      }
    case .creatable:
      return choices.filter { canCreate($0) && (item.status.category == .unknown || why != nil) }.map { category in
        "or: to: \(YAMLText.table(creation(label, item.status, category)))\(shortened)"
          + (item.coarse == nil ? "" : "   with category: \(category.rawValue) in its `from`")
      }
    case .fixed, nil: return []
    }
  }

  private func stated(_ category: StatusCategory, _ item: DraftStatus) -> String {
    item.coarse != nil && item.status.category == .unknown
      ? "; with category: \(category.rawValue) in its `from`" : ""
  }

  /// Where the target has nothing of the category: what is nearest, as a written change or a written merge.
  private mutating func offerNearest(_ index: Int, _ entry: inout DraftEntry) {
    let category = items[index].status.category
    guard !known.contains(where: { $0.category == category }), let place = nearest(category) else { return }
    let nearest = known[place]
    if let first = taken[place], items[first].identity != items[index].identity {
      entry.notes.append(
        "the target has no \(category.rawValue); \(StatusIdentity(nearest)) is nearest and proposed for "
          + "\(items[first].identity): see the merge below")
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
      let other = StatusProposer.nearest[status.category]?.first(where: able.contains)
    else { return nil }
    let (label, why) = offered(status)
    let create = YAMLText.table([("create", label), ("category", other.rawValue), ("scope", targetScope(of: status))])
    return "or: to: \(create.dropLast(2)), acrossCategories: true }   keeps it apart; "
      + "no \(status.category.rawValue) can be created" + (why.map { "; " + $0 } ?? "")
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

  /// Never from a ticket that goes on to one that has ended, or back.
  private static let nearest: [StatusCategory: [StatusCategory]] = [
    .new: [.open, .pending, .hold], .open: [.new, .pending, .hold], .pending: [.hold, .open, .new],
    .hold: [.pending, .open, .new], .solved: [.closed, .cancelled], .closed: [.solved, .cancelled],
    .cancelled: [.closed, .solved], .spam: [.deleted, .cancelled, .closed, .solved],
    .deleted: [.spam, .cancelled, .closed, .solved],
  ]

  mutating func offerMerge(_ index: Int, into place: Int) {
    if members[place]?.contains(index) != true { members[place, default: []].append(index) }
  }

  /// One ready merge for each target that several statuses fit, whoever it is proposed for among them.
  func mergeLines() -> [String] {
    members.sorted { $0.key < $1.key }.compactMap { place, fitting in
      let all = ([taken[place]].compactMap { $0 } + fitting).reduce(into: [Int]()) { list, index in
        if !list.contains(where: { items[$0].identity == items[index].identity }) { list.append(index) }
      }
      return all.count > 1 ? mergeLine(place, all.map { items[$0] }) : nil
    }
  }

  private func mergeLine(_ place: Int, _ members: [DraftStatus]) -> String {
    let list = members.map { item in
      YAMLText.table([
        ("scope", item.status.scope), ("id", item.status.id), ("label", item.status.label),
        ("category", item.coarse == nil ? nil : item.status.category.rawValue),
      ])
    }
    // Where one of them comes with another category besides, only these tickets of all of them are meant.
    let categories = StatusCategory.allCases.filter { category in members.contains { $0.given == category } }
    let when =
      members.contains { $0.when != nil }
      ? "when: { category: [ \(categories.map(\.rawValue).joined(separator: ", ")) ] }, " : ""
    let crosses = members.contains { $0.status.category != known[place].category }
    return "{ into: \(YAMLText.table(reference(known[place]))), from: [ \(list.joined(separator: ", ")) ], \(when)"
      + "trace: tag, " + (crosses ? "acrossCategories: true, " : "") + "because: \"?\" }"
  }
}
