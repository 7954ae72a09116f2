package import DeskKit
import JSONText
import TicketModel

extension Freshdesk.Writer {
  /// Facets of contacts and companies that a call can change, and the fields of each.
  private static func places(_ kind: RecordKind) -> [(facet: String, fields: [String])] {
    switch kind {
    case .person:
      [
        ("name", ["name"]), ("email", ["email"]), ("emails", ["other_emails"]), ("phone", ["phone", "mobile"]),
        ("notes", ["description"]), ("tags", ["tags"]),
      ]
    case .organization: [("name", ["name"]), ("domains", ["domains"]), ("notes", ["description"])]
    default: []
    }
  }

  /// Fields that hold lists; the others are emptied with null.
  private static let lists: Set<String> = ["other_emails", "tags", "domains"]

  private static func call(_ kind: RecordKind) -> String {
    kind == .person ? "PUT /contacts/{id}" : "PUT /companies/{id}"
  }

  package func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript? {
    guard let create = script.steps.first(where: { $0.id == "create" }) else { return nil }
    let fields = create.payload["fields"]?.object ?? JSONObject()
    var sent = JSONObject()
    for (facet, names) in Self.places(script.kind) where changed.contains(facet) {
      for name in names { sent[name] = fields[name] ?? (Self.lists.contains(name) ? [] : .null) }
    }
    let organization = changed.contains("organization") ? create.payload["organization"]?.string : nil
    if changed.contains("organization"), organization == nil { sent["company_id"] = .null }
    return update(script, id: "update", sent, organization: organization)
  }

  /// One call with the fields, or none where there is nothing to send.
  private func update(_ script: RecordScript, id: String, _ fields: JSONObject, organization: String?) -> RecordScript {
    var script = script
    script.steps = []
    guard !fields.isEmpty || organization != nil else { return script }
    var payload: JSONObject = ["fields": .object(fields)]
    payload.put("organization", organization)
    script.steps = [
      WriteStep(
        id: id, kind: .update, call: Self.call(script.kind), needs: [organization].compactMap(\.self),
        payload: .object(payload), bytes: JSONValue.object(fields).bytes.count,
        mails: fields["email"]?.string == nil ? 0 : 1)
    ]
    return script
  }

  /// Contacts and companies as they were.
  func restoreOther(key: String, kind: RecordKind, _ former: [String: String?]) -> RecordScript {
    var script = RecordScript(key: key, kind: kind)
    var fields = JSONObject()
    for (facet, names) in Self.places(kind) {
      guard let value = former[facet], value?.hasPrefix("sha256:") != true else { continue }
      let parts = (value ?? "").split(separator: ", ").map(String.init)
      for (place, name) in names.enumerated() {
        if Self.lists.contains(name) {
          fields[name] = .strings(parts)
        } else if names.count > 1 {
          fields[name] = .optional(place < parts.count ? parts[place] : nil)
        } else {
          fields[name] = .optional(value)
        }
      }
      script.intended[facet] = value
    }
    var organization: String?
    if let value = former["organization"] {
      // One that no record of the source has is called by its number.
      if let number = value.flatMap({ $0.hasPrefix("company ") ? Int($0.dropFirst("company ".count)) : nil }) {
        fields["company_id"] = .number(number)
      } else if let value {
        organization = value
      } else {
        fields["company_id"] = .null
      }
      script.intended["organization"] = value
    }
    return update(script, id: "restore", fields, organization: organization)
  }
}
