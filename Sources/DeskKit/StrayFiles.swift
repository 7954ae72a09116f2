import Formats

extension ExportDocument {
  /// Whether a file that nobody called JSON does not begin as JSON either: a note, a picture, a film that lies beside an
  /// export. What was recorded as a reply, or is named as JSON, should have been data, and is damaged where it is not.
  func isStray(_ start: [UInt8]) -> Bool {
    let lower = name.lowercased()
    guard request == nil, ![".json", ".ndjson", ".jsonl"].contains(where: lower.hasSuffix) else { return false }
    guard let first = TextEncoding.readable(start).first(where: { $0 > 0x20 }) else { return false }
    return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }
}
