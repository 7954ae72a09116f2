import JSONText
import TicketModel

extension RequestTracker {
  /// The rules of one lifecycle: its statuses, where a ticket may start and what may follow what.
  struct Lifecycle: Sendable, Hashable {
    var name: String
    var initial: [String]
    var active: [String]
    var inactive: [String]
    /// Status to those that may follow; "" to those a new ticket may have. Nil where RT did not tell.
    var transitions: [String: [String]]?
    var defaultOnCreate: String?

    var statuses: [String] { initial + active + inactive }

    /// As `Admin > Lifecycles > Advanced` shows it. Nil unless it has statuses.
    init?(name: String, json: JSONValue) {
      self.name = name
      initial = Lifecycle.names(json["initial"])
      active = Lifecycle.names(json["active"])
      inactive = Lifecycle.names(json["inactive"])
      defaultOnCreate = json["defaults"]?["on_create"]?.string?.lowercased()
      if let listed = json["transitions"]?.object {
        var all: [String: [String]] = [:]
        for (from, to) in listed.members { all[from.lowercased()] = Lifecycle.names(to) }
        transitions = all
      }
      guard !statuses.isEmpty else { return nil }
    }

    private static func names(_ value: JSONValue?) -> [String] {
      value?.array?.compactMap { $0.string?.lowercased() } ?? []
    }

    /// The lifecycle `default` of RT 5.0.3 (`etc/RT_Config.pm.in`).
    static let standard: Lifecycle? = {
      let all = ["new", "open", "stalled", "resolved", "rejected", "deleted"]
      var transitions: JSONObject = ["": ["new", "open", "resolved"]]
      for from in all {
        transitions[from] = .strings(all.filter { $0 != from })
      }
      return Lifecycle(
        name: "default",
        json: [
          "initial": ["new"], "active": ["open", "stalled"], "inactive": ["resolved", "rejected", "deleted"],
          "defaults": ["on_create": "new"], "transitions": .object(transitions),
        ])
    }()

    /// Those that the target's statuses tell, and the standard one where nothing seen of it speaks against that: a site
    /// may have changed it.
    static func rules(_ statuses: [StatusDefinition]) -> [String: Self] {
      var rules: [String: Self] = [:]
      for scope in Set(statuses.compactMap(\.scope)) { rules[scope] = Self(name: scope, statuses: statuses) }
      guard let standard, rules[standard.name]?.knowsSteps != true else { return rules }
      let seen = statuses.filter { $0.scope == standard.name }.compactMap(\.id)
      let starts = rules[standard.name]?.starts ?? []
      if seen.allSatisfy(standard.statuses.contains), starts.isEmpty || Set(starts) == Set(standard.starts) {
        rules[standard.name] = standard
      }
      return rules
    }

    /// `initial`, `active` or `inactive`.
    func phase(of status: String) -> String? {
      if initial.contains(status) { return "initial" }
      if active.contains(status) { return "active" }
      return inactive.contains(status) ? "inactive" : nil
    }

    /// The rules put together from the statuses of a target's archive; nil where they tell none.
    init?(name: String, statuses: [StatusDefinition]) {
      let own = statuses.filter { $0.scope == name }.sorted { ($0.order ?? .max) < ($1.order ?? .max) }
      guard own.contains(where: { $0.extras["mayBecome"] != nil || $0.extras["mayStart"] != nil }) else { return nil }
      self.name = name
      func ids(_ phase: String) -> [String] { own.filter { $0.nativeCategory == phase }.compactMap(\.id) }
      initial = ids("initial")
      active = ids("active")
      inactive = ids("inactive")
      defaultOnCreate = own.first { $0.isDefault == true }?.id
      var all: [String: [String]] = [:]
      for status in own {
        guard let id = status.id else { continue }
        all[id] = status.extras["mayBecome"]?.array?.compactMap(\.string) ?? []
        if status.extras["mayStart"]?.bool == true { all["", default: []].append(id) }
      }
      transitions = all
    }

    /// For the archive: one definition a status, the rules in `extras`.
    func definitions(vocabulary: (String) -> StatusCategory?) -> [StatusDefinition] {
      statuses.enumerated().map { order, status in
        let known = vocabulary(status)
        var definition = StatusDefinition(
          scope: name, id: status, label: status, category: known ?? .unknown,
          categoryFrom: known == nil ? .unknown : .default)
        definition.nativeCategory = phase(of: status)
        definition.order = order
        if let defaultOnCreate { definition.isDefault = status == defaultOnCreate }
        if let transitions {
          definition.extras["mayStart"] = .bool(transitions[""]?.contains(status) ?? false)
          definition.extras["mayBecome"] = .strings(transitions[status] ?? [])
        }
        return definition
      }
    }

    /// The fewest steps from one status to another, without the first; nil where there is no way.
    func way(from: String, to: String) -> [String]? {
      guard let transitions else { return nil }
      var queue = [[from]]
      var seen: Set<String> = [from]
      var next = 0
      while next < queue.count {
        let path = queue[next]
        next += 1
        if path.last == to { return Array(path.dropFirst()) }
        for step in transitions[path.last ?? ""] ?? [] where seen.insert(step).inserted {
          // Another inactive status on the way would stamp dates and run scrips for nothing; the target may be one.
          if step != to, inactive.contains(step) { continue }
          queue.append(path + [step])
        }
      }
      return nil
    }
  }

  /// The rules in a page of `Admin > Lifecycles > Advanced`: JSON inside its text area. Nil for any other page.
  static func lifecycleJSON(inPage bytes: [UInt8]) -> [UInt8]? {
    let page = String(decoding: bytes, as: UTF8.self)
    guard let area = page.firstRange(of: "name=\"Config\""), let open = page[area.upperBound...].firstIndex(of: ">"),
      let close = page[open...].firstRange(of: "</textarea>")
    else { return nil }
    return Array(unescaped(html: String(page[page.index(after: open)..<close.lowerBound])).utf8)
  }

  /// The statuses offered by `Ticket > Create` of a queue. Nil for any other page.
  static func creatableStatuses(inPage bytes: [UInt8]) -> [String]? {
    let page = String(decoding: bytes, as: UTF8.self)
    guard let select = page.firstRange(of: "<select name=\"Status\""),
      let close = page[select.upperBound...].firstRange(of: "</select>")
    else { return nil }
    let options = page[select.upperBound..<close.lowerBound].split(
      separator: "<option value=\"", omittingEmptySubsequences: false
    ).dropFirst()
    let names = options.map { String($0.prefix { $0 != "\"" }).lowercased() }.filter { !$0.isEmpty }
    return names.isEmpty ? nil : names
  }

  /// Those whom `Ticket > Create` of a queue offers as owners: `alice (Alice Agent)`. Nil for any other page, and where
  /// there are so many that RT asks for a name instead.
  static func possibleOwners(inPage bytes: [UInt8]) -> [String]? {
    let page = String(decoding: bytes, as: UTF8.self)
    guard let select = page.firstRange(of: "<select name=\"Owner\""),
      let close = page[select.upperBound...].firstRange(of: "</select>")
    else { return nil }
    return page[select.upperBound..<close.lowerBound].split(separator: "<option").dropFirst().compactMap { option in
      guard let end = option.firstIndex(of: ">") else { return nil }
      let text = option[option.index(after: end)...].prefix { $0 != "<" }
      return unescaped(html: String(text)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }

  private static func unescaped(html: String) -> String {
    html.replacing("&#40;", with: "(").replacing("&#41;", with: ")").replacing("&#34;", with: "\"")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
