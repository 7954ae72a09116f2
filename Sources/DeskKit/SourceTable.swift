package import Formats
package import JSONText

/// One row of a CSV under its header. Cells are taken by name; what is left over belongs in `extras`.
package struct SourceRow {
  package let place: ExportPlace
  /// As the file has them, empty ones included; any number, whatever the header says.
  package let cells: [String]
  private let index: SourceTable.Header
  private var taken: Set<Int> = []

  init(place: ExportPlace, cells: [String], index: SourceTable.Header) {
    self.place = place
    self.cells = cells
    self.index = index
  }

  /// The names of the columns, unique; none where the file has no header.
  package var columns: [String] { index.unique }

  /// Cells that hold something.
  package var leaves: Int { cells.count { !$0.isEmpty } }

  /// The cell under that name, found exactly or else without regard to case; nil where empty or already taken.
  package func peek(_ name: String) -> String? { index.place(of: name).flatMap(cell) }

  private func cell(_ at: Int) -> String? {
    guard at < cells.count, !cells[at].isEmpty, !taken.contains(at) else { return nil }
    return cells[at]
  }

  package mutating func take(_ name: String) -> String? {
    guard let at = index.place(of: name), let text = cell(at) else { return nil }
    taken.insert(at)
    return text
  }

  /// Takes every column of that name in order: the file writes a column once for each value.
  package mutating func takeAll(_ name: String) -> [String] {
    index.places(of: name).compactMap { at in
      guard let text = cell(at) else { return nil }
      taken.insert(at)
      return text
    }
  }

  /// Puts a taken cell back, because its text says more than what was made of it.
  package mutating func keep(_ name: String) {
    for at in index.places(of: name) { taken.remove(at) }
  }

  /// What nobody took, by its unique name.
  package var rest: JSONObject {
    var rest = JSONObject()
    for (at, text) in cells.enumerated() where !text.isEmpty && !taken.contains(at) {
      rest[index.name(at)] = .string(text)
    }
    return rest
  }

  /// Adds the row to the account: taken is mapped, the rest kept.
  package func count(in leaves: inout LeafCount) {
    let kept = cells.enumerated().count { !$1.isEmpty && !taken.contains($0) }
    leaves.kept += kept
    leaves.mapped += self.leaves - kept
  }
}

/// A CSV with its header: one row or two, names made unique, a header repeated further down recognised, and a row
/// that is short because the file ends there told from one that is merely short.
package struct SourceTable {
  /// Columns by name.
  final class Header {
    let unique: [String]
    private let exact: [String: [Int]]
    private let folded: [String: [Int]]

    init(_ cells: [String]) {
      var exact: [String: [Int]] = [:]
      var folded: [String: [Int]] = [:]
      var unique: [String] = []
      for (at, cell) in cells.enumerated() {
        let name = cell.isEmpty ? "column \(at + 1)" : cell
        unique.append(exact[name] == nil ? name : "\(name)~\(at + 1)")
        exact[name, default: []].append(at)
        folded[name.lowercased(), default: []].append(at)
      }
      self.unique = unique
      self.exact = exact
      self.folded = folded
    }

    func places(of name: String) -> [Int] { exact[name] ?? folded[name.lowercased()] ?? [] }
    func place(of name: String) -> Int? { places(of: name).first }
    func name(_ at: Int) -> String { at < unique.count ? unique[at] : "column \(at + 1)" }
  }

  private var reader: CSVReader
  private let file: String
  private var header = Header([])
  private var headerRows: [[String]] = []
  private var held: SourceRow?
  private var failure: (any Error)?
  private var waiting: [SourceRow] = []
  /// How many cells the short rows before had: where the file's own rows are short, so may the last one be.
  private var shortRows: Set<Int> = []
  /// The last row, where it has fewer cells than the header and than any row before: the file was cut there.
  package private(set) var cut: SourceRow?

  /// Rows with something in cells beyond the columns of the header, the most cells of one, and where the first is.
  package private(set) var long: (rows: Int, cells: Int, place: ExportPlace)?

  package init(_ source: any ByteSource, file: String, limits: InputLimits = .standard) throws {
    var options = CSVOptions()
    options.limits = limits
    reader = try CSVReader(source, file: file, options: options)
    self.file = file
  }

  package var separator: UInt8 { reader.separator }
  package var trouble: InputTrouble? { reader.trouble }
  /// The names of the columns, unique.
  package var names: [String] { header.unique }
  /// The rows of the header as the file has them.
  package var headerTexts: [[String]] { headerRows }

  /// Reads the header. `headers` says how many rows it takes (0, 1 or 2), shown the first two; of two rows the last
  /// one names the columns, the first stays readable in ``headerTexts``. With 0 columns are `column 1`, ….
  package mutating func start(
    headers: (_ first: [String], _ second: [String]?) -> Int, _ leaves: inout LeafCount
  ) throws {
    guard let first = try read() else { return }
    let second = try read()
    let count = headers(first.cells, second?.cells)
    var rows = [first]
    if let second { rows.append(second) }
    for (number, row) in rows.prefix(count).enumerated() {
      headerRows.append(row.cells)
      // The first row of a CSV is its header by definition, any further one is text that is not data.
      if number > 0 { leaves.dropped["header", default: 0] += row.leaves }
    }
    header = Header(headerRows.last ?? [])
    waiting = rows.dropFirst(count).map { SourceRow(place: $0.place, cells: $0.cells, index: header) }
  }

  /// The next row of data, or nil at the end.
  package mutating func next(_ leaves: inout LeafCount) throws -> SourceRow? {
    if let failure { throw failure }
    while true {
      let following: SourceRow?
      do {
        following = try read()
      } catch {
        // The row held back is whole; only what follows it is damaged.
        guard let ready = held.take() else { throw error }
        failure = error
        note(ready)
        return ready
      }
      guard let row = following else {
        defer { held = nil }
        if let held, held.cells.count < names.count, !headerRows.isEmpty, !shortRows.contains(held.cells.count) {
          cut = held
          return nil
        }
        if let held { note(held) }
        return held
      }
      // Spreadsheets write commas where rows were deleted.
      if row.cells.allSatisfy(\.isEmpty) { continue }
      if headerRows.contains(row.cells) {
        leaves.dropped["repeated header", default: 0] += row.leaves
        continue
      }
      // Only where nothing follows was the file cut; elsewhere a short row is merely odd. So one row is held back.
      let ready = held
      held = row
      if let ready {
        if ready.cells.count < names.count { shortRows.insert(ready.cells.count) }
        note(ready)
        return ready
      }
    }
  }

  private mutating func note(_ row: SourceRow) {
    let columns = names.count
    guard columns > 0, row.cells.count > columns, row.cells[columns...].contains(where: { !$0.isEmpty }) else { return }
    long = ((long?.rows ?? 0) + 1, max(long?.cells ?? 0, row.cells.count), long?.place ?? row.place)
  }

  private mutating func read() throws -> SourceRow? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    guard let row = try reader.next() else { return nil }
    return SourceRow(
      place: ExportPlace(file: file, line: row.line, record: row.record), cells: row.texts, index: header)
  }
}
