import DeskKit
import Formats
import JSONText
import TicketModel

/// Reads backups, list views and recorded API replies.
///
/// People come first, then tickets, then what belongs to tickets: a thread names its sender by address alone, and
/// repeats the ticket's description. Where the files lie in another order they are walked again, never held.
final class ZohoDeskReader {
  private let options: ReadOptions
  let sink: any RecordSink
  let context: ZohoDeskContext
  private var plan = ZohoDeskPlan()
  private var join: ZohoDeskJoin?

  init(options: ReadOptions, sink: any RecordSink) throws {
    self.options = options
    self.sink = sink
    context = try ZohoDeskContext(options: options, sink: sink)
  }

  func read(_ input: any ExportInput) throws {
    try input.forEachDocument(
      { document in plan.add(try PeekedSource(document.bytes, count: 1 << 14).start, document) },
      trouble: { _ in })
    context.people.hasContacts = plan.hasContacts
    context.people.hasPeople = plan.hasPeople
    if plan.mayJoin { join = try joined(input) }
    if plan.hasMessages, join == nil { try sink.expectParts(of: .tickets) }
    var isFirst = true
    // Once in any case: an input without a single document may say why.
    while plan.beginWalk() || isFirst {
      try input.forEachDocument(
        { document in
          if plan.isDue() { try read(document) }
        },
        trouble: { trouble in
          guard isFirst else { return }
          if trouble.severity == .error { context.tally.isCut = true }
          try sink.finding(trouble)
        })
      isFirst = false
    }
    try join?.run { try forEachTicketFile(of: input, $0) }
    try finish()
  }

  /// Nil where tickets are not in order, so that they and their messages must be sorted.
  private func joined(_ input: any ExportInput) throws -> ZohoDeskJoin? {
    let join = ZohoDeskJoin(context)
    var isInOrder = true
    try forEachTicketFile(of: input) { if isInOrder { isInOrder = try join.isInOrder($0) } }
    return isInOrder ? join : nil
  }

  private func forEachTicketFile(of input: any ExportInput, _ body: (ExportDocument) throws -> Void) throws {
    _ = plan.beginWalk()
    try input.forEachDocument({ if plan.nextIsTickets() { try body($0) } }, trouble: { _ in })
  }

  private func read(_ document: ExportDocument) throws {
    if let url = document.request.map({ $0.asked ?? $0.url }), ZohoDeskPages.isDownload(url, document.mediaType) {
      guard let key = ZohoDeskPages.attachment(url) else {
        return try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
      }
      return try sink.attachment(key: key, mediaType: document.mediaType, bytes: document.bytes)
    }
    let peeked = try PeekedSource(document.bytes, count: 1 << 14)
    var document = document
    document.bytes = peeked
    switch ZohoDeskForm(name: document.name, isReply: document.request != nil, start: peeked.start) {
    case .json: try ZohoDeskPages(context, options).read(document)
    case .table(let kind): try read(kind, document)
    case .unknown:
      try sink.finding(
        Finding(
          .warning, "unknownFile", file: document.name,
          what: "expected CSV or JSON of Zoho Desk, got something else",
          did: "left it out; a spreadsheet must be saved as CSV first"))
    }
  }

  private func read(_ kind: ZohoDeskNames.Kind?, _ document: ExportDocument) throws {
    let isWhole: Bool
    switch kind {
    case .tickets?, .threads?, .comments?: return try readLarge(kind ?? .tickets, document)
    case .some(let kind): isWhole = try ZohoDeskSmallTables(context).read(kind, document)
    case nil: isWhole = try ZohoDeskSmallTables(context).readOther(document)
    }
    if !isWhole { context.tally.torn.insert(kind.map(ZohoDeskTally.collection) ?? "other") }
    try context.clock.report(to: sink, file: document.name)
  }

  private func readLarge(_ kind: ZohoDeskNames.Kind, _ document: ExportDocument) throws {
    if let join { return join.add(document, kind, at: plan.current) }
    try ZohoDeskFile(kind, document, context).readAll()
  }

  private func finish() throws {
    for status in context.words.statusDefinitions { try sink.put(status) }
    try addUp()
    try context.visibility.report(to: sink)
    try context.tally.report(context.words.statusDefinitions, to: sink)
    for told in context.tally.completeness { sink.completeness(told) }
  }

  /// Only now is it known what came twice.
  private func addUp() throws {
    for (name, account) in [("threads", context.threads), ("comments", context.comments)] {
      let sums = try account.sums()
      context.tally.parts[name] = sums
      if sums.parts > 0 { context.tally.read[name] = sums.parts }
    }
    for name in context.tally.listed { context.tally.count(name, try context.listed.parts(of: name)) }
    context.tally.listedOtherwise = try context.listed.parts(of: ZohoDeskContext.listedOtherwise)
    context.tally.statusTypes = context.words.severalTypes
    let tickets = try context.tickets.sums().owners
    if tickets > 0 { context.tally.read["tickets"] = tickets }
  }
}

/// CSV or JSON, told by the name, else (standard input, `.txt`) by how it begins.
enum ZohoDeskForm {
  case json
  /// Nil: a module we do not model.
  case table(ZohoDeskNames.Kind?)
  case unknown

