import JSONText
import TicketModel

extension MappingFile {
  static let keys = [
    "deskferry", "from", "to", "containers", "statuses", "merges", "visibility", "priorities", "types", "channels",
    "groups", "security", "people", "fields", "skip",
  ]

  /// Reads a mapping file. Scalars are text, unknown keys are errors, every error has its place and the next step.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - file: the name to use in messages.
  public init(yaml: String, file: String) throws(MappingError) {
    let top = MappingPlace(file: file, line: 1, column: 1)
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(top, "the file is empty; draft one with `deskferry map`")
    }
    let table = try root.table("a mapping file", MappingFile.keys)
    let version = try table.required("deskferry", "write `deskferry: 1` at the top")
    guard try version.text("`deskferry`") == "1" else {
      throw version.failure(
        "format `\(try version.text("`deskferry`"))` is not known to this version; write `deskferry: 1` or update")
    }
    let from = try MappingFile.desk(table, "from")
    let to = try MappingFile.desk(table, "to")
    self.init(file: file, text: yaml, fromDesk: from.desk, toDesk: to.desk)
    fromAccount = from.account
    toAccount = to.account
    for item in try table.items("statuses") { statuses.append(try StatusRule(item)) }
    for item in try table.items("merges") { merges.append(try MergeRule(item)) }
    for (key, path) in MappingFile.valueSections { self[keyPath: path] = try ValueRules(table[key], section: key) }
    for item in try table.items("fields") { fields.append(try FieldRule(item)) }
    if let view = table["visibility"] { visibility = try VisibilityRule(view) }
    if let view = table["people"] { people = try PeopleRules(view) }
    if let view = table["skip"] { skip = try SkipRules(view) }
  }

  static var valueSections: [(String, WritableKeyPath<MappingFile, ValueRules>)] {
    [
      ("containers", \.containers), ("priorities", \.priorities), ("types", \.types), ("channels", \.channels),
      ("groups", \.groups), ("security", \.security),
    ]
  }

  private static func desk(_ table: YAMLTable, _ key: String) throws(MappingError)
    -> (desk: String, account: String?)
  {
    let view = try table.required(key, "write `\(key): { desk: … }`")
    let side = try view.table("`\(key)`", ["desk", "account"])
    let name = try side.required("desk", "write the desk's id, as `deskferry desks` lists it")
    return (try name.text("`desk`"), try side.text("account"))
  }
}

extension SourceValue {
  init(_ view: YAMLView, status: Bool) throws(MappingError) {
    guard view.isTable else {
      self.init(id: try view.text("`from`"), place: view.place)
      return
    }
    var known = ["scope", "id", "label", "tickets", "lastUse", "none"]
    if status { known.append("category") }
    let table = try view.table("`from`", known)
    self.init(
      scope: try table.text("scope"), id: try table.text("id"), label: try table.text("label"),
      isNone: try table.flag("none") ?? false, place: view.place)
    if let category = table["category"], !category.isUndecided {
      self.category = try StatusCategory(category)
    }
    guard id != nil || label != nil || isNone else {
      throw view.failure("`from` names nothing; write its `id`, or its `label` where the source gives no id")
    }
  }
}

extension StatusCategory {
  init(_ view: YAMLView) throws(MappingError) {
    let known = StatusCategory.allCases.filter { $0 != .unknown }.map(\.rawValue)
    self = try view.word("`category`", of: StatusCategory.self, known)
  }
}

extension MappingTarget {
  enum Use { case status, value, field }

  init(_ view: YAMLView, _ use: Use) throws(MappingError) {
    if view.isUndecided {
      self.init(.undecided, place: view.place)
      return
    }
    guard view.isTable else {
      throw view.failure(
        "a target must be { use: … }, { create: … } or ?, not `\(try view.text("a target"))`; write one of them")
    }
    let choices = use == .status ? ["use", "create"] : ["use", "create", "drop", "tag"]
    let evidence =
      use == .status ? ["label", "scope", "category", "acrossCategories", "publicLabel"] : ["label", "scope"]
    let table = try view.table("a target", choices + evidence)
    let written = choices.filter { table[$0] != nil }
    guard written.count == 1, let choice = table[written[0]] else {
      let found = written.isEmpty ? "none" : written.map { "`\($0)`" }.joined(separator: " and ")
      let list = choices.map { "`\($0)`" }.joined(separator: ", ")
      throw view.failure("a target needs exactly one of \(list), found \(found); keep one")
    }
    self.init(try MappingTarget.choice(written[0], choice), place: view.place)
    label = try table.text("label")
    scope = try table.text("scope")
    publicLabel = try table.text("publicLabel")
    acrossCategories = try table.flag("acrossCategories") ?? false
    if let category = table["category"], !category.isUndecided { self.category = try StatusCategory(category) }
  }

