package import TicketModel

/// Messages of which the source says neither that customers see them nor that they do not: told once for a whole
/// read, because they are never written public unless the mapping says so.
package final class UnknownVisibility {
  private static let all = "all"
  private let keys = PartAccount()
  private var sample: String?

  package init() {}

  /// Notes the message where its visibility is unknown; one that comes twice counts once.
  package func note(_ message: Message) throws {
    if message.visibility == .unknown { try note(key: message.key) }
  }

  /// Notes a message that is known to be unknown.
  package func note(key: String) throws {
    if sample == nil { sample = key }
    try keys.count(key, of: UnknownVisibility.all)
  }

  /// Tells how many there were; nothing where there was none.
  package func report(to sink: any RecordSink) throws {
    guard let sample else { return }
    let count = try keys.sums().parts
    try sink.finding(
      Finding(
        .warning, "visibilityUnknown",
        what: "\(count) messages say neither public nor internal, the first of them \(sample)",
        did: "marked them unknown; they are never written public unless the mapping says so"))
  }
}
