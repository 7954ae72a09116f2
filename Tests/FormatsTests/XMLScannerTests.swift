import TestKit
import Testing

@testable import Formats

/// Our scanner beside libxml2: whatever the file, both must tell the same.
@Suite("XML scanner") struct XMLScannerTests {
  static func events(_ bytes: [UInt8], chunk: Int, path: [String], plainFirst: Bool) throws -> [String] {
    // libxml2 counts some columns behind characters that are not ASCII, and behind CDATA, in bytes.
    let columns = bytes.allSatisfy { $0 < 0x80 } && bytes.firstRange(of: Array("[CDATA[".utf8)) == nil
    let reader = try XMLReader(
      MemorySource(bytes, chunk: chunk), file: "t.xml", limits: .standard, plainFirst: plainFirst)
    var told: [String] = []
    do {
      try reader.forEachElement(named: path) { element, place in
        told.append(
          "\(place.line):\(columns ? place.column : 0) \(place.record) \(element.leaves) \(XMLTests.flat(element))")
        told.append(reader.parents.map { "\($0.name) \($0.attributes)" }.joined(separator: " / "))
      }
    } catch let error as InputError {
      // Text right before an error libxml2 may not have told.
      return told + ["\(error.line ?? 0) \(error.isLimit) \(error.what)", reader.root.name]
    }
    return told + ["\(reader.root.name) \(reader.root.attributes) \(reader.leavesOutside)"]
  }

