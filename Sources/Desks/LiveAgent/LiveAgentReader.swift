import DeskKit
import Formats
import HTTP
import JSONText
import TicketModel

extension LiveAgent {
  /// Reads pages into canonical records. Departments and tags are learnt first, as tickets name them by id only, and
  /// so is which message opened a ticket.
  final class Reader {
    let pages: PageReading
    /// Names by id.
    var departments: [String: String] = [:]
    var tags: [String: String] = [:]
    private(set) var openings = Openings()
    /// Ids of contacts that have a record of their own.
    var contacts: Set<String> = []
    /// What tickets told of owners, so that each is told once.
    var told: Set<String> = []
    /// What the parts of public messages state of their own visibility: how many parts, and the first message.
    private var stated: [String: (parts: Int, first: String)] = [:]
    var deletedMessages = 0
    /// `https://acme.ladesk.com`, for addresses of files.
    var site: String?

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      pages = try PageReading(desk: LiveAgent.id, options: options, sink: sink)
      site = options.account.map { $0.contains(".") ? "https://\($0)" : "https://\($0).ladesk.com" }
    }

    func read(_ input: any ExportInput) throws {
      try learn(input)
      try pages.forEachDocument(of: input) { try read($0) }
      try tellParts()
      try tellDeleted()
      try pages.finish(why: "the API gives no totals: its last page is merely a shorter one")
    }

    /// Notes what parts of a message that counts as public state of their own visibility; a handful of letters.
    func note(visibilities: [String], of message: Message) {
      guard message.visibility == .public else { return }
      for text in visibilities where stated[text] != nil || stated.count < 50 {
        stated[text, default: (0, message.key)].parts += 1
      }
    }

    private func tellDeleted() throws {
      guard deletedMessages > 0 else { return }
      try pages.sink.finding(
        Finding(
          .warning, "deletedMessages", what: "\(deletedMessages) messages were deleted in LiveAgent",
          did: "kept them as internal ones, marked in their extras (status D)"))
    }

    /// What the letters stand for is nowhere documented. Where all parts say the same it is what public ones say.
    private func tellParts() throws {
      guard stated.count > 1 else { return }
      let all = stated.sorted { ($1.value.parts, $0.key) < ($0.value.parts, $1.key) }
      let told = all.map { "\"\($0.key)\" \($0.value.parts) times, first in \($0.value.first)" }
      try pages.sink.finding(
        Finding(
          .warning, "partVisibility",
          what: "parts of public messages state more than one visibility: " + told.joined(separator: "; "),
          did: "went by the letter of their group; look at the messages of the rarer ones in LiveAgent"))
    }

    /// Only documents that begin with a department, a tag or a contact, and messages, are read twice.
    private func learn(_ input: any ExportInput) throws {
      try input.forEachDocument { document in
        let url = document.request?.url
        if site == nil, let url, let address = WebAddress(url) { site = "https://" + address.host }
        guard !PageReading.looksLikeTable(document.name) else { return }
        if let ticket = Conversation.ticket(of: document), Self.file(document) == nil {
          return try openings.read(document, of: ticket)
        }
        let peeked = try PeekedSource(document.bytes, count: 1 << 16)
        guard let first = LiveAgent.firstRecord(peeked.start) else { return }
        switch Shape(first, url: url) {
        case .department, .tag, .contact: break
        default: return
        }
        let stream = JSONStream(peeked, streaming: ["rows"])
        while let piece = try stream.next() {
          if let node = piece.node { LiveAgent.forEachRecord(in: node) { learn($0, url: url) } }
        }
      } trouble: { _ in
      }
    }

    private func learn(_ node: JSONNode, url: String?) {
      guard let object = node.value.object else { return }
      switch Shape(object, url: url) {
      case .department: departments[(object["department_id"] ?? object["id"])?.idText ?? ""] = object.text("name")
      case .tag: tags[(object["id"] ?? object["tagid"])?.idText ?? ""] = object.text("name")
      case .contact: contacts.insert(object["id"]?.idText ?? "")
      default: break
      }
    }

    private func read(_ document: ExportDocument) throws {
      try PageReading.refuseTable(document, desk: LiveAgent.id, name: "LiveAgent")
      if try isFile(document) { return }
      var conversation = Conversation(document)
      try pages.json(document, streaming: ["rows"]) { piece, place, leaves in
        switch piece {
        case .value(let value): try take(value, place, &conversation, &leaves)
        case .element(_, let value): try take(value, place, &conversation, &leaves)
        case .member(let name, let value): try besides([name: value], "", place, &leaves)
        }
      }
      try conversation.put(pages)
    }

