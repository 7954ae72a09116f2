public import JSONText

/// The inverse of a mapping: from what the target shows back to the source's status.
///
/// Without merges the target's status alone tells; a merged one is told by its trace. Proves that nothing was folded.
public struct StatusRestorer: Sendable {
  public enum Original: Sendable, Hashable {
    case status(StatusIdentity)
    /// One of these, merged with `trace: archive`: archive and ledger know which.
    case inArchive([StatusIdentity])
    /// Not written by this mapping, or its trace was removed.
    case unknown(reason: String)
  }

  private let rules: [CompiledRule]

  public init(_ mapper: Mapper) { rules = mapper.compiled.filter { $0.blocked == nil && $0.target != nil } }

  /// - Parameters:
  ///   - id: the target status's id, its label where it has none.
  ///   - scope: its scope at the target; nil where there is one set.
  ///   - tags: the ticket's tags at the target.
  ///   - fields: its field values there, by field id.
  public func original(id: String, scope: String? = nil, tags: [String] = [], fields: JSONObject = [:]) -> Original {
    let fitting = rules.filter { rule in
      guard let target = rule.target, target.id == id else { return false }
      return target.scope == nil || scope == nil || target.scope == scope
    }
    let traced = fitting.filter { rule in rule.traces.contains { isThere($0, tags, fields) } }
    if let rule = traced.first, Set(traced.map(\.source)).count == 1 { return .status(rule.source) }
    let plain = Set(fitting.filter { $0.merge == nil }.map(\.source))
    if let source = plain.first, plain.count == 1 { return .status(source) }
    let archived = fitting.filter { $0.traces == [.archive] }.map(\.source)
    if !archived.isEmpty { return .inArchive(archived) }
    let reason =
      fitting.isEmpty
      ? "no line of the mapping leads to status \(id)"
      : "status \(id) was merged and the ticket carries none of its traces"
    return .unknown(reason: reason)
  }

  private func isThere(_ trace: Trace, _ tags: [String], _ fields: JSONObject) -> Bool {
    switch trace {
    case .tag(let tag): tags.contains(tag)
    case .field(let name, let value): fields[name]?.idText == value
    case .archive: false
    }
  }
}
