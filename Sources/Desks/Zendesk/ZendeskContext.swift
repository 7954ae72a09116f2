import DeskKit
import Formats
import JSONText
import TicketModel

/// What the Zendesk writers share: the output line, the account's custom statuses, and small pieces of canonical JSON
/// that are written over and over. Not Sendable; one reader owns it.
final class ZendeskContext {
  let out = ByteBuffer(capacity: 1 << 18)
  let writer: JSONWriter
  let facts = RecordFacts()
  /// Leaves of the record at hand that went to `extras`.
  var kept = 0
  /// Comments come on pages of their own, or in audits: then it is kept which tickets got theirs.
  var hasCommentPages = false
  let comments = ZendeskCommentTally()
  /// Messages that say neither public nor internal.
  var unknownVisibility = 0
  /// Values of fields that look like numbers with a decimal comma.
  var decimalCommas = 0
  /// Tickets by a hash of their id: one may come in several records, but is counted once.
  private var seen: Set<UInt64> = []
  private var current: UInt64 = 0
  private var isNew = true
  /// No record of the ticket held comments so far: of one that comes again nothing is counted twice.
  private var bringsMessages = true
  /// Those whose record holds no comments, with and without a description to stand for them; of which some came on a
  /// page, of which the opening one did.
  private var lacking: Set<UInt64> = []
  private var empty: Set<UInt64> = []
  private var commented: Set<UInt64> = []
  private var opened: Set<UInt64> = []
  /// Tickets whose comments begin later than they.
  var openingsApart = 0
  private var onlyCategory: Set<UInt64> = []
  /// Tickets that carry only a system status, no `custom_status_id`.
  var categoryOnly: Int { onlyCategory.count }
  var tickets: Int { seen.count }
  /// Tickets closed by a merge whose comments, which name the other ticket, are not beside them.
  var mergedApart: [String] = []
  private(set) var customStatuses: [String: StatusDefinition] = [:]
  private(set) var listedStatuses: Set<String> = []
  /// By ticket the newest rating that was listed apart from it, as `satisfaction` has it.
  private(set) var ratings: [String: JSONObject] = [:]
  /// Tickets whose opening message is what the list of deleted tickets says of it.
  private var erased: Set<UInt64> = []

  private var statuses = FragmentCache()
  private let channels = FragmentCache()
  private let priorities = FragmentCache()
  private let types = FragmentCache()
  /// Offsets that times carried, as written.
  var offsets: Set<String> = []
  private var surrogates: [String] = []
  private var oddTimes: [String] = []

  init() { writer = JSONWriter(out) }

  func begin(ticket: String) {
    current = ZendeskContext.hash(ticket)
    isNew = seen.insert(current).inserted
    bringsMessages = isNew || lacking.contains(current) || empty.contains(current)
    surrogates.removeAll()
    oddTimes.removeAll()
  }

  /// What the list of custom statuses says counts before what their ticket field repeats of it.
  func define(_ status: StatusDefinition, isListed: Bool) {
    guard let id = status.id else { return }
    if isListed { listedStatuses.insert(id) } else if customStatuses[id] != nil { return }
    customStatuses[id] = status
    statuses = FragmentCache()
  }

  /// A collision among a million ids is one in tens of millions, and only miscounts.
  static func hash(_ text: String, _ more: String = "") -> UInt64 {
    var hash = FNVHash()
    hash.add(text.utf8)
    if more.isEmpty { return hash.value }
    // A byte that no id has stands between the two.
    hash.add(0xFF)
    hash.add(more.utf8)
    return hash.value
  }

  /// The record begun last says only the category of its status.
  func categoryAlone() {
    if isNew { onlyCategory.insert(current) }
  }

  /// The record begun last holds its comments, or does not; another record of the ticket may have said so before.
  func commentsAreHere() {
    if !isNew, lacking.remove(current) == nil { empty.remove(current) }
  }

  /// `described`: its description stands for the opening comment.
  func commentsAreAbsent(described: Bool) {
    guard isNew else { return }
    if described { lacking.insert(current) } else { empty.insert(current) }
  }

