import JSONText
import TicketModel

/// Which statuses a new ticket can come to, where the target as pulled tells its rules: definitions with
/// `extras.mayStart` (a ticket may be created in it) and `extras.mayBecome` (ids that may follow).
struct StatusRoutes: Sendable {
  enum Way: Sendable, Hashable {
    /// Created in the first, then moved on.
    case through([String])
    /// No step leads there: what is missing, in words.
    case missing(String)
    /// The scope's rules are known, and it has no such status.
    case notThere([String])
    case unknown
  }

  private struct Rules {
    var ids: [String] = []
    var starts: [String] = []
    var next: [String: [String]] = [:]
    /// Else only where a ticket may start was told, which need not be all of the statuses.
    var knowsSteps: Bool { next.values.contains { !$0.isEmpty } }
  }
  private let scopes: [String?: Rules]

  init(_ statuses: [StatusDefinition]) {
    var scopes: [String?: Rules] = [:]
    let telling = Set(statuses.filter { $0.extras["mayStart"] != nil || $0.extras["mayBecome"] != nil }.map(\.scope))
    for status in statuses where telling.contains(status.scope) {
      let id = status.id ?? status.label
      scopes[status.scope, default: Rules()].ids.append(id)
      if status.extras["mayStart"]?.bool == true { scopes[status.scope, default: Rules()].starts.append(id) }
      scopes[status.scope, default: Rules()].next[id] =
        status.extras["mayBecome"]?.array?.compactMap { $0.idText } ?? []
    }
    self.scopes = scopes
  }

  func tells(_ scope: String?) -> Bool { scopes[scope]?.knowsSteps == true }

  /// Whether the rules of any scope are told.
  var isTelling: Bool { scopes.values.contains(where: \.knowsSteps) }

  /// The shortest way of a new ticket to a status.
  func way(to id: String, scope: String?) -> Way {
    guard let rules = scopes[scope] else { return .unknown }
    guard rules.knowsSteps else { return rules.starts.contains(id) ? .through([id]) : .unknown }
    guard rules.ids.contains(id) else { return .notThere(rules.ids) }
    var paths = rules.starts.map { [$0] }
    var seen = Set(rules.starts)
    var next = 0
    while next < paths.count {
      let path = paths[next]
      next += 1
      if path.last == id { return .through(path) }
      for step in rules.next[path.last ?? ""] ?? [] where seen.insert(step).inserted { paths.append(path + [step]) }
    }
    let reached = rules.ids.filter(seen.contains)
    return .missing(
      "tickets start as \(list(rules.starts)) and come to \(list(reached)); "
        + "what is missing is a step to \(id) from one of these")
  }

  private func list(_ ids: [String]) -> String { ids.isEmpty ? "nothing" : ids.joined(separator: ", ") }
}

// Containers and scopes of the target.
extension TargetStatuses {
  var hasScopes: Bool { known.contains { $0.scope != nil } }

  /// The scope whose statuses a ticket in that container can have: the container's own id is a scope (pipelines), or
  /// its record names one under what the vocabulary calls a scope (lifecycles). Nil where that is not known.
  func scope(ofContainer id: String) -> String? {
    if let container = containers.first(where: { $0.id == id }),
      let named = TargetStatuses.scope(namedBy: container, vocabulary?.scopeKind)
    {
      return named
    }
    return known.contains { $0.scope == id } ? id : nil
  }

  /// What a container's record says under the word that the vocabulary has for scopes.
  static func scope(namedBy container: Container, _ kind: String?) -> String? {
    guard let kind else { return nil }
    return container.extras.members.first { $0.0.lowercased() == kind.lowercased() }?.1.idText
  }

  /// Why there is no such status in a scope of which every status is known; nil if it is there, or if nobody knows.
  func notThere(_ id: String, inScope scope: String?) -> String? {
    let kind = vocabulary?.scopeKind ?? "scope"
    if case .notThere(let ids) = routes.way(to: id, scope: scope) {
      return "\(kind) \(scope ?? "") has no status \(id); choose one of " + ids.joined(separator: ", ")
    }
    guard let scope, let ids = shipped.ids(in: scope), !ids.contains(id) else { return nil }
    return "\(kind) \(scope) as \(vocabulary?.name ?? "the target") ships it has no status \(id); choose one of "
      + ids.joined(separator: ", ") + "; if it was changed there, pull again as someone who may see its rules"
  }

