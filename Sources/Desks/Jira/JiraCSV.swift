import DeskKit
import Formats
import JSONText
import TicketModel

/// The issue navigator's CSV, all fields: one row an issue, a column repeated for each further value, comments and
/// attachments packed as `date;author;text`, dates as the exporter's settings write them, without a zone.
struct JiraCSV {
  private let reader: JiraReader

  init(_ reader: JiraReader) { self.reader = reader }

  func read(_ document: ExportDocument) throws {
    let peeked = try PeekedSource(document.bytes, count: 1 << 20)
    let layout = JiraCSVLayout(peeked.start, file: document.name)
    guard layout.key != nil || layout.header(.id) != nil else { return try unknown(document, peeked) }
    var walked = document
    walked.bytes = peeked
    var walk = SourceWalk(walked, sink: reader.sink)
    var unread = 0
    try walk.table { row, leaves in
      let before = row.leaves
      let kept = reader.kept
      guard try ticket(&row, layout) else {
        try keepWhole(row, &leaves)
        return
      }
      let here = min(reader.kept - kept, before)
      leaves.kept += here
      leaves.mapped += before - here
      unread += layout.unreadDates(row)
    }
    if !walk.isWhole { reader.torn = true }
    try report(layout, unread, document.name)
  }

  private func keepWhole(_ row: SourceRow, _ leaves: inout LeafCount) throws {
    leaves.kept += row.leaves
    try reader.sink.put(
      RecordHead(.other("rows"), id: row.place.fallbackID),
      [
        "file": .string(row.place.file), "line": row.place.line.map { .number($0) } ?? .null,
        "cells": .strings(row.cells),
      ])
    try reader.sink.finding(
      Finding(
        .error, "unreadableRecord", file: row.place.file, line: row.place.line, record: row.place.record,
        what: "a row without an issue's key or id", did: "kept its cells in data/other/rows"))
  }

  /// A CSV that is none of Jira's: kept row by row.
  private func unknown(_ document: ExportDocument, _ source: PeekedSource) throws {
    try reader.sink.finding(
      Finding(
        .warning, "unknownFile", file: document.name, what: "a CSV in which no column holds issue keys",
        did: "kept its rows in data/other/rows; export the issues with all fields"))
    var walked = document
    walked.bytes = source
    var walk = SourceWalk(walked, sink: reader.sink)
    try walk.table { row, leaves in
      leaves.kept += row.leaves
      try reader.sink.put(
        RecordHead(.other("rows"), id: row.place.fallbackID),
        ["file": .string(row.place.file), "cells": .strings(row.cells)])
    }
    if !walk.isWhole { reader.torn = true }
  }

  private func report(_ layout: JiraCSVLayout, _ unread: Int, _ file: String) throws {
    if unread > 0 {
      try reader.sink.finding(
        Finding(
          .warning, "dateNotRead", file: file,
          what: "\(unread) dates could be day/month or month/day, or are in a form that is not known",
          did: "left them in extras as they are; export with month names, or ISO dates"))
    }
    guard !layout.unknown.isEmpty else { return }
    let shown = layout.unknown.prefix(10).joined(separator: ", ")
    try reader.sink.finding(
      Finding(
        .info, "unknownColumns", file: file,
        what: "columns whose header is not known: \(shown)\(layout.unknown.count > 10 ? " …" : "")",
        did: "kept their cells in extras under their header"))
  }

  // MARK: A row

  private func ticket(_ row: inout SourceRow, _ layout: JiraCSVLayout) throws -> Bool {
    let number = layout.key.flatMap { row.peek($0) }
    guard let id = layout.header(.id).flatMap({ row.peek($0) }) ?? number.map({ "number/" + $0 }) else { return false }
    if let name = layout.header(.id) { _ = row.take(name) }
    if let name = layout.key { _ = row.take(name) }
    if id.hasPrefix("number/") { try reader.tellNumberOnly(id, row.place) }
    var cells = JiraCells(row, layout)
    var ticket = Ticket(key: Jira.key("ticket", id), id: id)
    ticket.number = number
    ticket.subject = cells.take(.summary)
    choices(&ticket, &cells)
    people(&ticket, &cells)
    clock(&ticket, &cells)
    try status(&ticket, &cells)
    ticket.tags = cells.takeAll(.labels)
    messages(&ticket, &cells)
    files(&ticket, &cells)
    work(&ticket, &cells)
    try links(&ticket, &cells)
    try customFields(&ticket, &cells)
    ticket.extras = cells.rest
    reader.kept += ticket.extras.count
    row = cells.row
    if !ticket.messages.isEmpty { try reader.tally.note(.comments, total: nil, of: id) }
    for entry in ticket.timeEntries { try reader.tally.note(work: entry, of: id, isNamed: false) }
    try reader.tally.note(ticket)
    try reader.sink.put(ticket)
    return true
  }

