import TicketModel

/// Brings a mapping that a person has edited up to date by inserting lines into its text. What the person wrote,
/// comments and layout included, stays as it is.
struct MappingUpdate {
  let existing: MappingFile
  let source: SourceProfile
  let sections: DraftSections
  var edits: TextEdits
  /// New entries by section.
  private var added: [String: [DraftEntry]] = [:]
  /// What is to be said above each entry, by the index of its line; empty where nothing is any more.
  private var marks: [Int: [String]] = [:]

  init(_ existing: MappingFile, source: SourceProfile, sections: DraftSections) {
    self.existing = existing
    self.source = source
    self.sections = sections
    edits = TextEdits(existing.text)
  }

  /// - Throws: where the file is for other desks, or where new lines cannot be told to stand right: then nothing may be
  ///   written.
  func text() throws(MappingError) -> String {
    try checkPair()
    var copy = self
    copy.markStatuses()
    copy.markValues()
    copy.writeMarks()
    copy.refreshCounts()
    let layout = try FileLayout(existing, copy.edits)
    for section in sections.sections { copy.addNew(section.name, section.title, section.entries, layout) }
    let text = copy.edits.text()
    try copy.check(text, added: copy.added)
    return text
  }

  // MARK: What changed

  /// Marks lines of statuses that were renamed or are gone.
  private mutating func markStatuses() {
    let lines = existing.statuses.map { ($0.from, $0.place) } + existing.merges.flatMap(\.from).map { ($0, $0.place) }
    for (from, place) in lines where !from.isNone {
      visit(place)
      let found = source.statuses.first {
        matches(from, MappingFacts.Value(scope: $0.scope, id: $0.id, label: $0.label))
      }
      if let found, found.id == from.id, SourceNames.isRenamed(from, now: found.label) {
        let elsewhere = source.statuses.first {
          $0.label.isExactly(from.label) && $0.scope.isExactly(found.scope) && !$0.id.isExactly(found.id)
        }
        mark(place, from, .renamed(now: found.label, elsewhere: elsewhere.map { $0.id ?? "without an id" }), "status")
      } else if found == nil, !source.historyOnly.contains(where: { matches(from, $0.name) }) {
        mark(place, from, .gone, "status")
      }
    }
  }

  /// The same for values, fields and options. What only tickets tell, such as priorities, is not gone because none has
  /// it now.
  private mutating func markValues() {
    var names = SourceNames(containers: source.containers, groups: source.groups, fields: source.fields)
    for (section, _) in MappingFile.valueSections { names.add(section, source.used(section).map(\.name)) }
    for (list, rules) in existing.valueLists {
      for rule in rules.rules {
        visit(rule.place)
        guard let change = names.change(of: rule.from, in: list) else { continue }
        if change == .gone, list != "containers", list != "groups" { continue }
        mark(rule.place, rule.from, change, ValueCreation.singular(list))
      }
    }
    for field in existing.fields {
      visit(field.place)
      let from = SourceValue(id: field.from, label: field.label, place: field.place)
      guard let change = names.change(of: from, in: "fields"), change != .gone else { continue }
      mark(field.place, from, change, "field")
    }
  }

  private mutating func mark(_ place: MappingPlace, _ from: SourceValue, _ change: SourceNames.Change, _ what: String) {
    switch change {
    case .renamed(let now, let elsewhere):
      let label = from.label ?? ""
      let other = elsewhere.map { "; \"\(label)\" is now \($0)" } ?? ""
      mark(place, "renamed: \(from.id ?? "") was \"\(label)\" when this was written and is \"\(now)\" now" + other)
    case .moved(let id): mark(place, "gone: the source has no such \(what) any more; its label is on \(id) now")
    case .gone: mark(place, "gone: the source has no such \(what) any more")
    }
  }

  private mutating func visit(_ place: MappingPlace) {
    let start = FileLayout.entryStart(place.line - 1, edits.lines)
    marks[start] = marks[start] ?? []
  }

  private mutating func mark(_ place: MappingPlace, _ text: String) {
    let comment = "# " + YAMLText.comment(text)
    let start = FileLayout.entryStart(place.line - 1, edits.lines)
    if marks[start]?.contains(comment) != true { marks[start, default: []].append(comment) }
  }

  /// A comment line above the entry for each mark, once; those of an earlier draft that no longer hold go.
  private mutating func writeMarks() {
    for (start, comments) in marks {
      let above = edits.lines.indices[..<start].reversed().prefix { Self.bare(edits.lines[$0]).hasPrefix("#") }
      let stale = above.filter { Self.isMark(edits.lines[$0]) && !comments.contains(Self.bare(edits.lines[$0])) }
      for index in stale { edits.remove(index) }
      let indent = edits.lines[start].prefix { $0 == " " }
      let new = comments.filter { comment in
        !above.contains { !stale.contains($0) && edits.lines[$0].contains(comment) }
      }
      if !new.isEmpty { edits.insert(new.map { indent + $0 }, before: start, .marks) }
    }
  }

