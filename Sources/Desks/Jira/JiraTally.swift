import DeskKit
import JSONText
import TicketModel

/// What the source says there is and what of it came, each record once: one that comes twice, in an issue and on a page
/// of its own, does not stand for one that never came.
final class JiraTally {
  /// Lists that issues have, named by their arrays; each says in `total` how many it holds.
  enum List: String, CaseIterable {
    case comments, worklogs, histories

    /// The end of the address that gives the whole list.
    var path: String { self == .comments ? "comment" : self == .worklogs ? "worklog" : "changelog" }

    var collection: String { self == .comments ? "messages" : self == .worklogs ? "timeEntries" : "events" }
  }

  /// Issues by the list they came in, each of which claims its own total.
  let queries = PartAccount()
  /// Issues that a search listed by their ids alone, which claim one record each.
  let listed = PartAccount()
  /// Comments of which nothing tells who sees them.
  let visibility = UnknownVisibility()
  /// Comments and work of CSVs that stand beside other forms; nil where none do.
  private(set) var twins: JiraTwins?
  private(set) var workTwins: JiraTwins?
  /// Keys of the comments that came, held only where files of comments come on pages of their own.
  var comments: Set<String>?
  private let lists: [List: PartAccount]
  /// Distinct records by collection, and issues with a description.
  private let distinct = PartAccount()
  /// Issues of the API that came without their comments claim one list; a list of comments is the part that came.
  private let commentLists = PartAccount()
  /// Issues claim one total of comments each; a total that came is the part.
  private let totals = PartAccount()

  init() { lists = Dictionary(uniqueKeysWithValues: List.allCases.map { ($0, PartAccount()) }) }

  // MARK: Noting

  func came(_ collection: String, _ id: String) throws { try distinct.count(id, of: collection) }

  /// A whole ticket, of whatever form.
  func note(_ ticket: Ticket) throws {
    try came("tickets", ticket.id)
    try listed.count("record", of: ticket.id)
    try totals.claim(1, of: ticket.id)
    for message in ticket.messages { try note(message, of: ticket.id) }
  }

  func note(_ message: Message, of issue: String) throws {
    guard message.kind != .description else { return try came("descriptions", issue) }
    if try isHeldBack(message, of: issue) { return }
    comments?.insert(message.key)
    try visibility.note(message)
    // The portal tells what the platform of a Data Center does not.
    if message.visibility != .unknown { try visibility.noteKnown(key: message.key) }
    try note(.comments, message.key, of: issue)
  }

  /// Of a backup, whose rows are counted as they stream by; of work likewise.
  func noteTwin(_ message: Message, of issue: String) throws { _ = try isHeldBack(message, of: issue) }

  private func isHeldBack(_ message: Message, of issue: String) throws -> Bool {
    let mark = "\(message.createdAt?.prefix(16) ?? "") \(message.author ?? message.authorText ?? "")"
    return try twins?.holdsBack(message.key, isNamed: message.id != nil, mark, of: issue) ?? false
  }

  /// Work that somebody did on the issue; rows of a CSV give it no id.
  func note(work entry: JSONObject, of issue: String, isNamed: Bool = true) throws {
    if try isHeldBack(work: entry, of: issue, isNamed) { return }
    try note(.worklogs, entry.text("key") ?? "", of: issue)
  }

  func noteTwin(work entry: JSONObject, of issue: String) throws { _ = try isHeldBack(work: entry, of: issue, true) }

  private func isHeldBack(work entry: JSONObject, of issue: String, _ isNamed: Bool) throws -> Bool {
    let seconds = entry["seconds"]?.int ?? 0
    let mark = "\(entry.text("startedAt")?.prefix(16) ?? "") \(seconds) \(entry.text("author") ?? "")"
    return try workTwins?.holdsBack(entry.text("key") ?? "", isNamed: isNamed, mark, of: issue) ?? false
  }

  /// CSVs stand beside forms that tell ids.
  func expectTwins() { (twins, workTwins) = (JiraTwins(), JiraTwins()) }

  /// Comments and work of a CSV that no other form tells are like any other.
  func countTwins() throws {
    try twins?.forEachLeft { issue, key in
      try visibility.note(key: key)
      try note(.comments, key, of: issue)
    }
    try workTwins?.forEachLeft { issue, key in try note(.worklogs, key, of: issue) }
  }

  func note(_ list: List, _ id: String, of issue: String) throws { try lists[list]?.count(id, of: issue) }

  /// A list of the issue came, whole or in part; nil: it does not say how many it has.
  func note(_ list: List, total: Int?, of issue: String) throws {
    if let total { try lists[list]?.claim(total, of: issue) }
    guard list == .comments else { return }
    try commentLists.count("list", of: issue)
    if total != nil { try totals.count("total", of: issue) }
  }

  /// The issue's record says nothing of its comments.
  func noteWithoutComments(_ issue: String) throws { try commentLists.claim(1, of: issue) }

  // MARK: Adding up

  struct Sums {
    var lists: [List: PartAccount.Sums] = [:]
    /// Issues of which no list of comments came.
    var withoutComments = 0
    /// Tickets whose comments nobody counts.
    var uncounted = 0
    /// Distinct records by collection.
    var came: [String: Int] = [:]
    /// Issues that lists count and that did not come, and such as were listed by their ids alone.
    var missing = 0
    var listedOnly = 0
  }

