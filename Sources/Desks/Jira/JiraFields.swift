import DeskKit
import JSONText
import TicketModel

extension JiraReader {
  /// `customfield_10010` and the like: the vendor's own value, options by their id, people by their account.
  func customFields(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    var clocks: [JSONObject] = []
    for name in fields.rest.names where name.hasPrefix("customfield_") {
      guard let value = fields[name], !value.isAbsent else { continue }
      portalField(value, name, of: &ticket)
      if let object = value.object, JiraSLA.isClock(object) { clocks.append(object) }
      ticket.fields[name] = fieldValue(value, of: name)
      fields.skip(name)
    }
    if !clocks.isEmpty { ticket.sla = JiraSLA.sla(clocks, &times) }
  }

  /// Fields of service projects whose values have a place of their own, beside which they stay what they are. What a
  /// field is its definition tells (`schema`), and some values by what they hold.
  private func portalField(_ value: JSONValue, _ name: String, of ticket: inout Ticket) {
    // `{requestType, currentStatus, _links}` ties the issue to its request.
    if let type = value["requestType"]?.object, let id = type["id"]?.idText {
      ticket.form = NamedReference(id: id, label: type.text("name"))
    }
    if let language = value["languageCode"]?.string,
      portalFields[name] ?? "sd-request-language" == "sd-request-language"
    {
      ticket.language = language
    }
    switch portalFields[name] {
    case "sd-request-participants": ticket.cc += recipients(value)
    case "sd-customer-organizations": organizations(value, of: &ticket)
    case "sd-request-feedback":
      if let rating = value["rating"], !rating.isAbsent { ticket.satisfaction["score"] = rating }
    case "sd-request-feedback-date":
      if let at = value.string.flatMap({ times.iso($0, name) }) { ticket.satisfaction["at"] = .string(at) }
    case nil where value.array?.allSatisfy(isOrganization) == true: organizations(value, of: &ticket)
    default: break
    }
  }

  /// Its own address says what it is.
  private func isOrganization(_ value: JSONValue) -> Bool {
    value["_links"]?["self"]?.string?.contains("/servicedeskapi/organization/") == true
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
}
