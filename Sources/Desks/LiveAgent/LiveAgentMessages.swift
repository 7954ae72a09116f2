import DeskKit
import Formats
import JSONText
import TicketModel

extension LiveAgent {
  /// The message groups of one document, which all belong to one ticket. One group is one post; its parts are its
  /// header, text, quoted text and files.
  struct Conversation {
    let url: String?
    /// From the call, or the name of a file made from it: the groups do not say.
    let ticket: String?
    private var messages: [Message] = []

    init(_ document: ExportDocument) {
      url = document.request?.url
      ticket = Self.ticket(of: document)
    }

    static func ticket(of document: ExportDocument) -> String? {
      ticket(in: document.request?.url ?? "") ?? ticket(in: document.name)
    }

    /// The id in `…/tickets/abc123/messages…`; file names write `tickets_abc123_messages`.
    private static func ticket(in text: String) -> String? {
      if let match = text.firstMatch(of: /(?:tickets|conversations)\/([^\/?]+)\/messages/) { return String(match.1) }
      return text.firstMatch(of: /(?:tickets|conversations)[_-]([A-Za-z0-9]+)[_-]messages/).map { String($0.1) }
    }

    mutating func take(_ object: JSONObject, _ reader: Reader, _ leaves: inout LeafCount) throws {
      guard let ticket else { return }
      var fields = SourceFields(object)
      let id = fields.id("id")
      let letter = fields.id("type") ?? ""
      let nature = Nature(letter)
      var message = Message(
        key: reader.key(.message, id ?? ticket), id: id, visibility: nature.visibility, kind: nature.kind,
        body: MessageBody())
      if let id, reader.openings.isOpening(id, of: ticket) {
        message.key = reader.key(.message, ticket + "/description")
        message.kind = .description
      }
      if let user = fields.id("userid") { message.author = reader.key(.person, user) }
      message.authorText = fields.text("user_full_name")
      message.createdAt = reader.time("datecreated", &fields)
      message.messageID = fields.text("mail_msg_id")
      message.direction = nature.direction
      if !letter.isEmpty { fields.keep("type", .string(letter)) }
      if fields["status"]?.string == "D" {
        // What somebody deleted is shown to nobody; its letter stays in `extras`.
        message.visibility = .internal
        reader.deletedMessages += 1
      }
      if let parts = fields["messages"]?.array {
        var reading = Parts(reader: reader, message: message, isEvent: nature.isEvent)
        for part in parts { reading.take(part) }
        message = reading.finish()
        reader.note(visibilities: reading.visibilities, of: message)
        if reading.kept.isEmpty { fields.skip("messages") } else { fields.keep("messages", .array(reading.kept)) }
      }
      if id == nil { message.key = reader.key(.message, Self.ownID(message, of: ticket)) }
      message.extras = fields.rest
      messages.append(message)
      // What became of the parts' own leaves is told by what is left of them.
      try reader.add(fields, "messages", id: message.key, &leaves)
      try reader.pages.visibility.note(message)
    }

    /// Of a group that has no id.
    private static func ownID(_ message: Message, of ticket: String) -> String {
      let parts = [message.author ?? message.authorText, message.createdAt, message.body.html ?? message.body.text]
      return "\(ticket)/\(Checksum.sha256(Array(parts.map { $0 ?? "" }.joined(separator: "\n").utf8)).prefix(16))"
    }

    func put(_ pages: PageReading) throws {
      guard let ticket, !messages.isEmpty else { return }
      var partial = Ticket(key: pages.key(.ticket, ticket), id: ticket)
      partial.messages = messages
      partial.putInOrder()
      try pages.sink.put(partial, partial: true)
    }
  }

  /// What the letter of a group says (facts, section d).
  struct Nature {
    var kind: Message.Kind = .reply
    var visibility: Message.Visibility = .public
    var direction: String?
    var isEvent = false

    init(_ letter: String) {
      switch letter {
      case "I", "U", "Z": (kind, visibility) = (.note, .internal)
      case "1": (kind, visibility) = (.call, .internal)
      case "P", "V": kind = .call
      case "C": kind = .chat
      case "3", "5", "M": direction = "in"
      case "4": direction = "out"
      case "O", "Q": (kind, visibility) = (.forward, .unknown)
      // Transfers, resolutions and the like, told in words.
      case "R", "T", "G", "J", "X", "B", "S", "2", "L": (kind, visibility, isEvent) = (.system, .internal, true)
      case "F", "W", "Y", "6", "7": break
      default: visibility = .unknown
      }
    }
  }

