/// The parts of an address that a recorded call was made to, whole (`https://…`) or below the site (`/tickets?page=2`).
package struct CallAddress: Sendable, Hashable {
  package struct Pair: Sendable, Hashable {
    package var name: String
    package var value: String
  }
  /// Lower case, without port and user; nil for an address below the site.
  package let host: String?
  /// From the first slash, as written.
  package let path: String
  /// Decoded, in order.
  package let query: [Pair]

  package init(_ url: String) {
    var rest = Substring(url)
    var host: String?
    if let scheme = rest.firstRange(of: "://") {
      let authority = rest[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      let name = (authority.split(separator: "@").last ?? "").prefix { $0 != ":" }
      host = name.isEmpty ? nil : name.lowercased()
      rest = rest[authority.endIndex...]
    }
    self.host = host
    let path = rest.prefix { $0 != "?" && $0 != "#" }
    self.path = path.isEmpty ? "/" : String(path)
    guard path.endIndex < rest.endIndex, rest[path.endIndex] == "?" else {
      query = []
      return
    }
    let text = rest[rest.index(after: path.endIndex)...].prefix { $0 != "#" }
    query = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Pair(name: Self.decoded(parts[0]), value: parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The path's parts between slashes, empty ones left out.
  package var segments: [String] { path.split(separator: "/").map(String.init) }

  /// The last value of that name.
  package func value(_ name: String) -> String? { query.last { $0.name == name }?.value }

  /// The address of `rel="next"` in a `link` header (RFC 8288): `<https://…?page=2>; rel="next"`.
  package static func next(inLink header: String?) -> String? {
    var rest = Substring(header ?? "")
    // A comma parts links only behind the brackets: addresses may hold some.
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let parameters = rest[close...].prefix { $0 != "," }
      if parameters.contains("rel=\"next\"") || parameters.contains("rel=next") {
        return String(rest[rest.index(after: open)..<close])
      }
      rest = rest[parameters.endIndex...]
    }
    return nil
  }

  /// Undoes percent-encoding; `+` is a space, as in queries.
  package static func decoded(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
