import DeskKit
import TicketModel

/// Reads back what a rebuild found, and tells our own writing from what others did since.
struct RebuildReading: Sendable {
  let given: RunIngredients
  let context: RunContext
  let run: LedgerRun

  /// What the target shows otherwise than meant counts as not sent, so that a later plan sees it, and as somebody else's,
  /// so that none overwrites it unasked. A later plan of ours that changed it clears that when it is rebuilt with.
  func read(_ record: CompiledRecord, _ change: PlannedChange) async throws {
    guard let known = try given.ledger.record(record.key), let facets = try await context.show(record, known) else {
      return
    }
    var shown = Digest.facets(shown: facets).filter { !isOthers($0.key, record) }
    let sent = known.sent.filter { shown[$0.key] == $0.value || context.delta.isVolatile($0.key) }
    // An update of this plan may not have been made; of what cannot be known beforehand, nobody's hand shows.
    let ours = Set(change.outcome == .update ? change.changed : [])
      .union(record.script.losses.filter(\.volatile).map(\.path))
    for path in context.delta.changed(now: shown, then: Digest.facets(record.effective))
    where !path.hasPrefix("message") && !Facets.isLink(path) && !ours.contains(path) {
      shown[path] = Reading.theirs
    }
    if let extra = extraMessages(facets, record) {
      shown["messages"] = record.effective["messages"].map(Digest.facet)
      context.find(
        "unknownMessages", record.key, "\(extra) messages at the target are none that this plan speaks of",
        did: "counted them as others'; where a later plan wrote them, rebuild with that plan too", .warning)
    }
    let linked = try record.linkSteps.allSatisfy {
      try given.ledger.step($0.id, of: record.key, scope: "")?.state == .done
    }
    try given.ledger.shown(record.key, shown, sent: sent, state: linked ? .done : .written, in: run)
  }

  /// Of a message that the record does not have.
  private func isOthers(_ path: String, _ record: CompiledRecord) -> Bool {
    guard path.hasPrefix("message:"), let mapped = record.mapped else { return false }
    return !mapped.ticket.messages.contains { path.hasPrefix("message:\($0.key).") }
  }

  /// How many more there are than the plan speaks of.
  private func extraMessages(_ facets: Facets, _ record: CompiledRecord) -> Int? {
    guard let shown = facets["messages"].flatMap({ Int($0) }),
      let meant = record.effective["messages"].flatMap({ Int($0) }),
      shown > meant
    else { return nil }
    return shown - meant
  }

  /// What an update that was found done had changed is our own hand.
  func readUpdated(_ record: CompiledRecord, _ change: PlannedChange) async throws {
    guard let known = try given.ledger.record(record.key), var shown = known.shown,
      let facets = try await context.show(record.speaking(of: change.changed), known)
    else { return }
    let now = Digest.facets(shown: facets)
    let effective = Digest.facets(record.effective)
    var sent = known.sent
    var ours = Set(change.changed)
    if now["messages"] == effective["messages"] { ours.insert("messages") }
    for path in ours where now[path] == effective[path] {
      shown[path] = now[path]
      sent[path] = now[path]
    }
    try given.ledger.shown(record.key, shown, sent: sent, state: known.state, in: run)
  }
}
