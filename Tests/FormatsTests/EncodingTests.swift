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

  @Test(
    "An encoding that somebody named is converted, in any chunks",
    arguments: [
      ("windows-1251", [0xCD, 0xEE, 0xE2, 0xE0, 0xFF, 0x0A], "Новая\n"), ("ISO-8859-2", [0x7A, 0xB3, 0x6F], "zło"),
      ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B, 0x41], "日本A"), ("gb18030", [0xBA, 0xBA, 0x94, 0x39, 0xFC, 0x36], "汉😀"),
    ] as [(String, [UInt8], String)])
  func named(_ encoding: String, _ bytes: [UInt8], _ text: String) throws {
    for size in [1, 2, 3, 4096] {
      for room in [4, 5, 4096] {
        let source = try #require(ConvertedSource(MemorySource(bytes, chunk: size), file: "t", from: encoding))
        var result: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: room)
        while case let count = try buffer.withUnsafeMutableBytes({ try source.read(into: $0) }), count > 0 {
          result += buffer[..<count]
        }
        #expect(String(decoding: result, as: UTF8.self) == text)
      }
    }
  }

  @Test func whatIsNoCharacterOfANamedEncodingIsSaid() throws {
    for (bytes, words) in [
      ([0x41, 0x93], "ends inside a character of shift_jis"), ([0x41, 0x42, 0xFF, 0x41], "byte 3 begins no character"),
    ] as [([UInt8], String)] {
      let source = try #require(ConvertedSource(MemorySource(bytes), file: "t", from: "shift_jis"))
      let error = #expect(throws: InputError.self) { try source.all(limit: 100) }
      #expect(error?.what.contains(words) == true)
    }
    for name in ["", "no-such", "UTF-8//IGNORE", "ISO-8859-1//TRANSLIT"] { #expect(!ConvertedSource.knows(name)) }
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
