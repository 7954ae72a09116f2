package import DeskKit
package import HTTP
import JSONText
package import TicketModel

extension Freshdesk.Writer {
  package func show(
    _ kind: RecordKind, targetID: String, script: RecordScript, messages: [String: String], ids: [String: String],
    over exchange: any Exchange
  ) async throws -> Facets? {
    guard let path = Self.path(kind) else { return nil }
    let query = kind == .ticket ? "?include=requester,stats,company" : ""
    let reply: HTTPReply
    do {
      reply = try await send(HTTPCall("GET", "\(path)/\(targetID)\(query)"), over: exchange)
    } catch let error as DeskError where error.code == .notFound {
      return nil
    }
    let record = try object(reply, of: "GET \(path)/{id}")
    // What lies in the trash is still answered.
    if record["deleted"]?.bool == true { return nil }
    switch kind {
    case .person: return person(record, script, ids)
    case .organization: return organization(record, script)
    default:
      var reading = Freshdesk.TicketReading(writer: self, script: script, ids: ids, exchange: exchange)
      return try await reading.facets(of: record, messages: messages)
    }
  }

  private func person(_ record: JSONObject, _ script: RecordScript, _ ids: [String: String]) -> Facets {
    var facets = Facets()
    facets["name"] = record["name"]?.string
    facets["email"] = record["email"]?.string?.lowercased()
    facets["emails"] = (record["other_emails"]?.array ?? []).compactMap { $0.string?.lowercased() }.sorted()
      .joined(separator: ", ")
    facets["phone"] = [record["phone"]?.idText, record["mobile"]?.idText].compactMap(\.self).joined(separator: ", ")
    facets["notes"] = record["description"]?.string
    facets["tags"] = (record["tags"]?.array ?? []).compactMap(\.string).sorted().joined(separator: ", ")
    if let company = record["company_id"]?.idText {
      facets["organization"] =
        ids.filter { $0.value == company && $0.key.contains(":organization:") }.keys.min() ?? "company \(company)"
    }
    return facets
  }

  private func organization(_ record: JSONObject, _ script: RecordScript) -> Facets {
    var facets = Facets()
    facets["name"] = record["name"]?.string
    facets["domains"] = (record["domains"]?.array ?? []).compactMap { $0.string?.lowercased() }.sorted()
      .joined(separator: ", ")
    facets["notes"] = record["description"]?.string
    return facets
  }
}

extension Freshdesk {
  /// Reads one ticket back into the source's keys.
  struct TicketReading {
    let writer: Writer
    let script: RecordScript
    let ids: [String: String]
    let exchange: any Exchange
    var facets = Facets()

    init(writer: Writer, script: RecordScript, ids: [String: String], exchange: any Exchange) {
      self.writer = writer
      self.script = script
      self.ids = ids
      self.exchange = exchange
    }

    private var create: WriteStep? { script.steps.first { $0.id == "create" } }
    private var info: JSONObject { create?.payload["info"]?.object ?? JSONObject() }

    /// What the target fills in by itself counts only where the source has it, or where we announced it.
    private func expected(_ path: String) -> Bool {
      script.intended[path] != nil || script.losses.contains { $0.path == path }
    }

    mutating func facets(of ticket: JSONObject, messages: [String: String]) async throws -> Facets {
      readFields(ticket)
      try await readPeople(ticket)
      try await readOpening(ticket, messages)
      try await readNotes(ticket["id"]?.idText ?? "", messages)
      return facets
    }

