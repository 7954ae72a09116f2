import DeskKit
import JSONText
import TicketModel

extension Zammad {
  /// What Zammad sends: records told apart by their members, addresses, mail headers.
  enum Wire {
    /// Of which kind a record is; `record` where it is none that we know.
    static func kind(_ object: JSONObject) -> String {
      func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
      if has("state_type_id", "name") { return "state" }
      if has("ticket_id", "time_unit"), !has("body") { return "time_accounting" }
      if has("ticket_id", "body") { return "article" }
      if has("number", "title"), has("state_id") || has("state") || has("group_id") { return "ticket" }
      if has("mentionable_id", "user_id") { return "mention" }
      if has("data_type", "data_option", "name") { return "attribute" }
      if has("login", "firstname") { return "user" }
      if has("name"), has("domain_assignment") || has("shared", "domain") { return "organization" }
      if has("name", "follow_up_possible") { return "group" }
      if has("name"), has("default_at_signup") || has("permission_ids") { return "role" }
      if has("name", "default_create") { return "priority" }
      if has("o_id", "type", "object") { return "history" }
      if has("error"), object.count <= 3 { return "error" }
      return "record"
    }

    /// Members of `assets`, by the model's name in Zammad's source.
    static let assets = [
      "Ticket": "ticket", "TicketArticle": "article", "User": "user", "Organization": "organization", "Group": "group",
      "Role": "role", "TicketState": "state", "TicketPriority": "priority", "Mention": "mention",
      "TicketTimeAccounting": "time_accounting",
    ]

    /// The attachment that a download gives: `…/ticket_attachment/{ticket}/{article}/{attachment}`.
    static func downloadedAttachment(_ url: String) -> String? {
      let path = CallAddress(url).path
      guard let mark = path.firstRange(of: "/ticket_attachment/") else { return nil }
      let parts = path[mark.upperBound...].split(separator: "/")
      guard parts.count == 3, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else { return nil }
      return String(parts[2])
    }

    /// Files of the article that its body shows, with the addresses there. Pictures of other articles, which replies
    /// quote, are those articles' own.
    static func pictures(_ html: String, ticket: String, article: String) -> [(id: String, address: String)] {
      guard html.contains("/ticket_attachment/") else { return [] }
      return BodyAddresses.images(html).compactMap { address in
        guard let id = downloadedAttachment(address),
          CallAddress(address).path.hasSuffix("/ticket_attachment/\(ticket)/\(article)/\(id)")
        else { return nil }
        return (id, address)
      }
    }

    /// Which ticket a reply is about, by the address it was asked at.
    static func ticket(_ url: String?) -> String? {
      guard let url else { return nil }
      let address = CallAddress(url)
      if address.path.hasSuffix("/tags") { return address.value("object") == "Ticket" ? address.value("o_id") : nil }
      if address.path.hasSuffix("/links") {
        return address.value("link_object") == "Ticket" ? address.value("link_object_value") : nil
      }
      if address.path.hasSuffix("/mentions") {
        return address.value("mentionable_type") == "Ticket" ? address.value("mentionable_id") : nil
      }
      for mark in ["/ticket_history/", "/ticket_articles/by_ticket/"] {
        guard let range = address.path.firstRange(of: mark) else { continue }
        let id = address.path[range.upperBound...].prefix { $0 != "/" }
        return id.isEmpty ? nil : String(id)
      }
      return nil
    }
  }
}
