import Archive
import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// One invented account in two of a desk's forms (`Fixtures/<desk>/same-<form>`): the tickets are the same, and what the
/// poorer form cannot hold is listed here, facet by facet. A facet that begins to differ, or no longer does, is a red
/// test: the card says what a form cannot tell.
@Suite("One account in two forms")
struct SameAccountTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    var desk: String
    var rich: String
    var poor: String
    /// The poorer form has no value.
    var lacks: Set<String> = []
    /// Both have one, and each says it its own way.
    var differs: Set<String> = []
    /// Only the poorer form has one.
    var adds: Set<String> = []
    var testDescription: String { "\(desk): \(rich), \(poor)" }
  }

  static let pairs: [Pair] = [
    Pair(desk: "freshdesk", rich: "json", poor: "xml"),
    Pair(desk: "freshdesk", rich: "json", poor: "api"),
    Pair(
      desk: "freshdesk", rich: "json", poor: "csv",
      lacks: ["assignee", "channel.id", "group", "messages", "priority.id", "status.id"], adds: ["firstResponseAt"]),
    Pair(
      desk: "freshservice", rich: "api", poor: "xml", lacks: ["container.id", "container.kind", "status.scope"],
      differs: ["status.labelFrom"]),
    Pair(
      desk: "hubspot", rich: "api", poor: "csv", lacks: ["messages"], differs: ["type.label"], adds: ["requesterText"]),
    Pair(desk: "jira", rich: "rest", poor: "backup", lacks: ["url"]),
    Pair(
      desk: "jira", rich: "rest", poor: "rss",
      lacks: ["messages.author.address", "requester.address", "submitter"],
      differs: ["messages.kind", "messages.visibility"]),
    Pair(
      desk: "jira", rich: "rest", poor: "csv",
      lacks: [
        "container.id", "messages.author.address", "priority.id", "requester.address", "status.id", "type.id", "url",
      ], differs: ["messages.key", "messages.kind", "messages.visibility"]),
    Pair(desk: "solarwinds", rich: "json", poor: "xml"),
    Pair(
      desk: "solarwinds", rich: "json", poor: "csv",
      lacks: [
        "assignee", "channel.id", "channel.kind", "channel.label", "messages", "requester.name", "submitter", "tags",
        "type.id", "type.kind", "type.label", "url",
      ], differs: ["key", "requester"]),
    Pair(
      desk: "teamwork-desk", rich: "v2", poor: "v1", lacks: ["channel.id", "priority.id", "status.id"],
      differs: ["priority.label", "status.label"], adds: ["type.label"]),
    Pair(desk: "zendesk", rich: "ndjson", poor: "api"),
    Pair(
      desk: "zendesk", rich: "ndjson", poor: "xml", lacks: ["channel.id", "channel.kind", "channel.label"],
      differs: ["messages.key"], adds: ["solvedAt"]),
    Pair(
      desk: "zendesk", rich: "ndjson", poor: "csv",
      lacks: ["assignee", "channel.id", "group", "messages", "submitter"],
      differs: ["channel.label", "status.labelFrom"], adds: ["requesterText", "solvedAt"]),
    Pair(desk: "zoho-desk", rich: "backup-two", poor: "backup-one"),
    Pair(desk: "zoho-desk", rich: "api", poor: "backup-two", lacks: ["url"], differs: ["status.category"]),
  ]

  @Test("The tickets are the same, but for what the poorer form cannot hold", arguments: pairs)
  func same(_ pair: Pair) throws {
    let rich = try tickets(pair.desk, pair.rich)
    let poor = try tickets(pair.desk, pair.poor)
    #expect(rich.keys.sorted() == poor.keys.sorted())
    #expect(rich.count == 2)
    var found = Pair(desk: pair.desk, rich: pair.rich, poor: pair.poor)
    for (number, facets) in rich {
      let others = try #require(poor[number])
      for name in Set(facets.keys).union(others.keys) {
        switch (facets[name], others[name]) {
        case (let one?, let other?): if one != other { found.differs.insert(SameAccountTests.plain(name)) }
        case (_?, nil): found.lacks.insert(SameAccountTests.plain(name))
        case (nil, _?): found.adds.insert(SameAccountTests.plain(name))
        case (nil, nil): break
        }
      }
    }
    // A message that is not there lacks everything.
    if found.lacks.contains("messages.kind") {
      found.lacks = found.lacks.filter { !$0.hasPrefix("messages.") }.union(["messages"])
    }
    #expect(found.lacks == pair.lacks)
    #expect(found.differs == pair.differs)
    #expect(found.adds == pair.adds)
  }

  @Test("Every form of an account that has several is in a pair")
  func everyFormIsCompared() {
    let cases = DeskCase.all.filter { $0.name.hasPrefix("same-") }.map { "\($0.desk)/\($0.name)" }
    let compared = Self.pairs.flatMap { ["\($0.desk)/same-\($0.rich)", "\($0.desk)/same-\($0.poor)"] }
    #expect(Set(cases) == Set(compared))
    #expect(Set(Self.pairs.map(\.desk)).count >= 8)
  }

  // MARK: Facets

  /// By ticket number: what the ticket says, by facet; messages by their time.
  private func tickets(_ desk: String, _ form: String) throws -> [String: [String: String]] {
    let folder = try TestFolder()
    let given = DeskCase(desk: desk, name: "same-" + form)
    let path = folder.path + "/a.bag"
    let writer = try ArchiveWriter(
      at: path, identity: DeskIdentity(desk: desk, account: "lantern"),
      options: ArchiveOptions(force: true, toolVersion: "test"))
    let read = try #require(try given.value().read)
    try read(given.input(), ReadOptions(account: "lantern", timeZone: "UTC"), writer)
    _ = try writer.finish()
    let collections = try DeskCase.collections(path)
    var people: [String: Person] = [:]
    for record in try SameAccountTests.records(collections["people.ndjson"]) {
      let person = Person(json: record)
      people[person.key] = person
    }
    var result: [String: [String: String]] = [:]
    for record in try SameAccountTests.records(collections["tickets.ndjson"]) {
      let ticket = Ticket(json: record)
      result[ticket.number ?? ""] = SameAccountTests.facets(ticket, people)
    }
    return result
  }

  private static func records(_ bytes: [UInt8]?) throws -> [JSONObject] {
    try (bytes ?? []).split(separator: UInt8(ascii: "\n")).map { try JSONIndex.value(of: Array($0)).object ?? [:] }
  }

  private static func facets(_ ticket: Ticket, _ people: [String: Person]) -> [String: String] {
    var facets: [String: String] = [:]
    func add(_ name: String, _ value: String?) { if let value, !value.isEmpty { facets[name] = value } }
    add("key", ticket.key)
    add("subject", ticket.subject)
    add("state", ticket.state.rawValue)
    add("url", ticket.url)
    for (name, object) in [
      ("status", ticket.status?.json), ("priority", ticket.priority?.json), ("type", ticket.type?.json),
      ("channel", ticket.channel?.json), ("container", ticket.container?.json),
    ] {
      for (member, value) in (object ?? [:]).members { add("\(name).\(member)", value.string) }
    }
    for (name, key) in [
      ("requester", ticket.requester), ("submitter", ticket.submitter), ("assignee", ticket.assignee),
    ] { add(name, key) }
    add("requesterText", ticket.requesterText)
    add("group", ticket.group)
    add("organization", ticket.organization)
    add("requester.name", ticket.requester.flatMap { people[$0]?.name })
    add("requester.address", ticket.requester.flatMap { people[$0]?.emails.first?.address })
    for (name, time) in [
      ("createdAt", ticket.createdAt), ("updatedAt", ticket.updatedAt), ("firstResponseAt", ticket.firstResponseAt),
      ("solvedAt", ticket.solvedAt), ("closedAt", ticket.closedAt), ("dueAt", ticket.dueAt),
    ] { add(name, moment(time)) }
    add("tags", ticket.tags.joined(separator: "|"))
    add("links", ticket.links.map { "\($0.kind) \($0.ticket ?? "")" }.sorted().joined(separator: "|"))
    for message in ticket.messages {
      // No two messages of the account have one time.
      let place = "messages@\(moment(message.createdAt) ?? "").."
      add(place + "key", message.key)
      add(place + "author", message.author)
      add(place + "author.name", message.author.flatMap { people[$0]?.name })
      add(place + "author.address", message.author.flatMap { people[$0]?.emails.first?.address })
      add(place + "visibility", message.visibility.rawValue)
      add(place + "kind", message.kind.rawValue)
      add(place + "text", words(message.body))
    }
    return facets
  }

  /// `messages.kind` of `messages@2025-03-04T09:15:00Z..kind`
  private static func plain(_ facet: String) -> String {
    guard let at = facet.firstIndex(of: "@"), let end = facet.firstRange(of: "..") else { return facet }
    return facet[..<at] + "." + facet[end.upperBound...]
  }

  /// Forms write fractions of a second that are none.
  private static func moment(_ time: String?) -> String? {
    guard let time, let dot = time.firstIndex(of: ".") else { return time }
    let fraction = time[dot...].dropFirst().dropLast()
    return fraction.allSatisfy { $0 == "0" } ? time[..<dot] + "Z" : time
  }

  private static func words(_ body: MessageBody) -> String {
    if let text = body.text { return text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    var text = ""
    var isTag = false
    for character in body.html ?? "" {
      if character == "<" { isTag = true }
      text.append(isTag ? " " : character)
      if character == ">" { isTag = false }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
