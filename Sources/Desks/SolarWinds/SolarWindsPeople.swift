import DeskKit
import JSONText
import TicketModel

extension SolarWinds.Reader {
  /// Somebody named inside another record: a person with an id or an address, else a name that stays text.
  ///
  /// Takes the member where a record of people is made of it; what else it says goes there.
  mutating func person(
    _ fields: inout SourceFields, _ name: String, _ role: Person.Role
  ) throws -> (key: String?, text: String?)? {
    guard let object = fields[name]?.object, !object.isEmpty else {
      guard let text = fields.text(name) else { return nil }
      if text.contains("@"), !text.contains(" ") { return (try addressed(text), nil) }
      return (nil, text)
    }
    var inner = SourceFields(object)
    let text = inner.text("name")
    let address = inner.text("email")
    guard let key = Self.personKey(object, nil) ?? address.map(keyOf), let source = SourceKey(key) else {
      // Nobody to be found by that: the member stays, the name is shown.
      return text.map { (nil, $0) }
    }
    fields.skip(name)
    inner.skip(source.id.hasPrefix("requesters/") ? "id" : object["user_id"]?.idText != nil ? "user_id" : "id")
    // Known by the address alone, and by its number elsewhere in this export: nothing new is told of them here.
    if Self.personKey(object, nil) == nil, !source.id.hasPrefix("mail/"), inner.rest.isEmpty { return (key, nil) }
    var person = Person(
      key: key, id: source.id, role: role == .agent && admins.contains(key) ? .admin : role, name: text)
    if let address { person.emails = [.init(address: address, primary: true)] }
    person.active = inner.flag("disabled").map { !$0 }
    person.extras = inner.rest
    if isNews(.object(person.json)) { try sink.put(person) }
    return (key, nil)
  }

  /// Requesters have a number of their own beside that of the user they are.
  static func personKey(_ object: JSONObject, _ address: String?) -> String? {
    if let user = object["user_id"]?.idText { return SolarWinds.key(.person, user) }
    if let id = object["id"]?.idText {
      return SolarWinds.key(.person, object["user_id"] == nil ? id : "requesters/\(id)")
    }
    return address.map { SolarWinds.key(.person, "mail/\($0.lowercased())") }
  }

  /// Whoever has that address by number, where the export tells exactly one.
  private func keyOf(_ address: String) -> String {
    if let key = byAddress[address.lowercased()] ?? nil { return key }
    return SolarWinds.key(.person, "mail/\(address.lowercased())")
  }

  static func isAdmin(_ record: JSONObject) -> Bool {
    (record["role"]?["name"]?.string ?? record["role"]?.string) == "Administrator"
  }

  /// The person a cell names by an address, alone or as `Kai <kai@example.com>`; nil for a name without one.
  mutating func addressed(cell: String) throws -> String? {
    if cell.contains("@"), !cell.contains(" "), !cell.contains("<") { return try addressed(cell) }
    guard let open = cell.lastIndex(of: "<"), cell.last == ">" else { return nil }
    let address = String(cell[cell.index(after: open)...].dropLast())
    guard address.contains("@"), !address.contains(where: \.isWhitespace) else { return nil }
    let name = cell[..<open].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return try addressed(address, name: name.isEmpty ? nil : name)
  }

  /// A person known by an address alone, or by a name beside it.
  mutating func addressed(_ address: String, name: String? = nil) throws -> String {
    let key = keyOf(address)
    let id = "mail/\(address.lowercased())"
    guard key == SolarWinds.key(.person, id) else { return key }
    var person = Person(key: SolarWinds.key(.person, id), id: id, name: name)
    person.emails = [.init(address: address, primary: true)]
    if isNews(.object(person.json)) { try sink.put(person) }
    return person.key
  }

  /// The same in the same words once is enough; how many there are is bounded by people and places, not by tickets.
  private mutating func isNews(_ value: JSONValue) -> Bool { told.insert(value.hashValue).inserted }

