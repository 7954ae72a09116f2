package import Formats
import Foundation
import JSONText
package import StatusMapping
import TicketModel

/// Reads an export's tables by a column map, for any desk.
///
/// Call ``ColumnMapCheck/run(_:_:)`` first: open questions are taken for columns to keep.
package final class ColumnMapReader {
  let map: ColumnMapFile
  let pages: PageReading
  let numberIsID: Bool
  let zone: TimeZone?
  /// People, groups and organizations told so far: each row repeats them.
  private var told: Set<Int> = []
  /// What was read, each once: the rows of a ticket need not follow one another.
  private let read = PartAccount()
  private var isWhole = true

  package init(_ map: ColumnMapFile, card: DeskCard, options: ReadOptions, sink: any RecordSink) throws {
    self.map = map
    numberIsID = card.numberIsID
    zone = options.timeZone.flatMap(TimeZone.init(identifier:))
    pages = try PageReading(desk: card.id, options: options, sink: sink)
  }

  package func read(_ input: any ExportInput) throws {
    let names = try ColumnMapCheck.tables(of: input)
    try input.forEachDocument { document in
      guard names.contains(document.name) else { return try leaveOut(document) }
      try read(document, map.table(for: document.name, isOnly: names.count == 1))
    } trouble: { trouble in
      if trouble.severity == .error { isWhole = false }
      try pages.sink.finding(trouble)
    }
    try pages.choices.report(to: pages.sink)
    try pages.visibility.report(to: pages.sink)
    complete("tickets", try read.parts(of: "tickets"))
    for name in ["messages", "people"] {
      let count = try read.parts(of: name)
      if count > 0 { complete(name, count) }
    }
  }

  private func complete(_ collection: String, _ read: Int) {
    pages.sink.completeness(
      Completeness(
        collection: collection, read: read, state: isWhole ? "unproven" : "partial",
        why: isWhole ? "a table does not say how many rows it should have" : "a file is damaged, see the findings"))
  }

  private func leaveOut(_ document: ExportDocument) throws {
    isWhole = false
    try pages.sink.finding(
      Finding(
        .error, "notATable", file: document.name, what: "no CSV, and a column map reads nothing else",
        did: "left it out; read it without --columns"))
  }

  private func read(_ document: ExportDocument, _ table: ColumnMapFile.Table?) throws {
    var walk = SourceWalk(document, sink: pages.sink)
    let keeper = walk
    var header: [String] = []
    var rows: ColumnRows?
    try walk.table(
      headers: { first, second in
        let count = table?.headerRows ?? 1
        if count == 0 { header = first.map { _ in "" } } else { header = count == 2 ? second ?? first : first }
        return count
      },
      { row, leaves in
        guard let table, table.rows != .ignore else { return try keeper.keep(row, &leaves) }
        if rows == nil {
          let bound = try BoundTable(table, names: BoundTable.unique(header), file: document.name)
          rows = ColumnRows(bound, file: document.name, reader: self)
        }
        if try rows?.take(row, &leaves) != true { try unread(row, keeper, &leaves) }
      })
    if !walk.isWhole { isWhole = false }
    try rows?.report()
    try pages.times.report(to: pages.sink, file: document.name)
    if table == nil {
      try pages.sink.finding(
        Finding(
          .warning, "noTableInMap", file: document.name, what: "the column map has no table for this file",
          did: "kept its rows in data/other/rows; add it under `tables`"))
    }
  }

  private func unread(_ row: SourceRow, _ walk: SourceWalk, _ leaves: inout LeafCount) throws {
    try walk.keep(row, &leaves)
    try pages.sink.finding(
      Finding(
        .error, "unreadableRecord", file: row.place.file, line: row.place.line, record: row.place.record,
        what: "a row that does not say whom it is about", did: "kept its cells in data/other/rows"))
  }

  // MARK: What rows tell

  func key(_ kind: RecordKind, _ id: String) -> String { pages.key(kind, id) }

  private func isNew(_ text: String) -> Bool { told.insert(text.hashValue).inserted }

  func put(_ ticket: Ticket, partial: Bool, isAnother: Bool) throws {
    if isAnother { try read.count(ticket.key, of: "tickets") }
    for message in ticket.messages {
      try read.count(message.key, of: "messages")
      try pages.visibility.note(message)
    }
    try pages.sink.put(ticket, partial: partial)
  }

  /// A person by id, else by address; nil where neither is told. A name alone makes no record.
  func person(id: String?, name: String?, address: String?, phone: String?, role: Person.Role) throws -> String? {
    guard let id = id ?? address.map({ "mail/" + $0.lowercased() }) else { return nil }
    let key = key(.person, id)
    var person = Person(key: key, id: id, role: role, name: name)
    if let address { person.emails = [Person.Email(address: address, primary: true)] }
    if let phone { person.phones = [phone] }
    if isNew("\(key)\n\(name ?? "")\n\(address ?? "")\n\(phone ?? "")\n\(role)") { try pages.sink.put(person) }
    return key
  }

  func put(_ person: Person) throws {
    try read.count(person.key, of: "people")
    try pages.sink.put(person)
  }

  /// Groups and organizations of a table are known by name; an id is used where there is one.
  func group(_ name: String) throws -> String {
    let id = "name/" + name
    if isNew(key(.group, id)) { try pages.sink.put(AgentGroup(key: key(.group, id), id: id, name: name)) }
    return key(.group, id)
  }

  func organization(id: String?, name: String?) throws -> String? {
    guard let id = id ?? name.map({ "name/" + $0 }) else { return nil }
    if isNew("\(key(.organization, id))\n\(name ?? "")") {
      try pages.sink.put(Organization(key: key(.organization, id), id: id, name: name))
    }
    return key(.organization, id)
  }

  /// Cells of a row for which the ticket has no place left.
  func keep(_ cells: JSONObject, of ticket: String, as id: String) throws {
    try pages.sink.put(
      RecordHead(.other("furtherRows"), id: id), ["ticket": .string(key(.ticket, ticket)), "cells": .object(cells)])
  }

  func put(_ field: FieldDefinition) throws { try pages.sink.put(field) }
}
