import JSONText
import Reports
import Testing

@Suite("Text for terminals, spreadsheets and pages")
struct TextTests {
  @Test("Control and bidi characters are shown, not obeyed")
  func hostileText() {
    #expect(VisibleText.line("red\u{1B}[31m") == "red\u{241B}[31m")
    #expect(VisibleText.line("a\u{202E}gpj.exe") == "a<U+202E>gpj.exe")
    #expect(VisibleText.line("two\nlines") == "two\u{240A}lines")
    #expect(VisibleText.lines("two\nlines\u{7}") == "two\nlines\u{2407}")
    #expect(VisibleText.line("\u{9B}31m") == "<U+009B>31m")
    #expect(VisibleText.line("Grüße 日本 👩‍💻") == "Grüße 日本 👩‍💻")
  }

  @Test("Tables are aligned by what characters take on the screen")
  func alignment() {
    var table = TextTable([("Status", .left), ("Tickets", .right)])
    table.add(["日本", "7"])
    table.add(["open", "1,204"])
    #expect(table.text(indent: 0) == "Status  Tickets\n日本          7\nopen      1,204\n")
  }

  @Test("Long cells are cut with a mark")
  func cutting() {
    #expect(VisibleText.cut("abcdef", to: 4) == "abc…")
    #expect(VisibleText.cut("abcd", to: 4) == "abcd")
    #expect(VisibleText.cut("日本語", to: 4) == "日…")
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1200, "-1,200"),
  ])
  func counts(_ value: Int, _ text: String) { #expect(Figures.count(value) == text) }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (1_450_000, "1.4 MB"),
    (2_000_000_000, "2.0 GB"), (5_000_000_000_000, "5.0 TB"),
  ])
  func sizes(_ value: Int, _ text: String) { #expect(Figures.bytes(value) == text) }

  @Test(arguments: [
    (0.2, "less than 1 s"), (1.2, "2 s"), (59, "59 s"), (250, "4 min 10 s"), (3600, "1 h 0 min"), (190_000, "2 d 4 h"),
  ])
  func durations(_ seconds: Double, _ text: String) { #expect(Figures.duration(seconds) == text) }

  @Test("Formulas in CSV are neutralised and counted, numbers are not touched")
  func formulas() {
    let buffer = ByteBuffer()
    var csv = CSVOutput(buffer, header: ["a", "b"])
    csv.add(["=1+1", "-5"])
    csv.add(["@cmd", "-5+HYPERLINK(\"x\")"])
    csv.add([" =x", "plain, with \"quotes\""])
    csv.add(["\u{FF1D}1", "two\nlines"])
    #expect(csv.neutralised == 5)
    #expect(
      buffer.string
        == "a,b\r\n'=1+1,-5\r\n'@cmd,\"'-5+HYPERLINK(\"\"x\"\")\"\r\n"
        + "' =x,\"plain, with \"\"quotes\"\"\"\r\n'\u{FF1D}1,\"two\nlines\"\r\n")
  }

  @Test("Nothing a ticket says becomes markup")
  func escaping() {
    let hostile = "<script>alert(1)</script> \" onload='x' & \u{202E}"
    let page = HTML.page(title: hostile, [.element("p", [("title" as StaticString, hostile)], [.text(hostile)])])
    #expect(!page.contains("<script"))
    #expect(!page.contains("onload='"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=&#39;x&#39; &amp; &lt;U+202E&gt;"))
    #expect(page.contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\""))
  }

  @Test("Addresses are shown without their query, which may hold a signature")
  func addresses() {
    #expect(HTML.address("https://x.example/a?token=secret") == "https://x.example/a?…")
    #expect(HTML.address("https://x.example/a") == "https://x.example/a")
  }
}
