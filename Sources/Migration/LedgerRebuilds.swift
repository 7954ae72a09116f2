import DeskKit
import GRDB
import TicketModel

/// The runs that a rebuild puts records under: those that the plan created are its own and go with its undo, the others
/// are of plans before it, which nobody knows any more.
struct RebuildRuns: Sendable {
  var plan: LedgerRun
  var earlier: LedgerRun
}

extension Ledger {
  /// Puts the plan in as the newest, as if it had been pushed through this ledger, behind one that stands for all before
  /// it. Until ``endRebuild(plan:)`` nothing may be pushed: the ledger knows the plan, but not all of its records.
  ///
  /// - Parameter path: of the plan, for whoever has to go on.
  /// - Throws: ``StalePlan`` where it was undone, or an undo is not finished.
  func beginRebuild(plan digest: String, at path: String, tool: String, time: String) throws -> RebuildRuns {
    try queue.write { database in
      if let newest = try Ledger.newestPlan(database), newest.state == "undoing" {
        throw StalePlan("the undo of a plan is not finished; run that undo again first")
      }
      if let state = try Ledger.state(database, digest), state != "pushing" { throw StalePlan("it was undone") }
      try database.execute(
        sql: "INSERT OR REPLACE INTO meta VALUES (?, ?)", arguments: [Ledger.rebuilding + digest, path])
      let earlier = try Ledger.planBefore(database, digest)
      let plan = try Ledger.asNewest(database, digest)
      return RebuildRuns(
        plan: try Ledger.newRun(database, plan: plan, .rebuild, tool, time),
        earlier: try Ledger.newRun(database, plan: earlier, .rebuild, tool, time))
    }
  }

  private static let rebuilding = "rebuilding "

  private static func asNewest(_ database: Database, _ digest: String) throws -> Int64 {
    if try newestPlan(database)?.digest != digest { try raiseRevision(database) }
    guard let known = try Int64.fetchOne(database, sql: "SELECT id FROM plans WHERE digest = ?", arguments: [digest])
    else { return try insertPlan(database, digest) }
    try database.execute(sql: "UPDATE plans SET place = \(newestPlace) WHERE id = ?", arguments: [known])
    return known
  }

  /// The plan that stands for all before it of which nobody knows; older than any that the ledger knows.
  private static func planBefore(_ database: Database, _ digest: String) throws -> Int64 {
    let name = "before " + digest
    if let known = try Int64.fetchOne(database, sql: "SELECT id FROM plans WHERE digest = ?", arguments: [name]) {
      return known
    }
    try database.execute(
      sql: """
        INSERT INTO plans (id, digest, state, place)
        SELECT MIN(least, 1) - 1, ?, 'pushing', MIN(least, 1) - 1
        FROM (SELECT MIN(COALESCE(MIN(id), 1), COALESCE(MIN(place), 1)) AS least FROM plans)
        """, arguments: [name])
    return database.lastInsertedRowID
  }

  /// All that could be found is in.
  func endRebuild(plan digest: String) throws {
    try queue.write {
      try $0.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [Ledger.rebuilding + digest])
    }
  }

  /// The plan of a rebuild that did not come to its end.
  func halfRebuilt() throws -> String? {
    try queue.unsafeRead {
      try String.fetchOne(
        $0, sql: "SELECT value FROM meta WHERE name LIKE ? ORDER BY name", arguments: [Ledger.rebuilding + "%"])
    }
  }

  /// A record found at the target by its external id; its parts are still to be looked for.
  func adopt(_ key: String, _ kind: RecordKind, targetID: String, in run: LedgerRun) throws {
    try queue.write {
      try $0.execute(
        sql: """
          INSERT INTO records (key, kind, targetID, plan, run, state, script) VALUES (?, ?, ?, ?, ?, 'open', ?)
          ON CONFLICT (key) DO UPDATE SET targetID = excluded.targetID WHERE targetID IS NULL
          """, arguments: [key, kind.rawValue, targetID, run.plan, run.run, LedgerRecord.halfAdopted])
    }
  }

  /// All its parts were looked for.
  func adopted(_ key: String, script: String) throws {
    try queue.write {
      try $0.execute(
        sql: "UPDATE records SET script = ? WHERE key = ? AND script = ?",
        arguments: [script, key, LedgerRecord.halfAdopted])
    }
  }

  /// As if it had never been found.
  func forget(_ key: String) throws {
    try queue.write { try $0.execute(sql: "DELETE FROM records WHERE key = ?", arguments: [key]) }
  }

  /// A record that was put back with a later plan, which only knew that it was there before, is this plan's own.
  func claim(_ key: String, for run: LedgerRun) throws {
    try queue.write {
      try $0.execute(
        sql: """
          UPDATE records SET plan = ?, run = ?
          WHERE key = ? AND plan IN (SELECT id FROM plans WHERE digest LIKE 'before %')
          """, arguments: [run.plan, run.run, key])
    }
  }

  /// An update found done at the target; what it showed before, nobody knows any more.
  func adoptUpdate(_ key: String, in run: LedgerRun) throws {
    try queue.write {
      try $0.execute(
        sql: "INSERT INTO updates (key, plan, state, former, sentBefore) VALUES (?, ?, 'done', '{}', '{}')",
        arguments: [key, run.plan])
    }
  }
}
