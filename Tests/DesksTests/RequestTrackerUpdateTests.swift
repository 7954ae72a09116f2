import DeskKit
import JSONText
import Testing
import TicketModel

@testable import Desks

/// What an update of a ticket does, and what it announces, without any server.
@Suite("Request Tracker updates") struct RequestTrackerUpdateTests {
  typealias RT = RequestTracker

  static func writer(_ historyAs: WriterOptions.HistoryAs = .comments, owners: [String]? = nil) -> RT.Writer {
    var target = TargetInventory()
    var queue = Container(key: "request-tracker:container:1", id: "1", label: "General", kind: "queue")
    queue.extras = ["Lifecycle": "default"]
    if let owners { queue.extras["mayOwn"] = .strings(owners) }
    target.containers = [queue]
    target.fields = [
      FieldDefinition(key: "2", id: "2", of: "ticket", label: "External ID", type: "text", nativeType: "Freeform")
    ]
    return RT.Writer(WriterOptions(site: "https://rt.example.com", historyAs: historyAs, target: target))
  }

  /// A ticket of a customer, with an agent and a public answer.
  static func mapped(_ status: String, solvedAt: String? = nil) -> MappedTicket {
    var ticket = Ticket(key: "zendesk:ticket:1", id: "1")
    ticket.requester = "zendesk:person:1"
    ticket.assignee = "zendesk:person:2"
    ticket.createdAt = "2019-03-04T05:06:07Z"
    ticket.solvedAt = solvedAt
    ticket.messages = [
      Message(
        key: "zendesk:message:9", id: "9", author: "zendesk:person:2", createdAt: "2019-03-05T00:00:00Z",
        visibility: .public, kind: .reply, body: MessageBody(text: "answer"))
    ]
    var mapped = MappedTicket(
      ticket: ticket, externalID: "acme/zendesk:ticket:1", status: TargetValue(id: status, category: .solved))
    mapped.container = TargetValue(id: "1")
    mapped.visibility = ["zendesk:message:9": .public]
    mapped.people = [
      "zendesk:person:1": TargetPerson(
        key: "zendesk:person:1", address: "dora@example.com", name: "Dora", role: .endUser),
      "zendesk:person:2": TargetPerson(
        key: "zendesk:person:2", id: "alice", address: "alice@example.com", name: "Alice", role: .agent),
    ]
    return mapped
  }

  @Test("resolving a ticket tells its customer nothing: people are taken off first and put back last")
  func quiet() {
    let script = Self.writer().compileUpdate(
      Self.mapped("resolved", solvedAt: "2019-03-06T00:00:00Z"), changed: ["status", "solvedAt"], added: [])
    #expect(script.steps.map(\.id) == ["quiet", "status", "people"])
    #expect(script.steps.allSatisfy { $0.mails == 0 })
    let loss = script.losses.filter { $0.path == "solvedAt" }
    #expect(loss.map(\.volatile) == [true], "the change stamps its own date")
    let subject = Self.writer().compileUpdate(Self.mapped("open"), changed: ["subject"], added: [])
    #expect(subject.steps.map(\.id) == ["update"])
  }

  @Test("a new reply reopens a resolved ticket, so the status is set again; the owner's mail is announced")
  func replies() {
    let changed: Set = ["message:zendesk:message:9.visibility", "message:zendesk:message:9.body", "messages"]
    let added: Set = ["zendesk:message:9"]
    let script = Self.writer(.replies).compileUpdate(Self.mapped("resolved"), changed: changed, added: added)
    #expect(script.steps.map(\.id) == ["quiet", "message:zendesk:message:9", "status", "people"])
    #expect(script.steps.reduce(0) { $0 + $1.mails } == 1)
    let comment = Self.writer().compileUpdate(Self.mapped("resolved"), changed: changed, added: added)
    #expect(comment.steps.map(\.id) == ["message:zendesk:message:9"])
    #expect(comment.steps[0].mails == 0)
  }

  @Test("a requester who is gone from the source stays, unless the customer would be mailed")
  func goneRequester() throws {
    var mapped = Self.mapped("resolved")
    mapped.people["zendesk:person:1"] = nil
    let kept = Self.writer().compileUpdate(mapped, changed: ["requester"], added: [])
    #expect(kept.steps.isEmpty && kept.losses.first { $0.path == "requester" }?.volatile == true)
    let settled = Self.writer().compileUpdate(mapped, changed: ["requester", "status"], added: [])
    #expect(settled.steps.map(\.id) == ["quiet", "status"])
    let loss = try #require(settled.losses.first { $0.path == "requester" })
    #expect(!loss.volatile && loss.expected == nil)
  }

