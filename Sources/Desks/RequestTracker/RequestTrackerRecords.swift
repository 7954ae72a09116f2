import DeskKit
import JSONText
import StatusMapping
import TicketModel

extension RequestTracker.Reader {
  typealias Wire = RequestTracker.Wire
  typealias Members = RequestTracker.Members

  // MARK: definitions

  func put(_ lifecycle: RequestTracker.Lifecycle) throws {
    for definition in lifecycle.definitions(vocabulary: RequestTracker.defaultCategory) {
      statusesSeen.insert(lifecycle.name + "/" + (definition.id ?? ""))
      try sink.put(definition)
    }
  }

  func put(starts statuses: [String], of queue: String) throws {
    guard let scope = queues[queue]?.lifecycle, lifecycles[scope] == nil else { return }
    for status in statuses {
      guard statusesSeen.insert(scope + "/" + status).inserted else { continue }
      var definition = definition(of: status, scope: scope)
      definition.extras["mayStart"] = true
      try sink.put(definition)
    }
  }

  private func definition(of status: String, scope: String?) -> StatusDefinition {
    let known = RequestTracker.defaultCategory(status)
    return StatusDefinition(
      scope: scope, id: status, label: status, category: known ?? .unknown,
      categoryFrom: known == nil ? .unknown : .default)
  }

  func queue(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    members.drop("_hyperlinks", because: Members.address)
    guard let id = members.take("id")?.idText else { return sink.leaves(try keep(object, as: "queues"), file: file) }
    try read("containers", id)
    let label = members.take("Name")?.string
    var container = Container(key: Self.key(.container, id), id: id, label: label, kind: "queue")
    container.extras = members.extras()
    if let owners = ownersByQueue[id] { container.extras["mayOwn"] = .strings(owners) }
    try sink.put(container)
    sink.leaves(members.count, file: file)
  }

  func field(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    members.drop("_hyperlinks", because: Members.address)
    guard let id = members.take("id")?.idText else {
      return sink.leaves(try keep(object, as: "customfields"), file: file)
    }
    try read("fields", id)
    fieldsDefined.insert(id)
    let native = members.take("Type")?.string ?? ""
    let many = object["MaxValues"]?.idText != "1"
    var field = FieldDefinition(
      key: "\(RequestTracker.id):field:ticket/\(id)", id: id, of: "ticket", label: members.take("Name")?.string,
      type: Self.fieldType(native, many: many), nativeType: native)
    field.options = options(&members)
    field.extras = members.extras()
    try sink.put(field)
    sink.leaves(members.count, file: file)
  }

  /// Values as texts, or as newer servers write them, with the category under which each is offered; one that has a
  /// category, or says something else, stays whole beside the option.
  private func options(_ members: inout Members) -> [FieldDefinition.Option] {
    var options: [FieldDefinition.Option] = []
    var odd: [JSONValue] = []
    for value in members.peek("Values")?.array ?? [] {
      let label = value.string ?? value["name"]?.string
      if let label { options.append(.init(id: nil, label: label)) }
      let isPlain = value.leaves <= 1 && label != nil
      if !isPlain, value.leaves > 0 { odd.append(value) }
    }
    if odd.isEmpty { _ = members.take("Values") } else { members.replace("Values", odd) }
    return options
  }

  private static func fieldType(_ native: String, many: Bool) -> String {
    switch native {
    case "Select", "Combobox": many ? "multiSelect" : "select"
    case "Text", "Wikitext", "HTML": "longText"
    case "Date": "date"
    case "DateTime": "dateTime"
    case "Freeform", "Autocomplete": "text"
    default: "other"
    }
  }

  func person(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    members.drop("_hyperlinks", because: Members.address)
    guard let name = members.take("Name")?.string, !name.isEmpty else {
      return sink.leaves(try keep(object, as: "users"), file: file)
    }
    try read("people", name)
    var person = Person(key: Self.key(.person, name), id: name, name: nil)
    person.name = members.take("RealName")?.string ?? name
    let privileged = members.take("Privileged")?.idText == "1"
    person.role = name == "RT_System" || name == "Nobody" ? .system : privileged ? .agent : .endUser
    if let address = members.peek("EmailAddress")?.string, !address.isEmpty {
      person.emails = [.init(address: address.lowercased(), primary: true)]
      // As it was written stays in extras where that says more.
      if address == address.lowercased() { _ = members.take("EmailAddress") }
    }
    person.phones = ["WorkPhone", "MobilePhone", "HomePhone", "PagerPhone"].compactMap { members.take($0)?.string }
    person.active = members.take("Disabled")?.idText.map { $0 != "1" }
    person.locale = members.take("Lang")?.string
    person.timeZone = members.take("Timezone")?.string
    person.notes = members.take("Comments")?.string
    person.groups = Wire.references(members.take("Memberships")).map { Self.key(.group, $0) }
    person.createdAt = members.takeTime("Created")
    person.updatedAt = members.takeTime("LastUpdated")
    person.extras = members.extras()
    try sink.put(person)
    sink.leaves(members.count, file: file)
  }

