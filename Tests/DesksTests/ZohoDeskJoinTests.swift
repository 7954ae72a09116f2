import Archive
import DeskKit
import Desks
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// Tickets, threads and comments that are read side by side make the archive that sorting and merging makes of them.
@Suite("Zoho Desk files read side by side") struct ZohoDeskJoinTests {
  /// What may be wrong with the order or the rows of a backup.
  enum Disturbance: String, CaseIterable {
    case nothing, messagesShuffled, oneThreadLate, ticketsShuffled, ticketTwice, ticketTwiceChanged, messageTwice
    case messageTwiceChanged, messageOfNoTicket, openingThread, openingThreadElsewhere, draft, rowWithoutID, oddIDs
    case fractions, noTimes, sameTimes, visibilityUnknown, ticketByNumber, emptyMessages, torn, shortLastRow
  }

  @Test("The archive is the same", arguments: Disturbance.allCases)
  func sameAsSorted(_ disturbance: Disturbance) throws {
    let folder = try TestFolder()
    for seed in UInt64(1)...6 {
      var random = SeededRandom(seed)
      let count = 3 + random.below(40)
      var backup = ZohoBackup(tickets: count, random: &random)
      Self.disturb(&backup, disturbance, &random)
      var input = backup.input(pieces: 1 + random.below(3))
      Self.cut(&input, disturbance, &random)
      if seed > 3 { input.all.shuffle(using: &random) }
      let beside = try Self.archive(input, folder.path + "/beside.bag")
      input.staysReadable = false
      let sorted = try Self.archive(input, folder.path + "/sorted.bag")
      expectSame(beside, sorted, "seed \(seed), \(disturbance)")
    }
  }

  @Test("Tickets in order come whole, each once, and only a tangled one in parts")
  func inOrderIsWhole() throws {
    var random = SeededRandom(7)
    var backup = ZohoBackup(tickets: 50, random: &random)
    let messages = backup.threads.count + backup.comments.count + backup.cases.count { !$0[4].isEmpty }
    let whole = try Self.collect(backup.input(pieces: 2)).records.filter { $0.head.collection == .tickets }
    #expect(whole.map(\.head.id) == backup.cases.map { $0[0] } && whole.allSatisfy { !$0.head.partial })
    #expect(whole.reduce(0) { $0 + Ticket(json: $1.json).messages.count } == messages)

    let ticket = try #require(backup.threads.first?[1])
    backup.threads.insert(backup.threads[0], at: 1)
    let tangled = try Self.collect(backup.input()).records.filter { $0.head.collection == .tickets && $0.head.partial }
    let own = backup.threads.count { $0[1] == ticket } + backup.comments.count { $0[6] == ticket }
    #expect(tangled.count == own && tangled.allSatisfy { $0.head.id == ticket })
  }

  @Test("Tickets out of order, time entries and entries of archives are left to sorting")
  func whatIsNotReadBeside() throws {
    var random = SeededRandom(8)
    var backup = ZohoBackup(tickets: 20, random: &random)
    let messages = backup.threads.count + backup.comments.count
    func parts(_ input: MemoryInput) throws -> Int {
      try Self.collect(input).records.count { $0.head.collection == .tickets && $0.head.partial }
    }
    var input = backup.input()
    #expect(try parts(input) == 0)
    input.staysReadable = false
    #expect(try parts(input) == messages)
    input.staysReadable = true
    input.all.append(
      .init(name: "TimeEntry__1.csv", bytes: Array("id,requestId,secondsSpent,executedTime\n".utf8)))
    #expect(try parts(input) == messages)
    backup.cases.swapAt(3, 4)
    #expect(try parts(backup.input()) == messages)
  }

  @Test("A thread knows people and mailboxes that only later tickets tell of")
  func peopleOfLaterTickets() throws {
    var random = SeededRandom(9)
    var backup = ZohoBackup(tickets: 4, random: &random)
    backup.cases[3][1...2] = ["800000000000007777", "late@example.com"]
    backup.cases[3][4] = "text"
    backup.cases[3][9] = "late-box@acme.example"
    var early = ["1", backup.cases[0][0], "2024-01-01 10:00:00", "EMAIL INCOMING", "x", "false", "late@example.com"]
    early += ["", "false", "reply"]
    var sent = early
    sent[0] = "2"
    sent[3] = "EMAIL OUTGOING"
    sent[6] = "late-box@acme.example"
    backup.threads = [early, sent]
    let ticket = try #require(try Self.collect(backup.input()).tickets.first)
    #expect(ticket.messages.first { $0.id == "1" }?.author == "zoho-desk:person:800000000000007777")
    let box = try #require(ticket.messages.first { $0.id == "2" })
    #expect(box.author == nil && box.authorText == "late-box@acme.example")
  }

  // MARK: Helpers

