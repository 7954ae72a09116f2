import DeskKit
import Foundation
import Formats
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Archive

@Suite("Records with one id become one")
struct MergeTests {
  private func merged(_ inputs: [(JSONObject, String?, Bool)], _ shape: RecordShape = .ticket) -> JSONObject {
    var merge = RecordMerge()
    return merge.merge(inputs.map { MergeInput(object: $0.0, updatedAt: $0.1, partial: $0.2) }, shape: shape)
  }

  @Test func theNewerWinsAndAnAbsentFieldNeverErases() {
    let old: JSONObject = ["key": "k", "subject": "old", "language": "de", "extras": ["a": 1, "b": 2]]
    let new: JSONObject = ["key": "k", "subject": "new", "language": "", "tags": [], "extras": ["b": 3]]
    let result = merged([(old, "2024-01-01T00:00:00Z", false), (new, "2024-01-01T00:00:00.5Z", false)])
    #expect(
      JSONValue.object(result).text
        == #"{"key":"k","subject":"new","tags":[],"language":"de","extras":{"a":1,"b":3}}"#)
  }

  @Test func atATieTheRicherRecordWins() {
    let poor: JSONObject = ["key": "k", "subject": "a"]
    let rich: JSONObject = ["key": "k", "subject": "b", "language": "de"]
    #expect(merged([(poor, nil, false), (rich, nil, false)])["subject"] == "b")
    #expect(merged([(rich, nil, false), (poor, nil, false)])["subject"] == "b")
  }

  @Test func whoMayReadAMessageIsNotForgottenForAFormThatCannotSay() {
    let page: JSONObject = [
      "key": "k", "messages": [["key": "m", "visibility": "unknown", "body": ["text": "a", "html": "b"]]],
    ]
    let comment: JSONObject = ["key": "k", "messages": [["key": "m", "visibility": "internal"]]]
    var merge = RecordMerge()
    let result = merge.merge(
      [
        MergeInput(object: page, updatedAt: "2024-01-01T00:00:00Z", partial: false),
        MergeInput(object: comment, updatedAt: nil, partial: true),
      ], shape: .ticket)
    #expect(result["messages"]?.array?.first?["visibility"] == "internal")
    #expect(merge.differing.isEmpty)
  }

  @Test("One status told in two ways is the one with its id and scope, whatever is newer")
  func fullerChoices() {
    func ticket(_ status: JSONObject) -> JSONObject { ["key": "k", "status": .object(status)] }
    let whole: JSONObject = ["scope": "2", "id": "8", "label": "Waiting", "category": "pending"]
    let own: JSONObject = ["scope": nil, "id": "70", "label": "In work", "category": "open"]
    for (newer, older, expected) in [
      (["scope": nil, "id": nil, "label": "Waiting", "category": "unknown"], whole, "8"),
      (["scope": nil, "id": "8", "label": "Waiting", "category": "pending"], whole, "8"),
      (["scope": nil, "id": nil, "label": "Closed", "category": "closed"], whole, nil),
      (["scope": nil, "id": "5", "label": "Waiting", "category": "open"], whole, "5"),
      // The category alone says nothing against the account's own status of that category.
      (["scope": nil, "id": "open", "label": "Open", "category": "open"], own, "70"),
      (["scope": nil, "id": "pending", "label": "Pending", "category": "pending"], own, "pending"),
      (["scope": nil, "id": nil, "label": "WAITING", "category": "unknown"], whole, nil),
      // The same label in two scopes stays two.
      (["scope": "9", "id": nil, "label": "Waiting", "category": "unknown"], whole, nil),
    ] as [(JSONObject, JSONObject, String?)] {
      let result = merged([
        (ticket(newer), "2024-01-02T00:00:00Z", false), (ticket(older), "2024-01-01T00:00:00Z", false),
      ])
      #expect(result["status"]?["id"]?.string == expected)
      if expected == "8" { #expect(result["status"]?["scope"]?.string == "2") }
    }
    var rich = ticket(["scope": nil, "id": "open", "label": "Open", "category": "open"])
    rich["subject"] = "s"
    #expect(merged([(rich, nil, false), (ticket(own), nil, false)])["status"]?["id"] == "70")
  }

  @Test("Of one status each form's label, scope and category are kept, whichever is newer")
  func fusedChoices() throws {
    let bare: JSONObject = ["scope": "3", "id": "6", "label": "6", "labelFrom": "id", "category": "unknown"]
    let named: JSONObject = [
      "scope": nil, "id": "6", "label": "Waiting on vendor", "labelFrom": "source", "category": "pending",
    ]
    for order in [[bare, named], [named, bare]] {
      let result = merged([
        (["key": "k", "status": .object(order[0])], "2024-01-02T00:00:00Z", false),
        (["key": "k", "status": .object(order[1])], "2024-01-01T00:00:00Z", false),
      ])
      let status = try #require(result["status"]?.object)
      #expect(
        ["scope", "id", "label", "labelFrom", "category"].map { status.text($0) }
          == ["3", "6", "Waiting on vendor", "source", "pending"])
    }
    var merge = RecordMerge()
    let definitions = [bare, named].map { MergeInput(object: $0, updatedAt: nil, partial: false) }
    #expect(merge.merge(definitions, shape: .status)["label"] == "Waiting on vendor")
  }

