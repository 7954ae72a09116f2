import DeskKit
import Desks
import Formats
import Foundation
import HTTP
import JSONText
import Testing

/// The sandbox against what others wrote down: recorded writes of real accounts, and published descriptions of replies.
@Suite("Freshdesk sandbox against the record") struct FreshdeskSpecTests {
  static let recordings = ProcessInfo.processInfo.environment["DESKFERRY_RECORDINGS"]
  static let specs = ProcessInfo.processInfo.environment["DESKFERRY_SPECS"]

  private func recorded(_ path: String) throws -> JSONValue {
    let file = URL(fileURLWithPath: Self.recordings ?? "").appendingPathComponent("freshdesk/\(path)")
    return try JSONIndex.value(of: Array(try Data(contentsOf: file)))
  }

  private func names(_ value: JSONValue?) -> Set<String> { Set(value?.object?.names ?? []) }

  /// An account set up like the recorded one: its statuses, fields, group and product.
  private func client(_ fields: JSONValue) -> SandboxClient {
    var configuration = Freshdesk.SandboxConfiguration()
    let status = fields.array?.first { $0["type"]?.string == "default_status" }
    configuration.statuses = (status?["choices"]?.object?.members ?? JSONObject().members).map { id, labels in
      (Int(id) ?? 0, labels.array?.first?.string ?? "", labels.array?.last?.string ?? "")
    }.sorted { $0.0 < $1.0 }
    configuration.fields = (fields.array ?? []).filter { $0["default"]?.bool == false }.map { field in
      .init(
        field["name"]?.string ?? "", field["label"]?.string ?? "", field["type"]?.string ?? "",
        choices: field["choices"]?.array?.compactMap(\.string) ?? [])
    }
    configuration.groups = [.init(103_000_085_325, "Billing")]
    configuration.products = [.init(103_000_000_638, "my new product")]
    return SandboxClient(configuration)
  }

  /// The call that must have led to a recorded reply, as far as the reply tells it.
  private func request(_ reply: JSONValue, update: Bool, related: Int?) -> JSONObject {
    var body = JSONObject()
    for name in ["subject", "description", "status", "priority", "source", "type", "group_id", "product_id"] {
      if let value = reply[name], !value.isNull { body[name] = value }
    }
    body["tags"] = reply["tags"]
    let custom = reply["custom_fields"]?.object?.members.filter { !$0.1.isNull } ?? []
    if !custom.isEmpty {
      body["custom_fields"] = .object(custom.reduce(into: JSONObject()) { $0[$1.0] = $1.1 })
    }
    guard !update else { return body }
    body["cc_emails"] = reply["cc_emails"]
    body["email"] = "requester@customer.example"
    if let related { body["related_ticket_ids"] = [.number(related)] }
    return body
  }

  private func attachments(_ reply: JSONValue) -> [HTTPCall.FormPart] {
    (reply["attachments"]?.array ?? []).map { file in
      SandboxPart.part(file["name"]?.string ?? "x", [UInt8](repeating: 65, count: file["size"]?.int ?? 1))
    }
  }

  private func parts(_ body: JSONObject) -> [HTTPCall.FormPart] {
    body.members.flatMap { name, value -> [HTTPCall.FormPart] in
      switch value {
      case .array(let items): items.compactMap(\.idText).map { SandboxPart.text(name + "[]", $0) }
      case .object(let object): object.members.map { SandboxPart.text("\(name)[\($0.0)]", $0.1.idText ?? "") }
      default: [SandboxPart.text(name, value.idText ?? "")]
      }
    }
  }

  @Test(
    .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"),
    arguments: [
      "create_ticket_few_parameters", "create_ticket_many_parameters", "create_ticket_many_parameters_add_attachment",
    ])
  func recordedCreatesAreAnsweredAlike(_ name: String) async throws {
    let fields = try recorded("rapid7-insightconnect/get_ticket_fields.json")
    let reply = try recorded("rapid7-insightconnect/\(name).json")
    let client = client(fields)
    let other = try await client.ticket()
    let related = reply["associated_tickets_list"] == nil ? nil : other
    let body = request(reply, update: false, related: related)
    let files = attachments(reply)
    let made =
      files.isEmpty
      ? try await { ($0.status, $0.body) }(client.json("POST", "/tickets", .object(body)))
      : try await { ($0.status, $0.body) }(client.form("/tickets", parts(body) + files))
    #expect(made.0 == 201, "\(made.1.text)")
    #expect(names(made.1) == names(reply))
    #expect(names(made.1["custom_fields"]) == names(reply["custom_fields"]))
    #expect(names(made.1["attachments"]?.array?.first) == names(reply["attachments"]?.array?.first))
    for name in [
      "subject", "description", "description_text", "status", "priority", "source", "type", "tags", "cc_emails",
    ] {
      #expect(made.1[name] == reply[name], "\(name)")
    }
    #expect(made.1["attachments"]?.array?.map { $0["size"] } == reply["attachments"]?.array?.map { $0["size"] })
  }

