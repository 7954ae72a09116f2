import DeskKit
import Formats
import JSONText
import TicketModel

extension HubSpot {
  /// Reads an export twice: first for what its records say about each other, then for the records.
  struct Reader {
    let options: ReadOptions
    let sink: any RecordSink
    var context: Context
    var times: SourceTimes
    /// By collection: what was read. A record that comes on two pages is one.
    var totals: [String: PartAccount] = [:]
    /// By collection: how many the source claims.
    var claims: [String: Int] = [:]
    /// By list: what it holds, whether a reply says that another follows, and whether one came that none follows.
    var endings: [String: (collection: String, last: Bool, more: Bool)] = [:]
    /// Collections of which HubSpot says that it did not give all that was asked for.
    var refused: Set<String> = []
    /// By what is to be told at the end: the records it concerns, each once.
    var counted: [String: PartAccount] = [:]
    /// Whether a file is damaged or ends too early.
    var torn = false
    /// Teams are named in owners alone.
    var teams: [String: AgentGroup] = [:]
    let twins = Twins()
    let matched = MatchedLabels()

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      self.options = options
      self.sink = sink
      context = try Context()
      times = SourceTimes(timeZone: options.timeZone)
    }

    mutating func read(_ input: any ExportInput) throws {
      try learn(input)
      var reader = self
      try input.forEachDocument { document in
        try reader.read(document)
      } trouble: { trouble in
        if trouble.kind == "partialReply" {
          reader.refuse(trouble.request)
        } else if trouble.severity == .error {
          reader.torn = true
        }
        try sink.finding(trouble)
      }
      for id in reader.teams.keys.sorted(by: SourceKey.idPrecedes) {
        if let team = reader.teams[id] { try sink.put(team) }
      }
      try reader.times.report(to: sink, file: "times")
      for finding in reader.matched.findings { try sink.finding(finding) }
      try reader.tellCounted()
      if let finding = try twins.finding() { try sink.finding(finding) }
      try reader.tellCompleteness()
    }

    /// A batch that was answered in part (207) is no data, so what it asked for is missing.
    private mutating func refuse(_ request: RecordedRequest?) {
      let type = request.flatMap { HubSpot.Wire.objectType(ofURL: $0.url) }
      if let collection = Reader.collection(Kind.object(type)) { refused.insert(collection) }
    }

    mutating func note(_ name: String, _ id: String) throws {
      let account = counted[name] ?? PartAccount()
      counted[name] = account
      try account.count(id, of: name)
    }

    // MARK: First pass

    private mutating func learn(_ input: any ExportInput) throws {
      var context = context
      try input.forEachDocument { document in
        guard Form(document) == .json else { return }
        let stream = JSONStream(document.bytes, streaming: ["results"])
        let url = document.request?.url
        while let piece = try stream.next() {
          switch piece {
          case .value(let node, _):
            guard let object = node.value.object else { continue }
            for record in Reader.records(of: object) ?? [object] {
              try context.learn(record, Kind(record, url: url, file: document.name), url: url)
            }
          case .element(_, let node, _):
            guard let record = node.value.object else { continue }
            try context.learn(record, Kind(record, url: url, file: document.name), url: url)
          case .member, .broken, .torn: break
          }
        }
      } trouble: { _ in
      }
      try context.close()
      self.context = context
    }

    /// The records of a page that came whole; nil where the object is no page.
    static func records(of page: JSONObject) -> [JSONObject]? {
      guard page["id"] == nil, let results = page["results"]?.array else { return nil }
      return results.compactMap(\.object)
    }

    // MARK: Second pass

    enum Form {
      case json, table, file, foreign
      init(_ document: ExportDocument) {
        let name = document.name.lowercased()
        let type = document.mediaType ?? ""
        if document.request == nil {
          let isTable = [".csv", ".tsv", ".txt"].contains { name.hasSuffix($0) }
          let isOther = [".xml", ".rels", ".bin", ".xls", ".vml"].contains { name.hasSuffix($0) }
          self = isTable ? .table : isOther ? .foreign : .json
        } else if type.isEmpty || type.hasSuffix("json") {
          self = .json
        } else {
          self = type == "text/csv" ? .table : .file
        }
      }
    }

