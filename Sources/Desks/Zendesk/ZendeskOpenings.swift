import Crypto
import DeskKit
import Formats
import JSONText
import TicketModel

/// Which comment opened each ticket, found out before the first record is written, so that neither the order of files
/// nor that of pages matters.
///
/// The opening comment is the earliest of its ticket, and only if the ticket proves it: by the same time, or by the
/// words of its `description`. A page is no proof: it may be any page of a list, sorted either way.
final class ZendeskOpenings {
  /// Where a page stands in its list, as far as that is said.
  enum Told: Int { case later, unsaid, first }

  private struct Facts {
    var second: UInt64?
    var words: UInt64?
    /// Two records of the ticket have different descriptions.
    var isAmbiguous = false
  }

  private struct Candidate {
    var id: String
    var second: UInt64?
    var body: UInt64?
    var plain: UInt64?
    var told = Told.unsaid

    func isEarlier(than other: Candidate) -> Bool {
      if let second, let its = other.second, second != its { return second < its }
      return id.utf8.count != other.id.utf8.count ? id.utf8.count < other.id.utf8.count : id < other.id
    }
  }

  /// The comments of one page: the earliest of each ticket (nil: the page's own), and how they are sorted.
  private struct CommentList {
    var earliest: [String?: Candidate] = [:]
    private var first: UInt64?
    private var last: UInt64?

    var descends: Bool { first.flatMap { first in last.map { first > $0 } } ?? false }

    mutating func add(_ comment: JSONNode) {
      guard comment.kind == .object else { return }
      let second = ZendeskOpenings.second(comment["created_at"])
      if first == nil { first = second }
      if second != nil { last = second }
      let ticket = comment["ticket_id"]?.idText
      var candidate = Candidate(id: ZendeskOpenings.identity(of: comment), second: second)
      if let known = earliest[ticket], !candidate.isEarlier(than: known) { return }
      candidate.body = ZendeskOpenings.words(comment["body"])
      candidate.plain = ZendeskOpenings.words(comment["plain_body"])
      earliest[ticket] = candidate
    }
  }

  private var facts: [String: Facts] = [:]
  private var earliest: [String: Candidate] = [:]

  // MARK: Before the reading

  /// Notes what the document says of tickets and of comments outside their tickets.
  func read(_ document: ExportDocument) throws {
    if let url = document.request.map({ $0.asked ?? $0.url }),
      ZendeskPages.isDownload(url, mediaType: document.mediaType)
    {
      return
    }
    let peeked = try PeekedSource(document.bytes, count: 1 << 14)
    var document = document
    document.bytes = peeked
    guard try Zendesk.form(of: document.name, start: peeked.start) == .json else { return }
    let place = ZendeskPages.Place(document)
    let stream = JSONStream(try ZendeskReader.text(document), streaming: ZendeskReader.pageArrays)
    var page = JSONObject()
    var comments = CommentList()
    while let piece = try stream.next() {
      switch piece {
      case .value(let node, _): note(node, place)
      case .element("comments", let node, _): comments.add(node)
      case .element("tickets", let node, _), .element("results", let node, _): note(ticket: node)
      case .member(let name, let node, _): page[name] = node.value
      case .element, .broken, .torn: continue
      }
    }
    take(comments, place.refined(by: page))
  }

  private func note(_ node: JSONNode, _ place: ZendeskPages.Place) {
    guard node.kind == .object else { return }
    if node["requester_id"] != nil { return note(ticket: node) }
    var page = JSONObject()
    var comments = CommentList()
    for (name, value) in node.members {
      switch (String(decoding: name, as: UTF8.self), value.kind) {
      case ("tickets", .array), ("results", .array): for ticket in value.elements { note(ticket: ticket) }
      case ("ticket", .object): note(ticket: value)
      case ("comments", .array): for comment in value.elements { comments.add(comment) }
      case ("comment", .object): comments.add(value)
      case (let name, let kind) where kind != .array: page[name] = value.value
      default: continue
      }
    }
    if node["author_id"] != nil, node["body"] != nil || node["html_body"] != nil { comments.add(node) }
    take(comments, place.refined(by: page))
  }

  private func note(ticket: JSONNode) {
    guard ticket.kind == .object, let id = ticket["id"]?.idText, ticket["author_id"] == nil else { return }
    var known = facts[id] ?? Facts()
    known.second = ZendeskOpenings.second(ticket["created_at"]) ?? known.second
    if let words = ZendeskOpenings.words(ticket["description"]) {
      if let other = known.words, other != words { known.isAmbiguous = true }
      known.words = words
    }
    facts[id] = known
  }

  private func take(_ comments: CommentList, _ place: ZendeskPages.Place) {
    let told = place.told(descends: comments.descends)
    for (own, found) in comments.earliest {
      guard let ticket = own ?? place.ticket else { continue }
      var candidate = found
      candidate.told = told
      if let known = earliest[ticket] {
        if known.isEarlier(than: candidate) { continue }
        // The same comment on two pages: either may say where it stands.
        if known.id == candidate.id, known.told.rawValue > told.rawValue { candidate.told = known.told }
      }
      earliest[ticket] = candidate
    }
  }

  // MARK: The answer

