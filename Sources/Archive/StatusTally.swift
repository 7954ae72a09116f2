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
  static func identity(_ scope: String?, _ id: String?, _ label: String) -> String {
    (scope ?? "") + "/" + (id ?? "=" + label)
  }

  init(_ tickets: Tally, defined: [String: StatusDefinition]) {
    var uses: [String: [StatusUse]] = [:]
    for (text, count) in tickets.statuses.entries {
      guard let object = StatusTally.object(text) else { continue }
      let status = TicketStatus(json: object)
      let use = StatusUse(
        scope: status.scope, id: status.id, label: status.label, category: status.category, tickets: count)
      uses[StatusTally.identity(status.scope, status.id, status.label), default: []].append(use)
    }
    inUse = uses.values.compactMap(StatusTally.sum).sorted(by: StatusTally.precedes)
    for use in inUse where defined[StatusTally.identity(use.scope, use.id, use.label)] == nil {
      lookUp(use, in: defined)
    }
    historyOnly = StatusTally.history(tickets, known: Set(uses.keys).union(defined.keys), labels: labels(defined))
  }

  private func labels(_ defined: [String: StatusDefinition]) -> Set<String> {
    Set(inUse.map(\.label)).union(defined.values.map(\.label))
  }

  private static func object(_ text: [UInt8]) -> JSONObject? { (try? JSONIndex.value(of: text))?.object }

  /// One identity may come with several labels or categories; the one most tickets carry stands for all.
  private static func sum(_ uses: [StatusUse]) -> StatusUse? {
    let best = uses.max {
      ($0.tickets, $1.label, $1.category.rawValue) < ($1.tickets, $0.label, $0.category.rawValue)
    }
    guard var best else { return nil }
    best.tickets = uses.reduce(0) { $0 + $1.tickets }
    return best
  }

  private static func precedes(_ left: StatusUse, _ right: StatusUse) -> Bool {
    if left.scope != right.scope { return SourceKey.idPrecedes(left.scope ?? "", right.scope ?? "") }
    if left.id != right.id { return SourceKey.idPrecedes(left.id ?? "", right.id ?? "") }
    return left.label.utf8.lexicographicallyPrecedes(right.label.utf8)
  }

  private mutating func lookUp(_ use: StatusUse, in defined: [String: StatusDefinition]) {
    // A form without ids beside one with them: the exact label joins the two (contracts, section 1).
    let sameLabel = defined.values.filter { $0.scope == use.scope && $0.label == use.label }
    if use.id == nil, let match = sameLabel.min(by: { ($0.id ?? "") < ($1.id ?? "") }) {
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

  private static func history(_ tickets: Tally, known: Set<String>, labels: Set<String>) -> [StatusUse] {
    var found: [String: StatusUse] = [:]
    for (text, count) in tickets.historyStatuses.entries {
      guard let value = try? JSONIndex.value(of: text) else { continue }
      let object = value.object
      let id = object?.text("id") ?? value.idText
      let label = object?.text("label") ?? value.idText ?? ""
      let scope = object?.text("scope")
      // A bare value may be an id or a label, as the source's history has it.
      let names = [identity(scope, id, label), identity(scope, nil, label)]
      if !known.isDisjoint(with: names) || (object == nil || id == nil) && labels.contains(label) { continue }
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
    for log in references {
      try log.forEach { key, hash in
        guard !workshop.seen.contains(hash), listed.insert(hash) else { return }
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
