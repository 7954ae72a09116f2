import DeskKit
import Foundation
import HTTP
import JSONText
import Testing
import TicketModel

@testable import Desks

/// What the writer makes of a ticket that another plan wrote, or under another address, without any server.
@Suite("Request Tracker: what is there already") struct RequestTrackerFindTests {
  /// Ticket 7 with one message of a sort.
  private struct OneMessage: Exchange {
    let type: String
    let text: String

    func send(_ call: HTTPCall) async throws -> HTTPReply {
      let path = call.url.split(separator: "?").first.map(String.init) ?? ""
      let body: JSONValue? =
        switch path.dropFirst(RequestTracker.api.count) {
        case "/ticket/7":
          ["id": "7", "Status": "open", "Requestor": [["id": "dora@example.com", "type": "user"]]]
        case "/ticket/7/history": ["items": [["id": "30", "Type": .string(type)]]]
        case "/ticket/7/attachments": ["items": [["id": "40", "TransactionId": ["id": "30", "type": "transaction"]]]]
        case "/attachment/40":
          ["ContentType": "text/plain", "Content": .string(Data(text.utf8).base64EncodedString())]
        case "/user/dora@example.com", "/user/dora%40example.com":
          ["id": "12", "Name": "dora@example.com", "EmailAddress": "dora@example.com"]
        default: nil
        }
      return body.map { HTTPReply(status: 200, body: $0.bytes) } ?? HTTPReply(status: 404)
    }
  }

  private func context(_ parts: [String: String] = [:]) -> StepContext {
    StepContext(
      key: "zendesk:ticket:1", externalID: "acme/zendesk:ticket:1", targetID: "7", stepIDs: parts,
      intendedAt: "2024-01-01T00:00:00Z", file: { $0 })
  }

  @Test("a message of an interrupted plan is found whoever may read it there", arguments: [false, true])
  func otherReaders(inOtherWords: Bool) async throws {
    let mapped = RequestTrackerUpdateTests.mapped("open")
    let writer = RequestTrackerUpdateTests.writer(.replies)
    let step = try #require(writer.compile(mapped).steps.first { $0.kind == .message })
    #expect(step.payload["verb"] == "correspond")
    var text = try #require(step.payload["fields"]?["Content"]?.string)
    if inOtherWords { text += " in other words" }
    var context = context()
    context.inOtherWords = inOtherWords
    for type in ["Correspond", "Comment"] {
      guard
        case .found(let result) = try await writer.find(step, of: context, over: OneMessage(type: type, text: text))
      else {
        Issue.record("it would be written a second time beside a \(type)")
        continue
      }
      #expect(result.id == "30")
    }
    context.stepIDs = ["message:zendesk:message:8": "30"]
    guard case .absent = try await writer.find(step, of: context, over: OneMessage(type: "Comment", text: text)) else {
      Issue.record("another message of ours was taken for it")
      return
    }
  }

  @Test("a requester whose address changed at the source is still the same user")
  func otherAddress() async throws {
    var mapped = RequestTrackerUpdateTests.mapped("open")
    mapped.people["zendesk:person:1"]?.address = "dora.new@example.com"
    let writer = RequestTrackerUpdateTests.writer()
    func requester(_ ids: [String: String]) async throws -> Facets {
      let shown = try await writer.show(
        .ticket, targetID: "7", script: writer.compile(mapped), messages: [:], ids: ids,
        over: OneMessage(type: "Comment", text: ""))
      return try #require(shown)
    }
    let ours = try await requester(["zendesk:person:1": "dora@example.com"])
    #expect(ours["requester"] == "dora.new@example.com")
    let other = try await requester(["zendesk:person:1": "somebody.else@example.com"])
    #expect(other["requester"] == "dora@example.com")
    #expect(ours.identities["requester"] == other.identities["requester"])
  }
}
