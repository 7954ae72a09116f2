import TicketModel

// Rule 3: a category is kept unless the mapping says otherwise, and never guessed.
extension MappingCompiler {
  mutating func checkCategories() {
    for index in rules.indices {
      guard let definition = source.first(where: { StatusIdentity($0) == rules[index].source }) else { continue }
      let given = rules[index].asked ?? [definition.category]
      if let written = rules[index].writtenCategory, isContradicted(written, given, rules[index]) {
        block(
          index, .categoryContradicted, at: rules[index].place,
          MappingCompiler.contradiction(rules[index], written, given))
        continue
      }
      for category in given { checkCategory(category, index, definition) }
    }
  }

  private func isContradicted(_ written: StatusCategory, _ given: [StatusCategory], _ rule: CompiledRule) -> Bool {
    !given.contains(.unknown) && !given.contains(written) && !rule.possible.contains(written)
  }

  private mutating func checkCategory(_ given: StatusCategory, _ index: Int, _ definition: StatusDefinition) {
    let category = rules[index].category(of: given)
    guard category != .unknown else {
      block(
        index, .sourceCategoryUnknown, at: rules[index].place,
        MappingCompiler.unknownSourceCategory(rules[index].source))
      return
    }
    if let target = rules[index].target { compare(category, target, index, definition) }
  }

  private mutating func compare(
    _ category: StatusCategory, _ target: ResolvedTarget, _ index: Int, _ definition: StatusDefinition
  ) {
    let rule = rules[index]
    if category != target.category {
      if rule.acrossCategories {
        remark(
          .categoryChange, at: rule.place,
          "status \(rule.source) changes from \(category.rawValue) to \(target.category.rawValue), as written",
          [rule.source])
      } else {
        block(index, .categoryChange, at: rule.place, MappingCompiler.categoryChange(rule, category, target))
      }
    }
    if let change = ClockChange(definition.slaClock, target.slaClock) {
      remark(
        .slaClock, at: rule.place,
        "the SLA clock is \(change.from) in status \(rule.source) and \(change.to) in \(target.described)",
        [rule.source])
    }
  }

  static func unknownSourceCategory(_ source: StatusIdentity) -> String {
    "the source does not tell the category of status \(source); write `category:` in its `from`"
  }

  private static func contradiction(
    _ rule: CompiledRule, _ written: StatusCategory, _ given: [StatusCategory]
  ) -> String {
    let list = rule.possible.count > 1 ? rule.possible : given
    return "the source gives status \(rule.source) category \(list.map(\.rawValue).joined(separator: " or ")), the "
      + "mapping says \(written.rawValue); remove `category:` and use `acrossCategories: true` if the change is meant"
  }

  static func categoryChange(_ rule: CompiledRule, _ category: StatusCategory, _ target: ResolvedTarget) -> String {
    let change =
      "status \(rule.source) is \(category.rawValue), target \(target.described) is \(target.category.rawValue); "
    // A vendor's word that covers both says nothing against the target.
    if rule.possible.contains(category), rule.possible.contains(target.category) {
      return change
        + "write `category: \(target.category.rawValue)` in its `from` if that is what it is, choose another "
        + "target, or write `acrossCategories: true`"
    }
    // Tickets of one status may come with several categories; those can have a target of their own.
    let own =
      rule.asked == nil && !rule.possible.isEmpty && !rule.possible.contains(category)
      ? "give these a line of their own with `when: { category: \(category.rawValue) }`, " : ""
    return change + own + "choose another target, or write `acrossCategories: true`"
  }
}

extension CompiledRule {
  /// The categories that the line's `when` asks for; nil where it asks for none.
  var asked: [StatusCategory]? { when.askedCategories }
}

extension [WhenTest] {
  /// The categories that all of the tests together let through; nil where none of them asks.
  var askedCategories: [StatusCategory]? {
    let tests = filter { $0.subject == .category }
    guard let first = tests.first else { return nil }
    return first.values.compactMap(StatusCategory.init).filter { category in
      tests.allSatisfy { $0.values.contains(category.rawValue) }
    }
  }
}
