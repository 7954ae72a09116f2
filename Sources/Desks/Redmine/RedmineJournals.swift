import DeskKit
import JSONText
import TicketModel

extension Redmine.Reader {
  /// The description, the journals' notes and changes, and the files.
  func conversation(_ draft: inout Draft) throws {
    if let text = draft.fields.text("description") {
      var message = Message(
        key: Redmine.key(.message, draft.ticket.id + "/description"), id: nil, author: draft.ticket.requester,
        createdAt: draft.ticket.createdAt, visibility: .public, kind: .description, body: MessageBody(text: text))
      message.extras = [:]
      draft.ticket.messages.append(message)
    }
    // Which journal a file came with.
    var origin: [String: String] = [:]
    if let journals = draft.fields.array("journals") {
      try lists.journals(of: draft.ticket.id)
      for journal in journals {
        guard let object = journal.object, let id = object["id"]?.idText else {
          guard journal.leaves > 0 else { continue }
          keepJournal("?\(draft.kept)", journal, &draft)
          continue
        }
        for detail in object["details"]?.array ?? [] where detail["property"]?.string == "attachment" {
          if let file = detail["name"]?.idText, detail["new_value"]?.isAbsent == false { origin[file] = id }
        }
        try self.journal(id, object, &draft)
      }
    }
    files(&draft, origin)
  }

  private func keepJournal(_ id: String, _ journal: JSONValue, _ draft: inout Draft) {
    draft.ticket.extras["journal/" + id] = journal
    draft.kept += journal.leaves
  }

  private func journal(_ id: String, _ object: JSONObject, _ draft: inout Draft) throws {
    var fields = SourceFields(object)
    let before = draft.ticket.events.count
    fields.skip("id")
    let user = fields["user"]?["id"]?.idText
    let said = fields["user"]?["name"]?.string
    let isKnown = user.map { names.label(.user, $0) == said } ?? false
    if fields["user"]?.object?.count ?? 0 <= 2 { fields.skip("user") }
    let at = time("created_on", &fields)
    let privacy = fields["private_notes"]?.string == "true" ? true : fields.flag("private_notes")
    let notes = fields.text("notes")
    for detail in fields.array("details") ?? [] {
      event(detail, journal: id, at: at, actor: user, actorText: isKnown ? nil : said, &draft)
    }
    let updated = notes == nil ? nil : time("updated_on", &fields)
    let rest = fields.rest
    let restLeaves = JSONValue.object(rest).leaves
    if let notes {
      var message = Message(
        key: Redmine.key(.message, id), id: id, author: user.map { Redmine.key(.person, $0) }, createdAt: at,
        visibility: privacy == nil ? .unknown : privacy == true ? .internal : .public,
        kind: privacy == true ? .note : .reply, body: MessageBody(text: notes))
      message.authorText = isKnown ? nil : said
      message.updatedAt = updated
      message.extras = rest
      draft.kept += restLeaves
      try visibility.note(message)
      draft.ticket.messages.append(message)
    } else if draft.ticket.events.count > before {
      guard restLeaves > 0 else { return }
      var extras = draft.ticket.events[before]["extras"]?.object ?? [:]
      for (name, value) in rest.members { extras["journal_" + name] = value }
      draft.ticket.events[before]["extras"] = .object(extras)
      draft.kept += restLeaves
    } else {
      // Neither note nor change that we may see.
      keepJournal(id, .object(object), &draft)
    }
  }

  // MARK: changes

  private static let attributes: [String: (field: String, kind: Redmine.Names.Kind?)] = [
    "status_id": ("status", .status), "assigned_to_id": ("assignee", .user), "priority_id": ("priority", .priority),
    "tracker_id": ("type", .tracker), "project_id": ("container", .project), "category_id": ("category", .category),
    "fixed_version_id": ("fixed_version", .version), "author_id": ("author", .user),
  ]

