import Crypto
import JSONText

/// Addresses of recorded calls: what credentials they hold ends here, and files are still told apart by them.
///
/// Addresses of files are often signed, and nothing but the signature or a token may tell two of them apart. So in the
/// place of a long value stands the beginning of its SHA-256, from which nobody gets the value back.
package enum RecordedAddress {
  /// Parameters whose values no recording of others may keep.
  private static let secret: Set<String> = [
    "access_token", "api_key", "api_token", "apikey", "auth", "auth_token", "authtoken", "authorization",
    "client_secret", "id_token", "jwt", "passwd", "password", "refresh_token", "secret", "sig", "token",
  ]

  /// The address without user name and password, and with `REDACTED` or `REDACTED:1a2b3c4d` as the value of credential
  /// parameters.
  static func scrubbed(_ url: String) -> String {
    var text = url
    if let scheme = text.firstRange(of: "://") {
      let authority = text[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      if let sign = authority.lastIndex(of: "@") { text.removeSubrange(scheme.upperBound...sign) }
    }
    return withQuery(of: text) { name, value in
      isSecret(name.lowercased(), value) ? "REDACTED" + trace(of: value) : nil
    }
  }

  /// `key` is the key to the API at some desks (Redmine's has 40 digits) and that of a ticket at others.
  private static func isSecret(_ name: String, _ value: Substring) -> Bool {
    secret.contains(name) || name == "key" && value.utf8.count >= 24 && value.allSatisfy { $0.isLetter || $0.isNumber }
  }

  /// `:1a2b3c4d` for a value of 16 bytes and more; nothing for a shorter one, which could be guessed. A trace that is
  /// there already stays.
  package static func trace(of value: some StringProtocol) -> String {
    if let known = value.firstRange(of: "REDACTED") ?? value.firstRange(of: "[redacted") {
      return String(value[known.upperBound...].prefix { $0 != "]" })
    }
    guard value.utf8.count >= 16 else { return "" }
    let digits = SHA256.hash(data: Array(value.utf8)).prefix(4).map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }
    return ":" + digits.joined()
  }

  /// What two ways of writing one address have in common, whatever took the secrets out of one of them: every value
  /// that is or may be one is its trace. Only for comparing; nil where nothing of the sort is in it, and where a value
  /// left no trace, so that another address may look the same.
  package static func traced(_ url: String) -> String? {
    var traces = 0
    var isUnclear = false
    let text = withQuery(of: url) { name, value in
      let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
      guard signed.contains(plain) || value.contains("REDACTED") || value.contains("[redacted") else { return nil }
      let trace = trace(of: value)
      if trace.isEmpty { isUnclear = true } else { traces += 1 }
      return trace
    }
    return traces > 0 && !isUnclear ? text : nil
  }

  /// Names, letters and digits alone, of what signs an address or lets somebody in: ours and those above.
  private static let signed: Set<String> = Set(
    secret.map { $0.filter { $0 != "_" } } + [
      "key", "pass", "pwd", "sessionid", "session", "sid", "signature", "code", "assertion", "xamzsignature",
      "xamzcredential", "xamzsecuritytoken", "xgoogsignature", "xgoogcredential", "csrftoken", "privatekey",
      "credential", "credentials", "authenticitytoken",
    ])

  private static func withQuery(
    of url: String, _ replacement: (_ name: Substring, _ value: Substring) -> String?
  ) -> String {
    guard let mark = url.firstIndex(of: "?") else { return url }
    let query = url[url.index(after: mark)...]
    let parts = query.split(separator: "&", omittingEmptySubsequences: false).map { part -> String in
      guard let equals = part.firstIndex(of: "=") else { return String(part) }
      let value = part[part.index(after: equals)...]
      return replacement(part[..<equals], value).map { part[...equals] + $0 } ?? String(part)
    }
    return url[...mark] + parts.joined(separator: "&")
  }

  /// For forms that keep the parameters apart from the path. Brackets stay, as vendors write them so.
  static func joined(_ path: String, parameters: JSONValue?) -> String {
    var pairs: [String] = []
    switch parameters {
    case .string(let text): pairs.append(text)
    case .object(let object):
      for (name, value) in object.members {
        let values = value.array ?? [value]
        for value in values {
          pairs.append(name + "=" + encoded(value.string ?? value.numberText ?? value.bool.map { "\($0)" } ?? ""))
        }
      }
    default: break
    }
    guard !pairs.isEmpty else { return path }
    return path + (path.contains("?") ? "&" : "?") + pairs.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    let hex = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if "-._~:/@,;[]".utf8.contains(byte) {
          result.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          result += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }
      }
    }
    return result
  }
}
