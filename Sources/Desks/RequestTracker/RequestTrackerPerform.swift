package import DeskKit
import FoundationEssentials
package import HTTP
import JSONText
import TicketModel

extension RequestTracker.Writer {
  typealias Wire = RequestTracker.Wire
  typealias FileName = RequestTracker.FileName
  typealias Refusal = RequestTracker.Refusal

  // MARK: perform

  package func perform(
    _ step: WriteStep, of record: StepContext, over exchange: any Exchange
  ) async throws -> StepResult {
    let client = RequestTracker.Client(exchange: exchange)
    switch step.kind {
    case .create where step.call == "POST /user": return try await createUser(step, client)
    case .create: return try await createTicket(step, record, client)
    case .message: return try await addMessage(step, record, client)
    case .update where step.call == RequestTracker.Writer.userCall && step.payload["fields"] != nil:
      return try await updateUser(step, record, client)
    case .update where step.call == RequestTracker.Writer.userCall:
      return try await disableUser(step, record, client)
    case .update: return try await update(step, record, client)
    case .link: return try await link(step, record, client)
    case .file: throw DeskError(.invalid, .never, call: step.call, detail: "files travel with their message")
    }
  }

  private func createUser(_ step: WriteStep, _ client: RequestTracker.Client) async throws -> StepResult {
    let fields = step.payload["fields"]?.object ?? [:]
    let reply: RequestTracker.Client.Answer
    do {
      reply = try await client.send("POST", "/user", json: .object(fields))
    } catch let error as DeskError where error.code == .invalid {
      if let id = try await revive(fields, client) { return StepResult(id: id) }
      guard let id = try await namesake(fields, client) else { throw error }
      return StepResult(
        id: id, partIDs: [StepResult.joined: id],
        remarks: ["somebody made a user of this address since the target was pulled: joined to \(id)"])
    }
    guard let id = reply.json?["id"]?.idText else {
      throw DeskError(.invalid, .lookFirst, call: step.call, detail: "expected the new user's id in the answer")
    }
    return StepResult(id: id)
  }

  /// An undone push leaves its users disabled, and their names taken: such a one is used again. Nil for any other.
  private func revive(_ fields: JSONObject, _ client: RequestTracker.Client) async throws -> String? {
    guard let name = fields["Name"]?.string else { return nil }
    let path = "/user/\(Wire.escaped(name))"
    guard let user = try await client.get(path), user["Name"]?.string == name, user["Disabled"]?.idText == "1"
    else { return nil }
    var wanted = fields
    wanted["Name"] = nil
    wanted["Disabled"] = 0
    _ = try await client.send("PUT", path, json: .object(wanted))
    return name
  }

  /// A user with the same address who is there though the plan knew of none: RT itself makes users on sight of mail.
  private func namesake(_ fields: JSONObject, _ client: RequestTracker.Client) async throws -> String? {
    guard let address = fields["EmailAddress"]?.string else { return nil }
    let query: JSONValue = [["field": "EmailAddress", "value": .string(address)]]
    let page = try await client.get("/users?query=\(Wire.escaped(query.text))&per_page=100")
    for name in Wire.references(page?["items"]) {
      let user = try await client.get("/user/\(Wire.escaped(name))")
      if user?["EmailAddress"]?.string?.lowercased() == address { return user?["Name"]?.string ?? name }
    }
    return nil
  }

  private func disableUser(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    let path = try userPath(step, record)
    _ = try await client.send("PUT", path, json: ["Disabled": 1])
    let shown = try await client.get(path)
    return StepResult(id: nil, remarks: shown?["Disabled"]?.idText == "1" ? [] : ["the user could not be disabled"])
  }

  /// 200 whatever happened; what the user shows afterwards is asked for.
  private func updateUser(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    let path = try userPath(step, record)
    let fields = step.payload["fields"]?.object ?? [:]
    let reply = try await client.send("PUT", path, json: .object(fields))
    let missing = differing(step, try await client.get(path) ?? .null)
    guard missing.isEmpty else {
      let said = RequestTracker.sentences(reply.json)
      throw DeskError(
        .invalid, .never, call: step.call,
        detail: "answered 200, but kept \(missing.joined(separator: ", "))"
          + (said.isEmpty ? "" : " (\(said))"))
    }
    return StepResult(id: nil)
  }

  private func userPath(_ step: WriteStep, _ record: StepContext) throws -> String {
    guard let id = record.targetID else {
      throw DeskError(.invalid, .never, call: step.call, detail: "the user does not exist at the target yet")
    }
    return "/user/\(Wire.escaped(id))"
  }

