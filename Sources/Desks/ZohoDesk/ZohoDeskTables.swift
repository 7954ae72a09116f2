import DeskKit
import Formats
import JSONText
import TicketModel

/// The large files of a backup: tickets, threads, comments.
struct ZohoDeskTables {
  private let context: ZohoDeskContext
  private var sink: any RecordSink { context.sink }

  init(_ context: ZohoDeskContext) { self.context = context }

  /// Returns whether the file was whole.
  func readLarge(_ kind: ZohoDeskNames.Kind, _ document: ExportDocument) throws -> Bool {
    var leaves = LeafCount()
    defer { sink.leaves(leaves, file: document.name) }
    var isWhole = true
    do {
      var rows = try ZohoDeskRows(document.bytes, file: document.name, &leaves)
      do {
        try read(kind, &rows, document.name, &leaves)
      } catch let error as InputError where !error.isLimit {
        isWhole = false
        try torn(error)
      }
      if let cut = rows.cut {
        isWhole = false
        try self.cut(cut, rows.names.count, document.name, &leaves)
      }
      try tell(rows, document.name)
    } catch let error as InputError where !error.isLimit {
      isWhole = false
      try torn(error)
    }
    return isWhole
  }

  private func read(
    _ kind: ZohoDeskNames.Kind, _ rows: inout ZohoDeskRows, _ file: String, _ leaves: inout LeafCount
  ) throws {
    let cells = ZohoDeskCells()
    let labelled = rows.header.count == 1 && rows.names.first != "id"
    func columns(_ roles: [String]) -> ZohoDeskColumns {
      ZohoDeskColumns(
        kind: kind, roles: roles, labels: rows.header.first ?? [], names: rows.names,
        unknownAreFields: kind == .tickets && labelled)
    }
    func each(_ write: (ZohoDeskCells, inout LeafCount) throws -> Bool, _ columns: ZohoDeskColumns) throws {
      var isFirst = kind == .tickets
      while try rows.next(cells, &leaves) {
        guard try write(cells, &leaves) else {
          try unreadable(cells, columns, kind, file, &leaves)
          continue
        }
        // Not before: the header itself may be cut.
        if isFirst { try define(columns, labelled) }
        isFirst = false
      }
    }
    switch kind {
    case .threads:
      let columns = columns(ZohoDeskThreadRows.roles)
      let writer = ZohoDeskThreadRows(columns, context: context)
      try each({ try writer.write($0, leaves: &$1) }, columns)
    case .comments:
      let columns = columns(ZohoDeskCommentRows.roles)
      let writer = ZohoDeskCommentRows(columns, context: context)
      try each({ try writer.write($0, leaves: &$1) }, columns)
    default:
      let columns = columns(ZohoDeskTicketRows.roles)
      let writer = ZohoDeskTicketRows(columns, context: context, labelled: labelled)
      try each({ try writer.write($0, leaves: &$1) }, columns)
    }
  }

  /// The tenant's own columns, as far as a header tells: their names and labels.
  private func define(_ columns: ZohoDeskColumns, _ labelled: Bool) throws {
    if labelled, !columns.custom.isEmpty { context.tally.ownLabels = true }
    for (name, label) in columns.custom {
      try sink.put(
        FieldDefinition(
          key: "\(ZohoDesk.id):field:ticket/\(name)", id: name, of: "ticket", label: label, type: "other",
          nativeType: nil))
    }
  }

  // MARK: Trouble

  private func unreadable(
    _ cells: ZohoDeskCells, _ columns: ZohoDeskColumns, _ kind: ZohoDeskNames.Kind, _ file: String,
    _ leaves: inout LeafCount
  ) throws {
    let texts = cells.texts
    let lost = texts.first(where: ZohoDeskText.lostDigits)
    var kept: [String] = []
    for (index, text) in texts.enumerated() {
      let isSecret = index < columns.entries.count && columns.entries[index].use == .secret
      if isSecret, !text.isEmpty { leaves.dropped["secret", default: 0] += 1 }
      kept.append(isSecret ? "" : text)
    }
    leaves.kept += kept.count { !$0.isEmpty }
    try keep(kept, cells.line, cells.record, file)
    let wanted = kind == .tickets ? "an id" : "its own id and that of a ticket"
    try sink.finding(
      Finding(
        .error, lost == nil ? "unreadableRecord" : "idLostDigits", file: file, line: cells.line,
        record: cells.record,
        what: lost.map { "an id that a spreadsheet rounded: \($0)" } ?? "a row without \(wanted)",
        did: "kept its cells in data/other/rows"
          + (lost == nil ? "" : "; give the file as Zoho Desk exported it, not saved again")))
  }

  private func keep(_ cells: [String], _ line: Int, _ record: Int, _ file: String) throws {
    try sink.put(
      RecordHead(.other("rows"), id: "\(file)#\(record)"),
      ["file": .string(file), "line": .number(line), "cells": .strings(cells)])
  }

  private func cut(_ row: ZohoDeskHeldRow, _ columns: Int, _ file: String, _ leaves: inout LeafCount) throws {
    let texts = row.cells.map { String(decoding: $0, as: UTF8.self) }
    leaves.kept += texts.count { !$0.isEmpty }
    try keep(texts, row.line, row.record, file)
    try sink.finding(
      Finding(
        .error, "tornFile", file: file, line: row.line, record: row.record,
        what: "the last row has \(texts.count) cells where the header has \(columns)",
        did: "read everything before it, kept its cells in data/other/rows; export the file again to get the rest"))
  }

  private func torn(_ error: InputError) throws {
    try sink.finding(
      Finding(
        .error, "tornFile", file: error.file, line: error.line, column: error.column, record: error.record,
        what: error.what, did: "read everything before it; export the file again to get the rest"))
  }

  private func tell(_ rows: ZohoDeskRows, _ file: String) throws {
    if let long = rows.long {
      try sink.finding(
        Finding(
          .warning, "moreCellsThanColumns", file: file, line: long.line,
          what: "\(long.rows) rows have up to \(long.cells) cells where the header names \(rows.names.count) columns",
          did: "read cells by their position and kept those beyond the header in extras; values near the end of these "
            + "rows may stand under the name of a neighbour"))
    }
    guard let trouble = rows.trouble else { return }
    try sink.finding(trouble)
  }
}
