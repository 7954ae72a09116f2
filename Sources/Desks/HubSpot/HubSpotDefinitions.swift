import DeskKit
import JSONText
import TicketModel

extension HubSpot.Reader {
  /// A pipeline of tickets is what they are filed under, and the scope of their statuses.
  mutating func pipeline(_ record: JSONObject, _ leaves: inout LeafCount) throws {
    var top = SourceFields(record)
    guard let id = top.id("id") else { return }
    var container = Container(
      key: HubSpot.key(.container, id), id: id, label: top.text("label"), kind: "pipeline")
    // Kept whole beside the statuses made of them: what a stage says beyond our words must stay.
    let stages = top["stages"]?.array ?? []
    container.extras = top.rest
    count(top, &leaves)
    try sink.put(container)
    for value in stages {
      guard let stage = value.object, let stageID = stage["id"]?.idText else { continue }
      try sink.put(definition(stage, stageID, pipeline: id))
    }
  }

  /// A stage by itself: a status of its pipeline, and kept as the stages inside pipelines are.
  func stage(_ record: JSONObject, of pipeline: String, _ leaves: inout LeafCount) throws {
    guard let id = record["id"]?.idText else { return }
    leaves.kept += JSONValue.object(record).leaves
    try sink.put(RecordHead(.other("stages"), id: "\(pipeline)/\(id)"), record)
    try sink.put(definition(record, id, pipeline: pipeline))
  }

  private func definition(_ stage: JSONObject, _ id: String, pipeline: String) -> StatusDefinition {
    let state = HubSpot.Context.state(stage["metadata"])
    let known = HubSpot.Context.Stage(id: id, label: stage["label"]?.string ?? id, state: state)
    let (category, from) = context.category(known, in: pipeline)
    var definition = StatusDefinition(
      scope: pipeline, id: id, label: known.label, category: category, categoryFrom: from)
    definition.nativeCategory = state
    definition.order = stage["displayOrder"]?.int
    definition.active = stage["archived"]?.bool.map { !$0 }
    return definition
  }

  mutating func property(
    _ record: JSONObject, of type: String?, spare: String, _ leaves: inout LeafCount
  ) throws {
    let kinds = ["tickets": "ticket", "contacts": "person", "companies": "organization"]
    guard let of = type.flatMap({ kinds[$0] }), let name = record["name"]?.string else {
      return try keep(record, as: "properties", record["name"]?.string.map { "\(type ?? "")/\($0)" } ?? spare, &leaves)
    }
    var top = SourceFields(record)
    top.skip("name")
    let nativeType = [top["type"]?.string, top["fieldType"]?.string].compactMap(\.self).joined(separator: "/")
    var field = FieldDefinition(
      key: "\(HubSpot.id):field:\(of)/\(name)", id: name, of: of, label: top.text("label"),
      type: Self.fieldType(top["type"]?.string, top["fieldType"]?.string, name: name),
      nativeType: nativeType.isEmpty ? nil : nativeType)
    // Options stay in `extras` as well: they carry order and description.
    field.options = (top["options"]?.array ?? []).compactMap { option in
      guard let value = option["value"]?.idText else { return nil }
      return FieldDefinition.Option(
        id: value, label: option["label"]?.string, active: option["hidden"]?.bool.map { !$0 })
    }
    field.extras = top.rest
    count(top, &leaves)
    try sink.put(field)
  }

  private static func fieldType(_ type: String?, _ fieldType: String?, name: String) -> String {
    switch (type, fieldType) {
    case ("enumeration", "checkbox"): "multiSelect"
    case ("enumeration", "booleancheckbox"), ("bool", _): "boolean"
    case ("enumeration", _): name == "hubspot_owner_id" ? "person" : "select"
    case ("string", "textarea"), ("string", "html"): "longText"
    case ("string", _), ("phone_number", _): "text"
    case ("number", _): "decimal"
    case ("date", _): "date"
    case ("datetime", _): "dateTime"
    default: "other"
    }
  }

  /// Pages of associations are kept; who is joined to whom was learnt from them before.
  mutating func associations(
    _ record: JSONObject, _ place: ExportPlace, spare: String, _ url: String?, _ leaves: inout LeafCount
  ) throws {
    let ends = url.flatMap(HubSpot.Wire.associationEnds(ofURL:))
    let from = record["from"]?["id"]?.idText ?? ends?.id
    let to = (record["toObjectId"] ?? record["id"])?.idText
    if from == nil || (ends == nil && to != nil) { try note("associationsWithoutOrigin", spare) }
    var id = spare
    if let ends, let from { id = "\(ends.from)/\(from)/\(ends.to)" + (to.map { "/\($0)" } ?? "") }
    leaves.kept += JSONValue.object(record).leaves
    try sink.put(RecordHead(.other("associations"), id: id), record)
  }

