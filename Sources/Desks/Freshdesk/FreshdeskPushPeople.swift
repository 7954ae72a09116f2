package import DeskKit
import JSONText
package import TicketModel

extension Freshdesk.TicketCompiler {
  /// How the target shows a person: the lower-case address, else the name. The key stands for somebody of whom there is
  /// neither a record nor a name.
  func shown(_ key: String?, text: String? = nil) -> String? {
    guard let key else { return text }
    let person = mapped.people[key]
    return person?.address?.lowercased() ?? person?.name ?? text ?? (person == nil ? key : nil)
  }

  /// The key under which the person's id at the target will be known when steps run; nil where there will be none.
  ///
  /// People known by an address alone have no record, so nobody makes them before their first ticket does.
  func idKey(_ key: String?) -> String? {
    guard let key, let person = mapped.people[key] else { return nil }
    if person.id != nil { return person.key }
    let addressOnly = SourceKey(person.key)?.id.hasPrefix("mail/") ?? false
    return Freshdesk.Writer.makesContact(person.role) && !addressOnly ? person.key : nil
  }

  /// Notes that a step names the person, and how the target shows them.
  mutating func use(_ key: String, _ shown: String?) {
    var people = info["people"]?.object ?? JSONObject()
    people[key] = .string(shown ?? key)
    info["people"] = .object(people)
  }

  mutating func compilePeople() {
    compileRequester()
    compileAssignee()
    compileOrganization()
    compileCopies()
  }

  private mutating func compileRequester() {
    let wanted = shown(ticket.requester, text: ticket.requesterText)
    script.intended["requester"] = wanted
    let address = ticket.requester.flatMap { mapped.people[$0]?.address?.lowercased() }
    let mailable = address.map(Freshdesk.SandboxRule.isAddress) ?? false
    info["requesterHasMail"] = .bool(mailable)
    mails += mailable ? 1 : 0
    var shownAs = wanted
    if let key = idKey(ticket.requester) {
      info["requester"] = .string(key)
      needs.insert(key)
      use(key, wanted)
      // A contact needs a name; one that has none is called by its key.
      shownAs = wanted ?? key
    } else if mailable, let address {
      fields["email"] = .string(address)
      if let name = ticket.requester.flatMap({ mapped.people[$0]?.name }) { fields["name"] = .string(name) }
    } else {
      // A key is no name.
      shownAs = (wanted == ticket.requester ? nil : wanted) ?? Freshdesk.unknownRequester
      fields["name"] = .optional(shownAs)
      fields["unique_external_id"] = .string(
        ticket.requester.map { "\(account)/\($0)" } ?? mapped.externalID + Freshdesk.Writer.requesterMark)
    }
    info["requesterShown"] = .optional(shownAs)
    if shownAs != wanted {
      lose(
        "requester", .approximated, expected: shownAs,
        "Freshdesk refuses a ticket without a requester, so that a contact of this name is made with the ticket")
    }
  }

  /// `acme` of `acme/zendesk:ticket:12`.
  private var account: String {
    mapped.externalID.hasSuffix(ticket.key)
      ? String(mapped.externalID.dropLast(ticket.key.count + 1)) : mapped.externalID
  }

  private mutating func compileAssignee() {
    guard let key = ticket.assignee else { return }
    script.intended["assignee"] = shown(key) ?? key
    if let person = mapped.people[key], person.id != nil, person.roleThere ?? person.role != .endUser {
      info["assignee"] = .string(person.key)
      needs.insert(person.key)
      use(person.key, shown(key))
      mails += 1
    } else {
      lose(
        "assignee", .dropped,
        mapped.people[key] == nil
          ? "the archive has no record of this person"
          : "no agent of this address at the target; an agent needs a seat and is made by hand")
    }
  }

  private mutating func compileOrganization() {
    guard let key = ticket.organization else { return }
    script.intended["organization"] = mapped.organizationName ?? key
    if mapped.organizationName == nil {
      lose("organization", .dropped, "the archive has no record of this organization")
    } else if writer.field("company") != nil {
      info["organization"] = .string(key)
      needs.insert(key)
    } else {
      lose(
        "organization", .dropped,
        "not written: Freshdesk files a ticket under its requester's company unless it has Multiple Companies")
    }
  }

