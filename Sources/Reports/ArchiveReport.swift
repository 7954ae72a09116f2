package import Archive
import DeskKit
package import JSONText
import TicketModel

/// What is in an archive, for people and for scripts.
package enum ArchiveReport {
  package static func text(_ summary: ArchiveSummary) -> String {
    var text = head(summary)
    text += counts(summary) + statuses(summary) + leaves(summary) + completeness(summary)
    text += FindingsReport.text(summary.findings, total: summary.findingsTotal)
    return text
  }

  private static func head(_ summary: ArchiveSummary) -> String {
    let account = summary.identity.account.map { ", account " + $0 } ?? ", account unknown"
    var text = VisibleText.line("Desk: \(summary.identity.desk)\(account)") + "\n"
    if let first = summary.firstCreated, let last = summary.lastUpdated {
      text += VisibleText.line("From \(first) to \(last)") + "\n"
    }
    return text
  }

  private static func counts(_ summary: ArchiveSummary) -> String {
    var table = TextTable([("", .left), ("", .right)])
    for (name, count) in summary.counts where count > 0 || name == "tickets" {
      table.add([name, Figures.count(count)])
    }
    var text = "Holds\n" + table.text()
    let states = summary.states.filter { $0.key != "active" && $0.value > 0 }.sorted { $0.key < $1.key }
    if !states.isEmpty {
      text +=
        "  of the tickets: " + states.map { "\(Figures.count($0.value)) \($0.key)" }.joined(separator: ", ") + "\n"
    }
    if summary.unresolved > 0 {
      text += "  \(Figures.counted(summary.unresolved, "reference")) to records that the source did not contain\n"
    }
    return text
  }

  private static func statuses(_ summary: ArchiveSummary) -> String {
    guard !summary.statuses.isEmpty else { return "" }
    var table = TextTable([
      ("Status", .left), ("Id", .left), ("Scope", .left), ("Category", .left), ("Tickets", .right),
    ])
    for status in summary.statuses {
      table.add([
        status.label, status.id ?? "-", status.scope ?? "-", status.category.rawValue, Figures.count(status.tickets),
      ])
    }
    var text = "Statuses\n" + table.text()
    if !summary.historyOnlyStatuses.isEmpty {
      text +=
        "  only in histories: "
        + summary.historyOnlyStatuses.map { VisibleText.line($0.label) }.joined(separator: ", ") + "\n"
    }
    return text
  }

  private static func leaves(_ summary: ArchiveSummary) -> String {
    let all = summary.leaves
    var text =
      "Leaves of the source: \(Figures.count(all.total)) = \(Figures.count(all.mapped)) mapped "
      + "+ \(Figures.count(all.kept)) kept as they were + \(Figures.count(all.dropped.values.reduce(0, +))) dropped\n"
    for (reason, count) in all.dropped.sorted(by: { $0.key < $1.key }) {
      text += "  dropped: \(Figures.count(count)), \(VisibleText.line(reason))\n"
    }
    return text
  }

  private static func completeness(_ summary: ArchiveSummary) -> String {
    guard !summary.completeness.isEmpty else { return "" }
    var table = TextTable(
      [("Complete?", .left), ("", .left), ("Read", .right), ("Claimed", .right), ("Why", .left)], widest: 90)
    for item in summary.completeness {
      table.add([
        item.collection, item.state, Figures.count(item.read), item.claimed.map(Figures.count) ?? "-", item.why ?? "",
      ])
    }
    return table.text(indent: 0)
  }

  /// `summary` of `read` and `inspect`.
  package static func json(_ summary: ArchiveSummary) -> JSONObject {
    var counts = JSONObject()
    for (name, count) in summary.counts { counts[name] = .number(count) }
    return [
      "desk": .string(summary.identity.desk), "account": .optional(summary.identity.account),
      "counts": .object(counts),
      "statuses": .array(summary.statuses.map { .object($0.json) }),
      "historyOnlyStatuses": .array(summary.historyOnlyStatuses.map { .object($0.json) }),
      "leaves": .object(leaves(summary.leaves)),
      "leavesByFile": .object(byFile(summary)),
      "completeness": .array(summary.completeness.map { .object(completeness($0)) }),
      "firstCreated": .optional(summary.firstCreated), "lastUpdated": .optional(summary.lastUpdated),
      "states": .object(numbers(summary.states)), "unresolved": .number(summary.unresolved),
      "findingsBySeverity": .object(numbers(summary.findingsBySeverity)),
    ]
  }

  private static func leaves(_ count: LeafCount) -> JSONObject {
    [
      "total": .number(count.total), "mapped": .number(count.mapped), "kept": .number(count.kept),
      "dropped": .number(count.dropped.values.reduce(0, +)), "droppedByReason": .object(numbers(count.dropped)),
    ]
  }

  private static func byFile(_ summary: ArchiveSummary) -> JSONObject {
    var object = JSONObject()
    for (file, count) in summary.leavesByFile.sorted(by: { $0.key < $1.key }) { object[file] = .object(leaves(count)) }
    return object
  }

  private static func completeness(_ item: Completeness) -> JSONObject {
    [
      "collection": .string(item.collection), "claimed": item.claimed.map { .number($0) } ?? .null,
      "read": .number(item.read), "state": .string(item.state), "why": .optional(item.why),
    ]
  }

  private static func numbers(_ counts: [String: Int]) -> JSONObject {
    var object = JSONObject()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { object[name] = .number(count) }
    return object
  }
}
