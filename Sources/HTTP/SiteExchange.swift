/// Makes calls to one desk: relative URLs are joined to the site, credentials are added for the site's own origin and
/// for nothing else, and URLs elsewhere become foreign calls (``HTTPCall/isForeign``) without any credential.
package struct SiteExchange: Exchange {
  /// Without a final slash.
  package let site: String
  private let address: WebAddress
  private let own: (name: String, value: String)?
  private let people: [String: (name: String, value: String)]
  private let next: any Exchange

  /// - Parameters:
  ///   - styles: How the desk takes credentials, the preferred one first; the first for which everything is known is
  ///     used. People's tokens use the first style that needs a token and no password.
  ///   - Throws: ``CredentialsError`` where the site is no URL we accept or the credentials fit no style.
  package init(site: String, credentials: Credentials, styles: [AuthStyle], next: any Exchange) throws {
    guard let address = WebAddress(site), !address.rest.contains("?") else {
      throw CredentialsError("expected a site such as https://acme.example.com, got \(Redaction.standard.url(site))")
    }
    guard address.scheme == "https" || address.isLoopback else {
      throw CredentialsError("http:// is accepted for this machine only (loopback); use https://\(address.host)")
    }
    self.address = address
    self.site = address.origin + (address.rest == "/" ? "" : Self.trimmed(address.rest))
    self.next = next
    own =
      styles.lazy.compactMap {
        $0.header(user: credentials.user, token: credentials.token, password: credentials.password)
      }.first
    if own == nil, !styles.isEmpty, !(credentials.isEmpty && credentials.people.isEmpty) {
      let wanted = styles.map(\.wants).joined(separator: ", or ")
      throw CredentialsError("\(self.site) wants \(wanted); the credentials given have less than that")
    }
    var people: [String: (name: String, value: String)] = [:]
    for (person, token) in credentials.people {
      people[person] = styles.lazy.compactMap { $0.header(user: person, token: token, password: nil) }.first
    }
    self.people = people
  }

  /// True where calls can be made as that person.
  package func canAct(as address: String) -> Bool { people[address.lowercased()] != nil }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    var call = call
    let scheme = call.url.prefix(8).lowercased()
    if !scheme.hasPrefix("https://"), !scheme.hasPrefix("http://") {
      call.url = call.url.hasPrefix("/") ? site + call.url : "\(site)/\(call.url)"
    }
    guard let target = WebAddress(call.url) else { throw failure(call, "expected a URL or a path") }
    guard target.origin == address.origin else {
      call.isForeign = true
      call.actingAs = nil
      call.headers = HarmlessHeaders.only(call.headers)
      return try await next.send(call)
    }
    call.isForeign = false
    if let person = call.actingAs {
      guard let header = people[person.lowercased()] else {
        throw failure(call, "no token of \(person) for \(site) in the credentials file")
      }
      call.headers.append(header)
    } else if let own {
      call.headers.append(own)
    }
    return try await next.send(call)
  }

  private func failure(_ call: HTTPCall, _ detail: String) -> HTTPFailure {
    HTTPFailure(effect: .none, call: Redaction.standard.call(call), detail: detail, permanent: true)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }
}
