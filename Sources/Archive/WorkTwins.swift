import JSONText
import TicketModel

/// One piece of work that two forms of a ticket tell, of which only one knows its id: known again by who did it, when
/// and for how long.
enum WorkTwins {
  private struct Mark: Hashable {
    var author: String?
    var minute: Substring
    var seconds: String?
  }

  static func join(_ groups: inout MessageTwins.Groups) {
    let made = groups.keys.filter(isMade).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !made.isEmpty, made.count < groups.count else { return }
    var named: [Mark: [String]] = [:]
    for (key, group) in groups where !isMade(key) {
      for mark in Set(group.compactMap { mark($0.object) }) { named[mark, default: []].append(key) }
    }
    for key in made {
      guard let group = groups[key], let mark = mark(group[0].object) else { continue }
      let records = Set(group.map(\.record))
      let twin = (named[mark] ?? []).sorted().first { other in
        let twins = groups[other] ?? []
        return records.isDisjoint(with: twins.map(\.record)) && twins.contains { isSameTime(group[0], $0) }
      }
      guard let twin, let model = groups[twin]?[0].object else { continue }
      groups[key] = nil
      groups[twin]? += group.map { candidate in
        var candidate = candidate
        for name in ["key", "startedAt"] { candidate.object[name] = model[name] }
        return candidate
      }
    }
  }

  /// A key made of what the entry says, for want of an id, has slashes.
  private static func isMade(_ key: String) -> Bool { key.utf8.contains(UInt8(ascii: "/")) }

  private static func mark(_ entry: JSONObject) -> Mark? {
    guard let time = entry.text("startedAt") else { return nil }
    return Mark(author: entry.text("author"), minute: time.prefix(16), seconds: entry["seconds"]?.numberText)
  }

  /// To the second, or to the minute where the one without an id knows no seconds.
  private static func isSameTime(_ rough: RecordMerge.Candidate, _ exact: RecordMerge.Candidate) -> Bool {
    guard let rough = rough.object.text("startedAt"), let exact = exact.object.text("startedAt") else { return false }
    return rough.prefix(19) == exact.prefix(19) || rough.prefix(19).hasSuffix(":00")
  }
}
