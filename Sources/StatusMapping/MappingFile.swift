public import TicketModel

/// A mapping file: what a person decided about statuses, containers, people and fields (YAML, format 1).
///
/// Parsed text only: whether the decisions hold together is ``Mapper``'s business. Every part keeps its place.
public struct MappingFile: Sendable, Hashable {
  /// The name used in messages.
  public var file: String
  /// The text it was read from, as it was.
  public var text: String
  public var fromDesk: String
  public var fromAccount: String?
  public var toDesk: String
  public var toAccount: String?
  public var statuses: [StatusRule] = []
  public var merges: [MergeRule] = []
  public var containers = ValueRules(section: "containers")
  public var priorities = ValueRules(section: "priorities")
  public var types = ValueRules(section: "types")
  public var channels = ValueRules(section: "channels")
  public var groups = ValueRules(section: "groups")
  /// Security levels; a ticket with one is blocked until it is mapped.
  public var security = ValueRules(section: "security")
  public var visibility = VisibilityRule()
  public var people = PeopleRules()
  public var fields: [FieldRule] = []
  public var skip = SkipRules()

  init(file: String, text: String, fromDesk: String, toDesk: String) {
    self.file = file
    self.text = text
    self.fromDesk = fromDesk
    self.toDesk = toDesk
  }
}

/// The `from` of an entry: a value of the source by scope and id, or by its exact label where it has no id.
public struct SourceValue: Sendable, Hashable {
  public var scope: String?
  public var id: String?
  /// Evidence where there is an id, identity where there is none.
  public var label: String?
  /// `none: true`: tickets that have no such value at all.
  public var isNone: Bool
  /// For a status whose category the source does not tell: the person's word.
  public var category: StatusCategory?
  public var place: MappingPlace

  public init(
    scope: String? = nil, id: String?, label: String? = nil, isNone: Bool = false, category: StatusCategory? = nil,
    place: MappingPlace
  ) {
    self.scope = scope
    self.id = id
    self.label = label
    self.isNone = isNone
    self.category = category
    self.place = place
  }
}

/// What an entry's `to` says.
public enum TargetChoice: Sendable, Hashable {
  /// `?`
  case undecided
  /// The target's id, or its label where it has none.
  case use(String)
  case create(String)
  /// Fields and values only, never statuses.
  case drop
  case tag(String)
}

/// The `to` (or `into`) of an entry.
public struct MappingTarget: Sendable, Hashable {
  public var choice: TargetChoice
  public var label: String?
  public var scope: String?
  public var category: StatusCategory?
  /// What customers see, for a status to be created.
  public var publicLabel: String?
  public var acrossCategories = false
  public var place: MappingPlace

  public init(_ choice: TargetChoice, place: MappingPlace) {
    self.choice = choice
    self.place = place
  }
}

/// One test of a `when`: holds if the ticket has one of the values. All tests of a `when` must hold.
public struct WhenTest: Sendable, Hashable {
  public enum Subject: Sendable, Hashable {
    case container, form, group, tag, type, priority, channel, brand, product, organization, state
    /// Of the ticket's status, as the source gives it: one status may come with several.
    case category
    case field(String)
    static let names = [
      "container", "form", "group", "tag", "type", "priority", "channel", "brand", "product", "organization",
      "state", "category", "field",
    ]
  }
  public var subject: Subject
  public var values: [String]
  public init(_ subject: Subject, _ values: [String]) {
    self.subject = subject
    self.values = values
  }
}

/// One entry of `statuses`.
public struct StatusRule: Sendable, Hashable {
  public var from: SourceValue
  public var when: [WhenTest]
  public var to: MappingTarget
  public var because: String?
  public var place: MappingPlace
}

/// One entry of `merges`: a person's written word that several statuses become one, and how each is found again.
public struct MergeRule: Sendable, Hashable {
  public enum TraceKind: Sendable, Hashable {
    /// A tag `df-status-<id>`.
    case tag
    /// The original status's identity in this field of the target.
    case field(String)
    /// Restored from archive and ledger only.
    case archive
  }
  public var into: MappingTarget
  public var from: [SourceValue]
  public var when: [WhenTest]
  public var trace: TraceKind
  public var because: String
  /// Where the reason stands.
  public var becausePlace: MappingPlace
  public var place: MappingPlace
}

/// One entry of `containers`, `priorities`, `types`, `channels`, `groups`, `security` or a field's `options`.
public struct ValueRule: Sendable, Hashable {
  public var from: SourceValue
  public var when: [WhenTest]
  public var to: MappingTarget
  /// `trace: tag` keeps the source's label as a tag, for values that share a target.
  public var trace: MergeRule.TraceKind?
  public var because: String?
  public var place: MappingPlace
}

/// A section of value rules and what is done with values that none of them names.
public struct ValueRules: Sendable, Hashable {
  public var section: String
  public var rules: [ValueRule] = []
  public var otherwise: MappingTarget?
  public init(section: String) { self.section = section }
  public var isEmpty: Bool { rules.isEmpty && otherwise == nil }
}

/// What becomes of messages whose visibility is not known, or which only some of the agents may see.
public struct VisibilityRule: Sendable, Hashable {
  public var unknown: Message.Visibility = .internal
  public var because: String?
  public init() {}
}

/// How people are found at the target.
public struct PeopleRules: Sendable, Hashable {
  public enum Match: String, Sendable, Hashable, CaseIterable { case address, externalID, name }
  public enum Departed: String, Sendable, Hashable, CaseIterable {
    /// A placeholder person without a seat stands in.
    case placeholder
    /// The fallback agent takes their place.
    case fallbackAgent
    /// Created as an end user.
    case endUser
  }
  public struct Entry: Sendable, Hashable {
    /// An address, a person's key or id.
    public var from: String
    public var to: MappingTarget
    public var place: MappingPlace
  }
  public var match: Match = .address
  public var fallbackAgent: String?
  public var departed: Departed = .placeholder
  public var table: [Entry] = []
  public init() {}

  /// The entry of the table for a person: by key, id, or one of the addresses (case folded).
  public func entry(for person: Person) -> Entry? {
    let addresses = Set(person.emails.map { $0.address.lowercased() })
    return table.first { $0.from == person.key || $0.from == person.id || addresses.contains($0.from.lowercased()) }
  }
}

/// One entry of `fields`.
public struct FieldRule: Sendable, Hashable {
  /// The source field's id.
  public var from: String
  /// What it was called when the line was written: evidence of what is meant.
  public var label: String?
  public var to: MappingTarget
  public var options: ValueRules
  public var because: String?
  public var place: MappingPlace
}

/// Tickets that are not to be written at all.
public struct SkipRules: Sendable, Hashable {
  /// Replaces the default of spam and deleted.
  public var states: [Ticket.State] = [.spam, .deleted]
  /// Tickets created before this day (`YYYY-MM-DD`) or moment.
  public var before: String?
  /// Tickets with any of these tags.
  public var tags: [String] = []
  public init() {}
}
