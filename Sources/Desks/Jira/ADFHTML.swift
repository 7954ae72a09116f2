import JSONText

/// A document as HTML. Words are escaped, addresses other than web, mail and telephone ones are left to the source.
struct ADFHTML {
  private(set) var html = ""

  mutating func children(of node: JSONValue, depth: Int) {
    guard depth < ADF.maximumDepth else { return }
    for child in node["content"]?.array ?? [] { self.node(child, depth: depth + 1) }
  }

  private mutating func node(_ node: JSONValue, depth: Int) {
    switch node["type"]?.string ?? "" {
    case "text": text(node)
    case "paragraph": wrap("p", style: ADFHTML.layout(node), node, depth)
    case "heading": wrap("h\(ADF.level(node))", style: ADFHTML.layout(node), node, depth)
    case "hardBreak": html += "<br>"
    case "rule": html += "<hr>"
    case "blockquote": wrap("blockquote", node, depth)
    case "bulletList": wrap("ul", node, depth)
    case "orderedList": orderedList(node, depth)
    case "listItem": wrap("li", node, depth)
    case "taskList", "decisionList": wrap("ul", node, depth)
    case "taskItem", "blockTaskItem": task(node, depth)
    case "decisionItem": wrap("li", node, depth)
    case "codeBlock": code(node, depth)
    case "table": wrap("table", inside: "tbody", node, depth)
    case "tableRow": wrap("tr", node, depth)
    case "tableHeader": cell("th", node, depth)
    case "tableCell": cell("td", node, depth)
    default: special(node, depth)
    }
  }

  private mutating func special(_ node: JSONValue, _ depth: Int) {
    switch node["type"]?.string ?? "" {
    case "panel": box("panel", node["attrs"]?["panelType"]?.string, node, depth)
    case "expand", "nestedExpand": expand(node, depth)
    case "mediaSingle", "mediaGroup", "layoutSection", "layoutColumn": wrap("div", node, depth)
    case "caption": wrap("p", node, depth)
    case "media", "mediaInline", "image": media(node)
    case "mention": span("mention", ADF.mention(node), data: ("id", node["attrs"]?["id"]?.idText))
    case "emoji": html += ADFHTML.escaped(ADF.emoji(node))
    case "date": time(node)
    case "status": span("status", node["attrs"]?["text"]?.string ?? "", data: ("color", color(node)))
    case "inlineCard": card(node)
    case "blockCard", "embedCard":
      html += "<p>"
      card(node)
      html += "</p>"
    case "placeholder": span("placeholder", ADF.fallback(node), data: ("", nil))
    default: unknown(node, depth)
    }
  }

  private func color(_ node: JSONValue) -> String? { node["attrs"]?["color"]?.string }

  /// Extensions and whatever comes after this was written: what is inside, else what its attributes say.
  private mutating func unknown(_ node: JSONValue, _ depth: Int) {
    if !(node["content"]?.array ?? []).isEmpty {
      let inline = ADFText.isInline(node)
      html += inline ? "<span>" : "<div>"
      children(of: node, depth: depth)
      html += inline ? "</span>" : "</div>"
      return
    }
    let text = ADF.fallback(node)
    guard !text.isEmpty else { return }
    html += ADFText.isInline(node) ? ADFHTML.escaped(text) : "<p>\(ADFHTML.escaped(text))</p>"
  }

  // MARK: Blocks

  private mutating func wrap(
    _ tag: String, style: String? = nil, inside inner: String? = nil, _ node: JSONValue, _ depth: Int
  ) {
    html += style.map { "<\(tag) style=\"\(ADFHTML.escaped($0))\">" } ?? "<\(tag)>"
    if let inner { html += "<\(inner)>" }
    children(of: node, depth: depth)
    if let inner { html += "</\(inner)>" }
    html += "</\(tag)>"
  }

  private mutating func orderedList(_ node: JSONValue, _ depth: Int) {
    let start = node["attrs"]?["order"]?.int ?? 1
    html += start == 1 ? "<ol>" : "<ol start=\"\(start)\">"
    children(of: node, depth: depth)
    html += "</ol>"
  }

  private mutating func task(_ node: JSONValue, _ depth: Int) {
    html += "<li><input type=\"checkbox\" disabled\(ADF.isDone(node) ? " checked" : "")> "
    children(of: node, depth: depth)
    html += "</li>"
  }

  private mutating func code(_ node: JSONValue, _ depth: Int) {
    let language = node["attrs"]?["language"]?.string ?? ""
    html += language.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(ADFHTML.escaped(language))\">"
    children(of: node, depth: depth)
    html += "</code></pre>"
  }

  private mutating func cell(_ tag: String, _ node: JSONValue, _ depth: Int) {
    html += "<\(tag)"
    for (name, member) in [("colspan", "colspan"), ("rowspan", "rowspan")] {
      if let span = node["attrs"]?[member]?.int, span > 1 { html += " \(name)=\"\(span)\"" }
    }
    if let color = node["attrs"]?["background"]?.string, ADFHTML.isColor(color) {
      html += " style=\"background-color: \(color)\""
    }
    html += ">"
    children(of: node, depth: depth)
    html += "</\(tag)>"
  }

