import DeskKit
import Formats
import JSONText
import TicketModel

/// The rows of a backup's tables that say something of an issue, each put as a part of it. Rows of other tables are
/// kept whole, in `data/other/<table>`.
final class JiraRows {
  private let backup: JiraBackup
  private var reader: JiraReader { backup.reader }
  private var tables: JiraTables { backup.tables }
  private var parts: JiraTicketParts { backup.parts }

  init(_ backup: JiraBackup) { self.backup = backup }

  func take(_ row: inout JiraRow, _ place: ExportPlace) throws {
    let isValue = row.table.hasPrefix("OSProperty") && row.table != "OSPropertyEntry"
    JiraSecrets.strip(&row, entry: isValue ? row.peek("id").flatMap { tables.secretEntries[$0] } : nil)
    switch row.table {
    case "Issue": try issue(row, place)
    case "Action" where row.peek("type") == "comment": try comment(row)
    case "ChangeGroup": try changeGroup(row, place)
    case "ChangeItem": try changeItem(row, place)
    case "FileAttachment": try attachment(row, place)
    case "CustomFieldValue": try value(row, place)
    case "Label": try label(row, place)
    case "Worklog": try worklog(row, place)
    case "IssueLink": try link(row, place)
    case "UserAssociation": try association(row, place)
    case "NodeAssociation": try node(row, place)
    case "RemoteIssueLink", "RemoteLink": try remote(row, place)
    default: try JiraDefinitionRows(backup).take(row, place)
    }
  }

  /// What a row says beside what was taken from it, in a list of the issue's `extras`.
  private func keepRest(_ row: JiraRow, as name: String, of issue: String) throws {
    reader.kept += JSONValue.object(row.values).leaves
    try parts.addExtra(name, row.values, to: issue)
  }

  func time(_ text: String?, _ column: String) -> String? { text.flatMap { reader.times.iso($0, column) } }

  private func time(_ row: inout JiraRow, _ column: String) -> String? {
    guard let read = time(row.peek(column), column) else { return nil }
    _ = row.take(column)
    return read
  }

  /// A person by key or user name. A name that nobody has stays in the row, and as text.
  private func person(_ row: inout JiraRow, _ column: String) -> (key: String?, text: String?) {
    guard let written = row.peek(column) else { return (nil, nil) }
    guard let id = tables.user(written) else { return (nil, written) }
    if id == written { _ = row.take(column) }
    return (Jira.key("person", id), nil)
  }

  // MARK: Issues

  private func issue(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let id = row.take("id") else { return try reader.keepOther("Issue", given.values, place) }
    var ticket = Ticket(key: Jira.key("ticket", id), id: id, state: row.peek("archived") == "Y" ? .archived : .active)
    let project = row.peek("project")
    if let project {
      let known = tables.projects[project]
      ticket.container = NamedReference(id: project, label: known?.name, kind: "project")
      _ = row.take("project")
      ticket.number = row.take("key") ?? row.peek("number").flatMap { number in known.map { "\($0.key)-\(number)" } }
    } else {
      ticket.number = row.take("key")
    }
    ticket.subject = row.take("summary")
    choices(&ticket, &row)
    people(&ticket, &row)
    ticket.createdAt = time(&row, "created")
    ticket.updatedAt = time(&row, "updated")
    if let due = row.peek("duedate"), let day = time(due, "duedate") {
      // A due date is a day; the row writes it as a midnight, which stays in extras.
      ticket.dueAt =
        String(due.prefix(10)) == String(day.prefix(10)) || due.contains("00:00:00") ? String(due.prefix(10)) : day
    }
    if let at = time(&row, "resolutiondate") {
      ticket.solvedAt = at
      ticket.resolution.put("at", at)
    }
    describe(&ticket, &row)
    ticket.extras = row.values
    reader.kept += JSONValue.object(row.values).leaves
    reader.counts["tickets", default: 0] += 1
    try reader.noteStatus(of: ticket)
    try reader.sink.put(ticket)
  }

