import DeskKit
import JSONText
import StatusMapping
import TicketModel

/// A value that the mapping, not the desk, leaves out or turns into something else.
struct MappingLoss: Sendable, Hashable {
  var path: String
  var sourceValue: String
  var kind: FacetLoss.Kind
  /// What the target will show, where the desk's script does not say so itself.
  var expected: String?
  var reason: String
  init(path: String, sourceValue: String, kind: FacetLoss.Kind, expected: String? = nil, reason: String) {
    self.path = path
    self.sourceValue = sourceValue
    self.kind = kind
    self.expected = expected
    self.reason = reason
  }
}

/// Takes every mapping decision for one ticket. What is not decided blocks it; what is left out is announced.
struct TicketMapping: Sendable {
  let mapper: Mapper
  let account: String
  let people: PeopleTable
  /// Nil where the card does not say; then internal messages are trusted to the desk.
  let privateNotes: Bool?
  let addresses: TicketAddresses

  enum Verdict: Sendable {
    case skipped(String)
    case blocked([String])
    case mapped(MappedTicket, MappedStatus, [MappingLoss])
  }

  func map(_ ticket: Ticket) -> Verdict {
    if let reason = mapper.skip(ticket) { return .skipped(reason) }
    let facts = MappingFacts(ticket: ticket)
    var work = Work(ticket: ticket)
    guard let mapped = status(facts, ticket, &work) else { return .blocked(work.blocked) }
    work.mapped = mapped
    work.mapped?.addresses = addresses.including(ticket.url)
    values(facts, ticket, &work)
    security(facts, ticket, &work)
    fields(ticket, &work)
    messages(ticket, &work)
    addPeople(ticket, &work)
    guard work.blocked.isEmpty, let result = work.mapped, let status = work.status else {
      return .blocked(work.blocked)
    }
    return .mapped(result, status, work.losses)
  }

  private struct Work {
    var mapped: MappedTicket?
    var status: MappedStatus?
    var blocked: [String] = []
    var losses: [MappingLoss] = []
    let ticket: Ticket
    init(ticket: Ticket) { self.ticket = ticket }
  }

  private func status(_ facts: MappingFacts, _ ticket: Ticket, _ work: inout Work) -> MappedTicket? {
    switch mapper.status(facts) {
    case .mapped(let status):
      work.status = status
      if status.creates {
        work.blocked.append(
          "status \"\(status.label ?? status.id)\" must be made at the target first; pull it again then")
      }
      if let change = status.clockChange { work.losses.append(TicketMapping.loss(of: change, ticket, status)) }
      var mapped = MappedTicket(
        ticket: ticket, externalID: MigrationInputs.externalID(account, ticket.key),
        status: TargetValue(id: status.id, label: status.label, scope: status.scope, category: status.category))
      add(status.traces, to: &mapped)
      return mapped
    case .undecided(let reason), .unmapped(let reason), .dropped(let reason):
      work.blocked.append(reason)
      return nil
    }
  }

  /// The clock goes with the status: whoever reads the ticket back sees it by the status the ticket is in.
  private static func loss(of change: ClockChange, _ ticket: Ticket, _ status: MappedStatus) -> MappingLoss {
    let source = ticket.status.map { StatusIdentity($0).description } ?? "none"
    return MappingLoss(
      path: Facets.slaClock, sourceValue: change.from, kind: .transformed, expected: change.to,
      reason: "the SLA clock is \(change.from) in status \(source) and \(change.to) in "
        + StatusIdentity(id: status.id, label: status.label).description)
  }

  private func add(_ traces: [Trace], to mapped: inout MappedTicket) {
    for trace in traces {
      switch trace {
      case .tag(let tag): mapped.addedTags.append(tag)
      case .field(let name, let value):
        mapped.fields.append((source: "trace/" + name, target: name, value: .string(value)))
      case .archive: break
      }
    }
  }

  private func values(_ facts: MappingFacts, _ ticket: Ticket, _ work: inout Work) {
    let container = value(mapper.container(facts), "container", text(ticket.container), mustMap: true, &work)
    let priority = value(mapper.priority(facts), "priority", text(ticket.priority), &work)
    let type = value(mapper.type(facts), "type", text(ticket.type), &work)
    let channel = value(mapper.channel(facts), "channel", text(ticket.channel), &work)
    let group = value(mapper.group(facts), "group", ticket.group, &work)
    work.mapped?.container = container
    work.mapped?.priority = priority
    work.mapped?.type = type
    work.mapped?.channel = channel
    work.mapped?.group = group
  }

