import DeskKit
import Formats
import JSONText
import TicketModel

extension Zammad.Reader {
  /// Where a record stands.
  struct Context {
    var place: ExportPlace
    var url: String?
    /// The ticket that the reply was asked for, where its address or envelope says so.
    var ticket: String?
    var isAsset = false
    /// Of an article: whether it opens its ticket; nil where the reply alone cannot tell.
    var opens: Bool?
  }

  struct Walked {
    var isWhole = true
    /// An array, or an envelope with the ids of its rows.
    var isList = false
    /// Rows that came as ids with their records in `assets`.
    var listed: [String: Int] = [:]
    /// What the reply says there are.
    var total: Int?
  }

  typealias Take = (_ kind: String, JSONObject, Context, inout LeafCount) throws -> Void

  /// Gives every record of a reply with its kind.
  func walk(_ document: ExportDocument, _ sink: any RecordSink, _ take: Take) throws -> Walked {
    let peeked = try PeekedSource(document.bytes, count: 64)
    var again = document
    again.bytes = peeked
    var walk = SourceWalk(again, sink: sink)
    var walked = Walked()
    walked.isList = peeked.start.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "[")
    let isArray = walked.isList
    let url = document.request?.url
    var context = Context(place: ExportPlace(file: document.name, record: 0, url: url), url: url)
    context.ticket = Zammad.Wire.ticket(url)
    // Later pages of a list of all articles do not begin with a ticket's first one.
    let startsOver = url.map { CallAddress($0).value("page") ?? "1" } ?? "1" == "1"
    var opened: Set<String> = []
    try walk.json { piece, place, leaves in
      context.place = place
      context.opens = nil
      let value: JSONValue
      switch piece {
      case .value(let whole), .element(_, let whole): value = whole
      case .member(let name, let member): value = .object([name: member])
      }
      guard let object = value.object else {
        guard value.leaves > 0 else { return }
        return try take("record", ["value": value], context, &leaves)
      }
      guard isArray else { return try page(object, context, &walked, &leaves, take) }
      let kind = Zammad.Wire.kind(object)
      if kind == "article", startsOver, let ticket = object["ticket_id"]?.idText {
        context.opens = opened.insert(ticket).inserted
      }
      try take(kind, object, context, &leaves)
    }
    walked.isWhole = walk.isWhole
    return walked
  }

  // MARK: envelopes

  private static let counters: Set<String> = ["total_count", "tickets_count", "count"]

  /// An object that is a record, or that holds others.
  private func page(
    _ object: JSONObject, _ outer: Context, _ walked: inout Walked, _ leaves: inout LeafCount, _ take: Take
  ) throws {
    let envelopes = ["assets", "history", "tags", "links", "mentions", "records", "total_count"]
    let isTicket = object["title"] != nil && object["number"] != nil
    guard !isTicket, envelopes.contains(where: { object[$0] != nil }), object["name"] == nil else {
      return try take(Zammad.Wire.kind(object), object, outer, &leaves)
    }
    var context = outer
    if let ticket = object["ticket_id"]?.idText, object["assets"] != nil { context.ticket = ticket }
    var rest = JSONObject()
    for (name, value) in object.members {
      if Self.counters.contains(name), value.int != nil {
        leaves.dropped["page counter", default: 0] += value.leaves
        if name == "total_count" { walked.total = value.int }
      } else if name == "tags", let items = value.array, items.allSatisfy({ $0.string != nil }) {
        try take("tags", ["tags": value], context, &leaves)
      } else if try list(name, value, context, &walked, &leaves, take) {
        continue
      } else if name == "assets", let assets = value.object {
        try self.assets(assets, object, context, &leaves, take)
      } else if try ids(name, value, object, context, &walked, &leaves) {
        continue
      } else if value.leaves > 0 {
        rest.append(name, value)
      }
    }
    if !rest.isEmpty { try take("page", rest, context, &leaves) }
  }

  private func list(
    _ name: String, _ value: JSONValue, _ context: Context, _ walked: inout Walked, _ leaves: inout LeafCount,
    _ take: Take
  ) throws -> Bool {
    guard ["history", "links", "mentions", "records"].contains(name), let items = value.array,
      items.allSatisfy({ $0.object != nil })
    else { return false }
    if name == "records" { walked.isList = true }
    for item in items {
      guard let record = item.object else { continue }
      let kind = ["history": "history", "links": "link"][name] ?? Zammad.Wire.kind(record)
      try take(kind, record, context, &leaves)
    }
    return true
  }

  /// Ids of rows whose records are in `assets` say nothing that those do not.
  private func ids(
    _ name: String, _ value: JSONValue, _ object: JSONObject, _ context: Context, _ walked: inout Walked,
    _ leaves: inout LeafCount
  ) throws -> Bool {
    guard object["assets"] != nil else { return false }
    if name == "ticket_id" || name == "id", value.idText != nil {
      leaves.mapped += value.leaves
      return true
    }
    guard ["record_ids", "tickets", "user_ids", "ticket_article_ids", "organization_ids"].contains(name),
      let items = value.array, items.allSatisfy({ $0.idText != nil })
    else { return false }
    leaves.dropped["list of records that come with it", default: 0] += value.leaves
    if name != "ticket_article_ids" {
      walked.isList = true
      let kinds = ["tickets": "ticket", "user_ids": "user", "organization_ids": "organization"]
      if let kind = kinds[name] ?? Self.kind(ofListAt: context.url) { walked.listed[kind] = items.count }
    }
    return true
  }

  /// `{"Ticket": {"9": {…}}, "User": {…}}`: records that a reply refers to.
  private func assets(
    _ assets: JSONObject, _ object: JSONObject, _ outer: Context, _ leaves: inout LeafCount, _ take: Take
  ) throws {
    let first = object["ticket_article_ids"]?.array?.compactMap(\.idText).min(by: SourceKey.idPrecedes)
    var rest = JSONObject()
    for (model, members) in assets.members {
      guard let records = members.object, records.values.allSatisfy({ $0.object != nil }) else {
        if members.leaves > 0 { rest.append(model, members) }
        continue
      }
      for (id, value) in records.members {
        guard let record = value.object else { continue }
        var context = outer
        context.isAsset = true
        let kind = Zammad.Wire.assets[model] ?? model
        if kind == "article", let first { context.opens = id == first }
        try take(kind, record, context, &leaves)
      }
    }
    if !rest.isEmpty { try take("page", ["assets": .object(rest)], outer, &leaves) }
  }
}
