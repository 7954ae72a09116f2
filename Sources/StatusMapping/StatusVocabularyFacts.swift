public import TicketModel

// What a product lets others change about its statuses: each fact with where it was read.
extension StatusVocabulary {
  /// One fact about a product. Nothing is invented: what no page says has no value.
  public struct Fact<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Nil where it is not known (`unknown` in the file).
    public var value: Value?
    /// Where it was read, or what was read in vain.
    public var source: String
    public var mark: Mark
  }

  /// A number that may not be passed.
  public enum Bound: Sendable, Hashable {
    case none
    case atMost(Int)
  }

  /// Within what a label may stand only once.
  public enum UniqueLabels: String, Sendable, Hashable, CaseIterable {
    case desk, scope
    /// Several statuses may have one label.
    case no
  }

  /// How many statuses there may be, and what their labels may be.
  public struct Limits: Sendable, Hashable {
    /// Statuses of one account.
    public var count: Fact<Bound>
    /// Statuses of one scope (pipeline, lifecycle …), where that is limited too.
    public var perScope: Fact<Bound>?
    /// Statuses of one of the vendor's categories, where that is limited too.
    public var perCategory: Fact<Bound>?
    /// Characters of a label.
    public var label: Fact<Bound>
    public var unique: Fact<UniqueLabels>
  }

  /// Whether the category of a status can be changed after it was made.
  public enum CategoryChange: String, Sendable, Hashable, CaseIterable {
    case yes, no
    /// The product has no categories.
    case noCategory
  }

  /// Where customers' word for a status comes from.
  public enum PublicLabels: String, Sendable, Hashable, CaseIterable {
    /// Each status has one of its own.
    case own
    /// Customers see what agents see.
    case same
    /// It is kept elsewhere (per request type, translation …), and no reply gives it.
    case elsewhere
  }

  /// What decides whether a status stops the SLA clock.
  public enum ClockRule: String, Sendable, Hashable, CaseIterable {
    /// Its category, a switch of the status itself, or conditions of a policy.
    case category, status, policy
    /// The product has no such clock.
    case none
  }

  /// One of the vendor's own categories.
  public struct NativeCategory: Sendable, Hashable {
    public var name: String
    /// Other words of the same vendor for it, in other calls or files.
    public var spellings: [String]
    /// The vendor's id of it, where it has one.
    public var id: String?
    /// Our categories that a status of it can have.
    public var covers: [StatusCategory]
    public var source: String
    public var mark: Mark

    /// Ours, where it is only one.
    public var category: StatusCategory? { covers.count == 1 ? covers[0] : nil }
  }

  /// The vendor's category by its name, another spelling of it, or its id; letter case does not matter.
  public func nativeCategory(_ word: String) -> NativeCategory? {
    let folded = Fold.label(word)
    return nativeCategories.first { category in
      category.id == word || ([category.name] + category.spellings).contains { Fold.label($0) == folded }
    }
  }

  /// The longest label, in characters; nil where there is no limit or none is known.
  public var longestLabel: Int? {
    guard case .atMost(let number)? = limits.label.value else { return nil }
    return number
  }
}
