/// A piece of HTML. Text gets in only through escaping, so nothing a ticket says can become markup.
package struct HTML: Sendable {
  package private(set) var source: String

  private init(source: String) { self.source = source }

  package static let empty = HTML(source: "")

  /// Text of any origin, escaped, with control and bidi characters made visible.
  package static func text(_ text: String) -> HTML {
    var result = ""
    for scalar in VisibleText.lines(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return HTML(source: result)
  }

  /// An element; its name and attribute names come from the program, attribute values from anywhere.
  package static func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ content: [HTML]
  ) -> HTML {
    let written = attributes.map { " \($0.0)=\"" + HTML.text($0.1).source + "\"" }.joined()
    return HTML(source: "<\(name)\(written)>" + content.map(\.source).joined() + "</\(name)>\n")
  }

  package static func element(_ name: StaticString, _ text: String) -> HTML { element(name, [], [.text(text)]) }

  /// A table with a head. Cells at a position in `figures` are set to the right.
  package static func table(_ head: [String], _ lines: [[String]], figures: Set<Int> = []) -> HTML {
    func cells(_ name: StaticString, _ texts: [String]) -> [HTML] {
      texts.enumerated().map { index, text in
        element(name, figures.contains(index) ? [("class", "figure")] : [], [.text(text)])
      }
    }
    return element(
      "table", [],
      [
        element("thead", [], [element("tr", [], cells("th", head))]),
        element("tbody", [], lines.map { element("tr", [], cells("td", $0)) }),
      ])
  }

  /// A whole page that loads nothing and runs nothing: one file to mail to a customer.
  package static func page(title: String, _ body: [HTML]) -> String {
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      + "style-src 'unsafe-inline'\">\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      + "<meta name=\"referrer\" content=\"no-referrer\">\n"
      + element("title", title).source + "<style>" + style + "</style></head><body>\n"
      + body.map(\.source).joined() + "</body></html>\n"
  }

  /// An address as it may be shown: signed URLs carry secrets in their query, so it is cut off.
  package static func address(_ url: String) -> String {
    guard let end = url.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return url }
    return String(url[..<end]) + "?…"
  }

  private static let style = """
    body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1c2430}
    h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;margin:.5rem 0}
    th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid #d8dde5;vertical-align:top}
    .figure{text-align:right;font-variant-numeric:tabular-nums}.note{color:#5a6676}
    .blocked{border-left:4px solid #b3261e;padding-left:.8rem}
    """
}
