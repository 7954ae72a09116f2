import JSONText
import StatusMapping
import Testing
import TicketModel

/// A Request Tracker pulled by someone who may not see every lifecycle: `desk` tells its rules, of `default` one status
/// was seen on a ticket, of `strict` nothing.
@Suite("Scopes that the product ships")
struct ShippedScopeTests {
  let open = status("2", "Open", .open)
  let solved = status("4", "Resolved", .solved)

  private func queue(_ id: String, _ label: String, _ lifecycle: String) -> Container {
    var container = Container(key: "rt:container:\(id)", id: id, label: label, kind: "queue")
    container.extras["Lifecycle"] = .string(lifecycle)
    return container
  }

  private var queues: [Container] {
    [queue("1", "General", "default"), queue("3", "Support", "desk"), queue("4", "Strict", "strict")]
  }

  private var pulled: [StatusDefinition] {
    let ids = ["new", "open", "resolved", "on hold"]
    let desk = zip(ids, [StatusCategory.new, .open, .solved, .unknown]).map { id, category in
      var definition = status(id, id, category, scope: "desk")
      definition.extras["mayStart"] = true
      definition.extras["mayBecome"] = .strings(ids.filter { $0 != id })
      return definition
    }
    return desk + [status("stalled", "stalled", .pending, scope: "default")]
  }

  private func mapper(_ to: String, queue: String = "1", pulled: [StatusDefinition]? = nil) throws -> Mapper {
    let file = try MappingFile(
      yaml: """
        deskferry: 1
        from: { desk: freshdesk }
        to: { desk: request-tracker }
        containers: [ { otherwise: { use: "\(queue)" } } ]
        statuses: [ { from: { id: 4 }, to: { \(to) } } ]
        """, file: "m.yaml")
    return Mapper(
      file, source: [solved], target: pulled ?? self.pulled,
      targetVocabulary: try StatusVocabulary.builtIn("request-tracker"), targetContainers: queues)
  }

  @Test(arguments: [
    "use: resolved, scope: default", "use: resolved", "use: resolved, scope: default, category: solved",
  ])
  func aStatusSeenElsewhereIsThereAsShipped(to: String) throws {
    let mapper = try mapper(to)
    #expect(mapper.problems.isEmpty)
    #expect(mapper.decide(solved).value?.scope == "default")
  }

  /// A category beside it makes no status: the writer knows that the lifecycle has none of that name.
  @Test(arguments: ["Resolved", "resolvd", "nonsense"])
  func whatIsNotShippedIsRefused(id: String) throws {
    let expected =
      "lifecycle default as Request Tracker ships it has no status \(id); choose one of new, open, stalled, resolved, "
      + "rejected, deleted; if it was changed there, pull again as someone who may see its rules"
    #expect(try mapper("use: \(id), scope: default, category: solved").blocks == ["m.yaml:5:36: " + expected])
    #expect(try mapper("use: \(id), scope: default").blocks == ["m.yaml:5:36: " + expected])
    // Without a scope only the ticket's container tells.
    let anywhere = try mapper("use: \(id), category: solved")
    if id != "Resolved" {
      #expect(anywhere.blocks == [])
      #expect(anywhere.decide(solved) == .undecided(reason: "m.yaml:5:21: container 1: " + expected))
    } else {
      #expect(anywhere.decide(solved).value == nil)
    }
  }

  @Test func aStatusThatIsNotShippedShowsThatTheSiteChangedIt() throws {
    let changed = pulled + [status("parked", "parked", .hold, scope: "default")]
    let mapper = try mapper("use: done, scope: default, category: solved", pulled: changed)
    #expect(mapper.blocks.isEmpty)
    #expect(mapper.problems.map(\.kind) == [.targetNotSeen, .transitionsUnknown])
    #expect(mapper.decide(solved).value?.id == "done")
  }

  /// Where tickets may start says nothing of the other statuses.
  @Test func startsAloneAreNotAllStatuses() throws {
    let starts = ["new", "open", "resolved"].map { id in
      var definition = status(id, id, id == "resolved" ? .solved : .open, scope: "default")
      definition.extras["mayStart"] = true
      return definition
    }
    let rejected = status("rejected", "rejected", .solved, scope: "default")
    #expect(try mapper("use: resolved, scope: default", pulled: starts).blocks.isEmpty)
    #expect(try mapper("use: rejected", pulled: starts + [rejected]).blocks.isEmpty)
    // Other starts than those shipped: the site's own.
    let own = try mapper("use: done, scope: default, category: solved", pulled: Array(starts.prefix(2)))
    #expect(own.blocks.isEmpty && own.decide(solved).value?.id == "done")
  }

  @Test func aScopeOfWhichNothingIsKnownIsAskedAbout() throws {
    let mapper = try mapper("use: resolved", queue: "4")
    #expect(mapper.decide(solved).value?.scope == "strict", "the writer asks the target")
    // By a name that the product ships the same is meant, also where its scope is written.
    let named = try self.mapper("use: resolved, scope: strict", queue: "4")
    #expect(named.blocks == [] && named.decide(solved).value?.category == .solved)
    let talked = try self.mapper("use: resolved, scope: strict, category: pending", queue: "4")
    #expect(talked.problems.filter(\.blocks).map(\.kind) == [.categoryContradicted])
    #expect(try self.mapper("use: done, scope: strict", queue: "4").blocks.count == 1, "any other needs its category")
  }

  @Test func statusesOfSeveralScopesAreProposedWithoutOne() throws {
    var profile = DraftTests.profile("freshdesk", [(open, 2), (solved, 1), (status("3", "Pending", .pending), 1)])
    profile.containers = [Container(key: "f:container:7", id: "7", label: "Shop", kind: "product")]
    var ticket = Ticket(key: "f:ticket:99", id: "99")
    ticket.status = TicketStatus(id: "2", label: "Open", category: .open)
    ticket.container = NamedReference(id: "7", label: "Shop")
    profile.add(ticket)
    let target = DraftTarget(
      desk: "request-tracker", statuses: pulled, containers: queues,
      vocabulary: try StatusVocabulary.builtIn("request-tracker"))
    let text = try MappingDraft.draft(from: profile, to: target)
    #expect(text.contains("    to: { use: open }   # same label; confidence: high"), "\(text)")
    #expect(text.contains("    to: { use: resolved }   # "), "\(text)")
    #expect(text.contains("    to: { use: stalled, scope: default }   # "), "only that one has it\n\(text)")
    #expect(text.contains("    # or: to: { use: \"1\", label: General }   lifecycle default"), "\(text)")
    #expect(text.contains("    # or: to: { use: \"4\", label: Strict }   lifecycle strict"), "\(text)")
    let again = try MappingDraft.draft(
      from: profile, to: target, existing: try MappingFile(yaml: text, file: "m.yaml"))
    #expect(again == text)
  }

  /// Two scopes that mean different things by one id are not one status.
  @Test func differentCategoriesKeepTheirScopes() throws {
    let there = [
      status("1", "Open", .open, scope: "a"), status("1", "Open", .pending, scope: "b"),
      status("2", "Done", .solved, scope: "a"), status("2", "Done", .solved, scope: "b"),
    ]
    let profile = DraftTests.profile("freshdesk", [(open, 2), (status("5", "Done", .solved), 1)])
    let text = try MappingDraft.draft(
      from: profile, to: DraftTarget(desk: "hubspot", statuses: there, vocabulary: nil))
    #expect(text.contains("to: { use: \"1\", label: Open, scope: a }"), "\(text)")
    #expect(text.contains("to: { use: \"2\", label: Done }"), "\(text)")
  }
}
