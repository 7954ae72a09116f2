import DeskKit
import Formats
import JSONText

/// What a reply is made of, and which issue a page of comments, worklogs or changes belongs to.
enum JiraPages {
  /// Arrays of a page that may be too large to hold.
  static let arrays: Set<String> = ["issues", "values", "comments", "worklogs", "histories", "issueChangeLogs"]

  struct Place {
    /// The issue's id, where the address or the page tells it.
    var issue: String?
    /// The issue's key, where only that is known.
    var issueKey: String?
    var url: String
    /// The page was asked for by its address alone, so that the next one's address tells whether it came.
    let isAddressed: Bool

    init(_ document: ExportDocument, ids: [String: String]) {
      // Reply bodies saved one a file often carry their path in the name.
      let address = document.request?.url ?? document.name.replacing("_", with: "/")
      let asked = document.request.map(JiraPages.address) ?? ""
      url = asked
      isAddressed = document.request.map { $0.method.uppercased() != "POST" || $0.url != asked } ?? false
      self.ids = ids
      self.address = url
      take(JiraPages.issue(in: address), ids)
    }
    private let ids: [String: String]
    /// Where the page comes from, by its address or else by the links in it; empty where neither tells.
    private(set) var address = ""

    private mutating func take(_ found: String?, _ ids: [String: String]) {
      guard let found else { return }
      if Jira.isNumber(found) { issue = issue ?? found } else { issueKey = issueKey ?? found }
      if issue == nil, let issueKey { issue = ids[issueKey] }
    }

    /// The page's own links say the same as its address.
    func refined(by page: JSONObject) -> Place {
      var place = self
      for link in [page["self"], page["_links"]?["self"], page["_links"]?["base"], page["nextPage"]] {
        guard let text = link?.string else { continue }
        if place.issue == nil { place.take(JiraPages.issue(in: text), ids) }
        if place.address.isEmpty { place.address = text }
      }
      return place
    }

    /// What was asked for, whichever page of it this is: of posted searches and bare files that cannot be told.
    var query: String {
      let address = CallAddress(JiraPages.normal(url))
      guard isAddressed else { return "posted " + address.path }
      return address.path + "?" + (address.value("jql") ?? "")
    }

    /// The id under which parts of the issue are put. A key alone is not enough: the issue's own record has its id,
    /// and a part under another name would never find it.
    var ticket: String? { issue }
    /// The page is of an issue whose id nothing in the input tells.
    var isOfUnknownIssue: Bool { issue == nil && issueKey != nil }
  }

  /// `10002` or `KAN-2` of `…/rest/api/3/issue/KAN-2/comment`, or of a request of the service desk.
  static func issue(in text: String) -> String? {
    for before in ["/issue/", "servicedeskapi/request/"] {
      var rest = Substring(text)
      while let range = rest.firstRange(of: before) {
        rest = rest[range.upperBound...]
        let found = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        if Jira.isNumber(String(found)) || isKey(found) { return String(found) }
      }
    }
    return nil
  }

  /// The address of a call; what a search posted is added to it, as if it had been asked for in the address.
  static func address(of request: RecordedRequest) -> String {
    guard let posted = request.posted, let body = (try? JSONIndex.value(of: Array(posted.utf8)))?.object else {
      return request.url
    }
    let asked = ["jql", "startAt", "nextPageToken"].compactMap { name in
      body[name]?.idText.map { "\(name)=\(encoded($0))" }
    }
    return request.url + (request.url.contains("?") ? "&" : "?") + asked.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (48...57).contains(byte) || (97...122).contains(byte | 0x20) && byte < 128
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// `5` of `…/comment/5/attachment`.
  static func comment(in text: String) -> String? {
    var rest = Substring(text)
    while let range = rest.firstRange(of: "/comment/") {
      rest = rest[range.upperBound...]
      let found = rest.prefix { $0.isASCII && $0.isNumber }
      if !found.isEmpty, rest[found.endIndex...].hasPrefix("/attachment") { return String(found) }
    }
    return nil
  }

  /// `KAN-2`
  static func isKey(_ text: some StringProtocol) -> Bool {
    guard let dash = text.lastIndex(of: "-"), dash > text.startIndex else { return false }
    let number = text[text.index(after: dash)...]
    return text.first?.isLetter == true && !number.isEmpty && number.allSatisfy(\.isNumber)
  }

  /// The arrays of an object that is a page; nil where the object is a record itself.
  static func arrays(in object: JSONObject, url: String) -> [String]? {
    if object["webhookEvent"] != nil { return nil }
    // A record has an id or key of its own; a page of `values` has counters beside it.
    let isPage =
      ["startAt", "isLast", "isLastPage", "maxResults", "nextPageToken", "size", "limit"].contains {
        object[$0] != nil
      }
    if object["fields"] != nil { return nil }
    var names: [String] = []
    for (name, value) in object.members where value.array != nil && arrays.union(["transitions"]).contains(name) {
      if isPage || object["id"] == nil { names.append(name) }
    }
    return names.isEmpty ? nil : names
  }

  /// What the records of an array are counted as: a collection, or what they are kept as; nil where nothing tells.
  static func collection(of array: String, _ place: Place) -> String? {
    switch array {
    case "issues": return "tickets"
    case "comments": return "messages"
    case "worklogs": return "timeEntries"
    case "histories", "issueChangeLogs": return "events"
    default: break
    }
    let path = CallAddress(place.address).segments
    guard array == "values", let last = path.last(where: { $0 != "search" && !Jira.isNumber($0) }) else {
      return array == "values" ? nil : array
    }
    return lists[last] ?? "other/" + last
  }

  /// What a page of `values` holds, by the end of its address.
  private static let lists = [
    "request": "tickets", "issue": "tickets", "comment": "messages", "worklog": "timeEntries", "changelog": "events",
    "organization": "organizations", "customer": "people", "participant": "people", "user": "people",
    "users": "people", "member": "people", "project": "containers", "field": "fields", "status": "statuses",
    "statuses": "statuses",
  ]

  /// An address without what changes nothing about which page it is.
  static func normal(_ url: String) -> String {
    let path = url.firstRange(of: "/rest/").map { String(url[$0.lowerBound...]) } ?? url
    return path.replacing("%2C", with: ",").replacing("%20", with: "+").replacing("%3D", with: "=")
  }
}
