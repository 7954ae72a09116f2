import DeskKit
import HTTP
import JSONText

extension RequestTracker {
  /// Fetches what a token may see, with reading calls only; every reply is recorded and read like any recording.
  struct Puller {
    var session: PullSession

    func pull() async throws {
      _ = try await get("/rt")
      try await queues()
      try await users()
      try await groups()
      try await tickets()
    }

    // MARK: small collections

    private func queues() async throws {
      var lifecycles: Set<String> = []
      var fields: Set<String> = []
      for id in try await ids("/queues/all") {
        guard let queue = try await get("/queue/\(Wire.escaped(id))") else { continue }
        try await page("/Ticket/Create.html?Queue=\(Wire.escaped(id))")
        if let name = queue["Lifecycle"]?.string { lifecycles.insert(name) }
        for field in queue["TicketCustomFields"]?.array ?? [] {
          if let id = Wire.reference(field) { fields.insert(id) }
        }
      }
      for name in lifecycles.sorted() {
        try await page("/Admin/Lifecycles/Advanced.html?Type=ticket&Name=\(Wire.escaped(name))")
      }
      for id in fields.sorted() { _ = try await get("/customfield/\(Wire.escaped(id))") }
    }

    /// What no REST call tells: a lifecycle's rules are on the page that an administrator sees; where tickets of a queue
    /// may start and who may own them, in the form for new ones. Both refuse a call without a `Referer` of the same site
    /// (their guard against forged requests), and whoever may not see them.
    private func page(_ path: String) async throws {
      let headers = [(name: "Referer", value: session.site + "/")]
      _ = try await session.exchange.send(HTTPCall("GET", path, headers: headers))
    }

    private func users() async throws {
      let names = try await ids("/users", query: "find_disabled_rows=1")
      for (count, name) in names.enumerated() {
        _ = try await get("/user/\(Wire.escaped(name))")
        session.progress("people", count + 1)
      }
    }

    private func groups() async throws {
      let own = Wire.escaped(#"[{"field":"Domain","value":"UserDefined"}]"#)
      for id in try await ids("/groups", query: "query=\(own)") { _ = try await get("/group/\(Wire.escaped(id))") }
    }

    // MARK: tickets

    /// Pages by `id > N`: whatever is created meanwhile, nothing is skipped and nothing comes twice.
    private func tickets() async throws {
      var last = 0
      var count = 0
      while true {
        var query = "id > \(last)"
        if let since = earlier(session.since) { query += " AND LastUpdated > '\(since)'" }
        let page = try await get(
          "/tickets?query=\(Wire.escaped(query))&orderby=id&order=ASC&per_page=100")
        let found = (page?["items"]?.array ?? []).compactMap(Wire.reference).compactMap { Int($0) }
        guard let highest = found.max(), highest > last else { return }
        for id in found {
          try await ticket(id)
          count += 1
          session.progress("tickets", count)
        }
        last = highest
      }
    }

    private func ticket(_ id: Int) async throws {
      _ = try await get("/ticket/\(id)")
      let fields = "Type,Creator,Created,OldValue,NewValue,Field,Data,TimeTaken,OldReference,NewReference,ReferenceType"
      var notices: Set<String> = []
      try await pages("/ticket/\(id)/history", query: "fields=\(fields)") { items in
        for item in items where Reader.isMailNotice(item["Type"]?.string) {
          if let id = item["id"]?.idText { notices.insert(id) }
        }
      }
      var parts: [String] = []
      try await pages("/ticket/\(id)/attachments", query: "fields=TransactionId,ContentType,Filename") { items in
        for item in items {
          // Copies of mails that RT sent are not the conversation; their transactions are kept without them.
          if let about = Wire.reference(item["TransactionId"]), notices.contains(about) { continue }
          if let part = item["id"]?.idText { parts.append(part) }
        }
      }
      for part in parts { _ = try await get("/attachment/\(part)") }
    }

    /// RT compares in the time zone of the token's owner, so we go back further than any zone and fetch some twice.
    private func earlier(_ since: String?) -> String? {
      since.flatMap(Timestamp.epoch).flatMap { Wire.sent(Timestamp.text(epoch: $0 - 15 * 3_600)) }
    }

    // MARK: calls

    private func ids(_ path: String, query: String? = nil) async throws -> [String] {
      var found: [String] = []
      try await pages(path, query: query) { found += $0.compactMap { $0["id"]?.idText } }
      return found
    }

    /// Follows pages by number until one is not full: `pages` and `total` are null where rights hide rows.
    private func pages(_ path: String, query: String? = nil, _ body: ([JSONValue]) -> Void) async throws {
      var page = 1
      while true {
        let reply = try await get("\(path)?\(query.map { $0 + "&" } ?? "")per_page=100&page=\(page)")
        let items = reply?["items"]?.array ?? []
        body(items)
        // Hidden rows make short pages, so `next_page` decides wherever it is given.
        let next = reply?["next_page"]?.string != nil
        guard next || items.count >= 100 else { return }
        page += 1
      }
    }

    /// Nil where RT does not show that record (403, 404); the recording keeps the refusal.
    private func get(_ path: String) async throws -> JSONValue? {
      let call = HTTPCall("GET", api + path)
      let reply = try await session.exchange.send(call)
      switch reply.status {
      case 200: return try? Wire.parse(reply.body).value
      case 403, 404: return nil
      default: throw Refusal.error(reply, call: "GET " + Wire.path(of: path))
      }
    }
  }
}