  /// - Parameter mustMap: a value the mapping does not speak of blocks, as of containers; else it is a loss.
  private func value(
    _ decision: Decision<MappedValue>?, _ path: String, _ source: String?, mustMap: Bool = false, _ work: inout Work
  ) -> TargetValue? {
    switch decision {
    case nil: return nil
    case .mapped(let value):
      if value.creates { work.blocked.append("\(path) \"\(value.label ?? "")\" must be made at the target first") }
      if var mapped = work.mapped {
        add(value.traces, to: &mapped)
        work.mapped = mapped
      }
      if value.id == nil, let source {
        work.losses.append(MappingLoss(path: path, sourceValue: source, kind: .transformed, reason: "kept as a tag"))
      }
      if let shared = value.shared, let source {
        work.losses.append(MappingLoss(path: path, sourceValue: source, kind: .approximated, reason: shared))
      }
      return value.id.map { TargetValue(id: $0, label: value.label, scope: value.scope) }
    case .undecided(let reason): work.blocked.append(reason)
    case .unmapped(let reason):
      if mustMap { work.blocked.append(reason) } else { lose(path, source, reason, &work) }
    case .dropped(let reason): lose(path, source, reason, &work)
    }
    return nil
  }

  private func lose(_ path: String, _ source: String?, _ reason: String, _ work: inout Work) {
    guard let source else { return }
    work.losses.append(MappingLoss(path: path, sourceValue: source, kind: .dropped, reason: reason))
  }

  private func text(_ choice: Choice?) -> String? { choice.flatMap { $0.label ?? $0.id } }
  private func text(_ reference: NamedReference?) -> String? { reference.flatMap { $0.label ?? $0.id } }

  private func security(_ facts: MappingFacts, _ ticket: Ticket, _ work: inout Work) {
    switch mapper.security(facts) {
    case nil: break
    case .mapped(let value):
      if var mapped = work.mapped {
        add(value.traces, to: &mapped)
        work.mapped = mapped
      }
      lose("security", text(ticket.security), "written as the mapping says: \(value.label ?? value.id ?? "tag")", &work)
    case .dropped(let reason): lose("security", text(ticket.security), reason, &work)
    case .undecided(let reason), .unmapped(let reason): work.blocked.append(reason)
    }
  }

  private func fields(_ ticket: Ticket, _ work: inout Work) {
    for (id, value) in ticket.fields.members where !value.isAbsent {
      let path = "field:" + id
      switch mapper.field(id, value: value) {
      case .mapped(.use(let field, let target)):
        work.mapped?.fields.append((source: id, target: field, value: target))
        if let shared = mapper.sharedOption(id, value: value) {
          work.losses.append(
            MappingLoss(path: path, sourceValue: TicketMapping.text(value), kind: .approximated, reason: shared))
        }
      case .mapped(.create(let label, _)):
        work.blocked.append("field \"\(label)\" must be made at the target first; name it with `use` then")
      case .mapped(.tags(let tags)):
        work.mapped?.addedTags.append(contentsOf: tags)
        work.losses.append(
          MappingLoss(path: path, sourceValue: TicketMapping.text(value), kind: .transformed, reason: "kept as a tag"))
      case .undecided(let reason): work.blocked.append(reason)
      case .unmapped(let reason), .dropped(let reason): lose(path, TicketMapping.text(value), reason, &work)
      }
    }
  }

  static func text(_ value: JSONValue) -> String { value.idText ?? value.text }

  private func messages(_ ticket: Ticket, _ work: inout Work) {
    for message in ticket.messages {
      let visibility = mapper.visibility(message)
      if visibility != .public, privateNotes == false {
        work.blocked.append(
          "message \(message.key) is \(message.visibility.rawValue) and the target has no private notes")
      }
      work.mapped?.visibility[message.key] = visibility == .unknown ? .internal : visibility
    }
  }

  private func addPeople(_ ticket: Ticket, _ work: inout Work) {
    var keys: Set<String> = []
    for key in [ticket.requester, ticket.submitter, ticket.assignee] { if let key { keys.insert(key) } }
    keys.formUnion(ticket.followers)
    keys.formUnion(ticket.cc.compactMap(\.person))
    for message in ticket.messages {
      if let author = message.author { keys.insert(author) }
      for list in [message.to, message.cc, message.bcc] { keys.formUnion(list.compactMap(\.person)) }
      keys.formUnion(message.attachments.compactMap(\.author))
    }
    for key in keys { work.mapped?.people[key] = people[key] }
    work.mapped?.organizationName = ticket.organization.flatMap(people.organizationName)
  }
}
