import DeskKit
package import JSONText
import TicketModel

/// Losses of one sort, counted.
package struct LossGroup: Sendable, Hashable {
  /// `tickets`, `people`, `organizations`
  package var records: String
  /// A facet path with message and ticket keys as `*`: `message:*.createdAt`.
  package var path: String
  /// `transformed`, `approximated` or `dropped`
  package var kind: String
  package var reason: String
  package var count: Int
  /// Up to five keys.
  package var samples: [String]
}

/// Records that a person must decide about, by reason.
package struct BlockedGroup: Sendable, Hashable {
  package var reason: String
  package var count: Int
  package var samples: [String]
}

/// What a plan comes to.
package struct PlanSummary: Sendable, Hashable {
  package var outcomes = OutcomeTable()
  package var losses: [LossGroup] = []
  package var blocked: [BlockedGroup] = []
  package var conflicts: [BlockedGroup] = []
  package var skipped: [BlockedGroup] = []
  /// What must be done at the target before anything can be pushed; empty if it is ready.
  package var notReady: [String] = []
  package var calls = 0
  package var bytes = 0
  /// At the rate of the options, else 80 % of the card's; nil where neither is known.
  package var seconds: Int?
  package var mails = 0
  /// Agents who would need a seat, by name or address.
  package var seats: [String] = []
  package var checklist: [String] = []

  package init() {}

  package var lossesTotal: Int { losses.reduce(0) { $0 + $1.count } }
  package var blockedTotal: Int {
    outcomes["tickets", .blocked] + outcomes["people", .blocked] + outcomes["organizations", .blocked]
  }
  /// True where a push would write something.
  package var writes: Bool { outcomes.total(.create) + outcomes.total(.update) > 0 }

  package var json: JSONObject {
    var json: JSONObject = ["outcomes": outcomes.json]
    json.append(
      "losses",
      .array(
        losses.map {
          [
            "records": .string($0.records), "path": .string($0.path), "kind": .string($0.kind),
            "reason": .string($0.reason), "count": .number($0.count), "samples": .strings($0.samples),
          ]
        }))
    json.append("blocked", PlanSummary.json(blocked))
    json.append("conflicts", PlanSummary.json(conflicts))
    json.append("skipped", PlanSummary.json(skipped))
    json.append("notReady", .strings(notReady))
    json.append("calls", .number(calls))
    json.append("bytes", .number(bytes))
    if let seconds { json.append("seconds", .number(seconds)) }
    json.append("mails", .number(mails))
    json.append("seats", .strings(seats))
    json.append("checklist", .strings(checklist))
    return json
  }

  private static func json(_ groups: [BlockedGroup]) -> JSONValue {
    .array(
      groups.map { ["reason": .string($0.reason), "count": .number($0.count), "samples": .strings($0.samples)] })
  }

  private static func groups(_ json: JSONObject, _ name: String) -> [BlockedGroup] {
    (json[name]?.array ?? []).compactMap(\.object).map {
      BlockedGroup(
        reason: $0.text("reason") ?? "", count: $0.integer("count") ?? 0, samples: $0.texts("samples"))
    }
  }

  init(json: JSONObject) {
    outcomes = OutcomeTable(json: json.members("outcomes"))
    losses = (json["losses"]?.array ?? []).compactMap(\.object).map {
      LossGroup(
        records: $0.text("records") ?? "", path: $0.text("path") ?? "", kind: $0.text("kind") ?? "",
        reason: $0.text("reason") ?? "", count: $0.integer("count") ?? 0, samples: $0.texts("samples"))
    }
    blocked = PlanSummary.groups(json, "blocked")
    conflicts = PlanSummary.groups(json, "conflicts")
    skipped = PlanSummary.groups(json, "skipped")
    notReady = json.texts("notReady")
    calls = json.integer("calls") ?? 0
    bytes = json.integer("bytes") ?? 0
    seconds = json.integer("seconds")
    mails = json.integer("mails") ?? 0
    seats = json.texts("seats")
    checklist = json.texts("checklist")
  }
}

/// Counts things by a text, remembering a few examples of each, in the order first met.
struct Grouping<Key: Hashable> {
  private(set) var order: [Key] = []
  private var found: [Key: (count: Int, samples: [String])] = [:]

  mutating func add(_ key: Key, sample: String) {
    if found[key] == nil { order.append(key) }
    var entry = found[key] ?? (0, [])
    entry.count += 1
    if entry.samples.count < 5 && entry.samples.last != sample { entry.samples.append(sample) }
    found[key] = entry
  }

  func map<R>(_ transform: (Key, Int, [String]) -> R) -> [R] {
    order.map { key in
      let entry = found[key] ?? (0, [])
      return transform(key, entry.count, entry.samples)
    }
  }
}

extension Grouping where Key == String {
  var groups: [BlockedGroup] { map { BlockedGroup(reason: $0, count: $1, samples: $2) } }
}
