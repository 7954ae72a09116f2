import DeskKit
import JSONText
import TicketModel

extension Redmine.Reader {
  /// An issue being turned into a ticket: what was not taken ends in `extras`.
  struct Draft {
    var fields: SourceFields
    var ticket: Ticket
    var place: ExportPlace
    /// Leaves that went into the `extras` of messages, events and files, or that `extras` keeps beside what was made
    /// of them.
    var kept = 0
  }

  func issue(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let id = record["id"]?.idText, !id.isEmpty else { return try keep("record", record, place) }
    var draft = Draft(
      fields: SourceFields(record), ticket: Ticket(key: Redmine.key(.ticket, id), id: id), place: place)
    draft.fields.skip("id")
    draft.ticket.number = id
    draft.ticket.subject = draft.fields.text("subject")
    try choices(&draft)
    try people(&draft)
    draft.ticket.createdAt = time("created_on", &draft.fields)
    draft.ticket.updatedAt = time("updated_on", &draft.fields)
    draft.ticket.closedAt = time("closed_on", &draft.fields)
    draft.ticket.dueAt = time("due_date", &draft.fields)
    // Also where it is a word: nothing may become public because of a detour through another program.
    if draft.fields["is_private"]?.string == "true" || draft.fields.flag("is_private") == true {
      draft.ticket.security = NamedReference(id: "private", label: "Private")
    }
    try customFields(&draft)
    links(&draft)
    try conversation(&draft)
    try lists.issue(id)
    draft.ticket.extras = extras(draft)
    var count = draft.fields.leaves
    count.kept += draft.kept
    count.mapped -= draft.kept
    try sink.put(draft.ticket)
    return count
  }

  private func extras(_ draft: Draft) -> JSONObject {
    var extras = draft.fields.rest
    for (name, value) in draft.ticket.extras.members { extras[name] = value }
    return extras
  }

  // MARK: choices

  private func choices(_ draft: inout Draft) throws {
    if let project = try reference("project", .project, &draft) {
      draft.ticket.container = NamedReference(id: project, label: names.label(.project, project), kind: "project")
    }
    if let tracker = try reference("tracker", .tracker, &draft) {
      let label = names.label(.tracker, tracker)
      draft.ticket.type = Choice(id: tracker, label: label, kind: statuses.kind(label))
    }
    if let priority = try reference("priority", .priority, &draft) {
      let label = names.label(.priority, priority)
      draft.ticket.priority = Choice(id: priority, label: label, level: statuses.level(label))
    }
    try status(&draft)
  }

  private func status(_ draft: inout Draft) throws {
    guard var object = draft.fields["status"]?.object else {
      // Not what Redmine sends: a damaged or foreign record, whose word is all there is.
      guard let label = draft.fields.text("status") else { return }
      draft.ticket.status = statuses.used(nil, label, from: .source, closed: nil)
      return
    }
    guard let id = object["id"]?.idText else {
      guard let label = object["name"]?.string, !label.isEmpty else { return }
      object["name"] = nil
      draft.fields.keep("status", .object(object))
      draft.ticket.status = statuses.used(nil, label, from: .source, closed: object["is_closed"]?.bool)
      return
    }
    let said = object["is_closed"]?.bool
    let known = names.isClosed(id)
    _ = try reference("status", .status, &draft, also: ["is_closed"])
    if let said, let known, said != known {
      try differs(
        "status/\(id)/closed", draft.place, key: draft.ticket.key,
        what: "status \(id) is \(said ? "closed" : "open") here and \(known ? "closed" : "open") by its definition",
        did: "took the definition, kept this flag in extras")
      draft.kept += 1
      draft.ticket.extras["status_is_closed"] = .bool(said)
    }
    let label = names.label(.status, id)
    let found = statuses.used(id, label ?? id, from: label == nil ? .id : .source, closed: known ?? said)
    draft.ticket.status = found
    if statuses.category(found.label, closed: known ?? said).contradicts {
      try differs(
        "status/\(id)/flag", draft.place, key: draft.ticket.key,
        what: "status \(id) \"\(found.label)\" is \((known ?? said) == true ? "closed" : "open") here, not as shipped",
        did: "took the flag, not the name")
    }
  }

  func differs(
    _ once: String, _ place: ExportPlace, key: String? = nil, code: String = "labelDiffers", what: String, did: String
  ) throws {
    guard told.insert(once).inserted else { return }
    try sink.finding(
      Finding(.warning, code, key: key, file: place.file, record: place.record, what: what, did: did))
  }

  /// Takes `{"id":…,"name":…}`. A name that is not the known one is kept, and told where it should be the same.
  func reference(
    _ member: String, _ kind: Redmine.Names.Kind, _ draft: inout Draft, also taken: Set<String> = []
  ) throws -> String? {
    guard var object = draft.fields[member]?.object, let id = object["id"]?.idText else { return nil }
    object["id"] = nil
    for name in taken { object[name] = nil }
    let label = names.label(kind, id)
    if let name = object["name"]?.string, name == label {
      object["name"] = nil
    } else if let name = object["name"]?.string, let label, kind != .user {
      try differs(
        "\(kind.rawValue)/\(id)/\(name)", draft.place, key: draft.ticket.key,
        what: "\(member) \(id) is \"\(name)\" here and \"\(label)\" elsewhere",
        did: "took the id with the label of its definition, kept the other name in extras")
    }
    if JSONValue.object(object).leaves > 0 {
      draft.fields.keep(member, .object(object))
    } else {
      draft.fields.skip(member)
    }
    return id
  }

  // MARK: people

