import DeskKit
import Formats
import JSONText
import TicketModel

extension Redmine {
  /// Turns REST replies into canonical records, whatever order they come in.
  ///
  /// Two passes: labels first, since history names statuses, people and projects by id only. What is held grows with
  /// people and definitions, not with tickets.
  final class Reader {
    let sink: any RecordSink
    var names = Names()
    var statuses: Statuses
    var times: SourceTimes
    var lists = Lists()
    let visibility = UnknownVisibility()
    /// The file whose times are being read: a recording holds many replies of one name, told of once.
    private var file: String?
    /// Told once each: a name that differs from the definition's.
    var told: Set<String> = []
    private var order = 0
    /// Which users the list now being read was asked for.
    private(set) var listedState: Int?

    init(options: ReadOptions, sink: any RecordSink) throws {
      self.sink = sink
      statuses = try Statuses()
      times = SourceTimes(timeZone: options.timeZone)
    }

    func read(_ input: any ExportInput) throws {
      let silent = SilentSink()
      try input.forEachDocument(
        { document in
          guard Wire.downloadedAttachment(Reader.address(document)) == nil else { return }
          var pages = Pages()
          _ = try walk(document, silent, &pages) { kind, record, _, _ in self.names.learn(kind, record) }
        }, trouble: { _ in })
      try input.forEachDocument(
        { try self.record($0) },
        trouble: { trouble in
          if trouble.severity == .error { self.lists.torn = true }
          try self.sink.finding(trouble)
        })
      try putUndefined()
      for status in statuses.all { try sink.put(status) }
      try tellTimes()
      try visibility.report(to: sink)
      for part in try lists.completeness() { sink.completeness(part) }
    }

    static func address(_ document: ExportDocument) -> String {
      document.request.map { $0.asked ?? $0.url } ?? ""
    }

    private func record(_ document: ExportDocument) throws {
      if let id = Wire.downloadedAttachment(Reader.address(document)) {
        return try sink.attachment(
          key: Redmine.key(.attachment, id), mediaType: document.mediaType, bytes: document.bytes)
      }
      if file != document.name { try tellTimes() }
      file = document.name
      var pages = Pages()
      var rows: [String: Int] = [:]
      order = 0
      listedState = document.request.flatMap { Reader.state(ofUsersIn: $0.url) }
      let whole = try walk(document, sink, &pages) { kind, record, place, leaves in
        leaves += try self.put(kind, record, place)
        rows[kind, default: 0] += 1
      }
      if !whole { lists.torn = true }
      let url = document.request?.url
      for (kind, rows) in rows {
        if pages.listed.contains(kind) {
          lists.page(kind, url: url, total: pages.total, offset: pages.offset, rows: rows)
        } else {
          for _ in 0..<rows { lists.count(kind) }
        }
      }
      // An empty list claims something too.
      for kind in pages.listed where rows[kind] == nil {
        lists.page(kind, url: url, total: pages.total, offset: pages.offset, rows: 0)
      }
    }

    private func tellTimes() throws {
      if let file { try times.report(to: sink, file: file) }
    }

    /// Lists of users show no state, but are asked for by it: active ones unless `status` says otherwise
    /// (users_controller.rb of Redmine 5.0.4).
    private static func state(ofUsersIn url: String) -> Int? {
      let path = CallAddress(url).path
      guard path.hasSuffix("/users.json") || path.hasSuffix("/users.xml") else { return nil }
      guard let status = CallAddress(url).query.last(where: { $0.name == "status" }) else { return 1 }
      return Int(status.value)
    }

    private func put(_ kind: String, _ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
      let (clean, secrets) = SecretMembers.removed(from: record, names: Redmine.secrets)
      var count = try parsed(kind, clean, place)
      if secrets > 0 { count.dropped["secret", default: 0] += secrets }
      return count
    }

    private func parsed(_ kind: String, _ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
      switch kind {
      case "issue": return try issue(record, place)
      case "user": return try person(record, place)
      case "group": return try group(record, place)
      case "project": return try project(record, place)
      case "custom_field": return try field(record, place)
      case "issue_status":
        order += 1
        return try status(record, place, order: order - 1)
      case "time_entry": return try timeEntry(record, place)
      case "relation": return try relation(record, place)
      default: return try keep(kind, record, place)
      }
    }

    /// What the model has no place for is kept whole under the vendor's name.
    func keep(_ kind: String, _ record: JSONObject, _ place: ExportPlace) throws -> LeafCount {
      if kind == "error" || kind == "record" {
        try sink.finding(
          Finding(
            .warning, kind == "error" ? "errorReply" : "unknownRecord", file: place.file, record: place.record,
            what: kind == "error" ? "an error reply, not data" : "a record of a kind that is not known",
            did: "kept it whole in data/other"))
      }
      let id = place.id(ofKept: record, own: record["id"]?.idText, isKnown: kind != "record")
      try sink.put(RecordHead(.other(Reader.plural(kind)), id: id), record)
      var count = LeafCount()
      count.kept = JSONValue.object(record).leaves
      return count
    }

    /// Kinds to collections of the archive, for the account of what is complete.
    static let collections = [
      "issue": "tickets", "user": "people", "group": "groups", "project": "containers", "custom_field": "fields",
      "issue_status": "statuses", "time_entry": "time entries",
    ]
    private static let plurals = [
      "issue_priority": "issue_priorities", "issue_category": "issue_categories",
      "time_entry_activity": "time_entry_activities", "document_category": "document_categories", "query": "queries",
      "time_entry": "time_entries", "news": "news", "error": "error-replies", "record": "records", "search": "search",
    ]

    static func plural(_ kind: String) -> String { plurals[kind] ?? kind + "s" }

    /// `issue_priorities` to `issue_priority`.
    static func singular(_ plural: String) -> String {
      if let known = plurals.first(where: { $0.value == plural })?.key { return known }
      if plural.hasSuffix("sses") || plural.hasSuffix("uses") { return String(plural.dropLast(2)) }
      return plural.hasSuffix("s") ? String(plural.dropLast()) : plural
    }
  }

  static func key(_ kind: RecordKind, _ id: String) -> String {
    SourceKey(desk: Redmine.id, kind: kind, id: id).description
  }

  /// `GET /users/12.json` shows administrators everyone's key to the API.
  static let secrets: Set<String> = [
    "api_key", "password", "passwd", "hashed_password", "salt", "twofa_totp_key", "atom_key", "rss_key",
    "mail_handler_api_key", "sys_api_key", "auth_source_password",
  ]
}
