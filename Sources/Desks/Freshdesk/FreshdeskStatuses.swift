import DeskKit
import Formats
import JSONText
import StatusMapping
import TicketModel

extension Freshdesk {
  /// An account's statuses, priorities, types and sources by identity: what its ticket fields say, else the vendor's
  /// defaults, else the bare number.
  struct Choices {
    private let vocabulary: StatusVocabulary?
    /// Agent label and customer label by status id.
    private var statuses: [(id: String, label: String, publicLabel: String?)] = []
    private var sources: [String: String] = [:]
    private var priorities: [String: String] = [:]
    /// Statuses that tickets carry, for accounts whose fields we did not see.
    private var used: [String: TicketStatus] = [:]

    init() throws { vocabulary = try StatusVocabulary.builtIn(Freshdesk.id) }

    mutating func learn(_ field: JSONObject) {
      switch field["type"]?.string {
      case "default_status": statuses = Choices.statuses(field["choices"])
      case "default_source": sources = Choices.labels(field["choices"])
      case "default_priority": priorities = Choices.labels(field["choices"])
      default: break
      }
    }

    /// `{"6": ["Waiting on Customer", "Awaiting your Reply"]}`: the agent's label first. The admin API lists objects.
    private static func statuses(_ choices: JSONValue?) -> [(id: String, label: String, publicLabel: String?)] {
      if let list = choices?.array {
        return list.compactMap { choice in
          guard let id = (choice["id"] ?? choice["value"])?.idText, let label = choice["label"]?.string else {
            return nil
          }
          return (id, label, choice["customer_display_name"]?.string)
        }
      }
      return (choices?.object ?? JSONObject()).members.map { id, labels in
        (id, labels.array?.first?.string ?? labels.string ?? id, labels.array?.dropFirst().first?.string)
      }
    }

    /// `{"Email": 1}`, the other way round than statuses.
    private static func labels(_ choices: JSONValue?) -> [String: String] {
      var result: [String: String] = [:]
      for (label, id) in (choices?.object ?? JSONObject()).members { if let id = id.idText { result[id] = label } }
      return result
    }

    /// - Parameter name: a label that the record itself carries (API v1).
    mutating func status(_ id: String, name: String?) -> TicketStatus {
      let own = statuses.first { $0.id == id }?.label
      let fixed = vocabulary?.statuses.first { $0.id == id && !$0.onlyAsLabelled }?.label
      let label = own ?? name ?? fixed ?? id
      let from: TicketStatus.LabelSource = own != nil || name != nil ? .source : fixed != nil ? .default : .id
      let category = vocabulary?.category(id: id, label: label)?.category ?? .unknown
      let status = TicketStatus(id: id, label: label, labelFrom: from, category: category)
      if used[id] == nil { used[id] = status }
      return status
    }

    func priority(_ id: String, name: String?) -> Choice {
      let entry = vocabulary?.priorities.first { $0.id == id }
      return Choice(id: id, label: priorities[id] ?? name ?? entry?.label, level: entry?.meaning)
    }

    func source(_ id: String, name: String?) -> Choice {
      let entry = vocabulary?.channels.first { $0.id == id }
      return Choice(id: id, label: sources[id] ?? name ?? entry?.label, kind: entry?.meaning)
    }

    func type(_ label: String) -> Choice {
      Choice(id: label, label: label, kind: vocabulary?.types.first { $0.id == label }?.meaning)
    }

    /// What the account defines, and what tickets carry beside that.
    var definitions: [StatusDefinition] {
      var result: [StatusDefinition] = []
      for (order, status) in statuses.enumerated() {
        result.append(definition(status.id, status.label, status.publicLabel, order: order))
      }
      for id in used.keys.sorted(by: SourceKey.idPrecedes) where !statuses.contains(where: { $0.id == id }) {
        guard let status = used[id] else { continue }
        result.append(definition(id, status.label, nil, order: nil))
      }
      return result
    }

    private func definition(_ id: String, _ label: String, _ publicLabel: String?, order: Int?) -> StatusDefinition {
      let entry = vocabulary?.entry(id: id, label: label)
      var definition = StatusDefinition(
        id: id, label: label, category: entry?.category ?? .unknown, categoryFrom: entry == nil ? .unknown : .default,
        // A switch of each status that the API does not show.
        slaClock: "unknown")
      definition.publicLabel = publicLabel
      definition.order = order
      if id == "2" { definition.isDefault = true }
      return definition
    }
  }

