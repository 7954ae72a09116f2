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
    public var publicLabel: String?
    public var category: StatusCategory
    /// Categories it is used for as well; a mapping may write one of them.
    public var also: [StatusCategory]
    /// The vendor's own category.
    public var nativeCategory: String?
    /// `running paused stopped unknown`
    public var slaClock: String
    /// Why it has this category of ours.
    public var why: String
    public var source: String
    public var mark: Mark

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
  /// Whether pulling gives every status, so that one not pulled does not exist.
  public var statusesListed: Bool
  /// Categories a status can be created in; nil where all, or where none can be created.
  public var creatableCategories: [StatusCategory]?
  /// The longest label, in characters.
  public var longestLabel: Int?
  /// `pipeline`, `department`, `lifecycle` …: what a status's scope is; nil where there is one set.
  public var scopeKind: String?
  public var statuses: [Entry]
  public var priorities: [Value]
  public var types: [Value]
  public var channels: [Value]
  /// Other facts in words: transitions, limits, traps.
  public var notes: [String]

  /// The vocabulary of a desk we know, by its id; nil for any other.
  public static func builtIn(_ desk: String) throws(MappingError) -> StatusVocabulary? {
    guard let yaml = BuiltInMappings.vocabularies[desk] else { return nil }
    return try StatusVocabulary(yaml: yaml.description, file: "Mappings/\(desk).yaml")
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
