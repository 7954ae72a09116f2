import DeskKit
import Formats
import JSONText
import TicketModel

/// Turns the rows of one large file into records, each as it is at hand in the cells the writer was made with.
protocol ZohoDeskRowWriter: AnyObject {
  /// Writes what the row holds to the sink; false where it holds nothing that can be named.
  func write(_ leaves: inout LeafCount) throws -> Bool
  /// The ticket that the row is, or that its message belongs to; nil where it is neither.
  var ticket: UnsafeRawBufferPointer? { get }
}

/// A file whose rows are messages, which can be written inside the ticket they belong to as well.
protocol ZohoDeskMessageWriter: ZohoDeskRowWriter {
  /// Writes the message alone, as the next member of an array. The row must have a ``ticket``.
  /// Returns its place among the messages, nil where that takes more than a glance.
  func append(_ leaves: inout LeafCount) throws -> ZohoDeskMessagePlace?
}

/// One of the large files of a backup (tickets, threads, comments), read row by row.
final class ZohoDeskFile {
  /// The row at hand.
  private let cells = ZohoDeskCells()
  private let kind: ZohoDeskNames.Kind
  private let name: String
  private let context: ZohoDeskContext
  private let clock: ZohoDeskClock
  /// Nil where not even the header could be read, and once all was read: its buffer is not small.
  private var rows: ZohoDeskRows?
  private var ending: ZohoDeskRows.Ending?
  private let columns: ZohoDeskColumns
  private let writer: any ZohoDeskRowWriter
  private let messageWriter: (any ZohoDeskMessageWriter)?
  private var leaves = LeafCount()
  private var isWhole = true
  private let isLabelled: Bool
  private var isDefined: Bool

  init(_ kind: ZohoDeskNames.Kind, _ document: ExportDocument, _ context: ZohoDeskContext) throws {
    self.kind = kind
    self.context = context
    name = document.name
    clock = ZohoDeskClock(timeZone: context.timeZone)
    var failure: InputError?
    do {
      rows = try ZohoDeskRows(document.bytes, file: document.name, &leaves)
    } catch let error as InputError where !error.isLimit {
      failure = error
    }
    isLabelled = rows?.isLabelled ?? false
    isDefined = kind != .tickets
    columns = ZohoDeskColumns(kind, rows)
    switch kind {
    case .threads: messageWriter = ZohoDeskThreadRows(columns, cells, context: context, clock: clock)
    case .comments: messageWriter = ZohoDeskCommentRows(columns, cells, context: context, clock: clock)
    default: messageWriter = nil
    }
    writer = messageWriter ?? ZohoDeskTicketRows(columns, cells, context: context, clock: clock, labelled: isLabelled)
    if let failure { try torn(failure) }
  }

  /// Reads the whole file, each row a record of its own.
  func readAll() throws {
    while try next() { try write() }
    try close()
  }

  /// Goes to the next row of data; false at the end, and where the file is damaged.
  func next() throws -> Bool {
    do {
      if try rows?.next(cells, &leaves) ?? false { return true }
    } catch let error as InputError where !error.isLimit {
      try torn(error)
    }
    if let rows { ending = rows.ending }
    rows = nil
    cells.clear()
    return false
  }

  /// The ticket that the row at hand is, or that its message belongs to.
  var ticket: UnsafeRawBufferPointer? { writer.ticket }

  /// Writes the row at hand as a record, or part of one, of its own.
  func write() throws {
    guard try writer.write(&leaves) else { return try unreadable() }
    // Not before: the header itself may be cut.
    if !isDefined { try define() }
  }

  /// Writes the message at hand into the ticket that is being written; nil where its place is not plain.
  func append() throws -> ZohoDeskMessagePlace? { try messageWriter?.append(&leaves) }

  /// Tells what there is to tell about the file as a whole, once it was read.
  func close() throws {
    if let ending { try tell(ending) }
    context.sink.leaves(leaves, file: name)
    if !isWhole { context.tally.torn.insert(ZohoDeskTally.collection(kind)) }
    try clock.report(to: context.sink, file: name)
  }

  /// The tenant's own columns, as far as a header tells: their names and labels.
  private func define() throws {
    isDefined = true
    if isLabelled, !columns.custom.isEmpty { context.tally.ownLabels = true }
    for (name, label) in columns.custom {
      try context.sink.put(
        FieldDefinition(
          key: "\(ZohoDesk.id):field:ticket/\(name)", id: name, of: "ticket", label: label, type: "other",
          nativeType: nil))
    }
  }

  // MARK: Trouble

  private func unreadable() throws {
    let texts = cells.texts
    let lost = texts.first(where: ZohoDeskText.lostDigits)
    var kept: [String] = []
    for (index, text) in texts.enumerated() {
      let isSecret = index < columns.entries.count && columns.entries[index].use == .secret
      if isSecret, !text.isEmpty { leaves.dropped["secret", default: 0] += 1 }
      kept.append(isSecret ? "" : text)
    }
    leaves.kept += kept.count { !$0.isEmpty }
    try keep(kept, cells.line, cells.record)
    let wanted = kind == .tickets ? "an id" : "its own id or that of a ticket"
    try context.sink.finding(
      Finding(
        .error, lost == nil ? "unreadableRecord" : "idLostDigits", file: name, line: cells.line,
        record: cells.record,
        what: lost.map { "an id that a spreadsheet rounded: \($0)" } ?? "a row without \(wanted)",
        did: "kept its cells in data/other/rows"
          + (lost == nil ? "" : "; give the file as Zoho Desk exported it, not saved again")))
  }

  private func keep(_ cells: [String], _ line: Int, _ record: Int) throws {
    try context.sink.put(
      RecordHead(.other("rows"), id: "\(name)#\(record)"),
      ["file": .string(name), "line": .number(line), "cells": .strings(cells)])
  }

  private func tell(_ cut: ZohoDeskHeldRow) throws {
    isWhole = false
    let texts = cut.cells.map { String(decoding: $0, as: UTF8.self) }
    leaves.kept += texts.count { !$0.isEmpty }
    try keep(texts, cut.line, cut.record)
    try context.sink.finding(
      Finding(
        .error, "tornFile", file: name, line: cut.line, record: cut.record,
        what: "the last row has \(texts.count) cells where the header has \(columns.entries.count)",
        did: "read everything before it, kept its cells in data/other/rows; export the file again to get the rest"))
  }

  private func torn(_ error: InputError) throws {
    isWhole = false
    try context.sink.finding(
      Finding(
        .error, "tornFile", file: error.file, line: error.line, column: error.column, record: error.record,
        what: error.what, did: "read everything before it; export the file again to get the rest"))
  }

  private func tell(_ ending: ZohoDeskRows.Ending) throws {
    if let cut = ending.cut { try tell(cut) }
    if let long = ending.long {
      try context.sink.finding(
        Finding(
          .warning, "moreCellsThanColumns", file: name, line: long.line,
          what:
            "\(long.rows) rows have up to \(long.cells) cells where the header names \(columns.entries.count) columns",
          did: "read cells by their position and kept those beyond the header in extras; values near the end of these "
            + "rows may stand under the name of a neighbour"))
    }
    if let trouble = ending.trouble {
      if trouble.kind == "torn" { isWhole = false }
      try context.sink.finding(trouble)
    }
  }
}