  private func people(_ draft: inout Draft) throws {
    if let author = try reference("author", .user, &draft) {
      draft.ticket.requester = Redmine.key(.person, author)
      draft.ticket.submitter = draft.ticket.requester
    }
    // Users and groups share their numbers, and either may own an issue.
    if let owner = draft.fields["assigned_to"]?["id"]?.idText {
      let isGroup = names.isGroup(owner)
      _ = try reference("assigned_to", isGroup ? .group : .user, &draft)
      if isGroup {
        draft.ticket.group = Redmine.key(.group, owner)
      } else {
        draft.ticket.assignee = Redmine.key(.person, owner)
      }
    }
    var left: [JSONValue] = []
    for watcher in draft.fields.array("watchers") ?? [] {
      guard let id = watcher["id"]?.idText, !names.isGroup(id) else {
        left.append(watcher)
        continue
      }
      draft.ticket.followers.append(Redmine.key(.person, id))
      if watcher["name"]?.string != names.label(.user, id) || watcher.object?.count ?? 0 > 2 { left.append(watcher) }
    }
    if !left.isEmpty { draft.fields.keep("watchers", .array(left)) }
  }

  /// A time or a day; times as old versions wrote them are understood, and kept as they were beside.
  func time(_ name: String, _ fields: inout SourceFields) -> String? {
    guard let text = fields[name]?.string, !text.isEmpty else { return nil }
    if let time = times.iso(text, name) {
      fields.skip(name)
      return time
    }
    return times.stated(Redmine.Wire.oldTime(text) ?? text, name)
  }

  // MARK: fields and links

  private func customFields(_ draft: inout Draft) throws {
    var left: [JSONValue] = []
    for field in draft.fields.array("custom_fields") ?? [] {
      guard var object = field.object, let id = object["id"]?.idText else {
        if field.leaves > 0 { left.append(field) }
        continue
      }
      if let value = object["value"], !value.isAbsent {
        draft.ticket.fields[id] = value
        if names.formats[id] == "float", let text = value.string, text.contains(",") {
          try differs(
            "decimal/\(id)", draft.place, key: draft.ticket.key, code: "decimalComma",
            what: "field \(id) holds \"\(text.prefix(40))\" where a number with a point was expected",
            did: "kept the text as it is")
        }
      }
      for name in ["id", "value", "multiple"] { object[name] = nil }
      if object["name"]?.string == names.label(.field, id) { object["name"] = nil }
      guard JSONValue.object(object).leaves > 0 else { continue }
      object["id"] = .string(id)
      left.append(.object(object))
    }
    if !left.isEmpty {
      draft.ticket.extras["custom_fields"] = .array(left)
      draft.kept += left.reduce(0) { $0 + $1.leaves }
    }
  }

  private func links(_ draft: inout Draft) {
    if let parent = draft.fields["parent"]?["id"]?.idText {
      draft.ticket.links.append(LinkToTicket(kind: "childOf", ticket: Redmine.key(.ticket, parent)))
      if draft.fields["parent"]?.object?.count == 1 { draft.fields.skip("parent") }
    }
    for child in draft.fields["children"]?.array ?? [] {
      guard let id = child["id"]?.idText else { continue }
      draft.ticket.links.append(LinkToTicket(kind: "parentOf", ticket: Redmine.key(.ticket, id)))
    }
    for value in draft.fields.array("relations") ?? [] {
      guard let relation = value.object else { continue }
      if let link = Self.link(relation, of: draft.ticket.id), !draft.ticket.links.contains(link) {
        draft.ticket.links.append(link)
      }
      draft.ticket.extras["relation/" + (relation["id"]?.idText ?? "?")] = .object(relation)
      draft.kept += value.leaves
    }
  }

  /// A relation as seen from one of its ends. Redmine's words for which the model has none are plain relations; the
  /// record itself stays in `extras`.
  static func link(_ relation: JSONObject, of ticket: String) -> LinkToTicket? {
    guard let from = relation["issue_id"]?.idText, let to = relation["issue_to_id"]?.idText else { return nil }
    guard ticket == from || ticket == to else { return nil }
    let isStart = ticket == from
    let kind: String
    switch relation["relation_type"]?.string {
    case "duplicates": kind = isStart ? "duplicateOf" : "relatesTo"
    case "duplicated": kind = isStart ? "relatesTo" : "duplicateOf"
    case "blocks": kind = isStart ? "blocks" : "blockedBy"
    case "blocked": kind = isStart ? "blockedBy" : "blocks"
    default: kind = "relatesTo"
    }
    return LinkToTicket(kind: kind, ticket: Redmine.key(.ticket, isStart ? to : from))
  }

  /// From `/issues/N/relations.json`.
  func relation(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let from = record["issue_id"]?.idText, let link = Self.link(record, of: from) else {
      return try keep("relation", record, place)
    }
    try sink.put(
      RecordHead(.tickets, id: from, partial: true),
      [
        "key": .string(Redmine.key(.ticket, from)), "id": .string(from), "links": [.object(link.json)],
        "extras": .object(["relation/" + (record["id"]?.idText ?? "?"): .object(record)]),
      ])
    var count = LeafCount()
    count.kept = JSONValue.object(record).leaves
    return count
  }
}

extension Redmine.Wire {
  /// Times as versions before 1.2 wrote them: `Thu Dec 03 15:02:12 +0100 2009` in XML, `2009/12/03 15:02:12 +0100` in
  /// JSON (https://www.redmine.org/projects/redmine/wiki/Rest_Issues, older revisions), in ISO order; nil for others.
  static func oldTime(_ text: String) -> String? {
    let words = text.split(separator: " ")
    if let day = words.first, day.count == 10, day.count(where: { $0 == "/" }) == 2 {
      return text.replacing("/", with: "-")
    }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    guard words.count == 6, let month = months.firstIndex(of: String(words[1])) else { return nil }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return "\(words[5])-\(number)-\(words[2])T\(words[3])\(words[4])"
  }
}