  private func choices(_ ticket: inout Ticket, _ row: inout JiraRow) {
    if let id = row.take("status") {
      let known = tables.statuses[id]
      ticket.status = reader.status(id: id, label: known?.name, native: known?.category)
    }
    if let id = row.take("priority") { ticket.priority = reader.priority(id: id, label: tables.name("Priority", id)) }
    if let id = row.take("type") { ticket.type = reader.type(id: id, label: tables.name("IssueType", id)) }
    if let id = row.take("resolution") {
      ticket.resolution.put("id", id)
      ticket.resolution.put("label", tables.name("Resolution", id))
    }
    if let id = row.take("security") {
      ticket.security = NamedReference(id: id, label: tables.name("SchemeIssueSecurityLevels", id))
    }
  }

  private func people(_ ticket: inout Ticket, _ row: inout JiraRow) {
    let reporter = person(&row, "reporter")
    ticket.requester = reporter.key
    ticket.requesterText = reporter.text
    ticket.submitter = person(&row, "creator").key
    ticket.assignee = person(&row, "assignee").key
  }

  private func describe(_ ticket: inout Ticket, _ row: inout JiraRow) {
    guard let text = row.take("description") else { return }
    var message = Message(
      key: Jira.key("message", ticket.id + "/description"), id: nil, author: ticket.requester ?? ticket.submitter,
      createdAt: ticket.createdAt, visibility: .public, kind: .description, body: reader.body(.string(text)))
    message.subject = ticket.subject
    ticket.messages = [message]
    reader.counts["messages", default: 0] += 1
  }

  // MARK: Comments and work

  private func comment(_ given: JiraRow) throws {
    var row = given
    guard let issue = row.take("issue"), let id = row.take("id") else {
      return try reader.keepOther("Action", given.values, ExportPlace(file: "Action", record: 0))
    }
    var shown = try tables.visibility(ofComment: id)
    var audience: NamedReference?
    if let role = row.take("rolelevel") {
      audience = NamedReference(id: role, label: tables.name("ProjectRole", role), kind: "role")
    } else if let group = row.take("level") ?? row.take("actionlevel") {
      audience = NamedReference(id: group, label: group, kind: "group")
    }
    if audience != nil { shown = .internal }
    if shown == .unknown { try reader.tally.visibility.note(key: Jira.key("message", id)) }
    let author = person(&row, "author")
    let text = row.take("body") ?? row.take("actionbody")
    var message = Message(
      key: Jira.key("message", id), id: id, author: author.key, createdAt: time(&row, "created"), visibility: shown,
      kind: shown == .internal ? .note : .reply, body: reader.body(text.map { .string($0) }))
    message.authorText = author.text
    try reader.tally.noteTwin(message, of: issue)
    message.audience = audience
    message.updatedAt = time(&row, "updated")
    if row.peek("updateauthor") == given.peek("author"), author.key != nil { _ = row.take("updateauthor") }
    message.extras = row.values
    reader.kept += JSONValue.object(row.values).leaves
    reader.counts["messages", default: 0] += 1
    try parts.add("messages", message.json, to: issue, bytes: 64 + 2 * (text?.utf8.count ?? 0))
  }

  private func worklog(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let issue = row.take("issue"), let id = row.take("id") else {
      return try reader.keepOther(given.table, given.values, place)
    }
    var entry: JSONObject = ["key": .string("\(Jira.id):timeEntry:\(id)")]
    entry.put("author", person(&row, "author").key)
    entry.put("startedAt", time(&row, "startdate"))
    if let seconds = row.peek("timeworked").flatMap({ Int($0) }) {
      entry.put("seconds", seconds)
      _ = row.take("timeworked")
    }
    entry.put("note", row.take("body"))
    if row.peek("updateauthor") == given.peek("author"), row.peek("author") == nil { _ = row.take("updateauthor") }
    entry.put("extras", row.values)
    reader.kept += JSONValue.object(row.values).leaves
    reader.counts["timeEntries", default: 0] += 1
    try reader.tally.noteTwin(work: entry, of: issue)
    try parts.add("timeEntries", entry, to: issue)
  }

  // MARK: History

  private func changeGroup(_ row: JiraRow, _ place: ExportPlace) throws {
    let known = try tables.change(row.peek("id"))
    guard known?.hasItems == true, known?.issue == row.peek("issue"), row.values.count <= 4,
      row.values.names.allSatisfy({ ["id", "issue", "author", "created"].contains($0) }),
      row.peek("created") == nil || time(row.peek("created"), "created") != nil
    else { return try reader.keepOther("ChangeGroup", row.values, place) }
    // Its items carry what it says.
  }

