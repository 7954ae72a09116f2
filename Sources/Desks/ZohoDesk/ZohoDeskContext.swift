import DeskKit
import Formats
import JSONText
import TicketModel

/// What the writers of tickets, threads and comments share: the output line and small pieces of canonical JSON that are
/// written over and over. Not Sendable; one reader owns it.
final class ZohoDeskContext {
  let out = ByteBuffer(capacity: 1 << 18)
  let writer: JSONWriter
  let facts = RecordFacts()
  /// When the message at hand was written, canonical; empty where it is not told.
  let messageTime = ByteBuffer(capacity: 64)
  /// Of the account, nil where it is not known.
  let timeZone: String?
  let clock: ZohoDeskClock
  let people: ZohoDeskDirectory
  let words: ZohoDeskWords
  let sink: any RecordSink
  /// Leaves of the row at hand that went to `extras`.
  var kept = 0
  var tally = ZohoDeskTally()
  /// Tickets that came, and what they say they have against what came, each thread and comment once.
  let tickets = PartAccount()
  let threads = PartAccount()
  let comments = PartAccount()
  /// Records of the API's other lists, by collection and id: one may stand on several pages.
  let listed = PartAccount()
  /// In the same account: tickets whose status has another type in the list of statuses.
  static let listedOtherwise = "statuses listed otherwise"
  let visibility = UnknownVisibility()
  /// People whom a list of agents calls administrators.
  var admins: Set<String> = []
  /// Names of departments by id; a handful.
  var departments: [String: String] = [:]
  /// Opening messages, so that the thread which says the same is not a second one.
  var openings = HashSet64()
  /// The same of the ticket being written, as its row has it.
  var opening: ZohoDeskOpening?
  /// The messages that other files hold of the ticket being written, where those are read beside it.
  var companions: ZohoDeskCompanions?

  init(options: ReadOptions, sink: any RecordSink) throws {
    writer = JSONWriter(out)
    timeZone = options.timeZone
    clock = ZohoDeskClock(timeZone: options.timeZone)
    people = ZohoDeskDirectory(sink: sink)
    words = try ZohoDeskWords()
    self.sink = sink
  }

  // MARK: Small pieces

  /// The name of a department, if a list of them came.
  func department(_ id: UnsafeRawBufferPointer) -> String? {
    departments.isEmpty ? nil : departments[String(decoding: id, as: UTF8.self)]
  }

  @inline(__always)
  func text(_ key: StaticString, _ bytes: UnsafeRawBufferPointer) {
    writer.key(key)
    writer.text(utf8: bytes)
  }

  /// `"key":"<prefix><id>"`, noted as a reference to another record if it is one. The id must be digits.
  @inline(__always)
  func key(_ key: StaticString, _ prefix: StaticString, _ id: UnsafeRawBufferPointer, reference: Bool) {
    writer.key(key)
    writer.begin()
    out.append(UInt8(ascii: "\""))
    let start = out.count
    out.append(prefix)
    out.append(id)
    if reference { facts.reference(UnsafeRawBufferPointer(rebasing: out.bytes[start...])) }
    out.append(UInt8(ascii: "\""))
  }

  /// The key of a message: its own id, or `<ticket>/description`.
  func messageKey(ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer?) {
    writer.key("key")
    writer.begin()
    out.append("\"zoho-desk:message:" as StaticString)
    if let id {
      out.append(id)
      out.append(UInt8(ascii: "\""))
    } else {
      out.append(ticket)
      out.append("/description\"" as StaticString)
    }
  }