  @Test(
    .enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"),
    arguments: [
      "update_ticket_few_parameters", "update_ticket_many_parameters", "update_ticket_many_parameters_add_attachment",
    ])
  func recordedUpdatesAreAnsweredAlike(_ name: String) async throws {
    let fields = try recorded("rapid7-insightconnect/get_ticket_fields.json")
    let reply = try recorded("rapid7-insightconnect/\(name).json")
    let client = client(fields)
    let other = try await client.ticket()
    // The recorded ticket was made before its account had ticket forms, and is linked to another.
    let id = try await client.ticket(["related_ticket_ids": [.number(other)]])
    await client.sandbox.forgetForm(of: id)
    let body = request(reply, update: true, related: nil)
    let files = attachments(reply)
    let call: HTTPCall =
      files.isEmpty
      ? HTTPCall(
        "PUT", "/api/v2/tickets/\(id)", body: .bytes(JSONValue.object(body).bytes, type: "application/json"))
      : HTTPCall("PUT", "/api/v2/tickets/\(id)", body: .form(parts(body) + files))
    let made = try await client.send(call)
    #expect(made.status == 200, "\(String(decoding: made.body, as: UTF8.self))")
    let value = try JSONIndex.value(of: made.body)
    #expect(names(value) == names(reply))
    #expect(names(value["attachments"]?.array?.first) == names(reply["attachments"]?.array?.first))
    for name in ["subject", "description", "status", "priority", "source", "type", "tags"] {
      #expect(value[name] == reply[name], "\(name)")
    }
  }

  @Test(.enabled(if: recordings != nil, "DESKFERRY_RECORDINGS is not set"))
  func recordedRefusalsAndNotesAreAnsweredAlike() async throws {
    let client = client(try recorded("rapid7-insightconnect/get_ticket_fields.json"))
    let related = try await client.json(
      "POST", "/tickets",
      ["email": "a@b.example", "subject": "x", "description": "y", "related_ticket_ids": [4711]])
    #expect(related.status == 400)
    #expect(related.body == (try recorded("rapid7-insightconnect/invalid_related_ticket_ids.json")))
    let status = try await client.json("GET", "/search/tickets?query=%22status:99%22")
    #expect(status.status == 400)
    #expect(status.body == (try recorded("rapid7-insightconnect/filter_tickets_error.json")))
    let company = try await client.json("GET", "/tickets?company_id=99")
    #expect(company.body == (try recorded("rapid7-insightconnect/get_tickets_invalid_company_id.json")))
    let id = try await client.ticket()
    let recordedNote = try recorded("pbrane-freshdesk-api-client/tacCase99note.json")
    let note = try await client.json(
      "POST", "/tickets/\(id)/notes",
      ["body": recordedNote["body"] ?? "", "private": false, "notify_emails": recordedNote["to_emails"] ?? []])
    #expect(note.status == 201)
    #expect(names(note.body) == names(recordedNote))
    for name in ["body", "body_text", "private", "incoming", "to_emails"] {
      #expect(note.body[name] == recordedNote[name], "\(name)")
    }
    let list = try recorded("pbrane-freshdesk-api-client/tacCase99Conversations.json")
    let shown = try await client.json("GET", "/tickets/\(id)/conversations")
    #expect(names(shown.body.array?.first) == names(list.array?.first))
    let listed = try await client.json("GET", "/tickets").body.array?.first
    let page = try recorded("rapid7-insightconnect/get_tickets_no_parameters.json")
    #expect(page.array?.contains { names($0) == names(listed) } == true)
    let mine = try await client.json("GET", "/ticket_fields").body
    for field in try recorded("rapid7-insightconnect/get_ticket_fields.json").array ?? [] {
      guard let same = mine.array?.first(where: { $0["name"] == field["name"] }) else { continue }
      #expect(names(same).subtracting(names(field)).isEmpty, "\(field["name"]?.text ?? "")")
    }
  }

  // MARK: Schemas

  static let python: String? = {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var candidates = [root.appendingPathComponent(".venv/bin/python").path]
    if let named = environment["DESKFERRY_PYTHON"] { candidates.insert(named, at: 0) }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// Two schemas for each reply: the open tap's, and the third-party OpenAPI's. The tap reshapes custom fields into a
  /// list after reading, and the OpenAPI knows the four fixed statuses only: these two points are left out.
  private static let checker = """
    import json, sys
    import jsonschema
    given, folder = json.load(open(sys.argv[1])), sys.argv[2]
    bad = 0
    for item in given:
        schema = json.load(open(folder + '/freshdesk/json-schema/' + item['schema'] + '.json'))
        schema['properties'].pop('custom_fields', None)
        unknown = set(schema['properties']) & set(item['value'])
        if len(unknown) < 4:
            bad += 1
            print(item['schema'], 'shares too few members with its schema')
        for error in jsonschema.Draft7Validator(schema).iter_errors(item['value']):
            bad += 1
            print(item['schema'], list(error.path), error.message)
    sys.exit(1 if bad else 0)
    """

  @Test(
    .enabled(
      if: specs != nil && python != nil, "DESKFERRY_SPECS is not set, or there is no Python with jsonschema"))
  func repliesFitTheSchemas() async throws {
    let client = SandboxClient()
    let id = try await client.ticket(["status": 8, "cc_emails": ["bo@customer.example"]])
    _ = try await client.json("POST", "/companies", ["name": "Northwind", "domains": ["nw.example"]])
    _ = try await client.json("POST", "/tickets/\(id)/notes", ["body": "x"])
    var given: [JSONValue] = []
    for (schema, path) in [
      ("tickets", "/tickets?include=stats,requester,description,company"), ("contacts", "/contacts"),
      ("companies", "/companies"), ("agents", "/agents"), ("groups", "/groups"),
      ("conversations", "/tickets/\(id)/conversations"),
    ] {
      let items = try #require(try await client.json("GET", path).body.array)
      #expect(!items.isEmpty, "\(path)")
      given += items.map { ["schema": .string(schema), "value": $0] }
    }
    given.append(["schema": "tickets", "value": try await client.json("GET", "/tickets/\(id)?include=stats").body])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("given.json")
    try Data(JSONValue.array(given).bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = ["-c", Self.checker, file.path, Self.specs ?? ""]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }
}