  private func changeItem(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let group = row.peek("group"), let change = try tables.change(group), let issue = change.issue else {
      return try reader.keepOther("ChangeItem", given.values, place)
    }
    let name = row.take("field") ?? ""
    let field = fieldID(name, isCustom: row.peek("fieldtype") == "custom")
    let from = side(&row, "oldvalue", "oldstring", of: field)
    let to = side(&row, "newvalue", "newstring", of: field)
    var extras = row.values
    reader.kept += JSONValue.object(extras).leaves
    if field != name {
      extras["field"] = .string(name)
      reader.kept += 1
    }
    let author = tables.user(change.author)
    // A key that a user was renamed from is not the key of the record; it stays readable.
    if let written = change.author, author != nil, author != written { extras["author"] = .string(written) }
    let event = JiraEvents.event(
      group: group, name: name, field: field, from: from, to: to, at: time(change.created, "created"),
      actor: author.map { Jira.key("person", $0) }, actorText: author == nil ? change.author : nil, extras: extras)
    reader.counts["events", default: 0] += 1
    try parts.add(
      "events", event, to: issue, bytes: 128 + given.values.values.reduce(0) { $0 + ($1.string?.utf8.count ?? 0) })
  }

  private func side(_ row: inout JiraRow, _ id: String, _ label: String, of field: String) -> JSONValue? {
    let (id, label) = (row.take(id), row.take(label))
    if field == "status" { reader.statusLore.noteHistory(id: id, label: label) }
    return JiraEvents.side(id: id, label: label, field: field)
  }

  /// The API names the changed field by its id. A custom field's name tells its id only where no other has that name.
  private func fieldID(_ name: String, isCustom: Bool) -> String {
    guard isCustom else { return name }
    if fieldsByName.isEmpty {
      for (id, field) in tables.fields { fieldsByName[field.name, default: []].append(id) }
    }
    guard let ids = fieldsByName[name], ids.count == 1 else { return name }
    return "customfield_" + ids[0]
  }
  private var fieldsByName: [String: [String]] = [:]

  // MARK: Files, values, labels

  private func attachment(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let issue = row.take("issue"), let id = row.take("id") else {
      return try reader.keepOther(given.table, given.values, place)
    }
    var file = TicketFile(key: Jira.key("attachment", id), id: id, name: row.take("filename"))
    file.mediaType = row.take("mimetype")
    if let size = row.peek("filesize").flatMap({ Int($0) }) {
      file.size = size
      _ = row.take("filesize")
    }
    file.createdAt = time(&row, "created")
    file.author = person(&row, "author").key
    let places = try tables.images.places(of: id, named: file.name, in: issue)
    file.inline = !places.isEmpty
    file.appearsAs = places
    file.extras = row.values
    reader.kept += JSONValue.object(row.values).leaves
    try parts.add("attachments", file.json, to: issue)
  }

  private func value(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let issue = row.take("issue"), let number = row.peek("customfield") else {
      return try reader.keepOther(given.table, given.values, place)
    }
    let field = tables.fields[number]
    let name = "customfield_" + number
    // The row's own number and whatever is not the value stay beside it.
    var told: JSONValue?
    for column in ["stringvalue", "textvalue", "numbervalue", "datevalue"] where told == nil {
      guard let text = row.take(column) else { continue }
      // Pickers keep the id of what they pick as a number: `30001.0`.
      if column == "numbervalue", JiraRows.isPicker(field?.type), text.hasSuffix(".0") {
        told = .string(String(text.dropLast(2)))
        continue
      }
      told = column == "numbervalue" ? JiraRows.number(text) : .string(text)
      if column == "numbervalue", told?.string != nil {
        try reader.sink.finding(
          Finding(
            .warning, "notANumber", key: Jira.key("ticket", issue), file: place.file, line: place.line,
            what: "the number field \(field?.name ?? number) holds \(text.prefix(40))", did: "kept it as a text"))
      }
    }
    if DecimalComma.isOne(told?.string ?? "") { reader.decimalCommas += 1 }
    if let told { try parts.addField(name, told, isMulti: field?.isMulti ?? true, to: issue) }
    if let type = field?.type, let text = told?.string { try portalField(type, text, of: issue) }
    try keepRest(row, as: "customFieldValues", of: issue)
  }

