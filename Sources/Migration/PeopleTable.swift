import DeskKit
import StatusMapping
import TicketModel

/// Who each person of the source is at the target. Small: a few texts for each person, in memory.
struct PeopleTable: Sendable {
  private struct Entry: Sendable {
    var address: String?
    var name: String?
    var role: Person.Role
    /// The target's id where the person is there already.
    var targetID: String?
    /// The role that person has there.
    var roleThere: Person.Role?
    /// An earlier person with the same address, who stands for this one.
    var sameAs: String?
  }
  private var entries: [String: Entry] = [:]
  private var organizations: [String: (name: String, targetID: String?)] = [:]
  private let tokens: Set<String>
  /// Ids of disabled people of the target to whom people of the source are joined.
  private(set) var disabled: Set<String> = []
  /// People of the target that no person of the source was joined to.
  private(set) var onlyAtTarget: Set<String> = []
  private(set) var organizationsOnlyAtTarget: Set<String> = []

  init(_ inputs: MigrationInputs) throws {
    tokens = Set(inputs.options.peopleWithTokens.map { $0.lowercased() })
    var target = TargetPeople()
    try inputs.target?.each(.people) { json, _ in
      let person = Person(json: json)
      target.add(person, inputs.writer.standing(of: person))
    }
    target.addDisabled()
    var byAddress: [String: String] = [:]
    var joined: Set<String> = []
    let rules = inputs.mapper.people
    try inputs.archive.each(.people) { json, _ in
      let person = Person(json: json)
      var entry = PeopleTable.entry(for: person, rules, target)
      if let id = entry.targetID {
        joined.insert(id)
        entry.roleThere = target.roles[id]
      }
      if entry.targetID == nil, let address = entry.address {
        if let earlier = byAddress[address] { entry.sameAs = earlier } else { byAddress[address] = person.key }
      }
      entries[person.key] = entry
    }
    onlyAtTarget = Set(target.roles.keys).subtracting(joined)
    disabled = joined.intersection(target.disabled)
    try readOrganizations(inputs)
  }

  private mutating func readOrganizations(_ inputs: MigrationInputs) throws {
    var byName: [String: String] = [:]
    try inputs.target?.each(.organizations) { json, _ in
      let organization = Organization(json: json)
      organizationsOnlyAtTarget.insert(organization.id)
      if let name = organization.name { byName[name.lowercased()] = organization.id }
    }
    try inputs.archive.each(.organizations) { json, _ in
      let organization = Organization(json: json)
      let name = organization.name ?? organization.id
      let targetID = byName[name.lowercased()]
      if let targetID { organizationsOnlyAtTarget.remove(targetID) }
      organizations[organization.key] = (name, targetID)
    }
  }

  private static func entry(for person: Person, _ rules: PeopleRules, _ target: TargetPeople) -> Entry {
    var entry = Entry(address: person.address?.lowercased(), name: person.name, role: person.role)
    if let written = rules.entry(for: person) {
      switch written.to.choice {
      case .use(let wanted):
        entry.targetID = target.id(wanted)
        if wanted.contains("@") { entry.address = wanted.lowercased() }
        entry.name = written.to.label ?? entry.name
        return entry
      case .create(let address): entry.address = address.lowercased()
      case .undecided, .drop, .tag: break
      }
    }
    entry.targetID = target.match(person, rules.match)
    guard entry.targetID == nil, person.role == .agent || person.role == .admin,
      person.active == false || person.suspended == true
    else { return entry }
    return departed(entry, rules, target)
  }

  /// An agent who has left and is not at the target: a seat for them would be paid for nothing.
  private static func departed(_ entry: Entry, _ rules: PeopleRules, _ target: TargetPeople) -> Entry {
    var entry = entry
    switch rules.departed {
    case .fallbackAgent:
      guard let fallback = rules.fallbackAgent else { break }
      entry.address = fallback.lowercased()
      entry.targetID = target.id(fallback)
      return entry
    case .placeholder, .endUser: break
    }
    entry.role = .endUser
    return entry
  }

  /// The person a key stands for: a record of the archive, or the address inside a `person:mail/…` key.
  subscript(key: String) -> TargetPerson? {
    if let entry = entries[key] {
      return TargetPerson(
        key: entry.sameAs ?? key, id: entry.targetID, address: entry.address, name: entry.name, role: entry.role,
        roleThere: entry.roleThere, hasToken: entry.address.map(tokens.contains) ?? false)
    }
    guard let id = SourceKey(key)?.id, id.hasPrefix("mail/") else { return nil }
    let address = String(id.dropFirst(5))
    return TargetPerson(
      key: key, address: address, name: nil, role: .unknown, hasToken: tokens.contains(address.lowercased()))
  }

  /// Another person with the same address stands for this one.
  func sameAs(_ key: String) -> String? { entries[key]?.sameAs }

  /// What a plan says of people who are joined to somebody disabled.
  var remarks: [String] {
    guard !disabled.isEmpty else { return [] }
    let some = disabled.sorted().prefix(5).joined(separator: ", ") + (disabled.count > 5 ? ", …" : "")
    return [
      "People joined to disabled people of the target, who stay disabled: \(some) (\(disabled.count) in all). "
        + "Enable those who are to work there."
    ]
  }

  func hasOrganization(_ key: String) -> Bool { organizations[key] != nil }

  func organizationName(_ key: String) -> String? { organizations[key]?.name }

  /// Target ids that are known without the ledger: people and organizations that were there before.
  func joinedID(_ key: String) -> String? { entries[key]?.targetID ?? organizations[key]?.targetID }
}

/// The target's people by address, name and id.
private struct TargetPeople {
  private var byAddress: [String: String] = [:]
  private var byName: [String: String] = [:]
  private var byExternalID: [String: String] = [:]
  private(set) var roles: [String: Person.Role] = [:]
  private(set) var disabled: Set<String> = []
  private var later: [Person] = []

  mutating func add(_ person: Person, _ standing: PersonStanding) {
    switch standing {
    case .live: add(person)
    case .disabled: later.append(person)
    case .gone: break
    }
  }

  /// After all others: a live person wins over a disabled one with the same address or name.
  mutating func addDisabled() {
    for person in later {
      disabled.insert(person.id)
      add(person)
    }
    later = []
  }

  private mutating func add(_ person: Person) {
    roles[person.id] = person.role
    for email in person.emails where byAddress[email.address.lowercased()] == nil {
      byAddress[email.address.lowercased()] = person.id
    }
    if let name = person.name, byName[name.lowercased()] == nil { byName[name.lowercased()] = person.id }
    if let external = person.externalID, byExternalID[external] == nil { byExternalID[external] = person.id }
  }

  /// A person that somebody wrote down: by id, address or name.
  func id(_ written: String) -> String? {
    roles[written] != nil ? written : byAddress[written.lowercased()] ?? byName[written.lowercased()]
  }

  func match(_ person: Person, _ rule: PeopleRules.Match) -> String? {
    switch rule {
    case .address:
      if let address = person.address, let id = byAddress[address.lowercased()] { return id }
      return person.emails.lazy.compactMap { byAddress[$0.address.lowercased()] }.first
    case .externalID: return person.externalID.flatMap { byExternalID[$0] }
    case .name: return person.name.flatMap { byName[$0.lowercased()] }
    }
  }
}
