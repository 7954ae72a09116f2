import Foundation
import HTTP

/// Reads requests from one connection and writes replies to it.
struct ServerWire {
  struct Request {
    var call: HTTPCall
    var keepsAlive: Bool
  }

  private static let maximumHead = 256 << 10
  private static let maximumBody = 512 << 20

  private let connection: Int32
  private var buffer: [UInt8] = []

  init(_ connection: Int32) { self.connection = connection }

  /// Nil at the end of the connection, and where what came is no request: then nothing has had an effect.
  mutating func nextRequest() -> Request? {
    guard let head = readHead() else { return nil }
    var lines = head.components(separatedBy: "\r\n")
    let words = lines.removeFirst().split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    var headers: [(name: String, value: String)] = []
    for line in lines {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      headers.append((String(line[..<colon]), value))
    }
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
    if header("expect")?.lowercased() == "100-continue" { _ = write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) }
    guard let body = readBody(length: header("content-length"), coding: header("transfer-encoding")) else { return nil }
    var call = HTTPCall(String(words[0]), String(words[1]), headers: headers)
    let type = header("content-type")
    if !body.isEmpty || type != nil { call.body = .bytes(body, type: type ?? "application/octet-stream") }
    let keepsAlive = words[2] == "HTTP/1.1" && header("connection")?.lowercased() != "close"
    return Request(call: call, keepsAlive: keepsAlive)
  }

  /// False when the connection must not be used any more.
  func send(_ answer: LoopbackServer.Answer, isHead: Bool) -> Bool {
    let bytes = Self.bytes(of: answer.reply, isHead: isHead)
    switch answer.delivery {
    case .whole: return write(bytes)
    case .lost: return false
    case .half:
      _ = write(Array(bytes.prefix(bytes.count / 2)))
      return false
    case .slow(let pause):
      let piece = max(1, (bytes.count + 3) / 4)
      for start in stride(from: 0, to: bytes.count, by: piece) {
        let parts = pause.components
        Thread.sleep(forTimeInterval: Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
        guard write(Array(bytes[start..<min(bytes.count, start + piece)])) else { return false }
      }
      return true
    }
  }

  private static func bytes(of reply: HTTPReply, isHead: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(reply.status) \(reply.status < 400 ? "OK" : "Error")\r\n"
    let ours: Set<String> = ["content-length", "transfer-encoding", "connection"]
    for header in reply.headers where !ours.contains(header.name.lowercased()) {
      let value = header.value.filter { $0 != "\r" && $0 != "\n" && $0 != "\r\n" }
      head += "\(header.name): \(value)\r\n"
    }
    if reply.status != 204, reply.status != 304 { head += "Content-Length: \(reply.body.count)\r\n" }
    let hasBody = !isHead && reply.status != 204 && reply.status != 304
    return Array((head + "\r\n").utf8) + (hasBody ? reply.body : [])
  }

  private mutating func readHead() -> String? {
    var searched = 0
    while true {
      let start = max(0, searched - 3)
      if let end = buffer[start...].firstRange(of: [13, 10, 13, 10]) {
        let head = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeFirst(end.upperBound)
        return head
      }
      searched = buffer.count
      guard buffer.count < Self.maximumHead, receive() else { return nil }
    }
  }

  private mutating func readBody(length: String?, coding: String?) -> [UInt8]? {
    if coding?.lowercased().contains("chunked") == true { return readChunks() }
    guard let length else { return [] }
    guard let count = Int(length), (0...Self.maximumBody).contains(count) else { return nil }
    return take(count)
  }

  private mutating func readChunks() -> [UInt8]? {
    var body: [UInt8] = []
    while let line = readLine() {
      guard let size = Int(line.prefix { $0 != ";" }, radix: 16), size >= 0, body.count + size <= Self.maximumBody
      else { return nil }
      if size == 0 {
        while let trailer = readLine() { if trailer.isEmpty { return body } }
        return nil
      }
      guard let chunk = take(size), readLine() == "" else { return nil }
      body += chunk
    }
    return nil
  }

  private mutating func readLine() -> String? {
    while true {
      if let end = buffer.firstRange(of: [13, 10]) {
        let line = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
        buffer.removeFirst(end.upperBound)
        return line
      }
      guard buffer.count < Self.maximumHead, receive() else { return nil }
    }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    buffer.reserveCapacity(count)
    while buffer.count < count { guard receive() else { return nil } }
    let bytes = Array(buffer[..<count])
    buffer.removeFirst(count)
    return bytes
  }

  private mutating func receive() -> Bool {
    let got = withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { space -> Int in
      while true {
        let count = recv(connection, space.baseAddress, space.count, 0)
        if count < 0, errno == EINTR { continue }
        if count > 0 { buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: space[..<count])) }
        return count
      }
    }
    return got > 0
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        // A client that went away must be an error here, not a signal that ends the program.
        let sent = Foundation.send(
          connection, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        if sent < 0, errno == EINTR { continue }
        guard sent > 0 else { return false }
        rest = rest.dropFirst(sent)
      }
      return true
    }
  }
}
