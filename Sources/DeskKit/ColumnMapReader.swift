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
  /// Ids of people by their lower-case address; nil where it is of several.
  private var idOfAddress: [String: String?] = [:]

  package init(_ map: ColumnMapFile, card: DeskCard, options: ReadOptions, sink: any RecordSink) throws {
    self.map = map
    numberIsID = card.numberIsID
    zone = options.timeZone.flatMap(TimeZone.init(identifier:))
    pages = try PageReading(desk: card.id, options: options, sink: sink)
  }

  package func read(_ input: any ExportInput) throws {
    let names = try ColumnMapCheck.tables(of: input)
    try learnAddresses(input, names)
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

  /// Who has which address, as tables of people say, wherever they lie in the export.
  private func learnAddresses(_ input: any ExportInput, _ names: Set<String>) throws {
    guard map.tables.contains(where: { $0.tellsAddresses }) else { return }
    try input.forEachDocument { document in
      guard names.contains(document.name), let table = map.table(for: document.name, isOnly: names.count == 1),
        table.tellsAddresses
      else { return }
      var source = try SourceTable(document.bytes, file: document.name)
      var unused = LeafCount()
      var header: [String] = []
      try source.start(
        headers: { first, second in
          header = table.header(first, second)
          return table.headerRows
        }, &unused)
      guard !header.isEmpty else { return }
      let bound = try BoundTable(table, names: BoundTable.unique(header), file: document.name)
      // A torn table tells what it has; that it is torn is said when it is read.
      while let row = try? source.next(&unused) {
        let cells = RowCells(row.cells, bound)
        guard let id = cells.peek(.requesterID), let text = cells.peek(.requesterAddress),
          let address = NamedAddress(text).address?.lowercased()
        else { continue }
        // An address of two people tells neither.
        idOfAddress[address] = idOfAddress[address, default: id] == id ? id : .some(nil)
      }
    } trouble: { _ in
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
        header = table?.header(first, second) ?? first
        return table?.headerRows ?? 1
      },
      { row, leaves in
        guard let table, table.rows != .ignore else { return try keeper.keep(row, &leaves) }
        if rows == nil {
          let bound = try BoundTable(table, names: BoundTable.unique(header), file: document.name)
          rows = ColumnRows(bound, file: document.name, reader: self)
        }
        if try rows?.take(row, &leaves) != true { try unread(row, rounded: rows?.roundedID(row), keeper, &leaves) }
      })
    if !walk.isWhole { isWhole = false }
    try rows?.report()
    try pages.times.report(to: pages.sink, file: document.name)
    if table == nil {
      try pages.sink.finding(
        Finding(
          .error, "noTableInMap", file: document.name, what: "the column map has no table for this file",
          did: "kept its rows in data/other/rows; add it under `tables`, with rows: ignore if that is right"))
    }
  }

  private func unread(
    _ row: SourceRow, rounded: String?, _ walk: SourceWalk, _ leaves: inout LeafCount
  ) throws {
    try walk.keep(row, &leaves)
    try pages.sink.finding(
      Finding(
        .error, rounded == nil ? "unreadableRecord" : "idLostDigits", file: row.place.file, line: row.place.line,
        record: row.place.record,
        what: rounded.map { "an id that a spreadsheet rounded: \($0)" } ?? "a row that does not say whom it is about",
        did: "kept its cells in data/other/rows"
          + (rounded == nil ? "" : "; give the file as it was exported, not saved again")))
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
    try pages.sink.put(ticket, partial: partial, tellsState: false)
  }

  /// A person by id, else by address, which a table of people may know; nil where neither is told. A name alone makes no record.
  func person(id: String?, name: String?, address: String?, phone: String?, role: Person.Role) throws -> String? {
    let known = id == nil ? address.flatMap { idOfAddress[$0.lowercased()] ?? nil } : nil
    guard let id = id ?? known ?? address.map({ "mail/" + $0.lowercased() }) else { return nil }
    let key = key(.person, id)
    var person = Person(key: key, id: id, role: role, name: name)
    // Of somebody whom a table of people has, that table tells the addresses.
    if let address, known == nil { person.emails = [Person.Email(address: address, primary: true)] }
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

extension ColumnMapFile.Table {
  /// Rows of people with an id and an address.
  fileprivate var tellsAddresses: Bool {
    let uses = columns.compactMap(\.use)
    return rows == .people && uses.contains(.requesterID) && uses.contains(.requesterAddress)
  }

  /// The names of the columns, empty where none has one.
  fileprivate func header(_ first: [String], _ second: [String]?) -> [String] {
    headerRows == 0 ? first.map { _ in "" } : headerRows == 2 ? second ?? first : first
  }
}
