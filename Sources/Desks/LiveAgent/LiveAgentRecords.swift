import DeskKit
import Formats
import JSONText
import TicketModel

extension LiveAgent.Reader {
  func ticket(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    let owner = requester(
      id: fields.id("owner_contactid"), address: "owner_email", name: fields.text("owner_name"), &fields, &ticket)
    ticket.createdAt = time("date_created", &fields)
    ticket.updatedAt = time("date_changed", &fields)
    ticket.solvedAt = time("date_resolved", &fields)
    ticket.dueAt = time("date_due", &fields)
    ticket.deletedAt = time("date_deleted", &fields)
    if let custom = fields["custom_fields"]?.array, let values = Self.custom(custom) {
      fields.skip("custom_fields")
      ticket.fields = values
    }
    try pages.noteDecimalCommas(in: .object(ticket.fields), of: id)
    // Where one code comes twice.
    if let custom = fields["custom_fields"] { try pages.noteDecimalCommas(in: custom, of: id) }
    try put(&ticket, owner, &fields, &leaves)
  }

  /// A row of the ticket grid: the same ticket, its times in epoch seconds, its people by name.
  func gridRow(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("conversationid") else { return }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    ticket.createdAt = epoch("datecreated", &fields)
    ticket.updatedAt = epoch("datechanged", &fields)
    ticket.solvedAt = epoch("dateresolved", &fields)
    ticket.dueAt = epoch("datedue", &fields)
    if let contact = fields.id("contactid") {
      ticket.requester = key(.person, contact)
      let names = [fields["firstname"]?.string, fields["lastname"]?.string].compactMap { $0 }.filter { !$0.isEmpty }
      if !names.isEmpty { ticket.requesterText = names.joined(separator: " ") }
    }
    if let name = fields["departmentname"]?.string, let department = fields["departmentid"]?.idText,
      departments[department] == nil || departments[department] == name
    {
      departments[department] = name
      fields.skip("departmentname")
    }
    try put(&ticket, nil, &fields, &leaves)
  }

  private func put(
    _ ticket: inout Ticket, _ owner: Person?, _ fields: inout SourceFields, _ leaves: inout LeafCount
  ) throws {
    ticket.number = fields.text("code")
    ticket.subject = fields.text("subject")
    if let letter = fields.id("status") {
      ticket.status = try pages.choices.status(of: ticket.key, id: letter, label: nil)
      if letter == "X" { ticket.state = .deleted }
      if letter == "B" { ticket.state = .spam }
    }
    if ticket.deletedAt != nil { ticket.state = .deleted }
    if let letter = fields.id("channel_type") { ticket.channel = pages.choices.channel(id: letter, label: nil) }
    if let id = fields.id("departmentid") {
      ticket.container = NamedReference(id: id, label: departments[id], kind: "department")
      if let name = departments[id] {
        try pages.sink.put(Container(key: key(.container, id), id: id, label: name, kind: "department"))
      }
    }
    if let id = fields.id("agentid") { ticket.assignee = key(.person, id) }
    if let ids = fields["tags"]?.array, ids.allSatisfy({ $0.idText != nil }) {
      let texts = ids.compactMap(\.idText)
      ticket.tags = texts.map { tags[$0] ?? $0 }
      // A name does not say which tag it was, so the ids stay where names were found.
      if ticket.tags == texts { fields.skip("tags") }
    }
    ticket.extras = fields.rest
    try add(fields, "tickets", id: ticket.id, &leaves)
    try pages.sink.put(ticket)
    if let owner { try pages.sink.put(owner) }
  }

  /// The owner as the ticket tells of them: a record where no contact page does, with the address where it is one.
  private func requester(
    id: String?, address name: String, name person: String?, _ fields: inout SourceFields, _ ticket: inout Ticket
  ) -> Person? {
    ticket.requesterText = person
    // Calls put a telephone number there; that stays as it is.
    let text = fields[name]?.string ?? ""
    let address = text.contains("@") && !text.contains(" ") ? text : nil
    guard let id = id ?? address.map({ "mail/" + $0.lowercased() }) else { return nil }
    ticket.requester = key(.person, id)
    // A contact's own page says more, and may say it otherwise.
    guard !contacts.contains(id) else { return nil }
    var result = Person(key: key(.person, id), id: id, role: .endUser, name: person)
    if let address {
      result.emails = [Person.Email(address: address, primary: true)]
      fields.skip(name)
    }
    return told.insert("\(id)\n\(person ?? "")\n\(address ?? "")").inserted ? result : nil
  }

  /// `[{"code","value"}]`, or nil where it is something else.
  static func custom(_ items: [JSONValue]) -> JSONObject? {
    var result = JSONObject()
    for item in items {
      guard let object = item.object, let code = object["code"]?.idText, result[code] == nil,
        Set(object.names).isSubset(of: ["code", "value"])
      else { return nil }
      result[code] = object["value"] ?? .null
    }
    return result
  }

