import TicketModel

// Counts in a mapping are evidence: a newer archive brings them up to date, at their places, and nothing else.
extension StatusIdentity {
  fileprivate init(_ value: MappingFacts.Value) { self.init(scope: value.scope, id: value.id, label: value.label) }
}

extension MappingUpdate {
  /// Writes today's `tickets` and `lastUse` over those of an earlier draft. Where a person took them out, they stay out.
  mutating func refreshCounts() {
    if let first = edits.lines.first, first.hasPrefix(sections.opening),
      first.hasSuffix("left out.") || first.hasSuffix("s.")
    {
      edits.replaceLine(0, with: sections.counts)
    }
    guard let views = try? existing.sectionViews() else { return }
    for (section, entry) in views {
      for item in (try? entry.value.items(section)) ?? [] {
        guard let from = (try? item.keyedViews())?["from"]?.value else { continue }
        let when = (try? WhenTest.read((try? item.keyedViews())?["when"]?.value))?.askedCategories
        let all = section == "merges" ? (try? from.items("from")) ?? [] : [from]
        for view in all { refresh(view, section, when) }
      }
    }
  }

  private mutating func refresh(_ from: YAMLView, _ section: String, _ when: [StatusCategory]?) {
    guard from.isTable, let parts = try? from.keyedViews(), parts["tickets"] != nil || parts["lastUse"] != nil,
      let use = use(from, section, when)
    else { return }
    if let view = parts["tickets"]?.value, let old = try? view.text("tickets"), old.allSatisfy(\.isNumber) {
      replace(view.place, old, with: "\(use.tickets)")
    }
    if let view = parts["lastUse"]?.value, let old = try? view.text("lastUse"), let new = use.lastUse?.prefix(10) {
      replace(view.place, old, with: String(new))
    }
  }

  /// How much the value is used now; nil where the entry cannot be read as one.
  private func use(_ from: YAMLView, _ section: String, _ when: [StatusCategory]?) -> SourceProfile.Use? {
    if section == "fields" {
      guard let id = try? from.keyedViews()["id"]?.value.text("id") else { return nil }
      return source.fieldUse[id] ?? SourceProfile.Use()
    }
    let isStatus = section == "statuses" || section == "merges"
    guard let value = try? SourceValue(from, status: isStatus) else { return nil }
    if value.isNone {
      return isStatus ? source.withoutStatus : section == "containers" ? source.withoutContainer : nil
    }
    let uses: [(MappingFacts.Value, SourceProfile.Use)] =
      isStatus
      ? statusUses(when)
      : source.used(section).map { ($0.value, $0.use) }
    var total = SourceProfile.Use()
    // A label alone speaks for others only where nothing is exactly that.
    let exact = uses.filter {
      StatusIdentity($0.0) == StatusIdentity(scope: value.scope, id: value.id, label: value.label)
    }
    for (_, use) in exact.isEmpty ? uses.filter({ matches(value, $0.0) }) : exact {
      total.tickets += use.tickets
      if let last = use.lastUse { total.lastUse = max(total.lastUse ?? last, last) }
    }
    return total
  }

  /// Of a line that asks for categories, its tickets of those; of another, those that no such line takes.
  private func statusUses(_ when: [StatusCategory]?) -> [(MappingFacts.Value, SourceProfile.Use)] {
    source.categoryUse.flatMap { identity, uses in
      let value = MappingFacts.Value(scope: identity.scope, id: identity.id, label: identity.label)
      let others = existing.statuses.filter { $0.from.means(value) }.flatMap { $0.when.askedCategories ?? [] }
      return uses.filter { when?.contains($0.key) ?? !others.contains($0.key) }.map { (value, $0.value) }
    }
  }

  /// Swaps a scalar on its line, quotes kept. A scalar that is not where it was read is left alone.
  private mutating func replace(_ place: MappingPlace, _ old: String, with new: String) {
    guard old != new else { return }
    let scalars = edits.scalars(place.line - 1)
    var start = place.column - 1
    if start < scalars.count, scalars[start] == "\"" || scalars[start] == "'" { start += 1 }
    let wanted = Array(old.unicodeScalars)
    guard start >= 0, start + wanted.count <= scalars.count,
      Array(scalars[start..<(start + wanted.count)]) == wanted
    else { return }
    edits.replace(line: place.line - 1, column: start, removing: wanted.count, with: new)
  }
}
