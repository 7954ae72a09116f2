import Testing

@testable import Formats

@Suite("XML") struct XMLTests {
  struct Found: Equatable {
    var text: String
    var line: Int
    var record: Int
    var leaves: Int
  }

  static func flat(_ element: XMLElement) -> String {
    let attributes = element.attributes.map { " \($0.name)=[\($0.value)]" }.joined()
    return "<\(element.name)\(attributes)>\(element.text)" + element.children.map { flat($0) }.joined() + "</>"
  }

  static func read(
    _ bytes: [UInt8], path: [String] = [], chunk: Int = .max, limits: InputLimits = .standard
  ) throws -> (found: [Found], error: InputError?, reader: XMLReader) {
    let reader = try XMLReader(MemorySource(bytes, chunk: chunk), file: "t.xml", limits: limits)
    var found: [Found] = []
    var error: InputError?
    do {
      try reader.forEachElement(named: path) { element, place in
        found.append(Found(text: flat(element), line: place.line, record: place.record, leaves: element.leaves))
      }
    } catch let failure as InputError {
      error = failure
    }
    return (found, error, reader)
  }
  static func read(_ text: String, path: [String] = [], limits: InputLimits = .standard) throws -> (
    found: [Found], error: InputError?, reader: XMLReader
  ) { try read(Array(text.utf8), path: path, limits: limits) }

  static let tickets = """
    <?xml version="1.0" encoding="UTF-8"?>
    <tickets type="array" count="2">
      <ticket a="&amp;&lt;1&#10;">
        <nice-id type="integer">12</nice-id>
        <description>Grüße &amp; <![CDATA[<b>raw</b>]]> 😀</description>
        <empty nil="true"/>
      </ticket>
      <!-- between -->
      <ticket><comments><comment>x</comment>tail<comment/></comments></ticket>
    </tickets>
    """

  @Test(
    "Characters that XML does not allow are mended where that is wanted",
    arguments: [
      ("a\u{8}b", "a b", 1), ("a&#8;b&#x1F;c", "a b c", 2), ("a\u{0}\u{B}b", "a  b", 2), ("a&#xFFFF;", "a ", 1),
      ("\u{FFFE}x\u{FFFF}", "\u{FFFD}x\u{FFFD}", 2), ("&#55357;&#56832;", "😀", 0), ("&#xD83D;&#xDE00;", "😀", 0),
      ("&#55357;a", "\u{FFFD}a", 1), ("&#56832;&#55357;", "\u{FFFD}\u{FFFD}", 2), ("&#55357;&amp;", "\u{FFFD}&", 1),
      ("<![CDATA[a\u{1}b]]>", "a b", 1), ("<!-- \u{1} -->x", "x", 1), ("é\u{1F}€", "é €", 1),
    ])
  func mends(_ text: String, _ wanted: String, _ count: Int) throws {
    func mended(_ bytes: [UInt8], _ chunk: Int) throws -> ([String], Int) {
      let reader = try XMLReader(MemorySource(bytes, chunk: chunk), file: "t.xml", mends: true)
      var found: [String] = []
      try reader.forEachElement { element, _ in found.append(Self.flat(element)) }
      return (found, reader.mended)
    }
    for chunk in [1, 2, 3, 7, .max] {
      let (found, number) = try mended(Array("<a><b>\(text)</b><c/></a>".utf8), chunk)
      #expect(found == ["<b>\(wanted)</>", "<c></>"] && number == count, "chunk \(chunk)")
      // Without it the file ends there.
      #expect(try Self.read(Array("<a><b>\(text)</b><c/></a>".utf8), chunk: chunk).error != nil)
      guard !text.contains("<") else { continue }
      let attribute = try mended(Array("<a><b x='\(text)'/></a>".utf8), chunk)
      #expect(attribute == (["<b x=[\(wanted)]></>"], count), "chunk \(chunk)")
      // Plain bytes also where libxml2 reads.
      guard !text.contains("&"), !text.contains("\u{FFFE}") else { continue }
      let handedOver = try mended(Array("<a><n:b xmlns:n='u'>\(text)</n:b></a>".utf8), chunk)
      #expect(handedOver == (["<n:b>\(wanted)</>"], count), "chunk \(chunk)")
    }
  }

