import DeskKit
import JSONText
import TicketModel

/// Audits (`/api/v2/tickets/{id}/audits`): changes become events, Comment events become messages.
enum ZendeskAudits {
  /// A part of the ticket the audit belongs to, and how its leaves were used. Nil where it names no ticket.
  static func part(_ source: JSONObject, context: ZendeskContext, ticketID: String?) -> (Ticket, LeafCount)? {
    guard let ticketID = source["ticket_id"]?.idText ?? ticketID else { return nil }
    var ticket = Ticket(key: ZendeskRecords.key(.ticket, ticketID), id: ticketID)
    var kept = 0
    let at = source.text("created_at").flatMap { Timestamp.iso($0)?.text }
    let actor = source["author_id"]?.idText
    let events = source["events"]?.array?.compactMap(\.object) ?? []
    let creates = events.contains { $0.text("type") == "Create" }
    for event in events {
      switch event.text("type") {
      case "Comment", "VoiceComment":
        ticket.messages.append(
          ZendeskComments.message(event, ticket: ticketID, isDescription: creates, createdAt: at, kept: &kept))
      default:
        ticket.events.append(self.event(event, of: source, at: at, actor: actor, context: context, kept: &kept))
      }
    }
    // What is said once for the whole audit (via, metadata) stays with its first event, or as an event of its own.
    let rest = envelope(source)
    if !rest.isEmpty {
      kept += JSONValue.object(rest).leaves
      let id = source["id"]?.idText ?? ticketID
      var whole: JSONObject = ["key": .string("zendesk:event:audit/" + id), "at": .optional(at)]
      whole.put("actor", actor.map { ZendeskRecords.key(.person, $0) })
      whole.append("field", "audit")
      whole.append("extras", .object(rest))
      ticket.events.append(whole)
    }
    var count = LeafCount()
    count.kept = kept
    count.mapped = JSONValue.object(source).leaves - kept
    return (ticket, count)
  }

  private static func envelope(_ source: JSONObject) -> JSONObject {
    var rest = JSONObject()
    for (name, value) in source.members
    where !["events", "ticket_id", "created_at", "author_id", "id"].contains(name) && value.leaves > 0 {
      rest.append(name, value)
    }
    return rest
  }

  private static func event(
    _ event: JSONObject, of audit: JSONObject, at: String?, actor: String?, context: ZendeskContext, kept: inout Int
  ) -> JSONObject {
    var fields = SourceFields(event)
    let id = fields.id("id") ?? (audit["id"]?.idText ?? "") + "/" + (event.text("field_name") ?? "")
    let type = fields["type"]?.string
    let name = fields["field_name"]?.string
    var result: JSONObject = ["key": .string("zendesk:event:" + id), "at": .optional(at)]
    result.put("actor", actor.map { ZendeskRecords.key(.person, $0) })
    let isChange = type == "Change" || type == "Create"
    result.append("field", .string(isChange ? canonicalName(name) : type ?? "unknown"))
    if isChange {
      let from = fields["previous_value"], to = fields["value"]
      fields.skip("previous_value")
      fields.skip("value")
      result.append("from", value(from, name: name, context: context))
      result.append("to", value(to, name: name, context: context))
    }
    let rest = fields.rest
    kept += JSONValue.object(rest).leaves
    if !rest.isEmpty { result.append("extras", .object(rest)) }
    return result
  }

  /// `custom_status_id` is the status's identity; the system `status` beside it is only its category.
  static func canonicalName(_ name: String?) -> String {
    switch name {
    case "custom_status_id": "status"
    case "requester_id": "requester"
    case "assignee_id": "assignee"
    case "group_id": "group"
    case "organization_id": "organization"
    default: name ?? "unknown"
    }
  }

  static func value(_ value: JSONValue?, name: String?, context: ZendeskContext) -> JSONValue {
    guard let value, !value.isNull else { return .null }
    guard name == "status" || name == "custom_status_id", let id = value.idText else { return value }
    let status =
      name == "status" ? context.describe(name: id, custom: nil) : context.describe(name: nil, custom: id)
    return ["id": .string(id), "label": .string(status.label), "scope": .null]
  }
}

/// Comments outside their ticket: pages of `/tickets/{id}/comments`, audits and ticket events.
enum ZendeskComments {
  static func message(
    _ source: JSONObject, ticket: String, isDescription: Bool, createdAt: String? = nil, kept: inout Int
  ) -> Message {
    var fields = SourceFields(source)
    let id = fields.id("id")
    let name = isDescription ? ticket + "/description" : id ?? ZendeskReader.contentKey(of: source, ticket: ticket)
    let shown = fields.flag("public")
    let type = source.text("type") ?? source.text("event_type")
    let kind: Message.Kind =
      isDescription
      ? .description : type == "VoiceComment" || type == "TpeVoiceComment" ? .call : shown == true ? .reply : .note
    var message = Message(
      key: ZendeskRecords.key(.message, name), id: id,
      author: fields.id("author_id").map { ZendeskRecords.key(.person, $0) },
      createdAt: fields.time("created_at") ?? createdAt,
      visibility: shown.map { $0 ? .public : .internal } ?? .unknown, kind: kind, body: body(&fields))
    takeVia(&fields, &message)
    if let files = fields.array("attachments") {
      var odd: [JSONValue] = []
      for item in files {
        if let file = item.object.flatMap({ file($0, kept: &kept) }) {
          message.attachments.append(file)
        } else {
          odd.append(item)
        }
      }
      if !odd.isEmpty { fields.keep("attachments", .array(odd)) }
    }
    ZendeskInline.mark(&message)
    message.extras = fields.rest
    kept += JSONValue.object(message.extras).leaves
    return message
  }

  private static func body(_ fields: inout SourceFields) -> MessageBody {
    let html = fields.text("html_body")
    guard let text = fields.text("body") else { return MessageBody(html: html, text: fields.text("plain_body")) }
    if fields["plain_body"]?.string == text { fields.skip("plain_body") }
    return MessageBody(html: html, text: text)
  }

  private static func takeVia(_ fields: inout SourceFields, _ message: inout Message) {
    guard let via = fields["via"]?.object else { return }
    if let channel = via.text("channel") {
      message.channel = Choice(id: channel, label: channel, kind: ZendeskVocabulary.channelKind(channel))
      if JSONValue.object(via).leaves == 1 { fields.skip("via") }
    }
    message.from = via["source"]?["from"]?["address"]?.string
  }

  /// The ticket that a merge's comment names: by its `via`, else as `#123` in the vendor's sentence.
  static func mergeTarget(_ source: JSONObject) -> String? {
    let via = source["via"]?["source"]
    if via?["rel"]?.string == "merge", let id = via?["to"]?["ticket_id"]?.idText { return id }
    guard let body = source.text("body"), body.contains("merged into"), let hash = body.lastIndex(of: "#") else {
      return nil
    }
    let digits = body[body.index(after: hash)...].prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  static func file(_ source: JSONObject, kept: inout Int) -> TicketFile? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    var file = TicketFile(key: ZendeskRecords.key(.attachment, id), id: id, name: fields.text("file_name"))
    file.mediaType = fields.text("content_type")
    file.size = fields.integer("size")
    file.inline = fields.flag("inline") ?? false
    file.url = fields.text("content_url")
    if let mapped = fields.text("mapped_content_url"), mapped != file.url { file.appearsAs = [mapped] }
    file.missing = fields.flag("deleted") == true ? "deleted at the source" : "not part of this export"
    file.extras = fields.rest
    kept += JSONValue.object(file.extras).leaves
    return file
  }
}
