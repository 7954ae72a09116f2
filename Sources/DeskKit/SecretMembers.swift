package import JSONText

/// Members of a source record that hold secrets (password hashes, keys to the API): they never reach the archive.
package enum SecretMembers {
  /// The record without members of those names at any depth, and how many leaves went with them, to be counted as
  /// dropped for the reason `secret`.
  package static func removed(from record: JSONObject, names: Set<String>) -> (JSONObject, leaves: Int) {
    var result = JSONObject()
    var leaves = 0
    for (name, value) in record.members {
      if names.contains(name.lowercased()) {
        leaves += value.leaves
        continue
      }
      let (clean, more) = removed(from: value, names: names)
      leaves += more
      result.append(name, clean)
    }
    return (leaves == 0 ? record : result, leaves)
  }

  private static func removed(from value: JSONValue, names: Set<String>) -> (JSONValue, leaves: Int) {
    switch value {
    case .object(let object):
      let (clean, leaves) = removed(from: object, names: names)
      return (.object(clean), leaves)
    case .array(let items):
      let parts = items.map { removed(from: $0, names: names) }
      return (.array(parts.map(\.0)), parts.reduce(0) { $0 + $1.leaves })
    default: return (value, 0)
    }
  }
}
