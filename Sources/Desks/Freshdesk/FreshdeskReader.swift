import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshdesk {
  static func read(_ input: any ExportInput, _ options: ReadOptions, _ sink: any RecordSink) throws {
    try Freshworks.Reader(flavour, options: options, sink: sink).read(input)
  }

  static let flavour = Freshworks.Flavour(
    desk: Freshdesk.id, domain: "freshdesk.com", messageSources: conversationSources,
    messageKind: { messageKind($0, $1) },
    // Exports and API v1 call a ticket's company its owner.
    organizationNames: ["company_id", "owner_id"], standardFields: [],
    outbound: (id: "10", label: "Outbound Email"), externalIDField: externalIDField,
    lists: ["results", "data"], sort: { sort($0, $1, $2) }, table: { try Table.read($0, $1) },
    timeColumns: Table.timeColumns)

  static let conversationSources: [String: (label: String, kind: String)] = [
    "0": ("Reply", "email"), "2": ("Note", "other"), "5": ("Tweet", "social"), "6": ("Survey", "other"),
    "7": ("Facebook post", "social"), "8": ("Forwarded e-mail", "email"), "9": ("Phone", "phone"),
    "11": ("E-commerce", "other"),
  ]

  private static func messageKind(_ source: String?, _ incoming: Bool?) -> Message.Kind {
    switch source {
    case "2": incoming == true ? .reply : .note
    case "8": .forward
    case "9": .call
    case nil: incoming == true ? .reply : .note
    default: .reply
    }
  }

  // MARK: Shapes

  /// What exports and API v1 wrap a record in, and what the XML export calls it.
  private static let wrappers: [String: Freshworks.Sort] = [
    "helpdesk_ticket": .ticket, "archive_ticket": .archivedTicket, "archived_ticket": .archivedTicket,
    "helpdesk_archive_ticket": .archivedTicket, "agent": .agent, "customer": .company, "company": .company,
    "group": .group, "ticket_field": .field, "time_entry": .timeEntry, "product": .product,
    "category": .known("category"), "folder": .known("folder"), "solution_category": .known("category"),
    "forum_category": .known("forum_category"), "survey": .known("survey"),
  ]

  /// What a record is: by its wrapper, else by its members, as API v2 has none.
  static func sort(_ object: JSONObject, _ hint: String?, _ place: String) -> Freshworks.Sort {
    if hint == "user" {
      let file = place.split(separator: "/").last?.lowercased() ?? ""
      let isAgent = object["helpdesk_agent"]?.bool ?? (file.hasPrefix("agents") || file.hasPrefix("allagents"))
      return isAgent ? .agent : .contact
    }
    if let hint, let sort = wrappers[hint] { return sort == .ticket ? ticket(place) : sort }
    // Searches say `results`, tools that fetch pages often `data`.
    guard hint == nil || hint == "results" || hint == "data" else { return .unknown }
    return sort(bare: object, place)
  }

  /// An archived ticket looks like any other: the address or the name of the file tells.
  private static func ticket(_ place: String) -> Freshworks.Sort {
    let file = place.split(separator: "/").last?.lowercased() ?? ""
    let names = ["archivetickets", "archive_tickets", "archivedtickets", "archived_tickets"]
    return place.contains("/tickets/archived") || names.contains(where: file.hasPrefix) ? .archivedTicket : .ticket
  }

  private static func sort(bare object: JSONObject, _ place: String) -> Freshworks.Sort {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    if has("label_for_customers", "name", "type") { return .field }
    if has("watcher_ids") { return .watchers }
    // A ticket's summary looks like a message of it.
    if CallAddress(place).segments.last?.prefix(while: { $0 != "." }) == "summary" { return .part("summary") }
    if has("requester_id", "status", "id"), has("subject") || has("custom_fields") { return ticket(place) }
    if has("body") || has("body_text"), has("ticket_id") || has("incoming", "private") { return .conversation }
    if has("time_spent", "id"), has("ticket_id") || has("timer_running") { return .timeEntry }
    if has("ratings", "ticket_id") { return .rating }
    if has("contact"), has("ticket_scope") || has("available") { return .agent }
    if has("id", "name"), has("email") || has("mobile") || has("view_all_tickets") { return .contact }
    if has("id", "name", "domains") { return .company }
    if has("id", "name"), has("unassigned_for") || has("agent_ids") || has("business_hour_id") { return .group }
    // Groups, roles and companies may have no more than an id and a name: then what was asked for tells.
    if has("id", "name"), onlyNamed(object) {
      let asked = sort(ofPlace: place)
      return asked == .unknown && !place.contains("://") ? .product : asked
    }
    if has("id", "name"), place.contains("/products") { return .product }
    if has("errors", "description") || (has("code", "message") && object.count == 2) { return .error }
    return object["id"] == nil ? .unknown : sort(ofPlace: place)
  }

  /// What the call asks for, or the file is called after: replies of an account may lack the members that tell.
  private static let places: [String: Freshworks.Sort] = [
    "tickets": .ticket, "conversations": .conversation, "contacts": .contact, "agents": .agent, "companies": .company,
    "groups": .group, "products": .product, "ticket_fields": .field, "ticket-fields": .field,
    "time_entries": .timeEntry, "satisfaction_ratings": .rating, "roles": .known("roles"),
    "contact_fields": .known("contact_fields"), "company_fields": .known("company_fields"),
    "surveys": .known("surveys"), "email_configs": .known("email_configs"), "sla_policies": .known("sla_policies"),
    "business_hours": .known("business_hours"), "skills": .known("skills"), "ticket_templates": .known("templates"),
    "canned_responses": .known("canned_responses"), "watchers": .known("watchers"),
  ]

  private static func sort(ofPlace place: String) -> Freshworks.Sort {
    let path = place.prefix { $0 != "?" && $0 != "#" }
    let words = path.split(separator: "/").filter { !$0.allSatisfy(\.isNumber) }
    guard var last = words.last else { return .unknown }
    if !place.contains("://") {
      // `agents_1.json`, `ticket_fields.json`
      last = last.prefix { $0 != "." }
      while let end = last.last, end.isNumber || end == "_" || end == "-" { last.removeLast() }
    }
    return places[last.lowercased()] ?? .unknown
  }

  private static func onlyNamed(_ object: JSONObject) -> Bool {
    Set(object.names).isSubset(of: ["id", "name", "description", "created_at", "updated_at", "primary_email"])
  }
}
