import DeskKit
import Formats
import JSONText
import TicketModel

extension HubSpot.Reader {
  /// An e-mail, note, call, … : a message of every ticket it is associated with, from whichever side.
  mutating func engagement(
    _ record: JSONObject, _ kind: HubSpot.EngagementKind, _ leaves: inout LeafCount
  ) throws {
    guard let id = record["id"]?.idText else { return }
    try context.came(kind.rawValue, id)
    let tickets = try context.tickets(of: kind.rawValue, id)
    guard !tickets.isEmpty else { return try loose(record, as: kind.rawValue, &leaves) }
    var top = SourceFields(record)
    top.skip("id")
    var properties = SourceFields(top.object("properties") ?? JSONObject())
    if properties["hs_object_id"]?.idText == id { properties.skip("hs_object_id") }
    var extras = JSONObject()
    var message = self.message(kind, id)
    message.createdAt = time("hs_timestamp", &properties, &extras)
    if message.createdAt == nil { message.createdAt = time("createdAt", &top, &extras) }
    message.updatedAt = time("hs_lastmodifieddate", &properties, or: "updatedAt", &top, &extras)
    content(&message, kind, &properties)
    let owner = context.owner(properties.id("hubspot_owner_id"))
    switch kind {
    case .emails: try mail(&message, id, owner, &properties)
    case .calls:
      message.direction = Self.direction(properties["hs_call_direction"]?.string)
      message.author = owner
    default: message.author = owner
    }
    try attachments(&message, &properties)
    Self.add(properties.rest, to: &extras)
    Self.add(top.rest, to: &extras)
    if top["archived"]?.bool == true { try note("archivedEngagements", message.key) }
    if message.visibility == .unknown { try note("visibilityUnknown", message.key) }
    message.extras = extras
    leaves += top.leaves
    try put(message, in: tickets)
  }

  /// What no ticket is known for is kept whole.
  private mutating func loose(_ record: JSONObject, as name: String, _ leaves: inout LeafCount) throws {
    let id = record["id"]?.idText ?? ""
    try note("loose/\(name)", id)
    try keep(record, as: name, id, &leaves)
  }

  private func message(_ kind: HubSpot.EngagementKind, _ id: String) -> Message {
    let (visibility, messageKind): (Message.Visibility, Message.Kind) =
      switch kind {
      case .emails: (.public, .reply)
      case .calls: (.internal, .call)
      // It was exchanged with the customer, but nothing says who saw what was logged of it.
      case .communications: (.unknown, .chat)
      case .notes, .meetings, .tasks: (.internal, .note)
      }
    var message = Message(
      key: HubSpot.key(.message, "\(kind.rawValue)/\(id)"), id: id, visibility: visibility, kind: messageKind,
      body: MessageBody())
    message.channel = Choice(id: kind.type, label: kind.label, kind: kind.channelKind)
    return message
  }

  func put(_ message: Message, in tickets: [String]) throws {
    for ticket in tickets {
      try twins.note(message, in: ticket)
      let part: JSONObject = [
        "key": .string(HubSpot.key(.ticket, ticket)), "id": .string(ticket), "messages": [.object(message.json)],
      ]
      try sink.put(RecordHead(.tickets, id: ticket, partial: true), part)
    }
  }

  private func content(
    _ message: inout Message, _ kind: HubSpot.EngagementKind, _ properties: inout SourceFields
  ) {
    switch kind {
    case .emails:
      message.subject = properties.text("hs_email_subject")
      message.body = MessageBody(html: properties.text("hs_email_html"), text: properties.text("hs_email_text"))
    case .notes: message.body = Self.body(properties.text("hs_note_body"))
    case .calls:
      message.subject = properties.text("hs_call_title")
      message.body = Self.body(properties.text("hs_call_body"))
    case .meetings:
      message.subject = properties.text("hs_meeting_title")
      message.body = Self.body(properties.text("hs_meeting_body"))
    case .tasks:
      message.subject = properties.text("hs_task_subject")
      message.body = Self.body(properties.text("hs_task_body"))
    case .communications: message.body = Self.body(properties.text("hs_communication_body"))
    }
  }

  static func body(_ text: String?) -> MessageBody {
    guard let text else { return MessageBody() }
    return MessageBody(guessing: text)
  }

  static func direction(_ text: String?) -> String? {
    switch text {
    case "INBOUND", "INCOMING", "INCOMING_EMAIL": "in"
    case "OUTBOUND", "OUTGOING", "EMAIL", "FORWARDED_EMAIL": "out"
    default: nil
    }
  }

  // MARK: E-mail

