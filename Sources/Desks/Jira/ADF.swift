import JSONText

/// Atlassian Document Format, the tree in which API v3 gives texts.
///
/// The tree itself is kept as the body's source; HTML and text are made from it. A node that is not known gives what
/// is inside it, or the text its attributes carry, so that nothing a person wrote disappears.
enum ADF {
  /// Deeper trees are no documents that a person wrote; what is deeper is left to the source.
  static let maximumDepth = 200

  static func isDocument(_ value: JSONValue) -> Bool {
    value["type"]?.string == "doc" && (value["content"]?.array != nil || value["version"] != nil)
  }

  static func html(_ document: JSONValue) -> String {
    var writer = ADFHTML()
    writer.children(of: document, depth: 0)
    return writer.html
  }

  static func text(_ document: JSONValue) -> String {
    ADFText.blocks(document, depth: 0).joined(separator: "\n\n")
  }

  /// The media of a document, in order: the id under which ``html(_:)`` shows each, and its name where it has one.
  static func media(_ document: JSONValue) -> [(id: String, name: String?)] {
    var found: [(String, String?)] = []
    func look(_ node: JSONValue, _ depth: Int) {
      guard depth < maximumDepth else { return }
      if let type = node["type"]?.string, type == "media" || type == "mediaInline",
        let id = node["attrs"]?["id"]?.idText
      {
        found.append((id, node["attrs"]?["alt"]?.string ?? node["attrs"]?["__fileName"]?.string))
      }
      for child in node["content"]?.array ?? [] { look(child, depth + 1) }
    }
    look(document, 0)
    return found
  }

  /// What stands for a medium in the HTML until the attachment it is becomes known.
  static func address(ofMedia id: String) -> String { "media:" + id }

  // MARK: What single nodes say, for both writers

  /// `@Name`; a mention without a name gives the account's id.
  static func mention(_ node: JSONValue) -> String {
    let text = node["attrs"]?["text"]?.string ?? ""
    if !text.isEmpty { return text.hasPrefix("@") ? text : "@" + text }
    return "@" + (node["attrs"]?["id"]?.idText ?? "unknown")
  }

  /// The character where the document has it, else `:name:`.
  static func emoji(_ node: JSONValue) -> String {
    let text = node["attrs"]?["text"]?.string ?? ""
    return text.isEmpty ? node["attrs"]?["shortName"]?.string ?? "" : text
  }

  /// A date node holds milliseconds since 1970 as text; it means a day.
  static func day(_ node: JSONValue) -> String {
    guard let written = node["attrs"]?["timestamp"]?.idText else { return "" }
    guard let milliseconds = Int(written), abs(milliseconds) < 1 << 53 else { return written }
    return String(ADF.canonical(milliseconds / 1000).prefix(10))
  }

  /// The address of a card, which is either said or inside its data.
  static func cardAddress(_ node: JSONValue) -> String? {
    let attributes = node["attrs"]
    return attributes?["url"]?.string ?? attributes?["data"]?["url"]?.string ?? attributes?["data"]?["@id"]?.string
  }

  static func cardTitle(_ node: JSONValue) -> String? {
    node["attrs"]?["data"]?["name"]?.string ?? node["attrs"]?["data"]?["title"]?.string
  }

  /// What a node without content has to say: its text, or whatever attribute carries words.
  static func fallback(_ node: JSONValue) -> String {
    if let text = node["text"]?.string { return text }
    for name in ["text", "title", "alt", "url", "shortName", "extensionTitle", "label"] {
      if let text = node["attrs"]?[name]?.string, !text.isEmpty { return text }
    }
    if let original = node["attrs"]?["originalValue"] { return ADFText.inline(original, depth: 1) }
    return ""
  }

  static func level(_ node: JSONValue) -> Int { min(6, max(1, node["attrs"]?["level"]?.int ?? 1)) }

  static func isDone(_ node: JSONValue) -> Bool { ["DONE", "DECIDED"].contains(node["attrs"]?["state"]?.string) }
}
