import TicketModel

// Finding in a file what a draft would say.
extension MappingFile {
  /// Whether a line or merge speaks of the status: of its tickets of one category only where it asks for that, or
  /// takes them along across categories.
  func speaks(of value: MappingFacts.Value, category: StatusCategory?, onlyIts isOne: Bool) -> Bool {
    let lines = statuses.map { ($0.from, $0.when, $0.to.acrossCategories) }
    let merged = merges.flatMap { merge in merge.from.map { ($0, merge.when, merge.into.acrossCategories) } }
    return (lines + merged).contains { from, when, across in
      guard from.means(value) else { return false }
      guard let asked = when.askedCategories else { return across || !isOne }
      return category.map(asked.contains) ?? true
    }
  }

  func speaks(of item: DraftStatus) -> Bool {
    speaks(of: item.value, category: item.given, onlyIts: item.when != nil)
  }
}

extension SourceValue {
  /// Whether this names the value: by its id, or by its exact label where one of the two has none.
  func means(_ value: MappingFacts.Value) -> Bool {
    if isNone { return value.id == nil && value.label == nil }
    guard scope == nil || scope.isExactly(value.scope) else { return false }
    if let id { return id.isExactly(value.id) || value.id == nil && label.isExactly(value.label) }
    return label.isExactly(value.label)
  }
}
