import DeskKit
import Formats
import JSONText
import TicketModel

/// Turns one ticket of the REST shape into its canonical line, straight from the parsed source to bytes: no value is
/// held as a Swift string on the way. This is the hot path of the whole reader (see Docs/performance.md).
///
/// Not Sendable; one reader owns it and reuses it for every ticket.
final class ZendeskTicketWriter {
  private let slots = JSONSlots(ZendeskTicketSlot.allCases.map(\.name))
  private let context: ZendeskContext
  private let parts: ZendeskParts
  private var extras: [(name: StaticString, node: JSONNode)] = []
  private var generated: JSONNode?
  /// As the source escapes it, and as text.
  private var idBytes: [UInt8] = []
  private var idText = ""

  init(context: ZendeskContext) {
    self.context = context
    parts = ZendeskParts(context: context)
  }

  /// Writes the ticket to the sink; false where the object is not a ticket (it has no id).
  ///
  /// With `onlyIfRequester`, an object that names no requester is not taken for a ticket either.
  func write(
    _ ticket: JSONNode, to sink: any RecordSink, leaves: inout LeafCount, onlyIfRequester: Bool = false
  ) throws -> Bool {
    slots.fill(ticket)
    if onlyIfRequester, !slots.has(ZendeskTicketSlot.requester.rawValue) { return false }
    guard let id = slot(.id), id.kind == .number || (id.kind == .string && !id.raw.isEmpty) else { return false }
    extras.removeAll(keepingCapacity: true)
    generated = nil
    idBytes.removeAll(keepingCapacity: true)
    idBytes.append(contentsOf: id.raw)
    idText = id.idText ?? ""
    context.begin(ticket: idText)
    context.facts.reset()
    writeLine(id)
    let order = ZendeskTicketWriter.order(context.facts.updatedAt.optionalString, generated: generated?.idText)
    let head = RecordHead(.tickets, id: id.idText ?? "", updatedAt: order)
    try sink.put(head, json: context.out.bytes, facts: context.facts)
    leaves.kept += context.kept
    leaves.mapped += ticket.leaves - context.kept
    try context.report(to: sink, key: "zendesk:ticket:" + head.id)
    return true
  }

  /// What tells which of two records of a ticket is newer. Updates by the system change `generated_timestamp` alone, and
  /// the incremental export repeats rows for them (facts, section b): it stands behind the second as its fraction, of
  /// which Zendesk's times have none.
  static func order(_ updated: String?, generated: String?) -> String? {
    guard let updated, let generated, updated.utf8.count == 20, updated.utf8.last == UInt8(ascii: "Z"),
      generated.utf8.count == 10, generated.utf8.allSatisfy({ $0 &- 48 <= 9 })
    else { return updated }
    return String(updated.dropLast()) + "." + generated + "Z"
  }

  @inline(__always)
  private func slot(_ slot: ZendeskTicketSlot) -> JSONNode? { slots[slot.rawValue] }

  private func writeLine(_ id: JSONNode) {
    let w = context.writer
    context.out.removeAll()
    context.kept = 0
    w.beginObject()
    context.key("key", "zendesk:ticket:", id, reference: false)
    context.idText("id", id)
    context.idText("number", id)
    text("externalID", .externalID)
    text("subject", .subject)
    writeState()
    writeChoices()
    writePeople()
    writeTags()
    writeFields()
    writeTimes()
    writeConversation()
    writeLinks()
    writeSatisfaction()
    text("url", .url)
    writeExtras()
    w.endObject()
  }

  // MARK: Members

  private func text(_ key: StaticString, _ name: ZendeskTicketSlot) {
    guard let node = slot(name) else { return }
    guard node.kind == .string || name == .externalID && node.kind == .number else {
      extras.append((name.name, node))
      return
    }
    if node.leaves > 0 { context.text(key, node) }
  }

  private func time(_ key: StaticString, _ name: ZendeskTicketSlot, into fact: ByteBuffer? = nil) {
    guard let node = slot(name) else { return }
    if !context.time(key, node, into: fact) { extras.append((name.name, node)) }
  }