  private func choices(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    if let label = cells.take(.type) { ticket.type = reader.type(id: nil, label: label) }
    if let label = cells.take(.priority) { ticket.priority = reader.priority(id: nil, label: label) }
    if let label = cells.take(.resolution) { ticket.resolution.put("label", label) }
    if let label = cells.take(.projectName) {
      ticket.container = NamedReference(id: nil, label: label, kind: "project")
    }
    if let label = cells.take(.security) { ticket.security = NamedReference(id: nil, label: label) }
  }

  /// Another form may tell the id of the status so named, which is known when all is read.
  private func status(_ ticket: inout Ticket, _ cells: inout JiraCells) throws {
    let native = cells.peek(.statusCategory).flatMap(JiraHeaders.nativeCategory)
    guard let label = cells.take(.status) else { return }
    if reader.hasIDsBesideCSV {
      try reader.labels.row(ticket.id, label, native: native, updatedAt: ticket.updatedAt)
    } else {
      ticket.status = reader.status(id: nil, label: label, native: native)
    }
  }

  private func people(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    ticket.requester = person(.reporter, .reporterID, &cells)
    if ticket.requester == nil { ticket.requesterText = cells.take(.reporter) }
    ticket.submitter = person(.creator, .creatorID, &cells)
    ticket.assignee = person(.assignee, .assigneeID, &cells)
    let ids = cells.takeAll(.watchersID)
    guard !ids.isEmpty else { return }
    let names = cells.peekAll(.watchers)
    for (index, id) in ids.enumerated() {
      ticket.followers.append(reader.namedPerson(id, names.count == ids.count ? names[index] : nil))
    }
    if names.count == ids.count { _ = cells.takeAll(.watchers) }
  }

  /// Name and id side by side. A name alone is nobody's id: it stays a text.
  private func person(_ name: JiraHeaders.Role, _ id: JiraHeaders.Role, _ cells: inout JiraCells) -> String? {
    guard let account = cells.take(id) else { return nil }
    return reader.namedPerson(account, cells.take(name))
  }

  private func clock(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    ticket.createdAt = cells.time(.created, reader)
    ticket.updatedAt = cells.time(.updated, reader)
    ticket.dueAt = cells.time(.due, reader, dayOnly: true)
    guard let at = cells.time(.resolved, reader) else { return }
    ticket.solvedAt = at
    ticket.resolution.put("at", at)
  }

  // MARK: Packed cells

  private func messages(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    if let text = cells.take(.description) {
      var message = Message(
        key: Jira.key("message", ticket.id + "/description"), id: nil, author: ticket.requester ?? ticket.submitter,
        createdAt: ticket.createdAt, visibility: .public, kind: .description, body: reader.body(.string(text)))
      message.subject = ticket.subject
      ticket.messages.append(message)
    }
    var left: [JSONValue] = []
    var equal: [String: Int] = [:]
    for cell in cells.takeAll(.comment) {
      // Times have minutes only: what one person says twice in one of them is two comments.
      equal[cell, default: 0] += 1
      let turn = equal[cell] ?? 1
      let parts = cell.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      // A text of its own may hold semicolons; what it begins with is no date then.
      guard parts.count == 3, parts[0].contains(where: \.isNumber) else {
        // Without time and author it is a comment all the same; the cell stays beside it as it was.
        ticket.messages.append(comment(["", "", cell], ticket.id, turn, cells.layout))
        left.append(.string(cell))
        continue
      }
      ticket.messages.append(comment(parts, ticket.id, turn, cells.layout))
    }
    ticket.messages = JiraReader.inOrder(ticket.messages)
    if !left.isEmpty { cells.keep("comments", left, reader) }
  }

  private func comment(_ parts: [String], _ ticket: String, _ turn: Int, _ layout: JiraCSVLayout) -> Message {
    let at = parts[0].isEmpty ? nil : layout.time(parts[0], "comment", reader)
    let body = reader.body(.string(parts[2]))
    let author = parts[1].isEmpty ? nil : reader.namedPerson(parts[1], nil)
    let time = (at ?? parts[0]) + (turn > 1 ? " \(turn)" : "")
    var message = Message(
      key: Jira.key("message", ticket + "/" + reader.contentHash(author, time, body)), id: nil, author: author,
      createdAt: at, visibility: .unknown, kind: .reply, body: body)
    // As the exporter's settings wrote it: without a zone.
    if !parts[0].isEmpty { message.extras["created"] = .string(parts[0]) }
    return message
  }

