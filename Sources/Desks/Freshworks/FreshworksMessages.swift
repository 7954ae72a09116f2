import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshworks.Reader {
  // MARK: The opening

  func opening(_ ticket: inout Ticket, _ fields: inout SourceFields, isOld: Bool) {
    let files = attachments("attachments", &fields)
    let (html, text) = bodies("description", &fields, isOld: isOld)
    guard html != nil || text != nil else {
      // A list without descriptions: the files, if any, are of the ticket.
      ticket.attachments = files
      return
    }
    var message = Message(
      key: key("message", "\(ticket.id)/description"), id: nil, createdAt: ticket.createdAt, visibility: .public,
      kind: .description, body: MessageBody(html: html, text: text))
    sender(of: &message, ticket)
    message.attachments = files
    if let list = fields["to_emails"]?.object, list.count == 1, let inner = list.values.first {
      // Rails XML without its mark of an array.
      fields.keep("to_emails", inner.array == nil ? .array([inner]) : inner)
    }
    message.to = copies("to_emails", &fields).map(Freshworks.recipient)
    if message.to.isEmpty, let to = fields.text("to_email") {
      message.to = [Freshworks.recipient(to)]
      if to.contains("<") { fields.keep("to_email", .string(to)) }
    }
    ticket.messages = [message]
    count("messages")
  }

  /// The requester wrote the opening, unless an agent began by writing to them: which agent, no form tells.
  func sender(of opening: inout Message, _ ticket: Ticket) {
    let isOutbound = flavour.isOutbound(ticket.channel)
    opening.author = isOutbound ? nil : ticket.requester
    opening.direction = isOutbound ? "out" : "in"
    opening.channel = ticket.channel
  }

  /// In API v1 and exports `body` is the plain text and `body_html` the mark-up; in API v2 `body` is the mark-up and
  /// `body_text` the plain text.
  private func bodies(
    _ name: String, _ fields: inout SourceFields, isOld: Bool
  ) -> (html: String?, text: String?) {
    if isOld || fields[name + "_html"]?.string != nil { return (fields.text(name + "_html"), fields.text(name)) }
    return (fields.text(name), fields.text(name + "_text"))
  }

  // MARK: Messages

  /// Notes of exports and API v1, conversations that API v2 was asked to include.
  func conversations(_ ticket: inout Ticket, _ fields: inout SourceFields) throws {
    var seen: Set<String> = []
    for name in ["notes", "helpdesk_notes", "conversations"] {
      guard let items = fields[name]?.array else { continue }
      let entries = items.compactMap { Freshworks.unwrapped($0, ["note", "helpdesk_note"]) }
      let others = items.filter { $0.object == nil }
      // What is no message stays where it was.
      fields.skip(name)
      if !others.isEmpty { fields.keep(name, .array(others)) }
      for entry in entries {
        let message = message(entry, ticket: ticket.id, isOld: name != "conversations")
        if seen.insert(message.key).inserted {
          ticket.messages.append(message)
          count("messages")
        } else {
          // One that stands twice in its ticket is merged as one on two pages is.
          try put(part: ["messages": [.object(message.json)]], of: ticket.id)
        }
      }
      // An empty list says that there are none.
      hasConversations = true
      if name == "conversations", entries.count == 10 {
        try sink.finding(
          Finding(
            .info, "tenConversations", key: ticket.key, file: file,
            what: "ten conversations are included, and the API includes no more than ten",
            did: "took them; the ticket's own list of conversations has all of them"))
      }
    }
    ticket.messages.sort(by: Freshworks.precedes)
    tiePictures(&ticket)
  }

  /// One conversation by itself: a part of its ticket.
  func conversation(_ object: JSONObject) throws -> Bool {
    guard let ticket = Freshworks.ticketID(in: place) ?? object["ticket_id"]?.idText else { return false }
    var part = Ticket(key: key("ticket", ticket), id: ticket)
    part.messages = [message(object, ticket: ticket, isOld: false)]
    tiePictures(&part)
    hasConversations = true
    try put(part: ["messages": .array(part.messages.map { .object($0.json) })], of: ticket)
    return true
  }

  /// `at`: of several parts that say something else of one thing, the newest counts.
  func put(part: JSONObject, of ticket: String, at: String? = nil) throws {
    var record: JSONObject = ["key": .string(key("ticket", ticket)), "id": .string(ticket)]
    for (name, value) in part.members { record.append(name, value) }
    try sink.put(RecordHead(.tickets, id: ticket, updatedAt: at, partial: true), record)
  }

  private func message(_ object: JSONObject, ticket: String, isOld: Bool) -> Message {
    var fields = SourceFields(object)
    let id = fields.id("id")
    if fields["ticket_id"]?.idText == ticket { fields.skip("ticket_id") }
    let hash = Checksum.sha256(JSONValue.object(object).bytes).prefix(16)
    let isPrivate = fields.flag("private")
    if isPrivate == nil { doubts.unknownVisibility += 1 }
    let incoming = fields.flag("incoming")
    if fields["deleted"]?.bool == false { fields.skip("deleted") }
    let source = fields.id("source")
    let (html, text) = bodies("body", &fields, isOld: isOld)
    var message = Message(
      key: key("message", id ?? "\(ticket)/\(hash)"), id: id, author: fields.id("user_id").map { key("person", $0) },
      createdAt: time("created_at", &fields),
      visibility: isPrivate.map { $0 ? .internal : .public } ?? .unknown,
      // The vendor's own notes on a ticket's making.
      kind: text?.hasPrefix("created_by:") == true ? .system : flavour.messageKind(source, incoming),
      body: MessageBody(html: html, text: text))
    message.updatedAt = time("updated_at", &fields)
    message.direction = incoming.map { $0 ? "in" : "out" }
    if let source {
      let known = flavour.messageSources[source]
      message.channel = Choice(id: source, label: known?.label, kind: known?.kind)
    }
    message.from = fields.text("from_email")
    message.to = copies("to_emails", &fields).map(Freshworks.recipient)
    message.cc = copies("cc_emails", &fields).map(Freshworks.recipient)
    message.bcc = copies("bcc_emails", &fields).map(Freshworks.recipient)
    message.attachments = attachments("attachments", &fields)
    message.extras = extras(fields)
    return message
  }

  // MARK: Attachments

  func attachments(_ name: String, _ fields: inout SourceFields) -> [TicketFile] {
    guard let items = fields[name]?.array else { return [] }
    let objects = items.map { Freshworks.unwrapped($0, ["attachment"]).flatMap { $0["id"]?.idText == nil ? nil : $0 } }
    let others = zip(items, objects).filter { $1 == nil }.map(\.0)
    // What is no file of which one could speak stays where it was.
    fields.skip(name)
    if !others.isEmpty { fields.keep(name, .array(others)) }
    return objects.compactMap(\.self).map(attachment)
  }

  private func attachment(_ object: JSONObject) -> TicketFile {
    var fields = SourceFields(object)
    let id = fields.id("id") ?? ""
    var file = TicketFile(
      key: key("attachment", id), id: id, name: fields.text("name") ?? fields.text("content_file_name"),
      mediaType: fields.text("content_type") ?? fields.text("content_content_type"))
    for size in ["size", "file_size", "content_file_size"] where file.size == nil { file.size = fields.integer(size) }
    file.url = fields.text("attachment_url")
    file.createdAt = time("created_at", &fields)
    file.missing = file.url.flatMap(Freshworks.expiry).map { "not in the export; its link was good until \($0)" }
    file.extras = extras(fields)
    return file
  }

  /// Ties the pictures of the bodies to the files they show, and lists those of the desk's own that are not listed: at
  /// the first message that shows them, because a reply quotes what was before it.
  private func tiePictures(_ ticket: inout Ticket) {
    let pictures = ticket.messages.map { $0.body.html.map(Freshworks.pictures) ?? [] }
    guard pictures.contains(where: { !$0.isEmpty }) else { return }
    var places: [String: (message: Int?, file: Int)] = [:]
    func note(_ file: TicketFile, _ message: Int?, _ at: Int) {
      for name in [file.id.map { "#" + $0 }, file.url].compactMap(\.self) where places[name] == nil {
        places[name] = (message, at)
      }
    }
    for (message, files) in ticket.messages.map(\.attachments).enumerated() {
      for (at, file) in files.enumerated() { note(file, message, at) }
    }
    for (at, file) in ticket.attachments.enumerated() { note(file, nil, at) }
    for (message, urls) in pictures.enumerated() {
      for url in urls {
        let id = Freshworks.attachmentID(in: url)
        if let place = places[url] ?? id.flatMap({ places["#" + $0] }) {
          if let message = place.message {
            Freshworks.show(url, as: &ticket.messages[message].attachments[place.file])
          } else {
            Freshworks.show(url, as: &ticket.attachments[place.file])
          }
        } else if Freshworks.isOwnAttachment(url) {
          let file = picture(url, id)
          note(file, message, ticket.messages[message].attachments.count)
          ticket.messages[message].attachments.append(file)
        }
      }
    }
  }

  /// One that nothing but a body names.
  private func picture(_ url: String, _ id: String?) -> TicketFile {
    var file = TicketFile(
      key: id.map { key("attachment", $0) }
        ?? "\(key("attachment", ""))inline/\(Checksum.sha256(Array(url.utf8)).prefix(16))",
      id: id, name: id == nil ? nil : Freshworks.fileName(in: url), inline: true, url: url)
    file.appearsAs = [url]
    let until = Freshworks.expiry(of: url).map { "its link was good until \($0)" }
    file.missing = "not in the export; " + (until ?? "only the address in the text is known")
    return file
  }
}

