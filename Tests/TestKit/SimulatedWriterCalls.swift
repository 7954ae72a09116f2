package import DeskKit
import Formats
package import HTTP
import JSONText
package import TicketModel

extension SimulatedWriter {
  private func send(_ method: String, _ url: String, _ body: JSONObject? = nil, over exchange: any Exchange)
    async throws -> JSONObject?
  {
    let call = HTTPCall(
      method, url, body: body.map { .bytes(JSONValue.object($0).bytes, type: "application/json") } ?? .none)
    let name = method + " " + url
    let reply: HTTPReply
    do {
      reply = try await exchange.send(call)
    } catch let failure as HTTPFailure {
      throw DeskError(
        .unavailable, failure.effect == .none ? .backoff : .lookFirst, call: name, detail: failure.detail)
    }
    switch reply.status {
    case 200..<300:
      guard let object = try? JSONIndex.value(of: reply.body).object else {
        throw DeskError(.unavailable, .lookFirst, call: name, detail: "half an answer")
      }
      return object
    case 404 where method != "POST": return nil
    case 401: throw DeskError(.unauthorized, .never, call: name, detail: "no")
    case 429:
      let after = reply.header("Retry-After").flatMap { Int($0) }
      throw DeskError(.rateLimited, after.map { .after(.seconds($0)) } ?? .backoff, call: name, detail: "too many")
    case 500...: throw DeskError(.unavailable, .lookFirst, call: name, detail: "status \(reply.status)")
    default:
      throw DeskError(.invalid, .never, call: name, detail: String(decoding: reply.body, as: UTF8.self))
    }
  }

  package func perform(_ step: WriteStep, of record: StepContext, over exchange: any Exchange) async throws
    -> StepResult
  {
    let payload = step.payload.object ?? JSONObject()
    let ticket = "/tickets/" + (record.targetID ?? "")
    let answer: JSONObject?
    switch step.kind {
    case .create:
      answer = try await send("POST", step.call.hasSuffix("people") ? "/people" : "/tickets", payload, over: exchange)
    case .message, .file: answer = try await send("POST", ticket + "/messages", payload, over: exchange)
    case .link:
      var body = payload
      body.put("to", step.about.flatMap { record.ids[$0] })
      answer = try await send("POST", ticket + "/links", body, over: exchange)
    case .update where step.call.hasPrefix("DELETE"):
      guard let message = step.about.flatMap({ record.stepIDs["message:" + $0] }) else { return StepResult(id: nil) }
      _ = try await send("DELETE", ticket + "/messages/" + message, over: exchange)
      return StepResult(id: nil)
    case .update:
      let path = step.call.hasPrefix("PUT /people") ? "/people/" + (record.targetID ?? "") : ticket
      answer = try await send("PUT", path, payload, over: exchange)
    }
    guard let answer else { throw DeskError(.notFound, .never, call: step.call, detail: "gone") }
    return result(step, id: answer.text("id"), message: answer.text("message"))
  }

  private func result(_ step: WriteStep, id: String?, message: String?) -> StepResult {
    var parts: [String: String] = [:]
    if let about = step.about, let message { parts["message:" + about] = message }
    return StepResult(id: id, partIDs: parts)
  }

  package func find(_ step: WriteStep, of record: StepContext, over exchange: any Exchange) async throws -> LookUp {
    if skipsLookUp || step.call.hasPrefix("DELETE") { return .absent }
    if step.kind == .create {
      let kind = step.call.hasSuffix("people") ? "/people" : "/tickets"
      let found = try await send("GET", "\(kind)?external=\(record.externalID)", over: exchange)?.texts("ids") ?? []
      guard let id = found.first else { return .notYet(.seconds(SimulatedDesk.searchLag)) }
      let item = try await send("GET", "\(kind)/\(id)", over: exchange)
      return .found(result(step, id: id, message: item?["messages"]?.array?.first?["id"]?.string))
    }
    let kind = step.call.hasPrefix("PUT /people") ? "/people/" : "/tickets/"
    guard let id = record.targetID, let item = try await send("GET", kind + id, over: exchange) else {
      return .absent
    }
    switch step.kind {
    case .message, .file:
      let claimed = Set(record.stepIDs.values)
      let rest = (item["messages"]?.array ?? []).filter { $0["id"]?.string.map { !claimed.contains($0) } == true }
      let facets = record.inOtherWords ? ["date"] : ["author", "visibility", "body"]
      let same = rest.filter { message in
        facets.allSatisfy { message[$0]?.string == step.payload[$0]?.string }
      }
      guard let id = same.first?["id"]?.string, same.count == 1 || !record.inOtherWords else { return .absent }
      return .found(StepResult(id: id))
    case .link:
      let wanted: JSONValue = .strings([
        step.payload["kind"]?.string ?? "", step.about.flatMap { record.ids[$0] } ?? "",
      ])
      return item["links"]?.array?.contains(wanted) == true ? .found(StepResult(id: nil)) : .absent
    default:
      let values = item.members("values")
      let same = (step.payload.object ?? JSONObject()).members.allSatisfy { values[$0.0] == $0.1 }
      return same ? .found(StepResult(id: nil)) : .absent
    }
  }

  package func show(
    _ kind: RecordKind, targetID: String, script: RecordScript, messages: [String: String], ids: [String: String],
    over exchange: any Exchange
  ) async throws -> Facets? {
    guard
      let item = try await send("GET", kind == .ticket ? "/tickets/\(targetID)" : "/people/\(targetID)", over: exchange)
    else { return nil }
    var facets = Facets()
    for (name, value) in item.members("values").members { facets[name] = value.string }
    guard kind == .ticket else { return facets }
    facets["externalID"] = item.text("external")
    var keys: [String: String] = [:]
    for (key, id) in messages { keys[id] = key }
    for message in item["messages"]?.array ?? [] {
      let id = message["id"]?.string ?? ""
      let path = "message:\(keys[id] ?? "theirs/" + id)."
      facets[path + "author"] = message["author"]?.string
      facets[path + "visibility"] = message["visibility"]?.string
      facets[path + "body"] = Facets.body(message["body"]?.string ?? "")
      facets[path + "createdAt"] = message["madeAt"]?.string
    }
    for link in item["links"]?.array ?? [] {
      guard let parts = link.array?.compactMap(\.string), parts.count == 2 else { continue }
      guard let key = ids.first(where: { $0.value == parts[1] && $0.key.contains(":ticket:") })?.key else { continue }
      // The desk shows links on both sides; the other side's are not this ticket's own.
      let path = "link:\(parts[0]):\(key)"
      if script.intended[path] != nil { facets[path] = key }
    }
    return facets
  }

  package func remove(_ kind: RecordKind, targetID: String, over exchange: any Exchange) async throws -> Removal {
    let path = kind == .ticket ? "/tickets/\(targetID)" : "/people/\(targetID)"
    return try await send("DELETE", path, over: exchange) == nil ? .alreadyGone : .removed
  }

  package func eachExternalID(
    prefix: String, over exchange: any Exchange, found: @Sendable (RecordKind, String, String) async throws -> Void
  ) async throws {
    let all = try await send("GET", "/all", over: exchange) ?? JSONObject()
    for (name, kind) in [("tickets", RecordKind.ticket), ("people", .person)] {
      for item in all[name]?.array ?? [] {
        guard let id = item["id"]?.string, let external = item["external"]?.string, external.hasPrefix(prefix) else {
          continue
        }
        try await found(kind, external, id)
      }
    }
  }
}
