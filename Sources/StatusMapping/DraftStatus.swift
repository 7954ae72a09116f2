import TicketModel

/// A status that a draft finds a target for. One whose tickets come with several categories is looked at once for each.
struct DraftStatus {
  /// With the category that speaks for it here; `unknown` where a person must say.
  var status: StatusDefinition
  var use: SourceProfile.Use
  /// The category that the source gives.
  let given: StatusCategory
  /// Only its tickets of this category; nil for all of them, or for all others.
  var when: StatusCategory?
  /// The vendor's word, where that alone tells the category and covers several of ours.
  var coarse: StatusVocabulary.NativeCategory?
  /// What its label means, where that says which of those.
  var reading: LabelBook.Reading?
  /// Categories that its product uses it for as well.
  var also: [StatusCategory] = []

  init(_ status: StatusDefinition, _ use: SourceProfile.Use, when: StatusCategory? = nil) {
    self.status = status
    self.use = use
    self.when = when
    given = status.category
  }

  var identity: StatusIdentity { StatusIdentity(status) }

  /// How an entry of the draft finds itself again in a file.
  var value: MappingFacts.Value { MappingFacts.Value(scope: status.scope, id: status.id, label: status.label) }

  /// Beside what the source says: the word of a vendor with a wide one is evidence, a known label says more.
  func weighed(by categories: SourceCategories, _ labels: LabelBook, _ language: String?) -> DraftStatus {
    var result = self
    if let entry = categories.shipped(status), entry.category == status.category { result.also = entry.also }
    guard let native = categories.coarse(status) else { return result }
    result.coarse = native
    result.status.category = .unknown
    if let language, let reading = labels.certainStatus(status.label, language: language),
      let category = reading.category, native.covers.contains(category)
    {
      result.reading = reading
      result.status.category = category
    }
    return result
  }

  /// What a person may choose from where the category is not known.
  var choices: [StatusCategory] { coarse?.covers ?? [] }
}

extension SourceProfile {
  /// The statuses in use, one entry for each category that tickets of it come with: the status's own first, the others
  /// with that category as their condition.
  var draftStatuses: [DraftStatus] {
    statusesInUse.flatMap { status, use in
      let uses = (categoryUse[StatusIdentity(status)] ?? [:]).filter { $0.key != .unknown }
      let others = StatusCategory.allCases.filter { $0 != status.category && uses[$0] != nil }
      guard !others.isEmpty, status.category != .unknown || others.count > 1 else { return [DraftStatus(status, use)] }
      let rest = others.map { category in
        var other = status
        other.category = category
        return DraftStatus(other, uses[category] ?? Use(), when: category)
      }
      let own = rest.reduce(use) { $0.without($1.use) }
      return own.tickets > 0 ? [DraftStatus(status, uses[status.category] ?? own)] + rest : rest
    }
  }
}

extension SourceProfile.Use {
  /// The count alone.
  fileprivate func without(_ other: SourceProfile.Use) -> SourceProfile.Use {
    var result = self
    result.tickets -= other.tickets
    return result
  }
}
