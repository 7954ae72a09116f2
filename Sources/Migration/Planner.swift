import DeskKit
import JSONText
import StatusMapping
import TicketModel

/// Says what a push would do, record by record, and saves that.
package enum Planner {
  /// Plans everything and writes the folder `path`, beside its place first. Opens no connection.
  ///
  /// - Parameters:
  ///   - ledgerPath: read if it exists; `plan` never makes one.
  ///   - replace: an existing plan at `path` is replaced.
  ///   - progress: called with the collection and how many of its records are planned.
  /// - Throws: ``MigrationInputError``, ``LedgerInUse``, ``LedgerMismatch``, ``DiskError``.
  package static func plan(
    _ inputs: MigrationInputs, ledgerPath: String, to path: String, replace: Bool = false,
    progress: (String, Int) -> Void = { _, _ in }
  ) throws -> PlanSummary {
    guard replace || !Disk.exists(path) else {
      throw MigrationInputError("\(path) exists already. Choose another name with -o, or remove it.")
    }
    let ledger =
      try Ledger.exists(at: ledgerPath)
      ? Ledger(at: ledgerPath, account: inputs.account(), site: inputs.site) : nil
    let partial = path + ".partial"
    Disk.removeFolder(partial)
    for folder in [partial, partial + "/changes", partial + "/losses"] { try Disk.makeFolder(folder) }
    do {
      let builder = try PlanBuilder(inputs, ledger, partial)
      for pushed in Pushed.allCases { try builder.plan(pushed, progress) }
      let summary = try builder.finish(ledgerPath: ledgerPath)
      if replace { Disk.removeFolder(path) }
      try Disk.rename(partial, to: path)
      return summary
    } catch {
      Disk.removeFolder(partial)
      throw error
    }
  }
}

/// The work of one plan. One owner.
private final class PlanBuilder {
  private let inputs: MigrationInputs
  private let ledger: Ledger?
  private let folder: String
  private let compiler: RecordCompiler
  private let target: TargetIndex
  private let delta: DeltaRules
  private var time: PlanTime
  private var summary = PlanSummary()
  private var losses = Grouping<LossKey>()
  private var blocked = ReasonGroups()
  private var conflicts = ReasonGroups()
  private var skipped = ReasonGroups()
  private var history: HistoryCheck
  private var tally: StatusTally
  /// Records of the target of which the source knows nothing.
  private var others: [Pushed: Set<String>]
  /// People and organizations that are or will be at the target.
  private var available: Set<String> = []
  /// Other ends of links, and who links to them.
  private var links: [(key: String, path: String, need: String)] = []
  private var changesFile: LineFile?
  private var lossFile: LineFile?

  private struct LossKey: Hashable {
    var records: String
    var path: String
    var kind: String
    var reason: String
  }

  init(_ inputs: MigrationInputs, _ ledger: Ledger?, _ folder: String) throws {
    self.inputs = inputs
    self.ledger = ledger
    self.folder = folder
    compiler = try RecordCompiler(inputs)
    target = try TargetIndex(
      inputs.target, prefix: compiler.account + "/" + inputs.archive.desk + ":", scratch: folder + "/target.sqlite")
    delta = DeltaRules(card: inputs.card)
    others = [
      .people: compiler.people.onlyAtTarget, .organizations: compiler.people.organizationsOnlyAtTarget,
    ]
    time = PlanTime(card: inputs.card)
    history = HistoryCheck(inputs.mapper)
    tally = StatusTally(inputs.mapper)
    summary.checklist = inputs.writer.unchecked + inputs.card.checklist + compiler.people.remarks
    summary.mappingFaults = inputs.mapper.faults.map(\.description)
    summary.statusesToCreate = inputs.mapper.creations.map(\.description)
    if inputs.writer.externalIDPlace == nil { summary.notReady.append(inputs.writer.externalIDAdvice) }
  }

