import DeskKit
import Formats
import JSONText
import TicketModel

extension RequestTracker {
  /// Turns recorded REST 2.0 replies into canonical records, whatever order they come in.
  ///
  /// Two passes: queues, lifecycles and histories first, since tickets name only a queue's id and attachments only
  /// their transaction.
  final class Reader {
    let sink: any RecordSink
    let options: ReadOptions
    var queues: [String: (name: String?, lifecycle: String?)] = [:]
    var lifecycles: [String: Lifecycle] = [:]
    /// What `Ticket > Create` offers, by queue id, where the rules themselves were not to be had.
    var startsByQueue: [String: [String]] = [:]
    /// Queue to those whom its form for new tickets offers as owners, as the form names them.
    var ownersByQueue: [String: [String]] = [:]
    /// Transactions that are messages: their ticket and type.
    ///
    /// As many as the export has messages, so they lie on disk once they are much.
    let messageTransactions = RequestTracker.Placement()
    /// Texts waiting in `conversations`.
    var bufferedBytes = 0
    /// Ticket id to queue id.
    let queueOfTicket = JoinTable()
    /// Transaction id to the ticket whose history lists it: of a merged ticket that is not the one it happened to.
    let listedIn = JoinTable()
    var conversations: [String: Conversation] = [:]
    var statusesSeen: Set<String> = []
    /// Tickets that came, each once, and the entries that their histories count and that came.
    let ticketsRead = PartAccount()
    let histories = PartAccount()
    /// Tickets that lists name claim one record each.
    let named = PartAccount()
    /// What histories say of opening messages that have nothing yet, by ticket, and the tickets that have one.
    let openings = JoinTable()
    let opened = JoinTable()
    /// The pages of each history that are known to be, and those that came.
    let historyPages = PartAccount()
    /// How many tickets are merged into others.
    let merged = PartAccount()
    var since = false
    private(set) var torn = false
    /// What lists say they hold, and what came, by collection.
    private(set) var claims: [String: Int] = [:]
    let came = PartAccount()
    private(set) var listPages = RequestTracker.ListPages()
    /// Lists tell of tickets that did not come, nor did what they have.
    var lacksTickets = false
    /// Custom fields that tickets name, and those that came themselves.
    var fieldsMet: [String: String] = [:]
    var fieldsDefined: Set<String> = []

    init(options: ReadOptions, sink: any RecordSink) {
      self.options = options
      self.sink = sink
    }

    func read(_ input: any ExportInput) throws {
      try input.forEachDocument({ try self.survey($0) }, trouble: { _ in })
      try messageTransactions.close()
      try queueOfTicket.close()
      try listedIn.close()
      for lifecycle in lifecycles.values.sorted(by: { $0.name < $1.name }) { try put(lifecycle) }
      for (queue, statuses) in startsByQueue.sorted(by: { $0.key < $1.key }) { try put(starts: statuses, of: queue) }
      try input.forEachDocument({ try self.record($0) }, trouble: { try self.report($0) })
      for id in conversations.keys.sorted(by: SourceKey.idPrecedes) { try flush(id) }
      try putOpenings()
      try putUndefinedFields()
      try tellMerged()
      try tellCompleteness()
    }

    // MARK: first pass

    private func survey(_ document: ExportDocument) throws {
      let url = document.request?.url ?? ""
      if url.contains("/Admin/Lifecycles/Advanced.html") || url.contains("/Ticket/Create.html") {
        try surveyPage(document, url: url)
        return
      }
      guard document.request == nil || Reader.isWanted(Wire.parts(of: url)) else { return }
      guard let reply = try? Wire.parse(Reader.bytes(of: document.bytes)).value else { return }
      guard let parts = Reader.parts(document, reply), let kind = parts.first else { return }
      if parts.count == 3, kind == "ticket", parts[2] == "history" {
        for item in reply["items"]?.array ?? [] {
          guard let id = item["id"]?.idText else { continue }
          try listedIn.add(id, parts[1])
          guard let type = item["Type"]?.string, Reader.messageTypes.contains(type) else { continue }
          try messageTransactions.add(id, ticket: parts[1], type: type)
        }
      } else if kind == "tickets" || kind == "queues" {
        for item in reply["items"]?.array ?? [] { try survey(item, of: kind == "tickets" ? "ticket" : "queue") }
      } else if parts.count == 2 {
        try survey(reply, of: kind)
      }
    }