    /// A recorded download: what it holds is nobody's data but a file's, JSON or not.
    private func isFile(_ document: ExportDocument) throws -> Bool {
      guard let url = Self.file(document) else { return false }
      try pages.sink.attachment(
        url: url.replacing("/view", with: "/download"), mediaType: document.mediaType, bytes: document.bytes)
      return true
    }

    /// The address of a recorded download: told by it, or by a type that no reply of the API has.
    private static func file(_ document: ExportDocument) -> String? {
      guard let request = document.request else { return nil }
      let url = request.asked ?? request.url
      let path = WebAddress(url)?.rest.prefix { $0 != "?" } ?? ""
      if path.hasSuffix("/download") || path.hasSuffix("/view") || path.contains("/file.php") { return url }
      let type = document.mediaType?.lowercased() ?? ""
      return type.isEmpty || type.contains("json") || type.hasPrefix("text/") ? nil : url
    }

    private func take(
      _ value: JSONValue, _ place: ExportPlace, _ conversation: inout Conversation, _ leaves: inout LeafCount
    ) throws {
      guard let object = value.object else {
        return try pages.keep(value, as: "values", at: place, known: false, &leaves)
      }
      // API v1 wraps its answers; grid pages come with a cursor.
      if let response = object["response"]?.object {
        for (_, member) in response.members {
          for item in member.array ?? [member] { try take(item, place, &conversation, &leaves) }
        }
        return try besides(object, "response", place, &leaves)
      }
      // Grids say `rows`, tools that fetch pages `data`.
      for name in ["rows", "data"] {
        guard object["id"] == nil, let rows = object[name]?.array else { continue }
        for row in rows { try take(row, place, &conversation, &leaves) }
        return try besides(object, name, place, &leaves)
      }
      try record(object, place, &conversation, &leaves)
    }

    /// What stands beside the records of a page: the cursor says nothing once all was read, the rest is kept.
    private func besides(
      _ page: JSONObject, _ records: String, _ place: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      var rest = page
      rest[records] = nil
      if let cursor = rest["cursor"] {
        leaves.dropped["page counter", default: 0] += cursor.leaves
        rest["cursor"] = nil
      }
      try pages.keep(.object(rest), as: "pages", at: place, known: true, &leaves)
    }

    private func record(
      _ object: JSONObject, _ place: ExportPlace, _ conversation: inout Conversation, _ leaves: inout LeafCount
    ) throws {
      switch Shape(object, url: conversation.url) {
      case .ticket: try ticket(object, &leaves)
      case .gridRow: try gridRow(object, &leaves)
      case .group:
        guard conversation.ticket != nil else {
          try pages.keep(.object(object), as: "messageGroups", at: place, known: false, &leaves)
          return
        }
        try conversation.take(object, self, &leaves)
      case .contact: try contact(object, &leaves)
      case .company: try company(object, &leaves)
      case .agent: try agent(object, &leaves)
      case .department: try department(object, &leaves)
      case .history: try history(object, &leaves)
      case .sla: try sla(object, &leaves)
      case .slaLog: try slaLog(object, &leaves)
      case .tag: try pages.keep(.object(object), as: "tags", at: place, known: true, &leaves)
      case .error: try pages.keep(.object(object), as: "errors", at: place, known: false, &leaves)
      case .other:
        if try attribute(object, place, &leaves) { return }
        try pages.keep(.object(object), as: "records", at: place, known: false, &leaves)
      }
    }

    func key(_ kind: RecordKind, _ id: String) -> String { pages.key(kind, id) }

    /// A local time without zone (facts, section b); the zeros of some releases are no time and stay where they were.
    func time(_ name: String, _ fields: inout SourceFields) -> String? {
      guard let text = fields[name]?.string, let time = pages.times.stated(text, name) else { return nil }
      fields.skip(name)
      return time
    }

    /// Rows of grids give whole seconds since 1970.
    func epoch(_ name: String, _ fields: inout SourceFields) -> String? {
      guard let seconds = fields[name]?.int, seconds > 0 else { return time(name, &fields) }
      // The number itself stays in `extras`: nothing else shows it.
      return Timestamp.text(epoch: seconds)
    }

    func add(_ fields: SourceFields, _ collection: String, id: String, _ leaves: inout LeafCount) throws {
      leaves += fields.leaves
      try pages.count(collection, id: id)
    }
  }
}
