import Foundation

/// `multipart/form-data` (RFC 7578) as bytes: for sandboxes, which get the same whether a socket is between or not.
package enum MultipartForm {
  package struct Part: Sendable, Hashable {
    package var name: String
    /// As sent, in UTF-8.
    package var fileName: String?
    package var type: String?
    package var bytes: [UInt8]
    package var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  package struct Malformed: Error, Sendable, CustomStringConvertible {
    package var description: String
  }

  /// The parts of a body. `type` is the request's whole Content-Type, with its boundary.
  package static func parse(_ body: [UInt8], type: String) throws -> [Part] {
    guard type.lowercased().hasPrefix("multipart/"), let boundary = parameter("boundary", in: type[...]) else {
      throw Malformed(description: "expected multipart/form-data with a boundary, got \(type)")
    }
    let dashes = Array("--\(boundary)".utf8)
    let inner = Array("\r\n--\(boundary)".utf8)
    guard body.starts(with: dashes) else { throw Malformed(description: "the body does not start with its boundary") }
    var rest = body[dashes.count...]
    var parts: [Part] = []
    while !rest.starts(with: Array("--".utf8)) {
      guard rest.starts(with: [13, 10]) else { throw Malformed(description: "no line break after a boundary") }
      rest = rest.dropFirst(2)
      guard let end = rest.firstRange(of: inner) else { throw Malformed(description: "a part has no end") }
      parts.append(try part(rest[..<end.lowerBound]))
      rest = rest[end.upperBound...]
    }
    return parts
  }

  /// What goes over the wire for a form, as the transport would send it; reads files into memory.
  package static func encode(_ parts: [HTTPCall.FormPart]) throws -> (bytes: [UInt8], type: String) {
    let boundary = "----deskferry-\(String(UInt64.random(in: 0...UInt64.max), radix: 16))"
    var bytes: [UInt8] = []
    for part in parts {
      var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(part.name))\""
      if let name = part.fileName { head += "; filename=\"\(quoted(name))\"" }
      if let type = part.type ?? (part.fileName == nil ? nil : "application/octet-stream") {
        head += "\r\nContent-Type: \(type)"
      }
      bytes += Array((head + "\r\n\r\n").utf8)
      switch part.content {
      case .bytes(let content): bytes += content
      case .file(let path): bytes += [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      }
      bytes += [13, 10]
    }
    bytes += Array("--\(boundary)--\r\n".utf8)
    return (bytes, "multipart/form-data; boundary=\(boundary)")
  }

  /// As browsers and libcurl do it: the three bytes that would end the value are percent-encoded.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "%22"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws -> Part {
    guard let gap = bytes.firstRange(of: [13, 10, 13, 10]) else {
      throw Malformed(description: "a part has no headers")
    }
    let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
    var part = Part(name: "", fileName: nil, type: nil, bytes: Array(bytes[gap.upperBound...]))
    for line in head.components(separatedBy: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...]
      switch line[..<colon].lowercased() {
      case "content-disposition":
        guard let name = parameter("name", in: value) else {
          throw Malformed(description: "a part has no name: \(line)")
        }
        part.name = unquoted(name)
        part.fileName = parameter("filename", in: value).map(unquoted)
      case "content-type": part.type = value.trimmingCharacters(in: .whitespaces)
      default: break
      }
    }
    return part
  }

  private static func unquoted(_ text: String) -> String {
    text.replacingOccurrences(of: "%22", with: "\"").replacingOccurrences(of: "%0D", with: "\r")
      .replacingOccurrences(of: "%0A", with: "\n")
  }

  /// `name="value"` or `name=value` after a `;`.
  private static func parameter(_ name: String, in text: Substring) -> String? {
    var rest = text
    while let semicolon = rest.firstIndex(of: ";") {
      rest = rest[rest.index(after: semicolon)...].drop { $0 == " " }
      guard let equals = rest.firstIndex(of: "=") else { return nil }
      let found = rest[..<equals].lowercased() == name
      rest = rest[rest.index(after: equals)...]
      let value: Substring
      if rest.hasPrefix("\"") {
        let start = rest.index(after: rest.startIndex)
        let end = rest[start...].firstIndex(of: "\"") ?? rest.endIndex
        value = rest[start..<end]
        rest = rest[end...]
      } else {
        value = rest.prefix { $0 != ";" && $0 != " " }
        rest = rest[value.endIndex...]
      }
      if found { return String(value) }
    }
    return nil
  }
}
