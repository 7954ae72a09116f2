import Formats

/// The one place that takes secrets out of URLs, headers and texts, before they reach an error, a log or a recording.
package struct Redaction: Sendable {
  /// What stands where a secret stood.
  package static let mark = "[redacted]"

  /// Values that must never be seen wherever they appear: the tokens and passwords in use. The longest first, so that
  /// one that contains another is removed whole.
  private var secrets: [String]

  /// Values shorter than four characters are left alone: replacing each `a` would ruin the data and hide nothing.
  package init(secrets: [String] = []) {
    self.secrets = Set(secrets.filter { $0.utf8.count >= 4 }).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  package static let standard = Redaction()

  /// Headers that carry credentials, compared without case.
  private static let headerNames: Set<String> = [
    "authorization", "proxy-authorization", "cookie", "set-cookie", "set-cookie2", "www-authenticate",
    "authentication-info", "x-api-key", "api-key", "apikey", "x-auth-token", "x-access-token", "x-csrf-token",
    "x-xsrf-token", "x-redmine-api-key", "x-zendesk-auth", "x-amz-security-token", "x-session-token",
  ]

  /// Names of parameters and of form and JSON members that hold credentials.
  private static let parameterNames: Set<String> = [
    "token", "accesstoken", "refreshtoken", "idtoken", "authtoken", "authenticitytoken", "apitoken", "apikey", "key",
    "password", "passwd", "pass", "pwd", "secret", "clientsecret", "auth", "authorization", "sessionid", "session",
    "sid", "signature", "sig", "jwt", "code", "assertion", "xamzsignature", "xamzcredential", "xamzsecuritytoken",
    "xgoogsignature", "xgoogcredential", "csrftoken", "privatekey", "credential", "credentials",
  ]

  package static func isSecretHeader(_ name: String) -> Bool {
    let name = name.lowercased()
    return headerNames.contains(name) || name.hasSuffix("-token") || name.hasSuffix("-api-key")
  }

  package static func isSecretParameter(_ name: some StringProtocol) -> Bool {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    return parameterNames.contains(plain)
  }

  /// The URL with the values of credential parameters, user information and known secrets replaced.
  package func url(_ url: String) -> String { self.url(url) { _ in Self.mark } }

  /// The same for a recording, where addresses that differ in a signature alone must stay apart: a long value that is
  /// none of the secrets in use leaves a trace, see ``RecordedAddress/trace(of:)``.
  package func recordedURL(_ url: String) -> String {
    self.url(url) { value in
      let isKnown = secrets.contains { value.contains($0) || Percent.decoded(value).contains($0) }
      return isKnown ? Self.mark : Self.mark.dropLast() + RecordedAddress.trace(of: value) + "]"
    }
  }

  private func url(_ url: String, _ replacement: (Substring) -> String) -> String {
    var url = url
    if let scheme = url.firstRange(of: "://") {
      let end = url[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? url.endIndex
      if let at = url[scheme.upperBound..<end].lastIndex(of: "@") {
        url.replaceSubrange(scheme.upperBound..<at, with: Self.mark)
      }
    }
    guard let question = url.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return known(url) }
    let head = url[...question]
    return known(head + Self.parameters(url[url.index(after: question)...], replacement))
  }

  /// `name=value&…`, with the values of credential parameters replaced.
  private static func parameters(
    _ text: Substring, _ replacement: (Substring) -> String = { _ in mark }
  ) -> String {
    var result = ""
    var rest = text
    while true {
      let end = rest.firstIndex { "&;#?".contains($0) } ?? rest.endIndex
      let pair = rest[..<end]
      if let equals = pair.firstIndex(of: "="), isSecretParameter(Percent.decoded(pair[..<equals])) {
        result += pair[...equals] + replacement(pair[pair.index(after: equals)...])
      } else {
        result += pair
      }
      guard end < rest.endIndex else { return result }
      result.append(rest[end])
      rest = rest[rest.index(after: end)...]
    }
  }

  /// Without the headers that carry credentials; known secrets in the others are replaced.
  package func headers(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    headers.compactMap { header in
      if Self.isSecretHeader(header.name) { return nil }
      let name = header.name.lowercased()
      let isAddress = name == "location" || name == "link" || name == "referer" || name == "content-location"
      return (header.name, isAddress ? recordedURL(header.value) : known(header.value))
    }
  }

  /// Free text such as an error message or a log line: `Bearer …`, `token=…`, `"password":"…"`, known secrets.
  package func text(_ text: String) -> String {
    guard text.utf8.count <= 1 << 20 else { return known(text) }
    return SecretPatterns.replaced(in: known(text), with: Self.mark)
  }

  /// A form or JSON body of a request, member by member; other texts as ``text(_:)``.
  package func body(_ text: String, type: String) -> String {
    guard type.lowercased().contains("x-www-form-urlencoded") else { return self.text(text) }
    return known(Self.parameters(text[...]))
  }

  /// The bytes with known secrets of 16 bytes or more replaced. A shorter one may well be a word of somebody's ticket,
  /// and replacing that would falsify the data; no desk sends a password back.
  package func bytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for secret in secrets where secret.utf8.count >= 16 {
      for spelling in Self.spellings(secret) { bytes = Self.replacing(Array(spelling.utf8), in: bytes) }
    }
    return bytes
  }

  /// `POST /api/tickets?page=2`, without host and secrets.
  package func call(_ call: HTTPCall) -> String {
    let shown = url(WebAddress(call.url)?.rest ?? call.url)
    return "\(call.method) \(shown)"
  }

  private func known(_ text: some StringProtocol) -> String {
    var text = String(text)
    for secret in secrets {
      for spelling in Self.spellings(secret) where text.contains(spelling) {
        text = text.split(separator: spelling, omittingEmptySubsequences: false).joined(separator: Self.mark)
      }
    }
    return text
  }

  /// A secret as it is, and as it stands in a URL.
  private static func spellings(_ secret: String) -> [String] {
    let encoded = Percent.encoded(secret)
    return encoded == secret ? [secret] : [secret, encoded]
  }

  private static func replacing(_ needle: [UInt8], in hay: [UInt8]) -> [UInt8] {
    guard !needle.isEmpty, hay.firstRange(of: needle) != nil else { return hay }
    var result: [UInt8] = []
    var rest = hay[...]
    while let found = rest.firstRange(of: needle) {
      result += rest[..<found.lowerBound] + Array(mark.utf8)
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}

/// Percent encoding as RFC 3986 has it.
package enum Percent {
  /// Everything but unreserved characters is escaped.
  package static func encoded(_ text: some StringProtocol) -> String {
    var result: [UInt8] = []
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `%41` and `+` undone, as in queries and forms; a broken escape stays as it is.
  package static func decoded(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Secrets that can be told by what stands before them.
private enum SecretPatterns {
  static func replaced(in text: String, with mark: String) -> String {
    var text = text
    text = text.replacing(/(?i)\b(bearer|basic|token)[ ]+([A-Za-z0-9+\/_.~\-]{6,}=*)/) { found in
      // `token expired` and `Basic authentication` are words, not secrets.
      let value = found.output.2
      let isWord = value.utf8.count < 24 && value.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
      return isWord ? String(found.output.0) : "\(found.output.1) \(mark)"
    }
    text = text.replacing(/(?i)\b((?:proxy-)?authorization|(?:set-)?cookie)(["']?\s*[:=]\s*)[^\r\n]+/) {
      "\($0.output.1)\($0.output.2)\(mark)"
    }
    text = text.replacing(/("?)([A-Za-z][A-Za-z0-9_\-]{1,40})("?)(\s*[=:]\s*)("(?:[^"\\]|\\.)*"|[^\s"&,;<>}]+)/) {
      found in
      // In prose and JSON `code: 400` or `key: ABC-1` are what a person needs to read.
      let name = found.output.2.lowercased()
      let isCommonWord = ["code", "key", "session", "auth", "pass", "sid", "sig", "assertion"].contains(name)
      guard !isCommonWord, Redaction.isSecretParameter(name) else { return String(found.output.0) }
      let value = found.output.5.hasPrefix("\"") ? "\"\(mark)\"" : mark
      return "\(found.output.1)\(found.output.2)\(found.output.3)\(found.output.4)\(value)"
    }
    return text
  }
}
