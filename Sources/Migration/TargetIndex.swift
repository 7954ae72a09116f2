import DeskKit
import GRDB
import JSONText
import TicketModel

/// Where the target's tickets lie in its archive, by their id and by our external id: on disk, so that a million of
/// them cost no memory.
final class TargetIndex {
  /// Nil where there is no target's archive.
  private let queue: DatabaseQueue?
  private let source: (any MigrationSource)?
  private(set) var count = 0
  private(set) var joined = 0
  private var newestRun: Int64?

  /// - Parameter path: a scratch file, removed by ``close()`` with the plan's folder.
  init(_ source: (any MigrationSource)?, prefix: String, scratch path: String) throws {
    self.source = source
    guard let source else {
      queue = nil
      return
    }
    let queue = try DatabaseQueue(path: path)
    self.queue = queue
    try queue.inDatabase {
      try $0.execute(
        sql: """
          PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;
          CREATE TABLE tickets (
            id TEXT PRIMARY KEY, external TEXT, part TEXT NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL,
            deleted INTEGER NOT NULL)
            WITHOUT ROWID;
          """)
    }
    count = try queue.write { database in
      var count = 0
      let insert = try database.makeStatement(sql: "INSERT OR REPLACE INTO tickets VALUES (?, ?, ?, ?, ?, ?)")
      try source.each(.tickets) { json, place in
        count += 1
        try insert.execute(arguments: [
          json.text("id") ?? "", TargetIndex.externalID(json, prefix: prefix), place.part, place.offset, place.length,
          json.text("state") == "deleted",
        ])
      }
      try database.execute(sql: "CREATE INDEX byExternal ON tickets (external) WHERE external IS NOT NULL")
      return count
    }
  }

  /// The desk keeps our external id where its writer puts it: as such, or in a field.
  private static func externalID(_ json: JSONObject, prefix: String) -> String? {
    if let text = json.text("externalID"), text.hasPrefix(prefix) { return text }
    for value in json.members("fields").values {
      if let text = value.string, text.hasPrefix(prefix) { return text }
      if let text = value.array?.lazy.compactMap(\.string).first(where: { $0.hasPrefix(prefix) }) { return text }
    }
    return json.texts("tags").first { $0.hasPrefix(prefix) }
  }

  /// Target ids of tickets that carry the external id, in id order.
  func ids(external: String) throws -> [String] {
    guard let queue else { return [] }
    return try queue.unsafeRead {
      try String.fetchAll(
        $0.cachedStatement(sql: "SELECT id FROM tickets WHERE external = ? ORDER BY id"), arguments: [external])
    }
  }

  /// It lies in the trash there.
  func isDeleted(id: String) throws -> Bool {
    guard let queue else { return false }
    return try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT deleted FROM tickets WHERE id = ?"), arguments: [id]) ?? false
    }
  }

  func ticket(id: String) throws -> Ticket? {
    guard let source, let queue else { return nil }
    let place = try queue.unsafeRead { database -> SourcePlace? in
      let row = try Row.fetchOne(
        database.cachedStatement(sql: "SELECT part, offset, length FROM tickets WHERE id = ?"), arguments: [id])
      return row.map { SourcePlace(part: $0["part"], offset: $0["offset"], length: $0["length"]) }
    }
    return try place.map { Ticket(json: try source.object(at: $0)) }
  }

  func contains(id: String) throws -> Bool {
    guard let queue else { return false }
    return try queue.unsafeRead {
      try Bool.fetchOne(
        $0.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM tickets WHERE id = ?)"), arguments: [id]) ?? false
    }
  }

  /// Whether the archive is sure to have seen the target after that run: it holds a ticket of it, or of a later one.
  func isAfter(_ run: Int64, _ ledger: Ledger) throws -> Bool {
    if newestRun == nil {
      newestRun = try ledger.newestTicketRun(where: { try contains(id: $0) }) ?? 0
    }
    return run <= newestRun ?? 0
  }

  func countJoined() { joined += 1 }

  func close() throws { try queue?.close() }
}
