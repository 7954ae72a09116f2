import DeskKit

extension RequestTracker {
  /// Which ticket a message's transaction belongs to and of which type it is. Attachments name only the transaction.
  final class Placement {
    private let table: JoinTable

    init(memory: Int = 2 << 20) { table = JoinTable(memory: memory) }

    func add(_ transaction: String, ticket: String, type: String) throws {
      try table.add(transaction, "\(type) \(ticket)")
    }

    /// Nothing may be added afterwards.
    func close() throws { try table.close() }

    func place(of transaction: String) throws -> (ticket: String, type: String)? {
      guard !transaction.isEmpty, let value = try table.values(for: transaction).first,
        let space = value.firstIndex(of: " ")
      else { return nil }
      return (String(value[value.index(after: space)...]), String(value[..<space]))
    }
  }
}
