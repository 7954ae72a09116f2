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
