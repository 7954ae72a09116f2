import Crypto
import Formats
import Foundation
import JSONText

/// One call and its reply as an entry of a HAR 1.2 file, without anything secret.
struct HAREntry {
  /// A body that is kept in a file of its own.
  struct SideFile {
    var name: String
    var bytes: [UInt8]
  }

  static let maximumInlineBody = 64 << 10

  var json: JSONValue
  var sideFiles: [SideFile] = []
  /// How the entry is found again; nil where the URL held a secret, so that two calls might look alike.
  var key: String?

  init(
    _ call: HTTPCall, _ reply: HTTPReply, startedAt: Double, seconds: Double, redaction: Redaction
  ) {
    var files: [SideFile] = []
    let url = redaction.recordedURL(call.url)
    var request: JSONObject = [
      "method": .string(call.method), "url": .string(url), "httpVersion": "HTTP/1.1", "cookies": [],
      "headers": Self.headers(call.headers, redaction), "queryString": Self.query(url), "headersSize": -1,
    ]
    let (post, size, digest) = Self.postData(call.body, redaction, &files)
    request["postData"] = post
    request["bodySize"] = .number(size)
    if let digest { request["_sha256"] = .string(digest) }
    let response: JSONObject = [
      "status": .number(reply.status), "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [],
      "headers": Self.headers(reply.headers, redaction), "content": Self.content(reply, redaction, &files),
      "redirectURL": .string(redaction.recordedURL(reply.header("location") ?? "")), "headersSize": -1,
      "bodySize": .number(reply.body.count),
    ]
    let milliseconds = Int(seconds * 1000)
    var entry: JSONObject = [
      "startedDateTime": .string(Date(timeIntervalSince1970: startedAt).ISO8601Format()),
      "time": .number(milliseconds), "request": .object(request), "response": .object(response), "cache": [:],
      "timings": ["send": 0, "wait": .number(milliseconds), "receive": 0],
    ]
    if url != call.url { entry["_redactedURL"] = true }
    json = .object(entry)
    sideFiles = files
    key = url == call.url ? Self.key(call.method, url, digest) : nil
  }

  static func key(_ method: String, _ url: String, _ digest: String?) -> String {
    digest.map { "\(method) \(url) \($0)" } ?? "\(method) \(url)"
  }

  /// The key under which a call would have been recorded.
  static func key(of call: HTTPCall, redaction: Redaction) -> String? {
    guard redaction.url(call.url) == call.url else { return nil }
    guard case .bytes(let bytes, let type) = call.body, !bytes.isEmpty else {
      return key(call.method, call.url, nil)
    }
    return key(call.method, call.url, digest(Self.scrubbed(bytes, type, redaction)))
  }

  /// The same from an entry that was written before.
  static func key(of entry: JSONNode) -> String? {
    guard entry["_redactedURL"] == nil, let request = entry["request"], let method = request["method"]?.string,
      let url = request["url"]?.string
    else { return nil }
    return key(method, url, request["_sha256"]?.string)
  }

  static func digest(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }

  // MARK: Parts

  private static func headers(_ headers: [(name: String, value: String)], _ redaction: Redaction) -> JSONValue {
    .array(redaction.headers(headers).map { ["name": .string($0.name), "value": .string($0.value)] })
  }

  private static func query(_ url: String) -> JSONValue {
    guard let question = url.firstIndex(of: "?") else { return [] }
    return .array(
      url[url.index(after: question)...].split(separator: "&").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count > 1 ? Percent.decoded(parts[1]) : ""
        return ["name": .string(Percent.decoded(parts[0])), "value": .string(value)]
      })
  }

  private static func scrubbed(_ bytes: [UInt8], _ type: String, _ redaction: Redaction) -> [UInt8] {
    guard isText(type), let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    return Array(redaction.body(text, type: type).utf8)
  }

  private static func postData(
    _ body: HTTPCall.Body, _ redaction: Redaction, _ files: inout [SideFile]
  ) -> (JSONValue?, size: Int, digest: String?) {
    switch body {
    case .none: return (nil, 0, nil)
    case .form(let parts):
      let params = parts.map { part -> JSONValue in
        var param: JSONObject = ["name": .string(part.name)]
        if let name = part.fileName { param["fileName"] = .string(name) }
        if let type = part.type { param["contentType"] = .string(type) }
        return .object(param)
      }
      return (["mimeType": "multipart/form-data", "params": .array(params)], -1, nil)
    case .bytes(let bytes, let type):
      guard !bytes.isEmpty else { return (nil, 0, nil) }
      let clean = scrubbed(bytes, type, redaction)
      var data: JSONObject = ["mimeType": .string(type)]
      place(clean, type, in: &data, &files)
      return (.object(data), bytes.count, digest(clean))
    }
  }

  private static func content(
    _ reply: HTTPReply, _ redaction: Redaction, _ files: inout [SideFile]
  ) -> JSONValue {
    let type = reply.header("content-type") ?? ""
    var content: JSONObject = ["size": .number(reply.body.count), "mimeType": .string(type)]
    place(isText(type) ? redaction.bytes(reply.body) : reply.body, type, in: &content, &files)
    return .object(content)
  }

  private static func place(
    _ bytes: [UInt8], _ type: String, in data: inout JSONObject, _ files: inout [SideFile]
  ) {
    if bytes.count <= maximumInlineBody, isText(type), let text = String(validating: bytes, as: UTF8.self) {
      data["text"] = .string(text)
    } else {
      let name = "bodies/\(digest(bytes))"
      data["_file"] = .string(name)
      files.append(SideFile(name: name, bytes: bytes))
    }
  }

  /// By its declared type; without one, what is valid UTF-8 counts as text.
  private static func isText(_ type: String) -> Bool {
    let type = type.lowercased()
    return type.isEmpty || type.hasPrefix("text/") || type.contains("json") || type.contains("xml")
      || type.contains("javascript") || type.contains("x-www-form-urlencoded")
  }

  // MARK: Reading back

  /// The reply of an entry; `folder` is where its side files are.
  static func reply(of entry: JSONNode, folder: String) throws -> HTTPReply {
    guard let response = entry["response"], let status = response["status"]?.value.int else {
      throw RecordingError("an entry without a response status")
    }
    var headers: [(name: String, value: String)] = []
    if let list = response["headers"] {
      for header in list.elements {
        headers.append((header["name"]?.string ?? "", header["value"]?.string ?? ""))
      }
    }
    let content = response["content"]
    var body: [UInt8] = []
    if let file = content?["_file"]?.string {
      guard file.hasPrefix("bodies/"), !file.contains("..") else {
        throw RecordingError("a body outside the recording: \(file)")
      }
      body = try RecordingDisk.read("\(folder)/\(file)")
    } else if let text = content?["text"]?.string {
      body = Array(text.utf8)
    }
    return HTTPReply(status: status, headers: headers, body: body)
  }
}

/// A recording cannot be written or read; names the file and what to do.
package struct RecordingError: Error, Sendable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = "recording: " + description }
}
