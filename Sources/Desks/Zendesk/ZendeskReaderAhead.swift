import DeskKit
import Formats
import JSONText
import TicketModel

/// What must be known before the first record is written.
extension ZendeskReader {
  /// Custom statuses must be known before the first ticket is written, further addresses before the first person, and
  /// which comment opened a ticket before the first comment, wherever in the export they stand.
  func lookAhead(in input: any ExportInput) throws {
    var names: Set<String> = []
    var tables: Set<String> = []
    var hasLists = false
    try input.forEachHead { head in
      let place = head.request?.url ?? head.name
      if head.request == nil, try Zendesk.form(of: head.name, start: head.start) == .csv { tables.insert(head.name) }
      if place.contains("comments") || ZendeskReader.begins(head.start, with: ["comments", "comment"]) {
        hasLists = true
      }
      if ["audits", "ticket_events"].contains(where: place.contains)
        || ZendeskReader.begins(head.start, with: ["audits", "ticket_events"])
      {
        context.hasCommentPages = true
      }
      if head.request?.url.contains("custom_statuses") == true
        || ZendeskIdentities.mayBe(in: place, start: head.start) || head.start.holds("\"status_category\"")
        || ZendeskReader.isSmallList(place, head.start)
      {
        names.insert(head.name)
      }
    }
    if hasLists {
      context.hasCommentPages = true
      try input.forEachDocument({ try openings.read($0) }, trouble: { _ in })
    }
    if !tables.isEmpty {
      try input.forEachDocument(
        { if tables.contains($0.name) { orders.learn($0, columns: ZendeskCSV.timeColumns) } }, trouble: { _ in })
    }
    guard !names.isEmpty else { return }
    try input.forEachDocument(
      { document in
        guard names.contains(document.name) else { return }
        let stream = JSONStream(document.bytes, streaming: ZendeskReader.pageArrays)
        while let piece = try stream.next() {
          if case .member("identities", let list, _) = piece { identities.note(list: list) }
          guard case .value(let node, _) = piece else { continue }
          identities.note(node)
          let page = node.value
          note(statuses: page)
          context.noteRatings(page)
          memberships.note(page)
        }
      }, trouble: { _ in })
  }

  /// Lists that need not begin with what tells them: by their address or the name of their file, or how they begin.
  private static func isSmallList(_ place: String, _ start: [UInt8]) -> Bool {
    let letters = place.lowercased().filter(\.isLetter)
    return letters.contains("ticketfield") || letters.contains("satisfactionrating")
      || letters.contains("groupmembership")
      || begins(
        start,
        with: ["ticket_fields", "ticket_field", "satisfaction_ratings", "satisfaction_rating", "group_memberships"])
  }

  /// Custom statuses of their own list, and those that the ticket field of that sort repeats.
  private func note(statuses page: JSONValue) {
    // A lone field has them where a page has its list, but has an id of its own.
    let isField = page["id"] != nil && page["custom_statuses"] != nil
    for field in isField ? [page] : page["ticket_fields"]?.array ?? [page["ticket_field"] ?? .null] {
      for status in field["custom_statuses"]?.array ?? [] { define(status, isListed: false) }
    }
    if isField { return }
    for status in page["custom_statuses"]?.array ?? [page["custom_status"] ?? page] { define(status, isListed: true) }
  }

  private func define(_ status: JSONValue, isListed: Bool) {
    guard let source = status.object, source["status_category"] != nil else { return }
    if let (definition, _) = ZendeskRecords.customStatus(source) { context.define(definition, isListed: isListed) }
  }
}
