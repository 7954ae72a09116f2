package import JSONText

/// CSV for spreadsheets (RFC 4180, UTF-8), safe to open: a cell that a spreadsheet would run as a formula gets a `'`
/// before it, and the writer counts those so that the report can say so.
package struct CSVOutput {
  private let out: ByteBuffer
  /// Cells changed so far.
  package private(set) var neutralised = 0

  package init(_ out: ByteBuffer, header: [String]) {
    self.out = out
    add(header)
  }

  package mutating func add(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      append(cell)
    }
    out.append("\r\n")
  }

  private mutating func append(_ cell: String) {
    var cell = cell
    if CSVOutput.isFormula(cell) {
      neutralised += 1
      cell = "'" + cell
    }
    guard cell.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }) else {
      out.append(cell)
      return
    }
    out.append(UInt8(ascii: "\""))
    out.append(cell.replacing("\"", with: "\"\""))
    out.append(UInt8(ascii: "\""))
  }

  /// What spreadsheets take for a formula: a first character of `= + - @`, tab or carriage return, also after white
  /// space or in its full-width form. A plain number such as `-5` is none.
  package static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\n" }) else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return true
    case "+", "-": return !isNumber(cell)
    default: return false
    }
  }

  private static func isNumber(_ cell: String) -> Bool {
    let digits = cell.utf8.dropFirst()
    return !digits.isEmpty && digits.allSatisfy { ($0 >= 48 && $0 <= 57) || $0 == 46 }
      && cell.utf8.count(where: { $0 == 46 }) <= 1
  }
}
