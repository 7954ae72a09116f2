import DeskKit
import Formats
import JSONText
import TicketModel

/// The issue navigator's XML: `<rss version="0.92"><channel>…<item>…`, one item for each issue.
///
/// Server names people by user name, the cloud by account. Nothing says whether a comment is internal.
struct JiraRSS {
  private let reader: JiraReader
  init(_ reader: JiraReader) { self.reader = reader }

  func read(_ document: ExportDocument) throws {
    var walked = document
    let sieve = try XMLSieve(document.bytes)
    walked.bytes = sieve
    var walk = SourceWalk(walked, sink: reader.sink)
    var query = document.name
    try walk.xml(named: ["rss", "channel", "*"]) { _, attributes, outside, leaves in
      var root: JSONObject = ["file": .string(document.name), "name": "rss"]
      for (name, value) in attributes where !value.isEmpty { root["@" + name] = .string(value) }
      try reader.sink.put(RecordHead(.other("channel"), id: document.name), root)
      let written = attributes.count { !$0.value.isEmpty }
      leaves.kept += min(written, outside)
      if outside > written { leaves.dropped["outside the channel", default: 0] += outside - written }
    } _: { element, place, leaves in
      let before = reader.kept
      let total = element.leaves
      if element.name == "link" { query = element.text }
      if element.name == "item" {
        if let id = element.child("key")?.attribute("id") { try reader.tally.queries.count(id, of: "rss " + query) }
        try item(element, place)
      } else {
        if element.name == "issue", let total = element.attribute("total").flatMap({ Int($0) }) {
          // Some links name the site alone; then searches are told apart by their totals.
          if !query.contains("?") { query += " \(total)" }
          try reader.tally.queries.claim(total, of: "rss " + query)
        }
        try channel(element, place)
      }
      let kept = min(reader.kept - before, total)
      leaves.kept += kept
      leaves.mapped += total - kept
    }
    if !walk.isWhole { reader.torn = true }
    if let text = sieve.foreword {
      try reader.sink.finding(
        Finding(
          .warning, "textBeforeXML", file: document.name, line: 1,
          what: "text stands before the XML, as when a browser's view of it is saved: \(text.prefix(60))…",
          did: "left it out and read the XML; saving the page as it came keeps spaces and lines of texts"))
    }
    if sieve.removed > 0 {
      try reader.sink.finding(
        Finding(
          .warning, "controlCharacters", file: document.name,
          what: "\(sieve.removed) characters that XML does not allow", did: "replaced each by a space and read on"))
    }
  }

  /// What the file says of itself: a title, the search, `<issue start="0" end="2" total="2"/>`.
  private func channel(_ element: XMLElement, _ place: ExportPlace) throws {
    if element.name == "issue", let total = element.attribute("total").flatMap({ Int($0) }) {
      reader.claims["tickets"] = max(reader.claims["tickets"] ?? 0, total)
    }
    let tree = JiraRSSTree.value(element)
    guard tree.leaves > 0 else { return }
    try reader.keepOther("channel", ["file": .string(place.file), "name": .string(element.name), "value": tree], place)
    // Its own two members are not of the file.
    reader.kept -= 2
  }

  private func item(_ element: XMLElement, _ place: ExportPlace) throws {
    var fields = JiraRSSItem(element)
    let key = fields.takeElement("key")
    guard let id = key?.attribute("id") ?? key.map({ "number/" + $0.text }), !id.isEmpty else {
      return try reader.keepOther("item", JiraRSSTree.object(element), place)
    }
    if key?.attribute("id") == nil { try reader.tellNumberOnly(id, place) }
    var ticket = Ticket(key: Jira.key("ticket", id), id: id)
    ticket.number = key?.text
    ticket.url = fields.text("link")
    ticket.subject = fields.text("summary")
    // `[AR-9] Investigate feature area` says key and summary again.
    if let title = fields.peek("title"), title == "[\(ticket.number ?? "")] \(ticket.subject ?? "")" {
      fields.keepWhole("title")
    }
    choices(&ticket, &fields)
    people(&ticket, &fields)
    clock(&ticket, &fields)
    tags(&ticket, &fields)
    messages(&ticket, &fields)
    files(&ticket, &fields)
    links(&ticket, &fields)
    customFields(&ticket, &fields)
    ticket.extras = fields.rest
    for (name, value) in fields.originals.members { ticket.extras[name] = value }
    reader.kept += fields.rest.members.reduce(0) { $0 + $1.1.leaves } + JSONValue.object(fields.originals).leaves
    if element.child("comments") != nil { try reader.tally.note(.comments, total: nil, of: id) }
    try reader.tally.note(ticket)
    try reader.noteStatus(of: ticket)
    try reader.sink.put(ticket)
  }

