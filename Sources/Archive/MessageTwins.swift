import JSONText
import TicketModel

/// One message that two forms of a ticket tell, of which only one knows its id: known again by who wrote it, when, and
/// what it says.
enum MessageTwins {
  typealias Groups = [String: [RecordMerge.Candidate]]

  private struct Mark: Hashable {
    var author: String
    /// To the minute: tables often have no seconds.
    var minute: Substring
    var words: String
  }

  /// Puts messages without an id to those they are the same as; true where some are left of which nobody can tell.
  static func join(_ groups: inout Groups) -> Bool {
    let nameless = groups.filter { isNameless($0.value) }
    guard !nameless.isEmpty, nameless.count < groups.count else { return false }
    let named = groups.filter { $0.value.contains { $0.object.text("id") != nil } }
    var byMark: [Mark: [String]] = [:]
    for (key, group) in named {
      for mark in Set(group.flatMap { marks($0.object) }) { byMark[mark, default: []].append(key) }
    }
    var taken: Set<String> = []
    var isLeft = false
    for (key, group) in nameless.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let records = Set(group.map(\.record))
      let twin = Set(marks(group[0].object).flatMap { byMark[$0] ?? [] }).sorted().first { other in
        guard !taken.contains(other), let twins = named[other], records.isDisjoint(with: twins.map(\.record)) else {
          return false
        }
        return twins.contains { isSameTime(group[0].object.text("createdAt"), $0.object.text("createdAt")) }
      }
      guard let twin, let model = named[twin]?[0].object else {
        // A part brings messages of a kind that others do not; a whole ticket tells its conversation.
        isLeft =
          isLeft
          || !group[0].partial
            && named.values.contains { of in
              of.contains { !$0.partial && !records.contains($0.record) && $0.object.text("kind") != "description" }
            }
        continue
      }
      taken.insert(twin)
      groups[key] = nil
      groups[twin, default: []] += group.map { candidate in
        var candidate = candidate
        for name in ["key", "createdAt"] { candidate.object[name] = model[name] }
        return candidate
      }
    }
    return isLeft
  }

  private static func isNameless(_ group: [RecordMerge.Candidate]) -> Bool {
    group.allSatisfy { $0.object.text("id") == nil && $0.object.text("kind") != "description" }
  }

  private static func marks(_ message: JSONObject) -> [Mark] {
    guard let time = message.text("createdAt") else { return [] }
    // Nobody's is nobody's in every form.
    let author = message.text("author") ?? message.text("authorText") ?? ""
    let body = message["body"]?.object
    let texts = [body?.text("text"), body?.text("html"), body?["markup"]?.object?.text("source")]
    return texts.compactMap { $0 }.map { text in
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return Mark(author: author, minute: time.prefix(16), words: words)
    }
  }

  private static func isSameTime(_ rough: String?, _ exact: String?) -> Bool {
    guard let rough, let exact else { return false }
    return rough == exact || rough.hasSuffix(":00Z") && rough.prefix(16) == exact.prefix(16)
  }
}
