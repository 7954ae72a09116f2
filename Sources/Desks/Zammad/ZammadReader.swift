import DeskKit
import Formats
import JSONText
import TicketModel

extension Zammad {
  /// Turns REST replies into canonical records, whatever order they come in.
  ///
  /// Two passes: states, groups, roles and added attributes first. A third is made only where articles came alone, to
  /// know whether they open their ticket.
  final class Reader {
    let sink: any RecordSink
    var names: Names
    var lists = Lists()
    let visibility = UnknownVisibility()
    /// The file whose times are being read: a recording holds many replies of one name, told of once.
    private var file: String?
    var times: SourceTimes
    private var statuses: [String: StatusDefinition] = [:]
    private var told: Set<String> = []

    init(options: ReadOptions, sink: any RecordSink) throws {
      self.sink = sink
      names = try Names()
      times = SourceTimes(timeZone: options.timeZone)
    }

    func read(_ input: any ExportInput) throws {
      let silent = SilentSink()
      try input.forEachDocument({ try self.learn($0, silent) }, trouble: { _ in })
      if !names.alone.isEmpty { try input.forEachDocument({ try self.learnFirst($0, silent) }, trouble: { _ in }) }
      try input.forEachDocument(
        { try self.record($0) },
        trouble: { trouble in
          if trouble.severity == .error { self.lists.torn = true }
          try self.sink.finding(trouble)
        })
      for status in statuses.sorted(by: { $0.key < $1.key }) { try sink.put(status.value) }
      try tellTimes()
      try visibility.report(to: sink)
      for part in try lists.completeness() { sink.completeness(part) }
    }

    private func learn(_ document: ExportDocument, _ silent: SilentSink) throws {
      guard Wire.downloadedAttachment(Reader.address(document)) == nil else { return }
      _ = try walk(document, silent) { kind, record, context, _ in
        self.names.learn(kind, record)
        if kind == "article", context.opens == nil, let ticket = record["ticket_id"]?.idText {
          self.names.cameAlone(ticket)
        }
      }
    }

    private func learnFirst(_ document: ExportDocument, _ silent: SilentSink) throws {
      guard Wire.downloadedAttachment(Reader.address(document)) == nil else { return }
      _ = try walk(document, silent) { kind, record, context, _ in
        if kind == "ticket", let ticket = record["id"]?.idText {
          for id in record["article_ids"]?.array ?? [] {
            if let id = id.idText.flatMap({ Int($0) }) { self.names.article(id, of: ticket) }
          }
        }
        guard kind == "article", context.opens == true, let id = record["id"]?.idText.flatMap({ Int($0) }),
          let ticket = record["ticket_id"]?.idText
        else { return }
        self.names.article(id, of: ticket)
      }
    }

    static func address(_ document: ExportDocument) -> String {
      document.request.map { $0.asked ?? $0.url } ?? ""
    }

    private func record(_ document: ExportDocument) throws {
      if let id = Wire.downloadedAttachment(Reader.address(document)) {
        return try sink.attachment(
          key: Zammad.key(.attachment, id), mediaType: document.mediaType, bytes: document.bytes)
      }
      if file != document.name { try tellTimes() }
      file = document.name
      var rows: [String: Int] = [:]
      let result = try walk(document, sink) { kind, record, context, leaves in
        leaves += try self.put(kind, record, context)
        if !context.isAsset { rows[kind, default: 0] += 1 }
      }
      if !result.isWhole { lists.torn = true }
      if let total = result.total, let kind = Reader.kind(ofListAt: document.request?.url) { lists.claim(total, kind) }
      for (kind, ids) in result.listed { rows[kind, default: 0] += ids }
      for (kind, count) in rows {
        if result.isList { lists.page(kind, url: document.request?.url, rows: count) } else { lists.count(kind) }
      }
      if result.isList, rows.isEmpty, let kind = Reader.kind(ofListAt: document.request?.url) {
        lists.page(kind, url: document.request?.url, rows: 0)
      }
    }

    private func tellTimes() throws {
      if let file { try times.report(to: sink, file: file) }
    }

    /// An empty list says what it is a list of by its address only.
    static func kind(ofListAt url: String?) -> String? {
      guard let url else { return nil }
      let last = CallAddress(url).segments.last { $0 != "search" } ?? ""
      return [
        "tickets": "ticket", "users": "user", "organizations": "organization", "groups": "group", "roles": "role",
        "ticket_states": "state", "ticket_priorities": "priority", "object_manager_attributes": "attribute",
      ][last]
    }

