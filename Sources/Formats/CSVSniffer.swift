/// Tells the separator from the first bytes.
enum CSVSniffer {
  /// Excel's `sep=;` in the first line.
  static func directive(_ head: UnsafeRawBufferPointer) -> (separator: UInt8, length: Int)? {
    guard head.count >= 5, head.starts(with: "sep=".utf8), !(head[4] == 0x0A || head[4] == 0x0D) else { return nil }
    var length = 5
    if length < head.count, head[length] == 0x0D { length += 1 }
    if length < head.count, head[length] == 0x0A { length += 1 }
    return length > 5 ? (head[4], length) : nil
  }

  /// Of `,` `;` and tab the one that cuts most of the first 50 records into as many cells as the first one, more than
  /// one; between equals the one that fewer spaces follow (as in prose), then the one with more cells. None does: a
  /// comma.
  static func separator(_ head: UnsafeRawBufferPointer) -> UInt8 {
    var best = (separator: UInt8(ascii: ","), records: 0, spaces: 0, cells: 0)
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09] {
      let (counts, spaces) = cells(head, candidate)
      guard let first = counts.first, first > 1 else { continue }
      let same = counts.count { $0 == first }
      if (same, -spaces, first) > (best.records, -best.spaces, best.cells) { best = (candidate, same, spaces, first) }
    }
    return best.separator
  }

  private static func cells(_ head: UnsafeRawBufferPointer, _ separator: UInt8) -> (counts: [Int], spaces: Int) {
    var counts: [Int] = []
    var spaces = 0
    var current = 1
    var inQuotes = false
    var afterQuote = false
    var atStart = true
    var blank = true
    var at = 0
    while at < head.count {
      if inQuotes {
        let rest = UnsafeRawBufferPointer(rebasing: head[at...])
        guard let length = ByteSearch.offset(of: 0x22, in: rest) else { break }
        at += length + 1
        (inQuotes, afterQuote) = (false, true)
        continue
      }
      let byte = head[at]
      at += 1
      if byte == 0x0A || byte == 0x0D {
        if !blank { counts.append(current) }
        (current, atStart, afterQuote, blank) = (1, true, false, true)
        if counts.count == 50 { return (counts, spaces) }
        continue
      }
      blank = false
      // A doubled quote closes and opens again, which comes to the same.
      if byte == 0x22, atStart || afterQuote { inQuotes = true }
      afterQuote = false
      if byte == 0x20, atStart, current > 1 { spaces += 1 }
      atStart = byte == separator
      if byte == separator { current += 1 }
    }
    if !blank, counts.isEmpty || !inQuotes { counts.append(current) }
    return (counts, spaces)
  }
}
