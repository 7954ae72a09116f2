import JSONText
import TicketModel

/// Scopes whose statuses the product ships and of which the target as pulled tells neither the rules nor anything else:
/// Request Tracker's lifecycle `default`, pulled by someone who may not see it.
struct ShippedScopes: Sendable {
  /// Scope to the ids of its statuses, in the order of the vocabulary.
  private let ids: [String: [String]]
  private let order: [String]

  /// - Parameter named: whether the target is known to have that scope.
  init(_ vocabulary: StatusVocabulary?, pulled: [StatusDefinition]?, named: (String) -> Bool) {
    var ids: [String: [String]] = [:]
    var order: [String] = []
    if let vocabulary, let pulled, !vocabulary.statusesListed {
      for scope in vocabulary.shippedScopes
      where named(scope) && vocabulary.isAsShipped(scope, pulled.filter { $0.scope == scope }) {
        ids[scope] = vocabulary.shipped(inScope: scope)
        order.append(scope)
      }
    }
    self.ids = ids
    self.order = order
  }

  var isEmpty: Bool { order.isEmpty }

  /// All statuses of that scope; nil where it is not known to be as shipped.
  func ids(in scope: String?) -> [String]? { scope.flatMap { ids[$0] } }

  /// The product's defaults, each in the scopes that have it.
  func definitions(_ defaults: [StatusDefinition]) -> [StatusDefinition] {
    order.flatMap { scope in
      defaults.compactMap { definition -> StatusDefinition? in
        guard ids[scope]?.contains(definition.id ?? definition.label) == true else { return nil }
        var scoped = definition
        scoped.scope = scope
        return scoped
      }
    }
  }
}

extension StatusVocabulary {
  /// Scopes that the product ships with their steps.
  var shippedScopes: [String] {
    transitions.steps.reduce(into: []) { scopes, step in
      if let scope = step.scope, !scopes.contains(scope) { scopes.append(scope) }
    }
  }

  func shipped(inScope scope: String) -> [String] {
    let reached = Set(transitions.steps.filter { $0.scope == scope }.flatMap { $0.to ?? [] })
    return statuses.map { $0.id ?? $0.label }.filter(reached.contains)
  }

  /// Whether what was seen of a scope is what the product ships, and tells no steps of its own.
  fileprivate func isAsShipped(_ scope: String, _ seen: [StatusDefinition]) -> Bool {
    let shipped = shipped(inScope: scope)
    let starts = seen.filter { $0.extras["mayStart"]?.bool == true }.map { $0.id ?? $0.label }
    let shippedStarts = shipped.filter { allows(from: nil, to: $0, scope: scope) == true }
    return seen.allSatisfy { shipped.contains($0.id ?? $0.label) && $0.extras["mayBecome"] == nil }
      && (starts.isEmpty || Set(starts) == Set(shippedStarts))
  }
}
