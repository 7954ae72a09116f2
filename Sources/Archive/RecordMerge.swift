import JSONText
import TicketModel

/// One record of several with one id.
struct MergeInput {
  var object: JSONObject
  /// From the head: nil where the source gives none.
  var updatedAt: String?
  var partial: Bool
  /// See `RecordHead.isStateless`.
  var isStateless = false
}

/// Records with one id become one, field by field (contracts, section 4): the newer `updatedAt` wins where both have a
/// value, an absent field never erases, a tie goes to the richer record, then bytewise.
///
/// All records of one id come at once and are put into a total order first, so the order of arrival cannot matter.
struct RecordMerge {
  /// Names of members in which two records had different values, such as `messages.body.html`; each once, sorted.
  private(set) var differing: Set<String> = []
  /// Some of them differed without one being newer, so the choice was arbitrary.
  private(set) var tied = false

  /// A value on its way through the merge, with the time of the record or nested record it stands in.
  struct Candidate {
    var object: JSONObject
    var updatedAt: String?
    var partial: Bool
    var isStateless = false
    /// Which of the records that hold this list it stands in.
    var record = 0
    var leaves: Int
    var text: [UInt8]
    init(_ object: JSONObject, updatedAt: String?, partial: Bool) {
      self.object = object
      self.updatedAt = updatedAt
      self.partial = partial
      let value = JSONValue.object(object)
      leaves = value.leaves
      text = value.bytes
    }

    /// An opening message made of a ticket's description: the source showed no message, so it has no id, nobody knows
    /// who could see it, and its author is the ticket's. It gives way to the message itself, whatever is newer.
    var isGuess: Bool {
      object.text("kind") == "description" && (object["id"] ?? .null).isAbsent
        && object.text("visibility") == "unknown"
        && object.members.allSatisfy { RecordMerge.ofGuess.contains($0.0) || $0.1.isAbsent }
        && (object["body"]?.object?.members.allSatisfy { $0.0 == "text" || $0.1.isAbsent } ?? false)
    }
  }

  private static let ofGuess: Set<String> = ["key", "author", "createdAt", "visibility", "kind", "body"]

  /// A description that the message itself does not repeat stays beside it.
  private static func keeping(_ texts: [String], in message: JSONObject) -> JSONObject {
    let known = [message["body"]?["text"]?.string, message["extras"]?["plain_body"]?.string]
    let others = Set(texts.filter { !known.contains($0) })
    // Only one fits; the longest, then bytewise, so that the order of arrival cannot matter.
    guard
      let text = others.max(by: {
        $0.utf8.count != $1.utf8.count
          ? $0.utf8.count < $1.utf8.count : $0.utf8.lexicographicallyPrecedes($1.utf8)
      })
    else { return message }
    var extras = message["extras"]?.object ?? [:]
    if extras["description"] == nil { extras["description"] = .string(text) }
    var kept = message
    kept["extras"] = .object(extras)
    return kept
  }

  mutating func merge(_ inputs: [MergeInput], shape: RecordShape) -> JSONObject {
    let candidates = inputs.map { input in
      var candidate = Candidate(input.object, updatedAt: input.updatedAt, partial: input.partial)
      candidate.isStateless = input.isStateless
      return candidate
    }
    var merged = merge(candidates, shape: shape, path: "")
    if shape == .ticket { merged = RecordMerge.listedOnce(merged) }
    return merged
  }

  /// The best candidate first.
  private func ranked(_ candidates: [Candidate]) -> [Candidate] {
    candidates.sorted { left, right in
      let age = RecordMerge.compare(left.updatedAt, right.updatedAt)
      if age != 0 { return age > 0 }
      if left.leaves != right.leaves { return left.leaves > right.leaves }
      return left.text.lexicographicallyPrecedes(right.text)
    }
  }

  private static func compare(_ left: String?, _ right: String?) -> Int {
    switch (left, right) {
    case (let left?, let right?): TimeOrder.compare(left, right)
    case (nil, nil): 0
    case (nil, _): -1
    case (_, nil): 1
    }
  }

  private mutating func merge(_ unranked: [Candidate], shape: RecordShape, path: String) -> JSONObject {
    let candidates = ranked(unranked)
    var names: Set<String> = []
    for candidate in candidates { names.formUnion(candidate.object.names) }
    var merged = JSONObject()
    for name in shape.ordered(names) {
      merged.append(name, member(name, of: candidates, shape: shape, path: path.isEmpty ? name : path + "." + name))
    }
    return merged
  }

