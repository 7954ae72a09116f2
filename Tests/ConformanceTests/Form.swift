import Formats
import JSONText
import TestKit

/// What a document of a fixture is, for checks that change its text.
enum Form: Equatable {
  case json, xml, csv, other

  init(_ document: MemoryInput.Document) {
    let name = document.name.lowercased()
    let start = document.bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x0A, 0x0D, 0x09].contains($0) }.first
    switch start {
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
    case UInt8(ascii: "<") where document.mediaType.map { $0.contains("xml") } ?? name.hasSuffix(".xml"): self = .xml
    default: self = name.hasSuffix(".csv") && document.request == nil ? .csv : .other
    }
  }
}

extension MemoryInput.Document {
  /// The values of a JSON document: one, or one a line. Nil where it is none.
  var jsonValues: [JSONValue]? {
    let stream = JSONStream(MemorySource(bytes))
    var values: [JSONValue] = []
    do {
      while let piece = try stream.next() {
        guard case .value(let node, _) = piece else { return nil }
        values.append(node.value)
      }
    } catch { return nil }
    return values
  }
}
