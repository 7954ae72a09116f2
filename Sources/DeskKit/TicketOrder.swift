package import TicketModel

extension Ticket {
  /// Messages as every archive has them (description first, then by time, then id), events by time: for readers that
  /// find them all in one record, where the archive has nothing to merge and so nothing to sort.
  package mutating func putInOrder() {
    messages = Ticket.ordered(messages) { message in
      (message.kind == .description ? 0 : 1, message.createdAt, message.id ?? message.key)
    }
    events = Ticket.ordered(events) { event in (0, event.text("at"), event.text("key") ?? "") }
  }

  /// Gives each message without an id a key of its own: those of one author, time and words would share one. The first
  /// keeps it, the others are counted; public ones come before internal ones, then files decide, so that every export of
  /// the ticket gives the same keys.
  package mutating func tellEqualMessagesApart() {
    let nameless = messages.indices.filter { messages[$0].id == nil }
    for (key, equal) in Dictionary(grouping: nameless, by: { messages[$0].key }) where equal.count > 1 {
      let places = equal.map { index in
        let message = messages[index]
        let files = message.attachments.map(\.key).joined(separator: " ")
        return (shown: message.visibility == .public ? 0 : message.visibility == .unknown ? 1 : 2, files, at: index)
      }
      for (turn, place) in places.sorted(by: <).enumerated().dropFirst() {
        messages[place.at].key = Ticket.key(key, turn: turn + 1)
      }
    }
  }

  /// `<ticket>/<16 hex>` of what is equal to others of that key.
  private static func key(_ key: String, turn: Int) -> String {
    let hash = key.split(separator: "/").last ?? ""
    return "\(key.dropLast(hash.count))\(Checksum.sha256(Array("\(hash) \(turn)".utf8)).prefix(16))"
  }

  private static func ordered<T>(_ items: [T], _ place: (T) -> (first: Int, time: String?, id: String)) -> [T] {
    let places = items.map(place)
    return items.indices.sorted { left, right in
      let (one, other) = (places[left], places[right])
      if one.first != other.first { return one.first < other.first }
      // What has no time comes last; without the Z a fraction comes after the whole second.
      let times = (one.time.map { $0.prefix { $0 != "Z" } }, other.time.map { $0.prefix { $0 != "Z" } })
      if let a = times.0, let b = times.1, a != b { return a < b }
      if (times.0 == nil) != (times.1 == nil) { return times.1 == nil }
      if one.id != other.id { return SourceKey.idPrecedes(one.id, other.id) }
      return left < right
    }.map { items[$0] }
  }
}
