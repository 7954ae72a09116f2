package import DeskKit
import Formats
import JSONText
package import TicketModel

extension Freshdesk.TicketCompiler {
  /// Facets of a ticket that `PUT /tickets/{id}` can change, and the field of each.
  private static let settable: [(facet: String, field: String)] = [
    ("subject", "subject"), ("status", "status"), ("priority", "priority"), ("type", "type"), ("channel", "source"),
    ("group", "group_id"), ("container", "product_id"), ("tags", "tags"),
  ]

  /// Brings an existing ticket up to date: one call for its fields, one for each new or edited message.
  func update(_ changed: Set<String>, _ added: Set<String>) -> RecordScript {
    var compiler = self
    compiler.compileFields()
    let opening = compiler.opening()
    let messages = compiler.laterMessages()
    compiler.block()
    guard compiler.script.blocked.isEmpty else {
      compiler.script.steps = []
      return compiler.script
    }
    let fixed = compiler.fixedMessages(changed, added)
    // Of a message that is there only its words can be changed.
    let notes = messages.filter { step in
      let key = step.about ?? ""
      return !fixed.contains(key) && (added.contains(key) || changed.contains("message:\(key).body"))
    }.map { step in
      guard step.kind == .message, !added.contains(step.about ?? "") else { return step }
      var edit = step
      edit.call = "PUT /conversations/{id}"
      return edit
    }
    let reopens = notes.contains { $0.payload["incoming"]?.bool == true }
    compiler.count(messages)
    compiler.addUpdate(changed, opening.message.map(fixed.contains) == true ? nil : opening, reopens: reopens)
    compiler.script.steps = notes + compiler.script.steps
    compiler.announceFixed(changed, added)
    compiler.leaveAuthors(changed, added, but: opening.message)
    for key in fixed { compiler.leaveMessage(key, changed) }
    if changed.contains("requester") { compiler.keepRequester(changed) }
    return compiler.script
  }

  /// Messages that cannot follow the source: what is the description stays that, a note stays one, and what is public
  /// stays public. Nothing is written into them: a text that became internal must not get where customers read.
  private func fixedMessages(_ changed: Set<String>, _ added: Set<String>) -> Set<String> {
    let keys = ticket.messages.map(\.key)
    var fixed = Set(
      keys.filter { key in
        !added.contains(key) && ["visibility", "kind"].contains { changed.contains("message:\(key).\($0)") }
      })
    // A new first message, where the description is that of an older one.
    if let first = keys.first, added.contains(first), mapped.visibility[first] == .public,
      keys.contains(where: { !added.contains($0) })
    {
      fixed.insert(first)
    }
    return fixed
  }

  /// Who wrote a note stays, and so do its pictures as long as its words do; who asks is the author of the description.
  private mutating func leaveAuthors(_ changed: Set<String>, _ added: Set<String>, but opening: String?) {
    for key in ticket.messages.map(\.key) where !added.contains(key) && key != opening {
      let path = "message:\(key)."
      if changed.contains(path + "author"), script.intended[path + "author"] != nil {
        script.leave(path + "author", because: "the author of a note stays whom it was written for")
      }
      guard !changed.contains(path + "body") else { continue }
      for picture in changed.sorted() where picture.hasPrefix(path + "inline:") {
        script.leave(picture, because: "a note is written again only with other words")
      }
    }
  }

  private mutating func leaveMessage(_ key: String, _ changed: Set<String>) {
    let reason = "at Freshdesk a message stays description or note, and public or private, as it was written"
    let paths = Set(script.intended.paths).union(changed).filter { $0.hasPrefix("message:\(key).") }
    for path in paths.sorted() { script.leave(path, because: reason) }
    if changed.contains("message:\(key).kind") { script.leave("messages", because: reason) }
  }