  func group(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    members.drop("_hyperlinks", because: Members.address)
    guard let id = members.take("id")?.idText else { return sink.leaves(try keep(object, as: "groups"), file: file) }
    guard object["Domain"]?.string ?? "UserDefined" == "UserDefined" else {
      // Roles of queues and tickets, and groups that hold one person: RT's inner workings.
      try sink.put(RequestTracker.head("groups", id), members.extras())
      return sink.leaves(members.count, file: file)
    }
    try read("groups", id)
    var group = AgentGroup(key: Self.key(.group, id), id: id, name: members.take("Name")?.string)
    group.members = Wire.references(members.take("Members")).compactMap(Self.personKey)
    group.createdAt = members.takeTime("Created")
    group.updatedAt = members.takeTime("LastUpdated")
    group.extras = members.extras()
    try sink.put(group)
    sink.leaves(members.count, file: file)
  }

  // MARK: tickets

  func ticket(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    guard let id = members.take("id")?.idText else { return sink.leaves(try keep(object, as: "tickets"), file: file) }
    try flushMuch(but: id)
    var ticket = Ticket(key: Self.key(.ticket, id), id: id)
    ticket.number = id
    ticket.subject = members.take("Subject")?.string
    try status(&ticket, &members)
    for name in ["Requestor", "Creator", "Owner", "Cc", "AdminCc"] { try described(members.peek(name)) }
    people(&ticket, &members)
    ticket.createdAt = members.takeTime("Created")
    ticket.updatedAt = members.takeTime("LastUpdated")
    ticket.solvedAt = members.takeTime("Resolved")
    ticket.dueAt = members.takeTime("Due")
    if let priority = members.take("Priority")?.idText {
      let known = RequestTracker.priorityLabels[priority]
      ticket.priority = Choice(id: priority, label: known?.label, level: known?.level)
    }
    ticket.links = links(members.take("_hyperlinks"))
    if let into = Wire.reference(members.peek("EffectiveId")), into != id, into != "0" {
      let link = LinkToTicket(kind: "mergedInto", ticket: Self.key(.ticket, into))
      if !ticket.links.contains(link) { ticket.links.append(link) }
      try merged.claim(0, of: id)
    }
    let odd = fields(&ticket, members.peek("CustomFields"))
    if odd.isEmpty { _ = members.take("CustomFields") } else { members.replace("CustomFields", odd) }
    ticket.extras = members.extras()
    try sink.put(ticket)
    sink.leaves(members.count, file: file)
    try ticketsRead.claim(0, of: id)
    try named.count("record", of: id)
    // Every history has at least the entry that made the ticket.
    try histories.claim(1, of: id)
  }

  private func status(_ ticket: inout Ticket, _ members: inout Members) throws {
    let name = members.peek("Queue")?["Name"]?.string
    let queue = Wire.reference(members.take("Queue"))
    if let queue { ticket.container = NamedReference(id: queue, label: queues[queue]?.name ?? name, kind: "queue") }
    guard let status = members.take("Status")?.string, !status.isEmpty else { return }
    let scope = queue.flatMap { queues[$0]?.lifecycle }
    ticket.status = TicketStatus(
      scope: scope, id: status, label: status, category: RequestTracker.defaultCategory(status) ?? .unknown)
    if status == "deleted" { ticket.state = .deleted }
    guard statusesSeen.insert((scope ?? "") + "/" + status).inserted else { return }
    try sink.put(definition(of: status, scope: scope))
  }

  /// Asked for with `fields[Owner]=RealName,EmailAddress`, a reference holds more of a person than the name.
  private func described(_ value: JSONValue?) throws {
    for object in (value?.array ?? value.map { [$0] } ?? []).compactMap(\.object) where !Self.isName(object) {
      guard object["type"]?.string != "group", let name = Wire.reference(.object(object)),
        Self.personKey(name) != nil
      else { continue }
      var person = Person(
        key: Self.key(.person, name), id: name, name: object["RealName"]?.string ?? object["Name"]?.string ?? name)
      if let address = object["EmailAddress"]?.string, !address.isEmpty {
        person.emails = [.init(address: address.lowercased(), primary: true)]
      }
      for (member, value) in object.members where !value.isAbsent && !Self.nameMembers.contains(member) {
        person.extras[member] = value
      }
      try sink.put(person)
    }
  }