  /// Fields of a user that are not as the step would set them.
  private func differing(_ step: WriteStep, _ user: JSONValue) -> [String] {
    (step.payload["fields"]?.object ?? [:]).members.filter { (user[$0.0]?.idText ?? "") != ($0.1.idText ?? "") }.map(
      \.0)
  }

  private func createTicket(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    var fields = step.payload["fields"]?.object ?? [:]
    if let key = step.payload["creator"]?.string, let name = record.ids[key] {
      // RT takes nothing but the numeric id here, and shows nothing but the name anywhere else.
      fields["Creator"] = try await users.number(of: name, client).map { .string($0) }
    }
    let reply = try await client.send(
      "POST", "/ticket", json: .object(fields), files: try files(step, record))
    guard let id = reply.json?["id"]?.idText else {
      throw DeskError(.invalid, .lookFirst, call: step.call, detail: "expected the new ticket's id in the answer")
    }
    return StepResult(id: id, remarks: try await refused(fields, ticket: id, client))
  }

  /// A create answers 201 and leaves out what it did not like. What was asked for and is not there:
  private func refused(_ fields: JSONObject, ticket id: String, _ client: RequestTracker.Client) async throws
    -> [String]
  {
    guard let shown = try? await client.get("/ticket/\(id)") else { return [] }
    var remarks: [String] = []
    if let status = fields["Status"]?.string, shown["Status"]?.string != status {
      remarks.append("Status: asked for \"\(status)\", got \"\(shown["Status"]?.string ?? "")\"")
    }
    for (field, value) in (fields["CustomFields"]?.object ?? [:]).members {
      let wanted = RequestTracker.FieldValue.texts(value).filter { !$0.isEmpty }
      let found = RequestTracker.values(of: field, in: shown)
      if !wanted.isEmpty, found.isEmpty {
        remarks.append("custom field \(field): \"\(wanted.joined(separator: ", "))\" was not taken")
      }
    }
    return remarks
  }

  private func addMessage(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    let id = try ticketID(step, record)
    let fields = step.payload["fields"]?.object ?? [:]
    let verb = step.payload["verb"]?.string ?? "comment"
    let reply = try await client.send(
      "POST", "/ticket/\(id)/\(verb)", json: .object(fields), files: try files(step, record),
      actingAs: step.payload["actingAs"]?.string)
    guard let location = reply.location?.split(separator: "/").last.map(String.init), Int(location) != nil else {
      throw DeskError(
        .invalid, .lookFirst, call: step.call, detail: "expected the new message's address in the Location header")
    }
    return StepResult(id: location)
  }

  private func update(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    let id = try ticketID(step, record)
    let body = try updateBody(step, record)
    if let status = step.payload["status"]?.string { try await approach(status, ticket: id, client) }
    let reply = try await client.send(
      "PUT", "/ticket/\(id)", json: .object(body), actingAs: step.payload["actingAs"]?.string)
    // 200 whatever happened, and sentences in the language of the token's user: only reading back tells.
    guard let shown = try await client.get("/ticket/\(id)") else { return StepResult(id: nil) }
    let missing = await differences(step, record, shown, client)
    guard missing.isEmpty else {
      let said = RequestTracker.sentences(reply.json)
      throw DeskError(
        .invalid, .never, call: step.call,
        detail: "answered 200, but " + missing.joined(separator: "; ") + (said.isEmpty ? "" : " (\(said))"))
    }
    return StepResult(id: nil)
  }

  /// Takes the steps before the last where the lifecycle does not allow it at once: an update cannot know beforehand
  /// which status the ticket has by then.
  private func approach(_ status: String, ticket id: String, _ client: RequestTracker.Client) async throws {
    guard let shown = try await client.get("/ticket/\(id)"), let now = shown["Status"]?.string, now != status,
      let name = queue(Wire.reference(shown["Queue"]))?.extras["Lifecycle"]?.string, let rules = rules[name],
      rules.knowsSteps, let way = rules.way(from: now, to: status)
    else { return }
    for between in way.dropLast() {
      _ = try await client.send("PUT", "/ticket/\(id)", json: ["Status": .string(between)])
    }
  }

  private func updateBody(_ step: WriteStep, _ record: StepContext) throws -> JSONObject {
    if let fields = step.payload["fields"]?.object { return fields }
    if let status = step.payload["status"]?.string { return ["Status": .string(status)] }
    if step.payload["quiet"]?.bool == true { return ["Requestor": .array([]), "Cc": .array([])] }
    if let owner = step.payload["owner"]?.string { return ["Owner": .string(try target(owner, step, record))] }
    var body: JSONObject = [:]
    if let requester = step.payload["requester"]?.string {
      body["Requestor"] = .strings([try target(requester, step, record)])
    } else if let address = step.payload["requesterAddress"]?.string {
      body["Requestor"] = .strings([address])
    }
    let copied = try (step.payload["cc"]?.array ?? []).compactMap { entry -> String? in
      if let key = entry["person"]?.string { return try target(key, step, record) }
      return entry["address"]?.string
    }
    if !copied.isEmpty || step.payload["nobodyCopied"]?.bool == true { body["Cc"] = .strings(copied) }
    return body
  }

