import DeskKit
import Formats
import JSONText
import TicketModel

extension SolarWinds {
  /// What a record of a reply is.
  enum Kind: Equatable {
    case incident, comment, audit, attachment, timeTrack, user, group, site, department, customField
    /// Kept whole under that name.
    case other(String)

    /// Lists by the names that addresses, wrappers and XML roots give them; a record alone has the singular.
    static let lists: [String: Kind] = [
      "incidents": .incident, "comments": .comment, "audits": .audit, "attachments": .attachment,
      "time_tracks": .timeTrack, "users": .user, "groups": .group, "sites": .site, "departments": .department,
      "custom_fields": .customField, "tasks": .other("tasks"), "problems": .other("problems"),
      "changes": .other("changes"), "releases": .other("releases"), "solutions": .other("solutions"),
      "categories": .other("categories"), "roles": .other("roles"), "catalog_items": .other("catalog_items"),
      "memberships": .other("memberships"), "hardwares": .other("hardwares"), "assets": .other("assets"),
      "other_assets": .other("other_assets"), "contracts": .other("contracts"), "vendors": .other("vendors"),
      "custom_forms": .other("custom_forms"),
    ]
    private static let singular: [String: Kind] = [
      "incident": .incident, "comment": .comment, "audit": .audit, "attachment": .attachment,
      "time_track": .timeTrack, "user": .user, "group": .group, "site": .site, "department": .department,
      "custom_field": .customField, "task": .other("tasks"), "problem": .other("problems"),
      "change": .other("changes"), "release": .other("releases"), "solution": .other("solutions"),
      "category": .other("categories"), "role": .other("roles"),
    ]

    static func named(_ name: String) -> Kind? {
      let name = name.lowercased().replacing("-", with: "_")
      return singular[name] ?? lists[name]
    }

    /// By the members of the record, for replies whose call is not known.
    static func shaped(_ record: JSONObject, file: String) -> Kind {
      func has(_ names: String...) -> Bool { names.allSatisfy { record[$0] != nil } }
      if has("number", "state"), has("name") || has("description") {
        // Problems and changes look alike; the file may be named after them.
        if case .other(let name)? = of(file: file) { return .other(name) }
        return .incident
      }
      if has("body"), has("is_private") || has("commenter_type") || has("user") || has("commenter") { return .comment }
      if has("action", "message"), has("uuid") || has("source_type") || has("user") { return .audit }
      if has("filename", "url"), has("attachable_type") || has("size") { return .attachment }
      if has("name", "type"), has("searchable") || has("module") { return .customField }
      if has("name"), has("minutes_parsed") || has("minutes") { return .timeTrack }
      if has("name", "email"), has("disabled") || has("role") || has("title") || has("mobile_phone") {
        return record["is_user"]?.bool == false ? .group : .user
      }
      return of(file: file) ?? (has("name", "memberships") ? .group : .other("records"))
    }

    private static func of(file: String) -> Kind? {
      let last = file.split(separator: "/").last.map { $0.lowercased() } ?? ""
      let stem = last.prefix { $0.isLetter || $0 == "_" }
      return named(String(stem))
    }
  }

  /// What an address says: which list, and of which incident.
  struct Call {
    var kind: Kind?
    var incident: String?

    init(url: String?) {
      guard let url else { return }
      let parts = CallAddress(url).segments
      for (at, part) in parts.enumerated() {
        let name = part.replacing(".json", with: "").replacing(".xml", with: "")
        guard let found = Kind.lists[name] else {
          if kind == .incident, incident == nil, !name.isEmpty, name.allSatisfy(\.isNumber) { incident = name }
          continue
        }
        // `/incidents/1/comments.json` lists comments, of incident 1.
        if at > 0 || kind == nil { kind = found }
      }
    }
  }

  enum Wire {
    static func body(_ text: String?) -> MessageBody {
      text.map(MessageBody.init(guessing:)) ?? MessageBody()
    }

    /// The desk is known to send `true` as a text where something hangs on it.
    static func flag(_ value: JSONValue?) -> Bool? {
      switch value {
      case .bool(let flag): flag
      case .string("true"): true
      case .string("false"): false
      default: nil
      }
    }

    /// Objects of a list that XML may wrap once more: `[…]`, `{"custom_fields_value":[…]}`, or one object.
    static func items(_ value: JSONValue?) -> [JSONObject] {
      if let items = value?.array { return items.compactMap(\.object) }
      guard let object = value?.object, object.count == 1, let inner = object.values.first else { return [] }
      return inner.array?.compactMap(\.object) ?? [inner.object].compactMap(\.self)
    }
  }

  // MARK: Detection

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best = Detection.surest(heads, detect)
    if best != nil, best?.account == nil { best?.account = heads.lazy.compactMap { account($0.start) }.first }
    return best
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, let host = CallAddress(url).host, host.hasSuffix("samanage.com") {
      return Detection(confidence: 95, because: "\(head.name) answers \(host)")
    }
    guard let first = head.start.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return nil }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return members(head) { "\"\($0)\"" }
    case UInt8(ascii: "<"):
      return members(head) { "<\($0)" } ?? members(head) { "<" + $0.replacing("_", with: "-") }
    default: return header(head)
    }
  }

  /// Members that must all be there, and how sure that makes us.
  private static let signs: [([String], Int)] = [
    (["href_account_domain"], 90), (["is_service_request", "state"], 90), (["custom_fields_values", "name"], 85),
    (["number_of_comments", "state"], 80), (["commenter_id", "commenter_type"], 80),
    (["number", "state", "site", "location"], 70), (["number", "state", "assignee", "is_user"], 80),
    (["number", "state", "requester_email"], 65), (["incident_id", "comments", "is_private"], 70),
    (["searchable", "help_text", "module"], 70), (["mobile_phone", "disabled", "email"], 65),
    // An empty list of the XML pages.
    (["incidents type=\"array\""], 60),
    (["attachable_type", "attachable_id"], 75), (["uuid", "action", "source_type"], 60),
  ]

  private static func members(_ head: DocumentHead, _ mark: (String) -> String) -> Detection? {
    func holds(_ name: String) -> Bool { head.start.holds(mark(name)) }
    let found = signs.filter { $0.0.allSatisfy(holds) }.max { $0.1 < $1.1 }
    return found.map {
      Detection(confidence: $0.1, because: "\(head.name) has \($0.0.joined(separator: ", ")) as Samanage's replies do")
    }
  }

  /// The sub-domain in `https://acme.samanage.com/incidents/1`; that of the API is nobody's.
  private static func account(_ start: [UInt8]) -> String? {
    let text = String(decoding: start, as: UTF8.self)
    guard let end = text.firstRange(of: ".samanage.com/") else { return nil }
    let name = text[..<end.lowerBound].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "-" }.reversed()
    let found = String(name)
    return found.isEmpty || found.hasPrefix("api") ? nil : found
  }

  private static func header(_ head: DocumentHead) -> Detection? {
    guard head.name.lowercased().hasSuffix(".csv") || head.name == "stdin" else { return nil }
    let line = String(decoding: head.start.prefix { $0 != 0x0A }, as: UTF8.self)
    let cells = Set(line.split(separator: ",").map { $0.filter { $0 != "\"" && $0 != "\r" }.lowercased() })
    let words = [
      "number", "state", "priority", "category", "subcategory", "requester", "assigned to", "site", "department",
    ]
    let count = words.count(where: cells.contains)
    guard count >= 5, cells.contains("state"), cells.contains("number") else { return nil }
    return Detection(
      confidence: min(80, 25 + 7 * count), because: "\(head.name) has \(count) columns of an incident list")
  }
}
