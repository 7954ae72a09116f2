import DeskKit
import Formats
import JSONText
import TicketModel

extension RequestTracker.Reader {
  /// What histories and attachments told of one ticket, until it can be written.
  struct Conversation {
    /// By transaction id.
    var messages: [String: Message] = [:]
    /// By transaction id, then by attachment id: which comes first must not matter, nor that one comes twice.
    var parts: [String: [String: Part]] = [:]
    /// By key.
    var events: [String: JSONObject] = [:]
    var timeEntries: [String: JSONObject] = [:]
  }

  /// One MIME part: a text, a file, or only headers.
  struct Part {
    /// `text/plain` or `text/html`; nil for other parts.
    var textType: String?
    var text: [UInt8] = []
    var file: TicketFile?
    var extras: JSONObject = [:]
  }

  // MARK: history

  func history(_ object: JSONObject, of ticket: String, file: String) throws {
    let items = object["items"]?.array ?? []
    var count = LeafCount()
    try claim(object, items, of: ticket)
    for item in items.compactMap(\.object) { count += try transaction(item, of: ticket) }
    let listing = JSONValue.object(object).leaves - items.reduce(0) { $0 + ($1.object == nil ? 0 : $1.leaves) }
    count.dropped["paging", default: 0] += listing
    sink.leaves(count, file: file)
  }

  /// A page says how long the whole history is, or at least that another page follows: `total` is null where rights
  /// hide entries.
  private func claim(_ page: JSONObject, _ items: [JSONValue], of ticket: String) throws {
    let number = max(1, page["page"]?.int ?? 1)
    try historyPages.count(String(number), of: ticket)
    try historyPages.claim(page["next_page"]?.string == nil ? number : number + 1, of: ticket)
    try histories.claim(page["total"]?.int ?? 0, of: ticket)
    for item in items where item.object.map(Self.isName) != true {
      try histories.count(item["id"]?.idText ?? String(item.bytes.count), of: ticket)
    }
  }

  /// A reply to `/transaction/{id}`: as clients ask for those that a history merely names.
  func singleTransaction(_ object: JSONObject, file: String) throws {
    let id = object["id"]?.idText ?? ""
    guard !id.isEmpty,
      let ticket = try listedIn.values(for: id).first ?? Self.ticket(ofTransaction: .object(object))
    else { return sink.leaves(try keep(object, as: "transaction"), file: file) }
    try histories.count(id, of: ticket)
    var rest = object
    var count = LeafCount()
    // The same ticket, unless it was merged; then where it happened says something.
    if Wire.reference(object["Object"]) == ticket {
      rest["Object"] = nil
      count.dropped[Members.address] = object["Object"]?.leaves ?? 0
    }
    count += try transaction(rest, of: ticket)
    sink.leaves(count, file: file)
  }

  private func transaction(_ object: JSONObject, of ticket: String) throws -> LeafCount {
    guard !Self.isName(object) else {
      var count = LeafCount()
      count.dropped["list of records that are read one by one"] = JSONValue.object(object).leaves
      return count
    }
    var members = Members(object)
    members.drop("_url", because: Members.address)
    members.drop("_hyperlinks", because: Members.address)
    members.drop("type", because: Members.address)
    guard let id = object["id"]?.idText else { return try keep(object, as: "transactions") }
    let type = object["Type"]?.string ?? ""
    switch type {
    case "Create", "Correspond", "Comment":
      message(id, type, of: ticket, &members)
    case "EmailRecord", "CommentEmailRecord":
      var record: JSONObject = ["id": .string(id), "ticket": .string(Self.key(.ticket, ticket))]
      for (name, value) in members.extras().members where name != "id" { record[name] = value }
      try sink.put(RequestTracker.head("mailNotices", id), record)
    default:
      try event(id, type, of: ticket, &members)
    }
    return members.count
  }

  private func message(_ id: String, _ type: String, of ticket: String, _ members: inout Members) {
    _ = members.take("id")
    _ = members.take("Type")
    var message = conversations[ticket]?.messages[id] ?? Self.message(id, type, of: ticket)
    message.author = Self.personKey(Wire.reference(members.take("Creator"))) ?? message.author
    message.createdAt = members.takeTime("Created") ?? message.createdAt
    if let minutes = members.take("TimeTaken")?.idText.flatMap({ Int($0) }), minutes != 0 {
      conversations[ticket, default: Conversation()].timeEntries[id] = [
        "key": .string("\(RequestTracker.id):time:\(id)"), "author": .optional(message.author),
        "seconds": .number(minutes * 60),
        "extras": ["at": .optional(message.createdAt), "TimeTaken": .string(String(minutes))],
      ]
    }
    for (name, value) in members.extras().members { message.extras[name] = value }
    conversations[ticket, default: Conversation()].messages[id] = message
  }

