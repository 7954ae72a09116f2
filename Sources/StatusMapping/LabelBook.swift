public import TicketModel

/// What status and priority words mean in many languages. For proposals only: a label never decides anything.
public struct LabelBook: Sendable {
  public enum Strength: String, Sendable, Hashable, Comparable {
    /// A product's own word; seen as a custom label; ambiguous or a minority reading.
    case `default`, common, weak
    private var rank: Int { self == .default ? 0 : self == .common ? 1 : 2 }
    /// The stronger comes first.
    public static func < (left: Strength, right: Strength) -> Bool { left.rank < right.rank }
  }
  /// One meaning of a word in one language.
  public struct Reading: Sendable, Hashable {
    public var language: String
    /// `inProgress`, `pending` … for a status; `low`, `critical` … for a priority.
    public var meaning: String
    /// Our category; nil for a priority.
    public var category: StatusCategory?
    public var strength: Strength
    /// The products it was read in.
    public var sources: String
  }

  let statuses: [String: [Reading]]
  let priorities: [String: [Reading]]

  /// The words that ship with the library, read on first use.
  public static func builtIn() throws(MappingError) -> LabelBook { try cached.get() }
  private static let cached: Result<LabelBook, MappingError> = {
    do throws(MappingError) {
      return .success(try LabelBook(yaml: BuiltInMappings.labels.description, file: "Mappings/labels.yaml"))
    } catch {
      return .failure(error)
    }
  }()

  /// Reads a label file (see `Mappings/labels.py`).
  public init(yaml: String, file: String) throws(MappingError) {
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(MappingPlace(file: file, line: 1, column: 1), "the file is empty")
    }
    let table = try root.table("a label file", ["deskferry", "categories", "status", "priority"])
    var categories: [String: StatusCategory] = [:]
    for (meaning, view) in try table.required("categories", "list them").table("`categories`", []).entries {
      categories[meaning] = try StatusCategory(view)
    }
    statuses = try LabelBook.words(try table.required("status", "list them"), categories)
    priorities = try LabelBook.words(try table.required("priority", "list them"), [:])
  }

  private static func words(_ view: YAMLView, _ categories: [String: StatusCategory])
    throws(MappingError) -> [String: [Reading]]
  {
    var result: [String: [Reading]] = [:]
    for (language, words) in try view.table("a list of words", []).entries {
      for line in try words.text("words").split(separator: "\n") {
        let parts = line.split(separator: "|").map { $0.drop { $0 == " " } }
        guard parts.count == 4, let strength = Strength(rawValue: trimmed(parts[2])) else {
          throw words.failure("`\(line)` must be `word | meaning | strength | read in`")
        }
        let meaning = trimmed(parts[1])
        result[Fold.label(String(parts[0])), default: []].append(
          Reading(
            language: language, meaning: meaning, category: categories[meaning], strength: strength,
            sources: trimmed(parts[3])))
      }
    }
    return result
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The meanings of a status label, in one language or in all. A label of two words with a slash is tried whole,
  /// then in parts.
  public func status(_ label: String, language: String? = nil) -> [Reading] {
    readings(statuses, label, language)
  }
  public func priority(_ label: String, language: String? = nil) -> [Reading] {
    readings(priorities, label, language)
  }

  /// What a status label means, where that is certain enough to propose: one meaning in its language, and not a weak
  /// one. Words that mean different things in different products have none; all their readings are for a person.
  public func certainStatus(_ label: String, language: String) -> Reading? {
    let readings = status(label, language: language)
    guard let first = readings.first, first.strength != .weak, Set(readings.map(\.meaning)).count == 1 else {
      return nil
    }
    return first
  }

  /// The languages that status words are known in, by their BCP 47 tags.
  public var languages: [String] { Set(statuses.values.flatMap { $0.map(\.language) }).sorted() }

  /// Every status word of a language, folded, in order.
  public func statusWords(_ language: String) -> [String] {
    statuses.filter { $0.value.contains { $0.language == language } }.map(\.key).sorted()
  }

  private func readings(_ book: [String: [Reading]], _ label: String, _ language: String?) -> [Reading] {
    func look(_ text: String) -> [Reading] {
      (book[Fold.label(text)] ?? []).filter { language == nil || $0.language == language }
    }
    let whole = look(label)
    guard whole.isEmpty else { return whole.sorted { $0.strength < $1.strength } }
    return label.split(separator: "/").flatMap { look(String($0)) }.sorted { $0.strength < $1.strength }
  }

  /// The language that most of the labels can be read in; nil where two do equally well, or none does. A desk's labels
  /// are one set: a single word is never looked up in all languages.
  public func language(of labels: [String]) -> String? {
    var votes: [String: Int] = [:]
    for label in Set(labels.map(Fold.label)) {
      for language in Set(status(label).map(\.language)) { votes[language, default: 0] += 1 }
    }
    let best = votes.values.max() ?? 0
    // English products are used untranslated everywhere: at a tie, English wins.
    let winners = votes.filter { $0.value == best }.map(\.key)
    if winners.contains("en") { return "en" }
    return winners.count == 1 ? winners[0] : nil
  }
}
