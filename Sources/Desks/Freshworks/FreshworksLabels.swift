import DeskKit
import JSONText
import TicketModel

extension Freshworks {
  /// What rows of tables that stand beside other forms call their status. Which number has a label is known when all is
  /// read, and rows may be many: they lie on disk.
  final class Labels {
    private let rows = JoinTable()

    func row(_ ticket: Ticket, _ label: String) throws { try rows.add(ticket.id, "\(ticket.updatedAt ?? "") \(label)") }

    func forEach(_ body: (_ ticket: String, _ label: String, _ updatedAt: String?) throws -> Void) throws {
      try rows.close()
      try rows.forEach { ticket, text in
        let time = text.prefix { $0 != " " }
        try body(ticket, String(text.dropFirst(time.count + 1)), time.isEmpty ? nil : String(time))
      }
    }
  }
}

extension Freshworks.Reader {
  /// Each row's status as a part of its ticket.
  func putLabelled() throws {
    try labels?.forEach { ticket, label, updatedAt in
      try put(part: ["status": .object(choices.status(labelled: label).json)], of: ticket, at: updatedAt)
    }
    for (label, status) in choices.several.sorted(by: { $0.key < $1.key }) {
      try sink.put(
        StatusDefinition(
          id: nil, label: label, category: status.category,
          categoryFrom: status.category == .unknown ? .unknown : .default))
    }
    for finding in choices.matched.findings { try sink.finding(finding) }
  }
}
