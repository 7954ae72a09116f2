import DeskKit
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Desks
@testable import Formats

@Suite("Jira: reader") struct JiraReaderTests {
  private func read(_ input: MemoryInput, timeZone: String? = nil) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.jira.read)
    try read(input, ReadOptions(account: "lumen", timeZone: timeZone), sink)
    return sink
  }

  private func total(_ sink: CollectingSink) -> Int { sink.leaves.values.reduce(0) { $0 + $1.total } }

  private func json(_ text: String) throws -> JSONValue { try JSONIndex.value(of: Array(text.utf8)) }

  // MARK: Pages

  static let comment = """
    {"self":"https://x.example/rest/api/3/issue/10/comment/5","id":"5","body":"b","author":{"accountId":"a:1",
    "displayName":"Ada"},"created":"2025-03-04T11:00:00.000+0100"MORE}
    """

  @Test(
    "Who may see a comment",
    arguments: [
      ("", "unknown"), (",\"jsdPublic\":true", "public"), (",\"jsdPublic\":false", "internal"),
      (",\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}]", "internal"),
      (",\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":\"true\"}}]", "internal"),
      (",\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":false}}]", "public"),
      (",\"properties\":[{\"key\":\"other\",\"value\":{\"internal\":true}}]", "unknown"),
      (
        ",\"jsdPublic\":true,\"properties\":[{\"key\":\"sd.public.comment\",\"value\":{\"internal\":true}}]", "internal"
      ),
      (",\"jsdPublic\":true,\"visibility\":{\"type\":\"group\",\"value\":\"staff\"}", "internal"),
    ])
  func visibility(_ given: (more: String, shown: String)) throws {
    let comment = JiraReaderTests.comment.replacing("MORE", with: given.more)
    let page = "{\"startAt\":0,\"maxResults\":9,\"total\":1,\"comments\":[\(comment)]}"
    let sink = try read(MemoryInput("c.json", page, url: "https://x.example/rest/api/3/issue/10/comment"))
    let message = try #require(sink.tickets.first?.messages.first)
    #expect(message.visibility.rawValue == given.shown)
    #expect(message.key == "jira:message:5")
    #expect(sink.tickets.first?.id == "10")
    #expect(sink.codes().contains("visibilityUnknown") == (given.shown == "unknown"))
    #expect(try total(sink) == json(page).leaves)
  }

  @Test func aPartOfAnIssueKnownByItsKeyFindsItsID() throws {
    let issue =
      "{\"id\":\"77\",\"key\":\"KAN-7\",\"fields\":{\"summary\":\"s\",\"issuetype\":{\"id\":\"1\",\"name\":\"Bug\"}}}"
    let changes = """
      {"startAt":0,"maxResults":1,"total":1,"isLast":true,"values":[{"id":"9","created":"2025-01-01T00:00:00.000+0000",
      "items":[{"field":"status","fieldtype":"jira","fieldId":"status","from":"1","fromString":"Open","to":"2","toString":
      "Open"}]}]}
      """
    for reversed in [false, true] {
      var documents: [(name: String, request: RecordedRequest?, bytes: [UInt8])] = [
        ("a", RecordedRequest(method: "GET", url: "https://x.example/rest/api/3/issue/KAN-7"), Array(issue.utf8)),
        (
          "b", RecordedRequest(method: "GET", url: "https://x.example/rest/api/3/issue/KAN-7/changelog"),
          Array(changes.utf8)
        ),
      ]
      if reversed { documents.reverse() }
      let sink = try read(MemoryInput(documents))
      let ids = Set(sink.tickets.map(\.id))
      #expect(ids == ["77"])
      let event = try #require(sink.tickets.flatMap(\.events).first)
      // Two statuses of one name stay two.
      #expect(event["from"] == ["id": "1", "label": "Open", "scope": nil])
      #expect(event["to"] == ["id": "2", "label": "Open", "scope": nil])
    }
  }

  private static let site = "https://x.example"

  private func replies(_ replies: [(String, String)]) -> MemoryInput {
    MemoryInput(
      replies.map { call, text in
        let method = call.hasPrefix("POST ") ? "POST" : "GET"
        let path = call.replacing("POST ", with: "")
        return ("a.har", RecordedRequest(method: method, url: Self.site + path), Array(text.utf8))
      })
  }

  private func files(_ files: [(String, String)]) -> MemoryInput {
    MemoryInput(files.map { (name: $0.0, request: nil, bytes: Array($0.1.utf8)) })
  }

  private static func issue(_ id: Int) -> String {
    #"{"id":"\#(id)","key":"A-\#(id)","self":"https://x.example/rest/api/3/issue/\#(id)","fields":{"summary":"s","issuetype":{"id":"1"}}}"#
  }

  static func request(_ id: Int) -> String {
    #"{"issueId":"\#(id)","issueKey":"A-\#(id)","requestTypeId":"25","summary":"s","currentStatus":{"status":"Open"}}"#
  }

  @Test("Files of a request come on a page of their own, by id or key, recorded or bare", arguments: ["2", "A-2"])
  func filesOfRequests(_ name: String) throws {
    let requests =
      #"{"size":1,"start":0,"isLastPage":true,"_links":{"self":"https://x.example/rest/servicedeskapi/request"},"#
      + #""values":[\#(Self.request(2))]}"#
    let page =
      #"{"size":1,"start":0,"isLastPage":true,"_links":{"self":"https://x.example/rest/servicedeskapi/request/\#(name)/attachment"},"#
      + #""values":[{"filename":"x.png","size":7,"mimeType":"image/png","_links":{"jiraRest":"https://x.example/rest/api/2/attachment/900"}}]}"#
    let path = "/rest/servicedeskapi/request"
    for input in [
      replies([(path, requests), (path + "/\(name)/attachment", page)]),
      files([("r.json", requests), ("a.json", page)]), files([("a.json", page), ("r.json", requests)]),
    ] {
      let sink = try read(input)
      let found = sink.tickets.filter { $0.id == "2" }.flatMap(\.attachments)
      #expect(found.map(\.key) == ["jira:attachment:900"] && found.first?.name == "x.png")
      #expect(sink.records(.other("attachment")).isEmpty)
    }
  }

  @Test func aCommentWithoutAnAuthorIsOne() throws {
    let page =
      #"{"startAt":0,"maxResults":50,"total":1,"comments":[{"self":"https://x.example/rest/api/2/issue/7/comment/1","#
      + #""id":"1","body":"anonymous","created":"2024-03-02T09:00:00.000+0100"}]}"#
    let sink = try read(replies([("/rest/api/2/issue/A-7", Self.issue(7)), ("/rest/api/2/issue/A-7/comment", page)]))
    #expect(sink.tickets.flatMap(\.messages).map(\.key) == ["jira:message:1"])
  }

  @Test(
    "A page that is missing is told whatever other lists are whole",
    arguments: [
      [
        ("POST /rest/api/3/search/jql", #"{"issues":[{"id":"1"}],"nextPageToken":"t2"}"#),
        ("POST /rest/api/3/issue/bulkfetch", #"{"issues":[ISSUE1]}"#),
      ],
      [
        ("/rest/api/2/search?jql=project=A", #"{"startAt":0,"maxResults":50,"total":3,"issues":[ISSUE1]}"#),
        ("/rest/api/2/search?jql=project=B", #"{"startAt":0,"maxResults":50,"total":2,"issues":[ISSUE2,ISSUE3]}"#),
      ],
      [
        ("a.json", #"{"startAt":0,"maxResults":1,"total":3,"issues":[ISSUE1]}"#),
        ("b.json", #"{"startAt":0,"maxResults":50,"total":3,"issues":[ISSUE2,ISSUE3,ISSUE4]}"#),
      ],
      [
        (
          "r.json",
          #"{"size":1,"start":0,"limit":1,"isLastPage":false,"_links":{"self":"https://x.example/rest/servicedeskapi/request"},"values":[REQUEST1]}"#
        ),
        (
          "p.json",
          #"{"size":0,"start":0,"isLastPage":true,"_links":{"self":"https://x.example/rest/servicedeskapi/request/1/participant"},"values":[]}"#
        ),
      ],
      [
        ("POST /rest/api/3/search/jql", #"{"issues":[{"id":"1"},{"id":"9"}],"isLast":true}"#),
        ("POST /rest/api/3/issue/bulkfetch", #"{"issues":[ISSUE1]}"#),
      ],
    ])
  func missingPages(_ given: [(String, String)]) throws {
    let filled = given.map { name, text in
      let text = (1...4).reduce(text) {
        $0.replacing("ISSUE\($1)", with: Self.issue($1)).replacing("REQUEST\($1)", with: Self.request($1))
      }
      return (name, text)
    }
    let sink = try read(filled[0].0.contains("/") ? replies(filled) : files(filled))
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "partial")
    #expect(!sink.codes().isDisjoint(with: ["pagesMissing", "issuesAbsent"]))
  }

  @Test("Pages of one list that all came prove nothing missing")
  func wholeLists() throws {
    let first = #"{"startAt":0,"maxResults":1,"total":2,"issues":[\#(Self.issue(1))]}"#
    let second = #"{"startAt":1,"maxResults":1,"total":2,"issues":[\#(Self.issue(2))]}"#
    for input in [
      files([("a.json", first), ("b.json", second)]),
      replies([("/rest/api/2/search?jql=x&startAt=0", first), ("/rest/api/2/search?jql=x&startAt=1", second)]),
    ] {
      let sink = try read(input)
      #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "complete")
      #expect(!sink.codes().contains("pagesMissing"))
    }
  }

  @Test("What lies beside an export is left out, and damages nothing; alone it is no empty account")
  func foreignFiles() throws {
    let csv = "Summary,Issue key,Issue id\nS,A-1,1\n"
    let others = [("README.txt", "Please read\n"), ("a/movie.mp4", "\u{1}\u{2}x"), ("other.xml", "<foo><bar/></foo>")]
    let sink = try read(files([("Jira.csv", csv)] + others))
    #expect(sink.findings.filter { $0.code == "unknownFile" }.map(\.severity) == [.warning])
    #expect(!sink.codes().contains("notJSON"))
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "unproven")
    #expect(try read(files(others)).findings.map(\.severity) == [.error])
  }

  @Test("Comments of a CSV: what is said twice in a minute is two, what begins with no date is a text")
  func csvComments() throws {
    let cell = "14/Jul/25 3:55 PM;712020:a;+1"
    let text = "Summary,Issue key,Issue id,Comment,Comment,Comment\nS,A-1,1,\(cell),\(cell),Thanks; we checked; fine\n"
    let sink = try read(files([("a.csv", text), ("b.csv", text)]))
    for ticket in sink.tickets {
      let texts = ticket.messages.compactMap(\.body.text).sorted()
      #expect(texts == ["+1", "+1", "Thanks; we checked; fine"])
      #expect(Set(ticket.messages.map(\.key)).count == 3)
    }
    #expect(Set(sink.tickets.flatMap { $0.messages.map(\.key) }).count == 3)
    #expect(sink.records(.people).isEmpty)
  }

  @Test("RSS: options by their ids, images tied to their files, nobody is no person, each search has its own total")
  func navigator() throws {
    func rss(_ query: String, _ total: Int, _ id: Int) -> String {
      """
      <rss version="0.92"><channel><link>https://x.example/issues/?jql=\(query)</link><issue start="0" end="1" total="\(total)"/>
      <item><key id="\(id)">A-\(id)</key><summary>s</summary><reporter accountid="unknown">Former user</reporter>
      <description>&lt;img src="https://x.example/rest/api/3/attachment/content/10"&gt;</description>
      <attachments><attachment id="10" name="i.png" size="1" author="a" created="Mon, 1 Jan 2024 09:00:00 +0100"/></attachments>
      <customfields><customfield id="customfield_1" key="x:select"><customfieldname>F</customfieldname><customfieldvalues>
      <customfieldvalue key="20001"><![CDATA[North]]></customfieldvalue></customfieldvalues></customfield></customfields>
      </item></channel></rss>
      """
    }
    // Links of some sites do not say the search.
    let bare = [("A", 2, 1), ("B", 1, 2)].map { rss($0.0, $0.1, $0.2).replacing("/issues/?jql=\($0.0)", with: "") }
    let told = try read(files([("a.xml", bare[0]), ("b.xml", bare[1])])).completeness
    #expect(told.first { $0.collection == "tickets" }?.state == "partial")
    let sink = try read(files([("a.xml", rss("A", 2, 1)), ("b.xml", rss("B", 1, 2))]))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.fields["customfield_1"] == "20001")
    let options = sink.records(.fields).flatMap { $0["options"]?.array ?? [] }
    #expect(options.contains { $0["id"]?.string == "20001" && $0["label"]?.string == "North" })
    #expect(ticket.attachments.map(\.inline) == [true])
    #expect(ticket.attachments.first?.appearsAs == ["https://x.example/rest/api/3/attachment/content/10"])
    #expect(ticket.requester == nil && ticket.requesterText == "Former user")
    #expect(!sink.records(.people).contains { $0.text("id") == "unknown" })
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "partial")
  }

  @Test func organizationsOfTheRequestFieldAreRecords() throws {
    let issue =
      #"{"id":"1","key":"A-1","schema":{"customfield_9":{"custom":"com.atlassian.servicedesk:sd-customer-organizations"}},"#
      + #""fields":{"issuetype":{"id":"1"},"customfield_9":[{"id":"5","name":"Acme"},{"id":"6","name":"Two"}]}}"#
    let sink = try read(replies([("/rest/api/3/issue/A-1", issue)]))
    #expect(sink.tickets.first?.organization == "jira:organization:5")
    #expect(sink.records(.organizations).map { $0.text("name") } == ["Acme", "Two"])
  }

  @Test func threeSpellingsOfTheCategoriesAreOne() {
    for (spelling, native) in [
      // The vendor's word for work that nobody has begun.
      ("TODO", "new"), ("NEW", "new"), ("new", "new"), ("IN_PROGRESS", "indeterminate"),
      ("INDETERMINATE", "indeterminate"), ("indeterminate", "indeterminate"), ("DONE", "done"), ("done", "done"),
      ("UNDEFINED", "undefined"), ("undefined", "undefined"),
    ] {
      #expect(JiraReader.nativeCategory(.string(spelling)) == native)
      #expect(JiraReader.nativeCategory(["key": .string(spelling)]) == native)
    }
    #expect(JiraReader.nativeCategory(["id": 4]) == "indeterminate")
    #expect(JiraReader.nativeCategory("something") == nil)
  }

  @Test func aStatusIsNotFoldedIntoItsCategory() throws {
    let statuses = ["1", "2", "3"].map {
      "{\"id\":\"\($0)\",\"name\":\"Waiting\",\"statusCategory\":{\"id\":4,\"key\":\"indeterminate\"}}"
    }
    let issues = statuses.enumerated().map {
      "{\"id\":\"\($0)\",\"key\":\"A-\($0)\",\"fields\":{\"summary\":\"s\",\"issuetype\":{\"id\":\"1\"},\"status\":\($1)}}"
    }
    let sink = try read(MemoryInput("p.json", "{\"issues\":[\(issues.joined(separator: ","))],\"isLast\":true}"))
    #expect(Set(sink.tickets.compactMap(\.status?.id)) == ["1", "2", "3"])
    #expect(Set(sink.tickets.compactMap(\.status?.category)) == [.open])
    #expect(sink.records(.statuses).count == 3)
  }

  @Test func anEmptyPageIsZeroIssues() throws {
    let sink = try read(MemoryInput("p.json", "{\"startAt\":0,\"maxResults\":50,\"total\":0,\"issues\":[]}"))
    #expect(sink.tickets.isEmpty)
    #expect(sink.findings.isEmpty)
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "complete")
  }

  @Test func aPageThatClaimsMoreSaysSo() throws {
    let issue = "{\"id\":\"1\",\"key\":\"A-1\",\"fields\":{\"summary\":\"s\",\"issuetype\":{\"id\":\"1\"}}}"
    let sink = try read(MemoryInput("p.json", "{\"startAt\":0,\"maxResults\":1,\"total\":9,\"issues\":[\(issue)]}"))
    let told = sink.completeness.first { $0.collection == "tickets" }
    #expect(told?.claimed == 9 && told?.read == 1 && told?.state == "partial")
  }

  // MARK: CSV

  @Test func headersOfAnUnknownLanguageAreToldByTheirPlace() throws {
    let csv = "Yyy,Xxx,Zzz,Www\nsubject,AB-1,10,x\nother,AB-2,11,y\n"
    let sink = try read(MemoryInput("e.csv", csv))
    #expect(sink.tickets.map(\.id) == ["10", "11"])
    #expect(sink.tickets.map(\.number) == ["AB-1", "AB-2"])
    #expect(sink.tickets[0].extras.text("Yyy") == "subject")
    #expect(sink.codes().contains("unknownColumns"))
    #expect(total(sink) == 8)
  }

  /// The columns that name issues, statuses and people, as public exports have them in these languages.
  private static let translated: [(header: String, date: String, links: String)] = [
    (
      "Résumé,Clé de ticket,ID de ticket,Type de ticket,État,Personne assignée,ID de la personne assignée,Rapporteur,"
        + "ID de rapporteur,Créateur,ID de créateur,Création,Mise à jour,Résolu,Observateurs,ID des observateurs,"
        + "Lien de ticket sortant (Blocks),Catégorie d'état", "13/févr./26 6:36 AM", "A faire"
    ),
    (
      "Resumen,Clave de incidencia,ID de la incidencia,Tipo de Incidencia,Estado,Persona asignada,"
        + "ID de la persona asignada,Informador,ID del informador,Creador,ID del creador,Creada,Actualizada,Resuelta,"
        + "Interesados,ID de los interesados,Enlace de incidencia saliente (Blocks),Categoría de estado",
      "13/feb/26 6:36 AM", "Por hacer"
    ),
    (
      "Podsumowanie,Klucz zgłoszenia,Id. zgłoszenia,Typ zgłoszenia,Status,Osoba przypisana,ID osoby przypisanej,"
        + "Osoba zgłaszająca,ID osoby zgłaszającej,Twórca,ID twórcy,Utworzono,Zaktualizowano,Rozwiązane,Obserwujący,"
        + "ID obserwujących,Zewnętrzne łącze do zgłoszenia (Blocks),Kategoria statusu", "13/lut/26 6:36 AM",
      "Do zrobienia"
    ),
    // Of the accounts' columns only their place beside a known name tells what they are.
    (
      "Summary,Issue key,Issue id,Issue Type,Status,Assignee,Xx ID,Reporter,ID xx yy,Creator,id-xx,Created,Updated,"
        + "Resolved,Watchers,xx (id),Outward issue link (Blocks),Status Category", "13/Feb/26 6:36 AM", "To Do"
    ),
  ]

  @Test("people, accounts, dates and links of CSVs with French, Spanish and Polish headers", arguments: 0..<4)
  func translatedHeaders(_ number: Int) throws {
    let (header, date, category) = Self.translated[number]
    let row =
      "No sound,AB-1,10,Bug,Zzz,Ann Agent,acc-1,Dora Client,acc-2,Ann Agent,acc-1,\(date),\(date),\(date),"
      + "Bo Both,acc-3,AB-2,\(category)"
    let sink = try read(MemoryInput("e.csv", header + "\n" + row + "\n"))
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.id == "10" && ticket.number == "AB-1" && ticket.subject == "No sound")
    #expect(ticket.requester == "jira:person:acc-2" && ticket.assignee == "jira:person:acc-1")
    #expect(ticket.submitter == "jira:person:acc-1" && ticket.followers == ["jira:person:acc-3"])
    for time in [ticket.createdAt, ticket.updatedAt, ticket.solvedAt] { #expect(time == "2026-02-13T06:36:00Z") }
    #expect(ticket.status == TicketStatus(scope: nil, id: nil, label: "Zzz", category: .new))
    #expect(ticket.links == [LinkToTicket(kind: "blocks", ticket: "jira:ticket:number/AB-2")])
    #expect(
      sink.records(.people).compactMap { $0["name"]?.string }.sorted() == ["Ann Agent", "Bo Both", "Dora Client"])
  }

  @Test("a row with more cells than the header has columns is told, with its line")
  func longRows() throws {
    let csv = """
      Summary,Issue key,Issue id,Status,Labels,Description
      Fits,AB-1,10,Open,one,text
      Does not,AB-2,11,Open,one, two,text
      Empty surplus,AB-3,12,Open,one,text,,

      """
    let sink = try read(MemoryInput("e.csv", csv))
    #expect(sink.tickets.count == 3)
    let told = sink.findings.filter { $0.code == "moreCellsThanColumns" }
    #expect(
      told.count == 1 && told.first?.line == 3 && told.first?.what.hasPrefix("1 rows have up to 7") == true)
  }

  @Test("XML copied out of a browser's window is read; what the browser says above it is told")
  func browserView() throws {
    let item = """
      <item><key id="10">AB-1</key><summary>One</summary><status id="1">Open</status>
      <assignee accountid="-1">Nobody</assignee><created>Sun, 8 Sep 2024 17:43:07 +0300</created></item>
      """
    let xml = """
      This XML file does not appear to have any style information associated with it. The document tree is shown below.
      <!-- RSS generated by JIRA -->
      <rss version="0.92"><channel><issue start="0" end="1" total="1"/>\(item)</channel></rss>
      """
    let sink = try read(MemoryInput("SearchRequest.xml", xml))
    #expect(sink.tickets.map(\.number) == ["AB-1"] && sink.tickets.first?.createdAt == "2024-09-08T14:43:07Z")
    #expect(sink.codes().contains("textBeforeXML") && !sink.codes().contains("tornFile"))
    #expect(sink.completeness.first { $0.collection == "tickets" }?.state == "complete")
  }

  @Test func repeatedColumnsArePacked() throws {
    let csv = """
      Issue key,Issue id,Summary,Status,Created,Labels,Labels,Comment,Custom field (A (b)),Custom field (A (b))
      AB-1,10,s,Done,14/Jul/25 3:42 PM,x,y,14/Jul/25 3:42 PM;a:1;one; two,v,w
      """
    let sink = try read(MemoryInput("e.csv", csv), timeZone: "Europe/Oslo")
    let ticket = try #require(sink.tickets.first)
    #expect(ticket.tags == ["x", "y"])
    #expect(ticket.createdAt == "2025-07-14T13:42:00Z")
    #expect(ticket.messages.first?.body.text == "one; two")
    #expect(ticket.messages.first?.author == "jira:person:a:1")
    #expect(ticket.fields["A (b)"] == ["v", "w"])
  }

  @Test func linkedIssuesAreFoundByTheirKeys() throws {
    let csv = """
      Issue key,Issue id,Summary,Inward issue link (Blocks),Outward issue link (Relates),Outward issue link (Relates),\
      Parent,Eingehender Link (Problem/Incident)
      AB-1,10,s,AB-2,AB-3,ZZ-9,AB-2,
      AB-2,11,s,,,,,AB-1
      AB-3,12,s,"no key",,,12,
      """
    let sink = try read(MemoryInput("e.csv", csv))
    func links(_ at: Int) -> [String] { sink.tickets[at].links.map { "\($0.kind) \($0.ticket ?? "")" } }
    #expect(
      links(0) == [
        "childOf jira:ticket:11", "blockedBy jira:ticket:11", "relatesTo jira:ticket:12",
        "relatesTo jira:ticket:number/ZZ-9",
      ])
    #expect(links(1) == ["incidentOf jira:ticket:10"])
    #expect(links(2) == ["childOf jira:ticket:12"])
    #expect(sink.tickets[0].extras.text("Outward issue link (Relates)") == "AB-3")
    #expect(sink.tickets[2].extras.text("Inward issue link (Blocks)") == "no key")
    #expect(total(sink) == 16)
    #expect(!sink.codes().contains("unknownColumns"))
  }

  // MARK: Statuses that disagree

  private func issue(_ id: Int, _ status: String) -> String {
    "{\"id\":\"\(id)\",\"key\":\"A-\(id)\",\"fields\":{\"summary\":\"s\",\"issuetype\":{\"id\":\"1\"},\"status\":\(status)}}"
  }

  @Test(
    "What is said of one status must agree",
    arguments: [
      (["{\"id\":\"3\",\"name\":\"W\",\"statusCategory\":{\"id\":4,\"key\":\"indeterminate\"}}"], []),
      (
        ["{\"id\":\"3\",\"name\":\"W\",\"statusCategory\":{\"id\":2,\"key\":\"done\"}}"],
        ["of the status 3 its statusCategory has the id of new and the key of done"]
      ),
      (
        [
          "{\"id\":\"3\",\"name\":\"W\",\"statusCategory\":{\"key\":\"new\"}}",
          "{\"id\":\"3\",\"name\":\"W\",\"statusCategory\":{\"key\":\"done\"}}",
        ], ["the status 3 is of the categories done, new"]
      ),
      (
        ["{\"id\":\"3\",\"name\":\"W\"}", "{\"id\":\"3\",\"name\":\"X\"}"], ["the status 3 is called \"W\", \"X\""]
      ),
      (
        [
          "{\"id\":\"3\",\"name\":\"W\",\"statusCategory\":{\"key\":\"new\"}}",
          "{\"id\":\"4\",\"name\":\"W\",\"statusCategory\":{\"key\":\"done\"}}",
        ], []
      ),
    ])
  func statusesThatDisagree(_ given: (statuses: [String], told: [String])) throws {
    let issues = given.statuses.enumerated().map { issue($0 + 1, $1) }
    let sink = try read(MemoryInput("p.json", "{\"issues\":[\(issues.joined(separator: ","))],\"isLast\":true}"))
    #expect(sink.findings.filter { $0.code == "statusDisagrees" }.map(\.what) == given.told)
  }

  @Test func aFormerNameInTheHistoryIsTold() throws {
    let page = """
      {"id":"1","key":"A-1","fields":{"summary":"s","issuetype":{"id":"1"},"status":{"id":"3","name":"Working"}},
      "changelog":{"histories":[{"id":"7","created":"2025-01-01T00:00:00.000+0000","items":[{"field":"status",
      "fieldId":"status","from":"1","fromString":"Open","to":"3","toString":"In Progress"}]}]}}
      """
    let sink = try read(MemoryInput("p.json", page))
    let told = sink.findings.filter { $0.code == "statusRenamed" }
    #expect(told.map(\.what) == ["the history calls the status 3 \"In Progress\", its record \"Working\""])
    #expect(told.map(\.severity) == [.info])
  }

  // MARK: Detection

  @Test(
    "Its own are known",
    arguments: [
      ("x.csv", "Summary,Issue key,Issue id,Status\n"),
      ("x.csv", "Zusammenfassung,Vorgangsschlüssel,Vorgangs-ID,Status\n"),
      ("x.csv", "\u{FEFF}Résumé,Clé de ticket,Type de ticket,État\n"),
      ("x.csv", "Tipo de item,Chave da item,ID da item,Resumo\n"),
      ("e.xml", "<?xml version=\"1.0\"?><entity-engine-xml date=\"1\">"),
      ("r.xml", "<!-- RSS generated by JIRA (9) --><rss version=\"0.92\"><channel>"),
      ("i.json", "{\"id\":\"1\",\"self\":\"https://x.example/rest/api/2/issue/1\",\"fields\":{}}"),
    ])
  func detects(_ given: (name: String, start: String)) {
    let found = Desk.jira.detect([DocumentHead(name: given.name, request: nil, start: Array(given.start.utf8))])
    #expect((found?.confidence ?? 0) >= 50)
  }

  @Test(
    "Others' are left to others",
    arguments: [
      ("x.csv", "Id,Subject,Status,Priority\n"), ("x.csv", "Key,Value\n"),
      ("x.csv", "Ticket ID,Summary,Status,Created\n"),
      ("t.xml", "<?xml version=\"1.0\"?><tickets type=\"array\">"), ("f.xml", "<rss version=\"2.0\"><channel>"),
      ("i.json", "{\"tickets\":[{\"id\":1,\"subject\":\"s\",\"requester_id\":2}]}"),
      ("i.json", "{\"issues\":[{\"id\":1,\"tracker\":{\"id\":1},\"status\":{\"id\":1}}],\"total_count\":1}"),
    ])
  func leavesOthers(_ given: (name: String, start: String)) {
    let found = Desk.jira.detect([DocumentHead(name: given.name, request: nil, start: Array(given.start.utf8))])
    #expect((found?.confidence ?? 0) < 50)
  }

  // MARK: Recordings

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(
    "Every leaf of the recorded pages is counted once",
    .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func recordedPages() throws {
    let root = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("jira")
    var read = 0
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted()
    where name.hasSuffix(".json") && !name.hasSuffix(".test.json") {
      let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
      let sink = try self.read(MemoryInput([(name, nil, bytes)], chunk: 333))
      #expect(try total(sink) == JSONIndex.value(of: bytes).leaves, "\(name)")
      read += 1
    }
    #expect(read >= 70)
  }
}
