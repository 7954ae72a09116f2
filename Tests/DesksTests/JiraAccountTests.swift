import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

/// What Jira's lists say they hold, against what came.
@Suite("Jira: partial exports")
struct JiraAccountTests {
  private static let api = "https://acme.atlassian.net/rest/api/3/"

  private func read(_ pages: [(url: String?, text: String)], method: String = "GET") throws -> CollectingSink {
    let sink = CollectingSink()
    let input = MemoryInput(
      pages.enumerated().map { at, page in
        (
          "\(at).json", page.url.map { RecordedRequest(method: method, url: $0) }, Array(page.text.utf8)
        )
      })
    let read = try #require(Desk.jira.read)
    try read(input, ReadOptions(), sink)
    return sink
  }

  private func told(_ sink: CollectingSink, _ collection: String) throws -> String {
    let all = sink.completeness.filter { $0.collection == collection }
    #expect(all.count == 1)
    let told = try #require(all.first)
    return "\(told.claimed.map { "\($0)" } ?? "-") \(told.read) \(told.state)"
  }

  private func comments(_ ids: [Int], total: Int?) -> String {
    let items = ids.map {
      "{\"id\":\"\($0)\",\"author\":{\"accountId\":\"a\"},\"body\":\"b\",\"jsdPublic\":true}"
    }
    return "{\"comments\":[\(items.joined(separator: ","))]" + (total.map { ",\"total\":\($0)" } ?? "") + "}"
  }

  private func issue(_ id: Int, _ comments: String? = nil, _ more: String = "", _ outer: String = "") -> String {
    "{\"id\":\"\(id)\",\"key\":\"A-\(id)\",\"fields\":{\"summary\":\"s\",\"issuetype\":{\"id\":\"1\"}"
      + (comments.map { ",\"comment\":\($0)" } ?? "") + "\(more)}\(outer)}"
  }

  @Test("A comment in the issue and on a page counts once, against the list's total")
  func commentTwice() throws {
    let page = (url: Optional(Self.api + "issue/A-1/comment?startAt=0"), text: comments([5], total: 2))
    let cut = try read([(Self.api + "issue/A-1", issue(1, comments([5], total: 2))), page])
    #expect(try told(cut, "messages") == "2 1 partial")
    let finding = try #require(cut.findings.first { $0.code == "listCut" })
    #expect(finding.severity == .warning && finding.what == "1 issues count more comments than came, 1 are missing")

    let rest = (url: Optional(Self.api + "issue/A-1/comment?startAt=1"), text: comments([6], total: 2))
    let whole = try read([(Self.api + "issue/A-1", issue(1, comments([5], total: 2))), page, rest])
    #expect(try told(whole, "messages") == "2 2 complete")
    #expect(whole.findings.isEmpty)
  }

  @Test("Lists inside a page of issues are looked at, and a description is a message of its own")
  func insideASearchPage() throws {
    let description = ",\"description\":\"text\""
    func page(_ issues: String...) -> [(url: String?, text: String)] {
      [(nil, "{\"issues\":[\(issues.joined(separator: ","))],\"isLast\":true}")]
    }
    let cut = try read(page(issue(1, comments([5, 6], total: 4), description), issue(2, comments([], total: 0))))
    #expect(try told(cut, "messages") == "5 3 partial")
    #expect(cut.codes() == ["listCut"])

    let whole = try read(page(issue(1, comments([5, 6], total: 2), description), issue(2, comments([], total: 0))))
    #expect(try told(whole, "messages") == "3 3 complete")

    let uncounted = try read(page(issue(1, comments([5], total: 1)), issue(2, comments([7], total: nil))))
    #expect(try told(uncounted, "messages") == "- 2 unproven", "one list says nothing of how many there are")

    let more = try read(page(issue(1, comments([5, 6], total: 1))))
    #expect(try told(more, "messages") == "1 2 unproven", "more than was counted proves nothing")

    let absent = try read(page(issue(1, comments([5], total: 1)), issue(2), issue(2)))
    #expect(try told(absent, "messages") == "- 1 unproven")
    let finding = try #require(absent.findings.first { $0.code == "commentsAbsent" })
    #expect(finding.what == "1 issues came without their comments", "an issue that comes twice is one")
  }

