package import DeskKit
package import HTTP
import JSONText
import TicketModel

extension Freshdesk.Writer {
  package func perform(
    _ step: WriteStep, of record: StepContext, over exchange: any Exchange
  ) async throws -> StepResult {
    if step.payload["rewrite"] != nil { return try await rewrite(step, record, exchange) }
    switch (step.kind, step.call) {
    case (.create, "POST /tickets"): return try await createTicket(step, record, exchange)
    case (.create, let call): return try await createOther(step, call, record, exchange)
    case (.message, _): return try await addNote(step, record, exchange)
    case (.update, Self.removal): return try await removeNote(step, record, exchange)
    default:
      guard let id = record.targetID else { throw missing(step) }
      let path = "/api/v2" + step.call.dropFirst("PUT ".count).replacing("{id}", with: id)
      var fields = try resolve(step, record)
      var result = StepResult(id: nil)
      if let key = step.payload["opening"]?.string, let html = fields["description"]?.string,
        let note = try await displaced(html, "message:" + key, of: id, record, exchange)
      {
        fields["description"] = nil
        result.partIDs["message:" + key] = note
      }
      if !fields.isEmpty { _ = try await send(call("PUT", path, fields, []), over: exchange) }
      return result
    }
  }

  private func missing(_ step: WriteStep) -> DeskError {
    DeskError(.invalid, .never, call: step.call, detail: "the ticket has no id at the target yet")
  }

  /// The fields of a create or update with people and companies as the ids they have by now.
  private func resolve(_ step: WriteStep, _ record: StepContext) throws -> JSONObject {
    var fields = step.payload["fields"]?.object ?? JSONObject()
    if let html = fields["description"]?.string, step.payload["addresses"] != nil {
      fields["description"] = .string(rewritten(html, step.payload["addresses"], record))
    }
    // The message stands in a note, as another plan wrote it: it is not written a second time.
    if let key = step.payload["opening"]?.string, let part = record.stepIDs["message:" + key], part != Self.description
    {
      fields["description"] = nil
    }
    for (name, field) in [("requester", "requester_id"), ("assignee", "responder_id"), ("organization", "company_id")] {
      guard let key = step.payload["info"]?[name]?.string ?? step.payload[name]?.string else { continue }
      guard let id = record.ids[key].flatMap({ Int($0) }) else {
        throw DeskError(.invalid, .never, call: step.call, detail: "\(key) is not at the target, needed as \(field)")
      }
      fields[field] = .number(id)
    }
    return fields
  }

  /// JSON, or a form where files go along: the vendor takes files in forms only.
  private func call(_ method: String, _ path: String, _ fields: JSONObject, _ files: [HTTPCall.FormPart]) -> HTTPCall {
    guard !files.isEmpty else {
      return HTTPCall(
        method, path, body: .bytes(JSONValue.object(fields).bytes, type: "application/json"))
    }
    var parts: [HTTPCall.FormPart] = []
    func add(_ name: String, _ value: JSONValue) {
      switch value {
      case .null: break
      case .array(let items): for item in items { add(name + "[]", item) }
      case .object(let object):
        for (inner, item) in object.members { add("\(name)[\(inner)]", item) }
      default:
        let text = Freshdesk.fieldText(value) ?? ""
        parts.append(.init(name: name, content: .bytes(Array(text.utf8))))
      }
    }
    for (name, value) in fields.members { add(name, value) }
    return HTTPCall(method, path, body: .form(parts + files))
  }

  private func formFiles(_ step: WriteStep, _ record: StepContext) -> [HTTPCall.FormPart] {
    (step.payload["files"]?.array ?? []).compactMap { file in
      guard let path = file["path"]?.string else { return nil }
      return HTTPCall.FormPart(
        name: "attachments[]", fileName: file["name"]?.string ?? "unnamed",
        type: file["type"]?.string ?? "application/octet-stream", content: .file(path: record.file(path)))
    }
  }

