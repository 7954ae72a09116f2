import DeskKit
import JSONText

extension Redmine {
  /// What lists claim (`total_count`, `offset`, `limit`) and how much of it came, by the query they answer.
  struct Lists {
    fileprivate struct Series {
      var query: [CallAddress.Pair]
      /// Of `/projects/p/issues.json`: those of one project, and perhaps of its subprojects.
      var isOfProject = false
      var isRecorded: Bool
      var claimed: Int?
      /// Rows that came, as ranges that do not touch: pages of one query, however many.
      var rows: [Range<Int>] = []
      /// Rows of pages that say nothing of their place.
      var loose = 0
      var read: Int { max(rows.reduce(0) { $0 + $1.count }, loose) }
    }
    private var series: [String: [String: Series]] = [:]
    /// Records that came by themselves, by kind.
    private(set) var single: [String: Int] = [:]
    /// Issues that came, each by its id, and which of them with their journals: everyone claims one set of those.
    private let journals = PartAccount()
    var torn = false

    mutating func count(_ kind: String) { single[kind, default: 0] += 1 }

    /// An issue came; one that comes twice counts once.
    func issue(_ id: String) throws { try journals.claim(1, of: id) }
    func journals(of id: String) throws { try journals.count("journals", of: id) }

    mutating func page(_ kind: String, url: String?, total: Int?, offset: Int?, rows: Int) {
      let paging: Set<String> = ["offset", "limit", "page", "key", "include", "sort", "nometa"]
      let query = url.map { CallAddress($0).query.filter { !paging.contains($0.name) } } ?? []
      let text =
        (url.map { CallAddress($0).path } ?? "") + "?"
        + query.map { "\($0.name)=\($0.value)" }.sorted().joined(separator: "&")
      var one = series[kind]?[text] ?? Series(query: query, isRecorded: url != nil)
      one.isOfProject = url.map { CallAddress($0).path.contains("/projects/") } ?? false
      // The newest total is not known from the pages; the largest is the one that claims most.
      one.claimed = [one.claimed, total].compactMap { $0 }.max()
      if let offset, offset >= 0, offset < Int.max - rows {
        one.add(offset..<(offset + rows))
      } else {
        one.loose += rows
      }
      series[kind, default: [:]][text] = one
    }

    // MARK: account

    func completeness() throws -> [Completeness] {
      let issues = try journals.sums()
      var all: [Completeness] = []
      let kinds = Set(series.keys).union(single.keys).subtracting(["error", "record"])
      for kind in kinds.sorted() { all.append(completeness(kind, distinct: kind == "issue" ? issues.owners : nil)) }
      if let messages = messages(issues) { all.append(messages) }
      return all
    }

    /// Redmine gives these whole, without pages and totals.
    private static let unpaged: Set<String> = [
      "issue_status", "tracker", "issue_priority", "custom_field", "group", "role", "time_entry_activity",
      "document_category", "relation",
    ]

    /// `distinct`: how many different records came, where that was counted.
    private func completeness(_ kind: String, distinct: Int?) -> Completeness {
      var lists = series[kind] ?? [:]
      // Members of a group are users that the other list has, too.
      let byStatus = lists.filter { $0.value.only(["status"]) }
      if kind == "user", !byStatus.isEmpty { lists = byStatus }
      let name = Redmine.Reader.collections[kind] ?? "other/" + Redmine.Reader.plural(kind)
      guard !lists.isEmpty else {
        return Completeness(
          collection: name, read: distinct ?? single[kind] ?? 0, state: "unproven",
          why: "single replies only; no list says how many there are")
      }
      var reasons: [String] = []
      let best = lists.sorted { ($1.value.read, $0.key) < ($0.value.read, $1.key) }
      let claimed = lists.values.compactMap(\.claimed).max()
      // Users are asked for by status, versions by project: those lists add up. Lists of issues overlap.
      let sums = kind != "issue"
      let read = sums ? lists.values.reduce(0) { $0 + $1.read } : best[0].value.read
      let sum = lists.values.compactMap(\.claimed).reduce(0, +)
      // So do lists of projects, where none is within another.
      let apart = lists.values.allSatisfy(\.isOfProject) && distinct == sum
      let total = claimed.map { sums || apart ? sum : $0 }
      let short = lists.values.contains { ($0.claimed ?? 0) > $0.read }
      if short { reasons.append("the lists claim \(total ?? 0) rows and \(read) came: pages are missing") }
      // Rows that come twice fill a list as well as those that are missing would.
      let repeated = !short && (distinct ?? .max) < claimed ?? 0
      if repeated { reasons.append("the lists claim \(total ?? 0), \(distinct ?? 0) different ones came") }
      if torn { reasons.append("a file is damaged") }
      let hidden = hidden(kind, lists.values.map { $0 })
      reasons += hidden.map(\.why)
      if claimed == nil, !Lists.unpaged.contains(kind) { reasons.append("the list says no total") }
      let state =
        short || repeated || torn || hidden.contains { $0.certain }
        ? "partial" : reasons.isEmpty ? "complete" : "unproven"
      return Completeness(
        collection: name, claimed: total, read: distinct ?? read, state: state,
        why: reasons.isEmpty ? "as far as the owner of the API key may see" : reasons.joined(separator: "; "))
    }

