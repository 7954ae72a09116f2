import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension JiraReader {
  // MARK: People

  /// The key of whoever the object names, whose record is put once. Nil where it names nobody by id.
  ///
  /// The cloud knows accounts, Data Center user keys (and, in its oldest replies, only user names).
  /// A name alone is enough where only a person can stand (`isSurely`).
  func person(_ object: JSONObject, isSurely: Bool = false) -> String? {
    if let known = users[object] {
      if known.key != nil { kept += known.kept }
      return known.key
    }
    guard let id = object["accountId"]?.idText ?? object["key"]?.idText ?? object["name"]?.idText,
      id != JiraReader.nobody || object["accountId"] == nil,
      isSurely || object["displayName"] != nil || object["accountId"] != nil || object["emailAddress"] != nil
    else { return nil }
    var person = Person(key: Jira.key("person", id), id: id, role: JiraReader.role(object["accountType"]?.string))
    person.name = object.text("displayName").flatMap { $0.isEmpty ? nil : $0 }
    if let address = object.text("emailAddress"), !address.isEmpty {
      person.emails = [.init(address: address, primary: true)]
    }
    person.active = object.flag("active")
    person.timeZone = object.text("timeZone")
    person.locale = object.text("locale")
    // Replies differ in what else they say of one person (addresses of pages and pictures, old user names): each
    // wording is kept whole beside the record, once.
    once("user", object)
    users[object] = (person.key, JSONValue.object(object).leaves)
    know(person)
    return person.key
  }

  /// The account that the cloud names for everybody whose record is lost: it is nobody in particular.
  static let nobody = "unknown"

  /// Puts a person, once for each wording.
  func know(_ person: Person) {
    guard knownPeople.insert(person).inserted else { return }
    do {
      try tally.came("people", person.id)
      try sink.put(person)
    } catch { failure = failure ?? error }
  }

  /// Puts a project, once for each wording.
  func know(_ container: Container) {
    guard knownContainers.insert(container).inserted else { return }
    do {
      try tally.came("containers", container.id)
      try sink.put(container)
    } catch { failure = failure ?? error }
  }

  static func role(_ accountType: String?) -> Person.Role {
    switch accountType {
    case "customer": .endUser
    case "app": .system
    default: .unknown
    }
  }

  // MARK: Statuses

  /// The three spellings of the vendor's three categories (facts, section d).
  static func nativeCategory(_ value: JSONValue?) -> String? {
    nativeCategory(key: value?["key"]?.string ?? value?.string) ?? JiraTables.category(value?["id"]?.idText)
  }

  private static func nativeCategory(key: String?) -> String? {
    switch key?.uppercased() {
    // TODO is how one of the vendor's APIs writes the category of work that nobody has begun.
    case "NEW", "TODO", "TO DO", "TO_DO": "new"
    case "INDETERMINATE", "IN_PROGRESS", "IN PROGRESS": "indeterminate"
    case "DONE", "COMPLETE": "done"
    case "UNDEFINED": "undefined"
    default: nil
    }
  }

  /// The same of a status's own record; its number and its name should mean one category.
  func nativeCategory(_ value: JSONValue?, of status: String) -> String? {
    let named = JiraReader.nativeCategory(key: value?["key"]?.string)
    if let named, let numbered = JiraTables.category(value?["id"]?.idText), named != numbered {
      statusLore.disagree(
        status, "its statusCategory has the id of \(numbered) and the key of \(named)", did: "used the key")
    }
    return JiraReader.nativeCategory(value)
  }

  /// Our category: that of a status the product ships, if the account's own category agrees with it, else what the
  /// account's category says.
  func category(
    label: String, native: String?
  ) -> (category: StatusCategory, from: StatusDefinition.CategorySource) {
    if let entry = vocabulary?.entry(id: nil, label: label), native == nil || entry.nativeCategory == native {
      return (entry.category, .default)
    }
    switch native {
    case "new": return (.new, .declared)
    case "indeterminate": return (.open, .declared)
    case "done": return (.solved, .declared)
    default: return (.unknown, .unknown)
    }
  }

  /// Makes the status known and gives it as a ticket carries it.
  func status(id: String?, label: String?, native: String?) -> TicketStatus? {
    guard let text = label ?? id else { return nil }
    statusLore.note(id: id, label: label, native: native)
    let found = category(label: text, native: native)
    var definition = StatusDefinition(
      id: id, label: text, category: found.category, categoryFrom: found.from)
    definition.nativeCategory = native
    if definedStatuses.insert(definition).inserted {
      do { try sink.put(definition) } catch { failure = failure ?? error }
    }
    return TicketStatus(id: id, label: text, labelFrom: label == nil ? .id : .source, category: found.category)
  }

  /// The status that forms with ids call so, if that is one; else the label is all there is of it.
  func status(named label: String, native: String?) throws -> TicketStatus? {
    let known = definedStatuses.filter { $0.id != nil && $0.label == label }
    guard let found = known.min(by: { ($0.nativeCategory ?? "~") < ($1.nativeCategory ?? "~") }),
      Set(known.map(\.id)).count == 1, let id = found.id
    else { return status(id: nil, label: label, native: native) }
    statusLore.match(label, id)
    return TicketStatus(id: id, label: label, labelFrom: .source, category: found.category)
  }

  func status(_ object: JSONObject) -> TicketStatus? {
    once("status", object)
    return status(
      id: object["id"]?.idText, label: object.text("name"),
      native: nativeCategory(object["statusCategory"], of: object["id"]?.idText ?? object.text("name") ?? ""))
  }

  // MARK: Types, priorities, projects

  func type(_ object: JSONObject) -> Choice {
    once("issuetype", object)
    return type(id: object["id"]?.idText, label: object.text("name"))
  }

  func type(id: String?, label: String?) -> Choice {
    Choice(id: id, label: label, kind: vocabulary?.types.first { $0.label == label }?.meaning)
  }

  func priority(_ object: JSONObject) -> Choice {
    once("priority", object)
    return priority(id: object["id"]?.idText, label: object.text("name"))
  }

  func priority(id: String?, label: String?) -> Choice {
    Choice(id: id, label: label, level: vocabulary?.priorities.first { $0.label == label }?.meaning)
  }

  func container(_ object: JSONObject) -> NamedReference? {
    once("project", object)
    guard let id = object["id"]?.idText else { return nil }
    let label = object.text("name")
    var container = Container(key: Jira.key("container", id), id: id, label: label, kind: "project")
    // What every form has of a project; the rest is in data/other/project.
    container.extras.put("key", object.text("key"))
    know(container)
    return NamedReference(id: id, label: label, kind: "project")
  }

  /// A record that defines something; false where it is none.
  func definition(
    _ object: JSONObject, of array: String, _ place: JiraPages.Place, _ at: ExportPlace
  ) throws -> Bool {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    let path = place.url.prefix { $0 != "?" }
    let address = object["self"]?.string ?? ""
    if has("clauseNames", "navigable") || has("id", "name", "schema") && object["custom"] != nil {
      return try fieldDefinition(object)
    }
    if has("name", "statusCategory"), !has("to") {
      // A list for each issue type (`/project/X/statuses`) repeats the same statuses.
      _ = status(object)
      counts["statuses", default: 0] += 1
      return true
    }
    if has("statuses", "id", "name"), let items = object["statuses"]?.array {
      for item in items { if let inner = item.object { _ = status(inner) } }
      var rest = object
      rest["statuses"] = nil
      try keepOnce("issuetype", rest)
      return true
    }
    if address.contains("/status/"), has("id", "name") {
      _ = status(object)
      return true
    }
    if has("id", "key", "name"),
      address.contains("/project/") || path.contains("/project") || has("projectTypeKey")
    {
      var slim = object
      if let lead = object["lead"]?.object, person(lead) != nil { slim["lead"] = nil }
      _ = container(slim)
      return true
    }
    if has("groupId", "name") || has("name", "users"), !has("id") {
      return try group(object)
    }
    return false
  }

  private func group(_ object: JSONObject) throws -> Bool {
    guard let name = object.text("name") else { return false }
    var fields = SourceFields(object)
    fields.skip("name")
    var group = AgentGroup(key: Jira.key("group", name), id: name, name: name)
    group.externalID = fields.text("groupId")
    if let id = group.externalID { groupNames[id] = name }
    group.extras = extras(fields)
    try sink.put(group)
    return true
  }

  /// How the address of a page of members names the group.
  enum GroupName: Hashable { case name(String), id(String) }

  func member(_ person: String, _ place: JiraPages.Place) {
    let address = CallAddress(place.address)
    guard address.path.hasSuffix("/group/member") else { return }
    if let name = address.value("groupname") {
      groupMembers[.name(name), default: []].insert(person)
    } else if let id = address.value("groupId") {
      groupMembers[.id(id), default: []].insert(person)
    }
  }

  func putGroupMembers() throws {
    for (group, members) in groupMembers {
      var record: AgentGroup
      switch group {
      case .name(let name): record = AgentGroup(key: Jira.key("group", name), id: name, name: name)
      case .id(let id):
        let name = groupNames[id]
        record = AgentGroup(key: Jira.key("group", name ?? id), id: name ?? id, name: name)
        record.externalID = id
      }
      record.members = members.sorted()
      try sink.put(record)
    }
  }

  // MARK: Fields

  private static let types: [String: String] = [
    "string": "text", "number": "decimal", "date": "date", "datetime": "dateTime", "user": "person", "group": "group",
    "option": "select", "priority": "select", "status": "select", "issuetype": "select", "resolution": "select",
    "project": "select", "option-with-child": "nestedSelect", "option2": "select", "issuelinks": "ticket",
  ]

  static func fieldType(_ schema: JSONValue?) -> String {
    let native = schema?["type"]?.string ?? ""
    if schema?["custom"]?.string?.hasSuffix(":textarea") == true { return "longText" }
    if native == "array" { return schema?["items"]?.string == "option" ? "multiSelect" : "other" }
    return types[native] ?? "other"
  }

  private func fieldDefinition(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let id = fields.id("id") ?? fields.id("key") else { return false }
    if fields["key"]?.string == id { fields.skip("key") }
    var field = FieldDefinition(
      key: "\(Jira.id):field:ticket/\(id)", id: id, of: "ticket", label: fields.text("name"),
      type: JiraReader.fieldType(object["schema"]), nativeType: object["schema"]?["custom"]?.string)
    field.extras = extras(fields)
    fieldsPut.insert(id)
    if let label = field.label { fieldNames[id] = label }
    try sink.put(field)
    return true
  }

  /// `names` of an issue or a page: the labels of fields by id.
  func learnFieldNames(_ outer: inout SourceFields) {
    issueFieldIDs = [:]
    guard let names = outer["names"]?.object, names.values.allSatisfy({ $0.string != nil }) else { return }
    for (id, label) in names.members {
      fieldNames[id] = label.string
      issueFieldIDs[label.string ?? "", default: []].insert(id)
    }
    once("fieldNames", names)
    outer.skip("names")
  }

  func learnNames(_ page: inout JSONObject) throws {
    guard let names = page["names"]?.object, names.values.allSatisfy({ $0.string != nil }) else { return }
    for (id, label) in names.members { fieldNames[id] = label.string }
    try keepOnce("fieldNames", names)
    page["names"] = nil
  }

  /// Fields that only values told of, and the options met in them.
  func putFields() throws {
    let ids = Set(fieldNames.keys).union(fieldOptions.keys).filter { $0.hasPrefix("customfield_") }
    for id in ids.sorted() {
      let options = fieldOptions[id]?.values.sorted { ($0.id ?? "", $0.label ?? "") < ($1.id ?? "", $1.label ?? "") }
      guard !fieldsPut.contains(id) || options != nil else { continue }
      var field = FieldDefinition(
        key: "\(Jira.id):field:ticket/\(id)", id: id, of: "ticket", label: fieldNames[id],
        type: options == nil ? "other" : "select", nativeType: nil)
      field.options = options ?? []
      if fieldsPut.contains(id) {
        // The definition itself is richer; only what it lacks is added.
        var part = field.json
        part["type"] = nil
        part["label"] = nil
        try sink.put(RecordHead(.fields, id: "ticket/" + id), part)
      } else {
        fieldsPut.insert(id)
        try sink.put(field)
      }
    }
  }
}