  private func files(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    var left: [JSONValue] = []
    for cell in cells.takeAll(.attachment) {
      let parts = cell.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let cut = parts[2].lastIndex(of: ";") else {
        left.append(.string(cell))
        continue
      }
      let url = String(parts[2][parts[2].index(after: cut)...])
      guard let id = reader.attachmentID(["content": .string(url)]) else {
        left.append(.string(cell))
        continue
      }
      var file = TicketFile(key: Jira.key("attachment", id), id: id, name: String(parts[2][..<cut]), url: url)
      file.createdAt = cells.layout.time(parts[0], "attachment", reader)
      file.author = parts[1].isEmpty ? nil : reader.namedPerson(parts[1], nil)
      file.extras["created"] = .string(parts[0])
      ticket.attachments.append(file)
    }
    if !left.isEmpty { cells.keep("attachments", left, reader) }
    JiraInline.tie(&ticket)
  }

  /// `text;date;author;seconds`, where the text may hold semicolons of its own.
  private func work(_ ticket: inout Ticket, _ cells: inout JiraCells) {
    var left: [JSONValue] = []
    var equal: [String: Int] = [:]
    for cell in cells.takeAll(.work) {
      let parts = cell.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      guard parts.count >= 4, let seconds = Int(parts[parts.count - 1]),
        parts[parts.count - 3].contains(where: \.isNumber)
      else {
        left.append(.string(cell))
        continue
      }
      let written = parts[parts.count - 3]
      let author = parts[parts.count - 2]
      let started = cells.layout.time(written, "log work", reader)
      equal[cell, default: 0] += 1
      let note = parts.dropLast(3).joined(separator: ";")
      let said = [author, started ?? written, "\(seconds)", note] + (equal[cell] == 1 ? [] : ["\(equal[cell] ?? 1)"])
      let hash = Checksum.sha256(Array(said.joined(separator: "\n").utf8)).prefix(16)
      var entry: JSONObject = ["key": .string("\(Jira.id):timeEntry:\(ticket.id)/\(hash)")]
      entry.put("author", author.isEmpty ? nil : reader.namedPerson(author, nil))
      entry.put("startedAt", started)
      entry.put("seconds", seconds)
      entry.put("note", note.isEmpty ? nil : note)
      // As the exporter's settings wrote it: without a zone.
      entry.put("extras", ["started": .string(written)])
      ticket.timeEntries.append(entry)
    }
    if !left.isEmpty { cells.keep(cells.layout.header(.work) ?? "", left, reader) }
  }

  /// Cells of links hold the other issue's key, which stays in extras: the model has its id.
  private func links(_ ticket: inout Ticket, _ cells: inout JiraCells) throws {
    if let parent = cells.peek(.parentID), Jira.isNumber(parent) {
      _ = cells.take(.parentID)
      ticket.links.append(LinkToTicket(kind: "childOf", ticket: Jira.key("ticket", parent)))
    } else if let parent = cells.peek(.parentID), JiraPages.isKey(parent) {
      ticket.links.append(LinkToTicket(kind: "childOf", ticket: try reader.issueKeys.ticket(parent)))
    }
    for (header, kind) in cells.layout.links {
      for key in cells.peekAll(header: header) where JiraPages.isKey(key) {
        let link = LinkToTicket(kind: kind, ticket: try reader.issueKeys.ticket(key))
        if !ticket.links.contains(link) { ticket.links.append(link) }
      }
    }
  }

  /// A custom field's id is not in the file: its name stands for it.
  private func customFields(_ ticket: inout Ticket, _ cells: inout JiraCells) throws {
    for (header, name) in cells.layout.customFields {
      let values = cells.takeAll(header: header)
      guard let first = values.first else { continue }
      let told: JSONValue = values.count == 1 ? .string(first) : .strings(values)
      reader.decimalCommas += values.count(where: DecimalComma.isOne)
      // Two fields may have one name; the columns of one header are then one list.
      ticket.fields[name] = told
      guard reader.fieldsPut.insert(name).inserted else { continue }
      try reader.sink.put(
        FieldDefinition(
          key: "\(Jira.id):field:ticket/\(name)", id: name, of: "ticket", label: name, type: "other", nativeType: nil))
    }
  }
}

/// The columns of one file, by what they hold.
struct JiraCSVLayout {
  private var headers: [JiraHeaders.Role: String] = [:]
  private(set) var key: String?
  private(set) var customFields: [(header: String, name: String)] = []
  private(set) var unknown: [String] = []
  /// Columns of issues that this one is linked with, and how.
  private(set) var links: [(header: String, kind: String)] = []
  private var order: Timestamp.DayOrder?

