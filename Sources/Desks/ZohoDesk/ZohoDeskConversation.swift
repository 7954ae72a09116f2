import DeskKit
import JSONText
import TicketModel

/// What hangs on tickets: threads, comments, history, files, time entries; each becomes a part of its ticket.
extension ZohoDeskRecords {
  private func put(_ ticket: String, _ name: String, _ record: JSONObject) throws {
    try sink.put(
      RecordHead(.tickets, id: ticket, partial: true),
      ["key": .string(ZohoDesk.key("ticket", ticket)), "id": .string(ticket), name: [.object(record)]])
  }

  private func ticket(_ fields: inout SourceFields, _ known: String?) -> String? {
    if let id = fields["ticketId"]?.idText, ZohoDeskText.isID(id), known == nil || id == known {
      fields.skip("ticketId")
      return id
    }
    return known
  }

  // MARK: Threads

  func thread(_ fields: inout SourceFields, _ known: String?) throws -> Bool {
    guard let id = fields["id"]?.idText, ZohoDeskText.isID(id) else { return false }
    let isDraft = fields["status"]?.string == "DRAFT" || fields["isDraft"]?.bool == true
    if isDraft {
      var whole = fields.rest
      whole.put("ticket", known)
      try sink.put(RecordHead(.other("drafts"), id: id), whole)
      context.tally.drafts += 1
      return true
    }
    guard let ticket = ticket(&fields, known) else { return false }
    fields.skip("id")
    let opening = fields.flag("isDescriptionThread") ?? false
    var message = Message(
      key: ZohoDesk.key("message", opening ? ticket + "/description" : id), id: id,
      visibility: visibility(&fields), kind: opening ? .description : .reply, body: MessageBody())
    if fields["isForward"]?.bool == true, !opening { message.kind = .forward }
    fields.skip("isForward")
    try author(&message, "author", "responderId", &fields)
    if let from = fields["fromEmailAddress"]?.string, !from.isEmpty {
      message.from = ZohoDeskText.recipient(from)?.address ?? from
      if message.from == from { fields.skip("fromEmailAddress") }
      // An agent's reply leaves from a mailbox that several share, and what a system sends has no writer.
      let mayBeWriter = [nil, "END_USER"].contains(fields["author"]?["type"]?.string)
      if message.author == nil, mayBeWriter { try sender(&message, from, fields["direction"]?.string == "out") }
      if message.author == nil, message.authorText == nil { message.authorText = message.from }
    }
    message.channel = fields.text("channel").map(context.words.channel)
    if let direction = fields["direction"]?.string, ["in", "out"].contains(direction) {
      message.direction = fields.text("direction")
    }
    message.subject = fields.text("subject")
    message.createdAt = time("createdTime", &fields)
    content(&message, &fields)
    message.to = recipients("to", &fields)
    message.cc = recipients("cc", &fields)
    message.bcc = recipients("bcc", &fields)
    message.attachments = attachments(&fields)
    ZohoDeskRecords.listPictures(of: &message)
    message.extras = fields.rest
    try context.threads.count(id, of: ticket)
    try context.visibility.note(message)
    try put(ticket, "messages", message.json)
    return true
  }

  private func visibility(_ fields: inout SourceFields) -> Message.Visibility {
    switch fields["visibility"]?.string?.lowercased() {
    case "public":
      fields.skip("visibility")
      return .public
    case "private":
      return .internal
    default: return .unknown
    }
  }

  /// The text, or where a list was fetched without it, a summary that stays in extras and is not taken for it.
  private func content(_ message: inout Message, _ fields: inout SourceFields) {
    if let text = fields.text("content") {
      message.body = ZohoDeskRecords.body(text, fields["contentType"]?.string)
      let isCut = fields["isContentTruncated"]?.bool == true
      if isCut { context.tally.cutTexts.insert(message.id ?? "") } else { context.tally.texts.insert(message.id ?? "") }
    } else if fields["summary"]?.string?.isEmpty == false {
      context.tally.summaries.insert(message.id ?? "")
    }
  }

  private func sender(_ message: inout Message, _ from: String, _ outgoing: Bool) throws {
    var from = from
    let found = try from.withUTF8 { try context.people.sender(UnsafeRawBufferPointer($0), outgoing: outgoing) }
    guard case .person(let key) = found else { return }
    message.author = String(decoding: key, as: UTF8.self)
    message.authorText = nil
  }

