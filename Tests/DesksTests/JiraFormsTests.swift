import Archive
import DeskKit
import Desks
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Formats

/// What several forms or calls of one account tell of one issue, joined in an archive in whatever order they come.
@Suite("Jira: forms beside one another") struct JiraFormsTests {
  private static let site = "https://acme.atlassian.net"

  private struct Joined {
    var tickets: [Ticket] = []
    var records: [String: [JSONObject]] = [:]
    var codes: Set<String> = []
    var leaves = 0

    func ticket(_ id: String) -> Ticket? { tickets.first { $0.id == id } }
    func names(_ collection: String) -> Set<String> {
      Set((records[collection] ?? []).map { $0.text("name") ?? $0.text("label") ?? "" })
    }
  }

  /// Replies by their address below the site, files by their name; read forwards and backwards.
  private func eachOrder(_ given: [(String, String)], _ check: (Joined) throws -> Void) throws {
    for documents in [given, given.reversed()] {
      let input = MemoryInput(
        documents.map { name, text in
          let url = name.hasPrefix("/") ? Self.site + name : nil
          return (url == nil ? name : "a.har", url.map { RecordedRequest(method: "GET", url: $0) }, Array(text.utf8))
        })
      try check(joined(input))
    }
  }

  private func joined(_ input: MemoryInput) throws -> Joined {
    let folder = try TestFolder()
    let path = folder.path + "/a.bag"
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: "jira", account: "acme"), options: ArchiveOptions(toolVersion: "test"))
    let read = try #require(Desk.jira.read)
    try read(input, ReadOptions(account: "acme", timeZone: "UTC"), writer)
    _ = try writer.finish()
    var joined = Joined()
    let archive = try ArchiveReader(at: path)
    try archive.forEach(.tickets) { json, _ in joined.tickets.append(Ticket(json: json)) }
    for name in ["people", "organizations", "groups", "statuses", "findings", "other/orphan-tickets"] {
      let file = path + "/data/\(name).ndjson"
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      joined.records[name] = try data.split(separator: UInt8(ascii: "\n")).map {
        try JSONIndex.value(of: Array($0)).object ?? [:]
      }
    }
    joined.codes = Set((joined.records["findings"] ?? []).compactMap { $0.text("code") })
    let sink = CollectingSink()
    try read(input, ReadOptions(account: "acme", timeZone: "UTC"), sink)
    joined.leaves = sink.leaves.values.reduce(0) { $0 + $1.total }
    return joined
  }

  private func leaves(_ text: String) -> Int { (try? JSONIndex.value(of: Array(text.utf8)))?.leaves ?? -1 }

  // MARK: Statuses

  private func request(_ id: Int, _ status: String) -> String {
    #"{"issueId":"\#(id)","issueKey":"A-\#(id)","requestTypeId":"25","createdDate":{"iso8601":"2025-03-10T08:00:00+0000"},"#
      + #""requestFieldValues":[{"fieldId":"summary","value":"s"}],"currentStatus":{"status":"\#(status)","statusCategory":"INDETERMINATE"}}"#
  }

  @Test("A customer's name for a status counts only where the platform tells none", arguments: [true, false])
  func statusOfRequests(_ saysType: Bool) throws {
    let type = saysType ? #""issuetype":{"id":"1"},"# : ""
    let issue =
      #"{"id":"1","key":"A-1","fields":{\#(type)"description":"\#(String(repeating: "long ", count: 20_000))","#
      + #""created":"2025-03-10T08:00:00.123+0000","status":{"id":"10100","name":"Waiting for customer"}}}"#
    let requests =
      #"{"size":3,"start":0,"isLastPage":true,"values":[\#(request(1, "Waiting for you")),\#(request(2, "Waiting for you")),\#(request(3, "Done"))]}"#
    let issues = #"{"issues":[\#(issue),{"id":"3","key":"A-3","fields":{"summary":"s"}}],"isLast":true}"#
    try eachOrder([("/rest/servicedeskapi/request?start=0", requests), ("/rest/api/3/search/jql", issues)]) { joined in
      #expect(joined.tickets.map(\.id) == ["1", "2", "3"])
      #expect(joined.tickets.map { $0.status?.id } == ["10100", nil, nil])
      #expect(joined.tickets.map { $0.status?.label } == ["Waiting for customer", "Waiting for you", "Done"])
      #expect(joined.ticket("1")?.createdAt == "2025-03-10T08:00:00.123Z")
      #expect(joined.ticket("1")?.extras["currentStatus"]?["status"] == "Waiting for you")
      #expect(joined.names("statuses") == ["Waiting for customer", "Waiting for you", "Done"])
      #expect(joined.records["other/orphan-tickets"] == nil)
      #expect(joined.leaves == leaves(requests) + leaves(issues))
    }
    try eachOrder([
      ("/rest/servicedeskapi/request/1", request(1, "Waiting for you")), ("/rest/api/3/issue/A-1", issue),
    ]) { joined in
      #expect(joined.names("statuses") == ["Waiting for customer"], "no ticket has the customer's")
    }
  }

  @Test("A status that a CSV names is the one of that name where another form tells its id")
  func statusByLabel() throws {
    func rss(_ id: Int, _ status: Int, _ name: String) -> String {
      #"<rss version="0.92"><channel><item><key id="\#(id)">A-\#(id)</key><summary>s</summary>"#
        + #"<status id="\#(status)">\#(name)</status><statusCategory id="2" key="new"/></item></channel></rss>"#
    }
    let csv =
      "Summary,Issue key,Issue id,Status,Updated\nS,A-1,1,Open,2025-01-01 10:00\nS,A-2,2,Open,2025-01-01 10:00\n"
      + "S,A-3,3,Elsewhere,2025-01-01 10:00\n"
    try eachOrder([("a.csv", csv), ("a.xml", rss(1, 1, "Open"))]) { joined in
      #expect(joined.tickets.map { $0.status?.id } == ["1", "1", nil])
      #expect(Set(joined.tickets.compactMap { $0.status?.category }.prefix(2)).count == 1)
      #expect((joined.records["statuses"] ?? []).compactMap { $0.text("label") } == ["Open", "Elsewhere"])
      #expect(joined.codes.contains("statusMatchedByLabel"))
    }
    // Two of one name: nothing tells which it is.
    try eachOrder([("a.csv", csv), ("a.xml", rss(1, 1, "Open")), ("b.xml", rss(9, 7, "Open"))]) { joined in
      #expect(joined.ticket("2")?.status.map { $0.id == nil } == true)
      #expect(!joined.codes.contains("statusMatchedByLabel"))
    }
    try eachOrder([("a.csv", csv)]) { joined in #expect(!joined.codes.contains("statusMatchedByLabel")) }
  }

  // MARK: Parts of issues

  private static let issue =
    #"{"id":"2","key":"A-2","self":"https://acme.atlassian.net/rest/api/3/issue/2","fields":{"summary":"s","issuetype":{"id":"1"}}}"#

  @Test("Files of a comment are listed at it, or at the ticket where it did not come")
  func filesOfComments() throws {
    let comments =
      #"{"size":1,"start":0,"isLastPage":true,"values":[{"id":"5","body":"see file","public":false,"author":{"accountId":"a","#
      + #""displayName":"A"},"created":{"iso8601":"2025-03-10T08:00:00+0000"}}]}"#
    func files(_ id: Int) -> String {
      #"{"size":1,"start":0,"isLastPage":true,"values":[{"filename":"\#(id).png","size":7,"_links":{"jiraRest":"https://acme.atlassian.net/rest/api/2/attachment/\#(id)"}}]}"#
    }
    let path = "/rest/servicedeskapi/request/A-2"
    try eachOrder([
      (path, request(2, "Open")), (path + "/comment", comments), (path + "/comment/5/attachment", files(900)),
      (path + "/comment/6/attachment", files(901)), (path + "/attachment", files(900)),
    ]) { joined in
      let ticket = try #require(joined.ticket("2"))
      #expect(ticket.attachments.map(\.id) == ["901"])
      #expect(ticket.attachments.first?.extras["comment"] == "6")
      #expect(ticket.messages.map(\.id) == ["5"])
      #expect(ticket.messages.first?.attachments.map(\.id) == ["900"])
      #expect(ticket.messages.first?.visibility == .internal && ticket.messages.first?.body.text == "see file")
    }
  }

  @Test(
    "Comments on pages of their own show the issue's files as those inside it do",
    arguments: [
      (#""see !shot.png|thumbnail! and !two.png!""#, "shot.png"),
      (
        #"{"type":"doc","version":1,"content":[{"type":"mediaSingle","content":[{"type":"media","attrs":{"id":"u-1","type":"file","alt":"shot.png"}}]}]}"#,
        "media:u-1"
      ),
    ])
  func imagesOfComments(_ given: (body: String, place: String)) throws {
    let files = ["900": "shot.png", "901": "other.png", "902": "two.png", "903": "two.png"].map {
      #"{"id":"\#($0)","filename":"\#($1)","content":"https://acme.atlassian.net/rest/api/3/attachment/content/\#($0)"}"#
    }
    let issue =
      #"{"id":"2","key":"A-2","fields":{"issuetype":{"id":"1"},"attachment":[\#(files.joined(separator: ","))]}}"#
    let bare = #"{"id":"2","key":"A-2","fields":{"issuetype":{"id":"1"}}}"#
    let comments =
      #"{"startAt":0,"total":1,"comments":[{"id":"5","body":\#(given.body),"author":{"accountId":"a"},"jsdPublic":true}]}"#
    let page = #"{"size":4,"start":0,"isLastPage":true,"values":[\#(files.joined(separator: ","))]}"#
    for name in ["2", "A-2"] {
      let talk = ("/rest/api/3/issue/\(name)/comment", comments)
      for documents in [
        [("/rest/api/3/issue/A-2", issue), talk],
        [("/rest/api/3/issue/A-2", bare), talk, ("/rest/servicedeskapi/request/\(name)/attachment", page)],
      ] {
        try eachOrder(documents) { joined in
          let files = try #require(joined.ticket("2")).attachments
          #expect(files.filter(\.inline).map(\.id) == ["900"], "\(name)")
          #expect(files.first { $0.id == "900" }?.appearsAs == [given.place])
        }
      }
    }
  }

  @Test("Fields of service projects have their places, told by the schema of pages or of the list of fields")
  func portalFields() throws {
    let clock =
      #"{"id":"3","name":"Time to resolution","completedCycles":[{"stopTime":{"iso8601":"2024-03-02T09:51:00+0100"},"breached":true}],"#
      + #""ongoingCycle":{"breachTime":{"iso8601":"2024-03-02T14:00:00+0100"},"breached":false,"paused":true}}"#
    let other = #"{"id":"1","name":"Time to first response","completedCycles":[{"breached":false}]}"#
    let fields =
      #""customfield_1":\#(clock),"customfield_2":\#(other),"customfield_3":{"languageCode":"de","displayName":"German"},"#
      + #""customfield_4":{"rating":4},"customfield_5":"2024-03-03T10:00:00.000+0100","customfield_6":[{"accountId":"b","displayName":"B"}],"#
      + #""customfield_7":[{"id":"5","name":"Acme","_links":{"self":"https://acme.atlassian.net/rest/servicedeskapi/organization/5"}}],"#
      + #""customfield_8":{"rating":1},"customfield_9":{"id":"4","name":"Never begun","completedCycles":[]}"#
    let types = [
      "4": "servicedesk:sd-request-feedback", "5": "servicedesk:sd-request-feedback-date",
      "6": "servicedesk:sd-request-participants",
    ]
    let schema = types.map { #""customfield_\#($0)":{"custom":"com.atlassian.\#($1)"}"# }.joined(separator: ",")
    let list = types.map {
      #"{"id":"customfield_\#($0)","name":"F\#($0)","clauseNames":[],"schema":{"custom":"com.atlassian.\#($1)"}}"#
    }.joined(separator: ",")
    let issue = #"{"id":"2","key":"A-2","fields":{"issuetype":{"id":"1"},\#(fields)}"#
    let page = (path: "/rest/api/3/issue/A-2", plain: issue + "}", told: issue + #","schema":{\#(schema)}}"#)
    for documents in [[(page.path, page.told)], [("/rest/api/3/field", "[\(list)]"), (page.path, page.plain)]] {
      try eachOrder(documents) { joined in
        let ticket = try #require(joined.ticket("2"))
        #expect(ticket.sla["clock"] == "paused")
        #expect(
          (ticket.sla["targets"]?.array ?? []).map { $0["metric"]?.string } == [
            "Time to first response", "Time to resolution", "Time to resolution",
          ])
        #expect(ticket.language == "de")
        #expect(ticket.satisfaction == ["score": 4, "at": "2024-03-03T09:00:00.000Z"])
        #expect(ticket.cc.map(\.person) == ["jira:person:b"])
        #expect(ticket.organization == "jira:organization:5")
        #expect(joined.names("organizations") == ["Acme"])
        #expect(ticket.fields.count == 9, "they stay fields, too")
        #expect(joined.leaves == documents.reduce(0) { $0 + leaves($1.1) })
      }
    }
  }

  @Test("Pages of members fill their group, links to elsewhere their issue")
  func membersAndLinks() throws {
    func members(_ ids: String...) -> String {
      let users = ids.map { #"{"accountId":"\#($0)","displayName":"\#($0)","active":true}"# }.joined(separator: ",")
      return #"{"startAt":0,"maxResults":50,"total":\#(ids.count),"isLast":true,"values":[\#(users)]}"#
    }
    let links =
      #"[{"id":10000,"globalId":"g","application":{"name":"Wiki"},"object":{"url":"https://wiki.example/1","title":"T"}}]"#
    let documents = [
      ("/rest/api/3/group/member?groupname=agents", members("a", "b")),
      ("/rest/api/3/group/member?groupId=g-2", members("c")),
      ("/rest/api/3/group/bulk", #"{"startAt":0,"isLast":true,"values":[{"name":"admins","groupId":"g-2"}]}"#),
      ("/rest/api/3/issue/A-2", Self.issue), ("/rest/api/3/issue/A-2/remotelink", links),
    ]
    try eachOrder(documents) { joined in
      let groups = (joined.records["groups"] ?? []).map { ($0.text("name") ?? "", $0["members"]?.array?.count) }
      #expect(groups.map(\.0) == ["admins", "agents"] && groups.map(\.1) == [1, 2])
      let ticket = try #require(joined.ticket("2"))
      #expect(ticket.links.map(\.url) == ["https://wiki.example/1"] && ticket.links.map(\.kind) == ["relatesTo"])
      #expect(ticket.extras["remoteLinks"]?.array?.first?["object"]?["title"] == "T")
      #expect(joined.leaves == documents.reduce(0) { $0 + leaves($1.1) })
    }
  }

  @Test("A change that names its field by the name alone is of the field that alone has it")
  func namesOfChangedFields() throws {
    let change =
      #"{"id":"7","created":"2012-04-12T14:30:09.688+0200","items":[{"field":"Radio","fieldtype":"custom","toString":"x"},"#
      + #"{"field":"Two","fieldtype":"custom","toString":"y"},{"field":"Radio","fieldtype":"jira","toString":"z"}]}"#
    let names = #""names":{"customfield_1":"Radio","customfield_2":"Two","customfield_3":"Two","summary":"Summary"}"#
    func issue(_ more: String) -> String {
      #"{"id":"2","key":"A-2","fields":{"issuetype":{"id":"1"}},"changelog":{"histories":[\#(change)]}\#(more)}"#
    }
    let list = ["1": "Radio", "2": "Two", "3": "Two"].map {
      #"{"id":"customfield_\#($0)","name":"\#($1)","clauseNames":[],"navigable":true}"#
    }.joined(separator: ",")
    for documents in [
      [("/rest/api/2/issue/A-2", issue("," + names))],
      [("/rest/api/2/field", "[\(list)]"), ("/rest/api/2/issue/A-2", issue(""))],
    ] {
      try eachOrder(documents) { joined in
        let fields = joined.ticket("2")?.events.map { $0.text("field") ?? "" } ?? []
        #expect(fields.sorted() == ["Radio", "Two", "customfield_1"])
      }
    }
  }

  // MARK: People and work of Data Center

  @Test("A user name is the person whose key another form tells")
  func userNames() throws {
    let rss =
      #"<rss version="0.92"><channel><item><key id="1">A-1</key><summary>s</summary><reporter username="bob">Bob</reporter>"#
      + #"<comments><comment id="5" author="Bob" created="Mon, 1 Jan 2024 09:00:00 +0000">x</comment></comments></item></channel></rss>"#
    let issue =
      #"{"id":"2","key":"A-2","fields":{"issuetype":{"id":"1"},"reporter":{"name":"bob","key":"JIRAUSER7","displayName":"Bob"}}}"#
    let backup =
      #"<entity-engine-xml><ApplicationUser id="1" userKey="JIRAUSER7" lowerUserName="bob"/></entity-engine-xml>"#
    for other in [("a.json", issue), ("/rest/api/2/issue/A-2", issue), ("entities.xml", backup)] {
      try eachOrder([("a.xml", rss), other]) { joined in
        let ticket = try #require(joined.ticket("1"))
        #expect(ticket.requester == "jira:person:JIRAUSER7")
        #expect(ticket.messages.map(\.author) == ["jira:person:JIRAUSER7"])
        #expect((joined.records["people"] ?? []).compactMap { $0.text("id") } == ["JIRAUSER7"])
      }
    }
    try eachOrder([("a.xml", rss)]) { joined in #expect(joined.ticket("1")?.requester == "jira:person:bob") }
  }

  @Test("Work of a CSV: text, time, author, seconds")
  func work() throws {
    let cell = "fixed; it;14/Jul/25 4:00 PM;712020:a;3600"
    let csv = "Summary,Issue key,Issue id,Log Work,Log Work,Log Work\nS,A-1,1,\(cell),\(cell),half a day\n"
    try eachOrder([("a.csv", csv)]) { joined in
      let ticket = try #require(joined.ticket("1"))
      #expect(ticket.timeEntries.map { $0.text("note") } == ["fixed; it", "fixed; it"])
      #expect(ticket.timeEntries.map { $0["seconds"] } == [3600, 3600])
      #expect(ticket.timeEntries.map { $0.text("startedAt") } == ["2025-07-14T16:00:00Z", "2025-07-14T16:00:00Z"])
      #expect(ticket.timeEntries.map { $0.text("author") } == ["jira:person:712020:a", "jira:person:712020:a"])
      #expect(ticket.extras["Log Work"] == ["half a day"])
      #expect(joined.leaves == 6)
    }
  }

  @Test("Work that differs in anything has keys of its own, in every export of the issue")
  func keysOfWork() throws {
    let work = ["first call", "second call", "first call"].map { "\($0);01/Jan/24 9:00 AM;acc1;3600" }
    func csv(_ updated: String) -> String {
      "Summary,Issue key,Issue id,Updated,Log Work,Log Work,Log Work\n"
        + ["A-1,1", "A-2,2"].map { issue in
          "S,\(issue),2025-01-0\(updated) 10:00,\(work.joined(separator: ","))\n"
        }.joined()
    }
    try eachOrder([("a.csv", csv("1")), ("b.csv", csv("2"))]) { joined in
      let entries = joined.tickets.map(\.timeEntries)
      let notes = entries.map { $0.compactMap { $0.text("note") }.sorted() }
      #expect(notes == Array(repeating: ["first call", "first call", "second call"], count: 2))
      #expect(Set(entries.joined().compactMap { $0.text("key") }).count == 6)
    }
  }

  // MARK: Backups

  @Test("Organizations of a backup stand in the tables of the service desk, what pickers pick are ids")
  func organizationsOfBackups() throws {
    func table(_ name: String, _ columns: [String], _ rows: [[String]]) -> String {
      "<data tableName=\"AO_54307E_\(name)\">" + columns.map { "<column name=\"\($0)\"/>" }.joined()
        + rows.map { "<row>" + $0.map { "<string>\($0)</string>" }.joined() + "</row>" }.joined() + "</data>"
    }
    let objects =
      "<backup xmlns=\"http://www.atlassian.com/ao\">"
      + table(
        "ORGANIZATION", ["ID", "LOWER_NAME", "NAME"], [["1", "acme", "Acme"], ["2", "two", "Two"], ["3", "x", "X"]])
      + table(
        "ORGANIZATION_MEMBER", ["DEFAULT_ORGANIZATION", "ID", "ORGANIZATION_ID", "USER_KEY"],
        [
          ["false", "1", "1", "JIRAUSER1"], ["true", "2", "2", "JIRAUSER1"], ["false", "3", "3", "JIRAUSER2"],
          ["false", "4", "1", "JIRAUSER2"], ["false", "5", "1", "gone"],
        ]) + "</backup>"
    let entities = """
      <entity-engine-xml><ApplicationUser id="1" userKey="JIRAUSER1" lowerUserName="ada"/>
      <ApplicationUser id="2" userKey="JIRAUSER2" lowerUserName="bob"/>
      <CustomField id="7" name="Organizations" customfieldtypekey="com.atlassian.servicedesk:sd-customer-organizations"/>
      <CustomField id="8" name="Participants" customfieldtypekey="com.atlassian.servicedesk:sd-request-participants"/>
      <CustomFieldValue id="1" issue="10" customfield="7" stringvalue="2"/>
      <CustomFieldValue id="2" issue="10" customfield="7" stringvalue="1"/>
      <CustomFieldValue id="3" issue="10" customfield="8" stringvalue="JIRAUSER1"/>
      <CustomField id="9" name="Versions" customfieldtypekey="com.atlassian.jira.plugin.system.customfieldtypes:multiversion"/>
      <CustomField id="6" name="Project" customfieldtypekey="com.atlassian.jira.plugin.system.customfieldtypes:project"/>
      <CustomFieldValue id="4" issue="11" customfield="7" stringvalue="99"/>
      <CustomFieldValue id="5" issue="11" customfield="9" numbervalue="30001.0"/>
      <CustomFieldValue id="6" issue="11" customfield="9" numbervalue="30002.0"/>
      <CustomFieldValue id="7" issue="11" customfield="6" numbervalue="1.0"/>
      <Issue id="10" key="A-1" summary="s"/><Issue id="11" key="A-2" summary="s"/></entity-engine-xml>
      """
    try eachOrder([("activeobjects.xml", objects), ("entities.xml", entities)]) { joined in
      #expect(joined.names("organizations") == ["Acme", "Two", "X"])
      let people = joined.records["people"] ?? []
      #expect(people.map { $0.text("organization") } == ["jira:organization:2", "jira:organization:1"])
      #expect(joined.codes.contains("severalOrganizations"))
      #expect(joined.ticket("10")?.organization == "jira:organization:1")
      #expect(joined.ticket("10")?.cc.map(\.person) == ["jira:person:JIRAUSER1"])
      #expect(joined.ticket("11")?.organization == "jira:organization:99")
      #expect(joined.ticket("11")?.fields["customfield_9"] == ["30001", "30002"])
      #expect(joined.ticket("11")?.fields["customfield_6"] == "1")
    }
  }
}
