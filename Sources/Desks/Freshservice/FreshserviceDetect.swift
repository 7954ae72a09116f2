import DeskKit
import Formats
import JSONText

extension Freshservice {
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    heads.compactMap(detect).max { $0.confidence < $1.confidence }
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, let account = Freshworks.account(of: url, domain: "freshservice.com") {
      return Detection(confidence: 95, because: "\(head.name) answers \(account).freshservice.com", account: account)
    }
    let guess: (confidence: Int, what: String)?
    switch Freshworks.form(of: head.name, start: head.start) {
    case .xml: guess = xml(head)
    case .json: guess = json(head.start)
    case .csv: guess = nil
    }
    return guess.map { Detection(confidence: $0.confidence, because: "\(head.name) looks like \($0.what)") }
  }

  private static func xml(_ head: DocumentHead) -> (confidence: Int, what: String)? {
    let text = String(decoding: TextEncoding.readable(head.start), as: UTF8.self)
    if text.holds("<helpdesk-ticket>") || text.holds("<helpdesk-ticket ") {
      let own = ["<helpdesk-notes", "<department-id-value", "<urgency", "<impact", "<assoc-change"]
      return own.contains(where: text.contains) ? (92, "a Freshservice account export") : nil
    }
    if text.holds("<itil-problems") || text.holds("<itil-changes") { return (75, "a Freshservice export") }
    let file = head.name.split(separator: "/").last?.lowercased() ?? ""
    if file.hasPrefix("tickets_"), text.holds("<helpdesk-tickets") { return (70, "an empty Freshservice export") }
    if text.holds("<departments"), text.holds("<department>") {
      return (65, "departments of a Freshservice export")
    }
    return file == "users.xml" && text.holds("<helpdesk-agent") ? (65, "the users of a Freshservice export") : nil
  }

  private static func json(_ start: [UInt8]) -> (confidence: Int, what: String)? {
    let stream = JSONStream(MemorySource(start))
    guard let piece = try? stream.next() else { return nil }
    switch piece {
    case .value(let node, _), .element(_, let node, _):
      // Only a page has lists of its kinds; a record with an id of its own, such as a Freshdesk ticket with its
      // conversations, is none.
      guard let page = node.value.object, page["id"] == nil else { return nil }
      for (name, value) in page.members {
        guard let record = value.array?.first?.object ?? value.object else { continue }
        if let found = telling(name, record) { return found }
      }
      return nil
    default: return torn(start)
    }
  }

  private static let own = ["requested_for_id", "department_id", "item_category", "workspace_id"]

  /// By what the first record of a list, or the wrapped record, has that no other desk's has.
  private static func telling(_ name: String, _ record: JSONObject) -> (confidence: Int, what: String)? {
    func has(_ names: String...) -> Bool { names.allSatisfy { record[$0] != nil } }
    func hasAny(_ names: String...) -> Bool { names.contains { record[$0] != nil } }
    let isOwn = own.contains { record[$0] != nil }
    switch name {
    case "tickets" where has("requester_id", "responder_id") && isOwn,
      "ticket" where has("requester_id", "responder_id") && isOwn:
      return (92, "a Freshservice ticket")
    // Freshdesk's lists have no name.
    case "tickets" where has("requester_id") && hasAny("fr_due_by", "fr_escalated"):
      return (75, "a list of Freshservice tickets")
    case "helpdesk_ticket":
      return hasAny("department_id_value", "assoc_change", "helpdesk_notes") ? (90, "a Freshservice ticket") : nil
    case "conversations" where has("support_email", "incoming"), "conversation" where has("support_email", "incoming"):
      return (85, "a Freshservice conversation")
    case "agents" where has("occasional"), "agent" where has("occasional"):
      return hasAny("department_ids", "scopes", "member_of") ? (88, "a Freshservice agent") : nil
    case "requesters" where hasAny("primary_email", "department_ids"), "requester" where has("primary_email"):
      return (85, "a Freshservice requester")
    case "departments" where hasAny("head_user_id", "prime_user_id"), "department" where has("head_user_id"):
      return (80, "a Freshservice department")
    case "groups" where hasAny("unassigned_for", "observers", "members_pending_approval"):
      return (80, "a Freshservice group")
    case "ticket_fields" where has("field_type"), "ticket_form_fields" where has("field_type"):
      return (80, "Freshservice ticket fields")
    case "workspaces" where hasAny("primary", "template_name"): return (60, "Freshservice workspaces")
    case "tasks" where has("notify_before"), "task" where has("notify_before"): return (80, "a Freshservice task")
    case "requested_items" where hasAny("service_item_id", "service_item_name", "is_parent"):
      return (80, "a Freshservice requested item")
    case "activities" where has("actor", "sub_contents"): return (75, "Freshservice activities")
    case "time_entries" where has("time_spent", "timer_running"): return (60, "Freshservice time entries")
    default: return nil
    }
  }

  /// A first record longer than what we were shown: its member names are telling enough.
  private static func torn(_ start: [UInt8]) -> (confidence: Int, what: String)? {
    func holds(_ name: String) -> Bool { start.holds("\"\(name)\"") }
    if holds("requester_id"), holds("responder_id"), own.contains(where: holds) { return (85, "a Freshservice ticket") }
    let text = String(decoding: TextEncoding.readable(start).prefix(64), as: UTF8.self).filter { !$0.isWhitespace }
    guard text.hasPrefix("{\"tickets\":["), holds("requester_id"), holds("fr_due_by") || holds("fr_escalated") else {
      return nil
    }
    return (75, "a list of Freshservice tickets")
  }
}