  // MARK: Parts

  private func choices(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    if let project = fields.element("project"), let id = project.attribute("id") {
      var container = Container(key: Jira.key("container", id), id: id, label: project.text, kind: "project")
      container.extras.put("key", project.attribute("key"))
      ticket.container = NamedReference(id: id, label: project.text, kind: "project")
      reader.know(container)
      fields.skip("project", leaves: 3)
    }
    status(&ticket, &fields)
    if let type = fields.element("type"), let id = type.attribute("id") {
      ticket.type = reader.type(id: id, label: type.text)
      fields.keepOnce("issuetype", "type", id, reader)
    }
    if let priority = fields.element("priority"), let id = priority.attribute("id") {
      ticket.priority = reader.priority(id: id, label: priority.text)
      fields.keepOnce("priority", "priority", id, reader)
    }
    if let resolution = fields.element("resolution"), let id = resolution.attribute("id"), id != "-1" {
      ticket.resolution.put("id", id)
      ticket.resolution.put("label", resolution.text)
      fields.skip("resolution", leaves: 2)
    }
    if let security = fields.element("security") {
      ticket.security = NamedReference(id: security.attribute("id"), label: security.text)
      fields.skip("security", leaves: 2)
    }
  }

  /// The category is the status's sibling; some documents nest it.
  private func status(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    guard let status = fields.element("status") else { return }
    let category = fields.element("statusCategory") ?? status.child("statusCategory")
    var told: JSONObject = [:]
    told.put("key", category?.attribute("key"))
    told.put("id", category?.attribute("id"))
    let label = status.text.withoutOuterSpace
    ticket.status = reader.status(
      id: status.attribute("id"), label: label.isEmpty ? nil : label,
      native: reader.nativeCategory(.object(told), of: status.attribute("id") ?? label))
    fields.keepOnce("status", "status", status.attribute("id") ?? label, reader)
    if category != nil { fields.keepOnce("statusCategory", "statusCategory", category?.attribute("id") ?? "", reader) }
  }

  private func put(_ body: () throws -> Void) {
    do { try body() } catch { reader.failure = reader.failure ?? error }
  }

  private func people(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    let reporter = person("reporter", &fields)
    ticket.requester = reporter.key
    ticket.requesterText = reporter.text
    ticket.assignee = person("assignee", &fields).key
  }

  /// `accountid="-1"` is nobody and stays as it is written; a name alone stays a text.
  private func person(_ name: String, _ fields: inout JiraRSSItem) -> (key: String?, text: String?) {
    guard let element = fields.element(name) else { return (nil, nil) }
    let shown = element.text.withoutOuterSpace
    guard let id = element.attribute("accountid") ?? element.attribute("username") else {
      return (nil, shown.isEmpty ? nil : shown)
    }
    guard id != "-1", !id.isEmpty else { return (nil, nil) }
    if id == JiraReader.nobody { return (nil, shown.isEmpty ? nil : shown) }
    fields.skip(name, leaves: 2)
    return (reader.namedPerson(id, shown.isEmpty ? nil : shown), nil)
  }

