import GRDB
import JSONText

/// What has been done at one target for one source account: the memory that makes a push happen exactly once.
///
/// SQLite in WAL mode with `synchronous=FULL`: what a method has stored survives a power cut once it returns. Methods
/// block for one commit; one process at a time holds a ledger (``LedgerInUse``). Errors are GRDB's `DatabaseError`
/// beside those named.
package final class Ledger: Sendable {
  package let path: String
  package let account: String
  package let site: String
  let queue: DatabaseQueue
  private let lock: LedgerLock

  /// Opens or creates the ledger. `account` is the source's, `site` the target's base URL without a final slash.
  /// - Throws: ``LedgerInUse``; ``LedgerMismatch`` where the file is for another pair.
  package init(at path: String, account: String, site: String) throws {
    self.path = path
    self.account = account
    self.site = site
    lock = try LedgerLock(beside: path)
    try LedgerLock.makePrivate(path)
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.foreignKeysEnabled = true
    configuration.label = "deskferry.ledger"
    queue = try DatabaseQueue(path: path, configuration: configuration)
    // GRDB's WAL setup chooses NORMAL, which may lose the last commits at a power cut.
    try queue.inDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let migrator = LedgerSchema.migrator
    if try !queue.unsafeRead({ try migrator.hasCompletedMigrations($0) }) { try migrator.migrate(queue) }
    try claim()
  }

  package static func exists(at path: String) -> Bool { Disk.exists(path) }

  private func claim() throws {
    let wanted = "\(account) -> \(site)"
    let found = try queue.write { database -> String? in
      try database.execute(
        sql: "INSERT OR IGNORE INTO meta VALUES ('pair', ?), ('revision', '0')", arguments: [wanted])
      return try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'pair'")
    }
    if let found, found != wanted { throw LedgerMismatch(path: path, expected: wanted, found: found) }
  }

  /// `wal` and 2 (FULL), for the test that guards them.
  package func durability() throws -> (journal: String?, synchronous: Int?) {
    try queue.inDatabase {
      (
        try String.fetchOne($0, sql: "PRAGMA journal_mode"), try Int.fetchOne($0, sql: "PRAGMA synchronous")
      )
    }
  }

  /// Rises whenever a plan first writes and whenever one is undone; a plan is for one revision.
  package func revision() throws -> Int {
    try queue.unsafeRead { try Ledger.revision($0) }
  }

  static func revision(_ database: Database) throws -> Int {
    try Int(String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = 'revision'") ?? "0") ?? 0
  }

  static func raiseRevision(_ database: Database) throws {
    try database.execute(sql: "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'")
  }
}

/// A run through the ledger: which plan it is for.
struct LedgerRun: Sendable, Hashable {
  var plan: Int64
  var run: Int64
}

enum RunKind: String, Sendable { case push, undo, rebuild }

extension Ledger {
  /// Starts or goes on with a push of the plan with this digest, made at `revision`.
  func beginPush(plan digest: String, revision: Int, tool: String, at time: String) throws -> LedgerRun {
    try queue.write { database in
      let newest = try Ledger.newestPlan(database)
      if let newest, newest.digest == digest {
        guard newest.state == "pushing" else { throw StalePlan("its undo has begun; finish that first") }
        return try Ledger.newRun(database, plan: newest.id, .push, tool, time)
      }
      if try Ledger.hasPlan(database, digest) { throw StalePlan("it was undone, or another plan wrote since") }
      if let newest, newest.state == "undoing" {
        throw StalePlan("the undo of another plan is not finished; run that undo again first")
      }
      guard try Ledger.revision(database) == revision else {
        throw StalePlan("another plan wrote through the ledger since")
      }
      let plan = try Ledger.insertPlan(database, digest)
      try Ledger.raiseRevision(database)
      return try Ledger.newRun(database, plan: plan, .push, tool, time)
    }
  }

  /// Starts or goes on with undoing a plan. Nil if it never wrote anything here, or is undone already.
  func beginUndo(plan digest: String, tool: String, at time: String) throws -> LedgerRun? {
    try queue.write { database in
      if try Ledger.hasPlan(database, digest) { try Ledger.endEmpty(database, after: digest) }
      guard let newest = try Ledger.newestPlan(database), newest.digest == digest else {
        guard let known = try Ledger.state(database, digest) else { return nil }
        guard known == "undone" else {
          let began = try Ledger.firstRun(database, of: try Ledger.newestPlan(database)?.id)
          throw StalePlan("a later plan, first pushed at \(began), wrote through the ledger; undo that one first")
        }
        return try Ledger.remaining(database, digest).map { try Ledger.newRun(database, plan: $0, .undo, tool, time) }
      }
      if newest.state == "pushing" {
        try database.execute(sql: "UPDATE plans SET state = 'undoing' WHERE id = ?", arguments: [newest.id])
        try Ledger.raiseRevision(database)
      }
      return try Ledger.newRun(database, plan: newest.id, .undo, tool, time)
    }
  }

  /// Later plans that wrote nothing do not stand in the way of an undo; they cannot be pushed after it.
  private static func endEmpty(_ database: Database, after digest: String) throws {
    try database.execute(
      sql: """
        UPDATE plans SET state = 'undone'
        WHERE state = 'pushing'
          AND COALESCE(place, id) > (SELECT COALESCE(place, id) FROM plans WHERE digest = ?)
          AND NOT EXISTS (SELECT 1 FROM records WHERE records.plan = plans.id)
          AND NOT EXISTS (SELECT 1 FROM updates WHERE updates.plan = plans.id)
        """, arguments: [digest])
  }

  private static func firstRun(_ database: Database, of plan: Int64?) throws -> String {
    try String.fetchOne(database, sql: "SELECT MIN(startedAt) FROM runs WHERE plan = ?", arguments: [plan]) ?? "?"
  }

  /// An undone plan that left records because somebody had changed them: undoing it again looks at those.
  private static func remaining(_ database: Database, _ digest: String) throws -> Int64? {
    try Int64.fetchOne(
      database,
      sql: "SELECT id FROM plans WHERE digest = ? AND EXISTS (SELECT 1 FROM records WHERE records.plan = plans.id)",
      arguments: [digest])
  }

  func endUndo(_ run: LedgerRun) throws {
    try queue.write {
      try $0.execute(sql: "UPDATE plans SET state = 'undone' WHERE id = ?", arguments: [run.plan])
      try Ledger.raiseRevision($0)
    }
  }

  /// The row of a plan that wrote here.
  func planID(_ digest: String) throws -> Int64? {
    try queue.unsafeRead { try Int64.fetchOne($0, sql: "SELECT id FROM plans WHERE digest = ?", arguments: [digest]) }
  }

  /// 0 before the first.
  func lastRun() throws -> Int64 {
    try queue.unsafeRead { try Int64.fetchOne($0, sql: "SELECT MAX(id) FROM runs") ?? 0 }
  }

  static func newestPlan(_ database: Database) throws -> (id: Int64, digest: String, state: String)? {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT id, digest, state FROM plans WHERE state <> 'undone' ORDER BY COALESCE(place, id) DESC LIMIT 1")
    return row.map { ($0["id"], $0["digest"], $0["state"]) }
  }

  /// As the newest of all.
  static func insertPlan(_ database: Database, _ digest: String) throws -> Int64 {
    try database.execute(
      sql: "INSERT INTO plans (digest, state, place) VALUES (?, 'pushing', \(newestPlace))", arguments: [digest])
    return database.lastInsertedRowID
  }

  static let newestPlace = "(SELECT COALESCE(MAX(COALESCE(place, id)), 0) + 1 FROM plans)"

  static func state(_ database: Database, _ digest: String) throws -> String? {
    try String.fetchOne(database, sql: "SELECT state FROM plans WHERE digest = ?", arguments: [digest])
  }

  private static func hasPlan(_ database: Database, _ digest: String) throws -> Bool {
    try state(database, digest) != nil
  }

  static func newRun(_ database: Database, plan: Int64, _ kind: RunKind, _ tool: String, _ time: String) throws
    -> LedgerRun
  {
    try database.execute(
      sql: "INSERT INTO runs (plan, kind, tool, startedAt) VALUES (?, ?, ?, ?)",
      arguments: [plan, kind.rawValue, tool, time])
    return LedgerRun(plan: plan, run: database.lastInsertedRowID)
  }
}