  func plan(_ pushed: Pushed, _ progress: (String, Int) -> Void) throws {
    let changes = try LineFile(folder + "/" + pushed.changes)
    lossFile = try LineFile(folder + "/" + pushed.losses)
    summary.outcomes.add(pushed.rawValue, .same, 0)
    if pushed == .tickets { summary.outcomes.add("messages", .same, 0) }
    try inputs.archive.each(pushed.collection) { json, place in
      let change = try decide(pushed, json, place)
      summary.outcomes.add(pushed.rawValue, change.outcome)
      summary.outcomes.add("messages", change.messages)
      for reason in change.why { group(change.outcome, reason, change.key, pushed == .tickets ? json : nil) }
      if pushed != .tickets, [.same, .create, .update].contains(change.outcome) { available.insert(change.key) }
      try changes.line(change.json)
      if changes.lines % 500 == 0 { progress(pushed.rawValue, changes.lines) }
    }
    progress(pushed.rawValue, changes.lines)
    try changes.close()
    try lossFile?.close()
  }

  private func group(_ outcome: Outcome, _ reason: String, _ key: String, _ ticket: JSONObject?) {
    switch outcome {
    case .blocked: blocked.add(reason, key: key, ticket: ticket)
    case .conflict: conflicts.add(reason, key: key, ticket: ticket)
    case .skipped: skipped.add(reason, key: key, ticket: ticket)
    default: break
    }
  }

  private func decide(_ pushed: Pushed, _ json: JSONObject, _ place: SourcePlace) throws -> PlannedChange {
    var change = PlannedChange(key: json.text("key") ?? "", outcome: .same, place: place)
    let messages = pushed == .tickets ? json["messages"]?.array?.count ?? 0 : 0
    let compiled = try compiler.compile(pushed.collection, json) { id in
      try self.ledger?.record(change.key)?.made(id) == true
    }
    switch compiled {
    case .skipped(let reason):
      (change.outcome, change.why) = (.skipped, [reason])
      if pushed == .people { seat(change.key) }
    case .blocked(let reasons):
      (change.outcome, change.why) = (.blocked, PlanBuilder.unique(reasons))
      if pushed == .tickets { count(Ticket(json: json)) }
    case .joined(let id, let why):
      (change.outcome, change.why) = (.same, [why])
      if let id, let known = try ledger?.record(change.key)?.targetID, known != id {
        let elsewhere =
          "written as \(known) before, and what tells who it is belongs to \(id) there now: settle it there"
        (change.outcome, change.why) = (.conflict, [elsewhere])
      }
    case .ready(let record):
      if let ticket = record.mapped?.ticket { count(ticket, record.status) }
      try decide(record, pushed, json, &change)
      if change.outcome == .update { return change }
    }
    if messages > 0 { change.messages = [change.outcome: messages] }
    return change
  }

  /// What merges, changes of category and histories touch: also where something else still blocks the ticket.
  private func count(_ ticket: Ticket, _ status: MappedStatus? = nil) {
    history.add(ticket)
    guard let status = status ?? inputs.mapper.status(MappingFacts(ticket: ticket)).value else { return }
    tally.add(ticket, status)
  }

  private static func unique(_ reasons: [String]) -> [String] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  private func decide(_ record: CompiledRecord, _ pushed: Pushed, _ json: JSONObject, _ change: inout PlannedChange)
    throws
  {
    let missing = missingNeeds(record)
    guard missing.isEmpty else {
      (change.outcome, change.why) = (.blocked, missing)
      return
    }
    let known = try ledger?.record(record.key)
    if let id = known?.targetID { others[pushed]?.remove(id) }
    guard let known, try known.state != .open || ledger?.isInUpdate(known.key) == true else {
      if known == nil, let conflict = try conflict(record, pushed) {
        (change.outcome, change.why) = (.conflict, [conflict])
        return
      }
      // Unknown, or begun by a push that was interrupted: all its steps, of which those done are not repeated.
      if pushed == .tickets, let id = known?.targetID, try target.contains(id: id) { target.countJoined() }
      try create(record, pushed, &change)
      return
    }
    if pushed == .tickets, let id = known.targetID, try target.contains(id: id) { target.countJoined() }
    try compare(record, known, pushed, &change)
  }

  /// Records of other kinds that steps wait for and that will never be there.
  private func missingNeeds(_ record: CompiledRecord) -> [String] {
    var missing: [String] = []
    for step in record.ownSteps {
      for need in step.needs where need != record.key && !isAvailable(need) {
        let reason = "needs \(need), which is not written"
        if !missing.contains(reason) { missing.append(reason) }
      }
    }
    return missing
  }

  private func isAvailable(_ need: String) -> Bool {
    available.contains(need) || compiler.people.joinedID(need) != nil
  }