  private func reference(_ key: StaticString, _ prefix: StaticString, _ name: ZendeskTicketSlot) {
    guard let node = slot(name) else { return }
    guard node.kind == .number || node.kind == .string else {
      extras.append((name.name, node))
      return
    }
    if node.leaves > 0 { context.key(key, prefix, node, reference: true) }
  }

  /// `status` is the vendor's word (`deleted` included), never derived from the state; see contracts, section 2.
  private func writeState() {
    let w = context.writer
    let status = slot(.status)
    let deleted = status.map { JSONNode.equal($0.raw, "deleted") } ?? false
    context.facts.state = deleted ? .deleted : .active
    w.key("state")
    context.plain(deleted ? "deleted" : "active")
    time("deletedAt", .deletedAt)
    w.key("status")
    let custom = slot(.customStatus)
    if deleted, let custom { extras.append((ZendeskTicketSlot.customStatus.name, custom)) }
    if let status, status.kind != .string { extras.append((ZendeskTicketSlot.status.name, status)) }
    context.status(name: status, custom: deleted ? nil : custom)
  }

  private func writeChoices() {
    choice("priority", .priority)
    choice("type", .type)
    if let via = slot(.via), !context.channel("channel", via) { extras.append((ZendeskTicketSlot.via.name, via)) }
    keepOdd(.brand)
    keepOdd(.form)
    if let brand = slot(.brand), let raw = context.scalar(brand) {
      let w = context.writer
      w.raw("\"container\":{\"id\":")
      context.quoted(raw)
      w.raw("\"label\":null,\"kind\":\"brand\"}")
    }
    if let form = slot(.form), let raw = context.scalar(form) {
      let w = context.writer
      w.raw("\"form\":{\"id\":")
      context.quoted(raw)
      w.raw("\"label\":null}")
    }
    if let brand = slot(.brand), context.scalar(brand) != nil { context.idText("brand", brand) }
  }

  private func choice(_ key: StaticString, _ name: ZendeskTicketSlot) {
    guard let node = slot(name) else { return }
    guard node.kind == .string else {
      extras.append((name.name, node))
      return
    }
    if node.leaves > 0 { context.choice(key, node, isPriority: name == .priority) }
  }

  /// A reference that is no id is kept as it is.
  private func keepOdd(_ name: ZendeskTicketSlot) {
    if let node = slot(name), context.scalar(node) == nil { extras.append((name.name, node)) }
  }

  /// A list of ids; one with anything else in it is kept as well.
  private func ids(_ name: ZendeskTicketSlot) -> JSONNode? {
    guard let node = slot(name), node.leaves > 0 else { return nil }
    guard node.kind == .array else {
      extras.append((name.name, node))
      return nil
    }
    if !node.elements.allSatisfy({ context.scalar($0) != nil || $0.leaves == 0 }) { extras.append((name.name, node)) }
    return node
  }

  private func writePeople() {
    reference("requester", "zendesk:person:", .requester)
    reference("submitter", "zendesk:person:", .submitter)
    reference("assignee", "zendesk:person:", .assignee)
    reference("group", "zendesk:group:", .group)
    reference("organization", "zendesk:organization:", .organization)
    let w = context.writer
    if let followers = ids(.followers) {
      w.key("followers")
      w.beginArray()
      for follower in followers.elements { context.element("zendesk:person:", follower) }
      w.endArray()
    }
    if let copies = ids(.emailCCs) {
      w.key("cc")
      w.beginArray()
      for copy in copies.elements where context.scalar(copy) != nil {
        w.beginObject()
        w.key("address")
        w.null()
        w.key("name")
        w.null()
        context.key("person", "zendesk:person:", copy, reference: true)
        w.endObject()
      }
      w.endArray()
    }
  }

  private func writeTags() {
    let w = context.writer
    w.key("tags")
    if let tags = slot(.tags), tags.kind == .array {
      if !w.node(tags) { context.sawLoneSurrogate(tags) }
    } else {
      if let tags = slot(.tags) { extras.append((ZendeskTicketSlot.tags.name, tags)) }
      w.beginArray()
      w.endArray()
    }
  }