  private static func choice(_ key: String, _ view: YAMLView) throws(MappingError) -> TargetChoice {
    if view.isUndecided { return .undecided }
    switch key {
    case "use": return .use(try view.text("`use`"))
    case "create":
      let label = try view.text("`create`")
      guard label.contains(where: { !$0.isWhitespace }) else {
        throw view.failure("`create` is blank; write the label that it gets")
      }
      return .create(label)
    case "tag": return .tag(try view.text("`tag`"))
    default:
      guard try view.flag("`drop`") else { throw view.failure("`drop` can only be true; remove it or name a target") }
      return .drop
    }
  }
}

extension WhenTest {
  static func read(_ view: YAMLView?) throws(MappingError) -> [WhenTest] {
    guard let view else { return [] }
    var tests: [WhenTest] = []
    for (key, value) in try view.table("`when`", Subject.names).entries {
      guard key == "field" else {
        let values = try value.texts("`\(key)`")
        guard !values.isEmpty else { throw value.failure("`\(key)` lists nothing; write a value or remove it") }
        if key == "category" { try WhenTest.check(categories: values, value) }
        tests.append(WhenTest(Subject(key), values))
        continue
      }
      for (field, wanted) in try value.table("`field`", []).entries {
        tests.append(WhenTest(.field(field), try wanted.texts("`\(field)`")))
      }
    }
    guard !tests.isEmpty else { throw view.failure("`when` is empty; write a condition or remove it") }
    return tests
  }

  private static func check(categories: [String], _ view: YAMLView) throws(MappingError) {
    let known = StatusCategory.allCases.filter { $0 != .unknown }.map(\.rawValue)
    for word in categories where !known.contains(word) {
      throw view.failure("`category` cannot be `\(word)`; \(Nearest.advice(for: word, among: known))")
    }
  }
}

extension WhenTest.Subject {
  /// `name` is one of ``names``, checked by the caller's table.
  fileprivate init(_ name: String) {
    switch name {
    case "container": self = .container
    case "form": self = .form
    case "group": self = .group
    case "tag": self = .tag
    case "type": self = .type
    case "priority": self = .priority
    case "channel": self = .channel
    case "brand": self = .brand
    case "product": self = .product
    case "organization": self = .organization
    case "state": self = .state
    case "category": self = .category
    default: self = .field(name)
    }
  }
}

extension StatusRule {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a status", ["from", "when", "to", "acrossCategories", "because"])
    let source = try table.required("from", "write `from: { id: …, label: … }`")
    let target = try table.required("to", "write `to: { use: … }`, `to: { create: … }` or `to: ?`")
    from = try SourceValue(source, status: true)
    when = try WhenTest.read(table["when"])
    to = try MappingTarget(target, .status)
    if try table.flag("acrossCategories") == true { to.acrossCategories = true }
    because = try table.text("because")
    place = view.place
  }
}

extension MergeRule {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a merge", ["into", "from", "when", "trace", "acrossCategories", "because"])
    into = try MappingTarget(try table.required("into", "write `into: { use: … }`"), .status)
    let sources = try table.required("from", "list every status that is merged: `from: [ { id: … }, { id: … } ]`")
    from = []
    for item in try sources.items("`from` of a merge") { from.append(try SourceValue(item, status: true)) }
    guard from.count > 1 else {
      throw sources.failure("a merge needs two statuses or more, found \(from.count); use `statuses` for one")
    }
    when = try WhenTest.read(table["when"])
    if try table.flag("acrossCategories") == true { into.acrossCategories = true }
    trace = try TraceKind(
      try table.required("trace", "write `trace: tag`, `trace: { field: … }` or `trace: archive`"))
    let reason = try table.required("because", "write who agreed to the merge, or why it is right")
    because = reason.isUndecided ? "?" : try reason.text("`because`")
    becausePlace = reason.place
    place = view.place
  }
}

extension MergeRule.TraceKind {
  init(_ view: YAMLView) throws(MappingError) {
    if view.isTable {
      let table = try view.table("`trace`", ["field"])
      let name = try table.required("field", "write the target's field: `trace: { field: … }`")
      self = .field(try name.text("`field`"))
      return
    }
    switch try view.text("`trace`") {
    case "tag": self = .tag
    case "archive": self = .archive
    case "field":
      throw view.failure("`trace: field` must name the target's field; write `trace: { field: … }`")
    case let other:
      throw view.failure(
        "`trace` cannot be `\(other)`; \(Nearest.advice(for: other, among: ["tag", "field", "archive"]))")
    }
  }
}
