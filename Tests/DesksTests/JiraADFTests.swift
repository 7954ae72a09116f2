import DeskKit
import Foundation
import JSONText
import TestKit
import Testing
import TicketModel

@testable import Desks
@testable import Formats

@Suite("Jira: ADF") struct JiraADFTests {
  private func document(_ content: String) throws -> JSONValue {
    try JSONIndex.value(of: Array(#"{"type":"doc","version":1,"content":[\#(content)]}"#.utf8))
  }

  static let nodes: [(node: String, html: String, text: String)] = [
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"a < b & \"c\""}]}"#,
      "<p>a &lt; b &amp; &quot;c&quot;</p>", "a < b & \"c\""
    ),
    (#"{"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"T"}]}"#, "<h3>T</h3>", "T"),
    (#"{"type":"heading","attrs":{"level":99},"content":[{"type":"text","text":"T"}]}"#, "<h6>T</h6>", "T"),
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"b","marks":[{"type":"strong"},{"type":"em"}]}]}"#,
      "<p><strong><em>b</em></strong></p>", "b"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"subsup","attrs":{"type":"sup"}}]}]}"#,
      "<p><sup>x</sup></p>", "x"
    ),
    (
      ##"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"textColor","attrs":{"color":"#ff0000"}}]}]}"##,
      "<p><span style=\"color: #ff0000\">x</span></p>", "x"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"textColor","attrs":{"color":"red;background:url(//e)"}}]}]}"#,
      "<p>x</p>", "x"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"site","marks":[{"type":"link","attrs":{"href":"https://a.example/?x=1&y=2"}}]}]}"#,
      "<p><a href=\"https://a.example/?x=1&amp;y=2\">site</a></p>", "site (https://a.example/?x=1&y=2)"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"text","text":"bad","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}"#,
      "<p>bad</p>", "bad (javascript:alert(1))"
    ),
    (
      #"{"type":"bulletList","content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"1"}]},{"type":"orderedList","attrs":{"order":4},"content":[{"type":"listItem","content":[{"type":"paragraph","content":[{"type":"text","text":"in"}]}]}]}]}]}"#,
      "<ul><li><p>1</p><ol start=\"4\"><li><p>in</p></li></ol></li></ul>", "- 1\n  4. in"
    ),
    (
      // A box that is not ticked has the state TODO in the vendor's schema.
      #"{"type":"taskList","attrs":{"localId":"a"},"content":[{"type":"taskItem","attrs":{"localId":"b","state":"DONE"},"content":[{"type":"text","text":"did"}]},{"type":"taskItem","attrs":{"localId":"c","state":"TODO"},"content":[{"type":"text","text":"do"}]}]}"#,
      "<ul><li><input type=\"checkbox\" disabled checked> did</li><li><input type=\"checkbox\" disabled> do</li></ul>",
      "[x] did\n[ ] do"
    ),
    (
      #"{"type":"decisionList","attrs":{"localId":"a"},"content":[{"type":"decisionItem","attrs":{"localId":"b","state":"DECIDED"},"content":[{"type":"text","text":"yes"}]}]}"#,
      "<ul><li>yes</li></ul>", "<> yes"
    ),
    (
      #"{"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"q"}]}]}"#,
      "<blockquote><p>q</p></blockquote>", "> q"
    ),
    (
      #"{"type":"codeBlock","attrs":{"language":"sql"},"content":[{"type":"text","text":"select 1\n  <2"}]}"#,
      "<pre><code class=\"language-sql\">select 1\n  &lt;2</code></pre>", "select 1\n  <2"
    ),
    (#"{"type":"rule"}"#, "<hr>", "----"),
    (
      #"{"type":"panel","attrs":{"panelType":"info"},"content":[{"type":"paragraph","content":[{"type":"text","text":"p"}]}]}"#,
      "<div class=\"panel panel-info\"><p>p</p></div>", "p"
    ),
    (
      #"{"type":"expand","attrs":{"title":"More"},"content":[{"type":"paragraph","content":[{"type":"text","text":"p"}]}]}"#,
      "<details open><summary>More</summary><p>p</p></details>", "More\n\np"
    ),
    (
      ##"{"type":"table","content":[{"type":"tableRow","content":[{"type":"tableHeader","content":[{"type":"paragraph","content":[{"type":"text","text":"h"}]}]},{"type":"tableCell","attrs":{"colspan":2,"background":"#fff"},"content":[{"type":"paragraph","content":[{"type":"text","text":"c"}]}]}]}]}"##,
      "<table><tbody><tr><th><p>h</p></th><td colspan=\"2\" style=\"background-color: #fff\"><p>c</p></td></tr></tbody></table>",
      "h | c"
    ),
    (
      #"{"type":"mediaSingle","content":[{"type":"media","attrs":{"type":"file","id":"m1","collection":"x","alt":"a.png"}},{"type":"caption","content":[{"type":"text","text":"shows"}]}]}"#,
      "<div><img src=\"media:m1\" alt=\"a.png\"><p>shows</p></div>", "[a.png]\n\nshows"
    ),
    (
      #"{"type":"mediaGroup","content":[{"type":"media","attrs":{"type":"external","url":"https://i.example/x.png"}}]}"#,
      "<div><img src=\"https://i.example/x.png\" alt=\"\"></div>", "[https://i.example/x.png]"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"mention","attrs":{"id":"5b","text":"@Ada"}},{"type":"hardBreak"},{"type":"emoji","attrs":{"shortName":":tada:"}},{"type":"status","attrs":{"text":"OPEN","color":"green"}},{"type":"date","attrs":{"timestamp":"1741046400000"}}]}"#,
      "<p><span class=\"mention\" data-id=\"5b\">@Ada</span><br>:tada:<span class=\"status\" data-color=\"green\">OPEN</span><time datetime=\"2025-03-04\">2025-03-04</time></p>",
      "@Ada\n:tada:[OPEN]2025-03-04"
    ),
    (
      #"{"type":"paragraph","content":[{"type":"inlineCard","attrs":{"url":"https://j.example/browse/A-1"}}]}"#,
      "<p><a href=\"https://j.example/browse/A-1\">https://j.example/browse/A-1</a></p>", "https://j.example/browse/A-1"
    ),
    (
      #"{"type":"blockCard","attrs":{"data":{"url":"https://j.example/x","name":"Page"}}}"#,
      "<p><a href=\"https://j.example/x\">Page</a></p>", "https://j.example/x"
    ),
    (
      #"{"type":"layoutSection","content":[{"type":"layoutColumn","attrs":{"width":50},"content":[{"type":"paragraph","content":[{"type":"text","text":"l"}]}]}]}"#,
      "<div><div><p>l</p></div></div>", "l"
    ),
    (
      #"{"type":"extension","attrs":{"extensionType":"x","extensionKey":"toc","text":"Contents"}}"#, "<p>Contents</p>",
      "Contents"
    ),
    (
      #"{"type":"bodiedExtension","attrs":{"extensionType":"x","extensionKey":"y"},"content":[{"type":"paragraph","content":[{"type":"text","text":"in it"}]}]}"#,
      "<div><p>in it</p></div>", "in it"
    ),
    (
      #"{"type":"somethingOfTomorrow","content":[{"type":"newInline","text":"words","content":[{"type":"text","text":"stay"}]}]}"#,
      "<div><div>stay</div></div>", "stay"
    ),
    (
      #"{"type":"paragraph","marks":[{"type":"alignment","attrs":{"align":"center"}}],"content":[{"type":"placeholder","attrs":{"text":"fill in"}}]}"#,
      "<p style=\"text-align: center\"><span class=\"placeholder\">fill in</span></p>", "fill in"
    ),
  ]

  @Test("Each sort of node, as HTML and as text", arguments: nodes.indices)
  func eachNode(_ index: Int) throws {
    let given = JiraADFTests.nodes[index]
    let tree = try document(given.node)
    #expect(ADF.html(tree) == given.html)
    #expect(ADF.text(tree) == given.text)
  }

  @Test func aTreeTooDeepEndsWithoutACrash() throws {
    var node: JSONValue = ["type": "paragraph", "content": [["type": "text", "text": "deep"]]]
    for _ in 0..<2000 { node = ["type": "blockquote", "content": .array([node])] }
    let tree: JSONValue = ["type": "doc", "version": 1, "content": .array([node])]
    #expect(ADF.html(tree).hasPrefix("<blockquote>"))
    #expect(!ADF.text(tree).contains("deep"))
  }

  @Test("Trees made at random lose no word", arguments: 0..<200)
  func noWordIsLost(_ seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    var words: [String] = []
    func word() -> String {
      words.append("w\(words.count)x\(Int.random(in: 0..<1000, using: &random))é漢")
      return words[words.count - 1]
    }
    func inline() -> JSONValue {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: ["type": "mention", "attrs": ["id": "1", "text": .string("@" + word())]]
      case 1: ["type": "status", "attrs": ["text": .string(word()), "color": "red"]]
      case 2: ["type": "emoji", "attrs": ["shortName": ":x:", "text": .string(word())]]
      case 3: ["type": "unheardOf", "attrs": ["text": .string(word())]]
      default: ["type": "text", "text": .string(word()), "marks": [["type": "strong"], ["type": "annotation"]]]
      }
    }
    func block(_ depth: Int) -> JSONValue {
      let kinds = [
        "blockquote", "panel", "bulletList", "orderedList", "taskList", "layoutSection", "unknownBlock", "expand",
        "table",
      ]
      guard depth < 6, Int.random(in: 0..<3, using: &random) > 0 else {
        return ["type": "paragraph", "content": .array((0..<3).map { _ in inline() })]
      }
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      let inner = kind == "taskList" ? [] : (0..<2).map { _ in block(depth + 1) }
      switch kind {
      case "bulletList", "orderedList":
        return ["type": .string(kind), "content": [["type": "listItem", "content": .array(inner)]]]
      case "taskList":
        // The schema has two states, TODO and DONE.
        return [
          "type": "taskList", "content": [["type": "taskItem", "attrs": ["state": "TODO"], "content": [inline()]]],
        ]
      case "table":
        return [
          "type": "table",
          "content": [["type": "tableRow", "content": [["type": "tableCell", "content": .array(inner)]]]],
        ]
      default: return ["type": .string(kind), "content": .array(inner)]
      }
    }
    let tree: JSONValue = ["type": "doc", "version": 1, "content": .array((0..<4).map { _ in block(0) })]
    let (html, text) = (ADF.html(tree), ADF.text(tree))
    for word in words {
      #expect(html.contains(word), "seed \(seed): \(word) is not in the HTML")
      #expect(text.contains(word), "seed \(seed): \(word) is not in the text")
    }
  }

  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]

  @Test(
    "Documents of recorded pages lose no word", .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set")
  )
  func recordedDocuments() throws {
    let root = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("jira")
    var found = 0
    func look(_ value: JSONValue) {
      if ADF.isDocument(value) {
        found += 1
        let (html, text) = (ADF.html(value), ADF.text(value))
        for word in texts(value) where !word.isEmpty {
          #expect(text.contains(word))
          #expect(html.contains(ADFHTML.escaped(word)))
        }
        return
      }
      for item in value.array ?? [] { look(item) }
      for member in value.object?.values ?? [] { look(member) }
    }
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) where name.hasSuffix(".json") {
      let bytes = [UInt8](try Data(contentsOf: root.appendingPathComponent(name)))
      if let value = try? JSONIndex.value(of: bytes) { look(value) }
    }
    #expect(found >= 50)
  }

  private func texts(_ value: JSONValue) -> [String] {
    var result: [String] = []
    if value["type"]?.string == "text", let text = value["text"]?.string { result.append(text) }
    for child in value["content"]?.array ?? [] { result += texts(child) }
    return result
  }
}