  /// Notes a message of unknown visibility; see ``messageKey(ticket:id:)``.
  func unknown(ticket: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer?) throws {
    let own = id.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: ticket, as: UTF8.self) + "/description"
    try visibility.note(key: ZohoDesk.key("message", own))
  }

  /// `{"html":…}` or `{"text":…}`: the backup does not say which it is.
  func body(_ text: (bytes: UnsafeRawBufferPointer, quotesDoubled: Bool)?, isHTML: Bool) {
    writer.key("body")
    writer.beginObject()
    if let text {
      // Mark-up is told by characters that are no quotes and by what follows them: doubled quotes change nothing.
      writer.key(isHTML || ZohoDeskText.isHTML(text.bytes) ? "html" : "text")
      writer.text(utf8: text.bytes, quotesDoubled: text.quotesDoubled)
    }
    writer.endObject()
  }

  /// `extras` with every cell that found no other place, and the fields of the tenant where `fields` says so.
  func extras(_ cells: ZohoDeskCells, _ columns: ZohoDeskColumns) {
    writer.key("extras")
    writer.beginObject()
    for index in 0..<cells.count where !cells.isTaken(index) {
      guard let bytes = cells[index] else { continue }
      if index < columns.count {
        writer.begin()
        out.append(columns.member(index))
      } else {
        writer.key("column \(index + 1)")
      }
      writer.text(utf8: bytes)
      kept += 1
    }
    writer.endObject()
  }

  /// Takes cells that are never written; returns how many.
  func dropSecrets(_ cells: ZohoDeskCells, _ columns: ZohoDeskColumns) -> Int {
    guard columns.hasSecrets else { return 0 }
    var dropped = 0
    for (index, entry) in columns.entries.enumerated() where entry.use == .secret && cells[index] != nil {
      cells.take(index)
      dropped += 1
    }
    return dropped
  }

  // MARK: Parts of tickets

  /// Begins `{"key","id","messages":[`, to be ended by ``endPart(ticket:)``.
  func beginPart(ticket: UnsafeRawBufferPointer) {
    out.removeAll()
    kept = 0
    facts.reset()
    out.append("{\"key\":\"zoho-desk:ticket:" as StaticString)
    out.append(ticket)
    out.append("\",\"id\":\"" as StaticString)
    out.append(ticket)
    out.append("\",\"messages\":[" as StaticString)
  }

  func endPart(ticket: UnsafeRawBufferPointer) throws {
    out.append("]}" as StaticString)
    let id = String(decoding: ticket, as: UTF8.self)
    try sink.put(RecordHead(.tickets, id: id, partial: true), json: out.bytes)
  }

  /// The row as it is, by column, without secrets.
  func whole(_ cells: ZohoDeskCells, _ columns: ZohoDeskColumns) -> JSONObject {
    var record = JSONObject()
    for index in 0..<cells.count {
      guard let bytes = cells[index] else { continue }
      let entry = index < columns.entries.count ? columns.entries[index] : nil
      if entry?.use == .secret { continue }
      record[entry?.name ?? "column \(index + 1)"] = .string(String(decoding: bytes, as: UTF8.self))
    }
    return record
  }

  /// A ticket came; it says that it has so many threads and comments, or nothing of them.
  func claim(threads: Int?, comments: Int?, of ticket: UnsafeRawBufferPointer) throws {
    try tickets.claim(0, of: ticket)
    if let threads { try self.threads.claim(threads, of: ticket) }
    if let comments { try self.comments.claim(comments, of: ticket) }
  }

  // MARK: People

  /// `from`, and who that is: a person of the account, one known by the address alone, or a mailbox of the desk. False
  /// where the text says more than the address.
  func sender(_ bytes: UnsafeRawBufferPointer, outgoing: Bool, of ticket: UnsafeRawBufferPointer) throws -> Bool {
    switch try people.sender(bytes, outgoing: outgoing, ticket: ticket) {
    case .person(let key): person("author", key)
    case .mailbox: text("authorText", bytes)
    }
    if ZohoDeskText.isPlainAddress(bytes) {
      text("from", bytes)
      return true
    }
    let whole = String(decoding: bytes, as: UTF8.self)
    let address = ZohoDeskText.recipient(whole)?.address ?? whole
    writer.key("from")
    writer.string(address)
    return address == whole
  }

  func person(_ name: StaticString, _ key: UnsafeRawBufferPointer) {
    text(name, key)
    facts.reference(key)
  }

  /// A list of addresses; false where its text says more than the list made of it.
  func recipients(_ key: StaticString, _ bytes: UnsafeRawBufferPointer) -> Bool {
    writer.key(key)
    writer.beginArray()
    defer { writer.endArray() }
    if ZohoDeskText.isPlainAddress(bytes) {
      recipient(bytes, name: nil)
      return true
    }
    for recipient in ZohoDeskText.recipients(String(decoding: bytes, as: UTF8.self)) {
      var address = recipient.address ?? ""
      address.withUTF8 { self.recipient(UnsafeRawBufferPointer($0), name: recipient.name) }
    }
    return false
  }

  private func recipient(_ address: UnsafeRawBufferPointer, name: String?) {
    writer.beginObject()
    writer.key("address")
    if address.isEmpty { writer.null() } else { writer.text(utf8: address) }
    writer.key("name")
    if let name { writer.string(name) } else { writer.null() }
    if let key = people.person(address) {
      person("person", key)
    } else {
      writer.key("person")
      writer.null()
    }
    writer.endObject()
  }
}

/// The opening message of the ticket being written, as its row has it.
struct ZohoDeskOpening {
  let cells: ZohoDeskCells
  let created: UnsafeRawBufferPointer?
  /// The place of its text.
  let text: Int
}

/// Sums over the whole export, for completeness and for findings told once.
struct ZohoDeskTally {
  var read: [String: Int] = [:]
  var torn: Set<String> = []
  /// The input itself is cut or damaged, so that any file may be missing or end too early.
  var isCut = false
  /// What tickets say they have and what came, once everything was read.
  var parts: [String: PartAccount.Sums] = [:]
  /// Records that came and are of no kind we know, and where the first stands.
  var others: (count: Int, file: String)?
  var withoutStatus = 0
  var byNumber = 0
  var attachmentsElsewhere = 0
  var threadsWithoutText = 0
  /// Threads of the API seen without their text, and with it.
  var summaries: Set<String> = []
  var texts: Set<String> = []
  /// Those whose text the vendor says it cut.
  var cutTexts: Set<String> = []
  var drafts = 0
  var decimalCommas = 0
  var lostDigits = 0
  var ownLabels = false
  var statusDisagrees = 0
  /// What the API counts of a collection: all of it, or what a search found.
  private(set) var counts: [String: (count: Int, isAll: Bool)] = [:]
  var lists = ZohoDeskLists()
  /// Statuses that came with several types.
  var statusTypes: [(label: String, types: [String])] = []
  /// Tickets whose status has another type in the list of its values.
  var listedOtherwise = 0
  /// Collections that lists of the API hold, see ``ZohoDeskContext/listed``.
  var listed: Set<String> = []

  mutating func count(_ collection: String, _ number: Int = 1) { read[collection, default: 0] += number }

  /// The largest count is the one; of the account, where that came.
  mutating func claim(_ count: Int, of collection: String, isAll: Bool) {
    if let known = counts[collection], known.isAll == isAll ? known.count >= count : known.isAll { return }
    counts[collection] = (count, isAll)
  }
}
