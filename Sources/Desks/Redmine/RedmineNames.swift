import JSONText

extension Redmine {
  /// Labels by kind and id, learnt before anything is written: history names statuses, people and the rest by id only.
  /// What a definition says counts more than what a ticket says in passing.
  struct Names {
    enum Kind: String, CaseIterable {
      case user, group, project, tracker, status, priority, category, version, field
    }
    private var defined: [Kind: [String: String]] = [:]
    private var met: [Kind: [String: String]] = [:]
    /// By status id; nil where only old replies without the flag came.
    private(set) var closed: [String: Bool] = [:]
    private var closedMet: [String: Bool] = [:]
    /// `float`, `list` …, by field id.
    private(set) var formats: [String: String] = [:]
    private(set) var members: [String: Set<String>] = [:]

    mutating func define(_ kind: Kind, _ id: String?, _ name: String?) {
      guard let id, let name, !name.isEmpty else { return }
      Names.put(name, id, &defined[kind, default: [:]])
    }

    /// A reference such as `{"id":5,"name":"Alice Agent"}`.
    mutating func meet(_ kind: Kind, _ reference: JSONValue?) {
      guard let id = reference?["id"]?.idText, let name = reference?["name"]?.string, !name.isEmpty else { return }
      Names.put(name, id, &met[kind, default: [:]])
    }

    /// Of two names the first in bytewise order, so that the order of replies does not matter.
    private static func put(_ name: String, _ id: String, _ table: inout [String: String]) {
      if let known = table[id], !name.utf8.lexicographicallyPrecedes(known.utf8) { return }
      table[id] = name
    }

    mutating func status(_ id: String?, closed flag: Bool?, defined: Bool) {
      guard let id, let flag else { return }
      if defined { closed[id] = flag } else if closedMet[id] == nil { closedMet[id] = flag }
    }

    mutating func member(_ user: String?, of group: String?) {
      guard let user, let group else { return }
      members[user, default: []].insert(group)
    }

    func label(_ kind: Kind, _ id: String) -> String? { defined[kind]?[id] ?? met[kind]?[id] }
    func isClosed(_ status: String) -> Bool? { closed[status] ?? closedMet[status] }
    func isDefined(_ kind: Kind, _ id: String) -> Bool { defined[kind]?[id] != nil }
    func isGroup(_ id: String) -> Bool { defined[.group]?[id] != nil || met[.group]?[id] != nil }

    /// Named in passing only.
    func undefined(_ kind: Kind) -> [(id: String, name: String)] {
      (met[kind] ?? [:]).filter { defined[kind]?[$0.key] == nil }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    // MARK: learning

    mutating func learn(_ kind: String, _ record: JSONObject) {
      let value = JSONValue.object(record)
      let id = record["id"]?.idText
      let name = record["name"]?.string
      switch kind {
      case "issue": issue(value)
      case "user":
        define(.user, id, Names.full(record))
        if Names.full(record) == nil { meet(.user, value) }
        for group in value["groups"]?.array ?? [] {
          meet(.group, group)
          member(id, of: group["id"]?.idText)
        }
      case "group":
        define(.group, id, name)
        for user in value["users"]?.array ?? [] {
          meet(.user, user)
          member(user["id"]?.idText, of: id)
        }
      case "project": define(.project, id, name)
      case "tracker": define(.tracker, id, name)
      case "issue_status":
        define(.status, id, name)
        status(id, closed: record["is_closed"]?.bool, defined: true)
      case "issue_priority": define(.priority, id, name)
      case "issue_category": define(.category, id, name)
      case "version": define(.version, id, name)
      case "custom_field" where ["issue", nil].contains(record["customized_type"]?.string):
        define(.field, id, name)
        if let id, let format = record["field_format"]?.string { formats[id] = format }
      case "time_entry": meet(.user, value["user"])
      case "membership":
        meet(.user, value["user"])
        meet(.group, value["group"])
      default: break
      }
    }

    /// A user's name as Redmine shows it unless an administrator chose another order.
    static func full(_ user: JSONObject) -> String? {
      let parts = [user["firstname"]?.string, user["lastname"]?.string].compactMap { $0 }.filter { !$0.isEmpty }
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private mutating func issue(_ issue: JSONValue) {
      for (kind, name) in [
        (Kind.project, "project"), (.tracker, "tracker"), (.status, "status"), (.priority, "priority"),
        (.user, "author"), (.user, "assigned_to"), (.category, "category"), (.version, "fixed_version"),
      ] { meet(kind, issue[name]) }
      status(issue["status"]?["id"]?.idText, closed: issue["status"]?["is_closed"]?.bool, defined: false)
      for field in issue["custom_fields"]?.array ?? [] { meet(.field, field) }
      for user in issue["watchers"]?.array ?? [] { meet(.user, user) }
      for journal in issue["journals"]?.array ?? [] { meet(.user, journal["user"]) }
      for file in issue["attachments"]?.array ?? [] { meet(.user, file["author"]) }
    }
  }
}
