import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What every reader must do, whatever its desk: each check takes a fixture and knows nothing of vendors.
@Suite("Every reader")
struct ReadingTests {
  @Test("The size of chunks does not matter", arguments: DeskCase.all)
  func chunkSizeDoesNotMatter(_ given: DeskCase) throws {
    var input = try given.input()
    let whole = try given.collect(input)
    // One byte at a time is every border there is; larger documents are given in odd sizes to stay quick.
    for chunk in input.all.allSatisfy({ $0.bytes.count < 40_000 }) ? [1, 7] : [61, 997] {
      input.chunk = chunk
      let pieces = try given.collect(input)
      #expect(Picture(pieces) == Picture(whole), "in chunks of \(chunk)")
    }
  }

  @Test("Read twice, the same", arguments: DeskCase.all)
  func readsTheSameTwice(_ given: DeskCase) throws {
    let input = try given.input()
    #expect(Picture(try given.collect(input)) == Picture(try given.collect(input)))
  }

  @Test("The order of files does not matter", arguments: DeskCase.sound)
  func orderOfFilesDoesNotMatter(_ given: DeskCase) throws {
    var input = try given.input()
    guard input.all.count > 1 else { return }
    let scratch = try TestFolder()
    let usual = try given.archive(input, at: scratch.path + "/usual.bag")
    var random = SeededRandom(UInt64(input.all.count))
    for round in 0..<3 {
      if round == 0 { input.all.reverse() } else { input.all.shuffle(using: &random) }
      let other = try given.archive(input, at: scratch.path + "/other.bag")
      expectSame(usual, other, "files in the order \(input.all.map(\.name))")
    }
  }

  @Test("A page that comes twice counts once", arguments: DeskCase.sound)
  func duplicatesAcrossPages(_ given: DeskCase) throws {
    var input = try given.input()
    let scratch = try TestFolder()
    let once = try given.archive(input, at: scratch.path + "/once.bag")
    input.all += input.all
    let twice = try given.archive(input, at: scratch.path + "/twice.bag")
    // Records without an id are kept by their place in the file, which is the same in both copies.
    expectSame(once, twice, "every document given twice")
  }

  @Test("A byte order mark changes nothing", arguments: DeskCase.sound)
  func byteOrderMark(_ given: DeskCase) throws {
    var input = try given.input()
    let plain = try given.collect(input)
    for index in input.all.indices where Form(input.all[index]) != .other {
      if input.all[index].bytes.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
      input.all[index].bytes.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
    }
    #expect(Picture(try given.collect(input)).records == Picture(plain).records)
  }

  @Test("CSV in UTF-16 reads as in UTF-8", arguments: DeskCase.sound)
  func csvInUTF16(_ given: DeskCase) throws {
    var input = try given.input()
    let plain = try given.collect(input)
    var changed = 0
    for index in input.all.indices where Form(input.all[index]) == .csv {
      guard let text = String(validating: input.all[index].bytes, as: UTF8.self) else { continue }
      input.all[index].bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      changed += 1
    }
    guard changed > 0 else { return }
    #expect(Picture(try given.collect(input)).records == Picture(plain).records)
  }