  func sums() throws -> Sums {
    var sums = Sums()
    for (list, account) in lists { sums.lists[list] = try account.sums() }
    sums.missing = try queries.sums().missing
    sums.listedOnly = try listed.sums().missing
    sums.withoutComments = try commentLists.sums().missing
    sums.uncounted = try totals.sums().missing
    for name in ["tickets", "people", "descriptions", "containers", "organizations"] {
      let count = try distinct.parts(of: name)
      if count > 0 { sums.came[name] = count }
    }
    for list in [List.comments, .worklogs] {
      guard let parts = sums.lists[list]?.parts, parts > 0 else { continue }
      sums.came[list.collection] = parts
    }
    if let descriptions = sums.came.removeValue(forKey: "descriptions") {
      sums.came["messages", default: 0] += descriptions
      // An issue that has a description says so by having it.
      if let comments = sums.lists[.comments], comments.claiming > 0 {
        sums.lists[.comments]?.claimed = comments.claimed + descriptions
      }
    }
    return sums
  }
}

/// Comments without ids beside such with ids: the archive joins those that are the same, so they count once. That is so
/// of those whom one person wrote in one minute; the words are marked up otherwise in each form. Work likewise.
final class JiraTwins {
  private let named = JoinTable()
  private let nameless = JoinTable()

  /// True of what has no id, which another form may tell with one.
  func holdsBack(_ key: String, isNamed: Bool, _ mark: String, of issue: String) throws -> Bool {
    try (isNamed ? named : nameless).add("\(issue) \(mark)", key)
    return !isNamed
  }

  /// Gives what has no id and is none of the others.
  func forEachLeft(_ body: (_ issue: String, _ key: String) throws -> Void) throws {
    for table in [named, nameless] { try table.close() }
    var current = (mark: "", others: 0)
    try nameless.forEach { mark, key in
      if mark != current.mark { current = (mark, try named.values(for: mark).count) }
      current.others -= 1
      if current.others < 0 { try body(String(mark.prefix { $0 != " " }), key) }
    }
  }
}

/// Which pages others name as their next, and whether they came.
struct JiraNextPages {
  private var expected: [String: String] = [:]
  private var read: Set<String> = []

  /// A recorded page; what tells it from the others of its list is in its address.
  mutating func came(_ url: String) {
    let address = CallAddress(JiraPages.normal(url))
    read.insert(JiraNextPages.page(address))
    if let token = address.value("nextPageToken") { read.insert("token " + token) }
    read.insert(JiraNextPages.start(address, address.value("startAt") ?? address.value("start") ?? "0"))
  }

  /// What a page says of the one after it. Where nothing tells what a page holds, it is taken for one of issues.
  mutating func note(
    _ page: JSONObject, _ place: JiraPages.Place, of array: String, count: Int, collection: String
  ) {
    let next = page["nextPage"]?.string ?? page["_links"]?["next"]?.string
    let token = page["nextPageToken"]?.string
    let isLast = page["isLast"]?.bool ?? page["isLastPage"]?.bool
    // A bare file has no address that could be looked for, nor has a query that was posted: any last page of that list
    // will do. Which list it is, its own links tell, or the address that was posted to.
    let list = CallAddress(JiraPages.normal(place.address))
    let bare = "bare \(array) \(place.issue ?? "") " + list.path.lowercased()
    let start = page["startAt"]?.int ?? page["start"]?.int
    // Where a page says at which record it begins, the next one can be told from any other.
    if place.url.isEmpty, let start, !place.address.isEmpty || page["total"] != nil {
      read.insert(JiraNextPages.start(list, "\(start)"))
      let isFollowed = page["total"]?.int.map { start + count < $0 } ?? (isLast == false || next != nil)
      if isLast != true, isFollowed, count > 0 { expected[JiraNextPages.start(list, "\(start + count)")] = collection }
      return
    }
    guard isLast != true, next != nil || token != nil || isLast == false else {
      if !place.isAddressed { read.insert(bare) }
      return
    }
    let address = CallAddress(JiraPages.normal(place.url))
    var name = bare
    if place.isAddressed {
      let from = page["startAt"]?.int ?? page["start"]?.int ?? 0
      let size = page["maxResults"]?.int ?? page["size"]?.int ?? 0
      name =
        next.map { JiraNextPages.page(CallAddress(JiraPages.normal($0))) } ?? token.map { "token " + $0 }
        ?? JiraNextPages.start(address, "\(from + size)")
    }
    expected[name] = collection
  }

  /// What pages that were named hold, or would.
  var collections: [String] { Set(expected.values).sorted() }

  /// Pages of the collection that were named and did not come.
  func missing(of collection: String) -> Int {
    expected.count { $0.value == collection && !read.contains($0.key) }
  }

  private static func start(_ address: CallAddress, _ at: String) -> String {
    "from \(at) " + address.path.lowercased() + "?" + (address.value("jql") ?? "")
  }

  /// The order and the escapes of a query say nothing.
  private static func page(_ address: CallAddress) -> String {
    let query = address.query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    return "\(address.path.lowercased())?\(query)"
  }
}
