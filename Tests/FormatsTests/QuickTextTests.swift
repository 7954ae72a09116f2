import JSONText
import TestKit
import Testing

@testable import Formats

/// What looks at 64 bytes at once finds what looking at each byte finds.
@Suite("Quick text") struct QuickTextTests {
  /// Texts of up to 300 bytes of few kinds, so that every pair of neighbours and every border of a block occurs.
  private static func text(_ random: inout SeededRandom) -> [UInt8] {
    let kinds = Array("\"\"\\\n\r\t\u{1}ab,é".utf8) + [0x1F, 0x20]
    let share = random.below(20)
    return (0..<random.below(300)).map { _ in
      random.below(20) < share ? kinds[random.below(kinds.count)] : UInt8(97 + random.below(26))
    }
  }

  @Test func escapesAsTheWriterDoes() throws {
    for seed in UInt64(0)..<400 {
      var random = SeededRandom(seed)
      var bytes = Self.text(&random)
      if seed % 100 == 0 { bytes = Array(repeatElement(bytes, count: 100).joined()) }
      let plain = ByteBuffer(capacity: 64)
      let quick = ByteBuffer(capacity: 64)
      for out in [plain, quick] { JSONWriter(out).beginArray() }
      bytes.withUnsafeBytes {
        JSONWriter(plain).string(utf8: $0)
        JSONWriter(quick).text(utf8: $0)
      }
      for out in [plain, quick] { JSONWriter(out).endArray() }
      #expect(plain.array == quick.array, "seed \(seed)")
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 16_319, 16_320, 16_384, 40_000])
  func countsAsByteByByte(_ length: Int) {
    for seed in UInt64(0)..<4 {
      var random = SeededRandom(seed)
      let bytes = (0..<length).map { _ in seed == 0 ? 10 : UInt8(9 + random.below(3)) }
      let count = bytes.withUnsafeBytes { ByteSearch.count(10, in: $0) }
      #expect(count == bytes.count { $0 == 10 }, "seed \(seed)")
    }
  }

  @Test func escapesDoubledQuotesAsIfTheyWereOne() throws {
    for seed in UInt64(0)..<600 {
      var random = SeededRandom(seed)
      var bytes = Self.text(&random)
      if seed % 20 == 0 { bytes = Array(repeatElement(bytes, count: 200).joined()) }
      if seed % 50 == 0 { bytes = [UInt8](repeating: 0x22, count: 9000 + Int(seed)) }
      let doubled = bytes.flatMap { $0 == 0x22 ? [$0, $0] : [$0] }
      let plain = ByteBuffer(capacity: 64)
      let quick = ByteBuffer(capacity: 64)
      bytes.withUnsafeBytes { JSONWriter(plain).string(utf8: $0) }
      doubled.withUnsafeBytes { JSONWriter(quick).text(utf8: $0, quotesDoubled: true) }
      #expect(plain.array == quick.array, "seed \(seed)")
    }
  }

  /// Quotes that are not in twos, which the CSV reader never hands over, are still read and written within bounds.
  @Test func lonelyQuotesStayQuotes() throws {
    for seed in UInt64(0)..<400 {
      var random = SeededRandom(seed)
      let bytes = Self.text(&random)
      let out = ByteBuffer(capacity: 64)
      bytes.withUnsafeBytes { JSONWriter(out).text(utf8: $0, quotesDoubled: true) }
      var wanted: [UInt8] = []
      var at = 0
      while at < bytes.count {
        wanted.append(bytes[at])
        at += bytes[at] == 0x22 && at + 1 < bytes.count && bytes[at + 1] == 0x22 ? 2 : 1
      }
      let plain = ByteBuffer(capacity: 64)
      wanted.withUnsafeBytes { JSONWriter(plain).string(utf8: $0) }
      #expect(out.array == plain.array, "seed \(seed)")
    }
  }

  private struct Rows: Equatable {
    var cells: [[[UInt8]]] = []
    var lines: [Int] = []
    var isTorn = false
  }

  @Test func cutsRecordsAsByteByByte() throws {
    for seed in UInt64(0)..<3000 {
      var random = SeededRandom(seed)
      var bytes: [UInt8] = []
      // Some longer than the reader's buffer, so that records lie across its end.
      for _ in 0..<(seed % 300 == 0 ? 3000 : 1 + random.below(4)) {
        // Doubled quotes are common, lone ones rare, so that many lie beyond the first block.
        bytes += Self.text(&random).flatMap { $0 == 0x22 && random.chance(0.9) ? [$0, $0] : [$0 < 0x80 ? $0 : 0x78] }
        if random.chance(0.5) { bytes += Array(",\"".utf8) }
        if random.chance(0.5) { bytes += Array("\"\r\n".utf8) }
      }
      var read = Rows()
      var reader = try CSVReader(
        MemorySource(bytes, chunk: 1 + random.below(500)), file: "a.csv", options: CSVOptions(separator: 0x2C))
      do {
        while let row = try reader.next() {
          read.cells.append((0..<row.count).map { Array(row.bytes(at: $0)) })
          read.lines.append(row.line)
          #expect(row.leaves == read.cells.last?.count { !$0.isEmpty }, "seed \(seed)")
        }
      } catch is InputError {
        read.isTorn = true
      }
      #expect(read == Self.rows(bytes), "seed \(seed)")
    }
  }

  private static func rows(_ bytes: [UInt8]) -> Rows {
    var rows = Rows()
    var at = 0
    var line = 1
    func endsLine(_ at: Int) -> Bool { bytes[at] == 0x0A || bytes[at] == 0x0D }
    /// Counts the line end there, of which a line feed behind a carriage return is a part.
    func passLineEnd() {
      if bytes[at] == 0x0A || at + 1 == bytes.count || bytes[at + 1] != 0x0A { line += 1 }
      at += 1
    }
    while true {
      while at < bytes.count, endsLine(at) { passLineEnd() }
      guard at < bytes.count else { return rows }
      let first = line
      var cells: [[UInt8]] = []
      while true {
        var cell: [UInt8] = []
        if at < bytes.count, bytes[at] == 0x22 {
          at += 1
          while true {
            guard at < bytes.count else {
              rows.isTorn = true
              return rows
            }
            if bytes[at] == 0x22 {
              guard at + 1 < bytes.count, bytes[at + 1] == 0x22 else { break }
              at += 1
            } else if endsLine(at), bytes[at] == 0x0A || bytes[at + 1 == bytes.count ? at : at + 1] != 0x0A {
              line += 1
            }
            cell.append(bytes[at])
            at += 1
          }
          at += 1
        }
        while at < bytes.count, bytes[at] != 0x2C, !endsLine(at) {
          cell.append(bytes[at])
          at += 1
        }
        cells.append(cell)
        guard at < bytes.count, bytes[at] == 0x2C else { break }
        at += 1
      }
      rows.cells.append(cells)
      rows.lines.append(first)
      if at < bytes.count, bytes[at] == 0x0D, at + 1 < bytes.count, bytes[at + 1] == 0x0A { at += 1 }
      if at < bytes.count {
        line += 1
        at += 1
      }
    }
  }

  @Test func hashesFindTheirNumbers() {
    var random = SeededRandom(3)
    var map = HashMap64()
    var known: [UInt64: UInt64] = [:]
    for number in UInt64(0)..<5000 {
      let hash = random.chance(0.3) ? UInt64(random.below(2000)) : random.next()
      #expect(map[hash] == known[max(1, hash)])
      map.set(hash, number)
      known[max(1, hash)] = number
    }
    #expect(map.count == known.count && known.allSatisfy { map[$0.key] == $0.value })
  }
}
