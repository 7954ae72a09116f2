import DeskKit
import Formats
import JSONText

/// What an API page, or a lone object, is made of, and which ticket a page of comments belongs to.
enum ZendeskPages {
  /// Where a page came from, as far as it tells.
  struct Place {
    /// What was asked for, where that is recorded.
    let url: String?
    /// The ticket of `/tickets/{id}/comments` and `/tickets/{id}/audits`.
    var ticket: String?
    /// The page begins the list; false where nothing says so.
    private var isFirst = false
    private var isLater = false
    private var newestFirst = false
    private var hasMore = false

    init(_ document: ExportDocument) {
      url = document.request?.url
      if let url { look(at: url) }
      // Reply bodies saved one a file often carry their path in the name.
      if ticket == nil { ticket = ZendeskPages.ticket(in: document.name) }
    }

    /// Where in the list of all comments the page's own stand. `descends`: they are sorted with the newest first.
    func told(descends: Bool) -> ZendeskOpenings.Told {
      if isFirst, !isLater, !hasMore || !(newestFirst || descends) { return .first }
      if newestFirst || descends { return hasMore ? .later : .unsaid }
      return isLater ? .later : .unsaid
    }

    /// The page's own links say the same as its URL, and more: a sort that was not asked for.
    func refined(by page: JSONObject) -> Place {
      var place = self
      for link in [page["links"]?["next"], page["links"]?["prev"], page["next_page"], page["previous_page"]] {
        if place.ticket == nil, let url = link?.string { place.ticket = ZendeskPages.ticket(in: url) }
      }
      if let previous = page["previous_page"] {
        if previous.string != nil { place.isLater = true } else { place.isFirst = true }
      }
      for next in [page["next_page"]?.string, page["links"]?["next"]?.string] {
        if let next, ZendeskPages.isNewestFirst(next) { place.newestFirst = true }
      }
      place.hasMore = page["meta"]?["has_more"]?.bool ?? (page["next_page"]?.string != nil)
      return place
    }

    private mutating func look(at url: String) {
      ticket = ZendeskPages.ticket(in: url)
      newestFirst = ZendeskPages.isNewestFirst(url)
      isFirst = true
      for (name, value) in ZendeskPages.query(of: url) {
        switch name {
        case "page[after]", "cursor": isLater = true
        case "page": isLater = value != "1"
        // Back from a later page, maybe to the first; anything else may leave comments out.
        case "include", "include_inline_images", "page[size]", "per_page", "sort", "sort_order", "sort_by": continue
        default: isFirst = false
        }
      }
    }
  }

