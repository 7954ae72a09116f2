import DeskKit
import TicketModel

extension JiraReader {
  func finish() throws {
    if let failure { throw failure }
    try putFields()
    for finding in statusLore.findings() { try sink.finding(finding) }
    for (name, count) in shortLists.sorted(by: { $0.key < $1.key }) {
      let pages = partPages.contains(name)
      try sink.finding(
        Finding(
          pages ? .info : .warning, "listCut", what: "\(count) issues hold only the first of their \(name)",
          did: pages
            ? "read those, and the pages of \(name) that the input has beside them"
            : "read those; pull /issue/{key}/\(JiraReader.listPaths[name] ?? name) for the others"))
    }
    if withoutComments > 0, commentsTold == 0, (counts["messages"] ?? 0) == 0 {
      try sink.finding(
        Finding(
          .warning, "commentsAbsent", what: "\(withoutComments) issues came without their comments",
          did: "used the description alone; fetch the field `comment` or the pages /issue/{key}/comment"))
    }
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
    if unknownVisibility > 0 {
      try sink.finding(
        Finding(
          .warning, "visibilityUnknown",
          what: "\(unknownVisibility) comments say neither public nor internal",
          did: "marked them unknown; they are never written public unless the mapping says so"))
    }
    if decimalCommas > 0 {
      try sink.finding(
        Finding(
          .warning, "decimalComma", what: "\(decimalCommas) values look like numbers with a decimal comma",
          did: "kept them as text"))
    }
    try tellCompleteness()
  }

  private static let listPaths = ["comments": "comment", "worklogs": "worklog", "histories": "changelog"]

  private func tellCompleteness() throws {
    let missing = nextPages.filter { !readPages.contains($0.key) }
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("other/") {
      sink.completeness(completeness(name, count, missing: missing.count))
    }
    if counts["tickets"] == nil {
      sink.completeness(
        Completeness(
          collection: "tickets", claimed: claims["tickets"], read: 0,
          state: claims["tickets"] == 0 ? "complete" : (claims["tickets"] ?? 0) > 0 ? "partial" : "unproven",
          why: claims["tickets"] == 0 ? nil : "the input holds no issues"))
    }
  }

  private func completeness(_ name: String, _ count: Int, missing: Int) -> Completeness {
    var told = Completeness(collection: name, claimed: claims[name], read: count, state: "unproven")
    if torn {
      told.state = "partial"
      told.why = "a file is damaged or cut"
    } else if let claimed = claims[name], claimed > count {
      told.state = "partial"
      told.why = "the source claims more than it holds"
    } else if missing > 0 {
      told.state = "partial"
      told.why = "\(missing) pages name a next page that is not in the input"
    } else if let claimed = claims[name], claimed == count {
      told.state = "complete"
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
