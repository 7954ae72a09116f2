import DeskKit
import HTTP
import JSONText

extension Freshdesk.Sandbox {
  private static let contactRules: [String: Freshdesk.SandboxRule] = [
    "name": .text(max: 255), "email": .text(max: 255), "phone": .text(max: 255), "mobile": .text(max: 255),
    "twitter_id": .text(max: 255), "unique_external_id": .text(max: 255), "other_emails": .emails,
    "company_id": .integer, "view_all_tickets": .flag, "other_companies": .objects, "address": .text(max: 255),
    "custom_fields": .object, "description": .text(max: nil), "job_title": .text(max: 255), "language": .text(max: 10),
    "tags": .texts, "time_zone": .text(max: 100),
  ]

  func routeContacts(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget, _ path: [String]
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    if path.count == 1 {
      switch call.method {
      case "GET": return try listContacts(target)
      case "POST": return try saveContact(nil, call)
      default: throw .wrongMethod(call.method, allowed: ["GET", "POST"])
      }
    }
    if path.count == 3, path[2] == "restore" { return try restoreContact(Int(path[1]), call) }
    guard path.count == 2, let id = Int(path[1]), let contact = contacts[id] else { throw .notFound }
    switch call.method {
    case "GET": return ok(contactJSON(contact))
    case "PUT":
      guard !contact.deleted, !contact.blocked else { throw .wrongMethod("PUT", allowed: ["GET"]) }
      return try saveContact(contact, call)
    case "DELETE":
      guard !contact.deleted else { throw .notFound }
      contacts[id]?.deleted = true
      return HTTPReply(status: 204)
    default: throw .wrongMethod(call.method, allowed: ["GET", "PUT", "DELETE"])
    }
  }