  init(name: String, isReply: Bool, start: [UInt8]) {
    let lower = name.lowercased()
    let isTable = lower.hasSuffix(".csv") || lower.hasSuffix(".tsv")
    let module = ZohoDeskForm.modules[ZohoDeskTable.module(of: name).lowercased()]
    // The header would say no more than the name.
    if isTable, let module {
      self = .table(module)
      return
    }
    let text = String(decoding: TextEncoding.readable(start), as: UTF8.self)
    let first = text.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
    if !isTable,
      isReply || [".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) || first == "{" || first == "["
    {
      self = start.contains(0) && first != "{" && first != "[" ? .unknown : .json
      return
    }
    let header = ZohoDeskTable(head: text)
    guard isTable || header != nil else {
      self = first == nil ? .table(nil) : .unknown
      return
    }
    // What a header says goes before a word of a name that somebody chose. A module's file may look like another's.
    let named = ZohoDeskForm.module(endOf: name)
    let isToldByHeader = !name.contains("__") || header?.isOfOneModule == true || header?.kind == named
    self = .table(module ?? (isToldByHeader ? header?.kind : nil) ?? named)
  }

  /// Of a file that somebody gave a name of their own, such as `acme Cases__1 (1).csv`: its last word is a module's.
  private static func module(endOf name: String) -> ZohoDeskNames.Kind? {
    let file = name.split(separator: "/").last?.lowercased() ?? ""
    let words = file.split(separator: ".").dropLast().joined(separator: ".").split { !$0.isLetter }.map(String.init)
    let word = words.last { !["copy", "kopie", "copie", "copia"].contains($0) }
    return word.flatMap { modules[$0] }
  }

  /// The backup's files are named for their modules.
  private static let modules: [String: ZohoDeskNames.Kind] = [
    "cases": .tickets, "tickets": .tickets, "threads": .threads, "comments": .comments, "contacts": .contacts,
    "accounts": .accounts, "agents": .agents, "departments": .departments, "timeentry": .timeEntries,
    "timeentries": .timeEntries,
  ]
}

/// Which documents are read in which walk: people before tickets before what belongs to them.
struct ZohoDeskPlan {
  private var ranks: [Int] = []
  private var done: [Bool] = []
  private var at = 0
  /// How many documents of each rank are not read yet.
  private var open = [0, 0, 0]
  private(set) var hasContacts = false
  private(set) var hasPeople = false
  /// Whether messages come in files of their own.
  private(set) var hasMessages = false
  private var tickets: Set<Int> = []
  /// Whether all documents are tables whose messages could be read beside their tickets.
  private var areTables = true

  /// Whether tickets and messages may be read side by side, if the tickets are in order: all of them can be open at once,
  /// and nothing else adds to tickets.
  var mayJoin: Bool { areTables && hasMessages && !tickets.isEmpty && ranks.count <= 256 }

  mutating func add(_ start: [UInt8], _ document: ExportDocument) {
    var rank = 2
    switch ZohoDeskForm(name: document.name, isReply: document.request != nil, start: start) {
    case .table(.contacts):
      hasContacts = true
      hasPeople = true
      rank = 0
    case .table(.agents):
      hasPeople = true
      rank = 0
    case .table(.accounts), .table(.departments): rank = 0
    case .table(.tickets):
      rank = 1
      tickets.insert(ranks.count)
      if !document.staysReadable { areTables = false }
    case .table(.threads), .table(.comments):
      hasMessages = true
      if !document.staysReadable { areTables = false }
    case .table(.timeEntries): areTables = false
    case .json:
      areTables = false
      // Fields define statuses, departments have names; the other pages say themselves who is who.
      let text = String(decoding: start, as: UTF8.self)
      hasPeople = true
      let list = ZohoDeskPages.Place(document).word ?? ""
      if list == "contacts" || text.holds("\"zohoCRMContact\"") { hasContacts = true }
      let first = ["allowedValues", "zohoCRMContact", "nameInCustomerPortal", "rolePermissionType"]
      rank = ZohoDeskPlan.firstLists.contains(list) || first.contains { text.holds("\"\($0)\"") } ? 0 : 1
    default: break
    }
    ranks.append(rank)
    done.append(false)
    open[rank] += 1
  }

  private static let firstLists: Set<String> = [
    "contacts", "agents", "departments", "accounts", "teams", "organizationfields",
  ]

  /// False once everything was read.
  mutating func beginWalk() -> Bool {
    at = 0
    return done.contains(false)
  }

  /// The place of the document that was asked about last.
  var current: Int { at - 1 }

  /// Whether the next document of the walk holds tickets.
  mutating func nextIsTickets() -> Bool {
    at += 1
    return tickets.contains(at - 1)
  }

  /// Whether the next document of the walk is to be read now.
  mutating func isDue() -> Bool {
    let index = at
    at += 1
    guard index < ranks.count, !done[index] else { return false }
    let rank = ranks[index]
    guard open[..<rank].allSatisfy({ $0 == 0 }) else { return false }
    done[index] = true
    open[rank] -= 1
    return true
  }
}
