import Foundation

/// What column headers mean in many languages. For proposals only: a header never decides anything.
public struct ColumnWords: Sendable {
  public struct Reading: Sendable, Hashable {
    public var language: String
    /// `id subject description status priority type channel requester requesterEmail assignee group organization
    /// created updated solved closed due tags comment attachment resolution pipeline workspace lifecycle visibility`
    public var meaning: String
    public var strength: LabelBook.Strength
    /// The products it was read in.
    public var sources: String
  }

  private let words: [String: [Reading]]

  /// The words that ship with the library, read on first use.
  public static func builtIn() throws(MappingError) -> ColumnWords { try cached.get() }
  private static let cached: Result<ColumnWords, MappingError> = {
    do throws(MappingError) {
      return .success(try ColumnWords(yaml: BuiltInMappings.columns.description, file: "Mappings/columns.yaml"))
    } catch {
      return .failure(error)
    }
  }()

  /// Reads a file of words (see `Mappings/columns.py`).
  public init(yaml: String, file: String) throws(MappingError) {
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(MappingPlace(file: file, line: 1, column: 1), "the file is empty")
    }
    let table = try root.table("a file of column words", ["deskferry", "columns"])
    var words: [String: [Reading]] = [:]
    for (language, list) in try table.required("columns", "list them").table("`columns`", []).entries {
      for line in try list.text("words").split(separator: "\n") {
        let parts = line.split(separator: "|").map { String($0).trimmingCharacters(in: .whitespaces) }
        guard parts.count == 4, let strength = LabelBook.Strength(rawValue: parts[2]) else {
          throw list.failure("`\(line)` must be `word | meaning | strength | read in`")
        }
        words[ColumnWords.fold(parts[0]), default: []].append(
          Reading(language: language, meaning: parts[1], strength: strength, sources: parts[3]))
      }
    }
    self.words = words
  }

  /// Letters and digits alone, without their marks: `Ticket-Nr.` and `TICKET NR` are one.
  static func fold(_ text: String) -> String {
    String(Fold.bare(text).filter { $0.isLetter || $0.isNumber })
  }

  /// The meanings of a header, the strongest first; of all languages, or of these.
  public func readings(_ header: String, in languages: Set<String>? = nil) -> [Reading] {
    // `Created (UTC)` and `Kunde *` say the same without what follows.
    let short = header.split(separator: "(").first.map(String.init) ?? header
    for text in [header, short] {
      let found = (words[ColumnWords.fold(text)] ?? []).filter { languages?.contains($0.language) ?? true }
      if !found.isEmpty { return found.sorted { $0.strength < $1.strength } }
    }
    return []
  }

  /// The languages that most of the headers can be read in, English beside them, as exports mix both. Empty where
  /// nothing can be read. A word alone is never looked up in all languages.
  public func languages(of headers: [String]) -> [String] {
    var votes: [String: Int] = [:]
    for header in Set(headers.map(ColumnWords.fold)) {
      for language in Set(readings(header).filter { $0.strength != .weak }.map(\.language)) {
        votes[language, default: 0] += 1
      }
    }
    guard let best = votes.values.max() else { return [] }
    if votes["en"] == best { return ["en"] }
    let winners = votes.filter { $0.value == best }.map(\.key).sorted()
    return winners + ["en"]
  }
}
