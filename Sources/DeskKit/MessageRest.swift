package import TicketModel

/// What a message has beside author, dates, visibility, subject and body. Few desks have a place for it, and what has
/// none is announced.
extension Message {
  /// Facet names below `message:<key>.` with values: `recipients audience channel from messageID`. The channel only
  /// where it is not the ticket's, the sender only where it is not the author's address.
  package func rest(of ticket: Ticket, author: String?) -> [(name: String, value: String)] {
    let sender = from.flatMap { $0.lowercased() == author?.lowercased() ? nil : $0 }
    let own = channel.flatMap { $0.id == ticket.channel?.id && $0.label == ticket.channel?.label ? nil : $0 }
    let values: [(String, String?)] = [
      ("recipients", (to + cc + bcc).compactMap { $0.address ?? $0.name }.joined(separator: ", ")),
      ("audience", audience.map { $0.label ?? $0.id ?? "some" }),
      ("channel", own.flatMap { $0.label ?? $0.id }),
      ("from", sender), ("messageID", messageID),
    ]
    return values.compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return (name, value)
    }
  }

  /// The sort of message where it is neither a description, a reply nor a note, which most desks tell apart.
  package var unusualKind: String? {
    switch kind {
    case .description, .reply, .note: nil
    case .forward, .system, .call, .chat: kind.rawValue
    }
  }
}
