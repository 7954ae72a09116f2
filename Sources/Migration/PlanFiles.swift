import Crypto
import DeskKit
import Formats
package import JSONText
import TicketModel

/// One line of `changes/`: what is to be done with one record. No bodies; it points into the archive.
package struct PlannedChange: Sendable, Hashable {
  package var key: String
  package var outcome: Outcome
  package var place: SourcePlace
  /// Why it is skipped, blocked, in conflict or joined.
  package var why: [String] = []
  /// Of the compiled script; the push compiles again and must get the same.
  package var digest: String?
  package var steps = 0
  package var links = 0
  /// Records that must be at the target first.
  package var needs: [String] = []
  /// What becomes of its messages.
  package var messages: [Outcome: Int] = [:]
  /// Of an update: facets the source moved.
  package var changed: [String] = []
  /// Of an update: keys of the messages that the target does not have yet.
  package var added: [String] = []

  init(key: String, outcome: Outcome, place: SourcePlace) {
    self.key = key
    self.outcome = outcome
    self.place = place
  }

  init?(_ json: JSONObject) {
    guard let key = json.text("key"), let outcome = json.text("outcome").flatMap(Outcome.init),
      let place = json["at"]?.array, place.count == 3, let part = place[0].string, let offset = place[1].int,
      let length = place[2].int
    else { return nil }
    self.init(key: key, outcome: outcome, place: SourcePlace(part: part, offset: offset, length: length))
    why = json.texts("why")
    digest = json.text("digest")
    steps = json.integer("steps") ?? 0
    links = json.integer("links") ?? 0
    needs = json.texts("needs")
    for (name, count) in json.members("messages").members {
      if let outcome = Outcome(rawValue: name), let count = count.int { messages[outcome] = count }
    }
    changed = json.texts("changed")
    added = json.texts("added")
  }

  var json: JSONObject {
    var json: JSONObject = [
      "key": .string(key), "outcome": .string(outcome.rawValue),
      "at": [.string(place.part), .number(place.offset), .number(place.length)],
    ]
    json.put("why", why)
    json.put("digest", digest)
    if steps > 0 { json.put("steps", steps) }
    if links > 0 { json.put("links", links) }
    json.put("needs", needs)
    var counts = JSONObject()
    for outcome in Outcome.allCases {
      if let count = messages[outcome], count > 0 { counts.append(outcome.rawValue, .number(count)) }
    }
    json.put("messages", counts)
    json.put("changed", changed)
    json.put("added", added)
    return json
  }

  /// It asks the target for something.
  package var writes: Bool { outcome == .create || outcome == .update }

  /// Nothing of it is written, and the plan announces what therefore stays otherwise than at the source.
  var isLeft: Bool { outcome == .same && !changed.isEmpty }
}

/// The collections a push writes, in its order.
enum Pushed: String, CaseIterable, Sendable {
  case organizations, people, tickets

  var collection: Collection {
    switch self {
    case .organizations: .organizations
    case .people: .people
    case .tickets: .tickets
    }
  }
  var kind: RecordKind {
    switch self {
    case .organizations: .organization
    case .people: .person
    case .tickets: .ticket
    }
  }
  var changes: String { "changes/\(rawValue).ndjson" }
  var losses: String { "losses/\(rawValue).ndjson" }
  static let links = "losses/links.ndjson"
  static let files = allCases.flatMap { [$0.changes, $0.losses] } + [links]
}

/// `plan.json`: what the plan was made with, and its totals.
package struct PlanHeader: Sendable, Hashable {
  package static let format = 1
  package var toolVersion: String
  package var archivePath: String
  package var archiveDigest: String
  package var mappingPath: String
  package var mappingDigest: String
  package var targetPath: String?
  package var targetDigest: String?
  package var ledgerPath: String
  package var ledgerRevision: Int
  package var sourceDesk: String
  package var account: String
  package var targetDesk: String
  package var site: String
  package var options: PlanOptions
  package var summary: PlanSummary
  /// SHA-256 by file of the plan's folder.
  package var files: [String: String]

  var json: JSONObject {
    var json: JSONObject = ["format": .number(PlanHeader.format), "toolVersion": .string(toolVersion)]
    json.append("archive", ["path": .string(archivePath), "digest": .string(archiveDigest)])
    json.append("mapping", ["path": .string(mappingPath), "digest": .string(mappingDigest)])
    if let targetPath {
      json.append("target", ["path": .string(targetPath), "digest": .optional(targetDigest)])
    }
    json.append("ledger", ["path": .string(ledgerPath), "revision": .number(ledgerRevision)])
    json.append("from", ["desk": .string(sourceDesk), "account": .string(account)])
    json.append("to", ["desk": .string(targetDesk), "site": .string(site)])
    json.append("options", .object(options.json))
    json.append("summary", .object(summary.json))
    var digests = JSONObject()
    for name in files.keys.sorted() { digests.append(name, .optional(files[name])) }
    json.append("files", .object(digests))
    return json
  }
}

extension PlanHeader {
  init?(_ json: JSONObject) {
    let archive = json.members("archive"), mapping = json.members("mapping"), target = json.members("target")
    let ledger = json.members("ledger"), from = json.members("from"), to = json.members("to")
    guard json.integer("format") == PlanHeader.format, let toolVersion = json.text("toolVersion"),
      let archivePath = archive.text("path"), let archiveDigest = archive.text("digest"),
      let mappingPath = mapping.text("path"), let mappingDigest = mapping.text("digest"),
      let ledgerPath = ledger.text("path"), let revision = ledger.integer("revision"),
      let sourceDesk = from.text("desk"), let account = from.text("account"), let targetDesk = to.text("desk"),
      let site = to.text("site")
    else { return nil }
    var files: [String: String] = [:]
    for (name, digest) in json.members("files").members { files[name] = digest.string }
    self.init(
      toolVersion: toolVersion, archivePath: archivePath, archiveDigest: archiveDigest, mappingPath: mappingPath,
      mappingDigest: mappingDigest, targetPath: target.text("path"), targetDigest: target.text("digest"),
      ledgerPath: ledgerPath, ledgerRevision: revision, sourceDesk: sourceDesk, account: account,
      targetDesk: targetDesk, site: site, options: PlanOptions(json.members("options")),
      summary: PlanSummary(json: json.members("summary")), files: files)
  }
}

