import DeskKit
import Formats
import JSONText
import TicketModel

extension SolarWinds.Reader {
  typealias Kind = SolarWinds.Kind

  /// Each record of a document, whatever it is wrapped in. `take` gets the record, where it stands and its leaves as
  /// the document has them, and gives their account; nil counts nothing. The result is what the pages claim to hold, and
  /// whether the document ended where it should.
  static func eachRecord(
    _ document: ExportDocument, _ sink: any RecordSink,
    _ take: (JSONObject, Origin, Int) throws -> LeafCount?
  ) throws -> (claims: [String: Int], isWhole: Bool) {
    let peeked = try PeekedSource(document.bytes, count: 4096)
    var whole = document
    whole.bytes = peeked
    switch Form(document, start: peeked.start) {
    case .xml:
      return ([:], try eachElement(whole, sink, root: rootName(TextEncoding.readable(peeked.start)), take))
    case .json: return try eachValue(whole, sink, take)
    case .table, .file: return ([:], true)
    }
  }

  // MARK: XML

  private static func rootName(_ start: [UInt8]) -> String {
    var at = 0
    while let open = start[at...].firstIndex(of: UInt8(ascii: "<")), open + 1 < start.count {
      let next = start[open + 1]
      if next != UInt8(ascii: "?"), next != UInt8(ascii: "!") {
        let name = start[(open + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self)
      }
      at = open + 1
    }
    return ""
  }

  private static func eachElement(
    _ document: ExportDocument, _ sink: any RecordSink, root: String,
    _ take: (JSONObject, Origin, Int) throws -> LeafCount?
  ) throws -> Bool {
    var walk = SourceWalk(document, sink: sink)
    let call = SolarWinds.Call(url: document.request?.url)
    let isList = Kind.lists[root.replacing("-", with: "_")] != nil
    try walk.xml(named: isList ? [] : ["*"]) { element, place, leaves in
      let kind = Kind.named(element.name) ?? call.kind
      let origin = Origin(place: place, kind: kind, incident: call.incident, spare: place.fallbackID)
      if let count = try take(RailsXML.members(element), origin, element.leaves) { leaves += count }
    }
    return walk.isWhole
  }

  // MARK: JSON

  private static let pageWords: Set<String> = ["pagination", "count", "total", "page", "per_page", "total_pages"]

  private static func eachValue(
    _ document: ExportDocument, _ sink: any RecordSink,
    _ take: (JSONObject, Origin, Int) throws -> LeafCount?
  ) throws -> (claims: [String: Int], isWhole: Bool) {
    var walk = SourceWalk(document, sink: sink)
    let call = SolarWinds.Call(url: document.request?.url)
    var claims: [String: Int] = [:]
    var incident = call.incident
    var list = "records"
    try walk.json(streaming: Set(Kind.lists.keys)) { piece, place, leaves in
      func give(_ value: JSONValue, _ kind: Kind?, _ spare: String) throws {
        let origin = Origin(place: place, kind: kind, incident: incident, spare: spare)
        // What is no object is wrapped, so that it can be kept.
        let record = value.object ?? ["value": value]
        if value.leaves > 0, let count = try take(record, origin, value.leaves) { leaves += count }
      }
      switch piece {
      case .element(let name, let value):
        list = name
        try give(value, Kind.lists[name], place.fallbackID)
      case .member(let name, let value):
        if name == "incident_id" { incident = value.idText ?? incident }
        try rest([name: value], of: list, place, &leaves, &claims, take)
      case .value(let value):
        guard let page = value.object, let (name, inner) = wrapper(page) else {
          return try give(value, call.kind, place.fallbackID)
        }
        incident = page["incident_id"]?.idText ?? incident
        for (index, item) in (inner.array ?? [inner]).enumerated() {
          try give(item, Kind.named(name), "\(place.fallbackID).\(index)")
        }
        var others = page
        others[name] = nil
        try rest(others, of: name, place, &leaves, &claims, take)
      }
    }
    return (claims, walk.isWhole)
  }

  /// `{"incidents":[…],"pagination":{…}}` or `{"incident":{…}}`: no record of its own, which may well have such members.
  private static func wrapper(_ page: JSONObject) -> (String, JSONValue)? {
    if page.count == 1, let name = page.names.first, Kind.named(name) != nil, page.values[0].object != nil {
      return (name, page.values[0])
    }
    guard ["id", "uuid", "number", "name", "body", "message"].allSatisfy({ page[$0] == nil }) else { return nil }
    for (name, value) in page.members where Kind.lists[name] != nil && value.array != nil { return (name, value) }
    return nil
  }

  /// What stands beside the records of a page: counters are dropped, the incident's id was used, others are kept.
  private static func rest(
    _ members: JSONObject, of list: String, _ place: ExportPlace, _ leaves: inout LeafCount,
    _ claims: inout [String: Int], _ take: (JSONObject, Origin, Int) throws -> LeafCount?
  ) throws {
    var others = JSONObject()
    for (name, value) in members.members {
      if name == "incident_id" {
        leaves.mapped += value.leaves
      } else if pageWords.contains(name) {
        leaves.dropped["page counter", default: 0] += value.leaves
        let total = value["total"]?.int ?? (name == "total" || name == "count" ? value.int : nil)
        if let total { claims[list] = max(claims[list] ?? 0, total) }
      } else if value.leaves > 0 {
        others.append(name, value)
      }
    }
    guard !others.isEmpty else { return }
    let origin = Origin(
      place: place, kind: .other("pages"), incident: nil, spare: "\(place.fallbackID)/\(others.names[0])")
    if let count = try take(others, origin, JSONValue.object(others).leaves) { leaves += count }
  }
}
