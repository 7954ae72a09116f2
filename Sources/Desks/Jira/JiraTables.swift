import DeskKit
import Formats
import JSONText
import TicketModel

/// What the first pass over a backup learns. Tables of definitions and people are held; what grows with the issues lies
/// in tables on disk.
final class JiraTables {
  struct Project { var key: String, name: String }
  struct Field { var name: String, type: String, isMulti: Bool }
  struct LinkType { var name: String, inward: String, outward: String, style: String }

  var statuses: [String: (name: String, category: String?)] = [:]
  /// Names by id of priorities, issue types, resolutions, roles, security levels, components, versions.
  var names: [String: [String: String]] = [:]
  var projects: [String: Project] = [:]
  var fields: [String: Field] = [:]
  var optionRows: [String: [FieldDefinition.Option]] = [:]
  var linkTypes: [String: LinkType] = [:]
  /// User keys by lower-case user name, and all keys.
  var userKeys: [String: String] = [:]
  var knownUsers: Set<String> = []
  private var authors: [String] = []
  private var authorNumbers: [String: Int] = [:]
  private var members: [String: [String]] = [:]
  /// Settings whose values are secrets, by the id of their entry.
  var secretEntries: [String: String] = [:]
  /// Names of request types by `portal/form`.
  var requestTypes: [String: String] = [:]
  var portals: [String: String] = [:]
  /// Whose members people are, by their keys.
  private(set) var memberships: [String: Membership] = [:]
  var issues = 0
  var attachments = 0
  private var lastValue: (issue: String, field: String) = ("", "")

  /// By id of a group of changes: its issue (8 bytes), author (4), flags (1), time (27).
  private let changes = SpillTable(width: 40, name: "changes of entities.xml")
  /// By id of a comment: 1 internal, 2 public.
  private let shown = SpillTable(width: 1, name: "comments of entities.xml")

  /// Images that the texts of issues show, and the files that issues have.
  let images = JiraImages()

  /// The organization that a person is said to be of: the one marked as default, else the first.
  struct Membership {
    var organization: String
    var isDefault: Bool
    var count = 1
  }

  struct Change {
    var issue: String?
    var author: String?
    var created: String?
    var hasItems: Bool
  }

  // MARK: Learning

  func learn(_ element: XMLElement) throws {
    switch element.name {
    case "ChangeGroup": try learnChange(element)
    case "ChangeItem":
      if let group = JiraTables.value(element, "group").flatMap({ Int($0) }) {
        try changes.update(group) { $0[$0.startIndex + 12] |= 1 }
      }
    case "EntityProperty": try learnProperty(element)
    case "CustomFieldValue": learnValue(element)
    case "Issue":
      issues += 1
      if let id = JiraTables.value(element, "id") { try learnImages(element, "description", of: id) }
    case "FileAttachment":
      attachments += 1
      if let id = JiraTables.value(element, "id"), let issue = JiraTables.value(element, "issue") {
        try images.note(file: id, named: JiraRow(element).peek("filename") ?? "", of: issue)
      }
    case "Action":
      guard let issue = JiraTables.value(element, "issue") else { return }
      for name in ["body", "actionbody"] { try learnImages(element, name, of: issue) }
    case "OSHistoryStep", "OSCurrentStep", "Worklog", "Label", "UserHistoryItem": break
    default: learnDefinition(element)
    }
  }

  /// A column, which backups write as an attribute or as a child element, long values above all. The attribute is
  /// looked for first: nearly every column is one.
  private static func value(_ element: XMLElement, _ column: String) -> String? {
    element.attribute(column) ?? element.child(column)?.text
  }

  private func learnImages(_ element: XMLElement, _ column: String, of issue: String) throws {
    guard let text = JiraTables.value(element, column) else { return }
    try images.note(text, of: issue)
  }

  private func learnChange(_ element: XMLElement) throws {
    guard let id = JiraTables.value(element, "id").flatMap({ Int($0) }),
      let issue = JiraTables.value(element, "issue").flatMap({ Int($0) })
    else { return }
    let author = JiraTables.value(element, "author").map(number) ?? 0
    let created = Array((JiraTables.value(element, "created") ?? "").utf8.prefix(27))
    try changes.update(id) { slice in
      let start = slice.startIndex
      for byte in 0..<8 { slice[start + byte] = UInt8(truncatingIfNeeded: (issue &+ 1) >> (byte * 8)) }
      for byte in 0..<4 { slice[start + 8 + byte] = UInt8(truncatingIfNeeded: author >> (byte * 8)) }
      for (index, byte) in created.enumerated() { slice[start + 13 + index] = byte }
    }
  }

  /// People are few beside their changes: each gets a number, 0 for nobody.
  private func number(_ author: String) -> Int {
    if let known = authorNumbers[author] { return known }
    authors.append(author)
    authorNumbers[author] = authors.count
    return authors.count
  }

  func change(_ id: String?) throws -> Change? {
    guard let number = id.flatMap({ Int($0) }) else { return nil }
    let bytes = try changes[number]
    var issue = 0
    for byte in (0..<8).reversed() { issue = issue << 8 | Int(bytes[byte]) }
    var author = 0
    for byte in (0..<4).reversed() { author = author << 8 | Int(bytes[8 + byte]) }
    let created = String(decoding: bytes[13...].prefix { $0 != 0 }, as: UTF8.self)
    return Change(
      issue: issue > 0 ? String(issue - 1) : nil,
      author: author > 0 && author <= authors.count ? authors[author - 1] : nil,
      created: created.isEmpty ? nil : created, hasItems: bytes[12] & 1 == 1)
  }