  private func restoreContact(_ id: Int?, _ call: HTTPCall) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    guard call.method == "PUT" else { throw .wrongMethod(call.method, allowed: ["PUT"]) }
    guard let id, contacts[id]?.deleted == true else { throw .notFound }
    contacts[id]?.deleted = false
    return HTTPReply(status: 204)
  }

  private func listContacts(_ target: Freshdesk.SandboxTarget) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    try allow(
      ["email", "mobile", "phone", "company_id", "unique_external_id", "updated_since", "state", "page", "per_page"],
      target)
    let since = try time("updated_since", target)
    let state = target.query["state"]
    var found = contacts.values.filter { $0.deleted == (state == "deleted") && $0.blocked == (state == "blocked") }
    if let since { found.removeAll { $0.updatedAt < since } }
    if let email = target.query["email"]?.lowercased() { found.removeAll { !$0.addresses.contains(email) } }
    for name in ["mobile", "phone", "company_id", "unique_external_id"] {
      if let value = target.query[name] { found.removeAll { $0.members[name]?.idText != value } }
    }
    return try page(found.sorted { $0.id < $1.id }.map(contactJSON), target)
  }

  private func saveContact(
    _ before: Freshdesk.SandboxPerson?, _ call: HTTPCall
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    let input = try Freshdesk.SandboxInput(call)
    var check = Freshdesk.SandboxCheck(input, rules: Self.contactRules)
    if before == nil {
      check.require("name")
      let ways = ["email", "phone", "mobile", "twitter_id", "unique_external_id"]
      if ways.allSatisfy({ check.text($0) == nil }) {
        check.add("email", "Please fill at least 1 of \(ways.joined(separator: ", ")) fields", "missing_field")
      }
    }
    if let email = check.text("email"), !Freshdesk.SandboxRule.isAddress(email) {
      check.add("email", "It should be in the 'valid email address' format", "invalid_value")
    }
    if let company = check.int("company_id"), companies[company] == nil {
      check.add("company_id", "There is no company matching the given company_id", "invalid_value")
    }
    for name in check.members["custom_fields"]?.object?.names ?? [] {
      check.add("custom_fields.\(name)", "Unexpected/invalid field in request", "invalid_field")
    }
    checkUnique(&check, except: before?.id)
    try check.finish()
    var contact = before ?? Freshdesk.SandboxPerson(id: newID(), name: "", email: nil, at: now())
    for (name, value) in check.members.members {
      contact.members[name] = name == "email" ? .optional(value.string?.lowercased()) : value
    }
    contact.updatedAt = now()
    contacts[contact.id] = contact
    if before == nil { mail(contact.email, "activation", nil) }
    return ok(contactJSON(contact), status: before == nil ? 201 : 200)
  }

  private func checkUnique(_ check: inout Freshdesk.SandboxCheck, except own: Int?) {
    let others = everyone.filter { $0.id != own }
    for address in ([check.text("email")].compactMap(\.self) + check.texts("other_emails")).map({ $0.lowercased() }) {
      if let other = others.first(where: { $0.addresses.contains(address) }) {
        check.add("email", "It should be a unique value", "duplicate_value", userID: other.id)
      }
    }
    for name in ["twitter_id", "unique_external_id"] {
      guard let value = check.text(name), let other = others.first(where: { $0.members[name]?.string == value }) else {
        continue
      }
      check.add(name, "It should be a unique value", "duplicate_value", userID: other.id)
    }
  }

  func contactJSON(_ contact: Freshdesk.SandboxPerson) -> JSONValue {
    func member(_ name: String, _ other: JSONValue = .null) -> JSONValue { contact.members[name] ?? other }
    var json: JSONObject = [
      "active": false, "address": member("address"), "company_id": member("company_id"),
      "view_all_tickets": member("view_all_tickets", false), "description": member("description"),
      "email": member("email"), "id": .number(contact.id), "job_title": member("job_title"),
      "language": member("language", "en"), "mobile": member("mobile"), "name": .string(contact.name),
      "phone": member("phone"), "time_zone": member("time_zone", "Eastern Time (US & Canada)"),
      "twitter_id": member("twitter_id"), "custom_fields": member("custom_fields", [:]),
      "tags": member("tags", []), "other_emails": member("other_emails", []), "facebook_id": nil,
      "created_at": .string(Timestamp.text(epoch: contact.createdAt)),
      "updated_at": .string(Timestamp.text(epoch: contact.updatedAt)), "csat_rating": nil, "preferred_source": nil,
      "unique_external_id": member("unique_external_id"), "other_companies": member("other_companies", []),
    ]
    // Only what lies in the trash has this member.
    if contact.deleted { json["deleted"] = true }
    return .object(json)
  }

  // MARK: Companies

  private static let companyRules: [String: Freshdesk.SandboxRule] = [
    "name": .text(max: 255), "domains": .texts, "description": .text(max: nil), "note": .text(max: nil),
    "custom_fields": .object, "health_score": .text(max: 255), "account_tier": .text(max: 255),
    "renewal_date": .time, "industry": .text(max: 255),
  ]

  func routeCompanies(
    _ call: HTTPCall, _ target: Freshdesk.SandboxTarget, _ path: [String]
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    if path.count == 1 {
      switch call.method {
      case "GET": return try page(companies.values.sorted { $0.id < $1.id }.map(companyJSON), target)
      case "POST": return try saveCompany(nil, call)
      default: throw .wrongMethod(call.method, allowed: ["GET", "POST"])
      }
    }
    guard path.count == 2, let id = Int(path[1]), let company = companies[id] else { throw .notFound }
    switch call.method {
    case "GET": return ok(companyJSON(company))
    case "PUT": return try saveCompany(company, call)
    case "DELETE":
      companies[id] = nil
      for contact in contacts.values where contact.companyID == id { contacts[contact.id]?.members["company_id"] = nil }
      return HTTPReply(status: 204)
    default: throw .wrongMethod(call.method, allowed: ["GET", "PUT", "DELETE"])
    }
  }

  private func saveCompany(
    _ before: Freshdesk.SandboxCompany?, _ call: HTTPCall
  ) throws(Freshdesk.SandboxRefusal) -> HTTPReply {
    let input = try Freshdesk.SandboxInput(call)
    var check = Freshdesk.SandboxCheck(input, rules: Self.companyRules)
    if before == nil { check.require("name") }
    let others = companies.values.filter { $0.id != before?.id }
    if let name = check.text("name"), let other = others.first(where: { $0.name.lowercased() == name.lowercased() }) {
      check.add("name", "It should be a unique value", "duplicate_value", userID: other.id)
    }
    let taken = Set(others.flatMap { $0.members["domains"]?.array?.compactMap(\.string) ?? [] })
    if check.texts("domains").contains(where: taken.contains) {
      check.add("domains", "It should be a unique value", "duplicate_value")
    }
    try check.finish()
    var company =
      before ?? Freshdesk.SandboxCompany(id: newID(), members: JSONObject(), createdAt: now(), updatedAt: now())
    for (name, value) in check.members.members { company.members[name] = value }
    company.updatedAt = now()
    companies[company.id] = company
    return ok(companyJSON(company), status: before == nil ? 201 : 200)
  }

  func companyJSON(_ company: Freshdesk.SandboxCompany) -> JSONValue {
    var json: JSONObject = ["id": .number(company.id)]
    for name in ["name", "description", "note"] { json[name] = company.members[name] ?? .null }
    json["domains"] = company.members["domains"] ?? []
    json["custom_fields"] = company.members["custom_fields"] ?? [:]
    for name in ["health_score", "account_tier", "renewal_date", "industry"] {
      json[name] = company.members[name] ?? .null
    }
    json["created_at"] = .string(Timestamp.text(epoch: company.createdAt))
    json["updated_at"] = .string(Timestamp.text(epoch: company.updatedAt))
    return .object(json)
  }
}
