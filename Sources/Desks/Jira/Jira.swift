package import DeskKit
import Formats

/// Jira and Jira Service Management, Cloud and Data Center. Read from everything they export; there is no writer yet.
enum Jira {
  static let id = "jira"

  static func key(_ kind: String, _ id: String) -> String { "\(Jira.id):\(kind):\(id)" }

  static func isNumber(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }

  static let card: DeskCard = {
    var card = DeskCard(id: id, name: "Jira Service Management")
    card.reads = [
      "site backup: entities.xml (packed or not; values as attributes or as child elements), activeobjects.xml, and the "
        + "files below data/attachments",
      "REST API v2 and v3 pages, recorded or bare: issues with changelog, comments, worklogs, attachments, users, "
        + "groups, statuses, fields, projects; others are kept whole",
      "servicedeskapi pages: requests, comments, SLA, participants, organizations, customers",
      "issue navigator XML (RSS 0.92)",
      "issue navigator CSV, all fields, in English and with translated headers",
      "webhook bodies that carry an issue",
    ]
    card.cannotTell = [
      "XML (RSS): whether a comment is internal; e-mail addresses; the history",
      "CSV: whether a comment is internal; ids of statuses, priorities and types; ids of comments; the history",
      "CSV and backup: the zone of times",
      "XML and CSV of Data Center: keys of people, who have their user names there unless another form is read too",
      "site backup: comments without the property sd.public.comment may be public or internal",
      "search pages: archived issues; comments, worklogs and history past the first ones, unless recorded too",
      "servicedeskapi: a status's own name (it shows the customer's) and its id",
    ]
    card.ticketAddresses = [
      "browse/{id}", "servicedesk/customer/portal/*/{id}", "projects/*/queues/custom/*/{id}", "rest/api/3/issue/{id}",
      "rest/api/2/issue/{id}",
    ].map { "{account}.atlassian.net/" + $0 }
    card.customStatuses = .init(.creatable, .verified, "POST /rest/api/3/statuses, Jira Cloud platform OpenAPI")
    card.privateNotes = .init(true, .read, "comment property sd.public.comment, Jira Cloud platform")
    card.ticketCreatedAtSettable = .init(false, .read, "REST refuses `created`; pycontribs/jira 496")
    card.messageCreatedAtSettable = .init(false, .read, "REST sets a comment's time itself")
    card.messageAuthorSettable = .init(false, .read, "REST comments are by the token's owner")
    card.volatileFacets = []
    card.readingCalls = [
      "POST /rest/api/3/search", "POST /rest/api/2/search", "POST /rest/api/3/issue/bulkfetch",
      "POST /rest/api/3/changelog/bulkfetch", "POST /rest/api/3/comment/list",
    ]
    return card
  }()

  // MARK: Forms

  enum Form { case backup, rss, csv, json }

  static func form(of name: String, start: [UInt8]) -> Form {
    let lower = name.lowercased()
    let isXML = lower.hasSuffix(".xml") || lower.hasSuffix(".rss")
    if isXML || start.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") {
      return start.holds("<rss") ? .rss : .backup
    }
    if lower.hasSuffix(".csv") || lower.hasSuffix(".tsv") { return .csv }
    if [".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) { return .json }
    let first = start.first { $0 > 0x20 && $0 < 0x80 }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    return isJSON || !JiraHeaders.isHeader(String(decoding: start, as: UTF8.self)) ? .json : .csv
  }

  /// A file that is neither XML, JSON nor a table: a picture or a note that somebody put beside the export.
  static func isForeign(_ name: String, _ start: [UInt8]) -> Bool {
    guard form(of: name, start: start) == .json else { return false }
    let first = start.first { $0 > 0x20 && $0 < 0x80 }
    let isNamed = [".json", ".ndjson", ".jsonl"].contains(where: name.lowercased().hasSuffix)
    return !isNamed && first != nil && first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }

  /// Whether a recorded reply is a file and not a page.
  static func isDownload(_ url: String, mediaType: String?) -> Bool {
    let path = String(url.prefix { $0 != "?" && $0 != "#" })
    return path.contains("/attachment/content/") || path.contains("/secure/attachment/")
      || path.contains("/attachment/thumbnail/") || path.contains("/secure/thumbnail/")
  }

