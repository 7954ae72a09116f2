/// What the cells of one column look like; memory does not depend on the number of rows.
struct ColumnStatistics {
  /// Different values remembered, and rows looked at for repetitions.
  static let sampleLimit = 2_000
  static let uniqueLimit = 200_000
  private static let sampleLength = 300

  /// Unique in its table.
  let name: String
  /// As the file has it; another column may have the same.
  let header: String
  private(set) var rows = 0
  private(set) var filled = 0
  /// Different values in the order they came, long ones cut.
  private(set) var samples: [String] = []
  private var seen: Set<Int> = []
  private(set) var hasMoreValues = false
  private var hashes: Set<Int> = []
  private(set) var repeats = false
  private(set) var longest = 0
  private var length = 0
  private(set) var multiline = 0
  private(set) var addresses = 0
  /// `Ann <ann@example.com>`
  private(set) var namedAddresses = 0
  private(set) var integers = 0
  private(set) var commaNumbers = 0
  private(set) var html = 0
  private(set) var urls = 0

  init(name: String, header: String? = nil) {
    self.name = name
    self.header = header ?? name
  }

  mutating func add(_ cell: String) {
    rows += 1
    guard !cell.isEmpty else { return }
    filled += 1
    let size = cell.utf8.count
    longest = max(longest, size)
    length += size
    let hash = cell.hashValue
    if !repeats, rows <= Self.uniqueLimit {
      repeats = !hashes.insert(hash).inserted
      if repeats { hashes = [] }
    }
    if cell.utf8.contains(0x0A) { multiline += 1 }
    if Self.isAddress(cell) { addresses += 1 }
    if cell.hasSuffix(">"), NamedAddress(cell).address != nil { namedAddresses += 1 }
    if Self.isInteger(cell) { integers += 1 }
    if Self.isCommaNumber(cell) { commaNumbers += 1 }
    if cell.contains("</") || cell.contains("<br") { html += 1 }
    if cell.hasPrefix("http://") || cell.hasPrefix("https://") { urls += 1 }
    guard samples.count < Self.sampleLimit else {
      if !seen.contains(hash) { hasMoreValues = true }
      return
    }
    if seen.insert(hash).inserted { samples.append(size > Self.sampleLength ? String(cell.prefix(200)) + "…" : cell) }
  }

  var isUnique: Bool { filled > 1 && !repeats }
  var averageLength: Int { filled == 0 ? 0 : length / filled }
  var examples: [String] {
    samples.prefix(3).map { value in
      let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
      return line.count > 60 ? line.prefix(60) + "…" : String(line)
    }
  }

  /// Few values that come again and again, as a choice of a list does.
  var isSmallSet: Bool { !hasMoreValues && filled >= 4 && samples.count <= 20 && samples.count * 2 <= filled }
  /// One word of letters and digits for each row, as ids and codes are.
  var looksLikeID: Bool {
    isUnique && filled == rows && longest <= 40 && addresses == 0 && commaNumbers == 0
      && samples.allSatisfy { !$0.contains(where: \.isWhitespace) && $0.contains(where: \.isNumber) }
  }
  func mostly(_ count: Int) -> Bool { filled > 0 && count * 10 >= filled * 9 }

  static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(where: \.isWhitespace)
      && !text.contains("/") && !text.contains(",") && !text.contains(";")
  }

  static func isInteger(_ text: String) -> Bool {
    let digits = text.first == "-" ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `3,75`, `-1.234,5`: digits with one comma, perhaps groups of three before it.
  static func isCommaNumber(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, isInteger(String(parts[1])), !parts[1].hasPrefix("-") else { return false }
    let groups = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return isInteger(String(groups[0])) && groups.dropFirst().allSatisfy { $0.count == 3 && isInteger(String($0)) }
  }
}
