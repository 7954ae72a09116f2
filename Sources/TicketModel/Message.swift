public import JSONText

/// A file of a message or ticket. Its bytes, where we have them, lie in the archive under their SHA-256.
public struct TicketFile: CanonicalRecord {
  public var key: String
  public var id: String?
  public var name: String?
  public var mediaType: String?
  /// In bytes, as the source claims.
  public var size: Int?
  public var sha256: String?
  /// `data/attachments/ab/cd/<sha256>`, or nil where the bytes are not in the archive.
  public var path: String?
  public var inline: Bool
  public var contentID: String?
  /// URLs under which bodies show the file.
  public var appearsAs: [String]
  public var url: String?
  public var author: String?
  public var createdAt: String?
  /// Why the bytes are absent.
  public var missing: String?
  public var extras: JSONObject

  public init(
    key: String, id: String?, name: String? = nil, mediaType: String? = nil, size: Int? = nil, inline: Bool = false,
    url: String? = nil, missing: String? = nil
  ) {
    self.key = key
    self.id = id
    self.name = name
    self.mediaType = mediaType
    self.size = size
    self.inline = inline
    self.url = url
    self.missing = missing
    appearsAs = []
    extras = [:]
  }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id"), name: json.text("name"), mediaType: json.text("mediaType"),
      size: json.integer("size"), inline: json.flag("inline") ?? false, url: json.text("url"),
      missing: json.text("missing"))
    sha256 = json.text("sha256")
    path = json.text("path")
    contentID = json.text("contentID")
    appearsAs = json.texts("appearsAs")
    author = json.text("author")
    createdAt = json.text("createdAt")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key)]
    json.put("id", id)
    json.put("name", name)
    json.put("mediaType", mediaType)
    json.put("size", size)
    json.put("sha256", sha256)
    json.put("path", path)
    json.put("inline", inline)
    json.put("contentID", contentID)
    json.put("appearsAs", appearsAs)
    json.put("url", url)
    json.put("author", author)
    json.put("createdAt", createdAt)
    json.put("missing", missing)
    json.put("extras", extras)
    return json
  }
}

/// A message's text in the forms the source gave.
public struct MessageBody: CanonicalRecord {
  public var html: String?
  public var text: String?
  /// `adf`, `wiki` or `markdown`; nil where the source had no such markup.
  public var markupFormat: String?
  public var markupSource: JSONValue?

  public init(html: String? = nil, text: String? = nil, markupFormat: String? = nil, markupSource: JSONValue? = nil) {
    self.html = html
    self.text = text
    self.markupFormat = markupFormat
    self.markupSource = markupSource
  }

  public init(json: JSONObject) {
    self.init(
      html: json.text("html"), text: json.text("text"), markupFormat: json["markup"]?["format"]?.string,
      markupSource: json["markup"]?["source"])
  }

  public var json: JSONObject {
    var json: JSONObject = [:]
    json.put("html", html)
    json.put("text", text)
    if let markupFormat {
      json.append("markup", ["format": .string(markupFormat), "source": markupSource ?? .null])
    }
    return json
  }
}

/// One entry of a ticket's conversation. The opening message has kind `description`.
public struct Message: CanonicalRecord {
  public enum Visibility: String, Sendable, Hashable { case `public`, `internal`, unknown }
  public enum Kind: String, Sendable, Hashable { case description, reply, note, forward, system, call, chat }

  public var key: String
  public var id: String?
  public var author: String?
  public var authorText: String?
  public var from: String?
  public var subject: String?
  public var channel: Choice?
  /// `in` from a customer, `out` to one.
  public var direction: String?
  public var createdAt: String?
  public var updatedAt: String?
  public var visibility: Visibility
  /// `{kind: role|group, id, label}`: who may see an internal message, where the source narrows it down.
  public var audience: NamedReference?
  public var kind: Kind
  public var body: MessageBody
  public var to: [Recipient] = []
  public var cc: [Recipient] = []
  public var bcc: [Recipient] = []
  public var messageID: String?
  public var inReplyTo: String?
  public var references: [String] = []
  public var attachments: [TicketFile] = []
  public var extras: JSONObject = [:]

  public init(
    key: String, id: String?, author: String? = nil, createdAt: String? = nil, visibility: Visibility, kind: Kind,
    body: MessageBody
  ) {
    self.key = key
    self.id = id
    self.author = author
    self.createdAt = createdAt
    self.visibility = visibility
    self.kind = kind
    self.body = body
  }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id"), author: json.text("author"),
      createdAt: json.text("createdAt"), visibility: json.text("visibility").flatMap(Visibility.init) ?? .unknown,
      kind: json.text("kind").flatMap(Kind.init) ?? .note, body: json.record("body") ?? MessageBody())
    authorText = json.text("authorText")
    from = json.text("from")
    subject = json.text("subject")
    channel = json.record("channel")
    direction = json.text("direction")
    updatedAt = json.text("updatedAt")
    audience = json.record("audience")
    to = json.records("to")
    cc = json.records("cc")
    bcc = json.records("bcc")
    messageID = json.text("messageID")
    inReplyTo = json.text("inReplyTo")
    references = json.texts("references")
    attachments = json.records("attachments")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key)]
    json.put("id", id)
    json.put("author", author)
    json.put("authorText", authorText)
    json.put("from", from)
    json.put("subject", subject)
    json.put("channel", channel)
    json.put("direction", direction)
    json.put("createdAt", createdAt)
    json.put("updatedAt", updatedAt)
    json.put("visibility", visibility.rawValue)
    json.put("audience", audience)
    json.put("kind", kind.rawValue)
    json.append("body", .object(body.json))
    json.put("to", to)
    json.put("cc", cc)
    json.put("bcc", bcc)
    json.put("messageID", messageID)
    json.put("inReplyTo", inReplyTo)
    json.put("references", references)
    json.put("attachments", attachments)
    json.put("extras", extras)
    return json
  }
}
