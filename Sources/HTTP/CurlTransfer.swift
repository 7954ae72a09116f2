import CLibCurl
import Synchronization

/// One request and its reply on the way through libcurl.
///
/// Unchecked: what is given at `init` never changes, `cancelled` is atomic, and everything else is touched on the
/// loop's thread alone (libcurl calls back on the thread that drives it).
final class CurlTransfer: @unchecked Sendable {
  enum Outcome: Sendable {
    case reply(HTTPReply)
    case failed(HTTPFailure.Effect, String, permanent: Bool)
    /// The address turned out to be one that a foreign call must not reach.
    case `private`
    case cancelled
  }

  private static let numbers = Atomic<UInt64>(0)
  private static let maximumHeaderBytes = 1 << 20

  let id: UInt64
  private let call: HTTPCall
  private let url: String
  private let proxy: String?
  private let refusePrivate: Bool
  private let timeout: Duration
  private let options: TransportOptions
  private let cancelled = Atomic<Bool>(false)

  private var list: UnsafeMutablePointer<curl_slist>?
  private var mime: OpaquePointer?
  private var guardState: UnsafeMutablePointer<df_guard>?
  private var headers: [(name: String, value: String)] = []
  private var headerBytes = 0
  private var headersEnded = false
  private var body: [UInt8] = []
  private var isTooLarge = false
  private let began = ContinuousClock.now

  init(
    call: HTTPCall, url: String, proxy: String?, refusePrivate: Bool, timeout: Duration, options: TransportOptions
  ) {
    id = Self.numbers.add(1, ordering: .relaxed).newValue
    self.call = call
    self.url = url
    self.proxy = proxy
    self.refusePrivate = refusePrivate
    self.timeout = timeout
    self.options = options
  }

  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
  func markCancelled() { cancelled.store(true, ordering: .releasing) }

  private var isReading: Bool { call.method == "GET" || call.method == "HEAD" }

  /// Sets the handle up; returns what is wrong, after which the handle must be reset.
  func prepare(_ easy: UnsafeMutableRawPointer) -> String? {
    setLimits(easy)
    setRoute(easy)
    let state = UnsafeMutablePointer<df_guard>.allocate(capacity: 1)
    state.initialize(
      to: df_guard(refuse_private: refusePrivate ? 1 : 0, send_once: isReading ? 0 : 1, was_private: 0, sends: 0))
    guardState = state
    _ = df_set_guard(easy, state)
    if let trouble = setBody(easy) {
      release()
      return trouble
    }
    if let trouble = setHeaders(easy) {
      release()
      return trouble
    }
    let me = Unmanaged.passUnretained(self).toOpaque()  // the loop keeps us until the handle is removed
    _ = df_setopt_data(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, me in
      guard let bytes, let me else { return 0 }
      return Unmanaged<CurlTransfer>.fromOpaque(me).takeUnretainedValue().receive(bytes, size * count)
    }
    _ = df_setopt_pointer(easy, CURLOPT_WRITEDATA, me)
    _ = df_setopt_data(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, me in
      guard let bytes, let me else { return 0 }
      return Unmanaged<CurlTransfer>.fromOpaque(me).takeUnretainedValue().receiveHeader(bytes, size * count)
    }
    _ = df_setopt_pointer(easy, CURLOPT_HEADERDATA, me)
    return nil
  }

  /// Frees what libcurl only borrowed; the handle must no longer be running.
  func release() {
    curl_slist_free_all(list)
    list = nil
    if let mime { curl_mime_free(mime) }
    mime = nil
    guardState?.deallocate()
    guardState = nil
  }

