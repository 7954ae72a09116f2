import DeskKit
import Testing
import TicketModel

@Suite("Lists of recipients")
struct AddressListTests {
  @Test(
    "Names are no addresses, and separators inside them none",
    arguments: [
      ("a@x.example", ["a@x.example|"]), ("a@x.example; b@x.example,", ["a@x.example|", "b@x.example|"]),
      ("Ann Lee <a@x.example>; b@x.example", ["a@x.example|Ann Lee", "b@x.example|"]),
      (#""Doe, Jo; X" <jo@x.example>, b@x.example"#, ["jo@x.example|Doe, Jo; X", "b@x.example|"]),
      ("a@x.example b@x.example", ["a@x.example|", "b@x.example|"]), ("Nobody", ["|Nobody"]), (" , ", []),
    ])
  func lists(_ given: (text: String, found: [String])) {
    #expect(AddressList.recipients(given.text).map { "\($0.address ?? "")|\($0.name ?? "")" } == given.found)
  }
}