  /// Whether no record of the ticket held comments; so it is of a ticket that never came.
  func isApart(_ ticket: String) -> Bool {
    let ticket = ZendeskContext.hash(ticket)
    return !seen.contains(ticket) || lacking.contains(ticket) || empty.contains(ticket)
  }

  /// A message of the record begun last does not say who may see it; so is a description that stands for a comment.
  func sawUnknownVisibility() {
    if bringsMessages { unknownVisibility += 1 }
  }

  /// Whether a value of a field should be looked at by ``sawNumber(_:)``: nearly none need to.
  @inline(__always)
  static func mayBeNumber(_ value: JSONNode) -> Bool {
    guard value.kind == .string else { return false }
    let raw = value.raw
    return raw.count > 2 && raw.count < 32 && (raw[0] &- 48 <= 9 || raw[0] == UInt8(ascii: "-"))
  }

  func sawNumber(_ raw: UnsafeRawBufferPointer) {
    guard isNew, raw.contains(UInt8(ascii: ",")) else { return }
    if DecimalComma.isOne(String(decoding: raw, as: UTF8.self)) { decimalCommas += 1 }
  }

  /// The same for fields of the record begun last.
  func sawFields(_ fields: JSONObject) {
    if isNew { sawValues(fields) }
  }

  func sawValues(_ fields: JSONObject) {
    for (_, value) in fields.members where DecimalComma.isOne(value.string ?? "") { decimalCommas += 1 }
  }

  func commentsCame(for ticket: String, withFirst: Bool = false) {
    hasCommentPages = true
    let ticket = ZendeskContext.hash(ticket)
    commented.insert(ticket)
    if withFirst { opened.insert(ticket) }
  }

  var ticketsWithoutComments: Int {
    guard hasCommentPages else { return lacking.count + empty.count }
    return lacking.count { !commented.contains($0) } + empty.count { !commented.contains($0) }
  }

  /// Tickets of which comments came, but not the one that opened them.
  var ticketsWithoutOpening: Int {
    guard hasCommentPages else { return openingsApart }
    func isUnopened(_ ticket: UInt64) -> Bool { commented.contains(ticket) && !opened.contains(ticket) }
    return openingsApart + lacking.count(where: isUnopened) + empty.count(where: isUnopened)
  }

  /// With the descriptions that still stand for the comment that opened the ticket.
  var messagesOfUnknownVisibility: Int {
    unknownVisibility + lacking.count { !opened.contains($0) }
      + erased.count { !seen.contains($0) && !opened.contains($0) }
  }

  /// The list of deleted tickets has the words that opened this one.
  func describedDeleted(_ ticket: String) { erased.insert(ZendeskContext.hash(ticket)) }

  /// Takes what a page of ratings says, if it is one.
  func noteRatings(_ page: JSONValue) {
    for rating in page["satisfaction_ratings"]?.array ?? [page["satisfaction_rating"] ?? .null] {
      guard let ticket = rating["ticket_id"]?.idText, let source = rating.object else { continue }
      var fields = SourceFields(source)
      guard let score = fields.text("score") else { continue }
      var told: JSONObject = ["score": .string(score)]
      told.put("comment", fields.text("comment"))
      told.put("at", fields.time("created_at"))
      if let known = ratings[ticket], (told.text("at") ?? "") < (known.text("at") ?? "") { continue }
      ratings[ticket] = told
    }
  }

  /// Findings about the record just written.
  func report(to sink: any RecordSink, key: @autoclosure () -> String) throws {
    if surrogates.isEmpty, oddTimes.isEmpty { return }
    let key = key()
    if !surrogates.isEmpty {
      try sink.finding(
        Finding(
          .warning, "loneSurrogate", key: key,
          what: "\(surrogates.count) text(s) hold half of a UTF-16 pair, which is no character",
          did: "wrote U+FFFD and kept the text as it was escaped in extras.originalEscapes"))
    }
    for time in oddTimes {
      try sink.finding(
        Finding(
          .warning, "unreadableTime", key: key, what: "`\(time)` is not a time we can read", did: "kept in extras"))
    }
  }