  private mutating func box(_ name: String, _ kind: String?, _ node: JSONValue, _ depth: Int) {
    html += "<div class=\"\(name)\(kind.map { " \(name)-" + ADFHTML.escaped($0) } ?? "")\">"
    children(of: node, depth: depth)
    html += "</div>"
  }

  private mutating func expand(_ node: JSONValue, _ depth: Int) {
    html += "<details open><summary>\(ADFHTML.escaped(node["attrs"]?["title"]?.string ?? ""))</summary>"
    children(of: node, depth: depth)
    html += "</details>"
  }

  // MARK: Words

  private mutating func text(_ node: JSONValue) {
    var open = ""
    var close = ""
    for mark in node["marks"]?.array ?? [] {
      guard let tags = ADFHTML.tags(mark) else { continue }
      open += tags.open
      close = tags.close + close
    }
    html += open + ADFHTML.escaped(node["text"]?.string ?? "") + close
  }

  /// Marks that say nothing about words (annotations, fragments) give none.
  private static func tags(_ mark: JSONValue) -> (open: String, close: String)? {
    let attributes = mark["attrs"]
    switch mark["type"]?.string ?? "" {
    case "strong": return ("<strong>", "</strong>")
    case "em": return ("<em>", "</em>")
    case "underline": return ("<u>", "</u>")
    case "strike": return ("<s>", "</s>")
    case "code": return ("<code>", "</code>")
    case "subsup":
      let tag = attributes?["type"]?.string == "sup" ? "sup" : "sub"
      return ("<\(tag)>", "</\(tag)>")
    case "textColor", "backgroundColor":
      guard let color = attributes?["color"]?.string, isColor(color) else { return nil }
      let property = mark["type"]?.string == "textColor" ? "color" : "background-color"
      return ("<span style=\"\(property): \(color)\">", "</span>")
    case "link":
      guard let address = attributes?["href"]?.string, isHarmless(address) else { return nil }
      let title = attributes?["title"]?.string.map { " title=\"\(escaped($0))\"" } ?? ""
      return ("<a href=\"\(escaped(address))\"\(title)>", "</a>")
    default: return nil
    }
  }

  private static func layout(_ node: JSONValue) -> String? {
    var rules: [String] = []
    for mark in node["marks"]?.array ?? [] {
      switch mark["type"]?.string {
      case "alignment":
        let side = mark["attrs"]?["align"]?.string
        if side == "center" { rules.append("text-align: center") }
        if side == "end" { rules.append("text-align: right") }
      case "indentation":
        if let level = mark["attrs"]?["level"]?.int, (1...6).contains(level) {
          rules.append("margin-left: \(level * 30)px")
        }
      default: break
      }
    }
    return rules.isEmpty ? nil : rules.joined(separator: "; ")
  }

  private mutating func span(_ name: String, _ text: String, data: (name: String, value: String?)) {
    html += "<span class=\"\(name)\""
    if let value = data.value { html += " data-\(data.name)=\"\(ADFHTML.escaped(value))\"" }
    html += ">\(ADFHTML.escaped(text))</span>"
  }

  private mutating func time(_ node: JSONValue) {
    let day = ADFHTML.escaped(ADF.day(node))
    html += "<time datetime=\"\(day)\">\(day)</time>"
  }

  private mutating func card(_ node: JSONValue) {
    guard let address = ADF.cardAddress(node) else {
      html += ADFHTML.escaped(ADF.fallback(node))
      return
    }
    let shown = ADFHTML.escaped(ADF.cardTitle(node) ?? address)
    html += ADFHTML.isHarmless(address) ? "<a href=\"\(ADFHTML.escaped(address))\">\(shown)</a>" : shown
  }

  /// An image where the document shows one; files of other sorts are told apart by the attachment only.
  private mutating func media(_ node: JSONValue) {
    let attributes = node["attrs"]
    let outside = attributes?["url"]?.string ?? attributes?["src"]?.string
    let name = attributes?["alt"]?.string ?? attributes?["__fileName"]?.string ?? ""
    guard let address = outside ?? attributes?["id"]?.idText.map(ADF.address(ofMedia:)),
      outside.map(ADFHTML.isHarmless) ?? true
    else {
      html += ADFHTML.escaped(name)
      return
    }
    html += "<img src=\"\(ADFHTML.escaped(address))\" alt=\"\(ADFHTML.escaped(name))\">"
  }

  // MARK: Escaping

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22].contains($0) }) else { return text }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// `#36b37e`, `red`, `var(--x)`: nothing that could end the attribute or name an address.
  private static func isColor(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || [0x23, 0x2D].contains(byte)
      }
  }

  static func isHarmless(_ address: String) -> Bool {
    let start = address.lowercased()
    if ["http://", "https://", "mailto:", "tel:", "ftp://", "#", "/"].contains(where: start.hasPrefix) { return true }
    return !start.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":")
  }
}