  /// Puts the parts of one group together.
  private struct Parts {
    let reader: Reader
    var message: Message
    /// Of a transfer and the like, whose words are the system's.
    let isEvent: Bool
    /// Parts that say more than what was made of them.
    private(set) var kept: [JSONValue] = []
    /// What the parts say of their own visibility, in letters that are not documented.
    private(set) var visibilities: [String] = []
    private var texts: [(part: JSONValue, isHTML: Bool, text: String)] = []
    private var titles: [(part: JSONValue, text: String)] = []

    init(reader: Reader, message: Message, isEvent: Bool) {
      self.reader = reader
      self.message = message
      self.isEvent = isEvent
    }

    mutating func take(_ part: JSONValue) {
      guard let object = part.object, let text = object.text("message") else {
        if part.leaves > 0 { kept.append(part) }
        return
      }
      let type = object["type"]?.idText ?? ""
      visibilities.append(String((object["visibility"]?.idText ?? "").prefix(20)))
      if ["I", "N", "L"].contains(type) { message.visibility = .internal }
      let saysIt = ["M", "Y", "I", "N", "1", "V", ""].contains(type)
      switch type {
      case _ where saysIt || isEvent && !["F", "L", "Q", "U"].contains(type):
        let format = object["format"]?.string ?? ""
        guard format != "J", format != "Z" else { return kept.append(part) }
        texts.append((part, format == "H" || format == "Y", text))
      case "T": titles.append((part, text))
      case "F", "L":
        if let file = file(text, object) { message.attachments.append(file) }
        // The list that describes the file is one text: it stays as it was.
        kept.append(part)
      default: kept.append(part)
      }
    }

    mutating func finish() -> Message {
      if titles.count == 1 {
        message.subject = titles[0].text
        keepWithoutText(titles[0].part)
      } else {
        kept += titles.map(\.part)
      }
      let html = texts.contains(where: \.isHTML)
      if texts.count == 1 {
        keepWithoutText(texts[0].part)
      } else {
        kept += texts.map(\.part)
      }
      let body = texts.map { $0.isHTML == html ? $0.text : Self.escaped($0.text) }.joined(
        separator: html ? "<br>" : "\n")
      if !texts.isEmpty { message.body = html ? MessageBody(html: body) : MessageBody(text: body) }
      // Shown and downloaded, a file has two addresses.
      message.tieImages { address, file in
        let id = CallAddress(address).value("__getFile")
        return id != nil && id == file.url.flatMap { CallAddress($0).value("__getFile") }
      }
      return message
    }

    /// The part without its text, which now stands in the message.
    private mutating func keepWithoutText(_ part: JSONValue) {
      guard var object = part.object else { return }
      object["message"] = nil
      kept.append(.object(object))
    }

    private static func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\n", with: "<br>")
    }

    /// A file is described by JSON in a string: pairs `["name","x.pdf"]` below a row of headings, or an object.
    private func file(_ text: String, _ part: JSONObject) -> TicketFile? {
      guard let value = try? JSONIndex.value(of: Array(text.utf8)) else { return nil }
      var facts = value.object ?? JSONObject()
      for pair in value.array ?? [] {
        if let pair = pair.array, pair.count == 2, let name = pair[0].string { facts[name] = pair[1] }
      }
      guard let id = facts["id"]?.idText ?? part["id"]?.idText else { return nil }
      var file = TicketFile(
        key: reader.key(.attachment, id), id: id, name: facts["name"]?.idText, mediaType: facts["type"]?.idText,
        size: facts["size"]?.idText.flatMap { Int($0) })
      let place = facts["download_url"]?.idText ?? facts["view_url"]?.idText
      file.url = place.map { reader.address($0) }
      file.createdAt = part.text("datecreated").flatMap { reader.pages.times.stated($0, "datecreated") }
      return file
    }
  }
}

extension LiveAgent.Reader {
  /// Addresses of files are given from the site's root; `/view` shows them, `/download` gives them.
  func address(_ text: String) -> String {
    let path = text.replacing("/view", with: "/download")
    guard !path.contains("://"), let site else { return path }
    return site + (path.hasPrefix("/") ? path : "/" + path)
  }
}