  private func clock(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    ticket.createdAt = time("created", &fields)
    ticket.updatedAt = time("updated", &fields)
    if let at = time("resolved", &fields) {
      ticket.solvedAt = at
      ticket.resolution.put("at", at)
    }
    // A due date is a day, written as its midnight with an offset: the day is what is meant.
    guard let due = fields.peek("due"), let read = Timestamp.rfc822(due) else { return }
    ticket.dueAt = JiraRSSTree.day(due) ?? read.text
    fields.keepWhole("due")
  }

  private func time(_ name: String, _ fields: inout JiraRSSItem) -> String? {
    guard let text = fields.peek(name),
      let read = reader.times.note(Timestamp.rfc822(text), text, name) ?? reader.times.stated(text, name)
    else { return nil }
    fields.skip(name, leaves: 1)
    return read
  }

  private func tags(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    guard let labels = fields.element("labels") else { return }
    ticket.tags = labels.children.map(\.text).filter { !$0.isEmpty }
    fields.skip("labels", leaves: ticket.tags.count)
  }

  private func messages(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    if let html = fields.text("description") {
      var message = Message(
        key: Jira.key("message", ticket.id + "/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: MessageBody(html: html))
      message.subject = ticket.subject
      ticket.messages.append(message)
    }
    guard let comments = fields.element("comments") else { return }
    for comment in comments.children { ticket.messages.append(self.comment(comment, ticket.id)) }
    ticket.messages = JiraReader.inOrder(ticket.messages)
    fields.skip("comments", leaves: JiraRSSTree.plainLeaves(comments))
  }

  private func comment(_ element: XMLElement, _ ticket: String) -> Message {
    var rest = JSONObject()
    for (name, value) in element.attributes where !value.isEmpty { rest[name] = .string(value) }
    let id = rest.text("id")
    rest["id"] = nil
    let html = element.text
    var at: String?
    if let text = rest.text("created"), let read = reader.times.note(Timestamp.rfc822(text), text, "comment") {
      at = read
      rest["created"] = nil
    }
    let body = MessageBody(html: html.isEmpty ? nil : html)
    // Who may see it is only known where it is restricted.
    var audience: NamedReference?
    for (name, kind) in [("rolelevel", "role"), ("grouplevel", "group")] {
      guard let level = rest.text(name) else { continue }
      audience = NamedReference(id: level, label: level, kind: kind)
      rest[name] = nil
    }
    let author = rest.text("author").map { reader.namedPerson($0, nil) }
    rest["author"] = nil
    var message = Message(
      key: Jira.key("message", id ?? ticket + "/" + reader.contentHash(author, at, body)), id: id, author: author,
      createdAt: at, visibility: audience == nil ? .unknown : .internal, kind: audience == nil ? .reply : .note,
      body: body)
    message.audience = audience
    message.extras = rest
    reader.kept += JSONValue.object(rest).leaves
    return message
  }

  private func files(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    guard let list = fields.element("attachments") else { return }
    for element in list.children {
      guard let id = element.attribute("id"), !id.isEmpty else { return }
    }
    for element in list.children {
      var rest = JSONObject()
      for (name, value) in element.attributes where !value.isEmpty { rest[name] = .string(value) }
      let id = rest.text("id") ?? ""
      var file = TicketFile(key: Jira.key("attachment", id), id: id, name: rest.text("name"))
      file.size = rest.text("size").flatMap { Int($0) }
      if let text = rest.text("created"), let read = reader.times.note(Timestamp.rfc822(text), text, "attachment") {
        file.createdAt = read
        rest["created"] = nil
      }
      file.author = rest.text("author").map { reader.namedPerson($0, nil) }
      for name in ["id", "name", "author"] { rest[name] = nil }
      if file.size != nil { rest["size"] = nil }
      file.extras = rest
      reader.kept += JSONValue.object(rest).leaves
      ticket.attachments.append(file)
    }
    fields.skip("attachments", leaves: JiraRSSTree.plainLeaves(list))
    for index in ticket.attachments.indices {
      let marker = "/attachment/\(ticket.attachments[index].id ?? "")/"
      for message in ticket.messages {
        for url in BodyAddresses.all(message.body.html ?? "")
        where url.contains(marker) || JiraImages.id(inAddress: url) == ticket.attachments[index].id {
          ticket.attachments[index].inline = true
          if !ticket.attachments[index].appearsAs.contains(url) { ticket.attachments[index].appearsAs.append(url) }
        }
      }
    }
  }

  private func links(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    if let parent = fields.element("parent")?.attribute("id"), !parent.isEmpty {
      ticket.links.append(LinkToTicket(kind: "childOf", ticket: Jira.key("ticket", parent)))
    }
    for child in fields.element("subtasks").map({ Array($0.children) }) ?? [] {
      guard let id = child.attribute("id"), !id.isEmpty else { continue }
      ticket.links.append(LinkToTicket(kind: "parentOf", ticket: Jira.key("ticket", id)))
    }
    // What a link says in words stays in extras.
    for type in fields.element("issuelinks").map({ Array($0.children) }) ?? [] {
      let name = type.child("name")?.text
      for side in type.children where side.name == "outwardlinks" || side.name == "inwardlinks" {
        let kind = JiraLinks.kind(name, side.attribute("description"), outward: side.name == "outwardlinks")
        for link in side.children {
          guard let id = link.child("issuekey")?.attribute("id"), !id.isEmpty else { continue }
          ticket.links.append(LinkToTicket(kind: kind, ticket: Jira.key("ticket", id)))
        }
      }
    }
  }

  private func customFields(_ ticket: inout Ticket, _ fields: inout JiraRSSItem) {
    guard let list = fields.element("customfields") else { return }
    for element in list.children {
      guard let id = element.attribute("id"), !id.isEmpty else { return }
    }
    for element in list.children {
      let id = element.attribute("id") ?? ""
      define(id, element)
      let values = (element.child("customfieldvalues").map { Array($0.children) } ?? []).map { value(of: id, $0) }
      let plain = values.filter { $0.leaves > 0 }
      reader.decimalCommas += plain.count { DecimalComma.isOne($0.string ?? "") }
      // Attributes of values (`key` of an option) are not its text; they stay with the whole element.
      let text = element.child("customfieldvalues")?.text.withoutOuterSpace ?? ""
      if plain.count == 1 { ticket.fields[id] = plain[0] } else if plain.count > 1 { ticket.fields[id] = .array(plain) }
      if plain.isEmpty, !text.isEmpty { ticket.fields[id] = .string(text) }
      let named = [id, element.attribute("key") ?? "", element.child("customfieldname")?.text ?? ""]
      let known = named.count { !$0.isEmpty } + max(plain.reduce(0) { $0 + $1.leaves }, text.isEmpty ? 0 : 1)
      guard element.leaves > known else { continue }
      fields.originals["customfields/" + id] = JiraRSSTree.value(element)
    }
    fields.skip("customfields")
  }

  /// A text; of an option its id, as other forms have it, which stands in `key` beside the text.
  private func value(of field: String, _ element: XMLElement) -> JSONValue {
    guard element.children.first(where: { _ in true }) == nil else { return JiraRSSTree.value(element) }
    guard let id = element.attribute("key"), Jira.isNumber(id) else { return .string(element.text) }
    let option = FieldDefinition.Option(id: id, label: element.text.withoutOuterSpace)
    reader.fieldOptions[field, default: [:]][id] = option
    return .string(id)
  }

  private func define(_ id: String, _ element: XMLElement) {
    let label = element.child("customfieldname")?.text
    let native = element.attribute("key")
    let field = FieldDefinition(
      key: "\(Jira.id):field:ticket/\(id)", id: id, of: "ticket", label: label,
      type: JiraDefinitionRows.type(native), nativeType: native)
    guard reader.knownFields.insert(field).inserted else { return }
    reader.fieldsPut.insert(id)
    put { try reader.sink.put(field) }
  }
}
