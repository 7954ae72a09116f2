import DeskKit
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

  /// Tables of what people wrote and did, whose columns are known: a column of theirs holds no key of the site, and a
  /// key or an address that somebody put into a text is part of the text.
  private static let issueTables: Set<String> = [
    "Issue", "Action", "ChangeGroup", "ChangeItem", "CustomFieldValue", "FileAttachment", "Label", "Worklog",
    "IssueLink", "RemoteIssueLink", "RemoteLink", "UserAssociation", "NodeAssociation", "OSHistoryStep",
    "OSCurrentStep", "UserHistoryItem",
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

  /// Ends of columns that name a setting, and of those that hold its value.
  private static let nameColumns = ["name", "key"]
  private static let valueColumns = ["value", "text", "data", "content"]

  /// Words that make a setting a secret. `requiresPasswordChange=false` and the like say nothing worth hiding.
  static func isSecretName(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "." && $0 != "_" && $0 != "-" && $0 != " " }
    return [
      "password", "passwd", "secret", "token", "license", "licence", "privatekey", "credential", "apikey",
      "passphrase", "keystore", "sharedkey", "encryptionkey", "signingkey", "oauthconsumer", "oauthserviceprovider",
      // The key that gadgets' state is encrypted with: `org.apache.shindig.common.crypto.BlobCrypter:key`.
      "blobcrypter",
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

  /// An address that lets whoever has it in: `https://x.example/hook?token=…`, `https://name:password@x.example`.
  static func hasSecretAddress(_ value: String) -> Bool {
    guard value.utf8.contains(UInt8(ascii: ":")) else { return false }
    var rest = Substring(value)
    while let range = rest.firstRange(of: "://") {
      rest = rest[range.upperBound...]
      let address = rest.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "<" && $0 != ">" && $0 != "'" }
      let authority = address.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return true }
      let isSecret = CallAddress("https://" + address).query.contains { pair in
        !isHarmless(pair.value)
          && (isSecretName(pair.name) || pair.value.utf8.count > 15 && keys.contains(pair.name.lowercased()))
      }
      if isSecret { return true }
      rest = rest[address.endIndex...]
    }
    return false
  }

  /// Names of such parts of an address that say little by themselves: `?key=` may be an issue's.
  private static let keys: Set<String> = ["key", "sig", "signature", "auth", "jwt", "pwd", "hmac"]

  /// JSON in a cell, perhaps as text within JSON, with a member whose name says that its text is a secret. What is no
  /// sound JSON is searched all the same.
  static func hasSecretMember(_ value: String) -> Bool {
    guard let first = value.first(where: { !$0.isWhitespace }), first == "{" || first == "[" else { return false }
    let pieces = value.split(separator: "\"", omittingEmptySubsequences: false).map { piece in
      var piece = piece
      while piece.last == "\\" { piece.removeLast() }
      return piece
    }
    // `"name"`, `:`, `"text"`: the colon alone between two quotes.
    for (index, piece) in pieces.enumerated().dropLast(2) {
      let between = pieces[index + 1]
      guard between.contains(":"), between.allSatisfy({ $0 == ":" || $0.isWhitespace }) else { continue }
      let name = plain(String(piece)), text = String(pieces[index + 2])
      guard piece.utf8.count < 80, members.contains(name) || isSecretName(name) else { continue }
      if !describing.contains(where: name.hasSuffix), !text.isEmpty, !isHarmless(text) { return true }
    }
    return false
  }

  /// Takes the secrets out of a row. `entry` is the name of the setting that a property's value belongs to.
  static func strip(_ row: inout JiraRow, entry: String?) {
    guard !issueTables.contains(row.table) else { return }
    for (name, value) in row.values.members {
      let plain = name.lowercased()
      let text = value.string ?? ""
      if members.contains(plain) || plain == "publickey" && keyTables.contains(row.table) || looksSecret(text) {
        row.drop(name)
      }
    }
    if let entry, isSecretName(entry), let value = row.peek("value"), !isHarmless(value) { row.drop("value") }
    if let setting = settings[row.table] {
      let name = setting.names.compactMap { row.peek($0) }.first ?? ""
      if isSecretName(name) {
        for member in setting.values {
          if let value = row.values[member], !isHarmless(value.string ?? "") { row.drop(member) }
        }
      }
    }
    // One row for each comment of the site, of two known words.
    guard row.peek("entityName") != "sd.comment.property" else { return }
    let cells = row.values.members.compactMap { name, value in value.string.map { (name: name, value: $0) } }
    for name in secretCells(cells) { row.drop(name) }
  }

  /// Columns of a table that is not known by name, site's or app's, whose values are secrets: told by the column's own
  /// name, by the value, or by the name of a setting in a column beside it.
  static func secretCells(_ cells: [(name: String, value: String)]) -> [String] {
    let hasSecretName = cells.contains { cell in
      let plain = self.plain(cell.name)
      return nameColumns.contains(where: plain.hasSuffix) && isSecretName(cell.value)
    }
    return cells.filter { isSecret($0.name, $0.value, besideSecretName: hasSecretName) }.map(\.name)
  }

  private static func isSecret(_ column: String, _ value: String, besideSecretName: Bool) -> Bool {
    if looksSecret(value) { return true }
    guard !isHarmless(value) else { return false }
    let plain = plain(column)
    if members.contains(plain) || VendorSecrets.isSecret(column) || hasSecretAddress(value) { return true }
    if hasSecretMember(value) { return true }
    if besideSecretName, valueColumns.contains(where: plain.hasSuffix) { return true }
    return isSecretName(plain) && !describing.contains(where: plain.hasSuffix)
  }

  /// Ends of columns that tell of a secret, and not what it is.
  private static let describing = ["id", "name", "type", "count", "date", "expiry", "expires", "at", "description"]

  private static func plain(_ column: String) -> String { column.lowercased().filter { $0 != "_" && $0 != "-" } }
}