  // MARK: Small pieces

  @inline(__always)
  func quoted(_ raw: UnsafeRawBufferPointer) {
    if !writer.token(raw) { surrogates.append(String(decoding: raw, as: UTF8.self)) }
  }

  @inline(__always)
  func quoted(_ node: JSONNode) {
    if !writer.token(node) { sawLoneSurrogate(node) }
  }

  @inline(__always)
  func plain(_ text: StaticString) {
    writer.begin()
    out.append(UInt8(ascii: "\""))
    out.append(text)
    out.append(UInt8(ascii: "\""))
  }

  func node(_ node: JSONNode) {
    if !writer.node(node) { sawLoneSurrogate(node) }
  }

  func sawLoneSurrogate(_ node: JSONNode) { surrogates.append(String(decoding: node.raw, as: UTF8.self)) }

  /// The bytes of a number or non-empty string; nil for anything else.
  @inline(__always)
  func scalar(_ node: JSONNode) -> UnsafeRawBufferPointer? {
    switch node.kind {
    case .number: node.raw
    case .string where !node.raw.isEmpty: node.raw
    default: nil
    }
  }

  func text(_ key: StaticString, _ node: JSONNode) {
    writer.key(key)
    quoted(node)
  }

  func idText(_ key: StaticString, _ node: JSONNode) {
    writer.key(key)
    quoted(node)
  }

  /// `"key":"<prefix><id>"`, noted as a reference to another record if it is one.
  @inline(__always)
  func key(_ key: StaticString, _ prefix: StaticString, _ id: JSONNode, reference: Bool) {
    writer.key(key)
    value(prefix, id.raw, reference: reference, of: id)
  }

  func element(_ prefix: StaticString, _ id: JSONNode) {
    guard let raw = scalar(id) else { return }
    value(prefix, raw, reference: true, of: id)
  }

