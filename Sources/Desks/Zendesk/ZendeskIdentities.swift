import Formats
import JSONText
import TicketModel

/// Further addresses and phone numbers of people, `/api/v2/users/{id}/identities`. They are gathered before the people
/// are written, so that neither the order of files nor that of pages matters; the records themselves stay whole.
struct ZendeskIdentities {
  private var ofUser: [String: [JSONValue]] = [:]

  /// Whether a document may hold any: by its address or name, or by how it begins.
  static func mayBe(in place: String, start: [UInt8]) -> Bool {
    place.lowercased().contains("identit") || ZendeskReader.begins(start, with: ["identities", "identity"])
  }

  /// A page, a lone record, or neither.
  mutating func note(_ node: JSONNode) {
    guard node.kind == .object else { return }
    if let list = node["identities"] { return note(list: list) }
    note(record: node["identity"] ?? node)
  }

  mutating func note(list: JSONNode) {
    guard list.kind == .array else { return }
    for item in list.elements { note(record: item) }
  }

  private mutating func note(record: JSONNode) {
    guard record.kind == .object, let user = record["user_id"]?.idText, record["type"] != nil, record["value"] != nil
    else { return }
    ofUser[user, default: []].append(record.value)
  }

  func completed(_ person: Person) -> Person {
    var person = person
    for identity in ofUser[person.id] ?? [] { ZendeskIdentities.add(identity, to: &person) }
    return person
  }

  /// Other kinds than these two (accounts of social networks) have no place in the model.
  static func add(_ identity: JSONValue, to person: inout Person) {
    guard let value = identity["value"]?.string, !value.isEmpty else { return }
    switch identity["type"]?.string {
    case "email":
      guard !person.emails.contains(where: { $0.address.lowercased() == value.lowercased() }) else { return }
      let isFirst = identity["primary"]?.bool == true && !person.emails.contains(where: \.primary)
      person.emails.append(Person.Email(address: value, primary: isFirst))
    case "phone_number":
      if !person.phones.contains(value) { person.phones.append(value) }
    default: return
    }
  }
}
