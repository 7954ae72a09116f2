import DeskKit
import Formats

extension HubSpot {
  /// By the address of recorded calls, by members that only HubSpot's replies have, by the header of a CSV.
  static func detect(_ heads: [DocumentHead]) -> Detection? {
    Detection.surest(heads, detect)
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url {
      if let host = CallAddress(url).host, host.hasSuffix("hubapi.com") || host.hasSuffix("hubspot.com") {
        return Detection(confidence: 95, because: "\(head.name) answers \(host)")
      }
      let parts = CallAddress(url).segments
      if parts.first == "crm", parts.contains("objects") || parts.contains("pipelines") || parts.contains("owners") {
        return Detection(confidence: 90, because: "\(head.name) answers /\(parts.prefix(3).joined(separator: "/"))")
      }
    }
    let start = head.start
    guard let first = start.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return nil }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return members(start, head.name) }
    guard head.name.lowercased().hasSuffix("v") || head.name == "stdin" else { return nil }
    return header(start.prefix { $0 != 0x0A }, head.name)
  }

  /// Each line: members that must all be there, how sure that makes us, what it is.
  private static let signs: [(names: [String], confidence: Int, what: String)] = [
    (["hs_object_id", "properties"], 95, "a CRM object"), (["hs_pipeline_stage"], 95, "a ticket"),
    (["originalChannelId", "inboxId"], 90, "a conversation thread"),
    (["conversationsThreadId"], 90, "a conversation message"),
    (["toObjectId", "associationTypes"], 90, "associations"),
    (["userIdIncludingInactive"], 90, "an owner"), (["stages", "displayOrder", "metadata"], 85, "a pipeline"),
    (["fieldType", "groupName", "hasUniqueValue"], 85, "a property"),
    (["fieldType", "groupName", "modificationMetadata"], 85, "a property"),
    (["engagement", "associations", "ticketIds"], 90, "an engagement"),
    (["superAdmin", "roleIds"], 75, "a user"), (["defaultHostingUrl", "access"], 70, "a file"),
    (["propertiesWithHistory"], 80, "a CRM object"),
    (["properties", "createdAt", "archived", "lastmodifieddate"], 70, "a CRM object"),
    // Asked for with a few properties, or with some taken out.
    (["properties", "createdAt", "updatedAt", "archived"], 55, "a CRM object"),
    (["correlationId", "category", "status"], 55, "an error reply"),
  ]

  private static func members(_ start: [UInt8], _ name: String) -> Detection? {
    func holds(_ name: String) -> Bool { start.holds("\"\(name)\"") }
    let found = signs.filter { $0.names.allSatisfy(holds) }.max { $0.confidence < $1.confidence }
    return found.map {
      Detection(confidence: $0.confidence, because: "\(name) has \($0.names.joined(separator: ", ")) as \($0.what) has")
    }
  }

  private static func header(_ line: ArraySlice<UInt8>, _ name: String) -> Detection? {
    let text = String(decoding: line, as: UTF8.self)
    func holds(_ word: String) -> Bool { text.contains(word) }
    if holds("hs_pipeline_stage") || holds("hs_ticket_priority") {
      return Detection(confidence: 95, because: "\(name) has columns by HubSpot's internal names")
    }
    let words = ["Ticket ID", "Ticket name", "Ticket status", "Pipeline", "Ticket owner", "Associated Contact"]
    let count = words.count(where: holds)
    guard count >= 3, holds("Ticket name") || holds("Ticket status") else { return nil }
    return Detection(confidence: min(90, 50 + 10 * count), because: "\(name) has \(count) columns of a ticket export")
  }
}
