import DeskKit
import Formats
import JSONText

/// Comments and their files, written straight from the parsed source. Part of the hot path.
final class ZendeskParts {
  private let context: ZendeskContext
  private let slots = JSONSlots(ZendeskCommentSlot.allCases.map(\.name))
  private let fileSlots = JSONSlots(ZendeskFileSlot.allCases.map(\.slotName))
  private var order: [Taken] = []
  private var opens = true
  /// Files of the comment at hand that are none of ours: the whole list is kept.
  private var sawOddFile = false
  /// Addresses of the files that the comment at hand lists.
  private var listed: [UnsafeRawBufferPointer] = []
  /// Tokens of pictures that stand at a comment of the ticket: a reply quotes what was before it.
  private var shown: Set<[UInt8]>?
  /// A comment with what it is sorted by, found in one go.
  private struct Taken {
    var node: JSONNode
    var time: UnsafeRawBufferPointer?
    var id: UnsafeRawBufferPointer?

    init(_ node: JSONNode) {
      self.node = node
      for (name, value) in node.members {
        if JSONNode.equal(name, "id") { id = value.raw } else if JSONNode.equal(name, "created_at") { time = value.raw }
      }
    }

    func isEarlier(than other: Taken) -> Bool {
      if let time, let its = other.time, !ByteSearch.equal(time, its) { return time.lexicographicallyPrecedes(its) }
      guard let id, let its = other.id else { return false }
      return id.count != its.count ? id.count < its.count : id.lexicographicallyPrecedes(its)
    }
  }

  /// Among the comments stood something that is none.
  private(set) var sawOther = false

  init(context: ZendeskContext) { self.context = context }

  /// Takes the comments of a ticket, to be written by ``writeComments(ticket:)``, and tells whether one of them opened
  /// it: the earliest, or where that denies it one that has the ticket's own time and words.
  func take(_ comments: JSONNode, created: JSONNode?, description: JSONNode?) -> Bool {
    order.removeAll(keepingCapacity: true)
    sawOther = false
    var previous: UnsafeRawBufferPointer?
    var sorted = true
    for comment in comments.elements {
      guard comment.kind == .object else {
        if comment.leaves > 0 { sawOther = true }
        continue
      }
      let taken = Taken(comment)
      if let previous, let time = taken.time, time.lexicographicallyPrecedes(previous) { sorted = false }
      if taken.time != nil { previous = taken.time }
      order.append(taken)
    }
    if !sorted { order.sort { $0.isEarlier(than: $1) } }
    opens = order.first.map { ZendeskOpenings.opens($0.node, created: created, description: description) } ?? true
    if !opens, let at = order.firstIndex(where: { ZendeskOpenings.isSame($0.node, created, description) }) {
      order.insert(order.remove(at: at), at: 0)
      opens = true
    }
    return opens
  }

  /// Writes the comments taken as messages, the opening one as the description, the rest by time and then id.
  func writeComments(ticket: [UInt8]) -> (body: JSONNode?, plain: JSONNode?) {
    var first: (JSONNode?, JSONNode?) = (nil, nil)
    var highest: UnsafeRawBufferPointer?
    shown = nil
    for (index, comment) in order.enumerated() {
      write(comment.node, ticket: ticket, isDescription: index == 0 && opens, repeatsID: repeatsID(index, &highest))
      if index == 0 { first = (slots[ZendeskCommentSlot.body.rawValue], slots[ZendeskCommentSlot.plain.rawValue]) }
    }
    return first
  }

  /// Whether an earlier comment of the ticket has the same id: one key cannot stand for both. Ids grow with time, so
  /// the highest so far decides nearly always.
  private func repeatsID(_ index: Int, _ highest: inout UnsafeRawBufferPointer?) -> Bool {
    let start = opens ? 1 : 0
    guard index >= start, let id = order[index].id else { return false }
    guard let high = highest else {
      highest = id
      return false
    }
    if high.count == id.count ? high.lexicographicallyPrecedes(id) : high.count < id.count {
      highest = id
      return false
    }
    return order[start..<index].contains { other in other.id.map { ByteSearch.equal($0, id) } ?? false }
  }

