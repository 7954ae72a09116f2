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
    /// Tickets that came, in whatever reply, and the articles that they count and that came, each once.
    private let tickets = PartAccount()
    private let articles = PartAccount()
    var torn = false

    static let collections = [
      "ticket": "tickets", "user": "people", "organization": "organizations", "group": "groups", "state": "statuses",
      "attribute": "fields", "role": "other/roles", "priority": "other/ticket_priorities", "history": "events",
    ]

    mutating func count(_ kind: String) { single[kind, default: 0] += 1 }
    func ticket(_ id: String) throws { try tickets.claim(0, of: id) }
    func article(_ id: String, of ticket: String) throws { try articles.count(id, of: ticket) }
    func claims(articles count: Int, of ticket: String) throws { try articles.claim(count, of: ticket) }

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

    func completeness() throws -> [Completeness] {
      let tickets = try tickets.sums().owners
      let articles = try articles.sums()
      var all: [Completeness] = []
      for kind in Set(series.keys).union(single.keys).sorted() {
        guard let name = Lists.collections[kind], kind != "history" else { continue }
        all.append(completeness(kind, name, distinct: kind == "ticket" ? tickets : nil))
      }
      if !all.contains(where: { $0.collection == "tickets" }) {
        all.append(
          Completeness(
            collection: "tickets", read: tickets, state: torn ? "partial" : "unproven",
            why: torn ? "a file is damaged" : "no list of tickets was recorded"))
      }
      if articles.claiming > 0 || articles.parts > 0 { all.append(messages(articles)) }
      return all
    }

    /// `distinct`: how many different records came, where that was counted.
    private func completeness(_ kind: String, _ name: String, distinct: Int?) -> Completeness {
      let lists = (series[kind] ?? [:]).values
      let read = distinct ?? max(lists.map(\.rows).max() ?? 0, single[kind] ?? 0)
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

    private func messages(_ sums: PartAccount.Sums) -> Completeness {
      guard sums.claiming > 0 else {
        return Completeness(
          collection: "messages", read: sums.parts, state: "unproven", why: "no ticket says how many articles it has")
      }
      let short = sums.missing > 0
      return Completeness(
        collection: "messages", claimed: sums.claimed, read: sums.parts,
        state: short || torn ? "partial" : "complete",
        why: short
          ? "the tickets' article_count adds up to \(sums.claimed), \(sums.parts) came and \(sums.missing) are missing: "
            + "lists leave them out, they are asked for by ticket" : torn ? "a file is damaged" : nil)
    }
  }
}
