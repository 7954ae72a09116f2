import DeskKit
import JSONText
import StatusMapping
import TicketModel

/// What is to be done with one record of the source, before the ledger is asked.
enum Compiled: Sendable {
  case skipped(String)
  case blocked([String])
  /// It is at the target already, with that id, and is left as it is; without one, another record stands for it.
  case joined(String?, why: String)
  case ready(CompiledRecord)
}

struct CompiledRecord: Sendable {
  var key: String
  var externalID: String
  /// Creates the record with all its parts.
  var script: RecordScript
  var mapped: MappedTicket?
  /// What the mapping made of a ticket's status.
  var status: MappedStatus?
  var losses: [MappingLoss] = []

  /// What the target will show if all goes as announced; values that cannot be known are left out.
  var effective: [String: String] { CompiledRecord.effective(script.intended, script.losses) }

  static func effective(_ intended: Facets, _ losses: [FacetLoss]) -> [String: String] {
    var values = intended.values
    for loss in losses { values[loss.path] = loss.volatile ? nil : loss.expected }
    return values
  }

  /// The same record, asked about more parts: those that an earlier version had and this one has not.
  func speaking(of paths: some Sequence<String>) -> CompiledRecord {
    var record = self
    let known = Set(script.intended.paths + script.losses.map(\.path))
    for path in paths where !known.contains(path) {
      record.script.losses.append(FacetLoss(path, .dropped, volatile: true, reason: "only an earlier version has it"))
    }
    return record
  }

  /// Whether the target shows what the source wants of a part: then nobody's change stands there, whatever it showed
  /// before. An address, say, that a person was given since is that of all their tickets.
  func means(_ path: String, _ shown: Facets) -> Bool {
    guard let now = shown[path] else { return false }
    return effective[path] == now
  }

  /// Steps other than links, which come last of all.
  var ownSteps: [WriteStep] { script.steps.filter { $0.kind != .link } }
  var linkSteps: [WriteStep] { script.steps.filter { $0.kind == .link } }
}

/// Turns records of the source into scripts. Plan, push, verify and undo all compile with this, and nothing else does.
struct RecordCompiler: Sendable {
  let inputs: MigrationInputs
  let account: String
  let people: PeopleTable
  let mapping: TicketMapping

  init(_ inputs: MigrationInputs) throws {
    self.inputs = inputs
    account = try inputs.account()
    people = try PeopleTable(inputs)
    mapping = TicketMapping(
      mapper: inputs.mapper, account: account, people: people, privateNotes: inputs.card.privateNotes?.value,
      addresses: inputs.addresses)
  }

  /// - Parameter ours: whether a push of ours made the record of the target with that id; nil: nobody's was asked for.
  func compile(
    _ collection: Collection, _ json: JSONObject, ours: ((_ targetID: String) throws -> Bool)? = nil
  ) rethrows -> Compiled {
    let isOurs = try joinedID(collection, json).map { try ours?($0) ?? false } ?? false
    switch collection {
    case .people: return person(Person(json: json), isOurs: isOurs)
    case .organizations: return organization(Organization(json: json), isOurs: isOurs)
    default: return ticket(Ticket(json: json))
    }
  }

  private func joinedID(_ collection: Collection, _ json: JSONObject) -> String? {
    collection == .tickets ? nil : json.text("key").flatMap(people.joinedID)
  }

  private func ticket(_ ticket: Ticket) -> Compiled {
    switch mapping.map(ticket) {
    case .skipped(let reason): return .skipped(reason)
    case .blocked(let reasons): return .blocked(reasons)
    case .mapped(let mapped, let status, let losses):
      var script = inputs.writer.compile(mapped)
      guard script.blocked.isEmpty else { return .blocked(script.blocked) }
      RecordCompiler.announce(losses, in: &script)
      return .ready(
        CompiledRecord(
          key: ticket.key, externalID: mapped.externalID, script: script, mapped: mapped, status: status,
          losses: losses))
    }
  }