  @Test func whatOneFormTellsOfARatingStaysBesideAnother() {
    func ticket(_ rating: JSONObject) -> JSONObject { ["key": "k", "satisfaction": .object(rating)] }
    let whole = ticket(["score": "good", "comment": "Kind"])
    for (newer, comment) in [("Good", "Kind"), ("bad", nil)] as [(String, String?)] {
      let result = merged([
        (ticket(["score": .string(newer)]), "2024-01-02T00:00:00Z", false), (whole, "2024-01-01T00:00:00Z", false),
      ])
      #expect(result["satisfaction"]?["comment"]?.string == comment)
      #expect(result["satisfaction"]?["score"]?.string == newer)
    }
  }

  @Test func aTableWithoutSecondsDoesNotTakeThemAway() {
    var merge = RecordMerge()
    let inputs = ["2024-01-02T09:15:00Z", "2024-01-02T09:15:31.123Z"].enumerated().map { place, time in
      MergeInput(
        object: ["key": "k", "createdAt": .string(time)], updatedAt: "2024-01-0\(4 - place)T00:00:00Z", partial: false)
    }
    #expect(merge.merge(inputs, shape: .ticket)["createdAt"] == "2024-01-02T09:15:31.123Z")
    #expect(merge.differing.isEmpty)
  }

  @Test func aPictureIsInlineWhereOneFormSaysSo() {
    func ticket(_ isInline: Bool) -> JSONObject {
      ["key": "k", "attachments": [["key": "a", "id": "1", "inline": .bool(isInline)]]]
    }
    for order in [[true, false], [false, true]] {
      let result = merged([(ticket(order[0]), "2024-01-02T00:00:00Z", false), (ticket(order[1]), nil, false)])
      #expect(result["attachments"]?.array?.first?["inline"] == true)
    }
  }

  private func message(_ key: String, _ id: String?, _ visibility: String, _ body: JSONObject, file: String? = nil)
    -> JSONValue
  {
    let files: [JSONValue] = file.map { [["key": .string("a:" + $0), "name": .string($0)]] } ?? []
    return [
      "key": .string(key), "id": .optional(id), "author": "p", "createdAt": "2024-01-01T00:00:10Z",
      "visibility": .string(visibility), "kind": .string(visibility == "internal" ? "note" : "reply"),
      "body": .object(body), "attachments": .array(files),
    ]
  }