  private mutating func compileCopies() {
    let addresses = Set(ticket.cc.compactMap { $0.address?.lowercased() ?? shown($0.person, text: $0.name) }).sorted()
    script.intended["cc"] = addresses.joined(separator: ", ")
    let sent = Array(addresses.filter(Freshdesk.SandboxRule.isAddress).prefix(50))
    if sent != addresses {
      lose(
        "cc", .approximated, expected: sent.isEmpty ? nil : sent.joined(separator: ", "),
        "Freshdesk copies at most 50 mail addresses, and nobody without one")
    }
    if !sent.isEmpty { fields["cc_emails"] = .strings(sent) }
    mails += sent.count
  }
}

extension Freshdesk {
  /// The contact of tickets whose requester nobody knows.
  static let unknownRequester = "Unknown requester"
}

extension Freshdesk.Writer {
  /// A contact in the trash takes no tickets. Contacts are `active` once they have logged in, which is no matter here.
  package func standing(of person: Person) -> PersonStanding {
    if person.extras["deleted"]?.bool == true { return .gone }
    return person.role != .endUser && person.active == false ? .disabled : .live
  }

  /// Conversations; the description is not among them.
  package func messageCount(of ticket: Ticket, script: RecordScript) -> Int {
    ticket.messages.count { $0.kind != .description }
  }

  /// Agents need a seat and are never made; everybody else becomes a contact.
  static func makesContact(_ role: Person.Role) -> Bool { role == .endUser || role == .unknown }

  package func compile(_ person: Person, as target: TargetPerson, externalID: String) -> RecordScript? {
    guard Self.makesContact(target.role), target.id == nil else { return nil }
    var script = RecordScript(key: person.key, kind: .person)
    var fields: JSONObject = ["unique_external_id": .string(externalID)]
    let addresses = person.emails.map { $0.address.lowercased() }
    let primary = (target.address ?? person.address)?.lowercased()
    func lose(_ path: String, _ kind: FacetLoss.Kind, expected: String? = nil, _ reason: String) {
      script.losses.append(FacetLoss(path, kind, expected: expected, reason: reason))
    }
    let name = [person.name, target.name, primary, person.key].compactMap(\.self).first { !$0.isEmpty } ?? person.key
    script.intended["name"] = person.name
    fields["name"] = .string(String(name.prefix(255)))
    if person.name != fields["name"]?.string {
      lose("name", .approximated, expected: fields["name"]?.string, "Freshdesk wants a name of at most 255 characters")
    }
    script.intended["email"] = primary
    if let primary, Freshdesk.SandboxRule.isAddress(primary) {
      fields["email"] = .string(primary)
    } else if primary != nil {
      lose("email", .dropped, "Freshdesk refuses this as a mail address")
    }
    let others = Set(addresses.filter { $0 != primary }).sorted()
    script.intended["emails"] = others.joined(separator: ", ")
    let sent = fields["email"] == nil ? [] : others.filter(Freshdesk.SandboxRule.isAddress)
    if sent != others {
      lose("emails", .approximated, expected: sent.joined(separator: ", "), "Freshdesk refuses these as mail addresses")
    }
    if !sent.isEmpty { fields["other_emails"] = .strings(sent) }
    addPhones(person.phones, &fields, &script)
    addRest(of: person, &fields, &script)
    var payload: JSONObject = ["fields": .object(fields), "externalID": .string(externalID)]
    if let organization = person.organization { payload["organization"] = .string(organization) }
    script.steps = [
      WriteStep(
        id: "create", kind: .create, call: "POST /contacts", needs: [person.organization].compactMap(\.self),
        payload: .object(payload), bytes: JSONValue.object(fields).bytes.count, mails: fields["email"] == nil ? 0 : 1)
    ]
    return script
  }

