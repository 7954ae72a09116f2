package import JSONText
package import TicketModel

/// What the archive counts about a record, gathered by a reader while it writes the record's bytes.
///
/// Handing it over saves the archive a parse of every line. It is optional: a sink that gets none reads the line.
/// Whoever fills it fills all of it, with what stands in the record, because a record whose facts are wrong makes
/// wrong totals. One object is reused from record to record; the sink takes what it needs before it returns.
/// Not Sendable: one owner, one thread.
package final class RecordFacts {
  /// Of a ticket: members of `messages`.
  package var messages = 0
  /// Of a ticket: members of `attachments`, its own and those of its messages and side conversations.
  package var attachments = 0
  /// Of a ticket: members of `events`.
  package var events = 0
  /// Of a ticket: its `state`.
  package var state: Ticket.State = .active
  /// Of a ticket: the JSON text of `status` just as the record has it; empty where that is null.
  package let status = ByteBuffer(capacity: 256)
  /// Of a ticket: the canonical times' text without quotes; empty where absent.
  package let createdAt = ByteBuffer(capacity: 64)
  package let updatedAt = ByteBuffer(capacity: 64)
  /// Filled by ``reference(_:)``: each key after its length in four bytes.
  package let references = ByteBuffer(capacity: 1024)
  /// Filled by ``historyStatus(json:)``: each JSON text after its length in four bytes.
  package let historyStatuses = ByteBuffer(capacity: 256)

  package init() {}

  package func reset() {
    messages = 0
    attachments = 0
    events = 0
    state = .active
    status.removeAll()
    createdAt.removeAll()
    updatedAt.removeAll()
    references.removeAll()
    historyStatuses.removeAll()
  }

  /// Notes that the record refers to another by its key (text as a reader of the JSON sees it, no escapes); once for
  /// each place that holds the key. Of tickets: requester, submitter, assignee, group, organization, followers,
  /// cc and the recipients, authors and actors of messages, attachments, events, time entries and side
  /// conversations, and the tickets that links name. Of people: organization and groups. Of groups: members.
  @inline(__always)
  package func reference(_ key: UnsafeRawBufferPointer) { RecordFacts.add(key, to: references) }

  package func reference(_ key: String?) {
    guard var key, !key.isEmpty else { return }
    key.withUTF8 { reference(UnsafeRawBufferPointer($0)) }
  }

  /// Notes one side (`from` or `to`, not null) of an event whose `field` is `status`, as JSON text.
  @inline(__always)
  package func historyStatus(json: UnsafeRawBufferPointer) { RecordFacts.add(json, to: historyStatuses) }

  /// Calls `body` for each text added with a length before it.
  @inline(__always)
  package static func forEach(in buffer: ByteBuffer, _ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    let bytes = buffer.bytes
    var at = 0
    while at + 4 <= bytes.count {
      let length = Int(bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self))
      try body(UnsafeRawBufferPointer(rebasing: bytes[(at + 4)..<(at + 4 + length)]))
      at += 4 + length
    }
  }

  @inline(__always)
  private static func add(_ text: UnsafeRawBufferPointer, to buffer: ByteBuffer) {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: text.count)) { buffer.append($0) }
    buffer.append(text)
  }
}