  @Test("A private note never becomes public by a reply of the same words")
  func twinsOfOneText() throws {
    let table: JSONObject = [
      "key": "k",
      "messages": [
        message("m:k/1", nil, "internal", ["text": "ok"]), message("m:k/1", nil, "public", ["text": "ok"], file: "f"),
        message("m:k/2", nil, "public", [:], file: "g"), message("m:k/2", nil, "public", [:], file: "h"),
      ],
    ]
    let api: JSONObject = [
      "key": "k",
      "messages": [
        message("m:1", "1", "public", ["html": "<p>ok</p>"], file: "f"),
        message("m:2", "2", "internal", ["text": "ok"]),
        message("m:3", "3", "public", ["html": "<p></p>"], file: "h"), message("m:4", "4", "public", [:], file: "g"),
      ],
    ]
    for order in [[api, table], [table, api]] {
      let messages = try #require(merged(order.map { ($0, nil, false) })["messages"]?.array)
      #expect(messages.map { $0["key"]?.string } == ["m:1", "m:2", "m:3", "m:4"])
      #expect(messages.map { $0["visibility"]?.string } == ["public", "internal", "public", "public"])
      #expect(
        messages.map { $0["attachments"]?.array?.compactMap { $0["name"]?.string } } == [["f"], [], ["h"], ["g"]])
    }
    // Beside a page without comments, each stays one.
    let page: JSONObject = ["key": "k", "subject": "s"]
    #expect(merged([(table, nil, false), (page, nil, false)])["messages"]?.array?.count == 4)
    #expect(merged([(table, nil, false), (table, nil, false)])["messages"]?.array?.count == 4)
  }

  @Test(
    "The same words in another markup are the same message",
    arguments: [
      ("*bold* here & there", "<p><b>bold</b> here &amp; there</p>"),
      ("[~accountid:5] please", "<p><a href=\"x\">@Bot</a> please</p>"),
    ])
  func twinsInMarkup(_ wiki: String, _ html: String) throws {
    let table: JSONObject = [
      "key": "k",
      "messages": [message("m:k/1", nil, "unknown", ["markup": ["format": "wiki", "source": .string(wiki)]])],
    ]
    let page: JSONObject = ["key": "k", "messages": [message("m:1", "1", "internal", ["html": .string(html)])]]
    for partial in [false, true] {
      let messages = try #require(merged([(table, nil, false), (page, nil, partial)])["messages"]?.array)
      #expect(messages.map { $0["key"]?.string } == ["m:1"])
      #expect(messages[0]["kind"] == "note")
      #expect(messages[0]["body"]?["markup"]?["source"]?.string == wiki)
    }
    // Other words are others, and it is told.
    var merge = RecordMerge()
    let other: JSONObject = ["key": "k", "messages": [message("m:1", "1", "internal", ["text": "no"])]]
    let result = merge.merge(
      [(table, false), (other, true)].map { MergeInput(object: $0.0, updatedAt: nil, partial: $0.1) }, shape: .ticket)
    #expect(result["messages"]?.array?.count == 2)
    #expect(merge.differing.contains("messages"))
  }

  @Test("Work that one form tells without an id is the one that another tells with it")
  func workTwins() throws {
    func work(_ key: String, _ time: String, _ seconds: Int = 60) -> JSONValue {
      [
        "key": .string("jira:timeEntry:" + key), "author": "p", "startedAt": .string(time),
        "seconds": .number("\(seconds)"),
      ]
    }
    let table: JSONObject = [
      "key": "k", "timeEntries": [work("p/1/60", "2024-01-01T00:05:00Z"), work("p/2/60", "2024-01-01T00:05:00Z")],
    ]
    let page: JSONObject = [
      "key": "k",
      "timeEntries": [
        work("7", "2024-01-01T00:05:31Z"), work("8", "2024-01-01T00:05:00Z"), work("9", "2024-01-01T00:05:00Z", 90),
      ],
    ]
    let entries = try #require(merged([(table, nil, false), (page, nil, true)])["timeEntries"]?.array)
    #expect(entries.map { $0["key"]?.string } == ["8", "9", "7"].map { "jira:timeEntry:" + $0 })
  }

  @Test("A form that cannot tell where a ticket is does not bring it back")
  func stateless() {
    var merge = RecordMerge()
    var row = MergeInput(object: ["key": "k", "state": "active"], updatedAt: "2024-01-02T00:00:00Z", partial: false)
    row.isStateless = true
    let page = MergeInput(object: ["key": "k", "state": "deleted"], updatedAt: "2024-01-01T00:00:00Z", partial: false)
    #expect(merge.merge([row, page], shape: .ticket)["state"] == "deleted")
    #expect(merge.merge([row, row], shape: .ticket)["state"] == "active")
  }

  @Test("A message without an id is the one that another form tells with it")
  func twins() throws {
    func message(_ key: String, _ id: String?, _ time: String, _ text: String, _ author: String = "p") -> JSONValue {
      [
        "key": .string(key), "id": .optional(id), "author": .string(author), "createdAt": .string(time),
        "visibility": .string(id == nil ? "unknown" : "internal"), "kind": "note", "body": ["text": .string(text)],
      ]
    }
    let api: JSONObject = [
      "key": "k",
      "messages": [
        message("m:1", "1", "2024-01-01T00:00:10Z", "a  b"), message("m:2", "2", "2024-01-01T00:00:20Z", "a b"),
        message("m:3", "3", "2024-01-01T00:05:00Z", "c"),
      ],
    ]
    let table: JSONObject = [
      "key": "k",
      "messages": [
        message("m:k/1", nil, "2024-01-01T00:00:00Z", "a b"), message("m:k/2", nil, "2024-01-01T00:00:00Z", "a\nb"),
        message("m:k/3", nil, "2024-01-01T00:05:00Z", "c"),
      ],
    ]
    for order in [[api, table], [table, api]] {
      var merge = RecordMerge()
      let result = merge.merge(
        order.map { MergeInput(object: $0, updatedAt: nil, partial: false) }, shape: .ticket)
      let messages = try #require(result["messages"]?.array)
      #expect(messages.map { $0["key"]?.string } == ["m:1", "m:2", "m:3"])
      #expect(messages.allSatisfy { $0["visibility"] == "internal" })
      #expect(!merge.differing.contains("messages"))
    }
    // Another's, another text, another minute: told, and kept apart.
    for other in [
      message("m:k/9", nil, "2024-01-01T00:05:00Z", "c", "q"), message("m:k/9", nil, "2024-01-01T00:05:00Z", "d"),
      message("m:k/9", nil, "2024-01-01T00:06:00Z", "c"),
    ] {
      var merge = RecordMerge()
      let result = merge.merge(
        [api, ["key": "k", "messages": [other]]].map { MergeInput(object: $0, updatedAt: nil, partial: false) },
        shape: .ticket)
      #expect(result["messages"]?.array?.count == 4)
      #expect(merge.differing.contains("messages"))
    }
  }

  @Test func aMessageMadeOfTheDescriptionGivesWayToTheRealOne() {
    let list: JSONObject = [
      "key": "k",
      "messages": [
        [
          "key": "m", "author": "submitter", "createdAt": "2024-01-01T00:00:00Z", "visibility": "unknown",
          "kind": "description", "body": ["text": "as the ticket says"],
        ]
      ],
    ]
    for text in ["as the ticket says", "as it was written"] {
      let real: JSONObject = [
        "key": "m", "id": "9", "author": "writer", "visibility": "internal", "kind": "description",
        "body": ["html": "<p>x</p>", "text": .string(text)],
      ]
      let page: JSONObject = ["key": "k", "messages": [.object(real)]]
      var merge = RecordMerge()
      let result = merge.merge(
        [
          MergeInput(object: list, updatedAt: "2024-01-01T00:00:00Z", partial: false),
          MergeInput(object: page, updatedAt: nil, partial: true),
        ], shape: .ticket)
      var wanted = real
      if text == "as it was written" { wanted["extras"] = ["description": "as the ticket says"] }
      #expect(result["messages"]?.array == [.object(wanted)])
      #expect(merge.differing.isEmpty)
    }
  }

  @Test func messagesAreUnitedByKeyAndOrdered() {
    let page1: JSONObject = [
      "key": "k",
      "messages": [
        ["key": "m2", "id": "10", "createdAt": "2024-01-02T00:00:00Z", "kind": "reply"],
        ["key": "m1", "id": "9", "createdAt": "2024-01-02T00:00:00Z", "kind": "reply", "body": ["html": "<p>x"]],
      ],
    ]
    let page2: JSONObject = [
      "key": "k",
      "messages": [
        ["key": "m1", "id": "9", "createdAt": "2024-01-02T00:00:00Z", "kind": "reply", "body": ["text": "x"]],
        ["key": "m0", "id": "11", "createdAt": "2024-01-03T00:00:00Z", "kind": "description"],
      ],
    ]
    let result = merged([(page1, nil, true), (page2, nil, true)])
    #expect(result["messages"]?.array?.map { $0["key"] } == ["m0", "m1", "m2"])
    #expect(result["messages"]?.array?[1]["body"]?.text == #"{"html":"<p>x","text":"x"}"#)
  }

  @Test func statusesAreNeverMixed() {
    let one: JSONObject = ["key": "k", "status": ["id": "1", "label": "Open"]]
    let two: JSONObject = ["key": "k", "status": ["id": nil, "label": "Waiting"]]
    let result = merged([(one, "2024-01-01", false), (two, "2024-01-02", false)])
    #expect(result["status"]?.text == #"{"id":null,"label":"Waiting"}"#)
  }

  @Test func theStrongerStateWinsOnlyAmongEquallyNew() {
    let active: JSONObject = ["state": "active", "subject": "more"]
    let gone: JSONObject = ["state": "deleted"]
    #expect(merged([(active, "2024-01-01", false), (gone, "2024-01-01", false)])["state"] == "deleted")
    #expect(merged([(active, "2024-01-02", false), (gone, "2024-01-01", false)])["state"] == "active")
    #expect(merged([(active, "2024-01-02", true), (gone, "2024-01-01", false)])["state"] == "deleted")
  }

  @Test func anAttachmentIsListedOnceAtItsMessage() {
    let ticket: JSONObject = ["attachments": [["key": "a", "name": "f.txt"], ["key": "b"]]]
    let comments: JSONObject = ["messages": [["key": "m", "attachments": [["key": "a", "url": "u"]]]]]
    let result = merged([(ticket, nil, false), (comments, nil, true)])
    #expect(result["attachments"]?.text == #"[{"key":"b"}]"#)
    #expect(result["messages"]?.array?[0]["attachments"]?.text == #"[{"key":"a","name":"f.txt","url":"u"}]"#)
  }

  /// Messages that came apart each list what they show; the description's file has a list that names it.
  @Test func picturesThatRepliesQuoteAreListedOnce() throws {
    let url = "https://acme.example/inline?token=1"
    func shown(_ key: String, _ url: String) -> JSONValue {
      ["key": .string(key), "inline": true, "appearsAs": [.string(url)], "url": .string(url)]
    }
    func reply(_ day: Int, _ files: [JSONValue]) -> (JSONObject, String?, Bool) {
      let message: JSONObject = [
        "key": .string("m\(day)"), "createdAt": .string("2024-01-0\(day)T00:00:00Z"), "attachments": .array(files),
      ]
      return (["messages": [.object(message)]], nil, true)
    }
    let listed: JSONObject = ["key": "a", "size": 5, "inline": true, "url": "https://acme.example/file/a"]
    let whole: JSONObject = [
      "key": "k",
      "messages": [["key": "m1", "kind": "description", "attachments": [.object(listed), shown("p", url)]]],
    ]
    // The same picture, the listed file under another address, a token of the listed file's address, one of its own.
    let parts = [
      reply(2, [shown("p", url)]), reply(3, [shown("a", "https://acme.example/other/a"), shown("q", "https://q")]),
      reply(4, [shown("t", "https://acme.example/file/a"), shown("q", "https://q")]),
    ]
    for parts in [parts, parts.reversed()] {
      let messages = merged(parts + [(whole, nil, false)])["messages"]?.array ?? []
      let keys = messages.map { ($0["attachments"]?.array ?? []).compactMap { $0["key"]?.string } }
      #expect(keys == [["a", "p"], [], ["q"], []])
      #expect(messages.map { $0["attachments"] == nil } == [false, true, false, true])
      let shown = messages.first?["attachments"]?.array?.first?["appearsAs"]?.text
      #expect(shown == #"["https://acme.example/other/a","https://acme.example/file/a"]"#)
    }
    // What the list of another message names is not taken away: only a body can quote.
    let twice = merged([(whole, nil, false), reply(2, [.object(listed)])])["messages"]?.array ?? []
    #expect(twice.map { ($0["attachments"]?.array ?? []).count } == [2, 1])
  }

  /// Any split of a ticket into parts, arriving in any order among others, gives the bytes of the ticket unsplit.
  @Test(arguments: 1...40)
  func anySplitInAnyOrderGivesTheSameBytes(_ seed: Int) throws {
    let scratch = try Scratch()
    var generator = SeededRandom(UInt64(seed))
    var arrivals: [(RecordHead, JSONObject)] = []
    let tickets = manyTickets(8)
    for ticket in tickets {
      let head = RecordHead(.tickets, id: ticket.id, updatedAt: ticket.updatedAt)
      var whole = ticket.json
      for part in split(&whole, &generator) {
        arrivals.append((RecordHead(.tickets, id: ticket.id, partial: true), part))
      }
      arrivals.append((head, whole))
    }
    let plain = try makeWriter(scratch.at("a.bag"))
    for ticket in tickets { try plain.put(ticket) }
    _ = try plain.finish()
    let mixed = try makeWriter(scratch.at("b.bag"))
    for (head, part) in arrivals.shuffled(using: &generator) { try mixed.put(head, part) }
    let summary = try mixed.finish()
    #expect(summary.findingsTotal == 0, "seed \(seed)")
    let left = try text(scratch.at("a.bag/data/tickets.ndjson"))
    let right = try text(scratch.at("b.bag/data/tickets.ndjson"))
    #expect(left == right, "seed \(seed)")
  }

  /// Takes random members and messages out of a ticket and returns them as parts.
  private func split(_ ticket: inout JSONObject, _ generator: inout SeededRandom) -> [JSONObject] {
    var parts: [JSONObject] = []
    let start: JSONObject = ["key": ticket["key"] ?? .null, "id": ticket["id"] ?? .null]
    for name in ["subject", "requester", "fields", "extras", "events"] where Bool.random(using: &generator) {
      var part = start
      part[name] = ticket[name]
      parts.append(part)
      // Lists and objects stay as empty ones, as canonical tickets have them.
      switch ticket[name] {
      case .array: ticket[name] = .array([])
      case .object: ticket[name] = .object([:])
      default: ticket[name] = nil
      }
    }
    var staying: [JSONValue] = []
    for message in ticket["messages"]?.array ?? [] {
      guard Bool.random(using: &generator) else {
        staying.append(message)
        continue
      }
      var part = start
      part["messages"] = .array([message])
      parts.append(part)
    }
    ticket["messages"] = .array(staying)
    return parts
  }

  @Test func recordsThatDifferAreAFindingAndEqualOnesAreNot() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    var ticket = manyTickets(1)[0]
    try writer.put(ticket)
    try writer.put(manyTickets(2)[1])
    try writer.put(ticket)
    ticket.subject = "Other words"
    ticket.updatedAt = "2025-01-01T00:00:00Z"
    try writer.put(ticket)
    let summary = try writer.finish()
    #expect(summary.count("tickets") == 2)
    #expect(summary.findings.map(\.code) == ["duplicateRecordDiffers"])
    #expect(summary.findings[0].what == "2 records of 1 differ in subject, updatedAt")
    #expect(summary.findings[0].key == "acme:ticket:1")
  }

  @Test func partsWithoutARecordAreKeptAsOrphans() throws {
    let scratch = try Scratch()
    let writer = try makeWriter(scratch.at("a.bag"))
    try writer.put(manyTickets(1)[0])
    let part: JSONObject = ["key": "acme:ticket:77", "id": "77", "messages": [["key": "acme:message:1"]]]
    try writer.put(RecordHead(.tickets, id: "77", partial: true), part)
    let summary = try writer.finish()
    #expect(summary.count("tickets") == 1)
    #expect(summary.count("other/orphan-tickets") == 1)
    #expect(summary.findings.map(\.code) == ["recordMissing"])
    #expect(try text(scratch.at("a.bag/data/other/orphan-tickets.ndjson")) == JSONValue.object(part).text + "\n")
  }

  /// A late part meets the messages of a joined ticket as the parts they would have been: older than the ticket's times.
  @Test(arguments: [false, true]) func aJoinedTicketIsAsItsParts(_ isLaterTicketFirst: Bool) throws {
    let scratch = try Scratch()
    let tickets = manyTickets(2).map(\.json)
    func message(_ id: String, _ text: String, kind: String = "reply") -> JSONValue {
      [
        "key": .string("acme:message:" + id), "id": .string(id), "createdAt": "2024-01-01T00:00:00Z",
        "visibility": "public", "kind": .string(kind), "body": ["text": .string(text)], "extras": ["b": "1", "a": "2"],
      ]
    }
    func put(_ joined: Bool, to path: String) throws -> String {
      let writer = try makeWriter(path)
      for (at, ticket) in tickets.enumerated() {
        let id = ticket.text("id") ?? ""
        let own = message("\(id)/description", "first", kind: "description")
        let others = (1...3).map { message("\(at)\($0)", "text") }
        var head = RecordHead(.tickets, id: id, updatedAt: "2024-05-05T00:00:00Z")
        head.joined = joined
        var whole = ticket
        whole["messages"] = .array(joined ? [own] + others : [own])
        try writer.put(head, whole)
        func part(_ message: JSONValue) throws {
          let object: JSONObject = ["key": ticket["key"] ?? .null, "id": .string(id), "messages": .array([message])]
          try writer.put(RecordHead(.tickets, id: id, partial: true), object)
        }
        if !joined { for message in others { try part(message) } }
        if isLaterTicketFirst == (at == 1) { try part(message("\(at)2", "a longer text")) }
      }
      _ = try writer.finish()
      return try text(path + "/data/tickets.ndjson") + text(path + "/data/findings.ndjson")
    }
    let joined = try put(true, to: scratch.at("joined.bag"))
    #expect(joined.contains("a longer text") && joined.contains("duplicateRecordDiffers"))
    #expect(try put(false, to: scratch.at("parts.bag")) == joined)
  }

  /// The writer's byte order is the model's order of ids.
  @Test func idsAreOrderedAsTheModelSays() {
    var generator = SeededRandom(9)
    let samples = ["", "0", "00", "007", "7", "10", "9", "a", "A", "number/12", "12a", "ü", "99999999999999999999"]
    let ids = samples + (0..<50).map { _ in String(UInt32.random(in: 0...5000, using: &generator)) }
    for left in ids {
      for right in ids {
        let order = Array(left.utf8).withUnsafeBytes { a in
          Array(right.utf8).withUnsafeBytes { IDOrder.compare(a, $0) }
        }
        #expect((order < 0) == SourceKey.idPrecedes(left, right), "\(left) \(right)")
        #expect((order == 0) == (left == right))
      }
    }
  }
}

