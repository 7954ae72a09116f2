extension StatusVocabulary {
  /// From which status a ticket may be moved to which.
  ///
  /// What the product ships: a site may have changed it. ``Rule/workflow`` says that only the site knows.
  public struct Transitions: Sendable, Hashable {
    public enum Rule: String, Sendable, Hashable, CaseIterable {
      /// Any status can be set, but for the steps that are never possible.
      case free
      /// Only the listed steps.
      case listed
      /// The site's own workflows decide; the product ships nothing that could be relied on.
      case workflow
    }
    /// Where a step begins.
    public enum Origin: Sendable, Hashable {
      /// The ticket is being created (`start` in the file).
      case start
      /// Whatever status it has, once created.
      case any
      case statuses([String])
    }
    public struct Step: Sendable, Hashable {
      /// Lifecycle, workflow … that it belongs to; nil where there is one set.
      public var scope: String?
      public var from: Origin
      /// Ids (labels, where statuses have no id); nil: every status.
      public var to: [String]?
      public var why: String?
      public var source: String
      public var mark: Mark
    }

    public var rule: Fact<Rule>
    /// Steps that are possible, where the rule is `listed`.
    public var steps: [Step]
    /// Steps that are never possible.
    public var never: [Step]
  }

  /// How a new ticket comes into a status.
  public enum Reach: Sendable, Hashable {
    /// Created in the first, then moved through the others; the last is the one asked for. One alone: created in it.
    case through([String])
    /// No allowed step leads there; `missing` says in words what there is not.
    case never(missing: String)
    /// The site's workflow decides.
    case workflow
    /// Not known: the rule, or the status, is the site's own.
    case unknown
  }

  /// Whether one step is possible in what the product ships; nil where that is not known.
  ///
  /// - Parameter from: the status's id (its label where it has none); nil for creating a ticket.
  public func allows(from: String?, to: String, scope: String? = nil) -> Bool? {
    guard let rule = transitions.rule.value, rule != .workflow else { return nil }
    if transitions.never.contains(where: { $0.leads(from: from, to: to, scope: scope) }) { return false }
    return rule == .free || transitions.steps.contains { $0.leads(from: from, to: to, scope: scope) }
  }

  /// The shortest way of a new ticket into a status.
  ///
  /// - Parameters:
  ///   - status: its id, or its label where the product gives no ids.
  ///   - scope: lifecycle, pipeline …; nil takes the steps of every scope the product ships.
  public func reach(_ status: String, scope: String? = nil) -> Reach {
    guard let rule = transitions.rule.value else { return .unknown }
    if rule == .workflow { return .workflow }
    let ids = Set(statuses.map { $0.id ?? $0.label } + transitions.steps.flatMap { $0.to ?? [] }).sorted()
    let scopes = Set(transitions.steps.compactMap(\.scope))
    if rule == .listed, !ids.contains(status) || scope.map({ !scopes.isEmpty && !scopes.contains($0) }) ?? false {
      return .unknown
    }
    var paths: [[String]] = (ids + (ids.contains(status) ? [] : [status]))
      .filter { allows(from: nil, to: $0, scope: scope) == true }.map { [$0] }
    var seen = Set(paths.map { $0[0] })
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      guard let last = path.last else { continue }
      if last == status { return .through(path) }
      for id in ids + [status] where !seen.contains(id) && allows(from: last, to: id, scope: scope) == true {
        seen.insert(id)
        paths.append(path + [id])
      }
    }
    return .never(missing: "creating a ticket as \(status), or a step into it")
  }
}

extension StatusVocabulary.Transitions.Step {
  func leads(from: String?, to: String, scope: String?) -> Bool {
    guard self.scope == nil || scope == nil || self.scope == scope else { return false }
    guard self.to?.contains(to) ?? true else { return false }
    switch self.from {
    case .start: return from == nil
    case .any: return from != nil && from != to
    case .statuses(let ids): return from.map(ids.contains) ?? false
    }
  }
}
