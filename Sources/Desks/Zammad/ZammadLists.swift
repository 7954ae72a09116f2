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
      /// A page holds no more than that, whatever was asked for.
      var maximum = Int.max
      var rows: Int { pages.values.reduce(0, +) }
      var isWhole: Bool {
        // Clients that ask until nothing comes leave an empty page behind, which ends the list as well.
        let filled = pages.filter { $0.value > 0 || $0.key == 1 }
        guard let perPage, let last = filled.keys.max(), (1...last).allSatisfy({ filled[$0] != nil }) else {
          return false
        }
        let full = min(perPage, maximum)
        return (1..<last).allSatisfy { filled[$0] == full } && (filled[last] ?? 0 < full || pages[last + 1] == 0)
      }
    }
    private var series: [String: [String: Series]] = [:]
    private(set) var single: [String: Int] = [:]
    /// What replies say there are, asked for with `with_total_count`: of a search at least as many there are.
    private var totals: [String: Int] = [:]
    /// Tickets that came, in whatever reply, and the articles that they count and that came, each once.
    private let tickets = PartAccount()
    private let articles = PartAccount()
    /// Those that tickets do not count.
    private let uncounted = PartAccount()
    var torn = false

    static let collections = [
      "ticket": "tickets", "user": "people", "organization": "organizations", "group": "groups", "state": "statuses",
      "attribute": "fields", "role": "other/roles", "priority": "other/ticket_priorities", "history": "events",
    ]

    mutating func claim(_ total: Int, _ kind: String) { totals[kind] = max(totals[kind] ?? 0, total) }
    mutating func count(_ kind: String) { single[kind, default: 0] += 1 }
    func ticket(_ id: String) throws { try tickets.claim(0, of: id) }
    func article(_ id: String, of ticket: String, isCounted: Bool) throws {
      try (isCounted ? articles : uncounted).count(id, of: ticket)
    }
    func claims(articles count: Int, of ticket: String) throws { try articles.claim(count, of: ticket) }

    mutating func page(_ kind: String, url: String?, rows: Int) {
      guard let url else {
        single[kind, default: 0] += rows
        return
      }
      let address = CallAddress(url)
      var one = series[kind]?[address.path] ?? Series()
      one.isSearch = address.path.hasSuffix("/search")
      // The server's own limit, which it keeps to without a word.
      if kind == "ticket", !one.isSearch { one.maximum = 100 }
      one.perPage = address.value("per_page").flatMap { Int($0) } ?? one.perPage
      one.pages[address.value("page").flatMap { Int($0) } ?? 1] = rows
      series[kind, default: [:]][address.path] = one
    }

    func completeness() throws -> [Completeness] {
      let tickets = try tickets.sums().owners
      let articles = try articles.sums()
      let uncounted = try uncounted.sums().parts
      var all: [Completeness] = []
      for kind in Set(series.keys).union(single.keys).union(totals.keys).sorted() {
        guard let name = Lists.collections[kind], kind != "history" else { continue }
        all.append(completeness(kind, name, distinct: kind == "ticket" ? tickets : nil))
      }
      if !all.contains(where: { $0.collection == "tickets" }) {
        all.append(
          Completeness(
            collection: "tickets", read: tickets, state: torn ? "partial" : "unproven",
            why: torn ? "a file is damaged" : "no list of tickets was recorded"))
      }
      if articles.claiming > 0 || articles.parts + uncounted > 0 { all.append(messages(articles, uncounted)) }
      return all
    }

    /// `distinct`: how many different records came, where that was counted.
    private func completeness(_ kind: String, _ name: String, distinct: Int?) -> Completeness {
      let lists = (series[kind] ?? [:]).values
      let read = distinct ?? max(lists.map(\.rows).max() ?? 0, single[kind] ?? 0)
      if torn { return Completeness(collection: name, read: read, state: "partial", why: "a file is damaged") }
      if let total = totals[kind], total > read {
        return Completeness(
          collection: name, claimed: total, read: read, state: "partial", why: "\(total) are counted, \(read) came")
      }
      if kind == "attribute", !lists.isEmpty {
        return Completeness(
          collection: name, read: read, state: "complete", why: "Zammad lists attributes all at once")
      }
      let whole = lists.filter { $0.isWhole && !$0.isSearch }
      if let rows = whole.map(\.rows).max(), rows < read {
        return Completeness(
          collection: name, read: read, state: "unproven",
          why: "the list holds \(rows) and other replies more: it is not all that there is")
      }
      if !whole.isEmpty {
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

    private func messages(_ sums: PartAccount.Sums, _ uncounted: Int) -> Completeness {
      guard sums.claiming > 0 else {
        return Completeness(
          collection: "messages", read: sums.parts + uncounted, state: "unproven",
          why: "no ticket says how many articles it has")
      }
      let short = sums.missing > 0
      return Completeness(
        collection: "messages", claimed: sums.claimed + uncounted, read: sums.parts + uncounted,
        state: short || torn ? "partial" : "complete",
        why: short
          ? "the tickets' article_count adds up to \(sums.claimed), \(sums.parts) of those came and \(sums.missing) are "
            + "missing: lists leave them out, they are asked for by ticket; \(uncounted) of the system's own are in no count"
          : torn ? "a file is damaged" : nil)
    }
  }
}