extension PlanOptions {
  var json: JSONObject {
    var json: JSONObject = [
      "historyAs": .string(historyAs.rawValue), "theirsLose": .bool(theirsLose),
      "numbers": .string(keepNumbers ? "keep" : "new"), "peopleWithTokens": .strings(peopleWithTokens.sorted()),
    ]
    if let callsPerMinute { json.append("callsPerMinute", .string("\(callsPerMinute)")) }
    if let share { json.append("share", .string("\(share)")) }
    return json
  }

  init(_ json: JSONObject) {
    self.init(
      historyAs: json.text("historyAs").flatMap(WriterOptions.HistoryAs.init) ?? .comments,
      theirsLose: json.flag("theirsLose") ?? false, keepNumbers: json.text("numbers") == "keep",
      peopleWithTokens: Set(json.texts("peopleWithTokens")),
      callsPerMinute: json.text("callsPerMinute").flatMap(Double.init),
      share: json.text("share").flatMap(Double.init))
  }
}

/// A saved plan.
package struct PlanReader: Sendable {
  package let path: String
  package let header: PlanHeader
  /// Of `plan.json`, which holds the digests of all other files: the plan's identity in the ledger.
  package let digest: String
  package var summary: PlanSummary { header.summary }

  package init(at path: String) throws {
    self.path = path
    guard Disk.exists(path + "/plan.json") else {
      throw MigrationInputError("\(path) is not a plan: it has no plan.json. Make one with `deskferry plan`.")
    }
    let bytes = try Disk.read(path + "/plan.json")
    guard let object = try? JSONIndex.value(of: bytes).object, let header = PlanHeader(object) else {
      throw MigrationInputError("\(path)/plan.json is not a plan that this version reads. Make the plan again.")
    }
    self.header = header
    digest = Digest.sha256(bytes)
  }

  /// Every planned record: organizations, people, tickets, in the archive's order.
  package func forEachChange(_ body: (String, PlannedChange) throws -> Void) throws {
    for pushed in Pushed.allCases {
      let cursor = try changes(pushed)
      while let change = try cursor.next() { try body(pushed.rawValue, change) }
    }
  }

  /// Every announced loss: `{key, path, kind, expected?, volatile?, reason}`.
  package func forEachLoss(_ body: (JSONObject) throws -> Void) throws {
    for name in PlanReader.lossFiles {
      let reader = try LineReader(path + "/" + name)
      while let line = try reader.next() { try body(line) }
    }
  }

  /// In the plan's folder: every announced loss, a line each.
  package static var lossFiles: [String] { Pushed.allCases.map(\.losses) + [Pushed.links] }

  func changes(_ pushed: Pushed, reversed: Bool = false) throws -> ChangeReader {
    try ChangeReader(path + "/" + pushed.changes, reversed: reversed)
  }

  /// Links announced as lost, as `key` and facet path.
  func lostLinks() throws -> [String: [String]] {
    var lost: [String: [String]] = [:]
    let reader = try LineReader(path + "/" + Pushed.links)
    while let line = try reader.next() {
      if let key = line.text("key"), let facet = line.text("path") { lost[key, default: []].append(facet) }
    }
    return lost
  }

  /// - Throws: ``StalePlan`` if a file of the plan was changed after it was made.
  func checkFiles() throws {
    for name in Pushed.files {
      guard Disk.exists(path + "/" + name), try PlanReader.digest(path + "/" + name) == header.files[name] else {
        throw StalePlan("its file \(name) was changed")
      }
    }
  }

  /// Beside what is digested: the plan's own digest and the ledger's number of its last run, once something may have been
  /// written.
  private var mark: String { path + "/pushed" }

  /// The ledger's number of the last run of this plan; nil where no push of it ever began, through whatever ledger.
  var lastRun: Int64? {
    guard Disk.exists(mark), let bytes = try? Disk.read(mark) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Substring(digest) else { return nil }
    return lines.dropFirst().first.flatMap { Int64($0) } ?? 0
  }

  package var wasPushed: Bool { lastRun != nil }

  func mark(_ run: LedgerRun) throws { try Disk.write(Array("\(digest)\n\(run.run)\n".utf8), to: mark) }

  static func digest(_ path: String) throws -> String { try Disk.digest(path) }
}

/// The lines of one changes file. One owner.
final class ChangeReader {
  private let path: String
  private let lines: LineReader
  private var offsets: [Int]?

  init(_ path: String, reversed: Bool) throws {
    self.path = path
    lines = try LineReader(path)
    if reversed { offsets = try LineReader.offsets(path) }
  }

  func next() throws -> PlannedChange? {
    let line: JSONObject?
    if offsets != nil {
      guard let offset = offsets?.popLast() else { return nil }
      line = try lines.next(at: offset)
    } else {
      line = try lines.next()
    }
    guard let line else { return nil }
    guard let change = PlannedChange(line) else {
      throw MigrationInputError("\(path) holds a line that is not a planned change. Make the plan again.")
    }
    return change
  }
}
