import DeskKit
import Desks
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@Suite("Vivantio reader")
struct VivantioReaderTests {
  private func read(_ documents: [(String, String)]) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.vivantio.read)
    try read(MemoryInput(documents.map { ($0.0, nil, Array($0.1.utf8)) }), ReadOptions(timeZone: "UTC"), sink)
    return sink
  }

  static func ticket(_ id: Int, _ more: String) -> String {
    "{\"Id\":\(id),\"DisplayId\":\"I-\(id)\",\"Title\":\"t\",\"OpenDate\":\"0001-01-01T00:00:00\",\(more)}"
  }

  @Test func aRefusalWithStatus200IsAFindingAndNoData() throws {
    let sink = try read([
      (
        "Ticket_SelectById_9.json",
        #"{"Successful":false,"ErrorMessages":[{"Type":"ItemNotFound","Message":"no"}],"Item":null}"#
      )
    ])
    #expect(sink.tickets.isEmpty)
    let finding = try #require(sink.findings.first { $0.code == "refusedCall" })
    #expect(finding.what == "the reply to Ticket/SelectById says Successful: false: ItemNotFound no")
    #expect(sink.leaves["Ticket_SelectById_9.json"]?.total == 3)
  }

  @Test func statusesOfTwoTicketTypesStayTwoAndYearOneIsNoDate() throws {
    let one = Self.ticket(1, #""RecordTypeId":11,"StatusId":5,"StatusName":"Open","StatusType":1"#)
    let two = Self.ticket(2, #""RecordTypeId":54,"StatusId":5,"StatusName":"Open","StatusType":"OnHold""#)
    let odd = Self.ticket(3, #""RecordTypeId":54,"StatusId":6,"StatusName":"Odd","StatusType":3"#)
    let sink = try read([("Ticket_Select.json", #"{"Successful":true,"Results":[\#(one),\#(two),\#(odd)]}"#)])
    #expect(sink.tickets.map(\.status?.category) == [.open, .hold, .unknown])
    #expect(sink.records(.statuses).count == 3)
    #expect(sink.tickets.allSatisfy { $0.createdAt == nil && $0.extras["OpenDate"] != nil })
  }

  @Test func passwordsAreDropped() throws {
    let sink = try read([
      ("UserSelectAll.json", #"{"Successful":true,"Results":[{"Id":1,"Name":"A","PasswordHash":"$2b$planted"}]}"#)
    ])
    #expect(sink.leaves["UserSelectAll.json"]?.dropped["secret"] == 1)
    #expect(!sink.records.contains { "\($0.json)".contains("planted") })
  }

  @Test func postsThatOnlyAskAreReadingCalls() {
    func isReading(_ path: String) -> Bool {
      Desk.vivantio.isReadingCall(RecordedRequest(method: "POST", url: "https://w.vivantio.com/api/" + path))
    }
    #expect(isReading("Ticket/SelectById?id=1") && isReading("Configuration/UserSelectAll"))
    #expect(isReading("ticket/select") && isReading("configuration/userselectall") && !isReading("ticket/insert"))
    #expect(!isReading("Ticket/Insert") && !isReading("Ticket/Close") && !isReading("File/AttachmentUpload"))
  }

  private static func reply(_ results: [String]) -> String {
    "{\"Successful\":true,\"ErrorMessages\":[],\"InfoMessages\":[],\"Results\":[\(results.joined(separator: ","))]}"
  }

  // MARK: Statuses

  @Test("A ticket's Resolved gives its status a category only where all tickets of the status agree")
  func resolved() throws {
    func status(_ id: Int, _ resolved: Bool, _ type: String) -> String {
      Self.ticket(
        id, #""RecordTypeId":11,"StatusId":122,"StatusName":"S","StatusType":\#(type),"Resolved":\#(resolved)"#)
    }
    for (type, own) in [("1", StatusCategory.open), ("3", .unknown)] {
      let (yes, no) = (status(1, true, type), status(2, false, type))
      for order in [[yes, no], [no, yes]] {
        let sink = try read([("Ticket_Select.json", Self.reply(order))])
        #expect(sink.tickets.map(\.status?.category) == [own, own])
        let finding = try #require(sink.findings.first { $0.code == "resolvedDiffers" })
        #expect(finding.what == "of the tickets with the status \"S\" some say Resolved and some do not")
        #expect(sink.tickets.allSatisfy { $0.extras["Resolved"] != nil })
      }
      let all = try read([("Ticket_Select.json", Self.reply([yes]))])
      #expect(all.tickets.map(\.status?.category) == [.solved])
      #expect(!all.codes().contains("resolvedDiffers"))
    }
    let closed = try read([("Ticket_Select.json", Self.reply([status(1, true, "4")]))])
    #expect(closed.tickets.map(\.status?.category) == [.closed])
  }

  @Test("Tickets of one status with two types leave its category open, whichever comes first")
  func types() throws {
    let tickets = [1, 2].map { Self.ticket($0, #""StatusId":5,"StatusName":"S","StatusType":\#($0)"#) }
    for order in [tickets, tickets.reversed()] {
      let sink = try read([("Ticket_Select.json", Self.reply(order))])
      #expect(sink.tickets.map(\.status?.category) == [.unknown, .unknown])
      #expect(sink.codes().contains("statusTypeDiffers"))
    }
    // A number and the name of one type are the same.
    let same = ["1", #""Open""#].enumerated().map {
      Self.ticket($0, #""StatusId":5,"StatusName":"S","StatusType":\#($1)"#)
    }
    #expect(try read([("T.json", Self.reply(same))]).tickets.map(\.status?.category) == [.open, .open])
  }

  // MARK: People

  @Test("A caller without a number is known by the address, and id 0 is nobody")
  func callers() throws {
    let none =
      #""CallerId":null,"CallerName":"Data Alert","CallerEmail":"Data.Alert@x.example","#
      + #""CCAddressList":"Ann <a@x.example>; b@x.example""#
    let zero =
      #""CallerId":0,"CallerName":"","CallerEmail":"","ClientId":0,"OwnerId":0,"TakenById":0,"GroupId":0,"PriorityId":0"#
    let sink = try read([("T.json", Self.reply([Self.ticket(1, none), Self.ticket(2, none), Self.ticket(3, zero)]))])
    let key = "vivantio:person:mail/data.alert@x.example"
    #expect(sink.tickets.map(\.requester) == [key, key, nil])
    #expect(sink.tickets.first?.cc.map(\.address) == ["a@x.example", "b@x.example"])
    #expect(sink.tickets.first?.cc.map(\.name) == ["Ann", nil])
    let people = sink.records(.people).map(Person.init(json:))
    #expect(people.map(\.key) == [key])
    #expect(people.first?.address == "Data.Alert@x.example" && people.first?.name == "Data Alert")
    let last = try #require(sink.tickets.last)
    #expect(last.assignee == nil && last.submitter == nil && last.organization == nil && last.group == nil)
    #expect(last.priority == nil && last.extras["CallerId"] == 0 && last.extras["GroupId"] == 0)
    #expect(sink.records(.organizations).isEmpty && sink.records(.groups).isEmpty)
  }

  @Test("Authors and users are read in the shapes of the vendor's samples")
  func vendorShapes() throws {
    func action(_ id: Int, _ address: String) -> String {
      #"{"Id":\#(id),"ActionUserName":"Tom Hale","ActionUserEmail":"\#(address)","Description":"called"}"#
    }
    let user = #"{"Id":7,"FirstName":"Tom","LastName":"Hale","EmailAddress":"tom@x.example"}"#
    let sink = try read([
      ("Ticket_ActionSelectByParentId_1.json", Self.reply([action(1, "Tom@x.example"), action(2, "eve@x.example")])),
      ("UserSelectAll.json", Self.reply([user])),
    ])
    let messages = sink.tickets.flatMap(\.messages)
    #expect(messages.map(\.author) == ["users/7", "mail/eve@x.example"].map { "vivantio:person:" + $0 })
    #expect(messages.map(\.authorText) == ["Tom Hale", "Tom Hale"] && messages.first?.body.text == "called")
    let people = sink.records(.people).map(Person.init(json:))
    #expect(people.map(\.key) == ["mail/eve@x.example", "users/7"].map { "vivantio:person:" + $0 })
    #expect(people.last?.name == "Tom Hale" && people.last?.extras["LastName"] == "Hale")
  }

  @Test("A record without an id is kept", arguments: ["null", "\"\""])
  func withoutID(_ id: String) throws {
    let ticket = #"{"Id":\#(id),"DisplayId":"I-1","Title":"lost","StatusId":1}"#
    let user = #"{"Id":\#(id),"Name":"Lost"}"#
    for (name, record) in [("Ticket_Select.json", ticket), ("UserSelectAll.json", user)] {
      let sink = try read([(name, Self.reply([record]))])
      #expect(sink.records(.other("records")).count == 1 && sink.tickets.isEmpty)
      #expect(sink.codes() == ["unknownRecord"])
      #expect(sink.leaves[name]?.kept == (try JSONIndex.value(of: Array(record.utf8)).leaves))
    }
  }

  // MARK: Actions

  @Test("Each file of an action is listed, with its bytes where they came")
  func filesOfActions() throws {
    let files =
      #"[{"Id":76,"FileName":"b.txt","FileSize":4},{"Id":77,"FileName":"a.txt","Content":"YWJj","MarkPrivate":true},"#
      + #"{"Name":"c.txt","Content":"ZGVm"},{"Name":"no id"},{"Id":78,"Content":"not base64"}]"#
    let text = Self.reply([#"{"Id":901,"Notes":"n","IsPrivate":true,"Attachments":\#(files)}"#])
    let sink = try read([("Ticket_ActionSelectByParentId_1.json", text)])
    let message = try #require(sink.tickets.first?.messages.first)
    #expect(message.attachments.map(\.name) == ["b.txt", "a.txt", "c.txt"])
    #expect(message.attachments.prefix(2).map(\.key) == ["vivantio:attachment:76", "vivantio:attachment:77"])
    let own = try #require(message.attachments.last?.key)
    #expect(own.wholeMatch(of: /vivantio:attachment:901\/[0-9a-f]{16}/) != nil)
    #expect(sink.files == ["vivantio:attachment:77": Array("abc".utf8), own: Array("def".utf8)])
    #expect(message.extras["Attachments"] == [["Name": "no id"], ["Id": 78, "Content": "not base64"]])
    let leaves = try #require(sink.leaves["Ticket_ActionSelectByParentId_1.json"])
    #expect(leaves.dropped == ["envelope": 1, "bytes of a file": 2])
    #expect(leaves.kept == 4 && leaves.total == 16)
  }

  @Test("An action without words or files is an event, whoever may see it")
  func history() throws {
    let text = Self.reply([
      #"{"Id":902,"ActionDate":"2025-02-01T11:00:00","Notes":null,"NotesHtml":"","What":"Status Changed","UserId":7,"#
        + #""UserName":"Tom","IsPrivate":false}"#,
      #"{"Id":903,"Notes":null,"Attachments":[{"Id":1,"FileName":"a"}]}"#,
      #"{"ActionDate":"2025-02-01T12:00:00","Effort":5}"#,
    ])
    let sink = try read([("Ticket_ActionSelectByParentId_1.json", text)])
    #expect(sink.tickets.flatMap(\.messages).map(\.key) == ["vivantio:message:903"])
    let events = sink.tickets.flatMap(\.events)
    #expect(
      events.first == [
        "key": "vivantio:event:902", "at": "2025-02-01T11:00:00Z", "actor": "vivantio:person:users/7",
        "actorText": "Tom", "field": "action", "extras": ["What": "Status Changed", "IsPrivate": false],
      ])
    #expect(events.last?["extras"] == ["Effort": 5])
    let total = try JSONIndex.value(of: Array(text.utf8)).leaves
    #expect(sink.leaves["Ticket_ActionSelectByParentId_1.json"]?.total == total)
  }

  // MARK: What only the call says

  @Test(
    "Parents and children are those of the ticket in the call",
    arguments: [
      ("SelectChildTicketsByTicketId", "childOf", "parentOf"), ("SelectParentTicketsByTicketId", "parentOf", "childOf"),
    ])
  func relations(_ method: String, _ own: String, _ others: String) throws {
    let sink = try read([("Ticket_\(method)_1.json", Self.reply([Self.ticket(2, #""StatusId":5"#)]))])
    let links = Dictionary(uniqueKeysWithValues: sink.tickets.map { ($0.id, $0.links) })
    #expect(links["2"] == [LinkToTicket(kind: own, ticket: "vivantio:ticket:1")])
    #expect(links["1"] == [LinkToTicket(kind: others, ticket: "vivantio:ticket:2")])
    #expect(sink.records.filter { $0.head.collection == .tickets && $0.head.partial }.map(\.head.id) == ["1"])
  }

  @Test func aStageOfAnSLAIsOfTheTicketInTheCall() throws {
    let text = Self.reply([#"{"Id":4,"Name":"Respond","Breached":false}"#])
    let sink = try read([("Ticket_SLAStageInstanceSelectByTicket_1.json", text)])
    #expect(sink.tickets.map(\.id) == ["1"])
    #expect(sink.tickets.first?.extras == ["SLAStageInstance/4": ["Id": 4, "Name": "Respond", "Breached": false]])
    #expect(sink.leaves["Ticket_SLAStageInstanceSelectByTicket_1.json"]?.kept == 3)
  }

  @Test("A call may be written in lower case", arguments: [true, false])
  func cases(_ isLower: Bool) throws {
    func url(_ call: String) -> String { "https://w.vivantio.com/api/" + (isLower ? call.lowercased() : call) }
    let sink = CollectingSink()
    let read = try #require(Desk.vivantio.read)
    let asset = #"{"Id":60,"Name":"Laptop","ClientId":7}"#
    let input = MemoryInput(
      [
        ("a", RecordedRequest(method: "POST", url: url("Ticket/ActionSelectByParentId/1")), #"{"Id":3,"Notes":"n"}"#),
        ("b", RecordedRequest(method: "POST", url: url("Asset/SelectById")), asset),
        ("c", RecordedRequest(method: "POST", url: url("Caller/SelectList")), asset),
      ].map { ($0, $1, Array(Self.reply([$2]).utf8)) })
    try read(input, ReadOptions(), sink)
    #expect(sink.tickets.flatMap(\.messages).map(\.id) == ["3"])
    #expect(sink.records(.other("Asset")).count == 1 && sink.records(.people).count == 1)
  }

  // MARK: Areas

  @Test(
    "Each area numbers its own: what the model has no place for is kept under its name",
    arguments: [
      ("Asset_Select.json", #"{"Id":60,"Name":"Laptop","SerialNumber":"X1","ClientId":7}"#, "Asset"),
      ("Location_Select.json", #"{"Id":62,"Name":"Berlin","Reference":"BER","ClientId":7}"#, "Location"),
      ("Article_Select.json", #"{"Id":63,"DisplayId":"KB-63","Title":"How","StatusId":9}"#, "Article"),
      ("Configuration_GroupSelectAll.json", #"{"Id":1,"Name":"Desk","Reference":"d"}"#, "GroupSelectAll"),
      ("Caller_SelectAssets.json", #"{"Id":60,"Name":"Laptop","SerialNumber":"X1"}"#, "records"),
    ])
  func areas(_ name: String, _ record: String, _ wanted: String) throws {
    let sink = try read([(name, Self.reply([record]))])
    #expect(sink.records.map(\.head.collection) == [.other(wanted)])
    #expect(sink.codes() == (wanted == "records" ? ["unknownRecord"] : []))
    let sets = ["Asset": "Assets", "Location": "Locations", "Article": "Articles"]
    guard let set = sets[wanted] else { return }
    let page = #"{"@odata.context":"https://x/$metadata#\#(set)","value":[\#(record)]}"#
    #expect(try read([("page.json", page)]).records.map(\.head.collection) == [.other(wanted)])
    #expect(try read([(set + ".json", "[\(record)]")]).records.map(\.head.collection) == [.other(wanted)])
  }

  @Test func aThingWithASerialNumberIsNobody() throws {
    let sink = try read([("x.json", #"[{"Id":60,"Name":"Laptop","SerialNumber":"X1","ClientId":7}]"#)])
    #expect(sink.records(.people).isEmpty && sink.codes() == ["unknownRecord"])
  }

  // MARK: OData

  @Test("An OData page counts its list and says whether another follows")
  func pages() throws {
    func page(_ ids: [Int], _ more: String) -> String {
      let rows = ids.map { #"{"Id":\#($0),"Name":"A","ClientId":3}"# }.joined(separator: ",")
      return #"{"@odata.context":"https://o.vivantio.com/$metadata#Callers"\#(more),"value":[\#(rows)]}"#
    }
    func told(_ documents: [(String, String)]) throws -> [String] {
      let sink = try read(documents)
      let people = sink.completeness.first { $0.collection == "people" }
      return ["\(people?.claimed ?? -1) \(people?.read ?? -1) \(people?.state ?? "")"] + sink.codes().sorted()
    }
    let next = #","@odata.nextLink":"https://o.vivantio.com/Callers?$skip=1""#
    #expect(try told([("Callers.json", page([5], #","@odata.count":2"#))]) == ["2 1 partial", "pagesMissing"])
    #expect(try told([("Callers.json", page([5], next))]) == ["-1 1 partial", "pagesMissing"])
    // The skip of a link may be another than the client's own: any page without a link is the last.
    let both = [("Callers.json", page([5], next)), ("Callers_2.json", page([6], #","@odata.count":2"#))]
    #expect(try told(both) == ["2 2 unproven"])
  }
}