  private func target(_ key: String, _ step: WriteStep, _ record: StepContext) throws -> String {
    if let id = record.ids[key] { return id }
    throw DeskError(.invalid, .never, call: step.call, detail: "\(key) has no id at the target yet")
  }

  private func ticketID(_ step: WriteStep, _ record: StepContext) throws -> String {
    if let id = record.targetID { return id }
    throw DeskError(.invalid, .never, call: step.call, detail: "the ticket does not exist at the target yet")
  }

  /// What a ticket does not show though the step asked for it.
  private func differences(
    _ step: WriteStep, _ record: StepContext, _ shown: JSONValue, _ client: RequestTracker.Client
  ) async -> [String] {
    func name(_ key: JSONValue?) -> String? { key?.string.flatMap { record.ids[$0] } }
    var missing: [String] = []
    if let status = step.payload["status"]?.string, shown["Status"]?.string != status {
      missing.append("the status is \"\(shown["Status"]?.string ?? "")\", not \"\(status)\"")
    }
    if let owner = name(step.payload["owner"]), !(await users.same(Wire.reference(shown["Owner"]), owner, client)) {
      missing.append("the owner is \(Wire.reference(shown["Owner"]) ?? "nobody"), not \(owner)")
    }
    if let requester = name(step.payload["requester"]) ?? step.payload["requesterAddress"]?.string {
      let found = Wire.references(shown["Requestor"])
      if found.isEmpty { missing.append("\(requester) is not the requester") }
    }
    if step.payload["quiet"]?.bool == true {
      let found = Wire.references(shown["Requestor"]) + Wire.references(shown["Cc"])
      if !found.isEmpty { missing.append("\(found.joined(separator: ", ")) would be mailed") }
    }
    let fields = step.payload["fields"]?.object ?? [:]
    for name in ["Subject", "Priority"] {
      if let wanted = fields[name]?.string, shown[name]?.idText ?? "" != wanted {
        missing.append("\(name) is \"\(shown[name]?.idText ?? "")\", not \"\(wanted)\"")
      }
    }
    if let queue = fields["Queue"]?.string, Wire.reference(shown["Queue"]) != queue {
      missing.append("the queue is \(Wire.reference(shown["Queue"]) ?? "none"), not \(queue)")
    }
    return missing
  }

