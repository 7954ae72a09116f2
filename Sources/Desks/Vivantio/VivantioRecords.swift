import DeskKit
import Formats
import JSONText
import TicketModel

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Vivantio.Reader {
  func ticket(_ object: JSONObject, _ method: Vivantio.Method?, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("Id") else { return }
    var ticket = Ticket(key: key(.ticket, id), id: id)
    ticket.number = fields.id("DisplayId")
    ticket.subject = fields.text("Title")
    let type = fields.id("RecordTypeId")
    ticket.type = pages.choices.type(id: type, label: fields.text("RecordTypeNameSingular"))
    try takeStatus(&fields, type, &ticket)
    ticket.priority = pages.choices.priority(
      id: reference("PriorityId", &fields), scope: type, label: fields.text("PriorityName"))
    ticket.channel = pages.choices.channel(id: nil, label: fields.id("CallOrigin"))
    ticket.createdAt = time("OpenDate", &fields)
    ticket.updatedAt = time("LastModifiedDate", &fields)
    ticket.solvedAt = time("ResolvedDate", &fields)
    ticket.closedAt = time("CloseDate", &fields)
    ticket.externalID = fields.text("ThirdPartyRef")
    try takePeople(&fields, &ticket)
    try takeRelation(method, &ticket)
    takeTexts(&fields, &ticket)
    if fields["Deleted"]?.bool == true {
      ticket.state = .deleted
      fields.skip("Deleted")
    }
    ticket.extras = fields.rest
    try pages.noteDecimalCommas(in: .object(ticket.extras), of: id)
    try add(fields, "tickets", id: id, &leaves)
    try pages.sink.put(ticket)
  }

  /// Only the call says whose child or parent the tickets of its reply are.
  private func takeRelation(_ method: Vivantio.Method?, _ ticket: inout Ticket) throws {
    guard let method, let other = method.id, other != ticket.id else { return }
    let kinds: (own: String, others: String)
    switch method.name {
    case "SelectChildTicketsByTicketId": kinds = ("childOf", "parentOf")
    case "SelectParentTicketsByTicketId": kinds = ("parentOf", "childOf")
    default: return
    }
    ticket.links = [LinkToTicket(kind: kinds.own, ticket: key(.ticket, other))]
    var partial = Ticket(key: key(.ticket, other), id: other)
    partial.links = [LinkToTicket(kind: kinds.others, ticket: ticket.key)]
    try pages.sink.put(partial, partial: true)
  }

  /// Ids of statuses are of the record type.
  private func takeStatus(_ fields: inout SourceFields, _ scope: String?, _ ticket: inout Ticket) throws {
    let (id, label) = (fields.id("StatusId"), fields.text("StatusName"))
    let told = statuses.told(scope: scope, id: id, label: label)
    ticket.status = try pages.choices.status(
      of: ticket.key, scope: scope, id: id, label: label, declared: told.category, native: told.native)
  }

  /// The id of another record. The vendor's models have no null for numbers: 0 stands for none and stays where it was.
  private func reference(_ name: String, _ fields: inout SourceFields) -> String? {
    fields[name]?.idText == "0" ? nil : fields.id(name)
  }

  private func takePeople(_ fields: inout SourceFields, _ ticket: inout Ticket) throws {
    ticket.requesterText = fields["CallerName"]?.idText
    if let person = caller(&fields) {
      ticket.requester = key(.person, person)
      var caller = Person(key: key(.person, person), id: person, role: .endUser, name: fields.text("CallerName"))
      if let address = fields.text("CallerEmail") {
        caller.emails = [Person.Email(address: address, primary: true)]
      }
      if let phone = fields.text("CallerPhone") { caller.phones = [phone] }
      if isNew(String(decoding: JSONValue.object(caller.json).bytes, as: UTF8.self)) { try pages.sink.put(caller) }
    }
    if ticket.requesterText != nil { fields.skip("CallerName") }
    if let owner = try user(id: "OwnerId", name: "OwnerName", &fields) { ticket.assignee = owner }
    if let taker = try user(id: "TakenById", name: "TakenByName", &fields) { ticket.submitter = taker }
    if let id = reference("ClientId", &fields) {
      ticket.organization = key(.organization, id)
      if let name = fields.text("ClientName"), isNew(key(.organization, id) + "=" + name) {
        try pages.sink.put(Organization(key: key(.organization, id), id: id, name: name))
      }
    }
    if let id = reference("GroupId", &fields) {
      ticket.group = key(.group, id)
      if let name = fields.text("GroupName"), isNew(key(.group, id) + "=" + name) {
        try pages.sink.put(AgentGroup(key: key(.group, id), id: id, name: name))
      }
    }
    if let list = fields["CCAddressList"]?.string, !list.isEmpty {
      ticket.cc = AddressList.recipients(list)
      if ticket.cc.count == 1, ticket.cc[0].address == list { fields.skip("CCAddressList") }
    }
  }

  /// Mail and some clients make tickets of callers who have no record, only an address.
  private func caller(_ fields: inout SourceFields) -> String? {
    if let id = reference("CallerId", &fields) { return "callers/" + id }
    return Self.address(fields["CallerEmail"]).map { "mail/" + $0.lowercased() }
  }

  private func user(id name: String, name label: String, _ fields: inout SourceFields) throws -> String? {
    guard let id = reference(name, &fields) else { return nil }
    let person = "users/" + id
    if let text = fields.text(label), isNew(key(.person, person) + "=" + text) {
      try pages.sink.put(Person(key: key(.person, person), id: person, role: .agent, name: text))
    }
    return key(.person, person)
  }

  private func takeTexts(_ fields: inout SourceFields, _ ticket: inout Ticket) {
    let body = MessageBody(html: fields.text("DescriptionHtml"), text: fields.text("Description"))
    if body.html != nil || body.text != nil {
      var message = Message(
        key: key(.message, ticket.id + "/description"), id: nil, author: ticket.requester,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: body)
      message.authorText = ticket.requester == nil ? ticket.requesterText : nil
      ticket.messages = [message]
    }
    if let text = fields.text("Solution") {
      ticket.resolution = ["text": .string(text)]
      ticket.resolution.put("at", ticket.solvedAt)
    }
  }

  /// A note, mail or change of a ticket. The vendor's model is published in part only, so what is not known is kept.
  func action(_ object: JSONObject, _ ticket: String, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    for name in ["ParentItemId", "ParentId", "TicketId"] where fields[name]?.idText == ticket {
      if fields.id(name) != nil { break }
    }
    let id = fields.id("Id")
    let html = fields.text("NotesHtml")
    let text = fields.text("Notes") ?? fields.text("Description")
    let at = time("ActionDate", &fields) ?? time("Date", &fields) ?? time("CreatedDate", &fields)
    var author: String?
    for name in ["ActionById", "CreatedById", "UserId"] where author == nil {
      author = reference(name, &fields).map { key(.person, "users/" + $0) }
    }
    var authorText: String?
    for name in ["ActionUserName", "ActionByName", "CreatedByName", "UserName"] where authorText == nil {
      authorText = fields.text(name)
    }
    if author == nil { author = try self.author(&fields, authorText) }
    let own =
      id ?? "\(ticket)/\(Checksum.sha256(Array("\(author ?? "")\(at ?? "")\(text ?? html ?? "")".utf8)).prefix(16))"
    let files = try files(&fields, of: own, &leaves)
    var message = Message(
      key: key(.message, own), id: id, author: author, createdAt: at, visibility: .unknown, kind: .note,
      body: MessageBody(html: html, text: text))
    message.authorText = authorText
    message.attachments = files
    if html == nil, text == nil, files.isEmpty { return try event(message, object, fields, ticket, &leaves) }
    for name in ["IsPrivate", "Private", "MarkPrivate"] {
      guard let isPrivate = fields.flag(name) else { continue }
      message.visibility = isPrivate ? .internal : .public
      break
    }
    message.extras = fields.rest
    var partial = Ticket(key: key(.ticket, ticket), id: ticket)
    partial.messages = [message]
    try add(fields, "messages", id: own, &leaves)
    try pages.visibility.note(message)
    try pages.sink.put(partial, partial: true)
  }

  /// A stage of a ticket's SLA, whose members are not published: whole in the ticket's `extras`.
  func slaStage(_ object: JSONObject, _ ticket: String, _ leaves: inout LeafCount) throws {
    let id = object["Id"]?.idText ?? String(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))
    var partial = Ticket(key: key(.ticket, ticket), id: ticket)
    partial.extras = ["SLAStageInstance/\(id)": .object(object)]
    leaves.kept += JSONValue.object(object).leaves
    try pages.count("slaStages", id: "\(ticket)/\(id)")
    try pages.sink.put(partial, partial: true)
  }

  /// The vendor's own sample names who acted by address: a user's, or that of nobody who is known otherwise.
  private func author(_ fields: inout SourceFields, _ name: String?) throws -> String? {
    guard let address = Self.address(fields["ActionUserEmail"]) else { return nil }
    fields.skip("ActionUserEmail")
    let users = users[address.lowercased()] ?? []
    if users.count == 1, let id = users.first { return key(.person, "users/" + id) }
    let id = "mail/" + address.lowercased()
    var person = Person(key: key(.person, id), id: id, name: name)
    person.emails = [Person.Email(address: address, primary: true)]
    if isNew(String(decoding: JSONValue.object(person.json).bytes, as: UTF8.self)) { try pages.sink.put(person) }
    return person.key
  }

  private static func address(_ value: JSONValue?) -> String? {
    value?.string.flatMap { $0.contains("@") && !$0.contains(" ") ? $0 : nil }
  }

  /// History stands among the actions (facts, section b). One that says and brings nothing is what happened, nobody's
  /// message; what it changed is in members that are not published.
  private func event(
    _ action: Message, _ object: JSONObject, _ fields: SourceFields, _ ticket: String, _ leaves: inout LeafCount
  ) throws {
    let own = action.id ?? "\(ticket)/\(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))"
    var event: JSONObject = ["key": .string("\(Vivantio.id):event:\(own)")]
    event.put("at", action.createdAt)
    event.put("actor", action.author)
    event.put("actorText", action.authorText)
    event.append("field", "action")
    event.put("extras", fields.rest)
    var partial = Ticket(key: key(.ticket, ticket), id: ticket)
    partial.events = [event]
    try add(fields, "events", id: own, &leaves)
    try pages.sink.put(partial, partial: true)
  }

  /// The files of an action; those that cannot be told from one another stay where they were.
  private func files(
    _ fields: inout SourceFields, of message: String, _ leaves: inout LeafCount
  ) throws -> [TicketFile] {
    guard let items = fields["Attachments"]?.array, !items.isEmpty else { return [] }
    var files: [TicketFile] = []
    var others: [JSONValue] = []
    for item in items {
      if let object = item.object, let file = try file(object, of: message, &leaves) {
        files.append(file)
        // Counted as kept here, so not as mapped by what is left of the action.
        let kept = JSONValue.object(file.extras).leaves
        leaves.kept += kept
        leaves.mapped -= kept
      } else {
        others.append(item)
      }
    }
    if others.isEmpty { fields.skip("Attachments") } else { fields.keep("Attachments", .array(others)) }
    return files
  }

  /// What describes a file, the rest of it in `extras`; its bytes go to the archive. One without an id is known by its
  /// bytes in the message it came with. Nil where there is neither, or what should be bytes is something else.
  private func file(_ object: JSONObject, of message: String?, _ leaves: inout LeafCount) throws -> TicketFile? {
    var fields = SourceFields(object)
    let content = fields.text("Content")
    let bytes = content.flatMap { Data(base64Encoded: $0) }
    guard (content == nil) == (bytes == nil) else { return nil }
    let hash = Checksum.sha256(JSONValue.object(object).bytes).prefix(16)
    guard let id = fields.id("Id") ?? (bytes == nil ? nil : message.map { "\($0)/\(hash)" }) else { return nil }
    var file = TicketFile(key: key(.attachment, id), id: id, name: fields.text("FileName") ?? fields.text("Name"))
    file.mediaType = fields.text("ContentType")
    file.size = fields.integer("FileSize") ?? fields.integer("Size")
    file.extras = fields.rest
    if let bytes {
      try pages.sink.attachment(key: file.key, mediaType: file.mediaType, bytes: MemorySource([UInt8](bytes)))
      // Counted as dropped, so not as mapped.
      leaves.dropped["bytes of a file", default: 0] += 1
      leaves.mapped -= 1
    }
    return file
  }

  func attachment(
    _ object: JSONObject, _ method: Vivantio.Method?, _ place: ExportPlace, _ leaves: inout LeafCount
  ) throws {
    let isDownload = method?.name.contains("Download") == true
    let told = ["ParentId", "ParentItemId"].lazy.compactMap { object[$0]?.idText }.first
    let parent = isDownload ? nil : told ?? method?.id
    if parent == nil, let text = object["Content"]?.string, let bytes = Data(base64Encoded: text),
      let id = object["Id"]?.idText ?? method?.id
    {
      try pages.sink.attachment(key: key(.attachment, id), mediaType: nil, bytes: MemorySource([UInt8](bytes)))
      leaves.dropped["bytes of a file", default: 0] += 1
      var rest = object
      rest["Content"] = nil
      return try pages.keep(.object(rest), as: "downloads", at: place, known: true, &leaves)
    }
    // The area tells whose file it is; the one of tickets is 3.
    let area = (object["ParentArea"] ?? object["SystemArea"])?.idText ?? "Ticket"
    guard area == "Ticket" || area == "3" else {
      return try pages.keep(.object(object), as: "attachments", at: place, known: true, &leaves)
    }
    guard let parent, let file = try file(object, of: nil, &leaves) else {
      return try pages.keep(.object(object), as: "attachments", at: place, known: false, &leaves)
    }
    var partial = Ticket(key: key(.ticket, parent), id: parent)
    partial.attachments = [file]
    let kept = JSONValue.object(file.extras).leaves
    leaves.kept += kept
    leaves.mapped += JSONValue.object(object).leaves - kept
    try pages.count("attachments", id: file.key)
    try pages.sink.put(partial, partial: true)
  }

  func user(_ object: JSONObject, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("Id") else { return }
    let person = "users/" + id
    var user = Person(key: key(.person, person), id: person, role: .agent)
    user.name = fields.text("Name") ?? fields.text("FullName")
    if user.name == nil {
      // Two parts make one name: the parts stay readable.
      let parts = ["FirstName", "LastName"].compactMap { fields[$0]?.idText }
      if !parts.isEmpty { user.name = parts.joined(separator: " ") }
      if parts.count == 1 { ["FirstName", "LastName"].forEach { fields.skip($0) } }
    }
    if let address = fields.text("Email") ?? fields.text("EmailAddress") {
      user.emails = [Person.Email(address: address, primary: true)]
    }
    secrets(&fields, &leaves)
    user.extras = fields.rest
    try add(fields, "people", id: person, &leaves)
    try pages.sink.put(user)
  }

  func caller(_ object: JSONObject, _ place: ExportPlace, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("Id") else {
      return try pages.keep(.object(object), as: "callers", at: place, known: false, &leaves)
    }
    let person = "callers/" + id
    var caller = Person(key: key(.person, person), id: person, role: .endUser, name: fields.text("Name"))
    if let address = fields.text("Email") { caller.emails = [Person.Email(address: address, primary: true)] }
    caller.phones = [fields.text("Phone")].compactMap { $0 }
    caller.organization = reference("ClientId", &fields).map { key(.organization, $0) }
    caller.externalID = fields.text("ExternalKey")
    caller.notes = fields.text("Notes")
    secrets(&fields, &leaves)
    caller.extras = fields.rest
    try add(fields, "people", id: person, &leaves)
    try pages.sink.put(caller)
  }

  func client(_ object: JSONObject, _ place: ExportPlace, _ leaves: inout LeafCount) throws {
    var fields = SourceFields(object)
    guard let id = fields.id("Id") else {
      return try pages.keep(.object(object), as: "clients", at: place, known: false, &leaves)
    }
    var client = Organization(key: key(.organization, id), id: id, name: fields.text("Name"))
    client.externalID = fields.text("ExternalKey")
    client.notes = fields.text("Notes")
    if let suffix = fields.text("EmailSuffix") { client.domains = [suffix] }
    client.extras = fields.rest
    try add(fields, "organizations", id: id, &leaves)
    try pages.sink.put(client)
  }

  /// Learnt before the tickets; here it is only counted, or kept where nothing says of which record type it is.
  func status(
    _ object: JSONObject, _ method: Vivantio.Method?, _ place: ExportPlace, _ leaves: inout LeafCount
  ) throws {
    guard method?.id != nil else {
      return try pages.keep(.object(object), as: "statuses", at: place, known: false, &leaves)
    }
    var fields = SourceFields(object)
    for name in ["Id", "Name"] { fields.skip(name) }
    if let type = fields.id("Type"), type.isEmpty { fields.keep("Type", .string(type)) }
    leaves += fields.leaves
    pages.count("statuses")
    if !fields.rest.isEmpty {
      try pages.sink.put(
        RecordHead(.other("statusDetails"), id: "\(method?.id ?? "")/\(object["Id"]?.idText ?? "")"), fields.rest)
    }
  }

  /// Passwords that a reply carries have no place in an archive.
  private func secrets(_ fields: inout SourceFields, _ leaves: inout LeafCount) {
    for name in ["Password", "PasswordHash", "SelfServicePassword"] {
      guard let value = fields[name], value.leaves > 0 else { continue }
      fields.skip(name)
      leaves.dropped["secret", default: 0] += value.leaves
      // Counted as dropped, so not as mapped.
      leaves.mapped -= value.leaves
    }
  }
}