    private mutating func readFields(_ ticket: JSONObject) {
      let custom = ticket["custom_fields"]
      facets["externalID"] = custom?[Freshdesk.externalIDField]?.string
      facets["subject"] = ticket["subject"]?.string
      facets["status"] = ticket["status"]?.idText
      facets["type"] = ticket["type"]?.string
      facets["group"] = ticket["group_id"]?.idText
      let defaulted: [(String, String?)] = [
        ("priority", ticket["priority"]?.idText), ("channel", ticket["source"]?.idText),
        ("container", ticket["product_id"]?.idText),
        ("createdAt", ticket["created_at"]?.string), ("updatedAt", ticket["updated_at"]?.string),
        ("dueAt", ticket["due_by"]?.string), ("solvedAt", ticket["stats"]?["resolved_at"]?.string),
        ("closedAt", ticket["stats"]?["closed_at"]?.string),
        ("firstResponseAt", ticket["stats"]?["first_responded_at"]?.string),
      ]
      for (path, value) in defaulted where expected(path) { facets[path] = value }
      // A company that we did not write is the vendor's own conclusion from the requester.
      if let key = info["organization"]?.string {
        // Which company it is; how that is called is told of the company itself.
        let isOurs = ids[key] != nil && ids[key] == ticket["company"]?["id"]?.idText
        facets["organization"] = isOurs ? script.intended["organization"] : ticket["company"]?["name"]?.string
        if let company = ticket["company"]?["id"]?.idText { facets.keep("organization", company) }
      }
      facets["tags"] = (ticket["tags"]?.array ?? []).compactMap(\.string).sorted().joined(separator: ", ")
      facets["cc"] = (ticket["cc_emails"]?.array ?? []).compactMap { $0.string?.lowercased() }.sorted()
        .joined(separator: ", ")
      for (source, target) in info.members("fields").members {
        guard let name = target.string else { continue }
        facets["field:\(source)"] = custom?[name].flatMap(Freshdesk.fieldText)
        facets.keep("field:\(source)", JSONValue.object([name: custom?[name] ?? .null]).text)
      }
    }

    private mutating func readPeople(_ ticket: JSONObject) async throws {
      if let requester = ticket["requester"]?.object, let id = requester["id"]?.idText {
        let text = known(id) ?? requester["email"]?.string?.lowercased() ?? requester["name"]?.string
        facets["requester"] = text
        facets.identities["requester"] = id
        facets.keep("requester", id)
        writer.names[id] = text
      }
      if let agent = ticket["responder_id"]?.idText {
        facets["assignee"] = try await user(agent)
        facets.identities["assignee"] = agent
        facets.keep("assignee", agent)
      }
    }

    /// One of the people this record names, by the id that person has at the target.
    private func known(_ id: String) -> String? {
      let people = info.members("people")
      for (key, text) in people.members where ids[key] == id { return text.string }
      return nil
    }

    /// The address of a contact or agent, else the name.
    private func user(_ id: String, incoming: Bool = false) async throws -> String? {
      if let text = known(id) ?? writer.names[id] { return text }
      let paths = ["/api/v2/agents/", "/api/v2/contacts/"]
      for path in incoming ? paths.reversed() : paths {
        do {
          let reply = try await writer.send(HTTPCall("GET", path + id), over: exchange)
          let record = try writer.object(reply, of: "GET \(path){id}")
          let person = record["contact"]?.object ?? record
          let text = person["email"]?.string?.lowercased() ?? person["name"]?.string
          writer.names[id] = text
          return text
        } catch let error as DeskError where error.code == .notFound {
          continue
        }
      }
      return "user \(id)"
    }

    /// Messages of which the script speaks, with the steps that would write them.
    private var spoken: [(key: String, step: WriteStep)] {
      let opening = create.flatMap { create in create.payload["message"]?.string.map { ($0, create) } }
      return [opening].compactMap(\.self)
        + script.steps.filter { $0.kind == .message }.compactMap { step in step.about.map { ($0, step) } }
    }

    /// What stands in the description: as we know, else as the script would have it.
    private func opening(_ messages: [String: String]) -> (key: String, step: WriteStep)? {
      let known = spoken.first { messages[$0.key] == Writer.description }
      return known ?? spoken.first { $0.step.id == "create" && messages[$0.key] == nil }
    }

