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
    var hasLists = false
    try input.forEachHead { head in
      let place = head.request?.url ?? head.name
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
      {
        names.insert(head.name)
      }
    }
    if hasLists {
      context.hasCommentPages = true
      try input.forEachDocument({ try openings.read($0) }, trouble: { _ in })
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
          for status in node.value["custom_statuses"]?.array ?? [node.value["custom_status"] ?? node.value] {
            guard let source = status.object, source["status_category"] != nil else { continue }
            if let (definition, _) = ZendeskRecords.customStatus(source) { context.define(definition) }
          }
        }
      }, trouble: { _ in })
  }
}
