import DeskKit

/// The pages of the API's lists by `from` and `limit` of their addresses: which lists lack some, and which came to
/// their end.
///
/// Lists below a record (threads of a ticket) are left out: they are many, and tickets count what they hold.
struct ZohoDeskLists {
  private struct Page {
    var from: Int
    /// 0 where the address does not say; the default differs from list to list.
    var limit: Int
    var records: Int
  }

  private struct List {
    var collection: String
    var isFiltered: Bool
    /// What its pages say it holds.
    var total: Int?
    var pages: [Page] = []
  }

  private var lists: [String: List] = [:]

  mutating func add(_ url: String, of collection: String, records: Int, total: Int?) {
    let address = CallAddress(url)
    guard !address.segments.contains(where: ZohoDeskText.isLong) else { return }
    // No account holds as many as a trillion.
    func number(_ name: String) -> Int { min(max(0, address.value(name).flatMap { Int($0) } ?? 0), 1 << 40) }
    let query = address.query.filter { !["from", "limit", "orgId"].contains($0.name) }
    let key = address.path.lowercased() + "?" + query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
    let isFiltered =
      query.contains { !["include", "sortBy"].contains($0.name) } || address.segments.last?.lowercased() == "search"
    var list = lists[key] ?? List(collection: collection, isFiltered: isFiltered)
    list.total = total ?? list.total
    list.pages.append(Page(from: number("from"), limit: number("limit"), records: records))
    lists[key] = list
  }

  /// Whether a page of one of the collection's lists never came; its whole own list holds what others lack.
  func isCut(_ collection: String) -> Bool {
    !isEnded(collection) && lists.values.contains { $0.collection == collection && ZohoDeskLists.isCut($0) }
  }

  /// Whether everything that the collection's own list gives came.
  func isEnded(_ collection: String) -> Bool {
    lists.values.contains { list in
      list.collection == collection && !list.isFiltered && list.pages.contains(where: ZohoDeskLists.isLast)
        && list.pages.allSatisfy { $0.limit > 0 || $0.records == 0 } && !ZohoDeskLists.isCut(list)
    }
  }

  private static func isLast(_ page: Page) -> Bool { page.records == 0 || page.records < page.limit }

  private static func isCut(_ list: List) -> Bool {
    var reach = 0
    // Some count records from 0, others from 1.
    for page in list.pages.sorted(by: { $0.from < $1.from }) {
      guard page.from <= reach + 1 else { return true }
      // Of a page without a limit nobody knows how far it reaches.
      guard page.limit > 0 else { return false }
      reach = max(reach, page.from + page.limit)
    }
    return !list.pages.contains(where: isLast) && list.total ?? .max > reach
  }
}
