package import Formats

/// Counts the replies of recordings while a reader goes through them, for the line `replies` of what is complete
/// (contracts, section 4: replies that are no data are listed there).
package final class RepliesTally: ExportInput {
  private let input: any ExportInput
  private var most = Pass()

  private struct Pass {
    var data = 0
    var others: [OtherReply: Int] = [:]
    var total: Int { others.values.reduce(data, +) }
  }

  package init(_ input: any ExportInput) { self.input = input }

  package func heads(limit: Int) throws -> [DocumentHead] { try input.heads(limit: limit) }

  package func forEachDocument(
    _ body: (ExportDocument) throws -> Void, trouble: (InputTrouble) throws -> Void
  ) throws {
    var pass = Pass()
    try input.forEachDocument(
      {
        if $0.request != nil { pass.data += 1 }
        try body($0)
      },
      trouble: {
        if let reply = $0.reply { pass.others[reply, default: 0] += 1 }
        try trouble($0)
      })
    // Readers go through their input several times; a time that looked at less than all of it tells less.
    if pass.total > most.total { most = pass }
  }

  /// Claimed are the reading calls that had an answer, read those whose answer is data; nil where every reply is data.
  package var completeness: Completeness? {
    guard !most.others.isEmpty else { return nil }
    var refused: [Int: Int] = [:]
    for case (.refused(let status), let count) in most.others { refused[status] = count }
    var others = refused.sorted { $0.key < $1.key }.map { "\($0.value) with status \($0.key)" }
    if let count = most.others[.redirect] { others.append("\(count) that lead elsewhere") }
    if let count = most.others[.notReading] { others.append("\(count) to calls that read nothing") }
    return Completeness(
      collection: "replies", claimed: most.data + refused.values.reduce(0, +), read: most.data,
      state: refused.isEmpty ? "complete" : "partial",
      why: "recorded replies that are no data: " + others.joined(separator: ", "))
  }
}
