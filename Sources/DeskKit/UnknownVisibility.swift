package import TicketModel

/// Messages of which the source says neither that customers see them nor that they do not: told once for a whole
/// read, because they are never written public unless the mapping says so.
package final class UnknownVisibility {
  private let keys = PartAccount()
  /// Some of the smallest, so that the order of records says nothing.
  private var samples: [String] = []

  package init() {}

  /// Notes the message where its visibility is unknown; one that comes twice counts once.
  package func note(_ message: Message) throws {
    if message.visibility == .unknown { try note(key: message.key) }
  }

  /// Notes a message that is known to be unknown.
  package func note(key: String) throws {
    try keys.claim(1, of: key)
    if samples.count == 8, let last = samples.last, last <= key { return }
    let place = samples.firstIndex { key <= $0 } ?? samples.count
    guard place == samples.count || samples[place] != key else { return }
    samples.insert(key, at: place)
    if samples.count > 8 { samples.removeLast() }
  }

  /// Some form says who sees the message, whatever others do.
  package func noteKnown(key: String) throws { try keys.count("known", of: key) }

  /// Tells how many there were; nothing where there was none.
  package func report(to sink: any RecordSink) throws {
    let count = samples.isEmpty ? 0 : try keys.sums().missing
    guard count > 0 else { return }
    let first = try samples.first { try keys.parts(of: $0) == 0 }
    try sink.finding(
      Finding(
        .warning, "visibilityUnknown",
        what: "\(count) messages say neither public nor internal" + (first.map { ", the first of them \($0)" } ?? ""),
        did: "marked them unknown; they are never written public unless the mapping says so"))
  }
}
