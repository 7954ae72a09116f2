import StatusMapping
package import TicketModel

/// An account's statuses, priorities, types and channels as a reader meets them, beside the desk's own vocabulary.
///
/// A status has one category: what the source declares, else the vocabulary's for its id or exact label, else
/// `unknown`. Nothing is guessed from words.
package struct ChoiceBook {
  private let vocabulary: StatusVocabulary?
  private var met: [ExactText: StatusDefinition] = [:]
  /// Identities met as a value of a ticket that nothing gives a category, and the tickets that have them.
  private var withoutCategory: [ExactText: (scope: String?, label: String)] = [:]
  private let usedBy = PartAccount()

  package init(desk: String) throws { vocabulary = try StatusVocabulary.builtIn(desk) }

  /// What a status of this desk lives in, such as `pipeline`; nil where there is one set.
  package var scopeKind: String? { vocabulary?.scopeKind }

  private static func identity(_ scope: String?, _ id: String?, _ label: String) -> ExactText {
    ExactText("\(scope ?? "")\u{0}\(id ?? "=" + label)")
  }

  /// Notes a status that the source defines; what tickets told about it before gives way.
  package mutating func define(_ definition: StatusDefinition) {
    met[Self.identity(definition.scope, definition.id, definition.label)] = definition
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
    let known = met[identity]
    let category = known.map(\.category) ?? declared ?? entry?.category ?? .unknown
    if known == nil {
      var definition = StatusDefinition(
        scope: scope, id: id, label: shown, category: category,
        categoryFrom: declared != nil ? source : entry != nil ? .default : .unknown,
        slaClock: entry?.slaClock ?? "unknown")
      definition.nativeCategory = native
      met[identity] = definition
    }
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
  package var definitions: [StatusDefinition] { met.sorted { $0.key < $1.key }.map(\.value) }

  /// Hands every status to the sink, and says which have no category.
  package func report(to sink: any RecordSink, file: String? = nil) throws {
    for definition in definitions { try sink.put(definition) }
    for (identity, status) in withoutCategory.sorted(by: { $0.key < $1.key }) {
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