extension Freshworks {
  fileprivate static func show(_ url: String, as file: inout TicketFile) {
    file.inline = true
    if !file.appearsAs.contains(url) { file.appearsAs.append(url) }
  }

  /// The opening first, then by time, then by id; of one second, fractions decide. What has no time comes last.
  static func precedes(_ left: Message, _ right: Message) -> Bool {
    if (left.kind == .description) != (right.kind == .description) { return left.kind == .description }
    if (left.createdAt == nil) != (right.createdAt == nil) { return right.createdAt == nil }
    func parts(_ message: Message) -> (Substring, Substring) {
      let time = message.createdAt ?? ""
      return (time.prefix(19), time.dropFirst(20).prefix { $0 != "Z" })
    }
    let (first, second) = (parts(left), parts(right))
    if first != second { return first < second }
    return SourceKey.idPrecedes(left.id ?? left.key, right.id ?? right.key)
  }

  /// `{"note": {…}}` or the object itself; nil for anything else.
  static func unwrapped(_ value: JSONValue, _ wrappers: [String]) -> JSONObject? {
    guard let object = value.object else { return nil }
    guard object.count == 1, let name = object.names.first, wrappers.contains(name) else { return object }
    return object[name]?.object ?? object
  }

  /// The `src` of every `<img>`, entities resolved, in order.
  static func pictures(in html: String) -> [String] {
    let bytes = Array(html.utf8)
    let (tag, attribute) = (Array("<img".utf8), Array("src=".utf8))
    var found: [String] = []
    var rest = bytes[...]
    while let start = rest.firstRange(of: tag) {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      let text = rest[..<end]
      rest = rest[end...]
      guard let source = text.firstRange(of: attribute) else { continue }
      let value = text[source.upperBound...]
      guard let quote = value.first else { continue }
      let bytes =
        quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        ? value.dropFirst().prefix { $0 != quote } : value.prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") }
      guard !bytes.isEmpty else { continue }
      let url = String(decoding: bytes, as: UTF8.self)
      found.append(bytes.contains(UInt8(ascii: "&")) ? url.replacing("&amp;", with: "&") : url)
    }
    return found
  }

