import JSONText
public import TicketModel

/// What a source uses, counted: the material of a draft. Fed ticket by ticket; memory follows the number of different
/// values, not of tickets.
public struct SourceProfile: Sendable {
  /// How much a value is used by tickets that would be written.
  public struct Use: Sendable, Hashable {
    public var tickets = 0
    /// Numbers of up to three tickets.
    public var samples: [String] = []
    /// Oldest `createdAt` (else `updatedAt`) of its tickets.
    public var firstUse: String?
    /// Newest `updatedAt` (else `createdAt`) of its tickets.
    public var lastUse: String?

    mutating func add(_ ticket: Ticket) {
      tickets += 1
      if samples.count < 3 { samples.append(ticket.number ?? ticket.id) }
      if let time = ticket.createdAt ?? ticket.updatedAt { firstUse = min(firstUse ?? time, time) }
      if let time = ticket.updatedAt ?? ticket.createdAt { lastUse = max(lastUse ?? time, time) }
    }

    mutating func add(_ other: Use) {
      tickets += other.tickets
      samples = Array((samples + other.samples).prefix(3))
      if let time = other.firstUse { firstUse = min(firstUse ?? time, time) }
      if let time = other.lastUse { lastUse = max(lastUse ?? time, time) }
    }

    /// `2 tickets from 2023-01-02 on, last use 2023-05-20, such as 102, 103`
    public var described: String {
      var text = tickets == 1 ? "1 ticket" : "\(tickets) tickets"
      if let firstUse { text += " from \(firstUse.prefix(10)) on" }
      if let lastUse { text += ", last use \(lastUse.prefix(10))" }
      return samples.isEmpty ? text : text + ", such as " + samples.joined(separator: ", ")
    }
  }
  public struct Value: Sendable, Hashable {
    public var value: MappingFacts.Value
    /// Level or kind of the canonical model.
    public var meaning: String?
    public var use = Use()
    /// Where tickets call one id by several labels: those that are not the value's own.
    public var otherLabels: [String] = []
  }

  public var desk: String
  public var account: String?
  /// Every status that the source defines or a ticket carries.
  public var statuses: [StatusDefinition]
  public var containers: [Container]
  public var groups: [AgentGroup]
  public var fields: [FieldDefinition]
  public private(set) var statusUse: [StatusIdentity: Use] = [:]
  /// The same by the categories that its tickets come with; most statuses have one.
  public private(set) var categoryUse: [StatusIdentity: [StatusCategory: Use]] = [:]
  public private(set) var values: [String: [MappingFacts.Value: Value]] = [:]
  public private(set) var fieldUse: [String: Use] = [:]
  /// Tickets without a status, and without a container.
  public private(set) var withoutStatus = Use()
  public private(set) var withoutContainer = Use()
  /// What statuses are called in the tickets' histories.
  public private(set) var history = StatusHistory()
  /// Spam and deleted tickets, which a mapping leaves out unless it says otherwise.
  public private(set) var skipped = 0

  /// What a product ships, in the order of its vocabulary, and no ticket of anyone: see ``MappingDraft/defaults(from:to:)``.
  public private(set) var isShipped = false

  public init(shippedBy vocabulary: StatusVocabulary) {
    self.init(
      desk: vocabulary.desk,
      statuses: vocabulary.statuses.filter {
        // Spam and deleted tickets are left out unless a mapping takes them.
        $0.spellingOf == nil && $0.category != .spam && $0.category != .deleted
      }.map(\.definition))
    isShipped = true
    for status in statuses { statusUse[StatusIdentity(status)] = Use() }
  }

  public init(
    desk: String, account: String? = nil, statuses: [StatusDefinition], containers: [Container] = [],
    groups: [AgentGroup] = [], fields: [FieldDefinition] = []
  ) {
    self.desk = desk
    self.account = account
    self.statuses = statuses
    self.containers = containers
    self.groups = groups
    self.fields = fields
  }

