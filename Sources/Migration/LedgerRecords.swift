import DeskKit
import Formats
import GRDB
import JSONText
package import TicketModel

/// What the ledger knows of one record.
package struct LedgerRecord: Sendable, Hashable {
  package enum State: String, Sendable, Hashable {
    /// Some of its own steps are not done.
    case open
    /// Its own steps are done; links are not, or the target was not read since.
    case written
    case done
    /// Undo has begun to remove it.
    case removing
  }
  package var key: String
  package var kind: RecordKind
  package var targetID: String?
  package var state: State
  /// The ledger's number of the plan that created it.
  package var plan: Int64
  /// Digest of the script it was begun with.
  var script: String
  /// Facet path to hash: what we meant the target to show.
  package var sent: [String: String]
  /// What the target showed right after; nil before it was read.
  package var shown: [String: String]?
  /// Target ids of its messages and files by step id.
  package var parts: [String: String]

  /// In place of the digest, while a rebuild looks for its parts.
  static let halfAdopted = "rebuilding"
  var isHalfAdopted: Bool { script == LedgerRecord.halfAdopted }

  /// Whether a push made the record of the target with that id, rather than finding it there.
  func made(_ id: String) -> Bool { targetID == id && parts[StepResult.joined] == nil }

  /// Target ids of its messages by source key.
  package var messages: [String: String] {
    var result: [String: String] = [:]
    for (part, id) in parts where part.hasPrefix("message:") { result[String(part.dropFirst(8))] = id }
    return result
  }
}

/// How far one step came.
struct LedgerStep: Sendable, Hashable {
  enum State: String, Sendable { case intent, done, refused }
  var state: State
  /// Seconds since 1970: of the first attempt, which bounds a look-up, and of the last, from which a lag counts.
  var intendedAt: Double
  var attemptedAt: Double
  var result: String?
}

extension Ledger {
  package func record(_ key: String) throws -> LedgerRecord? {
    try queue.unsafeRead { database in
      let statement = try database.cachedStatement(sql: "SELECT * FROM records WHERE key = ?")
      guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
      return try Ledger.record(row, parts: Ledger.parts(database, key))
    }
  }

  private static func record(_ row: Row, parts: [String: String]) throws -> LedgerRecord {
    let shown: String? = row["shown"]
    return LedgerRecord(
      key: row["key"], kind: RecordKind(rawValue: row["kind"]) ?? .ticket, targetID: row["targetID"],
      state: LedgerRecord.State(rawValue: row["state"]) ?? .open, plan: row["plan"],
      script: row["script"], sent: try hashes(row["sent"]),
      shown: try shown.map(hashes), parts: parts)
  }

  private static func parts(_ database: Database, _ key: String) throws -> [String: String] {
    let statement = try database.cachedStatement(sql: "SELECT part, targetID FROM parts WHERE key = ?")
    var parts: [String: String] = [:]
    let rows = try Row.fetchCursor(statement, arguments: [key])
    while let row = try rows.next() { parts[row["part"]] = row["targetID"] }
    return parts
  }

  /// Only where the record is at the target: all that a step needs.
  func place(_ key: String) throws -> (targetID: String?, parts: [String: String]) {
    try queue.unsafeRead { database in
      let statement = try database.cachedStatement(sql: "SELECT targetID FROM records WHERE key = ?")
      let targetID = try Row.fetchOne(statement, arguments: [key])?["targetID"] as String?
      return (targetID, try Ledger.parts(database, key))
    }
  }

  /// Every record in the order it was begun, without its parts.
  package func forEachRecord(_ body: (LedgerRecord) throws -> Void) throws {
    try queue.unsafeRead { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM records ORDER BY id")
      while let row = try rows.next() { try body(Ledger.record(row, parts: [:])) }
    }
  }

  /// Target ids of those of `keys` that are at the target.
  func targetIDs(_ keys: [String]) throws -> [String: String] {
    guard !keys.isEmpty else { return [:] }
    return try queue.unsafeRead { database in
      let statement = try database.cachedStatement(sql: "SELECT targetID FROM records WHERE key = ?")
      var ids: [String: String] = [:]
      for key in keys {
        if let id = try String.fetchOne(statement, arguments: [key]) { ids[key] = id }
      }
      return ids
    }
  }

