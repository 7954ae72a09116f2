import DeskKit
import Formats
import HTTP
import JSONText

extension Redmine {
  /// Fetches what the owner of an API key may see, with GET only; every reply is recorded and read like any recording.
  ///
  /// Users are taken from lists, never one by one: `GET /users/12.json` would show administrators everyone's API key.
  struct Puller {
    let session: PullSession

    func pull() async throws {
      // Statuses first: whoever may not even see these is not signed in.
      _ = try await get("/issue_statuses.json", mayBeRefused: false)
      for path in ["trackers", "enumerations/issue_priorities", "enumerations/time_entry_activities", "custom_fields"] {
        _ = try await get("/\(path).json")
      }
      for role in try await get("/roles.json")?["roles"]?.array ?? [] {
        if let id = role["id"]?.idText { _ = try await get("/roles/\(id).json") }
      }
      try await people()
      try await projects()
      try await issues()
      _ = try await list("time entries", "/time_entries.json?", "time_entries") { _ in }
    }

    // MARK: small collections

    /// The list shows active users unless asked for others. Not every key may list them.
    private func people() async throws {
      for status in 1...3 { _ = try await list("people", "/users.json?status=\(status)&", "users") { _ in } }
      for group in try await get("/groups.json?builtin=1")?["groups"]?.array ?? [] {
        if let id = group["id"]?.idText { _ = try await get("/groups/\(id).json?include=users,memberships") }
      }
    }

    /// `f[]=` takes away the filter that hides closed projects; archived ones are never shown.
    private func projects() async throws {
      let includes = "include=trackers,issue_categories,enabled_modules,time_entry_activities,issue_custom_fields"
      var found: [String] = []
      _ = try await list("projects", "/projects.json?f%5B%5D=&\(includes)&", "projects") { projects in
        found += projects.compactMap { $0["id"]?.idText }
      }
      for id in found {
        _ = try await list("memberships", "/projects/\(id)/memberships.json?", "memberships") { _ in }
        _ = try await get("/projects/\(id)/versions.json")
        _ = try await get("/projects/\(id)/issue_categories.json")
      }
    }

    // MARK: issues

    private func issues() async throws {
      var path = "/issues.json?status_id=*&sort=id&"
      if let since = session.since { path += "updated_on=%3E%3D\(since.prefix { $0 != "." && $0 != "Z" })Z&" }
      var seen: Set<Int> = []
      var count = 0
      _ = try await list("tickets", path, "issues") { issues in
        for issue in issues {
          guard let id = issue["id"]?.int, seen.insert(id).inserted else { continue }
          try await self.issue(id)
          count += 1
          session.progress("tickets", count)
        }
      }
    }

    private func issue(_ id: Int) async throws {
      let reply = try await get(
        "/issues/\(id).json?include=children,attachments,relations,changesets,journals,watchers")
      for file in reply?["issue"]?["attachments"]?.array ?? [] {
        // Behind a proxy the address may name another host: what counts is the path below the site.
        guard let url = file["content_url"]?.string, let mark = url.firstRange(of: "/attachments/download/") else {
          continue
        }
        let sent = try await session.exchange.send(HTTPCall("GET", String(url[mark.lowerBound...])))
        // A file that is gone from the server's disk is missing, not a reason to stop.
        guard ![401, 429].contains(sent.status), sent.status < 500 || sent.status == 500 else {
          throw Refusal.error(sent, "GET /attachments/download")
        }
      }
    }

    // MARK: calls

    /// All pages of a list by offset. Rows that vanish meanwhile move later ones up, so it then goes back as far.
    private func list(
      _ what: String, _ path: String, _ name: String, each: ([JSONValue]) async throws -> Void
    ) async throws -> Int {
      var offset = 0
      var total: Int?
      var rounds = 0
      while true {
        try Task.checkCancellation()
        guard let page = try await get("\(path)limit=100&offset=\(offset)") else { return offset }
        let items = page[name]?.array ?? []
        try await each(items)
        let now = page["total_count"]?.int
        let lost = max(0, (total ?? 0) - (now ?? total ?? 0))
        total = now ?? total
        rounds += 1
        if lost > 0, offset > 0, rounds < 100_000 {
          offset = max(0, offset - lost)
          continue
        }
        offset += items.count
        session.progress(what, offset)
        guard !items.isEmpty, total.map({ offset < $0 }) ?? (items.count >= 100) else { return offset }
      }
    }

    /// Nil where the key's owner may not see it (403) or the version does not know it (404); the recording keeps that.
    private func get(_ path: String, mayBeRefused: Bool = true) async throws -> JSONValue? {
      let reply = try await session.exchange.send(HTTPCall("GET", path))
      switch reply.status {
      case 200: return try? JSONIndex.value(of: reply.body)
      case 403, 404, 422:
        guard mayBeRefused else { throw Refusal.error(reply, "GET " + CallAddress(path).path) }
        return nil
      default: throw Refusal.error(reply, "GET " + CallAddress(path).path)
      }
    }
  }

  /// What a reply that is no data means for whoever asked. Redmine has no rate limit of its own; a proxy may.
  enum Refusal {
    static func error(_ reply: HTTPReply, _ call: String) -> DeskError {
      let said = (try? JSONIndex.value(of: reply.body))?["errors"]?.array?.compactMap(\.string).joined(separator: "; ")
      let detail = "\(reply.status)" + (said.map { ": " + String($0.prefix(300)) } ?? "")
      switch reply.status {
      case 401: return DeskError(.unauthorized, .never, call: call, detail: detail)
      case 403:
        return DeskError(
          .forbidden, .never, call: call,
          detail: detail + ", expected a reply: enable the REST API under Administration > Settings > API")
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
