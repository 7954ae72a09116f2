import DeskKit
import JSONText
import TicketModel

extension RequestTracker.TicketCompiler {
  /// The steps of a fresh compile that the changed facets call for, and those of the messages in `added`: what is
  /// written once cannot be edited in RT.
  ///
  /// The ticket has its people by now, and Request Tracker mails them when it is resolved or answered: they are taken off
  /// first and put back last.
  consuming func compileUpdate(changed: Set<String>, added: Set<String>) -> RecordScript {
    let status = statusStep(mapped.status.id, 0)
    let inactive = isInactive, watched = ticket.requester != nil || !ticket.cc.isEmpty
    let reopens = route.replies && !route.walk.isEmpty
    let owned = owner?.address, isRequesterReached = isRequesterReached
    var script = compile()
    let places = script.places
    guard script.blocked.isEmpty else { return script }
    var steps = Self.changes(script, changed, added)
    let replies = steps.contains { $0.payload["verb"]?.string == "correspond" }
    let settles = changed.contains("status") || replies && reopens
    if settles {
      steps.append(status)
      if inactive, script.intended["solvedAt"] != nil {
        Self.lose("solvedAt", "a change into an inactive status stamps the resolved date", &script)
      }
    }
    Self.loseFixed(changed, steps, stamped: settles && inactive, &script)
    // An agent's mail cannot be held back, so it is announced.
    if let owned, RequestTracker.address(owned) != nil {
      for index in steps.indices where steps[index].payload["verb"]?.string == "correspond" {
        if steps[index].payload["actingAs"]?.string != owned { steps[index].mails += 1 }
      }
    }
    let quiet = watched && (settles || replies)
    if quiet {
      steps.insert(
        WriteStep(id: "quiet", kind: .update, call: "PUT /ticket/{id}", payload: ["quiet": true], bytes: 400), at: 0)
    }
    for step in script.steps {
      switch step.id {
      case "people": if quiet || !changed.isDisjoint(with: ["requester", "cc"]) { steps.append(step) }
      case "owner": if changed.contains("assignee") { steps.append(step) }
      case _ where step.kind == .link: if changed.contains(step.id) { steps.append(step) }
      default: break
      }
    }
    // Nobody is put back whom the source does not know any more; nor is anybody taken off for that.
    if changed.contains("requester"), !quiet, !isRequesterReached {
      script.leave(
        "requester",
        because: "the source knows no user or address of the requester any more; the ticket keeps the one it has")
    }
    if changed.contains("cc"), !quiet, script.intended["cc"] == nil { Self.copyNobody(&steps) }
    if !steps.isEmpty, !places.isEmpty, var payload = steps[0].payload.object {
      payload["places"] = .object(places)
      steps[0].payload = .object(payload)
    }
    script.steps = steps
    return script
  }

  /// Takes off whoever was copied before.
  private static func copyNobody(_ steps: inout [WriteStep]) {
    let people = steps.firstIndex { $0.id == "people" }
    var step =
      people.map { steps.remove(at: $0) }
      ?? WriteStep(id: "people", kind: .update, call: "PUT /ticket/{id}", payload: [:], bytes: 500)
    var payload = step.payload.object ?? [:]
    payload["nobodyCopied"] = true
    step.payload = .object(payload)
    steps.insert(step, at: people ?? steps.endIndex)
  }

  private static func lose(_ path: String, _ reason: String, _ script: inout RecordScript) {
    script.leave(path, because: reason)
  }

  /// Announces the changes of what no call can change afterwards: the resolved date, and messages once they are written.
  private static func loseFixed(
    _ changed: Set<String>, _ steps: [WriteStep], stamped: Bool, _ script: inout RecordScript
  ) {
    if changed.contains("solvedAt"), !stamped {
      lose("solvedAt", "the resolved date stays what it was: no call changes it", &script)
    }
    let written = steps.filter { $0.kind == .message }.compactMap(\.about)
    for path in changed where path.hasPrefix("message:") {
      guard !written.contains(where: { path.hasPrefix("message:\($0).") }) else { continue }
      if script.intended[path] != nil {
        lose(path, "a message cannot be changed once it is written", &script)
      } else {
        lose("messages", "a message cannot be removed once it is written", &script)
      }
    }
  }

  /// The changed values in one call, then the messages that are new.
  private static func changes(_ script: RecordScript, _ changed: Set<String>, _ added: Set<String>) -> [WriteStep] {
    let created = script.steps.first { $0.id == "create" }?.payload["fields"]?.object ?? [:]
    var fields: JSONObject = [:]
    for (path, name) in RequestTracker.updatable where changed.contains(path) { fields[name] = created[name] }
    if changed.contains(where: { $0.hasPrefix("field:") || $0 == "tags" || $0 == "externalID" }) {
      fields["CustomFields"] = created["CustomFields"]
    }
    var steps: [WriteStep] = []
    if !fields.isEmpty {
      steps.append(
        WriteStep(
          id: "update", kind: .update, call: "PUT /ticket/{id}", payload: ["fields": .object(fields)], bytes: 600))
    }
    steps += script.steps.filter { step in step.kind == .message && step.about.map(added.contains) == true }
    return steps
  }
}