  func step(_ step: String, of key: String, scope: String) throws -> LedgerStep? {
    try queue.unsafeRead { database in
      let statement = try database.cachedStatement(
        sql: "SELECT state, intendedAt, attemptedAt, result FROM steps WHERE key = ? AND scope = ? AND step = ?")
      guard let row = try Row.fetchOne(statement, arguments: [key, scope, step]) else { return nil }
      return LedgerStep(
        state: LedgerStep.State(rawValue: row["state"]) ?? .intent, intendedAt: row["intendedAt"],
        attemptedAt: row["attemptedAt"], result: row["result"])
    }
  }

  /// Steps of the record's other scopes whose answer never came.
  func openSteps(_ key: String, but scope: String) throws -> [LedgerStep] {
    try queue.unsafeRead { database in
      let statement = try database.cachedStatement(
        sql: "SELECT intendedAt, attemptedAt FROM steps WHERE key = ? AND scope <> ? AND state = 'intent'")
      return try Row.fetchAll(statement, arguments: [key, scope]).map {
        LedgerStep(state: .intent, intendedAt: $0["intendedAt"], attemptedAt: $0["attemptedAt"], result: nil)
      }
    }
  }

  /// When the first run after that moment began, in seconds since 1970, rounded up.
  func nextRun(after seconds: Double) throws -> Double? {
    try queue.unsafeRead { database in
      let statement = try database.cachedStatement(sql: "SELECT MIN(startedAt) FROM runs WHERE startedAt > ?")
      let start = try String.fetchOne(statement, arguments: [Moment.text(seconds)])
      return start.flatMap { Timestamp.epoch($0) }.map { Double($0) + 1 }
    }
  }

  /// True once any step of the record was begun in this scope.
  func hasSteps(_ key: String, scope: String) throws -> Bool {
    try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM steps WHERE key = ? AND scope = ?)"),
        arguments: [key, scope]) ?? false
    }
  }

  static func hashes(_ text: String) throws -> [String: String] {
    guard let object = try JSONIndex.value(of: Array(text.utf8)).object else { return [:] }
    var result: [String: String] = [:]
    for (path, value) in object.members { result[path] = value.string }
    return result
  }

  static func text(_ hashes: [String: String?]) -> String {
    var object = JSONObject()
    for path in hashes.keys.sorted() { object.append(path, .optional(hashes[path] ?? nil)) }
    return JSONValue.object(object).text
  }
}

// MARK: - Writing. One statement commits by itself; more than one share a transaction.

