import TicketModel

// The rules for values and fields. What is wrong with a line of values also blocks the tickets that go
// through it.
extension MappingCompiler {
  mutating func checkValues() {
    for (name, rules) in file.valueLists {
      let lines = rules.rules.map { ($0.from, $0.when) }
      checkDuplicates(lines) { "\(name): \($0.described)" }
      for from in lines.map(\.0) { checkName(from, in: name, at: from.place) }
      noteShared(rules, name)
    }
    let fields = file.fields.map { (SourceValue(id: $0.from, label: $0.label, place: $0.place), [WhenTest]()) }
    checkDuplicates(fields) { "field \($0.id ?? "")" }
    for (from, _) in fields { checkName(from, in: "fields", at: from.place) }
  }

  private mutating func blockValues(
    _ places: [MappingPlace], _ kind: MappingProblem.Kind, at place: MappingPlace, _ message: String
  ) {
    let problem = MappingProblem(kind, place, message, blocks: true)
    problems.append(problem)
    for place in places where valueProblems[place] == nil { valueProblems[place] = problem }
  }

  /// A value has one line without `when`, and one for each `when`.
  private mutating func checkDuplicates(
    _ lines: [(from: SourceValue, when: [WhenTest])], _ called: (SourceValue) -> String
  ) {
    var places: [ValueLine: [MappingPlace]] = [:]
    for line in lines {
      let key = ValueLine(line.from, line.when)
      places[key, default: []].append(line.from.place)
      guard let all = places[key], all.count > 1 else { continue }
      let earlier = all.dropLast().map(\.description).joined(separator: ", ")
      blockValues(
        all, .duplicate, at: line.from.place,
        "\(called(line.from)) already has a line\(line.when.isEmpty ? "" : " with the same `when`") at \(earlier); "
          + "keep one")
    }
  }

  /// Rule 7 for values: whoever has the id or the label now must be settled.
  private mutating func checkName(_ from: SourceValue, in list: String, at place: MappingPlace) {
    switch names.change(of: from, in: list) {
    case .renamed(let now, let elsewhere):
      blockValues(
        [place], .renamed, at: place, SourceNames.renamed(list, from, now: now, elsewhere: elsewhere))
    case .moved(let other):
      let message =
        "\(list): \(from.described) is gone and its label is on \(other) now; write that id if the same one is meant, "
        + "or remove the line"
      // Without a line of its own the other would go unmapped, or with `otherwise`.
      problems.append(MappingProblem(.renamed, place, message, blocks: true))
      movedValues[list, default: [:]][other] = MappingProblem(.renamed, place, message, blocks: true)
    case .gone, nil: break
    }
  }

  /// Values may share a target where a person wrote both lines; it is said, and the label is lost without a trace.
  private mutating func noteShared(_ section: ValueRules, _ name: String) {
    var seen: [TargetChoice: ValueRule] = [:]
    for rule in section.rules {
      let target: TargetChoice
      switch rule.to.choice {
      case .undecided:
        problems.append(
          MappingProblem(
            .undecided, rule.to.place,
            "\(name): \(rule.from.described) is undecided; write its target in place of ?", blocks: true))
        continue
      case .use: target = rule.to.choice
      case .create(let label): target = .create(Fold.label(label))
      case .drop, .tag: continue
      }
      if let first = seen[target], first.from != rule.from, rule.trace == nil {
        remark(
          .sharedValue, at: rule.place,
          "\(name): \(rule.from.described) and \(first.from.described) share one target; "
            + "write `trace: tag` to keep them apart", [])
      }
      seen[target] = seen[target] ?? rule
    }
  }

  /// Rule 2: a merge has a reason, and neither nothing nor the draft's own word is one.
  mutating func checkReasons() {
    for (index, merge) in file.merges.enumerated() where !merge.hasReason {
      block(
        rules.indices.filter { rules[$0].merge == index }, .undecided, at: merge.becausePlace,
        "the merge has no reason; write who agreed to it, or why it is right, as `because:`")
    }
  }

  /// A status to be made beside one of the same name that the product ships. (One that was pulled is that status.)
  mutating func noteTakenLabels() {
    let lines =
      file.statuses.map { ($0.from, $0.to) } + file.merges.flatMap { merge in merge.from.map { ($0, merge.into) } }
    for (from, to) in lines {
      guard case .create(let label) = to.choice, targets.pulled == nil else { continue }
      let taken = targets.known.first {
        Fold.label($0.label) == Fold.label(label) && (to.scope == nil || $0.scope == nil || $0.scope == to.scope)
      }
      guard let taken else { continue }
      remark(
        .labelTaken, at: to.place,
        "the target ships a status of that name, \(StatusIdentity(taken)); write `use: \(taken.id ?? taken.label)` if it "
          + "is meant, or create another label", [resolve(from)])
    }
  }
}

/// What makes two lines of values the same: in which order a `when` is written does not matter.
private struct ValueLine: Hashable {
  let scope: String?
  let id: String?
  let label: String?
  let when: Set<WhenTest>

  init(_ from: SourceValue, _ when: [WhenTest]) {
    scope = from.scope
    id = from.plainID
    label = from.id == nil ? from.label : nil
    self.when = when.unordered
  }
}

extension [WhenTest] {
  /// The same for the same tests, in whatever order they and their values are written.
  var unordered: Set<WhenTest> { Set(map { WhenTest($0.subject, Set($0.values).sorted()) }) }
}

extension MergeRule {
  /// `?`, nothing and the words that earlier drafts offered are no reason.
  var hasReason: Bool { !["", "?", "who agreed"].contains(Fold.label(because)) }
}