  /// Why a ticket in that container cannot have the status; nil if it can, or if nobody knows.
  func problem(_ status: MappedStatus, inScope scope: String, container: String) -> String? {
    let kind = vocabulary?.scopeKind ?? "scope"
    let name = StatusIdentity(scope: status.scope, id: status.id, label: status.label).description
    if let other = status.scope, other != scope {
      return "container \(container) has the statuses of \(kind) \(scope), target status \(name) is one of \(other); "
        + "choose one of \(scope), or another container"
    }
    guard !status.creates else { return nil }
    if let problem = notThere(status.id, inScope: scope) { return "container \(container): " + problem }
    guard case .missing(let what) = routes.way(to: status.id, scope: scope) else { return nil }
    return unreachable(status.id, scope, what)
  }

  func unreachable(_ id: String, _ scope: String?, _ missing: String) -> String {
    let place = scope.map { " (\(vocabulary?.scopeKind ?? "scope") \($0))" } ?? ""
    return "no new ticket comes to target status \(id)\(place): \(missing); change that at the target and pull it "
      + "again, or choose another status"
  }

  /// Nil where it is not known.
  func clock(_ id: String, scope: String?) -> String? {
    let found = known.filter {
      ($0.id ?? $0.label) == id && (scope == nil || $0.scope == nil || $0.scope == scope)
    }
    let clocks = Set(found.map(\.slaClock))
    guard clocks.count == 1, let clock = clocks.first, clock != "unknown" else { return nil }
    return clock
  }
}

extension TargetStatuses {
  /// What is known of the way of a new ticket to a status: from the target as pulled, else from what the product ships.
  enum Reach {
    case reached
    /// Not at this target, or never in this product: what is missing.
    case never(String)
    /// Not as the product ships it, but a site may have changed that.
    case notAsShipped(String)
    /// The site's rules decide, and nothing pulled tells them.
    case untold
  }

  func reach(_ id: String, scope: String?) -> Reach {
    if let problem = notThere(id, inScope: scope) { return .never(problem) }
    switch routes.way(to: id, scope: scope) {
    case .through: return .reached
    case .missing(let what): return .never(unreachable(id, scope, what))
    case .notThere, .unknown: break
    }
    guard let vocabulary else { return .reached }
    switch vocabulary.reach(id, scope: scope) {
    case .through: return .reached
    case .never(let missing):
      let what = "\(vocabulary.name) as shipped lets no new ticket come to \(id): missing is \(missing)"
      return vocabulary.transitions.rule.value == .free ? .never(what + "; choose another status") : .notAsShipped(what)
    case .workflow: return .untold
    case .unknown: return vocabulary.transitions.rule.value == .listed ? .untold : .reached
    }
  }
}

extension MappingCompiler {
  /// Rule 10: what no ticket can reach blocks where the target's rules are known; where steps are limited and the
  /// rules are not known, that is said once.
  mutating func checkReach() {
    var untold: [String] = []
    for index in rules.indices {
      guard let target = rules[index].target, !target.creates else { continue }
      switch targets.reach(target.id, scope: target.scope) {
      case .reached: break
      case .never(let what): block(index, .unreachable, at: rules[index].place, what)
      case .notAsShipped(let what): remark(.unreachable, at: rules[index].place, what, [rules[index].source])
      case .untold: if !untold.contains(target.described) { untold.append(target.described) }
      }
    }
    guard !untold.isEmpty else { return }
    remark(
      .transitionsUnknown, at: nil,
      "\(targets.vocabulary?.name ?? file.toDesk) moves tickets only along its "
        + "\(targets.vocabulary?.transitions.rule.value == .workflow ? "workflows" : "rules"), and nothing pulled tells "
        + "them: whether a ticket comes to \(untold.joined(separator: ", ")) is known only when it is written", [])
  }
}
