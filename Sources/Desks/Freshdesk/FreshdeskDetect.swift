import DeskKit
import Formats
import JSONText

extension Freshdesk {
  /// By recorded addresses, by the elements of an XML export, by a table's header, and by the shape of the first
  /// record of each document.
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    heads.compactMap(detect).max { $0.confidence < $1.confidence }
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, let account = Freshworks.account(of: url, domain: "freshdesk.com") {
      return Detection(confidence: 95, because: "\(head.name) answers \(account).freshdesk.com", account: account)
    }
    let guess: (confidence: Int, what: String)?
    switch Freshworks.form(of: head.name, start: head.start) {
    case .xml: guess = xml(head)
    case .csv: guess = Table.guess(head.start)
    case .json: guess = json(head.start) ?? empty(head)
    }
    return guess.map { Detection(confidence: $0.confidence, because: "\(head.name) looks like \($0.what)") }
  }

  private static func xml(_ head: DocumentHead) -> (confidence: Int, what: String)? {
    let text = String(decoding: TextEncoding.readable(head.start), as: UTF8.self)
    if text.holds("<helpdesk-ticket") {
      // Freshservice's export has the same root.
      let others = ["<helpdesk-notes", "<department-id-value", "<urgency", "<impact", "<assoc-change"]
      if others.contains(where: text.contains) { return (40, "a Freshservice export rather than a Freshdesk one") }
      return text.holds("<helpdesk-ticket>") ? (90, "a Freshdesk account export") : (50, "a Freshdesk export")
    }
    // `Users0.xml`, `AllAgents0.xml`, `Companies0.xml`, `Groups0.xml`: numbered without an underscore.
    let file = head.name.split(separator: "/").last?.lowercased() ?? ""
    let stem = file.dropLast(4)
    guard stem.last?.isNumber == true, stem.contains(where: \.isLetter) else { return nil }
    let name = stem.prefix { !$0.isNumber }
    switch name {
    case "users", "allagents", "agents":
      return text.holds("<helpdesk-agent") ? (75, "the users of a Freshdesk account export") : nil
    case "companies", "customers":
      return text.holds("<compan") || text.holds("<customer")
        ? (60, "companies of a Freshdesk account export") : nil
    case "groups": return text.holds("<groups") ? (52, "groups of a Freshdesk account export") : nil
    case "tickets": return text.holds("<helpdesk-tickets") ? (60, "an empty Freshdesk account export") : nil
    default: return nil
    }
  }

  /// `Tickets0.json` and its like with nothing in them: the name is all there is to go by.
  private static func empty(_ head: DocumentHead) -> (confidence: Int, what: String)? {
    let file = head.name.split(separator: "/").last ?? ""
    let text = head.start.filter { $0 > 0x20 }
    guard text == Array("[]".utf8), file.hasSuffix("0.json"),
      ["Tickets", "ArchiveTickets", "Users", "Agents", "Companies"].contains(String(file.dropLast(6)))
    else { return nil }
    return (file == "Tickets0.json" ? 60 : 40, "an empty Freshdesk account export")
  }

  /// How sure the first bytes of a JSON document make us.
  private static func json(_ start: [UInt8]) -> (confidence: Int, what: String)? {
    let stream = JSONStream(MemorySource(start))
    let first: JSONObject
    switch try? stream.next() {
    case .value(let node, _), .element(_, let node, _): first = node.value.object ?? JSONObject()
    default: return torn(start)
    }
    if first.count == 1, let name = first.names.first, let inner = first[name]?.object {
      if let found = wrapped(name, inner) { return found }
    }
    let object = first["results"]?.array?.first?.object ?? first
    switch sort(object, nil, "") {
    case .ticket where object["fr_due_by"] != nil || object["frDueBy"] != nil: return (90, "a Freshdesk ticket")
    case .conversation where object["support_email"] != nil: return (85, "a Freshdesk conversation")
    case .field: return (80, "Freshdesk ticket fields")
    case .agent: return (75, "a Freshdesk agent")
    case .group where object["unassigned_for"] != nil: return (70, "a Freshdesk group")
    case .contact where object["job_title"] != nil && object["time_zone"] != nil: return (60, "a Freshdesk contact")
    case .company where object["note"] != nil: return (55, "a Freshdesk company")
    case .timeEntry where object["timer_running"] != nil: return (60, "a Freshdesk time entry")
    case .rating where object["survey_id"] != nil: return (60, "a Freshdesk rating")
    default: return nil
    }
  }

  /// API v1 and the JSON account export.
  private static func wrapped(_ name: String, _ object: JSONObject) -> (confidence: Int, what: String)? {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    switch name {
    case "helpdesk_ticket":
      let isOther = has("department_id_value") || has("urgency") || has("assoc_change") || has("helpdesk_notes")
      return isOther ? (40, "a Freshservice ticket rather than a Freshdesk one") : (90, "an API v1 or exported ticket")
    case "agent" where has("user", "ticket_permission") || has("user", "user_id"): return (80, "an API v1 agent")
    case "user" where has("helpdesk_agent") || has("fb_profile_id"): return (75, "a user of API v1 or an export")
    case "customer" where has("name", "domains"), "company" where has("name", "domains"):
      return (70, "a company of API v1 or an export")
    case "ticket_field" where has("field_type"): return (75, "ticket fields of API v1")
    case "time_entry" where has("workable_type") || has("timespent"): return (75, "a time entry of API v1")
    case "group" where has("name") && (has("agents") || has("escalate_to")): return (55, "a group of an export")
    case "ticket" where has("display_id", "requester_status_name"): return (70, "a reply of API v1")
    default: return nil
    }
  }

  /// A first record longer than what we were shown: its member names are telling enough.
  private static func torn(_ start: [UInt8]) -> (confidence: Int, what: String)? {
    func holds(_ name: String) -> Bool { start.holds("\"\(name)\"") }
    if holds("helpdesk_ticket"), holds("display_id") { return (85, "an exported Freshdesk ticket") }
    let others = ["requested_for_id", "department_id", "workspace_id", "item_category"]
    guard holds("requester_id"), holds("responder_id"), holds("fr_due_by") || holds("email_config_id"),
      !others.contains(where: holds)
    else { return nil }
    return (80, "a Freshdesk ticket")
  }
}
