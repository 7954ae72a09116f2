package import TicketModel

/// Findings grouped by code: how many of each, and a few of them to look at.
package enum FindingsReport {
  /// Lines for a terminal; empty where there are none. `total` may be larger than the list, which is cut at 1,000.
  package static func text(_ findings: [Finding], total: Int, samples: Int = 3) -> String {
    guard total > 0 else { return "" }
    var text = "Findings: \(Figures.count(total))\n"
    for group in groups(findings) {
      text += "  \(group.severity.rawValue) \(VisibleText.line(group.code)): \(Figures.count(group.findings.count))\n"
      for finding in group.findings.prefix(samples) { text += "    " + line(finding) + "\n" }
      let more = group.findings.count - samples
      if more > 0 { text += "    … and \(Figures.count(more)) more\n" }
    }
    if total > findings.count {
      text += "  … and \(Figures.count(total - findings.count)) more, all in the archive's data/findings.ndjson\n"
    }
    return text
  }

  /// `tickets.json:12: what; did`
  package static func line(_ finding: Finding) -> String {
    var place = finding.file ?? ""
    if let line = finding.line { place += ":\(line)" }
    if let column = finding.column { place += ":\(column)" }
    if let record = finding.record { place += (place.isEmpty ? "record " : ", record ") + String(record) }
    let start = [place, finding.key ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    let isSentence = finding.what.last.map { ".!?".contains($0) } ?? true
    let did = finding.did.isEmpty ? "" : (isSentence ? " " : "; ") + finding.did
    return VisibleText.cut(VisibleText.line((start.isEmpty ? "" : start + ": ") + finding.what + did), to: 200)
  }

  private struct Group {
    var severity: Finding.Severity
    var code: String
    var findings: [Finding]
  }

  /// Errors first, then the most frequent.
  private static func groups(_ findings: [Finding]) -> [Group] {
    var byCode: [String: Group] = [:]
    for finding in findings {
      let name = finding.severity.rawValue + " " + finding.code
      byCode[name, default: Group(severity: finding.severity, code: finding.code, findings: [])].findings
        .append(finding)
    }
    let rank: [Finding.Severity: Int] = [.error: 0, .warning: 1, .info: 2]
    return byCode.values.sorted { left, right in
      let ranks = (rank[left.severity] ?? 3, rank[right.severity] ?? 3)
      if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
      if left.findings.count != right.findings.count { return left.findings.count > right.findings.count }
      return left.code < right.code
    }
  }
}
