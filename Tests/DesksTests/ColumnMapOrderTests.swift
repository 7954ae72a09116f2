import DeskKit
import Formats
import JSONText
import StatusMapping
import TestKit
import Testing
import TicketModel

@Suite("Column maps: order of messages")
struct ColumnMapOrderTests {
  private func read(_ yaml: String, _ file: (name: String, text: String)) throws -> CollectingSink {
    let map = try ColumnMapFile(yaml: "deskferry: 1\n" + yaml, file: "m.yaml")
    let input = MemoryInput([(file.name, nil, Array(file.text.utf8))])
    let sink = CollectingSink()
    try ColumnMapReader(map, card: DeskCard(id: "zendesk", name: "Zendesk"), options: ReadOptions(), sink: sink).read(
      input)
    return sink
  }

  @Test("Messages without times keep the order of the file", arguments: [("messages", 5), ("tickets", 4)])
  func orderOfTheFile(_ rows: String, _ count: Int) throws {
    let yaml = """
      tables:
        - rows: \(rows)
          columns:
            - { column: Ticket, use: ticketID }
            - { column: Was, use: message }
      """
    let said = ["zwei", "eins", "zwei", "vier", "drei"]
    let sink = try read(yaml, ("m.csv", "Ticket,Was\n" + said.map { "7,\($0)\n" }.joined() + "8,neu\n"))
    var places: [String: JSONValue] = [:]
    for message in sink.tickets.filter({ $0.id == "7" }).flatMap(\.messages) {
      let place = try #require(message.extras["fileOrder"])
      // Each row of messages is one; a ticket's row that comes again brings no other.
      #expect(places[message.key] ?? place == place)
      places[message.key] = place
    }
    #expect(places.values.compactMap(\.int).sorted() == Array(0..<count))
    #expect(sink.tickets.last?.messages.first?.extras["fileOrder"]?.int == 0)
  }
}
