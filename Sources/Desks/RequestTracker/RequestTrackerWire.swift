import DeskKit
import Formats
import FoundationEssentials
import JSONText

extension RequestTracker {
  /// What REST 2.0 really sends: references as `{type,id,_url}`, numbers as strings, unset dates as 1970.
  enum Wire {
    /// The id of a reference such as `{"type":"user","id":"alice","_url":…}`, or of a bare id.
    static func reference(_ value: JSONValue?) -> String? {
      guard let value else { return nil }
      if let object = value.object { return object["id"]?.idText }
      return value.idText
    }

    static func references(_ value: JSONValue?) -> [String] {
      switch value {
      case .array(let items): items.compactMap(reference)
      case .object, .string, .number: reference(value).map { [$0] } ?? []
      default: []
      }
    }

    /// A canonical time; nil for an unset one, which RT sends as 1970-01-01T00:00:00Z.
    static func time(_ value: JSONValue?) -> String? {
      guard let text = value?.string, !isUnset(value), let reading = Timestamp.iso(text) else { return nil }
      return reading.text
    }

    static func isUnset(_ value: JSONValue?) -> Bool { value?.string?.hasPrefix("1970-01-01T00:00:0") ?? false }

    /// `YYYY-MM-DD HH:MM:SS` in UTC: the only form that RT's create takes; with `T` and `Z` it stores 1970.
    static func sent(_ time: String?) -> String? {
      guard let shown = shown(time) else { return nil }
      return shown.replacing("T", with: " ").replacing("Z", with: "")
    }

    /// ``sent(_:)`` for a ticket's own dates; nil for one before 1970, which RT would take for none.
    static func written(_ time: String?) -> String? {
      (time.flatMap(Timestamp.epoch) ?? 0) > 0 ? sent(time) : nil
    }

    /// How RT will show that time: whole seconds, midnight for a day.
    static func shown(_ time: String?) -> String? {
      time.flatMap(Timestamp.epoch).map(Timestamp.text(epoch:))
    }

    // MARK: addresses

    /// `/REST/2.0/ticket/12/history` of a whole URL or of a path with query.
    static func path(of url: String) -> String {
      var rest = Substring(url)
      if let scheme = rest.firstRange(of: "://") {
        rest = rest[scheme.upperBound...]
        rest = rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
      }
      return String(rest.prefix { $0 != "?" && $0 != "#" })
    }

    static func host(of url: String) -> String? {
      guard let scheme = url.firstRange(of: "://") else { return nil }
      let host = url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
      return host.isEmpty ? nil : String(host.prefix { $0 != ":" })
    }

    /// Query values by name, decoded.
    static func query(of url: String) -> [String: String] {
      guard let mark = url.firstIndex(of: "?") else { return [:] }
      var values: [String: String] = [:]
      for pair in url[url.index(after: mark)...].split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1).map { unescaped(String($0)) }
        if parts.count == 2 { values[parts[0]] = parts[1] }
      }
      return values
    }

    /// The parts below `/REST/2.0/`, decoded; nil for other addresses.
    static func parts(of url: String) -> [String]? {
      guard let range = path(of: url).firstRange(of: "/REST/2.0/") else { return nil }
      return path(of: url)[range.upperBound...].split(separator: "/").map { unescaped(String($0)) }
    }

    static func escaped(_ text: String) -> String {
      var result = ""
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "~"):
          result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
          let hex = String(byte, radix: 16, uppercase: true)
          result += "%" + (hex.count == 1 ? "0" : "") + hex
        }
      }
      return result
    }

    static func unescaped(_ text: String) -> String {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "%"), rest.count >= 2,
          let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
        {
          bytes.append(value)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// A TicketSQL string: in single quotes, with backslash and quote escaped.
    static func quoted(_ text: String) -> String {
      "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }

    // MARK: contents

    /// The bytes of an attachment's `Content`: base64 with line breaks. Nil where it is not base64.
    static func content(_ value: JSONValue?) -> [UInt8]? {
      guard let text = value?.string else { return [] }
      let clean = text.replacing("\n", with: "").replacing("\r", with: "")
      return Data(base64Encoded: clean).map(Array.init)
    }

    /// Parses a reply. RT sends Latin-1 file names as raw bytes inside its UTF-8; those become U+FFFD and `damaged`.
    static func parse(_ bytes: [UInt8]) throws -> (value: JSONValue, damaged: Bool) {
      let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      do throws(JSONSyntaxError) {
        return (try JSONIndex.value(of: bytes), false)
      } catch {
        guard error.reason == .utf8 else { throw error }
        return (try JSONIndex.value(of: Array(String(decoding: bytes, as: UTF8.self).utf8)), true)
      }
    }
  }
}
