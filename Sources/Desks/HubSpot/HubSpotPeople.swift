import DeskKit
import JSONText
import TicketModel

extension HubSpot.Reader {
  mutating func contact(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id") else { return }
    var properties = SourceFields(top.object("properties") ?? JSONObject())
    if properties["hs_object_id"]?.idText == id { properties.skip("hs_object_id") }
    var extras = JSONObject()
    var person = Person(key: HubSpot.key(.person, "contacts/\(id)"), id: "contacts/\(id)", role: .endUser)
    person.name = Self.fullName(properties["firstname"]?.string, properties["lastname"]?.string)
    if let address = properties.text("email") { person.emails.append(.init(address: address, primary: true)) }
    for address in HubSpot.Wire.list(properties["hs_additional_emails"]?.string) {
      person.emails.append(.init(address: address, primary: false))
    }
    for name in ["phone", "mobilephone"] {
      if let number = properties.text(name), !person.phones.contains(number) { person.phones.append(number) }
    }
    person.organization = properties.id("associatedcompanyid").map { HubSpot.key(.organization, $0) }
    person.createdAt = time("createdate", &properties, or: "createdAt", &top, &extras)
    person.updatedAt = time("lastmodifieddate", &properties, or: "updatedAt", &top, &extras)
    person.active = top.flag("archived").map { !$0 }
    // First and last name too, so that the two can be told apart again.
    person.fields = properties.rest
    for (name, value) in top.rest.members { extras.append(name, value) }
    person.extras = extras
    count(top, &leaves)
    try sink.put(person)
  }

  static func fullName(_ first: String?, _ last: String?) -> String? {
    let parts = [first, last].compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  mutating func company(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id") else { return }
    var properties = SourceFields(top.object("properties") ?? JSONObject())
    if properties["hs_object_id"]?.idText == id { properties.skip("hs_object_id") }
    var extras = JSONObject()
    var organization = Organization(key: HubSpot.key(.organization, id), id: id, name: properties.text("name"))
    if let domain = properties.text("domain") { organization.domains.append(domain) }
    for domain in HubSpot.Wire.list(properties["hs_additional_domains"]?.string)
    where !organization.domains.contains(domain) {
      organization.domains.append(domain)
    }
    organization.notes = properties.text("description")
    organization.createdAt = time("createdate", &properties, or: "createdAt", &top, &extras)
    organization.updatedAt = time("hs_lastmodifieddate", &properties, or: "updatedAt", &top, &extras)
    organization.fields = properties.rest
    for (name, value) in top.rest.members { extras.append(name, value) }
    organization.extras = extras
    count(top, &leaves)
    try sink.put(organization)
  }

  mutating func owner(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id"), let key = context.owner(id), let source = SourceKey(key) else { return }
    var extras: JSONObject = ["ownerID": .string(id)]
    let isQueue = top["type"]?.string == "QUEUE"
    var person = Person(
      key: key, id: source.id, role: isQueue ? .system : .agent,
      name: Self.fullName(top["firstName"]?.string, top["lastName"]?.string))
    if let address = top.text("email") { person.emails = [.init(address: address, primary: true)] }
    person.active = top.flag("archived").map { !$0 }
    person.createdAt = time("createdAt", &top, &extras)
    person.updatedAt = time("updatedAt", &top, &extras)
    for team in top["teams"]?.array ?? [] {
      guard let teamID = team["id"]?.idText else { continue }
      person.groups.append(HubSpot.key(.group, teamID))
      var group = teams[teamID] ?? AgentGroup(key: HubSpot.key(.group, teamID), id: teamID)
      group.name = team["name"]?.string ?? group.name
      if !group.members.contains(person.key) { group.members.append(person.key) }
      group.members.sort()
      teams[teamID] = group
    }
    // Names, teams and user ids stay as they were.
    for (name, value) in top.rest.members { extras.append(name, value) }
    person.extras = extras
    count(top, &leaves)
    try sink.put(person)
  }

  /// A user of the account, whether or not it owns tickets.
  mutating func user(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id"), let key = context.user(id), let source = SourceKey(key) else { return }
    let isAdmin = top["superAdmin"]?.bool == true
    var person = Person(
      key: key, id: source.id, role: isAdmin ? .admin : .agent,
      name: Self.fullName(top["firstName"]?.string, top["lastName"]?.string))
    if let address = top.text("email") { person.emails = [.init(address: address, primary: true)] }
    top.keep("id", .string(id))
    var extras = JSONObject()
    extras.put("user", top.rest)
    person.extras = extras
    count(top, &leaves)
    try sink.put(person)
  }
}
