import Testing

@testable import Formats

@Suite("Encodings") struct EncodingTests {
  static func decode(_ bytes: [UInt8], chunk: Int = .max, room: Int = 4096) throws -> (text: String, trouble: String?) {
    let source = DecodedSource(MemorySource(bytes, chunk: chunk), file: "t")
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: room)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      result += buffer[..<count]
    }
    // Whatever comes in, what goes out is UTF-8.
    return (try #require(String(validating: result, as: UTF8.self)), source.trouble?.what)
  }

  static func utf16(_ text: String, big: Bool) -> [UInt8] {
    text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
  }

  @Test(arguments: [1, 2, 3, 5, 4096]) func everyEncodingInAnyChunks(_ size: Int) throws {
    let text = "{\"a\":\"Größe 漢字 😀\"}\n"
    let plain = Array(text.utf8)
    for bytes in [
      plain, [0xEF, 0xBB, 0xBF] + plain, [0xFF, 0xFE] + Self.utf16(text, big: false),
      [0xFE, 0xFF] + Self.utf16(text, big: true), Self.utf16(text, big: false), Self.utf16(text, big: true),
    ] {
      let (decoded, trouble) = try Self.decode(bytes, chunk: size, room: size)
      #expect(decoded == text)
      #expect(trouble == nil)
    }
  }

  @Test(arguments: [1, 2, 3, 5, 4096]) func strayBytesAreWindows1252(_ size: Int) throws {
    let bytes = Array("ä\nb".utf8) + [0x93, 0xE4, 0x94, 0xC3] + Array("é".utf8) + [0xE2, 0x82]
    let (text, trouble) = try Self.decode(bytes, chunk: size, room: size)
    #expect(text == "ä\nb“ä”Ãéâ‚")
    #expect(trouble == "6 bytes are not UTF-8 (the first in line 2); they were read as Windows-1252")
  }

  /// Cut there, not written in an older encoding: what went before is UTF-8.
  @Test(arguments: [1, 2, 3, 4096]) func anEndInsideACharacterIsTorn(_ size: Int) throws {
    for cut in [Array("ü".utf8).dropLast(), Array("漢".utf8).dropLast(), Array("😀".utf8).dropLast(2)] {
      let source = DecodedSource(MemorySource(Array("ä\nb".utf8) + cut, chunk: size), file: "t")
      #expect(try source.all(limit: 100) == Array("ä\nb".utf8))
      #expect(source.trouble?.kind == "torn")
      #expect(source.trouble?.what.hasPrefix("the file ends inside a character (line 2)") == true)
    }
  }

  static func convert(
    _ bytes: [UInt8], from encoding: String, chunk: Int = .max, room: Int = 4096
  ) throws -> (text: String, trouble: InputTrouble?) {
    let source = try #require(ConvertedSource(MemorySource(bytes, chunk: chunk), file: "t", from: encoding))
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: room)
    while case let count = try buffer.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
      result += buffer[..<count]
    }
    return (try #require(String(validating: result, as: UTF8.self)), source.trouble)
  }

  @Test(
    "An encoding that somebody named is converted, in any chunks",
    arguments: [
      ("windows-1251", [0xCD, 0xEE, 0xE2, 0xE0, 0xFF, 0x0A], "Новая\n"), ("ISO-8859-2", [0x7A, 0xB3, 0x6F], "zło"),
      ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B, 0x41], "日本A"), ("gb18030", [0xBA, 0xBA, 0x94, 0x39, 0xFC, 0x36], "汉😀"),
      // What Windows adds to it, under the smaller name.
      ("shift_jis", [0x87, 0x40, 0x81, 0x7C], "①－"), ("iso-8859-1", [0x93, 0xE4, 0x94], "“ä”"),
      // The last letter is kept until it is known that no accent follows.
      ("windows-1258", [0x74, 0x69, 0xEA, 0xEC, 0x6E, 0x67], "tiếng"), ("windows-1258", [0x61], "a"),
      ("utf-16le", [0x1D, 0x04, 0x3E, 0x04, 0xFF, 0xD8, 0x2C, 0x00], "Но\u{FFFD},"),
    ] as [(String, [UInt8], String)])
  func named(_ encoding: String, _ bytes: [UInt8], _ text: String) throws {
    for size in [1, 2, 3, 4096] {
      for room in [1, 2, 3, 4, 5, 4096] {
        #expect(try Self.convert(bytes, from: encoding, chunk: size, room: room).text == text)
      }
    }
  }

  /// Characters become longer than they were and fall on every border there is.
  @Test(arguments: [1, 7, 4096, .max], [1, 2, 3, 4095, 1 << 18])
  func longTextsOfANamedEncoding(_ size: Int, _ room: Int) throws {
    let line = [0xC7, 0xE0, 0xFF, 0xE2, 0xEA, 0xE0, 0x2C, 0x41, 0x88, 0x0A] as [UInt8]
    let lines = 20_000
    let bytes = Array(repeatElement(line, count: lines).joined())
    let (text, trouble) = try Self.convert(bytes, from: "windows-1251", chunk: size, room: room)
    #expect(text == String(repeating: "Заявка,A€\n", count: lines))
    #expect(trouble == nil)
  }

  @Test(arguments: [1, 3, 4096]) func whatIsNoCharacterOfANamedEncodingIsReplaced(_ size: Int) throws {
    let (text, trouble) = try Self.convert([0x0A, 0x41, 0xFF, 0x41, 0xFF], from: "shift_jis", chunk: size, room: size)
    #expect(text == "\nA\u{FFFD}A\u{FFFD}")
    #expect(trouble?.kind == "encoding")
    #expect(
      trouble?.what == "2 bytes are no characters of shift_jis (the first in line 2); they became U+FFFD")
    for name in ["", "no-such", "UTF-8//IGNORE", "ISO-8859-1//TRANSLIT"] { #expect(!ConvertedSource.knows(name)) }
  }

  @Test(arguments: [1, 3, 4096]) func anEndInsideACharacterOfANamedEncodingIsTorn(_ size: Int) throws {
    let (text, trouble) = try Self.convert([0x93, 0xFA, 0x0A, 0x41, 0x93], from: "shift_jis", chunk: size, room: size)
    #expect(text == "日\nA")
    #expect(trouble?.kind == "torn")
    #expect(trouble?.what.hasPrefix("the file ends inside a character (line 2)") == true)
  }

  /// Whatever was named: a desk exports UTF-8, and only what a spreadsheet saved may be something else.
  @Test(arguments: [0, 3, 65_535, 65_536, 200_000], [1, 4096, .max])
  func unicodeStaysUnicode(_ ascii: Int, _ size: Int) throws {
    let text = String(repeating: "a", count: ascii) + "Größe Заявка 漢字 😀"
    for encoding in ["windows-1251", "shift_jis", "windows-1258"] {
      let (read, trouble) = try Self.convert(Array(text.utf8), from: encoding, chunk: size)
      #expect(read == text)
      #expect(trouble?.kind == "alreadyUTF8" && trouble?.what == "the file is UTF-8, not \(encoding)")
    }
    let plain = String(repeating: "a", count: ascii)
    let (same, none) = try Self.convert(Array(plain.utf8), from: "windows-1251", chunk: size)
    #expect(same == plain && none == nil)
  }

  @Test func whatSaysThatItIsUnicodeStaysUnicode() throws {
    let text = "a,ä\n"
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + Self.utf16(text, big: false)] {
      let source = try #require(ConvertedSource(MemorySource(bytes), file: "t", from: "windows-1251"))
      let decoded = DecodedSource(source, file: "t")
      #expect(try decoded.all(limit: 100) == Array(text.utf8))
      #expect(decoded.trouble == nil)
    }
    // A file that is cut stays what it was.
    let torn = try #require(ConvertedSource(MemorySource(Array("ä\nü".utf8.dropLast())), file: "t", from: "gb18030"))
    let decoded = DecodedSource(torn, file: "t")
    #expect(try decoded.all(limit: 100) == Array("ä\n".utf8))
    #expect(decoded.trouble?.kind == "torn")
  }

  /// What is valid goes straight to where it is wanted; the rest takes the long way.
  @Test(arguments: [997, 4096, 65_536, .max], [4096, 5000, 1 << 18])
  func longTextsInAnyChunks(_ size: Int, _ room: Int) throws {
    var bytes: [UInt8] = []
    while bytes.count < 300_000 { bytes += Array("Größe 漢字 😀 \(bytes.count)\n".utf8) }
    let plain = try #require(String(validating: bytes, as: UTF8.self))
    #expect(try Self.decode(bytes, chunk: size, room: room) == (plain, nil))
    for place in [299_999, 131_072, 65_537, 65_535, 4097, 4096, 4095, 5] { bytes.insert(0xFF, at: place) }
    let slow = try Self.decode(bytes, chunk: size, room: 1)
    let fast = try Self.decode(bytes, chunk: size, room: room)
    #expect(fast == slow)
    #expect(fast.trouble?.contains("(the first in line 1)") == true)
  }

  @Test func overlongAndSurrogateFormsAreNotUTF8() throws {
    for bytes: [UInt8] in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xE0, 0x80, 0x80]] {
      #expect(try Self.decode(bytes).trouble != nil)
    }
  }

  @Test func loneSurrogatesInUTF16BecomeReplacementCharacters() throws {
    let (text, trouble) = try Self.decode([0xFF, 0xFE, 0x41, 0, 0, 0xD8, 0x42, 0, 0x43])
    #expect(text == "A\u{FFFD}B\u{FFFD}")
    #expect(trouble == "2 code units are not UTF-16LE (the first in line 1); they became U+FFFD")
  }
}
