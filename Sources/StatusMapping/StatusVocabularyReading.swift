import TicketModel

extension StatusVocabulary {
  /// Reads a vocabulary file of `Mappings/`. Unknown keys, missing sources and missing marks are errors with their place.
  public init(yaml: String, file: String) throws(MappingError) {
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(MappingPlace(file: file, line: 1, column: 1), "the file is empty")
    }
    let table = try root.table(
      "a vocabulary", ["deskferry", "desk", "name", "statuses", "priorities", "types", "channels", "notes"])
    let section = try table.required("statuses", "write its statuses")
    let statuses = try section.table(
      "`statuses`",
      [
        "custom", "listed", "creatableCategories", "scope", "limits", "categories", "categoryCanChange",
        "publicLabels", "slaClock", "transitions", "default",
      ])
    desk = try table.required("desk", "write the desk's id").text("`desk`")
    name = try table.required("name", "write the product's name").text("`name`")
    let custom = try FactView(statuses, "custom", also: ["how"])
    customStatuses = try custom.value.word("`value`", of: CustomStatuses.self, ["creatable", "byHand", "fixed"])
    customStatusesHow = try custom.table.text("how")
    statusesListed = try FactView(statuses, "listed").value.flag("`listed`")
    scopeKind = try statuses["scope"] == nil ? nil : FactView(statuses, "scope").value.text("`scope`")
    creatableCategories =
      try statuses["creatableCategories"] == nil
      ? nil : StatusVocabulary.categories(try FactView(statuses, "creatableCategories").value.items("`value`"))
    limits = try Limits(try statuses.required("limits", "write { count: …, label: …, unique: … }"))
    nativeCategories = []
    for item in try statuses.items("categories") { nativeCategories.append(try NativeCategory(item)) }
    categoryChange = try FactView(statuses, "categoryCanChange").word(CategoryChange.self)
    publicLabels = try FactView(statuses, "publicLabels").word(PublicLabels.self)
    clockRule = try FactView(statuses, "slaClock").word(ClockRule.self)
    transitions = try Transitions(try statuses.required("transitions", "write { rule: … }"))
    self.statuses = []
    for item in try statuses.items("default") { self.statuses.append(try Entry(item)) }
    priorities = []
    types = []
    channels = []
    for item in try table.items("priorities") { priorities.append(try Value(item, "level")) }
    for item in try table.items("types") { types.append(try Value(item, "kind")) }
    for item in try table.items("channels") { channels.append(try Value(item, "kind")) }
    notes = []
    for item in try table.items("notes") {
      let note = try item.table("a note", ["what", "source", "mark"])
      _ = try Provenance(note)
      notes.append(try note.required("what", "write the fact").text("`what`"))
    }
  }

  fileprivate static func categories(_ views: [YAMLView]) throws(MappingError) -> [StatusCategory] {
    var result: [StatusCategory] = []
    for view in views { result.append(try StatusCategory(view)) }
    return result
  }

  /// `{ value: …, source: …, mark: … }`, where `unknown` says that nobody tells.
  fileprivate struct FactView {
    let value: YAMLView
    let table: YAMLTable
    let provenance: Provenance

    init(_ table: YAMLTable, _ key: String, also: [String] = []) throws(MappingError) {
      try self.init(try table.required(key, "write { value: …, source: …, mark: … }"), key, also: also)
    }
    init(_ view: YAMLView, _ key: String, also: [String] = []) throws(MappingError) {
      table = try view.table("`\(key)`", ["value", "source", "mark", "why"] + also)
      provenance = try Provenance(table)
      value = try table.required("value", "write it, or unknown")
    }

    func fact<Value>(_ value: Value?) -> Fact<Value> {
      Fact(value: value, source: provenance.source, mark: provenance.mark)
    }
    var isUnknown: Bool { get throws(MappingError) { try value.text("`value`") == "unknown" } }

    func word<Value: RawRepresentable & CaseIterable & Sendable & Hashable>(_ type: Value.Type)
      throws(MappingError) -> Fact<Value> where Value.RawValue == String
    {
      guard try !isUnknown else { return fact(nil) }
      return fact(try value.word("`value`", of: type, Value.allCases.map(\.rawValue) + ["unknown"]))
    }
    func bound() throws(MappingError) -> Fact<Bound> {
      guard try !isUnknown else { return fact(nil) }
      let text = try value.text("`value`")
      if text == "none" { return fact(Bound.none) }
      guard let number = Int(text), number > 0 else {
        throw value.failure("`value` cannot be `\(text)`; write a number, none or unknown")
      }
      return fact(.atMost(number))
    }
  }

  /// Where a fact was read and how sure it is: no fact goes without.
  fileprivate struct Provenance {
    let source: String
    let mark: Mark
    init(_ table: YAMLTable) throws(MappingError) {
      source = try table.required("source", "write where the fact was read").text("`source`")
      mark = try table.required("mark", "write verified, read or unverified").word(
        "`mark`", of: Mark.self, ["verified", "read", "unverified"])
    }
  }
}