  /// Whom a ticket has, it keeps where the source has no address of a requester any more: Freshdesk would find the
  /// contact that was made for the same external id, whatever that is called.
  private mutating func keepRequester(_ changed: Set<String>) {
    guard info["requester"] == nil, fields["email"] == nil else { return }
    let reason = "the source knows no address of the requester any more; the ticket keeps the one it has"
    let shownAs = info["requesterShown"]?.string
    let authors = script.losses.filter { $0.path.hasSuffix(".author") && $0.expected == shownAs }.map(\.path)
    script.leave("requester", because: reason)
    for path in authors where changed.contains(path) { script.leave(path, because: reason) }
  }

  private mutating func addUpdate(_ changed: Set<String>, _ opening: Opening?, reopens: Bool) {
    var sent = JSONObject()
    for (facet, field) in Self.settable where changed.contains(facet) {
      // A value that is gone at the source is emptied, where the vendor lets a field be empty.
      let empty: JSONValue? =
        switch facet {
        case "tags": []
        case "type", "group", "container": .null
        // What a ticket gets that has none, see `compileFields`.
        case "priority": .number("1")
        default: nil
        }
      if let value = fields[field] ?? empty { sent[field] = value }
    }
    if reopens, let status = fields["status"] { sent["status"] = status }
    var custom = JSONObject()
    for path in changed where path.hasPrefix("field:") {
      guard let target = info["fields"]?[String(path.dropFirst(6))]?.string else { continue }
      custom[target] = fields["custom_fields"]?[target] ?? .null
    }
    if !custom.isEmpty { sent["custom_fields"] = .object(custom.sorted()) }
    if let opening, let key = opening.message, changed.contains("message:\(key).body") {
      sent["description"] = .string(opening.html)
    }
    var payload = JSONObject()
    if sent["description"] != nil, let opening {
      payload["opening"] = .optional(opening.message)
      if !opening.addresses.isEmpty { payload["addresses"] = opening.addresses.json }
    }
    var needs: [String] = []
    for name in ["requester", "assignee", "organization"] where changed.contains(name) {
      guard let key = info[name]?.string else {
        // Gone at the source.
        if script.intended[name] == nil, name == "assignee" { sent["responder_id"] = .null }
        if script.intended[name] == nil, name == "organization", writer.field("company") != nil {
          sent["company_id"] = .null
        }
        continue
      }
      payload[name] = .string(key)
      needs.append(key)
    }
    if changed.contains("requester"), payload["requester"] == nil {
      for name in ["email", "name"] where fields["email"] != nil { if let value = fields[name] { sent[name] = value } }
    }
    guard !sent.isEmpty || !needs.isEmpty else { return }
    let final = sent["status"]?.int
    // Whoever asks has no address at the source any more, say, and one at the target still.
    let closes = changed.contains("status") || reopens ? final == 4 || final == 5 : false
    payload["fields"] = .object(sent)
    script.steps.append(
      WriteStep(
        id: "update", kind: .update, call: "PUT /tickets/{id}", needs: needs.sorted(),
        wants: sent["description"] == nil ? [] : opening?.addresses.tickets.map(\.key) ?? [], payload: .object(payload),
        bytes: JSONValue.object(sent).bytes.count,
        mails: (closes ? 1 : 0) + (payload["assignee"] == nil ? 0 : 1)))
  }

  /// What changed at the source and cannot follow at the target.
  private mutating func announceFixed(_ changed: Set<String>, _ added: Set<String>) {
    if changed.contains("cc") {
      lose("cc", .dropped, volatile: true, "Freshdesk changes copied people only when a ticket is made")
    }
    let isGone = changed.contains { $0.hasSuffix(".body") && script.intended[$0] == nil }
    if isGone || changed.contains("messages") && added.isEmpty {
      script.leave("messages", because: "a message that is gone at the source stays at the target")
    }
    for path in changed where path.hasPrefix("field:") && info["fields"]?[String(path.dropFirst(6))] == nil {
      guard script.intended[path] == nil else { continue }
      script.leave(path, because: "the source has no such field any more; the target keeps its value")
    }
    for path in changed.sorted() where path.contains("file:") {
      let known = script.steps.contains { step in
        step.kind == .message && path.hasPrefix("message:\(step.about ?? "").")
      }
      if !known {
        lose(path, .dropped, volatile: true, "files are added only together with a new message")
      }
    }
  }
}

