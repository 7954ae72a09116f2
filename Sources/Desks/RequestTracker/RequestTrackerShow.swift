import Crypto
package import DeskKit
package import HTTP
import JSONText
package import TicketModel

extension RequestTracker {
  /// The messages of a ticket at the target and where their parts are.
  struct TargetConversation {
    struct Entry {
      var id: String
      var type: String
      var creator: String?
      var createdAt: String?
      var parts: [String] = []
    }
    struct Content {
      var subject: String?
      var text: String?
      var html: String?
      var files: [(name: String, bytes: [UInt8])] = []
    }
    /// Oldest first: `Create`, `Correspond` and `Comment` transactions.
    var messages: [Entry] = []

    init(ticket id: String, client: Client) async throws {
      let items = try await client.items("/ticket/\(id)/history", query: "fields=Type,Creator,Created")
      var index: [String: Int] = [:]
      for item in items {
        guard let transaction = item["id"]?.idText, let type = item["Type"]?.string,
          ["Create", "Correspond", "Comment"].contains(type)
        else { continue }
        index[transaction] = messages.count
        messages.append(
          Entry(
            id: transaction, type: type, creator: Wire.reference(item["Creator"]),
            createdAt: Wire.time(item["Created"])))
      }
      for part in try await client.items("/ticket/\(id)/attachments", query: "fields=TransactionId") {
        guard let transaction = Wire.reference(part["TransactionId"]), let place = index[transaction],
          let id = part["id"]?.idText
        else { continue }
        messages[place].parts.append(id)
      }
    }

    func content(of entry: Entry, client: Client) async throws -> Content {
      var content = Content()
      for id in entry.parts {
        guard let part = try await client.get("/attachment/\(id)") else { continue }
        let type = part["ContentType"]?.string ?? ""
        let name = part["Filename"]?.string ?? ""
        if Wire.reference(part["Parent"]) == "0" { content.subject = part["Subject"]?.string }
        guard !type.hasPrefix("multipart/"), let bytes = Wire.content(part["Content"]) else { continue }
        if name.isEmpty, type == "text/html", content.html == nil {
          content.html = String(decoding: bytes, as: UTF8.self)
        } else if name.isEmpty, type == "text/plain", content.text == nil {
          content.text = String(decoding: bytes, as: UTF8.self)
        } else if !(name.isEmpty && bytes.isEmpty) {
          // RT has decoded the names of a form already; one that still looks encoded is called that.
          content.files.append((name, bytes))
        }
      }
      return content
    }
  }
}

extension RequestTracker.Writer {
  package func show(
    _ kind: RecordKind, targetID: String, script: RecordScript, messages: [String: String], ids: [String: String],
    over exchange: any Exchange
  ) async throws -> Facets? {
    let client = RequestTracker.Client(exchange: exchange)
    var shown: Facets?
    switch kind {
    case .ticket: shown = try await showTicket(targetID, script, messages, ids, client)
    case .person: shown = try await showUser(targetID, client)
    default: return nil
    }
    guard let all = shown else { return nil }
    // What the script speaks of, and what only somebody's hand can have put there: RT gives every ticket a priority,
    // and a link shows at both its ends.
    var spoken = Facets()
    let paths = Set(script.intended.paths + script.losses.map(\.path))
    for path in kind == .ticket ? paths.union(byHand(script)) : paths {
      spoken[path] = all[path]
      spoken.identities[path] = all.identities[path]
    }
    return spoken
  }

  /// Parts that stay empty as long as nobody fills them.
  private func byHand(_ script: RecordScript) -> Set<String> {
    var paths: Set<String> = ["tags", "messages"]
    // People without name and address have no facet, and are there all the same.
    let asked = script.steps.map(\.payload)
    if !asked.contains(where: { $0["owner"] != nil }) { paths.insert("assignee") }
    if !asked.contains(where: { $0["cc"]?.array?.isEmpty == false }) { paths.insert("cc") }
    // A queue with service levels gives tickets due dates of its own.
    let queue = queue(script.intended["container"])
    if queue?.extras["SLADisabled"]?.idText != "0" { paths.insert("dueAt") }
    return paths
  }

  private func showUser(_ name: String, _ client: RequestTracker.Client) async throws -> Facets? {
    guard let user = try await client.get("/user/\(Wire.escaped(name))") else { return nil }
    var facets = Facets()
    facets["name"] = user["RealName"]?.string
    facets["email"] = user["EmailAddress"]?.string?.lowercased()
    facets["phone"] = user["MobilePhone"]?.string
    facets["active"] = user["Disabled"]?.idText == "1" ? "false" : "true"
    return facets
  }

