package import JSONText
import TicketModel

/// One message that two forms of a ticket tell, of which only one knows its id: known again by who wrote it, when, and
/// what it says, where nothing else about it (who may read it, its files) speaks against that.
package enum MessageTwins {
  typealias Groups = [String: [RecordMerge.Candidate]]

  /// Puts messages without an id to those they are the same as; true where some are left of which nobody can tell.
  static func join(_ groups: inout Groups) -> Bool {
    let nameless = groups.filter { isNameless($0.value) }
    guard !nameless.isEmpty, nameless.count < groups.count else { return false }
    let named = groups.filter { group in group.value.contains { $0.object.text("id") != nil } }
    let twins = TwinSearch.twins(of: nameless.map(sight), among: named.map(sight))
    for (key, twin) in twins {
      guard let group = groups.removeValue(forKey: key), let model = named[twin]?[0].object else { continue }
      groups[twin, default: []] += group.map { candidate in
        var candidate = candidate
        for name in ["key", "createdAt"] { candidate.object[name] = model[name] }
        return candidate
      }
    }
    guard twins.count < nameless.count else { return false }
    let others = conversation(named)
    return nameless.contains { key, group in
      twins[key] == nil && !group[0].partial && !others.subtracting(group.map(\.record)).isEmpty
    }
  }

  /// Which messages of one archive are which of another, by their keys: those of which one form does not know the id.
  package static func twins(_ a: [JSONObject], _ b: [JSONObject]) -> (ofA: [String: String], ofB: [String: String]) {
    let left = a.compactMap { message in message.text("key").map { MessageSight($0, [message], records: [0]) } }
    let right = b.compactMap { message in message.text("key").map { MessageSight($0, [message], records: [1]) } }
    let same = Set(left.map(\.key)).intersection(right.map(\.key))
    func free(_ sights: [MessageSight], hasID: Bool) -> [MessageSight] {
      sights.filter { $0.hasID == hasID && !$0.isOpening && !same.contains($0.key) }
    }
    return (
      TwinSearch.twins(of: free(left, hasID: false), among: free(right, hasID: true)),
      TwinSearch.twins(of: free(right, hasID: false), among: free(left, hasID: true))
    )
  }

  private static func sight(_ key: String, _ group: [RecordMerge.Candidate]) -> MessageSight {
    MessageSight(key, group.map(\.object), records: Set(group.map(\.record)))
  }

  /// Records that tell the conversation. A part may bring messages of a kind that others do not have, so only a whole
  /// ticket counts, or what parts tell of the conversation itself.
  private static func conversation(_ named: Groups) -> Set<Int> {
    var records: Set<Int> = []
    for group in named.values {
      for candidate in group {
        let kind = candidate.object.text("kind")
        if kind != "description", !candidate.partial || kind == "reply" || kind == "note" {
          records.insert(candidate.record)
        }
      }
    }
    return records
  }

  private static func isNameless(_ group: [RecordMerge.Candidate]) -> Bool {
    group.allSatisfy { $0.object.text("id") == nil && $0.object.text("kind") != "description" }
  }
}

/// What a message is known by.
struct MessageSight {
  let key: String
  /// Which of the records it stands in.
  var records: Set<Int>
  let author: String
  let times: Set<String>
  /// Without unknown, which speaks against nothing.
  let visibilities: Set<String>
  let files: Set<String>
  let hasID: Bool
  let isOpening: Bool
  private let texts: [String]
  private let pages: [String]

  init(_ key: String, _ messages: [JSONObject], records: Set<Int>) {
    self.key = key
    self.records = records
    // Nobody's is nobody's in every form.
    author = messages.lazy.compactMap { $0.text("author") ?? $0.text("authorText") }.first ?? ""
    times = Set(messages.compactMap { $0.text("createdAt") })
    visibilities = Set(messages.compactMap { $0.text("visibility") }).subtracting(["unknown"])
    files = Set(
      messages.flatMap { $0["attachments"]?.array ?? [] }.compactMap { $0["name"]?.string ?? $0["id"]?.string })
    hasID = messages.contains { $0.text("id") != nil }
    isOpening = messages.contains { $0.text("kind") == "description" }
    let bodies = messages.compactMap { $0["body"]?.object }
    texts = bodies.flatMap { [$0.text("text"), $0["markup"]?.object?.text("source")].compactMap { $0 } }
    pages = bodies.compactMap { $0.text("html") }
  }

  private var plain: [String] { texts + pages.map(MessageSight.stripped) }

  /// Its texts with single spaces, an empty one for a message without words.
  var words: Set<String> { texts.isEmpty && pages.isEmpty ? [""] : Set(plain.map(MessageSight.spaced)) }

  /// Their letters and digits, marks of markup aside, which each form writes in its way. A smile has none.
  var letters: Set<String> {
    Set(plain.map { String($0.filter { $0.isLetter || $0.isNumber }) }).subtracting([""])
  }

  /// To the minute: tables often have no seconds.
  var minutes: Set<Substring> { Set(times.map { $0.prefix(16) }) }

  /// Zero where all that both tell agrees; nil where something speaks against their being one.
  func distance(to other: MessageSight) -> Int? {
    guard records.isDisjoint(with: other.records), let apart = timeApart(other) else { return nil }
    if !visibilities.isEmpty, !other.visibilities.isEmpty, visibilities.isDisjoint(with: other.visibilities) {
      return nil
    }
    if !files.isEmpty, !other.files.isEmpty, files.isDisjoint(with: other.files) { return nil }
    return apart + (visibilities == other.visibilities ? 0 : 1) + (files == other.files ? 0 : 2)
  }