/// Many ids in one sorted run: what is sorted by keys must come as ids compare, equal ones as they came.
@Suite("Order of a run") struct RunOrderTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func keysSortAsIDsCompare(_ seed: UInt64) throws {
    var generator = SeededRandom(seed)
    let prefixes = ["", "", "acme:person:", "acme:person:mail/", "ü", "0", "9999999999999999999999999"]
    let long = String(repeating: "x", count: 40)
    let ids = (0..<2000).map { _ in
      (prefixes.randomElement(using: &generator) ?? "") + String(UInt32.random(in: 0...900, using: &generator))
        + (Bool.random(using: &generator) ? "" : long + String(UInt32.random(in: 0...9, using: &generator)))
    }
    let scratch = try Scratch()
    let set = try SpillSet(folder: scratch.at("runs"), limits: ArchiveLimits())
    for (number, id) in ids.enumerated() {
      try Array(id.utf8).withUnsafeBytes { id in
        try withUnsafeBytes(of: number) { number in
          let none = UnsafeRawBufferPointer(start: nil, count: 0)
          try set.add(RunEntry(id: id, updatedAt: none, json: number, partial: false))
        }
      }
    }
    var got: [Int] = []
    try set.forEach { got.append($0.json.loadUnaligned(as: Int.self)) }
    let wanted = ids.indices.sorted { left, right in
      let order = Array(ids[left].utf8).withUnsafeBytes { a in
        Array(ids[right].utf8).withUnsafeBytes { IDOrder.compare(a, $0) }
      }
      return order != 0 ? order < 0 : left < right
    }
    #expect(got == wanted)
  }
}