  @Test(arguments: [1, 2, 3, 7, 64, 100_000]) func recordsDoNotDependOnChunks(_ chunk: Int) throws {
    let (found, error, reader) = try Self.read(Array(Self.tickets.utf8), chunk: chunk)
    #expect(error == nil)
    #expect(found.map(\.line) == [3, 9])
    #expect(found.map(\.record) == [1, 2])
    #expect(found.map(\.leaves) == [5, 2])
    #expect(
      found.first?.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
        == "<ticket a=[&<1]><nice-id type=[integer]>12</><description>Grüße & <b>raw</b> 😀</><empty nil=[true]></></>")
    #expect(found.last?.text == "<ticket><comments>tail<comment>x</><comment></></></>")
    #expect(reader.root.name == "tickets")
    #expect(reader.root.attributes.map(\.value) == ["array", "2"])
    #expect(reader.leavesOutside == 2)
  }

  @Test func pathsChooseTheRecords() throws {
    #expect(try Self.read(Self.tickets, path: ["tickets", "ticket", "comments", "comment"]).found.count == 2)
    #expect(try Self.read(Self.tickets, path: ["*", "ticket"]).found.count == 2)
    #expect(try Self.read(Self.tickets, path: ["tickets"]).found.count == 1)
    #expect(try Self.read(Self.tickets, path: ["other", "ticket"]).found.isEmpty)
  }

  @Test(
    "So are control characters of an encoding that the file declares",
    arguments: [
      ("ISO-8859-1", [0xE4, 0x1F, 0x62], "ä b"), ("windows-1251", [0x08, 0xC7], " З"),
      ("Shift_JIS", [0x93, 0xFA, 0x02, 0x41], "日 A"), ("gb18030", [0x94, 0x39, 0xFC, 0x36, 0x01], "😀 "),
    ] as [(String, [UInt8], String)])
  func mendsOtherEncodings(_ encoding: String, _ text: [UInt8], _ wanted: String) throws {
    let bytes = Array("<?xml version='1.0' encoding='\(encoding)'?><a><b>".utf8) + text + Array("</b><c/></a>".utf8)
    for chunk in [1, 3, .max] {
      let reader = try XMLReader(MemorySource(bytes, chunk: chunk), file: "t.xml", mends: true)
      var found: [String] = []
      try reader.forEachElement { element, _ in found.append(Self.flat(element)) }
      #expect(found == ["<b>\(wanted)</>", "<c></>"] && reader.mended == 1, "chunk \(chunk)")
      #expect(try Self.read(bytes, chunk: chunk).error != nil)
    }
  }

  @Test func encodings() throws {
    let text = "<r><t a=\"ü\">Grüße €</t></r>"
    let expected = "<t a=[ü]>Grüße €</>"
    let windows =
      Array("<r><t a=\"".utf8) + [0xFC] + Array("\">Gr".utf8) + [0xFC, 0xDF] + Array("e ".utf8) + [0x80]
      + Array("</t></r>".utf8)
    let declared = Array("<?xml version='1.0' encoding='windows-1252'?>".utf8) + windows
    let utf16 = [0xFF, 0xFE] + EncodingTests.utf16("<?xml version='1.0' encoding='UTF-16'?>" + text, big: false)
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), windows, declared, utf16] {
      let (found, error, reader) = try Self.read(bytes, chunk: 5)
      #expect(error == nil)
      #expect(found.map(\.text) == [expected])
      #expect((reader.trouble?.kind == "encoding") == (bytes == windows))
    }
  }

  @Test func aTornFileGivesWhatIsWholeAndThenItsPlace() throws {
    let cut = try #require(Self.tickets.firstRange(of: "tail"))
    let (found, error, _) = try Self.read(String(Self.tickets[..<cut.lowerBound]))
    #expect(found.count == 1)
    #expect(error?.line == 9)
    #expect(error?.column != nil)
    #expect(error?.isLimit == false)
    let (few, wrong, _) = try Self.read("<r>\n<t/>\n<t></u>\n</r>")
    #expect(few.count == 1)
    #expect(wrong?.line == 3)
    #expect(wrong?.what == "not well-formed XML (Opening and ending tag mismatch: t line 3 and u)")
  }

  @Test func everyPrefixEndsCleanly() throws {
    let bytes = Array(Self.tickets.utf8)
    for length in 1..<bytes.count {
      let (found, error, _) = try Self.read(Array(bytes.prefix(length)))
      #expect(error != nil && found.count <= 2, "\(length) bytes")
    }
  }

  @Test(arguments: [
    "<!DOCTYPE r [<!ENTITY a 'b'>]><r><t>&a;</t></r>",
    "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r><t>&a;</t></r>",
    "<!DOCTYPE r [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x.dtd'> %p;]><r><t/></r>",
    "<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]><r><t>&b;</t></r>",
  ]) func declaredEntitiesAreRefused(_ text: String) throws {
    let (found, error, _) = try Self.read(text)
    #expect(found.isEmpty)
    #expect(error?.isLimit == true)
    #expect(error?.what == "the file declares entities, which exports do not and attacks do")
  }

  @Test func undeclaredEntitiesAreNotLostInSilence() throws {
    #expect(try Self.read("<r><t>&nbsp;</t></r>").error != nil)
    #expect(try Self.read("<!DOCTYPE r SYSTEM 'nowhere.dtd'><r><t>a&nbsp;b</t></r>").error != nil)
    // A DOCTYPE alone does no harm, and what it names is not loaded.
    let (found, error, _) = try Self.read("<!DOCTYPE r SYSTEM 'nowhere.dtd'><r><t>a</t></r>")
    #expect(found.map(\.text) == ["<t>a</>"])
    #expect(error == nil)
  }

  @Test func depthAttributesTagsAndRecordsAreLimited() throws {
    let deep = String(repeating: "<a>", count: 300)
    #expect(try Self.read(deep).error?.isLimit == true)
    let many = "<r><t " + (0..<5000).map { "a\($0)='1'" }.joined(separator: " ") + "/></r>"
    #expect(try Self.read(many).error?.isLimit == true)
    var limits = InputLimits()
    limits.maximumXMLTagBytes = 1 << 17
    limits.maximumRecordBytes = 1 << 17
    let long = String(repeating: "x", count: 1 << 19)
    #expect(try Self.read("<r><t a='\(long)'/></r>", limits: limits).error?.isLimit == true)
    #expect(try Self.read("<r><!-- \(long) --></r>", limits: limits).error?.isLimit == true)
    #expect(try Self.read("<r><t>\(long)</t></r>", limits: limits).error?.isLimit == true)
    #expect(try Self.read("<r>" + String(repeating: "<t>x</t>", count: 1 << 15) + "</r>", limits: limits).error == nil)
  }

  @Test func textPastTheParsersOwnLimitIsWhole() throws {
    let long = String(repeating: "0123456789", count: 1_200_000)
    let (found, error, _) = try Self.read("<r><t>\(long)</t></r>")
    #expect(error == nil)
    #expect(found.first?.text.count == long.count + 6)
  }

  @Test func whatTheBodyThrowsComesOut() throws {
    struct Stop: Error {}
    let reader = try XMLReader(MemorySource(Array(Self.tickets.utf8)), file: "t.xml")
    var count = 0
    #expect(throws: Stop.self) {
      try reader.forEachElement { _, _ in
        count += 1
        throw Stop()
      }
    }
    #expect(count == 1)
  }

  @Test(.enabled(if: Shared.recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func sharedExportsAreRead() throws {
    let path = try #require(Shared.recordings)
    var counts: [String: Int] = [:]
    try ExportOpener.open([path]).forEachDocument { document in
      guard document.name.hasSuffix(".xml") else { return }
      try XMLReader(document.bytes, file: document.name).forEachElement { element, _ in
        counts[document.name, default: 0] += element.leaves > 0 ? 1 : 0
      }
    } trouble: { _ in
    }
    #expect(counts.count == 2)
    #expect(counts.values.allSatisfy { $0 > 0 })
  }

  @Test("An encoding that shifts between states is refused by name", arguments: ["UTF-7", "ISO-2022-JP", "HZ"])
  func statefulEncodings(_ name: String) throws {
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?><a><b/></a>"
    let error = #expect(throws: InputError.self) {
      _ = try XMLReader(MemorySource(Array(text.utf8)), file: "t.xml")
    }
    #expect(error?.what.contains(name.lowercased()) == true && error?.line == 1)
  }
}