    // MARK: records

    private func put(_ kind: String, _ record: JSONObject, _ context: Context) throws -> LeafCount {
      // What people wrote may well be called a token; what configures the desk is not theirs.
      guard !["ticket", "article", "history"].contains(kind) else { return try parsed(kind, record, context) }
      let (clean, secrets) = SecretMembers.removed(from: record, names: Zammad.secrets)
      var count = try parsed(kind, clean, context)
      if secrets > 0 { count.dropped["secret", default: 0] += secrets }
      return count
    }

    private func parsed(_ kind: String, _ record: JSONObject, _ context: Context) throws -> LeafCount {
      switch kind {
      case "ticket": return try ticket(record, context)
      case "article": return try article(record, context)
      case "user": return try person(record, context)
      case "organization": return try organization(record, context)
      case "group": return try group(record, context)
      case "state": return try state(record, context)
      case "attribute": return try attribute(record, context)
      case "history": return try history(record, context)
      case "mention": return try mention(record, context)
      case "time_accounting": return try timeAccounting(record, context)
      case "tags": return try tags(record, context)
      case "link": return try link(record, context)
      default: return try keep(kind, record, context)
      }
    }

    static let plurals = [
      "priority": "ticket_priorities", "role": "roles", "attribute": "object_manager_attributes",
      "error": "error-replies",
      "record": "records", "tags": "tags", "link": "links", "mention": "mentions", "history": "history",
      "article": "articles", "ticket": "records", "user": "users", "state": "ticket_states", "page": "pages",
      "time_accounting": "time_accountings", "organization": "organizations", "group": "groups",
    ]

    /// What the model has no place for is kept whole under the vendor's name.
    func keep(_ given: String, _ record: JSONObject, _ context: Context) throws -> LeafCount {
      let kind = given == "record" ? Reader.kind(ofCall: context.url) ?? given : given
      if kind == "error" || kind == "record" {
        try sink.finding(
          Finding(
            .warning, kind == "error" ? "errorReply" : "unknownRecord", file: context.place.file,
            record: context.place.record,
            what: kind == "error" ? "an error reply, not data" : "a record of a kind that is not known",
            did: "kept it whole in data/other"))
      }
      let id = context.place.id(ofKept: record, own: record["id"]?.idText, isKnown: kind != "record")
      try sink.put(RecordHead(.other(Reader.plurals[kind] ?? kind), id: id), record)
      var count = LeafCount()
      count.kept = JSONValue.object(record).leaves
      return count
    }

    /// `macros` of `/api/v1/macros/3`; nil for calls whose records are of known kinds, where another one is odd.
    private static func kind(ofCall url: String?) -> String? {
      let segments = url.map { CallAddress($0).segments } ?? []
      guard let api = segments.firstIndex(of: "v1"), api + 1 < segments.count else { return nil }
      let name = segments[api + 1]
      let isKnown = kind(ofListAt: url) != nil || name.hasPrefix("ticket") || plurals.values.contains(name)
      return isKnown || !name.allSatisfy({ $0.isLetter || $0 == "_" }) ? nil : name
    }

    /// A finding told once for each `once`.
    func tell(_ once: String, _ code: String, _ context: Context, key: String?, what: String, did: String) throws {
      guard told.insert(once).inserted else { return }
      try sink.finding(
        Finding(.warning, code, key: key, file: context.place.file, record: context.place.record, what: what, did: did))
    }

    // MARK: statuses

    func used(_ id: String?, _ label: String, from: TicketStatus.LabelSource) -> TicketStatus {
      let definition = names.definition(id, label: label)
      let identity = id ?? "=" + label
      if statuses[identity] == nil { statuses[identity] = definition }
      return TicketStatus(id: id, label: label, labelFrom: from, category: definition.category)
    }

    private func state(_ record: JSONObject, _ context: Context) throws -> LeafCount {
      guard let id = record["id"]?.idText, let label = names.states[id]?.name else {
        return try keep("record", record, context)
      }
      var fields = SourceFields(record)
      fields.skip("id")
      if record["name"]?.string == label { fields.skip("name") }
      var definition = names.definition(id, label: label)
      definition.active = fields.flag("active")
      definition.isDefault = fields.flag("default_create")
      definition.extras = fields.rest
      statuses[id] = definition
      return fields.leaves
    }
  }
}
