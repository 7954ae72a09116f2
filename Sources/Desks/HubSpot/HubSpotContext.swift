import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension HubSpot {
  /// What records say about each other, learnt before any is turned into a canonical one: definitions are held, pairs
  /// of records lie in a ``JoinTable``.
  struct Context {
    struct Stage {
      var id: String
      var label: String
      var state: String?
    }
    struct Pipeline {
      var id: String
      var label: String?
      var stages: [Stage]
    }
    struct Property {
      var label: String?
      var options: [String: String] = [:]
    }

    let vocabulary: StatusVocabulary?
    /// Of tickets.
    var pipelines: [String: Pipeline] = [:]
    /// Of tickets, by internal name.
    var properties: [String: Property] = [:]
    /// Internal names by label; nil where two properties share it.
    var namesByLabel: [String: String?] = [:]
    /// User ids by owner id, and owner ids by name and address.
    var usersByOwner: [String: String] = [:]
    var ownersByText: [String: String?] = [:]
    /// Pairs of a record and the ticket it belongs to, and of a ticket and its contacts and companies.
    let joins = JoinTable()
    /// What files are, by id.
    let files = JoinTable()
    /// Whole texts of messages that were cut, by the message's id.
    let originals = JoinTable()
    /// Who has an address: `contacts/101`, `owners/70`, `users/9` by the address in lower case.
    private let addresses = JoinTable()
    /// Engagements and threads that are said to be a ticket's, each claimed once, and which of them came.
    private let accounts: [(kind: String, account: PartAccount)] =
      (EngagementKind.allCases.map(\.rawValue) + ["threads"]).map { ($0, PartAccount()) }

    init() throws { vocabulary = try StatusVocabulary.builtIn(HubSpot.id) }

    // MARK: Learning

    mutating func learn(_ record: JSONObject, _ kind: Kind, url: String?) throws {
      switch kind {
      case .ticket: try learnAssociations(record, of: "tickets")
      case .contact:
        try learnAssociations(record, of: "contacts")
        let properties = record["properties"]
        let others = Wire.list(properties?["hs_additional_emails"]?.string)
        try learn(addresses: [properties?["email"]?.string].compactMap(\.self) + others, of: "contacts", record)
      case .company: try learnAssociations(record, of: "companies")
      case .engagement(let kind): try learnAssociations(record, of: kind.rawValue)
      case .legacyEngagement:
        let engagement = record["engagement"]
        let kind = engagement?["type"]?.string.flatMap { EngagementKind(legacy: $0) }
        if let kind, let id = engagement?["id"]?.idText, let ticket = url.flatMap(Wire.ticket(ofEngagements:)) {
          try join(kind.rawValue, id, ticket)
        }
      case .thread:
        // The record says it only if asked to; a list of one ticket's threads says it in its address.
        let ticket = record["threadAssociations"]?["associatedTicketId"]?.idText ?? url.flatMap(Wire.ticket(ofThreads:))
        if let id = record["id"]?.idText, let ticket { try join("threads", id, ticket) }
      case .association, .associations: try learnPage(record, url: url)
      case .pipeline(of: "tickets"), .pipeline(of: nil): learnPipeline(record)
      case .stage(let pipeline): learnPipeline(["id": .string(pipeline), "stages": [.object(record)]])
      case .property(of: "tickets"): learnProperty(record)
      case .owner:
        learnOwner(record)
        try learn(addresses: [record["email"]?.string].compactMap(\.self), of: "owners", record)
      case .user: try learn(addresses: [record["email"]?.string].compactMap(\.self), of: "users", record)
      case .originalContent(let message): try originals.add(message, JSONValue.object(record).text)
      case .file:
        if let id = record["id"]?.idText { try files.add(id, JSONValue.object(record).text) }
      default: break
      }
    }

    private func learn(addresses: [String], of sort: String, _ record: JSONObject) throws {
      guard let id = record["id"]?.idText else { return }
      for address in addresses where !address.isEmpty { try self.addresses.add(address.lowercased(), "\(sort)/\(id)") }
    }

    func close() throws {
      for table in [joins, files, originals, addresses] { try table.close() }
    }

    private func learnAssociations(_ record: JSONObject, of type: String) throws {
      guard let id = record["id"]?.idText, let associations = record["associations"]?.object else { return }
      for (name, list) in associations.members {
        // `companies`, and in some replies `p123_companies` or `companies_unlabeled`.
        let other = Wire.objectType(name)
        for item in list["results"]?.array ?? [] {
          guard let end = (item["id"] ?? item["toObjectId"])?.idText else { continue }
          try pair(type, id, other, end)
        }
      }
    }

    private func learnPage(_ record: JSONObject, url: String?) throws {
      let ends = url.flatMap(Wire.associationEnds(ofURL:))
      guard let to = record["to"]?.array else {
        let end = (record["toObjectId"] ?? record["id"])?.idText
        if let end, let ends, let id = ends.id { try pair(ends.from, id, ends.to, end) }
        return
      }
      guard let from = record["from"]?["id"]?.idText else { return }
      for item in to {
        guard let end = (item["toObjectId"] ?? item["id"])?.idText else { continue }
        let type = item["associationTypes"]?.array?.lazy.compactMap { $0["typeId"]?.idText }
          .compactMap(Wire.ends(ofType:)).first
        if let ends {
          try pair(ends.from, from, ends.to, end)
        } else if let type {
          try pair(type.from, from, type.to, end)
        }
      }
    }

    /// One association, kept under what it is looked up by, whichever side named it.
    private func pair(_ type: String, _ id: String, _ otherType: String, _ other: String) throws {
      if otherType == "tickets", type != "tickets" { return try pair("tickets", other, type, id) }
      guard type == "tickets" else {
        // Who an engagement was with.
        if otherType == "contacts", EngagementKind(rawValue: type) != nil { try joins.add("with/\(type)/\(id)", other) }
        return
      }
      switch otherType {
      case "contacts", "companies": try joins.add("tickets/\(id)/\(otherType)", other)
      case "conversations", "threads": try join("threads", other, id)
      case "tickets":
        // It holds from either side, and often only one of them came.
        try joins.add("tickets/\(id)/tickets", other)
        try joins.add("tickets/\(other)/tickets", id)
      default: try join(otherType, other, id)
      }
    }

    private func join(_ kind: String, _ id: String, _ ticket: String) throws {
      try joins.add("\(kind)/\(id)", ticket)
      try accounts.first { $0.kind == kind }?.account.claim(1, of: id)
    }

    func came(_ kind: String, _ id: String) throws {
      try accounts.first { $0.kind == kind }?.account.count(id, of: id)
    }

    /// By kind: how many engagements and threads tickets name, and how many of those did not come.
    func named() throws -> [(kind: String, sums: PartAccount.Sums)] {
      try accounts.map { ($0.kind, try $0.account.sums()) }
    }

    private mutating func learnPipeline(_ record: JSONObject) {
      guard let id = record["id"]?.idText else { return }
      let stages = (record["stages"]?.array ?? []).compactMap { stage -> Stage? in
        guard let id = stage["id"]?.idText else { return nil }
        return Stage(id: id, label: stage["label"]?.string ?? id, state: Context.state(stage["metadata"]))
      }
      var known = pipelines[id] ?? Pipeline(id: id, label: nil, stages: [])
      known.label = record["label"]?.string ?? known.label
      known.stages += stages.filter { new in !known.stages.contains { $0.id == new.id } }
      pipelines[id] = known
    }

    /// `OPEN` or `CLOSED`: under either of the two names HubSpot has for it.
    static func state(_ metadata: JSONValue?) -> String? {
      if let state = metadata?["ticketState"]?.string { return state }
      switch metadata?["isClosed"] {
      case .string("true"), .bool(true): return "CLOSED"
      case .string("false"), .bool(false): return "OPEN"
      default: return nil
      }
    }

    private mutating func learnProperty(_ record: JSONObject) {
      guard let name = record["name"]?.string else { return }
      var property = Property(label: record["label"]?.string)
      for option in record["options"]?.array ?? [] {
        if let value = option["value"]?.string, let label = option["label"]?.string { property.options[value] = label }
      }
      properties[name] = property
      if let label = property.label { namesByLabel[label] = namesByLabel[label] == nil ? name : .some(nil) }
    }

    private mutating func learnOwner(_ record: JSONObject) {
      guard let id = record["id"]?.idText else { return }
      usersByOwner[id] = (record["userId"]?.idText ?? record["userIdIncludingInactive"]?.idText) ?? usersByOwner[id]
      let name = [record["firstName"]?.string, record["lastName"]?.string].compactMap(\.self).filter { !$0.isEmpty }
        .joined(separator: " ")
      for text in Set([name, record["email"]?.string ?? ""]) where !text.isEmpty {
        if let known = ownersByText[text], known != id {
          ownersByText[text] = .some(nil)
        } else {
          ownersByText[text] = id
        }
      }
    }

    // MARK: Asking

    func tickets(of collection: String, _ id: String) throws -> [String] {
      try joins.values(for: "\(collection)/\(id)").sorted(by: SourceKey.idPrecedes)
    }

    func associated(_ type: String, with ticket: String) throws -> [String] {
      try joins.values(for: "tickets/\(ticket)/\(type)").sorted(by: SourceKey.idPrecedes)
    }

    func contacts(of kind: EngagementKind, _ id: String) throws -> [String] {
      try joins.values(for: "with/\(kind.rawValue)/\(id)")
    }

    func file(_ id: String) throws -> JSONObject? {
      guard let text = try files.values(for: id).first else { return nil }
      return (try? JSONIndex.value(of: Array(text.utf8)))?.object
    }

    func original(of message: String) throws -> JSONObject? {
      guard let text = try originals.values(for: message).first else { return nil }
      return (try? JSONIndex.value(of: Array(text.utf8)))?.object
    }

    /// An owner is a user who may be given tickets. History and conversations name the user, tickets the owner, so the
    /// user is the person; an owner whose user is not known is one of its own.
    func owner(_ id: String?) -> String? {
      guard let id else { return nil }
      return usersByOwner[id].flatMap(user) ?? HubSpot.key(.person, "owners/\(id)")
    }

    static func contact(_ id: String?) -> String? { id.map { HubSpot.key(.person, "contacts/\($0)") } }

    func user(_ id: String?) -> String? { id.map { HubSpot.key(.person, "users/\($0)") } }

    /// `A-123` is a user, `V-456` a contact, `E-ann@example.com` whoever has the address; others have no number of their
    /// own that a record would have.
    func actor(_ id: String?) throws -> String? {
      guard let id else { return nil }
      if id.hasPrefix("A-") { return user(String(id.dropFirst(2))) }
      if id.hasPrefix("V-") { return Context.contact(String(id.dropFirst(2))) }
      let address = String(id.dropFirst(2))
      if id.hasPrefix("E-"), address.contains("@") {
        if let known = try person(address, agentsFirst: false) { return known }
        if try !isKnown(address: address) { return HubSpot.key(.person, "mail/" + address.lowercased()) }
      }
      return HubSpot.key(.person, "actors/\(id)")
    }

    /// Whoever has the address, nobody where several do. Of a contact and an agent the wanted sort goes first.
    func person(_ address: String, agentsFirst: Bool) throws -> String? {
      let found = try addresses.values(for: address.lowercased())
      let contacts = Set(found.filter { $0.hasPrefix("contacts/") }.map { HubSpot.key(.person, $0) })
      let agents = Set(
        found.compactMap { place -> String? in
          let id = String(place.drop { $0 != "/" }.dropFirst())
          return place.hasPrefix("owners/") ? owner(id) : place.hasPrefix("users/") ? user(id) : nil
        })
      for people in agentsFirst ? [agents, contacts] : [contacts, agents] where !people.isEmpty {
        return people.count == 1 ? people.first : nil
      }
      return nil
    }

    func isKnown(address: String) throws -> Bool { try !addresses.values(for: address.lowercased()).isEmpty }

    // MARK: Statuses

    /// Whether the text of a cell, an id or a label, names the one pipeline that every account begins with.
    static func isShipped(pipeline: String) -> Bool { pipeline == "0" || pipeline == "Support Pipeline" }

    /// The stage of a pipeline, by ids; an id that no pipeline defines is its own label.
    func status(pipeline: String?, stage: String) -> TicketStatus {
      let definitions = pipeline.map { [pipelines[$0]].compactMap(\.self) } ?? Array(pipelines.values)
      let found = definitions.flatMap { pipeline in
        pipeline.stages.filter { $0.id == stage }.map { (pipeline.id, $0) }
      }
      guard found.count == 1, let (scope, known) = found.first else {
        return TicketStatus(scope: pipeline, id: stage, label: stage, labelFrom: .id)
      }
      return TicketStatus(
        scope: scope, id: stage, label: known.label, category: category(known, in: scope).0)
    }

    /// The stages that HubSpot ships tell more than open and closed; others have only that.
    func category(_ stage: Stage, in pipeline: String) -> (StatusCategory, StatusDefinition.CategorySource) {
      let entry = vocabulary?.statuses.first {
        $0.id == stage.id && $0.scope == pipeline && $0.label == stage.label
      }
      if let entry, entry.nativeCategory == stage.state || stage.state == nil { return (entry.category, .default) }
      switch stage.state {
      case "CLOSED": return (.closed, .declared)
      case "OPEN": return (.open, .declared)
      default: return (.unknown, .unknown)
      }
    }

    /// A value of an enumeration with its label and our word for it.
    func choice(_ property: String, _ value: String) -> (label: String?, meaning: String?) {
      let own = properties[property]?.options[value]
      let values: [StatusVocabulary.Value]?
      switch property {
      case "hs_ticket_priority": values = vocabulary?.priorities
      case "hs_ticket_category": values = vocabulary?.types
      default: values = vocabulary?.channels
      }
      let entry = values?.first { $0.id == value }
      return (own ?? entry?.label, entry?.meaning)
    }
  }
}
