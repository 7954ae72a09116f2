import DeskKit
import Formats
import JSONText

/// Which images the texts of issues show: `!name.png!` and `!name.png|thumbnail!` in wiki markup, and media in ADF, name
/// a file of the same issue. Texts and files stand in different tables of a backup, or on different pages, far apart,
/// and both grow with the issues: they lie on disk.
final class JiraImages {
  /// By issue and file, its name or id: what the texts show, and which files there are.
  private let shown = JoinTable()
  private let files = JoinTable()

  /// What stands between `!` and the next `!` or `|` and could be a file's name.
  static func names(in text: String) -> [String] {
    guard text.holds("!") else { return [] }
    var names: [String] = []
    var rest = Substring(text)
    while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "!")) {
      rest = rest[rest.utf8.index(after: mark)...]
      guard let end = rest.utf8.firstIndex(where: { [0x21, 0x7C, 0x0A, 0x0D].contains($0) }) else { break }
      let name = rest[..<end]
      let isEnd = rest.utf8[end] == UInt8(ascii: "!") || rest.utf8[end] == UInt8(ascii: "|")
      if isEnd, !name.isEmpty, name.utf8.count <= 512, name.first?.isWhitespace == false { names.append(String(name)) }
      // The mark that ends one name may begin another, as two marks in prose do.
      rest = rest[end...]
    }
    return names
  }

  func note(_ text: String, of issue: String) throws {
    for name in JiraImages.names(in: text) {
      // Some texts name the file by its address, which has its id.
      try shown.add(JiraImages.id(inAddress: name).map { "\(issue)/\($0)" } ?? "\(issue) \(name)", name)
    }
  }

  /// A comment as the API gives it.
  func note(body: JSONValue, of issue: String) throws {
    if let text = body.string { return try note(text, of: issue) }
    for medium in ADF.media(body) {
      guard let name = medium.name else { continue }
      try shown.add("\(issue) \(name)", ADF.address(ofMedia: medium.id))
    }
  }

  func note(file id: String, named name: String, of issue: String) throws { try files.add("\(issue) \(name)", id) }

  func close() throws {
    try shown.close()
    try files.close()
  }

  /// How the texts of the issue name the file, which they show in their place. Of two files of one name nothing tells
  /// which is meant.
  func places(of id: String, named name: String?, in issue: String) throws -> [String] {
    var places = try shown.values(for: "\(issue)/\(id)")
    guard let name, try files.values(for: "\(issue) \(name)").count == 1 else { return places }
    places += try shown.values(for: "\(issue) \(name)")
    return places
  }

  static func id(inAddress text: String) -> String? {
    for before in ["/attachment/content/", "/secure/attachment/"] {
      guard let range = text.firstRange(of: before) else { continue }
      let digits = text[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty { return String(digits) }
    }
    return nil
  }
}
