import CSimdJSON
import Formats
import JSONText
import TestKit
import Testing

@Suite("JSON") struct JSONIndexTests {
  private func domAccepts(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { df_dom_accepts($0.baseAddress, bytes.count) == 1 }
  }

  @Test func valuesKeepTheirTextAndOrder() throws {
    let text =
      #"{"b":1.10,"a":7205759403792793601,"c":-0,"e":1E+400,"s":"q\"\\\/\u00e9\ud83d\ude00\n","n":null,"t":[true,false,{}]}"#
    let value = try JSONIndex.value(of: Array(text.utf8))
    #expect(value.object?.names == ["b", "a", "c", "e", "s", "n", "t"])
    #expect(value["b"] == .number("1.10"))
    #expect(value["a"] == .number("7205759403792793601"))
    #expect(value["c"] == .number("-0"))
    #expect(value["e"] == .number("1E+400"))
    #expect(value["s"] == "q\"\\/é😀\n")
    #expect(value.leaves == 7)
  }

  @Test(arguments: [
    "", "{", "}", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "[,]", "01", "1.", ".5", "+1", "1e",
    "NaN",
    "Infinity", "tru", "nul", "\"a", "\"\\x\"", "\"\\u12g4\"", "\"\u{01}\"", "[1]]", "{\"a\":1}}", "1 2", "'a'", "[1}",
    "{]",
    "\"a\"b", "truefalse", "-", "--1", "1-1",
  ]) func whatIsNotJSONIsRefused(_ text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONIndex.value(of: Array(text.utf8)) }
    #expect(!domAccepts(Array(text.utf8)))
  }

  @Test func depthIsLimited() throws {
    let deep = Array((String(repeating: "[", count: 300) + String(repeating: "]", count: 300)).utf8)
    do {
      _ = try JSONIndex.value(of: deep)
      Issue.record("300 levels were accepted")
    } catch {
      #expect(error.reason == .depth)
    }
    #expect(try JSONIndex.value(of: deep, maximumDepth: 300).array?.count == 1)
  }

  @Test func badUTF8IsToldApart() {
    let bytes: [UInt8] = Array("\"a".utf8) + [0xC3, 0x28] + Array("\"".utf8)
    do {
      _ = try JSONIndex.value(of: bytes)
      Issue.record("bad UTF-8 was accepted")
    } catch {
      #expect(error.reason == .utf8)
    }
  }

  /// Random texts and random damage to them: we accept what simdjson's DOM accepts, and refuse what it refuses. Two
  /// differences are wanted, so neither is drawn: numbers past its range, and lone surrogates, which we repair.
  @Test func weAgreeWithTheDOM() {
    let seed: UInt64 = 20_260_101
    var random = SeededRandom(seed)
    for turn in 0..<4_000 {
      var bytes = Array(JSONIndexTests.text(depth: 3, surrogates: false, &random).utf8)
      if turn % 2 == 1, !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        bytes[at] = Array("{}[]\",:\\u0a1 -.\n".utf8).randomElement(using: &random) ?? 0x20
      }
      let ours = (try? JSONIndex.value(of: bytes)) != nil
      #expect(
        ours == domAccepts(bytes), "seed \(seed), turn \(turn): \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// Writing a parsed text in normal form and parsing it again gives the same value, whatever its escapes and spaces.
  @Test func normalFormSaysTheSame() throws {
    let seed: UInt64 = 77
    var random = SeededRandom(seed)
    let index = JSONIndex()
    for turn in 0..<2_000 {
      let bytes = Array(JSONIndexTests.text(depth: 3, &random).utf8)
      let padded = bytes + [UInt8](repeating: 0x20, count: JSONIndex.padding)
      let buffer = ByteBuffer()
      try padded.withUnsafeBytes {
        let node = try index.parse(UnsafeRawBufferPointer(rebasing: $0[..<bytes.count]))
        JSONWriter(buffer).node(node)
      }
      let value = try JSONIndex.value(of: bytes)
      #expect(try JSONIndex.value(of: buffer.array) == value, "seed \(seed), turn \(turn)")
      #expect(buffer.array == value.bytes, "seed \(seed), turn \(turn)")
      #expect(try JSONIndex.value(of: bytes).leaves == value.leaves)
    }
  }

  @Test("Escapes are judged alike wherever they stand: short ones stay, others are resolved, unknown ones are refused")
  func escapesAtEveryPlace() throws {
    let cases: [(text: String, written: String?, loose: Bool)] = [
      (#"\n"#, #"\n"#, false), (#"\""#, #"\""#, false), (#"\\"#, #"\\"#, false), (#"\\\""#, #"\\\""#, false),
      (#"\\n"#, #"\\n"#, false), (#"\b\f\r\t"#, #"\b\f\r\t"#, false), (#"\/"#, "/", true),
      (#"\\/"#, #"\\/"#, false), (#"\\\/"#, #"\\/"#, true), (#"\u00e9"#, "é", true), (#"\u001F"#, #"\u001f"#, true),
      (#"\\u12"#, #"\\u12"#, false), (#"\x"#, nil, false), (#"\u12g4"#, nil, false), (#"\u12"#, nil, false),
      (#"\\\x"#, nil, false),
    ]
    for before in 0..<140 {
      for (text, written, loose) in cases {
        let lead = String(repeating: "a", count: before)
        let json = Array("[\"\(lead)\(text)\",\"plain\"]".utf8)
        #expect(domAccepts(json) == (written != nil), "\(before) \(text)")
        let padded = json + [UInt8](repeating: 0x5C, count: JSONIndex.padding)
        let index = JSONIndex()
        try padded.withUnsafeBytes { bytes in
          let source = UnsafeRawBufferPointer(rebasing: bytes[..<json.count])
          guard let written else {
            #expect(throws: JSONSyntaxError.self) { _ = try index.parse(source) }
            return
          }
          let node = try index.parse(source)
          #expect(node.isLoose == loose, "\(before) \(text)")
          #expect(node.elements.map(\.isLoose) == [loose, false], "\(before) \(text)")
          let out = ByteBuffer(capacity: 64)
          JSONWriter(out).node(node)
          #expect(out.string == "[\"\(lead)\(written)\",\"plain\"]")
        }
      }
    }
  }

  @Test(
    "Numbers are told from what only looks like one",
    arguments: [
      "0", "-0", "7", "12345678", "1234567890123456", "12345678901234567890", "1.5", "1e9", "-1.5E-3",
    ])
  func numbers(_ text: String) throws {
    #expect(try JSONIndex.value(of: Array("[\(text)]".utf8)) == .array([.number(text)]))
    for wrong in ["0\(text)", "\(text)x", "\(text).", "+\(text)", "\(text):"] {
      #expect(throws: JSONSyntaxError.self) { _ = try JSONIndex.value(of: Array("[\(wrong)]".utf8)) }
    }
  }

  static func text(depth: Int, surrogates: Bool = true, _ random: inout SeededRandom) -> String {
    let space = ["", "", "", " ", "\n  ", "\t"]
    func gap() -> String { space.randomElement(using: &random) ?? "" }
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return ["null", "true", "false"].randomElement(using: &random) ?? "null"
    case 1: return String(Int64.random(in: -1_000_000...1_000_000, using: &random))
    case 2: return "\(Int.random(in: 0...99, using: &random)).\(Int.random(in: 0...9, using: &random))0e2"
    case 3...5: return string(surrogates, &random)
    case 6, 7:
      let members = (0..<Int.random(in: 0...4, using: &random)).map { index in
        "\"k\(index)\"" + gap() + ":" + gap() + text(depth: depth - 1, surrogates: surrogates, &random)
      }
      return "{" + gap() + members.joined(separator: gap() + "," + gap()) + gap() + "}"
    default:
      let items = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        text(depth: depth - 1, surrogates: surrogates, &random)
      }
      return "[" + gap() + items.joined(separator: gap() + "," + gap()) + gap() + "]"
    }
  }

  static func string(_ surrogates: Bool, _ random: inout SeededRandom) -> String {
    let pieces = [
      "a", "word ", #"\""#, #"\\"#, #"\/"#, #"\n"#, #"\t"#, #"\u00e9"#, #"\u0001"#, surrogates ? #"\ud83d\ude00"# : "",
      "é", "日本", "🎉",
      "a long run of plain text without anything special in it, ",
    ]
    return "\""
      + (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      + "\""
  }
}

@Suite("JSON streams") struct JSONStreamTests {
  private func pieces(
    _ text: String, chunk: Int = .max, streaming: Set<String> = ["tickets"], whole: Int = 4 << 20
  ) throws -> [String] {
    var limits = JSONStream.Limits()
    limits.whole = whole
    let stream = JSONStream(MemorySource(Array(text.utf8), chunk: chunk), streaming: streaming, limits: limits)
    var found: [String] = []
    while let piece = try stream.next() {
      switch piece {
      case .value(let node, let place): found.append("\(place.line):\(node.value.text)")
      case .element(let name, let node, _): found.append("\(name)<\(node.value.text)>")
      case .member(let name, let node, _): found.append("\(name)=\(node.value.text)")
      case .broken(_, let place, let bytes): found.append("broken \(place.line) \(bytes.count)")
      case .torn(let place, _): found.append("torn \(place.line)")
      }
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, Int.max]) func linesArraysAndPages(_ chunk: Int) throws {
    #expect(try pieces("{\"a\":1}\n\n{\"b\":2}", chunk: chunk) == ["1:{\"a\":1}", "3:{\"b\":2}"])
    #expect(try pieces("[{\"a\":1},\n{\"b\":\"]\"}]\n", chunk: chunk) == ["1:{\"a\":1}", "2:{\"b\":\"]\"}"])
    #expect(try pieces("[]", chunk: chunk) == [])
    #expect(try pieces("", chunk: chunk) == [])
    #expect(try pieces(" 12 ", chunk: chunk) == ["1:12"])
  }

  /// A page larger than may be held is given in pieces; one that has an id of its own is a large record.
  @Test(arguments: [1, 5, 64]) func largePagesComeInPieces(_ chunk: Int) throws {
    let page = #"{"count": 2, "tickets" : [ {"id":1,"x":"[{\"}"} , {"id":2} ], "next_page":null, "users":[{"id":3}]}"#
    #expect(
      try pieces(page, chunk: chunk, whole: 30)
        == [
          "count=2", #"tickets<{"id":1,"x":"[{\"}"}>"#, #"tickets<{"id":2}>"#, "next_page=null", #"users=[{"id":3}]"#,
        ])
    let record = #"{"id": 9, "tickets" : [ {"id":1,"x":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"} ]}"#
    #expect(try pieces(record, chunk: chunk, whole: 30).count == 1)
    #expect(try pieces(page, chunk: chunk).count == 1)
  }

  @Test func brokenAndTornAreToldWithTheirLine() throws {
    #expect(
      try pieces("{\"a\":1}\n{\"b\":}\n{\"c\":3}\n{\"d") == ["1:{\"a\":1}", "broken 2 6", "3:{\"c\":3}", "torn 4"])
    #expect(try pieces("[{\"a\":1},\n{\"b\"").last == "torn 2")
    #expect(try pieces(#"{"count":1,"tickets":[{"id":1},{"id":"#, whole: 10).last == "torn 1")
  }

  /// Every prefix ends cleanly, in the middle of a character as well.
  @Test func everyPrefixEnds() throws {
    let text = Array("[{\"a\":\"é🎉\\u00e9\"},{\"b\":[1,2,{\"c\":null}]}]\n{\"tickets\":[{\"id\":1}]}".utf8)
    for length in 0...text.count {
      let stream = JSONStream(MemorySource(Array(text[..<length]), chunk: 3), streaming: ["tickets"])
      var count = 0
      while try stream.next() != nil {
        count += 1
        try #require(count < 100)
      }
    }
  }

  @Test("A name that comes twice loses neither value")
  func repeatedNames() throws {
    let value = try JSONIndex.value(of: Array(#"{"a":1,"b":2,"a":{"c":3},"a":4}"#.utf8))
    #expect(String(decoding: value.bytes, as: UTF8.self) == #"{"a":4,"b":2,"a~1":1,"a~2":{"c":3}}"#)
    #expect(value.leaves == 4)
  }

  @Test("A line with more on it than a value is damaged as a whole, wherever chunks end", arguments: [3, 17, 1 << 20])
  func moreOnALine(_ chunk: Int) throws {
    let text = "{\"a\":1}\n{\"b\":2}\n {}}\n{\"c\":3}\n{\"d\":4} \r\n"
    #expect(
      try pieces(text, chunk: chunk)
        == ["1:{\"a\":1}", "2:{\"b\":2}", "broken 3 3", "4:{\"c\":3}", "5:{\"d\":4}"])
  }

  @Test("A record over two lines is damaged among lines, wherever chunks end", arguments: [3, 17, 1 << 20])
  func aRecordOverTwoLines(_ chunk: Int) throws {
    let text = "{\"a\":1}\n{\"b\":\n2}\n{\"c\":3}\n"
    let seen = try pieces(text, chunk: chunk)
    #expect(seen == ["1:{\"a\":1}", "broken 2 5", "broken 3 2", "4:{\"c\":3}"])
  }
}
