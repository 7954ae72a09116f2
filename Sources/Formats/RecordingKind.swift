import JSONText

/// The forms in which API replies are kept on disk.
enum RecordingKind {
  /// HAR 1.2: `{"log":{"entries":[…]}}`
  case har
  /// Our open recording: one HAR entry a line.
  case journal
  /// `{"http_interactions":[…]}` or `{"interactions":[…]}`
  case jsonCassette(member: String)
  /// The same two, in YAML.
  case yamlCassette
  /// `{"nango":…,"api":{"get":{"/path":{"response","status","headers","request"}}}}`
  case testCase

  init?(name: String, start: [UInt8]) {
    let lower = name.lowercased()
    let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
    guard let first = text.first(where: { $0 > 0x20 }) else { return nil }
    if first == UInt8(ascii: "{") {
      let keys = RecordingKind.keys(text)
      if keys.contains("log/entries") || lower.hasSuffix(".har") && keys.contains("log") {
        self = .har
      } else if keys.contains("http_interactions") {
        self = .jsonCassette(member: "http_interactions")
      } else if keys.contains("interactions"), keys.contains("version") {
        self = .jsonCassette(member: "interactions")
      } else if keys.contains("startedDateTime"), keys.contains("request/method") || keys.contains("request/url") {
        self = .journal
      } else if lower.hasSuffix(".test.json"), keys.contains("nango") || keys.contains("api") {
        self = .testCase
      } else {
        return nil
      }
      return
    }
    guard lower.hasSuffix(".yml") || lower.hasSuffix(".yaml") else { return nil }
    let lines = text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
    guard lines.contains(where: { $0.starts(with: "http_interactions:".utf8) || $0.starts(with: "interactions:".utf8) })
    else { return nil }
    self = .yamlCassette
  }

  /// A file name as our recorder writes it: `….har`, and the open one `….har.journal` or `….journal`.
  static func isOurName(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasSuffix(".har") || lower.contains(".har.") || lower.hasSuffix(".journal")
      || lower.hasSuffix("journal.ndjson")
  }

  /// Member names of the first object in the text, and of the objects right inside it as `outer/inner`, as far as the
  /// text goes. Names with escapes are not ours to look for.
  static func keys(_ text: ArraySlice<UInt8>) -> Set<String> {
    var keys: Set<String> = []
    var depth = 0
    var outer = ""
    var at = text.startIndex
    while at < text.endIndex {
      switch text[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 { return keys }
      case UInt8(ascii: "\""):
        let start = at + 1
        at = start
        while at < text.endIndex, text[at] != UInt8(ascii: "\"") { at += text[at] == UInt8(ascii: "\\") ? 2 : 1 }
        guard at < text.endIndex, depth <= 2 else { break }
        var next = at + 1
        while next < text.endIndex, text[next] <= 0x20 { next += 1 }
        guard next < text.endIndex, text[next] == UInt8(ascii: ":") else { break }
        let key = String(decoding: text[start..<at], as: UTF8.self)
        if depth == 1 { outer = key }
        keys.insert(depth == 1 ? key : outer + "/" + key)
      default: break
      }
      at += 1
    }
    return keys
  }
}
