import DeskKit
import Formats
import JSONText
import TicketModel

extension Vivantio {
  /// Reads replies into canonical records. A reply with `Successful: false` is a finding and no data, whatever its
  /// HTTP status was.
  final class Reader {
    let pages: PageReading
    /// People, organizations and groups that were told so far, by key: each ticket repeats them.
    private var told: Set<String> = []
    private var refusals = 0
    private(set) var statuses = StatusFacts()
    /// Ids of users by lower-case address.
    private(set) var users: [String: Set<String>] = [:]

    init(_ options: ReadOptions, _ sink: any RecordSink) throws {
      pages = try PageReading(desk: Vivantio.id, options: options, sink: sink)
    }

    func read(_ input: any ExportInput) throws {
      // Statuses first: they declare what tickets only show, and what these show is told by all of them.
      try input.forEachDocument {
        try learn($0)
      } trouble: { _ in
      }
      try pages.forEachDocument(of: input) { try read($0) }
      try statuses.report(to: pages.sink)
      let why = "the API gives no totals" + (refusals > 0 ? ", and \(refusals) replies were refusals" : "")
      try pages.finish(why: why)
    }

    private func learn(_ document: ExportDocument) throws {
      guard !PageReading.looksLikeTable(document.name) else { return }
      let method = Method(document)
      let scope = method?.name.hasPrefix("StatusSelect") == true ? method?.id : nil
      let stream = JSONStream(document.bytes, streaming: ["Results", "value"])
      while let piece = try stream.next() {
        guard let node = piece.node, !Self.isNo(node["Successful"]?.value) else { continue }
        let area = Method(page: node["@odata.context"]?.value)?.area ?? method?.area
        for item in Self.items(node) {
          if Self.isOf("Ticket", area), item["Title"] != nil, item["StatusId"] != nil || item["DisplayId"] != nil {
            statuses.note(ticket: item)
          } else if scope != nil, let status = item.value.object {
            define(status, scope: scope)
          } else if method?.name.hasPrefix("UserSelect") == true, let id = item["Id"]?.idText,
            let address = (item["Email"] ?? item["EmailAddress"])?.idText
          {
            users[address.lowercased(), default: []].insert(id)
          }
        }
      }
    }

    /// As ``results(_:)``; the node itself where it is no envelope.
    private static func items(_ node: JSONNode) -> [JSONNode] {
      for member in [node["Results"], node["Result"], node["Item"], node["value"]] {
        guard let member else { continue }
        if member.kind == .array { return Array(member.elements) }
        if member.kind == .object { return [member] }
      }
      return [node]
    }

    private func define(_ status: JSONObject, scope: String?) {
      guard let id = status["Id"]?.idText, let name = status.text("Name") else { return }
      let native = (status["Type"] ?? status["StatusType"])?.idText
      let category = Vivantio.category(native)
      var definition = StatusDefinition(
        scope: scope, id: id, label: name, category: category ?? .unknown,
        categoryFrom: category == nil ? .unknown : .declared)
      definition.nativeCategory = native
      pages.choices.define(definition)
      statuses.define(scope: scope, id: id)
    }

    /// A refusal, also where the service writes its boolean as a text.
    private static func isNo(_ value: JSONValue?) -> Bool {
      value?.bool == false || value?.string?.lowercased() == "false"
    }

    /// What an envelope holds; nil where the object is no envelope.
    private static func results(_ object: JSONObject) -> [JSONValue]? {
      for name in ["Results", "Result", "Item", "value"] {
        guard let member = object[name], object["Successful"] != nil || name == "value" || name == "Results" else {
          continue
        }
        if member.isNull { return [] }
        return member.array ?? [member]
      }
      return object["Successful"] == nil ? nil : []
    }