  func contact(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return }
    var person = Person(key: key(.person, id), id: id, role: .endUser)
    let names = [fields["firstname"]?.string, fields["lastname"]?.string].compactMap { $0 }.filter { !$0.isEmpty }
    person.name = names.isEmpty ? nil : names.joined(separator: " ")
    // Two parts make one name: the parts stay readable.
    if names.count == 1 { ["firstname", "lastname"].forEach { fields.skip($0) } }
    if let addresses = fields.texts("emails") {
      person.emails = addresses.enumerated().map { Person.Email(address: $1, primary: $0 == 0) }
    }
    person.phones = fields.texts("phones") ?? []
    person.organization = fields.id("company_id").map { key(.organization, $0) }
    person.locale = fields.text("language")
    person.notes = fields.text("note")
    person.createdAt = time("date_created", &fields)
    person.updatedAt = time("date_changed", &fields)
    if let custom = fields["custom_fields"]?.array, let values = Self.custom(custom) {
      fields.skip("custom_fields")
      person.fields = values
    }
    try pages.noteDecimalCommas(in: .object(person.fields), of: "contact " + id)
    person.extras = fields.rest
    try add(fields, "people", id: id, &leaves)
    try pages.sink.put(person)
  }

  func company(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return }
    var organization = Organization(key: key(.organization, id), id: id, name: fields.text("name"))
    organization.notes = fields.text("note")
    organization.createdAt = time("date_created", &fields)
    organization.updatedAt = time("date_changed", &fields)
    organization.extras = fields.rest
    try add(fields, "organizations", id: id, &leaves)
    try pages.sink.put(organization)
  }

  func agent(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return }
    var person = Person(key: key(.person, id), id: id, role: .agent, name: fields.text("name"))
    if let address = fields.text("email") { person.emails = [Person.Email(address: address, primary: true)] }
    if ["admin", "owner"].contains(fields["role"]?.string?.lowercased()) { person.role = .admin }
    switch fields["status"]?.string {
    case "A": person.active = true
    case "X": person.active = false
    default: break
    }
    person.extras = fields.rest
    try add(fields, "people", id: id, &leaves)
    try pages.sink.put(person)
  }

  func department(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("department_id") ?? fields.id("id") else { return }
    var container = Container(key: key(.container, id), id: id, label: fields.text("name"), kind: "department")
    container.extras = fields.rest
    try add(fields, "containers", id: id, &leaves)
    try pages.sink.put(container)
  }

  /// An interval in which a ticket had one status: its beginning is an event.
  func history(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("conversation_id") else { return }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    let code = fields.text("conversation_code")
    ticket.number = code
    let own = fields.id("id") ?? "\(id)/\(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))"
    var event: JSONObject = ["key": .string("\(LiveAgent.id):event:\(own)")]
    event.put("at", time("date_from", &fields))
    if let agent = fields.id("agent_id") { event.put("actor", key(.person, agent)) }
    event.append("field", "status")
    let letter = fields.id("status")
    let label = letter.flatMap { pages.choices.label(ofStatus: $0) }
    event.append("to", ["id": .optional(letter), "label": .optional(label), "scope": .null])
    event.put("extras", fields.rest)
    ticket.events = [event]
    try add(fields, "events", id: own, &leaves)
    try pages.sink.put(ticket, partial: true)
  }

  /// `{"id","name","value"}` of `/tickets/t1/attributes/note`: whole in the `extras` of the ticket, which only the
  /// address tells, or the name of a file made from it.
  func attribute(_ object: JSONObject, _ place: ExportPlace, _ leaves: inout LeafCount) throws -> Bool {
    let call = place.address ?? place.file
    guard let name = object["name"]?.idText, Set(object.names).isSubset(of: ["id", "name", "value"]),
      let id = call.firstMatch(of: /tickets[\/_-]([A-Za-z0-9]+)[\/_-]attributes/).map({ String($0.1) })
    else { return false }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    ticket.extras = ["attributes/\(name)": .object(object)]
    leaves.kept += JSONValue.object(object).leaves
    try pages.count("attributes", id: "\(id)/\(name)")
    try pages.sink.put(ticket, partial: true)
    return true
  }

  /// A row of `/grid/tickets/sla` and its like: one term of a ticket, whole in its `extras`.
  func slaLog(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    guard let ticket = object["conversationid"]?.idText, let id = object["id"]?.idText else { return }
    var partial = Ticket(key: key(.ticket, ticket), id: ticket)
    partial.extras = ["slaLog/\(id)": .object(object)]
    leaves.kept += JSONValue.object(object).leaves
    try pages.count("slaLog", id: "\(ticket)/\(id)")
    try pages.sink.put(partial, partial: true)
  }

  func sla(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("conversationid") else { return }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    if let policy = fields.text("sla_level_name") { ticket.sla = ["policy": .string(policy), "clock": "unknown"] }
    ticket.extras = ["sla": .object(fields.rest)]
    try add(fields, "sla", id: id, &leaves)
    try pages.sink.put(ticket, partial: true)
  }
}
