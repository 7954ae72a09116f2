import TicketModel

/// What is known of the target's statuses: those pulled, else those of its vocabulary.
struct TargetStatuses: Sendable {
  let pulled: [StatusDefinition]?
  let vocabulary: StatusVocabulary?
  /// As pulled.
  let containers: [Container]
  /// What `use` may name, as definitions.
  let known: [StatusDefinition]
  let routes: StatusRoutes
  let shipped: ShippedScopes

  init(pulled: [StatusDefinition]?, vocabulary: StatusVocabulary?, containers: [Container] = []) {
    self.pulled = pulled
    self.vocabulary = vocabulary
    self.containers = containers
    routes = StatusRoutes(pulled ?? [])
    let named = containers.compactMap { TargetStatuses.scope(namedBy: $0, vocabulary?.scopeKind) }
    shipped = ShippedScopes(vocabulary, pulled: pulled) { scope in
      named.contains(scope) || pulled?.contains { $0.scope == scope } == true
    }
    known = TargetStatuses.known(pulled, vocabulary, shipped, routes)
  }

  struct Failure: Error {
    var kind: MappingProblem.Kind
    var message: String
  }
  /// Something worth a word that does not block.
  typealias Remark = (kind: MappingProblem.Kind, message: String)

  private static func known(
    _ pulled: [StatusDefinition]?, _ vocabulary: StatusVocabulary?, _ shipped: ShippedScopes, _ routes: StatusRoutes
  ) -> [StatusDefinition] {
    let defaults = vocabulary?.statuses.map(\.definition) ?? []
    guard let pulled else { return defaults }
    if let vocabulary, vocabulary.statusesListed {
      let ids = Set(pulled.compactMap(\.id))
      return pulled + vocabulary.statuses.filter { $0.isUnlisted && !ids.contains($0.id ?? $0.label) }.map(\.definition)
    }
    // The target cannot list its statuses: what was seen there, and the product's defaults beside it.
    let seen = Set(pulled.map(StatusIdentity.init))
    guard shipped.isEmpty else {
      return pulled + shipped.definitions(defaults).filter { !seen.contains(StatusIdentity($0)) }
    }
    // Where the rules of every scope are told, that is all there is.
    if routes.isTelling, vocabulary?.shippedScopes.isEmpty == false { return pulled }
    let ids = Set(pulled.compactMap(\.id))
    return pulled + defaults.filter { !seen.contains(StatusIdentity($0)) && !ids.contains($0.id ?? "") }
  }

  func resolve(_ target: MappingTarget) throws(Failure) -> (ResolvedTarget?, [Remark]) {
    switch target.choice {
    case .use(let id): return try use(id, target)
    case .create(let label): return (try create(label, target), [])
    case .undecided, .drop, .tag: return (nil, [])
    }
  }

  private func use(_ id: String, _ target: MappingTarget) throws(Failure) -> (ResolvedTarget?, [Remark]) {
    // A default without a scope is there in every scope.
    var found = known.filter {
      ($0.id ?? $0.label) == id && (target.scope == nil || $0.scope == nil || $0.scope == target.scope)
    }
    if found.isEmpty, let assumed = assumed(id, target.scope) { found = [assumed] }
    guard let first = found.first else {
      if let own = ownID(ofDefault: id, target) { return try use(own, target) }
      return try useUnseen(id, target)
    }
    let categories = Set(found.map(\.category))
    guard categories.count == 1 else {
      let scopes = found.compactMap(\.scope).joined(separator: ", ")
      throw Failure(
        kind: .ambiguous,
        message: "target status \(id) means different things in the scopes \(scopes); write `scope:` beside it")
    }
    let category = try category(first.category, target, id)
    let scopes = Set(found.map(\.scope))
    let scope = target.scope ?? (scopes.count == 1 ? first.scope : nil)
    return (
      ResolvedTarget(
        id: id, label: first.label, scope: scope, category: category, slaClock: clock(id, scope: scope) ?? "unknown",
        creates: false), try renamed(target, now: first)
    )
  }

