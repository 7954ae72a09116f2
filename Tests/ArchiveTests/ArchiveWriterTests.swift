import DeskKit
import Foundation
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Archive

@Suite("Writing and reading an archive")
struct ArchiveWriterTests {
  @Test func whatIsWrittenIsRead() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    let tickets = manyTickets(25)
    for ticket in tickets { try writer.put(ticket) }
    for person in people(0..<4) { try writer.put(person) }
    try writer.put(StatusDefinition(id: "0", label: "Open", category: .open, categoryFrom: .declared))
    try writer.put(RecordHead(.other("macros & more"), id: "1"), ["id": 1, "name": "Close"])
    let summary = try writer.finish()

    let reader = try ArchiveReader(at: scratch.at("a.bag"))
    var read: [Ticket] = []
    try reader.forEach(.tickets) { object, place in
      let ticket = Ticket(json: object)
      read.append(ticket)
      let again = try reader.ticket(at: place)
      #expect(again == ticket)
    }
    #expect(read == tickets)
    #expect(summary.count("tickets") == 25)
    #expect(summary.count("messages") == 50)
    #expect(summary.count("attachments") == 25)
    #expect(summary.count("events") == 25)
    #expect(summary.count("people") == 4)
    #expect(try reader.otherCollections() == ["macros & more"])
    #expect(summary.firstCreated == "2024-01-01T00:00:00Z")
    #expect(summary.lastUpdated == "2024-02-09T00:00:00Z")
    #expect(summary.states == ["active": 25])
    let inspected = try reader.summary()
    #expect(inspected.statuses == summary.statuses)
    #expect(inspected.counts.map(\.name) == summary.counts.map(\.name))
    #expect(inspected.counts.map(\.count) == summary.counts.map(\.count))
  }

  @Test("A status defined twice is summed up as it is written, whichever came first", arguments: [false, true])
  func statusDefinedTwice(_ isReversed: Bool) throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    let open = StatusDefinition(id: "0", label: "Open", category: .new, categoryFrom: .declared)
    let again = StatusDefinition(id: "0", label: "Reopened!", category: .open, categoryFrom: .default)
    for status in isReversed ? [again, open] : [open, again] { try writer.put(status) }
    for ticket in manyTickets(3) { try writer.put(ticket) }
    let summed = try writer.finish().statuses.first { $0.id == "0" }
    let written = try ArchiveReader(at: scratch.at("a.bag")).statuses().first { $0.id == "0" }
    #expect(summed?.label == written?.label && summed?.category == written?.category)
  }

  @Test("A label without an id is the status of that label, if it is one's", arguments: [1, 2])
  func statusesByLabel(_ count: Int) throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    for id in 1...count {
      try writer.put(StatusDefinition(id: "\(id)", label: "Done", category: .solved, categoryFrom: .declared))
    }
    var ticket = manyTickets(1)[0]
    ticket.status = TicketStatus(id: nil, label: "Done", category: .unknown)
    try writer.put(ticket)
    let summary = try writer.finish()
    #expect(summary.findings.contains { $0.code == "statusMatchedByLabel" } == (count == 1))
    #expect(try ArchiveReader(at: scratch.at("a.bag")).statuses().contains { $0.id == nil } == (count == 2))
    #expect(try ArchiveCheck.run(scratch.at("a.bag"), quick: false) == [])
  }

  @Test func statusesInUseAreCountedAndListed() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    // Its tickets call it Open; what defines it goes before.
    try writer.put(StatusDefinition(id: "0", label: "Opened", category: .open, categoryFrom: .declared))
    for var ticket in manyTickets(10) {
      // It was in that status twice, and is one ticket.
      ticket.events += ticket.events.map { event in
        var event = event
        (event["key"], event["to"]) = (.string("again"), event["from"] ?? .null)
        return event
      }
      try writer.put(ticket)
    }
    let summary = try writer.finish()
    #expect(summary.statuses.map(\.label) == ["Opened", "On hold", "Done"])
    #expect(summary.statuses.map(\.tickets) == [3, 4, 3])
    #expect(summary.historyOnlyStatuses.map(\.label) == ["Gone"])
    #expect(summary.historyOnlyStatuses.map(\.tickets) == [10])
    let statuses = try ArchiveReader(at: scratch.at("a.bag")).statuses()
    #expect(statuses.map(\.id) == ["0", "1", "2"])
    #expect(statuses.map(\.categoryFrom) == [.declared, .default, .default])
  }

  @Test func referencesWithoutRecordsAreListedOnce() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    for ticket in manyTickets(10) { try writer.put(ticket) }
    for person in people(0..<4) { try writer.put(person) }
    let summary = try writer.finish()
    // Person 4 requests and opens two tickets; person 9 writes a note in each of ten.
    #expect(summary.unresolved == 2)
    #expect(
      try text(scratch.at("a.bag/data/unresolved.ndjson")) == """
        {"key":"acme:person:4","kind":"person","uses":4}
        {"key":"acme:person:9","kind":"person","uses":10}

        """)
  }

  @Test("What was read is what the archive holds; what a source claims is counted its own way")
  func completenessIsCountedInRecords() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    for ticket in manyTickets(4) { try writer.put(ticket) }
    for person in people(0..<3) { try writer.put(person) }
    writer.completeness(Completeness(collection: "people", read: 2, state: "unproven", why: "x"))
    writer.completeness(Completeness(collection: "tickets", claimed: 5, read: 5, state: "complete"))
    writer.completeness(Completeness(collection: "fields", claimed: 2, read: 2, state: "complete"))
    let told = try writer.finish().completeness
    #expect(told.map(\.read) == [3, 4, 0])
    #expect(told.map(\.state) == ["unproven", "partial", "partial"])
  }

  /// Straight through, over one run, over many runs merged in several passes: the same bytes.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func orderOfArrivalDoesNotMatter(_ seed: UInt64) throws {
    let scratch = try Scratch()
    let tickets = manyTickets(120)
    let inOrder = try makeWriter(scratch.at("a.bag"))
    for ticket in tickets { try inOrder.put(ticket) }
    for person in people(0..<8) { try inOrder.put(person) }
    _ = try inOrder.finish()

    var limits = ArchiveLimits()
    limits.run = 3000
    limits.allRuns = 5000
    limits.fanIn = 4
    limits.block = 700
    var generator = SeededRandom(seed)
    let shuffled = try makeWriter(scratch.at("b.bag"), limits: limits)
    for person in people(0..<8).shuffled(using: &generator) { try shuffled.put(person) }
    let mixed = seed.isMultiple(of: 2) ? tickets.shuffled(using: &generator) : tickets.reversed()
    for ticket in mixed {
      try shuffled.put(ticket)
      if Bool.random(using: &generator) { try shuffled.put(ticket) }
    }
    _ = try shuffled.finish()
    let left = try payload(of: scratch.at("a.bag"))
    let right = try payload(of: scratch.at("b.bag"))
    #expect(left.keys.sorted() == right.keys.sorted(), "seed \(seed)")
    for (name, bytes) in left {
      #expect(right[name] == bytes, "seed \(seed): \(name) differs")
    }
  }

  @Test func factsFromTheReaderCountLikeThoseFromTheLine() throws {
    let scratch = try Scratch()
    let tickets = manyTickets(12)
    let scanned = try makeWriter(scratch.at("a.bag"))
    for ticket in tickets { try scanned.put(ticket) }
    _ = try scanned.finish()
    let handed = try makeWriter(scratch.at("b.bag"))
    let facts = RecordFacts()
    for ticket in tickets {
      facts.reset()
      facts.messages = 2
      facts.attachments = 1
      facts.events = 1
      try #require(ticket.status).json.sendText { facts.status.append($0) }
      facts.createdAt.append(ticket.createdAt ?? "")
      facts.updatedAt.append(ticket.updatedAt ?? "")
      facts.reference(ticket.requester)
      for message in ticket.messages { facts.reference(message.author) }
      for name in ["from", "to"] {
        try #require(ticket.events[0][name]?.object).sendText { facts.historyStatus(json: $0) }
      }
      let head = RecordHead(.tickets, id: ticket.id, updatedAt: ticket.updatedAt)
      try ticket.json.sendText { try handed.put(head, json: $0, facts: facts) }
    }
    _ = try handed.finish()
    #expect(try payload(of: scratch.at("a.bag")) == payload(of: scratch.at("b.bag")))
  }

  @Test func aLargeCollectionBecomesAFolderOfParts() throws {
    let scratch = try Scratch()
    var limits = ArchiveLimits()
    limits.part = 10_000
    limits.block = 1000
    let writer = try makeWriter(scratch.at("a.bag"), limits: limits)
    let tickets = manyTickets(100)
    for ticket in tickets { try writer.put(ticket) }
    _ = try writer.finish()
    let bag = scratch.at("a.bag")
    let parts = try Disk.names(in: bag + "/data/tickets")
    #expect(parts.first == "part-00001.ndjson")
    #expect(parts.count > 5)
    for part in parts { #expect(try Disk.size(of: bag + "/data/tickets/" + part) <= 10_000) }
    var ids: [String] = []
    try ArchiveReader(at: bag).forEach(.tickets) { object, _ in ids.append(object.text("id") ?? "") }
    #expect(ids == tickets.map(\.id))
  }
}

extension JSONObject {
  func sendText(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try JSONValue.object(self).bytes.withUnsafeBytes { try body($0) }
  }
}