  /// - Parameter isOurs: the one at the target is the one that we made.
  private func person(_ person: Person, isOurs: Bool) -> Compiled {
    if let other = people.sameAs(person.key) { return .joined(nil, why: "same address as \(other)") }
    guard var target = people[person.key] else { return .skipped("not among the people") }
    if isOurs { target.id = nil }
    if let id = target.id {
      let remark = people.disabled.contains(id) ? ", disabled there" : ""
      return .joined(id, why: "already at the target as \(id)\(remark)")
    }
    let externalID = MigrationInputs.externalID(account, person.key)
    guard var script = inputs.writer.compile(person, as: target, externalID: externalID) else {
      return .skipped(
        RecordCompiler.needsSeat(target)
          ? "an agent needs a seat at the target and is made there by hand" : "the target has no such people")
    }
    if let organization = person.organization, !people.hasOrganization(organization),
      script.steps.contains(where: { $0.needs.contains(organization) })
    {
      // Nobody will ever write it: the person comes without.
      var alone = person
      alone.organization = nil
      guard let without = inputs.writer.compile(alone, as: target, externalID: externalID) else {
        return .blocked(["needs \(organization), of which the archive has no record"])
      }
      script = without
      script.intended["organization"] = organization
      script.losses.removeAll { $0.path == "organization" }
      script.losses.append(
        FacetLoss("organization", .dropped, reason: "the archive has no record of this organization"))
    }
    return ready(script, person.key, externalID)
  }

  static func needsSeat(_ person: TargetPerson) -> Bool { person.role == .agent || person.role == .admin }

  private func organization(_ organization: Organization, isOurs: Bool) -> Compiled {
    if !isOurs, let id = people.joinedID(organization.key) { return .joined(id, why: "already at the target as \(id)") }
    let externalID = MigrationInputs.externalID(account, organization.key)
    guard let script = inputs.writer.compile(organization, externalID: externalID) else {
      return .skipped("the target has no records of organizations")
    }
    return ready(script, organization.key, externalID)
  }

  private func ready(_ script: RecordScript, _ key: String, _ externalID: String) -> Compiled {
    script.blocked.isEmpty
      ? .ready(CompiledRecord(key: key, externalID: externalID, script: script)) : .blocked(script.blocked)
  }

  /// The script that brings an existing ticket up to date; links are left to the link phase, which knows what was
  /// linked already.
  func update(_ record: CompiledRecord, changed: Set<String>, added: [String]) -> RecordScript? {
    guard let mapped = record.mapped else {
      return inputs.writer.compileUpdate(of: record.script, changed: changed)
    }
    var script = inputs.writer.compileUpdate(mapped, changed: changed, added: Set(added))
    RecordCompiler.announce(record.losses.filter { changed.contains($0.path) }, in: &script)
    script.steps.removeAll { $0.kind == .link }
    return script
  }

  /// Puts the mapping's losses beside the desk's, so that plan and verify speak of all differences to the source.
  static func announce(_ losses: [MappingLoss], in script: inout RecordScript) {
    for loss in losses {
      let value = Facets.shortened(loss.sourceValue)
      if let index = script.losses.firstIndex(where: { $0.path == loss.path }) {
        script.intended[loss.path] = value
        script.losses[index].reason = loss.reason + "; " + script.losses[index].reason
        continue
      }
      let expected = loss.expected ?? script.intended[loss.path]
      guard expected != value else { continue }
      script.intended[loss.path] = value
      script.losses.append(FacetLoss(loss.path, loss.kind, expected: expected, reason: loss.reason))
    }
  }

  /// Losses of links whose other end is never written.
  static func lostLinks(_ script: RecordScript, missing: (String) -> Bool) -> [FacetLoss] {
    var losses: [FacetLoss] = []
    for step in script.steps where step.kind == .link {
      for need in step.needs where missing(need) {
        for path in script.intended.paths where Facets.isLink(path, to: need) {
          if losses.contains(where: { $0.path == path }) { continue }
          if script.losses.contains(where: { $0.path == path }) { continue }
          losses.append(FacetLoss(path, .dropped, reason: "\(need) is not written, so there is nothing to link to"))
        }
      }
    }
    return losses
  }
}
