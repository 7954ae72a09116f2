package import JSONText

/// Members of a record that hold credentials of its owner: they are dropped, reason `secret`, and reach no archive.
package enum VendorSecrets {
  /// Names that never hold anything else, compared without regard to case, `_` and `-`.
  package static let names: Set<String> = [
    "accesstoken", "apikey", "apitoken", "authtoken", "csrftoken", "clientsecret", "consumersecret", "cryptedpassword",
    "encryptedpassword", "hapikey", "idtoken", "jwt", "jwttoken", "licensekey", "password", "passworddigest",
    "passwordhash", "passwordsalt", "privatekey", "refreshtoken", "sharedsecret", "smtppassword", "imappassword",
    "webhooksecret",
  ]

  package static func isSecret(_ name: String) -> Bool {
    names.contains(String(decoding: name.lowercased().utf8.filter { $0 != 0x5F && $0 != 0x2D }, as: UTF8.self))
  }

  /// The value without such members, at any depth, and how many leaves went with them.
  package static func removed(from value: JSONValue) -> (value: JSONValue, leaves: Int) {
    switch value {
    case .array(let items):
      let parts = items.map(removed(from:))
      return (.array(parts.map(\.value)), parts.reduce(0) { $0 + $1.leaves })
    case .object(let object):
      var result = JSONObject()
      var leaves = 0
      for (name, member) in object.members {
        guard !isSecret(name) else {
          leaves += member.leaves
          continue
        }
        let part = removed(from: member)
        leaves += part.leaves
        result.append(name, part.value)
      }
      return (.object(result), leaves)
    default: return (value, 0)
    }
  }
}
