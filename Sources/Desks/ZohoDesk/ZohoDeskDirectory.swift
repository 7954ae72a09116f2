import DeskKit
import Formats
import JSONText
import TicketModel

/// Who is behind an address. A thread of the backup names its sender by address alone, so the people of the account are
/// kept by the hash of theirs: memory grows with people, not with tickets. Not Sendable.
final class ZohoDeskDirectory {
  enum Sender {
    /// By key, which is valid until the next question.
    case person(UnsafeRawBufferPointer)
    /// An address the desk receives mail at: no person.
    case mailbox
  }

  private let sink: any RecordSink
  /// Ids of contacts by hash of the lower-case address; 0 where several people share it. Lists of people come first of
  /// all files.
  private var ids = HashMap64()
  /// The same of agents, who often are contacts as well: which of the two wrote the direction says.
  private var agents = HashMap64()
  /// The same as tickets tell it, where no list of contacts does. Asked for threads only, which come after all tickets,
  /// so that the order of files does not matter.
  private var contacts = HashMap64()
  /// Which of the people who share an address a ticket is of, by ticket and address.
  private var owners = HashMap64()
  private var hasShared = false
  /// Addresses that tickets were sent to.
  private var mailboxes = HashSet64()
  /// People written because only a ticket or a thread names them.
  private var written = HashSet64()
  private let line = ByteBuffer(capacity: 1 << 10)
  private let key = ByteBuffer(capacity: 1 << 8)
  private let lower = ByteBuffer(capacity: 1 << 8)
  /// Of people made here: they refer to nothing.
  private let facts = RecordFacts()
  /// Whether the export has a list of contacts, so that tickets need not stand in for it.
  var hasContacts = false
  /// Whether it has any list of people. Then the names that mails give to an address are theirs, not a person's.
  var hasPeople = false

  init(sink: any RecordSink) { self.sink = sink }

  /// Only ids that are numbers of 64 bits are kept, as all of the vendor's are.
  func learn(_ address: String, id: String, _ role: Person.Role) {
    var address = address
    var id = id
    guard let number = id.withUTF8({ ZohoDeskDirectory.number(UnsafeRawBufferPointer($0)) }) else { return }
    let hash = address.withUTF8 { self.hash(UnsafeRawBufferPointer($0)) }
    guard role == .endUser else { return agents.set(hash, (agents[hash] ?? number) == number ? number : 0) }
    let isShared = (ids[hash] ?? number) != number
    if isShared { hasShared = true }
    ids.set(hash, isShared ? 0 : number)
  }

  func learn(mailbox: UnsafeRawBufferPointer) {
    if mailboxes.count < 10_000 { _ = mailboxes.insert(hash(mailbox)) }
  }

  /// The key of the one person with that address; valid until the next question.
  func person(_ address: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard ids.count > 0 || agents.count > 0 else { return nil }
    let hash = self.hash(address)
    guard let id = ids[hash] ?? agents[hash], id != 0, ids[hash] == nil || agents[hash] == nil else { return nil }
    return key(of: id)
  }

  private func key(of id: UInt64) -> UnsafeRawBufferPointer {
    beginKey()
    key.append(decimal: id)
    return key.bytes
  }

  private func beginKey() {
    key.removeAll()
    key.append("zoho-desk:person:" as StaticString)
  }

  /// Whoever sent from `text`: an address, or `Name <address>`. `ticket`: the one that a thread belongs to.
  func sender(_ text: UnsafeRawBufferPointer, outgoing: Bool, ticket: UnsafeRawBufferPointer? = nil) throws -> Sender {
    if ZohoDeskText.isPlainAddress(text) { return try sender(address: text, nil, outgoing, ticket) }
    let recipient = ZohoDeskText.recipient(String(decoding: text, as: UTF8.self))
    guard var address = recipient?.address, ZohoDeskText.isPlainAddress(address) else { return .mailbox }
    return try address.withUTF8 {
      try sender(address: UnsafeRawBufferPointer($0), recipient?.name, outgoing, ticket)
    }
  }

