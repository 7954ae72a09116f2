import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("SolarWinds, reading")
struct SolarWindsReaderTests {
  private func read(_ documents: [(String, String?, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(
      documents.map { name, url, text in
        (name, url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
      })
    let read = try #require(Desk.solarWinds.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  private func messages(_ sink: CollectingSink) -> [Message] {
    sink.records(.tickets).flatMap { $0.records("messages", as: Message.self) }
  }

  @Test(
    "A comment is private by a flag, or by the text that the desk sends for it; by nothing else",
    arguments: [
      ("true", Message.Visibility.internal), ("false", .public), (#""true""#, .internal), (#""false""#, .public),
      (#""maybe""#, .unknown), ("null", .unknown), ("1", .unknown),
    ])
  func visibility(_ flag: String, _ wanted: Message.Visibility) throws {
    let url = "https://api.samanage.com/incidents/5/comments.json"
    let sink = try read([("c.json", url, #"[{"id":1,"body":"x","is_private":\#(flag),"user":{}}]"#)])
    #expect(messages(sink).map(\.visibility) == [wanted])
    #expect(messages(sink).map(\.key) == ["solarwinds:message:1"])
    #expect(sink.records(.tickets).map { $0.text("id") } == ["5"])
  }

  @Test("A comment without id is known by author, time and words, whatever the order of its members")
  func commentsWithoutID() throws {
    let url = "https://api.samanage.com/incidents/5/comments.json"
    let texts = [
      #"{"body":"b","is_private":false,"user":{"name":"X"},"created_at":"2026-01-31T11:00:00Z"}"#,
      #"{"created_at":"2026-01-31T11:00:00Z","user":{"name":"X"},"is_private":false,"body":"b","updated_at":null}"#,
      #"{"body":"b","is_private":false,"user":{"name":"X"},"created_at":"2026-01-31T11:05:00Z"}"#,
    ]
    let keys = messages(try read([("c.json", url, "[\(texts.joined(separator: ","))]")])).map(\.key)
    #expect(keys.count == 3 && keys[0] == keys[1] && keys[1] != keys[2])
    #expect(keys[0].wholeMatch(of: /solarwinds:message:5\/[0-9a-f]{16}/) != nil)
  }

  @Test func equalCommentsWithoutIDStayTwo() throws {
    let comment = #"{"body":"ping","is_private":false,"user":{"name":"X"},"created_at":"2026-01-31T11:00:00Z"}"#
    let incident = #"{"id":5,"number":5,"name":"n","state":"New","comments":[\#(comment),\#(comment)]}"#
    let url = "https://api.samanage.com/incidents.json?layout=long"
    let keys = messages(try read([("i.json", url, "[\(incident)]")])).map(\.key)
    #expect(keys.count == 2 && Set(keys).count == 2)
  }

  @Test("A picture that a description shows is the file that the incident lists, however its address is signed")
  func pictures() throws {
    let text =
      #"[{"id":5,"number":50,"name":"A","state":"New","description":"<img src=\"https://f.example/a.png?sig=1\"><b>x</b>","#
      + #""attachments":[{"id":1,"filename":"a.png","url":"https://f.example/a.png?sig=2"},"#
      + #"{"id":2,"filename":"b.png","url":"https://f.example/b.png?sig=1"}]}]"#
    let files = try read([("incidents.json", nil, text)]).tickets.flatMap(\.attachments)
    #expect(files.map(\.inline) == [true, false])
    #expect(files.map(\.appearsAs) == [["https://f.example/a.png?sig=1"], []])
  }

  @Test(
    "After a torn file nothing is said to be whole",
    arguments: [
      ("i.json", #"[{"id":5,"number":50,"name":"A","state":"New","number_of_comments":0},{"id":6,"#),
      ("i.xml", "<incidents type=\"array\"><incident><id>5</id><number>50</number><state>New</state></incident><inc"),
      ("i.csv", "Number,State,Title\n50,New,A\n51,\"Ne"),
    ])
  func torn(_ name: String, _ text: String) throws {
    let sink = try read([(name, nil, text)])
    #expect(sink.codes().contains("tornFile") && sink.tickets.first?.number == "50")
    let told = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(told.state == "partial" && told.why == "a file is damaged, see the findings")
  }

  @Test("A whole list does not stand for the missing page of another query", arguments: [2, 3])
  func queries(_ total: Int) throws {
    let lists = [("state%5B%5D=New&page=1", [1, 2], total), ("state%5B%5D=Closed", [3, 4, 5], 3)]
    var input = MemoryInput(
      lists.map { query, ids, _ in
        let rows = ids.map { #"{"id":\#($0),"number":\#($0),"name":"A","state":"New"}"# }.joined(separator: ",")
        let url = "https://api.samanage.com/incidents.json?per_page=2&" + query
        return ("a.har", RecordedRequest(method: "GET", url: url), Array("[\(rows)]".utf8))
      })
    for at in lists.indices { input.all[at].paging["x-total-count"] = "\(lists[at].2)" }
    let sink = CollectingSink()
    let read = try #require(Desk.solarWinds.read)
    try read(input, ReadOptions(), sink)
    let told = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(told.read == 5 && told.state == (total == 2 ? "unproven" : "partial"))
    let missing = sink.findings.filter { $0.code == "pagesMissing" }.map(\.what)
    #expect(missing == (total == 2 ? [] : ["of what the lists of incidents count, 1 did not come"]))
  }

  @Test(
    "Layout and order choose no records, and a list without a filter holds those of any other",
    arguments: ["per_page=2&page=1", "sort_by=created_at&sort_order=DESC&per_page=2", "state%5B%5D=New&page=1"])
  func samples(_ query: String) throws {
    let lists = [(query, [1, 2]), ("layout=long&page=1", [1, 2, 3]), ("layout=long&page=2", [4, 5])]
    var input = MemoryInput(
      lists.map { query, ids in
        let rows = ids.map { #"{"id":\#($0),"number":\#($0),"name":"A","state":"New"}"# }.joined(separator: ",")
        let url = "https://api.samanage.com/incidents.json?" + query
        return ("a.har", RecordedRequest(method: "GET", url: url), Array("[\(rows)]".utf8))
      })
    for at in lists.indices { input.all[at].paging["x-total-count"] = query.hasPrefix("state") && at == 0 ? "4" : "5" }
    let sink = CollectingSink()
    let read = try #require(Desk.solarWinds.read)
    try read(input, ReadOptions(), sink)
    let told = try #require(sink.completeness.first { $0.collection == "tickets" })
    #expect(told.claimed == 5 && told.read == 5 && told.state == "unproven")
    #expect(!sink.codes().contains("pagesMissing"))
  }

  @Test func datesOfATableSayHowOthersAreToBeRead() throws {
    let table = "Number,Title,State,Created At,Updated At\n50,A,New,08/01/2025 15:00,28/01/2025 21:07\n"
    let sink = try read([("incidents.csv", nil, table)])
    #expect(sink.tickets.first?.createdAt == "2025-01-08T15:00:00Z")
    #expect(sink.codes().contains("dayOrder") && !sink.codes().contains("dateNotRead"))
  }

  @Test("Comments that are only counted are missing, and said so")
  func counters() throws {
    let text = #"[{"id":5,"number":50,"name":"A","state":"New","number_of_comments":3}]"#
    let sink = try read([("incidents.json", nil, text)])
    #expect(sink.codes().contains("commentsMissing"))
    let comments = try #require(sink.completeness.first { $0.collection == "comments" })
    #expect(comments.claimed == 3 && comments.read == 0 && comments.state == "partial")
  }

  @Test("JSON and XML of one incident give the same ticket")
  func forms() throws {
    let json =
      #"[{"id":5,"number":50,"name":"A","state":"Odd - one","is_service_request":true,"requester":{"id":7,"user_id":8,"#
      + #""name":"B","email":"b@example.com"},"created_at":"2026-01-01T00:00:00.000+01:00","tags":["x","y"]}]"#
    let xml =
      "<incidents type=\"array\"><incident><id type=\"integer\">5</id><number type=\"integer\">50</number><name>A</name>"
      + "<state>Odd - one</state><is_service_request type=\"boolean\">true</is_service_request><requester>"
      + "<id type=\"integer\">7</id><user_id type=\"integer\">8</user_id><name>B</name><email>b@example.com</email>"
      + "</requester><created_at type=\"datetime\">2026-01-01T00:00:00.000+01:00</created_at>"
      + "<tags type=\"array\"><tag>x</tag><tag>y</tag></tags></incident></incidents>"
    let one = try read([("incidents.json", nil, json)])
    let other = try read([("incidents.xml", nil, xml)])
    #expect(one.records(.tickets) == other.records(.tickets))
    #expect(one.records(.people) == other.records(.people))
    #expect(one.tickets.first?.status == TicketStatus(id: nil, label: "Odd - one"))
    #expect(one.tickets.first?.requester == "solarwinds:person:8")
  }

  @Test("Someone named by address is whoever has that address by number, if that is one")
  func people() throws {
    let incident =
      #"{"id":5,"number":50,"name":"A","state":"New","assignee":{"id":7,"name":"B","email":"b@example.com"},"#
      + #""comments":[{"id":1,"body":"x","is_private":true,"user":{"name":"B","email":"B@example.com"}}]}"#
    let sink = try read([("i.json", nil, incident)])
    #expect(messages(sink).map(\.author) == ["solarwinds:person:7"])
    #expect(Set(sink.records(.people).map { $0.text("id") }) == ["7"])
    let two = try read([
      ("i.json", nil, incident), ("u.json", nil, #"{"id":9,"email":"b@example.com","name":"C","title":"x"}"#),
    ])
    #expect(messages(two).map(\.author) == ["solarwinds:person:mail/b@example.com"])
  }

  @Test("A change of state is read from its sentence only where the names leave no doubt")
  func states() throws {
    let url = "https://api.samanage.com/incidents/5/audits.json"
    let text =
      #"[{"uuid":"a","action":"Update","message":"State changed from New to Assigned"},"#
      + #"{"uuid":"b","action":"Update","message":"State changed from Back to sender to New"}]"#
    let events = try read([("a.json", url, text)]).records(.tickets).flatMap { $0["events"]?.array ?? [] }
    #expect(events.map { $0["field"]?.string } == ["status", "Update"])
    #expect(events.first?["to"]?["label"]?.string == "Assigned")
  }

  @Test("Planted secrets reach no record")
  func secrets() throws {
    let text = #"{"id":9,"name":"R","email":"r@example.com","disabled":false,"password":"planted-1"}"#
    let sink = try read([("user.json", nil, text)])
    #expect(!sink.records.contains { JSONValue.object($0.json).bytes.contains(Array("planted-1".utf8)) })
    #expect(sink.leaves.values.first?.dropped["secret"] == 1)
  }
}
