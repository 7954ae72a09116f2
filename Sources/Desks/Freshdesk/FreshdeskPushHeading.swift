extension Freshdesk {
  /// The first line of every message that is pushed: who wrote it and when.
  enum Heading {
    private static let start = "Originally written"

    static func html(author: String?, date: String?) -> String {
      let line = [author.map { "by \($0)" }, date.map { "on \($0)" }].compactMap(\.self)
      let text = line.isEmpty ? "without author and date" : line.joined(separator: " ")
      return "<p><em>\(start) \(HTML.escaped(text))</em></p>"
    }

    /// Whether a body as the target shows it begins with such a line.
    static func isThere(_ html: String) -> Bool { words(html)?.prefix(2).joined(separator: " ") == start }

    private static func words(_ html: String) -> [Substring]? {
      HTML.plain(html).split(whereSeparator: \.isNewline).first?.split(separator: " ")
    }

    /// The date that stands in the first line of a body as the target shows it.
    static func date(of html: String) -> Substring? {
      guard let words = words(html), words.prefix(2).joined(separator: " ") == start, words.dropLast().last == "on"
      else {
        return nil
      }
      return words.last
    }
  }
}