  private func setLimits(_ easy: UnsafeMutableRawPointer) {
    _ = df_setopt_long(easy, CURLOPT_NOSIGNAL, 1)
    _ = df_setopt_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, options.connectTimeout.milliseconds))
    _ = df_setopt_long(easy, CURLOPT_TIMEOUT_MS, max(1, timeout.milliseconds))
    _ = df_setopt_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
    _ = df_setopt_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, options.stallTimeout.milliseconds / 1000))
    // A connection that idled long is likely to be closed under our next request; a fresh one is cheaper than asking
    // whether a write happened.
    _ = df_setopt_long(easy, CURLOPT_MAXAGE_CONN, 20)
    _ = df_setopt_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    _ = df_setopt_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    _ = df_setopt_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    _ = df_setopt_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    _ = df_setopt_string(easy, CURLOPT_ACCEPT_ENCODING, "")
  }

  private func setRoute(_ easy: UnsafeMutableRawPointer) {
    _ = df_setopt_string(easy, CURLOPT_URL, url)
    _ = df_setopt_string(easy, CURLOPT_USERAGENT, options.userAgent)
    _ = df_setopt_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
    _ = df_setopt_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
    if let file = options.certificateFile { _ = df_setopt_string(easy, CURLOPT_CAINFO, file) }
    // Decided by us, so that libcurl must not look at the environment again.
    _ = df_setopt_string(easy, CURLOPT_PROXY, proxy ?? "")
    _ = df_setopt_string(easy, CURLOPT_NOPROXY, "")
  }

  private func setBody(_ easy: UnsafeMutableRawPointer) -> String? {
    switch call.body {
    case .none where call.method == "GET": _ = df_setopt_long(easy, CURLOPT_HTTPGET, 1)
    case .none where call.method == "HEAD": _ = df_setopt_long(easy, CURLOPT_NOBODY, 1)
    case .none where call.method == "DELETE": _ = df_setopt_string(easy, CURLOPT_CUSTOMREQUEST, call.method)
    case .none: setBytes(easy, [])
    case .bytes(let bytes, _): setBytes(easy, bytes)
    case .form(let parts): return setForm(easy, parts)
    }
    return nil
  }

  private func setBytes(_ easy: UnsafeMutableRawPointer, _ bytes: [UInt8]) {
    _ = df_setopt_long(easy, CURLOPT_POST, 1)
    _ = df_setopt_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
    // An empty array has no address, and a null one would make libcurl read standard input.
    (bytes.isEmpty ? [0] : bytes).withUnsafeBytes {
      _ = df_setopt_pointer(easy, CURLOPT_COPYPOSTFIELDS, UnsafeMutableRawPointer(mutating: $0.baseAddress))
    }
    _ = df_setopt_string(easy, CURLOPT_CUSTOMREQUEST, call.method)
  }

  private func setForm(_ easy: UnsafeMutableRawPointer, _ parts: [HTTPCall.FormPart]) -> String? {
    guard let mime = curl_mime_init(easy) else { return "out of memory for the form" }
    self.mime = mime
    for part in parts {
      guard let field = curl_mime_addpart(mime) else { return "out of memory for the form" }
      curl_mime_name(field, part.name)
      switch part.content {
      case .bytes(let bytes):
        _ = bytes.withUnsafeBytes {
          curl_mime_data(field, $0.baseAddress?.assumingMemoryBound(to: CChar.self) ?? Self.empty, bytes.count)
        }
      case .file(let path):
        guard curl_mime_filedata(field, path) == CURLE_OK else {
          return "the file \(path) cannot be read; nothing was sent"
        }
      }
      curl_mime_filename(field, part.fileName)
      if let type = part.type { curl_mime_type(field, type) }
    }
    _ = df_setopt_pointer(easy, CURLOPT_MIMEPOST, UnsafeMutableRawPointer(mime))
    _ = df_setopt_string(easy, CURLOPT_CUSTOMREQUEST, call.method)
    return nil
  }

  /// One zero byte that outlives every call. Unsafe only in name: nobody writes to it after it was made.
  nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
    // Written here once and never again, so any thread may read it.
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()

  private func setHeaders(_ easy: UnsafeMutableRawPointer) -> String? {
    var lines = ["Expect:"]  // no 100-continue: one more round trip, and many servers never answer it
    switch call.body {
    case .bytes(_, let type): lines.append("Content-Type: \(type)")
    case .none where !isReading: lines.append("Content-Type:")
    case .none, .form: break
    }
    lines += call.headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
    for line in lines {
      // A line break would start a header, or a request, of somebody else's making.
      guard !line.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) else {
        return "a header must not contain a line break: \(line.prefix { $0 != ":" })"
      }
      list = curl_slist_append(list, line)
    }
    _ = df_setopt_pointer(easy, CURLOPT_HTTPHEADER, list)
    return nil
  }

  // MARK: Receiving

  private func receive(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
    guard body.count + count <= options.maximumReplyBytes else {
      isTooLarge = true
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  private func receiveHeader(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
    headerBytes += count
    guard headerBytes <= Self.maximumHeaderBytes else {
      isTooLarge = true
      return 0
    }
    var line = UnsafeRawBufferPointer(start: bytes, count: count)
    while let last = line.last, last == 10 || last == 13 { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
    if line.starts(with: "HTTP/".utf8) {
      headers = []  // of a 100 Continue, or a proxy's answer
      headersEnded = false
      return count
    }
    if line.isEmpty { headersEnded = true }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return count }
    let name = String(decoding: line[..<colon], as: UTF8.self)
    var value = line[(colon + 1)...]
    while let first = value.first, first == 32 || first == 9 { value = value.dropFirst() }
    while let last = value.last, last == 32 || last == 9 { value = value.dropLast() }
    headers.append((name, String(decoding: value, as: UTF8.self)))
    return count
  }

  // MARK: The end

  func outcome(_ easy: UnsafeMutableRawPointer, _ code: CURLcode) -> Outcome {
    if guardState?.pointee.was_private == 1 { return .private }
    if code == CURLE_OK {
      // libcurl calls an answer complete that broke off among its headers.
      guard headersEnded else { return .failed(.unknown, "the answer broke off in its headers", permanent: false) }
      var status = 0
      _ = df_getinfo_long(easy, CURLINFO_RESPONSE_CODE, &status)
      return .reply(HTTPReply(status: status, headers: headers, body: body))
    }
    // The guard is asked before every request: if it never was, nothing of ours has left (a proxy's CONNECT aside).
    let effect: HTTPFailure.Effect = (guardState?.pointee.sends ?? 0) == 0 ? .none : .unknown
    if isTooLarge {
      return .failed(
        effect, "the reply is larger than the limit of \(options.maximumReplyBytes) bytes", permanent: true)
    }
    if code == CURLE_ABORTED_BY_CALLBACK {
      return .failed(
        .unknown, "a kept-alive connection ended without an answer to what was sent on it", permanent: false)
    }
    let text = curl_easy_strerror(code).map { String(cString: $0) } ?? "libcurl error \(code.rawValue)"
    return .failed(effect, text + explanation(code), permanent: Self.permanent.contains(code.rawValue))
  }

  private static let permanent: Set<UInt32> = [
    CURLE_PEER_FAILED_VERIFICATION.rawValue, CURLE_SSL_CACERT_BADFILE.rawValue, CURLE_SSL_CERTPROBLEM.rawValue,
    CURLE_URL_MALFORMAT.rawValue, CURLE_UNSUPPORTED_PROTOCOL.rawValue, CURLE_READ_ERROR.rawValue,
  ]

  private func explanation(_ code: CURLcode) -> String {
    let host = WebAddress(url)?.host ?? ""
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return ": \(host); is the site's name right?"
    case CURLE_COULDNT_CONNECT: return ": \(host)"
    case CURLE_PEER_FAILED_VERIFICATION:
      return ": \(host) is not who it claims to be, or its authority is unknown here; name a PEM file in SSL_CERT_FILE"
    // Which of the limits it was (connecting, stalled, the whole call) libcurl does not say; how long it took, we can.
    case CURLE_OPERATION_TIMEDOUT:
      let seconds = (ContinuousClock.now - began).milliseconds / 1000
      return " after \(seconds) s (\(body.count) bytes had come)"
    case CURLE_READ_ERROR: return ": a file to be sent could not be read"
    default: return ""
    }
  }
}
