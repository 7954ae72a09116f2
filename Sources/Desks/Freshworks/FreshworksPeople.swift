import DeskKit
import JSONText
import TicketModel

extension Freshworks.Reader {
  /// API v2 nests an agent's person as `contact`, API v1 as `user` whose number is the one that tickets use.
  func agent(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    let user = fields.object("user")
    let outer = user == nil ? fields.id("id") : fields.id("user_id")
    guard let id = outer ?? user?["id"]?.idText else { return false }
    var person = Person(key: key("person", id), id: id, role: .agent)
    person.createdAt = time("created_at", &fields)
    person.updatedAt = time("updated_at", &fields)
    memberships(&person, &fields)
    if let deactivated = fields.flag("deactivated") { person.active = !deactivated }
    if let user {
      var inner = SourceFields(user)
      if user["id"]?.idText == id { inner.skip("id") }
      if inner["helpdesk_agent"]?.bool == true { inner.skip("helpdesk_agent") }
      personal(&person, &inner)
      standing(&person, &inner)
      fields.keep("user", .object(inner.rest))
    } else if let contact = fields.object("contact") {
      var inner = SourceFields(contact)
      personal(&person, &inner)
      fields.keep("contact", .object(inner.rest))
    } else {
      personal(&person, &fields)
      standing(&person, &fields)
      if fields["helpdesk_agent"]?.bool == true { fields.skip("helpdesk_agent") }
    }
    person.extras = extras(fields)
    if person.name != nil { try named.know(id) }
    try sink.put(person)
    return true
  }

  private func memberships(_ person: inout Person, _ fields: inout SourceFields) {
    let groups = fields.ids("group_ids") ?? []
    // Freshservice names the list anew and keeps the old one.
    let members = fields["member_of"]?.array?.compactMap(\.idText)
    if let members, members == groups || groups.isEmpty, fields.ids("member_of") != nil {
      person.groups = members.map { key("group", $0) }
    } else {
      person.groups = groups.map { key("group", $0) }
    }
  }

  /// What contacts and agents share.
  private func personal(_ person: inout Person, _ fields: inout SourceFields) {
    person.name = fields.text("name") ?? joinedName(&fields)
    for name in ["email", "primary_email"] where person.emails.isEmpty {
      if let email = fields.text(name) { person.emails = [.init(address: email, primary: true)] }
    }
    for name in ["other_emails", "secondary_emails"] {
      for other in fields.texts(name) ?? [] where other != person.address {
        person.emails.append(.init(address: other, primary: false))
      }
    }
    for name in ["phone", "mobile", "work_phone_number", "mobile_phone_number"] {
      if let number = fields.id(name) { person.phones.append(number) }
    }
    person.locale = fields.text("language")
    person.timeZone = fields.text("time_zone")
  }

