package import DeskKit
import Formats
import HTTP
import JSONText

/// LiveAgent (Quality Unit): reads recorded pages of API v3, and of v1 as far as its shapes are known.
///
/// Facts come from the documentation of the vendor's generated client and from working integrations; no reply of a
/// real account was at hand.
package enum LiveAgent {
  package static let id = "liveagent"
}

extension Desk {
  package static let liveAgent = Desk(
    card: LiveAgent.card,
    detect: { LiveAgent.detect($0) },
    read: { input, options, sink in try LiveAgent.Reader(options, sink).read(input) })
}

extension LiveAgent {
  private static let client = "https://github.com/QualityUnit/LiveAgent-api-python (docs, 2025-08)"

  package static let card: DeskCard = {
    var card = DeskCard(id: LiveAgent.id, name: "LiveAgent")
    card.reads = [
      "API v3 pages (JSON): tickets, ticket grid rows, messages, contacts, companies, agents, departments, tags,"
        + " ticket history, ticket SLA and its log, attributes of tickets",
      "API v1 replies (JSON, {\"response\":{…}}): records that look like those of v3; others kept whole",
      "ticket and contact CSV: through a column map (read --columns), as their headers follow the operator's language",
    ]
    card.cannotTell = [
      "API v3 lists: how many records there are; the last page is merely a shorter one",
      "API v3 times: their zone; they are local to the account (--timezone)",
      "API v3: a priority or a ticket type; LiveAgent has neither",
      "ticket list and grid: no messages and no files; those come with /tickets/{id}/messages",
      "messages without includeQuotedMessages: the text of quoted mails",
    ]
    card.ticketAddresses = ["{account}.ladesk.com/agent/*/{id}"]
    card.customStatuses = .init(.fixed, .read, client + " Ticket.status: a closed set of letters")
    card.ticketCreatedAtSettable = .init(
      false, .unverified, "changelog 4.63 names date_created, the client's documentation of 2025 does not")
    card.callsPerMinute = .init(180, .read, "https://support.liveagent.com/217359-Request-rate-limits")
    return card
  }()

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    for head in heads {
      var found: Detection?
      if let url = head.request?.url, let address = WebAddress(url), address.host.hasSuffix(".ladesk.com"),
        address.rest.hasPrefix("/api/")
      {
        found = Detection(
          confidence: 95, because: "\(head.name) answers \(address.host)", account: String(address.host.dropLast(11)))
      } else if let shape = shape(head.start) {
        found = Detection(confidence: shape.1, because: "\(head.name) looks like \(shape.0)")
      }
      if let found, found.confidence > best?.confidence ?? 0 { best = found }
    }
    return best
  }

  /// A first record that is longer than the start shows only some of its members: those of the surest shapes will do.
  private static func shape(_ start: [UInt8]) -> (String, Int)? {
    if let object = firstRecord(start) { return Shape.certain { object[$0] != nil } }
    guard let first = start.first(where: { $0 > 0x20 && $0 < 0x80 }), "[{".utf8.contains(first) else { return nil }
    return Shape.certain { start.holds("\"\($0)\"") }.flatMap { $0.1 >= 85 ? $0 : nil }
  }

  /// The first record of a document's first bytes, out of the page or envelope around it.
  static func firstRecord(_ start: [UInt8]) -> JSONObject? {
    let stream = JSONStream(MemorySource(start), streaming: ["rows", "response"])
    switch try? stream.next() {
    case .value(let node, _), .element(_, let node, _):
      let object = node.value.object ?? node.value.array?.first?.object
      guard let object else { return nil }
      let data = object["id"] == nil ? object["data"] : nil
      let lists = (object["response"]?.object?.values ?? []) + [object["rows"], data].compactMap { $0 }
      return lists.lazy.compactMap { $0.array?.first?.object }.first ?? object
    default: return nil
    }
  }

  /// What kind of record this is, told by members that only LiveAgent has together.
  enum Shape {
    case ticket, gridRow, group, contact, company, agent, department, tag, history, sla, slaLog, error, other

    /// A record whose id is null or empty is none of these.
    init(_ object: JSONObject, url: String?) {
      let ids: Set<String> = ["id", "conversationid", "conversation_id", "department_id", "tagid"]
      func has(_ names: String...) -> Bool {
        names.allSatisfy { ids.contains($0) ? object[$0]?.idText != nil : object[$0] != nil }
      }
      // Calls and chats have a status and times of their own.
      let isTickets = url.map { !$0.contains("/calls") && !$0.contains("/chats") } ?? true
      if has("id", "conversationid") {
        // Neither a ticket nor its row in the grid, which have one of the two.
        let isLog = has("levelid") || has("sla_level_id") || has("sla_level_name") || has("sla_ticket_id")
        self = isLog ? .slaLog : .other
      } else if has("conversationid"), has("sla_level_id") {
        self = .sla
      } else if has("conversation_id", "date_from") {
        self = .history
      } else if has("conversationid"), isTickets, has("status") || has("datecreated") {
        self = .gridRow
      } else if object["id"] != nil, has("type"), object["messages"]?.array != nil {
        self = .group
      } else if has("id", "code", "departmentid") || has("id", "owner_contactid", "status") {
        self = .ticket
      } else if has("department_id", "name") || (has("id", "name", "agent_count")) {
        self = .department
      } else if has("id", "name", "email"), has("online_status") || has("role") || has("status") {
        self = .agent
      } else if has("id", "firstname") || has("id", "lastname") {
        self = .contact
      } else if has("id", "name", "emails") || (has("id", "name") && url?.contains("/companies") == true) {
        self = .company
      } else if has("id", "name", "is_public") || has("tagid", "name")
        || (has("id", "name") && url?.contains("/tags") == true)
      {
        self = .tag
      } else if has("message"), object.count == 1 {
        self = .error
      } else {
        self = .other
      }
    }

    /// Shapes that no other desk sends, with how sure they make us.
    static func certain(_ holds: (String) -> Bool) -> (String, Int)? {
      func has(_ names: String...) -> Bool { names.allSatisfy(holds) }
      if has("owner_contactid", "departmentid", "status") { return ("a LiveAgent ticket", 92) }
      if has("conversationid", "departmentid") { return ("a row of LiveAgent's ticket grid", 90) }
      if has("messages", "datecreated", "type"), has("user_full_name") || has("sort_order") {
        return ("LiveAgent messages", 88)
      }
      if has("conversation_id", "conversation_code") { return ("LiveAgent ticket history", 85) }
      if has("system_name", "firstname", "emails") { return ("a LiveAgent contact", 75) }
      if has("department_id", "agent_ids") { return ("a LiveAgent department", 70) }
      if has("system_name", "emails", "name") { return ("a LiveAgent company", 65) }
      if has("background_color", "is_public", "is_archived") { return ("a LiveAgent tag", 65) }
      if has("online_status", "role", "email") { return ("a LiveAgent agent", 60) }
      return nil
    }
  }
}
