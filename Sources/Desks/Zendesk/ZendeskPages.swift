import Formats
import JSONText

/// What an API page, or a lone object, is made of, and which ticket a page of comments belongs to.
enum ZendeskPages {
  /// Where a page came from, as far as it tells.
  struct Place {
    /// The ticket of `/tickets/{id}/comments` and `/tickets/{id}/audits`.
    var ticket: String?
    /// Whether the page is the first of its list: only there is the first comment the opening one.
    var isFirstPage = true
    var newestFirst = false

    init(_ document: ExportDocument) {
      if let url = document.request?.url { look(at: url) }
      // Reply bodies saved one a file often carry their path in the name.
      if ticket == nil { ticket = ZendeskPages.ticket(in: document.name) }
    }

    /// The page's own links say the same as its URL.
    func refined(by page: JSONObject) -> Place {
      var place = self
      for link in [page["links"]?["next"], page["links"]?["prev"], page["next_page"], page["previous_page"]] {
        if place.ticket == nil, let url = link?.string { place.ticket = ZendeskPages.ticket(in: url) }
      }
      if page["previous_page"]?.string != nil { place.isFirstPage = false }
      return place
    }

    private mutating func look(at url: String) {
      ticket = ZendeskPages.ticket(in: url)
      let query = url.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
      let plain = query.replacing("%5B", with: "[").replacing("%5D", with: "]")
      let pages = plain.split(separator: "&").filter { $0.hasPrefix("page=") && $0 != "page=1" }
      isFirstPage = !plain.contains("page[after]") && !plain.contains("cursor=") && pages.isEmpty
      newestFirst = plain.contains("sort_order=desc") || plain.contains("sort=-")
    }
  }

  /// Whether a recorded reply is a file and not a page. Customers attach JSON and plain text too, so that the address
  /// (`/attachments/token/…`) decides first; storages elsewhere are told by what they send.
  static func isDownload(_ url: String, mediaType: String?) -> Bool {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    if !path.contains("/api/"), path.contains("/attachments/") { return true }
    guard let mediaType else { return false }
    return !mediaType.contains("json") && !mediaType.contains("text/plain")
  }

  /// The number in `…/tickets/33/comments…`; file names write `tickets_33_comments`.
  static func ticket(in text: String) -> String? {
    for (before, after) in [("tickets/", "/"), ("tickets_", "_")] {
      var rest = Substring(text)
      while let range = rest.firstRange(of: before) {
        rest = rest[range.upperBound...]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let tail = rest.dropFirst(digits.count)
        if !digits.isEmpty, ["comments", "audits"].contains(where: { tail.hasPrefix(after + $0) }) {
          return String(digits)
        }
      }
    }
    return nil
  }

  /// Which comment of a page is the ticket's opening one; nil where the page cannot hold it.
  static func opening(of comments: JSONNode, _ place: Place) -> Int? {
    guard place.isFirstPage, !place.newestFirst else { return nil }
    let nodes = Array(comments.elements)
    return nodes.indices.min { ZendeskParts.earlier(nodes[$0], nodes[$1]) }
  }

  private static let singular: [String: String] = [
    "ticket": "tickets", "user": "users", "organization": "organizations", "group": "groups", "brand": "brands",
    "comment": "comments", "audit": "audits", "custom_status": "custom_statuses", "ticket_field": "ticket_fields",
    "user_field": "user_fields", "organization_field": "organization_fields", "deleted_ticket": "deleted_tickets",
    "ticket_form": "ticket_forms", "macro": "macros", "view": "views", "attachment": "attachments",
    "job_status": "job_statuses", "sla_policy": "sla_policies", "custom_role": "custom_roles", "call": "calls",
    "trigger": "triggers", "automation": "automations", "group_membership": "group_memberships",
    "organization_membership": "organization_memberships", "satisfaction_rating": "satisfaction_ratings",
    "view_count": "view_counts", "suspended_ticket": "suspended_tickets", "identity": "identities", "upload": "uploads",
  ]

  static func plural(_ name: String) -> String { singular[name] ?? name }

  /// The members of a page that hold records: known collections, whole arrays of objects, or one wrapped record.
  static func arrays(in page: JSONNode) -> [String] {
    var names: [String] = []
    var hasOwnID = false
    for (rawName, value) in page.members {
      let name = String(decoding: rawName, as: UTF8.self)
      if name == "id" { hasOwnID = true }
      if value.kind == .object, singular[name] != nil { names.append(name) }
      if value.kind == .array, known.contains(name) || value.elements.first(where: { _ in true })?.kind == .object {
        names.append(name)
      }
    }
    // A record may well have arrays of objects, or an embedded user; only a page has no id of its own.
    return hasOwnID ? [] : names
  }

  private static let known = Set(singular.values).union(["results", "tags", "facets", "ticket_events"])

  /// What a lone object is, told by members that only such a record has.
  static func kind(of object: JSONObject, file: String) -> String? {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    if has("events", "ticket_id") { return "audits" }
    if has("status_category") { return "custom_statuses" }
    if has("domain_names") || has("shared_tickets", "name") && !has("email") { return "organizations" }
    if has("role", "email") || has("email", "name", "verified") { return "users" }
    if has("author_id", "html_body") || has("author_id", "body", "public") { return "comments" }
    if has("subject", "status") && has("id") { return "tickets" }
    if has("title", "type", "position") { return "ticket_fields" }
    if has("subdomain", "brand_url") { return "brands" }
    if has("deleted_at", "previous_state") { return "deleted_tickets" }
    let stem = stem(file)
    return ["users", "organizations", "groups", "tickets", "brands"].first { stem.hasPrefix($0) }
  }

  /// `groups` for `export/Groups0.json`: the name under which records we do not model are kept.
  static func stem(_ file: String) -> String {
    let last = file.split(separator: "/").last.map(String.init) ?? file
    let stem = last.split(separator: ".").first.map(String.init) ?? last
    let letters = stem.lowercased().prefix { $0.isLetter || $0 == "_" || $0 == "-" }
    return letters.isEmpty ? "records" : String(letters)
  }

  /// A URL without what changes nothing about which page it is.
  static func normal(_ url: String) -> String {
    url.replacing("%5B", with: "[").replacing("%5D", with: "]").replacing("%3D", with: "=")
  }
}