    private mutating func read(_ document: ExportDocument) throws {
      switch Form(document) {
      case .table: try readTable(document)
      case .file:
        let request = document.request
        try sink.attachment(
          url: request?.asked ?? request?.url ?? document.name, mediaType: document.mediaType, bytes: document.bytes)
      case .foreign:
        try sink.finding(
          Finding(
            .error, "unknownForm", file: document.name,
            what: "expected JSON replies or a CSV of tickets, found a file that HubSpot does not export as such",
            did: "left it out; export tickets as CSV rather than XLSX, or record API replies"))
      case .json: try readJSON(document)
      }
    }

    private mutating func readJSON(_ document: ExportDocument) throws {
      var walk = SourceWalk(document, sink: sink)
      var reader = self
      let url = document.request?.url
      var paging = JSONObject()
      var streamed: Kind?
      try walk.json(streaming: ["results"]) { piece, place, leaves in
        switch piece {
        case .value(let value):
          try reader.value(value, place, url, &leaves)
        case .element(_, let value):
          streamed = try reader.element(value, place, url, 0, &leaves) ?? streamed
        case .member(let name, let value):
          try reader.beside(name, value, place, &leaves)
          paging[name] = value
        }
      }
      if let streamed { reader.page(paging, of: streamed, url) }
      if !walk.isWhole { reader.torn = true }
      self = reader
    }

    /// A whole page or a record by itself.
    private mutating func value(
      _ value: JSONValue, _ place: ExportPlace, _ url: String?, _ leaves: inout LeafCount
    ) throws {
      guard let object = value.object, object["id"] == nil, let results = object["results"]?.array else {
        _ = try element(value, place, url, 0, &leaves)
        return
      }
      var kind: Kind?
      for (index, item) in results.enumerated() {
        kind = try element(item, place, url, index, &leaves) ?? kind
      }
      var rest = object
      rest["results"] = nil
      for (name, value) in rest.members { try beside(name, value, place, &leaves) }
      if let kind { page(rest, of: kind, url, archived: results.first?["archived"]?.bool == true) }
    }

    /// What a page says beside its records: counters, the next page, and in a batch which records did not come.
    private mutating func beside(
      _ name: String, _ value: JSONValue, _ place: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      guard name == "errors", let errors = value.array else {
        leaves.dropped["page counter", default: 0] += value.leaves
        return
      }
      for (index, error) in errors.enumerated() {
        let spare = "\(place.fallbackID).error\(index)"
        try note("batchErrors", spare)
        try keep(error.object ?? ["value": error], as: "errors", spare, &leaves)
      }
    }

    private mutating func page(_ rest: JSONObject, of kind: Kind, _ url: String?, archived: Bool = false) {
      let isAssociation = kind == .association || kind == .associations
      guard let collection = isAssociation ? "associations" : Reader.collection(kind) else { return }
      if rest["errors"]?.array?.isEmpty == false { refused.insert(collection) }
      if let total = rest["total"]?.int { claims[collection] = max(claims[collection] ?? 0, total) }
      // Of bare pages of associations nothing says whose they are.
      guard !isAssociation || url != nil else { return }
      // Archived records are a list of their own.
      let list = url.map(HubSpot.Wire.list(ofURL:)) ?? Reader.sort(kind) + collection + (archived ? " archived" : "")
      var ending = endings[list] ?? (collection, false, false)
      let isFollowed = rest["paging"]?["next"] != nil || rest["hasMore"]?.bool == true
      if isFollowed { ending.more = true } else { ending.last = true }
      endings[list] = ending
    }

    private mutating func element(
      _ value: JSONValue, _ place: ExportPlace, _ url: String?, _ index: Int, _ leaves: inout LeafCount
    ) throws -> Kind? {
      guard let record = value.object else {
        guard value.leaves > 0 else { return nil }
        try keep(["value": value], as: "values", "\(place.fallbackID).\(index)", &leaves)
        return nil
      }
      let kind = Kind(record, url: url, file: place.file)
      let spare = index == 0 ? place.fallbackID : "\(place.fallbackID).\(index)"
      try take(record, kind, spare: spare, place, url, &leaves)
      return kind
    }

