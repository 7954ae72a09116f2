import DeskKit
import JSONText
import TicketModel

extension Zammad.Reader {
  /// An article is a message of its ticket: put as a part of it, since tickets do not hold their articles.
  func article(_ record: JSONObject, _ context: Context) throws -> LeafCount {
    guard let id = record["id"]?.idText, let ticket = record["ticket_id"]?.idText else {
      return try keep("article", record, context)
    }
    var fields = SourceFields(record)
    fields.skip("id")
    fields.skip("ticket_id")
    let opens = context.opens ?? names.firstArticle[ticket].map { String($0) == id } ?? false
    let body = fields["body"]?.string ?? ""
    let isHTML = fields["content_type"]?.string?.hasPrefix("text/html") == true
    let internality = fields["internal"]?.bool ?? (fields["internal"]?.string == "true" ? true : nil)
    if fields["internal"]?.bool != nil { fields.skip("internal") }
    let sender = sender(&fields)
    // What Zammad sends by itself is in no ticket's `article_count`.
    try lists.article(id, of: ticket, isCounted: sender != "System")
    let channel = names.channel(fields["type_id"]?.idText, name: fields["type"]?.string)
    var message = Message(
      key: Zammad.key(.message, opens ? ticket + "/description" : id), id: id,
      createdAt: time("created_at", &fields),
      visibility: internality.map { $0 ? .internal : .public } ?? .unknown,
      kind: opens ? .description : kind(sender, channel?.label, isInternal: internality),
      body: isHTML ? MessageBody(html: body) : MessageBody(text: body))
    if fields["body"]?.string != nil { fields.skip("body") }
    message.updatedAt = time("updated_at", &fields)
    // What an agent wrote down for another came from them.
    let isOwn = fields["origin_by_id"]?.idText == nil
    message.direction = sender == "Customer" ? "in" : sender == "Agent" && internality == false && isOwn ? "out" : nil
    author(&message, &fields)
    headers(&message, &fields)
    message.channel = channel
    if channel != nil {
      fields.skip("type_id")
      if fields["type"]?.string == channel?.label { fields.skip("type") }
    }
    var kept = 0
    message.attachments = files(of: message, ticket: ticket, body: body, &fields, &kept)
    message.extras = fields.rest
    try visibility.note(message)
    try sink.put(
      RecordHead(.tickets, id: ticket, partial: true),
      [
        "key": .string(Zammad.key(.ticket, ticket)), "id": .string(ticket), "messages": [.object(message.json)],
      ])
    var count = fields.leaves
    count.kept += kept
    count.mapped -= kept
    return count
  }

  /// Senders have fixed names; ids are those of Zammad's seeds (db/seeds/ticket_article_senders.rb). Both stay in
  /// `extras`, since the model knows a direction only.
  private func sender(_ fields: inout SourceFields) -> String? {
    fields["sender"]?.string
      ?? fields["sender_id"]?.idText.flatMap { ["1": "Agent", "2": "Customer", "3": "System"][$0] }
  }

  private func kind(_ sender: String?, _ type: String?, isInternal: Bool?) -> Message.Kind {
    if sender == "System" { return .system }
    if isInternal == true { return .note }
    switch type {
    case "phone": return .call
    case "chat": return .chat
    case "note": return .note
    default: return .reply
    }
  }

  /// Whoever wrote it for someone else stays in `extras`.
  private func author(_ message: inout Message, _ fields: inout SourceFields) {
    if let origin = fields["origin_by_id"]?.idText {
      message.author = Zammad.key(.person, origin)
      fields.skip("origin_by_id")
    } else if let maker = fields["created_by_id"]?.idText {
      message.author = Zammad.key(.person, maker)
      fields.skip("created_by_id")
    }
  }

  private func headers(_ message: inout Message, _ fields: inout SourceFields) {
    message.from = fields.text("from")
    message.subject = fields.text("subject")
    message.messageID = fields.text("message_id")
    message.inReplyTo = fields.text("in_reply_to")
    if let text = fields["references"]?.string, !text.isEmpty {
      message.references = text.split(whereSeparator: \.isWhitespace).map(String.init)
      if message.references == [text] { fields.skip("references") }
    }
    message.to = recipients("to", &fields)
    message.cc = recipients("cc", &fields)
  }

