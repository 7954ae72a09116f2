import DeskKit
import TicketModel

/// The last part of a push: links between tickets, once both ends are there, then a look at what they changed.
struct PushLinks: Sendable {
  let context: RunContext
  let run: LedgerRun
  let options: PushOptions
  let selection: Selection

  func run() async throws {
    let lost = try context.plan.lostLinks().mapValues(Set.init)
    try await make()
    guard try context.ledger.hasWritten() else { return }
    context.tally.begin("reading back", total: try context.ledger.countWritten())
    try await readAgain(lost)
  }

  /// Link steps are of the record's creation: whichever plan comes first makes them, and none makes them twice.
  private func make() async throws {
    let changes = try context.plan.changes(.tickets)
    try await inFlight(options.inFlight) {
      while let change = try changes.next() {
        if change.writes, change.links > 0, selection.contains(change.key) { return change }
      }
      return nil
    } _: { change in
      guard let known = try context.ledger.record(change.key), known.state == .written else { return }
      do {
        try await make(change)
      } catch let refused as StepRefused {
        fail(change, refused.error.code.rawValue, "\(refused.error.call) was refused: \(refused.error.detail)")
      } catch let trouble as RecordTrouble {
        fail(change, trouble.code, trouble.what)
      }
    }
  }

  private func make(_ change: PlannedChange) async throws {
    let (record, _) = try context.compile(change, .tickets)
    for step in record.linkSteps {
      let ids = try context.ids(step.needs)
      guard step.needs.allSatisfy({ ids[$0] != nil }) else { continue }
      if try context.ledger.step(step.id, of: record.key, scope: "")?.state == .done { continue }
      try await context.run([step], scope: "", of: record)
      // Desks show a link on both sides.
      try context.ledger.mustReadAgain(step.needs)
    }
  }

  private func fail(_ change: PlannedChange, _ code: String, _ what: String) {
    context.find(code, change.key, what, did: "left the link out; the next push of this plan tries again")
    context.tally.leaves()
  }

  private func readAgain(_ lost: [String: Set<String>]) async throws {
    let changes = try context.plan.changes(.tickets)
    try await inFlight(options.inFlight) {
      while let change = try changes.next() {
        if try context.ledger.isWritten(change.key) { return change }
      }
      return nil
    } _: { change in
      do {
        var planned = change
        if !change.writes { planned.digest = nil }
        let record = try context.compile(planned, .tickets).0.speaking(of: change.changed)
        let pending = try record.linkSteps.filter {
          try context.ledger.step($0.id, of: record.key, scope: "")?.state != .done
        }
        let undone = pending.flatMap { step in step.needs.map { ":" + $0 } }
        let paths = lost[change.key] ?? []
        let waiting = undone.filter { need in !paths.contains { $0.hasSuffix(need) } }
        for need in waiting {
          let other = String(need.dropFirst())
          let isThere = try context.ids([other])[other] != nil
          context.find(
            "linkUndone", change.key,
            "not linked to \(other): \(isThere ? "this plan does not" : "it is not at the target")",
            did: isThere ? "left it out; a new plan makes it" : "left it out", .warning)
          // Whoever pushes a part of the plan knows that links into the rest come later.
          if selection.keys == nil { context.tally.leaves() }
        }
        try await Reading(context: context, run: run).read(record, pending: !waiting.isEmpty, lost: Array(paths))
      } catch let refused as StepRefused {
        fail(change, refused.error.code.rawValue, "\(refused.error.call) was refused: \(refused.error.detail)")
      } catch let trouble as RecordTrouble {
        fail(change, trouble.code, trouble.what)
      }
      context.tally.step()
    }
  }
}
