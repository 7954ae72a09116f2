import Formats
import JSONText
import TicketModel

/// How many comments each ticket has, as its pages or it itself say, and how many came. Only tickets whose comments come
/// apart from them, or which hold fewer than they count, are in it.
final class ZendeskCommentTally {
  private struct Count {
    /// -1 where nothing says it.
    var claimed: Int32 = -1
    var came: Int32 = 0
    /// The ticket's own record holds comments, or says that it has none.
    var isWithin = false
  }

  private var counts: [String: Count] = [:]
  /// Comments by a hash of theirs and their ticket's id: overlapping pages bring them again.
  private var known: Set<UInt64> = []

  func claim(_ count: Int, of ticket: String, isWithin: Bool = false) {
    var told = counts[ticket] ?? Count()
    told.claimed = max(told.claimed, Int32(clamping: count))
    if isWithin { told.isWithin = true }
    counts[ticket] = told
  }

  /// False where the comment came before.
  @discardableResult
  func came(_ comment: String, of ticket: String) -> Bool {
    guard known.insert(ZendeskContext.hash(ticket, comment)).inserted else { return false }
    counts[ticket, default: Count()].came += 1
    return true
  }

  /// How many came, of all tickets.
  var came: Int { known.count }

  /// What all claims come to, and of how many tickets; nil where one says nothing.
  var claimed: (comments: Int, tickets: Int)? {
    guard !counts.isEmpty, counts.values.allSatisfy({ $0.claimed >= 0 }) else { return nil }
    return (counts.values.reduce(0) { $0 + Int($1.claimed) }, counts.count)
  }

  /// Tickets that hold some of their comments, but fewer than they count.
  var shortWithin: Int { counts.values.count { $0.isWithin && $0.came < $0.claimed } }

  struct Short {
    var ticket: String
    var came: Int
    var claimed: Int?
    var text: String { ticket + (claimed.map { " (\(came) of \($0))" } ?? " (\(came), a page is missing)") }
  }

  /// Tickets of which fewer came than there are, by id. `isApart` tells whether a ticket's record has no comments of its
  /// own; `cut` are those of which a page is missing.
  func short(isApart: (String) -> Bool, cut: Set<String>) -> [Short] {
    let short = counts.compactMap { ticket, told -> Short? in
      let lacks = told.came < told.claimed && (told.isWithin || isApart(ticket))
      guard lacks || cut.contains(ticket) else { return nil }
      return Short(ticket: ticket, came: Int(told.came), claimed: lacks ? Int(told.claimed) : nil)
    }
    return short.sorted { SourceKey.idPrecedes($0.ticket, $1.ticket) }
  }
}

extension ZendeskContext {
  /// The ticket begun last says how many comments it has. Where it holds none of them, that matters only if comments
  /// come apart from tickets.
  func commentsCounted(_ count: JSONNode, ticket: String, in comments: JSONNode?) {
    guard comments != nil || hasCommentPages, let told = count.value.int else { return }
    let held = comments?.elements.count { $0.kind == .object } ?? 0
    guard held < told else { return }
    self.comments.claim(told, of: ticket, isWithin: comments != nil)
    guard let comments else { return }
    for comment in comments.elements where comment.kind == .object {
      let id = comment["id"]?.idText
      let key = id ?? ZendeskRecords.key(.message, ZendeskReader.contentKey(of: comment, ticket: Array(ticket.utf8)))
      self.comments.came(key, of: ticket)
    }
  }

  /// A message that came apart from its ticket; told once for each, whichever page it stands on.
  func came(_ message: Message, of ticket: String) -> Bool {
    guard comments.came(message.id ?? message.key, of: ticket) else { return false }
    if message.visibility == .unknown { unknownVisibility += 1 }
    return true
  }

  func shortOfComments(cut: Set<String>) -> [ZendeskCommentTally.Short] {
    comments.short(isApart: { self.isApart($0) }, cut: cut)
  }
}
