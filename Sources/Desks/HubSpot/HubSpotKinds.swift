import DeskKit
import JSONText

extension HubSpot.Kind {
  /// Told by the record's members first, then by the call it answers, then by the name of its file.
  init(_ record: JSONObject, url: String?, file: String) {
    if let kind = Self.byShape(record, url: url, file: file) {
      self = kind
      return
    }
    guard record["properties"]?.object != nil else {
      self = .other(Self.name(url, file) ?? "records")
      return
    }
    self = Self.object(Self.objectType(record, url: url, file: file))
  }

  static func object(_ type: String?) -> Self {
    switch type {
    case "tickets": .ticket
    case "contacts": .contact
    case "companies": .company
    case let type?: HubSpot.EngagementKind(rawValue: type).map(Self.engagement) ?? .other(type)
    case nil: .other("objects")
    }
  }

  private static func byShape(_ record: JSONObject, url: String?, file: String) -> Self? {
    func has(_ names: String...) -> Bool { names.allSatisfy { record[$0] != nil } }
    if let pipeline = url.flatMap(HubSpot.Wire.pipeline(ofStages:)), has("id", "label") {
      return .stage(of: pipeline)
    }
    if has("stages", "label") { return .pipeline(of: pipelineType(record, url: url, file: file)) }
    if has("engagement"), record["engagement"]?["type"] != nil { return .legacyEngagement }
    if let id = url.flatMap(HubSpot.Wire.message(ofOriginal:)), has("text") || has("richText") {
      return .originalContent(of: id)
    }
    if has("toObjectId") { return .association }
    // Version 3: `{"id":"101","type":"ticket_to_contact"}`.
    if has("id", "type"), !has("properties"), url.flatMap(HubSpot.Wire.associationEnds(ofURL:))?.id != nil {
      return .association
    }
    if has("from", "to"), record["from"]?["id"] != nil, record["to"]?.array != nil { return .associations }
    if has("fieldType", "name"), has("groupName") || has("label") {
      return .property(of: propertyType(url: url, file: file))
    }
    if has("conversationsThreadId") { return .threadMessage }
    if has("inboxId", "originalChannelId") || has("inboxId", "status", "associatedContactId") { return .thread }
    if has("superAdmin") || has("roleIds", "email") { return .user }
    if has("userIdIncludingInactive") || has("id", "userId", "archived") || has("firstName", "email", "archived") {
      return .owner
    }
    if let type = record["type"]?.string, let id = record["id"]?.string, actorTypes.contains(type),
      id.dropFirst().hasPrefix("-") || id == "S-hubspot"
    {
      return .actor
    }
    if has("id", "name", "type"), ["INBOX", "HELP_DESK"].contains(record["type"]?.string) { return .inbox }
    if has("defaultHostingUrl") || has("access", "extension") { return .file }
    if record["status"]?.string == "error", has("message") { return .error }
    return nil
  }

  private static let actorTypes: Set<String> = ["AGENT", "BOT", "EMAIL", "INTEGRATOR", "LLM", "SYSTEM", "VISITOR"]

  /// Only deals weigh their stages; tickets say open or closed.
  private static func pipelineType(_ record: JSONObject, url: String?, file: String) -> String? {
    if let url {
      let parts = CallAddress(url).segments
      if let at = parts.firstIndex(of: "pipelines"), at + 1 < parts.count {
        return HubSpot.Wire.objectType(parts[at + 1])
      }
    }
    let metadata = record["stages"]?.array?.compactMap { $0["metadata"]?.object } ?? []
    if metadata.contains(where: { $0["probability"] != nil }) { return "deals" }
    if metadata.contains(where: { $0["ticketState"] != nil }) { return "tickets" }
    return named(file)
  }

  private static func propertyType(url: String?, file: String) -> String? {
    if let url {
      let parts = CallAddress(url).segments
      if let at = parts.firstIndex(of: "properties"), at + 1 < parts.count {
        return HubSpot.Wire.objectType(parts[at + 1])
      }
    }
    return named(file)
  }

  private static let signs: [(String, [String])] = [
    ("tickets", ["hs_ticket_id", "hs_ticket_priority", "hs_ticket_category", "source_type"]),
    ("deals", ["dealname", "dealstage"]),
    ("contacts", ["firstname", "lastname", "lastmodifieddate"]),
  ]
  private static let prefixes: [(String, String)] = [
    ("emails", "hs_email_"), ("notes", "hs_note_"), ("calls", "hs_call_"), ("meetings", "hs_meeting_"),
    ("tasks", "hs_task_"), ("communications", "hs_communication_"),
  ]

  static func objectType(_ record: JSONObject, url: String?, file: String) -> String? {
    if let url, let type = HubSpot.Wire.objectType(ofURL: url) { return type }
    let properties = record["properties"]?.object ?? JSONObject()
    if let coordinates = properties["hs_obj_coords"]?.string {
      let parts = coordinates.split(separator: "-")
      if parts.count == 3 { return HubSpot.Wire.objectType("\(parts[0])-\(parts[1])") }
    }
    if let type = addressed(record["url"]?.string) { return type }
    for (type, names) in signs where names.contains(where: { properties[$0] != nil }) { return type }
    for (type, prefix) in prefixes where properties.names.contains(where: { $0.hasPrefix(prefix) }) {
      // Tickets count their e-mails under names that begin alike.
      if properties["hs_pipeline_stage"] == nil { return type }
    }
    if properties["hs_pipeline_stage"] != nil, properties["subject"] != nil || properties["content"] != nil {
      return "tickets"
    }
    return named(file) ?? (properties["domain"] != nil && properties["name"] != nil ? "companies" : nil)
  }

  /// `https://app.hubspot.com/contacts/1/record/0-5/512`, `…/objects/0-46/views/…`, `…/tasks/1/view/all/task/7`
  private static func addressed(_ url: String?) -> String? {
    guard let url, CallAddress(url).host?.hasSuffix("hubspot.com") == true else { return nil }
    let parts = CallAddress(url).segments
    for name in ["record", "objects"] {
      if let at = parts.firstIndex(of: name), at + 1 < parts.count {
        return HubSpot.Wire.objectType(parts[at + 1])
      }
    }
    return parts.first == "tasks" ? "tasks" : nil
  }

  private static let words = [
    "contact", "companies", "company", "communication", "email", "note", "call", "meeting", "task", "deal", "ticket",
  ]

  /// The object type a file is named after, such as `tickets-2.json`; nil where it names none or several.
  private static func named(_ file: String) -> String? {
    let last = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let found = Set(words.filter { last.contains($0) }.map(HubSpot.Wire.objectType))
    return found.count == 1 ? found.first : nil
  }

  /// A name for records we do not model.
  private static func name(_ url: String?, _ file: String) -> String? {
    guard let url else { return nil }
    let parts = CallAddress(url).segments.filter { part in
      part.allSatisfy { $0.isLetter || $0 == "_" || $0 == "-" } && !["crm", "objects", "batch", "read"].contains(part)
    }
    return parts.last.map { $0.lowercased() }
  }
}