    private mutating func take(
      _ record: JSONObject, _ kind: Kind, spare: String, _ place: ExportPlace, _ url: String?,
      _ leaves: inout LeafCount
    ) throws {
      let id = record["id"]?.idText
      switch kind {
      case .ticket where id != nil: try ticket(record, &leaves)
      case .contact where id != nil: try contact(record, &leaves)
      case .company where id != nil: try company(record, &leaves)
      case .engagement(let kind) where id != nil: try engagement(record, kind, &leaves)
      case .legacyEngagement: try legacyEngagement(record, spare: spare, &leaves)
      case .owner where id != nil: try owner(record, &leaves)
      case .user where id != nil: try user(record, &leaves)
      case .actor where id != nil: try actor(record, &leaves)
      case .pipeline(of: "tickets") where id != nil, .pipeline(of: nil) where id != nil:
        try pipeline(record, &leaves)
      case .pipeline(let type): try keep(record, as: "pipelines-" + (type ?? "unknown"), spare, &leaves)
      case .stage(let pipeline) where id != nil: try stage(record, of: pipeline, &leaves)
      case .property(let type): try property(record, of: type, spare: spare, &leaves)
      case .thread where id != nil: try thread(record, &leaves)
      case .threadMessage where id != nil: try threadMessage(record, &leaves)
      case .inbox where id != nil: try inbox(record, &leaves)
      case .file: try keep(record, as: "files", spare, &leaves)
      case .association, .associations: try associations(record, place, spare: spare, url, &leaves)
      case .originalContent(let message):
        // The text is the message's; who it is of stands nowhere in it.
        leaves.kept += JSONValue.object(record).leaves
        try sink.put(RecordHead(.other("originalContent"), id: message), record)
      case .error:
        try keep(record, as: "errors", spare, &leaves)
        try sink.finding(
          Finding(
            .warning, "errorReply", file: place.file, record: place.record,
            what: "expected data, found an error reply (\(record["category"]?.string ?? "no category"))",
            did: "kept it in data/other/errors; ask for that page again"))
      case .other(let name): try unknown(record, as: name, spare: spare, &leaves)
      default: try unknown(record, as: "records", spare: spare, &leaves)
      }
      if let collection = Reader.collection(kind), let id = id ?? record["engagement"]?["id"]?.idText {
        try came(Reader.sort(kind) + id, in: collection)
      }
    }

    mutating func came(_ record: String, in collection: String) throws {
      let account = totals[collection] ?? PartAccount()
      totals[collection] = account
      try account.count(record, of: collection)
    }

    private mutating func unknown(
      _ record: JSONObject, as name: String, spare: String, _ leaves: inout LeafCount
    ) throws {
      try note("other/\(name)", record["id"]?.idText ?? spare)
      try keep(record, as: name, spare, &leaves)
    }

    /// Whole in `data/other`, secrets left out.
    mutating func keep(_ record: JSONObject, as name: String, _ spare: String, _ leaves: inout LeafCount) throws {
      let (value, secrets) = VendorSecrets.removed(from: .object(record))
      leaves.kept += value.leaves
      if secrets > 0 { leaves.dropped["secret", default: 0] += secrets }
      let object = value.object ?? record
      // Of records without an id one call may give several replies.
      let id = record["id"]?.idText ?? "\(spare)/\(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))"
      try sink.put(RecordHead(.other(name), id: id), object)
    }

    static func collection(_ kind: Kind) -> String? {
      switch kind {
      case .ticket: "tickets"
      case .contact, .owner, .user, .actor: "people"
      case .company: "organizations"
      case .engagement, .legacyEngagement, .threadMessage: "messages"
      case .pipeline(of: "tickets"), .pipeline(of: nil), .inbox: "containers"
      case .property(of: "tickets"), .property(of: "contacts"), .property(of: "companies"): "fields"
      default: nil
      }
    }

    /// What tells records of one collection apart that HubSpot numbers separately.
    private static func sort(_ kind: Kind) -> String {
      switch kind {
      case .contact: "contacts/"
      case .owner: "owners/"
      case .user: "users/"
      case .actor: "actors/"
      case .engagement(let kind): kind.rawValue + "/"
      case .threadMessage: "threads/"
      case .inbox: "inboxes/"
      default: ""
      }
    }
  }
}
