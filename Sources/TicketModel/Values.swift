public import JSONText

/// What every desk's statuses are reconciled to: a label beside the status, never instead of it.
public enum StatusCategory: String, Sendable, CaseIterable, Hashable {
  case new, open, pending, hold, solved, closed, cancelled, spam, deleted, unknown
}

/// A ticket's status as its desk knows it. Identity is `scope` and `id`; without an id, `scope` and the exact label.
public struct TicketStatus: CanonicalRecord {
  public enum LabelSource: String, Sendable, Hashable { case source, `default`, id }
  public var scope: String?
  public var id: String?
  public var label: String
  public var labelFrom: LabelSource
  public var category: StatusCategory

  public init(
    scope: String? = nil, id: String?, label: String, labelFrom: LabelSource = .source,
    category: StatusCategory = .unknown
  ) {
    self.scope = scope
    self.id = id
    self.label = label
    self.labelFrom = labelFrom
    self.category = category
  }

  public init(json: JSONObject) {
    self.init(
      scope: json.text("scope"), id: json.text("id"), label: json.text("label") ?? "",
      labelFrom: json.text("labelFrom").flatMap(LabelSource.init) ?? .source,
      category: json.text("category").flatMap(StatusCategory.init) ?? .unknown)
  }

  public var json: JSONObject {
    [
      "scope": .optional(scope), "id": .optional(id), "label": .string(label),
      "labelFrom": .string(labelFrom.rawValue), "category": .string(category.rawValue),
    ]
  }
}

/// A priority, type or channel: the desk's own value with our level (`low normal high urgent`) or kind beside it.
public struct Choice: CanonicalRecord {
  public var id: String?
  public var scope: String?
  public var label: String?
  public var level: String?
  public var kind: String?

  public init(id: String?, scope: String? = nil, label: String?, level: String? = nil, kind: String? = nil) {
    self.id = id
    self.scope = scope
    self.label = label
    self.level = level
    self.kind = kind
  }

  public init(json: JSONObject) {
    self.init(
      id: json.text("id"), scope: json.text("scope"), label: json.text("label"), level: json.text("level"),
      kind: json.text("kind"))
  }

  public var json: JSONObject {
    var json: JSONObject = ["id": .optional(id), "scope": .optional(scope), "label": .optional(label)]
    json.put("level", level)
    json.put("kind", kind)
    return json
  }
}

/// What a ticket is filed under, or a form, brand or security level: `{id, label}` and, for containers, a kind.
public struct NamedReference: CanonicalRecord {
  public var id: String?
  public var label: String?
  /// `project queue department inbox workspace pipeline brand other`; nil where only id and label make sense.
  public var kind: String?

  public init(id: String?, label: String?, kind: String? = nil) {
    self.id = id
    self.label = label
    self.kind = kind
  }

  public init(json: JSONObject) {
    self.init(id: json.text("id"), label: json.text("label"), kind: json.text("kind"))
  }

  public var json: JSONObject {
    var json: JSONObject = ["id": .optional(id), "label": .optional(label)]
    json.put("kind", kind)
    return json
  }
}

/// An address a message went to, or a person copied on a ticket.
public struct Recipient: CanonicalRecord {
  public var address: String?
  public var name: String?
  public var person: String?

  public init(address: String?, name: String? = nil, person: String? = nil) {
    self.address = address
    self.name = name
    self.person = person
  }

  public init(json: JSONObject) {
    self.init(address: json.text("address"), name: json.text("name"), person: json.text("person"))
  }

  public var json: JSONObject {
    ["address": .optional(address), "name": .optional(name), "person": .optional(person)]
  }
}

/// One side of a change in history, or a link, time entry and the like: rarely touched parts stay as they are.
public struct LinkToTicket: CanonicalRecord {
  /// `mergedInto duplicateOf parentOf childOf followUpOf blocks blockedBy relatesTo problemOf incidentOf`
  public var kind: String
  public var ticket: String?
  public var url: String?

  public init(kind: String, ticket: String?, url: String? = nil) {
    self.kind = kind
    self.ticket = ticket
    self.url = url
  }

  public init(json: JSONObject) {
    self.init(kind: json.text("kind") ?? "relatesTo", ticket: json.text("ticket"), url: json.text("url"))
  }

  public var json: JSONObject {
    var json: JSONObject = ["kind": .string(kind), "ticket": .optional(ticket)]
    json.put("url", url)
    return json
  }
}
