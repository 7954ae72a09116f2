import DeskKit
import TicketModel

/// What counts as a change (contracts, section 7).
struct DeltaRules: Sendable {
  let volatile: Set<String>

  init(card: DeskCard) { volatile = card.volatileFacets }

  /// Paths whose hashes differ, those that move by themselves aside. The SLA clock goes with the status: it is never a
  /// change of its own; a person with the same id at the target is the same, whatever they are called.
  func changed(now: [String: String], then: [String: String]) -> Set<String> {
    func isSame(_ path: String) -> Bool {
      guard let id = now[Digest.identity(path)], then[path] != Reading.theirs else { return false }
      return then[Digest.identity(path)] == id
    }
    var paths: Set<String> = []
    for (path, hash) in now where then[path] != hash && counts(path) && !isSame(path) { paths.insert(path) }
    for path in then.keys where now[path] == nil && counts(path) { paths.insert(path) }
    return paths
  }

  private func counts(_ path: String) -> Bool {
    path != Facets.slaClock && !path.hasPrefix(Digest.identityMark) && !isVolatile(path)
  }

  /// The card names a path, or the last part of all paths of messages: `message:*.visibility`.
  func isVolatile(_ path: String) -> Bool { volatile.contains(path) || volatile.contains(DeltaRules.pattern(path)) }

  /// The path with record keys as `*`, for counting like with like.
  static func pattern(_ path: String) -> String {
    if path.hasPrefix("message:") {
      for part in ["file", "link", "inline"] where path.contains(".\(part):") { return "message:*.\(part):*" }
      guard let dot = path.lastIndex(of: ".") else { return "message:*" }
      return "message:*" + path[dot...]
    }
    if path.hasPrefix("link:") {
      let kind = path.dropFirst(5).prefix { $0 != ":" }
      return "link:\(kind):*"
    }
    return path.hasPrefix("file:") ? "file:*" : path
  }

  /// Keys of the messages that no push has written yet, in the ticket's order.
  static func added(_ record: CompiledRecord, _ known: LedgerRecord) -> [String] {
    (record.mapped?.ticket.messages ?? []).map(\.key).filter { key in
      known.parts["message:" + key] == nil && !known.sent.keys.contains { $0.hasPrefix("message:\(key).") }
    }
  }

  /// What becomes of a changed ticket's messages.
  func messages(_ record: CompiledRecord, _ added: [String], _ changed: Set<String>) -> [Outcome: Int] {
    var counts: [Outcome: Int] = [:]
    for message in record.mapped?.ticket.messages ?? [] {
      if !changed.contains(where: { $0.hasPrefix("message:\(message.key).") }) {
        counts[.same, default: 0] += 1
      } else {
        counts[added.contains(message.key) ? .create : .update, default: 0] += 1
      }
    }
    return counts
  }
}
