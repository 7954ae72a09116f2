import TicketModel

/// Brings a mapping that a person has edited up to date by inserting lines into its text. What the person wrote,
/// comments and layout included, stays as it is.
struct MappingUpdate {
  let existing: MappingFile
  let source: SourceProfile
  let sections: DraftSections
  /// The text by lines; line `n` of a place is `lines[n - 1]`.
  var lines: [String]
  /// Lines to add before the line of that index (0-based), kept apart so that places stay right.
  private var insertions: [Int: [String]] = [:]
  /// Text to insert inside lines, in place of so many Unicode scalars: line index to (column from 0, removed, text).
  var inline: [Int: [(column: Int, removed: Int, text: String)]] = [:]

  init(_ existing: MappingFile, source: SourceProfile, sections: DraftSections) {
    self.existing = existing
    self.source = source
    self.sections = sections
    lines = StatusMapping.lines(of: existing.text)
  }

  func text() -> String {
    var copy = self
    copy.markStatuses()
    copy.refreshCounts()
    for section in sections.sections { copy.addNew(section.name, section.title, section.entries) }
    return copy.joined()
  }

  // MARK: What changed

  /// Marks lines of statuses that were renamed or are gone.
  private mutating func markStatuses() {
    for from in existing.statuses.map(\.from) + existing.merges.flatMap(\.from) where !from.isNone {
      let found = source.statuses.first {
        matches(from, MappingFacts.Value(scope: $0.scope, id: $0.id, label: $0.label))
      }
      if let found, let id = from.id, let label = from.label, found.id == id, found.label != label, found.label != id {
        mark(from.place, "renamed: \(id) was \"\(label)\" when this was written and is \"\(found.label)\" now")
      } else if found == nil, !source.historyOnly.contains(where: { matches(from, $0.name) }) {
        mark(from.place, "gone: the source has no such status any more")
      }
    }
  }

  /// A comment line above the entry, once.
  private mutating func mark(_ place: MappingPlace, _ text: String) {
    let comment = "# " + YAMLText.comment(text)
    let start = entryStart(place.line - 1)
    let indent = lines[start].prefix { $0 == " " }
    if start > 0, lines[start - 1].contains(comment) { return }
    if insertions[start]?.contains(indent + comment) == true { return }
    insertions[start, default: []].append(indent + comment)
  }

  /// The line with the dash of the entry that holds the line; the line itself where there is none.
  private func entryStart(_ index: Int) -> Int {
    var start = index
    while start >= 0 {
      let text = lines[start].drop { $0 == " " }
      if text.hasPrefix("- ") || start == 0 { return start }
      // A key at the left margin: the entry stands in brackets on that line.
      if !lines[start].hasPrefix(" "), !text.isEmpty { return start }
      start -= 1
    }
    return index
  }

  private func matches(_ from: SourceValue, _ name: StatusHistory.Name) -> Bool {
    matches(from, MappingFacts.Value(scope: name.scope, id: name.id, label: name.label))
  }

  func matches(_ from: SourceValue, _ value: MappingFacts.Value) -> Bool {
    guard !from.isNone, from.scope == nil || from.scope == value.scope else { return false }
    if let id = from.id { return value.id == id || value.id == nil && value.label == from.label }
    return value.label == from.label
  }

  private func isKnown(_ entry: DraftEntry, _ section: String) -> Bool {
    switch section {
    case "statuses":
      let written = existing.statuses.map(\.from) + existing.merges.flatMap(\.from)
      if entry.value.id == nil, entry.value.label == nil { return written.contains(where: \.isNone) }
      return written.contains { matches($0, entry.value) }
    case "fields": return existing.fields.contains { $0.from == entry.value.id }
    default:
      guard let path = MappingFile.valueSections.first(where: { $0.0 == section })?.1 else { return true }
      let rules = existing[keyPath: path]
      if entry.from == "otherwise" { return rules.otherwise != nil || rules.rules.contains { $0.from.isNone } }
      // A decided `otherwise` speaks for every value that no line names; a ? beside it would take it back.
      if let otherwise = rules.otherwise, otherwise.choice != .undecided { return true }
      return rules.rules.contains { matches($0.from, entry.value) }
    }
  }

  private mutating func addNew(_ section: String, _ title: String, _ entries: [DraftEntry]) {
    let new = entries.filter { !isKnown($0, section) }
    guard !new.isEmpty else { return }
    guard let list = (try? existing.sectionViews())?[section] else {
      append(sections.section(section, title, new))
      return
    }
    if isFlow(list.value.place) { addFlow(new, list.value.place) } else { addBlock(new, key: list.key, list.value) }
  }

  /// Whether a list is written in brackets. (The style that Yams 6.2 reports is that of the list's end, not its own.)
  private func isFlow(_ place: MappingPlace) -> Bool {
    lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1).first == "["
  }

  /// A section the file does not have goes to its end.
  private mutating func append(_ text: [String]) {
    var end = lines.count
    while end > 0, lines[end - 1].isEmpty { end -= 1 }
    insertions[end, default: []] += text
  }

  private mutating func addFlow(_ new: [DraftEntry], _ place: MappingPlace) {
    let isEmpty = lines[place.line - 1].unicodeScalars.dropFirst(place.column).first { $0 != " " } == "]"
    let texts = new.map { $0.from == "otherwise" ? "{ otherwise: \($0.to) }" : $0.flow }
    let inside = "\n  # new since the last draft\n  " + texts.joined(separator: ",\n  ") + (isEmpty ? "\n  " : ",\n ")
    inline[place.line - 1, default: []].append((place.column, 0, inside))
  }

  private mutating func addBlock(_ new: [DraftEntry], key: MappingPlace, _ value: YAMLView) {
    var indent = 2
    var end = key.line
    if let items = try? value.items("list"), let last = items.last {
      let start = entryStart(last.place.line - 1)
      indent = lines[start].prefix { $0 == " " }.count
      end = self.end(ofEntryAt: start, indent: indent)
    }
    var text: [String] = []
    for entry in new {
      let space = String(repeating: " ", count: indent)
      text +=
        entry.from == "otherwise"
        ? [space + "# new since the last draft", space + "- otherwise: " + entry.to]
        : entry.block(indent: indent, marker: "new since the last draft")
    }
    insertions[end, default: []] += text
  }

  /// The index after the last line that belongs to an entry: deeper lines, and comments at least as deep as its dash.
  private func end(ofEntryAt start: Int, indent: Int) -> Int {
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

  // MARK: The text

  private func joined() -> String {
    let ending = existing.text.contains("\r\n") ? "\r" : ""
    var result: [String] = []
    for index in 0...lines.count {
      result += (insertions[index] ?? []).map { $0 + ending }
      guard index < lines.count else { break }
      result.append(edited(index))
    }
    return result.joined(separator: "\n")
  }

  private func edited(_ index: Int) -> String {
    guard let edits = inline[index] else { return lines[index] }
    var scalars = Array(lines[index].unicodeScalars)
    for edit in edits.sorted(by: { $0.column > $1.column }) {
      let start = min(edit.column, scalars.count)
      scalars.replaceSubrange(start..<min(start + edit.removed, scalars.count), with: Array(edit.text.unicodeScalars))
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}

extension MappingFile {
  /// The top-level sections with the places of their keys.
  func sectionViews() throws(MappingError) -> [String: (key: MappingPlace, value: YAMLView)] {
    guard let root = try YAMLView.compose(text, file: file) else { return [:] }
    return try root.keyedViews()
  }
}
