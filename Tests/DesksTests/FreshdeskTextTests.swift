import DeskKit
import Desks
import Testing

@Suite("Freshdesk: what a body says") struct FreshdeskTextTests {
  @Test(arguments: [
    ("<div>My new ticket</div>", "My new ticket"), ("a<br>b", "a b"), ("a<br/>b<p>c</p>d", "a b c d"),
    ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"), ("a &#228;&#xF6;&nbsp;b", "a äö b"), ("&nope; &", "&nope; &"),
    ("x <style>p { }</style>y<SCRIPT>1 < 2</SCRIPT >z", "x yz"), ("a < b", "a < b"), ("a <b", "a <b"), ("0", "0"),
    ("<b>bo</b>ld", "bold"), ("a<!-- <p> -->b", "ab"), ("<script>never closed", ""), ("", ""), ("\r\n a \t b ", "a b"),
    ("größe 🚲", "größe 🚲"),
  ])
  func words(_ given: (html: String, words: String)) {
    #expect(Freshdesk.words(given.html) == given.words)
  }

  @Test func plainTextSurvivesBeingHTML() {
    for text in ["a < b\r\nand & \"c\"", "<b>not bold</b>", "&amp; stays", "0"] {
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(Freshdesk.words(Freshdesk.html(plain: text)) == words)
    }
  }

  /// Bodies made to be slow are not: each of these would take minutes if every `<` looked for its `>` anew.
  @Test(.timeLimit(.minutes(1)), arguments: ["<a", "<script></script>", "<!--", "&#", "<style>x</styl>"])
  func hostileBodiesAreLinear(_ piece: String) {
    let body = String(repeating: piece, count: 40_000)
    #expect(Freshdesk.words(body).utf8.count <= body.utf8.count)
  }
}
