package import DeskKit
import Formats

/// Zendesk Support. Read from account exports (JSON, XML, CSV) and API pages; there is no writer yet.
enum Zendesk {
  static let card: DeskCard = {
    var card = DeskCard(id: "zendesk", name: "Zendesk Support")
    card.numberIsID = true
    card.reads = [
      "account export, JSON: NDJSON, one array, or API page objects, with or without comments",
      "account export, XML: Tickets*.xml, Users*.xml, Organizations*.xml, Groups*.xml",
      "tickets CSV",
      "API v2 pages, recorded (HAR, VCR, betamax) or bare: tickets, comments, audits, users, organizations, groups, "
        + "fields, custom statuses, brands, deleted tickets, side conversations, ratings, group memberships; others are "
        + "kept whole",
    ]
    card.cannotTell = [
      "XML and CSV: custom statuses (only their category)",
      "CSV: descriptions, comments, attachments",
      "ticket lists of the API: comments and audits, unless recorded too",
    ]
    card.ticketAddresses = [
      "agent/tickets/{id}", "tickets/{id}", "requests/{id}", "hc/requests/{id}", "hc/*/requests/{id}",
      "api/v2/tickets/{id}.json", "api/v2/tickets/{id}",
    ].map { "{account}.zendesk.com/" + $0 }
    card.customStatuses = .init(.creatable, .verified, "POST /api/v2/custom_statuses, Support API OpenAPI 2.0.0")
    return card
  }()

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    heads.compactMap(detect).max { $0.confidence < $1.confidence }
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, let account = account(in: url) {
      return Detection(confidence: 98, because: "recorded from \(account).zendesk.com", account: account)
    }
    let text = String(decoding: head.start, as: UTF8.self)
    if let account = account(in: text), text.holds(".zendesk.com/api/v2/") {
      return Detection(confidence: 95, because: "\(head.name) names \(account).zendesk.com", account: account)
    }
    if text.holds("<nice-id") || text.holds("<ticket-field-entries") {
      return Detection(confidence: 95, because: "\(head.name) has <nice-id> or <ticket-field-entries>")
    }
    // An export without tickets has nothing else to be told by.
    if text.holds("<tickets type=\"array\" count=\"") {
      return Detection(confidence: 75, because: "\(head.name) has the root of Zendesk's tickets")
    }
    if hasCSVHeader(text) {
      return Detection(confidence: 95, because: "\(head.name) has the header of a Zendesk tickets CSV")
    }
    return evidence(in: text, head.name)
  }

  /// Told by the cells of the first line, whatever separates and quotes them.
  private static func hasCSVHeader(_ text: String) -> Bool {
    let line = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
    guard line.count < 1 << 14 else { return false }
    let cells = Set(
      String(decoding: line, as: UTF8.self).lowercased().split { ",;\t".contains($0) }.map {
        String($0.filter { $0 != "\"" && $0 != "\u{FEFF}" })
      })
    return cells.isSuperset(of: ["id", "summation column"]) || cells.isSuperset(of: ["id", "group stations"])
      || cells.isSuperset(of: ["id", "requester", "submitter", "assignee", "ticket type", "via"])
  }

  /// Members whose combination no other desk we know has.
  private static func evidence(_ text: String, _ name: String, _ groups: [[String]]) -> Detection? {
    for members in groups where members.allSatisfy({ text.holds("\"\($0)\"") }) {
      return Detection(confidence: 80, because: "\(name) has \(members.joined(separator: ", "))")
    }
    return nil
  }

  private static func evidence(in text: String, _ name: String) -> Detection? {
    evidence(
      text, name,
      [
        ["requester_id", "submitter_id", "assignee_id"], ["raw_subject", "requester_id"],
        ["status_category", "agent_label"], ["audit_id", "html_body"], ["author_id", "ticket_id", "events"],
        ["field_name", "previous_value", "audits"], ["url", "sharing_agreement_ids"],
        ["raw_title", "agent_description"], ["shared_tickets", "shared_comments"], ["tags", "ticket_restriction"],
        ["job_status", "results"], ["custom_role_id", "ticket_restriction"], ["agent_can_see", "ticket_form"],
        ["end_user_visible", "ticket_forms"], ["after_cursor", "end_of_stream"], ["brand_url", "subdomain"],
        ["policy_metrics", "sla_policies"], ["default_group_id", "verified"], ["group_id", "domain_names"],
        ["mapped_content_url", "content_url"],
      ])
  }

  enum Form { case json, xml, csv }

  /// By its name where that says it, else (standard input, `.txt`) by how it begins.
  static func form(of name: String, start: [UInt8]) throws -> Form {
    let lower = name.lowercased()
    if lower.hasSuffix(".xml") { return .xml }
    if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") { return .csv }
    if [".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) { return .json }
    let text = String(decoding: TextEncoding.readable(start), as: UTF8.self)
    if text.first(where: { !$0.isWhitespace }) == "<" { return .xml }
    return hasCSVHeader(text) ? .csv : .json
  }

  /// `acme` of the first `https://acme.zendesk.com`.
  static func account(in text: String) -> String? {
    guard let host = text.start(of: ".zendesk.com") else { return nil }
    let name = text[..<host].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    return name.isEmpty ? nil : String(name.reversed()).lowercased()
  }
}

extension Desk {
  package static let zendesk = Desk(
    card: Zendesk.card, detect: Zendesk.detect,
    read: { input, options, sink in try ZendeskReader.read(input, options: options, sink: sink) })
}
