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
    return .found(try await placed(try object(reply, of: "GET /tickets/{id}"), id, step, exchange))
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

  /// The note with these words, or the only one of this date, that no other message of ours is known to be. One that an
  /// interrupted plan wrote for other readers stays as it is: it is never written a second time.
  private func findNote(
    _ step: WriteStep, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> LookUp {
    guard let ticket = record.targetID else { return .absent }
    if let known = record.stepIDs[step.id] {
      // An edit in place can simply be repeated.
      return known == Self.description && step.call.hasPrefix("POST") ? .found(StepResult(id: known)) : .absent
    }
    let html = step.payload["body"]?.string ?? ""
    let note = try await note(
      in: ticket, alike: record.inOtherWords ? sameDate(html) : sameWords(html), one: record.inOtherWords,
      audience: step.payload["private"], Self.taken(record), exchange)
    guard let note else { return .notYet(.seconds(2)) }
    var result = StepResult(id: note["id"]?.idText)
    addFiles(note["attachments"]?.array ?? [], step, &result)
    return .found(result)
  }

  /// Where messages of ours are known to stand.
  private static func taken(_ record: StepContext) -> Set<String> {
    Set(record.stepIDs.filter { $0.key.hasPrefix("message:") }.values)
  }

  /// The first note of that sort, those for the same readers before others.
  ///
  /// - Parameter one: there must be no second one.
  private func note(
    in ticket: String, alike: (JSONValue) -> Bool, one: Bool, audience: JSONValue?, _ taken: Set<String>,
    _ exchange: any Exchange
  ) async throws -> JSONValue? {
    var same: [JSONValue] = [], others: [JSONValue] = []
    try await eachPage("/api/v2/tickets/\(ticket)/conversations?per_page=100", over: exchange) { entries in
      for entry in entries where entry["id"]?.idText.map({ !taken.contains($0) }) == true && alike(entry) {
        if entry["private"] == audience { same.append(entry) } else { others.append(entry) }
      }
      return same.isEmpty || one
    }
    let found = same.isEmpty ? others : same
    return found.count == 1 || !one ? found.first : nil
  }

  private func sameWords(_ html: String) -> (JSONValue) -> Bool {
    let words = Freshdesk.HTML.words(html)
    return { Freshdesk.HTML.words($0["body"]?.string ?? "") == words }
  }

  private func sameDate(_ html: String) -> (JSONValue) -> Bool {
    guard let date = Freshdesk.Heading.date(of: html) else { return { _ in false } }
    return { Freshdesk.Heading.date(of: $0["body"]?.string ?? "") == date }
  }

  /// The result of a creation that another plan may have made: it may have had the opening message as a note, or as the
  /// description what is a note today.
  private func placed(
    _ ticket: JSONObject, _ id: String, _ step: WriteStep, _ exchange: any Exchange
  ) async throws -> StepResult {
    var result = created(ticket, step)
    let shown = ticket["description"]?.string ?? ""
    if let message = step.payload["message"]?.string {
      guard !Freshdesk.Heading.isThere(shown) else { return result }
      let html = step.payload["fields"]?["description"]?.string ?? ""
      let found = try await openingNote(html, in: id, [], exchange)
      result.partIDs["message:" + message] = found?["id"]?.idText
      addFiles(found?["attachments"]?.array ?? [], step, &result)
    } else if let noted = step.payload["noted"], let key = noted["key"]?.string,
      let date = Freshdesk.Heading.date(of: shown), noted["date"]?.string == String(date)
    {
      result.partIDs["message:" + key] = Self.description
    }
    return result
  }

  /// The opening message where it is a note: the one with its words, else the only one of its date.
  private func openingNote(
    _ html: String, in ticket: String, _ taken: Set<String>, _ exchange: any Exchange
  ) async throws -> JSONValue? {
    let words = try await note(
      in: ticket, alike: sameWords(html), one: false, audience: false, taken, exchange)
    if let words { return words }
    return try await note(in: ticket, alike: sameDate(html), one: true, audience: false, taken, exchange)
  }

  /// The note in which an interrupted plan wrote what is to be the description; nil where the message stands nowhere
  /// else, or where it stands is known.
  func displaced(
    _ html: String, _ part: String, of ticket: String, _ record: StepContext, _ exchange: any Exchange
  ) async throws -> String? {
    guard record.stepIDs[part] == nil,
      let shown = try await description(of: ticket, exchange), !Freshdesk.Heading.isThere(shown)
    else { return nil }
    return try await openingNote(html, in: ticket, Self.taken(record), exchange)?["id"]?.idText
  }
}