    private mutating func readOpening(_ ticket: JSONObject, _ messages: [String: String]) async throws {
      let attachments = ticket["attachments"]?.array ?? []
      var files = try await readFiles(attachments, create)
      guard let (key, step) = opening(messages) else { return }
      let path = "message:\(key)."
      if step.id != "create" { files = try await readFiles(attachments, step) }
      let description = ticket["description"]?.string ?? ""
      facets.put(path + "body", words: Freshdesk.HTML.words(description), of: description)
      readAddresses(description, path, files)
      facets[path + "visibility"] = "public"
      facets[path + "kind"] = "description"
      if expected(path + "createdAt") { facets[path + "createdAt"] = ticket["created_at"]?.string }
      if expected(path + "author") {
        facets[path + "author"] = facets["requester"]
        facets.identities[path + "author"] = facets.identities["requester"]
      }
    }

    private mutating func readNotes(_ ticket: String, _ messages: [String: String]) async throws {
      var entries: [String: JSONValue] = [:]
      try await writer.eachPage("/api/v2/tickets/\(ticket)/conversations?per_page=100", over: exchange) { page in
        for entry in page { if let id = entry["id"]?.idText { entries[id] = entry } }
        return true
      }
      if expected("messages") { facets["messages"] = String(entries.count) }
      for (key, step) in spoken {
        guard let entry = messages[key].flatMap({ entries[$0] }) else { continue }
        let path = "message:\(key)."
        let body = entry["body"]?.string ?? ""
        facets.put(path + "body", words: Freshdesk.HTML.words(body), of: body)
        facets[path + "visibility"] = entry["private"]?.bool == false ? "public" : "internal"
        facets[path + "kind"] = entry["source"]?.int == 0 ? "reply" : "note"
        if expected(path + "createdAt") { facets[path + "createdAt"] = entry["created_at"]?.string }
        if expected(path + "author"), let id = entry["user_id"]?.idText {
          facets[path + "author"] = try await user(id, incoming: entry["incoming"]?.bool == true)
          facets.identities[path + "author"] = id
        }
        let files = try await readFiles(entry["attachments"]?.array ?? [], step, under: path)
        readAddresses(body, path, files)
      }
    }

    /// Which pictures and tickets the body shows at their new addresses.
    private mutating func readAddresses(_ html: String, _ path: String, _ files: [String: String]) {
      let wanted = script.intended.paths.filter { $0.hasPrefix(path + "link:") || $0.hasPrefix(path + "inline:") }
      guard !wanted.isEmpty else { return }
      let found = Set(BodyAddresses.all(html))
      for facet in wanted {
        if let ticket = Facets.linkedTicket(facet) {
          let shown = ids[ticket].flatMap { writer.url(.ticket, targetID: $0) }.map(found.contains) ?? false
          facets[facet] = shown ? ticket : nil
        } else {
          let file = files[String(facet.dropFirst(path.count + 7))]
          facets[facet] = file.map { found.contains(writer.page(ofFile: $0)) } ?? false ? "in the body" : nil
        }
      }
    }

    /// Names and hashes of files: the bytes are fetched, since the vendor tells no checksum. Returns the target's ids
    /// by source key.
    private mutating func readFiles(
      _ attachments: [JSONValue], _ step: WriteStep?, under path: String = ""
    ) async throws -> [String: String] {
      var rest = attachments
      var ids: [String: String] = [:]
      for file in step?.payload["files"]?.array ?? [] {
        guard let facet = file["facet"]?.string, facet.hasPrefix(path),
          let index = rest.firstIndex(where: { $0["name"]?.string == file["name"]?.string })
        else { continue }
        let attachment = rest.remove(at: index)
        if let key = file["key"]?.string { ids[key] = attachment["id"]?.idText }
        guard let url = attachment["attachment_url"]?.string else { continue }
        let reply = try await writer.send(HTTPCall("GET", url), over: exchange)
        facets[facet] = "\(attachment["name"]?.string ?? "") \(Checksum.sha256(reply.body))"
      }
      return ids
    }
  }
}
