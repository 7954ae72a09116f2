import DeskKit

/// What the target showed of a record before an update of ours.
struct FormerValues: Sendable {
  /// Facets by path; nil where nothing was shown.
  var values: [String: String?] = [:]
  /// Whole texts, where a facet is only a hash or the words of one; beside the text of a message its visibility and kind.
  var texts: [String: String] = [:]

  init() {}

  init(of paths: Set<String>, in shown: Facets) {
    for path in paths {
      values.updateValue(shown[path], forKey: path)
      texts[path] = shown.texts[path]
      for part in Self.beside(path) { texts[part] = shown[part] }
    }
  }

  /// The facets that say who reads a message's text, and where it stands.
  private static func beside(_ path: String) -> [String] {
    guard path.hasPrefix("message:"), path.hasSuffix(".body") else { return [] }
    return ["visibility", "kind"].map { path.dropLast("body".count) + $0 }
  }

  /// Values that can be set back: whole texts, of which ledgers of earlier versions have only the hash, and messages that
  /// were not there.
  ///
  /// - Parameter added: messages that the update wrote. Of others nothing was shown because the source had them no more.
  func settable(
    added: [String], where isWanted: (_ path: String, _ value: String?) -> Bool = { _, _ in true }
  ) -> [String: String?] {
    var settable: [String: String?] = [:]
    for (path, value) in values where isWanted(path, value) {
      if value.map(Facets.isShortened) == true, texts[path] == nil { continue }
      if value == nil, path.hasPrefix("message:"), !added.contains(where: { path.hasPrefix("message:\($0).") }) {
        continue
      }
      settable.updateValue(texts[path] ?? value, forKey: path)
      for part in Self.beside(path) { if let text = texts[part] { settable.updateValue(text, forKey: part) } }
    }
    return settable
  }
}