  @inline(__always)
  private func slot(_ slot: ZendeskCommentSlot) -> JSONNode? { slots[slot.rawValue] }

  /// One comment as a message object.
  func write(_ comment: JSONNode, ticket: [UInt8], isDescription: Bool, repeatsID: Bool = false) {
    slots.fill(comment)
    let w = context.writer
    context.facts.messages += 1
    w.beginObject()
    let id = slot(.id)
    if isDescription {
      context.descriptionKey(ticket: ticket)
    } else if let id, !repeatsID, context.scalar(id) != nil {
      context.key("key", "zendesk:message:", id, reference: false)
    } else {
      w.key("key")
      w.string("zendesk:message:" + ZendeskReader.contentKey(of: comment, ticket: ticket))
    }
    if let id, context.scalar(id) != nil { context.idText("id", id) }
    if let author = slot(.author), context.scalar(author) != nil {
      context.key("author", "zendesk:person:", author, reference: true)
    }
    let keepsVia = writeEnvelope()
    let keepsTime = slot(.createdAt).map { !context.time("createdAt", $0) } ?? false
    writeVisibility(isDescription)
    let keepsPlain = writeBody()
    writeFiles()
    w.key("extras")
    w.beginObject()
    if let type = slot(.type) { context.extra("type", type) }
    if keepsVia, let via = slot(.via) { context.extra("via", via) }
    if keepsTime, let time = slot(.createdAt) { context.extra("created_at", time) }
    if keepsPlain, let plain = slot(.plain) { context.extra("plain_body", plain) }
    keepOdd()
    for (name, node) in slots.rest { context.extra(raw: name, node) }
    w.endObject()
    w.endObject()
  }

  /// Members of a kind the model has no place for, as they were.
  private func keepOdd() {
    if let id = slot(.id), context.scalar(id) == nil { context.extra("id", id) }
    if let author = slot(.author), context.scalar(author) == nil { context.extra("author_id", author) }
    if let shown = slot(.isPublic), shown.bool == nil { context.extra("public", shown) }
    if let html = slot(.html), html.kind != .string { context.extra("html_body", html) }
    if let body = slot(.body), body.kind != .string { context.extra("body", body) }
    if slot(.body) == nil, let plain = slot(.plain), plain.kind != .string { context.extra("plain_body", plain) }
    if let files = slot(.attachments), files.kind != .array || sawOddFile { context.extra("attachments", files) }
  }

  /// Sender, channel and recipients from `via`. True where `via` holds more than that and must be kept whole.
  private func writeEnvelope() -> Bool {
    guard let via = slot(.via), via.kind == .object else { return slot(.via) != nil }
    let from = via["source"].flatMap { $0["from"] }
    if let address = from.flatMap({ $0["address"] }), address.kind == .string, address.leaves > 0 {
      context.text("from", address)
    }
    return !context.channel("channel", via)
  }

  private func writeVisibility(_ isDescription: Bool) {
    let w = context.writer
    let shown = slot(.isPublic)?.bool
    switch shown {
    case true: w.raw("\"visibility\":\"public\"")
    case false: w.raw("\"visibility\":\"internal\"")
    default:
      context.sawUnknownVisibility()
      w.raw("\"visibility\":\"unknown\"")
    }
    if isDescription {
      w.raw("\"kind\":\"description\"")
    } else if let type = slot(.type),
      JSONNode.equal(type.raw, "VoiceComment") || JSONNode.equal(type.raw, "TpeVoiceComment")
    {
      w.raw("\"kind\":\"call\"")
    } else {
      w.raw(shown == true ? "\"kind\":\"reply\"" : "\"kind\":\"note\"")
    }
  }

