import DeskKit
import TicketModel

/// What an input says of each status, wherever it says it: its record, the issues that have it, and the history. Where
/// these disagree a person must know, because the tickets of one status would seem to be of two.
final class JiraStatusLore {
  private struct Said {
    var labels: Set<String> = []
    var categories: Set<String> = []
    var historyLabels: Set<String> = []
  }

  /// By id, or by `=label` where a form has no ids.
  private var said: [String: Said] = [:]
  private var disagreements: [String: Finding] = [:]
  /// Ids by the labels that forms without ids tell them by.
  private let matched = MatchedLabels()

  func note(id: String?, label: String?, native: String?) {
    guard let key = id ?? label.map({ "=" + $0 }) else { return }
    if let label, said[key]?.labels.contains(label) != true { said[key, default: Said()].labels.insert(label) }
    if let native, said[key]?.categories.contains(native) != true {
      said[key, default: Said()].categories.insert(native)
    }
  }

  func noteHistory(id: String?, label: String?) {
    guard let id, let label, said[id]?.historyLabels.contains(label) != true else { return }
    said[id, default: Said()].historyLabels.insert(label)
  }

  /// A form without ids calls a status by the name that it has in another form.
  func match(_ label: String, _ id: String) { matched.note(label, id) }

  /// One record says two things of a status.
  func disagree(_ status: String, _ what: String, did: String) {
    guard disagreements[status + what] == nil else { return }
    disagreements[status + what] = Finding(
      .warning, "statusDisagrees", what: "of the status \(status) \(what)", did: did)
  }

  /// What disagrees, the same in whatever order it was read.
  func findings() -> [Finding] {
    var found = disagreements.sorted { $0.key < $1.key }.map(\.value)
    found += matched.findings
    for (id, said) in said.sorted(by: { $0.key < $1.key }) {
      let name = id.hasPrefix("=") ? "\"\(id.dropFirst())\"" : id
      if said.categories.count > 1 {
        found.append(
          Finding(
            .warning, "statusDisagrees",
            what: "the status \(name) is of the categories \(said.categories.sorted().joined(separator: ", "))",
            did: "kept each as the source has it; say in the mapping which it is"))
      }
      if said.labels.count > 1 {
        found.append(
          Finding(
            .warning, "statusDisagrees", what: "the status \(name) is called \(JiraStatusLore.quoted(said.labels))",
            did: "kept each as the source has it; the id tells that it is one status"))
      }
      let former = said.labels.isEmpty ? [] : said.historyLabels.subtracting(said.labels)
      guard !former.isEmpty else { continue }
      found.append(
        Finding(
          .info, "statusRenamed",
          what: "the history calls the status \(name) \(JiraStatusLore.quoted(former)), its record "
            + JiraStatusLore.quoted(said.labels), did: "kept both names where they stand; the id tells that it is one"))
    }
    return found
  }

  private static func quoted(_ labels: Set<String>) -> String {
    labels.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
  }
}