  private func showTicket(
    _ id: String, _ script: RecordScript, _ messages: [String: String], _ ids: [String: String],
    _ client: RequestTracker.Client
  ) async throws -> Facets? {
    guard let ticket = try await client.get("/ticket/\(id)") else { return nil }
    let status = ticket["Status"]?.string
    // RT keeps the row of a deleted ticket; nobody sees it any more.
    if status == "deleted", script.intended["status"] != "deleted" { return nil }
    // A ticket merged away answers with the one it was merged into.
    guard ticket["id"]?.idText == id else { return nil }
    var facets = Facets()
    facets["subject"] = ticket["Subject"]?.string
    facets["status"] = status
    facets["container"] = Wire.reference(ticket["Queue"])
    facets["priority"] = ticket["Priority"]?.idText
    facets["createdAt"] = Wire.time(ticket["Created"])
    facets["updatedAt"] = Wire.time(ticket["LastUpdated"])
    facets["solvedAt"] = Wire.time(ticket["Resolved"])
    facets["dueAt"] = Wire.time(ticket["Due"])
    let names = Self.names(script, ids)
    try await showPeople(ticket, names, &facets, client)
    showFields(ticket, script, &facets)
    for path in script.intended.paths where path.hasPrefix("link:") { facets[path] = shownLink(path, ticket, ids) }
    try await showMessages(id, ticket, script, messages, names, &facets, client)
    return facets
  }

  /// What the source calls users whom this record names, by login.
  private static func names(_ script: RecordScript, _ ids: [String: String]) -> [String: String] {
    let people = script.steps.first { $0.id == "create" }?.payload["people"]?.object ?? [:]
    return people.members.reduce(into: [:]) { names, person in
      if let login = ids[person.0] { names[login] = person.1.string }
    }
  }

  private func show(
    _ login: String?, as path: String, _ names: [String: String], _ facets: inout Facets,
    _ client: RequestTracker.Client
  ) async throws {
    let known = login.flatMap { names[$0] }
    facets[path] = if let known { known } else { try await users.facet(of: login, client) }
    facets.identities[path] = login
  }

  private func showPeople(
    _ ticket: JSONValue, _ names: [String: String], _ facets: inout Facets, _ client: RequestTracker.Client
  ) async throws {
    try await show(Wire.references(ticket["Requestor"]).first, as: "requester", names, &facets, client)
    try await show(Wire.reference(ticket["Owner"]), as: "assignee", names, &facets, client)
    var copied: [String] = []
    for name in Wire.references(ticket["Cc"]) {
      let facet = if let known = names[name] { Optional(known) } else { try await users.facet(of: name, client) }
      if let facet { copied.append(facet) }
    }
    facets["cc"] = copied.sorted().joined(separator: ", ")
  }

  private func showFields(_ ticket: JSONValue, _ script: RecordScript, _ facets: inout Facets) {
    if let field = externalField { facets["externalID"] = RequestTracker.values(of: field.id, in: ticket).first }
    if let field = tagsField {
      facets["tags"] = RequestTracker.values(of: field.id, in: ticket).sorted().joined(separator: ", ")
    }
    for (path, field) in script.places.members {
      guard let field = field.string else { continue }
      facets[path] = RequestTracker.values(of: field, in: ticket).joined(separator: ", ")
    }
  }

  private func shownLink(_ path: String, _ ticket: JSONValue, _ ids: [String: String]) -> String? {
    let parts = path.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3 else { return nil }
    let (relation, shown) = RequestTracker.relations[parts[1]] ?? ("RefersTo", "relatesTo")
    return RequestTracker.hasLink(relation, to: ids[parts[2]] ?? parts[2], in: ticket) ? shown : nil
  }

  // MARK: messages