extension StatusVocabulary.Limits {
  fileprivate init(_ view: YAMLView) throws(MappingError) {
    typealias FactView = StatusVocabulary.FactView
    let table = try view.table("`limits`", ["count", "perScope", "perCategory", "label", "unique"])
    count = try FactView(table, "count").bound()
    perScope = try table["perScope"] == nil ? nil : FactView(table, "perScope").bound()
    perCategory = try table["perCategory"] == nil ? nil : FactView(table, "perCategory").bound()
    label = try FactView(table, "label").bound()
    unique = try FactView(table, "unique").word(StatusVocabulary.UniqueLabels.self)
  }
}

extension StatusVocabulary.NativeCategory {
  fileprivate init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a category", ["name", "spellings", "id", "covers", "source", "mark"])
    name = try table.required("name", "write the vendor's word").text("`name`")
    spellings = try table.texts("spellings")
    id = try table.text("id")
    covers = try StatusVocabulary.categories(
      try table.required("covers", "list our categories that it can mean").items("`covers`"))
    let provenance = try StatusVocabulary.Provenance(table)
    source = provenance.source
    mark = provenance.mark
  }
}

extension StatusVocabulary.Transitions {
  fileprivate init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("`transitions`", ["rule", "steps", "never"])
    rule = try StatusVocabulary.FactView(table, "rule").word(Rule.self)
    steps = []
    for item in try table.items("steps") { steps.append(try Step(item)) }
    never = []
    for item in try table.items("never") { never.append(try Step(item)) }
    guard steps.isEmpty == (rule.value != .listed) else {
      throw view.failure("`steps` belong to the rule listed, and to no other; write them, or correct the rule")
    }
  }
}

extension StatusVocabulary.Transitions.Step {
  fileprivate init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table("a step", ["scope", "from", "to", "why", "source", "mark"])
    scope = try table.text("scope")
    let origin = try table.required("from", "write start, any or a list of ids")
    if origin.isList {
      from = .statuses(try origin.texts("`from`"))
    } else {
      switch try origin.text("`from`") {
      case "start": from = .start
      case "any": from = .any
      case let other: throw origin.failure("`from` cannot be `\(other)`; write start, any or a list of ids")
      }
    }
    let target = try table.required("to", "write any or a list of ids")
    if target.isList {
      to = try target.texts("`to`")
    } else {
      guard try target.text("`to`") == "any" else { throw target.failure("`to` must be any or a list of ids") }
      to = nil
    }
    why = try table.text("why")
    let provenance = try StatusVocabulary.Provenance(table)
    source = provenance.source
    mark = provenance.mark
  }
}

extension StatusVocabulary.Entry {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table(
      "a status",
      [
        "scope", "id", "onlyAs", "label", "spellingOf", "usual", "publicLabel", "category", "also", "native",
        "slaClock", "unlisted", "why", "source", "mark",
      ])
    scope = try table.text("scope")
    id = try table.text("id")
    label = try table.required("label", "write its label").text("`label`")
    onlyAsLabelled = try table.flag("onlyAs") ?? false
    isUnlisted = try table.flag("unlisted") ?? false
    spellingOf = try table.text("spellingOf")
    isUsual = try table.flag("usual") ?? false
    category = try StatusCategory(try table.required("category", "write our category"))
    also = try StatusVocabulary.categories(try table.items("also"))
    nativeCategory = try table.text("native")
    why = try table.required("why", "write why it has this category").text("`why`")
    let provenance = try StatusVocabulary.Provenance(table)
    source = provenance.source
    mark = provenance.mark
    publicLabelFact = try StatusVocabulary.Entry.part(table, "publicLabel", provenance)
    slaClockFact =
      try StatusVocabulary.Entry.part(table, "slaClock", provenance, among: ["running", "paused", "stopped"])
      ?? StatusVocabulary.Fact(value: nil, source: provenance.source, mark: .unverified)
  }

  /// A part of a status: plain text has the status's own source and mark, a table brings others.
  private static func part(
    _ table: YAMLTable, _ key: String, _ status: StatusVocabulary.Provenance, among known: [String] = []
  ) throws(MappingError) -> StatusVocabulary.Fact<String>? {
    guard let view = table[key] else { return nil }
    let fact = view.isTable ? try StatusVocabulary.FactView(view, key) : nil
    let place = fact?.value ?? view
    let text = try place.text("`\(key)`")
    guard known.isEmpty || text == "unknown" || known.contains(text) else {
      throw place.failure("`\(key)` cannot be `\(text)`; \(Nearest.advice(for: text, among: known + ["unknown"]))")
    }
    let provenance = fact?.provenance ?? status
    return StatusVocabulary.Fact(
      value: !known.isEmpty && text == "unknown" ? nil : text, source: provenance.source, mark: provenance.mark)
  }
}

extension StatusVocabulary.Value {
  init(_ view: YAMLView, _ meaningKey: String) throws(MappingError) {
    let table = try view.table("a value", ["id", "label", meaningKey, "source", "mark"])
    id = try table.required("id", "write its id").text("`id`")
    label = try table.text("label") ?? id
    meaning = try table.text(meaningKey)
    let provenance = try StatusVocabulary.Provenance(table)
    source = provenance.source
    mark = provenance.mark
  }
}
