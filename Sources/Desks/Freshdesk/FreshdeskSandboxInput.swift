import DeskKit
import Formats
import FoundationEssentials
import HTTP
import JSONText

extension Freshdesk {
  struct SandboxUpload {
    var name: String
    var type: String
    var bytes: [UInt8]
  }

  /// A call's body as members, whether it came as JSON or as a multipart form.
  struct SandboxInput {
    var members = JSONObject()
    var files: [SandboxUpload] = []
    /// In a form every value is text: numbers and flags may be quoted.
    var isForm = false

    init(_ call: HTTPCall) throws(SandboxRefusal) {
      switch call.body {
      case .none: break
      case .form(let parts):
        isForm = true
        for part in parts { try add(part) }
      case .bytes(let bytes, let type):
        if type.lowercased().hasPrefix("multipart/form-data") {
          isForm = true
          guard let parts = try? MultipartForm.parse(bytes, type: type) else {
            throw SandboxRefusal(400, code: "invalid_multipart", message: "The multipart body could not be read")
          }
          for part in parts {
            try add(.init(name: part.name, fileName: part.fileName, type: part.type, content: .bytes(part.bytes)))
          }
        } else {
          try readJSON(bytes, type: type)
        }
      }
    }

    private mutating func readJSON(_ bytes: [UInt8], type: String) throws(SandboxRefusal) {
      guard type.lowercased().hasPrefix("application/json") else {
        throw SandboxRefusal(
          415, code: "unsupported_media_type", message: "Content-Type header is set to an unsupported type")
      }
      guard let value = try? JSONIndex.value(of: bytes), let object = value.object else {
        throw SandboxRefusal(400, code: "invalid_json", message: "Request body has invalid json format")
      }
      members = object
    }

    private mutating func add(_ part: HTTPCall.FormPart) throws(SandboxRefusal) {
      let bytes: [UInt8]
      switch part.content {
      case .bytes(let given): bytes = given
      case .file(let path):
        guard let data = FileManager.default.contents(atPath: path) else {
          throw SandboxRefusal(400, code: "invalid_multipart", message: "A file of the form could not be read")
        }
        bytes = Array(data)
      }
      if let fileName = part.fileName {
        guard part.name == "attachments[]" else {
          throw .invalid(part.name, "Unexpected/invalid field in request", "invalid_field")
        }
        files.append(
          SandboxUpload(name: fileName, type: part.type ?? "application/octet-stream", bytes: bytes))
        return
      }
      put(String(decoding: bytes, as: UTF8.self), at: part.name)
    }

    /// `tags[]`, `custom_fields[cf_x]`, `custom_fields[cf_x][]` and plain names.
    private mutating func put(_ text: String, at name: String) {
      guard let open = name.firstIndex(of: "[") else {
        members[name] = .string(text)
        return
      }
      let outer = String(name[..<open])
      let inner = name[open...].split(separator: "]").map { String($0.dropFirst()) }
      if inner == [""] {
        members[outer] = .array((members[outer]?.array ?? []) + [.string(text)])
        return
      }
      var object = members[outer]?.object ?? JSONObject()
      if inner.count > 1, inner[1].isEmpty {
        object[inner[0]] = .array((object[inner[0]]?.array ?? []) + [.string(text)])
      } else {
        object[inner[0]] = .string(text)
      }
      members[outer] = .object(object)
    }
  }

  /// What a member may hold, and how a form's text becomes it.
  enum SandboxRule {
    case text(max: Int?)
    case integer
    case flag
    case time
    case texts
    case emails
    case integers
    case object
    case objects

