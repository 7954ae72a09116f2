import DeskKit
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Archive

/// The quick merge of a ticket with its messages must make what the thorough one makes, or leave it to that.
@Suite("A ticket and its messages are put together")
struct TicketSpliceTests {
  private func group(_ records: [(json: JSONObject, partial: Bool)]) throws -> RecordGroup {
    var group = RecordGroup()
    for record in records {
      try "7".utf8.withContiguousStorageIfAvailable { id in
        try JSONValue.object(record.json).bytes.withUnsafeBytes { json in
          try group.add(
            RunEntry(
              id: UnsafeRawBufferPointer(id), updatedAt: UnsafeRawBufferPointer(rebasing: json[..<0]), json: json,
              partial: record.partial))
        }
      }
    }
    return group
  }

  private func message(_ id: String, _ time: String?, kind: Message.Kind = .reply, key: String? = nil) -> Message {
    var message = Message(
      key: "acme:message:" + (key ?? id), id: id, author: "acme:person:\(id.count)", createdAt: time,
      visibility: .public, kind: kind, body: MessageBody(html: "<p>\"\(id)\" é 😀\n</p>"))
    message.to = [Recipient(address: "a@example.com", person: "acme:person:9")]
    return message
  }

  private func ticket(_ messages: [Message]) -> JSONObject {
    var ticket = Ticket(key: "acme:ticket:7", id: "7")
    ticket.subject = "A \\ subject"
    ticket.status = TicketStatus(id: nil, label: "Open", category: .open)
    ticket.requester = "acme:person:1"
    ticket.createdAt = "2024-01-01T00:00:00Z"
    ticket.messages = messages
    return ticket.json
  }

  private func part(_ messages: [Message]) -> JSONObject {
    ["key": "acme:ticket:7", "id": "7", "messages": .array(messages.map { .object($0.json) })]
  }

  private func expectSame(_ records: [(json: JSONObject, partial: Bool)], seed: UInt64 = 0) throws {
    let group = try group(records)
    let facts = RecordFacts()
    let splice = TicketSplice(facts: facts)
    // The line lies in the splice.
    let spliced = withExtendedLifetime(splice) { splice.line(of: group).map { String(decoding: $0, as: UTF8.self) } }
    let merged = try group.merged(as: .ticket)
    let line = try #require(spliced, "seed \(seed)")
    #expect(line == String(decoding: merged.json, as: UTF8.self), "seed \(seed)")
    #expect(merged.differing.isEmpty)
    let wanted = RecordFacts()
    let index = JSONIndex()
    let padded = merged.json + [UInt8](repeating: 0x20, count: JSONIndex.padding)
    try padded.withUnsafeBytes { bytes in
      FactScanner(facts: wanted).ticket(
        try index.parse(UnsafeRawBufferPointer(rebasing: bytes[..<merged.json.count])))
    }
    #expect(facts.messages == wanted.messages && facts.createdAt.string == wanted.createdAt.string)
    #expect(facts.status.string == wanted.status.string)
    #expect(references(facts).sorted() == references(wanted).sorted())
  }

  private func references(_ facts: RecordFacts) -> [String] {
    var found: [String] = []
    RecordFacts.forEach(in: facts.references) { found.append(String(decoding: $0, as: UTF8.self)) }
    return found
  }

  @Test func messagesOfEveryOrderStandAsTheThoroughMergePutsThem() throws {
    let times: [String?] = [
      nil, "2024-01-01T00:00:00Z", "2024-01-01T00:00:00.5Z", "2024-01-01T00:00:00.50Z", "2023-12-31T23:59:59Z",
      "2024-01-01",
    ]
    for seed in UInt64(0)..<200 {
      var random = SeededRandom(seed)
      var all = (0..<random.below(9)).map { number in
        let id = random.below(3) == 0 ? "x\(number)" : String(random.below(40) + 100 * number)
        return message(id, times[random.below(times.count)])
      }
      if random.below(2) == 0 {
        all.append(message("1", times[random.below(times.count)], kind: .description, key: "7/description"))
      }
      all.shuffle(using: &random)
      let cut = random.below(all.count + 1)
      let records =
        [(ticket(Array(all[..<cut])), false)] + all[cut...].map { (part([$0]), true) }
      try expectSame(records.shuffled(using: &random), seed: seed)
    }
  }

  @Test func aTicketAloneStaysAsItIs() throws {
    try expectSame([(ticket([message("1", nil)]), false)])
  }

  @Test func whateverIsNotThatPlainIsLeftToTheThoroughMerge() throws {
    func line(_ records: [(json: JSONObject, partial: Bool)]) throws -> Bool {
      TicketSplice(facts: RecordFacts()).line(of: try group(records)) != nil
    }
    let whole = ticket([message("1", nil)])
    #expect(try line([(whole, false), (part([message("2", nil)]), true)]))
    // One message twice, a part with more than messages, two whole tickets, parts alone, a file of the ticket's own.
    #expect(try !line([(whole, false), (part([message("1", "2024-01-01")]), true)]))
    var more = part([message("2", nil)])
    more["tags"] = ["a"]
    #expect(try !line([(whole, false), (more, true)]))
    var later = whole
    later["subject"] = "other"
    #expect(try !line([(whole, false), (later, false)]))
    #expect(try !line([(part([message("2", nil)]), true)]))
    var filed = whole
    filed["attachments"] = [["key": "acme:attachment:1"]]
    #expect(try !line([(filed, false), (part([message("2", nil)]), true)]))
    // A file that two messages name might have to stand at one of them.
    var shown = message("2", nil)
    shown.attachments = [TicketFile(key: "acme:attachment:1", id: nil, inline: true, url: "https://acme.example/1")]
    #expect(try line([(ticket([message("1", nil)]), false), (part([shown]), true)]))
    for (key, url) in [("acme:attachment:1", nil), ("acme:attachment:2", "https://acme.example/1")] {
      var first = message("1", nil)
      first.attachments = [TicketFile(key: key, id: nil, url: url)]
      #expect(try !line([(ticket([first]), false), (part([shown]), true)]))
    }
    // Members in another order than the model's would be put in order.
    var turned = JSONObject()
    for (name, value) in whole.members.reversed() { turned.append(name, value) }
    #expect(try !line([(turned, false), (part([message("2", nil)]), true)]))
  }

  @Test("What has neither id nor time keeps its place in the file, behind what has one")
  func fileOrder() throws {
    func told(_ number: Int) -> Message {
      // The hash in the key says nothing of the order.
      var message = message("", nil, key: "7/\(9 - number)")
      message.id = nil
      message.extras["fileOrder"] = .number(number)
      return message
    }
    let parts = [2, 0, 3, 1].map { (json: part([told($0)]), partial: true) }
    let whole = ticket([message("8", nil), message("9", "2025-01-01T10:00:00Z")])
    for records in [parts + [(whole, false)], [(whole, false)] + parts.reversed()] {
      let group = try group(records)
      let splice = TicketSplice(facts: RecordFacts())
      #expect(withExtendedLifetime(splice) { splice.line(of: group) == nil })
      let merged = try JSONIndex.value(of: group.merged(as: .ticket).json)
      let keys = (merged["messages"]?.array ?? []).compactMap { $0["key"]?.string?.dropFirst(13) }
      #expect(keys == ["9", "8", "7/9", "7/8", "7/7", "7/6"])
    }
  }
}