  /// The header's text stays in `extras` wherever it says more than one bare address.
  private func recipients(_ name: String, _ fields: inout SourceFields) -> [Recipient] {
    guard let text = fields[name]?.string, !text.isEmpty else { return [] }
    let found = AddressList.recipients(text)
    if found.count == 1, found[0].address == text || found[0].name == text { fields.skip(name) }
    return found
  }

  // MARK: files

  private func files(
    of message: Message, ticket: String, body: String, _ fields: inout SourceFields, _ kept: inout Int
  ) -> [TicketFile] {
    // Addresses below the site have no colon and no host; all that matters stands between quotes.
    let shown = body.split { $0 == "\"" || $0 == "'" }.map(String.init).filter { $0.contains("/ticket_attachment/") }
    var files: [TicketFile] = []
    var left: [JSONValue] = []
    for item in fields["attachments"]?.array ?? [] {
      guard let object = item.object, let id = object["id"]?.idText else {
        if item.leaves > 0 { left.append(item) }
        continue
      }
      files.append(file(id, object, message, ticket: ticket, shown: shown, body: body, &kept))
    }
    if fields["attachments"]?.array != nil {
      if left.isEmpty { fields.skip("attachments") } else { fields.keep("attachments", .array(left)) }
    }
    return files + pictures(of: message, ticket: ticket, but: files)
  }

  /// Zammad gives the pictures of an HTML body by their addresses there, and leaves them out of the list of files.
  private func pictures(of message: Message, ticket: String, but listed: [TicketFile]) -> [TicketFile] {
    var files: [TicketFile] = []
    for (id, address) in Zammad.Wire.pictures(message.body.html ?? "", ticket: ticket, article: message.id ?? "")
    where !listed.contains(where: { $0.id == id }) {
      if let at = files.firstIndex(where: { $0.id == id }) {
        if !files[at].appearsAs.contains(address) { files[at].appearsAs.append(address) }
        continue
      }
      var file = TicketFile(key: Zammad.key(.attachment, id), id: id)
      file.inline = true
      file.appearsAs = [address]
      file.missing = Self.notRecorded
      files.append(file)
    }
    return files
  }

  private static let notRecorded = "the recording holds no reply to its address"

  private func file(
    _ id: String, _ object: JSONObject, _ message: Message, ticket: String, shown: [String], body: String,
    _ kept: inout Int
  ) -> TicketFile {
    var fields = SourceFields(object)
    fields.skip("id")
    var file = TicketFile(key: Zammad.key(.attachment, id), id: id, name: fields.text("filename"))
    if let text = fields["size"]?.idText, let size = Int(text) {
      file.size = size
      fields.skip("size")
    }
    var preferences = SourceFields(fields.object("preferences") ?? [:])
    let types = ["Content-Type", "Mime-Type", "content_type", "mime_type"]
    file.mediaType = types.lazy.compactMap { preferences[$0]?.string }.first { !$0.isEmpty }
    for name in types where preferences[name]?.string == file.mediaType { preferences.skip(name) }
    if let given = preferences["Content-ID"]?.string, !given.isEmpty {
      let plain = given.hasPrefix("<") && given.hasSuffix(">") ? String(given.dropFirst().dropLast()) : given
      file.contentID = plain
      if plain == given { preferences.skip("Content-ID") }
    }
    // Bodies show a file at its download's address, or as cid: where they are as they came.
    let path = "/ticket_attachment/\(ticket)/\(message.id ?? "")/\(id)"
    file.appearsAs = shown.filter { CallAddress($0).path.hasSuffix(path) }
    if let content = file.contentID, body.contains("cid:" + content) {
      file.appearsAs.append("cid:" + content)
    }
    file.inline = !file.appearsAs.isEmpty || preferences["Content-Disposition"]?.string == "inline"
    file.missing = Self.notRecorded
    let rest = preferences.rest
    if !rest.isEmpty { fields.keep("preferences", .object(rest)) }
    file.extras = fields.rest
    kept += JSONValue.object(file.extras).leaves
    return file
  }
}
