import Crypto
import JSONText

/// Turns files into documents: a plain file is one, a recording gives one for each reply that is data.
final class RecordingReader {
  typealias Body = (ExportDocument) throws -> Void
  typealias Trouble = (InputTrouble) throws -> Void

  let limits: InputLimits
  private let reading: @Sendable (RecordedRequest) -> Bool
  /// Half a SHA-256 of call and bytes: replies recorded twice are given once.
  private var given: Set<Digest> = []
  /// Where recorded redirects lead, and which address was asked for first.
  private var redirects: [String: String] = [:]

  private struct Digest: Hashable {
    var first: UInt64
    var second: UInt64
  }

  init(limits: InputLimits, reading: @escaping @Sendable (RecordedRequest) -> Bool) {
    self.limits = limits
    self.reading = reading
  }

  func offer(_ file: FoundFile, body: Body, trouble: Trouble) throws {
    guard RecordingReader.mayBeRecording(file.name) else {
      return try body(plain(file, file.source))
    }
    let peeked = try PeekedSource(file.source, count: OpenedExport.headBytes)
    let start = TextEncoding.readable(peeked.start)
    guard let kind = RecordingKind(name: file.name, start: start) else {
      guard isJSON(start), TextEncoding.detect(peeked.start).encoding != .utf8 else {
        return try body(plain(file, peeked))
      }
      // JSON is UTF-8 to every reader (RFC 8259, 8.1); some shells write what they print as UTF-16.
      let decoded = DecodedSource(peeked, file: file.name)
      try body(plain(file, decoded))
      if let remark = decoded.trouble { try trouble(remark) }
      return
    }
    let recording = FoundFile(name: file.name, source: peeked, folder: file.folder)
    switch kind {
    case .har: try elements(of: recording, path: ["log", "entries"], HARForm.exchange, body, trouble)
    case .journal: try elements(of: recording, path: nil, HARForm.exchange, body, trouble)
    case .jsonCassette(let member): try elements(of: recording, path: [member], CassetteForm.exchange, body, trouble)
    case .yamlCassette:
      try whole(recording, trouble) {
        try YAMLCassette.exchanges($0, file: file.name)
      } each: {
        try give($0, from: recording, body, trouble)
      }
    case .testCase:
      try whole(recording, trouble) {
        try TestCaseForm.exchanges($0, file: file.name)
      } each: {
        try give($0, from: recording, body, trouble)
      }
    }
  }

  private func plain(_ file: FoundFile, _ bytes: any ByteSource) -> ExportDocument {
    var document = ExportDocument(name: file.name, bytes: bytes)
    document.staysReadable = file.staysReadable
    return document
  }

  private func isJSON(_ start: [UInt8]) -> Bool {
    let first = start.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// Recordings are text; an attachment without an ending is not looked into.
  private static func mayBeRecording(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".json", ".har", ".yml", ".yaml", ".ndjson", ".jsonl", ".journal"].contains { lower.hasSuffix($0) }
      || RecordingKind.isOurName(name.split(separator: "/").last.map(String.init) ?? name) || name == "stdin"
  }

  private func elements(
    of file: FoundFile, path: [String]?, _ form: (JSONValue) -> RecordedExchange?, _ body: Body, _ trouble: Trouble
  ) throws {
    var elements = JSONElements(path: path, limit: limits.maximumExchangeBytes)
    let ending = try elements.forEach(in: DecodedSource(file.source, file: file.name)) { bytes, line in
      guard let bytes else {
        let what = "line \(line): an exchange of more than \(limits.maximumExchangeBytes) bytes was left out"
        return try trouble(InputTrouble(kind: "limit", file: file.name, what: what))
      }
      let value: JSONValue
      do {
        value = try JSONIndex.value(of: Array(bytes))
      } catch let error as JSONSyntaxError {
        let what = "line \(line): an exchange that is not JSON (\(error.reason.rawValue) at byte \(error.offset))"
        return try trouble(InputTrouble(kind: "unreadable", file: file.name, what: what))
      }
      guard let exchange = form(value) else {
        let what = "line \(line): an exchange without method, address or status"
        return try trouble(InputTrouble(kind: "unreadable", file: file.name, what: what))
      }
      try give(exchange, from: file, body, trouble)
    }
    guard case .torn(let line) = ending else { return }
    let what =
      path == nil
      // The recorder was stopped in the middle of a line; the pull asks for that page again.
      ? "the last entry (line \(line)) is incomplete"
      : "the recording ends in the middle (line \(line)); what came before was read. Record again, or restore the file"
    try trouble(InputTrouble(kind: "torn", file: file.name, what: what))
  }

  private func whole(
    _ file: FoundFile, _ trouble: Trouble, parse: ([UInt8]) throws -> [RecordedExchange],
    each: (RecordedExchange) throws -> Void
  ) throws {
    let text = DecodedSource(file.source, file: file.name)
    guard let bytes = try text.all(limit: limits.maximumExchangeBytes) else {
      throw InputError(
        file: file.name, what: "a cassette of more than \(limits.maximumExchangeBytes) bytes",
        nextStep: "Split it, or convert it to HAR.", isLimit: true)
    }
    for exchange in try parse(bytes) { try each(exchange) }
    if let remark = text.trouble { try trouble(remark) }
  }

