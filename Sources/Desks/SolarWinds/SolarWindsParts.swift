import DeskKit
import JSONText
import TicketModel

extension SolarWinds.Reader {
  private mutating func put(_ name: String, _ part: JSONObject, in incident: String) throws {
    let id = try incidentID(incident)
    var ticket: JSONObject = ["key": .string(SolarWinds.key(.ticket, id)), "id": .string(id)]
    ticket.append(name, .array([.object(part)]))
    try sink.put(RecordHead(.tickets, id: id, partial: true), ticket)
  }

  // MARK: Comments

  /// A comment tells whose it is by its call, its wrapper or, in some replies, as its commenter.
  mutating func comment(_ record: JSONObject, _ origin: Origin, _ leaves: inout LeafCount) throws {
    var parent = origin.incident
    if parent == nil, record["commenter_type"]?.string == "Incident" { parent = record["commenter_id"]?.idText }
    guard let parent else {
      counted["homelessComments", default: 0] += 1
      return try keep(record, as: "comments", origin.spare, &leaves)
    }
    let incident = try incidentID(parent)
    let message = try message(record, of: incident)
    leaves.mapped += JSONValue.object(record).leaves - JSONValue.object(message.extras).leaves
    leaves.kept += JSONValue.object(message.extras).leaves
    try put("messages", message.json, in: incident)
  }

  mutating func message(_ record: JSONObject, of incident: String) throws -> Message {
    var fields = SourceFields(record)
    let id = fields.id("id")
    let isPrivate = SolarWinds.Wire.flag(fields["is_private"])
    // As a text the flag stays as it was, beside what we know it to mean.
    if fields["is_private"]?.bool != nil { fields.skip("is_private") }
    var message = Message(
      key: SolarWinds.key(.message, id ?? incident), id: id,
      createdAt: fields.time("created_at"), visibility: isPrivate.map { $0 ? .internal : .public } ?? .unknown,
      kind: isPrivate == false ? .reply : .note, body: SolarWinds.Wire.body(fields.text("body")))
    message.updatedAt = fields.time("updated_at")
    for name in ["user", "commenter"] where message.author == nil && message.authorText == nil {
      guard let author = try person(&fields, name, .unknown) else { continue }
      message.author = author.key
      message.authorText = author.text
    }
    if message.author == nil, let address = fields.text("author_email") { message.author = try addressed(address) }
    if message.authorText == nil { message.authorText = fields.text("author_name") }
    if id == nil { message.key = SolarWinds.key(.message, Self.ownID(message, of: incident)) }
    message.attachments = takeItems(&fields, "attachments").map { file($0, of: incident) }
    message.tieImages(SolarWinds.isSame)
    noteTimes(of: fields)
    message.extras = fields.rest
    try comments.count(message.key, of: incident)
    try visibility.note(message)
    return message
  }

  /// Of a comment without id: every form writes author, time and words, in whatever order.
  private static func ownID(_ message: Message, of incident: String) -> String {
    let parts = [message.author ?? message.authorText, message.createdAt, message.body.html ?? message.body.text]
    return "\(incident)/\(Checksum.sha256(Array(parts.map { $0 ?? "" }.joined(separator: "\n").utf8)).prefix(16))"
  }

  // MARK: History

  mutating func audit(_ record: JSONObject, _ origin: Origin, _ leaves: inout LeafCount) throws {
    let source = record["source_type"]?.string == "Incident" ? record["source_id"]?.idText : nil
    guard let parent = origin.incident ?? source else {
      return try keep(record, as: "audits", origin.spare, &leaves)
    }
    let event = try event(record, of: parent)
    let extras = event["extras"] ?? .null
    leaves.kept += extras.leaves
    leaves.mapped += JSONValue.object(record).leaves - extras.leaves
    try put("events", event, in: parent)
  }

