import DeskKit
import HTTP
import JSONText

extension Freshdesk {
  /// Fetches everything the API lists. Replies are recorded by the exchange; reading them is the reader's work.
  struct Puller {
    let session: PullSession
    private let api = "/api/v2"

    init(session: PullSession) { self.session = session }

    func pull() async throws {
      // Statuses first: without their names the rest means little.
      _ = try await list("ticket fields", "/ticket_fields")
      _ = try await list("agents", "/agents?per_page=100")
      _ = try await list("groups", "/groups?per_page=100")
      _ = try await list("products", "/products?per_page=100")
      _ = try await list("companies", "/companies?per_page=100")
      let since = session.since.map { "&updated_since=\(Wire.escaped($0))" } ?? ""
      for state in ["", "&state=blocked", "&state=deleted"] {
        _ = try await list("contacts", "/contacts?per_page=100\(since)\(state)")
      }
      for filter in ["", "&filter=spam", "&filter=deleted"] { try await tickets(filter) }
    }

    /// All pages of a list; how many records there were.
    private func list(
      _ what: String, _ path: String, each: ([JSONValue]) async throws -> Bool = { _ in true }
    ) async throws -> Int {
      var next: String? = api + path
      var count = 0
      while let address = next {
        try Task.checkCancellation()
        let reply = try await get(address)
        guard let items = Wire.json(reply.body)?.array else {
          throw DeskError(.unavailable, .backoff, call: "GET \(path)", detail: "expected a JSON array of \(what)")
        }
        count += items.count
        session.progress(what, count)
        guard try await each(items) else { break }
        next = CallAddress.next(inLink: reply.header("link")).map(Wire.relative)
      }
      return count
    }

    private func get(_ address: String) async throws -> HTTPReply {
      let reply = try await session.exchange.send(HTTPCall("GET", address))
      guard (200..<300).contains(reply.status) else {
        throw Writer.error(reply, call: "GET \(address.split(separator: "?")[0])", writes: false)
      }
      return reply
    }

    /// Tickets by time of change. A query gives 300 pages at most and then starts again from the last change seen.
    private func tickets(_ filter: String) async throws {
      var since = session.since ?? "1970-01-01T00:00:00Z"
      var seen: Set<String> = []
      while true {
        var pages = 0
        var last = since
        let path =
          "/tickets?updated_since=\(Wire.escaped(since))&order_by=updated_at&order_type=asc&per_page=100\(filter)"
        _ = try await list("tickets", path) { tickets in
          pages += 1
          for ticket in tickets {
            last = ticket["updated_at"]?.string ?? last
            guard let id = ticket["id"]?.idText, seen.insert(id).inserted else { continue }
            try await fetch(id, conversation: filter != "&filter=deleted")
          }
          return pages < 300
        }
        guard pages == 300, last != since else { return }
        since = last
      }
    }

    /// The ticket itself, since lists leave out its attachments; its conversation; and the files of both.
    private func fetch(_ id: String, conversation: Bool) async throws {
      let whole = Wire.json(try await get("\(api)/tickets/\(id)?include=stats,requester,company").body)
      try await files(whole?["attachments"])
      // The conversation of what lies in the trash is not answered.
      guard conversation else { return }
      _ = try await list("messages", "/tickets/\(id)/conversations?per_page=100") { entries in
        for entry in entries { try await files(entry["attachments"]) }
        return true
      }
    }

    /// At once, since addresses are good for minutes only. A file that is gone does not stop the pull.
    private func files(_ attachments: JSONValue?) async throws {
      for attachment in attachments?.array ?? [] {
        guard let url = attachment["attachment_url"]?.string else { continue }
        _ = try await session.exchange.send(HTTPCall("GET", url))
      }
    }
  }
}
