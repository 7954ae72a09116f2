import DeskKit
import Formats
import JSONText
import TicketModel

extension Zammad.Reader {
  func person(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("user", record, context) }
    var fields = SourceFields(record)
    fields.skip("id")
    let parts = ["firstname", "lastname"].compactMap { record[$0]?.string }.filter { !$0.isEmpty }
    let name = parts.isEmpty ? nil : parts.joined(separator: " ")
    var person = Person(key: Zammad.key(.person, id), id: id, name: name ?? record["login"]?.string)
    person.role = role(id, &fields)
    if let address = fields["email"]?.string, !address.isEmpty {
      person.emails = [.init(address: address, primary: true)]
      fields.skip("email")
    }
    for name in ["phone", "mobile"] { if let number = fields.text(name) { person.phones.append(number) } }
    if let organization = fields.id("organization_id") {
      person.organization = Zammad.key(.organization, organization)
      if fields["organization"]?.string == names.organizations[organization] { fields.skip("organization") }
    }
    // What an agent may do there (`{"1": ["full"]}`) stays in extras.
    person.groups = (fields["group_ids"]?.object?.names ?? []).map { Zammad.key(.group, $0) }
    if let ids = fields["group_ids"]?.array { person.groups = ids.compactMap(\.idText).map { Zammad.key(.group, $0) } }
    person.active = fields.flag("active")
    person.notes = fields.text("note")
    if let locale = fields["preferences"]?["locale"]?.string, !locale.isEmpty { person.locale = locale }
    try added("User", &fields, into: &person.fields, context, key: person.key)
    person.createdAt = time("created_at", &fields)
    person.updatedAt = time("updated_at", &fields)
    person.extras = fields.rest
    try sink.put(person)
    return fields.leaves
  }

  /// By the names of the three roles that Zammad ships, which an account may rename; ids without names are those of its
  /// seeds. The ids stay in `extras`.
  private func role(_ id: String, _ fields: inout SourceFields) -> Person.Role {
    if id == "1", fields["login"]?.string == "-" { return .system }
    let seeds = ["1": "Admin", "2": "Agent", "3": "Customer"]
    let own = fields["role_ids"]?.array?.compactMap(\.idText).compactMap { names.roles[$0] ?? seeds[$0] } ?? []
    let all = Set(own + (fields["roles"]?.array?.compactMap(\.string) ?? []))
    if all.contains("Admin") { return .admin }
    if all.contains("Agent") { return .agent }
    return all.contains("Customer") ? .endUser : .unknown
  }

  func organization(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("organization", record, context) }
    var fields = SourceFields(record)
    fields.skip("id")
    var organization = Organization(key: Zammad.key(.organization, id), id: id, name: fields.text("name"))
    if let domain = fields.text("domain") { organization.domains = [domain] }
    organization.notes = fields.text("note")
    try added("Organization", &fields, into: &organization.fields, context, key: organization.key)
    organization.createdAt = time("created_at", &fields)
    organization.updatedAt = time("updated_at", &fields)
    organization.extras = fields.rest
    try sink.put(organization)
    return fields.leaves
  }

  func group(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("group", record, context) }
    var fields = SourceFields(record)
    fields.skip("id")
    var group = AgentGroup(key: Zammad.key(.group, id), id: id, name: fields.text("name"))
    group.members = (fields.ids("user_ids") ?? []).map { Zammad.key(.person, $0) }
    group.createdAt = time("created_at", &fields)
    group.updatedAt = time("updated_at", &fields)
    group.extras = fields.rest
    try sink.put(group)
    return fields.leaves
  }

  // MARK: attributes

  private static let types = [
    "input": "text", "textarea": "longText", "richtext": "longText", "integer": "integer", "boolean": "boolean",
    "date": "date", "datetime": "dateTime", "select": "select", "multiselect": "multiSelect",
    "tree_select": "nestedSelect", "multi_tree_select": "nestedSelect",
    "autocompletion_ajax_external_data_source":
      "select", "user_autocompletion": "person", "autocompletion_ajax": "other",
  ]

  func attribute(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    let owners = ["Ticket": "ticket", "User": "person", "Organization": "organization"]
    guard let name = record["name"]?.string, let of = owners[record["object"]?.string ?? ""],
      Zammad.Names.isAdded(record)
    else { return try keep("attribute", record, context) }
    var fields = SourceFields(record)
    fields.skip("name")
    let native = fields.text("data_type") ?? ""
    var field = FieldDefinition(
      key: "\(Zammad.id):field:\(of)/\(name)", id: name, of: of, label: fields.text("display"),
      type: Self.types[native] ?? "other", nativeType: native)
    field.options = Self.options(fields["data_option"]?["options"], parent: nil)
    field.extras = fields.rest
    try sink.put(field)
    return fields.leaves
  }

  /// `{"key": "Label"}`, or a tree of `{"name", "value", "children"}`; the source's own form stays in `extras`.
  private static func options(_ value: JSONValue?, parent: String?) -> [FieldDefinition.Option] {
    if let object = value?.object {
      return object.members.map { .init(id: $0, label: $1.string ?? $1.idText) }
    }
    return (value?.array ?? []).flatMap { item -> [FieldDefinition.Option] in
      guard let id = item["value"]?.idText else { return [] }
      return [.init(id: id, label: item["name"]?.string, parent: parent)] + options(item["children"], parent: id)
    }
  }
}