    /// The value as stored, or what is wrong with it: message and code.
    func checked(_ value: JSONValue, form: Bool) -> Result<JSONValue, SandboxProblem> {
      if value.isNull { return .success(.null) }
      switch self {
      case .text(let limit):
        guard let text = value.string else { return .failure(.type("String")) }
        if let limit, text.count > limit {
          return .failure(
            SandboxProblem(
              message: "Has \(text.count) characters, it can have maximum of \(limit) characters",
              code: "invalid_value"))
        }
        return .success(value)
      case .integer:
        if value.int != nil { return .success(value) }
        if form, let number = value.string.flatMap(Int.init) { return .success(.number(number)) }
        return .failure(.type("Positive Integer"))
      case .flag:
        if value.bool != nil { return .success(value) }
        if form, let text = value.string, text == "true" || text == "false" { return .success(.bool(text == "true")) }
        return .failure(.type("Boolean"))
      case .time:
        guard let text = value.string, let reading = Timestamp.iso(text) else {
          return .failure(
            SandboxProblem(
              message: "It should be in the combined date and time ISO8601 format", code: "invalid_value"))
        }
        return .success(.string(reading.text))
      case .texts: return list(value, "String") { $0.string != nil }
      case .emails:
        return list(value, "valid email address") { $0.string.map(SandboxRule.isAddress) ?? false }
      case .integers:
        if form, let items = value.array {
          return .success(.array(items.map { $0.string.flatMap(Int.init).map { .number($0) } ?? $0 }))
        }
        return list(value, "Positive Integer") { $0.int != nil }
      case .object: return value.object == nil ? .failure(.type("key/value pair")) : .success(value)
      case .objects: return list(value, "key/value pair") { $0.object != nil }
      }
    }

    private func list(
      _ value: JSONValue, _ wanted: String, _ fits: (JSONValue) -> Bool
    ) -> Result<JSONValue, SandboxProblem> {
      guard let items = value.array else { return .failure(.type("Array")) }
      guard items.allSatisfy(fits) else {
        return .failure(
          SandboxProblem(
            message: "It should contain elements of type \(wanted) only",
            code: wanted == "valid email address" ? "invalid_value" : "datatype_mismatch"))
      }
      return .success(value)
    }

    static func isAddress(_ text: String) -> Bool {
      let sides = text.split(separator: "@", omittingEmptySubsequences: false)
      return sides.count == 2 && !sides[0].isEmpty && sides[1].contains(".") && !text.contains(" ")
        && !sides[1].hasPrefix(".") && !sides[1].hasSuffix(".")
    }
  }

  struct SandboxProblem: Error {
    var message: String
    var code: String
    static func type(_ wanted: String) -> SandboxProblem {
      SandboxProblem(message: "It should be a/an \(wanted)", code: "datatype_mismatch")
    }
  }

  /// Checks members against rules: unknown names are `invalid_field`, as the vendor documents.
  struct SandboxCheck {
    private(set) var members = JSONObject()
    private(set) var errors: [SandboxFieldError] = []

    init(_ input: SandboxInput, rules: [String: SandboxRule]) {
      for (name, value) in input.members.members {
        guard let rule = rules[name] else {
          add(name, "Unexpected/invalid field in request", "invalid_field")
          continue
        }
        switch rule.checked(value, form: input.isForm) {
        case .success(let checked): members[name] = checked
        case .failure(let problem): add(name, problem.message, problem.code)
        }
      }
    }

    mutating func add(_ field: String, _ message: String, _ code: String, userID: Int? = nil) {
      errors.append(SandboxFieldError(field: field, message: message, code: code, userID: userID))
    }

    mutating func require(_ name: String) {
      guard members[name]?.isAbsent ?? true, !errors.contains(where: { $0.field == name }) else { return }
      add(name, "It should be a/an String", "missing_field")
    }

    mutating func set(_ name: String, _ value: JSONValue?) { members[name] = value }

    func text(_ name: String) -> String? { members[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    func int(_ name: String) -> Int? { members[name]?.int }
    func texts(_ name: String) -> [String] { members[name]?.array?.compactMap(\.string) ?? [] }

    func finish() throws(SandboxRefusal) {
      if !errors.isEmpty { throw SandboxRefusal(fields: errors) }
    }
  }
}
