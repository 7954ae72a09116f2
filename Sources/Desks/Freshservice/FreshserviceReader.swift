import DeskKit
import Formats
import JSONText
import TicketModel

extension Freshservice {
  static let flavour = Freshworks.Flavour(
    desk: Freshservice.id, domain: "freshservice.com", messageSources: messageSources,
    messageKind: { source, _ in messageKind(source) },
    // Departments stand where Freshdesk has companies.
    organizationNames: ["department_id", "department_id_value"],
    standardFields: ["category", "sub_category", "item_category", "urgency", "impact"], externalIDField: nil,
    lists: Set(lists.keys), sort: { sort($0, $1, $2) }, table: nil)

  /// https://api.freshservice.com/#conversations; Freshdesk numbers some of them otherwise.
  private static let messageSources: [String: (label: String, kind: String)] = [
    "0": ("Email", "email"), "1": ("Form", "form"), "2": ("Note", "other"), "3": ("Status", "other"),
    "4": ("Meta", "other"), "5": ("Feedback", "form"), "6": ("Forwarded e-mail", "email"),
  ]

  private static func messageKind(_ source: String?) -> Message.Kind {
    switch source {
    case "2", nil: .note
    case "3", "4": .system
    case "6": .forward
    default: .reply
    }
  }

  /// What a page calls its list. Requested items, tasks and approvals belong to a ticket.
  private static let lists: [String: Freshworks.Sort] = [
    "tickets": .ticket, "conversations": .conversation, "requesters": .contact, "agents": .agent,
    "departments": .company, "companies": .company, "groups": .group, "ticket_fields": .field,
    "ticket_form_fields": .field, "workspaces": .workspace, "time_entries": .timeEntry, "activities": .activity,
    "tasks": .part("tasks"), "requested_items": .part("requested_items"), "approvals": .part("approvals"),
    "csat_responses": .rating, "problems": .known("problems"), "changes": .known("changes"),
    "releases": .known("releases"), "assets": .known("assets"), "locations": .known("locations"),
    "vendors": .known("vendors"), "products": .known("products"), "requester_groups": .known("requester_groups"),
    "requester_fields": .known("requester_fields"), "agent_fields": .known("agent_fields"),
    "department_fields": .known("department_fields"), "service_items": .known("service_items"),
    "service_categories": .known("service_categories"), "articles": .known("articles"),
    "categories": .known("categories"), "folders": .known("folders"), "roles": .known("roles"),
    "announcements": .known("announcements"), "canned_responses": .known("canned_responses"),
    "sla_policies": .known("sla_policies"), "business_hours": .known("business_hours"),
    "asset_types": .known("asset_types"), "contracts": .known("contracts"), "softwares": .known("softwares"),
  ]

  /// What one record is wrapped in, and what the XML export calls it.
  private static let wrappers: [String: Freshworks.Sort] = [
    "ticket": .ticket, "helpdesk_ticket": .ticket, "conversation": .conversation, "requester": .contact,
    "agent": .agent, "department": .company, "company": .company, "group": .group, "ticket_field": .field,
    "workspace": .workspace, "time_entry": .timeEntry, "task": .part("tasks"),
    "requested_item": .part("requested_items"), "approval": .part("approvals"), "csat_response": .rating,
    "problem": .known("problems"), "itil_problem": .known("problems"), "change": .known("changes"),
    "itil_change": .known("changes"), "release": .known("releases"), "itil_release": .known("releases"),
    "item": .known("assets"), "asset": .known("assets"), "config_item": .known("assets"),
    "cmdb_config_item": .known("assets"), "location": .known("locations"), "vendor": .known("vendors"),
    "product": .known("products"), "category": .known("categories"), "solution_category": .known("categories"),
    "folder": .known("folders"), "solution_folder": .known("folders"), "article": .known("articles"),
    "solution_article": .known("articles"), "service_item": .known("service_items"),
  ]

  static func sort(_ object: JSONObject, _ hint: String?, _ place: String) -> Freshworks.Sort {
    if hint == "user" { return object["helpdesk_agent"]?.bool == true ? .agent : .contact }
    if let hint { return lists[hint] ?? wrappers[hint] ?? .unknown }
    return sort(bare: object)
  }

  /// A record that lost its wrapper on the way.
  private static func sort(bare object: JSONObject) -> Freshworks.Sort {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    if has("requester_id", "status", "subject"), has("id") || has("display_id") { return .ticket }
    if has("incoming", "private"), has("body") || has("body_text") { return .conversation }
    if has("field_type", "name") { return .field }
    if has("occasional", "id") { return .agent }
    if has("primary_email", "id") { return .contact }
    if has("name", "id"), has("head_user_id") || has("prime_user_id") { return .company }
    if has("name", "id"), has("unassigned_for") || has("escalate_to") { return .group }
    if has("time_spent", "id") { return .timeEntry }
    if has("service_item_id", "quantity") { return .part("requested_items") }
    if has("notify_before", "title") { return .part("tasks") }
    if has("description", "errors") || (has("code", "message") && object.count == 2) { return .error }
    return .unknown
  }
}