  /// By id or address, from the record's own account of who that is.
  private func author(
    _ message: inout Message, _ name: String, _ idName: String, _ fields: inout SourceFields
  ) throws {
    let object = fields[name]?.object
    let type = object?["type"]?.string
    let role: Person.Role = type == "AGENT" ? .agent : type == "END_USER" ? .endUser : .unknown
    // Others than people write too: `SYSTEM`.
    let isPerson = type == nil || role != .unknown
    let own = object?["id"]?.idText.flatMap { ZohoDeskText.isID($0) ? $0 : nil }
    let beside = fields[idName]?.idText.flatMap { ZohoDeskText.isID($0) ? $0 : nil }
    if isPerson, let id = own {
      message.author = ZohoDesk.key("person", id)
      try embedded(name, role, &fields)
    } else if isPerson, let id = beside {
      // The vendor's own examples give the id beside the name alone.
      message.author = ZohoDesk.key("person", id)
      try author(id, object, role)
    } else {
      message.authorText = object?["name"]?.string
      if isPerson, let address = object?["email"]?.string { try sender(&message, address, role == .agent) }
    }
    if let beside, message.author == ZohoDesk.key("person", beside) { fields.skip(idName) }
  }

  /// Name and address of an author whose id stands elsewhere, as a record of that person; they stay where they are too.
  private func author(_ id: String, _ object: JSONObject?, _ role: Person.Role) throws {
    guard var named = object, named["name"] != nil || named["lastName"] != nil || named["email"] != nil else { return }
    named["id"] = .string(id)
    var inner = SourceFields(named)
    _ = try person(&inner, role, isWhole: false)
  }

  private func recipients(_ name: String, _ fields: inout SourceFields) -> [Recipient] {
    guard let text = fields[name]?.string, !text.isEmpty else { return [] }
    var list = ZohoDeskText.recipients(text)
    for index in list.indices {
      guard var address = list[index].address else { continue }
      list[index].person = address.withUTF8 {
        context.people.person(UnsafeRawBufferPointer($0)).map { String(decoding: $0, as: UTF8.self) }
      }
    }
    // Several, or one with a name, may be written in more ways than one.
    if list.count == 1, list[0].address == text { fields.skip(name) }
    return list
  }

  // MARK: Comments

  func comment(_ fields: inout SourceFields, _ known: String?) throws -> Bool {
    guard let ticket = ticket(&fields, known), let id = fields.id("id") else { return false }
    var message = Message(
      key: ZohoDesk.key("message", id), id: id,
      visibility: fields.flag("isPublic").map { $0 ? .public : .internal } ?? .unknown, kind: .note,
      body: MessageBody())
    try author(&message, "commenter", "commenterId", &fields)
    message.createdAt = time("commentedTime", &fields)
    message.updatedAt = time("modifiedTime", &fields)
    let type = fields["contentType"]?.string
    if let text = fields.text("content") { message.body = ZohoDeskRecords.body(text, type) }
    if message.body.text == nil, let plain = fields.text("plainText") { message.body.text = plain }
    message.attachments = attachments(&fields)
    ZohoDeskRecords.listPictures(of: &message)
    message.extras = fields.rest
    try context.comments.count(id, of: ticket)
    try context.visibility.note(message)
    try put(ticket, "messages", message.json)
    return true
  }

  // MARK: Files

  /// Ties the pictures that the body shows to the files of the message, and lists those that the desk stores and names
  /// nowhere else.
  static func listPictures(of message: inout Message) {
    // Bodies and lists write a file's address in several ways.
    message.tieImages { ZohoDeskPages.attachment($0) == $1.key }
    guard let html = message.body.html, html.contains("desk.zoho.") else { return }
    var listed = Set(message.attachments.flatMap(\.appearsAs).compactMap(ZohoDeskPages.picture))
    for address in BodyAddresses.images(html) {
      guard let name = ZohoDeskPages.picture(address), listed.insert(name).inserted else { continue }
      let digest = Checksum.sha256(Array(name.utf8)).prefix(16)
      var file = TicketFile(
        key: ZohoDesk.key("attachment", "inline/\(digest)"), id: nil, inline: true, url: address,
        missing: "not part of this export")
      file.appearsAs = [address]
      message.attachments.append(file)
    }
  }

  private func attachments(_ fields: inout SourceFields) -> [TicketFile] {
    guard let items = fields["attachments"]?.array, !items.isEmpty,
      items.allSatisfy({ $0["id"]?.idText.map(ZohoDeskText.isID) ?? false })
    else { return [] }
    fields.skip("attachments")
    return items.compactMap(\.object).map { object in
      var inner = SourceFields(object)
      return file(&inner)
    }
  }

  private func file(_ fields: inout SourceFields) -> TicketFile {
    let id = fields.id("id") ?? ""
    var file = TicketFile(key: ZohoDesk.key("attachment", id), id: id, name: fields.text("name"))
    if let size = fields["size"]?.idText, let number = Int(size), String(number) == size {
      file.size = number
      fields.skip("size")
    }
    file.url = fields.text("href")
    file.author = reference("creatorId", "person", &fields)
    file.createdAt = time("createdTime", &fields)
    file.extras = fields.rest
    return file
  }

