import TicketModel

extension StatusVocabulary {
  /// Reads a vocabulary file of `Mappings/`.
  public init(yaml: String, file: String) throws(MappingError) {
    guard let root = try YAMLView.compose(yaml, file: file) else {
      throw MappingError(MappingPlace(file: file, line: 1, column: 1), "the file is empty")
    }
    let table = try root.table(
      "a vocabulary", ["deskferry", "desk", "name", "statuses", "priorities", "types", "channels", "notes"])
    let section = try table.required("statuses", "write its statuses")
    let statuses = try section.table(
      "`statuses`", ["custom", "listed", "creatableCategories", "longestLabel", "scope", "default"])
    desk = try table.required("desk", "write the desk's id").text("`desk`")
    name = try table.required("name", "write the product's name").text("`name`")
    customStatuses = try Fact(statuses, "custom").word(CustomStatuses.self, ["creatable", "byHand", "fixed"])
    statusesListed = try Fact(statuses, "listed").value.flag("`listed`")
    scopeKind = try statuses["scope"] == nil ? nil : Fact(statuses, "scope").value.text("`scope`")
    creatableCategories = nil
    if statuses["creatableCategories"] != nil {
      var categories: [StatusCategory] = []
      for item in try Fact(statuses, "creatableCategories").value.items("`value`") {
        categories.append(try StatusCategory(item))
      }
      creatableCategories = categories
    }
    longestLabel = nil
    if statuses["longestLabel"] != nil {
      let view = try Fact(statuses, "longestLabel").value
      guard let number = Int(try view.text("`value`")) else { throw view.failure("`longestLabel` must be a number") }
      longestLabel = number
    }
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

  /// `{ value: …, source: …, mark: … }`
  private struct Fact {
    let value: YAMLView
    init(_ table: YAMLTable, _ key: String) throws(MappingError) {
      let view = try table.required(key, "write { value: …, source: …, mark: … }")
      let fact = try view.table("`\(key)`", ["value", "source", "mark", "why"])
      _ = try Provenance(fact)
      value = try fact.required("value", "write it")
    }
    func word<Value: RawRepresentable>(_ type: Value.Type, _ known: [String]) throws(MappingError) -> Value
    where Value.RawValue == String {
      try value.word("`value`", of: type, known)
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

extension StatusVocabulary.Entry {
  init(_ view: YAMLView) throws(MappingError) {
    let table = try view.table(
      "a status",
      [
        "scope", "id", "onlyAs", "label", "publicLabel", "category", "also", "native", "slaClock", "why", "source",
        "mark",
      ])
    scope = try table.text("scope")
    id = try table.text("id")
    label = try table.required("label", "write its label").text("`label`")
    onlyAsLabelled = try table.flag("onlyAs") ?? false
    publicLabel = try table.text("publicLabel")
    category = try StatusCategory(try table.required("category", "write our category"))
    also = []
    for item in try table.items("also") { also.append(try StatusCategory(item)) }
    nativeCategory = try table.text("native")
    slaClock = try table.text("slaClock") ?? "unknown"
    why = try table.required("why", "write why it has this category").text("`why`")
    let provenance = try StatusVocabulary.Provenance(table)
    source = provenance.source
    mark = provenance.mark
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
