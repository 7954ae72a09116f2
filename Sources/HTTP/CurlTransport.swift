/// The wire: libcurl's multi interface on a thread of its own, HTTP/1.1 over kept-alive connections.
///
/// - TLS is always verified; `http://` goes to loopback only.
/// - Redirects of GET and HEAD are followed, at most ``TransportOptions/maximumRedirects``; to another host only
///   harmless headers go along and private addresses are refused. Redirects of other calls are returned as they are.
/// - Every failure says whether the call may have had an effect. libcurl's own silent repetition of a request is off
///   for all but GET and HEAD, because a lost answer would write twice.
/// - Foreign calls (``HTTPCall/isForeign``) reach public addresses only, judged by the address that is connected to.
///   Behind a proxy it is the proxy that resolves names: there only literal addresses can be judged.
package final class CurlTransport: Exchange {
  private let options: TransportOptions
  private let redaction: Redaction
  private let loop: CurlLoop

  package init(options: TransportOptions, redaction: Redaction = .standard) {
    self.options = options
    self.redaction = redaction
    loop = CurlLoop(connectionsPerHost: options.connectionsPerHost)
    loop.start()
  }

  deinit { loop.stop() }

  package func send(_ call: HTTPCall) async throws -> HTTPReply {
    var call = call
    let first = try address(of: call)
    var address = first
    let end = ContinuousClock.now + options.totalTimeout
    var redirects = 0
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { throw failure(call, .none, "no answer within \(options.totalTimeout) in total") }
      let reply = try await exchange(call, at: address, timeout: min(left, options.requestTimeout))
      guard [301, 302, 303, 307, 308].contains(reply.status), call.method == "GET" || call.method == "HEAD",
        let location = reply.header("location")
      else { return reply }
      redirects += 1
      guard redirects <= options.maximumRedirects else {
        throw failure(call, .unknown, "more than \(options.maximumRedirects) redirects", permanent: true)
      }
      let next = try target(of: location, from: address, call)
      if next.origin != address.origin { strip(&call, isForeign: next.origin != first.origin || call.isForeign) }
      address = next
      call.url = next.text
    }
  }

  private func address(of call: HTTPCall) throws -> WebAddress {
    guard let address = WebAddress(call.url) else {
      throw failure(
        call, .none, "expected an absolute http(s) URL without user name, got \(redaction.url(call.url))",
        permanent: true)
    }
    guard address.scheme == "https" || address.isLoopback else {
      throw failure(
        call, .none, "http:// is accepted for this machine only (loopback); use https://\(address.host)",
        permanent: true)
    }
    return address
  }

  private func target(of location: String, from address: WebAddress, _ call: HTTPCall) throws -> WebAddress {
    guard let next = address.resolving(location) else {
      throw failure(call, .unknown, "redirected to what is no http(s) URL: \(redaction.url(location))", permanent: true)
    }
    guard next.scheme == "https" || (address.scheme == "http" && next.isLoopback) else {
      throw failure(call, .unknown, "redirected from https to \(redaction.url(next.text)): refused", permanent: true)
    }
    return next
  }

  /// On the way to another origin only headers that cannot hold a secret stay.
  private func strip(_ call: inout HTTPCall, isForeign: Bool) {
    call.headers = HarmlessHeaders.only(call.headers)
    call.actingAs = nil
    call.isForeign = isForeign
  }

  private func exchange(_ call: HTTPCall, at address: WebAddress, timeout: Duration) async throws -> HTTPReply {
    let proxy = options.proxy(for: address)
    let guarded = call.isForeign && !options.trustedPrivateHosts.contains("\(address.host):\(address.port)")
    if guarded, address.isPrivateLiteral { throw privateAddress(call, address) }
    let transfer = CurlTransfer(
      call: call, url: address.text, proxy: proxy, refusePrivate: guarded && proxy == nil, timeout: timeout,
      options: options)
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { loop.add(transfer, $0) }
    } onCancel: {
      transfer.markCancelled()
      loop.cancel(transfer.id)
    }
    switch outcome {
    case .reply(let reply): return reply
    case .cancelled: throw CancellationError()
    case .private: throw privateAddress(call, address)
    case .failed(let effect, let detail, let permanent):
      throw failure(call, effect, detail, permanent: permanent)
    }
  }

  private func privateAddress(_ call: HTTPCall, _ address: WebAddress) -> HTTPFailure {
    failure(
      call, .none,
      "\(address.host) is an address of a private network or of this machine, and not the desk's: refused",
      permanent: true)
  }

  private func failure(
    _ call: HTTPCall, _ effect: HTTPFailure.Effect, _ detail: String, permanent: Bool = false
  ) -> HTTPFailure {
    HTTPFailure(effect: effect, call: redaction.call(call), detail: redaction.text(detail), permanent: permanent)
  }
}

/// Headers that may go to a host that is not the desk's.
enum HarmlessHeaders {
  private static let names: Set<String> = [
    "accept", "accept-language", "accept-encoding", "user-agent", "range", "if-none-match", "if-modified-since",
  ]
  static func only(_ headers: [(name: String, value: String)]) -> [(name: String, value: String)] {
    headers.filter { names.contains($0.name.lowercased()) }
  }
}
