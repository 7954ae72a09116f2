import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// Small records whose sort is told by their place: definitions without a page around them, addresses of people.
@Suite("Zendesk reader: records told by their place") struct ZendeskDefinitionTests {
  private func read(_ documents: [(name: String, url: String?, text: String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.zendesk.read)
    let input = MemoryInput(
      documents.map { name, url, text in
        (name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
      })
    try read(input, ReadOptions(account: "acme", timeZone: nil), sink)
    return sink
  }

  private static let row =
    #"{"id":5,"type":"tagger","key":"lvl","title":"Level","custom_field_options":[{"id":1,"name":"A","value":"a"}]}"#
  private static let api = "https://acme.zendesk.com/api/v2/"

  @Test(
    "A definition without a page around it is told by its own address, the request or the file",
    arguments: [
      ("ticket_fields", "ticket/5"), ("user_fields", "person/lvl"), ("organization_fields", "organization/lvl"),
    ])
  func definitions(_ name: String, _ id: String) throws {
    let own = Self.row.dropLast() + #","position":1,"url":"\#(Self.api)\#(name)/5.json"}"#
    let camel = name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    for (file, url, text) in [
      (name + ".json", nil, Self.row), (name + ".json", nil, "[\(Self.row)]"), (camel + "0.json", nil, Self.row),
      ("export/" + name.replacing("_", with: "-") + ".ndjson", nil, Self.row + "\n"),
      ("x.har", Self.api + name + ".json", "[\(Self.row)]"), ("x.json", nil, "[\(own)]"),
    ] as [(String, String?, String)] {
      let sink = try read([(file, url, text)])
      let fields = sink.records(.fields)
      #expect(fields.first?.text("key") == "zendesk:field:" + id, "\(file) \(sink.records.map(\.head))")
      #expect(fields.first?["options"]?.array?.first?["label"] == "A")
      #expect(sink.leaves[file]?.total == (try JSONIndex.value(of: Array(text.utf8)).leaves))
    }
  }

  @Test func whatAFileIsCalledMakesNoTicketADefinition() throws {
    let ticket = #"{"id":1,"requester_id":2,"subject":"s","status":"open","type":"task"}"#
    #expect(try read([("ticket_fields.json", nil, ticket)]).tickets.count == 1)
    let user = #"{"id":1,"name":"n","email":"a@x.example","role":"agent","url":"\#(Self.api)users/1.json"}"#
    #expect(try read([("user_fields.json", nil, user)]).records(.people).count == 1)
  }

  private static let identities = #"""
    {"identities":[{"id":50,"user_id":1,"type":"email","value":"second@x.example","verified":true,"primary":false},\#
    {"id":51,"user_id":1,"type":"phone_number","value":"+49 1"},{"id":52,"user_id":1,"type":"twitter","value":"tw"},\#
    {"id":53,"user_id":1,"type":"email","value":"FIRST@x.example","primary":true},\#
    {"id":54,"user_id":9,"type":"email","value":"nobody@x.example"}],"count":5}
    """#.replacing("\n", with: "")

  @Test(
    "Pages of identities give people their further addresses",
    arguments: [("a_identities.json", nil), ("z.json", nil), ("h.har", api + "users/1/identities.json")])
  func pages(_ file: String, _ url: String?) throws {
    let users = #"{"users":[{"id":1,"name":"n","email":"first@x.example","role":"end-user","phone":"+1"}]}"#
    for name in ["a.json", "zz.json"] {
      let documents = [(file, url, Self.identities), (name, nil, users)]
      let sink = try read(documents.sorted { $0.0 < $1.0 })
      let person = try #require(sink.records(.people).first.map(Person.init(json:)))
      #expect(person.emails.map(\.address) == ["first@x.example", "second@x.example"])
      #expect(person.emails.map(\.primary) == [true, false])
      #expect(person.phones == ["+1", "+49 1"])
      // What the model has no place for, such as `verified`, stays whole.
      #expect(sink.records(.other("identities")).count == 5)
      #expect(sink.leaves[file]?.total == (try JSONIndex.value(of: Array(Self.identities.utf8)).leaves))
    }
  }

  @Test func identitiesBesideUsersOrAloneInLinesAreTheSame() throws {
    let user = #"{"id":1,"name":"n","email":"first@x.example","role":"end-user"}"#
    let page = #"{"users":[\#(user)],\#(Self.identities.dropFirst())"#
    let lines = #"{"id":50,"user_id":1,"type":"email","value":"second@x.example"}"#
    for documents in [
      [("u.har", Self.api + "users.json?include=identities", page)],
      [("a.json", nil, user), ("identities.json", nil, lines)],
    ] as [[(String, String?, String)]] {
      let sink = try read(documents)
      let person = try #require(sink.records(.people).first.map(Person.init(json:)))
      #expect(person.emails.map(\.address) == ["first@x.example", "second@x.example"])
    }
  }
}