  private func event(
    _ detail: JSONValue, journal: String, at: String?, actor: String?, actorText: String?, _ draft: inout Draft
  ) {
    let property = detail["property"]?.string ?? ""
    let name = detail["name"]?.idText ?? ""
    let attribute = property == "attr" ? Self.attributes[name] : nil
    var field = attribute?.field ?? name
    if property == "attachment" || property == "relation" { field = property }
    func side(_ value: JSONValue?) -> JSONValue {
      guard let value, !value.isAbsent else { return .null }
      if property == "attachment" { return ["id": .string(name), "label": value, "scope": .null] }
      guard let kind = attribute?.kind, let id = value.idText else { return value }
      let label = names.label(kind, id) ?? (kind == .user ? names.label(.group, id) : nil)
      return ["id": .string(id), "label": .optional(label), "scope": .null]
    }
    var key = "\(Redmine.id):event:\(journal)/\(property)/\(name)"
    // A field of many values has one detail for each.
    let same = draft.ticket.events.count { $0["key"]?.string == key || $0["key"]?.string?.hasPrefix(key + "~") == true }
    if same > 0 { key += "~\(same + 1)" }
    var extras: JSONObject = [:]
    if let object = detail.object {
      for (name, value) in object.members where name != "old_value" && name != "new_value" && value.leaves > 0 {
        extras[name] = value
      }
    }
    draft.kept += JSONValue.object(extras).leaves
    // Changes of one journal were made together.
    extras["journal"] = .string(journal)
    var event: JSONObject = [
      "key": .string(key), "at": .optional(at), "actor": .optional(actor.map { Redmine.key(.person, $0) }),
    ]
    event.put("actorText", actorText)
    event["field"] = .string(field)
    event["from"] = side(detail["old_value"])
    event["to"] = side(detail["new_value"])
    event["extras"] = .object(extras)
    draft.ticket.events.append(event)
  }

  // MARK: files

  private func files(_ draft: inout Draft, _ origin: [String: String]) {
    var left: [JSONValue] = []
    for item in draft.fields.array("attachments") ?? [] {
      guard let object = item.object, let id = object["id"]?.idText else {
        if item.leaves > 0 { left.append(item) }
        continue
      }
      var file = file(id, object, &draft)
      let names = file.name.map { [$0, Self.inMarkup($0)] } ?? []
      let shown = draft.ticket.messages.firstIndex { message in
        names.contains { Self.shows($0, in: message.body.text ?? "") }
      }
      if let shown {
        let text = draft.ticket.messages[shown].body.text ?? ""
        file.inline = true
        file.appearsAs = names.first { Self.shows($0, in: text) }.map { [$0] } ?? []
      }
      let message = origin[id].flatMap { journal in draft.ticket.messages.firstIndex { $0.id == journal } } ?? shown
      if let message {
        draft.ticket.messages[message].attachments.append(file)
      } else {
        draft.ticket.attachments.append(file)
      }
    }
    if !left.isEmpty {
      draft.ticket.extras["attachments"] = .array(left)
      draft.kept += left.reduce(0) { $0 + $1.leaves }
    }
  }

  private func file(_ id: String, _ object: JSONObject, _ draft: inout Draft) -> TicketFile {
    var fields = SourceFields(object)
    fields.skip("id")
    var file = TicketFile(key: Redmine.key(.attachment, id), id: id, name: fields.text("filename"))
    file.mediaType = fields.text("content_type")
    file.size = fields.integer("filesize")
    file.url = fields.text("content_url")
    file.missing = "the recording holds no reply to its address"
    if let author = fields["author"]?["id"]?.idText {
      file.author = Redmine.key(.person, author)
      let said = fields["author"]?["name"]?.string
      if said == names.label(.user, author), fields["author"]?.object?.count ?? 0 <= 2 { fields.skip("author") }
    }
    file.createdAt = time("created_on", &fields)
    file.extras = fields.rest
    draft.kept += JSONValue.object(file.extras).leaves
    return file
  }

  /// A file's name as Redmine's editor writes it into a text: `encodeURIComponent`, and `!`, `(`, `)` escaped too.
  static func inMarkup(_ name: String) -> String {
    name.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (97...122).contains(byte | 0x20) && byte < 128
      return isPlain || "-_.~*'".utf8.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// Whether a text shows the file: `!screen.png!` or `!>screen.png!` in Textile, `![…](screen.png)` in CommonMark,
  /// `{{thumbnail(screen.png)}}` in both.
  static func shows(_ name: String, in text: String) -> Bool {
    guard !name.isEmpty, text.contains(name) else { return false }
    return ["!\(name)", "!>\(name)", "!<\(name)", "](\(name)", "](<\(name)", "{{thumbnail(\(name)"]
      .contains { text.contains($0) } || text.contains("}\(name)!")
  }
}
