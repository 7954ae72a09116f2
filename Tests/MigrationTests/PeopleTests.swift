import DeskKit
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Migration

@Suite("People at the target") struct PeopleTests {
  private func person(_ id: String, active: Bool) -> Person {
    var person = Person(key: "simulated:person:\(id)", id: id, role: .endUser, name: "Person 1")
    person.emails = [Person.Email(address: "Person1@example.com", primary: true)]
    person.active = active
    return person
  }

  private func table(_ target: [Person]) throws -> PeopleTable {
    var source = MemorySource()
    source.people = [Scenario.person(1)]
    var inputs = Scenario.inputs(source, mapper: try Scenario.mapper(), writer: SimulatedWriter())
    var there = MemorySource(desk: "simulated")
    there.people = target
    inputs.target = there
    return try PeopleTable(inputs)
  }

  @Test("a live person wins over a disabled one with the same address")
  func liveFirst() throws {
    let table = try table([person("a", active: false), person("b", active: true), person("c", active: false)])
    #expect(table["zendesk:person:1"]?.id == "b")
    #expect(table.remarks == [])
  }

  @Test("who is joined to somebody disabled is said")
  func disabled() throws {
    let table = try table([person("a", active: false)])
    #expect(table["zendesk:person:1"]?.id == "a")
    #expect(table.remarks.count == 1 && table.remarks[0].contains("a (1 in all)"))
  }
}
