import DeskKit
import JSONText
import Migration
import TicketModel

/// A few records in memory in place of an archive.
struct MemorySource: MigrationSource {
  var path = "memory"
  var desk = "zendesk"
  var account: String? = "acme"
  var tickets: [Ticket] = []
  var people: [Person] = []
  var organizations: [Organization] = []

  private func records(_ collection: Collection) -> [JSONObject] {
    switch collection {
    case .tickets: tickets.map(\.json)
    case .people: people.map(\.json)
    case .organizations: organizations.map(\.json)
    default: []
    }
  }

  func digest() throws -> String { "\(version)" }

  /// Digests are compared, never looked into; counting versions saves the tests most of their time.
  var version = 0

  func each(_ collection: Collection, _ body: (JSONObject, SourcePlace) throws -> Void) throws {
    for (index, record) in records(collection).enumerated() {
      try body(record, SourcePlace(part: collection.name, offset: index, length: 0))
    }
  }

  func object(at place: SourcePlace) throws -> JSONObject {
    let list: [JSONObject] =
      switch place.part {
      case "tickets": [tickets[place.offset].json]
      case "people": [people[place.offset].json]
      default: [organizations[place.offset].json]
      }
    return list[0]
  }

  func file(_ archivePath: String) -> String { archivePath }
}
