import DeskKit
import Formats
import JSONText
import TicketModel

/// Rows of a backup that define something: each makes what it defines known, and is kept whole where the model has no
/// place for all of it.
struct JiraDefinitionRows {
  private let backup: JiraBackup
  private var reader: JiraReader { backup.reader }
  private var tables: JiraTables { backup.tables }

  init(_ backup: JiraBackup) { self.backup = backup }

  func take(_ row: JiraRow, _ place: ExportPlace) throws {
    switch row.table {
    case "Status": try status(row)
    case "Project": try project(row)
    case "CustomField": try field(row)
    case "User": return try user(row, place)
    case "ApplicationUser": try account(row)
    default: break
    }
    try reader.keepOther(row.table, row.values, place)
  }

  private func status(_ row: JiraRow) throws {
    guard let id = row.peek("id") else { return }
    let native = JiraTables.category(row.peek("statuscategory"))
    let label = row.peek("name") ?? id
    reader.statusLore.note(id: id, label: row.peek("name"), native: native)
    let found = reader.category(label: label, native: native)
    var definition = StatusDefinition(id: id, label: label, category: found.category, categoryFrom: found.from)
    definition.nativeCategory = native
    // The same that a ticket's status gives; its order and description are in data/other/Status.
    if reader.definedStatuses.insert(definition).inserted { try reader.sink.put(definition) }
    reader.counts["statuses", default: 0] += 1
  }

  private func project(_ row: JiraRow) throws {
    guard let id = row.peek("id") else { return }
    var container = Container(key: Jira.key("container", id), id: id, label: row.peek("name"), kind: "project")
    container.extras.put("key", row.peek("key"))
    reader.know(container)
  }

  private func field(_ row: JiraRow) throws {
    guard let id = row.peek("id") else { return }
    let native = row.peek("customfieldtypekey")
    let name = "customfield_" + id
    var field = FieldDefinition(
      key: "\(Jira.id):field:ticket/\(name)", id: name, of: "ticket", label: row.peek("name"),
      type: JiraDefinitionRows.type(native), nativeType: native)
    field.options = tables.options(of: id)
    reader.fieldsPut.insert(name)
    try reader.sink.put(field)
  }

  private static let types: [String: String] = [
    "textfield": "text", "textarea": "longText", "float": "decimal", "datepicker": "date", "datetime": "dateTime",
    "select": "select", "radiobuttons": "select", "multiselect": "multiSelect", "multicheckboxes": "multiSelect",
    "cascadingselect": "nestedSelect", "userpicker": "person", "grouppicker": "group", "url": "text",
    "readonlyfield": "text", "project": "select", "version": "select",
  ]

  static func type(_ native: String?) -> String {
    types[native?.split(separator: ":").last.map(String.init) ?? ""] ?? "other"
  }

  /// A row of a directory: who it is, once for each directory that knows the name.
  private func user(_ given: JiraRow, _ place: ExportPlace) throws {
    var row = given
    guard let name = row.peek("lowerUserName") ?? row.peek("userName")?.lowercased(), let id = tables.user(named: name)
    else {
      return try reader.keepOther("User", given.values, place)
    }
    var person = Person(key: Jira.key("person", id), id: id)
    person.name = row.take("displayName")
    if let address = row.take("emailAddress") { person.emails = [.init(address: address, primary: true)] }
    if let active = row.peek("active"), active == "1" || active == "0" {
      person.active = active == "1"
    }
    var times = reader.times
    person.createdAt = row.peek("createdDate").flatMap { times.iso($0, "createdDate") }
    person.updatedAt = row.peek("updatedDate").flatMap { times.iso($0, "updatedDate") }
    reader.times = times
    try reader.tally.came("people", id)
    try reader.sink.put(person)
    // Number, directory and the lower-case doubles, which may differ between directories.
    try reader.keepOther("User", row.values, place)
  }

  /// Who is known to the application, also after the directory forgot them.
  private func account(_ row: JiraRow) throws {
    guard let key = row.peek("userKey") else { return }
    var record: JSONObject = [
      "key": .string(Jira.key("person", key)), "id": .string(key), "role": "unknown", "emails": .array([]),
    ]
    try reader.tally.came("people", key)
    if let name = row.peek("lowerUserName") { record["extras"] = ["userName": .string(name)] }
    try reader.sink.put(RecordHead(.people, id: key), record)
  }
}

extension JiraTables {
  func options(of field: String) -> [FieldDefinition.Option] {
    optionRows[field, default: []].sorted { SourceKey.idPrecedes($0.id ?? "", $1.id ?? "") }
  }
}
