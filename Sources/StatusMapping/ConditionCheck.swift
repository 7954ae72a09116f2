import JSONText
import TicketModel

/// Finds conditions that no ticket can meet: they name a container, group or field that the source neither defines nor
/// uses, so their line is dead.
struct ConditionCheck: Sendable {
  private let file: MappingFile
  private let names: SourceNames
  /// What tickets have, by list.
  private var seen: [String: Set<String>] = [:]
  private var hasTickets = false

  init(_ file: MappingFile, _ names: SourceNames) {
    self.file = file
    self.names = names
  }

  mutating func add(_ facts: MappingFacts) {
    hasTickets = true
    if let container = facts.container { see([container.id, container.label], "containers") }
    // Tickets name groups by id and key alone.
    if let group = facts.group { see([group.id, group.label], "groups") }
    see(facts.fields.members.map(\.0), "fields")
  }

  private mutating func see(_ values: [String?], _ list: String) {
    for value in values.compactMap({ $0 }) where seen[list]?.contains(value) != true {
      seen[list, default: []].insert(value)
    }
  }

  var problems: [MappingProblem] {
    guard hasTickets else { return [] }
    var lines = file.statuses.map { ($0.when, $0.place) } + file.merges.map { ($0.when, $0.place) }
    for (_, rules) in file.valueLists { lines += rules.rules.map { ($0.when, $0.place) } }
    return lines.flatMap { when, place in when.flatMap { problems(of: $0, at: place) } }
  }

  private func problems(of test: WhenTest, at place: MappingPlace) -> [MappingProblem] {
    switch test.subject {
    case .container: test.values.compactMap { problem("container", "containers", $0, place) }
    case .group: test.values.compactMap { problem("group", "groups", $0, place) }
    case .field(let field): [problem("field", "fields", field, place)].compactMap { $0 }
    default: []
    }
  }

  private func problem(_ what: String, _ list: String, _ value: String, _ place: MappingPlace) -> MappingProblem? {
    let known = names.known(list)
    let isDefined = known.contains {
      $0.id == value || $0.id == SourceKey(value)?.id || list == "containers" && $0.label == value
    }
    guard !isDefined, seen[list]?.contains(value) != true else { return nil }
    let named = known.isEmpty ? (seen[list] ?? []).sorted() : known.map(\.described)
    let shown = named.prefix(8).joined(separator: ", ") + (named.count > 8 ? " …" : "")
    return MappingProblem(
      .conditionUnknown, place,
      "`when` asks for \(what) \(value), which the source does not have; "
        + (named.isEmpty ? "it has none" : "known are \(shown)"), blocks: false)
  }
}
