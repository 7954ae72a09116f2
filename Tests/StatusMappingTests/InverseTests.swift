import Foundation
import JSONText
import StatusMapping
import Testing
import TicketModel

/// SplitMix64, as TestKit has it: `make mutants` builds this suite without TestKit and all that it needs.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// A random set of statuses and a mapping of all of them, with conditions and merges of every trace.
struct RandomMapping {
  var source: [StatusDefinition] = []
  var target: [StatusDefinition] = []
  var statuses = "statuses:\n"
  var merges = "merges:\n"
  private var random: SeededNumbers

  static let categories: [StatusCategory] = [.new, .open, .pending, .hold, .solved, .closed]
  static let labels = [
    "Open", "open", "OPEN", "En attente", "待处理", "a/b", "a=b", "a%2Fb", "x__y", "6",
    String(repeating: "a long label ", count: 8), String(repeating: "a long label ", count: 8) + "2",
  ]
  /// Characters of the target's longest tag; nil where it is not known.
  private(set) var longestTag: Int?

  init(seed: UInt64) {
    random = SeededNumbers(seed)
    longestTag = [nil, 32, 40, 255].randomElement(using: &random) ?? nil
    for number in 0..<Int.random(in: 1...12, using: &random) { addSource(number) }
    var rest = source
    while !rest.isEmpty {
      if rest.count > 1, Int.random(in: 0..<4, using: &random) == 0 {
        let count = Int.random(in: 2...min(4, rest.count), using: &random)
        merge(Array(rest.prefix(count)))
        rest.removeFirst(count)
      } else {
        map(rest.removeFirst())
      }
    }
  }

  private mutating func addSource(_ number: Int) {
    let scope = [nil, nil, "returns", "whole sale", "Returns"].randomElement(using: &random) ?? nil
    let label = Self.labels.randomElement(using: &random) ?? "Open"
    let id =
      Bool.random(using: &random) ? [String(number), "Id \(number % 3)", "6"].randomElement(using: &random) : nil
    let category = Self.categories.randomElement(using: &random) ?? .open
    let new = status(id, label, category, scope: scope)
    if !source.contains(where: { StatusIdentity($0) == StatusIdentity(new) }) { source.append(new) }
  }

  private mutating func newTarget(_ category: StatusCategory) -> (use: String, definition: StatusDefinition) {
    let scope = [nil, "one", "two"].randomElement(using: &random) ?? nil
    // Now and then the same id in another scope: still another status.
    let reuse = scope == nil ? nil : target.first { $0.scope != nil && $0.scope != scope }?.id
    let taken = reuse.map { id in target.contains { $0.id == id && $0.scope == scope } } ?? true
    let id = taken ? "t\(target.count)" : reuse
    let new = status(id, "Target", category, scope: scope)
    target.append(new)
    return ("use: \(id ?? "")" + (scope.map { ", scope: \($0)" } ?? ""), new)
  }

  private func from(_ status: StatusDefinition) -> String {
    func quoted(_ text: String) -> String { "\"" + text + "\"" }
    var parts = status.scope.map { ["scope: " + quoted($0)] } ?? []
    if let id = status.id { parts.append("id: " + quoted(id)) }
    parts.append("label: " + quoted(status.label))
    return "{ " + parts.joined(separator: ", ") + " }"
  }

  private mutating func map(_ status: StatusDefinition) {
    for tag in ["vip", "slow"] where Int.random(in: 0..<3, using: &random) == 0 {
      let use = newTarget(status.category).use
      statuses += "  - { from: \(from(status)), when: { tag: \(tag) }, to: { \(use) } }\n"
    }
    statuses += "  - { from: \(from(status)), to: { \(newTarget(status.category).use) } }\n"
  }

  private mutating func merge(_ members: [StatusDefinition]) {
    let trace = ["tag", "{ field: Origin }", "archive"].randomElement(using: &random) ?? "tag"
    let list = members.map { from($0) }.joined(separator: ", ")
    let use = newTarget(members[0].category).use
    let rest = "from: [ \(list) ], trace: \(trace), because: test }\n"
    if Int.random(in: 0..<3, using: &random) == 0 {
      // Merged only under a condition, and another merge for the rest of the tickets.
      let other = newTarget(members[0].category).use
      merges += "  - { into: { \(other), acrossCategories: true }, when: { tag: vip }, \(rest)"
    }
    merges += "  - { into: { \(use), acrossCategories: true }, \(rest)"
  }

  mutating func tags() -> [String] { ["vip", "slow", "other"].filter { _ in Bool.random(using: &random) } }
}

/// What an archive and a ledger hold after a push: enough to tell every merged ticket's status, whatever its trace.
struct PushedTickets {
  /// By source key.
  var archive: [String: StatusIdentity] = [:]
  /// Source key by target id.
  var ledger: [String: String] = [:]
}

