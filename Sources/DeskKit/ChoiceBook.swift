import StatusMapping
package import TicketModel

/// An account's statuses, priorities, types and channels as a reader meets them, beside the desk's own vocabulary.
///
/// A status has one category: what the source declares, else the vocabulary's for its id or exact label, else
/// `unknown`. Nothing is guessed from words.
package struct ChoiceBook {
  private let vocabulary: StatusVocabulary?
  private var defined: [ExactText: StatusDefinition] = [:]
  /// What records say of statuses: one that has an id may be called differently here and there.
  private var met: [ExactText: Set<Meeting>] = [:]
  /// Identities met as a value of a ticket that nothing gives a category, and the tickets that have them.
  private var withoutCategory: [ExactText: (scope: String?, label: String)] = [:]
  private let usedBy = PartAccount()

  package init(desk: String) throws { vocabulary = try StatusVocabulary.builtIn(desk) }

  /// What a status of this desk lives in, such as `pipeline`; nil where there is one set.
  package var scopeKind: String? { vocabulary?.scopeKind }

  private struct Meeting: Hashable {
    var scope: String?
    var id: String?
    var label: String
    /// By the record, not by the vocabulary or the id.
    var isNamed: Bool
    var category: StatusCategory
    var from: StatusDefinition.CategorySource
    var native: String?
    var slaClock: String
  }

  private static func identity(_ scope: String?, _ id: String?, _ label: String) -> ExactText {
    ExactText("\(scope ?? "")\u{0}\(id ?? "=" + label)")
  }

  /// Notes a status that the source defines; what tickets told about it before gives way.
  package mutating func define(_ definition: StatusDefinition) {
    defined[Self.identity(definition.scope, definition.id, definition.label)] = definition
  }

  /// The status of a ticket, given by its key. `declared` is a category that the record itself states; `native` the
  /// vendor's word for it. `exactly`: only the vocabulary's very word, or its id where a form writes that, is known.
  package mutating func status(
    of ticket: String, scope: String? = nil, id: String?, label: String?, declared: StatusCategory? = nil,
    native: String? = nil, from source: StatusDefinition.CategorySource = .declared, exactly: Bool = false
  ) throws -> TicketStatus? {
    guard let text = label ?? id else { return nil }
    let other = exactly ? written(id: id, label: label) : folded(id: id, label: label)
    let entry = vocabulary?.entry(id: id, label: label) ?? other
    let shown = label ?? entry?.label ?? text
    let identity = Self.identity(scope, id, shown)
    let category = defined[identity]?.category ?? declared ?? entry?.category ?? .unknown
    met[identity, default: []].insert(
      Meeting(
        scope: scope, id: id, label: shown, isNamed: label != nil, category: category,
        from: declared != nil ? source : entry != nil ? .default : .unknown, native: native,
        slaClock: entry?.slaClock ?? "unknown"))
    if category == .unknown {
      withoutCategory[identity] = (scope, shown)
      try usedBy.count(ticket, of: identity.text)
    }
    let from: TicketStatus.LabelSource = label != nil ? .source : entry != nil ? .default : .id
    return TicketStatus(scope: scope, id: id, label: shown, labelFrom: from, category: category)
  }

  /// The vendor's own label for a status of that id, for history; notes nothing.
  package func label(ofStatus id: String) -> String? { vocabulary?.entry(id: id, label: nil)?.label }

  /// Vendors write one word in several cases; two words of one vocabulary that differ by case only decide nothing.
  private func folded(id: String?, label: String?) -> StatusVocabulary.Entry? {
    guard id == nil || vocabulary?.statuses.contains(where: { $0.id != nil }) == false, let label else { return nil }
    let fitting = vocabulary?.statuses.filter { $0.label.lowercased() == label.lowercased() } ?? []
    return Set(fitting.map(\.category)).count == 1 ? fitting.first : nil
  }

  /// Forms of some vendors write the id where others write the label.
  private func written(id: String?, label: String?) -> StatusVocabulary.Entry? {
    guard id == nil, let label else { return nil }
    return vocabulary?.statuses.first { $0.id == label && !$0.onlyAsLabelled }
  }

  package func priority(id: String?, scope: String? = nil, label: String?) -> Choice? {
    choice(vocabulary?.priorities, id, scope, label).map { Choice(id: id, scope: scope, label: $0, level: $1) }
  }
  package func type(id: String?, scope: String? = nil, label: String?) -> Choice? {
    choice(vocabulary?.types, id, scope, label).map { Choice(id: id, scope: scope, label: $0, kind: $1) }
  }
  package func channel(id: String?, label: String?) -> Choice? {
    choice(vocabulary?.channels, id, nil, label).map { Choice(id: id, label: $0, kind: $1) }
  }

  private func choice(
    _ values: [StatusVocabulary.Value]?, _ id: String?, _ scope: String?, _ label: String?
  ) -> (label: String?, meaning: String?)? {
    guard id != nil || label != nil else { return nil }
    // Ids of a scope are the account's own; only the word may be the vendor's.
    let byID = scope == nil ? values?.first { $0.id == id } : nil
    let entry = byID ?? values?.first { $0.label.lowercased() == label?.lowercased() }
    return (label ?? byID?.label, entry?.meaning)
  }

  /// Every status defined or met, in a steady order.
  package var definitions: [StatusDefinition] {
    Set(defined.keys).union(met.keys).sorted().compactMap { definition($0) }
  }

  /// As the source defines it; else of several names the first by its bytes and of several categories none, so that the
  /// order of records says nothing.
  private func definition(_ identity: ExactText) -> StatusDefinition? {
    if let own = defined[identity] { return own }
    let all = met[identity] ?? []
    let named = all.filter(\.isNamed)
    let told = named.isEmpty ? all : named
    guard
      let first = told.min(by: {
        $0.label == $1.label
          ? ($0.native ?? "") < ($1.native ?? "") : $0.label.utf8.lexicographicallyPrecedes($1.label.utf8)
      })
    else { return nil }
    let agrees = told.allSatisfy { $0.category == first.category }
    var definition = StatusDefinition(
      scope: first.scope, id: first.id, label: first.label, category: agrees ? first.category : .unknown,
      categoryFrom: agrees ? first.from : .unknown, slaClock: first.slaClock)
    definition.nativeCategory = agrees ? first.native : nil
    return definition
  }

  /// Statuses that records, or records and the definition, call differently.
  private var severalNames: [(status: StatusDefinition, names: [String])] {
    met.keys.sorted().compactMap { identity in
      guard let status = definition(identity) else { return nil }
      let names = Set(
        (met[identity] ?? []).filter(\.isNamed).map(\.label) + (defined[identity].map { [$0.label] } ?? []))
      return names.count > 1 ? (status, names.sorted()) : nil
    }
  }

  /// Hands every status to the sink, and says which have no category.
  package func report(to sink: any RecordSink, file: String? = nil) throws {
    for definition in definitions { try sink.put(definition) }
    for (status, names) in severalNames {
      let list = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
      try sink.finding(
        Finding(
          .warning, "labelDiffers", file: file, what: "the status \(status.id ?? status.label) is called \(list)",
          did: "went by its id, as one status; look at its tickets before it is mapped"))
    }
    for (identity, status) in withoutCategory.sorted(by: { $0.key < $1.key })
    where definition(identity)?.category == .unknown {
      let scope = status.scope.map { " of \($0)" } ?? ""
      let uses = try usedBy.parts(of: identity.text)
      try sink.finding(
        Finding(
          .warning, "unknownStatus", file: file,
          what: "nothing tells the category of the status \"\(status.label)\"\(scope) (used \(uses) times)",
          did: "kept it as a status of its own with category unknown; the mapping must say"))
    }
  }
}
