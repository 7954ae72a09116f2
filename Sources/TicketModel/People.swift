public import JSONText

/// An end user, agent or admin of a desk.
public struct Person: CanonicalRecord {
  public enum Role: String, Sendable, Hashable { case endUser, agent, admin, system, unknown }
  public struct Email: CanonicalRecord {
    public var address: String
    public var primary: Bool
    public init(address: String, primary: Bool) {
      self.address = address
      self.primary = primary
    }
    public init(json: JSONObject) {
      self.init(address: json.text("address") ?? "", primary: json.flag("primary") ?? false)
    }
    public var json: JSONObject { ["address": .string(address), "primary": .bool(primary)] }
  }

  public var key: String
  public var id: String
  public var role: Role
  public var name: String?
  public var emails: [Email] = []
  public var phones: [String] = []
  public var organization: String?
  public var groups: [String] = []
  public var active: Bool?
  public var suspended: Bool?
  public var locale: String?
  public var timeZone: String?
  public var tags: [String] = []
  public var notes: String?
  public var externalID: String?
  public var fields: JSONObject = [:]
  public var createdAt: String?
  public var updatedAt: String?
  public var extras: JSONObject = [:]

  public init(key: String, id: String, role: Role = .unknown, name: String? = nil) {
    self.key = key
    self.id = id
    self.role = role
    self.name = name
  }

  /// The primary address, else the first.
  public var address: String? { emails.first(where: \.primary)?.address ?? emails.first?.address }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id") ?? "",
      role: json.text("role").flatMap(Role.init) ?? .unknown, name: json.text("name"))
    emails = json.records("emails")
    phones = json.texts("phones")
    organization = json.text("organization")
    groups = json.texts("groups")
    active = json.flag("active")
    suspended = json.flag("suspended")
    locale = json.text("locale")
    timeZone = json.text("timeZone")
    tags = json.texts("tags")
    notes = json.text("notes")
    externalID = json.text("externalID")
    fields = json.members("fields")
    createdAt = json.text("createdAt")
    updatedAt = json.text("updatedAt")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id), "role": .string(role.rawValue)]
    json.put("name", name)
    json.append("emails", .array(emails.map { .object($0.json) }))
    json.put("phones", phones)
    json.put("organization", organization)
    json.put("groups", groups)
    json.put("active", active)
    json.put("suspended", suspended)
    json.put("locale", locale)
    json.put("timeZone", timeZone)
    json.put("tags", tags)
    json.put("notes", notes)
    json.put("externalID", externalID)
    json.put("fields", fields)
    json.put("createdAt", createdAt)
    json.put("updatedAt", updatedAt)
    json.put("extras", extras)
    return json
  }
}

/// A customer company.
public struct Organization: CanonicalRecord {
  public var key: String
  public var id: String
  public var name: String?
  public var externalID: String?
  public var domains: [String] = []
  public var notes: String?
  public var tags: [String] = []
  public var fields: JSONObject = [:]
  public var createdAt: String?
  public var updatedAt: String?
  public var extras: JSONObject = [:]

  public init(key: String, id: String, name: String? = nil) {
    self.key = key
    self.id = id
    self.name = name
  }

  public init(json: JSONObject) {
    self.init(key: json.text("key") ?? "", id: json.text("id") ?? "", name: json.text("name"))
    externalID = json.text("externalID")
    domains = json.texts("domains")
    notes = json.text("notes")
    tags = json.texts("tags")
    fields = json.members("fields")
    createdAt = json.text("createdAt")
    updatedAt = json.text("updatedAt")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id)]
    json.put("name", name)
    json.put("externalID", externalID)
    json.put("domains", domains)
    json.put("notes", notes)
    json.put("tags", tags)
    json.put("fields", fields)
    json.put("createdAt", createdAt)
    json.put("updatedAt", updatedAt)
    json.put("extras", extras)
    return json
  }
}

/// A team of agents.
public struct AgentGroup: CanonicalRecord {
  public var key: String
  public var id: String
  public var name: String?
  public var members: [String] = []
  public var externalID: String?
  public var createdAt: String?
  public var updatedAt: String?
  public var extras: JSONObject = [:]

  public init(key: String, id: String, name: String? = nil) {
    self.key = key
    self.id = id
    self.name = name
  }

  public init(json: JSONObject) {
    self.init(key: json.text("key") ?? "", id: json.text("id") ?? "", name: json.text("name"))
    members = json.texts("members")
    externalID = json.text("externalID")
    createdAt = json.text("createdAt")
    updatedAt = json.text("updatedAt")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id)]
    json.put("name", name)
    json.put("members", members)
    json.put("externalID", externalID)
    json.put("createdAt", createdAt)
    json.put("updatedAt", updatedAt)
    json.put("extras", extras)
    return json
  }
}

/// What a desk files tickets under: `project queue department inbox workspace pipeline brand other`.
public struct Container: CanonicalRecord {
  public var key: String
  public var id: String
  public var label: String?
  public var kind: String
  public var extras: JSONObject = [:]

  public init(key: String, id: String, label: String?, kind: String) {
    self.key = key
    self.id = id
    self.label = label
    self.kind = kind
  }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id") ?? "", label: json.text("label"),
      kind: json.text("kind") ?? "other")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id)]
    json.put("label", label)
    json.put("kind", kind)
    json.put("extras", extras)
    return json
  }
}
