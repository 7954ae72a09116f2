import DeskKit
import HTTP
import JSONText
import TicketModel

extension Freshdesk {
  /// Addresses in one body that lead into the old desk, and what they mean.
  struct Addresses {
    /// Files by source key, each with the addresses under which the body shows it.
    var pictures: [(key: String, addresses: [String])] = []
    var tickets: [(key: String, addresses: [String])] = []

    var isEmpty: Bool { pictures.isEmpty && tickets.isEmpty }

    var json: JSONValue {
      func list(_ items: [(key: String, addresses: [String])]) -> JSONValue {
        .array(items.map { ["key": .string($0.key), "addresses": .strings($0.addresses)] })
      }
      return ["pictures": list(pictures), "tickets": list(tickets)]
    }
  }
}

extension Freshdesk.TicketCompiler {
  /// What a body shows of the old desk; says what the target cannot show instead. Files come before.
  mutating func addresses(of message: Message, in html: String) -> Freshdesk.Addresses {
    let path = "message:\(message.key)."
    let found = BodyAddresses.all(html)
    var result = Freshdesk.Addresses()
    for (file, addresses) in mapped.pictures(of: message, among: found) {
      script.intended[path + "inline:" + file.key] = "in the body"
      if script.losses.contains(where: { $0.path == path + "file:" + file.key && $0.kind == .dropped }) {
        lose(path + "inline:" + file.key, .dropped, "the file is not written, so the body keeps the old address")
      } else if message.body.html == nil {
        lose(path + "inline:" + file.key, .dropped, "the plain text names the file by its old address")
      } else {
        result.pictures.append((file.key, addresses))
      }
    }
    for (ticket, addresses) in mapped.tickets(among: found) {
      script.intended[path + "link:" + ticket] = ticket
      result.tickets.append((ticket, addresses))
    }
    return result
  }

  /// Steps that put new addresses into a body once they are known: of files after they were written, of tickets when
  /// all are there. Each reads the body and changes these addresses only, so that it can be repeated.
  func addressSteps(_ addresses: Freshdesk.Addresses, _ message: String, call: String, bytes: Int) -> [WriteStep] {
    var steps: [WriteStep] = []
    func step(_ id: String, _ kind: WriteStep.Kind, _ part: Freshdesk.Addresses, needs: [String]) {
      var payload: JSONObject = ["rewrite": .string(message), "addresses": part.json]
      if call.hasPrefix("PUT /tickets") { payload["opening"] = true }
      steps.append(
        WriteStep(
          id: id, kind: kind, about: message, call: call, needs: needs, payload: .object(payload), bytes: bytes + 64))
    }
    if !addresses.pictures.isEmpty {
      step("inline:" + message, .update, Freshdesk.Addresses(pictures: addresses.pictures), needs: [])
    }
    for ticket in addresses.tickets {
      step(
        "message:\(message).link:\(ticket.key)", .link, Freshdesk.Addresses(tickets: [ticket]), needs: [ticket.key])
    }
    return steps
  }
}

extension Freshdesk.Writer {
  /// The page of an attachment that does not expire; the addresses that the API gives are signed and do.
  func page(ofFile id: String) -> String { "\(options.site)/helpdesk/attachments/\(id)" }

  /// A body with those old addresses replaced whose new ones are known.
  func rewritten(_ html: String, _ addresses: JSONValue?, _ record: StepContext) -> String {
    var new: [String: String] = [:]
    for picture in addresses?["pictures"]?.array ?? [] {
      guard let id = picture["key"]?.string.flatMap({ record.stepIDs["file:" + $0] }) else { continue }
      for old in picture["addresses"]?.array ?? [] { old.string.map { new[$0] = page(ofFile: id) } }
    }
    for ticket in addresses?["tickets"]?.array ?? [] {
      guard let id = ticket["key"]?.string.flatMap({ record.ids[$0] }) else { continue }
      for old in ticket["addresses"]?.array ?? [] { old.string.map { new[$0] = url(.ticket, targetID: id) } }
    }
    return new.isEmpty ? html : BodyAddresses.rewritten(html) { new[$0] }
  }

  /// Whether a body shows the new addresses, all of them known, in place of the old ones.
  func findRewrite(_ step: WriteStep, _ record: StepContext, _ exchange: any Exchange) async throws -> LookUp {
    let addresses = step.payload["addresses"]
    let files = (addresses?["pictures"]?.array ?? []).map { $0["key"]?.string.flatMap { record.stepIDs["file:" + $0] } }
    let tickets = (addresses?["tickets"]?.array ?? []).map { $0["key"]?.string.flatMap { record.ids[$0] } }
    guard (files + tickets).allSatisfy({ $0 != nil }), let (ticket, id, opening) = place(of: step, record) else {
      return .absent
    }
    let now =
      opening ? try await description(of: ticket, exchange) : try await entry(id, in: ticket, exchange)?["body"]?.string
    guard let now, rewritten(now, addresses, record) == now else { return .absent }
    return .found(StepResult(id: nil))
  }

  /// Where the message stands, which is not always where the step would have put it.
  private func place(of step: WriteStep, _ record: StepContext) -> (ticket: String, id: String, opening: Bool)? {
    guard let ticket = record.targetID else { return nil }
    let known = record.stepIDs["message:" + (step.payload["rewrite"]?.string ?? "")]
    let opening = known.map { $0 == Self.description } ?? (step.payload["opening"]?.bool == true)
    guard let id = opening ? ticket : known else { return nil }
    return (ticket, id, opening)
  }

  /// Changes addresses in a body as it is at the target now; writes nothing where there is nothing to change.
  func rewrite(_ step: WriteStep, _ record: StepContext, _ exchange: any Exchange) async throws -> StepResult {
    // A message that an update had to leave out is not there.
    guard let (ticket, id, opening) = place(of: step, record) else { return StepResult(id: nil) }
    let now =
      opening ? try await description(of: ticket, exchange) : try await entry(id, in: ticket, exchange)?["body"]?.string
    guard let now else {
      throw DeskError(.notFound, .never, call: step.call, detail: "the message is no longer at the target")
    }
    let new = rewritten(now, step.payload["addresses"], record)
    guard new != now else { return StepResult(id: nil) }
    let path = opening ? "/api/v2/tickets/\(ticket)" : "/api/v2/conversations/\(id)"
    let fields: JSONObject = [opening ? "description" : "body": .string(new)]
    let body = HTTPCall.Body.bytes(JSONValue.object(fields).bytes, type: "application/json")
    _ = try await send(HTTPCall("PUT", path, body: body), over: exchange)
    return StepResult(id: nil)
  }

  func description(of ticket: String, _ exchange: any Exchange) async throws -> String? {
    let reply = try await send(HTTPCall("GET", "/api/v2/tickets/\(ticket)"), over: exchange)
    return try object(reply, of: "GET /tickets/{id}")["description"]?.string
  }

  /// There is no call for one conversation, only the list.
  func entry(_ id: String, in ticket: String, _ exchange: any Exchange) async throws -> JSONValue? {
    var found: JSONValue?
    try await eachPage("/api/v2/tickets/\(ticket)/conversations?per_page=100", over: exchange) { entries in
      found = entries.first { $0["id"]?.idText == id }
      return found == nil
    }
    return found
  }
}
