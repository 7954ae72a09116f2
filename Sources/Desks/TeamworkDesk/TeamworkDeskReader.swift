import DeskKit
import Formats
import JSONText
import TicketModel

extension TeamworkDesk {
  /// Reads an export twice: first for names and for what belongs to which ticket, then for the records.
  struct Reader {
    let options: ReadOptions
    let sink: any RecordSink
    var context: Context
    /// Messages that tickets count and those that came, by ticket's id.
    let messages = PartAccount()
    /// Records that came, by collection, each once.
    let came = PartAccount()
    let visibility = UnknownVisibility()
    var claims: [Series: Int] = [:]
    var morePages: Set<Series> = []
    /// False once a file turned out to be damaged or cut.
    var isWhole = true
    var lastPages: Set<Series> = []
    var counted: [String: Int] = [:]
    let matched = MatchedLabels()
    /// What tickets call statuses that have an id.
    var statusNames: [String: Set<String>] = [:]
    /// People told already, in the same words.
    var told: Set<Int> = []

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      self.options = options
      self.sink = sink
      context = try Context()
    }

    /// A record, what it is, and what its page says of it.
    struct Found {
      var record: JSONObject
      /// The list or wrapper it came in; nil where it came bare.
      var list: String?
      var kind: Kind?
      var place: ExportPlace
      var ticket: String?
      var spare: String
    }

    mutating func read(_ input: any ExportInput) throws {
      var context = context
      try input.forEachDocument { document in
        guard Reader.isJSON(document) else { return }
        var leaves = LeafCount()
        let stream = JSONStream(document.bytes, streaming: Reader.lists)
        let ticket = Wire.ticket(ofURL: document.request?.url)
        while let piece = try stream.next() {
          let found: [Found]
          let place = ExportPlace(file: document.name, record: 0, url: document.request?.url)
          switch piece {
          case .value(let node, _): found = Reader.split(node.value, place, ticket, &leaves).found
          case .element(let name, let node, _): found = Reader.one(node.value, name, place, ticket)
          case .member(let name, let node, _): found = Reader.split([name: node.value], place, ticket, &leaves).found
          case .broken, .torn: continue
          }
          for item in found { if let kind = item.kind { try context.learn(item.record, kind, ticket: item.ticket) } }
        }
      } trouble: { _ in
      }
      try context.joins.close()
      self.context = context
      var reader = self
      try input.forEachDocument { document in
        try reader.read(document)
      } trouble: { trouble in
        if trouble.severity == .error { reader.isWhole = false }
        try sink.finding(trouble)
      }
      try reader.tell()
    }

    static let lists = Set(Kind.allCases.map(\.rawValue))

    private static func isJSON(_ document: ExportDocument) -> Bool {
      if let type = document.mediaType, document.request != nil, !type.isEmpty { return type.hasSuffix("json") }
      return ![".csv", ".tsv", ".txt"].contains { document.name.lowercased().hasSuffix($0) }
    }

    private mutating func read(_ document: ExportDocument) throws {
      guard Reader.isJSON(document) else {
        if document.request != nil, document.mediaType != "text/csv" {
          let url = document.request?.asked ?? document.request?.url ?? document.name
          if let file = Wire.file(ofURL: url) {
            return try sink.attachment(
              key: TeamworkDesk.key(.attachment, file), mediaType: document.mediaType, bytes: document.bytes)
          }
          return try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
        }
        return try readTable(document)
      }
      var walk = SourceWalk(document, sink: sink)
      var reader = self
      let ticket = Wire.ticket(ofURL: document.request?.url)
      var list: String?
      try walk.json(streaming: Reader.lists) { piece, place, leaves in
        let found: [Found]
        switch piece {
        case .value(let value):
          let page = Reader.split(value, place, ticket, &leaves)
          found = page.found
          reader.page(page.rest, of: page.found.first?.list, place.address)
        case .element(let name, let value):
          list = name
          found = Reader.one(value, name, place, ticket)
        case .member(let name, let value):
          let page = Reader.split([name: value], place, ticket, &leaves)
          found = page.found
          reader.page(page.rest, of: list, place.address)
        }
        for item in found { try reader.take(item, &leaves) }
      }
      self = reader
      if !walk.isWhole { isWhole = false }
    }

    // MARK: Pages

    private static let pageWords: Set<String> = ["pagination", "meta", "count", "page", "pageSize", "pages", "total"]

    private static func one(_ value: JSONValue, _ list: String, _ place: ExportPlace, _ ticket: String?) -> [Found] {
      let record = value.object ?? ["value": value]
      let kind = value.object == nil ? nil : Kind.named(list)
      return [Found(record: record, list: list, kind: kind, place: place, ticket: ticket, spare: place.fallbackID)]
    }

    /// The records of a page, its side-loads among them; of what stands beside them, counters are dropped.
    private static func split(
      _ value: JSONValue, _ place: ExportPlace, _ ticket: String?, _ leaves: inout LeafCount
    ) -> (found: [Found], rest: JSONObject) {
      guard let page = value.object else {
        return value.leaves > 0 ? (one(value, "values", place, ticket), [:]) : ([], [:])
      }
      guard isPage(page) else {
        let kind = Kind.shaped(page)
        let found = Found(
          record: page, list: nil, kind: kind, place: place, ticket: ticket, spare: place.fallbackID)
        return ([found], [:])
      }
      var found: [Found] = []
      var counters = JSONObject()
      var scalars = JSONObject()
      func add(_ name: String, _ value: JSONValue) {
        for (index, item) in (value.array ?? [value]).enumerated() where item.leaves > 0 {
          var one = Reader.one(item, name, place, ticket)[0]
          one.spare = "\(place.fallbackID)/\(name).\(index)"
          found.append(one)
        }
      }
      for (name, value) in page.members {
        if name == "included", let included = value.object {
          for (name, value) in included.members { add(name, value) }
        } else if pageWords.contains(name) {
          leaves.dropped["page counter", default: 0] += value.leaves
          counters.append(name, value)
        } else if value.array != nil || value.object != nil {
          add(name, value)
        } else if value.leaves > 0 {
          scalars.append(name, value)
        }
      }
      if !scalars.isEmpty {
        // `{"id":1,"result":"ok"}`: what a reply says of itself.
        found.append(
          Found(
            record: scalars, list: "pages", kind: nil, place: place, ticket: ticket, spare: place.fallbackID))
      }
      return (found, counters)
    }

