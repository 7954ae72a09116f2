import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// Replies of a real server, recorded and by hand, read without one.
@Suite("Redmine reader") struct RedmineReaderTests {
  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/redmine")

  static func read(_ input: any ExportInput) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.redmine.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  static func fixture(_ name: String) throws -> CollectingSink {
    try read(try ExportOpener.open([fixtures.appendingPathComponent("\(name)/input").path]))
  }

  static func reply(_ text: String, _ url: String? = nil) throws -> CollectingSink {
    try read(MemoryInput("reply.json", text, url: url))
  }

  @Test("XML and JSON of one desk give the same tickets")
  func twoForms() throws {
    let json = try Self.fixture("har").tickets
    let xml = try Self.fixture("xml").tickets
    for id in ["1", "2"] {
      // Lists give the ticket too, so the one with the history is taken.
      let one = try #require(json.filter { $0.id == id }.max { $0.events.count < $1.events.count })
      let other = try #require(xml.filter { $0.id == id }.max { $0.events.count < $1.events.count })
      #expect(!one.events.isEmpty && one.key == other.key && one.subject == other.subject)
      #expect(one.status == other.status && one.priority == other.priority && one.type == other.type)
      // libxml2, as every XML parser, gives a line break for each kind of line end.
      #expect(
        one.messages.map { $0.body.text?.replacing("\r\n", with: "\n") } == other.messages.map(\.body.text))
      #expect(one.messages.map(\.key) == other.messages.map(\.key))
      #expect(one.messages.map(\.visibility) == other.messages.map(\.visibility))
      #expect(one.events == other.events && one.links == other.links && one.fields == other.fields)
      #expect(one.requester == other.requester && one.assignee == other.assignee && one.followers == other.followers)
      #expect(one.createdAt == other.createdAt && one.closedAt == other.closedAt && one.dueAt == other.dueAt)
    }
  }

  @Test("Journals are messages and changes with labels, files lie where they belong")
  func journals() throws {
    let sink = try Self.fixture("har")
    let ticket = try #require(sink.tickets.first { $0.id == "1" && $0.messages.count > 1 })
    #expect(ticket.messages.map(\.visibility) == [.public, .public, .internal, .public])
    #expect(ticket.messages.map { $0.id ?? "-" } == ["-", "1", "3", "5"])
    let statuses = ticket.events.filter { $0["field"] == "status" }
    #expect(
      statuses.map { $0["to"]?["label"]?.string } == ["In Progress", "Waiting on customer", "Closed - duplicate"])
    let owner = try #require(ticket.events.first { $0["field"] == "assignee" })
    #expect(owner["from"]?.isNull == true && owner["to"]?["label"] == "Alice Agent")
    #expect(ticket.messages[0].attachments.first?.inline == true, "the text shows it")
    #expect(ticket.attachments.map(\.name) == ["日本語.txt"], "its journal has no note")
    #expect(sink.files["redmine:attachment:2"] == Array("hello".utf8))
    #expect(ticket.fields["1"] == "900719925474099312")
    let duplicate = try #require(sink.tickets.first { $0.id == "7" && !$0.events.isEmpty })
    #expect(duplicate.links.contains(LinkToTicket(kind: "duplicateOf", ticket: "redmine:ticket:1")))
    #expect(duplicate.links.contains(LinkToTicket(kind: "blockedBy", ticket: "redmine:ticket:2")))
    #expect(sink.tickets.first { $0.id == "3" }?.security?.id == "private")
    let time = try #require(sink.tickets.flatMap(\.timeEntries).first)
    #expect(time["seconds"] == 2700 && time["extras"]?["hours"]?.numberText == "0.75")
    let eve = try #require(sink.records(.people).map(Person.init(json:)).first { $0.id == "9" })
    #expect(eve.suspended == true && eve.active == false, "from the list of locked users")
  }

  @Test("What a list was asked for decides what it proves")
  func completeness() throws {
    let page = #"{"issues":[{"id":1,"tracker":{"id":1,"name":"Bug"},"status":{"id":1,"name":"New"}}],"#
    func state(_ rest: String, _ url: String?) throws -> Completeness? {
      try Self.reply(page + rest, url.map { "https://r.example.com" + $0 }).completeness
        .first { $0.collection == "tickets" }
    }
    let all = #""total_count":1,"offset":0,"limit":25}"#
    #expect(try state(all, "/issues.json?status_id=*&sort=id&key=x")?.state == "complete")
    let open = try state(all, "/issues.json")
    #expect(open?.state == "partial" && open?.why?.contains("closed issues are not in it") == true)
    #expect(try state(all, "/issues.json?status_id=*&tracker_id=1")?.state == "partial")
    #expect(try state(all, nil)?.state == "unproven")
    let short = try state(#""total_count":3,"offset":0,"limit":1}"#, "/issues.json?status_id=*&limit=1")
    #expect(short?.state == "partial" && short?.claimed == 3 && short?.read == 1)
    let pages = try Self.read(
      MemoryInput([
        (
          "1", .init(method: "GET", url: "https://r.example.com/issues.json?status_id=*&offset=0"),
          Array((page + #""total_count":2,"offset":0,"limit":1}"#).utf8)
        ),
        (
          "2", .init(method: "GET", url: "https://r.example.com/issues.json?offset=1&status_id=*"),
          Array(
            (page.replacing(#""id":1,"tracker"#, with: #""id":2,"tracker"#) + #""total_count":2,"offset":1,"limit":1}"#)
              .utf8)
        ),
      ])
    ).completeness.first { $0.collection == "tickets" }
    #expect(pages?.state == "complete" && pages?.claimed == 2)
  }

  @Test("Lists of single projects prove nothing of others, lists of a group's users nothing of all")
  func narrowLists() throws {
    func page(_ name: String, _ ids: ClosedRange<Int>) -> String {
      let rows = ids.map {
        name == "users" ? #"{"id":\#($0),"login":"u","firstname":"F","lastname":"L"}"# : #"{"id":\#($0),"subject":"s"}"#
      }
      return #"{"\#(name)":[\#(rows.joined(separator: ","))],"total_count":\#(ids.count),"offset":0,"limit":100}"#
    }
    func told(_ collection: String, _ replies: [(String, String)]) throws -> String {
      let input = MemoryInput(
        replies.map {
          ("a.har", RecordedRequest(method: "GET", url: "https://r.example.com" + $0.0), Array($0.1.utf8))
        })
      let told = try #require(Self.read(input).completeness.first { $0.collection == collection })
      return "\(told.claimed ?? -1) \(told.read) \(told.state)"
    }
    let (p, q) = (
      ("/projects/p/issues.json?status_id=*", page("issues", 1...6)),
      ("/projects/q/issues.json?status_id=*", page("issues", 7...10))
    )
    #expect(try told("tickets", [p]) == "6 6 unproven")
    #expect(try told("tickets", [p, q]) == "10 10 unproven")
    // One project within the other: the larger list holds both.
    #expect(try told("tickets", [p, ("/projects/q/issues.json?status_id=*", page("issues", 5...6))]) == "6 6 unproven")
    #expect(try told("tickets", [p, ("/issues.json?status_id=*", page("issues", 1...10))]) == "10 10 complete")
    let all = ("/users.json?status=*&limit=100", page("users", 1...5))
    #expect(try told("people", [all, ("/users.json?group_id=3", page("users", 1...2))]) == "5 5 complete")
  }

  @Test(
    "Pictures are found by their names as Redmine's editor writes them",
    arguments: [
      ("plain.png", "!plain.png!"), ("my file (1).png", "![](my%20file%20%281%29.png)"),
      ("Bildschirmfotoä.png", "!Bildschirmfoto%C3%A4.png!"), ("a~b.png", "!a~b.png!"),
    ])
  func namesOfPictures(_ given: (name: String, text: String)) throws {
    let file = #"{"id":9,"filename":"\#(given.name)","filesize":1,"content_type":"image/png"}"#
    let issue = #"{"issue":{"id":1,"subject":"s","description":"see \#(given.text)","attachments":[\#(file)]}}"#
    let sink = try Self.reply(issue, "https://r.example.com/issues/1.json?include=attachments")
    let found = try #require(sink.tickets.first?.messages.first?.attachments.first)
    #expect(found.inline && found.appearsAs.allSatisfy(given.text.contains) && !found.appearsAs.isEmpty)
  }

  @Test("An issue may belong to a group: users and groups share their numbers")
  func groupAsOwner() throws {
    let issue =
      #"{"issue":{"id":1,"tracker":{"id":1,"name":"Bug"},"status":{"id":1,"name":"New"},"#
      + #""assigned_to":{"id":8,"name":"Second level"}}}"#
    let sink = try Self.read(
      MemoryInput([
        ("a", nil, Array(issue.utf8)), ("b", nil, Array(#"{"groups":[{"id":8,"name":"Second level"}]}"#.utf8)),
      ]))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.group == "redmine:group:8" && ticket.assignee == nil)
    #expect(sink.records(.people).isEmpty)
  }

  @Test("Notes beside a recording, and feeds of others, are told and take nothing from it")
  func strayFiles() throws {
    let issue = #"{"issue":{"id":1,"tracker":{"id":1,"name":"Bug"},"status":{"id":1,"name":"New"}}}"#
    func codes(_ name: String, _ text: String) throws -> Set<String> {
      let sink = try Self.read(MemoryInput([("a.json", nil, Array(issue.utf8)), (name, nil, Array(text.utf8))]))
      #expect(sink.tickets.count == 1)
      #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "unproven")
      return sink.codes()
    }
    #expect(try codes("README.txt", "How this was made") == ["unknownFile"])
    #expect(try codes("r.xml", "<rss><channel><title>t</title></channel></rss>") == ["unknownRecord"])
  }

  @Test("Secrets go no further, same labels stay two, contradictions are told")
  func unpleasant() throws {
    let sink = try Self.fixture("unpleasant")
    let all = sink.records.map { JSONValue.object($0.json).text }.joined() + sink.findings.map(\.what).joined()
    #expect(!all.contains("planted-secret"))
    #expect(sink.leaves["users.json"]?.dropped["secret"] == 3)
    let held = sink.records(.statuses).filter { $0["label"] == "On hold" }
    #expect(held.map { $0["id"]?.string } == ["2", "3"])
    #expect(sink.tickets.first { $0.id == "3" }?.status?.label == "New", "the number counts")
    #expect(sink.findings.contains { $0.what == "status 1 is \"Closed\" here and \"New\" elsewhere" })
    #expect(sink.tickets.first { $0.id == "4" }?.status?.category == .unknown)
    let old = try #require(sink.tickets.first { $0.updatedAt == "2009-12-03T14:02:12Z" })
    #expect(old.createdAt == "2009-12-03T14:02:12Z" && old.extras["created_on"] == "2009/12/03 15:02:12 +0100")
    let odd = try #require(sink.tickets.first { $0.id == "9007199254740993123" })
    #expect(odd.fields["7"] == "3,75" && sink.codes().contains("decimalComma") && odd.dueAt == nil)
    #expect(odd.security?.id == "private" && odd.extras["is_private"] == "true")
    let talk = try #require(sink.tickets.first { $0.id == "5" })
    #expect(talk.messages.map(\.visibility) == [.public, .unknown, .internal])
    #expect(talk.messages[2].authorText == "Long Ago, Left")
  }

  @Test("Other desks' replies are not taken for Redmine's")
  func detection() {
    func detect(_ text: String) -> Int? {
      Desk.redmine.detect([DocumentHead(name: "x.json", request: nil, start: Array(text.utf8))])?.confidence
    }
    #expect(detect(#"{"issues":[{"id":"10002","key":"ED-1","fields":{"status":{"name":"x"}}}],"total":1}"#) == nil)
    #expect(detect(#"{"tickets":[{"id":1,"status":"open"}],"count":1}"#) == nil)
    #expect(detect(#"{"users":[{"id":1,"email":"a@example.com","name":"A"}]}"#) == nil)
    #expect(detect(#"{"issues": [ {"id": 1, "tracker": {"id": 1}, "done_ratio": 0} ]}"#) == 97)
    #expect(detect(#"{"issues":[{"tracker":{"name":"Bug","id":1},"done_ratio":0,"id":7}]}"#) == 97, "Ruby 1.8")
    let old = #"<issues type="array" limit="25" total_count="0" offset="0"/>"#
    #expect(detect(old) == 80)
    #expect(detect(#"<issue><id>1</id><tracker name="Bug" id="1" /><done_ratio>0</done_ratio></issue>"#) == 97)
    #expect(detect(#"<rss version="0.92"><channel><issue start="0" end="1" total="1"/></channel></rss>"#) == nil)
  }
}
