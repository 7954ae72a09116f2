import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension TeamworkDesk {
  /// What has to be known before records are read: names by id, and which records belong to which ticket.
  struct Context {
    struct Named {
      var id: String
      var name: String
      var code: String?
    }

    let vocabulary: StatusVocabulary?
    /// By list, then by id: statuses, priorities, types, sources, tags, inboxes. As many as the account defines.
    var names: [Kind: [String: Named]] = [:]
    /// `messages/1` and the like with their ticket, `first/<ticket>` with its messages, `files/1` with what they are.
    let joins = JoinTable()

    init() throws { vocabulary = try StatusVocabulary.builtIn(TeamworkDesk.id) }

    // MARK: Learning

    mutating func learn(_ record: JSONObject, _ kind: Kind, ticket: String?) throws {
      guard let id = record["id"]?.idText else { return }
      switch kind {
      case .ticketstatuses, .ticketpriorities, .tickettypes, .ticketsources, .tags, .inboxes:
        guard let name = record["name"]?.string, !name.isEmpty else { return }
        names[kind, default: [:]][id] = Named(id: id, name: name, code: record["code"]?.string)
      case .files, .contacts:
        try joins.add("\(kind.rawValue)/\(id)", JSONValue.object(record).text)
      case .tickets: try learnTicket(record, id)
      case .messages:
        try joins.add("order/\(id)", Context.order(record, id))
        guard let ticket = Wire.reference(record["ticket"])?.id ?? ticket else { return }
        try joins.add("messages/\(id)", ticket)
        try joins.add("held/\(ticket)", id)
      case .ticketactivities, .timelogs:
        if let ticket = Wire.reference(record["ticket"])?.id ?? ticket {
          try joins.add("\(kind.rawValue)/\(id)", ticket)
        }
      default: break
      }
    }

    private func learnTicket(_ record: JSONObject, _ id: String) throws {
      for (list, kind) in [("messages", "messages"), ("activities", "ticketactivities"), ("timelogs", "timelogs")] {
        for item in record[list]?.array ?? [] {
          guard let other = Wire.reference(item)?.id else { continue }
          try joins.add("\(kind)/\(other)", id)
          if list == "messages" { try joins.add("held/\(id)", other) }
        }
      }
      if let count = record["messageCount"]?.idText { try joins.add("claim/\(id)", count) }
      if let time = record["createdAt"]?.string { try joins.add("made/\(id)", time) }
      if record["threads"]?.array == nil, let count = record["numThreads"]?.idText {
        try joins.add("claim/\(id)", count)
      }
    }

    /// What messages are ordered by, as a text: kind, time, id. Notes and forwards never open a ticket.
    static func order(_ message: JSONObject, _ id: String) -> String {
      let kind = isMessage(message) ? "message" : isCounted(message) ? "forward" : "other"
      let time = message["createdAt"]?.string ?? "9999"
      let padding = String(repeating: "0", count: max(0, 20 - id.count))
      return "\(kind) \(time) \(padding)\(id)"
    }

    /// `messageCount` leaves out notes and what happened; of forwards nothing says so.
    static func isCounted(_ record: JSONObject) -> Bool { isMessage(record) || type(record) == "forward" }

    private static func type(_ record: JSONObject) -> String {
      record["threadType"]?.string ?? record["type"]?.string ?? "message"
    }

    static func isMessage(_ record: JSONObject) -> Bool { type(record) == "message" }

    // MARK: Asking

    func ticket(of kind: Kind, _ id: String) throws -> String? { try joins.values(for: "\(kind.rawValue)/\(id)").first }

    /// Whether the message opens its ticket: the oldest, if it is as old as the ticket or all that the ticket counts are
    /// here.
    func opens(_ message: JSONObject, _ id: String, ticket: String) throws -> Bool {
      // A ticket may name messages that did not come: they have no order and are not held.
      let held = try joins.values(for: "held/\(ticket)").flatMap { try joins.values(for: "order/\($0)") }
        .filter { !$0.hasPrefix("other ") }
      let claimed = try joins.values(for: "claim/\(ticket)").compactMap { Int($0) }.max()
      let first = held.filter { $0.hasPrefix("message ") }.min()
      guard first == Context.order(message, id) else { return false }
      let made = try joins.values(for: "made/\(ticket)")
      if let time = message["createdAt"]?.string, made == [time] { return true }
      return claimed.map { held.count >= $0 } ?? false
    }

    func object(_ kind: Kind, _ id: String) throws -> JSONObject? {
      guard let text = try joins.values(for: "\(kind.rawValue)/\(id)").first else { return nil }
      return (try? JSONIndex.value(of: Array(text.utf8)))?.object
    }

    // MARK: Values

    /// By id (v2) or by word (v1), which is the code or the name of a status the export may define.
    func status(_ value: JSONValue?) -> TicketStatus? {
      if let object = value?.object, object["name"] != nil || object["id"] != nil || object["Int64"] != nil {
        guard let id = object["id"]?.idText ?? Wire.reference(value)?.id else { return nil }
        let name = object["name"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return status(id: id, name: name, code: object["code"]?.string)
      }
      if value?.numberText != nil, let id = value?.idText { return status(id: id, name: nil, code: nil) }
      guard let word = value?.string, !word.isEmpty else { return nil }
      let known = (names[.ticketstatuses] ?? [:]).values.filter { $0.code == word || $0.name == word }
      if known.count == 1, let one = known.first { return status(id: one.id, name: one.name, code: one.code) }
      return TicketStatus(id: nil, label: word, category: category(word, nil).0)
    }

    private func status(id: String, name: String?, code: String?) -> TicketStatus {
      let known = names[.ticketstatuses]?[id]
      guard let label = name ?? known?.name else { return TicketStatus(id: id, label: id, labelFrom: .id) }
      // Whatever a ticket calls it, its category is the one of the status that has the id.
      return TicketStatus(id: id, label: label, category: category(known?.name ?? label, known?.code ?? code).0)
    }

    func category(_ label: String, _ code: String?) -> (StatusCategory, StatusDefinition.CategorySource) {
      let entry = vocabulary?.statuses.first { $0.label == label } ?? vocabulary?.statuses.first { $0.label == code }
      return entry.map { ($0.category, .default) } ?? (.unknown, .unknown)
    }

    /// A priority, type or source: by reference, or by its word.
    func choice(_ value: JSONValue?, _ kind: Kind, _ known: [StatusVocabulary.Value]?) -> (
      id: String?, label: String?, meaning: String?
    )? {
      var id: String?
      var label: String?
      if value?.object != nil || value?.numberText != nil {
        guard let reference = Wire.reference(value) else { return nil }
        id = reference.id
        label = value?["name"]?.string ?? names[kind]?[reference.id]?.name
      } else {
        guard let word = value?.string, !word.isEmpty else { return nil }
        // Version 1 writes `high` for what version 2 calls `High`.
        let fitting = (names[kind] ?? [:]).values.filter { $0.name.lowercased() == word.lowercased() }
        let found = fitting.count == 1 ? fitting.first : nil
        label = found?.name ?? word
        id = found?.id
      }
      let meaning = known?.first { $0.label.lowercased() == label?.lowercased() }?.meaning
      return (id, label, meaning)
    }
  }
}
