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

  @Test func membershipsAreWithPeopleAndGroups() throws {
    let memberships = #"""
      {"group_memberships":[{"id":1,"user_id":20,"group_id":31,"default":false},\#
      {"id":2,"user_id":20,"group_id":30,"default":true},{"id":3,"user_id":9,"group_id":31,"default":true}],"count":3}
      """#.replacing("\n", with: "")
    let users = #"{"users":[{"id":20,"name":"n","email":"n@x.example","role":"agent","default_group_id":31}]}"#
    let groups = #"{"groups":[{"id":30,"name":"a"},{"id":31,"name":"b"}]}"#
    for name in ["a.json", "z.json"] {
      let documents: [(String, String?, String)] = [(name, nil, memberships), ("g.json", nil, groups)]
      let sink = try read((documents + [("u.json", nil, users)]).sorted { $0.0 < $1.0 })
      #expect(sink.records(.people).map { $0["groups"] } == [["zendesk:group:31", "zendesk:group:30"]])
      #expect(
        sink.records(.groups).map { $0["members"] } == [
          ["zendesk:person:20"], ["zendesk:person:9", "zendesk:person:20"],
        ])
      #expect(sink.records(.other("group_memberships")).count == 3)
      #expect(sink.leaves[name]?.total == (try JSONIndex.value(of: Array(memberships.utf8)).leaves))
    }
  }

  private static let statusField = #"""
    {"id":1,"type":"custom_status","title":"Status","system_field_options":[{"name":"Open","value":"open"}],\#
    "custom_statuses":[{"id":7,"status_category":"open","agent_label":"Working","end_user_label":"Open","active":true,\#
    "default":true},{"id":8,"status_category":"hold","agent_label":"Vendor"}]}
    """#.replacing("\n", with: "")

  @Test(
    "The ticket field of custom statuses tells their names",
    arguments: [
      ("ticket_fields.json", nil, "{\"ticket_fields\":[\(statusField)]}"), ("ticket_fields.json", nil, statusField),
      ("ticket-fields.test.json", nil, "{\"ticket_field\":\(statusField)}"),
      ("x.json", nil, "{\"ticket_fields\":[\(statusField)],\"count\":1}"),
      ("x.har", api + "ticket_fields.json?page=1", "{\"count\":1,\"ticket_fields\":[\(row),\(statusField)]}"),
      ("x.har", api + "ticket_fields/1.json", "{\"ticket_field\":\(statusField)}"),
    ] as [(String, String?, String)])
  func statusesOfTheirField(_ file: String, _ url: String?, _ text: String) throws {
    func ticket(_ id: Int, _ status: Int) -> String {
      #"{"id":\#(id),"requester_id":2,"subject":"s","status":"open","custom_status_id":\#(status)}"#
    }
    let list = #"{"custom_statuses":[{"id":7,"status_category":"open","agent_label":"In work","active":true}]}"#
    let tickets = ("a.json", nil, ticket(1, 7) + "\n" + ticket(2, 8)) as (String, String?, String)
    let sink = try read([tickets, (file, url, text)])
    #expect(sink.tickets.map(\.status?.label) == ["Working", "Vendor"])
    let statuses = sink.records(.statuses)
    #expect(statuses.map { $0.text("label") } == ["Working", "Vendor"])
    #expect(statuses.map { $0.text("category") } == ["open", "hold"])
    #expect(statuses.first?.text("publicLabel") == "Open" && statuses.first?["default"] == true)
    #expect(sink.leaves[file]?.total == (try JSONIndex.value(of: Array(text.utf8)).leaves))
    // Their own list counts before it, wherever it stands.
    for fields in [[("z.json", nil, list), (file, url, text)], [(file, url, text), ("z.json", nil, list)]] {
      let both = try read([tickets] + fields)
      #expect(both.tickets.map(\.status?.label) == ["In work", "Vendor"])
      #expect(Set(both.records(.statuses).map { $0.text("label") }) == ["In work", "Vendor"])
    }
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