  /// What a transaction's type alone tells of a message: enough for a part that comes before its history page.
  private static func message(_ id: String, _ type: String, of ticket: String) -> Message {
    let isOpening = type == "Create"
    return Message(
      key: key(.message, isOpening ? ticket + "/description" : id), id: id,
      visibility: type == "Comment" ? .internal : .public,
      kind: isOpening ? .description : type == "Comment" ? .note : .reply, body: MessageBody())
  }

  private func event(_ id: String, _ type: String, of ticket: String, _ members: inout Members) throws {
    _ = members.take("id")
    _ = members.take("Type")
    let scope = try queueOfTicket.values(for: ticket).first.flatMap { queues[$0]?.lifecycle }
    let field = type == "Status" ? "status" : object(members, "Field") ?? type
    if field != type { _ = members.take("Field") }
    func side(_ value: JSONValue?) -> JSONValue {
      guard let text = value?.idText else { return .null }
      guard type == "Status" else { return .string(text) }
      return ["id": .string(text), "label": .string(text), "scope": .optional(scope)]
    }
    var event: JSONObject = [
      "key": .string("\(RequestTracker.id):event:\(id)"), "at": .optional(members.takeTime("Created")),
      "actor": .optional(Self.personKey(Wire.reference(members.take("Creator")))), "field": .string(field),
      "from": side(members.take("OldValue")), "to": side(members.take("NewValue")),
    ]
    var extras = members.extras()
    extras["type"] = .string(type)
    event["extras"] = .object(extras)
    conversations[ticket, default: Conversation()].events[id] = event
  }

  private func object(_ members: Members, _ name: String) -> String? {
    members.peek(name)?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  // MARK: attachments

  /// One MIME part of a message: the text itself, a file, or the frame that holds the headers.
  func attachment(_ object: JSONObject, file: String) throws {
    var members = Members(object)
    members.drop("_hyperlinks", because: Members.address)
    let transaction = Wire.reference(object["TransactionId"]) ?? ""
    guard let id = object["id"]?.idText, let place = try messageTransactions.place(of: transaction) else {
      // Its transaction is not a message, or not in this recording: kept whole.
      return sink.leaves(try keep(object, as: "attachments"), file: file)
    }
    let ticket = try listedIn.values(for: transaction).first ?? place.ticket
    var message =
      conversations[ticket]?.messages[transaction] ?? Self.message(transaction, place.type, of: ticket)
    _ = members.take("id")
    _ = members.take("TransactionId")
    let part = try part(id, &members, of: &message)
    conversations[ticket, default: Conversation()].messages[transaction] = message
    conversations[ticket, default: Conversation()].parts[transaction, default: [:]][id] = part
    sink.leaves(members.count, file: file)
  }

  private func part(_ id: String, _ members: inout Members, of message: inout Message) throws -> Part {
    let type = members.take("ContentType")?.string ?? "application/octet-stream"
    let name = members.take("Filename")?.string ?? ""
    let isRoot = Wire.reference(members.peek("Parent")) == "0"
    if isRoot { headers(&members, of: &message) }
    var part = Part()
    if let content = Wire.content(members.peek("Content")) {
      if name.isEmpty, type == "text/plain" || type == "text/html" {
        _ = members.take("Content")
        bufferedBytes += content.count
        part.textType = type
        part.text = content
      } else if !type.hasPrefix("multipart/"), !(name.isEmpty && content.isEmpty) {
        _ = members.take("Content")
        var found = file(id, name: RequestTracker.FileName.decoded(name), type, size: content.count)
        found.createdAt = members.takeTime("Created")
        found.author = Self.personKey(Wire.reference(members.take("Creator")))
        if found.name != name, !name.isEmpty { found.extras["Filename"] = .string(name) }
        let headers = Self.headers(members.peek("Headers")?.string ?? "")
        // RT calls every file inline; which one the body shows, this id tells.
        found.contentID = headers.first { $0.name == "content-id" }?.value.filter { $0 != "<" && $0 != ">" }
        for (name, value) in members.extras().members { found.extras[name] = value }
        part.file = found
        try sink.attachment(key: found.key, mediaType: type, bytes: MemorySource(content))
        return part
      }
    }
    part.extras = members.extras()
    return part
  }

  private func file(_ id: String, name: String, _ type: String, size: Int) -> TicketFile {
    TicketFile(key: Self.key(.attachment, id), id: id, name: name, mediaType: type, size: size)
  }

  /// Address headers of the outermost part. RT writes them as one text with line breaks.
  private func headers(_ members: inout Members, of message: inout Message) {
    if let subject = members.take("Subject")?.string, !subject.isEmpty { message.subject = subject }
    if let id = members.take("MessageId")?.string, !id.isEmpty { message.messageID = id }
    for (name, value) in Self.headers(members.peek("Headers")?.string ?? "") {
      switch name {
      case "from": message.from = value
      case "to": message.to = Self.recipients(value)
      case "cc": message.cc = Self.recipients(value)
      case "in-reply-to": message.inReplyTo = value
      case "references": message.references = value.split(separator: " ").map(String.init)
      default: break
      }
    }
  }

  static func headers(_ text: String) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for line in text.split(separator: "\n") {
      if line.first == " " || line.first == "\t", !result.isEmpty {
        result[result.count - 1].value += " " + line.drop(while: \.isWhitespace)
      } else if let colon = line.firstIndex(of: ":") {
        let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
        if !value.isEmpty { result.append((line[..<colon].lowercased(), String(value))) }
      }
    }
    return result
  }