  /// What kind of record a reply holds, told by its members.
  enum Shape: Equatable {
    case ticket, conversation, agent, contact, company, group, product, field, timeEntry, rating, error, other
    /// `{"helpdesk_ticket": {…}}` of API v1 and account exports.
    case wrapped(String)

    init(_ object: JSONObject, url: String? = nil) {
      func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
      let wrappers: Set = [
        "helpdesk_ticket", "user", "agent", "customer", "company", "group", "ticket_field", "time_entry", "category",
        "folder",
      ]
      if object.count == 1, let name = object.names.first, wrappers.contains(name), object[name]?.object != nil {
        self = .wrapped(name)
      } else if has("label_for_customers", "name", "type") {
        self = .field
      } else if has("requester_id", "status", "id"), object["subject"] != nil || object["custom_fields"] != nil {
        self = .ticket
      } else if has("ticket_id"), has("body") || has("body_text") {
        self = .conversation
      } else if has("time_spent", "ticket_id") {
        self = .timeEntry
      } else if has("ratings", "ticket_id") {
        self = .rating
      } else if has("contact"), has("ticket_scope") || has("available") {
        self = .agent
      } else if has("id", "name"), has("email") || has("mobile") || has("view_all_tickets") {
        self = .contact
      } else if has("id", "name", "domains") {
        self = .company
      } else if has("id", "name"), has("unassigned_for") || has("agent_ids") || has("business_hour_id") {
        self = .group
      } else if has("id", "name"), url?.contains("/products") == true || Shape.onlyNamed(object) {
        self = .product
      } else if has("errors", "description") || (has("code", "message") && object.count == 2) {
        self = .error
      } else {
        self = .other
      }
    }

    private static func onlyNamed(_ object: JSONObject) -> Bool {
      Set(object.names).isSubset(of: ["id", "name", "description", "created_at", "updated_at", "primary_email"])
    }

    /// The collection's name, for totals.
    var collection: String {
      switch self {
      case .ticket: "tickets"
      case .conversation: "messages"
      case .agent, .contact: "people"
      case .company: "organizations"
      case .group: "groups"
      case .product: "containers"
      case .field: "fields"
      case .timeEntry: "timeEntries"
      case .rating: "ratings"
      case .error: "errors"
      case .wrapped(let name): name
      case .other: "records"
      }
    }

    /// How sure the first bytes of a document make us.
    static func guess(start: [UInt8]) -> (confidence: Int, what: String)? {
      let stream = JSONStream(MemorySource(start))
      let first: JSONObject
      switch try? stream.next() {
      case .value(let node, _), .element(_, let node, _): first = node.value.object ?? JSONObject()
      default: return torn(start)
      }
      let object = first["results"]?.array?.first?.object ?? first
      switch Shape(object) {
      case .ticket where object["fr_due_by"] != nil || object["frDueBy"] != nil: return (90, "a Freshdesk ticket")
      case .conversation where object["support_email"] != nil: return (85, "a Freshdesk conversation")
      case .field: return (80, "Freshdesk ticket fields")
      case .agent: return (75, "a Freshdesk agent")
      case .group where object["unassigned_for"] != nil: return (70, "a Freshdesk group")
      case .contact where object["job_title"] != nil && object["time_zone"] != nil: return (60, "a Freshdesk contact")
      case .company where object["note"] != nil: return (55, "a Freshdesk company")
      case .wrapped("helpdesk_ticket"): return (45, "an API v1 or exported Freshdesk ticket")
      case .timeEntry: return (40, "a Freshdesk time entry")
      default: return nil
      }
    }

    /// A first record longer than what we were shown: its member names are telling enough.
    private static func torn(_ start: [UInt8]) -> (confidence: Int, what: String)? {
      func holds(_ name: String) -> Bool { start.firstRange(of: Array("\"\(name)\"".utf8)) != nil }
      guard holds("requester_id"), holds("responder_id"), holds("fr_due_by") || holds("email_config_id") else {
        return nil
      }
      return (80, "a Freshdesk ticket")
    }
  }
}
