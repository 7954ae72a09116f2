import JSONText
import TicketModel
import Yams

extension ValueRules {
  init(_ view: YAMLView?, section: String) throws(MappingError) {
    self.init(section: section)
    guard let view else { return }
    for item in try view.items("`\(section)`") {
      let keys = ["from", "when", "to", "trace", "because", "otherwise"]
      let table = try item.table("an entry of `\(section)`", keys)
      guard let rest = table["otherwise"] else {
        rules.append(try ValueRule(item, table, section: section))
        continue
      }
      guard table.entries.allSatisfy({ $0.key == "otherwise" || $0.key == "because" }) else {
        throw item.failure("`otherwise` stands alone; put it in an entry of its own")
      }
      guard otherwise == nil else { throw rest.failure("`otherwise` is written twice in `\(section)`; keep one") }
      otherwise = try MappingTarget(rest, .value)
    }
  }
}

extension ValueRule {
  init(_ view: YAMLView, _ table: YAMLTable, section: String) throws(MappingError) {
    from = try SourceValue(
      try table.required("from", "write `from: { id: …, label: … }` or `otherwise: …`"), status: false)
    when = try WhenTest.read(table["when"])
    to = try MappingTarget(try table.required("to", "write `to: { use: … }`, `to: { drop: true }` or `to: ?`"), .value)
    trace = nil
    if let view = table["trace"] { trace = try MergeRule.TraceKind(view) }
    because = try table.text("because")
    place = view.place
  }
}

extension VisibilityRule {
  init(_ view: YAMLView) throws(MappingError) {
    self.init()
    let table = try view.table("`visibility`", ["unknown", "because"])
    if let reason = table["because"], !reason.isUndecided { because = try reason.text("`because`") }
    if because?.allSatisfy(\.isWhitespace) == true { because = nil }
    guard let unknown = table["unknown"] else { return }
    self.unknown = try unknown.word("`unknown`", of: Message.Visibility.self, ["internal", "public"])
    guard self.unknown == .internal || because != nil else {
      throw unknown.failure("`unknown: public` shows messages to customers; write `because: …` beside it")
    }
  }
}

extension PeopleRules {
  init(_ view: YAMLView) throws(MappingError) {
    self.init()
    let table = try view.table("`people`", ["match", "fallbackAgent", "departed", "table"])
    if let word = table["match"] {
      match = try word.word("`match`", of: Match.self, Match.allCases.map(\.rawValue))
    }
    if let agent = table["fallbackAgent"], !agent.isUndecided { fallbackAgent = try agent.text("`fallbackAgent`") }
    if let word = table["departed"] {
      departed = try word.word("`departed`", of: Departed.self, Departed.allCases.map(\.rawValue))
    }
    for item in try table.items("table") {
      let entry = try item.table("an entry of `table`", ["from", "to", "label", "because"])
      let from = try entry.required("from", "write a person's address, key or id")
      let to = try entry.required("to", "write `to: { use: … }`, `to: { drop: true }` or `to: ?`")
      self.table.append(
        Entry(from: try from.text("`from`"), to: try MappingTarget(to, .value), place: item.place))
    }
  }
}

extension FieldRule {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a field", ["from", "to", "options", "because"])
    let source = try table.required("from", "write the source field's id")
    if source.isTable {
      let named = try source.table("`from`", ["id", "label", "tickets"])
      from = try named.required("id", "write the source field's id").text("`id`")
      label = try named.text("label")
    } else {
      from = try source.text("`from`")
    }
    let target = try table.required("to", "write `to: { use: … }`, `{ create: … }`, `{ drop: true }` or ?")
    let inner = target.isTable ? try target.table("a target", FieldRule.targetKeys)["options"] : nil
    to = try MappingTarget(fieldTarget: target)
    options = try ValueRules(table["options"] ?? inner, section: "options")
    because = try table.text("because")
    place = view.place
  }

  static let targetKeys = ["use", "create", "drop", "tag", "label", "scope", "options"]
}

extension MappingTarget {
  /// Like any target, but `options` may stand inside it.
  fileprivate init(fieldTarget view: YAMLView) throws(MappingError) {
    guard case .mapping(let whole) = view.node else {
      try self.init(view, .field)
      return
    }
    var mapping = whole
    mapping["options"] = nil
    try self.init(YAMLView(node: .mapping(mapping), file: view.file), .field)
  }
}

extension SkipRules {
  init(_ view: YAMLView) throws(MappingError) {
    self.init()
    let table = try view.table("`skip`", ["states", "before", "tags"])
    if let list = table["states"] {
      states = []
      let known = ["active", "archived", "spam", "deleted"]
      for item in try list.items("`states`") { states.append(try item.word("a state", of: Ticket.State.self, known)) }
    }
    if let day = table["before"] {
      let text = try day.text("`before`")
      guard SkipRules.isTime(text) else {
        throw day.failure("`before` must be a day such as 2015-01-31, not `\(text)`; write it that way")
      }
      before = text
    }
    tags = try table.texts("tags")
  }

  /// `YYYY-MM-DD`, alone or before a `T`.
  private static func isTime(_ text: String) -> Bool {
    let day = Array(text.utf8.prefix(10))
    guard day.count == 10, text.utf8.count == 10 || text.utf8.dropFirst(10).first == UInt8(ascii: "T") else {
      return false
    }
    for (index, byte) in day.enumerated() {
      let dash = index == 4 || index == 7
      guard dash ? byte == UInt8(ascii: "-") : (48...57).contains(byte) else { return false }
    }
    let month = Int(String(decoding: day[5...6], as: UTF8.self)) ?? 0
    let date = Int(String(decoding: day[8...9], as: UTF8.self)) ?? 0
    let year = Int(String(decoding: day[0...3], as: UTF8.self)) ?? 0
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(month) && (1...days[month - 1]).contains(date)
  }
}
