import DeskKit
import Formats
import JSONText
import TicketModel

/// The backup's files of people, companies, departments and time entries, and every module we do not model.
struct ZohoDeskSmallTables {
  private let context: ZohoDeskContext
  private var sink: any RecordSink { context.sink }

  init(_ context: ZohoDeskContext) { self.context = context }

  func read(_ kind: ZohoDeskNames.Kind, _ document: ExportDocument) throws -> Bool {
    var walk = SourceWalk(document, sink: sink)
    try walk.table(headers: ZohoDeskTable.headerRows) { row, leaves in
      var named = ZohoDeskRow(row, kind)
      let dropped = named.dropSecrets()
      let put: Bool =
        switch kind {
        case .contacts: try contact(&named)
        case .agents: try agent(&named)
        case .accounts: try account(&named)
        case .departments: try department(&named)
        default: try timeEntry(&named)
        }
      guard put else { return try unreadable(row, &leaves, secrets: dropped) }
      if dropped > 0 { leaves.dropped["secret", default: 0] += dropped }
      leaves.kept += named.kept
      leaves.mapped += row.leaves - dropped - named.kept
      context.tally.count(ZohoDeskTally.collection(kind))
    }
    return walk.isWhole
  }

  /// A module without a place in the model: each row whole, under the module's name.
  func readOther(_ document: ExportDocument) throws -> Bool {
    let name = "csv" + ZohoDeskTable.module(of: document.name)
    var walk = SourceWalk(document, sink: sink)
    var rows = 0
    try walk.table(headers: ZohoDeskTable.headerRows) { row, leaves in
      rows += 1
      var record = JSONObject()
      for (column, value) in row.rest.members {
        if ZohoDeskNames.isSecret(column) {
          leaves.dropped["secret", default: 0] += 1
        } else {
          record.append(column, value)
        }
      }
      leaves.kept += record.count
      let id = record["id"]?.string.flatMap { ZohoDeskText.isID($0) ? $0 : nil } ?? row.place.fallbackID
      try sink.put(RecordHead(.other(name), id: id), record)
    }
    if rows > 0 {
      try sink.finding(
        Finding(
          .info, "notModelled", file: document.name, what: "\(rows) rows of a module that is not read into the model",
          did: "kept them whole in data/other/\(name)"))
    }
    return walk.isWhole
  }

  private func unreadable(_ row: SourceRow, _ leaves: inout LeafCount, secrets: Int) throws {
    // Without an id nothing else names the row; its secrets are not kept either.
    guard secrets == 0 else {
      leaves.dropped["secret", default: 0] += row.leaves
      return try told(row, "left it out, because it holds a secret")
    }
    let walk = SourceWalk(
      ExportDocument(name: row.place.file, bytes: MemorySource([])), sink: sink)
    try walk.keep(row, &leaves)
    try told(row, "kept its cells in data/other/rows")
  }

  private func told(_ row: SourceRow, _ did: String) throws {
    let lost = row.cells.first(where: ZohoDeskText.lostDigits)
    try sink.finding(
      Finding(
        .error, lost == nil ? "unreadableRecord" : "idLostDigits", file: row.place.file, line: row.place.line,
        record: row.place.record,
        what: lost.map { "an id that a spreadsheet rounded: \($0)" } ?? "a row without an id", did: did))
  }

  // MARK: Records

  private func contact(_ row: inout ZohoDeskRow) throws -> Bool {
    guard let id = row.id("id") else { return false }
    var person = Person(key: ZohoDesk.key("person", id), id: id, role: .endUser)
    person.name = row.name()
    addresses(&person, &row)
    person.phones = row.phones()
    person.organization = row.reference("accountId", "organization")
    person.locale = row.take("language")
    person.notes = row.take("description")
    person.createdAt = row.time("createdTime", context.clock)
    person.updatedAt = row.time("modifiedTime", context.clock)
    person.fields = row.fields()
    person.extras = row.rest()
    try sink.put(person)
    return true
  }

  private func agent(_ row: inout ZohoDeskRow) throws -> Bool {
    guard let id = row.id("id") else { return false }
    var person = Person(key: ZohoDesk.key("person", id), id: id, role: .agent)
    person.name = row.name()
    addresses(&person, &row)
    person.phones = row.phones()
    let words = [row.peek("role"), row.peek("profile")].compactMap { $0?.lowercased() }
    if words.contains("admin") || words.contains("administrator") {
      person.role = .admin
      context.admins.insert(id)
    }
    // The word stays in extras: there are more states than two.
    person.active = ZohoDeskPeople.active(row.peek("status"))
    person.createdAt = row.time("createdTime", context.clock)
    person.fields = row.fields()
    person.extras = row.rest()
    try sink.put(person)
    return true
  }

  private func addresses(_ person: inout Person, _ row: inout ZohoDeskRow) {
    if let address = row.take("email") {
      person.emails.append(Person.Email(address: address, primary: true))
      context.people.learn(address, id: person.id, person.role)
    }
    if let address = row.take("secondaryEmail") {
      person.emails.append(Person.Email(address: address, primary: false))
      context.people.learn(address, id: person.id, person.role)
    }
  }

