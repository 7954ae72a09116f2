import DeskKit
import Formats
import JSONText
import TicketModel

/// Writes one collection: straight through while its records come in order of id, over sorted runs once they do not.
final class CollectionWriter {
  let collection: Collection
  private let isTickets: Bool
  private let hasFacts: Bool
  private let hasKeys: Bool
  let tally: Tally
  private let workshop: Workshop
  private let folder: String
  private let scanned = RecordFacts()
  private lazy var splice = TicketSplice(facts: scanned)
  private let lastID = ByteBuffer(capacity: 64)
  private let parts: PartWriter
  private let heads: HeadLog
  private var spill: SpillSet?
  /// Takes groups of parts whose whole record never came.
  private let orphan: (Collection, _ id: String, _ json: UnsafeRawBufferPointer) throws -> Void

  init(
    _ collection: Collection, workshop: Workshop,
    orphan: @escaping (Collection, _ id: String, _ json: UnsafeRawBufferPointer) throws -> Void
  ) {
    self.collection = collection
    self.workshop = workshop
    self.orphan = orphan
    isTickets = collection == .tickets
    hasFacts = [.tickets, .people, .groups].contains(collection)
    hasKeys =
      switch collection {
      case .fields, .statuses, .other: false
      default: true
      }
    folder = workshop.newSpillFolder()
    tally = Tally(referencePath: folder + "/references")
    parts = PartWriter(root: workshop.root, name: ArchiveNames.file(collection), limits: workshop.limits)
    heads = HeadLog(folder + "/heads")
  }

  /// Bytes of records waiting in memory to be sorted.
  var waiting: Int { spill?.waiting ?? 0 }

  func flushRun() throws { try spill?.flush() }

  /// `facts` nil: they are read from the JSON.
  func put(_ head: RecordHead, json: UnsafeRawBufferPointer, facts: RecordFacts?) throws {
    var id = head.id
    var updatedAt = head.updatedAt ?? ""
    try id.withUTF8 { id in
      try updatedAt.withUTF8 { updatedAt in
        var entry = RunEntry(
          id: UnsafeRawBufferPointer(id), updatedAt: UnsafeRawBufferPointer(updatedAt), json: json,
          partial: head.partial, joined: head.joined)
        entry.isBare = !isTickets && facts?.references.count == 0
        entry.isStateless = head.isStateless
        try put(entry, facts: facts)
      }
    }
  }

  func put(_ head: RecordHeadBytes, json: UnsafeRawBufferPointer, facts: RecordFacts) throws {
    var entry = RunEntry(id: head.id, updatedAt: head.updatedAt, json: json, partial: false, joined: head.joined)
    entry.isBare = facts.references.count == 0 && !isTickets
    try put(entry, facts: facts)
  }

  private func put(_ entry: RunEntry, facts: RecordFacts?) throws {
    if let spill { return try spill.add(entry) }
    let order = parts.lines == 0 ? 1 : IDOrder.compare(entry.id, lastID.bytes)
    if order > 0, !entry.partial {
      lastID.removeAll()
      lastID.append(entry.id)
      try heads.add(entry)
      return try write(entry.json, facts: facts)
    }
    // The same page read twice: the same record in the same words needs no merge.
    if order == 0, !entry.partial, parts.lastLine(is: entry.json) { return }
    try spillFromNowOn().add(entry)
  }

  /// Gives up the straight path; what was written on it becomes one sorted run.
  @discardableResult
  func spillFromNowOn() throws -> SpillSet {
    if let spill { return spill }
    let spill = try SpillSet(folder: folder, limits: workshop.limits)
    if parts.lines > 0 { spill.adopt(heads: try heads.finish(), files: try parts.surrender(into: folder)) }
    self.spill = spill
    tally.restart(referencePath: folder + "/references-merged")
    return spill
  }

  /// One final line: written, counted, its key noted.
  private func write(_ json: UnsafeRawBufferPointer, facts: RecordFacts?) throws {
    try parts.add(json)
    tally.records += 1
    if hasKeys { workshop.markSeen(json) }
    guard hasFacts else { return }
    if let facts { return try tally.add(facts, whole: isTickets) }
    try scan(try workshop.parse(json, in: collection.name))
  }

  private func scan(_ node: JSONNode) throws {
    let scanner = FactScanner(facts: scanned)
    switch collection {
    case .tickets: scanner.ticket(node)
    case .people: scanner.person(node)
    default: scanner.group(node)
    }
    try tally.add(scanned, whole: isTickets)
  }

  /// Sorts and merges what was not in order, and closes. Nothing may be put afterwards.
  func finish() throws -> [FileEntry] {
    if isTickets, workshop.attachments.hasFiles, parts.lines > 0 { try spillFromNowOn() }
    guard let spill else { return try parts.finish() }
    parts.restart()
    var group = RecordGroup()
    if let records = spill.inMemory {
      for at in 0..<records.count {
        let entry = records[at]
        let isLast = !records.isFollowedBySame(at)
        // One record alone, which is to stay as it is.
        if isLast, group.isEmpty, entry.isBare, !entry.partial {
          scanned.reset()
          try write(entry.json, facts: scanned)
          continue
        }
        try group.add(entry)
        guard isLast else { continue }
        try finish(group)
        group.removeAll()
      }
      return try parts.finish()
    }
    var merge = try spill.merged()
    while let entry = merge.current {
      if !group.isEmpty, IDOrder.compare(entry.id, group.id) != 0 {
        try finish(group)
        group.removeAll()
      }
      try group.add(entry)
      try merge.advance()
    }
    if !group.isEmpty { try finish(group) }
    return try parts.finish()
  }

  private func finish(_ group: RecordGroup) throws {
    if let separated = try group.separated() { return try join(separated) }
    try join(group)
  }

  private func join(_ group: RecordGroup) throws {
    if isTickets, let line = splice.line(of: group) {
      guard workshop.attachments.hasFiles else { return try write(line, facts: scanned) }
      return try writeMerged(line)
    }
    if group.places.count == 1, !group.allPartial {
      // One record alone stays as it is.
      let place = group.places[0]
      scanned.reset()
      return try place.isBare ? write(group.json(place), facts: scanned) : writeMerged(group.json(place))
    }
    let line = try group.merged(as: RecordShape(collection))
    if group.allPartial {
      let json = line.json
      try workshop.findings.add(
        Finding(
          .warning, "recordMissing", key: RecordText.key(of: json),
          what: "parts of a record of \(collection.name) came, the record itself did not: \(group.idText)",
          did: "kept whole in \(ArchiveNames.file(ArchiveNames.orphans(of: collection)))"))
      return try json.withUnsafeBytes { try orphan(collection, group.idText, $0) }
    }
    if let finding = line.finding(of: group) { try workshop.findings.add(finding) }
    try line.json.withUnsafeBytes { try writeMerged($0) }
  }

  private func writeMerged(_ json: UnsafeRawBufferPointer) throws {
    guard isTickets, workshop.attachments.hasFiles else { return try write(json, facts: nil) }
    let node = try workshop.parse(json, in: collection.name)
    guard workshop.attachments.concerns(node), case .object(let ticket) = node.value else {
      return try write(json, facts: nil)
    }
    let filled = try workshop.attachments.filled(ticket, findings: workshop.findings)
    try JSONValue.object(filled).bytes.withUnsafeBytes { try write($0, facts: nil) }
  }
}

enum RecordText {
  /// The `key` of a canonical record, which stands first in it.
  static func key(of json: [UInt8]) -> String? {
    (try? JSONIndex.value(of: json))?["key"]?.string
  }
}