  public mutating func add(_ ticket: Ticket) {
    guard ticket.state != .spam, ticket.state != .deleted else {
      skipped += 1
      return
    }
    addStatus(ticket)
    history.add(ticket)
    add("containers", ticket.container.flatMap(MappingFacts.Value.init), ticket.container?.kind, ticket)
    if ticket.container == nil { withoutContainer.add(ticket) }
    add("priorities", ticket.priority.flatMap(MappingFacts.Value.init), ticket.priority?.level, ticket)
    add("types", ticket.type.flatMap(MappingFacts.Value.init), ticket.type?.kind, ticket)
    add("channels", ticket.channel.flatMap(MappingFacts.Value.init), ticket.channel?.kind, ticket)
    add("security", ticket.security.flatMap(MappingFacts.Value.init), nil, ticket)
    if let group = ticket.group {
      let id = SourceKey(group)?.id ?? group
      let name = groups.first { $0.key == group }?.name
      add("groups", MappingFacts.Value(id: id, label: name), nil, ticket)
    }
    for (field, value) in ticket.fields.members where !value.isAbsent { fieldUse[field, default: Use()].add(ticket) }
  }

  private mutating func addStatus(_ ticket: Ticket) {
    guard let status = ticket.status else {
      withoutStatus.add(ticket)
      return
    }
    let identity = StatusIdentity(status)
    if statusUse[identity] == nil, !statuses.contains(where: { StatusIdentity($0) == identity }) {
      statuses.append(
        StatusDefinition(
          scope: status.scope, id: status.id, label: status.label, category: status.category,
          categoryFrom: status.category == .unknown ? .unknown : .default))
    }
    statusUse[identity, default: Use()].add(ticket)
    categoryUse[identity, default: [:]][status.category, default: Use()].add(ticket)
  }

  private mutating func add(_ section: String, _ value: MappingFacts.Value?, _ meaning: String?, _ ticket: Ticket) {
    guard let value else { return }
    values[section, default: [:]][value, default: Value(value: value, meaning: meaning)].use.add(ticket)
  }

  /// The statuses in use, most tickets first, then by scope and id.
  public var statusesInUse: [(status: StatusDefinition, use: Use)] {
    let used = statuses.compactMap { status in statusUse[StatusIdentity(status)].map { (status: status, use: $0) } }
    guard !isShipped else { return used }
    return used.sorted { left, right in
      if left.use.tickets != right.use.tickets { return left.use.tickets > right.use.tickets }
      return StatusIdentity(left.status).sortText < StatusIdentity(right.status).sortText
    }
  }

  /// Statuses that only histories know, most tickets first; they are mapped too, or kept as text.
  public var historyOnly: [(name: StatusHistory.Name, use: Use)] {
    history.names(against: statuses).filter { if case .only = $0.reading { true } else { false } }
      .map { ($0.name, $0.use) }
  }

  /// Statuses that are defined and that histories know, but that no ticket has any more.
  var historyDefined: [(status: StatusDefinition, use: Use)] {
    var seen: Set<StatusIdentity> = []
    return history.names(against: statuses).compactMap { name, use, reading in
      guard case .status(let status) = reading, statusUse[StatusIdentity(status)] == nil,
        seen.insert(StatusIdentity(status)).inserted
      else { return nil }
      return (status, use)
    }
  }

  /// What a scope is called: the container of that id, else the scope itself.
  func name(ofScope scope: String) -> String { containers.first { $0.id == scope }?.label ?? scope }

  /// The values of a section by identity, most tickets first: what tickets call differently is one value by its id.
  public func used(_ section: String) -> [Value] {
    var byIdentity: [StatusIdentity: Value] = [:]
    for value in SourceProfile.sorted(Array((values[section] ?? [:]).values)) {
      let name = StatusIdentity(scope: value.value.scope, id: value.value.id, label: value.value.label)
      guard var same = byIdentity[name] else {
        byIdentity[name] = value
        continue
      }
      same.use.add(value.use)
      same.meaning = same.meaning ?? value.meaning
      if let label = value.value.label, label != value.value.id {
        if same.value.label == nil || same.value.label == same.value.id {
          same.value.label = label
        } else {
          same.otherLabels.append(label)
        }
      }
      byIdentity[name] = same
    }
    return SourceProfile.sorted(Array(byIdentity.values))
  }

  private static func sorted(_ values: [Value]) -> [Value] {
    values.sorted { left, right in
      if left.use.tickets != right.use.tickets { return left.use.tickets > right.use.tickets }
      return left.value.sortText < right.value.sortText
    }
  }
}

extension StatusIdentity {
  var sortText: ExactText { ExactText([scope ?? "", id ?? "", label ?? ""].joined(separator: "\u{1}")) }
}
extension MappingFacts.Value {
  var sortText: ExactText { ExactText([scope ?? "", id ?? "", label ?? ""].joined(separator: "\u{1}")) }
}