  func attachment(_ fields: inout SourceFields, _ known: String?) throws -> Bool {
    guard let ticket = known, fields["id"]?.idText.map(ZohoDeskText.isID) ?? false else { return false }
    var file = file(&fields)
    // The same file at its thread has another address: neither may hide the other.
    file.appearsAs = [file.url].compactMap { $0 }
    try put(ticket, "attachments", file.json)
    return true
  }

  // MARK: Time entries

  func timeEntry(_ fields: inout SourceFields, _ known: String?) throws -> Bool {
    // Time is spent on tasks as well.
    let parent = fields["parent"]?["type"]?.string?.lowercased().hasPrefix("ticket") != false ? fields["parent"] : nil
    let named = known ?? fields["requestId"]?.idText ?? parent?["id"]?.idText
    guard let ticket = named, ZohoDeskText.isID(ticket), let id = fields.id("id") else { return false }
    if fields["requestId"]?.idText == ticket { fields.skip("requestId") }
    var entry: JSONObject = ["key": .string("\(ZohoDesk.id):timeEntry:\(id)")]
    entry.put("author", reference("ownerId", "person", &fields))
    entry.put("startedAt", time("executedTime", &fields))
    let parts = ["hoursSpent", "minutesSpent", "secondsSpent"].map { fields[$0]?.idText.flatMap { Int($0) } }
    if parts.contains(where: { $0 != nil }) {
      entry.put("seconds", (parts[0] ?? 0) * 3600 + (parts[1] ?? 0) * 60 + (parts[2] ?? 0))
    }
    entry.put("billable", fields.flag("isBillable"))
    entry.put("note", fields.text("description"))
    // The parts of the time stay readable beside the seconds made of them.
    entry.put("extras", fields.rest)
    try put(ticket, "timeEntries", entry)
    return true
  }

  // MARK: History

  /// One entry of the history may change several properties: an event for each, the first with what they share.
  func event(_ fields: inout SourceFields, _ known: String?) throws -> Bool {
    guard let ticket = known ?? fields["ticketId"]?.idText, ZohoDeskText.isID(ticket) else { return false }
    let source = JSONValue.object(fields.rest).bytes
    let name = fields["eventName"]?.string
    let at = time("eventTime", &fields)
    var actor: String?
    var actorText: String?
    if let object = fields["actor"]?.object {
      let type = object["type"]?.string
      if let id = object["id"]?.idText, type == "Agent" || type == "Contact" { actor = ZohoDesk.key("person", id) }
      actorText = object["name"]?.string
    }
    let changes = fields["eventInfo"]?.array ?? []
    let digest = Checksum.sha256(source).prefix(16)
    var events: [JSONObject] = []
    for (index, change) in changes.enumerated() {
      let value = change["propertyValue"]?.object
      guard let property = change["propertyName"]?.string,
        value?["previousValue"] != nil || value?["updatedValue"] != nil
      else { continue }
      let isStatus = property.lowercased() == "status"
      var event = head("\(ticket)/\(digest)/\(index + 1)", at, actor, actorText)
      event.put("field", isStatus ? "status" : property)
      event.put("from", value: ZohoDeskRecords.side(value?["previousValue"], isStatus))
      event.put("to", value: ZohoDeskRecords.side(value?["updatedValue"], isStatus))
      events.append(event)
    }
    if events.isEmpty {
      var event = head("\(ticket)/\(digest)", at, actor, actorText)
      event.put("field", name)
      events = [event]
    }
    if !fields.rest.isEmpty { events[0].put("extras", fields.rest) }
    let part: JSONObject = [
      "key": .string(ZohoDesk.key("ticket", ticket)), "id": .string(ticket),
      "events": .array(events.map { .object($0) }),
    ]
    try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
    return true
  }

  private func head(_ id: String, _ at: String?, _ actor: String?, _ actorText: String?) -> JSONObject {
    var event: JSONObject = ["key": .string("\(ZohoDesk.id):event:\(id)")]
    event.put("at", at)
    event.put("actor", actor)
    event.put("actorText", actorText)
    return event
  }

  private static func side(_ value: JSONValue?, _ isStatus: Bool) -> JSONValue? {
    guard let value, !value.isAbsent else { return nil }
    if let object = value.object {
      guard let label = object["name"]?.string ?? object["value"]?.string else { return nil }
      return ["id": isStatus ? .null : .optional(object["id"]?.idText), "label": .string(label), "scope": .null]
    }
    guard isStatus, let label = value.idText else { return value.array == nil ? value : nil }
    return ["id": .null, "label": .string(label), "scope": .null]
  }
}
