import DeskKit
import TicketModel

/// What others did at the target since we wrote a ticket, as far as the target's archive tells.
struct TargetMoves {
  let inputs: MigrationInputs
  let ledger: Ledger?
  let target: TargetIndex

  /// Somebody removed it at the target since we wrote it. One that is older than the target's archive, and not in it, is
  /// gone; an archive from before the push cannot tell.
  func gone(_ known: LedgerRecord) throws -> String? {
    guard let ledger, inputs.target != nil, let id = known.targetID else { return nil }
    if try target.contains(id: id) {
      return try target.isDeleted(id: id) ? "gone at the target: \(id) was deleted there since we wrote it" : nil
    }
    guard let run = try ledger.run(of: known.key), try target.isAfter(run, ledger) else { return nil }
    return "gone at the target: its archive does not hold it any more, and it is not written again"
  }

  /// Without asking the target: its subject, status and container, and how many messages it has. The push looks at every
  /// facet again before it changes the record. What an update of ours was changing when it was interrupted may be its
  /// own work.
  func moved(_ known: LedgerRecord, _ script: RecordScript) throws -> String? {
    let ours = known.state == .open ? try ledger?.openUpdatePaths(known.key) ?? [] : []
    guard let id = known.targetID, let shown = known.shown, let ticket = try target.ticket(id: id) else { return nil }
    let effective = CompiledRecord.effective(script.intended, script.losses)
    let count = inputs.writer.messageCount(of: ticket, script: script)
    if !ours.contains("messages"), effective["messages"] != String(count), let before = shown["messages"],
      TargetMoves.isFewer(before, than: count)
    {
      return "changed at the source, and others wrote messages at the target, or a plan that this ledger does not know "
        + "(then `deskferry ledger rebuild` with that plan); --theirs-lose writes ours all the same"
    }
    let seen: [(String, [String?])] = [
      ("subject", [ticket.subject]), ("status", [ticket.status?.id, ticket.status?.label]),
      ("container", [ticket.container?.id, ticket.container?.label]),
    ]
    for (path, values) in seen where !inputs.card.volatileFacets.contains(path) && !ours.contains(path) {
      guard let before = shown[path], !values.contains(effective[path]) else { continue }
      let now = values.compactMap { $0 }.map { Digest.facet(Facets.shortened($0)) }
      if !now.isEmpty && !now.contains(before) {
        return "changed at the source, and at the target in its \(path); --theirs-lose writes ours"
      }
    }
    return nil
  }

  /// Whether a hash is that of a smaller number. A larger one means that the target's archive is older than our messages.
  private static func isFewer(_ hash: String, than count: Int) -> Bool {
    hash == Reading.theirs || (0..<count).contains { Digest.facet(String($0)) == hash }
  }
}
