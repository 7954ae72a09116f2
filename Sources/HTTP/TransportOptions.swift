/// How calls travel. Every limit is per call.
package struct TransportOptions: Sendable {
  package var connectTimeout: Duration = .seconds(15)
  /// From the start of a request to the last byte of its reply.
  package var requestTimeout: Duration = CallLimits().deadline
  /// A call with all its redirects.
  package var totalTimeout: Duration = .seconds(600)
  /// How long nothing at all may arrive or leave.
  package var stallTimeout: Duration = .seconds(60)
  /// Bytes of a reply's body after decompression.
  package var maximumReplyBytes = 512 << 20
  package var maximumRedirects = 5
  package var connectionsPerHost = 8
  /// `http://proxy:3128`; nil for what the environment says, `""` for none.
  package var proxy: String?
  /// A PEM file of certificate authorities; nil for what the environment says, else the system's.
  package var caFile: String?
  /// `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, `CURL_CA_BUNDLE`, `SSL_CERT_FILE` are looked up here.
  package var environment: [String: String]
  /// `host:port` of storages in a private network that foreign calls may reach all the same.
  package var trustedPrivateHosts: Set<String> = []
  package var userAgent = "deskferry"

  package init(environment: [String: String] = [:]) { self.environment = environment }

  var certificateFile: String? {
    for candidate in [caFile, environment["CURL_CA_BUNDLE"], environment["SSL_CERT_FILE"]] {
      if let candidate, !candidate.isEmpty { return candidate }
    }
    return nil
  }

  /// The proxy for an address, nil for a direct connection. `http` is loopback, which no proxy can reach for us.
  func proxy(for address: WebAddress) -> String? {
    guard address.scheme == "https" else { return nil }
    let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    let chosen = proxy ?? names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let chosen, !chosen.isEmpty, !isExempt(address.host) else { return nil }
    return chosen
  }

  /// `NO_PROXY`: `*`, names with their sub-domains, addresses; a port in an entry is ignored.
  private func isExempt(_ host: String) -> Bool {
    let list = environment["NO_PROXY"] ?? environment["no_proxy"] ?? ""
    return list.split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
      var name = entry.lowercased()
      if name == "*" { return true }
      if let colon = name.lastIndex(of: ":"), name[..<colon].allSatisfy({ $0 != ":" }) { name = String(name[..<colon]) }
      while name.hasPrefix(".") || name.hasPrefix("*") { name.removeFirst() }
      return !name.isEmpty && (host == name || host.hasSuffix("." + name))
    }
  }
}

extension Duration {
  var milliseconds: Int {
    let parts = components
    return Int(clamping: parts.seconds.multipliedReportingOverflow(by: 1000).partialValue)
      + Int(parts.attoseconds / 1_000_000_000_000_000)
  }
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