    /// Something with lists or a wrapped record in it, rather than a record that happens to have such members.
    private static func isPage(_ object: JSONObject) -> Bool {
      if object["included"]?.object != nil || object["pagination"] != nil { return true }
      if object["result"] != nil, object["ticket"]?.object != nil { return true }
      guard object["id"] == nil, Kind.shaped(object) == nil else { return false }
      return object.members.contains { name, value in
        Kind.named(name) != nil && (value.array != nil || value.object != nil) || pageWords.contains(name)
      }
    }

    private mutating func page(_ rest: JSONObject, of list: String?, _ url: String?) {
      guard let list, !rest.isEmpty else { return }
      let pagination = rest["pagination"] ?? rest["meta"]?["page"]
      let total = pagination?["records"]?.int ?? rest["count"]?.int
      let series = Series(list: list, url)
      if let total { claims[series] = max(claims[series] ?? 0, total) }
      let more = pagination?["hasMorePages"]?.bool ?? pagination?["hasMore"]?.bool
      if more == true { morePages.insert(series) } else if more == false { lastPages.insert(series) }
    }

    /// The pages of one question. Archived tickets are asked for apart, and are none of the others.
    struct Series: Hashable {
      let list: String
      /// The call without page and archive; empty for bare files.
      let call: String
      let archived: String

      init(list: String, _ url: String?) {
        let address = url.map { CallAddress($0) }
        self.list = list
        let query = address?.query.filter {
          !["page", "pagesize", "pageoffset", "archived", "includes"].contains($0.name.lowercased())
        }
        call = (address?.path ?? "") + (query ?? []).map { "&\($0.name)=\($0.value)" }.sorted().joined()
        archived = address?.value("archived") ?? "false"
      }
    }

    /// What the questions for a list claim together; of several questions the largest.
    func claimed(_ list: String) -> Int? {
      let claims = claims.filter { $0.key.list == list }
      return Dictionary(grouping: claims, by: \.key.call).values.map { $0.reduce(0) { $0 + $1.value } }.max()
    }

    /// A question whose last page never came.
    func lacksPages(_ list: String) -> Bool {
      morePages.contains { $0.list == list && !lastPages.contains($0) }
    }

    // MARK: Records

    private mutating func take(_ found: Found, _ leaves: inout LeafCount) throws {
      let (value, secrets) = VendorSecrets.removed(from: .object(found.record))
      var found = found
      found.record = value.object ?? found.record
      if secrets > 0 { leaves.dropped["secret", default: 0] += secrets }
      let record = found.record
      let hasID = record["id"]?.idText != nil
      switch found.kind {
      case .tickets where hasID: try ticket(record, &leaves)
      case .tickets where record["ID"]?.idText != nil: try ticket(Reader.plain(record), &leaves)
      case .messages where hasID, .threads where hasID: try looseMessage(found, &leaves)
      case .ticketactivities where hasID: try activity(found, &leaves)
      case .timelogs where hasID: try timeLog(found, &leaves)
      case .customers where hasID: try customer(record, &leaves)
      case .users where hasID: try user(record, &leaves)
      case .companies where hasID: try company(record, &leaves)
      case .inboxes where hasID: try inbox(record, &leaves)
      case .ticketstatuses where hasID: try statusDefinition(record, &leaves)
      case .customfields where hasID && record["name"] != nil: try customField(record, &leaves)
      default: try keep(found, &leaves)
      }
    }

    /// Whole in `data/other`.
    mutating func keep(_ found: Found, _ leaves: inout LeafCount) throws {
      leaves.kept += JSONValue.object(found.record).leaves
      let name = found.list ?? "records"
      if found.kind == nil, name != "pages" { counted["unknown/\(name)", default: 0] += 1 }
      let own = found.record["id"]?.idText.map {
        found.place.id(ofKept: found.record, own: $0, isKnown: found.list != nil)
      }
      try sink.put(RecordHead(.other(name), id: own ?? found.spare), found.record)
    }

    /// Some replies name members as Go does: `TicketStatusID`, `CustomerID`, `CreatedAt`.
    private static func plain(_ record: JSONObject) -> JSONObject {
      let names = [
        "ID": "id", "CustomerID": "customer", "UserID": "agent", "CompanyID": "company", "InboxID": "inbox",
        "TicketStatusID": "status", "TicketPriorityID": "priority", "TicketTypeID": "type", "TicketSourceID": "source",
        "MergedToID": "mergedToId", "CreatedBy": "createdBy",
      ]
      var result = JSONObject()
      for (name, value) in record.members {
        result[names[name] ?? (name.prefix(1).lowercased() + name.dropFirst())] = value
      }
      return result
    }

    mutating func account(_ fields: SourceFields, _ leaves: inout LeafCount) {
      noteTimes(of: fields)
      leaves += fields.leaves
    }

    mutating func noteTimes(of fields: SourceFields) {
      for offset in fields.offsets.sorted() { sink.offset(offset) }
      if fields.unreadTimes > 0 { counted["dateNotRead", default: 0] += fields.unreadTimes }
    }
  }
}