  private mutating func member(_ name: String, of all: [Candidate], shape: RecordShape, path: String) -> JSONValue {
    var having = all.filter { !($0.object[name] ?? .null).isAbsent }
    // A partial record does not know where its ticket is; canonical tickets always carry a state.
    if name == "state", shape == .ticket, having.contains(where: { !$0.partial }) {
      having.removeAll(where: \.partial)
      if having.contains(where: { !$0.isStateless }) { having.removeAll(where: \.isStateless) }
    }
    // Unknown is no value: a ticket list that cannot tell must not hide what the comments say.
    if RecordMerge.mayBeUnknown.contains(name), having.contains(where: { $0.object[name]?.string != "unknown" }) {
      having.removeAll { $0.object[name]?.string == "unknown" }
    }
    if shape == .message, name == "kind", having.contains(where: { $0.object.text("visibility") != "unknown" }) {
      // Whether a message is a reply or a note is told by who may read it.
      having.removeAll { $0.object.text("visibility") == "unknown" }
    }
    if shape == .status, name == "label", having.contains(where: RecordMerge.isNamed) {
      having.removeAll { !RecordMerge.isNamed($0) }
    }
    guard let best = having.first, let value = best.object[name] else {
      return all.lazy.compactMap { $0.object[name] }.first ?? .null
    }
    guard having.count > 1 else { return value }
    if shape == .ticket, ChoiceMerge.names.contains(name) { return choice(name, having, path) }
    if shape == .attachment, name == "inline" {
      // Forms that cannot tell say no.
      return .bool(having.contains { $0.object[name] == .bool(true) })
    }
    switch shape.rule(for: name) {
    case .keyed(let inner): return united(name, having, inner, path)
    case .links: return links(having.compactMap { $0.object[name] })
    case .members: return members(name, having, path)
    case .whole where shape == .ticket && RecordMerge.partLists.contains(name) && having.contains(where: \.partial):
      return joined(name, having) ?? whole(name, having, path)
    case .state: return state(having, path)
    case .verdict: return fused(name, having, path)
    case .whole: return whole(name, having, path)
    }
  }

  /// A status without a name is called by its id.
  private static func isNamed(_ status: Candidate) -> Bool {
    status.object.text("label").map { $0 != status.object.text("id") } ?? false
  }

  private static let mayBeUnknown: Set<String> = ["visibility", "role", "category", "categoryFrom", "slaClock"]

  private mutating func choice(_ name: String, _ having: [Candidate], _ path: String) -> JSONValue {
    let values = having.compactMap { $0.object[name]?.object }
    guard values.count == having.count else { return whole(name, having, path) }
    let (value, differs) = ChoiceMerge.merge(name, values)
    for place in differs {
      note(path, tie: RecordMerge.compare(having[place].updatedAt, having[place == 0 ? 1 : 0].updatedAt) == 0)
    }
    return .object(value)
  }

  /// What one form tells of the same rating or resolution stays beside what another tells of it.
  private mutating func fused(_ name: String, _ having: [Candidate], _ path: String) -> JSONValue {
    guard var value = having[0].object[name]?.object else { return whole(name, having, path) }
    for (place, other) in having.enumerated().dropFirst() {
      guard let told = other.object[name]?.object, RecordMerge.isSameVerdict(value, told) else {
        note(path, tie: RecordMerge.compare(having[place].updatedAt, having[0].updatedAt) == 0)
        continue
      }
      if let own = value["at"], let at = told["at"], !own.isAbsent, !at.isAbsent, own != at,
        !RecordMerge.isSameMoment(own, at)
      {
        note(path + ".at", tie: RecordMerge.compare(having[place].updatedAt, having[0].updatedAt) == 0)
      }
      for (member, own) in told.members where (value[member] ?? .null).isAbsent { value[member] = own }
    }
    return .object(value)
  }

  /// Nothing that both tell is another.
  private static func isSameVerdict(_ left: JSONObject, _ right: JSONObject) -> Bool {
    left.members.allSatisfy { name, own in
      guard let other = right[name], !own.isAbsent, !other.isAbsent, name != "at" else { return true }
      return same(own, other) || own.string.map { $0.lowercased() == other.string?.lowercased() } ?? false
    }
  }

  private static let partLists: Set<String> = ["tags", "followers", "cc"]

