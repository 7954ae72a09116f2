/// What an XML file says about its encoding.
enum XMLEncoding {
  /// Encodings that libxml2 converts for us, by the beginnings of their names. Those that shift between states, such as
  /// UTF-7, are refused: what a file says would depend on where a read happens to end.
  private static let known = [
    "iso-8859-", "iso8859", "latin", "windows-", "cp12", "cp8", "cp9", "ibm", "ascii", "macintosh", "koi8", "shift_jis",
    "sjis", "euc-", "gb", "big5", "tis-620", "viscii",
  ]

  /// `<?xml … encoding="ISO-8859-1"?>` is for libxml2 to convert; UTF-8 and UTF-16 are for us, and nil.
  static func other(_ start: [UInt8]) -> String? {
    guard TextEncoding.detect(start) == (.utf8, 0) else { return nil }
    let text = String(decoding: start.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    guard text.hasPrefix("<?xml"), let label = text.firstRange(of: "encoding") else { return nil }
    let value = text[label.upperBound...].drop { " =\"'\t\r\n".contains($0) }
    let name = value.prefix { !"\"'? ".contains($0) }
    // A name that the end of the file cuts is none yet; the torn file is told as such.
    guard name.endIndex < value.endIndex else { return nil }
    return ["utf-8", "utf8", "us-ascii", "utf-16", ""].contains(String(name)) ? nil : String(name)
  }

  /// Whether libxml2 converts the encoding of that name, in lower case.
  static func isRead(_ name: String) -> Bool { known.contains(where: name.hasPrefix) }
}
