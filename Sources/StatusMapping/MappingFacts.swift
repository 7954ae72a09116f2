public import JSONText
public import TicketModel

/// A status's identity: scope and id, or scope and the exact label where there is no id, byte by byte. Two statuses may
/// share a label.
public struct StatusIdentity: Sendable, Hashable, CustomStringConvertible {
  public var scope: String?
  public var id: String?
  public var label: String?

  public init(scope: String? = nil, id: String?, label: String?) {
    self.scope = scope
    self.id = id
    self.label = label
  }
  public init(_ status: StatusDefinition) { self.init(scope: status.scope, id: status.id, label: status.label) }
  public init(_ status: TicketStatus) { self.init(scope: status.scope, id: status.id, label: status.label) }

  public static func == (left: StatusIdentity, right: StatusIdentity) -> Bool {
    left.scope.isExactly(right.scope) && left.id.isExactly(right.id)
      && (left.id != nil || left.label.isExactly(right.label))
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(scope.map(ExactText.init))
    hasher.combine(id.map(ExactText.init))
    if id == nil { hasher.combine(label.map(ExactText.init)) }
  }

  /// `6 "Waiting on Customer" (scope returns)`
  public var description: String {
    let place = scope.map { " (scope \($0))" } ?? ""
    switch (id, label) {
    case (let id?, let label?) where label != id: return "\(id) \"\(label)\"" + place
    case (let id?, _): return id + place
    case (nil, let label?): return "\"\(label)\"" + place
    case (nil, nil): return "no status" + place
    }
  }
}

/// What `when` and the value sections may look at: a ticket's small parts, without its conversation.
public struct MappingFacts: Sendable, Hashable {
  public struct Value: Sendable, Hashable {
    public var scope: String?
    public var id: String?
    public var label: String?
    public init(scope: String? = nil, id: String?, label: String? = nil) {
      self.scope = scope
      self.id = id
      self.label = label
    }
    public static func == (left: Value, right: Value) -> Bool {
      left.scope.isExactly(right.scope) && left.id.isExactly(right.id) && left.label.isExactly(right.label)
    }
    public func hash(into hasher: inout Hasher) {
      for part in [scope, id, label] { hasher.combine(part.map(ExactText.init)) }
    }
  }
  public var status: StatusIdentity?
  public var statusCategory: StatusCategory = .unknown
  public var container: Value?
  public var form: Value?
  public var group: Value?
  public var type: Value?
  public var priority: Value?
  public var channel: Value?
  public var security: Value?
  public var organization: Value?
  public var brand: String?
  public var product: String?
  public var state: Ticket.State = .active
  public var tags: [String] = []
  public var fields: JSONObject = [:]

  public var statusScope: String? { status?.scope }
  public var statusID: String? { status?.id }
  public var statusLabel: String? { status?.label }

  public init(status: StatusIdentity?, category: StatusCategory = .unknown) {
    self.status = status
    statusCategory = category
  }

  public init(ticket: Ticket) {
    self.init(status: ticket.status.map(StatusIdentity.init), category: ticket.status?.category ?? .unknown)
    container = ticket.container.flatMap(Value.init)
    form = ticket.form.flatMap(Value.init)
    security = ticket.security.flatMap(Value.init)
    type = ticket.type.flatMap(Value.init)
    priority = ticket.priority.flatMap(Value.init)
    channel = ticket.channel.flatMap(Value.init)
    group = ticket.group.map(Value.init(key:))
    organization = ticket.organization.map(Value.init(key:))
    brand = ticket.brand
    product = ticket.product
    state = ticket.state
    tags = ticket.tags
    fields = ticket.fields
  }
}

extension MappingFacts.Value {
  init?(_ reference: NamedReference) {
    guard reference.id != nil || reference.label != nil else { return nil }
    self.init(id: reference.id, label: reference.label)
  }
  init?(_ choice: Choice) {
    guard choice.id != nil || choice.label != nil else { return nil }
    self.init(scope: choice.scope, id: choice.id, label: choice.label)
  }
  /// From a record's key: its id part, with the whole key as the label so that either may be written.
  init(key: String) { self.init(id: SourceKey(key)?.id ?? key, label: key) }

  func isNamed(_ text: String) -> Bool { text.isExactly(id) || text.isExactly(label) }
}

extension WhenTest {
  func holds(for facts: MappingFacts) -> Bool {
    switch subject {
    case .container: named(facts.container)
    case .form: named(facts.form)
    case .group: named(facts.group)
    case .type: named(facts.type)
    case .priority: named(facts.priority)
    case .channel: named(facts.channel)
    case .organization: named(facts.organization)
    case .tag: values.contains { value in facts.tags.contains { value.isExactly($0) } }
    case .brand: facts.brand.map(values.contains) ?? false
    case .product: facts.product.map(values.contains) ?? false
    case .state: values.contains(facts.state.rawValue)
    case .category: values.contains(facts.statusCategory.rawValue)
    case .field(let field): facts.fields[field].map(matches) ?? false
    }
  }

  private func named(_ value: MappingFacts.Value?) -> Bool {
    guard let value else { return false }
    return values.contains { value.isNamed($0) }
  }

  private func matches(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let items): items.contains { matches($0) }
    case .bool(let flag): values.contains(flag ? "true" : "false")
    default: value.idText.map(values.contains) ?? false
    }
  }
}
