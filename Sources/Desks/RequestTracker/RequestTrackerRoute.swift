import DeskKit

extension RequestTracker {
  /// How a ticket comes to its status: with which it is created and which steps follow its messages.
  struct Route: Sendable, Hashable {
    /// Nil: whatever the lifecycle gives new tickets.
    var start: String?
    var walk: [String] = []
    /// Public messages are replayed as replies.
    var replies = false
    /// The resolved date is stamped by RT instead of ours.
    var stampsResolved = false
    /// Why there is no way; then nothing else counts.
    var problem: String?

    init(status: String, lifecycle: String?, rules: Lifecycle?, historyAs: WriterOptions.HistoryAs) {
      replies = historyAs == .replies
      guard let rules else {
        // Without its rules we can only ask: created as it is where nothing reopens it, else set at the end.
        start = replies ? nil : status
        walk = replies ? [status] : []
        stampsResolved = replies
        return
      }
      guard rules.statuses.isEmpty || rules.phase(of: status) != nil || rules.starts.contains(status) else {
        problem =
          "the lifecycle \"\(rules.name)\" has no status \"\(status)\": map to one of "
          + rules.statuses.joined(separator: ", ")
        if rules == RequestTracker.Lifecycle.standard {
          problem? += "; if it was changed there, pull again as someone who may see its rules"
        }
        return
      }
      let isInactive = rules.phase(of: status) == "inactive"
      // A reply begins a ticket that nobody had begun, so such a status is set again after the replies; where the
      // lifecycle has no way back to it, the history is written as comments.
      if replies, rules.phase(of: status) == "initial" {
        if rules.starts.contains(status), rules.isReachable(status) {
          start = status
          walk = [status]
          return
        }
        replies = false
      }
      // A reply reopens an inactive ticket, so replies must come before an inactive status.
      if rules.starts.contains(status), !(replies && isInactive) {
        start = status
        return
      }
      stampsResolved = isInactive
      let starts = rules.starts.filter { rules.phase(of: $0) != "inactive" }.sorted { first, _ in
        first == rules.defaultOnCreate
      }
      guard rules.knowsSteps else {
        start = starts.first
        walk = [status]
        return
      }
      let ways = starts.compactMap { from in rules.way(from: from, to: status).map { (from, $0) } }
      guard let best = ways.min(by: { $0.1.count < $1.1.count }) else {
        problem =
          "the lifecycle \"\(rules.name)\" lets no new ticket reach \"\(status)\": change the lifecycle or map to "
          + "another status"
        return
      }
      start = best.0
      walk = best.1
    }
  }
}

extension RequestTracker.Lifecycle {
  /// Statuses that a new ticket may have.
  var starts: [String] { transitions?[""] ?? [] }
  /// From every status that a reply may have brought.
  func isReachable(_ status: String) -> Bool {
    knowsSteps && active.allSatisfy { transitions?[$0]?.contains(status) ?? false }
  }
  /// Whether more is known than where a ticket may start.
  var knowsSteps: Bool { transitions?.contains { !$0.key.isEmpty && !$0.value.isEmpty } ?? false }
}