  private static func bare(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    return String(text.last == "\r" ? text.dropLast() : text)
  }

  /// As ``mark(_:_:_:_:)`` writes them, to the last letter: where a person went on, the line is the person's.
  private static func isMark(_ line: String) -> Bool {
    let text = bare(line)
    let gone = #/# gone: the source has no such [a-z]+( [a-z]+)? any more(; its label is on [^ ]+ now)?/#
    let renamed = #/# renamed: .* was ".*" when this was written and is ".*" now(; ".*" is now ([^ ]+|without an id))?/#
    return text.wholeMatch(of: gone) != nil || text.wholeMatch(of: renamed) != nil
  }

  private func matches(_ from: SourceValue, _ name: StatusHistory.Name) -> Bool {
    matches(from, MappingFacts.Value(scope: name.scope, id: name.id, label: name.label))
  }

  func matches(_ from: SourceValue, _ value: MappingFacts.Value) -> Bool {
    guard !from.isNone, from.scope == nil || from.scope == value.scope else { return false }
    if let id = from.plainID { return value.id == id || value.id == nil && value.label == from.label }
    return value.label == from.label
  }

  private func isKnown(_ entry: DraftEntry, _ section: String) -> Bool {
    switch section {
    case "statuses":
      return existing.speaks(of: entry.value, category: entry.category, onlyIts: entry.when != nil)
    case "fields": return existing.fields.contains { $0.from == entry.value.id }
    default:
      guard let path = MappingFile.valueSections.first(where: { $0.0 == section })?.1 else { return true }
      let rules = existing[keyPath: path]
      if entry.isOtherwise { return rules.otherwise != nil || rules.rules.contains { $0.from.isNone } }
      // A decided `otherwise` speaks for every value that no line names; a ? beside it would take it back.
      if let otherwise = rules.otherwise, otherwise.choice != .undecided { return true }
      return rules.rules.contains { matches($0.from, entry.value) }
    }
  }

  private mutating func addNew(_ section: String, _ title: String, _ entries: [DraftEntry], _ layout: FileLayout) {
    let new = entries.filter { !isKnown($0, section) }
    guard !new.isEmpty else { return }
    added[section] = new
    guard let list = layout.sections[section] else { return append(section, title, new, layout) }
    if list.value.isAbsent { return fill(list, new, layout) }
    if let bracket = layout.bracket(of: list.value.place) {
      addFlow(new, bracket)
    } else {
      addBlock(new, key: list.key, list.value, layout)
    }
  }

  /// A section the file does not have goes to its end; where the whole file stands in brackets, to their begin.
  private mutating func append(_ section: String, _ title: String, _ new: [DraftEntry], _ layout: FileLayout) {
    if let bracket = layout.rootBracket {
      edits.replace(
        line: bracket.line, column: bracket.column + 1,
        with: "\n  # \(title)\n  \(section): [\n    " + new.map(\.flow).joined(separator: ",\n    ") + " ],\n ")
      return
    }
    let margin = String(repeating: " ", count: layout.margin)
    let text = sections.section(section, title, new).flatMap {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    edits.insert(text.map { $0.isEmpty ? "" : margin + $0 }, before: layout.end, .sections)
  }

  /// A list that is written as nothing (`priorities:`, `types: ~`): the list takes the place of the nothing.
  private mutating func fill(
    _ list: (key: MappingPlace, value: YAMLView), _ new: [DraftEntry], _ layout: FileLayout
  ) {
    let written = (try? list.value.text("nothing")) ?? ""
    let line = list.value.place.line - 1
    var column = list.value.place.column - 1
    if layout.rootBracket != nil {
      let text = " [ " + new.map(\.flow).joined(separator: ", ") + " ]"
      return edits.replace(line: line, column: column, removing: written.unicodeScalars.count, with: text)
    }
    if !written.isEmpty {
      let space = column > 0 && edits.scalars(line)[column - 1] == " " ? 1 : 0
      column -= space
      edits.replace(line: line, column: column, removing: written.unicodeScalars.count + space, with: "")
    }
    let text = new.flatMap { lines(of: $0, indent: layout.margin + 2) }
    edits.insert(text, before: list.key.line, .entries)
  }

  private mutating func addFlow(_ new: [DraftEntry], _ bracket: (line: Int, column: Int)) {
    let rest = edits.scalars(bracket.line).dropFirst(bracket.column + 1)
    let isEmpty = rest.first { $0 != " " } == "]"
    let inside =
      "\n  # new since the last draft\n  " + new.map(\.flow).joined(separator: ",\n  ") + (isEmpty ? "\n  " : ",\n ")
    edits.replace(line: bracket.line, column: bracket.column + 1, with: inside)
  }

  private mutating func addBlock(_ new: [DraftEntry], key: MappingPlace, _ value: YAMLView, _ layout: FileLayout) {
    var indent = layout.margin + 2
    var end = key.line
    if let items = try? value.items("list"), let last = items.last {
      let start = FileLayout.entryStart(last.place.line - 1, edits.lines)
      indent = edits.lines[start].prefix { $0 == " " }.count
      end = layout.end(ofEntryAt: start, indent: indent)
    }
    edits.insert(new.flatMap { lines(of: $0, indent: indent) }, before: end, .entries)
  }

  private func lines(of entry: DraftEntry, indent: Int) -> [String] {
    let space = String(repeating: " ", count: indent)
    return entry.isOtherwise
      ? [space + "# new since the last draft", space + "- otherwise: " + entry.to]
      : entry.block(indent: indent, marker: "new since the last draft")
  }
}

/// How a mapping file is laid out: where its sections stand, and where new lines may go.
struct FileLayout {
  /// The top-level sections with the places of their keys.
  let sections: [String: (key: MappingPlace, value: YAMLView)]
  /// Spaces before the top-level keys.
  let margin: Int
  /// Where the whole file stands in brackets: the opening one, line and column from 0.
  let rootBracket: (line: Int, column: Int)?
  private let edits: TextEdits

