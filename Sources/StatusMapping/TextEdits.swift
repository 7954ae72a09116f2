/// Edits of a text, line by line. Places stay those of the text as it was, whatever is inserted; what is not edited
/// comes out as it went in.
struct TextEdits {
  /// What comes first where several things are inserted before one line: entries belong to the list above it, marks to
  /// the line itself, and whole sections follow everything.
  enum Order: Int, CaseIterable { case entries, marks, sections }

  private(set) var lines: [String]
  private let ending: String
  private var insertions: [Int: [Order: [String]]] = [:]
  /// Line index to edits inside it: column from 0 and number of scalars to take out, in Unicode scalars.
  private var inline: [Int: [(column: Int, removed: Int, text: String)]] = [:]

  private var removed: Set<Int> = []

  init(_ text: String) {
    lines = StatusMapping.lines(of: text)
    ending = text.contains("\r\n") ? "\r" : ""
  }

  /// The scalars of a line; none where there is no such line.
  func scalars(_ index: Int) -> [Unicode.Scalar] {
    lines.indices.contains(index) ? Array(lines[index].unicodeScalars) : []
  }

  /// - Parameter index: the line, from 0, before which they come; the number of lines for the end.
  mutating func insert(_ new: [String], before index: Int, _ order: Order) {
    insertions[index, default: [:]][order, default: []] += new
  }

  /// Puts a text in place of so many scalars. What is replaced already stays as it is: an alias is read twice. Of
  /// several texts inserted at one place the first comes first.
  mutating func replace(line: Int, column: Int, removing: Int = 0, with text: String) {
    let text = text.replacing("\n", with: ending + "\n")
    guard let index = inline[line]?.firstIndex(where: { $0.column == column }) else {
      inline[line, default: []].append((column, removing, text))
      return
    }
    if removing == 0 { inline[line]?[index].text += text }
  }

  mutating func remove(_ index: Int) { removed.insert(index) }

  mutating func replaceLine(_ index: Int, with text: String) { lines[index] = text }

  func text() -> String {
    var result: [String] = []
    for index in 0...lines.count {
      let new = TextEdits.Order.allCases.flatMap { insertions[index]?[$0] ?? [] }
      if index == lines.count, !new.isEmpty, let last = result.last, !last.hasSuffix(ending) {
        result[result.count - 1] = last + ending
      }
      result += new.map { $0 + ending }
      guard index < lines.count else { break }
      if !removed.contains(index) { result.append(edited(index)) }
    }
    // What was inserted after the last line ends as every line does.
    if insertions[lines.count] != nil { result.append("") }
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
