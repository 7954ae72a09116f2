import DeskKit
import Formats
import JSONText
import TicketModel

/// Reads every form in which Zendesk gives its data: account exports (JSON, XML, CSV) and API pages, recorded or bare.
final class ZendeskReader {
  private let options: ReadOptions
  let sink: any RecordSink
  let context = ZendeskContext()
  let openings = ZendeskOpenings()
  private var documents = 0
  private let tickets: ZendeskTicketWriter
  /// By the vendor's names; ``context`` counts tickets.
  private var counts: [String: Int] = [:]
  private let claims = ZendeskClaims()
  var identities = ZendeskIdentities()
  var memberships = ZendeskMemberships()
  var orders = DayOrders()
  var torn = false
  private var accounts: Set<String> = []
  /// What those comments say of a merge: the target, and when it was said.
  var merges: [String: (target: String, at: String)] = [:]
  private var homeless = Homeless()

  /// Arrays of a page that may be too large to hold.
  static let pageArrays: Set<String> = [
    "tickets", "users", "organizations", "groups", "comments", "audits", "ticket_events", "results",
  ]

  init(options: ReadOptions, sink: any RecordSink) {
    self.options = options
    self.sink = sink
    tickets = ZendeskTicketWriter(context: context)
  }

  static func read(_ input: any ExportInput, options: ReadOptions, sink: any RecordSink) throws {
    let reader = ZendeskReader(options: options, sink: sink)
    try reader.lookAhead(in: input)
    try input.forEachDocument({ try reader.read($0) }, trouble: { try reader.trouble($0) })
    try reader.finish()
  }

  // MARK: Documents

