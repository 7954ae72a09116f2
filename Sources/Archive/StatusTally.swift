import DeskKit
import Formats
import JSONText
import TicketModel

/// Sums the statuses of all tickets up by identity and finds those that nothing defines.
struct StatusTally {
  private(set) var inUse: [StatusUse] = []
  private(set) var historyOnly: [StatusUse] = []
  /// To be added to the archive's statuses.
  private(set) var undefined: [StatusDefinition] = []
  private(set) var findings: [Finding] = []

  /// The identity of contracts section 1 as one text, the same that `RecordSink.put(_: StatusDefinition)` uses.
  static func identity(_ scope: String?, _ id: String?, _ label: String) -> ExactText {
    ExactText((scope ?? "") + "/" + (id ?? "=" + label))
  }

  init(_ tickets: Tally, defined: [ExactText: StatusDefinition]) {
    var uses: [ExactText: [StatusUse]] = [:]
    for (text, count, _) in tickets.statuses.entries {
      guard let object = StatusTally.object(text) else { continue }
      let status = TicketStatus(json: object)
      let use = StatusUse(
        scope: status.scope, id: status.id, label: status.label, category: status.category, tickets: count)
      uses[StatusTally.identity(status.scope, status.id, status.label), default: []].append(use)
    }
    inUse = uses.compactMap { StatusTally.sum($1, defined[$0]) }.sorted(by: StatusTally.precedes)
    for use in inUse {
      let identity = StatusTally.identity(use.scope, use.id, use.label)
      guard defined[identity] == nil else { continue }
      noteCategories(uses[identity] ?? [])
      lookUp(use, in: defined)
    }
    historyOnly = StatusTally.history(tickets, known: Set(uses.keys).union(defined.keys), labels: labels(defined))
  }

  private func labels(_ defined: [ExactText: StatusDefinition]) -> Set<ExactText> {
    Set((inUse.map(\.label) + defined.values.map(\.label)).map(ExactText.init))
  }

  private static func object(_ text: [UInt8]) -> JSONObject? { (try? JSONIndex.value(of: text))?.object }

  /// One identity may come with several labels or categories; the one most tickets carry stands for all. What the
  /// source says of the status itself goes before: a closed Zendesk ticket keeps the status that it was solved with.
  private static func sum(_ uses: [StatusUse], _ definition: StatusDefinition?) -> StatusUse? {
    let best = uses.max {
      ($0.tickets, ExactText($1.label), order($1.category)) < ($1.tickets, ExactText($0.label), order($0.category))
    }
    guard var best else { return nil }
    best.tickets = uses.reduce(0) { $0 + $1.tickets }
    if let definition {
      best.label = definition.label
      if definition.category != .unknown { best.category = definition.category }
    }
    return best
  }

  private static func order(_ category: StatusCategory) -> Int { StatusCategory.allCases.firstIndex(of: category) ?? 0 }

  /// Nothing says which of its tickets' categories is that of an undefined status.
  private mutating func noteCategories(_ uses: [StatusUse]) {
    var counts: [StatusCategory: Int] = [:]
    for use in uses where use.category != .unknown { counts[use.category, default: 0] += use.tickets }
    guard counts.count > 1, let first = uses.first else { return }
    let list = StatusCategory.allCases.compactMap { category in
      counts[category].map { "\(category.rawValue) (\($0))" }
    }
    findings.append(
      Finding(
        .warning, "statusOfSeveralCategories",
        what: "the status \(first.id ?? first.label) is defined nowhere, and its tickets come with several categories: "
          + list.joined(separator: ", "), did: "took that of most tickets; each ticket keeps its own"))
  }

  private static func precedes(_ left: StatusUse, _ right: StatusUse) -> Bool {
    if left.scope != right.scope { return SourceKey.idPrecedes(left.scope ?? "", right.scope ?? "") }
    if left.id != right.id { return SourceKey.idPrecedes(left.id ?? "", right.id ?? "") }
    return left.label.utf8.lexicographicallyPrecedes(right.label.utf8)
  }