  private func showMessages(
    _ id: String, _ ticket: JSONValue, _ script: RecordScript, _ messages: [String: String],
    _ names: [String: String], _ facets: inout Facets, _ client: RequestTracker.Client
  ) async throws {
    let conversation = try await RequestTracker.TargetConversation(ticket: id, client: client)
    let byID = Dictionary(conversation.messages.map { ($0.id, $0) }) { first, _ in first }
    var counted = 0
    for entry in conversation.messages where entry.type != "Create" || script.opening != nil { counted += 1 }
    facets["messages"] = String(counted)
    for (key, message) in messages {
      guard let entry = byID[message] else { continue }
      let content = try await conversation.content(of: entry, client: client)
      let path = "message:\(key)"
      try await show(entry.creator, as: path + ".author", names, &facets, client)
      facets[path + ".createdAt"] = entry.createdAt
      facets[path + ".visibility"] = entry.type == "Correspond" ? "public" : "internal"
      show(content, path, script, &facets)
    }
    guard let opening = conversation.messages.first(where: { $0.type == "Create" }) else { return }
    let content = try await conversation.content(of: opening, client: client)
    if let key = script.opening {
      let path = "message:\(key)"
      // The ticket's own creator and date are those of the opening message.
      try await show(Wire.reference(ticket["Creator"]), as: path + ".author", names, &facets, client)
      facets[path + ".createdAt"] = Wire.time(ticket["Created"])
      facets[path + ".visibility"] = "public"
      show(content, path, script, &facets)
    }
    files(content, prefix: "file:", script, &facets)
  }

  private func show(
    _ content: RequestTracker.TargetConversation.Content, _ path: String, _ script: RecordScript,
    _ facets: inout Facets
  ) {
    facets[path + ".body"] = Facets.body(content.html ?? content.text ?? "")
    facets[path + ".subject"] = content.subject
    files(content, prefix: path + ".file:", script, &facets)
  }

  /// Files are told apart by name and bytes: RT gives them new ids.
  private func files(
    _ content: RequestTracker.TargetConversation.Content, prefix: String, _ script: RecordScript,
    _ facets: inout Facets
  ) {
    // A create keeps an encoded word as it is, a comment decodes it: either is the name that was sent.
    var shown = content.files.map { file in
      let hash = RequestTracker.sha256(file.bytes)
      return (raw: "\(file.name) \(hash)", decoded: "\(RequestTracker.FileName.decoded(file.name)) \(hash)")
    }
    let wanted = script.intended.paths.filter { $0.hasPrefix(prefix) }
    for path in wanted {
      let value = script.losses.first { $0.path == path }?.expected ?? script.intended[path]
      guard let value, !script.isLost(path),
        let index = shown.firstIndex(where: {
          Facets.shortened($0.raw) == value || Facets.shortened($0.decoded) == value
        })
      else { continue }
      let found = shown.remove(at: index)
      facets[path] = Facets.shortened(found.raw) == value ? found.raw : found.decoded
    }
    // What is left has another name or other bytes: it is shown where a wanted one is missing.
    for path in wanted where facets[path] == nil && !shown.isEmpty && !script.isLost(path) {
      facets[path] = shown.removeFirst().decoded
    }
  }

  // MARK: remove, rebuild, restore

  package func remove(
    _ kind: RecordKind, targetID: String, over exchange: any Exchange
  ) async throws -> Removal {
    let client = RequestTracker.Client(exchange: exchange)
    switch kind {
    case .ticket: return try await removeTicket(targetID, client)
    case .person:
      let path = "/user/\(Wire.escaped(targetID))"
      guard let user = try await client.get(path) else { return .alreadyGone }
      guard user["Comments"]?.string?.hasPrefix(Self.mark) == true else {
        return .kept("somebody else made this user, so that it stays as it is")
      }
      if user["Disabled"]?.idText != "1" { _ = try await client.send("PUT", path, json: ["Disabled": 1]) }
      return .kept("Request Tracker never deletes users; this one was disabled")
    default: return .kept("nothing of this sort is made by a push")
    }
  }

  /// The status `deleted` is RT's deletion: searches never list it again. A lifecycle without it keeps the ticket.
  private func removeTicket(_ id: String, _ client: RequestTracker.Client) async throws -> Removal {
    guard let ticket = try await client.get("/ticket/\(id)") else { return .alreadyGone }
    if ticket["Status"]?.string == "deleted" { return .alreadyGone }
    let reply = try await client.send("PUT", "/ticket/\(id)", json: ["Status": "deleted"])
    let after = try await client.get("/ticket/\(id)")
    if after == nil || after?["Status"]?.string == "deleted" { return .removed }
    if let field = externalField {
      // Without its external id it is no longer ours, and a new push can create it again.
      _ = try await client.send(
        "PUT", "/ticket/\(id)", json: ["CustomFields": .object([field.id: .null])])
    }
    return .kept(
      "its lifecycle has no way to the status \"deleted\"; its external id was taken off"
        + " (\(RequestTracker.sentences(reply.json)))")
  }

