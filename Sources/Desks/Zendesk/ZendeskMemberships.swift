import JSONText
import TicketModel

/// Who is in which group, `/api/v2/group_memberships`. A user names only the group that is the first, a group nobody, so
/// that they are gathered before either is written; the records themselves stay whole.
struct ZendeskMemberships {
  private var groups: [String: Set<String>] = [:]
  private var members: [String: Set<String>] = [:]

  /// A page, one wrapped record, or neither.
  mutating func note(_ page: JSONValue) {
    for membership in page["group_memberships"]?.array ?? [page["group_membership"] ?? .null] {
      guard let user = membership["user_id"]?.idText, let group = membership["group_id"]?.idText else { continue }
      groups[user, default: []].insert(group)
      members[group, default: []].insert(user)
    }
  }

  func completed(_ person: Person) -> Person {
    var person = person
    for group in ZendeskMemberships.keys(.group, groups[person.id]) where !person.groups.contains(group) {
      person.groups.append(group)
    }
    return person
  }

  func completed(_ group: AgentGroup) -> AgentGroup {
    var group = group
    group.members = ZendeskMemberships.keys(.person, members[group.id])
    return group
  }

  private static func keys(_ kind: RecordKind, _ ids: Set<String>?) -> [String] {
    (ids ?? []).sorted { SourceKey.idPrecedes($0, $1) }.map { ZendeskRecords.key(kind, $0) }
  }
}
