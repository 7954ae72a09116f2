import TicketModel

/// Proposes containers, priorities, types, channels, groups and fields by their labels and levels.
struct ValueProposer {
  let source: SourceProfile
  let target: DraftTarget
  let labels: LabelBook
  /// The file that is brought up to date: its targets are taken.
  var existing: MappingFile?

  private struct Candidate {
    var id: String
    var label: String
    var meaning: String?
    /// What a person should know who chooses it.
    var note: String?
  }

  /// With the scope whose statuses tickets there have, where containers have different ones.
  func containers() -> [DraftEntry] {
    let kind = target.vocabulary?.scopeKind
    let scopes = target.containers.map { TargetStatuses.scope(namedBy: $0, kind) }
    let differ = Set(scopes).count > 1
    let candidates = zip(target.containers, scopes).map { container, scope in
      Candidate(
        id: container.id, label: container.label ?? container.id,
        note: differ ? scope.map { "\(kind ?? "scope") \($0)" } : nil)
    }
    var entries = entries("containers", candidates)
    guard source.withoutContainer.tickets > 0 else { return entries }
    let options = candidates.map {
      YAMLText.table([("use", $0.id), ("label", $0.label)]) + ($0.note.map { " (\($0))" } ?? "")
    }.joined(separator: " or ")
    entries.append(
      DraftEntry(
        from: "otherwise", to: "\"?\"",
        evidence: "\(source.withoutContainer.tickets) tickets have none: "
          + (options.isEmpty ? "please choose" : options),
        value: MappingFacts.Value(id: nil)))
    return entries
  }

  func groups() -> [DraftEntry] {
    let candidates = target.groups.map { Candidate(id: $0.id, label: $0.name ?? $0.id, meaning: nil) }
    var entries = entries("groups", candidates)
    for index in entries.indices where entries[index].to == "\"?\"" {
      if let label = entries[index].value.label {
        entries[index].notes.append("or: to: " + YAMLText.table([("create", label)]))
      }
    }
    return entries
  }

  func choices(_ section: String, _ known: [StatusVocabulary.Value]?) -> [DraftEntry] {
    entries(section, (known ?? []).map { Candidate(id: $0.id, label: $0.label, meaning: $0.meaning) })
  }

  private func entries(_ section: String, _ candidates: [Candidate]) -> [DraftEntry] {
    var taken = written(section)
    let used = source.used(section)
    // Labels are better evidence than levels, so they choose first.
    var proposals: [Int: (Candidate, String)] = [:]
    for (index, value) in used.enumerated() {
      guard let label = value.value.label ?? value.value.id, !isRepeated(value.value, used),
        let same = candidates.first(where: { Fold.bare($0.label) == Fold.bare(label) }), taken[same.id] == nil
      else { continue }
      proposals[index] = (same, "same label; confidence: high")
      taken[same.id] = value.value
    }
    for (index, value) in used.enumerated() where proposals[index] == nil {
      let fitting = candidates.filter { value.meaning != nil && $0.meaning == value.meaning && taken[$0.id] == nil }
      guard fitting.count == 1, let only = fitting.first, let meaning = value.meaning else { continue }
      proposals[index] = (only, "both are \(meaning); confidence: medium")
      taken[only.id] = value.value
    }
    return used.enumerated().map { entry(section, $1, proposals[$0], candidates, taken) }
  }

  /// What the existing file sends where.
  private func written(_ section: String) -> [String: MappingFacts.Value] {
    guard let existing, let path = MappingFile.valueSections.first(where: { $0.0 == section })?.1 else { return [:] }
    var taken: [String: MappingFacts.Value] = [:]
    for rule in existing[keyPath: path].rules {
      guard case .use(let id) = rule.to.choice else { continue }
      taken[id] = MappingFacts.Value(scope: rule.from.scope, id: rule.from.id, label: rule.from.label)
    }
    return taken
  }

