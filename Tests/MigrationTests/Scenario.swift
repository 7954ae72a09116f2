import DeskKit
import Foundation
import JSONText
import Migration
import StatusMapping
import TestKit
import TicketModel

/// A small source with all that makes a push interesting, drawn from a seed.
enum Scenario {
  static let yaml = """
    deskferry: 1
    from: { desk: zendesk, account: acme }
    to: { desk: simulated }
    statuses:
      - { from: { id: new, label: New }, to: { use: new, category: new } }
      - { from: { id: open, label: Open }, to: { use: open, category: open } }
      - { from: { id: pending, label: Pending }, to: { use: waiting, category: pending } }
      - { from: { id: solved, label: Solved }, to: { use: done, category: solved } }
    priorities:
      - { from: { id: low, label: Low }, to: { use: low } }
      - { from: { id: normal, label: Normal }, to: { use: normal } }
    visibility: { unknown: internal }
    """

  static func mapper() throws -> Mapper {
    let file = try MappingFile(yaml: yaml, file: "scenario.yaml")
    let target = [("new", StatusCategory.new), ("open", .open), ("waiting", .pending), ("done", .solved)].map {
      StatusDefinition(id: $0.0, label: $0.0, category: $0.1, categoryFrom: .declared)
    }
    return Mapper(file, source: [], target: target, targetVocabulary: nil)
  }

  static func card() -> DeskCard {
    var card = DeskCard(id: "simulated", name: "Simulated desk")
    card.callsPerMinute = DeskCard.Fact(600, .verified, "SimulatedDesk")
    card.privateNotes = DeskCard.Fact(true, .verified, "SimulatedDesk")
    return card
  }

  static func inputs(_ source: MemorySource, mapper: Mapper, writer: SimulatedWriter) -> MigrationInputs {
    MigrationInputs(
      archive: source, target: nil, mapper: mapper, mappingPath: "scenario.yaml", site: "https://desk.example",
      writer: writer, card: card(), options: PlanOptions(), toolVersion: "test")
  }

  static func person(_ number: Int) -> Person {
    var person = Person(key: "zendesk:person:\(number)", id: String(number), role: .endUser, name: "Person \(number)")
    person.emails = [Person.Email(address: "person\(number)@example.com", primary: true)]
    return person
  }

  static func source(_ random: inout SeededRandom) -> MemorySource {
    var source = MemorySource()
    let people = 1 + random.below(3)
    source.people = (1...people).map(person)
    if random.chance(0.3) {
      // The same person twice: one record at the target.
      var twin = person(people + 1)
      twin.emails = source.people[0].emails
      source.people.append(twin)
    }
    let count = 2 + random.below(3)
    for number in 1...count { source.tickets.append(ticket(number, of: count, source.people.count, &random)) }
    return source
  }

  static func ticket(_ number: Int, of count: Int, _ people: Int, _ random: inout SeededRandom) -> Ticket {
    var ticket = Ticket(key: "zendesk:ticket:\(number)", id: String(number))
    ticket.number = String(number)
    ticket.subject = "Ticket \(number)"
    ticket.createdAt = "2024-01-0\(1 + number % 9)T10:00:00Z"
    let status = ["new", "open", "pending", "solved", "strange"][random.chance(0.1) ? 4 : random.below(4)]
    ticket.status = TicketStatus(
      id: status, label: status.capitalized,
      category: ["new": .new, "open": .open, "pending": .pending, "solved": .solved][status] ?? .unknown)
    if random.chance(0.5) {
      let level = random.chance(0.5) ? "low" : "normal"
      ticket.priority = Choice(id: level, label: level.capitalized)
    }
    // Not in the mapping: an announced loss.
    if random.chance(0.3) { ticket.type = Choice(id: "question", label: "Question") }
    if random.chance(0.1) { ticket.state = .spam }
    if random.chance(0.9) { ticket.requester = "zendesk:person:\(1 + random.below(people))" }
    for index in 0..<random.below(5) { ticket.messages.append(message(number, index, people, &random)) }
    if count > 1, random.chance(0.4) {
      let other = 1 + (number + random.below(count - 1)) % count
      if other != number {
        let kind = random.chance(0.5) ? "relatesTo" : "duplicateOf"
        ticket.links.append(LinkToTicket(kind: kind, ticket: "zendesk:ticket:\(other)"))
        if random.chance(0.2) { ticket.links.append(LinkToTicket(kind: "parentOf", ticket: "zendesk:ticket:999")) }
      }
    }
    return ticket
  }

  static func message(_ ticket: Int, _ index: Int, _ people: Int, _ random: inout SeededRandom) -> Message {
    // Bodies repeat on purpose: "ok" twice in one ticket must arrive twice.
    let body = ["ok", "ok", "0", "A longer text \(index)"][random.below(4)]
    var message = Message(
      key: index == 0 ? "zendesk:message:\(ticket)/description" : "zendesk:message:\(ticket)\(index)",
      id: String(ticket * 100 + index), author: "zendesk:person:\(1 + random.below(people))",
      createdAt: "2024-02-01T10:0\(index):00Z",
      visibility: [.public, .internal, .unknown][random.below(3)], kind: index == 0 ? .description : .reply,
      body: MessageBody(text: body))
    message.channel = nil
    return message
  }

  /// The source some days later: tickets changed, answered and new, people renamed.
  static func later(_ source: MemorySource, _ random: inout SeededRandom) -> MemorySource {
    var source = source
    source.version += 1
    let people = source.people.count
    for index in source.tickets.indices {
      if random.chance(0.3) { source.tickets[index].subject = "Ticket \(index + 1), renamed" }
      if random.chance(0.3), source.tickets[index].status?.id != "strange" {
        source.tickets[index].status = TicketStatus(id: "solved", label: "Solved", category: .solved)
      }
      if random.chance(0.3) {
        let count = source.tickets[index].messages.count
        source.tickets[index].messages.append(message(index + 1, count, people, &random))
      }
    }
    for index in source.people.indices where random.chance(0.2) {
      source.people[index].name = random.chance(0.2) ? nil : "Person \(index + 1), renamed"
    }
    if random.chance(0.5) {
      let number = source.tickets.count + 1
      source.tickets.append(ticket(number, of: number, people, &random))
    }
    return source
  }
}