  /// `html_body`, and `body` as text: that is what a ticket's `description` repeats and the XML export holds, so all
  /// forms agree. True where `plain_body` says something else, so that it must be kept.
  private func writeBody() -> Bool {
    let w = context.writer
    w.key("body")
    w.beginObject()
    let html = slot(.html), plain = slot(.plain), body = slot(.body)
    if let html, html.kind == .string, html.leaves > 0 { context.text("html", html) }
    let text = body ?? plain
    if let text, text.kind == .string, text.leaves > 0 { context.text("text", text) }
    w.endObject()
    guard let body, let plain else { return false }
    return !body.sameToken(as: plain)
  }

  // MARK: Files

  private func writeFiles() {
    let w = context.writer
    sawOddFile = false
    let files = slot(.attachments)
    let html = slot(.html)?.raw
    // An image in a body counts only if it is the desk's own attachment address.
    let mayShow = html.map { context.contains($0, "/attachments/token/") } ?? false
    guard mayShow || (files?.leaves ?? 0) > 0 else { return }
    w.key("attachments")
    w.beginArray()
    listed.removeAll(keepingCapacity: true)
    if let files, files.kind == .array {
      for file in files.elements {
        if file.kind == .object, write(file, shownIn: mayShow ? html : nil) { continue }
        if file.leaves > 0 { sawOddFile = true }
      }
    }
    if mayShow, let html { writeUnlisted(html) }
    w.endArray()
  }

  /// False, and nothing written, where it has no id.
  private func write(_ file: JSONNode, shownIn html: UnsafeRawBufferPointer?) -> Bool {
    fileSlots.fill(file)
    func slot(_ slot: ZendeskFileSlot) -> JSONNode? { fileSlots[slot.rawValue] }
    let w = context.writer
    guard let id = slot(.id), context.scalar(id) != nil else { return false }
    context.facts.attachments += 1
    w.beginObject()
    context.key("key", "zendesk:attachment:", id, reference: false)
    context.idText("id", id)
    if let name = slot(.name), name.leaves > 0, context.scalar(name) != nil { context.text("name", name) }
    if let type = slot(.type), type.leaves > 0, context.scalar(type) != nil { context.text("mediaType", type) }
    if let size = slot(.size), size.kind == .number {
      w.key("size")
      w.raw(size.raw)
    }
    let url = slot(.contentURL), mapped = slot(.mappedURL)
    var shown: [UnsafeRawBufferPointer] = []
    for address in [url, mapped] {
      guard let raw = address?.raw, !raw.isEmpty else { continue }
      listed.append(raw)
      if let html, ZendeskParts.token(in: raw).map({ ZendeskParts.holds(html, $0) }) == true { shown.append(raw) }
    }
    w.key("inline")
    w.bool(slot(.inline)?.bool ?? false || !shown.isEmpty)
    let different = mapped.map { m in url.map { !$0.sameToken(as: m) } ?? true } ?? false
    if different || !shown.isEmpty {
      w.key("appearsAs")
      w.beginArray()
      if let mapped, different { context.quoted(mapped) }
      if let url, shown.contains(where: { ByteSearch.equal($0, url.raw) }) { context.quoted(url) }
      w.endArray()
    }
    if let url, url.leaves > 0 { context.text("url", url) }
    w.key("missing")
    context.plain(slot(.deleted)?.bool == true ? "deleted at the source" : "not part of this export")
    w.key("extras")
    w.beginObject()
    if let name = slot(.name), context.scalar(name) == nil { context.extra("file_name", name) }
    if let type = slot(.type), context.scalar(type) == nil { context.extra("content_type", type) }
    if let size = slot(.size), size.kind != .number { context.extra("size", size) }
    for (name, node) in fileSlots.rest { context.extra(raw: name, node) }
    w.endObject()
    w.endObject()
    return true
  }