  private func people(_ ticket: inout Ticket, _ members: inout Members) {
    let requestors = members.takeUsers("Requestor")
    ticket.requester = Self.personKey(requestors.first)
    ticket.submitter = Self.personKey(Wire.reference(members.take("Creator")))
    if Wire.reference(members.peek("Owner")) == "Nobody" { members.drop("Owner", because: "no owner") }
    ticket.assignee = Self.personKey(Wire.reference(members.take("Owner")))
    // The model has one requester; RT may have several, the others stay copied.
    ticket.cc = (requestors.dropFirst() + members.takeUsers("Cc")).map { name in
      Recipient(address: name.contains("@") ? name.lowercased() : nil, name: nil, person: Self.personKey(name))
    }
    ticket.followers = members.takeUsers("AdminCc").compactMap(Self.personKey)
  }

  /// Values by the field's id. Gives back what has no place there: unknown members, fields without an id.
  private func fields(_ ticket: inout Ticket, _ value: JSONValue?) -> [JSONValue] {
    var odd: [JSONValue] = []
    for field in value?.array ?? [] {
      guard let id = field["id"]?.idText, let values = field["values"]?.array else {
        if field.leaves > 0 { odd.append(field) }
        continue
      }
      if let name = field["name"]?.string, !name.isEmpty {
        if let known = fieldsMet[id], known.utf8.lexicographicallyPrecedes(name.utf8) {} else { fieldsMet[id] = name }
      }
      let known: Set<String> = ["id", "values", "name", "type", "_url"]
      var rest = JSONObject()
      for (name, value) in field.object?.members ?? JSONObject().members where !known.contains(name) {
        if value.leaves > 0 { rest.append(name, value) }
      }
      if !rest.isEmpty {
        rest["id"] = .string(id)
        odd.append(.object(rest))
      }
      guard !values.isEmpty else { continue }
      switch field["name"]?.string?.lowercased() {
      case RequestTracker.externalIDField.lowercased(): ticket.externalID = values.first?.string
      case RequestTracker.tagsField.lowercased(): ticket.tags = values.compactMap(\.string)
      default: ticket.fields[id] = values.count == 1 ? values[0] : .array(values)
      }
    }
    return odd
  }

  /// Whoever may not see fields themselves still sees their names in tickets.
  func putUndefinedFields() throws {
    for (id, name) in fieldsMet.sorted(by: { $0.key < $1.key }) where !fieldsDefined.contains(id) {
      try sink.put(
        FieldDefinition(
          key: "\(RequestTracker.id):field:ticket/\(id)", id: id, of: "ticket", label: name, type: "other",
          nativeType: nil))
    }
  }

  private func links(_ value: JSONValue?) -> [LinkToTicket] {
    var links: [LinkToTicket] = []
    for link in value?.array ?? [] {
      guard let ref = link["ref"]?.string, let kind = RequestTracker.linkKinds[ref] else { continue }
      let id = link["type"]?.string == "ticket" ? link["id"]?.idText : nil
      let found = LinkToTicket(
        kind: kind, ticket: id.map { Self.key(.ticket, $0) }, url: id == nil ? link["_url"]?.string : nil)
      if !links.contains(found) { links.append(found) }
    }
    return links
  }
}

extension RequestTracker {
  static func head(_ name: String, _ id: String) -> RecordHead { RecordHead(.other(name), id: id) }

  /// `$PriorityAsString` as shipped; a site may have other names, so other numbers stay numbers.
  static let priorityLabels: [String: (label: String, level: String)] = [
    "0": ("Low", "low"), "50": ("Medium", "normal"), "100": ("High", "high"),
  ]

  /// RT's links as it names them in `_hyperlinks`.
  static let linkKinds = [
    "depends-on": "blockedBy", "depended-on-by": "blocks", "parent": "childOf", "child": "parentOf",
    "refers-to": "relatesTo", "referred-to-by": "relatesTo",
  ]

  static let vocabulary = try? StatusVocabulary.builtIn(id)

  /// Categories of the statuses RT ships with, which other lifecycles use in the same sense; nil for all others: what
  /// "waiting on vendor" means is for a person to say.
  static func defaultCategory(_ status: String) -> StatusCategory? {
    vocabulary?.category(id: status, label: nil)?.category
  }
}
