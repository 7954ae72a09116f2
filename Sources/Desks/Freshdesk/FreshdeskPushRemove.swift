package import DeskKit
package import HTTP
import JSONText
package import TicketModel

extension Freshdesk.Writer {
  /// Ends the external id of a contact that came into being with a ticket nobody is known to have asked.
  static let requesterMark = "/requester"

  package func remove(
    _ kind: RecordKind, targetID: String, over exchange: any Exchange
  ) async throws -> Removal {
    guard let path = Self.path(kind) else { return .kept("\(kind.rawValue)s are not removed one by one") }
    do {
      if kind == .person, try await !isOurs(targetID, exchange) {
        return .kept("somebody else made this contact, so that it stays")
      }
      let nobody = kind == .ticket ? try await unknownRequester(of: targetID, exchange) : nil
      _ = try await send(HTTPCall("DELETE", "\(path)/\(targetID)"), over: exchange)
      if let nobody { try await removeUnknown(nobody, exchange) }
      return .removed
    } catch let error as DeskError where error.code == .notFound {
      return .alreadyGone
    }
  }

  /// Contacts that we made carry the source's key; one that a push only joined does not.
  private func isOurs(_ contact: String, _ exchange: any Exchange) async throws -> Bool {
    let reply = try await send(HTTPCall("GET", "/api/v2/contacts/\(contact)"), over: exchange)
    return try object(reply, of: "GET /contacts/{id}")["unique_external_id"]?.string?.contains(":person:") == true
  }

  /// The contact that the create of this ticket made because its requester is unknown.
  private func unknownRequester(of ticket: String, _ exchange: any Exchange) async throws -> String? {
    let reply = try await send(HTTPCall("GET", "/api/v2/tickets/\(ticket)?include=requester"), over: exchange)
    let requester = try object(reply, of: "GET /tickets/{id}")["requester"]
    guard requester?["email"]?.string == nil, let id = requester?["id"]?.idText else { return nil }
    let contact: JSONObject
    do {
      let reply = try await send(HTTPCall("GET", "/api/v2/contacts/\(id)"), over: exchange)
      contact = try object(reply, of: "GET /contacts/{id}")
    } catch let error as DeskError where error.code == .notFound {
      return nil
    }
    guard contact["deleted"]?.bool != true, let external = contact["unique_external_id"]?.string else { return nil }
    return external.hasSuffix(Self.requesterMark) || contact["name"]?.string == Freshdesk.unknownRequester ? id : nil
  }

  /// Once none of its tickets is left: several may have been asked by the same unknown person.
  private func removeUnknown(_ contact: String, _ exchange: any Exchange) async throws {
    let query = "requester_id=\(contact)&updated_since=1970-01-01T00:00:00Z&per_page=1"
    var isLast = true
    try await eachPage("/api/v2/tickets?\(query)", over: exchange) { tickets in
      isLast = tickets.isEmpty
      return false
    }
    if isLast { _ = try await send(HTTPCall("DELETE", "/api/v2/contacts/\(contact)"), over: exchange) }
  }
}
