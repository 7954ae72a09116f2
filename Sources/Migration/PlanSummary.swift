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
  /// Of losses: a record may have several, such as one in each message.
  package var count: Int
  /// Up to five keys.
  package var samples: [String]
  /// How many records have them.
  package var inRecords: Int

  package init(
    records: String, path: String, kind: String, reason: String, count: Int, samples: [String], inRecords: Int
  ) {
    self.records = records
    self.path = path
    self.kind = kind
    self.reason = reason
    self.count = count
    self.samples = samples
    self.inRecords = inRecords
  }
}

/// Records that a person must decide about, by reason.
package struct BlockedGroup: Sendable, Hashable {
  package var reason: String
  package var count: Int
  package var samples: [String]
  /// Up to five ticket numbers, as people know them; empty for people and organizations.
  package var numbers: [String] = []
  /// Oldest creation and newest change of the tickets, where they tell.
  package var firstUse: String?
  package var lastUse: String?

  package init(
    reason: String, count: Int, samples: [String], numbers: [String] = [], firstUse: String? = nil,
    lastUse: String? = nil
  ) {
    self.reason = reason
    self.count = count
    self.samples = samples
    self.numbers = numbers
    self.firstUse = firstUse
    self.lastUse = lastUse
  }
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
  /// Faults of the mapping that stand whatever the tickets are, such as two lines for one status.
  package var mappingFaults: [String] = []
  package var calls = 0
  package var bytes = 0
  /// At the rate of the options, else 80 % of the card's; nil where neither is known.
  package var seconds: Int?
  package var mails = 0
  /// Agents who would need a seat, by name or address.
  package var seats: [String] = []
  package var checklist: [String] = []
  /// Statuses that the mapping wants and the target does not have, in the order to make them; nobody makes them for you.
  package var statusesToCreate: [String] = []
  /// What each written merge joins, and each status that changes its category, with the tickets they touch.
  package var merges: [BlockedGroup] = []
  package var crossings: [BlockedGroup] = []
  /// Status changes in the histories of tickets that are written: sides that have a status at the target through the
  /// mapping, and sides kept as text.
  package var historyMapped = 0
  package var historyText = 0
  /// Ids and names in histories that do not agree with the statuses that exist, and statuses only histories know.
  package var historyRemarks: [String] = []

  package init() {}

  package var lossesTotal: Int { losses.reduce(0) { $0 + $1.count } }
  package var blockedTotal: Int {
    outcomes["tickets", .blocked] + outcomes["people", .blocked] + outcomes["organizations", .blocked]
  }
  /// A person must decide something about records or the mapping; the rest can be pushed without.
  package var isBlocked: Bool { blockedTotal > 0 || !mappingFaults.isEmpty }
  /// Those that no blocked record shows.
  package var faultsAlone: [String] {
    mappingFaults.filter { fault in !blocked.contains { $0.reason == fault } }
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
            "reason": .string($0.reason), "count": .number($0.count), "inRecords": .number($0.inRecords),
            "samples": .strings($0.samples),
          ]
        }))
    json.append("blocked", PlanSummary.json(blocked))
    json.append("conflicts", PlanSummary.json(conflicts))
    json.append("skipped", PlanSummary.json(skipped))
    json.append("notReady", .strings(notReady))
    json.append("mappingFaults", .strings(mappingFaults))
    json.append("calls", .number(calls))
    json.append("bytes", .number(bytes))
    if let seconds { json.append("seconds", .number(seconds)) }
    json.append("mails", .number(mails))
    json.append("seats", .strings(seats))
    json.append("checklist", .strings(checklist))
    json.append("statusesToCreate", .strings(statusesToCreate))
    json.append("merges", PlanSummary.json(merges))
    json.append("crossings", PlanSummary.json(crossings))
    json.append(
      "history",
      ["mapped": .number(historyMapped), "text": .number(historyText), "remarks": .strings(historyRemarks)])
    return json
  }

  private static func json(_ groups: [BlockedGroup]) -> JSONValue {
    .array(
      groups.map { group in
        var json: JSONObject = [
          "reason": .string(group.reason), "count": .number(group.count), "samples": .strings(group.samples),
          "numbers": .strings(group.numbers),
        ]
        json.put("firstUse", group.firstUse)
        json.put("lastUse", group.lastUse)
        return .object(json)
      })
  }

  private static func groups(_ json: JSONObject, _ name: String) -> [BlockedGroup] {
    (json[name]?.array ?? []).compactMap(\.object).map {
      BlockedGroup(
        reason: $0.text("reason") ?? "", count: $0.integer("count") ?? 0, samples: $0.texts("samples"),
        numbers: $0.texts("numbers"), firstUse: $0.text("firstUse"), lastUse: $0.text("lastUse"))
    }
  }

  init(json: JSONObject) {
    outcomes = OutcomeTable(json: json.members("outcomes"))
    losses = (json["losses"]?.array ?? []).compactMap(\.object).map {
      LossGroup(
        records: $0.text("records") ?? "", path: $0.text("path") ?? "", kind: $0.text("kind") ?? "",
        reason: $0.text("reason") ?? "", count: $0.integer("count") ?? 0, samples: $0.texts("samples"),
        inRecords: $0.integer("inRecords") ?? 0)
    }
    blocked = PlanSummary.groups(json, "blocked")
    conflicts = PlanSummary.groups(json, "conflicts")
    skipped = PlanSummary.groups(json, "skipped")
    notReady = json.texts("notReady")
    mappingFaults = json.texts("mappingFaults")
    calls = json.integer("calls") ?? 0
    bytes = json.integer("bytes") ?? 0
    seconds = json.integer("seconds")
    mails = json.integer("mails") ?? 0
    seats = json.texts("seats")
    checklist = json.texts("checklist")
    statusesToCreate = json.texts("statusesToCreate")
    merges = PlanSummary.groups(json, "merges")
    crossings = PlanSummary.groups(json, "crossings")
    let history = json.members("history")
    historyMapped = history.integer("mapped") ?? 0
    historyText = history.integer("text") ?? 0
    historyRemarks = history.texts("remarks")
  }
}