  mutating func event(_ record: JSONObject, of incident: String) throws -> JSONObject {
    var fields = SourceFields(record)
    let digest = Checksum.sha256(JSONValue.object(record).bytes).prefix(16)
    let id = fields.id("uuid") ?? fields.id("id") ?? "\(incident)/\(digest)"
    var event: JSONObject = ["key": .string("\(SolarWinds.id):event:\(id)")]
    event.put("at", fields.time("created_at"))
    if let actor = try person(&fields, "user", .unknown) {
      event.put("actor", actor.key)
      event.put("actorText", actor.text)
    }
    let action = fields["action"]?.string
    if let (from, to) = SolarWinds.stateChange(fields["message"]?.string) {
      event.append("field", "status")
      event.append("from", ["id": nil, "label": .string(from)])
      event.append("to", ["id": nil, "label": .string(to)])
    } else {
      event.append("field", .string(action ?? "audit"))
    }
    noteTimes(of: fields)
    // The sentence itself stays: it is all there is.
    event.put("extras", fields.rest)
    return event
  }

  // MARK: Attachments

  mutating func attachment(_ record: JSONObject, _ origin: Origin, _ leaves: inout LeafCount) throws {
    let isOfIncident = record["attachable_type"]?.string == "Incident"
    guard let parent = origin.incident ?? (isOfIncident ? record["attachable_id"]?.idText : nil) else {
      return try keep(record, as: "attachments", origin.spare, &leaves)
    }
    let file = file(record, of: parent)
    leaves.kept += JSONValue.object(file.extras).leaves
    leaves.mapped += JSONValue.object(record).leaves - JSONValue.object(file.extras).leaves
    try put("attachments", file.json, in: parent)
  }

  /// Files have no number of their own in most replies: then the path of their link, without its signature, is it.
  func file(_ record: JSONObject, of incident: String) -> TicketFile {
    var fields = SourceFields(record)
    let id = fields.id("id")
    let name = fields.text("filename") ?? fields.text("name")
    let url = fields.text("url") ?? fields.text("href")
    let plain = url.map { String($0.prefix { $0 != "?" }) } ?? "\(incident)/\(name ?? "")"
    var file = TicketFile(
      key: SolarWinds.key(.attachment, id ?? String(Checksum.sha256(Array(plain.utf8)).prefix(16))), id: id,
      name: name, url: url)
    file.mediaType = fields.text("content_type")
    file.size = fields.integer("size")
    file.createdAt = fields.time("created_at")
    file.inline = fields["inline"]?.bool ?? false
    if url != nil { file.missing = "the link was made for the moment of the reply and expires; its file did not come" }
    file.extras = fields.rest
    return file
  }

  // MARK: Time

  mutating func timeTrack(_ record: JSONObject, _ origin: Origin, _ leaves: inout LeafCount) throws {
    guard let parent = origin.incident else { return try keep(record, as: "time_tracks", origin.spare, &leaves) }
    let entry = try timeEntry(record)
    let extras = entry["extras"] ?? .null
    leaves.kept += extras.leaves
    leaves.mapped += JSONValue.object(record).leaves - extras.leaves
    try put("timeEntries", entry, in: parent)
  }

  mutating func timeEntry(_ record: JSONObject) throws -> JSONObject {
    var fields = SourceFields(record)
    let digest = Checksum.sha256(JSONValue.object(record).bytes).prefix(16)
    var entry: JSONObject = ["key": .string("\(SolarWinds.id):timeEntry:\(fields.id("id") ?? String(digest))")]
    let author = try person(&fields, "creator", .agent) ?? person(&fields, "user", .agent)
    entry.put("author", author?.key)
    entry.put("startedAt", fields.time("created_at"))
    // Minutes stay readable beside the seconds made of them.
    if let minutes = fields["minutes"]?.int { entry.put("seconds", minutes * 60) }
    entry.put("note", fields.text("name"))
    if let text = author?.text { fields.keep("author", .string(text)) }
    noteTimes(of: fields)
    entry.put("extras", fields.rest)
    return entry
  }
}

extension SolarWinds {
  /// The address of a file is signed anew for each reply: what stands before the signature is the file's.
  static func isSame(_ address: String, _ file: TicketFile) -> Bool {
    file.url.map { $0.prefix { $0 != "?" } == address.prefix { $0 != "?" } } ?? false
  }

  /// `State changed from New to Assigned`; nil where the names themselves make the border doubtful.
  static func stateChange(_ message: String?) -> (String, String)? {
    let start = "State changed from "
    guard let message, message.hasPrefix(start) else { return nil }
    let rest = message.dropFirst(start.count)
    let borders = rest.ranges(of: " to ")
    guard borders.count == 1, let border = borders.first else { return nil }
    return (String(rest[..<border.lowerBound]), String(rest[border.upperBound...]))
  }
}
