import DeskKit
import JSONText
import TicketModel

/// Records of the API turned into canonical ones.
struct ZohoDeskRecords {
  let context: ZohoDeskContext
  var sink: any RecordSink { context.sink }

  init(_ context: ZohoDeskContext) { self.context = context }

  // MARK: Tickets

  func ticket(_ fields: inout SourceFields) throws -> Bool {
    guard let id = fields.id("id") else { return false }
    var ticket = Ticket(key: ZohoDesk.key("ticket", id), id: id)
    ticket.number = fields.id("ticketNumber")
    ticket.subject = fields.text("subject")
    try state(&ticket, &fields)
    choices(&ticket, &fields)
    try people(&ticket, &fields)
    custom(&ticket, &fields)
    ticket.createdAt = time("createdTime", &fields)
    ticket.updatedAt = time("modifiedTime", &fields)
    ticket.closedAt = time("closedTime", &fields)
    ticket.dueAt = time("dueDate", &fields)
    ticket.language = fields.text("language")
    ticket.url = fields.text("webUrl")
    if let text = fields.text("resolution") { ticket.resolution = ["text": .string(text)] }
    if let text = fields.text("description") {
      var message = Message(
        key: ZohoDesk.key("message", id + "/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: ZohoDeskRecords.body(text, nil))
      if message.author == nil, let email = fields["email"]?.string { message.authorText = email }
      ZohoDeskRecords.listPictures(of: &message)
      ticket.messages = [message]
    }
    try claim(id, fields)
    ticket.extras = fields.rest
    try sink.put(ticket)
    return true
  }

  /// The counters stay in extras.
  private func claim(_ id: String, _ fields: SourceFields) throws {
    let threads = fields["threadCount"]?.idText.flatMap({ Int($0) })
    let comments = fields["commentCount"]?.idText.flatMap({ Int($0) })
    var id = id
    try id.withUTF8 { try context.claim(threads: threads, comments: comments, of: UnsafeRawBufferPointer($0)) }
  }

  private func state(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    let deleted = [fields.flag("isTrashed"), fields.flag("isDeleted")].contains(true)
    let spam = fields.flag("isSpam") ?? false
    let archived = fields.flag("isArchived") ?? false
    ticket.state = deleted ? .deleted : spam ? .spam : archived ? .archived : .active
    guard let label = fields.text("status") else {
      context.tally.withoutStatus += 1
      return
    }
    let type = fields.text("statusType")
    if context.words.disagrees(label, type) { context.tally.statusDisagrees += 1 }
    let status = context.words.status(label, type: type)
    if let type {
      let category = ZohoDeskWords.category(type)
      let listed = context.words.listedType(label)
      if let category, listed.flatMap(ZohoDeskWords.category) ?? category != category {
        try context.listed.count(ticket.id, of: ZohoDeskContext.listedOtherwise)
      }
      // The definition of the status has the other types.
      if category == nil || listed ?? type != type { fields.keep("statusType", .string(type)) }
    }
    ticket.status = status
  }

  private func choices(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    ticket.priority = fields.text("priority").map(context.words.priority)
    ticket.type = fields.text("classification").map(context.words.type)
    ticket.channel = fields.text("channel").map(context.words.channel)
    if let id = fields.id("departmentId") {
      var label = context.departments[id]
      if var inner = fields["department"]?.object, inner["id"]?.idText == id, let name = inner["name"]?.string {
        label = name
        inner["id"] = nil
        inner["name"] = nil
        if inner.isEmpty { fields.skip("department") }
      }
      ticket.container = NamedReference(id: id, label: label, kind: "department")
    }
    if let id = fields.id("layoutId") {
      var label: String?
      if let inner = fields["layoutDetails"]?.object, inner["id"]?.idText == id {
        label = inner["layoutName"]?.string
        if inner.count == 2, label != nil { fields.skip("layoutDetails") }
      }
      ticket.form = NamedReference(id: id, label: label)
    }
    ticket.product = fields.id("productId")
    if let sla = fields.text("slaName") ?? fields.id("slaId") { ticket.sla = ["policy": .string(sla)] }
  }

  private func people(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    try embedded("contact", .endUser, &fields)
    try embedded("assignee", .agent, &fields)
    let contact = reference("contactId", "person", &fields)
    ticket.requester = try contact ?? stranger(fields["email"]?.string)
    ticket.submitter = reference("createdBy", "person", &fields)
    ticket.assignee = reference("assigneeId", "person", &fields)
    ticket.group = reference("teamId", "group", &fields)
    ticket.organization = reference("accountId", "organization", &fields)
  }

  /// Who asks without being a contact is known by the address, which stays in extras as well.
  private func stranger(_ email: String?) throws -> String? {
    guard var email, !email.isEmpty else { return nil }
    let found = try email.withUTF8 { try context.people.sender(UnsafeRawBufferPointer($0), outgoing: false) }
    guard case .person(let key) = found else { return nil }
    return String(decoding: key, as: UTF8.self)
  }

  /// `cf` and `customFields` say the same twice, by API name and by label: the first is the ticket's, the second kept.
  private func custom(_ ticket: inout Ticket, _ fields: inout SourceFields) {
    for name in ["category", "subCategory"] {
      if let value = fields.text(name) { ticket.fields[name] = .string(value) }
    }
    let byName = fields["cf"]?.object.map { JSONValue.object($0).leaves > 0 } ?? false
    guard let own = fields.object(byName ? "cf" : "customFields") else { return }
    for (name, value) in own.members where value.leaves > 0 {
      ticket.fields[name] = value
      if var text = value.string, text.withUTF8({ ZohoDeskText.hasDecimalComma(UnsafeRawBufferPointer($0)) }) {
        context.tally.decimalCommas += 1
      }
    }
    if !byName, JSONValue.object(own).leaves > 0 { context.tally.ownLabels = true }
  }

  // MARK: Small pieces

  func reference(_ name: String, _ kind: String, _ fields: inout SourceFields) -> String? {
    guard let id = fields[name]?.idText, ZohoDeskText.isID(id) else { return nil }
    fields.skip(name)
    return ZohoDesk.key(kind, id)
  }

  /// ISO 8601, or milliseconds since 1970 (those stay readable in extras as well); anything else stays.
  func time(_ name: String, _ fields: inout SourceFields) -> String? {
    guard let text = fields[name]?.idText else { return nil }
    if text.utf8.count >= 12, let number = Int(text) { return Timestamp.text(epochMilliseconds: number) }
    guard fields[name]?.string != nil, let time = context.clock.text(text, column: name) else { return nil }
    fields.skip(name)
    return time
  }

  static func body(_ text: String, _ type: String?) -> MessageBody {
    let isHTML: Bool =
      switch type?.lowercased() {
      case "text/html", "html": true
      case "text/plain", "plaintext": false
      default: ZohoDeskText.isHTML(text)
      }
    return isHTML ? MessageBody(html: text) : MessageBody(text: text)
  }

  /// A person that another record carries along becomes a record of its own, if it has an id.
  func embedded(_ name: String, _ role: Person.Role, _ fields: inout SourceFields) throws {
    guard let object = fields[name]?.object, object["id"]?.idText != nil else { return }
    var inner = SourceFields(object)
    guard try person(&inner, role, isWhole: false) else { return }
    fields.skip(name)
    if !inner.rest.isEmpty { fields.keep(name, .object(inner.rest)) }
  }
}

// MARK: People, companies, departments

extension ZohoDeskRecords {
  /// What is left of a person that came inside another record is kept there, not with the person.
  func person(_ fields: inout SourceFields, _ role: Person.Role, isWhole: Bool = true) throws -> Bool {
    guard let id = fields.id("id"), ZohoDeskText.isID(id) else { return false }
    var person = Person(key: ZohoDesk.key("person", id), id: id, role: role)
    name(&person, &fields)
    for (name, primary) in [("email", true), ("emailId", true), ("secondaryEmail", false)] {
      guard let address = fields.text(name) else { continue }
      person.emails.append(Person.Email(address: address, primary: primary && person.emails.isEmpty))
      // Those inside other records come in any order, so they teach nothing.
      if isWhole { context.people.learn(address, id: id, role) }
    }
    var phones: [String] = []
    for name in ["phone", "mobile"] {
      if let phone = fields.text(name), !phones.contains(phone) { phones.append(phone) }
    }
    person.phones = phones
    person.organization = reference("accountId", "organization", &fields)
    if isWhole { try details(&person, &fields) }
    // A record that carries its author along calls every agent the same.
    if person.role == .agent, context.admins.contains(id) { person.role = .admin }
    try sink.put(person)
    return true
  }

  private func name(_ person: inout Person, _ fields: inout SourceFields) {
    let parts = ["firstName", "lastName"].compactMap { fields[$0]?.string }.filter { !$0.isEmpty }
    if let name = fields.text("fullName") ?? fields.text("name") {
      person.name = name
    } else if parts.count == 1 {
      person.name = fields.text("firstName") ?? fields.text("lastName")
    } else if !parts.isEmpty {
      // The parts stay in extras: where one ends cannot be told from the whole.
      person.name = parts.joined(separator: " ")
    }
  }

  private func details(_ person: inout Person, _ fields: inout SourceFields) throws {
    if fields["rolePermissionType"]?.string?.lowercased() == "admin" {
      person.role = .admin
      context.admins.insert(person.id)
    }
    if person.role != .endUser { person.active = ZohoDeskPeople.active(fields["status"]?.string) }
    person.locale = fields.text("language") ?? fields.text("langCode")
    person.timeZone = fields.text("timeZone")
    person.notes = fields.text("description") ?? fields.text("aboutInfo")
    person.createdAt = time("createdTime", &fields)
    person.updatedAt = time("modifiedTime", &fields)
    person.fields = custom(&fields)
    person.extras = fields.rest
  }

  private func custom(_ fields: inout SourceFields) -> JSONObject {
    let byName = fields["cf"]?.object.map { JSONValue.object($0).leaves > 0 } ?? false
    var result = JSONObject()
    guard let own = fields.object(byName ? "cf" : "customFields") else { return result }
    for (name, value) in own.members where value.leaves > 0 { result[name] = value }
    return result
  }

  func account(_ fields: inout SourceFields) throws -> Bool {
    guard let id = fields.id("id") else { return false }
    var organization = Organization(
      key: ZohoDesk.key("organization", id), id: id, name: fields.text("accountName"))
    organization.notes = fields.text("description")
    organization.createdAt = time("createdTime", &fields)
    organization.updatedAt = time("modifiedTime", &fields)
    organization.fields = custom(&fields)
    organization.extras = fields.rest
    try sink.put(organization)
    return true
  }

  func department(_ fields: inout SourceFields) throws -> Bool {
    guard let id = fields.id("id") else { return false }
    var container = Container(
      key: ZohoDesk.key("container", id), id: id, label: fields.text("name"), kind: "department")
    context.departments[id] = container.label
    container.extras = fields.rest
    try sink.put(container)
    return true
  }

  func team(_ fields: inout SourceFields) throws -> Bool {
    guard let id = fields.id("id") else { return false }
    var group = AgentGroup(key: ZohoDesk.key("group", id), id: id, name: fields.text("name"))
    group.members = (fields.ids("agents") ?? []).map { ZohoDesk.key("person", $0) }
    group.extras = fields.rest
    try sink.put(group)
    return true
  }

  private static let types = [
    "text": "text", "textarea": "longText", "largetext": "longText", "number": "integer", "percent": "decimal",
    "decimal": "decimal", "currency": "decimal", "date": "date", "datetime": "dateTime", "picklist": "select",
    "multiselect": "multiSelect", "boolean": "boolean", "checkbox": "boolean", "email": "text", "phone": "text",
    "url": "text", "lookup": "other",
  ]

  /// The record does not say whose field it is; the address does, and a file without one is taken for those of tickets.
  func field(_ fields: inout SourceFields, _ module: String?) throws -> Bool {
    let owners = ["tickets": "ticket", "contacts": "person", "accounts": "organization"]
    guard let of = owners[module ?? "tickets"], let id = fields.text("apiName") else { return false }
    let native = fields.text("type")
    var field = FieldDefinition(
      key: "\(ZohoDesk.id):field:\(of)/\(id)", id: id, of: of,
      label: fields.text("displayLabel"), type: native.flatMap { Self.types[$0.lowercased()] } ?? "other",
      nativeType: native)
    if let values = fields["allowedValues"]?.array {
      var odd = false
      let isStatus = of == "ticket" && id == "status"
      for (order, value) in values.enumerated() {
        guard let label = value.string ?? value["value"]?.string else {
          odd = true
          continue
        }
        field.options.append(.init(id: label, label: label))
        if isStatus { context.words.define(label, type: value["statusType"]?.string, order: order) }
        if let object = value.object, object.count > (isStatus ? 2 : 1) { odd = true }
      }
      if !odd { fields.skip("allowedValues") }
    }
    field.extras = fields.rest
    try sink.put(field)
    return true
  }
}