  private mutating func mail(
    _ message: inout Message, _ id: String, _ owner: String?, _ properties: inout SourceFields
  ) throws {
    let direction = properties["hs_email_direction"]?.string
    message.direction = Self.direction(direction)
    if direction == "FORWARDED_EMAIL" { message.kind = .forward }
    if message.direction != "in", ["SCHEDULED", "SENDING", "FAILED"].contains(properties["hs_email_status"]?.string) {
      // Nobody outside has read it.
      message.visibility = .internal
      try note("mailsNotSent", id)
    }
    message.messageID = properties.text("hs_email_message_id")
    envelope(&message, &properties)
    try writer(&message, owner: owner, contacts: context.contacts(of: .emails, id), name: sender(properties))
  }

  /// Who wrote an e-mail: whoever has the address it came from; else its one contact, or the owner of one that went out.
  /// A stranger who wrote in is known by the address alone; what went out from an unknown one may be a shared mailbox.
  private func writer(_ message: inout Message, owner: String?, contacts: [String], name: String?) throws {
    let isIncoming = message.direction == "in"
    if !isIncoming, let owner {
      message.author = owner
      return
    }
    let address = message.from.flatMap { $0.contains("@") ? $0 : nil }
    message.author = try address.flatMap { try context.person($0, agentsFirst: !isIncoming) }
    guard message.author == nil else { return }
    if isIncoming, contacts.count == 1 {
      message.author = HubSpot.Context.contact(contacts.first)
    } else if isIncoming, let address, try !context.isKnown(address: address) {
      message.author = try putStranger(address, name: name)
    } else {
      message.authorText = name ?? message.from
    }
  }

  /// The key of a person who is known by the address alone, who becomes a record.
  @discardableResult func putStranger(_ address: String, name: String?) throws -> String {
    let id = "mail/" + address.lowercased()
    var person = Person(key: HubSpot.key(.person, id), id: id, role: .unknown, name: name)
    person.emails = [.init(address: address, primary: true)]
    try sink.put(person)
    return person.key
  }

  private func sender(_ properties: SourceFields) -> String? {
    let names = ["hs_email_from_firstname", "hs_email_from_lastname"].compactMap { properties[$0]?.string }
      .filter { !$0.isEmpty }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }

  /// Addresses stand in a JSON text of headers, and in properties of their own. The text stays in `extras` as well.
  private func envelope(_ message: inout Message, _ properties: inout SourceFields) {
    let headers = properties["hs_email_headers"]?.string.flatMap { try? JSONIndex.value(of: Array($0.utf8)) }
    message.from = headers?["from"]?["email"]?.string.map { HubSpot.Wire.recipient($0).address ?? $0 }
    func listed(_ name: String) -> [Recipient] {
      (headers?[name]?.array ?? []).compactMap { item in
        guard let address = item["email"]?.string ?? item["raw"]?.string, !address.isEmpty else { return nil }
        let names = [item["firstName"]?.string, item["lastName"]?.string].compactMap(\.self).filter { !$0.isEmpty }
        return HubSpot.Wire.recipient(address, name: names.isEmpty ? nil : names.joined(separator: " "))
      }
    }
    message.to = listed("to")
    message.cc = listed("cc")
    message.bcc = listed("bcc")
    if message.from == nil {
      message.from = properties["hs_email_from_email"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
    func own(_ kind: String) -> [Recipient] {
      HubSpot.Wire.list(properties["hs_email_\(kind)_email"]?.string).map { HubSpot.Wire.recipient($0) }
    }
    if message.to.isEmpty { message.to = own("to") }
    if message.cc.isEmpty { message.cc = own("cc") }
    if message.bcc.isEmpty { message.bcc = own("bcc") }
  }

  /// `hs_attachment_ids` names files; what they are is told by the replies for files, where the export has them.
  private func attachments(_ message: inout Message, _ properties: inout SourceFields) throws {
    let text = properties["hs_attachment_ids"]?.string
    message.attachments = try HubSpot.Wire.list(text).map { try attachment($0) }
    message.tieImages()
  }

  func attachment(_ id: String) throws -> TicketFile {
    var file = TicketFile(key: HubSpot.key(.attachment, id), id: id)
    guard let known = try context.file(id) else {
      file.missing = "the export names the file by its number alone"
      return file
    }
    let name = known["name"]?.string
    let ending = known["extension"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    file.name = name.map { name in
      guard let ending, !name.lowercased().hasSuffix("." + ending.lowercased()) else { return name }
      return "\(name).\(ending)"
    }
    file.size = known["size"]?.int
    file.url = known["url"]?.string ?? known["defaultHostingUrl"]?.string
    file.createdAt = HubSpot.Wire.time(known["createdAt"])?.text
    return file
  }

  // MARK: The older API

  mutating func legacyEngagement(_ record: JSONObject, spare: String, _ leaves: inout LeafCount) throws {
    let type = record["engagement"]?["type"]?.string ?? ""
    let listed = record["associations"]?["ticketIds"]?.array?.compactMap(\.idText) ?? []
    guard let kind = HubSpot.EngagementKind(legacy: type), let id = record["engagement"]?["id"]?.idText else {
      return try unknownEngagement(record, spare: spare, &leaves)
    }
    try context.came(kind.rawValue, id)
    let tickets = Array(Set(listed + (try context.tickets(of: kind.rawValue, id))))
      .sorted(by: SourceKey.idPrecedes)
    guard !tickets.isEmpty else { return try unknownEngagement(record, spare: id, &leaves) }
    var top = SourceFields(record)
    var engagement = SourceFields(top.object("engagement") ?? JSONObject())
    var metadata = SourceFields(top.object("metadata") ?? JSONObject())
    var extras = JSONObject()
    engagement.skip("id")
    engagement.skip("type")
    var message = self.message(kind, id)
    // The type tells e-mails that came in; as a text it is the channel's id or the direction.
    if type != kind.type { extras["type"] = .string(type) }
    message.createdAt = time("timestamp", &engagement, &extras)
    if message.createdAt == nil { message.createdAt = time("createdAt", &engagement, &extras) }
    message.updatedAt = time("lastUpdated", &engagement, &extras)
    let owner = context.owner(engagement.id("ownerId"))
    legacyContent(&message, kind, &metadata)
    if kind != .emails { message.author = owner }
    if kind == .emails {
      message.direction = Self.direction(type)
      if type == "FORWARDED_EMAIL" { message.kind = .forward }
      try legacyMail(&message, owner, &metadata, record)
    }
    if kind == .calls { message.direction = Self.direction(metadata["direction"]?.string) }
    message.attachments = try (record["attachments"]?.array ?? []).compactMap { $0["id"]?.idText }.map {
      try attachment($0)
    }
    message.tieImages()
    extras.put("engagement", engagement.rest)
    extras.put("metadata", metadata.rest)
    Self.add(top.rest, to: &extras)
    message.extras = extras
    if message.visibility == .unknown { try note("visibilityUnknown", message.key) }
    leaves += top.leaves
    try put(message, in: tickets)
  }

  /// A record and its properties may use one name for two things; then the later one is told by its place.
  private static func add(_ members: JSONObject, to extras: inout JSONObject) {
    for (name, value) in members.members { extras[extras[name] == nil ? name : "record." + name] = value }
  }

  private mutating func unknownEngagement(
    _ record: JSONObject, spare: String, _ leaves: inout LeafCount
  ) throws {
    let isOfTicket = record["associations"]?["ticketIds"]?.array?.isEmpty == false
    try note(isOfTicket ? "other/engagements" : "loose/engagements", spare)
    try keep(record, as: "engagements", spare, &leaves)
  }

  private func legacyContent(
    _ message: inout Message, _ kind: HubSpot.EngagementKind, _ metadata: inout SourceFields
  ) {
    message.subject = metadata.text(kind == .emails || kind == .tasks ? "subject" : "title")
    if kind == .emails {
      message.body = MessageBody(html: metadata.text("html"), text: metadata.text("text"))
    } else {
      message.body = Self.body(metadata.text("body"))
    }
  }

  private func legacyMail(
    _ message: inout Message, _ owner: String?, _ metadata: inout SourceFields, _ record: JSONObject
  ) throws {
    message.messageID = metadata.text("messageId")
    message.from = metadata["from"]?["email"]?.string
    func listed(_ name: String) -> [Recipient] {
      (metadata[name]?.array ?? []).compactMap { item in
        let names = [item["firstName"]?.string, item["lastName"]?.string].compactMap(\.self).filter { !$0.isEmpty }
        return item["email"]?.string.map {
          HubSpot.Wire.recipient($0, name: names.isEmpty ? nil : names.joined(separator: " "))
        }
      }
    }
    message.to = listed("to")
    message.cc = listed("cc")
    message.bcc = listed("bcc")
    let contacts = record["associations"]?["contactIds"]?.array?.compactMap(\.idText) ?? []
    let from = metadata["from"]
    let names = [from?["firstName"]?.string, from?["lastName"]?.string].compactMap(\.self).filter { !$0.isEmpty }
    let name = names.isEmpty ? nil : names.joined(separator: " ")
    try writer(&message, owner: owner, contacts: contacts, name: name)
  }
}
