import DeskKit
import JSONText
import TicketModel

extension Freshdesk.Reader {
  mutating func agent(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    let id = leaves.id("id") ?? ""
    var person = Person(key: Freshdesk.key("person", id), id: id, role: .agent)
    person.createdAt = time("created_at", &leaves)
    person.updatedAt = time("updated_at", &leaves)
    person.groups = groups(&leaves)
    if let deactivated = leaves.flag("deactivated") { person.active = !deactivated }
    if var inner = leaves.nested("contact") {
      personal(&person, &inner)
      leaves.put("contact", back: inner)
    }
    person.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(person)
  }

  private func groups(_ leaves: inout Freshdesk.Leaves) -> [String] {
    guard let ids = leaves.peek("group_ids")?.array, ids.allSatisfy({ $0.idText != nil }) else { return [] }
    leaves.mark("group_ids")
    return ids.compactMap(\.idText).map { Freshdesk.key("group", $0) }
  }

  /// What contacts and the contact part of agents share.
  private mutating func personal(_ person: inout Person, _ leaves: inout Freshdesk.Leaves) {
    person.name = leaves.text("name")
    if let email = leaves.text("email") { person.emails = [.init(address: email, primary: true)] }
    for other in leaves.texts("other_emails") where other != person.address {
      person.emails.append(.init(address: other, primary: false))
    }
    for name in ["phone", "mobile"] { if let number = leaves.id(name) { person.phones.append(number) } }
    person.locale = leaves.text("language")
    person.timeZone = leaves.text("time_zone")
  }

  /// - Parameter partial: as included in a ticket: a few members only, the rest is not absent but unknown.
  mutating func contact(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount, partial: Bool = false) throws {
    let id = leaves.id("id") ?? ""
    let isAgent = leaves.peek("agent")?.object != nil || leaves.peek("helpdesk_agent")?.bool == true
    var person = Person(
      key: Freshdesk.key("person", id), id: id, role: isAgent ? .agent : partial ? .unknown : .endUser)
    if leaves.peek("helpdesk_agent")?.bool == isAgent { leaves.mark("helpdesk_agent") }
    personal(&person, &leaves)
    person.organization = leaves.id("company_id").map { Freshdesk.key("organization", $0) }
    person.active = leaves.flag("active")
    person.suspended = leaves.flag("blocked")
    person.notes = leaves.text("description")
    person.tags = leaves.texts("tags")
    person.externalID = leaves.text("unique_external_id")
    let fields = leaves.peek("custom_fields")?.object != nil ? "custom_fields" : "custom_field"
    for (name, value) in leaves.take(fields)?.object?.members ?? JSONObject().members where !value.isAbsent {
      person.fields.append(name, value)
    }
    person.createdAt = time("created_at", &leaves)
    person.updatedAt = time("updated_at", &leaves)
    person.extras = leaves.extras
    leaves.count(in: &count)
    guard partial else {
      try sink.put(person)
      return
    }
    // Said of a ticket's requester; a page of contacts knows better, so that nothing here overrules it.
    var json = person.json
    json["role"] = nil
    if person.emails.isEmpty { json["emails"] = nil }
    json["role"] = "unknown"
    try sink.put(RecordHead(.people, id: id), json)
  }

  mutating func company(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    let id = leaves.id("id") ?? ""
    var organization = Organization(key: Freshdesk.key("organization", id), id: id)
    organization.name = leaves.text("name")
    let domains = leaves.texts("domains")
    organization.domains =
      domains.isEmpty
      ? (leaves.text("domains") ?? "").split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init) : domains
    organization.notes = leaves.text("description")
    organization.externalID = Freshdesk.CompanyMark.externalID(in: leaves.peek("note")?.string)
    let fields = leaves.peek("custom_fields")?.object != nil ? "custom_fields" : "custom_field"
    for (name, value) in leaves.take(fields)?.object?.members ?? JSONObject().members where !value.isAbsent {
      organization.fields.append(name, value)
    }
    organization.createdAt = time("created_at", &leaves)
    organization.updatedAt = time("updated_at", &leaves)
    organization.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(organization)
  }

  mutating func group(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    let id = leaves.id("id") ?? ""
    var group = AgentGroup(key: Freshdesk.key("group", id), id: id)
    group.name = leaves.text("name")
    if let members = leaves.peek("agent_ids")?.array, members.allSatisfy({ $0.idText != nil }) {
      leaves.mark("agent_ids")
      group.members = members.compactMap(\.idText).map { Freshdesk.key("person", $0) }
    }
    group.createdAt = time("created_at", &leaves)
    group.updatedAt = time("updated_at", &leaves)
    group.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(group)
  }

  /// Products are what tickets can be filed under besides groups.
  mutating func product(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    let id = leaves.id("id") ?? ""
    var container = Container(key: Freshdesk.key("container", id), id: id, label: leaves.text("name"), kind: "brand")
    container.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(container)
  }

  // MARK: Fields

  private static let types: [String: String] = [
    "custom_text": "text", "custom_paragraph": "longText", "custom_number": "integer", "custom_decimal": "decimal",
    "custom_checkbox": "boolean", "custom_date": "date", "custom_date_time": "dateTime", "custom_dropdown": "select",
    "custom_multi_select_dropdown": "multiSelect", "nested_field": "nestedSelect", "custom_lookup": "other",
    "default_subject": "text", "default_description": "longText", "default_status": "select",
    "default_priority": "select", "default_source": "select", "default_ticket_type": "select",
    "default_group": "group", "default_agent": "person", "default_requester": "person", "default_product": "select",
    "default_internal_group": "group", "default_internal_agent": "person",
  ]

  mutating func field(_ leaves: inout Freshdesk.Leaves, _ count: inout LeafCount) throws {
    // Tickets name their fields, they do not use the number; that one stays in extras.
    let id = leaves.text("name") ?? leaves.id("id") ?? ""
    let native = leaves.text("type") ?? ""
    var field = FieldDefinition(
      key: "\(Freshdesk.id):field:ticket/\(id)", id: id, of: "ticket", label: leaves.text("label"),
      type: Self.types[native] ?? "other", nativeType: native)
    if let choices = leaves.take("choices") { field.options = Self.options(choices, parent: nil) }
    field.extras = leaves.extras
    leaves.count(in: &count)
    try sink.put(field)
  }

  /// Choices come as a list of labels, as labels to ids, as ids to two labels, and nested.
  private static func options(_ choices: JSONValue, parent: String?) -> [FieldDefinition.Option] {
    if let list = choices.array {
      return list.flatMap { choice -> [FieldDefinition.Option] in
        if let label = choice.idText { return [.init(id: label, label: label, parent: parent)] }
        let id = (choice["value"] ?? choice["id"])?.idText
        let inner = choice["choices"].map { options($0, parent: id) } ?? []
        return [.init(id: id, label: choice["label"]?.string ?? id, parent: parent)] + inner
      }
    }
    return (choices.object ?? JSONObject()).members.flatMap { name, value -> [FieldDefinition.Option] in
      if let id = value.idText, value.string == nil { return [.init(id: id, label: name, parent: parent)] }
      // Of a status: the agent's label and the customer's; with an id as name it is not a nested choice.
      if let labels = value.array, Int(name) != nil { return [.init(id: name, label: labels.first?.string ?? name)] }
      return [.init(id: name, label: name, parent: parent)] + options(value, parent: name)
    }
  }
}