  /// 0 for the same second, 4 where this one knows no seconds.
  private func timeApart(_ exact: MessageSight) -> Int? {
    let seconds = Set(times.map { $0.prefix(19) })
    let others = Set(exact.times.map { $0.prefix(19) })
    if !seconds.isDisjoint(with: others) { return 0 }
    let minutes = Set(seconds.filter { $0.hasSuffix(":00") }.map { $0.prefix(16) })
    return minutes.isDisjoint(with: others.map { $0.prefix(16) }) ? nil : 4
  }

  /// Some word, or a file, of one stands in the other.
  func sharesAnything(with other: MessageSight) -> Bool {
    if !files.isDisjoint(with: other.files) { return true }
    let own = Set(words.flatMap { MessageSight.wordList($0) })
    return other.words.contains { text in MessageSight.wordList(text).contains { own.contains($0) } }
  }

  private static func spaced(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var isBetween = false
    for byte in text.utf8 {
      if byte <= 0x20 {
        isBetween = !bytes.isEmpty
      } else {
        if isBetween { bytes.append(0x20) }
        isBetween = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func wordList(_ text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }.map { $0.lowercased() }
  }

  /// Its text without tags, of which each counts as a space.
  private static func stripped(_ html: String) -> String {
    var text = ""
    var rest = html[...]
    while let mark = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
      text += rest[..<mark]
      let isTag = rest[mark] == "<"
      let tail = rest[mark...]
      guard let end = (isTag ? tail : tail.prefix(10)).firstIndex(of: isTag ? ">" : ";") else {
        text.append(rest[mark])
        rest = rest[rest.index(after: mark)...]
        continue
      }
      text.append(isTag ? " " : character(of: rest[mark..<end]))
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  /// What `&amp` or `&#233` stands for; a space for the names of letters, which are rare by now.
  private static func character(of reference: Substring) -> Character {
    let named: [Substring: Character] = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&apos": "'"]
    guard reference.hasPrefix("&#") else { return named[reference] ?? " " }
    let isHex = reference.dropFirst(2).first.map { $0 == "x" || $0 == "X" } ?? false
    let code = UInt32(reference.dropFirst(isHex ? 3 : 2), radix: isHex ? 16 : 10)
    return code.flatMap(Unicode.Scalar.init).map { $0.value == 0xA0 ? " " : Character($0) } ?? " "
  }
}

/// Which messages without an id are which of those with one: what agrees in more goes first, and each is taken once for
/// each record.
struct TwinSearch {
  /// The key of the message with an id, by that of the one without.
  private var twins: [String: String] = [:]
  private let nameless: [MessageSight]
  private var named: [MessageSight]

  static func twins(of nameless: [MessageSight], among named: [MessageSight]) -> [String: String] {
    guard !nameless.isEmpty, !named.isEmpty else { return [:] }
    var search = TwinSearch(nameless, named)
    search.pair { $0.words }
    search.pair { $0.letters }
    search.pairTheOnlyOnes()
    return search.twins
  }

  private init(_ nameless: [MessageSight], _ named: [MessageSight]) {
    self.nameless = nameless.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    self.named = named.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private struct Moment: Hashable {
    var author: String
    var minute: Substring
  }

  private var free: [MessageSight] { nameless.filter { twins[$0.key] == nil } }

  private func moments(_ sight: MessageSight) -> [Moment] {
    sight.minutes.sorted().map { Moment(author: sight.author, minute: $0) }
  }

  /// Places among those with an id, by author and minute, where somebody asks for them.
  private func places(for sights: [MessageSight]) -> [Moment: [Int]] {
    let wanted = Set(sights.flatMap(moments))
    var places: [Moment: [Int]] = [:]
    for (place, sight) in named.enumerated() {
      for moment in moments(sight) where wanted.contains(moment) { places[moment, default: []].append(place) }
    }
    return places
  }

  /// By author, minute and one of the texts that `reading` gives.
  private mutating func pair(by reading: (MessageSight) -> Set<String>) {
    let free = free
    let places = places(for: free)
    var texts: [Int: Set<String>] = [:]
    for place in Set(places.values.joined()) { texts[place] = reading(named[place]) }
    var pairs: [(distance: Int, free: Int, named: Int)] = []
    for (index, sight) in free.enumerated() {
      let found = Set(moments(sight).flatMap { places[$0] ?? [] })
      guard !found.isEmpty else { continue }
      let own = reading(sight)
      for place in found where !own.isDisjoint(with: texts[place] ?? []) {
        if let distance = sight.distance(to: named[place]) { pairs.append((distance, index, place)) }
      }
    }
    pairs.sort { ($0.distance, $0.free, $0.named) < ($1.distance, $1.free, $1.named) }
    for pair in pairs where twins[free[pair.free].key] == nil { take(free[pair.free], pair.named) }
  }

  /// Where author and minute name one message in each form, and their words are written differently (a mention, a link,
  /// a picture), it is the same.
  private mutating func pairTheOnlyOnes() {
    let free = free
    let taken = Set(twins.values)
    let places = places(for: free).mapValues { $0.filter { !taken.contains(named[$0].key) } }
    var sharing: [Moment: Int] = [:]
    for sight in free { for moment in moments(sight) { sharing[moment, default: 0] += 1 } }
    for sight in free {
      for moment in moments(sight) where twins[sight.key] == nil && sharing[moment] == 1 && !moment.author.isEmpty {
        guard let found = places[moment], found.count == 1, sight.sharesAnything(with: named[found[0]]),
          sight.distance(to: named[found[0]]) != nil
        else { continue }
        take(sight, found[0])
      }
    }
  }

  private mutating func take(_ sight: MessageSight, _ place: Int) {
    guard sight.records.isDisjoint(with: named[place].records) else { return }
    named[place].records.formUnion(sight.records)
    twins[sight.key] = named[place].key
  }
}
