public import TicketModel

/// Counts what written merges and changes of category do to tickets: what a plan prints of them.
public struct StatusTally: Sendable {
  /// A status on its way to a target.
  private struct Way: Hashable {
    var source: StatusIdentity
    var target: StatusIdentity
  }

  private let mapper: Mapper
  private var merged: [MappingPlace: SourceProfile.Use] = [:]
  private var arrived: [Way: [StatusCategory: SourceProfile.Use]] = [:]
  private var targetCategory: [Way: StatusCategory] = [:]

  public init(_ mapper: Mapper) { self.mapper = mapper }

  /// - Parameter status: what the mapping made of the ticket's status.
  public mutating func add(_ ticket: Ticket, _ status: MappedStatus) {
    if let place = status.mergePlace { merged[place, default: SourceProfile.Use()].add(ticket) }
    guard let source = ticket.status else { return }
    let way = Way(
      source: StatusIdentity(source),
      target: StatusIdentity(scope: status.scope, id: status.id, label: status.label))
    let category = status.sourceCategory ?? source.category
    arrived[way, default: [:]][category, default: SourceProfile.Use()].add(ticket)
    targetCategory[way] = status.category
  }

  /// What and how often, in the order of the file; merges that touch no ticket too.
  public var merges: [(what: String, use: SourceProfile.Use)] {
    mapper.problems.filter { $0.kind == .merge }.map { problem in
      (problem.message, problem.place.flatMap { merged[$0] } ?? SourceProfile.Use())
    }
  }

  /// Each change of category, most tickets first. Where tickets of the same status and another category have the
  /// target too, it says so: nothing there tells them apart.
  public var crossings: [(what: String, use: SourceProfile.Use)] {
    arrived.flatMap { way, uses in
      uses.filter { $0.key != targetCategory[way] }.map { (what: change(way, $0.key, uses), use: $0.value) }
    }.sorted { left, right in
      left.use.tickets == right.use.tickets
        ? ExactText(left.what) < ExactText(right.what) : left.use.tickets > right.use.tickets
    }
  }

  private func change(
    _ way: Way, _ category: StatusCategory, _ uses: [StatusCategory: SourceProfile.Use]
  ) -> String {
    let others = StatusCategory.allCases.filter { $0 != category }.compactMap { other in
      uses[other].map { "\($0.tickets) that \($0.tickets == 1 ? "is" : "are") \(other.rawValue)" }
    }
    let beside =
      others.isEmpty
      ? "" : ", where \(others.joined(separator: " and ")) of the same status go too: nothing tells them apart there"
    return "status \(way.source) changes from \(category.rawValue) to \(targetCategory[way]?.rawValue ?? "unknown"), "
      + "as \(way.target)" + beside
  }
}