extension Ledger {
  /// Makes the record's row if there is none. `script` is the digest it is first written with.
  func begin(_ key: String, _ kind: RecordKind, script: String, in run: LedgerRun) throws {
    try queue.writeWithoutTransaction { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO records (key, kind, plan, run, state, script) VALUES (?, ?, ?, ?, 'open', ?)
          ON CONFLICT (key) DO NOTHING
          """
      ).execute(arguments: [key, kind.rawValue, run.plan, run.run, script])
    }
  }

  /// The intent is on disk when this returns; only then may the call be made.
  func intend(_ step: String, of key: String, scope: String, at seconds: Double) throws {
    try queue.writeWithoutTransaction { database in
      try database.cachedStatement(
        sql: """
          INSERT INTO steps (key, scope, step, state, intendedAt, attemptedAt) VALUES (?, ?, ?, 'intent', ?, ?)
          ON CONFLICT DO UPDATE SET state = 'intent', attemptedAt = excluded.attemptedAt
          """
      ).execute(arguments: [key, scope, step, seconds, seconds])
    }
  }

  /// The step happened. `creates`: its id is the record's own.
  func finish(_ step: String, of key: String, scope: String, result: StepResult, creates: Bool, part: String?) throws {
    try queue.write { database in
      try database.cachedStatement(
        sql: "UPDATE steps SET state = 'done', result = ? WHERE key = ? AND scope = ? AND step = ?"
      ).execute(arguments: [result.id, key, scope, step])
      if creates {
        try database.cachedStatement(sql: "UPDATE records SET targetID = ? WHERE key = ?").execute(arguments: [
          result.id, key,
        ])
      }
      var parts = result.partIDs
      if let part, !creates, let id = result.id { parts[part] = id }
      for (part, id) in parts where !id.isEmpty {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO parts VALUES (?, ?, ?)")
          .execute(arguments: [key, part, id])
      }
    }
  }

  /// It did not happen, for certain: a later run may simply try again.
  func refuse(_ step: String, of key: String, scope: String, detail: String) throws {
    try queue.writeWithoutTransaction {
      try $0.cachedStatement(
        sql: "UPDATE steps SET state = 'refused', result = ? WHERE key = ? AND scope = ? AND step = ?"
      ).execute(arguments: [detail, key, scope, step])
    }
  }

  /// All its own steps are done.
  func written(_ key: String, sent: [String: String]) throws {
    try queue.writeWithoutTransaction {
      try $0.cachedStatement(sql: "UPDATE records SET state = 'written', sent = ?, shown = NULL WHERE key = ?").execute(
        arguments: [Ledger.text(sent), key])
    }
  }

  /// The target was read after all steps. `sent` replaces what was stored where given.
  func shown(
    _ key: String, _ shown: [String: String], sent: [String: String]? = nil, state: LedgerRecord.State,
    in run: LedgerRun
  ) throws {
    try queue.write { database in
      try database.cachedStatement(
        sql: "UPDATE records SET state = ?, shown = ?, sent = COALESCE(?, sent) WHERE key = ?"
      ).execute(arguments: [state.rawValue, Ledger.text(shown), sent.map { Ledger.text($0) }, key])
      if state == .done {
        try database.cachedStatement(
          sql: "UPDATE updates SET state = 'done' WHERE key = ? AND state = 'open'"
        ).execute(arguments: [key])
      }
    }
  }

  /// Another record's link changed what these show: they must be read again.
  func mustReadAgain(_ keys: [String]) throws {
    guard !keys.isEmpty else { return }
    try queue.write { database in
      for key in keys {
        try database.cachedStatement(sql: "UPDATE records SET state = 'written' WHERE key = ? AND state = 'done'")
          .execute(arguments: [key])
      }
    }
  }

  /// Whether the record is open because an update of it was interrupted.
  func isInUpdate(_ key: String) throws -> Bool {
    try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM updates WHERE key = ? AND state = 'open')"),
        arguments: [key]) ?? false
    }
  }

  /// Undo removed it, or found that it never came to be (`targetID` nil).
  func removed(_ record: LedgerRecord, targetID: String?, in run: LedgerRun, kept: String?) throws {
    try queue.write { database in
      if let targetID {
        try database.cachedStatement(sql: "INSERT INTO removed (key, kind, targetID, run, kept) VALUES (?, ?, ?, ?, ?)")
          .execute(arguments: [record.key, record.kind.rawValue, targetID, run.run, kept])
      }
      try database.cachedStatement(sql: "DELETE FROM records WHERE key = ?").execute(arguments: [record.key])
    }
  }

  /// The run that began a record.
  func run(of key: String) throws -> Int64? {
    try queue.unsafeRead {
      try Int64.fetchOne($0.cachedStatement(sql: "SELECT run FROM records WHERE key = ?"), arguments: [key])
    }
  }

  /// The newest run that made a ticket of which `matches` is true.
  func newestTicketRun(where matches: (String) throws -> Bool) throws -> Int64? {
    try queue.unsafeRead { database in
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT run, targetID FROM records WHERE kind = 'ticket' AND targetID IS NOT NULL ORDER BY run DESC")
      while let row = try rows.next() { if try matches(row["targetID"]) { return row["run"] } }
      return nil
    }
  }

  /// Whether undo took this target record away (or was told that the desk keeps it).
  func wasRemoved(_ kind: RecordKind, targetID: String) throws -> Bool {
    try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM removed WHERE kind = ? AND targetID = ?)"),
        arguments: [kind.rawValue, targetID]) ?? false
    }
  }

}

extension Ledger {
  func isWritten(_ key: String) throws -> Bool {
    try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM records WHERE key = ? AND state = 'written')"),
        arguments: [key]) ?? false
    }
  }

  func countWritten() throws -> Int {
    try queue.unsafeRead {
      try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM records WHERE state = 'written' AND kind = 'ticket'") ?? 0
    }
  }

  func hasWritten() throws -> Bool { try countWritten() > 0 }
}