  /// Told from the header and the first rows.
  init(_ start: [UInt8], file: String) {
    guard var csv = try? CSVReader(JiraBytes(start), file: file), let header = try? csv.next()?.texts else { return }
    var rows: [[String]] = []
    while rows.count < 500, let row = (try? csv.next())?.texts { rows.append(row) }
    var seen: Set<String> = []
    for (index, name) in header.enumerated() {
      let known = name.isEmpty ? "column \(index + 1)" : name
      guard seen.insert(known).inserted else { continue }
      if let custom = JiraHeaders.customFieldName(known) {
        customFields.append((known, custom))
      } else if let kind = JiraHeaders.linkKind(known) {
        links.append((known, kind))
      } else if let role = JiraHeaders.role(known), headers[role] == nil {
        headers[role] = known
      } else {
        unknown.append(known)
      }
    }
    placeAccounts(header)
    place(header, rows)
    unknown.removeAll { name in headers.values.contains(name) || JiraCSVLayout.isPlain(name) }
    let dates: [JiraHeaders.Role] = [.created, .updated, .resolved, .due]
    let columns = dates.compactMap { headers[$0] }.compactMap { header.firstIndex(of: $0) }
    order = Timestamp.dayOrder(of: rows.lazy.flatMap { row in columns.compactMap { $0 < row.count ? row[$0] : nil } })
  }

  /// The cloud writes `Assignee,Assignee Id`: the names' column known, the next one is too.
  private mutating func placeAccounts(_ header: [String]) {
    for (names, accounts) in JiraHeaders.accountBeside where headers[accounts] == nil {
      guard let at = headers[names].flatMap({ header.lastIndex(of: $0) }), at + 1 < header.count else { continue }
      let next = header[at + 1]
      if JiraHeaders.saysID(next), unknown.contains(next) { headers[accounts] = next }
    }
  }

  /// Where headers are in a language that is not known: keys look like keys, and Jira writes id, type and status after
  /// them in a steady order.
  private mutating func place(_ header: [String], _ rows: [[String]]) {
    key = headers[.key]
    func values(_ index: Int) -> [String] {
      rows.compactMap { index < $0.count && !$0[index].isEmpty ? $0[index] : nil }
    }
    if key.map({ name in header.firstIndex(of: name).map { values($0).allSatisfy { JiraPages.isKey($0) } } ?? false })
      != true
    {
      key = nil
      headers[.key] = nil
      for index in header.indices where !header[index].isEmpty {
        let found = values(index)
        guard !found.isEmpty, found.count == rows.count, found.allSatisfy({ JiraPages.isKey($0) }),
          Set(found).count == found.count
        else { continue }
        key = header[index]
        break
      }
    }
    guard let key, let at = header.firstIndex(of: key), headers[.id] == nil, at + 1 < header.count else { return }
    let next = values(at + 1)
    if next.count == rows.count, !next.isEmpty, next.allSatisfy(Jira.isNumber), Set(next).count == next.count {
      headers[.id] = header[at + 1]
    }
  }

  /// Columns of Jira's own that the model has no place for; they need no mention.
  private static func isPlain(_ name: String) -> Bool {
    let lower = name.lowercased()
    return name.hasPrefix("Σ")
      || [
        "project type", "project lead", "project lead id", "project description", "project url", "last viewed", "votes",
        "environment", "original estimate", "remaining estimate", "time spent", "work ratio", "sprint",
        "affects versions",
        "affects version/s", "fix versions", "fix version/s", "component/s", "components", "parent summary",
        "parent key", "status category changed", "images",
      ].contains(lower)
  }

  func header(_ role: JiraHeaders.Role) -> String? { headers[role] }

  /// Whether its rows name other issues, whose ids other rows tell.
  var hasLinks: Bool { key != nil && headers[.id] != nil && (!links.isEmpty || headers[.parentID] != nil) }

  func time(_ text: String, _ column: String, _ reader: JiraReader, dayOnly: Bool = false) -> String? {
    if let read = Timestamp.iso(text, zone: reader.zone) { return reader.times.note(read, text, column) }
    let read = Timestamp.locale(text, order: order, zone: reader.zone, dayOnly: dayOnly)
    return reader.times.note(read, text, column)
  }

  /// Dates of the row that are none to us.
  func unreadDates(_ row: SourceRow) -> Int {
    [JiraHeaders.Role.created, .updated, .resolved, .due].count { role in
      guard let name = headers[role], let text = row.peek(name) else { return false }
      return Timestamp.iso(text) == nil && Timestamp.locale(text, order: order) == nil
    }
  }
}