  /// First and last name stay in `extras` where they were two.
  private func joinedName(_ fields: inout SourceFields) -> String? {
    let names = ["first_name", "last_name"].compactMap { fields[$0]?.string }.filter { !$0.isEmpty }
    if names.count == 1 { for name in ["first_name", "last_name"] { fields.skip(name) } }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  /// Whether somebody is still there, and to whom they belong.
  private func standing(_ person: inout Person, _ fields: inout SourceFields) {
    for name in ["company_id", "customer_id"] where person.organization == nil {
      person.organization = fields.id(name).map { key("organization", $0) }
    }
    if person.organization == nil, let departments = fields["department_ids"]?.array,
      let first = departments.first?.idText
    {
      person.organization = key("organization", first)
      if departments.count == 1 { fields.skip("department_ids") }
    }
    if let active = fields.flag("active") { person.active = active }
    if fields["deleted"]?.bool == true {
      // Kept: they wrote messages. The word itself stays in extras.
      if person.active == true { fields.keep("active", true) }
      person.active = false
    } else if fields["deleted"]?.bool == false {
      fields.skip("deleted")
    }
  }

  /// - Parameters:
  ///   - partial: as included in a ticket: a few members only, the rest is not absent but unknown.
  ///   listed: `deleted` or `blocked`, where only such were asked for: not every reply says it of itself.
  func contact(
    _ object: JSONObject, id outer: String? = nil, partial: Bool = false, listed: String? = nil
  ) throws -> Bool {
    var fields = SourceFields(object)
    guard let id = fields.id("id") ?? outer else { return false }
    let isAgent =
      [fields["helpdesk_agent"], fields["is_agent"]].contains { $0?.bool == true }
      || fields["agent"]?.object != nil
    var person = Person(
      key: key("person", id), id: id, role: isAgent ? .agent : partial ? .unknown : .endUser)
    for name in ["helpdesk_agent", "is_agent"] where fields[name]?.bool == isAgent { fields.skip(name) }
    personal(&person, &fields)
    standing(&person, &fields)
    person.suspended = fields.flag("blocked") ?? (listed == "blocked" ? true : nil)
    person.notes = fields.text("description") ?? fields.text("background_information")
    person.tags = fields.texts("tags") ?? []
    person.externalID = fields.text("unique_external_id") ?? fields.text("external_id")
    person.fields = customFields(&fields, account: nil)
    person.createdAt = time("created_at", &fields)
    person.updatedAt = time("updated_at", &fields)
    person.extras = extras(fields)
    if listed == "deleted", person.extras["deleted"] == nil {
      person.active = false
      person.extras["deleted"] = true
    }
    if person.name != nil { try named.know(id) }
    guard partial else {
      try sink.put(person)
      return true
    }
    // Said of a ticket's requester; a page of contacts knows better, so that nothing here overrules it.
    var json = person.json
    json["role"] = nil
    if person.emails.isEmpty { json["emails"] = nil }
    json["role"] = "unknown"
    try sink.put(RecordHead(.people, id: id), json)
    return true
  }

  // MARK: Organizations, groups, containers

  func company(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return false }
    var organization = Organization(key: key("organization", id), id: id)
    organization.name = fields.text("name")
    if let domains = fields.texts("domains") {
      organization.domains = domains
    } else if let text = fields.text("domains") {
      organization.domains = text.split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
      // One text in exports: where it comes apart here it also stays whole.
      if organization.domains != [text] { fields.keep("domains", .string(text)) }
    }
    organization.notes = fields.text("description")
    organization.externalID =
      Freshdesk.CompanyMark.externalID(in: fields["note"]?.string)
      ?? fields.text("cust_identifier")
    organization.fields = customFields(&fields, account: nil)
    organization.createdAt = time("created_at", &fields)
    organization.updatedAt = time("updated_at", &fields)
    organization.extras = extras(fields)
    try sink.put(organization)
    return true
  }

  func group(_ object: JSONObject) throws -> Bool {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return false }
    var group = AgentGroup(key: key("group", id), id: id)
    group.name = fields.text("name")
    var members: [String] = []
    for name in ["agent_ids", "members"] {
      guard let ids = fields[name]?.array?.compactMap(\.idText), ids.count == fields[name]?.array?.count else {
        continue
      }
      fields.skip(name)
      members += ids.filter { !members.contains($0) }
    }
    let agents = fields["agents"]?.array ?? []
    members += agents.compactMap { $0["id"]?.idText }.filter { !members.contains($0) }
    if agents.allSatisfy({ $0.object?.names == ["id"] }) { fields.skip("agents") }
    group.members = members.map { key("person", $0) }
    group.createdAt = time("created_at", &fields)
    group.updatedAt = time("updated_at", &fields)
    group.extras = extras(fields)
    try sink.put(group)
    return true
  }

  /// What tickets can be filed under besides groups.
  func container(_ object: JSONObject, kind: String) throws -> Bool {
    var fields = SourceFields(object)
    guard let id = fields.id("id") else { return false }
    var container = Container(key: key("container", id), id: id, label: fields.text("name"), kind: kind)
    if kind == "workspace" {
      choices.learn(workspace: id, label: container.label, isPrimary: fields["primary"]?.bool == true)
    }
    container.extras = extras(fields)
    try sink.put(container)
    return true
  }
}