  /// What the product ships under that name, for a scope of whose statuses nothing is known: a site's own lifecycle
  /// means by `open` what all do, until the target says otherwise.
  private func assumed(_ id: String, _ scope: String?) -> StatusDefinition? {
    guard let scope, let vocabulary, !vocabulary.statusesListed, !routes.tells(scope), shipped.ids(in: scope) == nil,
      var definition = vocabulary.statuses.first(where: { ($0.id ?? $0.label) == id })?.definition
    else { return nil }
    definition.scope = scope
    return definition
  }

  /// A default that has no id in the vocabulary is written by its label; at the target as pulled it has one.
  private func ownID(ofDefault label: String, _ target: MappingTarget) -> String? {
    guard vocabulary?.statuses.contains(where: { $0.id == nil && $0.label == label }) == true else { return nil }
    let named = known.filter { $0.label == label && (target.scope == nil || $0.scope == target.scope) }
    return named.count == 1 ? named[0].id : nil
  }

  /// The label beside `use` is evidence of what the person meant. Where it is on another status now, that must be
  /// settled; a mere new name is said.
  private func renamed(_ target: MappingTarget, now: StatusDefinition) throws(Failure) -> [Remark] {
    guard let written = target.label, let id = now.id, now.label != id, Fold.bare(written) != Fold.bare(now.label)
    else {
      return []
    }
    let was = "target status \(id) was \"\(written)\" when this was written and is \"\(now.label)\" now"
    let elsewhere = known.first {
      $0.id != now.id && Fold.bare($0.label) == Fold.bare(written) && ($0.scope == nil || $0.scope == now.scope)
    }
    guard let elsewhere else { return [(.targetRenamed, was + "; correct the label if the same status is meant")] }
    throw Failure(
      kind: .targetRenamed,
      message: was + "; \"\(written)\" is now \(elsewhere.id ?? "without an id"); correct the label if the same status "
        + "is meant, or the id")
  }

  private func useUnseen(_ id: String, _ target: MappingTarget) throws(Failure) -> (ResolvedTarget?, [Remark]) {
    if let problem = notThere(id, inScope: target.scope) { throw Failure(kind: .targetUnknown, message: problem) }
    let listed = pulled != nil && vocabulary?.statusesListed == true
    // The label of a status that has an id is no second status beside it.
    let isLabel = known.contains { $0.id != nil && $0.id != id && Fold.label($0.label) == Fold.label(id) }
    guard !listed, !isLabel, let category = target.category else {
      throw Failure(
        kind: listed ? .targetUnknown : .targetNotSeen,
        message: "target status \(named(id, target)) is not known; " + advice(id, listed: listed))
    }
    return (
      ResolvedTarget(
        id: id, label: target.label, scope: target.scope, category: category, slaClock: "unknown", creates: false),
      [
        (
          .targetNotSeen,
          "target status \(named(id, target)) was not seen at the target; "
            + "its category \(category.rawValue) is taken from this line"
        )
      ]
    )
  }

  private func named(_ id: String, _ target: MappingTarget) -> String {
    StatusIdentity(scope: target.scope, id: id, label: nil).description
  }

  private func advice(_ id: String, listed: Bool) -> String {
    if let match = known.first(where: { $0.id != id && Fold.label($0.label) == Fold.label(id) }),
      let written = match.id
    {
      return "\"\(match.label)\" is the label of \(written): write `use: \(written)`"
    }
    let list = known.map { StatusIdentity($0).description }.joined(separator: ", ")
    let offer = list.isEmpty ? "" : "; known are \(list)"
    if listed { return "write one that exists" + offer }
    return "correct it, or write its `category:` beside it if it does exist" + offer
  }