  // MARK: At the end

  mutating func tellCounted() throws {
    for (name, account) in counted.sorted(by: { $0.key < $1.key }) {
      guard let (severity, code, what, did) = Self.words(name, try account.sums().parts) else { continue }
      try sink.finding(Finding(severity, code, what: what, did: did))
    }
    let cut = endings.values.count { $0.collection == "associations" && $0.more && !$0.last }
    if cut > 0 {
      try sink.finding(
        Finding(
          .warning, "associationsCut", what: "\(cut) lists of associations go on on pages that are not here",
          did: "joined what was listed; fetch their next pages as well"))
    }
    for (kind, sums) in try context.named() where sums.missing > 0 {
      let isThread = kind == "threads"
      try sink.finding(
        Finding(
          .warning, "\(kind)Absent",
          what: "tickets name \(sums.claimed) \(kind), the export holds "
            + (isThread ? "messages of \(sums.claimed - sums.missing)" : "\(sums.claimed - sums.missing)"),
          did: "read the tickets without them; add the replies of "
            + (isThread ? "/conversations/v3/conversations/threads/{id}/messages" : "/crm/v3/objects/\(kind)")))
    }
  }

  private static func words(_ name: String, _ number: Int) -> (Finding.Severity, String, String, String)? {
    if name.hasPrefix("loose/") {
      let kind = name.dropFirst(6)
      return (
        .info, "notOfATicket", "\(number) \(kind) are associated with no ticket of this export",
        "kept them whole in data/other/\(kind)"
      )
    }
    if name.hasPrefix("other/") {
      return (.info, "notModelled", "\(number) records of \(name.dropFirst(6))", "kept them whole in data/\(name)")
    }
    switch name {
    case "unnamedStage":
      return (
        .warning, "statusUnnamed", "\(number) tickets carry a stage that no pipeline of this export defines",
        "used its id as label; add the reply of GET /crm/v3/pipelines/tickets"
      )
    case "closedDiffers":
      return (
        .warning, "statusContradicts", "\(number) tickets say hs_is_closed otherwise than their stage does",
        "kept both: the stage as status, hs_is_closed among the fields"
      )
    case "associationsWithoutOrigin":
      return (
        .warning, "associationWithoutOrigin",
        "\(number) associations do not say whose they are; that stands in the address of the call alone",
        "kept them whole in data/other/associations; give the recording rather than the reply's text"
      )
    case "batchErrors":
      return (
        .warning, "batchErrors", "HubSpot refused \(number) of the records that batches asked for",
        "kept what it says of them in data/other/errors"
      )
    case "decimalComma":
      return (.warning, "decimalComma", "\(number) values look like numbers with a decimal comma", "kept them as text")
    case "visibilityUnknown":
      return (
        .warning, "visibilityUnknown", "\(number) logged messages do not say whether the customer saw them",
        "marked them unknown; they are never written public unless the mapping says so"
      )
    case "mailsNotSent":
      return (
        .info, "mailsNotSent", "\(number) mails were scheduled, on their way or failed", "marked them internal"
      )
    case "archivedEngagements":
      return (.info, "archivedMessages", "\(number) messages are archived in HubSpot", "kept, marked in their extras")
    default: return nil
    }
  }

  func tellCompleteness() throws {
    let named = try context.named().map(\.sums)
    let missing = named.reduce(0) { $0 + $1.missing }
    for collection in Set(totals.keys).union(refused).union(["tickets"] + (missing > 0 ? ["messages"] : [])).sorted() {
      var told = completeness(collection, try totals[collection]?.sums().parts ?? 0)
      if collection == "messages", missing > 0 {
        // What tickets name is all that anything claims: engagements one by one, a thread whole.
        told.claimed = named.reduce(0) { $0 + $1.claimed }
        told.read = (told.claimed ?? 0) - missing
        told.state = "partial"
        told.why = "tickets name engagements and threads that the export does not hold"
      }
      sink.completeness(told)
    }
  }

  private func completeness(_ collection: String, _ read: Int) -> Completeness {
    var told = Completeness(collection: collection, claimed: claims[collection], read: read, state: "partial")
    if endings.values.contains(where: { $0.collection == collection && $0.more && !$0.last }) {
      told.why = "every page says that another follows, the last one is not here"
    } else if refused.contains(collection) {
      told.why = "HubSpot says that it did not give all that was asked for"
    } else if claims[collection] ?? 0 > read {
      told.why = "a search found more than was read"
    } else if torn {
      told.why = "a file is damaged or cut"
    } else {
      told.state = "unproven"
      told.why =
        collection == "messages"
        ? "HubSpot does not count the messages of a ticket, and each kind is a list of its own"
        : "HubSpot's lists give no totals and leave out archived records"
    }
    return told
  }
}