    private func read(_ document: ExportDocument) throws {
      try PageReading.refuseTable(document, desk: Vivantio.id, name: "Vivantio")
      var method = Method(document)
      // Of a page too large to hold, members come one by one.
      var page = JSONObject()
      try pages.json(document, streaming: ["Results", "value"]) { piece, place, leaves in
        let value: JSONValue
        switch piece {
        case .value(let whole): value = whole
        case .element(let list, let item):
          page[list] = []
          guard let object = item.object else {
            return try pages.keep(item, as: "values", at: place, known: false, &leaves)
          }
          return try record(object, method, place, &leaves)
        case .member(let name, let member):
          page[name] = member
          if name == "@odata.context" { method = Method(page: member) ?? method }
          if name == "Successful", Self.isNo(member) {
            return try refusal([name: member], method, place, &leaves)
          }
          return try envelope([name: member], place, &leaves)
        }
        guard let object = value.object else {
          return try pages.keep(value, as: "values", at: place, known: false, &leaves)
        }
        let method = Method(page: object["@odata.context"]) ?? method
        if Self.isNo(object["Successful"]) { return try refusal(object, method, place, &leaves) }
        guard let results = Self.results(object) else { return try record(object, method, place, &leaves) }
        for item in results {
          guard let item = item.object else {
            try pages.keep(item, as: "values", at: place, known: false, &leaves)
            continue
          }
          try record(item, method, place, &leaves)
        }
        try envelope(object, place, &leaves)
        claims(of: object, document)
      }
      claims(of: page, document)
    }

    private static let entitySets = ["Callers": "people", "Clients": "organizations", "Tickets": "tickets"]

    /// Of OData: `@odata.count` says how many records there are, `@odata.nextLink` that there is another page.
    private func claims(of page: JSONObject, _ document: ExportDocument) {
      guard page["value"] != nil, let context = page["@odata.context"]?.string,
        let set = context.split(separator: "#").last.map({ String($0.prefix { $0.isLetter }) }),
        let collection = Self.entitySets[set]
      else { return }
      if let count = page["@odata.count"]?.idText.flatMap({ Int($0) }) { pages.claim(count, of: collection) }
      // The skip of the link may be another than the one that clients go on with (facts, section b), so any page that
      // names no other will do for the last.
      var list = document
      list.request = nil
      pages.expect(page: page["@odata.nextLink"]?.string, of: collection, after: list)
    }

    /// What stands beside the results: `Successful` says what we know by now, messages are kept.
    private func envelope(_ object: JSONObject, _ place: ExportPlace, _ leaves: inout LeafCount) throws {
      var rest = JSONObject()
      for (name, value) in object.members where !["Results", "Result", "Item", "value"].contains(name) {
        if name == "Successful" || name.hasPrefix("@odata") {
          leaves.dropped["envelope", default: 0] += value.leaves
        } else if value.leaves > 0 {
          rest.append(name, value)
        }
      }
      try pages.keep(.object(rest), as: "messages", at: place, known: true, &leaves)
    }

    private func refusal(
      _ object: JSONObject, _ method: Method?, _ place: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      refusals += 1
      let errors = (object["ErrorMessages"]?.array ?? []).map { error in
        ["Type", "Field", "Message"].compactMap { error[$0]?.idText }.joined(separator: " ")
      }
      let call = method.map { " to \($0.area.map { $0 + "/" } ?? "")\($0.name)" } ?? ""
      try pages.sink.finding(
        Finding(
          .warning, "refusedCall", file: place.file, line: place.line, record: place.record,
          what: "the reply\(call) says Successful: false"
            + (errors.isEmpty ? "" : ": " + errors.joined(separator: "; ")),
          did: "took nothing from it as data; kept the reply in data/other/refusals"))
      try pages.keep(.object(object), as: "refusals", at: place, known: true, &leaves)
    }

