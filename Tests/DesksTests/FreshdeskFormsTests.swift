import DeskKit
import Desks
import Formats
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

/// What the forms of one Freshdesk account say alike, and what each says of its own.
@Suite("Freshdesk forms") struct FreshdeskFormsTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/freshdesk")

  private func read(_ name: String, timeZone: String? = nil) throws -> CollectingSink {
    let path = Self.fixtures.appendingPathComponent("\(name)/input").path
    let sink = CollectingSink()
    let read = try #require(Desk.freshdesk.read)
    try read(ExportOpener.open([path]), ReadOptions(account: "acme", timeZone: timeZone), sink)
    return sink
  }

  private func read(text: String, name: String) throws -> CollectingSink {
    let sink = CollectingSink()
    let read = try #require(Desk.freshdesk.read)
    try read(MemoryInput(name, text), ReadOptions(account: "acme"), sink)
    return sink
  }

  @Test func theExportSaysTheSameInJSONAndXML() throws {
    let json = try read("account-export-json")
    let xml = try read("account-export-xml")
    #expect(json.tickets.map(\.json) == xml.tickets.map(\.json))
    for name in ["people", "organizations", "groups", "statuses"] {
      func records(_ sink: CollectingSink) -> Set<String> {
        Set(sink.records.filter { $0.head.collection.name == name }.map { JSONValue.object($0.json).text })
      }
      #expect(records(json) == records(xml) && !records(json).isEmpty, "\(name)")
    }
    #expect(json.findings == [] && xml.findings == [])
  }

  @Test func notesPicturesAndFieldsOfAnExport() throws {
    let ticket = try #require(try read("account-export-xml").tickets.first { $0.id == "101" })
    #expect(ticket.messages.map(\.kind) == [.description, .system, .reply, .note])
    #expect(ticket.messages.map(\.visibility) == [.public, .internal, .public, .internal])
    #expect(ticket.createdAt == "2023-10-29T00:30:00Z" && ticket.firstResponseAt == "2023-10-29T08:00:00Z")
    #expect(ticket.fields == ["kite_model": "Falcon 3", "wind": "7.50", "damaged": true])
    let picture = try #require(ticket.messages.first?.attachments.first)
    #expect(picture.inline && picture.appearsAs.count == 1)
    #expect(picture.missing == "not in the export; its link was good until 2023-10-29T17:20:00Z")
  }

  @Test func numberAndNameThatDisagreeAreSaidOnce() throws {
    let sink = try read("api-v1")
    let findings = sink.findings.filter { $0.code == "numberAndNameDisagree" }
    #expect(
      findings.map(\.what) == Array(repeating: "status 4 is named Open, but that is the name of status 2", count: 2))
    let statuses = sink.tickets.compactMap(\.status)
    #expect(Set(statuses.map { "\($0.id ?? "") \($0.label) \($0.category)" }) == ["4 Open solved", "2 Otevřený open"])
    let hours = sink.tickets.flatMap(\.timeEntries).compactMap { $0["seconds"]?.int }
    #expect(hours == [1188])
    // The agent's number is that of the user, whom tickets name.
    #expect(sink.records(.people).compactMap { $0["id"]?.string }.sorted() == ["501", "601"])
  }

  @Test func timesOfATableAreOfTheGivenZone() throws {
    let utc = try read("csv")
    #expect(utc.codes() == ["zoneAssumed"])
    let local = try read("csv", timeZone: "Europe/Stockholm")
    #expect(local.codes() == ["timeOccursTwice", "timeDoesNotExist"])
    #expect(local.tickets.map(\.createdAt) == ["2023-10-29T00:30:00Z", "2023-11-01T09:00:00Z", "2024-03-31T01:30:00Z"])
    #expect(local.tickets.map(\.status?.category) == [.pending, .open, .unknown])
    #expect(local.tickets.map(\.requester?.isEmpty) == [false, nil, false])
    #expect(local.tickets[1].requesterText == "Sami")
  }

  @Test func archivedTicketsAreToldByWrapperAddressAndFile() throws {
    let ticket = "{\"display_id\":1,\"subject\":\"a\",\"status\":5,\"requester_id\":2}"
    #expect(try read(text: "[{\"archive_ticket\":\(ticket)}]", name: "a.json").tickets.map(\.state) == [.archived])
    #expect(
      try read(text: "[{\"helpdesk_ticket\":\(ticket)}]", name: "ArchiveTickets0.json").tickets.map(\.state)
        == [.archived])
    #expect(
      try read(text: "[{\"helpdesk_ticket\":\(ticket)}]", name: "Tickets0.json").tickets.map(\.state) == [.active])
    let sink = CollectingSink()
    let body = "{\"id\":1,\"subject\":\"a\",\"status\":5,\"requester_id\":2,\"description\":\"<p>x</p>\"}"
    let read = try #require(Desk.freshdesk.read)
    try read(
      MemoryInput("r.json", body, url: "https://acme.freshdesk.com/api/v2/tickets/archived/1"), ReadOptions(), sink)
    #expect(sink.tickets.map(\.state) == [.archived])
  }

  @Test func secretsStayOut() throws {
    let sink = try read("unpleasant")
    let all = sink.records.map { JSONValue.object($0.json).text }.joined()
    #expect(!all.contains("planted"))
    #expect(all.contains("is a field of the account's own"))
    #expect(sink.leaves["Users0.json"]?.dropped == ["secret": 3])
    #expect(sink.leaves["Groups0.json"]?.dropped == ["secret": 1])
  }

  @Test func numbersBehindFieldNamesAreTheAccounts() throws {
    func names(_ fields: String, account: String = "null") throws -> [String] {
      let text = "{\"helpdesk_ticket\":{\"display_id\":1,\"account_id\":\(account),\"custom_field\":{\(fields)}}}"
      return try read(text: text, name: "t.json").tickets[0].fields.names
    }
    #expect(try names("\"region_160548\":\"a\",\"line_2_160548\":\"b\"") == ["region", "line_2"])
    #expect(try names("\"region_160548\":\"a\",\"other\":\"b\"") == ["region_160548", "other"])
    #expect(try names("\"line_2\":\"a\"") == ["line_2"])
    #expect(try names("\"region_77\":\"a\"", account: "77") == ["region"])
  }

  @Test func linksSayWhenTheyEnd() throws {
    func missing(_ url: String) throws -> String? {
      let text = """
        {"helpdesk_ticket":{"display_id":1,"description":"x","description_html":"<p>x</p>","attachments":[{"id":5,\
        "content_file_name":"a","attachment_url":"\(url)"}]}}
        """
      return try read(text: text, name: "t.json").tickets[0].messages[0].attachments[0].missing
    }
    let end = "not in the export; its link was good until "
    #expect(try missing("https://x.example.com/a?Expires=1700000000") == end + "2023-11-14T22:13:20Z")
    #expect(
      try missing("https://x.example.com/a?X-Amz-Date=20240301T100000Z&X-Amz-Expires=300") == end
        + "2024-03-01T10:05:00Z")
    #expect(try missing("https://x.example.com/a?Expires=soon") == nil)
    #expect(try missing("https://x.example.com/a") == nil)
  }
}
