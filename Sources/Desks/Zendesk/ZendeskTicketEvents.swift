import DeskKit
import JSONText
import TicketModel

/// The incremental export of ticket events: what an audit holds, said otherwise. A change is a member named after what
/// changed, beside `previous_value`; with `include=comment_events` comments come whole.
enum ZendeskTicketEvents {
  /// A part of the ticket the events belong to, and how their leaves were used. Nil where they name no ticket.
  static func part(_ source: JSONObject, context: ZendeskContext) -> (Ticket, LeafCount)? {
    guard let ticketID = source["ticket_id"]?.idText, let children = source["child_events"]?.array,
      children.allSatisfy({ $0.object != nil })
    else { return nil }
    var ticket = Ticket(key: ZendeskRecords.key(.ticket, ticketID), id: ticketID)
    var kept = 0
    let at =
      source.text("created_at").flatMap { Timestamp.iso($0)?.text }
      ?? source["timestamp"]?.int.flatMap { Timestamp.text(epoch: $0) }
    let actor = source["updater_id"]?.idText.map { ZendeskRecords.key(.person, $0) }
    let creates = children.contains { $0["event_type"]?.string == "Create" }
    for child in children.compactMap(\.object) {
      if ["Comment", "VoiceComment"].contains(child.text("event_type")) {
        ticket.messages.append(
          ZendeskComments.message(child, ticket: ticketID, isDescription: creates, createdAt: at, kept: &kept))
      } else {
        ticket.events.append(event(child, of: source, at: at, actor: actor, context: context, kept: &kept))
      }
    }
    var rest = source
    for name in ["child_events", "ticket_id", "created_at", "updater_id", "id"] { rest[name] = nil }
    kept += JSONValue.object(rest).leaves
    if JSONValue.object(rest).leaves > 0 {
      var whole: JSONObject = [
        "key": .string("zendesk:event:audit/" + (source["id"]?.idText ?? ticketID)), "at": .optional(at),
      ]
      whole.put("actor", actor)
      whole.append("field", "audit")
      whole.append("extras", .object(rest))
      ticket.events.append(whole)
    }
    var count = LeafCount()
    count.kept = kept
    count.mapped = JSONValue.object(source).leaves - kept
    return (ticket, count)
  }

  private static func event(
    _ child: JSONObject, of source: JSONObject, at: String?, actor: String?, context: ZendeskContext, kept: inout Int
  ) -> JSONObject {
    var fields = SourceFields(child)
    let id = fields.id("id") ?? (source["id"]?.idText ?? "") + "/" + (child.text("event_type") ?? "")
    var result: JSONObject = ["key": .string("zendesk:event:" + id), "at": .optional(at)]
    result.put("actor", actor)
    let known: Set<String> = ["id", "via", "via_reference_id", "event_type", "type", "previous_value"]
    let changed = child.names.filter { !known.contains($0) }
    // A creation lists all that was set; that is no change of one field.
    if changed.count == 1, let name = changed.first, child["event_type"]?.string == "Change" {
      result.append("field", .string(ZendeskAudits.canonicalName(name)))
      result.append("from", ZendeskAudits.value(child["previous_value"], name: name, context: context))
      result.append("to", ZendeskAudits.value(child[name], name: name, context: context))
      fields.skip("previous_value")
      fields.skip(name)
      if ZendeskAudits.canonicalName(name) != name { fields.keep("field_name", .string(name)) }
    } else {
      result.append("field", .string(child.text("event_type") ?? "unknown"))
    }
    let rest = fields.rest
    kept += JSONValue.object(rest).leaves - (rest["field_name"] == nil || child["field_name"] != nil ? 0 : 1)
    if !rest.isEmpty { result.append("extras", .object(rest)) }
    return result
  }
}
