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
  /// Tickets whose comments this export does not hold.
  var commentsAbsent = 0
  /// Tickets that carry only a system status, no `custom_status_id`.
  var categoryOnly = 0
  var tickets = 0
  private(set) var customStatuses: [String: StatusDefinition] = [:]

  private var statusCache: [(custom: [UInt8], name: [UInt8], json: [UInt8])] = []
  private var channelCache: [(name: [UInt8], json: [UInt8])] = []
  private var choiceCache: [(name: [UInt8], priority: Bool, json: [UInt8])] = []
  private var surrogates: [String] = []
  private var oddTimes: [String] = []

  init() { writer = JSONWriter(out) }

  func begin(ticket: [UInt8]) {
    tickets += 1
    surrogates.removeAll()
    oddTimes.removeAll()
  }

  func define(_ status: StatusDefinition) {
    if let id = status.id { customStatuses[id] = status }
    statusCache.removeAll()
  }

  /// Findings about the record just written.
  func report(to sink: any RecordSink, key: String) throws {
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
    value(prefix, id.raw, reference: reference)
  }

  func element(_ prefix: StaticString, _ id: JSONNode) {
    guard let raw = scalar(id) else { return }
    value(prefix, raw, reference: true)
  }

  @inline(__always)
  private func value(_ prefix: StaticString, _ raw: UnsafeRawBufferPointer, reference: Bool) {
    writer.begin()
    out.append(UInt8(ascii: "\""))
    let start = out.count
    out.append(prefix)
    out.append(raw)
    if reference { facts.reference(UnsafeRawBufferPointer(rebasing: out.bytes[start...])) }
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
    if customRaw == nil { categoryOnly += 1 }
    for entry in statusCache where matches(entry.custom, customRaw) && matches(entry.name, nameRaw) {
      return put(status: entry.json)
    }
    let status = describe(
      name: nameRaw.map { String(decoding: $0, as: UTF8.self) },
      custom: customRaw.map { String(decoding: $0, as: UTF8.self) })
    let json = JSONValue.object(status.json).bytes
    statusCache.append((customRaw.map(Array.init) ?? [], nameRaw.map(Array.init) ?? [], json))
    put(status: json)
  }

  private func put(status json: [UInt8]) {
    writer.begin()
    out.append(contentsOf: json)
    facts.status.append(contentsOf: json)
  }

  private func matches(_ cached: [UInt8], _ raw: UnsafeRawBufferPointer?) -> Bool {
    guard let raw else { return cached.isEmpty }
    return cached.count == raw.count && cached.withUnsafeBytes { ByteSearch.equal($0, raw) }
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
    for entry in choiceCache where entry.priority == isPriority && matches(entry.name, node.raw) {
      writer.begin()
      return out.append(contentsOf: entry.json)
    }
    let name = node.string ?? ""
    let label = name.prefix(1).uppercased() + name.dropFirst()
    let choice =
      isPriority
      ? Choice(id: name, label: label, level: ZendeskVocabulary.priorityLevel(name))
      : Choice(id: name, label: label, kind: ZendeskVocabulary.typeKind(name))
    let json = JSONValue.object(choice.json).bytes
    choiceCache.append((Array(node.raw), isPriority, json))
    writer.begin()
    out.append(contentsOf: json)
  }

  /// `via.channel` as a choice. False where `via` says more than its channel, so that the caller keeps all of it.
  func channel(_ key: StaticString, _ via: JSONNode) -> Bool {
    guard let channel = via["channel"], let raw = scalar(channel) else { return via.leaves == 0 }
    writer.key(key)
    writer.begin()
    if let entry = channelCache.first(where: { matches($0.name, raw) }) {
      out.append(contentsOf: entry.json)
    } else {
      let name = String(decoding: raw, as: UTF8.self)
      let json = JSONValue.object(Choice(id: name, label: name, kind: ZendeskVocabulary.channelKind(name)).json).bytes
      channelCache.append((Array(raw), json))
      out.append(contentsOf: json)
    }
    return via.leaves == 1
  }
}
