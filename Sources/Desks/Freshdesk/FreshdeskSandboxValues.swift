import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  /// Values that must be among the account's choices, and fields that must be filled.
  func checkValues(_ check: inout Freshdesk.SandboxCheck, status: Int, before: Freshdesk.SandboxTicket?) {
    oneOf("status", configuration.statuses.map(\.id), &check)
    oneOf("priority", [1, 2, 3, 4], &check)
    oneOf("source", configuration.sources.map(\.id), &check)
    if let type = check.text("type"), !configuration.types.contains(type) {
      check.add("type", choices(configuration.types), "invalid_value")
    }
    for tag in check.texts("tags") where tag.contains(",") || tag.isEmpty || tag.count > 32 {
      check.add("tags", "It should contain elements that have maximum of 32 characters and no comma", "invalid_value")
    }
    if check.texts("cc_emails").count > 50 {
      check.add(
        "cc_emails", "Has \(check.texts("cc_emails").count) values, it can have maximum of 50 values",
        "invalid_value")
    }
    checkReferences(&check)
    checkDueDates(&check)
    checkCustomFields(&check, closing: status == 4 || status == 5, before: before)
  }

  private func choices(_ labels: [String]) -> String {
    "It should be one of these values: '\(labels.joined(separator: ","))'"
  }

  private func oneOf(_ name: String, _ ids: [Int], _ check: inout Freshdesk.SandboxCheck) {
    guard let value = check.members[name] else { return }
    guard let number = value.int, ids.contains(number) else {
      check.add(name, choices(ids.map(String.init)), "invalid_value")
      return
    }
  }

  private func checkReferences(_ check: inout Freshdesk.SandboxCheck) {
    let known: [(name: String, what: String, exists: (Int) -> Bool)] = [
      ("responder_id", "agent", { self.agents[$0] != nil }),
      ("internal_agent_id", "agent", { self.agents[$0] != nil }),
      ("group_id", "group", { id in self.configuration.groups.contains { $0.id == id } }),
      ("internal_group_id", "group", { id in self.configuration.groups.contains { $0.id == id } }),
      ("product_id", "product", { id in self.configuration.products.contains { $0.id == id } }),
      ("company_id", "company", { self.companies[$0] != nil }),
    ]
    for (name, what, exists) in known {
      guard let id = check.int(name) else { continue }
      if name == "company_id", !configuration.multipleCompanies {
        check.add(name, "This attribute needs the Multiple Companies feature", "require_feature")
      } else if !exists(id) {
        check.add(name, "There is no \(what) matching the given \(name)", "invalid_value")
      }
    }
    if check.int("email_config_id") != nil {
      check.add("email_config_id", "There is no email config matching the given email_config_id", "invalid_value")
    }
  }

  /// Both dates or none, in order, and not before now.
  private func checkDueDates(_ check: inout Freshdesk.SandboxCheck) {
    let due = check.text("due_by").flatMap(Timestamp.epoch)
    let first = check.text("fr_due_by").flatMap(Timestamp.epoch)
    switch (due, first) {
    case (nil, nil): return
    case (let due?, let first?):
      if due <= now() { check.add("due_by", "It should be greater than current time", "invalid_value") }
      if first > due { check.add("fr_due_by", "It should be lesser than due_by", "invalid_value") }
    case (nil, _): check.add("due_by", "It should be set together with fr_due_by", "missing_field")
    case (_, nil): check.add("fr_due_by", "It should be set together with due_by", "missing_field")
    }
  }

  private func checkCustomFields(
    _ check: inout Freshdesk.SandboxCheck, closing: Bool, before: Freshdesk.SandboxTicket?
  ) {
    var given = check.members["custom_fields"]?.object ?? JSONObject()
    for (name, value) in given.members {
      guard let field = configuration.fields.first(where: { $0.name == name }) else {
        check.add("custom_fields.\(name)", "Unexpected/invalid field in request", "invalid_field")
        continue
      }
      switch checked(value, as: field) {
      case .success(let value): given[name] = value
      case .failure(let problem): check.add("custom_fields.\(name)", problem.message, problem.code)
      }
    }
    if check.members["custom_fields"] != nil { check.set("custom_fields", .object(given)) }
    guard closing else { return }
    for field in configuration.fields where field.requiredForClosure {
      let value = given[field.name] ?? before?.members["custom_fields"]?[field.name]
      if value?.isAbsent ?? true { check.add("custom_fields.\(field.name)", "It should not be blank", "missing_field") }
    }
  }

  private func checked(
    _ value: JSONValue, as field: Freshdesk.SandboxConfiguration.Field
  ) -> Result<JSONValue, Freshdesk.SandboxProblem> {
    if value.isAbsent { return .success(.null) }
    switch field.type {
    case "custom_text": return Freshdesk.SandboxRule.text(max: 255).checked(value, form: false)
    case "custom_paragraph": return Freshdesk.SandboxRule.text(max: nil).checked(value, form: false)
    case "custom_dropdown":
      guard let text = value.string, field.choices.contains(text) else {
        return .failure(.init(message: choices(field.choices), code: "invalid_value"))
      }
      return .success(value)
    case "custom_number": return Freshdesk.SandboxRule.integer.checked(value, form: true)
    case "custom_checkbox": return Freshdesk.SandboxRule.flag.checked(value, form: true)
    case "custom_decimal":
      let text = value.numberText ?? value.string ?? ""
      guard Double(text) != nil else { return .failure(.type("Number")) }
      return .success(.number(text))
    case "custom_date":
      guard let text = value.string, text.utf8.count == 10, Timestamp.iso(text) != nil else {
        return .failure(.init(message: "It should be in the 'yyyy-mm-dd' format", code: "invalid_value"))
      }
      return .success(value)
    default: return .success(value)
    }
  }

  // MARK: Files

  func checkSize(_ input: Freshdesk.SandboxInput, already: Int, _ check: inout Freshdesk.SandboxCheck) {
    let more = input.files.reduce(0) { $0 + $1.bytes.count }
    guard more > 0, already + more > configuration.attachmentBytesPerTicket else { return }
    check.add(
      "attachments",
      "Invalid file size. The total size of attachments of a ticket cannot exceed "
        + "\(configuration.attachmentBytesPerTicket / 1_048_576) MB", "invalid_value")
  }

  /// Over the description and all conversations.
  func bytes(of ticket: Freshdesk.SandboxTicket) -> Int {
    (ticket.files + ticket.conversations.flatMap { conversations[$0]?.files ?? [] })
      .reduce(0) { $0 + (files[$1]?.bytes.count ?? 0) }
  }

  func store(_ uploads: [Freshdesk.SandboxUpload]) -> [Int] {
    uploads.map { upload in
      let id = newID()
      files[id] = Freshdesk.SandboxFile(
        id: id, name: upload.name, type: upload.type, bytes: upload.bytes, createdAt: now(),
        signature: String(Checksum.sha256(Array("\(id)/\(credentials["token"] ?? "")".utf8)).prefix(32)))
      return id
    }
  }

  func fileJSON(_ id: Int, _ target: Freshdesk.SandboxTarget) -> JSONValue? {
    guard let file = files[id] else { return nil }
    let url =
      "\(target.origin)/data/helpdesk/attachments/production/\(id)/original/\(Freshdesk.Wire.escaped(file.name))"
      + "?Expires=\(now() + configuration.linkLife)&Signature=\(file.signature)"
    let time = JSONValue.string(Timestamp.text(epoch: file.createdAt))
    return [
      "id": .number(id), "content_type": .string(file.type), "size": .number(file.bytes.count),
      "name": .string(file.name), "attachment_url": .string(url), "created_at": time, "updated_at": time,
    ]
  }
}
