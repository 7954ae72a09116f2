import Glibc
import TestKit
import Testing

@testable import Formats

@Suite("Opening exports") struct ExportOpenerTests {
  @Test func foldersAreWalkedInTheOrderOfRelativePaths() throws {
    let scratch = try Scratch()
    for name in ["b.json", "a/z.json", "a.json", "a/b/c.csv", "a-b.json", ".DS_Store"] { try scratch.write(name, name) }
    let all = try Everything(scratch.path)
    #expect(all.names == ["a-b.json", "a.json", "a/b/c.csv", "a/z.json", "b.json"])
    #expect(all.documents.map(\.text) == all.names)
    #expect(all.trouble.isEmpty)
  }

  @Test func zipTarAndGzipGiveTheSameDocuments() throws {
    let scratch = try Scratch()
    let zip = Packers.zip([.init("t/1.json", "{}"), .init("Größe.json", "[]")])
    let tar = Packers.tar([("t/1.json", "{}", "0"), ("Größe.json", "[]", "0")])
    for bytes in [zip, tar, Packers.gzip(tar)] {
      // The name does not matter for a file that a person named.
      let all = try Everything(try scratch.write("export", bytes))
      #expect(all.names == ["t/1.json", "Größe.json"])
      #expect(all.documents.map(\.text) == ["{}", "[]"])
      #expect(all.error == nil && all.trouble.isEmpty)
    }
    let single = try Everything(try scratch.write("tickets.json.gz", Packers.gzip(Array("[1]".utf8))))
    #expect(single.names == ["tickets.json"])
    #expect(single.documents.map(\.text) == ["[1]"])
  }

  @Test func severalPathsAreReadInTurn() throws {
    let scratch = try Scratch()
    let one = try scratch.write("x/a.json", "1")
    let two = try scratch.write("y/a.json", "2")
    let zip = try scratch.write("e.zip", Packers.zip([.init("a.json", "3")]))
    let all = try Everything(one, two, scratch.path + "/x", zip)
    #expect(all.names == ["a.json", "a.json~2", "x/a.json", "e.zip/a.json"])
    #expect(all.documents.map(\.text) == ["1", "2", "1", "3"])
  }

  @Test func archivesAreOpenedOneLevelInsideOthersButAttachmentsAreNot() throws {
    let scratch = try Scratch()
    let inner = Packers.zip([.init("t.json", "{}"), .init("deep.zip", bytes: Packers.zip([.init("x", "y")]))])
    let all = try Everything(
      try scratch.write(
        "outer.zip",
        Packers.zip([
          .init("part.zip", bytes: inner), .init("t.json.gz", bytes: Packers.gzip(Array("[]".utf8))),
          .init("attachments/logs.zip", bytes: inner), .init("fake.zip", "not one"),
        ])))
    #expect(all.names == ["part.zip/t.json", "t.json", "attachments/logs.zip", "fake.zip"])
    #expect(all.documents.map(\.bytes.count) == [2, 2, inner.count, 7])
    #expect(all.trouble.map(\.kind) == ["limit"])
    #expect(all.trouble.first?.file == "part.zip/deep.zip")
  }

  @Test func headsDoNotConsumeAndAreShort() throws {
    let scratch = try Scratch()
    try scratch.write("a.json", [UInt8](repeating: 0x20, count: 100_000))
    try scratch.write("b.zip", Packers.zip([.init("c.json", "{}")]))
    let input = try ExportOpener.open([scratch.path])
    let heads = try input.heads(limit: 10)
    #expect(heads.map(\.name) == ["a.json", "b.zip/c.json"])
    #expect(heads.map(\.start.count) == [65536, 2])
    #expect(try input.heads(limit: 1).count == 1)
    #expect(try Everything(input).names.count == 2)
  }