  private static func isPicker(_ type: String?) -> Bool {
    ["version", "multiversion", "project"].contains(type?.split(separator: ":").last.map(String.init) ?? "")
  }

  /// Fields of the service desk that have a place of their own beside it.
  private func portalField(_ type: String, _ text: String, of issue: String) throws {
    if type.hasSuffix(":vp-origin") {
      // `portal/form`, the request type's two keys.
      try parts.add(form: NamedReference(id: text, label: tables.requestTypes[text]), to: issue)
    } else if type.hasSuffix(":sd-customer-organizations"), Jira.isNumber(text) {
      try parts.add(organization: text, to: issue)
    } else if type.hasSuffix(":sd-request-participants"), let user = tables.user(text) {
      let recipient = Recipient(address: nil, name: nil, person: Jira.key("person", user))
      try parts.add("cc", recipient.json, to: issue)
    }
  }

  /// `3.0` as a number, written as it was; what is no number of JSON stays a text.
  static func number(_ text: String) -> JSONValue {
    guard let value = try? JSONIndex.value(of: Array(text.utf8)), value.numberText == text else { return .string(text) }
    return .number(text)
  }

  private func label(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let issue = row.take("issue"), let text = row.take("label") else {
      return try reader.keepOther(given.table, given.values, place)
    }
    if let field = row.peek("fieldid") {
      try parts.addField("customfield_" + field, .string(text), isMulti: true, to: issue)
    } else {
      try parts.add("tags", text: text, to: issue)
    }
    try keepRest(row, as: "labelRows", of: issue)
  }

  // MARK: Links and associations

  private func link(_ row: JiraRow, _ place: ExportPlace) throws {
    guard let source = row.peek("source"), let destination = row.peek("destination") else {
      return try reader.keepOther(row.table, row.values, place)
    }
    let type = row.peek("linktype").flatMap { tables.linkTypes[$0] }
    let isChild = type?.style == "jira_subtask" || type?.name == "jira_subtask_link"
    let kinds =
      isChild
      ? ("parentOf", "childOf")
      : (
        JiraLinks.kind(type?.name, type?.outward, outward: true),
        JiraLinks.kind(type?.name, type?.inward, outward: false)
      )
    try parts.add("links", LinkToTicket(kind: kinds.0, ticket: Jira.key("ticket", destination)).json, to: source)
    try parts.add("links", LinkToTicket(kind: kinds.1, ticket: Jira.key("ticket", source)).json, to: destination)
    try keepRest(row, as: "issueLinks", of: source)
  }

  private func remote(_ row: JiraRow, _ place: ExportPlace) throws {
    guard let issue = row.peek("issueid") ?? row.peek("issue") else {
      return try reader.keepOther(row.table, row.values, place)
    }
    if let url = row.peek("url") {
      try parts.add("links", LinkToTicket(kind: "relatesTo", ticket: nil, url: url).json, to: issue)
    }
    try keepRest(row, as: "remoteLinks", of: issue)
  }

  private func association(_ row: JiraRow, _ place: ExportPlace) throws {
    guard row.peek("sinkNodeEntity") == "Issue", let issue = row.peek("sinkNodeId") else {
      return try reader.keepOther(row.table, row.values, place)
    }
    if row.peek("associationType") == "WatchIssue", let user = tables.user(row.peek("sourceName")) {
      try parts.add("followers", text: Jira.key("person", user), to: issue)
    }
    try keepRest(row, as: "userAssociations", of: issue)
  }

  private func node(_ row: JiraRow, _ place: ExportPlace) throws {
    guard row.peek("sourceNodeEntity") == "Issue", let issue = row.peek("sourceNodeId") else {
      return try reader.keepOther(row.table, row.values, place)
    }
    reader.kept += JSONValue.object(row.values).leaves
    var told = row.values
    // The name, so that a person can read it; it is the definition's, not the row's.
    if let name = tables.name(row.peek("sinkNodeEntity") ?? "", row.peek("sinkNodeId")) { told["name"] = .string(name) }
    try parts.addExtra("nodeAssociations", told, to: issue)
  }
}
