public import JSONText
public import TicketModel

/// What the mapping says of one value of one ticket.
public enum Decision<Value: Sendable>: Sendable {
  case mapped(Value)
  /// A person must still decide: the ticket is blocked.
  case undecided(reason: String)
  /// The mapping does not speak of it. A status, container or security level blocks its ticket; any other value is
  /// announced as a loss.
  case unmapped(reason: String)
  /// Left out on purpose: an announced loss.
  case dropped(reason: String)

  public var value: Value? { if case .mapped(let value) = self { value } else { nil } }
  /// Why there is no value; nil where there is one.
  public var reason: String? {
    switch self {
    case .mapped: nil
    case .undecided(let reason), .unmapped(let reason), .dropped(let reason): reason
    }
  }
}

extension Decision: Equatable where Value: Equatable {}

/// How a merged value is found again at the target.
public enum Trace: Sendable, Hashable {
  case tag(String)
  case field(name: String, value: String)
  case archive
}

/// The target status of a ticket.
public struct MappedStatus: Sendable, Hashable {
  /// The target's id, its label where it has none; for a status still to be created its label.
  public var id: String
  public var label: String?
  /// Nil where the target has one set of statuses, or where the container decides.
  public var scope: String?
  public var category: StatusCategory
  /// Several source statuses share this target by a written merge.
  public var merged: Bool
  public var traces: [Trace]
  /// The source's category, or a person's more exact word for it; nil where nobody asked.
  public var sourceCategory: StatusCategory?
  /// The category differs from the source's, as the mapping allows.
  public var crossesCategory: Bool
  /// It does not exist yet and is created by the push.
  public var creates: Bool
  /// The SLA clock of the source's status and of this one, where both are known and differ.
  public var clockChange: ClockChange?
  /// The written merge that leads here; nil for a line of `statuses`.
  public var mergePlace: MappingPlace?

  public init(
    id: String, label: String?, scope: String? = nil, category: StatusCategory, merged: Bool = false,
    traces: [Trace] = [], crossesCategory: Bool = false, creates: Bool = false, clockChange: ClockChange? = nil
  ) {
    self.id = id
    self.label = label
    self.scope = scope
    self.category = category
    self.merged = merged
    self.traces = traces
    self.crossesCategory = crossesCategory
    self.creates = creates
    self.clockChange = clockChange
  }
}

/// An SLA clock that does not go on as it was: `running`, `paused` or `stopped` before and after.
public struct ClockChange: Sendable, Hashable, CustomStringConvertible {
  public var from: String
  public var to: String
  public init(from: String, to: String) {
    self.from = from
    self.to = to
  }
  /// Nil where they are the same, or one of them is not known.
  init?(_ from: String, _ to: String) {
    guard from != to, from != "unknown", to != "unknown" else { return nil }
    self.init(from: from, to: to)
  }
  public var description: String { "\(from) to \(to)" }
}

/// A container, priority, type, channel, group, security level or field option at the target.
public struct MappedValue: Sendable, Hashable {
  /// Nil where only traces are written (`to: { tag: … }`).
  public var id: String?
  public var label: String?
  public var scope: String?
  public var creates: Bool
  public var traces: [Trace]
  /// Other source values have this target too and nothing tells them apart there: why, for the loss list. Nil where
  /// the target is its own, or a trace is left.
  public var shared: String?
  public init(
    id: String?, label: String? = nil, scope: String? = nil, creates: Bool = false, traces: [Trace] = [],
    shared: String? = nil
  ) {
    self.id = id
    self.label = label
    self.scope = scope
    self.creates = creates
    self.traces = traces
    self.shared = shared
  }
}

/// A field's value in the target's terms.
public enum MappedField: Sendable, Hashable {
  /// The target's field id and the value, options by the target's id.
  case use(field: String, value: JSONValue)
  /// A field to be created under this label.
  case create(label: String, value: JSONValue)
  /// One tag per value.
  case tags([String])
}

/// Something about a mapping that a person should know, or must settle (``blocks``).
public struct MappingProblem: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case undecided, unmapped, fold, duplicate, ambiguous, renamed, gone, matchedByLabel
    case targetUnknown, targetNotSeen, cannotCreate
    case sourceCategoryUnknown, targetCategoryUnknown, categoryChange, categoryContradicted
    case slaClock, traceCollision, sharedValue, merge
    case targetRenamed, wrongScope, unreachable, transitionsUnknown
    case conditionUnknown, labelTaken
    case historyRenamed, historyInconsistent, historyOnly
  }
  public var kind: Kind
  /// Nil for a status that no line names.
  public var place: MappingPlace?
  /// What is wrong, then the next step.
  public var message: String
  /// Its tickets stay blocked until it is settled.
  public var blocks: Bool
  public var sources: [StatusIdentity]

  public init(
    _ kind: Kind, _ place: MappingPlace?, _ message: String, blocks: Bool, sources: [StatusIdentity] = []
  ) {
    self.kind = kind
    self.place = place
    self.message = message
    self.blocks = blocks
    self.sources = sources
  }
  public var description: String { (place.map { "\($0): " } ?? "") + message }
}
