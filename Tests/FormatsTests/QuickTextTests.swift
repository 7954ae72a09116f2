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

  @Test func findsTheClosingQuoteAndCountsLines() throws {
    for seed in UInt64(0)..<2000 {
      var random = SeededRandom(seed)
      // Doubled quotes are common, lone ones rare, so that many lie beyond the first block.
      let bytes = Self.text(&random).flatMap { $0 == 0x22 && random.chance(0.9) ? [$0, $0] : [$0] }
      let found = bytes.withUnsafeBufferPointer { all in
        all.baseAddress.flatMap { ByteSearch.closingQuote($0, all.count) }
      }
      let wanted = Self.closingQuote(bytes)
      #expect(found?.at == wanted?.at && found?.isPlain == wanted?.isPlain, "seed \(seed)")
      #expect(found?.lineEnds == wanted?.lineEnds, "seed \(seed)")
    }
  }

  private static func closingQuote(_ bytes: [UInt8]) -> (at: Int, lineEnds: Int, isPlain: Bool)? {
    var lineEnds = 0
    var isPlain = true
    var at = 0
    while at < bytes.count {
      let next = at + 1 < bytes.count ? bytes[at + 1] : nil
      if bytes[at] == 0x22 {
        guard next == 0x22 else { return (at, lineEnds, isPlain) }
        isPlain = false
        at += 1
      } else if bytes[at] == 0x0A || bytes[at] == 0x0D && next != 0x0A {
        lineEnds += 1
      }
      at += 1
    }
    return nil
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