    /// A record of its own, or one of a list that was asked for with fields.
    private func survey(_ record: JSONValue, of kind: String) throws {
      guard let id = record["id"]?.idText else { return }
      switch kind {
      case "queue":
        guard let name = record["Name"]?.string else { return }
        queues[id] = (name, record["Lifecycle"]?.string ?? queues[id]?.lifecycle)
      case "ticket":
        if let queue = Wire.reference(record["Queue"]) { try queueOfTicket.add(id, queue) }
      case "transaction":
        guard let type = record["Type"]?.string, Reader.messageTypes.contains(type),
          let ticket = Reader.ticket(ofTransaction: record)
        else { return }
        try messageTransactions.add(id, ticket: ticket, type: type)
      default: break
      }
    }

    private static func isWanted(_ parts: [String]?) -> Bool {
      guard let parts, let kind = parts.first else { return false }
      return (parts.count == 2 && ["queue", "ticket", "transaction"].contains(kind))
        || (parts.count == 3 && kind == "ticket" && parts[2] == "history") || ["tickets", "queues"].contains(kind)
    }

    private func surveyPage(_ document: ExportDocument, url: String) throws {
      let bytes = try Reader.bytes(of: document.bytes)
      let query = Wire.query(of: url)
      if let name = query["Name"], let json = lifecycleJSON(inPage: bytes), let rules = try? Wire.parse(json).value {
        lifecycles[name] = Lifecycle(name: name, json: rules)
      } else if let queue = query["Queue"] {
        startsByQueue[queue] = creatableStatuses(inPage: bytes)
        ownersByQueue[queue] = possibleOwners(inPage: bytes)
      }
    }

    // MARK: second pass

    private func record(_ document: ExportDocument) throws {
      let bytes = try Reader.bytes(of: document.bytes)
      if let url = document.request?.url, url.contains(".html") {
        try recordPage(document, url: url, bytes: bytes)
        return
      }
      guard let (reply, damaged) = try? Wire.parse(bytes), let object = reply.object else {
        // What begins as JSON was cut or damaged, so something is missing; other replies never were data.
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        let isTorn = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        if isTorn { torn = true }
        try sink.finding(
          Finding(
            isTorn ? .error : .warning, isTorn ? "tornFile" : "unreadableReply", file: document.name,
            what: isTorn ? "the reply begins as JSON and does not end as JSON" : "the reply is not a JSON object",
            did: isTorn ? "left it out; record it again" : "left it out"))
        return
      }
      if damaged {
        try sink.finding(
          Finding(
            .warning, "notUTF8", file: document.name,
            what: "the reply holds bytes that are not UTF-8, as Request Tracker sends for a file name stored broken",
            did: "read those bytes as U+FFFD"))
      }
      try record(document, object, Reader.parts(document, reply) ?? [])
    }

    private func record(_ document: ExportDocument, _ object: JSONObject, _ parts: [String]) throws {
      let file = document.name
      switch (parts.first, parts.count) {
      case ("queue", 2): try queue(object, file: file)
      case ("user", 2): try person(object, file: file)
      case ("group", 2): try group(object, file: file)
      case ("customfield", 2): try field(object, file: file)
      case ("ticket", 2): try ticket(object, file: file)
      case ("attachment", 2): try attachment(object, file: file)
      case ("ticket", 3) where parts[2] == "history": try history(object, of: parts[1], file: file)
      case ("transaction", 2): try singleTransaction(object, file: file)
      case ("ticket", 3) where parts[2] == "attachments", ("transaction", 3) where parts[2] == "attachments":
        try list(object, parts, document)
      case ("tickets", 1), ("users", 1), ("groups", 1), ("queues", 1), ("queues", 2), ("customfields", 1):
        try list(object, parts, document)
      default:
        if parts.isEmpty {
          try sink.finding(
            Finding(
              .warning, "unknownRecord", file: file, what: "a reply that does not say which call it answers",
              did: "kept it whole in data/other"))
        }
        sink.leaves(try keep(object, as: parts.first ?? "replies"), file: file)
      }
    }

    /// What is no record of ours, or has no id, is kept whole, once however often it comes.
    func keep(_ object: JSONObject, as name: String) throws -> LeafCount {
      let id = String(Checksum.sha256(JSONValue.object(object).bytes).prefix(16))
      try sink.put(RecordHead(.other(name), id: id), object)
      var count = LeafCount()
      count.kept = JSONValue.object(object).leaves
      return count
    }