  private func learnProperty(_ element: XMLElement) throws {
    guard JiraTables.value(element, "entityName") == "sd.comment.property",
      let id = JiraTables.value(element, "entityId").flatMap({ Int($0) })
    else { return }
    let row = JiraRow(element)
    guard row.peek("propertyKey") ?? row.peek("key") == "sd.public.comment",
      let text = row.peek("value") ?? row.peek("json_value"),
      let value = try? JSONIndex.value(of: Array(text.utf8)), let isInternal = JiraReader.isInternal(value)
    else { return }
    try shown.update(id) { $0[$0.startIndex] = isInternal ? 1 : 2 }
  }

  func visibility(ofComment id: String?) throws -> Message.Visibility {
    guard let number = id.flatMap({ Int($0) }) else { return .unknown }
    switch try shown[number].first {
    case 1: return .internal
    case 2: return .public
    default: return .unknown
    }
  }

  private func learnValue(_ element: XMLElement) {
    guard let issue = JiraTables.value(element, "issue"), let field = JiraTables.value(element, "customfield") else {
      return
    }
    if lastValue == (issue, field) { fields[field]?.isMulti = true }
    lastValue = (issue, field)
  }

  private func learnDefinition(_ element: XMLElement) {
    let row = JiraRow(element)
    let id = row.peek("id") ?? ""
    switch element.name {
    case "Status": statuses[id] = (row.peek("name") ?? id, JiraTables.category(row.peek("statuscategory")))
    case "Priority", "IssueType", "Resolution", "ProjectRole", "SchemeIssueSecurityLevels", "Component", "Version":
      names[element.name, default: [:]][id] = row.peek("name") ?? row.peek("pname")
    case "CustomFieldOption":
      guard let field = row.peek("customfield"), optionRows[field]?.contains(where: { $0.id == id }) != true else {
        return
      }
      optionRows[field, default: []].append(
        FieldDefinition.Option(
          id: id, label: row.peek("value"), parent: row.peek("parentoptionid"),
          active: row.peek("disabled").map { $0 != "Y" && $0 != "true" }))
    case "Project": projects[id] = Project(key: row.peek("key") ?? "", name: row.peek("name") ?? "")
    case "CustomField":
      let type = row.peek("customfieldtypekey") ?? ""
      fields[id] = Field(
        name: row.peek("name") ?? id, type: type, isMulti: fields[id]?.isMulti == true || JiraTables.isMulti(type))
    case "IssueLinkType":
      linkTypes[id] = LinkType(
        name: row.peek("linkname") ?? "", inward: row.peek("inward") ?? "", outward: row.peek("outward") ?? "",
        style: row.peek("style") ?? "")
    case "ApplicationUser":
      guard let key = row.peek("userKey") else { return }
      knownUsers.insert(key)
      if let name = row.peek("lowerUserName") { userKeys[name] = key }
    case "User":
      if let name = row.peek("lowerUserName") ?? row.peek("userName")?.lowercased(), userKeys[name] == nil {
        userKeys[name] = name
        knownUsers.insert(name)
      }
    case "Membership" where row.peek("membershipType") == "GROUP_USER":
      if let group = row.peek("parentName"),
        let member = row.peek("lowerChildName") ?? row.peek("childName")?.lowercased()
      {
        members[group, default: []].append(member)
      }
    case "OSPropertyEntry":
      if let name = row.peek("propertyKey"), JiraSecrets.isSecretName(name) { secretEntries[id] = name }
    default: break
    }
  }

  /// A row of the table of members of organizations.
  func learn(member row: [String: String]) {
    guard let user = row["USER_KEY"], let organization = row["ORGANIZATION_ID"] else { return }
    let isDefault = row["DEFAULT_ORGANIZATION"] == "true" || row["DEFAULT_ORGANIZATION"] == "1"
    guard var known = memberships[user] else {
      memberships[user] = Membership(organization: organization, isDefault: isDefault)
      return
    }
    guard known.organization != organization else { return }
    known.count += 1
    let isFirst = SourceKey.idPrecedes(organization, known.organization)
    if isDefault && !known.isDefault || isDefault == known.isDefault && isFirst {
      known.organization = organization
      known.isDefault = isDefault
    }
    memberships[user] = known
  }

  /// Ids of the vendor's categories (facts, section d).
  static func category(_ id: String?) -> String? {
    ["1": "undefined", "2": "new", "3": "done", "4": "indeterminate"][id ?? ""]
  }

  private static func isMulti(_ type: String) -> Bool {
    let name = type.split(separator: ":").last.map(String.init) ?? type
    return [
      "multiselect", "multicheckboxes", "labels", "multiversion", "multiuserpicker", "multigrouppicker", "gh-sprint",
      "cascadingselect", "sd-request-participants", "sd-customer-organizations",
    ].contains(name)
  }

  // MARK: Looking up

  /// The id of whoever a row names by key or user name; nil for a name that nobody in the backup has.
  func user(_ text: String?) -> String? {
    guard let text else { return nil }
    if knownUsers.contains(text) { return text }
    return userKeys[text.lowercased()]
  }

  /// The same where user names stand. The name of one may be the key of another, who had it before.
  func user(named text: String) -> String? { userKeys[text.lowercased()] ?? user(text) }

  func name(_ table: String, _ id: String?) -> String? { id.flatMap { names[table]?[$0] } }

  func groups() -> [AgentGroup] {
    members.keys.sorted().map { name in
      var group = AgentGroup(key: Jira.key("group", name), id: name, name: name)
      group.members = Set(members[name, default: []].map { Jira.key("person", user(named: $0) ?? $0) }).sorted()
      return group
    }
  }
}