  @Test("a message that is there is not written again, whatever changed of it")
  func hidden() {
    let paths = ["visibility", "body", "kind"].map { "message:zendesk:message:9." + $0 }
    let script = Self.writer(.replies).compileUpdate(Self.mapped("open"), changed: Set(paths), added: [])
    #expect(script.steps.isEmpty)
    let announced = Set(script.losses.filter(\.volatile).map(\.path))
    #expect(announced.isSuperset(of: paths.filter { script.intended[$0] != nil }))
  }

  @Test("what cannot be changed afterwards is announced: messages once written, the resolved date of a reopened ticket")
  func fixed() {
    let body = "message:zendesk:message:9.body"
    let script = Self.writer().compileUpdate(
      Self.mapped("open"), changed: ["status", "solvedAt", body, "message:zendesk:message:8.body", "messages"],
      added: [])
    #expect(script.steps.map(\.id) == ["quiet", "status", "people"])
    for path in ["solvedAt", body, "messages"] {
      #expect(script.losses.filter { $0.path == path }.map(\.volatile) == [true], "\(path)")
    }
  }

  @Test("only those whom the queue's form offers become owners")
  func owners() {
    for (offered, expected) in [
      (["alice (Alice Agent)", "bob"], true), (["alice2 (Alice)"], false), (["alice"], true),
    ] {
      let script = Self.writer(owners: offered).compile(Self.mapped("open"))
      #expect(script.steps.contains { $0.id == "owner" } == expected)
      #expect(script.losses.contains { $0.path == "assignee" } == !expected)
    }
    let page = """
      <select name="Owner" class="form-control Owner"> <option selected="selected" value="6" >Nobody in
      particular</option> <option value="28" >alice &#40;Alice &amp; Agent&#41;</option> </select>
      """
    #expect(RT.possibleOwners(inPage: Array(page.utf8)) == ["Nobody in particular", "alice (Alice & Agent)"])
    #expect(RT.possibleOwners(inPage: Array("<input name=\"Owner\">".utf8)) == nil)
  }

  @Test("an unusual file name of the opening message is announced as it will be shown; a comment's is not touched")
  func fileNames() {
    var mapped = Self.mapped("open")
    var file = TicketFile(key: "zendesk:attachment:5", id: "5", name: "say \"hi\".txt")
    file.path = "data/attachments/aa/bb/aabb"
    file.sha256 = "aabb"
    mapped.ticket.messages[0].attachments = [file]
    #expect(!Self.writer().compile(mapped).losses.contains { $0.path.contains(".file:") })
    mapped.ticket.messages[0].kind = .description
    let loss = Self.writer().compile(mapped).losses.first { $0.path.contains(".file:") }
    #expect(loss?.expected == "=?UTF-8?Q?say=20=22hi=22=2Etxt?= aabb")
  }

  @Test("giving a ticket its resolved status back may mail its requester, and says so")
  func restoring() {
    func mails(_ former: [String: String?]) -> Int {
      Self.writer().compileRestore(key: "zendesk:ticket:1", kind: .ticket, former: former).steps
        .reduce(0) { $0 + $1.mails }
    }
    #expect(mails(["status": "resolved", "subject": "s"]) == 1)
    #expect(mails(["status": "open", "subject": "s"]) == 0)
    #expect(mails(["subject": "s"]) == 0)
  }

  @Test("the lifecycle that ships is meant where nothing seen of it speaks against that")
  func shipped() {
    func rules(_ ids: [String], starts: [String] = []) -> RT.Lifecycle? {
      RT.Lifecycle.rules(
        ids.map { id in
          var definition = StatusDefinition(
            scope: "default", id: id, label: id, category: .unknown, categoryFrom: .unknown)
          if starts.contains(id) { definition.extras["mayStart"] = true }
          return definition
        })["default"]
    }
    #expect(rules([]) == RT.Lifecycle.standard && rules(["stalled"]) == RT.Lifecycle.standard)
    #expect(rules(["new", "open", "resolved"], starts: ["new", "open", "resolved"]) == RT.Lifecycle.standard)
    #expect(rules(["stalled", "parked"]) == nil, "the site changed it: the server is asked")
    #expect(rules(["new", "open"], starts: ["new", "open"])?.starts == ["new", "open"], "and so it did here")
  }

  @Test("a reply must not begin a ticket that nobody had begun")
  func begun() {
    let rules = RT.Lifecycle(
      name: "x",
      json: [
        "initial": ["new"], "active": ["open"], "inactive": ["done"],
        "transitions": ["": ["new"], "new": ["open"], "open": ["done"], "done": []],
      ])
    let oneWay = RT.Route(status: "new", lifecycle: "x", rules: rules, historyAs: .replies)
    #expect(!oneWay.replies && oneWay.start == "new" && oneWay.walk == [])
    var back = rules
    back?.transitions?["open"] = ["new", "done"]
    let bothWays = RT.Route(status: "new", lifecycle: "x", rules: back, historyAs: .replies)
    #expect(bothWays.replies && bothWays.start == "new" && bothWays.walk == ["new"])
  }
}
