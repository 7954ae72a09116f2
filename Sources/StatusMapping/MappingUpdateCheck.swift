// A file that a person wrote is replaced only by one that says everything it said, and the new lines, and no more.
extension MappingUpdate {
  /// A mapping between other desks would take this source's ids for its own.
  func checkPair() throws(MappingError) {
    let views = try existing.sectionViews()
    func refuse(_ side: String, _ what: String) throws(MappingError) {
      let place = views[side]?.key ?? MappingPlace(file: existing.file, line: 1, column: 1)
      throw MappingError(place, "this maps \(what); give another file, or correct `\(side):`")
    }
    if existing.fromDesk != source.desk {
      try refuse("from", "from \(existing.fromDesk), but the archive holds \(source.desk)")
    }
    if let written = existing.fromAccount, let found = source.account, written != found {
      try refuse("from", "from the account \(written), but the archive holds \(found)")
    }
    if existing.toDesk != sections.target.desk {
      try refuse("to", "to \(existing.toDesk), but the draft is to be for \(sections.target.desk)")
    }
  }

  /// Reads the new text and holds it against the old one.
  func check(_ text: String, added: [String: [DraftEntry]]) throws(MappingError) {
    let new: MappingFile
    do {
      new = try MappingFile(yaml: text, file: existing.file)
    } catch {
      let section = sections.sections.first { added[$0.name] != nil }?.name
      throw refusal(section, "it could not be read back: \(error.message)")
    }
    let expected = existing.decisions
    let more = try parsed(added)
    var found = new.decisions
    for (name, isRight) in comparisons(expected, more, &found) where !isRight {
      throw refusal(name, "new lines would stand in a list that they are not for")
    }
    guard found == expected else { throw refusal(nil, "new lines would change what is written outside of its lists") }
  }

  /// List by list, whether the new file has what the old one had and what was added. Equal lists are taken out of
  /// `found`, so that the rest can be compared as a whole.
  private func comparisons(_ old: MappingFile, _ more: MappingFile, _ found: inout MappingFile) -> [(String, Bool)] {
    var result = [
      ("statuses", MappingUpdate.holds(found.statuses, old.statuses, more.statuses)),
      ("merges", found.merges == old.merges),
      ("fields", MappingUpdate.holds(found.fields, old.fields, more.fields)),
    ]
    found.statuses = old.statuses
    found.fields = old.fields
    for (name, path) in MappingFile.valueSections {
      let (before, new, now) = (old[keyPath: path], more[keyPath: path], found[keyPath: path])
      let isRight =
        MappingUpdate.holds(now.rules, before.rules, new.rules) && now.otherwise == before.otherwise ?? new.otherwise
      result.append((name, isRight))
      found[keyPath: path] = before
    }
    return result
  }

  /// New entries come after those there were; in brackets, before them.
  private static func holds<Rule: Equatable>(_ found: [Rule], _ old: [Rule], _ new: [Rule]) -> Bool {
    found == old + new || found == new + old
  }

  /// The new entries, read by themselves.
  private func parsed(_ added: [String: [DraftEntry]]) throws(MappingError) -> MappingFile {
    var yaml = "deskferry: 1\nfrom: { desk: \(existing.fromDesk) }\nto: { desk: \(existing.toDesk) }\n"
    for (name, entries) in added { yaml += "\(name): [ \(entries.map(\.flow).joined(separator: ", ")) ]\n" }
    return try MappingFile(yaml: yaml, file: existing.file).decisions
  }

  private func refusal(_ section: String?, _ why: String) -> MappingError {
    let top = MappingPlace(file: existing.file, line: 1, column: 1)
    let place = section.flatMap { try? existing.sectionViews()[$0]?.key } ?? top
    let what = section.map { "`\($0)`" } ?? "this file"
    return MappingError(
      place,
      "\(what) cannot be brought up to date as it is written here: \(why); nothing was changed; draft into another file "
        + "and copy from there what is new")
  }
}

extension MappingFile {
  /// What is decided, without the text and the places: equal for two files that say the same.
  var decisions: MappingFile {
    var copy = self
    copy.text = ""
    for index in statuses.indices { copy.statuses[index] = statuses[index].decision }
    for index in merges.indices { copy.merges[index] = merges[index].decision }
    for index in fields.indices { copy.fields[index] = fields[index].decision }
    for (_, path) in MappingFile.valueSections { copy[keyPath: path] = self[keyPath: path].decision }
    for index in people.table.indices {
      copy.people.table[index].place = .nowhere
      copy.people.table[index].to = people.table[index].to.decision
    }
    return copy
  }
}

extension MappingPlace {
  fileprivate static let nowhere = MappingPlace(file: "", line: 0, column: 0)
}

extension SourceValue {
  fileprivate var decision: SourceValue {
    var copy = self
    copy.place = .nowhere
    return copy
  }
}

extension MappingTarget {
  fileprivate var decision: MappingTarget {
    var copy = self
    copy.place = .nowhere
    return copy
  }
}

extension StatusRule {
  fileprivate var decision: StatusRule {
    StatusRule(from: from.decision, when: when, to: to.decision, because: because, place: .nowhere)
  }
}

extension MergeRule {
  fileprivate var decision: MergeRule {
    var copy = self
    copy.into = into.decision
    copy.from = from.map(\.decision)
    copy.becausePlace = .nowhere
    copy.place = .nowhere
    return copy
  }
}

extension ValueRule {
  fileprivate var decision: ValueRule {
    var copy = self
    copy.from = from.decision
    copy.to = to.decision
    copy.place = .nowhere
    return copy
  }
}

extension ValueRules {
  fileprivate var decision: ValueRules {
    var copy = self
    copy.rules = rules.map(\.decision)
    copy.otherwise = otherwise?.decision
    return copy
  }
}

extension FieldRule {
  fileprivate var decision: FieldRule {
    var copy = self
    copy.to = to.decision
    copy.options = options.decision
    copy.place = .nowhere
    return copy
  }
}