  /// It carries our external id at the target but the ledger does not know it.
  private func conflict(_ record: CompiledRecord, _ pushed: Pushed) throws -> String? {
    guard pushed == .tickets else { return nil }
    for id in try target.ids(external: record.externalID) {
      target.countJoined()
      if try ledger?.wasRemoved(.ticket, targetID: id) == true { continue }
      return "at the target already as \(id), but not in the ledger: run `deskferry ledger rebuild`"
    }
    return nil
  }

  private func create(_ record: CompiledRecord, _ pushed: Pushed, _ change: inout PlannedChange) throws {
    change.outcome = .create
    describe(record.script, record, &change)
    try lose(record.script, pushed)
    if pushed == .people { seat(record.key) }
  }

  /// An agent who is not at the target yet.
  private func seat(_ key: String) {
    guard let person = compiler.people[key], RecordCompiler.needsSeat(person) else { return }
    summary.seats.append(person.name ?? person.address ?? key)
  }

  private func describe(_ script: RecordScript, _ record: CompiledRecord, _ change: inout PlannedChange) {
    change.digest = Digest.script(script)
    let links = record.linkSteps
    let own = script.steps.filter { $0.kind != .link }
    change.steps = own.count
    change.links = links.count
    var needs: Set<String> = []
    for step in own { needs.formUnion(step.needs) }
    change.needs = needs.filter { $0 != record.key }.sorted()
    for step in own { time.add(step.call, in: record.script.kind.rawValue) }
    for step in links { time.add(step.call, in: "links") }
    time.add(nil, in: record.script.kind.rawValue)
    for step in own + links {
      summary.bytes += step.bytes
      summary.mails += step.mails
    }
    // One call a step, and one to read it back.
    summary.calls += own.count + links.count + 1
    for step in links {
      for need in step.needs {
        for path in record.script.intended.paths where Facets.isLink(path, to: need) {
          self.links.append((record.key, path, need))
        }
      }
    }
  }

  private func compare(
    _ record: CompiledRecord, _ known: LedgerRecord, _ pushed: Pushed, _ change: inout PlannedChange
  ) throws {
    let moves = TargetMoves(inputs: inputs, ledger: ledger, target: target)
    if pushed == .tickets, let gone = try moves.gone(known) {
      (change.outcome, change.why) = (.conflict, [gone])
      return
    }
    var changed = delta.changed(now: Digest.facets(record.effective), then: known.sent)
    // An update that was interrupted may have changed these.
    if known.state == .open { changed.formUnion(try ledger?.openUpdatePaths(known.key) ?? []) }
    let isUnlinked = known.state == .written && !record.linkSteps.isEmpty
    guard !changed.isEmpty || isUnlinked else { return }
    let added = DeltaRules.added(record, known)
    guard pushed == .tickets || known.parts[StepResult.joined] == nil,
      let script = compiler.update(record, changed: changed, added: added)
    else {
      change.why = ["changed at the source; the target's record is left as it is"]
      return
    }
    guard script.blocked.isEmpty else {
      (change.outcome, change.why) = (.blocked, PlanBuilder.unique(script.blocked))
      return
    }
    // Links of a message that stays as it is are none to make.
    let left = Set(script.losses.filter(\.perhaps).map(\.path))
    let links = changed.contains { Facets.isLink($0) && !left.contains($0) } && !record.linkSteps.isEmpty
    guard !script.steps.isEmpty || isUnlinked || links else {
      change.why = [
        "changed at the source in what the target cannot change: " + changed.sorted().joined(separator: ", ")
      ]
      if pushed == .tickets {
        (change.changed, change.added) = (changed.sorted(), added)
        for loss in Verifier.losses(record, script, change, []) {
          try lose(script.key, loss, pushed.rawValue, lossFile)
        }
      }
      return
    }
    if pushed == .tickets, !inputs.options.theirsLose, let moved = try moves.moved(known, record.script) {
      (change.outcome, change.why) = (.conflict, [moved])
      return
    }
    change.outcome = .update
    (change.changed, change.added) = (changed.sorted(), added)
    describe(script, record, &change)
    change.messages = delta.messages(record, added, changed)
    // The whole record is read back, not only what this plan changes.
    for loss in Verifier.losses(record, script, change, []) { try lose(script.key, loss, pushed.rawValue, lossFile) }
  }