  private static func query(of url: String) -> [(name: String, value: String)] {
    let query = url.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    let plain = query.replacing("%5B", with: "[").replacing("%5D", with: "]")
      .replacing("%5b", with: "[").replacing("%5d", with: "]")
    return plain.split(separator: "&").map { part in
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(halves[0]), halves.count > 1 ? String(halves[1]) : "")
    }
  }

  private static func isNewestFirst(_ url: String) -> Bool {
    query(of: url).contains { name, value in
      name == "sort_order" && value == "desc" || name == "sort" && value.hasPrefix("-")
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

  /// Whether a recorded reply belongs to the pages that people see in a browser and is none of the desk's data: their
  /// scripts, styles, fonts and pictures, and a page to sign in at. A file may be any of these; its address says so.
  static func isPage(_ document: ExportDocument, start: [UInt8]) -> Bool {
    guard document.isNoData(start), let request = document.request, let type = document.mediaType?.lowercased() else {
      return false
    }
    let addresses = [request.url, request.asked].compactMap { $0.map(CallAddress.init) }
    guard !addresses.contains(where: { $0.path.contains("/attachment") || $0.path.contains("/system/") }) else {
      return false
    }
    if type.hasPrefix("audio/") || type.hasPrefix("video/") { return false }
    let isOwn = addresses.contains {
      $0.host?.hasSuffix(".zendesk.com") == true || $0.host?.hasSuffix(".zdassets.com") == true
    }
    return isOwn || !type.hasPrefix("image/")
  }

  /// The number in `…/tickets/33/comments…`; file names write `tickets_33_comments`, or `ticket-33-comments`.
  static func ticket(in text: String) -> String? {
    let spellings = [("tickets/", "/"), ("tickets_", "_"), ("ticket_", "_"), ("tickets-", "-"), ("ticket-", "-")]
    for (before, after) in spellings {
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

  private static let singular: [String: String] = [
    "ticket": "tickets", "user": "users", "organization": "organizations", "group": "groups", "brand": "brands",
    "comment": "comments", "audit": "audits", "custom_status": "custom_statuses", "ticket_field": "ticket_fields",
    "user_field": "user_fields", "organization_field": "organization_fields", "deleted_ticket": "deleted_tickets",
    "ticket_form": "ticket_forms", "macro": "macros", "view": "views", "attachment": "attachments",
    "job_status": "job_statuses", "sla_policy": "sla_policies", "custom_role": "custom_roles", "call": "calls",
    "trigger": "triggers", "automation": "automations", "group_membership": "group_memberships",
    "organization_membership": "organization_memberships", "satisfaction_rating": "satisfaction_ratings",
    "view_count": "view_counts", "suspended_ticket": "suspended_tickets", "identity": "identities", "upload": "uploads",
    "side_conversation": "side_conversations",
  ]

  static func plural(_ name: String) -> String { singular[name] ?? name }

  /// The members of a page that hold records: known collections, whole arrays of objects, or one wrapped record.
  static func arrays(in page: JSONNode) -> [String] {
    var names: [String] = []
    var hasOwnID = false
    for (rawName, value) in page.members {
      let name = String(decoding: rawName, as: UTF8.self)
      // Records of the first API, which was also called v1, have a `nice_id`.
      if name == "id" || name == "nice_id" { hasOwnID = true }
      if value.kind == .object, singular[name] != nil { names.append(name) }
      if value.kind == .array, known.contains(name) || value.elements.first(where: { _ in true })?.kind == .object {
        names.append(name)
      }
    }
    // A record may well have arrays of objects, or an embedded user; only a page has no id of its own.
    return hasOwnID ? [] : names
  }

  private static let known = Set(singular.values).union(["results", "tags", "facets", "ticket_events"])

  /// The path below `/api/v2`, without endings; empty for an address elsewhere.
  static func path(_ address: CallAddress) -> [String] {
    let segments = address.segments
    guard let start = segments.firstIndex(of: "v2") else { return [] }
    return segments[(start + 1)...].map { $0.hasSuffix(".json") ? String($0.dropLast(5)) : $0 }
  }

  /// `comments` of `…/api/v2/tickets/3/comments.json`, `users` of `…/incremental/users/cursor`.
  static func collection(in url: String) -> String? { path(CallAddress(url)).last(where: known.contains) }

  /// Small records of which nothing but their place tells what they are.
  private static let toldByPlace = [
    "ticket_fields", "user_fields", "organization_fields", "custom_statuses", "deleted_tickets", "identities",
    "groups", "brands",
  ]

  /// What a lone object is by its own address, else by the request, else by the name of its file.
  private static func placed(_ object: JSONObject, file: String, url: String?) -> String? {
    guard object["id"]?.idText != nil else { return nil }
    for address in [object["url"]?.string, url] {
      if let name = address.flatMap({ collection(in: $0) }), toldByPlace.contains(name) { return name }
    }
    // `TicketFields0`, `ticket-fields`, `ticket_fields_2`
    let stem = stem(file).filter(\.isLetter)
    return toldByPlace.first { stem.hasPrefix($0.filter(\.isLetter)) }
  }

  /// What a lone object is, told by members that only such a record has, or by its place.
  static func kind(of object: JSONObject, file: String, url: String?) -> String? {
    func has(_ names: String...) -> Bool { names.allSatisfy { object[$0] != nil } }
    if has("events", "ticket_id") { return "audits" }
    if has("status_category") { return "custom_statuses" }
    if has("domain_names") || has("shared_tickets", "name") && !has("email") { return "organizations" }
    if has("role", "email") || has("email", "name", "verified") { return "users" }
    if has("author_id", "html_body") || has("author_id", "body", "public") { return "comments" }
    if has("subject", "status") && has("id") || has("nice_id", "status_id") { return "tickets" }
    if has("user_id", "type", "value") { return "identities" }
    if let name = placed(object, file: file, url: url) { return name }
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

  /// Records that the model holds, which cannot do without an id.
  static let identified: Set<String> = [
    "tickets", "users", "organizations", "groups", "brands", "custom_statuses", "ticket_fields", "user_fields",
    "organization_fields", "deleted_tickets",
  ]

  /// What the vendor says in place of data, such as `{"error":"Couldn't authenticate you"}`; nil for anything else.
  static func refusal(_ node: JSONNode) -> String? {
    guard let error = node["error"] ?? node["errors"], error.leaves > 0, node["id"] == nil,
      !node.members.contains(where: { known.contains(String(decoding: $0.name, as: UTF8.self)) })
    else { return nil }
    return error.string ?? error["title"]?.string ?? error["message"]?.string ?? error.value.text
  }

  /// Where the number of a numbered page stands in its address, `page=3`.
  private static func numberRange(in url: String) -> Range<String.Index>? {
    guard let query = url.firstIndex(of: "?") else { return nil }
    for part in url[url.index(after: query)...].split(separator: "&") where part.hasPrefix("page=") {
      let number = part.dropFirst("page=".count)
      return Int(number) == nil ? nil : number.startIndex..<number.endIndex
    }
    return nil
  }

  static func number(of url: String) -> Int? { numberRange(in: url).flatMap { Int(url[$0]) } }

  /// The address of a numbered page, made of those of the pages before or after it.
  static func numbered(beside page: JSONObject) -> String? {
    for (name, step) in [("previous_page", 1), ("next_page", -1)] {
      guard let url = page[name]?.string, let range = numberRange(in: url), let number = Int(url[range]) else {
        continue
      }
      return url[..<range.lowerBound] + String(number + step) + url[range.upperBound...]
    }
    return nil
  }

  /// A URL without what changes nothing about which page it is.
  static func normal(_ url: String) -> String {
    url.replacing("%5B", with: "[").replacing("%5D", with: "]").replacing("%3D", with: "=")
  }
}
