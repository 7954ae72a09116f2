import DeskKit
import JSONText
import TicketModel

extension TeamworkDesk.Reader {
  /// Somebody named inside another record: a reference, or more of them, which becomes a record of its own.
  ///
  /// Users and customers are numbered apart; the object's own type decides which it is, else `collection`.
  mutating func person(_ fields: inout SourceFields, _ name: String, _ collection: String) throws -> String? {
    guard let found = Wire.reference(fields[name]) else { return nil }
    let collection = Self.collection(found.type) ?? collection
    let key = TeamworkDesk.key(.person, "\(collection)/\(found.id)")
    guard let object = fields[name]?.object, object["email"] != nil || object["firstName"] != nil else {
      if Wire.isBare(fields[name]) || Self.collection(found.type) != nil && (fields[name]?.object?.count ?? 0) <= 2 {
        fields.skip(name)
      }
      return key
    }
    fields.skip(name)
    try companyInside(object)
    let person = person(object, key: key, id: "\(collection)/\(found.id)", isUser: collection == "users")
    if told.insert(JSONValue.object(person.json).hashValue).inserted { try sink.put(person) }
    return key
  }

  /// The company of a customer, where more than its number is told; what is said of it stays with the person too.
  private mutating func companyInside(_ object: JSONObject) throws {
    guard let company = object["company"]?.object, let id = Wire.reference(object["company"])?.id,
      let name = company["name"]?.string, told.insert(JSONValue.object(company).hashValue).inserted
    else { return }
    try sink.put(Organization(key: TeamworkDesk.key(.organization, id), id: id, name: name))
  }

  private static func collection(_ type: String?) -> String? {
    switch type?.lowercased() {
    case "customer", "customers": "customers"
    case "user", "users", "agent", "agents", "admin": "users"
    default: nil
    }
  }

  private func person(_ object: JSONObject, key: String, id: String, isUser: Bool) -> Person {
    var fields = SourceFields(object)
    fields.skip("id")
    // The type and names stay in `extras`, where they can be told apart again.
    var person = Person(
      key: key, id: id, role: isUser ? Self.role(fields["role"]?.string) : .endUser, name: Wire.name(object))
    if let address = fields.text("email") { person.emails = [.init(address: address, primary: true)] }
    for address in fields["altEmails"]?.array?.compactMap(\.string) ?? [] where !address.isEmpty {
      person.emails.append(.init(address: address, primary: false))
    }
    for name in ["phone", "mobile", "officePhone", "cellPhone"] {
      if let number = fields.text(name), !person.phones.contains(number) { person.phones.append(number) }
    }
    if let company = Wire.reference(fields["company"])?.id, !isUser {
      person.organization = TeamworkDesk.key(.organization, company)
    }
    person.notes = fields.text("notes")
    if !isUser, let external = Wire.reference(fields["externalId"])?.id { person.externalID = external }
    person.locale = fields.text("language")
    person.timeZone = fields.text("timezoneReference")
    person.createdAt = fields.time("createdAt")
    person.updatedAt = fields.time("updatedAt")
    if fields["state"]?.string == "deleted" { person.active = false }
    person.extras = fields.rest
    return person
  }

  private static func role(_ text: String?) -> Person.Role { text?.lowercased() == "admin" ? .admin : .agent }

  mutating func customer(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    let id = record["id"]?.idText ?? ""
    var person = person(record, key: TeamworkDesk.key(.person, "customers/\(id)"), id: "customers/\(id)", isUser: false)
    try companyInside(record)
    // In v2 addresses are records of their own, named by the customer.
    for item in record["contacts"]?.array ?? [] {
      guard let contact = try Wire.reference(item).flatMap({ try context.object(.contacts, $0.id) }),
        // Where it is no channel, it is what every record of v2 calls itself.
        ["email", "contacts"].contains(contact["type"]?.string ?? "email"), let address = contact["value"]?.string,
        address.contains("@"), !address.hasPrefix("@"),
        !person.emails.contains(where: { $0.address == address })
      else { continue }
      person.emails.append(.init(address: address, primary: contact["isMain"]?.bool == true))
    }
    try put(person, record, &leaves)
  }

  mutating func user(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    let id = record["id"]?.idText ?? ""
    try put(
      person(record, key: TeamworkDesk.key(.person, "users/\(id)"), id: "users/\(id)", isUser: true), record, &leaves)
  }

  private mutating func put(_ person: Person, _ record: JSONObject, _ leaves: inout LeafCount) throws {
    let kept = JSONValue.object(person.extras).leaves
    leaves.kept += kept
    leaves.mapped += JSONValue.object(record).leaves - kept
    try came.count(person.id, of: "people")
    try sink.put(person)
  }

  mutating func company(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    var organization = Organization(key: TeamworkDesk.key(.organization, id), id: id, name: top.text("name"))
    organization.domains = (top["domains"]?.array ?? []).compactMap { $0.string ?? $0["name"]?.string }
    organization.notes = top.text("note")
    organization.createdAt = top.time("createdAt")
    organization.updatedAt = top.time("updatedAt")
    organization.extras = top.rest
    account(top, &leaves)
    try came.count(id, of: "organizations")
    try sink.put(organization)
  }

  // MARK: Definitions

  mutating func inbox(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    var container = Container(
      key: TeamworkDesk.key(.container, id), id: id, label: top.text("name"), kind: "inbox")
    container.extras = top.rest
    account(top, &leaves)
    try came.count(id, of: "containers")
    try sink.put(container)
  }

  mutating func statusDefinition(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    let code = top["code"]?.string
    let label = top.text("name") ?? id
    let (category, from) = context.category(label, code)
    var definition = StatusDefinition(id: id, label: label, category: category, categoryFrom: from)
    definition.order = top.integer("displayOrder")
    definition.extras = top.rest
    account(top, &leaves)
    try sink.put(definition)
  }

  mutating func customField(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    // Kinds are not documented; the native word stays.
    let native = top.text("kind") ?? top.text("fieldType")
    let types = [
      "text": "text", "textarea": "longText", "number": "decimal", "dropdown": "select", "date": "date",
      "checkbox": "boolean", "multiselect": "multiSelect", "url": "text",
    ]
    var field = FieldDefinition(
      key: "\(TeamworkDesk.id):field:ticket/\(id)", id: id, of: "ticket", label: top.text("name"),
      type: native.flatMap { types[$0.lowercased()] } ?? "other", nativeType: native)
    field.extras = top.rest
    account(top, &leaves)
    try sink.put(field)
  }
}