  @Test("The account of leaves adds up to what the archive was given", arguments: DeskCase.sound)
  func leavesOfEveryFile(_ given: DeskCase) throws {
    let sink = try given.collect(try given.input())
    #expect(
      sink.leaves.values.allSatisfy { $0.mapped >= 0 && $0.kept >= 0 && $0.dropped.values.allSatisfy { $0 >= 0 } })
    #expect(!sink.completeness.isEmpty, "nothing said about what is complete")
    #expect(sink.completeness.allSatisfy { ["complete", "partial", "unproven"].contains($0.state) })
    #expect(sink.completeness.allSatisfy { $0.state == "complete" || $0.why?.isEmpty == false }, "a state without why")
  }

  @Test("Statuses stay distinct, and each that a ticket carries is listed", arguments: DeskCase.all)
  func statusesStayDistinct(_ given: DeskCase) throws {
    let scratch = try TestFolder()
    let archive = try given.archive(try given.input(), at: scratch.path + "/a.bag")
    let listed = try lines(archive["statuses.ndjson"]).map(Identity.init)
    #expect(Set(listed).count == listed.count, "two statuses of one identity")
    var used: Set<Identity> = []
    for (name, bytes) in archive where name.hasPrefix("tickets") {
      for ticket in try lines(bytes) {
        guard let status = ticket["status"]?.object else { continue }
        used.insert(Identity(status))
      }
    }
    #expect(used.isSubset(of: Set(listed)), "\(used.subtracting(listed))")
  }

  @Test("Keys are the contract's, and each is used once", arguments: DeskCase.all)
  func keys(_ given: DeskCase) throws {
    let scratch = try TestFolder()
    let archive = try given.archive(try given.input(), at: scratch.path + "/a.bag")
    let kinds = [
      "tickets": "ticket", "people": "person", "organizations": "organization", "groups": "group",
      "containers": "container",
    ]
    for (collection, kind) in kinds {
      var seen: Set<String> = []
      for record in try lines(archive["\(collection).ndjson"]) {
        let key = record.text("key") ?? ""
        let id = record.text("id") ?? ""
        #expect(key == "\(given.desk):\(kind):\(id)" && !id.isEmpty, "\(key) of \(id)")
        #expect(seen.insert(key).inserted, "\(key) twice")
      }
    }
    for ticket in try lines(archive["tickets.ndjson"]).map(Ticket.init(json:)) { expectOrder(ticket, given.desk) }
  }

  private func expectOrder(_ ticket: Ticket, _ desk: String) {
    let keys = ticket.messages.map(\.key)
    #expect(Set(keys).count == keys.count, "\(ticket.key): a message twice")
    #expect(keys.allSatisfy { $0.hasPrefix("\(desk):message:") }, "\(ticket.key)")
    let descriptions = ticket.messages.filter { $0.kind == .description }
    #expect(descriptions.count <= 1, "\(ticket.key): more than one description")
    if let first = descriptions.first {
      #expect(first.key == "\(desk):message:\(ticket.id)/description" && ticket.messages.first?.key == first.key)
    }
    let times = ticket.messages.dropFirst(descriptions.count).map { $0.createdAt ?? "" }
    #expect(times == times.sorted(), "\(ticket.key): messages out of order")
    for time in [ticket.createdAt, ticket.updatedAt, ticket.solvedAt, ticket.closedAt, ticket.dueAt] + times {
      #expect(time.map { $0.isEmpty || Timestamp.epoch($0) != nil } ?? true, "\(ticket.key): \(time ?? "")")
    }
  }

  private func expectSame(_ one: [String: [UInt8]], _ other: [String: [UInt8]], _ comment: String) {
    #expect(one.keys.sorted() == other.keys.sorted(), "\(comment)")
    for (name, bytes) in one where other[name] != bytes {
      Issue.record("\(name) differs, \(comment): \(firstDifference(bytes, other[name] ?? []))")
    }
  }

  private func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> String {
    let left = String(decoding: one, as: UTF8.self).split(separator: "\n")
    let right = String(decoding: other, as: UTF8.self).split(separator: "\n")
    for (a, b) in zip(left, right) where a != b {
      let same = zip(a, b).prefix { $0 == $1 }.count
      let from = max(0, same - 80)
      return "…\(a.dropFirst(from).prefix(240))\n  and …\(b.dropFirst(from).prefix(240))"
    }
    return "\(left.count) records and \(right.count)"
  }

  private func lines(_ bytes: [UInt8]?) throws -> [JSONObject] {
    try (bytes ?? []).split(separator: UInt8(ascii: "\n")).map { line in
      try JSONIndex.value(of: Array(line)).object ?? [:]
    }
  }

  private struct Identity: Hashable {
    var scope: String?
    var id: String?
    var label: String?
    init(_ json: JSONObject) {
      scope = json.text("scope")
      id = json.text("id")
      label = id == nil ? json.text("label") : nil
    }
  }
}

/// Everything a reader said, comparable.
struct Picture: Equatable {
  var records: [String]
  var findings: [String]
  var leaves: [String: LeafCount]

  init(_ sink: CollectingSink) {
    records = sink.records.map { "\($0.head.collection.name) \($0.head.partial) " + $0.json.text }
    findings = sink.findings.map { JSONValue.object($0.json).text }
    leaves = sink.leaves
  }
}

extension JSONObject {
  var text: String { JSONValue.object(self).text }
}

extension JSONValue {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