  /// Inline images that no attachment lists: their bytes die with the account, so they are listed here, unless another
  /// comment lists them.
  private func writeUnlisted(_ html: UnsafeRawBufferPointer) {
    let w = context.writer
    for address in ZendeskParts.addresses(in: html) {
      guard let token = ZendeskParts.token(in: address) else { continue }
      guard !listed.contains(where: { ZendeskParts.token(in: $0).map { ByteSearch.equal($0, token) } == true }) else {
        continue
      }
      if shown == nil { shown = listedTokens() }
      guard shown?.insert(Array(token)).inserted == true else { continue }
      context.facts.attachments += 1
      w.beginObject()
      w.key("key")
      w.string("zendesk:attachment:token/" + String(decoding: token, as: UTF8.self))
      w.key("inline")
      w.bool(true)
      w.key("appearsAs")
      w.beginArray()
      context.quoted(address)
      w.endArray()
      w.key("url")
      context.quoted(address)
      w.key("missing")
      context.plain("not part of this export")
      w.endObject()
    }
  }

  /// Of the files that the ticket's comments list.
  private func listedTokens() -> Set<[UInt8]> {
    var tokens: Set<[UInt8]> = []
    for comment in order {
      for file in comment.node["attachments"].map({ Array($0.elements) }) ?? [] where file.kind == .object {
        guard file["id"].flatMap({ context.scalar($0) }) != nil else { continue }
        for address in [file["content_url"], file["mapped_content_url"]] {
          if let token = address.flatMap({ ZendeskParts.token(in: $0.raw) }) { tokens.insert(Array(token)) }
        }
      }
    }
    return tokens
  }

  private static let marker: StaticString = "/attachments/token/"

  /// The token of an attachment address: what follows `/attachments/token/` up to the next slash, quote or `?`.
  private static func token(in address: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard let found = ByteSearch.offset(of: marker, in: address) else { return nil }
    let from = found + marker.utf8CodeUnitCount
    let rest = address[from...]
    let end = rest.firstIndex { [0x2F, 0x3F, 0x22, 0x27, 0x26, 0x5C, 0x20, 0x3C].contains($0) } ?? address.endIndex
    return end > from ? UnsafeRawBufferPointer(rebasing: address[from..<end]) : nil
  }

  private static func holds(_ html: UnsafeRawBufferPointer, _ token: UnsafeRawBufferPointer) -> Bool {
    ByteSearch.offset(of: token, in: html) != nil
  }

  /// Addresses of images in a raw (JSON-escaped) HTML text that point at the desk's attachments.
  private static func addresses(in html: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    var found: [UnsafeRawBufferPointer] = []
    var at = 0
    while let hit = ByteSearch.offset(of: marker, in: UnsafeRawBufferPointer(rebasing: html[at...])) {
      let place = at + hit
      let isEdge: (UInt8) -> Bool = { [0x22, 0x27, 0x5C, 0x20, 0x3C, 0x3E, 0x28, 0x29].contains($0) }
      let from = html[..<place].lastIndex(where: isEdge).map { $0 + 1 } ?? 0
      let to = html[place...].firstIndex(where: isEdge) ?? html.endIndex
      // Only pictures: a link to a file is text, not an inline image.
      let tag = html[..<from].suffix(400)
      if let open = tag.lastIndex(of: 0x3C), tag[open...].dropFirst().prefix(3).elementsEqual("img".utf8) {
        found.append(UnsafeRawBufferPointer(rebasing: html[from..<to]))
      }
      at = max(to, place + 1)
    }
    return found
  }

  /// `#123` from the comment that a merge leaves on the ticket that was closed by it: the digits of its target.
  func mergeTarget(in comments: JSONNode) -> [UInt8]? {
    var target: [UInt8]?
    for comment in comments.elements {
      if let source = comment["via"].flatMap({ $0["source"] }),
        source["rel"].map({ JSONNode.equal($0.raw, "merge") }) == true,
        let to = source["to"].flatMap({ $0["ticket_id"] }), let raw = context.scalar(to)
      {
        return Array(raw)
      }
      guard let body = comment["body"]?.raw, context.contains(body, "merged into") else { continue }
      if let hash = body.lastIndex(of: UInt8(ascii: "#")) {
        let digits = body[(hash + 1)...].prefix { $0 >= 48 && $0 <= 57 }
        if !digits.isEmpty { target = Array(digits) }
      }
    }
    return target
  }
}