  /// The same label in several scopes: their order says nothing.
  private func isRepeated(_ value: MappingFacts.Value, _ used: [SourceProfile.Value]) -> Bool {
    guard let label = value.label, value.scope != nil else { return false }
    return used.contains { other in
      other.value.scope != value.scope && other.value.label.map(Fold.label) == Fold.label(label)
    }
  }

  private func entry(
    _ section: String, _ value: SourceProfile.Value, _ proposal: (Candidate, String)?, _ candidates: [Candidate],
    _ taken: [String: MappingFacts.Value]
  ) -> DraftEntry {
    // A label beside an id that has several would speak against the tickets that have another.
    let label = value.otherLabels.isEmpty ? value.value.label : nil
    let from = YAMLText.table([("scope", value.value.scope), ("id", value.value.id), ("label", label)])
    var entry = DraftEntry(
      from: from.dropLast(2) + ", tickets: \(value.use.tickets) }", to: "\"?\"", value: value.value)
    if label == nil, let own = value.value.label {
      entry.notes.append("tickets call it " + ([own] + value.otherLabels).map { "\"\($0)\"" }.joined(separator: ", "))
    }
    if let (candidate, why) = proposal {
      entry.to = reference(candidate)
      entry.evidence = why + (candidate.note.map { "; " + $0 } ?? "")
      return entry
    }
    guard !candidates.isEmpty else {
      entry.evidence = "the target has no \(section): please choose; confidence: none"
      entry.notes.append("or: to: { drop: true }   it is left out, and announced as a loss")
      return entry
    }
    let same = candidates.first { value.meaning != nil && $0.meaning == value.meaning }
    if let same, let first = taken[same.id] {
      let meaning = value.meaning ?? ""
      entry.evidence =
        "also \(meaning), but \(same.label) is proposed for \(first.described) already: please choose; "
        + "confidence: low"
      entry.notes += ["or: to: \(reference(same)), with `trace: tag` beside it to keep them apart"]
    } else {
      entry.evidence = "please choose; confidence: none"
    }
    entry.notes += candidates.filter { taken[$0.id] == nil }.prefix(6).map {
      "or: to: " + reference($0) + ($0.note.map { "   " + $0 } ?? "")
    }
    entry.notes.append("or: to: { drop: true }   it is left out, and announced as a loss")
    return entry
  }

  private func reference(_ candidate: Candidate) -> String {
    YAMLText.table([("use", candidate.id), ("label", candidate.label == candidate.id ? nil : candidate.label)])
  }

  /// Fields without a value in any ticket are left out; the others are never dropped without a word.
  func fields() -> [DraftEntry] {
    let custom = target.fields.filter { $0.of == "ticket" }
    var taken = Set(
      (existing?.fields ?? []).compactMap { rule in
        if case .use(let id) = rule.to.choice { id } else { nil }
      })
    let used = source.fieldUse.sorted { left, right in
      left.value.tickets == right.value.tickets
        ? left.key < right.key : left.value.tickets > right.value.tickets
    }
    return used.map { id, use in
      let definition = source.fields.first { $0.id == id && $0.of == "ticket" }
      let label = definition?.label ?? id
      let from = YAMLText.table([("id", id), ("label", label == id ? nil : label)])
      var entry = DraftEntry(
        from: from.dropLast(2) + ", tickets: \(use.tickets) }", to: "\"?\"", value: MappingFacts.Value(id: id))
      if let same = custom.first(where: { Fold.bare($0.label ?? $0.id) == Fold.bare(label) }),
        taken.insert(same.id).inserted
      {
        entry.to = YAMLText.table([("use", same.id), ("label", same.label == same.id ? nil : same.label)])
        entry.evidence = "same label; confidence: high" + (definition.map { ", \($0.type) to \(same.type)" } ?? "")
        return entry
      }
      entry.evidence = "the target has no field of this name: please choose; confidence: none"
      let tag = "\(Fold.label(label).replacing(" ", with: "-")):{value}"
      entry.notes = [
        "or: to: " + YAMLText.table([("create", label)]),
        "or: to: " + YAMLText.table([("tag", tag)]),
        "or: to: { drop: true }   it is left out, and announced as a loss",
      ]
      return entry
    }
  }
}