  /// `[{id, value}]` becomes `{id: value}`; a null value keeps its id, so that the field is known to have been there.
  /// A list with anything else in it is kept whole besides.
  private func writeFields() {
    let w = context.writer
    // Held here once: reached through the writer, it would be retained and released for every field.
    let out = context.out
    w.raw("\"fields\":{")
    let custom = slot(.customFields)
    var odd = custom.map { $0.kind != .array } ?? false
    if let custom {
      for field in custom.elements {
        // What Zendesk sends is a number and a value, in this order, and nothing else.
        var members = field.members
        if let id = members.next(), id.value.kind == .number, JSONNode.equal(id.name, "id"),
          let value = members.next(), JSONNode.equal(value.name, "value"), members.next() == nil
        {
          w.quotedPlain(id.value.raw)
          out.append(UInt8(ascii: ":"))
          if !w.node(value.value) { context.sawLoneSurrogate(value.value) }
          if ZendeskContext.mayBeNumber(value.value) { context.sawNumber(value.value.raw) }
        } else if !writeField(field) {
          odd = true
        }
      }
    }
    w.endObject()
    if odd, let custom { extras.append((ZendeskTicketSlot.customFields.name, custom)) }
    // `fields` repeats `custom_fields`; only a different one says anything of its own.
    if let legacy = slot(.fields), custom.map({ $0.sameToken(as: legacy) }) != true {
      extras.append((ZendeskTicketSlot.fields.name, legacy))
    }
  }

  /// False where the element is not just an id and a value.
  private func writeField(_ field: JSONNode) -> Bool {
    var id: UnsafeRawBufferPointer?
    var value: JSONNode?
    var regular = true
    for (name, node) in field.members {
      if JSONNode.equal(name, "id") {
        id = context.scalar(node)
      } else if JSONNode.equal(name, "value") {
        value = node
      } else {
        regular = false
      }
    }
    guard let id else { return false }
    context.quoted(id)
    context.out.append(UInt8(ascii: ":"))
    if let value { context.node(value) } else { context.writer.null() }
    return regular
  }

  private func writeTimes() {
    time("createdAt", .createdAt, into: context.facts.createdAt)
    time("updatedAt", .updatedAt, into: context.facts.updatedAt)
    if let metrics = slot(.metricSet) {
      if let solved = metrics["solved_at"], !solved.isNull { _ = context.time("solvedAt", solved) }
      extras.append((ZendeskTicketSlot.metricSet.name, metrics))
    }
    time("dueAt", .dueAt)
  }

  private func writeConversation() {
    let w = context.writer
    w.key("messages")
    w.beginArray()
    let comments = slot(.comments)
    if let comments, comments.kind == .array, comments.leaves > 0 {
      let opens = parts.take(comments, created: slot(.createdAt), description: slot(.description))
      if parts.sawOther { extras.append((ZendeskTicketSlot.comments.name, comments)) }
      if !opens {
        context.openingsApart += 1
        if writeDescription() { context.sawUnknownVisibility() }
      }
      let first = parts.writeComments(ticket: idBytes)
      if opens { keepDescription(unlessIn: first) }
      context.commentsAreHere()
    } else {
      if let comments, comments.leaves > 0 { extras.append((ZendeskTicketSlot.comments.name, comments)) }
      let described = writeDescription()
      if comments == nil {
        context.commentsAreAbsent(described: described)
      } else if described {
        context.sawUnknownVisibility()
      }
    }
    w.endArray()
    w.raw("\"attachments\":[],\"events\":[]")
    if let count = slot(.commentCount) {
      extras.append((ZendeskTicketSlot.commentCount.name, count))
      context.commentsCounted(count, ticket: idText, in: comments)
    }
  }