  @inline(__always)
  private func value(
    _ prefix: StaticString, _ raw: UnsafeRawBufferPointer, reference: Bool, of id: JSONNode? = nil
  ) {
    writer.begin()
    out.append(UInt8(ascii: "\""))
    let start = out.count
    out.append(prefix)
    out.append(raw)
    if reference {
      if let id, id.kind == .string, raw.contains(UInt8(ascii: "\\")) {
        facts.reference("\(prefix)" + (id.string ?? ""))
      } else {
        facts.reference(UnsafeRawBufferPointer(rebasing: out.bytes[start...]))
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  func descriptionKey(ticket: [UInt8]) {
    writer.key("key")
    writer.begin()
    out.append("\"zendesk:message:" as StaticString)
    out.append(contentsOf: ticket)
    out.append("/description\"" as StaticString)
  }

  /// A time as the model wants it; false where it cannot be read (the caller keeps it in extras).
  func time(_ key: StaticString, _ node: JSONNode, into fact: ByteBuffer? = nil) -> Bool {
    guard node.kind == .string, node.leaves > 0 else { return node.kind == .string }
    if Timestamp.isCanonical(node.raw) {
      writer.key(key)
      quoted(node)
      fact?.append(node.raw)
      return true
    }
    guard let reading = Timestamp.iso(node.string ?? "") else {
      oddTimes.append(node.string ?? "")
      return false
    }
    if let offset = reading.offset { offsets.insert(offset) }
    writer.key(key)
    writer.string(reading.text)
    fact?.append(reading.text)
    return true
  }

  func link(_ kind: StaticString, _ ticket: JSONNode) { link(kind, digits: Array(ticket.raw)) }

  func link(_ kind: StaticString, digits: [UInt8]) {
    writer.beginObject()
    writer.key("kind")
    plain(kind)
    writer.key("ticket")
    digits.withUnsafeBytes { value("zendesk:ticket:", $0, reference: true) }
    writer.endObject()
  }

  func extra(_ name: StaticString, _ node: JSONNode) {
    guard node.leaves > 0 else { return }
    writer.key(name)
    self.node(node)
    kept += node.leaves
  }

  func extra(raw name: UnsafeRawBufferPointer, _ node: JSONNode) {
    quoted(name)
    out.append(UInt8(ascii: ":"))
    self.node(node)
    kept += node.leaves
  }

  func surrogateExtras() {
    guard !surrogates.isEmpty else { return }
    writer.key("originalEscapes")
    writer.value(.strings(surrogates))
  }

  @inline(__always)
  func contains(_ bytes: UnsafeRawBufferPointer, _ needle: StaticString) -> Bool {
    ByteSearch.offset(of: needle, in: bytes) != nil
  }

  // MARK: Vocabulary

  /// The status object. Identity is `custom_status_id` where there is one, else the system name.
  func status(name: JSONNode?, custom: JSONNode?) {
    let nameRaw = name.flatMap(scalar)
    let customRaw = custom.flatMap(scalar)
    guard nameRaw != nil || customRaw != nil else {
      writer.null()
      return
    }
    if customRaw == nil { categoryAlone() } else if !isNew { onlyCategory.remove(current) }
    let start = out.count
    if !statuses.write(customRaw, nameRaw, to: writer) {
      let status = describe(
        name: nameRaw == nil ? nil : name?.idText, custom: customRaw == nil ? nil : custom?.idText)
      statuses.add(customRaw, nameRaw, JSONValue.object(status.json).bytes)
      _ = statuses.write(customRaw, nameRaw, to: writer)
    }
    // The comma that may stand before it is not part of the value.
    let json = UnsafeRawBufferPointer(rebasing: out.bytes[start...])
    facts.status.append(json.first == UInt8(ascii: ",") ? UnsafeRawBufferPointer(rebasing: json[1...]) : json)
  }

  func describe(name: String?, custom: String?) -> TicketStatus {
    let category = name.map(ZendeskVocabulary.category) ?? .unknown
    guard let custom else {
      let label = ZendeskVocabulary.statuses.first { $0.name == name }?.label
      return TicketStatus(
        id: name, label: label ?? name ?? "", labelFrom: label == nil ? .id : .default, category: category)
    }
    guard let definition = customStatuses[custom] else {
      return TicketStatus(id: custom, label: custom, labelFrom: .id, category: category)
    }
    // `closed` is never a custom status's category: a closed ticket keeps the status it was solved with.
    return TicketStatus(
      id: custom, label: definition.label, labelFrom: .source,
      category: name == nil ? definition.category : category)
  }

  func choice(_ key: StaticString, _ node: JSONNode, isPriority: Bool) {
    writer.key(key)
    let cache = isPriority ? priorities : types
    if cache.write(node.raw, nil, to: writer) { return }
    let name = node.string ?? ""
    let label = name.prefix(1).uppercased() + name.dropFirst()
    let choice =
      isPriority
      ? Choice(id: name, label: label, level: ZendeskVocabulary.priorityLevel(name))
      : Choice(id: name, label: label, kind: ZendeskVocabulary.typeKind(name))
    cache.add(node.raw, nil, JSONValue.object(choice.json).bytes)
    _ = cache.write(node.raw, nil, to: writer)
  }

  /// `via.channel` as a choice. False where `via` says more than its channel, so that the caller keeps all of it.
  func channel(_ key: StaticString, _ via: JSONNode) -> Bool {
    guard let channel = via["channel"], let raw = scalar(channel) else { return via.leaves == 0 }
    writer.key(key)
    if !channels.write(raw, nil, to: writer) {
      // Bytes of the source may be escaped; the cache goes by them, the value must not.
      let name = channel.idText ?? ""
      let choice = Choice(id: name, label: name, kind: ZendeskVocabulary.channelKind(name))
      channels.add(raw, nil, JSONValue.object(choice.json).bytes)
      _ = channels.write(raw, nil, to: writer)
    }
    return via.leaves == 1
  }
}