  private func lose(_ script: RecordScript, _ pushed: Pushed) throws {
    for loss in script.losses { try lose(script.key, loss, pushed.rawValue, lossFile) }
  }

  private func lose(_ key: String, _ loss: FacetLoss, _ records: String, _ file: LineFile?) throws {
    var line: JSONObject = ["key": .string(key), "path": .string(loss.path), "kind": .string(loss.kind.rawValue)]
    // No bodies in a plan, not even short ones.
    if !loss.path.hasSuffix(".body") { line.put("expected", loss.expected) }
    if loss.volatile { line.put("volatile", true) }
    line.append("reason", .string(loss.reason))
    try file?.line(line)
    losses.add(
      LossKey(records: records, path: DeltaRules.pattern(loss.path), kind: loss.kind.rawValue, reason: loss.reason),
      sample: key)
  }

  /// Links to records that are never written, once all outcomes are known.
  private func loseLinks() throws {
    let file = try LineFile(folder + "/" + Pushed.links)
    defer { lossFile = nil }
    let needed = Set(links.map(\.need))
    var present: Set<String> = []
    if !needed.isEmpty {
      let changes = try ChangeReader(folder + "/" + Pushed.tickets.changes, reversed: false)
      while let change = try changes.next() {
        let there = [.same, .create, .update].contains(change.outcome)
        if there, needed.contains(change.key) { present.insert(change.key) }
      }
      for (key, _) in try ledger?.targetIDs(Array(needed)) ?? [:] { present.insert(key) }
    }
    var seen: Set<String> = []
    for link in links where !present.contains(link.need) && seen.insert(link.key + "\t" + link.path).inserted {
      let reason = "the ticket it is linked to is not written"
      try lose(link.key, FacetLoss(link.path, .dropped, reason: reason), "tickets", file)
    }
    try file.close()
  }

  func finish(ledgerPath: String) throws -> PlanSummary {
    try loseLinks()
    if inputs.target != nil {
      summary.outcomes.add("tickets", .only, max(0, target.count - target.joined))
      for (pushed, ids) in others { summary.outcomes.add(pushed.rawValue, .only, ids.count) }
    }
    try target.close()
    Disk.remove(folder + "/target.sqlite")
    summary.losses = losses.map {
      LossGroup(
        records: $0.records, path: $0.path, kind: $0.kind, reason: $0.reason, count: $1, samples: $2,
        inRecords: losses.records(of: $0))
    }
    (summary.blocked, summary.conflicts, summary.skipped) = (blocked.groups, conflicts.groups, skipped.groups)
    (summary.historyMapped, summary.historyText) = (history.mapped, history.text)
    summary.merges = tally.merges.map { PlanBuilder.touched($0.what, $0.use) }
    summary.crossings = tally.crossings.map { PlanBuilder.touched($0.what, $0.use) }
    summary.historyRemarks = history.problems.map(\.description)
    summary.seconds = time.seconds(inputs.options, inputs.card)
    try writeHeader(ledgerPath: ledgerPath)
    return summary
  }

  private static func touched(_ what: String, _ use: SourceProfile.Use) -> BlockedGroup {
    BlockedGroup(
      reason: what, count: use.tickets, samples: [], numbers: use.samples, firstUse: use.firstUse, lastUse: use.lastUse)
  }

  private func writeHeader(ledgerPath: String) throws {
    var files: [String: String] = [:]
    for name in Pushed.files { files[name] = try PlanReader.digest(folder + "/" + name) }
    let header = PlanHeader(
      toolVersion: inputs.toolVersion, archivePath: inputs.archive.path, archiveDigest: try inputs.archive.digest(),
      mappingPath: inputs.mappingPath, mappingDigest: inputs.mappingDigest(), targetPath: inputs.target?.path,
      targetDigest: try inputs.target?.digest(), ledgerPath: ledgerPath,
      ledgerRevision: try ledger?.revision() ?? 0, sourceDesk: inputs.archive.desk, account: compiler.account,
      targetDesk: inputs.card.id, site: inputs.site, options: inputs.options, summary: summary, files: files)
    try Disk.write(JSONValue.object(header.json).bytes + [UInt8(ascii: "\n")], to: folder + "/plan.json")
  }
}