    /// A list names records, each of which is read from its own reply; asked for with `fields` it holds of each what
    /// was asked for.
    private func list(_ object: JSONObject, _ parts: [String], _ document: ExportDocument) throws {
      if let name = parts.first, let total = object["total"]?.int, parts.count < 3 {
        claims[name] = max(claims[name] ?? 0, total)
      }
      if parts.count == 1 { listPages.note(object, parts[0], url: document.request?.url) }
      var count = LeafCount()
      if parts == ["tickets"] {
        for item in object["items"]?.array ?? [] {
          if let id = Wire.reference(item) { try named.claim(1, of: id) }
        }
      }
      var names = JSONValue.object(object).leaves
      for item in (object["items"]?.array ?? []).compactMap(\.object) where !Reader.isName(item) {
        // What an attachment's own reply says again, with its content.
        if item["type"]?.string == "attachment", item["Content"] == nil { continue }
        var record = JSONObject()
        for (name, value) in item.members where !Reader.nameMembers.contains(name) || name == "id" {
          record[name] = value
        }
        let leaves = JSONValue.object(record).leaves
        switch item["type"]?.string {
        case "ticket": try ticket(record, file: document.name)
        case "user": try person(record, file: document.name)
        case "group": try group(record, file: document.name)
        case "queue": try queue(record, file: document.name)
        case "customfield": try field(record, file: document.name)
        case "attachment": try attachment(record, file: document.name)
        default: sink.leaves(try keep(record, as: item["type"]?.string ?? "items"), file: document.name)
        }
        names -= leaves
      }
      count.dropped["list of records that are read one by one"] = names
      sink.leaves(count, file: document.name)
      guard parts == ["tickets"] else { return }
      let query = Wire.query(of: document.request?.url ?? "")["query"] ?? ""
      if query.contains("LastUpdated") { since = true }
    }

    private func recordPage(_ document: ExportDocument, url: String, bytes: [UInt8]) throws {
      guard let name = Wire.query(of: url)["Name"], let json = lifecycleJSON(inPage: bytes),
        let rules = try? Wire.parse(json).value, let object = rules.object
      else { return }
      // Taken out of a page of HTML, which has no leaves.
      try sink.put(RecordHead(.other("lifecycles"), id: name), ["id": .string(name), "rules": .object(object)])
    }

    private func report(_ trouble: InputTrouble) throws {
      if trouble.severity == .error { torn = true }
      try sink.finding(trouble)
    }

    // MARK: what is complete

    /// Adds to what was read of a collection; a record that comes twice counts once.
    func read(_ name: String, _ id: String) throws { try came.count(id, of: name) }

    // MARK: help

    /// Which call a reply answers: by its address, else by its own link to itself.
    static func parts(_ document: ExportDocument, _ reply: JSONValue) -> [String]? {
      if let url = document.request?.url { return Wire.parts(of: url) }
      let links = reply["_hyperlinks"]?.array ?? []
      let own = links.first { $0["ref"]?.string == "self" }?["_url"]?.string
      return own.flatMap(Wire.parts) ?? listParts(reply)
    }

    /// A page of a list says which by the address of the next one, else by what it lists.
    private static func listParts(_ reply: JSONValue) -> [String]? {
      guard let first = reply["items"]?.array?.first else { return nil }
      for name in ["next_page", "prev_page"] {
        if let parts = reply[name]?.string.flatMap(Wire.parts) { return parts }
      }
      guard first["_url"]?.string.flatMap(Wire.parts) != nil else { return nil }
      switch first["type"]?.string {
      case "ticket": return ["tickets"]
      case "user": return ["users"]
      case "group": return ["groups"]
      case "queue": return ["queues"]
      case "customfield": return ["customfields"]
      case "transaction": return ticket(ofTransaction: first).map { ["ticket", $0, "history"] }
      default: return nil
      }
    }

    /// `type`, `id` and `_url`: all that lists hold of a record unless asked for more.
    static let nameMembers: Set<String> = ["type", "id", "_url"]

    static func isName(_ object: JSONObject) -> Bool { object.members.allSatisfy { nameMembers.contains($0.0) } }

    /// The ticket that a transaction says it happened to; nil for those of queues, users and other records.
    static func ticket(ofTransaction transaction: JSONValue) -> String? {
      guard let object = transaction["Object"], object["type"]?.string == "ticket" else { return nil }
      return Wire.reference(object)
    }

    static func bytes(of source: any ByteSource) throws -> [UInt8] {
      var all: [UInt8] = []
      let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
      defer { chunk.deallocate() }
      while true {
        let count = try source.read(into: chunk)
        guard count > 0 else { return all }
        all.append(contentsOf: chunk.prefix(count))
      }
    }

    static func key(_ kind: RecordKind, _ id: String) -> String {
      SourceKey(desk: RequestTracker.id, kind: kind, id: id).description
    }

    /// `Nobody` is RT's word for no owner.
    static func personKey(_ name: String?) -> String? {
      name.flatMap { $0 == "Nobody" || $0.isEmpty ? nil : key(.person, $0) }
    }

    static let messageTypes: Set<String> = ["Create", "Correspond", "Comment"]

    static func isMailNotice(_ type: String?) -> Bool { type == "EmailRecord" || type == "CommentEmailRecord" }
  }
}
