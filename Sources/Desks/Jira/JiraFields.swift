import DeskKit
import JSONText
import TicketModel

extension JiraReader {
  /// `customfield_10010` and the like: the vendor's own value, options by their id, people by their account.
  func customFields(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    for name in fields.rest.names where name.hasPrefix("customfield_") {
      guard let value = fields[name], !value.isAbsent else { continue }
      if portalField(value, of: &ticket) { continue }
      if participantFields.contains(name) { ticket.cc += recipients(value) }
      if organizationFields.contains(name) { organizations(value, of: &ticket) }
      ticket.fields[name] = fieldValue(value, of: name)
      fields.skip(name)
    }
  }

  /// Organizations that a request is shared with, each with its name; the first is the ticket's, all stay in the field.
  private func organizations(_ value: JSONValue, of ticket: inout Ticket) {
    for item in value.array ?? [] {
      guard let id = item["id"]?.idText else { continue }
      ticket.organization = ticket.organization ?? Jira.key("organization", id)
      guard let name = item["name"]?.string else { continue }
      do {
        try tally.came("organizations", id)
        try sink.put(Organization(key: Jira.key("organization", id), id: id, name: name))
      } catch { failure = failure ?? error }
    }
  }

  /// A value in the vendor's shape, made as small as its meaning: what only repeats a definition is kept there once.
  func fieldValue(_ value: JSONValue, of field: String) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map { fieldValue($0, of: field) })
    case .object(let object):
      if let key = person(object), let id = key.split(separator: ":", maxSplits: 2).last { return .string(String(id)) }
      return option(object, of: field, parent: nil) ?? value
    case .string(let text):
      if DecimalComma.isOne(text) { decimalCommas += 1 }
      return value
    default: return value
    }
  }

  /// `{self, value, id}` of a select, with `child` of a cascading one.
  private func option(_ object: JSONObject, of field: String, parent: String?) -> JSONValue? {
    guard let id = object["id"]?.idText, let label = object["value"]?.string,
      Set(object.names).isSubset(of: ["self", "value", "id", "child", "disabled", "optionId"])
    else { return nil }
    var child: JSONValue?
    if let inner = object["child"]?.object {
      guard let read = option(inner, of: field, parent: id) else { return nil }
      child = read
    }
    fieldOptions[field, default: [:]][id] = FieldDefinition.Option(id: id, label: label, parent: parent)
    var rest = object
    for name in ["value", "child"] { rest[name] = nil }
    if rest.count > 1 {
      once("customFieldOption", rest)
      kept -= 1
    }
    guard let child else { return .string(id) }
    return .array([.string(id)] + (child.array ?? [child]))
  }

  /// Request participants are people a request is shared with.
  private func recipients(_ value: JSONValue) -> [Recipient] {
    let before = kept
    // Counted where the field's value is read.
    defer { kept = before }
    return (value.array ?? []).compactMap { item in
      guard let object = item.object, let key = person(object) else { return nil }
      return Recipient(
        address: object["emailAddress"]?.string, name: object["displayName"]?.string, person: key)
    }
  }

  /// The field by which service projects tie an issue to its request: `{requestType, currentStatus, _links}`. It says
  /// the form, and the status as the customer reads it, and stays whole beside that.
  private func portalField(_ value: JSONValue, of ticket: inout Ticket) -> Bool {
    guard let type = value["requestType"]?.object, let id = type["id"]?.idText else { return false }
    ticket.form = NamedReference(id: id, label: type.text("name"))
    return false
  }
}
