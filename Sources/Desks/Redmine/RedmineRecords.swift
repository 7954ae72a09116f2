import DeskKit
import Formats
import JSONText
import TicketModel

extension Redmine.Reader {
  // MARK: people

  func person(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("record", record, place) }
    guard let name = Redmine.Names.full(record) ?? record["name"]?.string else {
      return try keep("user", record, place)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    var person = Person(key: Redmine.key(.person, id), id: id, role: .unknown, name: name)
    if record["name"]?.string == name { fields.skip("name") }
    if fields["admin"]?.bool == true { person.role = .admin }
    fields.skip("admin")
    if let mail = fields["mail"]?.string, !mail.isEmpty {
      person.emails = [.init(address: mail, primary: true)]
      fields.skip("mail")
    }
    state(&person, fields["status"]?.int ?? listedState)
    person.groups = (names.members[id] ?? []).sorted().map { Redmine.key(.group, $0) }
    customFields(&fields, of: .person, into: &person.fields)
    person.createdAt = time("created_on", &fields)
    person.updatedAt = time("updated_on", &fields)
    person.extras = fields.rest
    try sink.put(person)
    return fields.leaves
  }

  /// Numbers of `Principal` in Redmine's source: 1 active, 2 registered, 3 locked. The number itself stays in `extras`.
  private func state(_ person: inout Person, _ status: Int?) {
    guard let status, (1...3).contains(status) else { return }
    person.active = status == 1
    person.suspended = status == 3
  }

  private enum Owner { case person, other }

  /// Values of fields by id; names that no definition tells stay.
  private func customFields(_ fields: inout SourceFields, of owner: Owner, into values: inout JSONObject) {
    for field in fields["custom_fields"]?.array ?? [] {
      guard let id = field["id"]?.idText, let value = field["value"], !value.isAbsent else { continue }
      values[id] = value
    }
  }

  func group(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("record", record, place) }
    var fields = SourceFields(record)
    fields.skip("id")
    var group = AgentGroup(key: Redmine.key(.group, id), id: id, name: fields.text("name"))
    var left: [JSONValue] = []
    for user in fields.array("users") ?? [] {
      guard let member = user["id"]?.idText else {
        left.append(user)
        continue
      }
      group.members.append(Redmine.key(.person, member))
      if user["name"]?.string != names.label(.user, member) || user.object?.count ?? 0 > 2 { left.append(user) }
    }
    if !left.isEmpty { fields.keep("users", .array(left)) }
    group.extras = fields.rest
    try sink.put(group)
    return fields.leaves
  }

  // MARK: definitions

  func project(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let id = record["id"]?.idText else { return try keep("record", record, place) }
    var fields = SourceFields(record)
    fields.skip("id")
    var container = Container(
      key: Redmine.key(.container, id), id: id, label: fields.text("name"), kind: "project")
    container.extras = fields.rest
    try sink.put(container)
    return fields.leaves
  }

  func status(_ record: JSONObject, _ place: ExportPlace, order: Int) throws -> LeafCount {
    guard let id = record["id"]?.idText, let label = record["name"]?.string, !label.isEmpty else {
      return try keep("record", record, place)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    if label == names.label(.status, id) { fields.skip("name") }
    let closed = fields["is_closed"]?.bool
    if closed == names.isClosed(id) { fields.skip("is_closed") }
    statuses.define(
      id, names.label(.status, id) ?? label, closed: names.isClosed(id), order: order, extras: fields.rest)
    return fields.leaves
  }

  private static let types = [
    "string": "text", "link": "text", "text": "longText", "int": "integer", "float": "decimal", "bool": "boolean",
    "date": "date", "user": "person",
  ]

  func field(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    let owners = ["issue": "ticket", "user": "person"]
    guard let id = record["id"]?.idText, let of = owners[record["customized_type"]?.string ?? "issue"] else {
      return try keep("custom_field", record, place)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    let native = fields.text("field_format") ?? ""
    let many = fields["multiple"]?.bool == true
    let isChoice = native == "list" || native == "enumeration"
    var field = FieldDefinition(
      key: "\(Redmine.id):field:\(of)/\(id)", id: id, of: of, label: fields.text("name"),
      type: isChoice ? (many ? "multiSelect" : "select") : Self.types[native] ?? "other", nativeType: native)
    if let options = fields["possible_values"]?.array, options.allSatisfy({ $0["value"]?.idText != nil }) {
      field.options = options.map { .init(id: $0["value"]?.idText, label: $0["label"]?.string) }
      if options.allSatisfy({ $0.object?.count ?? 0 <= 2 }) { fields.skip("possible_values") }
    }
    field.extras = fields.rest
    try sink.put(field)
    return fields.leaves
  }

  /// Who may not list users, projects or fields still sees their names where issues mention them.
  func putUndefined() throws {
    for user in names.undefined(.user) where !names.isGroup(user.id) {
      var person = Person(key: Redmine.key(.person, user.id), id: user.id, name: user.name)
      person.groups = (names.members[user.id] ?? []).sorted().map { Redmine.key(.group, $0) }
      try sink.put(person)
    }
    for group in names.undefined(.group) {
      var known = AgentGroup(key: Redmine.key(.group, group.id), id: group.id, name: group.name)
      known.members = names.members.filter { $0.value.contains(group.id) }.keys.sorted()
        .map { Redmine.key(.person, $0) }
      try sink.put(known)
    }
    for project in names.undefined(.project) {
      try sink.put(
        Container(key: Redmine.key(.container, project.id), id: project.id, label: project.name, kind: "project"))
    }
    for field in names.undefined(.field) {
      try sink.put(
        FieldDefinition(
          key: "\(Redmine.id):field:ticket/\(field.id)", id: field.id, of: "ticket", label: field.name, type: "other",
          nativeType: nil))
    }
  }

  // MARK: time

  func timeEntry(_ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
    guard let id = record["id"]?.idText, let issue = record["issue"]?["id"]?.idText else {
      // Time spent on a project is no ticket's.
      return try keep("time_entry", record, place)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    if fields["issue"]?.object?.count == 1 { fields.skip("issue") }
    var entry: JSONObject = ["key": .string("\(Redmine.id):time:\(id)")]
    if let user = fields["user"]?["id"]?.idText {
      entry["author"] = .string(Redmine.key(.person, user))
      let said = fields["user"]?["name"]?.string
      if said == names.label(.user, user), fields["user"]?.object?.count ?? 0 <= 2 { fields.skip("user") }
    }
    entry.put("startedAt", time("spent_on", &fields))
    // The hours stay in extras as they are: seconds are made from them.
    if let hours = fields["hours"]?.numberText.flatMap(Double.init), hours >= 0, hours < 1e9 {
      entry["seconds"] = .number(Int((hours * 3_600).rounded()))
    }
    entry.put("note", fields.text("comments"))
    entry["extras"] = .object(fields.rest)
    try sink.put(
      RecordHead(.tickets, id: issue, partial: true),
      ["key": .string(Redmine.key(.ticket, issue)), "id": .string(issue), "timeEntries": [.object(entry)]])
    return fields.leaves
  }
}