  private func link(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> StepResult {
    let id = try ticketID(step, record)
    let relation = step.payload["relation"]?.string ?? "RefersTo"
    let end: String
    if let key = step.payload["ticket"]?.string {
      end = try target(key, step, record)
    } else {
      end = step.payload["url"]?.string ?? ""
    }
    let reply = try await client.send("PUT", "/ticket/\(id)", json: ["Add\(relation)": .strings([end])])
    let shown = try await client.get("/ticket/\(id)")
    guard RequestTracker.hasLink(relation, to: end, in: shown) else {
      throw DeskError(
        .invalid, .never, call: step.call,
        detail: "answered 200, but there is no link (\(RequestTracker.sentences(reply.json)))")
    }
    return StepResult(id: nil)
  }

  // MARK: files

  private func files(_ step: WriteStep, _ record: StepContext) throws -> [HTTPCall.FormPart] {
    try (step.payload["files"]?.array ?? []).map { file in
      let path = record.file(file["path"]?.string ?? "")
      let claimed = file["type"]?.string ?? "application/octet-stream"
      return HTTPCall.FormPart(
        name: "Attachments", fileName: FileName.sent(file["name"]?.string ?? "unnamed"),
        type: try safeType(claimed, path: path, call: step.call), content: .file(path: path))
    }
  }

  /// RT re-encodes text to UTF-8, and by what it guesses where the text is something else; such files go as plain
  /// bytes, so that they stay what they are.
  private func safeType(_ type: String, path: String, call: String) throws -> String {
    let plain = "application/octet-stream"
    let name = type.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
    guard name.split(separator: "/").count == 2, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return plain }
    if name.hasPrefix("message/") || name.hasPrefix("multipart/") { return plain }
    guard name.hasPrefix("text/") else { return name }
    guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw DeskError(.invalid, .never, call: call, detail: "a file of the archive cannot be read")
    }
    let text = String(validating: bytes, as: UTF8.self)
    guard let text, !text.hasPrefix("\u{FEFF}"), !text.contains("\0") else { return plain }
    return name == "text/html" && text.lowercased().contains("charset") ? plain : name
  }

  // MARK: find

  package func find(_ step: WriteStep, of record: StepContext, over exchange: any Exchange) async throws -> LookUp {
    let client = RequestTracker.Client(exchange: exchange)
    switch step.kind {
    case .create where step.call == "POST /user":
      let name = step.payload["fields"]?["Name"]?.string ?? ""
      // One that is disabled is left from a push that was undone: creating it uses it again.
      guard let user = try await client.get("/user/\(Wire.escaped(name))"), user["Name"]?.string == name,
        user["Disabled"]?.idText != "1"
      else { return .absent }
      return .found(StepResult(id: name))
    case .create:
      guard let field = externalField else { return .absent }
      let query = "CF.\(field.id) = \(Wire.quoted(record.externalID))"
      let page = try await client.get("/tickets?query=\(Wire.escaped(query))&orderby=id&order=ASC")
      // One that was never removed is the lowest; deleted ones are not listed.
      return (page?["items"]?.array?.first?["id"]?.idText).map { .found(StepResult(id: $0)) } ?? .absent
    case .message: return try await findMessage(step, record, client)
    case .update where step.call == RequestTracker.Writer.userCall && step.payload["fields"] != nil:
      guard let id = record.targetID, let user = try await client.get("/user/\(Wire.escaped(id))") else {
        return .absent
      }
      return differing(step, user).isEmpty ? .found(StepResult(id: nil)) : .absent
    // Disabling twice changes nothing.
    case .update where step.call == RequestTracker.Writer.userCall: return .absent
    case .update, .link: return try await findChange(step, record, client)
    case .file: return .absent
    }
  }

  /// The message among the ticket's transactions, later than all we know of and with the same text and files: an earlier
  /// one like it is known by its id. In other words, it is the only one of its date. One of its sort comes first, but one
  /// that an interrupted plan wrote for other readers stays as it is, and is never written a second time.
  private func findMessage(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> LookUp {
    guard let id = record.targetID else { return .absent }
    let sort = step.payload["verb"]?.string == "correspond" ? "Correspond" : "Comment"
    let known = Set(record.stepIDs.values)
    let conversation = try await RequestTracker.TargetConversation(ticket: id, client: client)
    let fields = step.payload["fields"]
    let text = Facets.body(fields?["Content"]?.string ?? "")
    let isHTML = fields?["ContentType"]?.string == "text/html"
    let names = (step.payload["files"]?.array ?? []).map { $0["name"]?.string ?? "unnamed" }.sorted()
    let date = RequestTracker.Text.date(ofHeading: text)
    var dated: [String] = [], alike: [String] = [], others: [String] = []
    for message in conversation.messages
    where ["Correspond", "Comment"].contains(message.type) && !known.contains(message.id) {
      let shown = try await conversation.content(of: message, client: client)
      let body = Facets.body(isHTML ? shown.html ?? "" : shown.text ?? "")
      if record.inOtherWords {
        guard date != nil, RequestTracker.Text.date(ofHeading: body) == date else { continue }
        if message.type == sort { dated.append(message.id) } else { others.append(message.id) }
        continue
      }
      guard body == text, shown.files.map(\.name).sorted() == names else { continue }
      if message.type == sort { return .found(StepResult(id: message.id)) }
      alike.append(message.id)
    }
    if !record.inOtherWords { return alike.first.map { .found(StepResult(id: $0)) } ?? .absent }
    let found = dated.isEmpty ? others : dated
    return found.count == 1 ? .found(StepResult(id: found[0])) : .absent
  }

  private func findChange(
    _ step: WriteStep, _ record: StepContext, _ client: RequestTracker.Client
  ) async throws -> LookUp {
    guard let id = record.targetID, let shown = try await client.get("/ticket/\(id)") else { return .absent }
    if step.kind == .link {
      let relation = step.payload["relation"]?.string ?? "RefersTo"
      let end = step.payload["ticket"]?.string.flatMap { record.ids[$0] } ?? step.payload["url"]?.string ?? ""
      return RequestTracker.hasLink(relation, to: end, in: shown) ? .found(StepResult(id: nil)) : .absent
    }
    // Repeating any of these changes nothing, so where we cannot tell it may be done again.
    if step.payload["fields"] != nil { return .absent }
    return await differences(step, record, shown, client).isEmpty ? .found(StepResult(id: nil)) : .absent
  }
}