extension Freshdesk.Writer {
  /// One call for the ticket's own values, people and companies by their ids, and one for each note whose text was
  /// another.
  package func compileRestore(key: String, kind: RecordKind, former: [String: String?]) -> RecordScript {
    guard kind == .ticket else { return restoreOther(key: key, kind: kind, former) }
    var script = RecordScript(key: key, kind: kind)
    var fields = JSONObject(), custom = JSONObject()
    for (path, value) in former.sorted(by: { $0.key < $1.key }) {
      let restored: (field: String, value: JSONValue)? =
        switch path {
        case "subject": value.map { ("subject", .string($0)) }
        case "status": value.flatMap { Int($0) }.map { ("status", .number($0)) }
        case "priority": value.flatMap { Int($0) }.map { ("priority", .number($0)) }
        case "channel": value.flatMap { Int($0) }.map { ("source", .number($0)) }
        case "type": ("type", .optional(value))
        case "group": ("group_id", value.flatMap { Int($0) }.map { .number($0) } ?? .null)
        case "container": ("product_id", value.flatMap { Int($0) }.map { .number($0) } ?? .null)
        case "tags": ("tags", .strings((value ?? "").split(separator: ", ").map(String.init)))
        case "requester": value.flatMap { Int($0) }.map { ("requester_id", .number($0)) }
        case "assignee": Self.id(value).map { ("responder_id", $0) }
        case "organization" where field("company") != nil: Self.id(value).map { ("company_id", $0) }
        case _ where Self.isDescription(path, former): value.map { ("description", .string($0)) }
        default: nil
        }
      if path.hasPrefix("field:"), let value, let member = try? JSONIndex.value(of: Array(value.utf8)).object {
        for (name, value) in member.members { custom[name] = value }
      }
      guard let restored else { continue }
      fields[restored.field] = restored.value
      script.intended[path] = value
    }
    if !custom.isEmpty { fields["custom_fields"] = .object(custom) }
    script.steps = restoredNotes(former)
    if !fields.isEmpty {
      script.steps.append(
        WriteStep(
          id: "restore", kind: .update, call: "PUT /tickets/{id}", payload: ["fields": .object(fields)],
          bytes: JSONValue.object(fields).bytes.count,
          mails: (fields["status"]?.int == 4 || fields["status"]?.int == 5 ? 1 : 0)
            + (fields["responder_id"]?.int == nil ? 0 : 1)))
    }
    return script
  }

  /// Null where there was nobody; nil where only a name is known.
  private static func id(_ value: String?) -> JSONValue? {
    guard let value else { return .null }
    return Int(value).map { .number($0) }
  }

  static let removal = "DELETE /conversations/{id}"

  private static func message(of path: String) -> String? {
    guard path.hasPrefix("message:"), path.hasSuffix(".body") else { return nil }
    return String(path.dropFirst("message:".count).dropLast(".body".count))
  }

  private static func isDescription(_ path: String, _ former: [String: String?]) -> Bool {
    guard let key = message(of: path), let kind = former["message:\(key).kind"] else { return false }
    return kind == "description"
  }

  /// What was not there goes; a text whose audience is not known stays as it is.
  private func restoredNotes(_ former: [String: String?]) -> [WriteStep] {
    former.sorted { $0.key < $1.key }.compactMap { path, text in
      guard let key = Self.message(of: path), !Self.isDescription(path, former) else { return nil }
      guard let text else {
        return WriteStep(
          id: "remove message:\(key)", kind: .update, about: key, call: Self.removal, payload: [:], bytes: 0)
      }
      guard let visibility = former["message:\(key).visibility"] ?? nil else { return nil }
      let payload: JSONObject = ["body": .string(text), "private": .bool(visibility != "public")]
      return WriteStep(
        id: "message:\(key)", kind: .message, about: key, call: "PUT /conversations/{id}",
        payload: .object(payload), bytes: text.utf8.count)
    }
  }
}
