import Crypto

/// A record seen as comparable parts: path to text. Plan, push, verify and undo all compare records this way.
///
/// Paths of a ticket: `subject status container priority type channel requester assignee group organization security
/// createdAt updatedAt solvedAt closedAt dueAt firstResponseAt tags cc externalID`, `field:<source field id>`,
/// `link:<kind>:<ticket key>`, and per message `message:<message key>.{author,createdAt,visibility,body,subject}` and
/// `message:<message key>.file:<attachment key>` (name, and SHA-256 of the bytes). What a message's text points at:
/// `message:<message key>.link:<ticket key>` (the ticket's key) and `message:<message key>.inline:<attachment key>`
/// (`in the body`). `slaClock` (`running paused stopped`) is there only where the mapping changes it; it is known by the
/// status that the target shows. Of a person: `name email phone
/// organization active locale`. Values are in the target's vocabulary: a status is the target's id, a person the
/// lower-case address (or the name where there is none). Long texts are held as their SHA-256.
package struct Facets: Sendable, Hashable {
  package private(set) var values: [String: String] = [:]
  /// Whole texts for which some values only stand: by their hash, or as the words of marked-up text. Not compared; an
  /// undo gives them back.
  package private(set) var texts: [String: String] = [:]

  /// Keeps what gives a part back, in the target's own terms, also where it shows nothing.
  package mutating func keep(_ path: String, _ text: String) { texts[path] = text }

  /// Ids at the target of people whom some values name in the source's words, by path. Not compared with the source: by
  /// them it is known that nobody else was put there, however another version of the record calls them.
  package var identities: [String: String] = [:]

  package init() {}

  package static func == (left: Facets, right: Facets) -> Bool { left.values == right.values }
  package func hash(into hasher: inout Hasher) { hasher.combine(values) }

  /// The path of the SLA clock, which goes with the status.
  package static let slaClock = "slaClock"

  /// Nil and "" leave the path absent.
  package subscript(path: String) -> String? {
    get { values[path] }
    set {
      guard let newValue, !newValue.isEmpty else {
        values[path] = nil
        texts[path] = nil
        return
      }
      let short = Facets.shortened(newValue)
      values[path] = short
      texts[path] = short == newValue ? nil : newValue
    }
  }

  /// Sets the words of a text, and keeps the text as it stands at the target.
  package mutating func put(_ path: String, words: String, of text: String) {
    self[path] = words
    texts[path] = values[path] == nil ? nil : text
  }

  package var paths: [String] { values.keys.sorted() }

  /// A link to another ticket, of the ticket itself or in the text of a message: known only when both are there.
  package static func isLink(_ path: String) -> Bool {
    path.hasPrefix("link:") || (path.hasPrefix("message:") && path.contains(".link:"))
  }

  /// The other end of a link.
  package static func linkedTicket(_ path: String) -> String? {
    if path.hasPrefix("link:") { return String(path.dropFirst(5).drop { $0 != ":" }.dropFirst()) }
    return path.firstRange(of: ".link:").map { String(path[$0.upperBound...]) }
  }

  /// A link (see ``isLink(_:)``) to that ticket.
  package static func isLink(_ path: String, to ticket: String) -> Bool { isLink(path) && path.hasSuffix(":" + ticket) }

  /// Texts past 120 bytes are compared by hash; line ends and trailing white space never count.
  package static func shortened(_ text: String) -> String {
    guard text.utf8.count > 120 else { return text }
    let digest = SHA256.hash(data: Array(text.utf8))
    return "sha256:" + digest.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }

  /// Whether a value is all that is known of a longer text.
  package static func isShortened(_ value: String) -> Bool { value.utf8.count == 71 && value.hasPrefix("sha256:") }

  /// The one place where bodies are normalised before comparing: CRLF to LF, no white space at the ends.
  package static func body(_ text: String) -> String {
    let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    guard let first = unix.firstIndex(where: { !$0.isWhitespace }),
      let last = unix.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(unix[first...last])
  }
}

/// A part of a record that the target will not show as the source had it.
package struct FacetLoss: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case transformed, approximated, dropped }
  package var path: String
  package var kind: Kind
  /// What the target will show; nil for nothing, or where it cannot be known beforehand (`volatile`).
  package var expected: String?
  /// The value will differ from the source's, but what it will be cannot be said (the time of import).
  package var volatile: Bool
  /// Of a part that is left as it stands at the target, which may happen to be as the source has it.
  package var perhaps: Bool
  /// From the card: `Freshdesk does not accept created_at`.
  package var reason: String
  package init(
    _ path: String, _ kind: Kind, expected: String? = nil, volatile: Bool = false, perhaps: Bool = false,
    reason: String
  ) {
    self.path = path
    self.kind = kind
    self.expected = expected.map(Facets.shortened)
    self.volatile = volatile
    self.perhaps = perhaps
    self.reason = reason
  }
}