  /// `…/attachments/production/62/original/a.png` and `…/helpdesk/attachments/62` name their file by number.
  static func attachmentID(in url: String) -> String? {
    let parts = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard let at = parts.lastIndex(of: "attachments") else { return nil }
    for part in parts[(at + 1)...].prefix(2) where part.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      return String(part)
    }
    return nil
  }

  static func fileName(in url: String) -> String? {
    let parts = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard let last = parts.last, last.contains(".") else { return nil }
    return String(last)
  }

  /// Pictures the desk keeps itself, not those of signatures and trackers elsewhere.
  static func isOwnAttachment(_ url: String) -> Bool {
    let lower = Array(url.lowercased().utf8)
    guard lower.starts(with: "http".utf8) else { return false }
    let isOurs = ["freshdesk.com", "freshservice.com", "freshworks.com"].contains { lower.holds($0) }
    return isOurs && (attachmentID(in: url) != nil || lower.holds("/inline/attachment?"))
  }

  /// When a signed link stops working, as the link itself says: `Expires=1700000000`, or `X-Amz-Date` and
  /// `X-Amz-Expires`.
  static func expiry(of url: String) -> String? {
    guard let mark = url.firstIndex(of: "?") else { return nil }
    var query: [String: Substring] = [:]
    for pair in url[url.index(after: mark)...].split(separator: "&") {
      guard let equals = pair.firstIndex(of: "=") else { continue }
      query[pair[..<equals].lowercased()] = pair[pair.index(after: equals)...]
    }
    if let seconds = query["expires"].flatMap({ Int($0) }), (1...99_999_999_999).contains(seconds) {
      return Timestamp.text(epoch: seconds)
    }
    guard let date = query["x-amz-date"], date.utf8.count == 16, date.last == "Z",
      let seconds = query["x-amz-expires"].flatMap({ Int($0) }), (0...99_999_999).contains(seconds)
    else { return nil }
    let d = Array(date)
    let text =
      "\(String(d[0..<4]))-\(String(d[4..<6]))-\(String(d[6..<8]))T\(String(d[9..<11])):\(String(d[11..<13])):\(String(d[13..<15]))Z"
    return Timestamp.epoch(text).map { Timestamp.text(epoch: $0 + seconds) }
  }
}