  package func eachExternalID(
    prefix: String, over exchange: any Exchange, found: @Sendable (RecordKind, String, String) async throws -> Void
  ) async throws {
    let client = RequestTracker.Client(exchange: exchange)
    try await eachUser(prefix: prefix, client, found)
    guard let field = externalField else { return }
    var last = 0
    while true {
      let query = "CF.\(field.id) STARTSWITH \(Wire.quoted(prefix)) AND id > \(last)"
      let page = try await client.get(
        "/tickets?query=\(Wire.escaped(query))&orderby=id&order=ASC&per_page=100")
      let ids = (page?["items"]?.array ?? []).compactMap { $0["id"]?.idText }.compactMap { Int($0) }
      guard let highest = ids.max(), highest > last else { return }
      for id in ids {
        guard let ticket = try await client.get("/ticket/\(id)") else { continue }
        for value in RequestTracker.values(of: field.id, in: ticket) where value.hasPrefix(prefix) {
          try await found(.ticket, value, String(id))
        }
      }
      last = highest
    }
  }

  /// Users that we made say so in their comments; those that an undo left behind are disabled and no longer ours.
  private func eachUser(
    prefix: String, _ client: RequestTracker.Client,
    _ found: @Sendable (RecordKind, String, String) async throws -> Void
  ) async throws {
    let query: JSONValue = [["field": "Comments", "operator": "STARTSWITH", "value": .string(Self.mark + prefix)]]
    var number = 1
    while true {
      let page = try await client.get("/users?query=\(Wire.escaped(query.text))&per_page=100&page=\(number)")
      let names = Wire.references(page?["items"])
      for name in names {
        guard let user = try await client.get("/user/\(Wire.escaped(name))"), user["Disabled"]?.idText != "1",
          let comments = user["Comments"]?.string, comments.hasPrefix(Self.mark + prefix)
        else { continue }
        try await found(.person, String(comments.dropFirst(Self.mark.count)), name)
      }
      guard names.count == 100 else { return }
      number += 1
    }
  }

  /// As shipped, Request Tracker tells the requester that a ticket is resolved. A restore knows nothing of the people on
  /// the ticket or of its queue, so any inactive status counts as one mail.
  private func mailsOnRestoring(_ status: String) -> Int {
    rules.values.contains { $0.phase(of: status) == "inactive" } ? 1 : 0
  }

  package func compileRestore(key: String, kind: RecordKind, former: [String: String?]) -> RecordScript {
    if kind == .person { return restoreUser(key: key, former) }
    var script = RecordScript(key: key, kind: kind)
    guard kind == .ticket else { return script }
    var fields: JSONObject = [:]
    // What had no date gets none again: RT's word for that is its first day.
    if let due = former["dueAt"], due == nil { fields["Due"] = "1970-01-01 00:00:00" }
    for (path, name) in RequestTracker.updatable {
      guard let value = former[path] ?? nil else { continue }
      fields[name] = .string(path == "dueAt" ? Wire.sent(value) ?? value : value)
      script.intended[path] = value
    }
    if !fields.isEmpty {
      script.steps.append(
        WriteStep(
          id: "restore", kind: .update, call: "PUT /ticket/{id}", payload: ["fields": .object(fields)], bytes: 500))
    }
    if let status = former["status"] ?? nil {
      script.intended["status"] = status
      script.steps.append(
        WriteStep(
          id: "status", kind: .update, call: "PUT /ticket/{id}", payload: ["status": .string(status)], bytes: 400,
          mails: mailsOnRestoring(status)))
    }
    return script
  }
}

extension RecordScript {
  /// The key of the message that travelled inside the create: the opening one, unless it is internal.
  var opening: String? {
    let end = "/description.visibility"
    guard let path = intended.paths.first(where: { $0.hasPrefix("message:") && $0.hasSuffix(end) }),
      intended[path] == "public"
    else { return nil }
    return String(path.dropFirst("message:".count).dropLast(".visibility".count))
  }

  /// Facet path of a custom field to its id at the target.
  var places: JSONObject { steps.lazy.compactMap { $0.payload["places"]?.object }.first ?? [:] }

  func isLost(_ path: String) -> Bool { losses.contains { $0.path == path && $0.kind == .dropped } }
}

extension RequestTracker {
  static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}