  private func sender(
    address: UnsafeRawBufferPointer, _ name: String?, _ outgoing: Bool, _ ticket: UnsafeRawBufferPointer?
  ) throws -> Sender {
    let hash = self.hash(address)
    let known = outgoing ? agents[hash] ?? ids[hash] : ids[hash] ?? agents[hash]
    if let id = known ?? (ticket != nil ? contacts[hash] : nil) {
      if id != 0 { return .person(key(of: id)) }
      // Several people share the address: which of them wrote only the ticket may say.
      let owner = outgoing ? nil : ticket.flatMap(ZohoDeskDirectory.number).flatMap { owners[pair(hash, $0)] }
      return owner.map { .person(key(of: $0)) } ?? .mailbox
    }
    if outgoing, mailboxes.contains(hash) { return .mailbox }
    beginKey()
    let start = key.count
    key.append("mail/" as StaticString)
    if address.contains(where: { $0 >= 0x80 }) {
      key.append(String(decoding: address, as: UTF8.self).lowercased())
    } else {
      ZohoDeskDirectory.appendLower(address, to: key)
    }
    if written.insert(hash) {
      let id = UnsafeRawBufferPointer(rebasing: key.bytes[start...])
      try put(id: id, address: address, name: hasPeople ? nil : name, role: "unknown")
    }
    return .person(key.bytes)
  }

  /// The contact of a ticket: of those who share the address, or where the export has no list of contacts.
  func contact(
    _ id: UnsafeRawBufferPointer, address: UnsafeRawBufferPointer, of ticket: UnsafeRawBufferPointer?
  ) throws {
    guard !hasContacts || hasShared, let number = ZohoDeskDirectory.number(id), ZohoDeskText.isPlainAddress(address)
    else { return }
    let hash = self.hash(address)
    guard !hasContacts else {
      guard ids[hash] == 0, let ticket = ticket.flatMap(ZohoDeskDirectory.number) else { return }
      return owners.set(pair(hash, ticket), number)
    }
    let known = contacts[hash]
    if known == number { return }
    contacts.set(hash, known == nil ? number : 0)
    if let known {
      // Whoever shares the address is written once as well; of its first contact that must be noted now.
      if known != 0 { _ = written.insert(pair(hash, known)) }
      guard written.insert(pair(hash, number)) else { return }
    }
    // A contact may come with several addresses; the archive joins what is written of it.
    try put(id: id, address: address, name: nil, role: "endUser")
  }

  private func pair(_ address: UInt64, _ id: UInt64) -> UInt64 { max(1, address ^ id &* 0x9E37_79B9_7F4A_7C15) }

  private func put(
    id: UnsafeRawBufferPointer, address: UnsafeRawBufferPointer, name: String?, role: StaticString
  ) throws {
    line.removeAll()
    let writer = JSONWriter(line)
    line.append("{\"key\":\"zoho-desk:person:" as StaticString)
    writer.escapedBody(id)
    line.append("\",\"id\":" as StaticString)
    writer.text(utf8: id)
    writer.key("role")
    writer.string(role)
    if let name {
      writer.key("name")
      writer.string(name)
    }
    line.append(",\"emails\":[{\"address\":" as StaticString)
    writer.text(utf8: address)
    line.append(",\"primary\":true}],\"extras\":{}}" as StaticString)
    try sink.put(RecordHeadBytes(.people, id: id), json: line.bytes, facts: facts)
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
  private func hash(_ address: UnsafeRawBufferPointer) -> UInt64 {
    lower.removeAll()
    ZohoDeskDirectory.appendLower(address, to: lower)
    return KeyHash.of(lower.bytes)
  }

  private static func appendLower(_ address: UnsafeRawBufferPointer, to out: ByteBuffer) {
    out.fill(minimum: address.count) { room in
      var at = 0
      while at &+ 8 <= address.count {
        let word = lower(address.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        room.storeBytes(of: word, toByteOffset: at, as: UInt64.self)
        at &+= 8
      }
      while at < address.count {
        room[at] = address[at] &- 65 <= 25 ? address[at] | 0x20 : address[at]
        at &+= 1
      }
      return at
    }
  }

  /// Eight bytes at once. Adding carries into the high bit of every byte that is `A` or more, and of every one past `Z`.
  @inline(__always)
  private static func lower(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = word & (ones &* 0x7F)
    let capitals = (low &+ (ones &* 0x3F)) ^ (low &+ (ones &* 0x25))
    return word | (capitals & ~word & (ones &* 0x80)) >> 2
  }
}
