import DeskKit
import TicketModel

extension RequestTracker {
  /// A message's body as it is sent: RT gives every message its own date and the pusher as author, so the original
  /// ones stand in the first line where they would be lost.
  struct Text {
    var content: String
    var isHTML: Bool

    var type: String { isHTML ? "text/html" : "text/plain" }

    init(_ message: Message) {
      let html = message.body.html ?? ""
      isHTML = !html.isEmpty
      content = isHTML ? html : message.body.text ?? ""
    }

    mutating func put(heading lines: [String]) {
      guard !lines.isEmpty else { return }
      if isHTML {
        content = lines.map { "<p>[\(Text.escaped($0))]</p>\n" }.joined() + content
      } else {
        content = lines.map { "[\($0)]\n" }.joined() + (content.isEmpty ? "" : "\n" + content)
      }
    }

    /// RT takes the body `0` for none; with a line break it is kept, and line ends never count.
    var sent: String { content == "0" ? "0\n" : content }

    static func heading(author: String?, date: String?) -> String? {
      let when = date.map { $0.replacing("T", with: " ").replacing("Z", with: " UTC") }
      switch (author, when) {
      case (let author?, let when?): return "Written by \(author) on \(when)"
      case (let author?, nil): return "Written by \(author)"
      case (nil, let when?): return "Written on \(when)"
      case (nil, nil): return nil
      }
    }

    /// The date in the heading with which a body begins, as ``heading(author:date:)`` and ``put(heading:)`` write it.
    static func date(ofHeading body: String) -> Substring? {
      let line = body.prefix { !$0.isNewline }
      guard let start = line.firstRange(of: "[Written "), let end = line.lastIndex(of: "]"),
        line[..<start.lowerBound].isEmpty || line[..<start.lowerBound] == "<p>"
      else { return nil }
      let words = line[start.upperBound..<end]
      guard let on = words.ranges(of: "on ").last, words.hasSuffix(" UTC") else { return nil }
      return words[on.upperBound...]
    }

    static func escaped(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// One line, at most 200 bytes on a character border: what RT keeps of a subject.
    static func subject(_ text: String) -> String {
      var line = String(text.map { $0.isNewline ? " " : $0 })
      while line.utf8.count > 200 { line.unicodeScalars.removeLast() }
      return line
    }
  }
}
