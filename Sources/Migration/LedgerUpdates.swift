import DeskKit
import Formats
import GRDB
import JSONText

/// Later plans' changes of records, and what undo needs to take them back.
extension Ledger {
  /// Begins an update: the values before, for undo. Once per plan; a second call changes nothing.
  func beginUpdate(
    _ key: String, in run: LedgerRun, former: FormerValues, sentBefore: [String: String], theirs: Set<String>
  ) throws {
    try queue.write { database in
      try database.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO updates (key, plan, state, former, texts, sentBefore, theirs)
          VALUES (?, ?, 'open', ?, ?, ?, ?)
          """
      ).execute(arguments: [
        key, run.plan, Ledger.text(former.values), Ledger.text(former.texts), Ledger.text(sentBefore),
        JSONValue.strings(theirs.sorted()).text,
      ])
      try database.cachedStatement(sql: "UPDATE records SET state = 'open' WHERE key = ?").execute(arguments: [key])
    }
  }

  struct Update: Sendable {
    var state: String
    var former: FormerValues
    var sentBefore: [String: String]
    /// Paths that somebody had changed at the target when it was made.
    var theirs: Set<String>

    /// Put back by ``LedgerRebuilder``, which knows nothing of the time before.
    var isAdopted: Bool { former.values.isEmpty && sentBefore.isEmpty }
  }

  func update(_ key: String, plan: Int64) throws -> Update? {
    try queue.unsafeRead { database in
      guard
        let row = try Row.fetchOne(
          database.cachedStatement(sql: "SELECT * FROM updates WHERE key = ? AND plan = ?"), arguments: [key, plan])
      else { return nil }
      var former = FormerValues()
      let values: String = row["former"], texts: String = row["texts"]
      for (path, value) in try JSONIndex.value(of: Array(values.utf8)).object?.members ?? JSONObject().members {
        former.values.updateValue(value.string, forKey: path)
      }
      for (path, text) in try JSONIndex.value(of: Array(texts.utf8)).object?.members ?? JSONObject().members {
        former.texts[path] = text.string
      }
      let theirs: String = row["theirs"]
      let paths = try JSONIndex.value(of: Array(theirs.utf8)).array?.compactMap(\.string) ?? []
      return Update(
        state: row["state"], former: former, sentBefore: try Ledger.hashes(row["sentBefore"]), theirs: Set(paths))
    }
  }

  /// Facets that updates which were interrupted were changing.
  func openUpdatePaths(_ key: String) throws -> Set<String> {
    try queue.unsafeRead { database in
      let texts = try String.fetchAll(
        database.cachedStatement(sql: "SELECT former FROM updates WHERE key = ? AND state = 'open'"), arguments: [key])
      return try texts.reduce(into: []) { paths, text in
        paths.formUnion(try JSONIndex.value(of: Array(text.utf8)).object?.members.map(\.0) ?? [])
      }
    }
  }

  /// Undo gave the former values back.
  /// - Parameter messages: what the update had added and the undo took away: a later plan may write them again.
  func restored(
    _ key: String, in run: LedgerRun, sent: [String: String], shown: [String: String], without messages: [String]
  ) throws {
    try queue.write { database in
      for part in messages.map({ "message:" + $0 }) {
        try database.cachedStatement(sql: "DELETE FROM parts WHERE key = ? AND part = ?").execute(arguments: [
          key, part,
        ])
        try database.cachedStatement(sql: "DELETE FROM steps WHERE key = ? AND scope = '' AND step = ?").execute(
          arguments: [key, part])
      }
      try database.cachedStatement(sql: "UPDATE updates SET state = 'restored' WHERE key = ? AND plan = ?").execute(
        arguments: [key, run.plan])
      try database.cachedStatement(sql: "UPDATE records SET state = 'done', sent = ?, shown = ? WHERE key = ?").execute(
        arguments: [Ledger.text(sent), Ledger.text(shown), key])
    }
  }
}
