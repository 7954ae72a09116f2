/// A table for terminals: aligned by what the characters take on the screen, no lines, no colours.
package struct TextTable: Sendable {
  package enum Alignment: Sendable { case left, right }

  private let titles: [String]
  private let alignments: [Alignment]
  private var lines: [[String]] = []
  /// Longer cells are cut; the whole text is in the JSON and CSV forms.
  private let widest: Int

  /// Titles with the alignment of what stands below them; an empty title list gives a table without a head.
  package init(_ columns: [(String, Alignment)], widest: Int = 60) {
    titles = columns.map(\.0)
    alignments = columns.map(\.1)
    self.widest = widest
  }

  package var isEmpty: Bool { lines.isEmpty }

  /// Cells are made visible (``VisibleText``) here, so callers hand in text as it came.
  package mutating func add(_ cells: [String]) {
    lines.append(cells.map { VisibleText.cut(VisibleText.line($0), to: widest) })
  }

  /// The lines of the table, each indented by so many spaces and without white space at its end.
  package func text(indent: Int = 2) -> String {
    let all = titles.contains { !$0.isEmpty } ? [titles] + lines : lines
    let widths = titles.indices.map { column in
      all.map { column < $0.count ? VisibleText.width($0[column]) : 0 }.max() ?? 0
    }
    return all.map { cells in
      var line = String(repeating: " ", count: indent)
      for (column, cell) in cells.enumerated() where column < widths.count {
        let gap = String(repeating: " ", count: widths[column] - VisibleText.width(cell))
        line += alignments[column] == .left ? cell + gap : gap + cell
        if column < cells.count - 1 { line += "  " }
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// Numbers the way people read them.
package enum Figures {
  /// `1,234,567`
  package static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return value < 0 ? "-" + result : result
  }

  /// `1 ticket`, `2 tickets`, `3 people`
  package static func counted(_ value: Int, _ one: String, _ many: String? = nil) -> String {
    count(value) + " " + (value == 1 ? one : many ?? one + "s")
  }

  /// `812 bytes`, `1.4 MB`: powers of 1,000, as disks are sold.
  package static func bytes(_ value: Int) -> String {
    guard value >= 1000 else { return counted(value, "byte") }
    var tenths = value / 100
    for unit in ["kB", "MB", "GB", "TB"] {
      if tenths < 10_000 || unit == "TB" { return "\(tenths / 10).\(tenths % 10) \(unit)" }
      tenths /= 1000
    }
    return counted(value, "byte")
  }

  /// `less than 1 s`, `8 s`, `4 min 10 s`, `3 h 5 min`, `2 d 4 h`
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "unknown" }
    if seconds < 1 { return "less than 1 s" }
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s"
    case ..<86_400: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    default: return "\(whole / 86_400) d \(whole % 86_400 / 3600) h"
    }
  }
}
