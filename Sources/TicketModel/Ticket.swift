public import JSONText

/// A ticket with its whole conversation: one line of `data/tickets.ndjson` (contracts, section 2).
///
/// Times are `YYYY-MM-DDThh:mm:ss[.fraction]Z`, or `YYYY-MM-DD` where the source gives only a day.
/// References to people, groups and organizations are their keys. Absent is nil, never an invented default.
public struct Ticket: CanonicalRecord {
  public enum State: String, Sendable, Hashable { case active, archived, spam, deleted }

  public var key: String
  public var id: String
  public var number: String?
  public var externalID: String?
  public var subject: String?
  public var state: State
  public var deletedAt: String?
  public var status: TicketStatus?
  public var priority: Choice?
  public var type: Choice?
  public var channel: Choice?
  public var container: NamedReference?
  public var form: NamedReference?
  public var brand: String?
  public var product: String?
  public var security: NamedReference?
  public var requester: String?
  public var requesterText: String?
  public var submitter: String?
  public var assignee: String?
  public var group: String?
  public var organization: String?
  public var followers: [String] = []
  public var cc: [Recipient] = []
  public var tags: [String] = []
  /// The vendor's own values by field id, options by id where there is one.
  public var fields: JSONObject = [:]
  public var createdAt: String?
  public var updatedAt: String?
  public var firstResponseAt: String?
  public var solvedAt: String?
  public var closedAt: String?
  public var dueAt: String?
  public var messages: [Message] = []
  public var attachments: [TicketFile] = []
  /// `{key, at, actor, actorText, field, from, to, extras}` each, oldest first.
  public var events: [JSONObject] = []
  public var links: [LinkToTicket] = []
  public var sla: JSONObject = [:]
  public var satisfaction: JSONObject = [:]
  public var timeEntries: [JSONObject] = []
  public var sideConversations: [JSONObject] = []
  public var resolution: JSONObject = [:]
  public var language: String?
  public var url: String?
  public var extras: JSONObject = [:]

  public init(key: String, id: String, state: State = .active) {
    self.key = key
    self.id = id
    self.state = state
  }

  public init(json: JSONObject) {
    self.init(
      key: json.text("key") ?? "", id: json.text("id") ?? "",
      state: json.text("state").flatMap(State.init) ?? .active)
    readIdentity(json)
    readPeople(json)
    readTimes(json)
    readParts(json)
  }

  private mutating func readIdentity(_ json: JSONObject) {
    number = json.text("number")
    externalID = json.text("externalID")
    subject = json.text("subject")
    deletedAt = json.text("deletedAt")
    status = json.record("status")
    priority = json.record("priority")
    type = json.record("type")
    channel = json.record("channel")
    container = json.record("container")
    form = json.record("form")
    brand = json.text("brand")
    product = json.text("product")
    security = json.record("security")
  }

  private mutating func readPeople(_ json: JSONObject) {
    requester = json.text("requester")
    requesterText = json.text("requesterText")
    submitter = json.text("submitter")
    assignee = json.text("assignee")
    group = json.text("group")
    organization = json.text("organization")
    followers = json.texts("followers")
    cc = json.records("cc")
    tags = json.texts("tags")
    fields = json.members("fields")
  }

  private mutating func readTimes(_ json: JSONObject) {
    createdAt = json.text("createdAt")
    updatedAt = json.text("updatedAt")
    firstResponseAt = json.text("firstResponseAt")
    solvedAt = json.text("solvedAt")
    closedAt = json.text("closedAt")
    dueAt = json.text("dueAt")
  }

  private mutating func readParts(_ json: JSONObject) {
    messages = json.records("messages")
    attachments = json.records("attachments")
    events = json["events"]?.array?.compactMap(\.object) ?? []
    links = json.records("links")
    sla = json.members("sla")
    satisfaction = json.members("satisfaction")
    timeEntries = json["timeEntries"]?.array?.compactMap(\.object) ?? []
    sideConversations = json["sideConversations"]?.array?.compactMap(\.object) ?? []
    resolution = json.members("resolution")
    language = json.text("language")
    url = json.text("url")
    extras = json.members("extras")
  }

  public var json: JSONObject {
    var json: JSONObject = ["key": .string(key), "id": .string(id)]
    json.put("number", number)
    json.put("externalID", externalID)
    json.put("subject", subject)
    json.put("state", state.rawValue)
    json.put("deletedAt", deletedAt)
    json.append("status", status.map { .object($0.json) } ?? .null)
    json.put("priority", priority)
    json.put("type", type)
    json.put("channel", channel)
    json.put("container", container)
    json.put("form", form)
    json.put("brand", brand)
    json.put("product", product)
    json.put("security", security)
    json.put("requester", requester)
    json.put("requesterText", requesterText)
    json.put("submitter", submitter)
    json.put("assignee", assignee)
    json.put("group", group)
    json.put("organization", organization)
    json.put("followers", followers)
    json.put("cc", cc)
    json.append("tags", .strings(tags))
    json.append("fields", .object(fields))
    json.put("createdAt", createdAt)
    json.put("updatedAt", updatedAt)
    json.put("firstResponseAt", firstResponseAt)
    json.put("solvedAt", solvedAt)
    json.put("closedAt", closedAt)
    json.put("dueAt", dueAt)
    json.append("messages", .array(messages.map { .object($0.json) }))
    json.append("attachments", .array(attachments.map { .object($0.json) }))
    json.append("events", .array(events.map { .object($0) }))
    json.append("links", .array(links.map { .object($0.json) }))
    json.put("sla", sla)
    json.put("satisfaction", satisfaction)
    json.append("timeEntries", .array(timeEntries.map { .object($0) }))
    json.append("sideConversations", .array(sideConversations.map { .object($0) }))
    json.put("resolution", resolution)
    json.put("language", language)
    json.put("url", url)
    json.append("extras", .object(extras))
    return json
  }
}
