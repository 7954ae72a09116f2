package import DeskKit
package import JSONText
package import TicketModel

/// Whose data an archive holds.
package struct DeskIdentity: Sendable, Hashable {
  package var desk: String
  /// The sub-domain or what `--account` said; nil where neither told.
  package var account: String?
  /// IANA name given for times without an offset.
  package var timeZone: String?
  /// The UTC offsets that times of the source carried, such as `+02:00`.
  package var offsetsSeen: [String]
  package init(desk: String, account: String? = nil, timeZone: String? = nil, offsetsSeen: [String] = []) {
    self.desk = desk
    self.account = account
    self.timeZone = timeZone
    self.offsetsSeen = offsetsSeen
  }
}

/// A status that tickets carry, with how many.
package struct StatusUse: Sendable, Hashable {
  package var scope: String?
  package var id: String?
  package var label: String
  package var category: StatusCategory
  package var tickets: Int

  package init(scope: String?, id: String?, label: String, category: StatusCategory, tickets: Int) {
    self.scope = scope
    self.id = id
    self.label = label
    self.category = category
    self.tickets = tickets
  }

  package init(json: JSONObject) {
    self.init(
      scope: json.text("scope"), id: json.text("id"), label: json.text("label") ?? "",
      category: json.text("category").flatMap(StatusCategory.init) ?? .unknown, tickets: json.integer("tickets") ?? 0)
  }

  package var json: JSONObject {
    [
      "scope": .optional(scope), "id": .optional(id), "label": .string(label),
      "category": .string(category.rawValue), "tickets": .number(tickets),
    ]
  }
}

/// What `read` and `inspect` print of an archive (contracts, section 8); kept in `data/desk.json`.
package struct ArchiveSummary: Sendable {
  package var identity: DeskIdentity
  package var toolVersion = ""
  /// Tickets, messages, people, organizations, groups, attachments, containers, fields, events, then `other/…`.
  package var counts: [(name: String, count: Int)] = []
  /// In order of scope, id, label.
  package var statuses: [StatusUse] = []
  /// Statuses that only events know, `tickets` counting those in whose events they are.
  package var historyOnlyStatuses: [StatusUse] = []
  package var leaves = LeafCount()
  package var leavesByFile: [String: LeafCount] = [:]
  package var completeness: [Completeness] = []
  package var firstCreated: String?
  package var lastUpdated: String?
  /// Tickets by `state`.
  package var states: [String: Int] = [:]
  /// The first 1,000.
  package var findings: [Finding] = []
  package var findingsTotal = 0
  package var findingsBySeverity: [String: Int] = [:]
  /// Keys referred to whose records the source did not contain.
  package var unresolved = 0
  /// Files in `data/attachments` and their bytes.
  package var storedFiles = 0
  package var storedBytes = 0

  package init(identity: DeskIdentity) { self.identity = identity }

  package func count(_ name: String) -> Int { counts.first { $0.name == name }?.count ?? 0 }
}

extension ArchiveSummary {
  static let formatVersion = 1

  /// `data/desk.json`, without the findings, which have a file of their own.
  var deskJSON: JSONObject {
    var counted = JSONObject()
    for (name, count) in counts { counted.append(name, .number(count)) }
    return [
      "format": "deskferry archive", "version": .number(ArchiveSummary.formatVersion), "desk": .string(identity.desk),
      "account": .optional(identity.account), "toolVersion": .string(toolVersion),
      "timeZone": .optional(identity.timeZone), "offsetsSeen": .strings(identity.offsetsSeen),
      "counts": .object(counted), "states": ArchiveSummary.object(states),
      "firstCreated": .optional(firstCreated), "lastUpdated": .optional(lastUpdated),
      "statuses": .array(statuses.map { .object($0.json) }),
      "historyOnlyStatuses": .array(historyOnlyStatuses.map { .object($0.json) }),
      "attachments": ["stored": .number(storedFiles), "bytes": .number(storedBytes)],
      "unresolved": .number(unresolved),
      "findings": ["total": .number(findingsTotal), "bySeverity": ArchiveSummary.object(findingsBySeverity)],
      "completeness": .array(completeness.map { .object(ArchiveSummary.json($0)) }), "leaves": leavesJSON,
    ]
  }

  private var leavesJSON: JSONValue {
    var object = ArchiveSummary.json(leaves)
    var files = JSONObject()
    for (file, count) in leavesByFile.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      files.append(file, .object(ArchiveSummary.json(count)))
    }
    object.append("byFile", .object(files))
    return .object(object)
  }

  private static func object(_ counts: [String: Int]) -> JSONValue {
    var object = JSONObject()
    for (name, count) in counts.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      object.append(name, .number(count))
    }
    return .object(object)
  }

  private static func json(_ leaves: LeafCount) -> JSONObject {
    [
      "total": .number(leaves.total), "mapped": .number(leaves.mapped), "kept": .number(leaves.kept),
      "dropped": object(leaves.dropped),
    ]
  }

  private static func json(_ completeness: Completeness) -> JSONObject {
    [
      "collection": .string(completeness.collection),
      "claimed": completeness.claimed.map { .number($0) } ?? .null, "read": .number(completeness.read),
      "state": .string(completeness.state), "why": .optional(completeness.why),
    ]
  }

  /// Lenient like all readers of the archive; `check` is the judge.
  init(deskJSON json: JSONObject) {
    identity = DeskIdentity(
      desk: json.text("desk") ?? "", account: json.text("account"), timeZone: json.text("timeZone"),
      offsetsSeen: json.texts("offsetsSeen"))
    toolVersion = json.text("toolVersion") ?? ""
    counts = json.members("counts").members.map { ($0, $1.int ?? 0) }
    states = ArchiveSummary.counts(json.members("states"))
    firstCreated = json.text("firstCreated")
    lastUpdated = json.text("lastUpdated")
    statuses = json["statuses"]?.array?.compactMap { $0.object.map(StatusUse.init(json:)) } ?? []
    historyOnlyStatuses = json["historyOnlyStatuses"]?.array?.compactMap { $0.object.map(StatusUse.init(json:)) } ?? []
    storedFiles = json["attachments"]?["stored"]?.int ?? 0
    storedBytes = json["attachments"]?["bytes"]?.int ?? 0
    unresolved = json.integer("unresolved") ?? 0
    findingsTotal = json["findings"]?["total"]?.int ?? 0
    findingsBySeverity = ArchiveSummary.counts(json["findings"]?["bySeverity"]?.object ?? [:])
    completeness = json["completeness"]?.array?.compactMap { $0.object.map(ArchiveSummary.completeness) } ?? []
    leaves = ArchiveSummary.leaves(json.members("leaves"))
    for (file, count) in json.members("leaves").members("byFile").members {
      leavesByFile[file] = count.object.map(ArchiveSummary.leaves)
    }
  }

  private static func counts(_ object: JSONObject) -> [String: Int] {
    Dictionary(object.members.map { ($0, $1.int ?? 0) }, uniquingKeysWith: +)
  }

  private static func leaves(_ json: JSONObject) -> LeafCount {
    var leaves = LeafCount()
    leaves.mapped = json.integer("mapped") ?? 0
    leaves.kept = json.integer("kept") ?? 0
    leaves.dropped = counts(json.members("dropped"))
    return leaves
  }

  private static func completeness(_ json: JSONObject) -> Completeness {
    Completeness(
      collection: json.text("collection") ?? "", claimed: json.integer("claimed"), read: json.integer("read") ?? 0,
      state: json.text("state") ?? "unproven", why: json.text("why"))
  }
}