    private func record(
      _ object: JSONObject, _ method: Method?, _ place: ExportPlace, _ leaves: inout LeafCount
    ) throws {
      // One whose id is null is none of these.
      func has(_ names: String...) -> Bool {
        names.allSatisfy { $0 == "Id" ? object[$0]?.idText != nil : object[$0] != nil }
      }
      let name = method?.name ?? ""
      let area = method?.area
      let isOfArea = method?.isOfArea ?? false
      if Self.isOf("Ticket", area), has("Id", "DisplayId", "Title") || has("Id", "Title", "StatusId") {
        try ticket(object, method, &leaves)
      } else if name.hasPrefix("SLAStageInstanceSelectByTicket"), let ticket = ticketID(object, method) {
        try slaStage(object, ticket, &leaves)
      } else if name.hasPrefix("ActionSelect"), let ticket = ticketID(object, method) {
        try action(object, ticket, &leaves)
      } else if name.hasPrefix("Attachment") || has("FileName", "Content") {
        try attachment(object, method, place, &leaves)
      } else if name.hasPrefix("UserSelect"), has("Id") {
        try user(object, &leaves)
      } else if name.hasPrefix("StatusSelect"), has("Id", "Name") {
        try status(object, method, place, &leaves)
      } else if area == "Client" && isOfArea
        || area == nil && (has("Id", "Name", "Reference") || has("Id", "Name", "EmailSuffix"))
      {
        try client(object, place, &leaves)
      } else if area == "Caller" && isOfArea || area == nil && Self.looksLikeCaller(object) {
        try caller(object, place, &leaves)
      } else {
        let isNamed = area == "Configuration" || area == "Entity" || name.hasPrefix("SLAStage")
        let isArea = isOfArea && Self.keptAreas.contains(area ?? "")
        let set = isArea || name.isEmpty ? area : nil
        try pages.keep(
          .object(object), as: isNamed ? Self.plain(name) : set ?? "records", at: place, known: isNamed || isArea,
          &leaves)
      }
    }

    /// Areas that the model has no place for; each numbers its own.
    private static let keptAreas: Set<String> = ["Asset", "Location", "Article"]

    /// The area decides what a record is, where one is named.
    private static func isOf(_ wanted: String, _ area: String?) -> Bool { area == nil || area == wanted }

    /// Assets have a client, too.
    private static func looksLikeCaller(_ object: JSONObject) -> Bool {
      guard object["Id"]?.idText != nil, object["Name"] != nil else { return false }
      if object["SerialNumber"] != nil || object["AssetTag"] != nil { return false }
      return object["ClientId"] != nil || object["DomainLoginName"] != nil
    }

    private static func plain(_ name: String) -> String {
      let letters = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      return letters.isEmpty ? "records" : letters
    }

    private func ticketID(_ object: JSONObject, _ method: Method?) -> String? {
      for name in ["ParentItemId", "ParentId", "TicketId"] { if let id = object[name]?.idText { return id } }
      return method?.id
    }

    func key(_ kind: RecordKind, _ id: String) -> String { pages.key(kind, id) }

    /// `0001-01-01T00:00:00` stands for no time and stays where it was.
    func time(_ name: String, _ fields: inout SourceFields) -> String? {
      guard let text = fields[name]?.string, let time = pages.times.stated(text, name) else { return nil }
      fields.skip(name)
      return time
    }

    /// True once for each key.
    func isNew(_ key: String) -> Bool { told.insert(key).inserted }

    func add(_ fields: SourceFields, _ collection: String, id: String, _ leaves: inout LeafCount) throws {
      leaves += fields.leaves
      try pages.count(collection, id: id)
    }
  }

  /// `StatusType` as a name or a number (facts, section d). Unknown numbers decide nothing.
  static func category(_ native: String?) -> StatusCategory? {
    switch native {
    case "Open", "1": .open
    case "OnHold", "On Hold", "2": .hold
    case "Closed", "4": .closed
    case "Pending", "5": .new
    case "Deleted", "99": .deleted
    case "Resolved": .solved
    default: nil
    }
  }
}
