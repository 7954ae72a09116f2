import DeskKit
import JSONText

extension RequestTracker {
  /// One record of a reply, taken apart name by name, with the account of its leaves (mapped, kept, dropped).
  struct Members {
    private var rest: JSONObject
    private(set) var count = LeafCount()

    init(_ object: JSONObject) { rest = object }

    /// Looks without taking.
    func peek(_ name: String) -> JSONValue? { rest[name] }

    /// A value that goes into the model. Of references only the id says something, the rest is the API's own.
    mutating func take(_ name: String) -> JSONValue? {
      guard let value = rest[name] else { return nil }
      rest[name] = nil
      tally(value) { $0.mapped += 1 }
      return value
    }

    /// The users whom a member names. Groups among them are numbered apart; they stay, with their type.
    mutating func takeUsers(_ name: String) -> [String] {
      let items = rest[name]?.array ?? []
      let groups = items.compactMap(\.object).filter { $0["type"]?.string == "group" }
      guard !groups.isEmpty else { return Wire.references(take(name)) }
      rest[name] = .array(items.filter { $0["type"]?.string != "group" })
      let users = Wire.references(take(name))
      rest[name] = .array(
        groups.map { group in
          var named = group
          named["_url"] = nil
          count.dropped[Members.address, default: 0] += JSONValue.object(group).leaves - JSONValue.object(named).leaves
          return .object(named)
        })
      return users
    }

    /// A time; an unset one (1970) says nothing.
    mutating func takeTime(_ name: String) -> String? {
      guard let value = rest[name] else { return nil }
      guard !Wire.isUnset(value) else {
        drop(name, because: "unset date")
        return nil
      }
      guard let time = Wire.time(value) else { return nil }
      _ = take(name)
      return time
    }

    /// Takes a member of which only a part went into the model; what is left of it will be kept.
    mutating func replace(_ name: String, _ rest: [JSONValue]) {
      guard let value = rest.isEmpty ? nil : self.rest[name] else { return }
      self.rest[name] = .array(rest)
      count.mapped += max(0, value.leaves - rest.reduce(0) { $0 + $1.leaves })
    }

    mutating func drop(_ name: String, because reason: String) {
      guard let value = rest[name] else { return }
      rest[name] = nil
      count.dropped[reason, default: 0] += value.leaves
    }

    /// Everything not taken so far, for `extras`, references as their ids.
    mutating func extras() -> JSONObject {
      var extras = JSONObject()
      for (name, value) in rest.members {
        if let reason = RequestTracker.secretReason(name) {
          count.dropped[reason, default: 0] += value.leaves
          continue
        }
        if Wire.isUnset(value) {
          count.dropped["unset date", default: 0] += 1
          continue
        }
        guard !value.isAbsent else { continue }
        tally(value) { $0.kept += 1 }
        extras[name] = Members.plain(value)
      }
      rest = JSONObject()
      return extras
    }

    static let address = "address within the API"

    private mutating func tally(_ value: JSONValue, _ add: (inout LeafCount) -> Void) {
      switch value {
      case .array(let items): for item in items { tally(item, add) }
      case .object(let object):
        let isReference = object["_url"] != nil
        for (name, member) in object.members {
          if isReference, ["_url", "type", "ref"].contains(name) {
            if member.leaves > 0 { count.dropped[Members.address, default: 0] += member.leaves }
          } else {
            tally(member, add)
          }
        }
      default: if value.leaves > 0 { add(&count) }
      }
    }

    /// References become their ids, so that `extras` does not repeat the site's address thousands of times.
    private static func plain(_ value: JSONValue) -> JSONValue {
      switch value {
      case .array(let items): return .array(items.map(plain))
      case .object(var object):
        guard object["_url"] != nil else { return value }
        for name in ["_url", "type", "ref"] { object[name] = nil }
        return object.count == 1 && object["id"] != nil ? object["id"] ?? .null : .object(object)
      default: return value
      }
    }
  }

  /// RT's API hides passwords; should a plug-in show one, it goes no further.
  static func secretReason(_ name: String) -> String? {
    let lower = name.lowercased()
    return lower.contains("password") || lower.contains("secret") || lower.contains("authtoken") ? "secret" : nil
  }
}