@Suite("The inverse of a mapping is the identity")
struct InverseTests {
  @Test(arguments: 0..<20) func everyStatusIsRestored(_ block: Int) throws {
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      var random = RandomMapping(seed: seed)
      let given = Given(random.statuses + random.merges, source: random.source, target: random.target)
      let mapper = Mapper(
        try MappingFile(yaml: given.yaml, file: "m.yaml"), source: random.source, target: random.target,
        longestTag: random.longestTag)
      #expect(mapper.blocks.isEmpty, "seed \(seed)\n\(given.yaml)")
      let restorer = StatusRestorer(mapper)
      var pushed = PushedTickets()
      var seen: [String: Set<StatusIdentity>] = [:]
      for (number, source) in (random.source + random.source).enumerated() {
        let tags = random.tags()
        let mapped = try #require(mapper.decide(source) { $0.tags = tags }.value, "seed \(seed)\n\(given.yaml)")
        pushed.archive["a:ticket:\(number)"] = StatusIdentity(source)
        pushed.ledger["target \(number)"] = "a:ticket:\(number)"
        let original = restore(mapped, tags, restorer)
        for case .tag(let tag) in mapped.traces {
          #expect(tag.count <= random.longestTag ?? 60 && tag.allSatisfy { $0.isASCII && !$0.isUppercase && $0 != " " })
        }
        if mapped.traces == [.archive] {
          guard case .inArchive(let members) = original else {
            Issue.record("seed \(seed): \(original)")
            continue
          }
          let restored = pushed.ledger["target \(number)"].flatMap { pushed.archive[$0] }
          #expect(restored == StatusIdentity(source) && members.contains(StatusIdentity(source)), "seed \(seed)")
        } else {
          #expect(original == .status(StatusIdentity(source)), "seed \(seed)\n\(given.yaml)")
          let trace = "\(mapped.scope ?? "")/\(mapped.id)/\(mapped.traces)"
          seen[trace, default: []].insert(StatusIdentity(source))
        }
      }
      #expect(seen.values.allSatisfy { $0.count == 1 }, "seed \(seed)\n\(given.yaml)")
    }
  }

  /// Any one line of a good mapping pointed at another line's target folds, and is refused: nothing goes through either.
  @Test(arguments: 0..<10) func everyFoldIsRefused(_ block: Int) throws {
    var folds = 0
    for seed in UInt64(block * 50)..<UInt64(block * 50 + 50) {
      let random = RandomMapping(seed: seed)
      var lines = random.statuses.split(separator: "\n").map(String.init).filter { $0.contains("from:") }
      var numbers = SeededNumbers(seed)
      guard lines.count > 1, let victim = lines.indices.randomElement(using: &numbers),
        let other = lines.indices.first(where: { from(lines[$0]) != from(lines[victim]) })
      else { continue }
      folds += 1
      let stolen = lines[other].components(separatedBy: "to: { ").last ?? ""
      lines[victim] = lines[victim].components(separatedBy: "to: { ")[0] + "to: { " + stolen
      lines = lines.map { $0.replacing("to: { ", with: "to: { acrossCategories: true, ") }
      let given = Given(
        "statuses:\n" + lines.joined(separator: "\n") + "\n" + random.merges, source: random.source,
        target: random.target)
      let mapper = try given.mapper()
      #expect(mapper.problems.contains { $0.kind == .fold && $0.blocks }, "seed \(seed)\n\(given.yaml)")
    }
    #expect(folds > 5)
  }

  private func from(_ line: String) -> String {
    let start = line.components(separatedBy: "from: { ").last ?? ""
    return String(start.prefix { $0 != "}" })
  }

  /// From what a target would show: the status, and the traces it was given.
  private func restore(_ mapped: MappedStatus, _ tags: [String], _ restorer: StatusRestorer)
    -> StatusRestorer.Original
  {
    var tags = tags
    var fields: JSONObject = [:]
    for trace in mapped.traces {
      switch trace {
      case .tag(let tag): tags.append(tag)
      case .field(let name, let value): fields[name] = .string(value)
      case .archive: break
      }
    }
    return restorer.original(id: mapped.id, scope: mapped.scope, tags: tags, fields: fields)
  }

  @Test func aLostTraceIsNotGuessed() throws {
    let open = status("2", "Open", .open)
    let busy = status("8", "In work", .open)
    let mapper = try Given(
      "merges:\n  - { into: { use: o, category: open }, from: [ { id: 2 }, { id: 8 } ], trace: tag, because: x }",
      source: [open, busy]
    ).mapper()
    #expect(
      StatusRestorer(mapper).original(id: "o")
        == .unknown(reason: "status o was merged and the ticket carries none of its traces"))
  }
}
