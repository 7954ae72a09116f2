import DeskKit
import JSONText
import TicketModel

/// Who is behind an address. A thread of the backup names its sender by address alone, so the people of the account are
/// kept by the hash of theirs: memory grows with people, not with tickets. Not Sendable.
final class ZohoDeskDirectory {
  enum Sender {
    case person(String)
    /// An address the desk receives mail at: no person.
    case mailbox
  }

  private let sink: any RecordSink
  /// Ids by hash of the lower-case address; 0 where several people share it. Lists of people come first of all files.
  private var ids: [UInt64: UInt64] = [:]
  /// The same as tickets tell it, where no list of contacts does. Asked for threads only, which come after all tickets,
  /// so that the order of files does not matter.
  private var contacts: [UInt64: UInt64] = [:]
  /// Addresses that tickets were sent to.
  private var mailboxes: Set<UInt64> = []
  /// People written because only a ticket or a thread names them.
  private var written: Set<UInt64> = []
  private let line = ByteBuffer(capacity: 1 << 10)
  /// Whether the export has a list of contacts, so that tickets need not stand in for it.
  var hasContacts = false
  /// Whether it has any list of people. Then an address on none of them is referred to by its key, without a record:
  /// a list that is cut must not make other people.
  var hasPeople = false

  init(sink: any RecordSink) { self.sink = sink }

  /// Only ids that are numbers of 64 bits are kept, as all of the vendor's are.
  func learn(_ address: String, id: String) {
    var address = address
    var id = id
    address.withUTF8 { address in
      id.withUTF8 { learn(UnsafeRawBufferPointer(address), id: UnsafeRawBufferPointer($0)) }
    }
  }

  func learn(_ address: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) {
    guard let number = ZohoDeskDirectory.number(id) else { return }
    let hash = ZohoDeskDirectory.hash(address)
    ids[hash] = ids[hash].map { $0 == number ? number : 0 } ?? number
  }

  func learn(mailbox: UnsafeRawBufferPointer) {
    if mailboxes.count < 10_000 { mailboxes.insert(ZohoDeskDirectory.hash(mailbox)) }
  }

  /// The key of the one person with that address.
  func person(_ address: UnsafeRawBufferPointer) -> String? {
    guard let id = ids[ZohoDeskDirectory.hash(address)], id != 0 else { return nil }
    return "zoho-desk:person:\(id)"
  }

  /// Whoever sent from `text`: an address, or `Name <address>`.
  func sender(_ text: UnsafeRawBufferPointer, outgoing: Bool, ofThread: Bool) throws -> Sender {
    if ZohoDeskText.isPlainAddress(text) { return try sender(address: text, nil, outgoing, ofThread) }
    let recipient = ZohoDeskText.recipient(String(decoding: text, as: UTF8.self))
    guard var address = recipient?.address, ZohoDeskText.isPlainAddress(address) else { return .mailbox }
    return try address.withUTF8 {
      try sender(address: UnsafeRawBufferPointer($0), recipient?.name, outgoing, ofThread)
    }
  }

  private func sender(
    address: UnsafeRawBufferPointer, _ name: String?, _ outgoing: Bool, _ ofThread: Bool
  ) throws -> Sender {
    let hash = ZohoDeskDirectory.hash(address)
    if let id = ids[hash] ?? (ofThread ? contacts[hash] : nil) {
      // Several people share the address: which of them wrote is not said.
      return id == 0 ? .mailbox : .person("zoho-desk:person:\(id)")
    }
    if outgoing, mailboxes.contains(hash) { return .mailbox }
    let text = String(decoding: address, as: UTF8.self)
    let id = "mail/" + text.lowercased()
    if !hasPeople, written.insert(hash).inserted {
      try put(id: id, address: address, name: name, role: "unknown")
    }
    return .person("zoho-desk:person:" + id)
  }

  /// The contact of a ticket, where the export has no list of contacts.
  func contact(_ id: UnsafeRawBufferPointer, address: UnsafeRawBufferPointer) throws {
    guard !hasContacts, let number = ZohoDeskDirectory.number(id), ZohoDeskText.isPlainAddress(address) else { return }
    let hash = ZohoDeskDirectory.hash(address)
    contacts[hash] = contacts[hash].map { $0 == number ? number : 0 } ?? number
    // A contact may come with several addresses; the archive joins what is written of it.
    guard written.insert(hash ^ number &* 0x9E37_79B9_7F4A_7C15).inserted else { return }
    try put(id: String(decoding: id, as: UTF8.self), address: address, name: nil, role: "endUser")
  }

  private func put(id: String, address: UnsafeRawBufferPointer, name: String?, role: StaticString) throws {
    line.removeAll()
    let writer = JSONWriter(line)
    writer.beginObject()
    writer.key("key")
    writer.string("zoho-desk:person:" + id)
    writer.key("id")
    writer.string(id)
    writer.key("role")
    line.append(UInt8(ascii: "\""))
    line.append(role)
    line.append(UInt8(ascii: "\""))
    if let name {
      writer.key("name")
      writer.string(name)
    }
    writer.key("emails")
    writer.beginArray()
    writer.beginObject()
    writer.key("address")
    writer.string(utf8: address)
    writer.key("primary")
    writer.bool(true)
    writer.endObject()
    writer.endArray()
    writer.key("extras")
    writer.beginObject()
    writer.endObject()
    writer.endObject()
    try sink.put(RecordHead(.people, id: id), json: line.bytes)
  }

  /// An id of 64 bits, written without leading zeros; never 0.
  static func number(_ id: UnsafeRawBufferPointer) -> UInt64? {
    guard id.count > 0, id.count < 20, id[0] != 48 else { return nil }
    var number: UInt64 = 0
    for byte in id {
      guard byte &- 48 <= 9 else { return nil }
      number = number &* 10 &+ UInt64(byte &- 48)
    }
    return number
  }

  /// Of the address in lower case (of ASCII: domains and nearly all names).
  private static func hash(_ address: UnsafeRawBufferPointer) -> UInt64 {
    var hash = FNVHash()
    for byte in address { hash.add(byte &- 65 <= 25 ? byte | 0x20 : byte) }
    return hash.value
  }
}
