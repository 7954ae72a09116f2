import DeskKit
import JSONText
import TicketModel

/// What the merge must know of each sort of object: the order of its members, and which of them are lists of records.
enum RecordShape: Hashable {
  case ticket, message, attachment, event, timeEntry, sideConversation, body
  case person, organization, group, container, field, status
  /// No order of our own: members by name.
  case free

  enum Rule { case whole, members, keyed(RecordShape), links, state, verdict }

  init(_ collection: Collection) {
    self =
      switch collection {
      case .tickets: .ticket
      case .people: .person
      case .organizations: .organization
      case .groups: .group
      case .containers: .container
      case .fields: .field
      case .statuses: .status
      case .other: .free
      }
  }

  func rule(for name: String) -> Rule {
    switch (self, name) {
    case (.free, _): .whole
    case (_, "extras"), (_, "fields"), (_, "body"): .members
    case (.ticket, "state"): .state
    case (.ticket, "links"): .links
    case (.ticket, "satisfaction"), (.ticket, "resolution"): .verdict
    case (.ticket, "events"): .keyed(.event)
    case (.ticket, "timeEntries"): .keyed(.timeEntry)
    case (.ticket, "sideConversations"): .keyed(.sideConversation)
    case (.ticket, "messages"), (.sideConversation, "messages"): .keyed(.message)
    case (.ticket, "attachments"), (.message, "attachments"): .keyed(.attachment)
    default: .whole
    }
  }

  /// Members in the order the model writes them.
  var memberOrder: [String] {
    switch self {
    case .ticket:
      [
        "key", "id", "number", "externalID", "subject", "state", "deletedAt", "status", "priority", "type", "channel",
        "container", "form", "brand", "product", "security", "requester", "requesterText", "submitter", "assignee",
        "group", "organization", "followers", "cc", "tags", "fields", "createdAt", "updatedAt", "firstResponseAt",
        "solvedAt", "closedAt", "dueAt", "messages", "attachments", "events", "links", "sla", "satisfaction",
        "timeEntries", "sideConversations", "resolution", "language", "url", "extras",
      ]
    case .message:
      [
        "key", "id", "author", "authorText", "from", "subject", "channel", "direction", "createdAt", "updatedAt",
        "visibility", "audience", "kind", "body", "to", "cc", "bcc", "messageID", "inReplyTo", "references",
        "attachments", "extras",
      ]
    case .attachment:
      [
        "key", "id", "name", "mediaType", "size", "sha256", "path", "inline", "contentID", "appearsAs", "url",
        "author", "createdAt", "missing", "extras",
      ]
    case .event: ["key", "at", "actor", "actorText", "field", "from", "to", "extras"]
    case .timeEntry: ["key", "author", "startedAt", "seconds", "billable", "note", "extras"]
    case .sideConversation: ["key", "subject", "messages"]
    case .body: ["html", "text", "markup"]
    case .person:
      [
        "key", "id", "role", "name", "emails", "phones", "organization", "groups", "active", "suspended", "locale",
        "timeZone", "tags", "notes", "externalID", "fields", "createdAt", "updatedAt", "extras",
      ]
    case .organization:
      [
        "key", "id", "name", "externalID", "domains", "notes", "tags", "fields", "createdAt", "updatedAt", "extras",
      ]
    case .group: ["key", "id", "name", "members", "externalID", "createdAt", "updatedAt", "extras"]
    case .container: ["key", "id", "label", "kind", "extras"]
    case .field: ["key", "id", "of", "label", "type", "nativeType", "options", "extras"]
    case .status:
      [
        "scope", "id", "label", "publicLabel", "category", "nativeCategory", "categoryFrom", "slaClock", "order",
        "active", "default", "extras",
      ]
    case .free: []
    }
  }

  /// Known names in the model's order, then the others bytewise.
  func ordered(_ names: Set<String>) -> [String] {
    let known = memberOrder.filter(names.contains)
    let others = names.subtracting(known).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return known + others
  }

  /// Messages: description first, then by time, then id, those without either in the order of their file; events and
  /// time entries by time; the rest by key.
  func sorted(_ items: [JSONObject]) -> [JSONObject] {
    items.sorted { precedes($0, $1) }
  }

  private func precedes(_ left: JSONObject, _ right: JSONObject) -> Bool {
    if self == .message {
      let opening = (left.text("kind") == "description", right.text("kind") == "description")
      if opening.0 != opening.1 { return opening.0 }
    }
    if let time = timeName {
      let order = RecordShape.compareTimes(left.text(time), right.text(time))
      if order != 0 { return order < 0 }
    }
    if self == .message {
      let places = (RecordShape.fileOrder(left), RecordShape.fileOrder(right))
      if places.0 != places.1 { return (places.0 ?? -1) < (places.1 ?? -1) }
    }
    let ids = (left.text("id") ?? left.text("key") ?? "", right.text("id") ?? right.text("key") ?? "")
    if ids.0 != ids.1 { return SourceKey.idPrecedes(ids.0, ids.1) }
    let keys = (left.text("key") ?? "", right.text("key") ?? "")
    if keys.0 != keys.1 { return keys.0.utf8.lexicographicallyPrecedes(keys.1.utf8) }
    return JSONValue.object(left).text.utf8.lexicographicallyPrecedes(JSONValue.object(right).text.utf8)
  }

  /// Where a message that has neither id nor time stands among those of its ticket, as its reader found it.
  static func fileOrder(_ message: JSONObject) -> Int? {
    guard message.text("id") == nil, message.text("createdAt") == nil else { return nil }
    return message["extras"]?["fileOrder"]?.int
  }

  private var timeName: String? {
    switch self {
    case .message: "createdAt"
    case .event: "at"
    case .timeEntry: "startedAt"
    default: nil
    }
  }

  /// What has no time comes last.
  static func compareTimes(_ left: String?, _ right: String?) -> Int {
    switch (left, right) {
    case (let left?, let right?): TimeOrder.compare(left, right)
    case (nil, nil): 0
    case (nil, _): 1
    case (_, nil): -1
    }
  }
}
