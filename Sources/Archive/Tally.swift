import DeskKit
import JSONText
import TicketModel

/// What is counted over the final records of one collection. Begun anew when the collection turns out unordered.
final class Tally {
  var records = 0
  var messages = 0
  var attachments = 0
  var events = 0
  /// Tickets that are active, which nearly all are, and the others by state.
  private var active = 0
  private var otherStates: [String: Int] = [:]
  private(set) var firstCreated: [UInt8] = []
  private(set) var lastUpdated: [UInt8] = []
  private(set) var statuses = TextCounts()
  private(set) var historyStatuses = TextCounts()
  private(set) var references: ReferenceLog

  init(referencePath: String) { references = ReferenceLog(referencePath) }

  func restart(referencePath: String) {
    (records, messages, attachments, events) = (0, 0, 0, 0)
    (active, otherStates) = (0, [:])
    (firstCreated, lastUpdated) = ([], [])
    (statuses, historyStatuses) = (TextCounts(), TextCounts())
    references = ReferenceLog(referencePath)
  }

  /// Tickets by state.
  var states: [String: Int] {
    active == 0 ? otherStates : otherStates.merging([Ticket.State.active.rawValue: active], uniquingKeysWith: +)
  }

  /// `whole` is for tickets; of people and groups only the references count.
  func add(_ facts: RecordFacts, whole: Bool) throws {
    try references.add(facts.references)
    guard whole else { return }
    messages += facts.messages
    attachments += facts.attachments
    events += facts.events
    if case .active = facts.state { active += 1 } else { otherStates[facts.state.rawValue, default: 0] += 1 }
    if facts.status.count > 0 { statuses.add(facts.status.bytes, of: records) }
    RecordFacts.forEach(in: facts.historyStatuses) { historyStatuses.add($0, of: records) }
    note(facts)
  }

  private func note(_ facts: RecordFacts) {
    if facts.createdAt.count > 0,
      firstCreated.isEmpty || firstCreated.withUnsafeBytes({ TimeOrder.compare(facts.createdAt.bytes, $0) < 0 })
    {
      firstCreated = facts.createdAt.array
    }
    if facts.updatedAt.count > 0,
      lastUpdated.isEmpty || lastUpdated.withUnsafeBytes({ TimeOrder.compare(facts.updatedAt.bytes, $0) > 0 })
    {
      lastUpdated = facts.updatedAt.array
    }
  }
}
