package import DeskKit
import Formats
import HTTP
import JSONText
package import TicketModel

/// The writer of the simulated desk. Statuses other than `new` and `open` are set last, `normal` becomes `high`,
/// messages get the time of import, and cannot be changed afterwards.
package struct SimulatedWriter: DeskWriter {
  /// For proving that the simulation sees a broken rule: a lost answer counts as "did not happen".
  package var skipsLookUp = false
  /// Public messages send mail.
  package var mails = false
  /// People wait for the record of their organization, which this desk never has.
  package var wantsOrganizations = false
  package var unchecked: [String] = []
  package init() {}

  package var externalIDPlace: String? { "external" }
  package var externalIDAdvice: String { "" }

  package func compile(_ mapped: MappedTicket) -> RecordScript {
    var script = RecordScript(key: mapped.ticket.key, kind: .ticket)
    describe(mapped, &script)
    let messages = mapped.ticket.messages
    var create = values(mapped)
    create["external"] = .string(mapped.externalID)
    create["status"] = .string(["new", "open"].contains(mapped.status.id) ? mapped.status.id : "open")
    if let requester = mapped.ticket.requester { create["requester"] = .optional(address(requester, mapped)) }
    var needs: [String] = []
    if let requester = mapped.ticket.requester, let person = mapped.people[requester] { needs.append(person.key) }
    if let first = messages.first { create["message"] = .object(letter(first, mapped)) }
    var step = WriteStep(
      id: "create", kind: .create, call: "POST /tickets", needs: needs, payload: .object(create), bytes: 200)
    step.about = messages.first?.key
    script.steps.append(step)
    for message in messages.dropFirst() { script.steps.append(messageStep(message, mapped)) }
    if !["new", "open"].contains(mapped.status.id) { script.steps.append(set("status", mapped.status.id)) }
    for link in mapped.ticket.links {
      guard let other = link.ticket else { continue }
      script.steps.append(
        WriteStep(
          id: "link:\(link.kind):\(other)", kind: .link, about: other, call: "POST /tickets/{id}/links",
          needs: [other], payload: ["kind": .string(link.kind)]))
    }
    return script
  }

  private func describe(_ mapped: MappedTicket, _ script: inout RecordScript) {
    let ticket = mapped.ticket
    script.intended["subject"] = ticket.subject
    script.intended["status"] = mapped.status.id
    script.intended["externalID"] = mapped.externalID
    script.intended["createdAt"] = ticket.createdAt
    script.intended["requester"] = ticket.requester.flatMap { address($0, mapped) }
    if let priority = mapped.priority?.id {
      script.intended["priority"] = priority
      if priority == "normal" {
        script.losses.append(FacetLoss("priority", .approximated, expected: "high", reason: "knows no normal"))
      }
    }
    for message in ticket.messages {
      let path = "message:\(message.key)."
      script.intended[path + "author"] = message.author.flatMap { address($0, mapped) }
      script.intended[path + "visibility"] = mapped.visibility[message.key]?.rawValue
      script.intended[path + "body"] = Facets.body(message.body.text ?? "")
      script.intended[path + "createdAt"] = message.createdAt
      script.losses.append(
        FacetLoss(path + "createdAt", .dropped, volatile: true, reason: "stamps messages when they come"))
    }
    for link in ticket.links {
      if let other = link.ticket { script.intended["link:\(link.kind):\(other)"] = other }
    }
  }

  private func values(_ mapped: MappedTicket) -> JSONObject {
    var values = JSONObject()
    values.put("subject", mapped.ticket.subject)
    values.put("createdAt", mapped.ticket.createdAt)
    values.put("priority", mapped.priority.map { $0.id == "normal" ? "high" : $0.id })
    return values
  }

  private func address(_ key: String, _ mapped: MappedTicket) -> String? {
    mapped.people[key].flatMap { $0.address ?? $0.name }
  }

  private func letter(_ message: Message, _ mapped: MappedTicket) -> JSONObject {
    var letter: JSONObject = ["body": .string(message.body.text ?? "")]
    letter.put("author", message.author.flatMap { address($0, mapped) })
    letter.put("visibility", mapped.visibility[message.key]?.rawValue)
    letter.put("date", message.createdAt)
    if !mails { letter.put("quiet", true) }
    return letter
  }

  private func messageStep(_ message: Message, _ mapped: MappedTicket) -> WriteStep {
    WriteStep(
      id: "message:" + message.key, kind: .message, about: message.key, call: "POST /tickets/{id}/messages",
      payload: .object(letter(message, mapped)), bytes: 100,
      mails: mails && mapped.visibility[message.key] == .public ? 1 : 0)
  }

  private func set(_ name: String, _ value: String) -> WriteStep {
    WriteStep(
      id: "set:" + name, kind: .update, call: "PUT /tickets/{id}", payload: .object([name: .string(value)]), bytes: 50)
  }

  package func compileUpdate(_ mapped: MappedTicket, changed: Set<String>, added: Set<String>) -> RecordScript {
    var script = RecordScript(key: mapped.ticket.key, kind: .ticket)
    describe(mapped, &script)
    for message in mapped.ticket.messages {
      let path = "message:\(message.key)."
      if added.contains(message.key) {
        script.steps.append(messageStep(message, mapped))
      } else if changed.contains(path + "body") {
        script.leave(path + "body", because: "messages cannot be changed")
      }
    }
    if changed.contains("subject"), let subject = mapped.ticket.subject { script.steps.append(set("subject", subject)) }
    if changed.contains("priority"), let priority = values(mapped)["priority"]?.string {
      script.steps.append(set("priority", priority))
    }
    if changed.contains("status") { script.steps.append(set("status", mapped.status.id)) }
    return script
  }

  package func compileRestore(key: String, kind: RecordKind, former: [String: String?]) -> RecordScript {
    var script = RecordScript(key: key, kind: kind)
    guard kind == .ticket else {
      script.steps = ["email", "name"].compactMap { name in
        former[name].map { value in
          WriteStep(
            id: "restore:" + name, kind: .update, call: "PUT /people/{id}", payload: .object([name: .optional(value)]))
        }
      }
      return script
    }
    for (path, text) in former.sorted(by: { $0.key < $1.key }) where text == nil {
      guard path.hasPrefix("message:"), path.hasSuffix(".body") else { continue }
      let message = String(path.dropFirst("message:".count).dropLast(".body".count))
      script.steps.append(
        WriteStep(
          id: "remove " + message, kind: .update, about: message, call: "DELETE /tickets/{id}/messages/{id}",
          payload: [:]))
    }
    for name in ["subject", "priority", "status"] {
      guard case .some(.some(let value)) = former[name] else { continue }
      var step = set(name, value)
      if mails, name == "status" { step.mails = 1 }
      script.steps.append(step)
    }
    return script
  }

  package func compile(_ person: Person, as target: TargetPerson, externalID: String) -> RecordScript? {
    guard let address = target.address else { return nil }
    var script = RecordScript(key: person.key, kind: .person)
    script.intended["email"] = address
    script.intended["name"] = person.name
    var payload: JSONObject = ["external": .string(externalID), "email": .string(address)]
    payload.put("name", person.name)
    var needs: [String] = []
    if wantsOrganizations, let organization = person.organization {
      script.intended["organization"] = organization
      needs = [organization]
    }
    script.steps = [
      WriteStep(
        id: "create", kind: .create, call: "POST /people", needs: needs, payload: .object(payload), bytes: 80)
    ]
    return script
  }

  package func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript? {
    var script = script
    let payload = script.steps.first?.payload.object ?? JSONObject()
    script.steps = ["email", "name"].filter(changed.contains).map { name in
      WriteStep(
        id: "set:" + name, kind: .update, call: "PUT /people/{id}",
        payload: .object([name: payload[name] ?? .null]), bytes: 50)
    }
    return script
  }

  package func compile(_ organization: Organization, externalID: String) -> RecordScript? { nil }

  package func url(_ kind: RecordKind, targetID: String) -> String? {
    "https://desk.example/\(kind.rawValue)/\(targetID)"
  }
}
