import DeskKit
import Formats
import JSONText
import TicketModel

extension JiraReader {
  // MARK: Comments

  func comment(_ object: JSONObject, ticket: String, rendered: String? = nil) -> Message {
    var fields = SourceFields(object)
    let id = fields.id("id")
    let shown = visibility(&fields)
    let html = rendered ?? renderedBody(&fields)
    let body = isBody(fields["body"]) ? self.body(fields["body"], rendered: html) : MessageBody(html: html)
    if isBody(fields["body"]) { fields.skip("body") }
    let created = messageTime("created", &fields)
    let author = personMember("author", &fields)
    var message = Message(
      key: Jira.key("message", id ?? ticket + "/" + contentHash(author, created, body)), id: id, author: author,
      createdAt: created, visibility: shown.visibility, kind: shown.visibility == .internal ? .note : .reply,
      body: body)
    if author == nil { message.authorText = fields["author"]?["displayName"]?.string }
    message.audience = shown.audience
    message.updatedAt = messageTime("updated", &fields)
    if let editor = fields["updateAuthor"]?.object, person(editor) == author, author != nil {
      fields.skip("updateAuthor")
    } else if let editor = personMember("updateAuthor", &fields) {
      message.extras["updateAuthor"] = .string(editor)
    }
    message.attachments = portalAttachments(&fields)
    for (name, value) in extras(fields).members { message.extras[name] = value }
    return message
  }

  /// SHA-256 of author, time and body, for a message without an id (contracts: never a position).
  func contentHash(_ author: String?, _ created: String?, _ body: MessageBody) -> String {
    let parts = [author ?? "", created ?? "", body.text ?? body.html ?? ""]
    return String(Checksum.sha256(Array(parts.joined(separator: "\n").utf8)).prefix(16))
  }

  /// The portal's API gives times as objects; the platform's as texts.
  func messageTime(_ name: String, _ fields: inout SourceFields) -> String? {
    if let object = fields[name]?.object {
      // The other spellings of the same moment stay in extras.
      return object["iso8601"]?.string.flatMap { times.iso($0, name) }
    }
    return time(name, &fields)
  }

  private func renderedBody(_ fields: inout SourceFields) -> String? {
    if let html = fields["renderedBody"]?.string, !html.isEmpty {
      fields.skip("renderedBody")
      return html
    }
    guard var rendered = fields["renderedBody"]?.object, let html = rendered["html"]?.string else { return nil }
    rendered["html"] = nil
    fields.keep("renderedBody", .object(rendered))
    return html
  }

  /// Who may see a comment: the portal's flag, the property behind it, or a restriction to a role or group. Without any
  /// of them nothing is known, because outside service projects Jira sets none.
  private func visibility(
    _ fields: inout SourceFields
  ) -> (visibility: Message.Visibility, audience: NamedReference?) {
    var said: Message.Visibility?
    if let flag = fields.flag("jsdPublic") ?? fields.flag("public") { said = flag ? .public : .internal }
    for property in fields["properties"]?.array ?? [] where property["key"]?.string == "sd.public.comment" {
      guard let isInternal = JiraReader.isInternal(property["value"]) else { continue }
      if isInternal { said = .internal } else { said = said ?? .public }
    }
    guard let limit = fields["visibility"]?.object, let kind = limit["type"]?.string else {
      return (said ?? .unknown, nil)
    }
    // `{type: role|group, value, identifier}`: a comment that only some may see is internal, whatever the portal says.
    let label = limit["value"]?.idText
    let audience = NamedReference(id: limit["identifier"]?.idText ?? label, label: label, kind: kind)
    if Set(limit.names).isSubset(of: ["type", "value", "identifier"]), kind == "role" || kind == "group" {
      fields.skip("visibility")
    }
    return (.internal, audience)
  }

  /// `{"internal":true}`, where the flag is a boolean, or the same in quotes as some apps write it.
  static func isInternal(_ value: JSONValue?) -> Bool? {
    guard let flag = value?["internal"] else { return nil }
    return flag.bool ?? (flag.string == "true" ? true : flag.string == "false" ? false : nil)
  }

  // MARK: Worklogs

