import Foundation
import Yams

/// How a desk wants to be told who we are. Texts may hold `{user}`, `{token}` and `{password}`.
package enum AuthStyle: Sendable, Hashable {
  /// HTTP Basic of `user:password`.
  case basic(user: String, password: String)
  /// A header with a value.
  case header(String, String)

  package static let basicPassword = AuthStyle.basic(user: "{user}", password: "{password}")
  /// Zendesk: `agent@example.com/token:TOKEN`.
  package static let basicUserToken = AuthStyle.basic(user: "{user}/token", password: "{token}")
  /// Freshdesk: `APIKEY:X`.
  package static let basicTokenX = AuthStyle.basic(user: "{token}", password: "X")
  package static let bearer = AuthStyle.header("Authorization", "Bearer {token}")
  /// Request Tracker: `Authorization: token TOKEN`.
  package static let tokenHeader = AuthStyle.header("Authorization", "token {token}")

  /// Nil where something it needs is not known.
  func header(user: String?, token: String?, password: String?) -> (name: String, value: String)? {
    func filled(_ text: String) -> String? {
      var result = text
      for (mark, value) in [("{user}", user), ("{token}", token), ("{password}", password)] {
        guard result.contains(mark) else { continue }
        guard let value else { return nil }
        result = result.split(separator: mark, omittingEmptySubsequences: false).joined(separator: value)
      }
      return result
    }
    switch self {
    case .basic(let user, let password):
      guard let user = filled(user), let password = filled(password) else { return nil }
      return ("Authorization", "Basic " + Data("\(user):\(password)".utf8).base64EncodedString())
    case .header(let name, let value): return filled(value).map { (name, $0) }
    }
  }

  /// `a token`, `a user and a password`, for messages.
  var wants: String {
    let text =
      switch self {
      case .basic(let user, let password): user + password
      case .header(_, let value): value
      }
    let names = ["user", "token", "password"].filter { text.contains("{\($0)}") }
    return names.map { "a \($0)" }.joined(separator: " and ")
  }
}

/// Credentials are missing or the file that should hold them cannot be used; never shows a secret.
package struct CredentialsError: Error, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}

