import DeskKit
import Formats
import HTTP
import JSONText

extension Zammad {
  /// Fetches what the token's owner may see, with GET only; every reply is recorded and read like any recording.
  ///
  /// Lists are asked for by page; the search index, which lags behind, is not asked at all.
  struct Puller {
    let session: PullSession
    private let api = "/api/v1"

    init(session: PullSession) { self.session = session }

    func pull() async throws {
      // Whoever may not even list states is not signed in.
      try await list("states", "/ticket_states", mayBeRefused: false)
      try await list("priorities", "/ticket_priorities")
      try await list("groups", "/groups")
      try await list("roles", "/roles")
      _ = try await get("/object_manager_attributes")
      try await list("organizations", "/organizations")
      try await list("people", "/users")
      try await tickets()
    }

    /// All pages until one is not full. Rows are given by id, so what is new comes at the end.
    private func list(
      _ what: String, _ path: String, mayBeRefused: Bool = true, each: ([JSONValue]) async throws -> Void = { _ in }
    ) async throws {
      // The tickets' list gives no more than 100; a shorter page than asked for would look like the last.
      let size = 100
      var page = 1
      var count = 0
      while true {
        try Task.checkCancellation()
        let reply = try await get("\(path)?page=\(page)&per_page=\(size)", mayBeRefused: mayBeRefused)
        guard let items = reply?.array else { return }
        try await each(items)
        count += items.count
        session.progress(what, count)
        guard items.count >= size else { return }
        page += 1
      }
    }

    private func tickets() async throws {
      var seen: Set<String> = []
      let since = session.since.flatMap(Timestamp.epoch)
      try await list("tickets", "/tickets") { tickets in
        for ticket in tickets {
          guard let id = ticket["id"]?.idText, seen.insert(id).inserted else { continue }
          let changed = ticket["updated_at"]?.string.flatMap(Timestamp.epoch)
          if let since, let changed, changed < since { continue }
          try await self.ticket(id, ticket)
          session.progress("conversations", seen.count)
        }
      }
    }

    private func ticket(_ id: String, _ ticket: JSONValue) async throws {
      let articles = try await get("/ticket_articles/by_ticket/\(id)")?.array ?? []
      for article in articles {
        guard let number = article["id"]?.idText else { continue }
        var files = (article["attachments"]?.array ?? []).compactMap { $0["id"]?.idText }
        files += Wire.pictures(article["body"]?.string ?? "", ticket: id, article: number).map(\.id)
        var asked: Set<String> = []
        for file in files where asked.insert(file).inserted {
          try await download("/ticket_attachment/\(id)/\(number)/\(file)")
        }
      }
      _ = try await get("/ticket_history/\(id)")
      _ = try await get("/tags?object=Ticket&o_id=\(id)")
      _ = try await get("/links?link_object=Ticket&link_object_value=\(id)")
      _ = try await get("/mentions?mentionable_type=Ticket&mentionable_id=\(id)")
      if ticket["time_unit"]?.isAbsent == false { _ = try await get("/tickets/\(id)/time_accountings") }
    }

    // MARK: calls

    /// A file that is gone is missing, not a reason to stop.
    private func download(_ path: String) async throws {
      let reply = try await session.exchange.send(HTTPCall("GET", api + path))
      guard [200, 403, 404, 410, 422].contains(reply.status) else { throw Refusal.error(reply, "GET \(api)\(path)") }
    }

    /// Nil where the token's owner may not see it or the version does not know it; the recording keeps that.
    private func get(_ path: String, mayBeRefused: Bool = true) async throws -> JSONValue? {
      let reply = try await session.exchange.send(HTTPCall("GET", api + path))
      switch reply.status {
      case 200: return try? JSONIndex.value(of: reply.body)
      case 403, 404, 422:
        guard mayBeRefused else { throw Refusal.error(reply, "GET " + CallAddress(api + path).path) }
        return nil
      default: throw Refusal.error(reply, "GET " + CallAddress(api + path).path)
      }
    }
  }

  /// What a reply that is no data means. Zammad documents no rate limit; a proxy before it may have one.
  enum Refusal {
    static func error(_ reply: HTTPReply, _ call: String) -> DeskError {
      let said = (try? JSONIndex.value(of: reply.body)).flatMap { ($0["error_human"] ?? $0["error"])?.string }
      let detail = "\(reply.status)" + (said.map { ": " + String($0.prefix(300)) } ?? "")
      switch reply.status {
      case 401: return DeskError(.unauthorized, .never, call: call, detail: detail)
      case 403: return DeskError(.forbidden, .never, call: call, detail: detail)
      case 404: return DeskError(.notFound, .never, call: call, detail: detail)
      case 429:
        let wait = reply.header("Retry-After").flatMap { Int($0) }.map { DeskError.Retry.after(.seconds($0)) }
        return DeskError(.rateLimited, wait ?? .backoff, call: call, detail: detail)
      case 500...: return DeskError(.unavailable, .backoff, call: call, detail: detail)
      default: return DeskError(.invalid, .never, call: call, detail: detail)
      }
    }
  }
}