  func timeEntry(_ object: JSONObject) -> JSONObject {
    var fields = SourceFields(object)
    var entry = JSONObject()
    let id = fields.id("id")
    fields.skip("issueId")
    let author = personMember("author", &fields)
    let started = time("started", &fields)
    let seconds = fields.integer("timeSpentSeconds")
    entry.put("key", "\(Jira.id):timeEntry:\(id ?? "\(author ?? "")/\(started ?? "")/\(seconds ?? 0)")")
    entry.put("author", author)
    entry.put("startedAt", started)
    entry.put("seconds", seconds)
    if let note = fields["comment"], ADF.isDocument(note) {
      // The tree stays in extras.
      entry.put("note", ADF.text(note))
    } else {
      entry.put("note", fields.text("comment"))
    }
    if let editor = fields["updateAuthor"]?.object, person(editor) == author, author != nil {
      fields.skip("updateAuthor")
    } else if let editor = personMember("updateAuthor", &fields) {
      fields.keep("updateAuthor", .string(editor))
    }
    entry.put("extras", extras(fields))
    return entry
  }

  // MARK: Attachments

  func attachmentID(_ object: JSONObject) -> String? {
    if let id = object["id"]?.idText { return id }
    for address in [object["self"], object["content"], object["_links"]?["jiraRest"], object["_links"]?["content"]] {
      guard let text = address?.string else { continue }
      for before in ["/attachment/content/", "/secure/attachment/", "/attachment/"] {
        guard let range = text.firstRange(of: before) else { continue }
        let digits = text[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty { return String(digits) }
      }
    }
    return nil
  }

  func attachment(_ object: JSONObject, id: String) -> TicketFile {
    var fields = SourceFields(object)
    fields.skip("id")
    var file = TicketFile(key: Jira.key("attachment", id), id: id, name: fields.text("filename"))
    file.mediaType = fields.text("mimeType")
    file.size = fields.integer("size")
    file.url = fields.text("content") ?? object["_links"]?["content"]?.string
    file.author = personMember("author", &fields)
    file.createdAt = messageTime("created", &fields)
    file.extras = extras(fields)
    return file
  }

  func files(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    guard let items = fields["attachment"]?.array, items.allSatisfy({ $0.object.flatMap(attachmentID) != nil })
    else { return }
    fields.skip("attachment")
    ticket.attachments = items.compactMap { item in
      item.object.flatMap { object in attachmentID(object).map { attachment(object, id: $0) } }
    }
    JiraInline.tie(&ticket)
    for index in ticket.attachments.indices {
      try showImages(&ticket.attachments[index], [ticket.id, ticket.number].compactMap(\.self))
    }
  }

  /// Where comments that came on pages of their own show the file.
  func showImages(_ file: inout TicketFile, _ issues: [String]) throws {
    for issue in issues {
      let id = file.id ?? ""
      for place in try images.places(of: id, named: file.name, in: issue) where !file.appearsAs.contains(place) {
        file.appearsAs.append(place)
        file.inline = true
      }
    }
  }

  /// Files that the portal lists at the comment they came with.
  private func portalAttachments(_ fields: inout SourceFields) -> [TicketFile] {
    guard var list = fields["attachments"]?.object, let values = list["values"]?.array,
      values.allSatisfy({ $0.object.flatMap(attachmentID) != nil })
    else { return [] }
    list["values"] = nil
    fields.keep("attachments", .object(list))
    return values.compactMap { item in
      item.object.flatMap { object in attachmentID(object).map { attachment(object, id: $0) } }
    }
  }
}

/// Which attachments the texts of a ticket show: `!name.png!` in wiki markup, a medium of that name in ADF, or the
/// file's own address.
enum JiraInline {
  static func tie(_ ticket: inout Ticket) {
    guard !ticket.attachments.isEmpty else { return }
    var names: [String: Int] = [:]
    for file in ticket.attachments { if let name = file.name { names[name, default: 0] += 1 } }
    for index in ticket.attachments.indices {
      guard let name = ticket.attachments[index].name, !name.isEmpty else { continue }
      for message in ticket.messages {
        // Two files of one name: nothing tells which is meant.
        if names[name] == 1, let place = place(of: name, in: message.body) { add(place, &ticket.attachments[index]) }
        if let url = ticket.attachments[index].url, message.body.html?.contains(url) == true {
          add(url, &ticket.attachments[index])
        }
      }
    }
  }

  private static func add(_ address: String, _ file: inout TicketFile) {
    file.inline = true
    if !file.appearsAs.contains(address) { file.appearsAs.append(address) }
  }

  private static func place(of name: String, in body: MessageBody) -> String? {
    if body.markupFormat == "adf", let source = body.markupSource {
      return ADF.media(source).first { $0.name == name }.map { ADF.address(ofMedia: $0.id) }
    }
    guard body.markupFormat == "wiki", let text = body.text else { return nil }
    for end in ["!", "|"] where text.contains("!" + name + end) { return name }
    return nil
  }
}