  /// Lists of which partial records hold parts: the whole record's own first, then what the parts add, in steady order.
  private func joined(_ name: String, _ having: [Candidate]) -> JSONValue? {
    let lists = having.map { (partial: $0.partial, items: $0.object[name]?.array) }
    guard lists.allSatisfy({ $0.items != nil }) else { return nil }
    var items = lists.first { !$0.partial }?.items ?? []
    var known = Set(items.map { RecordMerge.normal($0) })
    let added = lists.filter(\.partial).flatMap { $0.items ?? [] }
    for item in added.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) })
    where known.insert(RecordMerge.normal(item)).inserted {
      items.append(item)
    }
    return .array(items)
  }

  private mutating func whole(_ name: String, _ having: [Candidate], _ path: String) -> JSONValue {
    let best = RecordMerge.exact(name, having)
    for other in having.dropFirst() {
      guard let value = other.object[name], !RecordMerge.same(value, best),
        !(RecordMerge.times.contains(name) && RecordMerge.isSameMoment(value, best))
      else { continue }
      note(path, tie: RecordMerge.compare(other.updatedAt, having[0].updatedAt) == 0)
    }
    return best
  }

  private static let times: Set<String> = [
    "createdAt", "updatedAt", "firstResponseAt", "solvedAt", "closedAt", "deletedAt", "startedAt", "at",
  ]

  /// Tables often write times without seconds: of the same moment the more exact is taken.
  private static func exact(_ name: String, _ having: [Candidate]) -> JSONValue {
    let best = having[0].object[name] ?? .null
    guard times.contains(name), let rough = best.string, rough.prefix(19).hasSuffix(":00") else { return best }
    let others = having.compactMap { $0.object[name]?.string }.filter { isSameMoment(.string($0), best) }
    return .optional(others.max { $0.prefix(19) != $1.prefix(19) ? $0 < $1 : $0.utf8.count < $1.utf8.count })
  }

  /// The same to the second, or to the minute where one knows no seconds.
  private static func isSameMoment(_ left: JSONValue, _ right: JSONValue) -> Bool {
    guard let one = left.string, let other = right.string, one.utf8.count > 19, other.utf8.count > 19 else {
      return false
    }
    if TimeOrder.compare(one, other) == 0 { return true }
    let isRough = one.prefix(20).hasSuffix(":00Z") || other.prefix(20).hasSuffix(":00Z")
    return isRough && one.prefix(16) == other.prefix(16)
  }

  private mutating func note(_ path: String, tie: Bool) {
    differing.insert(path)
    if tie { tied = true }
  }

  /// Where a record is: among equally new ones `deleted` beats `spam`, `archived` and `active` (contracts, section 2).
  private mutating func state(_ having: [Candidate], _ path: String) -> JSONValue {
    let strength = ["active", "archived", "spam", "deleted"]
    let newest = having.filter { RecordMerge.compare($0.updatedAt, having[0].updatedAt) == 0 }
    let states = newest.compactMap { $0.object["state"]?.string }
    if Set(having.compactMap { $0.object["state"]?.string }).count > 1 {
      note(path, tie: Set(states).count > 1)
    }
    let best = states.max { (strength.firstIndex(of: $0) ?? -1) < (strength.firstIndex(of: $1) ?? -1) }
    return .optional(best)
  }

  /// `fields`, `extras`, `body`: member by member, each whole.
  private mutating func members(_ name: String, _ having: [Candidate], _ path: String) -> JSONValue {
    let parts = having.compactMap { candidate in
      candidate.object[name]?.object.map { (candidate: candidate, object: $0) }
    }
    guard parts.count == having.count else { return whole(name, having, path) }
    let inner = parts.map {
      var candidate = $0.candidate
      candidate.object = $0.object
      return candidate
    }
    // Already ranked by the record they stand in, which must go on to decide.
    var names: Set<String> = []
    for part in inner { names.formUnion(part.object.names) }
    var merged = JSONObject()
    let shape: RecordShape = name == "body" ? .body : .free
    for member in shape.ordered(names) {
      let having = inner.filter { !($0.object[member] ?? .null).isAbsent }
      let path = path + "." + member
      if having.isEmpty {
        merged.append(member, inner.lazy.compactMap { $0.object[member] }.first ?? .null)
      } else if having.count > 1, having.allSatisfy(\.partial), let list = joined(member, having) {
        merged.append(member, list)
      } else {
        merged.append(member, whole(member, having, path))
      }
    }
    return .object(merged)
  }

  /// Lists of records with keys: united by key, each merged like a record of its own.
  private mutating func united(
    _ name: String, _ having: [Candidate], _ inner: RecordShape, _ path: String
  ) -> JSONValue {
    var groups: [String: [Candidate]] = [:]
    for (record, candidate) in having.enumerated() {
      guard let items = candidate.object[name]?.array else { return whole(name, having, path) }
      var turns: [String: Int] = [:]
      for item in items {
        guard let object = item.object else { return whole(name, having, path) }
        var identity = object.text("key") ?? "=" + RecordMerge.normal(item).text
        if inner == .message, object.text("id") == nil {
          // One record does not tell a message twice: what is alike in it are two of which nobody knows the ids.
          let turn = turns[identity, default: 0]
          turns[identity] = turn + 1
          if turn > 0 { identity += "\u{0}\(turn)" }
        }
        var nested = Candidate(object, updatedAt: candidate.updatedAt, partial: candidate.partial)
        nested.record = record
        groups[identity, default: []].append(nested)
      }
    }
    if inner == .message, MessageTwins.join(&groups) { note(path, tie: true) }
    if inner == .timeEntry { WorkTwins.join(&groups) }
    var items: [JSONObject] = []
    for var group in groups.values {
      // The times of the nested records decide if all have one; else those of the records around them.
      if group.allSatisfy({ $0.object.text("updatedAt") != nil }) {
        for index in group.indices { group[index].updatedAt = group[index].object.text("updatedAt") }
      }
      let guesses = group.contains { $0.object["id"]?.string != nil } ? group.filter(\.isGuess) : []
      if !guesses.isEmpty { group.removeAll(where: \.isGuess) }
      let item = group.count == 1 ? group[0].object : merge(group, shape: inner, path: path)
      items.append(RecordMerge.keeping(guesses.compactMap { $0.object["body"]?["text"]?.string }, in: item))
    }
    return .array(inner.sorted(items).map { .object($0) })
  }

  private func links(_ lists: [JSONValue]) -> JSONValue {
    var byText: [String: JSONValue] = [:]
    for list in lists {
      for link in list.array ?? [] {
        let parts = [link["kind"], link["ticket"], link["url"]].map { $0?.string ?? "" }
        let identity = parts.joined(separator: "\u{0}")
        let known = byText[identity].map(\.text)
        let text = link.text
        if known == nil || (known.map { text.utf8.lexicographicallyPrecedes($0.utf8) } ?? false) {
          byText[identity] = link
        }
      }
    }
    return .array(byText.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value))
  }

  /// The same value, whatever the order of members.
  static func same(_ a: JSONValue, _ b: JSONValue) -> Bool { a == b || normal(a) == normal(b) }

  /// Members sorted by name, all the way down.
  static func normal(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let items): return .array(items.map(normal))
    case .object(let object):
      var result = JSONObject()
      for (name, member) in object.sorted().members { result.append(name, normal(member)) }
      return .object(result)
    default: return value
    }
  }

  /// Pictures that replies quote are listed where they stand first.
  private static func listedOnce(_ ticket: JSONObject) -> JSONObject {
    guard let messages = ticket["messages"]?.array, let listed = QuotedPictures.listedOnce(messages) else {
      return listedAtMessages(ticket)
    }
    var result = ticket
    result["messages"] = .array(listed)
    return listedAtMessages(result)
  }

  /// An attachment that one form ties to a message and another only to the ticket is listed at the message.
  private static func listedAtMessages(_ ticket: JSONObject) -> JSONObject {
    guard let own = ticket["attachments"]?.array, !own.isEmpty, let messages = ticket["messages"]?.array else {
      return ticket
    }
    var spare: [String: JSONObject] = [:]
    for item in own { if let object = item.object, let key = object.text("key") { spare[key] = object } }
    var taken: Set<String> = []
    let filled = messages.map { message -> JSONValue in
      guard var object = message.object, let list = object["attachments"]?.array else { return message }
      object["attachments"] = .array(
        list.map { item in
          guard let listed = item.object, let key = listed.text("key"), let other = spare[key] else { return item }
          taken.insert(key)
          return .object(fill(listed, from: other))
        })
      return .object(object)
    }
    guard !taken.isEmpty else { return ticket }
    var result = ticket
    result["messages"] = .array(filled)
    result["attachments"] = .array(own.filter { !taken.contains($0["key"]?.string ?? "") })
    return result
  }

  private static func fill(_ listed: JSONObject, from other: JSONObject) -> JSONObject {
    let shape = RecordShape.attachment
    var result = JSONObject()
    for name in shape.ordered(Set(listed.names).union(other.names)) {
      let own = listed[name] ?? .null
      result.append(name, own.isAbsent ? other[name] ?? own : own)
    }
    return result
  }
}