/// Counts things by a text, remembering a few examples of each, in the order first met.
struct Grouping<Key: Hashable> {
  private(set) var order: [Key] = []
  private var found: [Key: (count: Int, samples: [String])] = [:]
  /// The last sample of each key, and how often it was another than the one before.
  private var last: [Key: (sample: String, records: Int)] = [:]

  mutating func add(_ key: Key, sample: String) {
    if found[key] == nil { order.append(key) }
    var entry = found[key] ?? (0, [])
    entry.count += 1
    if entry.samples.count < 5 && entry.samples.last != sample { entry.samples.append(sample) }
    found[key] = entry
    if last[key]?.sample != sample { last[key] = (sample, (last[key]?.records ?? 0) + 1) }
  }

  /// How many different samples were added, where those of one record came together.
  func records(of key: Key) -> Int { last[key]?.records ?? 0 }

  func map<R>(_ transform: (Key, Int, [String]) -> R) -> [R] {
    order.map { key in
      let entry = found[key] ?? (0, [])
      return transform(key, entry.count, entry.samples)
    }
  }
}

/// Records by why they are not written, with what a person needs to decide.
struct ReasonGroups {
  private var grouping = Grouping<String>()
  private var uses: [String: (numbers: [String], first: String?, last: String?)] = [:]

  mutating func add(_ reason: String, key: String, ticket: JSONObject?) {
    grouping.add(reason, sample: key)
    guard let ticket else { return }
    var use = uses[reason] ?? ([], nil, nil)
    if use.numbers.count < 5, let number = ticket.text("number") ?? ticket.text("id") { use.numbers.append(number) }
    let created = ticket.text("createdAt")
    let updated = ticket.text("updatedAt")
    if let time = created ?? updated { use.first = min(use.first ?? time, time) }
    if let time = updated ?? created { use.last = max(use.last ?? time, time) }
    uses[reason] = use
  }

  var groups: [BlockedGroup] {
    grouping.map { reason, count, samples in
      let use = uses[reason]
      return BlockedGroup(
        reason: reason, count: count, samples: samples, numbers: use?.numbers ?? [], firstUse: use?.first,
        lastUse: use?.last)
    }
  }
}