    /// What the queries leave out.
    private func hidden(_ kind: String, _ lists: [Series]) -> [(why: String, certain: Bool)] {
      switch kind {
      case "issue":
        let whole = lists.filter { $0.value("status_id") == "*" && $0.only(["status_id", "set_filter"]) }
        if whole.contains(where: { !$0.isOfProject }) { return [] }
        if !whole.isEmpty {
          return [("the lists are of single projects; issues of others are not in them", false)]
        }
        guard lists.contains(where: \.isRecorded) else {
          return [
            ("which query the list answers is not recorded; without status_id=* it holds open issues only", false)
          ]
        }
        if lists.contains(where: { $0.value("status_id") == "*" }) {
          return [("the list was asked for with filters, so other issues are missing", true)]
        }
        if lists.contains(where: { ["open", "o", nil].contains($0.value("status_id")) }),
          !lists.contains(where: { ["closed", "c"].contains($0.value("status_id")) })
        {
          return [("asked for without status_id=*, so closed issues are not in it", true)]
        }
        return [("asked for by status, not with status_id=*", false)]
      case "user":
        let states = Set(lists.map { $0.value("status") ?? "1" })
        if states.contains("") || states.contains("*") || states.isSuperset(of: ["1", "2", "3"]) { return [] }
        guard lists.contains(where: \.isRecorded) else {
          return [("without status=* the list holds active users only", false)]
        }
        return [("asked for by status, so other users (registered, locked) are not in it", true)]
      case "project":
        guard lists.contains(where: \.isRecorded) else {
          return [("without f[]= the list holds active projects only", false)]
        }
        return lists.contains { $0.value("f[]") == "" }
          ? [] : [("asked for without f[]=, so closed projects are not in it", true)]
      default: return []
      }
    }

    private func messages(_ issues: PartAccount.Sums) -> Completeness? {
      guard issues.owners > 0 else { return nil }
      let isWhole = issues.missing == 0
      return Completeness(
        collection: "messages", claimed: issues.owners, read: issues.parts,
        state: isWhole && !torn ? "complete" : "partial",
        why: torn
          ? "a file is damaged"
          : isWhole
            ? "journals of every issue, as far as the owner of the API key may see (private notes need a permission)"
            : "journals of \(issues.parts) of \(issues.owners) issues: lists leave them out, each issue has to be asked "
              + "for with include=journals")
    }
  }
}

extension Redmine.Lists.Series {
  fileprivate mutating func add(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var new = range
    var kept: [Range<Int>] = []
    for old in rows {
      if old.upperBound < new.lowerBound || old.lowerBound > new.upperBound {
        kept.append(old)
      } else {
        new = min(old.lowerBound, new.lowerBound)..<max(old.upperBound, new.upperBound)
      }
    }
    rows = kept + [new]
  }

  fileprivate func value(_ name: String) -> String? { query.last { $0.name == name }?.value }
  fileprivate func only(_ names: Set<String>) -> Bool { query.allSatisfy { names.contains($0.name) } }
}