/// Who we are at one site. Never printed: `description` shows no secret.
package struct Credentials: Sendable, CustomStringConvertible {
  package var user: String?
  package var token: String?
  package var password: String?
  /// Tokens of single people, by lower-case address.
  package var people: [String: String] = [:]

  package init(
    user: String? = nil, token: String? = nil, password: String? = nil, people: [String: String] = [:]
  ) {
    self.user = user
    self.token = token
    self.password = password
    self.people = Dictionary(people.map { ($0.lowercased(), $1) }) { first, _ in first }
  }

  package var isEmpty: Bool { token == nil && password == nil }

  package var description: String {
    "credentials(user: \(user == nil ? "no" : "yes"), token: \(token == nil ? "no" : "yes"), "
      + "password: \(password == nil ? "no" : "yes"), people: \(people.count))"
  }

  /// Removes these secrets wherever they turn up, also as Basic authentication.
  package func redaction(styles: [AuthStyle] = []) -> Redaction {
    var secrets = [token, password].compactMap { $0 } + people.values
    for style in styles {
      if let value = style.header(user: user, token: token, password: password)?.value {
        secrets.append(value.split(separator: " ").last.map(String.init) ?? value)
      }
    }
    return Redaction(secrets: secrets)
  }

  /// Reads `DESKFERRY_<ID>_TOKEN`, `_USER`, `_PASSWORD` and the credentials file; the file's entry for the site wins as
  /// a whole. Without either the result is empty.
  ///
  /// - Parameters:
  ///   - desk: The desk's id, such as `request-tracker`.
  ///   - site: `https://acme.example.com`.
  ///   - file: A YAML file of mode 0600: `sites: { <site>: { user, token, password, people: { <address>: { token } } } }`.
  package static func load(
    desk: String, site: String, file: String?, environment: [String: String]
  ) throws -> Credentials {
    if let file, let found = try CredentialsFile(path: file).credentials(for: site) { return found }
    let prefix = "DESKFERRY_" + desk.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    func value(_ name: String) -> String? {
      environment["\(prefix)_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }
    return Credentials(user: value("USER"), token: value("TOKEN"), password: value("PASSWORD"))
  }
}

/// The YAML file of contracts section 8. Scalars are text, whatever they look like.
private struct CredentialsFile {
  let path: String
  let sites: [(site: String, node: Node, line: Int)]

  init(path: String) throws {
    self.path = path
    let text = try Self.read(path)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw CredentialsError(
        "\(path): not valid YAML\(Self.place(of: error)); expected `sites: { <site>: { token: … } }`")
    }
    guard let mapping = root?.mapping else {
      throw CredentialsError("\(path): expected `sites: { <site>: { user, token, password, people } }` at the top")
    }
    try Self.check(mapping, allowed: ["sites"], path)
    guard let sites = mapping["sites"]?.mapping else {
      throw CredentialsError("\(path): `sites:` is missing or is not a mapping from site to credentials")
    }
    self.sites = try sites.map { key, value in
      guard let site = key.scalar?.string, WebAddress(site) != nil else {
        throw CredentialsError(
          "\(path)\(Self.place(key)): expected a site such as `https://acme.example.com` (no user name in it)")
      }
      return (site, value, key.mark?.line ?? 0)
    }
  }

  func credentials(for site: String) throws -> Credentials? {
    guard let wanted = WebAddress(site) else { return nil }
    // Sites below one host may differ by path (`/rt`, `/desk`): the longest path that fits is meant.
    let fitting = sites.filter { entry in
      guard let address = WebAddress(entry.site), address.origin == wanted.origin else { return false }
      return Self.folder(wanted).hasPrefix(Self.folder(address))
    }
    guard let entry = fitting.max(by: { $0.site.utf8.count < $1.site.utf8.count }) else { return nil }
    guard let mapping = entry.node.mapping else {
      throw CredentialsError("\(path):\(entry.line): expected `{ user, token, password, people }` for \(entry.site)")
    }
    try Self.check(mapping, allowed: ["user", "token", "password", "people"], path)
    var people: [String: String] = [:]
    for (address, value) in mapping["people"]?.mapping ?? [:] {
      guard let name = address.scalar?.string, let person = value.mapping,
        let token = person["token"]?.scalar?.string
      else { throw CredentialsError("\(path)\(Self.place(address)): expected `<address>: { token: … }`") }
      try Self.check(person, allowed: ["token"], path)
      people[name] = token
    }
    func text(_ name: String) -> String? { mapping[name]?.scalar.flatMap { $0.string.isEmpty ? nil : $0.string } }
    return Credentials(user: text("user"), token: text("token"), password: text("password"), people: people)
  }

  private static func folder(_ address: WebAddress) -> String {
    address.rest.hasSuffix("/") ? address.rest : address.rest + "/"
  }

  private static func read(_ path: String) throws -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw CredentialsError("\(path): cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(file) }
    // The opened file is judged, not the name, which might point elsewhere a moment later.
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw CredentialsError("\(path): expected a file")
    }
    guard facts.st_mode & 0o077 == 0 else {
      let mode = String(facts.st_mode & 0o777, radix: 8)
      throw CredentialsError(
        "\(path): others on this machine may read it (mode \(mode), expected 600); run: chmod 600 \(path)")
    }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
    let data = try handle.read(upToCount: 4 << 20) ?? Data()
    guard let text = String(data: data, encoding: .utf8) else {
      throw CredentialsError("\(path): expected YAML in UTF-8")
    }
    return text
  }

  private static func check(_ mapping: Node.Mapping, allowed: [String], _ path: String) throws {
    for (key, _) in mapping {
      let name = key.scalar?.string ?? ""
      guard allowed.contains(name) else {
        throw CredentialsError(
          "\(path)\(place(key)): unknown key `\(name.prefix(20))`; known here: \(allowed.joined(separator: ", "))")
      }
    }
  }

  private static func place(_ node: Node) -> String {
    node.mark.map { ":\($0.line):\($0.column)" } ?? ""
  }

  /// Only the position: the parser's own text quotes the line, which may hold a secret.
  private static func place(of error: YamlError) -> String {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      return " (line \(mark.line), column \(mark.column))"
    default: return ""
    }
  }
}