  /// One work phone and one mobile.
  private func addPhones(_ phones: [String], _ fields: inout JSONObject, _ script: inout RecordScript) {
    script.intended["phone"] = phones.joined(separator: ", ")
    if let first = phones.first { fields["phone"] = .string(first) }
    if phones.count > 1 { fields["mobile"] = .string(phones[1]) }
    if phones.count > 2 {
      script.losses.append(
        FacetLoss(
          "phone", .approximated, expected: phones.prefix(2).joined(separator: ", "),
          reason: "Freshdesk keeps a phone and a mobile number"))
    }
  }

  private func addRest(of person: Person, _ fields: inout JSONObject, _ script: inout RecordScript) {
    script.intended["organization"] = person.organization
    if let notes = person.notes, !notes.isEmpty {
      script.intended["notes"] = notes
      fields["description"] = .string(notes)
    }
    let tags = Set(person.tags).sorted()
    let sent = Set(tags.map { String($0.replacing(",", with: ";").prefix(32)) }).sorted()
    script.intended["tags"] = tags.joined(separator: ", ")
    if !sent.isEmpty { fields["tags"] = .strings(sent) }
    var dropped: [(String, String?, String)] = [
      ("locale", person.locale, "Freshdesk has its own list of languages; the account's default is used"),
      ("timeZone", person.timeZone, "Freshdesk has its own names of time zones; the account's default is used"),
      ("active", person.active.map { $0 ? "true" : "false" }, "a contact becomes active by logging in"),
    ]
    let written: Set = ["locale", "timeZone", "active", "organization", "notes", "tags", "emails", "phones"]
    dropped += person.rest(but: written).map { path, value in
      (path, value, Self.reason(forLosing: path))
    }
    for (path, value, reason) in dropped where value?.isEmpty == false {
      script.intended[path] = value
      script.losses.append(FacetLoss(path, .dropped, reason: reason))
    }
    if sent != tags {
      script.losses.append(
        FacetLoss(
          "tags", .transformed, expected: sent.joined(separator: ", "),
          reason: "Freshdesk tags have at most 32 characters and no comma"))
    }
  }

  private static func reason(forLosing path: String) -> String {
    switch path {
    case "suspended": "a contact can be blocked only by hand"
    case "role": "rights are given by hand"
    case "externalID": "its place holds the id by which we find the contact again"
    case "groups": "contacts are in no groups"
    case "createdAt": "the date of a contact is that of the import"
    default: "custom fields of people are not mapped"
    }
  }

  package func compile(_ organization: Organization, externalID: String) -> RecordScript? {
    var script = RecordScript(key: organization.key, kind: .organization)
    let name = organization.name.flatMap { $0.isEmpty ? nil : $0 } ?? organization.key
    var fields: JSONObject = ["name": .string(String(name.prefix(255)))]
    script.intended["name"] = organization.name
    if organization.name != fields["name"]?.string {
      script.losses.append(
        FacetLoss(
          "name", .approximated, expected: fields["name"]?.string,
          reason: "Freshdesk wants a company name of at most 255 characters"))
    }
    let domains = Set(organization.domains.map { $0.lowercased() }).sorted()
    script.intended["domains"] = domains.joined(separator: ", ")
    if !domains.isEmpty { fields["domains"] = .strings(domains) }
    if let notes = organization.notes, !notes.isEmpty {
      script.intended["notes"] = notes
      fields["description"] = .string(notes)
    }
    fields["note"] = .string(Freshdesk.CompanyMark.note(externalID))
    var dropped: [(String, String)] = organization.fields.members.filter { !$0.1.isAbsent }.map {
      ("field:\($0.0)", $0.1.idText ?? $0.1.text)
    }
    if !organization.tags.isEmpty { dropped.append(("tags", organization.tags.sorted().joined(separator: ", "))) }
    for (path, value) in dropped {
      script.intended[path] = value
      script.losses.append(FacetLoss(path, .dropped, reason: "Freshdesk companies have no tags; fields are not mapped"))
    }
    script.steps = [
      WriteStep(
        id: "create", kind: .create, call: "POST /companies",
        payload: ["fields": .object(fields), "externalID": .string(externalID)],
        bytes: JSONValue.object(fields).bytes.count)
    ]
    return script
  }
}