  init(_ file: MappingFile, _ edits: TextEdits) throws(MappingError) {
    self.edits = edits
    let root = try YAMLView.compose(file.text, file: file.file)
    sections = try root?.keyedViews() ?? [:]
    let place = root?.place
    rootBracket = place.flatMap { FileLayout.bracket(of: $0, "{", edits) }
    margin = rootBracket == nil ? max(0, (place?.column ?? 1) - 1) : 0
  }

  /// The index of the line before which a new section goes: after everything, before a `...`.
  var end: Int {
    let lines = edits.lines
    var end = lines.firstIndex { $0 == "..." || $0.hasPrefix("... ") || $0 == "...\r" } ?? lines.count
    while end > 0, lines[end - 1].isEmpty || lines[end - 1] == "\r" { end -= 1 }
    return end
  }

  /// Where a list's bracket is; nil for one with dashes. (The style that Yams 6.2 reports is that of the list's end.)
  func bracket(of place: MappingPlace) -> (line: Int, column: Int)? { FileLayout.bracket(of: place, "[", edits) }

  /// A node's place may be that of an anchor or a tag before it.
  private static func bracket(of place: MappingPlace, _ open: Unicode.Scalar, _ edits: TextEdits)
    -> (line: Int, column: Int)?
  {
    let scalars = edits.scalars(place.line - 1)
    var column = place.column - 1
    while column < scalars.count, scalars[column] == "&" || scalars[column] == "!" {
      while column < scalars.count, scalars[column] != " " { column += 1 }
      while column < scalars.count, scalars[column] == " " { column += 1 }
    }
    return column < scalars.count && scalars[column] == open ? (place.line - 1, column) : nil
  }

  /// The line with the dash of the entry that holds the line; the line itself where there is none.
  static func entryStart(_ index: Int, _ lines: [String]) -> Int {
    var start = index
    while start >= 0 {
      let text = lines[start].drop { $0 == " " }
      if text.hasPrefix("- ") || text == "-" || text == "-\r" || start == 0 { return start }
      // A key at the left margin: the entry stands in brackets on that line.
      if !lines[start].hasPrefix(" "), !text.isEmpty { return start }
      start -= 1
    }
    return index
  }

  /// The index after the last line that belongs to an entry: deeper lines, and comments at least as deep as its dash.
  func end(ofEntryAt start: Int, indent: Int) -> Int {
    let lines = edits.lines
    var end = start + 1
    var index = start + 1
    while index < lines.count {
      let depth = lines[index].prefix { $0 == " " }.count
      let text = lines[index].dropFirst(depth)
      if text.isEmpty || text == "\r" {
        index += 1
        continue
      }
      let belongs = depth > indent || text.hasPrefix("#") && depth >= indent && indent > 0
      guard belongs else { break }
      index += 1
      end = index
    }
    return end
  }
}

extension MappingFile {
  /// The top-level sections with the places of their keys.
  func sectionViews() throws(MappingError) -> [String: (key: MappingPlace, value: YAMLView)] {
    guard let root = try YAMLView.compose(text, file: file) else { return [:] }
    return try root.keyedViews()
  }
}
