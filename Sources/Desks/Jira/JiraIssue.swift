import DeskKit
import Formats
import JSONText
import TicketModel

extension JiraReader {
  /// An issue of the platform API, v2 (wiki markup) or v3 (ADF), as a page, alone, or inside a webhook.
  func issue(_ object: JSONObject, _ at: ExportPlace) throws {
    var outer = SourceFields(object)
    guard let id = outer.id("id") ?? object["key"]?.idText.map({ "number/" + $0 }) else {
      return try keepOther("issues", object, at)
    }
    guard let inner = outer.object("fields") else { return try keepOther("issues", object, at) }
    if object["id"]?.idText == nil { try tellNumberOnly(id, at) }
    learnFieldNames(&outer)
    var ticket = Ticket(key: Jira.key("ticket", id), id: id)
    ticket.number = outer.text("key")
    if let address = outer["self"]?.string { ticket.url = Jira.browse(address, ticket.number) }
    var fields = SourceFields(inner)
    let rendered = outer["renderedFields"]?.object
    ticket.subject = fields.text("summary")
    choices(&ticket, &fields)
    people(&ticket, &fields)
    clock(&ticket, &fields)
    if let tags = fields.texts("labels") { ticket.tags = tags }
    try conversation(&ticket, &fields, rendered)
    try files(&ticket, &fields)
    try work(&ticket, &fields)
    links(&ticket, &fields)
    try history(&ticket, &outer)
    customFields(&ticket, &fields)
    useRendered(&ticket, &outer)
    ticket.extras = merged(extras(outer), extras(fields))
    try tally.note(ticket)
    try noteStatus(of: ticket)
    // Asked for without `updated`, it is still what customers' views of it give way to.
    let updatedAt = ticket.updatedAt ?? ticket.createdAt ?? "0001-01-01T00:00:00Z"
    try sink.put(RecordHead(.tickets, id: id, updatedAt: updatedAt), ticket.json)
  }

  /// Members of the issue beside those of its fields; a name that both have keeps the field's under `fields.`.
  private func merged(_ outer: JSONObject, _ fields: JSONObject) -> JSONObject {
    var result = outer
    for (name, value) in fields.members { result[result[name] == nil ? name : "fields." + name] = value }
    return result
  }

  func tellNumberOnly(_ id: String, _ at: ExportPlace) throws {
    try sink.finding(
      Finding(
        .warning, "numberOnly", key: Jira.key("ticket", id), file: at.file, line: at.line, record: at.record,
        what: "an issue with its key but without its id", did: "used the key; other forms of the account use the id"))
  }

  private func choices(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    if let status = fields.object("status") { ticket.status = self.status(status) }
    if let type = fields.object("issuetype") { ticket.type = self.type(type) }
    if let priority = fields.object("priority") { ticket.priority = self.priority(priority) }
    if let project = fields.object("project") { ticket.container = container(project) }
    if let security = fields["security"]?.object, let id = security["id"]?.idText {
      ticket.security = NamedReference(id: id, label: security.text("name"))
      fields.skip("security")
      once("security", security)
    }
    guard let resolution = fields["resolution"]?.object else { return }
    fields.skip("resolution")
    once("resolution", resolution)
    ticket.resolution.put("id", resolution["id"]?.idText)
    ticket.resolution.put("label", resolution.text("name"))
  }

  /// Definitions that stand whole in every issue are kept once; a failure to write is told by the next put.
  func once(_ name: String, _ object: JSONObject) {
    do { try keepOnce(name, object) } catch { failure = failure ?? error }
  }

  private func people(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    ticket.requester = personMember("reporter", &fields)
    if ticket.requester == nil { ticket.requesterText = fields["reporter"]?["displayName"]?.string }
    ticket.submitter = personMember("creator", &fields)
    ticket.assignee = personMember("assignee", &fields)
  }

  func personMember(_ name: String, _ fields: inout SourceFields) -> String? {
    guard let object = fields[name]?.object, let key = person(object, isSurely: true) else { return nil }
    fields.skip(name)
    return key
  }

  private func clock(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    ticket.createdAt = time("created", &fields)
    ticket.updatedAt = time("updated", &fields)
    ticket.dueAt = time("duedate", &fields)
    if let at = time("resolutiondate", &fields) {
      ticket.solvedAt = at
      ticket.resolution.put("at", at)
    }
  }

  /// A time with or without an offset; what is no time stays where it was.
  func time(_ name: String, _ fields: inout SourceFields) -> String? {
    guard let text = fields[name]?.string, let read = times.stated(text, name) else { return nil }
    fields.skip(name)
    return read
  }

  // MARK: Texts

  /// A body in whichever markup it came: ADF trees, or wiki markup as text.
  func body(_ value: JSONValue?, rendered: String? = nil) -> MessageBody {
    guard let value else { return MessageBody(html: rendered) }
    if ADF.isDocument(value) {
      return MessageBody(
        html: rendered ?? ADF.html(value), text: ADF.text(value), markupFormat: "adf", markupSource: value)
    }
    guard let text = value.string, !text.isEmpty else { return MessageBody(html: rendered) }
    return MessageBody(html: rendered, text: text, markupFormat: "wiki", markupSource: .string(text))
  }