  @Test func worklogsAndHistory() throws {
    let worklogs =
      ",\"worklog\":{\"total\":3,\"worklogs\":[{\"id\":\"1\",\"timeSpentSeconds\":60,\"started\":\"2025-01-01T10:00:00.000+0000\"}]}"
    let change =
      "{\"id\":\"7\",\"created\":\"2025-01-01T10:00:00.000+0000\",\"items\":[{\"field\":\"a\"},{\"field\":\"b\"}]}"
    let log = ",\"changelog\":{\"total\":2,\"histories\":[\(change)]}"
    let sink = try read([(Self.api + "issue/1", issue(1, comments([], total: 0), worklogs, log))])
    #expect(try told(sink, "timeEntries") == "3 1 partial")
    #expect(try told(sink, "events") == "- 2 partial")
    #expect(
      sink.findings.map(\.what) == [
        "1 issues count more worklogs than came, 2 are missing",
        "1 issues count more histories than came, 1 are missing",
      ])

    // The rest of the history on a page whose array is `values`.
    let page = "{\"total\":2,\"startAt\":1,\"isLast\":true,\"values\":[\(change.replacing("\"7\"", with: "\"8\""))]}"
    let whole = try read([
      (Self.api + "issue/1", issue(1, comments([], total: 0), "", log)),
      (Self.api + "issue/1/changelog?startAt=1", page),
    ])
    #expect(try told(whole, "events") == "- 4 unproven")
    #expect(whole.findings.isEmpty)
  }

  @Test("An issue that comes twice does not stand for one that never came")
  func issueTwice() throws {
    func page(_ at: Int, _ ids: [Int]) -> (url: String?, text: String) {
      let issues = ids.map { issue($0, comments([], total: 0)) }.joined(separator: ",")
      return (Self.api + "search?startAt=\(at)", "{\"startAt\":\(at),\"total\":3,\"issues\":[\(issues)]}")
    }
    let cut = try read([page(0, [1, 2]), page(2, [2])])
    #expect(try told(cut, "tickets") == "3 2 partial")
    #expect(try told(cut, "messages") == "0 0 partial", "what the third issue has is missing too")
    #expect(cut.codes() == ["pagesMissing"])
    let whole = try read([page(0, [1, 2]), page(2, [3])])
    #expect(try told(whole, "tickets") == "3 3 complete")
    #expect(try told(whole, "messages") == "0 0 complete")
    #expect(whole.findings.isEmpty)
  }

  // MARK: Next pages

  private static let portal = "https://acme.atlassian.net/rest/servicedeskapi/"

  @Test("A page that is missing concerns its own list")
  func missingPages() throws {
    let request =
      "{\"issueId\":\"1\",\"issueKey\":\"A-1\",\"requestTypeId\":\"2\",\"currentStatus\":{\"status\":\"Open\"}}"
    func page(_ values: String, _ next: String?) -> String {
      "{\"size\":1,\"start\":0,\"isLastPage\":\(next == nil),\"values\":[\(values)]"
        + (next.map { ",\"_links\":{\"next\":\"\($0)\"}" } ?? "") + "}"
    }
    let organizations = page("{\"id\":\"9\",\"name\":\"Org\"}", nil)
    let requests = page(request, Self.portal + "request?limit=1&start=1")
    let cut = try read([(Self.portal + "request?limit=1", requests), (Self.portal + "organization", organizations)])
    #expect(try told(cut, "tickets") == "- 1 partial")
    #expect(try told(cut, "organizations") == "- 1 unproven")
    #expect(
      cut.findings.filter { $0.code == "pagesMissing" }.map(\.what) == [
        "tickets: 1 pages name a next page that is not in the input"
      ])
    let filters = page("{\"id\":\"7\",\"name\":\"F\"}", Self.api + "filter/search?startAt=1")
    let other = try read([(Self.api + "filter/search", filters)])
    #expect(
      other.findings.filter { $0.code == "pagesMissing" }.map(\.what) == [
        "other/filter: 1 pages name a next page that is not in the input"
      ])
    let last = page(request.replacing("\"1\"", with: "\"3\""), nil)
    let whole = try read([
      (Self.portal + "request?limit=1", requests), (Self.portal + "request?start=1&limit=1", last),
    ])
    #expect(try told(whole, "tickets") == "- 2 unproven")
    #expect(!whole.codes().contains("pagesMissing"))
  }

  @Test("A next page that a token names", arguments: ["GET", "POST"])
  func tokens(_ method: String) throws {
    func page(_ id: Int, _ next: String?) -> String {
      "{\"issues\":[\(issue(id, comments([], total: 0)))]" + (next.map { ",\"nextPageToken\":\"\($0)\"" } ?? "") + "}"
    }
    let url = Self.api + "search/jql"
    func address(_ token: String) -> String { method == "GET" ? url + "?nextPageToken=\(token)" : url }
    let cut = try read([(url, page(1, "t1")), (address("t1"), page(2, "t2"))], method: method)
    #expect(try told(cut, "tickets") == "- 2 partial")
    let whole = try read(
      [(url, page(1, "t1")), (address("t1"), page(2, "t2")), (address("t2"), page(3, nil))], method: method)
    #expect(try told(whole, "tickets") == "- 3 unproven")
  }

  @Test("Two searches that were posted are told apart by what they posted")
  func postedSearches() throws {
    func state(_ posted: [(body: String, id: Int, next: String?)]) throws -> String? {
      let sink = CollectingSink()
      let read = try #require(Desk.jira.read)
      let documents = posted.map { search in
        let page =
          "{\"issues\":[\(issue(search.id))]" + (search.next.map { ",\"nextPageToken\":\"\($0)\"" } ?? "") + "}"
        let request = RecordedRequest(method: "POST", url: Self.api + "search/jql", posted: search.body)
        return ("a.har", Optional(request), Array(page.utf8))
      }
      try read(MemoryInput(documents), ReadOptions(), sink)
      return sink.completeness.first { $0.collection == "tickets" }?.state
    }
    let first = (body: #"{"jql":"project=A"}"#, id: 1, next: Optional("t2"))
    let other = (body: #"{"jql":"project=B"}"#, id: 2, next: String?.none)
    #expect(try state([first, other]) == "partial")
    #expect(try state([first, (#"{"jql":"project=A","nextPageToken":"t2"}"#, 3, nil), other]) == "unproven")
  }

  @Test("A comment that comes twice is one of unknown visibility")
  func unknownTwice() throws {
    let open = comments([5, 6], total: 2).replacing(",\"jsdPublic\":true", with: "")
    let sink = try read([(Self.api + "issue/1", issue(1, open)), (Self.api + "issue/1/comment", open)])
    #expect(
      sink.findings.first { $0.code == "visibilityUnknown" }?.what
        == "2 messages say neither public nor internal, the first of them jira:message:5")
  }

  @Test("A comment whose visibility one form tells is none of unknown visibility", arguments: [true, false])
  func knownElsewhere(_ isFirst: Bool) throws {
    let open = comments([5, 6], total: 2).replacing(",\"jsdPublic\":true", with: "")
    let shown = #"{"id":"5","author":{"accountId":"a"},"body":"b","public":false}"#
    let given = [
      (url: Optional(Self.api + "issue/1"), text: issue(1, open)),
      (url: Optional(Self.portal + "request/1/comment"), text: #"{"start":0,"isLastPage":true,"values":[\#(shown)]}"#),
    ]
    let sink = try read(isFirst ? given : given.reversed())
    #expect(
      sink.findings.first { $0.code == "visibilityUnknown" }?.what
        == "1 messages say neither public nor internal, the first of them jira:message:6")
  }

  @Test("Comments of a CSV that another form tells with their ids count once, in any order")
  func commentsBesideIDs() throws {
    func comment(_ id: Int, _ minute: Int, _ shown: String = "") -> String {
      #"{"id":"\#(id)","author":{"accountId":"a"},"body":"b","created":"2025-01-01T10:0\#(minute):31.000+0000"\#(shown)}"#
    }
    let list = [comment(51, 1, #","jsdPublic":true"#), comment(6, 2)].joined(separator: ",")
    let rest = (
      url: Optional(Self.api + "issue/1"), text: issue(1, #"{"comments":[\#(list)],"total":2}"#)
    )
    let said = "2025-01-01 10:01;a;b"
    let rows = "S,A-1,1,2025-01-01 10:01;a;*b*,2025-01-01 10:02;a;b\nS,A-2,2,\(said),\(said)\n"
    let csv = (url: String?.none, text: "Summary,Issue key,Issue id,Comment,Comment\n" + rows)
    for given in [[rest, csv], [csv, rest]] {
      let sink = CollectingSink()
      let read = try #require(Desk.jira.read)
      let input = MemoryInput(
        given.map { page in
          let request = page.url.map { RecordedRequest(method: "GET", url: $0) }
          return (request == nil ? "a.csv" : "a.har", request, Array(page.text.utf8))
        })
      try read(input, ReadOptions(timeZone: "UTC"), sink)
      // Comment 6 and the two of the issue that the CSV alone has.
      let told = try #require(sink.findings.first { $0.code == "visibilityUnknown" }?.what)
      #expect(told.hasPrefix("3 messages say neither public nor internal, the first of them jira:message:2/"))
      #expect(try self.told(sink, "messages") == "- 4 unproven")
      #expect(!sink.codes().contains("listCut"))
    }
  }

  @Test("Work of a CSV that another form tells with its ids counts once", arguments: [true, false])
  func workBesideIDs(_ isFirst: Bool) throws {
    let log = #"{"id":"8","author":{"accountId":"a"},"started":"2025-01-01T10:01:31.000+0000","timeSpentSeconds":60}"#
    let rest = issue(1, nil, #","worklog":{"worklogs":[\#(log)],"total":1}"#)
    let csv = "Summary,Issue key,Issue id,Log Work,Log Work\nS,A-1,1,x;2025-01-01 10:01;a;60,y;2025-01-02 10:01;a;60\n"
    let given = [(url: Optional(Self.api + "issue/1"), text: rest), (url: String?.none, text: csv)]
    let sink = CollectingSink()
    let read = try #require(Desk.jira.read)
    let input = MemoryInput(
      (isFirst ? given : given.reversed()).map { page in
        let request = page.url.map { RecordedRequest(method: "GET", url: $0) }
        return (request == nil ? "a.csv" : "a.har", request, Array(page.text.utf8))
      })
    try read(input, ReadOptions(timeZone: "UTC"), sink)
    #expect(try told(sink, "timeEntries").contains(" 2 "))
  }

  @Test("People and projects are counted as the archive counts them")
  func people() throws {
    let reporter = ",\"reporter\":{\"accountId\":\"p\",\"displayName\":\"P\"},\"project\":{\"id\":\"4\",\"key\":\"A\"}"
    let sink = try read([
      (Self.api + "issue/1", issue(1, comments([5], total: 1), reporter)),
      (Self.api + "user?accountId=q", "{\"accountId\":\"q\",\"displayName\":\"Q\"}"),
      (Self.api + "user?accountId=p", "{\"accountId\":\"p\",\"displayName\":\"P\",\"active\":true}"),
    ])
    #expect(try told(sink, "people") == "- 3 unproven")
    #expect(try told(sink, "containers") == "- 1 unproven")
    #expect(Set(sink.records(.people).compactMap { $0.text("id") }).count == 3)
  }
}