  private func createTicket(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult {
    var fields = try resolve(step, record)
    if let alone = try await standIn(fields, exchange) { fields["unique_external_id"] = .string(alone) }
    let call = call("POST", "/api/v2/tickets", fields, formFiles(step, record))
    let reply = try await send(call, over: exchange)
    return created(try object(reply, of: step.call), step)
  }

  /// Of somebody whom the source does not know any more, an earlier push may have made a contact: found by the external
  /// id, they would be told of the ticket, of which no plan spoke. The ticket gets a contact of its own instead.
  private func standIn(_ fields: JSONObject, _ exchange: any Exchange) async throws -> String? {
    guard let external = fields["unique_external_id"]?.string, !external.hasSuffix(Self.requesterMark),
      let known = try await contact(externalID: external, exchange),
      known["email"]?.string != nil || known["name"]?.string != fields["name"]?.string
    else { return nil }
    return external + Self.requesterMark
  }

  /// The id of the message that stands in a ticket's description.
  static let description = "description"

  /// The result of a ticket's creation, from its reply or from finding it again.
  func created(_ ticket: JSONObject, _ step: WriteStep) -> StepResult {
    var result = StepResult(id: ticket["id"]?.idText)
    if let message = step.payload["message"]?.string { result.partIDs["message:\(message)"] = Self.description }
    if let requester = ticket["requester_id"]?.idText { result.partIDs["requester"] = requester }
    addFiles(ticket["attachments"]?.array ?? [], step, &result)
    return result
  }

  /// Files of a reply in the order they were sent; told apart by name.
  func addFiles(_ attachments: [JSONValue], _ step: WriteStep, _ result: inout StepResult) {
    var rest = attachments
    for file in step.payload["files"]?.array ?? [] {
      guard let key = file["key"]?.string,
        let index = rest.firstIndex(where: { $0["name"]?.string == file["name"]?.string }),
        let id = rest[index]["id"]?.idText
      else { continue }
      rest.remove(at: index)
      result.partIDs["file:\(key)"] = id
    }
  }

  private func addNote(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult {
    guard let ticket = record.targetID else { throw missing(step) }
    let html = JSONValue.string(
      rewritten(step.payload["body"]?.string ?? "", step.payload["addresses"], record))
    if record.stepIDs[step.id] == Self.description { return try await editDescription(step, ticket, html, exchange) }
    if step.call.hasPrefix("PUT") {
      guard let known = record.stepIDs[step.id] else {
        throw DeskError(.invalid, .never, call: step.call, detail: "the note's number at the target is not known")
      }
      try await checkAudience(of: known, in: ticket, step, exchange)
      let body: JSONObject = ["body": html]
      _ = try await send(call("PUT", "/api/v2/conversations/\(known)", body, []), over: exchange)
      return StepResult(id: known)
    }
    var fields: JSONObject = ["body": html, "private": step.payload["private"] ?? true]
    if let user = author(step, record) { fields["user_id"] = .number(user) }
    if step.payload["incoming"]?.bool == true { fields["incoming"] = true }
    let call = call("POST", "/api/v2/tickets/\(ticket)/notes", fields, formFiles(step, record))
    let reply = try await send(call, over: exchange)
    let note = try object(reply, of: step.call)
    var result = StepResult(id: note["id"]?.idText)
    addFiles(note["attachments"]?.array ?? [], step, &result)
    return result
  }

  /// Of a message that would be a note today and stands in the description, where another plan put it: there it stays.
  private func editDescription(
    _ step: WriteStep, _ ticket: String, _ html: JSONValue, _ exchange: any Exchange
  ) async throws -> StepResult {
    var result = StepResult(id: Self.description)
    guard step.call.hasPrefix("PUT") else { return result }
    guard step.payload["private"]?.bool == false else {
      result.remarks = ["the message is internal, and stands in the description, which customers read: see to it there"]
      return result
    }
    _ = try await send(call("PUT", "/api/v2/tickets/\(ticket)", ["description": html], []), over: exchange)
    return result
  }

  /// One that is gone already, or was never written, needs no removal.
  private func removeNote(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult {
    if let note = record.stepIDs["message:" + (step.about ?? "")] {
      do {
        _ = try await send(HTTPCall("DELETE", "/api/v2/conversations/\(note)"), over: exchange)
      } catch let error as DeskError where error.code == .notFound {}
    }
    return StepResult(id: nil)
  }

  /// Whatever the plan took the note for: nothing internal is written where customers read.
  private func checkAudience(
    of note: String, in ticket: String, _ step: WriteStep, _ exchange: any Exchange
  ) async throws {
    guard step.payload["private"]?.bool != false, let entry = try await entry(note, in: ticket, exchange) else {
      return
    }
    guard entry["private"]?.bool == true else {
      throw DeskError(
        .invalid, .never, call: step.call,
        detail: "note \(note) is public, and the message is internal: see to it there")
    }
  }

  private func author(_ step: WriteStep, _ record: StepContext) -> Int? {
    if step.payload["byRequester"]?.bool == true { return record.stepIDs["requester"].flatMap { Int($0) } }
    return step.payload["author"]?.string.flatMap { record.ids[$0] }.flatMap { Int($0) }
  }

  // MARK: Contacts and companies

  private func createOther(
    _ step: WriteStep, _ name: String, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult {
    let path = name == "POST /companies" ? "/api/v2/companies" : "/api/v2/contacts"
    do {
      let reply = try await send(call("POST", path, try resolve(step, record), []), over: exchange)
      return StepResult(id: try object(reply, of: step.call)["id"]?.idText)
    } catch let error as DeskError where error.code == .conflict {
      // Ours from an earlier attempt whose answer came too late, or somebody's who was there before.
      if case .found(let result) = try await find(step, of: record, over: exchange) { return result }
      if step.call == "POST /contacts" {
        if let result = try await madeAlong(step, record, exchange) { return result }
        if let result = try await namesake(step, record, exchange) { return result }
      }
      var error = error
      error.detail += "; somebody with the same address, id or name is there already: pull the target and plan again"
      throw error
    }
  }

  /// The contact that was made along with a ticket, while nobody knew more than its external id: it gets name and
  /// address now.
  private func madeAlong(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult? {
    guard let contact = try await contact(externalID: record.externalID, exchange), let id = contact["id"]?.idText
    else {
      return nil
    }
    guard contact["name"]?.string == Freshdesk.unknownRequester, contact["email"]?.string == nil else { return nil }
    do {
      _ = try await send(call("PUT", "/api/v2/contacts/\(id)", try resolve(step, record), []), over: exchange)
    } catch let error as DeskError where error.code == .conflict {
      // Somebody else has the address.
      return nil
    }
    return StepResult(id: id)
  }

  func contact(externalID: String, _ exchange: any Exchange) async throws -> JSONValue? {
    var found: JSONValue?
    let query = "unique_external_id=\(Freshdesk.Wire.escaped(externalID))"
    try await eachPage("/api/v2/contacts?\(query)", over: exchange) { contacts in
      found = contacts.first { $0["unique_external_id"]?.string == externalID }
      return found == nil
    }
    return found
  }

  /// The contact that has the address already: made since the target was pulled, or in the trash, from which it is
  /// taken again and brought up to date.
  private func namesake(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> StepResult? {
    let fields = try resolve(step, record)
    guard let email = fields["email"]?.string else { return nil }
    let query = "/api/v2/contacts?email=\(Freshdesk.Wire.escaped(email))"
    if let id = try await first(query, exchange) {
      return StepResult(
        id: id, partIDs: [StepResult.joined: id],
        remarks: ["somebody made a contact of this address since the target was pulled: joined to \(id)"])
    }
    guard let id = try await first(query + "&state=deleted", exchange) else { return nil }
    _ = try await send(HTTPCall("PUT", "/api/v2/contacts/\(id)/restore"), over: exchange)
    _ = try await send(self.call("PUT", "/api/v2/contacts/\(id)", fields, []), over: exchange)
    return StepResult(id: id)
  }

  private func first(_ query: String, _ exchange: any Exchange) async throws -> String? {
    var found: String?
    try await eachPage(query, over: exchange) { contacts in
      found = contacts.first?["id"]?.idText
      return false
    }
    return found
  }
}
