import Foundation
import HTTP
import Testing

/// A desk with a certificate of an authority that nobody knows, and a proxy before it.
private final class TLSDesk {
  let folder: Scratch
  let certificate: String
  let port: Int
  let proxyPort: Int
  private let server = Process()
  private let input = Pipe()

  init() throws {
    folder = try Scratch()
    certificate = folder.path + "/desk.pem"
    let key = folder.path + "/desk.key"
    let made = Process()
    made.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    made.arguments =
      ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=desk.test"]
      + ["-addext", "subjectAltName=DNS:localhost,DNS:desk.test", "-keyout", key, "-out", certificate]
    made.standardError = FileHandle.nullDevice
    try made.run()
    made.waitUntilExit()
    try #require(made.terminationStatus == 0, "openssl made no certificate")
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scripts/tls_desk.py")
    let output = Pipe()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    server.arguments = ["python3", script.path, certificate, key]
    server.standardInput = input
    server.standardOutput = output
    try server.run()
    var line = ""
    while !line.hasSuffix("\n") {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += String(decoding: more, as: UTF8.self)
    }
    let ports = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    try #require(ports.count == 2, "the desk did not start: \(line)")
    (port, proxyPort) = (ports[0], ports[1])
  }

  deinit {
    try? input.fileHandleForWriting.close()
    server.waitUntilExit()
  }

  /// The lines that the proxy was asked to connect with.
  func connected() async throws -> [String] {
    var options = TransportOptions()
    options.caFile = certificate
    let reply = try await CurlTransport(options: options).send(HTTPCall("GET", "https://localhost:\(port)/seen"))
    return String(decoding: reply.body, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

@Suite("TLS and proxies", .serialized) struct TLSTests {
  private func send(_ url: String, _ environment: [String: String]) async throws -> HTTPReply {
    let wire = CurlTransport(options: TransportOptions(environment: environment))
    var call = HTTPCall("GET", url)
    call.headers.append(("Authorization", "Bearer s3cret"))
    return try await wire.send(call)
  }

  @Test("A certificate that nobody vouches for is refused for good, before anything is sent; SSL_CERT_FILE vouches")
  func certificates() async throws {
    let desk = try TLSDesk()
    let url = "https://localhost:\(desk.port)/x"
    let refused = await #expect(throws: HTTPFailure.self) { try await send(url, [:]) }
    #expect(refused?.permanent == true && refused?.effect == Optional(.none))
    #expect(refused?.detail.contains("SSL_CERT_FILE") == true)
    for name in ["SSL_CERT_FILE", "CURL_CA_BUNDLE"] {
      #expect(try await send(url, [name: desk.certificate]).body == Array("desk".utf8))
    }
    // The authority is known, but vouches for other names.
    let other = await #expect(throws: HTTPFailure.self) {
      try await send("https://127.0.0.1:\(desk.port)/x", ["SSL_CERT_FILE": desk.certificate])
    }
    #expect(other?.permanent == true && other?.effect == Optional(.none))
  }

  @Test("HTTPS_PROXY is used, sees no credentials, and NO_PROXY is exempt")
  func proxies() async throws {
    let desk = try TLSDesk()
    let proxy = "http://127.0.0.1:\(desk.proxyPort)"
    // A name that only the proxy can find.
    let url = "https://desk.test:\(desk.port)/x"
    let trusted = ["SSL_CERT_FILE": desk.certificate]
    for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
      let reply = try await send(url, trusted.merging([name: proxy]) { $1 })
      #expect(reply.body == Array("desk".utf8))
    }
    #expect(try await desk.connected() == Array(repeating: "desk.test:\(desk.port) clean", count: 3))
    let exempt = trusted.merging(["HTTPS_PROXY": proxy, "NO_PROXY": "example.com, localhost"]) { $1 }
    #expect(try await send("https://localhost:\(desk.port)/x", exempt).status == 200)
    #expect(try await desk.connected().count == 3)
    // The proxy does not get round the check of the certificate.
    await #expect(throws: HTTPFailure.self) { try await send(url, ["HTTPS_PROXY": proxy]) }
  }
}
