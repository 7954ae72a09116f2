import JSONText

/// The JSON Schemas (2020-12) that lie in every archive, and that `check` goes by.
enum ArchiveSchemas {
  /// By collection, sorted.
  static let all: [(collection: String, schema: JSONValue)] = [
    ("containers", record("containers", "What tickets are filed under", container, ["key", "id", "kind"])),
    ("fields", record("fields", "Custom and system fields", field, ["key", "id", "of", "type"])),
    ("findings", record("findings", "What a person should know", finding, ["severity", "code", "what", "did"])),
    ("groups", record("groups", "Teams of agents", group, ["key", "id"])),
    ("organizations", record("organizations", "Customer companies", organization, ["key", "id"])),
    ("people", record("people", "End users and agents", person, ["key", "id", "role"])),
    (
      "statuses",
      record(
        "statuses", "Statuses the source defines or tickets carry", status,
        ["label", "category", "categoryFrom", "slaClock"])
    ),
    ("tickets", record("tickets", "Tickets with their conversations", ticket, ["key", "id", "state"], definitions)),
    (
      "unresolved",
      record("unresolved", "References without a record", unresolved, ["key", "kind", "uses"])
    ),
  ]

  private static func record(
    _ name: String, _ title: String, _ properties: JSONObject, _ required: [String], _ definitions: JSONObject = [:]
  ) -> JSONValue {
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": .string("urn:deskferry:archive:1:" + name),
      "title": .string(title), "type": "object", "required": .strings(required),
      "properties": .object(properties), "additionalProperties": false,
    ]
    if !definitions.isEmpty { schema.append("$defs", .object(definitions)) }
    return .object(schema)
  }

  // MARK: Building blocks

  static let timePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z)?$"
  static let digestPattern = "^[0-9a-f]{64}$"
  static let pathPattern = "^data/attachments/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}$"

  private static func keyPattern(_ kind: String) -> String { "^[^:]+:" + kind + ":" }

  private static let text: JSONValue = ["type": ["string", "null"]]
  private static let someText: JSONValue = ["type": "string"]
  private static let flag: JSONValue = ["type": ["boolean", "null"]]
  private static let integer: JSONValue = ["type": ["integer", "null"]]
  private static let time: JSONValue = ["type": ["string", "null"], "pattern": .string(timePattern)]
  private static let anything: JSONValue = [:]
  private static let members: JSONValue = ["type": ["object", "null"]]
  private static let texts: JSONValue = ["type": ["array", "null"], "items": ["type": "string"]]

  private static func key(_ kind: String) -> JSONValue {
    ["type": "string", "pattern": .string(keyPattern(kind))]
  }
  private static func reference(_ kind: String) -> JSONValue {
    ["type": ["string", "null"], "pattern": .string(keyPattern(kind))]
  }
  private static func references(_ kind: String) -> JSONValue {
    ["type": ["array", "null"], "items": key(kind)]
  }
  private static func oneOf(_ values: String...) -> JSONValue { ["enum": .strings(values)] }
  private static func oneOfOrNull(_ values: String...) -> JSONValue {
    ["enum": .array(values.map { .string($0) } + [.null])]
  }
  private static func defined(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/" + name)] }
  private static func list(_ name: String) -> JSONValue { ["type": ["array", "null"], "items": defined(name)] }

  private static func closed(_ properties: JSONObject, required: [String] = [], orNull: Bool = true) -> JSONValue {
    var schema: JSONObject = ["type": orNull ? ["object", "null"] : "object"]
    if !required.isEmpty { schema.append("required", .strings(required)) }
    schema.append("properties", .object(properties))
    schema.append("additionalProperties", false)
    return .object(schema)
  }

  private static func open(_ properties: JSONObject, required: [String] = []) -> JSONValue {
    var schema: JSONObject = ["type": ["object", "null"]]
    if !required.isEmpty { schema.append("required", .strings(required)) }
    schema.append("properties", .object(properties))
    return .object(schema)
  }

  private static let category = oneOf(
    "new", "open", "pending", "hold", "solved", "closed", "cancelled", "spam", "deleted", "unknown")
  private static let containerKinds = oneOfOrNull(
    "project", "queue", "department", "inbox", "workspace", "pipeline", "brand", "other")
  private static let clock = oneOf("running", "paused", "stopped", "unknown")
  private static let named = closed(["id": text, "label": text])

  // MARK: Collections

  private static let ticket: JSONObject = [
    "key": key("ticket"), "id": someText, "number": text, "externalID": text, "subject": text,
    "state": oneOf("active", "archived", "spam", "deleted"), "deletedAt": time, "status": defined("status"),
    "priority": choice("level", oneOfOrNull("low", "normal", "high", "urgent")),
    "type": choice(
      "kind",
      oneOfOrNull(
        "question", "incident", "problem", "task", "request", "change", "feature", "bug", "lead", "other")),
    "channel": defined("channel"), "container": closed(["id": text, "label": text, "kind": containerKinds]),
    "form": named, "brand": text, "product": text, "security": named,
    "requester": reference("person"), "requesterText": text, "submitter": reference("person"),
    "assignee": reference("person"), "group": reference("group"), "organization": reference("organization"),
    "followers": references("person"), "cc": list("recipient"), "tags": texts, "fields": members,
    "createdAt": time, "updatedAt": time, "firstResponseAt": time, "solvedAt": time, "closedAt": time, "dueAt": time,
    "messages": list("message"), "attachments": list("attachment"), "events": list("event"), "links": list("link"),
    "sla": open(["policy": anything, "clock": oneOfOrNull("running", "paused", "stopped", "unknown")]),
    "satisfaction": open(["score": anything, "comment": text, "at": time]), "timeEntries": list("timeEntry"),
    "sideConversations": [
      "type": ["array", "null"],
      "items": open(["key": someText, "subject": text, "messages": list("message")], required: ["key"]),
    ],
    "resolution": open(["id": text, "label": text, "text": text, "at": time]), "language": text, "url": text,
    "extras": members,
  ]

  private static func choice(_ name: String, _ values: JSONValue) -> JSONValue {
    var properties: JSONObject = ["id": text, "scope": text, "label": text]
    properties.append(name, values)
    return closed(properties)
  }

  private static let definitions: JSONObject = [
    "status": closed(
      [
        "scope": text, "id": text, "label": someText, "labelFrom": oneOf("source", "default", "id"),
        "category": category,
      ], required: ["label", "labelFrom", "category"]),
    "channel": choice(
      "kind",
      oneOfOrNull(
        "email", "phone", "chat", "form", "portal", "social", "api", "sms", "forum", "inApp", "monitoring", "other")),
    "recipient": closed(["address": text, "name": text, "person": reference("person")], orNull: false),
    "message": message, "attachment": attachment,
    "event": closed(
      [
        "key": someText, "at": time, "actor": reference("person"), "actorText": text, "field": someText,
        "from": defined("change"), "to": defined("change"), "extras": members,
      ], required: ["key", "field"], orNull: false),
    "change": [
      "type": ["object", "array", "string", "number", "boolean", "null"],
      "properties": ["id": text, "label": text, "scope": text],
    ],
    "link": closed(
      [
        "kind": oneOf(
          "mergedInto", "duplicateOf", "parentOf", "childOf", "followUpOf", "blocks", "blockedBy", "relatesTo",
          "problemOf", "incidentOf"), "ticket": reference("ticket"), "url": text,
      ], required: ["kind"], orNull: false),
    "timeEntry": closed(
      [
        "key": someText, "author": reference("person"), "startedAt": time, "seconds": ["type": ["number", "null"]],
        "billable": flag, "note": text, "extras": members,
      ], required: ["key"], orNull: false),
  ]

  private static let message = closed(
    [
      "key": key("message"), "id": text, "author": reference("person"), "authorText": text, "from": text,
      "subject": text, "channel": defined("channel"), "direction": oneOfOrNull("in", "out"), "createdAt": time,
      "updatedAt": time, "visibility": oneOf("public", "internal", "unknown"),
      "audience": closed(["kind": oneOfOrNull("role", "group"), "id": text, "label": text]),
      "kind": oneOf("description", "reply", "note", "forward", "system", "call", "chat"),
      "body": closed(
        [
          "html": text, "text": text,
          "markup": closed(["format": oneOf("adf", "wiki", "markdown"), "source": anything], required: ["format"]),
        ], orNull: false),
      "to": list("recipient"), "cc": list("recipient"), "bcc": list("recipient"), "messageID": text,
      "inReplyTo": text, "references": texts, "attachments": list("attachment"), "extras": members,
    ], required: ["key", "visibility", "kind", "body"], orNull: false)

  private static let attachment = closed(
    [
      "key": key("attachment"), "id": text, "name": text, "mediaType": text, "size": integer,
      "sha256": ["type": ["string", "null"], "pattern": .string(digestPattern)],
      "path": ["type": ["string", "null"], "pattern": .string(pathPattern)], "inline": ["type": "boolean"],
      "contentID": text, "appearsAs": texts, "url": text, "author": reference("person"), "createdAt": time,
      "missing": text, "extras": members,
    ], required: ["key", "inline"], orNull: false)

  private static let person: JSONObject = [
    "key": key("person"), "id": someText, "role": oneOf("endUser", "agent", "admin", "system", "unknown"),
    "name": text,
    "emails": [
      "type": ["array", "null"],
      "items": closed(
        ["address": someText, "primary": ["type": "boolean"]], required: ["address"], orNull: false),
    ],
    "phones": texts, "organization": reference("organization"), "groups": references("group"), "active": flag,
    "suspended": flag, "locale": text, "timeZone": text, "tags": texts, "notes": text, "externalID": text,
    "fields": members, "createdAt": time, "updatedAt": time, "extras": members,
  ]

  private static let organization: JSONObject = [
    "key": key("organization"), "id": someText, "name": text, "externalID": text, "domains": texts, "notes": text,
    "tags": texts, "fields": members, "createdAt": time, "updatedAt": time, "extras": members,
  ]

  private static let group: JSONObject = [
    "key": key("group"), "id": someText, "name": text, "members": references("person"), "externalID": text,
    "createdAt": time, "updatedAt": time, "extras": members,
  ]

  private static let container: JSONObject = [
    "key": key("container"), "id": someText, "label": text,
    "kind": oneOf("project", "queue", "department", "inbox", "workspace", "pipeline", "brand", "other"),
    "extras": members,
  ]

  private static let field: JSONObject = [
    "key": someText, "id": someText, "of": oneOf("ticket", "person", "organization"), "label": text,
    "type": oneOf(
      "text", "longText", "integer", "decimal", "boolean", "date", "dateTime", "select", "multiSelect",
      "nestedSelect", "person", "group", "ticket", "other"), "nativeType": text,
    "options": [
      "type": ["array", "null"],
      "items": closed(["id": text, "label": text, "parent": text, "active": flag], orNull: false),
    ],
    "extras": members,
  ]

  private static let status: JSONObject = [
    "scope": text, "id": text, "label": someText, "publicLabel": text, "category": category, "nativeCategory": text,
    "categoryFrom": oneOf("declared", "default", "mapping", "unknown"), "slaClock": clock, "order": integer,
    "active": flag, "default": flag, "extras": members,
  ]

  private static let finding: JSONObject = [
    "severity": oneOf("info", "warning", "error"), "code": someText, "key": text,
    "where": closed(["file": text, "line": integer, "column": integer, "record": integer]), "what": someText,
    "did": someText,
  ]

  private static let unresolved: JSONObject = [
    "key": someText, "kind": someText, "uses": ["type": "integer"],
  ]
}
