import CLibCurl

/// The parts of an `http` or `https` URL that decide where a call goes and what may go with it.
package struct WebAddress: Sendable, Hashable {
  /// `http` or `https`.
  package var scheme: String
  /// Lower case, IPv6 without brackets.
  package var host: String
  package var port: Int
  /// Path and query as they stood, starting with `/`.
  package var rest: String

  /// Nil where the text is not an absolute http(s) URL, or carries a user name or password.
  package init?(_ text: String) {
    guard let mark = text.range(of: "://") else { return nil }
    scheme = text[..<mark.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else { return nil }
    let tail = text[mark.upperBound...]
    let end = tail.firstIndex { "/?#\\".contains($0) } ?? tail.endIndex
    guard let (host, port) = Self.authority(tail[..<end]) else { return nil }
    self.host = host
    self.port = port ?? (scheme == "https" ? 443 : 80)
    let path = tail[end...].prefix { $0 != "#" }
    guard !path.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else { return nil }
    rest = path.hasPrefix("/") ? String(path) : "/" + path
  }

  /// Scheme, host and port: what credentials belong to. The port is left out where it is the scheme's own.
  package var origin: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let usual = scheme == "https" ? 443 : 80
    return port == usual ? "\(scheme)://\(name)" : "\(scheme)://\(name):\(port)"
  }

  package var text: String { origin + rest }

  package var isLoopback: Bool { host == "localhost" || df_text_is_loopback(host) != 0 }

  /// True for `localhost` and for literal addresses that are not of the public internet. Names are judged by the
  /// address they turn out to have, when the connection is opened.
  package var isPrivateLiteral: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || df_text_is_private(host) == 1
  }

  /// Where a reference (`Location`, a relative call) leads from here; nil where it is no http(s) URL.
  package func resolving(_ reference: String) -> WebAddress? {
    if reference.contains("://"), let scheme = reference.split(separator: ":").first, !scheme.contains("/"),
      !scheme.contains("?")
    {
      return WebAddress(reference)
    }
    if reference.hasPrefix("//") { return WebAddress("\(scheme):\(reference)") }
    if reference.hasPrefix("/") { return WebAddress(origin + reference) }
    let path = rest.prefix { $0 != "?" }
    if reference.hasPrefix("?") { return WebAddress(origin + path + reference) }
    let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
    return WebAddress(origin + folder + reference)
  }

  private static func authority(_ text: Substring) -> (host: String, port: Int?)? {
    guard !text.contains("@") else { return nil }
    var host = text
    var port: Substring?
    if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<close]
      let after = text[text.index(after: close)...]
      guard after.isEmpty || after.hasPrefix(":") else { return nil }
      port = after.isEmpty ? nil : after.dropFirst()
    } else if let colon = text.firstIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
    }
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "%" }) else { return nil }
    guard let port, !port.isEmpty else { return (host.lowercased(), nil) }
    guard let number = Int(port), (1...65535).contains(number) else { return nil }
    return (host.lowercased(), number)
  }
}

extension String {
  fileprivate func range(of mark: String) -> Range<String.Index>? { self[...].firstRange(of: mark) }
}
