import JSONText

/// HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), with our `content._file`.
enum HARForm {
  static func exchange(_ entry: JSONValue) -> RecordedExchange? {
    guard let method = entry["request"]?["method"]?.string, let url = entry["request"]?["url"]?.string,
      let response = entry["response"], let status = response["status"]?.int
    else { return nil }
    let content = response["content"]
    return RecordedExchange(
      method: method, url: url, status: status, headers: headers(response["headers"]),
      recordedAt: entry["startedDateTime"]?.string, mediaType: content?["mimeType"]?.string,
      redirect: response["redirectURL"]?.string, posted: entry["request"]?["postData"]?["text"]?.string,
      content: body(content))
  }

  private static func headers(_ value: JSONValue?) -> [(name: String, value: String)] {
    (value?.array ?? []).compactMap { header in
      guard let name = header["name"]?.string, let value = header["value"]?.string else { return nil }
      return (name, value)
    }
  }

  private static func body(_ content: JSONValue?) -> RecordedExchange.Content {
    if let file = content?["_file"]?.string { return .file(file) }
    guard let text = content?["text"]?.string else {
      let size = content?["size"]?.int ?? 0
      return size > 0
        ? .absent("saved without its body (\(size) bytes); save again with content") : .bytes([])
    }
    let isBase64 = content?["encoding"]?.string == "base64"
    if isBase64 || content?["_isBinary"]?.bool == true, let bytes = chunks(text) { return .bytes(bytes) }
    guard isBase64 else { return .bytes(Array(text.utf8)) }
    return Base64.decode(text).map { .bytes($0) } ?? .absent("its body is not base64")
  }

  /// Polly.JS keeps a packed body as the pieces in which it came: a JSON array of texts, base64 since its version 5,
  /// hexadecimal before. Nil where it is no such array.
  private static func chunks(_ text: String) -> [UInt8]? {
    guard text.utf8.first == UInt8(ascii: "["), let pieces = try? JSONIndex.value(of: Array(text.utf8)).array,
      !pieces.isEmpty
    else { return nil }
    let texts = pieces.compactMap(\.string)
    guard texts.count == pieces.count else { return nil }
    // Base64 of anything packed has other letters in it than hexadecimal digits.
    let isHex = texts.allSatisfy { $0.utf8.count % 2 == 0 && $0.utf8.allSatisfy(isHexDigit) }
    var bytes: [UInt8] = []
    for text in texts {
      guard let piece = isHex ? hex(text) : Base64.decode(text) else { return nil }
      bytes += piece
    }
    return bytes
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func hex(_ text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).map { at in
      let high = digits[at] - (digits[at] < 0x60 ? 0x30 : 0x57)
      return high << 4 | (digits[at + 1] - (digits[at + 1] < 0x60 ? 0x30 : 0x57))
    }
  }
}

/// VCR, vcrpy and betamax: one shape with small differences, in JSON or YAML.
enum CassetteForm {
  static func exchange(_ item: JSONValue) -> RecordedExchange? {
    guard let request = item["request"], let response = item["response"], let method = request["method"]?.string,
      let url = request["uri"]?.string ?? request["url"]?.string,
      let status = response["status"]?["code"]?.idText.flatMap({ Int($0) }) ?? response["status"]?.idText.flatMap({
        Int($0)
      })
        ?? response["status_code"]?.idText.flatMap({ Int($0) })
    else { return nil }
    return RecordedExchange(
      method: method, url: url, status: status, headers: headers(response["headers"]),
      recordedAt: item["recorded_at"]?.string, content: body(response["body"] ?? response["content"]))
  }

  static func headers(_ value: JSONValue?) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    for (name, value) in value?.object?.members ?? JSONObject().members {
      for item in value.array ?? [value] { if let text = item.idText { result.append((name, text)) } }
    }
    return result
  }

  private static func body(_ value: JSONValue?) -> RecordedExchange.Content {
    switch value {
    case nil, .null: return .bytes([])
    case .string(let text): return .bytes(Array(text.utf8))
    default: break
    }
    if let packed = value?["base64_string"]?.string {
      return Base64.decode(packed).map { .bytes($0) } ?? .absent("its body is not base64")
    }
    if let text = value?["string"]?.string { return .bytes(Array(text.utf8)) }
    // What the YAML reader makes of `!binary`.
    if let packed = value?["string"]?[YAMLCassette.binary]?.string ?? value?[YAMLCassette.binary]?.string {
      return Base64.decode(packed).map { .bytes($0) } ?? .absent("its body is not base64")
    }
    return value?["string"] == nil || value?["string"]?.isNull == true ? .bytes([]) : .absent("its body is not text")
  }
}

/// `{"nango":…,"api":{"get":{"/path":{"response","status","headers","request"}}}}`. Only `api` is the vendor's; the
/// rest is what the recording program made of it.
enum TestCaseForm {
  static func exchanges(_ bytes: [UInt8], file: String) throws -> [RecordedExchange] {
    let root: JSONValue
    do {
      root = try JSONIndex.value(of: bytes)
    } catch {
      throw InputError(
        file: file, line: 1 + bytes.prefix(error.offset).count { $0 == 0x0A },
        what: "a recorded test case that is not JSON (\(error.reason.rawValue))", nextStep: "Restore the file.")
    }
    var result: [RecordedExchange] = []
    for (method, paths) in root["api"]?.object?.members ?? JSONObject().members {
      for (path, calls) in paths.object?.members ?? JSONObject().members {
        for call in calls.array ?? [calls] { result.append(exchange(method, path, call)) }
      }
    }
    return result
  }

  private static func exchange(_ method: String, _ path: String, _ call: JSONValue) -> RecordedExchange {
    let content: RecordedExchange.Content
    switch call["response"] {
    case nil, .null: content = .bytes([])
    case .string(let text): content = .bytes(Array(text.utf8))
    case .some(let value): content = .bytes(value.bytes)
    }
    return RecordedExchange(
      method: method.uppercased(), url: RecordedAddress.joined(path, parameters: call["request"]?["params"]),
      status: call["status"]?.int ?? 0, headers: CassetteForm.headers(call["headers"]), content: content)
  }
}
