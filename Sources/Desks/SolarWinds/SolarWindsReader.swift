import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension SolarWinds {
  /// Reads an export twice: first for the incidents' numbers and counters, then for the records.
  struct Reader {
    let options: ReadOptions
    let sink: any RecordSink
    let vocabulary: StatusVocabulary?
    /// `number/<number>` with the incident's id, and `id/<id>`.
    let known = JoinTable()
    /// Comments that incidents count and those that came, by incident's id.
    let comments = PartAccount()
    /// Records that came, by collection, and values with a decimal comma, each once.
    let came = PartAccount()
    let visibility = UnknownVisibility()
    /// People by their address, nil where two have it, and those who administrate: as many as there are people.
    var byAddress: [String: String?] = [:]
    var admins: Set<String> = []
    var times: SourceTimes
    var claims: [String: Int] = [:]
    /// By list: what each query of it counts, and which records its pages brought.
    var queries: [String: PartAccount] = [:]
    /// What lists count that were asked for without a filter.
    var unfiltered: [String: Int] = [:]
    var orders = DayOrders()
    var counted: [String: Int] = [:]
    /// False once a file turned out to be damaged or cut.
    var isWhole = true
    /// People and places already told, so that a thousand tickets of one person do not repeat them.
    var told: Set<Int> = []

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      self.options = options
      self.sink = sink
      vocabulary = try StatusVocabulary.builtIn(SolarWinds.id)
      times = SourceTimes(timeZone: options.timeZone)
    }

    /// Where a record stands, and what is known of it beside its members.
    struct Origin {
      var place: ExportPlace
      var kind: Kind?
      var incident: String?
      var spare: String
    }

    mutating func read(_ input: any ExportInput) throws {
      try learn(input)
      var reader = self
      try input.forEachDocument { document in
        try reader.read(document)
      } trouble: { trouble in
        if trouble.severity == .error { reader.isWhole = false }
        try sink.finding(trouble)
      }
      try reader.times.report(to: sink, file: "times")
      try reader.tellCounted()
      try reader.visibility.report(to: sink)
      try reader.tellCompleteness()
    }

    // MARK: First pass

    private mutating func learn(_ input: any ExportInput) throws {
      let known = known
      var byAddress: [String: String?] = [:]
      var admins: Set<String> = []
      var orders = DayOrders()
      func learn(_ person: JSONObject?) {
        guard let person, SolarWinds.Wire.flag(person["is_user"]) != false,
          let address = person["email"]?.string?.lowercased(), !address.isEmpty,
          let key = Reader.personKey(person, nil)
        else { return }
        if let other = byAddress[address], other != key {
          byAddress[address] = .some(nil)
        } else {
          byAddress[address] = key
        }
      }
      try input.forEachDocument { document in
        // Without a sink of its own the first pass would tell everything twice.
        let silent = SilentSink()
        let peeked = try PeekedSource(document.bytes, count: 4096)
        var document = document
        document.bytes = peeked
        if document.request == nil, case .table = Form(document, start: peeked.start) {
          return orders.learn(document, columns: Reader.timeColumns.flatMap(\.1))
        }
        _ = try Reader.eachRecord(document, silent) { record, origin, _ in
          let kind = origin.kind ?? Kind.shaped(record, file: origin.place.file)
          if kind == .user {
            learn(record)
            if let id = record["id"]?.idText, Reader.isAdmin(record) { admins.insert(SolarWinds.key(.person, id)) }
          }
          for name in ["requester", "created_by", "assignee", "user", "commenter"] { learn(record[name]?.object) }
          guard kind == .incident else { return nil }
          for comment in SolarWinds.Wire.items(record["comments"]) {
            for name in ["user", "commenter"] { learn(comment[name]?.object) }
          }
          guard let id = record["id"]?.idText else { return nil }
          try known.add("id/\(id)", "")
          if let number = record["number"]?.idText { try known.add("number/\(number)", id) }
          return nil
        }
      } trouble: { _ in
      }
      try known.close()
      self.byAddress = byAddress
      self.admins = admins
      self.orders = orders
    }

    /// The id of an incident that a call or wrapper names by its id or, as some programs do, by its number.
    func incidentID(_ text: String) throws -> String {
      if try !known.values(for: "id/\(text)").isEmpty { return text }
      return try known.values(for: "number/\(text)").first ?? text
    }

    // MARK: Documents

    enum Form {
      case json, xml, table, file
      init(_ document: ExportDocument, start: [UInt8]) {
        let type = document.mediaType ?? ""
        if document.request != nil, !type.isEmpty, !type.contains("json"), !type.contains("xml"), type != "text/csv" {
          self = .file
          return
        }
        let readable = TextEncoding.readable(start)
        switch readable.first(where: { $0 > 0x20 && $0 < 0x80 }) {
        case UInt8(ascii: "<"): self = .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        default: self = document.name.lowercased().hasSuffix(".json") ? .json : .table
        }
      }
    }

    private mutating func read(_ given: ExportDocument) throws {
      let peeked = try PeekedSource(given.bytes, count: 4096)
      var document = given
      document.bytes = peeked
      switch Form(document, start: peeked.start) {
      case .file:
        let url = document.request?.asked ?? document.request?.url ?? document.name
        try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
      case .table: try readTable(document)
      case .json, .xml:
        let counted = counted(document)
        if let counted {
          claims[counted.list] = max(claims[counted.list] ?? 0, counted.total)
          if queries[counted.list] == nil { queries[counted.list] = PartAccount() }
          try queries[counted.list]?.claim(counted.total, of: counted.query)
          if counted.query.isEmpty { unfiltered[counted.list] = max(unfiltered[counted.list] ?? 0, counted.total) }
        }
        var reader = self
        let pages = try Reader.eachRecord(document, sink) { record, origin, total in
          if let counted, origin.kind == Kind.lists[counted.list], let id = record["id"]?.idText {
            try reader.queries[counted.list]?.count(id, of: counted.query)
          }
          return try reader.take(record, origin, total)
        }
        self = reader
        if !pages.isWhole { isWhole = false }
        for (name, number) in pages.claims { self.claims[name, default: 0] = max(self.claims[name] ?? 0, number) }
      }
    }

    /// The total of a list stands in a header of its reply, and is that of the query without its page, layout and order,
    /// which choose no records; lists of one incident's parts say nothing of the whole.
    private func counted(_ document: ExportDocument) -> (list: String, query: String, total: Int)? {
      guard let total = document.paging["x-total-count"].flatMap({ Int($0.filter { $0 != " " }) }),
        let url = document.request?.url
      else { return nil }
      let call = SolarWinds.Call(url: url)
      guard call.incident == nil, let list = Kind.lists.first(where: { $0.value == call.kind })?.key else { return nil }
      let query = CallAddress(url).query.filter { !Self.selectsNothing.contains($0.name) }
      return (list, query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&"), total)
    }

    private static let selectsNothing: Set<String> = [
      "page", "per_page", "layout", "sort_by", "sort_order", "audit_archive",
    ]

    private mutating func take(_ given: JSONObject, _ origin: Origin, _ total: Int) throws -> LeafCount {
      var leaves = LeafCount()
      let (value, secrets) = VendorSecrets.removed(from: .object(given))
      let record = value.object ?? given
      if secrets > 0 { leaves.dropped["secret"] = secrets }
      let kind = origin.kind ?? Kind.shaped(record, file: origin.place.file)
      let hasID = record["id"]?.idText != nil
      switch kind {
      case .incident where hasID || record["number"]?.idText != nil: try incident(record, origin, &leaves)
      case .comment: try comment(record, origin, &leaves)
      case .audit: try audit(record, origin, &leaves)
      case .attachment: try attachment(record, origin, &leaves)
      case .timeTrack: try timeTrack(record, origin, &leaves)
      case .user where hasID: try user(record, &leaves)
      case .group where hasID: try group(record, &leaves)
      case .site where hasID: try place(record, "sites", "other", &leaves)
      case .department where hasID: try place(record, "departments", "department", &leaves)
      case .customField where hasID: try customField(record, &leaves)
      case .other(let name) where name != "records": try keep(record, as: name, origin.spare, &leaves)
      default: try keep(record, as: "records", origin.spare, at: origin.place, &leaves)
      }
      // Attributes that only say a type, in XML, are said by the values' own types.
      leaves.mapped += total - leaves.total
      return leaves
    }

    /// Whole in `data/other`.
    /// `place`: of a record whose kind is not known.
    mutating func keep(
      _ record: JSONObject, as name: String, _ spare: String, at place: ExportPlace? = nil, _ leaves: inout LeafCount
    ) throws {
      leaves.kept += JSONValue.object(record).leaves
      if record.names == ["success"] || record["errors"] != nil { counted["notData", default: 0] += 1 }
      if name == "records" { counted["unknownRecords", default: 0] += 1 }
      let own = record["id"]?.idText
      let id = place.flatMap { place in own.map { place.id(ofKept: record, own: $0, isKnown: false) } }
      try sink.put(RecordHead(.other(name), id: id ?? own ?? spare), record)
    }
  }
}
