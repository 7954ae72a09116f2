package import DeskKit
package import HTTP
import JSONText
import Synchronization
package import TicketModel

extension Freshdesk {
  /// Writes tickets, contacts and companies through API v2.
  ///
  /// History goes into notes, never replies, which would be mailed. Dates cannot be set: each message starts with a
  /// line that tells who wrote it and when.
  package struct Writer: DeskWriter {
    let options: WriterOptions
    let names = UserNames()

    package init(options: WriterOptions) { self.options = options }

    /// Nothing was pulled (`--empty-target`): what the account has is not known.
    var blind: Bool { options.target.fields.isEmpty }

    func field(_ id: String) -> FieldDefinition? {
      options.target.fields.first { $0.of == "ticket" && $0.id == id }
    }

    package var externalIDPlace: String? {
      if blind { return "custom field \(Freshdesk.externalIDField) (not checked: the target was not pulled)" }
      return field(Freshdesk.externalIDField).map { "custom field \"\($0.label ?? $0.id)\" (\($0.id))" }
    }

    package var externalIDAdvice: String {
      """
      Freshdesk has no external id for tickets. In Admin > Workflows > Ticket fields add a single-line text field named \
      "Source ticket id", so that its API name is \(Freshdesk.externalIDField), then pull the target again.
      """
    }

    package var unchecked: [String] {
      guard blind else { return [] }
      return [
        "Not checked, because the target was not pulled: whether it has the ticket field \(Freshdesk.externalIDField), "
          + "without which it refuses every ticket. \(externalIDAdvice)"
      ]
    }

    package func compile(_ ticket: MappedTicket) -> RecordScript { TicketCompiler(writer: self, ticket).creation() }

    package func compileUpdate(_ ticket: MappedTicket, changed: Set<String>, added: Set<String>) -> RecordScript {
      TicketCompiler(writer: self, ticket).update(changed, added)
    }

    package func url(_ kind: RecordKind, targetID: String) -> String? {
      switch kind {
      case .ticket: "\(options.site)/a/tickets/\(targetID)"
      case .person: "\(options.site)/a/contacts/\(targetID)"
      case .organization: "\(options.site)/a/companies/\(targetID)"
      default: nil
      }
    }

    static func path(_ kind: RecordKind) -> String? {
      switch kind {
      case .ticket: "/api/v2/tickets"
      case .person: "/api/v2/contacts"
      case .organization: "/api/v2/companies"
      default: nil
      }
    }

    // MARK: Calls

    /// Sends a call and turns refusals into ``DeskError``. For writes, an answer that tells nothing means "look first".
    func send(_ call: HTTPCall, over exchange: any Exchange) async throws -> HTTPReply {
      let name = call.method + " " + (call.url.split(separator: "?").first.map(String.init) ?? call.url)
      let reply: HTTPReply
      do {
        reply = try await exchange.send(call)
      } catch let failure as HTTPFailure {
        let harmless = call.method == "GET" || failure.effect == .none
        let retry: DeskError.Retry = failure.permanent ? .never : harmless ? .backoff : .lookFirst
        throw DeskError(.unavailable, retry, call: name, detail: failure.detail)
      }
      if (200..<300).contains(reply.status) { return reply }
      throw Writer.error(reply, call: name, writes: call.method != "GET")
    }

    static func error(_ reply: HTTPReply, call: String, writes: Bool) -> DeskError {
      let detail = "\(reply.status): \(Wire.explanation(reply.body))"
      switch reply.status {
      case 401: return DeskError(.unauthorized, .never, call: call, detail: detail)
      case 403: return DeskError(.forbidden, .never, call: call, detail: detail)
      case 404: return DeskError(.notFound, .never, call: call, detail: detail)
      case 409: return DeskError(.conflict, .never, call: call, detail: detail)
      case 429:
        let wait = reply.header("Retry-After").flatMap { Int($0) }
        return DeskError(
          .rateLimited, wait.map { .after(.seconds(max(0, $0))) } ?? .backoff, call: call, detail: detail)
      case 500...: return DeskError(.unavailable, writes ? .lookFirst : .backoff, call: call, detail: detail)
      default: return DeskError(.invalid, .never, call: call, detail: detail)
      }
    }

    func object(_ reply: HTTPReply, of call: String) throws -> JSONObject {
      guard let object = Wire.json(reply.body)?.object else {
        throw DeskError(
          .unavailable, .lookFirst, call: call,
          detail: "expected a JSON object, got \(reply.body.count) bytes of something else")
      }
      return object
    }

    /// All pages of a list, in order, until `body` returns false.
    func eachPage(
      _ first: String, over exchange: any Exchange, _ body: ([JSONValue]) async throws -> Bool
    ) async throws {
      var next: String? = first
      while let address = next {
        let reply = try await send(HTTPCall("GET", address), over: exchange)
        guard let items = Wire.json(reply.body)?.array else {
          throw DeskError(.unavailable, .backoff, call: "GET \(first)", detail: "expected a JSON array")
        }
        guard try await body(items) else { return }
        next = CallAddress.next(inLink: reply.header("link")).map(Wire.relative)
      }
    }

    // MARK: Rebuilding a ledger

    package func eachExternalID(
      prefix: String, over exchange: any Exchange,
      found: @Sendable (RecordKind, String, String) async throws -> Void
    ) async throws {
      try await eachTicket(over: exchange) { ticket in
        guard let external = ticket["custom_fields"]?[Freshdesk.externalIDField]?.string, external.hasPrefix(prefix),
          let id = ticket["id"]?.idText
        else { return }
        try await found(.ticket, external, id)
      }
      try await eachPage("/api/v2/contacts?per_page=100", over: exchange) { contacts in
        for contact in contacts {
          guard let external = contact["unique_external_id"]?.string, external.hasPrefix(prefix),
            !external.hasSuffix(Writer.requesterMark),
            let id = contact["id"]?.idText
          else { continue }
          try await found(.person, external, id)
        }
        return true
      }
      try await eachPage("/api/v2/companies?per_page=100", over: exchange) { companies in
        for company in companies {
          guard let external = CompanyMark.externalID(in: company["note"]?.string), external.hasPrefix(prefix),
            let id = company["id"]?.idText
          else { continue }
          try await found(.organization, external, id)
        }
        return true
      }
    }

    /// Every ticket once. A query ends after 300 pages: then it starts again from the last change seen.
    func eachTicket(over exchange: any Exchange, _ body: (JSONValue) async throws -> Void) async throws {
      var since = "1970-01-01T00:00:00Z"
      var seen: Set<String> = []
      while true {
        var pages = 0
        var last = since
        let query = "updated_since=\(Wire.escaped(since))&order_by=updated_at&order_type=asc&per_page=100"
        try await eachPage("/api/v2/tickets?\(query)", over: exchange) { tickets in
          pages += 1
          for ticket in tickets {
            last = ticket["updated_at"]?.string ?? last
            if let id = ticket["id"]?.idText, seen.insert(id).inserted { try await body(ticket) }
          }
          return pages < 300
        }
        guard pages == 300, last != since else { return }
        since = last
      }
    }
  }

  /// Addresses of users by their id at the target, asked once each.
  final class UserNames: Sendable {
    private let known = Mutex<[String: String]>([:])
    subscript(id: String) -> String? {
      get { known.withLock { $0[id] } }
      set { known.withLock { $0[id] = newValue } }
    }
  }

  /// Companies have no external id: the last line of `note` remembers where one came from.
  enum CompanyMark {
    private static let start = "Deskferry source: "
    static func note(_ externalID: String) -> String { start + externalID }
    static func externalID(in note: String?) -> String? {
      guard let line = note?.split(separator: "\n").last, line.hasPrefix(start) else { return nil }
      return String(line.dropFirst(start.count))
    }
  }
}
