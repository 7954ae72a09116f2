import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What came twice must not stand for what never came.
@Suite("Partial exports")
struct PartialExportTests {
  private func read(
    _ name: String, _ documents: [(String, String?, String)], file: String? = nil
  ) throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(
      documents.map { path, url, text in
        let method = path.hasPrefix("POST ") ? "POST" : "GET"
        return (file ?? path, url.map { RecordedRequest(method: method, url: $0) }, Array(text.utf8))
      })
    let read = try #require(DeskList.named(name)?.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  private func told(_ sink: CollectingSink, _ collection: String) throws -> String {
    let told = try #require(sink.completeness.first { $0.collection == collection })
    return "\(told.claimed.map { "\($0)" } ?? "-") \(told.read) \(told.state)"
  }

  // MARK: the account itself

  @Test("Each part counts once, against the largest claim of its owner", arguments: [1, 3, 1 << 17])
  func account(_ memory: Int) throws {
    let account = PartAccount(memory: memory)
    for _ in 0..<3 {
      for id in 0..<50 { try account.count("\(id)", of: "ticket \(id % 10)") }
      for id in 0..<20 { try account.claim(id < 10 ? 6 : 4, of: "ticket \(id)") }
    }
    try account.claim(2, of: "ticket 0")
    try account.count("other", of: "nobody's")
    let sums = try account.sums()
    #expect(sums.owners == 21 && sums.claiming == 20)
    #expect(sums.parts == 51 && sums.claimed == 10 * 6 + 10 * 4)
    #expect(sums.missing == 10 * 1 + 10 * 4 && sums.short == 20)
    #expect(try account.parts(of: "ticket 3") == 5 && account.parts(of: "ticket 13") == 0)
    #expect(try account.sums() == sums, "asking changes nothing")
    try account.count("new", of: "ticket 19")
    #expect(try account.sums().missing == sums.missing - 1, "and more may come afterwards")
    #expect(try PartAccount().sums() == PartAccount.Sums())
  }

  @Test("Many owners at once are added up as few are")
  func manyOwners() throws {
    let account = PartAccount()
    var random = SeededRandom(11)
    var parts: [Int: Set<Int>] = [:]
    for _ in 0..<20_000 {
      let (owner, part) = (random.below(4000), random.below(8))
      parts[owner, default: []].insert(part)
      try account.count("\(owner)/\(part)", of: "\(owner)")
    }
    for owner in 0..<4000 { try account.claim(8, of: "\(owner)") }
    let sums = try account.sums()
    #expect(sums.owners == 4000 && sums.parts == parts.values.reduce(0) { $0 + $1.count })
    #expect(sums.missing == 4000 * 8 - sums.parts && sums.short == (0..<4000).count { parts[$0]?.count ?? 0 < 8 })
  }

  // MARK: Request Tracker

  private static let rt = "https://rt.example.com/REST/2.0/"

  private static func ticket(_ id: Int, _ more: String = "") -> (String, String?, String) {
    (
      "t\(id)", rt + "ticket/\(id)",
      #"{"id":\#(id),"type":"ticket","Subject":"s","Status":"open","Queue":{"id":"3"}\#(more)}"#
    )
  }

  private static func history(_ id: Int, _ items: [Int], _ more: String, query: String = "") -> (
    String, String?, String
  ) {
    let list = items.map { #"{"id":"\#($0)","Type":"Correspond","Created":"2025-01-01T00:00:00Z"}"# }
    return (
      "h\(id)\(query)", rt + "ticket/\(id)/history" + query, #"{"items":[\#(list.joined(separator: ","))],\#(more)}"#
    )
  }

  @Test("Request Tracker: the first of several pages of a history is not the history")
  func requestTrackerPages() throws {
    let first = Self.history(1, [10, 11], #""page":1,"pages":2,"total":4,"next_page":"x""#)
    let list = (
      "l", Self.rt + "tickets?query=x", #"{"items":[{"id":"1"}],"page":1,"pages":3,"total":3,"next_page":"y"}"#
    )
    let sink = try read("request-tracker", [list, Self.ticket(1), first])
    #expect(try told(sink, "history") == "4 2 partial")
    #expect(try told(sink, "messages") == "- 2 partial")
    #expect(try told(sink, "tickets") == "3 1 partial")
    #expect(sink.codes() == ["historyMissing", "ticketsMissing"])
    let second = Self.history(1, [12, 13], #""page":2,"pages":2,"total":4"#, query: "?page=2")
    let whole = try read("request-tracker", [Self.ticket(1), second, first])
    #expect(try told(whole, "history") == "4 4 complete")
    #expect(whole.codes() == [])
    // Where rights hide entries there is no total: then the next page is what is known.
    let hidden = Self.history(1, [10], #""page":1,"pages":null,"total":null,"next_page":"x""#)
    #expect(try told(read("request-tracker", [Self.ticket(1), hidden]), "messages").hasSuffix("1 partial"))
  }

  @Test("Request Tracker: one history that comes twice is not the history of two tickets")
  func requestTrackerTwice() throws {
    let one = Self.history(1, [10], #""page":1,"pages":1,"total":1"#)
    let again = Self.history(1, [10], #""page":1,"pages":1,"total":1"#, query: "?page=1")
    let sink = try read("request-tracker", [Self.ticket(1), Self.ticket(2), one, again])
    #expect(try told(sink, "messages") == "- 1 partial")
    #expect(sink.codes() == ["historyMissing"])
    #expect(try told(sink, "tickets") == "- 2 unproven")
  }

  @Test("Request Tracker: a merged ticket is linked to the one it went into")
  func requestTrackerMerged() throws {
    let own = Self.ticket(1, #","EffectiveId":{"id":"1","type":"ticket"}"#)
    let merged = Self.ticket(2, #","EffectiveId":{"id":"1","type":"ticket"}"#)
    let sink = try read("request-tracker", [own, merged])
    let links = sink.tickets.filter { $0.subject != nil }.map(\.links)
    #expect(links == [[], [LinkToTicket(kind: "mergedInto", ticket: "request-tracker:ticket:1")]])
    #expect(sink.findings.filter { $0.code == "mergedTickets" }.map(\.severity) == [.info])
  }

  // MARK: Redmine

  @Test("Redmine: the journals of one issue asked for twice are not those of two")
  func redmine() throws {
    func issue(_ id: Int, _ more: String = "") -> String {
      #"{"id":\#(id),"project":{"id":1,"name":"P"},"tracker":{"id":3,"name":"S"},"status":{"id":1,"name":"New"}\#(more)}"#
    }
    let base = "https://r.example.com/issues"
    let journal = #","journals":[{"id":7,"user":{"id":5,"name":"K"},"notes":"n","created_on":"2024-01-01T00:00:00Z"}]"#
    let list = (
      "l", base + ".json?status_id=*", #"{"issues":[\#(issue(1)),\#(issue(2))],"total_count":2,"offset":0,"limit":25}"#
    )
    let one = #"{"issue":\#(issue(1, journal))}"#
    let twice = ["journals", "journals,attachments"].map { ("i" + $0, base + "/1.json?include=" + $0, one) }
    let sink = try read("redmine", [list] + twice)
    #expect(try told(sink, "messages") == "2 1 partial")
    #expect(try told(sink, "tickets") == "2 2 complete")
    #expect(sink.findings.filter { $0.code == "visibilityUnknown" }.map(\.what).first?.hasPrefix("1 messages") == true)
    let other = ("j", base + "/2.json?include=journals", #"{"issue":\#(issue(2, #","journals":[]"#))}"#)
    #expect(try told(read("redmine", [list] + twice + [other]), "messages") == "2 2 complete")
    // A list that gives one issue twice lacks another.
    let same = #"{"issues":[\#(issue(1)),\#(issue(1))],"total_count":2,"offset":0,"limit":25}"#
    #expect(try told(read("redmine", [("l", base + ".json?status_id=*", same)]), "tickets") == "2 1 partial")
    let heads = [DocumentHead(name: "l", request: nil, start: Array(list.2.utf8))]
    #expect((DeskList.named("redmine")?.detect(heads)?.confidence ?? 0) >= 50, "without start_date and done_ratio")
  }

  // MARK: Zoho Desk

  private static let zoho = "https://desk.zoho.eu/api/v1/tickets"

  private static func zohoTicket(_ id: Int, threads: Int, comments: Int) -> String {
    #"{"id":"\#(id)","ticketNumber":"\#(id)","subject":"s","status":"Open","statusType":"Open","departmentId":"10","#
      + #""threadCount":"\#(threads)","commentCount":"\#(comments)"}"#
  }

  private static func comment(_ id: Int) -> String {
    #"{"type":"comment","id":"\#(id)","isPublic":false,"commentedTime":"2021-07-01T11:30:00.000Z","content":"n","#
      + #""commenterId":"40"}"#
  }

  @Test("Zoho Desk: a comment seen in two lists is one comment")
  func zohoTwice() throws {
    let list = ("t", Self.zoho, #"{"data":[\#(Self.zohoTicket(200000000000000021, threads: 0, comments: 2))]}"#)
    let page = #"{"data":[\#(Self.comment(61))]}"#
    let lists = ["conversations", "comments"].map { ($0, Self.zoho + "/200000000000000021/" + $0, page) }
    let sink = try read("zoho-desk", [list] + lists)
    #expect(try told(sink, "comments") == "2 1 partial")
    #expect(sink.codes() == ["commentsAbsent"])
    // Nor does one too many at one ticket make up for one too few at another.
    let two =
      (
        "t", Self.zoho,
        #"{"data":[\#(Self.zohoTicket(200000000000000021, threads: 0, comments: 1)),\#(Self.zohoTicket(200000000000000022, threads: 0, comments: 1))]}"#
      )
    let both = (
      "c", Self.zoho + "/200000000000000021/comments", #"{"data":[\#(Self.comment(61)),\#(Self.comment(62))]}"#
    )
    #expect(try told(read("zoho-desk", [two, both]), "comments") == "2 2 partial")
  }

  @Test("Zoho Desk: a ticket that two files of the backup hold counts its threads once")
  func zohoRows() throws {
    let csv =
      "Ticket Id,Subject,Status,Created Time,Thread Count\nid,subject,status,createdTime,threadCount\n"
      + "700100000000000501,s,Open,2024-01-01 10:00:00,2\n"
    let sink = try read("zoho-desk", [("Cases__1.csv", nil, csv), ("Cases__2.csv", nil, csv)])
    #expect(try told(sink, "threads") == "2 0 partial")
    #expect(try told(sink, "tickets") == "- 1 unproven")
  }

  @Test("Zoho Desk: a thread fetched by itself is one by its address, and what is put aside is told")
  func zohoThread() throws {
    let thread =
      #"{"id":"52","channel":"EMAIL","direction":"out","author":{"id":"40","type":"AGENT"},"content":"full"}"#
    let sink = try read("zoho-desk", [("t", Self.zoho + "/200000000000000021/threads/52", thread)])
    let message = try #require(sink.tickets.first?.messages.first)
    #expect(message.body.text == "full" && message.key == "zoho-desk:message:52" && message.visibility == .unknown)
    #expect(sink.codes() == ["visibilityUnknown"])
    let odd = try read(
      "zoho-desk", [("t", Self.zoho + "/200000000000000021/threads/52", #"{"id":"52","what":"ever"}"#)])
    #expect(odd.codes() == ["unknownRecord"])
  }

  @Test("Zoho Desk and Zammad: an empty list is theirs")
  func emptyLists() throws {
    let heads = [
      ("zoho-desk", "https://desk.zoho.eu/api/v1/tickets?from=0", ""),
      ("zammad", "https://z.example/api/v1/tickets?page=1&per_page=100", "[]"),
    ]
    for (name, url, text) in heads {
      let head = DocumentHead(name: "a.har", request: .init(method: "GET", url: url), start: Array(text.utf8))
      #expect(DeskGuess([head]).certain?.desk.card.id == name)
      let sink = try read(name, [("a.har", url, text)])
      #expect(sink.tickets.isEmpty && sink.codes() == [])
      #expect(sink.completeness.contains { $0.collection == "tickets" && $0.read == 0 })
    }
  }

  // MARK: SolarWinds

  private static func incident(_ id: Int, _ more: String) -> String {
    #"{"id":\#(id),"number":\#(id),"name":"n","state":"New"\#(more)}"#
  }

  @Test("SolarWinds: a comment in the long layout and in the list is one comment")
  func solarWindsTwice() throws {
    let base = "https://api.samanage.com/incidents/"
    let comment = #"[{"id":1,"body":"b","is_private":null,"user":{"id":5,"name":"A"}}]"#
    let long = Self.incident(11, #","number_of_comments":2,"comments":\#(comment)"#)
    let documents = [("i", base + "11.json?layout=long", long), ("c", base + "11/comments.json", comment)]
    let sink = try read("solarwinds", documents)
    #expect(try told(sink, "comments") == "2 1 partial")
    #expect(sink.codes() == ["commentsMissing", "visibilityUnknown"])
    #expect(sink.findings.first { $0.code == "visibilityUnknown" }?.what.hasPrefix("1 messages") == true)
    let more = ("d", base + "11/comments.json?page=2", comment.replacing(#""id":1,"#, with: #""id":2,"#))
    #expect(try told(read("solarwinds", documents + [more]), "comments") == "2 2 complete")
  }

  @Test("SolarWinds: the total of a list stands in the headers of a recording")
  func solarWindsHeaders() throws {
    func entry(_ page: Int, _ text: String) -> JSONValue {
      let url = "https://api.samanage.com/incidents.json?page=\(page)&per_page=1"
      return [
        "request": ["method": "GET", "url": .string(url)],
        "response": [
          "status": 200, "headers": [["name": "X-Total-Count", "value": "3"]],
          "content": ["mimeType": "application/json", "text": .string(text)],
        ],
      ]
    }
    let entries = [1, 2].map { entry($0, "[\(Self.incident(10 + $0, ""))]") }
    let har: JSONValue = ["log": ["version": "1.2", "entries": .array(entries)]]
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).har")
    try Data(har.bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let sink = CollectingSink()
    let read = try #require(DeskList.named("solarwinds")?.read)
    try read(try ExportOpener.open([file.path]), ReadOptions(), sink)
    #expect(try told(sink, "tickets") == "3 2 partial")
    #expect(sink.codes() == ["pagesMissing"])
  }

  @Test("SolarWinds CSV: a cell with name and address tells who that is")
  func solarWindsCell() throws {
    let csv =
      "Number,Title,State,Requester,Assigned To\n501,a,New,Kai <K@x.example>,Ann <ann@x.example>\n502,b,New,Kai,\n"
    let sink = try read("solarwinds", [("i.csv", nil, csv)])
    #expect(sink.tickets.map(\.requester) == ["solarwinds:person:mail/k@x.example", nil])
    #expect(sink.tickets.map(\.requesterText) == ["Kai <K@x.example>", "Kai"])
    #expect(sink.tickets.first?.assignee == "solarwinds:person:mail/ann@x.example")
    let people = sink.records(.people).map(Person.init(json:))
    #expect(people.map(\.name) == ["Ann", "Kai"] || people.map(\.name) == ["Kai", "Ann"])
  }

  // MARK: N-able

  @Test("N-able: a page counts its list and names the next one")
  func nableMSP() throws {
    let base = "https://api.mspmanager.com/odata/ticketsview"
    func page(_ ids: [Int], _ more: String) -> String {
      let rows = ids.map { #"{"TicketId":"g-\#($0)","TicketTitle":"t","TicketDescription":"d"}"# }
      return #"{"@odata.context":"x"\#(more),"value":[\#(rows.joined(separator: ","))]}"#
    }
    let next = #","@odata.nextLink":"\#(base)?$skip=2""#
    let first = ("a", base + "?$top=2", page([1, 2], #","@odata.count":3"# + next))
    let cut = try read("nable-msp", [first])
    #expect(try told(cut, "tickets") == "3 2 partial")
    #expect(cut.codes() == ["pagesMissing", "visibilityUnknown"])
    let uncounted = ("a", base + "?$top=2", page([1, 2], next))
    #expect(try told(read("nable-msp", [uncounted]), "tickets") == "- 2 partial")
    let second = ("b", base + "?%24skip=2", page([2, 3], ""))
    let whole = try read("nable-msp", [first, second])
    #expect(try told(whole, "tickets") == "3 3 unproven")
    #expect(whole.codes() == ["visibilityUnknown"])
    // Without addresses any page that names no other is the last.
    let files =
      [("ticketsview.json", nil, first.2), ("ticketsview-2.json", nil, second.2)] as [(String, String?, String)]
    #expect(try told(read("nable-msp", files), "tickets") == "3 3 unproven")
  }

  // MARK: Teamwork Desk

  @Test("Teamwork Desk: archived tickets are asked for apart, and do not stand for a page that never came")
  func teamworkArchive() throws {
    let base = "https://a.teamwork.com/desk/api/v2/tickets.json"
    func page(_ id: Int, _ records: Int, _ more: Bool) -> String {
      #"{"tickets":[{"id":\#(id),"subject":"s"}],"pagination":{"records":\#(records),"hasMorePages":\#(more)}}"#
    }
    let first = ("a", base + "?page=1&includes=all", page(1, 2, true))
    let archived = ("b", base + "?page=1&archived=true", page(7, 1, false))
    let second = ("c", base + "?page=2&includes=all", page(2, 2, false))
    let cut = try read("teamwork-desk", [first, archived])
    #expect(try told(cut, "tickets") == "3 2 partial")
    #expect(cut.findings.map(\.what) == ["tickets: the pages count 3, 2 came"])
    #expect(try told(read("teamwork-desk", [first, archived, second]), "tickets") == "3 3 unproven")
    // The same question asked twice claims once.
    #expect(try told(read("teamwork-desk", [first, first, second]), "tickets") == "2 2 unproven")
  }

  @Test("Teamwork Desk: a text under a word that is not known is a message of unknown visibility")
  func teamwork() throws {
    func message(_ id: Int, _ type: String) -> String {
      #"{"id":\#(id),"threadType":"\#(type)","htmlBody":"w","ticket":{"id":1,"type":"tickets"}}"#
    }
    let page =
      #"{"tickets":[{"id":1,"subject":"s","messageCount":4}],"included":{"messages":[\#(message(14, "weird")),"#
      + #"\#(message(15, "merged"))]}}"#
    let sink = try read("teamwork-desk", [("t", "https://a.teamwork.com/desk/api/v2/tickets.json", page)])
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.key) == ["teamwork-desk:message:14"] && messages.map(\.visibility) == [.unknown])
    #expect(messages.first?.extras["threadType"] == "weird")
    #expect(sink.tickets.flatMap(\.events).count == 1)
    #expect(sink.codes() == ["messagesMissing", "threadType", "visibilityUnknown"])
  }

  @Test("Teamwork Desk CSV: a row that comes twice is one message, and none says who may see it")
  func teamworkRows() throws {
    let csv = "Ticket ID,Ticket Subject,Message ID,Message Text\n1,s,10,a\n1,s,11,b\n2,t,12,c\n1,s,10,a\n"
    let sink = try read("teamwork-desk", [("m.csv", nil, csv)])
    #expect(try told(sink, "ticketMessages") == "- 3 unproven")
    #expect(try told(sink, "tickets") == "- 2 unproven")
    #expect(sink.findings.map(\.code) == ["visibilityUnknown"])
    #expect(sink.findings.first?.what.hasPrefix("3 messages") == true)
  }

  // MARK: LiveAgent, Vivantio, Zammad

  private static func group(_ id: String, _ letter: String, _ visibility: String) -> String {
    #"{"id":"\#(id)","type":"\#(letter)","user_full_name":"A","datecreated":"2024-03-10 02:30:00","messages":["#
      + #"{"id":"p\#(id)","type":"M","format":"T","message":"m","visibility":"\#(visibility)"}]}"#
  }

  @Test("LiveAgent: a part that states another visibility than its neighbours is told")
  func liveAgent() throws {
    let url = "https://acme.ladesk.com/api/v3/tickets/t1/messages"
    func codes(_ letters: [(String, String)]) throws -> [String] {
      let groups = letters.enumerated().map { Self.group("g\($0)", $1.0, $1.1) }
      return try read("liveagent", [("m", url, "[\(groups.joined(separator: ","))]")]).findings.map(\.code)
    }
    #expect(try codes([("3", "P"), ("4", "P"), ("I", "I")]) == ["zoneAssumed"])
    #expect(try codes([("3", "P"), ("4", "?")]) == ["partVisibility", "zoneAssumed"])
    #expect(try codes([("3", ""), ("O", "")]) == ["zoneAssumed", "visibilityUnknown"])
  }

  @Test("Times without a zone are told once for each file, however many replies it holds")
  func zones() throws {
    let base = "https://acme.ladesk.com/api/v3/tickets"
    let documents = ["t1", "t2"].map { ($0, base + "/\($0)/messages", "[\(Self.group($0, "3", ""))]") }
    #expect(try read("liveagent", documents, file: "one.har").findings.map(\.what) == ["2 times carry no time zone"])
    #expect(try read("liveagent", documents).findings.count == 2)
  }

  @Test("Vivantio and Zammad: messages that do not say who may see them are told")
  func unknownVisibility() throws {
    let action = #"{"Successful":true,"Results":[{"Id":5,"Notes":"n"},{"Id":5,"Notes":"n"},{"Id":6,"Notes":"m"}]}"#
    let url = "https://webservices-na01.vivantio.com/api/Ticket/ActionSelectByParentId/1"
    let vivantio = try read("vivantio", [("POST", url, action)])
    #expect(vivantio.findings.map(\.code) == ["visibilityUnknown"])
    #expect(
      vivantio.findings.first?.what
        == "2 messages say neither public nor internal, the first of them vivantio:message:5")
    let article = #"[{"id":7,"ticket_id":1,"body":"b","sender":"Agent","content_type":"text/plain","type":"note"}]"#
    let zammad = try read("zammad", [("a", "https://z.example/api/v1/ticket_articles/by_ticket/1", article)])
    #expect(zammad.codes() == ["visibilityUnknown"])
  }

  @Test("Zammad: an article that comes twice does not stand for one that never came")
  func zammad() throws {
    let base = "https://z.example/api/v1/"
    let ticket =
      #"{"id":1,"number":"1","title":"t","group_id":1,"state_id":2,"priority_id":2,"owner_id":1,"customer_id":3,"article_count":2}"#
    func article(_ id: Int) -> String {
      #"[{"id":\#(id),"ticket_id":1,"body":"b","internal":false,"sender":"Agent","content_type":"text/plain"}]"#
    }
    let documents = [
      ("t", base + "tickets/1", ticket), ("a", base + "ticket_articles/by_ticket/1", article(7)),
      ("b", base + "ticket_articles/by_ticket/1?expand=true", article(7)),
    ]
    #expect(try told(read("zammad", documents), "messages") == "2 1 partial")
    let more = ("c", base + "ticket_articles/by_ticket/1?all=true", article(8))
    #expect(try told(read("zammad", documents + [more]), "messages") == "2 2 complete")
  }
}
