package import DeskKit
import JSONText
import TicketModel

extension RequestTracker.Writer {
  /// Facets of users that a call can change. A user's login and address stay: by these they are known.
  private static let places: [(facet: String, field: String)] = [("name", "RealName"), ("phone", "MobilePhone")]

  package func compileUpdate(of script: RecordScript, changed: Set<String>) -> RecordScript? {
    guard script.kind == .person else { return nil }
    let fields = script.steps.first?.payload["fields"]?.object ?? [:]
    var sent: JSONObject = [:]
    for (facet, field) in Self.places where changed.contains(facet) { sent[field] = fields[field] ?? "" }
    if changed.contains("active") { sent["Disabled"] = script.intended["active"] == "false" ? 1 : 0 }
    var update = script
    if changed.contains("email") {
      update.leave("email", because: "the address by which Request Tracker knows a user is changed by hand")
    }
    return update.setting(sent, id: "update", call: Self.userCall, bytes: 300)
  }

  /// Users as they were.
  func restoreUser(key: String, _ former: [String: String?]) -> RecordScript {
    var script = RecordScript(key: key, kind: .person)
    var fields: JSONObject = [:]
    for (facet, field) in Self.places {
      guard let value = former[facet], value?.hasPrefix("sha256:") != true else { continue }
      fields[field] = .string(value ?? "")
      script.intended[facet] = value
    }
    if let active = former["active"] {
      fields["Disabled"] = active == "false" ? 1 : 0
      script.intended["active"] = active
    }
    return script.setting(fields, id: "restore", call: Self.userCall, bytes: 300)
  }
}
