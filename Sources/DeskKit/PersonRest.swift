import JSONText
package import TicketModel

/// What a person has beside name and main address: a writer takes what its desk has a place for, and announces the
/// rest, so that nothing of a person is lost without a word.
extension Person {
  /// Facet paths with values, in a fixed order; empty ones are left out. Paths: `active suspended role locale timeZone
  /// organization tags notes externalID groups emails phones createdAt` and `field:<id>`.
  ///
  /// - Parameter written: paths that the desk shows, or that the writer announces itself.
  package func rest(but written: Set<String>) -> [(path: String, value: String)] {
    let addresses = emails.map { $0.address.lowercased() }.filter { $0 != address?.lowercased() }
    var values: [(String, String?)] = [
      ("active", active == false ? "false" : nil),
      ("suspended", suspended == true ? "true" : nil),
      // Agents are told from end users everywhere; who rules the desk is not.
      ("role", role == .admin ? role.rawValue : nil),
      ("locale", locale), ("timeZone", timeZone), ("organization", organization),
      ("tags", Set(tags).sorted().joined(separator: ", ")), ("notes", notes), ("externalID", externalID),
      ("groups", groups.sorted().joined(separator: ", ")),
      ("emails", Set(addresses).sorted().joined(separator: ", ")),
      ("phones", phones.dropFirst().joined(separator: ", ")), ("createdAt", createdAt),
    ]
    values += fields.members.filter { !$0.1.isAbsent }.map { ("field:\($0.0)", $0.1.idText ?? $0.1.text) }
    return values.compactMap { path, value in
      guard let value, !value.isEmpty, !written.contains(path) else { return nil }
      return (path, value)
    }
  }
}
