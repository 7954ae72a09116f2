package import DeskKit
package import HTTP
import JSONText
import TicketModel

/// After a lost answer, or on a new run: did a step happen?
extension Freshdesk.Writer {
  package func find(
    _ step: WriteStep, of record: StepContext, over exchange: any Exchange
  ) async throws -> LookUp {
    if step.payload["rewrite"] != nil { return try await findRewrite(step, record, exchange) }
    switch (step.kind, step.call) {
    case (.create, "POST /tickets"): return try await findTicket(step, record, exchange)
    case (.create, "POST /companies"): return try await findCompany(record, exchange)
    case (.create, _): return try await findContact(step, record, exchange)
    case (.message, _): return try await findNote(step, record, exchange)
    case (.update, "PUT /contacts/{id}"), (.update, "PUT /companies/{id}"):
      return try await findUpdate(step, record, exchange)
    case (.update, "PUT /tickets/{id}") where setsPlainValues(step):
      return try await findUpdate(step, record, exchange)
    // Setting fields once more to the same values changes nothing.
    default: return .absent
    }
  }

  /// Only what a reply shows as it was sent.
  private func setsPlainValues(_ step: WriteStep) -> Bool {
    step.needs.isEmpty
      && (step.payload["fields"]?.object ?? [:]).members.allSatisfy { name, value in
        name != "description" && value.idText != nil
      }
  }

  private func findUpdate(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> LookUp {
    guard let id = record.targetID else { return .absent }
    let path = "/api/v2" + step.call.dropFirst("PUT ".count).replacing("{id}", with: id)
    let shown = try object(try await send(HTTPCall("GET", path), over: exchange), of: step.call)
    return shows(step.payload["fields"]?.object ?? JSONObject(), shown) ? .found(StepResult(id: nil)) : .absent
  }

  /// By the list in order of creation, not by the search index, which lags by minutes.
  private func findTicket(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> LookUp {
    // The target's clock may be behind ours.
    let since = Timestamp.text(epoch: (Timestamp.epoch(record.intendedAt) ?? 0) - 900)
    let query = "updated_since=\(Freshdesk.Wire.escaped(since))&order_by=created_at&order_type=desc&per_page=100"
    var found: JSONObject?
    try await eachPage("/api/v2/tickets?\(query)", over: exchange) { tickets in
      for ticket in tickets.compactMap(\.object) {
        if ticket["custom_fields"]?[Freshdesk.externalIDField]?.string == record.externalID { found = ticket }
        if found != nil || ticket["created_at"]?.string ?? since < since { return false }
      }
      return true
    }
    guard let found, let id = found["id"]?.idText else { return .notYet(.seconds(2)) }
    // Lists leave out attachments.
    let reply = try await send(HTTPCall("GET", "/api/v2/tickets/\(id)"), over: exchange)
    return .found(created(try object(reply, of: "GET /tickets/{id}"), step))
  }

  /// One that was made along with a ticket is not the one that the step makes.
  private func findContact(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> LookUp {
    guard let contact = try await contact(externalID: record.externalID, exchange), let id = contact["id"]?.idText,
      contact["name"]?.string != Freshdesk.unknownRequester
        || step.payload["fields"]?["name"]?.string == Freshdesk.unknownRequester
    else { return .notYet(.seconds(2)) }
    return .found(StepResult(id: id))
  }

  private func findCompany(_ record: StepContext, _ exchange: any Exchange) async throws -> LookUp {
    var found: String?
    try await eachPage("/api/v2/companies?per_page=100", over: exchange) { companies in
      for company in companies
      where Freshdesk.CompanyMark.externalID(in: company["note"]?.string) == record.externalID {
        found = company["id"]?.idText
      }
      return found == nil
    }
    return found.map { .found(StepResult(id: $0)) } ?? .notYet(.seconds(2))
  }

  /// The first note with these words, or the only one of this date, that no other message of ours is known to be.
  private func findNote(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> LookUp {
    guard let ticket = record.targetID else { return .absent }
    // An edit in place can simply be repeated.
    if record.stepIDs[step.id] != nil { return .absent }
    let taken = Set(record.stepIDs.filter { $0.key.hasPrefix("message:") }.values)
    let matches: (JSONValue) -> Bool = record.inOtherWords ? sameDate(step) : sameWords(step)
    var found: [JSONValue] = []
    try await eachPage("/api/v2/tickets/\(ticket)/conversations?per_page=100", over: exchange) { entries in
      found += entries.filter { entry in
        entry["id"]?.idText.map { !taken.contains($0) } == true && matches(entry)
      }
      return found.isEmpty || record.inOtherWords
    }
    guard let note = found.first, found.count == 1 || !record.inOtherWords else { return .notYet(.seconds(2)) }
    var result = StepResult(id: note["id"]?.idText)
    addFiles(note["attachments"]?.array ?? [], step, &result)
    return .found(result)
  }

  private func sameWords(_ step: WriteStep) -> (JSONValue) -> Bool {
    let words = Freshdesk.HTML.words(step.payload["body"]?.string ?? "")
    return { entry in
      entry["private"] == step.payload["private"] && Freshdesk.HTML.words(entry["body"]?.string ?? "") == words
    }
  }

  private func sameDate(_ step: WriteStep) -> (JSONValue) -> Bool {
    guard let date = Freshdesk.Heading.date(of: step.payload["body"]?.string ?? "") else { return { _ in false } }
    return { entry in
      entry["private"] == step.payload["private"] && Freshdesk.Heading.date(of: entry["body"]?.string ?? "") == date
    }
  }
}