  private func category(_ known: StatusCategory, _ target: MappingTarget, _ name: String) throws(Failure)
    -> StatusCategory
  {
    switch (known, target.category) {
    case (.unknown, nil):
      throw Failure(
        kind: .targetCategoryUnknown,
        message: "the category of target status \(name) is not known; write `category:` beside it")
    case (.unknown, let written?): return written
    case (_, nil): return known
    case (_, let written?):
      guard written == known || alsoUsedFor(written, name) || isCovered(written, name, target.scope) else {
        throw Failure(
          kind: .categoryContradicted,
          message: "target status \(name) has category \(known.rawValue), the mapping says \(written.rawValue); "
            + "remove `category:` or name another status")
      }
      return written
    }
  }

  /// Whether the category that the target gives is only the vendor's word for several, this one among them.
  private func isCovered(_ category: StatusCategory, _ id: String, _ scope: String?) -> Bool {
    let found = (pulled ?? []).filter { ($0.id ?? $0.label) == id && (scope == nil || $0.scope == scope) }
    let categories = SourceCategories(vocabulary)
    return !found.isEmpty && found.allSatisfy { categories.coarse($0)?.covers.contains(category) == true }
  }

  private func alsoUsedFor(_ category: StatusCategory, _ id: String) -> Bool {
    vocabulary?.statuses.contains { ($0.id ?? $0.label) == id && $0.also.contains(category) } ?? false
  }

  /// The status of that name, once it was made; letter case is the target's business.
  private func existing(_ label: String, _ target: MappingTarget) -> StatusDefinition? {
    (pulled ?? []).first {
      Fold.label($0.label) == Fold.label(label) && (target.scope == nil || $0.scope == target.scope)
    }
  }

  /// What must be made at the target for this line; nil where it is there, or cannot be made at all.
  func creation(_ target: MappingTarget) -> StatusCreation? {
    guard case .create(let label) = target.choice, let category = target.category, vocabulary?.customStatuses != .fixed,
      existing(label, target) == nil
    else { return nil }
    return StatusCreation(
      label: label, publicLabel: target.publicLabel, category: category, scope: target.scope,
      scopeKind: vocabulary?.scopeKind)
  }

  private func create(_ label: String, _ target: MappingTarget) throws(Failure) -> ResolvedTarget {
    if let existing = existing(label, target) {
      let category = try category(existing.category, target, "\"\(label)\"")
      return ResolvedTarget(
        id: existing.id ?? existing.label, label: existing.label, scope: target.scope ?? existing.scope,
        category: category, slaClock: existing.slaClock, creates: false)
    }
    guard let category = target.category else {
      throw Failure(
        kind: .targetCategoryUnknown,
        message: "\"\(label)\" is to be created without a category; write `category:` beside it")
    }
    try checkCreatable(label, category)
    return ResolvedTarget(
      id: label, label: label, scope: target.scope, category: category, slaClock: "unknown", creates: true)
  }

  private func checkCreatable(_ label: String, _ category: StatusCategory) throws(Failure) {
    guard let vocabulary else { return }
    switch vocabulary.customStatuses {
    case .creatable: break
    case .byHand:
      throw Failure(
        kind: .cannotCreate,
        message: "\(vocabulary.name) cannot create \"\(label)\" through its API; create it by hand with category "
          + "\(category.rawValue), pull the target again, or write a merge into an existing status"
          + (vocabulary.statusesListed
            ? "" : "; where a pull does not show it, name it with `use:` and its `category:`"))
    case .fixed:
      throw Failure(
        kind: .cannotCreate,
        message: "\(vocabulary.name) has no custom statuses, \"\(label)\" cannot exist there; "
          + "write a merge into an existing status")
    }
    if let allowed = vocabulary.creatableCategories, !allowed.contains(category) {
      throw Failure(
        kind: .cannotCreate,
        message: "\(vocabulary.name) cannot create a status of category \(category.rawValue), only of "
          + allowed.map(\.rawValue).joined(separator: ", ") + "; choose one of these or an existing status")
    }
    if let longest = vocabulary.longestLabel, label.count > longest {
      throw Failure(
        kind: .cannotCreate,
        message: "\"\(label)\" has \(label.count) characters, \(vocabulary.name) allows \(longest); shorten it")
    }
  }
}
