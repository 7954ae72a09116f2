public import TicketModel

/// Counts what written merges and changes of category do to tickets: what a plan prints of them.
public struct StatusTally: Sendable {
  private let mapper: Mapper
  private var merged: [MappingPlace: SourceProfile.Use] = [:]
  private var crossed: [String: SourceProfile.Use] = [:]

  public init(_ mapper: Mapper) { self.mapper = mapper }

  /// - Parameter status: what the mapping made of the ticket's status.
  public mutating func add(_ ticket: Ticket, _ status: MappedStatus) {
    if let place = status.mergePlace { merged[place, default: SourceProfile.Use()].add(ticket) }
    guard status.crossesCategory, let source = ticket.status else { return }
    let target = StatusIdentity(scope: status.scope, id: status.id, label: status.label)
    let change =
      "status \(StatusIdentity(source)) changes from \(source.category.rawValue) to \(status.category.rawValue), "
      + "as \(target)"
    crossed[change, default: SourceProfile.Use()].add(ticket)
  }

  /// What and how often, in the order of the file; merges that touch no ticket too.
  public var merges: [(what: String, use: SourceProfile.Use)] {
    mapper.problems.filter { $0.kind == .merge }.map { problem in
      (problem.message, problem.place.flatMap { merged[$0] } ?? SourceProfile.Use())
    }
  }

  public var crossings: [(what: String, use: SourceProfile.Use)] {
    crossed.sorted { ($1.value.tickets, $0.key) < ($0.value.tickets, $1.key) }.map { ($0.key, $0.value) }
  }
}
