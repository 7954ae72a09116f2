import DeskKit
import Formats
import JSONText
import TicketModel

/// `activeobjects.xml`: the tables of apps, among them those of the service desk, as
/// `<data tableName="AO_…"><column name="ID"/>…<row><integer>1</integer>…</row></data>`.
///
/// Which table holds what is nowhere documented; rows are therefore kept whole under their table's name. Used beside
/// that are those of request types (not verified) and of organizations and their members, whose columns are as a
/// public dump of such a database has them.
struct JiraObjects {
  private let backup: JiraBackup

  init(_ backup: JiraBackup) { self.backup = backup }

  func read(_ document: ExportDocument) throws {
    let reader = backup.reader
    var leaves = LeafCount()
    let xml = try XMLReader(document.bytes, file: document.name)
    var layout = Layout()
    do {
      try xml.forEachElement(named: ["backup", "*", "*"]) { element, at in
        let place = ExportPlace(file: document.name, line: at.line, record: at.record)
        guard element.name == "row", let row = layout.row(element, xml) else {
          layout.learn(element, xml)
          // Columns and keys of tables: how the database is built, nothing that anybody entered.
          leaves.dropped["table layout", default: 0] += element.leaves
          return
        }
        var record = JSONObject()
        var secrets = 0
        let hidden = Set(JiraSecrets.secretCells(row))
        for (name, value) in row {
          if hidden.contains(name) {
            secrets += 1
          } else {
            record[record[name] == nil ? name : name + "~"] = .string(value)
          }
        }
        let inside = element.leaves
        let before = reader.kept
        try use(record, of: layout.table)
        if !record.isEmpty { try reader.keepOther(layout.table, lowered(record), place) }
        leaves.kept += min(reader.kept - before, inside - secrets)
        if secrets > 0 { leaves.dropped["secret", default: 0] += secrets }
        // `xsi:nil="true"` marks what is absent.
        let rest = inside - secrets - (reader.kept - before)
        if rest > 0 { leaves.dropped["marks of absent values", default: 0] += rest }
      }
    } catch let error as InputError where !error.isLimit {
      reader.torn = true
      try reader.sink.finding(
        Finding(
          .error, "tornFile", file: error.file, line: error.line, column: error.column, what: error.what,
          did: "read everything before it; export the file again to get the rest"))
    }
    leaves.dropped["table layout", default: 0] += xml.leavesOutside
    if leaves.dropped["table layout"] == 0 { leaves.dropped["table layout"] = nil }
    reader.sink.leaves(leaves, file: document.name)
  }

  /// Organizations, and who is a member of one. Which one a person has is told by the first pass.
  private func use(_ record: JSONObject, of table: String) throws {
    let reader = backup.reader
    if table.hasSuffix("_ORGANIZATION"), let id = record.text("ID") {
      guard let name = record.text("NAME") else { return reader.organizationsOfApps += 1 }
      try reader.tally.came("organizations", id)
      try reader.sink.put(Organization(key: Jira.key("organization", id), id: id, name: name))
    } else if table.hasSuffix("_ORGANIZATION_MEMBER"), let key = record.text("USER_KEY"),
      let user = backup.tables.user(key), let organization = record.text("ORGANIZATION_ID"),
      backup.tables.memberships[key]?.organization == organization
    {
      try reader.put(organization: organization, of: user)
    }
  }

  /// The archive finds records by `id`.
  private func lowered(_ record: JSONObject) -> JSONObject {
    guard let id = record["ID"], record["id"] == nil else { return record }
    var result: JSONObject = ["id": id]
    for (name, value) in record.members where name != "ID" { result.append(name, value) }
    return result
  }

  /// The columns of the table being read.
  struct Layout {
    private(set) var table = ""
    private var columns: [String] = []

    mutating func learn(_ element: XMLElement, _ xml: XMLReader) {
      enter(xml)
      if element.name == "column", xml.parents.last?.name == "data" { columns.append(element.attribute("name") ?? "") }
    }

    private mutating func enter(_ xml: XMLReader) {
      let parent = xml.parents.last
      let name = parent?.attributes.first { $0.name == "tableName" || $0.name == "name" }?.value ?? ""
      guard parent?.name == "data", name != table else { return }
      table = name
      columns = []
    }

    /// Name and value of each cell that holds something; nil outside a table.
    mutating func row(_ element: XMLElement, _ xml: XMLReader) -> [(name: String, value: String)]? {
      enter(xml)
      guard !table.isEmpty else { return nil }
      return element.children.enumerated().compactMap { index, cell in
        let text = cell.text
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        return (index < columns.count && !columns[index].isEmpty ? columns[index] : "column \(index + 1)", text)
      }
    }
  }

  /// The first pass: names of request types, by the two keys that a request's own field holds, and the organizations
  /// that people are members of.
  static func learn(_ xml: XMLReader, _ tables: JiraTables) throws {
    var layout = Layout()
    var forms: [(portal: String, key: String, name: String)] = []
    try xml.forEachElement(named: ["backup", "*", "*"]) { element, _ in
      guard element.name == "row", let cells = layout.row(element, xml) else { return layout.learn(element, xml) }
      let isMember = layout.table.hasSuffix("_ORGANIZATION_MEMBER")
      guard isMember || ["_VIEWPORT", "_VIEWPORTFORM"].contains(where: layout.table.hasSuffix) else { return }
      let row = Dictionary(cells.map { ($0.name.uppercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
      if isMember { return tables.learn(member: row) }
      guard let id = row["ID"], let key = row["KEY"] else { return }
      if layout.table.hasSuffix("_VIEWPORT") { tables.portals[id] = key }
      if let portal = row["VIEWPORT_ID"], let name = row["NAME"] { forms.append((portal, key, name)) }
    }
    for form in forms {
      guard let portal = tables.portals[form.portal] else { continue }
      tables.requestTypes["\(portal)/\(form.key)"] = form.name
    }
  }
}
