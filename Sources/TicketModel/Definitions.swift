public import JSONText

/// A custom or system field of tickets, people or organizations.
public struct FieldDefinition: CanonicalRecord {
  public struct Option: CanonicalRecord {
    public var id: String?
    public var label: String?
    public var parent: String?
    public var active: Bool?
    public init(id: String?, label: String?, parent: String? = nil, active: Bool? = nil) {
      self.id = id
      self.label = label
      self.parent = parent
      self.active = active
    }
    public init(json: JSONObject) {
      self.init(
        id: json.text("id"), label: json.text("label"), parent: json.text("parent"), active: json.flag("active"))
    }
    public var json: JSONObject {
      var json: JSONObject = ["id": .optional(id), "label": .optional(label)]
      json.put("parent", parent)
      json.put("active", active)
      return json
    }
  }

  /// `<desk>:field:<of>/<id>`; fields are not among the seven key kinds, so the text is built by the reader.
  public var key: String
  public var id: String
  /// `ticket`, `person` or `organization`.
  public var of: String
  public var label: String?
  /// `text longText integer decimal boolean date dateTime select multiSelect nestedSelect person group ticket other`
  public var type: String
  public var nativeType: String?
  public var options: [Option] = []
  public var extras: JSONObject = [:]

  public init(key: String, id: String, of: String, label: String?, type: String, nativeType: String?) {
    self.key = key
    self.id = id
    self.of = of
    self.label = label
    self.type = type
    self.nativeType = nativeType
  }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id") ?? "", of: json.text("of") ?? "ticket",
      label: json.text("label"), type: json.text("type") ?? "other", nativeType: json.text("nativeType"))
    options = json.records("options")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id), "of": .string(of)]
    json.put("label", label)
    json.put("type", type)
    json.put("nativeType", nativeType)
    json.put("options", options)
    json.put("extras", extras)
    return json
  }
}

/// A status that the source defines or a ticket carries; nothing from our own vocabulary.
public struct StatusDefinition: CanonicalRecord {
  public enum CategorySource: String, Sendable, Hashable { case declared, `default`, mapping, unknown }
  public var scope: String?
  public var id: String?
  public var label: String
  public var publicLabel: String?
  public var category: StatusCategory
  public var nativeCategory: String?
  public var categoryFrom: CategorySource
  /// `running paused stopped unknown`
  public var slaClock: String
  public var order: Int?
  public var active: Bool?
  /// Whether new tickets start in it.
  public var isDefault: Bool?
  public var extras: JSONObject = [:]

  public init(
    scope: String? = nil, id: String?, label: String, category: StatusCategory, categoryFrom: CategorySource,
    slaClock: String = "unknown"
  ) {
    self.scope = scope
    self.id = id
    self.label = label
    self.category = category
    self.categoryFrom = categoryFrom
    self.slaClock = slaClock
  }

  public init(json: JSONObject) {
    self.init(
      scope: json.text("scope"), id: json.text("id"), label: json.text("label") ?? "",
      category: json.text("category").flatMap(StatusCategory.init) ?? .unknown,
      categoryFrom: json.text("categoryFrom").flatMap(CategorySource.init) ?? .unknown,
      slaClock: json.text("slaClock") ?? "unknown")
    publicLabel = json.text("publicLabel")
    nativeCategory = json.text("nativeCategory")
    order = json.integer("order")
    active = json.flag("active")
    isDefault = json.flag("default")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["scope": .optional(scope), "id": .optional(id), "label": .string(label)]
    json.put("publicLabel", publicLabel)
    json.put("category", category.rawValue)
    json.put("nativeCategory", nativeCategory)
    json.put("categoryFrom", categoryFrom.rawValue)
    json.put("slaClock", slaClock)
    json.put("order", order)
    json.put("active", active)
    json.put("default", isDefault)
    json.put("extras", extras)
    return json
  }
}

/// Something a person should know about one record. Findings are data: the run goes on.
public struct Finding: CanonicalRecord {
  public enum Severity: String, Sendable, Hashable { case info, warning, error }
  public var severity: Severity
  /// A stable lower-camel-case name, such as `tornFile` or `duplicateRecordDiffers`.
  public var code: String
  /// The record it is about, as a source key.
  public var key: String?
  public var file: String?
  public var line: Int?
  public var column: Int?
  /// Counted from 1, where a file has records rather than lines.
  public var record: Int?
  public var what: String
  /// What we did about it.
  public var did: String

  public init(
    _ severity: Severity, _ code: String, key: String? = nil, file: String? = nil, line: Int? = nil,
    column: Int? = nil, record: Int? = nil, what: String, did: String
  ) {
    self.severity = severity
    self.code = code
    self.key = key
    self.file = file
    self.line = line
    self.column = column
    self.record = record
    self.what = what
    self.did = did
  }

  public init(json: JSONObject) {
    let place = json.members("where")
    self.init(
      json.text("severity").flatMap(Severity.init) ?? .info, json.text("code") ?? "", key: json.text("key"),
      file: place.text("file"), line: place.integer("line"), column: place.integer("column"),
      record: place.integer("record"), what: json.text("what") ?? "", did: json.text("did") ?? "")
  }

  public var json: JSONObject {
    var place: JSONObject = [:]
    place.put("file", file)
    place.put("line", line)
    place.put("column", column)
    place.put("record", record)
    return [
      "severity": .string(severity.rawValue), "code": .string(code), "key": .optional(key), "where": .object(place),
      "what": .string(what), "did": .string(did),
    ]
  }
}
