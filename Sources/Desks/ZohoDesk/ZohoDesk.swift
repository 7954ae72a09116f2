package import DeskKit
import Formats

/// Zoho Desk. Read from the CSV data backup, CSV files of a list view, and API pages; there is no writer yet.
enum ZohoDesk {
  static let id = "zoho-desk"

  static func key(_ kind: String, _ id: String) -> String { "\(ZohoDesk.id):\(kind):\(id)" }

  static let card: DeskCard = {
    var card = DeskCard(id: id, name: "Zoho Desk")
    card.reads = [
      "data backup, CSV: Cases, Threads, Comments, Contacts, Accounts, Agents, Departments, TimeEntry (also split:"
        + " Cases__1, Cases__2), with labels and API names as two header rows, or one header row of either; other"
        + " modules are kept whole",
      "tickets CSV of a list view",
      "API v1 pages, recorded (HAR, cassettes) or bare: tickets, threads, conversations, comments, history, tags,"
        + " attachments, time entries, contacts, accounts, agents, departments, teams, fields; others are kept whole",
    ]
    card.cannotTell = [
      "data backup: attachments (only that a thread has some), status history, trash",
      "data backup: the type of a status (Open, On Hold, Closed), which only the API gives; the vendor's own four"
        + " statuses are known",
      "data backup: the time zone of its times; give --timezone",
      "data backup: who wrote a thread, beyond the address it came from",
      "tickets CSV of a list view: threads and comments, and whatever columns the view lacks",
      "API thread list: the text of threads (only a cut summary), unless each was fetched too",
      "API ticket list: custom fields and the opening text, unless each ticket was fetched too",
    ]
    card.ticketAddresses = ["com", "eu", "in", "com.au", "jp", "com.cn", "sa", "ca"].flatMap { zone in
      [
        "desk.zoho.\(zone)/support/{account}/ShowHomePage.do#Cases/dv/{id}",
        "desk.zoho.\(zone)/agent/{account}/*/tickets/details/{id}", "desk.zoho.\(zone)/api/v1/tickets/{id}",
      ]
    }
    card.customStatuses = .init(
      .byHand, .unverified,
      "values of the field `status` (OpenAPI set v1.0, Field.json); the call that adds one was not seen at work")
    return card
  }()
}

extension Desk {
  package static let zohoDesk = Desk(
    card: ZohoDesk.card, detect: { ZohoDesk.detect($0) },
    read: { input, options, sink in try ZohoDeskReader(options: options, sink: sink).read(input) })
}

// MARK: Detection

extension ZohoDesk {
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    var best: Detection?
    var account: String?
    for head in heads {
      let text = String(decoding: TextEncoding.readable(head.start), as: UTF8.self)
      account = account ?? portal(in: text)
      if let found = detect(head, text), found.confidence > best?.confidence ?? 0 { best = found }
    }
    best?.account = account
    return best
  }

  private static func detect(_ head: DocumentHead, _ text: String) -> Detection? {
    if let url = head.request?.url, url.contains("//desk.zoho."), url.contains("/api/") {
      return Detection(confidence: 98, because: "recorded from the API of desk.zoho")
    }
    let first = text.first { !$0.isWhitespace }
    if first == "{" || first == "[" { return evidence(in: text, head.name) }
    guard let table = ZohoDeskTable(head: text) else { return nil }
    return table.isSure
      ? Detection(confidence: 95, because: "\(head.name) has the header of a Zoho Desk \(table.kind.rawValue) file")
      : Detection(confidence: 60, because: "\(head.name) has columns of a Zoho Desk list view")
  }

  /// Members whose combination no other desk we know has.
  private static func evidence(in text: String, _ name: String) -> Detection? {
    if text.holds("//desk.zoho.") { return Detection(confidence: 90, because: "\(name) names desk.zoho") }
    let groups = [
      ["ticketNumber", "statusType"], ["isDescriptionThread", "direction"], ["zohoCRMContact", "customerHappiness"],
      ["zohoCRMAccount", "accountName"], ["rolePermissionType", "associatedDepartmentIds"],
      ["commenterId", "commentedTime"], ["nameInCustomerPortal", "sanitizedName"], ["eventInfo", "eventName", "actor"],
      ["ticketNumber", "departmentId", "contactId"], ["tagType", "name"], ["allowedValues", "displayLabel", "apiName"],
      ["secondsSpent", "requestChargeType"],
    ]
    for members in groups where members.allSatisfy({ text.holds("\"\($0)\"") }) {
      return Detection(confidence: 82, because: "\(name) has \(members.joined(separator: ", "))")
    }
    return nil
  }

  /// `acme` of the first `desk.zoho.com/support/acme/` or `/agent/acme/`.
  static func portal(in text: String) -> String? {
    guard let host = text.start(of: "//desk.zoho.") else { return nil }
    let parts = text[host...].dropFirst("//desk.zoho.".count).prefix(200).split(separator: "/", maxSplits: 3)
    guard parts.count > 2, parts[1] == "support" || parts[1] == "agent" else { return nil }
    let name = parts[2].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty ? nil : String(name).lowercased()
  }
}