  // MARK: One reply

  private func give(_ exchange: RecordedExchange, from file: FoundFile, _ body: Body, _ trouble: Trouble) throws {
    let request = RecordedRequest(
      method: exchange.method.uppercased(), url: RecordedAddress.scrubbed(exchange.url),
      asked: redirects[exchange.url], posted: exchange.posted)
    let call = "\(request.method) \(request.url)"
    // An empty page is a 204 at some vendors: nothing to read, but the call was answered.
    guard exchange.status == 200 || exchange.status == 204, reading(request) else {
      follow(exchange, from: request)
      // Multi-status: some of what was asked for is in it, and some was refused.
      let isPartial = exchange.status == 207 && reading(request)
      let what = "\(call): status \(exchange.status), \(isPartial ? "an answer in part" : "not data")"
      return try trouble(
        InputTrouble(
          kind: isPartial ? "partialReply" : "otherReply", file: file.name, what: what,
          reply: other(exchange, to: request), request: request))
    }
    let source: any ByteSource
    let key: String
    switch exchange.status == 204 ? .bytes([]) : exchange.content {
    case .absent(let why):
      return try trouble(InputTrouble(kind: "unreadable", file: file.name, what: "\(call): \(why)"))
    case .bytes(let bytes):
      let plain: [UInt8]
      switch try unpacked(bytes, exchange, file: file.name) {
      case .success(let result): plain = result
      case .failure(let refusal):
        return try trouble(InputTrouble(kind: "unreadable", file: file.name, what: "\(call): \(refusal.why)"))
      }
      source = MemorySource(plain)
      key = SHA256.hash(data: plain).map { String($0, radix: 16) }.joined(separator: ".")
    case .file(let path):
      guard let found = bodyFile(path, of: file) else {
        let what = "\(call): its body \(path) is not beside the recording; give the recording as an unpacked folder"
        return try trouble(InputTrouble(kind: "unreadable", file: file.name, what: what))
      }
      source = found
      key = path
    }
    guard isNew(call + "\n" + (request.asked ?? "") + "\n" + key) else { return }
    var document = ExportDocument(
      name: file.name, request: request, recordedAt: exchange.time, mediaType: exchange.type, bytes: source)
    for (name, value) in exchange.headers {
      let name = name.lowercased()
      if name == "link" || name.hasPrefix("x-total-") { document.paging[name] = value }
    }
    try body(document)
  }

  private func other(_ exchange: RecordedExchange, to request: RecordedRequest) -> OtherReply {
    guard reading(request) else { return .notReading }
    return Self.redirects.contains(exchange.status) ? .redirect : .refused(status: exchange.status)
  }

  private static let redirects = [301, 302, 303, 307, 308]

  /// Notes where a redirect of a reading call leads, if it says so with a whole address.
  private func follow(_ exchange: RecordedExchange, from request: RecordedRequest) {
    guard Self.redirects.contains(exchange.status), reading(request),
      let place = exchange.header("location") ?? exchange.redirect, place.contains("://")
    else { return }
    redirects[place] = request.asked ?? request.url
  }

  private func isNew(_ text: String) -> Bool {
    let digest = Array(SHA256.hash(data: Array(text.utf8)))
    func word(_ start: Int) -> UInt64 { digest[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    return given.insert(Digest(first: word(0), second: word(8))).inserted
  }

  private struct Refusal: Error { var why: String }

  /// Cassettes keep bodies as they came over the wire; others keep the header and the decoded body.
  private func unpacked(
    _ bytes: [UInt8], _ exchange: RecordedExchange, file: String
  ) throws -> Result<[UInt8], Refusal> {
    switch exchange.header("content-encoding")?.lowercased() {
    case "gzip"?, "x-gzip"?:
      guard bytes.starts(with: [0x1F, 0x8B]) else { return .success(bytes) }
      let fuse = UnpackFuse(limits)
      do {
        let stream = try PackedStream(MemorySource(bytes), packing: .gzip, name: file, fuse: fuse)
        guard try stream.next() != nil else { return .success([]) }
        guard let result = try EntrySource(stream, file: file).all(limit: limits.maximumRecordBytes) else {
          return .failure(Refusal(why: "its body unpacks to more than \(limits.maximumRecordBytes) bytes"))
        }
        return .success(result)
      } catch let error as InputError where !error.isLimit {
        return .failure(Refusal(why: "its body is damaged (\(error.what))"))
      }
    case "br"?, "zstd"?, "deflate"?:
      // Most recorders write the decoded text and keep the header; text it is if it begins like some.
      guard let first = bytes.first, !"{[<".utf8.contains(first), String(validating: bytes, as: UTF8.self) == nil
      else { return .success(bytes) }
      return .failure(Refusal(why: "its body is packed in a way we cannot unpack; record with gzip or none"))
    default: return .success(bytes)
    }
  }

  /// Only `bodies/` and 64 hexadecimal digits: a recording must not make us read anything else.
  private func bodyFile(_ path: String, of file: FoundFile) -> FileSource? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let folder = file.folder, parts.count == 2, parts[0] == "bodies", parts[1].utf8.count == 64,
      parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
      let descriptor = OwnedDescriptor.opening(folder + path, followLinks: false)
    else { return nil }
    return FileSource(descriptor, name: path)
  }
}
