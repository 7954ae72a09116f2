import Formats

extension ExportDocument {
  /// Whether a recorded reply says itself that it is no data: a browser's recording holds the pages, scripts, styles,
  /// pictures and fonts of a site beside what its API gave, and short words such as `ok`. What begins as JSON all the
  /// same is data.
  package func isNoData(_ start: [UInt8]) -> Bool {
    guard request != nil, let type = mediaType?.lowercased() else { return false }
    let first = TextEncoding.readable(start).first { $0 > 0x20 }
    guard first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return false }
    if type.hasPrefix("text/plain") { return (1..<Self.wordLength).contains(start.count) }
    return ["text/html", "text/css", "application/font", "application/wasm"].contains(where: type.hasPrefix)
      || ["image/", "font/", "audio/", "video/"].contains(where: type.hasPrefix) || type.contains("javascript")
  }

  private static let wordLength = 32

  /// What stands where an API's data was asked for may be a page to sign in at.
  var asksForData: Bool {
    let path = (request?.url ?? "").lowercased()
    return ["/api/", "/rest/", ".json"].contains(where: path.contains)
  }

  /// Whether it is a spreadsheet's own file: the old kind by its first bytes, the newer is a ZIP of that name.
  package static func isWorkbook(_ name: String, start: [UInt8]) -> Bool {
    let lower = name.lowercased()
    return start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      || start.starts(with: [0x50, 0x4B, 3, 4]) && [".xlsx", ".xlsm", ".ods"].contains(where: lower.hasSuffix)
  }

  /// Whether a file that nobody called JSON does not begin as JSON either: a note, a picture, a film that lies beside an
  /// export. What was recorded as a reply, or is named as JSON, should have been data, and is damaged where it is not.
  func isStray(_ start: [UInt8]) -> Bool {
    let lower = name.lowercased()
    guard request == nil, ![".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) else { return false }
    guard let first = TextEncoding.readable(start).first(where: { $0 > 0x20 }) else { return false }
    return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }
}