  private func read(_ document: ExportDocument) throws {
    documents += 1
    let peeked = try PeekedSource(document.bytes, count: 1 << 14)
    var document = document
    document.bytes = peeked
    if ZendeskPages.isPage(document, start: peeked.start) {
      return try SourceWalk(document, sink: sink).tellNoData()
    }
    // A download is often redirected to another host; attachments are known by the address that was asked for.
    if let url = document.request.map({ $0.asked ?? $0.url }),
      ZendeskPages.isDownload(url, mediaType: document.mediaType)
    {
      return try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
    }
    if document.request == nil, peeked.start.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
      return try emptyFile(document.name)
    }
    switch try Zendesk.form(of: document.name, start: peeked.start) {
    case .xml: try readXML(document)
    case .csv: try readCSV(document)
    case .json: try readJSON(document)
    }
  }

  private func readJSON(_ document: ExportDocument) throws {
    let file = document.name
    var leaves = LeafCount()
    let stream = JSONStream(try ZendeskReader.text(document), streaming: ZendeskReader.pageArrays)
    if let url = document.request?.url, let account = Zendesk.account(in: url) { accounts.insert(account) }
    if let url = document.request?.url { claims.came(url) }
    let place = ZendeskPages.Place(document)
    var page = JSONObject()
    var arrays: [String] = []
    var odd: (line: Int, records: Int)?
    while let piece = try stream.next() {
      switch piece {
      case .value(let node, let at):
        if let repair = stream.repaired { try badText(repair, file, at, &odd) }
        try read(node, place, file: file, at: at, leaves: &leaves)
      case .element(let array, let node, let at):
        if let repair = stream.repaired { try badText(repair, file, at, &odd) }
        if arrays.last != array { arrays.append(array) }
        let known = page.isEmpty ? place : place.refined(by: page)
        try read(element: node, of: array, known, inPage: true, file: file, at: at, leaves: &leaves)
      case .member(let name, let node, _):
        page[name] = node.value
      case .broken(let error, let at, let bytes):
        try broken(error, bytes, file: file, at: at)
      case .torn(let at, let bytes):
        try self.torn(bytes, file: file, at: at)
      }
    }
    claims.take(page, arrays: arrays, place.refined(by: page), context.comments)
    if !page.isEmpty { try envelope(page, file: file, leaves: &leaves) }
    if let odd { try windowsText(file, odd) }
    sink.leaves(leaves, file: file)
  }

  /// UTF-16 is transcoded first; anything else goes to the parser as it is, which minds UTF-8 itself.
  static func text(_ document: ExportDocument) throws -> any ByteSource {
    let peeked = try PeekedSource(document.bytes, count: 4)
    switch TextEncoding.detect(peeked.start).encoding {
    case .utf16LittleEndian, .utf16BigEndian: return DecodedSource(peeked, file: document.name)
    default: return peeked
    }
  }

  private func read(
    _ node: JSONNode, _ place: ZendeskPages.Place, file: String, at: JSONPlace, leaves: inout LeafCount
  ) throws {
    guard node.kind == .object else {
      return try other("values", node.value, file: file, leaves: &leaves)
    }
    if let refusal = ZendeskPages.refusal(node) { try refused(refusal, file: file, at: at) }
    // The hot path: an object that is itself a ticket.
    if try tickets.write(node, to: sink, leaves: &leaves, onlyIfRequester: true) { return }
    let page = ZendeskPages.arrays(in: node)
    guard !page.isEmpty else {
      return try read(single: node, place, file: file, at: at, leaves: &leaves)
    }
    try read(page: node, arrays: page, place, file: file, at: at, leaves: &leaves)
  }

  private func read(
    page node: JSONNode, arrays: [String], _ place: ZendeskPages.Place, file: String, at: JSONPlace,
    leaves: inout LeafCount
  ) throws {
    var rest = JSONObject()
    for (rawName, value) in node.members {
      let name = String(decoding: rawName, as: UTF8.self)
      if !arrays.contains(name) { rest[name] = value.value }
    }
    let known = place.refined(by: rest)
    for (rawName, value) in node.members {
      let name = String(decoding: rawName, as: UTF8.self)
      guard arrays.contains(name) else { continue }
      if name == "comments", let id = known.ticket { context.commentsCame(for: id) }
      if value.kind == .array {
        for element in value.elements {
          try read(element: element, of: name, known, inPage: true, file: file, at: at, leaves: &leaves)
        }
      } else {
        try read(
          element: value, of: ZendeskPages.plural(name), known, inPage: true, file: file, at: at, leaves: &leaves)
      }
    }
    claims.take(rest, arrays: arrays, known, context.comments)
    try envelope(rest, file: file, leaves: &leaves)
  }

  /// An object that is neither page nor ticket: a line of a users export, a bare reply body.
  private func read(
    single node: JSONNode, _ place: ZendeskPages.Place, file: String, at: JSONPlace, leaves: inout LeafCount
  ) throws {
    let value = node.value
    let array =
      value["requester_id"] != nil && value["id"]?.isNull == true
      ? "tickets" : value.object.flatMap { ZendeskPages.kind(of: $0, file: file, url: place.url) }
    guard let array else {
      return try other(ZendeskPages.stem(file), value, file: file, leaves: &leaves)
    }
    try read(element: node, of: array, place, inPage: false, file: file, at: at, leaves: &leaves)
  }

  // MARK: Records

  /// `inPage`: it stands in the list of a page, and may well stand in that of another.
  private func read(
    element node: JSONNode, of array: String, _ place: ZendeskPages.Place, inPage: Bool, file: String, at: JSONPlace,
    leaves: inout LeafCount
  ) throws {
    var array = array
    if array == "results", let type = node["result_type"]?.string { array = ZendeskPages.plural(type) }
    if array == "tickets", try tickets.write(node, to: sink, leaves: &leaves) { return }
    let isNew = !inPage || array == "comments" || claims.isNew(array, node["id"]?.idText)
    guard let source = node.value.object,
      let isCounted = try put(source, of: array, place, isNew: isNew, leaves: &leaves)
    else {
      if ZendeskPages.identified.contains(array) { try withoutID(array, file: file, at: at) }
      if array == "comments" { homeless.note(file) }
      return try other(array, node.value, file: file, leaves: &leaves)
    }
    if isCounted { counts[array, default: 0] += 1 }
  }

  /// Whether the record is to be counted; nil where it has no place in the model (or lacks an id).
  private func put(
    _ source: JSONObject, of array: String, _ place: ZendeskPages.Place, isNew: Bool, leaves: inout LeafCount
  ) throws -> Bool? {
    switch array {
    case "users":
      guard let (read, count) = ZendeskRecords.person(source) else { return nil }
      let person = memberships.completed(identities.completed(read))
      if isNew { context.sawValues(person.fields) }
      try sink.put(person)
      leaves += count
    case "organizations":
      guard let (organization, count) = ZendeskRecords.organization(source) else { return nil }
      if isNew { context.sawValues(organization.fields) }
      try sink.put(organization)
      leaves += count
    case "groups":
      guard let (group, count) = ZendeskRecords.group(source) else { return nil }
      try sink.put(memberships.completed(group))
      leaves += count
    case "brands":
      guard let (brand, count) = ZendeskRecords.brand(source) else { return nil }
      try sink.put(brand)
      leaves += count
    case "custom_statuses":
      guard let (status, count) = ZendeskRecords.customStatus(source) else { return nil }
      try sink.put(status)
      leaves += count
    case "ticket_fields", "user_fields", "organization_fields":
      let what = array == "ticket_fields" ? "ticket" : array == "user_fields" ? "person" : "organization"
      guard let (field, count) = ZendeskRecords.field(source, of: what) else { return nil }
      try sink.put(field)
      leaves += count
      try put(statusesOf: source)
    case "audits":
      guard let (part, count) = ZendeskAudits.part(source, context: context, ticketID: place.ticket) else { return nil }
      try put(part)
      leaves += count
    case "ticket_events":
      guard let (part, count) = ZendeskTicketEvents.part(source, context: context) else { return nil }
      try put(part)
      leaves += count
    case "comments":
      return try put(comment: source, place, leaves: &leaves)
    case "side_conversations":
      // Kept whole besides: the model has no place for its state and participants.
      if let part = ZendeskSideConversations.part(source) { try sink.put(part.asPart, id: part.id) }
      return nil
    case "events":
      guard let (part, count) = ZendeskSideConversations.part(event: source) else { return nil }
      try sink.put(part.asPart, id: part.id)
      leaves += count
      return false
    case "deleted_tickets":
      guard try put(deleted: source, leaves: &leaves) else { return nil }
    default: return nil
    }
    return isNew
  }

  /// The ticket field of custom statuses repeats them whole; it keeps them too.
  private func put(statusesOf field: JSONObject) throws {
    for status in field["custom_statuses"]?.array?.compactMap(\.object) ?? [] {
      guard let (definition, _) = ZendeskRecords.customStatus(status), let id = definition.id else { continue }
      if !context.listedStatuses.contains(id) { try sink.put(definition) }
    }
  }

  /// What happened to a ticket, its comments among it.
  private func put(_ part: Ticket) throws {
    if !part.messages.isEmpty {
      context.commentsCame(for: part.id, withFirst: part.messages.contains { $0.kind == .description })
      for message in part.messages { _ = context.came(message, of: part.id) }
    }
    try sink.put(part.asPart, id: part.id)
  }

  private func put(
    comment source: JSONObject, _ place: ZendeskPages.Place, leaves: inout LeafCount
  ) throws -> Bool? {
    guard let ticket = source["ticket_id"]?.idText ?? place.ticket else { return nil }
    let isFirst = openings.isOpening(source, of: ticket)
    context.commentsCame(for: ticket, withFirst: isFirst)
    var count = LeafCount()
    if let target = ZendeskComments.mergeTarget(source) {
      let at = source.text("created_at") ?? ""
      if merges[ticket].map({ $0.at <= at }) ?? true { merges[ticket] = (target, at) }
    }
    let message = ZendeskComments.message(source, ticket: ticket, isDescription: isFirst, kept: &count.kept)
    count.mapped = JSONValue.object(source).leaves - count.kept
    var part = Ticket(key: ZendeskRecords.key(.ticket, ticket), id: ticket)
    part.messages = [message]
    try sink.put(part.asPart, id: ticket)
    leaves += count
    return context.came(message, of: ticket)
  }

  /// `/api/v2/deleted_tickets`: what is left of a ticket once it was deleted.
  private func put(deleted source: JSONObject, leaves: inout LeafCount) throws -> Bool {
    var fields = SourceFields(source)
    guard let id = fields.id("id") else { return false }
    var ticket = Ticket(key: ZendeskRecords.key(.ticket, id), id: id, state: .deleted)
    ticket.number = id
    ticket.subject = fields.text("subject")
    ticket.deletedAt = fields.time("deleted_at")
    if let text = fields.text("description") {
      ticket.messages = [
        Message(
          key: ZendeskRecords.key(.message, id + "/description"), id: nil, visibility: .unknown, kind: .description,
          body: MessageBody(text: text))
      ]
      context.describedDeleted(id)
    }
    ticket.extras = fields.rest
    // Whatever else is told of that second came before.
    let order = ZendeskTicketWriter.order(ticket.deletedAt, generated: "9999999999")
    try sink.put(RecordHead(.tickets, id: id, updatedAt: order), ticket.json)
    leaves += fields.leaves
    return true
  }

  /// Whatever has no place in the model is kept whole under the vendor's name.
  private func other(_ name: String, _ value: JSONValue, file: String, leaves: inout LeafCount) throws {
    guard value.leaves > 0 else { return }
    leaves.kept += value.leaves
    counts["other/" + name, default: 0] += 1
    var id = value["id"]?.idText ?? value["name"]?.idText ?? "\(file)#\(counts["other/" + name] ?? 0)"
    // A job asked for again and again is several observations, not one record.
    if name == "job_statuses" { id += "/" + (value["status"]?.string ?? "") + "/" + (value["progress"]?.idText ?? "") }
    let record: JSONObject = value.object ?? ["value": value]
    try sink.put(RecordHead(.other(name), id: id, updatedAt: value["updated_at"]?.string), record)
  }

  /// What a page says beside its records: counts, cursors, links.
  private func envelope(_ rest: JSONObject, file: String, leaves: inout LeafCount) throws {
    guard JSONValue.object(rest).leaves > 0 else { return }
    leaves.kept += JSONValue.object(rest).leaves
    var record: JSONObject = ["file": .string(file)]
    for (name, value) in rest.members where value.leaves > 0 { record[name == "file" ? "file_" : name] = value }
    // By what it says: one recording holds many pages, and the same page may come twice.
    let digest = Checksum.sha256(JSONValue.object(record).bytes).prefix(16)
    try sink.put(RecordHead(.other("pages"), id: "\(file)#\(digest)"), record)
  }

  // MARK: The end

  private func finish() throws {
    if documents == 0 { try nothingCame() }
    for offset in context.offsets { sink.offset(offset) }
    if accounts.count > 1 {
      try sink.finding(
        Finding(
          .error, "severalAccounts",
          what: "replies of \(accounts.count) accounts lie together: \(accounts.sorted().joined(separator: ", "))",
          did: "read them as one, so records with one id were merged; read each account by itself"))
    }
    if context.categoryOnly > 0 {
      try sink.finding(
        Finding(
          .warning, "categoryOnlyStatus",
          what: "\(context.categoryOnly) of \(context.tickets) tickets carry only a status category, no custom status",
          did: "used the system status; if the account has custom statuses, export JSON or pull the API"))
    }
    try putMerges()
    try openingsAbsent()
    let absent = context.ticketsWithoutComments
    if absent > 0 {
      try sink.finding(
        Finding(
          .warning, "commentsAbsent",
          what: "\(absent) tickets came without comments",
          did: "used the description as the opening message; pull the API for the rest"))
    }
    try tell(homeless)
    try tellMessages(cut: claims.ticketsWithoutAPage)
    try tellCompleteness()
  }

  private func tellCompleteness() throws {
    counts["tickets"] = context.tickets
    // Audits and ticket events bring some too.
    if context.hasCommentPages, context.comments.came > 0 { counts["comments"] = context.comments.came }
    let tickets = claims.completeness("tickets", read: context.tickets, isTorn: torn, context)
    for (array, count) in counts.sorted(by: { $0.key < $1.key }) where !array.hasPrefix("other/") {
      let told =
        switch array {
        case "tickets": tickets
        case "comments": claims.comments(read: count, isTorn: torn, tickets: tickets, context)
        default: claims.completeness(array, read: count, isTorn: torn, context)
        }
      sink.completeness(told)
      try fewerThanClaimed(told)
    }
  }

  private func readXML(_ document: ExportDocument) throws {
    let xml = ZendeskXML(sink: sink, context: context, claims: claims, identities: identities)
    if !(try xml.read(document, counts: &counts)) { torn = true }
    guard !saidCodes else { return }
    saidCodes = true
    try sink.finding(
      Finding(
        .info, "unverifiedCodes", file: document.name,
        what:
          "the XML export gives statuses, priorities and types as numbers, whose meaning the vendor does not document",
        did: "used the classic table (0 new, 1 open, 2 pending, 3 solved, 4 closed, 6 on-hold); compare a few tickets"))
  }
  private var saidCodes = false

  private func readCSV(_ document: ExportDocument) throws {
    var csv = ZendeskCSV(
      sink: sink, context: context, timeZone: options.timeZone, order: orders[document.name])
    if !(try csv.read(document, counts: &counts)) { torn = true }
  }
}