  private func expectSame(_ one: [String: [String]], _ other: [String: [String]], _ comment: String) {
    #expect(one.keys.sorted() == other.keys.sorted(), "\(comment)")
    for (name, lines) in one {
      let others = other[name] ?? []
      #expect(lines.count == others.count, "\(name), \(comment)")
      for (left, right) in zip(lines, others) where left != right {
        let from = max(0, zip(left, right).prefix { $0 == $1 }.count - 60)
        Issue.record(
          "\(name), \(comment): …\(left.dropFirst(from).prefix(200)) and …\(right.dropFirst(from).prefix(200))")
        break
      }
    }
  }

  private static func collect(_ input: MemoryInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zohoDesk.read)
    try read(input, ReadOptions(account: "acme", timeZone: "Europe/Paris"), sink)
    return sink
  }

  /// Everything that lies in `data`, findings in an order of their own; how the archive was told of them may differ.
  private static func archive(_ input: MemoryInput, _ path: String) throws -> [String: [String]] {
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: "zoho-desk", account: "acme"),
      options: ArchiveOptions(force: true, toolVersion: "test"))
    let read = try #require(Desk.zohoDesk.read)
    try read(input, ReadOptions(account: "acme", timeZone: "Europe/Paris"), writer)
    _ = try writer.finish()
    let data = URL(fileURLWithPath: path).appendingPathComponent("data")
    var found: [String: [String]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: data.path) where name.contains(".") {
      let text = String(decoding: try Data(contentsOf: data.appendingPathComponent(name)), as: UTF8.self)
      var lines = text.split(separator: "\n").map(String.init)
      if name == "findings.ndjson" {
        // Which message of unknown visibility came first is told, and may differ.
        lines = lines.map { $0.contains("visibilityUnknown") ? String($0.prefix(120)) : $0 }.sorted()
      }
      if name == "desk.json" { lines = [String(text.split(separator: #""findings":{"#)[0])] }
      found[name] = lines
    }
    return found
  }

  private static func cut(_ input: inout MemoryInput, _ disturbance: Disturbance, _ random: inout SeededRandom) {
    let index = random.below(input.all.count)
    let count = input.all[index].bytes.count
    if disturbance == .torn { input.all[index].bytes.removeLast(random.below(count)) }
    if disturbance == .shortLastRow { input.all[index].bytes.append(contentsOf: Array("7001000100000000001,7\n".utf8)) }
  }

  private static func disturb(_ backup: inout ZohoBackup, _ disturbance: Disturbance, _ random: inout SeededRandom) {
    switch disturbance {
    case .nothing, .torn, .shortLastRow: break
    case .messagesShuffled:
      backup.threads.shuffle(using: &random)
      backup.comments.shuffle(using: &random)
    case .ticketsShuffled: backup.cases.shuffle(using: &random)
    case .emptyMessages: backup.threads = []
    case .ticketTwice, .ticketTwiceChanged, .ticketByNumber: disturbTickets(&backup, disturbance, &random)
    default: disturbThreads(&backup, disturbance, &random)
    }
  }

  private static func disturbTickets(
    _ backup: inout ZohoBackup, _ disturbance: Disturbance, _ random: inout SeededRandom
  ) {
    let at = random.below(backup.cases.count)
    switch disturbance {
    case .ticketTwice: backup.cases.insert(backup.cases[at], at: random.below(backup.cases.count))
    case .ticketTwiceChanged:
      var other = backup.cases[at]
      other[4] = "another text"
      backup.cases.insert(other, at: at + 1)
    default: backup.cases[at][0] = ""
    }
  }

  private static func disturbThreads(
    _ backup: inout ZohoBackup, _ disturbance: Disturbance, _ random: inout SeededRandom
  ) {
    guard !backup.threads.isEmpty else { return }
    let at = random.below(backup.threads.count)
    var row = backup.threads[at]
    let opened = backup.cases[random.below(backup.cases.count)]
    switch disturbance {
    case .oneThreadLate: backup.threads.append(backup.threads.remove(at: at))
    case .messageTwice: backup.threads.insert(row, at: random.chance(0.5) ? at : backup.threads.count)
    case .messageTwiceChanged:
      row[4] = "changed"
      backup.threads.insert(row, at: random.chance(0.5) ? at : 0)
    case .messageOfNoTicket: backup.threads[at][1] = ZohoBackup.id(2 * random.below(backup.cases.count) + 1)
    case .openingThread, .openingThreadElsewhere:
      (row[0], row[1], row[2], row[4]) = ("5", opened[0], opened[6], opened[4])
      let place = backup.threads.firstIndex { $0[1] >= opened[0] } ?? backup.threads.count
      backup.threads.insert(row, at: disturbance == .openingThread ? place : backup.threads.count)
    case .draft: backup.threads[at][3] = "EMAIL DRAFT"
    case .rowWithoutID: backup.threads[at][0] = ""
    case .oddIDs: backup.threads[at][random.below(2)] = ["abc-1", "007", "99999999999999999999"][random.below(3)]
    case .fractions: backup.threads[at][2] += ".5"
    case .noTimes: backup.threads[at][2] = ["", "yesterday", "2024-02-03"][random.below(3)]
    case .visibilityUnknown: backup.threads[at][5] = "perhaps"
    default: for index in backup.threads.indices { backup.threads[index][2] = "2024-03-03 03:03:03" }
    }
  }
}