  // MARK: Detection

  static func detect(_ heads: [DocumentHead]) -> Detection? {
    heads.compactMap(detect).max { $0.confidence < $1.confidence }
  }

  private static func detect(_ head: DocumentHead) -> Detection? {
    if let url = head.request?.url, isAPI(url) {
      return Detection(confidence: 97, because: "recorded from Jira's REST API", account: account(in: url))
    }
    if isBackup(head) {
      return Detection(confidence: 97, because: "\(head.name) is an entities.xml of a Jira site backup")
    }
    let text = String(decoding: head.start, as: UTF8.self)
    if text.holds("<rss"), text.holds("RSS generated by JIRA") || text.holds("<build-number>") {
      let link = text.firstRange(of: "<link>").map { String(text[$0.upperBound...].prefix(200)) }
      return Detection(
        confidence: 96, because: "\(head.name) is the issue navigator's XML", account: link.flatMap(account(in:)))
    }
    if JiraHeaders.isHeader(text) {
      return Detection(
        confidence: 95, because: "\(head.name) has the header of an issue navigator CSV", account: account(in: text))
    }
    if text.holds("/rest/api/2/") || text.holds("/rest/api/3/") || text.holds("/rest/servicedeskapi/")
      || text.holds("/rest/agile/1.0/")
    {
      return Detection(
        confidence: 92, because: "\(head.name) names addresses of Jira's REST API", account: account(in: text))
    }
    return evidence(text, head.name)
  }

  /// The root, or the comment before it, which lists every plug-in of the site and is longer than what is looked at.
  static func isBackup(_ head: DocumentHead) -> Bool {
    guard head.request == nil, head.start.first(where: { $0 > 0x20 && $0 < 0x80 }) == UInt8(ascii: "<") else {
      return false
    }
    func holds(_ text: String) -> Bool { head.start.holds(text) }
    return holds("<entity-engine-xml") || holds("Exported on ___") && (holds("JIRA Build") || holds("Jira Build"))
      || head.name.lowercased().hasSuffix("entities.xml") && !holds("<rss")
  }

  private static func isAPI(_ url: String) -> Bool {
    ["/rest/api/2/", "/rest/api/3/", "/rest/api/latest/", "/rest/servicedeskapi/", "/rest/agile/1.0/"].contains(
      where: url.contains) && !url.contains("/wiki/rest/")
  }

  /// Members whose combination no other desk we know has.
  private static func evidence(_ text: String, _ name: String) -> Detection? {
    let groups = [
      ["issuetype", "fields", "customfield_"], ["clauseNames", "navigable", "schema"], ["issueKey", "currentStatus"],
      ["statusCategory", "colorName"], ["startAt", "maxResults", "issues"], ["startAt", "maxResults", "comments"],
      ["startAt", "maxResults", "worklogs"], ["accountId", "accountType", "displayName"], ["histories", "fromString"],
      ["webhookEvent", "issue"], ["issues", "isLast"], ["startAt", "maxResults", "total", "histories"],
      ["isLastPage", "_links", "values", "requestTypeId"], ["jsdPublic"], ["globalId", "relationship", "application"],
    ]
    for members in groups where members.allSatisfy({ text.holds("\"\($0)") }) {
      return Detection(confidence: 80, because: "\(name) has \(members.joined(separator: ", "))")
    }
    if text.holds("<backup xmlns=\"http://www.atlassian.com/ao\"") {
      return Detection(confidence: 90, because: "\(name) is an activeobjects.xml of an Atlassian backup")
    }
    return nil
  }

  /// `acme` of the first `https://acme.atlassian.net`.
  static func account(in text: String) -> String? {
    guard let range = text.firstRange(of: ".atlassian.net") else { return nil }
    let name = text[..<range.lowerBound].reversed().prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    return name.isEmpty ? nil : String(name.reversed()).lowercased()
  }
}

extension Desk {
  package static let jira = Desk(
    card: Jira.card, detect: { Jira.detect($0) },
    read: { input, options, sink in try JiraReader.read(input, options: options, sink: sink) })
}
