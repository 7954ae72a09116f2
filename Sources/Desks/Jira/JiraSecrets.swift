import JSONText

/// What a site backup holds that nobody but the site may know: password hashes, tokens, licences, private keys, mail
/// passwords. It is dropped, and counted as dropped.
enum JiraSecrets {
  /// Whole members, in whatever table.
  private static let members: Set<String> = [
    "credential", "password", "passwd", "passwordhash", "privatekey", "secret", "tokensecret", "token", "tokenkey",
    "sharedsecret", "license", "licence", "licensekey", "apikey", "passphrase", "consumersecret", "clientsecret",
    "accesstoken", "refreshtoken", "session", "verifier", "lowercredential",
  ]

  /// Tables of applications that may act for others: their keys too.
  private static let keyTables: Set<String> = [
    "TrustedApplication", "OAuthConsumer", "OAuthServiceProviderConsumer", "OAuthServiceProviderToken",
    "OAuthConsumerToken",
  ]

  /// Tables of named settings, whose name tells what the value is.
  private static let settings: [String: (names: [String], values: [String])] = [
    "UserAttribute": (["name"], ["value", "lowerValue"]),
    "DirectoryAttribute": (["name"], ["value"]),
    "GadgetUserPreference": (["userprefkey"], ["userprefvalue"]),
    "GroupAttribute": (["name"], ["value", "lowerValue"]),
    "EntityProperty": (["propertyKey", "key"], ["value", "json_value"]),
    "GenericConfiguration": (["datakey"], ["xmlvalue"]),
  ]

  /// Words that make a setting a secret. `requiresPasswordChange=false` and the like say nothing worth hiding.
  static func isSecretName(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "." && $0 != "_" && $0 != "-" && $0 != " " }
    return [
      "password", "passwd", "secret", "token", "license", "licence", "privatekey", "credential", "apikey",
      "passphrase", "keystore", "sharedkey", "encryptionkey", "signingkey",
    ].contains(where: plain.contains)
  }

  static func isHarmless(_ value: String) -> Bool {
    ["true", "false"].contains(value) || value.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Told by what it looks like, wherever it stands.
  static func looksSecret(_ value: String) -> Bool {
    value.contains("PRIVATE KEY-----") || value.hasPrefix("{PKCS5S2}") || value.hasPrefix("{bcrypt}")
      || value.hasPrefix("{SSHA}") || value.hasPrefix("{CRYPT}")
  }

  /// Takes the secrets out of a row. `entry` is the name of the setting that a property's value belongs to.
  static func strip(_ row: inout JiraRow, entry: String?) {
    for (name, value) in row.values.members {
      let plain = name.lowercased()
      let text = value.string ?? ""
      if members.contains(plain) || plain == "publickey" && keyTables.contains(row.table) || looksSecret(text) {
        row.drop(name)
      }
    }
    if let entry, isSecretName(entry), let value = row.peek("value"), !isHarmless(value) { row.drop("value") }
    guard let setting = settings[row.table] else { return }
    let name = setting.names.compactMap { row.peek($0) }.first ?? ""
    guard isSecretName(name) else { return }
    for member in setting.values {
      if let value = row.values[member], !isHarmless(value.string ?? "") { row.drop(member) }
    }
  }

  /// The same for a column of an active object.
  static func isSecret(column: String, table: String, value: String) -> Bool {
    let plain = column.lowercased().filter { $0 != "_" }
    if looksSecret(value) { return true }
    guard !isHarmless(value) else { return false }
    return members.contains(plain) || isSecretName(plain) && !plain.hasSuffix("id") && !plain.hasSuffix("name")
  }
}
