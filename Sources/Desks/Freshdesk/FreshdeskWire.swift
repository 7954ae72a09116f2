import Formats
import JSONText

extension Freshdesk {
  /// What the vendor sends, in small pieces: addresses, paging headers, times, HTML.
  enum Wire {
    /// `acme.freshdesk.com` of `https://acme.freshdesk.com/api/v2/tickets`; nil for a relative path.
    static func host(of url: String) -> String? {
      guard let range = url.firstRange(of: "://") else { return nil }
      let rest = url[range.upperBound...]
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      let host = authority.split(separator: "@").last ?? ""
      return host.isEmpty ? nil : String(host.split(separator: ":")[0]).lowercased()
    }

    /// Path and query of an absolute or relative address.
    static func relative(_ url: String) -> String {
      guard let range = url.firstRange(of: "://") else { return url }
      guard let slash = url[range.upperBound...].firstIndex(of: "/") else { return "/" }
      return String(url[slash...])
    }

    /// Percent-encodes everything outside RFC 3986's unreserved characters.
    static func escaped(_ text: String) -> String {
      var result = ""
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let hex = String(byte, radix: 16, uppercase: true)
          result += hex.utf8.count == 1 ? "%0" + hex : "%" + hex
        }
      }
      return result
    }

    static func json(_ bytes: [UInt8]) -> JSONValue? { try? JSONIndex.value(of: bytes) }

    /// The vendor's words in an error reply, shortened: field, message and code of each.
    static func explanation(_ body: [UInt8]) -> String {
      guard let json = json(body) else { return body.isEmpty ? "no explanation" : "an unreadable explanation" }
      let errors = (json["errors"]?.array ?? []).map { error in
        [error["field"]?.string, error["message"]?.string, error["code"]?.string.map { "(\($0))" }]
          .compactMap(\.self).joined(separator: " ")
      }
      let text =
        errors.isEmpty
        ? [json["code"]?.string, json["message"]?.string ?? json["description"]?.string].compactMap(\.self)
          .joined(separator: ": ")
        : errors.joined(separator: "; ")
      return String(text.prefix(400))
    }
  }
}
