import DeskKit
import Formats

/// Which id an issue of a CSV has. Other rows name it by its key, the model by its id, and the rows of an export may be
/// many: they lie on disk. Learned only where a file has columns of links.
final class JiraIssueKeys {
  private let ids = JoinTable()
  /// CSVs with columns of links.
  private var names: Set<String> = []

  func note(_ head: DocumentHead) {
    guard head.request == nil, Jira.form(of: head.name, start: head.start) == .csv,
      JiraCSVLayout(head.start, file: head.name).hasLinks
    else { return }
    names.insert(head.name)
  }

  func learn(_ input: any ExportInput) throws {
    guard !names.isEmpty else { return try ids.close() }
    try input.forEachDocument(
      { document in
        guard names.contains(document.name) else { return }
        let peeked = try PeekedSource(document.bytes, count: 1 << 20)
        let layout = JiraCSVLayout(peeked.start, file: document.name)
        guard let key = layout.key, let id = layout.header(.id) else { return }
        var walked = document
        walked.bytes = peeked
        var walk = SourceWalk(walked, sink: SilentSink())
        try walk.table { row, _ in
          if let key = row.peek(key), let id = row.peek(id) { try ids.add(key, id) }
        }
      }, trouble: { _ in })
    try ids.close()
  }

  /// The key of the ticket with that key of an issue: by Jira's own id, or made of the issue's key where no file of the
  /// input tells it.
  func ticket(_ key: String) throws -> String {
    try Jira.key("ticket", ids.values(for: key).first ?? "number/" + key)
  }
}
