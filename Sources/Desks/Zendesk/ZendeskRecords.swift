import DeskKit
import JSONText
import TicketModel

/// Everything of Zendesk but tickets: small records, written through the model's own types.
enum ZendeskRecords {
  static func person(_ source: JSONObject) -> (Person, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    var person = Person(key: key(.person, id), id: id, role: ZendeskVocabulary.role(source.text("role")))
    person.name = fields.text("name")
    if let email = fields.text("email") { person.emails = [Person.Email(address: email, primary: true)] }
    if let phone = fields.text("phone") { person.phones = [phone] }
    // Side-loaded; they stay in extras too.
    for identity in fields["identities"]?.array ?? [] { ZendeskIdentities.add(identity, to: &person) }
    person.organization = fields.id("organization_id").map { key(.organization, $0) }
    if let group = fields.id("default_group_id") {
      person.groups = [key(.group, group)]
    }
    person.active = fields.flag("active")
    person.suspended = fields.flag("suspended")
    person.locale = fields.text("locale")
    person.timeZone = fields.text("iana_time_zone") ?? fields.text("time_zone")
    person.tags = fields.texts("tags") ?? []
    person.notes = fields.text("notes")
    person.externalID = fields.id("external_id")
    person.fields = fields.object("user_fields").map(withoutNulls) ?? [:]
    person.createdAt = fields.time("created_at")
    person.updatedAt = fields.time("updated_at")
    person.extras = fields.rest
    return (person, fields.leaves)
  }

  static func organization(_ source: JSONObject) -> (Organization, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    var organization = Organization(key: key(.organization, id), id: id, name: fields.text("name"))
    organization.externalID = fields.id("external_id")
    organization.domains = fields.texts("domain_names") ?? []
    organization.notes = fields.text("notes")
    organization.tags = fields.texts("tags") ?? []
    organization.fields = fields.object("organization_fields").map(withoutNulls) ?? [:]
    organization.createdAt = fields.time("created_at")
    organization.updatedAt = fields.time("updated_at")
    organization.extras = fields.rest
    return (organization, fields.leaves)
  }

  static func group(_ source: JSONObject) -> (AgentGroup, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    var group = AgentGroup(key: key(.group, id), id: id, name: fields.text("name"))
    group.createdAt = fields.time("created_at")
    group.updatedAt = fields.time("updated_at")
    group.extras = fields.rest
    return (group, fields.leaves)
  }

  static func brand(_ source: JSONObject) -> (Container, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    var container = Container(key: key(.container, id), id: id, label: fields.text("name"), kind: "brand")
    container.extras = fields.rest
    return (container, fields.leaves)
  }

  static func customStatus(_ source: JSONObject) -> (StatusDefinition, LeafCount)? {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return nil }
    let native = fields.text("status_category")
    let category = native.map(ZendeskVocabulary.category) ?? .unknown
    var status = StatusDefinition(
      id: id, label: fields.text("agent_label") ?? id, category: category,
      categoryFrom: native == nil ? .unknown : .declared)
    status.nativeCategory = native
    status.publicLabel = fields.text("end_user_label")
    status.active = fields.flag("active")
    status.isDefault = fields.flag("default")
    status.extras = fields.rest
    return (status, fields.leaves)
  }

  static func field(_ source: JSONObject, of what: String) -> (FieldDefinition, LeafCount)? {
    var fields = SourceFields(source)
    // Users and organizations carry their fields by key, tickets by id.
    guard let id = what == "ticket" ? fields.id("id") : fields.text("key") ?? fields.id("id") else { return nil }
    let native = fields.text("type") ?? "other"
    var field = FieldDefinition(
      key: "zendesk:field:\(what)/\(id)", id: id, of: what, label: fields.text("title"),
      type: ZendeskVocabulary.fieldType(native), nativeType: native)
    takeOptions(&fields, &field)
    field.extras = fields.rest
    return (field, fields.leaves)
  }

  /// An option is known by its value (a tag); its own id, where there is one, stays in extras with the whole option.
  private static func takeOptions(_ fields: inout SourceFields, _ field: inout FieldDefinition) {
    for name in ["custom_field_options", "system_field_options"] {
      guard let options = fields[name]?.array else { continue }
      for option in options {
        guard let value = option["value"]?.idText else { continue }
        field.options.append(FieldDefinition.Option(id: value, label: option["name"]?.string))
      }
    }
  }

  static func key(_ kind: RecordKind, _ id: String) -> String { "zendesk:\(kind.rawValue):\(id)" }

  static func withoutNulls(_ object: JSONObject) -> JSONObject {
    var result = JSONObject()
    for (name, value) in object.members where !value.isAbsent { result.append(name, value) }
    return result
  }
}

extension Ticket {
  /// Only what a part of a ticket says: the record it is merged into keeps everything else.
  var asPart: JSONObject {
    let full = json
    var part = JSONObject()
    for (name, value) in full.members where name == "key" || name == "id" || !value.isAbsent && name != "state" {
      part.append(name, value)
    }
    return part
  }
}

extension RecordSink {
  func put(_ part: JSONObject, id: String) throws {
    try put(RecordHead(.tickets, id: id, partial: true), part)
  }
}