  func isOpening(_ comment: JSONObject, of ticket: String) -> Bool {
    guard let found = earliest[ticket], found.id == ZendeskOpenings.identity(of: comment) else { return false }
    let known = facts[ticket]
    var words: Bool?
    if let known, !known.isAmbiguous, let wanted = known.words, found.body != nil || found.plain != nil {
      words = wanted == found.body || wanted == found.plain
    }
    let time = known?.second.flatMap { wanted in found.second.map { $0 == wanted } }
    if found.told == .later { return false }
    if time == true || words == true { return true }
    // What the ticket does not deny, the address of a recorded page may say: the first page, the oldest first.
    return found.told == .first && !(time == false && words == false)
  }

  /// The same for the first comment that stands in its ticket, whose list is whole unless the ticket says otherwise: by
  /// another time and other words than its description has. Some exports have only the first paragraph of it.
  static func opens(_ comment: JSONNode, created: JSONNode?, description: JSONNode?) -> Bool {
    guard let created, let time = comment["created_at"], !isSame(time, created), let description, hasWords(description)
    else { return true }
    let bodies = [comment["body"], comment["plain_body"]].compactMap { $0 }.filter(hasWords)
    return bodies.isEmpty || bodies.contains { begins($0.raw, as: description.raw) }
  }

  /// Whether a comment has a ticket's own time, as far as both can be read, and words that begin as its description.
  static func isSame(_ comment: JSONNode, _ created: JSONNode?, _ description: JSONNode?) -> Bool {
    guard let created, let time = comment["created_at"], isSame(time, created), let description else { return false }
    return [comment["body"], comment["plain_body"]].contains { body in
      body.map { hasWords($0) && begins($0.raw, as: description.raw) } ?? false
    }
  }

  /// Whether two times are the same second, or one of them cannot be read. Nearly all are written in one way, so that
  /// their text decides.
  private static func isSame(_ left: JSONNode, _ right: JSONNode) -> Bool {
    if left.sameToken(as: right) { return true }
    if left.kind == .string, right.kind == .string, left.raw.count == 20, right.raw.count == 20,
      left.raw[19] == UInt8(ascii: "Z"), right.raw[19] == UInt8(ascii: "Z")
    {
      return false
    }
    guard let one = second(left), let other = second(right) else { return true }
    return one == other
  }

  private static func hasWords(_ node: JSONNode) -> Bool {
    var at = 0
    return node.kind == .string && nextWord(node.raw, &at) != nil
  }

  /// Whether the letters and digits of one are the first of the other; both are bytes of JSON strings.
  private static func begins(_ left: UnsafeRawBufferPointer, as right: UnsafeRawBufferPointer) -> Bool {
    // Mostly the one is the other's beginning, byte by byte; only what follows the first difference is read by words.
    var same = ByteSearch.commonPrefix(left, right)
    if same == left.count || same == right.count { return true }
    while same > 0, left[same - 1] == UInt8(ascii: "\\") { same -= 1 }
    var (atLeft, atRight) = (same, same)
    while let one = nextWord(left, &atLeft), let other = nextWord(right, &atRight) {
      if one != other { return false }
    }
    return true
  }

  /// The next letter or digit, over escapes such as `\n`; of `\u00e9` the digits count.
  private static func nextWord(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> UInt8? {
    while at < bytes.count {
      let byte = bytes[at]
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if isWord(byte) { return byte }
    }
    return nil
  }

  // MARK: What is compared

  private static func identity(of comment: JSONNode) -> String {
    comment["id"]?.idText ?? ZendeskReader.contentKey(of: comment, ticket: [])
  }

  private static func identity(of comment: JSONObject) -> String {
    comment["id"]?.idText ?? ZendeskReader.contentKey(of: comment, ticket: "")
  }

  /// A time up to the second as one number, `20240102030405`; nil where it cannot be read.
  private static func second(_ node: JSONNode?) -> UInt64? {
    guard let text = node?.string, let reading = Timestamp.iso(text) else { return nil }
    var number: UInt64 = 0
    for byte in reading.text.utf8.prefix(19) where byte &- 48 <= 9 { number = number &* 10 &+ UInt64(byte &- 48) }
    return number
  }

  /// Letters and digits of a text as one number, so that marks of layout, which `description` lacks, do not
  /// count; nil where there are none.
  private static func words(_ node: JSONNode?) -> UInt64? {
    guard let text = node?.string else { return nil }
    var hash = FNVHash()
    var isEmpty = true
    for byte in text.utf8 {
      guard isWord(byte) else { continue }
      hash.add(byte)
      isEmpty = false
    }
    return isEmpty ? nil : hash.value
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte &- 48 <= 9 || (byte | 0x20) &- 97 < 26 }
}

extension ZendeskReader {
  /// Whether a document begins as an object whose first member has one of these names.
  static func begins(_ start: [UInt8], with names: [String]) -> Bool {
    let text = String(decoding: TextEncoding.readable(start).prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
    return names.contains { text.hasPrefix("{\"\($0)\":") }
  }

  /// `<ticket>/<16 hex>` for a message without an id: SHA-256 of author, time and body (contracts, section 1).
  static func contentKey(of comment: JSONNode, ticket: [UInt8]) -> String {
    contentKey(of: comment.value.object ?? [:], ticket: String(decoding: ticket, as: UTF8.self))
  }

  static func contentKey(of comment: JSONObject, ticket: String) -> String {
    let parts = [
      comment["author_id"]?.idText ?? "", comment.text("created_at") ?? "",
      comment.text("html_body") ?? comment.text("body") ?? "",
    ]
    let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
    let hex = digest.prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return ticket + "/" + hex
  }
}
