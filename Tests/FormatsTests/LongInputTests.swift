import JSONText
import TestKit
import Testing

@testable import Formats

/// Inputs of several times the read buffers, drawn from a seed: where a buffer ends must not matter.
@Suite("Long inputs") struct LongInputTests {
  private static let words = [
    "a", "\\n", "\\\"", "\\\\", "]", "}", "{", "[", ",", ":", "\\u00e9", "é😀", " ", "0123456789abcdef", "</a>",
    "\\ud83d\\ude00",
  ]

  /// One line of JSON with a text of up to 6,000 pieces, most of them short.
  private static func record(_ number: Int, _ random: inout SeededRandom) -> String {
    let count = random.chance(0.02) ? random.below(6000) : random.below(40)
    let text = (0..<count).map { _ in words[random.below(words.count)] }.joined()
    let list = (0..<random.below(4)).map { "\($0).50" }.joined(separator: ",")
    return "{\"id\":\(7_205_759_403_792_793_601 &+ number),\"t\":\"\(text)\",\"n\":[\(list)],\"o\":{\"x\":null}}"
  }

  private func texts(_ bytes: [UInt8], chunk: Int, whole: Int) throws -> [String] {
    var limits = JSONStream.Limits()
    limits.whole = whole
    let stream = JSONStream(MemorySource(bytes, chunk: chunk), streaming: ["tickets"], limits: limits)
    var found: [String] = []
    while let piece = try stream.next() {
      switch piece {
      case .value(let node, _), .element(_, let node, _): found.append(String(decoding: node.raw, as: UTF8.self))
      case .member(let name, _, _): found.append(name)
      case .broken(_, let place, _): found.append("broken \(place.line)")
      case .torn(let place, _): found.append("torn \(place.line)")
      }
    }
    return found
  }

  @Test("JSON: lines, one array, one page", arguments: 0..<6) func json(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let records = (0..<9000).map { Self.record($0, &random) }
    let lines = Array((records.joined(separator: random.chance(0.5) ? "\n" : "\r\n") + "\n").utf8)
    let array = Array(("[" + records.joined(separator: ",\n ") + "]\n").utf8)
    let page = Array(("{\"count\":9000,\"tickets\":[" + records.joined(separator: ",") + "],\"next\":null}").utf8)
    #expect(lines.count > 5 << 19)
    for chunk in [Int.max, 1 + random.below(70_000), 4096 + random.below(7)] {
      #expect(try texts(lines, chunk: chunk, whole: 4 << 20) == records, "chunk \(chunk)")
      #expect(try texts(array, chunk: chunk, whole: 4 << 20) == records, "chunk \(chunk)")
      #expect(try texts(page, chunk: chunk, whole: 1 << 20) == ["count"] + records + ["next"], "chunk \(chunk)")
    }
  }

  @Test("CSV: quotes, line ends and separators", arguments: 0..<6) func csv(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let pieces = ["a", "\"", ",", ";", "\n", "\r\n", "\r", "é", "漢", " ", "0123456789", "\"\""]
    let table = (0..<20_000).map { row in
      ["\(row)"]
        + (0..<4).map { _ in
          let count = random.chance(0.01) ? random.below(3000) : random.below(12)
          return (0..<count).map { _ in pieces[random.below(pieces.count)] }.joined()
        }
    }
    let end = ["\n", "\r\n", "\r"][random.below(3)]
    var text = ""
    for row in table {
      let cells = row.map { cell -> String in
        let mustQuote = cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        guard mustQuote || random.chance(0.3) else { return cell }
        let doubled = cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return "\"" + doubled + "\""
      }
      text += cells.joined(separator: ",") + end
    }
    let bytes = Array(text.utf8)
    #expect(bytes.count > 1 << 20)
    for chunk in [Int.max, 1 + random.below(70_000), 4096 + random.below(7)] {
      let read = try CSVTests.rows(bytes, chunk: chunk, separator: UInt8(ascii: ","))
      #expect(read == table, "chunk \(chunk)")
    }
  }
}
