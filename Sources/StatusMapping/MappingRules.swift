import TicketModel

// The rules, one function each. A rule that blocks a line also says so in the line's decision.
extension MappingCompiler {
  /// Each line's `from` with its places, in the order of ``rules``.
  private var sources: [SourceValue] { file.statuses.map(\.from) + file.merges.flatMap(\.from) }

  /// Statuses renamed since the mapping was written, gone, ambiguous or matched by label.
  mutating func checkNames() {
    guard !source.isEmpty else { return }
    for (index, from) in sources.enumerated() where !from.isNone {
      let identity = rules[index].source
      guard let found = source.first(where: { StatusIdentity($0) == identity }) else {
        checkMissing(index, from)
        continue
      }
      if from.id == nil, found.id != nil {
        remark(
          .matchedByLabel, at: from.place,
          "status \"\(found.label)\" is matched by its label; write `id: \(found.id ?? "")` to be sure", [identity])
      } else if from.id != nil, found.id == nil {
        remark(
          .matchedByLabel, at: from.place,
          "this export gives status \"\(found.label)\" no id; \(from.id ?? "") is matched by its label", [identity])
      } else if let label = from.label, found.id != nil, SourceNames.isRenamed(from, now: found.label),
        Fold.bare(label) != Fold.bare(found.label) || source.contains(where: { $0.label.isExactly(label) })
      {
        renamed(index, from, label, now: found)
      }
    }
  }

  private mutating func renamed(_ index: Int, _ from: SourceValue, _ label: String, now: StatusDefinition) {
    let elsewhere = source.first { $0.label == label && $0.scope == now.scope && $0.id != now.id }
    let other = elsewhere.map { "; \"\(label)\" is now \($0.id ?? "without an id")" } ?? ""
    block(
      index, .renamed, at: from.place,
      "status \(from.id ?? "") was \"\(label)\" when this was written and is \"\(now.label)\" now\(other); "
        + "correct the label if the same status is meant, or the id")
  }

  private mutating func checkMissing(_ index: Int, _ from: SourceValue) {
    let candidates = candidates(for: from)
    if candidates.count > 1 {
      let list = candidates.map { StatusIdentity($0).description }.joined(separator: ", ")
      block(
        index, .ambiguous, at: from.place,
        "status \(rules[index].source) may be any of \(list); write `scope:` and `id:`")
      return
    }
    let moved = source.first {
      from.id != nil && $0.label == from.label && (from.scope == nil || $0.scope == from.scope)
    }
    if let moved {
      block(
        index, .renamed, at: from.place,
        "status \(rules[index].source) is gone and its label is on \(moved.id ?? "a status without an id") now; "
          + "write that id if the same status is meant, or remove the line")
    } else {
      remark(
        .gone, at: from.place, "status \(rules[index].source) is not in the source any more", [rules[index].source])
    }
  }

  /// A status has one line without `when`, in `statuses` or in `merges`, and one for each `when`.
  mutating func checkDuplicates() {
    var lines: [StatusLine: [Int]] = [:]
    for (index, rule) in rules.enumerated() {
      lines[StatusLine(source: rule.source, when: rule.when.unordered), default: []].append(index)
    }
    for (line, indices) in lines.sorted(by: { $0.value[0] < $1.value[0] }) where indices.count > 1 {
      let places = indices.dropLast().map { "\(rules[$0].place)" }.joined(separator: ", ")
      let (same, advice) = line.when.isEmpty ? ("", ", or give the others a `when`") : (" with the same `when`", "")
      block(
        indices, .duplicate, at: rules[indices[indices.count - 1]].place,
        "status \(rules[indices[0]].source) already has a line\(same) at \(places); keep one\(advice)")
    }
  }

  /// Rule 2: two statuses become one only inside one written merge.
  mutating func checkFolds() {
    for later in rules.indices {
      guard let target = rules[later].target else { continue }
      let earlier = rules.indices.prefix(later).filter { index in
        guard let other = rules[index].target, other.isSame(as: target) else { return false }
        if let merge = rules[later].merge, merge == rules[index].merge { return false }
        return rules[index].source != rules[later].source
      }
      guard !earlier.isEmpty else { continue }
      let others = earlier.map { "\(rules[$0].source) (\(rules[$0].place))" }.joined(separator: ", ")
      block(
        earlier + [later], .fold, at: rules[later].place,
        "status \(rules[later].source) would become one with \(others) at the target, \(target.described); "
          + "choose another target, or write one merge of them all under `merges`")
    }
  }

  /// Two statuses of one merge must leave different traces, or neither could be told from the other.
  mutating func checkTraces() {
    for later in rules.indices where rules[later].merge != nil && rules[later].traces != [.archive] {
      let twin = rules.indices.prefix(later).first {
        rules[$0].traces == rules[later].traces && rules[$0].source != rules[later].source
      }
      guard let twin else { continue }
      block(
        [twin, later], .traceCollision, at: rules[later].place,
        "statuses \(rules[twin].source) and \(rules[later].source) would leave the same trace; "
          + "write `trace: archive` for one of the merges")
    }
  }

  /// A status without a line blocks its tickets.
  mutating func checkUnmapped() {
    let named = Set(rules.map(\.source))
    for status in source where !named.contains(StatusIdentity(status)) {
      let identity = StatusIdentity(status)
      problems.append(
        MappingProblem(
          .unmapped, nil, "status \(identity) is not in the mapping; add a line for it under `statuses`",
          blocks: true, sources: [identity]))
    }
  }

  mutating func noteMerges() {
    for (index, merge) in file.merges.enumerated() {
      let members = rules.filter { $0.merge == index }.map(\.source)
      guard let target = rules.first(where: { $0.merge == index })?.target else { continue }
      let list = members.map(\.description).joined(separator: ", ")
      remark(
        .merge, at: merge.place, "\(list) become one, \(target.described), because: \(merge.because)", members)
    }
  }
}

extension SourceValue {
  var described: String {
    isNone ? "none" : StatusIdentity(scope: scope, id: id, label: label).description
  }
}

/// What makes two lines of statuses the same.
private struct StatusLine: Hashable {
  let source: StatusIdentity
  let when: Set<WhenTest>
}
