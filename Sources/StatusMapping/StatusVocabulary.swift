public import TicketModel

/// What a desk's product ships: default statuses, priorities, types and channels, and what it lets others change.
///
/// Read from `Mappings/<desk>.yaml`; every fact there has its source and a mark.
public struct StatusVocabulary: Sendable, Hashable {
  public enum Mark: String, Sendable, Hashable { case verified, read, unverified }
  public enum CustomStatuses: String, Sendable, Hashable {
    /// Through the API.
    case creatable
    /// By an administrator only.
    case byHand
    /// There are none.
    case fixed
  }
  /// One default status.
  public struct Entry: Sendable, Hashable {
    public var scope: String?
    public var id: String?
    public var label: String
    /// The id means this status only under this label: elsewhere an account may have given it to another.
    public var onlyAsLabelled: Bool
    /// The system alone sets it, and no list of statuses has it: it is there beside those that are pulled.
    public var isUnlisted: Bool
    /// The label of the status that this is another spelling of: read in other forms, never proposed as a target.
    public var spellingOf: String?
    /// What customers read, where the product ships one.
    public var publicLabelFact: Fact<String>?
    public var category: StatusCategory
    /// Categories it is used for as well; a mapping may write one of them.
    public var also: [StatusCategory]
    /// Of several defaults of one category, the one that is proposed.
    public var isUsual: Bool
    /// The vendor's own category.
    public var nativeCategory: String?
    /// `running paused stopped`; nil where it is not known.
    public var slaClockFact: Fact<String>
    /// Why it has this category of ours.
    public var why: String
    public var source: String
    public var mark: Mark

    public var publicLabel: String? { publicLabelFact?.value }
    /// `running paused stopped unknown`
    public var slaClock: String { slaClockFact.value ?? "unknown" }

    /// As a status that a source defines.
    public var definition: StatusDefinition {
      var result = StatusDefinition(
        scope: scope, id: id, label: label, category: category, categoryFrom: .default, slaClock: slaClock)
      result.publicLabel = publicLabel
      result.nativeCategory = nativeCategory
      return result
    }
  }
  /// One priority, type or channel.
  public struct Value: Sendable, Hashable {
    public var id: String
    public var label: String
    /// Level of a priority, kind of a type or channel; nil where ours has no word for it.
    public var meaning: String?
    public var source: String
    public var mark: Mark
  }

  public var desk: String
  public var name: String
  public var customStatuses: CustomStatuses
  /// Where a person makes them, or what a person must still do once they were made through the API.
  public var customStatusesHow: String?
  /// Whether pulling gives every status, so that one not pulled does not exist.
  public var statusesListed: Bool
  /// Categories a status can be created in; nil where all, or where none can be created.
  public var creatableCategories: [StatusCategory]?
  /// How many statuses there may be, and what their labels may be.
  public var limits: Limits
  /// The vendor's own categories; empty where it has none.
  public var nativeCategories: [NativeCategory]
  public var categoryChange: Fact<CategoryChange>
  public var publicLabels: Fact<PublicLabels>
  public var clockRule: Fact<ClockRule>
  /// From which status a ticket may be moved to which; see ``reach(_:scope:)``.
  public var transitions: Transitions
  /// `pipeline`, `department`, `lifecycle` …: what a status's scope is; nil where there is one set.
  public var scopeKind: String?
  public var statuses: [Entry]
  public var priorities: [Value]
  public var types: [Value]
  public var channels: [Value]
  /// Other facts in words: traps, habits.
  public var notes: [String]

  /// The vocabulary of a desk we know, by its id; nil for any other.
  public static func builtIn(_ desk: String) throws(MappingError) -> StatusVocabulary? {
    guard let yaml = BuiltInMappings.vocabularies[desk] else { return nil }
    return try StatusVocabulary(yaml: yaml.description, file: "Mappings/\(desk).yaml")
  }

  /// The default statuses, each once: without the other spellings, and without those no ticket can be brought into.
  public var targets: [Entry] { statuses.filter { $0.spellingOf == nil && canBeReached($0) } }

  /// The default that tickets of a category go to: the only one, or the usual one of several. Those that only new
  /// accounts have come after those that every account has.
  public func usualTarget(_ category: StatusCategory) -> Entry? {
    let all = targets.filter { $0.category == category }
    let everywhere = all.filter { !$0.onlyAsLabelled }
    let fitting = everywhere.isEmpty ? all : everywhere
    return fitting.count == 1 ? fitting[0] : fitting.first(where: \.isUsual)
  }

  /// Whether a ticket can be brought into a status, as far as is known: not where the product keeps it to itself.
  public func canBeReached(_ entry: Entry) -> Bool {
    if case .never = reach(entry.id ?? entry.label, scope: nil) { return false }
    return true
  }

  /// The category and default label of a status by its id, or by its exact label where it has no id.
  public func category(id: String?, label: String?) -> (category: StatusCategory, label: String?)? {
    entry(id: id, label: label).map { ($0.category, $0.label) }
  }

  public func entry(id: String?, label: String?) -> Entry? {
    if let id { return statuses.first { $0.id == id && (!$0.onlyAsLabelled || $0.label == label) } }
    return statuses.first { $0.label == label }
  }
}
