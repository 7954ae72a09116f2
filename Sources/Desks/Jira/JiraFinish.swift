import DeskKit
import TicketModel

extension JiraReader {
  func finish(isBackup: Bool) throws {
    if let failure { throw failure }
    try putFields()
    try labels.put(self)
    try putCommentFiles()
    try putGroupMembers()
    for finding in statusLore.findings() { try sink.finding(finding) }
    try tally.countTwins()
    var sums = try tally.sums()
    // Rows of a backup are counted as they stream by; there each stands once.
    if isBackup { sums.withoutComments = 0 }
    try tellLists(sums)
    if partsOfNone > 0 {
      try sink.finding(
        Finding(
          .warning, "issueUnknown",
          what: "\(partsOfNone) records belong to issues known by their key alone, whose ids the input does not tell",
          did: "kept them in data/other; give the pages of these issues too"))
    }
    if let count = counts["other/records"] {
      try sink.finding(
        Finding(
          .warning, "unknownRecord", what: "\(count) records are of a kind that is not known",
          did: "kept them whole in data/other/records"))
    }
    try tellForeign(sums)
    try tally.visibility.report(to: sink)
    if decimalCommas > 0 {
      try sink.finding(
        Finding(
          .warning, "decimalComma", what: "\(decimalCommas) values look like numbers with a decimal comma",
          did: "kept them as text"))
    }
    try tellCompleteness(sums, isBackup: isBackup)
  }

  /// Where nothing else could be read, that is an error and no empty account.
  private func tellForeign(_ sums: JiraTally.Sums) throws {
    guard let first = foreign.first else { return }
    let isAll = counts.isEmpty && sums.came.isEmpty && fieldsPut.isEmpty && claims.isEmpty
    try sink.finding(
      Finding(
        isAll ? .error : .warning, "unknownFile", file: first,
        what: "\(foreign.count) files are nothing that Jira exports, this is the first",
        did: "left them out; give a site backup, the issue navigator's XML or CSV, or replies of the REST API"))
  }

  /// Lists of issues that say they hold more than came, and issues that came without their comments.
  private func tellLists(_ sums: JiraTally.Sums) throws {
    if sums.listedOnly > 0 {
      try sink.finding(
        Finding(
          .warning, "issuesAbsent",
          what: "a search lists \(sums.listedOnly) issues by their ids, and their records did not come",
          did: "read those that came; fetch the others, as with POST /rest/api/3/issue/bulkfetch"))
    }
    for list in JiraTally.List.allCases {
      guard let account = sums.lists[list], account.missing > 0 else { continue }
      try sink.finding(
        Finding(
          .warning, "listCut",
          what: "\(account.short) issues count more \(list.rawValue) than came, \(account.missing) are missing",
          did: "read those that came; pull /issue/{key}/\(list.path) for the others"))
    }
    if sums.withoutComments > 0 {
      try sink.finding(
        Finding(
          .warning, "commentsAbsent", what: "\(sums.withoutComments) issues came without their comments",
          did: "used the description alone; fetch the field `comment` or the pages /issue/{key}/comment"))
    }
  }

  private func tellCompleteness(_ sums: JiraTally.Sums, isBackup: Bool) throws {
    var read = counts.filter { !$0.key.hasPrefix("other/") }
    for (name, count) in sums.came { read[name, default: 0] += count }
    read["tickets", default: 0] += 0
    if !fieldsPut.isEmpty { read["fields"] = fieldsPut.count }
    if (sums.lists[.comments]?.claiming ?? 0) > 0 { read["messages", default: 0] += 0 }
    var tickets = completeness("tickets", read["tickets"] ?? 0)
    let missing = max(sums.missing, sums.listedOnly)
    if missing > 0, !torn {
      tickets.claimed = max(tickets.claimed ?? 0, tickets.read + missing)
      tickets.state = "partial"
      tickets.why = "lists count \(missing) issues more than came"
    }
    for (name, count) in read.sorted(by: { $0.key < $1.key }) {
      var told = name == "tickets" ? tickets : completeness(name, count)
      if let list = JiraTally.List.allCases.first(where: { $0.collection == name }), !torn {
        check(&told, sums.lists[list] ?? .init(), isCounted: sums.uncounted == 0 && !isBackup, tickets)
        if list == .comments, sums.withoutComments > 0, told.state == "unproven" {
          told.why = "\(sums.withoutComments) issues came without their comments"
        }
      }
      sink.completeness(told)
      try tellMissing(told)
    }
    if organizationsOfApps > 0, read["organizations"] == nil {
      sink.completeness(
        Completeness(
          collection: "organizations", claimed: organizationsOfApps, read: 0, state: "partial",
          why: "the tables of apps are documented nowhere; their rows are kept whole in data/other"))
    }
    // Lists of what the model has no place for.
    for name in nextPages.collections where read[name] == nil { try tellMissing(completeness(name, 0)) }
  }

  /// What issues have, by what their lists count.
  private func check(
    _ told: inout Completeness, _ account: PartAccount.Sums, isCounted: Bool, _ tickets: Completeness
  ) {
    // What some lists count is no claim about the others; what they lack is claimed beside what came.
    if account.claiming > 0, told.collection == "messages", isCounted {
      told.claimed = account.claimed
    } else if account.missing > 0, told.collection != "events" {
      told.claimed = told.read + account.missing
    }
    if account.missing > 0 {
      told.state = "partial"
      told.why = "issues count \(account.missing) more than came"
    } else if tickets.state == "partial", told.state != "partial" {
      told.state = "partial"
      told.why = "issues are missing, and theirs with them"
    } else if told.collection == "messages", isCounted, account.claiming > 0, told.state != "partial" {
      // More than was counted proves nothing either.
      let isAll = told.read <= account.claimed
      told.state = isAll ? "complete" : "unproven"
      told.why = isAll ? nil : "more comments came than are counted"
    }
  }

  /// Pages that are missing are told; damage and cut lists have findings of their own.
  private func tellMissing(_ told: Completeness) throws {
    let isShort = (told.claimed ?? 0) > told.read && told.collection == "tickets"
    guard !torn, isShort || nextPages.missing(of: told.collection) > 0 else { return }
    try sink.finding(
      Finding(
        .warning, "pagesMissing", what: "\(told.collection): \(told.why ?? "pages are missing")",
        did: "read what came; record every page of the list"))
  }

  private func completeness(_ name: String, _ count: Int) -> Completeness {
    var told = Completeness(collection: name, claimed: claims[name], read: count, state: "unproven")
    let missing = nextPages.missing(of: name)
    if torn {
      told.state = "partial"
      told.why = "a file is damaged or cut"
    } else if let claimed = claims[name], claimed > count {
      told.state = "partial"
      told.why = count == 0 ? "the input holds no issues" : "the source counts \(claimed) and \(count) came"
    } else if missing > 0 {
      told.state = "partial"
      told.why = "\(missing) pages name a next page that is not in the input"
    } else if let claimed = claims[name], claimed == count {
      told.state = "complete"
    } else if name == "tickets", count == 0 {
      told.why = "the input holds no issues"
    } else {
      told.why = Self.reasons[name] ?? "the source does not say how many there are"
    }
    return told
  }

  private static let reasons = [
    "tickets": "the source does not say how many there are; archived issues are in no search",
    "people": "only people who appear in the input are known",
  ]
}