  static func recipients(_ text: String) -> [Recipient] {
    AddressList.recipients(text).map { Recipient(address: $0.address?.lowercased(), name: $0.name) }
  }

  // MARK: writing

  /// Called where a ticket begins: what waits for others is written once it is much. Parts that come later are merged
  /// with it by key.
  func flushMuch(but current: String) throws {
    guard bufferedBytes > 8 << 20 || conversations.count > 1_000 else { return }
    for id in Array(conversations.keys) where id != current { try flush(id) }
    bufferedBytes = 0
  }

  func flush(_ id: String) throws {
    guard let conversation = conversations.removeValue(forKey: id) else { return }
    var ticket = Ticket(key: Self.key(.ticket, id), id: id)
    for transaction in conversation.messages.keys.sorted(by: SourceKey.idPrecedes) {
      guard var message = conversation.messages[transaction] else { continue }
      try put(conversation.parts[transaction] ?? [:], into: &message)
      guard message.kind == .description else {
        ticket.messages.append(message)
        continue
      }
      if message.body == MessageBody(), message.attachments.isEmpty, message.subject == nil {
        try openings.add(id, JSONValue.object(message.json).text)
      } else {
        ticket.messages.append(message)
        try opened.add(id, "")
      }
    }
    ticket.messages.sort { left, right in left.kind == .description && right.kind != .description }
    ticket.events = conversation.events.sorted { SourceKey.idPrecedes($0.key, $1.key) }.map(\.value)
    ticket.timeEntries = conversation.timeEntries.sorted { SourceKey.idPrecedes($0.key, $1.key) }.map(\.value)
    try sink.put(ticket, partial: true)
  }

  /// A ticket may be made without a text; then there is no opening message. Only at the end is it known whether one came
  /// later than what the history says of it.
  func putOpenings() throws {
    try openings.close()
    try opened.close()
    try openings.forEach { id, text in
      guard let opening = try JSONIndex.value(of: Array(text.utf8)).object else { return }
      var ticket = Ticket(key: Self.key(.ticket, id), id: id)
      if try opened.values(for: id).isEmpty {
        if let extras = opening["extras"]?.object { ticket.extras["create"] = .object(extras) }
      } else {
        ticket.messages = [Message(json: opening)]
      }
      try sink.put(ticket, partial: true)
    }
  }

  /// The first text of each type is the body, other texts are files without a name.
  private func put(_ parts: [String: Part], into message: inout Message) throws {
    for (id, part) in parts.sorted(by: { SourceKey.idPrecedes($0.key, $1.key) }) {
      if !part.extras.isEmpty { message.extras["part/" + id] = .object(part.extras) }
      if let file = part.file { message.attachments.append(file) }
      guard let type = part.textType else { continue }
      let text = String(decoding: part.text, as: UTF8.self)
      if type == "text/html", message.body.html == nil {
        message.body.html = text
      } else if type == "text/plain", message.body.text == nil {
        message.body.text = text
      } else if !part.text.isEmpty {
        let file = file(id, name: "", type, size: part.text.count)
        message.attachments.append(file)
        try sink.attachment(key: file.key, mediaType: type, bytes: MemorySource(part.text))
      }
    }
    message.extras = message.extras.sorted()
    message.tieImages()
  }
}