  private func account(_ row: inout ZohoDeskRow) throws -> Bool {
    guard let id = row.id("id") else { return false }
    var organization = Organization(key: ZohoDesk.key("organization", id), id: id, name: row.take("accountName"))
    organization.notes = row.take("description")
    organization.createdAt = row.time("createdTime", context.clock)
    organization.updatedAt = row.time("modifiedTime", context.clock)
    organization.fields = row.fields()
    organization.extras = row.rest()
    try sink.put(organization)
    return true
  }

  private func department(_ row: inout ZohoDeskRow) throws -> Bool {
    guard let id = row.id("id") else { return false }
    var container = Container(
      key: ZohoDesk.key("container", id), id: id, label: row.take("name"), kind: "department")
    context.departments[id] = container.label
    container.extras = row.rest()
    try sink.put(container)
    return true
  }

  private func timeEntry(_ row: inout ZohoDeskRow) throws -> Bool {
    guard let id = row.id("id"), let ticket = row.id("requestId") else { return false }
    var entry: JSONObject = ["key": .string("\(ZohoDesk.id):timeEntry:\(id)")]
    entry.put("author", row.reference("ownerId", "person"))
    entry.put("startedAt", row.time("executedTime", context.clock))
    if let seconds = row.peek("secondsSpent").flatMap({ Int($0) }) {
      entry.put("seconds", seconds)
      if row.peek("secondsSpent") == String(seconds) { _ = row.take("secondsSpent") }
    }
    if let billable = row.peek("isBillable"), billable == "true" || billable == "false" {
      entry.put("billable", billable == "true")
      _ = row.take("isBillable")
    }
    entry.put("note", row.take("description"))
    entry.put("extras", row.rest())
    let key = ZohoDeskText.isLong(ticket) ? ticket : "number/" + ticket
    try sink.put(
      RecordHead(.tickets, id: key, partial: true),
      ["key": .string(ZohoDesk.key("ticket", key)), "id": .string(key), "timeEntries": [.object(entry)]])
    return true
  }
}

/// One row of a small table, its columns under the API's names whatever the header calls them.
struct ZohoDeskRow {
  private var cells: [(name: String, text: String)] = []
  private var secrets = 0

  init(_ row: SourceRow, _ kind: ZohoDeskNames.Kind) {
    var seen: Set<String> = []
    for (header, value) in row.rest.members {
      guard let text = value.string else { continue }
      if ZohoDeskNames.isSecret(header) {
        secrets += 1
        continue
      }
      var name = ZohoDeskNames.api(header, in: kind) ?? header
      if !seen.insert(name).inserted { name = header }
      cells.append((name, text))
    }
  }

  func dropSecrets() -> Int { secrets }

  func peek(_ name: String) -> String? { cells.first { $0.name == name }?.text }

  mutating func take(_ name: String) -> String? {
    guard let at = cells.firstIndex(where: { $0.name == name }) else { return nil }
    return cells.remove(at: at).text
  }

  /// An id nothing was lost of; anything else stays.
  mutating func id(_ name: String) -> String? {
    guard let text = peek(name), ZohoDeskText.isID(text) else { return nil }
    return take(name)
  }

  mutating func reference(_ name: String, _ kind: String) -> String? {
    guard let text = peek(name), text.utf8.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
    return take(name).map { ZohoDesk.key(kind, $0) }
  }

  mutating func time(_ name: String, _ clock: ZohoDeskClock) -> String? {
    guard let text = peek(name), let read = clock.cell(text, column: name) else { return nil }
    if read.isFound { _ = take(name) }
    return read.time
  }

  /// The whole name; its parts stay where it had to be put together.
  mutating func name() -> String? {
    if let name = take("fullName") { return name }
    let parts = [peek("firstName"), peek("lastName")].compactMap { $0 }
    guard parts.count == 1 else { return parts.isEmpty ? nil : parts.joined(separator: " ") }
    return take("firstName") ?? take("lastName")
  }

  mutating func phones() -> [String] {
    let phones = [take("phone"), take("mobile")].compactMap { $0 }
    return phones.count == 2 && phones[0] == phones[1] ? [phones[0]] : phones
  }

  /// The tenant's own columns.
  mutating func fields() -> JSONObject {
    var fields = JSONObject()
    for (name, text) in cells where ZohoDeskNames.isCustom(name) { fields[name] = .string(text) }
    cells.removeAll { ZohoDeskNames.isCustom($0.name) }
    return fields
  }

  func rest() -> JSONObject {
    var rest = JSONObject()
    for (name, text) in cells { rest[name] = .string(text) }
    return rest
  }

  /// Cells that nobody took.
  var kept: Int { cells.count }
}

enum ZohoDeskPeople {
  /// Only the states known to mean one or the other.
  static func active(_ status: String?) -> Bool? {
    switch status?.uppercased() {
    case "ACTIVE": true
    case "DISABLED", "DELETED", "INACTIVE", "DEACTIVATED": false
    default: nil
    }
  }
}