  /// `description` is the first comment over again (facts, f8): kept only where it says something else.
  private func keepDescription(unlessIn first: (body: JSONNode?, plain: JSONNode?)) {
    guard let description = slot(.description) else { return }
    for text in [first.body, first.plain] {
      if let text, text.sameToken(as: description) { return }
    }
    extras.append((ZendeskTicketSlot.description.name, description))
  }

  /// Without comments the description stands for the opening message. Its author is the submitter ("the submitter
  /// always becomes the author of the first comment", API reference, Tickets); whether it was public is not said. False
  /// where there is none.
  private func writeDescription() -> Bool {
    guard let description = slot(.description) else { return false }
    guard description.kind == .string else {
      extras.append((ZendeskTicketSlot.description.name, description))
      return false
    }
    guard description.leaves > 0 else { return false }
    let w = context.writer
    context.facts.messages += 1
    w.beginObject()
    context.descriptionKey(ticket: idBytes)
    if let submitter = slot(.submitter), context.scalar(submitter) != nil {
      context.key("author", "zendesk:person:", submitter, reference: true)
    }
    if let created = slot(.createdAt) { _ = context.time("createdAt", created) }
    w.key("visibility")
    context.plain("unknown")
    w.key("kind")
    context.plain("description")
    w.key("body")
    w.beginObject()
    context.text("text", description)
    w.endObject()
    w.endObject()
    return true
  }

  private func writeLinks() {
    let w = context.writer
    w.key("links")
    w.beginArray()
    keepOdd(.problem)
    if let problem = slot(.problem), context.scalar(problem) != nil { context.link("incidentOf", problem) }
    if let via = slot(.via), let source = via["source"], let from = source["from"],
      source["rel"].map({ JSONNode.equal($0.raw, "follow_up") }) == true, let ticket = from["ticket_id"],
      context.scalar(ticket) != nil
    {
      context.link("followUpOf", ticket)
    }
    if let tags = slot(.tags), context.contains(tags.raw, "closed_by_merge") {
      if let comments = slot(.comments) {
        if let target = parts.mergeTarget(in: comments) { context.link("mergedInto", digits: target) }
      } else {
        context.mergedApart.append(idText)
      }
    }
    w.endArray()
  }

  private func writeSatisfaction() {
    if writeListedRating() { return }
    guard let rating = slot(.satisfaction) else { return }
    guard rating.kind == .object, rating.leaves > 0 else {
      extras.append((ZendeskTicketSlot.satisfaction.name, rating))
      return
    }
    let w = context.writer
    var others = false
    w.key("satisfaction")
    w.beginObject()
    for (name, value) in rating.members where !value.isNull {
      if JSONNode.equal(name, "score"), value.kind == .string {
        context.text("score", value)
      } else if JSONNode.equal(name, "comment"), value.kind == .string {
        context.text("comment", value)
      } else {
        others = true
      }
    }
    w.endObject()
    if others { extras.append((ZendeskTicketSlot.satisfaction.name, rating)) }
  }

  /// A rating that was listed apart says when it was given. False where there is none, or the ticket has another.
  private func writeListedRating() -> Bool {
    guard !context.ratings.isEmpty, let told = context.ratings[idText] else { return false }
    let own = slot(.satisfaction)
    if let score = own?["score"]?.string, score != told.text("score") { return false }
    context.writer.key("satisfaction")
    context.writer.value(.object(told))
    if let own { extras.append((ZendeskTicketSlot.satisfaction.name, own)) }
    return true
  }

  private func writeExtras() {
    let w = context.writer
    // The model's required lists that a Zendesk ticket never fills.
    w.raw("\"timeEntries\":[],\"sideConversations\":[],\"extras\":{")
    if let raw = slot(.rawSubject),
      slot(.subject).map({ $0.sameToken(as: raw) }) != true
    {
      context.extra("raw_subject", raw)
    }
    for (name, node) in extras { context.extra(name, node) }
    for (name, node) in slots.rest {
      context.extra(raw: name, node)
      if JSONNode.equal(name, "generated_timestamp") { generated = node }
    }
    context.surrogateExtras()
    w.endObject()
  }
}
