import DeskKit

extension Zammad {
  /// What the pages of lists prove. The API gives no totals, so a list is whole when its pages follow each other from
  /// the first to one that is not full.
  struct Lists {
    private struct Series {
      /// Rows by page number.
      var pages: [Int: Int] = [:]
      var perPage: Int?
      var isSearch = false
      var rows: Int { pages.values.reduce(0, +) }
      var isWhole: Bool {
        guard let perPage, let last = pages.keys.max(), (1...last).allSatisfy({ pages[$0] != nil }) else {
          return false
        }
        return (1..<last).allSatisfy { pages[$0] == perPage } && pages[last] ?? 0 < perPage
      }
    }
    private var series: [String: [String: Series]] = [:]
    private(set) var single: [String: Int] = [:]
    private var articles = 0
    private var articlesClaimed = 0
    /// Tickets that came, in whatever reply.
    var tickets = 0
    /// Tickets that say how many articles they have.
    private var counting = 0
    var torn = false

    static let collections = [
      "ticket": "tickets", "user": "people", "organization": "organizations", "group": "groups", "state": "statuses",
      "attribute": "fields", "role": "other/roles", "priority": "other/ticket_priorities", "history": "events",
    ]

    mutating func count(_ kind: String) { single[kind, default: 0] += 1 }
    mutating func article() { articles += 1 }
    mutating func claims(articles count: Int) {
      articlesClaimed += count
      counting += 1
    }

    mutating func page(_ kind: String, url: String?, rows: Int) {
      guard let url else {
        single[kind, default: 0] += rows
        return
      }
      let address = CallAddress(url)
      var one = series[kind]?[address.path] ?? Series()
      one.isSearch = address.path.hasSuffix("/search")
      one.perPage = address.value("per_page").flatMap { Int($0) } ?? one.perPage
      one.pages[address.value("page").flatMap { Int($0) } ?? 1] = rows
      series[kind, default: [:]][address.path] = one
    }

    func completeness() -> [Completeness] {
      var all: [Completeness] = []
      for kind in Set(series.keys).union(single.keys).sorted() {
        guard let name = Lists.collections[kind], kind != "history" else { continue }
        all.append(completeness(kind, name))
      }
      if !all.contains(where: { $0.collection == "tickets" }) {
        all.append(
          Completeness(
            collection: "tickets", read: tickets, state: torn ? "partial" : "unproven",
            why: torn ? "a file is damaged" : "no list of tickets was recorded"))
      }
      if counting > 0 || articles > 0 { all.append(messages()) }
      return all
    }

    private func completeness(_ kind: String, _ name: String) -> Completeness {
      let lists = (series[kind] ?? [:]).values
      let read = max(lists.map(\.rows).max() ?? 0, single[kind] ?? 0)
      if torn { return Completeness(collection: name, read: read, state: "partial", why: "a file is damaged") }
      if kind == "attribute", !lists.isEmpty {
        return Completeness(
          collection: name, read: read, state: "complete", why: "Zammad lists attributes all at once")
      }
      if lists.contains(where: { $0.isWhole && !$0.isSearch }) {
        return Completeness(
          collection: name, read: read, state: "complete",
          why: "the list's last page is not full; it holds what the token's owner may see")
      }
      let why =
        lists.isEmpty
        ? "no list with page and per_page was recorded, and the API gives no totals"
        : lists.allSatisfy(\.isSearch)
          ? "a search, which gives what its index holds and no more than its limit"
          : "the list's pages do not go from the first to one that is not full, and the API gives no totals"
      return Completeness(collection: name, read: read, state: "unproven", why: why)
    }

    private func messages() -> Completeness {
      guard counting > 0 else {
        return Completeness(
          collection: "messages", read: articles, state: "unproven", why: "no ticket says how many articles it has")
      }
      let short = articles < articlesClaimed
      return Completeness(
        collection: "messages", claimed: articlesClaimed, read: articles,
        state: short || torn ? "partial" : "complete",
        why: short
          ? "the tickets' article_count adds up to \(articlesClaimed) and \(articles) came: lists leave them out, "
            + "they are asked for by ticket" : torn ? "a file is damaged" : nil)
    }
  }
}
