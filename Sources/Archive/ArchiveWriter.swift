package import DeskKit
package import Formats
import JSONText
package import TicketModel

package struct ArchiveOptions: Sendable {
  package enum Attachments: String, Sendable, CaseIterable {
    /// Bytes are stored in the archive.
    case copy
    /// Bytes are hashed and left where they are.
    case link
    /// Bytes are not looked at.
    case none
  }
  package var attachments: Attachments
  /// Replace an archive that is at the path already.
  package var force: Bool
  package var toolVersion: String

  package init(attachments: Attachments = .copy, force: Bool = false, toolVersion: String) {
    self.attachments = attachments
    self.force = force
    self.toolVersion = toolVersion
  }
}

/// Writes an archive beside its place and puts it there when it is whole.
///
/// Records may come in any order and in parts; those in order of id cost one copy and one hash. One thread. Where
/// ``finish()`` is not reached, ``abandon()`` or the end of the object's life removes what was written; what a killed
/// process leaves behind is removed by the next one that writes to the same path.
package final class ArchiveWriter: RecordSink {
  /// May be completed while reading, such as by an account learnt from the content.
  package var identity: DeskIdentity
  /// Where the archive will be.
  package let path: String
  private let options: ArchiveOptions
  private let place: ArchivePlace
  private let workshop: Workshop
  private var collections: [Collection: CollectionWriter] = [:]
  /// Those asked for most, which come in turns, and of the others the last one asked for.
  private var tickets: CollectionWriter?
  private var people: CollectionWriter?
  private var recent: CollectionWriter?
  /// Every wording of each, by identity.
  private var definedStatuses: [ExactText: Set<JSONObject>] = [:]
  private var leaves: [String: LeafCount] = [:]
  private var completenesses: [Completeness] = []
  private var done = false

  /// Refuses a path where something is already, unless `force` says that an archive there may be replaced.
  package convenience init(at path: String, identity: DeskIdentity, options: ArchiveOptions) throws {
    try self.init(at: path, identity: identity, options: options, limits: ArchiveLimits())
  }

  init(at path: String, identity: DeskIdentity, options: ArchiveOptions, limits: ArchiveLimits) throws {
    self.identity = identity
    self.options = options
    place = try ArchivePlace(path, force: options.force)
    self.path = place.path
    let attachments = AttachmentStore(root: place.temporary, mode: options.attachments)
    workshop = Workshop(root: place.temporary, limits: limits, attachments: attachments)
  }

  deinit { if !done { place.abandon() } }

  /// Removes what was written.
  package func abandon() {
    done = true
    place.abandon()
  }

  package func put(_ head: RecordHead, json: UnsafeRawBufferPointer) throws { try put(head, json, nil) }

  package func put(_ head: RecordHead, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    try put(head, json, facts)
  }

  private func put(_ head: RecordHead, _ json: UnsafeRawBufferPointer, _ facts: RecordFacts?) throws {
    let writer = writer(for: head.collection)
    if case .statuses = head.collection { try define(json) }
    try writer.put(head, json: json, facts: facts)
    if writer.waiting > 0 { try keepWithinMemory() }
  }

  package func put(_ head: RecordHeadBytes, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    let writer = writer(for: head.collection)
    if case .statuses = head.collection { try define(json) }
    try writer.put(head, json: json, facts: facts)
    if writer.waiting > 0 { try keepWithinMemory() }
  }

  @inline(__always)
  private func writer(for collection: Collection) -> CollectionWriter {
    switch collection {
    case .tickets: if let tickets { return tickets }
    case .people: if let people { return people }
    default: if let recent, recent.collection == collection { return recent }
    }
    return lookUp(collection)
  }

  private func lookUp(_ collection: Collection) -> CollectionWriter {
    let writer = collections[collection] ?? makeWriter(collection)
    switch collection {
    case .tickets: tickets = writer
    case .people: people = writer
    default: recent = writer
    }
    return writer
  }

  private func makeWriter(_ collection: Collection) -> CollectionWriter {
    let writer = CollectionWriter(collection, workshop: workshop) { [unowned self] collection, id, json in
      let head = RecordHead(ArchiveNames.orphans(of: collection), id: id)
      try self.writer(for: head.collection).put(head, json: json, facts: nil)
    }
    collections[collection] = writer
    return writer
  }

  private func keepWithinMemory() throws {
    let waiting = collections.values.reduce(0) { $0 + $1.waiting }
    guard waiting > workshop.limits.allRuns else { return }
    try collections.values.max { $0.waiting < $1.waiting }?.flushRun()
  }

  private func define(_ json: UnsafeRawBufferPointer) throws {
    guard case .object(let object) = try workshop.parse(json, in: "statuses").value else { return }
    let status = StatusDefinition(json: object)
    definedStatuses[StatusTally.identity(status.scope, status.id, status.label), default: []].insert(object)
  }

  package func expectParts(of collection: Collection) throws { try writer(for: collection).spillFromNowOn() }

  package func attachment(url: String, mediaType: String?, bytes: any ByteSource) throws {
    try workshop.attachments.add(url: url, mediaType: mediaType, bytes: bytes)
  }

  package func attachment(key: String, mediaType: String?, bytes: any ByteSource) throws {
    try workshop.attachments.add(key: key, mediaType: mediaType, bytes: bytes)
  }

  package func finding(_ finding: Finding) throws { try workshop.findings.add(finding) }

  package func leaves(_ count: LeafCount, file: String) { leaves[file, default: LeafCount()] += count }

  package func completeness(_ completeness: Completeness) { completenesses.append(completeness) }
  package func offset(_ offset: String) {
    if !identity.offsetsSeen.contains(offset) { identity.offsetsSeen = (identity.offsetsSeen + [offset]).sorted() }
  }

  /// Merges what came unordered, lists what is missing, writes manifests and schemas, syncs, and renames into place.
  package func finish() throws -> ArchiveSummary {
    var summary = ArchiveSummary(identity: identity)
    summary.toolVersion = options.toolVersion
    var bag = Bag(root: place.temporary)
    for collection in Collection.modelled where collection != .statuses {
      bag.entries += try collections[collection]?.finish() ?? []
    }
    try addStatuses(to: &summary)
    bag.entries += try collections[.statuses]?.finish() ?? []
    for writer in others { bag.entries += try writer.finish() }
    bag.attachments = try workshop.attachments.finish(findings: workshop.findings)
    let references = collections.sorted { $0.key.name < $1.key.name }.map(\.value.tally.references)
    let unresolved = try Unresolved.write(references, workshop: workshop)
    summary.unresolved = unresolved.count
    bag.entries += unresolved.entries
    bag.entries += try workshop.findings.finish()
    complete(&summary)
    try Disk.removeTree(workshop.spillRoot)
    try bag.write(summary)
    try place.publish()
    done = true
    return summary
  }

  private var others: [CollectionWriter] {
    collections.values.filter { if case .other = $0.collection { true } else { false } }
      .sorted { $0.collection.name.utf8.lexicographicallyPrecedes($1.collection.name.utf8) }
  }

  /// Statuses that tickets carry and the source did not define (contracts, section 3).
  private func addStatuses(to summary: inout ArchiveSummary) throws {
    guard let tickets = collections[.tickets]?.tally else { return }
    // As they will be written: the order in which they came must not matter.
    let defined = definedStatuses.mapValues { wordings in
      var merge = RecordMerge()
      let inputs = wordings.map { MergeInput(object: $0, updatedAt: nil, partial: false) }
      return StatusDefinition(json: merge.merge(inputs, shape: .status))
    }
    let uses = StatusTally(tickets, defined: defined)
    for status in uses.undefined { try put(status) }
    for finding in uses.findings { try workshop.findings.add(finding) }
    summary.statuses = uses.inUse
    summary.historyOnlyStatuses = uses.historyOnly
    summary.states = tickets.states
    if !tickets.firstCreated.isEmpty { summary.firstCreated = String(decoding: tickets.firstCreated, as: UTF8.self) }
    if !tickets.lastUpdated.isEmpty { summary.lastUpdated = String(decoding: tickets.lastUpdated, as: UTF8.self) }
  }

  private func complete(_ summary: inout ArchiveSummary) {
    let tickets = collections[.tickets]?.tally
    func records(_ collection: Collection) -> Int { collections[collection]?.tally.records ?? 0 }
    summary.counts = [
      ("tickets", records(.tickets)), ("messages", tickets?.messages ?? 0), ("people", records(.people)),
      ("organizations", records(.organizations)), ("groups", records(.groups)),
      ("attachments", tickets?.attachments ?? 0), ("containers", records(.containers)),
      ("fields", records(.fields)), ("events", tickets?.events ?? 0),
    ]
    summary.counts += others.map { ($0.collection.name, $0.tally.records) }
    summary.leavesByFile = leaves
    for count in leaves.values { summary.leaves += count }
    summary.completeness = completenesses.map { distinct($0, summary.counts) }
    summary.findings = workshop.findings.first
    summary.findingsTotal = workshop.findings.total
    summary.findingsBySeverity = workshop.findings.bySeverity
    summary.storedFiles = workshop.attachments.stored
    summary.storedBytes = workshop.attachments.storedBytes
  }

  /// What was read is told in records of the archive: one that came twice proves nothing about one that is missing, and
  /// one that stood inside another is one all the same. Where a source claims a number, what it counts is for its desk
  /// to say: it may be fewer than the records.
  private func distinct(_ told: Completeness, _ counts: [(String, Int)]) -> Completeness {
    guard let count = counts.first(where: { $0.0 == told.collection })?.1,
      count < told.read || told.claimed == nil
    else { return told }
    var told = told
    told.read = count
    if let claimed = told.claimed, count < claimed, told.state == "complete" {
      told.state = "partial"
      told.why = "the source claims more than it holds"
    }
    return told
  }
}