  /// A group that tickets are assigned to comes in the place of an agent.
  mutating func assignedGroup(_ fields: inout SourceFields, _ object: JSONObject) throws -> String? {
    guard let id = object["group_id"]?.idText ?? object["id"]?.idText else { return nil }
    fields.skip("assignee")
    var inner = SourceFields(object)
    inner.skip(object["group_id"]?.idText != nil ? "group_id" : "id")
    if inner["id"]?.idText == id { inner.skip("id") }
    var group = AgentGroup(key: SolarWinds.key(.group, id), id: id, name: inner.text("name"))
    group.extras = inner.rest
    if isNews(.object(group.json)) { try sink.put(group) }
    return group.key
  }

  // MARK: Records of their own

  mutating func user(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    var person = Person(
      key: SolarWinds.key(.person, id), id: id, role: Self.isAdmin(record) ? .admin : .unknown,
      name: top.text("name"))
    if let address = top.text("email") { person.emails = [.init(address: address, primary: true)] }
    for name in ["phone", "mobile_phone"] {
      if let number = top.text(name), !person.phones.contains(number) { person.phones.append(number) }
    }
    // "False" as a text is not guessed at: it stays in `extras`.
    person.active = top.flag("disabled").map { !$0 }
    person.timeZone = top.text("time_zone")
    person.locale = top.text("language")
    person.createdAt = top.time("created_at")
    person.updatedAt = top.time("updated_at")
    person.groups = top.ids("group_ids")?.map { SolarWinds.key(.group, $0) } ?? []
    person.extras = top.rest
    account(top, &leaves)
    try came.count(id, of: "people")
    try sink.put(person)
  }

  mutating func group(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    var group = AgentGroup(key: SolarWinds.key(.group, id), id: id, name: top.text("name"))
    // Memberships stay in `extras`: they have ids and dates of their own.
    group.members = SolarWinds.Wire.items(top["memberships"]).compactMap { item in
      (item["user_id"] ?? item["user"]?["id"])?.idText.map { SolarWinds.key(.person, $0) }
    }
    group.createdAt = top.time("created_at")
    group.updatedAt = top.time("updated_at")
    group.extras = top.rest
    account(top, &leaves)
    try came.count(id, of: "groups")
    try sink.put(group)
  }

  mutating func place(
    _ record: JSONObject, _ collection: String, _ kind: String, _ leaves: inout LeafCount
  ) throws {
    var top = SourceFields(record)
    let id = "\(collection)/\(top.id("id") ?? "")"
    var container = Container(key: SolarWinds.key(.container, id), id: id, label: top.text("name"), kind: kind)
    container.extras = top.rest
    account(top, &leaves)
    if isNews(.object(container.json)) { try sink.put(container) }
  }

  func customField(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    let id = top.id("id") ?? ""
    // Of what it is a field stays in `extras`, as do the values in their order.
    let scope = top["scope"]?.string
    let native = top.text("type")
    let types = [
      "Free Text": "text", "Text": "text", "Text Area": "longText", "Drop Down Menu": "select", "Dropdown": "select",
      "Multi Select": "multiSelect", "Multi Picklist": "multiSelect", "Checkbox": "multiSelect", "Number": "decimal",
      "Date": "date", "User": "person",
    ]
    var field = FieldDefinition(
      key: "\(SolarWinds.id):field:ticket/\(id)", id: id, of: scope == "User" ? "person" : "ticket",
      label: top.text("name"), type: native.flatMap { types[$0] } ?? "other", nativeType: native)
    field.key = "\(SolarWinds.id):field:\(field.of)/\(id)"
    field.options = (top["values"]?.array ?? []).compactMap { value in
      value.string.map { FieldDefinition.Option(id: nil, label: $0) }
    }
    field.extras = top.rest
    leaves += top.leaves
    try sink.put(field)
  }
}
