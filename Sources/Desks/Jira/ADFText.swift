import DeskKit
import JSONText

extension ADF {
  static func canonical(_ seconds: Int) -> String { Timestamp.text(epoch: seconds) }
}

/// A document as plain text: one block after another, lists with their marks, tables row by row.
enum ADFText {
  /// The blocks inside a node, each without a line end at its end.
  static func blocks(_ node: JSONValue, depth: Int) -> [String] {
    guard depth < ADF.maximumDepth else { return [] }
    var result: [String] = []
    var line = ""
    for child in node["content"]?.array ?? [] {
      if isInline(child) {
        line += inline(child, depth: depth + 1)
        continue
      }
      if !line.isEmpty { result.append(line) }
      line = ""
      let block = block(child, depth: depth + 1)
      if !block.isEmpty { result.append(block) }
    }
    if !line.isEmpty { result.append(line) }
    return result
  }

  private static let inlineTypes: Set<String> = [
    "text", "hardBreak", "mention", "emoji", "date", "status", "inlineCard", "placeholder", "mediaInline",
    "inlineExtension", "unsupportedInline", "confluenceUnsupportedInline", "confluenceJiraIssue", "image",
  ]

  static func isInline(_ node: JSONValue) -> Bool { node["type"]?.string.map(inlineTypes.contains) ?? false }

  private static func block(_ node: JSONValue, depth: Int) -> String {
    switch node["type"]?.string ?? "" {
    case "paragraph", "heading", "caption", "decisionItem", "taskItem": return blocks(node, depth: depth).joined()
    case "bulletList", "orderedList", "taskList", "decisionList": return list(node, depth: depth)
    case "codeBlock": return inlines(node, depth: depth)
    case "blockquote":
      return blocks(node, depth: depth).joined(separator: "\n\n").split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { $0.isEmpty ? ">" : "> " + $0 }.joined(separator: "\n")
    case "rule": return "----"
    case "table": return table(node, depth: depth)
    case "media": return media(node)
    case "blockCard", "embedCard": return ADF.cardAddress(node) ?? ADF.fallback(node)
    case "expand", "nestedExpand": return titled(node, depth: depth)
    default: return other(node, depth: depth)
    }
  }

  private static func other(_ node: JSONValue, depth: Int) -> String {
    let inner = blocks(node, depth: depth)
    if !inner.isEmpty { return inner.joined(separator: "\n\n") }
    return ADF.fallback(node)
  }

  private static func titled(_ node: JSONValue, depth: Int) -> String {
    let title = node["attrs"]?["title"]?.string ?? ""
    return ((title.isEmpty ? [] : [title]) + blocks(node, depth: depth)).joined(separator: "\n\n")
  }

  private static func list(_ node: JSONValue, depth: Int) -> String {
    guard depth < ADF.maximumDepth else { return "" }
    var number = node["attrs"]?["order"]?.int ?? 1
    var lines: [String] = []
    for item in node["content"]?.array ?? [] {
      let mark: String
      switch (node["type"]?.string, item["type"]?.string) {
      case (_, "taskItem"), (_, "blockTaskItem"): mark = ADF.isDone(item) ? "[x] " : "[ ] "
      case (_, "decisionItem"): mark = "<> "
      case (_, "taskList"), (_, "bulletList"), (_, "orderedList"): mark = "  "
      case ("orderedList", _): mark = "\(number). "
      default: mark = "- "
      }
      number &+= 1
      let body = isListIn(item) ? list(item, depth: depth + 1) : itemText(item, depth: depth + 1)
      lines.append(mark + indented(body, by: mark.count))
    }
    return lines.joined(separator: "\n")
  }

  private static func isListIn(_ node: JSONValue) -> Bool {
    ["bulletList", "orderedList", "taskList", "decisionList"].contains(node["type"]?.string)
  }

  private static func itemText(_ item: JSONValue, depth: Int) -> String {
    let inner = blocks(item, depth: depth)
    return inner.isEmpty ? ADF.fallback(item) : inner.joined(separator: "\n")
  }

  private static func indented(_ text: String, by count: Int) -> String {
    let space = String(repeating: " ", count: count)
    return text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n" + space)
  }

  private static func table(_ node: JSONValue, depth: Int) -> String {
    let rows = node["content"]?.array ?? []
    return rows.map { row in
      let cells = (row["content"]?.array ?? []).map {
        blocks($0, depth: depth + 2).joined(separator: " ").replacing("\n", with: " ")
      }
      return cells.isEmpty ? ADF.fallback(row) : cells.joined(separator: " | ")
    }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func media(_ node: JSONValue) -> String {
    let attributes = node["attrs"]
    let name = attributes?["alt"]?.string ?? attributes?["__fileName"]?.string ?? attributes?["url"]?.string
    return "[" + (name.flatMap { $0.isEmpty ? nil : $0 } ?? attributes?["id"]?.idText ?? "file") + "]"
  }

  private static func inlines(_ node: JSONValue, depth: Int) -> String {
    guard depth < ADF.maximumDepth else { return "" }
    return (node["content"]?.array ?? []).map { inline($0, depth: depth + 1) }.joined()
  }

  static func inline(_ node: JSONValue, depth: Int) -> String {
    switch node["type"]?.string ?? "" {
    case "text": return linked(node)
    case "hardBreak": return "\n"
    case "mention": return ADF.mention(node)
    case "emoji": return ADF.emoji(node)
    case "date": return ADF.day(node)
    case "status": return "[" + (node["attrs"]?["text"]?.string ?? "") + "]"
    case "inlineCard": return ADF.cardAddress(node) ?? ADF.fallback(node)
    case "mediaInline": return media(node)
    default:
      let inner = inlines(node, depth: depth)
      return inner.isEmpty ? ADF.fallback(node) : inner
    }
  }

  /// `text (address)`, unless the text already is the address.
  private static func linked(_ node: JSONValue) -> String {
    let text = node["text"]?.string ?? ""
    for mark in node["marks"]?.array ?? [] where mark["type"]?.string == "link" {
      guard let address = mark["attrs"]?["href"]?.string, !address.isEmpty, address != text,
        address != "mailto:" + text
      else { continue }
      return text.isEmpty ? address : "\(text) (\(address))"
    }
    return text
  }
}
