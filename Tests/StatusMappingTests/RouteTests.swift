import Foundation
import StatusMapping
import Testing
import TicketModel

/// Two desks, and what the built-in vocabularies make of moving from one to the other.
struct Route: Sendable, CustomTestStringConvertible {
  var from: String
  var to: String
  var testDescription: String { "\(from) to \(to)" }

  static func pairs(of desks: [String]) -> [Route] {
    desks.flatMap { from in desks.filter { $0 != from }.map { Route(from: from, to: $0) } }
  }

  var source: StatusVocabulary {
    get throws { try #require(try StatusVocabulary.builtIn(from)) }
  }
  var target: StatusVocabulary {
    get throws { try #require(try StatusVocabulary.builtIn(to)) }
  }
}

/// What a draft says of one pair of desks, held against the rules.
struct RouteReading {
  let route: Route
  let text: String
  let file: MappingFile
  let source: [StatusDefinition]
  let mapper: Mapper

  init(_ route: Route, _ text: String, source: [StatusDefinition]) throws {
    self.route = route
    self.text = text
    self.source = source
    file = try MappingFile(yaml: text, file: "\(route.from)--\(route.to).yaml")
    mapper = Mapper(file, source: source, targetVocabulary: try route.target)
  }

  private func decision(_ status: StatusDefinition, _ mapper: Mapper) -> Decision<MappedStatus> {
    mapper.status(MappingFacts(status: StatusIdentity(status), category: status.category))
  }

  /// No two statuses share a target, none changes its category, and every line that is not mapped is `?`.
  func keepsApart() throws {
    let kinds = Set(mapper.problems.filter(\.blocks).map(\.kind))
    #expect(kinds.isSubset(of: [.undecided]), "\(route.testDescription): \(kinds)\n\(text)")
    var targets: [StatusIdentity: StatusIdentity] = [:]
    for status in source {
      switch decision(status, mapper) {
      case .mapped(let mapped):
        let target = StatusIdentity(scope: mapped.scope, id: mapped.id, label: nil)
        #expect(targets.updateValue(StatusIdentity(status), forKey: target) == nil, "\(text)")
        #expect(mapped.category == status.category && !mapped.merged, "\(text)")
      case .undecided: break
      case .unmapped(let reason), .dropped(let reason): Issue.record("\(status.label): \(reason)\n\(text)")
      }
    }
  }

  /// The lines that block.
  var open: [StatusRule] { file.statuses.filter { $0.to.choice == .undecided } }

  /// The lines of the ready merges, as they stand behind their #.
  private var readyMerges: [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("  # - { into:") }
  }

  /// The mapping with the # taken from one ready merge, and the lines of those it names removed.
  private func applying(_ merge: Substring) throws -> MappingFile {
    let ready = try MappingFile(
      yaml: text.replacing(merge, with: "  " + merge.dropFirst(4).replacing("because: \"?\"", with: "because: agreed")),
      file: "merged.yaml")
    let named = Set(try #require(ready.merges.first).from.map(\.identity))
    let gone = ready.statuses.filter { named.contains($0.from.identity) }.map(\.place.line)
    #expect(gone.count == named.count, "\(text)")
    var lines: [Substring] = []
    var skipping = false
    for (index, line) in ready.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("  - from: ") { skipping = gone.contains(index + 1) }
      if !line.hasPrefix("  - from: "), !line.hasPrefix("    ") { skipping = false }
      if !skipping { lines.append(line) }
    }
    return try MappingFile(yaml: lines.joined(separator: "\n"), file: "merged.yaml")
  }

  /// Each ready merge reads, maps every status it names, and leaves each a trace of its own.
  func mergesHold() throws {
    for merge in readyMerges {
      let file = try applying(merge)
      let mapper = Mapper(file, source: source, targetVocabulary: try route.target)
      let members = try #require(file.merges.first).from
      #expect(file.merges.count == 1 && members.count >= 2, "\(text)")
      var traces: Set<[Trace]> = []
      for member in members {
        let status = try #require(source.first { StatusIdentity($0) == member.identity })
        let mapped = try #require(decision(status, mapper).value, "\(status.label)\n\(file.text)")
        #expect(mapped.merged && traces.insert(mapped.traces).inserted, "\(file.text)")
      }
      let kinds = Set(mapper.problems.filter(\.blocks).map(\.kind))
      #expect(kinds.isSubset(of: [.undecided]), "\(kinds)\n\(file.text)")
    }
  }

  /// Every `?` says what can be done: the merge it needs, another status of the target, or one to be made by hand.
  func asksWithAnAnswer() throws {
    let merged = Set(try readyMerges.flatMap { try #require(try applying($0).merges.first).from.map(\.identity) })
    for rule in open where !merged.contains(rule.from.identity) {
      let start = try #require(text.range(of: "- from: " + text.line(rule.from.place.line).dropFirst(10)))
      let rest = text[start.upperBound...].split(separator: "\n").dropFirst().prefix { $0.hasPrefix("    ") }
      let offers = rest.filter { $0.contains("# or: to: {") }
      #expect(!offers.isEmpty, "\(route.testDescription): \(rule.from.identity)\n\(text)")
      // A desk with a fixed set can be offered nothing new.
      if try route.target.customStatuses == .fixed { #expect(offers.contains { $0.contains("{ use:") }, "\(text)") }
    }
  }
}

extension SourceValue {
  var identity: StatusIdentity { StatusIdentity(scope: scope, id: id, label: label) }
}

extension String {
  func line(_ number: Int) -> Substring { split(separator: "\n", omittingEmptySubsequences: false)[number - 1] }
}

@Suite("Every pair of desks")
struct RouteTests {
  /// A draft of an account that uses every status its product ships, deleted and spam among them.
  @Test(arguments: Route.pairs(of: vocabularyDesks)) func keepsEveryDefaultApart(_ route: Route) throws {
    let statuses = try route.source.statuses.filter { $0.spellingOf == nil }.map(\.definition)
    let profile = DraftTests.profile(route.from, statuses.map { ($0, 1) })
    let text = try MappingDraft.draft(
      from: profile, to: DraftTarget(desk: route.to, vocabulary: try route.target))
    let reading = try RouteReading(route, text, source: statuses)
    #expect(reading.file.statuses.count == statuses.count)
    try reading.keepsApart()
    try reading.mergesHold()
    try reading.asksWithAnAnswer()
  }

  /// `make routes` wrote what the vocabularies say today.
  @Test(arguments: Route.pairs(of: routeDesks)) func liesReady(_ route: Route) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let place = root.appending(path: "Mappings/routes/\(route.from)--\(route.to).yaml")
    let text = try #require(try MappingDraft.defaults(from: route.from, to: route.to))
    #expect(try String(contentsOf: place, encoding: .utf8) == text, "run make routes")
    let shipped = SourceProfile(shippedBy: try route.source).statuses
    let reading = try RouteReading(route, text, source: shipped)
    #expect(reading.file.statuses.count == shipped.count && reading.file.fromDesk == route.from)
    try reading.keepsApart()
    try reading.mergesHold()
    try reading.asksWithAnAnswer()
  }

  @Test func nothingElseLiesThere() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Mappings/routes").path)
    #expect(Set(files) == Set(Route.pairs(of: routeDesks).map { "\($0.from)--\($0.to).yaml" }))
  }

  /// Routes worth their words.
  @Test(arguments: [
    ("zendesk", "freshdesk", ["open": "2", "pending": "3", "hold": "7", "solved": "4", "closed": "5"]),
    ("freshdesk", "zendesk", ["2": "open", "3": "pending", "7": "hold", "4": "solved", "5": "closed"]),
    ("hubspot", "zendesk", ["1": "new", "2": "pending", "3": "open", "4": "closed"]),
    ("zendesk", "hubspot", ["new": "1", "pending": "2", "open": "3", "closed": "4"]),
    (
      "zendesk", "jira",
      [
        "open": "Waiting for support", "pending": "Waiting for customer", "hold": "Pending", "solved": "Resolved",
        "closed": "Closed",
      ]
    ),
    ("jira", "zendesk", ["Waiting for support": "open", "Waiting for customer": "pending", "Pending": "hold"]),
    ("zoho-desk", "freshservice", ["Open": "2", "Closed": "5"]),
  ]) func sendsThemWhereAPersonWould(_ from: String, _ to: String, _ wanted: [String: String]) throws {
    let file = try MappingFile(
      yaml: try #require(try MappingDraft.defaults(from: from, to: to)), file: "route.yaml")
    for (source, target) in wanted {
      let rule = try #require(file.statuses.first { ($0.from.id ?? $0.from.label) == source })
      #expect(rule.to.choice == .use(target), "\(from) \(source)")
    }
  }

  @Test func anUnknownDeskHasNoRoute() throws {
    #expect(try MappingDraft.defaults(from: "zendesk", to: "nonesuch") == nil)
  }
}

/// Those of `make routes`.
private let routeDesks = ["zendesk", "freshdesk", "zoho-desk", "hubspot", "jira", "freshservice"]