  func isBody(_ value: JSONValue?) -> Bool { value.map { $0.string != nil || ADF.isDocument($0) } ?? false }

  private func conversation(_ ticket: inout Ticket, _ fields: inout SourceFields, _ rendered: JSONObject?) throws {
    let html = rendered?["description"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    if isBody(fields["description"]), fields["description"]?.isAbsent == false {
      var message = Message(
        key: Jira.key("message", ticket.id + "/description"), id: nil, author: ticket.requester ?? ticket.submitter,
        createdAt: ticket.createdAt, visibility: .public, kind: .description,
        body: body(fields["description"], rendered: html))
      message.subject = ticket.subject
      fields.skip("description")
      ticket.messages.append(message)
    }
    guard var list = fields["comment"]?.object, let comments = list["comments"]?.array else {
      return try tally.noteWithoutComments(ticket.id)
    }
    let bodies = rendered?["comment"]?["comments"]?.array ?? []
    var odd: [JSONValue] = []
    for comment in comments {
      guard let object = comment.object else {
        odd.append(comment)
        continue
      }
      let html = bodies.first { $0["id"]?.idText == object["id"]?.idText }?["body"]?.string
      ticket.messages.append(self.comment(object, ticket: ticket.id, rendered: html))
    }
    ticket.messages = JiraReader.inOrder(ticket.messages)
    try tally.note(.comments, total: list["total"]?.int, of: ticket.id)
    list["comments"] = odd.isEmpty ? nil : .array(odd)
    fields.keep("comment", .object(list))
  }

  // MARK: Work, links, history

  private func work(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    guard var list = fields["worklog"]?.object, let items = list["worklogs"]?.array,
      items.allSatisfy({ $0.object != nil })
    else { return }
    ticket.timeEntries = items.compactMap { $0.object.map(timeEntry) }
    for entry in ticket.timeEntries { try tally.note(work: entry, of: ticket.id) }
    try tally.note(.worklogs, total: list["total"]?.int, of: ticket.id)
    list["worklogs"] = nil
    fields.keep("worklog", .object(list))
  }

  private func links(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    // What a link says of the other issue stays in extras, beside the link.
    for link in fields["issuelinks"]?.array ?? [] {
      let type = link["type"]
      if let other = link["outwardIssue"]?["id"]?.idText {
        let kind = JiraLinks.kind(type?["name"]?.string, type?["outward"]?.string, outward: true)
        ticket.links.append(LinkToTicket(kind: kind, ticket: Jira.key("ticket", other)))
      }
      if let other = link["inwardIssue"]?["id"]?.idText {
        let kind = JiraLinks.kind(type?["name"]?.string, type?["inward"]?.string, outward: false)
        ticket.links.append(LinkToTicket(kind: kind, ticket: Jira.key("ticket", other)))
      }
    }
    if let parent = fields["parent"]?["id"]?.idText {
      ticket.links.append(LinkToTicket(kind: "childOf", ticket: Jira.key("ticket", parent)))
    }
    for child in fields["subtasks"]?.array ?? [] {
      guard let id = child["id"]?.idText else { continue }
      ticket.links.append(LinkToTicket(kind: "parentOf", ticket: Jira.key("ticket", id)))
    }
  }

  private func history(_ ticket: inout Ticket, _ outer: inout SourceFields) throws {
    guard var log = outer["changelog"]?.object, let histories = log["histories"]?.array,
      histories.allSatisfy({ $0["items"]?.array != nil })
    else { return }
    ticket.events = JiraEvents.sorted(histories.flatMap { events($0.object ?? [:]) })
    counts["events", default: 0] += ticket.events.count
    for change in histories { try note(change: change.object ?? [:], of: ticket.id) }
    try tally.note(.histories, total: log["total"]?.int, of: ticket.id)
    log["histories"] = nil
    outer.keep("changelog", .object(log))
  }

  /// An entry of the history, by its id, or its time where it has none.
  func note(change: JSONObject, of issue: String) throws {
    try tally.note(.histories, change["id"]?.idText ?? change["created"]?.text ?? "", of: issue)
  }

  /// Renderings used as HTML bodies are mapped; the others stay.
  private func useRendered(_ ticket: inout Ticket, _ outer: inout SourceFields) {
    guard var rendered = outer["renderedFields"]?.object else { return }
    if ticket.messages.first?.kind == .description { rendered["description"] = nil }
    if var list = rendered["comment"]?.object, let comments = list["comments"]?.array {
      let used = Set(ticket.messages.compactMap(\.id))
      list["comments"] = .array(
        comments.map { comment in
          guard var object = comment.object, let id = object["id"]?.idText, used.contains(id) else { return comment }
          object["body"] = nil
          return .object(object)
        })
      rendered["comment"] = .object(list)
    }
    outer.keep("renderedFields", .object(rendered))
  }
}

extension Jira {
  /// Where people open the issue: the address of the API without its end. The cloud's gateway has no such page.
  static func browse(_ address: String, _ key: String?) -> String? {
    guard let key, !address.contains("api.atlassian.com"), let range = address.firstRange(of: "/rest/") else {
      return nil
    }
    return address[..<range.lowerBound] + "/browse/" + key
  }
}
