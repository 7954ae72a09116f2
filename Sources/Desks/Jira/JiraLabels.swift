import DeskKit
import JSONText
import TicketModel

/// Statuses that forms without ids tell by a label. Whether the input says more of them is known at its end only, and
/// such tickets may be many: they lie on disk.
final class JiraLabels {
  private struct Said: Hashable {
    var label: String
    var native: String?
  }

  /// Labels are few; the tables hold their places.
  private var said: [Said] = []
  private var places: [Said: Int] = [:]
  /// Of requests, as customers read them, by the issue's id. They count where no other form tells a status.
  private let requests = JoinTable()
  /// Of rows of CSVs that stand beside other forms, by the issue's id, with the time of the row.
  private let rows = JoinTable()
  /// Issues of which another form tells the status.
  private let others = JoinTable()

  private func place(_ label: String, _ native: String?) -> Int {
    let given = Said(label: label, native: native)
    if let known = places[given] { return known }
    said.append(given)
    places[given] = said.count - 1
    return said.count - 1
  }

  func request(_ issue: String, _ label: String, native: String?) throws {
    try requests.add(issue, "\(place(label, native))")
  }

  func row(_ issue: String, _ label: String, native: String?, updatedAt: String?) throws {
    try rows.add(issue, "\(place(label, native)) \(updatedAt ?? "")")
    try others.add(issue, "")
  }

  func other(_ issue: String) throws { try others.add(issue, "") }

  /// Puts what is left, each as a part of its ticket.
  func put(_ reader: JiraReader) throws {
    for table in [requests, rows, others] { try table.close() }
    try rows.forEach { issue, text in
      let parts = text.split(separator: " ").map(String.init)
      guard let told = parts.first.flatMap({ Int($0) }).map({ said[$0] }) else { return }
      let status = try reader.status(named: told.label, native: told.native)
      try put(status, of: issue, updatedAt: parts.count > 1 ? parts[1] : nil, reader)
    }
    try requests.forEach { issue, text in
      guard let told = Int(text).map({ said[$0] }), try others.values(for: issue).isEmpty else { return }
      try put(reader.status(id: nil, label: told.label, native: told.native), of: issue, updatedAt: nil, reader)
    }
  }

  private func put(_ status: TicketStatus?, of issue: String, updatedAt: String?, _ reader: JiraReader) throws {
    guard let status else { return }
    try reader.sink.put(
      RecordHead(.tickets, id: issue, updatedAt: updatedAt, partial: true),
      ["key": .string(Jira.key("ticket", issue)), "id": .string(issue), "status": .object(status.json)])
  }
}

extension JiraReader {
  /// A form tells the ticket's status. A backup of millions of issues needs no list of them where nothing asks for it.
  func noteStatus(of ticket: Ticket) throws {
    if ticket.status != nil, hasReplies { try labels.other(ticket.id) }
  }
}