  private mutating func lookUp(_ use: StatusUse, in defined: [ExactText: StatusDefinition]) {
    // A form without ids beside one with them: the exact label joins the two (contracts, section 1), if it is one's.
    let sameLabel = defined.values.filter { $0.scope.isExactly(use.scope) && $0.label.isExactly(use.label) }
    if use.id == nil, sameLabel.count == 1, let match = sameLabel.first {
      findings.append(
        Finding(
          .info, "statusMatchedByLabel", what: "\(use.tickets) tickets give the status \(use.label) without an id",
          did: "took it for the defined status \(match.id ?? match.label) of that label"))
      return
    }
    undefined.append(
      StatusDefinition(
        scope: use.scope, id: use.id, label: use.label, category: use.category,
        categoryFrom: use.category == .unknown ? .unknown : .default))
  }

  private static func history(_ tickets: Tally, known: Set<ExactText>, labels: Set<ExactText>) -> [StatusUse] {
    var found: [ExactText: StatusUse] = [:]
    for (text, count, _) in tickets.historyStatuses.entries {
      guard let value = try? JSONIndex.value(of: text) else { continue }
      let object = value.object
      let id = object?.text("id") ?? value.idText
      let label = object?.text("label") ?? value.idText ?? ""
      let scope = object?.text("scope")
      // A bare value may be an id or a label, as the source's history has it.
      let names = [identity(scope, id, label), identity(scope, nil, label)]
      if !known.isDisjoint(with: names) || (object == nil || id == nil) && labels.contains(ExactText(label)) {
        continue
      }
      let use = StatusUse(
        scope: scope, id: object == nil ? nil : id, label: label.isEmpty ? id ?? "" : label, category: .unknown,
        tickets: count)
      found[identity(use.scope, use.id, use.label), default: use].tickets += found[names[0]] == nil ? 0 : count
    }
    return found.values.sorted(by: precedes)
  }
}

/// `data/unresolved.ndjson`: each key that a record refers to and no record has, once.
enum Unresolved {
  static func write(
    _ references: [ReferenceLog], workshop: Workshop
  ) throws -> (count: Int, entries: [FileEntry]) {
    let sorter = try SpillSet(folder: workshop.newSpillFolder(), limits: workshop.limits)
    var listed = HashSet64()
    try markSeen(references, workshop.seen)
    for log in references {
      try log.forEach { key, hash in
        guard !log.uses.isMarked(hash), listed.insert(hash) else { return }
        var uses = 0
        for log in references { uses += log.uses[hash] }
        // The number goes along where the JSON would be; the line is written once, in its place.
        try withUnsafeBytes(of: uses) { uses in
          let none = UnsafeRawBufferPointer(rebasing: uses[..<0])
          try sorter.add(RunEntry(id: key, updatedAt: none, json: uses, partial: false))
        }
      }
    }
    let parts = PartWriter(root: workshop.root, name: "unresolved", limits: workshop.limits)
    let line = ByteBuffer(capacity: 256)
    try sorter.forEach { entry in
      write(entry.id, uses: entry.json.loadUnaligned(as: Int.self), to: line)
      try parts.add(line.bytes)
    }
    return (listed.count, try parts.finish())
  }

  /// Marks in each log the keys of records that were written.
  private static func markSeen(_ references: [ReferenceLog], _ seen: HashList) throws {
    for log in references {
      try log.settle()
      guard log.uses.count > 0 else { continue }
      var touched: UInt64 = 0
      seen.forEach { hashes in
        for hash in hashes { touched ^= log.uses.touch(hash) }
        for hash in hashes { log.uses.mark(hash) }
      }
      log.use(touched)
    }
  }

  /// The kind is what stands between the first two colons of the key.
  private static func kind(of key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let colon = UInt8(ascii: ":")
    guard let base = key.baseAddress, let first = Scan.first(colon, in: base, key.count) else { return nil }
    let start = base + first + 1
    return Scan.first(colon, in: start, key.count - first - 1).map { UnsafeRawBufferPointer(start: start, count: $0) }
  }

  private static func write(_ key: UnsafeRawBufferPointer, uses: Int, to line: ByteBuffer) {
    line.removeAll()
    let writer = JSONWriter(line)
    writer.beginObject()
    writer.key("key")
    writer.string(utf8: key)
    writer.key("kind")
    if let kind = kind(of: key) { writer.string(utf8: kind) } else { writer.string("") }
    writer.key("uses")
    writer.number(uses)
    writer.endObject()
  }
}