  static func compare(_ bytes: [UInt8], chunk: Int, path: [String] = []) throws {
    let judge: [String]
    do {
      judge = try events(bytes, chunk: chunk, path: path, plainFirst: false)
    } catch is InputError {
      return  // an encoding that is refused before anybody reads
    }
    let ours = try events(bytes, chunk: chunk, path: path, plainFirst: true)
    #expect(ours == judge, "chunk \(chunk): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }

  @Test(arguments: [
    XMLTests.tickets, "", " ", "<a/>", "<a/>\n", "<a/>x", "<a/><b/>", "x<a/>", "\n<a/>", "<a", "<a>", "<a></b>",
    "<a><b></a></b>", "<a>\n<b>\n\n</c></a>", "<a x='1' x='2'/>", "<a x='1'y='2'/>", "<a x=1/>", "<a x/>", "<a x='<'/>",
    "<a><b x=\"a\tb\r\nc\rd&#9;&#10;e\"/></a>", "<a><b>1\r\n2\r3\n</b></a>", "<a><b><![CDATA[]]></b></a>",
    "<a><b><![CDATA[ ]] ]> ]]]]></b></a>", "<a><b>]]></b></a>", "<a><b>]] ></b></a>",
    "<a><b>&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;&#xfffd;</b></a>", "<a><b>&#0;</b></a>", "<a><b>&#xD800;</b></a>",
    "<a><b>&#xFFFF;</b></a>", "<a><b>&nbsp;</b></a>", "<a><b>& </b></a>", "<a><b>&amp</b></a>", "<a><b>&#;</b></a>",
    "<a><b>&#000000000000000065;</b></a>", "<a><b>\u{1}</b></a>", "<a><b>\u{FFFE}</b></a>",
    "<a><b>\u{FEFF}\u{7F}\u{85}</b></a>",
    "<a><b x='\u{FFFF}'/></a>", "<a><!-- x --><b/></a>", "<a><!-- x -- y --><b/></a>", "<a><!--> --><b/></a>",
    "<a><!-- \u{2} --><b/></a>", "<!-- x --><a/><!-- y -->", "<a><?pi some <thing> ?><b/></a>",
    "<a><?xml version='1.0'?></a>",
    "<a><?XMLy?><b/></a>", "<?pi?><a/>", "<?xml version='1.0'?><a><b/></a>", "<?xml version=\"1.1\"?><a><b/></a>",
    "<?xml version='1.0' standalone='yes'?><a/>", "<?xml encoding='utf-8'?><a/>", " <?xml version='1.0'?><a/>",
    "<?xml version='1.0' encoding='utf-8' ?>\n<!DOCTYPE a><a><b/></a>", "<a><b>x</b><!DOCTYPE a></a>",
    "<a><n:b xmlns:n='u' n:x='1'>t</n:b><b/></a>", "<n:a><b/></n:a>", "<a xmlns='u'><b y='2'/></a>", "<ä><b/></ä>",
    "<a><b ä='1'/></a>", "<a><1/></a>", "<a>< b/></a>", "<a><b / ></a>", "<a><b x = '1' \n y=\"2\" ></b ></a >",
    "<a><b>x\n\n <n:c/>y</b></a>", "\n<a>\n<b>\nx\n<ä/>\n</b></a>", "<a><b>1\n<c>\n2\n<n:d/></c>\n<e/></b></a>",
    "<a><b>one<!-- c -->two<?p?>three</b>loose<b/>text</a>", "<a>x<b/>y<!-- -->z<c/></a>", "<a><b/>\u{B}</a>",
    "<a><b xml:lang='fr'>x</b></a>", "<a><b>x</b\n></a>", "<a><b></bb></a>", "<a><bb></b></a>", "<a><b>1</b>\n  <b y='",
  ])
  func onDocuments(_ text: String) throws {
    for chunk in [1, 2, 5, 64, 100_000] {
      try Self.compare(Array(text.utf8), chunk: chunk)
      try Self.compare(Array(text.utf8), chunk: chunk, path: ["a", "b", "c"])
    }
  }

  /// Where libxml2's push parser leaves CR in CDATA, against XML 1.0, section 2.11.
  @Test func lineEndsInCDATA() throws {
    let bytes = Array("<a><b><![CDATA[x\r\ny\r]]>z<![CDATA[\r]]></b></a>".utf8)
    for chunk in [1, 2, 5, 100] {
      #expect(try XMLTests.read(bytes, chunk: chunk).found.map(\.text) == ["<b>x\ny\nz\n</>"])
    }
  }

  /// Pieces that documents are made of, good and bad.
  static let pieces = [
    "<a>", "</a>", "<b x='1'>", "</b>", "<c/>", "<d y=\"&lt;&#10;z\" z='é'/>", "text ", "é😀", "&amp;", "&#233;", "\n",
    "\r\n",
    "]]", ">", "<!-- c -->", "<![CDATA[x<y]]>", "<?p i?>", "<nice-id type=\"integer\">", "</nice-id>", "\t",
  ]
  static let oddities = [
    "<", "&", "]]>", "\u{1}", "<!DOCTYPE a>", "<n:x/>", "&nbsp;", "<b x='1' x='2'/>", "\u{FFFF}", "--", "'",
  ]

  /// A document of so many pieces, elements closed where they must be; one of the pieces is `odd`.
  static func document(_ count: Int, odd: String = "", _ random: inout SeededRandom) -> String {
    var open: [String] = []
    var text = "<r>"
    let oddPlace = odd.isEmpty ? -1 : Int.random(in: 0..<count, using: &random)
    for place in 0..<count {
      if place == oddPlace { text += odd }
      let piece = pieces.randomElement(using: &random) ?? ""
      if piece.hasPrefix("</") {
        if let last = open.popLast() { text += "</\(last)>" }
        continue
      }
      if piece.hasPrefix("<"), !piece.hasPrefix("<!"), !piece.hasPrefix("<?"), !piece.hasSuffix("/>") {
        if open.count > 20 { continue }
        open.append(String(piece.dropFirst().prefix { $0 != " " && $0 != ">" }))
      }
      text += piece
    }
    for name in open.reversed() { text += "</\(name)>" }
    return text + "</r>"
  }

  @Test("On random documents", arguments: 0..<300) func onRandomDocuments(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let head = seed % 3 == 0 ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : ""
    var bytes = Array((head + Self.document(Int.random(in: 1...40, using: &random), &random)).utf8)
    switch seed % 4 {
    case 1: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
    case 2:
      let odd = Array((Self.oddities.randomElement(using: &random) ?? "").utf8)
      bytes.insert(contentsOf: odd, at: Int.random(in: 0...bytes.count, using: &random))
    case 3:
      let at = Int.random(in: 0..<bytes.count, using: &random)
      bytes[at] = UInt8.random(in: 0...127, using: &random)
    default: break
    }
    for chunk in [1, 3, Int.random(in: 2...80, using: &random), 100_000] {
      try Self.compare(bytes, chunk: chunk)
      try Self.compare(bytes, chunk: chunk, path: ["r", "a", "b"])
    }
  }

  /// Several times the buffer.
  @Test("On long random documents", arguments: 0..<12) func onLongRandomDocuments(_ seed: UInt64) throws {
    var random = SeededRandom(seed)
    let odd = ["", "<ä>x</ä>", "<n:x xmlns:n='u'>\n</n:x>"][Int(seed % 3)]
    let bytes = Array(Self.document(60_000, odd: odd, &random).utf8)
    for chunk in [1 << 20, Int.random(in: 1000...70_000, using: &random)] { try Self.compare(bytes, chunk: chunk) }
  }

  /// The first read gives 256 bytes: each piece lies across that edge in each way it can.
  @Test("Wherever the buffer ends", arguments: pieces + ["<d x='1'></d>", "<?p instruction?>", "<!-- a-b -->"])
  func onEdges(_ piece: String) throws {
    for length in 256 - piece.utf8.count - 6...256 {
      let before = "<r><q>" + String(repeating: "x", count: length - 6)
      let closed = piece.hasPrefix("<") && !piece.contains("/") && !piece.contains("?") && !piece.contains("!")
      let name = piece.dropFirst().prefix { $0 != " " && $0 != ">" }
      let text = before + piece + (closed ? "</\(name)>" : "") + "y</q>\r\n<q/></r>"
      try Self.compare(Array(text.utf8), chunk: 100_000)
    }
  }

  @Test("Texts longer than the buffer, whole and with an error far behind") func onLongTexts() throws {
    let words = String(repeating: "word &lt;b&gt; ]] é😀 \r\n", count: 20_000)
    let cell = "<a><b>\(words)</b><b x='2'>" + String(repeating: ";&amp;", count: 60_000) + "</b>"
    for (tail, chunk) in [("</a>", 70_000), ("</b>", 4096), ("<c>&nbsp;</c></a>", 100_000), ("", 1 << 20)] {
      try Self.compare(Array((cell + tail).utf8), chunk: chunk)
    }
    let tags = "<a>" + String(repeating: "<b>\n<c x='1'>t</c></b>", count: 30_000)
    for tail in ["</a>", "\n\n <d>\n</a>", "<n:e/></a>"] { try Self.compare(Array((tags + tail).utf8), chunk: 1 << 16) }
  }
}