  @Test func aMissingPathSaysSo() throws {
    let error = #expect(throws: InputError.self) { try ExportOpener.open(["nowhere/at-all.json"]) }
    #expect(
      error?.description
        == "nowhere/at-all.json: it cannot be opened (No such file or directory). Check the path and its permissions.")
  }

  // MARK: Hostile

  @Test func namesThatLeadOutAndLinksAreNotRead() throws {
    let scratch = try Scratch()
    try scratch.write("secret", "secret")
    symlink(scratch.path + "/secret", scratch.path + "/link.json")
    let folder = try Everything(scratch.path)
    #expect(folder.names == ["secret"])
    #expect(folder.trouble.map(\.what) == ["a link; links are not followed"])

    let names = ["../a", "/etc/passwd", "a/../../b", "..\\c"]
    let zip = Packers.zip(names.map { .init($0, "x") } + [.init("l", "secret", mode: 0o120777), .init("ok", "1")])
    let zipped = try Everything(try scratch.write("e.zip", zip))
    #expect(zipped.names == ["ok"])
    #expect(zipped.trouble.count == 5)

    let tar = Packers.tar([("../a", "x", "0"), ("l", "secret", "2"), ("h", "secret", "1"), ("ok", "1", "0")])
    let tarred = try Everything(try scratch.write("e.tar", tar))
    #expect(tarred.names == ["ok"])
    #expect(tarred.trouble.count == 3)
  }

  @Test func theRatioFuseStopsBombs() throws {
    let scratch = try Scratch()
    var limits = InputLimits()
    limits.ratioGrace = 1 << 20
    limits.maximumRatio = 50  // the hand-made bomb packs 158 to 1
    let bomb = try scratch.write("a.json.gz", Packers.gzipBomb(matches: 20_000))
    let all = try Everything(bomb, limits: limits)
    #expect(all.error?.isLimit == true)
    #expect((all.documents.first?.bytes.count ?? 0) < 3 << 20)
    // The same inside a zip, where the fuse has only the outer archive to measure by.
    let nested = try scratch.write(
      "b.zip", Packers.zip([.init("x.json.gz", bytes: Packers.gzipBomb(matches: 40_000))]))
    #expect(try Everything(nested, limits: limits).error?.isLimit == true)
    let (bytes, size) = Packers.deflatedRun(matches: 20_000)
    let crc = Packers.crc32(repeatElement(0x61, count: size))
    let zip = try scratch.write("c.zip", Packers.zip([.init("x.json", bytes: bytes, unpacked: (size, crc))]))
    #expect(try Everything(zip, limits: limits).error?.isLimit == true)
  }

  @Test func theSizeAndEntryFusesStop() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "a.zip", Packers.zip((0..<20).map { .init("\($0).json", String(repeating: "x", count: 1000)) }))
    var limits = InputLimits()
    limits.maximumUnpackedBytes = 10_000
    let sized = try Everything(path, limits: limits)
    #expect(sized.error?.isLimit == true)
    #expect(sized.documents.filter { $0.bytes.count == 1000 }.count == 10)
    limits = InputLimits()
    limits.maximumEntries = 5
    let counted = try Everything(path, limits: limits)
    #expect(counted.names.count == 5)
    #expect(counted.error?.isLimit == true)
  }

  @Test func aTornArchiveGivesWhatIsWholeAndSaysSo() throws {
    let scratch = try Scratch()
    let text = String(repeating: "0123456789", count: 10_000)
    let zip = Packers.zip([.init("a.json", "{}"), .init("b.json", text)])
    let tornZip = try Everything(try scratch.write("t.zip", Array(zip.prefix(5_000))))
    #expect(tornZip.documents.first?.text == "{}")
    #expect(tornZip.error == nil)
    #expect(tornZip.trouble.map(\.kind) == ["torn"] && tornZip.trouble.first?.file == "b.json")

    #expect(tornZip.documents.last.map { !$0.text.isEmpty && text.hasPrefix($0.text) } == true)

    let gzip = Packers.gzip(Array(text.utf8))
    let tornGzip = try Everything(try scratch.write("t.json.gz", Array(gzip.prefix(gzip.count - 9))))
    #expect(tornGzip.trouble.map(\.kind) == ["torn"])
    #expect(tornGzip.documents.first.map { text.hasPrefix($0.text) } == true)

    // Behind the data stand eight bytes more; without them all of it came, and nobody can tell whether it is right.
    for (cut, length) in [(1, text.utf8.count), (6, 3), (8, text.utf8.count)] {
      let whole = Packers.gzip(Array(text.utf8.prefix(length)))
      let trailer = try Everything(try scratch.write("e.json.gz", Array(whole.dropLast(cut))))
      #expect(trailer.documents.map(\.bytes.count) == [length], "\(cut)")
      #expect(trailer.trouble.map(\.kind) == ["torn"] && trailer.error == nil)
      #expect(trailer.trouble.first?.what.contains("check sum") == true)
      let packed = Packers.gzip(Packers.tar([("a.json", String(text.prefix(length)), "0"), ("b.json", "{}", "0")]))
      let tar = try Everything(try scratch.write("e.tgz", Array(packed.dropLast(cut))))
      #expect(tar.documents.map(\.bytes.count) == [length, 2])
      #expect(tar.trouble.map(\.kind) == ["torn"])
    }
    // However far into the data it is cut, all that was there comes out: the packer stores blocks of 65,535 bytes.
    for kept in [0, 1, 700, 65_535, 65_536, 80_000] {
      let headers = 10 + 5 * (kept / 65_535 + 1)
      let torn = try Everything(try scratch.write("c.json.gz", Array(gzip.prefix(headers + kept))))
      #expect(torn.documents.first?.text ?? "" == text.prefix(kept), "\(kept)")
      #expect(torn.trouble.map(\.kind) == ["torn"] && torn.error == nil)
    }
    let twice = try Everything(try scratch.write("m.json.gz", gzip + gzip + [0, 0, 0]))
    #expect(twice.trouble.isEmpty && twice.documents.map(\.text) == [text + text])
    let sound = try Everything(try scratch.write("s.json.gz", gzip))
    #expect(sound.trouble.isEmpty && sound.documents.map(\.text) == [text])

    var flipped = zip
    flipped[zip.count / 2] ^= 1
    let damaged = try Everything(try scratch.write("f.zip", flipped))
    #expect(damaged.documents.first?.text == "{}")
    #expect(damaged.trouble.first?.what.contains("CRC") == true)
  }

  @Test func everyPrefixAndFlipOfAZipEndsCleanly() throws {
    let scratch = try Scratch()
    let seed = UInt64(getpid())
    var random = SeededRandom(seed)
    let zip = Packers.zip([.init("a.json", "{\"a\":[1,2]}"), .init("b/c.csv", "x,y\n1,2\n")])
    for length in 1..<zip.count {
      let all = try Everything(try scratch.write("p.zip", Array(zip.prefix(length))))
      #expect(all.documents.count <= 2, "\(length) bytes")
    }
    for turn in 0..<200 {
      var bytes = zip
      bytes[Int.random(in: 4..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      let all = try Everything(try scratch.write("f.zip", bytes))
      #expect(all.documents.count <= 3, "seed \(seed), turn \(turn)")
    }
  }
}
