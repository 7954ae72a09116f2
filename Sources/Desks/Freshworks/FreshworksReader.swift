import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshworks {
  /// Reads exports and API replies into canonical records. Every leaf ends in a field of the model, in `extras`, in
  /// `data/other/…`, or is dropped with a reason; the three are counted for each file.
  ///
  /// One owner, one thread; a class so that the walk over a document can call back into it.
  final class Reader {
    let flavour: Flavour
    let options: ReadOptions
    let sink: any RecordSink
    var choices: Choices
    var times: SourceTimes
    private var orders = DayOrders()
    /// Leaves of the record at hand that went to `extras`.
    var kept = 0
    /// The document at hand: `https://…/tickets/12/conversations` where it was recorded, else its name.
    private(set) var place = ""
    private(set) var file = ""
    private(set) var form = Form.json
    private lazy var quick = TicketXML(self)
    private var read: [String: Int] = [:]
    private var claims = PageClaims()
    /// Records of JSON by their ids: one may stand on several pages.
    private let distinct = PartAccount()
    /// What the page at hand says of its list, and whose list it is: told by the first record.
    private var page = Page()
    private struct Page {
      var collection: String?
      var total: Int?
      var next: String?
    }
    private var forms: [String: Set<Form>] = [:]
    /// What the recorded lists of tickets were asked for: members of their addresses; nil without such a list.
    private var askedFor: Set<String>?
    var hasWorkspaces = false
    private var isWhole = true
    /// Messages that say neither private nor public, values of own fields such as `3,75`, and more of that sort.
    struct Doubts {
      var unknownVisibility = 0
      var decimalCommas = 0
      /// Parts whose ticket nothing but a `parent_id` tells.
      var namedByParent = 0
    }
    var doubts = Doubts()
    let named = NamedPeople()
    /// Nil where tables stand alone.
    private(set) var labels: Labels?
    /// Messages beyond the opening ones were there.
    var hasConversations = false

    init(_ flavour: Flavour, options: ReadOptions, sink: any RecordSink) throws {
      self.flavour = flavour
      self.options = options
      self.sink = sink
      choices = try Choices(desk: flavour.desk)
      times = SourceTimes(timeZone: options.timeZone)
    }

    func read(_ input: any ExportInput) throws {
      try learn(input)
      try input.forEachDocument(
        { try read($0) },
        trouble: { trouble in
          if trouble.severity == .error { isWhole = false }
          try sink.finding(trouble)
        })
      try putNamedPeople()
      try putLabelled()
      for status in choices.definitions { try sink.put(status) }
      try tellDoubts()
      try tellCompleteness()
    }

    /// Ticket fields and workspaces first: they name what tickets carry as numbers. And how tables order day and month.
    private func learn(_ input: any ExportInput) throws {
      var forms: Set<Form> = []
      defer { if forms.contains(.csv), forms.count > 1 { labels = Labels() } }
      try input.forEachDocument(
        { document in
          let peeked = try PeekedSource(document.bytes, count: 16_384)
          forms.insert(
            document.isNoData(peeked.start) ? .json : Freshworks.form(of: document.name, start: peeked.start))
          let marks = ["\"field_type\"", "label_for_customers", "\"default_status\"", "\"workspaces\"", "<field-type"]
          var copy = document
          copy.bytes = peeked
          if document.request == nil, flavour.table != nil,
            Freshworks.form(of: document.name, start: peeked.start) == .csv
          {
            return orders.learn(copy, columns: flavour.timeColumns)
          }
          guard marks.contains(where: { peeked.start.holds($0) }) else { return }
          let quiet = try Reader(flavour, options: options, sink: SilentSink())
          quiet.choices = choices
          try quiet.read(copy)
          choices = quiet.choices
          choices.forgetUsed()
        }, trouble: { _ in })
    }

    private func read(_ document: ExportDocument) throws {
      if let request = document.request, !request.url.contains("/api/") {
        let url = request.asked ?? request.url
        if url.contains("/attachments/") || url.contains("/attachment?") {
          try sink.attachment(url: url, mediaType: document.mediaType, bytes: document.bytes)
          return
        }
      }
      file = document.name
      place = document.request?.url ?? document.name
      let peeked = try PeekedSource(document.bytes, count: 256)
      // What is no data at all is no table either.
      form = document.isNoData(peeked.start) ? .json : Freshworks.form(of: document.name, start: peeked.start)
      var document = document
      document.bytes = peeked
      var walk = SourceWalk(document, sink: sink)
      page = Page(next: CallAddress.next(inLink: document.paging["link"]))
      defer { claim(page, document) }
      switch form {
      case .json:
        try walk.json(streaming: flavour.lists) { piece, place, leaves in
          switch piece {
          case .value(let value): try take(value, nil, place, &leaves)
          case .element(let name, let value): try take(value, name, place, &leaves)
          case .member(let name, let value): try beside(name, value, place, &leaves)
          }
        }
      case .xml:
        try walk.xml { element, place, leaves in try take(element, place, &leaves) }
      case .csv:
        guard let table = flavour.table else { return try unreadTable(&walk) }
        times.order = orders[file]
        if try !table(document, self) { isWhole = false }
      }
      if !walk.isWhole { isWhole = false }
      try times.report(to: sink, file: file)
    }

    private func unreadTable(_ walk: inout SourceWalk) throws {
      isWhole = false
      let keeper = walk
      try walk.table { row, leaves in try keeper.keep(row, &leaves) }
      try sink.finding(
        Finding(
          .error, "unknownTable", file: file, what: "a table whose columns are not known",
          did: "kept its rows in data/other/rows; give --columns with a map of them"))
    }

    // MARK: Records

    private func take(_ value: JSONValue, _ hint: String?, _ at: ExportPlace, _ leaves: inout LeafCount) throws {
      guard let object = value.object else {
        if value.leaves > 0 { try keep(["value": value], as: "values", at, &leaves) }
        return
      }
      // A page small enough to come whole.
      if hint == nil, object["id"] == nil,
        let list = object.names.first(where: { flavour.lists.contains($0) && object[$0]?.array != nil })
      {
        let items = object[list]?.array ?? []
        for item in items { try take(item, list, at, &leaves) }
        // An empty list is an answer too.
        if items.isEmpty, list != "results" { count(flavour.sort([:], list, place).collection, 0) }
        for (name, member) in object.members where name != list { try beside(name, member, at, &leaves) }
        return
      }
      if object.count == 1, let name = object.names.first, let inner = object[name]?.object,
        flavour.sort(inner, name, place) != .unknown
      {
        return try record(inner, name, total: JSONValue.object(inner).leaves, at, &leaves)
      }
      try record(object, hint, total: value.leaves, at, &leaves)
    }

    private func take(_ element: XMLElement, _ at: ExportPlace, _ leaves: inout LeafCount) throws {
      if try quick.take(element, &leaves) { return }
      try record(
        RailsXML.members(element), element.name.replacing("-", with: "_"), total: element.leaves, at, &leaves)
    }

    private func record(
      _ source: JSONObject, _ hint: String?, total: Int, _ at: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      let (object, secrets) = Freshworks.withoutSecrets(source)
      if secrets > 0 { leaves.dropped["secret", default: 0] += secrets }
      kept = 0
      let sort = flavour.sort(object, hint, place)
      if try put(object, sort) {
        leaves.kept += kept
        leaves.mapped += total - secrets - kept
        if page.collection == nil { page.collection = sort.collection }
        if form == .json, let id = (source["display_id"] ?? source["id"])?.idText {
          try distinct.count(id, of: sort.collection)
        }
        read[sort.collection, default: 0] += 1
        forms[sort.collection, default: []].insert(form)
      } else {
        try unread(object, sort, hint, total: total - secrets, at, &leaves)
      }
    }

    /// False where it is none of our records after all, such as one without an id.
    private func put(_ object: JSONObject, _ sort: Sort) throws -> Bool {
      switch sort {
      case .ticket: try ticket(object, archived: false)
      case .archivedTicket: try ticket(object, archived: true)
      case .conversation: try conversation(object)
      case .agent: try agent(object)
      case .contact: try contact(object, listed: CallAddress(place).value("state"))
      case .company: try company(object)
      case .group: try group(object)
      case .product: try container(object, kind: "brand")
      case .workspace: try container(object, kind: "workspace")
      case .field: try field(object)
      case .timeEntry: try timeEntry(object)
      case .rating: try rating(object)
      case .watchers: try watchers(object)
      case .activity: try activity(object)
      case .part(let name): try part(object, name)
      case .known, .error, .unknown: false
      }
    }

    /// Kept whole under `data/other`, so that nothing is lost, and said.
    private func unread(
      _ object: JSONObject, _ sort: Sort, _ hint: String?, total: Int, _ at: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      var name = hint ?? Freshworks.call(in: place)
      switch sort {
      case .known(let known): name = known
      case .error:
        name = "errors"
        try tell("errorReply", "an error reply, not data", at)
      case .unknown: try tell("unknownRecord", "a record of a kind that is not known", at)
      case .part, .timeEntry, .rating, .watchers, .activity, .conversation:
        name = sort.collection
        try tell("ticketNotNamed", "a part of a ticket (\(name)) that does not say of which", at)
      default:
        name = sort.collection
        try tell("noID", "a record of \(name) without an id", at)
      }
      let id = at.id(ofKept: object, own: object["id"]?.idText, isKnown: name != "records")
      try sink.put(RecordHead(.other(name), id: id), object)
      leaves.kept += total
      read["other/\(name)", default: 0] += 1
    }

    private func tell(_ code: String, _ what: String, _ at: ExportPlace) throws {
      try sink.finding(
        Finding(
          .warning, code, file: at.file, line: at.line, record: at.record, what: what,
          did: "kept it whole in data/other"))
    }

    private func keep(_ object: JSONObject, as name: String, _ at: ExportPlace, _ leaves: inout LeafCount) throws {
      try sink.put(RecordHead(.other(name), id: at.id(ofKept: object, own: nil, isKnown: true)), object)
      leaves.kept += JSONValue.object(object).leaves
    }

    /// Counts a record that a table gave.
    func count(_ collection: String, _ number: Int = 1) {
      read[collection, default: 0] += number
      forms[collection, default: []].insert(form)
    }

    // MARK: Members

    /// What nobody took and says something, counted as kept: the `extras` of a record or of a part of it.
    func extras(_ fields: SourceFields) -> JSONObject {
      let rest = fields.rest
      kept += leaves(.object(rest))
      return rest
    }

    /// In XML a text of white space only says nothing.
    private func leaves(_ value: JSONValue) -> Int {
      guard form == .xml else { return value.leaves }
      switch value {
      case .string(let text): return text.utf8.contains { $0 > 0x20 } ? 1 : 0
      case .array(let items): return items.reduce(0) { $0 + leaves($1) }
      case .object(let object): return object.values.reduce(0) { $0 + leaves($1) }
      default: return value.leaves
      }
    }

    /// A time as canonical UTC; nil leaves the member to `extras`.
    func time(_ name: String, _ fields: inout SourceFields) -> String? {
      guard let text = fields[name]?.string, let time = times.stated(text, name) else { return nil }
      fields.skip(name)
      return time
    }

    func key(_ kind: String, _ id: String) -> String { flavour.key(kind, id) }

    // MARK: Completeness

    private func tellDoubts() throws {
      if doubts.unknownVisibility > 0 {
        try sink.finding(
          Finding(
            .warning, "visibilityUnknown",
            what: "\(doubts.unknownVisibility) notes and replies say neither private nor public",
            did: "marked them unknown; they are never written public unless the mapping says so"))
      }
      if !choices.unread.isEmpty {
        let names = choices.unread.sorted { SourceKey.idPrecedes($0, $1) }.joined(separator: ", ")
        try sink.finding(
          Finding(
            .warning, "workspaceFormMissing",
            what: "the statuses of workspace \(names) are not among the input, and a number means another one in each",
            did: "named them by the vendor's defaults, or by number; read ticket_form_fields?workspace_id=… too"))
      }
      if doubts.namedByParent > 0 {
        try sink.finding(
          Finding(
            .warning, "ticketByParent", what: "\(doubts.namedByParent) parts name their ticket by parent_id alone",
            did: "took it for the ticket's number, which is not documented; look at one of them in the desk"))
      }
      guard doubts.decimalCommas > 0 else { return }
      try sink.finding(
        Finding(
          .warning, "decimalComma", what: "\(doubts.decimalCommas) values look like numbers with a decimal comma",
          did: "kept them as text"))
    }

    /// What stands beside a page's list: counters and links, lists of other records, or anything else.
    private func beside(
      _ name: String, _ value: JSONValue, _ at: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      if flavour.lists.contains(name), let items = value.array {
        for item in items { try take(item, name, at, &leaves) }
      } else if Self.counters.contains(name) {
        counter(name, value, &leaves)
      } else if value.leaves > 0 {
        try keep([name: value], as: "pages", at, &leaves)
      }
    }

    private static let counters: Set<String> = [
      "count", "has_more", "link", "links", "meta", "next_page", "next_page_url", "page", "per_page", "prev_page",
      "prev_page_url", "total", "total_count", "total_pages",
    ]

    /// `total` of searches and filters, `next_page_url` of activities.
    private func counter(_ name: String, _ value: JSONValue, _ leaves: inout LeafCount) {
      leaves.dropped["page counter", default: 0] += value.leaves
      if name == "total" { page.total = value.int }
      if name == "next_page_url" { page.next = value.string }
    }

    private func claim(_ page: Page, _ document: ExportDocument) {
      claims.take(document)
      guard let collection = page.collection else { return }
      if collection == "tickets", let url = document.request?.url {
        let address = CallAddress(url)
        // Filters are lists of their own.
        if address.segments.suffix(2) == ["v2", "tickets"], address.value("filter") == nil {
          askedFor = (askedFor ?? []).union(address.query.map(\.name))
        }
      }
      if let total = page.total { claims.claim(total, of: collection) }
      if let next = page.next { claims.expect(page: next, of: collection, after: document) }
    }

    private func tellCompleteness() throws {
      if read.isEmpty { read["tickets"] = 0 }
      if read["tickets"] != nil, read["messages"] == nil { read["messages"] = 0 }
      for name in read.keys.sorted() {
        let claimed = claims.claimed(name)
        // Only what pages count is compared with distinct records; the others count what streams by.
        let count = claimed == nil ? read[name] ?? 0 : try distinct.parts(of: name)
        let missing = claims.shortcomings(of: name, read: count)
        let reasons = (isWhole ? [] : ["part of the input could not be read"]) + missing
        sink.completeness(
          Completeness(
            collection: name, claimed: claimed, read: count, state: reasons.isEmpty ? "unproven" : "partial",
            why: reasons.isEmpty ? why(name, forms[name] ?? []) : reasons.joined(separator: "; ")))
        guard !missing.isEmpty else { continue }
        try sink.finding(
          Finding(
            .warning, "pagesMissing", what: "\(name): \(missing.joined(separator: "; "))",
            did: "read what came; record every page of the list"))
      }
    }

    /// What the lists of tickets do not show because of what they were not asked for.
    private var leftOut: String? {
      guard let askedFor else { return nil }
      var reasons: [String] = []
      if !askedFor.contains("updated_since") { reasons.append("updated_since, so that it holds 30 days only") }
      if hasWorkspaces, !askedFor.contains("workspace_id") {
        reasons.append("workspace_id, so that it holds the primary workspace only")
      }
      return reasons.isEmpty ? nil : "the list of tickets was asked for without " + reasons.joined(separator: ", and ")
    }

    private func why(_ collection: String, _ forms: Set<Form>) -> String {
      if collection == "tickets", let leftOut { return leftOut }
      if collection == "messages", !hasConversations {
        return "no conversations are among the files; lists of tickets and tables hold none"
      }
      if forms.contains(.xml) { return "an export holds what was asked for and gives no totals" }
      if claims.claimed(collection) != nil { return "a search counts what it finds, not what the account holds" }
      if forms.contains(.csv) { return "a table holds the tickets and columns that somebody chose" }
      return "neither the API nor an export gives totals, and lists of tickets leave out archived ones"
    }
  }
}
